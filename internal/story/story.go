// Package story puts the reports of one event side by side: it gives each its
// siglum, joins the entities of all reports, and keeps their statements.
package story

import (
	"concord/internal/annotate"
	"concord/internal/annotate/entity"
	"concord/internal/span"
	"concord/internal/statement"
)

// Member is one report of a story.
type Member struct {
	Siglum     string // A, B, …, Z, AA, …
	Document   *annotate.Document
	Statements []statement.Statement
	Entities   []int    // for each entity of the document, its index in Story.Entities
	Also       []string // other sources with the very same bytes, named once more by the user
}

// Entity is one entity of the story, met in one or more reports.
type Entity struct {
	Kind   entity.Kind
	Name   string
	Names  []string
	Titles []string
	Of     string
}

// Story is the reports of one event. Members are in order of publication, then
// outlet, then ID, so that the order in which they were given changes nothing.
type Story struct {
	Members  []Member
	Entities []Entity
	Notes    []string // such as: report D seems to tell of something else
}

// Passage is a place in a report with its exact words: the evidence of every
// finding. Exact is a byte-exact slice of the report's text.
type Passage struct {
	Report string `json:"report"` // siglum
	span.Span
	Exact string `json:"exact"`
}

// Passage returns the passage at sp in member m.
func (s *Story) Passage(m int, sp span.Span) Passage {
	return Passage{Report: s.Members[m].Siglum, Span: sp, Exact: sp.In(s.Members[m].Document.Report.Text)}
}
