package reconcile

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/edtf"
	"concord/internal/span"
	"concord/internal/statement"
)

// dated is an event with its date as one report tells it.
type dated struct {
	m        int
	unit     int
	sentence int
	at       span.Span // the time expression
	when     edtf.Value
	mod      string
	parts    parts
	verb     int32 // the event: nearest content verb to the date, -1 for none
	verbWord span.Span
	near     []int32
}

// datedEvents collects the calendar dates that stand in statements.
func (c *comparer) datedEvents() []dated {
	var out []dated
	for ui := range c.units {
		u := &c.units[ui]
		doc := c.s.Members[u.m].Document
		for _, ti := range u.st.Times {
			if ti < 0 || ti >= len(doc.Times) {
				continue
			}
			t := &doc.Times[ti]
			if t.Type != when.Date && t.Type != when.Clock || !u.st.Contains(t.Span) {
				continue
			}
			d := dated{m: u.m, unit: ui, sentence: u.st.Sentence, at: t.Span, when: t.When, mod: t.Mod, parts: partsOf(t, doc.Report.Text), verb: -1}
			if text := strings.ToLower(t.Span.In(doc.Report.Text)); d.parts == (parts{}) || strings.Contains(text, "same ") || strings.HasPrefix(text, "that ") {
				continue // "the same day" has its date from a sentence before
			}
			lo, hi := token.IndexWithin(u.words, t.Span)
			d.verb, d.verbWord = c.eventVerb(u.words, lo, hi)
			d.near = c.featuresOf(u.words[max(0, lo-12):lo], u.words[hi:min(len(u.words), hi+12)])
			out = append(out, d)
		}
	}
	return out
}

// eventVerb is the verb that a date goes with, or the noun that names an event
// ("apologised for the strike of 9 September" dates the strike): the nearest one
// before it in the clause, else the first one after. Verbs of saying date the saying.
func (c *comparer) eventVerb(ws []token.Word, lo, hi int) (int32, span.Span) {
	try := func(i int) (int32, bool) {
		w := ws[i]
		if w.Mark || relational[w.Norm] || !verbLike(w.Norm) && !happenings[w.Norm] {
			return -1, false
		}
		k := statement.Key(w.Norm)
		if k == "" {
			return -1, false
		}
		f, ok := c.ids[concept(k)]
		return f, ok
	}
	for i := lo - 1; i >= 0 && i > lo-12; i-- {
		if f, ok := try(i); ok {
			return f, ws[i].Span
		}
	}
	for i := hi; i < len(ws) && i < hi+12; i++ {
		if f, ok := try(i); ok {
			return f, ws[i].Span
		}
	}
	return -1, span.Span{}
}

// relational verbs put one event beside another and are none themselves.
var relational = wordSet("followed follows following preceded precedes came comes come included includes including involved involving marked marks marking was were is are had has have been being did does based according set")

// happenings are nouns that name an event and are dated like verbs.
var happenings = wordSet(`attack attacks strike strikes airstrike airstrikes raid raids shooting shootings bombing bombings explosion explosions blast
	war invasion killing killings murder murders massacre crash accident collision fire flood floods storm hurricane earthquake
	election elections vote referendum meeting meetings summit talks call visit trip speech statement hearing ruling verdict trial
	arrest protest protests rally conference interview announcement deal agreement ceasefire truce incident inauguration ceremony
	resignation appointment wedding funeral death birth launch release`)

// verbLike is a rough test for a verb of an event: a past form, or an -ing form.
func verbLike(n string) bool {
	return statement.Finite(n) || len(n) > 5 && strings.HasSuffix(n, "ing")
}

// dateDifferences compares the dates of the same event: same verb, shared names
// or words around it, and statements that are alike.
func (c *comparer) dateDifferences(pairs []pair) []Difference {
	return append(c.sameVerbDates(), c.alignedDates(pairs)...)
}

// alignedDates compares the dates of statements so alike that they tell the same
// whatever their verbs, where each has one date.
func (c *comparer) alignedDates(pairs []pair) []Difference {
	var out []Difference
	byUnit := map[int][]dated{}
	for _, d := range c.datedEvents() {
		byUnit[d.unit] = append(byUnit[d.unit], d)
	}
	for _, p := range pairs {
		x, y := byUnit[p.a], byUnit[p.b]
		if len(x) != 1 || len(y) != 1 || p.like < 0.3 {
			continue
		}
		j := judgeDates(&x[0], &y[0])
		fs, _ := c.shared(&c.units[p.a], &c.units[p.b])
		strong := c.strong(fs)
		if j == "" || j == JudgePrecision || len(strong) < 4 || j == JudgeContradiction && (p.like < 0.5 || x[0].verb != y[0].verb) {
			continue
		}
		out = append(out, c.difference("date/aligned", SlotDate, j, "when", []mark{c.markOf(p.a, x[0].at, dateValue(&x[0])), c.markOf(p.b, y[0].at, dateValue(&y[0]))},
			[]Ground{{"shared words", c.label(strong, 5)}}))
	}
	return out
}

