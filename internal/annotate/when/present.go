package when

import (
	"time"

	"concord/internal/edtf"
)

// references are words that point at the present, the past or the future
// without a date, as TimeBank marks them.
var references = map[string]string{
	"now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
	"recently": "PAST_REF", "lately": "PAST_REF",
	"soon": "FUTURE_REF", "current": "PRESENT_REF",
}

// referenceRule reads "now", "recently", "the future", "at the moment", …
func referenceRule(s *scan, i int) (found, bool) {
	t := s.at(i)
	f := found{typ: Date, noWhen: true, reason: "no date is told", to: i + 1}
	if s.named(i) && !(t.s == "now") {
		return found{}, false
	}
	if v := references[t.s]; v != "" {
		switch t.s {
		case "now":
			if s.named(i) {
				return found{}, false
			}
			if s.is(i-1, "right") || s.is(i-1, "until") || s.is(i-1, "by") {
				break
			}
			if s.is(i+1, "for") && s.first(i) || s.is(i+1, "-") && s.at(i+1).glued {
				return found{}, false
			}
		case "soon":
			if s.is(i-1, "as") || s.is(i+1, "after") || s.is(i-1, "too") || s.is(i-1, "how") {
				return found{}, false
			}
			if next := s.at(i + 1).s; s.is(i-1, "was") || s.is(i-1, "were") || s.is(i-1, "had") || s.irregular(i+1) && !s.past(i+1) || s.past(i+1) && next != "be" && !auxiliary(s.at(i-1).s) && !modal[s.at(i-1).s] {
				return found{}, false // it soon became: soon after what was told
			}
		case "current":
			if !s.is(i-1, "then") && s.at(i+1).kind != word {
				return found{}, false
			}
		}
		f.value = v
		f.reason = map[string]string{"PRESENT_REF": "the present", "PAST_REF": "some past time", "FUTURE_REF": "some future time"}[v]
		return f, true
	}
	switch {
	case t.s == "right" && s.is(i+1, "now"):
		f.to, f.value = i+2, "PRESENT_REF"
	case t.s == "recent":
		k := i + 1
		u, ok := units[s.at(k).s]
		if !ok || !u.plural {
			return found{}, false
		}
		f.to, f.typ = k+1, Duration
		f.value = duration(count{vague: true}, u.unit)
		f.reason = "how many is not told"
		if u.unit == year {
			f.value, f.typ = "PAST_REF", Date
		}
	case (t.s == "coming" || t.s == "future") && units[s.at(i+1).s].plural:
		f.to, f.value = i+2, "FUTURE_REF"
	case t.s == "these" && s.is(i+1, "days"):
		f.to, f.value = i+2, "PRESENT_REF"
	case t.s == "present" && s.is(i-1, "at") && (s.at(i+1).kind == mark || after[s.at(i+1).s]):
		f.value = "PRESENT_REF"
	case (t.s == "the" && s.is(i+1, "present", "time") || t.s == "this" && s.is(i+1, "time")) && s.is(i-1, "at"):
		f.to, f.value = i+2, "PRESENT_REF"
		if t.s == "the" {
			f.to++
		}
	case t.s == "the" && s.is(i+1, "moment") && s.is(i-1, "at"):
		f.to, f.value = i+2, "PRESENT_REF"
	case t.s == "the" && s.is(i+1, "time") && s.is(i-1, "at"):
		if s.at(i+2).kind == word {
			return found{}, false
		}
		f.to, f.value = i+2, "PAST_REF"
		if s.lastDay.known() && s.sentence-s.lastDay.sentence <= 1 {
			f.reason = "the time the text speaks of"
			f.when, f.counted = s.lastDay.stated, s.lastDay
		}
	case t.s == "the":
		k := i + 1
		if s.is(k, "near") || s.is(k, "foreseeable") || s.is(k, "immediate") || s.is(k, "not", "too", "distant") {
			k++
		}
		switch {
		case s.is(k, "future") && !s.named(k) && !s.is(k+1, "of") && (k > i+1 || s.is(i-1, "in") || s.is(i-1, "for") || s.is(i-1, "into") || s.is(i-1, "about") || s.at(k+1).kind == mark || s.is(k+1, "is") || s.is(k+1, "looks")):
			f.to, f.value = k+1, "FUTURE_REF"
		case s.is(k, "past") && s.is(i-1, "in") && !s.named(k) && (s.at(k+1).kind == mark || after[s.at(k+1).s]):
			f.to, f.value = k+1, "PAST_REF"
		case (s.is(k, "near", "term") || s.is(i+1, "near", "term")):
			f.to, f.value = i+3, "FUTURE_REF"
		default:
			return found{}, false
		}
	case t.s == "future" && (s.is(i-1, "in")):
		f.value = "FUTURE_REF"
	default:
		return found{}, false
	}
	return f, true
}

