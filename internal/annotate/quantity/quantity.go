// Package quantity finds numbers with what they count: value, bound, unit and
// the noun phrase counted.
package quantity

import "concord/internal/span"

// Bound says how a number limits the quantity.
type Bound string

const (
	Exactly  Bound = "="
	AtLeast  Bound = ">="
	MoreThan Bound = ">"
	AtMost   Bound = "<="
	LessThan Bound = "<"
	About    Bound = "~"
	Between  Bound = ".." // Value to High
)

// Kind sorts quantities by what may be compared with what.
type Kind string

const (
	Count    Kind = "count"    // persons or things
	Money    Kind = "money"    // Unit is an ISO 4217 code or "" when unclear ("dollars" of where?)
	Percent  Kind = "percent"  // Value 14 for 14 %
	Measure  Kind = "measure"  // Unit is the word in the singular: "kilometre", "mph"
	Age      Kind = "age"      // in years
	Ordinal  Kind = "ordinal"  // "third"
	Duration Kind = "duration" // left to package when for resolving; Unit "day", "hour", …
	Number   Kind = "number"   // a bare number that counts nothing that could be told: scores, road numbers, list numbers
)

// Quantity is one quantity as stated. "several" and "dozens" are quantities
// with Vague set: they are compatible with many numbers and contradict few.
type Quantity struct {
	span.Span           // with bound and counted phrase: "at least 12 people"
	Number    span.Span // "12"
	Kind      Kind
	Value     float64
	High      float64 // for Between, else equal to Value
	Bound     Bound
	Vague     bool
	Unit      string
	Counted   span.Span // head noun phrase counted, "people"; empty where none
	Head      string    // singular, lower-case head noun of Counted: "person"
}
