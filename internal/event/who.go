package event

import (
	"sort"
	"strings"

	"concord/english"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/predicate"
	"concord/internal/place"
	"concord/internal/story"
)

// entityAt is the entity of the document that the noun or pronoun i refers to, -1
// for none, and whether its own words name it.
func (r *reader) entityAt(i int) (e int, named bool) {
	if e, ok := r.theCountry(i); ok {
		return e, false
	}
	if m, ok := r.mentAt[i]; ok {
		mn := &r.d.Mentions[m]
		return mn.Entity, mn.Form == entity.Name || mn.Form == entity.Demonym || mn.Form == entity.Metonym
	}
	if c, ok := r.chains[i]; ok {
		return r.d.Chains[c].Entity, false
	}
	return -1, false
}

// theCountry reads "the country" of which no chain tells: the last state named before
// it in its sentence that is not the subject of its clause.
func (r *reader) theCountry(i int) (int, bool) {
	if l := r.lemma(i); l != "country" && l != "nation" || r.toks[i].Tag == english.TagNNS {
		return 0, false
	}
	if _, ok := r.mentAt[i]; ok {
		return 0, false
	}
	if c, ok := r.chains[i]; ok && r.d.Chains[c].Entity >= 0 {
		return 0, false
	}
	the := false
	for c := range r.doc.Children(i) {
		the = the || r.toks[c].Dep == english.DepDet && r.lower(c) == "the"
		if d := r.toks[c].Dep; d == english.DepAmod || d == english.DepCompound || d == english.DepPrep && r.lower(c) == "of" {
			return 0, false // "the Arab country"
		}
	}
	if !the {
		return 0, false
	}
	not := map[int]bool{} // who acts in its clause, and in the noun of action it is part of
	for t, n := i, 0; n < 8 && r.toks[t].Head != t; n++ {
		t = r.toks[t].Head
		if q, ok := r.at[t]; ok {
			if a, ok := r.preds[q].First(predicate.Agent); ok {
				if m, ok := r.mentAt[a.Head]; ok {
					not[r.d.Mentions[m].Entity] = true
				}
			}
			if r.preds[q].Kind != predicate.Noun {
				break
			}
		}
	}
	from, _ := r.sentence(i)
	for t := i - 1; t >= from; t-- {
		if m, ok := r.mentAt[t]; ok {
			mn := &r.d.Mentions[m]
			if mn.Entity >= 0 && !not[mn.Entity] && r.d.Entities[mn.Entity].Kind == entity.State && mn.Form == entity.Name {
				return mn.Entity, true
			}
		}
	}
	return 0, false
}

// stateOfEntity is the state that entity e of the document is, or acts for.
func (r *reader) stateOfEntity(e int) (state, how string) {
	if e < 0 || e >= len(r.d.Entities) {
		return "", ""
	}
	x := &r.d.Entities[e]
	switch x.Kind {
	case entity.State:
		if s, _ := place.StateOf(x.Name); s != "" {
			return s, "state"
		}
		if len(place.Within(x.Name, r.near_...)) == 1 { // Georgia, where the report decides
			return x.Name, "state"
		}
		return "", ""
	case entity.Organisation, entity.Office, entity.Other:
		if s, how := place.StateOf(x.Name); s != "" {
			return s, how
		}
	case entity.Person:
	default:
		return "", ""
	}
	if e < len(r.member.Entities) {
		if se := r.member.Entities[e]; se >= 0 && se < len(r.s.Entities) && x.Of == "" {
			if s, _ := place.StateOf(r.s.Entities[se].Of); s != "" && officeOf(r.s.Entities[se].Titles) {
				return s, "office"
			}
		}
	}
	if s, _ := place.StateOf(x.Of); s != "" && (x.Kind != entity.Person || officeOf(x.Titles)) {
		return s, "office"
	}
	return "", ""
}

// officeOf reports whether one of the titles is an office of state.
func officeOf(titles []string) bool {
	for _, t := range titles {
		t = strings.ToLower(t)
		for _, w := range [...]string{"president", "minister", "premier", "chancellor", "king", "emir", "secretary", "ambassador", "spokes", "general", "commander", "ayatollah",
			"leader", "envoy", "prince", "foreign", "defense", "defence", "official", "sheikh", "queen", "sultan", "admiral", "colonel"} {
			if strings.Contains(t, w) && !strings.Contains(t, "former") && !strings.Contains(t, "ex-") && !strings.Contains(t, "vice chair") {
				return true
			}
		}
	}
	return false
}

