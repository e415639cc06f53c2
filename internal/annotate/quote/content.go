package quote

// contentOf finds what the verb of s reports: what stands before its subject,
// after its verb, or around both.
func (p phrases) contentOf(s *said, f form) {
	it := p.items
	stop := p.sentenceEnd()
	left := s.cue.from
	if !s.source.empty() && s.source.from < left && !s.shared {
		left = s.source.from
	}
	after := s.cue.to
	if s.inverted {
		after = s.source.to
	}
	speech := s.verb.class&(says|tells|voices|bids|shows|thinks) != 0
	// “…,” his uncle, Hernan Rivera, told: all up to the marks is the source.
	if !s.inverted && !s.shared && !s.source.empty() {
		if k := p.introduction(left); k < left {
			left = k
			s.source.from = k
		}
	}
	// What precedes: “…,” he said; The plan, he said, was dead.
	b := left
	comma := false
	if b > 1 && it[b-1].quote < 0 && it[b-1].norm == "as" && (it[b-2].quote >= 0 || it[b-2].norm == ",") {
		b-- // “…,” as a memo put it
	}
	for b > 0 && it[b-1].quote < 0 && it[b-1].mark && (it[b-1].norm == "," || isDash(it[b-1].norm)) {
		b--
		comma = true
	}
	if s.verb.class&labels != 0 && b > 0 && it[b-1].quote >= 0 && (after >= stop || it[after].quote < 0 && it[after].mark) {
		speech = true // “…,” he mocked.
	}
	rest := p.skip(after, s, stop)
	ins := after // where a cue between commas ends, what belongs to it included
	if rest < stop && rest < after+10 && it[rest].quote < 0 && it[rest].norm == "," && !(b > 0 && it[b-1].quote >= 0) && !p.clausal(run{0, b}) {
		ins = rest
	}
	before := b > 0 && speech && !s.shared && !s.source.empty() && !p.relative(s) && (s.verb.class&clash == 0 || it[b-1].quote >= 0 || s.verb.lemma == "add" || s.verb.lemma == "testify") && (s.verb.class&shows == 0 || p.document(s.head)) && (it[b-1].quote >= 0 || comma && (p.clausal(run{0, b}) || p.parenthetic(ins, stop)))
	post := run{}
	if rest < stop {
		post = p.complement(s, f, rest, stop)
	}
	if before && !post.empty() && !p.inserted(ins, stop) && it[post.from].quote < 0 && !(it[b-1].quote >= 0 && (b == 1 || !p.realClause(post))) {
		// Asked about “X,” he said the plan was dead: what precedes is no part of it.
		before = false
	}
	if before && it[b-1].quote < 0 && !p.tagEnds(after, stop, s) {
		before = false
	}
	if before {
		s.before = b
		s.content = append(s.content, p.trimmed(run{p.clauseHead(0, b), b})...)
		// … he said, “and so on”: the sentence goes on.
		if p.inserted(ins, stop) {
			if c := p.closing(ins+1, stop); c > ins+1 && p.goesOn(ins+1, b) {
				s.content = append(s.content, p.trimmed(run{ins + 1, c})...)
				return
			}
		}
		if !post.empty() && it[post.from].quote >= 0 {
			s.content = append(s.content, post)
		}
		return
	}
	if !post.empty() {
		s.content = append(s.content, post)
		return
	}
	// “…:” the words follow in the next paragraph.
	if n := len(it); n > 0 && it[n-1].quote < 0 && it[n-1].norm == ":" && speech && s.verb.class&thinks == 0 {
		k := after
		for k < n-1 && it[k].quote < 0 && !(it[k].mark && it[k].norm != "," && !p.glued(k)) {
			k++
		}
		s.colon = k == n-1
	}
}

// parenthetic reports a cue between two commas, with the sentence going on: The
// shooting, Scott said, was a “hateful act.”
func (p phrases) parenthetic(after, stop int) bool {
	it := p.items
	if !p.inserted(after, stop) || after+1 >= stop || it[after+1].quote >= 0 || it[after+1].mark || !p.goesOn(after+1, 0) {
		return false
	}
	for k := after + 1; k < stop && !(it[k].quote < 0 && it[k].mark && it[k].norm == ","); k++ {
		if it[k].quote < 0 && isFinite(it[k].norm) {
			return true
		}
	}
	return false
}

