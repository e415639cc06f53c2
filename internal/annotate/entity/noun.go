package entity

import (
	"strings"

	"concord/english"
	"concord/internal/span"
)

// nounReach is how many phrases of one noun are looked through.
const nounReach = 12

// hold files phrase i under its noun, so that later phrases can take it up.
func (r *resolver) hold(i int) {
	p := &r.phrases[i]
	if p.pron != noPronoun {
		return
	}
	k := r.nounOf(p)
	if held := r.heads[k]; len(held) == 0 || held[len(held)-1] != i {
		r.heads[k] = append(held, i)
	}
}

func (r *resolver) nounOf(p *phrase) string {
	t := r.f.g.Tokens[p.head]
	if t.Tag == english.TagNNP || t.Tag == english.TagNNPS {
		return strings.ToLower(r.f.g.Word(p.head))
	}
	return t.Lemma
}

// noun finds what a noun phrase without a name takes up: an earlier phrase with
// the same noun and nothing against it, or what the noun says of a name before it.
func (r *resolver) noun(i int) {
	p := &r.phrases[i]
	if p.hidden {
		return
	}
	if !p.indef {
		if q := r.sameNoun(i); q >= 0 {
			p.chain = r.fresh(q)
			r.spread(i)
			return
		}
		if p.definite && !p.plural {
			if q := r.kindOf(i); q >= 0 {
				p.chain = r.fresh(q)
				r.spread(i)
				return
			}
		}
	}
	r.hold(i)
}

// sameNoun returns the last phrase that noun phrase i can take up, or -1.
func (r *resolver) sameNoun(i int) int {
	g := r.f.g
	p := &r.phrases[i]
	proper := g.Tokens[p.head].POS == english.PosPROPN
	if !p.definite && !proper {
		return -1
	}
	held := r.heads[r.nounOf(p)]
	for n := len(held) - 1; n >= 0 && n >= len(held)-nounReach; n-- {
		q := &r.phrases[held[n]]
		if q.plural != p.plural || q.from <= p.head && p.head < q.to || p.from <= q.head && q.head < p.to {
			continue
		}
		if proper && !p.definite && !strings.EqualFold(r.core(p), r.core(q)) {
			continue
		}
		if r.modified(p, q) {
			return held[n]
		}
	}
	return -1
}

// core is the text of a phrase from its first word that is no determiner to its head.
func (r *resolver) core(p *phrase) string {
	g := r.f.g
	from := p.from
	for from < p.head && (g.Tokens[from].Dep == english.DepDet || g.Tokens[from].POS == english.PosPUNCT) {
		from++
	}
	return g.Text[g.Tokens[from].Start:g.Tokens[p.head].End]
}

// modified reports whether what stands with the noun of p stands with that of q or
// of another phrase of its chain, and nothing says that another is meant.
func (r *resolver) modified(p, q *phrase) bool {
	g := r.f.g
	for c := range g.Children(p.head) {
		t := g.Tokens[c]
		switch t.Dep {
		case english.DepPoss:
			a, b := r.byHead[c], -1
			for d := range g.Children(q.head) {
				if g.Tokens[d].Dep == english.DepPoss {
					b = r.byHead[d]
				}
			}
			if b < 0 || a < 0 {
				return false
			}
			if r.phrases[a].chain != r.phrases[b].chain || r.phrases[a].chain < 0 {
				return false
			}
		case english.DepAmod, english.DepCompound, english.DepNummod, english.DepNmod, english.DepRelcl, english.DepAcl:
			if c > p.head {
				if t.Dep == english.DepRelcl || t.Dep == english.DepAcl {
					if !r.contains(q, t.Lemma) {
						return false
					}
				}
				continue
			}
			switch t.Lemma {
			case "other", "another", "new", "more", "different", "next", "further", "additional", "second", "third", "last", "latter", "former":
				return false
			case "same", "very", "whole", "entire", "said", "alleged":
				continue
			}
			if !r.contains(q, t.Lemma) {
				return false
			}
		case english.DepPrep:
			// "the coast of Aceh": the object must be there, or q be bare of one.
			for o := range g.Children(c) {
				if g.Tokens[o].Dep == english.DepPobj && !r.contains(q, g.Tokens[o].Lemma) {
					return false
				}
			}
		}
	}
	return true
}

// contains reports whether a phrase has a word.
func (r *resolver) contains(q *phrase, lemma string) bool {
	g := r.f.g
	for t := q.from; t < q.to; t++ {
		if strings.EqualFold(g.Tokens[t].Lemma, lemma) {
			return true
		}
	}
	return false
}

