package align

import (
	"sort"
	"strings"

	eng "concord/english"
	"concord/internal/annotate"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/predicate"
	"concord/internal/span"
	"concord/internal/story"
)

// clause is one thing that a report tells: a predicate with what takes part in it,
// without the clauses that stand in it, each of which tells a thing of its own.
type clause struct {
	ref       Clause
	p         *predicate.Predicate
	text      *Text
	fillers   []filler
	supposed  bool   // told under a condition: nobody says that it is so
	wording   uint64 // see wordingIn
	undergone bool   // its subject has it done to it: "received treatment"
}

// filler is an entity of the story that takes part.
type filler struct {
	role   predicate.Role
	entity int
	named  bool // by its name, and not by a pronoun or a description
}

// reading reads the clauses of one report.
type reading struct {
	r     *Reader
	s     *story.Story
	m     int
	doc   *annotate.Document
	stand map[int]standing // start of the head of a phrase → what it stands for
	told  Described
}

type standing struct {
	entity int // of the document
	named  bool
}

// Described says for which entity of the story a description of a report stands whose
// head is given, below 0 for none: what one report calls "the gunman" another may name.
type Described func(member int, head span.Span) int

// clauses returns the clauses of report m that can be compared, in text order.
func (r *Reader) clauses(s *story.Story, m int, told Described) []clause {
	doc := s.Members[m].Document
	if doc == nil || doc.Report == nil || doc.Grammar == nil {
		return nil
	}
	rd := &reading{r: r, s: s, m: m, doc: doc, stand: map[int]standing{}, told: told}
	for i := range doc.Chains {
		if e := doc.Chains[i].Entity; e >= 0 {
			for _, ph := range doc.Chains[i].Phrases {
				rd.stand[ph.Head.Start] = standing{entity: e}
			}
		}
	}
	var out []clause
	from, to := 0, 0 // predicates of the sentence
	for i := range doc.Predicates {
		if i == to {
			for from = i; to < len(doc.Predicates) && doc.Predicates[to].Sentence == doc.Predicates[from].Sentence; {
				to++
			}
		}
		if c, ok := rd.clause(i, from, to); ok {
			out = append(out, c)
		}
	}
	return out
}

// around is how many predicates before and after one are looked at for those that
// stand in it: sentences without an end are met.
const around = 40

// clause reads predicate i, of the predicates from … to-1 of its sentence.
func (rd *reading) clause(i, from, to int) (c clause, ok bool) {
	p := &rd.doc.Predicates[i]
	toks := rd.doc.Grammar.Tokens
	if p.Asked && p.Within < 0 || p.Head < 0 || p.Head >= len(toks) {
		return c, false
	}
	if p.Kind == predicate.Noun && !tells(p) {
		return c, false
	}
	at := head(toks, p.Head)
	var cuts []span.Span
	for k := max(from, i-around); k < min(to, i+around); k++ {
		if q := &rd.doc.Predicates[k]; k != i && (q.Kind == predicate.Verb || q.Kind == predicate.Copula) && p.Clause.Overlaps(q.Clause) && !q.Clause.Contains(at) {
			cuts = append(cuts, q.Clause)
		}
	}
	own := without(p.Clause, cuts, at)
	left, more := false, false
	for a := range p.Arguments {
		arg := &p.Arguments[a]
		if arg.Predicate >= 0 && arg.Predicate < len(rd.doc.Predicates) && !arg.Shared {
			if k := rd.doc.Predicates[arg.Predicate].Kind; k == predicate.Verb || k == predicate.Copula {
				left = true // it tells a thing of its own
				continue
			}
		}
		switch arg.Role {
		case predicate.Patient, predicate.Attribute, predicate.Place, predicate.Quantity:
			more = true
		}
		if arg.Shared {
			own = append(own, without(arg.Span, cuts, head(toks, arg.Head))...)
		}
	}
	if left && !more { // "the mayor said that": what she said is told, not that she spoke
		return c, false
	}
	own = joined(own)
	c = clause{ref: Clause{rd.m, i}, p: p, text: rd.r.Text(rd.doc, own...)}
	base, _, _ := strings.Cut(p.Base, " ")
	for a := range p.Arguments {
		c.undergone = c.undergone || undergoing[base] && p.Arguments[a].Role == predicate.Patient
	}
	for a := range p.Arguments {
		rd.fill(&c, &p.Arguments[a])
	}
	for k, n := i, 0; k >= 0 && n < 12; k, n = rd.doc.Predicates[k].Within, n+1 {
		c.supposed = c.supposed || rd.doc.Predicates[k].By == predicate.Condition
	}
	c.wording = c.wordingIn(rd.doc, own)
	return c, len(c.text.words) > 1
}

// undergoing are light verbs whose subject has done to it what their object tells.
var undergoing = map[string]bool{"receive": true, "get": true, "undergo": true, "suffer": true}

