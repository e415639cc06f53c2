package reconcile

import (
	"slices"
	"strings"

	"concord/internal/annotate/predicate"
	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/reconcile/align"
	"concord/internal/span"
	"concord/internal/statement"
)

// Whether it is so. Package align finds the clauses that tell of one act of or to the
// same; where one report tells it as done, and another denies it, says that it is not
// known or has it still to come, that is a difference. Of all forms of contradiction
// only these can be read from the words with good precision (de Marneffe, Rafferty and
// Manning 2008), and only where the event is shown to be one.

// The states of what a clause tells. What is supposed, possible or wished for has none.
const (
	stateSo     = "so"
	stateNot    = "not"
	stateOpen   = "unclear"
	stateToCome = "to come"
)

// state is how a clause tells what it tells, "" where that cannot be set against
// another.
func (c *comparer) state(cl *clause) string {
	p := cl.p
	if p.Asked {
		if c.unknown(cl) {
			return stateOpen
		}
		return ""
	}
	switch p.By {
	case predicate.Condition, predicate.Purpose_, predicate.Aspect, predicate.When:
		return ""
	case predicate.Intention:
		if c.planned(cl) {
			return stateToCome
		}
		return ""
	}
	if p.By == predicate.Outcome && p.Within >= 0 && p.Within < len(c.s.Members[cl.m].Document.Predicates) { // "declined to answer"
		p = &c.s.Members[cl.m].Document.Predicates[p.Within]
	}
	plain := p.Modality == predicate.NoModality && !p.Hypothetical &&
		(p.Tense == predicate.Past || p.Tense == predicate.Present && (p.Perfect || p.Progressive || p.Kind == predicate.Copula))
	p = cl.p
	switch {
	case p.Kind == predicate.Noun:
	case plain && p.Factuality == predicate.CertainNot:
		return stateNot
	case plain && p.Factuality == predicate.Certain:
		return stateSo
	case p.Modality == predicate.Predicted && p.Future && !p.Hypothetical && !p.Negated:
		return stateToCome
	}
	return ""
}

// unknown reports whether what a clause asks is said not to be known: "It is not clear
// whether …".
func (c *comparer) unknown(cl *clause) bool {
	doc := c.s.Members[cl.m].Document
	if cl.p.Within < 0 || cl.p.Within >= len(doc.Predicates) {
		return false
	}
	q := &doc.Predicates[cl.p.Within]
	_, ok := doubt(token.Within(doc.Words, span.Span{Start: min(q.Start, q.Clause.Start), End: max(cl.p.Start, q.Start)}))
	return ok
}

// planned reports whether a clause tells what somebody plans, and no more than that:
// who tried to or was told to may have done it.
func (c *comparer) planned(cl *clause) bool {
	ps := c.s.Members[cl.m].Document.Predicates
	if cl.p.Negated || cl.p.Within < 0 || cl.p.Within >= len(ps) {
		return false
	}
	switch q := &ps[cl.p.Within]; q.Lemma {
	case "plan", "intend", "schedule", "expect", "prepare":
		return !q.Negated && !q.Hypothetical && q.Tense != predicate.Past
	}
	return false
}

// polarityDifferences finds what one report tells as so and another as not so, not
// known or still to come, and the disputes between named sources.
func (c *comparer) polarityDifferences() []Difference {
	var out []Difference
	ls := c.aligned().Otherwise
	for i := range ls {
		if d, ok := c.toldOtherwise(&ls[i]); ok {
			out = append(out, d)
		}
	}
	for i := range c.aligned().Facts {
		ls := c.aligned().Facts[i].Links
		for k := range ls {
			if d, ok := c.toldOtherwise(&ls[k]); ok {
				out = append(out, d)
			}
		}
	}
	out = append(c.joinSame(out), c.oppositeDifferences()...)
	return append(out, c.disputes()...)
}

// toldOtherwise compares the states of two clauses of one event.
func (c *comparer) toldOtherwise(l *align.ClauseLink) (d Difference, ok bool) {
	x, okX := c.clauseOf(l.A.Member, l.A.Predicate)
	y, okY := c.clauseOf(l.B.Member, l.B.Predicate)
	if !okX || !okY || !c.units[x.unit].body() || !c.units[y.unit].body() || !c.sameTime(x.unit, y.unit) {
		return d, false
	}
	s, t := c.state(&x), c.state(&y)
	if s == stateSo {
		x, y, s, t = y, x, t, s
	}
	if s != stateOpen && x.p.Historical != y.p.Historical {
		return d, false
	}
	if s == "" || s == stateSo || t != stateSo || c.ownWords(&x) != c.ownWords(&y) {
		return d, false
	}
	marks := []mark{{m: x.m, unit: x.unit, sentence: x.sentence, at: x.p.Span, value: s}, {m: y.m, unit: y.unit, sentence: y.sentence, at: y.p.Span, value: t}}
	why := c.why(&fact{links: []align.ClauseLink{*l}})
	what := c.word(c.names[y.act])
	switch s {
	case stateOpen:
		return c.difference("polarity/unclear", SlotPolarity, JudgeTension, "whether it is known: "+what, marks, why), true
	case stateToCome:
		if marks[1].value = "done"; y.p.Progressive && y.p.Tense == predicate.Present {
			marks[1].value = "under way"
		}
		return c.difference("polarity/stage", SlotPolarity, JudgeUpdate, "done or to come: "+what, marks, why), true
	}
	u, v := c.units[x.unit].st.Holder, c.units[y.unit].st.Holder
	j := JudgeContradiction
	switch q, r := c.qualified(&x), c.qualified(&y); {
	case (q == "other") != (r == "other") || c.limited(&x, &y):
		return d, false
	case q == "yet" || r == "yet":
		j = JudgeUpdate
	case u != "" && v != "" && !sameHolder(u, v):
		j = JudgeDisputed
	}
	return c.difference("polarity/negation", SlotPolarity, j, "whether it is so: "+what, marks, why), true
}

