package oppose

import (
	"slices"
	"strings"

	"concord/english"
	"concord/internal/model/senses"
)

// What b says is looked for in a clause by clause: a predicate of a that can mean
// what the main predicate of b means, and what fills its slots there. Where the same
// slot is filled by something else, or what fills it in b stands elsewhere in a, both
// can hardly be true of one event (the structural contradictions of de Marneffe,
// Rafferty and Manning, 2008).

// slotKind is a place beside a predicate.
type slotKind int

const (
	doer    slotKind = iota // subject of an active verb, "by …"
	undergo                 // object, subject of a passive
	being                   // what somebody is said to be
	beside                  // with a preposition, times
	slotKinds
)

// slot is one place with the head of what fills it.
type slot struct {
	kind slotKind
	prep string
	head int
}

// slots are the places beside token v of d, a verb, or a noun that stands for one or
// for what somebody is.
func slots(d *english.Doc, v int) []slot {
	var out []slot
	add := func(k slotKind, prep string, head int) {
		out = append(out, slot{k, prep, head})
		for c := range d.Children(head) {
			if d.Tokens[c].Dep == english.DepConj {
				out = append(out, slot{k, prep, c})
			}
		}
	}
	subject := false
	own := func(v int, all bool) {
		for c := range d.Children(v) {
			switch d.Tokens[c].Dep {
			case english.DepNsubj, english.DepCsubj:
				add(doer, "", c)
				subject = true
			case english.DepNsubjpass:
				add(undergo, "", c)
				subject = true
			}
			if !all {
				continue
			}
			switch d.Tokens[c].Dep {
			case english.DepDobj, english.DepDative:
				add(undergo, "", c)
			case english.DepAttr, english.DepAcomp, english.DepOprd:
				add(being, "", c)
			case english.DepPrep, english.DepAgent:
				for o := range d.Children(c) {
					switch d.Tokens[o].Dep {
					case english.DepPobj:
						k := beside
						if d.Tokens[c].Dep == english.DepAgent {
							k = doer
						}
						add(k, d.Tokens[c].Lemma, o)
					case english.DepPrep:
						for oo := range d.Children(o) {
							add(beside, d.Tokens[o].Lemma, oo)
						}
					}
				}
			case english.DepNpadvmod:
				add(beside, "", c)
			case english.DepPoss:
				add(doer, "", c)
			}
		}
	}
	own(v, true)
	t := &d.Tokens[v]
	h := t.Head
	switch t.Dep {
	case english.DepRelcl:
		for k := range out {
			if p := d.Tokens[out[k].head].Tag; p == english.TagWP || p == english.TagWDT {
				out[k].head = h
			}
		}
	case english.DepAcl:
		if t.Tag == english.TagVBN {
			add(undergo, "", h)
		} else {
			add(doer, "", h)
		}
	case english.DepAppos:
		add(doer, "", h) // "Ruth Hale, the mayor": she is one
	case english.DepAttr, english.DepAcomp:
		own(h, false)
	case english.DepCompound:
		add(doer, "", h) // "mayor Ruth Hale"
	}
	for c := range d.Children(v) {
		if d.Tokens[c].Dep == english.DepAppos {
			add(doer, "", c)
		}
	}
	// Verbs that hang together have one subject.
	for steps := 0; !subject && steps < 3; steps++ {
		if dep := d.Tokens[v].Dep; dep != english.DepConj && dep != english.DepXcomp && dep != english.DepAdvcl || d.Tokens[v].Head == v {
			break
		}
		v = d.Tokens[v].Head
		own(v, false)
	}
	return out
}

// open are the auxiliaries that leave open whether something is so.
var open = map[string]bool{"may": true, "might": true, "could": true, "can": true, "should": true}

// privative are words that make of somebody or something what it is not, or not now.
var privative = map[string]bool{"former": true, "ex": true, "ex-": true, "vice": true, "deputy": true, "assistant": true, "acting": true,
	"alleged": true, "would-be": true, "supposed": true, "fake": true, "attempted": true, "planned": true, "proposed": true, "potential": true,
	"possible": true, "aspiring": true, "shadow": true, "future": true, "onetime": true}

// once are verbs of what happens to somebody or something a single time.
var once = map[string]bool{"bear": true, "die": true, "found": true, "establish": true, "invent": true, "bury": true, "kill": true,
	"murder": true, "assassinate": true, "execute": true, "sink": true, "collapse": true, "debut": true, "born": true}

