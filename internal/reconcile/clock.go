package reconcile

import (
	"strings"

	"concord/internal/annotate/when"
)

// News tells the hour of what it is about and of little else. Where each of two reports
// has one time of day only, and they stand in sentences that share words, they are times
// of one event, whatever verb it is told with: "pulled up at about 9 a.m.", "reached the
// city around 8 a.m.".

// clocked is a time of day, as one report tells it.
type clocked struct {
	unit int
	t    *when.Time
	at   int // minutes from midnight
}

// onlyClocks lists for each report its time of day where it tells no other.
func (c *comparer) onlyClocks() []clocked {
	var out []clocked
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil {
			continue
		}
		first, one := -1, true
		for i := range doc.Times {
			from, to, ok := clockOf(&doc.Times[i])
			if !ok || from != to {
				continue
			}
			switch {
			case first < 0:
				first = i
			default:
				x, _, _ := clockOf(&doc.Times[first])
				one = one && x == from
			}
		}
		if first < 0 || !one {
			continue
		}
		t := &doc.Times[first]
		if u := c.unitAt(m, t.Span); u >= 0 && c.units[u].body() {
			at, _, _ := clockOf(t)
			out = append(out, clocked{u, t, at})
		}
	}
	return out
}

// clockOf is the minute of the day that a time tells by the clock.
func clockOf(t *when.Time) (from, to int, ok bool) {
	_, clock, found := strings.Cut(t.Value, "T")
	if !found || strings.HasPrefix(t.Value, "P") || len(clock) != len("15:04") || clock[2] != ':' {
		return 0, 0, false
	}
	return hoursOf(t)
}

// clockDifferences compares the only times of day of two reports.
func (c *comparer) clockDifferences() []Difference {
	var out []Difference
	all := c.onlyClocks()
	for i := range all {
		for k := i + 1; k < len(all); k++ {
			x, y := &all[i], &all[k]
			u, v := &c.units[x.unit], &c.units[y.unit]
			far := x.at - y.at
			if far < 0 {
				far = -far
			}
			if u.m == v.m || far == 0 || far > clockFar || !c.sameTime(x.unit, y.unit) {
				continue
			}
			strong := c.strong(common(c.contextOf(u.m, u.st.Sentence), c.contextOf(v.m, v.st.Sentence)))
			if len(strong) < onlyWords {
				continue
			}
			j := JudgeTension
			if far <= clockNear {
				j = JudgePrecision
			}
			out = append(out, c.difference("date/clock", SlotDate, j, "at what time", []mark{
				c.markAt(point{u.m, u.st.Sentence}, x.t.Span, plain(x.t.Span.In(c.text(u.m)))),
				c.markAt(point{v.m, v.st.Sentence}, y.t.Span, plain(y.t.Span.In(c.text(v.m))))},
				[]Ground{{"no other time of day", "in either report"}, {"shared words", c.label(strong, 5)}}))
		}
	}
	return c.joinSame(out)
}

// Two times of one event are at most clockFar minutes from each other. Up to clockNear
// nobody who tells a time of day means to exclude the other.
const (
	clockFar  = 90
	clockNear = 15
)
