package entity

import (
	"strings"

	"concord/english"
)

// phrase is one place that may refer to something: a noun phrase, a name or a
// pronoun, as the tree has it.
type phrase struct {
	head     int // token
	from, to int // tokens of the whole phrase, with what follows the noun
	sent     int // sentence, in order
	role     role
	pron     pronoun
	chain    int  // what it refers to: a group for less than len(groups), -1 while unknown
	name     int  // index of the name that the head belongs to, or -1
	hidden   bool // an apposition or predicate: known, but no mention of its own
	plural   bool
	definite bool    // "the ministry", "this plan", "his car"
	indef    bool    // "a ministry", "some plans"
	quoted   int     // number of the quotation it stands in, 0 for none
	gender   byte    // 'm', 'f' or 0
	soft     bool    // the gender is that of a given name in the long list
	person   bool    // somebody, by name, title or noun
	thing    bool    // shown to be nobody
	sure     float64 // of a pronoun: the share of its referent in all that it could mean
}

// role is the place of a phrase in its clause.
type role uint8

const (
	roleOther role = iota
	roleSubject
	rolePassive // subject of a passive
	roleObject
	rolePrep
	rolePoss
	roleInside // inside a compound or before a noun
	roleAppos
	roleAttr
	roles
)

func roleOf(d english.Dep) role {
	switch d {
	case english.DepNsubj:
		return roleSubject
	case english.DepNsubjpass:
		return rolePassive
	case english.DepDobj, english.DepDative:
		return roleObject
	case english.DepPobj, english.DepPcomp:
		return rolePrep
	case english.DepPoss:
		return rolePoss
	case english.DepCompound, english.DepNmod, english.DepAmod, english.DepQuantmod:
		return roleInside
	case english.DepAppos:
		return roleAppos
	case english.DepAttr, english.DepOprd:
		return roleAttr
	}
	return roleOther
}

// pronoun is the class of a pronoun by what it can refer to.
type pronoun uint8

const (
	noPronoun  pronoun = iota
	proHe              // he, she: somebody of one sex
	proIt              // it, its
	proThey            // they, them, their
	proFirst           // I, me, my
	proWe              // we, us, our
	proSecond          // you
	proRelated         // who, which: not resolved
)

// pronounOf reads a pronoun: its class, the sex it shows, and whether it is a reflexive.
func pronounOf(norm string) (p pronoun, sex byte, reflexive bool) {
	switch norm {
	case "he", "him", "his":
		return proHe, 'm', false
	case "himself":
		return proHe, 'm', true
	case "she", "her", "hers":
		return proHe, 'f', false
	case "herself":
		return proHe, 'f', true
	case "it", "its":
		return proIt, 0, false
	case "itself":
		return proIt, 0, true
	case "they", "them", "their", "theirs", "'em":
		return proThey, 0, false
	case "themselves":
		return proThey, 0, true
	case "i", "me", "my", "mine", "myself":
		return proFirst, 0, false
	case "we", "us", "our", "ours", "ourselves":
		return proWe, 0, false
	case "you", "your", "yours", "yourself":
		return proSecond, 0, false
	}
	return noPronoun, 0, false
}

// phrases lists the phrases of the report in the order of their heads.
func (r *resolver) findPhrases() {
	g := r.f.g
	r.sentOf = make([]int, len(g.Tokens))
	r.quoteOf = make([]int, len(g.Tokens))
	s := -1
	quotation, inside := 0, false
	for i := range g.Tokens {
		if g.Tokens[i].SentStart || i == 0 {
			s++
		}
		r.sentOf[i] = s
		if i > 0 && strings.Contains(g.Text[g.Tokens[i-1].End:g.Tokens[i].Start], "\n") {
			inside = false
		}
		if at := g.Tokens[i]; at.End-at.Start <= 3 {
			switch g.Text[at.Start:at.End] {
			case "“", "``":
				inside = true
				quotation++
			case "”", "''":
				inside = false
			case "\"":
				inside = !inside
				if inside {
					quotation++
				}
			}
		}
		if inside {
			r.quoteOf[i] = quotation
		}
	}
	r.byHead = make([]int, len(g.Tokens))
	for i := range r.byHead {
		r.byHead[i] = -1
	}
	named := r.namedHeads()
	for i := range g.Tokens {
		p, ok := r.phraseAt(i, named[i])
		if !ok {
			continue
		}
		r.byHead[i] = len(r.phrases)
		r.phrases = append(r.phrases, p)
	}
}

