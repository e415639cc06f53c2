package quote

// A run is a half-open range of items of one frame.
type run struct{ from, to int }

func (r run) empty() bool { return r.to <= r.from }

// phrases finds the noun phrases beside a reporting verb. There is no tagger:
// phrases are bounded by the closed classes, by marks and by auxiliaries.
type phrases struct{ items []item }

// glued reports whether a mark stands without space on either side: the hyphen
// of "20-point", the ampersand of AT&T, the full stop of a name.
func (p phrases) glued(i int) bool {
	it := p.items
	return it[i].mark && i > 0 && i+1 < len(it) && it[i-1].End == it[i].Start && it[i].End == it[i+1].Start && it[i].norm != "," && it[i].norm != "—" && it[i].norm != "–" && it[i].norm != "--"
}

// wordy reports an item that may stand inside a noun phrase.
func (p phrases) wordy(i int) bool {
	it := p.items[i]
	if it.quote >= 0 {
		return false
	}
	if it.mark {
		switch it.norm {
		case "(", ")", "$", "%", "&", "'", "/", "#", "@", "[", "]", "\"": // a lone " is an inch
			return true
		case ".": // George W. Bush
			if a := p.items; i > 0 && i+1 < len(a) && a[i-1].End == it.Start && a[i-1].upper && a[i-1].Len() <= 4 && a[i+1].upper {
				return true
			}
		}
		return p.glued(i)
	}
	return true
}

// clauseStart walks left from i (exclusive end of a subject) to where its clause begins:
// after a mark, a conjunction, a subordinator, an auxiliary or a marked stretch.
func (p phrases) left(end int) run {
	it := p.items
	i := end - 1
	if i < 0 {
		return run{}
	}
	if !it[i].mark && it[i].quote < 0 {
		w := it[i].norm
		if isSubjectPronoun(w) || w == "who" || w == "others" || w == "one" || w == "that" || w == "which" {
			if w == "that" || w == "which" {
				return run{}
			}
			return run{i, end}
		}
	}
	// Trump on Friday said, the court this week said: the time is no part of it.
	if k := p.beforeTime(end); k > 0 && k < end {
		end, i = k, k-1
		if it[i].quote < 0 && isSubjectPronoun(it[i].norm) {
			return run{i, end}
		}
	}
	from := end
	for i >= 0 {
		w := it[i].norm
		if it[i].quote >= 0 {
			// A short marked name inside a phrase: The “Fight for $15” movement.
			if from < end && from == i+1 && i > 0 && it[i-1].quote < 0 && (isDeterminer(it[i-1].norm) || it[i-1].upper) && it[i].Len() < 40 && !it[i].comma {
				i--
				from = i + 1
				continue
			}
			break
		}
		if !p.wordy(i) {
			break
		}
		if it[i].mark {
			from = i
			i--
			continue
		}
		if w == "and" || w == "&" || w == "or" {
			// Trump and Netanyahu said; the first half must look like a subject too.
			if from < end && i > 0 && p.wordy(i-1) && !isFinite(it[i-1].norm) && (it[from].upper && it[i-1].upper || isPluralNoun(it[i-1].norm) && !it[from].upper || isDeterminer(it[from].norm) && it[i-1].quote < 0 && p.hasNounStart(i)) {
				i--
				continue
			}
			break
		}
		if w == "that" && from < end && (i == 0 || it[i-1].mark || it[i-1].quote >= 0) {
			from = i // That letter said
			break
		}
		if isConjunction(w) || isSubordinator(w) || isAux(w) && !p.namedWill(i, end) || isSubjectPronoun(w) && w != "it" || isObjectPronoun(w) && w != "her" {
			break
		}
		if isPreposition(w) {
			if !p.attaches(i) {
				break
			}
			i--
			from = i + 1
			continue
		}
		if from < end && isFinite(w) && !it[i].upper && !p.attributive(i) {
			break
		}
		if from < end && !it[i].upper && isAdverb(w) && i == 0 {
			break
		}
		if v, f, ok := lookUp(w); ok && !it[i].upper && v.class&noun == 0 && (f == past || f == gerund && from < end) && !p.attributive(i) && !(i > 0 && isDeterminer(it[i-1].norm)) {
			break
		}
		from = i
		if isDeterminer(w) {
			// A phrase begins here unless it hangs on one before: a spokesman for the ministry.
			if i > 0 && it[i-1].quote < 0 && isPreposition(it[i-1].norm) && p.attaches(i-1) {
				i--
				continue
			}
			if i > 0 && (w == "other" || w == "two" || w == "three" || w == "four" || w == "five" || w == "many" || w == "few" || w == "several" || w == "such" || w == "more" || w == "one" || w == "certain") && (isDeterminer(it[i-1].norm)) {
				i--
				continue
			}
			if i > 0 && (it[i-1].norm == "all" || it[i-1].norm == "both") {
				from = i - 1
			}
			break
		}
		i--
	}
	// Times before a subject: Last week officials said.
	for from < end-1 && !it[from].mark && isTimeWord(it[from].norm) && it[from].norm != "may" && it[from].norm != "april" && it[from].norm != "june" &&
		!(it[from+1].norm == "of" || it[from+1].norm == "'s") {
		from++
	}
	for from < end && (it[from].mark && it[from].norm != "$" && it[from].norm != "@" && it[from].norm != "#" || it[from].norm == "'s" || isPreposition(it[from].norm)) {
		from++
	}
	if from >= end {
		return run{}
	}
	return run{from, end}
}