// actsFor is the state that the noun i is or acts for, and whether it is a group
// that fights.
func (r *reader) actsFor(i int) (state string, group bool) {
	s, _, g := r.acts(i)
	return s, g
}

func (r *reader) acts(i int) (state, how string, group bool) {
	w := r.lower(i)
	if groups[w] || groups[r.lemma(i)] {
		return "", "", true
	}
	e, _ := r.entityAt(i)
	if e >= 0 {
		for g := range strings.FieldsSeq(strings.ToLower(r.d.Entities[e].Name)) {
			if groups[g] {
				return "", "", true
			}
		}
		if s, how := r.stateOfEntity(e); s != "" {
			return s, how, false
		}
		switch r.d.Entities[e].Kind {
		case entity.Place, entity.Document:
			return "", "", false
		}
	}
	if r.toks[i].POS == english.PosPROPN || r.toks[i].Entity == english.EntNORP {
		if s, how := place.StateOf(r.name(i)); s != "" {
			return s, how, false
		}
	}
	// "the Israeli army", "Iran's forces", "the government of Iraq"
	if l := r.lemma(i); !arm(l) && !arm(singular(l)) {
		return "", "", false
	}
	for c := range r.doc.Children(i) {
		switch r.toks[c].Dep {
		case english.DepAmod, english.DepCompound, english.DepNmod, english.DepPoss:
			if e, _ := r.entityAt(c); e >= 0 {
				if s, how := r.stateOfEntity(e); s != "" && how == "state" {
					return s, "body", false
				}
			}
			if s, how := place.StateOf(r.doc.Word(c)); s != "" && r.toks[c].POS != english.PosPRON && how != "capital" {
				return s, "body", false
			}
			if groups[r.lower(c)] {
				return "", "", true
			}
		case english.DepPrep:
			if r.lower(c) != "of" {
				continue
			}
			for o := range r.doc.Children(c) {
				if s, how := place.StateOf(r.name(o)); s != "" && (how == "name" || how == "body") {
					return s, "body", false
				}
			}
		}
	}
	return "", "", false
}

// arm reports whether the lemma names what a state acts through.
func arm(lemma string) bool {
	return nouns()[lemma]&armed != 0 || arms[lemma]
}

// individuals are words for one who bears arms; armies and forces are bodies.
var individuals = set("officer soldier policeman fighter gunman militant sailor marine guard commando serviceman peacekeeper airman reservist rebel sniper")

var arms = set(`government administration regime authority official ministry minister president premier chancellor king emir parliament cabinet leadership leader
	spokesman spokeswoman spokesperson embassy ambassador intelligence service force missile rocket court defense defence strike attack raid bombing airstrike bomb helicopter`)

// name is the words of the proper name around token i.
func (r *reader) name(i int) string {
	from, to := i, i+1
	for from > 0 && r.toks[from-1].Head == i && (r.toks[from-1].Dep == english.DepCompound || r.toks[from-1].Dep == english.DepNmod) && r.toks[from-1].POS == english.PosPROPN {
		from--
	}
	if r.toks[i].Entity != 0 {
		for to < len(r.toks) && r.toks[to].Entity == r.toks[i].Entity && r.toks[to].POS == english.PosPROPN && !r.toks[to].SentStart {
			to++
		}
	}
	return r.text[r.toks[from].Start:r.toks[to-1].End]
}

