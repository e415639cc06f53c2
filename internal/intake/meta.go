package intake

import (
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// headData is what <head> and a few attributes state, first value of each name.
type headData struct {
	meta       map[string]string // <meta> by lower-case name, property or itemprop
	authors    []string          // of all <meta> that name authors, in order
	authorFrom string
	props      map[string]string // itemprop on elements that are no <meta>: text or datetime
	byline     []string          // text of rel=author and itemprop=author
	title, h1  string
	canonical  string
	lang       string
	pubdate    string // <time pubdate> or class published
}

// metaOf reads what a page states about itself, from the most to the least
// deliberate place: JSON-LD, OpenGraph and <meta>, microdata, elements.
func metaOf(m headData, ld *linkedData, blocks []block, address string) Meta {
	page := firstOf(address, m.canonical, m.meta["og:url"])
	art := ld.article(page, firstOf(m.meta["og:title"], m.h1, m.title))

	var out Meta
	state := func(to *Stated, value, from string) {
		if to.Value == "" && value != "" {
			*to = Stated{Value: value, From: from}
		}
	}
	out.Outlet = outletOf(m, ld, art)

	// The first heading is what readers saw; og:title is often shortened for
	// sharing. It counts when it speaks of the same, not when it is the site's name,
	// and not when a label stands before the title.
	if shared := firstOf(tidy(m.meta["og:title"]), ld.text(art["headline"], ""), m.title); alike(m.h1, shared) && !strings.HasSuffix(fold(m.h1), " "+fold(shared)) {
		state(&out.Title, m.h1, "<h1>")
	}
	state(&out.Title, tidy(m.meta["og:title"]), "og:title")
	state(&out.Title, ld.text(art["headline"], ""), "JSON-LD headline")
	state(&out.Title, tidy(m.meta["twitter:title"]), "twitter:title")
	state(&out.Title, tidy(m.props["headline"]), "itemprop headline")
	state(&out.Title, tidy(m.h1), "<h1>")
	state(&out.Title, tidy(m.title), "<title>")
	out.Title.Value = withoutOutlet(out.Title.Value, out.Outlet.Value, m.h1)

	state(&out.Standfirst, tidy(m.meta["og:description"]), "og:description")
	state(&out.Standfirst, ld.text(art["description"], ""), "JSON-LD description")
	state(&out.Standfirst, tidy(m.meta["description"]), "meta description")
	state(&out.Standfirst, tidy(m.meta["twitter:description"]), "twitter:description")

	state(&out.Published, isoDate(ld.text(art["datePublished"], "")), "JSON-LD datePublished")
	for _, name := range []string{"article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
		"sailthru.date", "article.published", "pubdate", "publishdate", "publish-date", "publish_date", "published_time",
		"publication_date", "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date", "article_date_original",
		"ptime", "cxenseparse:recs:publishtime", "originalpublicationdate", "bt:pubdate", "displaydate"} {
		state(&out.Published, isoDate(m.meta[name]), "meta "+name)
	}
	state(&out.Published, isoDate(m.props["datepublished"]), "itemprop datePublished")
	state(&out.Published, isoDate(m.pubdate), "<time> marked as published")
	state(&out.Published, isoDate(ld.text(art["dateCreated"], "")), "JSON-LD dateCreated")

	state(&out.Modified, isoDate(ld.text(art["dateModified"], "")), "JSON-LD dateModified")
	for _, name := range []string{"article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
		"dcterms.modified", "dc.date.modified", "article.updated", "utime"} {
		state(&out.Modified, isoDate(m.meta[name]), "meta "+name)
	}
	state(&out.Modified, isoDate(m.props["datemodified"]), "itemprop dateModified")

	state(&out.Language, languageTag(m.lang), "html lang")
	state(&out.Language, languageTag(ld.text(art["inLanguage"], "alternateName")), "JSON-LD inLanguage")
	state(&out.Language, languageTag(m.meta["content-language"]), "meta content-language")
	state(&out.Language, languageTag(m.meta["og:locale"]), "og:locale")

	out.Byline = bylineOf(m, ld, art, visibleNames(blocks, out.Outlet.Value))
	return out
}

func outletOf(m headData, ld *linkedData, art map[string]any) Stated {
	var out Stated
	state := func(value, from string) {
		if value = tidy(value); out.Value == "" && value != "" && !isAddress(value) {
			out = Stated{Value: value, From: from}
		}
	}
	state(ld.text(art["publisher"], "name"), "JSON-LD publisher")
	state(m.meta["og:site_name"], "og:site_name")
	state(ld.text(art["sourceOrganization"], "name"), "JSON-LD sourceOrganization")
	for _, obj := range ld.objects {
		for _, t := range stringsOf(obj["@type"]) {
			switch t {
			case "NewsMediaOrganization", "WebSite":
				state(ld.text(obj["name"], ""), "JSON-LD "+t)
			}
		}
	}
	for _, name := range []string{"application-name", "publisher", "dc.publisher", "dcterms.publisher", "article:publisher", "apple-mobile-web-app-title", "copyright"} {
		state(strings.Trim(strings.TrimPrefix(m.meta[name], "©"), " "), "meta "+name)
	}
	return out
}

// complete fills what the page did not state outright with what go-trafilatura
// and go-htmldate found in its text.
func (m *Meta) complete(found extraction) {
	if m.Title.Value == "" && found.title != "" {
		m.Title = Stated{Value: tidy(found.title), From: "text of the page"}
	}
	if m.Published.Value == "" && found.published != "" {
		m.Published = Stated{Value: found.published, From: "text or address of the page"}
		if found.dated != "" {
			m.Published.From += ": " + shorten(found.dated, 80)
		}
	}
	if len(m.Byline) == 0 {
		for name := range strings.SplitSeq(found.authors, ";") {
			if name = tidy(name); name != "" && len(name) < 80 && !isAddress(name) {
				m.Byline = append(m.Byline, Stated{Value: name, From: "text of the page"})
			}
		}
	}
}

// readMarkup walks the page once.
func readMarkup(doc *html.Node) headData {
	m := headData{meta: make(map[string]string), props: make(map[string]string)}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			m.lang = firstOf(attr(n, "lang"), attr(n, "xml:lang"))
			continue
		case atom.Title:
			if m.title == "" && inHead(n) {
				m.title = textOf(n, 2000)
			}
		case atom.H1:
			if m.h1 == "" {
				m.h1 = tidy(textOf(n, 2000))
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") && m.canonical == "" {
				m.canonical = strings.TrimSpace(attr(n, "href"))
			}
		case atom.Meta:
			m.readMeta(n)
			continue
		case atom.Time:
			datetime := strings.TrimSpace(attr(n, "datetime"))
			if m.pubdate == "" && datetime != "" {
				class := strings.ToLower(attr(n, "class") + " " + attr(n, "data-testid"))
				if has(n, "pubdate") || strings.Contains(class, "publish") || strings.Contains(class, "entry-date") || strings.Contains(class, "posted") {
					m.pubdate = datetime
				}
			}
		}
		if prop := strings.ToLower(attr(n, "itemprop")); prop != "" {
			value := firstOf(attr(n, "content"), attr(n, "datetime"))
			for p := range strings.FieldsSeq(prop) {
				switch p {
				case "datepublished", "datemodified", "headline":
					if m.props[p] == "" {
						m.props[p] = firstOf(value, textOf(n, 500))
					}
				case "author":
					m.byline = append(m.byline, authorText(n))
				}
			}
		} else if strings.EqualFold(attr(n, "rel"), "author") {
			m.byline = append(m.byline, textOf(n, 200))
		}
	}
	return m
}

