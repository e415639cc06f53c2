package event

import (
	"concord/english"
	"concord/internal/annotate/predicate"
)

// turned is the role of the argument a of p, where "got attacked by" is read as the
// passive that it is.
func turned(p *predicate.Predicate, a *predicate.Argument) predicate.Role {
	if a.Role != predicate.Agent || a.Prep != "" || p.Kind != predicate.Verb {
		return a.Role
	}
	for i := range p.Arguments {
		if p.Arguments[i].Role == predicate.Agent && p.Arguments[i].Prep == "by" {
			return predicate.Patient
		}
	}
	return a.Role
}

// classify returns the frame that p fits.
func (r *reader) classify(p *predicate.Predicate) (frame, Mode, bool, bool) {
	if r.jointly(p) {
		return frame{Class: cls(Cooperate, ""), rule: "cooperate"}, "", false, true
	}
	bases := []string{p.Lemma, p.Base}
	if next := p.Head + 1; p.Kind == predicate.Verb && next < len(r.toks) && particles[r.lower(next)] && r.toks[next].Head == p.Head {
		bases = []string{p.Lemma + " " + r.lower(next), p.Lemma, p.Base} // where the tree has no particle
	}
	for _, base := range bases {
		for _, f := range frames()[base] {
			if m, vague, ok := r.fits(p, &f); ok {
				if f.rule == "promise" && r.threat(p) {
					f.Type, f.rule = Threaten, "threaten"
				}
				return f, m, vague, true
			}
		}
	}
	return frame{}, "", false, false
}

// formed reports whether the clause of p has the form that a frame asks for.
func (r *reader) formed(p *predicate.Predicate, f form, object int) bool {
	prep := func(words ...string) bool {
		for i := range p.Arguments {
			for _, w := range words {
				if p.Arguments[i].Prep == w {
					return true
				}
			}
		}
		return false
	}
	switch {
	case f&ahead != 0:
		return p.Future || p.Modality == predicate.Predicted || p.Modality == predicate.Willed || p.Modality == predicate.Would
	case f&outward != 0:
		return prep("out of", "from") || r.near(p.Head+1, p.Head+8, "out")
	case f&against != 0:
		return prep("against")
	case f&favour != 0:
		return prep("for") || prep("in")
	case f&upon != 0:
		return prep("on", "upon")
	case f&objective != 0:
		return object >= 0
	case f&other != 0:
		for i := range p.Arguments {
			a := &p.Arguments[i]
			if a.Role != predicate.Topic || a.Predicate < 0 || a.Predicate >= len(r.preds) {
				continue
			}
			if b, ok := r.preds[a.Predicate].First(predicate.Agent); ok && !b.Shared {
				return true
			}
		}
		return false
	}
	return true
}

// jointly reports whether two or more do p together, and it is no fight: "jointly", "a
// joint station".
func (r *reader) jointly(p *predicate.Predicate) bool {
	if p.Kind != predicate.Verb || p.Negated {
		return false
	}
	a, ok := p.First(predicate.Agent)
	if !ok || len(r.conjuncts(a.Head)) == 0 && r.toks[a.Head].Tag != english.TagNNS {
		return false
	}
	for c := range r.doc.Children(p.Head) {
		if r.lower(c) == "jointly" {
			return true
		}
	}
	o := r.object(p)
	if o < 0 || r.classes(o)&(communication|force_|talksNoun) != 0 {
		return false
	}
	for c := range r.doc.Children(o) {
		if r.lower(c) == "joint" {
			return true
		}
	}
	return false
}

// ready reports whether p says of somebody that they are willing to do something.
func (r *reader) ready(p *predicate.Predicate) bool {
	a, ok := p.First(predicate.Attribute)
	if !ok || p.Negated {
		return false
	}
	switch r.lemma(a.Head) {
	case "ready", "willing", "prepared":
	default:
		return false
	}
	if !r.body(p) {
		return false
	}
	for c := range r.doc.Children(a.Head) {
		if r.toks[c].Dep == english.DepXcomp {
			if q, ok := r.at[c]; ok && !r.harshly(&r.preds[q]) {
				return true
			}
		}
	}
	return false
}

func (r *reader) harshly(q *predicate.Predicate) bool {
	if harsh[q.Base] {
		return true
	}
	f, _, _, ok := r.classify(q)
	return ok && (f.Type == Assault || f.Type == Coerce || f.Type == Sanction || f.Type == Protest)
}

