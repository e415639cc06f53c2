package ledger

import (
	"slices"
	"testing"

	"concord/internal/annotate"
	"concord/internal/annotate/entity"
	"concord/internal/report"
	"concord/internal/span"
)

// What a phrase refers to is found without looking at all mentions and chains, and
// is what looking at all of them finds.
func TestRefers(t *testing.T) {
	text := "The mayor of Lind, Ruth Hale, met the harbour authority on Monday. She said that it would pay. Hale left. The mayor of Lind came back, and Hale's deputy with her."
	doc := annotate.Annotate(&report.Report{Language: "en", Text: text, Blocks: []report.Block{{Span: span.Span{End: len(text)}, Kind: report.Body}}})
	lib := &library{readings: map[*annotate.Document]*reading{}}
	r := lib.reading(doc)
	found := 0
	for from := range text {
		for to := from; to <= len(text) && to < from+40; to++ {
			at := span.Span{Start: from, End: to}
			met := map[int]bool{}
			for _, m := range doc.Mentions {
				if at.Contains(m.Span) && m.End == at.End || m.Span == at || m.Contains(at) {
					met[m.Entity] = true
				}
			}
			if len(met) == 0 {
				for _, c := range doc.Chains {
					if c.Entity >= 0 && slices.ContainsFunc(c.Phrases, func(ph entity.Phrase) bool { return ph.Span == at }) {
						met[c.Entity] = true
					}
				}
			}
			var want []int
			for i := range doc.Entities {
				if met[i] {
					want = append(want, i)
				}
			}
			found += len(want)
			if got := r.refers(at); !slices.Equal(got, want) {
				t.Fatalf("%q refers to %v, want %v", at.In(text), got, want)
			}
		}
	}
	if found == 0 {
		t.Error("nothing refers to anything")
	}
}
