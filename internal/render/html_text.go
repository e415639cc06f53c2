package render

import (
	"cmp"
	"fmt"
	"html"
	"html/template"
	"slices"
	"strings"

	"concord/internal/account"
	"concord/internal/report"
	"concord/internal/span"
)

// textView is one report in full.
type textView struct {
	sigil
	ID         string
	Headline   string
	Byline     string
	Published  string
	Reasons    []string
	Modified   string
	Outlet     string // why the outlet is believed to be the outlet
	URL        string
	Source     string
	Also       string
	SHA256     string
	Lang       string
	Notes      []string
	Blocks     []blockView
	Unanchored template.HTML // targets of passages in no block
	css        string
}

type blockView struct {
	HTML   template.HTML
	Kind   string
	Left   bool // left out of the comparison
	Reason string
	Cited  list[refView]
}

func (b *builder) texts() []textView {
	out := make([]textView, 0, len(b.acc.Reports))
	for i := range b.acc.Reports {
		out = append(out, b.text(&b.acc.Reports[i]))
	}
	return out
}

func (b *builder) text(r *account.Report) textView {
	v := facts(r)
	v.sigil, v.ID = sigil{Siglum: r.Siglum, Name: Plain(r.Label)}, "r-"+b.anchor[r.Siglum]
	w := &weaver{b: b, siglum: r.Siglum, text: r.Text}
	for key := range b.cited[r.Siglum] {
		w.marks = append(w.marks, mark{Span: span.Span{Start: key[0], End: key[1]}})
	}
	slices.SortFunc(w.marks, func(x, y mark) int { return cmp.Or(x.Start-y.Start, y.End-x.End) })
	cited := 0 // marks before this one stand in the margin of an earlier block
	for _, bl := range pieces(r) {
		bv := blockView{Kind: string(bl.Kind), Left: !bl.Kind.Reads(), Reason: Plain(bl.Reason), HTML: w.weave(bl.Span)}
		var refs []refView
		seen := map[string]bool{}
		for ; cited < len(w.marks) && w.marks[cited].Start < bl.End; cited++ {
			m := w.marks[cited]
			for _, id := range b.cited[r.Siglum][[2]int{m.Start, m.End}] {
				if name := b.names[id]; name != "" && !seen[id] {
					seen[id] = true
					refs = append(refs, refView{template.URL("#" + findingID(id)), name})
				}
			}
		}
		bv.Cited = listOf(refs, 6)
		if bl.Kind == report.Headline && Plain(bl.In(r.Text)) == v.Headline {
			v.Headline = "" // the text begins with it
		}
		v.Blocks = append(v.Blocks, bv)
	}
	v.Unanchored, v.css = w.rest(), w.css.String()
	return v
}

// facts is what the head of a report says about it.
func facts(r *account.Report) textView {
	v := textView{
		Headline: Plain(r.Title), Byline: Plain(strings.Join(r.Byline, ", ")), Published: dateWords(r.Published.When), Modified: dateWords(r.Modified.When),
		Outlet: Plain(r.Outlet.Reason), Source: Plain(r.Source), Also: Plain(strings.Join(r.Also, ", ")), SHA256: Plain(r.SHA256), Lang: language(r.Language),
	}
	if strings.HasPrefix(r.URL, "https://") || strings.HasPrefix(r.URL, "http://") {
		v.URL = Plain(r.URL)
	}
	for _, c := range r.Published.Reasons {
		v.Reasons = append(v.Reasons, Plain(c.Value+": "+c.Reason))
	}
	for _, n := range r.Notes {
		v.Notes = append(v.Notes, Plain(n))
	}
	return v
}

// pieces is the blocks of a report in order, with whatever visible text no block
// holds as blocks of their own, so that the page shows the whole text.
func pieces(r *account.Report) []account.Block {
	blocks := slices.Clone(r.Blocks)
	slices.SortStableFunc(blocks, func(x, y account.Block) int { return x.Start - y.Start })
	var out []account.Block
	at := 0
	gap := func(to int) {
		if sp := (span.Span{Start: at, End: to}); sp.Fits(r.Text) {
			if sp = sp.Trim(r.Text); !sp.Empty() {
				out = append(out, account.Block{Span: sp, Kind: report.Debris, Reason: "in no block"})
			}
		}
	}
	for _, bl := range blocks {
		if !bl.Fits(r.Text) || bl.Start < at || bl.Trim(r.Text).Empty() {
			continue
		}
		gap(bl.Start)
		out = append(out, bl)
		at = bl.End
	}
	gap(len(r.Text))
	return out
}

