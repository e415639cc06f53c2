package reconcile

import (
	"sort"
	"strings"

	"concord/internal/annotate/quantity"
	"concord/internal/annotate/quote"
	"concord/internal/statement"
	"concord/internal/story"
)

// singleBound is how many statements of one report are listed as its own.
const singleBound = 12

// singles lists the body statements of substance that one report alone has.
func (c *comparer) singles(sets [][]int, pairs []pair) []Cluster {
	if len(c.s.Members) < 2 {
		return nil
	}
	matched := make([]bool, len(c.units))
	for _, set := range sets {
		for _, i := range set {
			matched[i] = true
		}
	}
	for _, p := range pairs {
		matched[p.a], matched[p.b] = true, true
	}
	type scored struct {
		unit  int
		score float64
	}
	var out []Cluster
	for m := range c.s.Members {
		var ss []scored
		for i := c.first[m]; i < c.first[m+1]; i++ {
			if u := &c.units[i]; !matched[i] && u.body() {
				if s := c.substance(u); s >= 2 {
					ss = append(ss, scored{i, s})
				}
			}
		}
		sort.SliceStable(ss, func(a, b int) bool { return ss[a].score > ss[b].score })
		for _, s := range ss[:min(len(ss), singleBound)] {
			cl := c.record([]int{s.unit})
			cl.ID = "s-" + strings.TrimPrefix(cl.ID, "f-")
			cl.Rule = "single/substance"
			cl.Why = []Ground{{"no other report has it", "nearest statements share too few words, names, numbers or dates"}}
			out = append(out, cl)
		}
	}
	return out
}

// substance counts what makes a statement worth telling: numbers, names that no
// other report has, dates, words of a named source.
func (c *comparer) substance(u *unit) float64 {
	doc := c.s.Members[u.m].Document
	score := 0.0
	for _, q := range u.st.Quantities {
		if q < len(doc.Quantities) && doc.Quantities[q].Kind != quantity.Number && doc.Quantities[q].Kind != quantity.Ordinal {
			score++
		}
	}
	score += float64(min(2, len(u.ents)))
	score += float64(min(1, len(u.st.Times)))
	if u.st.Quotation >= 0 && u.st.Holder != "" {
		score++
	}
	if u.st.Factuality == statement.Unspecified {
		score -= 0.5
	}
	if len(u.words) < 6 {
		score -= 2
	}
	return score
}

// questions names what a reader would still ask. Only sure cases: a difference
// that nothing in the reports settles, and facts that rest on unnamed sources
// alone.
func (c *comparer) questions(ds []Difference, agreed []Cluster) []Question {
	var out []Question
	add := func(rule, asks string, ps []story.Passage) {
		out = append(out, Question{ID: c.id("q-", rule, ps), Rule: rule, Asks: asks, Passages: ps})
	}
	for i := range ds {
		d := &ds[i]
		if d.Judgement != JudgeContradiction && d.Judgement != JudgeDisputed || len(d.Readings) < 2 {
			continue
		}
		var ps []story.Passage
		var values []string
		for _, r := range d.Readings {
			ps = append(ps, r.Marks[0])
			values = append(values, r.Value)
		}
		if d.Judgement == JudgeDisputed {
			add("question/unresolved", "The sources contradict each other here. Is there a document or a third witness?", ps)
			continue
		}
		add("question/unresolved", "Which holds — "+strings.Join(values, " or ")+" ("+d.Subject+")? The reports do not settle it.", ps)
	}
	for i := range agreed {
		cl := &agreed[i]
		if len(cl.Reports) < 2 {
			continue
		}
		anonymous := len(cl.Statements) > 0
		for _, p := range cl.Statements {
			anonymous = anonymous && c.anonymous(p)
		}
		if anonymous {
			add("question/unnamed-source", "Who says so? Every report rests on sources it does not name.", cl.Statements)
		}
	}
	if len(out) > 20 {
		out = out[:20]
	}
	return out
}

func (c *comparer) anonymous(p story.Passage) bool {
	m, ok := c.bySiglum[p.Report]
	if !ok {
		return false
	}
	i := c.unitAt(m, p.Span)
	if i < 0 || c.units[i].st.Quotation < 0 {
		return false
	}
	return c.s.Members[m].Document.Quotations[c.units[i].st.Quotation].SourceKind == quote.Anonymous
}
