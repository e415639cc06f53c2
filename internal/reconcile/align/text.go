package align

import (
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/kljensen/snowball/english"

	eng "concord/english"
	"concord/internal/annotate"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/quantity"
	"concord/internal/annotate/token"
	"concord/internal/model/words"
	"concord/internal/span"
)

// Text is a clause, a sentence or a phrase made ready to be compared. It does not
// change once it is made. A story has very many: what can be had from elsewhere
// is not kept.
type Text struct {
	doc        *annotate.Document
	words      []word       // that say something, in text order; at their end the names that were added
	own        int          // words without the added names
	length     int          // how many words there are, with those that only connect
	at         int32        // its place in the last set it was put in
	predicates []predicated // the main predicate first
	numbers    []quantity.Quantity
	times      []int // of the document
	names      []string
	negated    bool

	plain    []string // all words, folded; nil where forms are not compared
	trigrams []uint32 // of the letters, sorted, each once; nil where forms are not compared
}

// word is one word that says something.
type word struct {
	span.Span
	*looked
	name   bool
	number bool // which has no meaning but its value: its vector is not used
}

// looked is what is known of a word without its place.
type looked struct {
	key    string // what words of one family share: "attack" for attacked, attackers
	tells  float64
	vector []float32 // of length 1, nil for none
}

// nothing is what is known of no word.
var nothing = &looked{}

// predicated is one predicate with its roles, by indexes into Text.words.
type predicated struct {
	index          int // of the document
	head           int // index of its word, or -1 where it tells nothing, as "be"
	negated        bool
	agent, patient []int
	others         []int
}

// Reader makes texts. It keeps what it has looked up, so that one reader should
// read all texts that are compared, and is for the use of one goroutine.
type Reader struct {
	vectors *words.Vectors // nil for words alone
	forms   bool           // letters and connecting words are compared as well
	seen    map[string]*looked
	keyed   map[[2]string]*looked // a lemma by another key than its own; a number, without lemma
	of      []int32               // for each token of the document the word of the text at hand, or -1
	touched []int                 // tokens of which that is set
	words   []word                // of the text at hand
}

// NewReader returns a reader that knows the meanings of words.
func NewReader() *Reader {
	r := NewPlainReader()
	r.vectors = words.Default()
	return r
}

// NewPlainReader returns a reader that knows words only by their forms: what
// meanings add is measured against it.
func NewPlainReader() *Reader {
	return &Reader{forms: true, seen: map[string]*looked{}, keyed: map[[2]string]*looked{}}
}

// look returns the vector of a lemma and how much it tells.
func (r *Reader) look(lemma string) *looked {
	l, ok := r.seen[lemma]
	if ok {
		return l
	}
	l = &looked{key: family(lemma)}
	v := words.Default()
	if r.vectors == nil {
		l.tells = float64(v.Add(nil, lemma))
	} else {
		sum := make([]float32, v.Dim())
		l.tells = float64(v.Add(sum, lemma))
		if unit(sum) {
			l.vector = sum
		}
	}
	r.seen[lemma] = l
	return l
}

// lookAs is look under another key: of "destruction" by that of "destroy".
func (r *Reader) lookAs(lemma, key string) *looked {
	k := [2]string{lemma, key}
	l, ok := r.keyed[k]
	if !ok {
		as := *r.look(lemma)
		as.key = key
		l = &as
		r.keyed[k] = l
	}
	return l
}

// figure is what is known of a number in figures.
func (r *Reader) figure(norm string) *looked {
	k := [2]string{"", norm}
	l, ok := r.keyed[k]
	if !ok {
		l = &looked{key: strings.ReplaceAll(strings.TrimSuffix(norm, "s"), ",", ""), tells: 1}
		r.keyed[k] = l
	}
	return l
}

// unit makes v of length 1; it reports false for a vector of zeros.
func unit(v []float32) bool {
	n := math.Sqrt(float64(dot(v, v)))
	if n < 1e-9 {
		return false
	}
	for i := range v {
		v[i] = float32(float64(v[i]) / n)
	}
	return true
}

