package when

import "time"

// holiday is a feast with its day in a year; day is nil for feasts whose day is
// observed by moon or proclamation and is only known by name here.
type holiday struct {
	name string
	day  func(y int) time.Time
}

func fixed(m, d int) func(int) time.Time {
	return func(y int) time.Time { return date(y, m, d) }
}

func floating(m, wd, n int) func(int) time.Time {
	return func(y int) time.Time { return nth(y, m, wd, n) }
}

func fromEaster(n int) func(int) time.Time {
	return func(y int) time.Time { return easter(y).AddDate(0, 0, n) }
}

// easter is Western Easter Sunday by the anonymous Gregorian computus (Meeus).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return date(y, n/31, n%31+1)
}

// holidayName reads a feast at i. Those with one date in all of English news
// have their day; national days that differ by country ("Independence Day",
// "Mother's Day", "Labour Day") have none.
func (s *scan) holidayName(i int) (holiday, int, bool) {
	t := s.at(i)
	if !t.cap && !feasts[t.s] {
		return holiday{}, i, false
	}
	k := i + 1
	dayAfter := func(k int) int {
		if s.is(k, "day") && s.at(k).cap {
			return k + 1
		}
		return k
	}
	// a possessive before Day: New Year's Day, Valentine's Day, Presidents' Day
	poss := func(k int) int {
		if s.is(k, "'", "s") {
			return k + 2
		}
		if s.is(k, "'") && s.at(k).glued {
			return k + 1
		}
		return k
	}
	give := func(name string, day func(int) time.Time, to int) (holiday, int, bool) {
		if n := s.at(to); n.kind == word && n.cap && !s.titled && !calendarWord(n.s) && !after[n.s] || n.s == "-" && n.glued {
			return holiday{}, i, false // the Good Friday Agreement, the Yom Kippur War
		}
		if treeWords[s.at(to).s] {
			return holiday{}, i, false
		}
		return holiday{name, day}, to, true
	}
	switch t.s {
	case "christmas", "xmas":
		if s.is(k, "eve") {
			return give("Christmas Eve", fixed(12, 24), k+1)
		}
		return give("Christmas", fixed(12, 25), dayAfter(k))
	case "boxing", "armistice", "veterans", "memorial", "labor", "columbus", "earth", "election", "inauguration", "may", "bastille", "thanksgiving", "presidents", "groundhog":
		d := poss(k)
		if t.s == "thanksgiving" {
			return give("Thanksgiving", floating(11, 4, 4), dayAfter(k))
		}
		if dayAfter(d) == d {
			break
		}
		switch t.s {
		case "boxing":
			return give("Boxing Day", fixed(12, 26), d+1)
		case "armistice", "veterans":
			return give("Veterans Day", fixed(11, 11), d+1)
		case "memorial":
			return give("Memorial Day", func(y int) time.Time { return date(y, 5, 31).AddDate(0, 0, -(isoWeekday(date(y, 5, 31)) - 1)) }, d+1)
		case "labor":
			return give("Labor Day", floating(9, 1, 1), d+1)
		case "columbus":
			return give("Columbus Day", floating(10, 1, 2), d+1)
		case "presidents":
			return give("Presidents' Day", floating(2, 1, 3), d+1)
		case "earth":
			return give("Earth Day", fixed(4, 22), d+1)
		case "election":
			return give("Election Day", func(y int) time.Time { return nth(y, 11, 1, 1).AddDate(0, 0, 1) }, d+1)
		case "inauguration":
			return give("Inauguration Day", fixed(1, 20), d+1)
		case "may":
			return give("May Day", fixed(5, 1), d+1)
		case "groundhog":
			return give("Groundhog Day", fixed(2, 2), d+1)
		case "bastille":
			return give("Bastille Day", fixed(7, 14), d+1)
		}
	case "new":
		if s.is(k, "year") {
			d := poss(k + 1)
			switch {
			case s.is(d, "eve"):
				return give("New Year's Eve", fixed(12, 31), d+1)
			case s.is(d, "day"):
				return give("New Year's Day", fixed(1, 1), d+1)
			}
		}
	case "valentine", "valentines":
		if d := poss(k); dayAfter(d) > d {
			return give("Valentine's Day", fixed(2, 14), d+1)
		}
	case "black":
		if s.is(k, "friday") && s.at(k).cap {
			return give("Black Friday", func(y int) time.Time { return nth(y, 11, 4, 4).AddDate(0, 0, 1) }, k+1)
		}
	case "cyber":
		if s.is(k, "monday") && s.at(k).cap {
			return give("Cyber Monday", func(y int) time.Time { return nth(y, 11, 4, 4).AddDate(0, 0, 4) }, k+1)
		}
	case "halloween":
		return give("Halloween", fixed(10, 31), k)
	case "juneteenth":
		return give("Juneteenth", fixed(6, 19), k)
	case "easter":
		if s.is(k, "sunday") {
			return give("Easter", fromEaster(0), k+1)
		}
		if s.is(k, "monday") {
			return give("Easter Monday", fromEaster(1), k+1)
		}
		return give("Easter", fromEaster(0), k)
	case "good", "palm", "ash", "maundy", "holy", "pentecost", "whit":
		switch {
		case t.s == "good" && s.is(k, "friday"):
			return give("Good Friday", fromEaster(-2), k+1)
		case t.s == "palm" && s.is(k, "sunday"):
			return give("Palm Sunday", fromEaster(-7), k+1)
		case t.s == "ash" && s.is(k, "wednesday"):
			return give("Ash Wednesday", fromEaster(-46), k+1)
		case (t.s == "maundy" || t.s == "holy") && s.is(k, "thursday"):
			return give("Maundy Thursday", fromEaster(-3), k+1)
		case t.s == "holy" && s.is(k, "saturday"):
			return give("Holy Saturday", fromEaster(-1), k+1)
		case t.s == "pentecost":
			return give("Pentecost", fromEaster(49), k)
		}
	case "fourth":
		if s.is(k, "of", "july") && s.at(k+1).cap {
			return give("Fourth of July", fixed(7, 4), k+2)
		}
	case "st", "saint":
		d := s.dot(k)
		if s.is(d, "patrick") {
			if e := poss(d + 1); dayAfter(e) > e {
				return give("St. Patrick's Day", fixed(3, 17), e+1)
			}
		}
	case "martin":
		if s.is(k, "luther", "king") {
			d := k + 2
			if s.is(d, "jr") {
				d = s.dot(d + 1)
			}
			if dayAfter(d) > d {
				return give("Martin Luther King Day", floating(1, 1, 3), d+1)
			}
		}
	case "ramadan", "hanukkah", "chanukah", "passover", "diwali", "ashura", "purim", "nowruz", "sukkot", "lent":
		return give(t.s, nil, k)
	case "eid":
		if s.is(k, "al") && s.at(k+1).s == "-" {
			return give("eid", nil, min(k+3, len(s.toks)))
		}
		return give("eid", nil, k)
	case "yom":
		if s.is(k, "kippur") || s.is(k, "hashoah") {
			return give("yom", nil, k+1)
		}
	case "rosh":
		if s.is(k, "hashanah") {
			return give("rosh hashanah", nil, k+1)
		}
	case "lunar", "chinese":
		if s.is(k, "new", "year") {
			return give("Lunar New Year", nil, k+2)
		}
	}
	return holiday{}, i, false
}

