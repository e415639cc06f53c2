package ledger

import (
	"slices"
	"strings"

	"concord/internal/annotate/entity"
	"concord/internal/commitment"
	"concord/internal/place"
	"concord/internal/span"
)

// party is somebody with the names that reports give, each as its words.
type party struct {
	names  [][]string // of entities, which mean the same in every report
	people [][]string // those of them that are a person's
	called [][]string // descriptions, which mean something in their own story: "the harbour authority"
	states []string   // states that a name stands for
}

// unnamed are words of a description that names nobody outside its report.
var unnamed = map[string]bool{"the": true, "a": true, "an": true, "this": true, "that": true, "its": true, "his": true, "her": true, "their": true, "our": true,
	"he": true, "she": true, "it": true, "they": true, "we": true, "i": true, "who": true, "which": true, "him": true, "them": true, "us": false,
	"mr": true, "mrs": true, "ms": true, "dr": true, "company": true, "firm": true, "operator": true, "owner": true, "authority": true, "agency": true, "ministry": true,
	"minister": true, "mayor": true, "council": true, "government": true, "state": true, "country": true, "president": true, "office": true, "official": true,
	"officials": true, "spokesman": true, "spokeswoman": true, "spokesperson": true, "party": true, "parties": true, "group": true, "union": true, "bank": true,
	"court": true, "judge": true, "police": true, "army": true, "military": true, "ltd": true, "inc": true, "plc": true, "ag": true, "gmbh": true, "corp": true, "co": true,
	"chief": true, "executive": true, "prime": true, "foreign": true, "defence": true, "defense": true, "and": true, "of": true, "for": true}

// add adds a phrase: a description of somebody, or a word that stands for a state.
func (p *party) add(phrase string) {
	if state, _ := place.StateOf(strings.TrimSpace(phrase)); state != "" && !slices.Contains(p.states, state) {
		p.states = append(p.states, state)
	}
	words := telling(phrase)
	put(&p.called, words)
	if len(words) > 1 && proper(phrase) {
		put(&p.names, words) // "the Sarn government" is one in every report
	}
}

// proper reports whether a description has a name in it, not as its first word,
// which has a capital letter anyway at the head of a sentence.
func proper(phrase string) bool {
	for i, w := range strings.Fields(phrase) {
		if i > 0 && w[0] >= 'A' && w[0] <= 'Z' && !unnamed[strings.ToLower(w)] {
			return true
		}
	}
	return false
}

// addName adds the name of an entity.
func (p *party) addName(name string, person bool) {
	words := telling(name)
	put(&p.names, words)
	if person {
		put(&p.people, words)
	}
	p.add(name)
}

func put(list *[][]string, words []string) {
	if len(words) > 0 && !slices.ContainsFunc(*list, func(n []string) bool { return slices.Equal(n, words) }) {
		*list = append(*list, words)
	}
}

// telling is the words of a name or description from the first that tells whose it
// is; nil where none does.
func telling(s string) []string {
	words := wordsOf(s)
	if !slices.ContainsFunc(words, func(w string) bool { return !unnamed[w] }) {
		return nil
	}
	for unnamed[words[0]] {
		words = words[1:]
	}
	return words
}

func (p party) nobody() bool { return len(p.names)+len(p.called)+len(p.states) == 0 }

// same reports whether two are one: the same name, or one state. Within one story,
// near, a description and the last name of a full one will do as well ("Orsini",
// "Pavel Orsini"); between stories a person p has a full name.
func (p party) same(o party, near bool) bool {
	if slices.ContainsFunc(p.states, func(s string) bool { return slices.Contains(o.states, s) }) {
		return true
	}
	for _, x := range p.names {
		for _, y := range o.names {
			if slices.Equal(x, y) && (near || len(x) > 1 || !has(p.people, x)) {
				return true
			}
		}
	}
	if !near {
		return false
	}
	for _, x := range p.called {
		for _, y := range o.called {
			a, b := x, y
			if len(a) > len(b) {
				a, b = b, a
			}
			if slices.Equal(a, b[len(b)-len(a):]) {
				return true
			}
		}
	}
	return false
}

func has(list [][]string, words []string) bool {
	return slices.ContainsFunc(list, func(n []string) bool { return slices.Equal(n, words) })
}

// party is who a Party of a story is, by every name that its reports give it.
func (lib *library) party(story string, who *commitment.Party) party {
	var p party
	if who == nil {
		return p
	}
	switch who.Kind {
	case "state", "organisation", "office":
		p.addName(who.Name, false)
	case "person":
		p.addName(who.Name, true)
	default:
		p.add(who.Name)
	}
	for _, at := range who.Passages {
		p.add(at.Exact)
		if m := lib.member(story, at); m != nil {
			p.referent(lib.reading(m.Document), at.Span)
		}
	}
	return p
}

// referent adds the names of what a phrase refers to: a pronoun or description
// by the chain it is in.
func (p *party) referent(doc *reading, at span.Span) {
	for _, i := range doc.refers(at) {
		for _, n := range append([]string{doc.Entities[i].Name}, doc.Entities[i].Names...) {
			p.addName(n, doc.Entities[i].Kind == entity.Person)
		}
	}
}
