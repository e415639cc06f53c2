package reconcile

import (
	"strings"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// What somebody is charged with is told in the law's own words, which outlets shorten:
// the offences that reports name in charging one person are compared.

// offences maps the words of an offence to its name.
var offences = func() map[string]string {
	m := map[string]string{}
	for _, row := range []string{
		"murder murdering homicide homicides", "manslaughter", "assault assaulting battery", "robbery robbing", "burglary", "theft stealing larceny",
		"fraud", "conspiracy conspiring", "kidnapping abduction", "rape", "arson", "weapons weapon firearm firearms gun guns", "terrorism terrorist",
		"violence", "obstruction obstructing", "perjury", "bribery", "laundering", "trespassing trespass", "endangerment endangering endangered", "stalking",
		"trafficking", "treason", "espionage", "evasion", "embezzlement", "extortion", "vandalism", "riot rioting",
		"negligence", "harassment", "forgery", "racketeering", "cruelty", "desertion", "contempt", "misconduct", "abuse",
	} {
		words := strings.Fields(row)
		for _, w := range words {
			m[w] = words[0]
		}
	}
	return m
}()

// charge is a clause that charges somebody.
type charge struct {
	mark
	who      int // entity of the story
	offences map[string]bool
}

// charged reads a clause as a charge: "charged Hale with murder", "Hale faces charges of
// murder". Whom it charges must be told by the clause.
func (c *comparer) charged(cl *clause) (ch charge, ok bool) {
	doc := c.s.Members[cl.m].Document
	if cl.p.Kind != predicate.Verb || cl.p.Negated || cl.p.Historical || cl.p.Hypothetical || cl.p.Asked {
		return ch, false
	}
	switch cl.p.Base {
	case "charge", "indict", "arraign", "face":
	default:
		return ch, false
	}
	who := cl.first(predicate.Patient)
	if cl.p.Base == "face" && who == nil {
		who = cl.first(predicate.Agent)
	}
	if who == nil || who.entity < 0 || who.entity >= len(c.s.Entities) || c.s.Entities[who.entity].Kind != entity.Person {
		return ch, false
	}
	ch = charge{mark: mark{m: cl.m, unit: cl.unit, sentence: cl.sentence}, who: who.entity, offences: map[string]bool{}}
	ws := token.Within(doc.Words, span.Span{Start: cl.p.End, End: max(cl.p.End, c.units[cl.unit].sentence.End)})
	if cl.p.Base == "face" && !charges(ws) {
		return ch, false
	}
	for _, w := range ws {
		if w.Norm == "another" || w.Norm == "separate" || besides[w.Norm] && len(ch.offences) > 0 {
			break
		}
		for part := range strings.SplitSeq(w.Norm, "-") {
			o := offences[part]
			if o == "" {
				continue
			}
			ch.offences[o] = true
			if ch.at.Empty() {
				ch.at.Start = w.Start
			}
			ch.at.End = w.End
		}
	}
	ch.unit = c.unitAt(cl.m, ch.at)
	return ch, len(ch.offences) > 0
}

// besides are words with which a charge goes on to what is charged: "in the murder of".
var besides = wordSet("in for after following when while who which that stemming related against because charged indicted arraigned faces")

// charges reports whether words name a charge.
func charges(ws []token.Word) bool {
	for _, w := range ws {
		switch w.Norm {
		case "charge", "charges", "count", "counts", "indictment":
			return true
		}
	}
	return false
}

// chargeDifferences compares the offences that reports name for one person.
func (c *comparer) chargeDifferences() []Difference {
	by := map[int][]charge{}
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil || doc.Grammar == nil {
			continue
		}
		for i := range doc.Predicates {
			if cl, _ := c.clauseOf(m, i); cl.p != nil {
				if ch, ok := c.charged(&cl); ok && len(by[ch.who]) < slotBound {
					by[ch.who] = append(by[ch.who], ch)
				}
			}
		}
	}
	var out []Difference
	for e := range c.s.Entities {
		all := by[e]
		named := map[int]map[string]bool{} // by report, which tells them over several sentences
		for i := range all {
			if named[all[i].m] == nil {
				named[all[i].m] = map[string]bool{}
			}
			for o := range all[i].offences {
				named[all[i].m][o] = true
			}
		}
		var marks []mark
		values := map[string]bool{}
		j := JudgePrecision
		for i := range all {
			mk := all[i].mark
			mk.value = strings.Join(sortedKeys(named[mk.m]), ", ")
			values[mk.value] = true
			marks = append(marks, mk)
			for k := range all[:i] {
				if x, y := named[mk.m], named[all[k].m]; !within(x, y) && !within(y, x) {
					j = JudgeScope
				}
			}
		}
		if len(values) > 1 {
			out = append(out, c.difference("characterisation/charge", SlotCharacterisation, j, "charges against "+c.s.Entities[e].Name, marks,
				[]Ground{{"same person", c.s.Entities[e].Name}, {"charged", "in each report"}}))
		}
	}
	return out
}

// within reports whether each of a is in b.
func within(a, b map[string]bool) bool {
	for x := range a {
		if !b[x] {
			return false
		}
	}
	return true
}
