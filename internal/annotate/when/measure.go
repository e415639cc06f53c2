package when

import (
	"time"

	"concord/internal/edtf"
)

// countRule reads counted units that are moved or measured: "three weeks
// earlier", "five months ago", "two days after 9 September", "the last five
// months", "in two weeks", and durations: "two-day", "nearly three years".
func countRule(s *scan, i int) (found, bool) {
	k := i
	mod := ""
	if m, to, ok := s.bound(k); ok {
		mod, k = m, to
	}
	if s.is(k, "the") {
		k++
	}
	dir := 0
	switch s.at(k).s {
	case "last", "past", "previous":
		dir = -1
		k++
	case "next", "coming":
		dir = 1
		k++
	case "first", "final", "latest", "same", "early":
		if k == i && !s.is(i, "first") && !s.is(i, "early") {
			return found{}, false
		}
		k++
	}
	q, to, ok := s.quantity(k)
	if !ok {
		if dir != 0 || k == i+1 && s.is(i, "the") && !s.is(i+1, "early") {
			return found{}, false
		}
		if u, ok := units[s.at(k).s]; !ok || !u.plural || u.unit == second || u.unit == minute || s.named(k) {
			return found{}, false
		}
		q, to = count{vague: true}, k
		// a bare plural is a time only where it measures: for years, weeks ago
		if !s.measured(i, k) {
			return found{}, false
		}
	}
	if h := to; !q.vague && !q.half && (s.is(h, "to") || s.is(h, "or") || s.at(h).s == "-" && s.at(h+1).kind == number) {
		// "two to three weeks": the value is the lower bound
		if n, e, ok := s.cardinal(h + 1); ok && n > q.n {
			if _, isUnit := units[s.at(s.hyphen(e)).s]; isUnit {
				to, mod = e, "EQUAL_OR_MORE"
			}
		}
	}
	if dir != 0 && (s.is(to, "past") || s.is(to, "coming")) {
		to++
	} else if dir == 0 && !q.half {
		// the five coming years
		switch s.at(to).s {
		case "coming", "upcoming", "next":
			dir, to = 1, to+1
		case "past", "previous", "preceding":
			dir, to = -1, to+1
		}
	}
	hyphened := false
	if h := s.at(to); h.s == "-" && (h.glued || s.at(to+1).glued) {
		hyphened = true
		to++
	}
	u, ok := units[s.at(to).s]
	if !ok {
		return found{}, false
	}
	at := to
	to++
	if s.named(at) || s.titled && s.at(at).cap && nameAfter[s.at(to).s] {
		return found{}, false // the 12-Day War, 60 Minutes
	}
	if !u.plural && !hyphened && (u.unit == second || u.unit == quarter) {
		return found{}, false // "a second group", "more than a quarter of"
	}
	if u.unit == quarter && u.plural && (hyphened || s.is(to, "of") && !s.is(to+1, "the")) {
		return found{}, false // three-quarters
	}
	if (s.at(at).s == "min" || s.at(at).s == "sec") && s.at(k).kind != number {
		return found{}, false
	}
	// ages: "65-year-old", "six months old"; a "-odd" or "-plus" stays
	if h := s.hyphen(to); s.is(h, "old") || s.is(h, "olds") || s.is(to, "of", "age") || s.is(to, "young") {
		return found{}, false
	}
	if s.is(to, "or", "so") {
		mod = "APPROX"
		to += 2
	} else if s.is(to, "and", "a", "half") {
		q.half = true
		to += 3
	} else if s.is(to, "and", "half") && s.at(to+2).s != "of" && s.at(to+2).s != "the" && s.at(to+2).s != "a" && q.n == 1 {
		q.half = true
		to += 2
	}
	if u.plural && q.n == 1 && s.at(k).s == "a" {
		q = count{vague: true} // a weeks-long standoff
	}
	if q.mod != "" && mod == "" {
		mod = q.mod
	}
	f := found{typ: Duration, from: i, to: to, mod: mod, value: duration(q, u.unit), noWhen: true, reason: "duration"}
	if s.at(k).s == "one" && u.unit == day && !u.plural && to == k+2 && k == i && s.sometime(i, to) {
		if s.tense(i, to) == past {
			return found{}, false // One day he saw it: which one is not told
		}
		f.typ, f.value, f.reason = Date, "FUTURE_REF", "some day to come"
		return f, true
	}
	if v, e, ok := s.andSmaller(q, u.unit, to); ok && !hyphened && dir == 0 {
		f.value, f.to = v, e
		if s.is(e, "ago") {
			f.to, f.offset, f.value, f.typ, f.reason = e+1, Offset("-"+v), "PAST_REF", Date, "counted from publication"
			f.relative, f.when = true, ""
			if u.unit == week && s.ref.known() {
				d, _, _ := s.cardinal(to + 1)
				f.noWhen, f.value = false, masked(day)
				return s.rel(f, func(t time.Time) period { return dayPeriod(t.AddDate(0, 0, -7*q.n-d)) }), true
			}
		}
		return f, true
	}
	if dir == 0 && !hyphened {
		if g, ok := s.moved(f, q, u.unit); ok {
			return g, true
		}
	}
	switch {
	case dir < 0:
		f.when, f.relative = s.back(q, u.unit), true
		f.reason = "counted back from publication"
	case dir > 0:
		f.when, f.relative = s.onward(q, u.unit), true
		f.reason = "counted on from publication"
	}
	if dir != 0 && q.n == 1 && !q.vague && !u.plural && !q.half && s.at(k).kind == word && s.at(k).s != "one" {
		return found{}, false
	}
	if q.n == 1 && s.at(k).s == "a" && dir == 0 && f.to == at+1 {
		switch s.rate(i) {
		case howOften:
			f.typ, f.reason = Set, "how often"
		case howMuch:
			return found{}, false // $1.76 a year: a price, no time
		}
	}
	return f, true
}

