package reconcile

import (
	"sort"
	"strings"

	"concord/english"
	"concord/internal/annotate"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// Who did what to whom. Two predicates of different reports tell of one event
// where they have one meaning (verbs, their synonyms and their nouns of action
// alike), at least one role of both is filled by the same, and none by different
// ones. What then differs between them is a difference of that event.

// clause is one predicate made ready for comparison.
type clause struct {
	m, unit  int
	sentence int
	p        *predicate.Predicate
	index    int   // of p in the document
	act      int32 // what is done, as a feature
	fillers  []filler
}

// filler is what fills one role of a clause.
type filler struct {
	role     predicate.Role
	at       span.Span
	entity   int     // of the story, -1 for none
	sure     bool    // the entity is named there
	head     int32   // feature of its head word, -1 where that tells nothing
	words    []int32 // features of its words, sorted
	pronoun  bool
	time     int // index of its time in the document, -1 for none
	content  int // index of the predicate that fills it, -1 for none
	plural   bool
	noun     string // its head in lower case
	argument *predicate.Argument
}

// core are the roles of which one must be shared and none may differ.
func core(r predicate.Role) bool {
	return r == predicate.Agent || r == predicate.Patient || r == predicate.Recipient
}

// clauses lists the predicates of all reports that tell what happened or is so, in
// the order of reports and text.
func (c *comparer) clauses() []clause {
	if c.acts != nil {
		return c.acts
	}
	c.acts = []clause{}
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil || doc.Grammar == nil {
			continue
		}
		for i := range doc.Predicates {
			if doc.Predicates[i].Asked {
				continue
			}
			if cl, ok := c.clauseOf(m, i); ok {
				c.acts = append(c.acts, cl)
			}
		}
	}
	return c.acts
}

// clauseOf makes predicate i of report m ready for comparison; ok is false where it
// does not tell what is done.
func (c *comparer) clauseOf(m, i int) (cl clause, ok bool) {
	doc := c.s.Members[m].Document
	p := &doc.Predicates[i]
	if p.Kind == predicate.Apposition || p.Head < 0 || p.Head >= len(doc.Grammar.Tokens) {
		return cl, false
	}
	unit := c.unitAt(m, p.Span)
	if unit < 0 {
		return cl, false
	}
	cl = clause{m: m, unit: unit, sentence: c.units[unit].st.Sentence, p: p, index: i}
	for a := range p.Arguments {
		cl.fillers = append(cl.fillers, c.filler(m, doc, &p.Arguments[a]))
	}
	cl.act = c.actOf(&cl)
	return cl, cl.act >= 0
}

// actOf is the feature of what is done: of the verb, of the verb that a noun of
// action is made of, or of the noun that says what a light verb does ("took him
// into custody", "made a statement"); -1 where nothing tells it.
func (c *comparer) actOf(cl *clause) int32 {
	base, particle, _ := strings.Cut(cl.p.Base, " ")
	k := c.key(base)
	if cl.p.Kind == predicate.Copula {
		return -1
	}
	if k == "" || light[k] || frequent[k] {
		for i := range cl.fillers {
			f := &cl.fillers[i]
			if f.entity >= 0 || f.head < 0 || frequent[c.names[f.head]] {
				continue
			}
			switch prep := f.argument.Prep; {
			case f.at.Start < cl.p.End: // "in her decree she called": an adjunct
			case f.role == predicate.Patient && (f.content >= 0 || undergoing[k]), prep == "into", prep == "under",
				prep == "in" && f.role == predicate.Other:
				act := f.head
				if f.content >= 0 { // by the verb that the noun is made of
					if id, ok := c.ids[concept(c.key(c.s.Members[cl.m].Document.Predicates[f.content].Base))]; ok {
						act = id
					}
				}
				if undergoing[k] { // "received treatment": was treated
					for j := range cl.fillers {
						if cl.fillers[j].role == predicate.Agent {
							cl.fillers[j].role = predicate.Patient
						}
					}
				}
				cl.fillers = append(cl.fillers[:i], cl.fillers[i+1:]...) // told already
				return act
			}
		}
		return -1
	}
	if e, ok := alike[k]; ok {
		k = e
	}
	if particle == "" {
		if f, ok := c.ids[concept(k)]; ok {
			return f
		}
		return -1
	}
	if f, ok := c.ids[concept(c.key(base))]; ok {
		return f
	}
	return -1
}

