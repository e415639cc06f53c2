package render

import (
	"fmt"
	"io"
	"strings"

	"concord/internal/edtf"
	"concord/internal/ledger"
)

// Instruments writes instruments side by side for the terminal: beside each other
// where there is room, else below each other.
func Instruments(w io.Writer, c *ledger.Comparison, opt TextOptions) error {
	s := newSheet(opt)
	const first = 20
	each := (s.width - first - 3*len(c.Sides)) / max(len(c.Sides), 1)
	beside := each >= 24
	for i, side := range c.Sides {
		s.para(4, sideLetter(i), run{Plain(side.Name), bold}, run{"  " + sideFrom(&side), dim})
	}
	if len(c.Sides) == 1 {
		s.blank()
	}
	for _, r := range c.Rows {
		if r.Mark == ledger.NoneSide {
			continue
		}
		if len(c.Sides) > 1 {
			s.blank()
		}
		cells := make([][]run, len(r.Cells))
		for i := range r.Cells {
			cells[i] = cellRuns(r.Field, &r.Cells[i], &c.Sides[i])
		}
		if len(c.Sides) == 1 {
			s.para(first, r.Name, cells[0]...)
			continue
		}
		if !beside {
			s.para(0, "", run{r.Name, bold}, run{"  " + markWords(r.Mark), markStyle(r.Mark)})
			for i := range cells {
				s.para(4, sideLetter(i), cells[i]...)
			}
			continue
		}
		blocks := [][]textLine{append(wrap([]run{{r.Name, bold}}, first), wrap([]run{{markWords(r.Mark), markStyle(r.Mark)}}, first)...)}
		for k, l := range blocks[0] {
			blocks[0][k] = append(l, run{strings.Repeat(" ", max(0, first-l.width())), plain})
		}
		for i := range cells {
			blocks = append(blocks, wrap(cells[i], each))
		}
		s.rows(blocks, first, each)
	}
	if left := unfilled(c); left != "" {
		s.blank()
		s.para(0, "", run{left, dim})
	}
	s.blank()
	for i, side := range c.Sides {
		if side.Cited != "" {
			s.para(4, sideLetter(i), run{"Source: " + Plain(side.Cited), dim})
		}
		if side.Notes != "" {
			s.para(4, "", run{Plain(side.Notes), dim})
		}
	}
	s.para(0, "", run{sidesHelp, dim})
	return s.writeTo(w)
}

// sidesHelp says whose words stand in a comparison.
const sidesHelp = "A side of the reference set is as concord's reference set has it, not as any report tells it; a side of reports is in the reports' words. “Not recorded” and “not told” do not mean none."

// rows writes blocks of lines side by side, the first of another width.
func (s *sheet) rows(blocks [][]textLine, first, each int) {
	n := 0
	for _, b := range blocks {
		n = max(n, len(b))
	}
	for i := range n {
		var l textLine
		for k, b := range blocks {
			width := each
			if k == 0 {
				width = first
			} else {
				l = append(l, run{" │ ", dim})
			}
			var part textLine
			if i < len(b) {
				part = b[i]
			}
			l = append(l, part...)
			if pad := width - part.width(); pad > 0 && k < len(blocks)-1 {
				l = append(l, run{strings.Repeat(" ", pad), plain})
			}
		}
		s.line(l)
	}
}

func sideLetter(i int) string { return string(rune('1' + i%9)) }

func sideFrom(s *ledger.Side) string {
	if s.From == ledger.FromReports {
		return "as these reports tell it: " + Plain(s.Of)
	}
	return "as concord's reference set has it"
}

func markWords(m ledger.Mark) string {
	switch m {
	case ledger.Differ:
		return "≠ differ"
	case ledger.Same:
		return "= same"
	case ledger.OneSide:
		return "one side only"
	case ledger.Words:
		return "compare the words"
	}
	return string(m)
}

func markStyle(m ledger.Mark) style {
	if m == ledger.Differ {
		return grave
	}
	return dim
}

