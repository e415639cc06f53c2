package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/english"
)

// Marked words inside a sentence that has no cue for them.

// inline treats marked words inside a sentence that has no cue for them.
func (f *finder) inline(i int, pl place, items []item) {
	p := f.phrases(pl.frame)
	// “…” [The Daily Post.]
	if n := pl.item + 1; pl.item == 0 && n+2 < len(items) && items[n].norm == "[" && items[n+1].upper && len(items) < 12 {
		r := run{n + 1, n + 1}
		for r.to < len(items) && items[r.to].quote < 0 && items[r.to].norm != "]" && items[r.to].norm != "." {
			r.to++
		}
		if !r.empty() {
			f.speech[i] = attribute{known: true, frame: -1, source: f.spanOf(pl.frame, r), head: f.spanOf(pl.frame, r), utterance: f.next}
			f.next++
			return
		}
	}
	// The nearest act to the left of the same sentence: said “a” … “b”.
	best := -1
	for si, s := range f.saids[pl.frame] {
		if s.cue.to <= pl.item && !s.source.empty() && s.verb.class&thinks == 0 && !s.noun && !s.thought {
			best = si
		}
	}
	if best >= 0 && !f.resumes(i, pl) && p.finiteBetween(f.saids[pl.frame][best], pl.item) {
		best = -1 // another clause has begun
	}
	if best >= 0 {
		s := f.saids[pl.frame][best]
		object := f.spanOf(pl.frame, p.upTo(s, pl.item))
		for k := i - 1; k >= 0 && f.at[k].frame == pl.frame; k-- {
			if f.speech[k].known && f.speech[k].frame == pl.frame && f.speech[k].said == best {
				f.speech[i] = f.speech[k].passedOn() // … she said with a smile, “and so on”
				f.speech[i].run, f.speech[i].object = -1, object
				return
			}
		}
		f.speech[i] = attribute{known: true, frame: pl.frame, said: best, run: -1, object: object, source: f.spanOf(pl.frame, s.source), head: f.spanOf(pl.frame, s.head), utterance: f.next}
		f.next++
		return
	}
	if f.parts[i].words <= 3 {
		f.speech[i].term = true
		return
	}
	r := p.instrumentLead(pl.item)
	if r.empty() {
		r = p.underOrder(pl.item)
	}
	if it := items[0]; r.empty() && it.quote < 0 && it.norm == "it" && pl.item > 2 && !isBe(items[1].norm) && f.documentBefore(pl.frame) {
		r = run{0, 1}
		f.speech[i] = attribute{known: true, frame: -1, source: f.spanOf(pl.frame, r), head: f.spanOf(pl.frame, r), utterance: f.next}
		f.next++
		return
	}
	if r.empty() {
		r = p.mainSubject(pl.item)
	}
	if w := items[0]; r.empty() && w.quote < 0 && pl.item < 8 && pl.item > 1 {
		if r = f.actor(pl.frame); r.empty() && (w.norm == "he" || w.norm == "she") {
			r = run{0, 1}
		}
	}
	if !r.empty() && f.personal(p, r) {
		f.speech[i] = attribute{known: true, frame: -1, source: f.spanOf(pl.frame, r), head: f.spanOf(pl.frame, r), utterance: f.next}
		f.speech[i].object = f.spanOf(pl.frame, p.objectWith(pl.item))
		f.next++
	}
}

// upTo is what stands between the end of what s reports and the marked words at item
// i, with these: called it a “mistake,” | made by some “voices on the right”.
func (p phrases) upTo(s said, i int) run {
	if len(s.content) == 0 {
		return run{}
	}
	c := s.content[len(s.content)-1]
	if c.from < s.cue.to || c.to > i || i-c.to > 25 || s.verb.class&(says|tells|labels|accuses) == 0 {
		return run{}
	}
	for k := c.to; k < i; k++ {
		if w := p.items[k]; w.quote < 0 && w.mark && (w.norm == ";" || w.norm == ":" || isDash(w.norm) && !glued(p.items, k)) {
			return run{}
		}
	}
	return run{c.to, p.objectWith(i).to}
}

// reports reports whether somebody says something in a frame.
func (f *finder) reports(frame int) bool {
	for _, s := range f.saids[frame] {
		if !s.thought {
			return true
		}
	}
	return false
}

// underOrder reports a sentence that begins with the document it goes by: Under an
// order signed on Monday, the town “shall pay for all of it”.
func (p phrases) underOrder(end int) run {
	switch p.normAt(0) {
	case "under", "in", "by", "per", "from":
	default:
		return run{}
	}
	o := p.object(p.token(0))
	if o < 0 || !isInstrument(p.tok[o].Norm) {
		return run{}
	}
	head, _ := p.sourceOf(o)
	for k := head.from; k < head.to; k++ {
		if isVerb(p.tok[p.token(k)]) {
			head.to = k
		}
	}
	if head.to > end {
		return run{}
	}
	return head
}

