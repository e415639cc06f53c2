package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/annotate/token"
	"concord/internal/span"
)

// Split cuts the part of text that lies in within into sentences: spans in
// order, without overlap, without white space at their ends, that together
// cover everything visible. Only the bytes in within are looked at.
//
// The splitter is one pass with rules for the place after each full stop,
// question mark, exclamation mark and ellipsis. What speaks for a new sentence
// is white space and a capital; what speaks against it is an abbreviation, an
// initial or a number before the mark, or a small letter after it. Marks that
// close (quotation marks, brackets, note numbers) belong to the sentence they
// close. Where a mark allows both, the next word decides: "the U.S. The" ends a
// sentence, for articles, pronouns and conjunctions take a capital only there;
// "the U.S. Senate" does not.
func Split(text string, within span.Span) []span.Span { return cutLines(text, within, false) }

// cutLines is Split; joined says that line breaks within are only spaces.
func cutLines(text string, within span.Span, joined bool) []span.Span {
	end := min(max(within.End, 0), len(text))
	start := min(max(within.Start, 0), end)
	s := splitter{text: text[:end], start: start, end: end}
	s.joined = joined
	if !joined {
		s.width = s.wrapWidth()
	}
	s.items = s.listItems()
	return s.split()
}

type splitter struct {
	text       string
	start, end int
	width      int   // width of hard-wrapped lines, 0 where lines are not wrapped
	joined     bool  // lines are one paragraph: a break between them is a space
	items      []int // places where list items begin, in order
}

func (s *splitter) split() []span.Span {
	var out []span.Span
	from := s.start
	cut := func(at int) {
		if sp := (span.Span{Start: from, End: at}).Trim(s.text); !sp.Empty() {
			out = append(out, sp)
		}
		from = at
	}
	quotes := 0 // straight double quotation marks since the last line break
	for i := s.start; i < s.end; {
		if len(s.items) > 0 && i >= s.items[0] {
			if i == s.items[0] {
				cut(i)
			}
			s.items = s.items[1:]
		}
		c := s.text[i]
		switch {
		case c == '\n':
			next, blank := s.lineBreak(i)
			if blank || !s.joined && !s.continues(from, i, next) {
				cut(i)
				quotes = 0
			}
			i = next
		case c == '"':
			quotes++
			i++
		case c == '.' || c == '!' || c == '?':
			i = s.terminator(from, i, &quotes, cut)
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s.text[i:s.end])
			switch r {
			case '…', '‼', '⁇', '⁈', '⁉', '؟', '۔', '։', '।', '॥', '。', '！', '？':
				i = s.terminator(from, i, &quotes, cut)
			case 0x2029:
				cut(i)
				i += n
			default:
				i += n
			}
		default:
			i++
		}
	}
	cut(s.end)
	return out
}

// terminator looks at the mark at i, cuts after it where a sentence ends, and
// returns the place to go on from.
func (s *splitter) terminator(from, i int, quotes *int, cut func(int)) int {
	mark := i
	var kind kind
	i, kind = s.marks(i)
	closed := s.closers(i, *quotes)
	*quotes += strings.Count(s.text[i:closed], `"`)
	if s.ends(from, mark, i, closed, kind) {
		cut(closed)
	}
	return closed
}

type kind int

const (
	stop     kind = iota // one full stop
	ellipsis             // … or two or more full stops
	loud                 // with ! or ?
	ideal                // a full stop of another script: no white space needed
)

// marks returns the end of the run of terminators at i and what it is. Full
// stops with spaces between them (". . .") are one ellipsis.
func (s *splitter) marks(i int) (int, kind) {
	k, stops := stop, 0
	for i < s.end {
		r, n := utf8.DecodeRuneInString(s.text[i:s.end])
		switch r {
		case '.':
			stops++
			if stops > 1 && k == stop {
				k = ellipsis
			}
		case '…':
			if k == stop {
				k = ellipsis
			}
		case '!', '?', '‼', '⁇', '⁈', '⁉', '؟':
			k = loud
		case '。', '！', '？', '۔', '։', '।', '॥':
			k = ideal
		case ' ', 0xA0:
			// Only inside a spaced ellipsis.
			if i+n < s.end && s.text[i+n] == '.' && stops > 0 && !(i+n+1 < s.end && alnum(s.text[i+n+1])) {
				i += n
				continue
			}
			return i, k
		default:
			return i, k
		}
		i += n
	}
	return i, k
}

func isWordByte(c byte) bool { return alnum(c) || c >= utf8.RuneSelf }