// cellRuns is a cell: its terms, those that only it has marked, and its words.
func cellRuns(field string, c *ledger.Cell, side *ledger.Side) []run {
	var out []run
	for i, t := range c.Terms {
		if i > 0 {
			out = append(out, run{", ", plain})
		}
		st := plain
		for _, o := range c.Only {
			if o == t {
				st = marked
			}
		}
		out = append(out, run{termWords(field, t), st})
	}
	if c.Text != "" {
		if len(out) > 0 {
			out = append(out, run{" ", plain})
		}
		out = append(out, run{Plain(c.Text), plain})
	}
	for _, g := range sameWords(c.Passages, nil) {
		if len(c.Terms) == 1 && oneLine(g.exact) == c.Terms[0] && c.Text == "" {
			continue // a name that stands there already
		}
		words, cut := clip(oneLine(g.exact), 200)
		if len(out) > 0 {
			out = append(out, run{" ", plain})
		}
		out = append(out, run{strings.Join(sigla(g.at), " "), name}, run{" “" + visible(words) + dots(cut) + "”", plain})
	}
	if len(out) == 0 {
		return []run{{side.Nothing(), dim}}
	}
	return out
}

// termWords is a term in words: dates are said as dates.
func termWords(field, t string) string {
	if field == "in_force" {
		return sinceWords(edtf.Value(t))
	}
	return Plain(t)
}

// sinceWords says a time in force: "since 24 August 1949", "1 July 1991 to …".
func sinceWords(v edtf.Value) string {
	from, to, interval := strings.Cut(string(v), "/")
	if interval && (to == ".." || to == "") {
		return "since " + dateWords(edtf.Value(from))
	}
	return dateWords(v)
}

// unfilled names the rows that nobody fills.
func unfilled(c *ledger.Comparison) string {
	var names []string
	for _, r := range c.Rows {
		if r.Mark == ledger.NoneSide {
			names = append(names, r.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "Neither recorded nor told on any side: " + strings.Join(names, ", ") + "."
}

// InstrumentsMarkdown writes instruments side by side as a table.
func InstrumentsMarkdown(w io.Writer, c *ledger.Comparison) error {
	var b strings.Builder
	b.WriteString("# Instruments side by side\n\n| |")
	for i := range c.Sides {
		fmt.Fprintf(&b, " %s |", tableCell(c.Sides[i].Name))
	}
	b.WriteString(" |\n|---|" + strings.Repeat("---|", len(c.Sides)) + "---|\n| whose words |")
	for i := range c.Sides {
		fmt.Fprintf(&b, " %s |", tableCell(sideFrom(&c.Sides[i])))
	}
	b.WriteString(" |\n")
	for _, r := range c.Rows {
		if r.Mark == ledger.NoneSide {
			continue
		}
		fmt.Fprintf(&b, "| %s |", tableCell(r.Name))
		for i := range r.Cells {
			var cell strings.Builder
			for _, x := range cellRuns(r.Field, &r.Cells[i], &c.Sides[i]) {
				text := tableCell(x.text)
				if x.style == marked {
					text = "**" + text + "**"
				}
				if x.style == name {
					text = "`" + x.text + "`"
				}
				cell.WriteString(text)
			}
			fmt.Fprintf(&b, " %s |", strings.TrimSpace(cell.String()))
		}
		fmt.Fprintf(&b, " %s |\n", markWords(r.Mark))
	}
	b.WriteString("\n")
	if left := unfilled(c); left != "" {
		b.WriteString(left + "\n\n")
	}
	for i := range c.Sides {
		if s := &c.Sides[i]; s.Cited != "" {
			fmt.Fprintf(&b, "- %s: %s. %s\n", tableCell(s.Name), tableCell(s.Cited), tableCell(s.Notes))
		}
	}
	fmt.Fprintf(&b, "\n%s\n", sidesHelp)
	_, err := io.WriteString(w, b.String())
	return err
}

// tableCell makes words safe within a Markdown table.
func tableCell(s string) string {
	keep := strings.HasPrefix(s, " ")
	s = markdown(Plain(s))
	if keep {
		return " " + s
	}
	return s
}

// References lists the reference set for the terminal.
func References(w io.Writer, all []ledger.Reference, asOf edtf.Value, opt TextOptions) error {
	s := newSheet(opt)
	s.para(0, "", run{plural(len(all), "instrument"), bold}, run{" as concord's reference set has them, written " + dateWords(asOf) + ": our own description of official texts, no advice on law. “none” is known to be none, what is missing is not recorded.", dim})
	for i := range all {
		r := &all[i]
		since := "in force: " + ledger.NotRecorded
		if r.InForce != "" {
			since = "in force " + sinceWords(r.InForce)
		}
		s.para(32, r.ID, run{Plain(r.Name), bold}, run{"  " + strings.Join(r.Obligations, ", ") + " · " + since, dim})
	}
	return s.writeTo(w)
}
