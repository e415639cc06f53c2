package quote

// Where reported clauses end.

// closing finds the end of what goes on after an inserted cue.
func (p phrases) closing(from, stop int) int {
	it := p.items
	for k := from; k < stop; k++ {
		if it[k].quote >= 0 || !it[k].mark {
			continue
		}
		if it[k].norm == ";" {
			return k
		}
		if (it[k].norm == "," || isDash(it[k].norm) && !p.glued(k)) && k+1 < stop && p.turns(k+1, stop) {
			return k
		}
	}
	return stop
}

// turns reports whether a new act of reporting, or the reporter's own remark,
// begins at i, after a comma.
func (p phrases) turns(i, stop int) bool {
	it := p.items
	if i >= stop || it[i].quote >= 0 {
		return false
	}
	if it[i].norm == "according" {
		return true
	}
	k := i
	if isConjunction(it[k].norm) && k+1 < stop {
		k++
	}
	if k < stop && it[k].norm == "according" {
		return true
	}
	for k < stop && it[k].quote < 0 && isAdverb(it[k].norm) {
		k++
	}
	if k < stop && it[k].quote < 0 {
		v, f, ok := lookUp(it[k].norm)
		if ok && f == gerund && v.class&(says|tells|voices|labels|accuses) != 0 {
			return true
		}
		if ok && k > i && isConjunction(it[i].norm) && f == past && v.class&(says|tells|voices|labels|bids) != 0 {
			return true
		}
	}
	return false
}

// afterQuote finds where a reported clause that begins with a marked stretch
// at q ends: right after it when its last mark ends a sentence or a new cue
// follows, else at end.
func (p phrases) afterQuote(q, end int) int {
	it := p.items
	k := q + 1
	if k >= end {
		return end
	}
	if it[k].quote >= 0 {
		return k
	}
	if it[k].mark {
		// “…,” and then: the rest only if more marks follow soon.
		if it[k].norm == "," || isDash(it[k].norm) {
			if k+1 < end && (it[k+1].norm == "and" || it[k+1].norm == "but" || it[k+1].norm == "or") && p.quoteWithin(k+2, end, 8) && !p.verbBetween(k+2, end) {
				return end
			}
		}
		return k
	}
	return end
}

// verbBetween reports a reporting verb before the next marked stretch.
func (p phrases) verbBetween(from, end int) bool {
	for k := from; k < end && p.items[k].quote < 0; k++ {
		if v, f, ok := lookUp(p.items[k].norm); ok && !p.items[k].upper && (f == past || f == third || f == gerund) && v.class&noun == 0 {
			return true
		}
	}
	return false
}

// coordinate ends a reported clause before a second reporting verb of the same
// subject: said it would stay and called.
func (p phrases) coordinate(from, end int) int {
	it := p.items
	for k := from + 1; k+1 < end; k++ {
		if it[k].quote >= 0 || !(it[k].norm == "and" || it[k].norm == "but") {
			continue
		}
		j := k + 1
		for j < end && it[j].quote < 0 && isAdverb(it[j].norm) {
			j++
		}
		if j >= end || it[j].quote >= 0 || it[j].upper {
			continue
		}
		v, f, ok := lookUp(it[j].norm)
		if it[k].norm == "but" && (it[j].norm == "did" || it[j].norm == "didn't" || it[j].norm == "does" || it[j].norm == "doesn't") && j+1 < end && it[j+1].quote < 0 {
			n := j + 1
			if it[n].norm == "not" && n+1 < end {
				n++
			}
			if w, g, said := lookUp(it[n].norm); said && g == base && it[n].quote < 0 {
				v, f, ok = w, past, true // but did not say
			}
		}
		marked := it[j+1:]
		spoken := v.class&clash == 0 || len(marked) > 1 && (marked[0].quote >= 0 || marked[0].norm == "that" || marked[0].norm == "," && marked[1].quote >= 0)
		if ok && (f == past || f == third && v.class&noun == 0) && v.class&(says|tells|voices|labels|bids|accuses) != 0 && spoken {
			if it[k-1].quote < 0 && it[k-1].norm == "," {
				return k - 1
			}
			return k
		}
	}
	return end
}

// commaInside ends a clause behind marked words that end in a comma: by
// American use the comma that ends the clause stands inside the marks.
func (p phrases) commaInside(from, end int) int {
	it := p.items
	for k := from; k+1 < end; k++ {
		if it[k].quote < 0 || !it[k].comma {
			continue
		}
		n := it[k+1]
		if n.quote >= 0 || isConjunction(n.norm) && p.quoteWithin(k+2, end, 10) {
			continue
		}
		if n.norm == "but" || n.norm == "and" || n.norm == "or" || n.norm == "because" || n.norm == "while" || isPreposition(n.norm) {
			continue
		}
		return k + 1
	}
	return end
}

