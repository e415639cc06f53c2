package quantity

import (
	"strings"

	"concord/internal/span"
)

// compoundAge reads an age that is one word: "two-year-old".
func (f *finder) compoundAge(i int) (Quantity, int, bool) {
	stem, ok := strings.CutSuffix(strings.TrimSuffix(f.norm(i), "s"), "-old")
	if !ok {
		return Quantity{}, 0, false
	}
	unit := ""
	for _, u := range [...]string{"year", "month", "week", "day"} {
		if s, ok := strings.CutSuffix(stem, "-"+u); ok {
			stem, unit = s, u
		}
	}
	if unit == "" {
		return Quantity{}, 0, false
	}
	v, ok := small(stem)
	if !ok {
		return Quantity{}, 0, false
	}
	sp := f.words[i].Span
	return Quantity{Span: sp, Number: span.Span{Start: sp.Start, End: sp.Start + len(stem)}, Kind: Age, Value: v, High: v, Bound: Exactly, Unit: unit}, i + 1, true
}

// age reads "39-year-old", "39 years old", "aged 39", "John Smith, 39,".
func (f *finder) age(q *Quantity, n number, to *int) bool {
	k := *to
	set := func(unit string, end int) bool {
		q.Kind, q.Unit, q.End, *to = Age, unit, f.words[end-1].End, end
		return true
	}
	if f.norm(k) == "-" && f.glued(k) {
		switch unit := f.norm(k + 1); unit {
		case "year-old", "year-olds", "month-old", "week-old", "day-old", "years-old":
			return set(strings.TrimSuffix(unit[:strings.IndexByte(unit, '-')], "s"), k+2)
		case "year", "years", "month", "week":
			if f.norm(k+2) == "-" && (f.norm(k+3) == "old" || f.norm(k+3) == "olds") {
				return set(strings.TrimSuffix(unit, "s"), k+4)
			}
			if f.norm(k+2) == "old" {
				return set(strings.TrimSuffix(unit, "s"), k+3)
			}
		}
	}
	switch unit := f.norm(k); unit {
	case "year-old", "year-olds":
		return set("year", k+1)
	case "yo", "y.o.", "y/o":
		return set("year", k+1)
	case "year", "years", "month", "months", "week", "weeks", "day", "days":
		if n := f.norm(k + 1); n == "old" || n == "of" && f.norm(k+2) == "age" {
			return set(strings.TrimSuffix(unit, "s"), k+2+map[bool]int{true: 1}[n == "of"])
		}
	}
	if n.value < 0 || n.value > 120 || n.vague || n.fraction || n.words && n.value < 2 {
		return false
	}
	prev := f.norm(n.from - 1)
	if n.from-1 < f.start {
		prev = ""
	}
	if prev == "aged" || prev == "age" && (f.words[n.from].End == f.words[n.to-1].End) {
		switch unit := f.norm(k); unit {
		case "years", "months", "month", "weeks", "days":
			return set(strings.TrimSuffix(unit, "s"), k+1)
		}
		q.Kind, q.Unit = Age, "year"
		return true
	}
	if n.bare && n.value >= 1 && n.from-2 >= f.start && f.capital(n.from-2) && !f.words[n.from-2].Mark && len(f.norm(n.from-2)) > 2 {
		next := f.norm(*to)
		if prev == "," && (next == "," || next == "." && *to == f.end-1) && !month(f.norm(n.from-2)) || prev == "(" && next == ")" && n.value >= 10 && n.value < 105 {
			q.Kind, q.Unit = Age, "year"
			return true
		}
	}
	return false
}

func month(s string) bool {
	switch strings.TrimSuffix(s, ".") {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan",
		"feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec":
		return true
	}
	return false
}
