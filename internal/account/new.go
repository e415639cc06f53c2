package account

import (
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"concord/internal/annotate"
	"concord/internal/annotate/quote"
	"concord/internal/edtf"
	"concord/internal/reconcile"
	"concord/internal/reconcile/lineage"
	"concord/internal/report"
	"concord/internal/span"
	"concord/internal/story"
)

// New makes the account of a story from what was found by comparing its reports
// and from the sources that gave no report. It changes neither argument. The
// order of Members is kept; left-out passages, failures, differences (by
// how much they matter) and the timeline (by time) are put in order. No slice that JSON shows
// is nil.
func New(s *story.Story, f reconcile.Findings, failed []Failure) *Account {
	f = filled(f)
	uniqueIDs(&f)
	acc := &Account{
		Schema:   Schema,
		Title:    title(s, f),
		Findings: f,
		Reports:  make([]Report, 0, len(s.Members)),
		LeftOut:  []LeftOut{},
		Failed:   append([]Failure{}, failed...),
		Notes:    append([]string{}, s.Notes...),
	}
	for _, m := range s.Members {
		acc.Reports = append(acc.Reports, reportOf(m, f.Lineage))
		acc.LeftOut = append(acc.LeftOut, leftOut(m)...)
	}
	slices.SortStableFunc(acc.Failed, func(a, b Failure) int { return strings.Compare(a.Source, b.Source) })
	slices.SortStableFunc(acc.Differences, byMatter(acc))
	passedOn(s, acc.Utterances, acc)
	slices.SortStableFunc(acc.Timeline, func(a, b reconcile.Moment) int { return edtf.Compare(a.When, b.When) })
	acc.Coverage = coverage(s, acc)
	acc.Summary = summary(acc)
	return acc
}

// gravity orders judgements: what cannot both hold comes first.
func gravity(j reconcile.Judgement) int {
	order := []reconcile.Judgement{reconcile.JudgeContradiction, reconcile.JudgeDisputed, reconcile.JudgeTension,
		reconcile.JudgeUpdate, reconcile.JudgeScope, reconcile.JudgePrecision, reconcile.JudgeWording}
	if i := slices.Index(order, j); i >= 0 {
		return i
	}
	return len(order)
}

// Hard reports whether a judgement is one of those an editor must look at:
// contradiction, tension, or disputed between named sources.
func Hard(j reconcile.Judgement) bool {
	return j == reconcile.JudgeContradiction || j == reconcile.JudgeTension || j == reconcile.JudgeDisputed
}

func summary(acc *Account) Summary {
	sum := Summary{
		Reports:     len(acc.Reports),
		Origins:     len(acc.Lineage.Groups),
		Agreed:      len(acc.Agreed),
		Differences: len(acc.Differences),
		Quotations:  len(acc.Utterances),
		Commitments: len(acc.Commitments),
		Singles:     len(acc.Singles),
	}
	for _, d := range acc.Differences {
		if Hard(d.Judgement) {
			sum.Hard++
		}
	}
	var dates []edtf.Value
	for _, r := range acc.Reports {
		dates = append(dates, r.Published.When)
	}
	sum.Published = hull(dates)
	return sum
}

// hull is the smallest interval that holds all dates, written with the ends the
// dates were written with. Dates that cannot be read are passed over.
func hull(dates []edtf.Value) edtf.Value {
	var first, last edtf.Value
	var low, high edtf.Bounds
	for _, d := range dates {
		b, err := d.Bounds()
		if err != nil {
			continue
		}
		from, to, interval := strings.Cut(string(d), "/")
		if !interval {
			to = from
		}
		if first == "" || b.OpenFrom || !low.OpenFrom && (b.From.Before(low.From) || b.From.Equal(low.From) && len(from) > len(first)) {
			if first == "" || !low.OpenFrom {
				first, low = edtf.Value(from), b
			}
		}
		if last == "" || b.OpenTo || !high.OpenTo && (b.To.After(high.To) || b.To.Equal(high.To) && len(to) > len(last)) {
			if last == "" || !high.OpenTo {
				last, high = edtf.Value(to), b
			}
		}
	}
	v := edtf.Interval(first, last)
	if _, err := v.Bounds(); err != nil {
		return ""
	}
	return v
}

