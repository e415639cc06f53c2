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
	}{
		{"a topic in common is no fact",
			"In her latest harbour decree, Ida Holm called the port of Sarn and the island of Tol old friends bound by trade.",
			"With the latest harbour decree of Ida Holm, the port of Sarn now has to pay for every rescue of Tol sailors.", ""},
		{"a clause that stands alone is shown",
			"The storm, which sank two fishing boats and one coal barge off Sarn, ended at noon.",
			"The storm sank two fishing boats and one coal barge off Sarn.",
			"The storm sank two fishing boats and one coal barge off Sarn."},
		{"else its sentence",
			"The harbour police said that it had warned two fishing boats off Sarn of the storm.",
			"The coast guard said it had warned two fishing boats off Sarn of the storm.",
			"The harbour police said that it had warned two fishing boats off Sarn of the storm."},
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
			if strings.Join(says, "; ") != test.says {
				t.Errorf("facts of\n  %s\n  %s\n got %q\nwant %q", test.a, test.b, says, test.says)
			}
			checkFindings(t, s, f)
		})
	}
}