// beforeTime returns the end of what stands before a time that ends at end.
func (p phrases) beforeTime(end int) int {
	it := p.items
	k := end
	for k > 0 && it[k-1].quote < 0 && !it[k-1].mark && (isTimeWord(it[k-1].norm) || isNumber(it[k-1].norm) && k < end) && it[k-1].norm != "may" {
		k--
	}
	if k == end || k == 0 {
		return end
	}
	switch it[k-1].norm {
	case "on", "in", "at", "during", "since":
		return k - 1
	case "this", "that":
		return k - 1
	}
	if isTimeWord(it[end-1].norm) && it[end-1].upper && !it[k-1].mark && it[k-1].quote < 0 && !isPreposition(it[k-1].norm) && !isDeterminer(it[k-1].norm) {
		return k // Trump Friday said
	}
	return end
}

// hasNounStart reports whether a phrase with a determiner ends before i.
func (p phrases) hasNounStart(i int) bool {
	for k := i - 1; k >= 0 && k > i-6; k-- {
		if !p.wordy(k) || p.items[k].mark {
			return false
		}
		if isDeterminer(p.items[k].norm) {
			return true
		}
		if isPreposition(p.items[k].norm) || isAux(p.items[k].norm) {
			return false
		}
	}
	return false
}

// attributive reports whether an -ed or -ing word stands before a noun in a
// phrase: the so-called group, a Doha-based analyst, the proposed law.
func (p phrases) attributive(i int) bool {
	it := p.items
	if i == 0 || it[i-1].quote >= 0 || it[i-1].mark {
		return isEd(it[i].norm)
	}
	b := it[i-1].norm
	if isEd(it[i].norm) && i+1 < len(it) && it[i+1].norm == "by" {
		return true // a letter obtained by
	}
	return isDeterminer(b) || b == "'s" || isEd(it[i].norm) && (isPreposition(b) || isNumber(b))
}

// attaches reports whether the preposition at i ties what follows to a noun
// before it, rather than to the clause.
func (p phrases) attaches(i int) bool {
	it := p.items
	if i == 0 || it[i-1].quote >= 0 || it[i-1].mark && it[i-1].norm != ")" {
		return false
	}
	w, b := it[i].norm, it[i-1]
	if isAux(b.norm) || isAdverb(b.norm) || isPreposition(b.norm) || isConjunction(b.norm) || isSubordinator(b.norm) || isTimeWord(b.norm) || isObjectPronoun(b.norm) || isDeterminer(b.norm) && b.norm != "one" && b.norm != "many" && b.norm != "some" && b.norm != "most" && b.norm != "several" && b.norm != "all" && b.norm != "two" {
		return false
	}
	if isFinite(b.norm) && !b.upper {
		return w == "by" || w == "in"
	}
	switch w {
	case "of":
		return true
	case "for", "at", "from", "with", "in", "on", "to", "about", "by", "against", "near", "inside", "within", "outside", "between", "behind", "under", "across", "among", "like":
		return true
	}
	return false
}

