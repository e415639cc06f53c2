package reconcile

import (
	"math"
	"sort"
	"strings"
	"time"

	"concord/english"
	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/edtf"
	"concord/internal/report"
	"concord/internal/span"
	"concord/internal/statement"
	"concord/internal/story"
)

// entry is one time expression that dates something.
type entry struct {
	m        int
	unit     int // -1 where it lies in no statement
	sentence int
	time     *when.Time
	day      edtf.Value
	event    string
	near     []int32 // telling words of its clause, the event's own aside
}

// dating is the entries of one moment.
type dating struct {
	list   []*entry
	finest edtf.Value
}

// timeline lists the dated events, and last those that only name a day: every calendar time in a sentence that tells
// what happened, joined where one event is dated alike by several reports or
// twice in one.
func (c *comparer) timeline(sets [][]int) []Moment {
	es := c.entries()
	set := make(map[int]int, len(c.units))
	for k, list := range sets {
		for _, i := range list {
			set[i] = k
		}
	}
	var groups []*dating
	byEvent, bySet, bySentence, byDay := map[string][]*dating{}, map[int][]*dating{}, map[[2]int][]*dating{}, map[edtf.Value][]*dating{}
	for k := range es {
		e := &es[k]
		fact, aligned := set[e.unit]
		here := [2]int{e.m, e.sentence}
		g := c.datingOf(e, bySentence[here], func(e, o *entry) bool { return e.day == o.day })
		if g == nil && aligned {
			g = c.datingOf(e, bySet[fact], func(e, o *entry) bool { return e.event == o.event || e.event == "" || o.event == "" })
		}
		if g == nil && e.event != "" {
			g = c.datingOf(e, byEvent[e.event], c.sameMoment)
		}
		if g == nil && len(e.day) >= len("2006-01-02") {
			g = c.datingOf(e, byDay[dateOf(e.day)], c.sameScene)
		}
		if g == nil {
			g = &dating{finest: e.day}
			groups = append(groups, g)
		}
		g.list = append(g.list, e)
		if finer(e.day, g.finest) {
			g.finest = e.day
		}
		bySentence[here] = addDating(bySentence[here], g)
		if aligned {
			bySet[fact] = addDating(bySet[fact], g)
		}
		if len(e.day) >= len("2006-01-02") {
			byDay[dateOf(e.day)] = addDating(byDay[dateOf(e.day)], g)
		}
		if e.event != "" {
			byEvent[e.event] = addDating(byEvent[e.event], g)
		}
	}
	var out []Moment
	for _, g := range groups {
		out = append(out, c.moment(g))
	}
	out = append(out, c.relativeMoments()...)
	sort.SliceStable(out, func(i, j int) bool {
		if d := edtf.Compare(out[i].When, out[j].When); d != 0 {
			return d < 0
		}
		return before(out[i].Says, out[j].Says)
	})
	return out
}

// undated is the day that a time names without its year or week, where nothing in the
// reports tells these: "on Wednesday", "Dec. 1". It stands for itself in place of a
// date. "" where no day is named.
func undated(t *when.Time) edtf.Value {
	day, _, _ := strings.Cut(t.Value, "T")
	if (t.Type != when.Date && t.Type != when.Clock) || len(day) != len("XXXX-WXX-3") || !strings.HasPrefix(day, "XXXX-") || strings.HasSuffix(day, "X") {
		return ""
	}
	return edtf.Value(day)
}

