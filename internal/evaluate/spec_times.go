package evaluate

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"concord/internal/annotate/when"
	"concord/internal/span"
)

// specTime is a time in the notation of Recognizers-Text. It differs from TIMEX3:
//
//   - a day, month or weekday is not resolved where the words alone do not tell
//     its year or week ("on Monday" is XXXX-WXX-1), but is where they move it
//     ("last Monday");
//   - what is counted keeps the grain of the day ("two months ago" is a day), and
//     "several" is three;
//   - a stretch with a beginning and an end is (from,to,length), and so are
//     quarters, halves, decades, centuries and counted stretches up to publication;
//   - a time of day without its day is T08, without minutes that were not said;
//   - last and next Friday are those of the week before and after, whatever today is;
//   - a length with its beginning is a stretch, the end of a day its last second, the
//     weeks of a month are W01 to W05 of it, a fiscal year is FY2019;
//   - a year of two digits is of this century below 30 and of the last from 40.
type specTime struct {
	span.Span
	timex string
	feast bool // hours beside it are a time of their own
}

// moving are words at the beginning of an expression that tell which week, month
// or year is meant.
var moving = map[string]bool{"last": true, "next": true, "this": true, "previous": true, "past": true, "coming": true, "following": true,
	"upcoming": true, "current": true, "later": true, "earlier": true, "same": true}

func specTimes(text string, times []when.Time, reference string) []specTime {
	ref, err := time.Parse("2006-01-02T15:04:05", reference)
	if err != nil {
		ref, err = time.Parse("2006-01-02", reference)
	}
	known := err == nil
	var out []specTime
	for i := 0; i < len(times); i++ {
		t := times[i]
		if i+1 < len(times) {
			if v, ok := together(text, t, times[i+1], ref, known); ok {
				out = append(out, v)
				i++
				continue
			}
		}
		out = append(out, specTime{Span: t.Span, timex: one(text, t, ref, known), feast: t.Reason != "" && t.Reason[0] < 'a'})
	}
	return onDays(text, out)
}

// one is the value of t alone.
func one(text string, t when.Time, ref time.Time, known bool) string {
	if known {
		if v := ahead(text, t, ref); v != "" {
			return v
		}
		if v := byConvention(text, t, ref); v != "" {
			return v
		}
	}
	return specValue(text, t, ref, known)
}

// together is a and b as one expression, where that notation has them so.
func together(text string, a, b when.Time, ref time.Time, known bool) (specTime, bool) {
	if a.End > b.Start {
		return specTime{}, false
	}
	both := specTime{Span: span.Span{Start: a.Start, End: b.End}}
	if both.timex = stretch(text, a, b, ref.Format("2006-01-02")); both.timex != "" {
		return both, true
	}
	if both.timex = onWeekday(text, a, b, one(text, b, ref, known)); both.timex != "" {
		return both, true
	}
	if both.timex = onWeekday(text, b, a, one(text, a, ref, known)); both.timex != "" {
		return both, true
	}
	gap := text[a.End:b.Start]
	switch {
	case a.Type == when.Clock && b.Type == when.Set && b.Value == "P1D" && strings.HasPrefix(a.Reason, "time of") && joins(gap, ""):
		both.timex = clock(text, a)
	case a.Type == when.Set && b.Type == when.Clock && strings.HasPrefix(b.Reason, "time of") && joins(gap, "", "at"):
		both.timex = setDay(a.Value) + clock(text, b)
	case known:
		both.timex = beginning(text, a, b, ref)
	}
	return both, both.timex != ""
}

// ahead is the moment at the end of a length that "in" counts from now, "in 5 minutes";
// "" for any other. That notation gives the moment, TIMEX3 the length.
func ahead(text string, t when.Time, ref time.Time) string {
	before := strings.ToLower(text[:t.Start])
	if t.Type != when.Duration || t.Anchor != "" || t.Start == t.End {
		return ""
	}
	switch {
	case strings.HasSuffix(before, "within "):
		if end := moved(ref, t.Value); end != "" {
			return "(" + moved(ref, t.Value[:len(t.Value)-len(strings.TrimLeft(t.Value, "PT"))]+"0"+t.Value[len(t.Value)-1:]) + "," + end + "," + length(t.Value) + ")"
		}
	case strings.HasSuffix(" "+before, " in ") && !strings.HasPrefix(strings.ToLower(t.In(text)), "the ") && !strings.Contains(t.Value, "X"):
		return moved(ref, t.Value)
	}
	return ""
}

