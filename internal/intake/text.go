package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// received is one source as its bytes came, with what was said of them.
type received struct {
	source    string // as the page will name it
	name      string // a file name or the path of an address, for its ending
	address   string // where it was fetched, or ""
	mediaType string // what a server says, or ""
	charset   string // what a server says, or ""
	b         []byte
	size      int64  // of what was received, before unpacking
	sum       string // SHA-256 of what was received, in hex
}

func newReceived(source, name string, b []byte) received {
	sum := sha256.Sum256(b)
	return received{source: source, name: name, b: b, size: int64(len(b)), sum: hex.EncodeToString(sum[:])}
}

// FromText makes a page of the bytes of a plain text file. source names them in
// the page and in errors. It reads no file and no clock.
func FromText(source string, b []byte) (*Page, error) {
	r := newReceived(source, source, b)
	d, err := r.decode(false)
	if err != nil {
		return nil, err
	}
	return r.textPage(d)
}

// FromHTML makes a page of the bytes of an HTML file. address is where it was
// found, or "". Where a page states no date, one is looked for in its text, and
// dates after today are not believed; that is the only use of a clock.
func FromHTML(source, address string, b []byte) (*Page, error) {
	r := newReceived(source, source, b)
	r.address = address
	d, err := r.decode(true)
	if err != nil {
		return nil, err
	}
	return r.htmlPage(d)
}

// page reads r as what it is, plain text or HTML by its content. It does not
// unpack archives.
func (r received) page() (*Page, error) {
	if err := foreign(r.source, r.b); err != nil {
		return nil, err
	}
	html := strings.Contains(r.mediaType, "html") || hasTag(string(r.b[:min(len(r.b), 4096)]))
	d, err := r.decode(html)
	if err != nil {
		return nil, err
	}
	f, err := sniff(r.source, r.name, r.mediaType, d.text)
	if err != nil {
		return nil, err
	}
	if f == formHTML {
		return r.htmlPage(d)
	}
	return r.textPage(d)
}

func (r received) decode(html bool) (decoded, error) {
	empty := &Error{Source: r.source, Kind: Empty, Hint: "give a file with the text of a report"}
	if len(r.b) == 0 {
		return decoded{}, empty
	}
	d := decode(r.b, r.charset)
	if !strings.HasPrefix(d.charset, "utf-16") && !strings.HasPrefix(d.charset, "utf-32") {
		if err := binary(r.source, r.b, html); err != nil {
			return decoded{}, err
		}
	} else if err := binary(r.source, []byte(d.text), html); err != nil {
		return decoded{}, err
	}
	if broken := strings.Count(d.text, "\uFFFD"); broken*10 > len(d.text)/2 {
		return decoded{}, &Error{Source: r.source, Kind: Binary,
			Err: errors.New("most of it is not valid in any encoding"), Hint: "save it again as UTF-8"}
	}
	if !hasInk(d.text) {
		empty.Err = fmt.Errorf("no words in its %d bytes", len(r.b))
		if len(r.b) == 1 {
			empty.Err = errors.New("no words, only one byte")
		}
		return decoded{}, empty
	}
	return d, nil
}

func (r received) textPage(d decoded) (*Page, error) {
	text, notes := d.text, d.notes
	if strings.Contains(text, "\r\n") {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		notes = append(notes, "line ends changed from CR LF to LF")
	}
	return &Page{
		Source: r.source, URL: r.address, MediaType: "text/plain", Charset: d.charset,
		SHA256: r.sum, Size: r.size, Text: text, Notes: notes,
	}, nil
}

// hasInk reports whether text has anything to read: two letters or digits.
func hasInk(text string) bool {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if n++; n == 2 {
				return true
			}
		}
	}
	return false
}
