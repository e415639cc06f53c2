package event

import (
	"slices"
	"sort"
	"strings"

	"concord/english"
	"concord/internal/annotate"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/predicate"
	"concord/internal/edtf"
	"concord/internal/span"
	"concord/internal/statement"
	"concord/internal/story"
)

// Read returns the events that the reports of s tell: what happened first, in order
// of time, then what is planned, imagined or denied. The order of the reports
// changes nothing.
func Read(s *story.Story) []Event {
	if s == nil {
		return nil
	}
	var all []*found
	var notices []told
	for m := range s.Members {
		r := newReader(s, m)
		if r == nil {
			continue
		}
		r.read()
		r.notices()
		base := len(all)
		all = append(all, r.found...)
		for _, n := range r.told {
			if n.of >= 0 {
				n.of += base
			}
			notices = append(notices, n)
		}
	}
	return join(s, all, notices)
}

// Mentions returns every mention of an event in s, in order of reports and text,
// those that tell only together with others as well.
func Mentions(s *story.Story) []Mention {
	var out []Mention
	for m := range s.Members {
		if r := newReader(s, m); r != nil {
			r.read()
			for _, f := range r.found {
				out = append(out, f.mention)
			}
		}
	}
	return out
}

// found is a mention with what joining needs to know of it.
type found struct {
	mention    Mention
	actors     []Participant
	recipients []Participant
	places     []Place // told of it, innermost first
	where      bool    // places lie where it happened, not only who it was done to
	when       edtf.Value
	whenReason string
	whenAt     []story.Passage
	whenTime   int // index of the time, -1 for none
	targets    []Target
	casualties []Casualty
	vague      bool // nothing but its word tells of it
	definite   bool // the, this, his: told of before
	bare       bool // a noun without article: "strikes"
	real       realm
	sums       bool // tells of several events at once: "twice, by Iran and Israel"
	object     string
	likeliest  *found // the mention that x most likely tells of again
	head       int    // token
	during     int    // the predicate in whose course it took place, -1 for none
	offsets    []int  // times that count from another event to this one
}

// realm is whether a mention tells of what happened, of what did not, or of neither.
type realm int8

const (
	actual realm = iota
	denied
	imagined
)

// reader reads one report.
type reader struct {
	s      *story.Story
	m      int
	member *story.Member
	d      *annotate.Document
	doc    *english.Doc
	toks   []english.Token
	text   string
	preds  []predicate.Predicate // the document's, and those added here
	at     map[int]int           // token of a head → predicate
	found  []*found
	of     map[int]int // token → index in found
	told   []told
	sents  []int // first token of each sentence of the grammar, and the end
	harms  map[int]bool
	sports bool
	speak  []int // statement by predicate, -1 for none
	near_  []string
	chains map[int]int // token of a phrase's head → chain
	mentAt map[int]int // token of the head of a mention → mention
	// timesOf has the times that belong to the word at a token; inSent the predicates of a
	// sentence.
	timesOf map[int][]int
	inSent  map[int][]int
}

