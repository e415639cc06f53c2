package evaluate

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// columns returns the sentences of CoNLL-U: of each token form, part of speech,
// head and label.
func columns(t *testing.T, conllu string) []string {
	t.Helper()
	var out []string
	for _, sentence := range strings.Split(strings.TrimSuffix(conllu, "\n\n"), "\n\n") {
		var tokens []string
		for _, line := range strings.Split(sentence, "\n") {
			f := strings.Split(line, "\t")
			if len(f) != 10 {
				t.Fatalf("%d fields in %q", len(f), line)
			}
			tokens = append(tokens, strings.Join([]string{f[1], f[3], f[6], f[7]}, "/"))
		}
		out = append(out, strings.Join(tokens, " "))
	}
	return out
}

func TestSyntax(t *testing.T) {
	text := "The mayor  spoke.\r\n\n  She did not resign… But her deputy has\tleft.\n \nNobody asked"
	path := filepath.Join(t.TempDir(), "text.txt")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Predict("syntax", path, &out); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"The/DET/2/det mayor/NOUN/3/nsubj spoke/VERB/0/root ./PUNCT/3/punct",
		"She/PRON/4/nsubj did/AUX/4/aux not/PART/4/neg resign/VERB/0/root …/PUNCT/4/punct",
		"But/CCONJ/5/cc her/PRON/3/poss deputy/NOUN/5/nsubj has/AUX/5/aux left/VERB/0/root ./PUNCT/5/punct",
		"Nobody/PRON/2/nsubj asked/VERB/0/root",
	}
	got := columns(t, out.String())
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	if space := strings.Count(out.String(), "SpaceAfter=No"); space != 7 {
		t.Errorf("%d tokens without a space after them", space)
	}
}

// A prediction has every visible character of the text, in order: the scorer
// takes no other.
func TestSyntaxKeepsTheText(t *testing.T) {
	for _, text := range []string{"", "\n\n", " ", "a\u00a0b\u2003c", "x\u200by \ufeffz", "😀 👩‍👩‍👧 \x00\x01", strings.Repeat("long", 3000), "1.\n2.\n•\n“\n"} {
		for _, byRules := range []bool{true, false} {
			var out bytes.Buffer
			if err := writeSyntax(&out, text, paragraphs(text, byRules)); err != nil {
				t.Fatal(err)
			}
			var forms strings.Builder
			for line := range strings.Lines(out.String()) {
				if f := strings.Split(line, "\t"); len(f) == 10 {
					forms.WriteString(f[1])
				}
			}
			if want := strings.Join(strings.Fields(text), ""); forms.String() != want {
				t.Errorf("%.40q, rules %v: got %.40q", text, byRules, forms.String())
			}
		}
	}
}
