package render

import (
	"bytes"
	"encoding/json"
	"flag"
	"html"
	"io"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"concord/internal/account"
	"concord/internal/reconcile"
	"concord/internal/report"
	"concord/internal/span"
	"concord/internal/story"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// forms are the forms that put words of reports before a reader.
var forms = map[string]func(io.Writer, *account.Account) error{
	"text":     func(w io.Writer, acc *account.Account) error { return Text(w, acc, TextOptions{Width: 88, Limit: -1}) },
	"markdown": Markdown,
	"html":     HTML,
	"explain": func(w io.Writer, acc *account.Account) error {
		for i := range acc.Differences {
			if err := Explain(w, acc, acc.Differences[i].ID, nil); err != nil {
				return err
			}
		}
		return nil
	},
}

func show(t testing.TB, form string, acc *account.Account) string {
	t.Helper()
	var buf bytes.Buffer
	if err := forms[form](&buf, acc); err != nil {
		t.Fatalf("%s: %v", form, err)
	}
	return buf.String()
}

func TestGolden(t *testing.T) {
	acc := kellmouth(t)
	explained := new(bytes.Buffer)
	rules := map[string]string{"count-differs": "Two exact counts of one head noun in one event differ.", "shared-wording": "Eight or more words in a row stand in both reports, outside quotation marks."}
	for _, id := range []string{"c-0003", "d-0001", "u-0001", "m-0006", "p-0001", "y-0001", "k-0002", "q-0001"} {
		if err := Explain(explained, acc, id, rules); err != nil {
			t.Fatal(err)
		}
		explained.WriteString("\n")
	}
	for file, got := range map[string]string{
		"kellmouth.txt":         show(t, "text", acc),
		"kellmouth.md":          show(t, "markdown", acc),
		"kellmouth.explain.txt": explained.String(),
	} {
		path := "testdata/" + file
		if *update {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs from what is made now; run go test -update and read the difference", path)
		}
	}
}

func TestJSON(t *testing.T) {
	acc := kellmouth(t)
	var a, b bytes.Buffer
	if err := JSON(&a, acc); err != nil {
		t.Fatal(err)
	}
	if err := JSON(&b, acc); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("one account gives two JSON forms")
	}
	if !bytes.HasSuffix(a.Bytes(), []byte("}\n")) || bytes.Contains(a.Bytes(), []byte(`\u003c`)) {
		t.Error("JSON should end with a newline and leave < as it is")
	}
	back := new(account.Account)
	if err := json.Unmarshal(a.Bytes(), back); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(acc, back) {
		t.Error("an account that went through JSON is another one")
	}
}

