package render

import (
	"bytes"
	"io"
	"strings"

	"github.com/rivo/uniseg"
)

// style is how a run of text looks on a terminal, as the number of an ANSI
// sequence (ECMA-48, SGR); "" is plain. Styles only ever add to words, they never
// replace them, so that text without colour says the same.
type style string

const (
	plain  style = ""
	bold   style = "1"
	dim    style = "2"
	marked style = "1;4" // the differing words
	grave  style = "1;31"
	name   style = "36" // sigla
)

// run is text in one style. Its text is safe to print.
type run struct {
	text  string
	style style
}

// sheet collects the lines of a text form.
type sheet struct {
	buf   bytes.Buffer
	width int
	color bool
}

func newSheet(opt TextOptions) *sheet {
	w := opt.Width
	if w <= 0 {
		w = 80
	}
	return &sheet{width: max(w, 30), color: opt.Color}
}

func (s *sheet) writeTo(w io.Writer) error {
	_, err := w.Write(s.buf.Bytes())
	return err
}

func (s *sheet) blank() { s.buf.WriteByte('\n') }

// heading writes a section's name, what it holds, and a rule to the margin.
func (s *sheet) heading(title, about string) {
	s.blank()
	runs := []run{{strings.ToUpper(title), bold}}
	if about != "" {
		runs = append(runs, run{"  " + about, dim})
	}
	lines := wrap(runs, s.width)
	for i, l := range lines {
		if used := l.width(); i == len(lines)-1 && used+3 < s.width {
			l = append(l, run{" " + strings.Repeat("─", s.width-used-1), dim})
		}
		s.line(l)
	}
}

// para writes runs wrapped to the width: the first line behind head, the others
// indented by hang columns.
// Where they would leave too little room, head gets a line of its own.
func (s *sheet) para(hang int, head string, runs ...run) {
	if hang > s.width/3 {
		if strings.TrimSpace(head) != "" {
			s.line(textLine{{head, plain}})
		}
		hang, head = 4, ""
	}
	lines := wrap(runs, s.width-hang)
	if len(lines) == 0 {
		lines = []textLine{nil}
	}
	for i, l := range lines {
		before := strings.Repeat(" ", hang)
		if i == 0 {
			before = padRight(head, hang)
		}
		s.line(append(textLine{{before, plain}}, l...))
	}
}

// columns writes blocks of runs side by side, gap columns apart.
func (s *sheet) columns(indent int, blocks [][]textLine, width int) {
	rows := 0
	for _, b := range blocks {
		rows = max(rows, len(b))
	}
	for i := range rows {
		l := textLine{{strings.Repeat(" ", indent), plain}}
		for k, b := range blocks {
			if k > 0 {
				l = append(l, run{" │ ", dim})
			}
			var cell textLine
			if i < len(b) {
				cell = b[i]
			}
			l = append(l, cell...)
			if pad := width - cell.width(); pad > 0 && k < len(blocks)-1 {
				l = append(l, run{strings.Repeat(" ", pad), plain})
			}
		}
		s.line(l)
	}
}

// line writes one line, without blanks at its end.
func (s *sheet) line(l textLine) {
	for len(l) > 0 {
		last := &l[len(l)-1]
		if last.text = strings.TrimRight(last.text, " "); last.text != "" {
			break
		}
		l = l[:len(l)-1]
	}
	for _, r := range l {
		if s.color && r.style != plain && strings.TrimSpace(r.text) != "" {
			s.buf.WriteString("\x1b[" + string(r.style) + "m" + r.text + "\x1b[0m")
		} else {
			s.buf.WriteString(r.text)
		}
	}
	s.buf.WriteByte('\n')
}

// textLine is one line of runs.
type textLine []run

func (l textLine) width() int {
	n := 0
	for _, r := range l {
		n += columns(r.text)
	}
	return n
}

// columns is the number of terminal columns of s: wide characters count two,
// combining ones none (Unicode TR 11, by grapheme cluster).
func columns(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 || s[i] < 0x20 {
			return uniseg.StringWidth(s)
		}
	}
	return len(s)
}

func padRight(s string, width int) string {
	if n := width - columns(s); n > 0 {
		return s + strings.Repeat(" ", n)
	}
	return s
}

// wrap breaks runs into lines of at most width columns at blanks; a word wider
// than a line is broken between grapheme clusters. Blanks at a break are
// dropped, all others kept.
func wrap(runs []run, width int) []textLine {
	width = max(width, 8)
	var (
		lines []textLine
		line  textLine
		word  textLine
		used  int // columns of line
		wide  int // columns of word
		gap   string
	)
	newline := func() { lines, line, used, gap = append(lines, line), nil, 0, "" }
	flush := func() {
		if len(word) == 0 {
			return
		}
		if used > 0 && used+len(gap)+wide > width {
			newline()
		}
		if used > 0 && gap != "" {
			st := plain
			if last := line[len(line)-1].style; last == word[0].style {
				st = last
			}
			line, used = append(line, run{gap, st}), used+len(gap)
		}
		for _, r := range word {
			left := columns(r.text) // counted once: the word may be very long
			for used+left > width {
				head, rest, n := split(r.text, width-used)
				if head == "" {
					if used == 0 {
						break // one cluster wider than the line
					}
					newline()
					continue
				}
				line = append(line, run{head, r.style})
				newline()
				r.text, left = rest, left-n
			}
			line, used = append(line, r), used+left
		}
		word, wide, gap = nil, 0, ""
	}
	for _, r := range runs {
		for t := r.text; t != ""; {
			n := strings.IndexByte(t, ' ')
			switch {
			case n == 0:
				flush()
				k := len(t) - len(strings.TrimLeft(t, " "))
				gap, t = gap+t[:k], t[k:]
				continue
			case n < 0:
				n = len(t)
			}
			word, wide, t = append(word, run{t[:n], r.style}), wide+columns(t[:n]), t[n:]
		}
	}
	flush()
	if len(line) > 0 {
		lines = append(lines, line)
	}
	return lines
}

// split cuts s after the clusters that fit into width columns, and counts theirs.
func split(s string, width int) (head, rest string, used int) {
	rest, state := s, -1
	for rest != "" {
		_, after, w, next := uniseg.FirstGraphemeClusterInString(rest, state)
		if used+w > width {
			break
		}
		used, rest, state = used+w, after, next
	}
	return s[:len(s)-len(rest)], rest, used
}
