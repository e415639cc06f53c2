package english

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"testing"
)

// The vectors of both encoders are those of spaCy to five decimals, the ends of
// the document included.
func TestVectorsAreThoseOfSpaCy(t *testing.T) {
	in, err := os.Open("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	a := Default().NewAnalyzer()
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	tokens := 0
	for lines.Scan() {
		var want struct {
			Text          string
			Shared, Names [][]float32
		}
		if err := json.Unmarshal(lines.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		doc := &Doc{}
		doc.reset(want.Text)
		a.tokenize(doc)
		check := func(e *encoder, rows [][]float32, name string) {
			if len(doc.Tokens) != len(rows) {
				t.Fatalf("%q: %d tokens, want %d", want.Text, len(doc.Tokens), len(rows))
			}
			a.encode(e, doc, func(x []float32, from int) {
				for i := range len(x) / width {
					tokens++
					for k, v := range x[i*width : (i+1)*width] {
						if w := rows[from+i][k]; math.Abs(float64(v-w)) > 1e-4 {
							t.Fatalf("%s vector of token %d of %q: [%d] is %v, want %v", name, from+i, want.Text, k, v, w)
						}
					}
				}
			})
		}
		check(a.m.shared, want.Shared, "shared")
		check(a.m.names, want.Names, "names")
	}
	if tokens < 50 {
		t.Fatalf("compared %d vectors only", tokens)
	}
}

// A document's vectors do not depend on how it falls into blocks.
func TestVectorsDoNotDependOnBlocks(t *testing.T) {
	m := Default()
	text := ""
	for len(text) < 12000 {
		text += "The reservoir above Velden overflowed, and Norvaland's ministry evacuated 300 people. "
	}
	vectors := func(lead string) (out [][]float32) {
		a, doc := m.NewAnalyzer(), &Doc{}
		doc.reset(lead + text)
		a.tokenize(doc)
		a.encode(m.shared, doc, func(x []float32, _ int) {
			for i := 0; i < len(x); i += width {
				out = append(out, append([]float32(nil), x[i:i+width]...))
			}
		})
		return out
	}
	one, other := vectors(""), vectors("Yes . ")
	for i := 8; i < len(one); i++ {
		for k, v := range one[i] {
			if w := other[i+2][k]; math.Abs(float64(v-w)) > 1e-5 {
				t.Fatalf("token %d: [%d] is %v, and %v two tokens later", i, k, v, w)
			}
		}
	}
}
