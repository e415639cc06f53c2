package when

import (
	"strings"
	"time"

	"concord/internal/edtf"
)

// reference is the publication time: its first and last possible day.
type reference struct {
	lo, hi           time.Time
	hasLo, hasHi     bool
	value            edtf.Value
	uncertain, about bool
	open             bool // nothing says how late: hi is only likely
}

func (r reference) known() bool { return r.hasLo || r.hasHi }

// newsWeek is how many days after the earliest possible day a report is taken
// to be published where nothing says how late it may be. News tells of the week
// it is published in, so weekdays resolve within it; the doubt is marked.
const newsWeek = 6

// anchorOf reads the publication time. The day of a moment is the day as
// written, in the zone as written, not the day in UTC.
//
// An interval with an open end ("not before") is taken to end a week after its
// beginning and is uncertain. An interval with an open beginning says nothing:
// "not after" is the day a copy was found, and copies are found years later.
func anchorOf(v edtf.Value) reference {
	b, err := v.Bounds()
	if err != nil || b.OpenFrom {
		return reference{}
	}
	r := reference{value: v, uncertain: b.Uncertain, about: b.Approx, hasLo: true, hasHi: true}
	r.lo = civil(b.From)
	if b.OpenTo {
		from, _, _ := strings.Cut(string(v), "/")
		f, err := edtf.Value(from).Bounds()
		if err != nil {
			return reference{}
		}
		r.hi = civil(f.To.Add(-time.Nanosecond)).AddDate(0, 0, newsWeek)
		r.uncertain, r.open = true, true
	} else {
		r.hi = civil(b.To.Add(-time.Nanosecond))
	}
	if !v.IsInterval() && len(v) > 11 && v[10] == 'T' {
		if t, err := time.Parse("2006-01-02", string(v[:10])); err == nil {
			r.lo, r.hi = t, t
		}
	}
	if r.lo.Year() < 2 || r.hi.Year() > 9998 {
		return reference{}
	}
	return r
}

func civil(t time.Time) time.Time { return date(t.Year(), int(t.Month()), t.Day()) }

// roughly is how many times the length of its unit the interval of an
// expression may span before it tells nothing: a Monday of these ten days is
// worth having, a Monday of this year is not.
const roughly = 10

// vague reports whether the ends of publication leave f too wide a choice, or
// one of them none at all.
func (f found) vague() bool {
	if f.lo.ok() != f.hi.ok() {
		return true
	}
	if !f.lo.ok() || f.lo == f.hi {
		return false
	}
	// Days are counted from the first day of one to the first day of the other,
	// so that one unit is as wide as it is alone.
	return f.hi.first.Sub(f.lo.first) >= roughly*f.lo.length()
}

// within settles a date whose year publication leaves open where one of the
// two lies within the time of publication: a report that is a week wide and
// names a day of that week means that one and not the year before.
func (s *scan) within(f found, from func(t time.Time) period) found {
	if !f.lo.ok() || !f.hi.ok() || f.lo == f.hi || s.ref.width() > 62*24*time.Hour {
		return f
	}
	if p := from(s.ref.lo); p.ok() && !p.first.After(s.ref.hi) {
		f.lo, f.hi, f.doubted = p, p, true
		f.reason = "year from publication, within which it lies"
	}
	return f
}

// otherYear reports whether the sentence or the one before named another year,
// of which a month or day without one may be.
func (s *scan) otherYear() bool {
	m := s.lastYear
	return m.known() && s.sentence-m.sentence <= 1 && s.ref.known() &&
		m.lo.first.Year() < s.ref.lo.Year()
}

// length is the length of p.
func (p period) length() time.Duration {
	return p.last().AddDate(0, 0, 1).Sub(p.first)
}

// width is the length of the time in which the report may have been published.
func (r reference) width() time.Duration {
	return r.hi.AddDate(0, 0, 1).Sub(r.lo)
}

// alone reports whether f is a weekday with no date of its own.
func (f found) alone() bool { return f.weekday > 0 && strings.HasPrefix(f.value, "XXXX-WXX-") }

// forget drops the last day named where f names another that cannot be told:
// what follows is counted from that one, not from the one before.
func (s *scan) forget(f found) {
	if f.silent || f.typ == Duration || f.typ == Set || f.noWhen {
		return
	}
	s.lastAny = mention{}
	if len(f.value) == len("XXXX-XX-XX") {
		s.lastDay, s.lost = mention{}, true
	}
}
