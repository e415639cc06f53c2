package check

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/quantity"
	"concord/internal/annotate/quote"
	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/reconcile"
	"concord/internal/span"
	"concord/internal/statement"
	"concord/internal/story"
)

// What no rule of reconcile spoke of is looked for in the reports: it is told
// there, which is counted, or it is not seen there, which is noted where a
// reader would miss it.

// commonKeys is how many telling words two sentences must share for an equal
// number or date in both to be taken for the same.
const commonKeys = 2

// keysAt is the telling words of the sentence of a member that holds sp.
func (l *linter) keysAt(m int, sp span.Span) map[string]bool {
	doc := l.both.Members[m].Document
	i := sentenceAt(doc, sp)
	if i < 0 {
		return nil
	}
	if l.keys[m] == nil {
		l.keys[m] = map[int]map[string]bool{}
	}
	if k, ok := l.keys[m][i]; ok {
		return k
	}
	k := map[string]bool{}
	for _, w := range token.Within(doc.Words, doc.Sentences[i].Span) {
		if key := statement.Key(w.Norm); !w.Mark && key != "" {
			k[key] = true
		}
	}
	l.keys[m][i] = k
	return k
}

// likeSentence reports whether the sentences of two places share three telling
// words and a third of those of the shorter.
func (l *linter) likeSentence(at span.Span, m int, sp span.Span) bool {
	n := l.sharedKeys(at, m, sp)
	return n >= 3 && 3*n >= min(len(l.keysAt(l.draft, at)), len(l.keysAt(m, sp)))
}

func (l *linter) sharedKeys(at span.Span, m int, sp span.Span) int {
	n := 0
	theirs := l.keysAt(m, sp)
	for k := range l.keysAt(l.draft, at) {
		if theirs[k] {
			n++
		}
	}
	return n
}

// numbers looks for each number of the draft.
func (l *linter) numbers() {
	for i := range l.doc.Quantities {
		q := &l.doc.Quantities[i]
		if !q.Span.Fits(l.text) || q.Empty() || q.Kind == quantity.Ordinal || l.inQuotation(q.Span) {
			continue
		}
		if l.flagged("number", q.Span) {
			continue
		}
		words := l.sameNumber(q, false)
		switch {
		case len(words) > 0:
			l.agree("number", q.Span, "told so", words)
		case q.Vague, !telling(q), l.agreed("number", q.Span):
			if !l.agreed("number", q.Span) {
				l.missed++
			}
		default:
			says := "not seen in these reports"
			var readings []Reading
			if other := l.equalNumber(q); len(other) > 0 {
				readings = []Reading{{Value: valueOf(q), Words: other, Passages: l.sentencesOf(other)}}
				says = "not seen in these reports of this; " + heads(readings)
			}
			l.add("number/not-seen", Note, q.Span, says, readings, nil)
		}
	}
}

// telling reports whether a number is one that a reader would look up: small
// counts ("two towns") are as often counted by the writer.
func telling(q *quantity.Quantity) bool {
	switch q.Kind {
	case quantity.Money, quantity.Percent, quantity.Measure, quantity.Age:
		return true
	case quantity.Duration:
		return false
	}
	return q.Value >= 10 || q.Value != float64(int(q.Value))
}

func (l *linter) agreed(kind string, at span.Span) bool {
	for i := range l.agrees {
		if l.agrees[i].Kind == kind && l.agrees[i].At.Overlaps(at) {
			return true
		}
	}
	return false
}

// inQuotation: what stands in quotation marks is checked with its words.
func (l *linter) inQuotation(sp span.Span) bool {
	for i := range l.doc.Quotations {
		q := &l.doc.Quotations[i]
		if q.Kind != quote.Indirect && !q.Term && q.Span.Contains(sp) {
			return true
		}
	}
	return false
}

// sameNumber is where reports have the number of the same: a value that allows
// it, of one kind and unit, that counts things of one name, in sentences that
// share words. Where equal is not asked for, a value that the report's allows
// will do: 2,050 for “about 2,000”.
func (l *linter) sameNumber(q *quantity.Quantity, equal bool) []story.Passage {
	var out []story.Passage
	l.eachNumber(func(m int, p *quantity.Quantity) {
		if !comparable(p, q) || p.Vague || q.Vague {
			return
		}
		shared := l.sharedKeys(q.Span, m, p.Span)
		sameHead := q.Head != "" && (q.Head == p.Head || statement.Key(q.Head) == statement.Key(p.Head))
		if p.Value != q.Value {
			if equal || !sameHead || shared < commonKeys || exactly(p) || !allows(valueOf(p), valueOf(q)) {
				return
			}
		}
		if sameHead && shared >= 1 || shared >= commonKeys || q.Head == "" && q.Unit == "" && distinct(q.Value) {
			out = append(out, l.both.Passage(m, p.Span))
		}
	})
	return out
}

