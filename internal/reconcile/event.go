package reconcile

import (
	"strings"

	"concord/internal/annotate/predicate"
	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/span"
	"concord/internal/statement"
)

// eventOf is the event that a time belongs to, as the concept of the verb or noun
// beside it, with its word; "" where the text does not show it, or where the word
// only puts one event beside another.
func (c *comparer) eventOf(m int, t *when.Time) (string, span.Span) {
	doc := c.s.Members[m].Document
	if t.Of.Empty() || !t.Of.Fits(doc.Report.Text) {
		return "", span.Span{}
	}
	lo, hi := token.IndexWithin(doc.Words, t.Of)
	for i := hi - 1; i >= lo; i-- {
		w := doc.Words[i]
		k := statement.Key(w.Norm)
		if k == "give" && i+1 < len(doc.Words) && doc.Words[i+1].Norm == "way" {
			return "break", span.Span{Start: w.Start, End: doc.Words[i+1].End}
		}
		switch {
		case w.Mark:
		case sayings[w.Norm] || w.Norm == "says" || w.Norm == "tells":
			return "say", w.Span
		case k != "" && !relational[w.Norm]:
			if e, ok := alike[k]; ok {
				k = e
			}
			return concept(k), w.Span
		}
	}
	return "", span.Span{}
}

// actAt is the act that time i of a report is told with as its time, as eventOf has it:
// "expires for all of them on Friday".
func (c *comparer) actAt(m, i int) (string, span.Span) {
	if c.timed == nil {
		c.timed = map[[2]int]*clause{}
		all := c.clauses()
		for k := range all {
			for f := range all[k].fillers {
				x := &all[k].fillers[f]
				if at := [2]int{all[k].m, x.time}; x.role == predicate.Time && x.time >= 0 && all[k].p.Kind == predicate.Verb && c.timed[at] == nil {
					c.timed[at] = &all[k]
				}
			}
		}
	}
	if cl := c.timed[[2]int{m, i}]; cl != nil && c.s.Members[m].Document.Times[i].Of.Empty() {
		return c.names[cl.act], cl.p.Span
	}
	return "", span.Span{}
}

// alike maps the keys of verbs and nouns to one event where outlets use them for
// one another of a dated event: what gives way under load, what goes down at sea, what sets out, what is completed.
// As plain words they are too wide to be one.
var alike = func() map[string]string {
	m := map[string]string{}
	for _, row := range []string{
		"break broke broken fail failed failure collapse collapsed burst rupture ruptured breach breached crumble crumbled",
		"sink sank sunk capsize capsized overturn overturned founder foundered",
		"sail sailed leave left depart departed departure",
		"complete completed completion finish finished",
	} {
		words := strings.Fields(row)
		for _, w := range words {
			m[statement.Key(w)] = words[0]
		}
	}
	return m
}()

// saying reports that an event is no more than that something was said: its date
// is the date of the words and not of what they tell.
func saying(event string) bool { return event == "say" }

// relational verbs put one event beside another and are none themselves.
var relational = wordSet("followed follows following preceded precedes came comes come included includes including involved involving marked marks marking was were is are had has have having been being did does based according set")