func newReader(s *story.Story, m int) *reader {
	d := s.Members[m].Document
	if d == nil || d.Grammar == nil || len(d.Grammar.Tokens) == 0 {
		return nil
	}
	r := &reader{s: s, m: m, member: &s.Members[m], d: d, doc: d.Grammar, toks: d.Grammar.Tokens, text: d.Report.Text,
		at: map[int]int{}, of: map[int]int{}, harms: map[int]bool{}, chains: map[int]int{}, mentAt: map[int]int{}, timesOf: map[int][]int{}, inSent: map[int][]int{}}
	for i := range r.toks {
		if r.toks[i].SentStart || i == 0 {
			r.sents = append(r.sents, i)
		}
	}
	r.sents = append(r.sents, len(r.toks))
	r.preds = append(r.preds, d.Predicates...)
	for i := range r.preds {
		r.at[r.preds[i].Head] = i
	}
	r.speak = make([]int, len(d.Predicates))
	for i := range r.speak {
		r.speak[i] = -1
	}
	for k := range r.member.Statements {
		st := &r.member.Statements[k]
		for _, p := range st.Predicates {
			if old := r.speak[p]; old < 0 || st.Len() < r.member.Statements[old].Len() {
				r.speak[p] = k
			}
		}
	}
	for i, c := range d.Chains {
		for _, ph := range c.Phrases {
			if t := r.token(ph.Head.Start); t >= 0 {
				r.chains[t] = i
			}
		}
	}
	for i, mn := range d.Mentions {
		if t := r.headOf(mn.Span); t >= 0 {
			if _, ok := r.mentAt[t]; !ok {
				r.mentAt[t] = i
			}
		}
		if !mn.Name.Empty() {
			if t := r.headOf(mn.Name); t >= 0 {
				if _, ok := r.mentAt[t]; !ok {
					r.mentAt[t] = i
				}
			}
		}
	}
	for i := range d.Times {
		if of := d.Times[i].Of; !of.Empty() {
			if t := r.token(of.Start); t >= 0 {
				r.timesOf[t] = append(r.timesOf[t], i)
			}
		}
	}
	seen := map[string]bool{}
	for _, e := range d.Entities {
		if e.Kind == entity.State || e.Kind == entity.Place {
			if !seen[e.Name] {
				seen[e.Name] = true
				r.near_ = append(r.near_, e.Name)
			}
		}
	}
	sort.Strings(r.near_)
	r.sports = r.playsGames()
	r.addNouns()
	for i := range r.preds {
		r.inSent[r.preds[i].Sentence] = append(r.inSent[r.preds[i].Sentence], i)
	}
	return r
}

// token returns the token that holds the byte at, or -1.
func (r *reader) token(at int) int {
	i := sort.Search(len(r.toks), func(i int) bool { return r.toks[i].End > at })
	if i == len(r.toks) || r.toks[i].Start > at {
		return -1
	}
	return i
}

// headOf is the head word of a span, -1 for none.
func (r *reader) headOf(sp span.Span) int {
	from := r.token(sp.Start)
	if from < 0 || sp.Empty() {
		return -1
	}
	to := from
	for to < len(r.toks) && r.toks[to].Start < sp.End {
		to++
	}
	return r.doc.Root(english.Span{From: from, To: max(to, from+1)})
}

func (r *reader) lemma(i int) string {
	l := strings.ToLower(r.toks[i].Lemma)
	if l == "basis" && r.lower(i) == "bases" {
		return "base" // the plural of both; in news of force it is that of bases
	}
	return l
}

func (r *reader) lower(i int) string { return strings.ToLower(r.doc.Word(i)) }

// addNouns makes predicates of nouns that the lexicon knows as events and the table
// of nouns of action does not: "summit", "curfew", "offensive".
func (r *reader) addNouns() {
	sentence := -1
	for i := range r.toks {
		if r.toks[i].SentStart || i == 0 {
			sentence++
		}
		if _, ok := r.at[i]; ok || r.toks[i].POS != english.PosNOUN && !(r.toks[i].POS == english.PosPROPN && r.toks[i].Entity == 0) || frames()[r.lemma(i)] == nil || !nounOnly[r.lemma(i)] {
			continue
		}
		switch r.toks[i].Dep {
		case english.DepCompound, english.DepAmod, english.DepNmod, english.DepPoss, english.DepNpadvmod:
			continue
		}
		p := predicate.Predicate{Kind: predicate.Noun, Head: i, Lemma: r.lemma(i), Base: r.lemma(i), POS: r.toks[i].POS, Sentence: sentence, Within: -1, Source: -1,
			Factuality: predicate.Certain}
		p.Span = span.Span{Start: r.toks[i].Start, End: r.toks[i].End}
		left, right := min(r.doc.LeftEdge(i), i), max(r.doc.RightEdge(i), i)
		p.Clause = span.Span{Start: r.toks[left].Start, End: r.toks[right].End}
		r.nounArguments(&p)
		for t, n := r.toks[i].Head, 0; n < 12; t, n = r.toks[t].Head, n+1 {
			if q, ok := r.at[t]; ok && q < len(r.d.Predicates) {
				up := &r.d.Predicates[q]
				p.Within, p.Source = q, up.Source
				p.Factuality, p.Negated, p.Future, p.Hypothetical, p.Historical = up.Factuality, up.Negated, up.Future, up.Hypothetical, up.Historical
				break
			}
			if r.toks[t].Head == t {
				break
			}
		}
		r.at[i] = len(r.preds)
		r.preds = append(r.preds, p)
	}
}