// mark is a passage of a text that can be linked to.
type mark struct {
	span.Span
	begun bool // its id is in the page
}

// weaver writes a report's text with an element about each marked passage. Where
// passages overlap or run across blocks, elements are closed and opened anew:
// the first part of a passage has its id, and a rule of style lights up the
// other parts with it.
type weaver struct {
	b      *builder
	siglum string
	text   string
	marks  []mark // by start, longest first
	next   int    // first mark not begun
	open   []int  // marks that are open, outermost first
	split  map[int]bool
	css    strings.Builder
	out    strings.Builder
}

// deepest is how many passages may lie one in another; a passage deeper inside
// gets an anchor at its start and no light of its own. It bounds the work on
// texts that a hundred other reports have copied in part.
const deepest = 16

// mostSplit is how many passages of a report may be in parts, each with a rule of style.
const mostSplit = 500

// weave returns the text of block as HTML. Blocks must come in order.
func (w *weaver) weave(block span.Span) template.HTML {
	w.out.Reset()
	carried := w.open
	w.open = nil
	for _, i := range carried {
		if w.marks[i].End > block.Start {
			w.begin(i)
		}
	}
	at := block.Start
	for {
		w.close(at)
		for w.next < len(w.marks) && w.marks[w.next].Start <= at && (at < block.End || w.marks[w.next].End <= at) {
			i := w.next
			w.next++
			switch {
			case w.marks[i].End <= at, len(w.open) >= deepest:
				w.point(i)
			default:
				w.begin(i)
			}
		}
		if at >= block.End {
			break
		}
		to := block.End
		if w.next < len(w.marks) {
			to = min(to, max(w.marks[w.next].Start, at))
		}
		for _, i := range w.open {
			to = min(to, w.marks[i].End)
		}
		w.out.WriteString(html.EscapeString(visible(w.text[at:to])))
		at = to
	}
	for range w.open {
		w.out.WriteString("</span>")
	}
	return template.HTML(w.out.String())
}

// close ends the marks that end at or before at, and opens again those that
// stood inside them and go on.
func (w *weaver) close(at int) {
	first := slices.IndexFunc(w.open, func(i int) bool { return w.marks[i].End <= at })
	if first < 0 {
		return
	}
	again := slices.Clone(w.open[first:])
	for range again {
		w.out.WriteString("</span>")
	}
	w.open = w.open[:first]
	for _, i := range again {
		if w.marks[i].End > at {
			w.begin(i)
		}
	}
}

func (w *weaver) id(i int) string {
	return w.b.passageID(w.siglum, w.marks[i].Start, w.marks[i].End)
}

func (w *weaver) begin(i int) {
	w.open = append(w.open, i)
	if !w.marks[i].begun {
		w.marks[i].begun = true
		fmt.Fprintf(&w.out, `<span class="p" id="%s">`, w.id(i))
		return
	}
	if !w.split[i] && len(w.split) < mostSplit {
		if w.split == nil {
			w.split = map[int]bool{}
		}
		w.split[i] = true
		fmt.Fprintf(&w.css, "\n:root:has(#%s:target) .k-%[1]s{background:var(--mark);box-shadow:0 2px 0 var(--differ)}", w.id(i))
	}
	fmt.Fprintf(&w.out, `<span class="k-%s">`, w.id(i))
}

// point is an anchor without words.
func (w *weaver) point(i int) {
	if !w.marks[i].begun {
		w.marks[i].begun = true
		fmt.Fprintf(&w.out, `<span class="p" id="%s"></span>`, w.id(i))
	}
}

// rest is anchors for passages that lie in no block.
func (w *weaver) rest() template.HTML {
	w.out.Reset()
	for i := range w.marks {
		w.point(i)
	}
	return template.HTML(w.out.String())
}

// language returns s where it has the form of a BCP 47 tag, else "".
func language(s string) string {
	for i, part := range strings.Split(s, "-") {
		if len(part) > 8 || len(part) < 1 || i == 0 && (len(part) < 2 || len(part) > 3) || strings.Trim(strings.ToLower(part), "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return ""
		}
	}
	return s
}
