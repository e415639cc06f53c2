package render

import (
	"cmp"
	_ "embed"
	"fmt"
	"html"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"

	"concord/internal/account"
	"concord/internal/span"
)

//go:embed page/reading.html
var readingHTML string

//go:embed page/reading.css
var readingCSS string

var readingTemplate = sync.OnceValue(func() *template.Template {
	return parse("reading", readingHTML, factsHTML)
})

// ReadingHTML writes what was read in one report as one self-contained page, as
// HTML does. The text stands in full; a sentence opens to the tree of its words.
func ReadingHTML(w io.Writer, r *account.Reading) error {
	p := newReadingPage(r)
	p.CSS, p.CSP = styled(strings.TrimSpace(pageCSS) + "\n" + strings.TrimSpace(readingCSS))
	return writePage(w, readingTemplate(), p)
}

// readingPage is what the template is given; all words in it are made visible.
type readingPage struct {
	CSP       template.HTMLAttr
	CSS       template.CSS
	Title     string
	Label     string
	Published string
	Text      textView // its facts only
	Schema    string
	Notes     []string
	Counts    []count
	Blocks    []readBlockView
	Sections  []readSection
	Labels    []labelsView
}

// readBlockView is a block of the text.
type readBlockView struct {
	ID, Kind, Reason string
	Left             bool
	HTML             template.HTML // its sentences, or its text where it has none
}

// readSection is one list of what was read.
type readSection struct {
	ID, Title, Help string
	Entries         []readEntry
}

type readEntry struct {
	Text  string
	About string
	Href  template.URL
}

// labelsView explains the labels of one kind that the page uses.
type labelsView struct {
	Title  string
	Labels [][2]string
}

func newReadingPage(r *account.Reading) *readingPage {
	rep := &r.Report
	p := &readingPage{Title: Plain(rep.Title), Label: Plain(rep.Label), Published: dateWords(rep.Published.When), Schema: r.Schema, Text: facts(rep)}
	if p.Title == "" {
		p.Title = p.Label
	}
	for _, n := range r.Notes {
		p.Notes = append(p.Notes, Plain(n))
	}
	t := newReadText(r)
	p.Blocks = t.write()
	p.Labels = t.labels()
	p.Sections = t.sections()
	trees := 0
	for i := range r.Sentences {
		if len(r.Sentences[i].Tokens) > 0 {
			trees++
		}
	}
	p.Counts = []count{{trees, "sentences", "#text"}}
	if trees == 1 {
		p.Counts[0].Name = "sentence"
	}
	for _, s := range p.Sections {
		p.Counts = append(p.Counts, count{len(s.Entries), s.Title, "#" + s.ID})
	}
	return p
}

// readText writes the text of a report with its sentences.
type readText struct {
	*account.Reading
	blocks []account.Block
	tints  []tint
	tinted int // tints before this one end before the sentence at hand
	used   [3]map[string]bool
	out    strings.Builder
}

// tint is a stretch of text that stands out, and what it says of itself.
type tint struct {
	span.Span
	class string
	title string
}

func newReadText(r *account.Reading) *readText {
	t := &readText{Reading: r, blocks: pieces(&r.Report)}
	for i := range t.used {
		t.used[i] = map[string]bool{}
	}
	for _, q := range r.Quotations {
		for _, c := range q.Content {
			t.tints = append(t.tints, tint{c.Span, "q", aboutQuotation(q)})
		}
	}
	for _, e := range r.Entities {
		for _, m := range e.Mentions {
			t.tints = append(t.tints, tint{m.Span, "n", Plain(e.Kind)})
		}
	}
	for _, x := range r.Times {
		t.tints = append(t.tints, tint{x.Span, "t", Plain(x.Type + " " + x.Value)})
	}
	slices.SortStableFunc(t.tints, func(x, y tint) int { return cmp.Or(x.Start-y.Start, y.End-x.End) })
	return t
}

