package english

import "strings"

// machine is the scoring network of a transition system: the parser's or that of
// the entities.
//
// A state is seen as slots, the tokens at fixed places of it. Each token has a
// hidden vector of 64 floats. The lower layer turns token and slot into 128
// floats; their sum over the slots, plus bias, goes through a maxout of two pieces
// to 64 values, and the upper layer turns these into a score per class.
type machine struct {
	slots   int
	actions []action // by class
}

// action is one class of a machine.
type action struct {
	move  string // "S", "D", "L", "R", "B" of the parser; "B", "I", "L", "U", "O" of the entities
	label string // "" where the move has none
}

func newMachine(f *file, name string, slots int) (*machine, error) {
	m := &machine{slots: slots}
	for fields := range f.lines(name + ".actions") {
		m.actions = append(m.actions, action{strings.Clone(fields[0]), strings.Clone(fields[1])})
	}
	return m, nil
}

// scorer scores the states of one document. Its memory does not grow with it.
type scorer struct{}

// begin makes s score the states of a document of len(hidden)/64 tokens.
func (m *machine) begin(s *scorer, hidden []float32) {}

// score returns the score of every class in a state whose slots hold the tokens
// given, -1 for none. The slice is valid until the next call.
func (s *scorer) score(slots *[8]int32) []float32 { return nil }
