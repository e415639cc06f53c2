package english

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// draw parses doc with classes drawn by lot among those allowed, and returns the
// number of steps.
func draw(t *testing.T, c *arcClasses, lot *rand.Rand, doc *Doc) int {
	t.Helper()
	var s arcEager
	s.begin(doc.Tokens)
	weights := [4]float32{lot.Float32(), lot.Float32(), lot.Float32(), lot.Float32() / 4}
	scores := make([]float32, len(c.labels))
	steps := 0
	for ; !s.final(); steps++ {
		if steps > 6*len(doc.Tokens) {
			t.Fatalf("%d tokens are not parsed after %d steps", len(doc.Tokens), steps)
		}
		moves := s.allowed()
		if moves == 0 {
			t.Fatal("no move is allowed")
		}
		for i, b := 0, int32(-1); i < len(s.stack); i++ {
			if s.stack[i] <= b {
				t.Fatalf("the stack does not ascend: %v", s.stack)
			}
			b = s.stack[i]
		}
		if b0, _ := s.front(); b0 >= 0 && s.words[b0].head >= 0 {
			t.Fatalf("token %d has a head and stands in the buffer", b0)
		}
		for k := range scores {
			scores[k] = lot.Float32() * weights[2] / 20
		}
		scores[classShift] = lot.Float32() * weights[0]
		scores[classReduce] = lot.Float32() * weights[1]
		scores[classLeft+lot.IntN(c.end-classLeft)] = lot.Float32() * weights[2]
		scores[c.end] = lot.Float32() * weights[3]
		class := c.choose(scores, moves)
		if kind := moveOf(c, class); moves&kind == 0 {
			t.Fatalf("chose class %d of moves %04b", class, moves)
		}
		for k := range scores {
			if moves&moveOf(c, k) != 0 && (scores[k] > scores[class] || scores[k] == scores[class] && k < class) {
				t.Fatalf("chose class %d with %v, class %d has %v", class, scores[class], k, scores[k])
			}
		}
		s.do(c, class)
	}
	s.finish(c, doc)
	return steps
}

func moveOf(c *arcClasses, class int) uint8 {
	switch {
	case class == classShift:
		return moveShift
	case class == classReduce:
		return moveReduce
	case class < c.end:
		return moveArc
	}
	return moveBreak
}

// Whatever the scores, the parser ends in time with trees, and keeps to the
// sentence starts that it is given; to all of them if every token is spoken for.
func TestParserEndsInTrees(t *testing.T) {
	c := &Default().arcs
	lot := rand.New(rand.NewPCG(1, 2))
	for run := range 3000 {
		space := make([]int, 1+lot.IntN(40))
		for i := range space {
			if lot.IntN(10) == 0 {
				space[i] = 1
			}
		}
		doc := blank(space)
		for i := range doc.Tokens {
			switch {
			case run%3 == 1 && lot.IntN(6) == 0:
				doc.Tokens[i].preset = int8(lot.IntN(3) - 1)
			case run%3 == 2:
				doc.Tokens[i].preset = -1
				if lot.IntN(6) == 0 {
					doc.Tokens[i].preset = 1
				}
			}
		}
		draw(t, c, lot, doc)
		checkTree(t, doc)
		for i, tok := range doc.Tokens {
			if run%3 == 2 && i > 0 && tok.SentStart != (tok.preset > 0) {
				t.Errorf("run %d: token %d, of which %d was given, is a sentence start: %t", run, i, tok.preset, tok.SentStart)
			}
		}
		if t.Failed() {
			t.FailNow()
		}
	}
}

// BenchmarkParserState measures what a step costs beside its scores: the state's
// slots, the moves allowed, the choice, the move, and the tree at the end.
func BenchmarkParserState(b *testing.B) {
	a := Default().NewAnalyzer()
	doc, c := &Doc{}, &a.m.arcs
	a.Analyze(doc, strings.Repeat("Officials in Orsa, who had been told of the leak on Monday, said the dam's gates would not be opened before engineers had looked at it. ", 40))
	a.tagAndParse(doc)
	// The scores of every step, so that the choice has something to choose from.
	a.m.parser.begin(&a.scorer, a.hidden)
	var rows [][]float32
	var slots [8]int32
	s := &a.arcs
	for s.begin(doc.Tokens); !s.final(); {
		s.slots(&slots)
		row := slices.Clone(a.scorer.score(&slots))
		rows = append(rows, row)
		s.do(c, c.choose(row, s.allowed()))
	}
	b.ReportAllocs()
	for b.Loop() {
		s.begin(doc.Tokens)
		for _, row := range rows {
			s.slots(&slots)
			s.do(c, c.choose(row, s.allowed()))
		}
		s.finish(c, doc)
	}
	steps := float64(len(rows))
	b.ReportMetric(steps/float64(len(doc.Tokens)), "steps/token")
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/steps, "ns/step")
}
