package sentence

import (
	"strings"
	"unicode/utf8"

	"concord/internal/span"
)

// longest is the most bytes a sentence may have. The longest sentences of news
// have a quarter of it (461 bytes among 3 700 of shared stories). What is longer is a table, a list of names, a text without
// stops or an attack; the later steps look at a sentence from each word in it, so
// a "sentence" as long as its document would take them the square of its length.
const longest = 2048

// bounded cuts what is longer than a sentence can be, after a blank where there
// is one near the end and between two characters where there is none.
func bounded(text string, s span.Span) []span.Span {
	if s.Len() <= longest {
		return []span.Span{s}
	}
	var out []span.Span
	for s.Len() > longest {
		at := s.Start + longest
		if i := strings.LastIndexAny(text[at-longest/2:at], " \t\n"); i >= 0 {
			at += i + 1 - longest/2
		}
		for at > s.Start && at < len(text) && !utf8.RuneStart(text[at]) {
			at--
		}
		if part := (span.Span{Start: s.Start, End: at}).Trim(text); !part.Empty() {
			out = append(out, part)
		}
		s.Start = at
	}
	if part := s.Trim(text); !part.Empty() {
		out = append(out, part)
	}
	return out
}
