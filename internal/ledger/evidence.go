package ledger

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/quantity"
	"concord/internal/commitment"
	"concord/internal/edtf"
	"concord/internal/model/senses"
	"concord/internal/span"
	"concord/internal/story"
)

// alike are the bases of later predicates that can mean what base does.
func (lib *library) alike(base string) []string {
	if out, ok := lib.near[base]; ok {
		return out
	}
	out := []string{}
	for _, b := range lib.bases {
		if b == base || !light[base] && !light[b] && senses.Relate(base, b) == senses.Same {
			out = append(out, b)
		}
	}
	lib.near[base] = out
	return out
}

// finder looks for what later reports tell of one duty.
type finder struct {
	*library
	group []met
	ask   ask
	since sinceTime
	asked Asked
	found []Evidence
	seen  map[site]bool
	names map[string]bool // other names in the clauses that tell the commitment
	tied  map[[2]int]bool // reports that tell of the same matter, once asked
}

// evidence is what later reports tell of a duty, in order of time.
func (lib *library) evidence(group []met, d *Duty, since sinceTime, asked Asked) []Evidence {
	out := []Evidence{}
	if since.after.IsZero() {
		return out
	}
	f := lib.finder(group, lib.asks(d, group[0].c.Promisor), since, asked)
	f.ask.refusal = group[0].c.Kind == commitment.Refusal
	f.ask.ban = f.ask.ban || f.ask.refusal
	done := map[int]bool{} // actions said to be done
	for k, act := range f.ask.actions {
		for _, b := range lib.alike(act.base) {
			for _, at := range lib.index[b] {
				f.doing(at, k, b == act.base, done)
			}
		}
	}
	if len(f.ask.actions) > 1 && len(done) == len(f.ask.actions) {
		for i := range f.found { // all of it, one by one
			if f.found[i].Rule == "duty-part" {
				f.found[i].Sign = Done
			}
		}
	}
	if !slices.ContainsFunc(f.found, func(e Evidence) bool { return e.Sign == Done || e.Sign == Some }) {
		f.found = slices.DeleteFunc(f.found, func(e Evidence) bool { return e.Sign == Undone })
	}
	for _, b := range lib.bases {
		if keeps[b] || breaks[b] || ends[b] || stalls[b] || starts[b] {
			for _, at := range lib.index[b] {
				f.promise(at)
			}
		}
	}
	if d.Duty.Condition != nil {
		f.named(d.Story, []commitment.Field{*d.Duty.Condition})
	}
	return append(out, f.sorted()...)
}

// finder makes a finder for what a commitment asks.
func (lib *library) finder(group []met, a ask, since sinceTime, asked Asked) *finder {
	f := &finder{library: lib, group: group, ask: a, since: since, asked: asked, seen: map[site]bool{}, tied: map[[2]int]bool{}}
	f.names = f.context()
	return f
}

// sorted is what was found in order of time, then of place.
func (f *finder) sorted() []Evidence {
	slices.SortStableFunc(f.found, func(a, b Evidence) int {
		return cmp.Or(edtf.Compare(a.When, b.When), strings.Compare(a.Story, b.Story), len(a.Says.Report)-len(b.Says.Report), strings.Compare(a.Says.Report, b.Says.Report), a.Says.Start-b.Says.Start)
	})
	return f.found
}

