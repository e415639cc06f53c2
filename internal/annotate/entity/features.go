package entity

import (
	"strings"

	"concord/english"
)

func lower(s string) string { return strings.ToLower(s) }

// The features of a pronoun and a phrase that it may refer to. Each is there or not.
const (
	fRole       = 0                // + (role of the phrase*4 + place of the pronoun)*4 + distance in sentences
	fAfter      = fRole + 9*16     // the phrase follows the pronoun: + 1 where the pronoun's clause comes first
	fBetween    = fAfter + 2       // + how many other referents are named between, up to 5
	fCommands   = fBetween + 6     // subject of the clause + how many clauses further up, up to 3
	fFirst      = fCommands + 4    // first phrase of its sentence, + 1 in the sentence of the pronoun
	fWeight     = fFirst + 2       // + how often the referent is named, up to 4
	fMost       = fWeight + 5      // no candidate is named more often; + 1: and all others less
	fPronoun    = fMost + 2        // + distance: the phrase is a pronoun of that sex
	fTaken      = fPronoun + 4     // a pronoun took up the referent before
	fLast       = fTaken + 1       // the last pronoun of that sex took it up
	fName       = fLast + 1        // name of one part; + 1 of several; + 2 with title; + 3 definite noun; + 4 other noun
	fSex        = fName + 5        // sex shown; + 1 by a given name; + 2 unknown; + 3 the given name is another sex's
	fKind       = fSex + 4         // name of an unknown kind; + 1 of a body; + 2 of a place; + 3 of an office or other thing
	fOwnerOf    = fKind + 4        // owner of the subject, "Hale's mother …"; + 1 of something else
	fQuote      = fOwnerOf + 2     // same quotation; + 1 pronoun only is quoted; + 2 phrase only
	fSpeaker    = fQuote + 3       // the pronoun is said by the phrase
	fListed     = fSpeaker + 1     // not the first of those joined by "and"; + 1 the first
	fBracket    = fListed + 2      // in brackets
	fParallel   = fBracket + 1     // both subjects of verbs joined by "and"
	fAlike      = fParallel + 1    // same role; + 1 and same verb
	fReflexive  = fAlike + 2       // subject of the verb of a reflexive
	fAgent      = fReflexive + 1   // after "by" of a passive
	fOther      = fAgent + 1       // + place of the pronoun: the referent is not the subject of its clause, which could be
	fWords      = fOther + 4       // + distance in words, 0 to 5
	fPlural     = fWords + 6       // + 1 joined by "and"; + 2 a collective
	fDeep       = fPlural + 3      // in a relative clause; + 1 in an adverbial one
	fPrep       = fDeep + 2        // + which preposition
	fTopic      = fPrep + 6        // the referent is the first subject of the paragraph's first sentence
	fPair       = fTopic + 1       // + pairs of the kind of pronoun: poss of an object of which the phrase is the subject
	fCommandsAt = fPair + 4        // fCommands, + (clauses up)*4 + place of the pronoun
	fLink       = fCommandsAt + 16 // subject of the next clause up, which is joined as: content, + 1 adverbial, + 2 relative, + 3 by "and", + 4 else
	fMain       = fLink + 5        // + distance: subject of the sentence
	fMainPair   = fMain + 4        // + distance: and the pronoun is that too
	fOpens      = fMainPair + 4    // + distance: subject of the sentence, and the pronoun is the first word
	fIntro      = fOpens + 4       // follows: subject of the clause that the pronoun's phrase opens; + 1 and the pronoun is possessive
	fIntroBack  = fIntro + 2       // + distance: the pronoun's phrase opens its sentence
	fMostAt     = fIntroBack + 4   // + distance: fMost
	fLastAt     = fMostAt + 4      // + place of the pronoun: fLast
	fObject     = fLastAt + 4      // object of a verb above the pronoun, + 1 before "to" or a participle
	fNearest    = fObject + 2      // the last of all candidates before the pronoun; + 1 in its sentence
	fOnly       = fNearest + 2     // the only candidate referent in its sentence
	fHeadline   = fOnly + 1        // named in the headline, + 1 as the only one that can be meant
	fHeadlineAt = fHeadline + 2    // + distance
	fCount      = fHeadlineAt + 4
)

