package sentence

import (
	"slices"
	"strings"
	"testing"

	"concord/internal/intake"
	"concord/internal/report"
)

// Sentences of filled lines do not end at the line ends.
func TestFindInFilledLines(t *testing.T) {
	text := "The ferry Aurelia ran aground off Tern on Thursday with 126 people\naboard, and Captain Helga\n\nThe coastguard of Marrel took most of them from her decks, and Captain\nHelga Brandvold, 52, told Radio Brenna that her rudder had failed. She\nhad no light.\n\nPrime Minister Olaf Stenmark promised an inquiry into the loss of the\nLind Valley Steamship Company's ship. Two boats, sent out from Port\nMarrel at noon, are searching.\n"
	text = strings.Replace(text, ", and Captain Helga\n\n", ".\n\n", 1)
	rep := report.New(&intake.Page{Source: "x.txt", Text: text})
	var got []string
	for _, s := range Find(rep) {
		got = append(got, strings.Join(strings.Fields(s.In(text)), " "))
	}
	want := []string{
		"The ferry Aurelia ran aground off Tern on Thursday with 126 people aboard.",
		"The coastguard of Marrel took most of them from her decks, and Captain Helga Brandvold, 52, told Radio Brenna that her rudder had failed.",
		"She had no light.",
		"Prime Minister Olaf Stenmark promised an inquiry into the loss of the Lind Valley Steamship Company's ship.",
		"Two boats, sent out from Port Marrel at noon, are searching.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
