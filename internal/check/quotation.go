package check

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/quote"
	"concord/internal/annotate/token"
	"concord/internal/edtf"
	"concord/internal/reconcile"
	"concord/internal/reconcile/collate"
	"concord/internal/span"
	"concord/internal/statement"
	"concord/internal/story"
)

// The least words of a quotation for which it is said that no report has them,
// that its words stand outside marks, or that another speaker is named: fewer
// are a term, a title or a chance.
const (
	leastUnseen  = 3
	leastOwn     = 4
	leastSpeaker = 6
	leastAltered = 6 // fewer words must be nearer
)

// sureShare is how much of a quotation the nearest wording must have for the
// change to be called one; collate shows wordings from 0.6 on.
const sureShare = 0.75

// fewShare is the same for a quotation of few words.
const fewShare = 0.85

// quotations lays every quotation of the draft beside the reports.
func (l *linter) quotations() {
	for i := range l.doc.Quotations {
		q := &l.doc.Quotations[i]
		pieces := q.Content
		if len(pieces) == 0 {
			pieces = []span.Span{q.Span}
		}
		for _, p := range pieces {
			if p.Fits(l.text) && !p.Trim(l.text).Empty() {
				if q.Kind == quote.Indirect {
					l.indirect(q, p)
				} else {
					l.quotation(q, p.Trim(l.text))
				}
			}
		}
	}
}

// print is one place of a report where the words of a quotation stand, or nearly.
type print struct {
	collate.Match
	m     int
	q     *quote.Quotation // that it lies in, nil for the report's own words
	exact bool             // the same words, typography and house style aside
}

func (l *linter) prints(words string) []print {
	var out []print
	for _, m := range l.locate(words) {
		k := l.member(m.Passage.Report)
		if k < 0 {
			continue
		}
		p := print{Match: m, m: k, q: l.within(k, m.Passage.Span), exact: m.Found != collate.Nearest}
		if m.Kind == "comment-policy" || m.Kind == "self-reference" || m.Kind == "gallery-control" || m.Kind == "debris" {
			continue
		}
		out = append(out, p)
	}
	// The best of each report first: in its quotation marks, then in its words, then near.
	rank := func(p *print) int {
		switch {
		case p.exact && p.Quoted:
			return 0
		case p.exact:
			return 1
		case p.Quoted:
			return 2
		}
		return 3
	}
	sort.SliceStable(out, func(i, j int) bool { return rank(&out[i]) < rank(&out[j]) })
	seen := map[int]bool{}
	kept := out[:0]
	for _, p := range out {
		if !seen[p.m] {
			seen[p.m] = true
			kept = append(kept, p)
		}
	}
	return kept
}

// within is the innermost quotation of a member that holds a passage.
func (l *linter) within(m int, sp span.Span) *quote.Quotation {
	doc := l.both.Members[m].Document
	var best *quote.Quotation
	for i := range doc.Quotations {
		q := &doc.Quotations[i]
		if q.Span.Contains(sp) && (best == nil || q.Len() < best.Len()) {
			best = q
		}
	}
	return best
}

func (l *linter) member(siglum string) int {
	for i := range l.both.Members {
		if l.both.Members[i].Siglum == siglum {
			return i
		}
	}
	return -1
}

func (l *linter) published(siglum string) edtf.Value {
	if m := l.member(siglum); m >= 0 {
		return l.both.Members[m].Document.Report.Published.When
	}
	return ""
}

