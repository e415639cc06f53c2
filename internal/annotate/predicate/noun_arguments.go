package predicate

import (
	"concord/english"
)

// nounArguments reads what stands around a noun of action.
func (f *finder) nounArguments(p int) {
	n := f.out[p].Head
	_, object, _ := action(f.lemma(n))
	by, of := false, Argument{Head: -1}
	possessor := Argument{Head: -1}
	for c := range f.doc.Children(n) {
		if f.toks[c].Dep != english.DepPrep && f.toks[c].Dep != english.DepAgent {
			continue
		}
		switch f.lower(c) {
		case "by":
			by = true
		}
	}
	for c := range f.doc.Children(n) {
		tok := &f.toks[c]
		switch tok.Dep {
		case english.DepPoss:
			if f.timeOf[c] >= 0 {
				f.add(p, f.argument(Time, c, ""))
				continue
			}
			possessor = f.argument(Agent, c, "")
		case english.DepCompound, english.DepNmod, english.DepAmod, english.DepNpadvmod, english.DepNummod:
			f.modifier(p, c)
		case english.DepPrep, english.DepAgent:
			f.nounPrep(p, c, object, by, &of)
		case english.DepAcl:
			if f.at[c] >= 0 && f.infinitiveAt(c) {
				f.add(p, f.argument(Topic, c, ""))
			}
		}
	}
	if possessor.Head >= 0 {
		// "his resignation", "Rome's destruction of Carthage"; but "his murder", "its
		// destruction": of what is only done to others the possessor suffers it.
		if of.Head < 0 && (by || doneTo[f.out[p].Base]) {
			possessor.Role = Patient
		}
		f.add(p, possessor)
	}
	f.lightVerb(p, n)
}

// doneTo are verbs whose nouns have their victim as possessor.
var doneTo = map[string]bool{"kill": true, "murder": true, "assassinate": true, "arrest": true, "detain": true, "destroy": true, "abduct": true,
	"kidnap": true, "execute": true, "appoint": true, "elect": true, "convict": true, "release": true, "capture": true, "deport": true, "extradite": true,
	"imprison": true, "dismiss": true, "remove": true, "oust": true, "injure": true, "wound": true, "rescue": true, "slaughter": true, "rape": true, "stab": true,
	"nominate": true, "indict": true, "die": true, "collapse": true, "disappear": true, "shoot": true, "behead": true, "defeat": true, "close": true, "bear": true}

// modifier reads a word before the noun of action p: "Israeli strike", "drone
// attack", "the Sept. 9 raid", "hostage release".
func (f *finder) modifier(p, c int) {
	tok := &f.toks[c]
	role := Role("")
	switch {
	case f.timeOf[c] >= 0:
		role = Time
	case tok.Entity == english.EntNORP, tok.Entity == english.EntORG, tok.Entity == english.EntPERSON:
		role = Agent
	case tok.Entity == english.EntGPE, tok.Entity == english.EntLOC, tok.Entity == english.EntFAC:
		role = Place
	case tok.Dep == english.DepAmod, tok.POS != english.PosNOUN:
		return
	case thing(f.lemma(c)) == 'i':
		role = Instrument
	case thing(f.lemma(c)) == 'l':
		role = Place
	case thing(f.lemma(c)) == 'h' && !doneTo[f.out[p].Base] && f.lemma(c) != "hostage" && f.lemma(c) != "prisoner":
		role = Agent
	case tok.Dep == english.DepCompound:
		role = Patient
	default:
		return
	}
	f.add(p, f.argument(role, c, ""))
}

// nounPrep reads the prepositional phrase c of the noun of action p.
func (f *finder) nounPrep(p, c int, object byte, by bool, of *Argument) {
	prep := f.lower(c)
	pr := &f.out[p]
	for o := range f.doc.Children(c) {
		if d := f.toks[o].Dep; d != english.DepPobj && d != english.DepPcomp {
			continue
		}
		a := f.argument(Other, o, prep)
		switch {
		case f.measure(o) == Time && prep != "between":
			a.Role = Time
			a.Time = f.timeIn(o, a.From, a.To)
		case prep == "by":
			a.Role = Agent
		case prep == "of":
			a.Role = Agent
			if object == 'p' || object == 't' && !f.isHuman(o) || by || doneTo[pr.Base] || classOf(pr.Base)&undergoes != 0 {
				a.Role = Patient
			}
			*of = a
		case prep == "between" || prep == "among":
			a.Role = Agent
			if f.isPlace(o) && f.toks[o].Entity == 0 {
				a.Role = Place
			}
		case prep == "against", prep == "on" && !is(pr.Base, "talk", "speak", "vote", "agree", "decide", "state", "report", "negotiate", "meet", "comment", "rule"):
			a.Role = Patient
			if prep == "on" && classOf(pr.Base)&(reports|believes) != 0 {
				a.Role = Topic
			}
		case prep == "on", prep == "about", prep == "over":
			a.Role = Topic
		case prep == "to" && (f.isHuman(o) || f.toks[o].Entity == english.EntGPE) && classOf(pr.Base)&moves == 0 && pr.Base != "visit":
			a.Role = Recipient
		default:
			a.Role = f.prepRole(p, o, prep)
		}
		if a.Role != Time {
			a.Time = -1
		}
		f.add(p, a)
	}
}

// lightVerb gives the noun of action p what its verb says of it: who carried it
// out, where and when.
func (f *finder) lightVerb(p, n int) {
	q := f.local[p].light
	if q < 0 {
		return
	}
	done := map[Role]bool{}
	for _, a := range f.out[p].Arguments {
		done[a.Role] = true
	}
	for i, a := range f.out[q].Arguments {
		if i >= 24 || a.Head == n || done[a.Role] {
			continue
		}
		switch a.Role {
		case Agent:
			role := Agent
			if f.local[q].class&suffers != 0 {
				role = Patient
			}
			f.share(p, a, role)
		case Time, Place:
			f.share(p, a, a.Role)
		case Patient:
			if f.local[q].class&suffers != 0 && !done[Patient] {
				f.share(p, a, Patient) // "suffered an attack": the subject
			}
		}
	}
}

// apposition reads "Ruth Hale, the mayor": she is the mayor.
func (f *finder) apposition(p int) {
	i := f.out[p].Head
	h := f.toks[i].Head
	who, what := h, i
	if f.toks[i].POS == english.PosPROPN && f.toks[h].POS == english.PosNOUN {
		who, what = i, h // "the mayor, Ruth Hale"
	}
	f.out[p].Lemma = f.lemma(what)
	f.out[p].Base = f.out[p].Lemma
	a, b := f.argument(Agent, who, ""), f.argument(Attribute, what, "")
	a.Shared, b.Shared = who == h, what == h
	f.add(p, a)
	f.add(p, b)
}
