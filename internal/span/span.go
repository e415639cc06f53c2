// Package span holds the one thing every stage shares: a range of bytes in a
// text that never changes.
//
// A span is half-open and counts bytes of UTF-8: text[s.Start:s.End] is what it
// covers. The usual way to break that is to count runes, or to keep a span while
// changing the text; report texts are therefore never edited after intake.
package span

import "unicode/utf8"

// Span is the half-open byte range [Start, End) of one text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// In returns the bytes of text that s covers. It panics when s does not fit, as
// a slice expression does: a span is only meaningful with its own text.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Len is the length of s in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s covers nothing; the zero Span means "no such place".
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Fits reports whether s lies within text and begins and ends between runes.
func (s Span) Fits(text string) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(text) &&
		(s.Start == len(text) || utf8.RuneStart(text[s.Start])) &&
		(s.End == len(text) || utf8.RuneStart(text[s.End]))
}

// Trim returns s without the white space at its ends.
func (s Span) Trim(text string) Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !isSpace(r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !isSpace(r) {
			break
		}
		s.End -= n
	}
	return s
}

func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\f', '\v', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF:
		return true
	}
	return 0x2000 <= r && r <= 0x200B
}
