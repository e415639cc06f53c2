package oppose

import (
	"slices"
	"strconv"
	"strings"

	"concord/english"
)

// Features, in the order of the columns of weights.go.
const (
	fBias = iota
	fShared
	fNames
	fRootShared
	fFull // all of b is in a
	fDenial
	fUntrue
	fDoubt
	fHedge
	fAttribution
	fConfirmed
	fUnreal
	fNegationA
	fNegationB
	fNegationRoot // the main verb of b is matched, and negated in one text only
	fNegationAny  // some matched word is negated in one text only
	fSaysNo       // begins with "No,"
	fQuestion
	fRumour
	fReportEnd // ": report", "source says" at the end
	fAntonym
	fNumber
	fNumberSame
	fName
	fDate
	fRoles
	fUnrealB
	fHedgeB
	fAttributionB
	fDenialB
	fLongA
	fSharedAntonym
	fSharedNumber
	fSharedName
	fSharedNegation
	fSharedUnreal
	fExclaim
	fUpdate
	fArcs        // how many links of b's tree join words that are near in a's
	fRearranged  // words shared, links not
	fOneMissing  // one content word of b is not in a
	fMissNumber  // what is not in a is a number
	fMissName    // a name
	fMissVerb    // a verb
	fMissOther   // another word
	fNumberFree  // a number of b is not in a, which has others
	fNameFree    // a name of b is not in a, which has others of its type
	fAntonymFree // words of opposite meaning, linked to nothing shared
	fLongB
	fNearNumber  // numbers differ and all else is shared
	fNearName    // names differ and all else is shared
	fSubject     // the subject of b is matched with a subject of a
	fAnswered    // denial or doubt of what is called a report, rumour or claim
	fNegatedMain // the main verb of a is negated
	fNegatedHigh // a matched word is negated in one text only, most of b shared
	fUnrealMain  // the matched main verb of b stands in a under a verb of planning, refusing, accusing
	fNumberHigh  // numbers of the same noun differ, most of b shared
	fModalA      // the matched main verb of b is not told as done in a
	// What follows is of the clause of a that is nearest to what b says (clause.go).
	fAgreeAll    // all slots of b have the same filler there
	fMovedBeside // where or when it is has another name in a's clause
	fMoved       // a slot of a's clause is filled by something else, and b's filler stands elsewhere in a
	fNotTold     // a's clause is not told as done
	fReverse     // the predicates have opposite meanings and the same slots
	fCovered     // how much of b has a word in a that can mean the same
	fUncovered   // little of b has
	fLost        // what b's verb is done to is in a the object of a verb of refusing, losing, preventing
	fNotBeing    // b says that somebody is what in a somebody else is
	fOtherDoer   // the same verb has another subject
	fHighNotTold // where most of b is covered
	fHighMoved
	fHighLost
	fHighDoer
	fHighBeing
	fConverse // who stands in one relation in b stands in the other in a: owner and subsidiary
	fUnique   // what happens once has another day or place
	featureCount
)

