package reconcile

import (
	"sort"
	"strings"

	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/edtf"
	"concord/internal/span"
	"concord/internal/story"
)

// Features are the words, names, numbers and dates that statements are compared by.

// strong keeps the features that tell something: no frequent words.
func (c *comparer) strong(fs []int32) []int32 {
	var out []int32
	for _, f := range fs {
		if name := c.names[f]; !frequent[name] && !strings.HasPrefix(name, "n:") {
			out = append(out, f)
		}
	}
	return out
}

// label names features for a ground: words and names.
func (c *comparer) label(fs []int32, most int) string {
	var out []string
	for _, f := range fs {
		name := c.names[f]
		switch {
		case strings.HasPrefix(name, "e:"):
			name = c.entityOf(name)
		case strings.HasPrefix(name, "d:"):
			name = name[2:]
		default:
			name = c.word(name)
		}
		out = append(out, name)
	}
	sort.Strings(out)
	if len(out) > most {
		out = out[:most]
	}
	return strings.Join(out, ", ")
}

// word is how the reports write what a feature stands for, a stem or a set of
// near-synonyms: the form that they use most (the shorter, then the earlier in the
// alphabet, of two that are used alike).
func (c *comparer) word(name string) string {
	if c.written == nil {
		c.written = map[string]string{}
		used := map[string]int{}
		for m := range c.s.Members {
			if doc := c.s.Members[m].Document; doc != nil {
				for i := range doc.Words {
					used[doc.Words[i].Norm]++
				}
			}
		}
		for norm, n := range used {
			k := concept(c.key(norm))
			known, ok := c.written[k]
			if u := used[known]; k != "" && (!ok || n > u || n == u && (len(norm) < len(known) || len(norm) == len(known) && norm < known)) {
				c.written[k] = norm
			}
		}
	}
	if w, ok := c.written[name]; ok {
		return w
	}
	return strings.TrimPrefix(name, "~")
}

func common(a, b []int32) []int32 {
	var out []int32
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			out = append(out, a[i])
			i++
			j++
		}
	}
	return out
}

// featuresOf turns words into the features known to the story.
func (c *comparer) featuresOf(lists ...[]token.Word) []int32 {
	var out []int32
	for _, ws := range lists {
		for _, w := range ws {
			if w.Mark {
				continue
			}
			if k := c.key(w.Norm); k != "" {
				if f, ok := c.ids[concept(k)]; ok {
					out = append(out, f)
				}
			}
		}
	}
	return sortedSet(out)
}

// contextOf is the features of a sentence and the one before it.
func (c *comparer) contextOf(m, sentence int) []int32 {
	var out []int32
	lo, hi := c.first[m], c.first[m+1]
	lo += sort.Search(hi-lo, func(i int) bool { return c.units[lo+i].st.Sentence >= sentence-1 })
	for i := lo; i < hi && c.units[i].st.Sentence <= sentence; i++ {
		out = append(out, c.units[i].features...)
	}
	return sortedSet(out)
}

// dateNear is the date stated in a unit, "" where there is none or several.
func (c *comparer) dateNear(m, unit int) edtf.Value {
	if unit < 0 {
		return ""
	}
	var found edtf.Value
	doc := c.s.Members[m].Document
	for _, t := range c.units[unit].st.Times {
		if t < 0 || t >= len(doc.Times) {
			continue
		}
		if w := doc.Times[t]; w.Type == when.Date && w.When != "" {
			if found != "" && found != w.When {
				return ""
			}
			found = w.When
		}
	}
	return found
}

// unitAt returns the smallest unit of member m that contains s, -1 for none. A
// phrase inside a clause is none: the clause shows more.
func (c *comparer) unitAt(m int, s span.Span) int {
	best := -1
	lo, hi := c.first[m], c.first[m+1]
	n := sort.Search(hi-lo, func(i int) bool { return c.units[lo+i].st.Start > s.Start })
	for i := lo + n - 1; i >= lo; i-- {
		u := &c.units[i]
		if u.st.Sentence < c.units[lo+n-1].st.Sentence { // a unit stands within its sentence
			break
		}
		if u.st.Contains(s) && !u.st.Nested && (best < 0 || u.st.Len() <= c.units[best].st.Len()) {
			best = i
		}
	}
	return best
}

// passageOf is the clause that shows a place: its unit, else its sentence.
func (c *comparer) passageOf(m, unit, sentence int, at span.Span) story.Passage {
	doc := c.s.Members[m].Document
	switch {
	case unit >= 0:
		return c.says(unit)
	case sentence >= 0:
		return c.s.Passage(m, doc.Sentences[sentence].Span)
	}
	return c.s.Passage(m, at)
}
