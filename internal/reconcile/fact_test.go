package reconcile_test

import (
	"strings"
	"testing"

	"concord/internal/reconcile"
)

// One event is one fact however often it is told, and two events are two.
func TestFactsAreEvents(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		want       []string // words of the facts, heaviest fact first
	}{
		{"an act in other words, by a pronoun",
			"The mayor of Sarn, Ida Holm, opened the new ferry harbour at noon. Gulls circled.",
			"Ida Holm came by boat. She opened the ferry harbour before a crowd.",
			[]string{"harbour"}},
		{"a light verb alone is no act",
			"Ida Holm made a request to the council of Sarn for money.",
			"Ida Holm made bread for the sailors of Tol on the quay.", nil},
		{"two parts of one day",
			"Divers searched the wreck of the ferry Aurelia on Tuesday morning.",
			"Divers searched the wreck of the ferry Aurelia on Tuesday night.", nil},
		{"so and not so",
			"The ferry Aurelia left the harbour of Sarn with its lights on.",
			"The ferry Aurelia did not leave the harbour of Sarn with its lights on.", nil},
		{"told and supposed",
			"The wind broke the mast of the ferry Aurelia off Tol.",
			"If the wind breaks the mast of the ferry Aurelia off Tol, it will be towed.", nil},
		{"one sentence of two facts",
			"The storm sank two fishing boats off Sarn, and the council closed the coast road to lorries.",
			"Two fishing boats were sunk by the storm off Sarn. Bread was dear. The coast road was closed to lorries by the council.",
			[]string{"boats", "coast road"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := tell(test.a+"\n\nThe cranes stood idle all week.", test.b+"\n\nCoal was cheap in the capital.")
			f := reconcile.Reconcile(s)
			var says []string
			for _, cl := range f.Agreed {
				says = append(says, cl.Says.Exact)
			}
			ok := len(says) == len(test.want)
			for i := 0; ok && i < len(says); i++ {
				ok = strings.Contains(says[i], test.want[i])
			}
			if !ok {
				t.Errorf("facts of\n  %s\n  %s\n got %q\nwant %q", test.a, test.b, says, test.want)
			}
			checkFindings(t, s, f)
		})
	}
}

// What more reports tell stands before what fewer tell, and what stands at the
// beginning before what stands at the end.
func TestFactsByWeight(t *testing.T) {
	late := "The museum of Tol raised the price of its tickets to nine crowns."
	early := "The storm sank two fishing boats and one coal barge off Sarn."
	filler := "Bread was dear. Coal was cheap. The cranes stood idle. Gulls circled over the quay. The market was empty. Nobody sang."
	f := reconcile.Reconcile(tell(early+"\n\n"+filler+"\n\n"+late, early+"\n\nIt snowed in the capital. Trains were late. The theatre burned its lamps low.\n\n"+late))
	if len(f.Agreed) != 2 || f.Agreed[0].Says.Exact != early {
		t.Errorf("facts %+v, want first %q", f.Agreed, early)
	}
}
