package incident

import (
	"concord/english"
	"concord/internal/annotate/predicate"
)

// killVerbs say that their object dies, or their subject where they undergo it.
var killVerbs = set(`kill murder slay assassinate execute massacre slaughter perish die drown behead lynch strangle electrocute martyr succumb
	decapitate gun_down gun`)

// hurtVerbs say that their object is hurt and lives, as far as the clause goes.
var hurtVerbs = set(`injure wound hurt hospitalize hospitalise graze maim burn paralyze paralyse cripple disfigure`)

// strikeVerbs say that their object was hit, and not with what outcome.
var strikeVerbs = set(`shoot stab hit strike attack knife bludgeon beat slash run_over shoot_up gun_down spray blast mow_down ambush open_fire`)

// carryVerbs bring people to a hospital when a hospital is where they lead.
var carryVerbs = set(`take transport rush airlift fly transfer bring treat admit carry drive send treat_for hospitalize list check walk go fly_out`)

// chargeVerbs have somebody as patient who is said to have done it.
var chargeVerbs = set(`arrest charge accuse indict convict sentence arraign book jail detain suspect prosecute blame handcuff extradite try
	acquit apprehend capture sought wanted incarcerate imprison`)

// confessVerbs have somebody as subject who did it, or is said to.
var confessVerbs = set(`confess surrender plead flee barricade fire open_fire`)

// condition words say how the injured are.
var conditionWords = set(`critical stable serious fair good grave guarded hospitalized hospitalised injured wounded hurt`)

// readHarms gives each group what happened to it and what it is to the event.
func (r *reader) readHarms() {
	for i := range r.groups {
		g := &r.groups[i]
		h, role, self := r.ofHead(g.head, 0)
		g.harm |= h
		g.self = g.self || self
		if g.role == "" {
			g.role = role
		}
		g.harm |= r.beside(g)
		r.byNoun(g)
	}
	// What is said of the first of several is said of all: "Ruth Hale and Tom Birch
	// were killed"; what a name is called by its apposition.
	for i := range r.groups {
		g := &r.groups[i]
		up := r.above(g.head)
		if up < 0 {
			continue
		}
		if k := r.at[up]; k >= 0 && r.toks[g.head].Dep == english.DepAppos {
			o := &r.groups[k]
			if o.n == g.n || g.n <= 1 && o.n <= 1 {
				merge(g, o)
				merge(o, g)
				g.part = true // one person with name and description
			} else {
				merge(g, o)
				g.part = true
			}
		} else if k >= 0 && r.toks[g.head].Dep == english.DepConj {
			o := &r.groups[k]
			if o.part || r.toks[o.head].Dep == english.DepAppos {
				merge(g, o)
				g.part = true
			}
		} else if r.toks[g.head].Dep == english.DepPobj && r.lower(up) == "including" {
			if n := r.above(up); n >= 0 && r.at[n] >= 0 {
				merge(g, &r.groups[r.at[n]])
				g.part = true
			}
		}
	}
}

func merge(into, from *group) {
	into.harm |= from.harm
	into.self = into.self || from.self
	if into.role == "" {
		into.role = from.role
	}
	if into.age < 0 && into.n == from.n {
		into.age = from.age
	}
}

// above is the head of token i, -1 for a root.
func (r *reader) above(i int) int {
	if h := r.toks[i].Head; h != i {
		return h
	}
	return -1
}

// byNoun reads what the words of the group itself say: "the wounded man", "two
// dead", "the gunman".
func (r *reader) byNoun(g *group) {
	for k := g.from; k < g.to; k++ {
		w := r.lower(k)
		switch {
		case k == g.head && g.entity < 0 && suspectWords[g.noun], suspectWords[w] && k != g.head, w == "suspected", w == "accused", w == "alleged":
			g.role = Suspect
		case k == g.head && victimWords[g.noun], victimWords[w] && k != g.head:
			if g.role == "" {
				g.role = Victim
			}
		}
		if k == g.head && g.entity >= 0 {
			continue
		}
		switch w {
		case "dead", "deceased", "slain", "murdered", "fatalities", "fatality":
			g.harm |= Killed
		case "wounded", "injured":
			g.harm |= Injured
		}
	}
	// "one critical", "2 dead": a number and a word for how they are.
	if g.told || g.other {
		for c := range r.g.Children(g.head) {
			if c > g.head && c <= g.head+2 {
				g.harm |= harmWord(r.lower(c)) &^ Struck
			}
		}
	}
}

