package report

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"concord/internal/edtf"
	"concord/internal/intake"
	"concord/internal/span"
)

// signs is what the text of one report shows of its date.
type signs struct {
	stated bool // a date was stated: nothing is inferred
	// past is the dates the text speaks of as past, with a month and a day, the
	// year where named. bare is the weekdays that stand without a date.
	past  []sighting
	bare  []sighting
	after []offset
	// leads is the first sentences, which tell the news.
	leads []sighting
	// floor is the latest time with a year that the text names as past; the zero
	// time where none is. floorAt is the place.
	floor   time.Time
	floorAs string // as precise as named: "2022", "2022-03", "2025-09-16"
	floorAt span.Span
	// month is the month of publication where "last month" or "this month" tells it, else 0.
	month     int
	monthOf   sighting // the date that names the other month
	monthAt   span.Span
	monthThis bool
}

// sighting is a date or weekday in its sentence.
type sighting struct {
	date
	stems []string // of the longer words of its sentence, each once, sorted
}

// published finds when the report was published, from the surest source to the weakest.
func published(r *Report, meta intake.Meta) {
	r.signs = read(r)
	if v := stated(meta.Published.Value); v != "" {
		r.Published = Dating{v, []Claim{{Value: string(v), Reason: "stated by the page: " + meta.Published.From}}}
		r.signs.stated = true
	}
	if v := stated(meta.Modified.Value); v != "" {
		r.Modified = Dating{v, []Claim{{Value: string(v), Reason: "stated by the page: " + meta.Modified.From}}}
	}
	if r.signs.stated {
		return
	}
	for _, c := range []Claim{pageDate(r), datelineDate(r), addressDate(r.URL), addressDate(r.Source)} {
		if c.Value != "" {
			r.Published = Dating{edtf.Value(c.Value), []Claim{c}}
			r.signs.stated = true
			return
		}
	}
	if v := r.Modified.When; len(v) == len("2006-01-02") && r.Published.When == "" {
		// A page that only says when it was changed was mostly made that day.
		c := r.Modified.Reasons[0]
		c.Reason += ", and nothing dates it earlier"
		r.Published = Dating{v + "?", []Claim{c}}
		return
	}
	if c := fileDate(r.Source); c.Value != "" {
		r.Published = Dating{edtf.Value(c.Value), []Claim{c}}
		r.signs.stated = true
		return
	}
	r.Published = infer(r.signs, r.signs.floor, Claim{})
}

// stated makes an EDTF value of an ISO 8601 date as pages write it, "" where it is none.
func stated(s string) edtf.Value {
	s = strings.TrimSpace(s)
	if s == "" {
		return ""
	}
	if len(s) > 10 && s[10] == ' ' {
		s = s[:10] + "T" + strings.TrimSpace(s[11:])
	}
	// "+0000" is written "+00:00" in EDTF.
	if n := len(s); n > 19 && (s[n-5] == '+' || s[n-5] == '-') && number(s[n-4:]) >= 0 {
		s = s[:n-2] + ":" + s[n-2:]
	}
	v := edtf.Value(s)
	if _, err := v.Bounds(); err == nil && !v.IsInterval() {
		return v
	}
	if len(s) > 10 {
		v = edtf.Value(s[:10])
		if _, err := v.Bounds(); err == nil && !v.IsInterval() {
			return v
		}
	}
	return ""
}