// ownWords reports whether a speaker tells it of himself: "I", "us" does it or has it done.
func (c *comparer) ownWords(cl *clause) bool {
	for i := range cl.fillers {
		if f := &cl.fillers[i]; core(f.role) && f.pronoun && firstPerson(token.Within(c.s.Members[cl.m].Document.Words, f.at)) {
			return true
		}
	}
	return false
}

// qualified tells how a clause is limited: "yet" where it tells a state that is to
// change ("not yet released", "made public so far"), "other" where it has to do with
// others, or another time ("declined to answer further questions").
func (c *comparer) qualified(cl *clause) string {
	found := ""
	ws := token.Within(c.s.Members[cl.m].Document.Words, cl.p.Clause)
	for i, w := range ws {
		switch w.Norm {
		case "further", "subsequent", "additional", "other", "others", "another", "more", "initially", "originally", "later", "subsequently", "again":
			return "other"
		case "yet", "still":
			found = "yet"
		case "far":
			if i > 0 && (ws[i-1].Norm == "so" || ws[i-1].Norm == "thus") {
				found = "yet"
			}
		}
	}
	return found
}

// limited reports whether a clause is denied with a cause, purpose, manner or time
// that the affirming one does not tell: "did not close it because of the storm" leaves
// open that it was closed.
func (c *comparer) limited(denies, affirms *clause) bool {
	doc := c.s.Members[denies.m].Document
	for k := range denies.p.Arguments {
		a := &denies.p.Arguments[k]
		switch a.Role {
		case predicate.Cause, predicate.Purpose, predicate.Manner, predicate.Instrument:
		case predicate.Time:
			if a.Predicate < 0 {
				continue
			}
		default:
			continue
		}
		if fs := c.strong(c.featuresOf(token.Within(doc.Words, a.Span))); len(common(fs, c.units[affirms.unit].features)) < len(fs) {
			return true
		}
	}
	return false
}

// light are verbs that say little without their object.
var light = keySet("receive get have give make take do become remain seem appear follow happen continue")

func keySet(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		if k := statement.Key(w); k != "" {
			m[k] = true
			m[concept(k)] = true
		}
	}
	return m
}

var auxiliaries = wordSet("is are was were has have had did do does be been being am")

// merge adds the readings of one difference to those of another.
func merge(into, d *Difference) {
	for _, r := range d.Readings {
		k := -1
		for i := range into.Readings {
			if x := &into.Readings[i]; x.Value == r.Value && (into.Judgement != JudgeDisputed || x.Holder == r.Holder) {
				k = i
			}
		}
		if k < 0 {
			into.Readings = append(into.Readings, r)
			continue
		}
		x := &into.Readings[k]
		if !sameHolder(x.Holder, r.Holder) {
			x.Holder = ""
		}
		for i, mk := range r.Marks {
			if !slices.Contains(x.Marks, mk) {
				x.Marks, x.Passages = append(x.Marks, mk), append(x.Passages, r.Passages[i])
			}
		}
		for _, o := range r.Origins {
			x.Origins = addTo(x.Origins, o)
		}
	}
}

// sameTime reports that no date of one unit clashes with every date of the other.
func (c *comparer) sameTime(ai, bi int) bool {
	x, y := c.dates(ai), c.dates(bi)
	for _, p := range x {
		for _, q := range y {
			if !p.clash(q) {
				return true
			}
		}
	}
	return len(x) == 0 || len(y) == 0
}

// dates lists the calendar dates stated in a unit.
func (c *comparer) dates(ui int) []parts {
	u := &c.units[ui]
	doc := c.s.Members[u.m].Document
	var out []parts
	for _, t := range u.st.Times {
		if t >= 0 && t < len(doc.Times) && (doc.Times[t].Type == when.Date || doc.Times[t].Type == when.Clock) {
			if p := partsOf(&doc.Times[t], doc.Report.Text); p != (parts{}) {
				out = append(out, p)
			}
		}
	}
	return out
}

// doubt finds "not clear whether", "unclear if", "unknown whether".
func doubt(ws []token.Word) (int, bool) {
	for i, w := range ws {
		switch w.Norm {
		case "unclear", "unknown", "uncertain":
		case "clear", "known", "certain":
			if i == 0 || ws[i-1].Norm != "not" && ws[i-1].Norm != "n't" && !strings.HasSuffix(ws[i-1].Norm, "n't") && ws[i-1].Norm != "immediately" {
				continue
			}
		default:
			continue
		}
		for k := i + 1; k < len(ws) && k < i+3; k++ {
			if n := ws[k].Norm; n == "whether" || n == "if" {
				return k, true
			}
		}
	}
	return 0, false
}

func wordAt(ws []token.Word, norm string) (span.Span, bool) {
	for _, w := range ws {
		if w.Norm == norm {
			return w.Span, true
		}
	}
	return span.Span{}, false
}

func contains(fs []int32, f int32) bool { return len(common(fs, []int32{f})) == 1 }