// ofHead reads the predicates that token h is an argument of, and those of what it
// is conjoined with.
func (r *reader) ofHead(h, depth int) (harm Harm, role Role, self bool) {
	set := func(x Role) {
		if role == "" || x == Suspect {
			role = x
		}
	}
	for _, u := range r.uses[h] {
		p := &r.doc.Predicates[u.pred]
		a := &p.Arguments[u.arg]
		if r.unreal(p) || r.marked(p.Head) {
			if chargeVerbs[p.Base] && a.Role == predicate.Patient {
				set(Suspect)
			}
			continue
		}
		x, ro := r.ofPredicate(p, a, int(u.pred))
		harm |= x
		if ro != "" {
			set(ro)
		}
		if x&Suicide != 0 {
			self = true
		}
	}
	if t := &r.toks[h]; t.Dep == english.DepPoss {
		x, ro := r.possessor(h)
		harm |= x
		if ro != "" {
			set(ro)
		}
	}
	if r.toks[h].Dep == english.DepConj && depth < 8 {
		if up := r.above(h); up >= 0 && r.nominal(up) {
			x, ro, s := r.ofHead(up, depth+1)
			harm |= x
			if ro != "" {
				set(ro)
			}
			self = self || s
		}
	}
	if r.toks[h].Dep == english.DepPobj {
		x, ro := r.ofPrep(h)
		harm |= x
		if ro != "" {
			set(ro)
		}
	}
	return harm, role, self
}

func (r *reader) nominal(i int) bool {
	switch r.toks[i].POS {
	case english.PosNOUN, english.PosPROPN, english.PosNUM, english.PosPRON:
		return true
	}
	return false
}

// unreal reports whether p did not happen as far as the report says: denied, a
// condition, attempted, planned.
func (r *reader) unreal(p *predicate.Predicate) bool {
	if p.Negated || p.By == predicate.Condition || p.By == predicate.Intention || p.By == predicate.Purpose_ {
		return true
	}
	switch p.Factuality {
	case predicate.CertainNot, predicate.LikelyNot, predicate.MaybeNot:
		return true
	case predicate.Unspecified:
		return p.Future || p.Hypothetical
	}
	return false
}

// marked reports whether the clause of the verb at v asks or supposes: "said if the
// man had died".
func (r *reader) marked(v int) bool {
	for c := range r.g.Children(v) {
		if r.toks[c].Dep == english.DepMark {
			switch r.lower(c) {
			case "if", "whether", "unless":
				return true
			}
		}
	}
	return false
}

