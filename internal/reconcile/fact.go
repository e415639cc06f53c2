package reconcile

import (
	"slices"
	"sort"
	"strings"

	"concord/internal/annotate/predicate"
	"concord/internal/annotate/token"
	"concord/internal/reconcile/align"
	"concord/internal/span"
)

// Facts. Package align says which clauses of different reports tell of one event.
// Here they become what a reader is shown: clauses are shown by their statements,
// and what the same sentences tell together is one fact.

// fact is one thing that two reports or more tell.
type fact struct {
	units []int // that tell it, in order
	links []align.ClauseLink
}

// aligned is the story laid side by side, made once.
func (c *comparer) aligned() *align.Aligned {
	if c.align == nil {
		c.align = align.Align(c.s, c.describedAt)
	}
	return c.align
}

// facts lists the facts in the order of their first statements.
func (c *comparer) facts() []fact {
	var all []fact
	for _, f := range c.aligned().Facts {
		if t, ok := c.factOf(&f); ok {
			all = append(all, t)
		}
	}
	all = c.together(all)
	for i := range all {
		all[i].units = c.outermost(all[i].units)
	}
	sort.SliceStable(all, func(i, j int) bool { return lessUnits(all[i].units, all[j].units) })
	return all
}

func lessUnits(a, b []int) bool {
	for i := 0; i < len(a) && i < len(b); i++ {
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return len(a) < len(b)
}

// factOf finds the statements of a fact. Links are left out that hold only between
// the words of two speakers for themselves, or between a question and an answer; and
// with them the clauses that no other link holds.
func (c *comparer) factOf(f *align.Fact) (t fact, ok bool) {
	held := map[int]bool{}
	for _, l := range f.Links {
		x, y := c.unitOf(l.A), c.unitOf(l.B)
		if x < 0 || y < 0 {
			continue
		}
		u, v := &c.units[x], &c.units[y]
		if asked(u) != asked(v) || firstPerson(u.words) && firstPerson(v.words) && !sameHolder(u.st.Holder, v.st.Holder) {
			continue
		}
		held[x], held[y] = true, true
		t.links = append(t.links, l)
	}
	for u := range held {
		t.units = append(t.units, u)
	}
	sort.Ints(t.units)
	return t, len(t.links) > 0
}

// unitOf is the smallest statement that holds a clause, -1 for none.
func (c *comparer) unitOf(cl align.Clause) int {
	return c.unitAt(cl.Member, c.s.Members[cl.Member].Document.Predicates[cl.Predicate].Span)
}

// together joins the facts that the same sentences tell: where one sentence has both
// in two reports or more, and in most of those that have the smaller, a reader is
// shown both by one. What was joined to a fact does not draw others to it: sentences
// of several facts each would make one of a whole report.
func (c *comparer) together(all []fact) []fact {
	type place struct{ m, sentence int }
	places := make([][]place, len(all))
	order := make([]int, len(all))
	for i := range all {
		order[i] = i
		for _, u := range all[i].units { // in order of reports and sentences, nearly
			if p := (place{c.units[u].m, c.units[u].st.Sentence}); !slices.Contains(places[i], p) {
				places[i] = append(places[i], p)
			}
		}
	}
	sort.SliceStable(order, func(x, y int) bool { return len(places[order[x]]) > len(places[order[y]]) })
	var out []fact
	at := map[place][]int{} // what is told there, of out
	for _, i := range order {
		shared, reports := map[int]int{}, map[int]map[int]bool{}
		best := -1
		for _, p := range places[i] {
			for _, k := range at[p] {
				shared[k]++
				if reports[k] == nil {
					reports[k] = map[int]bool{}
				}
				reports[k][p.m] = true
				if len(reports[k]) > 1 && 2*shared[k] >= len(places[i]) && (best < 0 || shared[k] > shared[best] || shared[k] == shared[best] && k < best) {
					best = k
				}
			}
		}
		if best >= 0 {
			out[best].units = append(out[best].units, all[i].units...)
			out[best].links = append(out[best].links, all[i].links...)
			continue
		}
		for _, p := range places[i] {
			if len(at[p]) < mostTold {
				at[p] = append(at[p], len(out))
			}
		}
		out = append(out, all[i])
	}
	for k := range out {
		out[k].units = sortedInts(out[k].units)
		sort.SliceStable(out[k].links, func(i, j int) bool { return out[k].links[i].Score > out[k].links[j].Score })
	}
	return out
}

// mostTold is how many facts one sentence may tell for them to be compared with one
// another: sentences without an end are met.
const mostTold = 60

// outermost leaves out the statements that lie in another of the list.
func (c *comparer) outermost(us []int) []int {
	var out []int
	for _, u := range us {
		inside := false
		for _, v := range us {
			x, y := &c.units[u], &c.units[v]
			inside = inside || u != v && x.m == y.m && x.st.Sentence == y.st.Sentence && y.st.Contains(x.st.Span) && y.st.Span != x.st.Span
		}
		if !inside {
			out = append(out, u)
		}
	}
	return out
}

// unitsOf are the statements of each fact.
func unitsOf(fs []fact) [][]int {
	out := make([][]int, len(fs))
	for i := range fs {
		out[i] = fs[i].units
	}
	return out
}

func sortedInts(xs []int) []int {
	sort.Ints(xs)
	out := xs[:0]
	for i, x := range xs {
		if i == 0 || x != xs[i-1] {
			out = append(out, x)
		}
	}
	return out
}

// likely is the mean score from which a fact is called sure. Below it the statements
// are shown side by side and called unresolved.
const likely = .6

// loose reports whether the links of a fact are on average less likely than that.
func (f *fact) loose() bool {
	sum := 0.
	for i := range f.links {
		sum += f.links[i].Score
	}
	return sum < likely*float64(len(f.links))
}

// shown are the names of what align found in common, as the findings have them.
var shown = map[string]string{"predicate": "same event", string(predicate.Agent): "same agent", string(predicate.Patient): "same patient",
	"number": "same number", "time": "same date", "name": "same name", "words": "shared words"}

// why says what joined the statements of a fact: of its likeliest links each kind of
// thing once.
func (c *comparer) why(f *fact) []Ground {
	const asked = 3 // links
	var out []Ground
	told := map[string]bool{}
	for i := range f.links[:min(len(f.links), asked)] {
		l := &f.links[i]
		same, _ := l.Grounds()
		for _, g := range same {
			what := shown[g.Part]
			words := c.inWords(l.A.Member, g.A)
			if what == "" || told[what] || words == "" {
				continue
			}
			told[what] = true
			out = append(out, Ground{what, words})
		}
	}
	return out
}

// inWords are the words at some places of a report, each once, in text order.
func (c *comparer) inWords(m int, at []span.Span) string {
	const most = 6
	at = append([]span.Span(nil), at...)
	sort.Slice(at, func(i, j int) bool {
		return at[i].Start < at[j].Start || at[i].Start == at[j].Start && at[i].End < at[j].End
	})
	var out []string
	told := map[string]bool{}
	for _, s := range at {
		w := strings.Join(strings.Fields(s.In(c.text(m))), " ")
		if k := strings.ToLower(w); w != "" && !told[k] && len(out) < most {
			told[k] = true
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
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

// firstPerson reports whether a clause speaks of its own speaker.
func firstPerson(ws []token.Word) bool {
	for _, w := range ws {
		switch w.Norm {
		case "i", "my", "me", "mine", "we", "our", "us", "ours", "i'm", "i've", "i'd", "i'll", "we're", "we've", "we'll", "we'd":
			return true
		}
	}
	return false
}
