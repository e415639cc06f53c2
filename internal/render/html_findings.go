package render

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"concord/internal/account"
	"concord/internal/annotate/quote"
	"concord/internal/reconcile"
	"concord/internal/reconcile/collate"
	"concord/internal/report"
	"concord/internal/story"
)

type reportsView struct {
	Rows    list[reportView]
	Groups  []groupView // of two reports or more
	Pairs   list[pairView]
	Credits list[creditView]
}

type reportView struct {
	sigil
	Headline  string
	Published string
	Own       int
	Words     string
}

type groupView struct{ Reports, Origin, Why string }

type pairView struct {
	ID, Words string
	Stretches []stretchView
}

type stretchView struct {
	ID    string
	Sigla []sigil
	Said  saidView
}

// creditView is a source that reports name, with every place that names it.
type creditView struct {
	Name, Kind string
	Places     []creditPlace
}

type creditPlace struct {
	ID    string
	Sigil sigil
}

func (b *builder) reportsView() reportsView {
	var v reportsView
	var rows []reportView
	for i := range b.acc.Reports {
		r := &b.acc.Reports[i]
		when := dateShort(r.Published.When)
		if when == "" {
			when = "date unknown"
		}
		rows = append(rows, reportView{sigil: sigil{Siglum: r.Siglum, Href: template.URL("#r-" + b.anchor[r.Siglum]), Name: Plain(r.Label)},
			Headline: Plain(r.Title), Published: when, Own: min(max(percent(r.Own), 0), 100), Words: plural(r.Words, "word")})
	}
	v.Rows = listOf(rows, 30)
	for _, g := range b.acc.Lineage.Groups {
		if len(g.Reports) > 1 {
			v.Groups = append(v.Groups, groupView{Reports: strings.Join(g.Reports, ", "), Origin: Plain(b.origin(g.Origin)), Why: Plain(g.Why)})
		}
	}
	var ps []pairView
	for _, p := range pairs(&b.acc.Lineage) {
		pv := pairView{ID: findingID(p.copies[0].ID) + "-pair", Words: p.String()}
		for _, c := range p.copies {
			pv.Stretches = append(pv.Stretches, stretchView{ID: findingID(c.ID), Sigla: []sigil{b.sigil(c.Later, c.ID), b.sigil(c.First, c.ID)}, Said: b.alone(c.Later, c.ID)})
			for _, g := range sameWords(c.Others, nil) {
				said := b.said(g, c.ID, longest)
				pv.Stretches = append(pv.Stretches, stretchView{Sigla: said.Sigla, Said: said})
			}
		}
		ps = append(ps, pv)
	}
	v.Pairs = listOf(ps, 12)
	var cs []creditView
	for _, c := range creditsOf(&b.acc.Lineage) {
		view := creditView{Name: Plain(c.name), Kind: Plain(c.kind)}
		for _, p := range c.places {
			place := creditPlace{findingID(p.ID), b.sigil(p.At, p.ID)}
			words, cut := clip(oneLine(p.At.Exact), 80)
			place.Sigil.Name += ": “" + visible(words) + dots(cut) + "”"
			view.Places = append(view.Places, place)
		}
		cs = append(cs, view)
	}
	v.Credits = listOf(cs, 12)
	return v
}

type factView struct {
	ID, Finding string
	Says        saidView
	Holder      string
	Sigla       []sigil
	More        int
	Standing    string
	Hard        bool
	Origins     string
	Differ      []refView
	Statements  list[saidView]
	Why, Rule   string
}

// refView is a link to another finding.
type refView struct {
	Href template.URL
	Name string
}

func (b *builder) agreed() []factView {
	var out []factView
	for i := range b.acc.Agreed {
		c := &b.acc.Agreed[i]
		v := factView{ID: findingID(c.ID), Finding: Plain(c.ID), Says: b.alone(c.Says, c.ID), Holder: Plain(inSentence(c.Holder)), Standing: standing(c),
			Hard:    c.Verdict == reconcile.Contradicted || c.Verdict == reconcile.Disputed,
			Origins: Plain(b.originNames(c.Origins)), Why: Plain(because(c.Why)), Rule: Plain(c.Rule)}
		v.Sigla, v.More = b.row(c.Statements, c.ID)
		for _, id := range c.Differences {
			if d := b.differ[id]; d != nil {
				v.Differ = append(v.Differ, refView{template.URL("#" + findingID(id)), differOn(d)})
			}
		}
		var said []saidView
		for _, g := range sameWords(c.Statements, nil) {
			said = append(said, b.said(g, c.ID, longest))
		}
		v.Statements = listOf(said, 60)
		out = append(out, v)
	}
	return out
}

