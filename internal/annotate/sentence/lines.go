package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lineBreak returns the beginning of the next line with something on it, and
// whether a blank line lies between.
func (s *splitter) lineBreak(i int) (next int, blank bool) {
	lines := 0
	for i < s.end {
		switch s.text[i] {
		case '\n':
			lines++
		case ' ', '\t', '\r', '\f', '\v':
		default:
			return i, lines > 1
		}
		i++
	}
	return i, lines > 1
}

// continues reports whether the sentence that began at from goes on over the
// line break at i to the line that begins at next.
func (s *splitter) continues(from, i, next int) bool {
	if next >= s.end {
		return false
	}
	line := s.text[max(from, s.lineStart(i)):i]
	trimmed := strings.TrimRight(line, " \t\r")
	if trimmed == "" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(trimmed)
	first, n := utf8.DecodeRuneInString(s.text[next:s.end])
	if strings.ContainsRune("•◦▪‣⁃*-–—", first) && next+n < s.end && s.text[next+n] == ' ' {
		return false
	}
	if s.width > 0 {
		word := next
		for word < s.end && s.text[word] != ' ' && s.text[word] != '\n' {
			word++
		}
		return len(trimmed)+1+word-next > s.width
	}
	if !unicode.IsLower(first) {
		return false
	}
	// A list of small words has short lines of the same kind; a broken sentence shows it by the last word.
	return last == ',' || last == '-' || len(trimmed) < len(line) && s.text[i-1] == ' ' || len(trimmed) >= 40 || functionWord(trimmed)
}

func functionWord(line string) bool {
	i := strings.LastIndexByte(line, ' ')
	return i > 0 && startWord(strings.ToLower(line[i+1:]))
}

func (s *splitter) lineStart(i int) int {
	return max(s.start, strings.LastIndexByte(s.text[s.start:i], '\n')+1+s.start)
}

// wrapWidth returns the width at which the lines are hard-wrapped, or 0. Lines
// are wrapped where the first word of every next line would not have fitted on
// the line before: greedy filling is what mail and plain-text programs do.
func (s *splitter) wrapWidth() int {
	text := s.text[s.start:s.end]
	if strings.IndexByte(text, '\n') < 0 {
		return 0
	}
	width, lines := 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		n := utf8.RuneCountInString(strings.TrimRight(line, " \t\r"))
		width = max(width, n)
		if n > 0 {
			lines++
		}
	}
	if lines < 3 || width < 50 || width > 100 {
		return 0
	}
	full, short, prev := 0, 0, -1
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRight(line, " \t\r")
		if line == "" {
			prev = -1
			continue
		}
		if prev >= 0 {
			first, _, _ := strings.Cut(strings.TrimLeft(line, " \t"), " ")
			if prev+1+utf8.RuneCountInString(first) > width-4 {
				full++
			} else {
				short++
			}
		}
		prev = utf8.RuneCountInString(line)
	}
	if full >= 2 && full > 3*short {
		return width - 4
	}
	return 0
}

// lead returns the length of white space and bullets at the beginning of a sentence.
func (s *splitter) lead(from int) int {
	i := from
	for i < s.end {
		r, n := utf8.DecodeRuneInString(s.text[i:s.end])
		if !unicode.IsSpace(r) && !strings.ContainsRune("•◦▪‣⁃*-–(", r) {
			break
		}
		i += n
	}
	return i - from
}

// listItems returns the places where items of a list in running text begin:
// "1. … 2. … 3. …", "a) … b) …", bullets. A numbered list must begin the text,
// and its numbers must follow each other.
func (s *splitter) listItems() []int {
	var items []int
	text := s.text[s.start:s.end]
	for i, r := range text {
		if strings.ContainsRune("•◦▪‣⁃", r) && i > 0 && isBlank(text[i-1]) {
			items = append(items, s.start+i)
		}
	}
	if len(items) > 0 {
		return items
	}
	at := s.start + s.lead(s.start)
	n, alpha, tail := s.marker(at)
	if n < 0 || n > 1 && alpha {
		return nil
	}
	for i := at + 1; i < s.end; i++ {
		if !isBlank(s.text[i-1]) || isBlank(s.text[i]) {
			continue
		}
		m, a, t := s.marker(i)
		if m == n+1 && a == alpha && t == tail {
			items = append(items, i)
			n = m
		}
	}
	return items
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// marker reads the number of a list item at i: its value, whether it is a
// letter, and the marks after it. The value is -1 where no marker stands.
func (s *splitter) marker(i int) (value int, alpha bool, tail string) {
	j := i
	for j < s.end && j-i < 3 && '0' <= s.text[j] && s.text[j] <= '9' {
		value = 10*value + int(s.text[j]-'0')
		j++
	}
	if j == i {
		if j >= s.end || s.text[j] < 'a' || s.text[j] > 'z' {
			return -1, false, ""
		}
		value, alpha = int(s.text[j]-'a')+1, true
		j++
	}
	k := j
	for k < s.end && k-j < 2 && (s.text[k] == '.' || s.text[k] == ')') {
		k++
	}
	if k == j || k >= s.end || s.text[k] != ' ' {
		return -1, false, ""
	}
	return value, alpha, s.text[j:k]
}
