package predicate

import (
	"strings"

	"concord/english"
	"concord/internal/annotate/when"
)

// arguments finds the arguments of predicate p.
func (f *finder) arguments(p int) {
	switch f.out[p].Kind {
	case Noun:
		f.nounArguments(p)
	case Apposition:
		f.apposition(p)
	default:
		f.verbArguments(p)
	}
}

// argument makes the phrase of token i one.
func (f *finder) argument(role Role, i int, prep string) Argument {
	from, to := f.phrase(i)
	a := Argument{Span: f.span(from, to), Role: role, Head: i, From: from, To: to, Prep: prep, Time: -1, Predicate: int(f.at[i])}
	if t := f.timeIn(i, from, to); t >= 0 && (role == Time || role == Other) {
		a.Time = t
	}
	return a
}

// timeIn is the time expression of the phrase [from, to) with head i, or -1: that
// of its head or of one of its ends.
func (f *finder) timeIn(i, from, to int) int {
	for _, k := range [...]int{i, from, to - 1} {
		if t := f.timeOf[k]; t >= 0 {
			return int(t)
		}
	}
	return -1
}

func (f *finder) add(p int, a Argument) { f.out[p].Arguments = append(f.out[p].Arguments, a) }

// share adds an argument that stands elsewhere.
func (f *finder) share(p int, a Argument, role Role) Argument {
	a.Role, a.Shared = role, true
	f.add(p, a)
	return a
}

// subjectRole is what the subject of p is to it.
func (f *finder) subjectRole(p int) Role {
	pr := &f.out[p]
	switch {
	case pr.Passive:
		return Patient
	case pr.Kind != Verb:
	case f.there(pr.Head):
		return Patient
	case f.local[p].class&suffers != 0 && !f.hasClause(pr.Head), f.local[p].class&undergoes != 0 && !f.hasObject(pr.Head):
		return Patient
	}
	return Agent
}

// hasObject reports whether the verb v has an object or a clause for one.
func (f *finder) hasObject(v int) bool {
	for c := range f.doc.Children(v) {
		switch f.toks[c].Dep {
		case english.DepDobj:
			if f.measure(c) == Manner && !idioms[f.lemma(v)+" "+f.lower(c)] {
				return true
			}
		case english.DepXcomp, english.DepCcomp:
			return true
		}
	}
	return false
}

func (f *finder) there(v int) bool {
	for c := range f.doc.Children(v) {
		if f.toks[c].Dep == english.DepExpl && f.lower(c) == "there" {
			return true
		}
	}
	return false
}

// relative reports whether token i stands for a noun before its clause.
func (f *finder) relative(i int) bool {
	switch f.toks[i].Tag {
	case english.TagWP, english.TagWDT:
		return true
	}
	return f.lower(i) == "that" && f.toks[i].POS == english.PosPRON
}

// antecedent is the noun that the relative clause of v belongs to, -1 for none.
func (f *finder) antecedent(v int) int {
	for range 12 {
		switch f.toks[v].Dep {
		case english.DepRelcl, english.DepAcl:
			switch f.toks[f.toks[v].Head].POS {
			case english.PosNOUN, english.PosPROPN, english.PosPRON, english.PosNUM:
				return f.toks[v].Head
			}
			return -1
		case english.DepConj, english.DepXcomp, english.DepCcomp:
			v = f.toks[v].Head
		default:
			return -1
		}
	}
	return -1
}

// rather returns the event of which a relative clause tells where the tree has the
// place or time of it: "the floods in Pakistan, which killed 2,000".
func (f *finder) rather(p, noun int) int {
	if f.out[p].Kind != Verb || f.out[p].Passive || f.toks[noun].Dep != english.DepPobj {
		return noun
	}
	switch f.toks[noun].Entity {
	case english.EntGPE, english.EntLOC, english.EntDATE, english.EntFAC:
		up := f.toks[f.toks[noun].Head].Head
		if q := f.at[up]; q >= 0 && f.out[q].Kind == Noun {
			return up
		}
	}
	return noun
}

