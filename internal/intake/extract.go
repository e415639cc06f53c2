package intake

import (
	"fmt"
	"net/url"
	"runtime"
	"time"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// extraction is what go-trafilatura says of a page; the zero value says nothing.
type extraction struct {
	paragraphs []string // text of the article, a paragraph each, white space folded; then all of it once more in one
	title      string
	authors    string
	published  string // ISO 8601, "" where none was found
	dated      string // the words that say so
	ld         string // text of the article in JSON-LD, which not every page shows
}

// extractLimit is the time one page may take. Pages within the limits of size
// take well under a second; this is for the page that nobody foresaw.
const extractLimit = 10 * time.Second

// slots bounds how many extractions run at once, those abandoned included, for
// go-trafilatura cannot be stopped: pages that never end use up the slots, and
// later ones are then read by simple rules instead of filling memory.
var slots = make(chan struct{}, runtime.GOMAXPROCS(0)+4)

// extract runs go-trafilatura over doc, which must not be used afterwards: a
// run past its time goes on reading it. problem says why there is nothing.
func extract(doc *html.Node, address *url.URL, wantDate bool) (found extraction, problem string) {
	clock := time.NewTimer(extractLimit)
	defer clock.Stop()
	select {
	case slots <- struct{}{}:
	case <-clock.C:
		return extraction{}, "earlier pages still hold the extractor"
	}
	type outcome struct {
		found   extraction
		problem string
	}
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			if p := recover(); p != nil {
				o = outcome{problem: fmt.Sprintf("the extractor failed (%s)", shorten(fmt.Sprint(p), 80))}
			}
			<-slots
			done <- o
		}()
		o.found, o.problem = runExtractor(doc, address, wantDate)
	}()
	select {
	case o := <-done:
		return o.found, o.problem
	case <-clock.C:
		return extraction{}, fmt.Sprintf("the extractor took longer than %s", extractLimit)
	}
}

func runExtractor(doc *html.Node, address *url.URL, wantDate bool) (extraction, string) {
	var found extraction
	if wantDate {
		opt := htmldate.Options{ExtractTime: true, UseOriginalDate: true}
		if address != nil {
			opt.URL = address.String()
		}
		if date, err := htmldate.FromDocument(doc, opt); err == nil && !date.IsZero() {
			found.dated = tidy(date.SrcString)
			switch {
			case date.HasTime && date.HasTimezone:
				found.published = date.Format("2006-01-02T15:04:05Z07:00")
			case date.HasTime:
				found.published = date.Format("2006-01-02T15:04:05")
			default:
				found.published = date.Format("2006-01-02")
			}
		}
	}
	if address != nil && !address.IsAbs() {
		address = nil
	}
	result, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		OriginalURL:    address,
		EnableFallback: true,
		Focus:          trafilatura.Balanced,
		HtmlDateMode:   trafilatura.Disabled,
	})
	if err != nil {
		return found, ""
	}
	found.title, found.authors = result.Metadata.Title, result.Metadata.Author
	// The tree gives paragraphs, the text whatever the tree lost in cleaning.
	if result.ContentNode != nil {
		for _, b := range blocksOf(result.ContentNode) {
			found.paragraphs = append(found.paragraphs, b.text)
		}
	}
	if hasInk(result.ContentText) {
		found.paragraphs = append(found.paragraphs, result.ContentText)
	}
	return found, ""
}
