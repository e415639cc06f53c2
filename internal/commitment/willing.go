package commitment

import (
	"concord/english"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/predicate"
	"concord/internal/span"
)

// below is the clause of intention that depends on predicate i, "ready to appear",
// "his plan to sell": its predicate, -1.
func (r *reader) below(i int) int {
	for k := i + 1; k < len(r.preds) && r.preds[k].Sentence == r.preds[i].Sentence; k++ {
		q := &r.preds[k]
		if q.Within != i || q.Kind != predicate.Verb || q.Head < r.preds[i].Head || r.toks[q.Head].Tag == english.TagVBG && !(r.toks[q.Head].Dep == english.DepPcomp && (r.lemma(r.preds[i].Head) == "intention" || r.has(r.preds[i].Clause, "committed"))) {
			continue
		}
		if q.By == predicate.Intention || r.toks[q.Head].Tag == english.TagVBG || q.By == predicate.Content && r.toks[q.Head].Tag == english.TagVB && !r.finite(k) || (q.By == predicate.Report || q.By == predicate.Content) && r.finite(k) && r.ahead(k) {
			return k
		}
	}
	return -1
}

// deliberate reports whether the act of predicate i is one that is done on purpose.
func (r *reader) deliberate(i int) bool {
	p := &r.preds[i]
	return p.Kind == predicate.Verb && (is(p.Base, undertaking|ruling|directing|allowing|forbidding) || !is(p.Base, stative))
}

// adjectives say that somebody will do what stands behind them, if it is asked for
// or in any case.
var adjectives = map[string]Kind{"ready": Offer, "willing": Offer, "prepared": Offer, "due": Plan, "determined": Pledge, "committed": Pledge, "unwilling": Refusal, "unprepared": Refusal}

// ready reads "is ready to V", "remains unwilling to V" and "is to V".
func (r *reader) ready(i int) (clause, bool) {
	p := &r.preds[i]
	if p.Kind != predicate.Copula || p.Asked || p.Modality != "" || p.By == predicate.Condition || p.By == predicate.Intention || p.By == predicate.When || p.Tense == predicate.NoTense {
		return clause{}, false
	}
	agent := r.argument(i, predicate.Agent)
	act := r.below(i)
	if agent == nil || act < 0 || r.taken[act] || r.finite(act) {
		return clause{}, false
	}
	kind, rule, mod := Plan, "is-to", Intention
	if a := r.argument(i, predicate.Attribute); a != nil {
		word := r.word(a.Head)
		k, ok := adjectives[word]
		if !ok || r.preds[act].Head < a.Head {
			return clause{}, false
		}
		if kind, rule = k, "ready-"+word; p.Negated {
			if k != Offer {
				return clause{}, false
			}
			kind = Refusal
		}
		if kind == Refusal {
			mod = Prohibition
		}
	} else if !r.has(p.Span, "is", "are", "was", "were") || p.Negated || r.argument(i, predicate.Place) != nil || r.preds[act].Modality != predicate.Predicted || r.preds[act].Passive && !is(r.preds[act].Base, undertaking|ruling) {
		return clause{}, false
	}
	c := r.start(i, rule, kind, Commissive, mod)
	c.promisor = r.who(agent, true)
	if by, report := r.reporter(i); report >= 0 && r.same(agent, i, report) { // "they said they are ready"
		c.promisor = by
	} else if report >= 0 && r.home(agent, report).known {
		c.promisor = r.home(agent, report)
	} else if !r.does(agent, c.promisor) && !(r.preds[act].Passive && rule == "is-to") {
		return clause{}, false
	}
	if r.preds[act].Passive {
		c.promisor = nobody
	}
	c.act, c.content = act, r.contentOf(act)
	return c, true
}

// policyOf reads "has a policy of not sharing records": i is what is done, at the noun.
func (r *reader) policyOf(i, at int) (clause, bool) {
	if r.lemma(at) != "policy" {
		return clause{}, false
	}
	c := r.start(i, "policy-to", Policy, Commissive, Assurance)
	c.cue, c.act, c.content = r.span(at, at+1), i, r.contentOf(i)
	if r.preds[i].Negated {
		c.modality = Prohibition
	}
	for k := range r.doc.Grammar.Children(at) {
		if d := r.toks[k].Dep; k < at && (d == english.DepPoss || d == english.DepCompound) && r.entityAt(k) >= 0 {
			c.promisor = r.whoAt(k, r.span(k, k+1))
		}
	}
	if q, ok := r.at[r.toks[at].Head]; ok && c.promisor.name == "" {
		a := r.argument(q, predicate.Agent)
		c.promisor = r.who(a, a != nil)
	}
	return c, true
}

