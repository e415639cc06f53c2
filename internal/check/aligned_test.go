package check_test

import (
	"fmt"
	"strings"
	"testing"

	"concord/internal/check"
	"concord/internal/intake"
	"concord/internal/pipeline"
)

// Two invented reports of one day, in words of their own.
var kell = []string{
	"Council votes to close the Kell bridge\n\nKELLMOUTH — The harbour council voted on Tuesday to close the Kell bridge to lorries after inspectors found cracks in the second pier.\n\n" +
		"Inspectors counted 47 cracks in the pier, the harbour office said. The repair will cost 3.2 million crowns, according to the treasurer.\n\n" +
		"The bridge was last repaired in 2019, when a barge hit it.\n",
	"Lorries barred from Kell bridge\n\nKELLMOUTH — Lorries may no longer use the Kell bridge after a vote of the harbour council on Tuesday.\n\n" +
		"Engineers who inspected the second pier counted 47 cracks in it. The treasurer told the council that the repair of the pier would cost 3.2 million crowns.\n\n" +
		"On Friday the ferry line will put on two more boats.\n",
}

func TestOtherAmount(t *testing.T) {
	places := 0 // found by the likest place, and by no rule of reconcile
	draft := "Kell bridge closed to lorries\n\nThe harbour council voted on Tuesday to close the Kell bridge to lorries. %s The harbour was calm.\n"
	for _, c := range []struct{ name, words, rule, at string }{
		{"a number", "There are 57 cracks in it, the harbour office said after the inspection of the pier.", "number/none", "57 cracks"},
		{"a number of one size, of another thing", "There are 57 lamps in it, the harbour office said after the inspection of the ferry.", "", ""},
		{"a year", "The bridge was repaired in 2012 after it was hit by a barge.", "date/none", "2012"},
		{"the year", "The bridge was repaired in 2019 after it was hit by a barge.", "", ""},
		{"a year of another thing", "The council built the ferry quay below the bridge in 2012.", "", ""},
		{"a weekday", "The ferry line puts on two more boats on Sunday.", "date/none", "Sunday"},
		{"the weekday", "The ferry line puts on two more boats on Friday.", "", ""},
		{"the number", "The inspectors had counted 47 cracks in its second pier.", "", ""},
		{"a sum", "To repair the pier would cost the town 3.7 million crowns, the treasurer said.", "number/none", "3.7 million crowns"},
		{"the sum", "To repair the pier would cost the town 3.2 million crowns, the treasurer said.", "", ""},
		{"a number of another thing", "The inspectors were paid for 57 hours of work on the pier.", "", ""},
		{"a number of another size", "The office has 4,700 pages on the pier and its cracks.", "", ""},
	} {
		got := findings(t, fmt.Sprintf(draft, c.words))
		for i := range got {
			if rest, ok := strings.CutPrefix(got[i], "place "); ok {
				got[i] = rest
				places++
			}
		}
		want := ""
		if c.rule != "" {
			want = c.rule + " " + c.at
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s: got %q, want %q", c.name, got, want)
		}
	}
	if places < 1 {
		t.Errorf("%d of these are found by the likest place of the reports, want one or more", places)
	}
	for day, want := range map[string]string{"Tuesday": "", "Saturday": "date/none Saturday"} {
		text := "Kell bridge closed to lorries\n\nThe harbour council voted on " + day + " to close the Kell bridge to lorries after cracks were found in a pier.\n"
		if got := strings.Join(findings(t, text), "; "); got != want {
			t.Errorf("on %s: got %q, want %q", day, got, want)
		}
	}
	// The ferry's Friday is not the council's Tuesday.
	if got := findings(t, "Ferries\n\nThe ferry line will put on two more boats on Friday. The harbour council meets on Sunday about the budget of the schools.\n"); len(got) > 0 {
		t.Errorf("days of other things: got %q", got)
	}
}

// findings are the errors and warnings on numbers and dates of a draft.
func findings(t *testing.T, draft string) []string {
	t.Helper()
	page := func(name, text string) *intake.Page {
		return &intake.Page{Source: name, MediaType: "text/plain", Text: text}
	}
	var reports []*intake.Page
	for i, text := range kell {
		reports = append(reports, page(fmt.Sprintf("report-%d.txt", i), text))
	}
	c, err := pipeline.Check(pipeline.Draft{Page: page("draft.txt", draft)}, reports, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range c.Findings {
		if f.Level != check.Note && (strings.HasPrefix(f.Rule, "number/") || strings.HasPrefix(f.Rule, "date/")) {
			if strings.Contains(f.Message, "in a place like this") {
				f.Rule = "place " + f.Rule
			}
			out = append(out, f.Rule+" "+f.At.Exact)
			for _, r := range f.Readings {
				for k, p := range r.Words {
					if !strings.Contains(r.Passages[k].Exact, p.Exact) {
						t.Errorf("%q is not in %q", p.Exact, r.Passages[k].Exact)
					}
				}
			}
		}
	}
	return out
}