// entries lists the times that date something, by date. What a source said on a
// day is no event of the story, nor is the day of a dateline, and neither is a
// stretch of a year or more that is only counted back from publication.
func (c *comparer) entries() []entry {
	var es []entry
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil {
			continue
		}
		for i := range doc.Times {
			t := &doc.Times[i]
			day := dayOf(t.When)
			if t.When == "" {
				day = undated(t)
			}
			if day == "" || t.Type == when.Set || t.Type == when.Duration && !t.When.IsInterval() || !t.Span.Fits(doc.Report.Text) || t.Empty() {
				continue
			}
			if t.Value == "PRESENT_REF" || t.Value == "FUTURE_REF" || t.Value == "PAST_REF" {
				continue
			}
			if t.When != "" {
				b, err := t.When.Bounds()
				if err != nil || b.OpenFrom && b.OpenTo || vague(t, b) {
					continue
				}
			}
			if d := doc.Report.Dateline; d != nil && d.Span.Overlaps(t.Span) {
				continue
			}
			sent := sentenceAt(doc, t.Span)
			if sent < 0 || !c.tells(m, token.Within(doc.Words, doc.Sentences[sent].Span)) {
				continue
			}
			e := entry{m: m, unit: c.unitAt(m, t.Span), sentence: sent, time: t, day: day}
			e.event, _ = c.eventOf(m, t)
			if saying(e.event) && !occasion(doc.Words, t.Span) {
				continue
			}
			if e.unit >= 0 {
				u := &c.units[e.unit]
				lo, hi := token.IndexWithin(u.words, t.Span)
				for _, f := range c.strong(c.featuresOf(u.words[max(0, lo-12):lo], u.words[hi:min(len(u.words), hi+12)])) {
					if c.names[f] != e.event {
						e.near = append(e.near, f)
					}
				}
			}
			es = append(es, e)
		}
	}
	sort.SliceStable(es, func(i, j int) bool {
		if d := edtf.Compare(es[i].day, es[j].day); d != 0 {
			return d < 0
		}
		return es[i].m < es[j].m || es[i].m == es[j].m && es[i].time.Start < es[j].time.Start
	})
	return es
}

// occasion reports whether words beside a time name an occasion on which something
// was said, which is an event for itself.
func occasion(ws []token.Word, at span.Span) bool {
	lo, hi := token.IndexWithin(ws, at)
	for i := max(0, lo-4); i < hi+5 && i < len(ws); i++ {
		switch ws[i].Norm {
		case ".":
			if i >= hi {
				return false
			}
		case "briefing", "conference", "interview", "speech", "address", "hearing", "testimony", "broadcast", "video":
			return true
		}
	}
	return false
}

// vague reports a time that is only counted from another and leaves a year or more open.
func vague(t *when.Time, b edtf.Bounds) bool {
	return t.When.IsInterval() && (t.Anchor != "" || t.Type == when.Duration) && (b.OpenFrom || b.OpenTo || b.To.Sub(b.From) >= 365*24*time.Hour)
}

// datingOf finds the group of compatible date in which a test holds for one of
// the first entries; nil for none.
func (c *comparer) datingOf(e *entry, groups []*dating, same func(e, o *entry) bool) *dating {
	for _, g := range groups {
		if !sameDay(e.day, g.finest) {
			continue
		}
		for _, o := range g.list[:min(len(g.list), 4)] {
			if same(e, o) {
				return g
			}
		}
	}
	return nil
}

// addDating keeps the last groups of a key: entries come by date, so that older
// ones are of other dates.
func addDating(list []*dating, g *dating) []*dating {
	if len(list) > 0 && list[len(list)-1] == g {
		return list
	}
	for _, o := range list {
		if o == g {
			return list
		}
	}
	if len(list) >= eventsBound {
		list = list[1:]
	}
	return append(list, g)
}

// sameMoment is the gate for entries of one word: the words around them, or their
// statements, are alike.
func (c *comparer) sameMoment(e, o *entry) bool {
	if n := len(common(e.near, o.near)); n >= 2 {
		return true
	}
	return e.unit >= 0 && o.unit >= 0 && e.unit != o.unit && c.likeness(&c.units[e.unit], &c.units[o.unit]) >= likeAlign
}

// sameScene is the gate for entries of two reports and one day whose words differ:
// "capsized in the strait" and "the disaster in the strait".
func (c *comparer) sameScene(e, o *entry) bool {
	if e.m == o.m || e.unit < 0 || o.unit < 0 {
		return false
	}
	if n := len(common(e.near, o.near)); n < 3 {
		return false
	}
	return e.event == "" || o.event == "" || c.likeness(&c.units[e.unit], &c.units[o.unit]) >= 0.2
}

