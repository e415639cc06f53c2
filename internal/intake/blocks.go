package intake

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// block is a paragraph-sized stretch of a page with what the markup around it
// says: the input to the decision which part it is.
type block struct {
	text   string // white space folded, not empty
	tag    atom.Atom
	linked int // bytes of text inside links
	hidden bool
	in     region
}

// region says in which kinds of elements a block stands.
type region uint16

const (
	inArticle  region = 1 << iota // <article>, <main>, role=main, itemprop=articleBody
	inBoiler                      // <nav>, <footer>, <aside>, roles of the same meaning
	inCaption                     // <figcaption>, or a class that says caption
	inCredit                      // a class or property that says photo credit
	inByline                      // rel=author, itemprop=author, a class that says byline
	inDeck                        // a class that says standfirst, deck, subheadline
	inHeadline                    // itemprop=headline, a class that says headline
	inList
	inHeading // <h1> to <h6>
)

// blocker makes blocks of a page in document order.
type blocker struct {
	blocks []block
	cur    strings.Builder
	linked int
	tag    atom.Atom
	space  bool // white space is due before the next text
	opened bool // cur has text since the last break
	depth  int
}

// place is what a text node knows of its ancestors.
type place struct {
	tag    atom.Atom // of the nearest block element
	in     region
	hidden bool
	link   bool
}

// maxWalkDepth bounds recursion; html.Parse does not go deeper than 512.
const maxWalkDepth = 2000

// blocksOf lists the text blocks of doc in document order, hidden ones marked.
// Scripts, styles, templates, form controls and the head are left out: none of
// them is text on the page.
func blocksOf(doc *html.Node) []block {
	var w blocker
	w.walk(doc, place{})
	w.flush()
	return w.blocks
}

func (w *blocker) walk(n *html.Node, at place) {
	if w.depth++; w.depth > maxWalkDepth {
		w.depth--
		return
	}
	defer func() { w.depth-- }()
	switch n.Type {
	case html.TextNode:
		w.write(n.Data, at)
		return
	case html.ElementNode:
		if skipped(n) {
			if n.DataAtom == atom.Select || n.DataAtom == atom.Noscript {
				w.space = true
			}
			return
		}
		if n.DataAtom == atom.Br {
			w.lineBreak()
			return
		}
		if n.DataAtom == atom.Hr {
			w.flush()
			return
		}
		at.enter(n)
		breaks := isBlock(n.DataAtom)
		if breaks {
			w.flush()
			at.tag = n.DataAtom
		} else if apart(n.DataAtom) || n.DataAtom == atom.A && n.PrevSibling != nil && n.PrevSibling.DataAtom == atom.A {
			w.space = true // links side by side in a menu
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.walk(c, at)
		}
		if breaks {
			w.flush()
		} else if apart(n.DataAtom) {
			w.space = true
		}
	default:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.walk(c, at)
		}
	}
}

// write adds text to the current block, white space folded. Soft hyphens and
// zero-width spaces are hints to the line breaker and dropped. Hidden words
// inside a block that is seen are dropped, for nobody reads them there.
func (w *blocker) write(s string, at place) {
	if w.opened && strings.TrimSpace(s) != "" {
		switch b := &w.blocks[len(w.blocks)-1]; {
		case at.hidden && !b.hidden:
			return
		case b.hidden && !at.hidden:
			w.blocks = w.blocks[:len(w.blocks)-1]
			w.cur.Reset()
			w.linked, w.opened, w.space = 0, false, false
		}
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch r {
		case ' ', '\t', '\n', '\r', '\f', '\v', 0xA0, 0x2009, 0x200A, 0x202F, 0x3000, 0x2028, 0x2029, 0x85:
			w.space = true
			i += n
			continue
		case 0xAD, 0x200B, 0xFEFF:
			i += n
			continue
		}
		// The run up to the next special character in one go.
		j := i + n
		for j < len(s) && s[j] > ' ' && s[j] < utf8.RuneSelf {
			j++
		}
		if w.space && w.opened && !strings.HasSuffix(w.cur.String(), "\n") {
			w.cur.WriteByte(' ')
			if at.link {
				w.linked++
			}
		}
		if !w.opened {
			w.opened, w.tag = true, at.tag
			w.blocks = append(w.blocks, block{tag: at.tag, in: at.in, hidden: at.hidden})
		}
		w.space = false
		w.cur.WriteString(s[i:j])
		if at.link {
			w.linked += j - i
		}
		i = j
	}
}

// lineBreak ends a line; a second one in a row ends the block, as pages without
// paragraphs write them.
func (w *blocker) lineBreak() {
	if !w.opened {
		return
	}
	if strings.HasSuffix(w.cur.String(), "\n") {
		w.flush()
		return
	}
	w.cur.WriteByte('\n')
	w.space = false
}

