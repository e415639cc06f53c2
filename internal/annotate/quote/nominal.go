package quote

import "concord/english"

// Attitudes that verbs and nouns share, and those that nobody is named for: expressed
// concern that, her support for, seemed to, asked whether.

// lends reports a verb that only lends a noun of saying or feeling its tense (light
// verbs, Quirk and others 1985, 10.30): made the point that, expressed doubt about.
func lends(lemma string) bool {
	switch lemma {
	case "make", "express", "voice", "raise", "give", "offer", "issue", "deliver", "share", "repeat", "reiterate", "level", "cast", "show", "hold", "signal", "convey", "announce", "register",
		"take", "pose", "lodge", "declare", "underline", "underscore", "restate", "renew", "advance":
		return true
	}
	return false
}

// leaning reports a noun of feeling, wanting or judging, whose complement is what
// the feeling is about.
func leaning(w string) bool {
	switch w {
	case "concern", "concerns", "confidence", "doubt", "doubts", "fear", "fears", "hope", "hopes", "interest", "support", "opposition", "frustration", "outrage", "anger", "disappointment", "dismay", "alarm",
		"astonishment", "optimism", "skepticism", "scepticism", "pessimism", "regret", "regrets", "sympathy", "solidarity", "condolences", "gratitude", "surprise", "desire", "wish", "opinion", "opinions",
		"praise", "question", "questions", "case", "point", "commitment", "assessment", "reluctance", "reservations", "misgivings", "disdain", "contempt", "enthusiasm", "admiration", "respect", "faith", "trust", "worry", "worries",
		"objection", "objections", "endorsement", "defense", "defence", "embrace", "rejection", "condemnation", "attack", "attacks", "plan", "plans", "intention", "intentions", "decision", "determination", "refusal",
		"insistence", "mention", "focus", "calls", "advocacy", "aversion", "distaste", "antipathy", "certainty", "conviction", "expectation", "expectations", "assumption", "notion", "idea", "guess":
		return true
	}
	_, ok := sayingNoun(w)
	return ok || aired(w)
}

// complement is what the noun t is about, behind item i: its clause or infinitive, or
// the object of its preposition, which then joins the cue up to item to.
func (p phrases) complement(t, i int) (r run, to int, clause bool) {
	to = i + 1
	for c := range p.doc.Children(t) {
		q := p.phrase(c)
		if q.empty() || q.from != i+1 {
			continue
		}
		switch p.tok[c].Dep {
		case english.DepAcl, english.DepCcomp, english.DepRelcl:
			if p.normAt(q.from) == "that" && p.subject[c] >= 0 && p.word(int(p.subject[c])) != "that" {
				return q, to, true
			}
			if p.infinitive(c) {
				return q, to, false
			}
		case english.DepPrep:
			switch p.tok[c].Norm {
			case "of", "about", "for", "over", "against", "at":
				if o := p.object(c); o >= 0 {
					if q = p.phrase(o); !q.empty() {
						return q, i + 2, false
					}
				}
			}
		}
	}
	return run{}, to, false
}

// lent reads a light verb at i with the noun that it lends its tense: Holm voiced
// doubt that it would last; made clear that it had ended.
func (p phrases) lent(i int) (said, bool) {
	t := p.token(i)
	lemma := p.tok[t].Lemma
	s := said{verb: verb{lemma: lemma, class: says, stance: Neutral}, main: i, cue: run{i, i + 1}}
	if !lends(lemma) || p.child(t, english.DepAuxpass, english.DepAgent) >= 0 {
		return s, false
	}
	w := p.speaker(t)
	if w.head < 0 {
		return s, false
	}
	for c := range p.doc.Children(t) {
		k := p.at(c)
		if k < i {
			if p.tok[c].Dep == english.DepNeg || p.tok[c].Tag == english.TagMD || p.tok[c].Tag == english.TagTO {
				return s, false
			}
			continue
		}
		var r run
		clause := false
		to := k + 1
		switch {
		case lemma == "make" && p.tok[c].Norm == "clear":
			// made clear that: the parser hangs the clause on either word
			for _, h := range [...]int{c, t} {
				for q := range p.doc.Children(h) {
					if f := p.phrase(q); (p.tok[q].Dep == english.DepCcomp || p.tok[q].Dep == english.DepAdvcl && p.normAt(f.from) == "that") && f.from > k && f.from <= k+3 && !clause {
						r, clause = f, true
					}
				}
			}
		case p.tok[c].Dep == english.DepDobj && leaning(p.tok[c].Norm):
			r, to, clause = p.complement(c, k)
			if r.empty() {
				// expressed concern | that, hung on the verb
				if q := p.child(t, english.DepCcomp); q >= 0 {
					if f := p.phrase(q); f.from == k+1 && p.normAt(f.from) == "that" {
						r, clause = f, true
					}
				}
			}
		default:
			continue
		}
		if r.empty() || r.from < to {
			continue
		}
		s.head, s.source = p.sourceOf(w.head)
		s.shared = w.shared
		if s.source.empty() || p.overlaps([]run{r}, s.source) {
			return s, false
		}
		s.cue.to = to
		s.content = []run{r}
		s.thought = !clause
		p.tidy(&s)
		for n := range s.content {
			s.content[n] = p.ended(s, s.content[n])
		}
		return s, len(s.content) > 0
	}
	return s, false
}