// nounOnly are nouns of events without a verb.
var nounOnly = set("offensive summit curfew aid drill exercise hostility war_game war ceasefire cease-fire truce unrest cleansing pogrom airstrike pact treaty uprising genocide gunfire threat sanction")

// nounArguments reads what stands around a noun, in the way of package predicate.
func (r *reader) nounArguments(p *predicate.Predicate) {
	add := func(role predicate.Role, i int, prep string) {
		from, to := min(r.doc.LeftEdge(i), i), max(r.doc.RightEdge(i)+1, i+1)
		a := predicate.Argument{Span: span.Span{Start: r.toks[from].Start, End: r.toks[to-1].End}, Role: role, Head: i, From: from, To: to, Prep: prep, Time: -1, Predicate: -1}
		if q, ok := r.at[i]; ok {
			a.Predicate = q
		}
		p.Arguments = append(p.Arguments, a)
	}
	for c := range r.doc.Children(p.Head) {
		switch tok := &r.toks[c]; tok.Dep {
		case english.DepPoss:
			add(predicate.Agent, c, "")
		case english.DepAmod, english.DepCompound, english.DepNmod:
			switch tok.Entity {
			case english.EntNORP:
				add(predicate.Agent, c, "")
			case english.EntGPE, english.EntLOC:
				add(predicate.Place, c, "")
			}
		case english.DepPrep:
			prep := r.lower(c)
			for o := range r.doc.Children(c) {
				if r.toks[o].Dep != english.DepPobj {
					continue
				}
				switch prep {
				case "by", "between":
					add(predicate.Agent, o, prep)
				case "on", "against":
					add(predicate.Patient, o, prep)
				case "with", "to":
					add(predicate.Recipient, o, prep)
				case "in", "at", "near", "inside":
					if r.isPlace(o) {
						add(predicate.Place, o, prep)
					}
				default:
					add(predicate.Other, o, prep)
				}
			}
		}
	}
}

// isPlace reports whether the noun i names or is a place.
func (r *reader) isPlace(i int) bool {
	switch r.toks[i].Entity {
	case english.EntGPE, english.EntLOC, english.EntFAC:
		return true
	}
	return r.classes(i)&(location|building) != 0
}

// containers are nouns that only count or hold what follows "of".
var containers = set(`series number hundred thousand score dozen group team round wave string spate couple pair majority rest part all some many member million lot barrage
	type kind sort piece volley ton tonne shipment set range pack day week month state crowd host million half quarter remains end head leader worth`)

// classes are the classes of the noun i, or of what it counts.
func (r *reader) classes(i int) noun {
	tok := &r.toks[i]
	w := r.lemma(i)
	k := nouns()[w]
	if k == 0 {
		k = nouns()[r.lower(i)] // the wounded
	}
	if k == 0 && strings.HasSuffix(w, "s") {
		k = nouns()[w[:len(w)-1]]
	}
	if k == 0 && tok.POS == english.PosNOUN && predicate.Human(w) {
		k = personNoun
	}
	switch tok.Entity {
	case english.EntPERSON:
		k = personNoun
	case english.EntNORP:
		k |= personNoun
	case english.EntGPE, english.EntLOC:
		k |= location
		if w != "" && k&stateNoun == 0 {
			k |= stateNoun
		}
	case english.EntFAC:
		k |= building
	}
	if tok.POS == english.PosADJ && tok.Dep != english.DepAmod || tok.Tag == english.TagJJ {
		k |= nouns()[tok.Norm] & (casualtyNoun | personNoun)
	}
	for c := range r.doc.Children(i) {
		if r.toks[c].Dep == english.DepCompound && c == i-1 {
			k |= nouns()[r.lemma(c)+" "+w]
		}
		if r.toks[c].Dep == english.DepNummod && tok.Entity == english.EntMONEY {
			k |= money
		}
	}
	if containers[w] {
		for c := range r.doc.Children(i) {
			if r.toks[c].Dep != english.DepPrep || r.lower(c) != "of" {
				continue
			}
			for o := range r.doc.Children(c) {
				if r.toks[o].Dep == english.DepPobj && o > i {
					k |= nouns()[r.lemma(o)]
				}
			}
		}
	}
	return k
}

