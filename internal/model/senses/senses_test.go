package senses

import "testing"

func TestRelate(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want Relation
	}{
		{"fire", "sack", Same},
		{"dismissal", "dismiss", Same},
		{"seize", "capture", Same},
		{"murder", "kill", Wider},
		{"resign", "step_down", Same},
		{"bridge", "bridge", Same},
		{"murder", "bridge", None},
		{"zzyzx", "murder", None},
		{"zzyzx", "zzyzx", Same},
		{"", "", Same},
		{"", "fire", None},
	} {
		if got := Relate(c.a, c.b); got != c.want {
			t.Errorf("Relate(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if x, y := Relate(c.a, c.b), Relate(c.b, c.a); x != y {
			t.Errorf("Relate(%q, %q) = %d, the other way round %d", c.a, c.b, x, y)
		}
	}
}

// Every line of the table is a word with senses that another has too.
func TestTable(t *testing.T) {
	if len(entries()) < 10000 {
		t.Errorf("%d words", len(entries()))
	}
	for w, e := range entries() {
		if w == "" || len(e.own)+len(e.wider) == 0 {
			t.Errorf("%q has no sense", w)
		}
	}
}
