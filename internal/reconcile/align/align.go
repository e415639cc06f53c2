// Package align says which statements of different reports tell of the same fact,
// and which mentions of different reports are of the same event or entity, and
// shows why.
//
// Two texts are compared part by part (see Part): words of the same family, words
// near in meaning, predicates with their agents and patients, numbers, names,
// times, polarity. A part is a number that can be shown; what it counts was learned
// from pairs that people judged (weights.go, written by tools/model/align.py), one
// set of weights for each Question and none for a case. Whether a text has a nearer
// rival is a part as well: a fact is told by few statements of a report.
//
//	r := align.NewReader()
//	a, b := r.Text(doc, clause), r.Text(other, clause2)
//	l := align.Compare(a, b, align.NewSet(texts))
//	p := l.Score(align.SameFact)
//
// Align does this for all reports of a story, through an index: clause by clause, and
// for whole statements.
//
// A Reader is for one goroutine; all else is safe for concurrent use.
package align
