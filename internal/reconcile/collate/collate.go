// Package collate lays the quotations of one utterance side by side as
// witnesses and records their variant readings in an apparatus, in the terms of
// textual criticism (TEI P5 chapter 12): witness, reading, lemma, apparatus.
// The result does not depend on the order of the witnesses.
package collate

import (
	"concord/internal/annotate/quote"
	"concord/internal/story"
)

// Grade is how far a reading is from the lemma.
type Grade string

const (
	Verbatim    Grade = "verbatim"
	Typographic Grade = "typographic" // marks, dashes, spacing, letter case of the first word
	HouseStyle  Grade = "house-style" // spelling variant, serial comma, capitals, US / U.S.
	Truncation  Grade = "truncation"  // cut, with or without notice
	Substantive Grade = "substantive" // words differ
)

// Utterance is one thing said or written, as its witnesses print it.
type Utterance struct {
	ID         string           `json:"id"`
	Rule       string           `json:"rule"`
	Speaker    string           `json:"speaker"` // fullest name or description; "" is unknown
	SourceKind quote.SourceKind `json:"source_kind"`
	Witnesses  []Witness        `json:"witnesses"` // in order of sigla, then place
	Base       int              `json:"base"`      // index of the witness the lemmas are taken from
	Apparatus  []Entry          `json:"apparatus"` // in order of the base; empty for a single witness
	Grade      Grade            `json:"grade"`     // the gravest grade in the apparatus
}

// Witness is one report's print of an utterance.
type Witness struct {
	Report  string          `json:"report"`
	Kind    quote.Kind      `json:"kind"`
	Content []story.Passage `json:"content"`
	Cue     *story.Passage  `json:"cue,omitempty"`
	Source  *story.Passage  `json:"source,omitempty"`
	// Through is whose words these came through, the one the report had them from
	// first: the outlet that was told, a source that reports another's words.
	Through []story.Passage `json:"through,omitempty"`
	Speaker string          `json:"speaker,omitempty"` // as this report's text resolves it
	Stance  quote.Stance    `json:"stance"`
	Note    string          `json:"note,omitempty"`
}

// Entry is one place of variation.
type Entry struct {
	Lemma    story.Passage `json:"lemma"`    // words of the base; an empty span where a witness adds words
	Readings []Variant     `json:"readings"` // the witnesses that differ there
}

// Variant is a reading other than the lemma. At is an empty span, with Exact
// "", where the witness leaves the lemma out.
type Variant struct {
	At        []story.Passage `json:"at"` // one per witness that reads so
	Witnesses []int           `json:"witnesses"`
	Grade     Grade           `json:"grade"`
}

// Rules explains the rules that utterances name, one plain sentence each.
var Rules = map[string]string{
	ruleSingle:   "Only one report prints these words, once.",
	ruleSame:     "The words of each print, or of a whole sentence of it, stand in another print, and the sources named for them can be one.",
	ruleAltered:  "Prints share most words of a sentence in the same order, some words differ, and the sources named for them can be one.",
	ruleSpeakers: "Prints share at least eight words in a row and nearly all of a sentence, but the reports name different speakers for them.",
}
