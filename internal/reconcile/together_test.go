package reconcile

import (
	"fmt"
	"testing"

	"concord/internal/statement"
)

// A small fact is shown by the large one whose sentences tell it, and not by what was
// shown there besides: else sentences of several facts make one of a whole report.
func TestTogether(t *testing.T) {
	c := &comparer{}
	at := func(m, sentence int) int {
		c.units = append(c.units, unit{m: m, st: &statement.Statement{Sentence: sentence}})
		return len(c.units) - 1
	}
	of := func(places ...[2]int) (f fact) {
		for _, p := range places {
			f.units = append(f.units, at(p[0], p[1]))
		}
		return f
	}
	got := c.together([]fact{
		of([2]int{0, 1}, [2]int{0, 2}, [2]int{1, 1}, [2]int{1, 2}),
		of([2]int{0, 1}, [2]int{0, 4}, [2]int{1, 1}), // by the first, with sentence 4 of one report
		of([2]int{0, 1}, [2]int{1, 1}, [2]int{1, 5}), // by the first, with sentence 5 of the other
		of([2]int{0, 4}, [2]int{1, 5}),               // no sentence of the first tells it
		of([2]int{0, 1}, [2]int{0, 2}),               // of one report alone
	})
	var n []int
	for _, f := range got {
		n = append(n, len(f.units))
	}
	if s := fmt.Sprint(n); s != "[10 2 2]" {
		t.Errorf("facts of %s statements, want [10 2 2]", s)
	}
}
