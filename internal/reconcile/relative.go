package reconcile

import (
	"sort"
	"strings"
	"time"

	"concord/english"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/when"
	"concord/internal/edtf"
	"concord/internal/span"
	"concord/internal/story"
)

// A report may date one event from another: "signed two days after he apologised",
// "the same day she visited". Here that distance is laid beside the days that the
// other reports give of both events.

// apart is what one sentence tells of two events: x lies lo to hi days after y, or
// before it where they are negative.
type apart struct {
	m, sentence int
	at          span.Span // the words of the distance: "two days after", "the same day"
	dated       bool      // package when has counted it already
	x           happens
	ys          []happens // one, or several that are told in a row
	lo, hi      int
}

// happens is an event at one place of a report: what a clause tells, or the making of
// what a noun names ("this order comes").
type happens struct {
	m     int
	token int
	cl    *clause // nil where no predicate was read there
	thing string  // noun of what is made or comes, "" for none
	comes bool    // the clause says no more than that the thing came about
}

// coming are verbs by which a thing or an event only comes about, making those by
// which somebody brings a text or a plan about; what is made comes about once.
var (
	coming = wordSet("come follow arrive happen occur emerge appear")
	making = wordSet("sign issue publish release announce unveil adopt pass enact approve grant present reach strike conclude")
)

// clauseAt is the clause of report m whose predicate is a token.
func (c *comparer) clauseAt(m, token int) *clause {
	if c.byHead == nil {
		c.byHead = map[[2]int]*clause{}
		all := c.clauses()
		for i := range all {
			c.byHead[[2]int{all[i].m, all[i].p.Head}] = &all[i]
		}
	}
	return c.byHead[[2]int{m, token}]
}

// happensAt reads what happens at a token; ok is false for what is not told as done.
func (c *comparer) happensAt(m, tok int) (h happens, ok bool) {
	g := c.s.Members[m].Document.Grammar
	h = happens{m: m, token: tok, cl: c.clauseAt(m, tok)}
	lemma := strings.ToLower(g.Tokens[tok].Lemma)
	if coming[lemma] && g.Tokens[tok].POS == english.PosVERB {
		for k := range g.Children(tok) {
			if g.Tokens[k].Dep == english.DepNsubj && g.Tokens[k].POS == english.PosNOUN {
				h = happens{m: m, token: k, cl: c.clauseAt(m, k), thing: strings.ToLower(g.Tokens[k].Lemma), comes: true}
				return h, h.cl == nil || told(h.cl.p)
			}
		}
		return h, false
	}
	if h.cl == nil {
		return h, false
	}
	if making[lemma] {
		if f := h.cl.first(predicate.Patient); f != nil && f.argument.Head >= 0 && g.Tokens[f.argument.Head].POS == english.PosNOUN {
			h.thing = strings.ToLower(g.Tokens[f.argument.Head].Lemma)
		}
	}
	return h, told(h.cl.p)
}

// told reports whether a predicate is told as something that took or takes place.
func told(p *predicate.Predicate) bool {
	return !p.Negated && !p.Future && !p.Hypothetical && !p.Asked
}

// distances lists what the reports tell of the time between two events, in text order.
func (c *comparer) distances() []apart {
	if c.aparts != nil {
		return c.aparts
	}
	c.aparts = []apart{}
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil || doc.Grammar == nil {
			continue
		}
		for i := range doc.Times {
			t := &doc.Times[i]
			if !t.Span.Fits(doc.Report.Text) || t.Empty() {
				continue
			}
			a, ok := c.afterEvent(m, t)
			if !ok {
				a, ok = c.sameDayAs(m, t)
			}
			if ok {
				a.m, a.sentence, a.dated = m, sentenceAt(doc, t.Span), t.When != "" && (t.Type != when.Duration || t.When.IsInterval())
				if a.sentence >= 0 && len(a.ys) > 0 {
					c.aparts = append(c.aparts, a)
				}
			}
		}
	}
	return c.aparts
}