// relative reports a subject that is a relative pronoun: it joins its clause to
// what precedes and reports nothing of it.
func (p phrases) relative(s *said) bool {
	return !s.head.empty() && !s.inverted && p.items[s.head.from].norm == "who"
}

// document reports a source that is read rather than heard.
func (p phrases) document(r run) bool {
	for k := r.from; k < r.to; k++ {
		if isDocumentNoun(p.items[k].norm) {
			return true
		}
	}
	return false
}

// realClause reports a complement that is surely a clause.
func (p phrases) realClause(r run) bool {
	w := p.items[r.from]
	return (w.norm == "that" || isSubjectPronoun(w.norm) || isContracted(w.norm) || w.upper || isDeterminer(w.norm)) && p.clausal(r)
}

// introduction finds where a source begins that stands right behind marked
// words and has a description before its name: “…,” his uncle, Hernan Rivera,
// or “…,” retired Air Force general Lloyd Newton.
func (p phrases) introduction(left int) int {
	it := p.items
	k := left
	for ; k > 0 && k > left-16 && it[k-1].quote < 0; k-- {
		w := it[k-1]
		if w.mark && w.norm != "," && !p.wordy(k-1) || isFinite(w.norm) && !w.upper && !isEd(w.norm) || isSubjectPronoun(w.norm) || isSubordinator(w.norm) || isGerund(w.norm) ||
			isConjunction(w.norm) && k == left {
			return left
		}
	}
	if k == 0 || k == left || it[k-1].quote < 0 || it[k].mark || isPreposition(it[k].norm) || isTimeWord(it[k].norm) || isAdverb(it[k].norm) || isConjunction(it[k].norm) {
		return left
	}
	return k
}

// goesOn reports whether the sentence goes on after an inserted "he said,".
func (p phrases) goesOn(i, b int) bool {
	it := p.items
	if i >= len(it) {
		return false
	}
	if it[i].quote >= 0 {
		return true
	}
	w := it[i].norm
	if b > 0 && it[b-1].quote >= 0 {
		// “…,” he said, adding: the reporter's own, unless marks come soon.
		if isGerund(w) || w == "who" || w == "while" || w == "as" || w == "but" && false {
			return false
		}
		if w == "that" {
			return true
		}
		for k := i; k < i+4 && k < len(it); k++ {
			if it[k].quote >= 0 {
				return true
			}
		}
		return false
	}
	if isReporting(w) && isGerund(w) || w == "who" || w == "whose" {
		return false
	}
	return !it[i].mark
}

// tagEnds reports whether what follows a closing "he said" holds no clause of
// its own: nothing, a time, a place, the one spoken to.
func (p phrases) tagEnds(after, stop int, s *said) bool {
	it := p.items
	if after >= stop {
		return true
	}
	w := it[after]
	if w.quote >= 0 {
		return false
	}
	return w.mark || isPreposition(w.norm) || isTimeWord(w.norm) || isAdverb(w.norm) || isConjunction(w.norm) || w.norm == "as" || w.norm == "when" || w.norm == "while" || s.verb.class&tells != 0 || s.inverted
}

// inserted reports a cue between commas: , he said,
func (p phrases) inserted(after, stop int) bool {
	return after < stop && p.items[after].quote < 0 && p.items[after].norm == ","
}

