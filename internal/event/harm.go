package event

import (
	"sort"

	"concord/english"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/quantity"
	"concord/internal/story"
)

// harmVerbs are verbs that tell what force does, and who is harmed.
var harmVerbs = map[string]string{"kill": "dead", "die": "dead", "perish": "dead", "slay": "dead", "murder": "dead", "wound": "injured", "injure": "injured", "hurt": "injured", "maim": "injured",
	"gun down": "dead", "shoot dead": "dead", "massacre": "dead"}

// harm reads the dead and injured that p counts.
func (r *reader) harm(p *predicate.Predicate, x *found) {
	kind := harmVerbs[p.Base]
	if kind == "" {
		return
	}
	for i := range p.Arguments {
		a := &p.Arguments[i]
		if a.Role != predicate.Patient && a.Role != predicate.Quantity && a.Role != predicate.Attribute {
			continue
		}
		x.casualties = append(x.casualties, r.counted(kind, a)...)
	}
}

// counted are the numbers of people in the argument a, the first of them alone where
// the others are part of it: "six people, including five officials".
func (r *reader) counted(kind string, a *predicate.Argument) []Casualty {
	qs := r.d.Quantities
	var out []Casualty
	end := r.toks[a.To-1].End
	for i := sort.Search(len(qs), func(i int) bool { return qs[i].Start >= r.toks[a.From].Start-1 }); i < len(qs) && qs[i].Start < end; i++ {
		q := &qs[i]
		if q.Kind != quantity.Count && !(q.Kind == quantity.Number && q.Start == r.toks[a.Head].Start) || q.Value < 0 || q.Value > 1e8 {
			continue
		}
		if q.Head != "" && nouns()[q.Head]&(personNoun|armed) == 0 && q.Head != "other" && q.Head != "body" {
			continue
		}
		who := ""
		if !q.Counted.Empty() {
			who = q.Counted.In(r.text)
		}
		out = append(out, Casualty{Kind: kind, Number: int(q.Value), Bound: string(q.Bound), Vague: q.Vague, Who: who, Passages: []story.Passage{r.s.Passage(r.m, q.Span)}})
		if t := r.token(q.End); t >= 0 && t+1 < len(r.toks) && (r.lower(t) == "including" || r.lower(t+1) == "including") {
			break
		}
	}
	return out
}

// merge folds mentions that are parts of one: what a strike did ("which killed six",
// "targeting leaders"), and the noun that a verb's frame has as its object.
func (r *reader) merge() {
	dead := map[int]bool{}
	for i := range r.preds {
		p := &r.preds[i]
		if p.Kind == predicate.Noun || p.Kind == predicate.Apposition {
			continue
		}
		own, mentioned := r.of[p.Head]
		if kind := harmVerbs[p.Base]; kind != "" || p.Base == "target" || p.Base == "hit" || p.Base == "destroy" || p.Base == "strike" || p.Base == "leave" {
			if to := r.part(p); to >= 0 && !(mentioned && to == own) {
				x := r.found[to]
				if mentioned {
					y := r.found[own]
					fold(x, y)
					dead[own] = true
				} else {
					y := &found{mention: Mention{Class: Class{Assault, ""}}, whenTime: -1, during: -1, head: p.Head}
					for k := range p.Arguments {
						if a := &p.Arguments[k]; a.Role == predicate.Patient {
							r.undergoes(y, a.Head, r.classes(a.Head), "", false)
						}
					}
					r.where(p, y)
					r.harm(p, y)
					fold(x, y)
				}
				continue
			}
		}
		if !mentioned {
			continue
		}
		// "signed the agreement", "cancelled a visit", "launched a raid" of the verb's own
		// frame: the noun is told by its verb.
		for k := range p.Arguments {
			a := &p.Arguments[k]
			to, ok := r.of[a.Head]
			if !ok || to == own || dead[to] || a.Shared {
				continue
			}
			if a.Role != predicate.Patient && a.Role != predicate.Other && a.Role != predicate.Topic && a.Role != predicate.Recipient {
				continue
			}
			x, y := r.found[own], r.found[to]
			if x.mention.Class.Type == y.mention.Class.Type || taken(x.mention.Rule) && a.Role == predicate.Patient {
				if x.mention.Class.Type == y.mention.Class.Type {
					fold(x, y)
				} else {
					for _, q := range y.recipients {
						x.recipients = addTo(x.recipients, q)
					}
				}
				dead[to] = true
			}
		}
	}
	if len(dead) == 0 {
		return
	}
	kept := r.found[:0]
	of := map[int]int{}
	for i, x := range r.found {
		if !dead[i] {
			of[x.head] = len(kept)
			kept = append(kept, x)
		}
	}
	r.found, r.of = kept, of
	for _, x := range r.found {
		x.mention.Actors, x.mention.Recipients = x.actors, x.recipients
	}
}

