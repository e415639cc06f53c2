package intake

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// TestParts reads the invented pages of testdata/pages. Each begins with a
// comment that lists the parts, one a line: the kind and how the part begins.
func TestParts(t *testing.T) {
	entries, err := os.ReadDir("testdata/pages")
	if err != nil || len(entries) == 0 {
		t.Fatal("no pages to test with", err)
	}
	for _, entry := range entries {
		t.Run(entry.Name(), func(t *testing.T) {
			b, err := os.ReadFile("testdata/pages/" + entry.Name())
			if err != nil {
				t.Fatal(err)
			}
			comment, markup, ok := strings.Cut(string(b), "-->")
			if !ok {
				t.Fatal("the page has no list of parts")
			}
			page, err := FromHTML(entry.Name(), "", []byte(markup))
			if err != nil {
				t.Fatal(err)
			}
			var want []string
			for line := range strings.Lines(strings.TrimPrefix(comment, "<!--")) {
				if line = strings.TrimSpace(line); line != "" {
					want = append(want, line)
				}
			}
			checkParts(t, page)
			for i, p := range page.Parts {
				text := strings.ReplaceAll(p.Span.In(page.Text), "\n", " ")
				if i >= len(want) {
					t.Errorf("one part too many: %s %q (%s)", p.Kind, text, p.Reason)
					continue
				}
				kind, begin, _ := strings.Cut(want[i], " ")
				if string(p.Kind) != kind || !strings.HasPrefix(text, begin) {
					t.Errorf("part %d is %s %q (%s), want %s %q", i, p.Kind, shorten(text, 60), p.Reason, kind, begin)
				}
			}
			if len(want) > len(page.Parts) {
				t.Errorf("parts missing: %q", want[len(page.Parts):])
			}
		})
	}
}

// checkParts holds for every page: parts in order, between runes, without
// overlap, and nothing but white space outside them.
func checkParts(t *testing.T, page *Page) {
	t.Helper()
	at := 0
	for _, p := range page.Parts {
		if !p.Span.Fits(page.Text) || p.Span.Empty() || p.Span.Start < at {
			t.Fatalf("part %+v does not fit after %d in a text of %d bytes", p, at, len(page.Text))
		}
		if strings.TrimSpace(page.Text[at:p.Span.Start]) != "" {
			t.Errorf("%q is in no part", page.Text[at:p.Span.Start])
		}
		if p.Kind == "" || p.Reason == "" {
			t.Errorf("part %+v has no kind or reason", p)
		}
		at = p.Span.End
	}
	if page.Parts != nil && strings.TrimSpace(page.Text[at:]) != "" {
		t.Errorf("%q is in no part", page.Text[at:])
	}
}

func TestNoText(t *testing.T) {
	for _, tt := range []struct{ name, markup, says string }{
		{"cookie wall", `<html><body><h1>Before you continue</h1><p>We use cookies and other data to deliver our services and to measure how they are used. Choose what you accept.</p><button>Accept all</button></body></html>`, "we use cookies"},
		{"bot check", `<html><head><title>Just a moment</title></head><body><p>Checking your browser before you enter the site. This takes a few seconds.</p></body></html>`, "checking your browser"},
		{"script shell", `<html><head><title>The Courier</title><script src="app.js"></script></head><body><div id="root"></div></body></html>`, "scripts may bring"},
		{"noscript", `<html><body><div id="app"></div><noscript>You need to enable JavaScript to run this app, which is the only thing here.</noscript></body></html>`, "scripts may bring"},
		{"menus", "<html><body><nav><ul>" + strings.Repeat("<li><a href=/x>World news today</a></li>", 40) + "</ul></nav></body></html>", "menus and links"},
	} {
		_, err := FromHTML(tt.name, "", []byte(tt.markup))
		var e *Error
		if !errors.As(err, &e) || e.Kind != NoText || !strings.Contains(err.Error(), tt.says) || e.Hint == "" {
			t.Errorf("%s: %v, want %s with %q", tt.name, err, NoText, tt.says)
		}
	}
}

const paragraphs = `<p>The council of Northport voted on Tuesday to close the old harbour bridge for a year, after engineers found cracks in two of its piers.</p>
<p>“We will rebuild the bridge by May,” Mayor Ruth Hale told reporters after the meeting, which lasted four hours and drew a crowd of residents.</p>
<p>Ferries will run every ten minutes from the north quay until the work is finished, the harbour office said in a statement on Wednesday morning.</p>`