// namedHeads maps the token that heads a name to the name.
func (r *resolver) namedHeads() []int {
	heads := make([]int, len(r.f.g.Tokens))
	for i := range heads {
		heads[i] = -1
	}
	for i, n := range r.j.names {
		if n.entity < 0 || n.to == n.from || !n.part.Empty() {
			continue
		}
		if h, _ := r.f.head(n.from, n.to); h >= 0 && heads[h] < 0 {
			heads[h] = i
		}
	}
	return heads
}

// phraseAt reads the phrase whose head is token i, which heads the name with the
// given index or none.
func (r *resolver) phraseAt(i, name int) (phrase, bool) {
	g := r.f.g
	t := g.Tokens[i]
	p := phrase{head: i, from: i, to: i + 1, sent: r.sentOf[i], role: roleOf(t.Dep), chain: -1, name: name, quoted: r.quoteOf[i]}
	switch t.Tag {
	case english.TagPRP, english.TagPRPS:
		p.pron, p.gender, _ = pronounOf(strings.ToLower(g.Word(i)))
		if p.pron == noPronoun {
			return p, false
		}
		p.plural = p.pron == proThey || p.pron == proWe
		if t.Dep == english.DepConj {
			p.role = r.conjunctRole(i)
		}
		return p, true
	case english.TagNN, english.TagNNS, english.TagNNP, english.TagNNPS:
	default:
		if name < 0 {
			return p, false
		}
	}
	if name >= 0 {
		n := r.j.names[name]
		if n.form == Demonym && t.POS == english.PosADJ {
			return p, false
		}
		p.chain = n.entity
		e := r.j.groups[n.entity]
		p.person = e.kind == Person
		p.thing = e.kind != Person && e.kind != Other
		p.gender = e.gender
		p.soft = e.soft
	}
	if p.role == roleInside {
		if name < 0 {
			return p, false
		}
		n := r.j.names[name]
		p.from, p.to = r.f.words[n.from].Token, r.f.words[n.to-1].Token+max(r.f.words[n.to-1].Tokens, 1)
		return p, p.to <= len(g.Tokens)
	}
	if t.Dep == english.DepConj {
		p.role = r.conjunctRole(i)
	}
	switch t.Dep {
	case english.DepAppos, english.DepAttr, english.DepOprd:
		p.hidden = true
	case english.DepNpadvmod, english.DepAdvmod, english.DepNummod:
		if name < 0 && (t.Dep != english.DepNpadvmod || t.Tag != english.TagNNP) {
			return p, false
		}
	}
	r.bound(&p)
	p.plural = t.Tag == english.TagNNS && name < 0 || t.Tag == english.TagNNPS && !p.person
	for k := p.from; k < i; k++ {
		d := g.Tokens[k]
		if d.Head != i {
			continue
		}
		switch {
		case d.Dep == english.DepDet || d.Dep == english.DepPoss || d.Dep == english.DepPredet:
			switch strings.ToLower(g.Word(k)) {
			case "the", "this", "that", "these", "those":
				p.definite = true
			case "a", "an", "some", "any", "another", "no", "every", "each":
				p.indef = true
			default:
				p.definite = p.definite || d.Dep == english.DepPoss
			}
		}
	}
	if name < 0 {
		lemma := t.Lemma
		switch {
		case nounKind(lemma) == Person || r.f.lex.class[lemma]&(cTitle|cKin) != 0 && r.f.lex.class[lemma]&(cPlace|cOrg) == 0 || anybody(lemma):
			p.person = true
			if p.gender = titleGender(lemma); p.gender == 0 {
				p.gender = nounGender(lemma)
			}
		default:
			p.thing = t.Tag == english.TagNN || t.Tag == english.TagNNS
		}
		if collective(lemma) {
			p.thing = false
		}
	}
	return p, true
}

