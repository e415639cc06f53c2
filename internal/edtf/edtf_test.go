package edtf

import (
	"slices"
	"testing"
	"time"
)

func TestBounds(t *testing.T) {
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		v        Value
		from, to time.Time // zero for an open side
		q, a     bool
	}{
		{"2025", day(2025, 1, 1), day(2026, 1, 1), false, false},
		{"2025-09", day(2025, 9, 1), day(2025, 10, 1), false, false},
		{"2025-12-31", day(2025, 12, 31), day(2026, 1, 1), false, false},
		{"2024-02-29", day(2024, 2, 29), day(2024, 3, 1), false, false},
		{"2025-09-09T14:05:00Z", time.Date(2025, 9, 9, 14, 5, 0, 0, time.UTC), time.Date(2025, 9, 9, 14, 5, 1, 0, time.UTC), false, false},
		{"2025-09-09T14:05:00+03:00", time.Date(2025, 9, 9, 11, 5, 0, 0, time.UTC), time.Date(2025, 9, 9, 11, 5, 1, 0, time.UTC), false, false},
		{"2025-24", day(2025, 12, 1), day(2026, 3, 1), false, false},
		{"2025-33", day(2025, 1, 1), day(2025, 4, 1), false, false},
		{"199X", day(1990, 1, 1), day(2000, 1, 1), false, false},
		{"19XX", day(1900, 1, 1), day(2000, 1, 1), false, false},
		{"2025?", day(2025, 1, 1), day(2026, 1, 1), true, false},
		{"2025~", day(2025, 1, 1), day(2026, 1, 1), false, true},
		{"2025%", day(2025, 1, 1), day(2026, 1, 1), true, true},
		{"2025-09-29?/..", day(2025, 9, 29), time.Time{}, true, false},
		{"../2025-06", time.Time{}, day(2025, 7, 1), false, false},
		{"2025-10-01/2025-10-05~", day(2025, 10, 1), day(2025, 10, 6), false, true},
		{"2025-10/2025-10-05", day(2025, 10, 1), day(2025, 10, 6), false, false},
	} {
		b, err := c.v.Bounds()
		if err != nil {
			t.Errorf("%q: %v", c.v, err)
			continue
		}
		if !b.From.Equal(c.from) || !b.To.Equal(c.to) || b.OpenFrom != c.from.IsZero() || b.OpenTo != c.to.IsZero() || b.Uncertain != c.q || b.Approx != c.a {
			t.Errorf("%q has bounds %+v, want %v to %v", c.v, b, c.from, c.to)
		}
	}
}

func TestUnreadable(t *testing.T) {
	for _, v := range []Value{"", "yesterday", "2025-13", "2025-02-30", "2025-25", "XXXX", "2025-10-05/2025-10-01", "a/b", "/x", "?", "25", "2025-9-9"} {
		if b, err := v.Bounds(); err == nil {
			t.Errorf("%q was read as %+v", v, b)
		}
	}
}

func TestInterval(t *testing.T) {
	for _, c := range []struct{ from, to, want Value }{
		{"2025-10-01", "2025-10-05", "2025-10-01/2025-10-05"},
		{"2025", "2025", "2025"},
		{"2025", "", "2025/.."},
		{"", "2025", "../2025"},
		{"", "", ""},
		{"..", "..", ""},
		{"", "..", ""},
	} {
		if got := Interval(c.from, c.to); got != c.want {
			t.Errorf("Interval(%q, %q) = %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

func TestRelations(t *testing.T) {
	for _, c := range []struct {
		v, o                 Value
		contains, compatible bool
	}{
		{"2025-09", "2025-09-09", true, true},
		{"2025-09-09", "2025-09", false, true},
		{"2025-09", "2025-10", false, false},
		{"2025-09-29?/..", "2025-10-01", true, true},
		{"2025-09-29?/..", "2025-09-28", false, false},
		{"../2025-06", "2025-07-01", false, false},
		{"2025/..", "../2025", false, true},
		{"2025", "", false, true},
		{"nonsense", "2025", false, true},
	} {
		if got := c.v.Contains(c.o); got != c.contains {
			t.Errorf("%q.Contains(%q) = %v", c.v, c.o, got)
		}
		if got := c.v.Compatible(c.o); got != c.compatible {
			t.Errorf("%q.Compatible(%q) = %v", c.v, c.o, got)
		}
		if c.v.Compatible(c.o) != c.o.Compatible(c.v) {
			t.Errorf("Compatible is not symmetric for %q and %q", c.v, c.o)
		}
	}
}

var samples = []Value{"../2024", "../2025-06", "2024", "2025", "2025-01", "2025-01-01", "2025-01-01T05:00Z", "2025-09", "2025-09?", "2025-09/..", "199X", "2025-21", "", "nonsense", "2025-09-09"}

// Compare is a total order: antisymmetric, transitive, equal only to itself.
func TestCompare(t *testing.T) {
	for _, a := range samples {
		for _, b := range samples {
			if ab, ba := Compare(a, b), Compare(b, a); ab != -ba || (ab == 0) != (a == b) {
				t.Errorf("Compare(%q, %q) = %d, the other way %d", a, b, ab, ba)
			}
			for _, c := range samples {
				if Compare(a, b) < 0 && Compare(b, c) < 0 && Compare(a, c) >= 0 {
					t.Errorf("%q < %q < %q, but not %q < %q", a, b, c, a, c)
				}
			}
		}
	}
	got := slices.Clone(samples)
	slices.SortFunc(got, Compare)
	if got[0] != "../2024" || got[len(got)-1] != "nonsense" {
		t.Errorf("sorted: %q", got)
	}
}

func FuzzBounds(f *testing.F) {
	for _, s := range samples {
		f.Add(string(s), "2025-09-29?/..")
	}
	f.Fuzz(func(t *testing.T, s, o string) {
		v := Value(s)
		b, err := v.Bounds()
		if err == nil && !b.OpenFrom && !b.OpenTo && !b.From.Before(b.To) {
			t.Errorf("%q ends before it begins: %+v", v, b)
		}
		if err == nil && !v.Contains(v) {
			t.Errorf("%q does not contain itself", v)
		}
		if v.Contains(Value(o)) && !v.Compatible(Value(o)) {
			t.Errorf("%q contains %q but is not compatible with it", v, o)
		}
		if Compare(v, Value(o)) != -Compare(Value(o), v) {
			t.Errorf("Compare(%q, %q) is not antisymmetric", v, o)
		}
	})
}
