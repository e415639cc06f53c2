package align

import (
	"cmp"
	"slices"
	"sort"

	"concord/internal/annotate/predicate"
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
	sampled      = 5 // members through which a large set is compared
)

// aligner is a story while its clauses are aligned.
type aligner struct {
	s       *story.Story
	clauses []clause
	set     *Set // of the texts of the clauses
	room    match
}

// Align compares the reports of s; told may be nil. The result does not depend on the order in which
// the reports were given, for those of a Story have one order.
//
// What is compared are clauses, each a predicate with what takes part in it, and
// whole statements: of two long ones that are alike the clauses that are most alike
// are the fact.
func Align(s *story.Story, told Described) *Aligned {
	r := NewReader()
	r.forms = learned[SameFact].forms()
	a := &aligner{s: s}
	var cs, ss texts
	var parts [][]int // clauses of each statement, the main one first
	var refs []Ref
	for m := range s.Members {
		at := map[int]int{} // predicate → clause
		for _, c := range r.clauses(s, m, told) {
			at[c.ref.Predicate] = len(a.clauses)
			a.clauses = append(a.clauses, c)
			cs.of, cs.member = append(cs.of, c.text), append(cs.member, m)
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
				parts, refs = append(parts, of), append(refs, Ref{m, i})
				ss.of, ss.member = append(ss.of, r.Text(s.Members[m].Document, st.Span)), append(ss.member, m)
			}
		}
	}
	cs.set, ss.set = NewSet(cs.of), NewSet(ss.of)
	a.set = cs.set
	best := map[[2]int]float64{}
	var other []ClauseLink
	for _, p := range cs.pairs(clauseLeast) {
		if e, ok := a.compare(p.a, p.b); ok && e.enough(p.score) {
			best[[2]int{p.a, p.b}] = p.score
		}
		if e, ok := a.otherwise(p.a, p.b); ok && e.oneEvent() {
			x, y := &a.clauses[p.a], &a.clauses[p.b]
			other = append(other, ClauseLink{x.ref, y.ref, p.score, x.text, y.text})
		}
	}
	out := &Aligned{Otherwise: other}
	for _, p := range ss.pairs(statementLeast) {
		k, ok := a.common(parts[p.a], parts[p.b])
		if !ok {
			k, ok = a.whole(parts[p.a], parts[p.b], ss.of[p.a], ss.of[p.b], ss.set, p.score)
		}
		if ok {
			best[k] = max(best[k], p.score)
		}
		for _, k := range [...]int{p.a, p.b} {
			ss.of[k].readForms(s.Members[refs[k].Member].Statements[refs[k].Statement].Span)
		}
		p.like.forms(ss.of[p.a], ss.of[p.b])
		l := Link{A: refs[p.a], B: refs[p.b], Score: p.score, Likeness: p.like}
		l.Same, l.Other = grounds(ss.of[p.a], ss.of[p.b])
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
	members := make([][]int, len(a.clauses))
	for i := range set {
		set[i], members[i] = i, []int{i}
	}
	known := map[[2]int]float64{}
	for _, l := range links {
		known[[2]int{l.a, l.b}] = l.score
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
		x, y := set[l.a], set[l.b]
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
	var out []Fact
	of := make([]int, len(members))
	for x, ms := range members {
		of[x] = -1
		if len(ms) < 2 {
			continue
		}
		of[x] = len(out)
		f := Fact{}
		for _, p := range ms {
			f.Clauses = append(f.Clauses, a.clauses[p].ref)
		}
		out = append(out, f)
	}
	for _, l := range links {
		x := set[l.a]
		if x != set[l.b] || of[x] < 0 {
			continue
		}
		p, q := &a.clauses[l.a], &a.clauses[l.b]
		out[of[x]].Links = append(out[of[x]].Links, ClauseLink{p.ref, q.ref, l.score, p.text, q.text})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Clauses[0].before(out[j].Clauses[0]) })
	return out
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
