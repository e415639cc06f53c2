package reconcile

import (
	"slices"
	"sort"
	"strings"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/span"
	"concord/internal/statement"
	"concord/internal/story"
)

// polarityDifferences finds what one report affirms and another denies. Of all
// the forms of contradiction only negation, antonyms and stated doubt can be read
// from words with good precision (de Marneffe, Rafferty, Manning 2008); the event
// must be shown to be one first.
func (c *comparer) polarityDifferences(pairs []pair) []Difference {
	var out []Difference
	used := map[[2]int]bool{}
	polar := make([]bool, len(c.units)) // has a word that the rules look for
	for i := range c.units {
		polar[i] = c.units[i].st.Negated
		for _, w := range c.units[i].words {
			polar[i] = polar[i] || polarWords[w.Norm]
		}
	}
	for _, p := range pairs {
		if !polar[p.a] && !polar[p.b] {
			continue
		}
		for _, turn := range [2][2]int{{p.a, p.b}, {p.b, p.a}} {
			a, b := &c.units[turn[0]], &c.units[turn[1]]
			if d, ok := c.denied(turn[0], turn[1], p.like); ok && !used[[2]int{a.m*1_000_000 + a.i, b.m}] {
				used[[2]int{a.m*1_000_000 + a.i, b.m}] = true
				out = append(out, d)
			}
		}
	}
	out = c.joinDenials(out)
	out = append(out, c.doubts()...)
	return append(out, c.disputes()...)
}

// joinDenials makes one difference of those in which one statement is denied by
// several, or denies several, with the same verb and judgement.
func (c *comparer) joinDenials(ds []Difference) []Difference {
	type place struct {
		rule, subject string
		j             Judgement
		mark          story.Passage
	}
	at := map[place]int{}
	var out []Difference
	for _, d := range ds {
		into := -1
		for _, r := range d.Readings {
			for _, mk := range r.Marks {
				if i, ok := at[place{d.Rule, d.Subject, d.Judgement, mk}]; ok && d.Rule == "polarity/negation" && into < 0 {
					into = i
				}
			}
		}
		if into < 0 {
			into = len(out)
			out = append(out, d)
		} else {
			merge(&out[into], &d)
			var all []story.Passage
			for _, r := range out[into].Readings {
				all = append(all, r.Marks...)
			}
			out[into].ID = c.id("d-", d.Rule, all)
		}
		for _, r := range d.Readings {
			for _, mk := range r.Marks {
				at[place{d.Rule, d.Subject, d.Judgement, mk}] = into
			}
		}
	}
	return out
}

// merge adds the readings of one difference to those of another.
func merge(into, d *Difference) {
	for _, r := range d.Readings {
		k := -1
		for i := range into.Readings {
			if x := &into.Readings[i]; x.Value == r.Value && (into.Judgement != JudgeDisputed || x.Holder == r.Holder) {
				k = i
			}
		}
		if k < 0 {
			into.Readings = append(into.Readings, r)
			continue
		}
		x := &into.Readings[k]
		if !sameHolder(x.Holder, r.Holder) {
			x.Holder = ""
		}
		for i, mk := range r.Marks {
			if !slices.Contains(x.Marks, mk) {
				x.Marks, x.Passages = append(x.Marks, mk), append(x.Passages, r.Passages[i])
			}
		}
		for _, o := range r.Origins {
			x.Origins = addTo(x.Origins, o)
		}
	}
}

