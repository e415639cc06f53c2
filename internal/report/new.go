package report

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"concord/internal/intake"
)

// New makes a report of a page. It reads nothing but the page, and what it
// cannot tell it leaves empty; see DateTogether for dates that only other
// reports show.
func New(p *intake.Page) *Report {
	r := &Report{Source: p.Source, SHA256: p.SHA256, URL: p.URL, Text: p.Text, Title: p.Meta.Title.Value, Notes: append([]string(nil), p.Notes...), Primary: p.Primary}
	for _, b := range p.Meta.Byline {
		r.Byline = append(r.Byline, b.Value)
	}
	r.Blocks = blocks(p)
	bodies := 0
	for _, b := range r.Blocks {
		if r.Title == "" && b.Kind == Headline {
			r.Title = b.Span.In(p.Text)
		}
		if len(r.Byline) == 0 && b.Kind == Credit && b.Reason == "byline" {
			r.Byline = bylineOf(b.Span.In(p.Text))
		}
		if b.Kind == Body {
			if r.Dateline == nil && bodies < 2 {
				r.Dateline = datelineAt(p.Text, b.Span)
			}
			bodies++
		}
	}
	top := readHead(r)
	if r.URL == "" {
		r.URL = top.url
	}
	if len(top.authors) > 0 && len(p.Meta.Byline) == 0 {
		r.Byline = top.authors
	}
	r.Outlet = outlet(r, p, top.outlet)
	published(r, p.Meta)
	lang, how := language(r, p.Meta.Language.Value)
	r.Language = lang
	if lang != "" && lang != "en" {
		r.Notes = append(r.Notes, "language is "+lang+", "+how+": not read as English")
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
	if name := strings.TrimSpace(baseName(r.Source)); name != "" {
		return name
	}
	return r.ID
}
