package quote

import "concord/english"

// Where reported clauses end, and which acts are part of others.

// ended ends a content where the reporter takes over again.
func (p phrases) ended(s said, r run) run {
	it := p.items
	r = p.reach(s, r)
	// But the plan is dead, he said.
	if r.to <= s.cue.from && r.to-r.from > 1 && it[r.from].quote < 0 && (it[r.from].norm == "but" || it[r.from].norm == "and") {
		r.from++
	}
	for k := r.from + 1; k < r.to; k++ {
		if it[k].quote >= 0 {
			if it[k].comma && k+1 < r.to && s.cue.to <= r.from && p.commaEnds(k, r.to) {
				r.to = k + 1
			}
			continue
		}
		if !it[k].mark || glued(it, k) || !(it[k].norm == "," || isDash(it[k].norm)) || k+1 >= r.to || it[k+1].quote >= 0 {
			continue
		}
		if p.turns(k+1, r.to) || p.remarked(k, r.to) {
			r.to = k
		}
	}
	r = p.coordinate(s, r)
	return p.trimmed(r)
}

// reach takes in what hangs on the end of a content behind the cue and the tree has
// hung on the verb: criticised the steps | to tighten the law; called him a “friend” |
// who was “kind”.
func (p phrases) reach(s said, r run) run {
	for range 3 {
		if r.from < s.cue.to || r.to >= p.sentenceEnd() || p.items[r.to].quote >= 0 || p.items[r.to].mark || s.accord {
			return r
		}
		t := p.token(r.to)
		top := t
		for h := p.tok[t].Head; h > top && p.doc.LeftEdge(h) == t && p.at(h) >= 0; h = p.tok[top].Head {
			top = h
		}
		q := p.phrase(top)
		if q.from != r.to || q.to <= r.to+1 || !s.source.empty() && q.to > s.source.from && s.source.to > q.from || !p.continues(s, r, top) {
			return r
		}
		r.to = q.to
	}
	return r
}

// continues reports whether the phrase of top, right behind the content r, is a part
// of it rather than of the cue.
func (p phrases) continues(s said, r run, top int) bool {
	marked := p.items[r.to-1].quote >= 0
	w, next := p.normAt(r.to), p.normAt(r.to+1)
	loose := s.thought || s.verb.class&(labels|objects) != 0
	switch w {
	case "to":
		return isVerb(p.tok[top]) || s.thought
	case "as":
		switch next {
		case "well", "much", "long", "soon", "far", "it", "he", "she", "they":
			return false
		}
		return loose && !p.finite[top]
	case "for":
		return loose
	case "in":
		return loose && (next == "support" || next == "favor" || next == "favour" || next == "terms" || p.tok[p.token(r.to+1)].Tag == english.TagVBG)
	case "than":
		return true
	case "who", "that", "with", "of":
		return marked
	}
	return false
}

// commaEnds reports whether the comma inside the marks at k ends the clause, as it
// does by American use unless the words go on.
func (p phrases) commaEnds(k, end int) bool {
	n := p.items[k+1]
	if n.quote >= 0 || n.mark {
		return n.mark
	}
	if (n.norm == "a" || n.norm == "an") && p.quoteWithin(k+2, end, 2) {
		return false // a “liar,” a “cheat”
	}
	return !(isConjunction(n.norm) || isPreposition(n.norm) || n.norm == "because" || n.norm == "while" || n.norm == "that" || n.norm == "who" || n.norm == "which" || n.norm == "as" ||
		n.norm == "where" || n.norm == "when" || n.norm == "compared" || n.norm == "such" || n.norm == "including" || n.norm == "not")
}

// turns reports whether a new act of reporting begins at i, after a comma: adding,
// according to.
func (p phrases) turns(i, stop int) bool {
	it := p.items
	if it[i].norm == "according" {
		return true
	}
	if isConjunction(it[i].norm) && i+1 < stop && it[i+1].norm == "according" {
		return true
	}
	for i < stop && it[i].quote < 0 && p.tok[it[i].token].POS == english.PosADV {
		i++
	}
	if i >= stop || it[i].quote >= 0 {
		return false
	}
	v, f, ok := lookUp(it[i].norm, p.tok[it[i].token].Tag)
	return ok && f == gerund && v.class&(says|tells|voices|labels|accuses) != 0 && (p.tok[it[i].token].Dep == english.DepAdvcl)
}

// coordinate ends a reported clause before a second reporting verb of the same
// subject: said it would stay and called.
func (p phrases) coordinate(s said, r run) run {
	it := p.items
	main := p.tok[it[s.main].token].Tag
	if r.from < s.cue.to || main != english.TagVBD && main != english.TagVBZ && main != english.TagVBG {
		return r
	}
	for k := r.from + 1; k+1 < r.to; k++ {
		if it[k].quote >= 0 || !(it[k].norm == "and" || it[k].norm == "but") {
			continue
		}
		j := k + 1
		for j < r.to && it[j].quote < 0 && p.tok[it[j].token].POS == english.PosADV {
			j++
		}
		if j >= r.to || it[j].quote >= 0 || it[j].upper {
			continue
		}
		tag := p.tok[it[j].token].Tag
		if tag != main && !(tag == english.TagVBD && main == english.TagVBZ) {
			continue
		}
		v, _, ok := lookUp(it[j].norm, tag)
		sure := tag == english.TagVBD && v.class&clash == 0 || j+1 < r.to && (it[j+1].quote >= 0 || it[j+1].norm == "that" || it[j+1].norm == "," && j+2 < r.to && it[j+2].quote >= 0)
		if ok && v.class&(says|tells|voices|labels|bids|accuses) != 0 && sure {
			r.to = k
			return r
		}
	}
	return r
}

