package reconcile

import (
	"sort"

	"concord/internal/annotate/predicate"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// What looks like a denial of what another report affirms, and is of something else.

// deniedBefore reports whether a word close before word at denies it: "in no way
// related".
func deniedBefore(ws []token.Word, at int) bool {
	for i := at - 1; i >= max(0, at-3); i-- {
		if ws[i].Mark {
			return false
		}
		if negating[ws[i].Norm] {
			return true
		}
	}
	return false
}

var negating = wordSet("no not never n't neither nor nobody none nothing cannot hardly")

// others reports whether the clause around word at is of others than were told of:
// "another child was not hurt".
func others(ws []token.Word, at int) bool {
	for i := at - 1; i >= max(0, at-12); i-- {
		if w := ws[i].Norm; w == "another" || w == "others" || w == "other" {
			return true
		}
	}
	for i := at + 1; i < min(len(ws), at+5) && !ws[i].Mark; i++ {
		if w := ws[i].Norm; w == "another" || w == "others" || w == "other" {
			return true
		}
	}
	return false
}

// otherObjects reports whether the clauses whose verbs stand at two places have objects
// of which neither names the other: no "motive" was released, but "details" were.
func (c *comparer) otherObjects(m int, at span.Span, n int, bt span.Span) bool {
	xs, ys := c.objectsAt(m, at), c.objectsAt(n, bt)
	for _, x := range xs {
		for _, y := range ys {
			if x.pronoun || y.pronoun || x.head < 0 || y.head < 0 || c.sameFiller(x, y) == 1 || contains(x.words, y.head) || contains(y.words, x.head) {
				return false
			}
		}
	}
	return len(xs) > 0 && len(ys) > 0
}

// objectsAt lists what fills the patient of the clause whose verb stands at a place.
func (c *comparer) objectsAt(m int, at span.Span) []*filler {
	all := c.clauses() // report after report
	for i := sort.Search(len(all), func(i int) bool { return all[i].m >= m }); i < len(all) && all[i].m == m; i++ {
		cl := &all[i]
		if !cl.p.Contains(at) {
			continue
		}
		var out []*filler
		for k := range cl.fillers {
			if cl.fillers[k].role == predicate.Patient {
				out = append(out, &cl.fillers[k])
			}
		}
		return out
	}
	return nil
}