// sometime reports whether "one day" [i, to) is a day nobody names rather than a length:
// may one day succeed.
func (s *scan) sometime(i, to int) bool {
	switch s.at(i - 1).s {
	case "for", "in", "within", "only", "just", "of", "than", "about", "after", "every", "at", "least", "by", "took", "lasted", "under", "over", "a", "the":
		return false
	}
	switch s.at(to).s {
	case "after", "before", "later", "earlier", "ago", "of", "and", "or", "-", "in", "from", "to", "at", "long", "per", "when":
		return false
	}
	return true
}

// allRule reads "all day", "all night", "all week": how long something went on.
func allRule(s *scan, i int) (found, bool) {
	if !s.is(i, "all") || s.at(i).cap && !s.first(i) {
		return found{}, false
	}
	u, ok := units[s.at(i+1).s]
	if !ok || u.plural || u.unit.clock() || u.unit == quarter || s.named(i+1) || s.at(i+2).s == "-" {
		return found{}, false
	}
	return found{typ: Duration, to: i + 2, value: duration(count{n: 1}, u.unit), noWhen: true, reason: "duration"}, true
}

// andSmaller reads the second part of a duration said in two units, "two hours and
// 15 minutes", "a year and six months", whose first part ends at i.
func (s *scan) andSmaller(q count, u unit, i int) (value string, to int, ok bool) {
	if q.vague || q.half || q.n < 1 {
		return "", i, false
	}
	if !s.is(i, "and") {
		if s.at(i).kind != number {
			return "", i, false
		}
		i-- // 3 hours 30 minutes
	}
	n, e, ok := s.cardinal(i + 1)
	v, known := units[s.at(e).s]
	if !ok || !known || n > 400 {
		return "", i, false
	}
	whole, part := duration(q, u), duration(count{n: n}, v.unit)
	switch {
	case u == hour && v.unit == minute, u == minute && v.unit == second:
		return whole + part[2:], e + 1, true
	case u == day && v.unit == hour:
		return whole + part[1:], e + 1, true
	case u == year && (v.unit == month || v.unit == day), u == month && v.unit == day, u == week && v.unit == day, u == month && v.unit == week:
		return whole + part[1:], e + 1, true
	}
	return "", i, false
}

// nameAfter are nouns that make a counted unit before them a name.
var nameAfter = set("war wars campaign siege itinerary march intifada")

