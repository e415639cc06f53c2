package reconcile_test

import (
	"slices"
	"strings"
	"testing"

	"concord/internal/reconcile"
)

func TestRoles(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		want       string // rule and judgement, "" for none of package rules
	}{
		{"a person and a body name one man",
			"Senator Ida Holm identified Otto Brandt as the captain of the ferry on Monday.",
			"Otto Brandt was identified as the captain of the ferry by harbour authorities on Monday.", "actor/doer precision"},
		{"a description may be the person",
			"The minister identified Otto Brandt as the captain of the ferry on Monday.",
			"Ida Holm identified Otto Brandt as the captain of the ferry on Monday.", ""},
		{"a clock time and a part of the day",
			"The harbour of Sarn reopened at 5 a.m. Saturday.",
			"The harbour of Sarn reopened Saturday morning.", "date/hour precision"},
		{"two words for one part of the day",
			"The harbour of Sarn reopened early Saturday.",
			"The harbour of Sarn reopened Saturday morning.", ""},
		{"denied for a reason only",
			"The mayor did not close the harbour of Sarn because of the storm.",
			"The mayor closed the harbour of Sarn.", ""},
		{"denied, by its roles turned to a passive",
			"The ministry never bought lifeboats for the ferry company.",
			"Lifeboats were purchased for the ferry company by the ministry in May.", "polarity/negation contradiction"},
		{"denied in both",
			"Anything not approved by the council of Sarn is a promise between two men.",
			"The council of Sarn will not honour any promise that is not approved by the council.", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := reconcile.Reconcile(tell(test.a+"\n\nThe cranes stood idle all week.", test.b+"\n\nBread was dear in the capital."))
			var got []string
			for _, d := range f.Differences {
				if slices.Contains([]string{"actor/doer", "date/hour", "polarity/negation"}, d.Rule) {
					got = append(got, d.Rule+" "+string(d.Judgement))
				}
				if reconcile.Rules[d.Rule] == "" {
					t.Errorf("no sentence for rule %s", d.Rule)
				}
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("differences of\n  %s\n  %s\n got %v\nwant %q", test.a, test.b, got, test.want)
			}
		})
	}
}

func TestOneEventIsOneFact(t *testing.T) {
	a := "After a night of rain that kept the ferries in port and emptied the market, police arrested Otto Brandt."
	b := "The arrest of Otto Brandt by police came as the council spoke of its new roof, and he was taken into custody at noon."
	for _, test := range []struct {
		name, a, b string
		want       bool
	}{
		{"a verb and a light verb with its noun", a, b, true},
		{"another man", a, strings.ReplaceAll(b, "Otto Brandt", "Emil Castor"), false},
	} {
		f := reconcile.Reconcile(tell(test.a, test.b))
		if got := len(f.Agreed) > 0; got != test.want {
			t.Errorf("%s: a fact in common: %v, want %v", test.name, got, test.want)
		}
	}
}
