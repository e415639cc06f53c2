package intake

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

// checkPage holds for every page and every error, whatever the bytes were.
func checkPage(t *testing.T, page *Page, err error) {
	t.Helper()
	if err != nil {
		var e *Error
		if page != nil || !errors.As(err, &e) || e.Kind == "" {
			t.Fatalf("page %v with error %T %v", page, err, err)
		}
		return
	}
	if !utf8.ValidString(page.Text) || strings.TrimSpace(page.Text) == "" {
		t.Fatalf("text %q is not valid or empty", page.Text)
	}
	for _, s := range []string{page.Meta.Title.Value, page.Meta.Outlet.Value, page.Meta.Standfirst.Value, page.URL} {
		if !utf8.ValidString(s) {
			t.Fatalf("%q is not valid UTF-8", s)
		}
	}
	checkParts(t, page)
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "x", story, "\xEF\xBB\xBF" + story, "a\x00b\x00c\x00d\x00", "\xFF\xFEa\x00b\x00", "caf\xe9 on the quay", "a\r\n\r\nb", "<p>word", "{\"a\": 1}",
		"<?xml version=\"1.0\"?><rss>", "\x1f\x8b\x08", "<!--", "[1]\n", "\x1b$B", "<!DOCTYPE [ <a>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		page, err := FromText("fuzz", b)
		checkPage(t, page, err)
		page, err = newReceived("fuzz", "fuzz", b).page()
		checkPage(t, page, err)
	})
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{"<p>" + story, "<html><body><article><h1>Bridge closed</h1>" + paragraphs + "</article>", "<table><tr><td>a<td>b", "<br><br>a<br>b<br><br>c",
		`<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":[{"name":1},null]}]}</script>` + paragraphs, "<title>a</title><frameset>", "<svg><p>x</svg>",
		"<math><mi>word</mi></math> and more", "<template><p>x</template><p>word word", "<p hidden>x<p style='display:none'>word word word", "<plaintext>word word", "&#0;&#x110000;&nbsp;word word\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		page, err := FromHTML("fuzz", "https://example.org/a", b)
		checkPage(t, page, err)
	})
}
