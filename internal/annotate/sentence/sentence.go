// Package sentence cuts the readable blocks of a report into sentences.
package sentence

import "concord/internal/span"

// Sentence is one sentence of one block. A sentence never crosses a block; a
// quotation of several sentences is several sentences.
type Sentence struct {
	span.Span
	Block int // index into the report's blocks
}
