package quote

// A said is one act of reporting in a frame: a cue, who speaks, and the items
// that are reported.
type said struct {
	verb     verb
	cue      run // with auxiliaries and adverbs
	main     int // the verb itself
	source   run // whole: with what stands in apposition
	head     run // the phrase alone
	content  []run
	before   int // where reported words that precede the cue end; 0 for none
	inverted bool
	shared   bool // a participle or a second verb: its subject is that of the clause before
	colon    bool // announces what follows the frame
	accord   bool // according to
	particle bool // called for, called on
	noun     bool // a noun of saying: its source is an owner
	weak     bool // a verb known only by its place
}

// saidIn finds the acts of reporting in a frame, in order of their cues.
func saidIn(f frame) []said {
	p := phrases{f.items}
	it := f.items
	var out []said
	leads := f.headline
	var subject, subjectHead run // the last subject of a finite verb
	for i := 0; i < len(it); i++ {
		if it[i].quote >= 0 {
			continue
		}
		if s, ok := p.according(i); ok {
			out = append(out, s)
			i = s.cue.to - 1
			continue
		}
		if it[i].mark {
			if s, ok := p.labelled(i, leads); ok {
				out = append(out, s)
			}
			continue
		}
		if s, ok := p.noun(i); ok {
			out = append(out, s)
			continue
		}
		v, f, ok := lookUp(it[i].norm)
		weak := false
		if !ok {
			if v, ok = p.unlisted(i); !ok {
				continue
			}
			weak, f = true, past
		}
		headline := leads && it[i].norm == "says"
		if it[i].upper && i > 0 && !(it[i-1].mark) && it[i-1].quote < 0 && !headline {
			continue // part of a name, or a headline
		}
		s, ok := p.report(i, v, f, subject, subjectHead)
		if !ok {
			continue
		}
		s.weak = weak
		if s.main > i {
			i = s.main // quoted as saying
		}
		if !s.source.empty() && !s.shared && !p.reportedSubject(out, s) {
			subject, subjectHead = s.source, s.head
		}
		out = append(out, s)
	}
	return p.settle(out)
}

// reportedSubject reports a pronoun that begins what another act reports: Holm
// said that | she thinks it will; a verb that follows is Holm's.
func (p phrases) reportedSubject(out []said, s said) bool {
	if len(out) == 0 || s.head.empty() || !isSubjectPronoun(p.items[s.head.from].norm) {
		return false
	}
	for _, c := range out[len(out)-1].content {
		if d := s.head.from - c.from; d == 0 || d == 1 && p.items[c.from].norm == "that" {
			return true
		}
	}
	return false
}

// report reads the verb at i as a cue: its group, its subject, what it reports.
func (p phrases) report(i int, v verb, f form, subject, subjectHead run) (said, bool) {
	it := p.items
	s := said{verb: v, main: i, cue: run{i, i + 1}}
	g := i
	passive, aux, to, negated, modal := false, false, false, false, false
	for g > 0 && it[g-1].quote < 0 && !it[g-1].mark {
		w := it[g-1].norm
		if isAux(w) && !p.namedWill(g-1, i) {
			if isBe(w) && (f == past || f == participle) {
				passive = true
			}
			aux = true
			switch w {
			case "should", "must", "can", "could", "may", "might", "would":
				modal = true
			}
			negated = negated || isNegation(w)
			g--
			continue
		}
		if isAdverb(w) && !it[g-1].upper && !isTitleNoun(w) || w == "repeatedly" {
			negated = negated || isNegation(w)
			g--
			continue
		}
		if w == "to" && f == base {
			to = true
			g--
			continue
		}
		if (w == "both" || w == "each" || w == "all" || w == "jointly") && g > 1 && it[g-2].quote < 0 && !it[g-2].mark && f != base && (isPluralNoun(it[g-2].norm) || it[g-2].upper) {
			g-- // the towns both denounced
			continue
		}
		if to && f == base { // went on to say, is expected to say, came out to say
			break
		}
		break
	}
	next := func(k int) item {
		if k < len(it) {
			return it[k]
		}
		return item{mark: true, norm: ".", quote: -1}
	}
	if negated && v.lemma != "deny" && next(i+1).quote < 0 {
		// "did not say whether": nothing was said; kept only for marked words.
		return s, false
	}
	if aux && f == third {
		return s, false // the navy has orders
	}
	// Nouns that look like verbs: the claim, an official report, Trump's remarks.
	if v.class&noun != 0 || f == base || f == third || f == gerund {
		if !aux && !to && !p.verbal(i, g, f, v) {
			return s, false
		}
	}
	// The alleged plan, his believed strength, regardless of shared aims.
	if (f == past || f == participle) && g == i && i > 0 && it[i-1].quote < 0 && (isDeterminer(it[i-1].norm) && !isSubjectPronoun(it[i-1].norm) && it[i-1].norm != "one" && it[i-1].norm != "some" && it[i-1].norm != "many" && it[i-1].norm != "several" && it[i-1].norm != "both" && it[i-1].norm != "all" && it[i-1].norm != "most" && it[i-1].norm != "another" && it[i-1].norm != "few" && it[i-1].norm != "that" && it[i-1].norm != "other" && it[i-1].norm != "two" && it[i-1].norm != "three" && it[i-1].norm != "this" || it[i-1].norm == "'s" || isPreposition(it[i-1].norm) && f == past) {
		return s, false
	}
	// A group called “…”: made a thing's name by its place, nobody's words.
	if naming(v.lemma) && (f == past || f == participle) && !aux && i > 0 && i+1 < len(it) && it[i+1].quote >= 0 && it[i-1].quote < 0 && !isSubjectPronoun(it[i-1].norm) && !it[i-1].upper {
		return s, false
	}
	if f == past && !aux && next(i+1).norm == "by" && i > 0 && it[i-1].quote < 0 && !it[i-1].mark && !isSubjectPronoun(it[i-1].norm) && !isGerund(next(i+2).norm) && v.class&(says|tells|labels) != 0 && v.lemma != "respond" && v.lemma != "say" {
		return s, false // the facts reported by the state
	}
	if v.lemma == "call" && f == past && !aux && next(i+1).upper && i > 0 && it[i-1].quote < 0 && !isSubjectPronoun(it[i-1].norm) && !p.quoteWithin(i+1, len(it), 5) {
		return s, false // a group called Norden Works
	}
	if to && f == base && g > 0 && !p.infinitive(g) {
		return s, false
	}
	if passive && f != gerund {
		return p.passive(s, i, g)
	}
	s.cue.from = g
	if v.class&phrasal != 0 && !(takes(v.lemma, next(i+1).norm) && p.quoteWithin(i+2, len(it), 12)) {
		if !particleOf(v.lemma, next(i+1).norm) || v.lemma == "go" && next(i+2).norm == "to" {
			return s, false
		}
		s.cue.to = i + 2
	}
	quoteBefore := g > 0 && (it[g-1].quote >= 0 || it[g-1].mark && it[g-1].norm == "," && g > 1 && it[g-2].quote >= 0)
	switch {
	case f == gerund && !aux:
		// , adding that: the speaker is that of the clause before.
		s.shared = true
		if v.class&bids != 0 && v.class&says == 0 && g > 0 && !it[g-1].mark {
			return s, false // photographs of him handing over the phone and instructing him
		}
		s.source, s.head = subject, subjectHead
		if g == 0 || s.source.empty() {
			if r := p.mainSubject(g); !r.empty() {
				s.source, s.head = r, r
			}
		}
		if g > 0 && !it[g-1].mark && it[g-1].quote < 0 && it[g-1].norm != "by" && it[g-1].norm != "while" && it[g-1].norm != "in" && it[g-1].norm != "before" && it[g-1].norm != "after" && it[g-1].norm != "and" {
			// a statement saying, protesters chanting: the noun before it speaks
			if r := p.left(g); !r.empty() && !isFinite(it[g-1].norm) && !isTimeWord(it[g-1].norm) {
				// … issued a statement saying: its author speaks.
				if m := p.mainSubject(r.from); !m.empty() && (isDocumentNoun(it[g-1].norm) || p.document(r) && isDeterminer(it[r.from].norm)) {
					s.source, s.head = m, m
				} else {
					s.source, s.head = r, r
				}
			}
		}
	case to:
		s.shared = true
		if g > 1 && it[g-1].norm == "on" && (it[g-2].norm == "went" || it[g-2].norm == "goes" || it[g-2].norm == "go") {
			s.shared = false
			s.cue.from = g - 2
			s.head, s.source = p.subjectBefore(g - 2)
		} else if r := p.mainSubject(g); !r.empty() {
			s.source, s.head = r, r
		} else {
			s.source, s.head = subject, subjectHead
		}
	default:
		s.head, s.source = p.subjectBefore(g)
		if quoteBefore || s.head.empty() {
			// “…,” said Smith; perhaps the reporter's sentence begins with it.
			inv, whole := p.right(s.cue.to)
			ok := (quoteBefore || g == 0 || it[g-1].mark) && !inv.empty() && f != base && !aux &&
				(it[inv.from].quote < 0) && p.speakable(inv) && v.class&(says|tells|voices) != 0 && v.lemma != "thank" && (v.class&clash == 0 || p.anyUpper(inv) || isSubjectPronoun(it[inv.from].norm) || isTitleNoun(it[inv.to-1].norm) || isDocumentNoun(it[inv.to-1].norm)) && !(inv.to < len(it) && it[inv.to].quote < 0 && isFinite(it[inv.to].norm))
			if ok {
				s.head, s.source, s.inverted = inv, whole, true
			} else if s.head.empty() && g > 0 {
				// Smith criticised the plan and said: the first verb's subject.
				w := it[g-1].norm
				if w == "and" || w == "but" || w == "then" || w == "or" || w == "," || w == "also" {
					s.shared = true
					s.source, s.head = subject, subjectHead
					if r := p.mainSubject(g - 1); !r.empty() && s.source.empty() {
						s.source, s.head = r, r
					}
					if r := p.clauseSubject(g - 1); !r.empty() {
						s.source, s.head, s.shared = r, r, false
					}
				}
			}
		}
	}
	if v.lemma == "call" && !s.inverted && (next(s.cue.to).norm == "for" || next(s.cue.to).norm == "on") && next(s.cue.to).quote < 0 {
		s.cue.to++
		s.particle = true
	}
	if v.lemma != "call" && !s.inverted && next(s.cue.to).quote < 0 && takes(v.lemma, next(s.cue.to).norm) {
		if p.quoteWithin(s.cue.to+1, len(it), 12) {
			s.cue.to++
			s.particle = true
		}
	}
	p.contentOf(&s, f)
	if v.lemma == "call" && f == past && !aux && p.named(s) {
		return s, false
	}
	if !s.head.empty() && s.head.to-s.head.from == 1 && isArticle(p.items[s.head.from].norm) {
		return s, false // the talks
	}
	if modal {
		return s, false // could say, would argue: nothing was said
	}
	if v.lemma == "report" && p.shouted(s.head) {
		return s, false // the outlet speaks of itself: COAST GAZETTE reports that
	}
	return s, len(s.content) > 0 || s.colon
}

// naming reports a verb that gives names as often as opinions.
func naming(lemma string) bool {
	switch lemma {
	case "call", "dub", "label", "term", "brand", "deem", "bill", "describe":
		return true
	}
	return false
}

// shouted reports a name of two or more words all in capitals, as outlets write
// their own.
func (p phrases) shouted(r run) bool {
	if r.to-r.from < 2 {
		return false
	}
	for k := r.from; k < r.to; k++ {
		if it := p.items[k]; it.mark || !it.caps {
			return false
		}
	}
	return true
}

// named reports "a formula called the “chained index”": a thing and its name.
func (p phrases) named(s said) bool {
	it := p.items
	if len(s.content) != 1 || s.head.empty() || s.shared {
		return false
	}
	c := s.content[0]
	k := c.from
	if it[k].quote < 0 && isDeterminer(it[k].norm) && !isSubjectPronoun(it[k].norm) {
		k++
	}
	f := it[s.head.from]
	return k < c.to && it[k].quote >= 0 && !isSubjectPronoun(f.norm) && f.norm != "who" && !p.anyUpper(s.head)
}

// speakable reports whether a phrase after a verb can be its inverted subject
// rather than its object: a name, a pronoun, a person, a body or a document.
func (p phrases) speakable(r run) bool {
	it := p.items
	if isObjectPronoun(it[r.from].norm) && !isSubjectPronoun(it[r.from].norm) && it[r.from].norm != "her" {
		return false
	}
	for k := r.from; k < r.to; k++ {
		w := it[k].norm
		if it[k].upper || isTitleNoun(w) || isOfficeNoun(w) || isDocumentNoun(w) || isSubjectPronoun(w) || isPluralNoun(w) {
			return true
		}
	}
	return isDeterminer(it[r.from].norm)
}

// verbal tells the verb from the noun of the same form at i.
func (p phrases) verbal(i, g int, f form, v verb) bool {
	it := p.items
	if i+1 < len(it) && it[i+1].quote < 0 {
		n := it[i+1].norm
		if v.class&noun != 0 && f != past && (isAux(n) || n == "of" && v.lemma != "warn" || n == "from" || n == "'s") {
			return false
		}
		if n == "-" && p.glued(i+1) {
			return false
		}
	}
	if i > 0 && it[i-1].norm == "-" && p.glued(i-1) {
		return false
	}
	if g == 0 {
		return f == gerund || f == past || f == third && i == 0 && p.items[0].upper
	}
	b := it[g-1]
	if b.quote >= 0 {
		return f == third || f == past || f == gerund
	}
	if b.mark {
		return f != base && b.norm == "," || b.norm == ")" || isDash(b.norm) || b.norm == "\""
	}
	switch {
	case f == base:
		if isDeterminer(b.norm) && !isSubjectPronoun(b.norm) && b.norm != "some" && b.norm != "many" && b.norm != "others" && b.norm != "most" && b.norm != "both" && b.norm != "few" && b.norm != "several" && b.norm != "all" {
			return false
		}
		return b.norm == "who" || isSubjectPronoun(b.norm) && b.norm != "he" && b.norm != "she" && b.norm != "it" || isPluralNoun(b.norm) || b.upper && v.class&noun == 0 ||
			b.norm == "to" || b.norm == "and" && v.class&noun == 0 || b.norm == "others"
	case f == third:
		if isSubjectPronoun(b.norm) || b.norm == "who" || b.norm == "which" || b.norm == "that" && v.class&noun == 0 || b.upper || b.norm == "and" && v.class&noun == 0 {
			return b.norm != "they" && b.norm != "we"
		}
		if b.norm == "'s" || isDeterminer(b.norm) && b.norm != "one" && b.norm != "another" || isPreposition(b.norm) {
			return false
		}
		if v.class&noun != 0 {
			return isDocumentNoun(b.norm) || isTitleNoun(b.norm) && !isPluralNoun(b.norm) || isOfficeNoun(b.norm)
		}
		return true
	case f == gerund:
		if i+1 < len(it) && it[i+1].quote < 0 && isTitleNoun(it[i+1].norm) && !isPluralNoun(it[i+1].norm) {
			return false // a creative writing professor
		}
		if v.class&noun != 0 && v.class&tells != 0 {
			return b.norm == "by" || b.norm == "while" || b.norm == "after" || b.norm == "before" // not: an intelligence briefing
		}
		return b.norm != "'s" && !isDeterminer(b.norm) && !(isPreposition(b.norm) && b.norm != "by" && b.norm != "in" && b.norm != "after" && b.norm != "before")
	}
	return true
}

// infinitive reports whether "to say" at g hangs on a verb or an adjective of the
// speaker's, not on a noun: was quick to say, went on to say; not a refusal to say.
func (p phrases) infinitive(g int) bool {
	b := p.items[g-1]
	if b.quote >= 0 || b.mark {
		return false
	}
	switch b.norm {
	case "on", "able", "likely", "quick", "going", "expected", "careful", "eager", "happy", "ready", "keen", "willing", "have", "has", "had", "want", "wants", "wanted", "used":
		return true
	}
	if v, _, ok := lookUp(b.norm); ok && v.class&bids != 0 {
		return false
	}
	return isFinite(b.norm) && !isAux(b.norm)
}

// passive reads "X was quoted as saying", "X was told that", "called “…” by".
func (p phrases) passive(s said, i, g int) (said, bool) {
	it := p.items
	if s.verb.lemma == "quote" || s.verb.lemma == "cite" {
		if i+2 < len(it) && it[i+1].norm == "as" && (it[i+2].norm == "saying" || it[i+2].norm == "telling") {
			s.head, s.source = p.subjectBefore(g)
			s.cue = run{g, i + 3}
			s.main = i + 2
			s.verb = verbs["say"]
			p.contentOf(&s, gerund)
			return s, len(s.content) > 0
		}
	}
	s.cue.from = g
	s.head, s.source = run{}, run{}
	// Only with the one who said it: by Smith.
	for k := i + 1; k < len(it) && k < i+14; k++ {
		if it[k].norm == "by" && it[k].quote < 0 {
			s.head, s.source = p.right(k + 1)
			break
		}
	}
	if s.source.empty() {
		return s, false
	}
	if s.verb.class&(labels) == 0 {
		return s, false
	}
	if q := i + 1; q < len(it) && (it[q].quote >= 0 || it[q].norm == "as" && q+1 < len(it) && it[q+1].quote >= 0) {
		if it[q].quote < 0 {
			q++
		}
		s.content = []run{{q, q + 1}}
		return s, true
	}
	return s, false
}

// mainSubject finds the subject that the clause ending before g begins with,
// after inserted phrases at its head: the speaker of ", saying".
func (p phrases) mainSubject(g int) run {
	it := p.items
	best := run{}
	for k := 1; k < g && k < len(it); k++ {
		if it[k].quote >= 0 || it[k].mark {
			continue
		}
		w := it[k].norm
		if !(isFinite(w) && (!it[k].upper)) {
			continue
		}
		if k > 0 && (isFinite(it[k-1].norm) || it[k-1].norm == "to") && !it[k-1].mark && it[k-1].quote < 0 {
			continue
		}
		c := k
		for c > 0 && it[c-1].quote < 0 && !it[c-1].mark && (isAdverb(it[c-1].norm) || isAux(it[c-1].norm)) {
			c--
		}
		_, whole := p.subjectBefore(c)
		if whole.empty() {
			continue
		}
		if it[whole.from].norm == "who" || it[whole.from].norm == "it" && false {
			continue
		}
		// A subject within a clause that hangs on another does not count.
		if whole.from > 0 && isSubordinator(it[whole.from-1].norm) && !best.empty() {
			continue
		}
		best = whole
		return best
	}
	return best
}

// clauseSubject is the subject of the clause of time that goes on before g, empty
// where none does: "signed it on Monday, the day Smith came to town and said".
func (p phrases) clauseSubject(g int) run {
	it := p.items
	for k := g - 1; k > 1 && it[k].quote < 0; k-- {
		if it[k].mark {
			return run{}
		}
		if !isFinite(it[k].norm) || it[k].upper {
			continue
		}
		_, whole := p.subjectBefore(k)
		for j := max(whole.from-1, 0); j < whole.to-1; j++ { // "the same day" may be taken for a part of the name behind it
			switch it[j].norm {
			case "day", "night", "morning", "evening", "week", "when", "as", "after", "before", "while", "where", "once":
				return run{j + 1, whole.to}
			}
		}
		return run{}
	}
	return run{}
}