func reportOf(m story.Member, l lineage.Lineage) Report {
	rep := m.Document.Report
	own, known := l.Own[m.Siglum]
	if !known {
		own = 1
	}
	words := 0
	for _, w := range m.Document.Words {
		if !w.Mark {
			words++
		}
	}
	if len(m.Document.Words) == 0 { // another language is not annotated, but has words
		for _, b := range rep.Blocks {
			if b.Kind.Reads() {
				words += len(strings.Fields(b.Span.In(rep.Text)))
			}
		}
	}
	r := Report{
		Siglum: m.Siglum, ID: rep.ID, Source: rep.Source, Also: slices.Clone(m.Also), SHA256: rep.SHA256, URL: rep.URL,
		Outlet: rep.Outlet, Label: label(rep), Title: rep.Title, Byline: slices.Clone(rep.Byline), Language: rep.Language,
		Published: filled(rep.Published), Modified: filled(rep.Modified),
		Own: own, Words: words, Text: rep.Text, Blocks: make([]Block, 0, len(rep.Blocks)), Notes: slices.Clone(rep.Notes),
	}
	for _, b := range rep.Blocks {
		r.Blocks = append(r.Blocks, Block{Span: b.Span, Kind: b.Kind, Reason: b.Reason})
	}
	return r
}

// label is what to call a report: its outlet, else the last part of its source.
func label(rep *report.Report) string {
	if rep.Outlet.Value != "" {
		return rep.Outlet.Value
	}
	if rep.Source == "-" {
		return "standard input"
	}
	src := strings.ReplaceAll(rep.Source, "\\", "/")
	if _, inside, ok := strings.Cut(src, "!"); ok && inside != "" {
		src = inside
	}
	if base := path.Base(strings.TrimRight(src, "/")); base != "." && base != "/" {
		return base
	}
	return rep.ID
}

func leftOut(m story.Member) []LeftOut {
	rep := m.Document.Report
	var out []LeftOut
	for _, b := range rep.Blocks {
		if b.Kind.Reads() || !b.Span.Fits(rep.Text) {
			continue
		}
		sp := b.Span.Trim(rep.Text)
		if sp.Empty() {
			continue
		}
		out = append(out, LeftOut{Report: m.Siglum, Span: sp, Exact: sp.In(rep.Text), Kind: b.Kind, Reason: b.Reason})
	}
	return out
}

// title is the headline that says most: the one whose words the other reports
// use most often as well. Without any headline it is the beginning of the fact
// that most agree on, else of the first sentence of the first report that has one.
func title(s *story.Story, f reconcile.Findings) string {
	heads := make([]string, len(s.Members))
	words := map[string][]int{} // a word of a headline → the members whose headline has it
	for i, m := range s.Members {
		heads[i] = headline(m.Document.Report)
		for _, w := range strings.FieldsFunc(strings.ToLower(heads[i]), notLetter) {
			if at := words[w]; len(w) > 3 && (len(at) == 0 || at[len(at)-1] != i) {
				words[w] = append(at, i)
			}
		}
	}
	score := make([]int, len(s.Members))
	for i, m := range s.Members {
		seen := map[string]bool{}
		for _, w := range m.Document.Words {
			if heads := words[w.Norm]; heads != nil && !seen[w.Norm] {
				seen[w.Norm] = true
				for _, h := range heads {
					if h != i {
						score[h]++
					}
				}
			}
		}
	}
	best := -1
	for i, h := range heads {
		if h != "" && (best < 0 || score[i] > score[best]) {
			best = i
		}
	}
	switch {
	case best >= 0:
		return heads[best]
	case len(f.Agreed) > 0:
		return beginning(f.Agreed[0].Says.Exact)
	}
	for _, m := range s.Members {
		if d := m.Document; len(d.Sentences) > 0 && d.Sentences[0].Fits(d.Report.Text) {
			return beginning(d.Sentences[0].In(d.Report.Text))
		}
	}
	return ""
}