func exactly(q *quantity.Quantity) bool { return q.Bound == quantity.Exactly || q.Bound == "" }

// distinct reports whether a value is one that two texts of one story hardly
// have by chance: of three digits or more.
func distinct(v float64) bool { return v >= 100 || v != float64(int(v)) }

// equalNumber is where reports have the same value at all.
func (l *linter) equalNumber(q *quantity.Quantity) []story.Passage {
	var out []story.Passage
	l.eachNumber(func(m int, p *quantity.Quantity) {
		if p.Value == q.Value && p.Unit == q.Unit && !p.Vague {
			out = append(out, l.both.Passage(m, p.Span))
		}
	})
	return out
}

func (l *linter) eachNumber(f func(m int, p *quantity.Quantity)) {
	for m := range l.draft {
		doc := l.both.Members[m].Document
		for i := range doc.Quantities {
			if p := &doc.Quantities[i]; p.Span.Fits(doc.Report.Text) && !p.Empty() {
				f(m, p)
			}
		}
	}
}

func (l *linter) sentencesOf(ps []story.Passage) []story.Passage {
	out := make([]story.Passage, 0, len(ps))
	for _, p := range ps {
		out = append(out, l.around(l.member(p.Report), p.Span))
	}
	return out
}

// times looks for each calendar time of the draft.
func (l *linter) times() {
	for i := range l.doc.Times {
		t := &l.doc.Times[i]
		if t.Type == when.Set || !t.Span.Fits(l.text) || l.inQuotation(t.Span) || l.flagged("date", t.Span) || l.agreed("date", t.Span) || l.flagged("number", t.Span) {
			continue
		}
		own := t.Span.In(l.text)
		if t.Type == when.Duration {
			if words := l.sameDuration(t); measured(t) && len(words) > 0 {
				l.agree("number", t.Span, "told so", words)
			} else if measured(t) {
				l.missed++
			}
			continue
		}
		mine := calendar(strings.ToLower(own))
		stated := mine.month != "" || mine.year != ""
		var words, day []story.Passage
		for m := range l.draft {
			doc := l.both.Members[m].Document
			for k := range doc.Times {
				o := &doc.Times[k]
				if !sameDay(t, o, own, o.Span.In(doc.Report.Text)) {
					continue
				}
				p := l.both.Passage(m, o.Span)
				day = append(day, p)
				if l.sharedKeys(t.Span, m, o.Span) >= commonKeys {
					words = append(words, p)
				}
			}
		}
		switch {
		case len(words) > 0:
			l.agree("date", t.Span, "told so", words)
		case !stated:
			l.missed++
		case len(day) > 0:
			l.add("date/not-seen", Note, t.Span, "this date is in the reports, but not seen of this", []Reading{{Value: string(t.When), Words: day, Passages: l.sentencesOf(day)}}, nil)
		default:
			l.unseenDate(t, mine)
		}
	}
}

// nearKeys and nearShare are how many of the telling words of a date's sentence a
// report's must have before its own date is taken for the same, whatever verb it
// goes with; of the same verb, three and fewer of the rest will do.
const (
	nearKeys  = 4
	nearShare = 0.55
	sameShare = 0.3
)