// doing looks whether the predicate at a place tells the doing of action k.
func (f *finder) doing(at site, k int, exact bool, done map[int]bool) {
	doc := f.doc(at)
	p := &doc.Predicates[at.predicate]
	act := f.ask.actions[k]
	if p.Kind != predicate.Verb || p.Asked || p.Future || p.Hypothetical || f.seen[at] {
		return
	}
	near := f.near(at)
	if !near && !f.linked(at) && !(exact && len(act.object) > 1 && f.full(at, p)) {
		return
	}
	if act.another(doc, p) {
		return
	}
	_, words := object(doc, p)
	if len(act.object) > 0 {
		half := 0.5
		if !exact || light[act.base] {
			half = 0.75
		}
		if !act.covers(words, half) {
			// "deploy engineers to Velden" against "deployed to Velden 40 engineers": all phrases.
			words = clauseStems(doc, p)
			if !act.covers(words, max(half, 0.75)) {
				return
			}
		}
		if (!exact || light[act.base]) && shared(act.object, words) < 2 && shared(f.ask.content, stemsOf(p.Clause.In(doc.Report.Text))) < 3 {
			return
		}
	} else if !exact || light[act.base] || len(f.ask.actions) > 1 {
		return // it asks to do what many do
	}
	bound, known := f.bound(at, p)
	above := ""
	if p.Within >= 0 {
		above = doc.Predicates[p.Within].Base
	}
	switch {
	case known && !bound:
		return // somebody else
	case !known && (!p.Passive || f.ask.ban || !act.covers(words, 1) || !f.naming(doc, p)):
		return // by whom is not said, and of what is not said well enough
	}
	sign, rule := Sign(""), ""
	switch {
	case p.Factuality == predicate.Certain && (p.Modality == predicate.NoModality || p.Modality == predicate.Able):
		switch {
		case f.ask.ban && (len(act.object) == 0 || p.By == predicate.Aspect):
			return
		case f.ask.refusal:
			sign, rule = End, "refusal-ended"
		case f.ask.ban:
			sign, rule = Breach, "ban-broken"
		case p.Progressive && p.Tense == predicate.Present || p.By == predicate.Aspect && starts[above]:
			sign, rule = Progress, "duty-begun"
		case p.By == predicate.Aspect && stalls[above]:
			sign, rule = Stall, "work-stalled"
		case f.less(doc, p):
			sign, rule = Some, "duty-less"
		case len(f.ask.actions) > 1:
			sign, rule = Some, "duty-part"
		case p.Tense == predicate.Present && !p.Perfect && !p.Passive:
			return // a habit, or a headline's present: not that it was done
		case !known:
			sign, rule = Done, "duty-done-passive"
		default:
			sign, rule = Done, "duty-done"
		}
	case p.Negated && p.Factuality == predicate.CertainNot && !f.ask.ban && known:
		late := false
		if b, err := f.ask.due.Bounds(); err == nil && !b.OpenTo {
			if r, err := doc.Report.Published.When.Bounds(); err == nil && !r.OpenFrom {
				late = !r.From.Before(b.To)
			}
		}
		switch {
		case p.By == predicate.Outcome && refuses[above]:
			sign, rule = Breach, "duty-failed"
		case late:
			sign, rule = Breach, "duty-undone"
		case p.Tense == predicate.Past && !p.Perfect:
			sign, rule = Undone, "duty-undone"
		}
	case p.By == predicate.Intention && above == "refuse" && !f.ask.ban && known && !doc.Predicates[p.Within].Negated && doc.Predicates[p.Within].Factuality == predicate.Certain:
		sign, rule = Breach, "duty-failed"
	}
	if sign != "" && f.add(at, sign, rule) && rule == "duty-part" {
		done[k] = true
	}
}

// bound reports whether who does p is who is bound; known is false where nobody
// is said to.
func (f *finder) bound(at site, p *predicate.Predicate) (bound, known bool) {
	doc := f.doc(at)
	for i := range p.Arguments {
		if a := &p.Arguments[i]; a.Role == predicate.Agent {
			known = true
			bound = bound || f.ask.bearer.same(partyAt(doc, a.Span), f.near(at)) // a dateline may pass for another agent
		}
	}
	return bound, known
}

// full reports whether who does p is who is bound, by a name of two words or more:
// with the same act on the same object it is the same matter.
func (f *finder) full(at site, p *predicate.Predicate) bool {
	for i := range p.Arguments {
		if a := &p.Arguments[i]; a.Role == predicate.Agent {
			for _, n := range partyAt(f.doc(at), a.Span).names {
				if len(n) > 1 && has(f.ask.bearer.names, n) {
					return true
				}
			}
		}
	}
	return false
}

func (f *finder) doc(at site) *reading {
	return f.reading(f.told[at.story].Story.Members[at.member].Document)
}

// near reports whether a place is in a story that tells the commitment itself,
// where a surname or "the operator" is enough to name somebody.
func (f *finder) near(at site) bool {
	return slices.ContainsFunc(f.group, func(m met) bool { return m.story == at.story })
}

// context is the names, beside that of who is bound, in the clauses that tell the
// commitment.
func (f *finder) context() map[string]bool {
	out := map[string]bool{}
	for _, m := range f.group {
		name := f.told[m.story].Name
		for _, v := range m.c.Variants {
			rep := f.member(name, v.Says)
			if rep == nil {
				continue
			}
			for _, x := range f.reading(rep.Document).mentionsIn(v.Says.Span) {
				if v.Says.Contains(x.Span) && x.Entity >= 0 && x.Entity < len(rep.Document.Entities) {
					for _, n := range rep.Document.Entities[x.Entity].Names {
						out[strings.Join(wordsOf(n), " ")] = true
					}
				}
			}
		}
	}
	for _, n := range f.ask.bearer.names {
		delete(out, strings.Join(n, " "))
	}
	return out
}

