package pipeline_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"concord/internal/account"
	"concord/internal/intake"
	"concord/internal/pipeline"
	"concord/internal/render"

	"golang.org/x/net/html"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const root = "../.."

// read reads the reports of a folder.
func read(t testing.TB, dir string) []*intake.Page {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var pages []*intake.Page
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() || !slices.Contains([]string{".txt", ".html"}, filepath.Ext(name)) {
			continue
		}
		for page, err := range intake.Read(context.Background(), intake.Options{}, []string{filepath.Join(dir, name)}) {
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			page.Source = name
			pages = append(pages, page)
		}
	}
	return pages
}

// folders are the folders that match a pattern below the repository, sorted.
func folders(pattern string) []string {
	found, _ := filepath.Glob(filepath.Join(root, pattern))
	return slices.DeleteFunc(found, func(d string) bool {
		info, err := os.Stat(d)
		return err != nil || !info.IsDir()
	})
}

// stories are the folders of sample stories, and of the real ones where they are.
func stories(t testing.TB) []string {
	t.Helper()
	dirs := folders("testdata/stories/*")
	for _, shared := range []string{"../shared/stories/*", "../shared/bench/accounts/*", "../shared/bench/raw-stories/*"} {
		more := folders(shared)
		if len(more) == 0 && os.Getenv("CI") == "true" {
			t.Fatalf("no stories in %s", shared)
		}
		dirs = append(dirs, more...)
	}
	return dirs
}

func asJSON(t testing.TB, acc *account.Account) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := render.JSON(&b, acc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Every string that an account gives as a report's words stands there, byte by byte.
func TestEveryPassageIsASliceOfItsReport(t *testing.T) {
	for _, dir := range stories(t) {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			t.Parallel()
			acc := pipeline.Compare(read(t, dir), nil)
			text := map[string]string{}
			for _, r := range acc.Reports {
				text[r.Siglum] = r.Text
			}
			var tree any
			if err := json.Unmarshal(asJSON(t, acc), &tree); err != nil {
				t.Fatal(err)
			}
			n := 0
			walk(tree, "", func(path string, o map[string]any) {
				exact, ok := o["exact"].(string)
				if !ok {
					return
				}
				n++
				r, start, end := o["report"].(string), int(o["start"].(float64)), int(o["end"].(float64))
				if start < 0 || end > len(text[r]) || start > end || text[r][start:end] != exact {
					t.Errorf("%s: %q is said to stand at %s %d–%d", path, exact, r, start, end)
				}
			})
			if n == 0 {
				t.Error("the account has no passage at all")
			}
			findings(t, acc)
		})
	}
}

// walk calls f for every object of a JSON tree.
func walk(v any, path string, f func(string, map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		f(path, v)
		for k, child := range v {
			walk(child, path+"."+k, f)
		}
	case []any:
		for i, child := range v {
			walk(child, fmt.Sprintf("%s[%d]", path, i), f)
		}
	}
}

// findings checks what holds for every finding: ids are unique, each has
// evidence, a difference has two readings of different values, and the blocks of
// every report cover its text in order.
func findings(t *testing.T, acc *account.Account) {
	t.Helper()
	seen := map[string]bool{}
	id := func(id string) {
		if id == "" || seen[id] {
			t.Errorf("the id %q stands twice or is empty", id)
		}
		seen[id] = true
	}
	for _, c := range append(slices.Clone(acc.Agreed), acc.Singles...) {
		id(c.ID)
		if len(c.Statements) == 0 || len(c.Origins) == 0 {
			t.Errorf("cluster %s has no statements or no origins", c.ID)
		}
	}
	for _, d := range acc.Differences {
		id(d.ID)
		values := map[string]bool{}
		for _, r := range d.Readings {
			values[r.Value+"\x00"+r.Holder] = true
			if len(r.Passages) == 0 || len(r.Marks) == 0 {
				t.Errorf("difference %s: the reading %q has no evidence", d.ID, r.Value)
			}
		}
		if len(values) < 2 || len(d.Why) == 0 {
			t.Errorf("difference %s (%s): fewer than two values, or no grounds", d.ID, d.Rule)
		}
		if d.Unanimous {
			t.Errorf("difference %s calls itself unanimous", d.ID)
		}
	}
	for _, u := range acc.Utterances {
		id(u.ID)
		if len(u.Witnesses) == 0 || u.Base < 0 || u.Base >= len(u.Witnesses) {
			t.Errorf("utterance %s: base %d of %d witnesses", u.ID, u.Base, len(u.Witnesses))
		}
	}
	for _, c := range acc.Commitments {
		id(c.ID)
	}
	for _, m := range acc.Timeline {
		id(m.ID)
		if _, err := m.When.Bounds(); (err != nil) != (m.Rule == "timeline/undated") || len(m.Passages) == 0 {
			t.Errorf("moment %s: %v, %d passages", m.ID, err, len(m.Passages))
		}
	}
	for _, r := range acc.Reports {
		end := 0
		for _, b := range r.Blocks {
			if b.Start < end || b.End < b.Start || strings.TrimSpace(r.Text[end:b.Start]) != "" {
				t.Fatalf("report %s: block %d–%d after %d overlaps or leaves text out", r.Siglum, b.Start, b.End, end)
			}
			end = b.End
		}
		if strings.TrimSpace(r.Text[end:]) != "" {
			t.Errorf("report %s: text after %d lies in no block", r.Siglum, end)
		}
	}
}

