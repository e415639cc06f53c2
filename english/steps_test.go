package english

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"hash"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var stepsDir = flag.String("steps", "testdata", "directory with what tools/model/dump_steps.py wrote")

// eachStep reads a file of records and reports how many there were.
func eachStep[T any](t *testing.T, name string, check func(i int, record *T)) int {
	in, err := os.Open(filepath.Join(*stepsDir, name))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<22)
	n := 0
	for ; lines.Scan() && !t.Failed(); n++ {
		var record T
		if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
			t.Fatal(err)
		}
		check(n, &record)
	}
	if err := lines.Err(); err != nil || n < 100 {
		t.Fatalf("%s has %d records, error %v", name, n, err)
	}
	return n
}

// blank returns a document of words or white space that mean nothing.
func blank(space []int) *Doc {
	doc := &Doc{Tokens: make([]Token, len(space))}
	for _, s := range space {
		lex := &lexeme{text: "w", lower: "w"}
		if s != 0 {
			lex = &lexeme{text: "\n", lower: "\n", isSpace: true}
		}
		doc.lexemes = append(doc.lexemes, lex)
	}
	return doc
}

// The parser sees the same state and allows the same moves as spaCy at every step
// of random runs, with and without sentence starts given, and makes the same tree
// of their arcs. Half of the arcs are attached too high.
func TestParserSteps(t *testing.T) {
	m := Default()
	steps, lifted := 0, 0
	n := eachStep(t, "parser.jsonl", func(run int, want *struct {
		Space, Given, Heads, Starts []int
		Steps                       [][10]int32
		Labels                      string
		Edges                       [][2]int
	}) {
		doc := blank(want.Space)
		for i, g := range want.Given {
			doc.Tokens[i].preset = int8(g)
		}
		var s arcEager
		s.begin(doc.Tokens)
		for at, step := range want.Steps {
			var slots [8]int32
			if s.slots(&slots); slots != [8]int32(step[:8]) {
				t.Fatalf("run %d step %d: slots %v, want %v", run, at, slots, step[:8])
			}
			if moves := s.allowed(); moves != uint8(step[8]) {
				t.Fatalf("run %d step %d: moves %04b, want %04b", run, at, moves, step[8])
			}
			s.do(&m.arcs, int(step[9]))
			if m.arcs.labels[step[9]].lift != 0 {
				lifted++
			}
			steps++
		}
		if !s.final() {
			t.Fatalf("run %d: not at the end", run)
		}
		s.finish(&m.arcs, doc)
		labels := strings.Fields(want.Labels)
		for i, tok := range doc.Tokens {
			got := fmt.Sprintln(tok.Head, tok.Dep, tok.left, tok.right, tok.SentStart)
			if w := fmt.Sprintln(want.Heads[i], labels[i], want.Edges[i][0], want.Edges[i][1], want.Starts[i] == 1); got != w {
				t.Errorf("run %d token %d: %s, want %s", run, i, got, w)
			}
		}
		checkTree(t, doc)
	})
	if lifted < steps/20 {
		t.Errorf("%d of %d steps make an arc too high", lifted, steps)
	}
	t.Logf("%d runs, %d steps, %d arcs too high", n, steps, lifted)
}

// checkTree checks what holds of every tree.
func checkTree(t *testing.T, doc *Doc) {
	t.Helper()
	n := len(doc.Tokens)
	children := make([][]int, n)
	for i := range doc.Tokens {
		tok := &doc.Tokens[i]
		if tok.Head != i {
			children[tok.Head] = append(children[tok.Head], i)
		} else if tok.Dep != DepROOT && !doc.lexemes[i].isSpace {
			t.Errorf("token %d is its own head with label %s", i, tok.Dep)
		}
		steps := 0
		for range doc.Ancestors(i) {
			if steps++; steps > n {
				t.Fatalf("token %d is in a cycle", i)
			}
		}
		if int(tok.left) > i || int(tok.right) < i {
			t.Errorf("token %d is outside its own edges %d, %d", i, tok.left, tok.right)
		}
		if tok.preset > 0 && i > 0 && !tok.SentStart {
			t.Errorf("token %d is no sentence start though it was given as one", i)
		}
	}
	for i := range doc.Tokens {
		if got := slices.Collect(doc.Children(i)); !slices.Equal(got, children[i]) {
			t.Errorf("children of %d: %v, want %v", i, got, children[i])
		}
	}
}