type differView struct {
	ID, Finding, Subject   string
	Kind, Judgement, Gloss string
	Class                  string // how grave, for lines and colours
	Readings               []readingView
	Long                   bool // a value is too long for large type
	Why, Rule              string
}

type readingView struct {
	Value, Holder, Origins string
	Said                   list[saidView]
}

func (b *builder) differences() []differView {
	var out []differView
	for i := range b.acc.Differences {
		d := &b.acc.Differences[i]
		v := differView{ID: findingID(d.ID), Finding: Plain(d.ID), Subject: capital(subject(d)), Kind: string(d.Kind), Judgement: string(d.Judgement),
			Gloss: gloss(d.Judgement), Why: Plain(because(d.Why)), Rule: Plain(d.Rule), Class: "gentle"}
		if account.Hard(d.Judgement) {
			v.Class = string(d.Judgement)
		}
		for _, r := range sides(d) {
			words, cut := clip(oneLine(shownValue(d, &r)), 120)
			rv := readingView{Value: visible(words) + dots(cut), Holder: Plain(inSentence(heldBy(&r)))}
			v.Long = v.Long || utf8.RuneCountInString(words) > 18
			if len(r.Origins) > 0 {
				rv.Origins = plural(len(r.Origins), "origin") + ": " + Plain(b.originNames(r.Origins))
			}
			var said []saidView
			for _, g := range sameWords(r.Passages, r.Marks) {
				said = append(said, b.said(g, d.ID, longest))
			}
			rv.Said = listOf(said, 4)
			v.Readings = append(v.Readings, rv)
		}
		out = append(out, v)
	}
	return out
}

// firstView is a grave difference in short, for the head of the page.
type firstView struct {
	Href               template.URL
	Subject, Judgement string
	Quoted             bool   // the values are the holders' words
	Joint              string // what stands between two values
	Readings           []firstReading
}

type firstReading struct {
	Value, Holder string
	Sigla         []sigil
	More          int
}

// first is up to four differences an editor must look at, and what a later report
// has otherwise.
func (b *builder) first() []firstView {
	var out []firstView
	for i := range b.acc.Differences {
		d := &b.acc.Differences[i]
		if !account.Hard(d.Judgement) && d.Judgement != reconcile.JudgeUpdate || len(out) == 4 {
			continue
		}
		v := firstView{Href: template.URL("#" + findingID(d.ID)), Subject: capital(subject(d)), Judgement: string(d.Judgement), Joint: "against"}
		if d.Judgement == reconcile.JudgeUpdate {
			v.Joint = "then"
		}
		for _, r := range sides(d) {
			words, cut := clip(oneLine(shownValue(d, &r)), 60)
			fr := firstReading{Value: visible(words) + dots(cut)}
			if v.Quoted = d.Judgement == reconcile.JudgeDisputed; v.Quoted {
				fr.Holder = capital(Plain(r.Holder))
			}
			seen := map[string]bool{}
			for n, p := range r.Passages {
				if n < len(r.Marks) && r.Marks[n].Report == p.Report && !r.Marks[n].Empty() {
					p = r.Marks[n]
				}
				if seen[p.Report] {
					continue
				}
				if seen[p.Report] = true; len(fr.Sigla) < 8 {
					fr.Sigla = append(fr.Sigla, b.sigil(p, d.ID))
				} else {
					fr.More++
				}
			}
			v.Readings = append(v.Readings, fr)
		}
		out = append(out, v)
	}
	return out
}

type utteranceView struct {
	ID, Finding, Speaker, SourceKind string
	Base                             sigil
	Parts                            []partView
	Witnesses                        []witnessView
	Grade                            string
	Apparatus                        []entryView
}

// partView is a stretch of the base's words; Differs marks a lemma.
type partView struct {
	Words   string
	Differs bool
	Break   bool // a new piece begins
}

type witnessView struct {
	sigil
	Kind, Cue, Stance, Note string
	Chain                   []linkView
}

// linkView is one link of the way that words took to a report.
type linkView struct {
	Words string
	Href  template.URL
}

