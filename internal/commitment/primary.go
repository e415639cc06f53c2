package commitment

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"concord/internal/annotate/token"
	"concord/internal/reconcile/collate"
	"concord/internal/report"
	"concord/internal/span"
	"concord/internal/story"
)

// A primary text is the instrument itself: an order, a treaty, a statement. All
// its clauses are terms of one text, its words fill the fields, and what outlets
// quote of it is collated against it. Without one the reports are all there is,
// and the reading that most of them have is shown.

// own makes one binding text of a report that is a primary text, and returns its
// index: the first that it names in its heading, else one without a noun.
func (r *reader) own() int {
	head := r.doc.Report.Title
	if head == "" {
		head = r.text[:runeEnd(r.text, 200)]
	}
	best := -1
	for k, in := range r.instruments {
		if strings.Contains(strings.ToLower(head), in.noun) && (best < 0 || len(in.heads) > len(r.instruments[best].heads)) {
			best = k
		}
	}
	if best < 0 {
		best = len(r.instruments)
		in := instrument{issuer: nobody}
		for _, w := range strings.FieldsFunc(strings.ToLower(head), func(c rune) bool { return c < 'a' || c > 'z' }) {
			if is(w, binding) && in.noun == "" {
				in.noun, in.kind = w, w
				for f := range formal {
					if strings.Contains(strings.ToLower(head), f+" "+w) {
						in.kind = f + " " + w
					}
				}
			}
		}
		r.instruments = append(r.instruments, in)
	}
	return best
}

// runeEnd is the end of s, or of its last whole character before byte n.
func runeEnd(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

var numbered = regexp.MustCompile(`(?i)\b(?:executive order|order|decree|law|resolution|directive|act|regulation)\s+(?:no\.?\s*|number\s+)?(\d[\d/.-]*\d|\d)\b|\bno\.\s*(\d[\d/.-]*\d|\d)`)

// numberOf is the number of the text that its heading tells, "" for none.
func numberOf(head string) string {
	m := numbered.FindStringSubmatch(head)
	if m == nil {
		return ""
	}
	return m[1] + m[2]
}

// primaries puts the clauses that outlets quote of a primary text under it,
// where its noun is not how they call it.
func (f *finder) primaries() {
	for m := range f.s.Members {
		rep := f.s.Members[m].Document.Report
		k := f.primaryText(f.s.Members[m].Siglum)
		if k < 0 {
			continue
		}
		f.texts[k].title = rep.Title
		f.texts[k].number = numberOf(rep.Title + " " + rep.Text[:runeEnd(rep.Text, 400)])
		for i := range f.all {
			t := &f.all[i]
			if t.primary || t.text == k || t.earlier || t.denied {
				continue
			}
			for _, words := range t.reader.marked(t.says) {
				if f.gradeOf(m, words) != Uncheckable && len(strings.Fields(words)) >= 6 {
					t.text = k
					break
				}
			}
		}
	}
}

func (f *finder) primaryText(siglum string) int {
	for k := range f.texts {
		if f.texts[k].primary == siglum {
			return k
		}
	}
	return -1
}

// marked are the stretches of sp that stand in quotation marks.
func (r *reader) marked(sp span.Span) []string {
	var out []string
	for _, q := range r.doc.Quotations {
		if q.Start >= sp.End {
			break
		}
		if q.Kind == "indirect" {
			continue
		}
		for _, c := range q.Content {
			part := span.Span{Start: max(c.Start, sp.Start), End: min(c.End, sp.End)}
			if !part.Empty() && strings.TrimSpace(part.In(r.text)) != "" {
				out = append(out, part.In(r.text))
			}
		}
	}
	return out
}

// gradeOf is how far words are from the primary text of member m.
func (f *finder) gradeOf(m int, words string) Grade {
	alone := &story.Story{Members: f.s.Members[m : m+1], Entities: f.s.Entities}
	matches := collate.Locate(alone, words)
	switch {
	case len(matches) == 0:
		return Uncheckable
	case matches[0].Found == collate.Exact:
		return Verbatim
	case matches[0].Found == collate.Nearest || matches[0].Grade == collate.Substantive || matches[0].Grade == collate.Truncation:
		return Altered
	case matches[0].Grade == collate.HouseStyle:
		return HouseStyle
	case matches[0].Grade == collate.Typographic:
		return Typographic
	}
	return Verbatim
}

var gravity = map[Grade]int{Verbatim: 0, Typographic: 1, HouseStyle: 2, Altered: 3}

// grade fills how far each clause of an outlet is from the primary text: the
// gravest grade of the words that it quotes.
func (f *finder) grade(c *Commitment, group []told) {
	m := f.member(c.Instrument.Primary)
	if m < 0 {
		return
	}
	for i, t := range group {
		if t.primary && t.member == m {
			c.Variants[i].Grade = Verbatim
			continue
		}
		g := Uncheckable
		for _, words := range t.reader.marked(t.says) {
			if x := f.gradeOf(m, words); x != Uncheckable && (g == Uncheckable || gravity[x] > gravity[g]) {
				g = x
			}
		}
		c.Variants[i].Grade = g
	}
	c.Unmentioned = f.unmentioned(m, group)
}

func (f *finder) member(siglum string) int {
	for m := range f.s.Members {
		if siglum != "" && f.s.Members[m].Siglum == siglum {
			return m
		}
	}
	return -1
}

// toldShare is how much of the content words of a clause of the primary text one
// sentence of an outlet must have to mention it; where it shares four, less is
// enough. It is low on purpose: "no outlet mentions it" must not be said of what
// one tells in words of its own.
const toldShare = 0.4

// unmentioned are the clauses of the primary text that no sentence of an outlet tells.
func (f *finder) unmentioned(m int, group []told) []story.Passage {
	var out []story.Passage
	var sentences []map[string]bool
	for k := range f.s.Members {
		doc := f.s.Members[k].Document
		if k == m || doc.Report.Primary {
			continue
		}
		for _, s := range doc.Sentences {
			if doc.Report.Blocks[s.Block].Kind == report.Headline {
				continue
			}
			set := map[string]bool{}
			for _, w := range token.Within(doc.Words, s.Span) {
				if !w.Mark && token.Content(w.Norm) {
					set[token.Stem(strings.TrimSuffix(w.Norm, "'s"))] = true
				}
			}
			sentences = append(sentences, set)
		}
	}
	common := map[string]bool{} // the parties stand in every clause
	for _, t := range group {
		for _, w := range [...]who{t.promisor, t.promisee} {
			for _, k := range t.reader.stems(w.at) {
				common[k] = true
			}
		}
	}
	for _, t := range group {
		if t.member != m {
			continue
		}
		var own []string
		for _, k := range t.keys {
			if !common[k] {
				own = append(own, k)
			}
		}
		mentioned := len(own) == 0
		for _, set := range sentences {
			n := 0
			for _, k := range own {
				if set[k] {
					n++
				}
			}
			if n >= 2 && float64(n) >= toldShare*float64(len(own)) || n >= 4 && float64(n) >= toldShare*0.7*float64(len(own)) || n == len(own) {
				mentioned = true
				break
			}
		}
		if !mentioned {
			out = append(out, f.passage(t, t.says))
		}
	}
	return out
}
