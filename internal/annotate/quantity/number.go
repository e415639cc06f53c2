package quantity

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/annotate/token"
)

// number is one number as read: words [from, to).
type number struct {
	from, to int
	value    float64
	ordinal  bool
	vague    bool
	fraction bool    // "half", "one-third", "3/4"
	words    bool    // written in words
	article  bool    // begins with "a": "a dozen"
	scaled   bool    // has a scale word or suffix: "million", "10k"
	suffix   byte    // the letter of "10k", "5m", "3bn"; 0 for none
	below    float64 // what "and" added to the hundreds: 54 of "two hundred and fifty-four"
	bare     bool    // digits without separators or scale: may be a year, a road, a part of a code
}

// reader reads numbers off the words of one text.
type reader struct {
	text  string
	words []token.Word
	end   int // words from here on are another sentence
}

func (r *reader) norm(i int) string {
	if i < 0 || i >= r.end {
		return ""
	}
	return r.words[i].Norm
}

// glued reports whether nothing stands between the words at i-1 and i.
func (r *reader) glued(i int) bool {
	return i > 0 && i < r.end && r.words[i-1].End == r.words[i].Start
}

func (r *reader) capital(i int) bool {
	if i < 0 || i >= r.end {
		return false
	}
	c := r.text[r.words[i].Start]
	return 'A' <= c && c <= 'Z'
}

// at reads the number that begins at word i; ok is false where none does.
func (r *reader) at(i int) (number, bool) {
	if i >= r.end {
		return number{}, false
	}
	w := r.words[i]
	if w.Norm == "" {
		return number{}, false
	}
	c := w.Norm[0]
	switch {
	case '0' <= c && c <= '9':
		n, ok := r.digits(i)
		r.over(&n, ok)
		return n, ok
	case w.Mark:
		if c == '.' && r.glued(i+1) && !r.gluedBefore(i) && startsDigit(r.norm(i+1)) {
			n, ok := r.digits(i + 1)
			if !ok || n.value != math.Trunc(n.value) {
				return n, ok
			}
			v, err := strconv.ParseFloat("0."+strings.ReplaceAll(r.norm(i+1), ",", ""), 64)
			if err != nil {
				return number{}, false
			}
			n.from, n.value, n.bare = i, v, false
			return n, true
		}
		if v, ok := vulgar(w.Norm); ok {
			return number{from: i, to: i + 1, value: v, fraction: true}, true
		}
		return number{}, false
	}
	n, ok := r.spelled(i)
	r.over(&n, ok)
	return n, ok
}

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

func (r *reader) gluedBefore(i int) bool {
	return r.glued(i) && !r.words[i-1].Mark
}

func startsDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

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

