package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/span"
)

// A pasted text often begins with lines about itself: its address, "Source:
// The Daily Star", "Date: 2031-03-13", "Subject: …". They are read as such only
// before the text proper.

// headKey is what a line at the top of a text states of it.
type headKey int

const (
	noHead headKey = iota
	headAddress
	headOutlet
	headSender // an outlet or a person
	headDate
	headChanged
	headAuthor
	headTitle
	headOther
)

// headLine reads a line "label: value", or a line that is only an address.
// value lies in s.
func headLine(s string) (key headKey, value span.Span) {
	all := span.Span{End: len(s)}.Trim(s)
	if onlyAddress(s) {
		return headAddress, all
	}
	colon := strings.IndexByte(s, ':')
	if colon < 1 || colon > 24 || len(s) > 300 || strings.HasPrefix(s[colon:], "://") {
		return noHead, span.Span{}
	}
	value = span.Span{Start: colon + 1, End: len(s)}.Trim(s)
	switch strings.Trim(folded(s[:colon]), "*_ ") {
	case "url", "link", "web", "address", "web address", "permalink", "original", "original url", "source url", "article url", "retrieved from", "available at", "canonical":
		key = headAddress
	case "source", "outlet", "publication", "newspaper", "publisher", "paper", "site", "website", "news source":
		key = headOutlet
	case "from", "via":
		key = headSender
	case "date", "published", "date published", "publication date", "posted", "posted on", "published on", "first published", "dated", "pubdate", "published at", "release date":
		key = headDate
	case "updated", "last updated", "modified", "last modified", "date modified", "updated on":
		key = headChanged
	case "author", "authors", "by", "byline", "writer", "reporter", "written by":
		key = headAuthor
	case "title", "headline", "subject":
		key = headTitle
	case "to", "cc", "bcc", "sent", "reply-to", "section", "category", "tags", "keywords", "language", "word count", "words", "length", "copyright", "accessed", "retrieved", "message-id", "content-type", "mime-version", "load-date", "dateline", "edition", "page":
		key = headOther
	default:
		return noHead, span.Span{}
	}
	if key == headDate || key == headChanged {
		full := false
		for _, d := range dates(s, value) {
			full = full || d.Year > 0 && d.Day > 0
		}
		if !full || countWords(value.In(s), 20) > 14 {
			return noHead, span.Span{}
		}
	}
	if value.Empty() && key != headOther {
		return noHead, span.Span{}
	}
	return key, value
}

// onlyAddress reports whether s is an address and nothing else.
func onlyAddress(s string) bool {
	s = strings.Trim(strings.TrimSpace(s), "<>()[]")
	return !strings.ContainsAny(s, " \t\n\u00a0") && host(s) != ""
}

// addressIn returns the address in a value, "" where there is none, and its
// place in s.
func addressIn(s string, value span.Span) (string, span.Span) {
	i := strings.Index(value.In(s), "http")
	if i < 0 {
		return "", span.Span{}
	}
	sp := span.Span{Start: value.Start + i, End: value.End}
	if j := strings.IndexAny(sp.In(s), " \t\n<>\"“”|\u00a0"); j >= 0 {
		sp.End = sp.Start + j
	}
	a := strings.TrimRight(sp.In(s), ".,;)]>")
	if host(a) == "" {
		return "", span.Span{}
	}
	return a, span.Span{Start: sp.Start, End: sp.Start + len(a)}
}

// mostHeadLines bounds the lines about a text that are looked for.
const mostHeadLines = 16

// head marks the lines about the text at its beginning. It ends at the first
// paragraph of sentences; a headline may stand between them.
func head(text string, found []Block) []Block {
	other := 0
	for i := 0; i < len(found) && i < mostHeadLines; i++ {
		b := &found[i]
		s := b.Span.In(text)
		key, value := headLine(s)
		if key == noHead {
			if b.Kind == Body && (endsSentence(s) || len(s) > 220) {
				break
			}
			if b.Kind == Body {
				if other++; other > 2 {
					break
				}
			}
			continue
		}
		if !b.Kind.Reads() && b.Reason != "only an address" {
			if b.Kind == Credit && key != headOther { // "Published: …" of a page with markup
				continue
			}
		}
		switch key {
		case headAddress:
			b.Kind, b.Reason = Debris, "only an address"
		case headDate, headChanged:
			b.Kind, b.Reason = Credit, "dates the page"
		case headAuthor:
			b.Kind, b.Reason = Credit, "byline"
		case headOutlet, headSender:
			b.Kind, b.Reason = Credit, "names where the text is from"
		case headOther:
			b.Kind, b.Reason = Debris, "line about the text"
		case headTitle:
			value.Start, value.End = value.Start+b.Span.Start, value.End+b.Span.Start
			label := span.Span{Start: b.Span.Start, End: value.Start}.Trim(text)
			rest := append([]Block{{Span: label, Kind: Debris, Reason: "line about the text"}, {Span: value, Kind: Headline, Reason: "named as the headline"}}, found[i+1:]...)
			found = append(found[:i:i], rest...)
			i++
		}
	}
	return found
}

