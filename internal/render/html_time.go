package render

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"concord/internal/edtf"
)

// timeView is the timeline. Every moment is a row with its own small drawing on
// one common scale, so that words and drawing never part.
type timeView struct {
	Rows      list[momentView]
	Ticks     []tickView
	Published *bandView // from the first to the last report
	Earlier   bool      // moments before the scale begins
	Later     bool
	Hollow    bool
	Dashed    bool
}

type tickView struct {
	X    string
	Name string
	End  string // text-anchor
}

type bandView struct{ X, W string }

type momentView struct {
	ID, Finding, When, EDTF, Reason string
	Said                            saidView
	Bars                            []barView
	Ticks                           []tickView
	Published                       *bandView
}

// barView is one mark of a drawing. Class is "known", "unsure" (dashed) or
// "open" (a dashed line to the margin); "ahead" is added for what lay in the
// future when the last report was published.
type barView struct {
	Class string
	X, W  string
	Point bool // a time of day: a dot, for a bar would claim a length
	Arrow string
}

func (b *builder) timeline() *timeView {
	moments := b.moments()
	if len(moments) == 0 {
		return nil
	}
	v := &timeView{}
	var values []edtf.Value
	for _, m := range moments {
		values = append(values, m.When)
	}
	sc := scaleOf(values, b.acc.Summary.Published)
	if sc != nil {
		v.Ticks = sc.ticks()
		if p, err := b.acc.Summary.Published.Bounds(); err == nil && !p.OpenFrom && !p.OpenTo {
			x, w := sc.at(p.From), sc.at(p.To)
			v.Published = &bandView{pct(x), pct(max(w-x, 0.4))}
		}
	}
	var rows []momentView
	for i := range moments {
		m := &moments[i]
		row := momentView{ID: findingID(m.ID), Finding: Plain(m.ID), When: Plain(momentShort(m)), EDTF: Plain(string(m.When)), Reason: Plain(m.Reason),
			Said: b.alone(m.Says, m.ID), Ticks: v.Ticks, Published: v.Published}
		if m.Rule == inForce {
			row.ID += "-" + inForce
		}
		for _, p := range m.Passages {
			b.link(p, m.ID)
		}
		if sc != nil {
			row.Bars = sc.bars(m.When)
		}
		for _, bar := range row.Bars {
			v.Earlier = v.Earlier || bar.Arrow == "◂"
			v.Later = v.Later || bar.Arrow == "▸"
			v.Dashed = v.Dashed || bar.Class != "known" && bar.Class != "known ahead"
			v.Hollow = v.Hollow || len(bar.Class) > 6 && bar.Class[len(bar.Class)-5:] == "ahead"
		}
		rows = append(rows, row)
	}
	v.Rows = listOf(rows, 60)
	return v
}

// scale maps times to 0–100 per cent of a drawing's width.
type scale struct {
	from, to  time.Time
	low, high float64 // per cent at from and to: room is left for arrows
	now       time.Time
}