// write gives the blocks of the text, each with its sentences.
func (t *readText) write() []readBlockView {
	var out []readBlockView
	text := t.Report.Text
	next := 0
	for i, bl := range t.blocks {
		v := readBlockView{ID: fmt.Sprintf("b%d", i+1), Kind: string(bl.Kind), Left: !bl.Kind.Reads(), Reason: Plain(bl.Reason)}
		t.out.Reset()
		at := bl.Start
		for ; next < len(t.Sentences) && t.Sentences[next].Start < bl.End; next++ {
			s := &t.Sentences[next]
			if s.Start < at || !s.Fits(text) {
				continue
			}
			t.out.WriteString(html.EscapeString(visible(text[at:s.Start])))
			t.sentence(next)
			at = min(s.End, bl.End)
		}
		t.out.WriteString(html.EscapeString(visible(text[at:bl.End])))
		v.HTML = template.HTML(t.out.String())
		out = append(out, v)
	}
	return out
}

// sentence writes a sentence that opens to its tree, in the flow of the text.
func (t *readText) sentence(i int) {
	s := &t.Sentences[i]
	if len(s.Tokens) == 0 {
		t.tint(s.Span)
		return
	}
	n := i + 1
	fmt.Fprintf(&t.out, `<details class="s" id="s%d"><summary>`, n)
	t.tint(s.Span)
	root := 0
	for k := range s.Tokens {
		tok := &s.Tokens[k]
		if tok.Head == k {
			root = k
		}
		t.used[0][tok.Label], t.used[1][tok.POS] = true, true
		if kind, ok := strings.CutPrefix(tok.Name, "B-"); ok {
			t.used[2][kind] = true
		}
	}
	tr := newTree(s.Tokens)
	fmt.Fprintf(&t.out, `</summary><div class="tree" lang="en"><div class="scroll" tabindex="0" role="group" aria-label="Tree of sentence %d">`, n)
	tr.svg(&t.out, n, fmt.Sprintf("Dependency tree of sentence %d", n),
		fmt.Sprintf("Arcs lead from each word to the words that depend on it; the root is “%s”. The table below says the same.", tr.words[root]))
	fmt.Fprintf(&t.out, `</div><details><summary>Sentence %d as a table</summary><div class="scroll" tabindex="0" role="group" aria-label="Words of sentence %[1]d">`, n)
	tr.table(&t.out)
	t.out.WriteString(`</div></details></div></details>`)
}

