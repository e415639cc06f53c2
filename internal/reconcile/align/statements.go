package align

import (
	"slices"
	"sort"

	"concord/internal/span"
	"concord/internal/story"
)

// Ref is a statement of a story.
type Ref struct{ Member, Statement int }

func (r Ref) before(o Ref) bool {
	return r.Member < o.Member || r.Member == o.Member && r.Statement < o.Statement
}

// Link is two statements of different reports that tell of the same fact, A before
// B, with what shows it.
type Link struct {
	A, B     Ref
	Score    float64 // how likely it is that they do, see linked
	Likeness Likeness
	Same     []Ground
	Other    []Ground // what speaks against it: numbers, names, times or a denial
}

// Ground is one thing that two statements share or do not share, with its words in
// each.
type Ground struct {
	Part string // "predicate", "agent", "patient", "number", "name", "time", "words", …
	A, B []span.Span
}

// Fact is statements that tell of the same fact, in order, and the links that hold
// them together, the likeliest first. It has statements of two reports or more.
type Fact struct {
	Statements []Ref
	Links      []Link
}

const (
	// linked is the likeness from which two statements are joined: more than even,
	// for the weights were learned where every statement has its like, and in a
	// story most have none. Of the links of six stories that lie between .5 and .7
	// a third are among the facts that people found shared, above it a half (and
	// most others are facts too small to be listed). Where two sets of statements
	// are joined, the mean over their pairs must be at least linkedMean.
	linked     = .7
	linkedMean = .5
	// A statement is looked up by its rarest words, and is compared with those that
	// share the most of them, so that the work grows with the number of statements.
	rarest   = 10
	crowded  = 48 // words of more statements than these are looked up by twos
	compared = 12 // statements that one is compared with
	// rivalFloor is about how alike any two statements of a story are: who has no
	// other candidate is measured against it.
	rivalFloor = .15
	sampled    = 8 // members through which a large set is compared
)

// aligner is a story while its statements are aligned.
type aligner struct {
	refs  []Ref
	texts []*Text
	set   *Set
}

// Statements returns the facts that statements of two reports or more of s tell,
// in the order of their first statements. It does not depend on the order in which
// the reports were given, for those of a Story have one order.
func Statements(s *story.Story) []Fact {
	r := NewReader()
	a := &aligner{}
	for m := range s.Members {
		for i := range s.Members[m].Statements {
			a.refs = append(a.refs, Ref{m, i})
			a.texts = append(a.texts, r.Text(s.Members[m].Document, s.Members[m].Statements[i].Span))
		}
	}
	a.set = NewSet(a.texts)
	links := a.links()
	return a.facts(links)
}

// links compares the candidates and returns the pairs that tell the same, the
// likeliest first.
func (a *aligner) links() []Link {
	pairs := a.candidates()
	likes := make([]Likeness, len(pairs))
	// For each statement and other report the two likest.
	type rival struct{ statement, member int }
	type two struct{ best, next float64 }
	rivals := map[rival]two{}
	put := func(k rival, x float64) {
		t, ok := rivals[k]
		if !ok {
			t = two{rivalFloor, rivalFloor}
		}
		if x > t.best {
			t.best, t.next = x, t.best
		} else if x > t.next {
			t.next = x
		}
		rivals[k] = t
	}
	for n, p := range pairs {
		likes[n] = Compare(a.texts[p[0]], a.texts[p[1]], a.set)
		x := likes[n].base()
		put(rival{p[0], a.refs[p[1]].Member}, x)
		put(rival{p[1], a.refs[p[0]].Member}, x)
	}
	margin := func(k rival, x float64) float64 {
		if t := rivals[k]; x >= t.best {
			return x - t.next
		} else {
			return x - t.best
		}
	}
	var out []Link
	for n, p := range pairs {
		l := &likes[n]
		x := l.base()
		u, v := margin(rival{p[0], a.refs[p[1]].Member}, x), margin(rival{p[1], a.refs[p[0]].Member}, x)
		l[Nearer], l[Nearest] = max(u, v), min(u, v)
		if score := l.Score(SameFact); score >= linked {
			out = append(out, Link{A: a.refs[p[0]], B: a.refs[p[1]], Score: score, Likeness: *l})
		}
	}
	sort.Slice(out, func(i, j int) bool {
		x, y := &out[i], &out[j]
		switch {
		case x.Score != y.Score:
			return x.Score > y.Score
		case x.A != y.A:
			return x.A.before(y.A)
		}
		return x.B.before(y.B)
	})
	return out
}