func (f *finder) verbArguments(p int) {
	v := f.out[p].Head
	lo := &f.local[p]
	ante := f.antecedent(v)
	resolved, clauses, where := false, 0, false
	for c := range f.doc.Children(v) {
		switch f.toks[c].Dep {
		case english.DepCcomp, english.DepXcomp:
			clauses++
		}
	}
	for c := range f.doc.Children(v) {
		tok := &f.toks[c]
		switch tok.Dep {
		case english.DepNsubj, english.DepNsubjpass, english.DepCsubj, english.DepCsubjpass:
			if clauses > 0 && f.out[p].Kind == Copula && f.lower(c) == "it" {
				continue // "it is likely that"
			}
			role := f.subjectRole(p)
			if tok.Dep == english.DepNsubjpass && f.secondObject(v) && f.local[p].class&(tells|carries) != 0 {
				role = Recipient // "was given a medal", "were told that"
			}
			a := f.argument(role, c, "")
			if ante >= 0 && f.relative(c) {
				a, resolved = f.argument(role, f.rather(p, ante), ""), true
				a.Shared = true
			}
			f.add(p, a)
			lo.subject = a
		case english.DepDobj:
			if strings.HasSuffix(f.out[p].Lemma, " "+f.lower(c)) {
				continue // take place
			}
			a := f.argument(f.objectRole(p, c, clauses), c, "")
			if ante >= 0 && f.relative(c) {
				a, resolved = f.argument(Patient, ante, ""), true
				a.Shared = true
			}
			f.add(p, a)
			if a.Role != Time {
				lo.object = a
			}
		case english.DepDative:
			if i, prep := f.object1(c); i >= 0 {
				a := f.argument(Recipient, i, prep)
				f.add(p, a)
				if lo.object.Head < 0 {
					lo.object = a
				}
			}
		case english.DepAttr, english.DepAcomp, english.DepOprd:
			role := Attribute
			if tok.Dep == english.DepAttr && f.there(v) {
				role = Patient
			}
			if f.timeOf[c] >= 0 && tok.Dep == english.DepAttr {
				role = Time
			}
			f.add(p, f.argument(role, c, ""))
		case english.DepAgent:
			for o := range f.doc.Children(c) {
				if f.toks[o].Dep == english.DepPobj {
					f.add(p, f.argument(Agent, o, f.lower(c)))
				}
			}
		case english.DepPrep:
			resolved = f.prepArgument(p, c, ante) || resolved
		case english.DepDep:
			if tok.Tag == english.TagTO || tok.Tag == english.TagIN {
				resolved = f.prepArgument(p, c, ante) || resolved
			}
		case english.DepNpadvmod:
			if role := f.measure(c); role != Manner || tok.POS != english.PosPRON {
				f.add(p, f.argument(role, c, ""))
			}
		case english.DepAdvmod:
			switch {
			case tok.Tag == english.TagWRB:
				if ante >= 0 && !resolved && (f.lower(c) == "where" || f.lower(c) == "when") {
					a := f.argument(map[bool]Role{true: Place, false: Time}[f.lower(c) == "where"], ante, "")
					a.Shared = true
					f.add(p, a)
					where = true
				}
			case f.timeOf[c] >= 0:
				f.add(p, f.argument(Time, c, ""))
			case is(f.lower(c), "here", "there", "abroad", "nearby", "overseas", "outside", "inside", "elsewhere", "home", "everywhere"):
				f.add(p, f.argument(Place, c, ""))
			case strings.HasSuffix(f.lower(c), "ly") && f.toks[c].Tag == english.TagRB && !sentenceAdverbs[f.lower(c)]:
				f.add(p, f.argument(Manner, c, ""))
			}
		case english.DepCcomp:
			f.add(p, f.argument(Topic, c, ""))
			// "ordered the army to strike": who is ordered is the subject of the strike.
			if lo.class&tells != 0 && !f.out[p].Passive {
				for s := range f.doc.Children(c) {
					if f.toks[s].Dep == english.DepNsubj && f.infinitiveAt(c) {
						a := f.argument(Recipient, s, "")
						a.Shared = true
						f.add(p, a)
					}
				}
			}
		case english.DepXcomp:
			f.add(p, f.argument(Topic, c, ""))
		case english.DepAdvcl:
			if m := f.marker(c); f.infinitiveAt(c) && m != "if" {
				f.add(p, f.argument(Purpose, c, ""))
			} else if m == "because" {
				f.add(p, f.argument(Cause, c, ""))
			}
		}
	}
	f.fromAbove(p, ante, resolved, where, clauses)
}

