package quantity

import "strings"

// measure reads a unit after a number: "12 miles", "7.62mm", "30 degrees
// Celsius", "3 square kilometres", "five days".
func (f *finder) measure(q *Quantity, n number, to *int) bool {
	k := *to
	if n.suffix == 'u' {
		w := f.norm(n.from)
		unit := unitOf(strings.TrimLeft(w, "0123456789.,"))
		q.Kind, q.Unit = Measure, unit
		q.Number.End = f.words[n.from].End - len(strings.TrimLeft(w, "0123456789.,"))
		f.per(q, unit, to)
		return true
	}
	if n.suffix == 'd' {
		q.Kind, q.Unit = Measure, degreeOf(f.norm(n.from)[len(f.norm(n.from))-1:])
		q.Number.End = f.words[n.from].End - 1
		return true
	}
	if f.norm(k) == "-" && f.glued(k) && f.glued(k+1) {
		k++
	}
	w := f.norm(k)
	if close := map[string]string{"(": ")", "[": "]", "<": ">"}[w]; close != "" && (f.norm(k+2) == close || f.norm(k+2) == ".") && unitOf(f.norm(k+1)) != "" && !n.words { // 20 (kg), as tables have it
		q.Kind, q.Unit, *to, q.End = Measure, unitOf(f.norm(k+1)), k+3, f.words[k+2].End
		return true
	}
	switch w {
	case "c", "f":
		// "40 C": a capital that begins no name
		if next := f.norm(k + 1); f.capital(k) && q.High < 250 && (k+1 >= f.end || f.words[k+1].Mark && !f.glued(k+2) || next == ")" || stops(next)) {
			q.Kind, q.Unit, *to, q.End = Measure, degreeOf(w), k+1, f.words[k].End
			return true
		}
	case "℃", "ºc", "°c", "℉", "ºf", "°f":
		q.Kind, q.Unit, *to, q.End = Measure, "degree C", k+1, f.words[k].End
		if w == "℉" || strings.HasSuffix(w, "f") {
			q.Unit = "degree F"
		}
		return true
	case "deg", "degs":
		if unit := degreeOf(f.norm(k + 2)); f.norm(k+1) == "." && f.glued(k+1) && unit != "" {
			q.Kind, q.Unit, *to, q.End = Measure, unit, k+3, f.words[k+2].End
			return true
		}
	}
	if w == "°" || w == "º" {
		if c := f.norm(k + 1); c == "c" || c == "f" {
			q.Kind, q.Unit, *to = Measure, "degree "+strings.ToUpper(c), k+2
		} else {
			q.Kind, q.Unit, *to = Measure, "degree", k+1
		}
		q.End = f.words[*to-1].End
		return true
	}
	if w == "celsius" || w == "fahrenheit" || w == "centigrade" || w == "kelvin" || w == "celcius" || w == "farenheit" {
		q.Kind, q.Unit, *to, q.End = Measure, degreeOf(w), k+1, f.words[k].End
		return true
	}
	prefix := ""
	if w == "square" || w == "cubic" || w == "sq" || w == "sq." || w == "nautical" || w == "metric" || w == "degrees" || w == "degree" || w == "deg" || w == "deg." {
		switch next := f.norm(k + 1); {
		case (w == "degrees" || w == "degree" || w == "deg" || w == "deg.") && degreeOf(next) != "":
			q.Kind, q.Unit, *to, q.End = Measure, degreeOf(next), k+2, f.words[k+1].End
			return true
		case w[0] == 's' && unitOf(next) != "":
			prefix = "square "
		case w[0] != 'd' && unitOf(next) != "":
			prefix = w + " "
		}
		if prefix != "" {
			k++
		}
	}
	w = f.norm(k)
	for _, p := range [...]string{"square-", "cubic-"} { // 5,000-square-foot
		if rest, ok := strings.CutPrefix(w, p); ok && unitOf(rest) != "" {
			prefix, w = p[:len(p)-1]+" ", rest
		}
	}
	unit := unitOf(w)
	if head, inches, ok := strings.Cut(w, "-"); ok && unit == "" && head == "foot" {
		if v, ok := parseDigits(inches); ok && v < 12 { // 6-foot-4
			unit = "foot"
			q.Value += v / 12
			q.High += v / 12
		}
	}
	if unit == "" && !n.words && prefix == "" && (f.glued(k) || n.value < 1000) && f.words[k-1].End < f.endOf(k) && len(w) == 1 && !f.capital(k) {
		unit = shortUnit(w)
	}
	if unit == "" && prefix == "" && (n.suffix == 't' || n.suffix == 'g') {
		q.Kind, q.Unit = Measure, shortUnit(string(rune(n.suffix)))
		return true
	}
	if unit == "" && prefix == "" && n.suffix == 'm' && !f.countable(*to) {
		// "100m" of a race; "5m people" is five million.
		q.Kind, q.Unit = Measure, "metre"
		return true
	}
	if unit == "" {
		d := durationOf(w)
		if d == "" || f.norm(k) == "second" {
			return false
		}
		q.Kind, q.Unit, *to, q.End = Duration, d, k+1, f.words[k].End
		return true
	}
	q.Kind, q.Unit, *to = Measure, prefix+unit, k+1
	q.End = f.words[k].End
	if f.per(q, unit, to) {
		return true
	}
	// "miles per hour", "kilometres an hour"
	if n := f.norm(k + 1); (n == "per" || n == "an" || n == "a") && f.norm(k+2) == "hour" {
		switch unit {
		case "mile":
			q.Unit = "mph"
		case "kilometre":
			q.Unit = "kph"
		default:
			q.Unit = unit + " per hour"
		}
		*to, q.End = k+3, f.words[k+2].End
	}
	if unit == "degree" && f.norm(k+1) == "below" && (f.norm(k+2) == "zero" || f.norm(k+2) == "0") && q.Value > 0 && q.Value == q.High {
		q.Value, q.High = -q.Value, -q.Value
		*to, q.End = k+3, f.words[k+2].End
	}
	// "5 feet 2 inches"
	if unit == "foot" {
		j := k + 1
		if f.norm(j) == "and" {
			j++
		}
		if in, ok := f.at(j); ok && q.Value == q.High && (unitOf(f.norm(in.to)) == "inch" || f.norm(in.to) == "in" && (in.to+1 >= f.end || f.words[in.to+1].Mark)) {
			q.Value += in.value / 12
			q.High = q.Value
			*to, q.End = in.to+1, f.words[in.to].End
		}
	}
	return true
}

