package entity

import (
	"math"

	"concord/english"
)

// resolver finds what the phrases of a report refer to, in the order of the text.
//
// Names have been joined before. An apposition, and what is said of a subject with
// "be", refer to what their noun does. A pronoun is resolved by weighing its
// possible antecedents, of this sentence and those before, by what is known to
// matter since Hobbs (1978) and Lappin and Leass (1994): place in the clause,
// distance, whether both have the same place, how often somebody was named, sex,
// who speaks. What grammar forbids is no candidate: another number or sex,
// the subject of the verb whose object the pronoun is, the noun phrase it stands in.
// The weights are those of a log-linear model of the choice (weights.go).
type resolver struct {
	f        *finder
	j        *joiner
	phrases  []phrase
	byHead   []int // token → phrase that it heads, or -1
	sentOf   []int // token → sentence
	quoteOf  []int // token → number of the quotation, or 0
	refs     []referent
	heads    map[string][]int // noun → phrases with it as head, so far
	headline []bool           // by group: named in the headline
	cands    []candidate
	feats    []int                              // buffer of the features of all candidates of one pronoun
	trace    func(p *phrase, cands []candidate) // for training, else nil
}

// referent is what a chain of phrases refers to. The first are the groups of the joiner.
type referent struct {
	named    int  // names of it in the whole report
	met      int  // phrases of it so far
	sex      byte // shown by a pronoun
	last     int  // its last phrase so far, or -1
	lastPron int
}

// candidate is a phrase that a pronoun might take up.
type candidate struct {
	phrase   int
	features []int
	score    float64
}

// reach is how many sentences back a pronoun is looked for, maxCands how many
// phrases: no sentence has so many but lists.
const (
	reach    = 4
	maxCands = 60
)

// resolver reads the phrases of the report and what names, descriptions and the
// tree tell of them.
func (j *joiner) resolver(descs []description) *resolver {
	r := &resolver{f: j.f, j: j, refs: make([]referent, len(j.groups), len(j.groups)+64)}
	for i := range r.refs {
		r.refs[i].last, r.refs[i].lastPron = -1, -1
	}
	for _, n := range j.names {
		if n.entity >= 0 && n.to > n.from {
			r.refs[n.entity].named++
		}
	}
	r.findPhrases()
	for _, d := range descs {
		if h, _ := j.f.head(d.from, d.to); h >= 0 && r.byHead[h] >= 0 {
			if p := &r.phrases[r.byHead[h]]; p.chain < 0 && p.pron == noPronoun {
				p.chain = d.entity
				p.person, p.thing = j.groups[d.entity].kind == Person, false
			}
		}
	}
	r.appositions()
	r.readHeadline()
	r.heads = map[string][]int{}
	return r
}

// run walks the phrases in order.
func (r *resolver) run() {
	for i := range r.phrases {
		p := &r.phrases[i]
		switch {
		case p.chain >= 0:
		case p.pron == proHe || p.pron == proIt || p.pron == proThey:
			r.pronoun(i)
		case p.pron == noPronoun:
			r.noun(i)
		}
		r.met(i)
	}
	r.quotedPersons()
}

// met notes that phrase i was read.
func (r *resolver) met(i int) {
	p := &r.phrases[i]
	if p.chain < 0 {
		return
	}
	c := &r.refs[p.chain]
	c.met++
	c.last = i
	if p.pron == proHe {
		c.lastPron = i
		if p.sure >= .6 {
			c.sex = p.gender
		}
	}
	r.hold(i)
}

// fresh gives phrase i a chain of its own if it has none.
func (r *resolver) fresh(i int) int {
	p := &r.phrases[i]
	if p.chain < 0 {
		p.chain = len(r.refs)
		r.refs = append(r.refs, referent{last: -1, lastPron: -1})
		r.spread(i)
	}
	return p.chain
}

