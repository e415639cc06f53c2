package reconcile

import (
	"strings"
	"time"

	"concord/internal/annotate/when"
)

// One report dates an event to the day, another to the week or the month: both hold,
// and the nearer date is worth pointing out.

// datedNearer compares the times of two clauses that tell one event, where one time
// lies within the other and is a good deal shorter.
func (c *comparer) datedNearer() []Difference {
	var out []Difference
	es := c.events()
	for i := range es {
		if e := &es[i]; e.like >= 0.3 && len(e.differ) == 0 {
			out = c.nearer(out, e.x, e.y, e.why)
		}
	}
	ls := c.links()
	for i := range ls {
		l := &ls[i]
		if l.x != nil && len(l.differ) == 0 && len(l.roles) > 0 {
			out = c.nearer(out, l.x, l.y, c.shows(l))
		}
	}
	return c.joinSame(out)
}

func (c *comparer) nearer(out []Difference, x, y *clause, why []Ground) []Difference {
	s, t := c.timeOf(x), c.timeOf(y)
	if s == nil || t == nil || x.p.Negated != y.p.Negated || x.p.Historical != y.p.Historical || x.p.Future != y.p.Future || vagueTime(s) || vagueTime(t) || sayings[x.p.Lemma] {
		return out
	}
	a, errA := s.When.Bounds()
	b, errB := t.When.Bounds()
	if errA != nil || errB != nil || a.OpenFrom || a.OpenTo || b.OpenFrom || b.OpenTo {
		return out
	}
	long, short := a.To.Sub(a.From), b.To.Sub(b.From)
	in := s.When.Contains(t.When)
	if long < short {
		long, short = short, long
		in = t.When.Contains(s.When)
	}
	if !in || long < 2*short || long > nearerMost {
		return out
	}
	return append(out, c.difference("date/nearer", SlotDate, JudgePrecision, "when: "+c.word(c.names[x.act]), []mark{
		{m: x.m, unit: x.unit, sentence: x.sentence, at: s.Span, value: strings.ToLower(plain(s.Span.In(c.text(x.m))))},
		{m: y.m, unit: y.unit, sentence: y.sentence, at: t.Span, value: strings.ToLower(plain(t.Span.In(c.text(y.m))))}}, why))
}

// nearerMost is the longest time that is compared with a shorter one: in a whole
// decade much happens.
const nearerMost = 400 * 24 * time.Hour

// vagueTime reports whether a time is told by no calendar: "now", "recently".
func vagueTime(t *when.Time) bool { return strings.HasSuffix(t.Value, "_REF") || t.When == "" }