// afterEvent reads "two days after he spoke", "a week before the vote" from the tree.
func (c *comparer) afterEvent(m int, t *when.Time) (a apart, ok bool) {
	if t.Type != when.Duration || !strings.HasPrefix(t.Value, "P") || strings.HasPrefix(t.Value, "PT") || t.Mod != "" && t.Mod != "APPROX" {
		return a, false
	}
	g := c.s.Members[m].Document.Grammar
	k := tokenFrom(g, t.End)
	if k <= 0 || k >= len(g.Tokens) {
		return a, false
	}
	sign := ""
	switch strings.ToLower(g.Word(k)) {
	case "after":
	case "before":
		sign = "-"
	default:
		return a, false
	}
	a.lo, a.hi, ok = when.Offset(sign + t.Value).Days()
	if !ok || t.Mod == "APPROX" && a.hi-a.lo < 2 {
		return a, false
	}
	a.at = span.Span{Start: t.Start, End: g.Tokens[k].End}
	y, x := -1, -1
	switch tk := &g.Tokens[k]; tk.Dep {
	case english.DepMark:
		y = tk.Head
		x = g.Tokens[y].Head
	case english.DepPrep:
		x = tk.Head
		for o := range g.Children(k) {
			if d := g.Tokens[o].Dep; d == english.DepPobj || d == english.DepPcomp {
				y = o
			}
		}
	}
	if x < 0 || y <= k || x == y {
		return a, false
	}
	var okX, okY bool
	a.x, okX = c.happensAt(m, x)
	h, okY := c.happensAt(m, y)
	a.ys = []happens{h}
	return a, okX && okY && !h.comes
}

// sameDayAs reads "signed on Monday, the same day he hosted the minister and had him
// apologise": what follows the words in a row lies on that day too.
func (c *comparer) sameDayAs(m int, t *when.Time) (a apart, ok bool) {
	doc := c.s.Members[m].Document
	if s := strings.ToLower(t.Span.In(doc.Report.Text)); !strings.HasSuffix(s, "same day") {
		return a, false
	}
	g := doc.Grammar
	k := tokenFrom(g, t.End)
	if k <= 0 || k >= len(g.Tokens) || g.Tokens[k].SentStart {
		return a, false
	}
	switch strings.ToLower(g.Word(k)) {
	case "as", "that", "when":
		k++
	}
	if k >= len(g.Tokens) || g.Tokens[k].POS == english.PosPUNCT || g.Tokens[k].POS == english.PosCCONJ {
		return a, false
	}
	end := k
	for end < len(g.Tokens) && end < k+farthest && !g.Tokens[end].SentStart {
		end++
	}
	day := k - 1
	for day > 0 && g.Tokens[day].Start >= t.End {
		day--
	}
	x := g.Tokens[day].Head
	if d := g.Tokens[day].Dep; d == english.DepPobj {
		x = g.Tokens[x].Head
	}
	if a.x, ok = c.happensAt(m, x); !ok || x >= day {
		return a, false
	}
	// The clause after the words: its verb has its subject there.
	y := -1
	for v := k; v < end && y < 0; v++ {
		if g.Tokens[v].POS != english.PosVERB {
			continue
		}
		for o := range g.Children(v) {
			if d := g.Tokens[o].Dep; (d == english.DepNsubj || d == english.DepNsubjpass) && o >= k && g.LeftEdge(o) == k {
				y = v
			}
		}
	}
	if y < 0 {
		return a, false
	}
	for v := y; v < end; v++ {
		if v != y && !(g.Tokens[v].Dep == english.DepConj && (g.Tokens[v].Head == y || g.Tokens[v].Head == x)) {
			continue
		}
		if h, ok := c.happensAt(m, v); ok && !h.comes {
			a.ys = append(a.ys, h)
		}
		if g.Tokens[v].Lemma != "have" {
			continue
		}
		for o := range g.Children(v) { // had him apologise
			if g.Tokens[o].Dep == english.DepCcomp && g.Tokens[o].Tag == english.TagVB {
				if h, ok := c.happensAt(m, o); ok && !h.comes {
					a.ys = append(a.ys, h)
				}
			}
		}
	}
	a.at = t.Span
	return a, true
}

