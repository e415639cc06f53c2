package check

import (
	"html"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	nethtml "golang.org/x/net/html"

	"concord/internal/report"
	"concord/internal/span"
)

// Source is the draft as given: its text, in which every position is counted,
// and, where the text was taken out of markup, the way back to the file.
type Source struct {
	SHA256 string
	Text   string // as read by intake
	HTML   string // the file, where it is HTML in UTF-8 and known; "" else
	Blocks []report.Block
}

// lineMap turns bytes of a text into lines and columns of the file.
type lineMap struct {
	file   string
	starts []int // of lines of the file
	at     func(int) int
}

func (s Source) lines() lineMap {
	m := lineMap{file: s.Text, at: func(i int) int { return i }}
	if s.HTML != "" {
		m.file = s.HTML
		m.at = wayBack(s.Text, s.HTML, s.Blocks)
	}
	m.starts = []int{0}
	for i := 0; i < len(m.file); i++ {
		if m.file[i] == '\n' {
			m.starts = append(m.starts, i+1)
		}
	}
	return m
}

// place is a stretch of the text with its lines and columns. Columns count
// characters (code points) from 1.
func (m lineMap) place(sp span.Span, text string) Place {
	p := Place{Span: sp, Exact: sp.In(text)}
	p.Line, p.Column = m.position(m.at(sp.Start))
	last := m.at(max(sp.Start, sp.End-1))
	if sp.End > sp.Start {
		_, n := utf8.DecodeLastRuneInString(text[sp.Start:sp.End])
		last = m.at(sp.End-n) + n
	}
	p.EndLine, p.EndColumn = m.position(min(max(last, m.at(sp.Start)), len(m.file)))
	return p
}

func (m lineMap) position(at int) (line, column int) {
	i := sort.Search(len(m.starts), func(i int) bool { return m.starts[i] > at }) - 1
	return i + 1, utf8.RuneCountInString(m.file[m.starts[i]:at]) + 1
}

// wayBack finds, for bytes of the text that was taken out of a page, the bytes
// of the page. Block by block, in order, the block's characters without white
// space are looked for among those of the page's text; a block that is not found
// leads to where the last one ended, so that a line is never far off.
func wayBack(text, page string, blocks []report.Block) func(int) int {
	ink, from := visible(page)
	type run struct {
		text span.Span
		at   int // in ink; -1 where it was not found
	}
	var runs []run
	next := 0
	for _, b := range blocks {
		if !b.Span.Fits(text) {
			continue
		}
		want := bare(b.Span.In(text))
		i := -1
		if want != "" {
			if i = strings.Index(ink[next:], want); i >= 0 {
				i += next
				next = i + len(want)
			} else if i = strings.Index(ink, want); i >= 0 { // a headline told in the head of the page
				next = max(next, i+len(want))
			}
		}
		runs = append(runs, run{b.Span, i})
	}
	return func(at int) int {
		k := sort.Search(len(runs), func(i int) bool { return runs[i].text.End > at })
		if k == len(runs) || runs[k].text.Start > at || runs[k].at < 0 {
			for k = min(k, len(runs)-1); k >= 0; k-- {
				if runs[k].at >= 0 && runs[k].text.End <= at {
					end := runs[k].at + len(bare(runs[k].text.In(text)))
					return from[min(end, len(from)-1)]
				}
			}
			return 0
		}
		return from[min(runs[k].at+len(bare(text[runs[k].text.Start:at])), len(from)-1)]
	}
}

// bare is s without white space.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			return -1
		}
		return r
	}, s)
}

// visible is the characters of a page that are text and no white space, with
// the place of each byte in the page and, at the end, the page's length.
func visible(page string) (string, []int) {
	var b strings.Builder
	var from []int
	z := nethtml.NewTokenizer(strings.NewReader(page))
	at, hidden := 0, ""
	for {
		kind := z.Next()
		raw := string(z.Raw())
		switch kind {
		case nethtml.ErrorToken:
			return b.String(), append(from, len(page))
		case nethtml.StartTagToken:
			if name, _ := z.TagName(); string(name) == "script" || string(name) == "style" {
				hidden = string(name)
			}
		case nethtml.EndTagToken:
			hidden = ""
		case nethtml.TextToken:
			if hidden != "" {
				break
			}
			for i := 0; i < len(raw); {
				n, s := 1, raw[i:i+1]
				if raw[i] == '&' {
					if end := strings.IndexByte(raw[i:min(len(raw), i+33)], ';'); end > 0 {
						n, s = end+1, html.UnescapeString(raw[i:i+end+1])
					}
				} else if raw[i] >= utf8.RuneSelf {
					_, n = utf8.DecodeRuneInString(raw[i:])
					s = raw[i : i+n]
				}
				s = bare(s)
				b.WriteString(s)
				for range len(s) {
					from = append(from, at+i)
				}
				i += n
			}
		}
		at += len(raw)
	}
}

