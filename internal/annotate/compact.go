package annotate

import (
	"slices"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/predicate"
)

// compact gives the slices of doc the room that they need and no more: a document
// is kept as long as its story, and a story may have thousands.
func (doc *Document) compact() {
	doc.Sentences = slices.Clone(doc.Sentences)
	doc.Words = slices.Clone(doc.Words)
	doc.Times = slices.Clone(doc.Times)
	doc.Quantities = slices.Clone(doc.Quantities)
	doc.Entities = slices.Clone(doc.Entities)
	doc.Mentions = slices.Clone(doc.Mentions)
	doc.Chains = slices.Clone(doc.Chains)
	doc.Predicates = slices.Clone(doc.Predicates)
	doc.Quotations = slices.Clone(doc.Quotations)
	doc.Attitudes = slices.Clone(doc.Attitudes)
	together(doc.Predicates, func(p *predicate.Predicate) *[]predicate.Argument { return &p.Arguments })
	together(doc.Chains, func(c *entity.Chain) *[]entity.Phrase { return &c.Phrases })
}

// together puts the parts of all of list into one room.
func together[T, P any](list []T, parts func(*T) *[]P) {
	n := 0
	for i := range list {
		n += len(*parts(&list[i]))
	}
	room := make([]P, 0, n)
	for i := range list {
		p := parts(&list[i])
		if *p == nil {
			continue
		}
		from := len(room)
		room = append(room, *p...)
		*p = room[from:len(room):len(room)]
	}
}
