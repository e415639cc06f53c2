package when

import (
	"testing"

	"concord/english"
)

// TestTenseOfTheTree: a month without a year lies on the side of publication, here
// Thursday 2 October 2025, that the verb which governs it says.
func TestTenseOfTheTree(t *testing.T) {
	for _, test := range []struct{ text, time, want string }{
		{"The council has decided to reopen the bridge in March.", "March", "2026-03"},
		{"The firm, which sold its mills, will close its yard in February.", "February", "2026-02"},
		{"The firm, which will close its yard, sold its mills in February.", "February", "2025-02"},
		{"The ferry that sank in July will be raised.", "July", "2025-07"},
		{"Talks scheduled for November were moved to Harwick.", "November", "2025-11"},
		{"The record set in August was broken.", "August", "2025-08"},
		{"The union planned a march in December.", "December", "2025-12"},
		{"The tribunal is to hear the case in January.", "January", "2026-01"},
		{"The tribunal had been scheduled to hear the case in April.", "April", "2025-04"},
		{"She may have left in June.", "June", "2025-06"},
	} {
		doc := english.Default().Analyze(test.text)
		got := ""
		for _, x := range Find(test.text, sentences(test.text), "2025-10-02", doc) {
			if x.In(test.text) == test.time {
				got = string(x.When)
			}
		}
		if got != test.want {
			t.Errorf("%s: %s is %q, want %q", test.text, test.time, got, test.want)
		}
	}
}

// TestGrammarOfAnotherText: positions that fit no token change nothing.
func TestGrammarOfAnotherText(t *testing.T) {
	text := "The bridge will open on Monday, the mayor said on Tuesday."
	for _, other := range []string{"", "On", "On Monday it fell, and on Tuesday, and on Wednesday, and all of the days after these."} {
		for _, x := range Find(text, sentences(text), "2025-10-02", english.Default().Analyze(other)) {
			if !x.Span.Fits(text) {
				t.Errorf("time at %v does not fit", x.Span)
			}
		}
	}
}
