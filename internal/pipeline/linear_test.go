package pipeline_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"concord/internal/intake"
	"concord/internal/pipeline"
)

// invented makes n reports of as many events: sentences of the sample stories, every
// longer word of small letters replaced by another such word of theirs. Report i
// depends on i alone.
func invented(t testing.TB, n int) []string {
	files, err := filepath.Glob(filepath.Join(root, "testdata/stories/*/*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no sample stories: %v", err)
	}
	var sentences, words []string
	plain := func(w string) bool { return len(w) > 4 && strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == "" }
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range strings.SplitAfter(string(b), ". ") {
			if s = strings.Join(strings.Fields(s), " "); len(s) > 60 && len(s) < 300 {
				sentences = append(sentences, s)
			}
		}
		for _, w := range strings.Fields(string(b)) {
			if plain(w) {
				words = append(words, w)
			}
		}
	}
	out := make([]string, n)
	for i := range out {
		rng := rand.New(rand.NewPCG(3, uint64(i)))
		var b strings.Builder
		for k := range 12 {
			ws := strings.Fields(sentences[rng.IntN(len(sentences))])
			for j, w := range ws {
				if plain(w) {
					ws[j] = words[rng.IntN(len(words))]
				}
			}
			b.WriteString(strings.Join(ws, " "))
			b.WriteString([]string{" ", "\n\n"}[k%3/2])
		}
		out[i] = b.String()
	}
	return out
}

// work counts what making the account of some texts allocates: bytes and pieces of
// memory, which do not depend on how busy the machine is.
func work(t testing.TB, texts []string) (bytes, pieces float64) {
	folder := t.TempDir()
	for i, text := range texts {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("report-%d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var pages []*intake.Page
	for p, err := range intake.Read(context.Background(), intake.Options{MaxBytes: 1 << 24}, []string{folder}) {
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, p)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	pipeline.Compare(pages, nil)
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc), float64(after.Mallocs - before.Mallocs)
}

// Four times the reports, and a report four times as long, are about four times the
// work.
func TestWorkGrowsWithTheText(t *testing.T) {
	texts := invented(t, 160)
	work(t, texts[:2]) // tables that are made once
	for _, c := range []struct {
		name        string
		some, fours []string
		most        float64
	}{
		{"reports", texts[:40], texts, 5},
		{"length", []string{strings.Join(texts[:20], "\n\n")}, []string{strings.Join(texts[:80], "\n\n")}, 5},
		{"a report that repeats itself", []string{strings.Repeat(texts[0]+"\n\n", 10)}, []string{strings.Repeat(texts[0]+"\n\n", 40)}, 5},
	} {
		bytes, pieces := work(t, c.some)
		moreBytes, morePieces := work(t, c.fours)
		if moreBytes > c.most*bytes || morePieces > c.most*pieces {
			t.Errorf("%s: four times as much text takes %.1f times the bytes and %.1f times the pieces of memory", c.name, moreBytes/bytes, morePieces/pieces)
		}
		t.Logf("%s: %.2f times the bytes, %.2f times the pieces", c.name, moreBytes/bytes, morePieces/pieces)
	}
}

// BenchmarkReports compares the reports of the folder that REPORTS names: its profile
// is in docs/speed.md.
func BenchmarkReports(b *testing.B) {
	folder := os.Getenv("REPORTS")
	if folder == "" {
		b.Skip("REPORTS names no folder")
	}
	var pages []*intake.Page
	for p, err := range intake.Read(context.Background(), intake.Options{MaxBytes: 1 << 24}, []string{folder}) {
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, p)
	}
	b.ReportAllocs()
	for b.Loop() {
		pipeline.Compare(pages, nil)
	}
}