// Unmark is Markdown with its markup made blank and every other byte in its
// place, so that a position in it is a position in the file: emphasis, heading
// and quotation signs, list signs, links but for their words, code, comments and
// the front matter.
func Unmark(text string) string {
	b := []byte(text)
	wipe := func(from, to int) {
		for i := from; i < to; i++ {
			if b[i] != '\n' {
				b[i] = ' '
			}
		}
	}
	if strings.HasPrefix(text, "---\n") || strings.HasPrefix(text, "+++\n") {
		if i := strings.Index(text[4:], "\n"+text[:3]); i >= 0 {
			wipe(0, min(len(b), 4+i+4))
		}
	}
	for from := 0; ; {
		i := strings.Index(text[from:], "<!--")
		if i < 0 {
			break
		}
		i += from
		end := strings.Index(text[i:], "-->")
		if end < 0 {
			end = len(text) - i - 3
		}
		wipe(i, i+end+3)
		from = i + end + 3
	}
	fence := false
	for start := 0; start < len(b); {
		end := start
		for end < len(b) && b[end] != '\n' {
			end++
		}
		line := string(b[start:end])
		switch trimmed := strings.TrimLeft(line, " \t"); {
		case strings.HasPrefix(trimmed, "```"), strings.HasPrefix(trimmed, "~~~"):
			fence = !fence
			wipe(start, end)
		case fence:
			wipe(start, end)
		default:
			wipe(start, start+leading(line))
			inline(b[start:end])
			if end < len(b) && soft(line, text[end+1:]) {
				b[end] = ' '
			}
		}
		start = end + 1
	}
	return string(b)
}

// soft reports whether the line break between a line and the rest of the text is
// only how the file is filled: the paragraph goes on.
func soft(line, rest string) bool {
	next, _, _ := strings.Cut(rest, "\n")
	quoted := func(s string) bool { return strings.HasPrefix(strings.TrimLeft(s, " \t"), ">") }
	for quoted(line) && quoted(next) {
		line, next = strings.TrimLeft(line, " \t")[1:], strings.TrimLeft(next, " \t")[1:]
	}
	line, next = strings.TrimSpace(line), strings.TrimSpace(next)
	switch {
	case line == "", next == "", quoted(next), strings.HasPrefix(line, "#"), strings.HasPrefix(line, "|"):
		return false
	case strings.HasPrefix(next, "```"), strings.HasPrefix(next, "~~~"), strings.HasPrefix(next, "<!--"):
		return false
	}
	digits := strings.TrimLeft(next, "0123456789")
	return leading(next) == 0 && !(len(digits) < len(next) && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") ")))
}

// leading is how many bytes at the beginning of a line are signs of Markdown:
// of headings, quotations and lists.
func leading(line string) int {
	at := 0
	for {
		rest := line[at:]
		n := len(rest) - len(strings.TrimLeft(rest, " \t"))
		rest = rest[n:]
		signs := len(rest) - len(strings.TrimLeft(rest, "#"))
		switch {
		case signs > 0 && signs <= 6 && strings.HasPrefix(rest[signs:], " "):
			return at + n + signs
		case strings.HasPrefix(rest, ">"):
			at += n + 1
		case strings.HasPrefix(rest, "- "), strings.HasPrefix(rest, "* "), strings.HasPrefix(rest, "+ "):
			at += n + 1
		case strings.Trim(rest, "-*_= ") == "" && len(rest) >= 3:
			return len(line)
		default:
			return at
		}
	}
}

// inline wipes emphasis, code marks and links within a line.
func inline(b []byte) {
	was := string(b) // marks are judged by what stood beside them
	wipe := func(from, to int) {
		for i := from; i < to; i++ {
			b[i] = ' '
		}
	}
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '\\':
			if i+1 < len(b) && strings.IndexByte("\\`*_{}[]()#+-.!>~|", b[i+1]) >= 0 {
				b[i] = ' '
				i++
			}
		case '`', '*':
			if b[i] == '*' && (i == 0 || was[i-1] == ' ') && (i+1 == len(b) || was[i+1] == ' ') {
				break // a star between blanks
			}
			b[i] = ' '
		case '~':
			if i+1 < len(b) && b[i+1] == '~' {
				wipe(i, i+2)
			}
		case '_':
			word := func(k int) bool {
				return k >= 0 && k < len(b) && (b[k] >= '0' && b[k] <= '9' || b[k]|0x20 >= 'a' && b[k]|0x20 <= 'z' || b[k] >= 0x80)
			}
			if !(word(i-1) && word(i+1)) {
				b[i] = ' '
			}
		case '[':
			end := strings.IndexByte(string(b[i:]), ']')
			if end < 0 {
				break
			}
			end += i
			if end+1 < len(b) && (b[end+1] == '(' || b[end+1] == '[') {
				closing := byte(')')
				if b[end+1] == '[' {
					closing = ']'
				}
				if k := strings.IndexByte(string(b[end+1:]), closing); k >= 0 {
					wipe(end, end+1+k+1)
					if i > 0 && b[i-1] == '!' { // an image: its words are no text of the draft
						wipe(i-1, end)
					}
					b[i] = ' '
				}
			} else if i+1 < len(b) && b[i+1] == '^' { // a footnote
				wipe(i, end+1)
			}
		}
	}
}
