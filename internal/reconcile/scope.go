package reconcile

import (
	"sort"
	"strings"

	"concord/internal/span"
)

// object is a verb with the noun phrase after it: "sell" + "semi-automatic" + "rifles".
type object struct {
	unit int
	verb int32
	head int32
	mods []int32
	at   span.Span
}

// objectDifferences finds one verb with one thing that is told of different
// kinds: "will stop selling assault-style rifles", "will no longer sell
// semi-automatic rifles".
func (c *comparer) objectDifferences() []Difference {
	type key struct{ verb, head int32 }
	groups := map[key][]object{}
	for ui := range c.units {
		for _, o := range c.objects(ui) {
			groups[key{o.verb, o.head}] = append(groups[key{o.verb, o.head}], o)
		}
	}
	keys := make([]key, 0, len(groups))
	for k := range groups {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if a, b := c.names[keys[i].verb], c.names[keys[j].verb]; a != b {
			return a < b
		}
		return c.names[keys[i].head] < c.names[keys[j].head]
	})
	var out []Difference
	for _, k := range keys {
		list := groups[k]
		if len(list) > slotBound {
			list = list[:slotBound]
		}
		var marks []mark
		var why []Ground
		in := map[int]bool{}
		for a := range list {
			for b := a + 1; b < len(list); b++ {
				x, y := &list[a], &list[b]
				u, v := &c.units[x.unit], &c.units[y.unit]
				if u.m == v.m || len(common(x.mods, y.mods)) > 0 || !c.sameTime(x.unit, y.unit) || u.st.Factuality != v.st.Factuality {
					continue
				}
				fs, _ := c.shared(u, v)
				if strong := c.strong(fs); len(strong) < 3 || c.likeness(u, v) < 0.18 {
					continue
				} else if why == nil {
					why = []Ground{{"same verb and object", c.word(c.names[k.verb]) + " " + c.word(c.names[k.head])}, {"shared words", c.label(strong, 5)}}
				}
				for _, i := range []int{a, b} {
					if !in[i] {
						in[i] = true
						marks = append(marks, c.markOf(list[i].unit, list[i].at, plain(list[i].at.In(c.text(c.units[list[i].unit].m)))))
					}
				}
			}
		}
		if len(marks) > 1 {
			out = append(out, c.difference("scope/object", SlotScope, JudgeScope, "what kind of "+c.word(c.names[k.head]), marks, why))
		}
	}
	return out
}

// objects lists the verbs of a unit with an object that has a modifier with a
// hyphen: such compounds set kinds apart, which other adjectives often do not.
func (c *comparer) objects(ui int) []object {
	ws := c.units[ui].words
	var out []object
	for i, w := range ws {
		if w.Mark {
			continue
		}
		vk := c.key(w.Norm)
		v, ok := c.ids[concept(vk)]
		if vk == "" || !ok || frequent[c.names[v]] {
			continue
		}
		k := i + 1
		for k < len(ws) && determiners[ws[k].Norm] {
			k++
		}
		from := k
		var keys []int32
		hyphen := false
		for ; k < len(ws) && k < from+5 && !ws[k].Mark; k++ {
			key := c.key(ws[k].Norm)
			f, ok := c.ids[concept(key)]
			if key == "" || !ok {
				break
			}
			hyphen = hyphen || k > from-1 && strings.Contains(ws[k].Norm, "-")
			keys = append(keys, f)
		}
		if n := len(keys); n >= 2 && n <= 3 && hyphen && !frequent[c.names[keys[n-1]]] {
			mods := sortedSet(append([]int32(nil), keys[:n-1]...))
			out = append(out, object{ui, v, keys[n-1], mods, span.Span{Start: ws[from].Start, End: ws[k-1].End}})
		}
	}
	return out
}

var determiners = wordSet("the a an all any its their his her our some these those")
