package render

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"concord/internal/account"
	"concord/internal/annotate/quote"
	"concord/internal/reconcile/collate"
	"concord/internal/story"
)

// Markdown writes acc as CommonMark with GitHub's tables. All findings are in
// it; numbers behind a siglum are the bytes of the passage in that report's text.
func Markdown(w io.Writer, acc *account.Account) error {
	m := &marker{index: indexOf(acc)}
	m.top()
	m.reports()
	m.agreed()
	m.differences()
	m.utterances()
	m.timeline()
	m.commitments()
	m.coverage()
	m.singles()
	m.questions()
	m.leftOut()
	m.failed()
	m.printf("---\n\nReports conflict; concord does not judge them. Words in “ ” are the reports' own; only line breaks within a passage are shown as a blank, "+
		"and characters that would act on a screen as ⟨U+…⟩. A letter is a report, the numbers behind it are bytes of its text. Form: %s.\n", markdown(acc.Schema))
	_, err := w.Write(m.buf.Bytes())
	return err
}

// marker writes Markdown. Text of reports goes through markdown, said or cell,
// never straight into printf; no line begins with such text.
type marker struct {
	*index
	buf bytes.Buffer
}

func (m *marker) printf(format string, args ...any) { fmt.Fprintf(&m.buf, format, args...) }

func (m *marker) heading(title string, n int) {
	if n > 0 {
		title += fmt.Sprintf(" (%d)", n)
	}
	m.printf("## %s\n\n", title)
}

func (m *marker) top() {
	m.printf("# %s\n\n%s\n\n", strings.TrimSpace("“"+markdown(m.acc.Title)+"”"), standfirst(m.acc))
	if n := len(m.acc.Failed); n > 0 {
		m.printf("**%s could not be read: see Failed at the end.**\n\n", capital(inWords(n, "source")))
	}
	for _, n := range m.acc.Notes {
		m.printf("- Note: %s\n", markdown(n))
	}
	if len(m.acc.Notes) > 0 {
		m.printf("\n")
	}
}

func (m *marker) reports() {
	m.heading("Reports", len(m.acc.Reports))
	m.printf("| | outlet | headline | published | words | its own |\n|---|---|---|---|---:|---:|\n")
	for i := range m.acc.Reports {
		r := &m.acc.Reports[i]
		when := dateWords(r.Published.When)
		if when == "" {
			when = "date unknown"
		}
		title := ""
		if r.Title != "" {
			title = "“" + markdown(r.Title) + "”"
		}
		m.printf("| **%s** | %s | %s | %s | %d | %d %% |\n", r.Siglum, markdown(r.Label), title, markdown(when), r.Words, percent(r.Own))
	}
	m.printf("\n")
	for i := range m.acc.Reports {
		r := &m.acc.Reports[i]
		var why []string
		for _, c := range r.Published.Reasons {
			why = append(why, c.Value+" ("+c.Reason+")")
		}
		m.printf("- **%s**: source %s, SHA-256 %s", r.Siglum, markdown(r.Source), markdown(r.SHA256))
		if len(r.Byline) > 0 {
			m.printf("; by %s", markdown(strings.Join(r.Byline, ", ")))
		}
		if len(why) > 0 {
			m.printf("; published: %s", markdown(strings.Join(why, ", ")))
		}
		if len(r.Also) > 0 {
			m.printf("; the same bytes: %s", markdown(strings.Join(r.Also, ", ")))
		}
		for _, n := range r.Notes {
			m.printf("; %s", markdown(n))
		}
		m.printf("\n")
	}
	for _, p := range pairs(&m.acc.Lineage) {
		m.printf("- %s\n", p.String())
	}
	for _, c := range creditsOf(&m.acc.Lineage) {
		m.printf("- %s (%s) is named as a source by %s: %s\n", markdown(c.name), markdown(c.kind), strings.Join(c.reports(), ", "), m.said(c.places[0].At, story.Passage{}))
	}
	for _, g := range m.acc.Lineage.Groups {
		m.printf("- Origin %s: %s. %s\n", markdown(m.origin(g.Origin)), strings.Join(g.Reports, ", "), markdown(g.Why))
	}
	m.printf("\n")
}