// dateOf is the day of a value without its marks of doubt.
func dateOf(v edtf.Value) edtf.Value {
	if v.IsInterval() {
		return v
	}
	return edtf.Value(strings.TrimRight(string(v), "?~%"))
}

// sameDay reports whether two dates may be one: equal, or compatible and neither
// wider than about a week, as a weekday before a day of publication in doubt is.
func sameDay(v, w edtf.Value) bool {
	if v == w {
		return true
	}
	narrow := func(v edtf.Value) bool {
		b, err := v.Bounds()
		return err == nil && !b.OpenFrom && !b.OpenTo && b.To.Sub(b.From) <= 9*24*time.Hour
	}
	return narrow(v) && narrow(w) && v.Compatible(w)
}

// finer reports whether v tells a time more closely than w.
func finer(v, w edtf.Value) bool {
	if v.IsInterval() != w.IsInterval() {
		return w.IsInterval()
	}
	doubt := func(v edtf.Value) bool { return strings.ContainsAny(string(v), "?~%") }
	x, y := len(strings.TrimRight(string(v), "?~%")), len(strings.TrimRight(string(w), "?~%"))
	return x > y || x == y && !doubt(v) && doubt(w)
}

// moment makes the record of one dated event.
func (c *comparer) moment(g *dating) Moment {
	best := g.list[0]
	for _, e := range g.list[1:] { // the finest time that fits within itself
		if fits, did := e.time.Conflict == "", best.time.Conflict == ""; fits != did {
			if fits {
				best = e
			}
		} else if finer(e.time.When, best.time.When) {
			best = e
		}
	}
	mo := Moment{Rule: "timeline/stated", When: best.time.When, Reason: best.time.Reason}
	switch {
	case best.time.When == "":
		mo.Rule = "timeline/undated"
	case best.time.Anchor != "":
		mo.Rule = "timeline/counted"
	}
	for _, e := range g.list {
		mo.Passages = append(mo.Passages, c.s.Passage(e.m, e.time.Span))
	}
	sortPassages(mo.Passages)
	mo.Says = c.fullest(g.list)
	mo.ID = c.id("t-", mo.Rule, mo.Passages)
	return mo
}

// fullest picks the clause that shows a moment: the shortest of those that stand
// alone and have most of what the clauses of the moment have in common.
func (c *comparer) fullest(list []*entry) story.Passage {
	seen := map[int32]int{}
	units := 0
	for _, e := range list {
		if e.unit >= 0 {
			units++
			for _, f := range c.units[e.unit].features {
				seen[f]++
			}
		}
	}
	most := 0
	for _, n := range seen {
		if 2*n > units {
			most++
		}
	}
	best, bestScore := list[0], math.Inf(-1)
	for _, e := range list {
		if e.unit < 0 {
			continue
		}
		u := &c.units[e.unit]
		score, has := 0.0, 0
		for _, f := range u.features {
			if 2*seen[f] > units {
				has++
			}
		}
		if 4*has < 3*most {
			score -= 40
		}
		if !c.standsAlone(e.unit) {
			score -= 60
		}
		if u.kind != report.Body {
			score -= 5
		}
		if of := e.time.Of; of.Fits(c.text(e.m)) && c.verbAtEnd(e.m, of) {
			score += 8 // it tells the event and does not only name it
		}
		if score -= float64(len(u.words)) / 2; score > bestScore {
			best, bestScore = e, score
		}
	}
	if s, ok := c.nounPhrase(best); ok {
		return c.s.Passage(best.m, s)
	}
	if best.unit >= 0 && c.standsAlone(best.unit) {
		return c.says(best.unit)
	}
	return c.passageOf(best.m, -1, best.sentence, best.time.Span)
}

