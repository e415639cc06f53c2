package render

import (
	"strings"
	"testing"

	"concord/internal/reconcile"
	"concord/internal/reconcile/collate"
	"concord/internal/span"
	"concord/internal/story"
)

func at(report, exact string) story.Passage {
	return story.Passage{Report: report, Span: span.Span{Start: 0, End: len(exact)}, Exact: exact}
}

// One claim of two sources, against another claim of two.
func twoSides() *reconcile.Difference {
	reading := func(value, holder, report string) reconcile.Reading {
		return reconcile.Reading{Value: value, Holder: holder, Passages: []story.Passage{at(report, value)}, Marks: []story.Passage{at(report, value)}, Origins: []string{"o-" + holder}}
	}
	return &reconcile.Difference{Judgement: reconcile.JudgeDisputed, Subject: "disputed: nobody knew", Readings: []reconcile.Reading{
		reading("nobody knew", "The minister", "C"), reading("it was reported", "Nordkraft", "C"), reading("it was reported", "Ingrid Solheim", "D"), reading("nobody knew", "the minister", "D")}}
}

func TestSides(t *testing.T) {
	d := twoSides()
	var got []string
	for _, r := range sides(d) {
		got = append(got, r.Value+" | "+r.Holder+" | "+strings.Join(sigla(r.Passages), " ")+" | "+strings.Join(r.Origins, " "))
	}
	want := "nobody knew | the minister | C D | o-The minister o-the minister; it was reported | Nordkraft, Ingrid Solheim | C D | o-Nordkraft o-Ingrid Solheim"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	if len(d.Readings[0].Passages) != 1 || d.Readings[0].Holder != "The minister" {
		t.Errorf("the difference itself was changed: %+v", d.Readings[0])
	}
}

func TestNearest(t *testing.T) {
	whole, clause := at("B", "he left and expressed deep regret"), at("B", "expressed deep regret")
	mark, other := at("B", "regret"), at("B", "he")
	ps, ms := nearest([]story.Passage{whole, clause, whole, whole}, []story.Passage{mark, mark, other, {}})
	if len(ps) != 3 || ps[0] != clause || ms[0] != mark || ps[1] != whole || ps[2] != whole {
		t.Errorf("got %+v of %+v", ps, ms)
	}
}

func TestShownValue(t *testing.T) {
	d := &reconcile.Difference{Kind: reconcile.SlotPlace}
	r := &reconcile.Reading{Value: "new jersey", Marks: []story.Passage{at("A", "the state"), at("A", "Born in New\nJersey")}}
	if got, want := shownValue(d, r), "New Jersey"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	r.Marks = r.Marks[:1]
	if got := shownValue(d, r); got != "new jersey" {
		t.Errorf("got %q without words of a report", got)
	}
}

func TestDifferOn(t *testing.T) {
	d := twoSides()
	if got, want := differOn(d), "disputed: the minister against Nordkraft"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	d.Subject = "the crack"
	if got, want := differOn(d), "they differ on the crack"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSubject(t *testing.T) {
	d := twoSides()
	if got, want := subject(d), "the minister against Nordkraft"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	d.Subject = "whether the crack was reported"
	if got := subject(d); got != d.Subject {
		t.Errorf("got %q: a subject that says what is disputed stays", got)
	}
	d.Subject = "disputed: nobody knew"
	d.Readings[1].Holder = ""
	d.Readings[2].Holder = ""
	if got := subject(d); got != d.Subject {
		t.Errorf("got %q: nobody is named on one side", got)
	}
}

func TestChain(t *testing.T) {
	source := at("A", "a former official")
	w := &collate.Witness{Report: "A", Source: &source}
	if got := chain(w); got != "" {
		t.Errorf("got %q for words at first hand", got)
	}
	w.Through = []story.Passage{at("A", "Axios"), at("A", "his\nlawyer")}
	if got, want := chain(w), "A ← Axios ← his lawyer ← a former official"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(w.Through) != 2 {
		t.Error("the witness was changed")
	}
}
