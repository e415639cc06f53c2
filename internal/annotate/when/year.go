package when

import "time"

// yearFrame are words that stand before a year.
var yearFrame = set(`in since until till by from during before after through fiscal early late mid year and or to between
	of for around circa spring summer autumn fall winter than as throughout over election`)

// yearRule reads years, fiscal years, decades and centuries.
func yearRule(s *scan, i int) (found, bool) {
	k := i
	f := found{typ: Date, reason: "stated"}
	if s.is(k, "the") {
		k++
	}
	if s.is(k, "year") && s.is(i, "the") || s.is(k, "calendar", "year") {
		e := k + 1
		if s.is(k, "calendar") {
			e++
		}
		if y, to, ok := s.yearNumber(e); ok {
			f.to = to
			return abs(f, yearPeriod(y)), true
		}
		return found{}, false
	}
	if s.is(k, "fiscal") || s.is(k, "financial") || s.is(k, "fy") {
		e := k + 1
		if s.is(e, "year") {
			e++
		}
		if s.at(e).s == "'" || s.is(k, "fy") && s.at(e).kind == number && len(s.at(e).s) == 2 {
			if s.at(e).s == "'" {
				e++
			}
			if t := s.at(e); t.kind == number && len(t.s) == 2 {
				f.to = e + 1
				return abs(f, yearPeriod(century20(t.n))), true
			}
			return found{}, false
		}
		if y, to, ok := s.yearNumber(e); ok {
			f.to = to
			f.reason = "fiscal year, as stated"
			return abs(f, yearPeriod(y)), true
		}
		return found{}, false
	}
	if f, ok := s.decade(k, f); ok {
		return f, true
	}
	if n, e, ok := s.ordinal(k); ok && n > 0 && n <= 21 {
		e = s.hyphen(e)
		if s.is(e, "century") && (!s.named(e)) {
			f.to = e + 1
			return abs(f, period{century, date(max(100*(n-1), 1), 1, 1)}), n > 1
		}
		return found{}, false
	}
	if k > i {
		return found{}, false
	}
	return s.bareYear(i)
}

// decade reads "1990s", "the '80s", "the nineties", "1980's".
func (s *scan) decade(k int, f found) (found, bool) {
	t := s.at(k)
	e := k
	y := 0
	switch {
	case t.s == "'" && s.at(k+1).glued && s.at(k+1).kind == number && len(s.at(k+1).s) == 2 && s.at(k+1).n%10 == 0:
		y, e = 1900+s.at(k+1).n, k+2
		if s.at(k+1).n < 30 {
			y += 100
		}
	case t.kind == number && len(t.s) == 4 && t.n%10 == 0 && t.n >= 1000 && t.n < 2100:
		y, e = t.n, k+1
	case t.kind == number && len(t.s) == 2 && t.n%10 == 0 && t.n > 10 && s.is(k-1, "the"):
		y, e = 1900+t.n, k+1
	case decadesOf[t.s] > 0 && !s.named(k):
		p := s.at(k - 1).s
		if p != "the" && mods[p] == "" {
			return found{}, false
		}
		f.to = k + 1
		return abs(f, period{decade, date(1900+decadesOf[t.s], 1, 1)}), true
	default:
		return found{}, false
	}
	if s.is(e, "'", "s") && s.at(e).glued {
		e++
	}
	if s.at(e).s != "s" || !s.at(e).glued {
		return found{}, false
	}
	f.to = e + 1
	if y%100 == 0 && y > 2000 {
		return found{}, false
	}
	return abs(f, period{decade, date(y, 1, 1)}), true
}

// bareYear reads a year that stands alone.
func (s *scan) bareYear(i int) (found, bool) {
	y, to, ok := s.yearNumber(i)
	if !ok {
		return found{}, false
	}
	t, before, next := s.at(i), s.at(i-1), s.at(to)
	f := found{typ: Date, to: to, reason: "stated"}
	if t.kind == word {
		return abs(f, yearPeriod(y)), t.s != "two" || yearFrame[before.s]
	}
	if t.glued && before.kind != mark || next.glued && next.kind == word {
		return found{}, false
	}
	if before.glued && t.glued && (before.s == "$" || before.s == "#") {
		return found{}, false
	}
	switch before.s {
	case "$", "#", "£", "€", "¥", "§", "+", "№":
		return found{}, false
	}
	if labels[before.s] || s.at(i-1).s == "." && labels[s.at(i-2).s] {
		return found{}, false
	}
	if counted[next.s] || next.s == "%" || next.s == "°" || isUnit(next.s) && !(next.s == "quarter") || next.s == "-" && next.glued && (isUnit(s.at(to+1).s) || s.at(to+1).kind == number || counted[s.at(to+1).s]) {
		return found{}, false
	}
	if next.s == "million" || next.s == "billion" || next.s == "trillion" || next.s == "per" {
		return found{}, false
	}
	if before.s == "-" && before.glued && s.at(i-2).kind == number && t.glued {
		return found{}, false
	}
	frame := yearFrame[before.s] || before.s == "(" || before.s == "-" && yearFrame[s.at(i-2).s]
	if y < 1900 || y > 2060 {
		strict := before.s == "in" || before.s == "since" || before.s == "of" || before.s == "from" || before.s == "until" || before.s == "by" || before.s == "to" || before.s == "before" || before.s == "after"
		if !strict || next.kind == word && !next.cap && !after[next.s] {
			return found{}, false
		}
	}
	if !frame && next.kind == word && next.cap && before.kind == word && before.cap && before.s != "the" && !s.titled && !s.first(i-1) {
		return found{}, false // a model or a vehicle: "Boeing Dreamliner 1988 Series"
	}
	// "1990 and beyond", "1994 or later"
	if s.is(to, "and", "beyond") || s.is(to, "or", "later") && !s.is(to+2, "than") {
		f.to, f.mod = to+2, "ON_OR_AFTER"
	}
	return abs(f, yearPeriod(y)), true
}