// settle ends what one act reports where the next begins, and leaves out acts
// within what another reports.
func (p phrases) settle(in []said) []said {
	for i := range in {
		for r := range in[i].content {
			c := &in[i].content[r]
			for j := range in {
				b := in[j]
				if j == i {
					continue
				}
				// … and then the words of the next tag, which precede it.
				if b.before > c.from && b.before < c.to && b.cue.from > in[i].cue.from && in[i].cue.to <= c.from && len(b.content) > 0 && b.content[0].from > c.from {
					c.to = b.content[0].from
					continue
				}
				// said he would stay, though Holm denied it: another tells the rest.
				if j > i && !b.shared && !b.accord && !b.thought && !b.noun && !b.inverted && !b.source.empty() && in[i].cue.to <= c.from {
					at := b.source.from - 1
					if at > c.from && at < c.to && p.joins(at) {
						at--
					}
					if at > c.from && at < c.to && (p.normAt(at) == "," || p.items[at].quote >= 0 && p.items[at].comma) {
						if p.items[at].quote >= 0 {
							at++
						}
						c.to = at
					}
				}
			}
			*c = p.trimmed(*c)
		}
	}
	out := in[:0]
	for i, s := range in {
		if p.ofItself(in, i) {
			continue
		}
		kept := s.content[:0]
		for _, c := range s.content {
			if !c.empty() {
				kept = append(kept, c)
			}
		}
		s.content = kept
		if len(s.content) > 0 || s.colon {
			out = append(out, s)
		}
	}
	return out
}

// joins reports a word that joins a clause of the reporter's own to the one before.
func (p phrases) joins(i int) bool {
	switch p.normAt(i) {
	case "and", "but", "though", "although", "while":
		return true
	}
	return false
}

// ofItself reports an act within what another reports whose subject is a
// pronoun for the same speaker, Smith said | she hoped | it would end. The outer act
// reports it all.
func (p phrases) ofItself(in []said, i int) bool {
	s := in[i]
	if s.thought || s.weak {
		for j, o := range in {
			if j != i && !o.weak && p.covers(o.content, s.main) {
				return true
			}
		}
		return false
	}
	if s.head.empty() || s.verb.class&(thinks|labels|bids|objects|accuses) == 0 {
		return false
	}
	pronoun := s.head.to-s.head.from == 1 && isSubjectPronoun(p.items[s.head.from].norm)
	marks := false
	for _, r := range s.content {
		marks = marks || p.quoteWithin(r.from, r.to, r.to-r.from)
	}
	if !pronoun && (!marks || !s.shared && !s.inverted) {
		return false // said that Holm had called it “mad”: the words are Holm's, passed on
	}
	for j, o := range in {
		if j == i || o.verb.class&(says|tells|accuses) == 0 || o.accord {
			continue
		}
		for _, c := range o.content {
			if c.from <= s.head.from && s.main < c.to {
				return marks || s.head.from-c.from <= 2
			}
		}
	}
	return false
}

// remarked reports what the reporter says of all that was reported before the mark
// at k: said he would go, | a step that came late.
func (p phrases) remarked(k, end int) bool {
	it := p.items
	if k+2 >= end {
		return false
	}
	j := k + 1
	if it[j].quote >= 0 || it[j].norm != "a" && it[j].norm != "an" && it[j].norm != "the" && it[j].norm != "another" {
		return false
	}
	for j++; j < end && j < k+6 && it[j].quote < 0 && !it[j].mark && !isPreposition(it[j].norm) && it[j].norm != "that"; j++ {
		if isSummative(it[j].norm) {
			return true
		}
	}
	return false
}

// isSummative reports the nouns that sum up a clause before them (sentential
// apposition, Quirk and others 1985, chapter 17): a move that angered.
func isSummative(w string) bool {
	switch w {
	case "step", "move", "swipe", "boost", "claim", "charge", "assertion", "contention", "reference", "allusion", "nod", "jab", "dig", "rebuke", "reversal", "shift", "departure", "break", "decision", "development",
		"remark", "comment", "statement", "suggestion", "accusation", "allegation", "admission", "acknowledgment", "concession", "promise", "pledge", "vow", "threat", "warning", "proposal", "stance", "position", "view", "sentiment",
		"argument", "line", "theme", "refrain", "message", "sign", "signal", "contrast", "turnaround", "gesture", "response", "feat", "notion", "idea":
		return true
	}
	return false
}
