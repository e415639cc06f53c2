package pipeline_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"concord/internal/account"
	"concord/internal/check"
	"concord/internal/intake"
	"concord/internal/pipeline"
	"concord/internal/render"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// checked lays a sample draft beside its story.
func checked(t *testing.T, file string) *check.Check {
	t.Helper()
	page := draftPage(t, file)
	page.Source = filepath.Base(file)
	d := pipeline.Draft{Page: page, All: true}
	if page.MediaType == "text/html" {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d.Raw = string(b)
	}
	c, err := pipeline.Check(d, read(t, filepath.Join(root, "testdata/stories", filepath.Base(filepath.Dir(file)))), nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func draftPage(t *testing.T, file string) *intake.Page {
	t.Helper()
	for page, err := range intake.Read(t.Context(), intake.Options{}, []string{file}) {
		if err != nil {
			t.Fatal(err)
		}
		return page
	}
	t.Fatalf("%s gives no page", file)
	return nil
}

func drafts(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, "testdata/drafts/*/*"))
	if err != nil || len(files) < 3 {
		t.Fatalf("%d sample drafts, want 3 or more: %v", len(files), err)
	}
	return files
}

// The sample drafts have the findings that stand in testdata.
func TestGoldenDrafts(t *testing.T) {
	for _, file := range drafts(t) {
		c := checked(t, file)
		var text, sarif bytes.Buffer
		if err := render.Check(&text, c, render.TextOptions{Width: 100}); err != nil {
			t.Fatal(err)
		}
		if err := render.SARIF(&sarif, c, "test"); err != nil {
			t.Fatal(err)
		}
		name := "check-" + filepath.Base(filepath.Dir(file)) + "-" + filepath.Base(file)
		for ending, got := range map[string][]byte{".txt": text.Bytes(), ".sarif": sarif.Bytes()} {
			path := filepath.Join("testdata", name+ending)
			if ending == ".sarif" && !strings.HasSuffix(file, "careless.html") {
				continue // one is enough to read
			}
			if *update {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Errorf("%v (make golden writes it)", err)
			} else if !bytes.Equal(got, want) {
				t.Errorf("%s is no longer what comes out (make golden rewrites it; read the diff): %s", path, firstDifference(want, got))
			}
		}
	}
}

// Of the planted errors each is found at its words and level, and a clean draft
// has none. The words are the draft's; what a finding says is in the golden files.
func TestPlantedErrors(t *testing.T) {
	want := map[string][]struct{ rule, level, words string }{
		"clean.md": {},
		"planted.txt": {
			{"date/weekday", "error", "Wednesday, 11 March 2031"},
			{"number/none", "error", "about 1,900 people"},
			{"number/none", "error", "Five workers"},
			{"number/none", "", "about 5 metres"},
			{"quote/altered", "error", "We will refill the lake when every household"},
			{"name/none", "error", "Pavel Orsino"},
			{"number/none", "error", "60 days"},
			{"quote/altered", "error", "at least two hours' warning"},
			{"date/none", "error", "Friday"},
			{"quote/not-seen", "note", "behaved like a guest"},
			{"date/none", "error", "1984"},
			{"number/none", "error", "21 per cent"},
			{"number/not-seen", "note", "640 soldiers"},
			{"name/not-seen", "note", "Henrik Dahl"},
		},
		"careless.html": {
			{"quote/altered", "error", "until all households have been paid in full"},
			{"quote/unmarked", "warning", "nobody in the valley would pay"},
			{"date/none", "error", "12 January"},
			{"name/none", "error", "Ruth Adeyemy"},
		},
	}
	for _, file := range drafts(t) {
		c := checked(t, file)
		expected, ok := want[filepath.Base(file)]
		if !ok {
			t.Errorf("%s has no expectation", file)
		}
		for _, w := range expected {
			if !slices.ContainsFunc(c.Findings, func(f check.Finding) bool {
				return f.Rule == w.rule && (w.level == "" || string(f.Level) == w.level) && strings.Contains(f.At.Exact, w.words)
			}) {
				t.Errorf("%s: no %s %s at %q", filepath.Base(file), w.level, w.rule, w.words)
			}
		}
		for _, f := range c.Findings {
			if f.Level == check.Note {
				continue
			}
			if !slices.ContainsFunc(expected, func(w struct{ rule, level, words string }) bool {
				return f.Rule == w.rule && strings.Contains(f.At.Exact, w.words)
			}) && f.Rule != "attribution/speaker" { // planted too; whom "she" means is another package's
				t.Errorf("%s: false alarm: %s %s at %q: %s", filepath.Base(file), f.Level, f.Rule, f.At.Exact, f.Message)
			}
		}
	}
}