// pageDate reads the date of a line that dates the page, and when the page was
// last changed.
func pageDate(r *Report) Claim {
	var first Claim
	for i, b := range r.Blocks {
		s := b.Span.In(r.Text)
		if b.Span.Len() > 300 && i > 8 {
			continue
		}
		if b.Kind == CommentPolicy {
			break // dates of comments follow
		}
		published, changed := date{}, date{}
		if i <= 8 {
			within := b.Span
			within.End = min(within.End, within.Start+300)
			for !utf8.RuneStart(at(r.Text, within.End)) {
				within.End--
			}
			published, changed = labelledDates(r.Text, within)
		}
		if published.Year == 0 && changed.Year == 0 && !b.Kind.Reads() && b.Span.Len() <= 300 && (publicationLine(s) || b.Reason == "dates the page") {
			low := folded(s)
			for _, d := range dates(r.Text, b.Span) {
				if d.Year == 0 || d.Day == 0 {
					continue
				}
				if strings.HasPrefix(low, "updated") || strings.HasPrefix(low, "last ") || strings.HasPrefix(low, "modified") {
					changed = d
				} else {
					published = d
				}
				break
			}
		}
		if v := changed.value(); changed.Year > 0 && r.Modified.When == "" {
			r.Modified = Dating{edtf.Value(v), []Claim{{v, "the page dates its last change", changed.Span}}}
		}
		if published.Year > 0 && first.Value == "" {
			first = Claim{published.value(), "the page dates itself", published.Span}
		}
	}
	return first
}

// at is the byte at i, a blank after the end.
func at(text string, i int) byte {
	if i < len(text) {
		return text[i]
	}
	return ' '
}

// datelineDate reads a dateline that names day, month and year.
func datelineDate(r *Report) Claim {
	if r.Dateline == nil || r.Dateline.Date == "" {
		return Claim{}
	}
	for _, d := range dates(r.Text, r.Dateline.Span) {
		if d.Year > 0 && d.Day > 0 {
			return Claim{d.value(), "dateline", d.Span}
		}
	}
	return Claim{}
}

