package commitment

import (
	"concord/english"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/predicate"
	"concord/internal/span"
)

// argument is the first argument of predicate i in one of the roles.
func (r *reader) argument(i int, of ...predicate.Role) *predicate.Argument {
	for _, role := range of {
		if a, ok := r.preds[i].First(role); ok && a.Head >= 0 && a.Head < len(r.toks) {
			return a
		}
	}
	return nil
}

// clauseArgument is the argument of i that is a clause: what is promised,
// ordered or refused. preps are prepositions that may lead to a gerund.
func (r *reader) clauseArgument(i int, preps ...string) *predicate.Argument {
	args := r.preds[i].Arguments
	for _, role := range [...]predicate.Role{predicate.Topic, predicate.Purpose} {
		for k := range args {
			if a := &args[k]; a.Role == role && a.Predicate >= 0 && a.Prep == "" && r.preds[a.Predicate].Kind != predicate.Noun {
				return a
			}
		}
	}
	for k := range args {
		for _, prep := range preps {
			if a := &args[k]; a.Prep == prep && a.Head > r.preds[i].Head && (a.Predicate >= 0 || prep == "to") && a.Head < len(r.toks) {
				return a
			}
		}
	}
	return nil
}

// contentOf is what predicate act tells, without the "to" or "that" before it
// and without what only reports it.
func (r *reader) contentOf(act int) span.Span {
	p := &r.preds[act]
	sp := span.Span{Start: p.Start, End: max(p.End, p.Clause.End)}
	to, subject := false, false
	for c := range r.doc.Grammar.Children(p.Head) {
		switch r.toks[c].Dep {
		case english.DepAux:
			to = to || r.word(c) == "to"
		case english.DepNsubj, english.DepNsubjpass, english.DepCsubj, english.DepExpl:
			subject = subject || c < p.Head
			if c < p.Head {
				sp.Start = min(sp.Start, r.phrase(c).Start)
			}
		case english.DepNeg:
			sp.Start = min(sp.Start, r.toks[c].Start)
		}
	}
	if to && !subject {
		from, end := r.tokens(span.Span{Start: sp.Start, End: r.toks[p.Head].End})
		for k := from; k < end; k++ {
			if r.word(k) == "to" && k+1 < len(r.toks) {
				sp.Start = r.toks[k+1].Start
				break
			}
		}
	}
	return r.cut(sp, p.Head)
}

// cut ends sp before a conjoined clause with a subject of its own, and before
// what a report says of itself, which the tree hangs on the verb at head.
func (r *reader) cut(sp span.Span, head int) span.Span {
	for c := range r.doc.Grammar.Children(head) {
		if c <= head {
			continue
		}
		stop := false
		switch r.toks[c].Dep {
		case english.DepParataxis, english.DepCcomp:
			stop = r.toks[c].Dep == english.DepParataxis
		case english.DepAdvcl:
			for m := range r.doc.Grammar.Children(c) {
				if w := r.word(m); r.toks[m].Dep == english.DepMark && (w == "while" || w == "although" || w == "though" || w == "because" || w == "since" || w == "after" || w == "as" && r.word(m+1) != "long") {
					stop = true
				}
			}
		case english.DepConj:
			for m := range r.doc.Grammar.Children(c) {
				if r.toks[m].Dep == english.DepNsubj || r.toks[m].Dep == english.DepNsubjpass {
					stop = true
				}
			}
			if i, ok := r.at[c]; ok && r.preds[i].Tense != predicate.NoTense && r.preds[i].Tense != r.preds[r.at[head]].Tense {
				stop = true
			}
		}
		if !stop {
			continue
		}
		at := r.doc.Grammar.LeftEdge(c)
		for at > head+1 && (r.toks[at-1].Dep == english.DepCc || r.toks[at-1].Dep == english.DepPunct) {
			at--
		}
		if end := r.toks[at].Start; end > r.toks[head].End && end < sp.End {
			sp.End = end
		}
	}
	return sp
}

