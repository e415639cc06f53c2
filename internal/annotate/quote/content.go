package quote

import "concord/english"

// contentOf finds what the verb t of s reports: the clauses that hang on it, the
// sentence it is inserted in, the object that its frame gives to the words, or the
// marked words beside it.
func (p phrases) contentOf(s *said, t int, f form) {
	before, after := p.tagOf(s, t)
	clause := false
	for k := range p.doc.Children(t) {
		switch p.tok[k].Dep {
		case english.DepCcomp, english.DepCsubj, english.DepParataxis, english.DepDep, english.DepIntj:
			// Reported clauses stand side by side: it sank, nine men aboard.
			if r := p.phrase(k); p.reported(s, t, k) || clause && p.tok[k].Dep == english.DepCcomp && p.meets(s.content, r) {
				s.content = append(s.content, p.around(r, before, after)...)
				clause = true
			}
		}
	}
	if !clause {
		p.insertedIn(s, t, before, after)
	}
	if len(s.content) == 0 && !s.weak {
		p.objectOf(s, t)
	}
	p.besideMarks(s, t, before, after, f)
	p.resumed(s, before, after)
	if len(s.content) == 0 {
		p.unparsed(s, after)
	}
	if len(s.content) == 0 && !s.weak {
		p.announces(s, t)
	}
	if len(s.content) == 0 && !s.colon {
		p.unhung(s, t, before, after)
	}
	p.tidy(s)
	p.mend(s, before)
	for i := range s.content {
		if c := &s.content[i]; c.from > after && (i == 0 || s.content[i-1].to <= before) && p.normAt(after) == "that" && !s.inverted {
			c.from = after // said that | the call “…” is heard
			if c.to-c.from < 12 && !p.closed(c.to-1) {
				c.to = p.sentenceEnd()
			}
		}
		if c := &s.content[i]; c.from == after && c.to == after+1 && p.items[after].quote >= 0 && !p.closed(after) && s.verb.class&(says|tells) != 0 && s.verb.class&labels == 0 && c.to < len(p.items) && !p.items[c.to].mark {
			c.to = p.sentenceEnd() // testified “thousands” of them were lost
		}
		s.content[i] = p.ended(*s, s.content[i])
	}
	if b := p.openBefore(s, before, after); !b.empty() {
		s.content = append([]run{b}, s.content...)
		for i := range s.content {
			if c := &s.content[i]; c.to == c.from+1 && p.items[c.from].quote >= 0 && !p.closed(c.from) && c.to < len(p.items) && !p.items[c.to].mark {
				c.to = p.sentenceEnd()
			}
		}
	}
	if len(s.content) > 0 && s.content[0].to <= before {
		s.before = s.content[0].to
	}
}

// meets reports a run that follows another, a comma apart.
func (p phrases) meets(in []run, r run) bool {
	for _, c := range in {
		if (c.to+1 == r.from || c.to == r.from) && p.normAt(c.to) == "," {
			return true
		}
	}
	return false
}

// mend closes the gaps of a content: commas between its pieces, and what stands
// between a clause and the tag behind it, which is said too: Four were hurt, one of
// them badly, | the hospital said.
func (p phrases) mend(s *said, before int) {
	out := s.content[:0]
	for _, c := range s.content {
		if n := len(out); n > 0 && out[n-1].to+1 == c.from && p.normAt(out[n-1].to) == "," {
			out[n-1].to = c.to
			continue
		}
		out = append(out, c)
	}
	s.content = out
	if len(out) != 1 || out[0].to >= before || p.normAt(out[0].to) != "," || p.normAt(before-1) != "," || s.thought || p.items[out[0].to-1].quote >= 0 {
		return
	}
	for k := out[0].to; k < before; k++ {
		if p.items[k].quote >= 0 || p.finite[p.items[k].token] {
			return
		}
	}
	out[0].to = before - 1
}

