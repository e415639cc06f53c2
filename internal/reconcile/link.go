package reconcile

import (
	"concord/internal/reconcile/align"
	"concord/internal/span"
)

// link is two units of different reports that tell of one fact, with two clauses of
// them that tell it.
type link struct {
	a, b int // units, the earlier report first
	*align.Link
	x, y *clause // with one act or with predicates that were aligned; nil where none is
	fit
}

// links lists the statements that are alike, the likeliest first.
func (c *comparer) links() []link {
	if c.linked != nil {
		return c.linked
	}
	c.linked = []link{}
	type ref struct{ m, i int }
	at := make(map[ref]int, len(c.units))
	for k := range c.units {
		at[ref{c.units[k].m, c.units[k].i}] = k
	}
	in := map[int][]*clause{} // the clauses of a unit
	all := c.clauses()
	for k := range all {
		in[all[k].unit] = append(in[all[k].unit], &all[k])
	}
	ls := c.aligned().Statements
	for k := range ls {
		al := &ls[k]
		a, okA := at[ref{al.A.Member, al.A.Statement}]
		b, okB := at[ref{al.B.Member, al.B.Statement}]
		if !okA || !okB {
			continue
		}
		n := link{a: a, b: b, Link: al}
		best := -1
		for _, x := range in[a] {
			for _, y := range in[b] {
				if x.act != y.act && !alignedPredicates(al, x, y) {
					continue
				}
				if got := c.compareClauses(x, y); n.x == nil || len(got.roles)-2*len(got.differ) > best {
					n.x, n.y, n.fit, best = x, y, got, len(got.roles)-2*len(got.differ)
				}
			}
		}
		c.linked = append(c.linked, n)
	}
	return c.linked
}

// alignedPredicates reports whether the words by which two clauses tell what is done
// were aligned.
func alignedPredicates(l *align.Link, x, y *clause) bool {
	for _, g := range l.Same {
		if g.Part == "predicate" && holds(x.p.Span, g.A) && holds(y.p.Span, g.B) {
			return true
		}
	}
	return false
}

func holds(s span.Span, words []span.Span) bool {
	for _, w := range words {
		if s.Contains(w) {
			return true
		}
	}
	return false
}

// shows is what shows that the two statements of a link tell of one fact.
func (c *comparer) shows(l *link) []Ground {
	var why []Ground
	text := c.text(c.units[l.a].m)
	for _, g := range l.Same {
		words := ""
		for i, s := range g.A {
			if i > 0 {
				words += " "
			}
			words += s.In(text)
		}
		why = append(why, Ground{"same " + g.Part, words})
	}
	return why
}

// linkedQuantity shows that two numbers are of one fact: their sentences tell one.
// Where a sentence has several, only those near each other may be one.
func (c *comparer) linkedQuantity(x, y *number) ([]Ground, bool) {
	l := c.telling(point{x.m, x.sentence}, point{y.m, y.sentence})
	if l == nil || x.rate != "" && y.rate != "" && x.rate != y.rate {
		return nil, false
	}
	if !c.inOneAct(x, y) && (l.score < 0.8 || l.apart) {
		return nil, false
	}
	if (x.several || y.several) && (max(x.value, y.value) > 1.25*min(x.value, y.value) || c.hasNumber(x, y.value) || c.hasNumber(y, x.value)) {
		return nil, false
	}
	return l.why, true
}

// inOneAct reports whether two numbers stand in clauses that tell one act.
func (c *comparer) inOneAct(x, y *number) bool {
	if x.m > y.m {
		x, y = y, x
	}
	l := c.telling(point{x.m, x.sentence}, point{y.m, y.sentence})
	return l != nil && l.oneAct(c, x.span, y.span)
}

// hasNumber reports whether the sentence of a number has a value as well.
func (c *comparer) hasNumber(n *number, value float64) bool {
	doc := c.s.Members[n.m].Document
	s := doc.Sentences[n.sentence].Span
	for i := range doc.Quantities {
		if q := &doc.Quantities[i]; q.Value == value && q.Value != n.value && s.Contains(q.Span) {
			return true
		}
	}
	return false
}
