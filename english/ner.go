package english

import (
	"fmt"

	"concord/english/internal/kernel"
)

// spanClasses says what the classes of the finder of entities do: begin, in, last
// and unit with each of the types, and out.
type spanClasses struct {
	types   []EntityType // by class
	begin   int          // classes begin..begin+kinds-1 begin an entity
	unit    int          // classes unit..unit+kinds-1 are an entity of one token
	in      [kinds + 1]int
	last    [kinds + 1]int
	out     int
	classes int
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
	open := EntityType(0)
	from := 0
	for i := range doc.Tokens {
		tok := &doc.Tokens[i]
		ends := i+1 == len(doc.Tokens) || doc.Tokens[i+1].SentStart
		if open != 0 {
			tok.Entity = open
			if !ends {
				scores := a.scorer.score(&[8]int32{int32(i), int32(from), int32(i) - 1, -1, -1, -1, -1, -1})
				if in, last := c.in[open], c.last[open]; scores[in] > scores[last] || scores[in] == scores[last] && in < last {
					continue
				}
			}
			doc.Entities = append(doc.Entities, Entity{from, i + 1, open})
			open = 0
			continue
		}
		tok.Entity = 0
		if doc.lexemes[i].isSpace {
			continue
		}
		scores := a.scorer.score(&[8]int32{int32(i), -1, -1, -1, -1, -1, -1, -1})
		best := c.unit + kernel.ArgMax(scores[c.unit:c.unit+kinds])
		if !ends {
			if begin := c.begin + kernel.ArgMax(scores[c.begin:c.begin+kinds]); scores[begin] >= scores[best] {
				best = begin
			}
		}
		if scores[c.out] > scores[best] {
			continue
		}
		tok.Entity = c.types[best]
		if best < c.unit {
			open, from = tok.Entity, i
		} else {
			doc.Entities = append(doc.Entities, Entity{i, i + 1, tok.Entity})
		}
	}
}
