package when

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"concord/internal/annotate/sentence"
	"concord/internal/edtf"
	"concord/internal/span"
)

// a testCase is one text of testdata with its marks taken out.
type testCase struct {
	file   string
	line   int
	anchor edtf.Value
	text   string
	want   []string // "text|value|when|conflict"
}

func readCases(t *testing.T, file string) []testCase {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var cases []testCase
	var marked []string
	in := bufio.NewScanner(f)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimRight(in.Text(), " ")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
			continue
		case strings.HasPrefix(line, "@"):
			cases = append(cases, testCase{file: filepath.Base(file), line: n, anchor: edtf.Value(strings.TrimSpace(line[1:]))})
			marked = nil
			continue
		case len(cases) == 0:
			t.Fatalf("%s:%d: text before an anchor", file, n)
		}
		c := &cases[len(cases)-1]
		if c.text == "" {
			for rest := line; rest != ""; {
				before, after, ok := strings.Cut(rest, "[")
				c.text += before
				if !ok {
					break
				}
				inside, tail, ok := strings.Cut(after, "]")
				if !ok {
					t.Fatalf("%s:%d: mark not closed", file, n)
				}
				marked = append(marked, inside)
				c.text += inside
				rest = tail
			}
			continue
		}
		line, conflict, _ := strings.Cut(line, " ! ")
		value, when, ok := strings.Cut(line, " | ")
		if !ok || len(c.want) >= len(marked) {
			t.Fatalf("%s:%d: a line that belongs to no mark", file, n)
		}
		if when == "-" {
			when = ""
		}
		c.want = append(c.want, marked[len(c.want)]+"|"+value+"|"+when+"|"+conflict)
	}
	for _, c := range cases {
		if c.text == "" {
			t.Fatalf("%s:%d: no text", c.file, c.line)
		}
	}
	return cases
}

func allCases(t *testing.T) []testCase {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files: %v", err)
	}
	var cases []testCase
	for _, file := range files {
		cases = append(cases, readCases(t, file)...)
	}
	return cases
}

func sentences(text string) []span.Span {
	return sentence.Split(text, span.Span{Start: 0, End: len(text)})
}

func TestCases(t *testing.T) {
	for _, c := range allCases(t) {
		var got []string
		for _, x := range Find(c.text, sentences(c.text), c.anchor, nil) {
			got = append(got, x.In(c.text)+"|"+x.Value+"|"+string(x.When)+"|"+x.Conflict)
		}
		if g, w := strings.Join(got, "\n"), strings.Join(c.want, "\n"); g != w {
			t.Errorf("%s:%d: %s\ngot\n%s\nwant\n%s", c.file, c.line, c.text, g, w)
		}
	}
}

// check holds for every text and anchor.
func check(t *testing.T, text string, spans []span.Span, anchor edtf.Value) {
	t.Helper()
	end := 0
	for _, x := range Find(text, spans, anchor, nil) {
		if !x.Fits(text) || x.Empty() || x.Start < end {
			t.Fatalf("span %v of %q does not fit or overlaps", x.Span, text)
		}
		end = x.End
		if x.Value == "" || x.Reason == "" {
			t.Fatalf("%q has no value or reason: %+v", x.In(text), x)
		}
		switch x.Type {
		case Date, Clock, Duration, Set:
		default:
			t.Fatalf("%q has type %q", x.In(text), x.Type)
		}
		if x.When != "" {
			if _, err := x.When.Bounds(); err != nil {
				t.Fatalf("%q: %v", x.In(text), err)
			}
		}
		if !x.Of.Empty() && (!x.Of.Fits(text) || x.Of.Overlaps(x.Span)) {
			t.Fatalf("%q belongs to %v, which does not fit or overlaps it", x.In(text), x.Of)
		}
		in := false
		for _, sp := range spans {
			in = in || sp.Contains(x.Span) && (x.Of.Empty() || sp.Contains(x.Of))
		}
		if !in {
			t.Fatalf("%q crosses a sentence", x.In(text))
		}
	}
}

func TestProperties(t *testing.T) {
	anchors := []edtf.Value{"", "2025-10-01", "2025-10-01/2025-10-05", "2025?", "../2025-06", "2025-09-29/..", "199X", "2025-10-01T14:05:00Z", "nonsense", "0001", "9999-12-31"}
	for _, c := range allCases(t) {
		for _, a := range anchors {
			check(t, c.text, sentences(c.text), a)
		}
		// A prefix of a text is a text: every cut keeps the promises.
		for i := range c.text {
			check(t, c.text[:i], sentences(c.text[:i]), "2025-10-01")
		}
	}
}

