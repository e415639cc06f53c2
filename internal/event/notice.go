package event

import (
	"concord/english"
	"concord/internal/annotate/predicate"
	"concord/internal/span"
)

// told is a notice with the mention it tells of, -1 for none.
type told struct {
	notice Notice
	of     int
	owns   bool // no notice: its actor acknowledges the event
	by     []Participant
}

// tellers are verbs of giving notice.
var tellers = set("notify inform alert brief warn tip tip_off tell advise")

// notices finds who is said to have been told of an event, and who took it upon
// themselves.
func (r *reader) notices() {
	for i := range r.preds {
		p := &r.preds[i]
		if p.Kind != predicate.Verb {
			continue
		}
		switch {
		case tellers[p.Base], tellers[p.Lemma]:
			r.notice(i, p, false)
		case p.Base == "give" || p.Base == "receive" || p.Base == "get" || p.Base == "provide" || p.Base == "send":
			if o := r.object(p); o >= 0 && (r.lemma(o) == "notice" || r.lemma(o) == "warning" || r.lemma(o) == "notification" || r.lemma(o) == "heads-up") {
				r.notice(i, p, true)
			}
		case p.Base == "claim" || p.Base == "accept" || p.Base == "take" || p.Base == "admit":
			if o := r.object(p); o >= 0 && r.lemma(o) == "responsibility" && !p.Negated {
				for at := range r.acts_(p, o) {
					r.told = append(r.told, told{of: at, owns: true, by: r.agents(p)})
				}
			}
		case p.Base == "apologize" || p.Base == "apologise":
			if p.Negated || p.Future || p.Hypothetical {
				continue
			}
			for at := range r.acts_(p, -1) {
				if sharesState(r.found[at].actors, r.agents(p)) {
					r.told = append(r.told, told{of: at, owns: true, by: r.agents(p)})
				}
			}
		}
	}
}

func (r *reader) agents(p *predicate.Predicate) []Participant {
	var out []Participant
	for i := range p.Arguments {
		if a := &p.Arguments[i]; a.Role == predicate.Agent {
			out = r.everyone(out, a.Head)
		}
	}
	return out
}

func sharesState(a, b []Participant) bool {
	for _, x := range a {
		for _, y := range b {
			if x.State != "" && x.State == y.State || x.Entity >= 0 && x.Entity == y.Entity {
				return true
			}
		}
	}
	return false
}

// acts_ are the mentions of force that stand in the phrases of p behind a
// preposition, and behind the noun o.
func (r *reader) acts_(p *predicate.Predicate, o int) map[int]bool {
	out := map[int]bool{}
	from, to := r.sentence(p.Head)
	for i := from; i < to; i++ {
		at, ok := r.of[i]
		if !ok || r.found[at].mention.Class.Type != Assault {
			continue
		}
		for t, n := i, 0; n < 6 && r.toks[t].Head != t; n++ {
			h := r.toks[t].Head
			if (h == p.Head || h == o) && r.toks[t].Dep == english.DepPrep {
				out[at] = true
				break
			}
			t = h
		}
	}
	return out
}

// notice reads one verb of giving notice; given is true for "gave notice".
func (r *reader) notice(i int, p *predicate.Predicate, given bool) {
	if p.Future || p.Hypothetical || p.Asked || p.By == predicate.Condition {
		return
	}
	n := Notice{Holder: r.holder(i), Denied: p.Negated, Passage: r.s.Passage(r.m, p.Clause)}
	if i < len(r.speak) && r.speak[i] >= 0 {
		if st := r.member.Statements[r.speak[i]].Stance; st != "" && st != "neutral" {
			n.Stance = string(st)
		}
	}
	var to, by []Participant
	of := -1
	topic := func(head int) {
		if at, ok := r.of[head]; ok && tellable(r.found[at].mention.Class.Type) && of < 0 {
			of = at
		}
	}
	for k := range p.Arguments {
		a := &p.Arguments[k]
		switch a.Role {
		case predicate.Agent:
			by = r.everyone(by, a.Head)
		case predicate.Patient, predicate.Recipient:
			switch r.lemma(a.Head) {
			case "notice", "warning", "notification", "heads-up":
				r.below(a.Head, topic)
				for c := range r.doc.Children(a.Head) { // "gave the US notice", read as one phrase
					if e := r.toks[c].Entity; (e == english.EntGPE || e == english.EntORG || e == english.EntPERSON) && r.toks[c].Dep != english.DepPrep {
						to = r.everyone(to, c)
					}
				}
				continue
			}
			if a.Prep == "of" || a.Prep == "about" {
				topic(a.Head)
				continue
			}
			to = r.everyone(to, a.Head)
		case predicate.Topic, predicate.Other:
			topic(a.Head)
			if of < 0 {
				r.below(a.Head, topic)
			}
			if of < 0 && r.lemma(a.Head) == "plan" {
				of = r.planned(p, a.Head)
			}
			if of < 0 && a.Role == predicate.Topic && a.Predicate >= 0 {
				topic(r.preds[a.Predicate].Head)
			}
		}
	}
	if given && (p.Base == "receive" || p.Base == "get") {
		to, by = by, nil
	}
	n.When = r.relative(p)
	if given && n.When == "" {
		n.When = Before // notice and warning are given of what comes
	}
	if of < 0 && n.When != "" && p.Base != "tell" && p.Base != "advise" && p.Base != "brief" {
		of = r.lastForce(p)
	}
	if of < 0 || len(to) == 0 && len(by) == 0 {
		return
	}
	if r.found[of].vague || len(r.found[of].actors) == 0 {
		r.actorOf(of, to, by)
	}
	if (p.Base == "warn" || p.Base == "tell" || p.Base == "advise") && n.When == "" {
		return // "warned of attacks": a threat or a fear
	}
	if len(to) > 0 {
		n.To = &to[0]
	}
	if len(by) > 0 {
		n.By = &by[0]
	}
	r.told = append(r.told, told{notice: n, of: of})
}

