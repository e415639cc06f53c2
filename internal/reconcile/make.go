package reconcile

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
	"strconv"
	"strings"

	"concord/internal/story"
)

// id names a finding by its content: the rule, and the reports (by their own IDs,
// for sigla change when a report is added) with the places it rests on.
func (c *comparer) id(prefix, rule string, lists ...[]story.Passage) string {
	var keys []string
	for n, list := range lists {
		for _, p := range list {
			keys = append(keys, fmt.Sprintf("%d %s %d %d", n, c.reportID(p.Report), p.Start, p.End))
		}
	}
	sort.Strings(keys)
	sum := sha256.Sum256([]byte(rule + "\n" + strings.Join(keys, "\n")))
	return prefix + hex.EncodeToString(sum[:5])
}

func (c *comparer) reportID(siglum string) string {
	if m, ok := c.bySiglum[siglum]; ok {
		return c.report(m).ID
	}
	return siglum
}

// before orders passages by report and place.
func before(a, b story.Passage) bool {
	if a.Report != b.Report {
		return siglumLess(a.Report, b.Report)
	}
	if a.Start != b.Start {
		return a.Start < b.Start
	}
	return a.End < b.End
}

// siglumLess orders A … Z before AA.
func siglumLess(a, b string) bool {
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return a < b
}

func sortPassages(ps []story.Passage) {
	sort.SliceStable(ps, func(i, j int) bool { return before(ps[i], ps[j]) })
}

func sortedKeys(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

func (c *comparer) sigla(m map[string]bool) []string {
	out := sortedKeys(m)
	sort.Slice(out, func(i, j int) bool { return siglumLess(out[i], out[j]) })
	return out
}

func (c *comparer) entityOf(feature string) string {
	n, err := strconv.Atoi(strings.TrimPrefix(feature, "e:"))
	if err != nil || n < 0 || n >= len(c.s.Entities) {
		return ""
	}
	return c.s.Entities[n].Name
}

// foldedText is the words of a unit without marks, for equality.
func foldedText(u *unit) string {
	var b strings.Builder
	for _, w := range u.words {
		if !w.Mark {
			b.WriteString(w.Norm)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// sameHolder compares sources by their last word, so that "Netanyahu" and
// "Benjamin Netanyahu" are one.
func sameHolder(a, b string) bool {
	return a == b || a != "" && b != "" && lastWord(a) == lastWord(b)
}

func lastWord(s string) string {
	f := strings.Fields(strings.ToLower(s))
	if len(f) == 0 {
		return ""
	}
	return strings.Trim(f[len(f)-1], ".,'’")
}

// formatNumber prints a value as short as it is exact.
func formatNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
