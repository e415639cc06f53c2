package render

import (
	"cmp"
	"strconv"
	"strings"

	"concord/internal/edtf"
	"concord/internal/reconcile"
)

// dateWords says an EDTF value in English: "4 March 2031", "4 to 6 March 2031",
// "June 2025 or earlier", "perhaps 2025". What it cannot read it gives as it is;
// "" stays "".
func dateWords(v edtf.Value) string { return datePhrase(v, longMonths) }

// dateShort is dateWords with short names of months, for tables.
func dateShort(v edtf.Value) string { return datePhrase(v, shortMonths) }

var (
	longMonths = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	// AP and most desks abbreviate to three letters in tables.
	shortMonths = []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
)

// momentShort and momentLong are when a moment was, in the words of the report where
// it cannot be dated.
func momentShort(m *reconcile.Moment) string { return cmp.Or(dateShort(m.When), momentTold(m)) }
func momentLong(m *reconcile.Moment) string  { return cmp.Or(dateWords(m.When), momentTold(m)) }

func momentTold(m *reconcile.Moment) string {
	if len(m.Passages) == 0 {
		return "time unknown"
	}
	return "“" + Plain(m.Passages[0].Exact) + "”"
}

func datePhrase(v edtf.Value, months []string) string {
	if v == "" {
		return ""
	}
	if rest, ok := strings.CutPrefix(string(v), "XXXX-"); ok {
		// TIMEX3's "June" without a year.
		if _, err := edtf.Value("2000-" + rest).Bounds(); err == nil {
			return strings.TrimSuffix(oneDate("2000-"+rest, months), " 2000") + ", year not told"
		}
	}
	if _, err := v.Bounds(); err != nil {
		return string(v)
	}
	from, to, interval := strings.Cut(string(v), "/")
	if !interval {
		return oneDate(from, months)
	}
	open := func(s string) bool { return s == "" || s == ".." }
	switch {
	case open(from) && open(to):
		return string(v)
	case open(from):
		return oneDate(to, months) + " or earlier"
	case open(to):
		return oneDate(from, months) + " or later"
	}
	a, b := oneDate(from, months), oneDate(to, months)
	// perhaps 4 to 6 March 2031; 28 February to 4 March 2031.
	for _, how := range []string{"perhaps about ", "perhaps ", "about "} {
		if restA, ok := strings.CutPrefix(a, how); ok {
			restB, same := strings.CutPrefix(b, how)
			if !same {
				return a + " to " + b
			}
			return how + shortest(restA, restB)
		}
	}
	return shortest(a, b)
}

// shortest is "a to b" without what a would only say again: "4 to 6 March 2031".
func shortest(a, b string) string {
	af, bf := strings.Fields(a), strings.Fields(b)
	for len(af) > 1 && len(bf) == len(af) && af[len(af)-1] == bf[len(bf)-1] {
		af, bf = af[:len(af)-1], bf[:len(bf)-1]
	}
	return strings.Join(af, " ") + " to " + b
}

func oneDate(s string, months []string) string {
	how := ""
	for s != "" && strings.ContainsRune("?~%", rune(s[len(s)-1])) {
		switch s[len(s)-1] {
		case '?':
			how = "perhaps "
		case '~':
			how = "about "
		default:
			how = "perhaps about "
		}
		s = s[:len(s)-1]
	}
	day, clock, timed := strings.Cut(s, "T")
	parts := strings.Split(day, "-")
	year := parts[0]
	if strings.Contains(year, "X") {
		return how + "the " + strings.ReplaceAll(year, "X", "0") + "s"
	}
	out := year
	if len(parts) > 1 {
		m, _ := strconv.Atoi(parts[1])
		switch name, ok := map[int]string{21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "first quarter of", 34: "second quarter of",
			35: "third quarter of", 36: "fourth quarter of", 40: "first half of", 41: "second half of"}[m]; {
		case ok:
			out = name + " " + year
		case 1 <= m && m <= 12:
			out = months[m-1] + " " + year
		default:
			return how + s
		}
	}
	if len(parts) > 2 {
		out = strings.TrimLeft(parts[2], "0") + " " + out
	}
	if timed {
		out += ", " + clockWords(clock)
	}
	return how + out
}

// clockWords says a time of day with its zone: "14:05 UTC", "14:05 (+02:00)".
// An hour alone stays an hour: "14 h".
func clockWords(s string) string {
	zone := ""
	switch i := strings.LastIndexAny(s, "+-Z"); {
	case i >= 0 && s[i] == 'Z':
		s, zone = s[:i], " UTC"
	case i > 0:
		s, zone = s[:i], " ("+s[i:]+")"
	}
	if len(s) == 2 {
		s += " h"
	}
	if len(s) == len("14:05:00") {
		s = strings.TrimSuffix(s, ":00")
	}
	return s + zone
}
