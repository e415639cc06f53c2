package reconcile

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"concord/english"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/edtf"
	"concord/internal/span"
)

// dated is an event with its date as one report tells it.
type dated struct {
	m         int
	unit      int
	sentence  int
	at        span.Span // the time expression
	when      edtf.Value
	mod       string
	parts     parts
	uncertain bool      // the day hangs on a guess at when the report was published
	event     string    // what the date belongs to, "" where the text does not show it
	word      span.Span // its word
	near      []int32
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
			d := dated{m: u.m, unit: ui, sentence: u.st.Sentence, at: t.Span, when: t.When, mod: t.Mod, parts: partsOf(t, doc.Report.Text)}
			if text := strings.ToLower(t.Span.In(doc.Report.Text)); d.parts == (parts{}) || strings.Contains(text, "same ") || strings.HasPrefix(text, "that ") ||
				strings.HasSuffix(text, " later") || strings.HasSuffix(text, " earlier") || strings.HasSuffix(text, " before") {
				continue // "the same day", "a day earlier" have their date from what was told before
			}
			if d.parts.month == 0 && d.parts.inferred {
				continue // "three weeks earlier" tells no year that anybody could differ about
			}
			d.uncertain = strings.Contains(string(t.When), "?") && !strings.ContainsAny(t.Span.In(doc.Report.Text), "0123456789")
			if d.event, d.word = c.eventOf(u.m, t); d.event == "" {
				d.event, d.word = c.actAt(u.m, ti)
			}
			if d.event != "" && d.word.Start > 0 && doc.Report.Text[d.word.Start-1] == '(' { // "(Published Friday …)": of the page
				continue
			}
			lo, hi := token.IndexWithin(u.words, t.Span)
			d.near = c.featuresOf(u.words[max(0, lo-12):lo], u.words[hi:min(len(u.words), hi+12)])
			out = append(out, d)
		}
	}
	return out
}

// happenings are nouns that name an event and are dated like verbs.
var happenings = wordSet(`attack attacks strike strikes airstrike airstrikes raid raids shooting shootings bombing bombings explosion explosions blast
	war invasion killing killings murder murders massacre crash accident collision fire flood floods storm hurricane earthquake
	election elections vote referendum meeting meetings summit talks call visit trip speech statement hearing ruling verdict trial
	arrest protest protests rally conference interview announcement deal agreement ceasefire truce incident inauguration ceremony
	resignation appointment wedding funeral death birth launch release`)

// verbLike reports whether a word of a report is a verb in a form that tells: not in
// its base form.
func (c *comparer) verbLike(m int, w token.Word) bool {
	switch c.tagOf(m, w) {
	case english.TagVBD, english.TagVBP, english.TagVBZ, english.TagMD, english.TagVBN, english.TagVBG:
		return true
	}
	return false
}

// finite reports whether a word of a report is the finite verb of a clause, or a
// participle that may stand for one.
func (c *comparer) finite(m int, w token.Word) bool {
	switch c.tagOf(m, w) {
	case english.TagVBD, english.TagVBP, english.TagVBZ, english.TagMD, english.TagVBN:
		return true
	}
	return false
}

// tagOf is the tag of the first token of a word.
func (c *comparer) tagOf(m int, w token.Word) english.Tag {
	g := c.s.Members[m].Document.Grammar
	if g == nil || w.Token < 0 || w.Token >= len(g.Tokens) {
		return 0
	}
	return g.Tokens[w.Token].Tag
}

// dateDifferences compares the dates of each event. The dates of one event are one
// difference with all its readings, however many reports have them.
func (c *comparer) dateDifferences(pairs []pair) []Difference {
	all := c.datedEvents()
	buckets := map[string][]dated{}
	for _, d := range all {
		if d.event != "" && !saying(d.event) {
			buckets[d.event] = append(buckets[d.event], d)
		}
	}
	events := make([]string, 0, len(buckets))
	for e := range buckets {
		events = append(events, e)
	}
	sort.Strings(events)
	var out []Difference
	for _, e := range events {
		for _, g := range c.oneEvent(buckets[e]) {
			if d, ok := c.datesOf(buckets[e], g); ok {
				out = append(out, d)
			}
		}
	}
	out = append(out, c.weekdayDifferences(buckets)...)
	return append(out, c.partsOfMonth(all, pairs)...)
}