func (m *headData) readMeta(n *html.Node) {
	content := strings.TrimSpace(attr(n, "content"))
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		name := strings.ToLower(strings.TrimSpace(attr(n, key)))
		if name == "" {
			continue
		}
		if _, seen := m.meta[name]; !seen {
			m.meta[name] = content
		}
		switch name {
		case "author", "article:author", "og:article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author",
			"sailthru.author", "article.author", "authors", "citation_author", "cxenseparse:author":
			if m.authorFrom == "" || m.authorFrom == "meta "+name {
				if c := tidy(content); !isAddress(c) {
					m.authorFrom = "meta " + name
					m.authors = append(m.authors, c)
				}
			}
		}
	}
}

// bylineOf names the authors, each once.
func bylineOf(m headData, ld *linkedData, art map[string]any, visible []string) []Stated {
	var out []Stated
	seen := make(map[string]bool)
	add := func(values []string, from string) {
		if len(out) > 0 {
			return
		}
		for _, v := range values {
			for _, name := range splitNames(strings.Trim(tidy(v), ",;|- ")) {
				if key := fold(name); key != "" && !seen[key] && len(name) < 120 && len(out) < 20 {
					seen[key] = true
					out = append(out, Stated{Value: name, From: from})
				}
			}
		}
	}
	// A desk or the outlet itself is named where no person is.
	organisations := ld.organisations(art)
	persons := func(values []string) []string {
		return slices.DeleteFunc(slices.Clone(values), func(v string) bool { return organisations[fold(v)] })
	}
	stated := ld.texts(art["author"], "name", 0)
	add(persons(stated), "JSON-LD author")
	add(persons(ld.texts(art["creator"], "name", 0)), "JSON-LD creator")
	add(persons(m.authors), m.authorFrom)
	add(persons(m.byline), "author marked in the page")
	add(persons(visible), "byline of the page")
	add(stated, "JSON-LD author")
	add(m.authors, m.authorFrom)
	return out
}