// conjunctRole is the role of the first of the phrases that "and" joins.
func (r *resolver) conjunctRole(i int) role {
	g := r.f.g
	for n := 0; n < 8 && g.Tokens[i].Dep == english.DepConj; n++ {
		i = g.Tokens[i].Head
	}
	return roleOf(g.Tokens[i].Dep)
}

// bound sets the tokens of a phrase: all that depends on its head but what "and"
// joins to it, and no punctuation at its ends.
func (r *resolver) bound(p *phrase) {
	g := r.f.g
	p.from, p.to = g.LeftEdge(p.head), g.RightEdge(p.head)+1
	root := g.Tokens[p.head].Head == p.head
	for c := range g.Children(p.head) {
		d := g.Tokens[c].Dep
		switch {
		case c > p.head && (d == english.DepCc || d == english.DepConj), root && c > p.head && d != english.DepPrep && d != english.DepRelcl && d != english.DepAcl && d != english.DepCase:
			p.to = min(p.to, g.LeftEdge(c))
		case c < p.head && (d == english.DepCc || d == english.DepPreconj || d == english.DepAdvmod && root || d == english.DepMark):
			p.from = max(p.from, g.RightEdge(c)+1)
		}
	}
	p.from, p.to = min(p.from, p.head), max(p.to, p.head+1)
	for p.to > p.head+1 && g.Tokens[p.to-1].POS == english.PosPUNCT {
		p.to--
	}
	for p.from < p.head && g.Tokens[p.from].POS == english.PosPUNCT {
		p.from++
	}
	if p.to-p.from > 60 {
		p.from, p.to = g.LeftEdge(p.head), p.head+1
		p.from = max(p.from, p.head-8)
	}
}

// anybody reports whether a noun means persons though it names no role.
func anybody(lemma string) bool {
	switch lemma {
	case "person", "adult", "child", "kid", "teenager", "teen", "baby", "infant", "toddler", "youth", "lady", "gentleman", "guy", "human", "individual", "member", "patient",
		"passenger", "customer", "voter", "worker", "employee", "owner", "tenant", "neighbor", "neighbour", "migrant", "refugee", "citizen", "immigrant", "prisoner", "inmate", "hostage",
		"captain", "leader", "candidate", "player", "star", "fan", "expert", "official", "assailant", "attacker", "shooter", "killer", "bystander", "pedestrian", "motorist",
		"parent", "sibling", "twin", "grandparent", "grandchild", "couple", "fiancé", "fiancée", "nobody", "somebody", "someone", "anyone", "everyone", "whistleblower", "celebrity",
		"hero", "heroine", "champion", "winner", "nominee", "novelist", "vegan", "veteran", "year-old", "old":
		return true
	}
	return false
}

// nounGender is the sex that a noun for a person shows, or 0.
func nounGender(lemma string) byte {
	switch lemma {
	case "man", "boy", "guy", "gentleman", "husband", "son", "father", "brother", "uncle", "nephew", "grandson", "grandfather", "boyfriend", "monk", "fiancé", "hero", "gunman", "dad":
		return 'm'
	case "woman", "girl", "lady", "wife", "daughter", "mother", "sister", "aunt", "niece", "granddaughter", "grandmother", "girlfriend", "nun", "widow", "fiancée", "heroine", "actress", "mom":
		return 'f'
	}
	return 0
}

// collective reports whether a noun in the singular is also taken up by "they".
func collective(lemma string) bool {
	switch lemma {
	case "people", "police", "team", "family", "group", "band", "crowd", "government", "company", "couple", "committee", "party", "staff", "crew", "public", "army", "military",
		"majority", "number", "audience", "jury", "pair", "gang", "clergy", "council", "union", "agency", "department", "ministry", "force", "press", "club", "community", "generation":
		return true
	}
	return false
}
