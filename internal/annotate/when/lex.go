package when

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/span"
)

// kind is what a tok is.
type kind uint8

const (
	word   kind = iota // letters
	number             // ASCII digits
	mark               // one rune of anything else but white space
)

// tok is a run of letters, a run of digits, or one mark. Time expressions glue
// these in many ways (12-Day, 3pm, '80s, FY2018, 9th), so the cut is finer here
// than in package token, and glued tells what was written together.
type tok struct {
	span.Span
	s     string // folded: lower case, plain quotation marks, hyphens and dashes
	kind  kind
	n     int  // value of a number, -1 when it has more than nine digits
	cap   bool // begins with an upper-case letter
	caps  bool // two or more letters, all upper case
	glued bool // nothing between it and the token before
}

// lex appends the tokens of text[sp] to into.
func lex(into []tok, text string, sp span.Span) []tok {
	last := -1
	for i := sp.Start; i < sp.End; {
		r, size := utf8.DecodeRuneInString(text[i:sp.End])
		if unicode.IsSpace(r) || r == 0x200B || r == 0xFEFF {
			i += size
			continue
		}
		t := tok{Span: span.Span{Start: i, End: i + size}, glued: last == i}
		switch {
		case '0' <= r && r <= '9':
			t.kind = number
			for t.End < sp.End && '0' <= text[t.End] && text[t.End] <= '9' {
				t.End++
			}
			t.s = text[t.Start:t.End]
			t.n = atoi(t.s)
		case unicode.IsLetter(r):
			t.kind = word
			t.cap = unicode.IsUpper(r)
			t.caps = t.cap
			letters := 1
			for t.End < sp.End {
				q, n := utf8.DecodeRuneInString(text[t.End:sp.End])
				if !unicode.IsLetter(q) && !unicode.IsMark(q) {
					break
				}
				t.caps = t.caps && unicode.IsUpper(q)
				letters++
				t.End += n
			}
			t.caps = t.caps && letters > 1
			t.s = text[t.Start:t.End]
			if t.cap || letters > 1 {
				t.s = strings.ToLower(t.s)
			}
		default:
			t.kind = mark
			t.s = plain(r, text[t.Start:t.End])
		}
		last = t.End
		i = t.End
		into = append(into, t)
	}
	return into
}

// plain folds the typographic forms of a mark.
func plain(r rune, s string) string {
	switch r {
	case '‘', '’', '‛', '`', 'ʼ', '′':
		return "'"
	case '“', '”', '„', '″':
		return `"`
	case '‐', '‑', '‒', '–', '—', '−', '­':
		return "-"
	}
	return s
}

// atoi reads ASCII digits; more than nine of them are no number of a date.
func atoi(s string) int {
	if len(s) > 9 {
		return -1
	}
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// at returns the token i, or a zero token outside the sentence, so that rules
// may look around without checking.
func (s *scan) at(i int) tok {
	if i < 0 || i >= len(s.toks) {
		return tok{kind: mark}
	}
	return s.toks[i]
}

// is reports whether the tokens from i on are the given words.
func (s *scan) is(i int, words ...string) bool {
	for k, w := range words {
		if s.at(i+k).s != w {
			return false
		}
	}
	return true
}

// dot skips the full stop of an abbreviation that ends at token i: it returns
// the index after it. The last full stop of a sentence is kept out of the
// expression only by the caller that trims it.
func (s *scan) dot(i int) int {
	if t := s.at(i); t.s == "." && t.glued {
		return i + 1
	}
	return i
}

// hyphen returns the index after a hyphen or dash glued on at least one side
// at i, or i.
func (s *scan) hyphen(i int) int {
	if t := s.at(i); t.s == "-" && (t.glued || s.at(i+1).glued) {
		return i + 1
	}
	return i
}
