package evaluate

import (
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"time"

	"concord/internal/annotate/sentence"
	"concord/internal/annotate/when"
	"concord/internal/edtf"
	"concord/internal/span"
)

// calendarWords are months and weekdays as an assistant is written to. News gives
// them a capital, and package when asks for it.
var calendarWords = regexp.MustCompile(`\b(?:january|february|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|jan|feb|apr|aug|sept|oct|nov|dec|tues|thurs|christmas|easter|halloween|thanksgiving|(?:black friday|cyber monday|(?:labor|memorial|columbus|veterans|election|boxing|independence|earth|may) day|new year'?s? (?:day|eve))|(?:in|of|by|since|until|next|last|from) (?:may|march)|[qh][1-4](?:[ -]\d{4})?|(?:mar|may|march|jun|jul|sep|mon|tue|wed|thu|fri|sat|sun) ?\d|\d(?:st|nd|rd|th)? (?:of )?(?:may|march|mar|jun|jul|sep))\b`)

// capitals gives the months, weekdays and feasts of text their capitals.
func capitals(text string) string {
	return calendarWords.ReplaceAllStringFunc(text, func(s string) string {
		b := []byte(s)
		for i := range b {
			if (i == 0 || b[i-1] == ' ' || isDigit(b[i-1])) && b[i] >= 'a' && b[i] <= 'z' {
				switch w, _, _ := strings.Cut(s[i:], " "); w {
				case "in", "of", "by", "since", "until", "this", "next", "last", "from", "and", "to", "st", "nd", "rd", "th":
				default:
					b[i] -= 'a' - 'A'
				}
			}
		}
		return string(b)
	})
}

// readTimes are the times of text said at ref.
func readTimes(text string, ref time.Time) []when.Time {
	return when.Find(text, sentence.Split(text, span.Span{End: len(text)}), edtf.Of(ref), nil)
}

// beginning is the stretch of a length a that begins at b, "3 days starting next
// Monday", or the day at that distance from b, "two months after next Friday".
func beginning(text string, a, b when.Time, ref time.Time) string {
	gap := strings.Trim(strings.ToLower(text[a.End:b.Start]), " ,")
	if b.Type == when.Duration && b.Anchor == "" && a.Type == when.Clock && gap == "for" && strings.Contains(strings.ToLower(text[max(0, a.Start-5):a.End]), "from ") {
		return begins(text, a, b.Value, ref)
	}
	if a.Type != when.Duration || a.Anchor != "" || b.Type == when.Set || b.Type == when.Duration {
		return ""
	}
	switch gap {
	case "from":
		if !strings.HasSuffix(strings.ToLower(text[:a.Start]), "for ") {
			return ""
		}
		return begins(text, b, a.Value, ref)
	case "starting", "starting from", "starting on", "beginning", "beginning on", "since", "starting at":
		return begins(text, b, a.Value, ref)
	case "after", "before":
		if day, err := time.Parse("2006-01-02", b.Value); err == nil && !strings.Contains(a.Value, "T") {
			if to := add(day, length(a.Value), map[string]int{"after": 1, "before": -1}[gap]); !to.IsZero() {
				return to.Format("2006-01-02")
			}
		}
	}
	return ""
}

// begins is the stretch of value that begins at b, "" where it cannot be told.
func begins(text string, b when.Time, value string, ref time.Time) string {
	if b.Type == when.Date {
		day, err := time.Parse("2006-01-02", b.Value)
		if strings.HasPrefix(b.Stated, "XXXX-") && err == nil && day.Before(ref) {
			// what begins lies ahead, in the same year where no year is said
			if strings.HasPrefix(b.Stated, "XXXX-W") {
				day = day.AddDate(0, 0, 7*(1+int(ref.Sub(day).Hours()/24)/7))
			} else if next := day.AddDate(1, 0, 0); next.Year() == ref.Year() {
				day = next
			}
		}
		to := add(day, value, 1)
		if err != nil || to.IsZero() || strings.Contains(value, "T") {
			return ""
		}
		return "(" + day.Format("2006-01-02") + "," + to.Format("2006-01-02") + "," + whole(value) + ")"
	}
	part := clock(text, b)
	from := minutes(part)
	if from < 0 {
		return ""
	}
	if strings.HasPrefix(b.Reason, "time of") {
		end := add(ref.Truncate(24*time.Hour).Add(time.Duration(from)*time.Minute), value, 1)
		if end.IsZero() || !strings.HasPrefix(value, "PT") {
			return ""
		}
		return "(" + part + ",T" + end.Format("15:04:05") + "," + whole(value) + ")"
	}
	day, err := time.Parse("2006-01-02", b.Value[:min(10, len(b.Value))])
	begin := day.Add(time.Duration(from) * time.Minute)
	end := add(begin, value, 1)
	if err != nil || end.IsZero() {
		return ""
	}
	if day := strings.Split(b.Stated, "T")[0]; strings.HasPrefix(value, "PT") && strings.HasPrefix(day, "XXXX-") && !strings.HasPrefix(day, "XXXX-XX") {
		return "(" + day + part + "," + day + end.Format("T15:04:05") + "," + whole(value) + ")"
	}
	return "(" + begin.Format("2006-01-02T15:04:05") + "," + end.Format("2006-01-02T15:04:05") + "," + whole(value) + ")"
}

