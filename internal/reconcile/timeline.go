package reconcile

import (
	"sort"

	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/edtf"
	"concord/internal/span"
	"concord/internal/story"
)

// timeline lists the dated events: every calendar time in a sentence that tells
// what happened, joined where reports date the same event alike.
func (c *comparer) timeline() []Moment {
	type entry struct {
		m        int
		unit     int
		sentence int
		time     *when.Time
		day      edtf.Value
	}
	var es []entry
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil {
			continue
		}
		for i := range doc.Times {
			t := &doc.Times[i]
			if t.When == "" || t.Type == when.Set || t.Type == when.Duration && !t.When.IsInterval() || !t.Span.Fits(doc.Report.Text) || t.Empty() {
				continue
			}
			if t.Value == "PRESENT_REF" || t.Value == "FUTURE_REF" || t.Value == "PAST_REF" {
				continue
			}
			b, err := t.When.Bounds()
			if err != nil || b.OpenFrom && b.OpenTo {
				continue
			}
			sent := sentenceAt(doc, t.Span)
			if sent < 0 || !tells(token.Within(doc.Words, doc.Sentences[sent].Span)) {
				continue
			}
			es = append(es, entry{m, c.unitAt(m, t.Span), sent, t, dayOf(t.When)})
		}
	}
	sort.SliceStable(es, func(i, j int) bool {
		if d := edtf.Compare(es[i].day, es[j].day); d != 0 {
			return d < 0
		}
		return es[i].m < es[j].m || es[i].m == es[j].m && es[i].time.Start < es[j].time.Start
	})
	joined := make([]bool, len(es))
	var out []Moment
	for i := range es {
		if joined[i] {
			continue
		}
		group := []int{i}
		for j := i + 1; j < len(es) && es[j].day == es[i].day && j < i+slotBound; j++ {
			if joined[j] {
				continue
			}
			same := es[i].m == es[j].m && es[i].sentence == es[j].sentence
			if !same && es[i].unit >= 0 && es[j].unit >= 0 && es[i].m != es[j].m {
				same = c.likeness(&c.units[es[i].unit], &c.units[es[j].unit]) >= likeAlign
			}
			if same {
				joined[j] = true
				group = append(group, j)
			}
		}
		best := group[0]
		for _, g := range group { // the finest time stated, in the clearest clause
			if len(es[g].time.When) > len(es[best].time.When) && !es[g].time.When.IsInterval() {
				best = g
			}
		}
		mo := Moment{Rule: "timeline/stated", When: es[best].time.When, Reason: es[best].time.Reason}
		if es[best].time.Anchor != "" {
			mo.Rule = "timeline/counted"
		}
		for _, g := range group {
			mo.Passages = append(mo.Passages, c.s.Passage(es[g].m, es[g].time.Span))
		}
		mo.Says = c.clauseFor(es[best].m, es[best].unit, es[best].sentence, es[best].time.Span)
		mo.ID = c.id("t-", mo.Rule, mo.Passages)
		out = append(out, mo)
	}
	sort.SliceStable(out, func(i, j int) bool {
		if d := edtf.Compare(out[i].When, out[j].When); d != 0 {
			return d < 0
		}
		return before(out[i].Says, out[j].Says)
	})
	return out
}

// clauseFor shows a time in its clause; a clause of a few words is shown with its
// whole sentence.
func (c *comparer) clauseFor(m, unit, sentence int, at span.Span) story.Passage {
	if unit >= 0 && len(c.units[unit].words) >= 5 {
		return c.says(unit)
	}
	return c.passageOf(m, -1, sentence, at)
}

// dayOf cuts a time to its day, so that "1 p.m." and "Tuesday" of one day meet.
func dayOf(v edtf.Value) edtf.Value {
	if !v.IsInterval() && len(v) > len("2006-01-02") && v[len("2006-01-02")] == 'T' {
		return v[:len("2006-01-02")]
	}
	return v
}

// tells reports whether a sentence tells something and is no date line, byline or
// list of dates: it has a verb and some words.
func tells(ws []token.Word) bool {
	n := 0
	verb := false
	for _, w := range ws {
		if !w.Mark {
			n++
		}
		verb = verb || verbLike(w.Norm)
	}
	return n >= 4 && verb
}
