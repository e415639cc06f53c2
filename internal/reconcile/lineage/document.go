package lineage

import (
	"strings"
	"unicode"
)

// documentName is the name of a document as a source gives it, without article
// and what follows its noun, and that noun in small letters; "" for none.
func documentName(source string) (name, head string) {
	if i := strings.IndexAny(source, ",;:("); i >= 0 {
		source = source[:i]
	}
	f := strings.Fields(source)
	if len(f) > 0 {
		switch strings.ToLower(f[0]) {
		case "the", "a", "an", "this", "that", "his", "her", "its", "their", "one":
			f = f[1:]
		}
	}
	for i, w := range f {
		switch strings.ToLower(w) {
		case "of", "from", "by", "on", "in", "that", "which", "to", "for", "at", "with", "about", "seen", "obtained", "released", "published", "issued", "signed", "posted":
			f = f[:i]
		}
		if len(f) == i {
			break
		}
	}
	if len(f) == 0 || len(f) > 7 {
		return "", ""
	}
	last := strings.ToLower(strings.TrimFunc(f[len(f)-1], func(r rune) bool { return !unicode.IsLetter(r) }))
	if !instrument(last) && !paper(last) && last != "document" {
		return "", ""
	}
	return strings.Join(f, " "), last
}

// instrument holds for documents of which a story has, as a rule, one: an
// official act with a name of its own kind.
func instrument(head string) bool {
	switch head {
	case "order", "decree", "proclamation", "directive", "indictment", "complaint", "lawsuit", "suit", "ruling", "verdict", "resolution", "bill", "act", "law",
		"legislation", "treaty", "agreement", "pact", "accord", "deal", "declaration", "communique", "communiqué", "readout", "constitution", "charter", "warrant",
		"affidavit", "manifesto", "settlement", "memorandum", "convention", "protocol", "ordinance", "statute", "regulation", "will", "contract", "plan", "proposal":
		return true
	}
	return false
}

// paper holds for documents of which a story may have many, by different
// authors: they are one only when named alike with their author.
func paper(head string) bool {
	switch head {
	case "statement", "report", "letter", "memo", "filing", "filings", "opinion", "decision", "transcript", "text", "post", "tweet", "release", "study", "paper", "survey",
		"poll", "analysis", "review", "audit", "petition", "motion", "policy", "email", "e-mail", "note", "message", "bulletin", "advisory", "notice", "factsheet", "records",
		"record", "documents", "data", "book", "article", "website", "account", "testimony", "brief":
		return true
	}
	return false
}

// documentKey is what two mentions of one document have in common. Instruments
// go by their noun; papers by their whole name; a paper without any further word
// ("a statement") is only the report's own.
func (t *tracer) documentKey(m int, name, head string) string {
	switch {
	case head == "document":
		if len(t.instruments[m]) == 1 { // the report names one instrument, and this is it
			for h := range t.instruments[m] {
				return h
			}
		}
	case instrument(head):
		return head
	case len(strings.Fields(name)) > 1:
		return fold(name)
	}
	return t.reportID(m) + " " + fold(name)
}
