package check

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/annotate"
	"concord/internal/annotate/quantity"
	"concord/internal/annotate/quote"
	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/reconcile"
	"concord/internal/reconcile/collate"
	"concord/internal/span"
	"concord/internal/statement"
	"concord/internal/story"
)

// A draft is often written over a report: its sentence has most words of the
// report's in their order. Then the two sentences are witnesses of one text, and
// a number, date or name that stands in the same place and is another one is
// shown to differ by the words around it, as in an apparatus.

// What two sentences must share, by the weight of the draft's words, before
// their numbers, or their names and negations, are laid against each other; and
// how many telling words the draft's sentence must have.
const (
	nearNumbers = 0.68
	nearNames   = 0.8
	leastKeys   = 4
	fewKeys     = 6    // a sentence of fewer must be nearer
	nearFew     = 0.74 // so near
)

// near lays sentences of the draft beside the reports' nearest.
func (l *linter) near() {
	for i := range l.doc.Sentences {
		s := l.doc.Sentences[i].Span
		if l.mostlyQuoted(s) || l.content(s) < leastKeys {
			continue
		}
		l.nearSentence(s)
	}
}

func (l *linter) content(s span.Span) int {
	n := 0
	for _, w := range token.Within(l.doc.Words, s) {
		if !w.Mark && statement.Key(w.Norm) != "" {
			n++
		}
	}
	return n
}

// mostlyQuoted: quotations are collated by themselves.
func (l *linter) mostlyQuoted(s span.Span) bool {
	in := 0
	for i := range l.doc.Quotations {
		q := &l.doc.Quotations[i]
		if q.Kind != quote.Indirect && !q.Term && q.Overlaps(s) {
			in += min(q.End, s.End) - max(q.Start, s.Start)
		}
	}
	return 2*in > s.Len()
}

// spot is one place of a draft's sentence at which reports read otherwise.
type spot struct {
	at     span.Span
	kind   string
	reads  []Reading
	shared float64
}

func (l *linter) nearSentence(s span.Span) {
	given := s.In(l.text)
	least := nearNumbers
	if l.content(s) < fewKeys {
		least = nearFew
	}
	var spots []spot
	agreeing := map[string][]span.Span{}
	for _, m := range l.locate(given) {
		k := l.member(m.Passage.Report)
		if k < 0 || m.Shared < least {
			continue
		}
		from := s.Start
		var differing []span.Span
		for _, d := range m.Differences {
			at, ok := l.find(d.Given, from, s.End)
			if !ok {
				continue
			}
			from = at.End
			differing = append(differing, at)
			if d.Grade != collate.Substantive || d.Given == "" || d.Reads.Exact == "" {
				continue
			}
			if kind, mine, theirs := l.opposed(k, at, d.Reads.Span); kind != "" && (kind == "number" || kind == "date" || m.Shared >= nearNames) {
				spots = addSpot(spots, spot{at: mine, kind: kind, shared: m.Shared, reads: []Reading{{Value: theirs.In(l.both.Members[k].Document.Report.Text),
					Words: passagesOf(l, k, theirs), Passages: passagesOf(l, k, m.Passage.Span)}}})
			}
		}
		if m.Opposite && m.Shared >= nearNames {
			l.negation(k, s, m)
		}
		agreeing[m.Passage.Report] = differing
	}
	for _, sp := range spots {
		if l.settled(sp, agreeing) {
			continue
		}
		level := Warning
		if sp.shared >= 0.85 {
			level = Error
		}
		if sp.kind == "name" {
			level = Warning
		}
		l.add(sp.kind+"/none", level, sp.at, fmt.Sprintf("no report has “%s” in this sentence: %s", short(sp.at.In(l.text)), heads(sp.reads)), sp.reads,
			[]reconcile.Ground{{What: "same sentence but for this", Words: fmt.Sprintf("%.0f %% of the draft's words, in the same order", 100*sp.shared)}})
	}
}

func passagesOf(l *linter, m int, sp span.Span) []story.Passage {
	return []story.Passage{l.both.Passage(m, sp)}
}