// pronounContext is what features need to know of the pronoun.
type pronounContext struct {
	p         *phrase
	i         int
	verb      int
	subject   int
	reflexive bool
	most      int
}

func (r *resolver) features(x *pronounContext, n int) {
	g := r.f.g
	p, q := x.p, &r.phrases[r.cands[n].phrase]
	add := func(f int) { r.feats = append(r.feats, f) }
	dist := min(p.sent-q.sent, 3)
	place := 3
	switch p.role {
	case roleSubject, rolePassive:
		place = 0
	case rolePoss:
		place = 1
	case roleObject, rolePrep:
		place = 2
	}
	add(fRole + (int(q.role)*4+place)*4 + dist)
	after := q.head > p.head
	if after {
		add(fAfter)
		if v, _ := r.clause(q.head); v != x.verb && g.IsAncestor(v, p.head) {
			add(fAfter + 1)
		}
	}
	between := 0
	var seen [6]int
	for k := 0; k < n && between < 5; k++ {
		o := &r.phrases[r.cands[k].phrase]
		if o.chain >= 0 && o.chain == q.chain {
			continue
		}
		key := o.chain
		if key < 0 {
			key = -2 - r.cands[k].phrase
		}
		dup := false
		for _, s := range seen[:between] {
			dup = dup || s == key
		}
		if !dup {
			seen[between] = key
			between++
		}
	}
	if !after {
		add(fBetween + between)
	}
	if dist == 0 && !after {
		// Subjects of the clauses above the pronoun.
		v, below := x.verb, g.Tokens[x.verb].Dep
		for up := 0; up < 4; up++ {
			if s := r.subjectOf(v); r.same(s, q) {
				add(fCommands + up)
				add(fCommandsAt + up*4 + place)
				if up > 0 {
					add(fLink + link(below))
				}
				if up == 0 && place == 1 {
					add(fPair)
				}
				break
			}
			h, _ := r.clause(v)
			if h == v {
				break
			}
			below = g.Tokens[v].Dep
			v = h
		}
		if x.reflexive && r.same(x.subject, q) {
			add(fReflexive)
		}
	}
	if k := r.cands[n].phrase; k == 0 || r.phrases[k-1].sent != q.sent {
		add(fFirst)
		if dist == 0 {
			add(fFirst + 1)
		}
	}
	w := r.weight(q)
	add(fWeight + min(max(w, 1), 5) - 1)
	if w >= x.most && x.most > 1 {
		add(fMost)
		alone := true
		for _, c := range r.cands {
			if o := &r.phrases[c.phrase]; o.chain != q.chain && r.weight(o) >= w {
				alone = false
			}
		}
		if alone {
			add(fMost + 1)
			add(fMostAt + dist)
		}
	}
	if q.pron != noPronoun {
		add(fPronoun + dist)
	}
	if q.chain >= 0 {
		c := &r.refs[q.chain]
		if c.lastPron >= 0 {
			add(fTaken)
			last := x.i-c.lastPron < 200 // of long ago is not the last
			for k := x.i - 1; last && k > c.lastPron; k-- {
				if o := &r.phrases[k]; o.pron == p.pron && o.gender == p.gender {
					last = false
				}
			}
			if last {
				add(fLast)
				add(fLastAt + place)
			}
		}
	}
	if q.name >= 0 {
		nm := &r.j.names[q.name]
		switch {
		case nm.titleFrom < nm.from:
			add(fName + 2)
		case nm.to-nm.from > 1:
			add(fName + 1)
		default:
			add(fName)
		}
		switch r.j.groups[nm.entity].kind {
		case Other:
			add(fKind)
		case Organisation:
			add(fKind + 1)
		case Place, State:
			add(fKind + 2)
		case Person:
		default:
			add(fKind + 3)
		}
	} else if q.pron == noPronoun {
		if q.definite {
			add(fName + 3)
		} else {
			add(fName + 4)
		}
	}
	if p.pron == proHe {
		sex, soft := r.genderOf(q)
		switch {
		case sex == 0:
			add(fSex + 2)
		case sex == p.gender && !soft:
			add(fSex)
		case sex == p.gender:
			add(fSex + 1)
		default:
			add(fSex + 3)
		}
	}
	if q.role == rolePoss {
		switch roleOf(g.Tokens[g.Tokens[q.head].Head].Dep) {
		case roleSubject, rolePassive:
			add(fOwnerOf)
		default:
			add(fOwnerOf + 1)
		}
	}
	switch {
	case p.quoted != 0 && p.quoted == q.quoted:
		add(fQuote)
	case p.quoted != 0 && q.quoted == 0:
		add(fQuote + 1)
	case p.quoted == 0 && q.quoted != 0:
		add(fQuote + 2)
	}
	if v := g.Tokens[q.head].Head; q.role == roleSubject && p.quoted != 0 && q.quoted == 0 && (p.sent == q.sent || p.sent-q.sent == 1) && speechVerb(g.Tokens[v].Lemma) {
		add(fSpeaker)
	}
	if g.Tokens[q.head].Dep == english.DepConj {
		add(fListed)
	} else {
		for c := range g.Children(q.head) {
			if g.Tokens[c].Dep == english.DepConj {
				add(fListed + 1)
				break
			}
		}
	}
	if q.from > 0 && g.Tokens[q.from-1].Tag == english.TagLRB {
		add(fBracket)
	}
	if q.role == p.role {
		add(fAlike)
		if place == 0 && dist == 0 && !after {
			if h := g.Tokens[q.head].Head; g.Tokens[x.verb].Dep == english.DepConj && g.Tokens[x.verb].Head == h {
				add(fParallel)
			}
		}
		if g.Tokens[g.Tokens[q.head].Head].Lemma == g.Tokens[g.Tokens[p.head].Head].Lemma {
			add(fAlike + 1)
		}
	}
	h := g.Tokens[q.head].Head
	if g.Tokens[h].Dep == english.DepAgent {
		add(fAgent)
	}
	if dist == 0 && !after && x.subject >= 0 && !r.same(x.subject, q) && r.fits(p, &r.phrases[x.subject]) && place != 0 {
		add(fOther + place)
	}
	words := p.head - q.head
	switch {
	case words < 0:
	case words <= 3:
		add(fWords)
	case words <= 8:
		add(fWords + 1)
	case words <= 16:
		add(fWords + 2)
	case words <= 30:
		add(fWords + 3)
	case words <= 60:
		add(fWords + 4)
	default:
		add(fWords + 5)
	}
	if q.plural {
		add(fPlural)
	} else if q.name < 0 && collective(g.Tokens[q.head].Lemma) {
		add(fPlural + 2)
	}
	for t, k := q.head, 0; k < 12; k++ {
		d := g.Tokens[t].Dep
		if d == english.DepRelcl || d == english.DepAcl {
			add(fDeep)
			break
		}
		if d == english.DepAdvcl {
			add(fDeep + 1)
			break
		}
		if g.Tokens[t].Head == t {
			break
		}
		t = g.Tokens[t].Head
	}
	if q.role == rolePrep {
		k := 5
		switch g.Tokens[h].Lemma {
		case "of":
			k = 0
		case "with":
			k = 1
		case "to":
			k = 2
		case "by":
			k = 3
		case "for", "from", "against":
			k = 4
		}
		add(fPrep + k)
	}
	main := (q.role == roleSubject || q.role == rolePassive) && g.Tokens[h].Head == h
	opens := p.head == 0 || g.Tokens[p.head].SentStart
	intro := place != 0 && r.opening(p)
	if main && !after {
		add(fMain + dist)
		if ph := g.Tokens[p.head].Head; place == 0 && g.Tokens[ph].Head == ph {
			add(fMainPair + dist)
		}
		if opens {
			add(fOpens + dist)
		}
	}
	if intro && after && (q.role == roleSubject || q.role == rolePassive) && (h == x.verb || g.IsAncestor(h, p.head)) {
		add(fIntro)
		if place == 1 {
			add(fIntro + 1)
		}
	}
	if intro && !after {
		add(fIntroBack + dist)
	}
	if q.role == roleObject && dist == 0 && !after && g.IsAncestor(h, p.head) {
		add(fObject)
		if d := g.Tokens[x.verb].Dep; d == english.DepXcomp || d == english.DepAdvcl && g.Tokens[x.verb].Tag == english.TagVBG {
			add(fObject + 1)
		}
	}
	if n == 0 && !after {
		add(fNearest)
		if dist == 0 {
			add(fNearest + 1)
		}
	}
	only := true
	for _, c := range r.cands {
		if o := &r.phrases[c.phrase]; o.sent == q.sent && o.head != q.head && (o.chain < 0 || o.chain != q.chain) {
			only = false
			break
		}
	}
	if only {
		add(fOnly)
	}
	if r.inHeadline(q) {
		add(fHeadline)
		add(fHeadlineAt + dist)
		alone := true
		for _, c := range r.cands {
			if o := &r.phrases[c.phrase]; o.chain != q.chain && r.inHeadline(o) {
				alone = false
				break
			}
		}
		if alone {
			add(fHeadline + 1)
		}
	}
	if first := r.firstSubject(); first >= 0 && q.chain >= 0 && r.phrases[first].chain == q.chain {
		add(fTopic)
	}
}

