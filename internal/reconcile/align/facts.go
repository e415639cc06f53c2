package align

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"sort"

	"concord/internal/annotate"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/token"
	"concord/internal/span"
	"concord/internal/story"
)

// Ref is a statement of a story.
type Ref struct{ Member, Statement int }

// Clause is a predicate of a story, with what takes part in it: one thing told.
type Clause struct{ Member, Predicate int }

func (c Clause) before(o Clause) bool {
	return c.Member < o.Member || c.Member == o.Member && c.Predicate < o.Predicate
}

// Aligned is the reports of a story laid side by side.
type Aligned struct {
	Facts      []Fact // in the order of their first clauses
	Statements []Link // statements that are alike, the likeliest first
	// Otherwise is clauses of one event that not both tell as so: one denies it, asks
	// whether it is so or supposes it. They are no fact.
	Otherwise []ClauseLink
}

// Link is two statements of different reports that are alike as wholes, A before B.
type Link struct {
	A, B  Ref
	Score float64 // how likely it is that they tell of the same fact
	*Likeness
	Same  []Ground // what shows it
	Other []Ground // what speaks against it: numbers, names, times or a denial
}

// Fact is clauses that tell of the same fact, in order, and the links that hold
// them together, the likeliest first. It has clauses of two reports or more.
type Fact struct {
	Clauses []Clause
	Links   []ClauseLink
}

// ClauseLink is two clauses of different reports that tell of the same fact, A
// before B.
type ClauseLink struct {
	A, B  Clause
	Score float64 // how likely it is that they do
	a, b  *Text
}

// Grounds says what shows that both clauses tell the same, and what speaks against it:
// numbers, names, times or a denial.
func (l *ClauseLink) Grounds() (same, other []Ground) { return grounds(l.a, l.b) }

// Ground is one thing that two texts share or do not share, with its words in each.
type Ground struct {
	Part string // "predicate", "agent", "patient", "number", "name", "time", "words", …
	A, B []span.Span
}

const (
	// clauseLeast is the score from which two clauses are looked at, if they have
	// enough in common; statementLeast that of two whole statements.
	clauseLeast    = .3
	statementLeast = .7
	// Where two sets of clauses are joined, the mean over their pairs must be at
	// least linkedMean.
	linkedMean = .5
	// sameActScore is the least that a pair counts there which tells one act with
	// something in common.
	sameActScore = .6
	// leastWording is how much words must tell that are one fact wherever they stand.
	leastWording = 2
	sampled      = 5 // members through which a large set is compared
)

// aligner is a story while its clauses are aligned.
type aligner struct {
	s       *story.Story
	clauses []clause
	// first is the first clause with the same words, for each: it stands for all of
	// them, so that reports that copy one another cost as much as one and are one.
	first      []int
	told       texts // of the clauses that stand for themselves
	of         []int // the clause of each text of told
	set        *Set  // of these texts
	statements texts
	refs       []Ref
	parts      [][]int // clauses of each statement, the main one first
	room       match
}

// Align compares the reports of s; told may be nil. The result does not depend on the order in which
// the reports were given, for those of a Story have one order.
//
// What is compared are clauses, each a predicate with what takes part in it, and
// whole statements: of two long ones that are alike the clauses that are most alike
// are the fact.
func Align(s *story.Story, told Described) *Aligned {
	a := readClauses(s, told)
	out := &Aligned{}
	best := map[[2]int]float64{}
	for _, p := range a.told.pairs(clauseLeast) {
		i, j := a.of[p.a], a.of[p.b]
		if e, ok := a.compare(i, j); ok && e.enough(p.score) {
			best[[2]int{i, j}] = p.score
		}
		if e, ok := a.otherwise(i, j); ok && e.oneEvent() {
			x, y := &a.clauses[i], &a.clauses[j]
			out.Otherwise = append(out.Otherwise, ClauseLink{x.ref, y.ref, p.score, x.text, y.text})
		}
	}
	for _, p := range a.statements.pairs(statementLeast) {
		x, y := a.statements.of[p.a], a.statements.of[p.b]
		k, ok := a.common(a.parts[p.a], a.parts[p.b])
		if !ok {
			k, ok = a.whole(a.parts[p.a], a.parts[p.b], x, y, a.statements.set, p.score)
		}
		if ok {
			best[k] = max(best[k], p.score)
		}
		for _, k := range [...]int{p.a, p.b} {
			a.statements.of[k].readForms(s.Members[a.refs[k].Member].Statements[a.refs[k].Statement].Span)
		}
		p.like.forms(x, y)
		l := Link{A: a.refs[p.a], B: a.refs[p.b], Score: p.score, Likeness: p.like}
		l.Same, l.Other = grounds(x, y)
		out.Statements = append(out.Statements, l)
	}
	links := make([]scored, 0, len(best))
	for k, score := range best {
		links = append(links, scored{a: k[0], b: k[1], score: score})
	}
	sortScored(links)
	out.Facts = a.facts(links)
	return out
}