func (w *blocker) flush() {
	if w.opened {
		b := &w.blocks[len(w.blocks)-1]
		b.text = strings.TrimRight(w.cur.String(), " \n")
		b.linked = w.linked
	}
	w.cur.Reset()
	w.linked, w.opened, w.space = 0, false, false
}

// skipped reports whether n holds no text of the page.
func skipped(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Embed,
		atom.Canvas, atom.Audio, atom.Video, atom.Select, atom.Datalist, atom.Textarea, atom.Svg, atom.Map,
		atom.Noframes, atom.Frameset, atom.Progress, atom.Meter, atom.Input:
		return true
	}
	return n.Data == "amp-analytics" || n.Data == "amp-state"
}

// isBlock reports whether browsers put an element on lines of its own.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd,
		atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure,
		atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup,
		atom.Html, atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.Optgroup, atom.Option,
		atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Tfoot, atom.Thead, atom.Tr,
		atom.Ul, atom.Search:
		return true
	}
	return false
}

// apart reports whether an inline element is set off from its neighbours by
// design rather than by white space: cells, buttons, pictures.
func apart(a atom.Atom) bool {
	switch a {
	case atom.Td, atom.Th, atom.Button, atom.Label, atom.Img, atom.Picture, atom.Time:
		return true
	}
	return false
}

// enter adds what element n says of the text inside it.
func (at *place) enter(n *html.Node) {
	switch n.DataAtom {
	case atom.Article, atom.Main:
		at.in |= inArticle
	case atom.Nav, atom.Footer, atom.Aside, atom.Dialog:
		at.in |= inBoiler
	case atom.Figcaption:
		at.in |= inCaption
	case atom.Ul, atom.Ol, atom.Dl:
		at.in |= inList
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		at.in |= inHeading
	case atom.A:
		at.link = true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			at.hidden = at.hidden || a.Val != "until-found"
		case "style":
			at.hidden = at.hidden || hides(a.Val)
		case "role":
			switch strings.ToLower(a.Val) {
			case "main", "article":
				at.in |= inArticle
			case "navigation", "contentinfo", "complementary", "banner", "search", "dialog", "alertdialog":
				at.in |= inBoiler
			}
		case "rel":
			if strings.EqualFold(a.Val, "author") {
				at.in |= inByline
			}
		case "itemprop":
			switch strings.ToLower(a.Val) {
			case "articlebody":
				at.in |= inArticle
			case "headline":
				at.in |= inHeadline
			case "author":
				at.in |= inByline
			case "caption":
				at.in |= inCaption
			case "alternativeheadline":
				at.in |= inDeck
			}
		case "class", "id", "data-testid", "data-component":
			if n.DataAtom != atom.Body && n.DataAtom != atom.Html {
				at.in |= regionOfClass(a.Val)
			}
		}
	}
}

func hides(style string) bool {
	if style == "" {
		return false
	}
	s := strings.ToLower(strings.NewReplacer(" ", "", "\t", "", "\n", "").Replace(style))
	return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
}

// regionOfClass reads the words of a class or id the way page authors form
// them: "article__photo-credit", "imageCaption", "byline". Only a class whose
// last word, or only meaning, is the part counts: "caption-carousel-wrapper"
// holds more than a caption, so containers are let go.
func regionOfClass(value string) region {
	if len(value) > 400 {
		return 0
	}
	var in region
	for _, name := range strings.Fields(value) {
		words := classWords(name)
		if len(words) == 0 || len(words) > 6 {
			continue
		}
		last := words[len(words)-1]
		if len(words) > 1 && (last == "text" || last == "content" || last == "name" || last == "inner") {
			last = words[len(words)-2]
		}
		switch last {
		case "caption", "captions", "figcaption", "cutline":
			in |= inCaption
		case "credit", "credits", "photocredit", "imagecredit", "copyright":
			in |= inCredit
		case "byline", "bylines", "author", "authors", "dateline", "timestamp", "pubdate", "publishdate":
			in |= inByline
		case "standfirst", "deck", "dek", "subheadline", "subhead", "subtitle", "subheading", "kicker":
			if last != "kicker" {
				in |= inDeck
			}
		case "headline":
			in |= inHeadline
		}
	}
	return in
}

// classWords splits "article__photoCredit" into article, photo, credit.
func classWords(name string) []string {
	var words []string
	start := -1
	end := func(i int) {
		if start >= 0 {
			words = append(words, strings.ToLower(name[start:i]))
			start = -1
		}
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		switch {
		case !letter:
			end(i)
		case c >= 'A' && c <= 'Z' && i > 0 && name[i-1] >= 'a' && name[i-1] <= 'z':
			end(i)
			start = i
		case start < 0:
			start = i
		}
	}
	end(len(name))
	return words
}
