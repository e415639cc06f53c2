package intake

import (
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"concord/internal/span"
)

// Limits of one page. Extraction costs the square of the paragraphs (20 000 take
// 3 s, 200 000 never end), and a tree takes up to 60 bytes of memory for each
// byte of markup; both were measured on generated pages.
const (
	maxTreeBytes    = 4 << 20 // markup that is parsed; the rest of a page is left out with a note
	maxExtractBytes = 2 << 20 // markup that the extractor is given
	maxExtractNodes = 5000    // block elements that the extractor is given
	maxFurniture    = 1000    // furniture blocks that are kept
)

// htmlPage makes a page of HTML: all its visible text, in the order of the
// document, each block with what it is by layout.
func (r received) htmlPage(d decoded) (*Page, error) {
	page := &Page{
		Source: r.source, URL: r.address, MediaType: "text/html", Charset: d.charset,
		SHA256: r.sum, Size: r.size, Notes: d.notes,
	}
	markup := d.text
	if len(markup) > maxExtractBytes {
		markup = lighten(markup)
	}
	if len(markup) > maxTreeBytes {
		cut := strings.LastIndexByte(markup[:maxTreeBytes], '<')
		if cut <= 0 {
			cut = len(strings.ToValidUTF8(markup[:maxTreeBytes], ""))
		}
		page.Notes = append(page.Notes, fmt.Sprintf("page cut at %d MB: %d of %d bytes of markup left out",
			maxTreeBytes>>20, len(markup)-cut, len(markup)))
		markup = markup[:cut]
	}

	doc, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		page.Notes = append(page.Notes, fmt.Sprintf("markup could not be read as a tree (%v): text taken tag by tag, without what the page states of itself", err))
		return page.finish(blocksOfTags(markup), extraction{})
	}
	head, ld := readMarkup(doc), linkedDataOf(doc)
	blocks := blocksOf(doc)
	page.Meta = metaOf(head, ld, blocks, r.address)
	page.URL = addressOf(head, r.address)

	var found extraction
	switch n := countBlocks(doc, maxExtractNodes); {
	case len(markup) > maxExtractBytes:
		page.Notes = append(page.Notes, fmt.Sprintf("page larger than %d MB: the article was told from its surroundings by simple rules", maxExtractBytes>>20))
	case n > maxExtractNodes:
		page.Notes = append(page.Notes, fmt.Sprintf("page has more than %d block elements: the article was told from its surroundings by simple rules", maxExtractNodes))
	default:
		base, _ := url.Parse(page.URL)
		var problem string
		found, problem = extract(doc, base, page.Meta.Published.Value == "")
		if problem != "" {
			page.Notes = append(page.Notes, problem+": the article was told from its surroundings by simple rules")
		}
	}
	page.Meta.complete(found)
	found.ld = ld.articleBody()
	return page.finish(blocks, found)
}

// finish decides what each block is and puts the text together.
func (page *Page) finish(blocks []block, found extraction) (*Page, error) {
	marks := mark(blocks, found, &page.Meta)
	if e := noText(marks); e != nil {
		e.Source = page.Source
		if len(page.Notes) > 0 {
			e.Err = fmt.Errorf("%w; %s", e.Err, strings.Join(page.Notes, "; "))
		}
		return nil, e
	}
	for _, m := range marks {
		if phrase := phraseIn(m.text, paywalls); phrase != "" {
			page.Notes = append(page.Notes, fmt.Sprintf("the page says %q: its text may be cut short", phrase))
			break
		}
	}

	var text strings.Builder
	furniture, left, leftBytes := 0, 0, 0
	for _, m := range marks {
		if m.kind == PartFurniture {
			if furniture++; furniture > maxFurniture {
				left++
				leftBytes += len(m.text)
				continue
			}
		}
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		start := text.Len()
		text.WriteString(m.text)
		page.Parts = append(page.Parts, Part{Span: span.Span{Start: start, End: text.Len()}, Kind: m.kind, Reason: m.reason})
	}
	if left > 0 {
		page.Notes = append(page.Notes, fmt.Sprintf("%d further stretches of menus and links (%d bytes) left out", left, leftBytes))
	}
	page.Text = text.String()
	return page, nil
}

// noText says that the marks hold no article, and why it may be so. A banner
// beside an article is no wall; a wall is where the article should be.
func noText(marks []marked) *Error {
	const fewWords = 8 // a headline alone has as many
	all, body := 0, 0
	var wall, banner string
	for _, m := range marks {
		n := countWords(m.text, 1<<20)
		all += n
		if m.kind == PartBody {
			body += n
			if wall == "" {
				wall = phraseIn(m.text, walls)
			}
		} else if banner == "" {
			banner = phraseIn(m.text, walls)
		}
	}
	if body < 20 && wall == "" {
		wall = banner
	}
	switch {
	case wall != "" && body < 150:
		return &Error{Kind: NoText, Err: fmt.Errorf("the page says %q and little else", wall), Hint: "open the page in a browser, pass what stands before it, and " + savePage}
	case body >= fewWords:
		return nil
	case all < 30:
		return &Error{Kind: NoText, Err: fmt.Errorf("the page has %d words; scripts may bring the rest", all), Hint: "open the page in a browser, wait until it shows its text, and " + savePage}
	}
	return &Error{Kind: NoText, Err: fmt.Errorf("%d words of menus and links, and no article", all), Hint: "name the page of one report, not a front page"}
}

