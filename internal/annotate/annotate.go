// Package annotate reads the English of one report: words, sentences, times,
// quantities, names and quotations, each in a package of its own below this one.
// The steps are rules today; what fills the types may get better, the types stay.
package annotate

import (
	"concord/internal/annotate/entity"
	"concord/internal/annotate/quantity"
	"concord/internal/annotate/quote"
	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/report"
)

// Document is a report with what was read in it. Every slice is in text order.
// Only blocks that Read are annotated. All spans are into Report.Text.
type Document struct {
	Report     *report.Report
	Sentences  []sentence.Sentence
	Words      []token.Word // of the sentences, in order
	Times      []when.Time
	Quantities []quantity.Quantity
	Entities   []entity.Entity // in order of first mention
	Mentions   []entity.Mention
	Quotations []quote.Quotation
}
