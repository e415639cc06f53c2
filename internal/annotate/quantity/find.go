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
		f.change(&q, &to)
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
		switch f.norm(i - 2) {
		case "<", ">", "=", "≤", "≥":
			return f.glued(i)
		}
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
	if _, ordinal := ordinalWord(w); ordinal {
		return Quantity{}, 0, false // twenty-first
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