// actorOf says which attack "the attack" is of which somebody was told: of those told
// of before, the last whose actor gave the notice, and none whose actor got it.
func (r *reader) actorOf(of int, to, by []Participant) {
	x := r.found[of]
	if !x.definite || len(x.actors) > 0 {
		return
	}
	var last *found
	for _, y := range r.found {
		if y.head >= x.head || y.mention.Class.Type != x.mention.Class.Type || y.real != actual || len(y.actors) == 0 || sharesState(y.actors, to) {
			continue
		}
		if last == nil || sharesState(y.actors, by) || !sharesState(last.actors, by) {
			last = y
		}
	}
	if last != nil {
		x.likeliest = last
	}
}

// tellable reports whether notice is given of such events.
func tellable(t Type) bool {
	switch t {
	case Assault, Mobilize, Coerce, Retreat:
		return true
	}
	return false
}

// below calls f with the nouns that hang on i by prepositions.
func (r *reader) below(i int, f func(int)) {
	for c := range r.doc.Children(i) {
		if r.toks[c].Dep != english.DepPrep {
			continue
		}
		for o := range r.doc.Children(c) {
			if r.toks[o].Dep == english.DepPobj || r.toks[o].Dep == english.DepPcomp {
				f(o)
			}
		}
	}
}

// planned is the act of force of which the noun plan tells: below it, below the noun
// it is named again by, or the one last told of in the sentence.
func (r *reader) planned(p *predicate.Predicate, plan int) int {
	from, _ := r.sentence(p.Head)
	best := -1
	for i := from; i < plan; i++ {
		if at, ok := r.of[i]; ok && r.found[at].mention.Class.Type == Assault && r.found[at].real == imagined {
			best = at
		}
	}
	return best
}

// lastForce is the last act of force told of before p in its sentence or the one
// before, -1 where there is none.
func (r *reader) lastForce(p *predicate.Predicate) int {
	from, to := r.sentence(p.Head)
	best := -1
	for i := from; i < to; i++ {
		if at, ok := r.of[i]; ok && r.found[at].mention.Class.Type == Assault && (best < 0 || i < p.Head) {
			best = at
		}
	}
	if best >= 0 || from == 0 {
		return best
	}
	prev, end := r.sentence(from - 1)
	for i := prev; i < end; i++ {
		if at, ok := r.of[i]; ok && r.found[at].mention.Class.Type == Assault {
			best = at
		}
	}
	return best
}

// relative is when p was done, seen from the event: by the first word of its clause
// that says so.
func (r *reader) relative(p *predicate.Predicate) Relative {
	clause := p.Clause
	for _, i := range r.inSent[p.Sentence] { // the clauses of what is told are not of the telling
		q := &r.preds[i]
		if q.Within >= 0 && q.Within < len(r.preds) && &r.preds[q.Within] == p && q.By == predicate.Report && q.Start > p.Start && q.Kind == predicate.Verb && q.Tense != predicate.NoTense {
			clause.End = min(clause.End, max(q.Clause.Start, p.End))
		}
	}
	for i := p.Head; i < len(r.toks) && r.toks[i].Start < clause.End; i++ {
		if !clause.Contains(span.Span{Start: r.toks[i].Start, End: r.toks[i].End}) {
			continue
		}
		switch w := r.lower(i); w {
		case "beforehand", "before", "prior":
			return Before
		case "advance":
			if i > 0 && r.lower(i-1) == "in" {
				return Before
			}
		case "ahead":
			return Before
		case "during", "while", "amid":
			return During
		case "middle", "midst":
			if i+1 < len(r.toks) && r.lower(i+1) == "of" {
				return During
			}
		case "after", "afterwards", "afterward", "following", "once":
			return After
		}
	}
	// "was notified beforehand" may stand before its verb: "had earlier informed".
	for c := range r.doc.Children(p.Head) {
		if c < p.Head && (r.lower(c) == "previously" || r.lower(c) == "beforehand") {
			return Before
		}
	}
	return ""
}
