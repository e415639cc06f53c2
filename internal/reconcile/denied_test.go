package reconcile_test

import (
	"slices"
	"testing"
)

// A denial of something else denies nothing.
func TestDenialsOfSomethingElse(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		found      bool
	}{
		{"the same", about + "The port police of Sarn have released the names of the ferry crew.", about + "The port police of Sarn have not released the names of the ferry crew.", true},
		{"another object", about + "The port police of Sarn have released new details about the ferry.", about + "The port police of Sarn have not released a motive for the ferry fire.", false},
		{"denied by both", about + "The ferry fire was in no way related to the port strike in Sarn.", about + "The ferry fire was not related to the port strike in Sarn.", false},
		{"another one", about + "A deckhand of the ferry was injured in the fire near Sarn.", about + "Another deckhand of the ferry was not injured in the fire near Sarn.", false},
	} {
		rules, found := rulesOf(test.a, test.b)
		if got := slices.Contains(rules, "polarity/negation"); got != test.found {
			t.Errorf("%s: found %v, want %v: %v", test.name, got, test.found, found)
		}
	}
}

// Words of opposite meaning are one difference where the same is said of the same.
func TestAntonyms(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		found      bool
	}{
		{"a verb", about + "The union of the Sarn ferry crews accepted the offer of the company on Monday.", about + "The union of the Sarn ferry crews rejected the offer of the company on Monday.", true},
		{"an adjective", about + "Captain Ruth Hale was aware of the leak in the hull of the ferry.", about + "Captain Ruth Hale was unaware of the leak in the hull of the ferry.", true},
		{"of another", about + "The union of the Sarn ferry crews accepted the offer of the company on Monday.", about + "The owner of the Sarn ferry rejected the claim of the company on Monday.", false},
		{"to come", about + "The union of the Sarn ferry crews will accept the offer of the company on Monday.", about + "The union of the Sarn ferry crews rejected the offer of the company on Monday.", false},
	} {
		rules, found := rulesOf(test.a, test.b)
		if got := slices.Contains(rules, "polarity/antonym"); got != test.found {
			t.Errorf("%s: found %v, want %v: %v", test.name, got, test.found, found)
		}
	}
}