// onDays joins a time of day, or a stretch of it, with the day that stands beside it:
// Monday morning from 10am to 12pm is a stretch of that Monday.
func onDays(text string, in []specTime) []specTime {
	var out []specTime
	for _, b := range in {
		if len(out) > 0 && out[len(out)-1].End <= b.Start && !out[len(out)-1].feast {
			a := &out[len(out)-1]
			gap := strings.ToLower(strings.Trim(text[a.End:b.Start], " "))
			switch gap {
			case "", ",", "at", "from", "between", "around", "on", "after", "before", "by", "no later than", "no earlier than":
				if v := onDay(a.timex, b.timex); v != "" && gap != "on" {
					a.End, a.timex = b.End, v
					continue
				}
				if v := onDay(b.timex, a.timex); v != "" && (gap == "" || gap == "," || gap == "on") {
					a.End, a.timex = b.End, v
					continue
				}
			}
		}
		out = append(out, b)
	}
	return out
}

// onDay is the time of day hours on day, "" where they are no such things.
func onDay(day, hours string) string {
	day, part, _ := strings.Cut(day, "T")
	if strings.ContainsAny(day, "(,/P") || strings.ContainsAny(part, "0123456789") || !(len(day) == 10 && day[4] == '-') {
		return ""
	}
	if from, ok := strings.CutPrefix(hours, "(T"); ok {
		a, rest, _ := strings.Cut(from, ",T")
		b, n, ok := strings.Cut(rest, ",")
		if ok {
			return "(" + day + "T" + a + "," + day + "T" + b + "," + n
		}
		return ""
	}
	if len(hours) > 2 && hours[0] == 'T' && hours[1] >= '0' && hours[1] <= '9' {
		return day + hours
	}
	return ""
}

// specValue is the value of one expression.
func specValue(text string, t when.Time, ref time.Time, known bool) string {
	words := strings.Fields(strings.ToLower(t.In(text)))
	if known && t.Offset != "" && t.Event.Empty() && t.Anchor != "" || known && strings.HasPrefix(t.Reason, "hours or minutes") {
		from := ref
		if day, err := time.Parse("2006-01-02", string(t.Anchor)); err == nil && strings.Contains(t.Reason, "counted from the text") {
			from = day
		}
		if v := moved(from, string(t.Offset)); v != "" {
			return v
		}
	}
	switch t.Type {
	case when.Set:
		if t.Value == "P6M" {
			return "P0.5Y"
		}
		return strings.TrimPrefix(bareSet(t.Value), "XXXX-XX-XX")
	case when.Duration:
		if n, dir := counted(words, t); known && dir != 0 {
			if v := counting(ref, n, dir, t.Value); v != "" {
				return v
			}
		}
		if v := t.Value; v == "PT30M" && !strings.Contains(t.In(text), "half") && !strings.Contains(t.In(text), "½") || v == "P6M" {
			return v
		}
		if said := strings.ToLower(t.In(text)); strings.HasSuffix(t.Value, "H30M") && strings.Contains(said, "minute") {
			return t.Value
		}
		return length(t.Value)
	case when.Clock:
		part := clock(text, t)
		if end := lastHour(t.In(text), part); end != "" {
			n := period(minutes(end) - minutes(part))
			if strings.HasPrefix(t.Reason, "time of") {
				return "(" + part + "," + end + "," + n + ")"
			}
			day, _, _ := strings.Cut(stated(t, words), "T")
			if strings.HasPrefix(day, "XXXX-XX-XX") {
				day, _, _ = strings.Cut(t.Value, "T")
			}
			return "(" + day + part + "," + day + end + "," + n + ")"
		}
		switch reason, _, _ := strings.Cut(t.Reason, ","); reason {
		case "day of publication":
			if w := words[0]; w != "this" && !(len(words) > 1 && words[1] == "this") && w != "later" && w != "earlier" && !strings.HasPrefix(w, "to") && words[len(words)-1] != "today" {
				return part // in the morning
			}
		case "time of the publication day", "time of the day named before", "day of the text", "day named before":
			return part
		}
		day, _, _ := strings.Cut(stated(t, words), "T")
		if strings.HasPrefix(day, "XXXX-XX-XX") {
			day, _, _ = strings.Cut(t.Value, "T")
		}
		return day + part
	}
	v := stated(t, words)
	if from, to, ok := strings.Cut(v, "/"); ok {
		if a, b := weekBegin(from), weekBegin(to); !a.IsZero() && !b.IsZero() {
			b = b.AddDate(0, 0, 7)
			return fmt.Sprintf("(%s,%s,P%dW)", a.Format("2006-01-02"), b.Format("2006-01-02"), int(b.Sub(a).Hours()/24+.5)/7)
		}
		if last, err := time.Parse("2006-01-02", to); err == nil && strings.HasPrefix(t.Reason, "part of the period named") {
			to = last.AddDate(0, 0, 1).Format("2006-01-02") // the first ten days of May
		}
		return between(from, to)
	}
	if from, to, n := wholePeriod(v); n != "" {
		return "(" + from + "," + to + "," + n + ")"
	}
	if season, ok := strings.CutPrefix(v, "XXXX-"); ok && seasons[season] {
		return season
	}
	return v
}