// differences finds the typed differences of matched parts.
func (p *pair) differences() {
	v := &p.values
	v[fBias] = 1
	shared, names, allNames := 0, 0, 0
	for _, j := range p.b.words {
		if p.b.match[j] >= 0 {
			shared++
		}
		if pos := p.b.doc.Tokens[j].POS; pos == english.PosPROPN || pos == english.PosNUM {
			allNames++
			if p.b.match[j] >= 0 {
				names++
			}
		}
	}
	if n := len(p.b.words); n > 0 {
		v[fShared] = float64(shared) / float64(n)
		if shared == n {
			v[fFull] = 1
		}
	}
	v[fNames] = 1
	if allNames > 0 {
		v[fNames] = float64(names) / float64(allNames)
	}
	kinds := [...]int{fDenial, fUntrue, fDoubt, fHedge, fAttribution, fConfirmed, fUnreal}
	for k, f := range kinds {
		if p.a.cue[k] > 0 {
			v[f] = 1
			p.reason(kindOrder[k], p.a.first[k], -1)
		}
	}
	v[fDenialB] = flag(p.b.cue[0]+p.b.cue[1] > 0)
	v[fHedgeB] = flag(p.b.cue[3] > 0)
	v[fAttributionB] = flag(p.b.cue[4] > 0)
	v[fUnrealB] = flag(p.b.cue[6] > 0)
	v[fNegationA], v[fNegationB] = flag(p.a.negs > 0), flag(p.b.negs > 0)
	v[fLongA] = min(float64(len(p.a.words))/20, 2)
	p.negation()
	p.form()
	p.opposites()
	p.numbers()
	p.namesDiffer()
	p.roles()
	p.structure()
	p.clause()
	sh := v[fShared]
	v[fSharedAntonym], v[fSharedNumber], v[fSharedName] = sh*v[fAntonym], sh*v[fNumber], sh*v[fName]
	refuted := v[fDenial] > 0 || v[fUntrue] > 0 || v[fDoubt] > 0
	v[fAnswered] = flag(refuted && (v[fHedge] > 0 || v[fRumour] > 0 || v[fAttribution] > 0))
	v[fNegatedMain] = flag(p.a.root >= 0 && p.a.neg[p.a.root])
	v[fNegatedHigh] = flag(v[fNegationAny] > 0 && sh >= 0.6)
	v[fNumberHigh] = flag(v[fNumber] > 0 && sh >= 0.5)
	v[fSharedNegation], v[fSharedUnreal] = sh*v[fNegationAny], sh*v[fUnreal]
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func (p *pair) reason(k Kind, a, b int) {
	p.reasons = append(p.reasons, Reason{Kind: k, A: p.a.span(a), B: p.b.span(b)})
}

// negation finds matched words that only one text negates.
func (p *pair) negation() {
	v := &p.values
	if r := p.b.root; r >= 0 {
		m := p.b.match[r]
		v[fRootShared] = flag(m >= 0)
		if m >= 0 && p.a.neg[m] != p.b.neg[r] {
			v[fNegationRoot] = 1
		}
	}
	for _, j := range p.b.words {
		if i := p.b.match[j]; i >= 0 && p.a.neg[i] != p.b.neg[j] {
			v[fNegationAny] = 1
			p.reason(Negation, i, j)
			return
		}
	}
}

// form reads how a is put: as a question, as somebody's report, beginning with no.
func (p *pair) form() {
	v := &p.values
	d := p.a.doc
	n := len(d.Tokens)
	if n == 0 {
		return
	}
	first := strings.ToLower(d.Word(0))
	v[fSaysNo] = flag(slices.Contains([]string{"no", "nope", "sorry", "relax", "wrong", "not", "stop"}, first) || strings.HasPrefix(strings.ToLower(d.Text), "don't"))
	v[fQuestion] = flag(strings.Contains(d.Text, "?"))
	if v[fQuestion] > 0 {
		p.reason(Question, n-1, -1)
	}
	v[fExclaim] = flag(strings.Contains(d.Text, "!"))
	for i := range d.Tokens {
		switch p.a.lemma[i] {
		case "rumor", "rumour", "rumors", "rumours", "rumored", "rumoured", "speculation":
			v[fRumour] = 1
		case "update", "updated", "correction", "corrected", "retract", "retracted":
			v[fUpdate] = 1
		}
		if i >= n-4 && i > 1 {
			switch p.a.lemma[i] {
			case "report", "reports", "say", "source", "sources", "claim", "claims", "tell", "rumor", "believe":
				v[fReportEnd] = 1
			}
		}
	}
}

// opposites finds words of opposite meaning, neither with a match, of which one
// stands near something matched.
func (p *pair) opposites() {
	for _, j := range p.b.words {
		if p.b.match[j] >= 0 {
			continue
		}
		opposite := opposites()[p.b.key[j]]
		if len(opposite) == 0 {
			continue
		}
		for _, i := range p.a.words {
			if p.a.match[i] < 0 && slices.Contains(opposite, p.a.key[i]) && p.a.neg[i] == p.b.neg[j] && (p.linked(i, j) || len(p.a.words) < 8) {
				p.values[fAntonym] = 1
				p.reason(Antonym, i, j)
				return
			}
		}
	}
}

// linked reports whether words i of a and j of b have a neighbour in the tree that
// is matched with one another.
func (p *pair) linked(i, j int) bool {
	near := func(d *english.Doc, k int) []int {
		out := []int{d.Tokens[k].Head}
		for c := range d.Children(k) {
			out = append(out, c)
			for g := range d.Children(c) {
				out = append(out, g)
			}
		}
		for c := range d.Children(d.Tokens[k].Head) {
			out = append(out, c)
		}
		return out
	}
	na := near(p.a.doc, i)
	for _, k := range near(p.b.doc, j) {
		if m := p.b.match[k]; m >= 0 && slices.Contains(na, m) {
			return true
		}
	}
	return false
}

// numbers finds numbers of b that a does not have where a has another for the same
// noun.
func (p *pair) numbers() {
	v := &p.values
	for _, j := range p.b.number {
		if p.b.match[j] >= 0 || p.same(j) {
			v[fNumberSame] = 1
			continue
		}
		year := isYear(p.b.doc.Word(j))
		for _, i := range p.a.number {
			if p.a.match[i] >= 0 || isYear(p.a.doc.Word(i)) != year {
				continue
			}
			hi, hj := p.a.doc.Tokens[i].Head, p.b.doc.Tokens[j].Head
			if year {
				v[fDate] = 1
				p.reason(Date, i, j)
				break
			}
			if p.a.key[hi] == p.b.key[hj] || p.b.match[hj] == hi || unitMark(p.a.doc, i) != "" && unitMark(p.a.doc, i) == unitMark(p.b.doc, j) {
				v[fNumber] = 1
				p.reason(Number, i, j)
				break
			}
		}
	}
}

// same reports whether a has the number at j in another form.
func (p *pair) same(j int) bool {
	w := plainNumber(p.b.doc.Word(j))
	for _, i := range p.a.number {
		if plainNumber(p.a.doc.Word(i)) == w {
			return true
		}
	}
	return false
}

// plainNumber writes a number without separators, small ones in figures.
func plainNumber(w string) string {
	w = strings.ToLower(strings.ReplaceAll(w, ",", ""))
	for n, name := range [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		if w == name {
			return strconv.Itoa(n)
		}
	}
	return w
}

// unitMark is the sign beside a number: "$", "%".
func unitMark(d *english.Doc, i int) string {
	if i > 0 && (d.Word(i-1) == "$" || d.Word(i-1) == "€" || d.Word(i-1) == "£") {
		return d.Word(i - 1)
	}
	if i+1 < len(d.Tokens) {
		switch w := strings.ToLower(d.Word(i + 1)); w {
		case "%", "percent", "million", "billion":
			return w
		}
	}
	return ""
}

func isYear(w string) bool {
	return len(w) == 4 && (w[:2] == "19" || w[:2] == "20" || w[:2] == "18") && w[2] >= '0' && w[2] <= '9' && w[3] >= '0' && w[3] <= '9'
}

// namesDiffer finds a name of b that a lacks, in the same place of the tree as
// another name of the same type in a.
func (p *pair) namesDiffer() {
	for _, j := range p.b.words {
		t := &p.b.doc.Tokens[j]
		if t.POS != english.PosPROPN || p.b.match[j] >= 0 || t.Dep == english.DepCompound {
			continue
		}
		if months[p.b.lemma[j]] {
			for _, i := range p.a.words {
				if months[p.a.lemma[i]] && p.a.match[i] < 0 {
					p.values[fDate] = 1
					p.reason(Date, i, j)
					return
				}
			}
			continue
		}
		for _, i := range p.a.words {
			o := &p.a.doc.Tokens[i]
			if o.POS != english.PosPROPN || p.a.match[i] >= 0 || o.Entity == 0 || o.Entity != t.Entity || o.Dep == english.DepCompound {
				continue
			}
			if m := p.b.match[t.Head]; m >= 0 && m == o.Head || p.linked(i, j) && o.Dep == t.Dep {
				p.values[fName] = 1
				p.reason(Name, i, j)
				return
			}
		}
	}
}

// structure compares the trees of what is shared, and says what is not.
func (p *pair) structure() {
	v := &p.values
	arcs, kept, missing := 0, 0, 0
	for _, j := range p.b.words {
		t := &p.b.doc.Tokens[j]
		i := p.b.match[j]
		if i < 0 {
			missing++
			switch t.POS {
			case english.PosNUM:
				v[fMissNumber] = 1
			case english.PosPROPN:
				v[fMissName] = 1
			case english.PosVERB:
				v[fMissVerb] = 1
			default:
				v[fMissOther] = 1
			}
			continue
		}
		h := p.contentHead(j)
		if h < 0 || p.b.match[h] < 0 || p.b.match[h] == i {
			continue
		}
		arcs++
		if near(p.a.doc, i, p.b.match[h]) {
			kept++
		}
	}
	v[fArcs] = 1
	if arcs > 0 {
		v[fArcs] = float64(kept) / float64(arcs)
	}
	v[fRearranged] = v[fShared] * (1 - v[fArcs])
	v[fOneMissing] = flag(missing == 1)
	v[fLongB] = min(float64(len(p.b.words))/10, 2)
	for _, j := range p.b.words {
		if p.b.match[j] >= 0 {
			continue
		}
		t := &p.b.doc.Tokens[j]
		for _, i := range p.a.words {
			o := &p.a.doc.Tokens[i]
			if p.a.match[i] >= 0 {
				continue
			}
			switch {
			case t.POS == english.PosNUM && o.POS == english.PosNUM && isYear(p.a.doc.Word(i)) == isYear(p.b.doc.Word(j)):
				v[fNumberFree] = 1
			case t.POS == english.PosPROPN && o.POS == english.PosPROPN && t.Entity != 0 && t.Entity == o.Entity:
				v[fNameFree] = 1
			case slices.Contains(antonyms()[p.b.lemma[j]], p.a.lemma[i]):
				v[fAntonymFree] = 1
				if v[fAntonym] == 0 {
					p.reason(Antonym, i, j)
				}
			}
		}
	}
	v[fNearNumber], v[fNearName] = v[fNumberFree]*v[fOneMissing], v[fNameFree]*v[fOneMissing]
	if r := p.b.root; r >= 0 {
		s, _ := arguments(p.b.doc, r)
		if s >= 0 && p.b.match[s] >= 0 {
			switch p.a.doc.Tokens[p.b.match[s]].Dep {
			case english.DepNsubj, english.DepNsubjpass, english.DepPoss, english.DepAppos, english.DepROOT:
				v[fSubject] = 1
			}
		}
		if m := p.b.match[r]; m >= 0 {
			steps := 0
			for h := range p.a.doc.Ancestors(m) {
				if steps++; steps > 3 {
					break
				}
				if unrealHeads[p.a.lemma[h]] && !p.b.future(r) {
					v[fUnrealMain] = 1
					p.reason(Unreal, h, r)
					break
				}
			}
			for c := range p.a.doc.Children(m) {
				if p.a.doc.Tokens[c].Dep == english.DepAux && (p.a.doc.Tokens[c].Tag == english.TagMD || p.a.doc.Tokens[c].Tag == english.TagTO) {
					v[fModalA] = 1
				}
			}
		}
	}
}

// unrealHeads are words whose clause or object did not come about as far as they say.
var unrealHeads = map[string]bool{"offer": true, "plan": true, "refuse": true, "decline": true, "fail": true, "propose": true, "proposal": true,
	"threaten": true, "consider": true, "accuse": true, "suspect": true, "suppose": true, "deny": true, "prevent": true, "avoid": true,
	"want": true, "hope": true, "seek": true, "attempt": true, "allow": true, "allege": true, "may": true, "could": true, "reject": true,
	"scrap": true, "cancel": true, "suspicion": true, "interest": true, "risk": true, "fear": true, "warrant": true, "bid": true, "urge": true}

// contentHead is the nearest word of content above token j of b, -1 without one.
func (p *pair) contentHead(j int) int {
	steps := 0
	for h := range p.b.doc.Ancestors(j) {
		if steps++; steps > 4 {
			break
		}
		if slices.Contains(p.b.words, h) {
			return h
		}
	}
	return -1
}

// near reports whether two tokens are at most three links apart, one above the
// other or under one head.
func near(d *english.Doc, i, j int) bool {
	up := func(k int) [4]int {
		var out [4]int
		for n := range out {
			out[n] = k
			k = d.Tokens[k].Head
		}
		return out
	}
	a, b := up(i), up(j)
	for x := range a {
		for y := range b {
			if a[x] == b[y] && x+y <= 3 {
				return true
			}
		}
	}
	return false
}

// roles finds a verb of both texts whose subject in one is its object in the other.
func (p *pair) roles() {
	for _, j := range p.b.words {
		i := p.b.match[j]
		if i < 0 || p.b.doc.Tokens[j].POS != english.PosVERB || p.a.doc.Tokens[i].POS != english.PosVERB {
			continue
		}
		sa, oa := arguments(p.a.doc, i)
		sb, ob := arguments(p.b.doc, j)
		if sb >= 0 && oa >= 0 && p.b.match[sb] == oa && (ob < 0 || sa < 0 || p.b.match[ob] != oa) ||
			ob >= 0 && sa >= 0 && p.b.match[ob] == sa && (sb < 0 || p.b.match[sb] != sa) {
			p.values[fRoles] = 1
			p.reason(Roles, i, j)
			return
		}
	}
}

// arguments are who does the verb at v and to whom, -1 where the clause does not
// say.
func arguments(d *english.Doc, v int) (does, suffers int) {
	does, suffers = -1, -1
	for c := range d.Children(v) {
		switch d.Tokens[c].Dep {
		case english.DepNsubj:
			does = c
		case english.DepNsubjpass, english.DepDobj:
			suffers = c
		case english.DepAgent:
			for o := range d.Children(c) {
				does = o
			}
		}
	}
	return does, suffers
}

func (p *pair) comparison() Comparison {
	return Comparison{Shared: p.values[fShared], Names: p.values[fNames], Reasons: p.reasons, values: p.values}
}