// leadingClause ends what is reported in a clause that leads a sentence: When
// Smith said he would stay, | Jones left.
func (p phrases) leadingClause(s *said, from, end int) int {
	it := p.items
	k := 0
	if it[0].quote < 0 && isConjunction(it[0].norm) && len(it) > 1 {
		k = 1
	}
	if it[k].quote >= 0 {
		return end
	}
	switch it[k].norm {
	case "when", "while", "after", "before", "although", "though", "if", "because", "since", "once", "whereas", "as":
	default:
		return end
	}
	for ; k < s.cue.from; k++ {
		if it[k].quote >= 0 || it[k].mark && it[k].norm == "," {
			return end
		}
	}
	for k = from; k < end; k++ {
		if it[k].quote >= 0 && it[k].comma {
			return k + 1
		}
		if it[k].quote < 0 && it[k].mark && (it[k].norm == "," || isDash(it[k].norm) && !p.glued(k)) {
			if k == from && k+1 < end && it[k+1].quote >= 0 {
				continue // As one worker said, “…”
			}
			return k
		}
	}
	return end
}

// labelEnd ends what a labelling verb takes behind its marked words and the
// noun they describe: called it a “manufactured” issue | and left.
func (p phrases) labelEnd(from, end int) int {
	it := p.items
	for k := from; k < end; k++ {
		if it[k].quote < 0 {
			continue
		}
		k++
		for k < end && (it[k].quote >= 0 || !(it[k].mark && !p.glued(k)) && (!isSubordinator(it[k].norm) || isPreposition(it[k-1].norm)) && !isGerund(it[k].norm) && !isFinite(it[k].norm)) {
			if it[k].quote < 0 && isConjunction(it[k].norm) && !p.quoteWithin(k+1, end, 5) {
				break
			}
			k++
		}
		if k < end && it[k].quote < 0 && it[k].mark && it[k].norm == "," && p.quoteWithin(k+1, end, 4) && !p.verbBetween(k+1, end) {
			continue
		}
		return k
	}
	return end
}

// settle ends what one act reports where the next begins: at its comma, when a
// later cue closes the sentence or has a subject of its own.
func (p phrases) settle(in []said) []said {
	it := p.items
	for i := range in {
		for r := range in[i].content {
			c := &in[i].content[r]
			for j := range in {
				if j == i {
					continue
				}
				b := in[j]
				if j < i && b.before > 0 && in[i].before == c.to && c.from <= b.main && b.main < c.to && it[c.to-1].quote >= 0 {
					c.from = c.to - 1 // “a,” she said, and then, | “b,” she said
					continue
				}
				if b.before > c.from && b.before < c.to && b.cue.from > in[i].cue.from && (in[i].cue.to <= c.from) {
					c.to = b.before
					continue
				}
				if j < i || b.shared || b.accord || b.source.empty() || b.inverted {
					continue
				}
				at := b.source.from - 1
				if at <= c.from || at >= c.to || in[i].cue.to > c.from {
					continue
				}
				if it[at].quote < 0 && (it[at].norm == "," && !isTimeWord(it[b.source.from].norm)) {
					c.to = at
				} else if it[at].quote >= 0 && it[at].comma {
					c.to = at + 1
				} else if (it[at].norm == "and" || it[at].norm == "but") && it[at].quote < 0 && it[c.from].norm != "that" && !isSubjectPronoun(it[b.head.from].norm) {
					c.to = at
					if c.to > c.from && it[c.to-1].quote < 0 && it[c.to-1].norm == "," {
						c.to--
					}
				}
			}
		}
	}
	out := in[:0]
	for i, s := range in {
		if p.ofItself(in, i) {
			continue
		}
		kept := s.content[:0]
		for _, c := range s.content {
			kept = append(kept, p.trimmed(c)...)
		}
		s.content = kept
		if len(s.content) > 0 || s.colon {
			out = append(out, s)
		}
	}
	return out
}

// ofItself reports an act within what another reports whose subject is a
// pronoun for the same speaker, Smith said | she hoped | it would end, or which
// only leads to marked words: said that | Jones had called it | “mad”. The outer
// act reports it all.
func (p phrases) ofItself(in []said, i int) bool {
	s := in[i]
	if s.head.empty() || s.verb.class&(thinks|labels|bids|objects|accuses) == 0 {
		return false
	}
	pronoun := s.head.to-s.head.from == 1 && isSubjectPronoun(p.items[s.head.from].norm)
	marks := false
	for _, r := range s.content {
		marks = marks || p.quoteWithin(r.from, r.to, r.to-r.from)
	}
	if !pronoun && !marks {
		return false
	}
	for j, o := range in {
		if j == i || o.verb.class&(says|tells) == 0 || o.accord {
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

// remarked ends a reported clause before what the reporter says of all of it:
// said he would go, | a step that came late.
func (p phrases) remarked(from, end int) int {
	it := p.items
	for k := from + 1; k+2 < end; k++ {
		if it[k].quote >= 0 || !(it[k].norm == "," || isDash(it[k].norm) && !p.glued(k)) {
			continue
		}
		j := k + 1
		if it[j].quote >= 0 || it[j].norm != "a" && it[j].norm != "an" && it[j].norm != "the" && it[j].norm != "another" {
			continue
		}
		for j++; j < end && j < k+6 && it[j].quote < 0 && !it[j].mark && !isPreposition(it[j].norm) && it[j].norm != "that"; j++ {
			if isSummative(it[j].norm) {
				return k
			}
		}
	}
	return end
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
