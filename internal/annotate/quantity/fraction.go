package quantity

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// over reads a fraction said as one number over another, 1 over 20, where nothing
// follows that the second could count.
func (r *reader) over(n *number, ok bool) {
	if !ok || n.ordinal || n.vague || n.fraction || n.suffix != 0 || r.norm(n.to) != "over" || n.to+1 >= r.end {
		return
	}
	var d number
	if startsDigit(r.norm(n.to + 1)) {
		d, ok = r.digits(n.to + 1)
	} else {
		d, ok = r.spelled(n.to + 1)
	}
	if !ok || d.ordinal || d.vague || d.fraction || d.value < 2 || d.suffix != 0 || d.to < r.end && !r.words[d.to].Mark {
		return
	}
	n.value, n.to, n.fraction, n.bare = n.value/d.value, d.to, true, false
}

// vulgar returns the value of a fraction that is one rune.
func vulgar(s string) (float64, bool) {
	c, _ := utf8.DecodeRuneInString(s)
	switch c {
	case '½':
		return 0.5, true
	case '⅓':
		return 1.0 / 3, true
	case '⅔':
		return 2.0 / 3, true
	case '¼':
		return 0.25, true
	case '¾':
		return 0.75, true
	case '⅕':
		return 0.2, true
	case '⅖':
		return 0.4, true
	case '⅗':
		return 0.6, true
	case '⅘':
		return 0.8, true
	case '⅙':
		return 1.0 / 6, true
	case '⅚':
		return 5.0 / 6, true
	case '⅛':
		return 0.125, true
	case '⅜':
		return 0.375, true
	case '⅝':
		return 0.625, true
	case '⅞':
		return 0.875, true
	}
	return 0, false
}

// power reads what raises or scales the digits of n, which end at byte from: 1.1^+23,
// 12.32e+14, 1.3x10^6.
func (r *reader) power(n *number, from int) bool {
	rest := r.text[from:r.words[r.end-1].End]
	base, mantissa := n.value, 1.0
	switch {
	case rest == "":
		return false
	case rest[0] == '^':
		rest = rest[1:]
	case rest[0] == 'e' || rest[0] == 'E':
		base, mantissa, rest = 10, n.value, rest[1:]
	default:
		t := strings.TrimLeft(rest, " ")
		c, size := utf8.DecodeRuneInString(t)
		if c != 'x' && c != '*' && c != '×' {
			return false
		}
		raised, ok := strings.CutPrefix(strings.TrimLeft(t[size:], " "), "10^")
		if !ok {
			return false
		}
		base, mantissa, rest = 10, n.value, raised
	}
	k := 0
	if k < len(rest) && (rest[k] == '+' || rest[k] == '-') {
		k++
	}
	for k < len(rest) && k < 5 && '0' <= rest[k] && rest[k] <= '9' {
		k++
	}
	e, err := strconv.Atoi(rest[:k])
	if c, _ := utf8.DecodeRuneInString(rest[k:]); err != nil || unicode.IsLetter(c) || unicode.IsDigit(c) {
		return false
	}
	v := mantissa * math.Pow(base, float64(e))
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return false
	}
	end := r.words[r.end-1].End - len(rest) + k
	n.value, n.scaled = v, true
	for n.to < r.end && r.words[n.to].Start < end {
		n.to++
	}
	return r.words[n.to-1].End == end
}

func (r *reader) fractionAt(i int) (number, bool) {
	w := r.words[i]
	if w.Mark {
		if v, ok := vulgar(w.Norm); ok {
			return number{from: i, to: i + 1, value: v}, true
		}
		return number{}, false
	}
	if startsDigit(w.Norm) && strings.Contains(w.Norm, "/") {
		return r.digits(i)
	}
	return number{}, false
}

// andFraction reads "and a half" after a scale word: "3 million and a half".
func (r *reader) andFraction(n *number, scale float64) bool {
	if scale < 1000 || r.norm(n.to) != "and" {
		return false
	}
	f, ok := r.spelledFraction(n.to + 1)
	if r.norm(n.to+1) == "a" && r.norm(n.to+2) == "quarter" && (!ok || f.scaled) {
		f, ok = number{to: n.to + 3, value: 0.25}, true
	}
	if !ok || f.scaled || f.to == n.to+2 || r.norm(f.to) == "of" || durationOf(r.norm(f.to)) != "" {
		return false
	}
	if s, more := scaleWord(r.norm(f.to)); more && s < scale {
		scale = s // one billion and a quarter million
		f.to++
	}
	n.value += f.value * scale
	n.to = f.to
	return true
}

