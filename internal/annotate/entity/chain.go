package entity

import "concord/internal/span"

// Chain is what two or more phrases of a report refer to: an entity with its
// pronouns and descriptions, or something that has no name in the report: "a
// dog … the dog … it". Chains are made to be complete; Mentions, to be sure.
type Chain struct {
	Entity  int      // index into the entities, or -1
	Phrases []Phrase // in text order; one alone only of an entity whose name is an apposition
}

// Phrase is a whole noun phrase of the tree, a name before a noun, or a pronoun,
// and the word that is its head. No two phrases of a report have one span.
type Phrase struct {
	span.Span
	Head span.Span
}
