package align

import (
	"cmp"
	"slices"

	"concord/internal/reconcile/index"
)

const (
	// A text is looked up by its rarest words, and is compared with those that share
	// the most of them, so that the work grows with the number of texts.
	rarest   = 10
	crowded  = 48 // words of more texts than these are looked up by twos
	compared = 12 // texts that one is compared with
	// In a large story the same fact has many paths, so that fewer are needed.
	many         = 4000
	comparedMany = 6
	rarestMany   = 8
	// rivalFloor is about how alike any two statements of a story are: who has no
	// other candidate is measured against it.
	rivalFloor = .15
)

// texts are those of all reports of a story, in order.
type texts struct {
	of     []*Text
	member []int // the report of each
	set    *Set
}

// scored is two texts of different reports, a before b, and how likely it is that
// they tell the same fact.
type scored struct {
	a, b  int
	score float64
	like  *Likeness
}

// pairs compares the candidates and returns those that score at least so much, the
// likeliest first.
func (t *texts) pairs(least float64) []scored {
	near := t.candidates()
	base, likes := t.compare(near, least)
	// For each text the pairs it is in, one text after the other.
	first := make([]int32, len(t.of)+1)
	for _, p := range near {
		first[p[0]+1]++
		first[p[1]+1]++
	}
	for i := range t.of {
		first[i+1] += first[i]
	}
	in := make([]int32, 2*len(near))
	next := slices.Clone(first)
	for n, p := range near {
		for _, i := range p {
			in[next[i]] = int32(n)
			next[i]++
		}
	}
	// margin is how much more text i is like the other text of pair n than like all
	// else of that report.
	margin := func(i, n int) float64 {
		report := t.member[near[n].other(i)]
		best, next := rivalFloor, rivalFloor
		for _, k := range in[first[i]:first[i+1]] {
			if t.member[near[k].other(i)] != report {
				continue
			}
			if x := base[k]; x > best {
				best, next = x, best
			} else if x > next {
				next = x
			}
		}
		if base[n] >= best {
			return base[n] - next
		}
		return base[n] - best
	}
	var out []scored
	for n, p := range near {
		l := likes[n]
		if l == nil {
			continue
		}
		u, v := margin(int(p[0]), n), margin(int(p[1]), n)
		l[Nearer], l[Nearest] = max(u, v), min(u, v)
		if score := l.Score(SameFact); score >= least {
			out = append(out, scored{int(p[0]), int(p[1]), score, l})
		}
	}
	sortScored(out)
	return out
}

// two is two texts by their places, the earlier first.
type two [2]int32

func (p two) other(i int) int { return int(p[0] + p[1] - int32(i)) }

// compare says how alike the texts of each pair are, on all cores: base for all, the
// parts for those that may come to score so much, nil for the others.
func (t *texts) compare(pairs []two, least float64) (base []float64, likes []*Likeness) {
	base, likes = make([]float64, len(pairs)), make([]*Likeness, len(pairs))
	forms := learned[SameFact].forms()
	index.OnAllCores(len(pairs), func(from, to int) struct{} {
		var c match
		for n := from; n < to; n++ {
			l := c.compare(t.of[pairs[n][0]], t.of[pairs[n][1]], t.set, forms)
			base[n] = l.base()
			if l.may(least) {
				likes[n] = &l
			}
		}
		return struct{}{}
	})
	return base, likes
}

// index makes the index of t by the top rarest words of each text: by a rare word,
// or by two words of which one is not rare.
func (t *texts) index(top int) *index.Index {
	type weighed struct {
		id int32
		w  float64
	}
	var ws []weighed
	rare := make([]int32, 0, len(t.of)*top/2) // the words of all texts, one text after the other
	first := make([]int32, len(t.of)+1)
	for i, x := range t.of {
		ws = ws[:0]
		ids := t.set.idsOf(i)
		for k, id := range ids {
			if t.set.in[id] > 1 && !slices.Contains(ids[:k], id) {
				ws = append(ws, weighed{id, x.words[k].tells * t.set.factor[id]})
			}
		}
		slices.SortFunc(ws, func(x, y weighed) int {
			return cmp.Or(cmp.Compare(y.w, x.w), cmp.Compare(x.id, y.id))
		})
		for _, w := range ws[:min(len(ws), top)] {
			rare = append(rare, w.id)
		}
		first[i+1] = int32(len(rare))
	}
	return index.New(len(t.of), func(i int, put func(uint64)) {
		ids := rare[first[i]:first[i+1]]
		for x, id := range ids {
			if t.set.in[id] <= crowded {
				put(index.One(id))
				continue
			}
			for _, o := range ids[:x] {
				put(index.Two(id, o))
			}
		}
	})
}

// candidates returns the pairs of texts of different reports that are worth
// comparing, each once, the earlier first.
func (t *texts) candidates() []two {
	most, top := compared, rarest
	if len(t.of) > many {
		most, top = comparedMany, rarestMany
	}
	ix := t.index(top)
	out := slices.Concat(index.OnAllCores(len(t.of), func(from, to int) []two { return t.near(ix, most, from, to) })...)
	slices.SortFunc(out, func(x, y two) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	return slices.Compact(out)
}

// near pairs each of the texts from … to-1 with those that share most with it.
func (t *texts) near(ix *index.Index, most, from, to int) []two {
	var out []two
	type shares struct {
		text   int32
		weight float64
	}
	less := func(x, y shares) bool { return x.weight > y.weight || x.weight == y.weight && x.text < y.text }
	weight := make([]float64, len(t.of)) // of what is shared with the text looked at
	var met []int32
	best := make([]shares, 0, most+1)
	for i := from; i < to; i++ {
		met = met[:0]
		for _, k := range ix.Keys(i) {
			list := ix.Items(k)
			w := 1 / float64(len(list)+1)
			// Of a list that is too long those are taken that stand around i.
			if len(list) > 2*crowded {
				at, _ := slices.BinarySearch(list, int32(i))
				at = min(max(at-crowded, 0), len(list)-2*crowded)
				list = list[at : at+2*crowded]
			}
			for _, j := range list {
				if t.member[j] != t.member[i] {
					if weight[j] == 0 {
						met = append(met, j)
					}
					weight[j] += w
				}
			}
		}
		best = best[:0]
		for _, j := range met {
			s := shares{j, weight[j]}
			weight[j] = 0
			if len(best) == most && !less(s, best[most-1]) {
				continue
			}
			k := len(best)
			for k > 0 && less(s, best[k-1]) {
				k--
			}
			best = slices.Insert(best, k, s)[:min(len(best)+1, most)]
		}
		for _, s := range best {
			out = append(out, two{min(int32(i), s.text), max(int32(i), s.text)})
		}
	}
	return out
}