func TestTextKeepsToItsWidth(t *testing.T) {
	acc := kellmouth(t)
	for _, width := range []int{30, 40, 60, 80, 100, 160} {
		var buf bytes.Buffer
		if err := Text(&buf, acc, TextOptions{Width: width}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(buf.String()) {
			line = strings.TrimSuffix(line, "\n")
			if got := columns(line); got > width {
				t.Errorf("width %d: line of %d columns: %q", width, got, line)
			}
			if strings.TrimRight(line, " ") != line {
				t.Errorf("width %d: blanks at the end of %q", width, line)
			}
		}
	}
}

// Colour adds to the words and changes none.
func TestColour(t *testing.T) {
	acc := kellmouth(t)
	// The differing words are named before a passage only without colour.
	acc.Differences = nil
	for i := range acc.Agreed {
		acc.Agreed[i].Differences = nil
	}
	var plain, colour bytes.Buffer
	if err := Text(&plain, acc, TextOptions{Width: 80}); err != nil {
		t.Fatal(err)
	}
	if err := Text(&colour, acc, TextOptions{Width: 80, Color: true}); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(plain.Bytes(), []byte("\x1b")) {
		t.Error("text without colour holds an escape character")
	}
	if !bytes.Contains(colour.Bytes(), []byte("\x1b[1m")) {
		t.Error("text with colour holds none")
	}
	if got := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(colour.String(), ""); got != plain.String() {
		t.Error("text with colour says something else than text without")
	}
}

func TestLimit(t *testing.T) {
	acc := kellmouth(t)
	var buf bytes.Buffer
	if err := Text(&buf, acc, TextOptions{Width: 80, Limit: 2}); err != nil {
		t.Fatal(err)
	}
	if got := buf.String(); !strings.Contains(got, "… 3 more facts") || strings.Contains(got, "[c-0003]") {
		t.Errorf("with a limit of 2 the text should name two facts and say that there are 3 more:\n%s", got)
	}
}

// attack is markup, escape sequences, bidirectional and other controls in one string.
const attack = "x<script>alert(1)</script>\x1b[31m\x1b]8;;http://evil.example\x07 \u202eabc\u202c \u2066d\u2069 \x00\u0085\u009b2J\u2028 `a` *b* _c_ [d](javascript:alert(1)) ![e](http://f) | # <img src=x onerror=y> &lt; \"'\n\n# g\n- h"

// hostile is an account in which every word of a report or source is an attack.
func hostile(t testing.TB) *account.Account {
	acc := kellmouth(t)
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			if p, ok := v.Addr().Interface().(*story.Passage); ok {
				p.Exact, p.Span = attack, span.Span{End: len(attack)}
				return
			}
			for i := range v.NumField() {
				switch v.Type().Field(i).Name {
				case "ID", "Report", "Reports", "Siglum": // made by concord, never words of a report
				default:
					walk(v.Field(i))
				}
			}
		case reflect.String:
			if v.Type() == reflect.TypeFor[string]() {
				v.SetString(attack)
			}
		}
	}
	for _, v := range []any{&acc.Title, &acc.Agreed, &acc.Differences, &acc.Utterances, &acc.Timeline, &acc.Commitments, &acc.Singles, &acc.Questions,
		&acc.Failed, &acc.Notes, &acc.Lineage.Copies, &acc.Lineage.Credits, &acc.Lineage.Origins, &acc.Reports} {
		walk(reflect.ValueOf(v))
	}
	for i := range acc.Reports {
		r := &acc.Reports[i]
		r.Siglum, r.Blocks = string(rune('A'+i)), []account.Block{{Span: span.Span{End: len(attack)}, Kind: report.Body}}
	}
	for i := range acc.LeftOut {
		l := &acc.LeftOut[i]
		l.Exact, l.Reason, l.Span = attack, attack, span.Span{End: len(attack)}
	}
	for i := range acc.Coverage {
		acc.Coverage[i].Label = attack
	}
	return acc
}

func TestHostileWordsDoNothing(t *testing.T) {
	acc := hostile(t)
	for form := range forms {
		got := show(t, form, acc)
		for _, r := range got {
			if r != '\n' && r != '\t' && unicode.IsControl(r) || acts(r) {
				t.Errorf("%s lets the character %U through", form, r)
				break
			}
		}
	}
	page := show(t, "html", acc)
	for _, bad := range []string{"<script", "<img", "javascript:alert(1)\"", "onerror=y>"} {
		if strings.Contains(page, bad) {
			t.Errorf("page holds %q", bad)
		}
	}
	if strings.Contains(page, "ZgotmplZ") {
		t.Error("the template refused a value: the page has lost it")
	}
	md := strings.ReplaceAll(show(t, "markdown", acc), `\<`, "")
	for _, bad := range []string{"\n# g", "\n- h", "<script", "<img", " [d]", "![e]", " *b*", " `a`", " _c_"} {
		if strings.Contains(md, bad) {
			t.Errorf("Markdown holds %q unescaped", bad)
		}
	}
	// JSON holds the very bytes.
	var buf bytes.Buffer
	if err := JSON(&buf, acc); err != nil {
		t.Fatal(err)
	}
	back := new(account.Account)
	if err := json.Unmarshal(buf.Bytes(), back); err != nil {
		t.Fatal(err)
	}
	if back.Title != attack || back.Agreed[0].Says.Exact != attack {
		t.Error("JSON changes what it holds")
	}
}

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                            "plain",
		"“curly” – fine…":                  "“curly” – fine…",
		"a\x1b[31mb":                       "a␛[31mb",
		"a\u202eb":                         "a⟨U+202E⟩b",
		"\u200fعربي":                       "⟨U+200F⟩عربي",
		"می\u200cخواهم":                    "می\u200cخواهم", // the joiner is spelling
		"👩\u200d🚒":                         "👩\u200d🚒",
		"🏴\U000E0067\U000E0062\U000E007F!": "🏴\U000E0067\U000E0062\U000E007F!",
		"a\U000E0061b":                     "a⟨U+E0061⟩b",
		"a\xffb":                           "a\uFFFDb",
		"\u009b2J\x7f":                     "⟨U+009B⟩2J␡",
		"two\nlines":                       "two\nlines",
	} {
		if got := visible(in); got != want {
			t.Errorf("visible(%q) = %q, want %q", in, got, want)
		}
	}
	if got := Plain(" a\n\n\tb  c\r\nd "); got != "a b  c d" {
		t.Errorf("Plain = %q", got)
	}
}