// doubts compares what one report says is not known with what others state: the
// person and a telling word of the open question must both be in the statement.
func (c *comparer) doubts() []Difference {
	var out []Difference
	var index map[int32][]int
	for ai := range c.units {
		a := &c.units[ai]
		n, ok := doubt(a.words)
		if !ok {
			continue
		}
		if index == nil {
			index = map[int32][]int{}
			for i := range c.units {
				for _, f := range c.units[i].features {
					if len(index[f]) < slotBound {
						index[f] = append(index[f], i)
					}
				}
			}
		}
		var asked []int32
		for _, f := range c.strong(c.featuresOf(a.words[n+1 : min(len(a.words), n+9)])) {
			if !light[c.names[f]] {
				asked = append(asked, f)
			}
		}
		found := map[int]bool{} // one statement of each report
		var marks []mark
		var why []Ground
		for _, f := range asked {
			for _, bi := range index[f] {
				b := &c.units[bi]
				if b.m == a.m || found[b.m] || b.st.Negated || b.st.Factuality != statement.Certain || !b.body() {
					continue
				}
				fs := common(asked, b.features)
				people := c.sharedPersons(a, b)
				if len(people) == 0 || len(fs) < 1 || c.isNameWord(fs[0], people) && len(fs) < 2 {
					continue
				}
				at, ok := c.find(b, fs[0])
				if !ok {
					continue
				}
				found[b.m] = true
				marks = append(marks, c.markOf(bi, at, "stated"))
				why = []Ground{{"same person", people[0]}, {"shared words", c.label(fs, 5)}}
			}
		}
		if len(marks) > 0 {
			marks = append(marks, c.markOf(ai, a.words[n].Span, "unclear"))
			out = append(out, c.difference("polarity/unclear", SlotPolarity, JudgeTension, "whether it is known", marks, why))
		}
	}
	return out
}

// light are verbs that say little without their object.
var light = keySet("receive get have give make take do become remain seem appear follow happen continue")

func keySet(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		if k := statement.Key(w); k != "" {
			m[k] = true
			m[concept(k)] = true
		}
	}
	return m
}

// sharedPersons names the persons that both units mention.
func (c *comparer) sharedPersons(a, b *unit) []string {
	var out []string
	for _, e := range a.ents {
		k := sort.SearchInts(b.ents, e)
		if k < len(b.ents) && b.ents[k] == e && e >= 0 && e < len(c.s.Entities) && c.s.Entities[e].Kind == entity.Person {
			out = append(out, c.s.Entities[e].Name)
		}
	}
	return out
}

// isNameWord reports whether a feature is a word of one of the names.
func (c *comparer) isNameWord(f int32, names []string) bool {
	for _, n := range names {
		for _, w := range nameWords(n) {
			if concept(statement.Key(w)) == c.names[f] {
				return true
			}
		}
	}
	return false
}

// certain reports that nothing in ws makes a clause a condition or a guess.
func certain(ws []token.Word) bool {
	for _, w := range ws {
		switch w.Norm {
		case "if", "whether", "unless", "would", "will", "could", "may", "might", "should", "can", "shall", "won't", "wouldn't", "cannot", "can't", "couldn't":
			return false
		}
	}
	return true
}

// resumed finds a word of going on without a break on one side, and on the other a
// word of beginning again after one.
func resumed(a, b []token.Word) (x, y span.Span, ok bool) {
	for _, w := range a {
		if w.Norm == "continued" || w.Norm == "kept" {
			x, ok = w.Span, true
			break
		}
	}
	if !ok {
		return
	}
	for i, w := range b {
		if w.Norm == "resumed" || w.Norm == "restarted" {
			return x, w.Span, true
		}
		if w.Norm != "again" {
			continue
		}
		for k := i - 1; k >= 0 && k >= i-4; k-- {
			if n := statement.Key(b[k].Norm); n == "start" || n == "begin" || n == "resum" || n == "restart" {
				return x, span.Span{Start: b[k].Start, End: w.End}, true
			}
		}
	}
	return x, y, false
}