// whole is a length with its minutes, PT2H30M: that notation has half hours only where
// a length stands alone.
func whole(value string) string {
	if strings.HasSuffix(value, "H30M") {
		return value
	}
	return length(value)
}

var (
	lastDays  = regexp.MustCompile(`^(?:the )?(last|past|previous|next|following) `)
	monthWeek = regexp.MustCompile(`^(?:the )?(first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last|final) week (?:of|in) `)
	shortYear = regexp.MustCompile(`^\d{1,2}[/.-]\d{1,2}[/.-](\d\d)$`)
	beside    = regexp.MustCompile(` (?:after|from|before) `)
)

// byConvention is the value of t where that notation settles by a convention of its own
// what TIMEX3 leaves or settles otherwise; "" where it does not.
func byConvention(text string, t when.Time, ref time.Time) string {
	said := strings.ToLower(t.In(text))
	words := strings.Fields(said)
	if len(words) == 0 {
		return ""
	}
	day := len(t.Value) == len("2019-01-01") && t.Value[7] == '-'
	before := strings.ToLower(text[max(0, t.Start-14):t.Start])
	switch {
	case t.Type == when.Date && day && (strings.HasSuffix(" "+before, " end of ") || strings.HasSuffix(" "+before, " end of the ")):
		return stated(t, words) + "T23:59:59"
	case strings.HasSuffix(before, "for ") && t.Offset != "" && t.Anchor != "" && strings.Contains(said, " from "):
		return "(" + ref.Format("2006-01-02") + "," + moved(ref, string(t.Offset)) + "," + length(string(t.Offset)) + ")"
	case strings.HasPrefix(said, "the week of ") || strings.HasPrefix(said, "the week beginning ") || strings.HasPrefix(said, "the week starting "):
		at := t.Start + strings.IndexByte(said[len("the week "):], ' ') + len("the week ")
		for _, d := range readTimes("on"+text[at:t.End], ref) {
			return stated(d, strings.Fields(strings.ToLower(d.In("on"+text[at:t.End]))))
		}
	case day && t.Reason != "" && t.Reason[0] < 'a' && (strings.HasPrefix(text[t.End:], " weekend") || strings.HasSuffix(before, "weekend of ")):
		return weekendOf(t.Value)
	case strings.HasSuffix(before, "school year ") && len(t.Value) == 4 || strings.HasSuffix(before, "sy ") && len(t.Value) == 4:
		return "SY" + t.Value
	case t.Anchor != "" && t.Type == when.Duration && strings.Contains(said, "quarter") && (strings.HasSuffix(t.Value, "M") || strings.HasSuffix(t.Value, "Q")):
		return quarters(ref, t)
	case t.Anchor != "" && t.Type == when.Duration && strings.Contains(said, "business day"):
		return workdays(ref, t)
	case t.Anchor != "" && t.Value == "P2W" && strings.Contains(said, "fortnight"):
		from := ref.AddDate(0, 0, -(int(ref.Weekday())+6)%7-14)
		if strings.HasPrefix(t.Reason, "counted on") {
			from = from.AddDate(0, 0, 28)
		}
		return "(" + from.Format("2006-01-02") + "," + from.AddDate(0, 0, 14).Format("2006-01-02") + ",P2W)"
	case t.Type == when.Date && day && strings.HasPrefix(strings.TrimPrefix(said, "the "), "end of "):
		v := stated(t, words)
		return v + "T23:59:59"
	case len(t.Stated) >= len("XXXX-WXX-1") && strings.HasPrefix(t.Stated, "XXXX-WXX-") && lastDays.MatchString(said):
		wd := int(t.Stated[9] - '0')
		if wd < 1 || wd > 7 || len(words) > 1 && isWeek(words) {
			return ""
		}
		week := 7
		switch lastDays.FindStringSubmatch(said)[1] {
		case "last", "past", "previous":
			week = -7
		}
		d := ref.AddDate(0, 0, -(int(ref.Weekday())+6)%7+wd-1+week).Format("2006-01-02")
		if t.Type != when.Clock {
			return d
		}
		from := clock(text, t)
		if end := lastHour(t.In(text), from); end != "" {
			return "(" + d + from + "," + d + end + "," + period(minutes(end)-minutes(from)) + ")"
		}
		return d + from
	case monthWeek.MatchString(said):
		m := monthWeek.FindStringSubmatch(said)
		n := map[string]int{"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}[m[1]]
		if n == 0 {
			n = 5
		}
		for _, whole := range readTimes(text[t.Start+len(m[0]):t.End], ref) {
			if v := stated(whole, strings.Fields(strings.ToLower(whole.In(text[t.Start+len(m[0]):])))); len(v) == len("2019-01") && v[5] != 'Q' && v[5] != 'H' {
				return fmt.Sprintf("%s-W%02d", v, n)
			}
		}
	case shortYear.MatchString(said):
		y, _ := strconv.Atoi(shortYear.FindStringSubmatch(said)[1])
		if day && y >= 40 {
			return fmt.Sprintf("19%02d%s", y, t.Value[4:])
		} else if day && y >= 30 {
			return fmt.Sprintf("XX%02d%s", y, t.Value[4:])
		}
	case len(t.Value) == 4 && (words[0] == "fiscal" || words[0] == "fy" || len(words) > 1 && words[1] == "fiscal" || strings.HasPrefix(said, "fy")):
		return "FY" + t.Value
	case strings.HasPrefix(t.Reason, "counted from the date beside it"):
		m := beside.FindStringIndex(said)
		if m == nil {
			return ""
		}
		n, from := readTimes("for "+said[:m[0]], ref), readTimes(text[t.Start+m[1]:t.End], ref)
		if len(n) != 1 || len(from) != 1 || n[0].Type != when.Duration {
			return ""
		}
		d, err := time.Parse("2006-01-02", from[0].Value)
		if err != nil {
			return ""
		}
		if strings.HasPrefix(from[0].Stated, "XXXX-WXX-") && len(strings.Fields(from[0].In(text[t.Start+m[1]:]))) == 1 && d.Before(ref) {
			d = d.AddDate(0, 0, 7)
		}
		dir := 1
		if strings.Contains(said[m[0]:m[1]], "before") {
			dir = -1
		}
		if to := add(d, length(n[0].Value), dir); !to.IsZero() {
			return to.Format("2006-01-02")
		}
	}
	return ""
}

// quarters is the stretch of a count of quarters before or after the one of ref.
func quarters(ref time.Time, t when.Time) string {
	n, err := strconv.Atoi(strings.Trim(t.Value, "PMQ"))
	if err != nil || n > 1000 {
		return ""
	}
	if strings.HasSuffix(t.Value, "Q") {
		n *= 3
	}
	from := time.Date(ref.Year(), ref.Month()-(ref.Month()-1)%3, 1, 0, 0, 0, 0, time.UTC)
	to := from
	if strings.HasPrefix(t.Reason, "counted back") {
		from = from.AddDate(0, -n, 0)
	} else {
		from = from.AddDate(0, 3, 0)
		to = from.AddDate(0, n, 0)
	}
	return "(" + from.Format("2006-01-02") + "," + to.Format("2006-01-02") + fmt.Sprintf(",P%dM)", n)
}

// workdays is the stretch of a count of working days before or after ref.
func workdays(ref time.Time, t when.Time) string {
	n, err := strconv.Atoi(strings.Trim(t.Value, "PBD"))
	if err != nil || n > 1000 {
		return ""
	}
	step := 1
	if strings.HasPrefix(t.Reason, "counted back") {
		step = -1
	}
	day, begin := ref, ref
	for k := 0; k < n; {
		if day = day.AddDate(0, 0, step); day.Weekday() != time.Saturday && day.Weekday() != time.Sunday {
			if k++; k == 1 {
				begin = day
			}
		}
	}
	if step < 0 {
		return "(" + day.Format("2006-01-02") + "," + ref.Format("2006-01-02") + fmt.Sprintf(",P%dBD)", n)
	}
	return "(" + begin.Format("2006-01-02") + "," + day.AddDate(0, 0, 1).Format("2006-01-02") + fmt.Sprintf(",P%dBD)", n)
}

// weekendOf is the weekend of a feast, the one before it where it is early in its week.
func weekendOf(day string) string {
	d, err := time.Parse("2006-01-02", day)
	if err != nil {
		return ""
	}
	if d.Weekday() == time.Monday || d.Weekday() == time.Tuesday {
		d = d.AddDate(0, 0, -3)
	}
	y, w := d.ISOWeek()
	return fmt.Sprintf("%04d-W%02d-WE", y, w)
}

// onWeekday is the weekday a beside the day b at a counted distance from another, two
// months from today on Tuesday: in the week of b where weeks are counted, which begins
// on Sunday, else the next one from b on.
func onWeekday(text string, a, b when.Time, timex string) string {
	first, last := a, b
	if b.Start < a.Start {
		first, last = b, a
	}
	gap := strings.ToLower(strings.Trim(text[first.End:last.Start], " ,"))
	said := strings.ToLower(b.In(text))
	d, err := time.Parse("2006-01-02", timex)
	if err != nil || gap != "" && gap != "on" || len(a.Stated) != len("XXXX-WXX-1") || !strings.HasPrefix(a.Stated, "XXXX-WXX-") || strings.Contains(a.In(text), " ") ||
		b.Type != when.Date && b.Type != when.Duration || b.Type == when.Date && b.Offset == "" && !beside.MatchString(" "+said+" ") && !strings.Contains(said, "ago") {
		return ""
	}
	wd := time.Weekday(a.Stated[9]-'0') % 7
	switch {
	case strings.Contains(said, "week"), strings.Contains(said, "days"):
		d = d.AddDate(0, 0, int(wd)-int(d.Weekday()))
	default:
		d = d.AddDate(0, 0, (int(wd)-int(d.Weekday())+7)%7)
	}
	return d.Format("2006-01-02")
}

// isWeek reports whether words speak of a week beside a weekday.
func isWeek(words []string) bool {
	for _, w := range words {
		if w == "week" {
			return true
		}
	}
	return false
}

// weekBegin is the Monday of a value of a week, the zero time for any other.
func weekBegin(v string) time.Time {
	if len(v) != len("2019-W01") || v[5] != 'W' {
		return time.Time{}
	}
	y, err1 := strconv.Atoi(v[:4])
	w, err2 := strconv.Atoi(v[6:])
	if err1 != nil || err2 != nil {
		return time.Time{}
	}
	jan4 := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC)
	return jan4.AddDate(0, 0, -(int(jan4.Weekday())+6)%7+7*(w-1))
}