// firstSubject is the first subject of the report, or -1.
func (r *resolver) firstSubject() int {
	for i := range r.phrases {
		if p := &r.phrases[i]; p.sent > 2 {
			break
		} else if p.role == roleSubject || p.role == rolePassive {
			return i
		}
	}
	return -1
}

// inHeadline reports whether what q refers to is named in the first sentence of
// the report and that is a headline: it does not end as a sentence does.
func (r *resolver) inHeadline(q *phrase) bool {
	return q.chain >= 0 && q.chain < len(r.headline) && r.headline[q.chain]
}

// readHeadline notes the groups named in the headline.
func (r *resolver) readHeadline() {
	r.headline = make([]bool, len(r.j.groups))
	g := r.f.g
	last := -1
	for i := range g.Tokens {
		if i > 0 && g.Tokens[i].SentStart {
			break
		}
		last = i
	}
	if last < 0 || last == len(g.Tokens)-1 || g.Tokens[last].Tag == english.TagStop {
		return
	}
	for i := range r.phrases {
		if p := &r.phrases[i]; p.sent == 0 && p.chain >= 0 && p.chain < len(r.headline) && p.name >= 0 {
			r.headline[p.chain] = true
		}
	}
}

// link is how a clause is joined to the one above it.
func link(d english.Dep) int {
	switch d {
	case english.DepCcomp, english.DepXcomp, english.DepParataxis:
		return 0
	case english.DepAdvcl, english.DepPcomp:
		return 1
	case english.DepRelcl, english.DepAcl:
		return 2
	case english.DepConj:
		return 3
	}
	return 4
}

// opening reports whether a pronoun stands in a phrase or clause with which its
// sentence begins, before the subject of the sentence: "After his arrest, Hale …".
func (r *resolver) opening(p *phrase) bool {
	g := r.f.g
	t := p.head
	for n := 0; n < 16 && g.Tokens[t].Head != t; n++ {
		h := g.Tokens[t].Head
		if g.Tokens[h].Head == h || g.Tokens[h].Dep == english.DepCcomp || g.Tokens[h].Dep == english.DepConj {
			return h > p.head && (g.Tokens[t].Dep == english.DepPrep || g.Tokens[t].Dep == english.DepAdvcl)
		}
		t = h
	}
	return false
}