// denied compares a, which negates or doubts, with b, which affirms.
func (c *comparer) denied(ai, bi int, like float64) (Difference, bool) {
	a, b := &c.units[ai], &c.units[bi]
	if b.st.Negated || b.st.Factuality == statement.Unspecified || b.st.Factuality == statement.Possible {
		return Difference{}, false
	}
	if !c.sameTime(ai, bi) {
		return Difference{}, false
	}
	fs, _ := c.shared(a, b)
	strong := c.strong(fs)
	if n, ok := negator(a.words); ok && a.st.Negated && certain(a.words[:min(len(a.words), n+7)]) {
		head, at := c.nextKey(a.words, n+1, 4)
		if head < 0 || !c.verbPhrase(a.m, a.words, n, at) || !contains(b.features, head) || frequent[c.names[head]] {
			return Difference{}, false
		}
		// The thing denied, beside its verb: an object or a subject must be shared too.
		rest := c.featuresOf(a.words[at+1 : min(len(a.words), at+7)])
		own := len(c.strong(c.featuresOf(a.words[at+1:min(len(a.words), at+4)]))) > 0 // the verb has an object
		var object []int32
		for _, f := range c.strong(common(rest, b.features)) {
			if f != head {
				object = append(object, f)
			}
		}
		if len(object) == 0 && (own || !c.sharesSubject(a, b)) && (len(strong) < 3 || like < 0.5) {
			return Difference{}, false
		}
		if len(strong) < 2 || like < 0.3 && len(object) == 0 {
			return Difference{}, false
		}
		if c.limited(a.m, a.words[at].Span, b) {
			return Difference{}, false
		}
		bAt, ok := c.find(b, head)
		if !ok || !asserted(b.words, bAt) || !c.verbAt(b, bAt) {
			return Difference{}, false
		}
		if k := wordIndex(b.words, bAt); deniedBefore(b.words, k) || others(a.words, at) || others(b.words, k) || c.otherObjects(a.m, a.words[at].Span, b.m, bAt) {
			return Difference{}, false // "in no way related"; "another child", "any other officers"
		}
		qa, qb := qualified(a.words, n, at), qualified(b.words, -1, wordIndex(b.words, bAt))
		if qa == "further" != (qb == "further") || qa == "later" || qb == "later" {
			return Difference{}, false // of another time, or of others
		}
		j := JudgeTension
		if like >= 0.36 || len(object) > 0 && a.st.Holder != "" && sameHolder(a.st.Holder, b.st.Holder) {
			j = JudgeContradiction
		}
		if a.st.Holder != "" && b.st.Holder != "" && !sameHolder(a.st.Holder, b.st.Holder) {
			j = JudgeDisputed
		}
		switch {
		case qa == "yet" || qb == "yet":
			j = JudgeUpdate
		case qa == "further" && j == JudgeContradiction:
			j = JudgeTension
		}
		at0 := span.Span{Start: a.words[n].Start, End: a.words[at].End}
		return c.difference("polarity/negation", SlotPolarity, j, "whether it is so: "+c.word(c.names[head]),
			[]mark{c.markOf(ai, at0, "not"), c.markOf(bi, bAt, "so")},
			[]Ground{{"same verb or noun denied", c.word(c.names[head])}, {"shared words", c.label(strong, 5)}}), true
	}
	if _, ok := doubt(a.words); ok {
		return Difference{}, false
	}
	if x, y, ok := resumed(a.words, b.words); ok && like >= 0.4 && len(strong) >= 4 {
		return c.difference("polarity/resumed", SlotPolarity, JudgeTension, "kept on or began again",
			[]mark{c.markOf(ai, x, x.In(c.text(a.m))), c.markOf(bi, y, y.In(c.text(b.m)))},
			[]Ground{{"shared words", c.label(strong, 5)}}), true
	}
	if x, y, ok := opposed(a.words, b.words); ok && x.Start >= 0 {
		if len(strong) < 3 || like < 0.3 || !c.sameSubject(ai, x, bi, y) {
			return Difference{}, false
		}
		j := JudgeTension
		if a.st.Holder != "" && b.st.Holder != "" && !sameHolder(a.st.Holder, b.st.Holder) {
			j = JudgeDisputed
		}
		if ai > bi {
			return Difference{}, false // each pair of opposites once
		}
		return c.difference("polarity/opposites", SlotPolarity, j, "which of two opposites",
			[]mark{c.markOf(ai, x, x.In(c.text(a.m))), c.markOf(bi, y, y.In(c.text(b.m)))},
			[]Ground{{"shared words", c.label(strong, 5)}}), true
	}
	return Difference{}, false
}

