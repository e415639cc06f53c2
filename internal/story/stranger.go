package story

import (
	"fmt"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/token"
)

// Below these a report has nothing to do with another, as far as words tell.
// Measured over pairs of reports of one story and of two stories; see the test.
const (
	fewWords     = 40   // content words; a shorter report is not judged
	sharedStems  = 0.16 // of the smaller report's stems
	sharedStrong = 0.26 // from here on shared words alone show one story
	manyReports  = 64   // reports that have a word, beyond which it says nothing
)

// strangers notes the members that share few names and words with every other.
func (s *Story) strangers() []string {
	n := len(s.Members)
	if n < 2 {
		return nil
	}
	stems := make([]map[string]bool, n)
	index := map[string][]int{}
	judged := 0
	for m := range s.Members {
		doc := s.Members[m].Document
		stems[m] = map[string]bool{}
		if !english(doc) {
			continue
		}
		count := 0
		for _, w := range doc.Words {
			if w.Mark || !token.Content(w.Norm) {
				continue
			}
			count++
			stems[m][token.Stem(w.Norm)] = true
		}
		if count < fewWords {
			stems[m] = nil
			continue
		}
		judged++
	}
	if judged < 2 {
		return nil
	}
	for m, set := range stems {
		for st := range set {
			index[st] = append(index[st], m)
		}
	}
	names := make([]map[int]bool, n)
	for m := range s.Members {
		names[m] = map[int]bool{}
		for i, g := range s.Members[m].Entities {
			switch s.Members[m].Document.Entities[i].Kind {
			case entity.Person, entity.Organisation, entity.Place, entity.Document, entity.Other:
				names[m][g] = true
			}
		}
	}
	var odd []string
	for m := range s.Members {
		if len(stems[m]) == 0 {
			continue
		}
		shared := map[int]int{}
		for st := range stems[m] {
			if with := index[st]; len(with) <= manyReports {
				for _, o := range with {
					shared[o]++
				}
			}
		}
		alone := true
		for o := range s.Members {
			if o == m || stems[o] == nil && o != m {
				continue
			}
			if len(stems[o]) == 0 {
				continue
			}
			share := float64(shared[o]) / float64(min(len(stems[m]), len(stems[o])))
			common := 0
			for g := range names[m] {
				if names[o][g] {
					common++
				}
			}
			if share >= sharedStrong || share >= sharedStems && common >= 1 || common >= 3 {
				alone = false
				break
			}
		}
		if alone {
			odd = append(odd, s.Members[m].Siglum)
		}
	}
	switch {
	case len(odd) == 0:
		return nil
	case len(odd) == judged:
		return []string{fmt.Sprintf("reports %s share few names and words: they may tell of different things", list(odd))}
	case len(odd) == 1:
		return []string{fmt.Sprintf("report %s shares few names and words with the others: it may tell of something else", odd[0])}
	}
	return []string{fmt.Sprintf("reports %s share few names and words with the others: they may tell of something else", list(odd))}
}