// fromAbove gives p the subject or object that its clause shares with what is
// above it.
func (f *finder) fromAbove(p, ante int, resolved, where bool, clauses int) {
	pr, lo := &f.out[p], &f.local[p]
	v := pr.Head
	dep := f.toks[v].Dep
	if dep == english.DepConj && lo.subject.Head < 0 {
		if q := f.at[f.toks[v].Head]; q >= 0 && f.out[q].Kind != Noun {
			first := &f.local[q]
			if first.subject.Head >= 0 {
				role := f.subjectRole(p)
				lo.subject = f.share(p, first.subject, role)
			} else if dep := f.out[q].By; dep == Relative && first.object.Shared {
				lo.object = f.share(p, first.object, Patient)
			}
			return
		}
	}
	switch dep {
	case english.DepRelcl:
		switch {
		case ante < 0 || resolved || where:
		case lo.subject.Head < 0:
			lo.subject = f.share(p, f.argument(Agent, ante, ""), f.subjectRole(p))
			if lo.aux.to && !lo.finite {
				f.out[p].Arguments = f.out[p].Arguments[:len(f.out[p].Arguments)-1]
				lo.subject = Argument{Head: -1} // "a place to live": no telling
			}
		case lo.object.Head < 0 && !pr.Passive && pr.Kind == Verb && clauses == 0 && !f.stranded(v):
			lo.object = f.share(p, f.argument(Patient, ante, ""), Patient)
		}
		return
	case english.DepAcl:
		if ante < 0 || lo.subject.Head >= 0 {
			return
		}
		switch f.toks[v].Tag {
		case english.TagVBN, english.TagVBD:
			pr.Passive = true
			lo.subject = f.share(p, f.argument(Patient, ante, ""), Patient)
		case english.TagVBG:
			lo.subject = f.share(p, f.argument(Agent, ante, ""), f.subjectRole(p))
		default:
			// "its plan to leave": whose plan it is leaves
			if q := pr.Within; q >= 0 && f.out[q].Kind == Noun && f.out[q].Head == ante && pr.By == Intention {
				for i := range f.out[q].Arguments {
					if a := f.out[q].Arguments[i]; a.Role == Agent {
						lo.subject = f.share(p, a, f.subjectRole(p))
						break
					}
				}
			}
		}
		return
	case english.DepXcomp, english.DepAdvcl, english.DepPcomp, english.DepCcomp:
	default:
		return
	}
	q := pr.Within
	if lo.subject.Head >= 0 || lo.finite || q < 0 || f.out[q].Kind == Noun || f.out[q].Kind == Apposition {
		return
	}
	from := &f.local[q]
	if dep == english.DepCcomp && from.class&(intends|tells|brings) == 0 {
		return // "said that half ought to be spent": not the speaker
	}
	a := from.subject
	if dep == english.DepXcomp && from.object.Head >= 0 && from.object.Head != v && !is(f.out[q].Base, "promise", "threaten", "vow") {
		a = from.object
	}
	if dep == english.DepCcomp && !lo.aux.to && f.toks[v].Tag != english.TagVBG {
		return
	}
	if a.Head < 0 || dep == english.DepAdvcl && a.Head >= f.doc.LeftEdge(v) && a.Head <= f.doc.RightEdge(v) {
		return
	}
	lo.subject = f.share(p, a, f.subjectRole(p))
}

// stranded reports whether a preposition without its noun stands below v: "the
// house they lived in".
func (f *finder) stranded(v int) bool {
	for c := range f.doc.Children(v) {
		if f.toks[c].Dep != english.DepPrep {
			continue
		}
		bare := true
		for range f.doc.Children(c) {
			bare = false
			break
		}
		if bare {
			return true
		}
	}
	return false
}