// ofPredicate is what p makes of its argument a.
func (r *reader) ofPredicate(p *predicate.Predicate, a *predicate.Argument, index int) (Harm, Role) {
	base := p.Base
	patient := a.Role == predicate.Patient
	agent := a.Role == predicate.Agent
	switch {
	case p.Kind == predicate.Copula && (agent || patient):
		return r.copula(p)
	case p.Kind == predicate.Copula && a.Role == predicate.Attribute:
		// "the victims are Ruth Hale and Tom Birch", "the victim's name is"
		for _, o := range p.Arguments {
			if o.Role != predicate.Agent && o.Role != predicate.Patient {
				continue
			}
			for k := o.From; k < o.To; k++ {
				if w := r.lower(k); victimWords[w] {
					return 0, Victim
				} else if suspectWords[w] {
					return 0, Suspect
				}
			}
		}
		return 0, ""
	case p.Kind == predicate.Apposition:
		return 0, ""
	}
	self := r.reflexive(p)
	if p.Kind == predicate.Noun && r.attempted(p.Head) {
		if patient {
			return Struck, Victim
		}
		return 0, ""
	}
	// Headlines leave out the auxiliary: "Five teens shot after tournament".
	if agent && a.Prep == "" && !p.Passive && p.Kind == predicate.Verb && (killVerbs[base] || hurtVerbs[base] || strikeVerbs[base]) && r.participle(p) {
		agent, patient = false, true
	}
	switch {
	case base == "die" || base == "succumb" || base == "perish" || base == "pass away":
		if patient || agent {
			return Killed, Victim
		}
	case killVerbs[base], base == "gun down":
		switch {
		case patient:
			return Killed, Victim
		case agent && self:
			return Killed | Suicide, Suspect
		case agent && r.person(a.Head) && p.Kind == predicate.Verb && !p.Passive:
			return 0, Suspect
		}
	case hurtVerbs[base]:
		if patient {
			return Injured, Victim
		}
		if agent && r.person(a.Head) && p.Kind == predicate.Verb {
			return 0, Suspect
		}
	case strikeVerbs[base]:
		switch {
		case patient || a.Role == predicate.Recipient && a.Prep == "" && base == "shoot":
			h := Struck
			if r.fatal(p) {
				h = Killed
			}
			if p.Kind != predicate.Verb {
				h = r.nounHarm(p)
			}
			return h, Victim
		case agent && self:
			if r.fatal(p) {
				return Killed | Struck | Suicide, Suspect
			}
			return Struck | Suicide, Suspect
		case agent && r.person(a.Head) && p.Kind == predicate.Verb:
			return 0, Suspect
		}
	case base == "pronounce" || base == "declare" || base == "find" || base == "leave":
		if patient && r.deadWord(p) {
			return Killed, Victim
		}
		if patient && base == "leave" {
			for c := range r.g.Children(p.Head) {
				if w := r.lower(c); w == "injured" || w == "wounded" || w == "hurt" || w == "hospitalized" || w == "critical" {
					return Injured, Victim
				}
			}
		}
	case base == "survive" || base == "recover":
		if agent || patient {
			return Injured, ""
		}
	case base == "suffer" || base == "sustain" || base == "receive":
		if agent || patient && a.Shared {
			if r.woundObject(p) {
				if r.wordBelow(p, "fatal") || r.wordBelow(p, "deadly") {
					return Killed, Victim
				}
				return Struck | Injured, Victim
			}
		}
	case carryVerbs[base]:
		if (patient || agent && (base == "walk" || base == "go" || base == "check" || base == "drive")) && r.hospital(p) {
			return Injured, ""
		}
	case chargeVerbs[base]:
		if patient && p.Kind == predicate.Verb {
			return 0, Suspect
		}
	case base == "open" && agent:
		if r.wordBelow(p, "fire") {
			return 0, Suspect
		}
	case confessVerbs[base] && agent:
		return 0, Suspect
	case base == "face" && agent:
		if r.wordBelow(p, "charge") || r.wordBelow(p, "charges") || r.wordBelow(p, "murder") {
			return 0, Suspect
		}
	case base == "turn" && agent:
		if r.wordBelow(p, "gun") && (r.wordBelow(p, "himself") || r.wordBelow(p, "herself")) {
			return Suicide, Suspect
		}
	case base == "take" && agent:
		if r.wordBelow(p, "life") && r.wordBelow(p, "own") {
			return Killed | Suicide, ""
		}
	case base == "commit" && agent:
		if r.wordBelow(p, "suicide") {
			return Killed | Suicide, ""
		}
	case base == "lose" && agent:
		if r.wordBelow(p, "life") || r.wordBelow(p, "lives") {
			return Killed, Victim
		}
	}
	return 0, ""
}