// openBefore is the beginning of a sentence into which the tag is put between
// commas, where the tree gave only its end: There was, she said, “a bargain.”
func (p phrases) openBefore(s *said, before, after int) run {
	it := p.items
	b := before - 1
	if len(s.content) != 1 || s.content[0].from != after+1 || s.shared || s.weak || s.source.empty() || s.verb.class&(says|tells) == 0 || p.normAt(after) != "," || p.normAt(b) != "," || b < 2 || b > 30 {
		return run{}
	}
	if t := p.tok[it[0].token]; it[0].quote >= 0 || t.POS == english.PosADP || t.POS == english.PosSCONJ || t.POS == english.PosADV || t.POS == english.PosCCONJ || t.Tag == english.TagVBG || t.Tag == english.TagVBN {
		return run{}
	}
	for k := 0; k < b; k++ {
		if it[k].quote < 0 && it[k].norm == "," {
			return run{}
		}
	}
	return run{0, b}
}

// unparsed takes the rest of the sentence for a verb of saying to which the tree
// gives nothing although a clause follows.
func (p phrases) unparsed(s *said, after int) {
	it := p.items
	stop := p.sentenceEnd()
	if s.weak || s.verb.class&(says|tells) == 0 || s.verb.class&(clash|labels|objects) != 0 || s.source.empty() || s.inverted || after+2 >= stop || it[after].quote >= 0 || it[after].mark {
		return
	}
	switch t := p.tok[it[after].token]; t.POS {
	case english.PosDET, english.PosPRON, english.PosPROPN, english.PosNOUN, english.PosSCONJ:
	default:
		return
	}
	for k := after + 1; k < stop; k++ {
		if it[k].quote >= 0 {
			continue
		}
		if it[k].mark && (it[k].norm == ";" || it[k].norm == ":" || it[k].norm == ",") {
			return
		}
		if p.finite[it[k].token] {
			s.content = []run{{after, stop}}
			return
		}
	}
}

// resumed adds what goes on behind a tag that follows marked words: “Only you,” she
// said, | would do it; “It is bad luck,” he said, | that both fell.
func (p phrases) resumed(s *said, before, after int) {
	it := p.items
	n := after + 1
	if len(s.content) == 0 || s.content[len(s.content)-1].to > before || s.weak || s.shared || s.source.empty() || s.verb.class&(says|tells) == 0 ||
		p.normAt(after) != "," || n+2 >= p.sentenceEnd() || it[n].quote >= 0 || it[before-1].quote < 0 && p.normAt(before-1) != "," {
		return
	}
	t := p.token(n)
	switch {
	case it[n].norm == "that" && p.tok[t].Tag == english.TagIN:
	case p.tok[t].Tag == english.TagMD || p.tok[t].POS == english.PosAUX && p.finite[t]:
	default:
		return
	}
	s.content = append(s.content, run{n, p.sentenceEnd()})
}

// unhung takes for a verb of saying to which the tree gives nothing the sentence before
// its tag, Even so, he said; or marked words behind its "that": told them, late, that “…”.
func (p phrases) unhung(s *said, t, before, after int) {
	it := p.items
	if s.weak || s.shared || s.verb.class&(says|tells) == 0 || s.verb.class&(clash|labels|objects) != 0 || s.source.empty() {
		return
	}
	if b := before - 1; b > 2 && it[b].quote < 0 && it[b].norm == "," && after >= p.sentenceEnd() && before == min(s.source.from, s.cue.from) {
		finite := false
		for k := range b {
			w := it[k]
			if w.quote < 0 && w.mark && (w.norm == ";" || w.norm == ":") {
				return
			}
			finite = finite || w.quote < 0 && p.finite[w.token]
		}
		if finite {
			s.content = []run{{0, b}}
		}
		return
	}
	// told him, after the flood, that it was shut: hung as an adverbial on the verb
	for c := range p.doc.Children(t) {
		m := p.child(c, english.DepMark)
		if k := p.at(m); m >= 0 && p.tok[c].Dep == english.DepAdvcl && p.tok[m].Norm == "that" && k > after && p.normAt(k-1) == "," {
			s.content = []run{{k, p.phrase(c).to}}
			return
		}
	}
	for k := after; k+1 < len(it) && k < after+20 && it[k].quote < 0; k++ {
		if it[k].norm == "that" && it[k+1].quote >= 0 && !it[k+1].title {
			s.content = []run{{k, p.sentenceEnd()}}
			return
		}
		if p.finite[it[k].token] {
			return
		}
	}
}

