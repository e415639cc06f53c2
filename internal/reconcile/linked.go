package reconcile

import (
	"concord/internal/annotate/entity"
	"sort"
	"strings"

	"concord/internal/annotate/predicate"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// linkedDifferences compares what linked statements fill otherwise in one role.
func (c *comparer) linkedDifferences() []Difference {
	var out []Difference
	ls := c.links()
	for i := range ls {
		l := &ls[i]
		if d, ok := c.listed(l); ok {
			out = append(out, d)
		}
		if l.x == nil || l.x.p.Negated != l.y.p.Negated {
			continue
		}
		if d, ok := c.linkedDoers(l); ok {
			out = append(out, d)
		}
	}
	return c.joinSame(out)
}

// linkedDoers compares who did it, where the same was done to the same.
func (c *comparer) linkedDoers(l *link) (Difference, bool) {
	a, b := l.x.first(predicate.Agent), l.y.first(predicate.Agent)
	if a == nil || b == nil || a.pronoun || b.pronoun || c.guessed(l.x, a) || c.guessed(l.y, b) || l.x.act != l.y.act || c.sameFiller(a, b) == 1 || !c.units[l.a].body() || !c.units[l.b].body() {
		return Difference{}, false
	}
	ka, kb := c.doerKind(a), c.doerKind(b)
	if ka == kb && len(c.strong(common(a.words, b.words))) > 0 { // a person and the body named beside the office are two
		return Difference{}, false
	}
	same := false
	for _, r := range l.roles {
		same = same || r == predicate.Patient || r == predicate.Recipient || r == predicate.Attribute
	}
	for _, g := range l.Same { // "issued an appeal for $160 million": the noun is the act
		same = same || g.Part == "number" && holds(l.x.p.Clause, g.A) && holds(l.y.p.Clause, g.B)
	}
	if !same || ka == "" || kb == "" || len(l.differ) > 1 || len(l.differ) == 1 && l.differ[0] != predicate.Agent {
		return Difference{}, false
	}
	return c.difference("actor/doer", SlotActor, JudgePrecision, "who: "+c.word(c.names[l.x.act]),
		[]mark{c.fillerMark(l.x, a), c.fillerMark(l.y, b)}, c.shows(l)), true
}

// guessed reports whether who does it was taken from the clause above a verb that has
// no subject, where that clause has two who may: "a court fined the firm for selling".
func (c *comparer) guessed(cl *clause, f *filler) bool {
	if !f.argument.Shared || cl.p.Tense != predicate.NoTense || cl.p.Kind != predicate.Verb || cl.p.Within < 0 {
		return false
	}
	a, ok := c.s.Members[cl.m].Document.Predicates[cl.p.Within].First(predicate.Patient)
	return ok && a.Predicate < 0
}

// list is the names that stand side by side: "China, the European Union and Turkey".
type list struct {
	at     span.Span
	people bool
	names  []string // lower case, sorted
}

// listed compares what two linked statements list by name: one list has a name
// that the other report's sentence lacks.
func (c *comparer) listed(l *link) (Difference, bool) {
	u, v := &c.units[l.a], &c.units[l.b]
	if l.Score < 0.85 || !u.body() || !v.body() {
		return Difference{}, false
	}
	for _, x := range c.lists(u) {
		for _, y := range c.lists(v) {
			both := 0
			for _, n := range x.names {
				if i := sort.SearchStrings(y.names, n); i < len(y.names) && y.names[i] == n {
					both++
				}
			}
			if x.people != y.people || both == 0 || !c.lacks(v, x.names) && !c.lacks(u, y.names) {
				continue
			}
			return c.difference("scope/list", SlotScope, JudgeScope, "which of them", []mark{
				c.markOf(l.a, x.at, strings.Join(x.names, ", ")), c.markOf(l.b, y.at, strings.Join(y.names, ", "))}, c.shows(l)), true
		}
	}
	return Difference{}, false
}

// lacks reports whether the sentence of a statement is without the last word of one
// of the names.
func (c *comparer) lacks(u *unit, names []string) bool {
	ws := token.Within(c.s.Members[u.m].Document.Words, u.sentence)
	for _, n := range names {
		if _, ok := wordAt(ws, lastWord(n)); !ok {
			return true
		}
	}
	return false
}

// lists finds the lists of two names or more in a statement, of people or of others.
func (c *comparer) lists(u *unit) []list {
	doc, local := c.s.Members[u.m].Document, c.s.Members[u.m].Entities
	var out []list
	var cur list
	flush := func() {
		if len(cur.names) > 1 {
			sort.Strings(cur.names)
			out = append(out, cur)
		}
		cur = list{}
	}
	i := sort.Search(len(doc.Mentions), func(i int) bool { return doc.Mentions[i].Start >= u.st.Start })
	for ; i < len(doc.Mentions) && doc.Mentions[i].End <= u.st.End; i++ {
		m := &doc.Mentions[i]
		if m.Name.Empty() || m.Entity < 0 || m.Entity >= len(local) || m.Start < cur.at.End {
			continue
		}
		e := &doc.Entities[m.Entity]
		name := strings.ToLower(e.Name)
		if g := local[m.Entity]; g >= 0 && g < len(c.s.Entities) {
			name = strings.ToLower(c.s.Entities[g].Name)
		}
		people := e.Kind == entity.Person
		if !people && e.Kind != entity.State && e.Kind != entity.Organisation && e.Kind != entity.Place {
			flush()
			continue
		}
		if len(cur.names) > 0 {
			between := token.Within(doc.Words, span.Span{Start: cur.at.End, End: m.Start})
			switch {
			case cur.people && !people && belongs(between): // "Rubio of Florida", "McConnell (R-Ky.)"
				cur.at.End = m.End
				continue
			case cur.people != people || !listing(between):
				flush()
			}
		}
		if len(cur.names) == 0 {
			cur.at, cur.people = m.Span, people
		}
		cur.at.End = m.End
		cur.names = append(cur.names, name)
	}
	flush()
	return out
}

// belongs reports whether words tie a person to the place or body after them.
func belongs(ws []token.Word) bool {
	return len(ws) > 0 && len(ws) <= 3 && (ws[0].Norm == "of" || ws[0].Norm == "(")
}

// listing reports whether words only join the members of a list.
func listing(ws []token.Word) bool {
	joined := false
	for _, w := range ws {
		switch w.Norm {
		case ",", "and", "or", "&", ";":
			joined = true
		case "the", "both", "also", ")":
		default:
			return false
		}
	}
	return joined
}