// partsOfMonth compares the parts of one month ("early", "mid") that stand in
// statements alike, where the text of one does not show what its time belongs to:
// the month that they share stands in for it.
func (c *comparer) partsOfMonth(all []dated, pairs []pair) []Difference {
	byUnit := map[int][]int{}
	for i := range all {
		byUnit[all[i].unit] = append(byUnit[all[i].unit], i)
	}
	group := map[int]int{} // date → its difference
	var found [][]int
	var why [][]Ground
	for _, p := range pairs {
		x, y := byUnit[p.a], byUnit[p.b]
		if len(x) != 1 || len(y) != 1 || p.like < 0.3 || all[x[0]].event != "" && all[y[0]].event != "" || judgeDates(&all[x[0]], &all[y[0]]) != JudgeTension || all[x[0]].mod == all[y[0]].mod {
			continue
		}
		fs, _ := c.shared(&c.units[p.a], &c.units[p.b])
		strong := c.strong(fs)
		if len(strong) < 4 {
			continue
		}
		gx, okX := group[x[0]]
		gy, okY := group[y[0]]
		switch {
		case okX && !okY:
			group[y[0]] = gx
			found[gx] = append(found[gx], y[0])
		case okY && !okX:
			group[x[0]] = gy
			found[gy] = append(found[gy], x[0])
		case !okX && !okY:
			group[x[0]], group[y[0]] = len(found), len(found)
			found = append(found, []int{x[0], y[0]})
			why = append(why, []Ground{{"same month", all[x[0]].parts.String()}, {"shared words", c.label(strong, 5)}})
		}
	}
	var out []Difference
	for k, list := range found {
		var marks []mark
		seen := map[string]bool{} // each report once for each reading
		for _, i := range list {
			d := &all[i]
			if key := dateValue(d) + " " + c.s.Members[d.m].Siglum; !seen[key] {
				seen[key] = true
				marks = append(marks, c.markOf(d.unit, d.at, dateValue(d)))
			}
		}
		out = append(out, c.dateDifference("date/part-of-month", JudgeTension, "when", marks, why[k]))
	}
	return out
}

// eventsBound is how many events of one kind are told apart, valuesBound how many
// dates of one event; a story has few of either.
const (
	eventsBound = 24
	valuesBound = 12
)

// happened is one event: the dates of it, and what showed that they are of one event.
type happened struct {
	dates []int
	why   []Ground
}

// oneEvent groups dates that go with the same word by the event they are of.
// Every date is compared with the first dates of each group only.
func (c *comparer) oneEvent(ds []dated) []happened {
	var groups []happened
next:
	for i := range ds {
		for k := range groups {
			g := &groups[k]
			for _, j := range g.dates[:min(len(g.dates), 3)] {
				if ds[j].m == ds[i].m {
					continue
				}
				if why, ok := c.sameEvent(&ds[j], &ds[i]); ok {
					if g.why == nil {
						g.why = why
					}
					g.dates = append(g.dates, i)
					continue next
				}
			}
		}
		if len(groups) < eventsBound {
			groups = append(groups, happened{dates: []int{i}})
		}
	}
	return groups
}

