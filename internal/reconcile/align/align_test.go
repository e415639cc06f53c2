package align_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"concord/internal/annotate"
	"concord/internal/intake"
	"concord/internal/pipeline"
	"concord/internal/reconcile/align"
	"concord/internal/report"
	"concord/internal/span"
	"concord/internal/story"
)

// bare reads text as testimony and nothing else.
func bare(text string) *annotate.Document {
	return annotate.Annotate(&report.Report{Language: "en", Text: text, Blocks: []report.Block{{Span: span.Span{End: len(text)}, Kind: report.Body}}})
}

func whole(r *align.Reader, text string) *align.Text {
	return r.Text(bare(text), span.Span{End: len(text)})
}

// Of two sentences the first is nearer in what it says, however its words differ.
func TestNearerIsWhatSaysTheSame(t *testing.T) {
	r := align.NewReader()
	for _, c := range []struct{ text, same, other string }{
		{"The army attacked the camp at dawn.", "The attack on the camp by the army came at dawn.", "The army opened a camp for tourists."},
		{"Ruth Hale resigned as mayor on Monday.", "The resignation of mayor Ruth Hale came on Monday.", "Ruth Hale was elected mayor two years ago."},
		{"Police jailed the lawyer.", "Officers put the attorney in prison.", "The lawyer sued the police over a car."},
		{"The flood killed 12 people in Lind.", "Twelve people died in the flood in Lind.", "The flood in Lind did not reach the 40 people of the upper town."},
		{"The company bought the mill for $3 million.", "The mill was purchased by the company for $3 million.", "The mill makes 3 million bags a year for the company."},
	} {
		a, same, other := whole(r, c.text), whole(r, c.same), whole(r, c.other)
		for _, q := range []align.Question{align.SameFact, align.Paraphrase, align.Degree} {
			x, y := align.Compare(a, same, nil), align.Compare(a, other, nil)
			if x.Score(q) <= y.Score(q) {
				t.Errorf("question %d: %q is %.2f like %q and %.2f like %q", q, c.text, x.Score(q), c.same, y.Score(q), c.other)
			}
		}
	}
}

func TestCompareIsSymmetricAndExplained(t *testing.T) {
	r := align.NewReader()
	texts := []*align.Text{whole(r, "The bridge over the Lind fell on Tuesday."), whole(r, "Nobody was hurt."), whole(r, "…"),
		whole(r, "On Tuesday the Lind bridge collapsed, killing 3."), whole(r, "He did not."), r.Text(nil)}
	set := align.NewSet(texts)
	for i, a := range texts {
		for j, b := range texts {
			x, y := align.Compare(a, b, set), align.Compare(b, a, set)
			for p := range x {
				if math.IsNaN(x[p]) || math.Abs(x[p]-y[p]) > 1e-9 {
					t.Errorf("%d and %d: %s is %v one way and %v the other", i, j, align.Part(p), x[p], y[p])
				}
			}
			sum := 0.
			for _, s := range x.Shares(align.SameFact) {
				sum += s.Adds
			}
			if p := 1 / (1 + math.Exp(-sum)); math.Abs(p-x.Score(align.SameFact)) > 1e-9 {
				t.Errorf("%d and %d: the shares give %v, the score is %v", i, j, p, x.Score(align.SameFact))
			}
		}
	}
}

const stories = "../../../testdata/stories"

func pages(t testing.TB, dir string) []*intake.Page {
	t.Helper()
	var out []*intake.Page
	files, err := filepath.Glob(filepath.Join(dir, "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if ext := filepath.Ext(f); ext != ".txt" && ext != ".html" {
			continue
		}
		for page, err := range intake.Read(context.Background(), intake.Options{}, []string{f}) {
			if err != nil {
				t.Fatal(err)
			}
			page.Source = filepath.Base(f)
			out = append(out, page)
		}
	}
	return out
}

func tell(t testing.TB, ps []*intake.Page) *story.Story {
	t.Helper()
	s, failed := pipeline.Story(ps)
	if len(failed) > 0 {
		t.Fatal(failed)
	}
	return s
}

