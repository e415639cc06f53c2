package commitment

import (
	"sort"
	"strings"

	"concord/english"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/predicate"
	"concord/internal/place"
	"concord/internal/span"
)

// who is somebody who is bound or to whom something is owed.
type who struct {
	at     span.Span // the words, empty where another sentence tells
	entity int       // of the story, -1 where it is only described
	name   string
	kind   string
	text   int // instrument of the reader that stands in for a person: "the order pledges"; -1
	known  bool
}

var nobody = who{entity: -1, text: -1}

// who resolves the phrase of an argument: to an entity by a mention or a chain of
// reference, for a part of a company to the company, for "we" to who speaks.
func (r *reader) who(a *predicate.Argument, ok bool) who {
	if !ok || a == nil {
		return nobody
	}
	return r.whoAt(a.Head, a.Span)
}

func (r *reader) whoAt(head int, sp span.Span) who {
	if head < 0 || head >= len(r.toks) {
		return nobody
	}
	sp = r.named(head, sp)
	w := who{at: sp, entity: -1, text: -1, known: true}
	if k := r.instrumentAt(head); k >= 0 {
		w.text, w.name = k, sp.In(r.text)
		return w
	}
	switch r.word(head) {
	case "we", "i", "us", "our", "ourselves":
		q := quotationAt(r.doc, r.phrase(head))
		if q < 0 {
			return w
		}
		if e := r.doc.Quotations[q].Speaker; e >= 0 {
			w.set(r, r.s.Members[r.m].Entities[e])
		} else {
			w.name = r.doc.Quotations[q].SpeakerName(r.text, r.doc.Entities)
		}
		return w
	}
	if r.several(head) {
		w.name, w.kind = sp.In(r.text), "group"
		return w
	}
	if e := r.entityAt(head); e >= 0 {
		w.set(r, e)
		return w
	}
	lemma := r.lemma(head)
	if is(lemma, part) || is(lemma, body) {
		for c := range r.doc.Grammar.Children(head) {
			if d := r.toks[c].Dep; d == english.DepPoss || d == english.DepCompound || d == english.DepAppos {
				if e := r.entityAt(c); e >= 0 && (is(lemma, part) || r.s.Entities[e].Kind == entity.Organisation) && d != english.DepAppos {
					w.set(r, e)
					if is(lemma, part) {
						w.kind = string(entity.Organisation) // whose stores are these is no person
					}
					return w
				}
			}
		}
		if e := r.company(head); e >= 0 {
			w.set(r, e)
			return w
		}
	}
	w.name = sp.In(r.text)
	if state, how := place.StateOf(w.name); state != "" && (how == "capital" || how == "seat" || how == "body") {
		w.kind = "state"
		w.name = state
		for i, e := range r.s.Entities {
			if e.Kind == entity.State && e.Name == state {
				w.set(r, i)
				break
			}
		}
		return w
	}
	if r.toks[head].POS == english.PosPRON {
		w.name = ""
	} else {
		w.kind = "group"
	}
	return w
}

func (w *who) set(r *reader, e int) {
	w.entity, w.name, w.kind = e, r.s.Entities[e].Name, string(r.s.Entities[e].Kind)
	if state, how := place.StateOf(w.name); state != "" && how == "capital" { // as an agent it is no place
		w.name, w.kind = state, "state"
	}
}

// office is w as a binding text names him: the secretary of state, whoever holds
// the office when the duty falls due.
func (r *reader) office(w who) who {
	if w.entity < 0 || r.s.Entities[w.entity].Kind != entity.Person || w.at.Empty() {
		return w
	}
	from, to := r.tokens(w.at)
	for k := from; k < to; k++ {
		if r.toks[k].POS == english.PosPRON {
			return w
		}
	}
	for _, name := range strings.Fields(r.s.Entities[w.entity].Name) {
		if strings.Contains(w.at.In(r.text), name) {
			return w
		}
	}
	w.entity, w.name, w.kind = -1, w.at.In(r.text), string(entity.Office)
	return w
}

// named is the phrase about head without what is told of it by the way: relative
// clauses and appositions behind a comma.
func (r *reader) named(head int, sp span.Span) span.Span {
	for c := range r.doc.Grammar.Children(head) {
		if c < head {
			continue
		}
		switch r.toks[c].Dep {
		case english.DepRelcl, english.DepAcl, english.DepAppos:
			if at := r.toks[r.doc.Grammar.LeftEdge(c)].Start; at > sp.Start && at < sp.End {
				sp.End = at
			}
		}
	}
	sp = sp.Trim(r.text)
	for _, s := range [...]string{"’s", "'s"} { // "the ministry's plan"
		if strings.HasSuffix(sp.In(r.text), s) {
			sp.End -= len(s)
		}
	}
	for strings.HasSuffix(sp.In(r.text), ",") || strings.HasSuffix(sp.In(r.text), "(") {
		sp.End--
		sp = sp.Trim(r.text)
	}
	return r.unmarked(sp)
}

// several reports whether the phrase about head names two or more.
func (r *reader) several(head int) bool {
	for c := range r.doc.Grammar.Children(head) {
		if r.toks[c].Dep == english.DepConj && (r.toks[c].POS == english.PosPROPN || r.toks[c].POS == english.PosNOUN) {
			return true
		}
	}
	return false
}