var monthName = regexp.MustCompile(`^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)`)

var weekdayName = regexp.MustCompile(`^(?:mon|tue|wed|thu|fri|sat|sun)`)

var seasons = map[string]bool{"SP": true, "SU": true, "FA": true, "WI": true}

// stated is the value of t as far as that notation resolves it.
func stated(t when.Time, words []string) string {
	for i, w := range words {
		if moving[w] && i < 4 || w == "week" || w == "ago" || w == "after" || w == "before" || w == "from" {
			return t.Value
		}
		if w == "year" {
			if len(t.Value) == len("2019-Q1") && (t.Value[5] == 'Q' || t.Value[5] == 'H') {
				return "XXXX" + t.Value[4:] // of the year, whichever
			}
			return t.Value
		}
	}
	if strings.HasPrefix(t.Reason, "part of the period named") && len(t.Value) == len("2019-01-01") && monthName.MatchString(words[len(words)-1]) && strings.Contains(t.Stated, "X") {
		return "XXXX" + t.Value[4:] // the 15th day of June
	}
	if day, _, _ := strings.Cut(t.Stated, "T"); len(day) == 10 && len(t.Value) >= 10 && strings.HasPrefix(day, "XXXX-XX-") && day[8] != 'X' && len(words) > 1 && weekdayName.MatchString(words[0]) {
		if d, err := time.Parse("2006-01-02", t.Value[:10]); err == nil && words[1] != "the" && !strings.HasPrefix(string(t.Anchor), t.Value[:10]) {
			return fmt.Sprintf("XXXX-WXX-%d", (int(d.Weekday())+6)%7+1)
		}
		return t.Value // Monday the 21st
	}
	if t.Reason == "year of the date it runs to" {
		return t.Value
	}
	if v := t.Stated; !strings.ContainsAny(v, "0123456789") && !seasons[strings.TrimPrefix(v, "XXXX-")] {
		if len(t.Value) == 10 && len(words) > 0 && t.Reason != "" && t.Reason[0] < 'a' {
			return "XXXX" + t.Value[4:] // a feast, the reason is its name
		}
		return t.Value
	}
	return t.Stated
}

// bareSet is a repeated time without the day it does not name.
func bareSet(v string) string {
	if n, ok := strings.CutSuffix(v, "Q"); ok && strings.HasPrefix(n, "P") {
		if k, err := strconv.Atoi(n[1:]); err == nil {
			return fmt.Sprintf("P%dM", 3*k)
		}
	}
	return strings.TrimPrefix(v, "XXXX-XX-XX")
}

// setDay is the day of a repeated time that hours follow: none for every evening.
func setDay(v string) string {
	day, _, part := strings.Cut(bareSet(v), "T")
	if v == "P1D" || part && day == "" {
		return ""
	}
	return day
}

// clock is the time of day of t with no finer part than was said.
func clock(text string, t when.Time) string {
	_, part, ok := strings.Cut(t.Value, "T")
	if !ok {
		return ""
	}
	if part == "24:00" {
		part = "00"
	}
	said := t.In(text)
	if h, ok := strings.CutSuffix(part, ":00"); ok && len(h) == 2 && !strings.Contains(said, ":00") && !strings.Contains(said, "00 ") && !strings.Contains(said, ".00") {
		part = h
	}
	return "T" + part
}