func TestBodyInStructuredDataOnly(t *testing.T) {
	body := strings.Repeat("The council of Northport voted on Tuesday to close the bridge for a year, after engineers found cracks. ", 6)
	page, err := FromHTML("shell.html", "", []byte(`<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge closed","articleBody":"`+body+`"}</script></head><body><div id=app>Loading</div></body></html>`))
	if err != nil {
		t.Fatal(err)
	}
	checkParts(t, page)
	last := page.Parts[len(page.Parts)-1]
	if last.Kind != PartBody || !strings.Contains(last.Reason, "JSON-LD articleBody") || !strings.HasPrefix(last.Span.In(page.Text), "The council of Northport") {
		t.Errorf("last part %+v of %q", last, page.Text)
	}
}

func TestHiddenText(t *testing.T) {
	page, err := FromHTML("hidden.html", "", []byte(`<html><body><div style="display: none">An offer that nobody sees.</div>
		<article style="display:none">`+paragraphs+`</article><p><span style="visibility:hidden">Nor the first word.</span> The ferry sails at noon.</p><template>Not on the page.</template><p hidden>Nor this.</p></body></html>`))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(page.Text, "Mayor Ruth Hale") {
		t.Errorf("the article that a script uncovers is lost: %q", page.Text)
	}
	if !strings.Contains(page.Text, "The ferry sails at noon.") {
		t.Errorf("the words beside a hidden one are lost: %q", page.Text)
	}
	for _, gone := range []string{"nobody sees", "Nor the first", "Not on the page", "Nor this"} {
		if strings.Contains(page.Text, gone) {
			t.Errorf("hidden text %q is shown", gone)
		}
	}
}

// TestLargePages holds the bounds: a page may be cut or read by simple rules,
// with a note, but it never takes long and never fails without saying why.
func TestLargePages(t *testing.T) {
	if testing.Short() {
		t.Skip("makes pages of several megabytes")
	}
	for _, tt := range []struct {
		name, markup string
		note         string // of the page, or of the error
	}{
		{"many paragraphs", "<article>" + strings.Repeat(paragraphs, 2000) + "</article>", "more than 5000 block elements"},
		{"many megabytes", "<article>" + strings.Repeat(paragraphs, 10000) + "</article>", "page cut at 4 MB"},
		{"a million nodes", strings.Repeat("<p>a<b>b</b></p>", 700_000), "page cut at 4 MB"},
		{"deep nesting", strings.Repeat("<div>", 50_000) + paragraphs, "could not be read as a tree"},
		{"formatting", strings.Repeat("<b><i><a><font>", 30_000) + paragraphs, ""},
		{"scripts", "<script>" + strings.Repeat("x = 1;", 500_000) + "</script><article>" + strings.Repeat(paragraphs, 3) + "</article>", ""},
		{"menus", "<nav>" + strings.Repeat("<li><a href=/x>World news</a></li>", 4000) + "</nav><article>" + paragraphs + "</article>", "further stretches of menus"},
		{"attributes", "<p " + attributes(100_000) + ">" + paragraphs, ""},
		{"broken JSON-LD", `<script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, 50_000) + "</script><article>" + paragraphs + "</article>", ""},
	} {
		start := time.Now()
		page, err := FromHTML(tt.name, "", []byte("<!DOCTYPE html><html><body>"+tt.markup))
		took := time.Since(start)
		said := fmt.Sprint(err)
		if err == nil {
			checkParts(t, page)
			said = strings.Join(page.Notes, "; ")
		}
		if !strings.Contains(said, tt.note) {
			t.Errorf("%s: %q, want %q", tt.name, said, tt.note)
		}
		if took > 15*time.Second { // about 1 s each on an idle machine
			t.Errorf("%s took %s", tt.name, took)
		}
	}
}

func attributes(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, "a%d=1 ", i)
	}
	return out.String()
}

func TestTwoReadingsAreTheSame(t *testing.T) {
	markup := []byte("<html><body><nav><a href=/>Home</a><a href=/x>World</a></nav><article><h1>Bridge closed</h1>" + paragraphs + paragraphs + "</article></body></html>")
	a, err := FromHTML("a", "", markup)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		b, err := FromHTML("a", "", markup)
		if err != nil || fmt.Sprintf("%+v", *a) != fmt.Sprintf("%+v", *b) {
			t.Fatalf("two readings differ:\n%+v\n%+v %v", a, b, err)
		}
	}
}
