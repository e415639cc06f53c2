package when

// figures reads dates written in figures alone: 2025-09-09, 9/11/2001,
// 09.09.2025, 20250909 is left alone as a number.
func (s *scan) figures(i int) (found, bool) {
	a := s.at(i)
	if a.kind != number {
		return found{}, false
	}
	if s.at(i-1).glued && a.glued && s.at(i-1).kind == mark && s.at(i-2).kind == number {
		// the second of two dates, 10/1/2018-10/7/2018
		if n := len(s.out); s.at(i-1).s != "-" || n == 0 || s.out[n-1].End != s.at(i-2).End || s.out[n-1].Type != Date {
			return found{}, false
		}
	}
	sep := s.at(i + 1)
	b := s.at(i + 2)
	if !sep.glued || !b.glued || b.kind != number || sep.s != "-" && sep.s != "/" && sep.s != "." || a.n < 0 || b.n < 0 {
		return found{}, false
	}
	f := found{typ: Date, reason: "stated", from: i}
	third := s.at(i+3).s == sep.s && s.at(i+3).glued && s.at(i+4).glued && s.at(i+4).kind == number
	c := s.at(i + 4)
	if len(a.s) == 4 && a.n >= 1000 && a.n < 2200 {
		switch {
		case third && valid(a.n, b.n, c.n) && len(b.s) <= 2 && len(c.s) <= 2:
			f.to = i + 5
			f = abs(f, dayPeriod(date(a.n, b.n, c.n)))
			return s.isoTime(f), true
		case !third && sep.s != "." && len(b.s) == 2 && b.n >= 1 && b.n <= 12:
			f.to = i + 3
			return abs(f, monthPeriod(a.n, b.n)), true
		case !third && sep.s != "." && len(b.s) == 4 && b.n > a.n && b.n < 2200 && b.n-a.n < 200:
			f.to = i + 3
			f.end = yearPeriod(b.n)
			return abs(f, yearPeriod(a.n)), true
		case !third && sep.s != "." && len(b.s) == 2 && b.n > a.n%100 && !(s.at(i+3).s == sep.s && s.at(i+4).glued):
			f.to = i + 3
			f.end = yearPeriod(a.n/100*100 + b.n)
			return abs(f, yearPeriod(a.n)), true
		}
		return found{}, false
	}
	if !third || len(c.s) != 4 && !(len(c.s) == 2 && sep.s == "/") || len(a.s) > 2 || len(b.s) > 2 {
		if f, ok := s.slashedRange(i); ok {
			return f, true
		}
		if !third && sep.s == "/" && len(a.s) <= 2 && s.slashed(i) {
			f.to = i + 3
			switch {
			case valid(2000, a.n, b.n):
				return s.monthDay(f, a.n, b.n, a.n, 0, 0)
			case valid(2000, b.n, a.n):
				return s.monthDay(f, b.n, a.n, b.n, 0, 0) // on 22/04
			}
		}
		return found{}, false
	}
	y := c.n
	if len(c.s) == 2 {
		y = century20(c.n)
	}
	if y < 1000 || y > 2200 {
		return found{}, false
	}
	f.to = i + 5
	monthFirst, dayFirst := valid(y, a.n, b.n), valid(y, b.n, a.n)
	if sep.s == "." {
		monthFirst = monthFirst && !dayFirst // dots are written day first
	}
	switch {
	case monthFirst && dayFirst && a.n != b.n:
		// 9/11/2001 is 11 September in the United States and 9 November in
		// Britain: TIMEX3 has no way to say so, EDTF has. The American reading is
		// the value, because most English news in figures is American.
		f = abs(f, dayPeriod(date(y, a.n, b.n)))
		f.reason = "stated; read as month/day/year, day/month/year would be " + dayPeriod(date(y, b.n, a.n)).value()
	case monthFirst:
		f = abs(f, dayPeriod(date(y, a.n, b.n)))
	case dayFirst:
		f = abs(f, dayPeriod(date(y, b.n, a.n)))
	default:
		return found{}, false
	}
	return f, true
}

