package collate

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/annotate/quote"
	"concord/internal/span"
	"concord/internal/story"
)

// Match is a place in a report where given words stand, or the nearest
// wording there.
type Match struct {
	Passage story.Passage `json:"passage"`
	Found   Found         `json:"found"`
	// Shared is the share of the given words, by weight, that stand in the
	// passage in the same order, 0 to 1.
	Shared      float64     `json:"shared"`
	Differences []Departure `json:"differences"` // in order of the passage; empty when exact
	Grade       Grade       `json:"grade"`       // the gravest of the differences
	// Opposite is set where the passage and the given words differ by a
	// negation: near in words, far in sense.
	Opposite bool   `json:"opposite,omitempty"`
	Kind     string `json:"kind"`              // direct | mixed | indirect where the passage lies in a quotation, else the kind of block, such as body or caption
	Speaker  string `json:"speaker,omitempty"` // of that quotation; "" is unknown or the reporter's own voice
	Quoted   bool   `json:"quoted"`            // the passage lies in a quotation with marks
}

// Found is how a match was found.
type Found string

const (
	Exact   Found = "exact"   // the same bytes
	Folded  Found = "folded"  // the same words in the same order, written otherwise
	Nearest Found = "nearest" // the nearest wording
)

// Departure is one place where a passage and the given words differ.
type Departure struct {
	Given string        `json:"given"` // words as given; "" where the passage adds words
	Reads story.Passage `json:"reads"` // words of the report; empty where it leaves them out
	Grade Grade         `json:"grade"`
}

// nearestShare is how much of the given words, by weight, a passage must have
// in their order before it is shown as the nearest wording. With three fifths,
// every second content word may be another and the sentence is still
// recognisable; below it, what two sentences share is mostly grammar, and
// showing one for the other would suggest a source that does not exist.
const nearestShare = 0.6

// nearestContent is the least number of content words that must be equal: one
// common word is no wording.
const nearestContent = 2

// maxPlaces bounds the exact and folded places told per report; a word asked
// for alone may stand in a text any number of times.
const maxPlaces = 100

// Locate tells where the words of given stand in the reports of a story, in
// quotation marks, outside them, or in what was left out of the reading: every
// exact or folded place, and for reports without one the nearest wording that
// has at least nearestShare of the words. It fails closed: when nothing is near
// enough, there is no match. Matches come surest first, then by siglum and place.
func Locate(s *story.Story, given string) []Match {
	given = strings.ToValidUTF8(given, "")
	g := Text{Text: given, Pieces: []span.Span{trimMarks(given)}}
	gw := g.words(nil)
	var out []Match
	for _, m := range bySiglum(s) {
		if doc := s.Members[m].Document; doc == nil || doc.Report == nil || len(gw) == 0 {
			continue
		}
		l := locator{story: s, member: m, given: g, gw: gw}
		out = append(out, l.find()...)
	}
	sort.SliceStable(out, func(i, j int) bool {
		if a, b := out[i].Found.rank(), out[j].Found.rank(); a != b {
			return a < b
		}
		return out[i].Found == Nearest && out[i].Shared > out[j].Shared
	})
	return out
}

func (f Found) rank() int {
	switch f {
	case Exact:
		return 0
	case Folded:
		return 1
	}
	return 2
}

// trimMarks is s without the white space and quotation marks around it.
func trimMarks(s string) span.Span {
	mark := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"“”„«»‘`, r) }
	sp := span.Span{End: len(s)}
	for sp.Start < sp.End {
		r, n := utf8.DecodeRuneInString(s[sp.Start:sp.End])
		if !mark(r) && r != '\'' {
			break
		}
		sp.Start += n
	}
	for sp.Start < sp.End {
		r, n := utf8.DecodeLastRuneInString(s[sp.Start:sp.End])
		if !mark(r) && r != '\'' && r != '’' {
			break
		}
		sp.End -= n
	}
	return sp
}

type locator struct {
	story  *story.Story
	member int
	given  Text
	gw     []word
}