// subjectBefore finds the subject that ends before verb group start g: beside
// it, or before what is inserted between commas or dashes. The second result
// is the subject with what stands in apposition to it, as PARC and PolNeAR mark
// sources.
func (p phrases) subjectBefore(g int) (subject, whole run) {
	it := p.items
	if g <= 0 || it[g-1].quote >= 0 && !it[g-1].comma {
		return run{}, run{}
	}
	if it[g-1].quote < 0 && !it[g-1].mark || it[g-1].norm == ")" || it[g-1].norm == "%" || it[g-1].norm == "]" {
		r := p.left(g)
		if head := p.beforeWho(r); !head.empty() {
			return head, run{head.from, g}
		}
		if q := p.homeTown(r); !q.empty() {
			return q, run{q.from, g}
		}
		return r, r
	}
	open := it[g-1].norm
	stop := g - 1
	if it[g-1].quote >= 0 { // Smith, who calls the plan “mad,” said
		open, stop = ",", g
	}
	if open != "," && !isDash(open) {
		return run{}, run{}
	}
	// Walk left over inserted phrases, each ended by the mark at stop.
	for range 6 {
		k := stop - 1
		for k >= 0 && k > stop-40 && !(it[k].mark && (it[k].norm == open && !p.glued(k) || it[k].norm == ":" || it[k].norm == ";")) {
			k--
		}
		if k <= 0 || it[k].quote >= 0 || it[k].norm != open || stop-k < 2 {
			return run{}, run{}
		}
		inserted := it[k+1]
		if isSubjectPronoun(inserted.norm) || inserted.quote < 0 && isConjunction(inserted.norm) && inserted.norm != "and" && inserted.norm != "or" {
			return run{}, run{}
		}
		stop = k
		s := p.left(k)
		if s.empty() || p.insertionStart(s.from) {
			continue
		}
		b := s.from - 1
		if b >= 0 && it[b].quote < 0 && !it[b].mark && !isConjunction(it[b].norm) && !isSubordinator(it[b].norm) {
			// In Doha, the capital, … or a finite verb: no subject of this clause,
			// unless it stands right before the comma: In Berea, Gov. Kasich, said.
			if isPreposition(it[b].norm) && b > 0 && !it[b-1].mark || isFinite(it[b].norm) {
				if n := p.left(g - 1); !n.empty() && it[n.from].upper && n.from > 0 && it[n.from-1].mark {
					return n, n
				}
				return run{}, run{}
			}
			if isPreposition(it[b].norm) {
				continue
			}
		}
		if b >= 0 && it[b].mark && it[b].norm == open && p.apposed(s) {
			continue
		}
		if b > 0 && it[b].mark && it[b].norm == open && p.inRelative(b, open) {
			stop = b // Hockley, whose son, Dylan, was killed, said
			continue
		}
		whole = run{s.from, g}
		if isSubordinator(inserted.norm) || isPreposition(inserted.norm) && inserted.norm != "of" || isGerund(inserted.norm) || isTimeWord(inserted.norm) || isFinite(inserted.norm) && !inserted.upper || isAdverb(inserted.norm) {
			whole = s
		}
		// His neighbour, Ada Holm, said: the name is the head.
		if n := (run{k + 1, g - 1}); stop == k && it[g-1].quote < 0 && !it[s.to-1].upper && inserted.upper && inserted.quote < 0 && k+1 < n.to && !isDeterminer(inserted.norm) && p.plain(n) {
			return n, whole
		}
		return s, whole
	}
	return run{}, run{}
}

func (p phrases) anyUpper(r run) bool {
	for k := r.from; k < r.to; k++ {
		if p.items[k].upper {
			return true
		}
	}
	return false
}

// plain reports a run without marks that part phrases.
func (p phrases) plain(r run) bool {
	for k := r.from; k < r.to; k++ {
		if !p.wordy(k) {
			return false
		}
	}
	return r.to-r.from <= 8
}

// inRelative reports whether the phrase that the mark at b ends began with a
// relative pronoun.
func (p phrases) inRelative(b int, open string) bool {
	it := p.items
	k := b
	for k > 0 && k > b-14 && it[k-1].quote < 0 && !(it[k-1].mark && it[k-1].norm == open) {
		k--
	}
	return k > 0 && it[k].quote < 0 && (it[k].norm == "who" || it[k].norm == "whose" || it[k].norm == "which")
}

