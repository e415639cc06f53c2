// Package token cuts text into words and folds them for comparison.
package token

import "concord/internal/span"

// Word is one word, number or mark. Norm is for comparison only: lower case,
// typographic apostrophes, hyphens and quotation marks made plain.
type Word struct {
	span.Span
	Norm string
	Mark bool // punctuation or symbol, not a word or number
}