// per reads a rate after a unit that ends at *to: "10km/h", "5 metres per second".
func (f *finder) per(q *Quantity, unit string, to *int) bool {
	k := *to
	switch {
	case f.norm(k) == "/" && f.glued(k) && f.glued(k+1), f.norm(k) == "per":
	default:
		return false
	}
	hour := false
	switch f.norm(k + 1) {
	case "h", "hr", "hour":
		hour = true
		q.Unit = unit + " per hour"
	case "s", "sec", "second":
		q.Unit = unit + " per second"
	case "min", "minute":
		q.Unit = unit + " per minute"
	case "ms", "msec", "millisecond":
		q.Unit = unit + " per millisecond"
	case "day":
		q.Unit = unit + " per day"
	default:
		return false
	}
	switch {
	case hour && unit == "mile":
		q.Unit = "mph"
	case hour && unit == "kilometre":
		q.Unit = "kph"
	}
	*to, q.End = k+2, f.words[k+1].End
	return true
}

func (f *finder) endOf(k int) int {
	if k < f.end {
		return f.words[k].End
	}
	return 0
}

func degreeOf(s string) string {
	switch s {
	case "celsius", "centigrade", "c", "celcius":
		return "degree C"
	case "fahrenheit", "f", "farenheit":
		return "degree F"
	case "kelvin":
		return "kelvin"
	}
	return ""
}

// rangeEnd reads the second number of a range that begins with n: joined by a
// hyphen or dash, by "to", or by "and" after "between".
func (f *finder) rangeEnd(n number, sign bool) (int, number, bool) {
	k := n.to
	join := f.norm(k)
	before := ""
	if b := n.from - 1; b >= f.start {
		if w := f.norm(b); (w == "minus" || w == "negative") && b > f.start {
			b--
		}
		before = f.norm(b)
		if sign && b-1 >= f.start {
			if _, ok := signOf(before); ok {
				before = f.norm(b - 1)
			}
		}
	}
	switch join {
	case "-", "–", "—", "to", "through", "and", "or":
	default:
		return 0, number{}, false
	}
	if join == "and" && before != "between" || n.fraction && join != "to" {
		return 0, number{}, false
	}
	j := k + 1
	if _, ok := signOf(f.norm(j)); ok && f.words[j].Mark {
		j++
	}
	high, ok := f.at(j)
	if !ok || high.ordinal || high.vague || high.words != n.words && (high.words && !high.scaled) {
		return 0, number{}, false
	}
	low := n.value
	if high.scaled && !n.scaled {
		low *= scaleOf(f, high)
		if high.suffix == 'k' {
			low *= 1000
		}
	}
	if high.value <= low {
		return 0, number{}, false
	}
	if join == "to" && before != "from" && before != "between" && !f.rangeTo(n, high) {
		return 0, number{}, false
	}
	if join == "to" && before == "from" && f.changes(n.from-1) {
		return 0, number{}, false
	}
	if join == "or" && high.value-low > 2 {
		return 0, number{}, false
	}
	return k, high, true
}

// changes reports whether "from A to B" at i tells of a change and not of a
// range: "raised the age from 18 to 21".
func (f *finder) changes(i int) bool {
	for k := i - 1; k >= f.start && k > i-8; k-- {
		switch f.norm(k) {
		case "raise", "raised", "raises", "raising", "rose", "rise", "rises", "rising", "increase", "increased", "increases", "increasing", "lift", "lifted",
			"fell", "fall", "falls", "falling", "drop", "dropped", "drops", "cut", "cuts", "cutting", "reduce", "reduced", "lower", "lowered", "grew", "grow",
			"growing", "change", "changed", "changing", "up", "down", "jumped", "climbed", "went", "moved", "shrank", "doubled", "surged", "slipped", "declined", "decreased", "expanded":
			return true
		}
	}
	return false
}

// rangeTo reports whether "A to B" is a range and no score or change: what
// follows can be counted or measured, and no word of change stands before.
func (f *finder) rangeTo(n, high number) bool {
	for k := n.from - 1; k >= f.start && k > n.from-4; k-- {
		switch f.norm(k) {
		case "won", "beat", "lost", "voted", "vote", "win", "victory", "ruled", "defeat", "ruling", "rose", "fell", "from", "passed":
			return f.norm(k) == "from"
		}
	}
	return true
}