// documentBefore reports whether the sentence before in the paragraph, or the
// last of the one before, has a document for its subject.
func (f *finder) documentBefore(frame int) bool {
	for b := frame - 1; b >= 0 && b >= frame-3; b-- {
		if f.frames[frame].block-f.frames[b].block > 1 {
			return false
		}
		p := f.phrases(b)
		for _, s := range f.saids[b] {
			if !s.head.empty() && p.document(s.head) {
				return true
			}
		}
		if !p.instrumentLead(len(p.items)).empty() {
			return true
		}
		if w := p.items[0]; w.quote >= 0 || w.norm != "it" {
			return false
		}
	}
	return false
}

// resumes reports marked words that go on with what was said before the cue:
// “…,” she said of those who left, “but not of you”; she said, and: “…”.
func (f *finder) resumes(i int, pl place) bool {
	if pl.item == 0 {
		return false
	}
	b := f.frames[pl.frame].items[pl.item-1]
	if b.quote >= 0 || b.norm == ":" {
		return true
	}
	return b.norm == "," && startsLower(f.text, f.parts[i].inner.Start)
}

// finiteBetween reports a finite verb between what s reports and item i.
func (p phrases) finiteBetween(s said, i int) bool {
	from := s.cue.to
	for _, r := range s.content {
		if r.to <= i {
			from = max(from, r.to)
		}
	}
	for k := from; k < i; k++ {
		if p.items[k].quote < 0 && p.finite[p.token(k)] {
			return true
		}
	}
	return false
}

// objectWith is the phrase of the verb's object, or of what hangs on it, that
// holds the marked words at item i: Holm pressed for | a quick “grand bargain” of
// all parties.
func (p phrases) objectWith(i int) run {
	r := run{i, i + 1}
	t := p.token(i)
	for k := t; k <= p.items[i].last; k++ {
		if h := p.tok[k].Head; h < p.token(i) || h > p.items[i].last {
			t = k
			break
		}
	}
	for range 8 {
		d, h := p.tok[t].Dep, p.tok[t].Head
		q := p.phrase(t)
		if q.empty() || q.from > i || q.to <= i {
			break
		}
		r = q
		if h == t || isVerb(p.tok[h]) && (d != english.DepRelcl && d != english.DepAcl) || d == english.DepPobj && isVerb(p.tok[p.tok[h].Head]) {
			break
		}
		t = h
	}
	for k := i; k > r.from; k-- { // what precedes in another clause is no part
		if it := p.items[k-1]; it.quote < 0 && it.mark && it.norm == "," {
			r.from = k
			break
		}
	}
	return p.trimmed(r)
}

// mainSubject is the subject of the clause that item i stands in, else of the
// sentence that ends before it.
func (p phrases) mainSubject(i int) run {
	var t int
	switch {
	case len(p.items) == 0:
		return run{}
	case i < len(p.items):
		t = p.token(i)
	default:
		t = p.items[len(p.items)-1].token
	}
	best := -1
	for n := 0; n < 24; n++ {
		if s := int(p.subject[t]); s >= 0 && p.at(s) >= 0 && p.at(s) < i && p.items[p.at(s)].quote < 0 && p.tok[s].Dep != english.DepExpl && p.word(s) != "who" && p.word(s) != "that" && p.word(s) != "which" {
			best = s
			if i < len(p.items) {
				break
			}
		}
		if p.tok[t].Head == t {
			break
		}
		t = p.tok[t].Head
	}
	if best < 0 {
		return run{}
	}
	_, whole := p.sourceOf(best)
	return whole
}

// isTerm reports marks around a title, a nickname or a single term.
func (f *finder) isTerm(i int) bool {
	pl, p := f.at[i], f.parts[i]
	items := f.frames[pl.frame].items
	inner := p.inner.In(f.text)
	if p.words == 0 {
		return true
	}
	if f.standsAlone(pl) {
		return false
	}
	if pl.item > 0 && pl.item+1 < len(items) && items[pl.item-1].upper && items[pl.item+1].upper && items[pl.item-1].quote < 0 && p.words <= 3 {
		return true // John “Shorty” Smith
	}
	if p.words <= 8 && (titleCase(inner) || titleCase(strings.TrimRight(inner, "!?"))) {
		return true
	}
	if pl.item > 0 {
		switch items[pl.item-1].norm {
		case "so-called", "titled", "entitled", "nicknamed", "word", "term", "phrase", "dubbed", "named", "headlined", "codenamed", "called":
			return true
		case "as":
			return pl.item > 1 && items[pl.item-2].norm == "known"
		}
	}
	return p.words <= 2
}

// titleCase reports whether all words of four and more letters begin with a
// capital, and at least one of two words does: the marks name a work.
func titleCase(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
		if unicode.IsUpper(r) {
			n++
		} else if len(w) >= 4 && !unicode.IsDigit(r) || n == 0 {
			return false
		}
	}
	return n > 0 && !strings.ContainsAny(s[len(s)-1:], "!?")
}
