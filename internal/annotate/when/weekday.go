package when

import "time"

// weekdayName reads a weekday at i; abbreviations only where beside says that
// a date follows, or with their full stop.
func (s *scan) weekdayName(i int, beside bool) (n, to int, ok bool) {
	t := s.at(i)
	if n := weekdays[t.s]; n > 0 && t.s[len(t.s)-1] != 's' {
		return n, i + 1, true
	}
	if n := weekdayShort[t.s]; n > 0 && t.cap && !t.caps {
		to := s.dot(i + 1)
		if beside || to > i+1 && t.s != "sat" && t.s != "sun" {
			return n, to, true
		}
		if next := s.at(to); to == i+1 && s.at(i-1).s == "on" && (next.kind == mark && next.s != "'" && next.s != "-" || after[next.s]) {
			return n, to, true // on Sat at 5
		}
	}
	return 0, i, false
}

// weekdayTitles follow a weekday in the names of newspapers and programmes.
var weekdayTitles = set(`times telegraph mail mirror express herald post independent business star world sun people
	agreement accords accord massacre club league football magazine tribune review mass`)

// weekdayNames precede a weekday and make it the name of one day or feast.
var weekdayNames = set("black bloody good ash palm holy super cyber maundy shrove giving freaky ruby easter fat")

// partOfDay reads "night", "morning", "early morning", "in the morning" at i.
func (s *scan) partOfDay(i int) (code string, to int, ok bool) {
	k := i
	if s.is(k, "in", "the") || s.is(k, "at", "night") {
		if s.is(k, "at") {
			k++
		} else {
			k += 2
		}
	} else if s.at(k).s == "-" && s.at(k).glued {
		k++
	}
	if mods[s.at(k).s] != "" {
		k = s.hyphen(k + 1)
	}
	if s.at(k).kind != word || s.at(k).cap && !s.titled {
		return "", i, false
	}
	if c := partsOfDay[s.at(k).s]; c != "" && s.at(k).s[len(s.at(k).s)-1] != 's' {
		return "T" + c, k + 1, true
	}
	return "", i, false
}

// weekdayRule reads weekdays: by default the last one before publication, the
// coming one where the clause speaks of the future.
func weekdayRule(s *scan, i int) (found, bool) {
	wd, to, ok := s.weekdayName(i, false)
	if !ok {
		return found{}, false
	}
	if !s.at(i).cap && s.at(i).Len() < 6 {
		return found{}, false
	}
	next := s.at(to)
	if s.at(i).cap && next.cap && weekdayTitles[next.s] && !s.titled || weekdayNames[s.at(i-1).s] && s.at(i-1).cap {
		return found{}, false
	}
	f := found{typ: Date, to: to, value: "XXXX-WXX-" + two(wd)[1:]}
	// "Monday of next week", "Monday last week"
	k := to
	code, e, part := s.partOfDay(to)
	if part = part && s.is(e+1, "week"); part {
		k = e // Wednesday evening next week
	}
	if s.is(k, "of") {
		k++
	}
	if s.is(k+1, "week") {
		n, ok := map[string]int{"this": 0, "last": -1, "next": 1}[s.at(k).s]
		if ok {
			f = s.rel(f, func(t time.Time) period { return dayPeriod(monday(t).AddDate(0, 0, 7*n+wd-1)) })
			f.to, f.reason = k+2, "weekday of a week counted from publication"
			if part {
				f.typ, f.part = Clock, code
				return f, true
			}
			return s.withTime(f), true
		}
	}
	if s.is(k, "the") && s.is(k+2, "week") && s.lastDay.known() {
		if n := shifts[s.at(k+1).s]; n != 0 && s.at(k+1).s != "last" {
			f.to, f.reason = k+3, "weekday of a week counted from the text"
			f = s.fromText(f, s.lastDay, func(p period) period { return dayPeriod(monday(p.first).AddDate(0, 0, 7*n+wd-1)) })
			return s.withTime(f), true
		}
	}
	f.weekday = wd
	tense := s.tense(i, to)
	if s.is(to, "'", "s") {
		// "follows Tuesday's declaration": what comes after the noun is another clause
		tense = past
		for k := to + 2; k < to+6; k++ {
			if s.is(k, "will") || s.is(k, "would") {
				tense = future
			}
		}
	}
	if tense == unclear && s.timetabled(i) {
		tense = future
	}
	if s.is(to, "as") && planned[s.at(to+2).s] {
		tense = future
	}
	if s.first(i-1) && s.tenseAfter(to) == past {
		tense = past // Until Thursday, they had not called
	} else if s.until(i) && (tense != past || !s.is(i-1, "by")) {
		tense = future
	}
	switch tense {
	case future:
		f = s.rel(f, func(t time.Time) period { return weekdayFrom(t, wd) })
		f.reason = "weekday after publication"
	default:
		f = s.rel(f, func(t time.Time) period { return weekdayTo(t, wd) })
		f.reason = "weekday before publication"
	}
	return s.withTime(f), true
}