// quotation checks words in quotation marks.
func (l *linter) quotation(q *quote.Quotation, at span.Span) {
	words := at.In(l.text)
	n := countWords(words)
	if n == 0 {
		return
	}
	all := l.prints(words)
	var quoted, own, near []print
	for _, p := range all {
		least := sureShare
		if n < leastAltered {
			least = fewShare
		}
		switch {
		case p.exact && (p.Quoted || l.marked(p.m, p.Passage.Span)), p.Quoted && l.contracted(&p, words):
			quoted = append(quoted, p)
		case p.exact:
			own = append(own, p)
		case p.Quoted && (p.Shared >= least || cutOnly(&p, words)):
			near = append(near, p)
		}
	}
	fair := slices.DeleteFunc(slices.Clone(near), func(p print) bool { return !noticed(&p, words) })
	switch {
	case len(quoted) > 0:
		l.agree("quotation", at, gradeWord(quoted), passages(quoted))
		l.varies(at, quoted, near, n)
		l.speaker(q, at, append(quoted, fair...), n)
	case len(fair) > 0:
		l.agree("quotation", at, "cut, and the cut is shown", passages(fair))
		l.speaker(q, at, fair, n)
	case len(near) > 0 && (len(own) == 0 || n >= leastOwn):
		l.altered(q, at, near, n)
	case len(own) > 0 && titled(words):
		l.agree("quotation", at, "a title or term that reports have", passages(own))
	case len(own) > 0:
		l.ownWords(at, own, n)
	case q.Term || n < leastUnseen:
		l.missed++
	default:
		l.unseen(at, all)
	}
}

// marked reports whether a passage stands in quotation marks that were read as
// more than one quotation, or as none: half of it is quoted, or a mark stands
// just before it.
func (l *linter) marked(m int, sp span.Span) bool {
	doc := l.both.Members[m].Document
	in := 0
	for i := range doc.Quotations {
		q := &doc.Quotations[i]
		if q.Kind != quote.Indirect && q.Within < 0 && q.Overlaps(sp) {
			in += min(q.End, sp.End) - max(q.Start, sp.Start)
		}
	}
	if 2*in > sp.Len() {
		return true
	}
	before := strings.TrimRight(doc.Report.Text[:sp.Start], " ")
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune("“\"„«", r)
}

// contracted reports whether the words are those of the print but for
// contractions: "I'm running" and "I am running".
func (l *linter) contracted(p *print, words string) bool {
	if p.Shared < sureShare {
		return false
	}
	text := l.both.Members[p.m].Document.Report.Text
	from := max(0, p.Passage.Start-8)
	for from < p.Passage.Start && !utf8.RuneStart(text[from]) {
		from++
	}
	return strings.Contains(" "+expanded(text[from:p.Passage.End])+" ", " "+expanded(words)+" ")
}

// expanded is the words of s, folded, with contractions written out and marks
// left out.
func expanded(s string) string {
	s = " " + strings.Join(strings.FieldsFunc(plain(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	}), " ") + " "
	for _, c := range [...][2]string{{"can't ", "can not "}, {"cannot ", "can not "}, {"won't ", "will not "}, {"n't ", " not "}, {"'m ", " am "}, {"'re ", " are "},
		{"'ve ", " have "}, {"'ll ", " will "}, {"'d ", " would "}, {" it's ", " it is "}, {" that's ", " that is "}, {" im ", " i am "}, {" dont ", " do not "}} {
		s = strings.ReplaceAll(s, c[0], c[1])
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "'", "")), " ")
}

// titled reports whether words are a title: every longer one has a capital.
func titled(s string) bool {
	long := 0
	for _, f := range strings.Fields(s) {
		r, n := utf8.DecodeRuneInString(f)
		if len(f) < 5 || !unicode.IsLetter(r) {
			continue
		}
		if long++; !unicode.IsUpper(r) || n == len(f) {
			return false
		}
	}
	return long >= 2
}

// cutOnly reports whether the quotation is the report's but for words left out.
func cutOnly(p *print, words string) bool {
	return len(p.Differences) > 0 && noticed(p, words)
}

// noticed reports whether the only changes are cuts and the draft shows them by
// an ellipsis, or words that it puts in brackets.
func noticed(p *print, words string) bool {
	cuts, brackets := 0, 0
	for _, d := range p.Differences {
		switch {
		case d.Grade == collate.Truncation && d.Given == "":
			cuts++
		case d.Given != "" && strings.Contains(words, "["+d.Given+"]"):
			brackets++
		case d.Grade == collate.Substantive && d.Given == "" && ellipses(words) > 0:
			cuts++
		case d.Grade != collate.Typographic && d.Grade != collate.HouseStyle:
			return false
		}
	}
	return cuts+brackets > 0 && cuts <= ellipses(words)
}