// participant is who the noun i names.
func (r *reader) participant(i int) (Participant, bool) {
	tok := &r.toks[i]
	if tok.POS == english.PosVERB || tok.POS == english.PosAUX || tok.POS == english.PosPUNCT || tok.POS == english.PosNUM && tok.Entity == 0 {
		return Participant{}, false
	}
	e, _ := r.entityAt(i)
	pronoun := tok.POS == english.PosPRON
	if e < 0 && pronoun {
		// what an unnamed phrase of the chain says
		c, ok := r.chains[i]
		if !ok {
			return Participant{}, false
		}
		for _, ph := range r.d.Chains[c].Phrases {
			if t := r.token(ph.Head.Start); t >= 0 && t < i && r.toks[t].POS != english.PosPRON {
				if p, ok := r.participant(t); ok {
					p.Reason = "what the pronoun stands for"
					p.Passages = append([]story.Passage{r.passage(i, i+1)}, p.Passages...)
					return p, true
				}
				break
			}
		}
		return Participant{}, false
	}
	from, to := r.short(i)
	out := Participant{Entity: -1, Passages: []story.Passage{r.passage(from, to)}}
	state, how, group := r.acts(i)
	out.State = state
	switch how {
	case "state", "name":
		out.Kind = "state"
	case "demonym":
		out.Kind, out.Reason = "state", "demonym"
	case "office":
		out.Kind, out.Reason = "person", "its office"
	case "body", "seat":
		out.Kind, out.Reason = "organisation", "it is part of the state"
		switch k := r.classes(i); {
		case k&personNoun == 0 && !individuals[r.lemma(i)]:
		case tok.Tag == english.TagNNS:
			out.Kind = "group"
		default:
			out.Kind = "person"
		}
	case "capital":
		out.Kind, out.Reason = "state", "its capital acts for it"
	}
	if group {
		out.Kind = "group"
	}
	if e >= 0 {
		x := &r.d.Entities[e]
		out.Name = x.Name
		if e < len(r.member.Entities) {
			if se := r.member.Entities[e]; se >= 0 && se < len(r.s.Entities) {
				out.Entity = se
				if n := r.s.Entities[se].Name; n != "" {
					out.Name = n
				}
			}
		}
		if out.Kind == "" {
			out.Kind = string(x.Kind)
		}
		// "Israeli officials", "Hamas leaders": the phrase is not what its name names.
		if mi, ok := r.mentAt[i]; ok && r.d.Mentions[mi].Form == entity.Demonym && r.toks[i].POS == english.PosNOUN && r.toks[i].Entity == 0 {
			out.Name = r.words(from, to)
		}
	}
	if out.Name == "" || e < 0 {
		out.Name = r.words(from, to)
	}
	if out.Kind == "" {
		switch k := r.classes(i); {
		case tok.Entity == english.EntPERSON:
			out.Kind = "person"
		case tok.Entity == english.EntORG:
			out.Kind = "organisation"
		case k&(armed|personNoun|crowdNoun) != 0 && k&weapon == 0:
			out.Kind = "group"
		}
	}
	return out, true
}

// short is the phrase of the noun i without what follows its "of" phrase.
func (r *reader) short(i int) (from, to int) {
	from, to = min(r.doc.LeftEdge(i), i), i+1
	for c := range r.doc.Children(i) {
		if c < i {
			continue
		}
		if r.toks[c].Dep == english.DepPrep && r.lower(c) == "of" && c == i+1 {
			to = max(to, r.doc.RightEdge(c)+1)
		}
	}
	for k := i + 1; k < to; k++ {
		if d := r.toks[k].Dep; (d == english.DepRelcl || d == english.DepAcl || d == english.DepAppos) && r.doc.LeftEdge(k) > i+1 {
			to = min(to, r.doc.LeftEdge(k))
		}
	}
	for from < i && (r.toks[from].POS == english.PosPUNCT || r.toks[from].POS == english.PosSPACE || r.toks[from].Dep == english.DepCc || r.inTime(from)) {
		from++ // also the date of "On 3 March warplanes struck", which the parser hangs on the warplanes
	}
	for to > i+1 && (r.toks[to-1].POS == english.PosPUNCT || r.toks[to-1].POS == english.PosSPACE) {
		to--
	}
	return from, to
}

// inTime reports whether token i stands in a time expression.
func (r *reader) inTime(i int) bool {
	ts := r.d.Times
	k := sort.Search(len(ts), func(k int) bool { return ts[k].End > r.toks[i].Start })
	return k < len(ts) && ts[k].Start <= r.toks[i].Start
}

// words are the words of tokens [from, to) without an article, on one line.
func (r *reader) words(from, to int) string {
	for from+1 < to && r.toks[from].Dep == english.DepDet {
		from++
	}
	return strings.Join(strings.Fields(r.text[r.toks[from].Start:r.toks[to-1].End]), " ")
}

// addTo adds a participant to list, joining it with one of the same name.
func addTo(list []Participant, p Participant) []Participant {
	for i := range list {
		if list[i].Name == p.Name && list[i].State == p.State {
			return list
		}
	}
	return append(list, p)
}

// everyone adds the participants that the noun i and its conjuncts name.
func (r *reader) everyone(list []Participant, i int) []Participant {
	for _, k := range append([]int{i}, r.conjuncts(i)...) {
		if r.denied(k) {
			continue
		}
		if p, ok := r.participant(k); ok {
			list = addTo(list, p)
		}
	}
	return list
}

