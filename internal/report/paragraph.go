package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/span"
)

// line is one line of a text, trimmed.
type line struct {
	span.Span
	indent int // white space before it, in bytes
}

// paragraphs cuts within into paragraphs: stretches between blank lines, and
// the single lines of such a stretch unless a program has filled them to a
// width. Spans have no white space at their ends and cover all else. width is
// the width of the whole text from wrapWidth, 0 where its lines are not filled.
func paragraphs(text string, within span.Span, width int) []span.Span {
	var found []span.Span
	eachStretch(text, within, func(lines []line) {
		if width == 0 && !filled(text, lines) {
			for _, l := range lines {
				found = append(found, l.Span)
			}
			return
		}
		from := 0
		for i := range lines {
			if i+1 == len(lines) || width > 0 && !joined(text, lines[i], lines[i+1], width) {
				found = append(found, span.Span{Start: lines[from].Start, End: lines[i].End})
				from = i + 1
			}
		}
	})
	return found
}

// eachStretch gives f the lines between blank lines. f must not keep them.
func eachStretch(text string, within span.Span, f func([]line)) {
	var lines []line
	flush := func() {
		if len(lines) > 0 {
			f(lines)
		}
		lines = lines[:0]
	}
	for at := within.Start; at < within.End; {
		end := within.End
		if i := strings.IndexAny(text[at:within.End], "\n\r\u2028\u2029"); i >= 0 {
			end = at + i
		}
		if sp := (span.Span{Start: at, End: end}).Trim(text); sp.Empty() {
			// "\r\n" is one line break, not a line break and a blank line.
			if !(end > within.Start && end < within.End && text[end] == '\n' && text[end-1] == '\r') {
				flush()
			}
		} else {
			lines = append(lines, line{sp, sp.Start - at})
		}
		_, n := utf8.DecodeRuneInString(text[end:within.End])
		at = end + max(n, 1)
	}
	flush()
}

// Widths to which programs fill lines, in runes: narrow columns to wide mails.
const narrowest, widest = 40, 100

// slackOfWidth is by how much a line may fall short of the width though its
// program filled it: widths are counted with and without marks at line ends.
const slackOfWidth = 6

// wrapWidth returns the width to which the lines of a whole text are filled, 0
// where they are not: greedy filling, as mail and plain-text programs do it,
// leaves no line that the first word of the next would have fitted on.
func wrapWidth(text string) int {
	joints, width := 0, 0
	all := span.Span{End: len(text)}
	long := 0
	eachStretch(text, all, func(lines []line) {
		for i, l := range lines[:len(lines)-1] {
			if _, ok := headOf(text, l, i); ok {
				continue
			}
			joints++
			if n := runes(text, l, widest+1); n <= widest {
				width = max(width, n)
			} else {
				long++
			}
		}
	})
	if joints < 4 || width < narrowest || long*20 > joints {
		return 0
	}
	// A short line that ends a sentence ends a paragraph; other short lines speak
	// against filling.
	full, short := 0, 0
	eachStretch(text, all, func(lines []line) {
		for i, l := range lines[:len(lines)-1] {
			if _, ok := headOf(text, l, i); ok {
				continue
			}
			if fills(text, l, lines[i+1], width) {
				full++
			} else if !endsSentence(l.In(text)) {
				short++
			}
		}
	})
	if full*2 < joints || short*5 > full {
		return 0
	}
	return width
}

// headOf reads a line about the text, which no filling joins to the next.
func headOf(text string, l line, i int) (headKey, bool) {
	if i >= mostHeadLines || l.Len() > 300 {
		return noHead, false
	}
	key, _ := headLine(l.In(text))
	return key, key != noHead
}

// runes counts the runes of l, up to limit.
func runes(text string, l line, limit int) int {
	n := 0
	for range l.In(text) {
		if n++; n == limit {
			break
		}
	}
	return n
}

// fills reports whether the first word of next would not have fitted on l.
func fills(text string, l, next line, width int) bool {
	first := text[next.Start:min(next.End, next.Start+4*widest)]
	if j := strings.IndexAny(first, " \t"); j >= 0 {
		first = first[:j]
	}
	return runes(text, l, widest+1)+1+utf8.RuneCountInString(first) > width-slackOfWidth
}

// joined reports whether next goes on with the paragraph of l in a text filled
// to width. A line left short ends its paragraph where it ends a sentence or
// where the next begins as paragraphs and list items do.
func joined(text string, l, next line, width int) bool {
	if _, ok := headOf(text, l, 0); ok {
		return false
	}
	r, n := utf8.DecodeRuneInString(next.In(text))
	if strings.ContainsRune("•◦▪‣⁃*-–—#>", r) && next.Len() > n && text[next.Start+n] == ' ' && r != '—' && r != '–' {
		return false
	}
	if next.indent > l.indent && next.indent >= 2 && endsSentence(l.In(text)) {
		return false
	}
	if fills(text, l, next, width) {
		return true
	}
	return !endsSentence(l.In(text)) && unicode.IsLower(r)
}

// filled reports whether lines alone, in a text that shows no width, are one
// filled paragraph.
func filled(text string, lines []line) bool {
	if len(lines) < 2 {
		return false
	}
	width := 0
	for i, l := range lines {
		n := runes(text, l, widest+1)
		if _, ok := headOf(text, l, i); ok || n > widest {
			return false
		}
		width = max(width, n)
	}
	if width < narrowest {
		return false
	}
	full := 0
	for i, l := range lines[:len(lines)-1] {
		if fills(text, l, lines[i+1], width) {
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
