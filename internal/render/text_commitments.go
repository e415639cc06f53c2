package render

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"concord/internal/commitment"
	"concord/internal/edtf"
	"concord/internal/ledger"
)

// Ledger writes a ledger of commitments for the terminal.
func Ledger(w io.Writer, l *ledger.Ledger, opt TextOptions) error {
	s := newSheet(opt)
	sum := l.Summary
	s.para(0, "", run{fmt.Sprintf("%s in %s (%s), %s", plural(sum.Commitments, "commitment"), storiesOf(sum.Stories), plural(sum.Reports, "report"), duties(sum.Duties)), bold})
	var parts []string
	for _, c := range sum.Statuses {
		parts = append(parts, fmt.Sprintf("%s %d", c.Status, c.Duties))
	}
	if len(parts) > 0 {
		s.para(0, "", run{strings.Join(parts, " · "), plain})
	}
	s.para(0, "", run{statusHelp, dim})
	if a := askedWords(l.Asked); a != "" {
		s.para(0, "", run{"Asked: later reports " + a + ".", dim})
	}
	for i := range l.Entries {
		ledgerEntry(s, &l.Entries[i])
	}
	if p := l.Person; p.File != "" {
		s.heading("Corrections", fmt.Sprintf("%s: %s, %d applied", Plain(p.File), plural(p.Lines, "line"), p.Applied))
		for _, u := range p.Unknown {
			s.para(8, fmt.Sprintf("line %d", u.Line), run{"not applied: " + Plain(u.Reason), grave})
			s.para(8, "", run{Plain(u.Words), dim})
		}
	}
	if len(l.Failed) > 0 {
		s.heading("Failed", "named and not read")
		for _, f := range l.Failed {
			s.para(2, "", run{Plain(f.Source), bold}, run{"  " + Plain(f.Reason), plain})
		}
	}
	return s.writeTo(w)
}

// statusHelp says what a status is, on every form.
const statusHelp = "A status says what later reports tell, as reported. “None found”: later reports were read and none tells of it. “Not searched”: no later report was there to read."

func ledgerEntry(s *sheet, e *ledger.Entry) {
	c := &e.Commitment
	s.blank()
	s.para(2, "", run{Plain(entryName(e)), bold}, run{"  [" + Plain(e.Key) + "]", dim})
	var about []string
	if e.Since != "" {
		about = append(about, e.SinceBy+" "+dateWords(e.Since))
	}
	if c.InForce != nil {
		about = append(about, "in force "+sinceWords(c.InForce.When))
	}
	for _, in := range e.Stories {
		about = append(about, "told in "+Plain(in.Story)+" by "+Plain(strings.Join(in.Reports, ", ")))
	}
	if c.Denied {
		about = append(about, "told only to deny it")
	}
	if c.Vague {
		about = append(about, "too vague to test")
	}
	s.para(4, "", run{strings.Join(about, " · "), dim})
	if t := c.Trigger; t != nil {
		s.para(16, "    in case of", run{"“" + Plain(t.Says.Value) + "”", plain})
	}
	if r := c.Constitutive; r != nil {
		s.para(16, "    counts as", run{"“" + Plain(r.If.Value) + "” as “" + Plain(r.CountsAs.Value) + "”", plain})
	}
	if len(e.Cases) > 0 {
		s.para(4, "", run{"Reported events beside the case:", dim})
		ledgerEvidence(s, e.Cases)
	}
	for i := range e.Notes {
		s.para(4, "", run{noteWords(&e.Notes[i]), name})
	}
	for i := range e.Duties {
		ledgerDuty(s, &e.Duties[i], e)
	}
	if len(e.Duties) == 0 {
		s.para(4, "", run{"No duty is told.", dim})
	}
	if len(e.References) > 0 {
		s.para(4, "", run{"Compared by reports with, in concord's reference set: " + strings.Join(e.References, ", "), dim})
	}
}

func ledgerDuty(s *sheet, d *ledger.Duty, e *ledger.Entry) {
	st := bold
	switch d.Status {
	case ledger.Breached, ledger.Disputed, ledger.Stalled:
		st = grave
	}
	s.para(4, "", run{string(d.Status), st}, run{"  " + Plain(dutyWords(&d.Duty, e)), plain}, run{"  [" + Plain(d.Key) + "]", dim})
	s.para(8, "", run{Plain(d.Why) + searchWords(&d.Search), dim})
	ledgerEvidence(s, d.Evidence)
	for i := range d.Notes {
		s.para(8, "", run{noteWords(&d.Notes[i]), name})
	}
}

func ledgerEvidence(s *sheet, all []ledger.Evidence) {
	for _, ev := range all {
		about := fmt.Sprintf("%s · %s, %s · %s, bytes %d–%d", ev.Sign, dateWords(ev.When), ev.Dated, Plain(ev.Label), ev.Says.Start, ev.Says.End)
		if ev.Holder != "" {
			about += " · " + accordingTo(ev.Holder)
		}
		words, cut := clip(oneLine(ev.Says.Exact), 240)
		s.para(12, "        "+Plain(ev.Says.Report), run{"“" + visible(words) + dots(cut) + "”", plain})
		s.para(12, "", run{about + " · " + Plain(ev.Story), dim})
	}
}

