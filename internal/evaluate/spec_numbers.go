package evaluate

import (
	"regexp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/annotate/quantity"
	"concord/internal/span"
)

// What Recognizers-Text calls a number, an ordinal or a unit is wider than a quantity:
// digits within codes, dates and addresses are numbers there, "last" and "next" are
// ordinals, and a unit without a number is a result without a value. None of these
// measures anything, so they are added here, where that notation is written.

// digitGroups are the numbers of codes, dates and addresses.
var digitGroups = regexp.MustCompile(`\d+`)

// everyNumber adds the groups of digits that count nothing, 192.168.1.2, 5/17/2018 and
// SCP-173, and leaves out those that letters are joined to, 29km.
func everyNumber(text string, specs []quantity.Spec) []quantity.Spec {
	var out []quantity.Spec
	for _, s := range specs {
		if c, _ := utf8.DecodeRuneInString(text[s.End:]); isDigit(text[s.End-1]) && unicode.IsLetter(c) {
			continue
		}
		if text[s.End-1] == 'm' && isDigit(text[max(s.End-2, 0)]) {
			continue // 1m, a metre
		}
		out = append(out, s)
	}
	for _, g := range digitGroups.FindAllStringIndex(text, -1) {
		before, _ := utf8.DecodeLastRuneInString(text[:g[0]])
		next, _ := utf8.DecodeRuneInString(text[g[1]:])
		if unicode.IsLetter(before) || unicode.IsLetter(next) || covered(specs, g[0], g[1]) {
			continue
		}
		value := strings.TrimLeft(text[g[0]:g[1]], "0")
		if value == "" {
			value = "0"
		}
		out = append(out, quantity.Spec{Span: span.Span{Start: g[0], End: g[1]}, Value: value})
	}
	return inOrder(out)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// places are the ordinals that count from an end or from where one is: the place they
// name, in the order in which they are tried.
var places = []struct {
	words *regexp.Regexp
	value string
}{
	{regexp.MustCompile(`(?i)\bantepenultimate\b`), "end-2"},
	{regexp.MustCompile(`(?i)\b(?:penultimate|(?:the second|next) to (?:the )?last|the last but one|the one before the last(?: one)?)\b`), "end-1"},
	{regexp.MustCompile(`(?i)\bnext(?: one)?\b`), "current+1"},
	{regexp.MustCompile(`(?i)\bprevious(?: one)?\b`), "current-1"},
	{regexp.MustCompile(`(?i)\bcurrent(?: one)?\b`), "current+0"},
	{regexp.MustCompile(`(?i)\blast\b`), "end+0"},
}

// placesInRow adds the ordinals that name a place without a number, "the last two
// books", "the next one". One before the last is no second.
func placesInRow(text string, specs []quantity.Spec) []quantity.Spec {
	var found []quantity.Spec
	for _, p := range places {
		for _, m := range p.words.FindAllStringIndex(text, -1) {
			if !covered(found, m[0], m[1]) {
				found = append(found, quantity.Spec{Span: span.Span{Start: m[0], End: m[1]}, Value: p.value})
			}
		}
	}
	for _, s := range specs {
		if !covered(found, s.Start, s.End) {
			found = append(found, s)
		}
	}
	return inOrder(found)
}

var percentsOf = regexp.MustCompile(`(?i)\b(?:percents?|per cents?|percentages?) of $`)

// percentOf adds the numbers after "percent of", which that project reads as if they
// stood before it.
func percentOf(text string, specs []quantity.Spec, all []quantity.Quantity) []quantity.Spec {
	for _, q := range all {
		s, ok := quantity.AsSpec(text, q, "NumberModel")
		m := percentsOf.FindStringIndex(text[:q.Number.Start])
		if ok && m != nil && !covered(specs, m[0], s.End) {
			specs = append(specs, quantity.Spec{Span: span.Span{Start: m[0], End: s.End}, Value: s.Value + "%"})
		}
	}
	for _, m := range percentSign.FindAllStringSubmatchIndex(text, -1) {
		if m = m[2:]; !covered(specs, m[0], m[1]) {
			specs = append(specs, quantity.Spec{Span: span.Span{Start: m[0], End: m[1]}, Value: "null"})
		}
	}
	return inOrder(specs)
}

var percentSign = regexp.MustCompile(`(?:^|\s)([%％])(?:\s|$)`)

var letters = regexp.MustCompile(`\pL+`)

// unitsAlone adds the units that stand without a number.
func unitsAlone(text, model string, specs []quantity.Spec) []quantity.Spec {
	out := specs
	for _, m := range letters.FindAllStringIndex(text, -1) {
		if m[1]-m[0] < 3 {
			continue
		}
		unit := quantity.UnitAlone(strings.ToLower(text[m[0]:m[1]]), model)
		for m[1] < len(text) && unit != "" && text[m[1]] == '$' {
			m[1]++ // usd$ 15
		}
		if beside := len(text) - len(strings.TrimLeft(text[m[1]:], " ")); beside < len(text) && model == "CurrencyModel" && isDigit(text[beside]) {
			continue // the sign of what follows
		}
		if unit != "" && !covered(specs, m[0], m[1]) {
			out = append(out, quantity.Spec{Span: span.Span{Start: m[0], End: m[1]}, Unit: unit})
		}
	}
	return inOrder(out)
}

// covered reports whether any of specs has a part of the stretch from start to end.
func covered(specs []quantity.Spec, start, end int) bool {
	for _, s := range specs {
		if s.Start < end && start < s.End {
			return true
		}
	}
	return false
}

func inOrder(specs []quantity.Spec) []quantity.Spec {
	sort.SliceStable(specs, func(i, j int) bool { return specs[i].Start < specs[j].Start })
	return specs
}
