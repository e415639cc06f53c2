package ledger

import (
	"slices"
	"sort"

	"concord/internal/annotate"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/predicate"
	"concord/internal/span"
)

// reading is a report with what was looked up in it: each duty asks for the same
// phrases again.
type reading struct {
	*annotate.Document
	longest int                              // mention, in bytes
	chains  map[span.Span][]int              // entities by the phrases of their chains
	stems   map[*predicate.Argument][]string // of phrases, see phraseStems
	parties map[span.Span]party              // see partyAt
}

func (lib *library) reading(doc *annotate.Document) *reading {
	r, ok := lib.readings[doc]
	if !ok {
		r = &reading{Document: doc, chains: map[span.Span][]int{}, stems: map[*predicate.Argument][]string{}, parties: map[span.Span]party{}}
		for _, m := range doc.Mentions {
			r.longest = max(r.longest, m.Len())
		}
		for _, c := range doc.Chains {
			for _, ph := range c.Phrases {
				if c.Entity >= 0 {
					r.chains[ph.Span] = append(r.chains[ph.Span], c.Entity)
				}
			}
		}
		lib.readings[doc] = r
	}
	return r
}

// refers are the entities that a phrase refers to, in order: by a mention that ends
// it, is it or holds it, or else by the chain it is in.
func (r *reading) refers(at span.Span) []int {
	var out []int
	ms := r.Mentions
	for i := sort.Search(len(ms), func(i int) bool { return ms[i].Start >= at.Start-r.longest }); i < len(ms) && ms[i].Start <= at.End; i++ {
		if m := &ms[i]; at.Contains(m.Span) && m.End == at.End || m.Span == at || m.Contains(at) {
			out = append(out, m.Entity)
		}
	}
	if len(out) == 0 {
		out = slices.Clone(r.chains[at])
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(e int) bool { return e < 0 || e >= len(r.Entities) })
}

// mentionsIn are the mentions that begin in a stretch of text.
func (r *reading) mentionsIn(at span.Span) []entity.Mention {
	from := sort.Search(len(r.Mentions), func(i int) bool { return r.Mentions[i].Start >= at.Start })
	to := from + sort.Search(len(r.Mentions)-from, func(i int) bool { return r.Mentions[from+i].Start >= at.End })
	return r.Mentions[from:to]
}
