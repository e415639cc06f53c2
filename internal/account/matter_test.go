package account_test

import (
	"slices"
	"testing"

	"concord/internal/account"
	"concord/internal/intake"
	"concord/internal/pipeline"
	"concord/internal/reconcile"
	"concord/internal/story"
)

// What an editor must look at comes first, most reports first, and a dispute of
// named sources counts for two reports more. A name in full is last.
func TestDifferencesByMatter(t *testing.T) {
	passage := func(reports string) (out []story.Passage) {
		for _, r := range reports {
			out = append(out, story.Passage{Report: string(r)})
		}
		return out
	}
	difference := func(id string, j reconcile.Judgement, a, b string) reconcile.Difference {
		return reconcile.Difference{ID: id, Judgement: j, Readings: []reconcile.Reading{{Value: "1", Passages: passage(a)}, {Value: "2", Passages: passage(b)}}}
	}
	name := difference("name in full", reconcile.JudgePrecision, "ABC", "DE")
	name.Kind = reconcile.SlotName
	s := &story.Story{}
	acc := account.New(s, reconcile.Findings{Differences: []reconcile.Difference{
		name,
		difference("wording", reconcile.JudgeWording, "ABCD", "E"),
		difference("two", reconcile.JudgeContradiction, "A", "B"),
		difference("dispute", reconcile.JudgeDisputed, "A", "A"),
		difference("many", reconcile.JudgeTension, "AC", "BDE"),
		difference("three", reconcile.JudgeContradiction, "A", "BC"),
		difference("few words", reconcile.JudgeWording, "A", "E"),
		difference("precise", reconcile.JudgePrecision, "A", "B"),
	}}, nil)
	var got []string
	for _, d := range acc.Differences {
		got = append(got, d.ID)
	}
	if want := []string{"many", "three", "dispute", "two", "precise", "wording", "few words", "name in full"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Who told whom is kept with its places: report ← outlet ← source, and source in
// the words of another.
func TestThrough(t *testing.T) {
	text := "Kell bridge\n\nKELLMOUTH — “The pier was never looked at by anybody,” a former inspector told the Harbour Gazette on Monday.\n\n" +
		"“We will mend it before the first of May,” the mayor said.\n"
	acc := pipeline.Compare([]*intake.Page{{Source: "a.txt", MediaType: "text/plain", Text: text}}, nil)
	got := map[string][]string{}
	for _, u := range acc.Utterances {
		for _, w := range u.Witnesses {
			if w.Source == nil {
				t.Fatalf("no source for %+v", w)
			}
			got[w.Source.Exact] = []string{}
			for _, p := range w.Through {
				if p.In(text) != p.Exact {
					t.Errorf("%q does not stand at its place", p.Exact)
				}
				got[w.Source.Exact] = append(got[w.Source.Exact], p.Exact)
			}
		}
	}
	if g := got["a former inspector"]; !slices.Equal(g, []string{"the Harbour Gazette"}) {
		t.Errorf("the inspector's words came through %q, want the Harbour Gazette", g)
	}
	if g, ok := got["the mayor"]; !ok || len(g) != 0 {
		t.Errorf("the mayor's words came through %q, want nobody (known: %v)", g, ok)
	}
}
