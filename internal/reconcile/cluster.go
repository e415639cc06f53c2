package reconcile

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"concord/internal/reconcile/index"
	"concord/internal/report"
	"concord/internal/statement"
	"concord/internal/story"
)

// Pairs. Two statements of different reports are compared slot by slot only when an
// index over their rarest features (words, names, numbers, dates) brings them
// together, so that the work grows with the number of statements and not with
// its square. Agreed facts come from package align, see fact.go.

const (
	likeAlign = 0.25 // alike enough for their slots to be compared
	// postings bounds how many statements one feature may bring each statement
	// together with; fewer in a large story, where the same fact has many paths.
	postings     = 48
	postingsMany = 12
	manyUnits    = 4000
	// rarest is how many features of a statement are looked up; fewer in a large story.
	rarest     = 16
	rarestMany = 8
)

// pair is two units of different reports, a before b.
type pair struct {
	a, b int
	like float64
}

// pairs returns the candidate pairs that are alike enough to be compared, likest
// first.
func (c *comparer) pairs() []pair {
	top, reach := rarest, postings
	if len(c.units) > manyUnits {
		top, reach = rarestMany, postingsMany
	}
	var rare []int32 // features of all units, one unit after the other, the rarest first
	first := make([]int, len(c.units)+1)
	for i := range c.units {
		from := len(rare)
		for _, f := range c.units[i].features { // what only one statement has joins nothing
			if c.count[f] > 1 {
				rare = append(rare, f)
			}
		}
		fs := rare[from:]
		slices.SortFunc(fs, func(x, y int32) int { return cmp.Or(cmp.Compare(c.w[y], c.w[x]), cmp.Compare(x, y)) })
		rare = rare[:from+min(len(fs), top)]
		first[i+1] = len(rare)
	}
	ix := index.New(len(c.units), func(i int, put func(uint64)) {
		fs := rare[first[i]:first[i+1]]
		for _, f := range fs {
			put(index.One(f))
		}
		// Where one feature is on too many statements, two together tell.
		for x := range fs {
			for _, g := range fs[x+1:] {
				if c.count[fs[x]] > postings && c.count[g] > postings {
					put(index.Two(fs[x], g))
				}
			}
		}
	})
	out := slices.Concat(index.OnAllCores(len(c.units), func(from, to int) (out []pair) {
		last := make([]int32, len(c.units)) // of each unit, the last it was compared with, counted from 1
		for i := from; i < to; i++ {
			for _, k := range ix.Keys(i) {
				list := ix.Items(k)
				at, _ := slices.BinarySearch(list, int32(i))
				for _, j := range list[at+1 : min(len(list), at+1+reach)] {
					if last[j] == int32(i+1) || c.units[i].m == c.units[j].m {
						continue
					}
					last[j] = int32(i + 1)
					if like := c.likeness(&c.units[i], &c.units[j]); like >= likeAlign {
						out = append(out, pair{i, int(j), like})
					}
				}
			}
		}
		return out
	})...)
	slices.SortFunc(out, func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.like, x.like), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	return out
}

// clusters makes the records of the agreed facts.
func (c *comparer) clusters(fs []fact) []Cluster {
	var out []Cluster
	for i := range fs {
		f := &fs[i]
		cl := c.record(f.units)
		cl.Why = c.why(f)
		cl.Rule = "cluster/alike"
		if len(cl.Why) > 0 && cl.Why[0].What == shown["predicate"] {
			cl.Rule = "cluster/same-event"
		}
		cl.ID = c.id("f-", cl.Rule, cl.Statements)
		if cl.Verdict == Corroborated && f.loose() {
			cl.Verdict = Unresolved
		}
		out = append(out, cl)
	}
	return out
}

// byWeight orders facts by how much they matter, and gives each words of its own. A
// fact weighs as much as it has origins, and half as much for each difference on it;
// each report that has it adds up to one more, the nearer to its beginning the more.
func (c *comparer) byWeight(agreed []Cluster) []Cluster {
	weight := map[string]float64{}
	for i := range agreed {
		cl := &agreed[i]
		w := float64(len(cl.Origins)) + float64(len(cl.Differences))/2
		last := ""
		for _, p := range cl.Statements {
			m, ok := c.bySiglum[p.Report]
			if !ok || p.Report == last { // the first of each report counts
				continue
			}
			last = p.Report
			w += 1 / (1 + float64(c.sentenceAt(m, p.Start))/early)
		}
		weight[cl.ID] = w
	}
	sort.SliceStable(agreed, func(i, j int) bool {
		x, y := &agreed[i], &agreed[j]
		if weight[x.ID] != weight[y.ID] {
			return weight[x.ID] > weight[y.ID]
		}
		return before(x.Statements[0], y.Statements[0])
	})
	return sayDifferently(agreed)
}

// early is how many sentences into a report what it tells matters half as much as
// its first one.
const early = 6

// sentenceAt is the number of the sentence of report m at a place.
func (c *comparer) sentenceAt(m, at int) int {
	ss := c.s.Members[m].Document.Sentences
	return max(0, sort.Search(len(ss), func(i int) bool { return ss[i].Start > at })-1)
}