func ellipses(s string) int {
	return strings.Count(s, "…") + strings.Count(s, "...") + strings.Count(s, ". . .")
}

func gradeWord(ps []print) string {
	best := collate.HouseStyle
	for _, p := range ps {
		switch p.Grade {
		case collate.Verbatim:
			return "verbatim"
		case collate.Typographic:
			best = collate.Typographic
		}
	}
	return map[collate.Grade]string{collate.Typographic: "but for marks and capitals", collate.HouseStyle: "but for house style"}[best]
}

func passages(ps []print) []story.Passage {
	out := make([]story.Passage, 0, len(ps))
	for _, p := range ps {
		out = append(out, p.Passage)
	}
	return out
}

// readingOf is prints as one reading, with the sentences around them.
func (l *linter) readingOf(value string, agrees bool, ps []print) Reading {
	r := Reading{Value: value, Agrees: agrees}
	for _, p := range ps {
		r.Words = append(r.Words, p.Passage)
		r.Passages = append(r.Passages, l.around(p.m, p.Passage.Span))
	}
	return r
}

// around is the sentence of a member that holds a place, or the place itself.
func (l *linter) around(m int, sp span.Span) story.Passage {
	doc := l.both.Members[m].Document
	if i := sentenceAt(doc, sp); i >= 0 && doc.Sentences[i].Span.Contains(sp) {
		sp = doc.Sentences[i].Span
	}
	return l.both.Passage(m, sp)
}

// altered: the nearest print of the words is a quotation with other words in it.
func (l *linter) altered(q *quote.Quotation, at span.Span, near []print, n int) {
	sort.SliceStable(near, func(i, j int) bool { return near[i].Shared > near[j].Shared })
	best := &near[0]
	var changes []Change
	substantive, telling := false, false
	for _, d := range best.Differences {
		changes = append(changes, Change{Draft: d.Given, Reads: d.Reads, Grade: string(d.Grade)})
		substantive = substantive || d.Grade == collate.Substantive
		telling = telling || d.Grade == collate.Substantive && (hasKey(d.Given) || hasKey(d.Reads.Exact)) && run(d.Given) != run(d.Reads.Exact)
	}
	rule, level := "quote/altered", Error
	says := fmt.Sprintf("the words in quotation marks are not those of %s: %s", sigla(near), changeWords(changes))
	switch {
	case best.Opposite:
		says = fmt.Sprintf("the words in quotation marks differ from %s by a negation: %s", sigla(near), changeWords(changes))
	case !substantive:
		rule, level = "quote/cut", Warning
		says = fmt.Sprintf("words of %s are left out within the quotation marks and nothing shows it: %s", sigla(near), changeWords(changes))
		if changeWords(changes) == edgeOnly {
			level = Note
		}
	case n < leastAltered || !telling:
		level = Warning
	}
	l.add(rule, level, at, says, []Reading{l.readingOf(best.Passage.Exact, false, near)},
		[]reconcile.Ground{{What: "shared words", Words: fmt.Sprintf("%.0f %% of the quotation, in the same order", 100*best.Shared)}}, changes...)
	if best.Shared >= sureShare {
		l.speaker(q, at, near, n)
	}
}

// run is the letters of s without articles, so that “the long-standing” is
// “longstanding”.
func run(s string) string {
	var b strings.Builder
	for _, f := range strings.Fields(expanded(s)) {
		if f != "the" && f != "a" && f != "an" {
			b.WriteString(f)
		}
	}
	return b.String()
}

// hasKey reports whether s has a word that tells something: no article or the like.
func hasKey(s string) bool {
	for _, w := range token.Words(s, span.Span{End: len(s)}) {
		if !w.Mark && (statement.Key(w.Norm) != "" || hasDigit(w.Norm)) {
			return true
		}
	}
	return negationIn(s) > 0
}