// insertionStart reports a word that begins something inserted after a subject
// rather than the subject: 30, | of Raleigh, | N.C., | who was polled,
func (p phrases) insertionStart(i int) bool {
	w := p.items[i]
	if w.quote >= 0 {
		return true
	}
	return isNumber(w.norm) || isPreposition(w.norm) || w.norm == "who" || w.norm == "which" || w.norm == "whose" || isGerund(w.norm) && !w.upper ||
		w.upper && len(w.norm) > 1 && w.norm[len(w.norm)-1] == '.' && w.norm != "mr." && w.norm != "mrs." && w.norm != "ms." && w.norm != "dr." && w.norm != "sen." && w.norm != "rep." && w.norm != "gov." && w.norm != "gen." && w.norm != "lt." && w.norm != "col." && w.norm != "sgt." && w.norm != "st." && w.norm != "u.s." && w.norm != "rev." && w.norm != "prof." && w.norm != "capt." && w.norm != "u.n." && w.norm != "u.k." && i > 0 && p.items[i-1].mark && i+1 < len(p.items) && p.items[i+1].mark
}

func isGerund(w string) bool { return len(w) > 4 && w[len(w)-3:] == "ing" }

// apposed reports whether a phrase between commas reads as an apposition.
func (p phrases) apposed(r run) bool {
	f := p.items[r.from]
	return isDeterminer(f.norm) && f.norm != "the" || !f.upper && !isDeterminer(f.norm) || isNumber(f.norm)
}

// right finds the noun phrase that begins at i: the subject of an inverted
// verb, the object of "according to", the one spoken to. The second result has
// what is in apposition.
func (p phrases) right(i int) (head, whole run) {
	it := p.items
	if i >= len(it) {
		return run{}, run{}
	}
	if it[i].quote < 0 && (isSubjectPronoun(it[i].norm) || isObjectPronoun(it[i].norm) && it[i].norm != "her") {
		return run{i, i + 1}, run{i, i + 1}
	}
	k := i
	named := false
	nouns := 0
	for k < len(it) {
		w := it[k].norm
		if it[k].quote >= 0 {
			if k > i && it[k].Len() < 40 && k+1 < len(it) && it[k+1].upper && it[k-1].upper && it[k+1].quote < 0 { // John “Shorty” Smith
				k++
				continue
			}
			break
		}
		if !p.wordy(k) {
			break
		}
		if it[k].mark {
			if it[k].norm == "(" {
				e := k
				for e < len(it) && e < k+12 && it[e].norm != ")" {
					e++
				}
				if e < len(it) && it[e].norm == ")" && k > i {
					k = e + 1
					continue
				}
				break
			}
			k++
			continue
		}
		if w == "and" || w == "or" {
			// one more of the same kind
			if k > i && k+1 < len(it) && it[k+1].quote < 0 && !it[k+1].mark && (it[k+1].upper && named || !named && !isFinite(it[k+1].norm) && !isReporting(it[k+1].norm) && !isSubjectPronoun(it[k+1].norm) && !isPreposition(it[k+1].norm) && !isAdverb(it[k+1].norm) || isDeterminer(it[k+1].norm) && !isSubjectPronoun(it[k+1].norm)) {
				k++
				continue
			}
			break
		}
		if isConjunction(w) || isSubordinator(w) || isAux(w) || isSubjectPronoun(w) && k > i {
			break
		}
		if isPreposition(w) {
			if k == i {
				break
			}
			if w == "of" || (w == "for" || w == "at" || w == "from" || w == "with" || w == "in" || w == "on" || w == "to") && k+1 < len(it) && it[k+1].quote < 0 && p.hangs(i, k) {
				k++
				continue
			}
			break
		}
		if k > i && !it[k].upper && isAdverb(w) {
			break
		}
		if k > i && isTimeWord(w) && w != "may" && (nouns > 0 || named) {
			if !(k+1 < len(it) && it[k+1].norm == "'s") {
				break
			}
		}
		if k > i && !it[k].upper && (isFinite(w) && !p.attributive(k) && !isDeterminer(it[k-1].norm) && !p.involved(k) || isGerund(w) && nouns > 0 && !p.attributive(k) && !isDocumentNoun(w)) {
			break
		}
		if k > i && isDeterminer(w) && w != "one" && !it[k].upper && !isPreposition(it[k-1].norm) && !isConjunction(it[k-1].norm) && it[k-1].norm != "all" && it[k-1].norm != "both" && !isDeterminer(it[k-1].norm) {
			break
		}
		if it[k].upper {
			named = true
		}
		if !isDeterminer(w) {
			nouns++
		}
		k++
	}
	for k > i && it[k-1].quote < 0 && (isPreposition(it[k-1].norm) || isConjunction(it[k-1].norm) || it[k-1].mark && it[k-1].norm != ")" && it[k-1].norm != "]" && it[k-1].norm != "%") {
		k--
	}
	head = run{i, k}
	if head.empty() {
		return run{}, run{}
	}
	whole = head
	// Appositions: , a former prosecutor[, of Doha] up to the next mark.
	if k+1 < len(it) && it[k].quote < 0 && it[k].norm == "who" {
		k = p.clauseEnd(k + 1)
		whole.to = k
	}
	if k+1 < len(it) && it[k].norm == "," && it[k+1].quote < 0 {
		e := k
		for range 3 {
			if e+1 >= len(it) || it[e].norm != "," || it[e+1].quote >= 0 {
				break
			}
			if n := p.nameApposed(head, e+1); n > 0 && !named {
				head = run{e + 1, n} // said the mayor, Ruth Holm.
				e, named = n, true
				continue
			}
			if !p.appositionAt(e + 1) {
				break
			}
			j := e + 1
			for j < len(it) && j < e+25 && it[j].quote < 0 && !(it[j].mark && (it[j].norm == "," || it[j].norm == "." || it[j].norm == ";" || it[j].norm == ":" || isDash(it[j].norm) && !p.glued(j))) {
				j++
			}
			for t := e + 1; t < j; t++ {
				if v, f, ok := lookUp(it[t].norm); ok && !it[t].upper && (f == gerund && v.class&(says|tells) != 0) && t == e+1 {
					j = e
				}
			}
			if j <= e+1 || p.clauseIn(run{e + 1, j}) {
				break
			}
			e = j
		}
		whole.to = e
	}
	return head, whole
}

