package render

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"

	"concord/internal/account"
)

// The tree of a sentence is drawn as arcs above its words. Each arc runs from a
// head up, along and down to the word that depends on it, with its label on the
// level stretch. Shorter arcs lie lower: an arc is one layer above the highest
// that it spans, so that no two level stretches meet and in a projective tree no
// lines cross. At a word the ends of arcs stand side by side, of longer ones
// nearer to the middle, for the same reason.
//
// The drawing has one path and three or four short texts a word and is as wide
// as the words; layers move together where there are many.

// Sizes in CSS pixels. The page cannot measure text (it has no script), so words
// get the room that they need in a rather wide sans-serif.
const (
	wordSize, tagSize, labelSize = 15, 10.5, 11
	wordGap                      = 14        // between words
	labelGap                     = 16        // beside a label, for the corners of its arc
	layerStep, leastStep         = 24.0, 5.0 // height of a layer
	mostLayers                   = 500.0
	portStep                     = 6.0   // between the ends of two arcs at a word
	longArc                      = 500.0 // from here on its two ends may be out of sight of each other: each has the label
)

type arc struct {
	head, dep   int // tokens; head is dep for the arrow of a root
	left, right int
	layer       int
	from, to    float64 // where it leaves the head and reaches the dependent
}

type tree struct {
	tokens []account.ReadToken
	words  []string  // as shown
	width  []float64 // room of each word
	at     []float64 // middle of each word
	arcs   []arc
	layers int
	names  []nameSpan
}

// nameSpan is the tokens of a name, the last included.
type nameSpan struct {
	from, to int
	kind     string
}

func newTree(tokens []account.ReadToken) *tree {
	t := &tree{tokens: tokens}
	for i := range tokens {
		t.words = append(t.words, Plain(tokens[i].Exact))
		t.width = append(t.width, max(textWidth(t.words[i], wordSize), textWidth(tokens[i].POS, tagSize)))
		if h := tokens[i].Head; h >= 0 && h < len(tokens) {
			t.arcs = append(t.arcs, arc{head: h, dep: i, left: min(h, i), right: max(h, i)})
		}
	}
	t.findNames()
	t.layer()
	t.ports()
	t.place()
	return t
}

func (t *tree) findNames() {
	for i := range t.tokens {
		kind, ok := strings.CutPrefix(t.tokens[i].Name, "B-")
		if !ok {
			continue
		}
		n := nameSpan{i, i, kind}
		for n.to+1 < len(t.tokens) && t.tokens[n.to+1].Name == "I-"+kind {
			n.to++
		}
		t.names = append(t.names, n)
		for k := n.from; k <= n.to; k++ {
			t.width[k] = max(t.width[k], textWidth(kind, tagSize)/float64(n.to-n.from+1))
		}
	}
}

// place gives each word its middle, so far from the words before it that no two
// meet and that every arc that ends here has room for its label.
func (t *tree) place() {
	ending := make([][]int, len(t.tokens)) // arcs by right end
	for i, a := range t.arcs {
		if a.left < a.right {
			ending[a.right] = append(ending[a.right], i)
		}
	}
	for i := range t.tokens {
		x := wordGap + t.width[i]/2
		if i > 0 {
			x = t.at[i-1] + t.width[i-1]/2 + wordGap + t.width[i]/2
		}
		for _, k := range ending[i] {
			a := &t.arcs[k]
			inward := a.from - a.to // how much nearer its ends are than the words
			if a.left == a.dep {
				inward = -inward
			}
			x = max(x, t.at[a.left]+inward+textWidth(t.tokens[a.dep].Label, labelSize)+labelGap)
		}
		t.at = append(t.at, x)
	}
	for i := range t.arcs {
		a := &t.arcs[i]
		a.from, a.to = a.from+t.at[a.head], a.to+t.at[a.dep]
	}
}

// layer gives each arc its layer, 1 for the lowest. The work is the sum of the
// lengths of arcs; sentences are bounded in length.
func (t *tree) layer() {
	order := make([]int, len(t.arcs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		a, b := &t.arcs[x], &t.arcs[y]
		return cmp.Or((a.right-a.left)-(b.right-b.left), a.left-b.left)
	})
	top := make([]int, len(t.tokens)) // highest layer over the gap after each word
	for _, i := range order {
		a := &t.arcs[i]
		if a.left == a.right {
			continue
		}
		gaps := top[a.left:a.right]
		a.layer = 1 + slices.Max(gaps)
		for k := range gaps {
			gaps[k] = a.layer
		}
		t.layers = max(t.layers, a.layer)
	}
}

// ports spreads the ends of the arcs of each word about its middle.
func (t *tree) ports() {
	type end struct {
		arc    int
		length int // below 0 to the left
	}
	ends := make([][]end, len(t.tokens))
	for i := range t.arcs {
		a := &t.arcs[i]
		if a.left < a.right {
			ends[a.left] = append(ends[a.left], end{i, a.right - a.left})
			ends[a.right] = append(ends[a.right], end{i, a.left - a.right})
		}
	}
	for w, all := range ends {
		if len(all) < 2 && t.tokens[w].Head != w {
			continue // one arc ends in the middle
		}
		slices.SortStableFunc(all, func(x, y end) int { return max(y.length, -y.length) - max(x.length, -x.length) })
		var count [2]int
		for _, e := range all {
			count[side(e.length)]++
		}
		var done [2]int
		for _, e := range all {
			s := side(e.length)
			step := min(portStep, (t.width[w]/2+wordGap/3)/float64(count[s]))
			x := step * (float64(done[s]) + .5)
			done[s]++
			if s == 0 {
				x = -x
			}
			if a := &t.arcs[e.arc]; a.head == w {
				a.from += x
			} else {
				a.to += x
			}
		}
	}
}

