package event

import (
	"strings"

	"concord/english"
	"concord/internal/annotate/predicate"
)

// evidence is what the tree around a word of force says of it.
type evidence struct {
	weapon  bool // a weapon or a force is named as its means, or acts
	armed   bool // who acts bears arms
	state   bool // who acts is a state or a group that fights
	person  bool // who acts is a person or body of another kind
	someone bool // somebody acts
	nature  bool // what acts is a force of nature or an accident
	physical,
	people,
	words bool // what is hit: ground, buildings, vehicles; people; a policy, a record
	trivial bool // what is struck, hit or fired is none of these: a deal, a chord
	place   bool // it has a place
	harm    bool // its sentence tells of dead or injured
	veto    bool // a word beside it says another sense: heart attack, general strike
	labour  bool // it is of those who work
	blown   bool // of "blew himself up"
	mode    Mode
}

// otherSense are words before a noun of force that take the force from it, and words
// behind which it is a figure of speech.
var otherSense = set(`heart panic asthma anxiety verbal personal political rhetorical scathing vitriolic ad hominem transient ischemic
	cyber online legal trade price bidding culture cold media ratings turf custody court propaganda word smear twitter social-media bull acid-reflux
	mock simulated simulation exam practice training fake staged charm marketing counter-offensive-like advertising publicity penalty corner set-piece goal
	title playoff election electoral presidential primary marital snowball pillow food lucky lightning bird shark dog bear snake twin_peak sales
	photo film fashion movie penalty forest bush brush wild house kitchen allergy migraine seizure`)

// labourWords stand before or about a strike of those who work.
var labourWords = set(`general hunger labor labour rail railway teacher teachers worker workers rent transport school climate wildcat tube union pilot pilots
	doctor doctors nurse nurses nationwide national indefinite bus train subway metro port dock dockworker writers writer actor actors student
	postal driver drivers airline sympathy walkout one-day two-day three-day four-day five-day 24-hour 48-hour week-long pay solidarity
	cab taxi trucker truckers miner miners public-sector civil-service prison factory industrial wage fast`)

// groups are bodies that fight and are no states.
var groups = set(`hamas hezbollah hizbollah houthi houthis taliban isis isil daesh al-qaeda al-qaida al_qaeda al-shabaab al-shabab boko haram pkk ypg sdf farc eln ira eta
	plo fatah ltte m23 rsf wagner islamic_jihad jaish-e-mohammed lashkar-e-taiba lashkar haqqani janjaweed contras mujahideen
	mujahedeen janjaweed viet_cong khmer_rouge shining_path abu_sayyaf isis-k islamic_state nato`)

// means are words beside an act of force that name a weapon or a way of fighting.
var means = map[string]Mode{"air": "aerial", "aerial": "aerial", "airborne": "aerial", "jet": "aerial", "warplane": "aerial", "aircraft": "aerial", "helicopter": "aerial", "bomber": "aerial",
	"drone": "drone", "uav": "drone", "missile": "heavy-weapons", "rocket": "heavy-weapons", "artillery": "heavy-weapons", "mortar": "heavy-weapons", "tank": "heavy-weapons",
	"shell": "heavy-weapons", "ground": "heavy-weapons", "naval": "heavy-weapons", "gunship": "aerial", "howitzer": "heavy-weapons", "torpedo": "heavy-weapons",
	"gun": "firearms", "gunman": "firearms", "sniper": "firearms", "rifle": "firearms", "firearm": "firearms", "gunfire": "firearms", "bullet": "firearms", "pistol": "firearms", "shooting": "firearms",
	"bomb": "explosives", "explosive": "explosives", "ied": "explosives", "grenade": "explosives", "car-bomb": "explosives", "mine": "explosives", "landmine": "explosives", "dynamite": "explosives", "device": "explosives",
	"suicide": "suicide-attack", "knife": "primitive", "machete": "primitive", "stone": "primitive", "sword": "primitive", "axe": "primitive", "arson": "destroy", "acid": "unconventional",
	"chemical": "unconventional", "gas": "unconventional", "nerve": "unconventional", "nuclear": "unconventional", "sarin": "unconventional", "biological": "unconventional", "phosphorus": "unconventional",
	"rubber": "crowd-control", "tear": "crowd-control",
	"terror": "", "terrorist": "", "armed": "", "military": "", "militant": "", "retaliatory": "", "cross-border": "", "preemptive": "", "pre-emptive": "", "precision": "", "deadly": "",
	"jihadist": "", "rebel": "", "insurgent": "", "amphibious": "", "surprise": "", "bloody": "", "lethal": "", "fatal": "", "hit-and-run": "", "frontier": "", "guerrilla": ""}

