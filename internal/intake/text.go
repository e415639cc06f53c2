package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// FromText makes a page of the bytes of a plain text file.
func FromText(source string, b []byte) (*Page, error) {
	sum := sha256.Sum256(b)
	return &Page{
		Source: source, MediaType: "text/plain", Charset: "utf-8",
		SHA256: hex.EncodeToString(sum[:]), Size: int64(len(b)),
		Text: strings.ToValidUTF8(string(b), "\uFFFD"),
	}, nil
}

// FromHTML makes a page of the bytes of an HTML file. The address is where it
// was read, or "".
func FromHTML(source, address string, b []byte) (*Page, error) {
	page, err := FromText(source, b)
	if page != nil {
		page.URL = address
	}
	return page, err
}
