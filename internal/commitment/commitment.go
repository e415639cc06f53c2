// Package commitment finds what was promised, ordered or guaranteed: who is
// bound to do what for whom, when what happens. One commitment told by several
// reports is one record with variants; two promises made at two times are two.
//
// A record is what an analyst would keep on a card: the instrument, who binds
// whom, since when, the trigger and what counts as what, the duties with their
// bearers, measures and limits, the grounds, and what somebody compared it with.
// Every field holds words of the reports, byte-exact; what no report says is
// absent. Nothing is said of whether a commitment is lawful, wise or kept.
package commitment

import (
	"concord/internal/edtf"
	"concord/internal/story"
)

// Illocution is what uttering a commitment does (Searle; LegalRuleML).
type Illocution string

const (
	Constitutive Illocution = "constitutive" // "shall regard X as Y": counts as
	Prescriptive Illocution = "prescriptive" // "shall", "directs": a duty under an instrument
	Commissive   Illocution = "commissive"   // "pledged to", "guarantees"
)

// Modality is the force of a duty.
type Modality string

const (
	Obligation  Modality = "obligation"
	Prohibition Modality = "prohibition"
	Permission  Modality = "permission"
	Assurance   Modality = "assurance"
	Intention   Modality = "intention"
)

// Kind is what a reader would call a commitment.
type Kind string

const (
	Pledge      Kind = "pledge" // a promise of the speaker's own
	Order       Kind = "order"
	Guarantee   Kind = "guarantee" // of somebody's safety, or that something will be so
	Treaty      Kind = "treaty"    // or another agreement of two or more
	Policy      Kind = "policy"    // what somebody does from now on, or a rule in force
	Refusal     Kind = "refusal"
	Ultimatum   Kind = "ultimatum"   // a threat or demand with what follows if it is not met
	Ban         Kind = "prohibition" // what nobody, or somebody else, may do
	Designation Kind = "designation" // a status, which lays no duty on anybody by itself
	Requirement Kind = "duty"        // what somebody has to do under a rule
	Plan        Kind = "plan"        // announced, not promised
	Offer       Kind = "offer"
	Demand      Kind = "demand" // asked of somebody, who need not do it
)

// Form says how many bind themselves.
type Form string

const (
	Unilateral Form = "unilateral"
	Mutual     Form = "mutual"
)

// Field is one filled slot: what is said, and every passage that says it.
type Field struct {
	Value    string          `json:"value"`    // the words of the primary text, else of the reading that most reports have
	Passages []story.Passage `json:"passages"` // the primary text's first, then in the order of the reports
}

// Party is somebody who is bound or to whom something is owed.
type Party struct {
	Name     string          `json:"name"`
	Kind     string          `json:"kind,omitempty"` // state, organisation, person, office, group; "" where not known
	Passages []story.Passage `json:"passages"`
}

// Dated is a time with the words that tell it.
type Dated struct {
	When     edtf.Value      `json:"when"`
	Passages []story.Passage `json:"passages"` // empty where When follows from other dates, see Reason
	Reason   string          `json:"reason"`
}

// Instrument is the act or text by which a commitment is made.
type Instrument struct {
	Kind    string          `json:"kind,omitempty"` // "executive order", "treaty", "statement"; "" when none is named
	Number  string          `json:"number,omitempty"`
	Title   string          `json:"title,omitempty"`
	Form    Form            `json:"form,omitempty"` // "" cannot be told
	Named   []story.Passage `json:"named,omitempty"`
	Primary string          `json:"primary,omitempty"` // siglum of the report that is the instrument itself
}

