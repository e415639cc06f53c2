package incident

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"concord/internal/annotate"
	"concord/internal/intake"
	"concord/internal/report"
	"concord/internal/span"
)

func document(t testing.TB, title, date, text string) *annotate.Document {
	t.Helper()
	page, err := intake.FromText("test", []byte(title+"\n\n"+text))
	if err != nil {
		t.Fatal(err)
	}
	page.Meta.Title = intake.Stated{Value: title, From: "test"}
	page.Meta.Published = intake.Stated{Value: date, From: "test"}
	page.Meta.Language = intake.Stated{Value: "en", From: "test"}
	return annotate.Annotate(report.New(page))
}

type incidentCase struct {
	name string
	docs []*annotate.Document
	want map[string]string
}

func cases(t testing.TB) []incidentCase {
	t.Helper()
	b, err := os.ReadFile("testdata/incidents.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []incidentCase
	for _, block := range strings.Split(string(b), "\n== ")[1:] {
		name, rest, _ := strings.Cut(block, "\n")
		body, want, ok := strings.Cut(rest, "\nwant ")
		if !ok {
			t.Fatalf("case %q wants nothing", name)
		}
		c := incidentCase{name: name, want: map[string]string{}}
		for _, rep := range strings.Split("\n"+body, "\n-- ")[1:] {
			head, text, _ := strings.Cut(rep, "\n")
			date, title, _ := strings.Cut(head, " ")
			c.docs = append(c.docs, document(t, title, date, strings.ReplaceAll(text, "\n", "\n\n")))
		}
		line, _, _ := strings.Cut(want, "\n")
		key := ""
		for w := range strings.FieldsSeq(line) {
			if k, v, ok := strings.Cut(w, "="); ok {
				key = k
				c.want[k] = v
			} else {
				c.want[key] += " " + w
			}
		}
		out = append(out, c)
	}
	return out
}

func facts(docs []*annotate.Document) []Facts {
	var out []Facts
	for i, d := range docs {
		f := Read(d)
		f.Report = i
		out = append(out, f)
	}
	return out
}

func told[T any](f Fact[T]) string {
	if !f.Known {
		return "none"
	}
	return fmt.Sprint(f.Value)
}

func named(list []Fact[Person]) string {
	var out []string
	for _, p := range list {
		out = append(out, p.Value.Name)
	}
	slices.Sort(out)
	return strings.Join(out, ";")
}

func TestIncidents(t *testing.T) {
	for _, c := range cases(t) {
		t.Run(c.name, func(t *testing.T) {
			rec := Reconcile(facts(c.docs))
			got := map[string]string{"killed": told(rec.Killed), "injured": told(rec.Injured), "date": told(rec.Date),
				"city": told(rec.City), "state": told(rec.State), "victims": named(rec.Victims), "suspects": named(rec.Suspects)}
			for k, want := range c.want {
				if got[k] != want {
					t.Errorf("%s = %q, want %q", k, got[k], want)
				}
			}
		})
	}
}

// The order of reports changes nothing but their numbers, and every reading shows
// its place in its own report.
func TestRecordsHold(t *testing.T) {
	for _, c := range cases(t) {
		fs := facts(c.docs)
		a := Reconcile(fs)
		back := slices.Clone(fs)
		slices.Reverse(back)
		if b := Reconcile(back); !reflect.DeepEqual(a, b) {
			t.Errorf("%s: the order of reports changes the record\n%+v\n%+v", c.name, a, b)
		}
		if b := Reconcile(facts(c.docs)); !reflect.DeepEqual(a, b) {
			t.Errorf("%s: two runs differ", c.name)
		}
		check := func(report int, at []span.Span) {
			for _, s := range at {
				if text := c.docs[report].Report.Text; !s.Fits(text) || s.Empty() {
					t.Errorf("%s: span %v of report %d does not fit", c.name, s, report)
				}
			}
		}
		for _, r := range a.Killed.Readings {
			check(r.Report, r.At)
		}
		for _, r := range a.Injured.Readings {
			check(r.Report, r.At)
		}
		for _, p := range append(slices.Clone(a.Victims), a.Suspects...) {
			for _, r := range p.Readings {
				check(r.Report, r.At)
				if len(r.At) == 0 {
					t.Errorf("%s: %s has no evidence", c.name, p.Value.Name)
				}
			}
		}
	}
}

func TestPlaceKey(t *testing.T) {
	for _, c := range [][2]string{{"Saint Paul", "ST. PAUL"}, {"Port Saint Lucie", "Port St. Lucie"}, {"Ft. Worth", "Fort Worth"}, {"Mount Vernon", "Mt Vernon"}} {
		if placeKey(c[0]) != placeKey(c[1]) {
			t.Errorf("placeKey(%q) = %q, of %q it is %q", c[0], placeKey(c[0]), c[1], placeKey(c[1]))
		}
	}
	if c := cities()[placeKey("Springfield")]; !slices.Contains(strings.Fields(c.where), "IL") && !slices.Contains(strings.Fields(c.where), "+IL") {
		t.Errorf("Springfield lies in %q, want IL among them", c.where)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Two dead, 3 hurt in Alden shooting\n\nTwo people were killed.")
	f.Add("1 1 1 of of 34-year-old , Ruth Hale, 34, was")
	f.Add("Ruth Hale, Ruth Hale, Hale")
	f.Fuzz(func(t *testing.T, text string) {
		page, err := intake.FromText("fuzz", []byte(text))
		if err != nil {
			return
		}
		page.Meta.Language = intake.Stated{Value: "en", From: "test"}
		doc := annotate.Annotate(report.New(page))
		fs := Read(doc)
		for _, g := range fs.Figures {
			if !g.Span.Fits(doc.Report.Text) || g.Value <= 0 {
				t.Errorf("figure %+v", g)
			}
		}
		Reconcile([]Facts{fs, fs})
	})
}

func TestReadNothing(t *testing.T) {
	if f := Read(nil); f.Killed != nil || len(f.People) != 0 {
		t.Errorf("Read(nil) = %+v", f)
	}
	if rec := Reconcile(nil); rec.Killed.Known || rec.Date.Known {
		t.Errorf("Reconcile(nil) = %+v", rec)
	}
}

func BenchmarkRead(b *testing.B) {
	var docs []*annotate.Document
	for _, c := range cases(b) {
		docs = append(docs, c.docs...)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			Read(d)
		}
	}
}

func TestNumbersOfTwoWords(t *testing.T) {
	for text, want := range map[string]int{
		"Twenty-five people were killed when the ferry sank off Sarn.": 25, "Thirty people were killed when the ferry sank off Sarn.": 30,
		"Five people were killed when the ferry sank off Sarn.": 5,
	} {
		f := Read(annotate.Annotate(report.New(&intake.Page{Source: "a.txt", Text: text})))
		if f.Killed == nil || f.Killed.Is != want {
			t.Errorf("%q: killed %+v, want %d", text, f.Killed, want)
		}
	}
}
