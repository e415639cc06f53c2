package check

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Markup goes, every other byte stays in its place.
func TestUnmark(t *testing.T) {
	for _, c := range [][2]string{
		{"# Dam breaks\n\nText.", "Dam breaks\n\nText."},
		{"The **Velden dam** _broke_.", "The Velden dam broke ."},
		{"> “We will\n> pay,” she said.", "“We will pay,” she said."},
		{"See [the order](https://x.example/a_b) now", "See the order now"},
		{"![a picture](p.png) Text", "Text"},
		{"- one\n- two", "one\n two"},
		{"snake_case and 2 * 3", "snake_case and 2 * 3"},
		{"---\ntitle: x\n---\nText", "Text"},
		{"a <!-- not this --> b", "a b"},
		{"filled to\na width", "filled to a width"},
		{"```\ncode 12\n```\nText", "Text"},
	} {
		got := Unmark(c[0])
		if len(got) != len(c[0]) {
			t.Errorf("%q becomes %d bytes of %d", c[0], len(got), len(c[0]))
		}
		fields := func(s string) string { return strings.Join(strings.Fields(s), " ") }
		if fields(got) != fields(c[1]) {
			t.Errorf("%q reads %q, want %q", c[0], fields(got), fields(c[1]))
		}
	}
}

func FuzzUnmark(f *testing.F) {
	f.Add("---\n# a\n> *b* [c](d) `e`\n```\n")
	f.Add("+++")
	f.Add("[^1] ![")
	f.Add("---\n\n---")
	f.Fuzz(func(t *testing.T, s string) {
		got := Unmark(s)
		if len(got) != len(s) || utf8.ValidString(s) && !utf8.ValidString(got) {
			t.Fatalf("%q becomes %q", s, got)
		}
		visible(s)
		wayBack(s, "<p>"+s, nil)(len(s))
	})
}

func TestAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"orsini", "orsino", true}, {"udeid", "udaid", true}, {"netanyahu", "netanyahoo", true}, {"solheim", "solehim", true},
		{"israel", "israeli", false}, {"smith", "brown", false}, {"lind", "land", false}, {"orsini", "orsini", false},
	} {
		if got := alike(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}
