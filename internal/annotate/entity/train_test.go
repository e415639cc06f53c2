package entity

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"net/url"
	"os"
	"path"
	"strings"
	"testing"

	"concord/english"
	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

var train = flag.String("train", "", "write the choices of pronouns in ../shared/bench/coref to this file, for tools/model/pronoun_weights.py")

// choice is one pronoun of the development set: the features of its candidates
// and which of them are right.
type choice struct {
	Set   string
	Fold  int
	Class int // row of weights
	Cands [][]int
	Right []int
	Chain []int
}

// mark is a chain of the data set, in bytes, or for a passage with two names the
// pronoun and what it is.
type marked struct {
	pronoun  span.Span
	clusters [][]span.Span
	wrong    []span.Span
}

// TestTrain writes the training data of weights.go. It does nothing without -train.
func TestTrain(t *testing.T) {
	if *train == "" {
		t.Skip("no -train")
	}
	in, err := os.Open("../../../../shared/bench/coref/dev.jsonl.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	z, err := gzip.NewReader(in)
	if err != nil {
		t.Fatal(err)
	}
	out, err := os.Create(*train)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	enc := json.NewEncoder(out)
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<26)
	for n := 0; lines.Scan(); n++ {
		type place struct{ Start, End int }
		var line struct {
			Set, Text     string
			URL           string
			Pronoun, A, B place
			Gold          struct {
				A, B     bool
				Clusters [][][2]int
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
		title := ""
		if u, err := url.Parse(line.URL); err == nil && line.Set == "gap" {
			// As internal/evaluate reads it.
			title, _, _ = strings.Cut(strings.ReplaceAll(path.Base(u.Path), "_", " "), " (")
			title += "\n\n"
			line.Text = title + line.Text
		}
		offset := []int{}
		for at := range line.Text[len(title):] {
			offset = append(offset, len(title)+at)
		}
		offset = append(offset, len(line.Text))
		bytes := func(s, e int) span.Span { return span.Span{Start: offset[s], End: offset[e]} }
		var gold marked
		if line.Set == "gap" {
			gold.pronoun = bytes(line.Pronoun.Start, line.Pronoun.End)
			for _, x := range []struct {
				at   place
				same bool
			}{{line.A, line.Gold.A}, {line.B, line.Gold.B}} {
				if x.same {
					gold.clusters = append(gold.clusters, []span.Span{gold.pronoun, bytes(x.at.Start, x.at.End)})
				} else {
					gold.wrong = append(gold.wrong, bytes(x.at.Start, x.at.End))
				}
			}
		} else {
			for _, c := range line.Gold.Clusters {
				var spans []span.Span
				for _, s := range c {
					spans = append(spans, bytes(s[0], s[1]))
				}
				gold.clusters = append(gold.clusters, spans)
			}
		}
		for _, c := range choices(line.Text, gold) {
			c.Set, c.Fold = line.Set, n%5
			if err := enc.Encode(c); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// choices resolves the pronouns of a text and returns what it chose from.
func choices(text string, gold marked) []choice {
	var sentences []sentence.Sentence
	var words []token.Word
	var parts []english.Part
	at := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		part := english.Part{Start: at, End: at + len(line)}
		for _, sp := range sentence.Split(text, span.Span{Start: at, End: at + len(line)}) {
			sentences = append(sentences, sentence.Sentence{Span: sp})
			words = append(words, token.Words(text, sp)...)
			part.Sentences = append(part.Sentences, sp.Start)
		}
		if part.Sentences != nil {
			parts = append(parts, part)
		}
		at += len(line)
	}
	g := &english.Doc{}
	english.Default().NewAnalyzer().AnalyzeParts(g, text, parts)
	token.Join(words, g.Tokens)
	f := newFinder(text, sentences, words, g)
	j := f.join(f.allNames())
	r := j.resolver(j.describe())
	// The cluster of a phrase: the one with its span, or with a span whose head is its head.
	heads := map[int]int{}
	root := func(s span.Span) int {
		from := 0
		for from < len(g.Tokens) && g.Tokens[from].End <= s.Start {
			from++
		}
		to := from
		for to < len(g.Tokens) && g.Tokens[to].Start < s.End {
			to++
		}
		if from >= to {
			return -1
		}
		return g.Root(english.Span{From: from, To: to})
	}
	for c, cluster := range gold.clusters {
		for _, s := range cluster {
			heads[root(s)] = c + 1
		}
	}
	wrong := map[int]bool{}
	for _, s := range gold.wrong {
		wrong[root(s)] = true
	}
	var out []choice
	r.trace = func(p *phrase, cands []candidate) {
		here := span.Span{Start: g.Tokens[p.head].Start, End: g.Tokens[p.head].End}
		if !gold.pronoun.Empty() && here != gold.pronoun {
			return
		}
		c := choice{Class: int(p.pron - proHe)}
		mine := heads[p.head]
		rightChain := map[int]bool{}
		wrongChain := map[int]bool{}
		for _, x := range cands {
			q := &r.phrases[x.phrase]
			if mine != 0 && heads[q.head] == mine && q.chain >= 0 {
				rightChain[q.chain] = true
			}
			if wrong[q.head] && q.chain >= 0 {
				wrongChain[q.chain] = true
			}
		}
		for n, x := range cands {
			q := &r.phrases[x.phrase]
			c.Cands = append(c.Cands, append([]int{}, x.features...))
			chain := q.chain
			if chain < 0 {
				chain = -1 - x.phrase
			}
			c.Chain = append(c.Chain, chain)
			switch {
			case mine != 0 && heads[q.head] == mine, !gold.pronoun.Empty() && rightChain[q.chain],
				mine == 0 && !gold.pronoun.Empty() && !wrong[q.head] && !wrongChain[q.chain]:
				c.Right = append(c.Right, n)
			}
		}
		if len(c.Right) > 0 && len(c.Right) < len(c.Cands) {
			out = append(out, c)
		}
	}
	r.run()
	return out
}
