package report

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"concord/internal/edtf"
	"concord/internal/intake"
	"concord/internal/span"
)

// textCase is a file of testdata: a description, fields, the text, and the
// blocks that are not body, each between lines of "---".
type textCase struct {
	fields map[string]string
	text   string
	blocks []string
}

func readCase(t *testing.T, file string) textCase {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(data), "\n---\n")
	if len(parts) == 2 { // no blocks but body
		parts[1] = strings.TrimSuffix(parts[1], "\n---")
		parts = append(parts, "")
	}
	if len(parts) != 3 {
		t.Fatalf("%s: %d parts, want 3", file, len(parts))
	}
	c := textCase{fields: map[string]string{}, text: parts[1]}
	for _, line := range strings.Split(parts[0], "\n")[1:] {
		key, value, _ := strings.Cut(line, ":")
		c.fields[key] = strings.TrimSpace(value)
	}
	for line := range strings.SplitSeq(parts[2], "\n") {
		if line != "" {
			c.blocks = append(c.blocks, line)
		}
	}
	return c
}

func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			c := readCase(t, file)
			r := New(&intake.Page{Source: c.fields["source"], Text: c.text})
			checkBlocks(t, r)
			var got []string
			for _, b := range r.Blocks {
				if b.Kind != Body {
					got = append(got, string(b.Kind)+": "+b.Span.In(r.Text))
				}
			}
			if !slices.Equal(got, c.blocks) {
				t.Errorf("blocks\n got %s\nwant %s", strings.Join(got, "\n     "), strings.Join(c.blocks, "\n     "))
			}
			outlet := r.Outlet.Value
			if outlet != "" {
				outlet += " | " + r.Outlet.Reason
			}
			for _, f := range []struct{ field, got string }{
				{"outlet", outlet},
				{"language", r.Language},
				{"published", string(r.Published.When)},
				{"byline", strings.Join(r.Byline, ", ")},
			} {
				if want := c.fields[f.field]; f.got != want {
					t.Errorf("%s is %q, want %q", f.field, f.got, want)
				}
			}
			if want, ok := c.fields["dateline"]; ok {
				if d := r.Dateline; d == nil {
					t.Error("no dateline")
				} else if got := strings.Join([]string{d.Span.In(r.Text), d.Place, d.Agency, d.Date}, " | "); got != want {
					t.Errorf("dateline is %q, want %q", got, want)
				}
			}
			if want, ok := c.fields["blocks"]; ok && strconv.Itoa(len(r.Blocks)) != want {
				t.Errorf("%d blocks, want %s", len(r.Blocks), want)
			}
			if r.Published.When != "" && len(r.Published.Reasons) == 0 {
				t.Error("dated without a reason")
			}
		})
	}
}

// checkBlocks checks what a report promises of its blocks: in order, without
// overlap, every visible byte in one, a reason for all but body.
func checkBlocks(t *testing.T, r *Report) {
	t.Helper()
	at := 0
	for _, b := range r.Blocks {
		if b.Span.Empty() || !b.Span.Fits(r.Text) || b.Span.Start < at {
			t.Fatalf("block %v after %d", b.Span, at)
		}
		if gap := (span.Span{Start: at, End: b.Span.Start}).Trim(r.Text); !gap.Empty() {
			t.Fatalf("%q lies in no block", gap.In(r.Text))
		}
		if (b.Reason == "") != (b.Kind == Body) {
			t.Errorf("block %q is %s with reason %q", b.Span.In(r.Text), b.Kind, b.Reason)
		}
		at = b.Span.End
	}
	if rest := (span.Span{Start: at, End: len(r.Text)}).Trim(r.Text); !rest.Empty() {
		t.Fatalf("%q lies in no block", rest.In(r.Text))
	}
}