// candidates returns the pairs of statements of different reports that are worth
// comparing, each once, the earlier first.
func (a *aligner) candidates() [][2]int {
	type key struct{ one, two string }
	index := map[key][]int32{}
	keys := make([][]key, len(a.texts))
	for i, t := range a.texts {
		type weighed struct {
			key string
			w   float64
		}
		var ws []weighed
		seen := map[string]bool{}
		for k := range t.words {
			if w := &t.words[k]; !seen[w.key] && a.set.in[w.key] > 1 {
				seen[w.key] = true
				ws = append(ws, weighed{w.key, a.set.weight(w)})
			}
		}
		sort.Slice(ws, func(x, y int) bool { return ws[x].w > ws[y].w || ws[x].w == ws[y].w && ws[x].key < ws[y].key })
		ws = ws[:min(len(ws), rarest)]
		for x := range ws {
			if a.set.in[ws[x].key] <= crowded {
				keys[i] = append(keys[i], key{one: ws[x].key})
				continue
			}
			for y := range x {
				one, two := ws[y].key, ws[x].key
				if two < one {
					one, two = two, one
				}
				keys[i] = append(keys[i], key{one, two})
			}
		}
		for _, k := range keys[i] {
			index[k] = append(index[k], int32(i))
		}
	}
	var out [][2]int
	chosen := map[[2]int]bool{}
	shared := make(map[int]float64)
	for i := range a.texts {
		clear(shared)
		for _, k := range keys[i] {
			list := index[k]
			w := 1 / float64(len(list)+1)
			// Of a list that is too long those are taken that stand around i.
			from := 0
			if len(list) > 2*crowded {
				from = min(max(sort.Search(len(list), func(x int) bool { return int(list[x]) >= i })-crowded, 0), len(list)-2*crowded)
			}
			for _, j := range list[from:min(len(list), from+2*crowded)] {
				if a.refs[j].Member != a.refs[i].Member {
					shared[int(j)] += w
				}
			}
		}
		near := make([]int, 0, len(shared))
		for j := range shared {
			near = append(near, j)
		}
		sort.Slice(near, func(x, y int) bool {
			if shared[near[x]] != shared[near[y]] {
				return shared[near[x]] > shared[near[y]]
			}
			return near[x] < near[y]
		})
		for _, j := range near[:min(len(near), compared)] {
			if p := [2]int{min(i, j), max(i, j)}; !chosen[p] {
				chosen[p] = true
				out = append(out, p)
			}
		}
	}
	sort.Slice(out, func(i, j int) bool {
		return out[i][0] < out[j][0] || out[i][0] == out[j][0] && out[i][1] < out[j][1]
	})
	return out
}

// facts joins what links hold together.
func (a *aligner) facts(links []Link) []Fact {
	at := map[Ref]int{}
	for i, r := range a.refs {
		at[r] = i
	}
	set := make([]int, len(a.refs))
	members := make([][]int, len(a.refs))
	for i := range set {
		set[i], members[i] = i, []int{i}
	}
	known := map[[2]int]float64{}
	for i := range links {
		known[[2]int{at[links[i].A], at[links[i].B]}] = links[i].Score
	}
	score := func(i, j int) float64 {
		p := [2]int{min(i, j), max(i, j)}
		s, ok := known[p]
		if !ok {
			l := Compare(a.texts[p[0]], a.texts[p[1]], a.set)
			s = l.Score(SameFact)
			known[p] = s
		}
		return s
	}
	for i := range links {
		x, y := set[at[links[i].A]], set[at[links[i].B]]
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
		if sum/float64(n) < linkedMean {
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
			f.Statements = append(f.Statements, a.refs[p])
		}
		out = append(out, f)
	}
	for i := range links {
		x := set[at[links[i].A]]
		if x != set[at[links[i].B]] || of[x] < 0 {
			continue
		}
		l := links[i]
		l.Same, l.Other = grounds(a.texts[at[l.A]], a.texts[at[l.B]])
		out[of[x]].Links = append(out[of[x]].Links, l)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Statements[0].before(out[j].Statements[0]) })
	return out
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
