package reconcile

import (
	"strconv"
	"strings"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/when"
	"concord/internal/story"
)

// What two reports fill otherwise in one role of one event. The other roles have
// shown by then that it is one event (see clause.go). Such readings seldom exclude
// each other, so that none of them is called a contradiction.

// roleDifferences compares who did it, at what time of the day and for how long.
func (c *comparer) roleDifferences() []Difference {
	var out []Difference
	es := c.events()
	for i := range es {
		e := &es[i]
		if e.x.p.Negated != e.y.p.Negated || e.x.p.Historical || e.y.p.Historical {
			continue
		}
		if d, ok := c.doers(e); ok {
			out = append(out, d)
		}
		if d, ok := c.hours(e); ok {
			out = append(out, d)
		}
	}
	out = c.joinSame(out)
	out = append(out, c.leadDurations()...)
	return out
}

// joinSame makes one difference of those of one rule that share a mark.
func (c *comparer) joinSame(ds []Difference) []Difference {
	type place struct {
		rule, report string
		start, end   int
	}
	at := map[place]int{}
	var out []Difference
	for _, d := range ds {
		into := -1
		for _, r := range d.Readings {
			for _, mk := range r.Marks {
				if i, ok := at[place{d.Rule, mk.Report, mk.Start, mk.End}]; ok && into < 0 {
					into = i
				}
			}
		}
		if into < 0 {
			into = len(out)
			out = append(out, d)
		} else {
			merge(&out[into], &d)
			if gravity[d.Judgement] < gravity[out[into].Judgement] {
				out[into].Judgement = d.Judgement
			}
			out[into].ID = c.id("d-", d.Rule, marksOf(&out[into]))
		}
		for _, r := range d.Readings {
			for _, mk := range r.Marks {
				at[place{d.Rule, mk.Report, mk.Start, mk.End}] = into
			}
		}
	}
	return out
}

// bodies are nouns for many people who act as one, or for those who act for them.
var bodies = wordSet(`police authorities officials family families relatives prosecutors investigators agents officers deputies detectives lawmakers
	government administration department ministry agency office court council parliament committee company military army troops forces
	soldiers crew staff residents neighbors neighbours witnesses colleagues friends parents doctors rescuers firefighters
	lobbyists mayors leaders executives senators legislators ministers employees workers students teachers protesters activists advocates critics`)

// doers compares who did it to a named one: a person in one report and a body in
// another, or two persons. Words for one person ("the man", "the gunman") and
// pronouns are left alone.
func (c *comparer) doers(e *event) (Difference, bool) {
	a, b := e.x.first(predicate.Agent), e.y.first(predicate.Agent)
	if a == nil || b == nil || a.pronoun || b.pronoun || c.guessed(e.x, a) || c.guessed(e.y, b) || !c.named(e.x, e.y) || c.sameFiller(a, b) == 1 || len(c.strong(common(a.words, b.words))) > 0 {
		return Difference{}, false
	}
	for _, r := range e.differ {
		if r != predicate.Agent {
			return Difference{}, false
		}
	}
	ka, kb := c.doerKind(a), c.doerKind(b)
	switch {
	case ka == "" || kb == "" || ka != "person" && kb != "person":
		return Difference{}, false
	case ka == kb && (!a.sure || !b.sure || e.like < 0.4 || lastWord(c.fillerName(a)) == lastWord(c.fillerName(b))):
		return Difference{}, false
	case e.x.p.Factuality != predicate.Certain || e.y.p.Factuality != predicate.Certain || e.x.p.Modality != "" || e.y.p.Modality != "":
		return Difference{}, false
	}
	return c.difference("actor/doer", SlotActor, JudgePrecision, "who: "+c.word(c.names[e.x.act]),
		[]mark{c.fillerMark(e.x, a), c.fillerMark(e.y, b)}, e.why), true
}

// named reports whether both clauses say to what named one it was done.
func (c *comparer) named(x, y *clause) bool {
	for _, p := range x.fillers {
		for _, q := range y.fillers {
			if (p.role == predicate.Patient || p.role == predicate.Attribute) && (q.role == predicate.Patient || q.role == predicate.Attribute) && p.entity >= 0 && p.entity == q.entity {
				return true
			}
		}
	}
	return false
}

// doerKind tells a named person, a named organisation or state and an unnamed body
// apart; "" for what may be any of them.
func (c *comparer) doerKind(f *filler) string {
	switch {
	case f.pronoun && f.entity < 0:
		return ""
	case f.entity >= 0 && f.entity < len(c.s.Entities):
		if c.s.Entities[f.entity].Kind == entity.Person {
			return "person"
		}
		if bodies[f.noun] {
			return "body"
		}
		if f.sure {
			return "organisation"
		}
		return ""
	case bodies[f.noun]:
		return "body"
	}
	return ""
}

func (c *comparer) fillerMark(cl *clause, f *filler) mark {
	return mark{m: cl.m, unit: cl.unit, sentence: cl.sentence, at: f.at, value: c.fillerName(f)}
}

// timeOf is the calendar time of a clause, nil for none or several.
func (c *comparer) timeOf(cl *clause) *when.Time {
	doc := c.s.Members[cl.m].Document
	var found *when.Time
	for i := range cl.fillers {
		if f := &cl.fillers[i]; f.role == predicate.Time && f.time >= 0 && f.time < len(doc.Times) {
			if t := &doc.Times[f.time]; t.Type == when.Date || t.Type == when.Clock {
				if found != nil && found != t {
					return nil
				}
				found = t
			}
		}
	}
	return found
}

// dayParts are the parts of the day in TIMEX3 with their hours.
var dayParts = map[string][2]int{"MO": {4, 12}, "MI": {11, 14}, "AF": {12, 18}, "EV": {17, 24}, "NI": {18, 30}, "DT": {6, 18}}

