package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lower is str.lower of Python. It differs from strings.ToLower in two letters:
// İ becomes two characters, and a capital sigma at the end of a word becomes the
// final one (The Unicode Standard, section 3.13, condition Final_Sigma). What
// needs no change is returned as it is. s must be valid UTF-8.
func lower(s string) string {
	ascii, capital := true, false
	for i := 0; i < len(s); i++ {
		ascii = ascii && s[i] < utf8.RuneSelf
		capital = capital || 'A' <= s[i] && s[i] <= 'Z'
	}
	if ascii && !capital {
		return s
	}
	if ascii || !strings.ContainsAny(s, "\u0130\u03a3") {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	// A sigma is final if the last letter before it, case-ignorable characters
	// skipped, is cased and the next one after is not. Both are carried along, so
	// that a long run of sigmas and points is read twice and not squared.
	before := false
	next := nextCased{text: s}
	for i, r := range s {
		switch r {
		case 0x130:
			b.WriteString("i\u0307")
		case 0x3a3:
			if before && !next.after(i+utf8.RuneLen(r)) {
				b.WriteRune(0x3c2)
			} else {
				b.WriteRune(0x3c3)
			}
		default:
			b.WriteRune(unicode.ToLower(r))
		}
		if !caseIgnorable(r) {
			before = cased(r)
		}
	}
	return b.String()
}

// nextCased tells whether the first character from a place on that is not
// case-ignorable is cased. Places asked for ascend.
type nextCased struct {
	text  string
	at    int // of the character found, or the end
	cased bool
}

func (n *nextCased) after(i int) bool {
	if i <= n.at && n.at > 0 {
		return n.cased
	}
	n.at, n.cased = len(n.text), false
	for j, r := range n.text[i:] {
		if !caseIgnorable(r) {
			n.at, n.cased = i+j, cased(r)
			break
		}
	}
	return n.cased
}

// cased is the derived property Cased.
func cased(r rune) bool {
	return unicode.In(r, unicode.Lu, unicode.Ll, unicode.Lt, unicode.Other_Lowercase, unicode.Other_Uppercase)
}

// caseIgnorable is the derived property Case_Ignorable: some categories, and the
// characters that break no word between letters.
func caseIgnorable(r rune) bool {
	switch r {
	case '\'', '.', ':', 0xb7, 0x387, 0x55f, 0x5f4, 0x2018, 0x2019, 0x2024, 0x2027, 0xfe13, 0xfe52, 0xfe55, 0xff07, 0xff0e, 0xff1a:
		return true
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk)
}
