// Package oppose judges whether one text denies, weakens or supports what another
// says.
//
// Compare finds reasons, each of a type and with its place in both texts: a cue of
// denial ("denies", "hoax", "no truth"), a negation that only one text has, words
// of opposite meaning, another number for the same thing, another name in the same
// place, roles turned round, doubt, hedging, attribution. These are the types of
// contradiction of de Marneffe, Rafferty and Manning (2008) with the cues of
// rumour debunking. Reasons alone decide nothing: most pairs of sentences that
// differ in a number tell of different things. So every reason counts together
// with how much of the second text is in the first at all, and the weights
// (weights.go) are fitted, by tools/oppose/fit.py.
//
// Three questions are asked of a comparison. Stance: does a headline report a claim
// as true, pass it on without taking sides, or reject it? Contradicts: can both
// texts be true of the same event? Weakens: does the first make the second less
// credible? The last is softer, and people agree on it less.
//
// Linked statements of news reports are no such pairs. In 30 stories of three outlets
// (../shared/bench/raw-stories) denials, negations, antonyms and turned roles were
// named in 106 of 677 linked pairs of statements and Relation was Contradiction in 20: read one
// by one, none was a difference between the reports. Clauses of one event by their
// predicates gave 32 such pairs and again no difference. So reconcile
// does not ask it, save which words are antonyms.
//
// All positions are bytes of the text they are in. Time is linear in the product
// of the lengths of two texts, which are meant to be sentences or short passages.
package oppose

import (
	"concord/english"
	"concord/internal/span"
)

// Kind is the type of a reason.
type Kind string

const (
	Denial      Kind = "denial"      // deny, refute, debunk, dismiss
	Untrue      Kind = "untrue"      // hoax, fake, false, satire, not true
	Negation    Kind = "negation"    // one says not, the other does not
	Antonym     Kind = "antonym"     // words of opposite meaning for the same thing
	Number      Kind = "number"      // another number for the same thing
	Name        Kind = "name"        // another name in the same place
	Date        Kind = "date"        // another year or month
	Roles       Kind = "roles"       // who does it and whom it is done to are turned round
	Doubt       Kind = "doubt"       // doubt, questions, unlikely
	Hedge       Kind = "hedge"       // reportedly, may, alleged
	Attribution Kind = "attribution" // says, claims, report
	Question    Kind = "question"    // asks whether
	Confirmed   Kind = "confirmed"   // confirms, officially
	Unreal      Kind = "unreal"      // planned, refused, failed: not so in one text
)

// Reason is one thing that speaks for or against, with where it stands. A span is
// empty where that text has no words for it.
type Reason struct {
	Kind Kind
	A, B span.Span
}

// Comparison is what was found between two texts.
type Comparison struct {
	// Shared is how much of what the second text says is in the first, 0 to 1,
	// by content words; Names the same for names and numbers.
	Shared, Names float64
	Reasons       []Reason

	values [featureCount]float64
}

// Stance is what a headline makes of a claim.
type Stance string

const (
	For       Stance = "for"
	Observing Stance = "observing"
	Against   Stance = "against"
)

// Relation is what one statement makes of another.
type Relation string

const (
	Entailment    Relation = "entailment"
	Neutral       Relation = "neutral"
	Contradiction Relation = "contradiction"
	Strengthen    Relation = "strengthen"
	Weaken        Relation = "weaken"
)

// Compare compares text a with text b, each read by the English model.
func Compare(a, b *english.Doc) Comparison {
	p := newPair(a, b)
	p.cues()
	p.align()
	p.differences()
	return p.comparison()
}

// Features are the figures that the weights are for, in the order of weights.go.
func (c *Comparison) Features() []float64 { return c.values[:] }

// Stance says what a, a headline or sentence, makes of the claim b.
func (c *Comparison) Stance() Stance {
	return [...]Stance{For, Observing, Against}[decide(stanceWeights[:], &c.values)]
}

// Relation says whether what a says implies b, contradicts it, or neither. Typed
// differences alone decide about a contradiction, however much the texts share.
func (c *Comparison) Relation() Relation {
	if score(&relationWeights[2], &c.values) > 0 {
		return Contradiction
	}
	return [...]Relation{Entailment, Neutral}[decide(relationWeights[:2], &c.values)]
}

// Effect says whether a strengthens the belief in b, weakens it, or neither.
func (c *Comparison) Effect() Relation {
	return [...]Relation{Strengthen, Neutral, Weaken}[decide(effectWeights[:], &c.values)]
}

// decide returns the class with the highest score, the first of equals.
func decide(weights [][featureCount]float64, x *[featureCount]float64) int {
	best, top := 0, 0.0
	for k := range weights {
		if s := score(&weights[k], x); k == 0 || s > top {
			best, top = k, s
		}
	}
	return best
}

func score(weights, x *[featureCount]float64) float64 {
	sum := 0.0
	for i, w := range weights {
		sum += w * x[i]
	}
	return sum
}
