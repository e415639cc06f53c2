package reconcile

import (
	"sort"
	"strings"
	"time"

	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/span"
)

// One report dates an event to the day, another to the week or the month: both hold,
// and the nearer date is worth pointing out.

// datedNearer compares the times of two sentences that tell one fact, where one time
// lies within the other and is a good deal shorter.
func (c *comparer) datedNearer() []Difference {
	var out []Difference
	ts := c.tellings()
	for i := range ts {
		out = c.nearer(out, &ts[i])
	}
	return c.joinSame(out)
}

func (c *comparer) nearer(out []Difference, l *telling) []Difference {
	xs, ys := c.timesIn(l.a), c.timesIn(l.b)
	for _, s := range xs {
		for _, t := range ys {
			switch {
			case holdsTime(s, t) && !c.tellsTime(l.a.m, t):
			case holdsTime(t, s) && !c.tellsTime(l.b.m, s):
			default:
				continue
			}
			if hasTime(ys, s) || hasTime(xs, t) || !c.oneTimed(l, s, t, len(xs)+len(ys) == 2) {
				continue
			}
			what := "when"
			if e, _ := c.eventOf(l.a.m, s); e != "" && e != "say" {
				what += ": " + c.word(e)
			}
			out = append(out, c.difference("date/nearer", SlotDate, JudgePrecision, what, []mark{
				c.markAt(l.a, s.Span, plain(s.Span.In(c.text(l.a.m)))),
				c.markAt(l.b, t.Span, plain(t.Span.In(c.text(l.b.m))))}, l.why))
		}
	}
	return out
}

// tellsTime reports whether a report has a time as another tells it: then it is no
// less near, wherever it says so.
func (c *comparer) tellsTime(m int, t *when.Time) bool {
	doc := c.s.Members[m].Document
	for i := range doc.Times {
		if hasTime([]*when.Time{&doc.Times[i]}, t) {
			return true
		}
	}
	return false
}

// surelyOne is the score of two sentences from which what is of one kind in them is
// taken to be of one thing.
const surelyOne = .9

// surelyAlike is the same where their times belong to one word.
const surelyAlike = .75

// timesIn lists the calendar times in a sentence.
func (c *comparer) timesIn(p point) []*when.Time {
	doc := c.s.Members[p.m].Document
	if p.sentence < 0 || p.sentence >= len(doc.Sentences) {
		return nil
	}
	s := doc.Sentences[p.sentence].Span
	var out []*when.Time
	for i := sort.Search(len(doc.Times), func(i int) bool { return doc.Times[i].Start >= s.Start }); i < len(doc.Times) && doc.Times[i].End <= s.End; i++ {
		if t := &doc.Times[i]; (t.Type == when.Date || t.Type == when.Clock) && !vagueTime(t) {
			out = append(out, t)
		}
	}
	return out
}

// hasTime reports whether a list has a time that is told alike.
func hasTime(ts []*when.Time, t *when.Time) bool {
	for _, s := range ts {
		if s.Value == t.Value && s.Mod == t.Mod || s.When != "" && s.When == t.When && s.Mod == t.Mod && !strings.Contains(s.Value+t.Value, "T") {
			return true
		}
	}
	return false
}

// holdsTime reports whether t lies within s and is a good deal shorter.
func holdsTime(s, t *when.Time) bool {
	if day := statedDay(t); strings.Contains(t.Value, "T") && !strings.Contains(s.Value, "T") && s.Mod == "" && day != "" && day == statedDay(s) {
		return true // a part of that day
	}
	_, _, byClock := clockOf(s)
	if strings.Contains(string(s.When), "?/") || byClock { // not so long, but not known when; a time of day has no length
		return false
	}
	a, errA := s.When.Bounds()
	b, errB := t.When.Bounds()
	if s.When == "" || t.When == "" || errA != nil || errB != nil || a.OpenFrom || a.OpenTo || b.OpenFrom || b.OpenTo {
		return false
	}
	long, short := a.To.Sub(a.From), b.To.Sub(b.From)
	return long >= 2*short && long <= nearerMost && s.When.Contains(t.When)
}

// nearerMost is the longest time that is compared with a shorter one: in a whole
// decade much happens.
const nearerMost = 400 * 24 * time.Hour

// vagueTime reports whether a time is told by no calendar: "now", "recently".
func vagueTime(t *when.Time) bool { return strings.HasSuffix(t.Value, "_REF") }

// oneTimed reports whether the two times of a telling belong to one event: by the
// words beside them, by the act that both clauses tell, or, where nothing shows what they
// belong to, by there being no other time.
func (c *comparer) oneTimed(l *telling, s, t *when.Time, only bool) bool {
	e, v := c.eventOf(l.a.m, s)
	f, w := c.eventOf(l.b.m, t)
	switch {
	case e != "" && e == f:
		return true
	case l.oneAct(c, s.Span, t.Span):
		return !c.afterwards(l.a.m, v) && !c.afterwards(l.b.m, w)
	}
	return (e == "" || f == "") && only && l.score >= surelyOne
}

// afterwards reports whether a word names an event beside which another is put: "after
// the flood".
func (c *comparer) afterwards(m int, word span.Span) bool {
	ws := c.s.Members[m].Document.Words
	lo, _ := token.IndexWithin(ws, word)
	for i := lo - 1; !word.Empty() && i >= 0 && i >= lo-afterReach && !ws[i].Mark; i-- {
		switch ws[i].Norm {
		case "after", "before", "since", "until", "following":
			return true
		}
	}
	return false
}

const afterReach = 3 // words between
