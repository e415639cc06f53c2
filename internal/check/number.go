package check

import (
	"math"

	"concord/internal/annotate/quantity"
	"concord/internal/annotate/quote"
	"concord/internal/reconcile"
	"concord/internal/span"
	"concord/internal/statement"
	"concord/internal/story"
)

// numbers looks for each number of the draft.
func (l *linter) numbers() {
	for i := range l.doc.Quantities {
		q := &l.doc.Quantities[i]
		if !q.Span.Fits(l.text) || q.Empty() || q.Kind == quantity.Ordinal || l.inQuotation(q.Span) {
			continue
		}
		if l.flagged("number", q.Span) {
			continue
		}
		words := l.sameNumber(q, false)
		switch {
		case len(words) > 0:
			l.agree("number", q.Span, "told so", words)
		case l.agreed("number", q.Span):
		case l.otherAmount(l.amountOfNumber(l.draft, q), "number"):
		case q.Vague, !telling(q):
			if q.Vague || !l.otherValue(q) {
				l.missed++
			}
		case l.otherValue(q):
		default:
			says := "not seen in these reports"
			var readings []Reading
			if other := l.equalNumber(q); len(other) > 0 {
				readings = []Reading{{Value: valueOf(q), Words: other, Passages: l.sentencesOf(other)}}
				says = "not seen in these reports of this; " + heads(readings)
			}
			l.add("number/not-seen", Note, q.Span, says, readings, nil)
		}
	}
}

// telling reports whether a number is one that a reader would look up: small
// counts ("two towns") are as often counted by the writer.
func telling(q *quantity.Quantity) bool {
	switch q.Kind {
	case quantity.Money, quantity.Percent, quantity.Measure, quantity.Age:
		return true
	case quantity.Duration:
		return false
	}
	return q.Value >= 10 || q.Value != float64(int(q.Value))
}

func (l *linter) agreed(kind string, at span.Span) bool {
	for i := range l.agrees {
		if l.agrees[i].Kind == kind && l.agrees[i].At.Overlaps(at) {
			return true
		}
	}
	return false
}

// inQuotation: what stands in quotation marks is checked with its words.
func (l *linter) inQuotation(sp span.Span) bool {
	for i := range l.doc.Quotations {
		q := &l.doc.Quotations[i]
		if q.Kind != quote.Indirect && !q.Term && q.Span.Contains(sp) {
			return true
		}
	}
	return false
}

// sameNumber is where reports have the number of the same: a value that allows
// it, of one kind and unit, that counts things of one name, in sentences that
// share words. Where equal is not asked for, a value that the report's allows
// will do: 2,050 for “about 2,000”.
func (l *linter) sameNumber(q *quantity.Quantity, equal bool) []story.Passage {
	var out []story.Passage
	l.eachNumber(func(m int, p *quantity.Quantity) {
		if !comparable(p, q) || p.Vague || q.Vague {
			return
		}
		shared := l.sharedKeys(q.Span, m, p.Span)
		sameHead := q.Head != "" && (q.Head == p.Head || statement.Key(q.Head) == statement.Key(p.Head))
		if p.Value != q.Value {
			if equal || !sameHead || shared < commonKeys || exactly(p) || !allows(valueOf(p), valueOf(q)) {
				return
			}
		}
		if sameHead && shared >= 1 || shared >= commonKeys || q.Head == "" && q.Unit == "" && distinct(q.Value) {
			out = append(out, l.both.Passage(m, p.Span))
		}
	})
	return out
}