// object is the token of the object of p, -1 for none.
func (r *reader) object(p *predicate.Predicate) int {
	first := -1
	for i := range p.Arguments {
		if a := &p.Arguments[i]; a.Role == predicate.Patient {
			if !p.Passive && a.Head > p.Head && !a.Shared { // not the subject of "received"
				return a.Head
			}
			if first < 0 {
				first = a.Head
			}
		}
	}
	return first
}

// after reports whether the words follow token i.
func (r *reader) after(i int, words ...string) bool {
	for k, w := range words {
		if i+1+k >= len(r.toks) || r.lower(i+1+k) != w {
			return false
		}
	}
	return true
}

// near reports whether the word stands in the tokens [from, to).
func (r *reader) near(from, to int, word string) bool {
	for i := max(from, 0); i < min(to, len(r.toks)); i++ {
		if r.lower(i) == word {
			return true
		}
	}
	return false
}

// harmIn reports whether the sentence tells of dead or injured.
func (r *reader) harmIn(sentence int) bool {
	if sentence < 0 || sentence+1 >= len(r.sents) {
		return false
	}
	h, ok := r.harms[sentence]
	if !ok {
		for i := r.sents[sentence]; i < r.sents[sentence+1] && !h; i++ {
			switch r.lemma(i) {
			case "kill", "dead", "wound", "wounded", "injure", "injured", "casualty", "die", "corpse", "fatality", "death", "victim", "massacre", "bloodshed":
				h = true
			}
		}
		r.harms[sentence] = h
	}
	return h
}

// force reports whether a word of force or a weapon stands in the sentence beside
// token not.
func (r *reader) force(sentence, not int) bool {
	if sentence < 0 || sentence+1 >= len(r.sents) {
		return false
	}
	from, to := r.sentence(not)
	for i := from; i < to; i++ {
		if i != not && nouns()[r.lemma(i)]&(force_|weapon) != 0 {
			return true
		}
	}
	return false
}

// read finds the mentions of the report.
func (r *reader) read() {
	order := make([]int, len(r.preds))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return r.preds[order[a]].Head < r.preds[order[b]].Head })
	for _, i := range order {
		p := &r.preds[i]
		if p.Kind == predicate.Apposition {
			continue
		}
		if p.Kind == predicate.Copula {
			if r.ready(p) {
				r.add(i, frame{Class: cls(Agree, ""), rule: "offer"}, "", false)
			}
			continue
		}
		f, m, vague, ok := r.classify(p)
		if !ok {
			continue
		}
		r.add(i, f, m, vague)
	}
	r.merge()
}

// conjuncts are the tokens joined to i.
func (r *reader) conjuncts(i int) []int {
	var out []int
	for range 8 {
		next := -1
		for c := range r.doc.Children(i) {
			if r.toks[c].Dep == english.DepConj {
				next = c
			}
		}
		if next < 0 {
			break
		}
		out = append(out, next)
		i = next
	}
	return out
}

// passage is the passage at the tokens [from, to).
func (r *reader) passage(from, to int) story.Passage {
	return r.s.Passage(r.m, span.Span{Start: r.toks[from].Start, End: r.toks[to-1].End})
}

// add makes a mention of the predicate i.
func (r *reader) add(i int, f frame, m Mode, vague bool) {
	p := &r.preds[i]
	x := &found{head: p.Head, vague: vague, whenTime: -1, during: -1}
	x.mention = Mention{Passage: r.s.Passage(r.m, p.Span), Clause: r.s.Passage(r.m, p.Clause), Rule: f.rule, Class: Class{f.Type, m},
		Factuality: statement.Factuality(p.Factuality), Member: r.m, Predicate: i}
	if i >= len(r.d.Predicates) {
		x.mention.Predicate = -1
	}
	x.mention.Holder = r.holder(i)
	x.definite = r.definite(p)
	x.bare = p.Kind == predicate.Noun && !x.definite
	x.mention.Auxiliaries = auxiliaries(p)
	if p.Kind == predicate.Noun && r.supposed(p) && !slices.Contains(x.mention.Auxiliaries, Hypothetical) {
		x.mention.Auxiliaries = append(x.mention.Auxiliaries, Hypothetical)
	}
	// "does not cite the recent strikes": what is named with the is taken to be so.
	x.real = realmOf(&x.mention, x.definite || stated(p))
	if x.real == actual && stated(p) && x.mention.Factuality == statement.Unspecified {
		x.mention.Factuality = statement.Certain
	}
	r.who(p, x)
	r.where(p, x)
	r.time(p, x)
	r.harm(p, x)
	if o := r.object(p); o >= 0 {
		x.object = r.lemma(o)
	}
	x.mention.When = x.when
	r.of[p.Head] = len(r.found)
	r.found = append(r.found, x)
}

