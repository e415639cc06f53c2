package when

import "time"

// shift words move a unit from the present one.
var shifts = map[string]int{
	"this": 0, "current": 0, "last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1,
	"preceding": -1, "prior": -1, "latest": 0,
}

// unitRule reads a unit counted from the present or from the text: "this
// year", "last month", "next week", "the following day", "that year", "the
// same day", "last June", "next Monday", "last spring", "this Christmas".
func unitRule(s *scan, i int) (found, bool) {
	t := s.at(i)
	k := i
	switch t.s {
	case "the":
		k++
		if s.is(k, "very") {
			k++
		}
	case "that", "same":
		return s.sameRule(i)
	}
	if s.at(k).s == "same" {
		return s.sameRule(i)
	}
	w := s.at(k).s
	n, ok := shifts[w]
	if !ok || s.named(k) && s.named(k+1) {
		return found{}, false
	}
	k++
	ahead := false // "in the next day or so" looks ahead from now
	switch s.at(i - 1).s {
	case "in", "over", "within", "for", "during":
		ahead = true
	}
	fromText := w == "following" || w == "previous" || w == "preceding" || w == "prior" || w == "next" && t.s == "the" && !ahead
	if w == "this" && (s.is(k, "coming") || s.is(k, "past") || s.is(k, "current") || s.is(k, "same")) {
		n = shifts[s.at(k).s]
		k++
	}
	if s.is(k, "calendar") || s.is(k, "full") || s.is(k, "fiscal") || s.is(k, "financial") {
		k++
	}
	f := found{typ: Date}
	if n < 0 && (s.at(k).s == "early" || s.at(k).s == "late") {
		return found{}, false
	}
	if u := units[s.at(k).s]; u.unit == week && !u.plural && !fromText && (n < 0 || n > 0 || t.s == "this") {
		on := k + 1
		if s.is(on, "on") {
			on++
		}
		if wd, to, ok := s.weekdayName(on, true); ok { // next week Wednesday, next week on Tuesday
			f.to, f.value, f.reason = to, "XXXX-WXX-"+two(wd)[1:], "weekday of a week counted from publication"
			f = s.rel(f, func(t time.Time) period { return dayPeriod(monday(t).AddDate(0, 0, 7*n+wd-1)) })
			return s.withTime(f), true
		}
	}
	if wd, to, ok := s.weekdayName(k, false); ok {
		f.to = to
		f.value = "XXXX-WXX-" + two(wd)[1:]
		if fromText && s.lastDay.known() {
			f.reason = "weekday beside the day named"
			f = s.fromText(f, s.lastDay, func(p period) period {
				if n < 0 {
					return weekdayTo(p.first.AddDate(0, 0, -1), wd)
				}
				return weekdayFrom(p.first.AddDate(0, 0, 1), wd)
			})
			return s.withTime(f), true
		}
		f = s.rel(f, func(t time.Time) period {
			switch {
			case n < 0:
				return weekdayTo(t.AddDate(0, 0, -1), wd)
			case n == 0 && s.tense(i, to) == past:
				return weekdayTo(t, wd)
			case n == 0:
				return dayPeriod(monday(t).AddDate(0, 0, wd-1))
			case w == "next":
				// Next Monday is the Monday of next week, whatever today is.
				return dayPeriod(monday(t).AddDate(0, 0, 6+wd))
			}
			return weekdayFrom(t.AddDate(0, 0, 1), wd)
		})
		f.reason = "weekday counted from publication"
		return s.withTime(f), true
	}
	if m, to, ok := s.monthAfterShift(k); ok {
		if _, _, isDate := s.isDay(to); isDate && s.at(to).kind == number {
			return found{}, false
		}
		f.to, f.value, f.reason = to, "XXXX-"+two(m), "month counted from publication"
		f = s.rel(f, func(t time.Time) period {
			here := monthPeriod(t.Year(), m)
			switch {
			case n == 0:
				return here
			case n < 0:
				if here.last().Before(t) && m != int(t.Month()) {
					return here
				}
				return here.add(-12)
			}
			if m > int(t.Month()) {
				return here
			}
			return here.add(12)
		})
		return f, true
	}
	if code := seasonsOf[s.at(k).s]; code != "" && !s.named(k) {
		f.to, f.value, f.reason = k+1, "XXXX-"+code, "season counted from publication"
		f = s.rel(f, func(t time.Time) period { return seasonNear(t, code, n) })
		return f, true
	}
	if h, to, ok := s.holidayName(k); ok && h.day != nil {
		f.to, f.value, f.reason = to, "XXXX", "holiday counted from publication"
		f = s.rel(f, func(t time.Time) period { return h.near(t, n) })
		return f, true
	}
	// "the next morning", "the previous night"
	if code := partsOfDay[s.at(k).s]; code != "" && t.s == "the" && n != 0 && w != "last" && w != "past" && s.at(k).s[len(s.at(k).s)-1] != 's' && !s.named(k) {
		f.to, f.typ, f.part, f.value = k+1, Clock, "T"+code, masked(day)
		f.reason = "day " + map[bool]string{true: "before", false: "after"}[n < 0] + " the one named"
		if m, ok := s.base(day); ok {
			return s.fromText(f, m, func(p period) period { return containing(day, p.first).add(n) }), true
		}
		f.silent = true
		return f, true
	}
	u, ok := units[s.at(k).s]
	if ok && u.unit == fortnight && !u.plural && !s.named(k) && (w == "past" || w == "last" || w == "next" || w == "coming") {
		f.to, f.typ, f.value, f.noWhen, f.relative = k+1, Duration, "P2W", true, true
		f.when, f.reason = s.back(count{n: 1}, fortnight), "counted back from publication"
		if n > 0 {
			f.when, f.reason = s.onward(count{n: 1}, fortnight), "counted on from publication"
		}
		return f, true
	}
	if !ok || s.named(k) || u.plural || u.unit.clock() || u.unit == fortnight {
		return found{}, false
	}
	if s.at(k+1).s == "-" && s.at(k+1).glued && s.at(k+2).glued && w != "last" {
		return found{}, false
	}
	if u.unit == night {
		return found{}, false
	}
	if w == "last" && t.s == "the" && u.unit == day {
		return found{}, false
	}
	f.to = k + 1
	f.value = masked(u.unit)
	part := ""
	if u.unit == day || w == "next" && s.at(k).s == "morning" {
		if code, to, ok := s.partOfDay(f.to); ok {
			part, f.to, f.typ = code, to, Clock
		}
	}
	f.part = part
	if fromText {
		if m, ok := s.base(u.unit); ok {
			f.reason = u.unit.noun() + " " + map[bool]string{true: "before", false: "after"}[n < 0] + " one named"
			return s.fromText(f, m, func(p period) period { return containing(u.unit, p.first).add(n) }), true
		}
	}
	if w == "latest" {
		n = 0
		if u.unit == quarter {
			return s.latestQuarter(f), true
		}
	}
	if u.unit == day && w == "this" {
		f.reason = "day of publication"
	}
	f = s.rel(f, func(t time.Time) period { return containing(u.unit, t).add(n) })
	switch n {
	case 0:
		f.reason = u.unit.noun() + " of publication"
	case -1:
		f.reason = u.unit.noun() + " before publication"
	default:
		f.reason = u.unit.noun() + " after publication"
	}
	if (w == "past" || w == "last" && t.s == "the") && (u.unit == decade || u.unit == century) {
		f.typ, f.value, f.noWhen = Duration, duration(count{n: 1}, u.unit), true
		f.lo, f.hi = period{}, period{}
		f.when, f.reason, f.relative = s.back(count{n: 1}, u.unit), "counted back from publication", true
		return f, true
	}
	if w == "past" && u.unit != weekend {
		// "the past year" is the twelve months before publication
		f.when = s.back(count{n: 1}, u.unit)
	}
	// "last year's third quarter"
	if u.unit == year && s.is(f.to, "'", "s") {
		if g, ok := s.quarterOfYear(f, f.to+2); ok {
			return g, true
		}
		if s.is(f.to+2, "quarter") && n == -1 {
			f.to, f.when = f.to+3, ""
			return s.quarterInText(f, -4), true
		}
	}
	return f, true
}

