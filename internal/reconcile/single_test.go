package reconcile_test

import (
	"strings"
	"testing"

	"concord/internal/reconcile"
)

func TestSingles(t *testing.T) {
	common := "The harbour of Sarn reopened after the storm, the harbour police said.\n\n"
	s := tell(common+"The mayor, Ida Holm, has set aside 4 million crowns for the quay of Tol. “We have soup for everybody in Sarn, and not one person from Tol has complained,” she said.\n\nIt had been closed since 3 May 2030 in Norhaven, which employs 40 men. Thank you to the brave men and women of Norhaven and Tol.",
		common+"Bread was dear.")
	f := reconcile.Reconcile(s)
	if len(f.Singles) == 0 || !strings.HasPrefix(f.Singles[0].Says.Exact, "The mayor, Ida Holm, has set aside") {
		t.Fatalf("the statement with a name and a sum is not first: %+v", f.Singles)
	}
	shown := map[string]bool{}
	for _, cl := range f.Singles {
		says := cl.Says.Exact
		if shown[says] {
			t.Errorf("%q is listed twice", says)
		}
		shown[says] = true
		for _, opening := range []string{"and ", "which ", "Thank "} {
			if strings.HasPrefix(says, opening) {
				t.Errorf("%q is no statement of substance", says)
			}
		}
	}
	checkFindings(t, s, f)
}

func TestQuestionOfNumber(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		want       bool
	}{
		{"nobody counts", "The storm over Sarn damaged several boats in the harbour at noon.", "At noon the storm over Sarn damaged several boats in the harbour.", true},
		{"one counts", "The storm over Sarn damaged several boats in the harbour at noon.", "At noon the storm over Sarn damaged 14 boats in the harbour.", false},
		{"counted elsewhere", "The storm over Sarn damaged several boats in the harbour at noon.", "At noon the storm over Sarn damaged several boats in the harbour. There were 14 boats.", false},
	} {
		f := reconcile.Reconcile(tell(test.a+"\n\nBread was dear.", test.b+"\n\nThe wind fell."))
		got := false
		for _, q := range f.Questions {
			got = got || q.Rule == "question/no-number"
		}
		if got != test.want {
			t.Errorf("%s: asked %v, want %v; questions %+v", test.name, got, test.want, f.Questions)
		}
	}
}
