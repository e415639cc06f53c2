package when

import "time"

// isMonth reports whether token i names a month and returns the token after
// it, an abbreviation's full stop included. Month names have capitals; "May",
// "March" and "August" are also a verb, a noun and names of people.
func (s *scan) isMonth(i int) (m, to int, ok bool) {
	t := s.at(i)
	if t.kind != word {
		return 0, i, false
	}
	m = months[t.s]
	if m == 0 || t.glued && s.at(i-1).s == "$" {
		return 0, i, false
	}
	to = i + 1
	if t.Len() <= 4 && t.s != "may" && t.s != "june" && t.s != "july" {
		to = s.dot(to)
	}
	if !t.cap {
		// Lower case only in a full date: "9 september 2025".
		if t.Len() > 5 {
			return m, to, true
		}
		day := s.at(i-1).kind == number || s.at(i+1).kind == number
		return m, to, day && s.at(i-1).s != "," && t.s != "may" && t.s != "march" && t.s != "mar"
	}
	next, before := s.at(to), s.at(i-1)
	if next.s == "/" && next.glued && s.at(to+1).glued && s.at(to+1).kind == number || next.kind == number && next.n <= 31 || next.kind == number && len(next.s) == 4 || before.kind == number || before.s == "mid" || before.s == "-" && before.glued && s.is(i-2, "mid") {
		return m, to, true
	}
	if _, _, ok := s.ordinal(to); ok && s.at(to).kind == number {
		return m, to, true
	}
	switch t.s {
	case "jan", "feb", "mar", "jun", "sep", "dec":
		// Jan, Jun and Mar are names: alone they need their full stop, or a month that they run to.
		return m, to, to > i+1 || t.s == "feb" || t.s == "dec" || (s.at(to).s == "-" || s.is(to, "to")) && months[s.at(to+1).s] > 0 && s.at(to+1).cap
	case "may", "march", "april", "june", "august":
		if t.caps && !s.titled {
			return 0, i, false
		}
		if before.kind == word && before.cap && !s.first(i-1) && !calendarWord(before.s) && !s.titled {
			return 0, i, false // Theresa May, Prime Minister May, Women's March
		}
		if honorifics[before.s] || before.s == "." && honorifics[s.at(i-2).s] {
			return 0, i, false
		}
		if next.kind == word && next.cap && !s.titled && !calendarWord(next.s) && (t.s == "april" || t.s == "june" || t.s == "august") &&
			(!monthFrame[before.s] || before.s == "and" || before.s == "or") {
			return 0, i, false // June Carter
		}
		if t.s == "may" || t.s == "march" {
			if s.first(i) || s.titled {
				// "May I …", "March on Washington"
				return m, to, next.s == "," || next.s == "'" && t.s == "may"
			}
			return m, to, monthFrame[before.s] || s.is(to, "to") && months[s.at(to+1).s] > 0 && s.at(to+1).cap || before.kind == mark && months[s.at(i-2).s] > 0 || next.s == "'" || next.s == "," || next.kind == mark
		}
	}
	return m, to, true
}

var honorifics = set("mr mrs ms miss dr sir lady lord dame president minister secretary general senator judge gov sen rep")

// monthFrame are the words that stand before a month used as a time.
var monthFrame = set(`in since until till by during from to of through throughout last next this that between and or
	before after early late mid past each every for previous following a the on around about beginning starting ending as
	than earlier back`)

func calendarWord(w string) bool {
	return months[w] > 0 || weekdays[w] > 0 || mods[w] != "" || monthFrame[w] || seasonsOf[w] != ""
}

// isDay reads a day of a month at i: 9, 9th, ninth.
func (s *scan) isDay(i int) (d, to int, ok bool) {
	if d, to, ok = s.ordinal(i); ok {
		return d, to, d >= 1 && d <= 31
	}
	t := s.at(i)
	if t.kind == number && len(t.s) <= 2 && t.n >= 1 && t.n <= 31 && !decimal(s, i) && s.at(i+1).s != "%" {
		return t.n, i + 1, true
	}
	return 0, i, false
}

