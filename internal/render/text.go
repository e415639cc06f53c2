package render

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"concord/internal/account"
	"concord/internal/annotate/quote"
	"concord/internal/reconcile"
	"concord/internal/reconcile/collate"
	"concord/internal/story"
)

// TextOptions say how Text and Reading write. The zero value is right for a file.
type TextOptions struct {
	Width int  // columns to wrap at; 0 means 80
	Color bool // mark with ANSI colours
	Limit int  // findings of a kind to print before "n more"; 0 means 40, negative means all
}

func (o TextOptions) limit(n int) int {
	switch {
	case o.Limit < 0:
		return n
	case o.Limit == 0:
		return min(n, 40)
	}
	return min(n, o.Limit)
}

// longest is how many runes of one passage the forms for reading show; the rest
// stands in the JSON form and in the report's text on the page.
const longest = 360

// Text writes acc for the terminal: what an editor reads on deadline. Each
// finding has its id in brackets at the end, for --explain.
func Text(w io.Writer, acc *account.Account, opt TextOptions) error {
	t := &texter{sheet: newSheet(opt), index: indexOf(acc), opt: opt}
	t.top()
	t.reports()
	t.agreed()
	t.differences()
	t.utterances()
	t.timeline()
	t.commitments()
	t.singles()
	t.questions()
	t.leftOut()
	t.failed()
	t.foot()
	return t.writeTo(w)
}

type texter struct {
	*sheet
	*index
	opt TextOptions
}

func (t *texter) top() {
	t.para(0, "", run{Plain(t.acc.Title), bold})
	t.para(0, "", run{standfirst(t.acc), plain})
	if n := len(t.acc.Failed); n > 0 {
		t.para(2, "! ", run{inWords(n, "source") + " could not be read: see Failed at the end", grave})
	}
	for _, n := range t.acc.Notes {
		t.para(2, "· ", run{Plain(n), dim})
	}
}

func (t *texter) more(all, shown int, what string) {
	if all > shown {
		t.para(4, "    ", run{fmt.Sprintf("… %d more %s: see the other forms", all-shown, what), dim})
	}
}

func (t *texter) reports() {
	t.heading("Reports", "")
	wide := 0
	for i := range t.acc.Reports {
		wide = max(wide, columns(t.acc.Reports[i].Siglum))
	}
	for i := range t.acc.Reports {
		r := &t.acc.Reports[i]
		when := dateShort(r.Published.When)
		if when == "" {
			when = "date unknown"
		}
		runs := []run{{Plain(r.Label), bold}, {" · " + when + " · " + plural(r.Words, "word") + fmt.Sprintf(", %d %% its own", percent(r.Own)), plain}}
		if r.Title != "" {
			head, cut := clip(oneLine(r.Title), 120)
			runs = append(runs, run{" · “" + visible(head) + dots(cut) + "”", dim})
		}
		t.para(wide+2, r.Siglum, runs...)
		if len(r.Also) > 0 {
			t.para(wide+2, "", run{"the same bytes: " + Plain(strings.Join(r.Also, ", ")), dim})
		}
		for _, n := range r.Notes {
			t.para(wide+2, "", run{Plain(n), dim})
		}
	}
	ps := pairs(&t.acc.Lineage)
	shown := t.opt.limit(len(ps))
	for i := range ps[:shown] {
		t.para(2, "= ", append([]run{{ps[i].String() + " ", plain}}, t.id(ps[i].copies[0].ID)...)...)
	}
	t.more(len(ps), shown, "pairs of reports with shared wording")
	cs := creditsOf(&t.acc.Lineage)
	shown = t.opt.limit(len(cs))
	for _, c := range cs[:shown] {
		runs := []run{{Plain(c.name) + " (" + Plain(c.kind) + ") is named as a source by " + strings.Join(c.reports(), " ") + " ", plain}}
		t.para(2, "→ ", append(runs, t.id(c.places[0].ID)...)...)
	}
	t.more(len(cs), shown, "credits")
	if gs := t.acc.Lineage.Groups; len(gs) > 0 {
		parts := make([]string, len(gs))
		for i, g := range gs {
			parts[i] = Plain(t.origin(g.Origin)) + " (" + strings.Join(g.Reports, ", ") + ")"
		}
		t.para(2, "", run{plural(len(gs), "origin") + " of whole reports: ", plain}, run{strings.Join(parts, " · "), plain})
	}
}