const edgeOnly = "its beginning or end is another"

// changeWords is the changes in words: “paid” for “been paid in full”.
func changeWords(cs []Change) string {
	var out []string
	for _, c := range cs {
		if c.Grade == string(collate.Typographic) || c.Grade == string(collate.HouseStyle) {
			continue
		}
		switch {
		case c.Draft == "":
			out = append(out, fmt.Sprintf("left out “%s”", short(c.Reads.Exact)))
		case c.Reads.Exact == "":
			out = append(out, fmt.Sprintf("added “%s”", short(c.Draft)))
		default:
			out = append(out, fmt.Sprintf("“%s” for “%s”", short(c.Draft), short(c.Reads.Exact)))
		}
	}
	if len(out) == 0 {
		return edgeOnly
	}
	if len(out) > 4 {
		out = append(out[:4], "…")
	}
	return strings.Join(out, ", ")
}

func sigla(ps []print) string {
	var out []string
	for _, p := range ps {
		if !slices.Contains(out, p.Passage.Report) {
			out = append(out, p.Passage.Report)
		}
	}
	sort.Slice(out, func(i, j int) bool { return len(out[i]) < len(out[j]) || len(out[i]) == len(out[j]) && out[i] < out[j] })
	if len(out) > 6 {
		return strings.Join(out[:6], " ") + fmt.Sprintf(" and %d more", len(out)-6)
	}
	return strings.Join(out, " ")
}

// ownWords: reports have the words, but not in quotation marks.
func (l *linter) ownWords(at span.Span, own []print, n int) {
	indirect := false
	for _, p := range own {
		indirect = indirect || p.q != nil && p.q.Kind == quote.Indirect
	}
	if n < leastOwn {
		l.missed++
		return
	}
	says := fmt.Sprintf("%s has these words outside quotation marks, as its own", sigla(own))
	if indirect {
		says = fmt.Sprintf("%s has these words outside quotation marks, reporting what somebody said", sigla(own))
	}
	level := Warning
	if n < 6 { // may be a turn of speech
		level = Note
	}
	l.add("quote/unmarked", level, at, says, []Reading{l.readingOf(own[0].Passage.Exact, false, own)},
		[]reconcile.Ground{{What: "same words", Words: short(own[0].Passage.Exact)}})
}

// unseen: no report has the words in quotation marks, nor anything near enough.
func (l *linter) unseen(at span.Span, all []print) {
	says := "not seen in these reports, nor anything near it in quotation marks"
	var readings []Reading
	if len(all) > 0 {
		says = fmt.Sprintf("not seen in these reports in quotation marks; the nearest words are in %s", sigla(all))
		for _, p := range all {
			readings = append(readings, l.readingOf(p.Passage.Exact, false, []print{p}))
		}
	}
	l.add("quote/not-seen", Note, at, says, readings, nil)
}

// varies: the draft has the words of some reports where others print them in
// other words.
func (l *linter) varies(at span.Span, quoted, near []print, n int) {
	var other []print
	for _, p := range near {
		if n >= 5 && slices.ContainsFunc(p.Differences, func(d collate.Departure) bool { return d.Grade == collate.Substantive }) {
			other = append(other, p)
		}
	}
	if len(other) == 0 {
		return
	}
	var changes []Change
	for _, d := range other[0].Differences {
		changes = append(changes, Change{Draft: d.Given, Reads: d.Reads, Grade: string(d.Grade)})
	}
	l.add("quote/one-side", Note, at, fmt.Sprintf("%s prints these words, %s prints others: %s", sigla(quoted), sigla(other), changeWords(changes)),
		[]Reading{l.readingOf(quoted[0].Passage.Exact, true, quoted), l.readingOf(other[0].Passage.Exact, false, other)}, nil, changes...)
}

