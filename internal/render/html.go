package render

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"concord/internal/account"
	"concord/internal/story"
)

//go:embed page/page.html
var pageHTML string

//go:embed page/findings.html
var findingsHTML string

//go:embed page/facts.html
var factsHTML string

//go:embed page/page.css
var pageCSS string

// pageTemplate is parsed when the first page is written: parsing takes longer
// than comparing five reports, and most runs write no page.
var pageTemplate = sync.OnceValue(func() *template.Template {
	return parse("page", pageHTML, findingsHTML, commitmentsHTML, factsHTML)
})

func parse(name string, texts ...string) *template.Template {
	t := template.New(name)
	for _, text := range texts {
		template.Must(t.Parse(text))
	}
	return t
}

// HTML writes acc as one self-contained page: no script, no request, its style
// inside. At its end stand the full texts of all reports, in which every passage
// that a finding rests on can be linked to. The order of work matters: the
// findings are laid out first and name the passages they link to, and the texts
// after them, so that each link has its target.
func HTML(w io.Writer, acc *account.Account) error {
	b := newBuilder(acc)
	p := b.page()
	css := strings.TrimSpace(pageCSS)
	if len(acc.Commitments) > 0 {
		css += "\n" + strings.TrimSpace(commitmentsCSS)
	}
	for i := range p.Texts {
		css += p.Texts[i].css
	}
	p.CSS, p.CSP = styled(css)
	return writePage(w, pageTemplate(), p)
}

// styled gives the style of a page and the policy that goes with it: nothing may
// be loaded, run, framed or sent, and only this very style applies.
func styled(css string) (template.CSS, template.HTMLAttr) {
	sum := sha256.Sum256([]byte(css))
	return template.CSS(css), template.HTMLAttr(`content="default-src 'none'; style-src 'sha256-` + base64.StdEncoding.EncodeToString(sum[:]) +
		`'; base-uri 'none'; form-action 'none'"`)
}

func writePage(w io.Writer, t *template.Template, p any) error {
	var buf bytes.Buffer
	if err := t.Execute(&buf, p); err != nil {
		return fmt.Errorf("laying out the page: %w", err)
	}
	_, err := w.Write(buf.Bytes())
	return err
}

// page is what the template is given. All words of reports in it have gone
// through visible; the template escapes them for HTML.
type page struct {
	CSP        template.HTMLAttr
	CSS        template.CSS
	Title      string
	TitleBy    *sigil // whose headline it is
	Published  string
	Standfirst string
	Schema     string
	Notes      []string
	First      []firstView // the gravest differences
	Counts     []count
	Sections   []count
	Reports    reportsView
	Agreed     list[factView]
	Differ     list[differView]
	Words      list[utteranceView]
	Quotes     list[quoteView]
	When       *timeView
	Promised   list[cardView] // told by several reports
	Pledged    list[cardView] // told by one
	Beside     []besideView   // with the instruments that reports compare them with
	Matrix     *matrixView
	Singles    list[singleView]
	Questions  list[questionView]
	LeftOut    []leftOutView
	LeftCount  string
	Failed     []account.Failure
	Texts      []textView
}

// count is a number with its name and where it leads.
type count struct {
	N    int
	Name string
	Href string
}

// list is the first entries of a long list and the others, which the page keeps
// folded. From is the number of the first folded entry.
type list[T any] struct {
	Head, Rest []T
	From       int
}

func listOf[T any](all []T, n int) list[T] {
	if len(all) <= n+n/4 { // folding two or three away helps nobody
		return list[T]{Head: all}
	}
	return list[T]{Head: all[:n], Rest: all[n:], From: n + 1}
}

func (l list[T]) Len() int { return len(l.Head) + len(l.Rest) }

// sigil is a report's letter, linked to its words, or dashed where it is silent.
type sigil struct {
	Siglum string
	Href   template.URL
	Name   string // "Kellmouth Courier"
	How    string // "", "silent" or "other"
}

// saidView is a passage in quotation marks. Only the part about the mark of a
// long passage is shown; CutA and CutB tell where it was cut.
type saidView struct {
	Sigla               []sigil
	Before, Mark, After string
	CutA, CutB          bool
	Plain               bool // no marks: reported speech in the report's words
	Thin, ThinEnd       bool // the words begin or end with marks of their own: a hair of room between
	Href                template.URL
}

// quoteMarks are the quotation marks that reports open or close with.
const quoteMarks = "\"'“”„‟‘’‚‛«»‹›"