func (t *texter) agreed() {
	all := t.acc.Agreed
	if len(all) == 0 {
		return
	}
	t.heading("Agreed", plural(len(all), "fact")+", counted by origin, not by page")
	shown := t.opt.limit(len(all))
	for i := range all[:shown] {
		t.cluster(&all[i], i+1)
	}
	t.more(len(all), shown, "facts")
}

func (t *texter) cluster(c *reconcile.Cluster, n int) {
	hang := columns(fmt.Sprint(len(t.acc.Agreed))) + 2
	runs := t.said(c.Says, story.Passage{}, longest)
	t.para(hang, fmt.Sprint(n), runs...)
	var also []string
	for _, s := range c.Reports {
		if s != c.Says.Report {
			also = append(also, s)
		}
	}
	about := []run{{"in " + c.Says.Report + "'s words", dim}}
	if len(also) > 0 {
		about = append(about, run{"; also ", dim}, run{strings.Join(also, " "), name})
	}
	if c.Holder != "" {
		about = append(about, run{"; " + accordingTo(c.Holder), dim})
	}
	st := dim
	if c.Verdict == reconcile.Contradicted || c.Verdict == reconcile.Disputed {
		st = grave
	}
	about = append(about, run{" · ", dim}, run{standing(c), st})
	for _, id := range c.Differences {
		if d := t.differ[id]; d != nil {
			about = append(about, run{" · " + differOn(d), plain})
		}
	}
	t.para(hang, "", append(append(about, run{" ", plain}), t.id(c.ID)...)...)
}

func (t *texter) differences() {
	all := t.acc.Differences
	if len(all) == 0 {
		return
	}
	t.heading("They differ", "shown where it was established that the same is meant; no side is taken")
	shown := t.opt.limit(len(all))
	for i := range all[:shown] {
		if i > 0 {
			t.blank()
		}
		t.difference(&all[i], i+1)
	}
	t.more(len(all), shown, "differences")
}

func (t *texter) difference(d *reconcile.Difference, n int) {
	hang := columns(fmt.Sprint(len(t.acc.Differences))) + 2
	st := bold
	if account.Hard(d.Judgement) {
		st = grave
	}
	tag := string(d.Kind) + " · " + string(d.Judgement)
	if g := gloss(d.Judgement); g != "" {
		tag += " (" + g + ")"
	}
	t.para(hang, fmt.Sprint(n), append([]run{{capital(subject(d)), bold}, {"  " + tag, st}, {" ", plain}}, t.id(d.ID)...)...)
	room := t.width - hang
	rs := sides(d)
	across := (room - 3*(len(rs)-1)) / max(len(rs), 1)
	if len(rs) <= 3 && across >= 30 {
		blocks := make([][]textLine, len(rs))
		for i := range rs {
			for _, p := range t.reading(d, &rs[i]) {
				blocks[i] = append(blocks[i], wrap(p, across)...)
			}
		}
		t.columns(hang, blocks, across)
	} else {
		for i := range rs {
			for k, p := range t.reading(d, &rs[i]) {
				if k == 0 {
					t.para(hang+2, strings.Repeat(" ", hang)+"– ", p...)
				} else {
					t.para(hang+2, "", p...)
				}
			}
		}
	}
	if len(d.Why) > 0 {
		t.para(hang, "", run{"compared because: " + Plain(because(d.Why)), dim})
	}
}

