package quote

import (
	"strings"
	"testing"
)

// Ends that signs beside the tree decide.
func TestEndsOfContents(t *testing.T) {
	for _, c := range []struct{ text, content string }{
		{"The mayor said the town had been led astray by “insiders” at the port, and he singled out the harbour master as the root of it.", "the town had been led astray by “insiders” at the port"},
		{"The mayor said the bridge would be “gone by May,” a claim that angered many in the town.", "the bridge would be “gone by May,”"},
		{"Holm called the plan “the next ruin” – the last one took the harbour and the mill with it in a year.", "the plan “the next ruin”"},
	} {
		qs := annotated(c.text)
		if len(qs) == 0 || qs[0].Clause.In(c.text) != c.content {
			got := ""
			if len(qs) > 0 {
				got = qs[0].Clause.In(c.text)
			}
			t.Errorf("%s\nclause %q, want %q", c.text, got, c.content)
		}
	}
}

// Every line of the table is read, and as the sign that it names.
func TestEndWeights(t *testing.T) {
	w := endWeights()
	if n := strings.Count(endTable, "\n"); len(w) != n || n < 1000 {
		t.Errorf("%d weights of %d lines", len(w), n)
	}
	names := map[string]bool{}
	for line := range strings.Lines(endTable) {
		names[line[:strings.LastIndexByte(line, ' ')]] = true
	}
	for s := range w {
		if !names[s.String()] {
			t.Errorf("sign %s is in no line", s)
		}
	}
}
