package when

import (
	"time"

	"concord/internal/edtf"
)

// stretch is the calendar time between publication and c units from it: "the
// last five months" of 3 October 2025 is 2025-05/2025-10. The ends are no finer
// than the unit, because "five months" is no count of days.
func (s *scan) stretch(c count, u unit, dir int) edtf.Value {
	if c.vague || c.half || c.n < 1 || c.n > 3000 || u.clock() {
		return ""
	}
	grain, n := u, c.n
	switch u {
	case fortnight:
		grain, n = week, 2*c.n
	case night:
		grain = day
	case weekend:
		return ""
	case decade:
		grain, n = year, 10*c.n
	case century:
		grain, n = year, 100*c.n
	}
	if !s.ref.known() {
		return ""
	}
	if unit := containing(grain, s.ref.lo).length(); s.ref.width() > max(roughly, time.Duration(n))*unit {
		return ""
	}
	from, to := edtf.Value(".."), edtf.Value("..")
	early, late := s.ref.lo, s.ref.hi
	hasEarly, hasLate := s.ref.hasLo, s.ref.hasHi
	if hasEarly {
		p := containing(grain, early)
		if dir < 0 {
			p = p.add(-n)
		}
		if p.ok() {
			from, _ = p.ends()
		}
	}
	if hasLate {
		p := containing(grain, late)
		if dir > 0 {
			p = p.add(n)
		}
		if p.ok() {
			_, to = p.ends()
		}
	}
	if from == ".." || to == ".." {
		return ""
	}
	return edtf.Interval(from, to)
}
