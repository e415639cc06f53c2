// Package intake turns what a user names — files, folders, globs, archives,
// addresses, standard input — into pages: readable text in UTF-8 with what the
// markup said about it. It is the only package that reads files or the network.
//
// A page keeps every visible stretch of its source, furniture included, in
// document order; Parts say which stretch is what. Nothing is thrown away here:
// leaving out is for later stages, which give a reason.
package intake

import (
	"fmt"

	"concord/internal/span"
)

// Page is one source as read. Text is valid UTF-8 and is never changed again;
// all later positions are byte offsets into it.
type Page struct {
	Source    string // as named by the user: a path, "a.zip!b.html", a URL, or "-"
	URL       string // address of the article where known: fetched, canonical or og:url
	MediaType string // "text/plain" or "text/html"
	Charset   string // the encoding the bytes were read in, such as "utf-8"
	SHA256    string // of the bytes as received, in hex
	Size      int64  // of the bytes as received
	Text      string // blocks of visible text, separated by blank lines
	Parts     []Part // what the markup says of stretches of Text, in order; nil for plain text
	Meta      Meta
	Notes     []string // what a reader should know: charset mended, page cut at a limit
	Fetch     *Fetch   // how it was fetched; nil for what was not
	Primary   bool     // the user said that it is a primary text, no report
}

// Fetch is what a server said with a page: what a later request needs to ask
// whether it has changed.
type Fetch struct {
	Status       int
	FinalURL     string // after redirects
	ETag         string // as sent, with its quotation marks
	LastModified string // as sent
}

// PartKind says what a stretch of a page is, as far as markup tells.
type PartKind string

const (
	PartHeadline   PartKind = "headline"
	PartStandfirst PartKind = "standfirst"
	PartBody       PartKind = "body"
	PartCaption    PartKind = "caption"
	PartCredit     PartKind = "credit"    // byline, dateline of the page, photo credit
	PartFurniture  PartKind = "furniture" // menus, links, comment forms, banners
)

// Part is a stretch of a page and what the markup says it is.
type Part struct {
	Span   span.Span
	Kind   PartKind
	Reason string // such as "not part of the article by layout" or "<figcaption>"
}

// Stated is a value with the place that states it, such as "JSON-LD datePublished".
type Stated struct {
	Value string
	From  string
}

// Meta is what a page states about itself outside its text. Absent is the zero
// value. Dates are ISO 8601, as precise as stated, with their own zone.
type Meta struct {
	Outlet, Title, Standfirst Stated
	Published, Modified       Stated
	Language                  Stated // BCP 47
	Byline                    []Stated
}

// Kind sorts the reasons for which a source gave no page.
type Kind string

const (
	NotFound    Kind = "not found"
	Empty       Kind = "empty"
	Binary      Kind = "not text"
	TooLarge    Kind = "too large"
	NoText      Kind = "no article text" // a cookie wall, a script shell, a page of links
	Unreachable Kind = "unreachable"     // timeout, refused, too many redirects, 5xx
	Refused     Kind = "refused"         // robots.txt, private address, unsafe archive entry
	Unsupported Kind = "unsupported"
	LeftOut     Kind = "left out" // files of a folder or archive that are no reports: a notice, not a failure
	Failed      Kind = "failed"   // anything else; see Err
)

// Error says why one source gave no page, and what to try.
type Error struct {
	Source string
	Kind   Kind
	Err    error  // detail, may be nil
	Hint   string // what to try, a phrase without a full stop; may be ""
}

func (e *Error) Error() string {
	if e.Err == nil {
		return fmt.Sprintf("reading %s: %s", e.Source, e.Kind)
	}
	return fmt.Sprintf("reading %s: %s: %v", e.Source, e.Kind, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }
