package when

import "time"

// quarterInText is the quarter the text speaks of, moved by n quarters: the
// last one named, or the last one that ended before publication, which is what
// a business report reports on.
func (s *scan) quarterInText(f found, n int) found {
	f.typ, f.noWhen = Date, false
	f.value = masked(quarter)
	if s.lastQuarter.known() {
		f.reason = "quarter named before"
		return s.fromText(f, s.lastQuarter, func(p period) period { return p.add(n) })
	}
	f.reason = "last quarter before publication"
	return s.rel(f, func(t time.Time) period { return containing(quarter, t).add(n - 1) })
}

// latestQuarter is the last quarter that ended before publication: the one the
// text speaks of where that one has ended.
func (s *scan) latestQuarter(f found) found {
	if m := s.lastQuarter; m.known() && s.ref.hasLo && m.lo.last().Before(s.ref.lo) {
		return s.quarterInText(f, 0)
	}
	f.typ, f.noWhen, f.value = Date, false, masked(quarter)
	f.reason = "last quarter before publication"
	return s.rel(f, func(t time.Time) period { return containing(quarter, t).add(-1) })
}

// quarterNumber reads "third quarter", "third-quarter", "Q3", "first half",
// "fiscal second quarter" at i; unit is quarter or half.
func (s *scan) quarterNumber(i int) (n int, u unit, to int, ok bool) {
	k := i
	if s.is(k, "fiscal") || s.is(k, "financial") {
		k = s.hyphen(k + 1)
	}
	t := s.at(k)
	if t.s == "q" && t.cap && s.at(k+1).glued && s.at(k+1).kind == number && s.at(k+1).n >= 1 && s.at(k+1).n <= 4 && s.at(k+1).Len() == 1 {
		return s.at(k + 1).n, quarter, k + 2, true
	}
	if t.s == "h" && t.cap && s.at(k+1).glued && (s.is(k+1, "1") || s.is(k+1, "2")) {
		return s.at(k + 1).n, half, k + 2, true
	}
	n, e, ok := s.ordinal(k)
	if !ok {
		switch t.s {
		case "final":
			n, e = 4, k+1
		case "last":
			n, e = 4, k+1
			if !s.is(e, "half") {
				return 0, 0, i, false
			}
		case "latter":
			n, e = 2, k+1
		default:
			return 0, 0, i, false
		}
	}
	if s.is(e, "fiscal") {
		e++
	}
	e = s.hyphen(e)
	switch {
	case s.is(e, "quarter") && n <= 4 && !s.named(e):
		return n, quarter, e + 1, true
	case s.is(e, "half") && (n <= 2 || t.s == "last" || t.s == "final"):
		if n > 2 {
			n = 2
		}
		// "the first half" is also a part of a match: a year must follow
		if s.is(e+1, "of") {
			if _, _, ok := s.yearNumber(e + 2); ok || s.is(e+2, "the", "year") || s.is(e+3, "year") {
				return n, half, e + 1, true
			}
		}
	}
	return 0, 0, i, false
}