// unseenDate: no report has the date. Where a sentence like the draft's has
// another of its kind, that is the one to look at.
func (l *linter) unseenDate(t *when.Time, mine calendarDay) {
	type near struct {
		story.Passage
		shared int
		value  calendarDay
		same   bool // of the same verb or noun
		near   bool // near enough to be the same
	}
	var best []near
	of := l.eventOf(l.draft, t)
	for m := range l.draft {
		doc := l.both.Members[m].Document
		for k := range doc.Times {
			o := &doc.Times[k]
			if o.Type != when.Date && o.Type != when.Clock {
				continue
			}
			c := calendar(strings.ToLower(o.Span.In(doc.Report.Text)))
			if (c.month == "") != (mine.month == "") || (c.day == "") != (mine.day == "") || c.month == "" && c.year == "" {
				continue
			}
			n := near{l.both.Passage(m, o.Span), l.sharedKeys(t.Span, m, o.Span), c, of != "" && of == l.eventOf(m, o), false}
			share := float64(n.shared) / float64(max(1, len(l.keysAt(l.draft, t.Span))))
			n.near = n.shared >= nearKeys && share >= nearShare || n.same && n.shared > commonKeys && share >= sameShare
			if n.near || n.same && n.shared >= commonKeys {
				best = append(best, n)
			}
		}
	}
	if len(best) == 0 {
		l.add("date/not-seen", Note, t.Span, "not seen in these reports", nil, nil)
		return
	}
	// A date of the same verb or noun says more than a sentence that is alike.
	if slices.ContainsFunc(best, func(n near) bool { return n.same }) {
		best = slices.DeleteFunc(best, func(n near) bool { return !n.same })
	}
	r := Reading{}
	level, rule := Warning, "date/none"
	for _, n := range best {
		if n.value != best[0].value || !n.near || mine.day == "" && !n.same { // which of them is meant cannot be told
			level, rule = Note, "date/not-seen"
		}
		r.Words = append(r.Words, n.Passage)
	}
	r.Value, r.Passages = best[0].Exact, l.sentencesOf(r.Words)
	says := "no report has “" + short(t.Span.In(l.text)) + "” in a sentence like this: " + heads([]Reading{r})
	if level == Note {
		says = "not seen in these reports; of what may be the same, " + heads([]Reading{r})
	}
	l.add(rule, level, t.Span, says, []Reading{r}, []reconcile.Ground{{What: "shared words", Words: l.sharedWords(t.Span, l.member(best[0].Report), best[0].Span)}})
}

// eventOf is the folded stem of the last word that a time belongs to.
func (l *linter) eventOf(m int, t *when.Time) string {
	doc := l.both.Members[m].Document
	if t.Of.Empty() || !t.Of.Fits(doc.Report.Text) {
		return ""
	}
	ws := token.Within(doc.Words, t.Of)
	for i := len(ws) - 1; i >= 0; i-- {
		if k := statement.Key(ws[i].Norm); k != "" && !ws[i].Mark && k != "say" && k != "tell" {
			return k
		}
	}
	return ""
}

func (l *linter) sharedWords(at span.Span, m int, sp span.Span) string {
	theirs := l.keysAt(m, sp)
	var out []string
	for k := range l.keysAt(l.draft, at) {
		if theirs[k] {
			out = append(out, k)
		}
	}
	sort.Strings(out)
	return strings.Join(out[:min(6, len(out))], ", ")
}

// sameDuration is where reports have the same length of time, in sentences that
// share words.
func (l *linter) sameDuration(t *when.Time) []story.Passage {
	var out []story.Passage
	for m := range l.draft {
		doc := l.both.Members[m].Document
		for k := range doc.Times {
			if o := &doc.Times[k]; o.Type == when.Duration && o.Value == t.Value && l.sharedKeys(t.Span, m, o.Span) >= commonKeys {
				out = append(out, l.both.Passage(m, o.Span))
			}
		}
	}
	return out
}

// sameDay reports whether two times name the same: the same calendar time, or
// the same parts of one in words.
func sameDay(t, o *when.Time, x, y string) bool {
	if o.Type != when.Date && o.Type != when.Clock {
		return false
	}
	a, b := calendar(strings.ToLower(x)), calendar(strings.ToLower(y))
	if a.month != "" && a == b || a.year != "" && a == b {
		return true
	}
	if a.month != "" && a.month == b.month && a.day == b.day && (a.year == "" || b.year == "") {
		return true
	}
	if v, w := strings.TrimRight(string(t.When), "?~"), strings.TrimRight(string(o.When), "?~"); v != "" && v == w && len(v) >= len("2006-01-02") {
		return true
	}
	v, _, _ := strings.Cut(strings.TrimRight(string(t.When), "?~"), "T")
	w, _, _ := strings.Cut(strings.TrimRight(string(o.When), "?~"), "T")
	if v != "" && v == w && !strings.Contains(v, "/") {
		return true
	}
	p, q := weekdayIn(x), weekdayIn(y)
	return p >= 0 && p == q && (t.When == "" || o.When == "" || t.When.Compatible(o.When))
}