// What the markup says holds, and the rules for furniture still look inside a body.
func TestMarkup(t *testing.T) {
	text := "Home News\n\nFerry aground\n\nBy Jane Doe\n\nA ferry ran aground on Friday.\n\nRead more: Storms\n\nA tug at work"
	part := func(s string, k intake.PartKind) intake.Part {
		i := strings.Index(text, s)
		return intake.Part{Span: span.Span{Start: i, End: i + len(s)}, Kind: k, Reason: "<test>"}
	}
	p := &intake.Page{Source: "https://www.lowmere.example/2025/oct/03/ferry", URL: "https://www.lowmere.example/2025/oct/03/ferry", Text: text, Parts: []intake.Part{
		part("Home News", intake.PartFurniture), part("Ferry aground", intake.PartHeadline), part("By Jane Doe", intake.PartCredit),
		part("A ferry ran aground on Friday.\n\nRead more: Storms", intake.PartBody), part("A tug at work", intake.PartCaption)}}
	r := New(p)
	checkBlocks(t, r)
	var kinds []Kind
	for _, b := range r.Blocks {
		kinds = append(kinds, b.Kind)
	}
	if want := []Kind{Debris, Headline, Credit, Body, SelfReference, Caption}; !slices.Equal(kinds, want) {
		t.Errorf("kinds are %v, want %v", kinds, want)
	}
	if r.Outlet.Value != "lowmere.example" || r.Published.When != "2025-10-03" || r.Title != "Ferry aground" {
		t.Errorf("outlet %q, published %q, title %q", r.Outlet.Value, r.Published.When, r.Title)
	}
	p.Meta.Outlet = intake.Stated{Value: "Lowmere Star", From: "JSON-LD publisher"}
	p.Meta.Published = intake.Stated{Value: "2025-10-03T08:30:00.000+0000", From: "JSON-LD datePublished"}
	p.Meta.Language = intake.Stated{Value: "en-GB", From: "html lang"}
	r = New(p)
	if b, err := r.Published.When.Bounds(); err != nil || r.Outlet.Value != "Lowmere Star" || r.Language != "en" || b.From.Hour() != 8 {
		t.Errorf("outlet %q, published %q (%v), language %q", r.Outlet.Value, r.Published.When, err, r.Language)
	}
}

func TestFileOutlet(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"a/washington-times.txt", "Washington Times"}, {"cnn.html", "CNN"}, {"x.zip!huffpost.txt", "HuffPost"}, {"01_the-daily-star.txt", "The Daily Star"},
		{"newsweek.txt", "Newsweek"}, {"000_fc6508e11dd7924e.txt", ""}, {"0.txt", ""}, {"article1.txt", ""}, {"index.html", ""}, {"-", ""}, {"story.txt", ""},
		{"ferry-runs-aground-after-storm-in-lowmere.txt", ""}, {"lowmere.txt", ""}, {`c:\texts\bbc-news.txt`, "BBC News"}, {"", ""}, {"draft.txt", ""},
	} {
		if got := fileOutlet(c.source); got != c.want {
			t.Errorf("fileOutlet(%q) = %q, want %q", c.source, got, c.want)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		text, want string
		weekday    int
	}{
		{"on Monday, September 29, 2025 it rained", "2025-09-29", 1},
		{"on 9 September it rained", "0000-09-09", -1},
		{"the Sept. 9 storm", "0000-09-09", -1},
		{"the 3rd of March 2024", "2024-03-03", -1},
		{"in September 2025", "2025-09", -1},
		{"2025-02-28", "2025-02-28", -1},
		{"it may 3 times rain", "", -1},
		{"February 30, 2025", "", -1},
		{"march 5 miles", "", -1},
	} {
		got := ""
		weekday := -1
		for _, d := range dates(c.text, span.Span{End: len(c.text)}) {
			got, weekday = d.value(), d.Weekday
		}
		if got != c.want || weekday != c.weekday {
			t.Errorf("dates(%q) gives %q on weekday %d, want %q on %d", c.text, got, weekday, c.want, c.weekday)
		}
	}
}

func TestAddressDate(t *testing.T) {
	for _, c := range []struct{ url, want string }{
		{"https://a.example/2025/10/01/x", "2025-10-01"}, {"https://a.example/world/2015/mar/21/x", "2015-03-21"}, {"https://a.example/2025-10-01/x", "2025-10-01"},
		{"https://a.example/20251001/x", "2025-10-01"}, {"https://a.example/2025/99/01/x", ""}, {"https://a.example/12345678", ""}, {"2025/10/01/x.txt", ""}, {"https://a.example/2025/10/", ""},
	} {
		if got := addressDate(c.url).Value; got != c.want {
			t.Errorf("addressDate(%q) = %q, want %q", c.url, got, c.want)
		}
	}
}

func page(source, text string) *intake.Page { return &intake.Page{Source: source, Text: text} }

// story is a story of one harbour in invented reports, and a stranger.
var together = []*intake.Page{
	page("coast-times.txt", "The port authority of Lowmere signed the closure order on Monday 29 September 2025, after the storm Edda broke the Sarn mole, officials in Lowmere said. The harbour was closed at noon."),
	page("b.txt", "Officials of Lowmere said the closure order was signed on Monday, September 29, after the storm Edda. The harbour lost its Sarn mole."),
	page("c.txt", "The storm Edda that closed the harbour last month sank two boats. It had reached Lowmere harbour and its boats at the Sarn mole on September 29, a captain said after the closure."),
	page("d.txt", "The port authority of Lowmere signed the closure order on Monday, and the harbour at the Sarn mole was closed after the storm Edda, officials said."),
	page("e.txt", "Nothing here tells a day, but the harbour of Lowmere was closed after the storm Edda broke the Sarn mole, a captain said of the order."),
	page("f.txt", "The Velden dam in the Lind valley was built in 2019 and was opened by a king, who praised the engineers of Brenna and the workers."),
	page("g.txt", "The closure of Lowmere harbour comes three days after officials signed the order of closure, with the Sarn mole broken by the storm Edda."),
	page("h.txt", "The storm Edda was the worst since 1962, but the mole at Sarn, completed in 1974, stood firm until the port authority of Lowmere gave the order of closure."),
}