var (
	hrefs = regexp.MustCompile(`href="#([^"]*)"`)
	ids   = regexp.MustCompile(` id="([^"]*)"`)
	tags  = regexp.MustCompile(`<[^>]*>`)
)

// Every link within the page has its target, and no id stands twice.
func TestLinksHaveTargets(t *testing.T) {
	for name, acc := range map[string]*account.Account{"kellmouth": kellmouth(t), "empty": empty(), "hundred": hundred(t), "hostile": hostile(t), "broken": broken(t)} {
		page := show(t, "html", acc)
		have := map[string]int{}
		for _, m := range ids.FindAllStringSubmatch(page, -1) {
			have[m[1]]++
		}
		for id, n := range have {
			if n > 1 {
				t.Errorf("%s: id %s stands %d times", name, id, n)
			}
		}
		links := hrefs.FindAllStringSubmatch(page, -1)
		if len(links) < 1 {
			t.Errorf("%s: no links", name)
		}
		for _, m := range links {
			if have[html.UnescapeString(m[1])] == 0 {
				t.Errorf("%s: nothing has the id %s", name, m[1])
				break
			}
		}
		for _, outside := range []string{"<script", "<img", "@import", "url(http", "<link", "<iframe"} {
			if strings.Contains(page, outside) {
				t.Errorf("%s: page holds %q", name, outside)
			}
		}
	}
}

// broken is an account whose findings point where nothing is.
func broken(t testing.TB) *account.Account {
	acc := kellmouth(t)
	acc.Agreed[0].Statements[0] = story.Passage{Report: "A", Span: span.Span{Start: 5, End: 1 << 30}, Exact: "gone"}
	acc.Agreed[0].Says = story.Passage{Report: "ZZ", Span: span.Span{Start: -5, End: 3}}
	acc.Differences[0].Readings[0].Marks = nil
	acc.Differences[1].Readings = nil
	acc.Utterances[0].Base = 99
	acc.Utterances[1].Witnesses[0].Content = nil
	acc.Utterances[2].Witnesses = nil
	acc.Utterances[0].Apparatus[0].Readings[0].Witnesses = []int{-1, 77}
	acc.Timeline[0].When, acc.Timeline[1].When = "nonsense", ""
	acc.Commitments[0].Variants = nil
	acc.Commitments[1].Variants[0].Cue = nil
	acc.Coverage[0].Cells = nil
	acc.Reports[1].Blocks = []account.Block{{Span: span.Span{Start: 50, End: 10}}, {Span: span.Span{Start: 20, End: 90}, Kind: report.Body}, {Span: span.Span{Start: 60, End: 100}, Kind: report.Body}}
	acc.Reports[2].Siglum = "<b>"
	acc.Lineage.Groups[0].Origin = "no such"
	return acc
}

// A word of a megabyte is broken in time linear in its length, and whole.
func TestWrapLongWord(t *testing.T) {
	long := strings.Repeat("“é", 200_000)
	var got strings.Builder
	for _, l := range wrap([]run{{"a " + long, plain}}, 40) {
		if n := l.width(); n > 40 {
			t.Fatalf("a line of %d columns", n)
		}
		for _, r := range l {
			got.WriteString(r.text)
		}
	}
	if got.String() != "a"+long {
		t.Errorf("%d bytes came back of %d", got.Len(), len(long)+1)
	}
}

func TestBrokenAccounts(t *testing.T) {
	for name, acc := range map[string]*account.Account{"broken": broken(t), "empty": empty(), "zero": {}} {
		for form := range forms {
			if got := show(t, form, acc); got == "" && form != "explain" {
				t.Errorf("%s of the %s account is empty", form, name)
			}
		}
		for _, c := range slices.Concat(acc.Agreed, acc.Singles) {
			if err := Explain(io.Discard, acc, c.ID, nil); err != nil {
				t.Error(err)
			}
		}
		for _, u := range acc.Utterances {
			if err := Explain(io.Discard, acc, u.ID, nil); err != nil {
				t.Error(err)
			}
		}
	}
	if err := Explain(io.Discard, empty(), "c-none", nil); err == nil {
		t.Error("explaining what is not there should fail")
	}
}