// entryName names a commitment in a line: "Nordkraft → the valley: pledge".
func entryName(e *ledger.Entry) string {
	c := &e.Commitment
	who := "promisor not named"
	if c.Promisor != nil && c.Promisor.Name != "" {
		who = c.Promisor.Name
	}
	if c.Promisee != nil && c.Promisee.Name != "" {
		who += " → " + c.Promisee.Name
	}
	parts := []string{string(c.Kind)}
	if ins := strings.TrimSpace(c.Instrument.Kind + " " + c.Instrument.Number); ins != "" && ins != string(c.Kind) {
		parts = append(parts, ins)
	}
	return who + ": " + strings.Join(parts, " · ")
}

// dutyWords is a duty in a line: who, how bound, to do what.
func dutyWords(d *commitment.Duty, e *ledger.Entry) string {
	who := ""
	if d.Bearer != nil && (e.Commitment.Promisor == nil || d.Bearer.Name != e.Commitment.Promisor.Name) {
		who = d.Bearer.Name + ", "
	}
	out := who + string(d.Modality) + ": “" + d.Content.Value + "”"
	if d.Due != nil {
		out += ", due " + dateWords(d.Due.When)
	}
	return out
}

func searchWords(s *ledger.Search) string {
	if s.State == ledger.NotSearched {
		return ""
	}
	return fmt.Sprintf(" · searched %s in %s, %s", plural(s.Reports, "later report"), storiesOf(s.Stories), dateWords(s.Period))
}

func noteWords(n *ledger.Note) string {
	out := fmt.Sprintf("%s, %s: ", Plain(n.By), dateWords(n.On))
	if n.Status != "" {
		out += string(n.Status)
		if n.Text != "" {
			out += " — "
		}
	}
	return out + Plain(n.Text) + "  (their own, not a report's)"
}

func storiesOf(n int) string {
	if n == 1 {
		return "1 story"
	}
	return fmt.Sprintf("%d stories", n)
}

func duties(n int) string {
	if n == 1 {
		return "1 duty"
	}
	return fmt.Sprintf("%d duties", n)
}

func askedWords(a ledger.Asked) string {
	switch {
	case a.From != "" && a.To != "":
		return "from " + dateWords(a.From) + " to " + dateWords(a.To)
	case a.From != "":
		return "from " + dateWords(a.From) + " on"
	case a.To != "":
		return "up to " + dateWords(a.To)
	}
	return ""
}

// LedgerCSV writes one line for each duty of a ledger, and one for a commitment
// without a duty. Cells that a spreadsheet would take for a formula begin with an
// apostrophe, as OWASP advises against CSV injection.
func LedgerCSV(w io.Writer, l *ledger.Ledger) error {
	out := csv.NewWriter(w)
	head := []string{"commitment", "duty", "kind", "instrument", "promisor", "promisee", "made_or_reported", "in_force", "trigger", "bearer", "modality", "content", "due", "status",
		"status_since", "why", "search", "later_reports", "period", "evidence", "own_status", "own_note", "own_by", "own_on", "stories"}
	if err := out.Write(head); err != nil {
		return err
	}
	for i := range l.Entries {
		e := &l.Entries[i]
		c := &e.Commitment
		inForce, trigger := edtf.Value(""), ""
		if c.InForce != nil {
			inForce = c.InForce.When
		}
		if c.Trigger != nil {
			trigger = c.Trigger.Says.Value
		}
		var stories []string
		for _, in := range e.Stories {
			stories = append(stories, in.Story+" ("+strings.Join(in.Reports, " ")+")")
		}
		row := func(key string, rest ...string) error {
			cells := append([]string{e.Key, key, string(c.Kind), strings.TrimSpace(c.Instrument.Kind + " " + c.Instrument.Number), partyName(c.Promisor), partyName(c.Promisee),
				string(e.Since), string(inForce), trigger}, rest...)
			cells = append(cells, strings.Join(stories, "; "))
			for k := range cells {
				cells[k] = cell(cells[k])
			}
			return out.Write(cells)
		}
		for k := range e.Duties {
			d := &e.Duties[k]
			due := edtf.Value("")
			if d.Duty.Due != nil {
				due = d.Duty.Due.When
			}
			var evidence []string
			for _, ev := range d.Evidence {
				evidence = append(evidence, fmt.Sprintf("%s: “%s” (%s, %s, %s %d-%d)", ev.Sign, ev.Says.Exact, ev.Label, ev.When, ev.Says.Report, ev.Says.Start, ev.Says.End))
			}
			var own ledger.Note
			if n := len(d.Notes); n > 0 {
				own = d.Notes[n-1]
			}
			if err := row(d.Key, partyName(d.Duty.Bearer), string(d.Duty.Modality), d.Duty.Content.Value, string(due), string(d.Status), string(d.Since), d.Why, string(d.Search.State),
				fmt.Sprint(d.Search.Reports), string(d.Search.Period), strings.Join(evidence, "; "), string(own.Status), own.Text, own.By, string(own.On)); err != nil {
				return err
			}
		}
		if len(e.Duties) == 0 {
			if err := row("", make([]string, 15)...); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

// cell makes a value safe for spreadsheets and puts it on one line. A negative
// number would be changed as well; no cell of a ledger is one.
func cell(s string) string {
	s = Plain(s)
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + s
	}
	return s
}

func partyName(p *commitment.Party) string {
	if p == nil {
		return ""
	}
	return p.Name
}