// names looks for each name of the draft.
func (l *linter) names() {
	told := map[int]bool{} // entities of the story that reports have
	for m := range l.draft {
		for _, e := range l.both.Members[m].Entities {
			told[e] = true
		}
	}
	voc := l.vocabulary()
	mem := &l.both.Members[l.draft]
	first := map[int]entity.Mention{}
	fullest := map[int]entity.Mention{}
	for _, mt := range l.doc.Mentions {
		if mt.Entity < 0 || mt.Entity >= len(l.doc.Entities) || mt.Name.Empty() || !mt.Name.Fits(l.text) {
			continue
		}
		if _, ok := first[mt.Entity]; !ok {
			first[mt.Entity], fullest[mt.Entity] = mt, mt
		} else if len(strings.Fields(mt.Name.In(l.text))) > len(strings.Fields(fullest[mt.Entity].Name.In(l.text))) {
			fullest[mt.Entity] = mt
		}
	}
	for i := range l.doc.Entities {
		mt, ok := fullest[i]
		if !ok {
			continue
		}
		e := &l.doc.Entities[i]
		at, name := mt.Name, strings.Join(strings.Fields(mt.Name.In(l.text)), " ")
		if l.flagged("name", at) {
			continue
		}
		if words := voc.whole(name); len(words) > 0 {
			l.agree("name", at, "told so", l.passagesAt(words))
			l.title(i, mt)
			continue
		}
		if l.covered(at) || l.otherNumber(voc, name, at) || l.misspelled(voc, name, at) {
			continue
		}
		if i < len(mem.Entities) && told[mem.Entities[i]] {
			l.agree("name", at, "another form of a name that the reports have", nil)
			l.title(i, mt)
			continue
		}
		f := strings.Fields(name)
		if len(f) < 2 && e.Kind != entity.Person && e.Kind != entity.Organisation && e.Kind != entity.Place {
			l.missed++
			continue
		}
		if voc.allWords(f) || e.Kind == entity.State {
			l.missed++ // words of it are there, not side by side: "the Nordkraft dam"
			continue
		}
		says, readings := "not seen in these reports", l.surname(e.Kind, name)
		if len(readings) > 0 {
			says += "; of this surname " + heads(readings)
		}
		l.add("name/not-seen", Note, at, says, readings, nil)
	}
}

// spotted is a place in a member's text.
type spotted struct {
	m int
	span.Span
}

func (l *linter) passagesAt(ps []spotted) []story.Passage {
	var out []story.Passage
	for _, p := range ps {
		out = append(out, l.both.Passage(p.m, p.Span))
	}
	return out
}

// vocabulary is the words of the reports that begin with a capital, and of the draft.
type vocabulary struct {
	l       *linter
	capital map[string][]spotted // folded word → a place per report
	lower   map[string]bool      // words that stand in small letters
	mine    map[string]bool      // words of the draft
	sorted  []string             // of capital
}

func (l *linter) vocabulary() *vocabulary {
	v := &vocabulary{l: l, capital: map[string][]spotted{}, lower: map[string]bool{}, mine: map[string]bool{}}
	for m := range l.both.Members {
		doc := l.both.Members[m].Document
		for _, w := range doc.Words {
			if w.Mark {
				continue
			}
			n := plain(w.Norm)
			if m == l.draft {
				v.mine[n] = true
				continue
			}
			r, _ := utf8.DecodeRuneInString(w.In(doc.Report.Text))
			if !unicode.IsUpper(r) {
				v.lower[n] = true
				continue
			}
			ps := v.capital[n]
			if len(ps) == 0 || ps[len(ps)-1].m != m {
				v.capital[n] = append(ps, spotted{m, w.Span})
			}
		}
	}
	for w := range v.capital {
		v.sorted = append(v.sorted, w)
	}
	sort.Strings(v.sorted)
	return v
}

// whole is the first place in each report where the words of a name stand in a row.
func (v *vocabulary) whole(name string) []spotted {
	want := token.Words(name, span.Span{End: len(name)})
	var out []spotted
	if len(want) == 0 {
		return nil
	}
	for _, p := range v.capital[plain(want[0].Norm)] {
		doc := v.l.both.Members[p.m].Document
		lo := sort.Search(len(doc.Words), func(i int) bool { return doc.Words[i].Start >= p.Start })
	next:
		for i := lo; i+len(want) <= len(doc.Words); i++ {
			for k := range want {
				if plain(doc.Words[i+k].Norm) != plain(want[k].Norm) {
					continue next
				}
			}
			out = append(out, spotted{p.m, span.Span{Start: doc.Words[i].Start, End: doc.Words[i+len(want)-1].End}})
			break
		}
	}
	return out
}

