package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// form is what bytes turn out to be, whatever their name says.
type form string

const (
	formText form = "text"
	formHTML form = "HTML"
	formZIP  form = "ZIP"
	formGzip form = "gzip"
)

// packed says which packed form b is, "" for none.
func packed(b []byte) form {
	switch {
	case bytes.HasPrefix(b, []byte("PK\x03\x04")), bytes.HasPrefix(b, []byte("PK\x05\x06")):
		return formZIP
	case bytes.HasPrefix(b, []byte("\x1f\x8b")):
		return formGzip
	}
	return ""
}

const hintSave = `open the page in a browser and save it as "HTML only"`

// signatures are the first bytes of formats that people have news in and that
// are not read, with what to do about each. The list is of formats that a
// browser, an office program or a web archive writes.
var signatures = []struct {
	at       int
	magic    string
	kind     Kind
	is, hint string
}{
	{0, "%PDF-", Unsupported, "a PDF", "convert it to text first, for example with pdftotext"},
	{0, "{\\rtf", Unsupported, "a rich text document", "save it as plain text"},
	{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Unsupported, "an old Office document", "save it as plain text"},
	{0, "WARC/", Unsupported, "a web archive (WARC)", "unpack the pages from the archive first"},
	{0, "filedesc://", Unsupported, "a web archive (ARC)", "unpack the pages from the archive first"},
	{0, "bplist00", Unsupported, "a Safari web archive", "save the page as page source"},
	{257, "ustar", Unsupported, "a tar archive", "unpack it and name the folder"},
	{0, "BZh", Unsupported, "a bzip2 archive", "unpack it first"},
	{0, "\xFD7zXZ\x00", Unsupported, "an xz archive", "unpack it first"},
	{0, "(\xB5/\xFD", Unsupported, "a zstd archive", "unpack it first"},
	{0, "7z\xBC\xAF\x27\x1C", Unsupported, "a 7-Zip archive", "unpack it and name the folder"},
	{0, "Rar!\x1A\x07", Unsupported, "a RAR archive", "unpack it and name the folder"},
	{0, "\x89PNG", Binary, "a PNG image", "type the text of the picture into a text file"},
	{0, "\xFF\xD8\xFF", Binary, "a JPEG image", "type the text of the picture into a text file"},
	{0, "GIF8", Binary, "a GIF image", "type the text of the picture into a text file"},
	{8, "WEBP", Binary, "a WebP image", "type the text of the picture into a text file"},
	{4, "ftyp", Binary, "a film or sound recording", "give its transcript as a text file"},
	{0, "ID3", Binary, "a sound recording", "give its transcript as a text file"},
	{0, "\x7FELF", Binary, "a program", ""},
	{0, "SQLite format 3\x00", Binary, "a database", ""},
}

// foreign gives the error for bytes of a format that is known and not read.
func foreign(source string, b []byte) error {
	for _, s := range signatures {
		if len(b) >= s.at+len(s.magic) && string(b[s.at:s.at+len(s.magic)]) == s.magic {
			return &Error{Source: source, Kind: s.kind, Err: errors.New("this is " + s.is), Hint: s.hint}
		}
	}
	return nil
}

// binary gives the error for bytes that are no text in any encoding. Text that
// is UTF-16 or UTF-32 has been told apart before.
func binary(source string, b []byte, html bool) error {
	control, nul := 0, 0
	for _, c := range b {
		switch {
		case c == 0:
			nul++
			control++
		case c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1B, c == 0x7F:
			control++
		}
	}
	// Random bytes have 11 % of control characters and text none; a page may
	// carry a stray one, which HTML knows how to drop.
	if nul > 0 && !html || control*50 > len(b) {
		return &Error{Source: source, Kind: Binary,
			Err:  fmt.Errorf("%d of %d bytes are control characters", control, len(b)),
			Hint: "give the text itself, as plain text or HTML"}
	}
	return nil
}

