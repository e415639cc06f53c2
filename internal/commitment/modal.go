package commitment

import (
	"concord/english"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/quote"
	"concord/internal/span"
)

// given reads a noun of commitment with the verb that gives or gets it: "grants
// Qatar a guarantee", "providing it with an assurance", "imposed a ban on".
func (r *reader) given(i int) (clause, bool) {
	p := &r.preds[i]
	if p.Kind != predicate.Verb || !is(p.Base, giving|getting|striking|imposing) || p.Negated || !r.bare(i) && p.Modality != predicate.Predicted {
		return clause{}, false
	}
	noun := -1
	_, end := r.tokens(p.Clause)
	for k := p.Head + 1; k < end && k < p.Head+14 && noun < 0; k++ {
		if r.toks[k].POS == english.PosVERB && k > p.Head+6 {
			break
		}
		if (r.commits(k) || is(p.Base, imposing) && is(r.lemma(k), imposed) && r.toks[k].POS == english.PosNOUN || is(p.Base, striking) && is(r.lemma(k), bargain) && r.toks[k].POS == english.PosNOUN && !r.definite(k)) && r.toks[k].Dep != english.DepCompound && r.governed(k, p.Head) {
			noun = k
		}
	}
	if a := r.argument(i, predicate.Patient); noun < 0 && a != nil && p.Passive && r.commits(a.Head) {
		noun = a.Head
	}
	if noun < 0 {
		return clause{}, false
	}
	lemma := r.lemma(noun)
	kind, mod := Pledge, Assurance
	switch {
	case lemma == "guarantee":
		kind = Guarantee
	case is(lemma, bargain):
		kind = Treaty
	case lemma == "ultimatum":
		kind = Ultimatum
	case is(lemma, barring):
		kind, mod = Ban, Prohibition
	case is(lemma, imposed):
		kind, mod = Policy, Obligation
	}
	c := r.start(i, "noun-"+lemma, kind, Commissive, mod)
	if kind == Ban || kind == Policy {
		c.illocution = Prescriptive
	}
	c.content = r.phrase(noun)
	if noun < p.Head {
		c.rule = "noun-" + lemma
	} else if at := r.toks[p.Head].End; c.content.Start < at {
		c.content.Start = at
	}
	agent := r.argument(i, predicate.Agent)
	if is(p.Base, getting) && !is(p.Base, giving) {
		c.promisee = r.who(agent, agent != nil)
		for _, a := range p.Arguments {
			if a.Prep == "from" {
				c.promisor = r.who(&a, true)
			}
		}
		for k := range r.doc.Grammar.Children(noun) {
			if r.word(k) == "from" {
				for o := range r.doc.Grammar.Children(k) {
					c.promisor = r.whoAt(o, r.phrase(o))
				}
			}
		}
		return c, agent != nil
	}
	c.promisor = r.who(agent, agent != nil)
	if a := r.argument(i, predicate.Recipient, predicate.Patient); a != nil && a.Head != noun && !is(r.lemma(a.Head), pledging) {
		c.promisee = r.who(a, true)
	}
	if c.promisee.name == "" { // "to an Arab state"
		for k := range r.doc.Grammar.Children(noun) {
			if w := r.word(k); (w == "to" || w == "for") && r.toks[k].Dep != english.DepAux {
				for o := range r.doc.Grammar.Children(k) {
					if w := r.whoAt(o, r.phrase(o)); r.toks[o].Dep == english.DepPobj && w.entity >= 0 {
						c.promisee = w
					}
				}
			}
		}
	}
	if c.promisee.name == "" { // the parser may take the one to whom for a part of what is given
		for k := p.Head + 1; k < noun; k++ {
			if e := r.entityAt(k); e >= 0 && r.toks[k].POS == english.PosPROPN && !r.adjectival(k) {
				c.promisee = r.whoAt(k, r.span(k, k+1))
				break
			}
		}
	}
	if p.Passive && agent == nil && c.promisee.name == "" && !r.told(noun) && r.definite(noun) {
		return clause{}, false // "the guarantee was given" tells of one told elsewhere
	}
	if !p.Passive && (agent == nil && c.promisee.name == "" || agent != nil && !r.does(agent, c.promisor)) {
		return clause{}, false
	}
	return c, true
}

// told reports whether the noun at k has with it what is promised.
func (r *reader) told(k int) bool {
	for c := range r.doc.Grammar.Children(k) {
		if d := r.toks[c].Dep; c > k && (d == english.DepAcl || d == english.DepPrep || d == english.DepRelcl) {
			return true
		}
	}
	return false
}