// Whatever the page prints as a report's words stands in that report, white space aside.
func TestEveryQuotationOnThePageStandsInAReport(t *testing.T) {
	for _, dir := range stories(t) {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			t.Parallel()
			acc := pipeline.Compare(read(t, dir), nil)
			var page bytes.Buffer
			if err := render.HTML(&page, acc); err != nil {
				t.Fatal(err)
			}
			root, err := html.Parse(&page)
			if err != nil {
				t.Fatal(err)
			}
			var all strings.Builder
			for _, r := range acc.Reports {
				all.WriteString(fold(render.Plain(r.Text)) + "\n")
			}
			n := 0
			for node := range root.Descendants() {
				words, ok := printed(node)
				if !ok {
					continue
				}
				n++
				if !strings.Contains(all.String(), fold(words)) {
					t.Errorf("the page prints %q, which stands in no report", words)
				}
			}
			if n == 0 {
				t.Error("the page prints no words of a report")
			}
		})
	}
}

// quotedAt matches a quotation of the Markdown form with its place: “…” (A 74–240).
var quotedAt = regexp.MustCompile(`“([^“”]*)” \(([A-Z]+) (\d+)–(\d+)\)`)

// What the Markdown form prints as words of a report with their place stands at
// that place, white space, marks of emphasis and cuts shown as … aside.
func TestMarkdownQuotesItsPlaces(t *testing.T) {
	plain := strings.NewReplacer("**", "", "\\", "", "&lt;", "<", "&gt;", ">", "&amp;", "&")
	checked := 0
	for _, dir := range stories(t) {
		acc := pipeline.Compare(read(t, dir), nil)
		text := map[string]string{}
		for _, r := range acc.Reports {
			text[r.Siglum] = r.Text
		}
		var md bytes.Buffer
		if err := render.Markdown(&md, acc); err != nil {
			t.Fatal(err)
		}
		for _, m := range quotedAt.FindAllStringSubmatch(md.String(), -1) {
			start, _ := strconv.Atoi(m[3])
			end, _ := strconv.Atoi(m[4])
			if end > len(text[m[2]]) || start > end {
				t.Errorf("%s: %s %d–%d lies outside the report", dir, m[2], start, end)
				continue
			}
			at := fold(plain.Replace(render.Plain(text[m[2]][start:end])))
			for _, part := range strings.Split(m[1], "…") {
				if !strings.Contains(at, fold(plain.Replace(part))) && !strings.Contains(text[m[2]], "…") {
					t.Errorf("%s: Markdown prints %q at %s %d–%d, where %q stands", dir, part, m[2], start, end, at)
				}
				checked++
			}
		}
	}
	if checked < 100 { // the stories of the repository alone have more
		t.Errorf("only %d quotations with their places were found", checked)
	}
}

// printed returns what an element gives as words of a report: a quoted passage
// without the page's own marks, or a piece of the print of an utterance.
func printed(node *html.Node) (string, bool) {
	if node.Type != html.ElementNode {
		return "", false
	}
	class := ""
	for _, a := range node.Attr {
		if a.Key == "class" {
			class = a.Val
		}
	}
	switch {
	case node.Data == "a" && class == "said":
		return strings.TrimSuffix(strings.TrimPrefix(inner(node), "“"), "”"), true
	case node.Data == "u", node.Data == "i" && node.Parent != nil && node.Parent.Data == "li", node.Data == "mark":
		return inner(node), true
	}
	return "", false
}

