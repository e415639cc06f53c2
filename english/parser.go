package english

import (
	"fmt"
	"strings"

	"concord/english/internal/kernel"
)

// parsing is the memory of the parser and of the finder of entities.
type parsing struct {
	scorer scorer
	arcs   arcEager
	lemmas map[lemmaKey]string
	late   []lateMatch
}

// moves of the parser, as bits of a set.
const (
	moveShift = 1 << iota
	moveReduce
	moveArc // left or right: both are allowed or none
	moveBreak
)

// arcClasses says what the parser's classes do: shift, reduce, then the left
// arcs, then the right arcs, then break.
type arcClasses struct {
	right  int // first class of a right arc
	end    int // the class of break, and the end of the right arcs
	labels []arcLabel
}

const (
	classShift = iota
	classReduce
	classLeft // the first of them
)

// arcLabel is what an arc says of its child. If lift is set the child was
// attached too high, by a scheme of Nivre & Nilsson (2005) that makes trees
// projective: its head is below the head of the arc and has the label lift.
type arcLabel struct{ dep, lift Dep }

func newArcClasses(actions []action) (c arcClasses, err error) {
	c.labels = make([]arcLabel, len(actions))
	order := "" // of the moves, each once
	for i, a := range actions {
		if !strings.HasSuffix(order, a.move) {
			order += a.move
			if a.move == "R" {
				c.right = i
			}
		}
		name, lift, lifted := strings.Cut(a.label, "||")
		l := arcLabel{dep: labelOf[Dep](depLabels[:], name), lift: labelOf[Dep](depLabels[:], lift)}
		arc := a.move == "L" || a.move == "R"
		if arc && l.dep == 0 || lifted && l.lift == 0 || !arc && lifted {
			return c, fmt.Errorf("reading the English model: the parser has an unknown action %s %q", a.move, a.label)
		}
		c.labels[i] = l
	}
	c.end = len(actions) - 1
	if order != "SDLRB" || actions[classReduce].move != "D" || actions[classLeft].move != "L" || actions[c.end].move != "B" || actions[c.end-1].move != "R" {
		return c, fmt.Errorf("reading the English model: the parser's actions stand in the order %q", order)
	}
	return c, nil
}

// labelOf returns the number of a label, or zero if there is none or it is empty.
func labelOf[L Tag | POS | Dep | EntityType](labels []string, name string) L {
	for i, l := range labels {
		if l == name {
			return L(i)
		}
	}
	return 0
}

// arcEager is the state of the parser in one document: the transition system of
// Nivre (2003) in the form of Honnibal & Johnson (2014) and later. A token that
// is reduced without a head goes back to the buffer, and marks between tokens
// part sentences: no arc is made across one.
//
// Tokens on the stack ascend and stand before those of the buffer, which have no
// head. So left arcs lead from a later token to an earlier one and right arcs the
// other way, and where an arc replaces another, that is the head's latest.
//
// Any sequence of moves that are allowed ends: a token goes back to the buffer
// only without a head and not as the stack's last; it may then be shifted again
// only on an empty stack, which it leaves for good, or after a left arc of its
// own, which takes another token away for good. That is less than 2n returns and
// 6n moves whatever the scores are, and about 2n in practice.
type arcEager struct {
	words []arcWord
	stack []int32
	back  []int32 // tokens that went back, in front of the buffer; the last is first
	next  int32   // then come the tokens from here on

	counts [64]int32 // for lower
	budget int
}

// arcWord is what the parser knows of a token. Later its fields are used again to
// find the tree (tree.go).
type arcWord struct {
	head   int32 // or -1
	left   int32 // child of the latest left arc, or -1
	right  int32 // child of the latest right arc, or -1
	older  int32 // the child that the head had there before, or -1
	class  uint8 // of the arc
	stays  bool  // went back to the buffer: not to be shifted again
	start  bool  // first of a sentence
	within bool  // given not to be the first of a sentence
}

func (s *arcEager) begin(tokens []Token) {
	if cap(s.words) < len(tokens) {
		s.words = make([]arcWord, len(tokens)+len(tokens)/4)
	}
	s.words = s.words[:len(tokens)]
	for i := range s.words {
		preset := tokens[i].preset
		s.words[i] = arcWord{head: -1, left: -1, right: -1, older: -1, start: preset > 0, within: preset < 0}
	}
	s.stack, s.back, s.next = s.stack[:0], s.back[:0], 0
}

// remaining returns the length of the buffer.
func (s *arcEager) remaining() int { return len(s.words) - int(s.next) + len(s.back) }

func (s *arcEager) final() bool { return len(s.stack) == 0 && s.remaining() == 0 }

