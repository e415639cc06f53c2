package english

import "iter"

// finish turns the arcs into the tree of doc.
func (s *arcEager) finish(c *arcClasses, doc *Doc) {
	lifted := false
	for i := range s.words {
		w, tok := &s.words[i], &doc.Tokens[i]
		if w.head < 0 {
			w.head = int32(i)
			tok.Dep = DepROOT
			continue
		}
		l := c.labels[w.class]
		tok.Dep = l.dep
		lifted = lifted || l.lift != 0
	}
	if lifted {
		s.lower(c, doc)
	}
	s.edges()
	for i := range s.words {
		w, tok := &s.words[i], &doc.Tokens[i]
		tok.Head, tok.left, tok.right = int(w.head), w.left, w.right
		tok.child, tok.sibling, tok.SentStart = -1, -1, false
	}
	for i := len(s.words) - 1; i >= 0; i-- {
		tok := &doc.Tokens[i]
		if tok.Head == i {
			doc.Tokens[tok.left].SentStart = true
			continue
		}
		head := &doc.Tokens[tok.Head]
		tok.sibling, head.child = head.child, int32(i)
	}
}

// lower gives the tokens that were attached too high the heads they belong to
// (Nivre & Nilsson 2005, scheme "head"): below the head of the arc, breadth first
// and from left to right, the first token with the label that the arc names. White
// space is passed over with all below it. Where there is none the head stays.
//
// Searches see what the earlier ones changed, though not tokens at their new
// places: spaCy looks for the children of a token between the edges that it had
// in the projective tree, and a token that has moved is never between those of
// its new head.
func (s *arcEager) lower(c *arcClasses, doc *Doc) {
	// The children of each token become a list: left is its first, older the next.
	s.counts = [64]int32{} // of tokens by label, those that stand for themselves
	s.budget = 10000 + 100*len(s.words)
	for i := range s.words {
		s.words[i].left, s.words[i].older = -1, -1
	}
	for i := len(s.words) - 1; i >= 0; i-- {
		w := &s.words[i]
		if w.lift(c, i) == 0 {
			s.counts[doc.Tokens[i].Dep&63]++
		}
		if h := w.head; h != int32(i) {
			w.older, s.words[h].left = s.words[h].left, int32(i)
		}
		w.stays = false // now: has moved
	}
	for i := range s.words {
		w := &s.words[i]
		label := w.lift(c, i)
		if label == 0 {
			continue
		}
		if s.counts[label&63] > 0 {
			if head := s.find(c, doc, int32(i), label); head >= 0 {
				w.head = head
				w.stays = true
			}
		}
		w.class = 0 // of no arc: the label stands for itself
		s.counts[doc.Tokens[i].Dep&63]++
	}
}

// lift returns the label of the token to which i belongs, if i is attached too high.
func (w *arcWord) lift(c *arcClasses, i int) Dep {
	if w.head == int32(i) {
		return 0
	}
	return c.labels[w.class].lift
}

// find returns the token with a label that stands below the head of i, or -1.
func (s *arcEager) find(c *arcClasses, doc *Doc, i int32, label Dep) int32 {
	queue := append(s.stack[:0], s.words[i].head)
	for at := 0; at < len(queue); at++ {
		for k := s.words[queue[at]].left; k >= 0; k = s.words[k].older {
			if s.budget--; s.budget < 0 {
				s.stack = queue[:0]
				return -1
			}
			w := &s.words[k]
			if k == i || w.stays || doc.lexemes[k].isSpace {
				continue
			}
			if doc.Tokens[k].Dep == label && w.lift(c, int(k)) == 0 {
				s.stack = queue[:0]
				return k
			}
			queue = append(queue, k)
		}
	}
	s.stack = queue[:0]
	return -1
}

// edges finds the leftmost and the rightmost token of each subtree. In a tree that
// is not projective it may take several passes; as spaCy does, it makes 12 at most
// and ends when no arc leaves its sentence, though edges inside may still be
// short of the truth.
func (s *arcEager) edges() {
	for i := range s.words {
		s.words[i].left, s.words[i].right = int32(i), int32(i)
	}
	for range 12 {
		for i := range s.words {
			s.widen(i)
		}
		for i := len(s.words) - 1; i >= 0; i-- {
			s.widen(i)
		}
		if s.closed() {
			return
		}
	}
}

// widen makes the subtree of the head of i hold that of i.
func (s *arcEager) widen(i int) {
	w := &s.words[i]
	head := &s.words[w.head]
	head.left = min(head.left, w.left)
	head.right = max(head.right, w.right)
}

// closed reports whether all arcs stay within sentences.
func (s *arcEager) closed() bool {
	for i := range s.words {
		s.words[i].start = false
	}
	for i := range s.words {
		if w := &s.words[i]; w.head == int32(i) {
			s.words[w.left].start = true
		}
	}
	from, last := 0, len(s.words)-1
	for i := range s.words {
		if i > 0 && s.words[i].start || i == last {
			// The token i itself counts as inside; so it does in spaCy.
			for k := from; k < i; k++ {
				if h := int(s.words[k].head); h < from || h > i {
					return false
				}
			}
			from = i
		}
	}
	return true
}

// Children yields the tokens whose head is token i, in the order of the text.
func (d *Doc) Children(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for k := d.Tokens[i].child; k >= 0 && yield(int(k)); k = d.Tokens[k].sibling {
		}
	}
}

// Ancestors yields the head of token i, the head of that, and so on to the root of
// the sentence. A root has none.
func (d *Doc) Ancestors(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for h := d.Tokens[i].Head; h != i && yield(h); h = d.Tokens[i].Head {
			i = h
		}
	}
}

// IsAncestor reports whether token i depends on token ancestor, directly or not.
// No token is its own ancestor.
func (d *Doc) IsAncestor(ancestor, i int) bool {
	for h := range d.Ancestors(i) {
		if h == ancestor {
			return true
		}
	}
	return false
}

// Subtree returns the tokens from the left to the right edge of token i: the
// phrase of which it is the head. In a sentence with crossing arcs, a few in a
// hundred, that may hold words that do not depend on i; IsAncestor tells.
func (d *Doc) Subtree(i int) Span {
	return Span{int(d.Tokens[i].left), int(d.Tokens[i].right) + 1}
}

// LeftEdge returns the leftmost of token i and those that depend on it.
func (d *Doc) LeftEdge(i int) int { return int(d.Tokens[i].left) }

// RightEdge returns the rightmost of token i and those that depend on it.
func (d *Doc) RightEdge(i int) int { return int(d.Tokens[i].right) }

// Root returns the token of s that stands highest in the tree: the head of a
// name, the verb of a clause. Of several at one height it is the first, except
// that the first root of a sentence goes before all. s must not be empty.
func (d *Doc) Root(s Span) int {
	for i := s.From; i < s.To; i++ {
		if d.Tokens[i].Head == i {
			return i
		}
	}
	best, least := s.From, len(d.Tokens)+1
	for i := s.From; i < s.To; i++ {
		if h := d.Tokens[i].Head; h >= s.From && h < s.To {
			continue
		}
		height := 0
		for range d.Ancestors(i) {
			height++
		}
		if height < least {
			best, least = i, height
		}
	}
	return best
}
