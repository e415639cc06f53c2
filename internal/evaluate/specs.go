package evaluate

import (
	"concord/internal/annotate/quantity"
	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// quantities reads the quantities of text, with no time expressions taken out:
// the number sets of times-specs ask for every number.
func quantities(text string, spans []span.Span) []quantity.Quantity {
	var sentences []sentence.Sentence
	var words []token.Word
	for _, s := range spans {
		sentences = append(sentences, sentence.Sentence{Span: s})
		words = append(words, token.Words(text, s)...)
	}
	return quantity.Find(text, sentences, words, nil)
}
