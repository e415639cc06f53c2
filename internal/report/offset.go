package report

import (
	"strings"

	"concord/internal/span"
)

// offset is a time told by its distance from another event: "two days after
// the minister apologised". What it dates is told in the present tense or is
// the news itself, for only those are kept.
type offset struct {
	span.Span          // "two days after"
	days      int      // after the event
	stems     []string // of what follows "after", to the end of its clause, each once, sorted
	head      string   // the stem of its verb, or of its first common noun
}

// hasOffset reports whether a sentence may tell an offset.
func hasOffset(ws []word) bool {
	for i, w := range ws {
		if w.low == "after" && i >= 2 && dayUnit(ws[i-1].low) > 0 {
			return true
		}
	}
	return false
}

func dayUnit(w string) int {
	switch w {
	case "day", "days":
		return 1
	case "week", "weeks":
		return 7
	}
	return 0
}

// smallNumber reads "a", "one" … "ten", "1" … "31"; 0 for anything else.
func smallNumber(w string) int {
	for i, n := range [...]string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"} {
		if w == n {
			return i + 1
		}
	}
	if w == "a" {
		return 1
	}
	return dayNumber(w)
}

// longestOffset bounds what follows "after" in an offset, in words.
const longestOffset = 16

// offsets collects the offsets of a sentence in the present tense: "the order
// comes two days after". Of a past verb it is not known when its report tells
// of it.
func (s *signs) offsets(text string, ws []word) {
	for i, w := range ws {
		if w.low != "after" || i < 3 || dayUnit(ws[i-1].low) == 0 || len(s.after) >= mostSightings {
			continue
		}
		n := smallNumber(ws[i-2].low)
		if n == 0 {
			continue
		}
		j := i - 3
		if ws[j].low == "just" || ws[j].low == "only" || ws[j].low == "barely" {
			j--
		}
		if j < 0 {
			continue
		}
		switch ws[j].low {
		case "comes", "come", "arrives", "follows":
		default:
			continue
		}
		o := offset{Span: span.Span{Start: ws[i-2].Start, End: w.End}, days: n * dayUnit(ws[i-1].low)}
		end := i + 1
		for end < len(ws) && end-i <= longestOffset && open(text, ws, end-1) {
			end++
		}
		if end <= i+1 {
			continue
		}
		o.stems = stemsOf(ws[i+1 : end])
		verb, noun := "", ""
		for _, v := range ws[i+1 : end] {
			if text[v.Start] != v.low[0] || len(v.low) < 4 || filler(v.low) {
				continue
			}
			if verb == "" && pastVerb(v.low) && strings.HasSuffix(v.low, "ed") {
				verb = stem5(v.low)
			}
			if noun == "" {
				noun = stem5(v.low)
			}
		}
		if o.head = verb; verb == "" {
			o.head = noun
		}
		if o.head != "" {
			s.after = append(s.after, o)
		}
	}
}