// denied reports whether "not" stands before the noun i: "members, but not the leaders".
func (r *reader) denied(i int) bool {
	from := min(r.doc.LeftEdge(i), i)
	return r.lower(from) == "not" || from > 0 && r.lower(from-1) == "not"
}

// who reads the actors, recipients and targets of p.
func (r *reader) who(p *predicate.Predicate, x *found) {
	t := x.mention.Class.Type
	for i := range p.Arguments {
		a := &p.Arguments[i]
		k := r.classes(a.Head)
		state, group := r.actsFor(a.Head)
		switch turned(p, a) {
		case predicate.Agent:
			if f, ok := r.of[a.Head]; ok && r.found[f].mention.Class.Type == Assault && t == Assault {
				continue // "the strike killed": the strike's actor acts
			}
			if k&(weapon|force_) != 0 && k&armed == 0 && state == "" {
				continue // "missiles hit"
			}
			if t == Assault && state == "" && !group && r.writ(a.Head, k) {
				continue // "the article considers an attack"
			}
			if x.mention.Rule == "war" && p.Kind == predicate.Noun && a.Prep == "" && r.toks[a.Head].Dep != english.DepPoss {
				continue // "the Syrian war" is not Syria's alone
			}
			head := a.Head
			if w := r.lower(head); !a.Shared && (w == "him" || w == "her" || w == "them") && p.Within >= 0 && p.Within < len(r.preds) {
				if e, _ := r.entityAt(head); e >= 0 && r.ordersIt(p, head)[e] {
					if head = r.notSelf(&predicate.Predicate{Within: -1}, head, map[int]bool{e: true}); head < 0 {
						continue
					}
				}
			}
			x.actors = r.everyone(x.actors, head)
		case predicate.Patient, predicate.Recipient:
			if !p.Passive && p.Kind == predicate.Verb && a.Role == predicate.Patient && a.Head < p.Head && !a.Shared && r.object(p) != a.Head && t != Assault {
				x.actors = r.everyone(x.actors, a.Head) // the subject of "received"
				continue
			}
			r.undergoes(x, a.Head, k, state, group)
		case predicate.Other:
			switch a.Prep {
			case "at", "on", "against", "into", "toward", "towards", "with", "to", "from":
				if t == Assault && (a.Prep == "with" && k&weapon != 0 || a.Prep == "from" || a.Prep == "to") {
					continue
				}
				r.undergoes(x, a.Head, k, state, group)
			case "under":
			}
		case predicate.Place:
			if p.Kind == predicate.Noun && a.Prep == "" && r.toks[a.Head].Entity == english.EntGPE && len(x.actors) == 0 && abbreviated[strings.ToLower(r.doc.Word(a.Head))] {
				x.actors = r.everyone(x.actors, a.Head) // "US strikes"
			} else if a.Prep == "on" || a.Prep == "at" || a.Prep == "against" || a.Prep == "into" {
				if t == Assault {
					r.undergoes(x, a.Head, k, state, group)
				}
			} else if t == Consult && (a.Prep == "to" || a.Prep == "") && state != "" {
				x.recipients = r.everyone(x.recipients, a.Head)
			}
		case predicate.Topic:
			// "demanded that the US cancel": whom something is asked of
			if a.Predicate >= 0 && a.Predicate < len(r.preds) && (t == Request || t == Threaten || t == Accuse) {
				if b, ok := r.preds[a.Predicate].First(predicate.Agent); ok && len(x.recipients) == 0 && !b.Shared {
					x.recipients = r.everyone(x.recipients, b.Head)
				}
			}
		}
	}
	// "came under attack by Iran and Israel"
	if h := r.toks[p.Head].Head; p.Kind == predicate.Noun && h != p.Head && r.lower(h) == "under" {
		if q, ok := r.at[r.toks[h].Head]; ok {
			x.mention.Clause = r.s.Passage(r.m, r.preds[q].Clause)
			for i := range r.preds[q].Arguments {
				a := &r.preds[q].Arguments[i]
				switch {
				case a.Role == predicate.Agent, a.Role == predicate.Patient:
					r.undergoes(x, a.Head, r.classes(a.Head), "", false)
				case a.Prep == "by" || a.Prep == "from":
					x.actors = r.everyone(x.actors, a.Head)
				}
			}
		}
	}
	// "apologised in a call with the emir": who apologised calls, when he did.
	if q := p.Within; t == Consult && p.Kind == predicate.Noun && q >= 0 && q < len(r.preds) && len(x.actors) == 0 && r.preds[q].Kind == predicate.Verb {
		if h := r.lower(r.toks[p.Head].Head); h == "in" || h == "during" || h == "on" || h == "at" {
			if a, ok := r.preds[q].First(predicate.Agent); ok {
				x.actors = r.everyone(x.actors, a.Head)
			}
			x.during = q
		}
	}
	r.sum(p, x)
	capitals(x.actors)
	if t != Assault {
		capitals(x.recipients)
	}
	x.mention.Actors, x.mention.Recipients = x.actors, x.recipients
}