// An anchor that is an interval gives no finer answer than any day in it. Of an
// anchor with an open end these are the days of its first week.
func TestIntervalCoversItsDays(t *testing.T) {
	for _, a := range []struct{ anchor, first, last edtf.Value }{
		{"2025-09-28/2025-10-02", "2025-09-28", "2025-10-02"},
		{"2025-10-01?/2025-10-05?", "2025-10-01", "2025-10-05"},
		{"2025-09-29?/..", "2025-09-29", "2025-10-05"},
		{"2031-03-11/..", "2031-03-11", "2031-03-17"},
		{"2025-10?", "2025-10-01", "2025-10-31"},
		{"2025?", "2025-01-01", "2025-12-31"},
		{"1974/..", "1974-01-01", "1975-01-06"},
	} {
		from, err := a.first.Bounds()
		if err != nil {
			t.Fatal(err)
		}
		to, err := a.last.Bounds()
		if err != nil {
			t.Fatal(err)
		}
		step := 1
		if to.To.Sub(from.From) > 60*24*time.Hour {
			step = 13
		}
		days := []edtf.Value{a.last}
		for d := from.From; d.Before(to.To); d = d.AddDate(0, 0, step) {
			days = append(days, edtf.Of(d))
		}
		told := 0
		for _, c := range allCases(t) {
			wide := Find(c.text, sentences(c.text), a.anchor, nil)
			for _, day := range days {
				narrow := Find(c.text, sentences(c.text), day, nil)
				for i := range min(len(wide), len(narrow)) {
					w, n := wide[i], narrow[i]
					if w.Span != n.Span || n.Conflict != "" || strings.HasPrefix(w.Reason, "weekday of a date named before") || strings.Contains(w.Reason, "and weekday") || strings.Contains(w.Reason, "within which it lies") {
						break // the text itself decides, and what follows may be counted from it
					}
					if w.When == "" || n.When == "" || w.Type == Duration || w.Mod != "" {
						continue
					}
					told++
					if !w.When.Contains(n.When) {
						t.Errorf("%s:%d: %q is %s from %s, which %s from %s does not cover (%s)", c.file, c.line, w.In(c.text), n.When, day, w.When, a.anchor, w.Reason)
					}
				}
			}
		}
		if told == 0 {
			t.Errorf("nothing told from %s", a.anchor)
		}
	}
}

// No interval is printed that is much wider than what was said.
func TestNothingTooWide(t *testing.T) {
	day := 24 * time.Hour
	for _, c := range allCases(t) {
		for _, a := range []edtf.Value{"2025?", "1974/..", "../2025-06", "19XX", "2025-10-01/..", "2025-01/2026-06", "2025-10?"} {
			for _, x := range Find(c.text, sentences(c.text), a, nil) {
				if x.When == "" || x.Type == Duration || x.Anchor != a {
					continue
				}
				b, err := x.When.Bounds()
				if err != nil {
					t.Fatal(err)
				}
				if b.OpenFrom || b.OpenTo {
					t.Errorf("%q from %s is open: %s", x.In(c.text), a, x.When)
				}
				limit := 11 * 366 * day
				switch {
				case strings.Contains(x.Value, "W"):
					limit = 11 * 7 * day
				case len(x.Value) == len("2025-10-01"):
					limit = 11 * day
				case strings.ContainsAny(x.Value, "SFQ"):
					limit = 11 * 92 * day
				case len(x.Value) == len("2025-10"):
					limit = 11 * 31 * day
				}
				if d := b.To.Sub(b.From); d > limit {
					t.Errorf("%q from %s is %s (%s)", x.In(c.text), a, x.When, x.Value)
				}
			}
		}
	}
}

// A weekday in a clause of the past never lies after publication.
func TestPastIsNeverAhead(t *testing.T) {
	for _, wd := range []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"} {
		for _, form := range []string{"On %, the minister said no.", "The minister said % that he would go.", "Three men were killed on %."} {
			text := strings.Replace(form, "%", wd, 1)
			for d := date(2025, 9, 22); d.Before(date(2025, 10, 6)); d = d.AddDate(0, 0, 1) {
				got := Find(text, sentences(text), edtf.Of(d), nil)
				if len(got) != 1 || edtf.Compare(got[0].When, edtf.Of(d)) > 0 || got[0].When == "" {
					t.Errorf("%q from %s: %+v", text, edtf.Of(d), got)
				}
			}
		}
	}
}