// told reports whether the predicate at v of side s is told as done or as so: not
// planned, asked, accused of, under a condition, or of a former or deputy one.
func (s *side) told(v int) bool {
	d := s.doc
	for c := range d.Children(v) {
		t := &d.Tokens[c]
		switch {
		case t.Dep == english.DepAux && open[s.lemma[c]]:
			return false
		case t.Dep == english.DepMark && (s.lemma[c] == "if" || s.lemma[c] == "unless" || s.lemma[c] == "whether"):
			return false
		}
	}
	up := v
	for range 4 {
		h := d.Tokens[up].Head
		if h == up {
			break
		}
		dep := d.Tokens[up].Dep
		if (unrealHeads[s.lemma[h]] || s.neg[h] && dep == english.DepXcomp) && dep != english.DepNsubj && dep != english.DepAdvcl && dep != english.DepConj {
			return false
		}
		if dep == english.DepNsubj || dep == english.DepRelcl {
			break
		}
		up = h
	}
	for c := range d.Children(v) {
		if privative[s.lemma[c]] {
			return false // who is vice president is not president
		}
	}
	if t := &d.Tokens[v]; t.Dep == english.DepCompound && unrealHeads[s.lemma[t.Head]] {
		return false // "arrest warrant"
	}
	return true
}

// future reports whether a verb is told of what is to come.
func (s *side) future(v int) bool {
	for c := range s.doc.Children(v) {
		if s.doc.Tokens[c].Tag == english.TagMD {
			return true
		}
	}
	return false
}

// favouring are verbs of being for something.
var favouring = map[string]bool{"approve": true, "support": true, "back": true, "pass": true, "adopt": true, "accept": true, "endorse": true,
	"ratify": true, "favour": true, "favor": true, "clear": true, "agree": true, "defend": true, "welcome": true}

// against reports whether the verb at v is one of being against something: "voted
// against".
func (s *side) against(v int) bool {
	for c := range s.doc.Children(v) {
		if s.lemma[c] == "against" && s.doc.Tokens[c].Dep == english.DepPrep {
			return true
		}
	}
	return s.lemma[v] == "oppose"
}

// under are the tokens of the subtree of head, itself included, clauses left out.
func under(d *english.Doc, head int) []int {
	out := []int{head}
	for k := 0; k < len(out) && len(out) < 40; k++ {
		for c := range d.Children(out[k]) {
			switch d.Tokens[c].Dep {
			case english.DepRelcl, english.DepAdvcl, english.DepCcomp, english.DepConj, english.DepAppos:
				continue
			}
			out = append(out, c)
		}
	}
	return out
}

// predicate is the token that carries what b says: its main verb, or what somebody is
// said to be.
func (s *side) predicate() int {
	v := s.root
	if v < 0 {
		return -1
	}
	if s.lemma[v] == "be" || s.lemma[v] == "become" {
		for c := range s.doc.Children(v) {
			if dep := s.doc.Tokens[c].Dep; dep == english.DepAttr || dep == english.DepAcomp {
				return c
			}
		}
	}
	return v
}

// found is the clause of a that is nearest to what b says.
type found struct {
	at       int // token of a, -1 for none
	value    float64
	exact    bool           // the same word, else one that can mean the same
	opposite bool           // one of opposite meaning
	slots    int            // of b
	agree    int            // slots of b whose filler stands in the same slot
	moved    int            // whose filler stands elsewhere in a, where the slot has another
	rivals   int            // whose slot has another filler of the kind in a
	kinds    [slotKinds]int // rivals by kind
	where    int            // token of a of the first rival
	what     int            // token of b of it
}

// clauses looks for what b says among the predicates of a.
func (p *pair) clauses() found {
	best := found{at: -1}
	v := p.b.predicate()
	if v < 0 {
		return best
	}
	bs := slots(p.b.doc, v)
	for i := range p.a.doc.Tokens {
		pos := p.a.doc.Tokens[i].POS
		if pos != english.PosVERB && pos != english.PosNOUN && pos != english.PosADJ && pos != english.PosAUX && pos != english.PosPROPN {
			continue
		}
		exact := p.a.key[i] == p.b.key[v]
		opposite := false
		if !exact {
			switch r := senses.Relate(p.a.lemma[i], p.b.lemma[v]); {
			case r >= senses.Wider:
			case slices.Contains(antonyms()[p.b.lemma[v]], p.a.lemma[i]), p.a.against(i) && favouring[p.b.lemma[v]], p.b.against(v) && favouring[p.a.lemma[i]]:
				opposite = true
			default:
				continue
			}
		}
		f := p.lay(i, bs)
		f.exact, f.opposite = exact, opposite
		f.value = 1.5*float64(f.agree) - .5*float64(f.rivals)
		if exact {
			f.value++
		}
		if best.at < 0 || f.value > best.value {
			best = f
		}
	}
	return best
}

