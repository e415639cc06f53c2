package lineage

import "testing"

// A report whose byline credits another report's outlet comes after it, though
// nothing else tells the order, and its copied passages are surely copied.
func TestAByLineTellsWhoWasFirst(t *testing.T) {
	text := "A barge struck the second pier of the Kell bridge shortly after dawn and tore a hole in the quay below it.\n"
	l := traced(storyOf(
		told{outlet: "Valley Post", byline: "Our staff and Harbour Wire", text: text},
		told{outlet: "Harbour Wire", text: text + "Divers will look at the pier tomorrow, the harbour office said.\n"},
	))
	if len(l.Copies) != 1 || l.Copies[0].Later.Report != "A" || l.Copies[0].First.Report != "B" || !l.Copies[0].Sure {
		t.Errorf("copies %+v, want one of A surely from B", l.Copies)
	}
	if len(l.Groups) != 1 || l.Groups[0].Reports[0] != "B" {
		t.Errorf("groups %+v, want both reports as one origin, B first", l.Groups)
	}
	if len(l.Credits) != 1 || l.Credits[0].Rule != ruleFellow || l.Credits[0].Name != "Harbour Wire" {
		t.Errorf("credits %+v, want Harbour Wire by its byline", l.Credits)
	}
	both := traced(storyOf(
		told{outlet: "Valley Post", byline: "Harbour Wire", text: text},
		told{outlet: "Harbour Wire", byline: "Valley Post", text: text},
	))
	if len(both.Copies) != 1 || both.Copies[0].Later.Report != "B" {
		t.Errorf("copies %+v: two that credit each other stay in the order of the story", both.Copies)
	}
}

// The same quoted words in two reports have one origin, though one report does
// not say who spoke.
func TestTheSameQuotedWordsHaveOneOrigin(t *testing.T) {
	s := storyOf(
		told{outlet: "Valley Post", text: "Ruth Hale said “we will rebuild the pier of the old bridge before the first of May”.\n"},
		told{outlet: "Harbour Wire", text: "The mood was calm. “we will rebuild the pier of the old bridge before the first of May”.\n"},
		told{outlet: "Brask Daily", text: "The pier fell and nobody in the town slept that night. “A bridge is a bridge and nobody can walk on a promise here”.\n"},
	)
	l := traced(s)
	last := len(s.Members[1].Statements) - 1
	if a, b := l.Statement(0, 0), l.Statement(1, last); a != b || a == "" {
		t.Errorf("origins %q and %q of the same words, want one", a, b)
	}
	if a, c := l.Statement(0, 0), l.Statement(2, len(s.Members[2].Statements)-1); a == c {
		t.Errorf("other words have the same origin %q", a)
	}
}
