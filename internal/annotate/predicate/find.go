package predicate

import (
	"sort"
	"strings"
	"time"

	"concord/english"
	"concord/internal/annotate/when"
	"concord/internal/edtf"
	"concord/internal/span"
)

// Find returns the predicates of text, whose grammar is doc, in the order of their
// heads. Times are those of the same text, in order; published is when it was
// published, or "".
//
// The trees are walked from their roots down, so that what a predicate takes from
// the one above it (a shared subject, an auxiliary, its source) is there when it
// is needed. Each token is looked at a bounded number of times.
func Find(text string, doc *english.Doc, times []when.Time, published edtf.Value) []Predicate {
	if doc == nil || len(doc.Tokens) == 0 {
		return nil
	}
	f := &finder{text: text, doc: doc, times: times, toks: doc.Tokens}
	if b, err := published.Bounds(); err == nil && !b.OpenFrom {
		f.published = b.From
	}
	f.prepare()
	f.heads()
	for _, t := range f.order {
		if p := f.at[t]; p >= 0 {
			f.grammar(int(p))
			f.embed(int(p))
			f.arguments(int(p))
		}
	}
	f.questions()
	for _, t := range f.order {
		if p := f.at[t]; p >= 0 {
			f.judge(int(p))
		}
	}
	for i := range f.out {
		f.place(&f.out[i])
	}
	return f.out
}

// finder is the state of one pass.
type finder struct {
	text      string
	doc       *english.Doc
	toks      []english.Token
	times     []when.Time
	published time.Time

	order    []int32 // tokens, each after its head
	sentence []int32 // of each token
	at       []int32 // predicate of which a token is the head, or -1
	timeOf   []int32 // time expression that a token is part of, or -1
	ends     []int32 // end of the phrase of a token, found when asked for

	out   []Predicate
	local []local // beside out
}

// local is what predicates below need to know of one above.
type local struct {
	subject, object Argument // Head is -1 where there is none
	finite          bool
	class           class // of its lemma
	aux             auxiliaries
	light           int  // the noun of action that a light verb goes with, or -1
	definite        bool // the noun has the, this, his: it is presupposed
	denial          bool // negation lies in a word of its own phrase
	inner           Modality
	content         int // token of the adjective or noun that embeds: "likely", "the plan to"
}

// prepare orders the tokens from the roots down and finds sentences and times.
func (f *finder) prepare() {
	n := len(f.toks)
	ints := make([]int32, 4*n)
	f.sentence, f.at, f.timeOf, f.ends = ints[:n], ints[n:2*n], ints[2*n:3*n], ints[3*n:]
	f.order = make([]int32, 0, n)
	sentence, t := int32(-1), 0
	for i := range f.toks {
		tok := &f.toks[i]
		if tok.SentStart || i == 0 {
			sentence++
		}
		f.sentence[i], f.at[i], f.timeOf[i] = sentence, -1, -1
		for t < len(f.times) && f.times[t].End <= tok.Start {
			t++
		}
		if t < len(f.times) && f.times[t].Start < tok.End {
			f.timeOf[i] = int32(t)
		}
		if tok.Head == i {
			f.order = append(f.order, int32(i))
		}
	}
	for k := 0; k < len(f.order); k++ {
		for c := range f.doc.Children(int(f.order[k])) {
			f.order = append(f.order, int32(c))
		}
	}
}

func (f *finder) lemma(i int) string { return strings.ToLower(f.toks[i].Lemma) }

// lower is the word i in lower case.
func (f *finder) lower(i int) string { return strings.ToLower(f.doc.Word(i)) }

// heads finds the tokens that are predicates.
func (f *finder) heads() {
	for i := range f.toks {
		kind, base := f.kind(i)
		if kind == "" {
			continue
		}
		f.at[i] = int32(len(f.out))
		lemma := f.lemma(i)
		if base == "" {
			base = lemma
		}
		f.out = append(f.out, Predicate{Kind: kind, Head: i, Lemma: lemma, Base: base, POS: f.toks[i].POS,
			Sentence: int(f.sentence[i]), Within: -1, Source: -1})
	}
	f.local = make([]local, len(f.out))
	for i := range f.local {
		f.local[i] = local{subject: Argument{Head: -1}, object: Argument{Head: -1}, light: -1, content: -1}
	}
}