// qualified tells how a verb is limited: "yet" where a state is told that is to
// change ("not yet released", "made public so far"), "further" where it has to do
// with more of something only ("declined to answer further questions"), "later"
// where another time is meant; "" where it is not. n is the negator, -1 for none.
func qualified(ws []token.Word, n, at int) string {
	from := max(0, at-1)
	if n >= 0 {
		from = max(0, n-2)
	}
	for i := from; i < len(ws) && i < at+7; i++ {
		switch ws[i].Norm {
		case "yet", "still":
			return "yet"
		case "further", "subsequent", "additional", "other", "another", "more":
			return "further"
		case "initially", "originally", "later", "subsequently", "again":
			return "later"
		case "far":
			if i > 0 && (ws[i-1].Norm == "so" || ws[i-1].Norm == "thus") {
				return "yet"
			}
		case ".", ";", ":":
			if i > at {
				return ""
			}
		}
	}
	return ""
}

// wordIndex is the first word of a unit within a span.
func wordIndex(ws []token.Word, s span.Span) int {
	lo, _ := token.IndexWithin(ws, s)
	return lo
}

// sameTime reports that no date of one unit clashes with every date of the other.
func (c *comparer) sameTime(ai, bi int) bool {
	x, y := c.dates(ai), c.dates(bi)
	for _, p := range x {
		for _, q := range y {
			if !p.clash(q) {
				return true
			}
		}
	}
	return len(x) == 0 || len(y) == 0
}

// dates lists the calendar dates stated in a unit.
func (c *comparer) dates(ui int) []parts {
	u := &c.units[ui]
	doc := c.s.Members[u.m].Document
	var out []parts
	for _, t := range u.st.Times {
		if t >= 0 && t < len(doc.Times) && (doc.Times[t].Type == when.Date || doc.Times[t].Type == when.Clock) {
			if p := partsOf(&doc.Times[t], doc.Report.Text); p != (parts{}) {
				out = append(out, p)
			}
		}
	}
	return out
}

// sharesSubject reports whether a name stands in both units.
func (c *comparer) sharesSubject(a, b *unit) bool { return len(c.sharedNames(a, b)) > 0 }

// sameSubject reports whether the last name or noun before each of two words is
// one: of whom or what it is said.
func (c *comparer) sameSubject(ai int, x span.Span, bi int, y span.Span) bool {
	ea, ka := c.subject(ai, x)
	eb, kb := c.subject(bi, y)
	if ea >= 0 || eb >= 0 {
		return ea == eb
	}
	return ka >= 0 && ka == kb
}

// subject is the entity of the story mentioned last before a word of a unit, or
// the last content word within a few words, whichever is nearer; -1 for neither.
func (c *comparer) subject(ui int, at span.Span) (entity int, key int32) {
	u := &c.units[ui]
	doc := c.s.Members[u.m].Document
	local := c.s.Members[u.m].Entities
	entity, key = -1, -1
	i := sort.Search(len(doc.Mentions), func(i int) bool { return doc.Mentions[i].Start >= at.Start }) - 1
	end := -1
	if i >= 0 && doc.Mentions[i].Start >= u.sentence.Start {
		if e := doc.Mentions[i].Entity; e >= 0 && e < len(local) {
			entity, end = local[e], doc.Mentions[i].End
		}
	}
	lo, _ := token.IndexWithin(u.words, at)
	for k := lo - 1; k >= 0 && k > lo-8; k-- {
		if u.words[k].Start < end {
			return entity, -1
		}
		if kk := statement.Key(u.words[k].Norm); kk != "" && !u.words[k].Mark && !c.finite(u.m, u.words[k]) {
			if f, ok := c.ids[concept(kk)]; ok {
				return -1, f
			}
		}
	}
	return entity, -1
}