// secondObject reports whether the passive v keeps an object or a clause.
func (f *finder) secondObject(v int) bool {
	for c := range f.doc.Children(v) {
		switch f.toks[c].Dep {
		case english.DepDobj, english.DepCcomp, english.DepXcomp:
			return true
		}
	}
	return false
}

func (f *finder) infinitiveAt(v int) bool {
	for c := range f.doc.Children(v) {
		if f.toks[c].Tag == english.TagTO && f.toks[c].Dep == english.DepAux {
			return true
		}
	}
	return false
}

// objectRole is what the direct object c is to p.
func (f *finder) objectRole(p, c, clauses int) Role {
	lo := &f.local[p]
	if r := f.measure(c); r == Time {
		return Time
	} else if r == Quantity && lo.class&changes != 0 {
		return Quantity
	}
	if lo.class&tells != 0 && clauses > 0 {
		return Recipient
	}
	return Patient
}

// measure is what a noun phrase without a preposition is beside a verb: a time, an
// amount, or the way something is done.
func (f *finder) measure(c int) Role {
	if t := f.timeOf[c]; t >= 0 {
		return Time
	}
	switch f.toks[c].Entity {
	case english.EntDATE, english.EntTIME:
		return Time
	case english.EntPERCENT, english.EntMONEY, english.EntQUANTITY, english.EntCARDINAL:
		return Quantity
	}
	for d := range f.doc.Children(c) {
		if f.toks[d].Dep == english.DepNummod {
			return Quantity
		}
	}
	return Manner
}

// object1 is the noun of a dative, with its preposition if it has one.
func (f *finder) object1(c int) (int, string) {
	if f.toks[c].POS != english.PosADP {
		return c, ""
	}
	for o := range f.doc.Children(c) {
		if f.toks[o].Dep == english.DepPobj {
			return o, f.lower(c)
		}
	}
	return -1, ""
}

// prepArgument reads the prepositional phrase c of p; true if it held the relative
// pronoun of the clause.
func (f *finder) prepArgument(p, c, ante int) (resolved bool) {
	prep := f.lower(c)
	for range 3 { // "because of", "out of", "from inside"
		next := -1
		for o := range f.doc.Children(c) {
			switch f.toks[o].Dep {
			case english.DepPobj, english.DepPcomp:
				if f.toks[o].POS == english.PosADP && f.toks[o].Dep == english.DepPcomp {
					next = o
					continue
				}
				i := o
				if ante >= 0 && f.relative(o) {
					i, resolved = ante, true
				}
				a := f.argument(Other, i, prep)
				a.Role = f.prepRole(p, i, prep)
				a.Shared = i != o
				if a.Role == Time && a.Time < 0 {
					a.Time = f.timeIn(i, a.From, a.To)
				} else if a.Role != Time {
					a.Time = -1
				}
				f.add(p, a)
			case english.DepPrep:
				if next < 0 {
					next = o
				}
			}
		}
		if next < 0 {
			break
		}
		prep, c = prep+" "+f.lower(next), next
	}
	return resolved
}

// sentenceAdverbs say something of the whole clause and not how it was done.
var sentenceAdverbs = map[string]bool{"reportedly": true, "allegedly": true, "apparently": true, "probably": true, "likely": true, "possibly": true,
	"only": true, "early": true, "really": true, "certainly": true, "finally": true, "previously": true, "currently": true, "recently": true,
	"immediately": true, "eventually": true, "initially": true, "originally": true, "already": true, "nearly": true, "simply": true, "merely": true,
	"presumably": true, "especially": true, "particularly": true, "actually": true, "supposedly": true, "shortly": true, "earlier": true, "family": true}