// nounPhrase is the phrase of the noun that a time belongs to, where the clause around
// it tells of something else: "[the Sept. 9 strikes on Doha]" of "the order follows the
// Sept. 9 strikes on Doha", "[the order, which was published on Monday]". The clause
// stays where the noun is the subject of its past verb, or where the phrase says little.
func (c *comparer) nounPhrase(e *entry) (s span.Span, ok bool) {
	doc := c.s.Members[e.m].Document
	g, t := doc.Grammar, e.time
	if g == nil || t.Of.Empty() || !t.Of.Fits(doc.Report.Text) {
		return s, false
	}
	n := tokenFrom(g, t.Of.Start)
	if n >= len(g.Tokens) || g.Tokens[n].Start >= t.Of.End {
		return s, false
	}
	last := n
	switch tk := &g.Tokens[n]; tk.POS {
	case english.PosNOUN:
	case english.PosVERB:
		if tk.Dep != english.DepRelcl || tk.Head > n || g.Tokens[tk.Head].POS != english.PosNOUN {
			return s, false
		}
		n = tk.Head
	default:
		return s, false
	}
	for g.Tokens[n].Dep == english.DepCompound && g.Tokens[g.Tokens[n].Head].POS == english.PosNOUN {
		n = g.Tokens[n].Head
	}
	if v := g.Tokens[n].Head; v == n || (g.Tokens[n].Dep == english.DepNsubj || g.Tokens[n].Dep == english.DepNsubjpass) && tellsPast(g, v) {
		return s, false
	}
	reach := max(last, tokenFrom(g, t.End)-1)
	last = max(g.RightEdge(n), last)
	for k := range g.Children(n) { // what is added or put beside it is not of that time
		if at := g.LeftEdge(k); at > reach && (g.Tokens[k].Dep == english.DepCc || g.Tokens[at-1].POS == english.PosPUNCT) {
			last = at - 1
			break
		}
	}
	for last > n && (g.Tokens[last].POS == english.PosPUNCT || g.Tokens[last].POS == english.PosSPACE) && g.Tokens[last].Start >= t.End {
		last--
	}
	s = span.Span{Start: g.Tokens[g.LeftEdge(n)].Start, End: g.Tokens[last].End}
	if t.Start >= s.End && t.Start-s.End <= len(" on the ") {
		s.End = t.End
	}
	sentence := doc.Sentences[e.sentence].Span
	if !s.Contains(t.Span) || !sentence.Contains(s) || 4*s.Len() > 3*sentence.Len() {
		return s, false
	}
	said := 0
	for _, w := range token.Within(doc.Words, s) {
		if !w.Mark && !t.Contains(w.Span) && statement.Key(w.Norm) != "" {
			said++
		}
	}
	return s, said >= 3
}

// tellsPast reports whether a verb is told in the past, with its auxiliaries.
func tellsPast(g *english.Doc, v int) bool {
	past := g.Tokens[v].Tag == english.TagVBD
	for k := range g.Children(v) {
		if d := g.Tokens[k].Dep; d == english.DepAux || d == english.DepAuxpass {
			past = g.Tokens[k].Tag == english.TagVBD
		}
	}
	return past
}

// dayOf cuts a time to its day, so that "1 p.m." and "Tuesday" of one day meet.
func dayOf(v edtf.Value) edtf.Value {
	if !v.IsInterval() && len(v) > len("2006-01-02") && v[len("2006-01-02")] == 'T' {
		return v[:len("2006-01-02")]
	}
	return v
}

// tells reports whether a sentence tells something and is no date line, byline or
// list of dates: it has a verb and some words.
func (c *comparer) tells(m int, ws []token.Word) bool {
	n := 0
	verb := false
	for _, w := range ws {
		if !w.Mark {
			n++
		}
		verb = verb || c.verbLike(m, w)
	}
	return n >= 4 && verb
}

// verbAtEnd reports whether the last word of a span of report m is a verb.
func (c *comparer) verbAtEnd(m int, s span.Span) bool {
	ws := token.Within(c.s.Members[m].Document.Words, s)
	return len(ws) > 0 && c.verbLike(m, ws[len(ws)-1])
}
