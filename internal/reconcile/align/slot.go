package align

import (
	"math"
	"sort"

	"concord/internal/annotate"
	"concord/internal/annotate/predicate"
	"concord/internal/span"
)

// Slot is a role of one predicate with what fills it: who was killed, where, when.
type Slot struct {
	act    word // the predicate's word; no key where it says nothing
	role   predicate.Role
	filler *Text
	head   *word // of the filler, nil where it says nothing
}

// Slot reads the words of doc at act as a predicate whose role is filled by the
// words at filler.
func (r *Reader) Slot(doc *annotate.Document, act, filler span.Span, role predicate.Role) *Slot {
	s := &Slot{act: word{looked: nothing}, role: role, filler: r.Text(doc, filler)}
	toks := doc.Grammar.Tokens
	if t := r.Text(doc, act); len(t.words) > 0 {
		s.act = t.words[0]
	} else if i := sort.Search(len(toks), func(i int) bool { return toks[i].End > act.Start }); i < len(toks) {
		s.act.looked = &looked{key: toks[i].Lemma, tells: .1} // "be", "have"
	}
	// The head is the word of the filler whose own head lies outside of it.
	for i := range s.filler.words {
		w := &s.filler.words[i]
		k := sort.Search(len(toks), func(k int) bool { return toks[k].End > w.Start })
		if k < len(toks) {
			if h := toks[toks[k].Head]; toks[k].Head == k || h.Start < filler.Start || h.Start >= filler.End {
				s.head = w
				break
			}
		}
	}
	if s.head == nil && len(s.filler.words) > 0 {
		s.head = &s.filler.words[len(s.filler.words)-1]
	}
	return s
}

// SlotPart is one thing in which two slots are alike or not.
type SlotPart int

const (
	SameAct      SlotPart = iota // predicates of one family
	NearAct                      // how near they are in meaning
	SameRole                     // one role in both
	NearFiller                   // words of the fillers that mean nearly the same
	InFiller                     // the same of the one that says less
	FillerTopic                  // what the fillers mean together
	FillerLetter                 // runs of three letters of the fillers
	SameFiller                   // all words of the fillers are the same
	NearHead                     // how near the heads of the fillers are
	BothEmpty                    // both fillers are pronouns
	OneEmpty                     // one is
	RoleFiller                   // NearFiller where the role is the same
	ActFiller                    // NearFiller times NearAct
	OtherNumber                  // numbers or times that cannot be the same
	OtherSlots                   // how alike the other slots of the two predicates are
	SlotNearer                   // how much nearer than all rivals, of the one for which it is more
	SlotNearest                  // of the one for which it is less
	ActNearest                   // the same of the predicates with all their slots
	numSlotParts
)

var slotNames = [numSlotParts]string{"same predicate", "near predicate", "same role", "filler", "shorter filler", "topic of fillers", "letters",
	"equal filler", "heads", "both pronouns", "one pronoun", "role and filler", "predicate and filler", "other number", "other slots",
	"nearer than others", "nearest of both", "nearest predicate"}

// SlotPartNames are the names of all parts in their order.
func SlotPartNames() []string { return slotNames[:] }

// SlotLikeness is how alike two slots are, part by part.
type SlotLikeness [numSlotParts]float64

// slotWeights is what a part counts, in the order of the parts, with what is added.
type slotWeights struct {
	add   float64
	times [numSlotParts]float64
}

// Score is how likely the two slots are filled by the same thing of one event.
func (l *SlotLikeness) Score() float64 {
	sum := learnedSlots.add
	for p, x := range l {
		sum += learnedSlots.times[p] * x
	}
	return 1 / (1 + math.Exp(-sum))
}

func compareSlots(a, b *Slot) SlotLikeness {
	var l SlotLikeness
	if a.act.key != "" && a.act.key == b.act.key {
		l[SameAct], l[NearAct] = 1, 1
	} else if a.act.key != "" && b.act.key != "" {
		l[NearAct] = float64(near(&a.act, &b.act))
	}
	if a.role == b.role {
		l[SameRole] = 1
	}
	f := Compare(a.filler, b.filler, nil)
	l[NearFiller], l[InFiller], l[FillerTopic], l[FillerLetter] = f[Meaning], f[Contained], f[Topic], f[Letters]
	if f[Plain] == 1 {
		l[SameFiller] = 1
	}
	if a.head != nil && b.head != nil {
		l[NearHead] = float64(near(a.head, b.head))
	}
	switch {
	case a.head == nil && b.head == nil:
		l[BothEmpty] = 1
	case a.head == nil || b.head == nil:
		l[OneEmpty] = 1
	}
	l[RoleFiller] = l[SameRole] * l[InFiller]
	l[ActFiller] = l[NearAct] * l[InFiller]
	l[OtherNumber] = max(f[OtherNums], f[OtherDates])
	return l
}

func (l *SlotLikeness) base() float64 {
	return (l[NearFiller]+l[InFiller]+l[FillerTopic]+l[NearHead])/4*(.6+.4*l[SameRole]) + .2*l[NearAct]
}

// CompareSlots compares the slots of the predicates of one sentence with those of
// another: a[i] are the slots of the i-th predicate. The result has a row for each
// slot of a and a column for each of b, in order.
func CompareSlots(a, b [][]*Slot) [][]SlotLikeness {
	type flat struct{ act, slot int }
	lay := func(acts [][]*Slot) (out []flat) {
		for i := range acts {
			for k := range acts[i] {
				out = append(out, flat{i, k})
			}
		}
		return out
	}
	fa, fb := lay(a), lay(b)
	table := make([][]SlotLikeness, len(fa))
	base := make([][]float64, len(fa))
	for i, x := range fa {
		table[i] = make([]SlotLikeness, len(fb))
		base[i] = make([]float64, len(fb))
		for j, y := range fb {
			table[i][j] = compareSlots(a[x.act][x.slot], b[y.act][y.slot])
			base[i][j] = table[i][j].base()
		}
	}
	// How well the slots of two predicates fit, each with its best.
	acts := make([][]float64, len(a))
	for i := range acts {
		acts[i] = make([]float64, len(b))
	}
	best := make([][]float64, len(fa)) // of a slot among those of a predicate of b
	for i, x := range fa {
		best[i] = make([]float64, len(b))
		for j, y := range fb {
			best[i][y.act] = max(best[i][y.act], base[i][j])
		}
		for m := range b {
			acts[x.act][m] += best[i][m] / float64(min(len(a[x.act]), len(b[m]))+1)
		}
	}
	slots, predicates := margins(base), margins(acts)
	for i, x := range fa {
		for j, y := range fb {
			l := &table[i][j]
			rest := 0.
			for k, z := range fa {
				if z.act == x.act && k != i {
					rest += best[k][y.act]
				}
			}
			l[OtherSlots] = rest / float64(max(len(a[x.act])-1, 1))
			l[SlotNearer], l[SlotNearest] = max(slots[i][j][0], slots[i][j][1]), min(slots[i][j][0], slots[i][j][1])
			l[ActNearest] = min(predicates[x.act][y.act][0], predicates[x.act][y.act][1])
		}
	}
	return table
}
