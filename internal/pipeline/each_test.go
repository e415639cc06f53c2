package pipeline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"concord/internal/annotate"
	"concord/internal/intake"
	"concord/internal/report"
)

// A stage that panics at one element costs that element alone.
func TestEachLeavesOutWhatAStagePanicsAt(t *testing.T) {
	in := []int{1, 2, 0, 4, 0, 6}
	name := func(i int) string { return fmt.Sprint("page ", i) }
	out, failed := each(in, "dividing", name, func(i int) int { return 12 / i })
	if want := []int{12, 6, 3, 2}; !slices.Equal(out, want) {
		t.Errorf("kept %v, want %v", out, want)
	}
	if len(failed) != 2 {
		t.Fatalf("%d failures, want 2: %v", len(failed), failed)
	}
	for _, f := range failed {
		if f.Source != "page 0" || f.Kind != "failed" || f.Hint == "" ||
			!strings.HasPrefix(f.Reason, "dividing: ") || !strings.Contains(f.Reason, "divide by zero at each_test.go:") {
			t.Errorf("failure %+v does not say where, at what stage and why", f)
		}
	}
}

// A report at which a stage panics stands among the failures; the others are told.
func TestAFaultAtOneReportLeavesTheOthers(t *testing.T) {
	var pages []*intake.Page
	for i, text := range []string{
		"Six people were hurt when a barge hit the Kell bridge on Monday, the harbour office said.\n",
		"The bridge stays shut until May, the mayor said.\n",
		"The barge was bound for Norra with gravel, its owner said.\n",
		"Four people were hurt when a barge hit the Kell bridge on Monday, the police said.\n",
	} {
		p, err := intake.FromText(fmt.Sprintf("%d.txt", i), []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, p)
	}
	st, failed := tell(pages,
		func(p *intake.Page) *report.Report {
			if p.Source == "1.txt" {
				panic("injected")
			}
			return report.New(p)
		},
		func(r *report.Report) *annotate.Document {
			if r.Source == "2.txt" {
				panic("injected")
			}
			return annotate.Annotate(r)
		})
	if len(st.Members) != 2 {
		t.Errorf("%d reports are told, want 2", len(st.Members))
	}
	var got []string
	for _, f := range failed {
		reason, _, _ := strings.Cut(f.Reason, " at ")
		got = append(got, f.Source+" "+reason)
	}
	if want := []string{"1.txt reading the report: injected", "2.txt annotating the report: injected"}; !slices.Equal(got, want) {
		t.Errorf("failures %q, want %q", got, want)
	}
}