// tagOf is the stretch of "he said on Monday": where it begins and ends.
func (p phrases) tagOf(s *said, t int) (before, after int) {
	before, after = s.cue.from, s.cue.to
	if !s.source.empty() && !s.shared {
		if s.source.to <= before {
			// Only what stands between the subject and the verb.
			before = s.source.from
		}
		if s.source.from >= after {
			after = s.source.to
		}
	}
	it := p.items
	for more := true; more && after < len(it) && it[after].quote < 0 && !it[after].mark; {
		more = false
		k := p.token(after)
		for n := 0; n < 12 && p.tok[k].Head != t && p.tok[k].Head != k; n++ {
			k = p.tok[k].Head
		}
		if p.tok[k].Head != t || k == t {
			break
		}
		switch p.tok[k].Dep {
		case english.DepAdvmod, english.DepNpadvmod, english.DepPrep, english.DepDative, english.DepPrt, english.DepAgent:
		case english.DepDobj:
			if s.verb.class&tells == 0 {
				continue
			}
		default:
			continue
		}
		if r := p.phrase(k); r.from <= after && r.to > after {
			e := r.to
			for q := after; q < e; q++ {
				if it[q].quote >= 0 && !it[q].title {
					// Behind a comma the words are reported, else a part of the phrase.
					if e = after; it[q-1].quote < 0 && it[q-1].mark {
						e = q
					}
				}
			}
			if e > after {
				after, more = e, true
			}
		}
	}
	return before, after
}

// reported reports whether the clause k of the verb t is what was said.
func (p phrases) reported(s *said, t, k int) bool {
	r := p.phrase(k)
	if r.empty() || r.from <= s.main && s.main < r.to && p.at(k) < 0 {
		return false
	}
	d := p.tok[k].Dep
	marked := p.quoteWithin(r.from, r.to, r.to-r.from)
	if s.weak {
		// Without a list's word for it only marked words right beside it show that
		// it was said: “…,” Holm grinned.
		i := p.at(k)
		return d == english.DepCcomp && i >= 0 && p.items[i].quote >= 0 && !p.items[i].title && p.closed(i) &&
			(i+1 == min(s.cue.from, s.source.from) && (i == 0 || p.items[i-1].mark) || i > s.main && i > 0 && p.items[i-1].mark)
	}
	c := s.verb.class
	switch d {
	case english.DepParataxis, english.DepDep, english.DepIntj:
		i := p.at(k)
		return i >= 0 && p.items[i].quote >= 0 && c&(says|tells|voices) != 0
	case english.DepCsubj:
		return marked && r.to <= s.main && p.items[r.from].quote >= 0
	}
	if r.to <= s.cue.from && !p.finite[k] && p.items[r.from].quote < 0 && isVerb(p.tok[k]) {
		return false // Sitting down with him, Holm said
	}
	if p.normAt(r.to) == ";" && r.to < s.cue.from {
		return false // another sentence but for its mark
	}
	if c&(labels|accuses) != 0 && c&(says|tells) == 0 {
		return marked && p.quoteWithin(r.from, r.to, 8) || s.verb.lemma == "call" && marked
	}
	if c&shows != 0 {
		return p.document(s.head) || marked && p.items[r.from].quote >= 0
	}
	if c&(says|tells|voices|thinks|bids) == 0 {
		return marked
	}
	if c&(thinks|bids) != 0 && c&says == 0 && p.infinitive(k) {
		return c&bids != 0
	}
	return p.finite[k] || marked || p.infinitive(k) && c&bids != 0 || p.tok[k].Tag != english.TagVBG && !isVerb(p.tok[k]) && p.subject[k] >= 0
}

// around cuts a run at the tag that stands in it.
func (p phrases) around(r run, before, after int) []run {
	if r.to <= before || after <= r.from {
		return []run{r}
	}
	return p.without(r, run{before, after})
}