// yearOf reads the year that belongs to a date ending at i: ", 2025", "2025",
// "of 2025", "of this year", "last year".
func (s *scan) yearOf(i int, f found) (g found, to int, ok bool) {
	k := i
	if s.at(k).s == "," || (s.at(k).s == "-" || s.at(k).s == "/") && s.at(k).glued && s.at(k+1).glued && s.at(k+1).Len() == 4 {
		k++
	}
	comma := k > i && s.at(i).s == ","
	if s.is(k, "of") || s.is(k, "in") {
		k++
	}
	if s.is(k, "the", "year") {
		k += 2
	}
	if y, e, ok := s.yearNumber(k); ok && !(s.at(k).kind == word && comma) {
		if counted[s.at(e).s] || s.at(e).s == "%" || s.at(e).s == ":" && s.at(e+1).glued && s.at(e+1).kind == number {
			return f, i, false
		}
		return abs(f, yearPeriod(y)), e, true
	}
	if t := s.at(k); t.s == "'" && s.at(k+1).glued && s.at(k+1).kind == number && len(s.at(k+1).s) == 2 && s.at(k+2).s != "s" {
		return abs(f, yearPeriod(century20(s.at(k+1).n))), k + 2, true
	}
	if comma || !s.is(k+1, "year") || s.is(k+2, "'") {
		return f, i, false
	}
	switch s.at(k).s {
	case "this":
		return s.rel(f, func(t time.Time) period { return containing(year, t) }), k + 2, true
	case "last":
		return s.rel(f, func(t time.Time) period { return containing(year, t).add(-1) }), k + 2, true
	case "next":
		return s.rel(f, func(t time.Time) period { return containing(year, t).add(1) }), k + 2, true
	case "that":
		if s.lastAny.known() {
			return s.fromText(f, s.lastAny, func(p period) period { return containing(year, p.first) }), k + 2, true
		}
	}
	return f, i, false
}

// century20 expands a year of two digits.
func century20(n int) int {
	if n < 50 {
		return 2000 + n
	}
	return 1900 + n
}

// dateRule reads dates that name a month and dates in figures, with the time of
// day after them.
func dateRule(s *scan, i int) (found, bool) {
	f, ok := s.dateAt(i)
	if !ok || f.typ != Date || f.end.ok() || f.lo.unit != day && f.hi.unit != day {
		return f, ok
	}
	if c, to, ok := s.clockAfter(f.to); ok {
		f.to, f.typ, f.clock, f.part = to, Clock, c, c.part()
	} else if c, to, ok := s.bareHour(f.to, ""); ok && (c.minute >= 0 || len(s.at(f.to-1).s) < 4) {
		f.to, f.typ, f.clock, f.part = to, Clock, c, c.part()
	} else if c, to, ok := s.hhmm(f.to, false); ok && s.is(f.to+1, ":") && !(s.is(to, ".") && s.at(to+1).glued) {
		// 23.04.2022 14:55
		c.half = c.hour >= 1 && c.hour <= 12 && s.at(f.to).s[0] != '0'
		f.to, f.typ, f.clock, f.part = to, Clock, c, c.part()
	}
	return f, true
}

func (s *scan) dateAt(i int) (found, bool) {
	start := i
	wd := 0
	if n, e, ok := s.weekdayName(i, true); ok {
		// "Tuesday, September 29", "Fri. Oct. 3", "Tuesday the 4th of March"
		if s.at(e).s == "," {
			e++
		}
		if s.is(e, "the") {
			e++
		}
		wd, i = n, e
		_, _, month := s.isMonth(i)
		if _, _, ordinal := s.ordinal(i); !month && s.at(i).kind != number && !(ordinal && s.is(i-1, "the")) {
			return found{}, false
		}
	}
	if f, ok := s.figures(i); ok {
		return s.checkWeekday(f, wd), true
	}
	if f, ok := s.mixed(i); ok {
		return s.checkWeekday(f, wd), true
	}
	if m, e, ok := s.isMonth(i); ok {
		if f, ok := s.monthFirst(start, m, e, wd); ok {
			return f, true
		}
		return found{}, false
	}
	if s.is(i, "the") {
		i++
	}
	if f, ok := s.dayFirst(start, i, wd); ok {
		return f, true
	}
	return s.dayAlone(start, i, wd)
}

