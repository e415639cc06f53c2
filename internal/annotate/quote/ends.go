package quote

import (
	"concord/english"
)

// Where the words behind a cue end: said it would rain | and called off the fair; called
// him a “friend” | at the town hall. The tree says what hangs on what, but the parser
// often hangs the last phrase too high or too low, and it knows nothing of marks, of what
// a verb may report, or of the next speaker. So the ends that a content may have are laid
// side by side, each with small signs (signs.go): the word behind it, what that word hangs
// on, marked words on either side, a conjunct that agrees with the cue's verb. The end with
// the largest sum of weights is taken: a log-linear choice among the candidates of one
// case (McFadden 1974, conditional logit). The weights are in ends.txt, fitted by
// tools/quotes/fit.py.

// endWithin bounds the candidates, in items behind the beginning of the content.
const endWithin = 70

// endings gives the acts of a frame the ends of what they report behind their cues.
func (p phrases) endings(acts []said) {
	weights := endWeights()
	var buf [40]sign
	for i := range acts {
		s := &acts[i]
		n := len(s.content)
		if n == 0 || s.content[n-1].from < s.cue.to {
			continue
		}
		r := s.content[n-1]
		ends := p.endsOf(r)
		if len(ends) < 2 {
			continue
		}
		if p.learn != nil {
			p.learn(p.endCase(acts, i, ends))
		}
		best, most := ends[0], float32(-1e9)
		for _, e := range ends {
			sum := float32(0)
			for _, x := range p.endSigns(acts, i, e, buf[:0]) {
				sum += weights[x]
			}
			if sum > most {
				best, most = e, sum
			}
		}
		s.content[n-1] = p.takenOver(run{r.from, best})
	}
}

// endsOf are the places where the content r may end: where it ends by the tree, at the
// end of the sentence, at a mark, behind marked words, and where a phrase begins that
// hangs on something before it.
func (p phrases) endsOf(r run) []int {
	it, stop := p.items, p.sentenceEnd()
	var out []int
	for e := r.from + 1; e <= stop; e++ {
		ok := e == stop || e == r.to
		if !ok && e < r.from+endWithin && e < len(it) {
			switch {
			case it[e-1].quote >= 0:
				ok = true
			case it[e].quote < 0 && it[e].mark:
				ok = !glued(it, e)
			case it[e-1].mark && closesPhrase(it[e-1].norm):
			default:
				ok = p.tok[p.top(it[e].token)].Head < it[e].token
			}
		}
		if ok {
			out = append(out, e)
		}
	}
	return out
}

// top is the highest token whose phrase begins at t.
func (p phrases) top(t int) int {
	top := t
	for h := p.tok[t].Head; h > top && p.doc.LeftEdge(h) == t; h = p.tok[top].Head {
		top = h
	}
	return top
}

// EndCase is one content with the ends it may have, for fitting the weights.
type EndCase struct {
	Cue, From int        // bytes: where the verb begins, where the content begins
	Ends      []int      // bytes
	Tree      int        // which of them is that of the tree
	Signs     [][]string // of each end
}

func (p phrases) endCase(acts []said, i int, ends []int) EndCase {
	s := acts[i]
	r := s.content[len(s.content)-1]
	c := EndCase{Cue: p.items[s.main].Start, From: p.items[r.from].Start, Tree: -1}
	for k, e := range ends {
		if e == r.to {
			c.Tree = k
		}
		var names []string
		for _, x := range p.endSigns(acts, i, e, nil) {
			names = append(names, x.String())
		}
		c.Ends, c.Signs = append(c.Ends, p.items[e-1].End), append(c.Signs, names)
	}
	return c
}

