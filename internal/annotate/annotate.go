// Package annotate reads the English of one report: sentences, grammar, words,
// times, quantities, names and quotations, each in a package of its own below this
// one.
//
// Sentences are cut by rules, which do better than the model's parser on every
// development set, and given to it; within them the tokens, parts of speech,
// lemmas, trees and names are the model's (package english).
package annotate

import (
	"concord/english"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/grammar"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/quantity"
	"concord/internal/annotate/quote"
	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/report"
	"concord/internal/span"
)

// Document is a report with what was read in it. Every slice is in text order.
// Only blocks that Read are annotated. All spans are into Report.Text.
type Document struct {
	Report     *report.Report
	Sentences  []sentence.Sentence
	Grammar    *english.Doc // tokens of the sentences with their trees
	Words      []token.Word // of the sentences, in order
	Times      []when.Time
	Quantities []quantity.Quantity
	Entities   []entity.Entity // in order of first mention
	Mentions   []entity.Mention
	Chains     []entity.Chain // what phrases refer to, the unnamed as well
	Quotations []quote.Quotation
	Attitudes  []quote.Quotation     // what is wanted, supported or spoken of without anybody's words
	Predicates []predicate.Predicate // events and states, in the order of their heads
}

// Annotate reads rep. A report in another language than English gets no
// annotations: its words would be read wrongly without anyone seeing it.
func Annotate(rep *report.Report) *Document {
	doc := &Document{Report: rep}
	if rep.Language != "" && rep.Language != "en" {
		return doc
	}
	doc.Sentences = sentence.Find(rep)
	doc.Grammar = grammar.Read(rep, doc.Sentences)
	spans := make([]span.Span, len(doc.Sentences))
	for i, s := range doc.Sentences {
		spans[i] = s.Span
		doc.Words = token.Append(doc.Words, rep.Text, s.Span)
	}
	token.Join(doc.Words, doc.Grammar.Tokens)
	doc.Times = when.Find(rep.Text, spans, rep.Published.When, doc.Grammar)
	taken := make([]span.Span, len(doc.Times))
	for i, t := range doc.Times {
		taken[i] = t.Span
	}
	doc.Quantities = quantity.Find(rep.Text, doc.Sentences, doc.Words, taken)
	doc.Predicates = predicate.Find(rep.Text, doc.Grammar, doc.Times, rep.Published.When)
	doc.Entities, doc.Mentions, doc.Chains = entity.Find(rep.Text, doc.Sentences, doc.Words, doc.Grammar)
	var blocks []span.Span
	for _, b := range rep.Blocks {
		if b.Kind.Reads() {
			blocks = append(blocks, b.Span)
		}
	}
	doc.Quotations, doc.Attitudes = quote.Find(rep.Text, blocks, doc.Sentences, doc.Words, doc.Grammar, doc.Entities, doc.Mentions, doc.Chains)
	doc.compact()
	return doc
}