// entityAt is the story's entity that the phrase with head refers to, -1 for none.
func (r *reader) entityAt(head int) int {
	t := r.toks[head]
	i := sort.Search(len(r.doc.Mentions), func(i int) bool { return r.doc.Mentions[i].End > t.Start })
	for ; i < len(r.doc.Mentions) && r.doc.Mentions[i].Start < t.End; i++ {
		m := r.doc.Mentions[i]
		if m.Entity < 0 || m.Entity >= len(r.doc.Entities) || m.Form == entity.Demonym && t.POS != english.PosPROPN && t.POS != english.PosNOUN {
			continue
		}
		if k := r.doc.Entities[m.Entity].Kind; k == entity.Document || k == entity.Other && m.Form != entity.Name {
			continue
		}
		return r.s.Members[r.m].Entities[m.Entity]
	}
	if e, ok := r.referents()[t.Start]; ok {
		return r.s.Members[r.m].Entities[e]
	}
	return -1
}

// referents are the entities that the chains give to phrases, by the first byte
// of the phrase's head.
func (r *reader) referents() map[int]int {
	if r.refs == nil {
		r.refs = map[int]int{}
		for _, c := range r.doc.Chains {
			if c.Entity < 0 || c.Entity >= len(r.doc.Entities) {
				continue
			}
			for _, p := range c.Phrases {
				r.refs[p.Head.Start] = c.Entity
			}
		}
	}
	return r.refs
}

// company is the organisation that "the company", "stores" mean where the chains
// do not tell: the one that the report names half as often again as any other,
// if it is named before head.
func (r *reader) company(head int) int {
	switch r.lemma(head) {
	case "company", "firm", "retailer", "chain", "store", "shop", "outlet", "airline", "carrier", "bank", "automaker", "maker", "manufacturer", "lender", "operator":
	default:
		return -1
	}
	if r.actors == nil {
		r.actors = map[int]int{}
		for _, m := range r.doc.Mentions {
			if m.Entity >= 0 && m.Entity < len(r.doc.Entities) && r.doc.Entities[m.Entity].Kind == entity.Organisation && m.Form == entity.Name {
				r.actors[m.Entity]++
			}
		}
	}
	best, second := -1, 0
	for e := range r.doc.Entities {
		switch n := r.actors[e]; {
		case n == 0:
		case best < 0:
			best = e
		case n > r.actors[best]:
			best, second = e, r.actors[best]
		default:
			second = max(second, n)
		}
	}
	if best < 0 || 2*r.actors[best] < 3*second {
		return -1
	}
	for _, m := range r.doc.Mentions {
		if m.Start > r.toks[head].Start {
			break
		}
		if m.Entity == best {
			return r.s.Members[r.m].Entities[best]
		}
	}
	return -1
}

// acts reports whether w is somebody who can bind himself or others: a named
// person, state, body or office, or one of the nouns for those.
func (r *reader) acts(a *predicate.Argument, w who) bool {
	switch entity.Kind(w.kind) {
	case entity.Person, entity.State, entity.Organisation, entity.Office:
		return true
	case entity.Place: // Texas acts through its government; "a man of Texas who intends"
		return a == nil || !a.Shared
	}
	if w.text >= 0 || a == nil {
		return w.text >= 0
	}
	head := a.Head
	if head < 0 || head >= len(r.toks) {
		return false
	}
	if is(r.lemma(head), body) {
		return true
	}
	if r.several(head) {
		for c := range r.doc.Grammar.Children(head) {
			if r.toks[c].Dep == english.DepConj && (is(r.lemma(c), body) || r.entityAt(c) >= 0) {
				return true
			}
		}
		return r.entityAt(head) >= 0
	}
	return false
}

// does reports whether w is somebody who can promise, ask or refuse: one who can
// bind himself, or people by description: families, the owner, he.
func (r *reader) does(a *predicate.Argument, w who) bool {
	if r.acts(a, w) {
		return true
	}
	if a == nil || a.Head < 0 || a.Head >= len(r.toks) {
		return false
	}
	switch r.word(a.Head) {
	case "he", "she", "we", "i":
		return true
	}
	return r.toks[a.Head].POS != english.PosPRON && (is(r.lemma(a.Head), human) || predicate.Human(r.lemma(a.Head)))
}

// home is the state that "his country" is, said by somebody whom the report names
// by it: "a Qatari spokesman"; nobody elsewhere.
func (r *reader) home(agent *predicate.Argument, report int) who {
	switch r.lemma(agent.Head) {
	case "country", "nation", "government":
	default:
		return nobody
	}
	by := r.argument(report, predicate.Agent)
	from, to := r.tokens(agent.Span)
	if by == nil || from >= to || r.toks[from].Tag != english.TagPRPS {
		return nobody
	}
	for _, m := range r.doc.Mentions {
		if m.Start >= by.Start && m.End <= by.End && m.Entity >= 0 && r.doc.Entities[m.Entity].Kind == entity.State {
			w := who{at: agent.Span, entity: -1, text: -1, known: true}
			w.set(r, r.s.Members[r.m].Entities[m.Entity])
			return w
		}
	}
	return nobody
}
