package quote

import (
	"sort"
	"strings"
	"unicode/utf8"

	"concord/english"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// Find finds the quotations of a text and, apart from them, the attitudes: what
// people are told to want, support or speak of without their words. Both are in text
// order; an attitude is of the kind Indirect.
//
// blocks are the readable blocks in order, usually paragraphs; sentences, words
// and doc, the model's tokens with their trees, are those of the blocks, in order.
// entities and mentions serve only to say whom a source names; both may be nil.
func Find(text string, blocks []span.Span, sentences []sentence.Sentence, words []token.Word, doc *english.Doc, entities []entity.Entity, mentions []entity.Mention, chains []entity.Chain) (quotations, attitudes []Quotation) {
	if len(blocks) == 0 || doc == nil {
		return nil, nil
	}
	f := newFinder(text, blocks, sentences, doc)
	f.words, f.entities, f.mentions, f.taken = words, entities, mentions, persons(chains, entities)
	f.read(nil)
	f.assign()
	f.follow()
	quotations, attitudes = f.quotations()
	if !utf8.ValidString(text) {
		quotations, attitudes = fitting(text, quotations), fitting(text, attitudes)
	}
	return quotations, attitudes
}

// EndCases are the contents behind cues of a text, each with the ends that it may have, for
// fitting the weights by which they are chosen.
func EndCases(text string, blocks []span.Span, sentences []sentence.Sentence, doc *english.Doc) []EndCase {
	if len(blocks) == 0 || doc == nil {
		return nil
	}
	var out []EndCase
	f := newFinder(text, blocks, sentences, doc)
	f.read(func(c EndCase) { out = append(out, c) })
	return out
}

// newFinder pairs the marks of a text and cuts it into frames.
func newFinder(text string, blocks []span.Span, sentences []sentence.Sentence, doc *english.Doc) *finder {
	f := &finder{text: text, blocks: blocks, grove: newGrove(doc), goesOn: map[saidAt]int{}}
	f.pairs = pairMarks(text, blocks)
	f.parts = partsOf(f.pairs)
	f.frames = framesOf(text, blocks, sentences, f.grove, f.parts)
	f.ends = make([]bool, len(f.parts))
	for i, p := range f.parts {
		f.ends[i] = endsClause(p.inner.In(text))
	}
	return f
}

// read finds the acts of reporting of each frame.
func (f *finder) read(learn func(EndCase)) {
	f.saids = make([][]said, len(f.frames))
	for i := range f.frames {
		p := f.phrases(i)
		p.learn = learn
		f.saids[i] = p.acts(f.frames[i].headline)
	}
}

// fitting drops quotations that begin or end inside the broken characters of a
// text that is not UTF-8.
func fitting(text string, qs []Quotation) []Quotation {
	to := make([]int, len(qs))
	out := qs[:0]
	for i, q := range qs {
		ok := q.Fits(text) && q.Clause.Fits(text) && q.Cue.Fits(text) && q.Source.Fits(text) && q.Who.Fits(text)
		for _, c := range append(q.Content[:len(q.Content):len(q.Content)], q.Rest...) {
			ok = ok && c.Fits(text)
		}
		to[i] = -1
		if !ok {
			continue
		}
		if q.Within >= 0 {
			q.Within = to[q.Within]
		}
		to[i] = len(out)
		out = append(out, q)
	}
	for i := range out {
		if t := out[i].Through; t >= 0 {
			out[i].Through = to[t]
		}
	}
	return out
}

// SpeakerName is the fullest name of who speaks: the entity's name, else the
// words of the source as they stand in the text, without what is told of it by the
// way (the order, which was published on Monday), else "".
func (q Quotation) SpeakerName(text string, entities []entity.Entity) string {
	if q.Speaker >= 0 && q.Speaker < len(entities) && entities[q.Speaker].Name != "" {
		return entities[q.Speaker].Name
	}
	name := q.Source.In(text)
	if !q.Who.Empty() {
		name = q.Who.In(text)
	}
	for _, aside := range [...]string{", which ", ", who ", ", whose "} {
		if i := strings.Index(name, aside); i > 0 {
			name = name[:i]
		}
	}
	return name
}

// finder holds what is known while one text is read.
type finder struct {
	text     string
	blocks   []span.Span
	words    []token.Word
	entities []entity.Entity
	mentions []entity.Mention
	taken    map[span.Span]int // phrases that refer to a person, by the chains

	grove  *grove
	pairs  []pair
	parts  []part
	ends   []bool // of each part: its last mark ends a sentence or a clause
	frames []frame
	saids  [][]said

	at     []place        // of each part
	speech []attribute    // of each part
	next   int            // next utterance number
	goesOn map[saidAt]int // acts without marks whose words the next sentence has: the utterance of both
}

// endsClause reports marked words that end as a sentence or a clause does.
func endsClause(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".,!?…—–-", r)
}