// verbPhrase reports whether the negator n negates the verb at word at, and all
// of it: only auxiliaries and adverbs stand between ("not as a vote" negates no
// verb), and no clause of time or reason follows, which alone may be denied ("did
// not happen when …", "did not resign because …").
func (c *comparer) verbPhrase(m int, ws []token.Word, n, at int) bool {
	if ws[n].Norm == "not" && (n == 0 || !auxiliaries[ws[n-1].Norm] && !(n > 1 && auxiliaries[ws[n-2].Norm])) {
		return false // "anything not approved", "you, not I"
	}
	if !c.verbLike(m, ws[at]) && !(auxiliaries[ws[n].Norm] || n > 0 && doAuxiliaries[ws[n-1].Norm] || strings.HasSuffix(ws[n].Norm, "n't") || refusing[ws[n].Norm]) {
		return false
	}
	if ws[n].Norm == "no" { // only where existence is denied: "there were no arrests"
		there := false
		for i := n - 1; i >= 0 && i >= n-4; i-- {
			there = there || ws[i].Norm == "there"
		}
		content := at+1 < len(ws) && !ws[at+1].Mark && statement.Key(ws[at+1].Norm) != ""
		if !there || at != n+1 || content { // "no paid leave": the adjective is not denied
			return false
		}
	}
	for i := n + 1; i < at; i++ {
		switch ws[i].Norm {
		case "been", "be", "yet", "also", "to", "have", "had", "being", "ever", "even", "himself", "herself", "itself", "themselves", "it", "him", "her", "them":
		default:
			return false
		}
	}
	for i := at + 1; i < len(ws) && i < at+3; i++ {
		switch ws[i].Norm {
		case "when", "until", "till", "before", "because", "just", "only", "all", "every", "enough", "unless", "if", "solely", "simply", "as", "merely":
			return false
		}
	}
	return true
}

var (
	auxiliaries   = wordSet("is are was were has have had did do does be been being am")
	doAuxiliaries = wordSet("did do does")
	refusing      = wordSet("declined refused failed unable never")
)

// verbAt reports whether the word found is a verb form, or "public" of "made public".
func (c *comparer) verbAt(u *unit, at span.Span) bool {
	lo, hi := token.IndexWithin(u.words, at)
	if hi-lo != 1 {
		return hi > lo // "made public"
	}
	return c.verbLike(u.m, u.words[lo])
}

// limited reports whether the verb of a report at a place is denied with a cause,
// purpose, manner or time that the affirming unit does not tell: "did not close it
// because of the storm" leaves open that it was closed.
func (c *comparer) limited(m int, at span.Span, affirms *unit) bool {
	doc := c.s.Members[m].Document
	for i := range doc.Predicates {
		p := &doc.Predicates[i]
		if !p.Contains(at) || p.Kind == predicate.Noun {
			continue
		}
		for k := range p.Arguments {
			a := &p.Arguments[k]
			switch a.Role {
			case predicate.Cause, predicate.Purpose, predicate.Manner, predicate.Instrument:
			case predicate.Time:
				if a.Predicate < 0 {
					continue
				}
			default:
				continue
			}
			if fs := c.strong(c.featuresOf(token.Within(doc.Words, a.Span))); len(common(fs, affirms.features)) < len(fs) {
				return true
			}
		}
	}
	return false
}

// asserted reports whether a word of a clause is told as done: no infinitive, no
// wish, and not itself denied ("anything not approved").
func asserted(ws []token.Word, at span.Span) bool {
	lo, _ := token.IndexWithin(ws, at)
	for i := lo - 1; i >= 0 && i >= lo-2; i-- {
		if n := ws[i].Norm; n == "to" || n == "be" || n == "not" || n == "never" || strings.HasSuffix(n, "n't") {
			return false
		}
	}
	return true
}

// negator finds the word that negates the clause.
func negator(ws []token.Word) (int, bool) {
	for i, w := range ws {
		switch n := w.Norm; {
		case n == "not", n == "never", n == "cannot", n == "no", strings.HasSuffix(n, "n't"):
			if i+1 < len(ws) && (ws[i+1].Norm == "only" || ws[i+1].Norm == "longer") {
				continue
			}
			return i, true
		case n == "declined", n == "refused", n == "failed", n == "denied", n == "unable":
			return i, true
		}
	}
	return 0, false
}