// monthFirst reads the rest of "September 9, 2025", "Sept. 9-11", "September
// 2025", "June last year"; e is the token after the month.
func (s *scan) monthFirst(start, m, e, wd int) (found, bool) {
	k := e
	if s.is(k, "the") {
		k++
	} else if _, _, ordinal := s.ordinal(k + 1); s.is(k, ",") && ordinal && s.at(k+1).kind == number {
		k++ // October, 1st
	} else if (s.at(k).s == "-" || s.at(k).s == "/") && s.at(k).glued && s.at(k+1).kind == number && s.at(k+1).glued && len(s.at(k+1).s) <= 2 {
		k++
	}
	f := found{typ: Date, reason: "stated", from: start}
	if d, to, ok := s.isDay(k); ok && !counted[s.at(to).s] && !(s.at(to).s == ":" && s.at(to+1).glued && s.at(to+1).kind == number) && !(s.at(k).kind == word && k == e && s.at(to).s == "quarter") {
		end, endMonth := 0, m
		if h := s.hyphenOrTo(to); h > to {
			the := s.is(h, "the")
			if _, _, ordinal := s.ordinal(h + 1); the && ordinal {
				h++
			}
			if d2, to2, ok := s.isDay(h); ok && the && d2 < d && after[s.at(to2).s] == (s.at(to2).kind != mark) {
				end, endMonth, to = d2, m%12+1, to2 // April 27 to the 3rd
			} else if ok && d2 > d && months[s.at(to2).s] == 0 && !isUnit(s.at(to2).s) {
				end, to = d2, to2
			} else if m2, e2, ok := s.isMonth(h); ok && s.at(to).s != "to" {
				if d2, to2, ok := s.isDay(e2); ok {
					end, endMonth, to = d2, m2, to2
				}
			}
		}
		f.to = to
		return s.monthDay(f, m, d, endMonth, end, wd)
	}
	if s.at(k).kind == word && wd == 0 {
		if d, to, ok := s.cardinal(k); ok && d >= 1 && d <= 31 && !isUnit(s.at(to).s) && tens[s.at(k).s] == d-d%10 && d > 20 {
			f.to = to
			return s.monthDay(f, m, d, m, 0, wd)
		}
	}
	if wd != 0 {
		return found{}, false
	}
	// a month with a year
	f.to = e
	if h := s.hyphenOrTo(e); h > e && s.at(e).s == "-" {
		if m2, e2, ok := s.isMonth(h); ok {
			if g, to, ok := s.yearOf(e2, f); ok && !g.relative && g.lo.ok() {
				y := g.lo.first.Year()
				f.to = to
				f.end = monthPeriod(y, m2)
				if m2 < m {
					y--
				}
				return abs(f, monthPeriod(y, m)), true
			}
		}
	}
	if g, to, ok := s.yearOf(e, f); ok {
		g.to = to
		inYear := func(p period) period {
			if !p.ok() {
				return period{}
			}
			return monthPeriod(p.first.Year(), m)
		}
		g.lo, g.hi = inYear(g.lo), inYear(g.hi)
		g.value = "XXXX-" + two(m)
		if g.relative {
			g.reason = "month of a year counted from publication"
		}
		return g, true
	}
	return found{}, false
}

// hyphenOrTo returns the index after a hyphen, "to" or "through" at i, or i.
func (s *scan) hyphenOrTo(i int) int {
	if s.is(i, "to") || s.is(i, "through") || s.is(i, "until") || s.is(i, "till") {
		return i + 1
	}
	if s.at(i).s == "-" {
		return i + 1
	}
	return i
}

func isUnit(w string) bool { _, ok := units[w]; return ok }

func two(n int) string { return string([]byte{byte('0' + n/10%10), byte('0' + n%10)}) }

// dayFirst reads "9 September 2025", "the 9th of September", "9-11 September",
// "3 and 5 March" after "between".
func (s *scan) dayFirst(start, i, wd int) (found, bool) {
	d, e, ok := s.isDay(i)
	if before := s.at(i - 1); !ok || s.at(i).glued && (before.s == ":" || before.s == ".") && s.at(i-2).kind == number || before.s == "$" || before.s == "£" || before.s == "€" {
		return found{}, false // at 12:30 December 27, for $12 December 27
	}
	end := 0
	if (s.is(e, "and") || s.is(e, "or")) && s.at(start-1).s != "between" && s.at(i).kind == number && s.at(e+1).kind == number {
		// "18 and 19 June": the month of the second
		if g, ok := s.dayFirst(e+1, e+1, 0); ok && !g.end.ok() {
			other := func(p period) period {
				if !p.ok() || !valid(p.first.Year(), int(p.first.Month()), d) || d >= p.first.Day() {
					return period{}
				}
				return dayPeriod(date(p.first.Year(), int(p.first.Month()), d))
			}
			g.lo, g.hi = other(g.lo), other(g.hi)
			if len(g.value) == len("XXXX-09-09") {
				g.value = g.value[:8] + two(d)
			}
			g.from, g.to, g.weekday, g.conflict = start, e, 0, ""
			g.silent = true
			return g, true
		}
	}
	k := s.hyphenOrTo(e)
	if k == e && s.is(e, "and") && s.at(start-1).s == "between" {
		k++
	}
	if k > e {
		if d2, e2, ok := s.isDay(k); ok && d2 > d {
			end, e = d2, e2
		}
	}
	k = e
	if s.is(k, "day") && s.is(k+1, "of") {
		k++
	}
	of := s.is(k, "of")
	if of {
		k++
	} else if h := s.at(k); h.s == "-" && h.glued {
		k++
	}
	m, to, ok := s.isMonth(k)
	if !ok || end == 0 && !of && s.at(i).kind == word && s.at(i-1).s != "the" {
		return found{}, false
	}
	if !of && end == 0 && s.at(i-1).s == "," && s.at(i-2).kind == number {
		return found{}, false
	}
	f := found{typ: Date, from: start, to: to, reason: "stated"}
	if h := s.at(to); h.s == "-" && h.glued && s.at(to+1).glued && len(s.at(to+1).s) == 4 && s.at(to+1).kind == number {
		to++
		f.to = to
	}
	return s.monthDay(f, m, d, m, end, wd)
}

