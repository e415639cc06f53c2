package account

import (
	"slices"
	"sort"

	"concord/internal/annotate/quote"
	"concord/internal/annotate/sentence"
	"concord/internal/reconcile"
	"concord/internal/reconcile/collate"
	"concord/internal/span"
	"concord/internal/story"
)

// byMatter orders differences by how much they matter: those that an editor must
// look at before the others, which stand by their judgement; then by how many
// reports, and of disputes sources, stand in them; then by their judgement; then
// by how early in a report the first of their passages stands. That a report has a name
// in full is the least that can be told, and comes last.
func byMatter(acc *Account) func(a, b reconcile.Difference) int {
	length := map[string]int{}
	for i := range acc.Reports {
		length[acc.Reports[i].Siglum] = max(1, len(acc.Reports[i].Text))
	}
	place := func(d *reconcile.Difference) float64 {
		first := 1.0
		for _, r := range d.Readings {
			for _, p := range r.Passages {
				if n := length[p.Report]; n > 0 {
					first = min(first, float64(p.Start)/float64(n))
				}
			}
		}
		return first
	}
	return func(a, b reconcile.Difference) int {
		if v, w := fuller(&a), fuller(&b); v != w {
			if v {
				return 1
			}
			return -1
		}
		x, y := gravity(a.Judgement), gravity(b.Judgement)
		if Hard(a.Judgement) && Hard(b.Judgement) {
			if v, w := party(&a), party(&b); v != w {
				return w - v
			}
		}
		if x != y {
			return x - y
		}
		if v, w := party(&a), party(&b); v != w {
			return w - v
		}
		switch v, w := place(&a), place(&b); {
		case v < w:
			return -1
		case v > w:
			return 1
		}
		return 0
	}
}

// fuller reports whether a difference is no more than a name in full and in short.
func fuller(d *reconcile.Difference) bool {
	return d.Kind == reconcile.SlotName && d.Judgement == reconcile.JudgePrecision
}

// party is how many reports have a part in a difference, and of a dispute two
// more: named sources that contradict each other matter in one report too.
func party(d *reconcile.Difference) int {
	reports := map[string]bool{}
	for _, r := range d.Readings {
		for _, p := range r.Passages {
			reports[p.Report] = true
		}
	}
	if d.Judgement == reconcile.JudgeDisputed {
		return len(reports) + 2
	}
	return len(reports)
}

// passedOn tells for every witness through whom the words came to the report: the
// sources in whose words this one's stand, and the outlet that was told. So "a
// former official told Axios" is: report ← Axios ← a former official.
func passedOn(s *story.Story, us []collate.Utterance, acc *Account) {
	outlets := map[string][]story.Passage{} // by report, in text order
	for _, c := range acc.Lineage.Credits {
		if c.Rule == "told-outlet" || c.Rule == "outlet-reported" {
			outlets[c.At.Report] = append(outlets[c.At.Report], c.At)
		}
	}
	member := map[string]int{}
	for m := range s.Members {
		member[s.Members[m].Siglum] = m
	}
	bySource := make([]map[span.Span][]int, len(s.Members)) // quotations, once asked for
	from := func(m int, w *collate.Witness) int {
		qs := s.Members[m].Document.Quotations
		if bySource[m] == nil {
			bySource[m] = map[span.Span][]int{}
			for q := range qs {
				bySource[m][qs[q].Source] = append(bySource[m][qs[q].Source], q)
			}
		}
		for _, q := range bySource[m][w.Source.Span] {
			if sharesWords(&qs[q], w) {
				return q
			}
		}
		return -1
	}
	for i := range us {
		for k := range us[i].Witnesses {
			w := &us[i].Witnesses[k]
			m, ok := member[w.Report]
			if !ok || w.Source == nil || w.Source.Empty() {
				continue
			}
			doc := s.Members[m].Document
			w.Through = nil
			if q := from(m, w); q >= 0 {
				for _, n := range quote.Chain(doc.Quotations, q)[1:] {
					if sp := doc.Quotations[n].Source; !sp.Empty() && sp.Fits(doc.Report.Text) {
						w.Through = append(w.Through, s.Passage(m, sp))
					}
				}
				slices.Reverse(w.Through)
			}
			at := w.Source.Span
			if w.Cue != nil {
				at = w.Cue.Span
			}
			for _, p := range outlets[w.Report] {
				if sameSentence(doc.Sentences, p.Span, at) && !p.Overlaps(w.Source.Span) && !slices.ContainsFunc(w.Through, func(t story.Passage) bool { return t.Overlaps(p.Span) }) {
					w.Through = append([]story.Passage{p}, w.Through...)
					break
				}
			}
		}
	}
}

// sharesWords reports whether a quotation has words of a witness.
func sharesWords(q *quote.Quotation, w *collate.Witness) bool {
	return slices.ContainsFunc(w.Content, func(p story.Passage) bool {
		return slices.ContainsFunc(q.Content, func(c span.Span) bool { return c.Overlaps(p.Span) })
	})
}

func sameSentence(ss []sentence.Sentence, a, b span.Span) bool {
	i := sort.Search(len(ss), func(i int) bool { return ss[i].End > a.Start })
	return i < len(ss) && ss[i].Start <= a.Start && ss[i].Start <= b.Start && b.Start < ss[i].End
}
