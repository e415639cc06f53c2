package collate

import (
	"slices"
	"sort"
	"strings"

	"concord/internal/annotate/quote"
	"concord/internal/story"
)

// Which sayings are prints of one utterance.
//
// Candidates come from an index and never from all pairs: two sayings are
// compared when they share a run of three words, or of two content words, or
// when they are very short and share their rarest word. A run that
// stands in many sayings does not make all their pairs; each is compared with
// the longest few and with its neighbour, which is enough to join them all when
// they are one. Sayings with the very same words by the same speaker are
// compared in a chain.
//
// A candidate is then aligned and judged by its best pair of sentences, since
// outlets cut quotations at sentences: how much of the shorter sentence, by
// weight, stands in the other. What is enough depends on the speakers. The
// thresholds were set on the development accounts (six stories of three
// reports, 15 pairs of same quotations, 200 quotations) and on five reports of
// one order; they are wide apart from what they have to separate there.

// link says that two sayings print one utterance.
type link struct {
	a, b     int
	relation relation
	score    int  // weight of common words
	verbatim bool // all words of the shorter sentence are in the other
	weak     bool // no pair of sentences has more than three content words in common
	pairs    []pair
}

// Candidate runs that stand in more sayings than this are not paired in full.
const crowded = 12

// Sayings of so few words are also compared by single words.
const veryShort = 3

type collator struct {
	story   *story.Story
	sayings []saying
	common  map[string]bool // content words that the reports use in their own voice throughout
}

// candidates returns the pairs of sayings to be judged, a < b, sorted.
func (c *collator) candidates() [][2]int {
	var pairs []uint64 // a and b in one number: they are many, and found more than once
	add := func(a, b int) {
		if a != b && !c.touching(a, b) {
			pairs = append(pairs, uint64(min(a, b))<<32|uint64(max(a, b)))
		}
	}
	// Sayings of the same words: a chain below one representative.
	same := map[string]int{}
	var reps []int
	for i := range c.sayings {
		y := &c.sayings[i]
		var k strings.Builder
		for _, w := range y.words {
			k.WriteString(w.key)
			k.WriteByte(' ')
		}
		k.WriteString("\x00")
		k.WriteString(y.who.name)
		if first, ok := same[k.String()]; ok && !c.touching(first, i) {
			add(first, i)
			continue
		}
		same[k.String()] = i
		reps = append(reps, i)
	}
	// The longest first, so that crowded runs are compared with what holds most; ties by place.
	sort.SliceStable(reps, func(i, j int) bool { return len(c.sayings[reps[i]].words) > len(c.sayings[reps[j]].words) })
	runs, single := map[uint64][]int{}, map[string][]int{}
	for _, i := range reps {
		y := &c.sayings[i]
		for n, w := range y.words {
			if n+1 < len(y.words) && w.content && y.words[n+1].content {
				note(runs, hash(y.words[n:n+2]), i)
			}
			if n+2 < len(y.words) && (w.content || y.words[n+1].content || y.words[n+2].content) {
				note(runs, hash(y.words[n:n+3]), i)
			}
			if w.content && !c.common[w.key] {
				note(single, w.key, i)
			}
		}
	}
	for _, list := range runs {
		for n, i := range list {
			if len(list) > crowded && n >= 4 {
				for _, first := range list[:4] {
					add(first, i)
				}
				add(list[n-1], i)
				continue
			}
			for _, other := range list[:n] {
				add(other, i)
			}
		}
	}
	for _, list := range single {
		for n, i := range list {
			if len(c.sayings[i].words) > veryShort {
				continue
			}
			for k := 0; k < n && k < 4; k++ {
				add(list[k], i)
			}
			if n > 0 {
				add(list[n-1], i)
			}
		}
	}
	slices.Sort(pairs)
	pairs = slices.Compact(pairs)
	out := make([][2]int, len(pairs))
	for i, p := range pairs {
		out[i] = [2]int{int(p >> 32), int(p & (1<<32 - 1))}
	}
	return out
}

// note appends i to the list of k once; lists are filled saying by saying.
func note[K comparable](index map[K][]int, k K, i int) {
	if list := index[k]; len(list) == 0 || list[len(list)-1] != i {
		index[k] = append(list, i)
	}
}

// hash is FNV-1a over the keys of a run.
func hash(ws []word) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range ws {
		for i := 0; i < len(w.key); i++ {
			h = (h ^ uint64(w.key[i])) * 1099511628211
		}
		h = (h ^ ' ') * 1099511628211
	}
	return h
}

