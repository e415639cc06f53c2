package english

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// layerNames are the columns of testdata/parity.txt after the count of tokens.
var layerNames = [...]string{"tokens", "tags", "lemmas", "sentences", "heads", "entities"}

// paritySets are the texts of tools/model/parity.py, in its order.
var paritySets = []struct {
	name, pattern, key string
	group              int
}{
	{"guarantee", "stories/guarantee/*.txt", "file", 1},
	{"raw-stories", "bench/raw-stories/*/*.txt", "file", 1},
	{"times", "bench/times/dev.jsonl.gz", "json", 1},
	{"times-specs", "bench/times-specs/dev.jsonl", "json", 25},
	{"commitments", "bench/commitments/dev.jsonl", "json", 25},
	{"ner", "bench/ner/dev.jsonl", "json", 25},
	{"sentences", "bench/syntax/sentences.jsonl", "json", 25},
	{"syntax", "bench/syntax/dev-*.txt", "paragraphs", 25},
	{"nasty", "nasty.jsonl", "json", 1},
}

type parityText struct{ id, text string }

func parityTexts(t testing.TB, pattern, key string) (texts []parityText) {
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	sort.Strings(files)
	for _, path := range files {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(path, ".gz") {
			z, err := gzip.NewReader(bytes.NewReader(raw))
			if err != nil {
				t.Fatal(err)
			}
			if raw, err = io.ReadAll(z); err != nil {
				t.Fatal(err)
			}
		}
		switch key {
		case "file":
			texts = append(texts, parityText{filepath.Base(filepath.Dir(path)) + "/" + filepath.Base(path), string(raw)})
		case "paragraphs":
			stem := strings.TrimSuffix(filepath.Base(path), ".txt")
			for i, p := range strings.Split(string(raw), "\n\n") {
				texts = append(texts, parityText{fmt.Sprintf("%s-%d", stem, i), p})
			}
		default:
			for _, line := range bytes.Split(raw, []byte("\n")) {
				if len(line) == 0 {
					continue
				}
				var record struct{ ID, Text string }
				if err := json.Unmarshal(line, &record); err != nil {
					t.Fatal(err)
				}
				texts = append(texts, parityText{record.ID, record.Text})
			}
		}
	}
	return texts
}

// layersOf writes the decisions of doc as tools/model/parity.py does.
func layersOf(doc *Doc, out *[len(layerNames)]bytes.Buffer) {
	bit := func(b bool) int {
		if b {
			return 1
		}
		return 0
	}
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		fmt.Fprintln(&out[0], t.Start, t.End, bit(t.Space), t.Norm)
		fmt.Fprintln(&out[1], t.Tag, t.POS, t.Morph)
		fmt.Fprintln(&out[2], t.Lemma)
		fmt.Fprintln(&out[3], bit(t.SentStart))
		fmt.Fprintln(&out[4], t.Head, t.Dep)
	}
	for _, e := range doc.Entities {
		fmt.Fprintln(&out[5], e.From, e.To, e.Type)
	}
	for c := range doc.NounChunks() {
		fmt.Fprintln(&out[5], c.From, c.To)
	}
}

// TestParity reads the parity texts and compares the digest of every layer with
// that of spaCy. A text may differ where testdata/differences.txt lists it, with
// what differs, why and by which margin; each layer must agree on the share of
// tokens that is asked for.
func TestParity(t *testing.T) {
	const shared = "../../shared"
	if _, err := os.Stat(shared); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("the parity texts are missing: ", err)
		}
		t.Skip("the parity texts are not here")
	}
	want := map[string]string{}
	in, err := os.Open("testdata/parity.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	for lines := bufio.NewScanner(in); lines.Scan(); {
		id, rest, _ := strings.Cut(lines.Text(), " ")
		want[id] = rest
	}
	listed := readDifferences(t)
	a, doc := Default().NewAnalyzer(), &Doc{}
	tokens, compared, passed := 0, 0, 0
	differ := [len(layerNames)]int{}
	for _, set := range paritySets {
		pattern := filepath.Join(shared, set.pattern)
		if set.name == "nasty" {
			pattern = filepath.Join("testdata", set.pattern)
		}
		texts := parityTexts(t, pattern, set.key)
		for from := 0; from < len(texts); from += set.group {
			if passed++; testing.Short() && passed%8 != 0 {
				continue // a sample, for the slow path without assembly
			}
			var out [len(layerNames)]bytes.Buffer
			count := 0
			for _, text := range texts[from:min(from+set.group, len(texts))] {
				a.Analyze(doc, text.text)
				count += len(doc.Tokens)
				layersOf(doc, &out)
			}
			tokens += count
			id := set.name + "/" + texts[from].id
			fields := strings.Fields(want[id])
			if len(fields) != 1+len(layerNames) {
				t.Errorf("%s is not in parity.txt", id)
				continue
			}
			compared++
			if got := fmt.Sprint(count); got != fields[0] {
				t.Errorf("%s: %s tokens, want %s", id, got, fields[0])
			}
			for i, name := range layerNames {
				sum := sha256.Sum256(out[i].Bytes())
				if hex.EncodeToString(sum[:4]) != fields[1+i] {
					differ[i]++
					if !listed[id+" "+name] {
						t.Errorf("%s: %s differ from spaCy's and are not listed", id, name)
					}
				}
			}
		}
	}
	if passed != len(want) {
		t.Errorf("there are %d texts, parity.txt has %d", passed, len(want))
	}
	t.Logf("%d tokens in %d texts; texts that differ: %v %v", tokens, compared, layerNames, differ)
}

// readDifferences returns the layers of texts that are known to differ.
func readDifferences(t *testing.T) map[string]bool {
	listed := map[string]bool{}
	raw, err := os.ReadFile("testdata/differences.txt")
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(raw), "\n") {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] != "#" {
			listed[fields[0]+" "+fields[1]] = true
		}
	}
	return listed
}
