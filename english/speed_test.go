package english

import (
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
)

// speedTexts are the development texts of quotations: news of many outlets.
func speedTexts(tb testing.TB) []string {
	const path = "../../shared/bench/quotes/dev.jsonl.gz"
	if _, err := os.Stat(path); err != nil {
		tb.Skip("the texts to measure with are not here")
	}
	var texts []string
	for _, t := range parityTexts(tb, path, "json")[:270] {
		texts = append(texts, t.text)
	}
	return texts
}

// BenchmarkNews reads some 245,000 tokens of news, every step, on one goroutine
// and on all processors.
func BenchmarkNews(b *testing.B) {
	texts := speedTexts(b)
	m := Default()
	for _, workers := range []int{1, runtime.GOMAXPROCS(0)} {
		b.Run(map[bool]string{true: "one", false: "all"}[workers == 1], func(b *testing.B) {
			b.ReportAllocs()
			var tokens atomic.Int64
			for b.Loop() {
				var next atomic.Int64
				var wait sync.WaitGroup
				for range workers {
					wait.Go(func() {
						a, doc := m.NewAnalyzer(), &Doc{}
						for i := next.Add(1) - 1; int(i) < len(texts); i = next.Add(1) - 1 {
							a.Analyze(doc, texts[i])
							tokens.Add(int64(len(doc.Tokens)))
						}
					})
				}
				wait.Wait()
			}
			b.ReportMetric(float64(tokens.Load())/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}
