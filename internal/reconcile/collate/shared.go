package collate

import "concord/internal/story"

// SharedPair is the stretch of one utterance that two witnesses of different
// reports have in common.
type SharedPair struct {
	A, B story.Passage
	// Difference is none, typographic, truncation or substantive. None also
	// covers the first letter, the last mark and the style of quotation marks.
	Difference string
}

// Shared returns the shared stretches of each pair of witnesses of u from two
// different reports.
func Shared(u Utterance) []SharedPair { return nil }