// undergoing are light verbs whose subject has it done to it.
var undergoing = keySet("receive get undergo suffer")

// filler reads one argument.
func (c *comparer) filler(m int, doc *annotate.Document, a *predicate.Argument) filler {
	f := filler{role: a.Role, at: a.Span, entity: -1, head: -1, time: a.Time, content: a.Predicate, argument: a}
	if a.Head < 0 || a.Head >= len(doc.Grammar.Tokens) {
		return f
	}
	t := &doc.Grammar.Tokens[a.Head]
	f.noun = strings.ToLower(doc.Report.Text[t.Start:t.End])
	f.pronoun = t.POS == english.PosPRON
	f.plural = t.Tag == english.TagNNS
	f.entity, f.sure = c.entityWith(m, span.Span{Start: t.Start, End: t.End})
	if k := c.key(f.noun); k != "" {
		if id, ok := c.ids[concept(k)]; ok {
			f.head = id
		}
	}
	f.words = c.featuresOf(token.Within(doc.Words, a.Span))
	return f
}

// entityWith is the entity of the story that a mention, a pronoun or a description
// with this head stands for, -1 for none: "deputy" of "a Broward County deputy" is not the county.
func (c *comparer) entityWith(m int, head span.Span) (e int, sure bool) {
	if e := c.describedAt(m, head); e != nobody {
		return max(e, nobody), false
	}
	doc, local := c.s.Members[m].Document, c.s.Members[m].Entities
	i := sort.Search(len(doc.Mentions), func(i int) bool { return doc.Mentions[i].Start > head.Start })
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if x := &doc.Mentions[k]; x.Contains(head) && x.Entity >= 0 && x.Entity < len(local) {
			return local[x.Entity], x.Name.Contains(head)
		}
	}
	if c.chained == nil {
		c.chained = make([]map[int]int, len(c.s.Members))
	}
	if c.chained[m] == nil {
		c.chained[m] = map[int]int{}
		for i := range doc.Chains {
			if e := doc.Chains[i].Entity; e >= 0 && e < len(local) {
				for _, ph := range doc.Chains[i].Phrases {
					c.chained[m][ph.Head.Start] = local[e]
				}
			}
		}
	}
	if e, ok := c.chained[m][head.Start]; ok {
		return e, false
	}
	return -1, false
}

func (cl *clause) first(r predicate.Role) *filler {
	for i := range cl.fillers {
		if cl.fillers[i].role == r {
			return &cl.fillers[i]
		}
	}
	return nil
}

// same is how two fillers stand: 1 for the same thing, -1 for two things, 0 where
// it is not known.
func (c *comparer) sameFiller(x, y *filler) int {
	switch {
	case x.entity >= 0 && x.entity == y.entity:
		return 1
	case x.sure && y.sure && x.entity >= 0 && y.entity >= 0:
		return -1
	case x.pronoun || y.pronoun:
		return 0
	case x.head >= 0 && x.head == y.head && (!frequent[c.names[x.head]] || len(c.strong(common(x.words, y.words))) > 0):
		return 1
	case len(c.strong(common(x.words, y.words))) >= 2:
		return 1 // "the baggage claim area", "a baggage claim"
	}
	return 0
}

// fit is what two clauses have in common.
type fit struct {
	roles  []predicate.Role // filled by the same
	differ []predicate.Role // core roles filled by different ones
	why    []Ground
}

// compareClauses says which roles two clauses with one act share, and which
// core roles of them are filled by different entities.
func (c *comparer) compareClauses(x, y *clause) (f fit) {
	done := map[predicate.Role]bool{}
	for i := range x.fillers {
		a := &x.fillers[i]
		if done[a.role] || a.role == predicate.Time || a.role == predicate.Topic {
			continue
		}
		b := y.first(a.role)
		if b == nil {
			continue
		}
		done[a.role] = true
		switch c.sameFiller(a, b) {
		case 1:
			f.roles = append(f.roles, a.role)
			f.why = append(f.why, Ground{"same " + string(a.role), c.fillerName(a)})
		case -1:
			if core(a.role) {
				f.differ = append(f.differ, a.role)
			}
		}
	}
	// Who is named in "identified the gunman as Hale" is who is identified.
	for _, z := range [2][2]*clause{{x, y}, {y, x}} {
		a, b := z[0].first(predicate.Attribute), z[1].first(predicate.Patient)
		if len(f.roles) == 0 && a != nil && b != nil && a.entity >= 0 && a.entity == b.entity {
			f.roles = append(f.roles, predicate.Patient)
			f.differ = nil
			f.why = append(f.why, Ground{"same patient", c.fillerName(a)})
		}
	}
	return f
}

