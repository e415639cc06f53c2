package when

import "strings"

// spoken reads a time of day as it is said: "half past seven", "a quarter to
// nine", "ten minutes to midnight". Without a.m. or p.m. which half of the day
// is meant is not told.
func (s *scan) spoken(i int) (c clockTime, to int, ok bool) {
	k, minutes := i, 0
	if s.is(k, "a", "quarter") {
		k++
	}
	switch t := s.at(k); {
	case t.s == "half":
		if !s.is(k+1, "past") {
			return c, i, false
		}
		k, minutes = k+1, 30
	case t.s == "quarter":
		k, minutes = k+1, 15
	case t.kind == word && (ones[t.s] > 0 || tens[t.s] > 0) || t.kind == number && len(t.s) <= 2:
		n, e, ok := s.cardinal(k)
		switch {
		case !ok || n > 59:
			return c, i, false
		case s.is(e, "minutes") || s.is(e, "minute") || s.is(e, "min"):
			e++
		case n%5 != 0 || n > 25 || !s.is(e, "past"):
			return c, i, false // "ten past nine" goes without; "ten to nine" is a vote
		}
		k, minutes = e, n
	default:
		return c, i, false
	}
	switch s.at(k).s {
	case "past", "after":
	case "to", "before":
		minutes = -minutes
	default:
		return c, i, false
	}
	if minutes == 0 {
		return c, i, false
	}
	k++
	h := s.at(k)
	hour, certain := 0, false
	switch {
	case h.s == "midnight" && !s.named(k):
		hour, certain = 24, true
		if minutes > 0 {
			hour = 0
		}
	case h.s == "noon" || h.s == "midday" && !s.named(k):
		hour, certain = 12, true
	case h.kind == word:
		hour = ones[h.s]
	case h.kind == number && len(h.s) <= 2:
		hour = h.n
	}
	if !certain && (hour < 1 || hour > 12 || isUnit(s.at(k+1).s) || s.at(k+1).s == "-" || s.at(k+1).s == ":") {
		return c, i, false
	}
	c = clockTime{known: true, hour: hour, minute: -1, second: -1}
	k++
	if !certain {
		if d, e, ok := s.meridiem(c, k); ok {
			c, k, certain = d, e, !s.is(k, "o", "'", "clock") || e > k+3
		} else if n := s.at(k); n.kind == word && !after[n.s] && !n.cap || n.kind == number {
			return c, i, false // five minutes to six players
		}
	}
	c.half = !certain
	all := (c.hour*60 + minutes + 24*60) % (24 * 60)
	c.hour, c.minute = all/60, all%60
	return s.zoned(c, k)
}

// hours reads a stretch of the day that has its a.m. or p.m. once, "3-4 p.m.",
// "between 2 and 2:30 p.m.": the time is its first hour, and no finer than the day.
func (s *scan) hours(i int) (c clockTime, to int, ok bool) {
	hour, minute, k, ok := s.hourMinute(i)
	if !ok {
		return c, i, false
	}
	switch h := s.at(k); {
	case h.s == "to", h.s == "and" && s.is(i-1, "between"):
	case h.s == "-" && (h.glued == s.at(k+1).glued):
	default:
		return c, i, false
	}
	endHour, endMinute, e, ok := s.hourMinute(k + 1)
	if !ok {
		return c, i, false
	}
	end, to, ok := s.meridiem(clockTime{known: true, hour: endHour, minute: endMinute, second: -1}, e)
	if !ok {
		return c, i, false
	}
	c = end
	c.hour, c.minute = hour%12, minute
	if end.hour >= 12 && (c.hour+12)*60+max(c.minute, 0) < end.hour*60+max(end.minute, 0) {
		c.hour += 12 // 3-4 p.m., but 11-1 p.m.
	}
	c.half = true
	return c, to, true
}

