package align

import (
	"strings"

	"concord/internal/annotate/predicate"
	"concord/internal/annotate/when"
	"concord/internal/model/senses"
)

// evidence is what two clauses have in common, thing by thing.
type evidence struct {
	act     float64 // how near what is done is
	agent   bool    // the same does it
	patient bool    // it is done to the same
	other   bool    // somebody or something else takes part in both
	number  bool
	day     bool    // the same day, or hour
	words   int     // words besides, no names, that mean nearly the same
	names   int     // names besides
	unlike  bool    // it is done to others
	unequal bool    // both have numbers and none of them in common
	noun    bool    // one is a noun and the other a clause
	weight  float64 // how much what they have in common tells
}

// grounds counts what they have in common beside the act.
func (e *evidence) count() int {
	n := min(e.words, 3) + min(e.names, 1)
	for _, b := range [...]bool{e.agent, e.patient, e.other, e.number, e.day} {
		if b {
			n++
		}
	}
	return n
}

// enough reports whether two clauses that are alike by score have in common what
// one fact needs.
func (e *evidence) enough(score float64) bool {
	n := e.count()
	switch {
	case e.weight < leastWeight:
		return false // what everybody in the story does, or says of everything
	case e.unlike && score < .8:
		n--
	}
	if e.unequal && !(e.act >= sameAct && e.agent && e.patient) {
		return false
	}
	if e.act >= sameAct {
		switch {
		case e.agent && e.patient, n >= 3:
			return score >= .3
		case n == 2:
			return score >= .45
		}
		return n == 1 && (score >= .75 || score >= .6 && e.weight >= telling)
	}
	switch {
	case e.noun, e.unlike && score < .9: // what a clause is about is not what it says of it
		return false
	case e.agent && e.patient:
		return score >= .75
	case n >= 3 && e.words >= 1:
		return score >= .75
	}
	return n >= 2 && e.words >= 1 && score >= .88 || n >= 1 && e.agent && !e.unlike && e.weight >= 1 && score >= .95
}

// oneEvent reports whether clauses that cannot be one fact tell of one event: it is
// one act, of the same and to the same, where both tell to what.
func (e *evidence) oneEvent() bool {
	return e.act >= sameAct && !e.unlike && !e.unequal && e.weight >= leastWeight && (e.patient && e.count() >= 2 || e.agent && e.count() >= 2)
}

// leastWeight is how much that which two clauses have in common must tell: about as
// much as two common words.
const (
	leastWeight = .8
	telling     = 1.4
)

// light are the verbs that say little of what is done, by their lemmas: the noun
// beside them says it.
var light = map[string]bool{"be": true, "become": true, "bring": true, "come": true, "do": true, "get": true, "give": true, "go": true, "have": true,
	"keep": true, "let": true, "make": true, "put": true, "say": true, "see": true, "set": true, "take": true, "tell": true, "use": true, "want": true}

// alikeEnough is how near two words or phrases must be to be shown as the same.
const sameAct, samePhrase, otherPhrase = .5, .6, .25

// act is a word that says what is done.
type act struct {
	word  int
	main  bool
	light bool
	lemma string // as package senses has it
}

// related is how near two acts are in meaning by their senses. Light verbs have too
// many of them to tell.
func related(i, j act) float64 {
	if light[i.lemma] || light[j.lemma] || i.lemma == j.lemma {
		return 0
	}
	switch senses.Relate(i.lemma, j.lemma) {
	case senses.Same:
		return .8
	case senses.Wider:
		return sameAct
	}
	return 0
}

// underscored is a lemma with its particle as package senses has it.
func underscored(s string) string { return strings.ReplaceAll(s, " ", "_") }

// phrasal reports whether two verbs are one verb with its particle: "went off".
func phrasal(x, y string) bool { return x == y && strings.Contains(x, " ") }

// acts are the predicate itself and the nouns of action that it does or undergoes:
// "made an apology", "is under investigation".
func (c *clause) acts() []act {
	var out []act
	base, _, _ := strings.Cut(c.p.Base, " ")
	for n := range c.text.predicates {
		q := &c.text.predicates[n]
		if q.head < 0 {
			continue
		}
		if q.index == c.ref.Predicate {
			out = append(out, act{q.head, true, light[base], underscored(c.p.Base)})
			if light[base] || undergoing[base] {
				out = c.nouns(out)
			}
			continue
		}
		for k := range c.p.Arguments {
			a := &c.p.Arguments[k]
			if a.Predicate == q.index && (a.Role == predicate.Patient || a.Role == predicate.Attribute || a.Prep == "under" || a.Prep == "into") {
				out = append(out, act{q.head, false, false, underscored(c.text.doc.Predicates[q.index].Base)})
				break
			}
		}
	}
	return out
}