// weekdayTo is the last day wd on or before t.
func weekdayTo(t time.Time, wd int) period {
	return dayPeriod(t.AddDate(0, 0, -(isoWeekday(t)-wd+7)%7))
}

// weekdayFrom is the first day wd on or after t.
func weekdayFrom(t time.Time, wd int) period {
	return dayPeriod(t.AddDate(0, 0, (wd-isoWeekday(t)+7)%7))
}

// withTime adds the part of the day or the clock time that follows a day.
func (s *scan) withTime(f found) found {
	if code, to, ok := s.partOfDay(f.to); ok {
		f.to, f.part, f.typ = to, code, Clock
		if c, e, ok := s.clockAfter(to); ok {
			c = c.inPart(code[1:])
			f.to, f.clock, f.part = e, c, c.part()
		} else if c, e, ok := s.bareHour(to, code[1:]); ok {
			f.to, f.clock, f.part = e, c, c.part()
		}
		return f
	}
	if c, to, ok := s.clockAfter(f.to); ok {
		f.to, f.typ, f.clock, f.part = to, Clock, c, c.part()
	} else if c, to, ok := s.bareHour(f.to, ""); ok {
		f.to, f.typ, f.clock, f.part = to, Clock, c, c.part()
	}
	return f
}

// clockAfter reads "at 9 a.m.", ", 5 p.m. EST" after a day.
func (s *scan) clockAfter(i int) (clockTime, int, bool) {
	k := i
	if s.at(k).s == "," {
		k++
	}
	if s.is(k, "at") {
		k++
	}
	for around[s.at(k).s] {
		k++
	}
	return s.clock(k)
}

// bareHour reads "at 7", "around 7:30" behind a day or a part of the day, whose code,
// "" for none, tells the half of the day.
func (s *scan) bareHour(i int, code string) (c clockTime, to int, ok bool) {
	k := i
	if s.is(k, "at") {
		k++
	}
	for around[s.at(k).s] {
		k++
	}
	if k == i || code == "" && !s.is(i, "at") && !s.is(i, "around") {
		return c, i, false
	}
	h, m, e, ok := s.hourMinute(k)
	if !ok || h == 12 && code != "" || code == "NI" && h < 5 {
		return c, i, false
	}
	if n := s.at(e); e < len(s.toks) && (n.kind == number || n.kind == word && (!after[n.s] || n.s == "of") || n.s == "-" || n.s == "%" || n.s == "/" || n.s == ":" || n.s == "." && s.at(e+1).kind == number && s.at(e+1).glued) {
		return c, i, false // at 7 places
	}
	return clockTime{known: true, hour: h, minute: m, second: -1, half: true}.inPart(code), e, true
}

var around = set("about around approximately roughly nearly shortly just")

