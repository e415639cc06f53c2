package reconcile_test

import (
	"slices"
	"testing"

	"concord/internal/reconcile"
)

// Who answers for a fact is compared where both clauses are what is claimed, and where
// it is worth telling.
func TestHeldOtherwise(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		rule       string // "" for no difference of attribution
		judgement  reconcile.Judgement
	}{
		{"through another",
			"The minister will close the harbour of Sarn in May, the Harnock Courier reported.",
			"The minister will close the harbour of Sarn in May, according to a person who read the letter.",
			"attribution/source", reconcile.JudgePrecision},
		{"alleged, and told as so",
			"The union alleges that the company cut the pay of the ferry crews in the winter.",
			"The company cut the pay of the ferry crews in the winter.",
			"attribution/stated", reconcile.JudgeTension},
		{"what the police know, said or not",
			"The ferry left the harbour of Sarn with 40 workers at midnight, police said.",
			"The ferry left the harbour of Sarn with 40 workers at midnight.",
			"", ""},
		{"what the police suppose",
			"The ferry may have left the harbour of Sarn with 40 workers at midnight, police said.",
			"The ferry may have left the harbour of Sarn with 40 workers at midnight.",
			"attribution/stated", reconcile.JudgePrecision},
		{"part of a claim",
			"Tom Arden said the crew, which repaired the loading gate of the ferry in March, had gone home.",
			"Ruth Hale said the crew, which repaired the loading gate of the ferry in March, was never paid.",
			"", ""},
		{"two unnamed",
			"The council bought the old ferry for a museum, officials said.",
			"The council bought the old ferry for a museum, residents said.",
			"", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, ds := rulesOf(about+test.a, about+test.b)
			ds = slices.DeleteFunc(ds, func(d reconcile.Difference) bool { return d.Kind != reconcile.SlotAttribution })
			if test.rule == "" && len(ds) > 0 || test.rule != "" && (len(ds) != 1 || ds[0].Rule != test.rule || ds[0].Judgement != test.judgement) {
				t.Errorf("got %v, want %s %s\n  %s\n  %s", ds, test.rule, test.judgement, test.a, test.b)
			}
		})
	}
}