func (m *marker) agreed() {
	if len(m.acc.Agreed) == 0 {
		return
	}
	m.heading("Agreed", len(m.acc.Agreed))
	for i := range m.acc.Agreed {
		c := &m.acc.Agreed[i]
		m.printf("%d. %s\n   %s: %s", i+1, m.said(c.Says, story.Passage{}), strings.Join(c.Reports, ", "), markdown(standing(c)))
		if c.Holder != "" {
			m.printf("; according to %s", markdown(inSentence(c.Holder)))
		}
		if len(c.Origins) > 0 {
			m.printf("; origins: %s", markdown(m.originNames(c.Origins)))
		}
		for _, id := range c.Differences {
			if d := m.differ[id]; d != nil {
				m.printf("; %s", markdown(differOn(d)))
			}
		}
		m.printf("\n")
	}
	m.printf("\n")
}

func (m *marker) differences() {
	if len(m.acc.Differences) == 0 {
		return
	}
	m.heading("They differ", len(m.acc.Differences))
	for i := range m.acc.Differences {
		d := &m.acc.Differences[i]
		tag := string(d.Kind) + " · " + string(d.Judgement)
		if g := gloss(d.Judgement); g != "" {
			tag += " (" + g + ")"
		}
		m.printf("### %d. %s\n\n%s\n\n| reading | reports | words |\n|---|---|---|\n", i+1, capital(markdown(subject(d))), markdown(tag))
		for _, r := range sides(d) {
			head := "**" + markdown(shownValue(d, &r)) + "**"
			if by := heldBy(&r); by != "" {
				head += "<br>according to " + markdown(inSentence(by))
			}
			for n, g := range sameWords(r.Passages, r.Marks) {
				if n > 0 {
					head = ""
				}
				m.printf("| %s | %s | %s |\n", head, strings.Join(sigla(g.at), ", "), m.said(g.at[0], g.marks[0]))
			}
		}
		m.printf("\n")
		if len(d.Why) > 0 {
			m.printf("Compared because: %s.\n\n", markdown(because(d.Why)))
		}
	}
}

func (m *marker) utterances() {
	if len(m.acc.Utterances) == 0 {
		return
	}
	m.heading("In whose words", len(m.acc.Utterances))
	for i := range m.acc.Utterances {
		u := &m.acc.Utterances[i]
		b := base(u)
		if b == nil {
			continue
		}
		m.printf("- **%s** (%s): %s\n", markdown(speaker(u)), markdown(string(u.SourceKind)), m.content(b))
		for k := range u.Witnesses {
			if c := chain(&u.Witnesses[k]); c != "" {
				m.printf("  - passed on: %s\n", markdown(c))
			}
		}
		if len(u.Witnesses) < 2 {
			continue
		}
		var who []string
		for k := range u.Witnesses {
			who = append(who, u.Witnesses[k].Report)
		}
		m.printf("  - in %s's print; witnesses %s: %s\n", b.Report, strings.Join(who, ", "), markdown(string(u.Grade)))
		for k := range u.Apparatus {
			m.printf("  - %s\n", m.entry(u, &u.Apparatus[k]))
		}
	}
	m.printf("\n")
}

func (m *marker) entry(u *collate.Utterance, e *collate.Entry) string {
	lemma := "**" + markdown(e.Lemma.Exact) + "**"
	if e.Lemma.Exact == "" {
		lemma = "added"
	}
	var parts []string
	for i := range e.Readings {
		words, who, cut := variantWords(u, &e.Readings[i])
		if cut {
			words = "left out"
		} else {
			words = "*" + markdown(words) + "*"
		}
		parts = append(parts, words+" "+strings.Join(who, ", ")+" ("+string(e.Readings[i].Grade)+")")
	}
	return lemma + "\\] " + strings.Join(parts, "; ")
}

func (m *marker) content(w *collate.Witness) string {
	var parts []string
	for _, p := range w.Content {
		if w.Kind == quote.Indirect {
			parts = append(parts, markdown(p.Exact)+fmt.Sprintf(" (%s %d–%d)", p.Report, p.Start, p.End))
		} else {
			parts = append(parts, m.said(p, story.Passage{}))
		}
	}
	s := strings.Join(parts, " … ")
	if w.Kind == quote.Indirect {
		s = "indirect: " + s
	}
	return s
}

func (m *marker) timeline() {
	moments := m.moments()
	if len(moments) == 0 {
		return
	}
	m.heading("When", len(moments))
	m.printf("| when | EDTF | what | why this date |\n|---|---|---|---|\n")
	for _, t := range moments {
		m.printf("| %s | %s | %s | %s |\n", markdown(momentLong(&t)), markdown(string(t.When)), m.said(t.Says, story.Passage{}), markdown(t.Reason))
	}
	m.printf("\n")
}

