package render

import (
	"strings"

	"concord/internal/edtf"
	"concord/internal/reconcile"
)

// value says a reading's normalised value in words where its slot allows.
func value(d *reconcile.Difference, v string) string {
	switch d.Kind {
	case reconcile.SlotDate:
		return dateWords(edtf.Value(v))
	case reconcile.SlotNumber:
		for _, b := range [][2]string{{">= ", "at least "}, {"<= ", "at most "}, {"> ", "more than "}, {"< ", "fewer than "}, {"~ ", "about "},
			{">=", "at least "}, {"<=", "at most "}, {">", "more than "}, {"<", "fewer than "}, {"~", "about "}} {
			if rest, ok := strings.CutPrefix(v, b[0]); ok {
				return b[1] + grouped(rest)
			}
		}
		return grouped(v)
	}
	return v
}

// grouped is a number as newspapers print it: with commas between its thousands, and
// round ones from a million on in words, "2.5 billion".
func grouped(number string) string {
	n := 0
	for n < len(number) && '0' <= number[n] && number[n] <= '9' {
		n++
	}
	for _, u := range []struct {
		zeros int
		name  string
	}{{12, "trillion"}, {9, "billion"}, {6, "million"}} {
		if n <= u.zeros {
			continue
		}
		whole, part := number[:n-u.zeros], strings.TrimRight(number[n-u.zeros:n], "0")
		if len(part) > 2 || strings.HasPrefix(number[n:], ".") {
			break
		}
		if part != "" {
			part = "." + part
		}
		return grouped(whole) + part + " " + u.name + number[n:]
	}
	for i := n - 3; i > 0; i -= 3 {
		number = number[:i] + "," + number[i:]
	}
	return number
}

// heldBy is whose a reading is, "" where the reading is that name itself: "who says so".
func heldBy(r *reconcile.Reading) string {
	if strings.EqualFold(r.Holder, r.Value) {
		return ""
	}
	return r.Holder
}
