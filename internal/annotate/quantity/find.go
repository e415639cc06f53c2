package quantity

import (
	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// Find returns the quantities of the sentences in text order. words are the
// words of sentences, in order; times are stretches already read as time
// expressions, in which no quantity is looked for.
func Find(text string, sentences []sentence.Sentence, words []token.Word, times []span.Span) []Quantity {
	return nil
}