// sniff says whether text is plain text or HTML, or gives the error for a
// format that is text but no report. name is a file name or the path of an
// address; mediaType what a server says, or "". The content decides, and the
// name only where the content leaves it open.
func sniff(source, name, mediaType, text string) (form, error) {
	trimmed := strings.TrimLeftFunc(text, unicode.IsSpace)
	head := strings.ToLower(trimmed[:min(len(trimmed), 4096)])
	unsupported := func(is, hint string) error {
		return &Error{Source: source, Kind: Unsupported, Err: errors.New("this is " + is), Hint: hint}
	}
	root, isXML := rootElement(trimmed)
	switch root {
	case "rss", "feed", "rdf:rdf", "channel":
		return "", unsupported("a feed, which names reports and does not hold them", "save the pages that it names")
	case "html", "head", "body":
		return formHTML, nil
	case "":
	default:
		if isXML && !htmlElements[root] {
			return "", unsupported("XML with the root element "+shorten(root, 40), "save it as HTML or plain text")
		}
	}
	if root == "" && (isXML || strings.HasPrefix(trimmed, "<!--")) {
		return formHTML, nil // nothing but declarations and comments, which are no text
	}
	if strings.HasPrefix(trimmed, "{") || strings.HasPrefix(trimmed, "[") {
		line, _, _ := strings.Cut(trimmed, "\n")
		if json.Valid([]byte(trimmed)) || len(line) > 2 && json.Valid([]byte(line)) {
			if strings.Contains(head, "jsonfeed.org/version") {
				return "", unsupported("a feed, which names reports and does not hold them", "save the pages that it names")
			}
			return "", unsupported("JSON", "put the text of each report into a file of its own")
		}
	}
	if strings.Contains(head, "multipart/related") && (strings.HasPrefix(head, "from:") || strings.HasPrefix(head, "mime-version:") || strings.Contains(head, "\nmime-version:")) {
		return "", unsupported("a saved page in MHTML", hintSave)
	}
	ext := strings.ToLower(path.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz")))
	markdown := ext == ".md" || ext == ".markdown"
	switch {
	case strings.Contains(head, "<!doctype html") && !markdown:
		return formHTML, nil
	case root != "" && htmlElements[root] && !markdown:
		return formHTML, nil
	case ext == ".html" || ext == ".htm" || ext == ".xhtml" || strings.Contains(mediaType, "html"):
		if hasTag(text) {
			return formHTML, nil
		}
	}
	return formText, nil
}

// rootElement returns the lower-case name of the first element when text begins
// with markup, after declarations and comments; "" otherwise. isXML reports
// an XML declaration or a name with a prefix or without a known meaning in HTML.
func rootElement(text string) (name string, isXML bool) {
	for range 64 {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
		switch {
		case strings.HasPrefix(text, "<?"):
			isXML = isXML || strings.HasPrefix(text, "<?xml")
			_, rest, ok := strings.Cut(text, ">")
			if !ok {
				return "", isXML
			}
			text = rest
		case strings.HasPrefix(text, "<!--"):
			_, rest, ok := strings.Cut(text[4:], "-->")
			if !ok {
				return "", isXML
			}
			text = rest
		case len(text) > 9 && strings.EqualFold(text[:9], "<!doctype"):
			end := strings.IndexByte(text, '>')
			if open := strings.IndexByte(text, '['); open >= 0 && open < end {
				if end = strings.Index(text, "]>"); end >= 0 {
					end++
				}
			}
			if end < 0 {
				return "", isXML
			}
			text = text[end+1:]
		case strings.HasPrefix(text, "<"):
			text = text[1:]
			end := strings.IndexFunc(text, func(r rune) bool {
				return !(unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(":-_.", r))
			})
			if end <= 0 || end > 64 {
				return "", isXML
			}
			return strings.ToLower(text[:end]), isXML
		default:
			return "", isXML
		}
	}
	return "", isXML
}

// htmlElements are the elements that a fragment of a page may begin with.
var htmlElements = map[string]bool{
	"a": true, "article": true, "aside": true, "b": true, "blockquote": true, "body": true, "br": true, "center": true,
	"div": true, "em": true, "figure": true, "font": true, "footer": true, "form": true, "h1": true, "h2": true,
	"h3": true, "h4": true, "h5": true, "h6": true, "head": true, "header": true, "hr": true, "html": true, "i": true,
	"iframe": true, "img": true, "li": true, "link": true, "main": true, "meta": true, "nav": true, "ol": true,
	"p": true, "pre": true, "script": true, "section": true, "span": true, "strong": true, "style": true,
	"table": true, "title": true, "ul": true,
}

// hasTag reports whether text has an element of HTML in its first 64 KB.
func hasTag(text string) bool {
	text = text[:min(len(text), 64<<10)]
	for {
		i := strings.IndexByte(text, '<')
		if i < 0 {
			return false
		}
		text = strings.TrimPrefix(text[i+1:], "/")
		end := strings.IndexFunc(text, func(r rune) bool { return !(unicode.IsLetter(r) || unicode.IsDigit(r)) })
		if end > 0 && end < 12 && htmlElements[strings.ToLower(text[:end])] {
			return true
		}
	}
}

// shorten cuts s to at most n bytes between runes, for messages.
func shorten(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}