// readClauses reads the clauses and statements of s.
func readClauses(s *story.Story, told Described) *aligner {
	r := NewReader()
	r.forms = learned[SameFact].forms()
	a := &aligner{s: s}
	known := map[uint64]int{}
	for m := range s.Members {
		at := map[int]int{} // predicate → clause
		for _, c := range r.clauses(s, m, told) {
			n := len(a.clauses)
			first := n
			if k, met := known[c.wording]; met {
				first = k
			} else if c.wording != 0 {
				known[c.wording] = n
			}
			a.clauses, a.first = append(a.clauses, c), append(a.first, first)
			at[c.ref.Predicate] = n
			if first == n {
				a.of = append(a.of, n)
				a.told.of, a.told.member = append(a.told.of, c.text), append(a.told.member, m)
			}
		}
		for i := range s.Members[m].Statements {
			st := &s.Members[m].Statements[i]
			if st.Nested {
				continue
			}
			var of []int
			for _, p := range st.Predicates {
				if k, ok := at[p]; ok {
					of = append(of, k)
				}
			}
			if len(of) > 0 {
				a.parts, a.refs = append(a.parts, of), append(a.refs, Ref{m, i})
				a.statements.of, a.statements.member = append(a.statements.of, r.Text(s.Members[m].Document, st.Span)), append(a.statements.member, m)
			}
		}
	}
	a.told.set, a.statements.set = NewSet(a.told.of), NewSet(a.statements.of)
	a.set = a.told.set
	return a
}

// wordingIn is what clauses share that tell the same in the same words, 0 where the words
// tell too little for that to be one fact. own are the places of its words.
func (c *clause) wordingIn(doc *annotate.Document, own []span.Span) uint64 {
	tells := 0.
	for i := range c.text.words {
		tells += c.text.words[i].tells
	}
	if tells < leastWording || c.p.Kind == predicate.Noun || c.p.Asked {
		return 0
	}
	h := fnv.New64a()
	for _, s := range own {
		for _, w := range token.Within(doc.Words, s) {
			if !w.Mark {
				fmt.Fprintln(h, w.Norm)
			}
		}
	}
	fmt.Fprintln(h, c.text.names, c.p.Negated, c.supposed)
	return h.Sum64()
}

// may reports whether nothing speaks against it that two clauses tell one fact.
func (a *aligner) may(i, j int) bool {
	x, y := &a.clauses[i], &a.clauses[j]
	if x.p.Kind == predicate.Noun && y.p.Kind == predicate.Noun {
		return false // what two clauses are about is not what they say of it
	}
	return x.told(y) && !apart(x.text, y.text) && !a.clash(x, y)
}

// compare returns what two clauses have in common; ok is false where something
// speaks against it that they tell one fact.
func (a *aligner) compare(i, j int) (e evidence, ok bool) {
	if !a.may(i, j) {
		return e, false
	}
	return evident(&a.room, &a.clauses[i], &a.clauses[j], a.set), true
}

// otherwise returns what two clauses have in common of which not both say that it is
// so; ok is false where both do or something else speaks against it that they tell of
// one event.
func (a *aligner) otherwise(i, j int) (e evidence, ok bool) {
	x, y := &a.clauses[i], &a.clauses[j]
	if x.told(y) || x.p.Kind == predicate.Noun || y.p.Kind == predicate.Noun || apart(x.text, y.text) || a.clash(x, y) {
		return e, false
	}
	return evident(&a.room, x, y, a.set), true
}

// common returns the clauses of two statements that are alike which have most in
// common, if they tell of one act.
func (a *aligner) common(xs, ys []int) (k [2]int, ok bool) {
	most := 0.
	for _, i := range xs {
		for _, j := range ys {
			e, may := a.compare(i, j)
			if n := e.act + float64(e.count()); may && e.act >= sameAct && e.count() > 0 && n > most {
				most, k, ok = n, [2]int{i, j}, true
			}
		}
	}
	return k, ok
}

