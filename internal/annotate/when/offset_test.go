package when

import (
	"testing"

	"concord/internal/edtf"
)

func TestFromEvent(t *testing.T) {
	for _, c := range []struct{ text, time, event, offset, when string }{
		{"Two days after the deadly bridge collapse, divers found the car.", "Two days", "collapse", "P2D", ""},
		{"The Sept. 9 strike hit Doha. Two days after the strike, the council met.", "Two days", "strike", "P2D", "2025-09-11"},
		{"He resigned three weeks before the vote.", "three weeks", "vote", "-P3W", ""},
		{"The election on 4 October was close. He resigned three weeks before the election.", "three weeks", "election", "-P3W", "2024-09-10/2024-09-16"},
		{"The week before the summit, prices rose.", "The week", "summit", "-P1W", ""},
		{"The day after he was arrested, crowds gathered.", "The day", "arrested", "P1D", ""},
		{"They fled hours before the ferry's sinking.", "hours", "sinking", "-PTXH", ""},
		{"Months after agreeing to the plan, they left.", "Months", "agreeing", "PXM", ""},
		{"The Sept. 9 strike hit one town and the Sept. 12 strike another. A week after the strike, they left.", "A week", "strike", "P1W", ""},
		{"It lasted two days, after which talks resumed.", "two days", "", "", ""},
		{"He came two days after 9 September 2025.", "two days after 9 September 2025", "", "", "2025-09-11"},
		{"It was two years after Paris.", "two years", "", "", ""},
	} {
		found := false
		for _, x := range Find(c.text, sentences(c.text), "2025-10-02", nil) {
			if x.In(c.text) != c.time {
				continue
			}
			found = true
			if x.Event.In(c.text) != c.event || string(x.Offset) != c.offset || string(x.When) != c.when {
				t.Errorf("%s: %q from %q by %q is %q, want %q, %q, %q", c.text, c.time, x.Event.In(c.text), x.Offset, x.When, c.event, c.offset, c.when)
			}
		}
		if !found {
			t.Errorf("%s: no time %q in %v", c.text, c.time, Find(c.text, sentences(c.text), "2025-10-02", nil))
		}
	}
}

func TestOffset(t *testing.T) {
	for _, c := range []struct {
		offset Offset
		lo, hi int
		ok     bool
		from   edtf.Value // from 2025-09-09
	}{
		{"P2D", 2, 2, true, "2025-09-11"},
		{"-P2D", -2, -2, true, "2025-09-07"},
		{"P0D", 0, 0, true, "2025-09-09"},
		{"P3W", 18, 24, true, "2025-09-27/2025-10-03"},
		{"P2.5M", 60, 90, true, "2025-11-08/2025-12-08"},
		{"PXD", 2, 13, true, "2025-09-11/2025-09-22"},
		{"PT3H", 0, 1, true, "2025-09-09/2025-09-10"},
		{"-P9999C", -365221738, -365185214, true, ""},
		{"", 0, 0, false, ""}, {"P", 0, 0, false, ""}, {"P2", 0, 0, false, ""}, {"2D", 0, 0, false, ""}, {"P2Z", 0, 0, false, ""},
	} {
		lo, hi, ok := c.offset.Days()
		if lo != c.lo || hi != c.hi || ok != c.ok {
			t.Errorf("%q: %d to %d, %v, want %d to %d, %v", c.offset, lo, hi, ok, c.lo, c.hi, c.ok)
		}
		if got := c.offset.From("2025-09-09"); got != c.from {
			t.Errorf("%q from 2025-09-09: %q, want %q", c.offset, got, c.from)
		}
	}
}

// A distance known to a day keeps the width of the event; any other widens it.
func FuzzOffset(f *testing.F) {
	for _, s := range []string{"P2D", "-P3W", "PXM", "PT1H", "P2.5Y", "P", "-P", "P9999999999D"} {
		f.Add(s, "2025-09-09")
	}
	f.Add("P1D", "2025-09/2025-10")
	f.Fuzz(func(t *testing.T, o, event string) {
		lo, hi, ok := Offset(o).Days()
		if lo > hi || ok && (lo < 0) != (hi < 0) && lo != 0 && hi != 0 {
			t.Fatalf("%q: %d to %d", o, lo, hi)
		}
		if w := Offset(o).From(edtf.Value(event)); w != "" {
			if _, err := w.Bounds(); err != nil {
				t.Fatalf("%q from %q: %q: %v", o, event, w, err)
			}
		}
	})
}