// What is plain is on one line, acts on nothing and is plain again; what wraps
// fits and loses nothing but blanks.
func FuzzPlain(f *testing.F) {
	f.Add(attack, 20)
	f.Add("山田太郎 שלום é́́ 👩‍🚒‍👩 ÿ", 3)
	f.Fuzz(func(t *testing.T, s string, width int) {
		p := Plain(s)
		for _, r := range p {
			if unicode.IsControl(r) || acts(r) {
				t.Fatalf("Plain(%q) holds %U", s, r)
			}
		}
		if Plain(p) != p && !strings.Contains(s, "⟨") {
			t.Fatalf("Plain(%q) = %q, and again %q", s, p, Plain(p))
		}
		width = 8 + (width%80+80)%80
		var back strings.Builder
		for _, l := range wrap([]run{{p, plain}, {p, bold}}, width) {
			if got := l.width(); got > width {
				t.Fatalf("line of %d columns, want at most %d: %q", got, width, l)
			}
			for _, r := range l {
				back.WriteString(r.text)
			}
		}
		if a, b := strings.ReplaceAll(back.String(), " ", ""), strings.ReplaceAll(p+p, " ", ""); a != b {
			t.Fatalf("wrapped %q, want %q", a, b)
		}
	})
}

// The woven text is the report's text, whatever passages overlap in it.
func FuzzWeave(f *testing.F) {
	f.Add("One two three.\n\nFour five six <b>.", []byte{0, 5, 3, 9, 3, 3, 4, 25, 20, 30})
	f.Add("äöü שלום 山田 \u202e", []byte{0, 9, 1, 4, 2, 30})
	f.Add("a\nb\nc\nd", []byte{0, 6, 1, 3, 2, 7, 0, 1, 6, 6})
	f.Fuzz(func(t *testing.T, text string, at []byte) {
		text = strings.ToValidUTF8(text, "?")
		acc := &account.Account{Reports: []account.Report{{Siglum: "A", Text: text}}}
		r := &acc.Reports[0]
		start := 0
		for line := range strings.SplitAfterSeq(text, "\n") {
			r.Blocks = append(r.Blocks, account.Block{Span: span.Span{Start: start, End: start + len(line)}, Kind: report.Body})
			start += len(line)
		}
		b := newBuilder(acc)
		want := map[string]bool{}
		for i := 0; i+1 < len(at); i += 2 {
			p := story.Passage{Report: "A", Span: span.Span{Start: int(at[i]), End: int(at[i+1])}}
			if p.Fits(text) {
				want[strings.TrimPrefix(string(b.link(p, "f")), "#")] = true
			}
		}
		v := b.text(r)
		var whole, shown strings.Builder
		for _, bl := range v.Blocks {
			if o, c := strings.Count(string(bl.HTML), "<span"), strings.Count(string(bl.HTML), "</span>"); o != c {
				t.Fatalf("%d elements opened, %d closed in %s", o, c, bl.HTML)
			}
			whole.WriteString(string(bl.HTML))
			shown.WriteString(html.UnescapeString(tags.ReplaceAllString(string(bl.HTML), "")))
		}
		whole.WriteString(string(v.Unanchored))
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		var pieced strings.Builder
		for _, bl := range pieces(r) {
			pieced.WriteString(visible(bl.In(text)))
		}
		if squeeze(shown.String()) != squeeze(pieced.String()) {
			t.Fatalf("text shown is %q, want %q", shown.String(), pieced.String())
		}
		got := map[string]bool{}
		for _, m := range ids.FindAllStringSubmatch(whole.String(), -1) {
			if got[m[1]] {
				t.Fatalf("id %s stands twice", m[1])
			}
			got[m[1]] = true
		}
		if !reflect.DeepEqual(got, want) && len(got)+len(want) > 0 {
			t.Fatalf("targets %v, want %v", got, want)
		}
	})
}

// Many passages that overlap stay cheap: time grows with the text, not its square.
func BenchmarkHTML(b *testing.B) {
	for name, acc := range map[string]*account.Account{"kellmouth": kellmouth(b), "hundred": hundred(b)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := HTML(io.Discard, acc); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestWordsOfValues(t *testing.T) {
	d := &reconcile.Difference{Kind: reconcile.SlotNumber}
	for v, want := range map[string]string{"~2100": "about 2,100", ">= 1234567": "at least 1,234,567", "> 2000000000": "more than 2 billion", "24500000": "24.5 million", "1000000.5": "1,000,000.5", "12": "12", "3.1": "3.1", "1000 m": "1,000 m", "none": "none"} {
		if got := value(d, v); got != want {
			t.Errorf("value %q: %q, want %q", v, got, want)
		}
	}
	for name, want := range map[string]string{"The minister": "the minister", "Theo Lind": "Theo Lind", "A spokesman": "a spokesman", "Nordkraft": "Nordkraft"} {
		if got := inSentence(name); got != want {
			t.Errorf("inside a sentence %q: %q, want %q", name, got, want)
		}
	}
}
