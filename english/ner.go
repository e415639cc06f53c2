package english

import (
	"fmt"

	"concord/english/internal/kernel"
)

// spanClasses says what the classes of the finder of entities do: begin, in, last
// and unit with each of the types, and out.
type spanClasses struct {
	types []EntityType // by class
	moves []byte       // by class: 'B', 'I', 'L', 'U' or 'O'
	begin int          // classes begin..begin+kinds-1 begin an entity
	unit  int          // classes unit..unit+kinds-1 are an entity of one token
	in    [kinds + 1]int
	last  [kinds + 1]int
	out   int
}

// kinds is the number of types of entities.
const kinds = int(EntWORKOFART)

func newSpanClasses(actions []action) (c spanClasses, err error) {
	c.types = make([]EntityType, len(actions))
	c.begin, c.unit, c.out = -1, -1, -1
	var begun, units int
	for i, a := range actions {
		t := labelOf[EntityType](entityTypeLabels[:], a.label)
		c.types[i] = t
		if len(a.move) != 1 {
			return c, fmt.Errorf("reading the English model: entities have an unknown action %s", a.move)
		}
		c.moves = append(c.moves, a.move[0])
		switch {
		case a.move == "O" && a.label == "":
			c.out = i
		case a.move == "U" && a.label == "":
			// Never allowed: it stands for a token that was blocked beforehand.
		case t == 0:
			return c, fmt.Errorf("reading the English model: entities have an unknown action %s %q", a.move, a.label)
		case a.move == "B":
			if c.begin < 0 {
				c.begin = i
			}
			if i == c.begin+begun {
				begun++
			}
		case a.move == "U":
			if c.unit < 0 {
				c.unit = i
			}
			if i == c.unit+units {
				units++
			}
		case a.move == "I":
			c.in[t] = i
		case a.move == "L":
			c.last[t] = i
		default:
			return c, fmt.Errorf("reading the English model: entities have an unknown action %s", a.move)
		}
	}
	for t := 1; t <= kinds; t++ {
		if c.in[t] == 0 || c.last[t] == 0 {
			return c, fmt.Errorf("reading the English model: %s lacks an action", EntityType(t))
		}
	}
	if begun != kinds || units != kinds || c.out != len(actions)-1 || c.begin > c.unit {
		return c, fmt.Errorf("reading the English model: the actions of entities stand in another order")
	}
	return c, nil
}

// nameEntities sets the entities. vectors has 64 floats per token.
//
// It goes from token to token. Each begins an entity, continues or ends the one
// that is open, is one alone, or is none (Ratinov & Roth 2009). An entity does not
// begin with white space, though it may hold some, and does not go on into the
// next sentence.
func (a *Analyzer) nameEntities(doc *Doc, vectors []float32) {
	c := &a.m.spans
	a.m.entities.begin(&a.scorer, vectors)
	var open openEntity
	for i := range doc.Tokens {
		class := c.forced(doc, i, open.kind)
		if class < 0 {
			slots := open.slots(i)
			class = c.choose(a.scorer.score(&slots), open.kind, endsSentence(doc, i))
		}
		c.do(doc, i, class, &open)
	}
}

// openEntity is the entity that has begun and not ended, of kind zero if there is none.
type openEntity struct {
	from int
	kind EntityType
}

// slots returns the tokens by which the machine sees token i: itself, and inside
// an entity its first token and the one before i.
func (o openEntity) slots(i int) [8]int32 {
	slots := [8]int32{int32(i), -1, -1, -1, -1, -1, -1, -1}
	if o.kind != 0 {
		slots[1], slots[2] = int32(o.from), int32(i-1)
	}
	return slots
}

func endsSentence(doc *Doc, i int) bool {
	return i+1 == len(doc.Tokens) || doc.Tokens[i+1].SentStart
}

// forced returns the class of token i if only one is allowed, else -1.
func (c *spanClasses) forced(doc *Doc, i int, open EntityType) int {
	switch {
	case open != 0 && endsSentence(doc, i):
		return c.last[open]
	case open == 0 && doc.lexemes[i].isSpace:
		return c.out
	}
	return -1
}

// choose returns the best class that is allowed, the first of equals, for a token
// of which none is forced.
func (c *spanClasses) choose(scores []float32, open EntityType, ends bool) int {
	if open != 0 {
		in, last := c.in[open], c.last[open]
		if scores[in] > scores[last] || scores[in] == scores[last] && in < last {
			return in
		}
		return last
	}
	best := c.unit + kernel.ArgMax(scores[c.unit:c.unit+kinds])
	if !ends {
		if begin := c.begin + kernel.ArgMax(scores[c.begin:c.begin+kinds]); scores[begin] >= scores[best] {
			best = begin
		}
	}
	if scores[c.out] > scores[best] {
		return c.out
	}
	return best
}

// do makes the move of a class at token i.
func (c *spanClasses) do(doc *Doc, i, class int, open *openEntity) {
	kind := c.types[class]
	doc.Tokens[i].Entity = kind
	switch c.moves[class] {
	case 'B':
		*open = openEntity{i, kind}
	case 'L':
		doc.Entities = append(doc.Entities, Entity{open.from, i + 1, kind})
		*open = openEntity{}
	case 'U':
		doc.Entities = append(doc.Entities, Entity{i, i + 1, kind})
	}
}