// bound reads what limits a count: "nearly", "at least", "more than".
func (s *scan) bound(i int) (mod string, to int, ok bool) {
	switch s.at(i).s {
	case "nearly", "almost":
		return "LESS_THAN", i + 1, true
	case "about", "around", "roughly", "approximately", "some":
		if s.at(i).s == "some" && s.at(i+1).kind != number && ones[s.at(i+1).s] == 0 && tens[s.at(i+1).s] == 0 {
			return "", i, false
		}
		return "APPROX", i + 1, true
	case "over":
		if s.at(i+1).s == "the" {
			return "", i, false
		}
		return "MORE_THAN", i + 1, true
	case "at":
		if s.is(i+1, "least") {
			return "EQUAL_OR_MORE", i + 2, true
		}
		if s.is(i+1, "most") {
			return "EQUAL_OR_LESS", i + 2, true
		}
	case "up":
		if s.is(i+1, "to") {
			return "EQUAL_OR_LESS", i + 2, true
		}
	case "more", "longer":
		if s.is(i+1, "than") {
			return "MORE_THAN", i + 2, true
		}
	case "less", "fewer":
		if s.is(i+1, "than") {
			return "LESS_THAN", i + 2, true
		}
	case "no":
		if s.is(i+1, "more", "than") || s.is(i+1, "longer", "than") {
			return "EQUAL_OR_LESS", i + 3, true
		}
	case "just", "barely", "only":
		if s.is(i+1, "over") {
			return "MORE_THAN", i + 2, true
		}
		if s.is(i+1, "under") {
			return "LESS_THAN", i + 2, true
		}
	}
	return "", i, false
}

// measured reports whether the bare plural k ("years") stands where it measures
// or moves: after for, in, within, after, over; before ago, later, of, after.
func (s *scan) measured(i, k int) bool {
	switch s.at(i - 1).s {
	case "for", "in", "within", "after", "over", "took", "take", "takes", "taking", "lasted", "last", "spent", "just", "of", "by", "follows", "mere":
		if s.is(i-2, "one", "of") || s.is(i-2, "most", "of") {
			return false
		}
		return true
	case "the":
		return s.is(k+1, "before") || s.is(k+1, "after") || s.is(k+1, "since") || s.is(k+1, "ahead") || s.is(k+1, "that", "followed") || s.is(k+1, "following")
	}
	switch s.at(k + 1).s {
	case "ago", "later", "earlier", "before", "after", "of", "into", "long":
		return true
	case "-":
		return s.is(k+2, "long")
	}
	return false
}

// rates are what a unit with "a" says after a count.
type rates uint8

const (
	noRate   rates = iota
	howOften       // twice a month
	howMuch        // $1.76 a year, four flights a week
)

// rate tells whether the unit with "a" at i says how often or how much.
func (s *scan) rate(i int) rates {
	p := s.at(i - 1)
	if p.s == "once" || p.s == "twice" || p.s == "times" {
		return howOften
	}
	for j := i - 1; j > i-4; j-- {
		t := s.at(j)
		switch {
		case t.kind == number, ones[t.s] > 0, tens[t.s] > 0, t.s == "$", t.s == "million", t.s == "billion", t.s == "hours", t.s == "hundreds", t.s == "cents":
			return howMuch
		case t.kind == mark && t.s != "%" && t.s != ".", t.s == "for", t.s == "in", t.s == "within", t.s == "after":
			return noRate
		}
	}
	return noRate
}