// farthest is how many tokens after "the same day" its clause is looked for.
const farthest = 120

// tokenFrom is the first token that starts at a place or after it and is no space.
func tokenFrom(g *english.Doc, at int) int {
	k := sort.Search(len(g.Tokens), func(i int) bool { return g.Tokens[i].Start >= at })
	for k < len(g.Tokens) && g.Tokens[k].POS == english.PosSPACE {
		k++
	}
	return k
}

// dayTold is an event with its day as a report tells it.
type dayTold struct {
	happens
	sentence int
	at       span.Span // the time expression
	day      time.Time
	doubtful bool
}

// calendar is the events that have a day, by what they may be compared by.
type calendar struct {
	days    []dayTold
	at      map[[2]int]int // by report and token, the first
	byAct   map[int32][]int
	byThing map[string][]int
}

func (k *calendar) add(d dayTold) {
	i := len(k.days)
	k.days = append(k.days, d)
	if _, ok := k.at[[2]int{d.m, d.token}]; !ok {
		k.at[[2]int{d.m, d.token}] = i
	}
	if d.cl != nil {
		k.byAct[d.cl.act] = append(k.byAct[d.cl.act], i)
	}
	if d.thing != "" {
		k.byThing[d.thing] = append(k.byThing[d.thing], i)
	}
}

// like lists the first of the days whose events may be h, in order: itself, those of
// its act and those of its thing.
func (k *calendar) like(h *happens) []int {
	var out []int
	if i, ok := k.at[[2]int{h.m, h.token}]; ok {
		out = append(out, i)
	}
	if h.cl != nil {
		list := k.byAct[h.cl.act]
		out = append(out, list[:min(len(list), actsBound)]...)
	}
	if h.thing != "" {
		list := k.byThing[h.thing]
		out = append(out, list[:min(len(list), actsBound)]...)
	}
	return sortedInts(out)
}

// daysTold lists the events that have a day of the calendar: those of daysStated, and
// what lies at a distance from them that is told to the day.
func (c *comparer) daysTold() *calendar {
	out := c.daysStated()
	for i := range c.distances() { // "signed on Monday, the same day he visited"
		a := &c.aparts[i]
		if a.lo != a.hi {
			continue
		}
		k, ok := out.at[[2]int{a.m, a.x.token}]
		if !ok {
			continue
		}
		d := out.days[k]
		for _, y := range a.ys {
			out.add(dayTold{happens: y, sentence: a.sentence, at: a.at, day: d.day.AddDate(0, 0, -a.lo), doubtful: d.doubtful})
		}
	}
	return out
}

// daysStated lists the clauses that have a day of the calendar as their time.
func (c *comparer) daysStated() *calendar {
	out := &calendar{at: map[[2]int]int{}, byAct: map[int32][]int{}, byThing: map[string][]int{}}
	all := c.clauses()
	for i := range all {
		cl := &all[i]
		if !told(cl.p) {
			continue
		}
		d, ok := c.dayOfClause(cl)
		if !ok {
			continue
		}
		if d.happens, ok = c.happensAt(cl.m, cl.p.Head); ok && !d.comes {
			out.add(d)
		}
	}
	return out
}

