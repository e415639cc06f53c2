package quote

import (
	"strings"

	"concord/internal/span"
)

// Pairing
//
// Marks are paired by the cheapest reading of the whole text: every mark is
// opening, closing, the mark that takes a quotation up again at the head of a
// paragraph, or none; every paragraph's end leaves a quotation open, ends it, or
// has none. A reading's cost is the sum of its parts, the state between two
// marks is the stack of what is open, at most three deep, and the cheapest
// reading is found by dynamic programming over marks and paragraph ends (as
// Viterbi's algorithm does): linear in the text, and a stray mark costs what it
// costs and no more, since the marks after it read cheaper unflipped.

// costs of what is not a property of a mark alone; see mark.
const (
	costMismatch  = 5 // “…' or ‘…”: marks of two families
	costUnclosed  = 4 // ended by the paragraph's end
	costRunOn     = 2 // goes on in the next paragraph without a mark at its head
	costRunOnMore = 1 // … and in each one more
	costNestedEnd = 3 // a nested quotation ended by the end of the outer one
	costNoOpener  = 4 // “ within “ with nothing to show it
)

// A state is a stack of families, outermost first. Singles in doubles in
// singles, and one guillemet level, are all that news has.
var stacks = [...]string{"", "D", "S", "G", "DS", "SD", "GD", "GS", "DG", "DSD", "SDS"}

const nStacks = len(stacks)

// push[state][family] and pop[state], -1 where there is none.
func pushed(state int, fam family) int {
	want := stacks[state] + string(rune(fam))
	for i, s := range stacks {
		if s == want {
			return i
		}
	}
	return -1
}

func popped(state int) int {
	s := stacks[state]
	if s == "" {
		return -1
	}
	for i, t := range stacks {
		if t == s[:len(s)-1] {
			return i
		}
	}
	return -1
}

// pair is a quotation as its marks show it: pieces are its content, one per
// paragraph, the outer span runs from the first mark to the last.
type pair struct {
	span.Span
	pieces   []span.Span
	parts    []span.Span // pieces with their marks
	fam      family
	block    int // of the first piece
	within   int // index of the pair around it, -1
	unclosed bool
	mended   bool // closed with a mark of another family
	runOn    bool // over paragraphs without marks at their heads
}

type move byte

const (
	moveSkip move = iota
	moveOpen
	moveClose
	moveMend  // close with a mark of another family
	moveAgain // take up again at the head of a paragraph
	moveHold  // paragraph's end: stays open
	moveEnd   // paragraph's end: all that is open is ended
)

// pairMarks reads the marks of the blocks and returns the pairs in order of
// their opening marks.
func pairMarks(text string, blocks []span.Span) []pair {
	german := strings.ContainsRune(text, '„')
	var marks []mark
	for i, b := range blocks {
		if b.Fits(text) {
			marks = marksIn(text, b, i, german, marks)
		}
	}
	if len(marks) == 0 {
		return nil
	}
	var push [nStacks][3]int
	var pop [nStacks]int
	fams := [3]family{double, single, guillemet}
	for s := range nStacks {
		for f, fam := range fams {
			push[s][f] = pushed(s, fam)
		}
		pop[s] = popped(s)
	}
	// Steps are marks and, before the first mark of each block but the first,
	// one for all the paragraph ends between it and the mark before.
	type step struct {
		mark  int // -1 for paragraph ends
		ends  int
		again bool // the next mark stands at the head of its block
	}
	steps := make([]step, 0, len(marks)*2)
	for i := range marks {
		if i > 0 && marks[i].block != marks[i-1].block {
			steps = append(steps, step{mark: -1, ends: marks[i].block - marks[i-1].block, again: marks[i].blockStart})
		}
		steps = append(steps, step{mark: i})
	}
	steps = append(steps, step{mark: -1, ends: 99})
	type from struct {
		state uint8
		move  move
	}
	back := make([][nStacks]from, len(steps))
	var cost [nStacks]int
	for s := 1; s < nStacks; s++ {
		cost[s] = never
	}
	for k, st := range steps {
		var next [nStacks]int
		for s := range next {
			next[s] = never * 1000
		}
		try := func(to, c int, f from) {
			if c < next[to] {
				next[to] = c
				back[k][to] = f
			}
		}
		for s := range nStacks {
			c := cost[s]
			if c >= never*1000 || s > 0 && c >= never && k == 0 {
				continue
			}
			top := family(0)
			if stacks[s] != "" {
				top = family(stacks[s][len(stacks[s])-1])
			}
			if st.mark < 0 {
				deep := len(stacks[s])
				if deep == 0 {
					try(0, c, from{uint8(s), moveHold})
					continue
				}
				try(0, c+costUnclosed+(deep-1)*costNestedEnd, from{uint8(s), moveEnd})
				if deep == 1 && st.ends <= 6 && !(top == single && !st.again) {
					hold := c + costRunOn + (st.ends-1)*costRunOnMore
					if st.again && st.ends == 1 {
						hold = c
					} else if st.again {
						hold = c + (st.ends-1)*(costUnclosed+1) // paragraphs between without the mark
					}
					try(s, hold, from{uint8(s), moveHold})
				}
				continue
			}
			m := &marks[st.mark]
			try(s, c+m.skip, from{uint8(s), moveSkip})
			if m.open < never {
				fi := 0
				switch m.fam {
				case single:
					fi = 1
				case guillemet:
					fi = 2
				}
				if to := push[s][fi]; to >= 0 {
					try(to, c+m.open, from{uint8(s), moveOpen})
				}
				if len(stacks[s]) == 1 && m.blockStart && top == m.fam {
					try(s, c+m.open, from{uint8(s), moveAgain})
				}
			}
			if m.close < never && stacks[s] != "" {
				if top == m.fam {
					try(pop[s], c+m.close, from{uint8(s), moveClose})
				} else if m.close <= 1 {
					excuse := costMismatch
					if m.fam == single && m.skip == 0 {
						excuse += 2
					}
					try(pop[s], c+m.close+excuse, from{uint8(s), moveMend})
				}
				if len(stacks[s]) >= 2 && top != m.fam && family(stacks[s][len(stacks[s])-2]) == m.fam {
					// The inner one was never closed: both end here.
					try(pop[pop[s]], c+m.close+costNestedEnd, from{uint8(s), moveEnd})
				}
			}
		}
		cost = next
	}
	best := 0
	moves := make([]from, len(steps))
	for k := len(steps) - 1; k >= 0; k-- {
		moves[k] = back[k][best]
		best = int(moves[k].state)
	}
	var p pairer
	p.text, p.blocks = text, blocks
	for k, st := range steps {
		if st.mark < 0 {
			next := -1
			if k+1 < len(steps) && steps[k+1].mark >= 0 {
				next = steps[k+1].mark
			}
			p.paragraphEnd(moves[k].move, marks[steps[k-1].mark], next, marks)
			continue
		}
		p.take(moves[k].move, marks[st.mark])
	}
	return p.out
}

