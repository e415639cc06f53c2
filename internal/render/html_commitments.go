package render

import (
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"

	"concord/internal/ledger"

	_ "embed"
)

//go:embed page/ledger.html
var ledgerHTML string

//go:embed page/instruments.html
var instrumentsHTML string

var ledgerTemplate = sync.OnceValue(func() *template.Template { return parse("ledger", ledgerHTML) })

var instrumentsTemplate = sync.OnceValue(func() *template.Template {
	return parse("instruments-page", instrumentsHTML, findingsHTML, commitmentsHTML)
})

// instrumentsView is a table of instruments side by side.
type instrumentsView struct {
	Heads []instrumentHead
	Rows  []instrumentRow
	Empty string // rows that nobody fills
	Label string // of the table, for those who hear it
}

type instrumentHead struct {
	Name, From string
	Reference  bool
	Cited      string
	Address    template.URL // of the official text, https only
	Notes      string
}

type instrumentRow struct {
	Name, Mark, Class string
	Cells             []instrumentCell
}

type instrumentCell struct {
	Parts   []limitPart // terms, those that only this side has set off
	Text    string
	Said    []saidView
	Nothing string
}

// InstrumentsHTML writes instruments side by side as one self-contained page.
func InstrumentsHTML(w io.Writer, c *ledger.Comparison) error {
	var b *builder // a page of its own has no full texts to link to
	p := struct {
		CSP    template.HTMLAttr
		CSS    template.CSS
		Title  string
		Table  instrumentsView
		Schema string
	}{Table: b.instruments(c, ""), Schema: c.Schema}
	var names []string
	for i := range c.Sides {
		names = append(names, Plain(c.Sides[i].Name))
	}
	p.Title = strings.Join(names, " beside ")
	p.CSS, p.CSP = styled(strings.TrimSpace(pageCSS) + "\n" + strings.TrimSpace(commitmentsCSS))
	return writePage(w, instrumentsTemplate(), p)
}