// phrases is a frame with its trees.
func (f *finder) phrases(frame int) phrases {
	return phrases{grove: f.grove, items: f.frames[frame].items, index: frame, ends: f.ends}
}

// saidAt names an act of reporting, by its frame and its place there.
type saidAt struct{ frame, said int }

// place is where a part stands as an item.
type place struct{ frame, item int }

// attribute is what is known of the speech a part belongs to.
type attribute struct {
	known     bool
	frame     int // of the said, -1 for a source without cue
	said      int
	run       int // which run of its content
	source    span.Span
	head      span.Span
	utterance int
	object    span.Span // the clause where there is no cue
	term      bool
}

// passedOn is what another part takes over.
func (a attribute) passedOn() attribute {
	a.object = span.Span{}
	return a
}

// wholeFrame as a run: the clause is all of the part's own frame.
const wholeFrame = -2

// assign gives each part the act of reporting in its own frame.
func (f *finder) assign() {
	f.at = make([]place, len(f.parts))
	f.speech = make([]attribute, len(f.parts))
	for i := range f.at {
		f.at[i].frame = -1
	}
	for fi := range f.frames {
		utter := map[int]int{}
		for ii, it := range f.frames[fi].items {
			if it.quote < 0 {
				continue
			}
			f.at[it.quote] = place{fi, ii}
			best, bestRun, bestCost := -1, 0, 1<<30
			for si, s := range f.saids[fi] {
				if s.thought && f.isTerm(it.quote) {
					continue // supports the “gun lobby”: a term, not said
				}
				for ri, r := range s.content {
					if ii < r.from || r.to <= ii {
						continue
					}
					cost := r.to - r.from
					// Words between the cue and the marks.
					d := 0
					if s.cue.to <= ii {
						d = ii - s.cue.to
					} else {
						d = s.cue.from - ii
					}
					cost += 2 * d
					if s.source.empty() || s.noun {
						cost += 10 // said in his statement: “…”
					}
					if s.weak {
						cost += 6
					}
					if cost < bestCost {
						best, bestRun, bestCost = si, ri, cost
					}
				}
			}
			if best < 0 {
				continue
			}
			s := f.saids[fi][best]
			u, ok := utter[best]
			if !ok {
				u = f.next
				utter[best] = u
				f.next++
			}
			f.speech[it.quote] = attribute{known: true, frame: fi, said: best, run: bestRun, utterance: u,
				source: f.spanOf(fi, s.source), head: f.spanOf(fi, s.head)}
		}
	}
}

// spanOf is the span of a run of items.
func (f *finder) spanOf(frame int, r run) span.Span {
	if r.empty() {
		return span.Span{}
	}
	it := f.frames[frame].items
	return span.Span{Start: it[r.from].Start, End: it[r.to-1].End}
}

// follow finds the speech of the parts that have no act of reporting in their
// own frame: the words before or after tell.
func (f *finder) follow() {
	prev := -1 // the part before
	for i := range f.parts {
		if i > 0 && !f.speech[i-1].term && f.at[i-1].frame >= 0 {
			prev = i - 1
		}
		if f.speech[i].known || f.at[i].frame < 0 {
			continue
		}
		pl := f.at[i]
		items := f.frames[pl.frame].items
		p := part{}
		p = f.parts[i]
		// A later paragraph of one quotation.
		if p.index > 0 && prev >= 0 && f.parts[prev].pair == p.pair && f.speech[prev].known {
			f.speech[i] = f.speech[prev].passedOn()
			continue
		}
		if f.isTerm(i) {
			f.speech[i].term = true
			continue
		}
		alone := f.standsAlone(pl)
		switch {
		case alone && f.introduced(i, pl):
		case alone && prev >= 0 && f.frames[f.at[prev].frame].block == f.frames[pl.frame].block && f.sameSpeech(prev, i):
			f.speech[i] = f.speech[f.leading(prev)].passedOn()
		case alone && f.tagged(i, pl):
		case alone && prev >= 0 && f.sameSpeech(prev, i):
			f.speech[i] = f.speech[prev].passedOn()
		case alone && f.fromBefore(i, pl):
		case !alone && pl.item == 0 && prev >= 0 && f.frames[f.at[prev].frame].block == f.frames[pl.frame].block && !f.reports(pl.frame) && f.sameSpeech(prev, i):
			// “…,” he said. “And more” to that effect.
			f.speech[i] = f.speech[prev].passedOn()
			f.speech[i].run = wholeFrame
		default:
			f.inline(i, pl, items)
		}
	}
	// What an earlier paragraph did not know, a later one of the same pair may.
	for i := len(f.parts) - 2; i >= 0; i-- {
		if f.parts[i+1].pair == f.parts[i].pair && f.speech[i+1].known && f.speech[i+1].frame >= 0 &&
			(!f.speech[i].known || f.speech[i].frame < 0 || f.speech[i].frame < f.at[i].frame) {
			f.speech[i] = f.speech[i+1].passedOn()
		}
	}
}