// Text reads the words of doc that lie in one of the pieces, which are in order
// and do not overlap. What a clause leaves out ("the man … was arrested") is left
// out by giving its pieces.
func (r *Reader) Text(doc *annotate.Document, pieces ...span.Span) *Text {
	t := &Text{doc: doc}
	if doc == nil || doc.Grammar == nil {
		return t
	}
	toks := doc.Grammar.Tokens
	heads := doc.Predicates
	r.newText(len(toks))
	for _, piece := range pieces {
		ws := doc.Words
		i := sort.Search(len(ws), func(i int) bool { return ws[i].Start >= piece.Start })
		for ; i < len(ws) && ws[i].End <= piece.End; i++ {
			w := &ws[i]
			if w.Mark {
				continue
			}
			t.length++
			nw, ok := r.word(doc, w)
			if !ok {
				continue
			}
			if w.Token < len(toks) {
				if p := sort.Search(len(heads), func(p int) bool { return heads[p].Head >= w.Token }); p < len(heads) && heads[p].Head == w.Token &&
					heads[p].Kind == predicate.Noun && heads[p].Base != "" {
					nw.looked = r.lookAs(r.lemma(doc, w), r.look(heads[p].Base).key)
				}
				for k := range max(w.Tokens, 1) {
					r.put(w.Token+k, len(r.words))
				}
			}
			if nw.name && !slices.Contains(t.names, nw.key) {
				t.names = append(t.names, nw.key)
			}
			r.words = append(r.words, nw)
		}
	}
	t.words = slices.Clone(r.words)
	t.own = len(t.words)
	sort.Strings(t.names)
	if r.forms {
		t.readForms(pieces...)
	}
	inside := func(s span.Span) bool {
		for _, p := range pieces {
			if p.Contains(s) {
				return true
			}
		}
		return false
	}
	if len(pieces) == 0 {
		return t
	}
	from, to := pieces[0].Start, pieces[len(pieces)-1].End
	for i := sort.Search(len(doc.Quantities), func(i int) bool { return doc.Quantities[i].End > from }); i < len(doc.Quantities) && doc.Quantities[i].Start < to; i++ {
		if q := doc.Quantities[i]; inside(q.Number) && q.Kind != quantity.Ordinal {
			t.numbers = append(t.numbers, q)
		}
	}
	for i := sort.Search(len(doc.Times), func(i int) bool { return doc.Times[i].End > from }); i < len(doc.Times) && doc.Times[i].Start < to; i++ {
		if inside(doc.Times[i].Span) {
			t.times = append(t.times, i)
		}
	}
	t.readPredicates(from, to, inside, r.at)
	return t
}

// addName adds the words of the name that a pronoun or a description at head stands
// for, as if they stood there, in a role of the main predicate.
func (r *Reader) addName(t *Text, name string, at span.Span, role predicate.Role) {
	last := -1
	for _, w := range strings.Fields(strings.ToLower(name)) {
		w = strings.Trim(w, ".,'’")
		if !token.Content(w) || digit(w) || slices.Contains(t.names, family(w)) {
			continue
		}
		last = len(t.words)
		t.words = append(t.words, word{Span: at, looked: r.look(w), name: true})
		t.names = append(t.names, t.words[last].key)
	}
	sort.Strings(t.names)
	if last < 0 || len(t.predicates) == 0 {
		return
	}
	switch p := &t.predicates[0]; role {
	case predicate.Agent:
		p.agent = append(p.agent, last)
	case predicate.Patient:
		p.patient = append(p.patient, last)
	default:
		p.others = append(p.others, last)
	}
}

// word reads one word; ok is false for those that say nothing by themselves.
func (r *Reader) word(doc *annotate.Document, w *token.Word) (nw word, ok bool) {
	nw.Span = w.Span
	if digit(w.Norm) {
		nw.number = true
		nw.looked = r.figure(w.Norm)
		return nw, true
	}
	if !token.Content(w.Norm) {
		return nw, false
	}
	if toks := doc.Grammar.Tokens; w.Token < len(toks) && w.Tokens <= 1 {
		switch toks[w.Token].POS {
		case eng.PosPROPN:
			nw.name = true
		case eng.PosPRON, eng.PosDET, eng.PosAUX:
			return nw, false
		case eng.PosNUM:
			nw.number = true
		}
	}
	nw.looked = r.look(r.lemma(doc, w))
	return nw, true
}

// lemma is what a word is looked up by: its lemma in lower case, or, of a name and
// where word and token differ, the word itself.
func (r *Reader) lemma(doc *annotate.Document, w *token.Word) string {
	if toks := doc.Grammar.Tokens; w.Token < len(toks) && w.Tokens <= 1 {
		tok := &toks[w.Token]
		if tok.POS != eng.PosPROPN && tok.Lemma != "" && tok.Start == w.Start && tok.End == w.End {
			return strings.ToLower(tok.Lemma)
		}
	}
	return w.Norm
}

// newText forgets the text before and makes room for a document of n tokens.
func (r *Reader) newText(n int) {
	for _, k := range r.touched {
		r.of[k] = -1
	}
	r.touched, r.words = r.touched[:0], r.words[:0]
	for len(r.of) < n {
		r.of = append(r.of, -1)
	}
}