// taken reports whether a rule tells by its verb what its object noun says.
func taken(rule string) bool {
	switch rule {
	case "sign", "agreement", "meet", "sanction", "break off", "call off", "ease", "investigate", "exercise", "curfew", "accept", "aid", "support", "offer", "relations", "host", "ceasefire", "deny entry", "recall":
		return true
	}
	return false
}

// part returns the mention of force that the verb p is part of, -1 for none: its
// subject is the attack, or it hangs on the clause that tells of it.
func (r *reader) part(p *predicate.Predicate) int {
	for i := range p.Arguments {
		a := &p.Arguments[i]
		if a.Role != predicate.Agent && a.Role != predicate.Instrument && a.Role != predicate.Cause &&
			!(a.Prep == "in" || a.Prep == "during" || a.Prep == "by" || a.Prep == "after") {
			continue
		}
		if to := r.forceAt(a.Head); to >= 0 {
			return to
		}
	}
	if p.Base == "target" || p.Base == "kill" || p.Base == "wound" || p.Base == "injure" {
		q := p.Within
		if q < 0 || q >= len(r.preds) {
			return -1
		}
		// Only where it has no subject of its own: "attacked Doha while targeting leaders",
		// "launched strikes targeting a base".
		own := false
		for i := range p.Arguments {
			if p.Arguments[i].Role == predicate.Agent && !p.Arguments[i].Shared {
				own = true
			}
		}
		if own || p.Tense != predicate.NoTense {
			return -1
		}
		if to, ok := r.of[r.preds[q].Head]; ok && r.found[to].mention.Class.Type == Assault {
			return to
		}
		for i := range r.preds[q].Arguments {
			if to := r.forceAt(r.preds[q].Arguments[i].Head); to >= 0 && r.preds[q].Arguments[i].Role == predicate.Patient {
				return to
			}
		}
	}
	return -1
}

// forceAt is the mention of an act of force that the noun or pronoun i refers to, -1
// for none.
func (r *reader) forceAt(i int) int {
	if to, ok := r.of[i]; ok {
		if r.found[to].mention.Class.Type == Assault && r.toks[i].POS != english.PosVERB {
			return to
		}
		return -1
	}
	if r.toks[i].POS != english.PosPRON {
		return -1
	}
	switch r.lower(i) {
	case "it", "they", "that", "this", "which":
	default:
		return -1
	}
	if c, ok := r.chains[i]; ok {
		if r.d.Chains[c].Entity >= 0 {
			return -1
		}
		best := -1
		for _, ph := range r.d.Chains[c].Phrases {
			if t := r.token(ph.Head.Start); t >= 0 && t < i {
				if to, ok := r.of[t]; ok && r.found[to].mention.Class.Type == Assault {
					best = to
				}
			}
		}
		if best >= 0 {
			return best
		}
	}
	// "It killed several": the subject of the sentence before, where that is an attack.
	from, _ := r.sentence(i)
	if i > from+1 || from == 0 || r.lower(i) != "it" && r.lower(i) != "they" {
		return -1
	}
	prev, _ := r.sentence(from - 1)
	for t := prev; t < from; t++ {
		if to, ok := r.of[t]; ok && r.found[to].mention.Class.Type == Assault && (r.toks[t].Dep == english.DepNsubj || r.toks[t].Dep == english.DepNsubjpass) {
			return to
		}
	}
	return -1
}

// fold adds what y tells to x.
func fold(x, y *found) {
	for _, p := range y.actors {
		x.actors = addTo(x.actors, p)
	}
	for _, p := range y.recipients {
		x.recipients = addTo(x.recipients, p)
	}
	x.targets = append(x.targets, y.targets...)
	x.casualties = append(x.casualties, y.casualties...)
	if y.where && (!x.where || len(y.places) > len(x.places) && has(y.places, x.places[0].Name)) || !x.where && len(y.places) > len(x.places) {
		x.places, x.where = y.places, y.where
	}
	if x.when == "" && y.when != "" {
		x.when, x.whenReason, x.whenAt, x.whenTime = y.when, y.whenReason, y.whenAt, y.whenTime
		x.mention.When = x.when
	}
	if len(x.actors)+len(x.recipients)+len(x.places) > 0 || x.when != "" {
		x.vague = false
	}
}