// The facts of the sample stories hold together: clauses in one fact each, links
// between two reports with what shows them, spans that fit, and the same whatever
// the order in which the reports come.
func TestFactsOfStories(t *testing.T) {
	dirs, err := os.ReadDir(stories)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dirs {
		if !d.IsDir() {
			continue
		}
		ps := pages(t, filepath.Join(stories, d.Name()))
		s := tell(t, ps)
		got := align.Align(s, nil)
		if len(got.Facts) < 5 {
			t.Errorf("%s: %d facts", d.Name(), len(got.Facts))
		}
		seen := map[align.Clause]bool{}
		for _, f := range got.Facts {
			reports := map[int]bool{}
			for _, c := range f.Clauses {
				if seen[c] {
					t.Errorf("%s: %v stands in two facts", d.Name(), c)
				}
				seen[c] = true
				reports[c.Member] = true
			}
			if len(reports) < 2 || len(f.Links) == 0 {
				t.Errorf("%s: a fact of %d reports with %d links", d.Name(), len(reports), len(f.Links))
			}
			for _, l := range f.Links {
				same, other := l.Grounds()
				if l.A.Member == l.B.Member || len(same) == 0 {
					t.Errorf("%s: link %v", d.Name(), l)
				}
				for _, g := range append(same, other...) {
					inside(t, s.Members[l.A.Member].Document, l.A.Predicate, g.A)
					inside(t, s.Members[l.B.Member].Document, l.B.Predicate, g.B)
				}
			}
		}
		if len(got.Statements) == 0 {
			t.Errorf("%s: no statements are alike", d.Name())
		}
		for _, l := range got.Statements {
			if l.A.Member == l.B.Member || l.Score < .7 || len(l.Same) == 0 {
				t.Errorf("%s: link %v", d.Name(), l)
			}
		}
		if testing.Verbose() {
			show(t, s, got.Facts)
		}
		rand.New(rand.NewPCG(1, 2)).Shuffle(len(ps), func(i, j int) { ps[i], ps[j] = ps[j], ps[i] })
		if again := align.Align(tell(t, ps), nil); factsOf(got) != factsOf(again) || !reflect.DeepEqual(got.Statements, again.Statements) {
			t.Errorf("%s: other facts in another order of reports", d.Name())
		}
	}
}

// factsOf prints facts for comparison.
func factsOf(a *align.Aligned) string {
	var b strings.Builder
	for _, f := range a.Facts {
		fmt.Fprintln(&b, f.Clauses)
		for _, l := range f.Links {
			same, other := l.Grounds()
			fmt.Fprintln(&b, l.A, l.B, l.Score, same, other)
		}
	}
	return b.String()
}

// inside checks that grounds stand in the sentence of a predicate.
func inside(t *testing.T, doc *annotate.Document, p int, at []span.Span) {
	t.Helper()
	for _, x := range at {
		found := false
		for _, s := range doc.Sentences {
			found = found || s.Contains(x) && s.Overlaps(doc.Predicates[p].Span)
		}
		if !found || x.Empty() {
			t.Errorf("ground %q lies outside of the sentence of %q", x.In(doc.Report.Text), doc.Predicates[p].In(doc.Report.Text))
		}
	}
}

func show(t *testing.T, s *story.Story, facts []align.Fact) {
	text := func(c align.Clause, x span.Span) string {
		return x.In(s.Members[c.Member].Document.Report.Text)
	}
	all := func(c align.Clause, xs []span.Span) string {
		var out []string
		for _, x := range xs {
			out = append(out, text(c, x))
		}
		return strings.Join(out, " ")
	}
	for _, f := range facts {
		var b strings.Builder
		for _, c := range f.Clauses {
			fmt.Fprintf(&b, "%s: %s\n", s.Members[c.Member].Siglum, text(c, s.Members[c.Member].Document.Predicates[c.Predicate].Clause))
		}
		for _, l := range f.Links {
			fmt.Fprintf(&b, "    %.2f %s–%s", l.Score, s.Members[l.A.Member].Siglum, s.Members[l.B.Member].Siglum)
			same, other := l.Grounds()
			for _, g := range same {
				fmt.Fprintf(&b, " | %s: %s = %s", g.Part, all(l.A, g.A), all(l.B, g.B))
			}
			for _, g := range other {
				fmt.Fprintf(&b, " | other %s: %s / %s", g.Part, all(l.A, g.A), all(l.B, g.B))
			}
			b.WriteString("\n")
		}
		t.Log(b.String())
	}
}

func BenchmarkCompare(b *testing.B) {
	r := align.NewReader()
	x := whole(r, "The storm, which sank two fishing boats and one coal barge off Sarn on Tuesday, ended at noon, the harbour police said.")
	y := whole(r, "Two fishing boats and a barge loaded with coal went down off Sarn before the storm ended at midday on Tuesday.")
	b.ReportAllocs()
	for b.Loop() {
		align.Compare(x, y, nil)
	}
}

func BenchmarkAlign(b *testing.B) {
	s := tell(b, pages(b, filepath.Join(stories, "velden-dam")))
	n := 0
	for _, m := range s.Members {
		n += len(m.Statements)
	}
	b.ReportAllocs()
	for b.Loop() {
		align.Align(s, nil)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/statement")
}
