package reconcile

import (
	"slices"
	"strings"

	"concord/internal/annotate/predicate"
	"concord/internal/reconcile/oppose"
)

// Words of opposite meaning: of one act on one thing one report tells that it was
// accepted, the other that it was rejected. Antonyms decide only where the same is said
// to do it, to the same, in sentences that tell one fact.

// saidOf is what a verb or an adjective after "be" says of somebody.
type saidOf struct {
	clause
	word           string // lemma
	agent, patient *filler
}

// saidIn lists what the sentence of a report says of somebody as so.
func (c *comparer) saidIn(p point) []saidOf {
	doc := c.s.Members[p.m].Document
	if doc == nil || doc.Grammar == nil || p.sentence < 0 || p.sentence >= len(doc.Sentences) {
		return nil
	}
	sent := doc.Sentences[p.sentence].Span
	var out []saidOf
	for i := range doc.Predicates {
		q := &doc.Predicates[i]
		if !sent.Contains(q.Span) || q.Kind != predicate.Verb && q.Kind != predicate.Copula {
			continue
		}
		x := saidOf{clause: clause{m: p.m, unit: c.unitAt(p.m, q.Span), sentence: p.sentence, p: q, index: i}, word: q.Base}
		if x.unit < 0 || !c.units[x.unit].body() || c.state(&x.clause) != stateSo {
			continue
		}
		for a := range q.Arguments {
			x.fillers = append(x.fillers, c.filler(p.m, doc, &q.Arguments[a]))
		}
		x.agent, x.patient = x.first(predicate.Agent), x.first(predicate.Patient)
		if q.Kind == predicate.Copula {
			f := x.first(predicate.Attribute)
			if f == nil || f.argument.Head < 0 || f.argument.Head >= len(doc.Grammar.Tokens) {
				continue
			}
			x.word, x.patient = strings.ToLower(doc.Grammar.Tokens[f.argument.Head].Lemma), nil
		}
		out = append(out, x)
	}
	return out
}

// oppositeDifferences finds what two reports say of the same by antonyms.
func (c *comparer) oppositeDifferences() []Difference {
	var out []Difference
	ts := c.tellings()
	for i := range ts {
		t := &ts[i]
		if t.apart || t.others || t.score < surelyAlike {
			continue
		}
		xs, ys := c.saidIn(t.a), c.saidIn(t.b)
		for k := range xs {
			for n := range ys {
				x, y := &xs[k], &ys[n]
				if x.p.Kind != y.p.Kind || x.p.Kind == predicate.Verb && !slices.Contains(t.acts, [2]int{x.index, y.index}) {
					continue // who is arrested may be released: two acts
				}
				if oppose.Antonyms(x.word, y.word) && c.ofTheSame(x, y) {
					j := JudgeContradiction
					if u, v := c.units[x.unit].st.Holder, c.units[y.unit].st.Holder; u != "" && v != "" && !sameHolder(u, v) {
						j = JudgeDisputed
					}
					out = append(out, c.difference("polarity/antonym", SlotPolarity, j, "which of two opposites: "+x.word+" or "+y.word, []mark{
						{m: x.m, unit: x.unit, sentence: x.sentence, at: x.p.Span, value: x.word}, {m: y.m, unit: y.unit, sentence: y.sentence, at: y.p.Span, value: y.word}}, t.why))
				}
			}
		}
	}
	return c.joinSame(out)
}

// ofTheSame reports whether both say it of the same, done to the same where either says to what.
func (c *comparer) ofTheSame(x, y *saidOf) bool {
	same := func(a, b *filler) bool { return a != nil && b != nil && c.sameFiller(a, b) == 1 }
	if (x.patient != nil || y.patient != nil) && !same(x.patient, y.patient) {
		return false
	}
	if x.agent == nil && y.agent == nil {
		return x.patient != nil
	}
	return same(x.agent, y.agent)
}
