// Package statement cuts sentences into statements: the smallest stretches
// that say one thing, with who holds them, how surely, and what they are about.
package statement

import (
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/quote"
	"concord/internal/span"
)

// Factuality is how sure a holder is of a statement (FactBank values).
type Factuality = predicate.Factuality

const (
	Certain     = predicate.Certain
	Probable    = predicate.Likely
	Possible    = predicate.Maybe
	CertainNot  = predicate.CertainNot
	ProbableNot = predicate.LikelyNot
	PossibleNot = predicate.MaybeNot
	Unspecified = predicate.Unspecified // hypothetical, future, asked or not committed to
)

// Statement is one statement of one report. The indexes point into the slices
// of the Document it was read from.
type Statement struct {
	span.Span // the clause
	// About is the noun before it that a relative clause tells of, outside of Span:
	// its words, entities and times are among Keys, Entities and Times. Empty for
	// other statements.
	About span.Span
	// Nested: it is told by a phrase inside another statement, which shows it with
	// more around it ("the attack on the camp by the army").
	Nested     bool
	Sentence   int       // index of its sentence
	Quotation  int       // index of the quotation it stands in, -1 for the reporter's own voice
	Holder     string    // name or words of the source; "" is the reporter
	Cue        span.Span // the reporting verb, empty for the reporter's own voice
	Stance     quote.Stance
	Factuality Factuality
	Negated    bool
	Keys       []string // folded stems of its content words, sorted, each once
	Entities   []int    // entities mentioned, sorted
	Times      []int
	Quantities []int
	Predicates []int // what it tells, the main predicate first, then in text order; see Document.Predicates
}
