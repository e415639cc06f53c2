package collate_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"concord/internal/annotate"
	"concord/internal/intake"
	"concord/internal/reconcile/collate"
	"concord/internal/reconcile/lineage"
	"concord/internal/report"
	"concord/internal/story"
)

// Five real reports of one order, kept outside the repository.
func founding(t *testing.T) *story.Story {
	t.Helper()
	files, _ := filepath.Glob("../../../../shared/stories/guarantee/*.txt")
	if len(files) == 0 {
		if os.Getenv("CI") == "true" {
			t.Fatal("the reports of the founding story are missing")
		}
		t.Skip("the reports of the founding story are not here")
	}
	var reps []*report.Report
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		page, err := intake.FromText(f, b)
		if err != nil {
			t.Fatal(err)
		}
		reps = append(reps, report.New(page))
	}
	report.DateTogether(reps)
	var docs []*annotate.Document
	for _, r := range reps {
		docs = append(docs, annotate.Annotate(r))
	}
	return story.New(docs)
}

func TestFoundingStory(t *testing.T) {
	s := founding(t)
	us := collate.Collate(s)
	// holds returns the utterance with these words in a marked witness of most reports.
	holds := func(words string) (best collate.Utterance, reports int) {
		for _, u := range us {
			in := map[string]bool{}
			found := false
			for _, w := range u.Witnesses {
				in[w.Report] = true
				for _, c := range w.Content {
					found = found || w.Kind != "indirect" && strings.Contains(c.Exact, words)
				}
			}
			if found && len(in) > reports {
				best, reports = u, len(in)
			}
		}
		return best, reports
	}
	reading := func(u collate.Utterance, lemma, reads string, g collate.Grade) {
		t.Helper()
		for _, e := range u.Apparatus {
			for _, v := range e.Readings {
				if e.Lemma.Exact == lemma && v.At[0].Exact == reads && v.Grade == g {
					return
				}
			}
		}
		t.Errorf("no entry %q ] %q (%s) in %+v", lemma, reads, g, u.Apparatus)
	}

	order, n := holds("any armed attack")
	if n != 4 {
		t.Errorf("the clause on an armed attack has witnesses in %d reports, want 4", n)
	}
	if got := order.Witnesses[order.Base]; got.Kind != "direct" || len(got.Content) != 2 {
		t.Errorf("base is %+v, want the report that prints two paragraphs", got)
	}
	reading(order, "critical", "", collate.Substantive)
	reading(order, "sovereignty,", "sovereignty", collate.HouseStyle)

	ally, n := holds("steadfast")
	if n != 3 {
		t.Errorf("the praise of an ally has witnesses in %d reports, want 3", n)
	}
	reading(ally, "partner", "ally", collate.Substantive)
	reading(ally, "stability", "stability,", collate.HouseStyle)

	if got := collate.Locate(s, "the harbour master opened a new swimming pool"); len(got) != 0 {
		t.Errorf("words that stand nowhere were found at %+v", got)
	}
	if l := lineage.Trace(s, collate.Collate(s)); len(l.Groups) != 5 {
		t.Errorf("%d origins of five independent pages: %+v", len(l.Groups), l.Groups)
	}
}