// pairer turns the moves of the cheapest reading into pairs.
type pairer struct {
	text   string
	blocks []span.Span
	out    []pair
	open   []int // indexes into out, outermost first
	from   []int // where the present piece of each open pair begins
	mark   []int // … and where it begins with its mark
}

func (p *pairer) take(mv move, m mark) {
	switch mv {
	case moveOpen:
		within := -1
		if n := len(p.open); n > 0 {
			within = p.open[n-1]
		}
		p.open = append(p.open, len(p.out))
		p.from, p.mark = append(p.from, m.End), append(p.mark, m.Start)
		p.out = append(p.out, pair{Span: span.Span{Start: m.Start, End: m.End}, fam: m.fam, block: m.block, within: within})
	case moveClose, moveMend:
		p.end(m.Start, m.End, mv == moveMend, false)
	case moveEnd: // the inner one ends with the outer
		p.end(m.Start, m.Start, false, true)
		p.end(m.Start, m.End, false, false)
	case moveAgain:
		n := len(p.open) - 1
		p.from[n], p.mark[n] = m.End, m.Start
	}
}

// end closes the innermost open pair: its content ends at stop, the pair at end.
func (p *pairer) end(stop, end int, mended, unclosed bool) {
	n := len(p.open) - 1
	if n < 0 {
		return
	}
	q := &p.out[p.open[n]]
	p.piece(n, stop, end)
	q.End = end
	q.mended, q.unclosed = mended, unclosed
	p.open, p.from, p.mark = p.open[:n], p.from[:n], p.mark[:n]
}

// restart begins a piece of the outermost open pair at the head of a block.
func (p *pairer) restart(block int) {
	at := p.blocks[block].Trim(p.text).Start
	p.from[0], p.mark[0] = at, at
}

// piece ends the present piece of the n-th open pair.
func (p *pairer) piece(n, stop, end int) {
	q := &p.out[p.open[n]]
	s := span.Span{Start: p.from[n], End: max(stop, p.from[n])}.Trim(p.text)
	if s.Empty() {
		return
	}
	part := span.Span{Start: p.mark[n], End: max(end, s.End)}
	q.pieces = append(q.pieces, s)
	q.parts = append(q.parts, part)
}

// paragraphEnd ends pieces at the end of the block of last; what stays open
// begins again in the blocks up to that of the next mark.
func (p *pairer) paragraphEnd(mv move, last mark, next int, marks []mark) {
	if len(p.open) == 0 {
		return
	}
	b := last.block
	stop := span.Span{Start: last.Start, End: p.blocks[b].End}.Trim(p.text).End
	if mv == moveEnd {
		for len(p.open) > 0 {
			p.end(stop, stop, false, true)
		}
		return
	}
	p.piece(0, stop, stop)
	if next < 0 {
		return
	}
	to := marks[next].block
	for i := b + 1; i < to; i++ {
		p.restart(i)
		p.piece(0, p.blocks[i].End, span.Span{Start: p.blocks[i].Start, End: p.blocks[i].End}.Trim(p.text).End)
	}
	p.restart(to)
	if !marks[next].blockStart {
		p.out[p.open[0]].runOn = true
	}
}
