// Package reconcile compares the reports of one story: who copied whom, what
// they agree on and from how many origins, where they differ and in what way,
// who said what in which words, and what happened when. It reports conflicts
// and never decides them.
package reconcile

import (
	"concord/internal/commitment"
	"concord/internal/edtf"
	"concord/internal/engage"
	plover "concord/internal/event"
	"concord/internal/reconcile/collate"
	"concord/internal/reconcile/lineage"
	"concord/internal/story"
)

// Findings is everything that was found by comparing. Every finding has an ID
// made from its content, the rule that made it, and passages that show it.
// The JSON form of these types is part of concord.account/1.
type Findings struct {
	Lineage     lineage.Lineage         `json:"lineage"`
	Agreed      []Cluster               `json:"agreed"`      // told by two or more reports, most telling first
	Differences []Difference            `json:"differences"` // gravest first
	Utterances  []collate.Utterance     `json:"utterances"`  // by first witness in text order
	Timeline    []Moment                `json:"timeline"`    // by time
	Commitments []commitment.Commitment `json:"commitments"`
	Events      []plover.Event          `json:"events"`      // that happened first, by time
	Engagements []engage.Ladder         `json:"engagements"` // of each commitment, in their order
	Singles     []Cluster               `json:"singles"`     // told by one report only
	Questions   []Question              `json:"questions"`
}

// Verdict is the one word for how a fact cluster stands (see docs/glossary.md).
type Verdict string

const (
	Superseded    Verdict = "superseded"
	Disputed      Verdict = "disputed"
	Contradicted  Verdict = "contradicted"
	WordingVaries Verdict = "wording varies"
	Corroborated  Verdict = "corroborated"
	SameSource    Verdict = "same source"
	SingleSource  Verdict = "single source"
	Unresolved    Verdict = "unresolved"
)

// Cluster is the statements of several reports that tell of one fact.
type Cluster struct {
	ID              string          `json:"id"`
	Rule            string          `json:"rule"`
	Says            story.Passage   `json:"says"`       // the statement that tells it best, in a report's own words
	Statements      []story.Passage `json:"statements"` // at least one per report that has it, in text order
	Holder          string          `json:"holder,omitempty"`
	Reports         []string        `json:"reports"` // sigla that have it
	Origins         []string        `json:"origins"` // ids in Lineage.Origins
	Verdict         Verdict         `json:"verdict"`
	PrecisionVaries bool            `json:"precision_varies,omitempty"`
	Differences     []string        `json:"differences,omitempty"` // ids of differences that touch it
	Relation        Relation        `json:"relation,omitempty"`    // of the other statements to Says, the loosest one met
	Why             []Ground        `json:"why"`                   // what joined the statements
}

// Relation is one of the relations between statements of Cross-document Structure Theory
// (Radev 2000) that can be told from the words alone, overlap beside them.
type Relation string

const (
	Identity    Relation = "identity"
	Equivalence Relation = "equivalence"
	Subsumption Relation = "subsumption"
	Overlap     Relation = "overlap"
	Attribution Relation = "attribution"
)

// Slot is what a difference is about.
type Slot string

const (
	SlotNumber           Slot = "number"
	SlotDate             Slot = "date"
	SlotPlace            Slot = "place"
	SlotName             Slot = "name"
	SlotActor            Slot = "actor"
	SlotPolarity         Slot = "polarity"
	SlotWording          Slot = "wording"
	SlotAttribution      Slot = "attribution"
	SlotScope            Slot = "scope"
	SlotCharacterisation Slot = "characterisation"
)

// Judgement is how the readings of a difference stand to each other.
type Judgement string

const (
	JudgeContradiction Judgement = "contradiction" // cannot both hold
	JudgeTension       Judgement = "tension"       // hardly both
	JudgePrecision     Judgement = "precision"     // one includes the other
	JudgeScope         Judgement = "scope"         // another population or extent
	JudgeUpdate        Judgement = "update"        // a later state
	JudgeWording       Judgement = "wording"
	JudgeDisputed      Judgement = "disputed" // between named sources
)

// Ground is one thing that was shown before a finding was made, such as
// {"same head noun", "people killed"}.
type Ground struct {
	What  string `json:"what"`
	Words string `json:"words"`
}

// Difference is a slot in which the reports differ. It is claimed only where
// Why shows that the same quantity or event is meant.
type Difference struct {
	ID        string    `json:"id"`
	Rule      string    `json:"rule"`
	Kind      Slot      `json:"kind"`
	Judgement Judgement `json:"judgement"`
	Subject   string    `json:"subject"`  // what is compared, in plain words
	Readings  []Reading `json:"readings"` // two or more, by value
	Why       []Ground  `json:"why"`
	Unanimous bool      `json:"unanimous"` // always false: no reading is preferred
}

// Reading is one value of a slot with everything that reads so.
type Reading struct {
	Value    string          `json:"value"`            // normalised, for comparison: "6", "2025-09-29", ">= 1"
	Holder   string          `json:"holder,omitempty"` // the named source, where the value is a source's
	Passages []story.Passage `json:"passages"`         // the clause
	Marks    []story.Passage `json:"marks"`            // the differing words, one per passage
	Origins  []string        `json:"origins"`
}

// Moment is a dated event on the timeline.
type Moment struct {
	ID       string          `json:"id"`
	Rule     string          `json:"rule"`
	When     edtf.Value      `json:"when"`
	Reason   string          `json:"reason"`   // how the date came about
	Says     story.Passage   `json:"says"`     // the clause that tells what happened
	Passages []story.Passage `json:"passages"` // the time expressions
}

// Question is something a reader would still ask.
type Question struct {
	ID       string          `json:"id"`
	Rule     string          `json:"rule"`
	Asks     string          `json:"asks"`
	Passages []story.Passage `json:"passages"` // what raises it
}