// chain is the way of a witness's words, from the report's source to the speaker;
// empty where the report gives them at first hand.
func (b *builder) chain(w *collate.Witness, finding string) []linkView {
	if len(w.Through) == 0 || w.Source == nil {
		return nil
	}
	var out []linkView
	for _, p := range append(w.Through[:len(w.Through):len(w.Through)], *w.Source) {
		out = append(out, linkView{Plain(p.Exact), b.link(p, finding)})
	}
	return out
}

type entryView struct {
	Lemma    string
	Href     template.URL
	Added    bool
	Readings []variantView
}

type variantView struct {
	Words string
	Cut   bool
	Sigla []sigil
	Grade string
}

type quoteView struct {
	ID, Speaker, SourceKind, Kind, Stance, Note string
	Said                                        []saidView
	Chain                                       []linkView
}

func (b *builder) utterances() (several []utteranceView, single []quoteView) {
	for i := range b.acc.Utterances {
		u := &b.acc.Utterances[i]
		switch len(u.Witnesses) {
		case 0:
		case 1:
			single = append(single, b.quoteView(u))
		default:
			several = append(several, b.utteranceView(u))
		}
	}
	return several, single
}

func (b *builder) quoteView(u *collate.Utterance) quoteView {
	wit := &u.Witnesses[0]
	v := quoteView{ID: findingID(u.ID), Speaker: Plain(speaker(u)), SourceKind: string(u.SourceKind), Kind: string(wit.Kind), Note: Plain(wit.Note)}
	if wit.Stance != quote.Neutral {
		v.Stance = string(wit.Stance)
	}
	v.Chain = b.chain(wit, u.ID)
	for _, p := range wit.Content {
		s := b.alone(p, u.ID)
		s.Plain = wit.Kind == quote.Indirect
		v.Said = append(v.Said, s)
	}
	return v
}

func (b *builder) utteranceView(u *collate.Utterance) utteranceView {
	v := utteranceView{ID: findingID(u.ID), Finding: Plain(u.ID), Speaker: Plain(speaker(u)), SourceKind: string(u.SourceKind), Grade: string(u.Grade)}
	differs := map[int]bool{} // witnesses that stand in an entry
	for i := range u.Apparatus {
		e := &u.Apparatus[i]
		ev := entryView{Lemma: Plain(e.Lemma.Exact), Added: e.Lemma.Exact == "", Href: b.link(e.Lemma, u.ID)}
		for k := range e.Readings {
			r := &e.Readings[k]
			words, _, cut := variantWords(u, r)
			vv := variantView{Words: Plain(words), Cut: cut, Grade: string(r.Grade)}
			for _, p := range r.At {
				if sig := b.sigil(p, u.ID); !slices.ContainsFunc(vv.Sigla, func(s sigil) bool { return s.Siglum == p.Report }) {
					vv.Sigla = append(vv.Sigla, sig)
				}
			}
			for _, w := range r.Witnesses {
				differs[w] = true
			}
			ev.Readings = append(ev.Readings, vv)
		}
		v.Apparatus = append(v.Apparatus, ev)
	}
	for i := range u.Witnesses {
		wit := &u.Witnesses[i]
		wv := witnessView{sigil: sigil{Siglum: wit.Report, Name: Plain(b.label(wit.Report)), Href: "#reports"}, Kind: string(wit.Kind), Note: Plain(wit.Note)}
		if b.reports[wit.Report] != nil {
			wv.Href = template.URL("#r-" + b.anchor[wit.Report])
		}
		for k, p := range wit.Content {
			if href := b.link(p, u.ID); k == 0 {
				wv.Href = href
			}
		}
		if wit.Cue != nil && !wit.Cue.Empty() {
			wv.Cue = Plain(wit.Cue.Exact)
		}
		if wit.Stance != quote.Neutral {
			wv.Stance = string(wit.Stance)
		}
		wv.Chain = b.chain(wit, u.ID)
		if differs[i] {
			wv.How = "other"
		}
		v.Witnesses = append(v.Witnesses, wv)
	}
	wit := base(u)
	v.Base = sigil{Siglum: wit.Report, Name: Plain(b.label(wit.Report)), Href: "#reports"}
	for k, p := range wit.Content {
		if href := b.link(p, u.ID); k == 0 {
			v.Base.Href = href
		}
		v.Parts = append(v.Parts, lemmas(u, p, k > 0)...)
	}
	return v
}

