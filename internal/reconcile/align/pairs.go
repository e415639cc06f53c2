package align

import (
	"cmp"
	"runtime"
	"slices"
	"sort"
	"sync"
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
	likes := make([]Likeness, len(near))
	// For each text and other report the two likest.
	type rival struct{ text, member int }
	type two struct{ best, next float64 }
	rivals := map[rival]two{}
	put := func(k rival, x float64) {
		r, ok := rivals[k]
		if !ok {
			r = two{rivalFloor, rivalFloor}
		}
		if x > r.best {
			r.best, r.next = x, r.best
		} else if x > r.next {
			r.next = x
		}
		rivals[k] = r
	}
	t.compare(near, likes)
	for n, p := range near {
		x := likes[n].base()
		put(rival{p[0], t.member[p[1]]}, x)
		put(rival{p[1], t.member[p[0]]}, x)
	}
	margin := func(k rival, x float64) float64 {
		if r := rivals[k]; x >= r.best {
			return x - r.next
		} else {
			return x - r.best
		}
	}
	var out []scored
	for n, p := range near {
		l := &likes[n]
		x := l.base()
		u, v := margin(rival{p[0], t.member[p[1]]}, x), margin(rival{p[1], t.member[p[0]]}, x)
		l[Nearer], l[Nearest] = max(u, v), min(u, v)
		if score := l.Score(SameFact); score >= least {
			out = append(out, scored{p[0], p[1], score, l})
		}
	}
	sortScored(out)
	return out
}

// compare fills in how alike the texts of each pair are, on all cores.
func (t *texts) compare(pairs [][2]int, likes []Likeness) {
	cores := runtime.GOMAXPROCS(0)
	var wg sync.WaitGroup
	for k := range cores {
		wg.Go(func() {
			for n := k * len(pairs) / cores; n < (k+1)*len(pairs)/cores; n++ {
				likes[n] = Compare(t.of[pairs[n][0]], t.of[pairs[n][1]], t.set)
			}
		})
	}
	wg.Wait()
}

// candidates returns the pairs of texts of different reports that are worth
// comparing, each once, the earlier first.
func (t *texts) candidates() [][2]int {
	type key struct{ one, two int32 }
	most, top := compared, rarest
	if len(t.of) > many {
		most, top = comparedMany, rarestMany
	}
	index := map[key][]int32{}
	keys := make([][]key, len(t.of))
	for i, x := range t.of {
		type weighed struct {
			id int32
			w  float64
		}
		var ws []weighed
		told := t.set.of[x]
		for k, id := range told.ids {
			if t.set.in[id] > 1 && !slices.Contains(told.ids[:k], id) {
				ws = append(ws, weighed{id, told.weight[k]})
			}
		}
		slices.SortFunc(ws, func(x, y weighed) int {
			return cmp.Or(cmp.Compare(y.w, x.w), cmp.Compare(x.id, y.id))
		})
		ws = ws[:min(len(ws), top)]
		for x := range ws {
			if t.set.in[ws[x].id] <= crowded {
				keys[i] = append(keys[i], key{ws[x].id, -1})
				continue
			}
			for y := range x {
				keys[i] = append(keys[i], key{min(ws[x].id, ws[y].id), max(ws[x].id, ws[y].id)})
			}
		}
		for _, k := range keys[i] {
			index[k] = append(index[k], int32(i))
		}
	}
	var out [][2]int
	chosen := map[[2]int]bool{}
	shared := make(map[int]float64)
	type found struct {
		text   int
		shared float64
	}
	var near []found
	for i := range t.of {
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
				if t.member[j] != t.member[i] {
					shared[int(j)] += w
				}
			}
		}
		near = near[:0]
		for j, w := range shared {
			near = append(near, found{j, w})
		}
		slices.SortFunc(near, func(x, y found) int {
			return cmp.Or(cmp.Compare(y.shared, x.shared), cmp.Compare(x.text, y.text))
		})
		for _, f := range near[:min(len(near), most)] {
			if p := [2]int{min(i, f.text), max(i, f.text)}; !chosen[p] {
				chosen[p] = true
				out = append(out, p)
			}
		}
	}
	slices.SortFunc(out, func(x, y [2]int) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	return out
}
