package when

import "time"

// rules are tried in this order at each token: what names more of the calendar
// comes first.
var rules = []func(*scan, int) (found, bool){
	clockRule, setRule, ofRule, partRule, dateRule, anotherDay, weekdayRule, dayWordRule, quarterRule, unitRule, countRule, allRule, yearRule,
	holidayRule, monthRule, seasonRule, partOfDayRule, referenceRule, periodRule,
}

// starters are the words that can begin an expression; every other word is
// passed over without trying a rule.
var starters = func() map[string]bool {
	m := set(`the a an that this these last past previous next coming following upcoming preceding prior latest same current
		early late earlier later mid end beginning start middle close sometime every each all noon midnight midday
		nearly almost about around roughly approximately some over at up more longer less fewer no just barely only several
		many few half first final fiscal financial calendar its year fy q h now right present recently recent future week year weekdays
		weekends day month today yesterday tomorrow tonight overnight in new st saint christmas xmas boxing armistice veterans
		memorial labor columbus election inauguration bastille thanksgiving presidents groundhog valentine valentines
		halloween juneteenth easter good palm ash maundy holy pentecost whit martin ramadan hanukkah chanukah passover
		diwali black cyber ashura purim nowruz sukkot lent eid yom rosh lunar chinese earth fourth latter comparable corresponding small
		hundred thousand quarter period semi bi`)
	add := func(w string) { m[w] = true }
	for w := range months {
		add(w)
	}
	for w := range weekdays {
		add(w)
	}
	for w := range weekdayShort {
		add(w)
	}
	for w, u := range units {
		if u.plural {
			add(w)
		}
	}
	for w := range seasonsOf {
		add(w)
	}
	for w := range partsOfDay {
		add(w)
	}
	for w := range ones {
		add(w)
	}
	for w := range tens {
		add(w)
	}
	for w := range decadesOf {
		add(w)
	}
	for w := range ordinals {
		add(w)
	}
	for w := range often {
		add(w)
	}
	for w := range references {
		add(w)
	}
	return m
}()

// periodRule reads "the weekend", "the year", "the week of March 6", "year-end",
// "the day before" and such: units with no word that moves them.
func periodRule(s *scan, i int) (found, bool) {
	k := i
	the := s.is(k, "the")
	if the {
		k++
	}
	if s.is(k, "full") || s.is(k, "entire") || s.is(k, "fiscal") && the {
		k++
	}
	f := found{typ: Date, to: k + 1}
	// year-end, year's end
	if s.is(k, "year") && !s.named(k) {
		e := s.hyphen(k + 1)
		if s.is(e, "'", "s") {
			e += 2
		}
		if s.is(e, "end") {
			f.to, f.value, f.mod = e+1, "XXXX", "END"
			tense := s.tense(i, f.to)
			f.reason = "end of the year of publication"
			f = s.rel(f, func(t time.Time) period {
				if tense == past && s.is(i-1, "since") {
					return containing(year, t).add(-1)
				}
				return containing(year, t)
			})
			return f, true
		}
	}
	u, ok := units[s.at(k).s]
	if !ok || u.plural || s.named(k) || u.unit.clock() {
		return found{}, false
	}
	if n := s.at(k + 1); u.unit == week && n.kind == number && n.n >= 1 && n.n <= 53 && (s.is(k+2, "of") || s.is(k+2, "in") || s.is(k+2, ",")) {
		if y, to, ok := s.yearNumber(k + 3); ok { // week 3 of 2027, as ISO 8601 counts them
			f.to, f.reason = to, "stated"
			return abs(f, period{week, monday(date(y, 1, 4)).AddDate(0, 0, 7*(n.n-1))}), true
		}
	}
	// "the week of March 6", "the week ending Oct. 3"
	if u.unit == week && (s.is(k+1, "of") || s.is(k+1, "beginning") || s.is(k+1, "ending") || s.is(k+1, "starting")) {
		if g, ok := dateRule(s, k+2); ok && g.lo.unit == day && !g.end.ok() {
			g.lo, g.hi = containing(week, g.lo.first), containing(week, g.hi.first)
			g.value = masked(week)
			return g, true
		}
	}
	if !the {
		return found{}, false
	}
	if s.is(k+1, "after", "next") && (s.at(k+3).kind != word || after[s.at(k+3).s]) && u.unit != weekend {
		un := u.unit
		f.to, f.value, f.reason = k+3, masked(un), un.noun()+" after the next one"
		return s.rel(f, func(t time.Time) period { return containing(un, t).add(2) }), true
	}
	// "the day before", "the week after" with nothing to count from beside it
	if u.unit == day || u.unit == week || u.unit == month || u.unit == year {
		n := 0
		switch s.at(k + 1).s {
		case "before":
			n = -1
		case "after":
			n = 1
		}
		if n != 0 {
			for _, rule := range []func(*scan, int) (found, bool){dateRule, anotherDay, weekdayRule, dayWordRule, unitRule, holidayRule} {
				g, ok := rule(s, k+2)
				if !ok || g.typ != Date || g.lo.unit != day || !g.event.Empty() {
					continue
				}
				un := u.unit
				g.lo, g.hi = containing(un, g.lo.first).add(n), containing(un, g.hi.first).add(n)
				g.value, g.reason = masked(un), un.noun()+" beside the date named"
				return g, true
			}
			if next := s.at(k + 2); next.kind == word && next.s != "in" && next.s != "on" && next.s != "at" && next.s != "and" {
				return s.unitBeside(i, k, u.unit) // the day before the vote: counted from an event
			}
			if m, ok := s.base(u.unit); ok {
				f.to, f.value, f.reason = k+2, masked(u.unit), u.unit.noun()+" beside the one named"
				return s.fromText(f, m, func(p period) period { return containing(u.unit, p.first).add(n) }), true
			}
			return found{}, false
		}
	}
	switch u.unit {
	case weekend:
		f.value, f.reason = masked(weekend), "weekend nearest to publication"
		if s.tense(i, f.to) == future || s.is(i-2, "ahead", "of") || s.is(i-1, "until") || s.is(i-1, "before") {
			return s.rel(f, func(t time.Time) period { return containing(weekend, t) }), true
		}
		return s.rel(f, func(t time.Time) period {
			w := containing(weekend, t)
			if w.first.After(t) {
				return w.add(-1)
			}
			return w
		}), true
	case year:
		if s.is(k+1, "to", "date") {
			f.to, f.value, f.reason = k+3, masked(year), "year of publication"
			return s.rel(f, func(t time.Time) period { return containing(year, t) }), true
		}
		if s.is(k+1, "ended") || s.is(k+1, "ending") || s.is(k+1, "to") {
			f.typ, f.value, f.reason = Duration, "P1Y", "duration"
			return f, true
		}
		switch s.at(i - 1).s {
		case "for", "of", "in", "during", "throughout", "over", "through":
			if s.is(k+1, "of") || s.is(k+1, "'") {
				return found{}, false
			}
			f.value, f.reason = masked(year), "year of publication"
			return s.rel(f, func(t time.Time) period { return containing(year, t) }), true
		}
	case week:
		switch s.at(i - 1).s {
		case "for", "of", "during", "throughout", "over", "in":
			if s.at(k+1).kind == word && !after[s.at(k+1).s] {
				return found{}, false
			}
			f.value, f.reason = masked(week), "week of publication"
			return s.rel(f, func(t time.Time) period { return containing(week, t) }), true
		}
	}
	return found{}, false
}

