package reconcile_test

import (
	"slices"
	"strings"
	"testing"
)

// How it is told: the strength of a verb, a loaded word, a quotation changed.
func TestToldOtherwise(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		rule       string
		want       bool
	}{
		{"asked and demanded",
			"The council of Sarn asked the ferry company on Monday to publish its safety records.",
			"The council of Sarn on Monday demanded safety records from the ferry company.", "wording/strength", true},
		{"asked in both",
			"The council of Sarn asked the ferry company on Monday to publish its safety records.",
			"The council of Sarn on Monday requested safety records from the ferry company.", "wording/strength", false},
		{"the report with the weaker word has the stronger too",
			"The council of Sarn asked the ferry company on Monday to publish its safety records. The harbour board demanded a new pier.",
			"The council of Sarn on Monday demanded safety records from the ferry company.", "wording/strength", false},
		{"two askers",
			"Bread was dear. Gulls circled. The school of Tol asked parents to pay for books.",
			"Coal was cheap. The cranes stood idle. The bakers demanded cheaper flour from the mills.", "wording/strength", false},
		{"another's words in marks",
			"The council of Sarn asked the ferry company on Monday to publish its safety records.",
			"“The council of Sarn demanded safety records from the ferry company on Monday,” the captain said.", "wording/strength", false},
		{"a loaded verb of one act",
			"Coal was cheap. Bread was dear. The new owner gutted the ferry museum of Sarn in the spring.",
			"Gulls circled. The theatre was dark. The new owner rebuilt the ferry museum of Sarn in the spring.", "characterisation/loaded", false},
		{"a loaded word where both begin",
			"The ferry company of Sarn ended its night trips after a cruel decision by its owner.",
			"The ferry company of Sarn ended its night trips after a decision by its owner.", "characterisation/loaded", true},
		{"loaded words in both",
			"The ferry company of Sarn ended its night trips after a cruel decision by its owner.",
			"The ferry company of Sarn ended its night trips after a drastic decision by its owner.", "characterisation/loaded", false},
		{"an article in a quotation",
			"“The owner can change the terms of an agreement with the harbour at any time,” said Ida Holm, the mayor of Sarn.",
			"“The owner can change the terms of the agreement with the harbour at any time,” said Ida Holm, the mayor of Sarn.", "wording/utterance", true},
		{"a quotation that stops where another goes on",
			"“Trade in the harbour will likely grow above plan for many years,” Ida Holm, the mayor of Sarn, said on Monday. “Trade is good.”",
			"“Trade in the harbour will likely grow above plan for many years, but only if the pier is mended before the winter,” Ida Holm, the mayor of Sarn, said on Monday.", "wording/utterance", false},
		{"a quotation that stops and looks whole",
			"Ida Holm, the mayor of Sarn, said on Monday: “Trade in the harbour will likely grow above plan for many years.”",
			"“Trade in the harbour will likely grow above plan for many years, but only if the pier is mended before the winter,” Ida Holm, the mayor of Sarn, said on Monday.", "wording/utterance", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			rules, _ := rulesOf(test.a+"\n\nNothing more was known by the evening.", test.b+"\n\nThe weather was calm.")
			if got := slices.Contains(rules, test.rule); got != test.want {
				t.Errorf("%s: %v, want %v (%s)", test.rule, got, test.want, strings.Join(rules, ", "))
			}
		})
	}
}
