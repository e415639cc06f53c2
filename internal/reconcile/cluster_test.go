package reconcile_test

import (
	"strings"
	"testing"

	"concord/internal/reconcile"
)

func TestFacts(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		says       string // of the only fact, "" for none
		has        string // words of it, where says is empty
	}{
		{"a topic in common is no fact",
			"In her latest harbour decree, Ida Holm called the port of Sarn and the island of Tol old friends bound by trade.",
			"With the latest harbour decree of Ida Holm, the port of Sarn now has to pay for every rescue of Tol sailors.", "", ""},
		{"a clause that stands alone is shown",
			"The storm, which sank two fishing boats and one coal barge off Sarn, ended at noon.",
			"The storm sank two fishing boats and one coal barge off Sarn.",
			"The storm sank two fishing boats and one coal barge off Sarn.", ""},
		{"one part of two long sentences",
			"After a night of rain that kept the ferries in port, emptied the market and turned the coast road to mud, divers recovered the bronze bell of the wreck, said the mayor of Sarn.",
			"The museum will close on Sundays until its new roof is paid for, but its keeper was glad that divers recovered the bronze bell from the old wreck.",
			"", "bronze bell"},
		{"else its sentence",
			"The harbour police said that it had warned two fishing boats off Sarn of the storm.",
			"The coast guard said it had warned two fishing boats off Sarn of the storm.",
			"The harbour police said that it had warned two fishing boats off Sarn of the storm.", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := tell(test.a+"\n\nThe cranes stood idle all week.", test.b+"\n\nBread was dear in the capital.")
			f := reconcile.Reconcile(s)
			var says []string
			for _, cl := range f.Agreed {
				says = append(says, cl.Says.Exact)
				if strings.HasSuffix(cl.Holder, ",") || strings.EqualFold(cl.Holder, "the") {
					t.Errorf("the holder %q is no name", cl.Holder)
				}
			}
			if test.has != "" {
				if len(says) != 1 || !strings.Contains(says[0], test.has) {
					t.Errorf("facts %q, want one of the %s", says, test.has)
				}
				return
			}
			if strings.Join(says, "; ") != test.says {
				t.Errorf("facts of\n  %s\n  %s\n got %q\nwant %q", test.a, test.b, says, test.says)
			}
			checkFindings(t, s, f)
		})
	}
}
