package commitment

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"concord/internal/annotate/predicate"
	"concord/internal/span"
	"concord/internal/story"
)

// record makes one commitment of the clauses that tell it.
func (f *finder) record(group []told) Commitment {
	slices.SortStableFunc(group, func(a, b told) int {
		if a.primary != b.primary {
			if a.primary {
				return -1
			}
			return 1
		}
		pa, pb := f.passage(a, a.says), f.passage(b, b.says)
		switch {
		case pa.Report == pb.Report && pa.Start == pb.Start:
			return pb.End - pa.End // the longer one first
		case before(pa, pb):
			return -1
		}
		return 1
	})
	group = slices.CompactFunc(group, func(a, b told) bool { // a longer clause of the same place says it already
		return a.member == b.member && a.illocution == b.illocution && a.says.Contains(b.says) && a.content.Contains(b.content)
	})
	best := group[0]
	for _, t := range group[1:] { // the words of the instrument itself tell best
		if weight(t) > weight(best) {
			best = t
		}
	}
	c := Commitment{Rule: best.rule, Kind: best.kind, Denied: true}
	h := sha256.New()
	ill := map[Illocution]bool{}
	var made []Dated
	for _, t := range group {
		says := f.passage(t, t.says)
		v := Variant{Says: says, Illocution: t.illocution, Holder: t.holder, Quoted: t.quoted}
		if !t.cue.Empty() {
			cue := f.passage(t, t.cue)
			v.Cue = &cue
		}
		c.Variants = append(c.Variants, v)
		fmt.Fprintf(h, "%s %d %d\n", t.reader.doc.Report.ID, t.says.Start, t.says.End)
		ill[t.illocution] = true
		if t.made != nil {
			made = append(made, *t.made)
		}
		c.Denied = c.Denied && t.denied
		for _, l := range t.compared {
			c.ComparedWith = addComparison(c.ComparedWith, Comparison{To: f.field(f.passage(t, l.to)), By: l.by, Relation: l.relation})
		}
	}
	c.ID = "c-" + hex.EncodeToString(h.Sum(nil))[:10]
	for _, i := range [...]Illocution{Constitutive, Prescriptive, Commissive} {
		if ill[i] {
			c.Illocutions = append(c.Illocutions, i)
		}
	}
	c.Promisor = f.party(group, func(t told) who { return t.promisor })
	c.Promisee = f.party(group, func(t told) who { return t.promisee })
	if text := textOfGroup(group); text >= 0 {
		f.instrument(&c, text, &made)
	}
	c.Made = precise(made)
	c.InForce = since(c.Made)
	f.trigger(&c, group)
	f.duties(&c, group)
	if c.Promisee == nil {
		f.protectee(&c, group)
	}
	if c.Promisor != nil && c.Promisee != nil && c.Promisor.Name == c.Promisee.Name {
		c.Promisee = nil
	}
	c.Grounds = f.fields(group, func(t told) []span.Span { return t.grounds }, c.Grounds...)
	c.Interests = f.fields(group, func(t told) []span.Span { return t.interests })
	f.grade(&c, group)
	c.Vague = c.Trigger == nil && c.Constitutive == nil && c.Kind != Designation && !slices.ContainsFunc(group, testable)
	return c
}

func textOfGroup(group []told) int {
	for _, t := range group {
		if t.text >= 0 && !t.earlier && !t.denied {
			return t.text
		}
	}
	return -1
}

func weight(t told) int {
	n := len(t.keys)
	if t.quoted {
		n += 100
	}
	if t.illocution != Commissive {
		n += 50
	}
	if t.primary {
		n += 1000
	}
	return n
}

// instrument fills what is told of the binding text.
func (f *finder) instrument(c *Commitment, k int, made *[]Dated) {
	t := f.texts[k]
	c.Instrument = Instrument{Kind: t.kind, Number: t.number, Title: t.title, Named: t.named, Primary: t.primary}
	switch t.noun {
	case "order", "decree", "directive", "proclamation", "memorandum":
		c.Kind, c.Instrument.Form = Order, Unilateral
	case "treaty", "agreement", "accord", "pact", "deal", "settlement", "contract", "convention", "charter", "protocol":
		c.Kind, c.Instrument.Form = Treaty, Mutual
	case "policy":
		c.Kind, c.Instrument.Form = Policy, Unilateral
	case "mandate", "law", "act", "statute", "regulation", "constitution", "provision", "ruling", "resolution":
		if c.Kind != Ban && c.Kind != Policy {
			c.Kind = Requirement
		}
	}
	*made = append(*made, t.made...)
	c.Published = precise(t.public)
	for _, g := range t.grounds {
		c.Grounds = append(c.Grounds, f.field(g))
	}
	if c.Promisor == nil && t.issuer.name != "" {
		c.Promisor = &Party{Name: t.issuer.name, Kind: t.issuer.kind, Passages: []story.Passage{}}
	}
}