func (l *locator) find() []Match {
	text := l.story.Members[l.member].Document.Report.Text
	exact := l.exact(text)
	rep := Text{Report: l.story.Members[l.member].Siglum, Text: text, Pieces: []span.Span{{End: len(text)}}}
	if !rep.Pieces[0].Fits(text) {
		return nil
	}
	rw := rep.words(lexicon{})
	var out []Match
	for _, sp := range exact {
		out = append(out, Match{Passage: passage(rep, sp), Found: Exact, Shared: 1, Grade: Verbatim, Differences: []Departure{}})
	}
	for _, at := range l.folded(rw) {
		sp := stretch(rep, rw, at, at+len(l.gw))
		if !within(exact, sp) {
			ps := make([]pair, len(l.gw))
			for i := range ps {
				ps[i] = pair{at + i, i}
			}
			out = append(out, l.match(rep, rw, ps))
		}
	}
	if len(out) == 0 {
		if m, ok := l.nearest(rep, rw); ok {
			out = append(out, m)
		}
	}
	for i := range out {
		l.place(&out[i])
	}
	return out
}

// exact finds the given bytes where they are whole words.
func (l *locator) exact(text string) []span.Span {
	want := l.given.Pieces[0].In(l.given.Text)
	var out []span.Span
	for from := 0; len(out) < maxPlaces; {
		i := strings.Index(text[from:], want)
		if i < 0 {
			break
		}
		sp := span.Span{Start: from + i, End: from + i + len(want)}
		from = sp.Start + 1
		if sp.Fits(text) && wordBounded(text, sp) {
			out = append(out, sp)
			from = sp.End
		}
	}
	return out
}

func wordBounded(text string, sp span.Span) bool {
	first, _ := utf8.DecodeRuneInString(text[sp.Start:])
	last, _ := utf8.DecodeLastRuneInString(text[:sp.End])
	before, _ := utf8.DecodeLastRuneInString(text[:sp.Start])
	after, _ := utf8.DecodeRuneInString(text[sp.End:])
	return !(isWordRune(first) && isWordRune(before)) && !(isWordRune(last) && isWordRune(after))
}

func within(all []span.Span, sp span.Span) bool {
	i := sort.Search(len(all), func(i int) bool { return all[i].End > sp.Start })
	return i < len(all) && all[i].Overlaps(sp)
}

// folded finds the given words in a row (Knuth, Morris and Pratt 1977, over words).
func (l *locator) folded(rw []word) []int {
	p := l.gw
	fail := make([]int, len(p)+1)
	for i, k := 1, 0; i < len(p); i++ {
		for k > 0 && p[i].key != p[k].key {
			k = fail[k]
		}
		if p[i].key == p[k].key {
			k++
		}
		fail[i+1] = k
	}
	var out []int
	for i, k := 0, 0; i < len(rw) && len(out) < maxPlaces; i++ {
		for k > 0 && p[k].key != rw[i].key {
			k = fail[k]
		}
		if p[k].key == rw[i].key {
			k++
		}
		if k == len(p) {
			out = append(out, i+1-k)
			k = 0
		}
	}
	return out
}

// nearest aligns the given words with the stretches of the report that have
// most of their content words and takes the best.
func (l *locator) nearest(rep Text, rw []word) (Match, bool) {
	content := map[string]bool{}
	for _, w := range l.gw {
		if w.content {
			content[w.key] = true
		}
	}
	if len(content) < nearestContent {
		return Match{}, false
	}
	// Each stretch is as long as what is sought; a place lies in one or across two.
	n := max(len(l.gw), 8)
	votes := make([]int, len(rw)/n+2)
	for i, w := range rw {
		if w.content && content[w.key] {
			votes[i/n]++
		}
	}
	type stretchVote struct{ at, votes int }
	var top []stretchVote
	for i := 0; i+1 < len(votes); i++ {
		if v := votes[i] + votes[i+1]; v >= nearestContent {
			top = append(top, stretchVote{i, v})
		}
	}
	sort.SliceStable(top, func(i, j int) bool { return top[i].votes > top[j].votes })
	var best Match
	found := false
	for k := 0; k < len(top) && k < 6; k++ {
		from, to := max(0, (top[k].at-1)*n), min(len(rw), (top[k].at+3)*n)
		ps := align(rw[from:to], l.gw)
		for i := range ps {
			if ps[i].a >= 0 {
				ps[i].a += from
			}
		}
		if !l.near(rw, ps) {
			continue
		}
		m := l.match(rep, rw, ps)
		if !found || m.Shared > best.Shared {
			best, found = m, true
		}
	}
	return best, found
}

