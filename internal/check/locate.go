package check

import (
	"slices"
	"sort"

	"concord/internal/annotate/token"
	"concord/internal/reconcile/collate"
	"concord/internal/span"
	"concord/internal/statement"
	"concord/internal/story"
)

// Only reports that have half of the telling words of what is sought are searched
// for it, for a wording is not shown below three fifths; of many, the mostSought
// that have most of them. So a draft costs the same beside ten reports and beside
// ten thousand.
const mostSought = 48

// index is in which members of the story a telling word stands, ascending.
type index map[string][]int32

func indexOf(s *story.Story) index {
	x := index{}
	for m := range s.Members {
		doc := s.Members[m].Document
		if doc.Report == nil {
			continue
		}
		seen := map[string]bool{}
		for _, b := range doc.Report.Blocks {
			for _, w := range token.Words(doc.Report.Text, b.Span) {
				k := statement.Key(w.Norm)
				if w.Mark || k == "" || seen[k] {
					continue
				}
				seen[k] = true
				x[k] = append(x[k], int32(m))
			}
		}
	}
	return x
}

// locate is collate.Locate over the reports that may have the words.
func (l *linter) locate(words string) []collate.Match {
	s := l.in.Story
	keys := map[string]bool{}
	for _, w := range token.Words(words, span.Span{End: len(words)}) {
		if k := statement.Key(w.Norm); !w.Mark && k != "" {
			keys[k] = true
		}
	}
	if len(keys) == 0 && len(s.Members) > mostSought {
		return nil // nothing but small words, in every report
	}
	if len(keys) == 0 {
		return collate.Locate(s, words)
	}
	has := map[int]int{}
	for k := range keys {
		for _, m := range l.index[k] {
			has[int(m)]++
		}
	}
	var ms []int
	for m, n := range has {
		if 2*n >= len(keys) {
			ms = append(ms, m)
		}
	}
	sort.Ints(ms)
	sort.SliceStable(ms, func(i, j int) bool { return has[ms[i]] > has[ms[j]] })
	ms = ms[:min(mostSought, len(ms))]
	slices.Sort(ms)
	part := story.Story{Entities: s.Entities}
	for _, m := range ms {
		part.Members = append(part.Members, s.Members[m])
	}
	return collate.Locate(&part, words)
}