// put notes that a token is of a word of the text at hand.
func (r *Reader) put(token, word int) {
	if token < len(r.of) {
		r.of[token] = int32(word)
		r.touched = append(r.touched, token)
	}
}

// at is the word of the text at hand that a token is of.
func (r *Reader) at(token int) (word int, ok bool) {
	if token < 0 || token >= len(r.of) || r.of[token] < 0 {
		return 0, false
	}
	return int(r.of[token]), true
}

func digit(s string) bool {
	return s != "" && '0' <= s[0] && s[0] <= '9'
}

// family is what a word and its inflections and plain derivations share: its stem
// after Porter2, so that "resignation" and "resigned" are one.
func family(lemma string) string {
	for i := 0; i < len(lemma); i++ {
		if c := lemma[i]; c < 'a' || c > 'z' {
			return lemma
		}
	}
	return english.Stem(lemma, true)
}

// readForms fills in the forms of the words in the pieces of t.
func (t *Text) readForms(pieces ...span.Span) {
	if t.plain != nil {
		return
	}
	for _, piece := range pieces {
		for _, w := range token.Within(t.doc.Words, piece) {
			if !w.Mark {
				t.plain = append(t.plain, w.Norm)
				t.trigrams = addTrigrams(t.trigrams, w.Norm)
			}
		}
	}
	slices.Sort(t.trigrams)
	t.trigrams = slices.Clip(slices.Compact(t.trigrams))
}

func addTrigrams(out []uint32, norm string) []uint32 {
	p := " " + norm + " "
	for i := 0; i+3 <= len(p); i++ {
		out = append(out, uint32(p[i])|uint32(p[i+1])<<8|uint32(p[i+2])<<16)
	}
	return out
}

// topic is what all words of t mean together, a vector of length 1 in the room of
// sum; nil where nothing is known.
func (t *Text) topic(sum []float32) []float32 {
	sum = sum[:0]
	for i := range t.words[:t.own] {
		w := &t.words[i]
		if w.vector == nil || w.number {
			continue
		}
		if len(sum) == 0 {
			sum = slices.Grow(sum, len(w.vector))[:len(w.vector)]
			clear(sum)
		}
		for d, x := range w.vector {
			sum[d] += float32(w.tells) * x
		}
	}
	if len(sum) == 0 || !unit(sum) {
		return nil
	}
	return sum
}

// readPredicates fills t.predicates with the predicates whose heads lie in t, the
// one that stands highest first.
func (t *Text) readPredicates(from, to int, inside func(span.Span) bool, at func(token int) (word int, ok bool)) {
	doc := t.doc
	toks := doc.Grammar.Tokens
	type ranked struct{ p, depth int }
	var found []ranked
	for i := sort.Search(len(doc.Predicates), func(i int) bool { return toks[doc.Predicates[i].Head].Start >= from }); i < len(doc.Predicates) && toks[doc.Predicates[i].Head].Start < to; i++ {
		p := &doc.Predicates[i]
		head := span.Span{Start: toks[p.Head].Start, End: toks[p.Head].End}
		if !inside(head) {
			continue
		}
		depth := 0
		for q := p.Within; q >= 0 && depth < 12; q = doc.Predicates[q].Within {
			if h := toks[doc.Predicates[q].Head]; inside(span.Span{Start: h.Start, End: h.End}) {
				depth++
			}
		}
		if p.Kind == predicate.Noun || p.Kind == predicate.Apposition {
			depth += 20
		}
		found = append(found, ranked{i, depth})
		if p.Negated && depth < 20 {
			t.negated = !t.negated
		}
	}
	sort.SliceStable(found, func(a, b int) bool { return found[a].depth < found[b].depth })
	for _, f := range found {
		p := &doc.Predicates[f.p]
		out := predicated{index: f.p, head: -1, negated: p.Negated}
		if w, ok := at(p.Head); ok {
			out.head = w
		}
		for _, a := range p.Arguments {
			var ws []int
			for k := a.From; k < a.To; k++ {
				if w, ok := at(k); ok && (len(ws) == 0 || ws[len(ws)-1] != w) {
					ws = append(ws, w)
				}
			}
			switch a.Role {
			case predicate.Agent:
				out.agent = append(out.agent, ws...)
			case predicate.Patient:
				out.patient = append(out.patient, ws...)
			case predicate.Recipient, predicate.Attribute, predicate.Place, predicate.Topic:
				out.others = append(out.others, ws...)
			}
		}
		t.predicates = append(t.predicates, out)
	}
}
