package reconcile

import (
	"sort"

	"concord/internal/annotate/entity"
	"concord/internal/span"
)

// Whether somebody apologised or only expressed regret or sorrow is a difference
// that diplomacy turns on, and outlets exchange the words.

// amendsWords are the words of the two.
var amendsWords = map[string]string{"apology": "apology", "apologies": "apology", "apologise": "apology", "apologised": "apology",
	"apologises": "apology", "apologising": "apology", "apologize": "apology", "apologized": "apology", "apologizes": "apology",
	"apologizing": "apology", "regret": "regret", "regrets": "regret", "regretted": "regret", "sorrow": "regret",
	"condolences": "regret", "remorse": "regret"}

// amends says which of the two a statement tells: "apology", "regret", or "" for
// neither or both.
func amends(u *unit) string {
	found := ""
	for _, w := range u.words {
		switch word := amendsWords[w.Norm]; {
		case word == "" || word == found:
		case found != "":
			return ""
		default:
			found = word
		}
	}
	return found
}

// amendsAt is the first word that says so.
func amendsAt(u *unit) span.Span {
	for _, w := range u.words {
		if amendsWords[w.Norm] != "" {
			return w.Span
		}
	}
	return u.st.Span
}

// amendsDifferences finds one person who apologised in some reports and expressed
// regret or sorrow in others.
func (c *comparer) amendsDifferences() []Difference {
	told := map[int]map[string][]int{} // person → word → units
	for ui := range c.units {
		u := &c.units[ui]
		word := amends(u)
		if word == "" || u.st.Negated {
			continue
		}
		for _, e := range u.ents {
			if e < 0 || e >= len(c.s.Entities) || c.s.Entities[e].Kind != entity.Person {
				continue
			}
			if told[e] == nil {
				told[e] = map[string][]int{}
			}
			told[e][word] = append(told[e][word], ui)
		}
	}
	var out []Difference
	// Those who received the words stand in the same statements as the one who
	// said them, but in fewer: the person of most statements is taken for all.
	taken := map[int]bool{}
	for _, e := range byCount(told) {
		var marks []mark
		joined := map[int]bool{}
		for _, x := range told[e]["apology"] {
			for _, y := range told[e]["regret"] {
				a, b := &c.units[x], &c.units[y]
				if a.m == b.m || !c.sameTime(x, y) || len(c.sharedNames(a, b)) < 2 {
					continue
				}
				for i, ui := range []int{x, y} {
					if !joined[ui] {
						joined[ui] = true
						value := [2]string{"apologised", "expressed regret"}[i]
						marks = append(marks, c.markOf(ui, amendsAt(&c.units[ui]), value))
					}
				}
			}
		}
		fresh := false
		for _, mk := range marks {
			fresh = fresh || !taken[mk.unit]
			taken[mk.unit] = true
		}
		if fresh && len(marks) > 1 {
			out = append(out, c.difference("characterisation/apology", SlotCharacterisation, JudgeTension, "apology or regret: "+c.s.Entities[e].Name, marks,
				[]Ground{{"same person", c.s.Entities[e].Name}, {"another name in common", "in each pair of statements"}}))
		}
	}
	return out
}

// byCount orders persons by how many statements they have, most first.
func byCount(told map[int]map[string][]int) []int {
	count := func(e int) int { return len(told[e]["apology"]) + len(told[e]["regret"]) }
	out := make([]int, 0, len(told))
	for e := range told {
		out = append(out, e)
	}
	sort.Slice(out, func(i, j int) bool {
		if count(out[i]) != count(out[j]) {
			return count(out[i]) > count(out[j])
		}
		return out[i] < out[j]
	})
	return out
}