func (c *comparer) fillerName(f *filler) string {
	if f.entity >= 0 && f.entity < len(c.s.Entities) {
		return c.s.Entities[f.entity].Name
	}
	return f.noun
}

// sameMood reports whether two clauses tell of what is so in the same way: both or
// neither of the past before the event, of the future, of a condition.
func sameMood(x, y *predicate.Predicate) bool {
	return x.Historical == y.Historical && x.Hypothetical == y.Hypothetical && x.Future == y.Future
}

// event is two clauses of different reports that tell of one event.
type event struct {
	x, y *clause
	fit
	like float64
}

// actsBound is how many clauses of one act are compared with one another.
const actsBound = 60

// events pairs the clauses of different reports that have one act, share a role
// and have none filled by different ones, save the role asked for.
func (c *comparer) events() []event {
	if c.paired != nil {
		return c.paired
	}
	c.paired = []event{}
	all := c.clauses()
	by := map[int32][]int{}
	for i := range all {
		by[all[i].act] = append(by[all[i].act], i)
	}
	acts := make([]int32, 0, len(by))
	for a := range by {
		acts = append(acts, a)
	}
	sort.Slice(acts, func(i, j int) bool { return acts[i] < acts[j] })
	for _, a := range acts {
		list := by[a]
		if len(list) > actsBound {
			continue // what everybody does all the time tells no event
		}
		for i, p := range list {
			for _, q := range list[i+1:] {
				x, y := &all[p], &all[q]
				if x.m == y.m || !sameMood(x.p, y.p) {
					continue
				}
				f := c.compareClauses(x, y)
				if len(f.roles) == 0 || !c.sameTime(x.unit, y.unit) {
					continue
				}
				f.why = append([]Ground{{"same event", c.word(c.names[a])}}, f.why...)
				c.paired = append(c.paired, event{x, y, f, c.likeness(&c.units[x.unit], &c.units[y.unit])})
			}
		}
	}
	return c.paired
}

// sameCounted shows by the roles of one event that two numbers count the same: both
// stand in the same role, before the same noun, or beside another role that a named
// one fills in both.
func (c *comparer) sameCounted(x, y *number) ([]Ground, bool) {
	if c.byUnits == nil {
		c.byUnits = map[[2]int][]int{}
		for i, e := range c.events() {
			key := [2]int{e.x.unit, e.y.unit}
			c.byUnits[key] = append(c.byUnits[key], i)
		}
	}
	if x.m > y.m {
		x, y = y, x
	}
	for _, i := range c.byUnits[[2]int{x.unit, y.unit}] {
		e := &c.events()[i]
		a, b := e.x.holding(x.span), e.y.holding(y.span)
		if a == nil || b == nil || a.role != b.role || len(e.differ) > 0 || e.x.p.Negated != e.y.p.Negated || e.like < 0.12 {
			continue
		}
		counted := a.head >= 0 && a.head == b.head && strings.HasPrefix(x.slot, "count/") && (a.role == predicate.Patient || a.role == predicate.Quantity)
		named := false
		for _, r := range e.roles {
			f := e.x.first(r)
			named = named || r != a.role && f != nil && f.entity >= 0
		}
		if counted && (named || e.like >= 0.3) || named && e.like >= 0.2 {
			return e.why, true
		}
	}
	return nil, false
}

// holding is the argument in which a number stands, nil for none.
func (cl *clause) holding(s span.Span) *filler {
	for i := range cl.fillers {
		if cl.fillers[i].at.Overlaps(s) && cl.fillers[i].content < 0 && cl.fillers[i].role != predicate.Time {
			return &cl.fillers[i]
		}
	}
	return nil
}