func (r *reader) definite(k int) bool {
	for c := range r.doc.Grammar.Children(k) {
		if r.toks[c].Dep == english.DepDet && (r.word(c) == "the" || r.word(c) == "that" || r.word(c) == "this") || r.toks[c].Dep == english.DepPoss {
			return true
		}
	}
	return false
}

// governed reports whether no other verb stands between the noun at k and the verb at head.
func (r *reader) governed(k, head int) bool {
	for h := range r.doc.Grammar.Ancestors(k) {
		if h == head {
			return true
		}
		if p := r.toks[h].POS; p == english.PosVERB || p == english.PosAUX {
			return false
		}
	}
	return false
}

// adjectival reports whether the name at k stands for "of" it: US security.
func (r *reader) adjectival(k int) bool {
	return r.toks[k].Dep == english.DepCompound || r.toks[k].Dep == english.DepAmod || r.toks[k].Dep == english.DepPoss
}

// commits reports whether the noun at k is one of commitment, and no matter of
// business paper.
func (r *reader) commits(k int) bool {
	if k < 0 || r.toks[k].POS != english.PosNOUN && r.toks[k].POS != english.PosPROPN || !is(r.lemma(k), pledging|barring) {
		return false
	}
	for c := range r.doc.Grammar.Children(k) {
		if c < k && (trade[r.word(c)] || r.word(c) == "no" || r.word(c) == "little") {
			return false
		}
	}
	return true
}

// modalOf is the modal of predicate i or of the verb it is conjoined with.
func (r *reader) modalOf(i int) string {
	h := r.preds[i].Head
	for n := 0; n < 4; n++ {
		for c := range r.doc.Grammar.Children(h) {
			if d := r.toks[c].Dep; d == english.DepAux || d == english.DepAuxpass {
				switch w := r.word(c); w {
				case "shall", "must", "would":
					return w
				case "will", "'ll", "’ll", "wo":
					return "will"
				case "'d", "’d":
					return "would"
				case "can", "could", "may", "might", "should":
					return ""
				}
			}
		}
		if r.toks[h].Dep != english.DepConj {
			break
		}
		h = r.toks[h].Head
	}
	if r.preds[i].Modality == predicate.Predicted && r.preds[i].Tense != predicate.Future {
		for k := r.preds[i].Head - 1; k >= 0 && k > r.preds[i].Head-5; k-- {
			if r.word(k) == "going" && r.finitely(k) {
				return "will"
			}
		}
	}
	return ""
}

// proposed reports whether predicate i is what a bill, a plan or a rule would do,
// or what would be done under one.
func (r *reader) proposed(i int) bool {
	for _, a := range r.preds[i].Arguments {
		if (a.Role == predicate.Agent && !a.Shared || a.Prep == "under" || a.Prep == "in" && r.has(a.Span, "exchange", "return")) && a.Head >= 0 && a.Head < len(r.toks) && (is(r.lemma(a.Head), ruled|binding|bargain) || r.lemma(a.Head) == "plan" || a.Prep == "in") {
			return true
		}
	}
	return false
}

// finitely reports whether the participle at k has a form of "be".
func (r *reader) finitely(k int) bool {
	for c := range r.doc.Grammar.Children(k) {
		if d := r.toks[c].Dep; d == english.DepAux && r.lemma(c) != "to" {
			return true
		}
	}
	return false
}