// monthDay resolves a month and day, with the year that follows at f.to or the
// year the clause and the publication time give. endDay > 0 makes it a range.
func (s *scan) monthDay(f found, m, d, endMonth, endDay, wd int) (found, bool) {
	if !valid(2000, m, d) || endDay > 0 && !valid(2000, endMonth, endDay) {
		return found{}, false
	}
	masked := "XXXX-" + two(m) + "-" + two(d)
	day := func(p period) period {
		if !p.ok() || !valid(p.first.Year(), m, d) {
			return period{}
		}
		return dayPeriod(date(p.first.Year(), m, d))
	}
	from := f.to
	switch g, to, ok := s.yearOf(f.to, f); ok {
	case true:
		f = g
		f.to = to
		f.lo, f.hi = day(f.lo), day(f.hi)
		if f.lo.ok() && f.lo == f.hi && !f.relative {
			if s.years == nil {
				s.years = map[[2]int]int{}
			}
			s.years[[2]int{m, d}] = f.lo.first.Year()
		}
	default:
		if y, ok := s.yearAhead(from, m); ok && valid(y, m, d) {
			f = abs(f, dayPeriod(date(y, m, d)))
			f.reason = "year of the date it runs to"
			break
		}
		if y, ok := s.years[[2]int{m, d}]; ok && valid(y, m, d) {
			f = abs(f, dayPeriod(date(y, m, d)))
			f.value, f.reason = masked, "year stated with the same day before"
			break
		}
		switch s.yearTense(f.from, from) {
		case past:
			f = s.rel(f, func(t time.Time) period { return yearBefore(t, m, d) })
		case future:
			f = s.rel(f, func(t time.Time) period { return yearAfter(t, m, d) })
		case either:
			f = s.rel(f, func(t time.Time) period {
				if b := yearAfter(t, m, d); b.ok() && b.first.Sub(t) < 183*24*time.Hour {
					return b
				}
				return yearBefore(t, m, d)
			})
		default:
			f = s.rel(f, func(t time.Time) period { return yearNearest(t, m, d) })
		}
		f.reason = "year from publication"
		f = s.fitWeekday(f, m, d, wd)
		f = s.within(f, func(t time.Time) period { return yearAfter(t, m, d) })
		f.doubted = s.otherYear()
	}
	f.value = masked
	if endDay > 0 && f.lo.ok() && f.lo == f.hi {
		y := f.lo.first.Year()
		if endMonth < m {
			y++
		}
		if valid(y, endMonth, endDay) {
			f.end = dayPeriod(date(y, endMonth, endDay))
		}
	}
	if endDay > 0 && !f.lo.ok() && !f.hi.ok() {
		f.value = masked + "/XXXX-" + two(endMonth) + "-" + two(endDay)
	}
	return s.checkWeekday(f, wd), true
}

func yearBefore(t time.Time, m, d int) period {
	for y := t.Year(); y > t.Year()-9 && y > 0; y-- {
		if valid(y, m, d) && !date(y, m, d).After(t) {
			return dayPeriod(date(y, m, d))
		}
	}
	return period{}
}

func yearAfter(t time.Time, m, d int) period {
	for y := t.Year(); y < t.Year()+9; y++ {
		if valid(y, m, d) && !date(y, m, d).Before(t) {
			return dayPeriod(date(y, m, d))
		}
	}
	return period{}
}

