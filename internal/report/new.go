package report

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"concord/internal/intake"
	"concord/internal/span"
)

// New makes a report of a page. It reads nothing but the page, and what it
// cannot tell it leaves empty; see DateTogether for dates that only other
// reports show.
func New(p *intake.Page) *Report {
	r := &Report{Source: p.Source, SHA256: p.SHA256, URL: p.URL, Text: p.Text, Title: p.Meta.Title.Value, Notes: append([]string(nil), p.Notes...)}
	for _, b := range p.Meta.Byline {
		r.Byline = append(r.Byline, b.Value)
	}
	at := 0
	for at < len(p.Text) {
		end := strings.Index(p.Text[at:], "\n")
		if end < 0 {
			end = len(p.Text)
		} else {
			end += at
		}
		if sp := (span.Span{Start: at, End: end}).Trim(p.Text); !sp.Empty() {
			r.Blocks = append(r.Blocks, Block{Span: sp, Kind: Body})
		}
		at = end + 1
	}
	r.ID = id(r.Outlet.Value, r.URL, r.Text)
	return r
}

// id is "r-" and the first 12 hex digits of SHA-256 over outlet, address and
// text, each with its end marked.
func id(outlet, url, text string) string {
	h := sha256.New()
	for _, s := range []string{outlet, url, text} {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	return "r-" + hex.EncodeToString(h.Sum(nil)[:6])
}

// Label is what to call the report: its outlet, else the name of its file.
func (r *Report) Label() string {
	if r.Outlet.Value != "" {
		return r.Outlet.Value
	}
	name := path.Base(strings.ReplaceAll(r.Source, "\\", "/"))
	if name == "." || name == "/" || name == "-" {
		return r.ID
	}
	return strings.TrimSuffix(name, path.Ext(name))
}

// DateTogether dates what single reports cannot tell from the other reports.
func DateTogether(reps []*Report) {}