// dayOfClause is the one day of the calendar that the times of a clause tell; "the
// same day" has its day from elsewhere and tells none.
func (c *comparer) dayOfClause(cl *clause) (d dayTold, ok bool) {
	doc := c.s.Members[cl.m].Document
	for i := range cl.fillers {
		f := &cl.fillers[i]
		if f.role != predicate.Time || f.time < 0 || f.time >= len(doc.Times) {
			continue
		}
		t := &doc.Times[f.time]
		words := strings.ToLower(t.Span.In(doc.Report.Text))
		if t.Type != when.Date && t.Type != when.Clock || strings.Contains(words, "same ") || strings.HasPrefix(words, "that ") {
			continue
		}
		day, doubtful, one := oneDay(t.When)
		if !one || t.Conflict != "" || ok && !day.Equal(d.day) || !t.Of.Empty() && !t.Of.Overlaps(cl.p.Span) { // the words show another owner
			return d, false
		}
		if !ok {
			d, ok = dayTold{sentence: cl.sentence, at: t.Span, day: day, doubtful: doubtful}, true
		}
	}
	return d, ok
}

// oneDay is the day of a value that is one day.
func oneDay(v edtf.Value) (day time.Time, doubtful, ok bool) {
	v = dayOf(v)
	b, err := v.Bounds()
	if v == "" || err != nil || b.OpenFrom || b.OpenTo || b.To.Sub(b.From) > 24*time.Hour {
		return day, false, false
	}
	return b.From, b.Uncertain || b.Approx, true
}

// oneHappening shows that two places of different reports tell one event; loose is
// true where one tells only that a thing came about which the other says was made.
func (c *comparer) oneHappening(x, y *happens) (why []Ground, loose, ok bool) {
	if x.cl != nil && y.cl != nil {
		if why, ok := c.oneAct(x.cl, y.cl); ok {
			return why, false, true
		}
	}
	if x.thing == "" || x.thing != y.thing || !c.bothMake(x.m, y.m, x.thing) {
		return nil, false, false
	}
	if x.cl != nil && y.cl != nil && x.cl.act == y.cl.act {
		for _, r := range c.compareClauses(x.cl, y.cl).differ {
			if core(r) {
				return nil, false, false
			}
		}
		return []Ground{{"same thing", x.thing}, {"same event", c.word(c.names[x.cl.act])}}, false, true
	}
	return []Ground{{"same thing", x.thing}}, true, true
}

// oneAct shows that two clauses tell one act: the same is done, a role that is told
// in both is filled alike and none otherwise.
func (c *comparer) oneAct(x, y *clause) ([]Ground, bool) {
	if x.act != y.act || x.p.Historical != y.p.Historical && (x.p.Kind == predicate.Noun || y.p.Kind == predicate.Noun) {
		return nil, false
	}
	f := c.compareClauses(x, y)
	named := false
	for _, r := range f.roles {
		a, b := x.first(r), y.first(r)
		named = named || core(r) && a != nil && b != nil && a.entity >= 0 && a.entity == b.entity
	}
	if !named || len(f.differ) > 0 {
		return nil, false
	}
	return append([]Ground{{"same event", c.word(c.names[x.act])}}, f.why...), true
}

// bothMake reports whether one fact tells in both reports that a thing was made: then
// it is one thing that both call by this noun.
func (c *comparer) bothMake(m, n int, thing string) bool {
	if c.made == nil {
		c.made = map[string]bool{}
		for _, f := range c.aligned().Facts {
			by := map[string][]int{}
			for _, cl := range f.Clauses {
				k := c.clauseAt(cl.Member, c.s.Members[cl.Member].Document.Predicates[cl.Predicate].Head)
				if k == nil || !making[k.p.Base] || !told(k.p) {
					continue
				}
				if h, ok := c.happensAt(k.m, k.p.Head); ok && h.thing != "" {
					by[h.thing] = append(by[h.thing], cl.Member)
				}
			}
			for t, list := range by {
				for i, a := range list {
					for _, b := range list[i+1 : min(len(list), i+1+eventsBound)] {
						c.made[madeKey(a, b, t)] = true
					}
				}
			}
		}
	}
	return c.made[madeKey(m, n, thing)]
}

func madeKey(m, n int, thing string) string {
	if m > n {
		m, n = n, m
	}
	return string(rune(m)) + " " + string(rune(n)) + " " + thing
}

