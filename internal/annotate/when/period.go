package when

import (
	"fmt"
	"time"

	"concord/internal/edtf"
)

// period is one piece of the calendar: a day, a week, a season, … The zero
// period is no time at all.
type period struct {
	unit  unit
	first time.Time // its first day, midnight UTC
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// valid reports whether y, m, d is a day of the calendar.
func valid(y, m, d int) bool {
	t := date(y, m, d)
	return y >= 1 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 && t.Day() == d && int(t.Month()) == m
}

func dayPeriod(t time.Time) period { return period{day, t} }
func yearPeriod(y int) period      { return period{year, date(y, 1, 1)} }
func monthPeriod(y, m int) period  { return period{month, date(y, m, 1)} }

// containing returns the period of unit u that contains the day t.
func containing(u unit, t time.Time) period {
	y, m := t.Year(), int(t.Month())
	switch u {
	case day:
		return period{day, t}
	case week:
		return period{week, monday(t)}
	case weekend:
		return period{weekend, monday(t).AddDate(0, 0, 5)}
	case month:
		return monthPeriod(y, m)
	case quarter:
		return period{quarter, date(y, (m-1)/3*3+1, 1)}
	case half:
		return period{half, date(y, (m-1)/6*6+1, 1)}
	case season:
		// Meteorological seasons of the northern hemisphere, as EDTF's 21 to 24.
		if m < 3 {
			return period{season, date(y-1, 12, 1)}
		}
		return period{season, date(y, m/3*3, 1)}
	case year:
		return yearPeriod(y)
	case decade:
		return period{decade, date(y-y%10, 1, 1)}
	case century:
		return period{century, date(y-y%100, 1, 1)}
	}
	return period{day, t}
}

func monday(t time.Time) time.Time { return t.AddDate(0, 0, -isoWeekday(t)+1) }

// isoWeekday counts Monday as 1 and Sunday as 7.
func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// add moves p by n of its own unit.
func (p period) add(n int) period {
	t := p.first
	switch p.unit {
	case day:
		t = t.AddDate(0, 0, n)
	case week, weekend:
		t = t.AddDate(0, 0, 7*n)
	case month:
		t = t.AddDate(0, n, 0)
	case quarter, season:
		t = t.AddDate(0, 3*n, 0)
	case half:
		t = t.AddDate(0, 6*n, 0)
	case year:
		t = t.AddDate(n, 0, 0)
	case decade:
		t = t.AddDate(10*n, 0, 0)
	case century:
		t = t.AddDate(100*n, 0, 0)
	}
	return period{p.unit, t}
}

// last is the last day of p.
func (p period) last() time.Time {
	switch p.unit {
	case day, noUnit:
		return p.first
	case weekend:
		return p.first.AddDate(0, 0, 1)
	}
	return p.add(1).first.AddDate(0, 0, -1)
}

// ok reports whether p can be written: years of four digits.
func (p period) ok() bool {
	return p.unit != noUnit && p.first.Year() >= 1 && p.last().Year() <= 9999
}

// value is p as a TIMEX3 value.
func (p period) value() string {
	y, m := p.first.Year(), int(p.first.Month())
	switch p.unit {
	case day:
		return p.first.Format("2006-01-02")
	case week:
		wy, w := p.first.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", wy, w)
	case weekend:
		wy, w := p.first.ISOWeek()
		return fmt.Sprintf("%04d-W%02d-WE", wy, w)
	case month:
		return p.first.Format("2006-01")
	case season:
		return fmt.Sprintf("%04d-%s", y, [...]string{"SP", "SU", "FA", "WI"}[m/3-1])
	case quarter:
		return fmt.Sprintf("%04d-Q%d", y, (m+2)/3)
	case half:
		return fmt.Sprintf("%04d-H%d", y, (m+5)/6)
	case year:
		return fmt.Sprintf("%04d", y)
	case decade:
		return fmt.Sprintf("%03d", y/10)
	case century:
		return fmt.Sprintf("%02d", y/100)
	}
	return ""
}

// ends are the EDTF expressions of the beginning and end of p; they are equal
// where EDTF has one expression for the whole.
func (p period) ends() (from, to edtf.Value) {
	y, m := p.first.Year(), int(p.first.Month())
	one := ""
	switch p.unit {
	case week, weekend:
		return edtf.Of(p.first), edtf.Of(p.last())
	case season:
		one = fmt.Sprintf("%04d-%d", y, 20+m/3)
	case quarter:
		one = fmt.Sprintf("%04d-%d", y, 33+(m-1)/3)
	case half:
		one = fmt.Sprintf("%04d-%d", y, 40+(m-1)/6)
	case decade:
		one = fmt.Sprintf("%03dX", y/10)
	case century:
		one = fmt.Sprintf("%02dXX", y/100)
	default:
		one = p.value()
	}
	return edtf.Value(one), edtf.Value(one)
}

// mask joins two values of one shape into the TIMEX3 value that covers both:
// components that differ become X. Shapes that differ give "".
func mask(a, b string) string {
	if a == b {
		return a
	}
	if len(a) != len(b) {
		return ""
	}
	out := []byte(a)
	start, differs := 0, false
	for i := 0; i <= len(out); i++ {
		if i == len(out) || a[i] == '-' || b[i] == '-' {
			if differs {
				for k := start; k < i; k++ {
					if out[k] >= '0' && out[k] <= '9' {
						out[k] = 'X'
					}
				}
			}
			start, differs = i+1, false
			continue
		}
		differs = differs || a[i] != b[i]
	}
	return string(out)
}