// reading is a reading as paragraphs: its value, then each wording with its reports.
func (t *texter) reading(d *reconcile.Difference, r *reconcile.Reading) [][]run {
	v, cut := clip(oneLine(shownValue(d, r)), 120)
	head := []run{{visible(v) + dots(cut), bold}}
	if by := heldBy(r); by != "" {
		head = append(head, run{" " + accordingTo(by), plain})
	}
	if len(r.Origins) > 0 {
		head = append(head, run{" · " + plural(len(r.Origins), "origin"), dim})
	}
	out := [][]run{head}
	groups := sameWords(r.Passages, r.Marks)
	for i, g := range groups {
		if i == 4 && len(groups) > 5 {
			out = append(out, []run{{fmt.Sprintf("… %d more passages", len(groups)-i), dim}})
			break
		}
		p := []run{{strings.Join(sigla(g.at), " ") + " ", name}}
		m := g.marks[0]
		if !t.color && !m.Empty() && oneLine(m.Exact) != oneLine(g.exact) && len(g.exact) > 2*len(m.Exact) {
			// Without colour the differing words are named before the passage.
			p = append(p, run{"“" + Plain(m.Exact) + "” in ", plain})
		}
		out = append(out, append(p, t.said(g.at[0], m, longest)...))
	}
	return out
}

func (t *texter) utterances() {
	all := t.acc.Utterances
	if len(all) == 0 {
		return
	}
	t.heading("In whose words", plural(len(all), "utterance"))
	var several, single []*collate.Utterance
	for i := range all {
		if len(all[i].Witnesses) > 1 {
			several = append(several, &all[i])
		} else if len(all[i].Witnesses) == 1 {
			single = append(single, &all[i])
		}
	}
	shown := t.opt.limit(len(several))
	for _, u := range several[:shown] {
		t.collated(u)
	}
	t.more(len(several), shown, "utterances printed by several reports")
	if len(single) > 0 && len(several) > 0 {
		t.para(0, "", run{"In one report each", bold})
	}
	shown = t.opt.limit(len(single))
	for _, u := range single[:shown] {
		wit := &u.Witnesses[0]
		head := []run{{wit.Report + " ", name}, {Plain(speaker(u)), bold}, {": ", plain}}
		if c := chain(wit); c != "" {
			head = append(head, run{"(" + c + ") ", dim})
		}
		t.para(2, "", append(append(head, t.content(wit)...), t.id(u.ID)...)...)
	}
	t.more(len(single), shown, "utterances in one report")
}

func (t *texter) collated(u *collate.Utterance) {
	b := base(u)
	t.para(0, "", run{Plain(speaker(u)), bold}, run{" (" + string(u.SourceKind) + ")", dim})
	t.para(2, "", append(t.content(b), t.id(u.ID)...)...)
	var who []string
	for i := range u.Witnesses {
		wit := &u.Witnesses[i]
		s := wit.Report
		if wit.Cue != nil && !wit.Cue.Empty() {
			s += " (“" + Plain(wit.Cue.Exact) + "”)"
		}
		if c := chain(wit); c != "" {
			s += " (" + c + ")"
		}
		if !slices.Contains(who, s) {
			who = append(who, s)
		}
	}
	line := "in " + b.Report + "'s print; witnesses: " + strings.Join(who, ", ")
	if u.Grade != "" {
		line += " · " + string(u.Grade)
	}
	t.para(2, "", run{line, dim})
	for i := range u.Apparatus {
		t.para(4, "", apparatus(u, &u.Apparatus[i])...)
	}
}

// apparatus is one entry: lemma] reading, sigla, grade; …
func apparatus(u *collate.Utterance, e *collate.Entry) []run {
	var out []run
	lemma := Plain(e.Lemma.Exact)
	if lemma == "" {
		lemma = "added"
	}
	out = append(out, run{lemma, marked}, run{"] ", plain})
	for i := range e.Readings {
		v := &e.Readings[i]
		if i > 0 {
			out = append(out, run{"; ", plain})
		}
		words, who, cut := variantWords(u, v)
		if cut {
			words = "left out"
			out = append(out, run{words, dim})
		} else {
			out = append(out, run{Plain(words), plain})
		}
		out = append(out, run{" " + strings.Join(who, " "), name}, run{" (" + string(v.Grade) + ")", dim})
	}
	return out
}

