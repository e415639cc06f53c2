package reconcile

import (
	"math"
	"slices"
	"sort"
	"strings"

	"concord/internal/report"
	"concord/internal/statement"
	"concord/internal/story"
)

// Alignment. Two statements of different reports are compared only when an
// index over their rarest features (words, names, numbers, dates) brings them
// together, so that the work grows with the number of statements and not with
// its square. The pairs are then joined, likest first, into clusters in which
// every member is like the others on average and like none of them too little.

const (
	likeJoin  = 0.36 // statements tell the same
	likeFloor = 0.22 // no two statements of a cluster are less alike
	likeAlign = 0.25 // alike enough for their slots to be compared
	// likeNested is the mean likeness of the others from which two sets are one
	// that share a sentence and a clause in it.
	likeNested = 0.32
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
	type key struct{ f, g int32 }
	index := map[key][]int32{}
	top := rarest
	if len(c.units) > manyUnits {
		top = rarestMany
	}
	for i := range c.units {
		fs := append([]int32(nil), c.units[i].features...)
		sort.Slice(fs, func(x, y int) bool {
			if c.w[fs[x]] != c.w[fs[y]] {
				return c.w[fs[x]] > c.w[fs[y]]
			}
			return fs[x] < fs[y]
		})
		n := 0
		for _, f := range fs { // what only one statement has joins nothing
			if c.count[f] > 1 {
				fs[n] = f
				n++
			}
		}
		fs = fs[:min(n, top)]
		for _, f := range fs {
			index[key{f, -1}] = append(index[key{f, -1}], int32(i))
		}
		// Where one feature is on too many statements, two together tell.
		for x := range fs {
			for _, g := range fs[x+1:] {
				if c.count[fs[x]] > postings && c.count[g] > postings {
					index[key{min(fs[x], g), max(fs[x], g)}] = append(index[key{min(fs[x], g), max(fs[x], g)}], int32(i))
				}
			}
		}
	}
	reach := postings
	if len(c.units) > manyUnits {
		reach = postingsMany
	}
	var out []pair
	tried := map[uint64]struct{}{}
	try := func(list []int32) {
		for x, i := range list {
			end := min(len(list), x+1+reach)
			for _, j := range list[x+1 : end] {
				if c.units[i].m == c.units[j].m {
					continue
				}
				key := uint64(i)<<32 | uint64(j)
				if _, done := tried[key]; done {
					continue
				}
				tried[key] = struct{}{}
				if like := c.likeness(&c.units[i], &c.units[j]); like >= likeAlign {
					out = append(out, pair{int(i), int(j), like})
				} else if like > 0 && len(c.units) <= manyUnits {
					c.met = append(c.met, pair{int(i), int(j), like})
				}
			}
		}
	}
	keys := make([]key, 0, len(index))
	for k := range index {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		return keys[i].f < keys[j].f || keys[i].f == keys[j].f && keys[i].g < keys[j].g
	})
	for _, k := range keys {
		try(index[k])
	}
	sort.Slice(out, func(i, j int) bool {
		x, y := out[i], out[j]
		if x.like != y.like {
			return x.like > y.like
		}
		return x.a < y.a || x.a == y.a && x.b < y.b
	})
	return out
}

// cluster joins pairs to sets of units, as lists of unit numbers in order.
func (c *comparer) cluster(pairs []pair) [][]int {
	set := make([]int, len(c.units))
	members := make([][]int, len(c.units))
	for i := range set {
		set[i] = i
		members[i] = []int{i}
	}
	for _, p := range pairs {
		x, y := set[p.a], set[p.b]
		if p.like < likeJoin || x == y || !c.joinable(p.a, p.b) {
			continue
		}
		// A large cluster is compared through a bounded sample of its members.
		var sum, least float64 = 0, 1
		n := 0
		for _, i := range sample(members[x]) {
			for _, j := range sample(members[y]) {
				l := c.likeness(&c.units[i], &c.units[j])
				sum += l
				least = math.Min(least, l)
				n++
			}
		}
		if sum/float64(n) < likeJoin || least < likeFloor {
			continue
		}
		if x > y {
			x, y = y, x
		}
		for _, i := range members[y] {
			set[i] = x
		}
		members[x] = append(members[x], members[y]...)
		members[y] = nil
	}
	c.joinNested(set, members)
	if len(c.units) <= manyUnits { // in a large story facts are told alike often enough
		c.joinParts(set, members, append(c.met, pairs...))
		c.joinEvents(set, members)
	}
	var out [][]int
	for _, list := range members {
		if len(list) > 1 {
			sort.Ints(list)
			out = append(out, list)
		}
	}
	return out
}