// sayDifferently gives each fact words of its own: one long sentence may be of
// several facts, and a list that shows it for each of them says nothing. A fact
// that has no other words and no other reports is left out.
func sayDifferently(agreed []Cluster) []Cluster {
	type words struct {
		report     string
		start, end int
	}
	of := func(p story.Passage) words { return words{p.Report, p.Start, p.End} }
	shown := map[words]*Cluster{}
	kept := agreed[:0]
	for _, cl := range agreed {
		earlier := shown[of(cl.Says)]
		for _, p := range cl.Statements {
			if shown[of(cl.Says)] == nil {
				break
			}
			if shown[of(p)] == nil {
				cl.Says = p
			}
		}
		if earlier != nil && shown[of(cl.Says)] != nil && !slices.ContainsFunc(cl.Reports, func(r string) bool { return !slices.Contains(earlier.Reports, r) }) {
			continue
		}
		kept = append(kept, cl)
		shown[of(cl.Says)] = &kept[len(kept)-1]
	}
	return kept
}

// record describes one set of units.
func (c *comparer) record(list []int) Cluster {
	best := c.centre(list)
	cl := Cluster{Rule: "cluster/single", Says: c.alone(best)}
	of := map[int]string{} // a report has a fact from one origin, however often it tells it
	reports := map[string]bool{}
	held := true
	for _, i := range list {
		u := &c.units[i]
		cl.Statements = append(cl.Statements, c.says(i))
		of[u.m] = c.further(of[u.m], c.origin(u))
		reports[c.s.Members[u.m].Siglum] = true
		held = held && sameHolder(u.st.Holder, c.units[best].st.Holder)
	}
	sortPassages(cl.Statements)
	origins := map[string]bool{}
	for _, o := range of {
		origins[o] = true
	}
	cl.Origins, cl.Reports = sortedKeys(origins), c.sigla(reports)
	if held {
		cl.Holder = c.units[best].st.Holder
	}
	cl.Verdict = SingleSource
	switch {
	case len(cl.Origins) > 1:
		cl.Verdict = Corroborated
	case len(cl.Reports) > 1:
		cl.Verdict = SameSource
	}
	if len(list) > 1 {
		cl.Relation = c.relation(list, best)
	}
	cl.ID = c.id("f-", cl.Rule, cl.Statements)
	return cl
}

// further is the one of two origins that lies further back: a document before a
// person or office, these before an outlet that names nobody. "" is none yet.
func (c *comparer) further(a, b string) string {
	rank := func(id string) int {
		switch c.kinds[id] {
		case "document":
			return 0
		case "person", "office":
			return 1
		case "agency", "outlet":
			return 2
		}
		return 3
	}
	if x, y := rank(a), rank(b); a == "" || y < x || y == x && b < a {
		return b
	}
	return a
}

// useful leaves out the facts whose statements are only loosely aligned and that
// show neither a number or date in common nor a difference.
func (c *comparer) useful(agreed []Cluster) []Cluster {
	kept := agreed[:0]
	for _, cl := range agreed {
		shown := cl.Verdict != Unresolved || len(cl.Differences) > 0
		for _, g := range cl.Why {
			shown = shown || g.What == "same number" || g.What == "same date"
		}
		if shown {
			kept = append(kept, cl)
		}
	}
	return kept
}

// centre picks the unit that tells a fact best: likest to the others, from a
// body, in the reporter's voice or a quotation alike, and not too long.
func (c *comparer) centre(list []int) int {
	best, bestScore := list[0], math.Inf(-1)
	for _, i := range list {
		u := &c.units[i]
		score := 0.0
		for _, j := range sample(list) {
			if i != j {
				score += c.likeness(u, &c.units[j])
			}
		}
		score /= float64(max(1, len(sample(list))))
		if u.kind != report.Body {
			score -= 0.15
		}
		if n := len(u.words); n > 35 {
			score -= 0.01 * float64(n-35)
		}
		if u.st.Factuality == statement.Unspecified {
			score -= 0.03
		}
		if !c.standsAlone(i) {
			score -= 0.2
		}
		if score > bestScore+1e-9 {
			best, bestScore = i, score
		}
	}
	return best
}

// relation is the loosest relation of the others to the best statement.
func (c *comparer) relation(list []int, best int) Relation {
	order := map[Relation]int{Identity: 0, Equivalence: 1, Subsumption: 2, Attribution: 3, Overlap: 4}
	rel := Identity
	for _, i := range list {
		if i == best {
			continue
		}
		if r := c.between(&c.units[best], &c.units[i]); order[r] > order[rel] {
			rel = r
		}
	}
	return rel
}

// between tells how two aligned statements stand to each other.
func (c *comparer) between(a, b *unit) Relation {
	if foldedText(a) == foldedText(b) {
		return Identity
	}
	_, w := c.shared(a, b)
	inA, inB := w/math.Max(a.weight, 1e-9), w/math.Max(b.weight, 1e-9)
	switch {
	case (a.st.Holder == "") != (b.st.Holder == "") && math.Min(inA, inB) >= 0.5:
		return Attribution
	case math.Min(inA, inB) >= 0.75:
		return Equivalence
	case math.Max(inA, inB) >= 0.85:
		return Subsumption
	}
	return Overlap
}

func (c *comparer) says(i int) story.Passage {
	return c.s.Passage(c.units[i].m, c.units[i].st.Span)
}

func sample(list []int) []int {
	const most = 8
	if len(list) <= most {
		return list
	}
	out := make([]int, 0, most)
	for k := range most {
		out = append(out, list[k*len(list)/most])
	}
	return out
}