// joins reports whether gap holds one of words and nothing else.
func joins(gap string, words ...string) bool {
	gap = strings.ToLower(strings.TrimSpace(gap))
	for _, w := range words {
		if gap == w {
			return true
		}
	}
	return false
}

// stretch is the time from a to b where the words between them say so; today is
// what "now" is.
func stretch(text string, a, b when.Time, today string) string {
	if a.End > b.Start {
		return ""
	}
	lead := strings.ToLower(strings.TrimRight(text[max(0, a.Start-9):a.Start], " "))
	gap := text[a.End:b.Start]
	switch {
	case joins(gap, "to", "until", "till", "through", "-", "–", "—", "~"):
	case joins(gap, "and") && strings.HasSuffix(lead, "between"):
	default:
		return ""
	}
	if a.Type == when.Clock && b.Type == when.Clock {
		from, to := clock(text, a), clock(text, b)
		x, y := minutes(from), minutes(to)
		bareA, bareB := strings.HasPrefix(a.Reason, "time of"), strings.HasPrefix(b.Reason, "time of")
		if x < 0 || y < 0 {
			return ""
		}
		if y < x {
			y += 24 * 60
		}
		if with := a; !bareA || !bareB {
			if bareA {
				with = b
			}
			if bareA && b.In(text)[0] > '9' {
				// from 2pm till tomorrow 4:30pm
				day, _, _ := strings.Cut(b.Value, "T")
				first, err1 := time.Parse("2006-01-02", today)
				last, err2 := time.Parse("2006-01-02", day)
				if hours := last.Sub(first); err1 == nil && err2 == nil && hours > 0 && strings.HasPrefix(b.Stated, "XXXX-XX-XX") {
					return "(" + today + from + "," + day + to + "," + period(int(hours.Minutes())+minutes(to)-x) + ")"
				}
			}
			day, _, _ := strings.Cut(stated(with, strings.Fields(strings.ToLower(with.In(text)))), "T")
			if strings.HasPrefix(day, "XXXX-XX-XX") {
				day, _, _ = strings.Cut(with.Value, "T")
			}
			from, to = day+from, day+to
		}
		return "(" + from + "," + to + "," + period(y-x) + ")"
	}
	if a.Type != when.Date || b.Type != when.Date {
		return ""
	}
	wa, wb := strings.Fields(strings.ToLower(a.In(text))), strings.Fields(strings.ToLower(b.In(text)))
	from, to := begin(stated(a, wa), a.Mod), begin(stated(b, wb), b.Mod)
	lo, hi := begin(a.Value, a.Mod), begin(b.Value, b.Mod)
	if a.Value == "PRESENT_REF" {
		from, lo = today, today
	}
	if b.Value == "PRESENT_REF" {
		to, hi = today, today
	}
	x, err1 := time.Parse("2006-01-02", lo)
	y, err2 := time.Parse("2006-01-02", hi)
	if err1 != nil || err2 != nil || from == "" || to == "" {
		return ""
	}
	if strings.HasPrefix(to, "XXXX-WXX-") {
		y = x.AddDate(0, 0, (int(y.Weekday())-int(x.Weekday())+7)%7)
		if from == lo {
			to = y.Format("2006-01-02") // from next Monday to Friday
		}
	}
	for y.Before(x) {
		y = y.AddDate(1, 0, 0)
	}
	return "(" + from + "," + to + "," + apart(x, y, grain(a), grain(b)) + ")"
}

// grain is the length of the value of t, of a month where t is part of a year.
func grain(t when.Time) int {
	if len(t.Value) == 4 && (t.Mod == "MID" || t.Mod == "END") {
		return 7
	}
	return len(t.Value)
}

// between is a range that is one expression.
func between(from, to string) string {
	lo, hi := begin(from, ""), begin(to, "")
	parse := func(s string) (time.Time, error) {
		return time.Parse("2006-01-02", strings.Replace(s, "XXXX", "2001", 1))
	}
	x, err1 := parse(lo)
	y, err2 := parse(hi)
	if err1 != nil || err2 != nil {
		return from + "/" + to
	}
	return "(" + lo + "," + hi + "," + apart(x, y, len(from), len(to)) + ")"
}