// participle reports whether the verb of p can be a participle and has no object:
// what stands before it has it done to it.
func (r *reader) participle(p *predicate.Predicate) bool {
	switch r.toks[p.Head].Tag {
	case english.TagVBD, english.TagVBN:
	default:
		return false
	}
	for c := range r.g.Children(p.Head) {
		switch r.toks[c].Dep {
		case english.DepDobj, english.DepCcomp, english.DepAux:
			return false
		case english.DepPrep:
			if r.lower(c) == "at" && c == p.Head+1 && r.toks[p.Head].Lemma == "shoot" {
				for o := range r.g.Children(c) {
					if r.person(o) {
						return false // "shot at officers"
					}
				}
			}
		case english.DepConj:
			if c > p.Head {
				for o := range r.g.Children(c) {
					if r.toks[o].Dep == english.DepDobj {
						return false // "shot and killed a man"
					}
				}
			}
		}
	}
	return true
}

// person reports whether token i heads a group of people.
func (r *reader) person(i int) bool { return i >= 0 && r.at[i] >= 0 }

// reflexive reports whether the object of p is its subject.
func (r *reader) reflexive(p *predicate.Predicate) bool {
	for i := range p.Arguments {
		switch r.lower(p.Arguments[i].Head) {
		case "himself", "herself", "themselves", "itself":
			if p.Arguments[i].Role == predicate.Patient || p.Arguments[i].Role == predicate.Recipient {
				return true
			}
		}
	}
	return false
}

// fatal reports whether a shot or blow is said to have killed: "fatally shot",
// "shot dead", "shot to death", "shot and killed".
func (r *reader) fatal(p *predicate.Predicate) bool {
	for c := range r.g.Children(p.Head) {
		switch w := r.lower(c); {
		case w == "fatally" && c >= p.Head-2 && c <= p.Head+2, w == "dead" && r.toks[c].Dep != english.DepAdvcl, w == "lethally", w == "execution-style":
			return true
		case w == "to" && r.lower(c+1) == "death":
			return true
		}
	}
	return r.lower(p.Head+1) == "dead" || r.lower(p.Head+1) == "to" && r.lower(p.Head+2) == "death" ||
		r.lower(p.Head-1) == "fatally" || r.lower(p.Head+1) == "and" && (r.lower(p.Head+2) == "killed" || r.lower(p.Head+2) == "killing")
}

// nounHarm is what a noun of action says of its victim: "the death of", "the fatal
// shooting of", "the murder of", but not "the attempted murder of".
func (r *reader) nounHarm(p *predicate.Predicate) Harm {
	for c := range r.g.Children(p.Head) {
		switch r.lower(c) {
		case "fatal", "deadly":
			return Killed
		}
	}
	if w := r.lower(p.Head + 1); w == "death" || w == "deaths" {
		return Killed
	}
	return Struck
}

func (r *reader) wordBelow(p *predicate.Predicate, word string) bool {
	s := r.g.Subtree(p.Head)
	for k := p.Head; k < s.To && k < p.Head+12; k++ {
		if r.lower(k) == word {
			return true
		}
	}
	return false
}

func (r *reader) deadWord(p *predicate.Predicate) bool {
	for k := p.Head - 3; k <= p.Head+8; k++ {
		if k >= 0 && k < len(r.toks) && r.sentOf[k] == r.sentOf[p.Head] && (r.lower(k) == "dead" || r.lower(k) == "deceased") {
			return true
		}
	}
	return false
}

func (r *reader) woundObject(p *predicate.Predicate) bool {
	s := r.g.Subtree(p.Head)
	for k := p.Head; k < s.To && k < p.Head+14; k++ {
		switch r.lemma(k) {
		case "wound", "injury", "gunshot", "graze", "burn", "fracture":
			return true
		}
	}
	return false
}