// relativeDifferences compares the day that a distance from another event comes to
// with the day that other reports give.
func (c *comparer) relativeDifferences() []Difference {
	as := c.distances()
	if len(as) == 0 {
		return nil
	}
	days := c.daysTold()
	var out []Difference
	for i := range as {
		for k := range as[i].ys {
			if d, ok := c.relativeDifference(&as[i], &as[i].ys[k], days); ok {
				out = append(out, d)
				break
			}
		}
	}
	return out
}

func (c *comparer) relativeDifference(a *apart, y *happens, days *calendar) (Difference, bool) {
	if a.x.token == y.token {
		return Difference{}, false
	}
	from, doubt, whyY, ok := c.dayOfEvent(y, a.m, days)
	if !ok {
		return Difference{}, false
	}
	first, last := from.day.AddDate(0, 0, a.lo), from.day.AddDate(0, 0, a.hi)
	value := edtf.Interval(edtf.Of(first), edtf.Of(last))
	unit := c.unitAt(a.m, a.at)
	var marks []mark
	var why []Ground
	far, loose, reports := 0, false, map[int]bool{}
	for _, i := range days.like(&a.x) {
		d := &days.days[i]
		if d.m == a.m {
			// The report gives the day itself, and so both readings.
			if _, _, one := c.oneHappening(&a.x, &d.happens); one || d.token == a.x.token {
				return Difference{}, false
			}
			continue
		}
		w, l, one := c.oneHappening(&a.x, &d.happens)
		if !one || reports[d.m] {
			continue
		}
		off := outside(d.day, first, last)
		if off == 0 {
			return Difference{}, false // one report bears it out: more than one event may be meant
		}
		reports[d.m] = true
		loose = loose || l
		doubt = doubt || d.doubtful && len(marks) == 0
		if far == 0 || off < far {
			far = off
		}
		if why == nil {
			why = w
		}
		marks = append(marks, mark{m: d.m, unit: c.unitAt(d.m, d.at), sentence: d.sentence, at: d.at, value: string(edtf.Of(d.day))})
	}
	if len(marks) == 0 {
		return Difference{}, false
	}
	marks = append(marks, mark{m: a.m, unit: unit, sentence: a.sentence, at: a.at, value: string(value)})
	j := JudgeContradiction
	if loose || doubt || far < 2 {
		j = JudgeTension
	}
	why = append(why, Ground{"counted from", y.word(c) + ", " + string(edtf.Of(from.day)) + " in " + c.s.Members[from.m].Siglum})
	why = append(why, whyY...)
	subject := a.x.thing
	if subject == "" {
		subject = a.x.word(c)
	}
	return c.dateDifference("date/counted", j, "when: "+subject, marks, why), true
}

// word is the word of an event in its report.
func (h *happens) word(c *comparer) string {
	return c.s.Members[h.m].Document.Grammar.Word(h.token)
}

// outside is how many days a day lies outside of first to last, 0 for within.
func outside(day, first, last time.Time) int {
	switch {
	case day.Before(first):
		return int(first.Sub(day) / (24 * time.Hour))
	case day.After(last):
		return int(day.Sub(last) / (24 * time.Hour))
	}
	return 0
}

// dayOfEvent is the day on which all reports that date an event put it; the own
// report's is taken first. ok is false where none does or they differ.
func (c *comparer) dayOfEvent(y *happens, m int, days *calendar) (from dayTold, doubt bool, why []Ground, ok bool) {
	for _, i := range days.like(y) {
		d := &days.days[i]
		same := d.m == m && d.token == y.token
		var w []Ground
		if !same {
			if d.m == m {
				continue
			}
			var loose bool
			if w, loose, same = c.oneHappening(y, &d.happens); loose {
				continue
			}
		}
		if !same {
			continue
		}
		if ok && !d.day.Equal(from.day) {
			return from, doubt, nil, false
		}
		if !ok || from.doubtful && !d.doubtful {
			from, why = *d, w
		}
		ok = true
	}
	return from, from.doubtful, why, ok
}

