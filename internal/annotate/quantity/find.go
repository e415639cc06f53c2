package quantity

import (
	"sort"
	"strings"

	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// Find returns the quantities of the sentences in text order, without overlap.
// words are the words of sentences, in order; times are stretches already read as
// time expressions, in which no quantity is looked for.
//
// Vague quantities have the least value they are said of: "several" 3, "dozens"
// 24, "hundreds" 200, all with bound >=. "up to 12" and "as many as 12" are <= 12,
// "nearly 12" is ~ 12. Codes and designations ("Article 5", "Boeing 747", a score,
// a telephone number) are of kind Number or left out.
func Find(text string, sentences []sentence.Sentence, words []token.Word, times []span.Span) []Quantity {
	taken := times
	if !sort.SliceIsSorted(times, func(i, j int) bool { return times[i].Start < times[j].Start }) {
		taken = append([]span.Span(nil), times...)
		sort.Slice(taken, func(i, j int) bool { return taken[i].Start < taken[j].Start })
	}
	var out []Quantity
	at, next := 0, 0
	for _, s := range sentences {
		for at < len(words) && words[at].Start < s.Start {
			at++
		}
		end := at
		for end < len(words) && words[end].End <= s.End {
			end++
		}
		f := finder{reader: reader{text: text, words: words, end: end}, start: at}
		for i := at; i < end; {
			for next < len(taken) && taken[next].End <= words[i].Start {
				next++
			}
			if next < len(taken) && taken[next].Start < words[i].End && !f.countsTime(i, taken[next]) {
				i++
				continue
			}
			q, to := f.quantity(i)
			if to <= i {
				i++
				continue
			}
			if q.Kind != "" && (len(out) == 0 || out[len(out)-1].End <= q.Start) {
				out = append(out, q)
			} else if q.Kind != "" && out[len(out)-1].End <= q.Number.Start {
				q.Start = q.Number.Start
				out = append(out, q)
			}
			i = to
		}
		at = end
	}
	return out
}

// countsTime is false: what a time expression holds is its own. It is a method
// so that the one exception, ages, stands where it applies.
func (f *finder) countsTime(i int, t span.Span) bool {
	// "39-year-old" and "39 years old" may have been read as durations.
	for k := i; k < f.end && k < i+4; k++ {
		switch n := f.norm(k); {
		case n == "year-old" || n == "month-old" || n == "week-old" || n == "day-old" || n == "old" && k > i || strings.HasSuffix(n, "-year-old"):
			return true
		}
	}
	return false
}

type finder struct {
	reader
	start int // first word of the sentence
}

func (f *finder) span(i, j int) span.Span {
	return span.Span{Start: f.words[i].Start, End: f.words[j-1].End}
}

// quantity reads the quantity whose number, or whose currency sign, stands at
// word i, and returns the word after it; Kind "" means that the words are to be
// passed over.
func (f *finder) quantity(i int) (Quantity, int) {
	if q, to, ok := f.compoundAge(i); ok {
		return q, to
	}
	if q, to, ok := f.compound(i); ok {
		return q, to
	}
	from := i
	if q, to, ok := f.codeGlued(i); ok {
		f.bounds(&q, i, &to)
		return q, to
	}
	if q, to, ok := f.share(i); ok {
		f.bounds(&q, i, &to)
		return q, to
	}
	code, sign := f.moneySign(&i)
	n, ok := f.at(i)
	if !ok {
		return Quantity{}, 0
	}
	if !sign {
		if n.bare && n.value <= 31 && (n.from > f.start && month(f.norm(n.from-1)) || month(f.norm(n.to)) && f.capital(n.to)) {
			return Quantity{}, n.to // a day of a month
		}
		if to := f.code(n); to > 0 {
			return Quantity{}, to
		}
	}
	q := Quantity{Number: f.span(n.from, n.to), Value: n.value, High: n.value, Bound: Exactly, Vague: n.vague}
	if n.vague {
		q.Bound = AtLeast
		if f.norm(n.from) == "a" && f.norm(n.from+1) == "couple" {
			q.Bound = About
		}
	}
	if n.ordinal {
		return f.ordinal(n, q)
	}
	last := n
	from = min(from, n.from)
	if f.negative(from) && !n.vague && (!n.fraction || n.words) {
		from--
		n.value = -n.value
		last = n
		q.Value, q.High = n.value, n.value
		if !sign {
			q.Number.Start = f.words[from].Start
		}
	}
	// Ranges: "10 to 12", "5-7", "between 5 and 7".
	if to, high, ok := f.rangeEnd(n, sign); ok {
		q.High, q.Bound, last = high.value, Between, high
		q.Number.End = f.words[high.to-1].End
		q.Value = n.value
		if high.scaled && !n.scaled && n.value < high.value/1000 {
			// "1.2 to 1.5 million"
			q.Value = n.value * scaleOf(f, high)
		}
		_ = to
	}
	to := last.to
	q.Span = f.span(from, to)
	switch {
	case sign:
		q.Kind, q.Unit = Money, code
		f.moneySuffix(&q, last, &to)
		// "$5 million", and "US$20 dollars" says it twice.
		if _, _, word := moneyWord(f.norm(to)); word {
			to++
		}
		q.End = f.words[to-1].End
	case f.percent(&q, &to), f.moneyAfter(&q, last, &to), f.age(&q, n, &to), f.measure(&q, last, &to):
	default:
		f.counted(&q, n, last, &to)
	}
	if q.Kind == "" {
		return Quantity{}, to
	}
	f.bounds(&q, from, &to)
	return q, max(to, last.to)
}

// codeGlued reads an amount with its currency's code before it in one word:
// "USD115 million".
func (f *finder) codeGlued(i int) (Quantity, int, bool) {
	w := f.norm(i)
	if len(w) < 4 || !startsDigit(w[3:]) || f.words[i].Len() != len(w) || !f.capital(i) {
		return Quantity{}, 0, false
	}
	code := isoCode(w[:3])
	v, ok := parseDigits(w[3:])
	if code == "" || !ok {
		return Quantity{}, 0, false
	}
	n := number{from: i, to: i + 1, value: v}
	f.scale(&n)
	num := f.span(i, n.to)
	num.Start += 3
	return Quantity{Span: f.span(i, n.to), Number: num, Kind: Money, Value: n.value, High: n.value, Bound: Exactly, Unit: code}, n.to, true
}

// share reads a part of a whole said with two numbers: "one in three voters",
// "two out of five".
func (f *finder) share(i int) (Quantity, int, bool) {
	x, ok := f.at(i)
	if !ok || x.ordinal || x.vague || x.scaled || x.fraction || x.value < 1 || x.value > 1000 || x.suffix != 0 || x.value != float64(int(x.value)) {
		return Quantity{}, 0, false
	}
	k := x.to
	switch {
	case f.norm(k) == "out" && f.norm(k+1) == "of":
		k += 2
	case f.norm(k) == "in" && x.value == 1:
		k++
	default:
		return Quantity{}, 0, false
	}
	if k > x.to+1 && f.norm(k) == "every" {
		k++
	}
	y, ok := f.at(k)
	if !ok || y.ordinal || y.vague || y.fraction || y.value <= x.value || y.bare && y.value >= 1900 && y.value < 2100 || y.suffix != 0 || f.glued(y.to) && f.norm(y.to) == "-" ||
		durationOf(f.norm(y.to)) != "" || i > f.start && (f.deadBefore(i) || month(f.norm(y.to))) {
		return Quantity{}, 0, false
	}
	if to := f.code(x); to > 0 {
		return Quantity{}, 0, false
	}
	q := Quantity{Span: f.span(i, y.to), Number: f.span(i, y.to), Kind: Number, Value: x.value / y.value, High: x.value / y.value, Bound: Exactly, Unit: "share"}
	to := y.to
	if np, head := f.nounPhrase(to, 2); np > to && head != "" {
		q.Kind, q.Counted, q.Head = Count, f.span(to, np), head
		q.End, to = f.words[np-1].End, np
	}
	return q, to, true
}

// nationality reports whether a word looks like the adjective of a state.
func nationality(w string) bool {
	for _, end := range [...]string{"ish", "ian", "ese", "can", "ean", "aeli", "aqi", "audi", "stani", "ench", "utch", "reek", "wiss", "czech", "uwaiti", "qatari"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return w == "uk" || w == "us" || w == "u.s."
}

// negative reports whether a minus stands before word i: the word, or the sign
// with white space before it.
func (f *finder) negative(i int) bool {
	if i <= f.start {
		return false
	}
	switch f.norm(i - 1) {
	case "minus", "negative":
		return true
	case "-", "−":
		return f.glued(i) && !f.glued(i-1) && i-2 < f.start || f.glued(i) && i-2 >= f.start && !f.glued(i-1) && !startsDigit(f.norm(i-2))
	}
	return false
}

// compound reads a number joined to what it counts by hyphens in one word:
// "six-mile", "three-day", "five-star".
func (f *finder) compound(i int) (Quantity, int, bool) {
	w := f.norm(i)
	cut := strings.IndexByte(w, '-')
	if cut <= 0 || f.words[i].Len() != len(w) {
		return Quantity{}, 0, false
	}
	v, ok := small(w[:cut])
	if next := strings.IndexByte(w[cut+1:], '-'); ok && next > 0 && v >= 20 {
		if both, more := small(w[:cut+1+next]); more {
			v, cut = both, cut+1+next
		}
	}
	rest := w[cut+1:]
	if _, number := small(rest); !ok || number || rest == "" {
		return Quantity{}, 0, false
	}
	if _, fraction := denominator(rest); fraction {
		return Quantity{}, 0, false
	}
	if _, part := small(w); part {
		return Quantity{}, 0, false
	}
	if head, _, more := strings.Cut(rest, "-"); more {
		rest = head
	}
	start := f.words[i].Start
	q := Quantity{Span: f.words[i].Span, Number: span.Span{Start: start, End: start + cut}, Value: v, High: v, Bound: Exactly}
	code, parts, money := moneyWord(rest)
	switch {
	case unitOf(rest) != "":
		q.Kind, q.Unit = Measure, unitOf(rest)
	case durationOf(rest) != "":
		q.Kind, q.Unit = Duration, durationOf(rest)
	case money:
		q.Kind, q.Unit, q.Value, q.High = Money, code, v/parts, v/parts
	case v < 2 || rest == "fold" || rest == "time" || stops(rest):
		return Quantity{}, i + 1, true // "one-time", "two-fold": no quantity of things
	default:
		q.Kind, q.Head = Count, singular(rest)
		q.Counted = span.Span{Start: start + cut + 1, End: start + cut + 1 + len(rest)}
	}
	return q, i + 1, true
}

// scaleOf is the product of the scale words of n.
func scaleOf(f *finder, n number) float64 {
	s := 1.0
	for k := n.from + 1; k < n.to; k++ {
		if v, ok := scaleWord(f.norm(k)); ok {
			s *= v
		}
	}
	return s
}

// moneySign reads a currency sign or code before the number and moves i to the
// number.
func (f *finder) moneySign(i *int) (code string, ok bool) {
	w := f.norm(*i)
	if f.words[*i].Mark {
		if code, ok = signOf(w); !ok {
			return "", false
		}
		if *i > f.start && w == "$" && (f.glued(*i) || dollarPrefix(f.norm(*i-1)) == "USD") {
			code = dollarPrefix(f.norm(*i - 1))
		}
		k := *i + 1
		if f.norm(k) == "-" {
			k++
		}
		if _, number := f.at(k); !number {
			return "", false
		}
		*i = k
		return code, true
	}
	// "GBP 350", "US$20" where the prefix is a word of its own.
	if p := dollarPrefix(w); p != "" && f.norm(*i+1) == "$" && (f.glued(*i+1) || w != "a" && w != "s" && w != "can") {
		if _, number := f.at(*i + 2); number {
			*i += 2
			return p, true
		}
		return "", false
	}
	if c := isoCode(w); c != "" && (f.capital(*i) || plainCode(w)) {
		if n, number := f.at(*i + 1); number && !n.words {
			*i++
			return c, true
		}
	}
	return "", false
}

// moneySuffix reads the letter of "$10m" and "$5b".
func (f *finder) moneySuffix(q *Quantity, n number, to *int) {
	mult := 1.0
	switch n.suffix {
	case 'm':
		mult = 1e6
	case 'b':
		mult = 1e9
	case 't':
		mult = 1e12
	case 0:
		switch f.norm(*to) {
		case "m", "mn":
			mult = 1e6
		case "b":
			mult = 1e9
		case "k":
			mult = 1e3
		}
		if mult > 1 {
			*to++
		}
	}
	if q.Value == q.High {
		q.Value *= mult
	} else if q.Value < q.High {
		q.Value *= mult
	}
	q.High *= mult
}

// percent reads "%", "percent", "per cent", "percentage points" after a number.
func (f *finder) percent(q *Quantity, to *int) bool {
	k := *to
	switch f.norm(k) {
	case "%", "％", "percent", "percents", "pct":
		k++
	case "per":
		if f.norm(k+1) != "cent" {
			return false
		}
		k += 2
	case "-":
		if n := f.norm(k + 1); f.glued(k) && (n == "percent" || n == "percentage") {
			k += 2
		} else {
			return false
		}
	case "percentage":
		k++
	default:
		return false
	}
	q.Kind, q.Unit = Percent, "percent"
	if n := f.norm(k); n == "points" || n == "point" {
		k++
		q.Unit = "percentage point"
	}
	q.End = f.words[k-1].End
	*to = k
	f.population(q, to)
	return true
}

// moneyAfter reads "dollars", "US dollars", "euros", "GBP" after a number.
func (f *finder) moneyAfter(q *Quantity, n number, to *int) bool {
	k := *to
	mult := 1.0
	hyphen := false
	if f.norm(k) == "-" && f.glued(k) && f.glued(k+1) {
		k++
		hyphen = true
	}
	if n.suffix == 'm' || n.suffix == 'b' {
		mult = map[byte]float64{'m': 1e6, 'b': 1e9}[n.suffix]
	}
	if n.suffix == 'c' {
		w := strings.TrimLeft(f.norm(n.from), "0123456789.,")
		q.Kind, q.Unit = Money, isoCode(w)
		q.Number.End = f.words[n.from].End - len(w)
		return true
	}
	if c, ok := signOf(f.norm(k)); ok && !hyphen && f.words[k].Mark && (!f.glued(k+1) || !startsDigit(f.norm(k+1))) && (f.norm(k) != "$" || !startsDigit(f.norm(k+1))) {
		q.Kind, q.Unit, *to = Money, c, k+1
	} else if code, parts, ok := moneyWord(f.norm(k)); ok || hyphen && f.moneyHead(k, &code, &parts) {
		q.Kind, q.Unit, *to = Money, code, k+1
		q.Value, q.High = q.Value/parts, q.High/parts
		if parts == 1 && f.norm(k) == "pounds" && f.weight(k) {
			q.Kind, q.Unit = Measure, "pound"
		}
		// "thirteen dollars and forty-five cents"
		j := k + 1
		if f.norm(j) == "and" {
			j++
		}
		if c, ok := f.at(j); ok && parts == 1 && c.value < 100 && !c.ordinal && (f.norm(c.to) == "cent" || f.norm(c.to) == "cents" || f.norm(c.to) == "pence") && q.Value == q.High {
			q.Value += c.value / 100
			q.High = q.Value
			*to = c.to + 1
		}
	} else if code := moneyOf(f.norm(k), f.norm(k+1)); code != "" {
		q.Kind, q.Unit, *to = Money, code, k+2
	} else if c := isoCode(f.norm(k)); c != "" && (f.capital(k) || plainCode(f.norm(k))) {
		q.Kind, q.Unit, *to = Money, c, k+1
		if v, ok := scaleWord(f.norm(k + 1)); ok && v >= 1000 && !n.scaled { // 75 USD million
			mult = v
			*to = k + 2
		}
	} else if code := moneyOf(f.norm(k+1), f.norm(k+2)); code != "" && f.capital(k) {
		q.Kind, q.Unit, *to = Money, code, k+3
	} else if code, parts, ok := moneyWord(f.norm(k + 1)); ok && parts == 1 && nationality(f.norm(k)) {
		q.Kind, q.Unit, *to = Money, code, k+2
	} else {
		return false
	}
	q.Value *= mult
	q.High *= mult
	q.End = f.words[*to-1].End
	return true
}

// moneyHead reads the unit of a compound: "12-cent-a-share".
func (f *finder) moneyHead(k int, code *string, parts *float64) bool {
	head, _, more := strings.Cut(f.norm(k), "-")
	if !more {
		return false
	}
	c, p, ok := moneyWord(head)
	if ok {
		*code, *parts = c, p
	}
	return ok
}

// weight reports whether pounds at k are of weight: "weighs 12 pounds".
func (f *finder) weight(k int) bool {
	for j := max(f.start, k-6); j < min(f.end, k+4); j++ {
		switch f.norm(j) {
		case "weigh", "weighs", "weighed", "weighing", "weight", "heavy", "lost", "lose", "gained", "overweight", "lb":
			return true
		}
	}
	return false
}

// compoundAge reads an age that is one word: "two-year-old".
func (f *finder) compoundAge(i int) (Quantity, int, bool) {
	stem, ok := strings.CutSuffix(strings.TrimSuffix(f.norm(i), "s"), "-old")
	if !ok {
		return Quantity{}, 0, false
	}
	unit := ""
	for _, u := range [...]string{"year", "month", "week", "day"} {
		if s, ok := strings.CutSuffix(stem, "-"+u); ok {
			stem, unit = s, u
		}
	}
	if unit == "" {
		return Quantity{}, 0, false
	}
	v, ok := small(stem)
	if !ok {
		return Quantity{}, 0, false
	}
	sp := f.words[i].Span
	return Quantity{Span: sp, Number: span.Span{Start: sp.Start, End: sp.Start + len(stem)}, Kind: Age, Value: v, High: v, Bound: Exactly, Unit: unit}, i + 1, true
}

// age reads "39-year-old", "39 years old", "aged 39", "John Smith, 39,".
func (f *finder) age(q *Quantity, n number, to *int) bool {
	k := *to
	set := func(unit string, end int) bool {
		q.Kind, q.Unit, q.End, *to = Age, unit, f.words[end-1].End, end
		return true
	}
	if f.norm(k) == "-" && f.glued(k) {
		switch unit := f.norm(k + 1); unit {
		case "year-old", "year-olds", "month-old", "week-old", "day-old", "years-old":
			return set(strings.TrimSuffix(unit[:strings.IndexByte(unit, '-')], "s"), k+2)
		case "year", "years", "month", "week":
			if f.norm(k+2) == "-" && (f.norm(k+3) == "old" || f.norm(k+3) == "olds") {
				return set(strings.TrimSuffix(unit, "s"), k+4)
			}
			if f.norm(k+2) == "old" {
				return set(strings.TrimSuffix(unit, "s"), k+3)
			}
		}
	}
	switch unit := f.norm(k); unit {
	case "year-old", "year-olds":
		return set("year", k+1)
	case "yo", "y.o.", "y/o":
		return set("year", k+1)
	case "year", "years", "month", "months", "week", "weeks", "day", "days":
		if n := f.norm(k + 1); n == "old" || n == "of" && f.norm(k+2) == "age" {
			return set(strings.TrimSuffix(unit, "s"), k+2+map[bool]int{true: 1}[n == "of"])
		}
	}
	if n.value < 0 || n.value > 120 || n.vague || n.fraction || n.words && n.value < 2 {
		return false
	}
	prev := f.norm(n.from - 1)
	if n.from-1 < f.start {
		prev = ""
	}
	if prev == "aged" || prev == "age" && (f.words[n.from].End == f.words[n.to-1].End) {
		switch unit := f.norm(k); unit {
		case "years", "months", "month", "weeks", "days":
			return set(strings.TrimSuffix(unit, "s"), k+1)
		}
		q.Kind, q.Unit = Age, "year"
		return true
	}
	if n.bare && n.value >= 1 && n.from-2 >= f.start && f.capital(n.from-2) && !f.words[n.from-2].Mark && len(f.norm(n.from-2)) > 2 {
		next := f.norm(*to)
		if prev == "," && (next == "," || next == "." && *to == f.end-1) && !month(f.norm(n.from-2)) || prev == "(" && next == ")" && n.value >= 10 && n.value < 105 {
			q.Kind, q.Unit = Age, "year"
			return true
		}
	}
	return false
}

func month(s string) bool {
	switch strings.TrimSuffix(s, ".") {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan",
		"feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec":
		return true
	}
	return false
}

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
		if in, ok := f.at(j); ok && unitOf(f.norm(in.to)) == "inch" && q.Value == q.High {
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

// population adds "of the passengers" after a percentage or fraction.
func (f *finder) population(q *Quantity, to *int) {
	if f.norm(*to) != "of" {
		return
	}
	k := *to + 1
	np, head := f.nounPhrase(k, 2)
	if np > k && head != "" {
		q.Counted, q.Head = f.span(k, np), head
		q.End = f.words[np-1].End
		*to = np
	}
}
