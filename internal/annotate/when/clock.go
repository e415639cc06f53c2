package when

import (
	"fmt"
	"time"

	"concord/internal/edtf"
)

// clockTime is a time of day as stated. minute and second are -1 where not
// stated, so that "10 p.m." never becomes 22:00:00.
type clockTime struct {
	known                bool
	hour, minute, second int
	zone                 string // as stated, lower case; "" when none
	boundary             bool   // midnight: the end of the day, or its beginning
	half                 bool   // 2:30 with neither a.m. nor p.m.: which half of the day is not told
}

// part is the time of day as the end of a TIMEX3 value.
func (c clockTime) part() string {
	switch {
	case c.boundary:
		return "T24:00"
	case c.minute < 0:
		return fmt.Sprintf("T%02d:00", c.hour)
	case c.second < 0:
		return fmt.Sprintf("T%02d:%02d", c.hour, c.minute)
	}
	return fmt.Sprintf("T%02d:%02d:%02d", c.hour, c.minute, c.second)
}

// on is the EDTF value of c on a day.
func (c clockTime) on(day edtf.Value) edtf.Value {
	if c.boundary || c.half {
		return day // which of its two midnights, or half-past twos, is meant cannot be told
	}
	return clockOn(day, c.hour, c.minute, c.second, c.zone)
}

// clockOn is the EDTF value of a time of day on a day. minute and second are
// negative where they were not stated. zone is the abbreviation as printed, in
// any case, or an offset such as +03:00; only one whose offset is certain on
// that day adds an offset, any other leaves the time local. A day that is no single day is returned as it is.
func clockOn(day edtf.Value, hour, minute, second int, zone string) edtf.Value {
	d, err := time.Parse("2006-01-02", string(day))
	if err != nil || hour < 0 || hour > 23 || minute > 59 || second > 59 {
		return day
	}
	offset, ok := zoneOffset(lower(zone), d)
	if !ok && minute < 0 {
		return day + edtf.Value(fmt.Sprintf("T%02d", hour))
	}
	t := fmt.Sprintf("T%02d:%02d", hour, max(minute, 0))
	if second >= 0 {
		t += fmt.Sprintf(":%02d", second)
	}
	if !ok {
		return day + edtf.Value(t)
	}
	if offset == 0 {
		return day + edtf.Value(t+"Z")
	}
	sign := '+'
	if offset < 0 {
		sign, offset = '-', -offset
	}
	return day + edtf.Value(fmt.Sprintf("%s%c%02d:%02d", t, sign, offset/60, offset%60))
}

func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// zones are abbreviations with one meaning in English news, in minutes. IST
// (India, Israel, Ireland), CST (Chicago, China) and AST are left out: their
// offset is not certain.
var zones = map[string]int{
	"gmt": 0, "utc": 0, "z": 0, "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480,
	"pdt": -420, "bst": 60, "wet": 0, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "jst": 540,
	"kst": 540, "hkt": 480, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "pkt": 300, "akst": -540,
	"akdt": -480, "hst": -600,
}

// american are the zones of the United States said without the season; the
// season follows from the day, by the rule in force since 2007.
var american = map[string]int{"et": -300, "ct": -360, "mt": -420, "pt": -480}

// otherZones are read as part of the expression but say no offset.
var otherZones = map[string]bool{"ist": true, "cst": true, "ast": true, "sast": true, "wib": true, "irst": true, "trt": true}

func zoneOffset(zone string, d time.Time) (minutes int, ok bool) {
	if m, ok := zones[zone]; ok {
		return m, true
	}
	if len(zone) == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':' {
		m := atoi(zone[1:3])*60 + atoi(zone[4:])
		if zone[0] == '-' {
			m = -m
		}
		return m, m >= -12*60 && m <= 14*60
	}
	m, ok := american[zone]
	if !ok || d.Year() < 2007 {
		return 0, false
	}
	begin, end := nth(d.Year(), 3, 7, 2), nth(d.Year(), 11, 7, 1)
	if d.Equal(begin) || d.Equal(end) {
		return 0, false // the clock changes within the day
	}
	if d.After(begin) && d.Before(end) {
		m += 60
	}
	return m, true
}

// nth is the n-th weekday wd of a month.
func nth(y, m, wd, n int) time.Time {
	t := date(y, m, 1)
	return t.AddDate(0, 0, (wd-isoWeekday(t)+7)%7+7*(n-1))
}

