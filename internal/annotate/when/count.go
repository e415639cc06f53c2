package when

import "fmt"

// count is how many of a unit: "2 1/2", "twenty-four", "a couple of", "several".
type count struct {
	n     int
	half  bool   // and a half
	vague bool   // not told: several, a few
	mod   string // "couple" is about two
}

// cardinal reads a number in digits or words at i and returns the token after it.
func (s *scan) cardinal(i int) (n, to int, ok bool) {
	t := s.at(i)
	if t.kind == number {
		if t.n < 0 {
			return 0, i, false
		}
		n, to = t.n, i+1
		for s.at(to).s == "," && s.at(to).glued && s.at(to+1).glued && s.at(to+1).kind == number && s.at(to+1).Len() == 3 && n < 1e6 {
			n = n*1000 + s.at(to+1).n
			to += 2
		}
		return n, to, true
	}
	if t.kind != word {
		return 0, i, false
	}
	to = i
	for {
		w := s.at(to).s
		switch {
		case ones[w] > 0:
			n += ones[w]
		case tens[w] > 0:
			n += tens[w]
		case w == "hundred" && n > 0 && n < 100:
			n *= 100
		case w == "thousand" && n > 0 && n < 1000:
			n *= 1000
		case (w == "hundred" || w == "thousand") && n == 0 && to > 0 && s.at(to-1).s == "a":
			n = 100
			if w == "thousand" {
				n = 1000
			}
		case w == "dozen" && n > 0 && n < 100:
			n *= 12
		default:
			return n, to, n > 0
		}
		ok = true
		to++
		// "twenty-four", "a hundred and five"
		if s.at(to).s == "-" && s.at(to).glued && s.at(to+1).glued && ones[s.at(to+1).s] > 0 && ones[s.at(to+1).s] < 10 && tens[w] > 0 {
			n += ones[s.at(to+1).s]
			to += 2
		} else if (w == "hundred" || w == "thousand") && s.is(to, "and") && (ones[s.at(to+1).s] > 0 || tens[s.at(to+1).s] > 0) {
			to++
		}
		if ones[w] > 0 && !(s.is(to, "hundred") || s.is(to, "thousand") || s.is(to, "dozen")) {
			return n, to, true
		}
	}
}

// quantity reads how many at i: a cardinal, an article, or a vague word.
func (s *scan) quantity(i int) (c count, to int, ok bool) {
	t := s.at(i)
	switch t.s {
	case "a", "an":
		switch n := s.at(i + 1).s; n {
		case "couple":
			to = i + 2
			if s.is(to, "of") {
				to++
			}
			if s.is(to, "more") {
				to++
			}
			return count{n: 2, mod: "APPROX"}, to, true
		case "few", "handful":
			to = i + 2
			if s.is(to, "of") {
				to++
			}
			if s.is(to, "more") {
				to++
			}
			return count{vague: true}, to, true
		case "number":
			if s.is(i+2, "of") {
				return count{vague: true}, i + 3, true
			}
		case "half":
			if u, ok := units[s.at(s.hyphen(i+2)).s]; ok && !u.plural {
				return count{half: true}, s.hyphen(i + 2), true
			}
		case "hundred", "thousand", "dozen":
			if n == "dozen" {
				return count{n: 12}, i + 2, true
			}
			if v, to, ok := s.cardinal(i + 1); ok {
				return count{n: v}, to, true
			}
		}
		for k := i + 1; k <= i+2; k++ {
			if _, ok := units[s.at(k).s]; ok {
				if k == i+2 && !fullWords[s.at(i+1).s] {
					break
				}
				return count{n: 1}, k, true
			}
		}
		return count{}, i, false
	case "½":
		return count{half: true}, i + 1, true
	case "half":
		if s.is(i+1, "a") || s.is(i+1, "an") {
			return count{half: true}, i + 2, true
		}
		if s.is(s.hyphen(i+1), "hour") {
			return count{half: true}, s.hyphen(i + 1), true
		}
		return count{}, i, false
	case "couple":
		if s.is(i+1, "of") {
			return count{n: 2, mod: "APPROX"}, i + 2, true
		}
		return count{}, i, false
	case "several", "some", "many", "few":
		to = i + 1
		if s.is(to, "more") {
			to++
		}
		if t.s == "some" {
			if n, e, ok := s.cardinal(to); ok {
				return count{n: n, mod: "APPROX"}, e, true
			}
		}
		return count{vague: true}, to, true
	}
	n, to, ok := s.cardinal(i)
	if !ok {
		return count{}, i, false
	}
	c = count{n: n}
	switch {
	case s.at(to).kind == number && s.at(to+1).s == "/" && s.is(to, "1", "/", "2"):
		c.half, to = true, to+3
	case s.at(to).s == "½":
		c.half, to = true, to+1
	case s.is(to, "and", "a", "half"), s.is(to, "and", "one", "half"):
		c.half, to = true, to+3
	case s.at(to).s == "." && s.at(to).glued && s.at(to+1).glued && s.at(to+1).s == "5":
		c.half, to = true, to+2
	case s.at(to).s == "." && s.at(to).glued && s.at(to+1).glued && s.at(to+1).kind == number:
		return count{}, i, false
	}
	if s.is(to, "or", "so") {
		to += 2
		c.mod = "APPROX"
	}
	for fullWords[s.at(to).s] {
		to++
	}
	return c, to, true
}

