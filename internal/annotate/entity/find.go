package entity

import (
	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
)

// Find returns the entities of one report, in order of first mention, and their
// mentions in text order. words are the words of sentences, in order.
func Find(text string, sentences []sentence.Sentence, words []token.Word) ([]Entity, []Mention) {
	return nil, nil
}
