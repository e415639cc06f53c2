package intake

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Structured data of one page may name several things: the article, the site,
// a list of other articles. These types are read, the others only followed.
// Source: schema.org, subtypes of Article and what sites use in their place.
var articleTypes = map[string]int{
	"newsarticle": 4, "reportagenewsarticle": 4, "analysisnewsarticle": 4, "backgroundnewsarticle": 4,
	"opinionnewsarticle": 4, "reviewnewsarticle": 4, "askpublicnewsarticle": 4, "satiricalarticle": 4,
	"advertisercontentarticle": 4, "article": 3, "blogposting": 3, "liveblogposting": 3, "report": 3,
	"techarticle": 3, "scholarlyarticle": 3, "socialmediaposting": 3, "medicalscholarlyarticle": 3,
	"creativework": 2, "webpage": 1, "itempage": 1,
}

const (
	maxLDBytes = 1 << 20 // of one script; larger ones hold lists of products
	maxLDNodes = 5000
)

// linkedData is the JSON-LD of a page: its objects in document order and those
// with an @id, which others refer to.
type linkedData struct {
	objects []map[string]any
	byID    map[string]map[string]any
}

func linkedDataOf(doc *html.Node) *linkedData {
	ld := &linkedData{byID: make(map[string]map[string]any)}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.DataAtom != atom.Script || !isLD(n.Attr) || n.FirstChild == nil {
			continue
		}
		if raw := n.FirstChild.Data; len(raw) <= maxLDBytes {
			for _, v := range parseLD(raw) {
				ld.collect(v, 0)
			}
		}
	}
	return ld
}

// parseLD reads one script. Raw line breaks inside strings, comment marks
// around the whole, a trailing semicolon and several values in a row are usual.
func parseLD(raw string) []any {
	raw = strings.TrimSpace(raw)
	for _, mark := range []string{"<!--", "//<![CDATA[", "<![CDATA["} {
		raw = strings.TrimSpace(strings.TrimPrefix(raw, mark))
	}
	for _, mark := range []string{"-->", "//]]>", "]]>", ";"} {
		raw = strings.TrimSpace(strings.TrimSuffix(raw, mark))
	}
	raw = strings.Map(func(r rune) rune {
		if r < 0x20 {
			return ' '
		}
		return r
	}, raw)
	var out []any
	d := json.NewDecoder(strings.NewReader(raw))
	for range 100 {
		var v any
		if d.Decode(&v) != nil {
			break
		}
		out = append(out, v)
	}
	return out
}

func (ld *linkedData) collect(v any, depth int) {
	if depth > 12 || len(ld.objects) >= maxLDNodes {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			ld.collect(e, depth+1)
		}
	case map[string]any:
		ld.objects = append(ld.objects, v)
		if id, ok := v["@id"].(string); ok && id != "" && len(v) > len(ld.byID[id]) {
			ld.byID[id] = v
		}
		// A fixed list keeps the order; other members hold no articles.
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "isPartOf", "itemListElement", "item", "author", "creator", "publisher"} {
			switch e := v[key].(type) {
			case map[string]any, []any:
				ld.collect(e, depth+1)
			}
		}
	}
}

// rank says how likely obj describes an article, 0 for not.
func rank(obj map[string]any) int {
	best := 0
	for _, t := range stringsOf(obj["@type"]) {
		t = t[strings.LastIndexAny(t, "/:#")+1:]
		best = max(best, articleTypes[strings.ToLower(t)])
	}
	return best
}

// article returns the object for the article of the page: of the best type,
// then the one whose address or headline is the page's, then the first.
func (ld *linkedData) article(address, title string) map[string]any {
	var found map[string]any
	best := 0
	title = fold(title)
	for _, obj := range ld.objects {
		score := rank(obj) * 10
		if score == 0 || score <= 20 && obj["datePublished"] == nil && obj["headline"] == nil {
			continue
		}
		for _, key := range []string{"url", "@id", "mainEntityOfPage"} {
			if s := ld.text(obj[key], "@id"); s != "" && sameAddress(s, address) {
				score += 4
				break
			}
		}
		if h := fold(ld.text(obj["headline"], "")); h != "" && title != "" && (h == title || strings.HasPrefix(title, h)) {
			score += 3
		}
		if obj["datePublished"] != nil {
			score += 2
		}
		if score > best {
			best, found = score, obj
		}
	}
	return found
}

// organisations names, folded, the authors of the article that are no persons.
func (ld *linkedData) organisations(art map[string]any) map[string]bool {
	out := map[string]bool{fold(ld.text(art["publisher"], "name")): true}
	list, ok := art["author"].([]any)
	if !ok {
		list = []any{art["author"]}
	}
	for _, a := range list {
		obj, _ := a.(map[string]any)
		if id, ok := obj["@id"].(string); ok && obj["@type"] == nil {
			obj = ld.byID[id]
		}
		for _, t := range stringsOf(obj["@type"]) {
			if strings.HasSuffix(t, "Organization") {
				out[fold(ld.text(obj["name"], ""))] = true
			}
		}
	}
	return out
}

// text reads a value as text: a string, the first of a list, or the member key
// of an object, following an @id.
func (ld *linkedData) text(v any, key string) string {
	all := ld.texts(v, key, 0)
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

func (ld *linkedData) texts(v any, key string, depth int) []string {
	if depth > 6 {
		return nil
	}
	switch v := v.(type) {
	case string:
		if s := tidy(v); s != "" {
			return []string{s}
		}
	case []any:
		var out []string
		for _, e := range v {
			out = append(out, ld.texts(e, key, depth+1)...)
			if len(out) > 50 {
				break
			}
		}
		return out
	case map[string]any:
		if key == "" {
			key = "@value"
		}
		if s, ok := v[key]; ok {
			return ld.texts(s, "@value", depth+1)
		}
		if id, ok := v["@id"].(string); ok {
			if other, ok := ld.byID[id]; ok && other[key] != nil {
				return ld.texts(other[key], "@value", depth+1)
			}
		}
	}
	return nil
}

func stringsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, e := range v {
			if s, ok := e.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}

// tidy reads a value of JSON-LD or <meta> as the reader would see it: character
// references are often written twice, and white space is layout.
func tidy(s string) string {
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch r {
		case 0xA0, 0x202F:
			return ' '
		case 0xAD, 0x200B, 0xFEFF:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))), " ")
}

// articleBody returns the text of the article in JSON-LD, "" if it has none.
func (ld *linkedData) articleBody() string {
	longest := ""
	for _, obj := range ld.objects {
		if s, ok := obj["articleBody"].(string); ok && rank(obj) >= 3 && len(s) > len(longest) {
			longest = s
		}
	}
	if strings.Contains(longest, "<p") || strings.Contains(longest, "<br") || strings.Contains(longest, "&lt;p") {
		if strings.Contains(longest, "&lt;") {
			longest = html.UnescapeString(longest)
		}
		var lines []string
		for _, b := range blocksOfTags(longest) {
			lines = append(lines, b.text)
		}
		return strings.Join(lines, "\n")
	}
	return strings.ToValidUTF8(html.UnescapeString(longest), "\uFFFD")
}
