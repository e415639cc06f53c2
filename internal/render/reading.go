package render

import (
	"fmt"
	"io"
	"strings"

	"concord/internal/account"
	"concord/internal/span"
)

// Reading writes what was read in one report, for the terminal.
func Reading(w io.Writer, r *account.Reading, opt TextOptions) error {
	s := newSheet(opt)
	rep := r.Report
	s.para(0, "", run{Plain(rep.Label), bold}, run{"  " + Plain(rep.Title), plain})
	s.para(0, "", run{fmt.Sprintf("%s · published %s · %d words · sha256 %s", Plain(rep.Source), orUnknown(dateWords(rep.Published.When)), rep.Words, rep.SHA256), dim})
	for _, c := range rep.Published.Reasons {
		s.para(2, "", run{Plain(c.Value + ": " + c.Reason), dim})
	}
	for _, n := range append(rep.Notes, r.Notes...) {
		s.para(2, "", run{Plain(n), dim})
	}

	s.heading("In whose words", "")
	for _, q := range r.Quotations {
		if len(q.Content) == 0 {
			continue
		}
		var words []string
		for _, c := range q.Content {
			words = append(words, Plain(c.Exact))
		}
		s.para(10, place(q.Content[0].Span), run{strings.Join(words, " / "), plain}, run{"  " + aboutQuotation(q), dim})
	}

	s.heading("When", "")
	for _, t := range r.Times {
		s.para(10, place(t.Span), run{Plain(t.Exact), plain}, run{fmt.Sprintf("  %s %s %s", t.Type, Plain(t.Value), note(t.Reason)), dim})
	}

	s.heading("How many", "")
	for _, q := range r.Quantities {
		s.para(10, place(q.Span), run{Plain(q.Exact), plain}, run{"  " + amount(q), dim})
	}

	s.heading("Who and what", "")
	for _, e := range r.Entities {
		s.para(10, fmt.Sprintf("%d×", len(e.Mentions)), run{Plain(e.Name), plain}, run{"  " + Plain(strings.Join(append([]string{e.Kind}, e.Titles...), " · ")), dim})
	}

	s.heading("Promised, ordered, guaranteed", "")
	for _, c := range r.Commitments {
		for _, v := range c.Variants {
			s.para(10, place(v.Says.Span), run{Plain(v.Says.Exact), plain}, run{"  " + Plain(pledge(&c)+" · "+pledgeKind(&c)), dim})
		}
	}

	s.heading("Statements", "")
	for _, st := range r.Statements {
		s.para(10, place(st.Span), run{Plain(st.Exact), plain}, run{"  " + aboutStatement(st), dim})
	}

	s.heading("Left out", "")
	for _, l := range r.LeftOut {
		s.para(10, place(l.Span), run{Plain(l.Exact), plain}, run{fmt.Sprintf("  %s · %s", l.Kind, Plain(l.Reason)), dim})
	}
	return s.writeTo(w)
}

// aboutQuotation is what a quotation is and whose.
func aboutQuotation(q account.ReadQuotation) string {
	about := []string{string(q.Kind), orUnknown(Plain(q.Speaker))}
	if q.Cue != nil {
		about = append(about, "cue "+Plain(q.Cue.Exact), string(q.Stance))
	}
	if q.Term {
		about = []string{"a term in marks, nobody's statement"}
	}
	if q.Note != "" {
		about = append(about, Plain(q.Note))
	}
	return strings.Join(about, " · ")
}

func aboutStatement(st account.ReadStatement) string {
	about := string(st.Factuality)
	if st.Negated {
		about += " · negated"
	}
	if st.Holder != "" {
		about += " · held by " + Plain(st.Holder)
	}
	return about
}

// place is where a passage begins, for the margin.
func place(s span.Span) string { return fmt.Sprintf("%d", s.Start) }

func orUnknown(s string) string {
	if s == "" {
		return "unknown"
	}
	return s
}

func note(s string) string {
	if s == "" {
		return ""
	}
	return "(" + Plain(s) + ")"
}

func amount(q account.ReadQuantity) string {
	value := fmt.Sprintf("%v", q.Value)
	switch {
	case q.Vague:
		value = "vague, about " + value
	case q.High != 0:
		value = fmt.Sprintf("%v to %v", q.Value, q.High)
	case q.Bound != "=":
		value = q.Bound + " " + value
	}
	parts := []string{q.Kind, value}
	for _, s := range []string{q.Unit, q.Counted} {
		if s != "" {
			parts = append(parts, Plain(s))
		}
	}
	return strings.Join(parts, " · ")
}