// whole compares two statements as wholes, where their clauses have no act in
// common; what is linked are their main clauses.
func (a *aligner) whole(xs, ys []int, s, t *Text, set *Set, score float64) (k [2]int, ok bool) {
	x, y := a.clauses[xs[0]], a.clauses[ys[0]]
	if x.p.Kind == predicate.Noun || y.p.Kind == predicate.Noun || x.p.Negated != y.p.Negated || x.supposed != y.supposed || apart(s, t) {
		return k, false
	}
	x.text, y.text = s, t
	e := evident(&a.room, &x, &y, set)
	switch {
	case e.act >= sameAct:
		ok = e.agent && e.patient || e.count() >= 3
	case e.patient:
		ok = e.words >= 2 && score >= .85
	default:
		ok = e.words >= 4 && score >= .84
	}
	if !ok {
		return k, false
	}
	// Shown are the clauses that have most in common.
	k, most := [2]int{xs[0], ys[0]}, 0.
	for _, i := range xs {
		for _, j := range ys {
			if e, may := a.compare(i, j); may && e.weight > most {
				most, k = e.weight, [2]int{i, j}
			}
		}
	}
	return k, true
}

// facts joins what links hold together.
func (a *aligner) facts(links []scored) []Fact {
	set := make([]int, len(a.clauses))
	members := make([][]int, len(a.clauses)) // that stand for themselves
	for i := range set {
		set[i], members[i] = i, []int{i}
	}
	known := map[[2]int]float64{}
	for _, l := range links {
		p := [2]int{min(a.first[l.a], a.first[l.b]), max(a.first[l.a], a.first[l.b])}
		known[p] = max(known[p], l.score)
	}
	score := func(i, j int) float64 {
		p := [2]int{min(i, j), max(i, j)}
		s, ok := known[p]
		if !ok {
			if e, may := a.compare(p[0], p[1]); may {
				l := a.room.compare(a.clauses[p[0]].text, a.clauses[p[1]].text, a.set, learned[SameFact].forms())
				s = l.Score(SameFact)
				if e.act >= sameAct && e.count() > 0 && !e.unlike && !e.unequal {
					s = max(s, sameActScore)
				}
			}
			known[p] = s
		}
		return s
	}
	for _, l := range links {
		x, y := set[a.first[l.a]], set[a.first[l.b]]
		if x == y {
			continue
		}
		sum, n := 0., 0
		for _, p := range sample(members[x]) {
			for _, q := range sample(members[y]) {
				sum += score(p, q)
				n++
			}
		}
		if n > 1 && sum/float64(n) < linkedMean {
			continue
		}
		if len(members[x]) < len(members[y]) {
			x, y = y, x
		}
		for _, p := range members[y] {
			set[p] = x
		}
		members[x] = append(members[x], members[y]...)
		slices.Sort(members[x])
		members[y] = nil
	}
	facts := make([]Fact, len(a.clauses))
	link := func(i, j int, score float64) {
		x, y := &a.clauses[i], &a.clauses[j]
		if y.ref.before(x.ref) {
			x, y = y, x
		}
		f := &facts[set[a.first[i]]]
		f.Links = append(f.Links, ClauseLink{x.ref, y.ref, score, x.text, y.text})
	}
	for i := range a.clauses { // in order
		k := a.first[i]
		f := &facts[set[k]]
		f.Clauses = append(f.Clauses, a.clauses[i].ref)
		if k != i && a.clauses[k].ref.Member != a.clauses[i].ref.Member {
			link(k, i, 1)
		}
	}
	for _, l := range links {
		if set[a.first[l.a]] == set[a.first[l.b]] {
			link(l.a, l.b, l.score)
		}
	}
	facts = slices.DeleteFunc(facts, func(f Fact) bool { return len(f.Links) == 0 })
	sort.Slice(facts, func(i, j int) bool { return facts[i].Clauses[0].before(facts[j].Clauses[0]) })
	return facts
}

func sortScored(ps []scored) {
	slices.SortFunc(ps, func(x, y scored) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
}

// sample returns at most sampled of a sorted list, spread over it.
func sample(of []int) []int {
	if len(of) <= sampled {
		return of
	}
	out := make([]int, 0, sampled)
	for k := range sampled {
		out = append(out, of[k*len(of)/sampled])
	}
	return out
}