// plain is s folded, without the marks on its letters: António is Antonio.
func plain(s string) string {
	s = token.Fold(s)
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return strings.Map(func(r rune) rune {
				if unicode.Is(unicode.Mn, r) {
					return -1
				}
				return r
			}, norm.NFD.String(s))
		}
	}
	return s
}

func (v *vocabulary) allWords(f []string) bool {
	for _, w := range f {
		n := plain(strings.Trim(w, ".,'’"))
		n = strings.TrimSuffix(n, "'s")
		if len(v.capital[n]) == 0 && !v.lower[n] {
			return false
		}
	}
	return true
}

// misspelled: a word of the name is in no report, and one that differs by a
// letter or two is there, in the rest of the name or alone.
func (l *linter) misspelled(v *vocabulary, name string, at span.Span) bool {
	for _, w := range token.Words(l.text, at) {
		n := plain(w.Norm)
		if w.Mark || len(n) < 5 || len(v.capital[n]) > 0 || v.lower[n] {
			continue
		}
		for _, o := range v.sorted {
			if v.mine[o] || v.lower[o] || !alike(n, o) {
				continue
			}
			whole := v.whole(strings.Join(strings.Fields(strings.Replace(plain(name), n, o, 1)), " "))
			several := strings.Contains(name, " ")
			level := Warning
			switch {
			case several && len(whole) > 0:
				level = Error
			case several || len(n) < 6 || distance([]rune(n), []rune(o)) > 1:
				continue // another name that happens to be like it
			default:
				whole = v.capital[o]
			}
			words := l.passagesAt(whole)
			r := Reading{Value: o, Words: words, Passages: l.sentencesOf(words)}
			l.add("name/spelling", level, at, fmt.Sprintf("no report spells “%s” so: %s", short(name), heads([]Reading{r})), []Reading{r},
				[]reconcile.Ground{{What: "names alike", Words: n + " / " + o}})
			return true
		}
	}
	return false
}

// alike: the words differ by one letter, or by two where both are long; one is
// no longer form of the other, as a demonym or a plural is.
func alike(a, b string) bool {
	if a == b || len(b) < 5 || a[0] != b[0] || strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return false
	}
	most := 1
	if min(len(a), len(b)) >= 8 {
		most = 2
	}
	if d := len(a) - len(b); d > most || -d > most {
		return false
	}
	return distance([]rune(a), []rune(b)) <= most
}

// distance is the number of letters put in, left out, exchanged or swapped with
// their neighbour (Damerau 1964, in the restricted form).
func distance(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(a)][len(b)]
}

// covered reports whether a finding that is more than a note stands on the words.
func (l *linter) covered(at span.Span) bool {
	for i := range l.result {
		if l.result[i].Level != Note && l.result[i].At.Overlaps(at) {
			return true
		}
	}
	return false
}

// otherNumber: the reports have the name with another number in it: Article 5
// for Article 7.
func (l *linter) otherNumber(v *vocabulary, name string, at span.Span) bool {
	f := strings.Fields(name)
	if len(f) < 2 || !hasDigit(f[len(f)-1]) || hasYear(name) {
		return false
	}
	stem := strings.Join(f[:len(f)-1], " ")
	var words []story.Passage
	for _, p := range v.whole(stem) {
		doc := l.both.Members[p.m].Document
		i := sort.Search(len(doc.Words), func(i int) bool { return doc.Words[i].Start >= p.End })
		if i < len(doc.Words) && hasDigit(doc.Words[i].Norm) && l.likeSentence(at, p.m, p.Span) {
			words = append(words, l.both.Passage(p.m, span.Span{Start: p.Start, End: doc.Words[i].End}))
		}
	}
	if len(words) == 0 {
		return false
	}
	r := Reading{Value: words[0].Exact, Words: words, Passages: l.sentencesOf(words)}
	l.add("name/none", Warning, at, fmt.Sprintf("no report has “%s”: %s", short(name), heads([]Reading{r})), []Reading{r},
		[]reconcile.Ground{{What: "same name but for the number", Words: stem}})
	return true
}