// kindOf returns the phrase that a noun such as "the company" or "the city" takes
// up: the only one of its kind named in this sentence and the two before, or -1.
func (r *resolver) kindOf(i int) int {
	g := r.f.g
	p := &r.phrases[i]
	for c := range g.Children(p.head) {
		switch g.Tokens[c].Dep {
		case english.DepDet, english.DepPunct, english.DepCase:
		default:
			return -1
		}
	}
	lemma := g.Tokens[p.head].Lemma
	var kind Kind
	switch lemma {
	case "country", "nation", "kingdom", "republic", "emirate":
		kind = State
	case "city", "town", "village", "island", "province", "county", "region":
		kind = Place
	case "company", "firm", "group", "agency", "organization", "organisation", "party", "bank", "airline", "newspaper", "team", "club", "union", "network", "ministry", "university", "school", "retailer", "carmaker", "automaker":
		kind = Organisation
	case "man", "woman", "boy", "girl", "actor", "actress", "singer":
		kind = Person
	default:
		return -1
	}
	found := -1
	for k := i - 1; k >= 0; k-- {
		q := &r.phrases[k]
		if q.sent < p.sent-2 {
			break
		}
		if q.name < 0 || q.chain < 0 || q.chain >= len(r.j.groups) || r.j.groups[q.chain].kind != kind || q.role == roleInside && kind != State {
			continue
		}
		if p.gender != 0 {
			if sex, _ := r.genderOf(q); sex != 0 && sex != p.gender {
				continue
			}
		}
		if found >= 0 && r.phrases[found].chain != q.chain {
			return -1
		}
		if q.from <= p.head && p.head < q.to {
			return -1
		}
		if found < 0 {
			found = k
		}
	}
	return found
}

// quotedPersons joins "I" and "we" in what one speaker says, as the tree shows it.
func (r *resolver) quotedPersons() {
	g := r.f.g
	type key struct {
		speaker int
		we      bool
	}
	chains := map[key]int{}
	speakers := map[int]int{} // quotation → phrase of the speaker
	for i := range r.phrases {
		p := &r.phrases[i]
		if p.quoted != 0 || p.role != roleSubject || p.chain < 0 && p.pron != noPronoun {
			continue
		}
		v := g.Tokens[p.head].Head
		if !speechVerb(g.Tokens[v].Lemma) {
			continue
		}
		// The quotation before or after in the same sentence.
		for t := p.head; t >= 0 && r.sentOf[t] == p.sent; t-- {
			if q := r.quoteOf[t]; q != 0 {
				if _, ok := speakers[q]; !ok {
					speakers[q] = i
				}
				break
			}
		}
		for t := p.head; t < len(g.Tokens) && r.sentOf[t] == p.sent; t++ {
			if q := r.quoteOf[t]; q != 0 {
				if _, ok := speakers[q]; !ok {
					speakers[q] = i
				}
				break
			}
		}
	}
	for i := range r.phrases {
		p := &r.phrases[i]
		if p.pron != proFirst && p.pron != proWe || p.quoted == 0 {
			continue
		}
		who := -1 - p.quoted
		s, ok := speakers[p.quoted]
		if ok {
			who = r.fresh(s)
		}
		k := key{who, p.pron == proWe}
		c, seen := chains[k]
		if !seen {
			c = -1
			if ok && (p.pron == proFirst || r.body(&r.phrases[s])) {
				c = who
			}
			if c < 0 {
				c = len(r.refs)
				r.refs = append(r.refs, referent{last: -1, lastPron: -1})
			}
			chains[k] = c
		}
		p.chain = c
	}
}

func (r *resolver) body(p *phrase) bool {
	if p.chain >= 0 && p.chain < len(r.j.groups) {
		k := r.j.groups[p.chain].kind
		return k == Organisation || k == Office || k == State
	}
	return p.plural
}

// sureEnough is the least share of its referent from which a pronoun is shown as
// a mention of the entity.
const sureEnough = 0.8

// descriptions returns the pronouns that surely refer to entities.
func (r *resolver) descriptions() []description {
	var out []description
	w := 0
	for i := range r.phrases {
		p := &r.phrases[i]
		if p.pron != proHe || p.chain < 0 || p.chain >= len(r.j.groups) || p.sure < sureEnough || r.j.groups[p.chain].kind != Person {
			continue
		}
		for w < len(r.f.words) && r.f.words[w].End <= r.f.g.Tokens[p.head].Start {
			w++
		}
		if w < len(r.f.words) && r.f.words[w].Token <= p.head && p.head < r.f.words[w].Token+max(r.f.words[w].Tokens, 1) {
			out = append(out, description{w, w + 1, Pronoun, p.chain})
		}
	}
	return out
}

// chains returns the chains of two phrases or more, and of an entity also those of
// one: the other may be an apposition, which is part of a phrase. numbers gives the entity of
// each group.
func (r *resolver) chains(numbers []int) []Chain {
	g := r.f.g
	of := make([]int, len(r.refs))
	var out []Chain
	used := make(map[[2]int]bool, len(r.phrases))
	for i := range r.phrases {
		p := &r.phrases[i]
		at := [2]int{p.from, p.to}
		if p.chain < 0 || p.hidden || used[at] {
			continue
		}
		used[at] = true
		if of[p.chain] == 0 {
			c := Chain{Entity: -1}
			if p.chain < len(numbers) {
				c.Entity = numbers[p.chain]
			}
			out = append(out, c)
			of[p.chain] = len(out)
		}
		c := &out[of[p.chain]-1]
		head := g.Tokens[p.head]
		c.Phrases = append(c.Phrases, Phrase{Span: span.Span{Start: g.Tokens[p.from].Start, End: g.Tokens[p.to-1].End}, Head: span.Span{Start: head.Start, End: head.End}})
	}
	kept := out[:0]
	for _, c := range out {
		if len(c.Phrases) > 1 || c.Entity >= 0 {
			kept = append(kept, c)
		}
	}
	return kept
}