// regard reads "shall regard X as Y" and "X will be treated as Y": in a binding
// text, or as a rule about any act of a kind. That police treat a fire as arson
// binds nobody.
func (r *reader) regard(i int) (clause, bool) {
	p := &r.preds[i]
	if p.Kind != predicate.Verb || !is(p.Base, regarding) || p.Negated || p.Asked {
		return clause{}, false
	}
	_, end := r.tokens(p.Clause)
	as := -1
	for k := p.Head + 1; k < end && k < p.Head+60; k++ {
		if next := r.word(k + 1); r.word(k) == "as" && next != "well" && next != "if" && next != "long" && next != "soon" && r.word(k-1) != "such" && r.word(k-1) != "well" && r.governed(k, p.Head) {
			as = k
			break
		}
	}
	if as < 0 {
		return clause{}, false
	}
	c := r.start(i, "regard-as", Policy, Constitutive, Assurance)
	c.as = r.unmarked(r.span(as+1, max(as+2, min(end, r.doc.Grammar.RightEdge(as)+1))))
	if as+1 >= end {
		return clause{}, false
	}
	head := -1
	if p.Passive || as == p.Head+1 {
		a := r.argument(i, predicate.Patient, predicate.Recipient)
		if a == nil {
			return clause{}, false
		}
		c.is, head = r.unmarked(a.Span), a.Head
	} else {
		c.is = r.unmarked(r.span(p.Head+1, as))
		for k := p.Head + 1; k < as && head < 0; k++ {
			if is(r.lemma(k), acting) && r.toks[k].POS == english.PosNOUN {
				head = k
			}
		}
		a := r.argument(i, predicate.Agent)
		c.promisor = r.who(a, a != nil)
	}
	c.content = join(c.is, c.as)
	c.instrument = r.under(c)
	act := head >= 0 && is(r.lemma(head), acting)
	rule := p.Modality == predicate.Predicted || p.Modality == predicate.Necessary || p.Modality == predicate.Would && p.Future
	general := !p.Progressive && p.Tense == predicate.Present && head >= 0 && r.any(head)
	if !act && (c.instrument < 0 || p.Tense == predicate.NoTense) || !rule && !general && (c.instrument < 0 || p.Progressive || p.Tense == predicate.Past) {
		return clause{}, false
	}
	return c, true
}

// any reports whether the noun at i stands for every one of its kind: any attack,
// an attack, attacks.
func (r *reader) any(i int) bool {
	for c := range r.doc.Grammar.Children(i) {
		if d := r.toks[c].Dep; d == english.DepDet || d == english.DepPoss {
			switch r.word(c) {
			case "any", "a", "an", "every", "all", "each":
				return true
			}
			return false
		}
	}
	return true
}

// policy reads "it is the policy of X to V" and "makes it X policy to V".
func (r *reader) policy(i int) (clause, bool) {
	p := &r.preds[i]
	to := -1
	for c := range r.doc.Grammar.Children(p.Head) {
		if r.toks[c].Dep == english.DepAux && r.word(c) == "to" {
			to = c
		}
	}
	if to < 0 && r.toks[p.Head].Dep == english.DepPcomp && r.word(r.toks[p.Head].Head) == "of" {
		return r.policyOf(i, r.toks[r.toks[p.Head].Head].Head)
	}
	if to < 0 {
		return clause{}, false
	}
	at := -1
	for k := to - 1; k > 0 && k > to-10; k-- {
		if r.lemma(k) == "policy" {
			at = k
			break
		}
		if r.toks[k].POS == english.PosVERB || r.toks[k].POS == english.PosPUNCT {
			break
		}
	}
	if at < 0 {
		return clause{}, false
	}
	it := false
	for k := at - 1; k >= 0 && k > at-7; k-- {
		it = it || r.word(k) == "it"
	}
	if !it && r.word(to-1) != "is" && r.word(to-1) != "was" {
		return clause{}, false
	}
	c := r.start(i, "policy-to", Policy, Commissive, Assurance)
	c.cue = r.span(at, at+1)
	c.act, c.content = i, r.contentOf(i)
	for k := range r.doc.Grammar.Children(at) {
		switch {
		case k > at && r.word(k) == "of":
			for o := range r.doc.Grammar.Children(k) {
				c.promisor = r.whoAt(o, r.phrase(o))
			}
		case k < at && (r.toks[k].Dep == english.DepCompound || r.toks[k].Dep == english.DepPoss || r.toks[k].Dep == english.DepNmod || r.toks[k].Dep == english.DepAmod):
			if r.entityAt(k) >= 0 {
				c.promisor = r.whoAt(k, r.span(k, k+1))
			}
		}
	}
	if c.promisor.name == "" && r.toks[at-1].POS == english.PosPROPN {
		c.promisor = r.whoAt(at-1, r.span(at-1, at))
	}
	return c, true
}