// often are the adjectives and plurals of repetition, which TIMEX3 leaves unmarked and
// that notation gives as sets.
var often = regexp.MustCompile(`(?i)\b(?:(annual|yearly|any year)|(semi-?annual|half-yearly)|(quarterly)|(monthly)|(weekly)|(daily|everyday)|(any weekend|(?:all )?weekends))\b`)

// repeated adds the sets of text that no expression of in covers.
func repeated(text string, in []specTime) []specTime {
	out := in
	for _, m := range often.FindAllStringSubmatchIndex(text, -1) {
		free := true
		for _, t := range in {
			free = free && (t.End <= m[0] || m[1] <= t.Start)
			if t.timex != "" && t.timex[0] == 'T' && (strings.Trim(text[min(t.End, m[0]):m[0]], " ") == "" && t.End <= m[0] || t.Start >= m[1] && strings.Trim(text[m[1]:t.Start], " ") == "") {
				free = false // everyday 6am: its hours are what is told
			}
		}
		for k, value := range [...]string{"P1Y", "P0.5Y", "P3M", "P1M", "P1W", "P1D", "P1WE"} {
			if free && m[2*k+2] >= 0 {
				out = append(out, specTime{Span: span.Span{Start: m[0], End: m[1]}, timex: value})
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	return out
}