// tells reports whether a noun of action tells as much as a clause: two of who, to
// whom, where and when.
func tells(p *predicate.Predicate) bool {
	n := 0
	for a := range p.Arguments {
		switch p.Arguments[a].Role {
		case predicate.Agent, predicate.Patient, predicate.Recipient, predicate.Place, predicate.Time:
			if !p.Arguments[a].Shared {
				n++
			}
		}
	}
	return n > 1
}

// fill says which entity an argument is. Where it is told by a pronoun or a
// description its name is added to the words, at the place of the head.
func (rd *reading) fill(c *clause, arg *predicate.Argument) {
	toks := rd.doc.Grammar.Tokens
	switch arg.Role {
	case predicate.Agent, predicate.Patient, predicate.Recipient, predicate.Attribute:
	default:
		return
	}
	if arg.Head < 0 || arg.Head >= len(toks) {
		return
	}
	h := head(toks, arg.Head)
	st, ok := rd.standsFor(h)
	local := rd.s.Members[rd.m].Entities
	of, name := -1, ""
	if ok && st.entity < len(local) && st.entity < len(rd.doc.Entities) {
		of, name = local[st.entity], rd.doc.Entities[st.entity].Name
	}
	if rd.told != nil && !st.named {
		if e := rd.told(rd.m, h); e >= 0 && e < len(rd.s.Entities) {
			of, name = e, rd.s.Entities[e].Name
		}
	}
	if name == "" {
		return
	}
	role := arg.Role
	if c.undergone && role == predicate.Agent {
		role = predicate.Patient
	}
	c.fillers = append(c.fillers, filler{role, of, st.named})
	if !st.named {
		rd.r.addName(c.text, name, h, arg.Role)
	}
}

// standsFor is the entity of the document that a head word stands for.
func (rd *reading) standsFor(h span.Span) (standing, bool) {
	ms := rd.doc.Mentions
	i := sort.Search(len(ms), func(i int) bool { return ms[i].Start > h.Start })
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if x := &ms[k]; x.Contains(h) && x.Entity >= 0 {
			return standing{x.Entity, x.Name.Contains(h)}, true
		}
	}
	st, ok := rd.stand[h.Start]
	return st, ok
}

func head(toks []eng.Token, i int) span.Span {
	if i < 0 || i >= len(toks) {
		return span.Span{}
	}
	return span.Span{Start: toks[i].Start, End: toks[i].End}
}

// without is what is left of s after the cuts that do not hold its head.
func without(s span.Span, cuts []span.Span, head span.Span) []span.Span {
	out := []span.Span{s}
	for _, c := range cuts {
		if c.Contains(head) {
			continue
		}
		var left []span.Span
		for _, p := range out {
			if !p.Overlaps(c) {
				left = append(left, p)
				continue
			}
			if p.Start < c.Start {
				left = append(left, span.Span{Start: p.Start, End: c.Start})
			}
			if c.End < p.End {
				left = append(left, span.Span{Start: c.End, End: p.End})
			}
		}
		out = left
	}
	return out
}

// joined sorts pieces and joins those that overlap.
func joined(ps []span.Span) []span.Span {
	sort.Slice(ps, func(i, j int) bool {
		return ps[i].Start < ps[j].Start || ps[i].Start == ps[j].Start && ps[i].End < ps[j].End
	})
	out := ps[:0]
	for _, p := range ps {
		if n := len(out); n > 0 && p.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, p.End)
		} else if !p.Empty() {
			out = append(out, p)
		}
	}
	return out
}

// exclude reports whether two entities are two persons or two states. What a state does its capital, its government and its army do, so
// that names of other kinds, and of two kinds, say nothing.
func exclude(x, y *story.Entity) bool {
	person := func(k entity.Kind) bool { return k == entity.Person || k == entity.Other }
	return x.Kind == entity.State && y.Kind == entity.State || person(x.Kind) && person(y.Kind)
}

// clash reports whether a role of both is filled by two named ones that exclude each
// other.
func (a *aligner) clash(x, y *clause) bool {
	for _, role := range [...]predicate.Role{predicate.Agent, predicate.Patient, predicate.Recipient} {
		met, same := false, false
		for _, f := range x.fillers {
			for _, g := range y.fillers {
				if f.role != role || g.role != role {
					continue
				}
				same = same || f.entity == g.entity
				met = met || f.named && g.named && exclude(&a.s.Entities[f.entity], &a.s.Entities[g.entity])
			}
		}
		if met && !same {
			return true
		}
	}
	return false
}

// told reports whether two clauses tell in one way whether it is so.
func (c *clause) told(o *clause) bool {
	return c.p.Negated == o.p.Negated && c.supposed == o.supposed && !c.p.Asked && !o.p.Asked
}