// look gathers the evidence around the predicate p.
func (r *reader) look(p *predicate.Predicate) evidence {
	var e evidence
	e.blown = p.Base == "blow up"
	set := func(m Mode) {
		if e.mode == "" {
			e.mode = m
		}
	}
	toks := r.toks
	if p.Kind == predicate.Noun {
		for c := range r.doc.Children(p.Head) {
			switch toks[c].Dep {
			case english.DepCompound, english.DepAmod, english.DepNmod, english.DepNpadvmod:
			default:
				continue
			}
			w := r.lemma(c)
			switch {
			case otherSense[w] && !(w == "political" && p.Lemma == "assassination"):
				e.veto = true
			case p.Base == "strike" && labourWords[w]:
				e.labour = true
			}
			if m, ok := means[w]; ok {
				e.weapon = true
				set(m)
			} else if nouns()[w]&(weapon|armed) != 0 {
				e.weapon = true
			}
			for d := range r.doc.Children(c) { // "car bomb attack", "air-launched"
				if m, ok := means[r.lemma(d)]; ok && toks[d].Dep == english.DepCompound {
					e.weapon = true
					set(m)
				}
			}
		}
		if h := toks[p.Head].Head; h != p.Head && (toks[p.Head].Dep == english.DepCompound || p.Head+1 < len(toks) && toks[p.Head+1].Head == h && otherHeads[r.lemma(h)]) {
			e.veto = otherHeads[r.lemma(h)]
		}
		if w := r.lemma(toks[p.Head].Head); w == "on" && p.Base == "strike" {
			e.labour = true // "on strike"
		}
		if next := p.Head + 1; next < len(toks) && otherHeads[r.lemma(next)] && toks[next].POS == english.PosNOUN {
			e.veto = true
		}
		if r.lemma(p.Head) == "war" && r.after(p.Head, "of", "words") {
			e.veto = true
		}
	}
	for i := range p.Arguments {
		a := &p.Arguments[i]
		k := r.classes(a.Head)
		switch turned(p, a) {
		case predicate.Agent:
			e.someone = true
			state, group := r.actsFor(a.Head)
			e.armed = e.armed || k&armed != 0
			if k&weapon != 0 {
				e.weapon = true
			}
			if k&force_ != 0 && k&(weapon|armed) == 0 {
				if !r.isForce(a.Head) { // "a heart attack killed the mayor"
					e.nature = true
					continue
				}
				e.weapon = true
			}
			e.nature = e.nature || k&natural != 0 && k&(weapon|armed|force_) == 0 || k&accident != 0 && k&(weapon|armed|force_) == 0
			e.state = e.state || state != "" || group
			if k&personNoun != 0 || toks[a.Head].Entity == english.EntPERSON || toks[a.Head].Entity == english.EntORG {
				e.person = state == "" && !group || toks[a.Head].Entity == english.EntPERSON
			}
			e.labour = e.labour || labourWords[r.lemma(a.Head)]
			if m, ok := r.meansOf(a); ok {
				set(m)
			}
		case predicate.Patient, predicate.Recipient:
			r.struck(&e, a, k)
		case predicate.Instrument:
			if k&(weapon|armed) != 0 || k&force_ != 0 && r.isForce(a.Head) {
				e.weapon = true
			}
			if m, ok := r.meansOf(a); ok {
				e.weapon = true
				set(m)
			}
			if k&communication != 0 || k&verbal != 0 && k&weapon == 0 {
				e.words = true
			}
		case predicate.Place:
			if p.Kind == predicate.Noun && a.Prep == "" && abbreviated[r.lower(a.Head)] {
				e.state = true // "the US bombing"
				continue
			}
			e.place = true
			switch a.Prep {
			case "on", "at", "into", "against":
				r.struck(&e, a, k)
			case "to":
				if p.Base == "set fire" {
					r.struck(&e, a, k)
				}
			}
			if r.near(a.From, a.To, "office") && r.near(a.From, a.To, "box") {
				e.veto = true
			}
		case predicate.Manner:
			if w := r.lemma(a.Head); w == "verbally" || w == "politically" || w == "legally" {
				e.veto = true
			}
		case predicate.Other:
			switch a.Prep {
			case "with", "using", "by", "from", "in":
				if k&weapon != 0 {
					e.weapon = true
				}
				if m, ok := r.meansOf(a); ok && k&(weapon|force_|armed) != 0 {
					e.weapon = true
					set(m)
				}
				if k&communication != 0 && k&(weapon|force_) == 0 {
					e.words = true // "attacked him in a speech"
				}
			case "at", "on", "into", "against", "toward", "towards":
				r.struck(&e, a, k)
			}
			if a.Prep == "from" && p.Kind == predicate.Noun && k&(armed|weapon|location) == 0 && (k&personNoun != 0 || toks[a.Head].Entity == english.EntORG) {
				e.person, e.words = true, e.words || !e.physical && !e.people // "an attack from the senator"
			}
		case predicate.Topic, predicate.Cause:
			if a.Prep == "on" || a.Prep == "against" {
				r.struck(&e, a, k)
			}
			if a.Prep == "over" || a.Prep == "for" {
				if w := r.lemma(a.Head); w == "pay" || w == "wage" || w == "pension" || w == "salary" || w == "condition" {
					e.labour = true
				}
			}
		}
	}
	e.harm = r.harmIn(p.Sentence)
	return e
}