// appositionAt reports whether an apposition can begin at i, after a comma.
func (p phrases) appositionAt(i int) bool {
	w := p.items[i]
	if w.norm == "who" {
		return true
	}
	if w.mark || isConjunction(w.norm) || isSubordinator(w.norm) || isPreposition(w.norm) || isAux(w.norm) || isSubjectPronoun(w.norm) || isGerund(w.norm) || isTimeWord(w.norm) || isAdverb(w.norm) || isFinite(w.norm) {
		return false
	}
	if v, f, ok := lookUp(w.norm); ok && v.class&noun == 0 && f != base {
		return false
	}
	return isNumber(w.norm) || isDeterminer(w.norm) || isTitleNoun(w.norm) || p.titleSoon(i)
}

// clauseIn reports a finite verb in what looks like an apposition: it is a
// clause then. According to Holm, the council has agreed.
func (p phrases) clauseIn(r run) bool {
	it := p.items
	for k := r.from; k < r.to; k++ {
		if it[k].quote >= 0 {
			continue
		}
		if it[k].norm == "who" || it[k].norm == "which" || it[k].norm == "that" || it[k].norm == "whose" || it[k].norm == "where" {
			return false
		}
		if k > r.from && !it[k].upper && isFinite(it[k].norm) && !p.attributive(k) && !isDeterminer(it[k-1].norm) && (isAux(it[k].norm) || !isEd(it[k].norm)) {
			return true
		}
	}
	return false
}

// clauseEnd is where a relative clause that begins before i ends: at the next
// mark or marked words.
func (p phrases) clauseEnd(i int) int {
	it := p.items
	for k := i; k < len(it) && k < i+30; k++ {
		if it[k].quote >= 0 && it[k].Len() > 40 {
			return k
		}
		if it[k].quote < 0 && it[k].mark && !p.wordy(k) {
			return k
		}
	}
	return i
}