// titleBytes is how much of a sentence stands for a title: two lines of a page.
const titleBytes = 120

// beginning is s on one line, cut between two words where it is longer than a title.
func beginning(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= titleBytes {
		return s
	}
	cut := strings.LastIndexByte(s[:titleBytes+1], ' ')
	if cut < 0 { // one very long word
		for cut = titleBytes; !utf8.RuneStart(s[cut]); cut-- {
		}
	}
	return s[:cut]
}

func notLetter(r rune) bool {
	return r < 0x80 && !('a' <= r && r <= 'z' || '0' <= r && r <= '9') || r == '‘' || r == '’' || r == '“' || r == '”' || r == '–' || r == '—'
}

// headline is the report's stated title or its headline block, on one line.
func headline(rep *report.Report) string {
	if t := strings.Join(strings.Fields(rep.Title), " "); t != "" {
		return t
	}
	for _, b := range rep.Blocks {
		if b.Kind == report.Headline && b.Span.Fits(rep.Text) {
			return strings.Join(strings.Fields(b.Span.In(rep.Text)), " ")
		}
	}
	return ""
}

// coverage lays facts and differences against reports.
func coverage(s *story.Story, acc *Account) []Row {
	index := make(map[string]int, len(s.Members))
	for i, m := range s.Members {
		index[m.Siglum] = i
	}
	rows := make([]Row, 0, len(acc.Agreed)+len(acc.Differences))
	add := func(id, label string, origins int, cells map[int]Cell) {
		r := Row{Finding: id, Label: label, Origins: origins, Cells: make([]Cell, 0, len(cells))}
		for _, i := range slices.Sorted(maps.Keys(cells)) {
			r.Cells = append(r.Cells, cells[i])
		}
		rows = append(rows, r)
	}
	for _, c := range acc.Agreed {
		cells := map[int]Cell{}
		for _, p := range c.Statements {
			i, ok := index[p.Report]
			if _, has := cells[i]; !ok || has {
				continue
			}
			cell := Cell{Report: p.Report, Reads: "says", At: p.Span}
			if quoted(s.Members[i].Document, p.Span) {
				cell.Reads = "quotes"
			}
			cells[i] = cell
		}
		add(c.ID, strings.Join(strings.Fields(c.Says.Exact), " "), len(c.Origins), cells)
	}
	for _, d := range acc.Differences {
		cells := map[int]Cell{}
		origins := map[string]bool{}
		for _, reading := range d.Readings {
			for _, o := range reading.Origins {
				origins[o] = true
			}
			for k, p := range reading.Passages {
				i, ok := index[p.Report]
				if !ok {
					continue
				}
				cell, has := cells[i]
				switch {
				case !has:
					cell = Cell{Report: p.Report, Reads: reading.Value, At: p.Span}
					if k < len(reading.Marks) && reading.Marks[k].Report == p.Report && !reading.Marks[k].Empty() {
						cell.At = reading.Marks[k].Span
					}
				case !slices.Contains(strings.Split(cell.Reads, " / "), reading.Value):
					cell.Reads += " / " + reading.Value
				}
				cells[i] = cell
			}
		}
		add(d.ID, d.Subject, len(origins), cells)
	}
	return rows
}

// quoted reports whether most of sp stands inside quotation marks. Quotations
// are in text order, so the first that may reach sp is found by bisection; the
// few that follow are looked at.
func quoted(d *annotate.Document, sp span.Span) bool {
	inside := 0
	i, _ := slices.BinarySearchFunc(d.Quotations, sp.Start, func(q quote.Quotation, at int) int { return q.Start - at })
	for i = max(0, i-8); i < len(d.Quotations) && d.Quotations[i].Start < sp.End; i++ {
		q := d.Quotations[i]
		if q.Kind == quote.Indirect || q.Within >= 0 {
			continue
		}
		for _, c := range q.Content {
			if c.Overlaps(sp) {
				inside += min(c.End, sp.End) - max(c.Start, sp.Start)
			}
		}
	}
	return 2*inside > sp.Len()
}