// touching reports whether two sayings are one place: nested quotations.
func (c *collator) touching(a, b int) bool {
	x, y := &c.sayings[a], &c.sayings[b]
	return x.member == y.member && x.span().Overlaps(y.span())
}

// likeness is what the best pair of sentences of two sayings has in common.
type likeness struct {
	cover   float64 // share of the shorter sentence's weight that stands in the other
	content int     // equal content words
	forms   int     // content words of which the other has another form
	rare    int     // of these, words that the reports do not use throughout
	run     int     // longest run of equal words
	whole   bool    // the shorter sentence is all there is of its saying
	both    bool    // both sayings are one sentence
	weight  int
}

// likest compares two sayings sentence by sentence along their alignment.
func (c *collator) likest(x, y *saying, ps []pair) map[cell]*likeness {
	cells := map[cell]*likeness{}
	run, last := 0, pair{-2, -2}
	for _, p := range ps {
		if p.a < 0 || p.b < 0 {
			run = 0
			continue
		}
		wx, wy := &x.words[p.a], &y.words[p.b]
		equal := wx.key == wy.key
		if !equal && !similar(wx.key, wy.key) {
			run = 0
			continue
		}
		k := cell{x.sentence[p.a], y.sentence[p.b]}
		l := cells[k]
		if l == nil {
			l = &likeness{}
			cells[k] = l
			run = 0
		}
		if !equal {
			l.weight += wx.weight / 2
			l.forms++
			run = 0
			continue
		}
		if last.a+1 != p.a || last.b+1 != p.b {
			run = 0
		}
		last = p
		run++
		l.run = max(l.run, run)
		l.weight += wx.weight
		if wx.content {
			l.content++
			if !c.common[wx.key] {
				l.rare++
			}
		}
	}
	for k, l := range cells {
		least := min(x.weights[k.a], y.weights[k.b])
		if least > 0 {
			l.cover = min(1, float64(l.weight)/float64(least))
		}
		l.both = len(x.weights) == 1 && len(y.weights) == 1
		l.whole = len(x.weights) == 1 && x.weights[k.a] == least || len(y.weights) == 1 && y.weights[k.b] == least
	}
	return cells
}

// cell is a pair of sentences of two sayings, by their numbers.
type cell struct{ a, b int }

// enough reports whether two sentences with so much in common are prints of one.
func (l likeness) enough(r relation, marked bool) bool {
	all := l.cover >= 0.99
	if !marked { // an indirect quotation promises no words; only long agreement counts
		return r <= unknown && l.cover >= 0.85 && l.content >= 5 && l.run >= 6
	}
	switch r {
	case sameSpeaker:
		if l.cover >= 0.65 && l.content+l.forms >= 3 && l.content >= 2 && l.run >= 3 || l.cover >= 0.55 && l.content >= 5 && l.run >= 3 {
			return true
		}
		// A short sentence of a long speech says too little: "nobody denies it".
		return l.whole && (l.cover >= 0.9 && l.content >= 2 || all && l.rare >= 1) || l.both && l.cover >= 0.8 && l.content >= 3
	case unknown:
		return l.cover >= 0.7 && l.content >= 4 && l.run >= 3 || l.cover >= 0.9 && l.content >= 3 || all && l.whole && l.content >= 2 && l.rare >= 1
	case author, otherSpeaker:
		return l.cover >= 0.75 && l.content >= 4 && l.run >= 4 || all && l.content >= 3 || all && l.whole && l.content >= 2 && l.rare >= 1
	}
	// Two named persons: only words that no two people say alike. It is then the reports that differ in who spoke.
	return l.cover >= 0.85 && l.content >= 4 && l.run >= 8
}

// judge returns the link of two sayings, if they print one utterance.
func (c *collator) judge(a, b int) (link, bool) {
	x, y := &c.sayings[a], &c.sayings[b]
	r := relate(c.story, x.who, y.who)
	marked := x.kind != quote.Indirect && y.kind != quote.Indirect
	if !marked && x.member == y.member {
		return link{}, false
	}
	ps := align(x.words, y.words)
	out := link{a: a, b: b, relation: r, pairs: ps}
	ok := false
	out.weak = true
	cells := c.likest(x, y, ps)
	parallel, content := 0, 0
	for _, l := range cells {
		out.score += l.weight
		if l.cover >= 0.7 {
			parallel++
			content += l.content
		}
		if l.enough(r, marked) {
			ok = true
			out.verbatim = out.verbatim || l.cover >= 0.99
			out.weak = out.weak && l.content <= 3
		}
	}
	if r == sameSpeaker && marked && parallel >= 2 && content >= 3 { // short sentences, one after the other
		ok = true
	}
	if ok {
		out.pairs = alike(x, y, ps, cells)
	}
	return out, ok
}