// promise reads the verbs by which somebody binds himself, refuses, threatens,
// offers or plans.
func (r *reader) promise(i int) (clause, bool) {
	p := &r.preds[i]
	lemma := p.Base
	if p.Kind == predicate.Noun && lemma != p.Lemma+"" && !is(lemma, promising) || p.Kind == predicate.Copula || p.Kind == predicate.Apposition {
		return clause{}, false
	}
	kind, mod, needs := Pledge, Assurance, false
	switch {
	case is(lemma, promising):
		if lemma == "guarantee" {
			kind = Guarantee
		}
	case is(lemma, refusing|rebuffing):
		kind, mod, needs = Refusal, Prohibition, true
	case is(lemma, threatening):
		kind, mod, needs = Ultimatum, Intention, true
	case is(lemma, offering):
		kind, mod, needs = Offer, Intention, true
	case is(lemma, planning|deciding):
		kind, mod, needs = Plan, Intention, true
	default:
		return clause{}, false
	}
	if p.Kind == predicate.Noun && !r.verbal(i) {
		return clause{}, false
	}
	if !r.bare(i) && !(p.Modality == predicate.Predicted && p.By != predicate.Intention) {
		return clause{}, false
	}
	c := r.start(i, "verb-"+lemma, kind, Commissive, mod)
	if p.Negated && !r.denied(i) {
		if !is(lemma, promising) || p.Modality != "" || lemma == "agree" || lemma == "guarantee" || lemma == "swear" {
			return clause{}, false
		}
		c.denied = true
	}
	c.denied = c.denied || r.denied(i)
	agent := r.argument(i, predicate.Agent)
	c.promisor = r.who(agent, agent != nil)
	if blamed := r.blamed(p.Head); blamed >= 0 {
		c.promisor = r.whoAt(blamed, r.phrase(blamed))
	}
	if p.Kind == predicate.Noun {
		c.promisor = r.before(p.Head)
		if !c.promisor.known {
			return clause{}, false
		}
	}
	preps := []string(nil)
	if lemma == "commit" || lemma == "recommit" || lemma == "pledge" || lemma == "agree" {
		preps = []string{"to"}
	}
	what := r.clauseArgument(i, preps...)
	if p.Kind == predicate.Noun {
		what = nil
		for k := i + 1; k < len(r.preds) && k < i+4 && what == nil; k++ {
			if q := &r.preds[k]; q.Within == i && (q.By == predicate.Intention || q.By == predicate.Content || q.By == predicate.Report) && q.Kind == predicate.Verb {
				what = &predicate.Argument{Span: q.Clause, Role: predicate.Topic, Head: q.Head, Predicate: k, Time: -1}
			}
		}
	}
	if what == nil && !needs && lemma != "agree" && lemma != "swear" && lemma != "undertake" && lemma != "commit" && lemma != "affirm" {
		what = r.argument(i, predicate.Patient, predicate.Quantity)
		if what != nil && what.Head < p.Head && !what.Shared && !p.Passive {
			what = nil
		}
	}
	if a := r.argument(i, predicate.Patient); what == nil && is(lemma, offering) && a != nil && is(r.lemma(a.Head), bargain|pledging|offered) {
		what = a
	}
	if what == nil && is(lemma, rebuffing) { // "rejected the offer"
		if a := r.argument(i, predicate.Patient); a != nil && is(r.lemma(a.Head), sought) && agent != nil && r.does(agent, c.promisor) {
			what = a
		}
	}
	if what == nil || is(r.lemma(what.Head), idle) || what == agent {
		return clause{}, false
	}
	c.content = what.Span
	if is(lemma, rebuffing) && what.Head > p.Head {
		c.content = r.from(what, i)
	}
	if what.Predicate >= 0 && r.preds[what.Predicate].Kind != predicate.Noun {
		c.act = what.Predicate
		c.content = r.contentOf(c.act)
		if b := r.argument(c.act, predicate.Agent, predicate.Patient); b != nil && !b.Shared && b.Head < r.preds[c.act].Head && r.finite(c.act) {
			if w := r.who(b, true); w.name != "" && (w.entity < 0 || w.entity != c.promisor.entity) && w.name != c.promisor.name && r.acts(b, w) {
				c.bearer = w
			}
		}
		if r.preds[c.act].Negated && kind != Refusal {
			if b := r.argument(c.act, predicate.Agent, predicate.Patient); b == nil || b.Shared || b.Head > r.preds[c.act].Head || c.bearer.known || r.who(b, true).entity >= 0 && r.who(b, true).entity == c.promisor.entity {
				c.modality = Prohibition // that somebody will not; that something will not happen is an assurance
			}
		}
	} else if what.Shared || what.Head < p.Head { // "the money that was promised"
		c.rule = "passive-" + lemma
	}
	switch lemma {
	case "agree":
		if c.act < 0 {
			if is(r.lemma(what.Head), bargain) {
				c.kind = Treaty
			} else if what.Prep != "to" || what.Predicate < 0 && !is(r.lemma(what.Head), sought|imposed|ruled) || agent != nil && !r.does(agent, c.promisor) {
				return clause{}, false // "agreed to an inquiry", not with it
			}
		}
	case "decide", "vote", "opt", "resolve", "schedule", "slate", "set":
		if p.Passive {
			agent = r.argument(i, predicate.Patient)
			c.promisor = r.who(agent, agent != nil)
		}
		if c.act < 0 || !is(r.preds[c.act].Base, undertaking|ruling|forbidding|allowing|directing) || agent == nil ||
			!r.acts(agent, c.promisor) && !scheduled[r.preds[c.act].Base] {
			return clause{}, false
		}
	case "commit", "recommit": // somebody, or himself; a crime is none
		if c.act < 0 && (what.Prep != "to" || r.argument(i, predicate.Patient) == nil && !p.Passive) {
			return clause{}, false
		}
		if b := r.argument(i, predicate.Patient); b != nil && b != what && c.act >= 0 && !p.Passive && !r.reflexive(b.Head) {
			if c.promisor.text < 0 {
				return clause{}, false
			}
			c.rule, c.illocution, c.modality, c.kind = "commits-to", Prescriptive, Obligation, Order
			c.bearer = r.who(b, true)
		} else if p.Passive && b != nil {
			c.promisor = r.who(b, true)
		}
	case "reaffirm", "affirm": // a view affirmed binds nobody
		if c.act < 0 && !is(r.lemma(what.Head), pledging) && r.lemma(what.Head) != "support" {
			return clause{}, false
		}
		if c.act >= 0 && !r.ahead(c.act) {
			return clause{}, false
		}
	case "assure", "swear", "guarantee":
		if c.act >= 0 && r.finite(c.act) && lemma != "guarantee" && !r.ahead(c.act) {
			return clause{}, false // assured them that he was well
		}
		if lemma == "guarantee" && agent != nil && c.promisor.text < 0 && !r.acts(agent, c.promisor) {
			return clause{}, false
		}
		if c.act < 0 && lemma == "guarantee" && (c.promisor.name == "" || agent != nil && !r.acts(agent, c.promisor)) {
			return clause{}, false // talent guarantees success
		}
	case "plan", "intend":
		if c.act < 0 || p.Perfect || r.has(p.Span, "originally", "initially", "once") || r.has(p.Clause, "originally", "initially") || !r.does(agent, c.promisor) || !r.deliberate(c.act) {
			return clause{}, false
		}
	case "refuse", "decline":
		if c.act >= 0 && r.preds[c.act].Within != i {
			return clause{}, false
		}
	case "deny", "dismiss":
		if c.act >= 0 { // denies having done it
			return clause{}, false
		}
	case "promise", "pledge", "vow":
		if c.act < 0 && agent == nil && !p.Passive {
			return clause{}, false
		}
	}
	if what := r.argument(i, predicate.Recipient); what != nil && what.Head != p.Head && (agent == nil || what.Head != agent.Head) {
		c.promisee = r.who(what, true)
	}
	if c.promisor.name == "" && !p.Passive && p.Kind != predicate.Noun && agent == nil && c.act < 0 {
		return clause{}, false
	}
	return c, true
}

