package quote

import "concord/english"

// Who speaks: by the tree, and how far the phrase for him reaches.

// voice is who speaks by the tree.
type voice struct {
	head   int  // token, -1 for nobody
	own    int  // the verb's own subject, -1 for none
	shared bool // it is the subject of another verb
}

// speaker finds who does what the verb t tells: its subject, or that of the verb
// that it is joined to or hangs on.
func (p phrases) speaker(t int) voice {
	w := voice{head: -1, own: -1}
	if s := p.subject[t]; s >= 0 && p.tok[s].Dep != english.DepExpl && p.outside(int(s), t) {
		w.head, w.own = int(s), int(s)
		return w
	}
	for c := range p.doc.Children(t) {
		if p.tok[c].Dep == english.DepAux && p.subject[c] >= 0 && p.outside(int(p.subject[c]), t) {
			w.head, w.own = int(p.subject[c]), int(p.subject[c]) // a subject that the tree gives to the auxiliary
			return w
		}
	}
	for cur, n := t, 0; n < 8; n++ {
		tok := p.tok[cur]
		h := tok.Head
		if h == cur {
			break
		}
		switch tok.Dep {
		case english.DepConj:
			if !isVerb(p.tok[h]) {
				return w
			}
		case english.DepXcomp, english.DepAdvcl, english.DepPcomp, english.DepPrep, english.DepAcomp, english.DepDep, english.DepCcomp, english.DepAttr:
			if tok.Dep == english.DepCcomp && (tok.Tag != english.TagVBG || cur != t) {
				return w
			}
		case english.DepAcl:
			// a statement saying; but not: a plan to say
			if tok.Tag == english.TagVBG && isNominal(p.tok[h]) {
				w.head, w.shared = h, true
			}
			return w
		default:
			return w
		}
		if p.part[h] != p.part[t] {
			break // what stands inside marks governs nothing outside
		}
		w.shared = true
		cur = h
		if n == 0 && tok.Dep == english.DepConj {
			// Holm said it was early but added: the second verb is hers.
			if up := p.governor(cur); up >= 0 && p.tok[up].Tag == tok.Tag && tok.Tag != english.TagVB && up < t {
				if v, _, ok := lookUp(tok.Norm, tok.Tag); ok && v.class&(says|tells|voices|labels|bids|accuses) != 0 {
					if o := p.subject[up]; o >= 0 && p.outside(int(o), t) {
						w.head = int(o)
						return w
					}
				}
			}
		}
		if s := p.subject[cur]; s >= 0 && p.outside(int(s), t) {
			// He insisted it was early, adding: who speaks goes on.
			if up := p.governor(cur); up >= 0 && tok.Dep == english.DepAdvcl && p.tok[t].Tag == english.TagVBG && up < t {
				if o := p.subject[up]; o >= 0 && p.outside(int(o), t) {
					w.head = int(o)
					return w
				}
			}
			if p.tok[s].Dep != english.DepExpl {
				w.head = int(s)
			}
			return w
		}
	}
	return w
}

// outside reports whether a subject stands in the same marks as its verb or in
// none: words inside marks are no speaker of the verb outside, but for titles.
func (p phrases) outside(s, v int) bool {
	if p.part[s] == p.part[v] {
		return true
	}
	i := p.at(s)
	return i >= 0 && (p.items[i].quote < 0 || p.items[i].title && !p.closed(i))
}

// governor is the reporting verb whose clause the verb t is, or is joined to; -1
// for none.
func (p phrases) governor(t int) int {
	for range 6 {
		h := p.tok[t].Head
		if h == t || p.at(h) < 0 {
			return -1
		}
		switch p.tok[t].Dep {
		case english.DepCcomp:
			if v, _, ok := lookUp(p.tok[h].Norm, p.tok[h].Tag); ok && v.class&(says|tells|thinks) != 0 {
				return h
			}
			return -1
		case english.DepConj, english.DepXcomp, english.DepAcomp, english.DepAttr:
			t = h
		default:
			return -1
		}
	}
	return -1
}