// modal reads "shall", "must" of a rule, and "will" and "would" of those who can
// bind themselves.
func (r *reader) modal(i int) (clause, bool) {
	p := &r.preds[i]
	if p.Kind != predicate.Verb && p.Kind != predicate.Copula || p.Asked || p.By == predicate.Condition || p.By == predicate.Belief || p.By == predicate.When {
		return clause{}, false
	}
	modal := r.modalOf(i)
	if q := p.Within; q >= 0 && p.Modality == predicate.Necessary && modal == "" && (r.preds[q].Base == "have" || r.preds[q].Base == "need") && r.preds[q].Tense != predicate.Past && !r.preds[q].Negated {
		modal = "must" // have to, will need to
	}
	if q := p.Within; modal == "" && q >= 0 && p.By == predicate.Report && !p.Negated && (p.Modality == predicate.Able || p.Modality == predicate.Possible) {
		return r.permitted(i, q)
	}
	proposed := modal == "would" && !p.Future && r.proposed(i)
	if modal == "" || modal == "would" && !p.Future && !proposed {
		return clause{}, false
	}
	if modal == "would" && r.has(p.Span, "sometimes", "often", "always", "usually", "regularly", "frequently", "normally") {
		return clause{}, false // a habit
	}
	if q := p.Within; q >= 0 && p.By == predicate.Relative && r.preds[q].Modality == predicate.Would {
		return clause{}, false
	}
	agent := r.argument(i, predicate.Agent)
	if agent == nil || p.Passive {
		if a := r.argument(i, predicate.Patient, predicate.Recipient); p.Passive && a != nil && a.Head < p.Head {
			agent = a
		}
	}
	for n, k := 0, i; n < 4 && k >= 0; n, k = n+1, r.preds[k].Within { // if he is going to; gave no indication that it would
		if r.preds[k].By == predicate.Condition || k != i && r.preds[k].Negated && r.preds[i].By != predicate.Relative {
			return clause{}, false
		}
		if b := r.preds[k].By; b == predicate.Relative || b == predicate.When || b == predicate.Because || b == predicate.None {
			break
		}
	}
	reporter, report := r.reporter(i)
	if q := p.Within; q >= 0 && is(r.preds[q].Base, guessing) && p.By != predicate.Relative && !(report >= 0 && r.same(agent, i, report)) {
		return clause{}, false
	}
	subject := r.who(agent, agent != nil)
	c := r.start(i, "will-of-actor", Plan, Commissive, Intention)
	c.act, c.content = i, r.contentOf(i)
	if agent != nil && !agent.Shared && agent.Head < p.Head {
		c.content = r.unmarked(span.Span{Start: p.Start, End: c.content.End})
	}
	c.cue = p.Span
	if from, to := r.tokens(p.Span); from < to {
		for k := from; k < to; k++ {
			if w := r.word(k); w == "shall" || w == "will" || w == "must" || w == "would" || w == "'ll" || w == "’ll" || w == "wo" {
				c.cue = r.span(k, k+1)
				if w := r.word(k + 1); w == "n't" || w == "n’t" {
					k++
					c.cue = r.span(k-1, k+1)
				}
				if at := r.next(k + 1); at < len(r.toks) && r.toks[at].Start < c.content.End {
					c.content.Start = r.toks[at].Start
				}
				break
			}
		}
	}
	if !p.Passive {
		c.promisor = subject
	} else if agent != nil && !agent.Shared && agent.Head < p.Head {
		c.content = join(r.named(agent.Head, agent.Span), c.content) // what it is done to is part of what is to be done
	}
	if p.Negated || r.has(p.Span, "longer") {
		c.modality = Prohibition
	}
	c.instrument = r.under(clause{head: i, quotation: quotationAt(r.doc, c.cue), illocution: Commissive, promisor: nobody, cue: c.cue, sentence: c.sentence})
	ours := agent != nil && (r.word(agent.Head) == "we" || r.word(agent.Head) == "i")
	passive := p.Passive
	base := p.Base
	switch {
	case subject.text >= 0 && !is(base, directing|allowing|forbidding|regarding) && modal != "shall":
		return clause{}, false // what a text will bring about is no term of it
	case modal == "shall" && !ours, c.instrument >= 0 && (modal == "must" || modal == "will") && !ours && base != "be":
		c.rule, c.kind, c.illocution = "shall", Order, Prescriptive
		if modal == "will" {
			c.rule = "will-under-instrument"
		}
		if c.modality == Intention {
			c.modality = Obligation
		}
		if c.instrument < 0 {
			c.kind = Requirement
		}
		if passive {
			c.promisor = nobody
		} else {
			c.bearer = subject
		}
		return c, true
	case modal == "must" && passive && quotationAt(r.doc, c.cue) < 0 && agent != nil && !agent.Shared && r.toks[agent.Head].POS == english.PosNOUN && !r.definite(agent.Head) && r.deliberate(i):
		c.rule, c.kind, c.illocution, c.modality = "must-by-authority", Requirement, Prescriptive, Obligation // "ammunition must be locked away"
		return c, true
	case modal == "must":
		if ours || agent == nil || base == "be" && !passive || report >= 0 && r.same(agent, i, report) || !(report >= 0 && reporter.entity >= 0 && r.rules(reporter) || r.applies(agent.Head) && quotationAt(r.doc, c.cue) < 0) {
			return clause{}, false
		}
		c.rule, c.kind, c.illocution, c.modality = "must-by-authority", Requirement, Prescriptive, Obligation
		c.promisor, c.bearer = reporter, subject
		return c, true
	case ours:
		if is(base, stative) || p.Kind == predicate.Copula || quotationAt(r.doc, c.cue) < 0 || r.has(p.Span, "able") || r.has(p.Clause, "able") || modal == "would" {
			return clause{}, false
		}
		c.rule, c.kind = "announced-will", Pledge
		return c, true
	case agent != nil && is(r.lemma(agent.Head), ruled) && !passive:
		switch base {
		case "apply", "take", "take effect", "remain", "stay", "expire", "last", "begin", "start", "end", "cover", "affect", "require", "allow", "come", "go":
		default:
			if !(p.Kind == predicate.Verb && is(base, ruling|forbidding|allowing)) && (p.Kind != predicate.Copula || !r.has(c.content, "permanent", "mandatory", "effective", "temporary", "place", "force", "effect")) {
				return clause{}, false
			}
		}
		c.rule, c.kind, c.promisor = "rule-will", Policy, nobody
		if !agent.Shared {
			c.content = join(subject.at, c.content)
		}
		if report >= 0 {
			c.promisor = reporter
		}
		return c, true
	case (base == "remain" || base == "stay" || base == "keep") && r.has(c.content, "closed", "shut", "open", "suspended", "place", "force", "effect", "off-limits", "banned", "mandatory", "cordoned", "private", "secret", "sealed", "confidential", "unchanged"):
		c.rule, c.kind, c.promisor = "will-remain", Policy, nobody
		if agent != nil && !agent.Shared {
			c.content = join(subject.at, c.content)
		}
		return c, true
	case p.Kind == predicate.Copula:
		return clause{}, false
	case scheduled[base] && !passive && agent != nil && !r.acts(agent, subject) && r.toks[agent.Head].POS == english.PosNOUN:
		c.rule, c.promisor, c.content = "will-be-done", nobody, join(subject.at, c.content)
		if agent.Shared {
			c.content = r.contentOf(i)
		}
	case report >= 0 && r.same(agent, i, report) && !is(base, stative):
		c.rule, c.kind, c.promisor = "announced-will", Plan, reporter
	case passive:
		if !r.deliberate(i) && !is(base, giving) || base == "bind" || base == "win" {
			return clause{}, false
		}
		c.rule, c.promisor = "will-be-done", nobody
	case modal == "would" && report < 0 && !proposed:
		return clause{}, false
	default:
		if agent == nil || !r.deliberate(i) || !r.acts(agent, subject) {
			return clause{}, false
		}
	}
	if r.has(p.Span, "longer") || is(base, ruling) && !passive && entity.Kind(c.promisor.kind) != entity.Person || r.has(c.content, "permanently", "indefinitely") {
		c.kind = Policy
	}
	return c, true
}

