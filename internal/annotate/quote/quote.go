// Package quote finds quotations, marked and unmarked, with cue and source
// (PARC 3.0: source, cue, content; kinds after O'Keefe, Pareti and others 2012).
//
// It reads in four steps. Marks are paired over the whole text by the cheapest
// reading (pair.go). Sentences become frames, in which a marked stretch, however
// many sentences and trees it holds, is one item (frame.go). In each frame the acts
// of reporting are read from the trees of the English model: a verb, its subject
// with all that hangs on it, and the clause, infinitive, object or sentence that its
// place in the lexicon says it reports (act.go, content.go, verbs.go), then the cues
// that are no verbs (cue.go). Marked stretches get the act that reports them, and
// those that stand alone the one before or after (find.go, build.go). Acts without
// marks that are nobody's words are sorted out last (spoken.go).
//
// Marks are surer than trees: the parser was taught on sentences, not on quotations
// of many, and is often wrong about the words inside marks. So a marked stretch is
// never cut, no subject is taken from within it, and where the stretch stands right
// beside "he said" it is reported whatever the tree says. Where neither tells who
// speaks, nobody does: Source is empty and Speaker -1, and the words are kept.
//
// What people are told to want, support, reject or speak of is an attribution too,
// though nobody's words are reported; these attitudes are kept apart (attitude.go).
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
	// Rest is what else of the clause was reported, without marks, where the tag cuts
	// it: "The strike", of The strike, she said, was “a mistake”.
	Rest   []span.Span
	Cue    span.Span // "said"; empty where none
	Source span.Span // "a former US official", "he"; empty where none
	// Speaker is the index of the entity that Source refers to in the document's
	// entities, -1 when Source is a description that names nobody or is unknown.
	Speaker int
	// Who is the phrase that a pronoun for a source stands for where that is a
	// description of nobody named: of "the man said. “…,” he said" it is "the man".
	Who        span.Span
	SourceKind SourceKind
	Stance     Stance
	Utterance  int // equal for the parts of one interrupted utterance in one document
	Within     int // index of the quotation this one is nested in, -1 for none
	// Through is the index of the quotation in whose words this one's source and cue
	// stand, -1 where the report itself gives it. Of "The minister said officials had
	// told him that the road was shut" the officials' words come through the
	// minister's: report ← minister ← officials, see Chain.
	Through int
	Term    bool // marks around a title, a nickname or a single term: words, but nobody's statement
	Note    string
}

// Chain is the way of the i-th quotation to the report: itself, then the one through
// which it comes, and so on; the last is given by the report itself.
func Chain(qs []Quotation, i int) []int {
	var out []int
	for i >= 0 && i < len(qs) && len(out) < len(qs) {
		out = append(out, i)
		i = qs[i].Through
	}
	return out
}
