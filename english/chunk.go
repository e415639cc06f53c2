package english

import "iter"

// NounChunks yields the base noun phrases in order: a noun, name or pronoun with
// all that stands before it and depends on it, "the two largest banks". They do
// not nest and do not hold what follows the noun, such as "of England" or a
// relative clause. The last token of each is its head.
func (d *Doc) NounChunks() iter.Seq[Span] {
	return func(yield func(Span) bool) {
		end := -1       // last token of the last chunk
		var roles []Dep // of conjuncts, found out so far
		for i := range d.Tokens {
			tok := &d.Tokens[i]
			if tok.POS != PosNOUN && tok.POS != PosPROPN && tok.POS != PosPRON || int(tok.left) <= end {
				continue
			}
			role := tok.Dep
			if role == DepConj {
				role, roles = d.seriesRole(tok.Head, roles)
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

// seriesRole returns the label of the first of the series of conjuncts that token
// h belongs to. Long series are remembered, lest each member walk the whole way.
func (d *Doc) seriesRole(h int, roles []Dep) (Dep, []Dep) {
	const short = 16
	first, steps := h, 0
	role := Dep(0)
	for role == 0 {
		head := d.Tokens[first].Head
		switch {
		case d.Tokens[first].Dep != DepConj || head >= first:
			role = d.Tokens[first].Dep
		case roles != nil && roles[first] != 0:
			role = roles[first]
		default:
			first = head
			steps++
		}
	}
	if steps > short {
		if roles == nil {
			roles = make([]Dep, len(d.Tokens))
		}
		for ; h != first; h = d.Tokens[h].Head {
			roles[h] = role
		}
	}
	return role, roles
}
