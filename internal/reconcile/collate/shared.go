package collate

import (
	"strings"

	"concord/internal/annotate/quote"
	"concord/internal/span"
	"concord/internal/story"
)

// SharedPair is a stretch of one utterance that two witnesses of different
// reports have in common, cut at the ends of sentences that both have.
type SharedPair struct {
	A, B story.Passage
	// Difference is none, typographic, truncation or substantive. None also
	// covers the first letter, the last mark and the style of quotation marks
	// and apostrophes; truncation is a sentence cut in one of the two.
	Difference string
}

// printing is a witness as a text of its own, made of its passages.
type printing struct {
	text   Text
	words  []word
	from   []int // for each piece, where it begins in text
	report string
	source []story.Passage
	direct bool
}

func printOf(w *Witness) printing {
	var b strings.Builder
	p := printing{report: w.Report, source: w.Content, direct: w.Kind == quote.Direct}
	for _, c := range w.Content {
		p.from = append(p.from, b.Len())
		b.WriteString(c.Exact)
		p.text.Pieces = append(p.text.Pieces, span.Span{Start: p.from[len(p.from)-1], End: b.Len()})
		b.WriteByte('\n')
	}
	p.text.Text, p.text.Report = b.String(), w.Report
	p.words = p.text.words(nil)
	return p
}

// passage is the place of words i to j, which lie in one piece, in the report.
func (p *printing) passage(i, j int) story.Passage {
	k := p.words[i].piece
	c := p.source[k]
	from, to := p.words[i].Start-p.from[k], p.words[j-1].End-p.from[k]
	return story.Passage{Report: p.report, Span: span.Span{Start: c.Start + from, End: c.Start + to}, Exact: c.Exact[from:to]}
}

// Shared returns the shared stretches of each pair of marked witnesses of u
// from two different reports, in order of the witnesses.
func Shared(u Utterance) []SharedPair {
	prints := make([]printing, len(u.Witnesses))
	for i := range u.Witnesses {
		prints[i] = printOf(&u.Witnesses[i])
	}
	var out []SharedPair
	for i := range prints {
		for j := i + 1; j < len(prints); j++ {
			a, b := &u.Witnesses[i], &u.Witnesses[j]
			if a.Report != b.Report && a.Kind != quote.Indirect && b.Kind != quote.Indirect {
				out = append(out, sharedOf(&prints[i], &prints[j])...)
			}
		}
	}
	return out
}

// sharedOf cuts the alignment of two prints into stretches and grades each.
func sharedOf(x, y *printing) []SharedPair {
	ps := align(x.words, y.words)
	var out []SharedPair
	for from := 0; from < len(ps); {
		to := from + 1
		for to < len(ps) && !parts(x, y, ps, to) {
			to++
		}
		if p, ok := grade(x, y, ps[from:to]); ok {
			out = append(out, p)
		}
		from = to
	}
	return out
}

// parts reports whether a stretch ends before step k: both have ended a
// sentence, one has ended a piece, or one leaves much out.
func parts(x, y *printing, ps []pair, k int) bool {
	a, b := -1, -1
	for i := k - 1; i >= 0 && (a < 0 || b < 0); i-- {
		if a < 0 {
			a = ps[i].a
		}
		if b < 0 {
			b = ps[i].b
		}
	}
	if a < 0 || b < 0 {
		return false
	}
	p := ps[k]
	if p.a >= 0 && x.words[p.a].piece != x.words[a].piece || p.b >= 0 && y.words[p.b].piece != y.words[b].piece {
		return true
	}
	if x.words[a].last && y.words[b].last {
		return true
	}
	gap := 0
	for i := k; i < len(ps) && (ps[i].a < 0 || ps[i].b < 0); i++ {
		gap++
	}
	return gap >= longOmission && ps[k-1].a >= 0 && ps[k-1].b >= 0
}

// grade makes the pair of one stretch; false where it is too little to be called shared.
func grade(x, y *printing, ps []pair) (SharedPair, bool) {
	for len(ps) > 0 && !akin(x.words, y.words, ps[0]) {
		ps = ps[1:]
	}
	for len(ps) > 0 && !akin(x.words, y.words, ps[len(ps)-1]) {
		ps = ps[:len(ps)-1]
	}
	if len(ps) == 0 {
		return SharedPair{}, false
	}
	c := collation{base: x.text, wit: y.text, bw: x.words, ww: y.words, pairs: ps, whole: true, baseWhole: true}
	c.compare()
	first, last := ps[0], ps[len(ps)-1]
	if !weighty(x, y, ps) {
		return SharedPair{}, false
	}
	// Words at an end that stand against each other belong to the stretch.
	a0, a1, b0, b1 := first.a, last.a+1, first.b, last.b+1
	if n, m := first.a-back(x.words, first.a), first.b-back(y.words, first.b); n > 0 && m > 0 && n <= 3 && m <= 3 {
		a0, b0 = a0-n, b0-m
	}
	if n, m := ahead(x.words, last.a)-a1, ahead(y.words, last.b)-b1; n > 0 && m > 0 && n <= 3 && m <= 3 {
		a1, b1 = a1+n, b1+m
	}
	out := SharedPair{A: x.passage(a0, a1), B: y.passage(b0, b1), Difference: "none"}
	worst := 0
	for _, s := range c.sites {
		worst = max(worst, gravity(x, y, s, x.words[first.a], y.words[first.b], x.words[last.a], y.words[last.b]))
	}
	out.Difference = [...]string{"none", "typographic", "truncation", "substantive"}[worst]
	return out, true
}

// gravity puts a place of variation on the scale of Difference.
func gravity(x, y *printing, s site, a0, b0, a1, b1 word) int {
	switch s.grade {
	case Substantive:
		return 3
	case Truncation:
		return 2
	}
	a, b := plain(s.lemma.In(x.text.Text)), plain(s.reading.In(y.text.Text))
	if a == b || s.lemma == a0.Span && s.reading == b0.Span && lowerFirst(a) == lowerFirst(b) {
		return 0
	}
	if s.lemma.Start == a1.Start && s.reading.Start == b1.Start && plain(a1.In(x.text.Text)) == plain(b1.In(y.text.Text)) {
		return 0 // the mark after the last word
	}
	return 1
}

// weighty reports whether a stretch shares enough to be one saying's: half of
// what it spans, and two content words, or one among several words that are all
// the same, or all words of one of the witnesses.
func weighty(x, y *printing, ps []pair) bool {
	content, equal, wx, wy := 0, 0, 0, 0
	for _, p := range ps {
		if p.a >= 0 {
			wx += x.words[p.a].weight
		}
		if p.b >= 0 {
			wy += y.words[p.b].weight
		}
		if p.a >= 0 && p.b >= 0 && x.words[p.a].key == y.words[p.b].key {
			equal += x.words[p.a].weight
			if x.words[p.a].content {
				content++
			}
		}
	}
	return 2*equal >= min(wx, wy) && (content >= 2 || content == 1 && equal == wx && equal == wy && len(ps) > 3 || len(ps) == len(x.words) || len(ps) == len(y.words))
}