// datesOf makes the difference of one event out of its dates.
func (c *comparer) datesOf(ds []dated, g happened) (Difference, bool) {
	type value struct {
		first   *dated
		reports map[int]int // report → its first date of this value
	}
	var values []value
	for _, i := range g.dates {
		d := &ds[i]
		k := 0
		for k < len(values) && !(values[k].first.parts.equal(d.parts) && values[k].first.mod == d.mod) {
			k++
		}
		if k == len(values) {
			if k == valuesBound {
				continue
			}
			values = append(values, value{d, map[int]int{}})
		}
		if _, ok := values[k].reports[d.m]; !ok {
			values[k].reports[d.m] = i
		}
		if values[k].first.uncertain && !d.uncertain {
			values[k].first = d
		}
	}
	var worst Judgement
	differs := make([]bool, len(values))
	for a := range values {
		for b := a + 1; b < len(values); b++ {
			x, y := values[a].first, values[b].first
			j := judgeDates(x, y)
			if j == "" || bothTold(ds, values[a].reports, values[b].reports, x, y) {
				continue
			}
			differs[a], differs[b] = true, true
			if worst == "" || gravity[j] < gravity[worst] {
				worst = j
			}
		}
	}
	if worst == "" {
		return Difference{}, false
	}
	var marks []mark
	for k, v := range values {
		if !differs[k] {
			continue
		}
		for m := range c.s.Members {
			if i, ok := v.reports[m]; ok {
				marks = append(marks, c.markOf(ds[i].unit, ds[i].at, dateValue(v.first)))
			}
		}
	}
	x := &ds[g.dates[0]]
	return c.dateDifference("date/same-event", worst, "when: "+x.word.In(c.text(x.m)), marks, g.why), true
}

// dateDifference makes a difference in which each date is one reading: who the
// sources are that give it is another question than when it was.
func (c *comparer) dateDifference(rule string, j Judgement, subject string, marks []mark, why []Ground) Difference {
	d := c.difference(rule, SlotDate, j, subject, marks, why)
	at := map[string]int{}
	kept := d.Readings[:0]
	for _, r := range d.Readings {
		i, ok := at[r.Value]
		if !ok {
			at[r.Value] = len(kept)
			kept = append(kept, r)
			continue
		}
		k := &kept[i]
		if k.Holder != r.Holder {
			k.Holder = ""
		}
		k.Passages, k.Marks = append(k.Passages, r.Passages...), append(k.Marks, r.Marks...)
		for _, o := range r.Origins {
			k.Origins = addTo(k.Origins, o)
		}
	}
	for i := range kept {
		sortPassages(kept[i].Passages) // both lie in the same order: a mark in its clause
		sortPassages(kept[i].Marks)
	}
	d.Readings = kept
	sort.SliceStable(kept, func(a, b int) bool {
		if len(kept[a].Origins) != len(kept[b].Origins) {
			return len(kept[a].Origins) > len(kept[b].Origins)
		}
		return before(kept[a].Marks[0], kept[b].Marks[0])
	})
	return d
}

// bothTold: one of the reports of one date also has the other with this verb, so
// that two events are meant.
func bothTold(ds []dated, xs, ys map[int]int, x, y *dated) bool {
	for i := range ds {
		d := &ds[i]
		if _, ok := xs[d.m]; ok && d.mod == y.mod && !d.parts.clash(y.parts) {
			return true
		}
		if _, ok := ys[d.m]; ok && d.mod == x.mod && !d.parts.clash(x.parts) {
			return true
		}
	}
	return false
}