// unlike is the share of the shorter sentence below which two sentences that
// the alignment put side by side are two sentences and not two readings of one.
const unlike = 0.4

// alike parts an alignment where it puts different sentences side by side.
func alike(x, y *saying, ps []pair, cells map[cell]*likeness) []pair {
	out := make([]pair, 0, len(ps))
	for _, p := range ps {
		if p.a >= 0 && p.b >= 0 {
			if l := cells[cell{x.sentence[p.a], y.sentence[p.b]}]; l == nil || l.cover < unlike {
				if len(out) > 0 && out[len(out)-1] != parted {
					out = append(out, parted)
				}
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

// fragment reports whether the words of x stand in a row in y: the second look
// at a short piece whose sibling in the same sentence was found in y.
func (c *collator) fragment(x, y *saying) ([]pair, bool) {
	ps := align(x.words, y.words)
	content := 0
	for _, p := range ps {
		if p.a < 0 || p.b < 0 || x.words[p.a].key != y.words[p.b].key {
			return nil, false
		}
		if x.words[p.a].content {
			content++
		}
	}
	return ps, len(ps) == len(x.words) && content > 0 && len(ps) >= 2
}

// links judges all candidates and looks a second time at the siblings of
// fragments. The result is sorted: surest first.
func (c *collator) links() []link {
	var out []link
	partner := map[int][]int{}
	linked := map[[2]int]bool{}
	keep := func(l link) {
		out = append(out, l)
		partner[l.a], partner[l.b] = append(partner[l.a], l.b), append(partner[l.b], l.a)
		linked[[2]int{l.a, l.b}] = true
	}
	for _, p := range c.candidates() {
		if l, ok := c.judge(p[0], p[1]); ok {
			keep(l)
		}
	}
	sentence := map[[2]int][]int{}
	for i := range c.sayings {
		if y := &c.sayings[i]; y.where >= 0 && y.marked() {
			k := [2]int{y.member, y.where}
			sentence[k] = append(sentence[k], i)
		}
	}
	for i := range c.sayings {
		x := &c.sayings[i]
		siblings := sentence[[2]int{x.member, x.where}]
		if x.where < 0 || len(siblings) < 2 || len(partner[i]) > 0 || !x.marked() {
			continue
		}
		for _, sib := range siblings {
			if sib == i || relate(c.story, x.who, c.sayings[sib].who) > unknown || c.touching(i, sib) {
				continue
			}
			for _, o := range append([]int(nil), partner[sib]...) {
				a, b := min(i, o), max(i, o)
				if linked[[2]int{a, b}] || c.sayings[o].member == x.member {
					continue
				}
				if ps, ok := c.fragment(x, &c.sayings[o]); ok {
					if a != i {
						ps = turned(ps)
					}
					keep(link{a: a, b: b, relation: relate(c.story, x.who, c.sayings[o].who), score: len(ps), verbatim: true, pairs: ps})
				}
			}
		}
	}
	out = c.settle(out)
	sort.SliceStable(out, func(i, j int) bool {
		l, m := &out[i], &out[j]
		if l.relation != m.relation {
			return l.relation < m.relation
		}
		if l.score != m.score {
			return l.score > m.score
		}
		if l.a != m.a {
			return l.a < m.a
		}
		return l.b < m.b
	})
	return out
}

// settle drops weak links between different speakers where one of the two
// stands with words of its own speaker already: "domestic terrorism" of one
// man's sentence is not a piece of another's.
func (c *collator) settle(ls []link) []link {
	own := map[int]bool{}
	for _, l := range ls {
		if l.relation == sameSpeaker {
			own[l.a], own[l.b] = true, true
		}
	}
	kept := ls[:0]
	for _, l := range ls {
		named := c.sayings[l.a].who.name != "" && c.sayings[l.b].who.name != ""
		if l.weak && named && l.relation != sameSpeaker && l.relation != author && (own[l.a] || own[l.b]) {
			continue
		}
		kept = append(kept, l)
	}
	return kept
}

func turned(ps []pair) []pair {
	out := make([]pair, len(ps))
	for i, p := range ps {
		out[i] = pair{p.b, p.a}
	}
	return out
}