// parts reads a fraction after a number in words: "twenty-three fifths", and
// "three and a fifth" where that is not the fifth of something.
func (r *reader) parts(n *number) {
	if n.ordinal || n.vague || n.value != math.Trunc(n.value) || n.value < 1 {
		return
	}
	if d, to, ok := r.denominatorAt(n.to); ok && strings.HasSuffix(r.norm(to-1), "s") && r.norm(to-1) != "quarters" && r.norm(to-1) != "halves" {
		if n.below > 0 && n.below < d {
			n.value, n.to = n.value-n.below+n.below/d, to // two hundred and fifty-four hundredths
			return
		}
		n.value, n.fraction, n.scaled, n.to = n.value/d, true, false, to
		return
	}
	if r.norm(n.to) != "and" {
		return
	}
	x, ok := small(r.norm(n.to + 1))
	if r.norm(n.to+1) == "a" {
		x, ok = 1, true
	}
	d, fraction := denominator(r.norm(n.to + 2))
	if !ok || !fraction || x < 1 || x >= d {
		return
	}
	next := r.norm(n.to + 3)
	if (x > 1) != strings.HasSuffix(r.norm(n.to+2), "s") || next != "" && !r.words[n.to+3].Mark && durationOf(next) == "" && unitOf(next) == "" && next != "times" && next != "percent" && next != "points" {
		return
	}
	n.value += x / d
	n.to += 3
}

// denominatorAt reads what a fraction divides by, of one word or several: fifths,
// twenty firsts, one hundred and fifth.
func (r *reader) denominatorAt(k int) (d float64, to int, ok bool) {
	if d, ok := denominator(r.norm(k)); ok {
		return d, k + 1, true
	}
	if r.norm(k) == "one" && r.norm(k+1) == "hundred" {
		d, k = 100, k+2
		if r.norm(k) == "and" {
			k++
		}
		below, to, ok := r.denominatorAt(k)
		return d + below, to, ok && below < 100
	}
	t, ok := tens(r.norm(k))
	if !ok {
		return 0, k, false
	}
	w := r.norm(k + 1)
	o, ok := ordinalWord(w)
	if !ok {
		o, ok = ordinalWord(strings.TrimSuffix(w, "s"))
	}
	return t + o, k + 2, ok && o < 10
}

func (r *reader) spelledFraction(i int) (number, bool) {
	s := r.norm(i)
	n := number{from: i, to: i + 1, words: true, fraction: true, value: 0.5}
	if a, b, ok := strings.Cut(s, "-"); ok {
		x, ok1 := small(a)
		d, ok2 := denominator(b)
		if !ok1 && (a == "a") {
			x, ok1 = 1, true
		}
		if ok1 && ok2 && x < d {
			n.value = x / d
			return n, true
		}
		return number{}, false
	}
	switch s {
	case "half":
		if r.norm(i+1) == "a" || r.norm(i+1) == "an" {
			if v, ok := scaleWord(r.norm(i + 2)); ok {
				n.value, n.to, n.scaled, n.fraction = v/2, i+3, true, false
			}
		}
		return n, true
	case "quarter":
		n.value = 0.25
		_, scaled := scaleWord(r.norm(i + 1))
		return n, scaled
	}
	x, ok := small(s)
	if s == "a" || s == "an" {
		x, ok = 1, true
	}
	if !ok || x < 1 {
		return number{}, false
	}
	at := i + 1
	if r.norm(at) == "-" && s != "a" && s != "an" {
		at++ // one - fourth, of texts cut into words
	}
	d, to, ok := r.denominatorAt(at)
	if !ok || x >= d && d != 2 {
		return number{}, false
	}
	next := r.norm(to - 1)
	plural := strings.HasSuffix(next, "s")
	// "a third man" is an ordinal, "a third of" a fraction; "two thirds" is sure.
	if !plural && next != "half" && (x == 1 && next != "quarter" || x != 1) {
		small := d > 20 && x == 1 // a hundredth is no ordinal
		if n := r.norm(to); d >= 100 && x != 1 || n != "of" && n != "the" && (n != "" && !r.words[to].Mark || s == "a" && !small) {
			return number{}, false
		}
	}
	if next == "quarter" && (s == "a" || s == "one") && r.norm(to) != "of" {
		if _, scaled := scaleWord(r.norm(to)); !scaled && !(s == "one" && (r.norm(to) == "and" || to >= r.end || r.words[to].Mark)) {
			return number{}, false
		}
	}
	if plural && x == 1 {
		return number{}, false
	}
	n.value, n.to = x/d, to
	return n, true
}