// Commitment is one promise, order or guarantee.
type Commitment struct {
	ID           string          `json:"id"`
	Rule         string          `json:"rule"` // of the clause that tells it best
	Kind         Kind            `json:"kind"`
	Instrument   Instrument      `json:"instrument"`
	Illocutions  []Illocution    `json:"illocutions"` // of its clauses, each once, in the order of the constants
	Promisor     *Party          `json:"promisor,omitempty"`
	Promisee     *Party          `json:"promisee,omitempty"`
	Made         *Dated          `json:"made,omitempty"` // when it was given, never when it falls due
	Published    *Dated          `json:"published,omitempty"`
	InForce      *Dated          `json:"in_force,omitempty"` // an interval, its end open where none is told
	Constitutive *Regard         `json:"constitutive,omitempty"`
	Trigger      *Trigger        `json:"trigger,omitempty"`
	Interests    []Field         `json:"interests,omitempty"` // what it is to protect beside the objects of the trigger
	Duties       []Duty          `json:"duties,omitempty"`
	Grounds      []Field         `json:"grounds,omitempty"`
	ComparedWith []Comparison    `json:"compared_with,omitempty"`
	Variants     []Variant       `json:"variants"`              // the clauses that tell it, by report
	Unmentioned  []story.Passage `json:"unmentioned,omitempty"` // of a primary text: its clauses that no other report tells
	Vague        bool            `json:"vague,omitempty"`       // neither a trigger nor a content that an outsider could test
	Denied       bool            `json:"denied,omitempty"`      // told only to deny that it was made
}

// Regard says what is to be regarded as what.
type Regard struct {
	If       Field `json:"if"`
	CountsAs Field `json:"counts_as"`
}

// Trigger is the case in which a commitment falls due.
type Trigger struct {
	Says      Field       `json:"says"`
	Acts      []Act       `json:"acts,omitempty"`     // what kind of act it names; none where it is no act of that scheme
	Attacker  *Field      `json:"attacker,omitempty"` // nil: any
	Protected []Protected `json:"protected,omitempty"`
}

// Act is a class of acts in the terms of PLOVER: "ASSAULT" and a mode, "" for any.
type Act struct {
	Type string `json:"type"`
	Mode string `json:"mode,omitempty"`
}

// Protected is one object that a trigger names.
type Protected struct {
	Kind  string `json:"kind"`         // territory, sovereignty, infrastructure, persons, forces, ships, aircraft, object
	Of    string `json:"of,omitempty"` // whose: a state's or organisation's name
	Field Field  `json:"field"`
}

// Duty is what one bearer is to do, may do or must not do.
type Duty struct {
	ID         string     `json:"id"`
	Illocution Illocution `json:"illocution"`
	Modality   Modality   `json:"modality"`
	Bearer     *Party     `json:"bearer,omitempty"`
	Condition  *Field     `json:"condition,omitempty"`
	Content    Field      `json:"content"`
	Measures   []Field    `json:"measures,omitempty"`
	List       List       `json:"list,omitempty"` // of the measures
	Limits     []Field    `json:"limits,omitempty"`
	Purpose    *Field     `json:"purpose,omitempty"`
	Due        *Dated     `json:"due,omitempty"`
}

// List says whether the measures named are all that are meant.
type List string

const (
	Open   List = "open" // "including"
	Closed List = "closed"
)

// Comparison is somebody's likening of a commitment to another one. It is no
// term of the instrument.
type Comparison struct {
	To       Field  `json:"to"`
	By       string `json:"by,omitempty"` // who compares; "" is the report
	Relation string `json:"relation"`     // "similar to", "-style", "like"
}

// Grade is how far the words of a report are from the primary text.
type Grade string

const (
	Verbatim    Grade = "verbatim"
	Typographic Grade = "typographic"
	HouseStyle  Grade = "house-style"
	Altered     Grade = "altered"
	Uncheckable Grade = "uncheckable" // no quotation, or none of these words in the primary text
)

// Variant is one clause of a report that tells a commitment.
type Variant struct {
	Says       story.Passage  `json:"says"`
	Illocution Illocution     `json:"illocution"`
	Cue        *story.Passage `json:"cue,omitempty"`    // the words that commit: "shall", "pledged"
	Holder     string         `json:"holder,omitempty"` // who says so, where not the report itself
	Quoted     bool           `json:"quoted"`           // inside quotation marks
	Grade      Grade          `json:"grade,omitempty"`  // against the primary text; "" without one
}