func inner(node *html.Node) string {
	var b strings.Builder
	for d := range node.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// The order in which reports are given changes nothing, and two runs give the same bytes.
func TestOrderChangesNothing(t *testing.T) {
	for _, dir := range stories(t) {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			t.Parallel()
			pages := read(t, dir)
			want := asJSON(t, pipeline.Compare(pages, nil))
			rng := rand.New(rand.NewPCG(1, 2))
			for range 3 {
				rng.Shuffle(len(pages), func(i, j int) { pages[i], pages[j] = pages[j], pages[i] })
				if got := asJSON(t, pipeline.Compare(pages, nil)); !bytes.Equal(got, want) {
					t.Fatalf("another order gives another account: %s", firstDifference(want, got))
				}
			}
		})
	}
}

func firstDifference(a, b []byte) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return fmt.Sprintf("at byte %d: %q and %q", i, a[max(0, i-80):min(len(a), i+80)], b[max(0, i-80):min(len(b), i+80)])
}

// Naming a report twice is noticed and changes no finding.
func TestTheSameReportTwiceCountsOnce(t *testing.T) {
	pages := read(t, filepath.Join(root, "testdata/stories/velden-dam"))
	once := pipeline.Compare(pages, nil)
	again := *pages[0]
	again.Source = "copy of " + again.Source
	twice := pipeline.Compare(append(pages, &again), nil)
	if len(twice.Reports) != len(once.Reports) {
		t.Fatalf("%d reports, want %d", len(twice.Reports), len(once.Reports))
	}
	also := 0
	for _, r := range twice.Reports {
		also += len(r.Also)
	}
	if also != 1 {
		t.Errorf("%d sources are named as the same report, want 1", also)
	}
	if a, b := len(once.Differences), len(twice.Differences); a != b {
		t.Errorf("%d differences with the report named twice, %d without", b, a)
	}
}

// The sample stories have the accounts that stand in testdata.
func TestGoldenStories(t *testing.T) {
	dirs := folders("testdata/stories/*")
	if len(dirs) < 3 {
		t.Fatalf("%d sample stories, want 3 or more", len(dirs))
	}
	for _, dir := range dirs {
		acc := pipeline.Compare(read(t, dir), nil)
		var md bytes.Buffer
		if err := render.Markdown(&md, acc); err != nil {
			t.Fatal(err)
		}
		for ending, got := range map[string][]byte{".json": asJSON(t, acc), ".md": md.Bytes()} {
			path := filepath.Join("testdata", filepath.Base(dir)+ending)
			if *update {
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Errorf("%v (make golden writes it)", err)
				continue
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s is no longer what comes out (make golden rewrites it; read the diff): %s", path, firstDifference(want, got))
			}
		}
	}
}

// BenchmarkCompare shows how the cost grows with the number of reports of one story.
func BenchmarkCompare(b *testing.B) {
	base := read(b, filepath.Join(root, "testdata/stories/velden-dam"))
	for _, n := range []int{5, 10, 100, 1000} {
		pages := many(base, n)
		b.Run(fmt.Sprintf("reports=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				pipeline.Compare(pages, nil)
			}
		})
	}
}

// many makes n reports of one story: the base ones, and others that share
// sentences of theirs but no whole text, as reports of one event do.
func many(base []*intake.Page, n int) []*intake.Page {
	rng := rand.New(rand.NewPCG(7, 7))
	var paragraphs []string
	for _, p := range base {
		for _, par := range strings.Split(p.Text, "\n\n") {
			if len(par) > 80 {
				paragraphs = append(paragraphs, par)
			}
		}
	}
	out := slices.Clone(base[:min(n, len(base))])
	for len(out) < n {
		var text strings.Builder
		fmt.Fprintf(&text, "Report %d of the Velden dam\n\nPublished: %d March 2031\n", len(out), 12+rng.IntN(5))
		for range 8 {
			words := strings.Fields(paragraphs[rng.IntN(len(paragraphs))])
			for range len(words) / 8 { // reworded here and there
				words[rng.IntN(len(words))] = fmt.Sprintf("w%d", rng.IntN(5000))
			}
			text.WriteString("\n" + strings.Join(words, " ") + "\n")
		}
		p, err := intake.FromText(fmt.Sprintf("report-%d.txt", len(out)), []byte(text.String()))
		if err != nil {
			panic(err)
		}
		out = append(out, p)
	}
	return out
}