func side(length int) int {
	if length < 0 {
		return 0
	}
	return 1
}

// svg writes the drawing. Number makes its ids unique in the page, about says
// what it shows, and more where the same stands in words.
func (t *tree) svg(b *strings.Builder, number int, about, more string) {
	step := min(layerStep, max(mostLayers/float64(max(t.layers, 1)), leastStep))
	tip := 22 + float64(t.layers)*step + 6 // where arrows end
	height := tip + 42
	if len(t.names) > 0 {
		height += 20
	}
	wide := float64(wordGap)
	if n := len(t.at); n > 0 {
		wide += t.at[n-1] + t.width[n-1]/2
	}
	fmt.Fprintf(b, `<svg role="img" aria-labelledby="t%[1]d" aria-describedby="d%[1]d" width="%.0[2]f" height="%.0[3]f" viewBox="0 0 %.0[2]f %.0[3]f"><title id="t%[1]d">%[4]s</title><desc id="d%[1]d">%[5]s</desc><g class="arcs">`,
		number, wide, height, html.EscapeString(about), html.EscapeString(more))
	for i := range t.arcs {
		a := &t.arcs[i]
		if a.left == a.right {
			fmt.Fprintf(b, `<path d="M%.0f 16V%.0f"/>`, a.to, tip)
			continue
		}
		y := tip - 6 - float64(a.layer)*step
		r := min(6, max(a.to-a.from, a.from-a.to)/2)
		if a.to < a.from {
			r = -r
		}
		down := min(max(r, -r), step)
		fmt.Fprintf(b, `<path d="M%.0f %.0fV%.0fq0-%.0f %.0[5]f-%.0[4]fH%.0[6]fq%.0[5]f 0 %.0[5]f %.0[4]fV%.0[2]f"/>`, a.from, tip, y+down, down, r, a.to-r)
	}
	b.WriteString(`</g><g class="labels">`)
	for i := range t.arcs {
		a := &t.arcs[i]
		x, y := (a.from+a.to)/2, tip-2-float64(a.layer)*step
		label := t.tokens[a.dep].Label
		if a.left == a.right {
			x, y = a.to, 12
		}
		if away := textWidth(label, labelSize)/2 + labelGap; max(a.from-a.to, a.to-a.from) > longArc {
			if a.to < a.from {
				away = -away
			}
			fmt.Fprintf(b, `<text x="%.0f" y="%.0f">%s</text>`, a.from+away, y, html.EscapeString(label))
			x = a.to - away
		}
		fmt.Fprintf(b, `<text x="%.0f" y="%.0f">%s</text>`, x, y, html.EscapeString(label))
	}
	t.row(b, "words", tip+17, func(i int) string { return t.words[i] })
	t.row(b, "pos", tip+33, func(i int) string { return t.tokens[i].POS })
	if len(t.names) > 0 {
		b.WriteString(`</g><g class="names">`)
		for _, n := range t.names {
			x0, x1 := t.at[n.from]-t.width[n.from]/2, t.at[n.to]+t.width[n.to]/2
			fmt.Fprintf(b, `<path d="M%.0f %.0fH%.0f"/><text x="%.0f" y="%.0f">%s</text>`, x0, tip+41, x1, (x0+x1)/2, tip+54, html.EscapeString(n.kind))
		}
	}
	b.WriteString("</g></svg>")
}

func (t *tree) row(b *strings.Builder, class string, y float64, text func(i int) string) {
	fmt.Fprintf(b, `</g><g class="%s" transform="translate(0 %.0f)">`, class, y)
	for i, x := range t.at {
		fmt.Fprintf(b, `<text x="%.0f">%s</text>`, x, html.EscapeString(text(i)))
	}
}

// table writes the same in words: a row for each token.
func (t *tree) table(b *strings.Builder) {
	b.WriteString(`<table><thead><tr><th scope="col">No.<th scope="col">Word<th scope="col">Lemma<th scope="col">Part of speech<th scope="col">Depends on<th scope="col">As<th scope="col">Name</thead><tbody>`)
	for i := range t.tokens {
		tok := &t.tokens[i]
		on := "nothing"
		if tok.Head != i && tok.Head >= 0 && tok.Head < len(t.tokens) {
			on = fmt.Sprintf("%s %d", t.words[tok.Head], tok.Head+1)
		}
		tag := tok.POS
		if tok.Tag != tok.POS {
			tag += " " + tok.Tag
		}
		fmt.Fprintf(b, `<tr><td>%d<th scope="row">%s`, i+1, html.EscapeString(t.words[i]))
		for _, s := range []string{Plain(tok.Lemma), tag, on, tok.Label, strings.TrimPrefix(strings.TrimPrefix(tok.Name, "B-"), "I-")} {
			b.WriteString("<td>" + html.EscapeString(s))
		}
	}
	b.WriteString("</table>")
}

// textWidth estimates the width of s in a sans-serif of a size.
func textWidth(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		switch {
		case strings.ContainsRune("ijlI.,;:'|!’‘()[]-tfr ", r):
			w += .36
		case strings.ContainsRune("mwMW@%—…", r), r >= 0x1100:
			w += .98
		case r >= 'A' && r <= 'Z', r == '&':
			w += .72
		default:
			w += .58
		}
	}
	return w * size
}