// visibleNames are the names in the first byline that readers see: a short block
// that the markup calls a byline, or one that begins with "By" soon after the
// first heading.
func visibleNames(blocks []block, outlet string) []string {
	const near = 6
	heading := -near
	for i, b := range blocks {
		if b.tag == atom.H1 {
			heading = i
		}
		text, _, _ := strings.Cut(b.text, "\n")
		if len(text) > 120 || b.hidden || b.in&inBoiler != 0 {
			continue
		}
		by := len(text) > 3 && strings.EqualFold(text[:3], "by ")
		if b.in&inByline == 0 && !(by && i-heading <= near) {
			continue
		}
		text = strings.TrimSpace(strings.TrimSuffix(text, outlet))
		names := splitNames(text)
		if len(names) > 0 && !slices.ContainsFunc(names, func(n string) bool { return !looksLikeName(n) }) {
			return names
		}
	}
	return nil
}

// splitNames takes "By Ann Lee, Bob Ray and Cy Orr" apart. Only what looks like
// a list of persons is split: two to four words each, no comma of another kind
// ("Ann Lee, Political Editor" stays with its name).
func splitNames(s string) []string {
	if isAddress(s) {
		return nil
	}
	for _, prefix := range []string{"view all posts by ", "posts by ", "posted by ", "written by ", "by "} {
		if len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
			s = strings.TrimSpace(s[len(prefix):])
		}
	}
	if s == "" {
		return nil
	}
	parts := strings.Split(strings.NewReplacer(", and ", "\x00", " and ", "\x00", " & ", "\x00", "; ", "\x00", ";", "\x00", ", ", "\x00", " | ", "\x00").Replace(s), "\x00")
	if len(parts) == 1 {
		return []string{s}
	}
	var names []string
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if p == "" {
			continue
		}
		if !looksLikeName(p) {
			if len(names) == 1 && strings.HasPrefix(s, names[0]+", ") { // a name with an office behind it
				return names
			}
			return []string{s}
		}
		names = append(names, p)
	}
	return names
}

// looksLikeName reports whether s is two to five words that begin with capitals,
// particles such as "de" or "van" apart, and no word for an office.
func looksLikeName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	for _, w := range words {
		first := []rune(w)[0]
		switch lower := strings.ToLower(w); lower {
		case "de", "da", "di", "du", "la", "le", "van", "von", "der", "den", "bin", "al", "el", "ibn", "dos", "del":
			continue
		case "editor", "correspondent", "reporter", "writer", "staff", "bureau", "press", "news", "desk", "team",
			"contributor", "columnist", "chief", "senior", "associated", "agencies", "producer", "analyst":
			return false
		}
		if !unicode.IsUpper(first) && unicode.IsLower(first) {
			return false
		}
	}
	return true
}