// endSigns are the signs of the item e as the end of what the i-th act reports.
func (p phrases) endSigns(acts []said, i, e int, out []sign) []sign {
	it, stop := p.items, p.sentenceEnd()
	s := acts[i]
	r := s.content[len(s.content)-1]
	kind := s.kind()
	add := func(t trait, a, b, c uint8) { out = append(out, signOf(t, a, b, c)) }

	moved := uint8(1) // against the tree
	if e < r.to {
		moved = 0
	} else if e > r.to {
		moved = 2
	}
	length := bucket(e - r.from)
	add(fMoved, moved, kind, 0)
	add(fLast, flag(e == stop), kind, moved)
	add(fDistance, moved, bucket(max(e-r.to, r.to-e)), 0)
	add(fLength, length, kind, 0)
	add(fLengthMarked, length, flag(it[r.from].quote >= 0), 0)

	// Marked words before, in and behind it.
	before := uint8(0)
	if w := it[e-1]; w.quote >= 0 {
		switch p.code(e - 1) {
		case codeClosed:
			before = 3
		case codeTitle:
			before = 4
		default:
			before = 1
		}
		if w.comma {
			before = 2
		}
	}
	quoted := flag(p.quoteWithin(r.from, e, e-r.from))
	alone := flag(quoted == 1 && e == r.from+1)
	left := flag(p.quoteWithin(e, stop, stop-e))
	next := uint8(codeNone)
	if e < stop {
		next = p.code(e)
	}
	add(fMarks, before, quoted, left)
	add(fNext, next, before, 0)
	add(fNextMoved, next, moved, 0)
	add(fNextAlone, next, alone, before)

	act := p.actAt(acts, i, e)
	add(fAct, act, next, 0)
	add(fActKind, act, kind, moved)
	k := e // the first word behind
	if e < stop && it[e].quote < 0 && it[e].mark {
		k++
	}
	if e == stop || k >= stop {
		return out
	}
	first, t := p.code(k), it[k].token
	top := p.top(t)
	at := p.region(s, r.from, e, top)
	parted := flag(k > e)
	add(fTwo, next, first, 0)
	add(fFirstTwo, first, p.code(k+1), 0)
	add(fFirstMarks, first, quoted, left)
	add(fHangs, first, at, parted)
	add(fLabel, uint8(p.tok[top].Dep), at, moved)
	add(fActFirst, act, first, 0)
	if c := it[k].norm; it[k].quote < 0 && (c == "and" || c == "but" || c == "or") {
		conjunct, own, verb := p.conjunct(s, t)
		add(fConjunct, conjunct, at, parted)
		add(fConjunctVerb, conjunct, verb, at)
		add(fConjunctOwn, own, at, kind)
	}
	finite, subject := p.clauseAt(k, stop)
	add(fClause, first, finite, subject)
	add(fClauseNext, finite, subject, next)
	return out
}

// actAt tells of another act whose source, cue or words begin at e, or a word behind.
func (p phrases) actAt(acts []said, self, e int) uint8 {
	k := e
	if e < len(p.items) && p.items[e].quote < 0 && p.items[e].mark {
		k++
	}
	at := func(b int) bool { return b == e || b == k || b == k+1 }
	out := uint8(0)
	for j, o := range acts {
		if j == self {
			continue
		}
		said := uint8(1)
		if o.thought {
			said = 0
		}
		if !o.source.empty() && !o.shared && at(o.source.from) && o.cue.from >= e {
			out = max(out, 1+said)
		}
		if at(o.cue.from) {
			out = max(out, 3+said)
		}
		if o.before > 0 && o.cue.from > e && (o.content[0].from == e || o.content[0].from == k) {
			out = max(out, 5)
		}
	}
	return out
}

// conjunct tells of what the conjunction t joins to what precedes: what it is, whether its
// tense is that of the cue or of what it is joined to, whether it has a subject of its own,
// and what it would report.
func (p phrases) conjunct(s said, t int) (is, own, verb uint8) {
	h := p.tok[t].Head
	c := -1
	for j := range p.doc.Children(h) {
		if j > t && p.tok[j].Dep == english.DepConj {
			c = j
			break
		}
	}
	if c < 0 {
		return 0, 0, 0
	}
	switch {
	case int(p.subject[c]) > t:
		is, own = 1, 1
	case isVerb(p.tok[c]):
		is = 2
	case isNominal(p.tok[c]):
		is = 3
	default:
		is = 4
	}
	tense := p.tense(c)
	is = is<<2 | flag(tense == p.tok[p.token(s.main)].Tag) | flag(tense == p.tense(h))<<1
	if v, _, ok := lookUp(p.word(c), p.tok[c].Tag); ok && isVerb(p.tok[c]) {
		verb = said{verb: v}.kind()
	}
	return is, own, verb
}

// tense is the tag of the first word of the verb group of t.
func (p phrases) tense(t int) english.Tag {
	if a := p.child(t, english.DepAux, english.DepAuxpass); a >= 0 {
		return p.tok[a].Tag
	}
	return p.tok[t].Tag
}

// clauseAt reports a finite verb between item k and the next mark, and whether its
// subject stands there too.
func (p phrases) clauseAt(k, stop int) (finite, subject uint8) {
	for j := k; j < min(stop, k+25); j++ {
		w := p.items[j]
		if w.quote >= 0 {
			continue
		}
		if j > k && w.mark && !glued(p.items, j) {
			break
		}
		if p.finite[w.token] {
			return 1, flag(p.at(int(p.subject[w.token])) >= k)
		}
	}
	return 0, 0
}

// region tells where that stands on which the token t hangs, for a content from item
// from to item e.
func (p phrases) region(s said, from, e, t int) uint8 {
	h := p.tok[t].Head
	k := p.at(h)
	switch {
	case h == t:
		return 1
	case h == p.token(s.main):
		return 2
	case k < 0:
		return 3
	case k >= from && k < e:
		return 4
	case k >= e:
		return 5
	}
	return 6
}