// The finder of entities sees the same tokens as spaCy at every step of random
// runs, takes just the classes that spaCy allows, and makes the same entities.
func TestNameSteps(t *testing.T) {
	c := &Default().spans
	steps := 0
	n := eachStep(t, "names.jsonl", func(run int, want *struct {
		Space, Starts []int
		Steps         [][5]json.RawMessage
		Entities      [][3]any
	}) {
		doc := blank(want.Space)
		for i, s := range want.Starts {
			doc.Tokens[i].SentStart = s == 1
		}
		var open openEntity
		for i, step := range want.Steps {
			var slots [3]int32
			var allowed []int
			var class int
			for k := range slots {
				mustRead(t, step[k], &slots[k])
			}
			mustRead(t, step[3], &allowed)
			mustRead(t, step[4], &class)
			if got := open.slots(i); [3]int32(got[:3]) != slots {
				t.Fatalf("run %d token %d: slots %v, want %v", run, i, got, slots)
			}
			var scores [128]float32
			for k := range c.moves {
				got := c.forced(doc, i, open.kind)
				if got < 0 {
					scores[k] = 1
					got = c.choose(scores[:len(c.moves)], open.kind, endsSentence(doc, i))
					scores[k] = 0
				}
				if !slices.Contains(allowed, got) || slices.Contains(allowed, k) && got != k {
					t.Fatalf("run %d token %d: chose class %d for %d of %v", run, i, got, k, allowed)
				}
			}
			c.do(doc, i, class, &open)
			steps++
		}
		got := fmt.Sprint(doc.Entities)
		for i := range doc.Tokens {
			inside := slices.ContainsFunc(doc.Entities, func(e Entity) bool { return e.From <= i && i < e.To && e.Type == doc.Tokens[i].Entity })
			if inside != (doc.Tokens[i].Entity != 0) {
				t.Errorf("run %d token %d: entity %s, entities %v", run, i, doc.Tokens[i].Entity, doc.Entities)
			}
		}
		if w := fmt.Sprint(want.Entities); strings.Map(plain, got) != strings.Map(plain, w) {
			t.Errorf("run %d: entities %s, want %s", run, got, w)
		}
	})
	t.Logf("%d runs, %d steps", n, steps)
}

// plain makes what fmt prints of structs and of lists alike.
func plain(r rune) rune {
	switch r {
	case '{':
		return '['
	case '}':
		return ']'
	}
	return r
}

func mustRead(t *testing.T, raw json.RawMessage, v any) {
	t.Helper()
	if err := json.Unmarshal(raw, v); err != nil {
		t.Fatal(err)
	}
}

// Ruler and lemmatizer make of words, tags and labels what spaCy makes of them.
func TestWordSteps(t *testing.T) {
	m := Default()
	a := m.NewAnalyzer()
	words := 0
	n := eachStep(t, "words.jsonl", func(run int, want *[][8]string) {
		doc := &Doc{}
		for _, w := range *want {
			doc.Tokens = append(doc.Tokens, Token{
				Tag: labelOf[Tag](tagLabels[:], w[1]), Dep: labelOf[Dep](depLabels[:], w[2]),
				POS: PosX, Morph: "Old=Yes", Lemma: "old",
			})
			doc.lexemes = append(doc.lexemes, m.lexicon.get(w[0], ""))
		}
		m.ruler.apply(a, doc)
		m.lemmas.apply(a, doc)
		for i, tok := range doc.Tokens {
			w := (*want)[i]
			words++
			if got := [5]string{tok.Tag.String(), tok.POS.String(), string(tok.Morph), tok.Dep.String(), tok.Lemma}; got != [5]string(w[3:]) {
				t.Errorf("run %d: %q tagged %s, %s: %q, want %q", run, w[0], w[1], w[2], got, w[3:])
			}
		}
	})
	t.Logf("%d runs, %d words", n, words)
}

// given is what tools/model/dump_steps.py gives spaCy.
func given(i int) int8 {
	switch k := (uint32(i)*2654435761 + 12345) >> 16 % 13; {
	case k == 0:
		return 1
	case k < 4:
		return -1
	}
	return 0
}

// With sentence starts given the parity texts are read as spaCy reads them.
func TestGivenStarts(t *testing.T) {
	const shared = "../../shared"
	if _, err := os.Stat(shared); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("the parity texts are missing: ", err)
		}
		t.Skip("the parity texts are not here")
	}
	raw, err := os.ReadFile("testdata/given.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for line := range strings.Lines(string(raw)) {
		name, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		want[name] = rest
	}
	a, doc := Default().NewAnalyzer(), &Doc{}
	for _, set := range paritySets {
		if testing.Short() && set.name != "nasty" && set.name != "guarantee" {
			continue // a sample, for the slow path without assembly
		}
		pattern := filepath.Join(shared, set.pattern)
		if set.name == "nasty" {
			pattern = filepath.Join("testdata", set.pattern)
		}
		var sums [3]hash.Hash
		for i := range sums {
			sums[i] = sha256.New()
		}
		tokens := 0
		for _, text := range parityTexts(t, pattern, set.key) {
			doc.reset(text.text)
			a.tokenize(doc)
			for i := range doc.Tokens {
				doc.Tokens[i].preset = given(i)
			}
			a.read(doc)
			tokens += len(doc.Tokens)
			var out [len(layerNames)]bytes.Buffer
			layersOf(doc, &out)
			for i := range sums {
				sums[i].Write(out[3+i].Bytes())
			}
			if !t.Failed() {
				checkTree(t, doc)
			}
		}
		got := fmt.Sprint(tokens)
		for _, s := range sums {
			got += " " + hex.EncodeToString(s.Sum(nil)[:8])
		}
		if got != want[set.name] {
			t.Errorf("%s: tokens and digests of sentences, heads and entities %s, want %s", set.name, got, want[set.name])
		}
	}
}
