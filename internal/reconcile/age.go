package reconcile

import (
	"strings"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/quantity"
	"concord/internal/annotate/token"
	"concord/internal/edtf"
	"concord/internal/span"
)

// ageDifferences compares the ages given for one person. The person is the name
// the age stands in apposition to, or the one whose age it is said to be.
func (c *comparer) ageDifferences() []Difference {
	type aged struct {
		mark
		age  float64
		when edtf.Value
	}
	people := map[int][]aged{}
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil {
			continue
		}
		for i := range doc.Quantities {
			q := &doc.Quantities[i]
			if q.Kind != quantity.Age && q.Kind != quantity.Number || q.Vague || !q.Span.Fits(doc.Report.Text) || q.Value < 1 || q.Value > 120 {
				continue
			}
			sent := sentenceAt(doc, q.Span)
			if sent < 0 {
				continue
			}
			ws := token.Within(doc.Words, doc.Sentences[sent].Span)
			lo, hi := token.IndexWithin(ws, q.Span)
			if lo == hi {
				continue
			}
			e := c.agedPerson(m, q, ws, lo, hi)
			if e < 0 {
				continue
			}
			mk := mark{m: m, unit: c.unitAt(m, q.Span), sentence: sent, at: q.Span, value: formatNumber(q.Value)}
			people[e] = append(people[e], aged{mk, q.Value, c.dateNear(m, c.unitAt(m, q.Span))})
		}
	}
	var out []Difference
	for e := range c.s.Entities {
		list := people[e]
		var marks []mark
		differ := false
		for i := range list {
			for j := range list {
				if list[i].age != list[j].age && (list[i].when == "" || list[j].when == "" || list[i].when.Compatible(list[j].when)) {
					differ = true
				}
			}
			marks = append(marks, list[i].mark)
		}
		if differ {
			out = append(out, c.difference("number/age", SlotNumber, JudgeContradiction, "age of "+c.s.Entities[e].Name, marks,
				[]Ground{{"same person", c.s.Entities[e].Name}, {"same quantity", "age in years"}}))
		}
	}
	return out
}

// agedPerson returns the entity of the story whose age a quantity is, -1 for none.
func (c *comparer) agedPerson(m int, q *quantity.Quantity, ws []token.Word, lo, hi int) int {
	doc := c.s.Members[m].Document
	text := doc.Report.Text
	local := c.s.Members[m].Entities
	at := func(end, start int) int { // a person's name that ends at end, or starts at start
		for _, mt := range doc.Mentions {
			if mt.Entity < 0 || mt.Entity >= len(local) || doc.Entities[mt.Entity].Kind != entity.Person {
				continue
			}
			if end >= 0 && mt.End == end || start >= 0 && mt.Start == start {
				if e := local[mt.Entity]; e >= 0 && e < len(c.s.Entities) {
					return e
				}
			}
		}
		return -1
	}
	// "Name, 39," and "Name (39)": the age closes at once.
	if lo >= 2 && (ws[lo-1].Norm == "," || ws[lo-1].Norm == "(") {
		closes := hi >= len(ws) || ws[hi].Mark || ws[hi].Norm == "of" || ws[hi].Norm == "from"
		if e := at(ws[lo-2].End, -1); e >= 0 && closes {
			return e
		}
	}
	if q.Kind != quantity.Age {
		// "listed her age as 38": a possessive, the word age, the number.
		for i := lo - 1; i >= 1 && i >= lo-3; i-- {
			if ws[i].Norm == "age" {
				for _, mt := range doc.Mentions {
					if mt.End == ws[i-1].End && mt.Entity >= 0 && mt.Entity < len(local) && doc.Entities[mt.Entity].Kind == entity.Person {
						return local[mt.Entity]
					}
				}
				if n := ws[i-1].Norm; n == "her" || n == "his" {
					return c.lastPerson(m, ws[i-1].Start)
				}
			}
		}
		return -1
	}
	if strings.Contains(q.Span.In(text), "old") && hi < len(ws) {
		if e := at(-1, ws[hi].Start); e >= 0 {
			return e
		}
	}
	for i := lo - 1; i >= 1 && i >= lo-3; i-- {
		if ws[i].Norm == "age" || ws[i].Norm == "aged" {
			if e := at(ws[i-1].End, -1); e >= 0 {
				return e
			}
		}
	}
	return -1
}

// personReach is how far back, in bytes, a pronoun's person is looked for.
const personReach = 240

// lastPerson is the one person named shortly before a place, -1 for none or several.
func (c *comparer) lastPerson(m, before int) int {
	doc := c.s.Members[m].Document
	local := c.s.Members[m].Entities
	found := -1
	for _, mt := range doc.Mentions {
		if mt.Start >= before {
			break
		}
		if mt.End < before-personReach || mt.Entity < 0 || mt.Entity >= len(local) || doc.Entities[mt.Entity].Kind != entity.Person {
			continue
		}
		if e := local[mt.Entity]; e < 0 || e >= len(c.s.Entities) || found >= 0 && found != e {
			return -1
		} else {
			found = e
		}
	}
	return found
}

// measureNouns follow a number by a hyphen without making a name: "12-day war".
var measureNouns = wordSet(`year years day days hour hours month months week weeks minute minutes second seconds mile miles foot feet metre meter
	metres meters kilometre kilometer km inch inches pound pounds ton tons tonne kilo kilogram gram degree percent acre acres hectare litre
	liter gallon volt watt megawatt mm cm storey story room bed bedroom seat door lane car way fold old page run game match hole set
	round man woman member person strong time`)

// numberedNames compares names with a number in them: the "21-point plan" of one
// report is the "20-point plan" of another.
func (c *comparer) numberedNames() []Difference {
	groups := map[string][]mark{}
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil {
			continue
		}
		text := doc.Report.Text
		for i := 0; i+3 < len(doc.Words); i++ {
			ws := doc.Words[i:]
			if !digits(ws[0].Norm) || ws[1].Norm != "-" || ws[1].Start != ws[0].End || ws[2].Mark || ws[2].Start != ws[1].End || measureNouns[ws[2].Norm] || strings.HasSuffix(ws[2].Norm, "-old") {
				continue
			}
			k := 3
			for k < len(ws) && k < 6 && ws[k].Mark && ws[k].Norm != "." && ws[k].Norm != "," {
				k++
			}
			if k >= len(ws) || ws[k].Mark {
				continue
			}
			at := span.Span{Start: ws[0].Start, End: ws[k].End}
			sent := sentenceAt(doc, at)
			if sent < 0 {
				continue
			}
			key := ws[2].Norm + " " + ws[k].Norm
			groups[key] = append(groups[key], mark{m: m, unit: c.unitAt(m, at), sentence: sent, at: at, value: ws[0].In(text)})
		}
	}
	var out []Difference
	for _, key := range sortedNames(groups) {
		ms := groups[key]
		values := map[int]map[string]bool{}
		for _, mk := range ms {
			if values[mk.m] == nil {
				values[mk.m] = map[string]bool{}
			}
			values[mk.m][mk.value] = true
		}
		differ, both := false, false
		for _, vs := range values {
			both = both || len(vs) > 1 // one report knows both: two names
			for _, other := range values {
				for v := range vs {
					differ = differ || !other[v]
				}
			}
		}
		if differ && !both && len(values) > 1 {
			out = append(out, c.difference("number/in-name", SlotNumber, JudgeContradiction, "number in the name: "+key, ms,
				[]Ground{{"same name but for the number", key}}))
		}
	}
	return out
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