// blamed is who does the verb at h where somebody is blamed, thanked or arrested
// "for" doing it: the object of the verb above; -1 elsewhere.
func (r *reader) blamed(h int) int {
	prep := r.toks[h].Head
	if r.toks[h].Dep != english.DepPcomp || r.word(prep) != "for" {
		return -1
	}
	for c := range r.doc.Grammar.Children(r.toks[prep].Head) {
		if r.toks[c].Dep == english.DepDobj || r.toks[c].Dep == english.DepNsubjpass {
			return c
		}
	}
	return -1
}

// verbal reports whether the noun predicate i is a verb that the tagger took for
// a noun: "the United States pledges to".
func (r *reader) verbal(i int) bool {
	h := r.preds[i].Head
	if r.word(h+1) != "to" && r.word(h+1) != "that" {
		return false
	}
	w := r.word(h)
	if len(w) < 2 || w[len(w)-1] != 's' {
		return false
	}
	return r.before(h).known
}

// before is who is named right before token h, with nothing between.
func (r *reader) before(h int) who {
	if h == 0 {
		return nobody
	}
	for _, m := range r.doc.Mentions {
		if m.Form == entity.Demonym || m.Entity < 0 {
			continue
		}
		if gap := r.toks[h].Start - m.End; gap >= 0 && gap <= 1 {
			return r.whoAt(h-1, m.Span)
		}
	}
	return nobody
}