// moved reads the direction after a counted unit: ago, earlier, later, before,
// after, from now, and the "in" before it.
func (s *scan) moved(f found, q count, u unit) (found, bool) {
	to := f.to
	dir := 0
	text := false // counted from a day of the text
	w := s.at(to).s
	if w == "earlier" || w == "later" {
		// "30 minutes later this week": the word belongs to what follows
		switch n := s.at(to + 1); {
		case n.s == "this", s.is(to+1, "in", "the"), s.is(to+1, "on") && weekdays[s.at(to+2).s] > 0, n.s == "today", weekdays[n.s] > 0 && w == "earlier":
			return found{}, false
		}
	}
	switch w {
	case "ago":
		dir, to = -1, to+1
	case "earlier":
		dir, to, text = -1, to+1, true
	case "later":
		dir, to, text = 1, to+1, true
		if s.is(to, "than") {
			return found{}, false
		}
	case "hence":
		dir, to = 1, to+1
	case "from":
		if !s.is(to+1, "now") && !s.is(to+1, "today") {
			return s.besideDate(f, q, u, w)
		}
		dir, to = 1, to+2
	case "before", "after", "since", "following":
		return s.besideDate(f, q, u, w)
	default:
		// "in two weeks" is a date where the clause speaks of the future
		if s.at(f.from-1).s != "in" || u.clock() || q.vague || s.tense(f.from, to) != future {
			return found{}, false
		}
		dir = 1
	}
	if wd, e, ok := s.weekdayName(to, false); ok && w == "ago" && u == week && !q.vague && !q.half && q.n < 60 {
		// two weeks ago Monday
		f.to, f.typ, f.noWhen, f.value, f.reason = e, Date, false, "XXXX-WXX-"+two(wd)[1:], "weekday weeks before publication"
		return s.rel(f, func(t time.Time) period { return weekdayTo(t, wd).plus(-7 * q.n) }), true
	}
	f.about = f.mod != ""
	f.offset = Offset(f.value)
	if dir < 0 {
		f.offset = "-" + f.offset
	}
	f.to, f.typ = to, Date
	if u.clock() {
		f.typ, f.noWhen = Duration, true
		f.reason = "hours or minutes from another time"
		return f, true
	}
	if q.vague {
		f.value, f.noWhen = "PAST_REF", true
		if dir > 0 {
			f.value = "FUTURE_REF"
		}
		f.reason = "how many is not told"
		return f, true
	}
	n := q.n * dir
	f.noWhen = false
	grain, step := u, n
	switch u {
	case fortnight:
		grain, step = week, 2*n
	case night, weekend:
		grain = map[unit]unit{night: day, weekend: weekend}[u]
	case decade:
		grain, step = year, 10*n
	case century:
		grain, step = year, 100*n
	}
	if q.half {
		switch u {
		case year:
			grain, step = month, 12*n+6*dir
		case decade:
			grain, step = year, 10*n+5*dir
		case month:
			grain, step = week, 4*n+2*dir
		case week:
			grain, step = day, 7*n+4*dir
		default:
			return found{}, false
		}
	}
	if step > 9000 || step < -9000 {
		return found{}, false
	}
	f.value = masked(grain)
	move := func(p period) period { return containing(grain, p.first).add(step) }
	if text {
		m, ok := s.base(grain)
		if grain == year || grain == month {
			// Further apart than a sentence, "a year earlier" compares with now.
			ok = ok && s.sentence-m.sentence <= 1
			if s.lastQuarter.known() && s.sentence-s.lastQuarter.sentence <= 3 && grain == year && n == -1 {
				return s.quarterInText(f, -4), true
			}
		}
		if ok {
			f.reason = f.reason[:0] + u.noun() + "s counted from the text"
			return s.fromText(f, m, move), true
		}
		if s.lost && (grain == day || grain == week) {
			f.noWhen, f.reason = true, "the day it is counted from cannot be told"
			return f, true
		}
	}
	if grain == year && n == -1 && s.lastQuarter.known() && s.sentence-s.lastQuarter.sentence <= 3 && s.figuresNear(f.to) {
		return s.quarterInText(f, -4), true
	}
	f.reason = u.noun() + "s counted from publication"
	return s.rel(f, func(t time.Time) period { return move(dayPeriod(t)) }), true
}

// figuresNear reports whether the sentence compares amounts, as business
// reports do: "$3 million a year ago" is the same quarter of the year before.
func (s *scan) figuresNear(to int) bool {
	for k := to - 1; k >= 0 && k > to-16; k-- {
		switch s.at(k).s {
		case "$", "%", "million", "billion", "cents", "percent", "#", "€", "£":
			return true
		}
	}
	return false
}

// besideDate reads "two days after 9 September" as one date, and keeps "two
// days after the attack" as a duration.
func (s *scan) besideDate(f found, q count, u unit, w string) (found, bool) {
	if q.vague || u.clock() || w == "since" || u == fortnight || u == night || q.half {
		f = s.besideEvent(f, w)
		return f, f.offset != ""
	}
	k := f.to + 1
	for _, rule := range []func(*scan, int) (found, bool){dateRule, dayWordRule, holidayRule, weekdayRule, unitRule} {
		g, ok := rule(s, k)
		if !ok || g.typ != Date || g.lo.unit != day || g.end.ok() || g.weekday > 0 && s.is(g.to, "'") {
			continue
		}
		g.weekday = 0
		n := q.n
		if w == "before" {
			n = -n
		}
		grain := u
		if u == decade || u == century {
			return found{}, false
		}
		at := func(p period) period { return containing(grain, p.first).add(n) }
		g.lo, g.hi = at(g.lo), at(g.hi)
		g.value, g.reason = masked(grain), "counted from the date beside it"
		g.mod, g.noWhen = f.mod, false
		return g, true
	}
	f = s.besideEvent(f, w)
	return f, f.offset != ""
}

// back is the time from c units before publication up to it.
func (s *scan) back(c count, u unit) edtf.Value { return s.stretch(c, u, -1) }

// onward is the time from publication to c units after it.
func (s *scan) onward(c count, u unit) edtf.Value { return s.stretch(c, u, 1) }