// clausal guesses whether a stretch holds a finite clause.
func (p phrases) clausal(r run) bool {
	it := p.items
	for k := r.from; k < r.to; k++ {
		if it[k].quote >= 0 && r.to-r.from > 1 && k < r.to {
			return true
		}
	}
	if r.to-r.from < 2 {
		return false
	}
	if isPreposition(it[r.from].norm) || isGerund(it[r.from].norm) || isSubordinator(it[r.from].norm) && it[r.from].norm != "what" && it[r.from].norm != "that" {
		// In Doha, he said: only if a comma ends the phrase before.
		k := r.from
		for k < r.to && !(it[k].mark && it[k].norm == ",") {
			k++
		}
		if k+2 >= r.to {
			return false
		}
		r.from = k + 1
	}
	for k := r.from + 1; k < r.to; k++ {
		if it[k].quote < 0 && !it[k].mark && isFinite(it[k].norm) && !it[k].upper {
			return true
		}
		if it[k].quote >= 0 {
			return true
		}
		if it[k].quote < 0 && isContracted(it[k].norm) {
			return true
		}
	}
	return isContracted(it[r.from].norm)
}

// clauseHead finds where the reported clause that ends at b begins: after a
// semicolon or a dash, after a leading "But" only when it is a lone joiner.
func (p phrases) clauseHead(from, b int) int {
	it := p.items
	for k := b - 1; k > from; k-- {
		if it[k].quote < 0 && it[k].mark && (it[k].norm == ";" || it[k].norm == ":" && it[k+1].quote >= 0) {
			return k + 1
		}
	}
	if b-from > 1 && it[from].quote < 0 && (it[from].norm == "but" || it[from].norm == "and") {
		return from + 1
	}
	return from
}

// complement finds what follows the verb of s as its content, from rest on.
func (p phrases) complement(s *said, f form, rest, stop int) run {
	it := p.items
	c := s.verb.class
	end := p.closing(rest, stop)
	// A second verb of the same speaker: said … and called ….
	end = p.coordinate(rest, end)
	end = p.commaInside(rest, end)
	end = p.leadingClause(s, rest, end)
	end = p.remarked(rest, end)
	w := it[rest]
	if w.quote >= 0 {
		// said “…”; with what goes on after it, unless that is a cue of its own.
		return run{rest, p.afterQuote(rest, end)}
	}
	if w.mark && (w.norm == ":" || w.norm == ",") && rest+1 < stop {
		if it[rest+1].quote >= 0 {
			return run{rest + 1, p.afterQuote(rest+1, end)}
		}
		if w.norm == ":" && c&(says|tells|voices) != 0 {
			return run{rest + 1, end}
		}
		return run{}
	}
	if w.mark {
		return run{}
	}
	hasQuote := false
	for k := rest; k < end; k++ {
		if it[k].quote >= 0 && !(it[k].title && k > rest) {
			hasQuote = true
		}
	}
	switch {
	case it[s.main].upper && s.main > 0 && s.verb.lemma == "say":
		return run{rest, end} // a headline: Holm Says Port Was a Mistake
	case w.norm == "that" && c&(says|tells|thinks|shows|bids|voices) != 0:
		next := rest + 1
		for next < end && it[next].quote < 0 && isAdverb(it[next].norm) && it[next].norm != "there" && it[next].norm != "here" {
			next++
		}
		if next < end && it[next].quote < 0 && isFinite(it[next].norm) && rest > s.cue.to {
			return run{} // spoke of a plan that failed; but: said that was enough
		}
		return run{rest, end}
	case w.norm == "to" && c&bids != 0:
		if rest+1 < end && it[rest+1].quote < 0 && (it[rest+1].upper || isDeterminer(it[rest+1].norm) || isNumber(it[rest+1].norm) || isObjectPronoun(it[rest+1].norm)) {
			return run{} // pledged to Clinton
		}
		return run{rest, end}
	case w.norm == "as" && c&labels != 0 && (hasQuote || s.verb.lemma == "describe" || s.verb.lemma == "characterize"):
		return run{rest, p.labelEnd(rest, end)}
	case c&accuses != 0:
		for k := rest; k < end; k++ {
			if it[k].norm == "of" {
				return run{rest, end}
			}
		}
		return run{}
	case s.particle:
		return run{rest, end}
	case c&labels != 0:
		if hasQuote || s.verb.lemma == "call" || s.verb.lemma == "describe" || s.verb.lemma == "dub" {
			if c&clash != 0 && !p.quoteWithin(rest, end, 20) {
				return run{}
			}
			if s.verb.lemma == "call" && !hasQuote {
				return run{}
			}
			return run{rest, p.labelEnd(rest, end)}
		}
		return run{}
	case w.norm == "when" && s.verb.lemma != "ask":
		// said when deputies arrived that the man was held
		for k := rest; k < end && it[k].quote < 0 && !(it[k].mark && it[k].norm == ","); k++ {
			if it[k].norm == "that" && c&(says|tells) != 0 && k > rest+2 {
				return run{k, end}
			}
		}
		return run{}
	case (w.norm == "whether" || w.norm == "if" || w.norm == "how" || w.norm == "what" || w.norm == "why" || w.norm == "where" || w.norm == "who" || w.norm == "when") && c&(says|tells|thinks|shows) != 0:
		if w.norm == "when" || w.norm == "who" && c&tells == 0 || w.norm == "where" {
			if s.verb.lemma != "ask" && s.verb.lemma != "explain" && s.verb.lemma != "wonder" {
				return run{}
			}
		}
		return run{rest, end}
	}
	if c&shows != 0 && !p.document(s.head) || isAux(w.norm) || c&clash != 0 && !p.quoteWithin(rest, end, 3) && s.verb.lemma != "add" && s.verb.lemma != "respond" {
		return run{}
	}
	if c&(says|tells|thinks|shows|bids) != 0 && c&clash == 0 || hasQuote && c&(says|tells|thinks|shows|bids|clash) != 0 {
		if isPreposition(w.norm) && !hasQuote && s.verb.lemma != "say" {
			if c&objects != 0 && (w.norm == "of" || w.norm == "against" || w.norm == "about") && s.verb.lemma == "warn" {
				return run{rest, end}
			}
			return run{}
		}
		if p.finiteSoon(rest, end) || hasQuote && p.quoteWithin(rest, end, 40) && c&(bids|clash|thinks|shows) == 0 || p.quoteWithin(rest, end, 1) {
			return run{rest, end}
		}
	}
	if c&objects != 0 && (isDeterminer(w.norm) || w.upper || isGerund(w.norm) || isPluralNoun(w.norm)) && c&shows == 0 {
		return run{rest, end}
	}
	return run{}
}