// according reads "according to X", and "in the words of X".
func (p phrases) according(i int) (said, bool) {
	it := p.items
	n := 0
	switch {
	case it[i].norm == "according" && i+2 < len(it) && it[i+1].norm == "to":
		n = 2
	case it[i].norm == "words" && i > 1 && it[i-1].norm == "the" && i+2 < len(it) && it[i+1].norm == "of":
		n = 2
	default:
		return said{}, false
	}
	s := said{verb: verb{lemma: "according", class: says, stance: Neutral}, main: i, cue: run{i, i + n}, accord: true}
	of := i + n
	if of+1 < len(it) && it[of].quote < 0 && it[of].norm == "even" {
		of++ // according to even his own party
	}
	s.head, s.source = p.right(of)
	if s.head.empty() {
		return s, false
	}
	end := s.source.to
	// The whole sentence but this phrase; a leading one ends at its comma.
	start, stop := 0, p.sentenceEnd()
	if i == 0 || i == 1 && isConjunction(it[0].norm) {
		if end >= stop {
			// According to the order, the ministry pays: no apposition but the clause.
			s.source, end = s.head, s.head.to
		}
		c := end
		for c < stop && !(it[c].mark && it[c].norm == ",") {
			if it[c].quote >= 0 {
				c--
				break
			}
			c++
		}
		if c >= stop {
			c = end - 1
		} else if c > end && p.appositionAt(c+1) {
			// According to papers from Holm, a friend of his, the town pays.
			for k := c + 1; k < stop && k < c+16 && it[k].quote < 0; k++ {
				if it[k].mark && it[k].norm == "," {
					if !p.clauseIn(run{c + 1, k}) && k+1 < stop {
						c = k
					}
					break
				}
			}
		}
		s.content = p.trimmed(run{c + 1, stop})
		return s, len(s.content) > 0
	}
	b := i
	for b > 0 && it[b-1].mark && it[b-1].norm == "," {
		b--
	}
	before := p.trimmed(run{p.clauseHead(start, b), b})
	s.content = before
	if end < stop && it[end].quote < 0 && it[end].norm == "," && end+1 < stop && b < i {
		if c := p.closing(end+1, stop); c > end+1 {
			s.content = append(s.content, p.trimmed(run{end + 1, c})...)
		}
	} else if b > 0 && b < i && (isConjunction(it[b-1].norm) || it[b-1].norm == "that") || b == i && i > 0 && (isConjunction(it[i-1].norm) || it[i-1].norm == "that") {
		// …, but according to officials, Trump was told: what follows is theirs.
		c := end
		for c < stop && !(it[c].mark && it[c].norm == ",") {
			c++
		}
		s.content = p.trimmed(run{c + 1, stop})
	}
	return s, len(s.content) > 0
}

// labelled reads "Smith: “…”" and "“…” — Smith".
func (p phrases) labelled(i int, headline bool) (said, bool) {
	it := p.items
	// Holm: Port was a mistake
	if headline && it[i].norm == ":" && i > 0 && i <= 5 && i+3 < len(it) && it[i+1].quote < 0 && p.named4(i) {
		r := run{0, i}
		return said{verb: verb{lemma: ":", class: says, stance: Neutral}, main: i, cue: run{i, i + 1}, head: r, source: r,
			content: []run{{i + 1, p.sentenceEnd()}}}, true
	}
	s := said{verb: verb{lemma: ":", stance: Neutral}, main: i, cue: run{i, i + 1}}
	if it[i].norm == ":" && i+1 < len(it) && it[i+1].quote >= 0 && i <= 12 && i > 0 {
		r := p.left(i)
		if _, f, ok := lookUp(it[i-1].norm); ok && !it[i-1].upper && (f == third || f == past) {
			return s, false // The order reads: “…”
		}
		if from := r.from; !r.empty() && from > 0 && it[from-1].quote < 0 && (isDash(it[from-1].norm) || it[from-1].norm == "from" && from <= 2) && (it[r.from].upper || p.document(r)) && !p.hasVerb(r) {
			// Polls agree – Ada Holm: “…”; More from the report: “…”.
			s.head, s.source = r, r
			s.content = []run{{i + 1, i + 2}}
			return s, true
		}
		if r.from == 0 && !r.empty() && (it[0].upper) && p.speakable(r) && !p.hasVerb(r) {
			s.head, s.source = r, r
			s.content = []run{{i + 1, i + 2}}
			return s, true
		}
	}
	if isDash(it[i].norm) && !p.glued(i) && i > 0 && it[i-1].quote >= 0 && i == 1 {
		h, w := p.right(i + 1)
		if !h.empty() && it[h.from].upper && w.to >= p.sentenceEnd()-1 {
			s.head, s.source = h, w
			s.content = []run{{i - 1, i}}
			return s, true
		}
	}
	return s, false
}

