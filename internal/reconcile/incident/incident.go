// Package incident reads the facts of one violent or accidental event in several
// reports: how many were killed and injured, on which day, in which city and
// state, who the victims and suspects are and how old. What each report tells is
// kept with the spans that show it; one reading is made of all.
//
// # One report
//
// Read looks for people in noun phrases ("two men", "a 34-year-old woman", "Ruth
// Hale", "three others") and asks the tree, and for headlines the words beside
// them, what happened to each: killed, injured, or hit by shots or blows with the
// outcome not said. A number told counts as told; where none is told people are
// counted one by one, each name, age and kind of person once. "Four were shot, one
// fatally" is one dead and three injured. A dead attacker counts among the dead.
//
// # Several reports
//
// Reconcile makes a report of reports. Tolls change while an event is followed: of
// two reports the later has the better number, and the dead are rarely fewer than
// an earlier report knew. Where no report updates another, what most origins say
// stands. Other values stay beside it as conflict, or as what was known earlier.
//
// All spans are bytes of the text of the report they come from. Time is linear in
// the length of the reports.
package incident

import (
	"concord/internal/edtf"
	"concord/internal/span"
)

// Harm is what happened to people.
type Harm uint8

const (
	Killed  Harm = 1 << iota
	Injured      // wounded, hurt, in hospital
	Struck       // shot, stabbed, hit: whether they died is not said
	Suicide      // by their own hand
	mourned      // relatives or friends speak for them
)

// Figure is a number of people harmed, as one place of a report tells it.
type Figure struct {
	span.Span // the noun phrase
	Harm      Harm
	Value     int
	// Counted: the text lists people and tells no number.
	Counted  bool
	Sentence int // index into the document's sentences
}

// Role is what a person is to the event.
type Role string

const (
	Victim  Role = "victim"
	Suspect Role = "suspect"
)

// Person is somebody named, with all mentions in one report.
type Person struct {
	Name string // the fullest form
	Age  int    // -1 where no age is told
	Role Role
	Harm Harm
	At   []span.Span // phrases that tell the role, in text order

	sure float64 // how much speaks for the role
}

// Value is a value with the spans that show it.
type Value[T any] struct {
	Is     T
	At     []span.Span
	Weight float64 // how surely the report says it of this event; comparable within a field
}

// Facts is what one report tells of the event. Slices are sorted by falling
// weight, then by value.
type Facts struct {
	Report    int // as given to Reconcile
	Published edtf.Value
	Figures   []Figure // every number told, in text order
	People    []Person // victims and suspects, in order of first mention

	// Killed and Injured are the report's own tolls, nil where it tells none. A
	// report that tells of dead and of no injured says 0 injured without a span.
	Killed, Injured *Value[int]
	Dates           []Value[string] // days, 2006-01-02
	Cities          []Value[string]
	States          []Value[string] // of the United States, or countries
	VictimAges      []Value[int]    // one for each victim whose age is told
	SuspectAges     []Value[int]
}

// Reading is a value of one report.
type Reading[T any] struct {
	Value  T
	Report int
	At     []span.Span
}

// Fact is one reconciled slot with all that was read.
type Fact[T any] struct {
	Value    T
	Known    bool // false: no report tells it
	AsOf     edtf.Value
	Rule     string
	Readings []Reading[T]
	Conflict bool // reports tell other values that no later report explains
}

// Record is the event as all reports together tell it.
type Record struct {
	Killed, Injured Fact[int]
	Date            Fact[string]
	City, State     Fact[string]
	Victims         []Fact[Person]
	Suspects        []Fact[Person]
	VictimAges      []Fact[int]
	SuspectAges     []Fact[int]
}