// party is who most clauses name, by name rather than by description; nil where
// none does. A text that stands for its author is nobody.
func (f *finder) party(group []told, of func(told) who) *Party {
	count := map[string]int{}
	best, bestKey := nobody, ""
	key := func(w who) string {
		if w.entity >= 0 {
			return fmt.Sprint(w.entity)
		}
		return strings.ToLower(w.name)
	}
	better := func(w who, k string) bool {
		switch {
		case bestKey == "":
			return true
		case (w.entity >= 0 || w.kind == "state") != (best.entity >= 0 || best.kind == "state"):
			return w.entity >= 0 || w.kind == "state"
		}
		return count[k] > count[bestKey]
	}
	for _, t := range group {
		w := of(t)
		if w.name == "" || w.text >= 0 {
			continue
		}
		k := key(w)
		count[k]++
		if better(w, k) {
			best, bestKey = w, k
		}
	}
	if bestKey == "" {
		return nil
	}
	p := &Party{Name: best.name, Kind: best.kind, Passages: []story.Passage{}}
	for _, t := range group {
		if w := of(t); key(w) == bestKey && !w.at.Empty() && w.text < 0 {
			p.Passages = append(p.Passages, f.passage(t, w.at))
		}
	}
	return p
}

// field is one passage as a field.
func (f *finder) field(p story.Passage) Field {
	return Field{Value: p.Exact, Passages: []story.Passage{p}}
}

// merged is the field that several passages fill: its value is the primary
// text's, the first one given, else the wording that most reports have, of which
// the longest and then the first.
func (f *finder) merged(all []story.Passage, primary bool) Field {
	out := Field{Passages: []story.Passage{}}
	count := map[string]int{}
	for _, p := range all {
		if !slices.Contains(out.Passages, p) {
			out.Passages = append(out.Passages, p)
			count[plain(p.Exact)]++
		}
	}
	if len(out.Passages) == 0 {
		return out
	}
	best := out.Passages[0]
	if !primary {
		for _, p := range out.Passages[1:] {
			if c := cmp.Or(count[plain(p.Exact)]-count[plain(best.Exact)], len(p.Exact)-len(best.Exact)); c > 0 {
				best = p
			}
		}
	}
	out.Value = best.Exact
	return out
}

// plain is s without case, marks and spaces, for telling one wording from another.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 127 && r != '“' && r != '”' && r != '‘' && r != '’' && r != '—' && r != '–')
	}), " ")
}

// fields are the passages of all clauses, those of one wording as one field.
func (f *finder) fields(group []told, of func(told) []span.Span, more ...Field) []Field {
	out := more
	for _, t := range group {
	next:
		for _, sp := range of(t) {
			if sp.Empty() {
				continue
			}
			p := f.passage(t, sp)
			for i := range out {
				a, b := plain(out[i].Value), plain(p.Exact)
				if a == b || strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
					if !slices.Contains(out[i].Passages, p) {
						out[i].Passages = append(out[i].Passages, p)
					}
					continue next
				}
			}
			out = append(out, f.field(p))
		}
	}
	return out
}

