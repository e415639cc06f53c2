package quote

import "concord/english"

// Cues that are no verbs: according to, the words of, a colon, nouns of saying.

// according reads "according to X", and "in the words of X".
func (p phrases) according(i int) (said, bool) {
	it := p.items
	n := 2
	lead := i
	switch {
	case it[i].norm == "according" && p.normAt(i+1) == "to":
	case it[i].norm == "words" && i > 1 && p.normAt(i-1) == "the" && p.normAt(i+1) == "of" && p.normAt(i-2) == "in":
		lead = i - 2
	default:
		return said{}, false
	}
	s := said{verb: verb{lemma: "according", class: says, stance: Neutral}, main: i, cue: run{i, i + n}, accord: true}
	o := p.object(p.token(i + 1))
	if o < 0 || p.at(o) < i {
		if i+n >= len(it) || it[i+n].quote >= 0 || it[i+n].mark {
			return s, false
		}
		o = p.token(i + n)
		for h := p.tok[o].Head; h > o && isNominal(p.tok[h]) && p.at(h) >= 0; h = p.tok[o].Head {
			o = h
		}
	}
	s.head, s.source = p.sourceOf(o)
	if s.head.empty() || s.source.from < i {
		return s, false
	}
	stop := p.sentenceEnd()
	if lead <= 1 && s.source.to >= stop {
		// According to the host, the move fails: no apposition but the clause.
		for k := s.source.from; k < s.source.to; k++ {
			if it[k].quote >= 0 && it[k].comma {
				k++
			} else if it[k].quote >= 0 || it[k].norm != "," {
				continue
			}
			s.source.to = k
			s.head.to = min(s.head.to, k)
			break
		}
	}
	end := s.source.to
	// The clause that the phrase hangs on.
	top := p.token(i)
	for range 24 {
		t := p.tok[top]
		if t.Head == top || isVerb(t) && top != p.token(i) && (t.Dep == english.DepCcomp || t.Dep == english.DepConj && p.subject[top] >= 0) && p.at(t.Head) >= 0 {
			break
		}
		top = t.Head
	}
	whole := p.phrase(top)
	if p.tok[top].Head == top {
		whole = run{0, stop} // what hangs on nothing is the sentence's too
	}
	if lead == 0 || lead == 1 && it[0].quote < 0 || lead == whole.from {
		whole.from = min(end, whole.to)
		if whole.to <= end {
			whole.to = stop
		}
	}
	if whole.to < lead || whole.from > end {
		whole = run{0, stop}
	}
	s.content = p.around(whole, lead, end)
	p.tidy(&s)
	for k := range s.content {
		s.content[k] = p.ended(s, s.content[k])
	}
	return s, len(s.content) > 0
}

// labelled reads "Smith: “…”" and "“…” — Smith".
func (p phrases) labelled(i int, headline bool) (said, bool) {
	it := p.items
	s := said{verb: verb{lemma: ":", stance: Neutral}, main: i, cue: run{i, i + 1}}
	name := func(r run) bool {
		if r.empty() || r.to-r.from > 14 {
			return false
		}
		for k := r.from; k < r.to; k++ {
			if it[k].quote >= 0 || p.finite[it[k].token] && !it[k].upper || it[k].mark && !glued(it, k) && it[k].norm != "," && it[k].norm != "(" && it[k].norm != ")" && it[k].norm != "." {
				return false
			}
		}
		return true
	}
	switch {
	case headline && it[i].norm == ":" && i > 0 && i <= 5 && i+3 < len(it) && it[i+1].quote < 0 && p.titled(i):
		// Holm: Port was a mistake
		s.verb.class = says
		s.head = run{0, i}
		s.content = []run{{i + 1, p.sentenceEnd()}}
	case it[i].norm == ":" && i > 0 && i+1 < len(it) && it[i+1].quote >= 0:
		from := 0
		for k := i - 1; k > 0; k-- {
			if it[k-1].quote >= 0 || isDash(it[k-1].norm) && !glued(it, k-1) {
				from = k
				break
			}
		}
		if from == 0 && p.normAt(0) == "from" {
			from = 1
		} else if from == 0 && p.normAt(0) == "more" && p.normAt(1) == "from" {
			from = 2
		}
		r := run{from, i}
		last := p.tok[it[i-1].token]
		if !name(r) || isVerb(last) || !it[from].upper && !p.document(r) || !p.speakable(r) || from > 0 && it[from-1].quote >= 0 {
			return s, false
		}
		s.head = r
		s.content = []run{{i + 1, i + 2}}
	case isDash(it[i].norm) && i == 1 && it[0].quote >= 0 && (!glued(it, i) || it[i].norm != "-"):
		r := run{2, p.sentenceEnd()}
		if !name(r) || !it[2].upper {
			return s, false
		}
		s.head = r
		s.content = []run{{0, 1}}
	default:
		return s, false
	}
	s.source = s.head
	return s, !s.head.empty() && len(s.content) > 0 && !s.content[0].empty()
}

