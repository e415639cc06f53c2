package predicate

import (
	"concord/english"
	"concord/internal/annotate/when"
	"concord/internal/edtf"
)

// Find returns the predicates of text, whose grammar is doc, in the order of their
// heads. Times are those of the same text, in order; published is when it was
// published, or "".
func Find(text string, doc *english.Doc, times []when.Time, published edtf.Value) []Predicate {
	if doc == nil {
		return nil
	}
	return nil
}