func auxiliaries(p *predicate.Predicate) []Auxiliary {
	var out []Auxiliary
	if p.Historical {
		out = append(out, Historical)
	}
	if p.Future || p.By == predicate.Intention && !p.Perfect {
		out = append(out, Future)
	}
	if p.By == predicate.Condition || p.Asked || !stated(p) && (p.Hypothetical || p.Modality == predicate.Possible && p.Tense != predicate.Past) {
		out = append(out, Hypothetical)
	}
	if p.Negated {
		out = append(out, Negated)
	}
	return out
}

// stated reports whether p is a main clause in the past or perfect without a modal: a
// condition in its sentence is one of what it tells and not of its being so ("has
// issued an order to defend it if it is attacked").
func stated(p *predicate.Predicate) bool {
	return p.Kind == predicate.Verb && p.Within < 0 && p.Modality == predicate.NoModality && (p.Tense == predicate.Past || p.Perfect)
}

func realmOf(m *Mention, sure bool) realm {
	neg := false
	for _, a := range m.Auxiliaries {
		switch a {
		case Future, Hypothetical:
			return imagined
		case Negated:
			neg = true
		}
	}
	switch {
	case neg, m.Factuality == statement.CertainNot, m.Factuality == statement.ProbableNot:
		return denied
	case m.Factuality == statement.Unspecified && !sure:
		return imagined
	}
	return actual
}

// supposed reports whether the noun p tells of no event: any attack, or what a
// condition brings ("in the event of a war, its attacks could be worse").
func (r *reader) supposed(p *predicate.Predicate) bool {
	for c := range r.doc.Children(p.Head) {
		if r.toks[c].Dep == english.DepDet && r.lower(c) == "any" {
			return true
		}
	}
	q := p.Within
	if q < 0 || q >= len(r.preds) {
		return false
	}
	switch r.preds[q].Modality {
	case predicate.Possible, predicate.Predicted, predicate.Would:
	default:
		return false
	}
	for _, i := range r.inSent[p.Sentence] {
		if r.preds[i].By == predicate.Condition && (r.preds[i].Within == q || r.preds[i].Kind == predicate.Noun && r.lower(r.toks[r.preds[i].Head].Head) == "of") {
			return true
		}
	}
	return false
}

var sayings = set("say claim state announce declare insist add note argue maintain tell explain report write")

// definite reports whether the noun p has the, this, that or a possessor.
func (r *reader) definite(p *predicate.Predicate) bool {
	if p.Kind != predicate.Noun {
		return false
	}
	if i := p.Head; i > 0 && r.toks[i].Tag == english.TagNN && r.lower(i-1) == "that" {
		return true // "said that attack", which the tree may read as "said that"
	}
	for c := range r.doc.Children(p.Head) {
		switch r.toks[c].Dep {
		case english.DepDet:
			switch r.lower(c) {
			case "the", "this", "that", "these", "those":
				return true
			}
		case english.DepPoss:
			return true
		}
	}
	return false
}

// holder is who answers for the predicate i: the source of the quotation it stands
// in, or the agent of the verb of saying above it.
func (r *reader) holder(i int) string {
	if i < len(r.speak) && r.speak[i] >= 0 {
		if h := r.member.Statements[r.speak[i]].Holder; h != "" {
			return h
		}
	}
	from := r.preds[i].Source
	if q := r.preds[i].Within; from < 0 && r.preds[i].Kind == predicate.Noun && q >= 0 && q < len(r.preds) && sayings[r.preds[q].Base] {
		from = q // "said that the strike targeted smugglers", read as one phrase
	}
	for q, n := from, 0; q >= 0 && q < len(r.preds) && n < 4; n++ {
		if a, ok := r.preds[q].First(predicate.Agent); ok {
			return a.In(r.text)
		}
		q = r.preds[q].Source
	}
	return ""
}