// dayWords are words for days counted from the publication day.
var dayWords = map[string]int{"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}

// dayWordRule reads today, yesterday, tomorrow, tonight, "this morning", "last night".
func dayWordRule(s *scan, i int) (found, bool) {
	t := s.at(i)
	f := found{typ: Date, value: "XXXX-XX-XX", to: i + 1}
	if n, ok := dayWords[t.s]; ok {
		if s.named(i) || s.at(i-1).s == "usa" {
			return found{}, false
		}
		if s.is(i+1, "'", "s") && t.s == "today" && s.at(i+3).kind == word {
			// "today's world" is no day, "today's meeting" is
			if s.is(i+3, "world") || s.is(i+3, "society") || s.is(i+3, "youth") {
				f.value, f.noWhen, f.reason = "PRESENT_REF", true, "the present"
				return f, true
			}
		}
		f = s.rel(f, func(t time.Time) period { return dayPeriod(t.AddDate(0, 0, n)) })
		switch n {
		case 0:
			f.reason = "day of publication"
		case -1:
			f.reason = "day before publication"
		default:
			f.reason = "day after publication"
		}
		if t.s == "tonight" {
			f.typ, f.part = Clock, "TNI"
			if c, to, ok := s.clockAfter(f.to); ok {
				f.to, f.clock, f.part = to, c, c.part()
			} else if c, to, ok := s.bareHour(f.to, "NI"); ok {
				f.to, f.clock, f.part = to, c, c.part() // tonight at 7
			}
			return f, true
		}
		return s.withTime(f), true
	}
	if t.s == "overnight" && !s.named(i) {
		f = s.rel(f, dayPeriod)
		f.typ, f.part, f.reason, f.silent = Clock, "TNI", "night of publication", true
		f.noWhen = true
		return f, true
	}
	n := 0
	switch t.s {
	case "this":
	case "last":
		n = -1
	default:
		return found{}, false
	}
	k := i + 1
	if mods[s.at(k).s] != "" {
		f.mod = mods[s.at(k).s]
		k = s.hyphen(k + 1)
	}
	code := partsOfDay[s.at(k).s]
	if code == "" || s.at(k).cap && !s.titled || s.at(k).s[len(s.at(k).s)-1] == 's' || n < 0 && code != "NI" && code != "EV" {
		return found{}, false
	}
	f = s.rel(f, func(t time.Time) period { return dayPeriod(t.AddDate(0, 0, n)) })
	f.to, f.typ, f.part, f.reason = k+1, Clock, "T"+code, "day of publication"
	if n < 0 {
		f.reason = "night before publication"
	}
	if c, to, ok := s.clockAfter(f.to); ok {
		c = c.inPart(code)
		f.to, f.clock, f.part = to, c, c.part()
	} else if c, to, ok := s.bareHour(f.to, code); ok {
		f.to, f.clock, f.part = to, c, c.part()
	}
	return f, true
}

// partOfDayRule reads a part of the day without its day: "in the morning",
// "by mid afternoon", "the next morning" is in nextRule.
func partOfDayRule(s *scan, i int) (found, bool) {
	k := i
	f := found{typ: Clock, value: "XXXX-XX-XX", reason: "day of the text"}
	if s.is(k, "the") {
		k++
	}
	if m := mods[s.at(k).s]; m != "" && s.at(k).s != "later" && s.at(k).s != "earlier" {
		f.mod = m
		k = s.hyphen(k + 1)
	}
	code := partsOfDay[s.at(k).s]
	if code == "" || code == "NI" && f.mod == "" || s.at(k).cap && !s.titled || s.at(k).s[len(s.at(k).s)-1] == 's' {
		return found{}, false
	}
	if k == i {
		return found{}, false
	}
	if n := s.at(k + 1); n.kind == word && !after[n.s] && !n.cap || n.s == "-" && n.glued {
		return found{}, false
	}
	switch s.at(i - 1).s {
	case "in", "by", "until", "during", "through", "since", "at", "from", "for":
	default:
		return found{}, false
	}
	f.to, f.part = k+1, "T"+code
	if c, to, ok := s.bareHour(k+1, code); ok {
		f.to, f.clock, f.part = to, c, c.part()
	}
	if s.lastDay.known() && s.sentence-s.lastDay.sentence <= 2 {
		f = s.fromText(f, s.lastDay, func(p period) period { return p })
	} else {
		f = s.rel(f, dayPeriod)
		f.reason = "day of publication"
	}
	f.silent = true
	return f, true
}

// after are words that may follow a time expression without being its noun.
var after = set(`and or but the a an in on at of for from to by with after before when while as that which who he she it they
	we i you his her their its is was were are has had have will would said says until until during since then if because
	this these those not no so than also local`)