// Every check: words are slices of their texts, lines and columns lead to them,
// each rule is explained, the JSON form fits its schema and gives back the same,
// and the order of reports changes nothing.
func TestChecksHold(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	for _, schema := range [][]byte{account.SchemaJSON(), check.SchemaJSON()} {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiler.AddResource(doc.(map[string]any)["$id"].(string), doc); err != nil {
			t.Fatal(err)
		}
	}
	schema, err := compiler.Compile("urn:concord:check:1")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range drafts(t) {
		c := checked(t, file)
		b, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		texts := map[string]string{}
		for _, r := range c.Reports {
			texts[r.Siglum] = r.Text
		}
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(raw), "\n")
		ids := map[string]bool{}
		for _, f := range c.Findings {
			if check.Explain(f.Rule) == "" {
				t.Errorf("%s: nothing explains %s", file, f.Rule)
			}
			if ids[f.ID] {
				t.Errorf("%s: two findings are called %s", file, f.ID)
			}
			ids[f.ID] = true
			if f.At.In(c.Draft.Text) != f.At.Exact {
				t.Errorf("%s: %q is not %q", file, f.At.Exact, f.At.In(c.Draft.Text))
			}
			if rest := string([]rune(lines[f.At.Line-1])[f.At.Column-1:]); !strings.HasPrefix(rest, strings.Fields(f.At.Exact)[0]) {
				t.Errorf("%s:%d:%d: %q stands there, not %q", file, f.At.Line, f.At.Column, rest, f.At.Exact)
			}
			for _, r := range f.Readings {
				for _, p := range append(slices.Clone(r.Words), r.Passages...) {
					if p.In(texts[p.Report]) != p.Exact {
						t.Errorf("%s: %q is not a slice of %s", file, p.Exact, p.Report)
					}
				}
			}
		}
		story := read(t, filepath.Join(root, "testdata/stories", filepath.Base(filepath.Dir(file))))
		slices.Reverse(story)
		page := draftPage(t, file)
		page.Source = filepath.Base(file)
		d := pipeline.Draft{Page: page, All: true}
		if page.MediaType == "text/html" {
			d.Raw = string(raw)
		}
		again, err := pipeline.Check(d, story, nil)
		if err != nil {
			t.Fatal(err)
		}
		if b2, _ := json.Marshal(again); !bytes.Equal(b, b2) {
			t.Errorf("%s: the order of the reports changes what is found", file)
		}
	}
}

// The draft is nothing to the reports: they read the same with and without it.
func TestTheDraftIsNoReport(t *testing.T) {
	for _, file := range drafts(t) {
		c := checked(t, file)
		acc := pipeline.Compare(read(t, filepath.Join(root, "testdata/stories", filepath.Base(filepath.Dir(file)))), nil)
		a, _ := json.Marshal(acc.Reports)
		if b, _ := json.Marshal(c.Reports); !bytes.Equal(a, b) {
			t.Errorf("%s changes what is read in the reports", file)
		}
	}
}

// A report as its own draft agrees with itself: nothing is wrong with it but its
// own weekday.
func TestAReportAsDraftAgrees(t *testing.T) {
	dir := filepath.Join(root, "testdata/stories/velden-dam")
	for _, page := range read(t, dir) {
		draft := *page
		c, err := pipeline.Check(pipeline.Draft{Page: &draft}, []*intake.Page{page}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range c.Findings {
			if f.Level == check.Error && f.Rule != "date/weekday" {
				t.Errorf("%s beside itself: %s at %q: %s", filepath.Base(page.Source), f.Rule, f.At.Exact, f.Message)
			}
		}
	}
}