func (r *reader) reflexive(i int) bool {
	switch r.word(i) {
	case "itself", "himself", "herself", "themselves", "ourselves", "myself":
		return true
	}
	return false
}

func (r *reader) finite(i int) bool { return r.preds[i].Tense != predicate.NoTense }

// ahead reports whether clause i tells what is to come.
func (r *reader) ahead(i int) bool {
	p := &r.preds[i]
	return !r.finite(i) || p.Future || p.Modality == predicate.Predicted || p.Modality == predicate.Would || p.Modality == predicate.Willed
}

// direct reads the verbs by which somebody, or a text, lays a duty on others,
// lets them or forbids them: "directs X to V", "X is obliged to V", "bars X from
// V-ing", "requires proof".
func (r *reader) direct(i int) (clause, bool) {
	p := &r.preds[i]
	lemma := p.Base
	if p.Kind != predicate.Verb || !is(lemma, directing|allowing|forbidding) || p.Asked || p.Hypothetical || p.By == predicate.Condition || p.By == predicate.Purpose_ || r.never(i) {
		return clause{}, false
	}
	switch p.Modality {
	case predicate.Possible, predicate.Able, predicate.Willed, predicate.Probable:
		return clause{}, false
	case predicate.Necessary:
		if r.has(p.Span, "should", "ought") {
			return clause{}, false
		}
	case predicate.Would:
		if !p.Future && !r.proposed(i) {
			return clause{}, false
		}
	}
	c := r.start(i, "direct-"+lemma, Requirement, Prescriptive, Obligation)
	agent := r.argument(i, predicate.Agent)
	if agent != nil {
		c.promisor = r.who(agent, true)
	}
	c.instrument = r.under(c)
	standing := p.Tense == predicate.Present && !p.Perfect && !p.Progressive || p.Tense == predicate.Future || p.Modality == predicate.Predicted || p.Modality == predicate.Would
	authority := agent != nil && (r.acts(agent, c.promisor) || is(r.lemma(agent.Head), ruled|binding)) || c.instrument >= 0
	what := r.clauseArgument(i, "from", "with", "to")
	if lemma == "task" || lemma == "charge" {
		for k := range p.Arguments {
			if a := &p.Arguments[k]; a.Prep == "with" && a.Predicate >= 0 {
				what = a
			}
		}
	}
	bearer := r.argument(i, predicate.Recipient, predicate.Patient)
	if bearer != nil && what != nil && bearer.Span == what.Span {
		bearer = nil
	}
	switch {
	case is(lemma, allowing):
		c.modality, c.kind = Permission, Policy
		standing = standing || p.Progressive && p.Tense == predicate.Present || p.Tense == predicate.Past && agent != nil && is(r.lemma(agent.Head), court|ruled|binding)
		if what == nil || !standing && c.instrument < 0 || !p.Passive && !authority {
			return clause{}, false
		}
		if p.Negated {
			if c.modality = Prohibition; c.promisor.text < 0 && authority {
				c.kind = Refusal
			}
		}
	case is(lemma, forbidding):
		c.modality, c.kind = Prohibition, Ban
		if what == nil {
			what = r.argument(i, predicate.Patient)
			bearer = nil
		}
		if what == nil || p.Negated || !p.Passive && !authority && p.Tense != predicate.Present || p.Tense == predicate.NoTense && agent == nil {
			return clause{}, false
		}
	default:
		if lemma == "task" || lemma == "charge" {
			if what == nil || !p.Passive && c.instrument < 0 || !standing && c.instrument < 0 || lemma == "charge" && c.instrument < 0 {
				return clause{}, false
			}
		}
		if a := r.argument(i, predicate.Patient); what == nil && lemma == "order" && a != nil && a.Predicate >= 0 && a.Head > p.Head && r.preds[a.Predicate].Kind == predicate.Noun {
			what, bearer = a, nil // "ordered an inquiry"
		}
		if what == nil && (lemma == "require" || lemma == "mandate") && !p.Passive && authority && standing {
			what = r.argument(i, predicate.Patient)
			bearer = nil
		}
		if what != nil && what.Role == predicate.Purpose && (lemma == "require" || lemma == "mandate") && bearer != nil && !p.Passive && !r.acts(bearer, r.who(bearer, true)) && !is(r.lemma(bearer.Head), human) {
			what, bearer = bearer, nil // "mandated the list to punish" them
		}
		if what == nil || what.Predicate < 0 && lemma != "require" && lemma != "mandate" || !p.Passive && !authority {
			return clause{}, false
		}
		sub := bearer != nil && agent != nil && r.acts(agent, c.promisor) && (r.who(bearer, true).kind == string(entity.Organisation) || is(r.lemma(bearer.Head), body))
		if !(sub && (lemma == "direct" || lemma == "instruct" || lemma == "command")) && (lemma == "force" || lemma == "compel" || lemma == "bind" || lemma == "oblige" || lemma == "direct" || lemma == "instruct" || lemma == "command") && c.instrument < 0 && !(p.Passive && standing) {
			return clause{}, false // one person telling another what to do binds nobody else
		}
		if p.Negated {
			if !p.Passive {
				return clause{}, false
			}
			c.modality = Permission
		}
		if lemma == "order" || lemma == "direct" || lemma == "instruct" || lemma == "command" {
			c.kind = Order
		} else if agent != nil && r.acts(agent, c.promisor) && c.promisor.text < 0 {
			c.kind = Policy
		}
	}
	c.about = agent != nil && is(r.lemma(agent.Head), court) && r.preds[i].Tense == predicate.Past
	c.content = what.Span
	if what.Predicate >= 0 && r.preds[what.Predicate].Kind != predicate.Noun {
		c.act = what.Predicate
		c.content = r.contentOf(c.act)
	}
	if is(lemma, directing) && what.Role == predicate.Purpose { // "to charter buses to bring them": the tree may hang the second on the verb
		for _, a := range p.Arguments {
			if a.Prep == "to" && a.Head > p.Head && a.Start < c.content.Start {
				c.content.Start = a.Start
			}
		}
	}
	if agent != nil && c.promisor.entity < 0 && (is(r.lemma(agent.Head), binding|ruled) || !r.acts(agent, c.promisor)) {
		c.promisor = nobody // a text or rule is no party
	}
	if bearer != nil && bearer.Head != what.Head {
		c.bearer = r.who(bearer, true)
		if c.act >= 0 && c.content.Contains(bearer.Span) && bearer.Head < r.preds[c.act].Head {
			c.content.Start = r.preds[c.act].Start
		}
	} else if c.act >= 0 {
		if b := r.argument(c.act, predicate.Agent); b != nil && b.Head < r.preds[c.act].Head {
			c.bearer = r.who(b, true)
			if c.content.Start < b.End && c.content.End > b.End {
				c.content.Start = b.End
				c.content = r.unto(c.content)
			}
		}
	}
	return c, true
}