// otherValue: no report has the value, and the reports' sentences that are much
// like the draft's have one other value of things of the same name.
func (l *linter) otherValue(q *quantity.Quantity) bool {
	if q.Head == "" && q.Unit == "" {
		return false
	}
	r, why := Reading{}, ""
	several, sure := false, false
	one := l.oneValue(q)
	l.eachNumber(func(m int, p *quantity.Quantity) {
		if !comparable(p, q) || p.Vague || statement.Key(p.Head) != statement.Key(q.Head) || p.Kind != q.Kind {
			return
		}
		much := l.muchAlike(q.Span, m, p.Span)
		if !much && !(one && l.likeSentence(q.Span, m, p.Span)) {
			return
		}
		sure = sure || much
		if math.Abs(p.Value) == math.Abs(q.Value) || allows(valueOf(p), valueOf(q)) {
			several = true
		}
		if v := valueOf(p); r.Value == "" {
			r.Value, why = v, l.sharedWords(q.Span, m, p.Span)
		} else if v != r.Value {
			several = true
		}
		r.Words = append(r.Words, l.both.Passage(m, p.Span))
	})
	if several || len(r.Words) == 0 || l.told(r.Value, q) {
		return false
	}
	r.Passages = l.sentencesOf(r.Words)
	rule, level, says := "number/none", Warning, "no report has “"+short(q.Span.In(l.text))+"” in a sentence like this: "+heads([]Reading{r})
	if !sure {
		rule, level, says = "number/not-seen", Note, "not seen in these reports; of what may be the same, "+heads([]Reading{r})
	}
	l.add(rule, level, q.Span, says, []Reading{r},
		[]reconcile.Ground{{What: "shared words", Words: why}})
	return true
}

// oneValue reports whether all reports that count things of the name, or measure
// in the unit, have one value, and the draft has one too.
func (l *linter) oneValue(q *quantity.Quantity) bool {
	same := func(p *quantity.Quantity) bool {
		return p.Kind == q.Kind && p.Unit == q.Unit && statement.Key(p.Head) == statement.Key(q.Head) && !p.Vague
	}
	first, one := math.NaN(), true
	l.eachNumber(func(_ int, p *quantity.Quantity) {
		if same(p) {
			one = one && (math.IsNaN(first) || p.Value == first)
			first = p.Value
		}
	})
	for i := range l.doc.Quantities {
		if p := &l.doc.Quantities[i]; same(p) && p.Value != q.Value {
			return false
		}
	}
	return one && !math.IsNaN(first)
}

// told reports whether the draft has the value itself, of things of the same name.
func (l *linter) told(value string, q *quantity.Quantity) bool {
	for i := range l.doc.Quantities {
		if p := &l.doc.Quantities[i]; p.Head == q.Head && p.Unit == q.Unit && valueOf(p) == value {
			return true
		}
	}
	return false
}

// muchAlike reports whether the sentences of two places are so alike that a
// number or a day in them is likely of the same: four telling words in common,
// and half of those of the shorter.
func (l *linter) muchAlike(at span.Span, m int, sp span.Span) bool {
	n := l.sharedKeys(at, m, sp)
	return n >= 4 && 2*n >= min(len(l.keysAt(l.draft, at)), len(l.keysAt(m, sp)))
}

func exactly(q *quantity.Quantity) bool { return q.Bound == quantity.Exactly || q.Bound == "" }

// distinct reports whether a value is one that two texts of one story hardly
// have by chance: of three digits or more.
func distinct(v float64) bool { return v >= 100 || v != float64(int(v)) }

// equalNumber is where reports have the same value at all.
func (l *linter) equalNumber(q *quantity.Quantity) []story.Passage {
	var out []story.Passage
	l.eachNumber(func(m int, p *quantity.Quantity) {
		if p.Value == q.Value && p.Unit == q.Unit && !p.Vague {
			out = append(out, l.both.Passage(m, p.Span))
		}
	})
	return out
}

func (l *linter) eachNumber(f func(m int, p *quantity.Quantity)) {
	for m := range l.draft {
		doc := l.both.Members[m].Document
		for i := range doc.Quantities {
			if p := &doc.Quantities[i]; p.Span.Fits(doc.Report.Text) && !p.Empty() {
				f(m, p)
			}
		}
	}
}

func (l *linter) sentencesOf(ps []story.Passage) []story.Passage {
	out := make([]story.Passage, 0, len(ps))
	for _, p := range ps {
		out = append(out, l.around(l.member(p.Report), p.Span))
	}
	return out
}