// handed gives what a participle tells of a document that somebody issued to him:
// Holm issued a statement saying.
func (p phrases) handed(s *said) {
	t := p.token(s.main)
	if p.tok[t].Dep != english.DepAcl {
		return
	}
	d := p.tok[t].Head
	// … sent a message to supporters saying
	if w := p.tok[d].Head; p.tok[d].Dep == english.DepPobj && p.tok[w].Norm == "to" && !isDocumentNoun(p.tok[d].Norm) {
		if d = p.tok[w].Head; isVerb(p.tok[d]) {
			d = max(p.child(d, english.DepDobj), 0)
		}
	}
	if !isDocumentNoun(p.tok[d].Norm) {
		return
	}
	h := p.tok[d].Head
	if p.tok[d].Dep != english.DepDobj || !isVerb(p.tok[h]) {
		return
	}
	if w := p.speaker(h); w.head >= 0 {
		if a, b := p.sourceOf(w.head); !a.empty() && b.to <= s.cue.from {
			s.head, s.source = a, b
		}
	}
}

// apposed takes what stands between commas between a source and its verb into the
// source, where the tree has it elsewhere: Ada Holm, head of the union, said.
func (p phrases) apposed(s *said) {
	it := p.items
	a, b := s.source.to, s.cue.from-1
	if s.source.empty() || b-a < 2 || b-a > 30 || p.normAt(a) != "," || p.normAt(b) != "," {
		return
	}
	switch p.normAt(a + 1) {
	case "who", "whose", "which", "whom":
		return
	}
	switch t := p.tok[it[a+1].token]; t.POS {
	case english.PosDET, english.PosNOUN, english.PosPROPN, english.PosADJ, english.PosNUM:
	default:
		return
	}
	for k := a + 1; k < b; k++ {
		if it[k].quote >= 0 || p.finite[it[k].token] && p.tok[it[k].token].Dep != english.DepRelcl {
			return
		}
	}
	s.source.to = s.cue.from
}

// introduced moves the beginning of a source that stands right behind marked words
// and has a description before its name to the marks: “…,” his uncle, Hernan
// Rivera, or “…,” retired Air Force general Lloyd Newton.
func (p phrases) introduced(s *said) {
	it := p.items
	left := s.cue.from
	if !s.source.empty() {
		left = s.source.from
	}
	k := left
	for ; k > 0 && k > left-16 && it[k-1].quote < 0; k-- {
		w := it[k-1]
		t := p.tok[w.token]
		if w.mark && w.norm != "," && !glued(it, k-1) || isVerb(t) && !w.upper && t.Dep != english.DepAmod && t.Dep != english.DepAcl || isSubjectPronoun(w.norm) || isSubordinator(w.norm) ||
			isConjunction(w.norm) && k == left {
			return
		}
	}
	if k == 0 || k == left || it[k-1].quote < 0 || it[k].mark || !p.closed(k-1) && !it[k-1].comma {
		return
	}
	if t := p.tok[it[k].token]; isPreposition(it[k].norm) || isTimeWord(it[k].norm) || t.POS == english.PosADV || isConjunction(it[k].norm) {
		return
	}
	if s.source.empty() {
		s.source = run{k, left}
		s.head = s.source
		return
	}
	if s.head.from == s.source.from {
		// The phrase alone is the description, unless a comma parts it from a name.
		s.head.from = k
		for c := k; c < s.head.to; c++ {
			if it[c].norm == "," {
				s.head.from = s.source.from
			}
		}
	}
	s.source.from = k
}