// joinNested joins two sets where a statement of one lies inside a statement of
// the other and the rest of them is alike enough: what a source says, and the
// sentence that tells it with the source, are one fact.
func (c *comparer) joinNested(set []int, members [][]int) {
	for i := range c.units {
		for k := i + 1; k < len(c.units) && c.units[k].m == c.units[i].m && c.units[k].st.Start < c.units[i].st.End; k++ {
			x, y := set[i], set[k]
			if x == y || len(members[x]) < 2 || len(members[y]) < 2 || !c.units[i].st.Contains(c.units[k].st.Span) {
				continue
			}
			var sum float64
			n, fit := 0, true
			for _, a := range sample(members[x]) {
				for _, b := range sample(members[y]) {
					if c.units[a].m == c.units[b].m {
						continue
					}
					l := c.likeness(&c.units[a], &c.units[b])
					sum += l
					n++
					fit = fit && c.units[a].st.Negated == c.units[b].st.Negated && c.sameTime(a, b)
				}
			}
			if !fit || n == 0 || sum/float64(n) < likeNested {
				continue
			}
			if x > y {
				x, y = y, x
			}
			for _, a := range members[y] {
				set[a] = x
			}
			members[x] = append(members[x], members[y]...)
			members[y] = nil
		}
	}
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

// joinable says whether two statements may stand for one fact: a statement and
// its denial are two facts, and so are events of two dates.
func (c *comparer) joinable(ai, bi int) bool {
	a, b := &c.units[ai], &c.units[bi]
	if a.st.Negated != b.st.Negated && (a.st.Quotation < 0 || b.st.Quotation < 0) {
		return false
	}
	if asked(a) != asked(b) {
		return false
	}
	fs, _ := c.shared(a, b)
	telling, words := 0, 0
	for _, f := range fs {
		if !frequent[c.names[f]] && !contains(a.names, f) && !contains(b.names, f) {
			telling++
			if !strings.HasPrefix(c.names[f], "e:") {
				words++
			}
		}
	}
	// Names alone say who is told of and not what.
	return telling >= 3 && words >= 2 && c.saysAlike(a, b, fs) && c.sameTime(ai, bi)
}

// asked reports whether a statement is a question.
func asked(u *unit) bool {
	for i := len(u.words) - 1; i >= 0 && u.words[i].Mark; i-- {
		if u.words[i].Norm == "?" {
			return true
		}
	}
	return false
}

// clusters makes the records of the agreed facts: told by two or more reports.
// Others are facts that lie within the statements of those.
func (c *comparer) clusters(sets [][]int, others []Cluster) []Cluster {
	out := others
	for _, list := range sets {
		reports := map[int]bool{}
		for _, i := range list {
			reports[c.units[i].m] = true
		}
		if len(reports) < 2 {
			continue
		}
		out = append(out, c.record(list))
	}
	sort.SliceStable(out, func(i, j int) bool {
		x, y := &out[i], &out[j]
		if len(x.Origins) != len(y.Origins) {
			return len(x.Origins) > len(y.Origins)
		}
		if len(x.Reports) != len(y.Reports) {
			return len(x.Reports) > len(y.Reports)
		}
		return before(x.Statements[0], y.Statements[0])
	})
	return sayDifferently(out)
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
	cl := Cluster{Rule: "cluster/" + ruleOf(len(list)), Says: c.alone(best)}
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
	if cl.Verdict == Corroborated && c.loose(list, best) {
		cl.Verdict = Unresolved
	}
	if len(list) > 1 {
		cl.Relation, cl.Why = c.relation(list, best)
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

// likeSure is the mean likeness from which an alignment is called sure. Below it
// the statements are shown side by side and called unresolved.
const likeSure = 0.38

// loose reports whether the statements of a fact are on average less like its
// best one than that.
func (c *comparer) loose(list []int, best int) bool {
	sum, n := 0.0, 0
	for _, i := range list {
		if i != best {
			like := c.likeness(&c.units[best], &c.units[i])
			if _, ok := c.shareAPart(best, i); ok || c.oneEvents[[2]int{min(best, i), max(best, i)}] {
				like = max(like, likeSure)
			}
			sum += like
			n++
		}
	}
	return n > 0 && sum/float64(n) < likeSure
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

func ruleOf(n int) string {
	if n < 2 {
		return "single"
	}
	return "shared-words"
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

// relation is the loosest relation of the others to the best statement, with the
// grounds that joined them.
func (c *comparer) relation(list []int, best int) (Relation, []Ground) {
	order := map[Relation]int{Identity: 0, Equivalence: 1, Subsumption: 2, Attribution: 3, Overlap: 4}
	rel := Identity
	common := append([]int32(nil), c.units[best].features...)
	for _, i := range list {
		if i == best {
			continue
		}
		if r := c.between(&c.units[best], &c.units[i]); order[r] > order[rel] {
			rel = r
		}
		var kept []int32
		fs, _ := c.shared(&c.units[best], &c.units[i])
		for _, f := range common {
			k := sort.Search(len(fs), func(k int) bool { return fs[k] >= f })
			if k < len(fs) && fs[k] == f {
				kept = append(kept, f)
			}
		}
		common = kept
	}
	if len(common) == 0 { // no word is in all of them: name what the closest has in common
		for _, i := range list {
			if i != best {
				common, _ = c.shared(&c.units[best], &c.units[i])
				break
			}
		}
	}
	var why []Ground
	if w := c.words(common, 6); w != "" {
		why = append(why, Ground{"shared words", w})
	}
	for _, f := range common {
		switch name := c.names[f]; {
		case len(name) > 2 && name[:2] == "e:":
			why = append(why, Ground{"same name", c.entityOf(name)})
		case len(name) > 2 && name[:2] == "d:":
			why = append(why, Ground{"same date", name[2:]})
		case len(name) > 2 && name[:2] == "n:":
			why = append(why, Ground{"same number", numberOf(name)})
		}
	}
	return rel, why
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
