package quote

import (
	"concord/internal/annotate/entity"
	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// Find finds the quotations of a text, in text order.
//
// blocks are the readable blocks in order, usually paragraphs; sentences and
// words are those of the blocks, in order. entities and mentions serve only to
// say whom a source names; both may be nil.
func Find(text string, blocks []span.Span, sentences []sentence.Sentence, words []token.Word, entities []entity.Entity, mentions []entity.Mention) []Quotation {
	return nil
}

// SpeakerName is the fullest name of who speaks: the entity's name, else the
// words of the source as they stand in the text, else "".
func (q Quotation) SpeakerName(text string, entities []entity.Entity) string {
	if q.Speaker >= 0 && q.Speaker < len(entities) && entities[q.Speaker].Name != "" {
		return entities[q.Speaker].Name
	}
	return q.Source.In(text)
}
