package align

import (
	"math"
	"sort"

	"concord/internal/annotate/predicate"
	"concord/internal/span"
)

// Share is what one part adds to a score, with its name.
type Share struct {
	Part  string
	Value float64 // of the part
	Adds  float64 // what it adds to the logarithm of the odds
}

// Shares says what a score for q is made of, what counts most first. What all
// pairs start with stands under "at first".
func (l *Likeness) Shares(q Question) []Share {
	w := &learned[q]
	out := []Share{{"at first", 1, w.add}}
	for p, x := range l {
		if adds := w.times[p] * x; adds != 0 {
			out = append(out, Share{Part(p).String(), x, adds})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return math.Abs(out[i].Adds) > math.Abs(out[j].Adds) })
	return out
}

// alikeEnough is how near two words or phrases must be to be shown as the same.
const alikeEnough = .5

// grounds says what two texts share and what not, with the words of each.
func grounds(a, b *Text) (same, other []Ground) {
	c := newMatch(a, b, nil)
	add := func(list *[]Ground, part string, x, y []span.Span) {
		if len(x) > 0 || len(y) > 0 {
			*list = append(*list, Ground{part, x, y})
		}
	}
	shown := map[span.Span]bool{}
	spans := func(t *Text, ws []int) (out []span.Span) {
		for _, w := range ws {
			out = append(out, t.words[w].Span)
			shown[t.words[w].Span] = true
		}
		return out
	}
	// The predicates that are most alike with their roles, not the main ones only.
	best, p, q := 0., -1, -1
	for n := range a.predicates {
		for m := range b.predicates {
			x, y := &a.predicates[n], &b.predicates[m]
			if x.head < 0 || y.head < 0 {
				continue
			}
			like := c.at(x.head, y.head)
			if like < alikeEnough {
				continue
			}
			agents, _ := c.phrases(x.agent, y.agent)
			patients, _ := c.phrases(x.patient, y.patient)
			if sum := like + agents + patients; sum > best {
				best, p, q = sum, n, m
			}
		}
	}
	if p >= 0 {
		x, y := &a.predicates[p], &b.predicates[q]
		add(&same, "predicate", spans(a, []int{x.head}), spans(b, []int{y.head}))
		for _, role := range [...]struct {
			name predicate.Role
			x, y []int
		}{{predicate.Agent, x.agent, y.agent}, {predicate.Patient, x.patient, y.patient}} {
			if like, ok := c.phrases(role.x, role.y); ok && like >= alikeEnough {
				add(&same, string(role.name), spans(a, role.x), spans(b, role.y))
			}
		}
		if x.negated != y.negated {
			add(&other, "polarity", spans(a, []int{x.head}), spans(b, []int{y.head}))
		}
	}
	var xs, ys []span.Span
	for i := range a.numbers {
		for j := range b.numbers {
			if sameNumber(&a.numbers[i], &b.numbers[j]) {
				add(&same, "number", []span.Span{a.numbers[i].Number}, []span.Span{b.numbers[j].Number})
			}
		}
	}
	if _, no := numbers(a.numbers, b.numbers); no == 1 {
		for i := range a.numbers {
			xs = append(xs, a.numbers[i].Number)
		}
		for j := range b.numbers {
			ys = append(ys, b.numbers[j].Number)
		}
		add(&other, "number", xs, ys)
	}
	yes, no := dates(a, b)
	if yes+no > 0 {
		xs, ys = nil, nil
		for _, i := range a.times {
			xs = append(xs, a.doc.Times[i].Span)
		}
		for _, j := range b.times {
			ys = append(ys, b.doc.Times[j].Span)
		}
		if yes > 0 {
			add(&same, "time", xs, ys)
		} else {
			add(&other, "time", xs, ys)
		}
	}
	if _, no := names(a.names, b.names); no > 0 {
		add(&other, "name", nameSpans(a), nameSpans(b))
	}
	// Names and words that no role has shown.
	for _, kind := range []string{"name", "words"} {
		xs, ys = nil, nil
		for i := range a.words {
			for j := range b.words {
				x, y := &a.words[i], &b.words[j]
				if c.at(i, j) < alikeEnough || x.number || (kind == "name") != (x.name && y.name) || shown[x.Span] || shown[y.Span] {
					continue
				}
				xs, ys = append(xs, x.Span), append(ys, y.Span)
				break
			}
		}
		add(&same, kind, xs, ys)
	}
	return same, other
}

func nameSpans(t *Text) (out []span.Span) {
	for i := range t.words {
		if t.words[i].name {
			out = append(out, t.words[i].Span)
		}
	}
	return out
}