// prepRole is what the noun o after prep is to the predicate p.
func (f *finder) prepRole(p, o int, prep string) Role {
	pr, k := &f.out[p], f.local[p].class
	tok := &f.toks[o]
	first, _, _ := strings.Cut(prep, " ")
	if t := f.timeOf[o]; t >= 0 && (f.times[t].Type == when.Date || f.times[t].Type == when.Clock || f.times[t].Type == when.Duration || f.times[t].Type == when.Set) {
		return Time
	}
	switch tok.Entity {
	case english.EntDATE, english.EntTIME:
		return Time
	}
	if f.at[o] >= 0 {
		switch first {
		case "after", "before", "during", "since", "until", "following", "amid":
			return Time
		}
	}
	switch first {
	case "because", "due", "owing", "thanks":
		return Cause
	case "about", "regarding", "concerning":
		return Topic
	case "as":
		return Attribute
	case "without", "like":
		return Manner
	case "during":
		return Time
	}
	place, human := f.isPlace(o), f.isHuman(o)
	amount := f.measure(o) == Quantity && !human
	switch first {
	case "by":
		switch {
		case pr.Passive && tok.Dep != english.DepPcomp:
			return Agent
		case amount && tok.Entity != english.EntCARDINAL:
			return Quantity
		case f.at[o] >= 0 && tok.Dep == english.DepPcomp:
			return Manner
		case place:
			return Place
		}
		return Instrument
	case "with":
		switch {
		case human || place && tok.Entity != 0:
			return Recipient
		case thing(f.lemma(o)) == 'i':
			return Instrument
		case f.abstract(o):
			return Manner
		}
		return Other
	case "to", "toward", "towards", "into", "onto":
		switch {
		case tok.POS == english.PosPROPN && tok.Entity == 0 && k&moves != 0:
			return Place
		case place && (k&moves != 0 || tok.Entity == 0 || tok.Entity == english.EntFAC || tok.Entity == english.EntLOC):
			return Place
		case amount && k&changes != 0:
			return Quantity
		case first == "to" && (human || place):
			return Recipient
		}
		return Other
	case "from", "out", "off":
		switch {
		case amount && k&changes != 0:
			return Quantity
		case place:
			return Place
		}
		return Other
	case "for":
		switch {
		case human || place && tok.Entity != 0:
			return Recipient
		case amount:
			return Quantity
		case is(pr.Base, "arrest", "blame", "thank", "punish", "criticize", "criticise", "convict", "praise", "condemn", "fine", "jail", "sentence", "detain", "sue", "apologize", "apologise"):
			return Cause
		}
		return Purpose
	case "of":
		if k&(reports|believes|knows) != 0 {
			return Topic
		}
		return Other
	case "on", "over":
		switch {
		case place:
			return Place
		case k&(reports|believes) != 0 || is(pr.Base, "focus", "agree", "vote", "decide", "negotiate", "meet", "consult"):
			return Topic
		}
		return Other
	case "in", "at", "near", "inside", "outside", "across", "under", "around", "between", "within", "through", "throughout", "along", "beside", "behind",
		"beyond", "above", "below", "opposite", "atop", "alongside":
		switch {
		case place:
			return Place
		case human && first != "in" && first != "at" && first != "under":
			return Place
		}
		return Other
	}
	return Other
}

// isPlace reports whether the noun i names or is a place.
func (f *finder) isPlace(i int) bool {
	switch f.toks[i].Entity {
	case english.EntGPE, english.EntLOC, english.EntFAC:
		return true
	case english.EntPERSON, english.EntORG, english.EntNORP:
		return f.toks[i].Entity == english.EntORG && thing(f.lemma(i)) == 'l'
	}
	return thing(f.lemma(i)) == 'l'
}

// isHuman reports whether the noun i names or is somebody, or a body of people.
func (f *finder) isHuman(i int) bool {
	switch f.toks[i].Entity {
	case english.EntPERSON, english.EntORG, english.EntNORP:
		return true
	}
	switch f.lower(i) {
	case "him", "her", "them", "us", "me", "whom", "you", "who":
		return true
	}
	return f.toks[i].POS != english.PosPRON && thing(f.lemma(i)) == 'h'
}

// abstract reports whether "with" and the noun i tell how: "with caution".
func (f *finder) abstract(i int) bool {
	if f.toks[i].POS != english.PosNOUN {
		return false
	}
	l := f.lemma(i)
	for _, s := range [...]string{"tion", "ness", "ity", "ance", "ence", "ment", "ship", "ful", "ion"} {
		if strings.HasSuffix(l, s) {
			return true
		}
	}
	return is(l, "care", "ease", "force", "anger", "joy", "speed", "skill", "success", "pride", "fear", "relief", "haste", "warmth")
}
