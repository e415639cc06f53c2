package english

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// words returns the words of tokens, parted by spaces.
func words(doc *Doc, tokens []int) string {
	var out []string
	for _, i := range tokens {
		out = append(out, doc.Word(i))
	}
	return strings.Join(out, " ")
}

func find(t *testing.T, doc *Doc, word string) int {
	t.Helper()
	for i := range doc.Tokens {
		if doc.Word(i) == word {
			return i
		}
	}
	t.Fatalf("%q has no token %q", doc.Text, word)
	return 0
}

func span(doc *Doc, s Span) string {
	return doc.Text[doc.Tokens[s.From].Start:doc.Tokens[s.To-1].End]
}

func TestWalkingTheTree(t *testing.T) {
	doc := Default().Analyze("The old mayor of Velden, who had resigned, told three reporters that the bridge was closed.")
	mayor, told := find(t, doc, "mayor"), find(t, doc, "told")
	if got, want := words(doc, slices.Collect(doc.Children(mayor))), "The old of ,"; got != want {
		t.Errorf("children of mayor: %q, want %q", got, want)
	}
	for range doc.Children(told) {
		break // a walk may end early
	}
	if got, want := words(doc, slices.Collect(doc.Ancestors(find(t, doc, "the")))), "bridge was told"; got != want {
		t.Errorf("ancestors of the: %q, want %q", got, want)
	}
	for range doc.Ancestors(find(t, doc, "the")) {
		break
	}
	if got, want := span(doc, doc.Subtree(mayor)), "The old mayor of Velden, who had resigned,"; got != want {
		t.Errorf("subtree of mayor: %q, want %q", got, want)
	}
	if doc.LeftEdge(mayor) != 0 || doc.Word(doc.RightEdge(find(t, doc, "closed"))) != "closed" {
		t.Error("the edges are others")
	}
	velden := find(t, doc, "Velden")
	if !doc.IsAncestor(told, velden) || !doc.IsAncestor(mayor, velden) || doc.IsAncestor(velden, mayor) || doc.IsAncestor(mayor, mayor) {
		t.Error("IsAncestor is wrong about Velden, mayor and told")
	}
	for _, c := range []struct {
		from, to int
		want     string
	}{
		{0, mayor + 1, "mayor"},
		{0, len(doc.Tokens), "told"},
		{velden, velden + 1, "Velden"},
		{0, 2, "The"}, // both depend on mayor: the first of equals
		{find(t, doc, "who"), find(t, doc, "resigned") + 1, "resigned"},
	} {
		if got := doc.Word(doc.Root(Span{c.from, c.to})); got != c.want {
			t.Errorf("root of %q: %q, want %q", span(doc, Span{c.from, c.to}), got, c.want)
		}
	}
}

// Words that were moved out of their phrase belong to it all the same. (What must
// stand here is spaCy's own analysis.)
func TestCrossingArcs(t *testing.T) {
	for _, c := range []struct{ text, word, head, label string }{
		{"Who did the two ministers talk to?", "Who", "to", "pobj"},
		{"What are they looking for?", "What", "for", "pobj"},
	} {
		doc := Default().Analyze(c.text)
		i := find(t, doc, c.word)
		tok := doc.Tokens[i]
		if got := fmt.Sprint(doc.Word(tok.Head), " ", tok.Dep); got != c.head+" "+c.label {
			t.Errorf("%q: %s depends on %s, want %s %s", c.text, c.word, got, c.head, c.label)
		}
	}
}

func TestNounChunks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The two largest banks of Orsa and their many customers lost money.", "The two largest banks|Orsa|their many customers|money"},
		{"She gave the mayor, an old friend, a red book.", "She|the mayor|an old friend|a red book"},
		{"Run!", ""},
		{"", ""},
	} {
		doc := Default().Analyze(c.text)
		var got []string
		for s := range doc.NounChunks() {
			got = append(got, span(doc, s))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q: %q, want %q", c.text, g, c.want)
		}
		for range doc.NounChunks() {
			break
		}
	}
}

// In a series of conjuncts each has the role of the first, however long it is.
func TestSeries(t *testing.T) {
	const n = 200000
	for _, role := range []Dep{DepDobj, DepAdvmod} {
		doc := &Doc{Tokens: make([]Token, n)}
		for i := range doc.Tokens {
			doc.Tokens[i] = Token{Head: max(0, i-1), Dep: DepConj, POS: PosNOUN, left: int32(i)}
		}
		doc.Tokens[0].Dep = role
		chunks := 0
		for s := range doc.NounChunks() {
			if s != (Span{chunks, chunks + 1}) {
				t.Fatalf("chunk %d is %v", chunks, s)
			}
			chunks++
		}
		if want := map[Dep]int{DepDobj: n, DepAdvmod: 0}[role]; chunks != want {
			t.Errorf("%d chunks in a series of %d with the role %s, want %d", chunks, n, role, want)
		}
	}
}

// A sentence made to keep the search for heads busy ends all the same, and its
// tokens keep their heads.
func TestSearchForHeadsIsBounded(t *testing.T) {
	c := &Default().arcs
	lifted := slices.IndexFunc(c.labels, func(l arcLabel) bool { return l.lift == DepDobj })
	const n = 100000
	doc := blank(make([]int, n))
	var s arcEager
	s.begin(doc.Tokens)
	for i := range s.words {
		// Everything depends on the first token, but for a last sentence that has
		// the label that all are looking for.
		if s.words[i].head, s.words[i].class = 0, uint8(lifted); i == 0 || i == n-2 {
			s.words[i].head = -1
		}
	}
	s.words[n-1].head, s.words[n-1].class = n-2, uint8(slices.IndexFunc(c.labels, func(l arcLabel) bool { return l == arcLabel{dep: DepDobj} }))
	s.finish(c, doc)
	checkTree(t, doc)
	if doc.Tokens[1].Head != 0 || doc.Tokens[n-3].Head != 0 {
		t.Error("tokens have new heads")
	}
}
