package english

import (
	"slices"
	"sync"
)

// charClass is a set of properties of a character, as the rules of the tokenizer
// use them.
type charClass uint16

const (
	charAlpha      charClass = 1 << iota // a letter of the scripts that the rules know
	charLower                            // of these the small ones, and those without case
	charUpper                            // of these the capitals, and those without case
	charIcon                             // a pictogram
	charQuote                            // a quotation mark, a comma too
	charCurrency                         // a sign of currency
	charBeforeStop                       // a full stop at the end is cut off behind it
	charWord                             // \w of Python's expressions
	charPrefix                           // cut off by itself in front
	charSuffix                           // cut off by itself at the end
	charInfix                            // may begin an infix
)

// charClasses tells the class of every character. Characters of Europe's scripts
// and the usual punctuation stand in a table, all others in runs of equal class
// which are made when the first of them is seen.
type charClasses struct {
	low  [0x2100]charClass
	high func() []charRun
}

// charRun is a run of characters of one class that ends where the next begins.
type charRun struct {
	first rune
	class charClass
}

func newCharClasses(f *file) *charClasses {
	type table struct {
		ranges []runeRange
		class  charClass
	}
	single := func(s string) (out []runeRange) {
		for _, r := range s {
			out = append(out, runeRange{r, r})
		}
		return out
	}
	tables := []table{
		{f.ranges("tokenizer.alpha"), charAlpha},
		{f.ranges("tokenizer.alpha_lower"), charLower},
		{f.ranges("tokenizer.alpha_upper"), charUpper},
		{f.ranges("tokenizer.icons"), charIcon | charPrefix | charSuffix | charInfix},
		{f.ranges("tokenizer.punct"), charPrefix | charSuffix},
		{f.ranges("tokenizer.quotes"), charQuote | charPrefix | charSuffix},
		{f.ranges("tokenizer.currency"), charCurrency | charPrefix},
		{f.ranges("tokenizer.before_stop"), charBeforeStop},
		{f.ranges("unicode.word"), charWord},
		{single("§%="), charPrefix},
		{single("—–…"), charPrefix | charSuffix},
		{single(".…+-*^,–—~:<>=/"), charInfix},
	}
	c := &charClasses{}
	for _, t := range tables {
		for _, r := range t.ranges {
			for i := r.first; i <= r.last && int(i) < len(c.low); i++ {
				c.low[i] |= t.class
			}
		}
	}
	c.high = sync.OnceValue(func() []charRun {
		bounds := []rune{0}
		for _, t := range tables {
			for _, r := range t.ranges {
				bounds = append(bounds, r.first, r.last+1)
			}
		}
		slices.Sort(bounds)
		bounds = slices.Compact(bounds)
		runs := make([]charRun, len(bounds))
		for i, b := range bounds {
			runs[i].first = b
		}
		for _, t := range tables {
			i := 0
			for _, r := range t.ranges {
				// The tables of single characters need not ascend.
				if i > 0 && runs[i-1].first >= r.first {
					i = 0
				}
				for runs[i].first < r.first {
					i++
				}
				for i < len(runs) && runs[i].first <= r.last {
					runs[i].class |= t.class
					i++
				}
			}
		}
		return runs
	})
	return c
}

func (c *charClasses) of(r rune) charClass {
	if uint32(r) < uint32(len(c.low)) {
		return c.low[r]
	}
	runs := c.high()
	lo, hi := 0, len(runs) // runs[lo].first <= r < runs[hi].first
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; runs[mid].first <= r {
			lo = mid
		} else {
			hi = mid
		}
	}
	return runs[lo].class
}

// isSpace is str.isspace of Python. Unlike Go's it knows the four separators
// U+001C to U+001F.
func isSpace(r rune) bool {
	switch {
	case r <= ' ':
		return r == ' ' || r >= 0x09 && r <= 0x0d || r >= 0x1c
	case r < 0x1680:
		return r == 0x85 || r == 0xa0
	default:
		return r == 0x1680 || r >= 0x2000 && r <= 0x200a || r == 0x2028 || r == 0x2029 || r == 0x202f || r == 0x205f || r == 0x3000
	}
}

// The bytes that a white space character begins with: byteSpace is one itself,
// after byteMaybe it depends on what follows.
const (
	byteSpace = 1
	byteMaybe = 2
)

var byteKinds = [256]uint8{
	'\t': byteSpace, '\n': byteSpace, '\v': byteSpace, '\f': byteSpace, '\r': byteSpace,
	0x1c: byteSpace, 0x1d: byteSpace, 0x1e: byteSpace, 0x1f: byteSpace, ' ': byteSpace,
	0xc2: byteMaybe, 0xe1: byteMaybe, 0xe2: byteMaybe, 0xe3: byteMaybe,
}

func isDigit(c byte) bool { return c-'0' < 10 }

func inRanges(ranges []runeRange, r rune) bool {
	_, found := slices.BinarySearchFunc(ranges, r, func(a runeRange, r rune) int {
		switch {
		case a.last < r:
			return -1
		case a.first > r:
			return 1
		}
		return 0
	})
	return found
}
