// Package quote finds quotations, marked and unmarked, with cue and source
// (PARC 3.0: source, cue, content; kinds after O'Keefe, Pareti and others 2012).
//
// It reads in three steps. Marks are paired over the whole text by the cheapest
// reading (pair.go). Sentences become frames, in which a marked stretch, however
// many sentences it holds, is one item (frame.go). In each frame the acts of
// reporting are found: a cue, the noun phrase beside it, and what it reports
// before, after or around both (cue.go, phrase.go, content.go, clause.go). Marked
// stretches then get the act that reports them, and those that stand alone the
// one before or after (find.go). Acts without marks that are nobody's words are
// sorted out last (spoken.go).
//
// There is no tagger. Phrases are bounded by the closed classes of English and a
// short list of verbs; where that does not tell who speaks, nobody does: Source
// is empty and Speaker -1, and the words are kept.
package quote

import "concord/internal/span"

// Kind is how much of the content stands inside quotation marks.
type Kind string

const (
	Direct   Kind = "direct"   // a clause of its own, all of it inside marks
	Mixed    Kind = "mixed"    // words inside marks built into the reporter's sentence
	Indirect Kind = "indirect" // no marks
)

// SourceKind is what kind of source speaks.
type SourceKind string

const (
	Person     SourceKind = "person"
	Document   SourceKind = "document" // "the order reads"
	Office     SourceKind = "office"   // "the White House said"
	Collective SourceKind = "collective"
	Anonymous  SourceKind = "anonymous" // "a former official"
	Unknown    SourceKind = "unknown"
)

// Stance is how the reporter's cue stands to the content.
type Stance string

const (
	Neutral    Stance = "neutral"    // said, told, stated
	Distancing Stance = "distancing" // claimed, alleged, insisted
	Endorsing  Stance = "endorsing"  // confirmed, admitted, revealed
)

// Quotation is one stretch of somebody's words. One utterance interrupted by
// "he said" is two quotations with the same Utterance number.
type Quotation struct {
	span.Span             // all of it: from the first mark to the last, or the content when indirect
	Content   []span.Span // the words themselves, without marks; a piece per paragraph
	Kind      Kind
	// Clause is the whole reported clause with its marks, the reporter's own
	// words in it too: "Qatar was “a steadfast ally” and had helped". It equals
	// Span where all of the clause is inside marks.
	Clause span.Span
	Cue    span.Span // "said"; empty where none
	Source span.Span // "a former US official", "he"; empty where none
	// Speaker is the index of the entity that Source refers to in the document's
	// entities, -1 when Source is a description that names nobody or is unknown.
	Speaker    int
	SourceKind SourceKind
	Stance     Stance
	Utterance  int  // equal for the parts of one interrupted utterance in one document
	Within     int  // index of the quotation this one is nested in, -1 for none
	Term       bool // marks around a title, a nickname or a single term: words, but nobody's statement
	Note       string
}