func TestClockOn(t *testing.T) {
	for _, c := range []struct {
		day            edtf.Value
		hour, min, sec int
		zone           string
		want           edtf.Value
	}{
		{"2025-10-01", 22, -1, -1, "", "2025-10-01T22"},
		{"2025-10-01", 22, 5, -1, "", "2025-10-01T22:05"},
		{"2025-10-01", 22, 5, 9, "GMT", "2025-10-01T22:05:09Z"},
		{"2025-10-01", 22, 5, -1, "IST", "2025-10-01T22:05"},
		{"2025-10-01", 22, 5, -1, "ET", "2025-10-01T22:05-04:00"},
		{"2025-12-01", 22, 5, -1, "ET", "2025-12-01T22:05-05:00"},
		{"2025-11-02", 22, 5, -1, "ET", "2025-11-02T22:05"},
		{"1998-12-01", 22, 5, -1, "ET", "1998-12-01T22:05"},
		{"2025-10", 22, 5, -1, "GMT", "2025-10"},
		{"2025-10-01", 24, 0, -1, "GMT", "2025-10-01"},
	} {
		got := clockOn(c.day, c.hour, c.min, c.sec, c.zone)
		if got != c.want {
			t.Errorf("clockOn(%s, %d, %d, %d, %q) = %s, want %s", c.day, c.hour, c.min, c.sec, c.zone, got, c.want)
		}
		if _, err := got.Bounds(); err != nil {
			t.Error(err)
		}
	}
}

// Easter Sundays from the tables of the United States Naval Observatory.
func TestEaster(t *testing.T) {
	for y, want := range map[int]string{1998: "1998-04-12", 2000: "2000-04-23", 2008: "2008-03-23", 2011: "2011-04-24", 2024: "2024-03-31", 2025: "2025-04-20"} {
		if got := easter(y).Format("2006-01-02"); got != want {
			t.Errorf("easter(%d) = %s, want %s", y, got, want)
		}
	}
}

func TestMask(t *testing.T) {
	for _, c := range [][3]string{
		{"2025-08", "2025-09", "2025-XX"}, {"2025-09-29", "2025-10-01", "2025-XX-XX"}, {"2024", "2025", "XXXX"},
		{"2025-W39", "2025-W40", "2025-WXX"}, {"2025-Q3", "2025-Q4", "2025-QX"}, {"2025", "2025-09", ""}, {"199", "199", "199"},
	} {
		if got := mask(c[0], c[1]); got != c[2] {
			t.Errorf("mask(%s, %s) = %s, want %s", c[0], c[1], got, c[2])
		}
	}
}

// Real reports keep the promises too. They lie beside the repository and are
// not part of it.
func TestRealReports(t *testing.T) {
	var files []string
	for _, pattern := range []string{"stories/*/*.txt", "bench/raw-stories/*/*.txt"} {
		found, err := filepath.Glob(filepath.Join("../../../../shared", pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		if os.Getenv("CI") == "true" {
			t.Fatal("no real reports beside the repository")
		}
		t.Skip("no real reports beside the repository")
	}
	times := 0
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		spans := sentences(text)
		check(t, text, spans, "2025-10-01/2025-10-05")
		times += len(Find(text, spans, "2025-10-01/2025-10-05", nil))
	}
	if times < 2*len(files) {
		t.Errorf("%d times in %d reports", times, len(files))
	}
}

// Long runs of the words the rules look at must not cost more than their length.
func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("On Monday, Sept. 9, 2025, at 10 p.m. EST the men met for two to three weeks in the third quarter. ", 1000)
	spans := sentences(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text, spans, "2025-10-01", nil)
	}
}

func BenchmarkOneSentence(b *testing.B) {
	text := strings.Repeat("on the last day of the last week of the year before the day after two hundred thousand ", 5000)
	spans := []span.Span{{Start: 0, End: len(text)}}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text, spans, "2025-10-01", nil)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("On Monday, Sept. 9-11, 2025 at 10:35 a.m. (0735 GMT) the 12-Day War ended three weeks earlier.", "2025-10-01/2025-10-05")
	f.Add("nearly two to three and a half years' time later this year's third-quarter '80s 9/11 Q3 FY2018", "2025?")
	f.Add("the last day of the first week of 0001 and 31/02/2019, a hundred and twenty-five centuries ago", "0001-01-01")
	f.Add("\xff\xfe“Monday”—Tuesday’s the 18th\u00a0of May – 2025", "../2025")
	f.Fuzz(func(t *testing.T, text, anchor string) {
		check(t, text, sentences(text), edtf.Value(anchor))
		check(t, text, []span.Span{{Start: 0, End: len(text)}}, edtf.Value(anchor))
	})
}
