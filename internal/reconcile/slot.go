package reconcile

import (
	"slices"
	"sort"

	"concord/internal/reconcile/align"
	"concord/internal/span"
)

// Where two sentences tell one fact, what of one kind each of them has in it is laid
// side by side: two numbers of the same thing, two times, two places. That it is one
// fact is shown by package align; what is told otherwise is looked for here.

// point is a sentence of a report.
type point struct{ m, sentence int }

// telling is two sentences of different reports that tell one fact, the earlier
// report first.
type telling struct {
	a, b   point
	score  float64 // of the likeliest link between them
	why    []Ground
	apart  bool     // they have times and none in common
	others bool     // they have names and none in common
	acts   [][2]int // predicates that were linked: clauses that tell one act
}

// tellings lists the sentences that tell one fact, in order.
func (c *comparer) tellings() []telling {
	if c.tell != nil {
		return c.tell
	}
	c.tell = []telling{}
	at := map[[2]point]int{}
	of := func(a, b point) *telling {
		k, ok := at[[2]point{a, b}]
		if !ok {
			k = len(c.tell)
			at[[2]point{a, b}] = k
			c.tell = append(c.tell, telling{a: a, b: b})
		}
		return &c.tell[k]
	}
	ls := c.links()
	for i := range ls {
		l := &ls[i]
		u, v := &c.units[l.a], &c.units[l.b]
		if t := of(point{u.m, u.st.Sentence}, point{v.m, v.st.Sentence}); l.Score > t.score {
			t.score, t.why = l.Score, c.shows(l)
			t.apart = slices.ContainsFunc(l.Other, func(g align.Ground) bool { return g.Part == "time" })
			t.others = slices.ContainsFunc(l.Other, func(g align.Ground) bool { return g.Part == "name" })
		}
	}
	for _, f := range c.aligned().Facts {
		g, ok := c.factOf(&f)
		if !ok {
			continue
		}
		for i := range g.links {
			l := &g.links[i]
			u, v := &c.units[c.unitOf(l.A)], &c.units[c.unitOf(l.B)]
			t := of(point{u.m, u.st.Sentence}, point{v.m, v.st.Sentence})
			t.acts = append(t.acts, [2]int{l.A.Predicate, l.B.Predicate})
			if l.Score > t.score || t.why == nil {
				t.score, t.why = l.Score, c.why(&fact{links: g.links[i : i+1]})
			}
		}
	}
	sort.SliceStable(c.tell, func(i, j int) bool {
		x, y := &c.tell[i], &c.tell[j]
		if x.a != y.a {
			return x.a.before(y.a)
		}
		return x.b.before(y.b)
	})
	c.tellAt = map[[2]point]int{}
	for i := range c.tell {
		c.tellAt[[2]point{c.tell[i].a, c.tell[i].b}] = i
	}
	return c.tell
}

// telling is what two sentences tell together, nil for nothing.
func (c *comparer) telling(a, b point) *telling {
	c.tellings()
	if b.before(a) {
		a, b = b, a
	}
	if i, ok := c.tellAt[[2]point{a, b}]; ok {
		return &c.tell[i]
	}
	return nil
}

func (p point) before(q point) bool { return p.m < q.m || p.m == q.m && p.sentence < q.sentence }

// oneAct reports whether one act is told by clauses that hold s in the first sentence
// and t in the second.
func (l *telling) oneAct(c *comparer, s, t span.Span) bool {
	for _, p := range l.acts {
		if c.s.Members[l.a.m].Document.Predicates[p[0]].Clause.Contains(s) && c.s.Members[l.b.m].Document.Predicates[p[1]].Clause.Contains(t) {
			return true
		}
	}
	return false
}

// markAt is a mark for a place in a sentence.
func (c *comparer) markAt(p point, at span.Span, value string) mark {
	return mark{m: p.m, unit: c.unitAt(p.m, at), sentence: p.sentence, at: at, value: value}
}