func (p phrases) quoteWithin(from, to, n int) bool {
	for k := from; k < to && k < from+n; k++ {
		if p.items[k].quote >= 0 {
			return true
		}
	}
	return false
}

// finiteSoon reports whether a clause begins at from: a subject and, before any
// stronger mark, a finite verb.
func (p phrases) finiteSoon(from, to int) bool {
	it := p.items
	if it[from].quote < 0 && (isSubjectPronoun(it[from].norm) || isContracted(it[from].norm) || it[from].norm == "there") {
		return true
	}
	if it[from].norm == "and" || it[from].norm == "but" || it[from].norm == "or" || isAux(it[from].norm) || isFinite(it[from].norm) && !it[from].upper {
		return false
	}
	for k := from + 1; k < to && k < from+30; k++ {
		if it[k].quote >= 0 {
			continue
		}
		if it[k].mark && (it[k].norm == ";" || it[k].norm == ":") {
			return false
		}
		if isSubordinator(it[k].norm) && k < from+3 {
			continue
		}
		if !it[k].upper && isFinite(it[k].norm) {
			return true
		}
		if v, f, ok := lookUp(it[k].norm); ok && !it[k].upper && (f == past || f == third && v.class&noun == 0) {
			return true
		}
		if !it[k].upper && it[k-1].quote < 0 && !it[k-1].mark && (isPluralNoun(it[k-1].norm) || it[k-1].upper) && !isPreposition(it[k].norm) && !isConjunction(it[k].norm) && !isTimeWord(it[k].norm) && k+1 < to && it[k+1].quote < 0 && (isDeterminer(it[k+1].norm) || it[k+1].norm == "to" || it[k+1].norm == "that") {
			return true // a present: officials need to, Trump wants the
		}
	}
	return false
}