// builder lays out an account and notes every passage that is linked to.
type builder struct {
	*index
	anchor map[string]string              // siglum → what stands for it in ids
	cited  map[string]map[[2]int][]string // siglum → span → ids of the findings that cite it, in order
	names  map[string]string              // finding id → "Agreed 3"
}

func newBuilder(acc *account.Account) *builder {
	b := &builder{index: indexOf(acc), anchor: map[string]string{}, cited: map[string]map[[2]int][]string{}, names: map[string]string{}}
	for i := range acc.Reports {
		s := acc.Reports[i].Siglum
		b.cited[s] = map[[2]int][]string{}
		if b.anchor[s] = s; s == "" || strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			b.anchor[s] = fmt.Sprintf("x%d", i)
		}
	}
	return b
}

// link notes that finding cites p and gives the address of p in the page. A
// passage that does not fit its report leads to the report, one of no report to
// the list of reports.
func (b *builder) link(p story.Passage, finding string) template.URL {
	r := b.reports[p.Report]
	if r == nil {
		return "#reports"
	}
	if !p.Fits(r.Text) {
		return template.URL("#r-" + b.anchor[p.Report])
	}
	key := [2]int{p.Start, p.End}
	at := b.cited[p.Report]
	if !slices.Contains(at[key], finding) {
		at[key] = append(at[key], finding)
	}
	return template.URL("#" + b.passageID(p.Report, p.Start, p.End))
}

func (b *builder) passageID(siglum string, start, end int) string {
	return fmt.Sprintf("%s-%d-%d", b.anchor[siglum], start, end)
}

// findingID is a finding's id made fit for an id attribute.
func findingID(id string) string {
	return "f-" + strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '_' || r == '.' {
			return r
		}
		return '_'
	}, id)
}

func (b *builder) sigil(p story.Passage, finding string) sigil {
	return sigil{Siglum: p.Report, Href: b.link(p, finding), Name: Plain(b.label(p.Report))}
}

// said is a passage with the reports that have the very words.
func (b *builder) said(g reported, finding string, n int) saidView {
	before, at, after, cutA, cutB := around(g.at[0], g.marks[0], n)
	v := saidView{Before: visible(before), Mark: visible(at), After: visible(after), CutA: cutA, CutB: cutB, Href: b.link(g.at[0], finding)}
	all := v.Before + v.Mark + v.After
	first, _ := utf8.DecodeRuneInString(all)
	last, _ := utf8.DecodeLastRuneInString(all)
	v.Thin, v.ThinEnd = strings.ContainsRune(quoteMarks, first), strings.ContainsRune(quoteMarks, last)
	for _, p := range g.at {
		if !slices.ContainsFunc(v.Sigla, func(s sigil) bool { return s.Siglum == p.Report }) {
			v.Sigla = append(v.Sigla, b.sigil(p, finding))
		} else {
			b.link(p, finding)
		}
	}
	return v
}

func (b *builder) alone(p story.Passage, finding string) saidView {
	return b.said(reported{exact: p.Exact, at: []story.Passage{p}, marks: []story.Passage{{}}}, finding, longest)
}

// manySigla is up to how many reports a line shows every letter, silent ones too.
const manySigla = 14

// row is the letters of one fact: in small stories a letter for every report.
func (b *builder) row(at []story.Passage, finding string) (shown []sigil, more int) {
	first := map[string]story.Passage{}
	for _, p := range at {
		if _, ok := first[p.Report]; !ok {
			first[p.Report] = p
		}
	}
	small := len(b.acc.Reports) <= manySigla
	for i := range b.acc.Reports {
		s := b.acc.Reports[i].Siglum
		p, has := first[s]
		switch {
		case has && len(shown) < manySigla:
			shown = append(shown, b.sigil(p, finding))
		case has:
			more++
		case small:
			shown = append(shown, sigil{Siglum: s, Name: Plain(b.label(s)), How: "silent"})
		}
	}
	return shown, more
}

