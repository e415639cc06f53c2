package statement

import (
	"strings"

	"concord/internal/annotate/predicate"
	"concord/internal/annotate/token"
)

// sureness fills Negated and Factuality from the tree, and from the words where a
// statement has no predicate.
//
// What a statement tells is its main predicate, or what that leads to: in "failed
// to repair", "is expected to open" and, behind the cue of a quotation, "wrote that
// it fell" the lower verb. It is negated if any predicate on the way is, or one
// that is conjoined or brought about; what a relative clause, a condition or an
// adverbial clause denies is not denied of it.
func (c *cutter) sureness(st *Statement, ws []token.Word) {
	cueDenies := false
	if st.Quotation >= 0 && !st.Cue.Empty() {
		for _, w := range c.words(st.Cue) {
			cueDenies = cueDenies || refusals[w.Norm] // "denied that he had known": he had not
		}
	}
	if len(st.Predicates) == 0 {
		st.Negated = negated(ws) || cueDenies
		st.Factuality = factuality(c.text, ws, st.Negated)
		return
	}
	ps := c.doc.Predicates
	main := st.Predicates[0]
	told := c.told(st, main)
	st.Factuality = ps[told].Factuality
	for _, i := range st.Predicates {
		if ps[i].Negated && c.partOf(i, main) {
			st.Negated = true
		}
	}
	if cueDenies && ps[main].By != predicate.Report && !st.Negated {
		st.Negated = true // the tree did not see what is denied
		if st.Factuality == Certain {
			st.Factuality = CertainNot
		}
	}
}

// told follows the main predicate of st to the one that says what is told.
func (c *cutter) told(st *Statement, main int) int {
	ps := c.doc.Predicates
	told := main
	for range 4 {
		next := -1
		for _, i := range st.Predicates {
			p := &ps[i]
			if p.Within != told || p.Kind != predicate.Verb && p.Kind != predicate.Copula {
				continue
			}
			embedded := p.By == predicate.Report || p.By == predicate.Belief || p.By == predicate.Knowledge
			lower := p.By == predicate.Intention || p.By == predicate.Outcome || p.By == predicate.Aspect || embedded
			if p.Tense == predicate.NoTense && lower && p.Head > ps[told].Head || embedded && !st.Cue.Empty() && st.Cue.Overlaps(ps[told].Span) {
				next = i
				break
			}
		}
		if next < 0 {
			break
		}
		told = next
	}
	return told
}

// partOf reports whether the predicate i belongs to what the predicate main tells.
func (c *cutter) partOf(i, main int) bool {
	ps := c.doc.Predicates
	for range 6 {
		if i == main || i < 0 {
			return i == main
		}
		if ps[i].Within == ps[main].Within && ps[i].By == ps[main].By {
			return true // conjoined
		}
		switch ps[i].By {
		case predicate.Relative, predicate.Condition, predicate.When, predicate.Because, predicate.Purpose_:
			return false
		}
		i = ps[i].Within
	}
	return false
}

// negated reports whether the clause denies what it tells. Scope is the clause:
// "not only", "no doubt", "no fewer than" and "no more than" negate nothing.
func negated(ws []token.Word) bool {
	for i, w := range ws {
		next := ""
		if i+1 < len(ws) {
			next = ws[i+1].Norm
		}
		switch n := w.Norm; {
		case n == "not" || n == "n't" || strings.HasSuffix(n, "n't") || n == "cannot":
			if next != "only" && next != "just" && next != "least" {
				return true
			}
		case n == "never" || n == "nobody" || n == "nor" || n == "neither" || n == "none" || n == "nothing":
			return true
		case n == "no":
			if i+1 < len(ws) && !ws[i+1].Mark && !noIdioms[next] {
				return true
			}
		case n == "without":
			if strings.HasSuffix(next, "ing") && next != "warning" {
				return true
			}
		case refusals[n]:
			return true
		case n == "failed" || n == "fails" || n == "failing" || n == "unable":
			if next == "to" {
				return true
			}
		}
	}
	return false
}

// noIdioms are words after which "no" bounds or strengthens and does not negate.
var noIdioms = set("doubt more fewer less later wonder matter one's sooner")

// refusals are the verbs and adjectives whose complement did not happen or is
// not so to their subject.
var refusals = set(`denied denies deny denying declined declines decline declining refused refuses refuse refusing
	unaware rejected rejects reject rejecting`)

// factuality gives the FactBank value of the clause to its holder. Modals of the
// future, conditions and questions commit their holder to nothing.
func factuality(text string, ws []token.Word, not bool) Factuality {
	f := Certain
	for i, w := range ws {
		next := ""
		if i+1 < len(ws) {
			next = ws[i+1].Norm
		}
		switch n := w.Norm; {
		case n == "?":
			return Unspecified
		case n == "if" || n == "unless" || n == "whether":
			return Unspecified
		case n == "event" && i >= 2 && ws[i-1].Norm == "the" && ws[i-2].Norm == "in" && next == "of":
			return Unspecified
		case futures[n], intends[n] && next == "to":
			f = Unspecified
		case possibles[n]:
			month := n == "may" && text[w.Start] == 'M' && (i > 0 || next != "" && next[0] >= '0' && next[0] <= '9')
			if f != Unspecified && !month {
				f = Possible
			}
		case probables[n]:
			if f == Certain {
				f = Probable
			}
		}
	}
	if f == Certain && not {
		f = CertainNot
	}
	return f
}

var (
	futures   = set("will would shall 'll won't wouldn't i'll we'll he'll she'll they'll you'll it'll")
	intends   = set("plans planned planning expected expects scheduled set due intends intended hopes hoped wants wanted seeks aims vowed pledged promised about")
	possibles = set("may might could possibly perhaps alleged allegedly reportedly apparently possible rumored rumoured unclear unknown")
	probables = set("likely probably appears appeared seems seemed believed thought suspected presumably should")
)