// feasts are the names that are no other word, known without their capital too.
var feasts = set("christmas xmas easter thanksgiving halloween ramadan hanukkah juneteenth")

// treeWords follow a feast that is only the kind of a thing.
var treeWords = set("tree trees dinner gift gifts card cards party parties bonus song songs carol carols shopping sales egg eggs bunny island islands agreement agreements accord accords war market markets")

// holidayRule reads feasts with the year beside them or the year nearest to
// publication that fits the clause.
func holidayRule(s *scan, i int) (found, bool) {
	h, to, ok := s.holidayName(i)
	if !ok {
		return found{}, false
	}
	f := found{typ: Date, to: to, value: "XXXX-XX-XX", reason: h.name}
	in := func(p period) period {
		if !p.ok() || h.day == nil {
			return p
		}
		return dayPeriod(h.day(p.first.Year()))
	}
	if g, e, ok := s.yearOf(to, f); ok {
		g.to = e
		g.lo, g.hi = in(g.lo), in(g.hi)
		return g, true
	}
	if h.day == nil {
		f.value, f.noWhen, f.reason = "XXXX", true, h.name+" has no fixed day"
		return f, true
	}
	tense := s.tense(i, to)
	if s.is(to, "week") || s.is(to, "weekend") {
		tense = unclear // as Easter week began: its Sunday is to come
	}
	switch tense {
	case past:
		return s.rel(f, func(t time.Time) period { return h.near(t, -1) }), true
	case future:
		return s.rel(f, func(t time.Time) period { return h.near(t, 1) }), true
	}
	return s.rel(f, func(t time.Time) period {
		a, b := h.near(t, -1), h.near(t, 1)
		if t.Sub(a.first) <= b.first.Sub(t) {
			return a
		}
		return b
	}), true
}

// near is the feast before t (n < 0), after t (n > 0) or in the year of t.
func (h holiday) near(t time.Time, n int) period {
	d := h.day(t.Year())
	switch {
	case n < 0 && d.After(t):
		d = h.day(t.Year() - 1)
	case n > 0 && d.Before(t):
		d = h.day(t.Year() + 1)
	}
	return dayPeriod(d)
}