// tint writes the text at sp with what stands out in it: each stretch between two
// ends of marks is one element, so that marks may overlap.
func (t *readText) tint(sp span.Span) {
	text := t.Report.Text
	for t.tinted < len(t.tints) && t.tints[t.tinted].End <= sp.Start {
		t.tinted++
	}
	var over []tint
	cuts := []int{sp.Start, sp.End}
	for _, x := range t.tints[t.tinted:] {
		if x.Start >= sp.End {
			break
		}
		if x.Overlaps(sp) && x.Fits(text) {
			over = append(over, x)
			cuts = append(cuts, max(x.Start, sp.Start), min(x.End, sp.End))
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	for i := 1; i < len(cuts); i++ {
		piece := span.Span{Start: cuts[i-1], End: cuts[i]}
		var classes []string
		title := ""
		for _, x := range over {
			if x.Contains(piece) && !slices.Contains(classes, x.class) {
				classes = append(classes, x.class)
				title = x.title // of the innermost
			}
		}
		words := html.EscapeString(visible(piece.In(text)))
		if len(classes) == 0 {
			t.out.WriteString(words)
			continue
		}
		fmt.Fprintf(&t.out, `<span class="%s" title="%s">%s</span>`, strings.Join(classes, " "), html.EscapeString(title), words)
	}
}

// href leads to the sentence in which sp begins.
func (t *readText) href(sp span.Span) template.URL {
	i, _ := slices.BinarySearchFunc(t.Sentences, sp.Start+1, func(s account.ReadSentence, at int) int { return s.Start - at })
	if i == 0 || sp.Start >= t.Sentences[i-1].End || len(t.Sentences[i-1].Tokens) == 0 {
		return "#text"
	}
	return template.URL(fmt.Sprintf("#s%d", i))
}

// sections are the lists of the text form, those with entries.
func (t *readText) sections() []readSection {
	words := readSection{ID: "words", Title: "In whose words", Help: "Quotations and reported speech, with speaker, cue and stance."}
	for _, q := range t.Quotations {
		var parts []string
		for _, c := range q.Content {
			parts = append(parts, Plain(c.Exact))
		}
		if len(q.Content) > 0 {
			words.Entries = append(words.Entries, readEntry{strings.Join(parts, " / "), aboutQuotation(q), t.href(q.Content[0].Span)})
		}
	}
	when := readSection{ID: "when", Title: "When", Help: "Times and dates, by TIMEX3 type and value."}
	for _, x := range t.Times {
		when.Entries = append(when.Entries, readEntry{Plain(x.Exact), strings.TrimSpace(fmt.Sprintf("%s %s %s", x.Type, Plain(x.Value), note(x.Reason))), t.href(x.Span)})
	}
	many := readSection{ID: "many", Title: "How many", Help: "Quantities."}
	for _, q := range t.Quantities {
		many.Entries = append(many.Entries, readEntry{Plain(q.Exact), amount(q), t.href(q.Span)})
	}
	who := readSection{ID: "who", Title: "Who and what", Help: "Names, and how often each is met."}
	for _, e := range t.Entities {
		entry := readEntry{Plain(e.Name), fmt.Sprintf("%s · %d×", Plain(strings.Join(append([]string{e.Kind}, e.Titles...), " · ")), len(e.Mentions)), "#text"}
		if len(e.Mentions) > 0 {
			entry.Href = t.href(e.Mentions[0].Span)
		}
		who.Entries = append(who.Entries, entry)
	}
	promised := readSection{ID: "promised", Title: "Promised", Help: "Promised, ordered, guaranteed."}
	for i := range t.Commitments {
		c := &t.Commitments[i]
		for _, v := range c.Variants {
			promised.Entries = append(promised.Entries, readEntry{Plain(v.Says.Exact), Plain(pledge(c) + " · " + pledgeKind(c)), t.href(v.Says.Span)})
		}
	}
	says := readSection{ID: "statements", Title: "Statements", Help: "The smallest stretches that say one thing. CT is certain, PR probable, PS possible, Uu open."}
	for _, st := range t.Statements {
		says.Entries = append(says.Entries, readEntry{Plain(st.Exact), aboutStatement(st), t.href(st.Span)})
	}
	left := readSection{ID: "left", Title: "Left out", Help: "Read and not used, and why."}
	for _, l := range t.LeftOut {
		left.Entries = append(left.Entries, readEntry{Plain(l.Exact), fmt.Sprintf("%s · %s", l.Kind, Plain(l.Reason)), t.hrefOfBlock(l.Span)})
	}
	return slices.DeleteFunc([]readSection{words, when, many, who, promised, says, left}, func(s readSection) bool { return len(s.Entries) == 0 })
}

// hrefOfBlock leads to the piece of the text in which sp begins.
func (t *readText) hrefOfBlock(sp span.Span) template.URL {
	i, _ := slices.BinarySearchFunc(t.blocks, sp.Start+1, func(bl account.Block, at int) int { return bl.Start - at })
	if i == 0 || sp.Start >= t.blocks[i-1].End {
		return "#text"
	}
	return template.URL(fmt.Sprintf("#b%d", i))
}

// labels explains what the trees use.
func (t *readText) labels() []labelsView {
	var out []labelsView
	for i, title := range []string{"Dependencies (ClearNLP)", "Parts of speech (Universal Dependencies)", "Names (OntoNotes 5)"} {
		v := labelsView{Title: title}
		for _, l := range labelWords[i] {
			if t.used[i][l[0]] {
				v.Labels = append(v.Labels, l)
			}
		}
		if len(v.Labels) > 0 {
			out = append(out, v)
		}
	}
	return out
}