// permitted reads what a court or its ruling says that somebody may do.
func (r *reader) permitted(i, report int) (clause, bool) {
	by, agent := r.argument(report, predicate.Agent), r.argument(i, predicate.Agent)
	if by == nil || agent == nil || !is(r.lemma(by.Head), court) && r.preds[report].Base != "rule" || r.has(r.preds[i].Span, "might", "could") || !r.deliberate(i) {
		return clause{}, false
	}
	c := r.start(i, "may-by-authority", Policy, Prescriptive, Permission)
	c.act, c.content = i, r.contentOf(i)
	if c.bearer = r.who(agent, true); r.acts(by, r.who(by, true)) { // a ruling is no party
		c.promisor = r.who(by, true)
	}
	return c, true
}

// scheduled are verbs by which a border, a school or a service is opened or shut,
// with the thing as their subject.
var scheduled = set(`reopen close shut resume`)

// applies reports whether the noun at i stands for those to whom a rule applies:
// travellers, every adult; one traveller who has to go home is no rule.
func (r *reader) applies(i int) bool {
	if !is(r.lemma(i), human|body) {
		return false
	}
	if r.toks[i].Tag == english.TagNNS || r.lemma(i) == "people" || r.lemma(i) == "staff" {
		return !r.definite(i)
	}
	for c := range r.doc.Grammar.Children(i) {
		switch r.word(c) {
		case "every", "any", "each", "all":
			return true
		}
	}
	return false
}

// next is the first token from k that is no mark.
func (r *reader) next(k int) int {
	for k < len(r.toks) && r.toks[k].POS == english.PosPUNCT {
		k++
	}
	return k
}

// reporter is who is said to tell predicate i, and the predicate of telling; -1.
func (r *reader) reporter(i int) (who, int) {
	q := r.preds[i].Within
	if q >= 0 && (r.preds[i].By == predicate.Report || r.preds[i].By == predicate.Knowledge || r.preds[i].By == predicate.Content) && !r.preds[q].Negated && (is(r.preds[q].Base, announcing) || r.preds[q].Base == "make" && r.has(r.preds[q].Clause, "clear")) {
		if a := r.argument(q, predicate.Agent); a != nil {
			return r.who(a, true), q
		}
	}
	if at := quotationAt(r.doc, r.preds[i].Span); at >= 0 {
		x := r.doc.Quotations[at]
		if x.Kind == quote.Direct || x.Source.Empty() {
			return nobody, -1
		}
		from, to := r.tokens(x.Source)
		if from >= to {
			return nobody, -1
		}
		head := r.doc.Grammar.Root(english.Span{From: from, To: to})
		if f, t := r.tokens(x.Cue); f < t && is(r.lemma(f), announcing) {
			for k := f; k < t; k++ {
				if at, ok := r.at[k]; ok {
					return r.whoAt(head, x.Source), at
				}
			}
		}
	}
	return nobody, -1
}

