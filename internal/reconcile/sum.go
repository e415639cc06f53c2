package reconcile

import (
	"math"

	"concord/internal/annotate"
	"concord/internal/annotate/quantity"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// Before two numbers are said to differ it is tried whether they are parts and
// whole: "112 passengers and 14 crew" are 126 people.

// coordinated is the most numbers of one enumeration that are added up.
const coordinated = 6

// sums lists what quantity i of a report makes together with the counts it is
// coordinated with, each run of neighbours once.
func sums(doc *annotate.Document, i int) []float64 {
	q := &doc.Quantities[i]
	if !counts(q) {
		return nil
	}
	lo, hi := i, i
	for lo > 0 && i-lo < coordinated && counts(&doc.Quantities[lo-1]) && joins(doc, &doc.Quantities[lo-1], &doc.Quantities[lo]) {
		lo--
	}
	for hi+1 < len(doc.Quantities) && hi-i < coordinated && counts(&doc.Quantities[hi+1]) && joins(doc, &doc.Quantities[hi], &doc.Quantities[hi+1]) {
		hi++
	}
	var out []float64
	for a := lo; a <= i; a++ {
		sum := 0.0
		for b := a; b <= hi; b++ {
			if sum += doc.Quantities[b].Value; b >= i && b > a {
				out = append(out, sum)
			}
		}
	}
	return out
}

func counts(q *quantity.Quantity) bool {
	return (q.Kind == quantity.Count || q.Kind == quantity.Number) && !q.Vague && q.Value > 0
}

// joins reports whether only "and" or a comma, and the rest of what the first one
// counts, stands between two quantities: "five low-level officials and one officer".
func joins(doc *annotate.Document, a, b *quantity.Quantity) bool {
	if a.End > b.Start {
		return false
	}
	ws := token.Within(doc.Words, span.Span{Start: a.End, End: b.Start})
	if len(ws) == 0 || len(ws) > 5 {
		return false
	}
	linked := false
	for k, w := range ws {
		switch w.Norm {
		case "and", ",", "plus", "&":
			linked = true
		default:
			// Words of the first phrase may stand before the link, none after it.
			if linked || w.Mark || k > 2 || between[w.Norm] || harms[w.Norm] != "" || sumStops[w.Norm] {
				return false
			}
		}
	}
	return linked
}

// sumStops begin another phrase, so that what follows is not counted together.
var sumStops = wordSet("in of at on by for from to with after before off near during while when who that which as than")

// addsUp reports whether one number is the sum of which the other is a part.
func addsUp(x, y *number) bool {
	for _, s := range x.sums {
		if math.Abs(s-y.value) < 1e-9 {
			return true
		}
	}
	for _, s := range y.sums {
		if math.Abs(s-x.value) < 1e-9 {
			return true
		}
	}
	return false
}

// costsApart reports whether the difference of two amounts is an amount of its own
// that a report tells beside another: the fine, the costs and both together.
func costsApart(ns []number, x, y *number) bool {
	apart := math.Abs(x.value - y.value)
	for i := range ns {
		if n := &ns[i]; n.beside && n.value == apart && n.value > 0 {
			return true
		}
	}
	return false
}
