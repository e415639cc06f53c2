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

// A lemma table prefers known words, of them the last, then forms that are not
// words, then unknown ones, of these the first; exceptions go before all unless an
// ending led there too.
func TestPreferencesOfLemmas(t *testing.T) {
	table := func(endings [][2]string, known ...string) *lemmaTable {
		l := &lemmaTable{endings: endings, known: make([]uint64, 8)}
		for _, w := range known {
			at := hash64(w) & 7
			for l.known[at] != 0 {
				at = (at + 1) & 7
			}
			l.known[at] = hash64(w)
		}
		return l
	}
	endings := [][2]string{{"s", ""}, {"es", ""}, {"s", "-x"}, {"es", "a"}, {"fires", ""}}
	for _, c := range []struct {
		table      *lemmaTable
		exceptions []string
		want       string
	}{
		{table(endings), nil, "fire-x"},
		{table(endings[:2]), nil, "fire"},
		{table(endings, "fire"), nil, "fire"},
		{table(endings, "fire", "fir"), nil, "fir"},
		{table(endings, "fire", "fir", "fira", "fire-x"), nil, "fira"},
		{table(endings), []string{"flame", "blaze"}, "blaze"},
		{table(endings, "fire", "fir"), []string{"blaze", "fire"}, "blaze"},
		{table(endings[4:]), nil, ""},
		{table(nil), nil, ""},
	} {
		if c.exceptions != nil {
			c.table.exceptions = []lemmaException{{"fires", c.exceptions}}
		}
		if got := c.table.lemma("fires"); got != c.want {
			t.Errorf("lemma of fires by %v and %v: %q, want %q", c.table.endings, c.exceptions, got, c.want)
		}
	}
}