// ahead is how far after publication a date without a year may lie where the
// clause does not speak of the future: news announces for the next weeks, and
// reports on the last year.
const ahead = 75 * 24 * time.Hour

func yearNearest(t time.Time, m, d int) period {
	a, b := yearBefore(t, m, d), yearAfter(t, m, d)
	if a.ok() && (!b.ok() || t.Sub(a.first) <= b.first.Sub(t) || b.first.Sub(t) > ahead) {
		return a
	}
	return b
}

// checkWeekday notes a stated weekday that is not that of the stated date. The
// date is kept: of the two it is the one that can be checked.
func (s *scan) checkWeekday(f found, wd int) found {
	if wd == 0 || !f.lo.ok() || f.lo != f.hi || f.lo.unit != day {
		return f
	}
	is := isoWeekday(f.lo.first)
	if is == wd {
		// A weekday fits one year in six or so: it leaves no other year in reach.
		f.weekday, f.certain = wd, true
	} else {
		// A date whose year was only inferred may simply lie in another year.
		f.conflict = "stated weekday does not fit: " + f.lo.value() + " is a " + f.lo.first.Weekday().String()
		f.reason = f.conflict
	}
	return f
}

// yearAhead is the year of a month m that has none itself but runs to, or is
// joined with, a date that has: "from August to October 2020", "between Nov. 27
// and Jan. 8, 2015".
func (s *scan) yearAhead(to, m int) (int, bool) {
	switch s.at(to).s {
	case "to", "and", "through", "until", "till", "-":
	default:
		return 0, false
	}
	k := to + 1
	if mods[s.at(k).s] != "" {
		k = s.hyphen(k + 1)
	}
	if _, e, ok := s.isDay(k); ok && s.at(k).kind == number {
		k = e
	}
	m2, e, ok := s.isMonth(k)
	if !ok {
		return 0, false
	}
	if _, d, ok := s.isDay(e); ok && s.at(e).kind == number {
		e = d
	}
	f, _, ok := s.yearOf(e, found{})
	if !ok || f.relative || !f.lo.ok() || f.counted.known() {
		return 0, false
	}
	y := f.lo.first.Year()
	if m > m2 {
		y--
	}
	return y, true
}

// yearTense is the tense that decides the year of a date or month without one.
func (s *scan) yearTense(i, to int) tense {
	if s.until(i) {
		if s.tense(i, to) == future {
			return future
		}
		return either
	}
	if s.is(to, "as") && planned[s.at(to+2).s] {
		return either // has set 10 November as the deadline
	}
	if !s.adnominal(i, to) {
		if t := s.tense(i, to); t != past || !s.purpose(i) {
			return t
		}
		return either // subpoenaed him to testify on Feb. 10
	}
	if planned[s.at(to).s] || planned[s.at(to+1).s] {
		return either
	}
	if s.tenseAfter(to) == future {
		return future
	}
	return past
}

// purpose reports whether an infinitive stands within a few words before token
// i: what somebody was asked or paid to do may lie ahead.
func (s *scan) purpose(i int) bool {
	if s.past(i-2) || s.irregular(i-2) || s.past(i-1) {
		return false // to drop the charge filed on May 14
	}
	for k := i - 1; k > 0 && k > i-13; k-- {
		t := s.at(k)
		if t.kind == mark && !t.glued || t.s == "," && (s.is(k+1, "and") || s.is(k+1, "but")) || clausal[t.s] {
			return false
		}
		if t.s == "to" {
			return s.infinitive(k+1) && k+1 < i && !s.is(k-1, "had") && !s.is(k-1, "forced")
		}
	}
	return false
}

// planned are nouns for what lies ahead as often as behind.
var planned = set(`deadline election elections vote summit hearing meeting referendum ceremony launch inauguration conference
	trial expiration expiry date start opening ballot primary runoff accession release talks polls`)

// adnominal reports whether the expression [i, to) stands before a noun it
// describes ("the Aug. 7 bombings", "a June agreement"): the tense of the clause
// is then not its own.
func (s *scan) adnominal(i, to int) bool {
	n := s.at(to)
	if n.kind != word || after[n.s] || n.cap {
		return false
	}
	switch s.at(i - 1).s {
	case "the", "a", "an", "its", "his", "her", "their", "this", "that":
		return true
	}
	return false
}