// sameVerbDates compares the dates that go with one verb.
func (c *comparer) sameVerbDates() []Difference {
	buckets := map[int32][]dated{}
	for _, d := range c.datedEvents() {
		if d.verb >= 0 {
			buckets[d.verb] = append(buckets[d.verb], d)
		}
	}
	verbs := make([]int32, 0, len(buckets))
	for v := range buckets {
		verbs = append(verbs, v)
	}
	sort.Slice(verbs, func(i, j int) bool { return c.names[verbs[i]] < c.names[verbs[j]] })
	var out []Difference
	for _, v := range verbs {
		ds := buckets[v]
		if len(ds) > slotBound {
			ds = ds[:slotBound]
		}
		joined := make([]bool, len(ds))
		for a := range ds {
			if joined[a] {
				continue
			}
			var marks []mark
			var worst Judgement
			var why []Ground
			for b := a + 1; b < len(ds); b++ {
				x, y := &ds[a], &ds[b]
				if x.m == y.m || joined[b] {
					continue
				}
				j := judgeDates(x, y)
				if j == "" {
					continue
				}
				g, ok := c.sameEvent(x, y)
				if !ok || j != JudgePrecision && c.dateExplained(ds, a, b) {
					continue
				}
				joined[b] = true
				if worst == "" || gravity[j] < gravity[worst] {
					worst, why = j, g
				}
				marks = append(marks, c.markOf(y.unit, y.at, dateValue(y)))
			}
			if worst != "" {
				x := &ds[a]
				marks = append(marks, c.markOf(x.unit, x.at, dateValue(x)))
				out = append(out, c.difference("date/same-event", SlotDate, worst, "when: "+x.verbWord.In(c.text(x.m)), marks, why))
			}
		}
	}
	return out
}

func dateValue(d *dated) string {
	v := string(d.when)
	if v == "" || d.when.IsInterval() {
		v = d.parts.String()
	}
	if d.mod != "" {
		return v + " (" + strings.ToLower(d.mod) + ")"
	}
	return v
}

// parts are the parts of a date that a text tells, 0 where it does not: "early
// January" of an undated report has a month and no year.
type parts struct {
	year, month, day int
	inferred         bool // the year is not in the words, but was counted from elsewhere
}

func (p parts) String() string {
	field := func(v, width int, mask string) string {
		if v == 0 {
			return mask
		}
		return fmt.Sprintf("%0*d", width, v)
	}
	s := field(p.year, 4, "XXXX")
	if p.month != 0 {
		s += "-" + field(p.month, 2, "XX")
	}
	if p.day != 0 {
		s += "-" + field(p.day, 2, "XX")
	}
	return s
}

// partsOf reads what is sure of a time: from its calendar value where that is one
// year, month or day, else from the unmasked fields of its TIMEX3 value.
func partsOf(t *when.Time, text string) parts {
	v := string(t.When)
	if v == "" || t.When.IsInterval() {
		v = t.Value
	}
	v = strings.TrimRight(v, "?~%")
	v, _, _ = strings.Cut(v, "T")
	var p parts
	for i, f := range strings.SplitN(v, "-", 3) {
		n, err := strconv.Atoi(f)
		if err != nil || n < 0 {
			n = 0
		}
		switch {
		case i == 0 && len(f) == 4:
			p.year = n
		case i == 1 && len(f) == 2 && n <= 12:
			p.month = n
		case i == 2 && len(f) == 2 && n <= 31 && p.month != 0:
			p.day = n
		}
	}
	p.inferred = p.year != 0 && !strings.Contains(t.Span.In(text), strconv.Itoa(p.year))
	return p
}

// clash reports whether two dates differ in a part that both tell. Years that were
// only inferred decide nothing: the inference may have gone to the wrong year.
func (p parts) clash(q parts) bool {
	if p.inferred || q.inferred {
		p.year = 0
	}
	differ := func(a, b int) bool { return a != 0 && b != 0 && a != b }
	return differ(p.year, q.year) || differ(p.month, q.month) || p.month != 0 && p.month == q.month && differ(p.day, q.day)
}

// judgeDates compares two dates: "" when they are the same or may well be,
// precision when one is coarser, contradiction when they share no day.
func judgeDates(x, y *dated) Judgement {
	p, q := x.parts, y.parts
	switch {
	case p.clash(q):
		return JudgeContradiction
	case x.mod != y.mod && thirds[x.mod] && thirds[y.mod] && p.month != 0 && p.month == q.month && p.day == 0 && q.day == 0:
		return JudgeTension // early and mid January
	case p.year != 0 && q.year != 0 && (p.month == 0) != (q.month == 0):
		return JudgePrecision
	}
	return ""
}

// thirds are the TIMEX3 modifiers that cut a month or year in parts.
var thirds = map[string]bool{"START": true, "MID": true, "END": true}

// sameEvent is the gate for dates.
func (c *comparer) sameEvent(x, y *dated) ([]Ground, bool) {
	a, b := &c.units[x.unit], &c.units[y.unit]
	near := c.strong(common(x.near, y.near))
	n := 0
	for _, f := range near {
		if f != x.verb && !strings.HasPrefix(c.names[f], "d:") {
			n++
		}
	}
	like := c.likeness(a, b)
	names := c.sharedNames(a, b)
	if a.st.Negated != b.st.Negated {
		return nil, false
	}
	if n < 2 || n < 3 && len(names) == 0 || like < 0.3 {
		return nil, false
	}
	why := []Ground{{"same verb", strings.TrimPrefix(c.names[x.verb], "~")}, {"same words around it", c.label(near, 5)}}
	if len(names) > 0 {
		why = append(why, Ground{"same names", strings.Join(names[:min(3, len(names))], ", ")})
	}
	return why, true
}

// dateExplained: one of the reports also has the other's date with this verb, so
// that two events are meant.
func (c *comparer) dateExplained(ds []dated, a, b int) bool {
	for i := range ds {
		if i == a || i == b {
			continue
		}
		d := &ds[i]
		if d.m == ds[a].m && !d.parts.clash(ds[b].parts) && d.mod == ds[b].mod || d.m == ds[b].m && !d.parts.clash(ds[a].parts) && d.mod == ds[a].mod {
			return true
		}
	}
	return false
}