// unto is sp without a leading "to".
func (r *reader) unto(sp span.Span) span.Span {
	sp = r.unmarked(sp)
	if from, _ := r.tokens(sp); r.word(from) == "to" && from+1 < len(r.toks) && r.toks[from+1].Start < sp.End {
		sp.Start = r.toks[from+1].Start
	}
	return r.unmarked(sp)
}

// designate reads "designated X as Y": a status.
func (r *reader) designate(i int) (clause, bool) {
	p := &r.preds[i]
	emergency := p.Base == "declare" && p.Kind == predicate.Verb
	if p.Kind != predicate.Verb || !is(p.Base, naming) && !emergency || p.Negated || !r.bare(i) && p.Modality != predicate.Predicted {
		return clause{}, false
	}
	c := r.start(i, "designate-as", Designation, Constitutive, Assurance)
	agent := r.argument(i, predicate.Agent)
	c.promisor = r.who(agent, agent != nil)
	object := r.argument(i, predicate.Patient, predicate.Recipient)
	if emergency {
		if object == nil || agent == nil || !r.acts(agent, c.promisor) || !r.has(object.Span, "emergency") {
			return clause{}, false
		}
		c.rule, c.content = "declare-emergency", object.Span
		return c, true
	}
	_, end := r.tokens(p.Clause)
	for k := p.Head + 1; k < end && k < p.Head+30; k++ {
		if r.word(k) == "as" && k+1 < end && r.word(k+1) != "well" {
			c.as = r.unmarked(r.span(k+1, min(end, r.doc.Grammar.RightEdge(k)+1)))
			if object != nil {
				c.is = r.unmarked(object.Span)
				if object.Head < k && object.End > r.toks[k].Start {
					c.is = r.unmarked(span.Span{Start: object.Start, End: r.toks[k].Start})
				}
				c.promisee = r.whoAt(object.Head, c.is)
			}
			break
		}
	}
	if c.as.Empty() {
		a := r.argument(i, predicate.Attribute)
		if a == nil || object == nil {
			return clause{}, false
		}
		c.as, c.is = a.Span, object.Span
		c.promisee = r.who(object, true)
	}
	if c.is.Empty() {
		return clause{}, false
	}
	c.content = join(c.is, c.as)
	return c, true
}