// hourMinute reads an hour of twelve at i in figures or words, with or without its
// minutes, "7:30", "seven twenty-seven"; minute is -1 without.
func (s *scan) hourMinute(i int) (hour, minute, to int, ok bool) {
	t, m := s.at(i), s.at(i+2)
	if h := ones[t.s]; h >= 1 && h <= 12 {
		k := s.hyphen(i + 1)
		if n, e, ok := s.cardinal(k); ok && s.at(k).kind == word && n >= 10 && n < 60 {
			return h, n, e, true
		}
		return h, -1, i + 1, true
	}
	if t.kind != number || len(t.s) > 2 || t.n < 1 || t.n > 12 {
		return 0, 0, i, false
	}
	if s.at(i+1).s == ":" && s.at(i+1).glued && m.glued && m.kind == number {
		return t.n, m.n, i + 3, len(m.s) == 2 && m.n < 60
	}
	return t.n, -1, i + 1, true
}

// bareStretch reads hours that only the day beside them makes a time, "from 7 to 7:30"
// after "this evening", "between 10 and 11:30 on Monday". The time is the first hour;
// without a part of the day which half is meant is not told.
func (s *scan) bareStretch(i int) (found, bool) {
	lead := s.at(i - 1).s
	h, m, k, ok := s.hourMinute(i)
	if !ok || lead != "from" && lead != "between" && m < 0 {
		return found{}, false
	}
	switch join := s.at(k).s; join {
	case "to", "until", "till", "-":
	case "and":
		if lead != "between" {
			return found{}, false
		}
	default:
		return found{}, false
	}
	_, m2, e, ok := s.hourMinute(k + 1)
	// "revised from eight to six on Saturday" are no hours
	if lead != "from" && lead != "between" && m2 < 0 {
		return found{}, false
	}
	sure := m >= 0 || m2 >= 0 || lead == "between" || s.at(k).s == "-"
	if n := s.at(e); !ok || n.kind == number || n.s == "%" || n.s == "-" || n.s == "/" || n.s == ":" || n.s == "." && s.at(e+1).glued {
		return found{}, false
	}
	if _, _, told := s.meridiem(clockTime{hour: h}, e); told {
		return found{}, false
	}
	f := found{typ: Clock, to: e, value: "XXXX-XX-XX", clock: clockTime{known: true, hour: h, minute: m, second: -1, half: true}}
	f.part = f.clock.part()
	n := e
	if s.is(n, "on") {
		n++
	}
	for _, rule := range []func(*scan, int) (found, bool){dateRule, weekdayRule, dayWordRule} {
		d, ok := rule(s, n)
		if !ok || d.end.ok() || d.clock.known || d.typ == Date && d.lo.unit != day && d.hi.unit != day || d.typ != Date && d.typ != Clock {
			continue
		}
		if d.typ == Clock && len(d.part) > 1 {
			f.clock = f.clock.inPart(d.part[1:])
		} else if !sure {
			return found{}, false
		}
		d.typ, d.clock, d.part = Clock, f.clock, f.clock.part()
		return d, true
	}
	before := i - 2
	if s.is(before, ",") {
		before--
	}
	if len(s.out) == 0 || before < 0 || s.out[len(s.out)-1].End != s.at(before).End || !s.lastDay.known() || s.lastDay.sentence != s.sentence {
		return found{}, false
	}
	p := s.out[len(s.out)-1]
	date, part, _ := strings.Cut(p.Value, "T")
	if len(date) != len("2025-09-09") {
		return found{}, false
	}
	if part != "" && part[0] <= '9' || part == "" && !sure {
		return found{}, false
	}
	f.clock = f.clock.inPart(part)
	f.part = f.clock.part()
	f = s.fromText(f, s.lastDay, func(p period) period { return p })
	f.reason, f.silent = "time of the day named before", true
	return f, true
}

// inPart is the time c said in a part of the day, which tells its half.
func (c clockTime) inPart(code string) clockTime {
	switch {
	case !c.half || c.hour >= 12:
	case code == "MO":
		c.half = false
	case code == "EV", code == "AF", code == "NI" && c.hour >= 5:
		c.hour, c.half = c.hour+12, false
	}
	return c
}
