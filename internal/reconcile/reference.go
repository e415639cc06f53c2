package reconcile

import (
	"sort"
	"strings"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/quantity"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// Reports call one person "the gunman" or "the 26-year-old" whom they, or others,
// name elsewhere. Such a description stands for the only person of the story who is
// called so or has that age; where two are, it stands for nobody.

const (
	nobody  = -1
	several = -2
)

// described is whom the descriptions of a story stand for, several where more than
// one could be meant.
type described struct {
	culprit int // the one who did it: "the gunman", "the suspect"
	aged    map[int]int
}

// suspects are nouns for the one whom a story is after, beside culprits.
var suspects = wordSet("suspect defendant accused")

// describe finds whom the descriptions of the story stand for.
func (c *comparer) describe() *described {
	if c.descriptions != nil {
		return c.descriptions
	}
	d := &described{culprit: nobody, aged: map[int]int{}}
	c.descriptions = d
	put := func(at, e int) int {
		if at == nobody || at == e {
			return e
		}
		return several
	}
	for m := range c.s.Members {
		doc, local := c.s.Members[m].Document, c.s.Members[m].Entities
		if doc == nil || doc.Report == nil || doc.Grammar == nil {
			continue
		}
		person := func(i int) int {
			if i < 0 || i >= len(local) || doc.Entities[i].Kind != entity.Person || local[i] < 0 || local[i] >= len(c.s.Entities) {
				return nobody
			}
			return local[i]
		}
		for i := range doc.Entities {
			for _, t := range doc.Entities[i].Titles {
				// "the gunman" among them was resolved by a guess, "gunman Hale" is told.
				if e := person(i); e >= 0 && guilty(lastWord(t)) && !determiners[strings.ToLower(strings.Fields(t)[0])] {
					d.culprit = put(d.culprit, e)
				}
			}
		}
		for i := range doc.Predicates { // "identified the gunman as Hale"
			p := &doc.Predicates[i]
			if p.Negated || p.Kind == predicate.Noun {
				continue
			}
			named, called := nobody, false
			for k := range p.Arguments {
				a := &p.Arguments[k]
				if a.Role != predicate.Patient && a.Role != predicate.Attribute && (a.Role != predicate.Agent || p.Kind == predicate.Verb) || a.Head < 0 || a.Head >= len(doc.Grammar.Tokens) {
					continue
				}
				t := &doc.Grammar.Tokens[a.Head]
				at := span.Span{Start: t.Start, End: t.End}
				if guilty(strings.ToLower(at.In(doc.Report.Text))) {
					called = true
				} else if j := sort.Search(len(doc.Mentions), func(j int) bool { return doc.Mentions[j].End > at.Start }); j < len(doc.Mentions) && doc.Mentions[j].Contains(at) {
					named = person(doc.Mentions[j].Entity)
				}
			}
			if called && named >= 0 {
				d.culprit = put(d.culprit, named)
			}
		}
		for i := range doc.Quantities {
			q := &doc.Quantities[i]
			s := sentenceAt(doc, q.Span)
			if q.Kind != quantity.Age && q.Kind != quantity.Number || q.Vague || s < 0 || q.Value < 10 || q.Value > 110 {
				continue
			}
			ws := token.Within(doc.Words, doc.Sentences[s].Span)
			lo, hi := token.IndexWithin(ws, q.Span)
			if lo == hi {
				continue
			}
			if e := c.agedPerson(m, q, ws, lo, hi); e >= 0 {
				at, ok := d.aged[int(q.Value)]
				if !ok {
					at = nobody
				}
				d.aged[int(q.Value)] = put(at, e)
			}
		}
	}
	return d
}

func guilty(noun string) bool { return culprits[noun] || suspects[noun] }

// describedAt is the person whom a definite description with this head stands for,
// nobody where it is none of ours, several where it may be more than one.
func (c *comparer) describedAt(m int, head span.Span) int {
	text := c.text(m)
	from := strings.LastIndexAny(text[:head.Start], " \n") + 1 // of the word in which the head stands: "26-year-old"
	word := strings.ToLower(text[from:head.End])
	if from < len("the ") || !strings.EqualFold(text[from-len("the "):from], "the ") {
		return nobody
	}
	if guilty(word) {
		return c.describe().culprit
	}
	if n, ok := strings.CutSuffix(word, "-year-old"); ok && len(n) == 2 && digits(n) {
		if e, ok := c.describe().aged[int(n[0]-'0')*10+int(n[1]-'0')]; ok {
			return e
		}
	}
	return nobody
}