// owned reads a noun of feeling or judging with its owner: her support for the plan.
func (p phrases) owned(i int) (said, bool) {
	t := p.token(i)
	s := said{verb: verb{lemma: p.items[i].norm, stance: Neutral}, main: i, cue: run{i, i + 1}, noun: true, thought: true}
	if w := p.items[i].norm; p.tok[t].POS != english.PosNOUN || !leaning(w) || w == "response" || w == "remarks" || w == "comments" {
		return s, false
	}
	owner := p.child(t, english.DepPoss)
	if owner < 0 && !aired(p.items[i].norm) {
		return s, false
	}
	if owner >= 0 {
		s.head, s.source = p.sourceOf(owner)
		for s.source.to > s.source.from && (p.normAt(s.source.to-1) == "'s" || p.normAt(s.source.to-1) == "'") {
			s.source.to--
			s.head.to = min(s.head.to, s.source.to)
		}
	}
	r, to, _ := p.complement(t, i)
	if owner >= 0 && s.head.empty() || r.empty() {
		return s, false
	}
	s.cue.to = to
	s.content = []run{r}
	p.tidy(&s)
	return s, len(s.content) > 0
}

// aired reports a noun of what is said or felt by several whom the report need not
// name: criticism of the plan, concerns about it, allegations that.
func aired(w string) bool {
	switch w {
	case "criticism", "criticisms", "concerns", "questions", "fears", "doubts", "speculation", "allegations", "accusations", "rumors", "rumours", "complaints", "skepticism", "scepticism", "suspicions",
		"claims", "suggestions", "predictions", "hopes", "charges", "perception", "belief":
		return true
	}
	return false
}

// impression reads what seems or appears, to nobody named: the subject and what it
// seems to be.
func (p phrases) impression(i int) (said, bool) {
	t := p.token(i)
	s := said{verb: verb{lemma: p.tok[t].Lemma, stance: Neutral}, main: i, cue: run{i, i + 1}, thought: true}
	if s.verb.lemma != "seem" && s.verb.lemma != "appear" || !isVerb(p.tok[t]) || p.tok[t].Dep == english.DepXcomp {
		return s, false
	}
	n := p.subject[t]
	if n < 0 || p.at(int(n)) < 0 || p.at(int(n)) > i || p.tok[n].Dep == english.DepExpl || p.tok[n].Norm == "it" {
		return s, false
	}
	for c := range p.doc.Children(t) {
		k := p.at(c)
		if k <= i {
			continue
		}
		switch p.tok[c].Dep {
		case english.DepXcomp, english.DepOprd, english.DepAcomp:
			if s.verb.lemma == "appear" && !p.infinitive(c) && p.tok[c].POS != english.PosADJ {
				continue
			}
			if r := p.phrase(c); r.from >= s.cue.to && r.from <= s.cue.to+2 {
				s.content = []run{p.phrase(int(n)), r}
			}
		}
	}
	p.tidy(&s)
	return s, len(s.content) == 2
}

// put reads a question that nobody named has put: asked whether it would last, Holm
// smiled.
func (p phrases) put(i int) (said, bool) {
	it := p.items
	t := p.token(i)
	s := said{verb: verb{lemma: "ask", stance: Neutral}, main: i, cue: run{i, i + 1}, thought: true}
	if it[i].norm != "asked" || p.tok[t].Tag != english.TagVBN && p.tok[t].Dep != english.DepAdvcl || p.child(t, english.DepAgent, english.DepNsubj) >= 0 {
		return s, false
	}
	for k := i + 1; k < len(it) && k < i+8 && it[k].quote < 0; k++ {
		switch w := it[k].norm; {
		case w == "whether" || w == "if" || w == "why" || w == "how" || w == "what" || w == "which" || w == "who" || w == "whom" || w == "where" || w == "when":
			top := p.token(k)
			for h := p.tok[top].Head; h > top && p.at(h) >= 0 && p.doc.LeftEdge(h) >= it[i].token; h = p.tok[top].Head {
				top = h
			}
			r := p.phrase(top)
			r.from = k
			for e := r.from; e < r.to; e++ {
				if it[e].quote < 0 && it[e].norm == "," {
					r.to = e
				}
			}
			if r.to-r.from > 2 {
				s.content = []run{r}
				p.tidy(&s)
			}
			return s, len(s.content) > 0
		case w == "about" && k == i+1:
			if o := p.object(p.token(k)); o >= 0 {
				s.cue.to = k + 1
				s.content = []run{p.phrase(o)}
				p.tidy(&s)
			}
			return s, len(s.content) > 0
		case it[k].mark && w != ",", p.finite[it[k].token]:
			return s, false
		}
	}
	return s, false
}