// speaker compares who is said to have spoken. Only two persons exclude each
// other; an office and its spokesman may be one voice.
func (l *linter) speaker(q *quote.Quotation, at span.Span, ps []print, n int) {
	mine, ok := l.person(l.draft, q)
	if !ok || n < leastSpeaker {
		return
	}
	var other []print
	name, sure := "", true
	for _, p := range ps {
		if p.q == nil {
			return
		}
		theirs, ok := l.person(p.m, p.q)
		switch {
		case !ok:
			continue // unknown or no person: cannot be told apart
		case theirs.entity == mine.entity || mine.mayBe(theirs):
			l.agree("speaker", at, "said by "+mine.name, []story.Passage{p.Passage})
			return
		}
		if !mine.named && !theirs.named {
			continue // a pronoun against a pronoun: whom they mean was found, not told
		}
		sure = sure && mine.named && theirs.named
		other, name = append(other, p), theirs.name
	}
	if len(other) == 0 {
		return
	}
	level := Warning
	if sure {
		level = Error
	}
	r := l.readingOf(name, false, other)
	r.Holder = name
	l.add("attribution/speaker", level, at, fmt.Sprintf("the draft gives these words to %s, %s to %s", mine.name, sigla(other), name), []Reading{r},
		[]reconcile.Ground{{What: "same words", Words: short(other[0].Passage.Exact)}})
}

// voice is a person who speaks.
type voice struct {
	entity     int // of the story
	name, last string
	named      bool // the source names the person, it is no pronoun or description
}

// mayBe reports whether two names can be one person's: they share a word, as
// María Luisa Ruiz and Ruiz Rivera do, or differ by a slip in the last.
func (v voice) mayBe(o voice) bool {
	for _, a := range strings.Fields(plain(v.name)) {
		for _, b := range strings.Fields(plain(o.name)) {
			if a == b && len(a) > 2 {
				return true
			}
		}
	}
	return alike(v.last, o.last)
}

// person is who a quotation is said to come from, where a cue and a source beside
// it say so and the source is a person.
func (l *linter) person(m int, q *quote.Quotation) (voice, bool) {
	mem := &l.both.Members[m]
	doc := mem.Document
	if q.Speaker < 0 || q.Speaker >= len(doc.Entities) || q.Speaker >= len(mem.Entities) || doc.Entities[q.Speaker].Kind != entity.Person {
		return voice{}, false
	}
	name := doc.Entities[q.Speaker].Name
	f := strings.Fields(name)
	if len(f) == 0 || q.Source.Empty() || q.Cue.Empty() || !q.Source.Fits(doc.Report.Text) {
		return voice{}, false
	}
	last := plain(strings.Trim(f[len(f)-1], ".,'’"))
	if len(last) < 3 || name == strings.ToUpper(name) {
		return voice{}, false // an agency taken for a person
	}
	return voice{entity: mem.Entities[q.Speaker], name: name, last: last,
		named: strings.Contains(plain(q.Source.In(doc.Report.Text)), last)}, true
}

// indirect checks what the draft says without marks that somebody said: where
// reports have nearly the same words of another person, the attribution differs.
func (l *linter) indirect(q *quote.Quotation, at span.Span) {
	mine, ok := l.person(l.draft, q)
	n := countWords(at.In(l.text))
	if !ok || !mine.named || n < 6 {
		return
	}
	var same []print
	for _, p := range l.prints(at.In(l.text)) {
		if p.q == nil || p.Shared < sureShare || p.Opposite {
			if p.exact || p.Shared >= sureShare && !p.Opposite {
				return // a report tells it in its own voice
			}
			continue
		}
		same = append(same, p)
	}
	before := len(l.result)
	l.speaker(q, at, same, n)
	if len(l.result) > before {
		f := &l.result[len(l.result)-1]
		f.Rule, f.Level = "attribution/source", Warning
		f.Message = strings.Replace(f.Message, "these words", "this", 1)
	}
}

func countWords(s string) int {
	n := 0
	for _, f := range strings.Fields(s) {
		if strings.ContainsFunc(f, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}
