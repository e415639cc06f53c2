package ledger

import (
	"slices"
	"strings"

	"concord/internal/annotate"
	"concord/internal/commitment"
	"concord/internal/place"
	"concord/internal/span"
)

// party is somebody with the names that reports give, each as its words.
type party struct {
	names  [][]string
	states []string // states that a name stands for
}

// unnamed are words of a description that names nobody outside its report.
var unnamed = map[string]bool{"the": true, "a": true, "an": true, "this": true, "that": true, "its": true, "his": true, "her": true, "their": true, "our": true,
	"he": true, "she": true, "it": true, "they": true, "we": true, "i": true, "who": true, "which": true, "him": true, "them": true, "us": false,
	"mr": true, "mrs": true, "ms": true, "dr": true, "company": true, "firm": true, "operator": true, "owner": true, "authority": true, "agency": true, "ministry": true,
	"minister": true, "mayor": true, "council": true, "government": true, "state": true, "country": true, "president": true, "office": true, "official": true,
	"officials": true, "spokesman": true, "spokeswoman": true, "spokesperson": true, "party": true, "parties": true, "group": true, "union": true, "bank": true,
	"court": true, "judge": true, "police": true, "army": true, "military": true, "ltd": true, "inc": true, "plc": true, "ag": true, "gmbh": true, "corp": true, "co": true,
	"chief": true, "executive": true, "prime": true, "foreign": true, "defence": true, "defense": true, "and": true, "of": true, "for": true}

func (p *party) add(name string) {
	words := wordsOf(name)
	if state, _ := place.StateOf(strings.TrimSpace(name)); state != "" && !slices.Contains(p.states, state) {
		p.states = append(p.states, state)
	}
	if !slices.ContainsFunc(words, func(w string) bool { return !unnamed[w] }) {
		return
	}
	for len(words) > 0 && unnamed[words[0]] {
		words = words[1:]
	}
	if !slices.ContainsFunc(p.names, func(n []string) bool { return slices.Equal(n, words) }) {
		p.names = append(p.names, words)
	}
}

// same reports whether two are one by name: the same words, the last name of a
// person's or body's full one ("Orsini", "Pavel Orsini"), or one state.
func (p party) same(o party) bool {
	for _, a := range p.names {
		for _, b := range o.names {
			if len(a) > len(b) {
				a, b = b, a
			}
			if slices.Equal(a, b) || slices.Equal(a, b[len(b)-len(a):]) {
				return true
			}
		}
	}
	return slices.ContainsFunc(p.states, func(s string) bool { return slices.Contains(o.states, s) })
}

// party is who a Party of a story is, by every name that its reports give it.
func (lib *library) party(story string, who *commitment.Party) party {
	var p party
	if who == nil {
		return p
	}
	p.add(who.Name)
	for _, at := range who.Passages {
		p.add(at.Exact)
		if m := lib.member(story, at); m != nil {
			p.referent(m.Document, at.Span)
		}
	}
	return p
}

// referent adds the names of what a phrase refers to: a pronoun or description
// by the chain it is in.
func (p *party) referent(doc *annotate.Document, at span.Span) {
	entities := map[int]bool{}
	for _, m := range doc.Mentions {
		if at.Contains(m.Span) && m.End == at.End || m.Span == at || m.Contains(at) {
			entities[m.Entity] = true
		}
	}
	if len(entities) == 0 {
		for _, c := range doc.Chains {
			if c.Entity >= 0 && slices.ContainsFunc(c.Phrases, func(ph phraseOf) bool { return ph.Span == at }) {
				entities[c.Entity] = true
			}
		}
	}
	for i := range doc.Entities {
		if entities[i] {
			p.add(doc.Entities[i].Name)
			for _, n := range doc.Entities[i].Names {
				p.add(n)
			}
		}
	}
}