// lemmas cuts a piece of the base where the apparatus has lemmas.
func lemmas(u *collate.Utterance, p story.Passage, brk bool) []partView {
	var out []partView
	at := 0
	add := func(to int, differs bool) {
		if to > at {
			out = append(out, partView{Words: visible(fold(p.Exact[at:to])), Differs: differs, Break: brk && len(out) == 0})
			at = to
		}
	}
	if p.Len() == len(p.Exact) {
		for i := range u.Apparatus {
			l := u.Apparatus[i].Lemma
			if l.Report == p.Report && p.Contains(l.Span) && l.Start-p.Start >= at && !l.Empty() {
				add(l.Start-p.Start, false)
				add(l.End-p.Start, true)
			}
		}
	}
	add(len(p.Exact), false)
	return out
}

type singleView struct {
	ID, Holder string
	Said       saidView
}

func (b *builder) singles() []singleView {
	var out []singleView
	for i := range b.acc.Singles {
		c := &b.acc.Singles[i]
		out = append(out, singleView{ID: findingID(c.ID), Holder: Plain(inSentence(c.Holder)), Said: b.alone(c.Says, c.ID)})
	}
	return out
}

type questionView struct {
	ID, Asks string
	Said     []saidView
}

func (b *builder) questions() []questionView {
	var out []questionView
	for i := range b.acc.Questions {
		q := &b.acc.Questions[i]
		v := questionView{ID: findingID(q.ID), Asks: Plain(q.Asks)}
		for _, p := range q.Passages {
			v.Said = append(v.Said, b.alone(p, q.ID))
		}
		out = append(out, v)
	}
	return out
}

type leftOutView struct {
	sigil
	Count string
	Rows  []leftRow
}

type leftRow struct {
	Kind, Reason, Words string
	Cut                 bool
	Href                template.URL
}

// leftOut groups what was left out by report and counts it by kind.
func (b *builder) leftOut() (out []leftOutView, total string) {
	at := map[string]int{}
	kinds := map[report.Kind]int{}
	for _, l := range b.acc.LeftOut {
		k, ok := at[l.Report]
		if !ok {
			k = len(out)
			at[l.Report] = k
			out = append(out, leftOutView{sigil: sigil{Siglum: l.Report, Name: Plain(b.label(l.Report))}})
		}
		kinds[l.Kind]++
		words, cut := clip(oneLine(l.Exact), 160)
		out[k].Rows = append(out[k].Rows, leftRow{Kind: string(l.Kind), Reason: Plain(l.Reason), Words: visible(words), Cut: cut,
			Href: b.link(story.Passage{Report: l.Report, Span: l.Span, Exact: l.Exact}, "")})
	}
	for k := range out {
		out[k].Count = plural(len(out[k].Rows), "passage")
	}
	var names []string
	for k := range kinds {
		names = append(names, string(k))
	}
	slices.Sort(names)
	for i, k := range names {
		names[i] = fmt.Sprintf("%d %s", kinds[report.Kind(k)], k)
	}
	return out, strings.Join(names, ", ")
}

type matrixView struct {
	Heads []sigil
	Rows  list[matrixRow]
}

type matrixRow struct {
	Label   string
	Href    template.URL
	Cells   []matrixCell
	Origins int
}

type matrixCell struct {
	Siglum, Name, Reads, Full string
	Href                      template.URL
}

func (b *builder) matrix() *matrixView {
	if len(b.acc.Coverage) == 0 {
		return nil
	}
	v := &matrixView{}
	for i := range b.acc.Reports {
		r := &b.acc.Reports[i]
		v.Heads = append(v.Heads, sigil{Siglum: r.Siglum, Href: template.URL("#r-" + b.anchor[r.Siglum]), Name: Plain(r.Label)})
	}
	var rows []matrixRow
	for _, r := range b.acc.Coverage {
		label, cut := clip(oneLine(r.Label), 90)
		row := matrixRow{Label: visible(label) + dots(cut), Href: template.URL("#" + findingID(r.Finding)), Origins: r.Origins}
		for i := range b.acc.Reports {
			siglum := b.acc.Reports[i].Siglum
			c := r.Of(siglum)
			cell := matrixCell{Siglum: siglum, Name: Plain(b.label(siglum)), Href: "#reports"}
			if c.Reads != "" {
				cell.Href = b.link(story.Passage{Report: siglum, Span: c.At}, r.Finding)
				cell.Full = Plain(b.reads(r.Finding, c.Reads))
				if cell.Reads, cut = clip(cell.Full, 28); cut {
					cell.Reads += " …"
				}
			}
			row.Cells = append(row.Cells, cell)
		}
		rows = append(rows, row)
	}
	v.Rows = listOf(rows, 60)
	return v
}