// scaleOf chooses the stretch of time to draw. Background far from the events
// would press them into one dot: when the moments near publication span less
// than a quarter of all, only they are drawn to scale and the others get arrows.
// Near is within 120 days of publication, or of the middle one of the moments
// known to a month where publication is not known to two.
func scaleOf(values []edtf.Value, published edtf.Value) *scale {
	type ends struct{ from, to time.Time }
	var all []ends
	for _, v := range values {
		b, err := v.Bounds()
		if err != nil || b.OpenFrom && b.OpenTo {
			continue
		}
		e := ends{b.From, b.To}
		if b.OpenFrom {
			e.from = b.To
		}
		if b.OpenTo {
			e.to = b.From
		}
		all = append(all, e)
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortFunc(all, func(x, y ends) int { return cmp.Or(x.from.Compare(y.from), x.to.Compare(y.to)) })
	hull := func(es []ends) (from, to time.Time) {
		from, to = es[0].from, es[0].to
		for _, e := range es {
			if e.from.Before(from) {
				from = e.from
			}
			if e.to.After(to) {
				to = e.to
			}
		}
		return from, to
	}
	s := &scale{low: 1.5, high: 98.5}
	sharp := slices.DeleteFunc(slices.Clone(all), func(e ends) bool { return seconds(e.from, e.to) > 32*day })
	if len(sharp) == 0 {
		sharp = all
	}
	mid := sharp[len(sharp)/2].from
	near := ends{mid, mid}
	if p, err := published.Bounds(); err == nil && !p.OpenFrom && !p.OpenTo {
		if s.now = p.To; seconds(p.From, p.To) <= 62*day {
			near = ends{p.From, p.To}
			all = append(all, near)
		}
	}
	s.from, s.to = hull(all)
	window := ends{near.from.AddDate(0, 0, -120), near.to.AddDate(0, 0, 120)}
	var inside []ends
	for _, e := range all {
		if !e.from.Before(window.from) && !e.to.After(window.to) {
			inside = append(inside, e)
		}
	}
	if len(inside) > 0 {
		if from, to := hull(inside); seconds(from, to) < seconds(s.from, s.to)/4 {
			if s.from.Before(from) {
				s.from, s.low = from, 6
			}
			if s.to.After(to) {
				s.to, s.high = to, 94
			}
		}
	}
	if seconds(s.from, s.to) < day {
		s.to = s.from.Add(24 * time.Hour)
	}
	return s
}

func (s *scale) at(t time.Time) float64 {
	f := seconds(s.from, t) / seconds(s.from, s.to)
	return s.low + min(max(f, 0), 1)*(s.high-s.low)
}

func (s *scale) bars(v edtf.Value) []barView {
	b, err := v.Bounds()
	if err != nil {
		return nil
	}
	class := "known"
	if b.Uncertain || b.Approx {
		class = "unsure"
	}
	ahead := func(t time.Time) string {
		if !s.now.IsZero() && !t.Before(s.now) {
			return " ahead"
		}
		return ""
	}
	switch {
	case b.OpenFrom && b.OpenTo:
		return nil
	case b.OpenTo:
		x := s.at(b.From)
		return []barView{{Class: "open" + ahead(b.From), X: pct(x), W: pct(100 - x)}, {Class: class + ahead(b.From), X: pct(x), W: "0.5%"}}
	case b.OpenFrom:
		x := s.at(b.To)
		return []barView{{Class: "open" + ahead(b.To), X: "0%", W: pct(x)}, {Class: class + ahead(b.To), X: pct(x), W: "0.5%"}}
	case !b.To.After(s.from) && s.low > 2:
		return []barView{{Class: class, Arrow: "◂"}}
	case !b.From.Before(s.to) && s.high < 98:
		return []barView{{Class: class + ahead(b.From), Arrow: "▸"}}
	}
	x, end := s.at(b.From), s.at(b.To)
	if b.From.Before(s.from) {
		x = 0 // it goes on beyond the scale
	}
	if b.To.After(s.to) {
		end = 100
	}
	if seconds(b.From, b.To) <= 60*60 {
		return []barView{{Class: class + ahead(b.From), X: pct(x), Point: true}}
	}
	least := 0.3
	if class == "unsure" {
		least = 1.4 // or its dashes cannot be seen
	}
	return []barView{{Class: class + ahead(b.From), X: pct(x), W: pct(max(end-x, least))}}
}

// ticks are up to seven round dates of the scale.
func (s *scale) ticks() []tickView {
	days := seconds(s.from, s.to) / day
	var out []tickView
	add := func(t time.Time, name string) {
		if t.Before(s.from) || t.After(s.to) {
			return
		}
		x := s.at(t)
		end := "middle"
		if x < 8 {
			end = "start"
		} else if x > 92 {
			end = "end"
		}
		out = append(out, tickView{pct(x), name, end})
	}
	switch {
	case days <= 45:
		step := max(1, int(math.Ceil(days/6)))
		for t := s.from.Truncate(24 * time.Hour); !t.After(s.to); t = t.AddDate(0, 0, step) {
			add(t, fmt.Sprintf("%d %s", t.Day(), shortMonths[t.Month()-1]))
		}
	case days <= 6*365:
		step := 1
		for _, n := range []int{1, 2, 3, 6, 12, 24} {
			if step = n; days/30.4/float64(n) <= 5 {
				break
			}
		}
		// Months are counted from January, so that half years fall on January and July.
		months := s.from.Year()*12 + int(s.from.Month()) - 1
		for m := months - months%step; ; m += step {
			t := time.Date(m/12, time.Month(m%12+1), 1, 0, 0, 0, 0, time.UTC)
			if t.After(s.to) {
				break
			}
			name := shortMonths[t.Month()-1]
			if len(out) == 0 || t.Month() == time.January || step > 3 {
				name += fmt.Sprint(" ", t.Year()) // the year once, or labels run together
			}
			add(t, name)
		}
	default:
		step := 1
		for _, n := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000} {
			if step = n; days/365.25/float64(n) <= 6 {
				break
			}
		}
		for y := s.from.Year() / step * step; y <= s.to.Year(); y += step {
			add(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), fmt.Sprint(y))
		}
	}
	return out
}

const day = 24 * 60 * 60

// seconds is the time from a to b; a time.Duration ends at 292 years.
func seconds(a, b time.Time) float64 { return float64(b.Unix() - a.Unix()) }

func pct(f float64) string { return fmt.Sprintf("%.2f%%", f) }