// courts reads what a court does that binds others: "the judge blocked the rule".
func (r *reader) courts(i int) (clause, bool) {
	p := &r.preds[i]
	if p.Kind != predicate.Verb || !is(p.Base, blocking) || p.Negated || p.Passive || !r.bare(i) {
		return clause{}, false
	}
	agent, what := r.argument(i, predicate.Agent), r.argument(i, predicate.Patient)
	if agent == nil || what == nil || what.Head < p.Head || !is(r.lemma(agent.Head), court) {
		return clause{}, false
	}
	c := r.start(i, "court-"+p.Base, Order, Prescriptive, Obligation)
	c.promisor, c.content, c.about = r.who(agent, true), r.from(what, i), true
	return c, true
}

// effective reads "the law takes effect in May", "the ban is effective Monday".
func (r *reader) effective(i int) (clause, bool) {
	p := &r.preds[i]
	agent := r.argument(i, predicate.Agent, predicate.Patient)
	if agent == nil || agent.Head > p.Head || p.Negated || !r.bare(i) || !is(r.lemma(agent.Head), ruled|binding|barring) || p.Kind == predicate.Noun {
		return clause{}, false
	}
	switch p.Base {
	case "take", "take effect", "go", "come", "be":
	default:
		return clause{}, false
	}
	c := r.start(i, "rule-will", Policy, Prescriptive, Obligation)
	c.act, c.content = i, r.contentOf(i)
	if p.Base == "be" && r.has(c.content, "effective") {
		return c, true
	}
	for k := p.Head + 1; k <= p.Head+3; k++ { // in effect, into force, takes effect
		if w := r.word(k); (w == "effect" || w == "force") && (r.word(k-1) == "in" || r.word(k-1) == "into" || p.Base != "go" && p.Base != "come" && p.Base != "be") {
			return c, true
		}
	}
	return clause{}, false
}

// decrees reads what a law or rule does while it stands, "the law sets the age at 18",
// and what is done "as required by" one.
func (r *reader) decrees(i int) (clause, bool) {
	p := &r.preds[i]
	if p.Kind != predicate.Verb || p.Negated || p.Modality != "" || p.Asked {
		return clause{}, false
	}
	c := r.start(i, "rule-says", Policy, Prescriptive, Obligation)
	if is(p.Base, directing|allowing) && p.Tense == predicate.NoTense && p.Within >= 0 && r.word(p.Head-1) == "as" && r.word(p.Head+1) == "by" && r.preds[p.Within].Kind == predicate.Verb && !r.taken[p.Within] {
		c.act, c.content = p.Within, join(r.contentOf(p.Within), p.Clause)
		return c, true
	}
	agent, what := r.argument(i, predicate.Agent), r.argument(i, predicate.Patient)
	if agent == nil || what == nil || p.Passive || p.Hypothetical || what.Head < p.Head || p.Tense != predicate.Present || p.Perfect || p.Progressive || !is(p.Base, decreeing) ||
		!is(r.lemma(agent.Head), ruled|binding) || is(r.lemma(agent.Head), bargain) || is(r.lemma(what.Head), effects) {
		return clause{}, false
	}
	c.act, c.content = i, r.contentOf(i)
	if !agent.Shared {
		c.content = join(agent.Span, c.content)
	}
	return c, true
}

// from is the argument with what follows it in the clause of predicate i: "all
// letters by Friday".
func (r *reader) from(a *predicate.Argument, i int) span.Span {
	sp := span.Span{Start: a.Start, End: max(a.End, r.preds[i].Clause.End)}
	for c := range r.doc.Grammar.Children(r.preds[i].Head) {
		if c > a.Head && r.toks[c].Dep == english.DepAdvcl {
			sp.End = min(sp.End, r.toks[r.doc.Grammar.LeftEdge(c)].Start)
		}
	}
	return r.cut(sp, r.preds[i].Head)
}

// owned are the nouns of commitment that are somebody's, with what is to be done.
var owned = map[string]Kind{"promise": Pledge, "pledge": Pledge, "vow": Pledge, "commitment": Pledge, "assurance": Pledge, "guarantee": Guarantee, "plan": Plan, "decision": Plan,
	"intention": Plan, "offer": Offer, "threat": Ultimatum, "refusal": Refusal, "agreement": Treaty}

