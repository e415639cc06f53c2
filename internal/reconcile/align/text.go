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
// change once it is made.
type Text struct {
	doc        *annotate.Document
	words      []word   // that say something, in text order
	plain      []string // all words, folded
	total      float64  // how much the words tell together
	vector     []float32
	predicates []predicated // the main predicate first
	numbers    []quantity.Quantity
	times      []int // of the document
	names      []string
	negated    bool
	trigrams   []uint32 // of the letters, sorted, each once
}

// word is one word that says something.
type word struct {
	span.Span
	key    string // what words of one family share: "attack" for attacked, attackers
	tells  float64
	vector []float32 // of length 1, nil for none
	name   bool
	number bool
	role   predicate.Role // in the main predicate
}

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
	seen    map[string]looked
}

// looked is what is known of a word without its place.
type looked struct {
	vector []float32
	tells  float64
}

// NewReader returns a reader that knows the meanings of words.
func NewReader() *Reader {
	return &Reader{vectors: words.Default(), seen: map[string]looked{}}
}

// NewPlainReader returns a reader that knows words only by their forms: what
// meanings add is measured against it.
func NewPlainReader() *Reader {
	return &Reader{seen: map[string]looked{}}
}

// look returns the vector of a lemma and how much it tells.
func (r *Reader) look(lemma string) looked {
	l, ok := r.seen[lemma]
	if ok {
		return l
	}
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
	at := map[int]int{} // token → word of t
	heads := doc.Predicates
	trigrams := map[uint32]bool{}
	names := map[string]bool{}
	if r.vectors != nil {
		t.vector = make([]float32, r.vectors.Dim())
	}
	for _, piece := range pieces {
		ws := doc.Words
		i := sort.Search(len(ws), func(i int) bool { return ws[i].Start >= piece.Start })
		for ; i < len(ws) && ws[i].End <= piece.End; i++ {
			w := &ws[i]
			if w.Mark {
				continue
			}
			t.plain = append(t.plain, w.Norm)
			addTrigrams(trigrams, w.Norm)
			nw, ok := r.word(doc, w)
			if !ok {
				continue
			}
			if w.Token < len(toks) {
				if p := sort.Search(len(heads), func(p int) bool { return heads[p].Head >= w.Token }); p < len(heads) && heads[p].Head == w.Token &&
					heads[p].Kind == predicate.Noun && heads[p].Base != "" {
					nw.key = family(heads[p].Base)
				}
				for k := range max(w.Tokens, 1) {
					at[w.Token+k] = len(t.words)
				}
			}
			if nw.name && !names[nw.key] {
				names[nw.key] = true
				t.names = append(t.names, nw.key)
			}
			t.words = append(t.words, nw)
			t.total += nw.tells
			for d, x := range nw.vector {
				t.vector[d] += float32(nw.tells) * x
			}
		}
	}
	if t.vector != nil && !unit(t.vector) {
		t.vector = nil
	}
	for g := range trigrams {
		t.trigrams = append(t.trigrams, g)
	}
	sort.Slice(t.trigrams, func(i, j int) bool { return t.trigrams[i] < t.trigrams[j] })
	sort.Strings(t.names)
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
	t.readPredicates(from, to, inside, at)
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
		l := r.look(w)
		last = len(t.words)
		t.words = append(t.words, word{Span: at, key: family(w), tells: l.tells, vector: l.vector, name: true, role: role})
		t.names = append(t.names, family(w))
		t.total += l.tells
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
	toks := doc.Grammar.Tokens
	nw.Span = w.Span
	lemma := w.Norm
	if digit(w.Norm) {
		nw.number = true
		nw.key = strings.ReplaceAll(strings.TrimSuffix(w.Norm, "s"), ",", "")
		nw.tells = 1
		return nw, true
	}
	if !token.Content(w.Norm) {
		return nw, false
	}
	if w.Token < len(toks) && w.Tokens <= 1 {
		tok := &toks[w.Token]
		switch tok.POS {
		case eng.PosPROPN:
			nw.name = true
		case eng.PosPRON, eng.PosDET, eng.PosAUX:
			return nw, false
		case eng.PosNUM:
			nw.number = true
		}
		if !nw.name && tok.Lemma != "" && tok.Start == w.Start && tok.End == w.End {
			lemma = strings.ToLower(tok.Lemma)
		}
	}
	l := r.look(lemma)
	nw.key, nw.tells = family(lemma), l.tells
	if !nw.number {
		nw.vector = l.vector
	}
	return nw, true
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

func addTrigrams(m map[uint32]bool, norm string) {
	p := " " + norm + " "
	for i := 0; i+3 <= len(p); i++ {
		m[uint32(p[i])|uint32(p[i+1])<<8|uint32(p[i+2])<<16] = true
	}
}

// readPredicates fills t.predicates with the predicates whose heads lie in t, the
// one that stands highest first.
func (t *Text) readPredicates(from, to int, inside func(span.Span) bool, at map[int]int) {
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
	for n, f := range found {
		p := &doc.Predicates[f.p]
		out := predicated{index: f.p, head: -1, negated: p.Negated}
		if w, ok := at[p.Head]; ok {
			out.head = w
		}
		for _, a := range p.Arguments {
			var ws []int
			for k := a.From; k < a.To; k++ {
				if w, ok := at[k]; ok && (len(ws) == 0 || ws[len(ws)-1] != w) {
					ws = append(ws, w)
					if n == 0 && t.words[w].role == "" {
						t.words[w].role = a.Role
					}
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