// quarterRule reads numbered quarters and halves with their year: "the third
// quarter", "third-quarter 1990", "the 1988 second quarter", "the year-earlier
// third quarter", "the quarter", "the year-ago period", "year-earlier".
func quarterRule(s *scan, i int) (found, bool) {
	k := i
	f := found{typ: Date, reason: "quarter nearest to publication"}
	if s.is(k, "the") || s.is(k, "its") || s.is(k, "a") {
		k++
	}
	if s.is(k, "comparable") || s.is(k, "corresponding") || s.is(k, "same") {
		k++
	}
	// year-ago, year-earlier, 1988 before the noun
	stated, ago := 0, false
	if y, e, ok := s.yearNumber(k); ok {
		stated, k = y, s.hyphen(e)
	} else if s.is(k, "year") && s.at(k+1).s == "-" && (s.is(k+2, "ago") || s.is(k+2, "earlier")) {
		ago, k = true, k+3
	}
	if n, u, e, ok := s.quarterNumber(k); ok && (u == quarter || u == half) {
		f.to = e
		if s.at(k-1).s == "the" && k-1 > i {
			return found{}, false
		}
		p := func(y int) period {
			if u == half {
				return period{half, date(y, 6*n-5, 1)}
			}
			return period{quarter, date(y, 3*n-2, 1)}
		}
		f.value = "XXXX-" + map[unit]string{quarter: "Q", half: "H"}[u] + two(n)[1:]
		if stated > 0 {
			f.reason = "stated"
			return abs(f, p(stated)), true
		}
		if g, to, ok := s.yearOf(e, f); ok {
			g.to = to
			if s.is(to, "'", "s") {
				return found{}, false
			}
			in := func(q period) period {
				if !q.ok() {
					return period{}
				}
				return p(q.first.Year())
			}
			g.lo, g.hi = in(g.lo), in(g.hi)
			g.reason = "stated"
			return g, true
		}
		if s.is(e, "of", "the", "year") {
			f.to = e + 3
		}
		future := s.tense(i, e) == future
		near := func(t time.Time) period {
			q := p(t.Year())
			if q.first.After(t) && (!future || q.first.Sub(t) > 200*24*time.Hour) {
				return q.add(-map[unit]int{quarter: 4, half: 2}[u])
			}
			if future && t.Sub(q.last()) > 120*24*time.Hour {
				return q.add(map[unit]int{quarter: 4, half: 2}[u])
			}
			return q
		}
		if ago {
			f = s.rel(f, func(t time.Time) period { return near(t).add(-4) })
			f.silent = true
			return f, true
		}
		return s.rel(f, near), true
	}
	if ago {
		if q, e, ok := s.quantity(k); ok && units[s.at(e).s].plural {
			// "the year-earlier nine months"
			f.to, f.typ, f.value, f.noWhen, f.reason = e+1, Duration, duration(q, units[s.at(e).s].unit), true, "duration"
			return f, true
		}
	}
	f.to = k + 1
	if s.is(i, "the", "latest", "period") && s.lastQuarter.known() {
		f.to = i + 3
		return s.latestQuarter(f), true
	}
	noun := s.at(k)
	switch {
	case noun.s == "quarter" && !noun.cap && (stated > 0 || ago || k > i && s.is(i, "the")):
		if s.at(k+1).s == "-" && s.at(k+1).glued || s.is(k+1, "of", "a") || s.is(k+1, "century") {
			return found{}, false
		}
		if s.is(k+1, "a", "year", "ago") || s.is(k+1, "a", "year", "earlier") {
			ago, f.to = true, k+4
		}
	case noun.s == "period" && !noun.cap && (stated > 0 || ago):
	case ago && noun.kind == word:
		f.to = k
	default:
		return found{}, false
	}
	if s.is(f.to, "last", "year") && !ago {
		ago, f.to = true, f.to+2
	}
	if stated == 0 && !ago && noun.s == "quarter" {
		if g, ok := s.quarterTo(f); ok {
			return g, true
		}
	}
	if stated > 0 {
		f.reason = "stated"
		if s.lastQuarter.known() {
			f.value = ""
			m := period{quarter, date(stated, int(s.lastQuarter.lo.first.Month()), 1)}
			f.counted = s.lastQuarter
			f.lo, f.hi = m, m
			return f, true
		}
		return abs(f, yearPeriod(stated)), true
	}
	if ago {
		if !s.lastQuarter.known() && noun.s != "quarter" {
			f.value, f.reason = "XXXX", "year before publication"
			return s.rel(f, func(t time.Time) period { return containing(year, t).add(-1) }), true
		}
		return s.quarterInText(f, -4), true
	}
	return s.quarterInText(f, 0), true
}

// quarterTo reads the quarter whose last day is told after it: "the quarter ended
// Sept. 30", "the quarter to 31 March". Where that day ends no quarter of the
// calendar nothing is read.
func (s *scan) quarterTo(f found) (found, bool) {
	switch s.at(f.to).s {
	case "ended", "ending", "to", "through":
	default:
		return found{}, false
	}
	g, ok := dateRule(s, f.to+1)
	if !ok || g.typ != Date || g.end.ok() {
		return found{}, false
	}
	ends := func(p period) period {
		if p.unit != day || !p.first.AddDate(0, 0, 1).Equal(containing(month, p.first.AddDate(0, 0, 1)).first) {
			return period{} // no last day of a month
		}
		return containing(quarter, p.first.AddDate(0, 0, -45)) // the one that has most of it
	}
	f.lo, f.hi = ends(g.lo), ends(g.hi)
	if f.lo.ok() != g.lo.ok() || f.hi.ok() != g.hi.ok() || !f.lo.ok() && !f.hi.ok() {
		return found{}, false
	}
	f.value, f.reason = masked(quarter), "quarter by its last day, "+g.reason
	f.relative, f.counted, f.doubted = g.relative, g.counted, g.doubted
	return f, true
}

// quarterOfYear reads the quarter after "last year's".
func (s *scan) quarterOfYear(f found, i int) (found, bool) {
	n, u, to, ok := s.quarterNumber(i)
	if !ok || u != quarter {
		return found{}, false
	}
	in := func(p period) period {
		if !p.ok() {
			return period{}
		}
		return period{quarter, date(p.first.Year(), 3*n-2, 1)}
	}
	f.lo, f.hi, f.to, f.value = in(f.lo), in(f.hi), to, "XXXX-Q"+two(n)[1:]
	f.when = ""
	return f, true
}