const savePage = `save it as "Web page, complete" or copy its text into a file`

// walls are what pages say that stand in front of the article: consent, bot
// checks, scripts switched off. General wording of the common providers, not of
// single sites.
var walls = []string{
	"enable javascript", "javascript is disabled", "javascript is required", "turn on javascript", "requires javascript",
	"please enable cookies", "enable js and disable", "we use cookies", "we value your privacy", "your privacy settings",
	"access information on a device", // purpose 1 of the IAB's consent framework, which most banners quote
	"manage your privacy", "consent to the use", "accept all cookies", "use of cookies", "verify you are human", "verifying you are human",
	"are you a robot", "checking your browser", "unusual traffic", "access denied", "access to this page has been denied",
	"not available in your region", "unavailable in your region", "unavailable for legal reasons", "unavailable in most european countries",
}

// paywalls are what pages say that show the beginning of an article.
var paywalls = []string{
	"subscribe to continue", "subscribe to read", "subscribe to keep reading", "log in to continue", "sign in to continue",
	"this article is for subscribers", "to continue reading", "unlock this article",
}

func phraseIn(text string, phrases []string) string {
	if len(text) > 4000 {
		return ""
	}
	lower := strings.ToLower(text)
	for _, p := range phrases {
		if strings.Contains(lower, p) {
			return p
		}
	}
	return ""
}

// countWords counts runs without white space, up to limit.
func countWords(s string, limit int) int {
	n, in := 0, false
	for i := 0; i < len(s) && n < limit; i++ {
		ink := s[i] != ' ' && s[i] != '\n'
		if ink && !in {
			n++
		}
		in = ink
	}
	return n
}

// countBlocks counts the block elements of doc, up to limit and one more.
func countBlocks(doc *html.Node, limit int) int {
	n := 0
	for c := range doc.Descendants() {
		if c.Type == html.ElementNode && (isBlock(c.DataAtom) || c.DataAtom == atom.A || c.DataAtom == atom.Br) {
			if n++; n > limit {
				break
			}
		}
	}
	return n
}

// lighten leaves out of markup what has no text and makes pages large: scripts
// other than JSON-LD, styles, drawings, comments, and attributes with data in
// them. The text is not touched.
func lighten(markup string) string {
	z := html.NewTokenizer(strings.NewReader(markup))
	var out strings.Builder
	skip := "" // element whose content is being left out
	depth := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			if skip != "" {
				return markup // never closed: better too much than the rest of the page lost
			}
			return out.String()
		case html.CommentToken:
			continue
		case html.TextToken:
			if skip == "" {
				out.Write(z.Raw())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			raw := z.Raw()
			long := len(raw) > 2048
			token := z.Token()
			if skip != "" {
				if token.Data == skip && token.Type == html.StartTagToken {
					depth++
				}
				continue
			}
			switch token.DataAtom {
			case atom.Style, atom.Svg, atom.Script:
				if token.DataAtom != atom.Script || !isLD(token.Attr) {
					if token.Type == html.StartTagToken {
						skip, depth = token.Data, 1
					}
					continue
				}
			}
			if long {
				kept := token.Attr[:0]
				for _, a := range token.Attr {
					if len(a.Val) <= 1024 {
						kept = append(kept, a)
					}
				}
				token.Attr = kept
			}
			out.WriteString(token.String())
		case html.EndTagToken:
			token := z.Token()
			if skip != "" {
				if token.Data == skip {
					if depth--; depth == 0 {
						skip = ""
					}
				}
				continue
			}
			out.WriteString(token.String())
		default:
			out.Write(z.Raw())
		}
	}
}

func isLD(attrs []html.Attribute) bool {
	for _, a := range attrs {
		if a.Key == "type" && strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "application/ld+json") {
			return true
		}
	}
	return false
}

// blocksOfTags is blocksOf for markup that is no tree: nested deeper than the
// parser goes. It is linear and knows nothing of ancestors.
func blocksOfTags(markup string) []block {
	z := html.NewTokenizer(strings.NewReader(markup))
	var w blocker
	at := place{}
	skip := atom.Atom(0)
	for {
		tt := z.Next()
		switch tt {
		case html.ErrorToken:
			w.flush()
			return w.blocks
		case html.TextToken:
			if skip == 0 {
				w.write(string(z.Text()), at)
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			switch {
			case skip != 0:
				if tt == html.EndTagToken && a == skip {
					skip = 0
				}
			case a == atom.Script || a == atom.Style || a == atom.Template || a == atom.Title:
				if tt == html.StartTagToken {
					skip = a
				}
			case a == atom.Br:
				w.lineBreak()
			case isBlock(a) || a == atom.Hr:
				w.flush()
				at.tag = a
			case a == atom.A:
				at.link = tt == html.StartTagToken
			case apart(a):
				w.space = true
			}
		}
	}
}