// monthRule reads a month that stands alone: "in June", "mid-June".
func monthRule(s *scan, i int) (found, bool) {
	m, to, ok := s.isMonth(i)
	if !ok || s.at(i-1).kind == number && s.at(i).glued {
		return found{}, false
	}
	// the full stop of a sentence is none of an abbreviation
	if to > i+1 && to >= len(s.toks) {
		to--
	}
	if n := s.at(to); n.kind == word && n.cap && !s.titled && !calendarWord(n.s) && s.at(i-1).cap && s.at(i-1).kind == word && !s.first(i-1) {
		return found{}, false
	}
	if weekdayNames[s.at(i-1).s] && s.at(i-1).cap {
		return found{}, false // Black September
	}
	f := found{typ: Date, to: to, value: "XXXX-" + two(m), reason: "month nearest to publication"}
	if y, ok := s.yearAhead(to, m); ok {
		f.reason = "year of the date it runs to"
		return abs(f, monthPeriod(y, m)), true
	}
	tense := s.yearTense(i, to)
	switch tense {
	case past:
		f.reason = "month before publication"
		f = s.rel(f, func(t time.Time) period { return monthTo(t, m) })
	case future:
		f.reason = "month after publication"
		f = s.rel(f, func(t time.Time) period { return monthFrom(t, m) })
	default:
		f = s.rel(f, func(t time.Time) period {
			back := (int(t.Month()) - m + 12) % 12
			if back <= 6 || back <= 9 && tense != either {
				return monthTo(t, m)
			}
			return monthFrom(t, m)
		})
	}
	f = s.within(f, func(t time.Time) period { return monthFrom(t, m) })
	f.doubted = s.otherYear()
	return f, true
}

func monthTo(t time.Time, m int) period {
	return monthPeriod(t.Year(), int(t.Month())-(int(t.Month())-m+12)%12)
}

func monthFrom(t time.Time, m int) period {
	return monthPeriod(t.Year(), int(t.Month())+(m-int(t.Month())+12)%12)
}

// seasonRule reads seasons: "the summer", "summer 2024", "the winter of 1994".
func seasonRule(s *scan, i int) (found, bool) {
	k := i
	if s.is(k, "the") {
		k++
	}
	code := seasonsOf[s.at(k).s]
	if code == "" || s.named(k) {
		return found{}, false
	}
	m := map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
	f := found{typ: Date, to: k + 1, value: "XXXX-" + code}
	if g, to, ok := s.yearOf(k+1, f); ok {
		g.to, g.reason = to, "stated"
		in := func(p period) period {
			if !p.ok() {
				return period{}
			}
			return period{season, date(p.first.Year(), m, 1)}
		}
		g.lo, g.hi = in(g.lo), in(g.hi)
		return g, true
	}
	p := s.at(i - 1)
	switch p.s {
	case "in", "since", "until", "by", "during", "through", "into", "over", "of", "for", "before", "after", "throughout":
	default:
		return found{}, false
	}
	if k == i && (code == "SP" || s.at(k).s == "fall") {
		if p.s != "in" && p.s != "since" && p.s != "by" && p.s != "until" {
			return found{}, false
		}
		if s.is(k, "fall") && (s.at(k+1).s == "of" || s.at(k+1).s == "in") {
			return found{}, false
		}
	}
	if s.is(k, "fall") && s.is(k+1, "of") {
		return found{}, false
	}
	if n := s.at(k + 1); n.kind == word && !after[n.s] {
		return found{}, false
	}
	return s.seasonAt(k, code), true
}

// seasonAt is the season named by token k, of the year the clause gives it.
func (s *scan) seasonAt(k int, code string) found {
	m := map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
	f := found{typ: Date, to: k + 1, value: "XXXX-" + code, reason: "season nearest to publication"}
	tense := s.tense(k, k+1)
	return s.rel(f, func(t time.Time) period {
		q := period{season, date(t.Year(), m, 1)}
		if tense != future && q.first.After(t) {
			return period{season, date(t.Year()-1, m, 1)}
		}
		if tense == future && q.last().Before(t) {
			return period{season, date(t.Year()+1, m, 1)}
		}
		return q
	})
}