// fitWeekday takes the other year of a date whose year was inferred where the
// stated weekday fits only that one and it lies within a month of publication:
// "Monday, Oct. 26" in a report of Sunday, Oct. 25. Further away the weekday is
// likelier to be wrong than the year, unless nothing says how late publication is.
func (s *scan) fitWeekday(f found, m, d, wd int) found {
	const near = 31 * 24 * time.Hour
	if wd == 0 || !f.lo.ok() || !f.hi.ok() {
		return f
	}
	if f.lo != f.hi {
		// The publication leaves two years open and the weekday fits one.
		if a, b := isoWeekday(f.lo.first) == wd, isoWeekday(f.hi.first) == wd; a != b && f.hi.first.Year()-f.lo.first.Year() == 1 {
			if a {
				f.hi = f.lo
			} else {
				f.lo = f.hi
			}
			f.reason = "year from publication and weekday"
		}
		return f
	}
	if isoWeekday(f.lo.first) == wd {
		return f
	}
	for i, p := range []period{yearBefore(s.ref.lo, m, d), yearAfter(s.ref.hi, m, d)} {
		late := i > 0 && s.ref.open
		if p.ok() && isoWeekday(p.first) == wd && (late || s.ref.lo.Sub(p.first) <= near && p.first.Sub(s.ref.hi) <= near) {
			f.lo, f.hi = p, p
			f.reason = "year from publication and weekday"
			break
		}
	}
	return f
}

// anotherDay reads the second day of "September 9 and 10".
func anotherDay(s *scan, i int) (found, bool) {
	t, n := s.at(i), s.at(i+1)
	if t.kind != number || len(t.s) > 2 || i < 3 || !s.is(i-1, "and") || len(s.out) == 0 || s.out[len(s.out)-1].End != s.at(i-2).End {
		return found{}, false
	}
	p := s.out[len(s.out)-1]
	m := s.lastDay
	if p.Type != Date || !m.known() || m.stated != p.When || n.kind != mark && !after[n.s] || n.glued && n.s != "," && n.s != "." {
		return found{}, false
	}
	if k := s.at(i - 2).kind; k != number {
		return found{}, false
	}
	y, mo := m.lo.first.Year(), int(m.lo.first.Month())
	if m.lo != m.hi || !valid(y, mo, t.n) || t.n <= m.lo.first.Day() {
		return found{}, false
	}
	f := found{typ: Date, to: i + 1, reason: "day of the month named before it"}
	return abs(f, dayPeriod(date(y, mo, t.n))), true
}

// dayAlone reads a day with neither month nor year: "on the 18th", "Tuesday the
// 11th". It is the nearest such day on the side the clause speaks of.
func (s *scan) dayAlone(start, i, wd int) (found, bool) {
	d, to, ok := s.ordinal(i)
	if !ok && wd != 0 && s.at(i-1).kind == word {
		if _, _, year := s.yearNumber(i + 2); !year && !weekdayNames[s.at(start-1).s] {
			d, to, ok = s.isDay(i) // Monday 21
		}
	}
	if !ok || d > 31 || s.at(i-1).s != "the" && wd == 0 || s.at(i).kind != number && wd == 0 {
		return found{}, false
	}
	_, _, clock := s.clock(to)
	if n := s.at(to); n.s == "%" || n.s == "/" || n.s == ":" || n.kind != mark && !after[n.s] && !clock && !around[n.s] && n.s != "between" || n.s == "-" {
		return found{}, false // the 18th century, the 5th district
	}
	if wd == 0 {
		switch s.at(start - 1).s {
		case "on", "by", "until", "since", "before", "after", "from":
		case "of":
			if !s.is(start-2, "week") {
				return found{}, false
			}
		default:
			return found{}, false
		}
	}
	f := found{typ: Date, from: start, to: to, value: "XXXX-XX-" + two(d), reason: "month from publication"}
	tense := s.tense(start, to)
	ahead := tense == future
	f = s.rel(f, func(t time.Time) period {
		for n := range 12 {
			if !ahead {
				n = -n
			}
			m := containing(month, t).add(n).first
			if !valid(m.Year(), int(m.Month()), d) {
				continue
			}
			p := date(m.Year(), int(m.Month()), d)
			if wd != 0 && isoWeekday(p) != wd {
				continue
			}
			if away := p.Sub(t).Abs(); wd != 0 && tense != past && away < 15*24*time.Hour {
				return dayPeriod(p)
			}
			if !ahead && p.After(t) || ahead && p.Before(t) {
				continue
			}
			return dayPeriod(p)
		}
		return period{}
	})
	return f, f.lo.ok() || f.hi.ok() || !s.ref.known()
}