// sourceOf is the phrase of who speaks: alone, and with all that is said of him.
func (p phrases) sourceOf(t int) (head, whole run) {
	whole = p.phrase(t)
	at := p.at(t)
	if whole.empty() || at < 0 {
		return run{}, run{}
	}
	it := p.items
	// Of marked words beside it no more than a mark may hang on the phrase.
	if whole.from < at && it[whole.from].quote >= 0 && p.doc.LeftEdge(t) > it[whole.from].token {
		whole.from++
	}
	if whole.to-1 > at && it[whole.to-1].quote >= 0 && p.doc.RightEdge(t) < it[whole.to-1].last {
		whole.to--
	}
	if k := whole.from; k > 1 && it[k-1].norm == "-" && glued(it, k-1) {
		for k -= 2; k > 0 && it[k-1].quote < 0 && isDeterminer(it[k-1].norm); {
			k--
		}
		whole.from = k // The non-profit said
	}
	end := at + 1
	// The phrase alone: up to the first mark, relative clause or apposition.
	for c := range p.doc.Children(t) {
		switch p.tok[c].Dep {
		case english.DepPrep, english.DepConj, english.DepCc, english.DepCase, english.DepNummod, english.DepAmod:
			if r := p.phrase(c); r.from <= end && r.to > end {
				end = r.to
			}
		}
	}
	for whole.from < whole.to && it[whole.from].quote < 0 && it[whole.from].mark && it[whole.from].norm != "$" && it[whole.from].norm != "@" && it[whole.from].norm != "#" {
		whole.from++
	}
	// What is only said by the way does not name him: Holm, who left early,
	for c := range p.doc.Children(t) {
		if d := p.tok[c].Dep; (d == english.DepRelcl || d == english.DepAcl) && p.tok[c].Head < c {
			if r := p.phrase(c); r.to >= whole.to-1 && r.from > at+1 && p.normAt(r.from-1) == "," && whole.to < len(it) && isVerbAt(p, whole.to) {
				whole.to = r.from - 1
				break
			}
		}
	}
	for k := at + 1; k+1 < whole.to && whole.to < len(it) && isVerbAt(p, whole.to); k++ {
		if w := p.normAt(k + 1); it[k].quote < 0 && it[k].norm == "," && (w == "who" || w == "whose" || w == "which") {
			whole.to = k
		}
	}
	inner := false
	for k := whole.from; k < whole.to-1; k++ {
		inner = inner || it[k].quote < 0 && (it[k].norm == "," || isDash(it[k].norm) && !glued(it, k))
	}
	for whole.to > whole.from+1 && it[whole.to-1].quote < 0 && it[whole.to-1].mark && it[whole.to-1].norm != ")" && it[whole.to-1].norm != "]" && it[whole.to-1].norm != "%" {
		if inner && it[whole.to-1].norm != ":" && it[whole.to-1].norm != "." {
			break
		}
		whole.to--
	}
	if k := whole.to; k+1 < len(it) && it[k].norm == "(" && it[k].quote < 0 && p.items[whole.from].upper {
		whole.to = p.bracketed(k) // Ada Holm (D-Pa.), a friend of the port
	}
	if p.stray(whole) {
		whole = run{at, at + 1}
		if c := p.doc.LeftEdge(t); p.at(c) >= 0 && p.at(c) <= at && !p.stray(run{p.at(c), at + 1}) {
			whole.from = p.at(c)
		}
	}
	head = run{whole.from, min(max(end, at+1), whole.to)}
	for k := at + 1; k < head.to; k++ {
		if it[k].quote < 0 && it[k].mark && !glued(it, k) && closesPhrase(it[k].norm) {
			head.to = k
		}
	}
	if at < head.from {
		head = whole
	}
	// His neighbour, Ada Holm: the name is the head.
	if p.tok[t].POS == english.PosNOUN {
		for c := range p.doc.Children(t) {
			if i := p.at(c); p.tok[c].Dep == english.DepAppos && p.tok[c].POS == english.PosPROPN && i > at && i < whole.to {
				if l := p.at(p.doc.LeftEdge(c)); l > at {
					return run{l, i + 1}, whole
				}
			}
		}
	}
	return head, whole
}

// bracketed is where a name ends that has brackets at k and what follows them up to
// the end of the sentence or the next mark but one.
func (p phrases) bracketed(k int) int {
	it := p.items
	e := k
	for e < len(it) && e < k+12 && it[e].norm != ")" && it[e].quote < 0 {
		e++
	}
	if e >= len(it) || it[e].norm != ")" {
		return k
	}
	e++
	if p.normAt(e) == "," {
		for j := e + 1; j < p.sentenceEnd()+1; j++ {
			if j == p.sentenceEnd() {
				return j
			}
			if it[j].quote >= 0 || p.finite[it[j].token] || it[j].mark && closesPhrase(it[j].norm) {
				break
			}
		}
	}
	return e
}