func (s *scan) monthAfterShift(k int) (int, int, bool) {
	t := s.at(k)
	if m := months[t.s]; m > 0 && t.cap {
		to := k + 1
		if t.Len() <= 4 && t.s != "may" && t.s != "june" && t.s != "july" {
			to = s.dot(to)
		}
		return m, to, true
	}
	return 0, k, false
}

// seasonNear is the season code n seasons of that name from t: the last one
// that ended or began, the one of the year, the next to begin.
func seasonNear(t time.Time, code string, n int) period {
	m := map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
	p := period{season, date(t.Year(), m, 1)}
	switch {
	case n < 0:
		for !p.last().Before(t) {
			p = period{season, date(p.first.Year()-1, m, 1)}
		}
	case n > 0:
		for !p.first.After(t) {
			p = period{season, date(p.first.Year()+1, m, 1)}
		}
	case code == "WI" && t.Month() < 3:
		p = period{season, date(t.Year()-1, 12, 1)}
	}
	return p
}

// masked is the TIMEX3 value of an unknown period of unit u.
func masked(u unit) string {
	switch u {
	case day:
		return "XXXX-XX-XX"
	case week:
		return "XXXX-WXX"
	case weekend:
		return "XXXX-WXX-WE"
	case month:
		return "XXXX-XX"
	case quarter:
		return "XXXX-QX"
	case decade:
		return "XXX"
	case century:
		return "XX"
	}
	return "XXXX"
}

