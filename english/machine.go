package english

import (
	"strings"

	"concord/english/internal/kernel"
)

// machine is the scoring network of a transition system: the parser's or that of
// the entities (Kiperwasser & Goldberg 2016 with the lower layer computed ahead,
// as Chen & Manning 2014 do).
//
// A state is seen as slots, the tokens at fixed places of it. Each token has a
// hidden vector of 64 floats. The lower layer turns token and slot into 128
// floats; their sum over the slots, plus bias, goes through a maxout of two pieces
// to 64 values, and the upper layer turns these into a score per class.
type machine struct {
	actions []action       // by class
	hidden  *kernel.Matrix // vector of a token → 64
	lower   []*kernel.Matrix
	absent  []lowerRow // by slot, where the state has no token there
	bias    lowerRow
	upper   *kernel.Matrix
}

// lowerRow is what the lower layer makes of a token in a slot: 64 values of the
// first piece, then 64 of the second.
type lowerRow = [2 * hidden]float32

// action is one class of a machine.
type action struct {
	move  string // "S", "D", "L", "R", "B" of the parser; "B", "I", "L", "U", "O" of the entities
	label string // "" where the move has none
}

func newMachine(f *file, name string, slots int) (*machine, error) {
	m := &machine{}
	for fields := range f.lines(name + ".actions") {
		m.actions = append(m.actions, action{strings.Clone(fields[0]), strings.Clone(fields[1])})
	}
	classes := len(m.actions)
	m.hidden = kernel.Pack(f.floats(name+".hidden.W", hidden, width), hidden, width, f.floats(name+".hidden.b", hidden), nil)
	m.upper = kernel.Pack(f.floats(name+".upper.W", classes, hidden), classes, hidden, f.floats(name+".upper.b", classes), nil)
	w := f.floats(name+".lower.W", slots, hidden, 2, hidden)
	pad := f.floats(name+".lower.pad", 1, slots, hidden, 2)
	b := f.floats(name+".lower.b", hidden, 2)
	order := pieceMajor(hidden, 2)
	m.absent = make([]lowerRow, slots)
	for o, from := range order {
		m.bias[o] = b[from]
		for slot := range slots {
			m.absent[slot][o] = pad[slot*2*hidden+from]
		}
	}
	const size = 2 * hidden * hidden
	for slot := range slots {
		m.lower = append(m.lower, kernel.Pack(w[slot*size:(slot+1)*size], 2*hidden, hidden, nil, order))
	}
	return m, nil
}

const (
	ringTokens = 128 // tokens whose lower rows are kept; a power of two
	stride     = 32  // tokens computed at a time; divides ringTokens
)

// scorer scores the states of one document. Its memory does not grow with the
// document: the rows of the lower layer are computed as the machine gets there
// and forgotten behind it; a state that still holds a token far back has the one
// row it needs computed again.
type scorer struct {
	m      *machine
	vector []float32 // 64 per token
	next   int       // tokens before have, or had, their rows in the ring
	ring   []lowerRow
	far    [8]lowerRow
	scores [128]float32
}

// begin makes s score the states of a document of len(vectors)/64 tokens.
func (m *machine) begin(s *scorer, vectors []float32) {
	s.m, s.vector, s.next = m, vectors, 0
	if n := ringTokens * len(m.lower); cap(s.ring) < n {
		s.ring = make([]lowerRow, n)
	} else {
		s.ring = s.ring[:n]
	}
}

// score returns the score of every class in a state whose slots hold the tokens
// given, -1 for none. The slice is valid until the next call.
func (s *scorer) score(slots *[8]int32) []float32 {
	var rows [8]*lowerRow
	n := len(s.m.lower)
	// First all rows that are not there yet: what advances may overwrite others.
	for _, token := range slots[:n] {
		for int(token) >= s.next {
			s.advance()
		}
	}
	for k := range n {
		rows[k] = s.row(k, int(slots[k]))
	}
	scores := s.scores[:s.m.upper.N]
	kernel.Step(scores, s.m.upper, s.m.bias[:], rows[:n])
	return scores
}

// row returns the lower row of a token in a slot.
func (s *scorer) row(slot, token int) *lowerRow {
	switch {
	case token < 0:
		return &s.m.absent[slot]
	case token < s.next-ringTokens:
		s.m.lower[slot].Multiply(s.far[slot][:], 2*hidden, s.vector[token*hidden:], hidden, 1)
		return &s.far[slot]
	}
	return &s.ring[token%ringTokens*len(s.m.lower)+slot]
}

// advance computes the rows of the next tokens.
func (s *scorer) advance() {
	slots := len(s.m.lower)
	rows := min(stride, len(s.vector)/hidden-s.next)
	at := s.next % ringTokens * slots
	flat := flatten(s.ring[at : at+rows*slots])
	for slot, m := range s.m.lower {
		m.Multiply(flat[slot*2*hidden:], slots*2*hidden, s.vector[s.next*hidden:], hidden, rows)
	}
	s.next += stride
}