// content is a witness's words: in quotation marks where the report has them in
// marks, else named as reported speech.
func (t *texter) content(w *collate.Witness) []run {
	var out []run
	for i, p := range w.Content {
		if i > 0 {
			out = append(out, run{" … ", plain})
		}
		if w.Kind == quote.Indirect {
			head, cut := clip(oneLine(p.Exact), longest)
			out = append(out, run{visible(head) + dots(cut), plain})
		} else {
			out = append(out, t.said(p, story.Passage{}, longest)...)
		}
	}
	if w.Kind == quote.Indirect {
		out = append(out, run{" (indirect)", dim})
	}
	return append(out, run{" ", plain})
}

func (t *texter) timeline() {
	all := t.moments()
	if len(all) == 0 {
		return
	}
	t.heading("When", "dates with their reason")
	hang := 0
	for i := range all {
		hang = max(hang, columns(momentShort(&all[i])))
	}
	hang = min(hang+2, 24)
	shown := t.opt.limit(len(all))
	for i := range all[:shown] {
		m := &all[i]
		when := momentShort(m)
		if columns(when)+1 > hang {
			t.para(0, "", run{when, bold})
			when = ""
		}
		runs := append([]run{{m.Says.Report + " ", name}}, t.said(m.Says, story.Passage{}, longest)...)
		if m.Reason != "" {
			runs = append(runs, run{" · " + Plain(m.Reason), dim})
		}
		t.para(hang, when, append(append(runs, run{" ", plain}), t.id(m.ID)...)...)
	}
	t.more(len(all), shown, "moments")
}

func (t *texter) commitments() {
	all := t.acc.Commitments
	if len(all) == 0 {
		return
	}
	t.heading("Promised, ordered, guaranteed", "")
	shown := t.opt.limit(len(all))
	for i := range all[:shown] {
		c := &all[i]
		if i > 0 {
			t.blank()
		}
		t.para(2, "", append([]run{{Plain(pledge(c)), bold}, {"  " + Plain(pledgeKind(c)) + " ", dim}}, t.id(c.ID)...)...)
		for _, f := range clauses(terse(c)) {
			head, who := "    "+f.name, ""
			var line []run
			for _, told := range f.told {
				by := strings.Join(sigla(told.at), " ")
				if by == who { // the same reports go on
					line = append(line, run{" · ", plain})
				} else {
					if who != "" {
						t.para(24, head, line...)
						head, line = "", nil
					}
					line, who = append(line, run{by + " ", name}), by
				}
				line = append(line, t.said(told.at[0], story.Passage{}, longest)...)
			}
			t.para(24, head, line...)
		}
		for k, line := range t.tested(c.ID) {
			head := "    event beside it"
			if k > 0 {
				head = ""
			}
			t.para(24, head, run{line, plain})
		}
	}
	t.more(len(all), shown, "commitments")
}

func (t *texter) singles() {
	all := t.acc.Singles
	if len(all) == 0 {
		return
	}
	t.heading("Only one report says", "not seen in the other reports read")
	shown := t.opt.limit(len(all))
	for i := range all[:shown] {
		c := &all[i]
		runs := append([]run{{c.Says.Report + " ", name}}, t.said(c.Says, story.Passage{}, longest)...)
		if c.Holder != "" {
			runs = append(runs, run{" " + accordingTo(c.Holder), dim})
		}
		t.para(2, "", append(append(runs, run{" ", plain}), t.id(c.ID)...)...)
	}
	t.more(len(all), shown, "facts")
}

func (t *texter) questions() {
	all := t.acc.Questions
	if len(all) == 0 {
		return
	}
	t.heading("What a reader would still ask", "")
	shown := t.opt.limit(len(all))
	for _, q := range all[:shown] {
		runs := []run{{Plain(q.Asks), bold}}
		for _, p := range q.Passages {
			runs = append(runs, run{" " + p.Report + " ", name})
			runs = append(runs, t.said(p, story.Passage{}, 160)...)
		}
		t.para(2, "? ", append(append(runs, run{" ", plain}), t.id(q.ID)...)...)
	}
	t.more(len(all), shown, "questions")
}