// stated is what the lines at the top of a text state.
type headings struct {
	url     string
	outlet  Claim
	authors []string
}

// readHead reads the marked lines at the top of r.
func readHead(r *Report) headings {
	var h headings
	for i, b := range r.Blocks {
		if i > mostHeadLines+2 {
			break
		}
		if b.Reason != "only an address" && b.Reason != "names where the text is from" && b.Reason != "byline" {
			if b.Kind == Body && endsSentence(b.Span.In(r.Text)) {
				break
			}
			continue
		}
		s := b.Span.In(r.Text)
		key, value := headLine(s)
		address, at := "", span.Span{}
		if key == headAddress || key == headOutlet || key == headSender {
			if address, at = addressIn(s, value); h.url == "" {
				h.url = address
			}
		}
		switch key {
		case headOutlet, headSender:
			if address != "" && at.Start > value.Start {
				value.End = at.Start
			} else if address != "" {
				continue
			}
			name := value.In(s)
			name = strings.TrimRight(name, " ,;:–—-(|<")
			if h.outlet.Value == "" && outletName(name, key == headSender) {
				start := b.Span.Start + value.Start
				h.outlet = Claim{name, "named at the top of the text", span.Span{Start: start, End: start + len(name)}}
			}
		case headAuthor:
			if h.authors == nil {
				h.authors = bylineOf("By: " + value.In(s))
			}
		}
	}
	return h
}

// outletName reports whether a stated name may be an outlet's. Of a sender it
// must look like one, for persons send too.
func outletName(name string, sender bool) bool {
	fields := strings.Fields(name)
	if len(fields) == 0 || len(fields) > 6 || strings.Contains(name, "@") || endsSentence(name) {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.Contains(name, ".") {
		return false
	}
	if !sender {
		return true
	}
	if knownOutlet(strings.ToLower(name)) != "" || agencyName(name) != "" || fields[0] == "The" || outletEnding(strings.ToLower(name)) {
		return true
	}
	for _, f := range fields {
		if outletWord(strings.ToLower(f)) {
			return true
		}
	}
	return false
}

// dateLabel reports words that pages put before their date.
func dateLabel(w string) bool {
	switch w {
	case "posted", "published", "updated", "modified", "created":
		return true
	}
	return false
}

// labelledDates reads dates after a label of the page: "Posted: Sunday, May 12,
// 2013 5:16 AM EST Updated: …". The label has a capital and stands at the
// beginning, before a colon, after a bar, or after another date, as no word of a
// sentence does.
func labelledDates(text string, within span.Span) (published, changed date) {
	ds := dates(text, within)
	for n, d := range ds {
		if d.Year == 0 || d.Day == 0 {
			continue
		}
		from := within.Start
		if n > 0 {
			from = ds[n-1].Span.End
		}
		ws := words(text, max(from, d.Span.Start-24), d.Span.Start, 0)
		if k := len(ws); k > 0 && (ws[k-1].low == "on" || ws[k-1].low == "at") {
			ws = ws[:k-1]
		}
		k := len(ws) - 1
		if k < 0 || !dateLabel(ws[k].low) || text[ws[k].Start] == ws[k].low[0] || strings.Trim(text[ws[k].End:d.Span.Start], " :onat\u00a0") != "" {
			continue
		}
		lead := k
		if k > 0 && (ws[k-1].low == "last" || ws[k-1].low == "first") {
			lead--
		}
		gap := strings.TrimRight(text[from:ws[lead].Start], " ")
		// In brackets it is the date of a picture or film.
		colon := strings.HasPrefix(text[ws[k].End:], ":")
		if strings.HasSuffix(gap, "(") || gap != "" && n == 0 && !colon && !strings.HasSuffix(gap, "|") {
			continue
		}
		switch ws[k].low {
		case "updated", "modified":
			if changed.Year == 0 {
				changed = d
			}
		default:
			if published.Year == 0 {
				published = d
			}
		}
	}
	return published, changed
}