// nouns adds the heads of what a verb that says little has as its patient, which say
// what is done: "received treatment".
func (c *clause) nouns(out []act) []act {
	for k := range c.p.Arguments {
		a := &c.p.Arguments[k]
		if a.Role != predicate.Patient || a.Predicate >= 0 || a.Head < 0 || a.Head >= len(c.text.doc.Grammar.Tokens) {
			continue
		}
		h := head(c.text.doc.Grammar.Tokens, a.Head)
		for n := range c.text.words {
			if w := &c.text.words[n]; w.Span == h && !w.name {
				out = append(out, act{n, false, false, c.text.doc.Grammar.Tokens[a.Head].Lemma})
			}
		}
	}
	return out
}

// evident says what two clauses have in common, in the room of c.
func evident(c *match, x, y *clause, set *Set) (e evidence) {
	a, b := x.text, y.text
	e.noun = (x.p.Kind == predicate.Noun) != (y.p.Kind == predicate.Noun)
	c.lay(a, b, set)
	inA, inB := map[int]bool{}, map[int]bool{} // words that are acts
	slight := false                            // the act is a verb that says little
	for _, i := range x.acts() {
		for _, j := range y.acts() {
			if i.main || j.main {
				like := max(c.at(i.word, j.word)*min(1, 1.5*min(a.words[i.word].tells, b.words[j.word].tells)), related(i, j))
				slight = slight || i.light && j.light && like > e.act && !phrasal(x.p.Base, y.p.Base)
				e.act = max(e.act, like)
				if like >= sameAct && !inA[i.word] {
					inA[i.word], inB[j.word] = true, true
					e.weight += like * min(c.wa[i.word], c.wb[j.word])
				}
			}
		}
	}
	if len(a.predicates) > 0 && len(b.predicates) > 0 {
		p, q := a.predicates[0], b.predicates[0]
		if x.undergone {
			p.agent, p.patient = nil, p.agent
		}
		if y.undergone {
			q.agent, q.patient = nil, q.agent
		}
		fill := func(x, y []int) bool {
			if like, _ := c.phrases(x, y); like < samePhrase {
				return false
			}
			for _, i := range x {
				near := 0.
				for _, j := range y {
					near = max(near, c.at(i, j))
				}
				if !inA[i] {
					e.weight += near * c.wa[i]
				}
				inA[i] = true
			}
			for _, j := range y {
				inB[j] = true
			}
			return true
		}
		if like, both := c.phrases(p.patient, q.patient); both && like < otherPhrase {
			e.unlike = true
		}
		switch { // "the wall fell", which undergoes it, "the wall failed", which does it
		case len(p.patient) == 0 && len(q.agent) == 0:
			p.agent, p.patient = nil, p.agent
		case len(q.patient) == 0 && len(p.agent) == 0:
			q.agent, q.patient = nil, q.agent
		}
		e.agent, e.patient, e.other = fill(p.agent, q.agent), fill(p.patient, q.patient), fill(p.others, q.others)
	}
	for _, f := range x.fillers {
		for _, g := range y.fillers {
			if f.entity != g.entity {
				continue
			}
			switch {
			case f.role == predicate.Agent && g.role == f.role:
				e.agent = true
			case f.role == predicate.Patient && g.role == f.role:
				e.patient = true
			default:
				e.other = true
			}
		}
	}
	if slight && !e.patient && !e.other {
		e.act = min(e.act, sameAct/2)
	}
	used := map[int]bool{}
	for i := range a.words {
		if inA[i] || a.words[i].number || a.timed(i) {
			continue
		}
		for j := range b.words {
			if used[j] || inB[j] || c.at(i, j) < alikeEnough || b.words[j].number {
				continue
			}
			used[j] = true
			e.weight += c.at(i, j) * min(c.wa[i], c.wb[j])
			if a.words[i].name || b.words[j].name {
				e.names++
			} else {
				e.words++
			}
			break
		}
	}
	same, other := numbers(a.numbers, b.numbers)
	e.number, e.unequal = same > 0, other == 1
	for _, i := range a.times {
		for _, j := range b.times {
			s, t := &a.doc.Times[i], &b.doc.Times[j]
			if d := len("2006-01"); len(s.When) >= d && s.When == t.When {
				e.day = true
			}
		}
	}
	return e
}

// apart reports whether two clauses are dated and no date of one can be a date of
// the other.
func apart(x, y *Text) bool {
	dated := false
	for _, i := range x.times {
		for _, j := range y.times {
			s, t := &x.doc.Times[i], &y.doc.Times[j]
			switch {
			case s.Type == when.Duration || t.Type == when.Duration:
			case otherPart(s.Value, t.Value):
				dated = true
			case s.When == "" || t.When == "":
			case s.When.Compatible(t.When):
				return false
			default:
				dated = true
			}
		}
	}
	return dated
}

// otherPart reports whether two times are different parts of one day: 2031-03-04TMO
// and 2031-03-04TAF.
func otherPart(a, b string) bool {
	x, p, ok := strings.Cut(a, "T")
	y, q, ok2 := strings.Cut(b, "T")
	return ok && ok2 && x == y && len(p) == 2 && len(q) == 2 && p != q
}

// timed reports whether a word is part of a time, which is compared as such.
func (t *Text) timed(i int) bool {
	for _, k := range t.times {
		if t.doc.Times[k].Contains(t.words[i].Span) {
			return true
		}
	}
	return false
}