// apart is how far y is from x, in the finer unit of values of the given lengths.
func apart(x, y time.Time, a, b int) string {
	months := (y.Year()-x.Year())*12 + int(y.Month()) - int(x.Month())
	switch {
	case a == 4 && b == 4:
		return fmt.Sprintf("P%dY", y.Year()-x.Year())
	case a <= 7 && b <= 7:
		return fmt.Sprintf("P%dM", months)
	}
	return fmt.Sprintf("P%dD", int(y.Sub(x).Hours()/24+.5))
}

// begin is the first day of a value, or of its part that mod names.
func begin(v, mod string) string {
	switch {
	case len(v) == 10 && (!strings.Contains(v[4:], "W") || strings.HasPrefix(v, "XXXX-WXX-")):
		return v
	case len(v) == 7 && v[4] == '-' && v[5] != 'Q' && v[5] != 'S' && v[5] != 'F' && v[5] != 'H':
		if mod == "MID" {
			return v + "-16"
		}
		if mod == "END" {
			if m, err := strconv.Atoi(v[5:]); err == nil && m < 12 {
				return fmt.Sprintf("%s-%02d-01", v[:4], m+1)
			}
		}
		return v + "-01"
	case len(v) == 7 && (v[5] == 'Q' || v[5] == 'H'):
		from, _, _ := wholePeriod(v)
		return from
	case len(v) == 4:
		y, err := strconv.Atoi(v)
		if mod == "END" && err == nil {
			return fmt.Sprintf("%04d-01-01", y+1)
		}
		if mod == "MID" {
			return v + "-07-02"
		}
		return v + "-01-01"
	}
	return ""
}

// wholePeriod is the first day, the day after the last and the length of a quarter,
// half, decade or century.
func wholePeriod(v string) (from, to, n string) {
	switch {
	case strings.HasPrefix(v, "XXXX-Q"), strings.HasPrefix(v, "XXXX-H"):
		from, to, n = wholePeriod("2001" + v[4:])
		if n == "" {
			return "", "", ""
		}
		return "XXXX" + from[4:], "XXXX" + to[4:], n
	case len(v) == 7 && (v[5] == 'Q' || v[5] == 'H') && v[6] > '0' && v[6] < '5':
		k, size := int(v[6]-'0'), 3
		if v[5] == 'H' {
			size = 6
		}
		y := v[:4]
		next, m := y, k*size+1
		if m > 12 {
			m = 1
			if year, err := strconv.Atoi(y); err == nil {
				next = fmt.Sprintf("%04d", year+1)
			}
		}
		return fmt.Sprintf("%s-%02d-01", y, (k-1)*size+1), fmt.Sprintf("%s-%02d-01", next, m), fmt.Sprintf("P%dM", size)
	case len(v) == 3 || len(v) == 2:
		k, err := strconv.Atoi(v)
		if err != nil {
			return "", "", ""
		}
		years := 10
		if len(v) == 2 {
			years = 100
		}
		return fmt.Sprintf("%04d-01-01", k*years), fmt.Sprintf("%04d-01-01", (k+1)*years), fmt.Sprintf("P%dY", years)
	}
	return "", "", ""
}

// length is a duration: what is not told is three, and a half is .5.
func length(v string) string {
	v = strings.Replace(v, "X", "3", 1)
	for _, half := range [...][2]string{{"H30M", ".5H"}, {"Y6M", ".5Y"}} {
		if n, ok := strings.CutSuffix(v, half[0]); ok {
			return n + half[1]
		}
	}
	switch v {
	case "PT30M":
		return "PT0.5H"
	case "P6M":
		return v
	}
	return bareSet(v)
}

// counted is how many units of a duration are counted on from publication (1) or
// back from it (-1).
func counted(words []string, t when.Time) (string, int) {
	switch {
	case t.Anchor == "":
		return "", 0
	case strings.HasPrefix(t.Reason, "counted back"):
		return t.Value, -1
	case strings.HasPrefix(t.Reason, "counted on"):
		return t.Value, 1
	}
	return "", 0
}

// counting is the stretch of a counted duration before or after ref. What is
// ahead begins tomorrow, unless it is counted in hours.
func counting(ref time.Time, n string, dir int, value string) string {
	if n = length(n); strings.HasPrefix(n, "PT") {
		from, to := ref, add(ref, n, dir)
		if dir < 0 {
			from, to = to, from
		}
		if from.IsZero() || to.IsZero() {
			return ""
		}
		return "(" + from.Format("2006-01-02T15:04:05") + "," + to.Format("2006-01-02T15:04:05") + "," + n + ")"
	}
	from := ref
	if dir > 0 {
		from = ref.AddDate(0, 0, 1)
	}
	to := add(from, n, dir)
	if to.IsZero() {
		return ""
	}
	if dir < 0 {
		from, to = to, from
	}
	return "(" + from.Format("2006-01-02") + "," + to.Format("2006-01-02") + "," + n + ")"
}