// ofRule reads a part of a period by number: "the first week of January", "the
// last day of 2019", "the second Monday of October", "the early hours of
// Thursday".
func ofRule(s *scan, i int) (found, bool) {
	k := i
	if s.is(k, "the") {
		k++
	}
	if s.is(k, "early", "hours", "of") || s.is(k, "small", "hours", "of") {
		f, ok := weekdayRule(s, k+3)
		if !ok {
			f, ok = dateRule(s, k+3)
		}
		if !ok || f.lo.unit == noUnit && f.hi.unit == noUnit && f.value == "" {
			return found{}, false
		}
		if f.part == "" {
			f.typ, f.part = Clock, "TMO"
		}
		return f, true
	}
	n, to := 0, k
	switch s.at(k).s {
	case "last", "final":
		n, to = -1, k+1
	default:
		o, e, ok := s.ordinal(k)
		if !ok || o > 53 {
			return found{}, false
		}
		n, to = o, e
	}
	several := 1
	if c, e, ok := s.cardinal(to); ok && c > 1 && c < 53 && (n == 1 || n == -1) {
		if u, ok := units[s.at(e).s]; ok && u.plural && (u.unit == week || u.unit == day) && (s.is(e+1, "of") || s.is(e+1, "in")) {
			several, to = c, e
		}
	}
	wd, e, weekday := s.weekdayName(to, false)
	un := day
	if !weekday {
		u, ok := units[s.at(to).s]
		if !ok || u.plural != (several > 1) || s.named(to) {
			return found{}, false
		}
		switch u.unit {
		case day, week, weekend, month:
			un = u.unit
		default:
			return found{}, false
		}
		e = to + 1
	}
	if !s.is(e, "of") && !s.is(e, "in") {
		return found{}, false
	}
	f, ok := s.calendarAt(e + 1)
	if !ok || f.typ != Date || f.end.ok() || f.part != "" {
		return found{}, false
	}
	pick := func(p period) period {
		if !p.ok() || p.unit == day || p.unit <= un {
			return period{}
		}
		var q period
		switch {
		case weekday && n > 0:
			q = weekdayFrom(p.first, wd).plus(7 * (n - 1))
		case weekday:
			q = weekdayTo(p.last(), wd)
		case n > 0:
			q = containing(un, p.first)
			if un == week && isoWeekday(p.first) > 4 {
				q = q.add(1) // the week that has most of its days in the period
			}
			q = q.add(n - 1)
		default:
			q = containing(un, p.last())
			if un == week && isoWeekday(p.last()) < 4 {
				q = q.add(-1)
			}
		}
		if q.first.After(p.last()) || q.last().Before(p.first) {
			return period{}
		}
		return q
	}
	whole := f.lo
	f.lo, f.hi = pick(f.lo), pick(f.hi)
	if several > 1 {
		// the first two weeks of 2015: from the first to the second
		if !f.lo.ok() || f.lo != f.hi {
			return found{}, false
		}
		if n > 0 {
			f.end = f.lo.add(several - 1)
		} else {
			f.end = f.lo
			f.lo = f.lo.add(1 - several)
			f.hi = f.lo
		}
		if f.end.first.After(whole.last()) || f.lo.last().Before(whole.first) {
			return found{}, false
		}
	}
	f.value, f.mod, f.when, f.noWhen = masked(un), "", "", false
	f.reason = "part of the period named"
	return f, true
}

// plus moves a day by n days.
func (p period) plus(n int) period { return period{p.unit, p.first.AddDate(0, 0, n)} }