func addSpot(spots []spot, n spot) []spot {
	for i := range spots {
		if spots[i].at == n.at && spots[i].kind == n.kind {
			r := n.reads[0]
			for k := range spots[i].reads {
				if strings.EqualFold(spots[i].reads[k].Value, r.Value) {
					spots[i].reads[k].Words = append(spots[i].reads[k].Words, r.Words...)
					spots[i].reads[k].Passages = append(spots[i].reads[k].Passages, r.Passages...)
					spots[i].shared = max(spots[i].shared, n.shared)
					return spots
				}
			}
			spots[i].reads = append(spots[i].reads, r)
			spots[i].shared = max(spots[i].shared, n.shared)
			return spots
		}
	}
	return append(spots, n)
}

// settled reports whether some report has the draft's words in that place, or
// tells the value elsewhere.
func (l *linter) settled(sp spot, differing map[string][]span.Span) bool {
	for _, at := range differing {
		touched := false
		for _, d := range at {
			touched = touched || d.Overlaps(sp.at)
		}
		if !touched {
			return true
		}
	}
	if sp.kind != "number" {
		return false
	}
	q := quantityIn(l.doc, sp.at)
	return q != nil && len(l.sameNumber(q, true)) > 0
}

// find looks for given words of a sentence from a place on.
func (l *linter) find(given string, from, end int) (span.Span, bool) {
	if given == "" || from > end {
		return span.Span{}, false
	}
	i := strings.Index(l.text[from:end], given)
	if i < 0 {
		return span.Span{}, false
	}
	return span.Span{Start: from + i, End: from + i + len(given)}, true
}

// opposed says what kind of thing two differing stretches are, with the words
// that exclude each other.
func (l *linter) opposed(m int, at, reads span.Span) (kind string, mine, theirs span.Span) {
	rep := l.both.Members[m].Document
	if a, b := quantityIn(l.doc, at), quantityIn(rep, reads); a != nil && b != nil {
		if comparable(a, b) && !allows(valueOf(b), valueOf(a)) {
			return "number", a.Span, b.Span
		}
		return "", at, reads
	}
	if a, b := timeIn(l.doc, at), timeIn(rep, reads); a != nil && b != nil {
		if a.Type == when.Duration && b.Type == when.Duration {
			if measured(a) && measured(b) && a.Value != b.Value && a.Mod == b.Mod {
				return "number", a.Span, b.Span
			}
			return "", at, reads
		}
		x, y := strings.ToLower(a.Span.In(l.text)), strings.ToLower(b.Span.In(rep.Report.Text))
		if timesOppose(x, y) {
			return "date", a.Span, b.Span
		}
		return "", at, reads
	}
	if l.namesOppose(rep, at, reads) {
		return "name", at, reads
	}
	return "", at, reads
}

func quantityIn(doc *annotate.Document, at span.Span) *quantity.Quantity {
	for i := range doc.Quantities {
		q := &doc.Quantities[i]
		n := q.Number
		if n.Empty() {
			n = q.Span
		}
		if n.Overlaps(at) {
			return q
		}
	}
	return nil
}

func timeIn(doc *annotate.Document, at span.Span) *when.Time {
	for i := range doc.Times {
		if doc.Times[i].Overlaps(at) {
			return &doc.Times[i]
		}
	}
	return nil
}

// measured reports whether a duration has a number: "60 days", not "some time".
func measured(t *when.Time) bool { return hasDigit(t.Value) }

// comparable reports whether two quantities in one place of one sentence can be
// one: of one kind and unit.
func comparable(a, b *quantity.Quantity) bool {
	switch {
	case a.Kind == quantity.Ordinal || b.Kind == quantity.Ordinal:
		return a.Kind == b.Kind
	case a.Kind == b.Kind:
		return a.Unit == b.Unit
	}
	return (a.Kind == quantity.Count || a.Kind == quantity.Number) && (b.Kind == quantity.Count || b.Kind == quantity.Number)
}

func valueOf(q *quantity.Quantity) string {
	if q.Vague {
		return "some"
	}
	v := fmt.Sprint(q.Value)
	if q.Bound != quantity.Exactly && q.Bound != "" && q.Bound != quantity.Between {
		return string(q.Bound) + " " + v
	}
	return v
}

var monthNames = strings.Fields("january february march april may june july august september october november december")