// slashedRange reads two days of a year said once, "10/1-11/2/2017".
func (s *scan) slashedRange(i int) (found, bool) {
	a, b, c, d := s.at(i), s.at(i+2), s.at(i+4), s.at(i+6)
	if !s.is(i+1, "/") || !s.is(i+3, "-") || !s.is(i+5, "/") || c.kind != number || d.kind != number || !valid(2000, a.n, b.n) || !valid(2000, c.n, d.n) {
		return found{}, false
	}
	k := i + 7
	if s.is(k, "/") || s.is(k, ",") {
		k++
	}
	y, to, ok := s.yearNumber(k)
	if !ok || k == i+7 || !valid(y, a.n, b.n) || !valid(y, c.n, d.n) || !date(y, a.n, b.n).Before(date(y, c.n, d.n)) {
		return found{}, false
	}
	f := abs(found{typ: Date, reason: "stated", from: i, to: to}, dayPeriod(date(y, a.n, b.n)))
	f.end = dayPeriod(date(y, c.n, d.n))
	return f, true
}

// mixed reads a date whose month is named and whose parts are joined by one mark:
// 22/Jan/2019, Sep-23-2020, 2019-Aug-01.
func (s *scan) mixed(i int) (found, bool) {
	sep := s.at(i + 1).s
	if sep != "-" && sep != "/" {
		return found{}, false
	}
	for k := i + 1; k <= i+4; k++ {
		if !s.at(k).glued || k != i+2 && k != i+4 && s.at(k).s != sep {
			return found{}, false
		}
	}
	a, b, c := s.at(i), s.at(i+2), s.at(i+4)
	y, m, d := 0, 0, 0
	switch {
	case b.kind == word && a.kind == number && c.kind == number && len(c.s) == 4:
		y, m, d = c.n, months[b.s], a.n
	case b.kind == word && a.kind == number && c.kind == number && len(a.s) == 4:
		y, m, d = a.n, months[b.s], c.n
	case a.kind == word && b.kind == number && c.kind == number && len(c.s) == 4:
		y, m, d = c.n, months[a.s], b.n
	case a.kind == word && b.kind == number && c.kind == number && len(b.s) == 4:
		y, m, d = b.n, months[a.s], c.n
	case c.kind == word && a.kind == number && b.kind == number && len(a.s) == 4:
		y, m, d = a.n, months[c.s], b.n
	case c.kind == word && a.kind == number && b.kind == number && len(b.s) == 4:
		y, m, d = b.n, months[c.s], a.n
	}
	if m == 0 || y < 1000 || y > 2200 || !valid(y, m, d) {
		return found{}, false
	}
	return abs(found{typ: Date, reason: "stated", from: i, to: i + 5}, dayPeriod(date(y, m, d))), true
}

// slashed reports whether "9/11" at i stands where a date stands. 9/11 itself
// names the attacks of 2001 and is left alone.
func (s *scan) slashed(i int) bool {
	if s.is(i, "9", "/", "11") {
		return false
	}
	if weekdays[s.at(i-1).s] > 0 {
		return true // Friday 7/6
	}
	switch s.at(i - 1).s {
	case "to", "through":
		return s.at(i-2).kind == number && s.is(i-3, "/") && len(s.out) > 0 && s.out[len(s.out)-1].End == s.at(i-2).End
	case "on", "since", "until", "by", "before", "after", "from", "starting":
		return s.at(i+3).s != "%" && !(s.at(i+3).s == "of")
	}
	return false
}

// isoTime reads the time that follows an ISO date: T14:05:00Z.
func (s *scan) isoTime(f found) found {
	k := f.to
	if s.is(k, "t") && s.at(k).glued {
		k++
	}
	c, to, ok := s.hhmm(k, true)
	if !ok || !s.at(k).glued && k > f.to {
		return f
	}
	f.to, f.typ, f.clock, f.part = to, Clock, c, c.part()
	return f
}
