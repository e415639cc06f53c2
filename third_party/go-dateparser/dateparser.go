// Package dateparser stands in for github.com/markusmobius/go-dateparser, which
// reads dates in 200 languages. go-htmldate imports it for dates that its own
// patterns and dateutil cannot read; that import alone costs every start of the
// program 118 ms and 95 MB, for the tables of all languages are filled in init,
// and 7 MB of the binary. concord reads English, where it changed no date on the
// development sets of pages, so this package has the calls that go-htmldate
// makes and finds no date. go.mod puts it in place with a replace line; remove
// the line to have the original back.
package dateparser

import (
	"errors"
	"time"
)

// ParserType names a way of parsing.
type ParserType int

// The two that go-htmldate asks for.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource says how incomplete dates are completed.
type PreferredDateSource int

// Past completes a date with the latest that is not in the future.
const Past PreferredDateSource = 1

// Configuration has the settings that go-htmldate makes or reads.
type Configuration struct {
	CurrentTime         time.Time
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// Date is a date that was read.
type Date struct{ Time time.Time }

// Parser reads dates.
type Parser struct{ ParserTypes []ParserType }

var errNoDate = errors.New("dateparser: dates in words of other languages are not read")

// Parse finds no date.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) { return Date{}, errNoDate }