// insertedIn reads a cue that is put into the sentence it reports: The plan, he
// said, was dead; as he put it.
func (p phrases) insertedIn(s *said, t, before, after int) {
	h := p.tok[t].Head
	if h == t || s.weak || s.source.empty() || s.shared {
		return
	}
	c := s.verb.class
	if c&(says|tells|voices|thinks|shows) == 0 {
		return
	}
	switch p.tok[t].Dep {
	case english.DepParataxis, english.DepCcomp:
		if p.tok[t].Dep == english.DepCcomp && !p.setOff(before, after) {
			return
		}
	case english.DepAdvcl:
		m := p.child(t, english.DepMark, english.DepAdvmod)
		if m < 0 || p.tok[m].Norm != "as" {
			return
		}
		if i := p.at(m); i >= 0 && i < before {
			before = i
		}
	default:
		return
	}
	// What else hangs on the cue is the reporter's: he said, adding
	own := p.phrase(t)
	if own.to > after && own.to-after < 40 && own.from <= before {
		after = own.to
	}
	whole := p.phrase(h)
	if c := p.child(t, english.DepDobj); c >= 0 && s.verb.class&tells == 0 {
		return
	}
	s.content = append(s.content, p.around(whole, before, after)...)
}

// setOff reports a tag between commas, or at the end behind one.
func (p phrases) setOff(before, after int) bool {
	it := p.items
	comma := func(k int) bool {
		return k >= 0 && k < len(it) && (it[k].quote >= 0 || it[k].mark && (it[k].norm == "," || isDash(it[k].norm)))
	}
	return comma(before-1) && (after >= p.sentenceEnd() || comma(after))
}

// objectOf reads what a verb has for an object or an infinitive as the words that
// its frame says they are.
func (p phrases) objectOf(s *said, t int) {
	c := s.verb.class
	it := p.items
	dobj, to, prep, oprd := -1, -1, -1, -1
	for k := range p.doc.Children(t) {
		if i := p.at(k); i < s.cue.to && !(i >= 0 && it[i].quote >= 0) {
			continue
		}
		switch p.tok[k].Dep {
		case english.DepDobj, english.DepDative:
			if dobj < 0 {
				dobj = k
			}
		case english.DepXcomp, english.DepCcomp, english.DepAdvcl:
			if to < 0 && p.infinitive(k) {
				to = k
			} else if oprd < 0 && p.tok[k].Dep != english.DepAdvcl {
				oprd = k
			}
		case english.DepPrep:
			if prep < 0 || p.tok[k].Norm == "as" || p.tok[k].Norm == "of" {
				prep = k
			}
		case english.DepOprd, english.DepAttr, english.DepAcomp, english.DepNpadvmod:
			if oprd < 0 {
				oprd = k
			}
		}
	}
	span := func(ks ...int) run {
		r := run{1 << 30, 0}
		for _, k := range ks {
			if k < 0 {
				continue
			}
			if q := p.phrase(k); !q.empty() {
				r.from, r.to = min(r.from, q.from), max(r.to, q.to)
			}
		}
		if r.to == 0 {
			return run{}
		}
		r.from = max(r.from, s.cue.to)
		return r
	}
	add := func(r run) {
		if !r.empty() {
			s.content = append(s.content, r)
		}
	}
	marked := func(r run) bool {
		for k := r.from; k < r.to; k++ {
			if it[k].quote >= 0 && !(it[k].title && k > r.from) {
				return true
			}
		}
		return false
	}
	if c&bids != 0 && to >= 0 {
		if p.tok[to].Dep == english.DepAdvcl && dobj >= 0 && c&tells == 0 {
			return
		}
		if dobj >= 0 && includesAddressee(s.verb.lemma) && p.phrase(dobj).to <= p.phrase(to).from {
			add(span(dobj, to))
			return
		}
		r := span(to)
		if n := p.subject[to]; n >= 0 && !includesAddressee(s.verb.lemma) {
			if a := p.phrase(int(n)); a.from == r.from {
				r.from = a.to // asked them | to leave
			}
		}
		add(r)
		return
	}
	if c&accuses != 0 {
		if prep >= 0 && dobj >= 0 && p.tok[prep].Norm == "of" {
			add(span(dobj, prep))
		}
		return
	}
	if prep >= 0 {
		w := p.tok[prep].Norm
		o := p.object(prep)
		i := p.at(prep)
		r := run{}
		if o >= 0 {
			r = p.phrase(o)
		}
		switch {
		case o < 0 || i < 0:
		case s.verb.lemma == "call" && (w == "for" || w == "on") && i == s.cue.to && dobj < 0:
			s.cue.to = i + 1
			add(span(o, to))
			return
		case takes(s.verb.lemma, w) && i == s.cue.to && (marked(r) && !it[r.from].title || s.verb.lemma == "warn"):
			s.cue.to = i + 1
			add(r)
			return
		case s.verb.lemma == "warn" && dobj < 0 && (w == "of" || w == "against" || w == "about"):
			add(span(prep))
			return
		}
	}
	if prep >= 0 && c&(says|tells|voices|labels) != 0 && dobj < 0 && p.tok[prep].Norm != "as" && p.tok[prep].Norm != "to" {
		if o := p.object(prep); o >= 0 && p.at(prep) == s.cue.to {
			if r := p.phrase(o); marked(r) && r.to-r.from < 40 && !it[r.from].title {
				s.cue.to++
				add(r)
				return
			}
		}
	}
	if c&labels != 0 {
		if s.verb.class&phrasal != 0 {
			return
		}
		r := span(dobj, oprd)
		if prep >= 0 && (p.tok[prep].Norm == "as" || p.tok[prep].Norm == "for" || p.tok[prep].Norm == "to" || p.tok[prep].Norm == "with" || p.tok[prep].Norm == "on" && s.verb.lemma == "blame" || dobj < 0) {
			r = span(dobj, oprd, prep)
		}
		if !marked(r) {
			// called him, among other things, “…”
			for k := max(s.cue.to, r.to); k < len(it) && k < s.cue.to+14 && !(it[k].quote < 0 && p.finite[it[k].token]); k++ {
				if it[k].quote >= 0 && !it[k].title {
					if r.empty() {
						r.from = k
					}
					r.to = k + 1
					break
				}
			}
		}
		if r.empty() {
			return
		}
		if marked(r) && !p.named(*s, r) || prep >= 0 && p.tok[prep].Norm == "as" && (s.verb.lemma == "describe" || s.verb.lemma == "characterize") {
			add(r)
		}
		return
	}
	if c&(says|tells|voices|bids|shows|thinks) != 0 {
		r := span(dobj)
		if oprd >= 0 && marked(span(oprd)) {
			r = span(dobj, oprd)
		}
		if c&objects != 0 && c&(shows|tells) == 0 && dobj < 0 && oprd >= 0 && p.tok[oprd].Tag == english.TagVBG {
			r = span(oprd) // denies overloading
		}
		if c&objects != 0 && c&(shows|tells) == 0 && !r.empty() {
			add(r)
			return
		}
		if dobj >= 0 && marked(r) && c&thinks == 0 && (c&tells == 0 || p.quoteWithin(r.from, r.to, 2)) || dobj < 0 && marked(r) {
			add(r)
		}
	}
}