// digits reads a number in digits with what belongs to it: a suffix ("10k",
// "5th"), a fraction after it ("10 1/2"), scale words ("1.2 million").
func (r *reader) digits(i int) (number, bool) {
	s := r.norm(i)
	cut := 0
	for cut < len(s) && (s[cut] >= '0' && s[cut] <= '9' || s[cut] == '.' || s[cut] == ',' || s[cut] == '/' || s[cut] == ':') {
		cut++
	}
	body, tail := s[:cut], s[cut:]
	n := number{from: i, to: i + 1}
	if a, b, ok := strings.Cut(body, "/"); ok {
		// 3/4 is a fraction, 9/11 and 24/7 are not.
		x, err1 := strconv.Atoi(a)
		y, err2 := strconv.Atoi(b)
		if err1 != nil || err2 != nil || tail != "" || x >= y || x == 0 || !(y <= 6 || y == 8 || y == 10 || y == 100) {
			return number{}, false
		}
		n.value, n.fraction = float64(x)/float64(y), true
		return n, true
	}
	if body == "" || strings.Contains(body, ":") {
		return number{}, false
	}
	v, ok := parseDigits(body)
	if !ok {
		return number{}, false
	}
	n.value = v
	if r.power(&n, r.words[i].Start+cut) {
		return n, true
	}
	switch tail {
	case "":
	case "st", "nd", "rd", "th":
		n.ordinal = true
		return n, true
	case "k":
		n.value, n.scaled, n.suffix = v*1e3, true, 'k'
	case "m", "mn", "mln":
		n.suffix = 'm'
		if tail != "m" || r.text[r.words[i].End-1] == 'M' {
			n.value, n.scaled, n.suffix = v*1e6, true, 0
		}
	case "mm":
		if r.text[r.words[i].End-2:r.words[i].End] != "MM" {
			n.suffix = 'u' // millimetres
			break
		}
		n.value, n.scaled = v*1e6, true // of accountants: a thousand thousands
	case "bn", "bln":
		n.value, n.scaled = v*1e9, true
	case "b":
		n.value, n.scaled = v*1e9, true // no unit is written so
	case "mil":
		n.value, n.scaled = v*1e6, true
	case "tn", "trn":
		n.value, n.scaled = v*1e12, true
	case "t", "g":
		n.suffix = tail[0]
	case "c", "f":
		next := r.norm(i + 1)
		if v > 250 || r.text[r.words[i].End-1] > 'Z' || next != "" && !stops(next) && (!r.words[i+1].Mark || next == "/" || next == "-") {
			return number{}, false // the 13F filing
		}
		n.suffix = 'd' // degrees: "45C"
	case "s":
		// "1990s", "20s": a decade or an age, no number.
		return number{}, false
	default:
		if _, sign := signOf(tail); sign || isoCode(tail) != "" {
			n.suffix = 'c'
			return n, true
		}
		if unitOf(tail) == "" || v > 1e9 {
			return number{}, false
		}
		n.suffix = 'u' // a unit is glued to it; the caller reads it from the word
	}
	n.bare = tail == "" && !strings.ContainsAny(body, ".,")
	if n.bare {
		r.spaced(&n)
	}
	// "10 1/2", "3½"
	if tail == "" && v == math.Trunc(v) && i+1 < r.end {
		if f, ok := r.fractionAt(i + 1); ok && v < 1000 {
			n.value, n.to, n.bare = v+f.value, f.to, false
		}
	}
	r.scale(&n)
	r.apart(&n, tail)
	r.below(&n)
	return n, true
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

// apart reads the letter of a scale that stands alone behind digits, "2.33 k" and
// "1,674.5 M", where nothing follows that it could belong to.
func (r *reader) apart(n *number, tail string) {
	k := n.to
	if tail != "" || n.scaled || k >= r.end || r.glued(k) || k+1 < r.end && !(r.words[k+1].Mark && !r.glued(k+2)) {
		return
	}
	switch w := r.text[r.words[k].Start:r.words[k].End]; w {
	case "k", "K":
		n.value *= 1e3
	case "M", "MM":
		n.value *= 1e6
	default:
		return
	}
	n.scaled, n.bare = true, false
	n.to++
}

// below adds the smaller part of a number in digits and words: 4 thousand 3 hundred.
func (r *reader) below(n *number) {
	last, ok := scaleWord(r.norm(n.to - 1))
	if ok && last == 100 && r.norm(n.to) == "and" && n.to-2 >= n.from && startsDigit(r.norm(n.to-2)) { // 3 hundred and 21
		v, small := small(r.norm(n.to + 1))
		if d, digits := parseDigits(r.norm(n.to + 1)); digits {
			v, small = d, d == math.Trunc(d)
		}
		if _, more := scaleWord(r.norm(n.to + 2)); small && !more && v > 0 && v < 100 && r.continues(n.to+1) {
			n.value += v
			n.to += 2
		}
		return
	}
	if !n.scaled || n.to >= r.end || !startsDigit(r.norm(n.to)) {
		return
	}
	s, ok2 := scaleWord(r.norm(n.to + 1))
	v, ok3 := parseDigits(r.norm(n.to))
	if ok && ok2 && ok3 && s >= 100 && v*s < last && v == math.Trunc(v) {
		n.value += v * s
		n.to += 2
		r.below(n)
	}
}

// spaced reads the groups of thousands that narrow or unbreakable spaces part.
func (r *reader) spaced(n *number) {
	if len(r.norm(n.from)) > 3 {
		return
	}
	for n.to < r.end && len(r.norm(n.to)) == 3 {
		switch r.text[r.words[n.to-1].End:r.words[n.to].Start] {
		case "\u00a0", "\u202f", "\u2009":
		case " ":
			// A plain space parts groups only where there are two: "1 414 021", or where
			// the one is 000, which is no number.
			if n.to == n.from+1 && !r.group(n.to+1) && r.norm(n.to) != "000" || !r.group(n.to) {
				return
			}
		default:
			return
		}
		v, err := strconv.ParseFloat(r.norm(n.to), 64)
		if err != nil {
			return
		}
		n.value, n.bare = n.value*1000+v, false
		n.to++
	}
}

// group reports whether the word i is three digits one space after a number.
func (r *reader) group(i int) bool {
	s := r.norm(i)
	return len(s) == 3 && s >= "000" && s <= "999" && startsDigit(s[1:]) && startsDigit(s[2:]) && r.text[r.words[i-1].End:r.words[i].Start] == " "
}

// parseDigits reads digits with separators of thousands; "1,3" is 1.3.
func parseDigits(s string) (float64, bool) {
	s = strings.TrimRight(s, ".,")
	if dot, comma := strings.IndexByte(s, '.'), strings.IndexByte(s, ','); 0 < dot && dot < comma && comma == strings.LastIndexByte(s, ',') && len(s[dot+1:comma])%4 == 3 {
		// 1.111,11 as the continent writes it
		if whole, ok := parseDigits(strings.ReplaceAll(s[:comma], ".", ",")); ok {
			part, err := strconv.ParseFloat("0."+s[comma+1:], 64)
			return whole + part, err == nil && whole == math.Trunc(whole)
		}
		return 0, false
	}
	if strings.Count(s, ".") > 1 {
		return 0, false // a version or an address
	}
	if i := strings.LastIndexByte(s, ','); i >= 0 {
		groups := strings.Split(strings.SplitN(s, ".", 2)[0], ",")
		good := len(groups[0]) >= 1 && len(groups[0]) <= 3
		for _, g := range groups[1:] {
			good = good && (len(g) == 3 || len(g) == 2) // lakhs: 1,00,000
		}
		good = good && len(groups[len(groups)-1]) == 3
		switch {
		case good:
			s = strings.ReplaceAll(s, ",", "")
		case strings.Count(s, ",") == 1 && !strings.Contains(s, "."):
			s = strings.Replace(s, ",", ".", 1)
		default:
			return 0, false
		}
	}
	if len(s) > 300 {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
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

// scale multiplies n by the scale words after it.
func (r *reader) scale(n *number) {
	for n.to < r.end {
		s, ok := scaleWord(r.norm(n.to))
		if !ok || n.ordinal {
			return
		}
		if s == 12 && n.value > 1000 {
			return
		}
		n.value *= s
		n.scaled, n.bare = true, false
		n.to++
		if r.andFraction(n, s) {
			return
		}
	}
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

// spelled reads a number in words: "twenty-three", "two and a half million",
// "a dozen", "one-third", "several", "tens of thousands", "twenty-fifth".
func (r *reader) spelled(i int) (number, bool) {
	s := r.norm(i)
	if n, ok := r.vague(i); ok {
		return n, true
	}
	n := number{from: i, to: i + 1, words: true}
	// Fractions: "half", "one-third", "three quarters", "a quarter".
	if f, ok := r.spelledFraction(i); ok {
		r.scale(&f)
		if f.scaled {
			f.fraction = false
		}
		return f, true
	}
	if s == "a" || s == "an" {
		if v, ok := scaleWord(r.norm(i + 1)); ok && r.norm(i+1) != "dozens" {
			n.value, n.to, n.scaled, n.article = v, i+2, true, true
			r.scale(&n)
			r.rest(&n, v)
			if !r.ordinalEnd(&n) {
				r.parts(&n)
			}
			return n, true
		}
		return number{}, false
	}
	if v, ok := ordinalWord(s); ok {
		n.value, n.ordinal = v, true
		return n, true
	}
	v, ok := small(s)
	if !ok {
		if v, ok = scaleWord(s); !ok || r.words[i].Len() < 5 {
			return number{}, false
		}
		// "hundred thousand dollars", "million" alone is no number.
		if _, more := scaleWord(r.norm(i + 1)); !more && s != "hundred" {
			return number{}, false
		}
		n.value, n.scaled = v, true
		r.scale(&n)
		return n, true
	}
	if v >= 20 && v < 100 && math.Mod(v, 10) == 0 && !strings.Contains(s, "-") {
		if o, ok := ordinalWord(r.norm(n.to)); ok && o <= 9 && r.norm(n.to) != "second" {
			n.value, n.ordinal = v+o, true
			n.to++
			return n, true
		}
		next := n.to
		if r.norm(next) == "-" {
			next++
		}
		if u, ok := unitWord(r.norm(next)); ok && u >= 1 && u <= 9 {
			v, n.to = v+u, next+1
		}
	}
	n.value = v
	// "three and a half", "three point five"
	r.point(&n)
	r.scaleWords(&n)
	if r.ordinalEnd(&n) {
		return n, true
	}
	r.point(&n)
	r.parts(&n)
	return n, true
}

// ordinalEnd reads the end of an ordinal of several words: "one hundred and
// twenty-fifth", "two hundredth".
func (r *reader) ordinalEnd(n *number) bool {
	k, from := n.to, n.value
	if r.norm(k) == "and" && n.scaled {
		k++
	}
	o, ok := ordinalWord(r.norm(k))
	if !ok {
		return false
	}
	switch {
	case o >= 100 && k == n.to && from >= 2:
		from *= o // two hundredth
	case n.scaled && o < 100 && math.Mod(from, 100) == 0:
		from += o
	case n.scaled && o < 10 && math.Mod(from, 10) == 0 && k == n.to:
		from += o // a hundred twenty fifth
	default:
		return false
	}
	n.value, n.to, n.ordinal = from, k+1, true
	return true
}

// point reads what follows a number in words after its point: "three point one
// four", "two hundred point seventy-one".
func (r *reader) point(n *number) {
	if r.norm(n.to) != "point" {
		return
	}
	digits, k := "", n.to+1
	for ; ; k++ {
		d, ok := small(r.norm(k))
		if !ok || d > 9 && digits != "" {
			break
		}
		digits += strconv.Itoa(int(d))
	}
	if digits == "" || len(digits) > 15 {
		return
	}
	if v, err := strconv.ParseFloat("0."+digits, 64); err == nil {
		n.value, n.to = math.Round((n.value+v)*1e9)/1e9, k
	}
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

// scaleWords reads the scale words after a number in words and the smaller
// numbers after those: "two hundred and three thousand and five".
func (r *reader) scaleWords(n *number) {
	total, group, last := 0.0, n.value, math.Inf(1)
	for n.to < r.end {
		if r.norm(n.to) == "and" && (r.norm(n.to+1) == "a" || r.norm(n.to+1) == "one") && (r.norm(n.to+2) == "half" || r.norm(n.to+2) == "quarter") ||
			r.norm(n.to) == "and" && r.norm(n.to+1) == "three" && r.norm(n.to+2) == "quarters" {
			f, _ := denominator(r.norm(n.to + 2))
			x := 1.0
			if r.norm(n.to+1) == "three" {
				x = 3
			}
			group += x / f
			n.to += 3
			continue
		}
		s, ok := scaleWord(r.norm(n.to))
		if ok {
			switch {
			case s >= 1000 && s < last:
				total, group, last = total+group*s, 0, s
			case s >= 1000: // "three lakh crore"
				total, group, last = (total+group)*s, 0, s
			default:
				group *= s
			}
			n.scaled = true
			n.to++
			if part := (number{to: n.to}); r.andFraction(&part, s) {
				total += part.value
				n.to = part.to
				break
			}
			// A smaller number may follow, with or without "and".
			k := n.to
			if r.norm(k) == "and" {
				k++
			}
			v, more := small(r.norm(k))
			if !more {
				if _, scale := scaleWord(r.norm(k)); !scale && startsDigit(r.norm(k)) {
					more = false
				}
			}
			if d, to, ok := r.denominatorAt(k); ok && k == n.to && d > v && to == k+2 && strings.HasSuffix(r.norm(k+1), "s") {
				more = false // one hundred thirty-fifths
			}
			if more && v > 0 && v < s && (k == n.to || r.continues(k)) {
				if v >= 20 && math.Mod(v, 10) == 0 {
					if u, ok := unitWord(r.norm(k + 1)); ok && u >= 1 && u <= 9 {
						v += u
						k++
					}
				}
				group += v
				if k > n.to {
					n.below = v
				}
				n.to = k + 1
			}
			continue
		}
		break
	}
	n.value = total + group
}

// continues reports whether the number word at k after "and" belongs to the
// number before it: "one hundred and sixteen people", not "two hundred and one
// said".
func (r *reader) continues(k int) bool { return r.norm(k) != "one" || r.norm(k+1) != "of" }

// rest reads what may follow "a hundred": "a hundred and five".
func (r *reader) rest(n *number, scale float64) {
	if scale < 100 || r.norm(n.to) != "and" {
		return
	}
	if v, ok := small(r.norm(n.to + 1)); ok && v < scale {
		n.value += v
		n.to += 2
	}
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

// vague reads quantities without a number of their own. Their value is the
// least that they are commonly said of.
func (r *reader) vague(i int) (number, bool) {
	n := number{from: i, to: i + 1, words: true, vague: true}
	next := r.norm(i + 1)
	switch r.norm(i) {
	case "several":
		n.value = 3
		if v, ok := scaleWord(next); ok {
			n.value, n.to, n.scaled = 3*v, i+2, true
		}
		return n, true
	case "dozens":
		n.value = 24
	case "scores":
		n.value = 40
		return n, next == "of"
	case "tens", "hundreds", "thousands", "millions", "billions":
		n.value = plural(r.norm(i))
		if next == "of" {
			if v := plural(r.norm(i + 2)); v > 10 {
				n.value = n.value / 2 * v
				n.to = i + 3
			} else if r.norm(i) == "tens" {
				return number{}, false
			}
		} else if r.norm(i) == "tens" {
			return number{}, false
		}
	case "a":
		switch next {
		case "couple":
			n.value = 2
		case "few":
			n.value = 3
			if v, ok := scaleWord(r.norm(i + 2)); ok {
				n.value, n.to, n.scaled = 3*v, i+3, true
				return n, true
			}
		case "handful":
			n.value = 3
		case "pair":
			n.value, n.vague = 2, false
			if r.norm(i+2) != "of" {
				return number{}, false
			}
		default:
			return number{}, false
		}
		n.to = i + 2
		if next == "couple" && r.norm(i+2) != "of" {
			return number{}, false
		}
		return n, true
	default:
		return number{}, false
	}
	return n, true
}