func (m *marker) commitments() {
	if len(m.acc.Commitments) == 0 {
		return
	}
	m.heading("Promised, ordered, guaranteed", len(m.acc.Commitments))
	for i := range m.acc.Commitments {
		c := &m.acc.Commitments[i]
		m.printf("### %d. %s\n\n%s\n\n", i+1, capital(markdown(pledge(c))), markdown(pledgeKind(c)))
		for _, f := range clauses(terse(c)) {
			var parts []string
			for _, told := range f.told {
				parts = append(parts, strings.Join(sigla(told.at), ", ")+" "+m.said(told.at[0], story.Passage{}))
			}
			m.printf("- %s: %s\n", f.name, strings.Join(parts, "; "))
		}
		for _, line := range m.tested(c.ID) {
			m.printf("- event beside it: %s\n", markdown(line))
		}
		m.printf("\n")
	}
}

// coverage is the matrix, as long as a table of so many columns can be read.
func (m *marker) coverage() {
	if len(m.acc.Coverage) == 0 || len(m.acc.Reports) > 30 {
		return
	}
	m.heading("Who has what", 0)
	m.printf("| |")
	for i := range m.acc.Reports {
		m.printf(" %s |", m.acc.Reports[i].Siglum)
	}
	m.printf(" origins |\n|---|%s---:|\n", strings.Repeat("---|", len(m.acc.Reports)))
	for _, r := range m.acc.Coverage {
		label, cut := clip(oneLine(r.Label), 80)
		m.printf("| %s%s |", markdown(label), dots(cut))
		for i := range m.acc.Reports {
			reads := "–"
			if c := r.Of(m.acc.Reports[i].Siglum); c.Reads != "" {
				reads = m.reads(r.Finding, c.Reads)
			}
			m.printf(" %s |", markdown(reads))
		}
		m.printf(" %d |\n", r.Origins)
	}
	m.printf("\n")
}

func (m *marker) singles() {
	if len(m.acc.Singles) == 0 {
		return
	}
	m.heading("Only one report says", len(m.acc.Singles))
	for i := range m.acc.Singles {
		c := &m.acc.Singles[i]
		m.printf("- %s", m.said(c.Says, story.Passage{}))
		if c.Holder != "" {
			m.printf(", according to %s", markdown(inSentence(c.Holder)))
		}
		m.printf("\n")
	}
	m.printf("\n")
}

func (m *marker) questions() {
	if len(m.acc.Questions) == 0 {
		return
	}
	m.heading("What a reader would still ask", len(m.acc.Questions))
	for _, q := range m.acc.Questions {
		var parts []string
		for _, p := range q.Passages {
			parts = append(parts, m.said(p, story.Passage{}))
		}
		m.printf("- Asked: %s %s\n", markdown(q.Asks), strings.Join(parts, "; "))
	}
	m.printf("\n")
}

func (m *marker) leftOut() {
	if len(m.acc.LeftOut) == 0 {
		return
	}
	m.heading("Left out", len(m.acc.LeftOut))
	for _, l := range m.acc.LeftOut {
		m.printf("- %s, %s: %s", l.Report, l.Kind, m.said(story.Passage{Report: l.Report, Span: l.Span, Exact: l.Exact}, story.Passage{}))
		if l.Reason != "" {
			m.printf(". %s", markdown(l.Reason))
		}
		m.printf("\n")
	}
	m.printf("\n")
}

func (m *marker) failed() {
	if len(m.acc.Failed) == 0 {
		return
	}
	m.heading("Failed", len(m.acc.Failed))
	for _, f := range m.acc.Failed {
		m.printf("- Source %s, %s: %s", markdown(f.Source), markdown(f.Kind), markdown(f.Reason))
		if f.Hint != "" {
			m.printf(". Try: %s", markdown(f.Hint))
		}
		m.printf("\n")
	}
	m.printf("\n")
}

// said is a passage in quotation marks, the marked words bold, with its place.
func (m *marker) said(p, mark story.Passage) string {
	before, at, after, cutA, cutB := around(p, mark, longest)
	if at != "" {
		// Emphasis must not begin or end with a blank.
		word := strings.Trim(at, " ")
		lead := at[:strings.Index(at, word)]
		at = lead + "**" + markdown(word) + "**" + at[len(lead)+len(word):]
	}
	s := "“" + inline(before) + at + inline(after) + "”"
	if cutA {
		s = "… " + s
	}
	return s + dots(cutB) + fmt.Sprintf(" (%s %d–%d)", p.Report, p.Start, p.End)
}

// inline is markdown that keeps blanks at the ends.
func inline(s string) string {
	body := strings.Trim(s, " ")
	if body == "" {
		return s
	}
	lead := s[:strings.Index(s, body)]
	return lead + markdown(body) + s[len(lead)+len(body):]
}