// lay lays the slots bs of b beside those of the predicate at i of a.
func (p *pair) lay(i int, bs []slot) found {
	f := found{at: i, where: -1, what: -1, slots: len(bs)}
	as := slots(p.a.doc, i)
	for _, s := range bs {
		m := p.b.match[s.head]
		same, rival := false, -1
		for _, t := range as {
			if t.kind != s.kind && (s.kind != beside || t.kind == doer) && (t.kind != beside || s.kind == doer) {
				continue
			}
			same = same || m >= 0 && slices.Contains(under(p.a.doc, t.head), m)
			if t.kind == s.kind && (t.prep == s.prep || p.b.doc.Tokens[s.head].Entity == english.EntDATE) && p.rival(t.head, s.head, s.kind == beside) {
				rival = t.head
			}
		}
		switch {
		case same:
			f.agree++
		case rival >= 0:
			f.rivals++
			f.kinds[s.kind]++
			if m >= 0 {
				f.moved++
			}
			if f.where < 0 {
				f.where, f.what = rival, s.head
			}
		}
	}
	return f
}

// rival reports whether the phrases at i of a and j of b can be rivals for one
// place: both names of one kind, dates as exact as one another, nouns where named is
// false; no pronoun.
func (p *pair) rival(i, j int, named bool) bool {
	a, b := &p.a.doc.Tokens[i], &p.b.doc.Tokens[j]
	switch {
	case a.POS == english.PosPRON || b.POS == english.PosPRON:
		return false
	case a.Entity == english.EntDATE && b.Entity == english.EntDATE:
		return p.a.exactness(i) == p.b.exactness(j)
	case a.Entity != 0 || b.Entity != 0:
		return a.Entity == b.Entity
	}
	return !named && a.POS == b.POS
}

// exactness says what the date at token i names: a year, a month, a day of the week or
// else.
func (s *side) exactness(i int) int {
	e := 0
	for _, k := range under(s.doc, i) {
		switch {
		case isYear(s.doc.Word(k)):
			e |= 1
		case months[s.lemma[k]] || s.doc.Word(k) == "May":
			e |= 2
		case strings.HasSuffix(s.lemma[k], "day"):
			e |= 4
		}
	}
	return e
}

// clause fills the features of the clause of a that is nearest to what b says.
func (p *pair) clause() {
	v := &p.values
	covered := 0
	for _, j := range p.b.words {
		if p.b.match[j] >= 0 {
			covered++
			continue
		}
		for _, i := range p.a.words {
			if senses.Relate(p.a.lemma[i], p.b.lemma[j]) >= senses.Wider {
				covered++
				break
			}
		}
	}
	if n := len(p.b.words); n > 0 {
		v[fCovered] = float64(covered) / float64(n)
	}
	v[fUncovered] = flag(v[fCovered] < mostCovered)
	v[fLost] = flag(p.lost())
	v[fHighLost] = v[fLost] * (1 - v[fUncovered])
	v[fConverse] = flag(p.converse())
	f := p.clauses()
	if f.at < 0 {
		return
	}
	r := p.b.predicate()
	v[fAgreeAll] = flag(f.slots > 0 && f.agree == f.slots)
	v[fMoved] = flag(f.moved > 0)
	if f.kinds[beside] > 0 {
		v[fMovedBeside] = 1
		kind := Name
		if p.b.doc.Tokens[f.what].Entity == english.EntDATE {
			kind = Date
		}
		p.reason(kind, f.where, f.what)
		v[fUnique] = flag(once[p.a.lemma[f.at]] && f.agree > 0)
	}
	if !p.a.told(f.at) && p.b.told(r) && !p.b.future(r) {
		v[fNotTold] = 1
		p.reason(Unreal, f.at, r)
	}
	if f.opposite && f.agree > 0 && f.agree == f.slots {
		v[fReverse] = 1
		p.reason(Antonym, f.at, r)
	}
	if f.kinds[doer] > 0 && f.agree == 0 {
		switch {
		case r != p.b.root:
			v[fNotBeing] = 1
			p.reason(Roles, f.where, f.what)
		case f.exact:
			v[fOtherDoer] = 1
			p.reason(Roles, f.where, f.what)
		}
	}
	high := 1 - v[fUncovered]
	v[fHighNotTold], v[fHighMoved] = high*v[fNotTold], high*v[fMovedBeside]
	v[fHighDoer], v[fHighBeing] = high*v[fOtherDoer], high*v[fNotBeing]
}

