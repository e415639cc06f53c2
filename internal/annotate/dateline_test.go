package annotate_test

import (
	"testing"

	"concord/internal/annotate"
	"concord/internal/intake"
	"concord/internal/report"
)

// A dateline's place is not the subject of the sentence after it. The texts are invented.
func TestDatelineIsReadApart(t *testing.T) {
	for _, lead := range []string{"LIMA, 4 June 2031 - ", "WASHINGTON (AP) — ", "SAN FRANCISCO -- ", "LONDON (Reuters) - ", ""} {
		p, err := intake.FromText("a.txt", []byte("Warplanes strike a port\n\n"+lead+"Peruvian warplanes bombed the port of Arica, killing four people.\n"))
		if err != nil {
			t.Fatal(err)
		}
		doc := annotate.Annotate(report.New(p))
		got := ""
		for i := range doc.Predicates {
			if pr := &doc.Predicates[i]; pr.Lemma == "bomb" {
				if a, ok := pr.First("agent"); ok {
					got = a.Span.In(doc.Report.Text)
				}
			}
		}
		if got != "Peruvian warplanes" {
			t.Errorf("%q: the agent is %q", lead, got)
		}
	}
}