// named4 reports whether a headline's words before i are a name: capitals, of
// which some later word of the headline need not be one.
func (p phrases) named4(i int) bool {
	for k := range i {
		if !p.items[k].upper || p.items[k].quote >= 0 {
			return false
		}
	}
	switch p.items[i-1].norm {
	case "update", "updated", "watch", "video", "exclusive", "breaking", "analysis", "opinion", "live", "report", "poll", "photos", "news", "review", "factbox", "explainer", "editorial", "commentary", "here", "more", "special", "read", "listen", "how", "why", "what":
		return false
	}
	return !isDeterminer(p.items[0].norm) && !isSubordinator(p.items[0].norm) && !isGerund(p.items[0].norm) && !isPluralNoun(p.items[i-1].norm) || i == 1 && !isPluralNoun(p.items[0].norm)
}

func (p phrases) hasVerb(r run) bool {
	for k := r.from; k < r.to; k++ {
		if isFinite(p.items[k].norm) && !p.items[k].upper {
			return true
		}
	}
	return false
}

// unlisted reads a verb by its place alone: ‘…,’ Smith grinned.
func (p phrases) unlisted(i int) (verb, bool) {
	it := p.items
	w := it[i].norm
	if it[i].upper || len(w) < 4 || w[len(w)-2:] != "ed" || i == 0 || isAux(w) {
		return verb{}, false
	}
	// “…!” beamed John Smith.
	if b := i - 1; (it[b].quote >= 0 || it[b].mark && it[b].norm == "," && b > 0 && it[b-1].quote >= 0) && i+1 < len(it) && it[i+1].upper && it[i+1].quote < 0 {
		if h, r := p.right(i + 1); !h.empty() && (r.to >= len(it) || it[r.to].quote >= 0 || it[r.to].mark) {
			return verb{lemma: w, class: voices, stance: Neutral}, true
		}
	}
	end := i+1 >= len(it) || it[i+1].mark && (it[i+1].norm == "." || it[i+1].norm == "," || it[i+1].norm == ":") || it[i+1].quote < 0 && isAdverb(it[i+1].norm)
	if !end {
		return verb{}, false
	}
	_, r := p.subjectBefore(i)
	if r.empty() || !(it[r.from].upper || isSubjectPronoun(it[r.from].norm) || isDeterminer(it[r.from].norm)) {
		return verb{}, false
	}
	q := r.from - 1
	if q >= 0 && it[q].mark && it[q].norm == "," {
		q--
	}
	if q >= 0 && it[q].quote >= 0 {
		return verb{lemma: w, class: voices, stance: Neutral}, true
	}
	return verb{}, false
}

// sentenceEnd is the item after the last one that is not a full stop.
func (p phrases) sentenceEnd() int {
	n := len(p.items)
	for n > 0 && p.items[n-1].quote < 0 && p.items[n-1].mark {
		switch p.items[n-1].norm {
		case ".", "!", "?", "...", "…":
			n--
			continue
		}
		break
	}
	return n
}

// trimmed drops commas and joining words at the edges.
func (p phrases) trimmed(r run) []run {
	it := p.items
	for r.from < r.to && it[r.from].quote < 0 && (it[r.from].mark && (it[r.from].norm == "," || it[r.from].norm == ":" || it[r.from].norm == ";" || it[r.from].norm == "." || isDash(it[r.from].norm) && it[r.from].norm != "-")) {
		r.from++
	}
	for r.to > r.from && it[r.to-1].quote < 0 && (it[r.to-1].norm == "and" || it[r.to-1].norm == "but" || it[r.to-1].norm == "while" || it[r.to-1].mark) && (!it[r.to-1].mark || it[r.to-1].norm == "," || it[r.to-1].norm == ":" || it[r.to-1].norm == ";" || isDash(it[r.to-1].norm)) {
		r.to--
	}
	if r.empty() {
		return nil
	}
	return []run{r}
}