// otherHeads are nouns that an act of force before them does not tell of.
var otherHeads = set(`ad ads advert dog line rate plan price team record force capability squadron submarine helicopter aircraft jet range group season zone partner fund
	drill exercise simulation game movie film song show scene player alarm chief brigade station engine department extinguisher safety insurance hydrant sale
	breaking-ball vote ballot leader breaker action pay benefit survivor victim crime criminal veteran memorial museum hero correspondent reporter powers room cabinet`)

// struck reads the object a, with classes k.
func (r *reader) struck(e *evidence, a *predicate.Argument, k noun) {
	tok := &r.toks[a.Head]
	if k&thing != 0 && k&(location|building|vehicle|personNoun|armed) == 0 || k&thing != 0 && k&armed == 0 && tok.Entity == 0 {
		e.trivial = true
		return
	}
	switch tok.Entity {
	case english.EntGPE, english.EntLOC, english.EntFAC:
		e.physical = true
	case english.EntPERSON, english.EntNORP:
		e.people = true
	}
	if tok.POS == english.PosPRON && tok.Tag == english.TagPRP {
		switch w := r.lower(a.Head); {
		case strings.HasSuffix(w, "self") || strings.HasSuffix(w, "selves"):
			if !e.blown {
				e.veto = true // a suicide
			}
		default:
			e.people = e.people || w != "it"
		}
	}
	e.physical = e.physical || k&(location|building|vehicle) != 0
	e.people = e.people || k&(personNoun|armed|captive|crowdNoun) != 0
	if k&verbal != 0 && k&(building|location|armed) == 0 {
		e.words = true
	}
	if state, group := r.actsFor(a.Head); state != "" || group {
		e.physical = true
	}
}