func alnum(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// closers returns the end of the run of closing marks at i: quotation marks,
// brackets, and note numbers in square brackets.
func (s *splitter) closers(i, quotes int) int {
	for i < s.end {
		r, n := utf8.DecodeRuneInString(s.text[i:s.end])
		switch r {
		case '”', '’', '»', '›', ')', ']', '}', '）', '」', '』', '″', '*', '_':
		case '"':
			if quotes%2 == 0 && i+n < s.end && isWordByte(s.text[i+n]) {
				return i // opens the next sentence, only the space is missing
			}
			quotes++
		case '\'':
			if i+n < s.end && isWordByte(s.text[i+n]) {
				return i
			}
		case '[', ' ':
			end := s.note(i)
			if end == i {
				return i
			}
			n = end - i
		default:
			return i
		}
		i += n
	}
	return i
}

// note returns the end of the number of a note in square brackets at i, one
// space before it allowed, or i.
func (s *splitter) note(i int) int {
	j := i
	if s.text[j] == ' ' {
		j++
	}
	if j >= s.end || s.text[j] != '[' {
		return i
	}
	k := j + 1
	for k < s.end && k-j <= 4 && '0' <= s.text[k] && s.text[k] <= '9' {
		k++
	}
	if k == j+1 || k >= s.end || s.text[k] != ']' {
		return i
	}
	return k + 1
}

// ends decides whether the sentence that began at from ends at closed. The
// marks stand in [mark, after), the closing marks in [after, closed).
func (s *splitter) ends(from, mark, after, closed int, k kind) bool {
	if closed >= s.end {
		return true
	}
	if k == ideal {
		return true
	}
	next, gap := s.next(closed)
	if next.word == "" && next.at >= s.end {
		return true
	}
	if !gap && !next.upper() {
		return false
	}
	prev := s.prev(from, mark)
	if !gap {
		return s.runOn(prev, next, k, mark, after, closed)
	}
	switch k {
	case loud:
		return s.afterLoud(prev, next, after, closed)
	case ellipsis:
		return s.afterEllipsis(prev, next, mark, closed)
	}
	return s.afterStop(from, prev, next, mark, after, closed)
}

// near is the word before or after a mark.
type near struct {
	at     int    // where the word begins
	word   string // letters, digits and what joins them; "" where none stands there
	opener bool   // an opening mark stands before the word
	dash   bool   // a dash stands before the word
	symbol bool   // a symbol such as a bullet, an emoji, # or @ stands there
}

func (n near) first() rune {
	r, _ := utf8.DecodeRuneInString(n.word)
	return r
}

func (n near) upper() bool { return unicode.IsUpper(n.first()) || unicode.IsTitle(n.first()) }
func (n near) lower() bool { return unicode.IsLower(n.first()) }
func (n near) digit() bool { return n.word != "" && unicode.IsDigit(n.first()) }

// next reads the word after at. gap reports white space before it.
func (s *splitter) next(at int) (n near, gap bool) {
	i := at
	for i < s.end {
		r, w := utf8.DecodeRuneInString(s.text[i:s.end])
		switch {
		case token.IsSpace(r):
			if i == at {
				gap = true
			}
		case strings.ContainsRune(`"'“‘„«‹([{¿¡`, r):
			n.opener = true
		case r == '-' || r == '–' || r == '—':
			n.dash = true
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			n.at = i
			n.word = s.text[i:s.wordEnd(i)]
			return n, gap
		default:
			n.symbol = true
			n.at = i
			if r == '$' || r == '£' || r == '€' || r == '@' || r == '#' {
				n.word = s.text[i:s.wordEnd(i+w)]
			}
			return n, gap
		}
		i += w
	}
	n.at = s.end
	return n, gap
}

func (s *splitter) wordEnd(from int) int {
	i := from
	for i < s.end && i-from < 2*longestWord {
		r, w := utf8.DecodeRuneInString(s.text[i:s.end])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			i += w
			continue
		}
		if r == '\'' || r == '’' || r == '-' || r == '.' || r == ',' || r == ':' {
			if i+w < s.end && alnum(s.text[i+w]) {
				// "U.S" goes on, "Friday.It" is two words.
				if c := s.text[i+w]; r == '.' && 'A' <= c && c <= 'Z' && i-from > 1 && s.text[i-2] != '.' {
					return i
				}
				i += w
				continue
			}
		}
		return i
	}
	return i
}

// longestWord bounds, in bytes, how far a word before a mark is looked for.
const longestWord = 64

// prev reads the word before the mark at mark, inner full stops included.
func (s *splitter) prev(from, mark int) near {
	low := max(from, mark-longestWord)
	i := mark
	for i > low {
		r, w := utf8.DecodeLastRuneInString(s.text[low:i])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune(".'’-,@/&", r) {
			break
		}
		i -= w
	}
	word := strings.TrimLeft(s.text[i:mark], ".'’-,@/&")
	return near{at: mark - len(word), word: word}
}

// runOn decides where no white space follows: "the end.Next".
func (s *splitter) runOn(prev, next near, k kind, mark, after, closed int) bool {
	if next.opener && closed == after && k != loud && k != stop {
		return false
	}
	if next.symbol || next.word == "" || !next.upper() || next.dash {
		return false
	}
	if strings.ContainsAny(prev.word, "@/.") || !lowerWord(prev.word) {
		// After a name or a number only a word that begins sentences is sure: "Tuesday.The", not "Node.Js".
		if closed == after && starter(next.word) && len(next.word) > 1 && !strings.ContainsAny(prev.word, "@/") && !strings.ContainsAny(next.word, ".@") &&
			len(prev.word) > 3 && (prev.digit() || lowerWord(strings.ToLower(prev.word)) && !capitals(prev.word)) {
			return true
		}
		// "he said.”She" has closing marks: the place is sure whatever the word.
		return closed > after && !strings.ContainsAny(prev.word, "@/") && k != ellipsis
	}
	// A word with small letters after its capital, or a word of one letter with a space behind it; not a
	// domain, a file name or a method.
	rest := next.word[1:]
	if len(prev.word) < 2 || strings.ContainsAny(next.word, ".@") {
		return false
	}
	if rest == "" {
		return next.word == "I" || next.word == "A"
	}
	return lowerWord(strings.TrimRight(rest, ",'’s")) || strings.ContainsAny(rest, "'’")
}

func capitals(w string) bool { return strings.ToUpper(w) == w }

func lowerWord(w string) bool {
	for _, r := range w {
		if !unicode.IsLower(r) && r != '\'' && r != '’' && r != '-' {
			return false
		}
	}
	return w != ""
}