// includesAddressee reports verbs of asking whose content, as annotators mark it,
// begins with the one who is asked: urged them to leave.
func includesAddressee(lemma string) bool {
	switch lemma {
	case "tell", "ask", "warn", "assure", "remind", "inform", "advise", "instruct", "promise", "beg":
		return false
	}
	return true
}

// named reports "a formula called the “chained index”": a thing and its name.
func (p phrases) named(s said, r run) bool {
	it := p.items
	if s.head.empty() || s.shared || !naming(s.verb.lemma) {
		return false
	}
	k := r.from
	if it[k].quote < 0 && isDeterminer(it[k].norm) {
		k++
	}
	f := it[s.head.from]
	return k < r.to && it[k].quote >= 0 && !isSubjectPronoun(f.norm) && f.norm != "who" && !p.anyUpper(s.head) && p.tok[it[s.main].token].Tag == english.TagVBN
}

// naming reports a verb that gives names as often as opinions.
func naming(lemma string) bool {
	switch lemma {
	case "call", "dub", "label", "term", "brand", "deem", "bill", "describe":
		return true
	}
	return false
}

// besideMarks adds the marked words that stand right before or behind the tag:
// marks are surer than a tree where they disagree.
func (p phrases) besideMarks(s *said, t, before, after int, f form) {
	it := p.items
	c := s.verb.class
	if s.weak && len(s.content) == 0 && s.source.to == s.cue.from && !s.shared && p.normAt(after) == ":" && after+1 < len(it) && it[after+1].quote >= 0 && p.closed(after+1) {
		s.content = []run{{after + 1, after + 2}} // to which Holm interjected: “…”
		return
	}
	if s.weak && len(s.content) == 0 || c&(says|tells|voices|bids) == 0 && !(c&(labels|thinks) != 0 && len(s.content) == 0) {
		return
	}
	if c&clash != 0 && c&(says|tells) == 0 && c&labels == 0 {
		return
	}
	// “…,” he said
	if b := before; !s.shared && !s.source.empty() && !p.relative(*s) && (c&labels == 0 || after >= p.sentenceEnd() || it[after].mark) {
		comma := false
		if b > 0 && it[b-1].quote < 0 && it[b-1].norm == "as" {
			b--
		}
		for b > 0 && it[b-1].quote < 0 && it[b-1].mark && (it[b-1].norm == "," || isDash(it[b-1].norm)) {
			b--
			comma = true
		}
		if b > 0 && it[b-1].quote >= 0 && !p.covers(s.content, b-1) && (comma || p.closed(b-1) || b == 1) && (b == 1 || !p.clauseBehind(s, after)) {
			s.content = append(s.content, run{b - 1, b})
		} else if b > 1 && comma && it[0].quote >= 0 && after+1 < len(it) && p.normAt(after) == "," && it[after+1].quote >= 0 && !p.covers(s.content, 0) {
			s.content = append(s.content, run{0, b}) // “…” by the town, Holm said, “…”
		}
	}
	// said: “…”
	k := after
	for k < len(it) && it[k].quote < 0 && (it[k].mark && (it[k].norm == "," || it[k].norm == ":" || isDash(it[k].norm)) || !it[k].mark && (it[k].norm == "that" || it[k].norm == "and" || it[k].norm == "but" || isAdverb(it[k].norm)) && k < after+3) {
		k++
	}
	if k < len(it) && it[k].quote >= 0 && !p.covers(s.content, k) && (!it[k].title || k > after && it[k-1].mark && p.ends[it[k].quote]) {
		if len(s.content) == 0 || k == after || it[k-1].norm == ":" || s.content[len(s.content)-1].to <= before {
			r := run{k, k + 1}
			if k == after && !p.closed(k) && len(s.content) == 0 && c&(says|tells) != 0 {
				r.to = p.sentenceEnd() // testified “thousands” of them were lost
			}
			s.content = append(s.content, r)
		}
		return
	}
	// said the same thing everywhere: “…”
	for k = after; k+1 < len(it) && k < after+30 && it[k].quote < 0; k++ {
		if it[k].norm == ":" && it[k+1].quote >= 0 && c&(says|tells) != 0 && c&labels == 0 && !p.covers(s.content, k+1) {
			s.content = append(s.content, run{k + 1, k + 2})
			return
		}
		if it[k].norm == ";" || isDash(it[k].norm) && !glued(it, k) {
			return
		}
		if k > after && isVerb(p.tok[it[k].token]) {
			if _, _, ok := lookUp(it[k].norm, p.tok[it[k].token].Tag); ok {
				return
			}
		}
	}
}

