package align

import (
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/when"
)

// evidence is what two clauses have in common, thing by thing.
type evidence struct {
	act     float64 // how near what is done is
	agent   bool    // the same does it
	patient bool    // it is done to the same
	other   bool    // somebody or something else takes part in both
	number  bool
	day     bool // the same day, or hour
	words   int  // words besides, no names, that mean nearly the same
	names   int  // names besides
	noun    bool // one is a noun and the other a clause
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
	if e.act >= sameAct {
		switch {
		case e.agent && e.patient, n >= 3:
			return score >= .3
		case n == 2:
			return score >= .45
		}
		return n == 1 && score >= .75
	}
	switch {
	case e.noun: // what a clause is about is not what it says of it
		return false
	case e.agent && e.patient:
		return score >= .75
	case n >= 3 && e.words >= 1:
		return score >= .75
	}
	return n >= 2 && e.words >= 1 && score >= .88
}

// alikeEnough is how near two words or phrases must be to be shown as the same.
const sameAct, samePhrase = .5, .6

// act is a word that says what is done.
type act struct {
	word int
	main bool
}

// acts are the predicate itself and the nouns of action that it does or undergoes:
// "made an apology", "is under investigation".
func (c *clause) acts() []act {
	var out []act
	for n := range c.text.predicates {
		q := &c.text.predicates[n]
		if q.head < 0 {
			continue
		}
		if q.index == c.ref.Predicate {
			out = append(out, act{q.head, true})
			continue
		}
		for k := range c.p.Arguments {
			a := &c.p.Arguments[k]
			if a.Predicate == q.index && (a.Role == predicate.Patient || a.Role == predicate.Attribute || a.Prep == "under" || a.Prep == "into") {
				out = append(out, act{q.head, false})
				break
			}
		}
	}
	return out
}

func evident(x, y *clause, set *Set) (e evidence) {
	a, b := x.text, y.text
	e.noun = (x.p.Kind == predicate.Noun) != (y.p.Kind == predicate.Noun)
	c := newMatch(a, b, set)
	inA, inB := map[int]bool{}, map[int]bool{} // words that are acts
	for _, i := range x.acts() {
		for _, j := range y.acts() {
			if i.main || j.main {
				like := c.at(i.word, j.word) * min(1, 1.5*min(a.words[i.word].tells, b.words[j.word].tells))
				e.act = max(e.act, like)
				if like >= sameAct {
					inA[i.word], inB[j.word] = true, true
				}
			}
		}
	}
	if len(a.predicates) > 0 && len(b.predicates) > 0 {
		p, q := &a.predicates[0], &b.predicates[0]
		fill := func(x, y []int) bool {
			if like, _ := c.phrases(x, y); like < samePhrase {
				return false
			}
			for _, i := range x {
				inA[i] = true
			}
			for _, j := range y {
				inB[j] = true
			}
			return true
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
	used := map[int]bool{}
	for i := range a.words {
		if inA[i] || a.words[i].number {
			continue
		}
		for j := range b.words {
			if used[j] || inB[j] || c.at(i, j) < alikeEnough || b.words[j].number {
				continue
			}
			used[j] = true
			if a.words[i].name || b.words[j].name {
				e.names++
			} else {
				e.words++
			}
			break
		}
	}
	same, _ := numbers(a.numbers, b.numbers)
	e.number = same > 0
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
			if s.Type == when.Duration || t.Type == when.Duration || s.When == "" || t.When == "" {
				continue
			}
			if s.When.Compatible(t.When) {
				return false
			}
			dated = true
		}
	}
	return dated
}
