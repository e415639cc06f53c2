package index_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"concord/internal/reconcile/index"
)

// An index has what a map of lists has, but for what one item has alone, and little
// more than that.
func TestIndexIsAMapOfLists(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	const n = 2000
	of := make([][]uint64, n)
	lists := map[uint64][]int32{}
	for i := range of {
		for range rng.IntN(12) {
			key := index.One(int32(rng.IntN(300)))
			if rng.IntN(2) == 0 {
				key = index.Two(int32(rng.IntN(3000)), int32(rng.IntN(3000)))
			}
			if !slices.Contains(of[i], key) {
				of[i] = append(of[i], key)
				lists[key] = append(lists[key], int32(i))
			}
		}
	}
	ix := index.New(n, func(i int, put func(uint64)) {
		for _, key := range of[i] {
			put(key)
		}
	})
	alone, kept := 0, 0
	for i := range of {
		var want []uint64
		for _, key := range of[i] {
			if len(lists[key]) > 1 {
				want = append(want, key)
			}
		}
		k := 0
		for _, number := range ix.Keys(i) {
			items := ix.Items(number)
			if len(items) == 1 {
				kept++
				continue
			}
			if k >= len(want) || !slices.Equal(items, lists[want[k]]) {
				t.Fatalf("item %d: key %d is of %v", i, k, items)
			}
			k++
		}
		if k != len(want) {
			t.Fatalf("item %d has %d keys, want %d", i, k, len(want))
		}
		alone += len(of[i]) - len(want)
	}
	if kept*3 > alone {
		t.Errorf("%d of %d keys that one item has alone are in the index", kept, alone)
	}
}

func TestKeysDiffer(t *testing.T) {
	met := map[uint64]bool{}
	for a := range int32(40) {
		met[index.One(a)] = true
		for b := range a + 1 {
			if index.Two(a, b) != index.Two(b, a) {
				t.Fatalf("the key of %d and %d depends on their order", a, b)
			}
			met[index.Two(a, b)] = true
		}
	}
	if len(met) != 40+40*41/2 {
		t.Errorf("%d keys", len(met))
	}
}

func TestOnAllCores(t *testing.T) {
	for _, n := range []int{0, 1, 7, 1000} {
		at := 0
		for _, part := range index.OnAllCores(n, func(from, to int) [2]int { return [2]int{from, to} }) {
			if part[0] != at {
				t.Fatalf("of %d a part begins at %d, want %d", n, part[0], at)
			}
			at = part[1]
		}
		if at != n {
			t.Fatalf("of %d the parts end at %d", n, at)
		}
	}
}
