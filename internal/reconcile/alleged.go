package reconcile

import (
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// Whether a report calls somebody the one who did it, or keeps to "alleged" and
// "suspected", is law to some newsrooms and no matter to others.

// culprits are nouns that say of somebody that he did it.
var culprits = wordSet(`gunman gunwoman shooter killer attacker assailant bomber murderer rapist kidnapper robber arsonist hijacker
	perpetrator thief poisoner`)

// hedges keep open whether somebody did it.
var hedges = wordSet("alleged allegedly suspected accused reputed presumed")

// called is a place where a report calls somebody a culprit, or keeps it open.
type called struct {
	m, unit  int
	sentence int
	at       span.Span
	open     bool
	near     []int32
}

// calledCulprit lists such places in the reporters' own words.
func (c *comparer) calledCulprit() []called {
	var out []called
	for ui := range c.units {
		u := &c.units[ui]
		if !u.body() || u.st.Quotation >= 0 || u.st.Nested || u.st.Holder != "" {
			continue
		}
		for i, w := range u.words {
			open := hedges[w.Norm] && i+1 < len(u.words) && w.Norm != "accused"
			if w.Norm == "accused" {
				open = i+1 < len(u.words) && u.words[i+1].Norm == "of"
			}
			if !open && !culprits[w.Norm] {
				continue
			}
			if !open && hedged(u.words, i) {
				continue
			}
			out = append(out, called{u.m, ui, u.st.Sentence, w.Span, open, c.strong(c.contextOf(u.m, u.st.Sentence))})
			break
		}
	}
	return out
}

// hedged reports whether the noun at i is kept open or is of no one person: "the
// suspected gunman", "a gunman", "if the shooter".
func hedged(ws []token.Word, i int) bool {
	for k := max(0, i-4); k < i; k++ {
		switch n := ws[k].Norm; {
		case hedges[n], n == "possible", n == "second", n == "a", n == "an", n == "no", n == "any", n == "whether", n == "if", n == "active", n == "mass", n == "school", n == "identified":
			return true
		}
	}
	return false
}

// allegedDifferences sets reports that never keep it open beside those that do.
func (c *comparer) allegedDifferences() []Difference {
	all := c.calledCulprit()
	if len(all) > slotBound {
		all = all[:slotBound]
	}
	opens := map[int]bool{}
	for i := range all {
		if all[i].open {
			opens[all[i].m] = true
		}
	}
	var marks []mark
	in := map[int]bool{}
	var why []Ground
	of := map[int]int{} // places taken of a report
	for a := range all {
		for b := range all {
			x, y := &all[a], &all[b]
			if !x.open || y.open || opens[y.m] {
				continue
			}
			near := common(x.near, y.near)
			if len(near) < 3 {
				continue
			}
			for _, i := range []int{a, b} {
				if !in[i] && of[all[i].m] < calledMost {
					in[i] = true
					of[all[i].m]++
					value := "told as fact"
					if all[i].open {
						value = "kept open"
					}
					marks = append(marks, c.markOf(all[i].unit, all[i].at, value))
				}
			}
			if why == nil {
				why = []Ground{{"shared words", c.label(near, 5)}}
			}
		}
	}
	if len(why) == 0 {
		return nil
	}
	return []Difference{c.difference("characterisation/alleged", SlotCharacterisation, JudgePrecision, "whether somebody did it, or is said to have", marks, why)}
}

// calledMost is how many places of one report are shown.
const calledMost = 3