// linked reports whether the report of a place names who is bound by a full name,
// and another name of the commitment as well: two stories that share one surname
// or one verb are two matters.
func (f *finder) linked(at site) bool {
	key := [2]int{at.story, at.member}
	if yes, ok := f.tied[key]; ok {
		return yes
	}
	bearer, other := false, false
	for _, e := range f.doc(at).Entities {
		var who party
		for _, n := range e.Names {
			who.addName(n, e.Kind == entity.Person)
			other = other || f.names[strings.Join(wordsOf(n), " ")]
		}
		bearer = bearer || f.ask.bearer.same(who, false)
	}
	f.tied[key] = bearer && other
	return bearer && other
}

func partyAt(doc *reading, at span.Span) party {
	who, ok := doc.parties[at]
	if !ok {
		who.add(at.In(doc.Report.Text))
		who.referent(doc, at)
		doc.parties[at] = who
	}
	return who
}

// less reports whether p tells less than the duty asks: a smaller number of the
// same things, or words such as "partly".
func (f *finder) less(doc *reading, p *predicate.Predicate) bool {
	words := wordsOf(p.Clause.In(doc.Report.Text))
	for i, w := range words {
		if partial[w] || shares[w] && i+1 < len(words) && words[i+1] == "of" {
			return true
		}
	}
	for _, q := range within(doc, p.Clause) {
		for _, want := range f.ask.amounts {
			if q.Kind == want.Kind && q.Unit == want.Unit && q.Head == want.Head && q.High < want.Value && q.Bound != quantity.AtLeast && q.Bound != quantity.MoreThan {
				return true
			}
		}
	}
	return false
}

// clauseStems are the stems of all that depends on p.
func clauseStems(doc *reading, p *predicate.Predicate) []string {
	var out []string
	for i := range p.Arguments {
		if r := p.Arguments[i].Role; r != predicate.Agent && r != predicate.Time {
			out = append(out, phraseStems(doc, &p.Arguments[i])...)
		}
	}
	return out
}

// naming reports whether a name of the commitment stands in what p is done to, so
// that it is told apart from others of its kind: "the Kessin bridge".
func (f *finder) naming(doc *reading, p *predicate.Predicate) bool {
	a, ok := p.First(predicate.Patient)
	return ok && slices.ContainsFunc(doc.mentionsIn(a.Span), func(m entity.Mention) bool {
		return m.Form == entity.Name && a.Contains(m.Span) && f.names[strings.Join(wordsOf(m.Name.In(doc.Report.Text)), " ")]
	})
}

// promise looks whether the predicate at a place says of a promise, or of work on
// its object, that it was kept, broken, ended, begun or stopped.
func (f *finder) promise(at site) {
	doc := f.doc(at)
	p := &doc.Predicates[at.predicate]
	if p.Kind != predicate.Verb || p.Asked || p.Future || p.Hypothetical || p.Modality != predicate.NoModality || f.seen[at] {
		return
	}
	base := p.Base
	yes, no := p.Factuality == predicate.Certain, p.Factuality == predicate.CertainNot && p.Negated
	if !yes && !no {
		return
	}
	near, linked := f.near(at), f.linked(at)
	bound, known := f.bound(at, p)
	for i := range p.Arguments {
		a := &p.Arguments[i]
		head := strings.ToLower(word(doc, a.Head))
		stems := phraseStems(doc, a)
		switch {
		case promises[head] && (near || linked) && a.Role != predicate.Agent && a.Role != predicate.Time:
			if known && !bound || !f.speaksOf(doc, p, stems) || f.ask.refusal {
				continue
			}
			if !known && !f.owns(doc, a.Span) {
				continue
			}
			switch {
			case keeps[base] && yes && f.less(doc, p):
				f.add(at, Some, "promise-kept")
			case keeps[base] && yes:
				f.add(at, Done, "promise-kept")
			case breaks[base] && yes, keeps[base] && no && p.By == predicate.Outcome:
				f.add(at, Breach, "promise-broken")
			case breaks[base] && no:
				f.add(at, Denial, "promise-denied")
			case ends[base] && yes:
				f.add(at, End, "promise-ended")
			}
		case (starts[base] || stalls[base]) && yes && f.worksOn(head, stems, !near && !linked):
			if known && a.Role != predicate.Agent && !bound {
				continue // somebody else's work
			}
			if starts[base] {
				f.add(at, Progress, "work-begun")
			} else {
				f.add(at, Stall, "work-stalled")
			}
		}
	}
}

