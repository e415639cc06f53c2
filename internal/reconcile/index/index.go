// Package index finds what shares rare things without comparing all with all: an
// inverted index whose size and time grow with what is looked up.
package index

import (
	"math/bits"
	"runtime"
	"slices"
	"sync"
)

// Index says which items share which keys. What only one item has is not in it.
type Index struct {
	first []int32 // of each item, its place in keys
	keys  []int32 // numbers of the keys of all items, one item after the other
	start []int32 // of each key, its place in items
	items []int32 // that have it, in order
}

// New indexes n items. The keys of item i are those that each gives to put, always
// the same in the same order, and none twice; each is called three times for every
// item. Most twos of words are met once in all the reports: they are kept out by a
// filter (Bloom 1970) of eight bits for each, so that they take no more room.
func New(n int, each func(i int, put func(key uint64))) *Index {
	keys := 0
	for i := range n {
		each(i, func(uint64) { keys++ })
	}
	once, twice := newFilter(keys), newFilter(keys)
	for i := range n {
		each(i, func(key uint64) {
			if once.put(key) {
				twice.put(key)
			}
		})
	}
	ix := &Index{first: make([]int32, n+1)}
	number := map[uint64]int32{}
	var count []int32
	for i := range n {
		each(i, func(key uint64) {
			if !twice.has(key) {
				return
			}
			k, ok := number[key]
			if !ok {
				k = int32(len(count))
				number[key] = k
				count = append(count, 0)
			}
			count[k]++
			ix.keys = append(ix.keys, k)
		})
		ix.first[i+1] = int32(len(ix.keys))
	}
	ix.start = make([]int32, len(count)+1)
	for k, c := range count {
		ix.start[k+1] = ix.start[k] + c
	}
	ix.items = make([]int32, len(ix.keys))
	next := slices.Clone(ix.start)
	for i := range n {
		for _, k := range ix.Keys(i) {
			ix.items[next[k]] = int32(i)
			next[k]++
		}
	}
	return ix
}

// Keys are the numbers of the keys of item i, in their order, but for those that it
// has alone.
func (ix *Index) Keys(i int) []int32 { return ix.keys[ix.first[i]:ix.first[i+1]] }

// Items have the key with number k, in order.
func (ix *Index) Items(k int32) []int32 { return ix.items[ix.start[k]:ix.start[k+1]] }

// filter is a set of keys that may take a key for one that is in.
type filter struct {
	bits  []uint64
	shift int
}

// newFilter makes a filter of eight bits or more for each of n keys.
func newFilter(n int) *filter {
	size := max(bits.Len(uint(8*n)), 6)
	return &filter{make([]uint64, 1<<(size-6)), 64 - size}
}

func (f *filter) place(key uint64) (word int, bit uint64) {
	// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
	key += 0x9e3779b97f4a7c15
	key = (key ^ key>>30) * 0xbf58476d1ce4e5b9
	key = (key ^ key>>27) * 0x94d049bb133111eb
	at := (key ^ key>>31) >> f.shift
	return int(at >> 6), 1 << (at & 63)
}

// put adds a key and reports whether it seemed to be in already.
func (f *filter) put(key uint64) bool {
	word, bit := f.place(key)
	was := f.bits[word]&bit != 0
	f.bits[word] |= bit
	return was
}

func (f *filter) has(key uint64) bool {
	word, bit := f.place(key)
	return f.bits[word]&bit != 0
}

// Two is the key of two things together, One that of one, where things have numbers
// from 0: no One is a Two.
func Two(a, b int32) uint64 { return uint64(min(a, b)+1)<<32 | uint64(max(a, b)) + 1 }

// One is the key of one thing.
func One(a int32) uint64 { return uint64(a) + 1 }

// OnAllCores calls do for parts of 0 … n that together are all of it, at once, and
// returns what each gave, in order.
func OnAllCores[T any](n int, do func(from, to int) T) []T {
	cores := runtime.GOMAXPROCS(0)
	out := make([]T, cores)
	var wg sync.WaitGroup
	for k := range cores {
		wg.Go(func() { out[k] = do(k*n/cores, (k+1)*n/cores) })
	}
	wg.Wait()
	return out
}
