// Package grammar reads the sentences of a report with the English model: tokens
// with parts of speech, lemmas, dependency trees and names.
package grammar

import (
	"slices"
	"strings"
	"sync"

	"concord/english"
	"concord/internal/annotate/sentence"
	"concord/internal/report"
)

// Read returns the tokens of the blocks that have sentences, in text order; all
// positions are those of rep.Text. A block is read as a text of its own, because
// the model was trained on paragraphs and what stands in the next one misleads
// it; the sentences are those given. A dateline is read apart from the sentence
// that it stands before, whose subject its place would be taken for.
func Read(rep *report.Report, sentences []sentence.Sentence) *english.Doc {
	var parts []english.Part
	for i := 0; i < len(sentences); {
		block := sentences[i].Block
		part := english.Part{Start: rep.Blocks[block].Span.Start, End: rep.Blocks[block].Span.End}
		for ; i < len(sentences) && sentences[i].Block == block; i++ {
			part.Sentences = append(part.Sentences, sentences[i].Start)
			if d := rep.Dateline; d != nil && sentences[i].Contains(d.Span) {
				if at := d.Span.End + len(rep.Text[d.Span.End:]) - len(strings.TrimLeft(rep.Text[d.Span.End:], " \u00a0")); at < sentences[i].End {
					part.Sentences = append(part.Sentences, at)
				}
			}
		}
		parts = append(parts, part)
	}
	r := readers.Get().(*reader)
	r.AnalyzeParts(&r.doc, rep.Text, parts)
	doc := &english.Doc{Text: rep.Text, Tokens: slices.Clone(r.doc.Tokens), Entities: slices.Clone(r.doc.Entities)}
	r.doc.Text = ""
	readers.Put(r)
	return doc
}

// reader has the buffers of reports that are read one after another. What is read is
// copied from them, so that it has the room that it needs and no more.
type reader struct {
	*english.Analyzer
	doc english.Doc
}

var readers = sync.Pool{New: func() any { return &reader{Analyzer: english.Default().NewAnalyzer()} }}