// rules reports whether w can lay duties on others by saying so.
func (r *reader) rules(w who) bool {
	k := entity.Kind(w.kind)
	return k == entity.Organisation || k == entity.Office || k == entity.State
}

// same reports whether the subject of i is who reports it: "said it would".
func (r *reader) same(a *predicate.Argument, i, report int) bool {
	b := r.argument(report, predicate.Agent)
	if a == nil || b == nil || a.Head == b.Head {
		return a != nil && b != nil && a.Head == b.Head
	}
	if x, y := r.entityAt(a.Head), r.entityAt(b.Head); x >= 0 && y >= 0 && r.toks[a.Head].POS != english.PosPRON {
		return x == y
	}
	plural := r.toks[b.Head].Tag == english.TagNNS || r.toks[b.Head].Tag == english.TagNNPS || r.several(b.Head)
	human := false
	if e := r.entityAt(b.Head); e >= 0 {
		human = r.s.Entities[e].Kind == entity.Person
	}
	switch r.word(a.Head) {
	case "it":
		return !plural && !human && r.word(b.Head) != "they" // forecasters said it would rain
	case "he", "she":
		return !plural && r.word(b.Head) != "it"
	case "they":
		return plural || r.word(b.Head) == "they" || is(r.lemma(b.Head), body)
	case "we", "i":
		return true
	}
	return false
}

// announced reads plans that are no clause with "will": "announced efforts to send
// aircraft", "said it was raising the age", "we are ending sales".
func (r *reader) announced(i int) (clause, bool) {
	p := &r.preds[i]
	if p.Kind != predicate.Verb || p.Negated || p.Asked || p.Hypothetical {
		return clause{}, false
	}
	if p.Base == "announce" || p.Base == "unveil" {
		a := r.argument(i, predicate.Patient)
		if a == nil || p.Passive || !r.bare(i) {
			return clause{}, false
		}
		switch r.lemma(a.Head) {
		case "plan", "effort", "intention", "decision", "move", "commitment", "initiative", "measure", "program", "programme":
		default:
			if a.Predicate < 0 || a.Head < p.Head || !is(r.preds[a.Predicate].Base, switching) || r.preds[a.Predicate].Kind != predicate.Noun {
				return clause{}, false
			}
			c := r.start(i, "announced-plan", Plan, Commissive, Intention) // "announced the closure of two mines"
			agent := r.argument(i, predicate.Agent)
			c.promisor, c.content = r.who(agent, agent != nil), r.from(a, i)
			return c, agent != nil
		}
		for k := range r.doc.Grammar.Children(a.Head) {
			at, ok := r.at[k]
			if !ok || k < a.Head || r.toks[k].Tag != english.TagVB {
				continue
			}
			c := r.start(i, "announced-plan", Plan, Commissive, Intention)
			c.act, c.content = at, r.contentOf(at)
			agent := r.argument(i, predicate.Agent)
			c.promisor = r.who(agent, agent != nil)
			return c, agent != nil
		}
		return clause{}, false
	}
	if !p.Progressive || p.Modality != "" || p.Passive || !is(p.Base, undertaking|ruling) || p.Base == "work" || p.Base == "investigate" || p.Base == "seek" || p.Base == "continue" {
		return clause{}, false
	}
	agent := r.argument(i, predicate.Agent)
	reporter, report := r.reporter(i)
	ours := agent != nil && r.word(agent.Head) == "we" && quotationAt(r.doc, p.Span) >= 0
	if !ours && (report < 0 || !r.same(agent, i, report) || r.preds[report].Base == "tell") {
		return clause{}, false
	}
	if !is(p.Base, ruling|switching) {
		return clause{}, false
	}
	c := r.start(i, "announced-now", Policy, Commissive, Intention)
	c.act, c.content = i, r.contentOf(i)
	if agent != nil && agent.Head < p.Head && !agent.Shared {
		c.content.Start = r.toks[p.Head].Start
	}
	c.promisor = reporter
	if ours {
		c.promisor = r.who(agent, true)
	}
	return c, true
}