func dateValue(d *dated) string {
	v := strings.TrimRight(string(d.when), "?~%")
	if v == "" || d.when.IsInterval() {
		v = d.parts.String()
	}
	v, _, _ = strings.Cut(v, "T")
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

// equal reports that two dates tell the same parts alike. A year that was only
// inferred is no part that is told.
func (p parts) equal(q parts) bool {
	if p.inferred || q.inferred {
		p.year, q.year = 0, 0
	}
	return p.year == q.year && p.month == q.month && p.day == q.day
}

// judgeDates compares two dates: "" when they are the same or may well be, or one holds
// the other (see datedNearer), contradiction when they share no day.
func judgeDates(x, y *dated) Judgement {
	p, q := x.parts, y.parts
	switch {
	case p.clash(q) && (x.uncertain || y.uncertain):
		return JudgeTension
	case p.clash(q):
		return JudgeContradiction
	case x.mod != y.mod && thirds[x.mod] && thirds[y.mod] && p.month != 0 && p.month == q.month && p.day == 0 && q.day == 0:
		return JudgeTension // early and mid January
	}
	return ""
}

// thirds are the TIMEX3 modifiers that cut a month or year in parts.
var thirds = map[string]bool{"START": true, "MID": true, "END": true}

// sameEvent is the gate for dates that go with the same word.
func (c *comparer) sameEvent(x, y *dated) ([]Ground, bool) {
	a, b := &c.units[x.unit], &c.units[y.unit]
	near := c.around(x, y)
	if a.st.Negated != b.st.Negated || c.othersDid(x, y) || c.sameWords(x, y) || c.dateBeside(x, y) || c.dateBeside(y, x) {
		return nil, false
	}
	names := c.sharedNames(a, b)
	if l := c.telling(point{x.m, x.sentence}, point{y.m, y.sentence}); l != nil && l.score >= surelyAlike && !l.others {
		return append([]Ground{{"same verb", c.word(x.event)}}, l.why...), true
	}
	if len(near) < 2 || len(near) < 3 && len(names) == 0 || c.likeness(a, b) < 0.3 {
		return nil, false
	}
	why := []Ground{{"same verb", c.word(x.event)}, {"same words around it", c.label(near, 5)}}
	if len(names) > 0 {
		why = append(why, Ground{"same names", strings.Join(names[:min(3, len(names))], ", ")})
	}
	return why, true
}

// sameWords reports whether two dates are told in the same words, "on Monday": then they
// differ by the days on which the reports are taken to be published.
func (c *comparer) sameWords(x, y *dated) bool {
	return strings.EqualFold(x.at.In(c.text(x.m)), y.at.In(c.text(y.m)))
}

// dateBeside reports whether another time in the sentence of one date is the other
// date: "in 2009 and 2010".
func (c *comparer) dateBeside(x, y *dated) bool {
	doc := c.s.Members[x.m].Document
	for _, t := range c.timesIn(point{x.m, x.sentence}) {
		if p := partsOf(t, doc.Report.Text); t.Span != x.at && p != (parts{}) && !p.clash(y.parts) {
			return true
		}
	}
	return false
}

// othersDid reports whether both events have states before their word and none
// in common: an Iranian strike is no Israeli one.
func (c *comparer) othersDid(x, y *dated) bool {
	a, b := c.statesBefore(x), c.statesBefore(y)
	for _, e := range a {
		if slices.Contains(b, e) {
			return false
		}
	}
	return len(a) > 0 && len(b) > 0
}

// statesBefore are the states that the four words before a dated event name, as
// entities of the story.
func (c *comparer) statesBefore(d *dated) []int {
	mem := &c.s.Members[d.m]
	doc := mem.Document
	lo, _ := token.IndexWithin(doc.Words, d.word)
	from := doc.Words[max(0, min(lo, len(doc.Words)-1)-4)].Start
	var out []int
	i := sort.Search(len(doc.Mentions), func(i int) bool { return doc.Mentions[i].Start >= from })
	for ; i < len(doc.Mentions) && doc.Mentions[i].End <= d.word.Start; i++ {
		e := doc.Mentions[i].Entity
		if e >= 0 && e < len(mem.Entities) && doc.Entities[e].Kind == entity.State {
			out = append(out, mem.Entities[e])
		}
	}
	return out
}

// around is the telling words that stand near both dates, the event's own aside.
func (c *comparer) around(x, y *dated) []int32 {
	var near []int32
	for _, f := range c.strong(common(x.near, y.near)) {
		if n := c.names[f]; n != x.event && n != y.event && !strings.HasPrefix(n, "d:") {
			near = append(near, f)
		}
	}
	return near
}
