package reconcile

import (
	"strings"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/token"
	"concord/internal/reconcile/align"
)

// Who stands behind a fact: the same is held by one source in one report and by
// another in the next, or by none. Whether two statements are one fact is package
// align's question; here they must moreover be told in much the same words, for two
// people often say what is alike and not the same.

const (
	oneFactScore = 0.8  // of a link whose statements may have two sources
	oneFactWords = 0.4  // likeness in meaning of all their words
	likeSaying   = 0.4  // share of all words, from which that is shown by them
	sameSaying   = 0.5  // share of all words, from which two persons are given one saying
	statedScore  = 0.85 // of a link of which one statement has no source
	statedWords  = 0.45
	numberWords  = 0.4 // the same where both have a number in common
)

// heldOtherwise compares who is named as the source of linked statements.
func (c *comparer) heldOtherwise() []Difference {
	var out []Difference
	ls := c.links()
	for i := range ls {
		l := &ls[i]
		u, v := &c.units[l.a], &c.units[l.b]
		if len(l.Other) > 0 || !u.body() || !v.body() || u.st.Nested || v.st.Nested || asked(u) || asked(v) {
			continue
		}
		a, b := u.st.Holder, v.st.Holder
		rule := "attribution/source"
		switch {
		case a == "" && b == "":
			continue
		case a == "" || b == "":
			rule = "attribution/stated"
			if !c.statedBare(l) {
				continue
			}
		case !c.twoSources(l):
			continue
		}
		j := JudgePrecision
		if rule == "attribution/source" && c.isPerson(u.m, a) && c.isPerson(v.m, b) {
			j = JudgeTension
		}
		out = append(out, c.difference(rule, SlotAttribution, j, "who says so", []mark{
			{m: u.m, unit: -1, sentence: u.st.Sentence, at: u.st.Span, value: sourceName(a), holder: a},
			{m: v.m, unit: -1, sentence: v.st.Sentence, at: v.st.Span, value: sourceName(b), holder: b}}, c.shows(l)))
	}
	return c.joinSame(out)
}

func sourceName(holder string) string {
	if holder == "" {
		return "no source"
	}
	return holder
}

// twoSources reports whether the two statements of a link are one saying that is
// given to different sources.
func (c *comparer) twoSources(l *link) bool {
	u, v := &c.units[l.a], &c.units[l.b]
	a, b := u.st.Holder, v.st.Holder
	if l.Score < oneFactScore || !c.sourced(u, v) {
		return false
	}
	if l.Likeness[align.Plain] < likeSaying && (l.Likeness[align.Meaning] < oneFactWords || l.x == nil || !c.mainAct(l.x) || !c.mainAct(l.y)) {
		return false
	}
	if c.isPerson(u.m, a) && c.isPerson(v.m, b) || firstPerson(u.words) || firstPerson(v.words) {
		return l.Likeness[align.Plain] >= sameSaying && c.namedThere(u) && c.namedThere(v)
	}
	return capital(a) || capital(b)
}

// sourced reports whether two statements have sources that are not one, each for what
// the statement mainly tells. "The company" may be any that is named.
func (c *comparer) sourced(u, v *unit) bool {
	for _, z := range [2]*unit{u, v} {
		if h := z.st.Holder; !source(h) || strings.HasPrefix(strings.ToLower(h), "the ") && !capital(h) || !c.holdsMain(z) {
			return false
		}
	}
	return !c.oneSource(u, v)
}

// holdsMain reports whether what a statement mainly tells is among the words of its
// source: "signed it on the day she voiced regret" has a source for the regret only.
func (c *comparer) holdsMain(u *unit) bool {
	doc := c.s.Members[u.m].Document
	if u.st.Quotation < 0 || u.st.Quotation >= len(doc.Quotations) {
		return false
	}
	if len(u.st.Predicates) == 0 {
		return true
	}
	main := doc.Predicates[u.st.Predicates[0]].Span
	for _, s := range doc.Quotations[u.st.Quotation].Content {
		if s.Overlaps(main) {
			return true
		}
	}
	return false
}

