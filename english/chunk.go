package english

import "iter"

// NounChunks yields the base noun phrases in order: a noun, name or pronoun with
// all that stands before it and depends on it, "the two largest banks". They do
// not nest and do not hold what follows the noun, such as "of England" or a
// relative clause. The last token of each is its head.
func (d *Doc) NounChunks() iter.Seq[Span] {
	return func(yield func(Span) bool) {
		end := -1 // last token of the last chunk
		for i := range d.Tokens {
			tok := &d.Tokens[i]
			if tok.POS != PosNOUN && tok.POS != PosPROPN && tok.POS != PosPRON || int(tok.left) <= end {
				continue
			}
			role := tok.Dep
			if role == DepConj {
				// A conjunct has the role of the first of its series.
				h := tok.Head
				for d.Tokens[h].Dep == DepConj && d.Tokens[h].Head < h {
					h = d.Tokens[h].Head
				}
				role = d.Tokens[h].Dep
			}
			switch role {
			case DepOprd, DepNsubj, DepDobj, DepNsubjpass, DepPcomp, DepPobj, DepDative, DepAppos, DepAttr, DepROOT:
				end = i
				if !yield(Span{int(tok.left), i + 1}) {
					return
				}
			}
		}
	}
}
