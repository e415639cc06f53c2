package statement

import (
	"slices"
	"sort"

	"concord/english"
	"concord/internal/annotate/predicate"
	"concord/internal/span"
)

// clauses cuts a region where the tree has a clause that tells something of its
// own: one that is conjoined and has its own subject, an adverbial clause behind a
// comma, a relative clause. A condition stays with what depends on it, and so does
// a clause whose subject stands in another ("signed the order but withdrew it").
//
// What lies at the end of the region is cut off; a relative clause or apposition
// in the middle becomes a hole of the clause around it.
func (c *cutter) clauses(r region) []clause {
	toks := c.doc.Grammar.Tokens
	a := sort.Search(len(toks), func(i int) bool { return toks[i].Start >= r.Start })
	b := a + sort.Search(len(toks)-a, func(i int) bool { return toks[a+i].End > r.End })
	if a >= b {
		return []clause{{Span: r.Span}}
	}
	var cuts []int // tokens at which a new clause begins
	var holes []english.Span
	begins := map[int]int{} // a relative clause's first token to that of the noun it tells of
	ps := c.doc.Predicates
	first := sort.Search(len(ps), func(i int) bool { return ps[i].Head >= a })
	var inside []clause
	for i := first; i < len(ps) && ps[i].Head < b; i++ {
		p := &ps[i]
		if s, ok := c.nested(p, a, b); ok {
			inside = append(inside, clause{Span: s, nested: true})
		}
		if p.Kind != predicate.Verb && p.Kind != predicate.Copula || p.Tense == predicate.NoTense {
			continue
		}
		left, right := c.doc.Grammar.LeftEdge(p.Head), c.doc.Grammar.RightEdge(p.Head)+1
		head := toks[p.Head].Head
		switch dep := toks[p.Head].Dep; {
		case dep == english.DepConj && c.ownSubject(p.Head) && !c.elliptic(p.Head):
			for left > a && (toks[left-1].Dep == english.DepCc || toks[left-1].Dep == english.DepPreconj) {
				left--
			}
			if left > a && head >= a && head < left && c.tells(head) && (c.comma(left-1) || left-a >= leastClause && b-left >= leastClause) &&
				(c.main(head, a, b) || c.comma(left-1) && c.marker(p.Head) < 0) {
				cuts = append(cuts, left)
			}
		case dep == english.DepAdvcl && p.By != predicate.Condition && p.By != predicate.Purpose_ && c.ownSubject(p.Head):
			switch {
			case left > a && left > head && head >= a && c.comma(left-1) && c.opens(left, p.Head) && c.rest(right, min(b, c.doc.Grammar.RightEdge(head)+1)):
				cuts = append(cuts, left)
			case left <= a+1 && right < head && head < b && c.comma(right) && p.By != predicate.Content:
				cuts = append(cuts, right+1)
			}
		case dep == english.DepRelcl && p.By != predicate.When:
			if left <= a || !c.comma(left-1) || left >= b {
				continue
			}
			begins[left] = c.antecedent(head, left, a)
			if c.rest(right, b) {
				cuts = append(cuts, left)
			} else {
				holes = append(holes, english.Span{From: left, To: min(right, b)})
			}
		}
	}
	for i := a + 1; i < b-1; i++ {
		if toks[i].POS == english.PosPUNCT && c.doc.Grammar.Word(i) == ";" && c.finiteIn(a, i) && c.finiteIn(i+1, b) {
			cuts = append(cuts, i+1)
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []clause
	start := a
	for k := 0; k <= len(cuts); k++ {
		end := b
		if k < len(cuts) {
			end = cuts[k]
		}
		if start >= end || k < len(cuts) && !c.finiteIn(start, end) {
			continue // what has no verb goes with what follows
		}
		cl := clause{Span: span.Span{Start: toks[start].Start, End: toks[end-1].End}}
		if n, ok := begins[start]; ok && n < start {
			cl.about = span.Span{Start: toks[n].Start, End: toks[start-1].Start}
		}
		for _, h := range holes {
			if h.From > start && h.To <= end {
				s := span.Span{Start: toks[h.From].Start, End: toks[h.To-1].End}
				cl.holes = append(cl.holes, s)
				in := clause{Span: s}
				if n := begins[h.From]; n < h.From {
					in.about = span.Span{Start: toks[n].Start, End: toks[h.From-1].Start}
				}
				out = append(out, in)
			}
		}
		out = append(out, cl)
		start = end
	}
	return append(out, inside...)
}

// leastClause is the number of tokens from which conjoined clauses without a comma
// are told apart: what stands after the second of "ten died and four were hurt
// when the roof fell" is often said of both.
const leastClause = 6

// opens reports whether the token left opens the clause of v as its conjunction: in
// "three days after she left" it does not, and the clause is part of a date.
func (c *cutter) opens(left, v int) bool {
	tok := &c.doc.Grammar.Tokens[left]
	return tok.Head == v && (tok.Dep == english.DepMark || tok.Tag == english.TagWRB || tok.Tag == english.TagIN)
}

// leastNested is the number of words from which a noun of action is told of in a
// statement beside that of its clause.
const leastNested = 5

// nested returns the span of what p tells beside the clause in which it stands,
// inside the tokens [a, b): a relative clause without commas, an apposition, a
// noun of action with two arguments ("the attack on the camp by the army"). Where
// the noun is what its verb brings about ("carried out an attack"), the clause
// tells of it.
func (c *cutter) nested(p *predicate.Predicate, a, b int) (span.Span, bool) {
	toks := c.doc.Grammar.Tokens
	left, right := min(c.doc.Grammar.LeftEdge(p.Head), p.Head), c.doc.Grammar.RightEdge(p.Head)+1
	dep, head := toks[p.Head].Dep, toks[p.Head].Head
	switch {
	case p.Kind == predicate.Noun:
		switch p.By {
		case predicate.Outcome, predicate.Aspect, predicate.Intention:
			return span.Span{}, false
		}
		beside := false // "her latest harbour decree" is a topic and tells nothing
		for _, arg := range p.Arguments {
			beside = beside || arg.Prep != "" && arg.Role != predicate.Agent
		}
		if !beside || len(p.Arguments) < 2 || right-left < leastNested {
			return span.Span{}, false
		}
	case p.Kind == predicate.Apposition:
		if left <= a {
			return span.Span{}, false
		}
		left = c.antecedent(head, left, a)
	case dep == english.DepRelcl && p.Tense != predicate.NoTense && p.By != predicate.When:
		if left <= a || c.comma(left-1) {
			return span.Span{}, false
		}
		left = c.antecedent(head, left, a)
	default:
		return span.Span{}, false
	}
	if left < a || right > b || left >= right {
		return span.Span{}, false
	}
	return span.Span{Start: toks[left].Start, End: toks[right-1].End}, true
}

// main reports whether the clause of the verb v depends on nothing in the tokens
// [a, b): the clauses of "said that the road was closed and that the bridge fell"
// stay together with what is said of them.
func (c *cutter) main(v, a, b int) bool {
	toks := c.doc.Grammar.Tokens
	for range 12 {
		h := toks[v].Head
		if h == v || h < a || h >= b {
			return true
		}
		if toks[v].Dep != english.DepConj {
			return false
		}
		v = h
	}
	return false
}

// longestNoun bounds the words of the noun that a relative clause is shown with.
const longestNoun = 12

// antecedent is the first token of the noun with the head noun before a relative
// clause that begins at left, left itself where that is too far away: "the floods
// of 2010, which killed 2,000" tells more than "which killed 2,000".
func (c *cutter) antecedent(noun, left, a int) int {
	toks := c.doc.Grammar.Tokens
	// Whether "the floods in Pakistan, which killed 2,000" tells of Pakistan or of the
	// floods no tree is sure of: the whole phrase is shown.
	for n := noun; toks[n].Dep == english.DepPobj; {
		up := toks[toks[n].Head].Head
		if toks[toks[n].Head].Dep != english.DepPrep || toks[toks[n].Head].Tag != english.TagIN || toks[up].POS != english.PosNOUN && toks[up].POS != english.PosPROPN || up < a || left-c.doc.Grammar.LeftEdge(up) > longestNoun {
			break
		}
		n, noun = up, up
	}
	from := min(c.doc.Grammar.LeftEdge(noun), noun)
	if noun >= left || from < a || left-from > longestNoun {
		return left
	}
	switch toks[noun].POS {
	case english.PosNOUN, english.PosPROPN, english.PosNUM:
		return from
	}
	return left
}

// marker is the conjunction that opens the clause of v, such as "that", or -1.
func (c *cutter) marker(v int) int {
	for k := range c.doc.Grammar.Children(v) {
		if c.doc.Grammar.Tokens[k].Dep == english.DepMark {
			return k
		}
	}
	return -1
}

// ownSubject reports whether the verb v has a subject of its own.
func (c *cutter) ownSubject(v int) bool {
	for k := range c.doc.Grammar.Children(v) {
		switch c.doc.Grammar.Tokens[k].Dep {
		case english.DepNsubj, english.DepNsubjpass, english.DepCsubj, english.DepCsubjpass, english.DepExpl:
			return true
		}
	}
	return false
}

// elliptic reports whether v, a participle, has its auxiliary in the clause before
// it: "five were killed and six injured".
func (c *cutter) elliptic(v int) bool {
	switch c.doc.Grammar.Tokens[v].Tag {
	case english.TagVBN, english.TagVBG, english.TagVB:
	default:
		return false
	}
	for k := range c.doc.Grammar.Children(v) {
		switch c.doc.Grammar.Tokens[k].Dep {
		case english.DepAux, english.DepAuxpass:
			return false
		}
	}
	return true
}

// tells reports whether the token is the verb of a finite clause.
func (c *cutter) tells(head int) bool {
	ps := c.doc.Predicates
	i := sort.Search(len(ps), func(i int) bool { return ps[i].Head >= head })
	return i < len(ps) && ps[i].Head == head && ps[i].Tense != predicate.NoTense
}

func (c *cutter) comma(i int) bool {
	return i >= 0 && i < len(c.doc.Grammar.Tokens) && c.doc.Grammar.Tokens[i].Tag == english.TagComma
}

// rest reports whether nothing but marks stands from token i to b.
func (c *cutter) rest(i, b int) bool {
	for ; i < b; i++ {
		if c.doc.Grammar.Tokens[i].POS != english.PosPUNCT && c.doc.Grammar.Tokens[i].POS != english.PosSPACE {
			return false
		}
	}
	return true
}

// finiteIn reports whether a finite clause has its verb in the tokens [a, b).
func (c *cutter) finiteIn(a, b int) bool {
	ps := c.doc.Predicates
	for i := sort.Search(len(ps), func(i int) bool { return ps[i].Head >= a }); i < len(ps) && ps[i].Head < b; i++ {
		if ps[i].Tense != predicate.NoTense {
			return true
		}
	}
	return false
}

// predicates returns what s tells outside of holes, the main predicate first.
func (c *cutter) predicates(s span.Span, holes []span.Span) []int {
	ps := c.doc.Predicates
	toks := c.doc.Grammar.Tokens
	in := func(i int) bool {
		at := span.Span{Start: toks[ps[i].Head].Start, End: toks[ps[i].Head].End}
		return s.Contains(at) && !within(holes, at)
	}
	var out []int
	main, depth := -1, 0
	for i := sort.Search(len(ps), func(i int) bool { return toks[ps[i].Head].Start >= s.Start }); i < len(ps) && toks[ps[i].Head].Start < s.End; i++ {
		if !in(i) {
			continue
		}
		out = append(out, i)
		// The main predicate is the one that stands highest of those that lie in s,
		// a verb before a noun.
		d := 0
		for q := ps[i].Within; q >= 0 && d < 12 && in(q); q = ps[q].Within {
			d++
		}
		if ps[i].Kind == predicate.Noun || ps[i].Kind == predicate.Apposition {
			d += 20
		}
		if main < 0 || d < depth {
			main, depth = len(out)-1, d
		}
	}
	if main > 0 {
		i := out[main]
		copy(out[1:main+1], out[:main])
		out[0] = i
	}
	return out
}
