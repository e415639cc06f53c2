package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/span"
)

// word is one run of letters or digits with the marks inside it, and its lower
// case. This scanner is coarser than package token, which comes later in the
// line: it only has to know months, weekdays, numbers and the words of furniture.
type word struct {
	span.Span
	low string // lower case, typographic apostrophes made plain
}

// words returns the words of text[from:to], at most limit of them (0: all).
func words(text string, from, to, limit int) []word {
	var found []word
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(text[i:to])
		if !isWordRune(r) {
			i += n
			continue
		}
		start := i
		for i < to {
			r, n := utf8.DecodeRuneInString(text[i:to])
			if !isWordRune(r) {
				next, _ := utf8.DecodeRuneInString(text[i+n : to])
				if r != '\'' && r != '’' && r != '-' || !isWordRune(next) {
					break
				}
			}
			i += n
		}
		low := strings.ToLower(text[start:i])
		if strings.Contains(low, "’") {
			low = strings.ReplaceAll(low, "’", "'")
		}
		found = append(found, word{span.Span{Start: start, End: i}, low})
		if limit > 0 && len(found) == limit {
			break
		}
	}
	return found
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// countWords counts the words of s, up to limit.
func countWords(s string, limit int) int { return len(words(s, 0, len(s), limit)) }

// folded is s in lower case with plain apostrophes and single spaces, without
// white space at its ends: what furniture phrases are compared with.
func folded(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.ToLower(s), "’", "'")), " ")
}

func isSpaceByte(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }
