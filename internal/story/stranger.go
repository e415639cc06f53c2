package story

import (
	"fmt"
	"sort"

	"concord/internal/annotate"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/token"
)

// A report's topics are its commonest content words. A report belongs with another
// when they share fewTopics topics, or fewNames names and half as many topics.
// Measured on 40 real stories of three reports: no story was noted; of 40 pairs of
// reports of two stories 38 were noted, of 40 stories with one strange report 37.
const (
	fewWords    = 40 // content words; a shorter report is not judged
	topicWords  = 30
	fewTopics   = 6
	fewNames    = 3
	manyReports = 64 // reports that share a topic, beyond which it says nothing
)

// topics returns the stems a report uses most, nil for one too short to judge.
func topics(doc *annotate.Document) map[string]bool {
	count := map[string]int{}
	n := 0
	for _, w := range doc.Words {
		if w.Mark || len(w.Norm) < 3 || !token.Content(w.Norm) || w.Norm[0] <= '9' {
			continue
		}
		n++
		if !everyday(w.Norm) {
			count[token.Stem(w.Norm)]++
		}
	}
	if n < fewWords {
		return nil
	}
	stems := make([]string, 0, len(count))
	for st := range count {
		stems = append(stems, st)
	}
	sort.Slice(stems, func(i, j int) bool {
		if count[stems[i]] != count[stems[j]] {
			return count[stems[i]] > count[stems[j]]
		}
		return stems[i] < stems[j]
	})
	top := map[string]bool{}
	for _, st := range stems[:min(len(stems), topicWords)] {
		top[st] = true
	}
	return top
}

// everyday reports whether a word is common in news about anything.
func everyday(norm string) bool {
	switch norm {
	case "said", "says", "say", "saying", "told", "added", "according", "year", "years", "day", "days", "week", "weeks", "month", "months", "time", "times",
		"people", "new", "news", "make", "made", "makes", "take", "took", "taken", "come", "came", "going", "went", "get", "like", "first", "last", "two", "three",
		"one", "state", "states", "government", "president", "country", "week's", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"report", "reported", "reports", "statement", "spokesman", "spokeswoman", "official", "officials", "world", "part", "way", "work", "want", "know",
		"think", "see", "use", "used", "called", "call", "including", "not", "no", "u.s.", "american", "united", "national", "public", "group", "house", "percent", "million":
		return true
	}
	return false
}

// strangers notes the members that share few names and topics with every other.
func (s *Story) strangers() []string {
	n := len(s.Members)
	if n < 2 {
		return nil
	}
	tops := make([]map[string]bool, n)
	index := map[string][]int{}
	names := make([]map[int]bool, n)
	named := map[int][]int{}
	judged := 0
	for m := range s.Members {
		if s.Members[m].Read() {
			tops[m] = topics(s.Members[m].Document)
		}
		if tops[m] == nil {
			continue
		}
		judged++
		for st := range tops[m] {
			index[st] = append(index[st], m)
		}
		names[m] = map[int]bool{}
		for i, g := range s.Members[m].Entities {
			switch s.Members[m].Document.Entities[i].Kind {
			case entity.Person, entity.Organisation, entity.Place, entity.Document:
				if !names[m][g] {
					names[m][g] = true
					named[g] = append(named[g], m)
				}
			}
		}
	}
	if judged < 2 {
		return nil
	}
	var odd []string
	for m := range s.Members {
		if tops[m] == nil {
			continue
		}
		shared, common := map[int]int{}, map[int]int{}
		for st := range tops[m] {
			for _, o := range index[st][:min(len(index[st]), manyReports)] {
				shared[o]++
			}
		}
		for g := range names[m] {
			for _, o := range named[g][:min(len(named[g]), manyReports)] {
				common[o]++
			}
		}
		alone := true
		for o := range shared {
			if o != m && (shared[o] >= fewTopics || common[o] >= fewNames && shared[o] >= fewTopics/2) {
				alone = false
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
