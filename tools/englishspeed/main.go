// Englishspeed reads texts with package english and says how long that took, for
// docs/english.md. The texts are JSON lines with a key "text".
//
//	englishspeed -first                 analyse one sentence and end: the time of a fresh process
//	englishspeed [-workers N] [-rounds N] texts.jsonl
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"concord/english"
)

func main() {
	log.SetFlags(0)
	first := flag.Bool("first", false, "analyse one sentence and end")
	workers := flag.Int("workers", 1, "texts read at a time")
	rounds := flag.Int("rounds", 3, "how often all texts are read; the fastest counts")
	flag.Parse()
	if *first {
		doc := english.Default().Analyze("The dam held, officials in London said on Monday.")
		fmt.Println(doc.Word(0), doc.Tokens[0].Tag, len(doc.Entities))
		return
	}
	texts, size, err := read(flag.Arg(0))
	if err != nil {
		log.Fatal("englishspeed: ", err)
	}
	m := english.Default()
	best, tokens, words := time.Duration(0), int64(0), int64(0)
	for range *rounds {
		var next, all, worded atomic.Int64
		began := time.Now()
		var wait sync.WaitGroup
		for range *workers {
			wait.Go(func() {
				a, doc := m.NewAnalyzer(), &english.Doc{}
				for i := next.Add(1) - 1; int(i) < len(texts); i = next.Add(1) - 1 {
					a.Analyze(doc, texts[i])
					all.Add(int64(len(doc.Tokens)))
					for k := range doc.Tokens {
						if pos := doc.Tokens[k].POS; pos != english.PosPUNCT && pos != english.PosSPACE {
							worded.Add(1)
						}
					}
				}
			})
		}
		wait.Wait()
		if took := time.Since(began); best == 0 || took < best {
			best, tokens, words = took, all.Load(), worded.Load()
		}
	}
	fmt.Printf("tokens %d words %d seconds %.3f tokens/s %.0f words/s %.0f text_bytes %d resident_kb %d\n", tokens, words, best.Seconds(),
		float64(tokens)/best.Seconds(), float64(words)/best.Seconds(), size, resident())
}

func read(path string) (texts []string, size int, err error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	defer in.Close()
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var record struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
			return nil, 0, err
		}
		texts = append(texts, record.Text)
		size += len(record.Text)
	}
	return texts, size, lines.Err()
}

// resident returns the most memory that the process has had, in KiB (Linux).
func resident() (kb int) {
	status, _ := os.ReadFile("/proc/self/status")
	for _, line := range strings.Split(string(status), "\n") {
		fmt.Sscanf(line, "VmHWM: %d", &kb)
	}
	return kb
}