// partRule reads "earlier" and "later" with a period: "earlier this year",
// "later in the day", "earlier Sunday", and a bare "early", "late", "mid", "the
// end of" before one: the period with its mod.
func partRule(s *scan, i int) (found, bool) {
	k := i
	if s.is(k, "the") {
		k++
	}
	t := s.at(k)
	mod, clip := "", 0
	switch t.s {
	case "early", "late", "mid":
		mod = mods[t.s]
		k = s.hyphen(k + 1)
		if s.is(k, "in") || s.is(k, "on") {
			k++
		}
	case "earlier", "later":
		mod = mods[t.s]
		k++
		if s.is(k, "in") || s.is(k, "on") {
			k++
		}
		clip = map[string]int{"earlier": -1, "later": 1}[t.s]
	case "end", "beginning", "start", "middle", "close", "turn", "eve", "height", "dawn":
		m, ok := map[string]string{"end": "END", "beginning": "START", "start": "START", "middle": "MID", "close": "END", "turn": "START", "dawn": "START"}[t.s]
		if !ok || !s.is(k+1, "of") || s.named(k) {
			return found{}, false
		}
		mod = m
		k += 2
	case "sometime":
		k++
		if s.is(k, "in") {
			k++
		}
	default:
		return found{}, false
	}
	f, ok := s.calendarAt(k)
	if !ok {
		return found{}, false
	}
	f.mod = mod
	if f.relative && s.ref.hasLo && s.ref.hasHi && f.lo.ok() && f.hi.ok() && f.lo.unit != day && clip != 0 {
		if clip < 0 && !f.lo.first.After(s.ref.hi) && !f.hi.last().Before(s.ref.hi) {
			from, _ := dayPeriod(f.lo.first).ends()
			to, _ := dayPeriod(s.ref.hi).ends()
			f.when, f.reason = edtf.Interval(from, to), f.reason+", before publication"
		}
		if clip > 0 && !f.lo.first.After(s.ref.lo) && !f.hi.last().Before(s.ref.lo) {
			from, _ := dayPeriod(s.ref.lo).ends()
			to, _ := dayPeriod(f.hi.last()).ends()
			f.when, f.reason = edtf.Interval(from, to), f.reason+", after publication"
		}
	}
	return f, true
}

// calendarAt reads any calendar expression at k, the bare "the week" included.
func (s *scan) calendarAt(k int) (found, bool) {
	for _, rule := range []func(*scan, int) (found, bool){dateRule, weekdayRule, dayWordRule, unitRule, quarterRule, yearRule, monthRule, holidayRule} {
		if f, ok := rule(s, k); ok && f.typ != Set {
			return f, true
		}
	}
	d := k
	if s.is(d, "the") {
		d++
	}
	if code := seasonsOf[s.at(d).s]; code != "" && !s.named(d) {
		return s.seasonAt(d, code), true
	}
	if !s.is(k, "the") {
		return found{}, false
	}
	u, ok := units[s.at(d).s]
	if !ok || u.plural || u.unit.clock() || u.unit == fortnight || u.unit == night || s.named(d) {
		return found{}, false
	}
	f := found{typ: Date, to: d + 1, value: masked(u.unit)}
	if u.unit == day && s.lastDay.known() && s.sentence-s.lastDay.sentence <= 1 {
		f.reason = "day named before"
		return s.fromText(f, s.lastDay, func(p period) period { return p }), true
	}
	f.reason = u.unit.noun() + " of publication"
	un := u.unit
	return s.rel(f, func(t time.Time) period { return containing(un, t) }), true
}
