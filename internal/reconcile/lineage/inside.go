package lineage

import (
	"slices"
	"strings"

	"concord/internal/report"
	"concord/internal/span"
)

// fellows finds the reports whose byline or credit line names the outlet of
// another report of the story ("By our staff and Northern Wire") and puts them
// behind it: who credits a text had it before him.
func (t *tracer) fellows() {
	byName := map[string]int{}
	for _, m := range t.order {
		if o := fold(t.outlet(m)); len(o) > 4 { // shorter names are words of the language
			if _, ok := byName[o]; !ok {
				byName[o] = m
			}
		}
	}
	t.leans = map[int]lean{}
	for _, m := range t.order {
		if t.exists(m) {
			if l, ok := t.leanOf(m, byName); ok {
				t.leans[m] = l
			}
		}
	}
	for _, m := range slices.Clone(t.order) {
		l, ok := t.leans[m]
		if back, both := t.leans[l.on]; !ok || both && back.on == m {
			continue // two that credit each other tell nothing of the order
		}
		at, of := slices.Index(t.order, m), slices.Index(t.order, l.on)
		if at < of {
			t.order = slices.Insert(slices.Delete(t.order, at, at+1), of, m)
		}
	}
}

// lean is the report whose outlet another report credits, and where.
type lean struct {
	on   int
	name string
	at   span.Span
}

// leanOf looks for the outlets of byName in m's credit lines, in runs of up to four words.
func (t *tracer) leanOf(m int, byName map[string]int) (lean, bool) {
	rep := t.story.Members[m].Document.Report
	lines := slices.Clone(rep.Byline)
	for _, b := range rep.Blocks {
		if b.Kind == report.Credit && b.Span.Fits(rep.Text) && b.Span.Len() <= 200 && !strings.Contains(b.Reason, "picture") {
			lines = append(lines, b.Span.In(rep.Text))
		}
	}
	own := fold(rep.Outlet.Value)
	for _, line := range lines {
		words := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" \t\n,;/|()", r) })
		for i := range words {
			for n := min(4, len(words)-i); n > 0; n-- {
				name := strings.Join(words[i:i+n], " ")
				if on, ok := byName[fold(name)]; ok && on != m && fold(name) != own {
					return lean{on, t.outlet(on), find(rep, name)}, true
				}
			}
		}
	}
	return lean{}, false
}
