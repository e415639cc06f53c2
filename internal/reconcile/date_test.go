package reconcile_test

import (
	"slices"
	"strings"
	"testing"

	"concord/internal/reconcile"
)

// Dates are compared only where the words beside them show that one event is meant.
func TestDates(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		want       string // rule, judgement and values of the differences
	}{
		{"one event, two dates",
			"The minister of transport, Ida Holm, opened the new bridge of Sarn to lorries on 3 May 2030.", "Minister Ida Holm opened the new bridge of Sarn to lorries on 5 May 2030.",
			"date/same-event contradiction 2030-05-03 2030-05-05"},
		{"a noun names the event",
			"Ida Holm apologised to Tol for the May 3, 2030 raid on Sarn and its victims.", "Ida Holm apologised to Tol for the May 5, 2030 raid on Sarn and its victims.",
			"date/same-event contradiction 2030-05-03 2030-05-05"},
		{"another event of the same clause",
			"The minister Ida Holm opened the new bridge of Sarn to lorries on 3 May 2030.", "The minister Ida Holm opened the new bridge of Sarn to lorries after the flood of 1 April 2030.", ""},
		{"the same act of another state",
			"Ida Holm spoke to Sarn of the May 3, 2030 Danish raid on the harbour and its victims.", "Ida Holm spoke to Sarn of the May 5, 2030 Swedish raid on the harbour and its victims.", ""},
		{"the dates of what was said",
			"The bridge of Sarn is safe for lorries, minister Ida Holm said on 3 May 2030.", "The bridge of Sarn is safe for lorries, minister Ida Holm said on 5 May 2030.", ""},
		{"both dates in one report",
			"Minister Ida Holm opened the new bridge of Sarn to lorries on 3 May 2030.", "Minister Ida Holm opened the new bridge of Sarn to lorries on 5 May 2030. Minister Ida Holm opened the old bridge of Sarn to lorries on 3 May 2030.", ""},
		{"early and mid",
			"By mid-January, lorry drivers who cross the bridge of Sarn will need to be fully insured against floods.", "In early January, lorry drivers who cross the bridge of Sarn will be required to be fully insured against floods.",
			"date/part-of-month tension XXXX-01 (start) XXXX-01 (mid)"},
		{"a weekday that does not fit",
			"The old bridge of Sarn collapsed under a lorry on Friday, 3 May 2029.", "A lorry was on the old bridge of Sarn when the old bridge of Sarn gave way on 3 May 2029.",
			"date/weekday tension 2029-05-03 Friday"},
	} {
		t.Run(test.name, func(t *testing.T) {
			wantDifferences(t, test.a, test.b, test.want, reconcile.SlotDate)
		})
	}
}

// However many reports date an event, its dates are one difference, with each
// report once in each reading.
func TestManyDatesAreOneDifference(t *testing.T) {
	var texts []string
	for i := range 40 {
		day := []string{"3 May 2030", "5 May 2030", "6 May 2030"}[i%3]
		text := "Minister Ida Holm opened the new bridge of Sarn to lorries on " + day + "."
		texts = append(texts, text+"\n\nThe river was high.\n\n"+text)
	}
	f := reconcile.Reconcile(tell(texts...))
	n := 0
	for _, d := range f.Differences {
		if d.Kind != reconcile.SlotDate {
			continue
		}
		n++
		if len(d.Readings) != 3 {
			t.Errorf("%d readings, want 3", len(d.Readings))
		}
		for _, r := range d.Readings {
			seen := map[string]bool{}
			for _, p := range r.Marks {
				if seen[p.Report] {
					t.Errorf("reading %s has report %s twice", r.Value, p.Report)
				}
				seen[p.Report] = true
			}
		}
	}
	if n != 1 {
		t.Errorf("%d differences of dates, want 1", n)
	}
}

// What is shown of the words that joined two statements is written as the reports
// write it, not as its stem.
func TestGroundsAreWords(t *testing.T) {
	f := reconcile.Reconcile(tell("The minister Ida Holm opened the new bridge of Sarn to lorries on 3 May 2030.", "The minister Ida Holm opened the new bridge of Sarn to lorries on 5 May 2030."))
	if len(f.Differences) == 0 {
		t.Fatal("the two dates are no difference")
	}
	for _, g := range f.Differences[0].Why {
		if strings.Contains(g.Words, "lorri") && !strings.Contains(g.Words, "lorries") {
			t.Errorf("%s: %q shows a stem", g.What, g.Words)
		}
	}
}

// wantDifferences compares the differences of some kinds between two reports, written
// "rule judgement value value; …", and checks what holds for all findings.
func wantDifferences(t *testing.T, a, b, want string, kinds ...reconcile.Slot) {
	t.Helper()
	s := tell(a+"\n\nThe river was high and the wind strong.", b+"\n\nNobody was hurt.")
	f := reconcile.Reconcile(s)
	var got []string
	for _, d := range f.Differences {
		if !slices.Contains(kinds, d.Kind) {
			continue
		}
		line := d.Rule + " " + string(d.Judgement)
		for _, r := range d.Readings {
			line += " " + r.Value
		}
		got = append(got, line)
		if len(d.Why) == 0 {
			t.Errorf("%s without grounds", d.Rule)
		}
	}
	if strings.Join(got, "; ") != want {
		t.Errorf("differences of\n  %s\n  %s\n got %v\nwant %v", a, b, got, want)
	}
	checkFindings(t, s, f)
}
