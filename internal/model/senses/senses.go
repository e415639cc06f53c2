// Package senses says which English words can mean the same: "fired" and
// "sacked", "capture" and "seize", "dismissal" and "dismiss".
//
// The table is made from WordNet 3.1 by tools/senses/senses.py, which documents
// it: the commoner senses of verbs and nouns in use, those of the verb that a noun
// is derived from, and the senses one step wider. Nothing is read before the first
// question; after that Relate is safe for concurrent use and takes time linear in
// the senses of two words, some ten each.
package senses

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed senses.txt
var table string

// entry is what a word can mean.
type entry struct{ own, wider []int32 }

var entries = sync.OnceValue(func() map[string]entry {
	m := make(map[string]entry, 9000)
	for line := range strings.Lines(table) {
		var e entry
		word, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		own, wider, _ := strings.Cut(rest, "|")
		e.own, e.wider = numbers(own), numbers(wider)
		m[word] = e
	}
	return m
})

// numbers reads the numbers of senses, written to the base 36.
func numbers(s string) []int32 {
	var out []int32
	for f := range strings.FieldsSeq(s) {
		if n, err := strconv.ParseInt(f, 36, 32); err == nil {
			out = append(out, int32(n))
		}
	}
	return out
}

// Relation is how the meanings of two words are related.
type Relation int

const (
	None    Relation = iota
	Sisters          // both are kinds of one thing: "stab" and "shoot"
	Wider            // one is a kind of the other: "murder" and "kill"
	Same             // they share a sense: "murder" and "slaying"
)

// Relate says how the words a and b, lemmas in lower case, a verb with its particle
// as "step_down", are related: the nearest relation that any of their senses has. A word that the table lacks is
// related to none but itself.
func Relate(a, b string) Relation {
	if a == b {
		return Same
	}
	x, y := entries()[a], entries()[b]
	switch {
	case share(x.own, y.own):
		return Same
	case share(x.own, y.wider), share(x.wider, y.own):
		return Wider
	case share(x.wider, y.wider):
		return Sisters
	}
	return None
}

func share(a, b []int32) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}