// timesOppose reports whether two times name different weekdays, months, days
// or years; "Tuesday" and "11 March" do not exclude each other here.
func timesOppose(x, y string) bool {
	if a, b := weekdayIn(x), weekdayIn(y); a >= 0 && b >= 0 && a != b {
		return true
	}
	a, b := calendar(x), calendar(y)
	differ := func(p, q string) bool { return p != "" && q != "" && p != q }
	return differ(a.month, b.month) || differ(a.year, b.year) || a.month != "" && a.month == b.month && differ(a.day, b.day)
}

type calendarDay struct{ day, month, year string }

func calendar(s string) calendarDay {
	var c calendarDay
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		switch {
		case len(f) == 4 && hasDigit(f[:1]) && hasDigit(f[3:]):
			c.year = f
		case hasDigit(f[:1]) && len(strings.TrimRight(f, "stndrh")) <= 2:
			if c.day == "" {
				c.day = strings.TrimLeft(strings.TrimRight(f, "stndrh"), "0")
			}
		default:
			for _, m := range monthNames {
				if f == m || len(f) >= 3 && strings.HasPrefix(m, f) {
					c.month = m
				}
			}
		}
	}
	return c
}

// namesOppose reports whether both stretches are a name of one to three words,
// none of which stands in the other's sentence.
func (l *linter) namesOppose(rep *annotate.Document, at, reads span.Span) bool {
	a, b := at.In(l.text), reads.In(rep.Report.Text)
	if !isName(a) || !isName(b) || !inMention(l.doc, at) || !inMention(rep, reads) {
		return false
	}
	x, y := strings.ToLower(a), strings.ToLower(b)
	if strings.Contains(x, y) || strings.Contains(y, x) || x[:min(4, len(x))] == y[:min(4, len(y))] {
		return false // a longer form, a demonym; spellings are looked at by themselves
	}
	i := sentenceAt(rep, reads)
	return i < 0 || !strings.Contains(strings.ToLower(rep.Sentences[i].Span.In(rep.Report.Text)), x)
}

func isName(s string) bool {
	f := strings.Fields(s)
	if len(f) == 0 || len(f) > 3 {
		return false
	}
	for _, w := range f {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) || hasDigit(w) || len(w) < 3 {
			return false
		}
	}
	return true
}

func inMention(doc *annotate.Document, at span.Span) bool {
	i := sort.Search(len(doc.Mentions), func(i int) bool { return doc.Mentions[i].End > at.Start })
	for ; i < len(doc.Mentions) && doc.Mentions[i].Start < at.End; i++ {
		if !doc.Mentions[i].Name.Empty() && doc.Mentions[i].Name.Overlaps(at) {
			return true
		}
	}
	return false
}

// negation: a sentence of the draft and one of a report differ by a "not".
func (l *linter) negation(m int, s span.Span, match collate.Match) {
	rest := false // another difference in words may answer for it
	neg := ""
	for _, d := range match.Differences {
		if d.Grade != collate.Substantive {
			continue
		}
		if n := negationIn(d.Given) + negationIn(d.Reads.Exact); n == 1 && countWords(d.Given)+countWords(d.Reads.Exact) <= 4 {
			neg = d.Given
			if neg == "" {
				neg = d.Reads.Exact
			}
			continue
		}
		rest = rest || countWords(d.Given)+countWords(d.Reads.Exact) > 4
	}
	if neg == "" || rest {
		return
	}
	r := Reading{Value: "otherwise", Words: passagesOf(l, m, match.Passage.Span), Passages: passagesOf(l, m, match.Passage.Span)}
	l.add("polarity/none", Warning, s, fmt.Sprintf("this sentence and one of %s differ by a negation (“%s”)", match.Passage.Report, short(neg)), []Reading{r},
		[]reconcile.Ground{{What: "same sentence but for this", Words: fmt.Sprintf("%.0f %% of the draft's words, in the same order", 100*match.Shared)}})
}

func negationIn(s string) int {
	n := 0
	for _, f := range strings.Fields(strings.ToLower(s)) {
		switch strings.Trim(f, ".,;:“”\"'’") {
		case "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot":
			n++
		default:
			if strings.HasSuffix(f, "n't") || strings.HasSuffix(f, "n’t") {
				n++
			}
		}
	}
	return n
}
