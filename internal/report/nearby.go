package report

import (
	"fmt"
	"slices"
	"time"

	"concord/internal/edtf"
	"concord/internal/span"
)

// Reports of one story are published near each other. What stays vague after
// all that names a day is given the time in which the others were published.

const (
	day = 24 * time.Hour
	// vague is the width from which a dating is worth narrowing.
	vague = 45 * day
	// exact is the greatest width of a dating that others may rest on.
	exact = 31 * day
	// spread is the longest time over which the other reports may be spread:
	// a story told again months later dates nothing.
	spread = 45 * day
	// aftermath is how long after the latest of the others a report may follow,
	// and forerun how long before the earliest it may stand, where no event that
	// it tells of is dated.
	aftermath = 5 * day
	forerun   = 3 * day
)

// interval is from the first instant to the first instant after; a zero time
// is open.
type interval struct{ from, to time.Time }

// intervalOf reads v; ok is false where it says nothing.
func intervalOf(v edtf.Value) (interval, bool) {
	b, err := v.Bounds()
	if v == "" || err != nil {
		return interval{}, false
	}
	var i interval
	if !b.OpenFrom {
		i.from = b.From
	}
	if !b.OpenTo {
		i.to = b.To
	}
	return i, true
}

func (i interval) closed() bool { return !i.from.IsZero() && !i.to.IsZero() }

// isVague reports whether v is worth narrowing.
func isVague(v edtf.Value) bool {
	i, ok := intervalOf(v)
	return !ok || !i.closed() || i.to.Sub(i.from) > vague
}

// nearby dates r, so far dated was, between the reports of its story that are
// dated closely. The zero Dating where they do not tell.
func (p *pool) nearby(r *Report, was Dating, mates []*Report, dated map[*Report]Dating) Dating {
	if !isVague(was.When) {
		return Dating{}
	}
	var all interval // in which the mates were published
	var first, last *Report
	surest := doubt(exact + 1)
	for _, m := range mates {
		surest = min(surest, doubtOf(m, dated[m].When))
	}
	for _, m := range mates {
		i, _ := intervalOf(dated[m].When)
		if d := doubtOf(m, dated[m].When); d > surest || d > doubt(exact) {
			continue // where some state their date, no found one is needed
		}
		if first == nil || i.from.Before(all.from) {
			all.from, first = i.from, m
		}
		if last == nil || i.to.After(all.to) {
			all.to, last = i.to, m
		}
	}
	if first == nil || all.to.Sub(all.from) > spread {
		return Dating{}
	}
	reason := Claim{Value: string(dated[last].When), Reason: "told of the same story as " + last.Label() + ", published " + string(dated[last].When)}
	why := []Claim{reason}
	if first != last {
		why = append([]Claim{{Value: string(dated[first].When), Reason: "told of the same story as " + first.Label() + ", published " + string(dated[first].When)}}, why...)
	}
	// The latest day it names with its year is mostly of the week it was written in: it is of
	// another time than the others where they came much later.
	if len(r.signs.floorAs) == len("2006-01-02") && all.from.Sub(r.signs.floor) > exact {
		return Dating{}
	}
	own, ok := intervalOf(was.When)
	got := interval{all.from.Truncate(day).Add(-forerun), all.to.Truncate(day).Add(aftermath)}
	if k, at, ok := p.eventOf(r, all); ok && k.day.Before(all.to) {
		got.from = k.day
		why = append(why, Claim{k.day.Format("2006-01-02"), k.by.Label() + " dates what it tells of", at})
	}
	if ok {
		if !own.from.IsZero() && all.from.Sub(own.from) <= exact {
			got.from = own.from
		}
		if !own.to.IsZero() && own.to.Before(got.to) {
			got.to = own.to
		}
	} else if r.signs.floor.After(got.from) {
		got.from = r.signs.floor
	}
	if !got.from.Before(got.to) {
		return Dating{} // its own evidence is against it
	}
	if r.Dateline != nil {
		for _, d := range dates(r.Text, r.Dateline.Span) {
			if t, ok := before(d, got.to.Add(-day)); ok && d.Day > 0 && !t.Before(got.from.Add(-forerun)) {
				got = interval{t, t.Add(day)}
				why = append(why, Claim{t.Format("2006-01-02"), "day of its dateline", d.Span})
			}
		}
	}
	return Dating{got.value(), append(slices.Clone(was.Reasons), why...)}
}

// doubt sorts the datings that others may rest on: zero for a stated date,
// else the width of its class.
type doubt time.Duration

func doubtOf(m *Report, v edtf.Value) doubt {
	i, ok := intervalOf(v)
	switch {
	case !ok || !i.closed():
	case i.to.Sub(i.from) > exact:
	case m.signs.stated:
		return 0
	case i.to.Sub(i.from) <= exact/2:
		return doubt(exact / 2)
	default:
		return doubt(exact)
	}
	return doubt(exact + 1)
}

// value is the interval in days, each marked as uncertain.
func (i interval) value() edtf.Value {
	return edtf.Interval(edtf.Value(i.from.Format("2006-01-02")+"?"), edtf.Value(i.to.Add(-time.Nanosecond).Format("2006-01-02")+"?"))
}

// eventOf finds the latest day, dated by another report and not long before
// the story was told, that one of the first sentences of r tells of too.
func (p *pool) eventOf(r *Report, told interval) (known, span.Span, bool) {
	var best known
	var where span.Span
	for _, s := range r.signs.leads {
		for _, group := range [][]known{p.days, p.pairs} {
			for _, k := range group {
				if k.by == r || k.day.IsZero() || k.day.Before(told.from.Add(-exact)) || !k.day.Before(told.to) || shared(s.stems, k.stems) < sameThing+1 {
					continue
				}
				if k.day.After(best.day) {
					best, where = k, s.Span
				}
			}
		}
	}
	return best, where, !best.day.IsZero()
}

// after dates r by what it tells as following an event another report dates:
// "the order comes two days after the minister apologised" is published on
// that day or, as papers are, on the next.
func (p *pool) after(r *Report, was Dating) Dating {
	for _, o := range r.signs.after {
		best, n, tie := known{}, 0, false
		for _, group := range [][]known{p.days, p.pairs} {
			for _, k := range group {
				if k.day.IsZero() || !slices.Contains(k.stems, o.head) {
					continue
				}
				m := shared(o.stems, k.stems)
				switch {
				case m < sameThing:
				case m > n:
					best, n, tie = k, m, false
				case m == n && !k.day.Equal(best.day):
					tie = true
				}
			}
		}
		if n == 0 || tie {
			continue
		}
		from := best.day.AddDate(0, 0, o.days)
		got := interval{from, from.AddDate(0, 0, 2)}
		if own, ok := intervalOf(was.When); ok && (!own.to.IsZero() && !got.from.Before(own.to) || own.from.After(got.from)) {
			continue
		}
		name := best.by.Label() + " dates"
		if best.by == r {
			name = "it dates"
		}
		why := Claim{from.Format("2006-01-02"), fmt.Sprintf("%s what this follows, %s", name, best.day.Format("2006-01-02")), o.Span}
		return Dating{got.value(), append(slices.Clone(was.Reasons), why)}
	}
	return Dating{}
}