// clock reads a time of day at i: "10 p.m.", "10:35 a.m. (0735 GMT)", "3pm
// EST", "noon", "midnight", "0735 GMT", "14:30", "9 o'clock".
func (s *scan) clock(i int) (c clockTime, to int, ok bool) {
	if c, to, ok := s.spoken(i); ok {
		return c, to, true
	}
	if c, to, ok := s.hours(i); ok {
		return c, to, true
	}
	t := s.at(i)
	switch {
	case t.kind == number && t.glued && s.at(i-1).s == "." && s.at(i-2).kind == number:
		return c, i, false // 37.1 in the morning
	case t.s == "noon" && !s.is(i-1, "high"), t.s == "midday" && !s.named(i):
		c, to = clockTime{known: true, hour: 12, minute: 0, second: -1}, i+1
		return s.zoned(c, to)
	case t.s == "midnight" && !s.named(i):
		c, to = clockTime{known: true, hour: 24, minute: -1, second: -1, boundary: true}, i+1
		return s.zoned(c, to)
	case t.kind == word:
		h, m, k, ok := s.hourMinute(i)
		if !ok {
			return c, i, false
		}
		return s.meridiem(clockTime{known: true, hour: h, minute: m, second: -1}, k)
	case t.kind == number && len(t.s) <= 2 && t.n <= 24:
		if c, to, ok := s.hhmm(i, false); ok {
			if d, e, ok := s.meridiem(c, to); ok {
				return d, e, true
			}
			if c.hour < 24 && (s.stood(i, to) || s.at(i+1).s == ".") {
				d, e, ok := s.zoned(c, to)
				d.half = t.s[0] != '0' && t.n >= 1 && t.n <= 12 && e == to
				return d, e, ok
			}
			return c, i, false
		}
		c = clockTime{known: true, hour: t.n, minute: -1, second: -1}
		return s.meridiem(c, i+1)
	case t.kind == number && len(t.s) == 4 && t.n/100 < 24 && t.n%100 < 60:
		z := s.at(i + 1).s
		_, zone := zones[z]
		if zone && z != "z" || z == "hours" || z == "hrs" || s.is(i+1, "local", "time") {
			c = clockTime{known: true, hour: t.n / 100, minute: t.n % 100, second: -1}
			if z == "hours" || z == "hrs" {
				return s.zoned(c, i+2)
			}
			return s.zoned(c, i+1)
		}
	}
	return c, i, false
}

// hhmm reads 14:05, 14:05:30, 9.30 (before am or pm only) and, for ISO, a zone.
func (s *scan) hhmm(i int, iso bool) (c clockTime, to int, ok bool) {
	h, sep, m := s.at(i), s.at(i+1), s.at(i+2)
	if h.kind != number || len(h.s) > 2 || h.n > 23 || !sep.glued || !m.glued || m.kind != number || len(m.s) != 2 || m.n > 59 {
		return c, i, false
	}
	if sep.s != ":" && (iso || sep.s != ".") {
		return c, i, false
	}
	c = clockTime{known: true, hour: h.n, minute: m.n, second: -1}
	to = i + 3
	if sec := s.at(to + 1); s.at(to).s == ":" && s.at(to).glued && sec.glued && sec.kind == number && len(sec.s) == 2 && sec.n < 60 {
		c.second, to = sec.n, to+2
	}
	if sep.s == "." {
		_, zone := zones[s.at(to).s]
		if _, _, ok := s.meridiem(c, to); !ok && !(zone && s.at(to).caps) {
			return clockTime{}, i, false
		}
	}
	if iso && s.is(to, "z") && s.at(to).glued {
		c.zone, to = "z", to+1
	} else if sign, h, m := s.at(to), s.at(to+1), s.at(to+3); iso && sign.glued && (sign.s == "+" || sign.s == "-") &&
		h.glued && len(h.s) == 2 && h.kind == number && s.is(to+2, ":") && m.glued && len(m.s) == 2 && m.kind == number {
		c.zone, to = sign.s+h.s+":"+m.s, to+4
	}
	return c, to, true
}

// meridiem reads am, a.m., p.m, pm, o'clock after an hour.
func (s *scan) meridiem(c clockTime, i int) (clockTime, int, bool) {
	k := i
	if s.is(k, "o", "'", "clock") || s.is(k, "oclock") {
		k += 3
		if s.is(k-3, "oclock") {
			k -= 2
		}
		if code, to, ok := s.partOfDay(k); ok {
			if code != "TMO" && c.hour < 12 && !(code == "TNI" && c.hour < 5) {
				c.hour += 12
			}
			k = to
		}
		return s.zoned(c, k)
	}
	t := s.at(k)
	pm := false
	switch {
	case t.s == "am" && (t.glued || !t.cap || t.caps), t.s == "pm" && !(t.cap && !t.caps):
		pm = t.s == "pm"
		k++
	case (t.s == "a" || t.s == "p") && s.at(k+1).s == "." && s.at(k+2).s == "m":
		pm = t.s == "p"
		k += 3
		if s.at(k).s == "." && s.at(k).glued {
			k++
		}
	case s.is(k, "in", "the") && partsOfDay[s.at(k+2).s] != "" && c.hour >= 1:
		pm = s.at(k+2).s != "morning"
		k += 3
	default:
		return c, i, false
	}
	if c.hour < 1 || c.hour > 12 {
		if c.hour > 12 && c.minute >= 0 {
			return s.zoned(c, k)
		}
		return c, i, false
	}
	c.hour %= 12
	if pm {
		c.hour += 12
	}
	return s.zoned(c, k)
}