// capitals gives those who act under the name of a capital their state: of a capital
// to which something is done nobody can tell whether the city is meant.
func capitals(list []Participant) {
	for i := range list {
		if p := &list[i]; p.State == "" && (p.Kind == "place" || p.Kind == "") {
			if s, how := place.StateOf(p.Name); how == "capital" {
				p.State, p.Kind, p.Reason = s, "state", "its capital acts for it"
			}
		}
	}
}

// abbreviated are states whose short names stand before a noun for what they do:
// "US strikes" are by the United States, while "Iran strikes" may be on Iran.
var abbreviated = set("us u.s. u.s uk u.k. uae nato eu un u.n. saudi")

// sum marks a mention that tells of more than one event: "twice, by Iran and Israel".
func (r *reader) sum(p *predicate.Predicate, x *found) {
	states := map[string]bool{}
	for _, a := range x.actors {
		if a.State != "" {
			states[a.State] = true
		}
	}
	if len(states) < 2 || x.mention.Class.Type != Assault {
		return
	}
	from, to := r.sentence(p.Head)
	for i := from; i < to; i++ {
		switch r.lower(i) {
		case "twice", "times", "both", "separate", "separately", "respectively":
			x.sums = true
		}
	}
}

// farthest bounds how far from a word its sentence is read, in tokens: few sentences
// are as long, and a text without full stops must not cost more than its length.
const farthest = 250

// sentence is the range of tokens of the sentence of token i.
func (r *reader) sentence(i int) (from, to int) {
	lo, hi := 0, len(r.sents)-1
	for lo+1 < hi {
		if mid := (lo + hi) / 2; r.sents[mid] <= i {
			lo = mid
		} else {
			hi = mid
		}
	}
	return max(r.sents[lo], i-farthest), min(r.sents[lo+1], i+farthest)
}

// notSelf resolves the pronoun i where its chain gives one of those who act: nobody
// bombs "its" own facilities, and in "he had him apologise" they are two. The subject
// of the clause above, else the last person named before it, is taken; -1 for none.
func (r *reader) notSelf(p *predicate.Predicate, i int, not map[int]bool) int {
	q := p.Within
	for n := 0; q >= 0 && q < len(r.preds) && n < 3; n++ {
		if a, ok := r.preds[q].First(predicate.Agent); ok {
			if e, _ := r.entityAt(a.Head); e >= 0 && !not[e] {
				return a.Head
			}
		}
		q = r.preds[q].Within
	}
	from, _ := r.sentence(i)
	for t := i - 1; t >= from; t-- {
		if m, ok := r.mentAt[t]; ok {
			if e := r.d.Mentions[m].Entity; e >= 0 && !not[e] && r.d.Entities[e].Kind == entity.Person && r.toks[t].POS != english.PosPRON {
				return t
			}
		}
	}
	return -1
}

