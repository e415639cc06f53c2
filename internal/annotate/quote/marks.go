package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/span"
)

// family is what marks may pair with each other without a repair.
type family byte

const (
	double    family = 'D' // “ ” „ " `` ''
	single    family = 'S' // ‘ ’ ‚ ' `
	guillemet family = 'G' // « » ‹ ›
)

// mark is one character (or pair of characters) that may be a quotation mark,
// with what it costs to read it as opening, as closing, or as no mark at all.
// A cost of never forbids the reading. The costs are small whole numbers: a
// clean reading costs nothing, a reading that needs an excuse two or three, and
// dropping a mark that can hardly be anything else six. Only their order and
// their sums matter, see pairing.
type mark struct {
	span.Span
	fam               family
	open, close, skip int
	blockStart        bool // nothing but white space before it in its block
	block             int
}

const never = 1000

// around is what stands beside a mark.
type around byte

const (
	edge   around = iota // start or end of the block, or white space
	letter               // a letter or digit
	quoted               // another quotation mark
	opener               // ( [ { dash slash: what a word may begin after
	point                // . , ! ? ; : ) ] }: what a word may end before
	other
)

func classify(r rune) around {
	switch {
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return letter
	case unicode.IsSpace(r) || r == 0x200B || r == 0xFEFF:
		return edge
	}
	switch r {
	case '"', '“', '”', '„', '«', '»', '‹', '›', '\'', '‘', '’', '‚', '`':
		return quoted
	case '(', '[', '{', '-', '–', '—', '―', '/':
		return opener
	case '.', ',', '!', '?', ';', ':', ')', ']', '}', '…':
		return point
	case '$', '£', '€', '#', '@', '&', '%', '*', '_':
		return letter
	}
	return other
}

// marksIn finds the marks of one block. german says that the text uses „, so
// that “ may close.
func marksIn(text string, block span.Span, index int, german bool, out []mark) []mark {
	s := text[:block.End]
	first := true // nothing but space so far
	for i := block.Start; i < block.End; {
		c := s[i]
		if c < utf8.RuneSelf && c != '"' && c != '\'' && c != '`' {
			if c > ' ' {
				first = false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		fam := family(0)
		switch r {
		case '"', '“', '”', '„':
			fam = double
		case '«', '»', '‹', '›':
			fam = guillemet
		case '\'', '‘', '’', '‚', '`':
			fam = single
		default:
			if !unicode.IsSpace(r) && r != 0xFEFF && r != 0x200B {
				first = false
			}
			i += n
			continue
		}
		// Two singles side by side are a double of newswire text; two straight
		// doubles are what a table export makes of one.
		doubled := false
		if strings.HasPrefix(s[i+n:], s[i:i+n]) && (fam == single && r != '‚' || r == '"') {
			if fam == single {
				fam = double
			}
			n *= 2
			doubled = true
		}
		before, after := edge, edge
		var rb, ra rune
		if i > block.Start {
			rb, _ = utf8.DecodeLastRuneInString(s[block.Start:i])
			before = classify(rb)
		}
		if i+n < block.End {
			ra, _ = utf8.DecodeRuneInString(s[i+n:])
			after = classify(ra)
		}
		m := mark{Span: span.Span{Start: i, End: i + n}, fam: fam, blockStart: first, block: index}
		m.open, m.close, m.skip = shapeCosts(r, doubled, before, after)
		if r == '“' && german && before != edge {
			m.close = min(m.close, 1)
		}
		if fam == single && (r == '\'' || r == '’' || r == '‘') {
			apostropheCosts(&m, s, r, rb, ra, before, after)
		} else if unicode.IsDigit(rb) && (r == '"' || r == '”') {
			m.skip = 2 // inches or seconds: 12", 5'10"
		}
		if m.open < never || m.close < never {
			out = append(out, m)
		}
		first = false
		i += n
	}
	return out
}

// shapeCosts prices a mark by its shape and by what it leans on: an opening
// mark leans on what follows, a closing mark on what precedes.
func shapeCosts(r rune, doubled bool, before, after around) (open, closing, skip int) {
	switch {
	case before == edge && after == edge:
		open, closing = 2, 2
	case before == edge || before == opener && after != edge && after != point:
		open, closing = 0, 4
		if after == point {
			open = 1
		}
	case after == edge || after == point:
		open, closing = 5, 0
	case before == quoted || after == quoted:
		open, closing = 1, 1
	case before == point: // a space is missing: said,"We or (in “A.”He
		open, closing = 1, 1
	case after == opener:
		open, closing = 4, 0
	default: // between letters
		open, closing = 3, 3
	}
	skip = 6
	switch r {
	case '“', '‘', '„', '‚', '`':
		closing += 5
		open /= 2
	case '”':
		open += 4
		closing /= 2
	case '«', '‹':
		// « is „ in French and “ in German: the space inside the French ones
		// says nothing, so that the shape decides unless a letter leans on it.
		if before == edge {
			open, closing = 0, 6
		} else if after == edge || after == point {
			open, closing = 5, 1
		}
	case '»', '›':
		if after == letter && before == edge {
			open, closing = 1, 5
		} else {
			open, closing = 6, 0
		}
	case '’', '\'', '"':
	}
	if doubled && r == '"' {
		skip = 2 // a leftover of an export as often as a mark
		open, closing = open+1, closing+1
	}
	if doubled && r == '\'' {
		open += 2 // ” of newswire text, opened by two grave accents
	}
	return open, closing, skip
}

// apostropheCosts corrects the costs of a single mark that may be an
// apostrophe: within a word, for left-out letters, for a possessive.
func apostropheCosts(m *mark, s string, r, rb, ra rune, before, after around) {
	if m.fam != single {
		return
	}
	if before == letter && after == letter { // it's, 5'10
		m.open, m.close = never, never
		return
	}
	switch {
	case after == letter: // may open
		m.close = never
		m.skip = 3
		if r == '‘' {
			m.skip = 5
		} else if r == '’' {
			m.open, m.skip = m.open+2, 0
		}
		if unicode.IsDigit(ra) || elided(s[m.End:]) { // '90s, 'em
			m.open, m.skip = m.open+2, 0
		}
	case before == letter && (after == edge || after == point || after == opener || after == quoted): // may close
		m.open = never
		m.skip = 1
		if unicode.IsDigit(rb) || rb == 's' || rb == 'S' || rb == 'z' || rb == 'x' || rb == 'n' && r != '‘' { // the ministers' plan, goin'
			m.skip = 0
			if after == edge {
				m.close = 1
			}
		}
	case before == point && (after == edge || after == quoted || after == point):
		m.open = never
		m.skip = 4
	case before == edge && after == edge:
		m.skip = 0
		m.open, m.close = m.open+1, m.close+1
	case before == edge:
		m.close = never
		m.skip = 3
	default:
		m.skip = 2
	}
}

// elided reports whether s begins with a word that is written with an
// apostrophe for its lost first letters.
func elided(s string) bool {
	n := 0
	for n < len(s) && n < 8 && (s[n] >= 'a' && s[n] <= 'z' || s[n] >= 'A' && s[n] <= 'Z') {
		n++
	}
	switch strings.ToLower(s[:n]) {
	case "em", "til", "till", "cause", "cuz", "cos", "tis", "twas", "twere", "twill", "n", "bout", "round", "neath", "ere",
		"gainst", "fore", "tween", "nother", "nuff", "hood", "sup", "s", "re", "ve", "ll", "d", "m", "t":
		return true
	}
	return false
}