// front returns the first two tokens of the buffer, -1 for none.
func (s *arcEager) front() (b0, b1 int32) {
	n := int32(len(s.words))
	switch k := len(s.back); {
	case k > 1:
		return s.back[k-1], s.back[k-2]
	case k == 1 && s.next < n:
		return s.back[0], s.next
	case k == 1:
		return s.back[0], -1
	case s.next+1 < n:
		return s.next, s.next + 1
	case s.next < n:
		return s.next, -1
	}
	return -1, -1
}

// slots sets the tokens by which the machine sees the state: two of the buffer,
// three of the stack, and children of the first of each.
func (s *arcEager) slots(x *[8]int32) {
	*x = [8]int32{-1, -1, -1, -1, -1, -1, -1, -1}
	x[0], x[1] = s.front()
	if x[0] >= 0 {
		x[5] = s.words[x[0]].left
	}
	depth := len(s.stack)
	if depth == 0 {
		return
	}
	top := s.stack[depth-1]
	x[2] = top
	x[6] = s.words[top].left
	x[7] = s.words[top].right
	if depth > 1 {
		x[3] = s.stack[depth-2]
	}
	if depth > 2 {
		x[4] = s.stack[depth-3]
	}
}

// allowed returns the moves that may be made. There is one unless the state is
// final.
func (s *arcEager) allowed() (moves uint8) {
	remaining, depth := s.remaining(), len(s.stack)
	if remaining == 0 {
		if depth > 0 {
			moves = moveReduce
		}
		return moves
	}
	b0, b1 := s.front()
	first := &s.words[b0]
	switch {
	case depth == 0:
		moves |= moveShift
	default:
		if depth > 1 || !first.within {
			moves |= moveReduce
		}
		if !first.start {
			moves |= moveArc
			if remaining > 1 && !first.stays {
				moves |= moveShift
			}
		}
	}
	if b1 == b0+1 {
		if second := &s.words[b1]; !second.start && !second.within {
			moves |= moveBreak
		}
	}
	return moves
}

// choose returns the best class of the moves given: the first of equals.
func (c *arcClasses) choose(scores []float32, moves uint8) int {
	best, at := float32(0), -1
	if moves&moveShift != 0 {
		best, at = scores[classShift], classShift
	}
	if moves&moveReduce != 0 && (at < 0 || scores[classReduce] > best) {
		best, at = scores[classReduce], classReduce
	}
	if moves&moveArc != 0 {
		arc := classLeft + kernel.ArgMax(scores[classLeft:c.end])
		if at < 0 || scores[arc] > best {
			best, at = scores[arc], arc
		}
	}
	if moves&moveBreak != 0 && (at < 0 || scores[c.end] > best) {
		at = c.end
	}
	return at
}

// do makes the move of a class, which is allowed.
func (s *arcEager) do(c *arcClasses, class int) {
	b0, b1 := s.front()
	switch {
	case class == classShift:
		s.push()
	case class == classReduce:
		top := s.pop()
		if w := &s.words[top]; w.head < 0 && len(s.stack) > 0 {
			w.stays = true
			s.back = append(s.back, top)
		}
	case class < c.right:
		top := s.pop()
		w := &s.words[top]
		if w.head >= 0 {
			s.words[w.head].right = w.older
		}
		head := &s.words[b0]
		w.head, w.older, w.class = b0, head.left, uint8(class)
		head.left = top
		head.stays = false
	case class < c.end:
		top := s.stack[len(s.stack)-1]
		w, head := &s.words[b0], &s.words[top]
		w.head, w.older, w.class = top, head.right, uint8(class)
		head.right = b0
		s.push()
	default:
		s.words[b1].start = true
	}
}

// push moves the first token of the buffer onto the stack.
func (s *arcEager) push() {
	token := s.next
	if k := len(s.back); k > 0 {
		token = s.back[k-1]
		s.back = s.back[:k-1]
	} else {
		s.next++
	}
	s.stack = append(s.stack, token)
}

func (s *arcEager) pop() int32 {
	top := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	return top
}

// parse sets heads, labels and sentence starts. vectors has 64 floats per token.
func (a *Analyzer) parse(doc *Doc, vectors []float32) {
	s, c := &a.arcs, &a.m.arcs
	s.begin(doc.Tokens)
	a.m.parser.begin(&a.scorer, vectors)
	var slots [8]int32
	for !s.final() {
		moves := s.allowed()
		class := classShift
		switch moves {
		case moveShift:
		case moveReduce:
			class = classReduce
		default:
			s.slots(&slots)
			class = c.choose(a.scorer.score(&slots), moves)
		}
		s.do(c, class)
	}
	s.finish(c, doc)
}