// instruments lays out a comparison; b is nil where nothing can be linked to.
func (b *builder) instruments(c *ledger.Comparison, finding string) instrumentsView {
	v := instrumentsView{Empty: unfilled(c), Label: "Instruments side by side"}
	for i := range c.Sides {
		s := &c.Sides[i]
		h := instrumentHead{Name: Plain(s.Name), From: sideFrom(s), Reference: s.From == ledger.FromReference, Cited: Plain(s.Cited), Notes: Plain(s.Notes)}
		if r, ok := ledger.Lookup(s.ID); ok && h.Reference && strings.HasPrefix(r.Source.Address, "https://") {
			h.Address = template.URL(r.Source.Address)
			h.Cited = strings.TrimSuffix(h.Cited, ", "+Plain(r.Source.Address))
		}
		v.Heads = append(v.Heads, h)
	}
	for _, r := range c.Rows {
		if r.Mark == ledger.NoneSide {
			continue
		}
		row := instrumentRow{Name: r.Name, Mark: markWords(r.Mark), Class: strings.ReplaceAll(string(r.Mark), " ", "-")}
		for i := range r.Cells {
			cell := &r.Cells[i]
			var out instrumentCell
			for k, t := range cell.Terms {
				if k > 0 {
					out.Parts = append(out.Parts, limitPart{Text: ", "})
				}
				out.Parts = append(out.Parts, limitPart{termWords(r.Field, t), slices.Contains(cell.Only, t)})
			}
			out.Text = Plain(cell.Text)
			if b != nil {
				out.Said = b.saidAll(cell.Passages, finding)
			} else {
				for _, g := range sameWords(cell.Passages, nil) {
					words, cut := clip(oneLine(g.exact), longest)
					v := saidView{Before: visible(words), CutB: cut}
					for _, s := range sigla(g.at) {
						v.Sigla = append(v.Sigla, sigil{Siglum: s})
					}
					out.Said = append(out.Said, v)
				}
			}
			if len(out.Parts) == 1 && out.Text == "" && len(out.Said) == 1 && out.Said[0].Before == out.Parts[0].Text {
				out.Parts = nil // the words are the name
			}
			if len(out.Parts) == 0 && out.Text == "" && len(out.Said) == 0 {
				out.Nothing = c.Sides[i].Nothing()
			}
			row.Cells = append(row.Cells, out)
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

// ledgerPage is what the template of a ledger is given.
type ledgerPage struct {
	CSP       template.HTMLAttr
	CSS       template.CSS
	Title     string
	Asked     string
	Help      string
	Counts    []count
	Statuses  []statusView
	Entries   []ledgerEntryView
	Stories   []ledgerStoryView
	Person    ledger.Person
	Unknown   []ledger.Unknown
	Failed    []ledger.Failure
	Schema    string
	Published string
}

type statusView struct {
	Name, Class string
	N           int
}

type ledgerEntryView struct {
	ID, Key, Name, About, Trigger, If, As string
	Told                                  []string
	Cases                                 []ledgerEvidenceView
	Notes                                 []string
	Duties                                []ledgerDutyView
	References                            []string
}

type ledgerDutyView struct {
	ID, Key, Status, Class, Words, Why, Search string
	Evidence                                   []ledgerEvidenceView
	Notes                                      []string
}

type ledgerEvidenceView struct {
	Sign, When, Where, Holder string
	Href                      template.URL
	Before, Cue, After        string
}

type ledgerStoryView struct {
	Name, Published string
	Reports         []ledgerReportView
}

type ledgerReportView struct {
	ID, Siglum, Label, Title, Published, Source string
}

// LedgerHTML writes a ledger of commitments as one self-contained page. Reports
// are listed at its end with their source; the words of a duty and of what tells
// of it stand in the page itself, with their bytes.
func LedgerHTML(w io.Writer, l *ledger.Ledger) error {
	p := &ledgerPage{Title: "Ledger of commitments", Asked: askedWords(l.Asked), Help: statusHelp, Schema: l.Schema, Person: l.Person}
	p.Person.File = Plain(l.Person.File)
	s := l.Summary
	p.Counts = []count{{s.Commitments, strings.TrimPrefix(plural(s.Commitments, "commitment"), fmt.Sprint(s.Commitments)+" "), "#entries"},
		{s.Duties, strings.TrimPrefix(duties(s.Duties), fmt.Sprint(s.Duties)+" "), "#entries"}, {s.Reports, strings.TrimPrefix(plural(s.Reports, "report"), fmt.Sprint(s.Reports)+" "), "#reports"},
		{s.Stories, strings.TrimPrefix(storiesOf(s.Stories), fmt.Sprint(s.Stories)+" "), "#reports"}}
	for _, c := range s.Statuses {
		p.Statuses = append(p.Statuses, statusView{string(c.Status), statusClass(c.Status), c.Duties})
	}
	ids := map[[2]string]string{}
	for i, st := range l.Stories {
		v := ledgerStoryView{Name: Plain(st.Name), Published: dateWords(st.Published)}
		for _, r := range st.Reports {
			id := fmt.Sprintf("r-%d-%d", i+1, len(v.Reports)+1)
			ids[[2]string{st.Name, r.Siglum}] = id
			v.Reports = append(v.Reports, ledgerReportView{id, Plain(r.Siglum), Plain(r.Label), Plain(r.Title), orUnknown(dateShort(r.Published)), Plain(r.Source)})
		}
		p.Stories = append(p.Stories, v)
	}
	for i := range l.Entries {
		p.Entries = append(p.Entries, ledgerEntryOf(&l.Entries[i], ids))
	}
	for _, u := range l.Person.Unknown {
		p.Unknown = append(p.Unknown, ledger.Unknown{Line: u.Line, Words: Plain(u.Words), Reason: Plain(u.Reason)})
	}
	for _, f := range l.Failed {
		p.Failed = append(p.Failed, ledger.Failure{Source: Plain(f.Source), Kind: Plain(f.Kind), Reason: Plain(f.Reason), Hint: Plain(f.Hint)})
	}
	p.CSS, p.CSP = styled(strings.TrimSpace(pageCSS) + "\n" + strings.TrimSpace(commitmentsCSS))
	return writePage(w, ledgerTemplate(), p)
}

func ledgerEntryOf(e *ledger.Entry, ids map[[2]string]string) ledgerEntryView {
	c := &e.Commitment
	v := ledgerEntryView{ID: findingID(e.Key), Key: Plain(e.Key), Name: capital(Plain(entryName(e))), References: e.References}
	var about []string
	if e.Since != "" {
		about = append(about, e.SinceBy+" "+dateWords(e.Since))
	}
	if c.InForce != nil {
		about = append(about, "in force "+sinceWords(c.InForce.When))
	}
	if c.Denied {
		about = append(about, "told only to deny it")
	}
	if c.Vague {
		about = append(about, "too vague to test")
	}
	v.About = strings.Join(about, " · ")
	if t := c.Trigger; t != nil {
		v.Trigger = Plain(t.Says.Value)
	}
	if r := c.Constitutive; r != nil {
		v.If, v.As = Plain(r.If.Value), Plain(r.CountsAs.Value)
	}
	for _, in := range e.Stories {
		v.Told = append(v.Told, Plain(in.Story)+", "+Plain(strings.Join(in.Reports, " ")))
	}
	v.Cases = ledgerEvidenceOf(e.Cases, ids)
	for i := range e.Notes {
		v.Notes = append(v.Notes, noteWords(&e.Notes[i]))
	}
	for i := range e.Duties {
		d := &e.Duties[i]
		dv := ledgerDutyView{ID: findingID(d.Key), Key: Plain(d.Key), Status: string(d.Status), Class: statusClass(d.Status), Words: Plain(dutyWords(&d.Duty, e)), Why: Plain(d.Why), Search: strings.TrimPrefix(searchWords(&d.Search), " · ")}
		dv.Evidence = ledgerEvidenceOf(d.Evidence, ids)
		for k := range d.Notes {
			dv.Notes = append(dv.Notes, noteWords(&d.Notes[k]))
		}
		v.Duties = append(v.Duties, dv)
	}
	return v
}

func ledgerEvidenceOf(all []ledger.Evidence, ids map[[2]string]string) []ledgerEvidenceView {
	var out []ledgerEvidenceView
	for _, ev := range all {
		x := ledgerEvidenceView{Sign: string(ev.Sign), When: dateWords(ev.When) + ", " + ev.Dated, Href: template.URL("#" + ids[[2]string{ev.Story, ev.Says.Report}]),
			Where: fmt.Sprintf("%s, %s, bytes %d–%d", Plain(ev.Label), Plain(ev.Story), ev.Says.Start, ev.Says.End)}
		if ev.Holder != "" {
			x.Holder = accordingTo(ev.Holder)
		}
		before, at, after, cutA, cutB := around(ev.Says, ev.Cue, longest)
		x.Before, x.Cue, x.After = dots0(cutA)+visible(before), visible(at), visible(after)+dots(cutB)
		out = append(out, x)
	}
	return out
}

func dots0(cut bool) string {
	if cut {
		return "… "
	}
	return ""
}

// statusClass is the border of a status; its word stands beside it always.
func statusClass(s ledger.Status) string {
	switch s {
	case ledger.Fulfilled, ledger.Partly, ledger.Works:
		return "kept"
	case ledger.Breached, ledger.Stalled:
		return "hard"
	case ledger.Disputed:
		return "split"
	}
	return "quiet"
}
