package intake

import (
	"strings"
	"testing"
)

func TestISODate(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"2025-10-01", "2025-10-01"},
		{"2025-10-01T14:03:22Z", "2025-10-01T14:03:22Z"},
		{"2025-10-01T14:03:22.123Z", "2025-10-01T14:03:22Z"},
		{"2025-10-01T14:03:22.123+02:00", "2025-10-01T14:03:22+02:00"},
		{"2025-10-01T14:03:22+0200", "2025-10-01T14:03:22+02:00"},
		{"2025-10-01T14:03-05", "2025-10-01T14:03-05:00"},
		{"2025-10-01T14:03", "2025-10-01T14:03"},
		{"2025-10-01 14:03:22", "2025-10-01T14:03:22"},
		{"2025-10-01 14:03:22 UTC", "2025-10-01T14:03:22Z"},
		{"2025-10-01 14:03:22 +0530", "2025-10-01T14:03:22+05:30"},
		{"2025-10-01T14:03:22-00:00", "2025-10-01T14:03:22Z"},
		{"Wed, 01 Oct 2025 14:03:22 GMT", "2025-10-01T14:03:22Z"},
		{"October 1, 2025", "2025-10-01"},
		{"1 October 2025", "2025-10-01"},
		{"20251001", "2025-10-01"},
		{"2025/10/01", "2025-10-01"},
		{"2025-10-1", "2025-10-01"},
		{"2025-13-01", ""},
		{"2025-02-30", ""},
		{"03/04/2025", ""}, // March or April
		{"yesterday", ""},
		{"", ""},
		{"1759327402", ""},
	} {
		if got := isoDate(tt.in); got != tt.want {
			t.Errorf("isoDate(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestSplitNames(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"Ann Lee", "Ann Lee"},
		{"By Ann Lee", "Ann Lee"},
		{"BY ANN LEE AND BOB RAY", "ANN LEE AND BOB RAY"},
		{"Ann Lee and Bob Ray", "Ann Lee|Bob Ray"},
		{"Ann Lee, Bob Ray and Cy van Orr", "Ann Lee|Bob Ray|Cy van Orr"},
		{"Ann Lee, Bob Ray, and Cy Orr", "Ann Lee|Bob Ray|Cy Orr"},
		{"Ann Lee, Political Editor", "Ann Lee"},
		{"Ann Lee & Bob Ray", "Ann Lee|Bob Ray"},
		{"The Worcester Telegram & Gazette", "The Worcester Telegram & Gazette"},
		{"Staff and agencies", "Staff and agencies"},
		{"View all posts by Ann Lee", "Ann Lee"},
		{"https://example.org/ann", ""},
		{"", ""},
	} {
		if got := strings.Join(splitNames(tt.in), "|"); got != tt.want {
			t.Errorf("splitNames(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestMeta(t *testing.T) {
	const graph = `<html lang="en_GB"><head><title>Bridge closed for a year - The Courier</title>
<link rel=canonical href="https://courier.example/news/bridge">
<meta property="og:title" content="Bridge closed"><meta property="og:description" content="Cracks &amp;amp; rust.">
<script type="application/ld+json"><!-- {"@context":"https://schema.org","@graph":[
 {"@type":"WebSite","name":"Courier Online","@id":"#site"},
 {"@type":"Organization","@id":"#org","name":"The Courier"},
 {"@type":"Person","@id":"#ann","name":"Ann Lee"},
 {"@type":["NewsArticle","Article"],"headline":"Bridge closed for a year","publisher":{"@id":"#org"},
  "author":[{"@id":"#ann"},{"@type":"Person","name":"Bob Ray"}],
  "datePublished":"2025-09-09T17:23:00+01:00","dateModified":"2025-09-10T08:00:00Z","description":"Cracks
 were found."},
 {"@type":"NewsArticle","headline":"Another story","datePublished":"2020-01-01"}]} --></script></head>
<body><article><h1>Bridge closed for a year</h1>` + paragraphs + `</article></body></html>`
	const tags = `<html><head><title>Bridge closed | Courier</title><meta name="application-name" content="Courier">
<meta property="article:published_time" content="2025-09-09 17:23"><meta name="dc.creator" content="Ann Lee"><meta name="dc.creator" content="Bob Ray">
<meta property="article:modified_time" content="2025-09-10"><meta property="og:url" content="https://courier.example/b">
<meta http-equiv="Content-Language" content="en, de"></head><body><article>` + paragraphs + `</article></body></html>`
	const micro = `<html><body><article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Bridge closed for a whole year</h1>
<span itemprop="author" itemscope><a itemprop="name" href="/ann">Ann Lee</a></span>
<time itemprop="datePublished" datetime="2025-09-09T17:23Z">today</time><meta itemprop="dateModified" content="2025-09-10">` + paragraphs + `</article></body></html>`
	const desk = `<html><head><script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Organization","name":"Courier Newsroom"},"publisher":{"@type":"Organization","name":"Courier"}}</script>
<meta name="author" content="Ann Lee"></head><body><article>` + paragraphs + `</article></body></html>`
	const byline = `<html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1><p>By Ann Lee and Bob Ray</p>` + paragraphs + `<p>By Harbour Road the water stood high.</p></article></body></html>`
	const text = `<html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1><p class=date>Published on September 9, 2025</p>` + paragraphs + `</article></body></html>`
	for _, tt := range []struct {
		name, markup, address string
		want                  Meta
		url                   string
	}{
		{"JSON-LD graph", graph, "", Meta{
			Outlet: Stated{"The Courier", "JSON-LD publisher"}, Title: Stated{"Bridge closed for a year", "<h1>"},
			Standfirst: Stated{"Cracks & rust.", "og:description"},
			Published:  Stated{"2025-09-09T17:23:00+01:00", "JSON-LD datePublished"}, Modified: Stated{"2025-09-10T08:00:00Z", "JSON-LD dateModified"},
			Language: Stated{"en-GB", "html lang"}, Byline: []Stated{{"Ann Lee", "JSON-LD author"}, {"Bob Ray", "JSON-LD author"}},
		}, "https://courier.example/news/bridge"},
		{"meta tags", tags, "", Meta{
			Outlet: Stated{"Courier", "meta application-name"}, Title: Stated{"Bridge closed", "<title>"},
			Published: Stated{"2025-09-09T17:23", "meta article:published_time"}, Modified: Stated{"2025-09-10", "meta article:modified_time"},
			Language: Stated{"en", "meta content-language"}, Byline: []Stated{{"Ann Lee", "meta dc.creator"}, {"Bob Ray", "meta dc.creator"}},
		}, "https://courier.example/b"},
		{"microdata", micro, "https://courier.example/m?utm=1", Meta{
			Title:     Stated{"Bridge closed for a whole year", "itemprop headline"},
			Published: Stated{"2025-09-09T17:23Z", "itemprop datePublished"}, Modified: Stated{"2025-09-10", "meta datemodified"},
			Byline: []Stated{{"Ann Lee", "author marked in the page"}},
		}, "https://courier.example/m?utm=1"},
		{"a desk and a person", desk, "", Meta{
			Outlet: Stated{"Courier", "JSON-LD publisher"}, Byline: []Stated{{"Ann Lee", "meta author"}},
		}, ""},
		{"a byline in the text only", byline, "", Meta{
			Title: Stated{"Bridge closed", "<h1>"}, Byline: []Stated{{"Ann Lee", "byline of the page"}, {"Bob Ray", "byline of the page"}},
		}, ""},
		{"nothing stated", text, "", Meta{
			Title: Stated{"Bridge closed", "<h1>"}, Published: Stated{"2025-09-09", "text or address of the page: Published on September 9, 2025"},
		}, ""},
	} {
		page, err := FromHTML(tt.name, tt.address, []byte(tt.markup))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		check := func(what string, got, want Stated) {
			if got != want {
				t.Errorf("%s: %s is %q from %q, want %q from %q", tt.name, what, got.Value, got.From, want.Value, want.From)
			}
		}
		check("outlet", page.Meta.Outlet, tt.want.Outlet)
		check("title", page.Meta.Title, tt.want.Title)
		check("standfirst", page.Meta.Standfirst, tt.want.Standfirst)
		check("published", page.Meta.Published, tt.want.Published)
		check("modified", page.Meta.Modified, tt.want.Modified)
		check("language", page.Meta.Language, tt.want.Language)
		if len(page.Meta.Byline) != len(tt.want.Byline) {
			t.Errorf("%s: byline %v, want %v", tt.name, page.Meta.Byline, tt.want.Byline)
		} else {
			for i := range page.Meta.Byline {
				check("author", page.Meta.Byline[i], tt.want.Byline[i])
			}
		}
		if page.URL != tt.url {
			t.Errorf("%s: address %q, want %q", tt.name, page.URL, tt.url)
		}
	}
}

// TestAddress: a page of another site that calls itself the original, and a
// canonical address that is only the front page, do not replace what was fetched.
func TestAddress(t *testing.T) {
	for _, tt := range []struct{ canonical, fetched, want string }{
		{"https://www.courier.example/news/bridge", "http://courier.example/news/bridge?utm_source=x", "https://www.courier.example/news/bridge"},
		{"/news/bridge", "https://courier.example/news/bridge?x=1", "https://courier.example/news/bridge"},
		{"https://wire.example/bridge", "https://courier.example/news/bridge", "https://courier.example/news/bridge"},
		{"https://courier.example/", "https://courier.example/news/bridge", "https://courier.example/news/bridge"},
		{"https://wire.example/bridge", "", "https://wire.example/bridge"},
		{"/news/bridge", "", ""},
		{"javascript:alert(1)", "", ""},
	} {
		if got := addressOf(headData{canonical: tt.canonical}, tt.fetched); got != tt.want {
			t.Errorf("canonical %q, fetched %q: %q, want %q", tt.canonical, tt.fetched, got, tt.want)
		}
	}
}
