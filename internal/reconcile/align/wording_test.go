package align_test

import (
	"fmt"
	"testing"

	"concord/internal/intake"
	"concord/internal/reconcile/align"
)

// Clauses in the same words are one fact, however many reports copy them: the first
// stands for all. A word more, a denial or words that tell little are another matter.
func TestSameWordsAreOneFact(t *testing.T) {
	var ps []*intake.Page
	for i, text := range []string{
		"The harbour master of Sarn closed the northern quay on Tuesday. She said so.",
		"The harbour master of Sarn closed the northern quay on Tuesday. She said so. It rained.",
		"Officials met late. The harbour master of Sarn closed the northern quay on Tuesday.",
		"The harbour master of Sarn did not close the northern quay on Tuesday.",
		"The harbour master of Sarn closed the old northern quay on Tuesday.",
	} {
		p, err := intake.FromText(fmt.Sprintf("%d.txt", i), []byte("News of the day\n\n"+text+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		ps = append(ps, p)
	}
	s := tell(t, ps)
	same := 0
	for _, f := range align.Align(s, nil).Facts {
		for _, l := range f.Links {
			if l.Score < 1 {
				continue
			}
			same++
			x, y := s.Members[l.A.Member].Document, s.Members[l.B.Member].Document
			a, b := x.Predicates[l.A.Predicate].Clause.In(x.Report.Text), y.Predicates[l.B.Predicate].Clause.In(y.Report.Text)
			if a != b || l.A.Member == l.B.Member {
				t.Errorf("%q in %v and %q in %v are in the same words", a, l.A, b, l.B)
			}
		}
	}
	if same != 2 { // the first with each other
		t.Errorf("%d links of the same words, want 2", same)
	}
}