// forceful reports whether p tells of force, and with what; vague is true where
// nothing speaks for or against it.
func (r *reader) forceful(p *predicate.Predicate, f *frame) (m Mode, ok, vague bool) {
	e := r.look(p)
	m = e.mode
	if m == "" {
		m = f.Mode
	}
	if e.veto || e.nature && !e.weapon {
		return "", false, false
	}
	isNoun := p.Kind == predicate.Noun
	hit := e.physical || e.people
	strong := e.weapon || e.armed
	if r.sports && !strong && !e.harm {
		return "", false, false
	}
	if e.trivial && !e.weapon {
		return "", false, false
	}
	switch f.rule {
	case "attack":
		if p.Base == "raid" && !e.weapon && r.policing(p) {
			return "", false, false
		}
		switch {
		case e.words && !strong:
			return "", false, false
		case strong, e.state && hit, isNoun && hit && !e.person, isNoun && e.state:
			return m, true, false
		case e.person && !isNoun:
			return m, hit && (e.harm || r.brawls(p)), false
		case !isNoun && hit && !e.someone:
			return m, true, false
		case isNoun && e.place && !e.person:
			return m, true, false
		case isNoun:
			return m, !e.words, true
		}
	case "strike":
		switch {
		case e.labour && !strong && !e.physical:
			return "", false, false
		case p.Base == "target" || p.Base == "hit" || p.Base == "batter":
			if p.Base == "target" && !e.weapon && !e.armed {
				return m, e.state && e.people && e.harm || e.state && hit && r.force(p.Sentence, p.Head), false
			}
			return m, (strong || e.state && e.harm) && hit, false
		case !isNoun:
			return m, (strong || e.state) && (hit || strong && !e.words), false
		case strong, e.state, e.physical, e.people && e.harm:
			return m, !e.words || strong, false
		}
		return m, !e.words && !e.person, true
	case "bomb":
		if m == "aerial" && !e.state && e.mode == "" && !strong {
			m = "explosives"
		}
		if isNoun || hit || strong {
			return m, !e.words, false
		}
		return m, e.place && e.harm, false
	case "shell", "invade":
		return m, hit || strong || e.state || isNoun && e.place, false
	case "shoot":
		switch {
		case e.words || r.films(p):
			return "", false, false
		case p.Base == "gunfire" || p.Base == "open fire":
			return m, true, false
		}
		return m, e.people || strong && !e.words || e.weapon || isNoun && (e.place || e.harm) || p.Base == "shoot down" && (hit || e.state), false
	case "fire":
		o := r.object(p)
		switch {
		case o >= 0 && r.classes(o)&weapon != 0:
			return m, r.aimed(p) || e.armed, false // without an aim it is a test
		case p.Base == "fire" && !isNoun && o < 0 && (e.armed || e.state) && r.aimed(p):
			return Mode("firearms"), true, false
		}
		return "", false, false
	case "kill", "wound":
		switch {
		case isNoun:
			return m, (e.people || e.state) && !e.words, false
		case !e.people && !hit:
			return "", false, false
		case !strong && r.nature(p) && !r.force(p.Sentence, p.Head):
			return "", false, false // floods in the same sentence, "killing a thousand"
		case strong || e.state:
			return m, !e.words, false
		case e.person && !e.nature:
			return m, e.people && !e.words, false
		}
		return "", false, false
	case "explode":
		o := r.object(p)
		if !isNoun && o >= 0 {
			k := r.classes(o)
			if e.blown && strings.HasSuffix(r.lower(o), "self") {
				return "suicide-attack", true, false
			}
			return m, k&weapon != 0 || p.Base != "set off" && k&(building|vehicle|location|armed) != 0 && (e.armed || e.state || e.person), false
		}
		return m, e.weapon || e.armed, false
	case "destroy":
		return m, (strong || e.state || e.person && p.Base != "demolish" && p.Base != "level" && p.Base != "raze") && hit && !e.words, false
	case "beat":
		return m, e.people && (strong || e.harm || r.beaten(p)), false
	case "fight":
		if e.words || p.Base == "battle" && e.person && !strong {
			return "", false, false
		}
		if isNoun {
			told := strong || e.state || e.place && (p.Lemma == "fighting" || p.Lemma == "clash" || e.harm)
			return m, told || p.Lemma == "fighting" && !e.person, !told
		}
		return m, (strong || e.state) && (hit || strong), false
	case "war":
		if e.words {
			return "", false, false
		}
		if p.Base == "genocide" || p.Base == "cleansing" || p.Base == "pogrom" {
			return m, hit || e.state || e.place || strong, false
		}
		if p.Base == "war" {
			return m, e.state || e.physical || e.people && strong, !e.state && !e.physical
		}
		return m, strong || e.state || hit || e.place, false
	}
	return m, strong && hit, false
}

// isForce reports whether the noun i, a word for force, tells of it: "strike" does not
// where workers strike.
func (r *reader) isForce(i int) bool {
	q, ok := r.at[i]
	if !ok || r.preds[q].Kind != predicate.Noun {
		return false
	}
	f, _, _, ok := r.classify(&r.preds[q])
	return ok && f.Type == Assault
}

