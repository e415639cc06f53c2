// Package commitment finds what was promised, ordered or guaranteed: who is
// bound to do what for whom, when what happens. One commitment told by several
// reports is one record with variants.
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

// Field is one filled slot of a commitment: words of a report, byte-exact.
type Field = story.Passage

// Commitment is one promise, order or guarantee.
type Commitment struct {
	ID         string     `json:"id"`
	Rule       string     `json:"rule"`
	Illocution Illocution `json:"illocution"`
	Modality   Modality   `json:"modality"`
	Instrument string     `json:"instrument,omitempty"` // "executive order", "statement", … in plain words; "" when none is named
	Promisor   string     `json:"promisor,omitempty"`
	Promisee   string     `json:"promisee,omitempty"`
	Made       edtf.Value `json:"made,omitempty"`
	Variants   []Variant  `json:"variants"` // one per passage that tells it, by report
}

// Variant is how one report tells a commitment. Says is the whole clause; the
// other fields are parts of it or of its sentence, nil where not told.
type Variant struct {
	Says     story.Passage `json:"says"`
	Promisor *Field        `json:"promisor,omitempty"`
	Promisee *Field        `json:"promisee,omitempty"`
	Trigger  *Field        `json:"trigger,omitempty"`   // "in the event of such an attack"
	If       *Field        `json:"if,omitempty"`        // constitutive: what is regarded …
	CountsAs *Field        `json:"counts_as,omitempty"` // … as what
	Content  *Field        `json:"content,omitempty"`   // what is to be done
	Limits   []Field       `json:"limits,omitempty"`    // "if necessary", "all lawful and appropriate"
	Compared *Field        `json:"compared,omitempty"`  // "similar to NATO's Article 5": the report's comparison, no term of the instrument
	Cue      *Field        `json:"cue"`                 // the words that commit: "shall", "pledged"
	Holder   string        `json:"holder,omitempty"`    // who says so, where not the report itself
	Quoted   bool          `json:"quoted"`              // inside quotation marks
}
