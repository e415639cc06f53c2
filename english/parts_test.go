package english

import "testing"

// Parts are read as if they stood alone, at their places.
func TestPartsAreReadAlone(t *testing.T) {
	const first, second = "Brodeur resigned. She left Velden at 6 p.m. on Monday", "The dam, officials said, had held: nobody was hurt."
	text := first + "\n\n# furniture #\n\n" + second
	m := Default()
	a, doc := m.NewAnalyzer(), &Doc{}
	base := len(text) - len(second)
	a.AnalyzeParts(doc, text, []Part{{0, len(first), nil}, {base, len(text), nil}})
	at := 0
	for _, part := range []struct {
		text string
		base int
	}{{first, 0}, {second, base}} {
		alone := m.Analyze(part.text)
		for i, want := range alone.Tokens {
			got := doc.Tokens[at+i]
			if got.Start != want.Start+part.base || got.End != want.End+part.base || got.Head != want.Head+at || got.Dep != want.Dep ||
				got.Tag != want.Tag || got.Lemma != want.Lemma || got.Entity != want.Entity || got.SentStart != want.SentStart {
				t.Errorf("token %d of %q: got %+v, alone %+v", i, part.text, got, want)
			}
			if s, w := doc.Subtree(at+i), alone.Subtree(i); s.From != w.From+at || s.To != w.To+at {
				t.Errorf("subtree of token %d of %q: %v, alone %v", i, part.text, s, w)
			}
		}
		at += len(alone.Tokens)
	}
	if at != len(doc.Tokens) || len(doc.Entities) == 0 {
		t.Errorf("%d tokens, want %d; %d entities", len(doc.Tokens), at, len(doc.Entities))
	}
}

// Sentences that are given are the sentences there are.
func TestGivenSentences(t *testing.T) {
	text := `"It holds. It will hold," the engineer said. Mr. Orr et al. agreed then it rained`
	starts := []int{0, 45, 67}
	a, doc := Default().NewAnalyzer(), &Doc{}
	a.AnalyzeParts(doc, text, []Part{{0, len(text), starts}})
	var got []int
	for s := range doc.Sentences() {
		got = append(got, doc.Tokens[s.From].Start)
	}
	if len(got) != 3 || got[0] != 0 || got[1] != 45 || got[2] != 67 {
		t.Errorf("sentences begin at %v, want %v", got, starts)
	}
	for i, tok := range doc.Tokens {
		if h := doc.Tokens[tok.Head]; (h.Start >= 45) != (tok.Start >= 45) || (h.Start >= 67) != (tok.Start >= 67) {
			t.Errorf("token %d %q has its head in another sentence", i, doc.Word(i))
		}
	}
}