// kind says whether token i is the head of a predicate, "" for no, and for nouns of
// action the verb they are made of.
func (f *finder) kind(i int) (Kind, string) {
	tok := &f.toks[i]
	switch tok.POS {
	case english.PosVERB, english.PosAUX:
		switch tok.Dep {
		case english.DepAux, english.DepAuxpass, english.DepAmod, english.DepCompound, english.DepPrep, english.DepCase, english.DepMark,
			english.DepNmod, english.DepDet, english.DepPunct, english.DepAgent:
			return "", ""
		}
		if tok.Tag == english.TagMD {
			return "", ""
		}
		if f.links(i) {
			return Copula, ""
		}
		if tok.POS == english.PosAUX && tok.Tag == english.TagTO {
			return "", ""
		}
		return Verb, ""
	case english.PosNOUN, english.PosPROPN:
		if f.timeOf[i] >= 0 && f.times[f.timeOf[i]].Type != "" && tok.Dep != english.DepAppos {
			return "", ""
		}
		if base, ok := f.event(i); ok {
			return Noun, base
		}
		if tok.Dep == english.DepAppos && f.apposed(i) {
			return Apposition, ""
		}
	}
	return "", ""
}

// links reports whether the verb i joins a subject to what it is.
func (f *finder) links(i int) bool {
	lemma := f.lemma(i)
	if classOf(lemma)&links == 0 {
		return false
	}
	there, told := false, lemma == "be"
	for c := range f.doc.Children(i) {
		switch f.toks[c].Dep {
		case english.DepExpl:
			there = there || f.lower(c) == "there"
		case english.DepAttr, english.DepAcomp, english.DepOprd:
			told = true
		}
	}
	return told && !there
}

// event reports whether the noun i tells an event, and of which verb it is made.
func (f *finder) event(i int) (string, bool) {
	tok := &f.toks[i]
	switch tok.Dep {
	case english.DepCompound, english.DepNmod, english.DepAmod, english.DepNpadvmod, english.DepNummod, english.DepQuantmod, english.DepPoss:
		return "", false
	}
	lemma := f.lemma(i)
	if tok.POS == english.PosPROPN {
		// Names are not read, but headlines write all words with a capital.
		switch tok.Entity {
		case 0, english.EntEVENT:
		default:
			return "", false
		}
		lemma = strings.TrimSuffix(lemma, "s")
	}
	base, _, ok := action(lemma)
	if !ok {
		return "", false
	}
	for c := range f.doc.Children(i) {
		if f.toks[c].Dep == english.DepCompound && c == i-1 && notEvents[f.lemma(c)+" "+lemma] {
			return "", false
		}
	}
	return base, true
}

// notEvents are compounds whose head says an event alone but not here.
var notEvents = map[string]bool{"heart attack": true, "panic attack": true, "credit crunch": true, "fire drill": true, "labor strike": true,
	"front line": true, "press release": true, "news release": true, "law enforcement": true, "real estate": true, "life support": true}

// apposed reports whether the apposition i tells who or what something is: "Ruth
// Hale, the mayor", not an age or another number.
func (f *finder) apposed(i int) bool {
	h := f.toks[i].Head
	name := func(k int) bool { return f.toks[k].POS == english.PosPROPN }
	noun := func(k int) bool { return f.toks[k].POS == english.PosNOUN }
	if !(noun(i) && (name(h) || noun(h)) || name(i) && noun(h)) {
		return false
	}
	// What a comma opens a comma closes: in "under the decree of Ida Holm, the port
	// has to pay" the port is the subject, whatever the tree has.
	left, right := f.doc.LeftEdge(i), f.doc.RightEdge(i)+1
	if left == 0 || !f.mark(left-1) || right >= len(f.toks) || f.toks[right].SentStart {
		return true
	}
	switch f.toks[right].POS {
	case english.PosVERB, english.PosAUX, english.PosADV, english.PosPART:
		return false
	}
	return true
}

