package render

import (
	"bytes"
	"encoding/json"
	"html"
	"reflect"
	"strings"
	"testing"

	"concord/internal/account"
)

// Of the JSON of a reading every token is a line, and nothing is lost by it.
func TestJSONOfReading(t *testing.T) {
	for name, r := range readings(t) {
		var buf bytes.Buffer
		if err := JSON(&buf, r); err != nil {
			t.Fatal(err)
		}
		back := new(account.Reading)
		if err := json.Unmarshal(buf.Bytes(), back); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(r.Sentences) > 0 && !reflect.DeepEqual(back.Sentences, r.Sentences) {
			t.Errorf("%s: the sentences come back changed", name)
		}
		tokens, lines := 0, 0
		for _, s := range r.Sentences {
			tokens += len(s.Tokens)
		}
		for line := range strings.Lines(buf.String()) {
			if strings.HasPrefix(line, `        {"start": `) && strings.HasSuffix(strings.TrimRight(line, ",\n"), `"}`) {
				lines++
			}
		}
		if lines != tokens {
			t.Errorf("%s: %d tokens on %d lines", name, tokens, lines)
		}
		var compact, whole bytes.Buffer
		if json.Compact(&compact, buf.Bytes()) != nil || json.NewEncoder(&whole).Encode(r) != nil {
			t.Fatal("no JSON")
		}
		if unescaped := strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(whole.String()); strings.TrimSpace(unescaped) != compact.String() {
			t.Errorf("%s: putting tokens on lines changes the JSON", name)
		}
	}
}

// The page has the whole text in order, a tree and a table for each sentence, ids
// that stand once, and targets for all links.
func TestReadingHTML(t *testing.T) {
	for name, r := range readings(t) {
		var b strings.Builder
		if err := ReadingHTML(&b, r); err != nil {
			t.Fatal(err)
		}
		page := b.String()
		have := map[string]int{}
		for _, m := range ids.FindAllStringSubmatch(page, -1) {
			if have[m[1]]++; have[m[1]] > 1 {
				t.Errorf("%s: id %s stands more than once", name, m[1])
			}
		}
		for _, m := range hrefs.FindAllStringSubmatch(page, -1) {
			if have[m[1]] == 0 {
				t.Errorf("%s: nothing has the id %q", name, m[1])
			}
		}
		for _, bad := range []string{"<script", "<img", "@import", "url(http", "<link", "<iframe", "ZgotmplZ", "<b>Radio", "style=\"", "NaN"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s: the page holds %q", name, bad)
			}
		}
		if n := strings.Count(page, `<svg role="img"`); n != len(r.Sentences) || strings.Count(page, `as a table</summary>`) != n {
			t.Errorf("%s: %d drawings of %d sentences", name, n, len(r.Sentences))
		}
		// Without trees the text is as it was.
		_, text, _ := strings.Cut(page, `<section id="text"`)
		text, _, _ = strings.Cut(text, "</section>")
		for {
			before, rest, ok := strings.Cut(text, `<div class="tree"`)
			if !ok {
				break
			}
			_, rest, _ = strings.Cut(rest, "</table></div></details></div></details>")
			text = before + rest
		}
		text = strings.Join(strings.Fields(html.UnescapeString(tags.ReplaceAllString(text, ""))), " ")
		for _, para := range strings.Split(r.Report.Text, "\n\n") {
			want := strings.Join(strings.Fields(para), " ")
			at := strings.Index(text, want)
			if at < 0 {
				t.Errorf("%s: the page lacks %q, or has it out of order", name, want)
				continue
			}
			text = text[at+len(want):]
		}
	}
}

// What stands out in the text may overlap.
func TestReadingHTMLMarks(t *testing.T) {
	var b strings.Builder
	if err := ReadingHTML(&b, readings(t)["ferry"]); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`“<span class="q" title="direct · Ruth Hale · cue said · neutral">We will not sail blind,</span>” said`,
		`<span class="q t" title="DATE 2031-05-01">1 May</span>.`,
		`title="person">Ruth Hale</span>, who leads`,
		`<p dir="auto">Read more: Storm closes port</p><p class="why" lang="en">Left out: self-reference`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

func BenchmarkReadingHTML(b *testing.B) {
	r := readingOf(b, strings.Repeat(ferry, 6))
	b.ReportAllocs()
	for b.Loop() {
		var buf bytes.Buffer
		if err := ReadingHTML(&buf, r); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(buf.Len()))
	}
}