// titleSoon reports a bare description: "president and CEO of", "Florida governor".
func (p phrases) titleSoon(i int) bool {
	for k := i; k < len(p.items) && k < i+7; k++ {
		it := p.items[k]
		if it.quote >= 0 || it.mark && !p.glued(k) && it.norm != "'s" {
			return false
		}
		if isTitleNoun(it.norm) {
			return true
		}
	}
	return false
}

// hangs reports whether a preposition inside a phrase at [from,k) continues a
// description: a spokesman for, a professor at, officials in.
func (p phrases) hangs(from, k int) bool {
	w := p.items[k].norm
	if b := p.items[k-1].norm; b == "close" && w == "to" || b == "familiar" && w == "with" || b == "briefed" && w == "on" || p.involved(k-1) {
		return true
	}
	for j := k - 1; j >= from && j > k-4; j-- {
		if isTitleNoun(p.items[j].norm) || isOfficeNoun(p.items[j].norm) {
			return w != "in" && w != "on" && w != "with" || p.items[from].norm == "a" || p.items[from].norm == "an" || isPluralNoun(p.items[j].norm)
		}
	}
	return false
}

func isReporting(w string) bool {
	_, _, ok := lookUp(w)
	return ok
}

// nameApposed is the end of a bare name that begins at i, after a comma, and
// names the person whom head describes; 0 for none: the mayor, Ruth Holm.
func (p phrases) nameApposed(head run, i int) int {
	it := p.items
	if h := it[head.to-1]; h.quote >= 0 || h.upper || !isTitleNoun(h.norm) || isPluralNoun(h.norm) {
		return 0
	}
	k := i
	for k < len(it) && k < i+6 && it[k].quote < 0 && !isTimeWord(it[k].norm) && (it[k].upper || it[k].mark && p.wordy(k) && it[k].norm != "(") {
		k++
	}
	if k == i || k < len(it) && it[k].quote < 0 && !it[k].mark {
		return 0
	}
	return k
}

// namedWill reports the name Will (and May, Can) where no auxiliary can stand:
// with a capital inside the sentence, right before a verb that is no infinitive.
func (p phrases) namedWill(i, end int) bool {
	it := p.items
	if !it[i].upper || i == 0 || i+1 != end || it[i].norm != "will" && it[i].norm != "may" {
		return false
	}
	if end >= len(it) || it[end].quote >= 0 {
		return false
	}
	_, f, ok := lookUp(it[end].norm)
	return ok && (f == past || f == third)
}

// involved reports a participle that goes on describing people: a source
// involved in the talks, officials briefed on them.
func (p phrases) involved(k int) bool {
	it := p.items
	if !isEd(it[k].norm) || isReporting(it[k].norm) && it[k].norm != "briefed" || k+1 >= len(it) || it[k+1].quote >= 0 || !isTitleNoun(it[k-1].norm) {
		return false
	}
	switch it[k+1].norm {
	case "in", "with", "by", "on", "at", "to":
		return true
	}
	return false
}

// beforeWho is who speaks where r, right before the verb, hangs on a
// preposition in a relative clause: a man who asked for | anonymity | said.
func (p phrases) beforeWho(r run) run {
	it := p.items
	if r.empty() || r.from < 3 || it[r.from-1].quote >= 0 || !isPreposition(it[r.from-1].norm) {
		return run{}
	}
	for k := r.from - 1; k > 0 && k > r.from-12; k-- {
		if it[k].quote >= 0 || it[k].mark {
			return run{}
		}
		if it[k].norm == "who" {
			return p.left(k)
		}
	}
	return run{}
}

// homeTown is the name before a town whose state r is: Ada Holm of Sarn, | North
// Brenna | said.
func (p phrases) homeTown(r run) run {
	it := p.items
	if r.empty() || r.from < 4 || !it[r.from].upper || isDeterminer(it[r.from].norm) || r.to-r.from > 2 || it[r.from-1].quote >= 0 || it[r.from-1].norm != "," {
		return run{}
	}
	q := p.left(r.from - 1)
	if q.empty() || !it[q.from].upper {
		return run{}
	}
	for k := q.from + 1; k+1 < q.to; k++ {
		if (it[k].norm == "of" || it[k].norm == "from") && it[k+1].upper && it[q.to-1].upper {
			return q
		}
	}
	return run{}
}