func (r *reader) hospital(p *predicate.Predicate) bool {
	s := r.g.Subtree(p.Head)
	for k := p.Head; k < s.To && k < p.Head+24; k++ {
		switch r.lower(k) {
		case "hospital", "hospitals", "surgery", "condition", "infirmary", "clinic", "trauma", "medical":
			return true
		}
	}
	return false
}

// copula reads "is dead", "was in critical condition", "are expected to survive".
func (r *reader) copula(p *predicate.Predicate) (Harm, Role) {
	s := r.g.Subtree(p.Head)
	for k := p.Head + 1; k < s.To && k <= p.Head+6; k++ {
		w := r.lower(k)
		if r.toks[k].Dep == english.DepRelcl {
			break
		}
		switch {
		case w == "not" || w == "n't":
			return 0, ""
		case w == "dead" || w == "deceased" || w == "fatal":
			return Killed, Victim
		case conditionWords[w] && (w != "critical" && w != "stable" && w != "serious" && w != "fair" && w != "good" && w != "grave" && w != "guarded" ||
			r.near(k, "condition", 4) || w == "critical"):
			if w == "critical" && r.near(k, "of", 2) {
				continue
			}
			return Injured, ""
		case w == "hospital" && r.lower(k-1) != "the" || w == "hospital" && r.lower(k-2) == "in":
			return Injured, ""
		case victimWords[w]:
			return 0, Victim
		case suspectWords[w]:
			return 0, Suspect
		case w == "custody" || w == "arrest":
			return 0, Suspect
		}
	}
	return 0, ""
}

func (r *reader) near(k int, word string, reach int) bool {
	for i := k + 1; i <= k+reach; i++ {
		if r.lower(i) == word {
			return true
		}
	}
	return false
}

// possessor reads "Hale's death", "Hale's killer", "Hale's family".
func (r *reader) possessor(h int) (Harm, Role) {
	n := r.above(h)
	if n < 0 {
		return 0, ""
	}
	switch r.lemma(n) {
	case "death", "murder", "slaying", "killing", "homicide", "funeral", "body", "killer", "remains", "autopsy", "memory":
		return Killed, Victim
	case "arrest", "arraignment", "trial", "sentencing", "bail", "bond", "indictment", "defense", "confession", "attorney", "lawyer":
		return 0, Suspect
	case "injury", "wound", "condition":
		return Injured, Victim
	case "family", "mother", "father", "parent", "brother", "sister", "friend", "relative", "aunt", "uncle", "grandmother", "cousin", "wife", "husband", "girlfriend":
		return mourned, ""
	case "suicide":
		return Killed | Suicide, Suspect
	}
	return 0, ""
}

// ofPrep reads phrases with a preposition that no predicate has as role: "identified
// as Ruth Hale", "the body of Ruth Hale", "a vigil for Ruth Hale", "charged in the
// deaths of".
func (r *reader) ofPrep(h int) (Harm, Role) {
	prep := r.above(h)
	if prep < 0 {
		return 0, ""
	}
	over := r.above(prep)
	if over < 0 {
		return 0, ""
	}
	switch r.lower(prep) {
	case "as":
		switch r.lemma(over) {
		case "identify", "name", "know":
			return r.identifiedAs(over)
		}
	case "of":
		switch r.lemma(over) {
		case "body", "death", "murder", "slaying", "killing", "homicide", "funeral", "remains", "life", "manslaughter":
			if r.attempted(over) {
				return Struck, Victim
			}
			return Killed, Victim
		case "shooting", "stabbing":
			return Struck, Victim
		case "arrest", "trial":
			return 0, Suspect
		}
	case "for":
		switch r.lemma(over) {
		case "vigil", "memorial", "funeral", "justice":
			return Killed, Victim
		}
	case "against":
		switch r.lemma(over) {
		case "charge", "case", "evidence", "indictment", "warrant":
			return 0, Suspect
		}
	}
	return 0, ""
}

func (r *reader) attempted(n int) bool {
	return r.lower(n-1) == "attempted" || r.lower(n-2) == "attempted"
}

