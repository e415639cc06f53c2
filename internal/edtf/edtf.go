// Package edtf holds dates as EDTF expressions (ISO 8601-2:2019, levels 0 and
// 1) and compares them as intervals, so that "last month" and 9 September can be
// seen to be compatible and no date gains a precision nobody stated.
package edtf

import (
	"fmt"
	"strings"
	"time"
)

// Value is one EDTF expression: "2025-09-09", "2025-09", "2025-21" (spring),
// "2025-10-01/2025-10-05", "../2025-06", "2025-09-29/..", "2025?", "199X",
// "2025-09-09T14:05:00Z". "" means that nothing is known.
type Value string

// Bounds are the first instant that v may denote and the first instant after
// it, in UTC. open reports an interval open on that side: the bound is then zero.
type Bounds struct {
	From, To          time.Time
	OpenFrom, OpenTo  bool
	Uncertain, Approx bool // "?" and "~"
}

// Of returns the Value of a calendar day.
func Of(t time.Time) Value { return Value(t.Format("2006-01-02")) }

// Interval returns from/to, or from alone when both are the same.
// Of an open side "" and ".." are the same; open on both sides nothing is known.
func Interval(from, to Value) Value {
	if from == "" {
		from = ".."
	}
	if to == "" {
		to = ".."
	}
	switch {
	case from != to:
		return from + "/" + to
	case from == "..":
		return ""
	}
	return from
}

// IsInterval reports whether v is written as an interval.
func (v Value) IsInterval() bool { return strings.Contains(string(v), "/") }

// Bounds parses v. The error names what is wrong with it.
func (v Value) Bounds() (Bounds, error) {
	if v == "" {
		return Bounds{}, fmt.Errorf("edtf: empty value")
	}
	from, to, interval := strings.Cut(string(v), "/")
	if !interval {
		return parse(from)
	}
	var b Bounds
	if from == ".." || from == "" {
		b.OpenFrom = true
	} else {
		f, err := parse(from)
		if err != nil {
			return Bounds{}, err
		}
		b.From, b.Uncertain, b.Approx = f.From, f.Uncertain, f.Approx
	}
	if to == ".." || to == "" {
		b.OpenTo = true
	} else {
		t, err := parse(to)
		if err != nil {
			return Bounds{}, err
		}
		b.To = t.To
		b.Uncertain, b.Approx = b.Uncertain || t.Uncertain, b.Approx || t.Approx
	}
	if !b.OpenFrom && !b.OpenTo && !b.From.Before(b.To) {
		return Bounds{}, fmt.Errorf("edtf: %q ends before it begins", v)
	}
	return b, nil
}

// seasons are the months of EDTF's codes 21 to 24 in the northern hemisphere
// and of the quarters 33 to 36.
var seasons = map[string][2]int{"21": {3, 3}, "22": {6, 3}, "23": {9, 3}, "24": {12, 3},
	"33": {1, 3}, "34": {4, 3}, "35": {7, 3}, "36": {10, 3}, "40": {1, 6}, "41": {7, 6}}

func parse(s string) (Bounds, error) {
	var b Bounds
	for s != "" && strings.ContainsRune("?~%", rune(s[len(s)-1])) {
		b.Uncertain = b.Uncertain || s[len(s)-1] != '~'
		b.Approx = b.Approx || s[len(s)-1] != '?'
		s = s[:len(s)-1]
	}
	for _, f := range []struct {
		layout string
		step   func(time.Time) time.Time
	}{
		{"2006", func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }},
		{"2006-01", func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }},
		{"2006-01-02", func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }},
		{"2006-01-02T15", func(t time.Time) time.Time { return t.Add(time.Hour) }},
		{"2006-01-02T15:04", func(t time.Time) time.Time { return t.Add(time.Minute) }},
		{"2006-01-02T15:04:05", func(t time.Time) time.Time { return t.Add(time.Second) }},
		{"2006-01-02T15:04Z07:00", func(t time.Time) time.Time { return t.Add(time.Minute) }},
		{"2006-01-02T15:04:05Z07:00", func(t time.Time) time.Time { return t.Add(time.Second) }},
	} {
		// A failing time.Parse costs an error value: dates without a time have the length of their layout.
		if len(f.layout) <= len("2006-01-02") && len(s) != len(f.layout) || len(f.layout) > len("2006-01-02") && len(s) < len("2006-01-02T15") {
			continue
		}
		if t, err := time.Parse(f.layout, s); err == nil {
			b.From, b.To = t.UTC(), f.step(t).UTC()
			return b, nil
		}
	}
	if year, code, ok := strings.Cut(s, "-"); ok {
		if m, known := seasons[code]; known {
			if t, err := time.Parse("2006", year); err == nil {
				b.From = t.AddDate(0, m[0]-1, 0)
				b.To = b.From.AddDate(0, m[1], 0)
				return b, nil
			}
		}
	}
	// A masked year such as 199X or 19XX.
	if len(s) == 4 {
		digits := strings.TrimRight(s, "X")
		low, err1 := time.Parse("2006", digits+strings.Repeat("0", 4-len(digits)))
		high, err2 := time.Parse("2006", digits+strings.Repeat("9", 4-len(digits)))
		if digits != "" && len(digits) < 4 && err1 == nil && err2 == nil {
			b.From, b.To = low, high.AddDate(1, 0, 0)
			return b, nil
		}
	}
	return Bounds{}, fmt.Errorf("edtf: cannot read %q", s)
}

// Contains reports whether every instant of o lies in v. Values that cannot be
// read contain nothing and lie in nothing.
func (v Value) Contains(o Value) bool {
	a, errA := v.Bounds()
	b, errB := o.Bounds()
	if errA != nil || errB != nil {
		return false
	}
	return (a.OpenFrom || !b.OpenFrom && !b.From.Before(a.From)) && (a.OpenTo || !b.OpenTo && !b.To.After(a.To))
}

// Compatible reports whether v and o may denote the same time: their intervals
// share an instant. Unreadable or empty values are compatible with everything,
// for what is not known contradicts nothing.
func (v Value) Compatible(o Value) bool {
	a, errA := v.Bounds()
	b, errB := o.Bounds()
	if errA != nil || errB != nil {
		return true
	}
	return (a.OpenTo || b.OpenFrom || b.From.Before(a.To)) && (b.OpenTo || a.OpenFrom || a.From.Before(b.To))
}

// Compare orders values by their beginning, then by their end; open beginnings
// come first, open ends and unreadable values last. It is a total order on
// distinct strings, so that sorting is stable across runs.
func Compare(v, o Value) int {
	a, errA := v.Bounds()
	b, errB := o.Bounds()
	switch {
	case errA != nil || errB != nil:
		if errA != nil && errB != nil {
			return strings.Compare(string(v), string(o))
		}
		if errA != nil {
			return 1
		}
		return -1
	case a.OpenFrom != b.OpenFrom:
		if a.OpenFrom {
			return -1
		}
		return 1
	case !a.From.Equal(b.From):
		return a.From.Compare(b.From)
	case a.OpenTo != b.OpenTo:
		if b.OpenTo {
			return -1
		}
		return 1
	case !a.To.Equal(b.To):
		return a.To.Compare(b.To)
	}
	return strings.Compare(string(v), string(o))
}
