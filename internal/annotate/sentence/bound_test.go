package sentence

import (
	"strings"
	"testing"

	"concord/internal/span"
)

func TestBounded(t *testing.T) {
	for name, text := range map[string]string{
		"short":         "Nothing is cut here.",
		"words":         strings.Repeat("word ", 5000),
		"one word":      strings.Repeat("a", 20_000),
		"three bytes":   strings.Repeat("“", 7001),
		"one of two":    strings.Repeat(" ", 3*longest) + "end",
		"late blank":    strings.Repeat("a", longest-1) + " b",
		"broken at end": strings.Repeat("“", longest) + "\xe2\x80",
	} {
		at := 0
		for _, s := range bounded(text, span.Span{Start: 0, End: len(text)}) {
			if s.Empty() || s.Len() > longest || s.Start < at || s.Start > at && strings.TrimSpace(text[at:s.Start]) != "" {
				t.Errorf("%s: %v after %d", name, s, at)
			}
			if name != "broken at end" && !s.Fits(text) {
				t.Errorf("%s: %v stands within a character", name, s)
			}
			if name == "words" && strings.Trim(text[s.Start:s.End], "word ") != "" || name == "words" && s.Len()%5 != 4 {
				t.Errorf("%s: %v cuts a word", name, s)
			}
			at = s.End
		}
		if strings.TrimSpace(text[at:]) != "" {
			t.Errorf("%s: the last %d bytes are in no sentence", name, len(text)-at)
		}
	}
}
