package predicate_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"concord/english"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/when"
	"concord/internal/edtf"
	"concord/internal/span"
)

var update = flag.Bool("update", false, "rewrite testdata from what is found; read the diff")

// published is the day on which the sentences of the cases were written: a Thursday.
const published = edtf.Value("2025-09-11")

func find(text string) []predicate.Predicate {
	doc := english.Default().Analyze(text)
	return predicate.Find(text, doc, times(text, doc), published)
}

func times(text string, doc *english.Doc) []when.Time {
	var sentences []span.Span
	for s := range doc.Sentences() {
		sentences = append(sentences, span.Span{Start: doc.Tokens[s.From].Start, End: doc.Tokens[s.To-1].End})
	}
	return when.Find(text, sentences, published, doc)
}

// show writes p as the cases do: what it is, its arguments, then what is known
// of it.
func show(text string, ps []predicate.Predicate, p *predicate.Predicate) string {
	var b strings.Builder
	b.WriteString(p.Lemma)
	if p.Base != p.Lemma {
		fmt.Fprintf(&b, " (%s)", p.Base)
	}
	b.WriteString(":")
	for _, a := range p.Arguments {
		fmt.Fprintf(&b, " %s=", a.Role)
		if a.Shared {
			b.WriteString("^")
		}
		if a.Prep != "" {
			b.WriteString(a.Prep + " ")
		}
		fmt.Fprintf(&b, "[%s]", a.In(text))
	}
	fmt.Fprintf(&b, " — %s %s", p.Kind, p.Factuality)
	if p.Kind != predicate.Noun && p.Kind != predicate.Apposition {
		for _, w := range []string{string(p.Tense), string(p.Modality)} {
			if w != "" {
				b.WriteString(" " + w)
			}
		}
	}
	for _, flag := range []struct {
		on   bool
		name string
	}{{p.Perfect, "perfect"}, {p.Progressive, "progressive"}, {p.Passive, "passive"}, {p.Negated, "negated"}, {p.Historical, "historical"},
		{p.Future, "yet-to-come"}, {p.Hypothetical, "hypothetical"}, {p.Asked, "asked"}} {
		if flag.on {
			b.WriteString(" " + flag.name)
		}
	}
	if p.Within >= 0 {
		fmt.Fprintf(&b, " %s<%s", p.By, ps[p.Within].Lemma)
	}
	if p.Source >= 0 {
		fmt.Fprintf(&b, " source=%s", ps[p.Source].Lemma)
	}
	return b.String()
}

// TestCases reads testdata: a sentence at the left margin, below it, indented,
// all that is found in it. A line that begins with # is a remark.
func TestCases(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	if len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
		for i := 0; i < len(lines); i++ {
			line := lines[i]
			out.WriteString(line + "\n")
			if line == "" || line[0] == '#' || line[0] == '\t' {
				continue
			}
			var want, got []string
			for i+1 < len(lines) && strings.HasPrefix(lines[i+1], "\t") {
				i++
				want = append(want, lines[i][1:])
			}
			ps := find(line)
			for k := range ps {
				got = append(got, show(line, ps, &ps[k]))
			}
			for _, g := range got {
				out.WriteString("\t" + g + "\n")
			}
			if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w && !*update {
				t.Errorf("%s: %q\n got %s\nwant %s", file, line, g, w)
			}
		}
		if *update {
			if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