// near reports whether an alignment is near enough to be shown.
func (l *locator) near(rw []word, ps []pair) bool {
	content := 0
	for _, p := range ps {
		if p.a >= 0 && p.b >= 0 && rw[p.a].key == l.gw[p.b].key && l.gw[p.b].content {
			content++
		}
	}
	return content >= nearestContent && l.share(rw, ps) >= nearestShare
}

func (l *locator) share(rw []word, ps []pair) float64 {
	all, common := 0, 0
	for _, w := range l.gw {
		all += w.weight
	}
	for _, p := range ps {
		if p.a < 0 || p.b < 0 {
			continue
		}
		switch {
		case rw[p.a].key == l.gw[p.b].key:
			common += l.gw[p.b].weight
		case similar(rw[p.a].key, l.gw[p.b].key):
			common += l.gw[p.b].weight / 2
		}
	}
	return float64(common) / float64(all)
}

// match describes an alignment. The report is the base: the given words are
// the fragment, and what the report has around them is no difference.
func (l *locator) match(rep Text, rw []word, ps []pair) Match {
	c := collation{base: rep, wit: l.given, bw: rw, ww: l.gw, pairs: ps, baseWhole: true}
	c.compare()
	from, to := reach(ps)
	sp := stretch(rep, rw, from, to)
	for _, s := range c.sites {
		if !s.lemma.Empty() {
			sp.Start, sp.End = min(sp.Start, s.lemma.Start), max(sp.End, s.lemma.End)
		}
	}
	m := Match{Passage: passage(rep, sp), Found: Nearest, Shared: l.share(rw, ps), Grade: Verbatim, Differences: []Departure{}}
	for _, s := range c.sites {
		m.Differences = append(m.Differences, Departure{Given: s.reading.In(l.given.Text), Reads: passage(rep, s.lemma), Grade: s.grade})
		if s.grade.rank() > m.Grade.rank() {
			m.Grade = s.grade
		}
	}
	sort.SliceStable(m.Differences, func(i, j int) bool { return m.Differences[i].Reads.Start < m.Differences[j].Reads.Start })
	if m.Grade.rank() <= HouseStyle.rank() && covers(ps, len(l.gw)) {
		m.Found = Folded
	}
	// Words at the end of the given ones that the report lacks are in no pair; their share is lost already, but they must show.
	if m.Found == Nearest && m.Grade.rank() < Truncation.rank() {
		m.Grade = Truncation
	}
	m.Opposite = l.negations(rw, sp)
	return m
}

// covers reports whether the alignment reaches from the first to the last of n given words.
func covers(ps []pair, n int) bool {
	first, last := -1, -1
	for _, p := range ps {
		if p.b >= 0 {
			if first < 0 {
				first = p.b
			}
			last = p.b
		}
	}
	return first == 0 && last == n-1
}

// negations reports whether the given words and the passage differ in how
// often they negate, odd against even. A contraction counts as its "not".
func (l *locator) negations(rw []word, sp span.Span) bool {
	n := 0
	for _, w := range l.gw {
		if negates(w.key) {
			n++
		}
	}
	i := sort.Search(len(rw), func(i int) bool { return rw[i].End > sp.Start })
	for ; i < len(rw) && rw[i].Start < sp.End; i++ {
		if negates(rw[i].key) {
			n++
		}
	}
	return n%2 == 1
}

// place says what a match lies in: the innermost quotation, else its block.
func (l *locator) place(m *Match) {
	doc := l.story.Members[l.member].Document
	m.Kind = string(blockAt(doc.Report, m.Passage.Start))
	best := -1
	for i := range doc.Quotations {
		q := &doc.Quotations[i]
		if !q.Span.Contains(m.Passage.Span) {
			continue
		}
		if best < 0 || q.Len() < doc.Quotations[best].Len() {
			best = i
		}
	}
	if best < 0 {
		return
	}
	q := &doc.Quotations[best]
	m.Kind, m.Quoted = string(q.Kind), q.Kind != quote.Indirect
	if !q.Term {
		m.Speaker = speakerOf(l.story, l.member, q).name
	}
}
