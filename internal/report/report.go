// Package report makes one outlet's article of a page: which stretches are
// testimony and which are furniture, which outlet speaks, and when it was
// published — as an interval with reasons where no date is given.
package report

import (
	"concord/internal/edtf"
	"concord/internal/span"
)

// Report is one outlet's article. Text never changes; blocks cover it in order,
// without overlap, and every visible stretch of Text lies in a block.
type Report struct {
	ID        string // "r-" and 12 hex digits, from outlet, address and text
	Source    string // as the user named it
	SHA256    string // of the bytes as received
	URL       string
	Outlet    Claim // Value "" where nothing tells
	Title     string
	Byline    []string
	Dateline  *Dateline // nil where the text begins with none
	Language  string    // ISO 639-1, "" when it cannot be told
	Published Dating
	Modified  Dating
	Text      string
	Blocks    []Block
	Notes     []string
	Primary   bool // it is the instrument itself: an order, a treaty, a statement; no outlet's report of it

	signs *signs // what the text shows of its date, kept for DateTogether
}

// Dateline is the place, agency and day at the beginning of a body, as in
// "DOHA, Oct 1 (Reuters) -". It stays part of its body block.
type Dateline struct {
	Span   span.Span
	Place  string // as written; "" where only an agency stands
	Agency string // "" where none stands
	Date   string // as written; "" where none stands
}

// Claim is a value about a report with the reason to believe it. Span is the
// place in Text that shows it, empty where metadata or the file name do.
type Claim struct {
	Value  string    `json:"value"`
	Reason string    `json:"reason"`
	Span   span.Span `json:"-"`
}

// Dating is a moment or interval with its reasons, in the order they were used.
// When is "" where not even an interval can be told.
type Dating struct {
	When    edtf.Value `json:"when"`
	Reasons []Claim    `json:"reasons"`
}

// Kind is what a block is. Only Body counts as testimony; Headline and
// Standfirst are the same outlet's own summaries; all else is left out of the
// comparison and kept visible.
type Kind string

const (
	Body           Kind = "body"
	Headline       Kind = "headline"
	Standfirst     Kind = "standfirst"
	Caption        Kind = "caption"
	Credit         Kind = "credit"
	GalleryControl Kind = "gallery-control"
	CommentPolicy  Kind = "comment-policy"
	SelfReference  Kind = "self-reference" // "read more", "sign up", links to its own pages, notes about the page
	Debris         Kind = "debris"         // anything else that is no testimony: foreign-script captions, stray marks
)

// Block is a stretch of a report's text: a paragraph, or a sentence-sized
// piece of one where furniture stands inside a paragraph.
type Block struct {
	Span   span.Span
	Kind   Kind
	Reason string // why it is not plain body; "" for body
}

// Reads reports whether a block of this kind is read for statements.
func (k Kind) Reads() bool { return k == Body || k == Headline || k == Standfirst }
