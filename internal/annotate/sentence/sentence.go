// Package sentence cuts the readable blocks of a report into sentences.
package sentence

import (
	"concord/internal/report"
	"concord/internal/span"
)

// Sentence is one sentence of one block. A sentence never crosses a block; a
// quotation of several sentences is several sentences.
type Sentence struct {
	span.Span
	Block int // index into the report's blocks
}

// Find returns the sentences of the blocks of rep that are read for statements,
// in text order. Line breaks inside a block end no sentence: report makes one
// block of several lines only where a program has filled them to a width.
func Find(rep *report.Report) []Sentence {
	var found []Sentence
	for i, b := range rep.Blocks {
		if !b.Kind.Reads() {
			continue
		}
		for _, s := range cutLines(rep.Text, b.Span, true) {
			for _, s := range bounded(rep.Text, s) {
				found = append(found, Sentence{Span: s, Block: i})
			}
		}
	}
	return found
}