// zoned reads the zone after a time, and a second time in another zone in
// parentheses, which says the same.
func (s *scan) zoned(c clockTime, i int) (clockTime, int, bool) {
	k := i
	if s.is(k, "hours") || s.is(k, "hrs") {
		k++
	}
	t := s.at(k)
	if t.kind == word && t.caps || t.kind == word && t.s == "z" && t.glued {
		_, a := zones[t.s]
		_, b := american[t.s]
		if a || b || otherZones[t.s] {
			c.zone = t.s
			k++
		}
	} else if s.is(k, "eastern") || s.is(k, "pacific") || s.is(k, "central") || s.is(k, "mountain") {
		if s.is(k+1, "time") {
			c.zone, k = s.at(k).s[:1]+"t", k+2
		}
	} else if s.is(k, "local", "time") || s.is(k, "local", "hours") {
		k += 2
	}
	return c, k, true
}

// stood reports whether a bare 14:30 stands where a time stands.
func (s *scan) stood(i, to int) bool {
	t := s.at(to)
	if t.caps {
		_, a := zones[t.s]
		_, b := american[t.s]
		if a || b || otherZones[t.s] {
			return true
		}
	}
	if s.is(to, "local", "time") || t.s == "hours" || t.s == "hrs" {
		return true
	}
	switch p := s.at(i - 1); p.s {
	case "at", "until", "by", "from", "since", "before", "after", "around", "about", "till":
		return true
	}
	return false
}

// clockRule reads a time of day with the day beside it.
func clockRule(s *scan, i int) (found, bool) {
	if f, ok := s.bareStretch(i); ok {
		return f, true
	}
	c, to, ok := s.clock(i)
	if !ok {
		return s.hourBefore(i)
	}
	f := found{typ: Clock, to: to, clock: c, part: c.part(), value: "XXXX-XX-XX"}
	// "(0735 GMT)" repeats the time
	if s.at(to).s == "(" {
		if d, e, ok := s.clock(to + 1); ok && s.at(e).s == ")" {
			to = e + 1
			if f.clock.zone == "" {
				f.clock.zone = offsetFrom(c, d)
			}
			f.to = to
		}
	}
	// the day after it
	n := to
	if s.at(n).s == "," {
		n++
	}
	if s.is(n, "on") || s.is(n, "of") {
		n++
	}
	s.limit = s.until(i)
	defer func() { s.limit = false }()
	for _, rule := range []func(*scan, int) (found, bool){dateRule, weekdayRule, dayWordRule} {
		if d, ok := rule(s, n); ok && d.typ == Date && !d.end.ok() {
			d.typ, d.clock, d.part = Clock, f.clock, f.part
			return d, true
		} else if ok && d.typ == Clock && !d.clock.known && f.clock.half && f.clock.hour < 12 {
			// a quarter to nine on Tuesday evening
			switch d.part {
			case "TEV", "TAF", "TNI":
				if d.part == "TNI" && f.clock.hour < 5 {
					continue
				}
				f.clock.hour += 12
			case "TMO":
			default:
				continue
			}
			f.clock.half = false
			d.clock, d.part = f.clock, f.clock.part()
			return d, true
		}
	}
	if s.lastDay.known() && s.sentence-s.lastDay.sentence <= 2 {
		f = s.fromText(f, s.lastDay, func(p period) period { return p })
		f.reason = "time of the day named before"
	} else {
		f = s.rel(f, dayPeriod)
		f.reason = "time of the publication day"
	}
	f.silent = true
	return f, true
}

// hourBefore reads an hour without its half of the day before the words that tell it:
// at | 7 tonight, by 8:30 on Friday night.
func (s *scan) hourBefore(i int) (found, bool) {
	switch s.at(i - 1).s {
	case "at", "by", "until", "from", "before", "after", "around", "about":
	default:
		return found{}, false
	}
	h, m, k, ok := s.hourMinute(i)
	if !ok || h == 12 {
		return found{}, false
	}
	if s.is(k, "on") {
		k++
	}
	for _, rule := range []func(*scan, int) (found, bool){weekdayRule, dayWordRule} {
		d, ok := rule(s, k)
		if !ok || d.typ != Clock || d.clock.known || d.part == "TNI" && h < 5 {
			continue
		}
		switch d.part {
		case "TEV", "TAF", "TNI":
			h += 12
		case "TMO":
		default:
			continue
		}
		d.clock = clockTime{known: true, hour: h, minute: m, second: -1}
		d.part = d.clock.part()
		return d, true
	}
	return found{}, false
}

// offsetFrom tells the offset of a local time from the same moment stated in
// GMT: 10:35 a.m. (0735 GMT) is three hours ahead. It returns "" where the two
// differ by what is no offset.
func offsetFrom(local, known clockTime) string {
	if known.zone != "gmt" && known.zone != "utc" || local.boundary || known.boundary {
		return ""
	}
	diff := (local.hour-known.hour)*60 + max(local.minute, 0) - max(known.minute, 0)
	if diff <= -12*60 {
		diff += 24 * 60
	} else if diff > 14*60 {
		diff -= 24 * 60
	}
	if diff%30 != 0 || diff < -12*60 || diff > 14*60 {
		return ""
	}
	sign := '+'
	if diff < 0 {
		sign, diff = '-', -diff
	}
	return fmt.Sprintf("%c%02d:%02d", sign, diff/60, diff%60)
}