// speakable reports whether a phrase can be a speaker rather than a thing: a name,
// a pronoun, a person, a body or a document.
func (p phrases) speakable(r run) bool {
	it := p.items
	for k := r.from; k < r.to; k++ {
		w := it[k].norm
		if it[k].upper && k > 0 || isTitleNoun(w) || isOfficeNoun(w) || isDocumentNoun(w) || isSubjectPronoun(w) || p.tok[it[k].token].POS == english.PosPROPN {
			return true
		}
	}
	return false
}

// titled reports whether a headline's words before i are a name.
func (p phrases) titled(i int) bool {
	for k := range i {
		if it := p.items[k]; !it.upper && !(it.mark && glued(p.items, k)) || it.quote >= 0 {
			return false
		}
	}
	switch p.items[i-1].norm {
	case "update", "updated", "watch", "video", "exclusive", "breaking", "analysis", "opinion", "live", "report", "poll", "photos", "news", "review", "factbox", "explainer", "editorial", "commentary", "here", "more", "special", "read", "listen", "how", "why", "what":
		return false
	}
	return !isDeterminer(p.items[0].norm) && !isSubordinator(p.items[0].norm) && !isVerb(p.tok[p.token(i-1)]) && p.tok[p.token(i-1)].Tag != english.TagNNS
}

// noun reads a noun of saying with its owner: his claim that, Smith's call for “…”.
func (p phrases) noun(i int) (said, bool) {
	it := p.items
	t := p.token(i)
	st, ok := sayingNoun(it[i].norm)
	if !ok || p.tok[t].POS != english.PosNOUN {
		return said{}, false
	}
	s := said{verb: verb{lemma: it[i].norm, class: says, stance: st}, main: i, cue: run{i, i + 1}, noun: true}
	owner := p.child(t, english.DepPoss)
	if owner < 0 {
		return s, false
	}
	s.head, s.source = p.sourceOf(owner)
	for s.source.to > s.source.from && (p.normAt(s.source.to-1) == "'s" || p.normAt(s.source.to-1) == "'") {
		s.source.to--
		s.head.to = min(s.head.to, s.source.to)
	}
	if s.head.empty() {
		return s, false
	}
	add := func(r run) {
		if !r.empty() {
			s.content = append(s.content, r)
		}
	}
	for c := range p.doc.Children(t) {
		r := p.phrase(c)
		if r.from <= i || r.empty() {
			continue
		}
		switch p.tok[c].Dep {
		case english.DepAcl, english.DepCcomp, english.DepRelcl:
			if p.normAt(r.from) == "that" && p.subject[c] >= 0 && p.word(int(p.subject[c])) != "that" {
				add(r)
			} else if it[r.from].quote >= 0 || p.infinitive(c) && p.quoteWithin(r.from, r.to, 6) {
				add(r) // her pledge to be “neutral”
			}
		case english.DepPrep:
			w := p.tok[c].Norm
			if (w == "of" || w == "for" || w == "about") && p.quoteWithin(r.from+1, r.to, 6) {
				add(r)
			}
		case english.DepAppos:
			if it[r.from].quote >= 0 && !it[r.from].title {
				add(r)
			}
		}
	}
	// His claim is that; his motto was “…”.
	if h := p.tok[t].Head; len(s.content) == 0 && int(p.subject[h]) == t && p.tok[h].Lemma == "be" {
		for c := range p.doc.Children(h) {
			r := p.phrase(c)
			if r.from <= i || r.empty() {
				continue
			}
			switch p.tok[c].Dep {
			case english.DepCcomp, english.DepAttr, english.DepAcomp:
				if p.normAt(r.from) == "that" || it[r.from].quote >= 0 && !it[r.from].title {
					add(r)
				}
			}
		}
	}
	if n := i + 1; len(s.content) == 0 {
		if p.normAt(n) == ":" || p.normAt(n) == "," {
			n++
		}
		if n < len(it) && it[n].quote >= 0 && !it[n].title {
			add(run{n, n + 1})
		}
	}
	p.tidy(&s)
	for k := range s.content {
		s.content[k] = p.ended(s, s.content[k])
	}
	return s, len(s.content) > 0
}

// sayingNoun reports a noun that stands for an act of saying.
func sayingNoun(w string) (Stance, bool) {
	switch w {
	case "claim", "claims", "allegation", "allegations", "accusation", "accusations", "contention", "insistence", "assertion", "assertions", "boast", "complaint":
		return Distancing, true
	case "admission", "acknowledgment", "acknowledgement", "confirmation", "revelation", "concession":
		return Endorsing, true
	case "remark", "remarks", "comment", "comments", "statement", "statements", "warning", "warnings", "promise", "promises", "pledge", "vow", "suggestion", "suggestions", "argument", "arguments",
		"call", "calls", "demand", "demands", "criticism", "description", "declaration", "announcement", "prediction", "predictions", "observation", "threat", "threats", "motto", "slogan", "mantra", "quip", "joke", "plea", "denunciation", "characterization", "characterisation", "belief", "view", "conclusion", "proposal", "response", "reply", "answer", "tweet", "message":
		return Neutral, true
	}
	return Neutral, false
}