// page lays out everything. Numbers of findings are given first, because texts
// and facts refer to findings in other sections.
func (b *builder) page() *page {
	acc := b.acc
	for i := range acc.Agreed {
		b.names[acc.Agreed[i].ID] = fmt.Sprintf("Agreed %d", i+1)
	}
	for i := range acc.Differences {
		b.names[acc.Differences[i].ID] = fmt.Sprintf("They differ %d", i+1)
	}
	for i := range acc.Utterances {
		b.names[acc.Utterances[i].ID] = fmt.Sprintf("In whose words %d", i+1)
	}
	for i, m := range b.moments() {
		if m.Rule != inForce {
			b.names[m.ID] = fmt.Sprintf("When %d", i+1)
		}
	}
	for i := range acc.Commitments {
		b.names[acc.Commitments[i].ID] = fmt.Sprintf("Promised %d", i+1)
	}
	for i := range acc.Engagements {
		for k := range acc.Engagements[i].Engagements {
			b.names[acc.Engagements[i].Engagements[k].ID] = "Event beside a promise"
		}
	}
	for i := range acc.Singles {
		b.names[acc.Singles[i].ID] = fmt.Sprintf("Only one says %d", i+1)
	}
	for i := range acc.Questions {
		b.names[acc.Questions[i].ID] = fmt.Sprintf("Still asked %d", i+1)
	}
	for i := range acc.Lineage.Copies {
		b.names[acc.Lineage.Copies[i].ID] = "Shared wording"
	}
	for i := range acc.Lineage.Credits {
		b.names[acc.Lineage.Credits[i].ID] = "Credit"
	}

	p := &page{Title: Plain(acc.Title), Standfirst: standfirst(acc), Schema: acc.Schema, Published: dateWords(acc.Summary.Published), Failed: failures(acc.Failed)}
	if p.Title == "" {
		p.Title = "Account of " + inWords(len(acc.Reports), "report")
	}
	for i := range acc.Reports {
		if r := &acc.Reports[i]; p.TitleBy == nil && oneLine(r.Title) == oneLine(acc.Title) {
			p.TitleBy = &sigil{Siglum: r.Siglum, Href: template.URL("#r-" + b.anchor[r.Siglum]), Name: Plain(r.Label)}
		}
	}
	for _, n := range acc.Notes {
		p.Notes = append(p.Notes, Plain(n))
	}
	p.Reports = b.reportsView()
	p.Agreed = listOf(b.agreed(), 40)
	p.Differ = listOf(b.differences(), 30)
	p.First = b.first()
	several, single := b.utterances()
	p.Words, p.Quotes = listOf(several, 20), listOf(single, 20)
	p.When = b.timeline()
	cards := b.cards()
	alone := func(v cardView) bool { return v.Alone }
	p.Promised = listOf(slices.DeleteFunc(slices.Clone(cards), alone), 20)
	p.Pledged = listOf(slices.DeleteFunc(cards, func(v cardView) bool { return !v.Alone }), 20)
	p.Beside = b.beside()
	p.Matrix = b.matrix()
	p.Singles = listOf(b.singles(), 40)
	p.Questions = listOf(b.questions(), 20)
	p.LeftOut, p.LeftCount = b.leftOut()
	p.Texts = b.texts()
	b.counts(p)
	return p
}

func failures(fs []account.Failure) []account.Failure {
	out := make([]account.Failure, len(fs))
	for i, f := range fs {
		out[i] = account.Failure{Source: Plain(f.Source), Kind: Plain(f.Kind), Reason: Plain(f.Reason), Hint: Plain(f.Hint)}
	}
	return out
}

// counts fills the row of numbers and the list of sections.
func (b *builder) counts(p *page) {
	s := b.acc.Summary
	word := func(n int, one, many string) string {
		if n == 1 {
			return one
		}
		return many
	}
	p.Counts = []count{
		{s.Reports, word(s.Reports, "report", "reports"), "#reports"},
		{s.Origins, word(s.Origins, "origin", "origins"), "#reports"},
		{s.Agreed, word(s.Agreed, "fact agreed", "facts agreed"), "#agreed"},
		{s.Differences, word(s.Differences, "point of difference", "points of difference"), "#differ"},
		{s.Singles, word(s.Singles, "fact in one report only", "facts in one report only"), "#one"},
	}
	for _, c := range []count{
		{len(b.acc.Reports), "Reports", "#reports"},
		{p.Agreed.Len(), "Agreed", "#agreed"},
		{p.Differ.Len(), "They differ", "#differ"},
		{p.Words.Len() + p.Quotes.Len(), "In whose words", "#words"},
		{len(b.moments()), "When", "#when"},
		{p.Promised.Len() + p.Pledged.Len(), "Promised", "#promised"},
		{len(b.acc.Coverage), "Who has what", "#matrix"},
		{p.Singles.Len(), "Only one says", "#one"},
		{p.Questions.Len(), "Still asked", "#asked"},
		{len(b.acc.LeftOut), "Left out", "#left"},
		{len(p.Failed), "Failed", "#failed"},
		{len(p.Texts), "Full texts", "#texts"},
	} {
		if c.N > 0 {
			p.Sections = append(p.Sections, c)
		}
	}
}
