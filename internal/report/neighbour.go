package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// profile is what a report is about: the stems of its longer words, and of
// those that stand with a capital inside a sentence, by their numbers in a
// vocabulary. Both are sorted, each once.
type profile struct {
	stems, names []int32
}

// vocabulary numbers stems in the order in which they are met.
type vocabulary map[string]int32

func (v vocabulary) numbers(stems []string) []int32 {
	out := make([]int32, len(stems))
	for i, s := range stems {
		n, ok := v[s]
		if !ok {
			n = int32(len(v))
			v[strings.Clone(s)] = n
		}
		out[i] = n
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// profiled bounds the text that a profile is made of, in bytes: news tells
// first what it is about.
const profiled = 6000

func profileOf(r *Report, all vocabulary) profile {
	var stems, names []string
	left := profiled
	for _, b := range r.Blocks {
		if !b.Kind.Reads() || left <= 0 {
			continue
		}
		end := min(b.Span.End, b.Span.Start+left)
		for !utf8.RuneStart(at(r.Text, end)) {
			end--
		}
		left -= end - b.Span.Start
		ws := words(r.Text, b.Span.Start, end, 0)
		stems = append(stems, stemsOf(ws)...)
		for i, w := range ws {
			if i == 0 || len(w.low) < 4 || filler(w.low) || month(w.low) > 0 || weekday(w.low) >= 0 || endsSentence(r.Text[ws[i-1].Start:w.Start]) {
				continue
			}
			if c, _ := utf8.DecodeRuneInString(w.In(r.Text)); unicode.IsUpper(c) {
				names = append(names, stem5(w.low))
			}
		}
	}
	return profile{all.numbers(stems), all.numbers(names)}
}

// What two reports of one story share at least: names and stems, counted
// against the smaller profile, both parts added; or so many stems alone that
// few names are enough, for short reports name little. On 2,959 local reports
// of shootings, a single topic, this joins 78 of 100 pairs of one story and 3 of
// 100 pairs of two; on 40 stories of several topics 87 and 2.
const (
	sharedParts = 0.6
	sharedNames = 3
	sharedStems = 5

	alikeParts = 0.35 // of the stems alone
	alikeStems = 12
	alikeNames = 2
)

// likeness is how much two reports share, 0 where they do not tell of the same
// story as far as can be seen. Names, which are few, are looked at first.
func likeness(a, b profile) float64 {
	names := shared(a.names, b.names)
	fewer := min(len(a.names), len(b.names))
	if names < min(sharedNames, max(1, fewer)) && names < alikeNames {
		return 0
	}
	stems := shared(a.stems, b.stems)
	of := float64(stems) / float64(max(1, min(len(a.stems), len(b.stems))))
	both := of + float64(names)/float64(max(fewer, sharedNames))
	switch {
	case stems >= sharedStems && names >= min(sharedNames, max(1, fewer)) && both >= sharedParts:
	case stems >= alikeStems && names >= alikeNames && of >= alikeParts:
	default:
		return 0
	}
	return both
}

// mostNeighbours bounds how many reports date another, nearest first.
const mostNeighbours = 40

// fewReports is how many reports may share a name before it is no longer used
// to find neighbours, where there are more reports.
const fewReports = 200

// neighbours returns for every report that wanted says the others that tell the
// same story, most alike first, and nil for the rest. Reports with no name in
// common are not compared.
func neighbours(reps []*Report, wanted func(*Report) bool) [][]int {
	found := make([][]int, len(reps))
	if !slices.ContainsFunc(reps, wanted) {
		return found
	}
	profiles := make([]profile, len(reps))
	all := vocabulary{}
	var byName [][]int32 // of the name's number
	for i, r := range reps {
		profiles[i] = profileOf(r, all)
		for _, n := range profiles[i].names {
			for int(n) >= len(byName) {
				byName = append(byName, nil)
			}
			byName[n] = append(byName[n], int32(i))
		}
	}
	counts := make([]int32, len(reps)) // of names shared with the report looked at
	likes := make([]float64, len(reps))
	var candidates []int32
	for i := range reps {
		if !wanted(reps[i]) {
			continue
		}
		candidates = candidates[:0]
		passed := int32(0) // names that many reports have
		for _, n := range profiles[i].names {
			if len(reps) > fewReports && len(byName[n]) > fewReports {
				passed++
				continue
			}
			for _, j := range byName[n] {
				if int(j) != i {
					if counts[j] == 0 {
						candidates = append(candidates, j)
					}
					counts[j]++
				}
			}
		}
		for _, j := range candidates {
			names := counts[j] + passed // it shares no more
			counts[j] = 0
			if names < alikeNames && len(profiles[i].names) >= alikeNames && len(profiles[j].names) >= alikeNames {
				continue
			}
			if likes[j] = likeness(profiles[i], profiles[j]); likes[j] > 0 {
				found[i] = append(found[i], int(j))
			}
		}
		// reps come sorted, so that equals keep an order that does not depend on the input's.
		slices.SortFunc(found[i], func(a, b int) int { return cmp.Or(cmp.Compare(likes[b], likes[a]), cmp.Compare(a, b)) })
		if len(found[i]) > mostNeighbours {
			found[i] = found[i][:mostNeighbours:mostNeighbours]
		}
	}
	return found
}
