package english

import (
	"strings"
	"unicode/utf8"
)

// The matchers of this file and of url.go do by hand what the model's regular
// expressions say: they look around themselves, which Go's cannot, and they are
// alternations of hundreds of parts. tools/model/convert.py refuses a model whose
// expressions are not these. All lengths and places are in bytes. A matcher never
// sees more of the text than the string it is given.

// affixes are the parts of the rules that the model file gives.
type affixes struct {
	chars         *charClasses
	currencyWords []string        // "US$" and such
	afterDigit    map[string]bool // these, and units: cut off behind a digit
	longest       int             // of afterDigit
}

func newAffixes(f *file) affixes {
	x := affixes{chars: newCharClasses(f), afterDigit: make(map[string]bool, 128)}
	for fields := range f.lines("tokenizer.currency_words") {
		x.currencyWords = append(x.currencyWords, fields[0])
		x.afterDigit[fields[0]] = true
	}
	for fields := range f.lines("tokenizer.units") {
		x.afterDigit[fields[0]] = true
	}
	for s := range x.afterDigit {
		x.longest = max(x.longest, len(s))
	}
	return x
}

// prefix returns the length of what is cut off in front of s, 0 for nothing.
func (x *affixes) prefix(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if x.chars.of(r)&charPrefix != 0 {
		return size
	}
	switch r {
	case '+':
		if len(s) > 1 && isDigit(s[1]) {
			return 0
		}
		return 1
	case '.':
		if n := stops(s); n > 1 {
			return n
		}
	case 'U', 'C', 'A':
		for _, word := range x.currencyWords {
			if strings.HasPrefix(s, word) {
				return len(word)
			}
		}
	}
	return 0
}

// stops is the number of full stops that s begins with.
func stops(s string) int {
	n := 0
	for n < len(s) && s[n] == '.' {
		n++
	}
	return n
}

// suffix returns the length of what is cut off at the end of s, 0 for nothing.
// Where several rules apply it is the longest.
func (x *affixes) suffix(s string) int {
	r, size := utf8.DecodeLastRuneInString(s)
	rest := s[:len(s)-size]
	if x.chars.of(r)&charSuffix != 0 {
		if r == '…' && strings.HasSuffix(rest, "…") {
			return 2 * size
		}
		return size
	}
	switch r {
	case '.':
		from := len(rest)
		for from > 0 && rest[from-1] == '.' {
			from--
		}
		if from < len(rest) {
			return len(s) - from
		}
		if x.stopEnds(rest) {
			return 1
		}
		return 0
	case 's', 'S':
		if strings.HasSuffix(rest, "'") {
			return len("'s")
		}
		if strings.HasSuffix(rest, "’") {
			return len("’s")
		}
	case '+':
		if rest != "" && isDigit(rest[len(rest)-1]) {
			return 1
		}
		return 0
	}
	// A unit or a currency right behind a digit. None of them has a digit inside.
	for i := len(s) - 1; i >= 0 && i >= len(s)-1-x.longest; i-- {
		if isDigit(s[i]) {
			unit := s[i+1:]
			if x.afterDigit[unit] || len(unit) == size && x.chars.of(r)&charCurrency != 0 {
				return len(unit)
			}
			break
		}
	}
	return 0
}

// stopEnds reports whether a single full stop behind s is cut off.
func (x *affixes) stopEnds(s string) bool {
	last, size := utf8.DecodeLastRuneInString(s)
	if size == 0 {
		return false
	}
	class := x.chars.of(last)
	if class&charBeforeStop != 0 {
		return true
	}
	before, size := utf8.DecodeLastRuneInString(s[:len(s)-size])
	switch {
	case size == 0:
		return false
	case class&charUpper != 0 && x.chars.of(before)&charUpper != 0:
		return true
	case before == '°':
		return strings.ContainsRune("FfCcKk", last)
	}
	return false
}

// infix returns the first infix of s from a place on, or -1, -1. What stands
// before from is looked at by the rules but not matched.
func (x *affixes) infix(s string, from int) (start, end int) {
	var left rune // 0 at the beginning: of no class that a rule asks for
	var leftClass charClass
	if from > 0 {
		left, _ = utf8.DecodeLastRuneInString(s[:from])
		leftClass = x.chars.of(left)
	}
	for i := from; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		class := x.chars.of(r)
		if class&charInfix != 0 {
			if n := x.infixAt(s[i:], r, size, class, left, leftClass); n > 0 {
				return i, i + n
			}
		}
		left, leftClass = r, class
		i += size
	}
	return -1, -1
}

// infixAt returns the length of the infix that s begins with. Its first character
// is r; left is the one before it.
func (x *affixes) infixAt(s string, r rune, size int, class charClass, left rune, leftClass charClass) int {
	if r == '.' {
		if n := stops(s); n > 1 {
			return n
		}
	}
	if r == '…' || class&charIcon != 0 {
		return size
	}
	next, _ := utf8.DecodeRuneInString(s[size:])
	if len(s) == size {
		next = 0
	}
	nextClass := x.chars.of(next)
	digit := left >= '0' && left <= '9'
	switch r {
	case '+', '-', '*', '^':
		if digit && (next == '-' || next >= '0' && next <= '9') {
			return size
		}
	case '.':
		if leftClass&(charLower|charQuote) != 0 && nextClass&(charUpper|charQuote) != 0 {
			return size
		}
		return 0
	case ',':
		if leftClass&charAlpha != 0 && nextClass&charAlpha != 0 {
			return size
		}
		return 0
	}
	if leftClass&charAlpha == 0 && !digit {
		return 0
	}
	switch r {
	case ':', '<', '>', '=', '/':
		if nextClass&charAlpha != 0 {
			return size
		}
	case '-', '—':
		// Up to three hyphens or two dashes.
		for n, most := 1, 3; n <= most; n++ {
			if r == '—' {
				most = 2
			}
			after, width := utf8.DecodeRuneInString(s[n*size:])
			if width > 0 && x.chars.of(after)&charAlpha != 0 {
				return n * size
			}
			if after != r {
				break
			}
		}
	case '–', '~':
		if nextClass&charAlpha != 0 {
			return size
		}
	}
	return 0
}