// speaksOf reports whether words around a promise noun share what is promised:
// its phrase, or the sentence's clause, has two words of it or the half.
func (f *finder) speaksOf(doc *reading, p *predicate.Predicate, stems []string) bool {
	need := max(2, (len(f.ask.content)+1)/4)
	return shared(f.ask.content, stems) >= min(need, 3) || shared(f.ask.content, append(clauseStems(doc, p), stemsOf(p.Clause.In(doc.Report.Text))...)) >= min(need+1, 4)
}

// owns reports whether a promise is said to be that of who is bound: "Nordkraft's pledge".
func (f *finder) owns(doc *reading, at span.Span) bool {
	for _, m := range doc.mentionsIn(at) {
		if at.Contains(m.Span) && m.Entity >= 0 && f.ask.bearer.same(partyAt(doc, m.Span), true) {
			return true
		}
	}
	return false
}

// worksOn reports whether a phrase is work on the object of the duty: "repairs of
// the bridge". Of strange reports, which do not name who is bound, it must be the
// whole object with a name: "construction of the school in Kessin".
func (f *finder) worksOn(head string, stems []string, strange bool) bool {
	if f.ask.ban || !works[head] {
		return false
	}
	return slices.ContainsFunc(f.ask.actions, func(a action) bool {
		if strange && (len(a.names) == 0 || !a.covers(stems, 1) || shared(a.object, stems) < 2) {
			return false
		}
		return len(a.object) > 0 && a.covers(stems, 0.5) && shared(a.object, stems) >= min(2, len(a.object))
	})
}

// cases are the reported events that are, or may be, the case of a commitment's
// trigger: those tested against it, and those told in its own words.
func (lib *library) cases(group []met, since sinceTime, asked Asked) []Evidence {
	out := []Evidence{}
	if since.after.IsZero() {
		return out
	}
	f := lib.finder(group, ask{bearer: lib.party(lib.told[group[0].story].Name, group[0].c.Promisor)}, since, asked)
	for _, m := range group {
		for _, c := range f.told[m.story].Cases {
			in, ok := f.at[c.In]
			b, err := c.When.Bounds()
			if c.Commitment != m.c.ID || !ok || err != nil || b.OpenFrom || b.From.Before(since.after) {
				continue
			}
			s := f.told[in].Story
			for i := range s.Members {
				if s.Members[i].Siglum == c.Passage.Report && asked.holds(s.Members[i].Document.Report.Published.When) {
					f.found = append(f.found, Evidence{Sign: Due, Rule: "case-test", Story: c.In, Says: c.Passage, Cue: c.Passage, When: c.When, Dated: c.Result, Label: labelOf(&s.Members[i])})
				}
			}
		}
	}
	first := group[0]
	var says []commitment.Field
	if t := first.c.Trigger; t != nil {
		says = append(says, t.Says)
	}
	if r := first.c.Constitutive; r != nil {
		says = append(says, r.If)
	}
	f.named(f.library.told[first.story].Name, says)
	return append(out, f.sorted()...)
}

// named looks for what fields name among what later reports tell as a fact.
func (f *finder) named(story string, says []commitment.Field) {
	for _, s := range says {
		for _, p := range s.Passages {
			if m := f.member(story, p); m != nil {
				for _, act := range actions(f.reading(m.Document), p.Span) {
					f.happened(act.ofWhom())
				}
			}
		}
	}
}

// grounds are what a trigger protects of somebody, and its own light words: whose
// they are says which they are.
var grounds = set("territori sovereignti soil land border infrastructur critic armed such further new ani integr independ forc")

// ofWhom is the act of a trigger by whose ground it is against.
func (a action) ofWhom() action {
	a.object = slices.DeleteFunc(slices.Clone(a.object), func(s string) bool { return grounds[s] })
	if grounds[a.head] && len(a.object) > 0 {
		a.head = a.object[len(a.object)-1]
	}
	return a
}