// fullWords may stand between a count and its unit.
var fullWords = set("full more whole additional consecutive straight long short further solid trading working business entire extra")

// duration is the TIMEX3 value of c times u, "" when there is none.
func duration(c count, u unit) string {
	switch u {
	case decade:
		if !c.vague && !c.half {
			return fmt.Sprintf("P%dY", 10*c.n)
		}
	case century:
		if !c.vague && !c.half {
			return fmt.Sprintf("P%dY", 100*c.n)
		}
	case fortnight:
		if !c.vague && !c.half {
			return fmt.Sprintf("P%dW", 2*c.n)
		}
	}
	p := "P"
	if u.clock() {
		p = "PT"
	}
	if c.vague {
		return p + "X" + u.letter()
	}
	if !c.half {
		return fmt.Sprintf("%s%d%s", p, c.n, u.letter())
	}
	whole := ""
	if c.n > 0 {
		whole = fmt.Sprintf("%d%s", c.n, u.letter())
	}
	switch u {
	case year:
		return "P" + whole + "6M"
	case hour:
		return "PT" + whole + "30M"
	case minute:
		return "PT" + whole + "30S"
	case day, night:
		return "P" + whole + "T12H"
	case decade:
		return fmt.Sprintf("P%dY", 10*c.n+5)
	case century:
		return fmt.Sprintf("P%dY", 100*c.n+50)
	}
	return fmt.Sprintf("%s%d.5%s", p, c.n, u.letter())
}

// ordinal reads "9th", "third", "twenty-first" at i.
func (s *scan) ordinal(i int) (n, to int, ok bool) {
	t := s.at(i)
	if t.kind == number {
		if x := s.at(i + 1); x.glued && (x.s == "st" || x.s == "nd" || x.s == "rd" || x.s == "th") && t.n > 0 {
			return t.n, i + 2, true
		}
		return 0, i, false
	}
	if n := ordinals[t.s]; n > 0 {
		return n, i + 1, true
	}
	if n := tens[t.s]; n > 0 {
		k := s.hyphen(i + 1)
		if o := ordinals[s.at(k).s]; o > 0 && o < 10 {
			return n + o, k + 1, true
		}
	}
	return 0, i, false
}

// yearNumber reads a year at i: four digits, or words ("nineteen ninety-six",
// "two thousand five").
func (s *scan) yearNumber(i int) (y, to int, ok bool) {
	t := s.at(i)
	if t.kind == number {
		if len(t.s) == 4 && t.n >= 1000 && t.n < 2200 && !decimal(s, i) {
			return t.n, i + 1, true
		}
		return 0, i, false
	}
	if t.s == "nineteen" || t.s == "eighteen" || t.s == "twenty" {
		k := i + 1
		if s.is(k, "hundred") && t.s != "twenty" {
			k++
			if s.is(k, "and") {
				k++
			}
		}
		high := ones[t.s] * 100
		if t.s == "twenty" {
			high = 2000
		}
		if n, e, ok := s.cardinal(k); ok && n >= 10 && n < 100 && s.at(k).kind == word {
			return high + n, e, true
		}
		if (s.is(k, "oh") || s.is(k, "o")) && ones[s.at(k+1).s] > 0 {
			return high + ones[s.at(k+1).s], k + 2, true
		}
	}
	if s.is(i, "two", "thousand") {
		if n, e, ok := s.cardinal(i); ok && n >= 2000 && n < 2100 {
			return n, e, true
		}
	}
	return 0, i, false
}

// decimal reports whether the number i is part of a longer number: 1,989 or
// 19.89 or a ratio.
func decimal(s *scan, i int) bool {
	before, after := s.at(i-1), s.at(i+1)
	if s.at(i).glued && before.kind == mark && s.at(i-2).kind == number && before.glued && (before.s == "." || before.s == ",") {
		return true
	}
	return after.glued && s.at(i+2).glued && s.at(i+2).kind == number && (after.s == "." || after.s == ",")
}
