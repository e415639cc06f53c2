package english

import "testing"

// Of classes with one score the first wins, as in spaCy.
func TestTiesGoToTheFirstClass(t *testing.T) {
	arcs, spans := &Default().arcs, &Default().spans
	same := make([]float32, len(arcs.labels))
	for _, c := range []struct {
		moves uint8
		want  int
	}{
		{moveShift | moveReduce | moveArc | moveBreak, classShift},
		{moveReduce | moveArc | moveBreak, classReduce},
		{moveArc | moveBreak, classLeft},
		{moveBreak, arcs.end},
	} {
		if got := arcs.choose(same, c.moves); got != c.want {
			t.Errorf("moves %04b: class %d, want %d", c.moves, got, c.want)
		}
	}
	same = same[:len(spans.types)]
	for _, c := range []struct {
		open EntityType
		ends bool
		want int
	}{
		{0, false, spans.begin},
		{0, true, spans.unit},
		{EntGPE, false, spans.in[EntGPE]},
	} {
		if got := spans.choose(same, c.open, c.ends); got != c.want {
			t.Errorf("open %s, at the end of a sentence %t: class %d, want %d", c.open, c.ends, got, c.want)
		}
	}
}

// Actions in another order than the code takes for granted are refused.
func TestUnknownActionsAreRefused(t *testing.T) {
	m := Default()
	change := func(list []action, at int, a action) []action {
		list = append([]action(nil), list...)
		list[at] = a
		return list
	}
	arcs, names := m.parser.actions, m.entities.actions
	for i, list := range [][]action{
		change(arcs, 0, action{"D", ""}),
		change(arcs, 2, action{"L", "thing"}),
		change(arcs, 2, action{"L", "prep||thing"}),
		change(arcs, 9, action{"R", "det"}),
		change(arcs, len(arcs)-1, action{"X", "ROOT"}),
		arcs[:3],
		nil,
	} {
		if _, err := newArcClasses(list); err == nil {
			t.Errorf("list %d of the parser is taken", i)
		}
	}
	for i, list := range [][]action{
		change(names, 0, action{"B", "THING"}),
		change(names, 0, action{"X", "ORG"}),
		change(names, 0, action{"BB", "ORG"}),
		change(names, 20, action{"O", ""}),
		change(names, 5, action{"U", "ORG"}),
		names[1:],
		names[:len(names)-1],
		nil,
	} {
		if _, err := newSpanClasses(list); err == nil {
			t.Errorf("list %d of the entities is taken", i)
		}
	}
}