// happened looks for the act of a trigger among what later reports tell as a fact.
func (f *finder) happened(act action) {
	if len(act.object) == 0 || light[act.base] {
		return
	}
	for _, b := range f.alike(act.base) {
		for _, at := range f.index[b] {
			doc := f.doc(at)
			p := &doc.Predicates[at.predicate]
			if !f.near(at) && !f.linked(at) || p.Kind == predicate.Copula || p.Kind == predicate.Apposition || p.Factuality != predicate.Certain || p.Asked || p.Future || p.Hypothetical || p.Modality != predicate.NoModality || f.seen[at] {
				continue
			}
			words := clauseStems(doc, p)
			if a, ok := p.First(predicate.Agent); ok {
				who := partyAt(doc, a.Span)
				if len(act.agent.names) > 0 && !act.agent.same(who, f.near(at)) || f.ask.bearer.same(who, true) && len(act.agent.names) == 0 {
					continue // not by whom the trigger names; nor by who is bound, whose own acts set nothing in motion
				}
				words = append(words, phraseStems(doc, a)...)
			}
			if !act.covers(words, 0.5) || act.another(doc, p) {
				continue
			}
			f.add(at, Due, "case-words")
		}
	}
}

// add notes what a place says, if it is later than the commitment and in the
// period asked for, and no part of what tells the commitment itself. It reports
// whether it did.
func (f *finder) add(at site, sign Sign, rule string) bool {
	st := &f.told[at.story]
	m := &st.Story.Members[at.member]
	doc := f.doc(at)
	p := &doc.Predicates[at.predicate]
	when, dated, ok := f.dated(doc, p)
	if !ok || !f.asked.holds(doc.Report.Published.When) {
		return false
	}
	says := clause(doc, p)
	for _, g := range f.group {
		if g.story != at.story {
			continue
		}
		for _, v := range g.c.Variants {
			if v.Says.Report == m.Siglum && v.Says.Overlaps(says) {
				return false
			}
		}
	}
	f.seen[at] = true
	f.found = append(f.found, Evidence{Sign: sign, Rule: rule, Story: st.Name, Says: st.Story.Passage(at.member, says), Cue: st.Story.Passage(at.member, p.Span),
		Holder: holder(m, at.predicate), When: when, Dated: dated, Label: labelOf(m)})
	return true
}

// clause is the words that show what p tells: its clause, that of the verb above
// where this is part of it ("failed to reopen …"), without a dateline before it.
func clause(doc *reading, p *predicate.Predicate) span.Span {
	if p.Within >= 0 && (p.By == predicate.Outcome || p.By == predicate.Aspect || p.By == predicate.Intention) {
		if up := &doc.Predicates[p.Within]; up.Clause.Contains(p.Clause) {
			p = up
		}
	}
	says := p.Clause.Trim(doc.Report.Text)
	for _, dash := range []string{" — ", " – ", " -- "} {
		head, _, ok := strings.Cut(says.In(doc.Report.Text), dash)
		if at := says.Start + len(head) + len(dash); ok && at <= p.Start && len(head) <= 60 && !slices.ContainsFunc(doc.Predicates, func(q predicate.Predicate) bool { return q.Start >= says.Start && q.End <= at }) {
			says.Start = at
		}
	}
	return says
}

// dated is when what p tells happened, where its clause says so, else when it was
// reported; ok is false where it is not later than the commitment.
func (f *finder) dated(doc *reading, p *predicate.Predicate) (when edtf.Value, how string, ok bool) {
	for _, a := range p.Arguments {
		if a.Role != predicate.Time || a.Time < 0 || a.Prep == "by" || a.Prep == "until" || a.Prep == "till" || a.Prep == "since" || a.Prep == "before" || a.Prep == "after" {
			continue
		}
		if b, err := doc.Times[a.Time].When.Bounds(); err == nil && !b.OpenFrom && !b.OpenTo {
			return doc.Times[a.Time].When, "stated", !b.From.Before(f.since.after)
		}
	}
	if p.Historical {
		return "", "", false // before what its report is about: when is not said
	}
	b, err := doc.Report.Published.When.Bounds()
	if err != nil || b.OpenFrom || b.From.Before(f.since.after) {
		return "", "", false
	}
	return doc.Report.Published.When, "when reported", true
}

// holder is who says what a predicate tells, "" for the report itself.
func holder(m *story.Member, p int) string {
	best := ""
	size := math.MaxInt
	for i := range m.Statements {
		s := &m.Statements[i]
		if slices.Contains(s.Predicates, p) && s.Len() < size {
			best, size = s.Holder, s.Len()
		}
	}
	return best
}