// undergoes adds what has p done to it: people and states as recipients, things and
// places of force as targets.
func (r *reader) undergoes(x *found, head int, k noun, state string, group bool) {
	p := &predicate.Predicate{Within: -1}
	if i, ok := r.at[x.head]; ok {
		p = &r.preds[i]
	}
	if x.mention.Class.Type != Assault {
		if state != "" || group || k&(personNoun|armed|stateNoun) != 0 || r.toks[head].Entity == english.EntORG || r.toks[head].POS == english.PosPRON {
			x.recipients = r.everyone(x.recipients, head)
		} else if o := r.ownerOf(head); o >= 0 && r.toks[head].POS != english.PosPROPN {
			if s, _ := r.actsFor(o); s != "" || r.toks[o].Entity == english.EntPERSON {
				x.recipients = r.everyone(x.recipients, o)
			}
		}
		return
	}
	if f, ok := r.of[head]; ok && r.found[f].mention.Class.Type == Assault || k&weapon != 0 && k&armed == 0 {
		return
	}
	all := append([]int{head}, r.conjuncts(head)...)
	for _, h := range all {
		hk := r.classes(h)
		hstate, hgroup := r.actsFor(h)
		if r.denied(h) {
			continue
		}
		if hk&(thing|verbal|communication) != 0 && hk&(personNoun|armed|location|building|vehicle) == 0 && hstate == "" && !hgroup {
			continue
		}
		e, _ := r.entityAt(h)
		aState := e >= 0 && r.d.Entities[e].Kind == entity.State
		if aState || hgroup || hk&(personNoun|armed|captive|crowdNoun|casualtyNoun) != 0 || r.toks[h].Entity == english.EntPERSON || r.toks[h].Entity == english.EntORG && hk&building == 0 {
			if p, ok := r.participant(h); ok {
				x.recipients = addTo(x.recipients, p)
			}
		}
		owner := r.ownerOf(h)
		if owner >= 0 && r.toks[owner].POS == english.PosPRON {
			not := map[int]bool{}
			if e, _ := r.entityAt(owner); e >= 0 {
				for _, a := range r.actingEntities(p) {
					not[a] = true
				}
				if not[e] {
					owner = r.notSelf(p, owner, not)
				}
			}
		}
		if t, ok := r.target(h, hk, hstate, owner); ok {
			x.targets = append(x.targets, t)
			if owner >= 0 && !aState && r.isState(owner) {
				if p, ok := r.participant(owner); ok && p.Kind == "state" {
					x.recipients = addTo(x.recipients, p)
				}
			}
		}
	}
}

// ordersIt are the entities that make the one at the pronoun i do p: the subject of the
// verb above, and of the last verb before it ("hosted the envoy and had him sign").
func (r *reader) ordersIt(p *predicate.Predicate, i int) map[int]bool {
	out := map[int]bool{}
	add := func(q int) {
		if b, ok := r.preds[q].First(predicate.Agent); ok {
			if e, _ := r.entityAt(b.Head); e >= 0 {
				out[e] = true
			}
		}
	}
	add(p.Within)
	last := -1
	for _, q := range r.inSent[p.Sentence] {
		if r.preds[q].Kind == predicate.Verb && r.preds[q].Head < i && q != p.Within && (last < 0 || r.preds[q].Head > r.preds[last].Head) {
			last = q
		}
	}
	if last >= 0 {
		add(last)
	}
	return out
}

// writ reports whether the noun i names a text: no text attacks.
func (r *reader) writ(i int, k noun) bool {
	if e, _ := r.entityAt(i); e >= 0 && r.d.Entities[e].Kind == entity.Document {
		return true
	}
	return k&(decree|agreementNoun|communication|plan) != 0 && k&(personNoun|armed) == 0 || r.lemma(i) == "provision" || r.lemma(i) == "article" || r.lemma(i) == "clause"
}

// actingEntities are the entities of the document that act in p.
func (r *reader) actingEntities(p *predicate.Predicate) []int {
	var out []int
	for i := range p.Arguments {
		a := &p.Arguments[i]
		if a.Role == predicate.Agent || a.Role == predicate.Place && a.Prep == "" {
			if e, _ := r.entityAt(a.Head); e >= 0 {
				out = append(out, e)
			}
		}
	}
	return out
}

func (r *reader) isState(i int) bool {
	s, _ := r.actsFor(i)
	return s != ""
}

// ownerOf is the possessor, demonym or name of a state before the noun i, -1 for none.
func (r *reader) ownerOf(i int) int {
	for c := range r.doc.Children(i) {
		switch r.toks[c].Dep {
		case english.DepPoss:
			return c
		case english.DepAmod, english.DepCompound, english.DepNmod:
			if r.toks[c].Entity == english.EntNORP || r.toks[c].Entity == english.EntGPE {
				return c
			}
			if e, named := r.entityAt(c); e >= 0 && named && r.d.Entities[e].Kind == entity.State {
				return c
			}
		case english.DepPrep:
			if r.lower(c) == "of" {
				for o := range r.doc.Children(c) {
					if r.toks[o].Entity == english.EntGPE {
						return o
					}
				}
			}
		}
	}
	return -1
}
