// Package when finds time expressions and resolves them against the time a
// report was published, in the terms of TIMEX3 (TimeML) and EDTF (ISO 8601-2).
package when

import (
	"concord/internal/edtf"
	"concord/internal/span"
)

// Type is the TIMEX3 type of an expression.
type Type string

const (
	Date     Type = "DATE"
	Clock    Type = "TIME"
	Duration Type = "DURATION"
	Set      Type = "SET"
)

// Time is one time expression.
type Time struct {
	span.Span
	Type  Type
	Value string // TIMEX3 value: 1998-10, P3M, PRESENT_REF, XXXX-WXX-1, …
	Mod   string // TIMEX3 mod: APPROX, START, BEFORE, …; usually ""
	// When is the calendar time it denotes, "" for sets and what cannot be told.
	// A duration has one where it is counted from publication: "the last five
	// months". A part of a period that publication cuts is cut there: "earlier
	// this year" ends with the day of publication.
	When   edtf.Value
	Anchor edtf.Value // what a relative expression was counted from; "" for absolute ones
	Reason string     // a phrase: "weekday before publication", "stated", "counted from 2025-09-09"

	// Of is the noun or verb the time belongs to, where the words beside it show
	// it: "the Sept. 9 strikes", "strike on Doha on 9 September", "signed on
	// Monday"; empty where not.
	Of span.Span

	// Stated is Value as far as the words alone tell it, with X for what comes from
	// publication or from the text: XXXX-09-09 for "on Sept. 9", XXXX-WXX-1 for
	// "on Monday", whatever the year and week.
	Stated string

	// Offset is the distance that a count says: to Anchor in "three weeks ago", to
	// an event in "two days after the strike"; "" where nothing is counted.
	Offset Offset
	// Event is the noun or verb of that event, where the text names it and not its
	// day. When is then told only where the text dates the event elsewhere, and
	// Anchor is that date.
	Event span.Span

	// Conflict says what does not fit within the expression, such as a stated
	// weekday that is not the weekday of the stated date; "" when nothing does.
	Conflict string
}