// statedBare reports whether one statement of a link says in the report's own voice,
// with no source near it, what the other gives to a source that has not done itself
// what is told.
func (c *comparer) statedBare(l *link) bool {
	least := statedWords
	if l.Likeness[align.Numbers] > 0 {
		least = numberWords
	}
	if l.Score < statedScore || l.Likeness[align.Meaning] < least || l.x != nil && !(c.mainAct(l.x) && c.mainAct(l.y)) {
		return false
	}
	held, bare := &c.units[l.a], &c.units[l.b]
	if held.st.Holder == "" {
		held, bare = bare, held
	}
	holder := held.st.Holder
	if !source(holder) || !c.holdsMain(held) || bare.st.Quotation >= 0 || firstPerson(held.words) || firstPerson(bare.words) || sharedWord(holder, c.report(bare.m).Outlet.Value) {
		return false
	}
	doc := c.s.Members[bare.m].Document
	for s := max(0, bare.st.Sentence-1); s <= bare.st.Sentence && s < len(doc.Sentences); s++ {
		for _, w := range token.Within(doc.Words, doc.Sentences[s].Span) {
			if s == bare.st.Sentence && (sayings[w.Norm] || sourceCues[w.Norm]) || w.Norm == lastWord(holder) {
				return false
			}
		}
	}
	text := doc.Report.Text
	if sent := doc.Sentences[bare.st.Sentence].Span; strings.ContainsAny(sent.In(text), "\"“”") {
		return false // somebody is quoted whom nothing named
	}
	for _, w := range held.words { // a toll is the authorities', said or not
		if harms[w.Norm] != "" {
			return false
		}
	}
	// Of what the source itself did its report is the event.
	for _, w := range token.Within(c.s.Members[held.m].Document.Words, held.st.Span) {
		if w.Norm == lastWord(holder) {
			return false
		}
	}
	return true
}

// mainAct reports whether a clause is what its statement mainly tells, and no relative
// clause in it.
func (c *comparer) mainAct(cl *clause) bool {
	ps := c.units[cl.unit].st.Predicates
	return len(ps) > 0 && ps[0] == cl.index
}

// sourceCues show a source in other ways than by a verb of saying.
var sourceCues = wordSet(`according per cited citing show shows showed shown found finds find estimate estimates estimated estimating report reports
	reported reportedly data statistics figures survey poll study records documents analysis believes believe think thinks`)

// source reports whether a holder's words can be those of a source: no pronoun, no
// day, and not so long that they are a clause.
func source(holder string) bool {
	words := strings.Fields(strings.ToLower(holder))
	if len(words) == 0 || len(words) > 8 {
		return false
	}
	for _, w := range words {
		if pronouns[w] || isWeekday(w) {
			return false
		}
	}
	switch words[0] {
	case "who", "which", "that", "one", "some", "others", "many", "it":
		return false
	}
	return true
}

// oneSource reports whether two holders may be one: by a word of their names, their
// entities, or because one of them is described and the other is named in the same
// sentence.
func (c *comparer) oneSource(u, v *unit) bool {
	a, b := u.st.Holder, v.st.Holder
	if sameHolder(a, b) || sharedWord(a, b) || strings.EqualFold(acronym(a), b) || strings.EqualFold(acronym(b), a) {
		return true
	}
	if reportWords[lastWord(a)] || reportWords[lastWord(b)] { // of which outlet is not told
		return true
	}
	for _, z := range [2]struct {
		u     *unit
		other string
	}{{u, b}, {v, a}} {
		doc := c.s.Members[z.u.m].Document
		for _, w := range token.Within(doc.Words, z.u.sentence) {
			if w.Norm == lastWord(z.other) {
				return true
			}
		}
	}
	return false
}

// namedThere reports whether the holder of a statement is named in its sentence.
func (c *comparer) namedThere(u *unit) bool {
	_, ok := wordAt(token.Within(c.s.Members[u.m].Document.Words, u.sentence), lastWord(u.st.Holder))
	return ok
}

// capital reports whether a source has a name.
func capital(holder string) bool {
	for i, w := range strings.Fields(holder) {
		if w[0] >= 'A' && w[0] <= 'Z' && (i > 0 || !determiners[strings.ToLower(w)]) {
			return true
		}
	}
	return false
}

// reportWords are what an outlet's text is called.
var reportWords = wordSet("story article report newspaper paper outlet network")

// acronym is made of the capitals of a name: "FAA" of "Federal Aviation Administration".
func acronym(name string) string {
	var b strings.Builder
	for _, w := range strings.Fields(name) {
		if w[0] >= 'A' && w[0] <= 'Z' {
			b.WriteByte(w[0])
		}
	}
	return b.String()
}

// isPerson reports whether a holder is the name of a person of report m.
func (c *comparer) isPerson(m int, holder string) bool {
	doc := c.s.Members[m].Document
	for i := range doc.Entities {
		e := &doc.Entities[i]
		if e.Kind == entity.Person && (e.Name == holder || len(e.Names) > 0 && sharedName(e.Names, holder)) {
			return true
		}
	}
	return false
}

func sharedName(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}