// threat reports whether what is promised in p is force or coercion: "vowed to bomb",
// "pledged to crush".
func (r *reader) threat(p *predicate.Predicate) bool {
	for i := range p.Arguments {
		a := &p.Arguments[i]
		if a.Predicate < 0 || a.Predicate >= len(r.preds) || a.Role != predicate.Topic && a.Role != predicate.Purpose {
			continue
		}
		q := &r.preds[a.Predicate]
		if q.Negated || q.Kind == predicate.Noun {
			continue
		}
		if harsh[q.Base] {
			return true
		}
		if f, _, _, ok := r.classify(q); ok && f.rule != "promise" {
			switch f.Type {
			case Assault, Coerce, Sanction, Protest:
				return true
			}
		}
	}
	return false
}

// harsh are verbs of force and punishment that tell no event of their own.
var harsh = set("retaliate avenge crush punish destroy annihilate respond_with_force eliminate resist")

// particles are adverbs that make another verb of the verb before them.
var particles = set("down out up off back over in")

// fits reports whether p says what f needs.
func (r *reader) fits(p *predicate.Predicate, f *frame) (Mode, bool, bool) {
	o := r.object(p)
	var k noun
	if o >= 0 {
		k = r.classes(o)
	}
	switch {
	case f.form&verbs != 0 && p.Kind == predicate.Noun:
		return "", false, false
	case f.form&bare != 0 && o >= 0 && p.Kind != predicate.Noun && k&(personNoun|crowdNoun) == 0:
		return "", false, false
	case f.form&byWho != 0 && p.Kind == predicate.Noun && !r.body(p):
		return "", false, false
	case f.form&body_ != 0 && p.Kind != predicate.Noun && !p.Passive && !r.body(p) && r.acting(p):
		return "", false, false
	}
	if f.form&^(verbs|bare|byWho|body_) != 0 && !r.formed(p, f.form, o) {
		return "", false, false
	}
	if f.objects != 0 {
		if p.Kind == predicate.Noun {
			return "", false, false
		}
		// An object that is a clause, or stands behind a preposition.
		if k&f.objects == 0 {
			hit := false
			for i := range p.Arguments {
				a := &p.Arguments[i]
				if (a.Role == predicate.Other || a.Role == predicate.Place || a.Role == predicate.Topic || a.Role == predicate.Recipient) && r.classes(a.Head)&f.objects != 0 &&
					(o < 0 || f.rule == "visit" || f.objects&(security|custody) != 0) {
					hit = true
				}
			}
			if !hit {
				return "", false, false
			}
		}
	}
	if f.never != 0 && k&f.never != 0 && k&f.objects == 0 {
		return "", false, false
	}
	switch {
	case f.need&force != 0:
		m, ok, vague := r.forceful(p, f)
		return m, vague, ok
	case f.need&human != 0:
		if k&(personNoun|armed|captive|crowdNoun|casualtyNoun) == 0 && (o < 0 || r.toks[o].POS != english.PosPRON) {
			return "", false, false
		}
	case f.need&together != 0:
		if !r.together(p) {
			return "", false, false
		}
	case f.need&with != 0:
		if !r.with(p) {
			return "", false, false
		}
	case f.need&crowd != 0:
		if !r.crowd(p) {
			return "", false, false
		}
	case f.need&object != 0:
		if o < 0 && p.Kind != predicate.Noun {
			return "", false, false
		}
	case f.need&topic != 0:
		hit := false
		for i := range p.Arguments {
			switch a := &p.Arguments[i]; a.Role {
			case predicate.Topic, predicate.Purpose, predicate.Patient:
				hit = hit || a.Role != predicate.Patient || f.rule == "ask" || f.rule == "propose"
			case predicate.Other:
				hit = hit || a.Prep == "for" || a.Prep == "on" || a.Prep == "to"
			}
		}
		if !hit {
			return "", false, false
		}
	case f.need&body != 0:
		if !r.body(p) {
			return "", false, false
		}
	}
	if f.rule == "walkout" && !r.look(p).labour && !(p.Kind == predicate.Verb && o < 0) {
		return "", false, false
	}
	return f.Mode, false, true
}

