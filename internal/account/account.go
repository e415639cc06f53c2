// Package account is the finished reading of one story as plain data. Its JSON
// form is concord.account/1, described by the schema beside it; every other
// form is made from it, and nothing that prints an account reads anything else.
package account

import (
	"concord/internal/edtf"
	"concord/internal/reconcile"
	"concord/internal/report"
	"concord/internal/span"
)

// Schema names the JSON form and its version.
const Schema = "concord.account/1"

// Account is the reading of one story. All positions are bytes of UTF-8 in the
// text of the report they name.
type Account struct {
	Schema  string   `json:"schema"`
	Title   string   `json:"title"` // headline that says most, in a report's words
	Summary Summary  `json:"summary"`
	Reports []Report `json:"reports"`
	reconcile.Findings
	Coverage []Row     `json:"coverage"` // facts × reports
	LeftOut  []LeftOut `json:"left_out"` // read and not used, and why
	Failed   []Failure `json:"failed"`   // named by the user and not read, and why
	Notes    []string  `json:"notes"`
}

// Summary is the counts of the account.
type Summary struct {
	Reports     int        `json:"reports"`
	Origins     int        `json:"origins"` // of whole pages: groups in the lineage
	Agreed      int        `json:"agreed"`
	Differences int        `json:"differences"`
	Hard        int        `json:"hard"` // differences judged contradiction, tension or disputed
	Quotations  int        `json:"quotations"`
	Commitments int        `json:"commitments"`
	Singles     int        `json:"singles"`
	Published   edtf.Value `json:"published"` // from the first to the last report; "" when nothing tells
}

// Report is one report with its full text.
type Report struct {
	Siglum    string        `json:"siglum"`
	ID        string        `json:"id"`
	Source    string        `json:"source"`
	Also      []string      `json:"also,omitempty"`
	SHA256    string        `json:"sha256"`
	URL       string        `json:"url,omitempty"`
	Outlet    report.Claim  `json:"outlet"`
	Label     string        `json:"label"` // what to call it: the outlet, else the file's name
	Title     string        `json:"title,omitempty"`
	Byline    []string      `json:"byline,omitempty"`
	Language  string        `json:"language,omitempty"`
	Published report.Dating `json:"published"`
	Modified  report.Dating `json:"modified"`
	Own       float64       `json:"own"` // share of body words that stand in no earlier report
	Words     int           `json:"words"`
	Text      string        `json:"text"`
	Blocks    []Block       `json:"blocks"`
	Notes     []string      `json:"notes,omitempty"`
}

// Block is a stretch of a report's text and what it is.
type Block struct {
	span.Span
	Kind   report.Kind `json:"kind"`
	Reason string      `json:"reason,omitempty"`
}

// Row is one line of the coverage matrix: a fact or a difference, and what the
// reports have of it that are not silent; so the matrix of 1,000 reports stays
// as small as what they say.
type Row struct {
	Finding string `json:"finding"` // id of a cluster or difference
	Label   string `json:"label"`
	Cells   []Cell `json:"cells"` // in order of Reports; a report that is not here is silent
	Origins int    `json:"origins"`
}

// Cell is what one report has of a row.
type Cell struct {
	Report string    `json:"report"`
	Reads  string    `json:"reads"` // "says", "quotes", or the value it reads
	At     span.Span `json:"at"`
}

// Of returns the cell of a report, the zero Cell where it is silent.
func (r *Row) Of(siglum string) Cell {
	for _, c := range r.Cells {
		if c.Report == siglum {
			return c
		}
	}
	return Cell{}
}

// LeftOut is a passage that was read and not used.
type LeftOut struct {
	Report string `json:"report"`
	span.Span
	Exact  string      `json:"exact"`
	Kind   report.Kind `json:"kind"`
	Reason string      `json:"reason"`
}

// Failure is a source that gave no report.
type Failure struct {
	Source string `json:"source"`
	Kind   string `json:"kind"`
	Reason string `json:"reason"`
	Hint   string `json:"hint,omitempty"`
}
