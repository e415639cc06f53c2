package render

import (
	"math/rand/v2"
	"strings"
	"testing"

	"concord/internal/account"
)

func tokens(heads ...int) []account.ReadToken {
	out := make([]account.ReadToken, len(heads))
	for i, h := range heads {
		out[i] = account.ReadToken{Exact: "word", POS: "NOUN", Head: h, Label: "npadvmod"}
	}
	return out
}

func TestLayers(t *testing.T) {
	for _, c := range []struct {
		heads  []int
		layers []int // by dependent; 0 for the root
	}{
		{[]int{0}, []int{0}},
		{[]int{1, 1, 1}, []int{1, 0, 1}},
		{[]int{0, 0, 0, 0}, []int{0, 1, 2, 3}},
		{[]int{3, 2, 3, 3, 3}, []int{2, 1, 1, 0, 1}},
		{[]int{2, 3, 2, 2}, []int{1, 2, 0, 1}}, // 0–2 crosses 1–3
	} {
		tr := newTree(tokens(c.heads...))
		for i, a := range tr.arcs {
			if a.layer != c.layers[i] {
				t.Errorf("heads %v: the arc to %d is in layer %d, want %d", c.heads, i, a.layer, c.layers[i])
			}
		}
	}
}

// projective makes a random tree without crossing arcs over from … to.
func projective(rnd *rand.Rand, heads []int, from, to, head int) {
	if from >= to {
		return
	}
	root := from + rnd.IntN(to-from)
	heads[root] = head
	if head < 0 {
		heads[root] = root
	}
	for _, side := range [][2]int{{from, root}, {root + 1, to}} {
		for at := side[0]; at < side[1]; {
			end := at + 1 + rnd.IntN(side[1]-at)
			projective(rnd, heads, at, end, root)
			at = end
		}
	}
}

// In a projective tree no line meets another: level stretches of one layer do not
// touch, and no end of an arc runs through the level stretch of another. In any
// tree words keep their distance and labels have room.
func TestLinesDoNotMeet(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 8))
	for round := range 400 {
		heads := make([]int, 1+rnd.IntN(40))
		projective(rnd, heads, 0, len(heads), -1)
		flat := round%4 > 0
		if !flat {
			for i := range heads {
				heads[i] = rnd.IntN(len(heads)) // anything, circles too
			}
		}
		tr := newTree(tokens(heads...))
		for i := 1; i < len(tr.at); i++ {
			if tr.at[i]-tr.at[i-1] < (tr.width[i]+tr.width[i-1])/2+wordGap-.01 {
				t.Fatalf("heads %v: words %d and %d stand at %v and %v", heads, i-1, i, tr.at[i-1], tr.at[i])
			}
		}
		for i, a := range tr.arcs {
			if a.left == a.right {
				continue
			}
			l, r := min(a.from, a.to), max(a.from, a.to)
			if r-l < textWidth("npadvmod", labelSize) {
				t.Fatalf("heads %v: the arc to %d is %v wide, too narrow for its label", heads, i, r-l)
			}
			for k, b := range tr.arcs {
				if k == i || b.left == b.right {
					continue
				}
				bl, br := min(b.from, b.to), max(b.from, b.to)
				if a.layer == b.layer && bl <= r && l <= br {
					t.Fatalf("heads %v: arcs to %d and %d lie on one another in layer %d", heads, i, k, a.layer)
				}
				if flat && b.layer > a.layer && (l <= bl && bl <= r || l <= br && br <= r) {
					t.Fatalf("heads %v: an end of the arc to %d at %v or %v runs through the arc to %d from %v to %v", heads, k, bl, br, i, l, r)
				}
			}
		}
	}
}

// The drawing of a long sentence grows with its words, in whatever way it is built.
func TestTreeIsLinear(t *testing.T) {
	size := func(n int, head func(i int) int) int {
		heads := make([]int, n)
		for i := range heads {
			heads[i] = head(i)
		}
		var b strings.Builder
		tr := newTree(tokens(heads...))
		tr.svg(&b, 1, "a", "b")
		tr.table(&b)
		return b.Len()
	}
	for name, head := range map[string]func(int) int{"chain": func(i int) int { return max(i-1, 0) }, "fan": func(int) int { return 0 }} {
		small, large := size(100, head), size(2000, head)
		if per := float64(large) / 2000; per > 1.4*float64(small)/100 || per > 500 {
			t.Errorf("%s: %d bytes for 100 words, %d for 2,000", name, small, large)
		}
	}
}

func BenchmarkTree(b *testing.B) {
	s := readingOf(b, ferry).Sentences[1]
	b.ReportAllocs()
	for b.Loop() {
		var out strings.Builder
		tr := newTree(s.Tokens)
		tr.svg(&out, 1, "a", "b")
		tr.table(&out)
		b.SetBytes(int64(out.Len()))
	}
}