// add moves t by an ISO duration of one unit, or of two below the day, the zero time
// where it cannot.
func add(t time.Time, d string, dir int) time.Time {
	if k := strings.IndexAny(d, "HM"); k > 0 && k+1 < len(d) && strings.HasPrefix(d, "PT") {
		if t = add(t, d[:k+1], dir); t.IsZero() {
			return t
		}
		return add(t, "PT"+d[k+1:], dir)
	}
	d = strings.TrimPrefix(d, "P")
	clock := strings.HasPrefix(d, "T")
	d = strings.TrimPrefix(d, "T")
	if d == "" {
		return time.Time{}
	}
	n, err := strconv.Atoi(d[:len(d)-1])
	if err != nil || n > 1e5 {
		return time.Time{}
	}
	n *= dir
	switch d[len(d)-1] {
	case 'S':
		return t.Add(time.Duration(n) * time.Second)
	case 'H':
		return t.Add(time.Duration(n) * time.Hour)
	case 'D':
		return t.AddDate(0, 0, n)
	case 'W':
		return t.AddDate(0, 0, 7*n)
	case 'Y':
		return t.AddDate(n, 0, 0)
	case 'M':
		if clock {
			return t.Add(time.Duration(n) * time.Minute)
		}
		return t.AddDate(0, n, 0)
	}
	return time.Time{}
}

// moved is the time at the distance offset from ref, to the second where that is
// counted in hours or less.
func moved(ref time.Time, offset string) string {
	d, before := strings.CutPrefix(offset, "-")
	dir := 1
	if before {
		dir = -1
	}
	clock := strings.HasPrefix(d, "PT")
	t := add(ref, strings.Replace(d, "X", "3", 1), dir)
	switch {
	case t.IsZero():
		return ""
	case clock:
		return t.Format("2006-01-02T15:04:05")
	}
	return t.Format("2006-01-02")
}

var hourWords = strings.NewReplacer(" one", " 1", " two", " 2", " three", " 3", " four", " 4", " five", " 5", " six", " 6", " seven", " 7", " eight", " 8", " nine", " 9", " ten", " 10", " eleven", " 11", " twelve", " 12")

// lastHour is the end of a stretch of the day that is one expression, "2 to 2:30
// p.m.", whose beginning is from; "" where it is none.
func lastHour(said, from string) string {
	x := minutes(from)
	said = hourWords.Replace(said)
	for _, sep := range [...]string{"-", "–", " to ", " and "} {
		a, b, ok := strings.Cut(" "+said, sep)
		if !ok || x < 0 {
			continue
		}
		a, b = strings.TrimSpace(a), strings.TrimSpace(b)
		if a == "" || a[len(a)-1] < '0' || a[len(a)-1] > '9' || b == "" || b[0] < '0' || b[0] > '9' {
			continue
		}
		n := 0
		for n < len(b) && (b[n] >= '0' && b[n] <= '9' || b[n] == ':') {
			n++
		}
		y := minutes(b[:n])
		if y < 0 || y > 12*60+59 {
			continue
		}
		for y <= x {
			y += 12 * 60
		}
		if y%60 == 0 && !strings.Contains(b[:n], ":") {
			return fmt.Sprintf("T%02d", y/60)
		}
		return fmt.Sprintf("T%02d:%02d", y/60, y%60)
	}
	return ""
}

// minutes is a time of day in minutes, -1 for a part of the day.
func minutes(part string) int {
	h, m, _ := strings.Cut(strings.TrimPrefix(part, "T"), ":")
	x, err := strconv.Atoi(h)
	if err != nil {
		return -1
	}
	y, _ := strconv.Atoi(m)
	return 60*x + y
}

// period is a duration of n minutes.
func period(n int) string {
	s := "PT"
	if n >= 60 {
		s += fmt.Sprintf("%dH", n/60)
	}
	if n%60 > 0 {
		s += fmt.Sprintf("%dM", n%60)
	}
	return s
}