// relativeMoments are the events that have no day but one counted from another event.
func (c *comparer) relativeMoments() []Moment {
	as := c.distances()
	if len(as) == 0 {
		return nil
	}
	days := c.daysStated()
	var out []Moment
	for i := range as {
		a := &as[i]
		y := &a.ys[0]
		if a.dated || a.lo == 0 && a.hi == 0 || a.hi-a.lo > widest || a.x.token == y.token {
			continue
		}
		fromX, _, _, knownX := c.dayOfEvent(&a.x, a.m, days)
		fromY, _, _, knownY := c.dayOfEvent(y, a.m, days)
		switch {
		case knownX && !knownY && y.cl != nil && y.cl.p.Kind == predicate.Verb && !c.datedIn(y):
			out = append(out, c.relativeMoment(a, y, &a.x, fromX, -a.hi, -a.lo))
		case knownY && !knownX && !c.datedIn(&a.x) && !c.datedElsewhere(&a.x, days):
			out = append(out, c.relativeMoment(a, &a.x, y, fromY, a.lo, a.hi))
		}
	}
	return out
}

// widest is the longest interval, in days, at which an event without a day is shown.
const widest = 31

func (c *comparer) relativeMoment(a *apart, h, other *happens, from dayTold, lo, hi int) Moment {
	first, last := edtf.Of(from.day.AddDate(0, 0, lo)), edtf.Of(from.day.AddDate(0, 0, hi))
	told := edtf.Of(from.day)
	if from.doubtful {
		first, last, told = first+"?", last+"?", told+"?"
	}
	mo := Moment{Rule: "timeline/relative", When: first, Reason: "counted from " + other.word(c) + ", " + string(told)}
	if hi != lo {
		mo.When = edtf.Interval(first, last)
	}
	mo.Passages = []story.Passage{c.s.Passage(a.m, a.at), c.s.Passage(from.m, from.at)}
	sortPassages(mo.Passages)
	mo.Says = c.passageOf(a.m, c.unitAt(a.m, a.at), a.sentence, a.at)
	if h.cl != nil && h.cl.p.Kind == predicate.Verb && h == &a.ys[0] {
		mo.Says = c.s.Passage(a.m, c.clauseProper(h))
	}
	mo.ID = c.id("t-", mo.Rule, mo.Passages)
	return mo
}

// clauseProper is a clause without the words before its subject that count it from
// another event: "one day after [they had spoken]".
func (c *comparer) clauseProper(h *happens) span.Span {
	g := c.s.Members[h.m].Document.Grammar
	s := h.cl.p.Clause
	for k := range g.Children(h.token) {
		if d := g.Tokens[k].Dep; d == english.DepNsubj || d == english.DepNsubjpass {
			if at := g.Tokens[g.LeftEdge(k)].Start; at > s.Start && at < s.End {
				s.Start = at
			}
			break
		}
	}
	return s
}

// datedIn reports whether the clause of an event has a calendar time of its own.
func (c *comparer) datedIn(h *happens) bool {
	if h.cl == nil {
		return false
	}
	doc := c.s.Members[h.m].Document
	for i := range h.cl.fillers {
		if f := &h.cl.fillers[i]; f.role == predicate.Time && f.time >= 0 && f.time < len(doc.Times) {
			if t := &doc.Times[f.time]; (t.Type == when.Date || t.Type == when.Clock) && !vagueTime(t) {
				return true
			}
		}
	}
	return false
}

// datedElsewhere reports whether another report has a day for an event.
func (c *comparer) datedElsewhere(x *happens, days *calendar) bool {
	for _, i := range days.like(x) {
		d := &days.days[i]
		if d.m == x.m {
			continue
		}
		if _, _, one := c.oneHappening(x, &d.happens); one {
			return true
		}
	}
	return false
}
