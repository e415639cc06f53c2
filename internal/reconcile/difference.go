package reconcile

import (
	"sort"

	"concord/internal/report"
	"concord/internal/span"
	"concord/internal/story"
)

// mark is one place that reads one value of a slot.
type mark struct {
	m        int
	unit     int // -1 where it lies in no statement
	sentence int
	at       span.Span // the differing words
	value    string
	holder   string
}

// gravity orders judgements, gravest first.
var gravity = map[Judgement]int{JudgeContradiction: 0, JudgeDisputed: 1, JudgeTension: 2, JudgeScope: 3, JudgeUpdate: 4,
	JudgePrecision: 5, JudgeWording: 6}

// difference makes the record of one slot from all places that read a value of it.
func (c *comparer) difference(rule string, kind Slot, j Judgement, subject string, marks []mark, why []Ground) Difference {
	sort.SliceStable(marks, func(a, b int) bool {
		if marks[a].m != marks[b].m {
			return marks[a].m < marks[b].m
		}
		return marks[a].at.Start < marks[b].at.Start
	})
	d := Difference{Rule: rule, Kind: kind, Judgement: j, Subject: subject, Why: why}
	// One value is one reading, whoever holds it; between named sources, who
	// holds it is the matter.
	type key struct{ value, holder string }
	at := map[key]int{}
	var all []story.Passage
	for _, mk := range marks {
		holder := mk.holder
		if holder == "" && mk.unit >= 0 {
			holder = c.units[mk.unit].st.Holder
		}
		if kind == SlotName { // the spelling is the report's, whoever is cited there
			holder = ""
		}
		k := key{value: mk.value}
		if j == JudgeDisputed {
			k.holder = lastWord(holder) // one source under a longer and a shorter name
		}
		i, ok := at[k]
		if !ok {
			i = len(d.Readings)
			at[k] = i
			d.Readings = append(d.Readings, Reading{Value: mk.value, Holder: holder})
		}
		r := &d.Readings[i]
		if !sameHolder(r.Holder, holder) {
			r.Holder = ""
		}
		passage, words := c.passageOf(mk.m, mk.unit, mk.sentence, mk.at), c.s.Passage(mk.m, mk.at)
		all = append(all, words)
		r.Passages, r.Marks = append(r.Passages, passage), append(r.Marks, words)
		r.Origins = addTo(r.Origins, c.originAt(mk.m, mk.unit))
	}
	sort.SliceStable(d.Readings, func(a, b int) bool {
		x, y := d.Readings[a], d.Readings[b]
		if len(x.Origins) != len(y.Origins) {
			return len(x.Origins) > len(y.Origins)
		}
		return before(x.Marks[0], y.Marks[0])
	})
	d.ID = c.id("d-", rule, all)
	return d
}

// originAt is the origin of a unit of report m, or of the report as a whole where
// the mark lies in no unit or the lineage does not know it.
func (c *comparer) originAt(m, unit int) string {
	if unit >= 0 {
		if o := c.lineage.Statement(c.units[unit].m, c.units[unit].i); o != "" {
			return o
		}
	}
	siglum := c.s.Members[m].Siglum
	if o := c.originOf[siglum]; o != "" {
		return o
	}
	return siglum
}

func addTo(list []string, s string) []string {
	i := sort.SearchStrings(list, s)
	if i < len(list) && list[i] == s {
		return list
	}
	list = append(list, "")
	copy(list[i+1:], list[i:])
	list[i] = s
	return list
}

// markOf is a mark for a place in a unit.
func (c *comparer) markOf(unit int, at span.Span, value string) mark {
	u := &c.units[unit]
	return mark{m: u.m, unit: unit, sentence: u.st.Sentence, at: at, value: value, holder: u.st.Holder}
}

// sortDifferences puts the gravest first, then those with most origins, then by place.
func sortDifferences(ds []Difference) {
	weight := func(d *Difference) (n int) {
		for _, r := range d.Readings {
			n += len(r.Origins)
		}
		return n
	}
	sort.SliceStable(ds, func(a, b int) bool {
		x, y := &ds[a], &ds[b]
		if gravity[x.Judgement] != gravity[y.Judgement] {
			return gravity[x.Judgement] < gravity[y.Judgement]
		}
		if weight(x) != weight(y) {
			return weight(x) > weight(y)
		}
		if len(x.Readings) > 0 && len(y.Readings) > 0 && len(x.Readings[0].Marks) > 0 && len(y.Readings[0].Marks) > 0 {
			p, q := x.Readings[0].Marks[0], y.Readings[0].Marks[0]
			if p != q {
				return before(p, q)
			}
		}
		return x.ID < y.ID
	})
}

// body reports whether a unit stands in the body of its report.
func (u *unit) body() bool { return u.kind == report.Body }