// isVerbAt reports a verb or an adverb of one at item i: the source stands before it.
func isVerbAt(p phrases, i int) bool {
	t := p.tok[p.items[i].token]
	return p.items[i].quote < 0 && (isVerb(t) || t.POS == english.PosADV || t.Tag == english.TagMD)
}

// stray reports a source that has swallowed marked words of a sentence.
func (p phrases) stray(r run) bool {
	for k := r.from; k < r.to; k++ {
		if it := p.items[k]; it.quote >= 0 && (it.Len() > 60 || it.comma && k == r.from) {
			return true
		}
	}
	return false
}

// besideVerb finds the noun phrase beside a verb for which the tree has no
// subject.
func (p phrases) besideVerb(s *said) {
	it := p.items
	if k := s.cue.from - 1; k >= 0 && it[k].quote < 0 && !it[k].mark {
		t := p.token(k)
		for h := p.tok[t].Head; h < p.token(s.cue.from) && h != t && isNominal(p.tok[h]) && p.at(h) >= 0; h = p.tok[t].Head {
			t = h
		}
		if isNominal(p.tok[t]) || it[k].upper {
			h, w := p.sourceOf(t)
			if w.to <= s.cue.from && !p.overlaps(s.content, w) {
				s.head, s.source = h, w
				return
			}
		}
	}
	if s.before > 0 {
		p.behindVerb(s)
		return
	}
	if p.betweenCommas(s) {
		return
	}
	// One farmer, who like others had lost all, said: the sentence begins with him.
	if p.normAt(s.cue.from-1) != "," {
		return
	}
	for k, w := range it[:s.cue.from-1] {
		if w.quote >= 0 || p.finite[w.token] || isPreposition(w.norm) || w.mark && w.norm != "," && !glued(it, k) {
			return
		}
		if w.norm == "," {
			if t := p.tok[it[max(k-1, 0)].token]; k > 0 && isNominal(t) {
				s.head = run{0, k}
				s.source = s.head
			}
			return
		}
	}
}

// betweenCommas finds a name between two commas before a verb, which the tree hangs on
// what precedes, with the description before it: In Kesten, | the mayor, Ada Holm, | said.
func (p phrases) betweenCommas(s *said) bool {
	it := p.items
	end := s.cue.from - 1
	if p.normAt(end) != "," {
		return false
	}
	comma := func(to int) int {
		k := to - 1
		for k >= 0 && it[k].quote < 0 && it[k].norm != "," && !p.finite[it[k].token] && to-k < 9 && !isPreposition(it[k].norm) {
			k--
		}
		if p.normAt(k) != "," {
			return -1
		}
		return k
	}
	a := comma(end)
	if a < 0 || end-a < 2 || !it[a+1].upper || p.tok[p.token(end-1)].POS != english.PosPROPN {
		return false
	}
	s.head = run{a + 1, end}
	s.source = s.head
	if b := comma(a); b >= 0 && isDeterminer(it[b+1].norm) && isNominal(p.tok[p.token(a-1)]) {
		s.source = run{b + 1, s.cue.from}
	}
	return true
}

// behindVerb finds the noun phrase behind a verb that follows marked words: “…,”
// tweeted a man from Port Holm.
func (p phrases) behindVerb(s *said) {
	it := p.items
	if k := s.cue.to; k < len(it) && it[k].quote < 0 && !it[k].mark {
		for range 8 {
			if k >= len(it) || it[k].quote >= 0 || it[k].mark {
				return
			}
			t := p.token(k)
			if isNominal(p.tok[t]) || p.tok[t].POS == english.PosADJ {
				for h := p.tok[t].Head; h > t && p.at(h) > k && p.items[p.at(h)].quote < 0 && isNominal(p.tok[h]); h = p.tok[t].Head {
					t = h // a Tuesday filing
				}
				h, w := p.sourceOf(t)
				if w.from >= s.cue.to && !p.overlaps(s.content, w) {
					s.head, s.source, s.inverted = h, w, true
				}
				return
			}
			k++
		}
	}
}

func (p phrases) overlaps(in []run, r run) bool {
	for _, c := range in {
		if c.from < r.to && r.from < c.to {
			return true
		}
	}
	return false
}