// doubt finds "not clear whether", "unclear if", "unknown whether".
func doubt(ws []token.Word) (int, bool) {
	for i, w := range ws {
		switch w.Norm {
		case "unclear", "unknown", "uncertain":
		case "clear", "known", "certain":
			if i == 0 || ws[i-1].Norm != "not" && ws[i-1].Norm != "n't" && !strings.HasSuffix(ws[i-1].Norm, "n't") && ws[i-1].Norm != "immediately" {
				continue
			}
		default:
			continue
		}
		for k := i + 1; k < len(ws) && k < i+3; k++ {
			if n := ws[k].Norm; n == "whether" || n == "if" {
				return k, true
			}
		}
	}
	return 0, false
}

// opposites are pairs that cannot both hold of one thing at one time. Changes of
// state (open and close, arrest and release) are left out: both may have happened.
var opposites = [][2]string{{"unaware", "aware"}, {"unaware", "notified"}, {"unaware", "informed"}, {"unaware", "knew"}, {"guilty", "innocent"},
	{"alive", "dead"}, {"supported", "opposed"}, {"accepted", "rejected"}, {"confirmed", "denied"}, {"succeeded", "failed"},
	{"legal", "illegal"}, {"lawful", "unlawful"}, {"accidental", "deliberate"}, {"accident", "deliberate"}, {"peaceful", "violent"},
	{"voluntarily", "forcibly"}, {"approved", "rejected"}, {"agreed", "refused"}, {"survived", "died"}, {"safe", "unsafe"},
	{"beforehand", "afterwards"}, {"increased", "decreased"}, {"rose", "fell"}, {"won", "lost"}, {"true", "false"},
	{"acquitted", "convicted"}, {"continued", "stopped"}, {"intentional", "accidental"}, {"stable", "critical"}}

var polarWords = func() map[string]bool {
	m := map[string]bool{"continued": true, "kept": true}
	for _, p := range opposites {
		m[p[0]], m[p[1]] = true, true
	}
	return m
}()

func opposed(a, b []token.Word) (x, y span.Span, ok bool) {
	for _, p := range opposites {
		for k := range 2 {
			x, okX := wordAt(a, p[k])
			y, okY := wordAt(b, p[1-k])
			if okX && okY {
				return x, y, true
			}
		}
	}
	return span.Span{Start: -1}, span.Span{}, false
}

func wordAt(ws []token.Word, norm string) (span.Span, bool) {
	for _, w := range ws {
		if w.Norm == norm {
			return w.Span, true
		}
	}
	return span.Span{}, false
}

// nextKey is the first content word from word i on, as a feature; -1 for none.
func (c *comparer) nextKey(ws []token.Word, i, reach int) (feature int32, at int) {
	for k := i; k < len(ws) && k < i+reach; k++ {
		if ws[k].Mark {
			return -1, 0
		}
		if key := statement.Key(ws[k].Norm); key != "" {
			if f, ok := c.ids[concept(key)]; ok {
				return f, k
			}
			return -1, 0
		}
	}
	return -1, 0
}

// find returns the first word of a unit that has a feature.
func (c *comparer) find(u *unit, f int32) (span.Span, bool) {
	for _, w := range u.words {
		if key := statement.Key(w.Norm); key != "" && !w.Mark {
			if g, ok := c.ids[concept(key)]; ok && g == f {
				return w.Span, true
			}
		}
	}
	if c.names[f] == concept(statement.Key("publish")) { // "made public"
		for i := 1; i < len(u.words); i++ {
			if u.words[i].Norm == "public" && strings.HasPrefix(u.words[i-1].Norm, "ma") {
				return span.Span{Start: u.words[i-1].Start, End: u.words[i].End}, true
			}
		}
	}
	return span.Span{}, false // a name or a number is no word to be found
}

func contains(fs []int32, f int32) bool { return len(common(fs, []int32{f})) == 1 }