// withoutOutlet cuts " | The Courier" off a title when that is the outlet, or
// when the first heading is the rest of it.
func withoutOutlet(title, outlet, h1 string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " · ", " » "} {
		i := strings.LastIndex(title, sep)
		if i < 8 {
			continue
		}
		tail, rest := fold(title[i+len(sep):]), strings.TrimSpace(title[:i])
		o := fold(outlet)
		if tail != "" && (tail == o || len(tail) > 3 && o != "" && (strings.HasPrefix(o, tail) || strings.HasPrefix(tail, o))) || fold(rest) == fold(h1) && h1 != "" {
			return rest
		}
	}
	return title
}

// alike reports whether two titles share a third of their words of four letters
// and more.
func alike(a, b string) bool {
	words := make(map[string]bool)
	for w := range strings.FieldsSeq(fold(b)) {
		if len(w) >= 4 {
			words[w] = true
		}
	}
	n, same := 0, 0
	for w := range strings.FieldsSeq(fold(a)) {
		if len(w) >= 4 {
			if n++; words[w] {
				same++
			}
		}
	}
	return n >= 3 && same >= 2 && same*3 >= min(n, len(words))
}

// addressOf names the address of the article: what the page calls canonical
// where that is a page of the same site, else where it was fetched.
func addressOf(m headData, fetched string) string {
	base, _ := url.Parse(fetched)
	for _, s := range []string{m.canonical, m.meta["og:url"]} {
		u, err := url.Parse(strings.TrimSpace(s))
		if err != nil || s == "" {
			continue
		}
		if base != nil && base.Host != "" {
			u = base.ResolveReference(u)
			if site(u.Hostname()) != site(base.Hostname()) || (u.Path == "" || u.Path == "/") && len(base.Path) > 1 {
				continue
			}
		}
		if (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
			return u.String()
		}
	}
	return fetched
}

// site is the host without the prefixes under which one site serves one page.
func site(host string) string {
	host = strings.ToLower(host)
	for _, prefix := range []string{"www.", "m.", "mobile.", "amp.", "edition."} {
		host = strings.TrimPrefix(host, prefix)
	}
	return host
}

func sameAddress(a, b string) bool {
	u, err1 := url.Parse(a)
	v, err2 := url.Parse(b)
	if err1 != nil || err2 != nil || b == "" || a == "" {
		return false
	}
	return strings.TrimSuffix(u.Path, "/") == strings.TrimSuffix(v.Path, "/") && u.Path != "" &&
		(u.Host == "" || v.Host == "" || site(u.Hostname()) == site(v.Hostname()))
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "//") || strings.HasPrefix(s, "@") || strings.HasPrefix(s, "www.")
}

// dateLayouts are the ways pages write dates for machines besides ISO 8601.
var dateLayouts = []struct{ layout, iso string }{
	{time.RFC1123, "2006-01-02T15:04:05Z07:00"},
	{time.RFC1123Z, "2006-01-02T15:04:05Z07:00"},
	{"Mon, 2 Jan 2006 15:04:05 -0700", "2006-01-02T15:04:05Z07:00"},
	{"Mon Jan 2 15:04:05 -0700 2006", "2006-01-02T15:04:05Z07:00"},
	{"Mon Jan _2 15:04:05 UTC 2006", "2006-01-02T15:04:05Z"},
	{"2006-01-02 15:04:05 -0700 MST", "2006-01-02T15:04:05Z07:00"},
	{"2006-01-02 15:04:05 UTC", "2006-01-02T15:04:05Z"},
	{"January 2, 2006", "2006-01-02"},
	{"January 2, 2006 3:04 pm", "2006-01-02T15:04"},
	{"January 2, 2006 3:04 PM", "2006-01-02T15:04"},
	{"Jan 2, 2006", "2006-01-02"},
	{"Jan. 2, 2006", "2006-01-02"},
	{"2 January 2006", "2006-01-02"},
	{"2 Jan 2006", "2006-01-02"},
	{"Monday, January 2, 2006", "2006-01-02"},
	{"Monday, 2 January 2006", "2006-01-02"},
	{"20060102", "2006-01-02"},
	{"20060102150405", "2006-01-02T15:04:05"},
	{"2006/01/02", "2006-01-02"},
	{"2006/01/02 15:04:05", "2006-01-02T15:04:05"},
}

