package quantity

import (
	"math"
	"strconv"
	"strings"

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

func (r *reader) gluedBefore(i int) bool {
	return r.glued(i) && !r.words[i-1].Mark
}

func startsDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

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