// nature reports whether the sentence of p names a force of nature or an accident, and
// p has no subject of its own.
func (r *reader) nature(p *predicate.Predicate) bool {
	for i := range p.Arguments {
		if a := &p.Arguments[i]; a.Role == predicate.Agent && !a.Shared {
			return false
		}
	}
	from, to := r.sentence(p.Head)
	for i := from; i < to; i++ {
		if nouns()[r.lemma(i)]&natural != 0 && r.toks[i].POS == english.PosNOUN {
			return true
		}
	}
	return false
}

// meansOf is the mode that the words of a name.
func (r *reader) meansOf(a *predicate.Argument) (Mode, bool) {
	for i := a.To - 1; i >= a.From; i-- {
		if m, ok := means[r.lemma(i)]; ok && m != "" {
			return m, true
		}
	}
	return "", false
}

// brawls reports whether somebody acts of whom nothing is said but that they are a
// person, or one of a crowd: those with a name, an office or a trade attack with words
// unless a weapon or harm is told.
func (r *reader) brawls(p *predicate.Predicate) bool {
	a, ok := p.First(predicate.Agent)
	return ok && r.toks[a.Head].Entity == 0 && brawlers[r.lemma(a.Head)]
}

var brawlers = set(`man woman boy girl teenager youth mob crowd gang inmate prisoner husband wife father son brother suspect stranger student protester
	demonstrator rioter settler patient passenger villager resident intruder burglar robber fan supporter hooligan people neighbor neighbour pupil`)

// films reports whether who shoots does so with a camera.
func (r *reader) films(p *predicate.Predicate) bool {
	a, ok := p.First(predicate.Agent)
	if !ok {
		return false
	}
	switch r.lemma(a.Head) {
	case "photographer", "director", "filmmaker", "film-maker", "cameraman", "crew", "cinematographer", "paparazzo", "studio":
		return true
	}
	return false
}

var titles = set(`president minister senator politician lawmaker candidate party leader critic opposition spokesman spokeswoman spokesperson mayor governor congressman
	democrat republican secretary premier chancellor campaign lawyer columnist commentator newspaper magazine editorial union official`)

// aimed reports whether p names where something is fired.
func (r *reader) aimed(p *predicate.Predicate) bool {
	for _, a := range p.Arguments {
		switch a.Prep {
		case "at", "on", "into", "against", "toward", "towards", "across", "over":
			switch w := r.lemma(a.Head); {
			case a.Role == predicate.Time, w == "sea", w == "ocean", w == "water", w == "waters", w == "air", w == "space", w == "orbit":
			default:
				return true
			}
		}
	}
	return false
}

// policing reports whether the police or another authority acts in p: a raid of theirs is
// a search.
func (r *reader) policing(p *predicate.Predicate) bool {
	a, ok := p.First(predicate.Agent)
	if !ok {
		return p.Kind == predicate.Noun && r.near(p.Head-2, p.Head, "police")
	}
	switch r.lemma(a.Head) {
	case "police", "policeman", "officer", "agent", "authority", "inspector", "detective", "investigator", "prosecutor", "fbi", "official", "deputy":
		return true
	}
	return false
}

// beaten reports whether p is a beating and no victory: to death, with sticks, up.
func (r *reader) beaten(p *predicate.Predicate) bool {
	if strings.HasSuffix(p.Base, " up") {
		return true
	}
	for _, a := range p.Arguments {
		switch r.lemma(a.Head) {
		case "death", "stick", "baton", "club", "unconscious", "severely", "brutally", "savagely", "badly", "custody", "fist", "pipe", "rod":
			return true
		}
	}
	return false
}

// sportsWords are words of reports of games.
var sportsWords = set(`goal goalkeeper striker midfielder league season coach inning touchdown quarterback halftime half-time playoff playoffs innings wicket
	penalty offside match fixture semifinal semi-final quarterfinal scorer homer pitcher batter defenseman forward midfield derby tournament
	champion championship teammate teammates stoppage rebounds nba nfl mlb nhl ufc knockout bout boxer`)

// playsGames reports whether the document tells of games.
func (r *reader) playsGames() bool {
	n := 0
	for i := range r.toks {
		if sportsWords[r.lemma(i)] {
			n++
		}
	}
	return n >= 4 && n*120 >= len(r.toks)
}
