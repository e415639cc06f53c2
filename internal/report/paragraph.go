package report

import (
	"strings"
	"unicode/utf8"

	"concord/internal/span"
)

// paragraphs cuts within into paragraphs: stretches between blank lines, and
// the single lines of such a stretch unless they are one hard-wrapped
// paragraph. Spans have no white space at their ends and cover all else.
func paragraphs(text string, within span.Span) []span.Span {
	var found []span.Span
	var lines []span.Span // of the present stretch
	flush := func() {
		if len(lines) == 0 {
			return
		}
		if wrapped(text, lines) {
			found = append(found, span.Span{Start: lines[0].Start, End: lines[len(lines)-1].End})
		} else {
			found = append(found, lines...)
		}
		lines = lines[:0]
	}
	for at := within.Start; at < within.End; {
		end := within.End
		if i := strings.IndexAny(text[at:within.End], "\n\r\u2028\u2029"); i >= 0 {
			end = at + i
		}
		if line := (span.Span{Start: at, End: end}).Trim(text); line.Empty() {
			// "\r\n" is one line break, not a line break and a blank line.
			if !(end > within.Start && end < within.End && text[end] == '\n' && text[end-1] == '\r') {
				flush()
			}
		} else {
			lines = append(lines, line)
		}
		_, n := utf8.DecodeRuneInString(text[end:within.End])
		at = end + max(n, 1)
	}
	flush()
	return found
}

// wrapped reports whether lines are one paragraph that a program filled to a
// width: nearly every line is so long that the first word of the next would not
// have fitted. Lines of a page without wrapping end anywhere.
func wrapped(text string, lines []span.Span) bool {
	const narrowest, widest = 40, 100
	if len(lines) < 2 {
		return false
	}
	width := 0
	for _, l := range lines {
		n := utf8.RuneCountInString(l.In(text))
		if n > widest {
			return false
		}
		width = max(width, n)
	}
	if width < narrowest {
		return false
	}
	full := 0
	for i, l := range lines[:len(lines)-1] {
		first := lines[i+1].In(text)
		if j := strings.IndexByte(first, ' '); j >= 0 {
			first = first[:j]
		}
		if utf8.RuneCountInString(l.In(text))+1+utf8.RuneCountInString(first) > width-3 {
			full++
		}
	}
	joints := len(lines) - 1
	if joints == 1 {
		// Two lines: only where the first does not end a sentence and the second goes on small.
		r, _ := utf8.DecodeRuneInString(lines[1].In(text))
		return full == 1 && !endsSentence(lines[0].In(text)) && 'a' <= r && r <= 'z'
	}
	return full*10 >= joints*9
}

// endsSentence reports whether s ends with a mark that ends sentences, closing
// marks after it allowed.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \t\"'”’»)]*_")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}