// spread gives the appositions and predicates of phrase i its chain.
func (r *resolver) spread(i int) {
	g := r.f.g
	p := &r.phrases[i]
	give := func(t int) {
		if b := r.byHead[t]; b >= 0 && r.phrases[b].chain < 0 && r.phrases[b].pron == noPronoun && b != i {
			q := &r.phrases[b]
			if p.person && q.thing || p.thing && q.person || p.plural != q.plural {
				return
			}
			q.chain = p.chain
			r.learn(p, q)
		}
	}
	for c := range g.Children(p.head) {
		if g.Tokens[c].Dep == english.DepAppos && c > p.head {
			give(c)
		}
	}
	if v := g.Tokens[p.head].Head; g.Tokens[p.head].Dep == english.DepNsubj && g.Tokens[v].Lemma == "be" && p.pron == noPronoun {
		attr, negated := -1, false
		for c := range g.Children(v) {
			switch g.Tokens[c].Dep {
			case english.DepAttr:
				attr = c
			case english.DepNeg:
				negated = true
			}
		}
		if attr >= 0 && !negated {
			give(attr)
		}
	}
}

// learn takes what an apposition or predicate tells of its subject.
func (r *resolver) learn(p, q *phrase) {
	if q.gender != 0 && p.chain < len(r.j.groups) {
		if e := r.j.groups[p.chain]; e.kind == Person && (e.gender == 0 || e.soft) {
			e.gender, e.soft = q.gender, false
		}
	}
}

// appositions joins what stands beside a name in the tree.
func (r *resolver) appositions() {
	g := r.f.g
	for i := range r.phrases {
		a := &r.phrases[i]
		if g.Tokens[a.head].Dep != english.DepAppos || a.chain < 0 {
			continue
		}
		// "the minister, Ruth Hale": the noun is she.
		if b := r.byHead[g.Tokens[a.head].Head]; b >= 0 {
			h := &r.phrases[b]
			if h.chain < 0 && h.pron == noPronoun && h.plural == a.plural && h.head < a.head && (h.person && a.person || nounKind(g.Tokens[h.head].Lemma) != "" && nounKind(g.Tokens[h.head].Lemma) == r.j.groups[a.chain].kind) {
				h.chain = a.chain
				h.person, h.thing = a.person, a.thing
				r.learn(h, h)
			}
		}
	}
	for i := range r.phrases {
		if r.phrases[i].chain >= 0 {
			r.spread(i)
		}
	}
}

// genderOf is the sex of what a phrase refers to, and whether only a given name shows it.
func (r *resolver) genderOf(p *phrase) (sex byte, soft bool) {
	if p.chain >= 0 {
		if s := r.refs[p.chain].sex; s != 0 {
			return s, false
		}
		if p.chain < len(r.j.groups) {
			e := r.j.groups[p.chain]
			return e.gender, e.soft
		}
	}
	return p.gender, p.soft
}

// fits reports whether pronoun p can refer to phrase q as far as number, sex and
// kind tell.
func (r *resolver) fits(p, q *phrase) bool {
	if q.pron == proFirst || q.pron == proWe || q.pron == proSecond || q.hidden && q.name < 0 {
		return false
	}
	if q.pron != noPronoun && q.chain < 0 {
		return false
	}
	kind := Kind("")
	if q.chain >= 0 && q.chain < len(r.j.groups) {
		kind = r.j.groups[q.chain].kind
	}
	switch p.pron {
	case proHe:
		if q.pron != noPronoun && q.pron != proHe || q.plural {
			return false
		}
		if sex, soft := r.genderOf(q); sex != 0 && sex != p.gender && !soft {
			return false
		}
		if kind == State || kind == Document || q.thing && q.name < 0 || kind != Person && kind != "" && kind != Other && r.j.groups[q.chain].shown {
			return false
		}
		return q.person || q.pron == proHe || q.name >= 0 || r.f.g.Tokens[q.head].Tag == english.TagNNP && !r.timeNoun(q)
	case proIt:
		if q.pron == proHe || q.pron == proThey || q.plural && kind != Organisation && kind != State || kind == Person || q.person && q.chain < 0 {
			return false
		}
		if q.pron == noPronoun && q.name < 0 && r.timeNoun(q) {
			return false
		}
		return true
	case proThey:
		if q.pron == proHe || q.pron == proIt || kind == Person {
			return false
		}
		if q.pron == noPronoun && !q.plural {
			return kind == Organisation || kind == State || q.name < 0 && collective(r.f.g.Tokens[q.head].Lemma)
		}
		return q.name >= 0 || !r.timeNoun(q)
	}
	return false
}