// hoursOf is the minutes of the day that a time allows; ok is false where it tells no part
// of a day.
func hoursOf(t *when.Time) (from, to int, ok bool) {
	_, clock, found := strings.Cut(t.Value, "T")
	if !found || strings.HasPrefix(t.Value, "P") {
		if t.Mod == "START" && ofDay(t.Value) {
			return 0, 12 * 60, true
		}
		if t.Mod == "END" && ofDay(t.Value) {
			return 17 * 60, 30 * 60, true
		}
		return 0, 0, false
	}
	if p, ok := dayParts[clock]; ok {
		return p[0] * 60, p[1] * 60, true
	}
	h, m, _ := strings.Cut(clock, ":")
	hour, err := strconv.Atoi(h)
	if err != nil {
		return 0, 0, false
	}
	minute, _ := strconv.Atoi(strings.SplitN(m, ":", 2)[0])
	return hour*60 + minute, hour*60 + minute, true
}

// closeBy is how many minutes apart two times of the day are one, told roughly.
const closeBy = 45

// hours compares the time of the day of an event.
func (c *comparer) hours(e *event) (Difference, bool) {
	x, y := c.timeOf(e.x), c.timeOf(e.y)
	if x == nil || y == nil || len(e.differ) > 0 || e.like < 0.15 && len(e.roles) < 2 {
		return Difference{}, false
	}
	a, b, okA := hoursOf(x)
	p, q, okB := hoursOf(y)
	if !okA && !okB || okA && okB && a == p && b == q && x.Mod == y.Mod {
		return Difference{}, false
	}
	if !okA && x.Mod != "" || !okB && y.Mod != "" {
		return Difference{}, false // "early on Monday" is a time of the day, if not one in hours
	}
	if okA && okB && (a < b || p < q) && (a < b) == (p < q) && a <= q && p <= b { // "early on Monday", "Monday morning"
		return Difference{}, false
	}
	// A time of the day says nothing of which day it is, where the other tells a date.
	dx, dy := statedDay(x), statedDay(y)
	if dx == "" && dy == "" && (!okA || !okB) || dx != "" && dy != "" && dx != dy || (dx == "" || dy == "") && !(okA && okB) {
		return Difference{}, false
	}
	j := JudgePrecision
	if okA && okB && (a > q+closeBy || p > b+closeBy) {
		j = JudgeTension
	}
	return c.difference("date/hour", SlotDate, j, "at what time: "+c.word(c.names[e.x.act]), []mark{
		{m: e.x.m, unit: e.x.unit, sentence: e.x.sentence, at: x.Span, value: strings.ToLower(x.Span.In(c.text(e.x.m)))},
		{m: e.y.m, unit: e.y.unit, sentence: e.y.sentence, at: y.Span, value: strings.ToLower(y.Span.In(c.text(e.y.m)))}}, e.why), true
}

// ofDay reports whether a TIMEX3 value is of one day: a date, or a day of some week.
func ofDay(value string) bool {
	return len(value) == len("2006-01-02") && !strings.Contains(value, "T")
}

// statedDay is the day that the words of a time tell: a date or a weekday, else "".
func statedDay(t *when.Time) string {
	day, _, _ := strings.Cut(t.Value, "T")
	if t.Stated != "" {
		day, _, _ = strings.Cut(t.Stated, "T")
	}
	if day == "XXXX-XX-XX" || len(day) < len("XXXX-XX-X") {
		return ""
	}
	return day
}

// leadDurations compares how long something has lasted where two reports lead with
// a length of time in one unit, in statements that share their words.
func (c *comparer) leadDurations() []Difference {
	type length struct {
		unit int
		n    float64
		of   byte
		t    *when.Time
	}
	var all []length
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil {
			continue
		}
		for i := range doc.Times {
			t := &doc.Times[i]
			v := strings.TrimPrefix(t.Value, "P")
			clock := strings.HasPrefix(v, "T")
			if t.Type != when.Duration || clock || len(v) < 2 || // shifts and flights are counted in hours, and there are many of them
				!t.Event.Empty() {
				continue
			}
			n, err := strconv.ParseFloat(v[:len(v)-1], 64)
			u := c.unitAt(m, t.Span)
			if err != nil || n < 2 || u < 0 || c.units[u].st.Sentence >= 2*leadSentences {
				continue
			}
			all = append(all, length{u, n, v[len(v)-1], t})
		}
	}
	if len(all) > slotBound {
		all = all[:slotBound]
	}
	var out []Difference
	for i := range all {
		for k := i + 1; k < len(all); k++ {
			x, y := &all[i], &all[k]
			u, v := &c.units[x.unit], &c.units[y.unit]
			if u.m == v.m || x.of != y.of || x.n == y.n || max(x.n, y.n) > 1.5*min(x.n, y.n) || !c.sameTime(x.unit, y.unit) {
				continue
			}
			fs, _ := c.shared(u, v)
			strong := c.strong(fs)
			if len(strong) < 3 {
				continue
			}
			j := JudgeTension
			if bounds := x.t.Mod + y.t.Mod; bounds != "" {
				j = JudgePrecision
			}
			out = append(out, c.difference("number/duration", SlotNumber, j, "how long",
				[]mark{c.markOf(x.unit, x.t.Span, small(x.t.Span.In(c.text(u.m)))), c.markOf(y.unit, y.t.Span, small(y.t.Span.In(c.text(v.m))))},
				[]Ground{{"place in the report", "both reports lead with it"}, {"shared words", c.label(strong, 5)}}))
		}
	}
	return c.joinSame(out)
}

func marksOf(d *Difference) []story.Passage {
	var all []story.Passage
	for _, r := range d.Readings {
		all = append(all, r.Marks...)
	}
	return all
}
