package reconcile

import (
	"sort"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/token"
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

// amendsAgent is the person who said the words: the last one named before them in
// the sentence. The addressee stands after "to"; who receives, accepts or demands
// an apology has not made it. -1 for none.
func (c *comparer) amendsAgent(u *unit) int {
	at := amendsAt(u)
	doc := c.s.Members[u.m].Document
	for _, w := range token.Within(doc.Words, span.Span{Start: u.sentence.Start, End: at.Start}) {
		if takesAmends[w.Norm] {
			return -1
		}
	}
	local := c.s.Members[u.m].Entities
	for i := sort.Search(len(doc.Mentions), func(i int) bool { return doc.Mentions[i].Start >= at.Start }) - 1; i >= 0 && doc.Mentions[i].Start >= u.sentence.Start; i-- {
		mt := &doc.Mentions[i]
		if mt.Name.Empty() || mt.Entity < 0 || mt.Entity >= len(local) || doc.Entities[mt.Entity].Kind != entity.Person {
			continue
		}
		if e := local[mt.Entity]; e >= 0 && e < len(c.s.Entities) {
			return e
		}
	}
	return -1
}

// takesAmends are verbs whose subject gets or wants the words and does not say them.
var takesAmends = wordSet(`receive receives received receiving accept accepts accepted accepting reject rejects rejected rejecting
	demand demands demanded demanding want wants wanted seek seeks sought seeking await awaits awaited awaiting get gets got hear hears heard`)

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
		e := c.amendsAgent(u)
		if e < 0 {
			continue
		}
		if told[e] == nil {
			told[e] = map[string][]int{}
		}
		told[e][word] = append(told[e][word], ui)
	}
	var out []Difference
	for e := range c.s.Entities {
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
		if len(marks) > 1 {
			out = append(out, c.difference("characterisation/apology", SlotCharacterisation, JudgeTension, "apology or regret: "+c.s.Entities[e].Name, marks,
				[]Ground{{"same person", c.s.Entities[e].Name}, {"another name in common", "in each pair of statements"}}))
		}
	}
	return out
}
