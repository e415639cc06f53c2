package quote

import (
	"strings"

	"concord/english"
)

// A run is a half-open range of items of one frame.
type run struct{ from, to int }

func (r run) empty() bool { return r.to <= r.from }

// grove is what is asked of the trees of a text, each answer found once.
type grove struct {
	doc     *english.Doc
	tok     []english.Token
	item    []int32 // token → item of its frame, -1 for none
	frame   []int32 // token → frame, -1 for none
	part    []int32 // token → marked stretch that it stands in, -1 for none
	subject []int32 // token → its subject, see subjects; -1 for none
	finite  []bool  // token → a verb that makes a clause by itself or with its auxiliaries
}

func newGrove(doc *english.Doc) *grove {
	n := len(doc.Tokens)
	all := make([]int32, 4*n)
	for i := range all {
		all[i] = -1
	}
	g := &grove{doc: doc, tok: doc.Tokens, item: all[:n], frame: all[n : 2*n], part: all[2*n : 3*n], subject: all[3*n:], finite: make([]bool, n)}
	for i, t := range doc.Tokens {
		switch t.Tag {
		case english.TagVBD, english.TagVBZ, english.TagVBP, english.TagMD:
			g.finite[i] = true
			if h := t.Head; (t.Dep == english.DepAux || t.Dep == english.DepAuxpass) && isVerb(doc.Tokens[h]) {
				g.finite[h] = true
			}
		}
	}
	return g
}

// subjects finds the subject of each verb. Of several, which are mistakes of the
// parser about marked words, it is the one that stands in the same marks or out of
// them as the verb does, before the verb, and next to it.
func (g *grove) subjects() {
	rank := func(s, v int) int {
		r := 0
		if g.part[s] != g.part[v] {
			r += 1 << 30
		}
		switch g.tok[s].Dep {
		case english.DepNsubjpass:
			r += 1 << 24
		case english.DepExpl, english.DepCsubj:
			r += 1 << 25
		}
		if k := g.tok[s]; k.Entity == english.EntDATE || k.Entity == english.EntTIME {
			r += 1 << 23 // whom Holm on Wednesday called
		}
		if s > v {
			return r + 1<<20 + s - v
		}
		return r + v - s
	}
	for i, t := range g.tok {
		switch t.Dep {
		case english.DepNsubj, english.DepCsubj, english.DepNsubjpass, english.DepExpl:
			if s := g.subject[t.Head]; s < 0 || rank(i, t.Head) < rank(int(s), t.Head) {
				g.subject[t.Head] = int32(i)
			}
		}
	}
}

// phrases is one frame with its trees. Tokens are indexes into the text's tokens,
// items those of the frame.
type phrases struct {
	*grove
	items []item
	index int           // of the frame
	ends  []bool        // of each marked part: it ends as a sentence or clause does
	learn func(EndCase) // gets the cases of ends as they are met; nil but for fitting
}

// at is the item of a token, -1 for a token of another frame.
func (p phrases) at(t int) int {
	if t < 0 || t >= len(p.tok) || int(p.frame[t]) != p.index {
		return -1
	}
	return int(p.item[t])
}

// token is the token of an item, the first one of a marked stretch.
func (p phrases) token(i int) int { return p.items[i].token }

// phrase is the run of a token with all that depends on it.
func (p phrases) phrase(t int) run { return p.between(p.doc.LeftEdge(t), p.doc.RightEdge(t)) }

// between is the run of items of the tokens from first to last.
func (p phrases) between(first, last int) run {
	f, l := p.clip(first, 1, last), p.clip(last, -1, first)
	if f < 0 || l < 0 || l < f {
		return run{}
	}
	return run{f, l + 1}
}

// clip is the item of the first token from t on, in steps of d, that has one in
// this frame.
func (p phrases) clip(t, d, last int) int {
	its := p.items
	if len(its) == 0 {
		return -1
	}
	// A phrase reaches over the frame's end where frames were cut.
	if lo := its[0].token; t < lo {
		if d < 0 || last < lo {
			return -1
		}
		t = lo
	}
	if hi := its[len(its)-1].last; t > hi {
		if d > 0 || last > hi {
			return -1
		}
		t = hi
	}
	for ; t >= 0 && t < len(p.tok) && (last-t)*d >= 0; t += d {
		if i := p.at(t); i >= 0 {
			return i
		}
	}
	return -1
}

// child is the first child of t with one of the labels, -1 for none.
func (p phrases) child(t int, labels ...english.Dep) int {
	for c := range p.doc.Children(t) {
		for _, l := range labels {
			if p.tok[c].Dep == l {
				return c
			}
		}
	}
	return -1
}

// object is the object of a preposition that is a child of t, -1 for none.
func (p phrases) object(prep int) int {
	return p.child(prep, english.DepPobj, english.DepPcomp)
}

func isVerb(t english.Token) bool {
	return t.Tag >= english.TagVB && t.Tag <= english.TagVBZ || t.POS == english.PosAUX
}

// isNominal reports a word that can head a noun phrase.
func isNominal(t english.Token) bool {
	switch t.POS {
	case english.PosNOUN, english.PosPROPN, english.PosPRON, english.PosNUM:
		return true
	}
	return t.Tag == english.TagDT || t.Tag == english.TagPRPS
}

// infinitive reports a verb with "to".
func (p phrases) infinitive(t int) bool {
	for c := range p.doc.Children(t) {
		if p.tok[c].Tag == english.TagTO {
			return true
		}
	}
	return false
}

// trimmed drops marks and joining words at the edges.
func (p phrases) trimmed(r run) run {
	it := p.items
	for r.from < r.to && it[r.from].quote < 0 && it[r.from].mark && closesPhrase(it[r.from].norm) {
		r.from++
	}
	for r.to > r.from && it[r.to-1].quote < 0 {
		w := it[r.to-1]
		if w.mark && closesPhrase(w.norm) || !w.mark && (isConjunction(w.norm) || w.norm == "while") {
			r.to--
			continue
		}
		break
	}
	return r
}

// closesPhrase reports marks that are no part of a phrase at its edge.
func closesPhrase(w string) bool {
	switch w {
	case ",", ":", ";", ".", "!", "?", "...", "…", "\"", "'", "''", "``":
		return true
	}
	return isDash(w)
}

// sentenceEnd is the item after the last one that is not a full stop.
func (p phrases) sentenceEnd() int {
	n := len(p.items)
	for n > 0 && p.items[n-1].quote < 0 && p.items[n-1].mark && closesPhrase(p.items[n-1].norm) {
		n--
	}
	return n
}

func (p phrases) quoteWithin(from, to, n int) bool {
	for k := from; k < to && k < from+n; k++ {
		if p.items[k].quote >= 0 {
			return true
		}
	}
	return false
}

// document reports a source that is read rather than heard.
func (p phrases) document(r run) bool {
	for k := r.from; k < r.to; k++ {
		if isDocumentNoun(p.items[k].norm) {
			return true
		}
	}
	return false
}

// upperRun reports a word with a capital in a run.
func (p phrases) anyUpper(r run) bool {
	for k := r.from; k < r.to; k++ {
		if p.items[k].upper {
			return true
		}
	}
	return false
}

// word is the folded form of a token.
func (g *grove) word(t int) string {
	return strings.ToLower(g.doc.Word(t))
}