// leading is the part that the frame of a part begins with, where that is speech of
// its own: “A,” Holm said, calling it “b”. What follows goes on with A.
func (f *finder) leading(prev int) int {
	fr := f.at[prev].frame
	q := f.frames[fr].items[0].quote
	if q >= 0 && q != prev && f.speech[q].known && f.speech[q].frame == fr && f.ends[q] {
		if s := f.saids[fr][f.speech[q].said]; s.before > 0 && !s.thought {
			return q
		}
	}
	return prev
}

// standsAlone reports a frame that is nothing but marked words.
func (f *finder) standsAlone(pl place) bool {
	own := 0
	for _, it := range f.frames[pl.frame].items {
		if it.quote < 0 && !it.mark {
			own++
		}
	}
	return own == 0
}

// introduced uses an act that ended in a colon: He wrote: ¶ “…”.
func (f *finder) introduced(i int, pl place) bool {
	if pl.item > 0 || pl.frame == 0 {
		return false
	}
	b := pl.frame - 1
	if f.frames[pl.frame].block-f.frames[b].block > 1 {
		return false
	}
	for si := len(f.saids[b]) - 1; si >= 0; si-- {
		if s := f.saids[b][si]; s.colon {
			f.speech[i] = attribute{known: true, frame: b, said: si, run: -1, source: f.spanOf(b, s.source), head: f.spanOf(b, s.head), utterance: f.next}
			f.next++
			return true
		}
	}
	items := f.frames[b].items
	if n := len(items); items[n-1].quote < 0 && items[n-1].norm == ":" {
		return f.fromBefore(i, pl)
	}
	return false
}

// tagged uses a bare "Mr. Trump wrote." that follows on its own.
func (f *finder) tagged(i int, pl place) bool {
	n := pl.frame + 1
	if n >= len(f.frames) || pl.item != len(f.frames[pl.frame].items)-1 || f.frames[n].block-f.frames[pl.frame].block > 1 {
		return false
	}
	p := f.phrases(n)
	items := p.items
	k, ok := p.tag()
	// A long one has a life of its own: Smith said in a speech.
	if !ok || len(items) > 8 || f.frames[n].block == f.frames[pl.frame].block {
		return false
	}
	h, w := p.sourceOf(int(p.subject[p.token(k)]))
	if h.empty() {
		return false
	}
	v, _, known := lookUp(items[k].norm, english.TagXX)
	if !known {
		v = verb{lemma: items[k].norm, class: voices, stance: Neutral}
	}
	f.saids[n] = append(f.saids[n], said{verb: v, cue: run{k, k + 1}, main: k, head: h, source: w})
	f.speech[i] = attribute{known: true, frame: n, said: len(f.saids[n]) - 1, run: -1, source: f.spanOf(n, w), head: f.spanOf(n, h), utterance: f.next}
	f.next++
	return true
}

// sameSpeech reports whether the part at i, alone in its frame, goes on with
// the speech of the part before: right behind it in the paragraph, or at the
// head of the next one with only the cue's own sentence between.
func (f *finder) sameSpeech(prev, i int) bool {
	s := f.speech[prev]
	if !s.known || f.at[prev].frame < 0 {
		return false
	}
	// A title between them breaks nothing: said on “New Day.” “No money …”
	a, b := f.at[prev].frame, f.at[i].frame
	last := max(a, s.frame)
	if f.frames[b].block-f.frames[last].block > 1 {
		return false
	}
	return b-last <= 1
}