func (u unit) noun() string {
	return [...]string{"time", "second", "minute", "hour", "day", "weekend", "week", "month", "season", "quarter", "half",
		"year", "decade", "century", "fortnight", "night", "business day"}[u]
}

// base is the mention that a unit is counted from: of a kind at least as fine.
func (s *scan) base(u unit) (mention, bool) {
	switch u {
	case day, weekend, week:
		return s.lastDay, s.lastDay.known()
	case month:
		if s.lastAny.known() && (s.lastAny.lo.unit == day || s.lastAny.lo.unit == month) {
			return s.lastAny, true
		}
		return s.lastDay, s.lastDay.known()
	case quarter:
		return s.lastQuarter, s.lastQuarter.known()
	}
	return s.lastAny, s.lastAny.known()
}

// sameRule reads "the same day", "that year", "that same week", "that day".
func (s *scan) sameRule(i int) (found, bool) {
	k := i
	for s.is(k, "the") || s.is(k, "that") || s.is(k, "same") || s.is(k, "very") {
		k++
	}
	u, ok := units[s.at(k).s]
	if !ok || u.plural || u.unit.clock() || s.named(k) || u.unit == fortnight {
		// "that morning", "the same night"
		if code := partsOfDay[s.at(k).s]; code != "" && s.at(k).s[len(s.at(k).s)-1] != 's' && s.lastDay.known() {
			f := found{typ: Clock, to: k + 1, part: "T" + code, reason: "day named before", silent: true}
			return s.fromText(f, s.lastDay, func(p period) period { return p }), true
		}
		return found{}, false
	}
	f := found{typ: Date, to: k + 1, value: masked(u.unit)}
	un := u.unit
	if un == night {
		un, f.part, f.typ, f.silent = day, "TNI", Clock, true
	}
	m, ok := s.base(un)
	if s.lastAny.known() && s.lastAny.lo.unit == un {
		m, ok = s.lastAny, true
	}
	if !ok {
		if s.at(i).s == "that" && !s.is(i+1, "same") && un != year && un != day {
			return found{}, false
		}
		f.reason = "no " + un.noun() + " named before"
		return f, true
	}
	f.reason = un.noun() + " named before"
	return s.fromText(f, m, func(p period) period { return containing(un, p.first) }), true
}
