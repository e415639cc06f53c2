package entity

import (
	"strings"
	"testing"
)

func TestGiven(t *testing.T) {
	n := 0
	for line := range strings.Lines(bearersText) {
		name, sex, _ := strings.Cut(strings.TrimSpace(line), " ")
		want := map[string]class{"m": cMale, "f": cFemale, "u": cGiven}[sex]
		if got := given(name); got != want || want == 0 {
			t.Fatalf("given(%q) = %b, want %b", name, got, want)
		}
		if got := given(name + "\x00"); got != 0 {
			t.Fatalf("given(%q) = %b", name+"\x00", got)
		}
		n++
	}
	if n < 10000 {
		t.Errorf("only %d names", n)
	}
	for _, name := range []string{"", "a", "zzzz", "m", " "} {
		if given(name) != 0 {
			t.Errorf("given(%q) is a name", name)
		}
	}
}
