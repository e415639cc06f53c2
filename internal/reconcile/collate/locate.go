package collate

import "concord/internal/story"

// Match is a place in a report where given words stand, or the nearest
// wording there.
type Match struct {
	Passage story.Passage `json:"passage"`
	Found   Found         `json:"found"`
	// Shared is the share of the given words that stand in the passage in the
	// same order, 0 to 1.
	Shared      float64     `json:"shared"`
	Differences []Departure `json:"differences"` // in order of the given words; empty when exact
	Grade       Grade       `json:"grade"`       // the gravest of the differences
	// Opposite is set where the passage and the given words differ by a
	// negation: near in words, far in sense.
	Opposite bool   `json:"opposite,omitempty"`
	Kind     string `json:"kind"`              // direct | mixed | indirect where the passage lies in a quotation, else the kind of block, such as body or caption
	Speaker  string `json:"speaker,omitempty"` // of that quotation; "" is unknown or the reporter's own voice
	Quoted   bool   `json:"quoted"`            // the passage lies in a quotation with marks
}

// Found is how a match was found.
type Found string

const (
	Exact   Found = "exact"   // the same bytes
	Folded  Found = "folded"  // the same words, written otherwise
	Nearest Found = "nearest" // the nearest wording
)

// Departure is one place where a passage and the given words differ.
type Departure struct {
	Given string        `json:"given"` // words as given; "" where the passage adds words
	Reads story.Passage `json:"reads"` // words of the report; empty where it leaves them out
	Grade Grade         `json:"grade"`
}

// Locate tells where the words of quote stand in the reports of a story: every
// exact or folded place, else the nearest wording of each report that is near
// enough. It fails closed: when nothing is near enough, there is no match.
func Locate(s *story.Story, quote string) []Match { return nil }