// owns reads a noun of commitment with its owner and what is to be done: "her
// decision to end the talks", "the Senate's plan to provide aid".
func (r *reader) owns(i int) (clause, bool) {
	p := &r.preds[i]
	kind, ok := owned[r.lemma(p.Head)]
	if !ok || p.Kind != predicate.Noun || p.Asked || p.Hypothetical || p.Modality == predicate.Possible || r.toks[p.Head].Dep == english.DepCompound {
		return clause{}, false
	}
	for k := range r.doc.Grammar.Children(p.Head) {
		switch w := r.word(k); {
		case k < p.Head && w == "no" && kind == Plan: // "has no plans to"
			kind = Refusal
		case k < p.Head && (w == "no" || w == "any"):
			return clause{}, false
		}
	}
	agent, act := r.argument(i, predicate.Agent), r.below(i)
	q := p.Within
	if q >= 0 && r.toks[p.Head].Dep == english.DepDobj && (is(r.preds[q].Base, resolving) || is(r.preds[q].Base, signing)) {
		return clause{}, false // tells what came of one: kept, broke, withdrew it
	}
	if agent == nil && q >= 0 && r.toks[p.Head].Dep == english.DepDobj && is(r.preds[q].Base, giving|striking|announcing|keeping) {
		agent = r.argument(q, predicate.Agent) // "signaled plans to look into it"
	}
	if agent == nil || act < 0 || r.taken[act] || !r.deliberate(act) && kind == Plan {
		return clause{}, false
	}
	mod := Intention
	switch kind {
	case Refusal:
		mod = Prohibition
	case Pledge, Guarantee, Treaty:
		mod = Assurance
	}
	c := r.start(i, "noun-"+r.lemma(p.Head), kind, Commissive, mod)
	c.promisor = r.who(agent, true)
	if !r.does(agent, c.promisor) {
		return clause{}, false
	}
	if r.lemma(p.Head) == "decision" && (c.promisor.kind == string(entity.Person) || is(r.lemma(agent.Head), court)) {
		return clause{}, false // what one person decided is done; what a court did is a ruling
	}
	if c.act, c.content = act, r.contentOf(act); c.content.Len() <= r.toks[r.preds[act].Head].End-r.toks[r.preds[act].Head].Start {
		return clause{}, false // "plans to bomb": what, where or when is not told
	}
	return c, true
}

// asks reads what a body, or somebody named, asks or demands of another: "the
// panel asked the firm to hand over the files", "subpoenaed all letters".
func (r *reader) asks(i int) (clause, bool) {
	p := &r.preds[i]
	if p.Kind != predicate.Verb || !is(p.Base, asking) || p.Negated || !r.bare(i) && p.Modality != predicate.Predicted {
		return clause{}, false
	}
	agent := r.argument(i, predicate.Agent)
	c := r.start(i, "asks-"+p.Base, Demand, Prescriptive, Obligation)
	c.promisor = r.who(agent, agent != nil)
	if agent == nil || !r.acts(agent, c.promisor) && (p.Base == "ask" || !r.does(agent, c.promisor)) {
		return clause{}, false
	}
	bearer := r.argument(i, predicate.Recipient, predicate.Patient)
	if is(p.Base, directing) { // "subpoenaed her", "subpoenaed her emails"
		if bearer == nil || bearer.Head < p.Head {
			return clause{}, false
		}
		c.kind, c.content = Order, r.from(bearer, i)
		if w := r.who(bearer, true); r.acts(bearer, w) {
			c.bearer = w
		}
		return c, true
	}
	what := r.clauseArgument(i, "to")
	if a := r.argument(i, predicate.Patient); what == nil && p.Base != "ask" && a != nil && a.Head > p.Head && entity.Kind(c.promisor.kind) != entity.Person {
		c.content = r.from(a, i) // "requested all documents"
		return c, true
	}
	if what == nil || what.Predicate < 0 || what.Head < p.Head {
		return clause{}, false
	}
	q := &r.preds[what.Predicate]
	if q.Asked || q.Kind != predicate.Verb || r.finite(what.Predicate) && r.toks[q.Head].Tag != english.TagVB && r.toks[q.Head].Tag != english.TagVBP {
		return clause{}, false
	}
	c.act, c.content = what.Predicate, r.contentOf(what.Predicate)
	if b := r.argument(c.act, predicate.Agent); b != nil && (bearer == nil || bearer.Head >= q.Head) && b.Head < q.Head {
		bearer = b
	}
	if bearer == nil {
		return clause{}, false
	}
	c.bearer = r.who(bearer, true)
	public := entity.Kind(c.promisor.kind) != entity.Person
	if !public && (c.bearer.entity < 0 || c.bearer.entity == c.promisor.entity) || !r.does(bearer, c.bearer) {
		return clause{}, false
	}
	return c, true
}
