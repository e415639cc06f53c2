package entity_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"concord/internal/annotate/entity"
)

// BenchmarkFind reads one report of about 600 words whose tokens and trees are
// there already.
func BenchmarkFind(b *testing.B) {
	files, _ := filepath.Glob("../../../../shared/stories/*/*.txt")
	if len(files) == 0 {
		b.Skip("no shared stories")
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		b.Fatal(err)
	}
	text := strings.ToValidUTF8(string(raw), "?")
	if words := strings.Fields(text); len(words) > 600 {
		text = text[:strings.Index(text, words[600])+len(words[600])]
		for n := len(strings.Fields(text)); n < 600; n = len(strings.Fields(text)) {
			text = string(raw)[:min(len(raw), len(text)+200)]
		}
	}
	text = strings.ToValidUTF8(text, "?")
	s, w, g := read(text)
	b.ReportAllocs()
	for b.Loop() {
		entity.Find(text, s, w, g)
	}
	b.ReportMetric(float64(len(strings.Fields(text))), "words")
}
