package align_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
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

// The facts of the sample stories hold together: spans that fit, statements in one
// fact each, links between two reports with what shows them, and the same whatever
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
		facts := align.Statements(s)
		if len(facts) < 5 {
			t.Errorf("%s: %d facts", d.Name(), len(facts))
		}
		seen := map[align.Ref]bool{}
		for _, f := range facts {
			reports := map[int]bool{}
			for _, r := range f.Statements {
				if seen[r] {
					t.Errorf("%s: %v stands in two facts", d.Name(), r)
				}
				seen[r] = true
				reports[r.Member] = true
			}
			if len(reports) < 2 || len(f.Links) == 0 {
				t.Errorf("%s: a fact of %d reports with %d links", d.Name(), len(reports), len(f.Links))
			}
			for _, l := range f.Links {
				if l.A.Member == l.B.Member || l.Score < .7 || len(l.Same) == 0 {
					t.Errorf("%s: link %v", d.Name(), l)
				}
				for _, g := range append(slices.Clone(l.Same), l.Other...) {
					for _, x := range g.A {
						inside(t, s, l.A, x)
					}
					for _, x := range g.B {
						inside(t, s, l.B, x)
					}
				}
			}
		}
		if testing.Verbose() {
			show(t, s, facts)
		}
		rand.New(rand.NewPCG(1, 2)).Shuffle(len(ps), func(i, j int) { ps[i], ps[j] = ps[j], ps[i] })
		if again := align.Statements(tell(t, ps)); !reflect.DeepEqual(facts, again) {
			t.Errorf("%s: other facts in another order of reports", d.Name())
		}
	}
}

func inside(t *testing.T, s *story.Story, r align.Ref, x span.Span) {
	t.Helper()
	if st := s.Members[r.Member].Statements[r.Statement]; !st.Contains(x) || x.Empty() {
		t.Errorf("ground %v lies outside of statement %v", x, st.Span)
	}
}

func show(t *testing.T, s *story.Story, facts []align.Fact) {
	text := func(r align.Ref, x span.Span) string { return x.In(s.Members[r.Member].Document.Report.Text) }
	all := func(r align.Ref, xs []span.Span) string {
		var out []string
		for _, x := range xs {
			out = append(out, text(r, x))
		}
		return strings.Join(out, " ")
	}
	for _, f := range facts {
		var b strings.Builder
		for _, r := range f.Statements {
			fmt.Fprintf(&b, "%s: %s\n", s.Members[r.Member].Siglum, text(r, s.Members[r.Member].Statements[r.Statement].Span))
		}
		for _, l := range f.Links {
			fmt.Fprintf(&b, "    %.2f %s–%s", l.Score, s.Members[l.A.Member].Siglum, s.Members[l.B.Member].Siglum)
			for _, g := range l.Same {
				fmt.Fprintf(&b, " | %s: %s = %s", g.Part, all(l.A, g.A), all(l.B, g.B))
			}
			for _, g := range l.Other {
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

func BenchmarkStatements(b *testing.B) {
	s := tell(b, pages(b, filepath.Join(stories, "velden-dam")))
	n := 0
	for _, m := range s.Members {
		n += len(m.Statements)
	}
	b.ReportAllocs()
	for b.Loop() {
		align.Statements(s)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/statement")
}