// skip passes what may stand between a cue and its content: adverbs, times,
// the one spoken to, "in a statement".
func (p phrases) skip(i int, s *said, stop int) int {
	it := p.items
	told := s.verb.class&tells == 0
	for range 8 {
		if i >= stop || it[i].quote >= 0 {
			return i
		}
		w := it[i].norm
		if it[i].mark {
			if w == "," && i+1 < stop && it[i+1].quote < 0 {
				// , in a statement, that
				if isPreposition(it[i+1].norm) || isTimeWord(it[i+1].norm) {
					k := i + 1
					for k < stop && k < i+14 && it[k].quote < 0 && !(it[k].mark && it[k].norm == ",") {
						k++
					}
					if k+1 < stop && it[k].norm == "," && (it[k+1].norm == "that" || it[k+1].quote >= 0) {
						i = k + 1
						continue
					}
				}
				if it[i+1].norm == "that" {
					i++
					continue
				}
				// told her husband, Frank Holm, that
				for k := i + 1; k+1 < stop && k < i+9 && it[k].quote < 0; k++ {
					if it[k].norm == "," && it[k+1].norm == "that" {
						i = k
						break
					}
				}
				if it[i].norm == "," && it[i+1].norm == "that" {
					continue
				}
			}
			return i
		}
		if !told && !s.inverted {
			told = true
			if w == "that" || w == "to" || isSubordinator(w) {
				continue
			}
			h, _ := p.right(i)
			if !h.empty() {
				i = h.to
				continue
			}
		}
		if isSubjectPronoun(w) || isContracted(w) || (isDeterminer(w) || w == "that") && !p.timeAt(i) {
			return i
		}
		if isAdverb(w) && w != "there" && w != "here" && w != "so" && !it[i].upper {
			i++
			continue
		}
		if isTimeWord(w) && !(w == "may" && !it[i].upper) && !(i+1 < stop && it[i+1].norm == "'s") {
			i++
			for i < stop && it[i].quote < 0 && (isNumber(it[i].norm) || isTimeWord(it[i].norm)) {
				i++
			}
			continue
		}
		if p.timeAt(i) {
			i++
			continue
		}
		if isPreposition(w) && w != "of" && !(w == "for" && s.verb.class&bids != 0) || w == "of" && (s.verb.lemma == "say" || s.verb.lemma == "write" || s.verb.lemma == "state" || s.verb.lemma == "add" || s.verb.lemma == "ask") {
			if w == "to" && (s.verb.class&(bids|thinks) != 0 || i+1 < stop && it[i+1].quote < 0 && !it[i+1].upper && !isDeterminer(it[i+1].norm) && !isPluralNoun(it[i+1].norm) && !isObjectPronoun(it[i+1].norm)) {
				return i
			}
			if s.verb.lemma == "call" || s.verb.lemma == "warn" && (w == "of" || w == "about" || w == "against") || s.verb.class&(accuses) != 0 {
				return i
			}
			h, _ := p.adjunct(i + 1)
			if h.empty() {
				return i
			}
			if h.to >= stop {
				return stop
			}
			i = h.to
			continue
		}
		return i
	}
	return i
}

// timeAt reports a determiner that begins a time: this week, last Monday.
func (p phrases) timeAt(i int) bool {
	it := p.items
	return i+1 < len(it) && (it[i].norm == "this" || it[i].norm == "that" || it[i].norm == "last" || it[i].norm == "next" || it[i].norm == "earlier" || it[i].norm == "late" || it[i].norm == "early") && it[i+1].quote < 0 && isTimeWord(it[i+1].norm)
}

// adjunct is the noun phrase of a prepositional phrase after a cue. It ends
// before a word that looks like a new subject.
func (p phrases) adjunct(i int) (run, run) {
	h, w := p.right(i)
	if h.empty() {
		return h, w
	}
	it := p.items
	// in a statement Trump would: a name after a common noun is a new subject
	for k := h.from + 1; k < h.to; k++ {
		if it[k].quote < 0 && it[k].upper && !it[k-1].upper && !it[k-1].mark && !isDeterminer(it[k-1].norm) && !isPreposition(it[k-1].norm) && !isTimeWord(it[k].norm) && it[k-1].norm != "'s" && isDocumentNoun(it[k-1].norm) {
			h.to = k
			break
		}
	}
	return h, w
}