// above returns the nearest predicate over token t, the token below it on the way
// and the token below that, -1 for none. The way up is short in English; where a
// hostile text makes it long, it is not followed to its end.
func (f *finder) above(t int) (p, below int) {
	for range 12 {
		h := f.toks[t].Head
		if h == t {
			return -1, t
		}
		if f.at[h] >= 0 {
			return int(f.at[h]), t
		}
		t = h
	}
	return -1, t
}

// phrase returns the tokens of the phrase of i without the relative clauses and
// appositions after its head and without marks at its ends.
func (f *finder) phrase(i int) (from, to int) {
	from = min(f.doc.LeftEdge(i), i)
	if f.ends[i] == 0 {
		to = max(f.doc.RightEdge(i)+1, i+1)
		for c := range f.doc.Children(i) {
			if c < i {
				continue
			}
			switch f.toks[c].Dep {
			case english.DepAcl:
				if f.toks[c].Tag != english.TagVBN && f.toks[c].Tag != english.TagVBG || f.infinitiveAt(c) {
					continue // "the plan to leave", "the claim that"
				}
				fallthrough
			case english.DepRelcl, english.DepAppos, english.DepParataxis:
				if left := f.doc.LeftEdge(c); left > i {
					to = min(to, left)
				}
			}
		}
		for to > i+1 && f.mark(to-1) {
			to--
		}
		f.ends[i] = int32(to)
	}
	to = int(f.ends[i])
	for from < i && f.mark(from) {
		from++
	}
	return from, to
}

func (f *finder) mark(i int) bool {
	switch f.toks[i].POS {
	case english.PosPUNCT, english.PosSPACE:
		return true
	}
	return false
}

// span is the bytes of tokens [from, to).
func (f *finder) span(from, to int) span.Span {
	return span.Span{Start: f.toks[from].Start, End: f.toks[to-1].End}
}

// place fills the spans of p and puts its arguments in order.
func (f *finder) place(p *Predicate) {
	from, to := p.Head, p.Head+1
	for c := range f.doc.Children(p.Head) {
		switch f.toks[c].Dep {
		case english.DepAux, english.DepAuxpass, english.DepNeg, english.DepPrt:
			from, to = min(from, c), max(to, c+1)
		}
	}
	p.Span = f.span(from, to)
	from, to = min(f.doc.LeftEdge(p.Head), p.Head), max(f.doc.RightEdge(p.Head)+1, p.Head+1)
	for from < p.Head && f.mark(from) {
		from++
	}
	for to > p.Head+1 && f.mark(to-1) {
		to--
	}
	p.Clause = f.span(from, to)
	sort.SliceStable(p.Arguments, func(a, b int) bool { return p.Arguments[a].Start < p.Arguments[b].Start })
}

// questions marks the predicates of clauses that end with a question mark, with
// what is conjoined with them or part of them.
func (f *finder) questions() {
	for i := range f.toks {
		if f.toks[i].POS != english.PosPUNCT || f.doc.Word(i) != "?" {
			continue
		}
		p := f.at[f.toks[i].Head]
		if p < 0 {
			if a, _ := f.above(i); a >= 0 {
				p = int32(a)
			}
		}
		// In “Did he go?” she asked, the mark hangs on either verb: what was asked
		// stands before the mark and the verb of saying after it.
		for p >= 0 && f.out[p].Head > i {
			next := int32(-1)
			for _, a := range f.out[p].Arguments {
				if a.Role == Topic && a.Predicate >= 0 && a.Head < i {
					next = int32(a.Predicate)
				}
			}
			if next == p {
				break
			}
			p = next
		}
		if p >= 0 {
			f.out[p].Asked = true
		}
	}
	for _, t := range f.order {
		p := f.at[t]
		if p < 0 {
			continue
		}
		w := f.out[p].Within
		switch f.out[p].By {
		case Content, Intention, Aspect, Outcome, Belief:
			if w >= 0 && f.out[w].Asked {
				f.out[p].Asked = true
			}
		}
	}
}
