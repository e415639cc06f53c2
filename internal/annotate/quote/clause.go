package quote

import "concord/english"

// Where reported clauses end, and which acts are part of others.

// ended trims a content; one before its cue loses the conjunction that begins it.
func (p phrases) ended(s said, r run) run {
	// But the plan is dead, he said.
	if w := p.normAt(r.from); r.to <= s.cue.from && r.to-r.from > 1 && (w == "but" || w == "and") {
		r.from++
	}
	return p.trimmed(r)
}

// settle leaves out acts within what another reports and acts that report nothing.
func (p phrases) settle(in []said) []said {
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

// takenOver ends a content where the reporter plainly takes over again: adding that; a
// claim that angered many.
func (p phrases) takenOver(r run) run {
	for k := r.from + 1; k+1 < r.to; k++ {
		w := p.items[k]
		if w.quote >= 0 && !w.comma || w.quote < 0 && (!w.mark || glued(p.items, k) || w.norm != "," && !isDash(w.norm)) {
			continue
		}
		if p.turns(k+1, r.to) || p.remarked(k, r.to) {
			r.to = k + int(flag(w.quote >= 0))
			break
		}
	}
	return r
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
