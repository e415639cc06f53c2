package report

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"concord/internal/edtf"
	"concord/internal/span"
)

// DateTogether dates what single reports cannot tell from the other reports of
// the same story: a day that one report names without a year and another with
// it, a weekday that another report dates, a year that one names as past, "two
// days after" what another dates; and what is still vague from when the others
// were published, for reports of one story appear near each other. Only reports
// that share names and words date each other, for reps may hold several
// stories. It changes only reports whose date is not stated, gives the other
// report in the reason, and marks what it finds as uncertain ("?"). The order
// of reps does not matter. Reports that New did not make are left as they are.
func DateTogether(reps []*Report) {
	members := make([]*Report, 0, len(reps))
	for _, r := range reps {
		if r != nil && r.signs != nil {
			members = append(members, r)
		}
	}
	slices.SortStableFunc(members, func(a, b *Report) int {
		return cmp.Or(cmp.Compare(a.Label(), b.Label()), cmp.Compare(a.ID, b.ID))
	})
	members = slices.CompactFunc(members, func(a, b *Report) bool { return a == b })
	near := neighbours(members, func(r *Report) bool { return !r.signs.stated })
	pools := make([]*pool, len(members))
	mates := make([][]*Report, len(members))
	dated := map[*Report]Dating{}
	// All are dated from the same state, so that no result depends on another.
	for i, r := range members {
		dated[r] = r.Published
		if len(near[i]) == 0 {
			continue // stated, or a stranger
		}
		for _, j := range near[i] {
			mates[i] = append(mates[i], members[j])
		}
		pools[i] = gather(inOrder(members, near[i], i))
	}
	named := map[*Report]Dating{}
	for i, r := range members {
		if pools[i] == nil {
			continue
		}
		d := pools[i].date(r)
		if d.When == "" {
			d = dated[r]
		}
		if by := pools[i].after(r, d); by.When != "" {
			d = by
		}
		named[r] = d
	}
	for r, d := range named {
		dated[r] = d
	}
	for i, r := range members {
		if pools[i] == nil {
			continue
		}
		d := dated[r]
		if by := pools[i].nearby(r, d, mates[i], dated); by.When != "" {
			d = by
		} else if d.When == "" {
			d = pools[i].yearOfStory(r)
		}
		if d.When != "" {
			r.Published = d
		}
	}
}

// inOrder returns the members with the given indices and self, in their order.
func inOrder(members []*Report, indices []int, self int) []*Report {
	all := append(slices.Clone(indices), self)
	slices.Sort(all)
	found := make([]*Report, len(all))
	for i, j := range all {
		found[i] = members[j]
	}
	return found
}

// known is a calendar day that a report of the story names.
type known struct {
	day  time.Time
	by   *Report
	at   span.Span
	sure bool // the year is named, not found
	sighting
}

// pool is what the reports of one story know of dates together.
type pool struct {
	days  []known // with a year named, in order of the reports
	pairs []known // month, day and weekday without a year; day is set once the year is found
	plain []known // month and day without weekday and year
	floor time.Time
	by    *Report // who sets the floor
	dated []known // stated dates of publication
	year  int     // in which all pairs fall, 0 where it cannot be told
}

func gather(members []*Report) *pool {
	p := &pool{}
	for _, r := range members {
		for _, d := range r.signs.past {
			k := known{by: r, at: d.Span, sighting: d}
			switch {
			case d.Year > 0:
				k.day, _ = d.date.in(d.Year)
				k.sure = true
				p.days = append(p.days, k)
			case d.Weekday >= 0:
				p.pairs = append(p.pairs, k)
			default:
				p.plain = append(p.plain, k)
			}
		}
		if r.signs.floor.After(p.floor) {
			p.floor, p.by = r.signs.floor, r
		}
		if r.signs.stated {
			if b, err := r.Published.When.Bounds(); err == nil && !b.OpenFrom {
				p.dated = append(p.dated, known{day: b.From.Truncate(24 * time.Hour), by: r, sure: true})
			}
		}
	}
	var pairs []date
	for _, k := range p.pairs {
		pairs = append(pairs, k.date)
	}
	if !p.floor.IsZero() {
		p.year = yearOf(pairs, p.floor)
	}
	for i := range p.pairs {
		if p.year > 0 {
			p.pairs[i].day, _ = p.pairs[i].in(p.year)
		}
	}
	return p
}

// date dates one report from the pool; the zero Dating where the pool adds nothing.
func (p *pool) date(r *Report) Dating {
	year, why := p.yearFor(r)
	var d Dating
	if year > 0 {
		d = r.signs.dated(year, why)
	}
	if week, ok := p.weekFor(r); ok {
		if d.When == "" {
			d = r.Published
		}
		d = week.narrow(d)
	}
	return d
}