// together reports whether two states act.
func (r *reader) together(p *predicate.Predicate) bool {
	if p.Kind == predicate.Noun {
		for c := range r.doc.Children(p.Head) {
			if w := r.lemma(c); w == "joint" || w == "multinational" {
				return true
			}
		}
	}
	n := 0
	for i := range p.Arguments {
		a := &p.Arguments[i]
		switch a.Role {
		case predicate.Agent:
			n += 1 + len(r.conjuncts(a.Head))
			for c := range r.doc.Children(a.Head) { // "French and Egyptian warships"
				if r.toks[c].Dep == english.DepAmod {
					n += len(r.conjuncts(c))
				}
			}
		case predicate.Recipient, predicate.Other:
			if a.Prep == "with" || a.Prep == "alongside" {
				n++
			}
		case predicate.Patient:
			for c := range r.doc.Children(a.Head) {
				if r.lemma(c) == "joint" {
					return true
				}
			}
		}
	}
	return n > 1
}

// with reports whether p has somebody it is done with.
func (r *reader) with(p *predicate.Predicate) bool {
	if p.Kind == predicate.Verb && p.Base == "call" {
		// "called the report false" names it
		objects, person := 0, false
		for i := range p.Arguments {
			a := &p.Arguments[i]
			switch {
			case a.Role == predicate.Attribute, a.Role == predicate.Topic:
				return false
			case a.Role == predicate.Patient && !a.Shared:
				objects++
				person = r.toks[a.Head].Entity == english.EntPERSON || titles[r.lemma(a.Head)]
			}
		}
		return objects == 1 && person
	}
	if p.Kind == predicate.Noun {
		for c := range r.doc.Children(p.Head) {
			switch r.lemma(c) {
			case "phone", "telephone", "video", "conference", "joint", "three-way", "trilateral", "bilateral":
				return true
			}
		}
	}
	for i := range p.Arguments {
		a := &p.Arguments[i]
		k := r.classes(a.Head)
		someone := k&(personNoun|armed|location) != 0 || r.toks[a.Head].Entity != 0 || r.toks[a.Head].POS == english.PosPROPN || r.toks[a.Head].POS == english.PosPRON
		switch a.Role {
		case predicate.Recipient:
			if someone && (a.Prep != "for") {
				return true
			}
		case predicate.Agent:
			if len(r.conjuncts(a.Head)) > 0 || r.toks[a.Head].Tag == english.TagNNS && p.Base != "call" && p.Base != "speak" && p.Base != "talk" || p.Kind == predicate.Noun {
				return true
			}
		case predicate.Patient:
			if someone {
				return true
			}
		case predicate.Other:
			if a.Prep == "with" && someone {
				return true
			}
		}
	}
	return false
}

// crowd reports whether people that are no state act.
func (r *reader) crowd(p *predicate.Predicate) bool {
	for i := range p.Arguments {
		if a := &p.Arguments[i]; a.Role == predicate.Agent {
			k := r.classes(a.Head)
			return k&(crowdNoun|personNoun) != 0 && k&armed == 0 && r.toks[a.Head].Entity != english.EntPERSON
		}
	}
	return false
}

// acting reports whether p has a word for who acts that is no pronoun.
func (r *reader) acting(p *predicate.Predicate) bool {
	a, ok := p.First(predicate.Agent)
	return ok && r.toks[a.Head].POS != english.PosPRON
}

// body reports whether a state, a body or somebody with an office acts.
func (r *reader) body(p *predicate.Predicate) bool {
	for i := range p.Arguments {
		a := &p.Arguments[i]
		if a.Role != predicate.Agent {
			continue
		}
		switch r.toks[a.Head].Entity {
		case english.EntGPE, english.EntORG, english.EntPERSON, english.EntNORP:
			return true
		}
		if state, group := r.actsFor(a.Head); state != "" || group {
			return true
		}
		if k := r.classes(a.Head); k&(armed|personNoun) != 0 || titles[r.lemma(a.Head)] {
			return true
		}
		switch r.lemma(a.Head) {
		case "government", "court", "party", "union", "group", "parliament", "council", "authority", "committee", "ministry", "organization", "opposition", "movement", "newspaper",
			"commission", "agency", "congress", "senate", "administration", "regime", "country", "nation", "state", "bloc", "police":
			return true
		}
	}
	return false
}
