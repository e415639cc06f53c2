package when

import (
	"concord/internal/edtf"
	"concord/internal/span"
)

// Find returns the time expressions of the sentences of text, in text order and
// without overlap. anchor is when the report was published: a day, a day with
// a time, an interval, an uncertain value, or "" when that is not known.
func Find(text string, sentences []span.Span, anchor edtf.Value) []Time {
	return nil
}