// trigger fills what counts as what, and the case in which the commitment falls due.
func (f *finder) trigger(c *Commitment, group []told) {
	var is, as, when []story.Passage
	primary := group[0].primary
	var terms []told
	for _, t := range group {
		if t.illocution == Constitutive && t.kind != Designation && !t.is.Empty() && !t.as.Empty() {
			is, as = append(is, f.passage(t, t.is)), append(as, f.passage(t, t.as))
			terms = append(terms, t)
		}
	}
	if len(is) > 0 {
		c.Constitutive = &Regard{If: f.merged(is, primary), CountsAs: f.merged(as, primary)}
		c.Trigger = &Trigger{Says: c.Constitutive.If}
	} else {
		for _, t := range group {
			if !t.condition.Empty() {
				when = append(when, f.passage(t, t.condition))
				terms = append(terms, t)
			}
		}
		if len(when) == 0 {
			for _, t := range group { // "against external attack"
				if sp := t.reader.against(t.content); !sp.Empty() {
					when = append(when, f.passage(t, sp))
					terms = append(terms, t)
				}
			}
		}
		if len(when) == 0 {
			return
		}
		c.Trigger = &Trigger{Says: f.merged(when, primary)}
	}
	for _, t := range terms {
		at := t.is
		if at.Empty() || t.illocution != Constitutive {
			if at = t.condition; at.Empty() {
				at = t.reader.against(t.content)
			}
		}
		for _, a := range t.reader.actsIn(at) {
			if !slices.Contains(c.Trigger.Acts, a) {
				c.Trigger.Acts = append(c.Trigger.Acts, a)
			}
		}
		if by := t.reader.attackerIn(at); !by.Empty() {
			p := f.passage(t, by)
			if c.Trigger.Attacker == nil {
				x := f.field(p)
				c.Trigger.Attacker = &x
			} else {
				c.Trigger.Attacker.Passages = append(c.Trigger.Attacker.Passages, p)
			}
		}
		for _, o := range t.reader.protectedIn(at) {
			p := f.passage(t, o.at)
			i := slices.IndexFunc(c.Trigger.Protected, func(x Protected) bool { return x.Kind == o.kind && (x.Of == o.of || x.Of == "" || o.of == "") })
			if i < 0 {
				c.Trigger.Protected = append(c.Trigger.Protected, Protected{Kind: o.kind, Of: o.of, Field: f.field(p)})
				continue
			}
			x := &c.Trigger.Protected[i]
			x.Of = cmp.Or(x.Of, o.of)
			x.Field = f.merged(append(x.Field.Passages, p), primary)
		}
	}
	slices.SortFunc(c.Trigger.Acts, func(a, b Act) int { return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Mode, b.Mode)) })
}

// duties puts the clauses that lay one duty together, in the order in which the
// reports tell them.
func (f *finder) duties(c *Commitment, group []told) {
	type bundle struct {
		keys []map[string]bool
		told []told
	}
	var all []bundle
	parties := map[string]bool{}
	for _, t := range group {
		for _, w := range [...]who{t.promisor, t.promisee} {
			for _, k := range t.reader.stems(w.at) {
				parties[k] = true
			}
		}
	}
	order := slices.Clone(group)
	slices.SortStableFunc(order, func(a, b told) int { return cmp.Or(cmp.Compare(summary(a), summary(b)), cmp.Compare(bulk(b), bulk(a))) })
	for _, t := range order {
		if t.illocution == Constitutive {
			continue
		}
		keys := map[string]bool{}
		for _, k := range t.reader.stems(t.content) {
			keys[k] = true
		}
		own := map[string]bool{}
		for k := range keys {
			if !parties[k] {
				own[k] = true
			}
		}
		if len(own) == 0 {
			own = keys
		}
		at, most := -1, 0.0
		for i := range all {
			if (all[i].told[0].modality == Prohibition) != (t.modality == Prohibition) {
				continue
			}
			for k, other := range all[i].keys {
				n := 0
				for word := range own {
					if other[word] {
						n++
					}
				}
				share := float64(n) / float64(max(1, min(len(own), len(other))))
				if (share >= 0.5 && n >= 2 || share >= 0.99 || n >= 2 && share >= 0.3 && sameDeed(all[i].told[k], t)) && share > most {
					at, most = i, share
				}
			}
		}
		if at < 0 && textOfGroup(group) < 0 && len(all) > 0 {
			at = 0 // one promise is one duty
		}
		for i := range all { // "an order granting a guarantee" sums up what the order guarantees
			if at < 0 && summary(t) > 0 && all[i].told[0].illocution == Commissive {
				at = i
			}
		}
		if at < 0 {
			at = len(all)
			all = append(all, bundle{})
		}
		all[at].keys, all[at].told = append(all[at].keys, own), append(all[at].told, t)
	}
	for i := range all {
		slices.SortStableFunc(all[i].told, func(a, b told) int { return rankOf(group, a) - rankOf(group, b) })
	}
	slices.SortStableFunc(all, func(a, b bundle) int { return rankOf(group, a.told[0]) - rankOf(group, b.told[0]) })
	for n, b := range all {
		c.Duties = append(c.Duties, f.duty(fmt.Sprintf("%s-%d", c.ID, n+1), b.told, c))
	}
}