func (r *resolver) timeNoun(q *phrase) bool {
	switch r.f.g.Tokens[q.head].Lemma {
	case "day", "week", "month", "year", "hour", "minute", "second", "time", "morning", "evening", "night", "afternoon", "today", "yesterday", "tomorrow", "moment", "decade", "century",
		"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"lot", "way", "case", "addition", "example", "order", "percent", "dollar", "million", "billion", "fact", "part", "result", "place", "end", "kind", "sort", "mile", "kilometer", "pound", "euro":
		return true
	}
	e := r.f.g.Tokens[q.head].Entity
	return e == english.EntDATE || e == english.EntTIME || e == english.EntMONEY || e == english.EntPERCENT || e == english.EntCARDINAL || e == english.EntQUANTITY
}

// clause returns the verb, or the other top of a clause, that governs token t and
// the token below it on the way to t.
func (r *resolver) clause(t int) (verb, below int) {
	g := r.f.g
	below = t
	for n := 0; n < 32; n++ {
		h := g.Tokens[below].Head
		if h == below {
			return h, below
		}
		switch g.Tokens[h].POS {
		case english.PosVERB, english.PosAUX:
			return h, below
		}
		below = h
	}
	return below, below
}

// subjectOf returns the phrase that is the subject of a verb, also of the verb that
// it is joined to by "and"; -1 for none.
func (r *resolver) subjectOf(verb int) int {
	g := r.f.g
	for n := 0; n < 6; n++ {
		for c := range g.Children(verb) {
			switch g.Tokens[c].Dep {
			case english.DepNsubj, english.DepNsubjpass:
				switch g.Tokens[c].Tag {
				case english.TagWP, english.TagWDT, english.TagWPS:
					if g.Tokens[verb].Dep == english.DepRelcl {
						return r.byHead[g.Tokens[verb].Head] // "a girl who …"
					}
				}
				return r.byHead[c]
			}
		}
		switch g.Tokens[verb].Dep {
		case english.DepAcl:
			return r.byHead[g.Tokens[verb].Head] // "a girl wearing …"
		case english.DepConj, english.DepXcomp:
			verb = g.Tokens[verb].Head
		case english.DepAdvcl, english.DepPcomp:
			if g.Tokens[verb].Tag == english.TagVBG || g.Tokens[verb].Tag == english.TagVBN || g.Tokens[verb].Tag == english.TagVB {
				v, _ := r.clause(verb)
				if v == verb {
					return -1
				}
				verb = v
				continue
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// same reports whether phrase i, if there is one, is q or in the chain of q.
func (r *resolver) same(i int, q *phrase) bool {
	if i < 0 {
		return false
	}
	p := &r.phrases[i]
	return p.head == q.head || p.chain >= 0 && p.chain == q.chain
}

// forbidden reports whether grammar forbids that pronoun p refers to phrase q.
func (r *resolver) forbidden(p, q *phrase, verb, subject int, reflexive bool) bool {
	g := r.f.g
	if q.sent != p.sent {
		return reflexive
	}
	// A phrase cannot refer to what it holds, nor "his brother Karl" to Karl.
	if q.from <= p.head && p.head < q.to {
		if q.role != roleAppos && (q.head < p.head || q.pron == noPronoun) && !r.inClauseOf(p.head, q) {
			return true
		}
	}
	if p.role == rolePoss {
		owned := g.Tokens[p.head].Head
		for n := 0; n < 4; n++ {
			if q.head == owned {
				return true
			}
			if d := g.Tokens[owned].Dep; d != english.DepCompound && d != english.DepAppos && d != english.DepNmod {
				break
			}
			owned = g.Tokens[owned].Head
		}
		for c := range g.Children(g.Tokens[p.head].Head) {
			if c == q.head && g.Tokens[c].Dep == english.DepAppos {
				return true
			}
		}
	}
	isSubject := r.same(subject, q)
	if reflexive {
		return !isSubject && q.head > p.head
	}
	// The object is not the subject.
	if p.role == roleObject || p.role == rolePrep && r.nearPreposition(p, verb) {
		if isSubject {
			return true
		}
		if v, _ := r.clause(q.head); v == verb && (q.role == roleObject || q.role == rolePrep && r.nearPreposition(q, verb)) {
			return true
		}
	}
	if p.role == roleSubject || p.role == rolePassive {
		// Nor is anything after the verb that the subject governs.
		if v, _ := r.clause(q.head); q.head > p.head && (v == verb || g.IsAncestor(verb, q.head)) && q.pron == noPronoun {
			return true
		}
	}
	// Two that "and" joins are two.
	if g.Tokens[p.head].Dep == english.DepConj && g.Tokens[p.head].Head == q.head || g.Tokens[q.head].Dep == english.DepConj && g.Tokens[q.head].Head == p.head {
		return true
	}
	return false
}

// inClauseOf reports whether token t stands in a relative or other clause that
// depends on q, which may well take q up: "a man who said he …".
func (r *resolver) inClauseOf(t int, q *phrase) bool {
	g := r.f.g
	for n := 0; n < 32 && t != q.head; n++ {
		switch g.Tokens[t].Dep {
		case english.DepRelcl, english.DepAcl, english.DepCcomp, english.DepAdvcl:
			return true
		case english.DepAppos:
			return true
		}
		h := g.Tokens[t].Head
		if h == t {
			return false
		}
		t = h
	}
	return false
}

// nearPreposition reports whether a phrase is the object of a preposition that
// depends on the verb itself: "spoke to him", but not "saw a picture of him".
func (r *resolver) nearPreposition(p *phrase, verb int) bool {
	h := r.f.g.Tokens[p.head].Head
	return r.f.g.Tokens[h].Head == verb
}

// candidates lists what pronoun i may refer to, with features.
func (r *resolver) candidates(i int) []candidate {
	p := &r.phrases[i]
	g := r.f.g
	_, _, reflexive := pronounOf(lower(g.Word(p.head)))
	verb, _ := r.clause(p.head)
	subject := r.subjectOf(verb)
	if subject == i {
		subject = -1
	}
	r.cands = r.cands[:0]
	r.feats = r.feats[:0]
	for k := i - 1; k >= 0 && len(r.cands) < maxCands; k-- {
		q := &r.phrases[k]
		if q.sent < p.sent-reach {
			break
		}
		if r.fits(p, q) && !r.forbidden(p, q, verb, subject, reflexive) {
			r.cands = append(r.cands, candidate{phrase: k})
		}
	}
	if !reflexive {
		for k := i + 1; k < len(r.phrases) && r.phrases[k].sent == p.sent && len(r.cands) < maxCands+10; k++ {
			q := &r.phrases[k]
			if q.pron == noPronoun && (q.name >= 0 || q.chain >= 0) && r.fits(p, q) && !r.forbidden(p, q, verb, subject, false) {
				r.cands = append(r.cands, candidate{phrase: k})
			}
		}
	}
	most := 0
	for _, c := range r.cands {
		most = max(most, r.weight(&r.phrases[c.phrase]))
	}
	ctx := pronounContext{p: p, i: i, verb: verb, subject: subject, reflexive: reflexive, most: most}
	for n := range r.cands {
		from := len(r.feats)
		r.features(&ctx, n)
		r.cands[n].features = r.feats[from:len(r.feats):len(r.feats)]
	}
	return r.cands
}

// weight is how much a report is about what q refers to: its names in the whole
// report and its other phrases so far.
func (r *resolver) weight(q *phrase) int {
	if q.chain < 0 {
		return 1
	}
	c := r.refs[q.chain]
	return max(c.named, c.met)
}

// pronoun resolves pronoun i.
func (r *resolver) pronoun(i int) {
	p := &r.phrases[i]
	if p.pron == proIt && r.expletive(p) {
		return
	}
	cands := r.candidates(i)
	if len(cands) == 0 {
		return
	}
	table := &weights[p.pron-proHe]
	best, total := -1, 0.0
	for n := range cands {
		s := 0.0
		for _, f := range cands[n].features {
			s += float64(table[f])
		}
		cands[n].score = s
	}
	top := cands[0].score
	for n := range cands {
		top = max(top, cands[n].score)
	}
	for n := range cands {
		cands[n].score = math.Exp(cands[n].score - top)
		total += cands[n].score
		if best < 0 || cands[n].score > cands[best].score {
			best = n
		}
	}
	if r.trace != nil {
		r.trace(p, cands)
	}
	// The phrases of one referent speak for it together.
	chain := r.fresh(cands[best].phrase)
	sum := 0.0
	for n := range cands {
		if c := r.phrases[cands[n].phrase].chain; c == chain {
			sum += cands[n].score
		}
	}
	p.chain = chain
	p.sure = sum / total
	if p.pron == proHe && p.sure >= .5 && r.alone(p, cands, chain) {
		p.sure = max(p.sure, sureEnough)
	}
	// Of two that "and" joins, grammar prefers neither.
	for n := range cands {
		a, b := &r.phrases[cands[best].phrase], &r.phrases[cands[n].phrase]
		if b.chain != chain && (r.joined(a.head, b.head) || r.joined(b.head, a.head)) {
			p.sure = 0
		}
	}
}

// alone reports whether of all that pronoun p could mean only one referent stands
// in its sentence and the one before.
func (r *resolver) alone(p *phrase, cands []candidate, chain int) bool {
	for n := range cands {
		if q := &r.phrases[cands[n].phrase]; q.sent >= p.sent-1 && q.chain != chain {
			return false
		}
	}
	return true
}

// joined reports whether "and" joins token b to token a.
func (r *resolver) joined(a, b int) bool {
	t := r.f.g.Tokens[b]
	return t.Dep == english.DepConj && t.Head == a
}

// expletive reports whether "it" stands for nothing: "it is clear that", "it rained".
func (r *resolver) expletive(p *phrase) bool {
	g := r.f.g
	t := g.Tokens[p.head]
	if t.Dep == english.DepExpl {
		return true
	}
	if t.Dep != english.DepNsubj && t.Dep != english.DepNsubjpass {
		return false
	}
	switch g.Tokens[t.Head].Lemma {
	case "rain", "snow", "seem", "appear", "happen", "turn", "matter":
		return true
	case "be", "take", "make", "remain", "become":
		for c := range g.Children(t.Head) {
			if d := g.Tokens[c].Dep; c > t.Head && (d == english.DepCcomp || d == english.DepXcomp || d == english.DepAdvcl && g.Tokens[c].Tag == english.TagVB || d == english.DepRelcl) {
				return true
			}
			if d := g.Tokens[c].Dep; d == english.DepAcomp || d == english.DepAttr {
				for cc := range g.Children(c) {
					if d := g.Tokens[cc].Dep; cc > c && (d == english.DepCcomp || d == english.DepXcomp || d == english.DepRelcl) {
						return true
					}
				}
				if r.timeNoun(&phrase{head: c}) {
					return true
				}
			}
		}
	}
	return false
}