// yearFor finds the year of the dates that r names without one.
func (p *pool) yearFor(r *Report) (int, []Claim) {
	found, conflict := 0, false
	var why Claim
	set := func(year int, c Claim) {
		if found == 0 {
			found, why = year, c
		} else if found != year {
			conflict = true
		}
	}
	open := false
	for _, d := range r.signs.past {
		if d.Year > 0 {
			continue
		}
		open = true
		for _, k := range p.days {
			if k.by != r && k.Month == d.Month && k.Day == d.Day {
				if t, ok := d.in(k.day.Year()); ok {
					set(t.Year(), Claim{t.Format("2006-01-02"), k.by.Label() + " names this day with its year", d.Span})
				}
			}
		}
	}
	if found == 0 {
		for _, d := range r.signs.past {
			if d.Year > 0 {
				continue
			}
			for _, k := range p.dated {
				if t, ok := before(d.date, k.day.AddDate(0, 0, 14)); ok && k.by != r {
					set(t.Year(), Claim{t.Format("2006-01-02"), fmt.Sprintf("the last such day before %s was published, %s", k.by.Label(), k.day.Format("2006-01-02")), d.Span})
				}
			}
		}
	}
	if conflict {
		return 0, nil
	}
	if found > 0 {
		return found, []Claim{why}
	}
	if p.year == 0 || !open {
		return 0, nil
	}
	k := p.pairs[0]
	for _, q := range p.pairs {
		if q.by == r {
			k = q
			break
		}
	}
	floor := Claim{p.by.signs.floorAs, "named as past", p.by.signs.floorAt}
	if p.by != r {
		floor = Claim{p.by.signs.floorAs, p.by.Label() + " names it as past", span.Span{}}
	}
	pair := Claim{k.day.Format("2006-01-02"), "first year from then in which this day is a " + k.day.Weekday().String(), k.at}
	if k.by != r {
		pair.Reason = fmt.Sprintf("%s names %s, %s: first year from then in which they meet", k.by.Label(), k.day.Weekday(), k.day.Format("2 January"))
		pair.Span = span.Span{}
	}
	return p.year, []Claim{floor, pair}
}

// yearOfStory gives a report that shows nothing of its date the year in which
// all other reports that can be dated were published.
func (p *pool) yearOfStory(r *Report) Dating {
	year := p.year
	by := (*Report)(nil)
	if year > 0 {
		by = p.pairs[0].by
	}
	for _, k := range p.dated {
		if year != 0 && year != k.day.Year() {
			return Dating{}
		}
		year, by = k.day.Year(), k.by
	}
	if year == 0 || by == r {
		return Dating{}
	}
	return Dating{strconvYear(year) + "?", []Claim{{Value: string(strconvYear(year)), Reason: "year of the story by " + by.Label()}}}
}

// before returns the last day d not after limit, if it lies within a year of it.
func before(d date, limit time.Time) (time.Time, bool) {
	for year := limit.Year(); year >= limit.Year()-1; year-- {
		if t, ok := d.in(year); ok && !t.After(limit) {
			return t, limit.Sub(t) < 360*24*time.Hour
		}
	}
	return time.Time{}, false
}

// week is the days after a weekday that a report names alone.
type week struct {
	from time.Time
	why  Claim
}

// sameThing is how many of the longer words two sentences must share to be
// taken for telling of the same thing, when both name the same weekday; one
// less where the reports together date only one day with that weekday.
const sameThing = 3

// weekFor finds a weekday that r names alone and another report dates.
func (p *pool) weekFor(r *Report) (week, bool) {
	best := week{}
	n := 0
	for _, s := range r.signs.bare {
		need := sameThing
		if p.only(s.Weekday) {
			need--
		}
		for _, group := range [][]known{p.days, p.pairs} {
			for _, k := range group {
				if k.by == r || k.day.IsZero() || int(k.day.Weekday()) != s.Weekday || k.day.Before(p.floor.AddDate(-1, 0, 0)) {
					continue
				}
				if m := shared(s.stems, k.stems); m >= need && m > n {
					n = m
					best = week{k.day, Claim{k.day.Format("2006-01-02"), fmt.Sprintf("%s dates this %s", k.by.Label(), k.day.Weekday()), s.Span}}
				}
			}
		}
	}
	return best, n > 0
}

// only reports whether all days of the pool with this weekday are one day.
func (p *pool) only(weekday int) bool {
	var day time.Time
	for _, group := range [][]known{p.days, p.pairs} {
		for _, k := range group {
			if k.day.IsZero() || int(k.day.Weekday()) != weekday {
				continue
			}
			if !day.IsZero() && !day.Equal(k.day) {
				return false
			}
			day = k.day
		}
	}
	return true
}

// narrow puts the week after the weekday into d: a weekday without a date is
// one of the seven days before publication.
func (w week) narrow(d Dating) Dating {
	from, to := w.from, w.from.AddDate(0, 0, 6)
	if b, err := d.When.Bounds(); err == nil {
		if !b.OpenFrom && b.From.After(from) {
			from = b.From
		}
		if !b.OpenTo && b.To.AddDate(0, 0, -1).Before(to) {
			to = b.To.AddDate(0, 0, -1)
		}
	}
	if to.Before(from) {
		return d
	}
	d.When = edtf.Interval(edtf.Value(from.Format("2006-01-02")+"?"), edtf.Value(to.Format("2006-01-02")+"?"))
	d.Reasons = append(slices.Clone(d.Reasons), w.why)
	return d
}

// stemsOf returns the first five letters of the longer words, each once, sorted.
func stemsOf(ws []word) []string {
	var stems []string
	for _, w := range ws {
		if len(w.low) >= 4 && month(w.low) == 0 && weekday(w.low) < 0 && number(w.low) < 0 && !filler(w.low) {
			stems = append(stems, stem5(w.low))
		}
	}
	slices.Sort(stems)
	return slices.Compact(stems)
}

// filler reports longer words that say nothing of what a sentence is about.
func filler(w string) bool {
	switch w {
	case "that", "this", "with", "from", "have", "been", "were", "will", "would", "could", "should", "their", "them", "they", "there", "which", "while", "when", "where", "what",
		"after", "before", "about", "into", "over", "also", "than", "then", "some", "such", "only", "said", "says", "told", "month", "last", "week", "year", "according", "more", "most",
		"other", "others", "these", "those", "against", "during", "between", "through", "because", "later", "earlier", "first", "same", "just", "president", "state", "states", "united":
		return true
	}
	return false
}

// shared counts what two sorted lists have in common.
func shared[T cmp.Ordered](a, b []T) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := cmp.Compare(a[i], b[j]); {
		case c == 0:
			n++
			i++
			j++
		case c < 0:
			i++
		default:
			j++
		}
	}
	return n
}