func TestDateTogether(t *testing.T) {
	want := map[string]string{
		"b.txt": "2025-09-29?/2025-10-10?",
		"c.txt": "2025-10?",
		"d.txt": "2025-09-29?/2025-10-05?",
		"f.txt": "",
		"g.txt": "2025-10-02?/2025-10-03?",
	}
	reps := make([]*Report, len(together))
	for i, p := range together {
		reps[i] = New(p)
	}
	if got := reps[1].Published.When; got != "" {
		t.Errorf("b.txt alone is dated %q: its text names no year", got)
	}
	DateTogether(reps)
	for _, r := range reps {
		if w, ok := want[r.Source]; ok && string(r.Published.When) != w {
			t.Errorf("%s is dated %q, want %q: %v", r.Source, r.Published.When, w, r.Published.Reasons)
		}
		if r.Source == "e.txt" || r.Source == "h.txt" || r.Source == "coast-times.txt" {
			i, ok := intervalOf(r.Published.When)
			if !ok || !i.closed() || !r.Published.When.Compatible("2025-10-01") || i.to.Sub(i.from) > vague {
				t.Errorf("%s is dated %q: %v", r.Source, r.Published.When, r.Published.Reasons)
			}
			if last := r.Published.Reasons[len(r.Published.Reasons)-1]; !strings.Contains(last.Reason, "told of the same story as") && !strings.Contains(last.Reason, "dates what it tells of") {
				t.Errorf("%s rests on %v", r.Source, r.Published.Reasons)
			}
		}
	}
	if got := reps[1].Published.Reasons[0].Reason; !strings.Contains(got, "Coast Times") {
		t.Errorf("the reason %q does not name the other report", got)
	}
}

// A stated date stays as it is, and a report of another time is not pulled to
// the others.
func TestNearbyKeepsOwnEvidence(t *testing.T) {
	stated := New(page("s.txt", "Published: 3 October 2025\n\nThe port authority of Lowmere keeps the harbour closed after the storm Edda broke the Sarn mole, officials said of the order."))
	early := New(page("t.txt", "The port authority of Lowmere opened the Sarn mole on 4 May 2021, and officials said the order of closure for the harbour was void. No storm like Edda was feared."))
	DateTogether([]*Report{early, stated, New(together[4])})
	if stated.Published.When != "2025-10-03" {
		t.Errorf("the stated date is now %q", stated.Published.When)
	}
	if early.Published.When != "2021-05-04/.." {
		t.Errorf("the early report is dated %q: %v", early.Published.When, early.Published.Reasons)
	}
}

// Stories may be mixed in one call: a stranger gets no date.
func TestStrangersAreNotDated(t *testing.T) {
	stranger := New(page("x.txt", "A court in Brenna fined the dairy Halden on Monday, and the judge Ilves said the firm knew of the salmonella in its eggs. Halden will appeal, a lawyer said."))
	reps := []*Report{stranger}
	for _, p := range together {
		reps = append(reps, New(p))
	}
	DateTogether(reps)
	if stranger.Published.When != "" {
		t.Errorf("a stranger is dated %q: %v", stranger.Published.When, stranger.Published.Reasons)
	}
}

// The order in which reports are given changes no date and no reason.
func TestDateTogetherOrder(t *testing.T) {
	read := func(order []int) map[string]Dating {
		var reps []*Report
		for _, i := range order {
			reps = append(reps, New(together[i]))
		}
		DateTogether(reps)
		got := map[string]Dating{}
		for _, r := range reps {
			got[r.Source] = r.Published
		}
		return got
	}
	order := []int{0, 1, 2, 3, 4, 5, 6, 7}
	want := read(order)
	for n := range 60 {
		// A fixed walk through permutations.
		i, j := n%8, (n*n+3*n+1)%8
		order[i], order[j] = order[j], order[i]
		for source, d := range read(order) {
			if d.When != want[source].When || !slices.Equal(d.Reasons, want[source].Reasons) {
				t.Fatalf("in order %v %s is %v, else %v", order, source, d, want[source])
			}
		}
	}
}