func (t *texter) leftOut() {
	all := t.acc.LeftOut
	if len(all) == 0 {
		return
	}
	t.heading("Left out", plural(len(all), "passage")+" read and not used")
	shown := t.opt.limit(len(all))
	for _, l := range all[:shown] {
		words, cut := clip(oneLine(l.Exact), 100)
		runs := []run{{l.Report + " ", name}, {string(l.Kind), bold}, {" “" + visible(words) + dots(cut) + "”", plain}}
		if l.Reason != "" {
			runs = append(runs, run{" · " + Plain(l.Reason), dim})
		}
		t.para(2, "", runs...)
	}
	t.more(len(all), shown, "passages")
}

func (t *texter) failed() {
	if len(t.acc.Failed) == 0 {
		return
	}
	t.heading("Failed", "named and not read")
	for _, f := range t.acc.Failed {
		runs := []run{{Plain(f.Source), bold}, {" · ", plain}, {Plain(f.Kind), grave}, {": " + Plain(f.Reason), plain}}
		if f.Hint != "" {
			runs = append(runs, run{" · try: " + Plain(f.Hint), dim})
		}
		t.para(2, "! ", runs...)
	}
}

func (t *texter) foot() {
	t.blank()
	t.para(0, "", run{"Reports conflict; concord does not judge them. Words in “ ” are the reports' own; only line breaks within a passage are shown as a blank, " +
		"and characters that would act on the screen as ⟨U+…⟩. --explain with an id in [ ] shows a finding's rule and places.", dim})
}

// id is a finding's id, as --explain takes it.
func (t *texter) id(id string) []run { return []run{{"[" + Plain(id) + "]", dim}} }

// said is a passage in quotation marks with the marked words set off, cut to n
// runes about the mark. Dots for what is cut stand outside the marks.
func (t *texter) said(p, mark story.Passage, n int) []run {
	before, at, after, cutA, cutB := around(p, mark, n)
	var out []run
	if cutA {
		out = append(out, run{"… ", dim})
	}
	out = append(out, run{"“" + visible(before), plain})
	if at != "" {
		out = append(out, run{visible(at), marked})
	}
	out = append(out, run{visible(after) + "”", plain})
	if cutB {
		out = append(out, run{" …", dim})
	}
	return out
}

// around cuts a passage in three, before, at and after the mark, each on one
// line, so that at most about n runes are left. Without a mark all is before.
func around(p, mark story.Passage, n int) (before, at, after string, cutA, cutB bool) {
	whole := p.Len() > 40 && 10*mark.Len() >= 9*p.Len() // setting off nearly all sets off nothing
	if whole || mark.Empty() || mark.Report != p.Report || !p.Contains(mark.Span) || p.Len() != len(p.Exact) {
		before, cutB = clip(oneLine(p.Exact), n)
		return before, "", "", false, cutB
	}
	i, j := mark.Start-p.Start, mark.End-p.Start
	// Blanks at the ends of a mark are not set off.
	for i < j && p.Exact[i] == ' ' {
		i++
	}
	for i < j && p.Exact[j-1] == ' ' {
		j--
	}
	at = fold(p.Exact[i:j])
	room := max(n-len(at), 80)
	before, after = strings.TrimLeft(fold(p.Exact[:i]), " "), strings.TrimRight(fold(p.Exact[j:]), " ")
	if len(before)+len(after) > room {
		before, cutA = clipEnd(before, max(room/2, room-len(after)))
		after, cutB = clip(after, max(room/2, room-len(before)))
	}
	return before, at, after, cutA, cutB
}

// fold is oneLine that keeps a blank at either end.
func fold(s string) string {
	out := oneLine("|" + s + "|")
	return out[1 : len(out)-1]
}

func dots(cut bool) string {
	if cut {
		return " …"
	}
	return ""
}

func percent(f float64) int { return int(f*100 + 0.5) }
