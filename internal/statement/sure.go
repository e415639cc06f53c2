package statement

import (
	"strings"

	"concord/internal/annotate/token"
)

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