// fromBefore takes the subject of the sentence before as the source, without a
// cue: Smith criticised the plan. “It is a disgrace.”
func (f *finder) fromBefore(i int, pl place) bool {
	b := pl.frame - 1
	if b < 0 || pl.item > 0 || f.frames[pl.frame].block-f.frames[b].block > 1 {
		return false
	}
	p := f.phrases(b)
	for si := len(f.saids[b]) - 1; si >= 0; si-- {
		if s := f.saids[b][si]; !s.source.empty() && s.verb.class&thinks == 0 {
			f.speech[i] = attribute{known: true, frame: -1, source: f.spanOf(b, s.source), head: f.spanOf(b, s.head), utterance: f.next}
			if f.frames[b].block == f.frames[pl.frame].block && si == len(f.saids[b])-1 {
				f.goesOn[saidAt{b, si}] = f.next // Holm said it was over. “It is done.”
			}
			f.next++
			return true
		}
	}
	r := p.mainSubject(len(p.items))
	if r.empty() {
		r = f.actor(b)
	}
	if r.empty() || !f.personal(p, r) {
		return false
	}
	f.speech[i] = attribute{known: true, frame: -1, source: f.spanOf(b, r), head: f.spanOf(b, r), utterance: f.next}
	f.next++
	return true
}

// actor is the name that a sentence begins with when a verb that no list has
// follows it: Ada Holm shook her head. “…”
func (f *finder) actor(frame int) run {
	items := f.frames[frame].items
	e := f.nameFrom(items[0].Start)
	for k, it := range items {
		if it.quote >= 0 || it.Start >= e {
			if k == 0 || it.quote >= 0 || it.mark || it.upper || isPreposition(it.norm) || isConjunction(it.norm) || isBe(it.norm) {
				return run{}
			}
			return run{0, k}
		}
	}
	return run{}
}

// personal reports whether a subject without a cue can be a speaker: a pronoun,
// a name, a description of people. Cannot tell beats a guess, so that a thing
// that is merely the subject of the sentence is none.
func (f *finder) personal(p phrases, r run) bool {
	w := p.items[r.from]
	if p.nobody(r) {
		return false
	}
	if r.to < len(p.items) && p.items[r.to].quote < 0 && isBe(p.items[r.to].norm) {
		return false // is tasked with, was seen
	}
	if w.norm == "it" {
		e := f.mentionIn(w.Span)
		return e >= 0 && f.entities[e].Kind != entity.Place && f.entities[e].Kind != entity.Other
	}
	if isSubjectPronoun(w.norm) {
		return w.norm != "you" && w.norm != "i"
	}
	if r.to-r.from == 1 && (w.norm == "this" || w.norm == "that") {
		return false
	}
	last := p.items[r.to-1]
	if f.mentionAt(span.Span{Start: w.Start, End: last.End}, last.Span) >= 0 {
		return true
	}
	for k := r.from; k < r.to && !isPreposition(p.items[k].norm); k++ {
		if isTitleNoun(p.items[k].norm) || isInstrument(p.items[k].norm) {
			return true
		}
	}
	return false
}

// isInstrument reports documents whose every verb is a way of saying: the order
// makes, the treaty binds, the lawsuit seeks.
func isInstrument(w string) bool {
	switch w {
	case "order", "lawsuit", "complaint", "indictment", "memo", "memorandum", "letter", "affidavit", "treaty", "agreement", "resolution", "petition", "ruling", "declaration", "constitution",
		"decree", "directive", "statement", "report", "bill", "law", "charter", "pact", "accord", "email", "e-mail", "document", "filing", "suit", "amendment":
		return true
	}
	return false
}

// instrumentLead reports a sentence that begins with a document and what it
// does: The order further directs officials to “…”.
func (p phrases) instrumentLead(end int) run {
	it := p.items
	if it[0].quote >= 0 || !isDeterminer(it[0].norm) {
		return run{}
	}
	for k := 1; k < min(5, end-1); k++ {
		if it[k].quote >= 0 || it[k].mark || isPreposition(it[k].norm) {
			return run{}
		}
		if n := it[k+1]; isInstrument(it[k].norm) {
			if n.quote >= 0 || n.mark || isPreposition(n.norm) || isBe(n.norm) {
				return run{}
			}
			return run{0, k + 1}
		}
	}
	return run{}
}

// order sorts the quotations and makes Within an index into the result.
func order(qs []Quotation, key []int, withins []int) []Quotation {
	index := make([]int, len(qs))
	for i := range index {
		index[i] = i
	}
	sort.SliceStable(index, func(a, b int) bool {
		x, y := qs[index[a]], qs[index[b]]
		if x.Start != y.Start {
			return x.Start < y.Start
		}
		return x.End > y.End
	})
	of := map[int]int{} // pair → place in the result
	out := make([]Quotation, len(qs))
	for i, k := range index {
		out[i] = qs[k]
		if key[k] >= 0 {
			of[key[k]] = i
		}
	}
	for i, k := range index {
		out[i].Within = -1
		if withins[k] >= 0 {
			if w, ok := of[withins[k]]; ok {
				out[i].Within = w
			}
		}
	}
	return out
}
