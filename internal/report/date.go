package report

import (
	"strings"
	"time"

	"concord/internal/span"
)

// date is a calendar date as a text names it. Year 0, Day 0 and Weekday -1
// mean that it is not named.
type date struct {
	Span             span.Span
	Year, Month, Day int
	Weekday          int // 0 Sunday … 6 Saturday
}

func month(w string) int {
	switch w {
	case "january", "jan":
		return 1
	case "february", "feb":
		return 2
	case "march", "mar":
		return 3
	case "april", "apr":
		return 4
	case "may":
		return 5
	case "june", "jun":
		return 6
	case "july", "jul":
		return 7
	case "august", "aug":
		return 8
	case "september", "sept", "sep":
		return 9
	case "october", "oct":
		return 10
	case "november", "nov":
		return 11
	case "december", "dec":
		return 12
	}
	return 0
}

func weekday(w string) int {
	switch w {
	case "sunday", "sun":
		return 0
	case "monday", "mon":
		return 1
	case "tuesday", "tue", "tues":
		return 2
	case "wednesday", "wed":
		return 3
	case "thursday", "thu", "thur", "thurs":
		return 4
	case "friday", "fri":
		return 5
	case "saturday", "sat":
		return 6
	}
	return -1
}

// dayNumber reads 1 to 31, with "st", "nd", "rd", "th" allowed; 0 for anything else.
func dayNumber(w string) int {
	if len(w) > 2 {
		switch w[len(w)-2:] {
		case "st", "nd", "rd", "th":
			w = w[:len(w)-2]
		}
	}
	if n := number(w); n >= 1 && n <= 31 && len(w) <= 2 {
		return n
	}
	return 0
}

// yearNumber reads a year from 1900 to 2099; 0 for anything else.
func yearNumber(w string) int {
	if n := number(w); len(w) == 4 && n >= 1900 && n < 2100 {
		return n
	}
	return 0
}

// dates returns the dates in within, in order: "29 September 2025", "Monday,
// September 29", "Sept. 9", "September 2025", "2025-09-29". A month alone is no
// date here. Days that no calendar has are left out.
func dates(text string, within span.Span) []date {
	ws := words(text, within.Start, within.End, 0)
	var found []date
	near := func(i int) bool { // word i follows word i-1 with nothing but spaces, a comma or a full stop between
		if i <= 0 || i >= len(ws) {
			return false
		}
		return strings.Trim(text[ws[i-1].End:ws[i].Start], " ,.\u00a0") == "" && ws[i].Start-ws[i-1].End <= 4
	}
	for i := 0; i < len(ws); i++ {
		// 2025-09-29 is one word for the scanner.
		if w := ws[i].low; len(w) >= 10 && w[4] == '-' && w[7] == '-' && yearNumber(w[:4]) > 0 {
			if t, err := time.Parse("2006-01-02", w[:10]); err == nil && (len(w) == 10 || w[10] == 't') {
				found = append(found, date{span.Span{Start: ws[i].Start, End: ws[i].Start + 10}, t.Year(), int(t.Month()), t.Day(), -1})
			}
			continue
		}
		m := month(ws[i].low)
		c := text[ws[i].Start]
		if m == 0 || c < 'A' || c > 'Z' {
			continue
		}
		d := date{Span: ws[i].Span, Month: m, Weekday: -1}
		first, last := i, i
		switch {
		case near(i+1) && dayNumber(ws[i+1].low) > 0: // September 29[, 2025]
			d.Day = dayNumber(ws[i+1].low)
			last = i + 1
			if near(i+2) && yearNumber(ws[i+2].low) > 0 {
				d.Year = yearNumber(ws[i+2].low)
				last = i + 2
			}
		case near(i) && dayNumber(ws[i-1].low) > 0: // 29 September [2025]
			d.Day = dayNumber(ws[i-1].low)
			first = i - 1
			if near(i+1) && yearNumber(ws[i+1].low) > 0 {
				d.Year = yearNumber(ws[i+1].low)
				last = i + 1
			}
		case i >= 2 && ws[i-1].low == "of" && dayNumber(ws[i-2].low) > 0: // 29th of September
			d.Day = dayNumber(ws[i-2].low)
			first = i - 2
			if near(i+1) && yearNumber(ws[i+1].low) > 0 {
				d.Year = yearNumber(ws[i+1].low)
				last = i + 1
			}
		case near(i+1) && yearNumber(ws[i+1].low) > 0 && strings.Trim(text[ws[i].End:ws[i+1].Start], " ,.") == "": // September 2025
			d.Year = yearNumber(ws[i+1].low)
			last = i + 1
		default:
			continue
		}
		if near(first) && weekday(ws[first-1].low) >= 0 {
			d.Weekday = weekday(ws[first-1].low)
			first--
		}
		d.Span = span.Span{Start: ws[first].Start, End: ws[last].End}
		if d.Day > 0 && !exists(d) {
			continue
		}
		found = append(found, d)
		i = last
	}
	return found
}

// exists reports whether the calendar has d, its weekday not considered.
func exists(d date) bool {
	year := d.Year
	if year == 0 {
		year = 2000 // a leap year
	}
	t := time.Date(year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	return int(t.Month()) == d.Month && t.Day() == d.Day
}

// in returns d in year, and whether it exists there with its weekday.
func (d date) in(year int) (time.Time, bool) {
	t := time.Date(year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == d.Day && (d.Weekday < 0 || int(t.Weekday()) == d.Weekday)
}
