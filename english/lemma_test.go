package english

import (
	"strings"
	"testing"
)

func TestLemmas(t *testing.T) {
	m := Default()
	a := m.NewAnalyzer()
	for _, c := range []struct {
		form  string
		pos   POS
		morph Morph
		want  string
	}{
		{"axes", PosNOUN, "Number=Plur", "axis"}, // the last exception
		{"better", PosADJ, "Degree=Cmp", "well"}, // likewise
		{"passes", PosVERB, "", "pass"},          // the last ending with a known word
		{"Houses", PosNOUN, "Number=Plur", "house"},
		{"blorping", PosVERB, "", "blorpe"}, // unknown: the first ending
		{"Blorp", PosVERB, "", "Blorp"},     // nothing fits: as it is written
		{"Blorp", PosVERB, "VerbForm=Inf", "blorp"},
		{"co-blorps", PosNOUN, "", "co-blorp"}, // not all letters
		{"s", PosNOUN, "", "s"},                // nothing would be left
		{"saw", PosVERB, "Tense=Past|VerbForm=Fin", "see"},
		{"says", PosVERB, "Number=Sing|Tense=Pres|VerbForm=Fin", "say"},
		{"does", PosVERB, "Tense=Pres|VerbForm=Fin", "does"}, // present without number is a base form
		{"quickest", PosADV, "Degree=Sup", "quick"},
		{"blorpest", PosADV, "Degree=Sup", "blorpest"},
		{"Orsa", PosPROPN, "Number=Sing", "Orsa"},
		{"These", PosDET, "", "these"},
		{"MAY", PosAUX, "VerbForm=Fin", "may"},
		{"\u201d", PosPUNCT, "", `"`},
		{"--", PosPUNCT, "", "--"},
		{"\n", PosSPACE, "", "\n"},
		{"What", 0, "", "what"},
	} {
		lex := m.lexicon.get(c.form, "")
		for range 2 { // the second from the cache
			if got := m.lemmas.lemma(a, lex, c.pos, c.morph); got != c.want {
				t.Errorf("lemma of %q as %s %s: %q, want %q", c.form, c.pos, c.morph, got, c.want)
			}
		}
	}
}

// The cache of lemmas does not grow without bound.
func TestLemmaCacheIsBounded(t *testing.T) {
	m := Default()
	a := m.NewAnalyzer()
	for i := range 3 * lemmaCache {
		word := strings.Repeat("z", 3+i%7) + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26)) + string(rune('a'+i/17576)) + "ing"
		if got, want := m.lemmas.lemma(a, &lexeme{text: word, lower: word}, PosVERB, ""), word[:len(word)-3]+"e"; got != want {
			t.Fatalf("lemma of %q: %q, want %q", word, got, want)
		}
		if len(a.lemmas) > lemmaCache {
			t.Fatalf("%d lemmas are kept", len(a.lemmas))
		}
	}
}