// sameDeed reports whether both are to do the same thing, by verb and object.
func sameDeed(a, b told) bool {
	if a.act < 0 || b.act < 0 || a.reader.preds[a.act].Base != b.reader.preds[b.act].Base {
		return false
	}
	x, y := a.reader.argument(a.act, predicate.Patient), b.reader.argument(b.act, predicate.Patient)
	return x != nil && y != nil && a.reader.lemma(x.Head) == b.reader.lemma(y.Head)
}

// summary is 1 for a clause that only names what is given, by a noun.
func summary(t told) int {
	if t.act < 0 && strings.HasPrefix(t.rule, "noun-") && t.kind != Ban {
		return 1
	}
	return 0
}

func bulk(t told) int { return t.content.Len() }

func rankOf(group []told, t told) int {
	return slices.IndexFunc(group, func(o told) bool { return o.member == t.member && o.says == t.says && o.head == t.head })
}

func (f *finder) duty(id string, group []told, c *Commitment) Duty {
	primary := group[0].primary
	best := group[0]
	var content, condition, purpose []story.Passage
	var due []Dated
	open := 0
	for _, t := range group {
		if weight(t) > weight(best) {
			best = t
		}
		content = append(content, f.passage(t, t.content))
		if !t.condition.Empty() {
			condition = append(condition, f.passage(t, t.condition))
		}
		if !t.purpose.Empty() {
			purpose = append(purpose, f.passage(t, t.purpose))
		}
		if t.due != nil {
			due = append(due, *t.due)
		}
		switch t.list {
		case Open:
			open++
		case Closed:
			open--
		}
	}
	d := Duty{ID: id, Illocution: best.illocution, Modality: best.modality, Content: f.merged(content, primary), Due: precise(due),
		Measures: f.fields(group, func(t told) []span.Span { return t.measures }), Limits: f.fields(group, func(t told) []span.Span { return t.limits })}
	if best.quoted && !primary {
		d.Content.Value = best.content.In(best.reader.text)
	}
	d.Bearer = f.party(group, func(t told) who { // who is told more closely than "the United States"
		if c.Promisor != nil && t.bearer.name == c.Promisor.Name {
			return nobody
		}
		return t.bearer
	})
	if d.Bearer == nil && !strings.HasPrefix(best.rule, "direct-") && best.kind != Ban { // who orders is not who is to do it
		d.Bearer = c.Promisor
	}
	if len(condition) > 0 {
		x := f.merged(condition, primary)
		d.Condition = &x
	}
	if len(purpose) > 0 {
		x := f.merged(purpose, primary)
		d.Purpose = &x
	}
	if len(d.Measures) > 0 {
		if d.List = Closed; open >= 0 {
			d.List = Open
		}
	}
	return d
}

// protectee fills the promisee where no clause has one to whom something is
// promised: the state whose objects the trigger names, or the first party that
// the content of an act done for or against it names.
func (f *finder) protectee(c *Commitment, group []told) {
	if c.Trigger != nil {
		for _, p := range c.Trigger.Protected {
			if p.Of != "" && (c.Promisor == nil || p.Of != c.Promisor.Name) {
				c.Promisee = &Party{Name: p.Of, Kind: "state", Passages: p.Field.Passages}
				return
			}
		}
	}
	for _, t := range group {
		w, ok := t.reader.affected(t.clause)
		if ok && (c.Promisor == nil || w.name != c.Promisor.Name) && w.name != t.bearer.name {
			c.Promisee = &Party{Name: w.name, Kind: w.kind, Passages: []story.Passage{f.passage(t, w.at)}}
			return
		}
	}
}

// testable reports whether an outsider could tell if what t promises was done: it
// names a time, a number or a name, or an act that is more than support.
func testable(t told) bool {
	r := t.reader
	from, to := r.tokens(t.content)
	for k := from; k < to; k++ {
		if r.toks[k].Entity != 0 && k > from {
			return true
		}
	}
	if t.act < 0 {
		return t.kind == Guarantee || t.kind == Ban || to-from >= 4
	}
	return !is(r.preds[t.act].Base, loose)
}
