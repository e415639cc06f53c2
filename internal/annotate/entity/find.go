package entity

import (
	"sort"

	"concord/english"
	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// Find returns the entities of one report, in order of first mention, and their
// mentions in text order. words are the words of sentences, in order, joined with
// the tokens of grammar (token.Join).
//
// A name is found by its capitals where capitals prove something, and by lists of
// names where they do not: at the start of a sentence, in headlines. What kind of
// thing it names is told by its words ("Ministry", "River", given names), by
// titles before and after it, by what stands beside it, and last by the kind the
// same words have elsewhere in the report. Mentions are joined when their names
// agree; see join.go. A state's Name is the common English one, even where the
// report has only "Qatari".
func Find(text string, sentences []sentence.Sentence, words []token.Word, grammar *english.Doc) ([]Entity, []Mention, []Chain) {
	f := newFinder(text, sentences, words, grammar)
	j := f.join(f.allNames())
	descs := j.describe()
	r := j.resolver(descs)
	r.run()
	entities, mentions, numbers := j.result(append(descs, r.descriptions()...))
	return entities, mentions, r.chains(numbers)
}

// allNames returns the names of the report in text order.
func (f *finder) allNames() []name {
	f.findRuns()
	var names []name
	f.runEnds = make(map[int]int, len(f.runs))
	for _, r := range f.runs {
		f.runEnds[r.to] = r.from
	}
	for _, r := range f.runs {
		names = f.cut(r, names)
	}
	for i := range f.f {
		if f.f[i].compound && f.f[i].sent >= 0 {
			names = f.compound(i, names)
		}
	}
	sortBy(names, func(a, b name) bool {
		if a.from != b.from {
			return a.from < b.from
		}
		return a.to > b.to
	})
	names = f.reconcile(names)
	for i := range names {
		f.metonym(&names[i])
	}
	return names
}

func sortBy[T any](s []T, less func(a, b T) bool) {
	sort.SliceStable(s, func(i, k int) bool { return less(s[i], s[k]) })
}

// metonym makes a seat of government that acts mean its state: "Washington tried
// to …", "between Doha and Washington", but "in Doha", "the Doha summit".
func (f *finder) metonym(n *name) {
	if n.kind != Place || n.form != Name || n.to == n.from {
		return
	}
	key := f.key(n.from, n.to)
	c := f.lex.class[key]
	if c&cCapital == 0 || c&cState != 0 {
		return
	}
	i, j, sent := n.from, n.to, f.f[n.from].sent
	prev, next := "", ""
	if i > 0 && f.f[i-1].sent == sent {
		prev = f.norm(i - 1)
	}
	if j < len(f.words) && f.f[j].sent == sent {
		next = f.norm(j)
	}
	agent := false
	switch {
	case f.styles[sent] == allCaps || next == "," || next == "(" || next == "-" || next == "–" || next == "—":
	case agentVerb(next):
		agent = prev != "in" && prev != "at" && prev != "near" && prev != "from" && prev != "to" && prev != "of"
	default:
		switch prev {
		case "with", "between", "by", "against", "supported", "urged", "pressed", "asked", "commits", "committed", "told", "accused", "warned", "backed", "allow", "forced", "pushed":
			agent = next == "" || f.f[j].mark || f.lex.class[next]&(cOpener|cCommon) != 0 && f.f[j].adjacent && f.lex.class[next]&cOpener != 0
		case "and":
			// "between Tehran and Washington"
			for k := i - 2; k >= 0 && k > i-6 && f.f[k].sent == sent; k-- {
				if w := f.norm(k); w == "between" {
					agent = true
				}
			}
		}
	}
	if agent {
		n.form, n.kind, n.state, n.sure = Metonym, State, f.lex.state[key], true
	}
}

// agentVerb reports whether a word after a capital city shows it to act.
func agentVerb(norm string) bool {
	switch norm {
	case "has", "had", "have", "will", "would", "could", "should", "must", "may", "might", "says", "said", "wants", "wanted", "tried", "tries",
		"seeks", "sought", "insists", "insisted", "denies", "denied", "accuses", "accused", "warned", "warns", "hopes", "hoped", "fears", "feared",
		"responded", "responds", "retaliated", "launched", "rejected", "rejects", "agreed", "agrees", "refused", "refuses", "announced", "announces",
		"backs", "backed", "supports", "supported", "vowed", "vows", "claims", "claimed", "believes", "believed", "considers", "considered", "does",
		"did", "called", "calls", "condemned", "condemns", "demanded", "demands", "offered", "offers", "imposed", "imposes", "signed", "pledged", "pledges",
		"expects", "expected", "sees", "views", "regards", "threatened", "threatens", "urged", "urges", "maintains", "argues", "argued", "decided",
		"summoned", "recalled", "expelled", "withdrew", "sent", "sends", "extended", "extends", "gave", "gives", "took", "takes", "also", "itself", "appears", "appeared", "continues", "continued", "remains":
		return true
	}
	return false
}

// result turns groups into entities and names into mentions, and returns the
// number of the entity of each group, -1 for none.
func (j *joiner) result(descs []description) ([]Entity, []Mention, []int) {
	f := j.f
	at := func(from, to int) span.Span {
		return span.Span{Start: f.words[from].Start, End: f.words[to-1].End}
	}
	var mentions []Mention
	for _, n := range j.names {
		if n.entity < 0 || n.to == n.from {
			continue
		}
		m := Mention{Span: at(n.titleFrom, n.to), Name: at(n.from, n.to), Form: n.form, Entity: n.entity}
		if !n.part.Empty() {
			m.Span, m.Name = n.part, n.part
		}
		mentions = append(mentions, m)
	}
	for _, d := range descs {
		mentions = append(mentions, Mention{Span: at(d.from, d.to), Form: d.form, Entity: d.entity})
	}
	sortBy(mentions, func(a, b Mention) bool {
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		if a.End != b.End {
			return a.End > b.End
		}
		return a.Entity < b.Entity
	})
	number := make([]int, len(j.groups))
	for g := range number {
		number[g] = -1
	}
	var entities []Entity
	for i := range mentions {
		g := mentions[i].Entity
		if number[g] < 0 {
			number[g] = len(entities)
			entities = append(entities, j.groups[g].entity())
		}
		mentions[i].Entity = number[g]
	}
	return entities, mentions, number
}

func (g *group) entity() Entity {
	e := Entity{Kind: g.kind, Name: g.longest, Names: sortedKeys(g.names), Titles: sortedKeys(g.titles), Of: g.of}
	if g.kind == State {
		e.Name = g.state
	}
	if len(e.Names) == 0 {
		e.Names = nil
	}
	if len(e.Titles) == 0 {
		e.Titles = nil
	}
	return e
}