// inclined reports an adjective or participle of feeling, judging or wanting.
func inclined(w string) bool {
	switch w {
	case "confident", "sure", "certain", "convinced", "worried", "concerned", "afraid", "optimistic", "pessimistic", "hopeful", "proud", "happy", "glad", "eager", "willing", "reluctant", "unwilling",
		"critical", "skeptical", "sceptical", "supportive", "opposed", "committed", "determined", "aware", "unaware", "surprised", "disappointed", "angry", "upset", "frustrated", "outraged", "shocked", "horrified", "dismayed",
		"alarmed", "pleased", "delighted", "thrilled", "excited", "grateful", "thankful", "sorry", "doubtful", "dubious", "wary", "cautious", "suspicious", "fearful", "nervous", "anxious", "keen", "open", "prepared", "inclined",
		"adamant", "insistent", "mindful", "jealous", "envious", "sympathetic", "hesitant", "unhappy", "uncomfortable", "comfortable", "interested", "uninterested", "fond", "dismissive", "scornful", "respectful", "complimentary", "unsure",
		"uncertain", "unconvinced", "bullish", "bearish", "intent", "resigned", "impatient", "desperate", "ashamed", "embarrassed", "puzzled", "confused", "amazed", "astonished", "impressed", "offended", "terrified", "scared",
		"appalled", "disgusted", "saddened", "troubled", "disturbed", "bothered", "relieved", "humbled", "satisfied", "dissatisfied", "content", "apologetic", "explicit", "vocal":
		return true
	}
	return false
}

// disposed reads an adjective of feeling with what it is about: is confident that it
// will last, was critical of the plan, is eager to go.
func (p phrases) disposed(i int) (said, bool) {
	it := p.items
	t := p.token(i)
	s := said{verb: verb{lemma: it[i].norm, stance: Neutral}, main: i, cue: run{i, i + 1}, thought: true}
	if !inclined(it[i].norm) {
		return s, false
	}
	be := p.tok[t].Head
	switch p.tok[t].Dep {
	case english.DepAcomp, english.DepAttr, english.DepOprd:
		switch p.tok[be].Lemma {
		case "be", "remain", "become", "feel", "stay", "grow", "get":
		default:
			return s, false
		}
	default:
		if p.child(t, english.DepAuxpass) < 0 || p.child(t, english.DepAgent) >= 0 {
			return s, false // were surprised to
		}
		be = t
	}
	n := p.subject[be]
	if n < 0 || p.at(int(n)) < 0 || p.at(int(n)) > i || p.tok[n].Dep == english.DepExpl || p.tok[n].Norm == "it" || p.tok[n].Norm == "that" || p.tok[n].Norm == "this" {
		return s, false
	}
	for k := i - 1; k > p.at(int(n)) && it[k].quote < 0; k-- {
		if h := p.tok[it[k].token]; h.Head == be || it[k].token == be || h.Head == t {
			if h.Dep == english.DepNeg || h.Tag == english.TagMD && it[k].norm != "will" {
				return s, false
			}
		}
	}
	for c := range p.doc.Children(t) {
		r := p.phrase(c)
		if r.empty() || r.from <= i || r.from > i+2 {
			continue
		}
		switch p.tok[c].Dep {
		case english.DepCcomp, english.DepXcomp, english.DepAdvcl:
			if p.tok[c].Dep == english.DepAdvcl && !p.infinitive(c) {
				continue
			}
			s.content = []run{r}
		case english.DepPrep:
			switch p.tok[c].Norm {
			case "of", "about", "with", "to", "by", "for", "at", "in", "on", "over":
				if o := p.object(c); o >= 0 && r.from == i+1 {
					s.cue.to = i + 2
					s.content = []run{p.phrase(o)}
				}
			}
		default:
			continue
		}
		if len(s.content) > 0 {
			break
		}
	}
	if len(s.content) == 0 {
		return s, false
	}
	s.head, s.source = p.sourceOf(int(n))
	if s.source.empty() || p.overlaps(s.content, s.source) {
		return s, false
	}
	// The cue begins with the copula.
	if k := p.at(be); k >= 0 && k < i && i-k < 4 {
		s.cue.from = k
	}
	p.tidy(&s)
	for k := range s.content {
		s.content[k] = p.ended(s, s.content[k])
	}
	return s, len(s.content) > 0
}