// isoDate reads a date as pages state it to machines and returns it in ISO 8601,
// as precise as stated and with its own zone; "" when it is no date, or one that
// reads differently in Britain and America (03/04/2025).
func isoDate(s string) string {
	s = strings.TrimSpace(s)
	if len(s) < 8 || len(s) > 64 {
		return ""
	}
	if iso := mended(s); iso != "" {
		return iso
	}
	for _, l := range dateLayouts {
		if t, err := time.Parse(l.layout, s); err == nil && t.Year() >= 1800 && t.Year() < 2200 {
			return t.Format(l.iso)
		}
	}
	return ""
}

// mended reads a date with near misses of ISO 8601: a space for the T, a zone
// without a colon or with a space before it, fractions of a second.
func mended(s string) string {
	day, err := time.Parse("2006-01-02", s[:min(len(s), 10)])
	if err != nil {
		if day, err = time.Parse("2006-1-2", strings.TrimRight(s[:min(len(s), 10)], "T ")); err != nil || len(s) > 10 {
			return ""
		}
	}
	if day.Year() < 1800 || day.Year() >= 2200 {
		return ""
	}
	date := day.Format("2006-01-02")
	if len(s) <= 10 {
		return date
	}
	rest := strings.TrimSpace(strings.TrimLeft(s[10:], "Tt, "))
	if s[10] != 'T' && s[10] != 't' && s[10] != ' ' && s[10] != ',' {
		return ""
	}
	clock, rest := takeClock(rest)
	if clock == "" {
		return date
	}
	zone := strings.TrimSpace(rest)
	switch strings.ToUpper(zone) {
	case "":
		return date + "T" + clock
	case "Z", "UTC", "GMT", "+00", "+0000", "+00:00", "-0000", "-00:00":
		return date + "T" + clock + "Z"
	}
	for _, layout := range []string{"-07:00", "-0700", "-07"} {
		if z, err := time.Parse(layout, zone); err == nil {
			return date + "T" + clock + z.Format("-07:00")
		}
	}
	return date + "T" + clock
}

// takeClock reads hh:mm, hh:mm:ss or hh:mm:ss.fff at the start of s.
func takeClock(s string) (clock, rest string) {
	for _, n := range []int{8, 5} {
		if len(s) < n {
			continue
		}
		if _, err := time.Parse("15:04:05"[:n], s[:n]); err == nil {
			rest = s[n:]
			if strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, ":") {
				rest = strings.TrimLeft(rest[1:], "0123456789")
			}
			return s[:n], rest
		}
	}
	return "", s
}

// languageTag mends a language to BCP 47: en_US to en-US; "" when it is none.
func languageTag(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(strings.ReplaceAll(s, "_", "-")), ",")
	primary, _, _ := strings.Cut(s, "-")
	if len(primary) < 2 || len(primary) > 3 || len(s) > 20 {
		return ""
	}
	for _, r := range s {
		if !(r == '-' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9') {
			return ""
		}
	}
	return s
}

// authorText is the name inside an element with itemprop=author: that of its
// itemprop=name, else its text.
func authorText(n *html.Node) string {
	seen := 0
	for c := range n.Descendants() {
		if seen++; seen > maxInside {
			break
		}
		if c.Type == html.ElementNode && strings.EqualFold(attr(c, "itemprop"), "name") {
			return firstOf(attr(c, "content"), textOf(c, 200))
		}
	}
	return firstOf(attr(n, "content"), textOf(n, 200))
}

// maxInside is the number of nodes looked at inside one element, so that
// elements within elements do not cost the square of their number.
const maxInside = 200

// textOf is the text inside n, up to limit bytes; "" when there is more.
func textOf(n *html.Node, limit int) string {
	var out strings.Builder
	seen := 0
	for c := range n.Descendants() {
		if seen++; seen > maxInside {
			return ""
		}
		if c.Type == html.TextNode {
			if out.Len()+len(c.Data) > limit {
				return ""
			}
			out.WriteString(c.Data)
		}
	}
	return strings.TrimSpace(out.String())
}

func inHead(n *html.Node) bool { return n.Parent != nil && n.Parent.DataAtom == atom.Head }

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}