func TestID(t *testing.T) {
	a, b := New(page("a.txt", "Rain fell.")), New(page("b.txt", "Rain fell."))
	if a.ID != b.ID || len(a.ID) != len("r-")+12 || !strings.HasPrefix(a.ID, "r-") {
		t.Errorf("ids %q and %q of the same text", a.ID, b.ID)
	}
	if c := New(page("a.txt", "Rain fell!")); c.ID == a.ID {
		t.Error("another text has the same id")
	}
	if id("a", "b", "c") == id("ab", "", "c") {
		t.Error("ids do not keep outlet and address apart")
	}
}

// The founding texts: furniture is found, outlets that name themselves are
// named, and together the five date each other to the days after the order.
func TestFoundingTexts(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/stories/guarantee/*.txt")
	if len(files) == 0 {
		if os.Getenv("CI") == "true" {
			t.Fatal("founding texts are not there")
		}
		t.Skip("founding texts are not there")
	}
	var reps []*Report
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		r := New(page(f, string(data)))
		checkBlocks(t, r)
		reps = append(reps, r)
	}
	DateTogether(reps)
	outlets := map[string]bool{}
	for _, r := range reps {
		outlets[r.Outlet.Value] = true
		if !r.Published.When.Compatible("2025") || r.Published.When == "" {
			t.Errorf("%s is dated %q", r.Source, r.Published.When)
		}
		if r.Language != "en" {
			t.Errorf("%s is in %q", r.Source, r.Language)
		}
	}
	if !outlets["Premium Times"] || !outlets["Ynet News"] {
		t.Errorf("outlets are %v", outlets)
	}
	b, err := reps[0].Published.When.Bounds()
	if err != nil || b.OpenTo || !reps[0].Published.When.Compatible("2025-10-01") || reps[0].Published.When.Compatible(edtf.Value("2025-11")) {
		t.Errorf("the first report is dated %q", reps[0].Published.When)
	}
}

func FuzzNew(f *testing.F) {
	for _, p := range together {
		f.Add(p.Text, p.Source)
	}
	f.Add("A\n\nBy Jane Doe\n\n(Reuters Photo: x) [a/AP] | A B/AP Advertisement Xx. Enlarge this image toggle caption A/AP", "-")
	f.Add("\r\n\u2028 ( [ \n\n(CNN) — é", "x!y")
	f.Add("LOWMERE, Feb. 30 (AP) — 2025-99-99 March 2025", "http://[::1]/2025/10/01")
	f.Fuzz(func(t *testing.T, text, source string) {
		if !utf8.ValidString(text) {
			text = strings.ToValidUTF8(text, "\ufffd")
		}
		r, again := New(page(source, text)), New(page(source, text))
		checkBlocks(t, r)
		if r.ID != again.ID || r.Published.When != again.Published.When || r.Language != again.Language {
			t.Error("two readings differ")
		}
		if r.Published.When != "" {
			if _, err := r.Published.When.Bounds(); err != nil {
				t.Error(err)
			}
		}
		for _, c := range append(r.Published.Reasons, r.Outlet) {
			if !c.Span.Fits(text) {
				t.Errorf("reason %v does not fit", c)
			}
		}
		if r.Dateline != nil && !r.Dateline.Span.Fits(text) {
			t.Errorf("dateline %v does not fit", r.Dateline)
		}
		_ = r.Label()
		DateTogether([]*Report{r, again, nil, New(together[0])})
	})
}

// Texts of very many short pieces are read in linear time: a quadratic step
// would take minutes here.
func TestLongTexts(t *testing.T) {
	for _, unit := range []string{"a\n", "a\n\n", "(Photo: x ", "AA BB reports ", "September 9, 2020 was ", "A/AP ", "Read more: ", "last month rain struck boats on September 9. "} {
		r := New(page("x.txt", strings.Repeat(unit, 1_000_000/len(unit))))
		DateTogether([]*Report{r, New(together[0])})
		if len(r.Blocks) == 0 {
			t.Errorf("no blocks of %q", unit)
		}
	}
}

func TestFileDate(t *testing.T) {
	for name, want := range map[string]string{
		"2031-03-04-coast-post.txt": "2031-03-04?", "pages/coast_20310304.html": "2031-03-04?", "a/2031_03_04.txt": "2031-03-04?", `c:\x\2031.03.04 post.txt`: "2031-03-04?",
		"20310332.txt": "", "2031-03-041.txt": "", "2031-03_04.txt": "", "120310304.txt": "", "post.txt": "", "2031-03-04/post.txt": "",
		"https://post.example/20310304": "", "": "", "2031-": "", "2031-03-0": "",
	} {
		if got := fileDate(name).Value; got != want {
			t.Errorf("fileDate(%q) = %q, want %q", name, got, want)
		}
	}
}
