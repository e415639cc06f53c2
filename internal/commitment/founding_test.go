package commitment_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"concord/internal/commitment"
	"concord/internal/intake"
	"concord/internal/pipeline"
	"concord/internal/story"
)

// The founding case, read as an analyst would: one order told by five reports is
// one record, with what counts as what, the trigger and its objects, and duties
// with bearers, measures and limits; older and other promises are others.
func TestFoundingCase(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/stories/guarantee/*.txt")
	if len(files) == 0 {
		if os.Getenv("CI") == "true" {
			t.Fatal("the founding case is not beside the repository")
		}
		t.Skip("the founding case is not beside the repository")
	}
	var pages []*intake.Page
	for p, err := range intake.Read(t.Context(), intake.Options{}, files) {
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, p)
	}
	st, _ := pipeline.Story(pages)
	all := commitment.Find(st)
	for _, c := range all {
		for _, v := range c.Variants {
			m := slices.IndexFunc(st.Members, func(m story.Member) bool { return m.Siglum == v.Says.Report })
			if got := st.Members[m].Document.Report.Text[v.Says.Start:v.Says.End]; got != v.Says.Exact {
				t.Errorf("%s: %q is not what stands at its place", c.ID, v.Says.Exact)
			}
		}
	}
	find := func(name string, is func(commitment.Commitment) bool) *commitment.Commitment {
		t.Helper()
		var found []*commitment.Commitment
		for i := range all {
			if is(all[i]) {
				found = append(found, &all[i])
			}
		}
		if len(found) != 1 {
			t.Errorf("%s: %d records, want 1", name, len(found))
			return &commitment.Commitment{}
		}
		return found[0]
	}
	name := func(p *commitment.Party) string {
		if p == nil {
			return ""
		}
		return p.Name
	}
	order := find("the order", func(c commitment.Commitment) bool { return strings.HasSuffix(c.Instrument.Kind, "order") })
	if name(order.Promisor) != "United States" || name(order.Promisee) != "Qatar" || order.Made == nil || order.Made.When != "2025-09-29" {
		t.Errorf("the order: %s to %s, made %v", name(order.Promisor), name(order.Promisee), order.Made)
	}
	told := map[string]bool{}
	for _, v := range order.Variants {
		told[v.Says.Report] = true
	}
	if len(told) != 5 || order.Constitutive == nil || !strings.HasPrefix(order.Constitutive.CountsAs.Value, "a threat to") || len(order.Illocutions) != 3 {
		t.Errorf("the order is told by %d reports, illocutions %v", len(told), order.Illocutions)
	}
	if tr := order.Trigger; tr == nil || len(tr.Acts) != 1 || tr.Acts[0].Type != "ASSAULT" || len(tr.Protected) < 3 || tr.Protected[0].Of != "Qatar" {
		t.Errorf("trigger is %+v", tr)
	}
	duty := func(words string) commitment.Duty {
		t.Helper()
		for _, d := range order.Duties {
			if strings.Contains(d.Content.Value, words) {
				return d
			}
		}
		t.Errorf("no duty has %q", words)
		return commitment.Duty{}
	}
	measures := duty("lawful and appropriate")
	if len(measures.Measures) != 3 || measures.List != commitment.Open || len(measures.Limits) != 2 || measures.Condition == nil || measures.Purpose == nil || measures.Modality != commitment.Obligation {
		t.Errorf("measures: %+v", measures)
	}
	if d := duty("contingency planning"); name(d.Bearer) != "cabinet officials" {
		t.Errorf("planning is by %q", name(d.Bearer))
	}
	if d := duty("reaffirming the guarantee"); d.Bearer == nil || d.Bearer.Kind != "office" {
		t.Errorf("the guarantee is reaffirmed by %+v: an order binds an office", d.Bearer)
	}
	duty("territorial integrity")
	for _, d := range order.Duties {
		if strings.Contains(d.Content.Value, "NATO") {
			t.Errorf("a comparison is in a term: %q", d.Content.Value)
		}
	}
	if len(order.ComparedWith) == 0 {
		t.Error("nobody compares the order")
	}
	status := find("the designation", func(c commitment.Commitment) bool { return c.Kind == commitment.Designation })
	if len(status.Duties) != 0 || status.Made == nil || status.Made.When != "2022" || name(status.Promisee) != "Qatar" {
		t.Errorf("the designation: made %v, duties %v", status.Made, status.Duties)
	}
	earlier := find("the pledge of the visit", func(c commitment.Commitment) bool {
		return len(c.Duties) == 1 && c.Duties[0].Content.Value == "protect Qatar"
	})
	if name(earlier.Promisor) != "Donald Trump" || earlier.Made == nil {
		t.Errorf("the pledge of the visit: by %s, made %v", name(earlier.Promisor), earlier.Made)
	}
	israel := find("no such attack again", func(c commitment.Commitment) bool {
		return len(c.Duties) == 1 && strings.Contains(c.Duties[0].Content.Value, "such an attack again")
	})
	if len(israel.Duties) != 1 || name(israel.Duties[0].Bearer) != "Israel" || israel.Duties[0].Modality != commitment.Prohibition || len(israel.Variants) != 3 {
		t.Errorf("no such attack again: %+v", israel.Duties)
	}
	nato := find("the provision", func(c commitment.Commitment) bool { return c.Instrument.Kind == "provision" })
	if name(nato.Promisor) != "NATO" {
		t.Errorf("the provision binds %q", name(nato.Promisor))
	}
	qatar := find("the resolve to defend", func(c commitment.Commitment) bool { return strings.HasPrefix(c.Rule, "ready-determined") })
	if name(qatar.Promisor) != "Qatar" || qatar.Kind != commitment.Pledge {
		t.Errorf("his country is %q", name(qatar.Promisor))
	}
	if len(all) > 9 {
		t.Errorf("%d records: an analyst drowns", len(all))
	}
}
