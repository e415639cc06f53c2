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
	text := ""
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		text += strings.ToValidUTF8(string(raw), "?") + "\n"
	}
	// 600 words, with their lines.
	n := 0
	for i := range len(text) {
		if i > 0 && text[i] <= ' ' && text[i-1] > ' ' {
			if n++; n == 600 {
				text = text[:i]
				break
			}
		}
	}
	s, w, g := read(text)
	b.ReportAllocs()
	for b.Loop() {
		entity.Find(text, s, w, g)
	}
	b.ReportMetric(float64(len(strings.Fields(text))), "words")
}