// surname is where the reports have the surname of a person under other first
// names: two persons of one family as often as a slip, so it is only shown.
func (l *linter) surname(kind entity.Kind, name string) []Reading {
	mine, _ := entity.NameParts(name)
	if kind != entity.Person || len(mine) != 2 {
		return nil
	}
	r := Reading{}
	for m := range l.draft {
		doc := l.both.Members[m].Document
		for _, mt := range doc.Mentions {
			if mt.Name.Empty() || !mt.Name.Fits(doc.Report.Text) {
				continue
			}
			if p, _ := entity.NameParts(mt.Name.In(doc.Report.Text)); len(p) >= 2 && p[len(p)-1] == mine[1] {
				r.Words = append(r.Words, l.both.Passage(m, mt.Name))
				break
			}
		}
	}
	if len(r.Words) == 0 {
		return nil
	}
	r.Value, r.Passages = r.Words[0].Exact, l.sentencesOf(r.Words)
	return []Reading{r}
}

// title compares the office of a person: the same kind of office of another
// field, where every report that gives one agrees.
func (l *linter) title(i int, mt entity.Mention) {
	e := &l.doc.Entities[i]
	mem := &l.both.Members[l.draft]
	if e.Kind != entity.Person || len(e.Titles) == 0 || i >= len(mem.Entities) {
		return
	}
	type held struct {
		m     int
		title string
		e     int
	}
	var theirs []held
	for m := range l.draft {
		om := &l.both.Members[m]
		for k, g := range om.Entities {
			if g == mem.Entities[i] {
				for _, t := range om.Document.Entities[k].Titles {
					theirs = append(theirs, held{m, t, k})
				}
			}
		}
	}
	for _, t := range e.Titles {
		x := titleWords(t)
		if len(x) < 2 || !offices[x[len(x)-1]] {
			continue
		}
		var words []story.Passage
		value := ""
		for _, o := range theirs {
			y := titleWords(o.title)
			if len(y) == 0 || subset(x, y) || subset(y, x) || len(y) > 1 && slices.Equal(x[len(x)-2:], y[len(y)-2:]) {
				words = nil
				break
			}
			if len(y) >= 2 && y[len(y)-1] == x[len(x)-1] {
				value = o.title
				words = append(words, l.titled(o.m, o.e, o.title))
			}
		}
		if len(words) == 0 {
			continue
		}
		at := mt.Span
		if k := strings.Index(strings.ToLower(l.text[max(0, at.Start-80):min(len(l.text), at.End+80)]), strings.Join(x, " ")); k >= 0 {
			start := max(0, at.Start-80) + k
			at = span.Span{Start: start, End: start + len(strings.Join(x, " "))}
		}
		if !at.Fits(l.text) {
			at = mt.Span
		}
		r := Reading{Value: value, Words: words, Passages: l.sentencesOf(words)}
		l.add("title/none", Warning, at, fmt.Sprintf("no report gives %s this office: %s", e.Name, heads([]Reading{r})), []Reading{r},
			[]reconcile.Ground{{What: "same person", Words: e.Name}})
		return
	}
}

// titled is the place where a member gives a person a title: the first mention
// that has it, else the first.
func (l *linter) titled(m, e int, title string) story.Passage {
	doc := l.both.Members[m].Document
	var first span.Span
	for _, mt := range doc.Mentions {
		if mt.Entity != e || !mt.Span.Fits(doc.Report.Text) {
			continue
		}
		if strings.Contains(strings.ToLower(mt.Span.In(doc.Report.Text)), strings.ToLower(title)) {
			return l.both.Passage(m, mt.Span)
		}
		if first.Empty() {
			first = mt.Span
		}
	}
	low := max(0, first.Start-80)
	if k := strings.Index(strings.ToLower(doc.Report.Text[low:first.Start]), strings.ToLower(title)); k >= 0 {
		sp := span.Span{Start: low + k, End: low + k + len(title)}
		if sp.Fits(doc.Report.Text) {
			return l.both.Passage(m, sp)
		}
	}
	return l.both.Passage(m, first)
}

// offices are heads of titles of which one person has one at a time, told apart
// by the word before: the energy minister, the foreign minister.
var offices = map[string]bool{"minister": true, "secretary": true, "president": true, "chief": true, "director": true, "executive": true,
	"ambassador": true, "mayor": true, "governor": true, "commissioner": true, "officer": true, "adviser": true, "judge": true}

func titleWords(t string) []string {
	var out []string
	for _, w := range strings.Fields(strings.ToLower(t)) {
		switch w = strings.Trim(w, ".,'’"); w {
		case "", "the", "a", "an", "mr", "mrs", "ms", "dr", "sir", "former", "current", "then", "new", "acting":
		default:
			out = append(out, w)
		}
	}
	return out
}

func subset(x, y []string) bool {
	for _, w := range x {
		if !slices.Contains(y, w) {
			return false
		}
	}
	return true
}