// closed reports marked words that end as a sentence, or its part, does.
func (p phrases) closed(i int) bool {
	it := p.items[i]
	if it.quote < 0 {
		return false
	}
	return it.comma || p.ends[it.quote]
}

// clauseBehind reports a clause without marks that the verb governs behind it, so
// that the marked words before it are another's.
func (p phrases) clauseBehind(s *said, after int) bool {
	for _, c := range s.content {
		if c.from >= after && p.items[c.from].quote < 0 && p.items[c.from].norm != "and" {
			return true
		}
	}
	return false
}

func (p phrases) covers(in []run, i int) bool { return p.overlaps(in, run{i, i + 1}) }

// relative reports a subject that is a relative pronoun: it joins its clause to
// what precedes and reports nothing of it.
func (p phrases) relative(s said) bool {
	return !s.head.empty() && !s.inverted && p.items[s.head.from].norm == "who"
}

// announces reports a cue whose frame ends in a colon: the words follow in the
// next paragraph.
func (p phrases) announces(s *said, t int) {
	it := p.items
	n := len(it)
	if n == 0 || it[n-1].quote >= 0 || it[n-1].norm != ":" || s.verb.class&(says|tells|voices|bids|shows) == 0 {
		return
	}
	for k := s.cue.to; k < n-1; k++ {
		if it[k].quote >= 0 || it[k].mark && it[k].norm != "," && !glued(it, k) {
			return
		}
	}
	s.colon = true
}
