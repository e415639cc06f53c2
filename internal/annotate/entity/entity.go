// Package entity finds names with their titles and descriptions and joins the
// mentions of one entity within a report.
package entity

import "concord/internal/span"

// Kind is what an entity is.
type Kind string

const (
	Person       Kind = "person"
	State        Kind = "state"
	Organisation Kind = "organisation"
	Office       Kind = "office" // "the White House", "the prime minister" where no holder is named
	Place        Kind = "place"
	Document     Kind = "document"
	Other        Kind = "other" // a name whose kind cannot be told
)

// Form is how a mention refers.
type Form string

const (
	Name        Form = "name"
	Title       Form = "title" // "the US president"
	Demonym     Form = "demonym"
	Metonym     Form = "metonym" // "Washington" as an agent
	Description Form = "description"
	Pronoun     Form = "pronoun"
)

// Mention is one place where an entity is referred to.
type Mention struct {
	span.Span           // with title: "President Donald Trump"
	Name      span.Span // the name alone: "Donald Trump"; empty for forms without one
	Form      Form
	Entity    int // index into the document's entities
}

// Entity is one person, state, organisation or thing in one report.
type Entity struct {
	Kind   Kind
	Name   string   // the fullest name met
	Names  []string // every name met, sorted
	Titles []string // titles and descriptions met, sorted: "president", "the mayor"
	Of     string   // state or body that a title or demonym ties it to: "Qatar"; "" for none
}