func (d date) value() string {
	switch {
	case d.Day > 0:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	case d.Month > 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d", d.Year)
}

// addressDate reads the date in an address: /2025/10/01/, /2015/mar/21/,
// /2025-10-01/, /20251001/.
func addressDate(url string) Claim {
	if !strings.HasPrefix(url, "http://") && !strings.HasPrefix(url, "https://") {
		return Claim{}
	}
	path, _, _ := strings.Cut(url, "?")
	parts := strings.Split(path, "/")
	for i, p := range parts {
		d := date{Weekday: -1}
		switch {
		case yearNumber(p) > 0 && i+2 < len(parts):
			d.Year = yearNumber(p)
			if d.Month = number(parts[i+1]); d.Month < 1 || d.Month > 12 || len(parts[i+1]) > 2 {
				d.Month = month(parts[i+1])
			}
			d.Day = dayNumber(parts[i+2])
		case len(p) >= 10 && p[4] == '-' && p[7] == '-':
			d.Year, d.Month, d.Day = yearNumber(p[:4]), number(p[5:7]), dayNumber(p[8:10])
		case len(p) == 8 && yearNumber(p[:4]) > 0:
			d.Year, d.Month, d.Day = yearNumber(p[:4]), number(p[4:6]), dayNumber(strings.TrimLeft(p[6:], "0"))
		}
		if d.Year > 0 && d.Month >= 1 && d.Month <= 12 && d.Day > 0 && exists(d) {
			return Claim{Value: d.value(), Reason: "date in the address"}
		}
	}
	return Claim{}
}

// fileDate reads the day in the name of a file: 2025-10-01-outlet.txt, outlet_20251001.txt.
// It is in doubt, for it may be the day on which the file was saved.
func fileDate(source string) Claim {
	name := source[strings.LastIndexAny(source, `/\`)+1:]
	if strings.Contains(source, "://") {
		return Claim{}
	}
	for i := 0; i < len(name); {
		n := 0
		for i+n < len(name) && name[i+n] >= '0' && name[i+n] <= '9' {
			n++
		}
		run := name[i : i+n]
		d := date{Weekday: -1}
		switch rest := name[i+n:]; {
		case n == 8 && yearNumber(run[:4]) > 0:
			d.Year, d.Month, d.Day = yearNumber(run[:4]), number(run[4:6]), dayNumber(strings.TrimLeft(run[6:], "0"))
		case n == 4 && len(rest) >= len("-10-01") && strings.IndexByte("-_.", rest[0]) >= 0 && rest[3] == rest[0] &&
			(len(rest) == len("-10-01") || rest[6] < '0' || rest[6] > '9'):
			d.Year, d.Month, d.Day = yearNumber(run), number(rest[1:3]), dayNumber(strings.TrimLeft(rest[4:6], "0"))
		}
		if d.Year > 0 && d.Month >= 1 && d.Month <= 12 && d.Day > 0 && exists(d) {
			return Claim{Value: d.value() + "?", Reason: "day in the name of the file"}
		}
		i += n + 1
	}
	return Claim{}
}

// Bounds on what is kept of one report, so that long texts stay linear.
const (
	longestSentence = 4000 // bytes
	mostSightings   = 100  // of each kind
	mostLeads       = 4
)

// read collects the signs in the readable blocks of r.
func read(r *Report) *signs {
	s := &signs{}
	var last, this []sighting // sentences with "last month", "this month"
	for _, b := range r.Blocks {
		if !b.Kind.Reads() {
			continue
		}
		for at := b.Span.Start; at < b.Span.End; {
			limit := min(b.Span.End, at+longestSentence)
			for limit < b.Span.End && !utf8.RuneStart(r.Text[limit]) {
				limit++
			}
			end := sentenceEnd(r.Text, at, limit)
			if end < 0 {
				end = limit
			}
			s.sentence(r, span.Span{Start: at, End: end}, &last, &this)
			at = end
		}
	}
	s.pubMonth(last, this)
	return s
}

// sentence collects the signs of one sentence.
func (s *signs) sentence(r *Report, sp span.Span, last, this *[]sighting) {
	text := r.Text
	ws := words(text, sp.Start, sp.End, 400)
	ds := dates(text, sp)
	months, weekdays, years := false, false, false
	for i, w := range ws {
		months = months || w.low == "month" && i > 0 && (ws[i-1].low == "last" || ws[i-1].low == "this")
		weekdays = weekdays || len(w.low) > 5 && weekday(w.low) >= 0
		years = years || yearNumber(w.low) > 0
	}
	if len(s.leads) < mostLeads {
		s.leads = append(s.leads, sighting{date{Span: sp, Weekday: -1}, stemsOf(ws)})
	}
	after := hasOffset(ws)
	if len(ds) == 0 && !months && !weekdays && !years && !after {
		return
	}
	var stems []string
	if len(ds) > 0 || months || weekdays {
		stems = stemsOf(ws)
	}
	whole := inPast(ws)
	// told reports whether the time in words first to last is told as past.
	told := func(first, last int) bool {
		switch tenseOf(text, ws, first, last) {
		case past:
			return true
		case ahead:
			return false
		}
		return whole
	}
	dateline := r.Dateline != nil && r.Dateline.Span.Overlaps(sp)
	for _, d := range ds {
		first, last, ok := within(ws, d.Span)
		if !ok || first == 1 && dateLabel(ws[0].low) && (ws[0].Start == 0 || text[ws[0].Start-1] != '(') || first > 1 && dateLabel(ws[first-1].low) && text[ws[first-2].End:ws[first-1].Start] == " " && text[ws[first-1].Start] != ws[first-1].low[0] {
			continue // the page dates itself
		}
		inDateline := dateline && r.Dateline.Span.Contains(d.Span)
		if !inDateline && d.Day > 0 && !told(first, last) || d.Day == 0 && tenseOf(text, ws, first, last) != past {
			continue
		}
		if d.Year > 0 {
			s.raise(d)
		}
		if d.Day > 0 && len(s.past) < mostSightings {
			s.past = append(s.past, sighting{d, stems})
		}
	}
	for i, w := range ws {
		in := false
		for _, d := range ds {
			in = in || d.Span.Contains(w.Span)
		}
		if in {
			continue
		}
		if y := yearNumber(w.low); y > 0 && pastYear(text, ws, i) {
			s.raise(date{Span: w.Span, Year: y, Weekday: -1})
		}
		if k := weekday(w.low); k >= 0 && len(w.low) > 5 && len(s.bare) < mostSightings && text[w.Start] != w.low[0] && !(i > 0 && (ws[i-1].low == "next" || ws[i-1].low == "last" || ws[i-1].low == "every")) && told(i, i) {
			s.bare = append(s.bare, sighting{date{Span: w.Span, Weekday: k}, stems})
		}
		if w.low == "month" && i > 0 && whole && len(*last)+len(*this) < mostSightings {
			at := sighting{date{Span: span.Span{Start: ws[i-1].Start, End: w.End}, Weekday: -1}, stems}
			switch ws[i-1].low {
			case "last":
				*last = append(*last, at)
			case "this":
				*this = append(*this, at)
			}
		}
	}
	s.offsets(text, ws)
}

// raise lifts the floor to d where d is later than it.
func (s *signs) raise(d date) {
	t := time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
	if t.After(s.floor) {
		s.floor, s.floorAs, s.floorAt = t, d.value(), d.Span
	}
}

// inPast reports whether a sentence tells of the past: it has a verb of the
// past and nothing that speaks of what is to come.
func inPast(ws []word) bool {
	told := false
	for i, w := range ws {
		switch w.low {
		case "will", "would", "shall", "should", "could", "might", "must", "may", "won't", "next", "expected", "expects", "scheduled", "due", "plans", "planned", "planning", "deadline",
			"expire", "expires", "upcoming", "future", "projected", "forecast", "until", "till", "by", "proposed", "aims", "target", "goal", "if", "unless", "going", "slated", "ahead", "through":
			// "by" before a person is no limit, and "May" is a month.
			if w.low == "by" && !(i+1 < len(ws) && (month(ws[i+1].low) > 0 || yearNumber(ws[i+1].low) > 0 || dayNumber(ws[i+1].low) > 0 || ws[i+1].low == "the")) {
				continue
			}
			if w.low == "may" && i+1 < len(ws) && (dayNumber(ws[i+1].low) > 0 || yearNumber(ws[i+1].low) > 0) {
				continue
			}
			if w.low == "may" && i > 0 && (ws[i-1].low == "in" || ws[i-1].low == "last" || dayNumber(ws[i-1].low) > 0) {
				continue
			}
			if w.low == "through" || w.low == "ahead" || w.low == "if" {
				continue
			}
			return false
		default:
			told = told || pastVerb(w.low)
		}
	}
	return told
}

// pubMonth finds the month of publication from "last month" and a date that is
// told of the same thing.
func (s *signs) pubMonth(last, this []sighting) {
	found := 0
	conflict := false
	try := func(at sighting, step int) {
		for _, d := range s.past {
			if shared(at.stems, d.stems) < 2 {
				continue
			}
			m := (d.Month-1+step)%12 + 1
			if found != 0 && found != m {
				conflict = true
				continue
			}
			if found == 0 {
				s.monthOf, s.monthAt, s.monthThis = d, at.Span, step == 0
			}
			found = m
		}
	}
	for _, at := range last {
		try(at, 1)
	}
	for _, at := range this {
		try(at, 0)
	}
	if !conflict {
		s.month = found
	}
}

// infer dates a report from its own signs and the floor, the latest time known
// as past. floorFrom names another report the floor comes from, if any.
func infer(s *signs, floor time.Time, floorFrom Claim) Dating {
	if floor.IsZero() {
		return Dating{}
	}
	floorClaim := floorFrom
	if floorClaim.Value == "" {
		floorClaim = Claim{s.floorAs, "named as past", s.floorAt}
	}
	var pairs []date
	for _, d := range s.past {
		if d.Year == 0 && d.Weekday >= 0 {
			pairs = append(pairs, d.date)
		}
	}
	if year := yearOf(pairs, floor); year > 0 {
		return s.dated(year, []Claim{floorClaim, pairClaim(pairs, year)})
	}
	if floorFrom.Value != "" {
		return Dating{}
	}
	// A year or month that lies before publication dates nothing: half of such
	// bounds in real reports lie more than a year or four before it, while days
	// lie mostly within the week. It stays as a reason, and helps the others.
	d := Dating{"", append([]Claim{floorClaim}, s.monthClaim()...)}
	if len(s.floorAs) == len("2006-01-02") {
		d.When = edtf.Interval(edtf.Value(s.floorAs), "..")
	}
	return d
}

// slack is how long before the floor a day without a year may lie: a report
// tells of the days before it, and its page may carry a later date.
const slack = 183 * 24 * time.Hour

// yearOf returns the first year not before floor, less slack, in which all
// pairs of a date and a weekday exist; 0 where there is none within the eleven
// years in which every pair comes round.
func yearOf(pairs []date, floor time.Time) int {
	if len(pairs) == 0 {
		return 0
	}
next:
	for year := floor.Year() - 1; year <= floor.Year()+11; year++ {
		for _, p := range pairs {
			if t, ok := p.in(year); !ok || t.Before(floor.Add(-slack)) {
				continue next
			}
		}
		if year-floor.Year() > farthestPair {
			return 0
		}
		return year
	}
	return 0
}

// farthestPair is how many years after the latest year named as past a pair is
// believed. Pairs come round every five or six years: after a year long past,
// as of a dam's building, the first that fits is chance.
const farthestPair = 4

func pairClaim(pairs []date, year int) Claim {
	p := pairs[0]
	t, _ := p.in(year)
	return Claim{t.Format("2006-01-02"), "first year from then in which this day is a " + t.Weekday().String(), p.Span}
}

// dated returns the dating of a report whose dates without a year lie in year.
func (s *signs) dated(year int, why []Claim) Dating {
	var from time.Time
	var at sighting
	for _, d := range s.past {
		y := d.Year
		if y == 0 {
			y = year
		}
		if t, ok := d.in(y); ok && t.After(from) {
			from, at = t, d
		}
	}
	if s.floor.After(from) {
		return Dating{edtf.Interval(edtf.Value(s.floorAs), ".."), append(why, Claim{s.floorAs, "named as past", s.floorAt})}
	}
	if from.IsZero() {
		return Dating{strconvYear(year) + "?/..", why}
	}
	v := from.Format("2006-01-02")
	if s.month > 0 {
		y := year
		if m := s.monthOf; !s.monthThis && m.Month == 12 {
			y++
		}
		month := time.Date(y, time.Month(s.month), 1, 0, 0, 0, 0, time.UTC)
		why = append(why, s.monthClaim()...)
		if !month.AddDate(0, 1, -1).Before(from) {
			if from.After(month) {
				return Dating{edtf.Interval(edtf.Value(v+"?"), edtf.Value(month.Format("2006-01")+"?")), append(why, Claim{v, "named as past", at.Span})}
			}
			return Dating{edtf.Value(month.Format("2006-01") + "?"), why}
		}
	}
	return Dating{edtf.Interval(edtf.Value(v+"?"), ".."), append(why, Claim{v, "named as past", at.Span})}
}

func strconvYear(y int) edtf.Value { return edtf.Value(strconv.Itoa(y)) }

// monthClaim gives the reason for the month of publication.
func (s *signs) monthClaim() []Claim {
	if s.month == 0 {
		return nil
	}
	word := "last month"
	if s.monthThis {
		word = "this month"
	}
	return []Claim{{time.Month(s.month).String(), "\"" + word + "\" is told of " + time.Month(s.monthOf.Month).String() + " " + strconv.Itoa(s.monthOf.Day), s.monthAt}}
}
