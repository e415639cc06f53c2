package check

import (
	"concord/internal/annotate/token"
	"concord/internal/span"
	"concord/internal/statement"
)

// What no rule of reconcile spoke of is looked for in the reports: it is told
// there, which is counted, or it is not seen there, which is noted where a
// reader would miss it.

// commonKeys is how many telling words two sentences must share for an equal
// number or date in both to be taken for the same.
const commonKeys = 2

// keysAt is the telling words of the sentence of a member that holds sp.
func (l *linter) keysAt(m int, sp span.Span) map[string]bool {
	doc := l.both.Members[m].Document
	i := sentenceAt(doc, sp)
	if i < 0 {
		return nil
	}
	if l.keys[m] == nil {
		l.keys[m] = map[int]map[string]bool{}
	}
	if k, ok := l.keys[m][i]; ok {
		return k
	}
	k := map[string]bool{}
	for _, w := range token.Within(doc.Words, doc.Sentences[i].Span) {
		if key := statement.Key(w.Norm); !w.Mark && key != "" {
			k[key] = true
		}
	}
	l.keys[m][i] = k
	return k
}

// likeSentence reports whether the sentences of two places share three telling
// words and a third of those of the shorter.
func (l *linter) likeSentence(at span.Span, m int, sp span.Span) bool {
	n := l.sharedKeys(at, m, sp)
	return n >= 3 && 3*n >= min(len(l.keysAt(l.draft, at)), len(l.keysAt(m, sp)))
}

func (l *linter) sharedKeys(at span.Span, m int, sp span.Span) int {
	n := 0
	theirs := l.keysAt(m, sp)
	for k := range l.keysAt(l.draft, at) {
		if theirs[k] {
			n++
		}
	}
	return n
}
