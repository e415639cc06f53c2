package render

import (
	"fmt"
	"io"
	"strings"

	"concord/internal/check"
	"concord/internal/story"
)

// Check writes what was found in a draft as a compiler does: one line per
// finding that begins with file:line:column, so that an editor can jump to it,
// and below it, indented, the words of the draft and of the reports with their
// bytes. The last line counts, so that silence is not mistaken for a check.
func Check(w io.Writer, c *check.Check, opt TextOptions) error {
	t := &checker{sheet: newSheet(opt), c: c, label: map[string]string{}}
	for _, r := range c.Reports {
		t.label[r.Siglum] = r.Label
	}
	for i := range c.Findings {
		t.finding(&c.Findings[i])
	}
	for i := range c.Agreeing {
		a := &c.Agreeing[i]
		t.head(a.At, "agrees", dim, fmt.Sprintf("%s “%s”: %s%s", a.Kind, clipped(a.At.Exact), a.How, t.in(a.Words)), "")
	}
	t.foot()
	return t.writeTo(w)
}

type checker struct {
	*sheet
	c     *check.Check
	label map[string]string
}

var levelStyle = map[check.Level]style{check.Error: grave, check.Warning: bold, check.Note: dim}

// head writes the line of a finding; it is never wrapped, for programs read it.
func (t *checker) head(at check.Place, level string, st style, message, rule string) {
	l := textLine{{fmt.Sprintf("%s:%d:%d: ", Plain(t.c.Draft.Source), at.Line, at.Column), plain}, {level, st}, {": " + Plain(message), plain}}
	if rule != "" {
		l = append(l, run{" [" + rule + "]", dim})
	}
	t.line(l)
}

func (t *checker) finding(f *check.Finding) {
	t.head(f.At, string(f.Level), levelStyle[f.Level], f.Message, f.Rule)
	t.para(10, "   draft", t.quoted(f.At.Exact)...)
	for _, r := range f.Readings {
		for i, p := range r.Words {
			if i == 6 {
				t.para(10, "", run{fmt.Sprintf("… %d more places: see the JSON form", len(r.Words)-i), dim})
				break
			}
			t.para(10, fmt.Sprintf("%8s", p.Report), t.passage(p, r, i)...)
		}
	}
	if len(f.Why) > 0 {
		var why []string
		for _, g := range f.Why {
			why = append(why, g.What+" ("+g.Words+")")
		}
		t.para(10, "", run{"compared because: " + Plain(strings.Join(why, "; ")), dim})
	}
}

func (t *checker) quoted(words string) []run {
	return []run{{"“", plain}, {clipped(words), marked}, {"”", plain}}
}

func (t *checker) passage(p story.Passage, r check.Reading, i int) []run {
	out := t.quoted(p.Exact)
	if i < len(r.Passages) && r.Passages[i].Exact != p.Exact {
		out = append(out, run{" in “" + clipped(r.Passages[i].Exact) + "”", plain})
	}
	tail := fmt.Sprintf(" · %s · bytes %d–%d", Plain(t.label[p.Report]), p.Start, p.End)
	if r.Agrees {
		tail += " · as the draft"
	}
	return append(out, run{tail, dim})
}

// in names the reports of passages.
func (t *checker) in(ps []story.Passage) string {
	var sigla []string
	seen := map[string]bool{}
	for _, p := range ps {
		if !seen[p.Report] {
			seen[p.Report] = true
			sigla = append(sigla, p.Report)
		}
	}
	if len(sigla) == 0 {
		return ""
	}
	return ", " + strings.Join(sigla, " ")
}

func clipped(s string) string {
	s = Plain(s)
	if cut, ok := clip(s, longest); ok {
		return cut + " …"
	}
	return s
}

func (t *checker) foot() {
	s := t.c.Summary
	if len(t.c.Findings) > 0 {
		t.blank()
	}
	t.para(0, "", run{fmt.Sprintf("%s, %s, %s. %s of the draft agree with a report; %d could not be laid beside any.",
		counted(s.Errors, "error"), counted(s.Warnings, "warning"), counted(s.Notes, "note"), counted(s.Agree, "thing"), s.Uncheck), bold})
	var names []string
	for _, r := range t.c.Reports {
		names = append(names, r.Siglum+" "+Plain(r.Label))
	}
	if n := len(names); n > 12 {
		names = append(names[:12], fmt.Sprintf("and %d more", n-12))
	}
	t.para(0, "", run{"Laid beside " + strings.Join(names, ", ") + ".", dim})
	if d := t.c.Draft.ReadAs; d.When != "" {
		t.para(0, "", run{fmt.Sprintf("Its relative dates were read as of %s (%s).", dateWords(d.When), Plain(d.Reason)), dim})
	}
	for _, f := range t.c.Failed {
		t.para(2, "! ", run{"not read: " + Plain(f.Source) + ": " + Plain(f.Reason), grave})
	}
}

// counted is "1 error", "2 errors".
func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