// mostCovered is the share of the words of b from which the two texts can be taken to
// tell of the same: below it pairs are mostly unrelated, above it mostly entailed.
const mostCovered = 0.7

// ending are verbs that say that what their object names does not come about or is
// over: the implicative verbs of Karttunen (1971) with a negative sign, and those of
// keeping somebody from something.
var ending = map[string]bool{"decline": true, "refuse": true, "reject": true, "deny": true, "lose": true, "prevent": true, "avoid": true,
	"fail": true, "lack": true, "abandon": true, "cancel": true, "abolish": true, "ban": true, "block": true, "forbid": true, "prohibit": true,
	"oppose": true, "combat": true, "fight": true, "replace": true, "drop": true, "scrap": true, "halt": true, "stop": true, "end": true,
	"miss": true, "withdraw": true, "withhold": true, "dismiss": true, "escape": true, "evade": true, "exclude": true, "remove": true,
	"neglect": true, "forget": true, "veto": true, "scuttle": true, "repeal": true, "revoke": true, "suspend": true}

// lost reports whether the object of b's main verb is in a what a verb of ending has as
// its object, while b says nothing of the kind.
func (p *pair) lost() bool {
	r := p.b.root
	if r < 0 || ending[p.b.lemma[r]] || p.b.neg[r] {
		return false
	}
	for _, s := range slots(p.b.doc, r) {
		m := p.b.match[s.head]
		if s.kind != undergo || m < 0 {
			continue
		}
		for steps, up := 0, m; steps < 3; steps++ {
			h := p.a.doc.Tokens[up].Head
			dep := p.a.doc.Tokens[up].Dep
			if ending[p.a.lemma[h]] && !p.a.neg[h] && p.b.match[r] != h && (dep == english.DepDobj || dep == english.DepNsubjpass) {
				p.reason(Antonym, h, r)
				return true
			}
			// What is refused with it: "both the prize and the medal", "an offer of money".
			if dep != english.DepConj && dep != english.DepCompound && dep != english.DepPobj && (dep != english.DepPrep || p.a.lemma[up] != "of") {
				break
			}
			up = h
		}
	}
	return false
}

// converses are relations with those that hold the other way round.
var converses = [][2][]string{
	{{"own", "owner", "parent", "control", "acquire", "buy"}, {"subsidiary", "unit", "division", "affiliate", "belong"}},
	{{"employ", "employer", "hire"}, {"work", "employee", "worker"}},
	{{"defeat", "beat", "win"}, {"lose"}},
	{{"precede", "predecessor"}, {"follow", "succeed", "successor"}},
	{{"sell", "seller", "export"}, {"buy", "buyer", "purchase", "import"}},
	{{"lend", "lender"}, {"borrow", "borrower", "debtor"}},
	{{"teach", "teacher"}, {"student", "pupil"}},
	{{"father", "mother", "parent"}, {"son", "daughter", "child"}},
}

// converse reports whether the main predicate of b and one of a are converse and have
// the same doer, or are the same where a's doer is b's other party.
func (p *pair) converse() bool {
	v := p.b.predicate()
	if v < 0 {
		return false
	}
	doers := func(d *english.Doc, i int) (out []int) {
		for _, s := range slots(d, i) {
			if s.kind == doer {
				out = append(out, s.head)
			}
		}
		return out
	}
	for _, c := range converses {
		for k := range c {
			if !slices.Contains(c[k], p.b.lemma[v]) {
				continue
			}
			for _, i := range p.a.words {
				if !slices.Contains(c[1-k], p.a.lemma[i]) || p.a.neg[i] != p.b.neg[v] {
					continue
				}
				for _, x := range doers(p.b.doc, v) {
					if m := p.b.match[x]; m >= 0 && slices.Contains(doers(p.a.doc, i), m) {
						p.reason(Roles, i, v)
						return true
					}
				}
			}
		}
	}
	return false
}