// identifiedAs is what the object or subject of "identify" at token v is.
func (r *reader) identifiedAs(v int) (Harm, Role) {
	var harm Harm
	var role Role
	look := func(i int) {
		if k := r.at[i]; k >= 0 {
			g := &r.groups[k]
			harm |= g.harm
			if g.role != "" {
				role = g.role
			} else if victimWords[g.noun] {
				role = Victim
			} else if suspectWords[g.noun] {
				role = Suspect
			} else if g.entity < 0 {
				role = Victim // "the boy was identified as": news identifies the harmed
			}
		}
	}
	for c := range r.g.Children(v) {
		switch r.toks[c].Dep {
		case english.DepNsubjpass, english.DepDobj, english.DepNsubj:
			look(c)
		}
	}
	if up := r.above(v); role == "" && up >= 0 && (r.toks[v].Dep == english.DepAcl || r.toks[v].Dep == english.DepRelcl || r.toks[v].Dep == english.DepAppos) {
		look(up)
		if harm == 0 && role == "" {
			if h, ro, _ := r.ofHead(up, 4); h != 0 || ro != "" {
				harm, role = h, ro
			}
		}
	}
	return harm, role
}

// beside reads the words on both sides of a number, as headlines have them: "two
// dead", "three people shot", "killing one", "leaves 2 wounded".
func (r *reader) beside(g *group) Harm {
	if !g.told && !g.other && !(g.n == 1 && g.entity < 0 && !g.definite) {
		return 0
	}
	var h Harm
	for k := g.to; k < len(r.toks) && k < g.to+6 && int(r.sentOf[k]) == g.sentence; k++ {
		w := r.lower(k)
		if x := harmWord(w); x != 0 && r.takesNoObject(k) {
			h |= x
			if x == Struck && (r.lower(k+1) == "dead" || r.lower(k+1) == "to" && r.lower(k+2) == "death" || r.lower(k+1) == "and" && r.lower(k+2) == "killed" || r.lower(k-1) == "fatally") {
				h = h&^Struck | Killed
			}
			if w == "fatally" || w == "critical" && r.lower(k+1) == "of" {
				h = Killed
			}
			break
		}
		if !betweenWords[w] {
			break
		}
	}
	if h == 0 {
		for k := g.from - 1; k >= 0 && k >= g.from-2 && int(r.sentOf[k]) == g.sentence; k-- {
			switch w := r.lower(k); w {
			case "killing", "kills", "killed", "kill":
				if r.lower(k-1) != "was" && r.lower(k-1) != "were" {
					h |= Killed
				}
			case "wounding", "injuring", "wounds", "injures", "hurting", "hurts", "hospitalizes":
				h |= Injured
			case "shot", "shoots", "stabs", "stabbing":
				if r.lower(k-1) != "was" && r.lower(k-1) != "were" && w != "shot" {
					h |= Struck
				}
			case "at", "least", "about", "than", "more", "up", "to", "another", "another:":
				if w == "at" || w == "to" || w == "least" || w == "another" {
					continue
				}
			}
			break
		}
	}
	return h
}

// takesNoObject reports whether the word of harm at k says something of what
// stands before it, and is no verb with an object of its own.
func (r *reader) takesNoObject(k int) bool {
	switch w := r.lower(k); w {
	case "killing", "kills", "injuring", "injures", "wounding", "wounds":
		return false
	case "killed", "shot", "wounded", "injured", "stabbed", "hurt", "struck":
		for c := range r.g.Children(k) {
			if r.toks[c].Dep == english.DepDobj && c > k {
				return false
			}
		}
	case "death", "deaths", "injuries", "dead":
		return w != "death" && w != "injuries" && w != "deaths"
	}
	return true
}

var betweenWords = set(`was were is are has have had been being be people persons person also still now confirmed reported reportedly left
	taken fell listed believed feared critically seriously slightly so far of them both all others other more men women children teens
	fatally severely were badly also reportedly later others adults in , 's`)
