package align

import (
	"math"

	"concord/internal/annotate/quantity"
	"concord/internal/annotate/when"
	"concord/internal/edtf"
)

// Part is one thing in which two texts are alike or not.
type Part int

const (
	Words      Part = iota // words of the same family, weighed by how much they tell, of both
	Inside                 // the same of the one that says less
	Meaning                // words that mean nearly the same, of both
	Contained              // the same of the one of which more is met
	Uncovered              // the same of the one of which less is met
	Topic                  // what all words mean together
	Runs                   // words that follow one another in both
	Letters                // runs of three letters
	Plain                  // all words, those that only connect as well
	Act                    // the main predicates
	Event                  // the nearest two predicates with their agents and patients
	Agents                 // who does it in the main predicate
	Patients               // to whom it is done there
	Numbers                // numbers of both that are equal
	OtherNums              // numbers of one that the other has not, where both have some
	Names                  // names of both
	OtherNames             // both have names and none is the same
	Dates                  // times of both that can be the same, as far as the words do: much happens on one day
	OtherDates             // both have times and none can be the same
	Polarity               // one is negated
	Length                 // one says much more
	Nearer                 // how much nearer each is to the other than to all else in the other report, of the one for which it is more
	Nearest                // the same of the one for which it is less
	Much                   // how much both say: one common word in two short clauses shows little
	numParts
)

// partNames are the names by which parts are shown.
var partNames = [numParts]string{"words", "words of the shorter", "meaning", "meaning of the shorter", "meaning of the longer", "topic",
	"word order", "letters", "all words", "predicate", "event", "agent", "patient", "number", "other number", "name", "other name",
	"time", "other time", "polarity", "length", "nearer than others", "nearest of both", "much in common"}

// PartNames are the names of all parts in their order.
func PartNames() []string { return partNames[:] }

func (p Part) String() string { return partNames[p] }

// Likeness is how alike two texts are, part by part: 0 to 1, but Length, which is
// the logarithm of how many times as much one says, and Nearer and Nearest, from -1
// to 1.
type Likeness [numParts]float64

// Set says how much a word tells among the texts that are compared. A nil *Set
// counts by the language alone.
type Set struct {
	texts  []*Text
	id     map[string]int32 // of a key, by first appearance
	in     []int32          // texts that have the key with this id
	factor []float64        // how much more or less the word with this id tells
	first  []int32          // of each text, its place in ids
	ids    []int32          // of the words of all texts, one after the other
}

// NewSet counts in how many of the texts each word stands: in a story about a
// dam, "dam" tells little.
func NewSet(texts []*Text) *Set {
	s := &Set{texts: texts, id: map[string]int32{}, first: make([]int32, len(texts)+1)}
	var last []int32 // the last text that had the key
	for k, t := range texts {
		t.at = int32(k)
		for i := range t.words {
			id, ok := s.id[t.words[i].key]
			if !ok {
				id = int32(len(s.in))
				s.id[t.words[i].key] = id
				s.in, last = append(s.in, 0), append(last, -1)
			}
			if s.ids = append(s.ids, id); last[id] != int32(k) {
				last[id] = int32(k)
				s.in[id]++
			}
		}
		s.first[k+1] = int32(len(s.ids))
	}
	s.factor = make([]float64, len(s.in))
	for id := range s.in {
		s.factor[id] = s.factorOf(s.in[id])
	}
	return s
}

// factorOf is how much more or less a word tells that stands in so many texts.
func (s *Set) factorOf(in int32) float64 {
	if s == nil || len(s.texts) < 4 {
		return 1
	}
	n := float64(len(s.texts))
	return math.Log((n+1)/(float64(in)+.5)) / math.Log(n+1)
}

// idsOf are the ids of the words of a text of the set.
func (s *Set) idsOf(k int) []int32 { return s.ids[s.first[k]:s.first[k+1]] }

// weights puts how much each word of t tells into room.
func (s *Set) weights(t *Text, room []float64) []float64 {
	room = room[:0]
	if s != nil && int(t.at) < len(s.texts) && s.texts[t.at] == t {
		for i, id := range s.idsOf(int(t.at)) {
			room = append(room, t.words[i].tells*s.factor[id])
		}
		return room
	}
	for i := range t.words {
		room = append(room, s.weight(&t.words[i]))
	}
	return room
}

func (s *Set) weight(w *word) float64 {
	if s == nil {
		return w.tells
	}
	if id, ok := s.id[w.key]; ok {
		return w.tells * s.factor[id]
	}
	return w.tells * s.factorOf(0)
}

// Compare says how alike a and b are among the texts of set. It is symmetric.
func Compare(a, b *Text, set *Set) Likeness {
	var c match
	return c.compare(a, b, set, true)
}

// compare is Compare in the room of c; without forms Runs, Letters and Plain are 0.
func (c *match) compare(a, b *Text, set *Set, forms bool) Likeness {
	var l Likeness
	if len(a.words) > len(b.words) || len(a.words) == len(b.words) && a.length > b.length {
		a, b = b, a // so that sums are made in one order
	}
	c.lay(a, b, set)
	l[Words] = ratio(2*c.same, c.weightA+c.weightB)
	l[Inside] = ratio(c.same, min(c.weightA, c.weightB))
	ca, cb := ratio(c.nearA, c.weightA), ratio(c.nearB, c.weightB)
	l[Meaning] = ratio(2*ca*cb, ca+cb)
	l[Contained], l[Uncovered] = max(ca, cb), min(ca, cb)
	if x, y := a.topic(c.topicA[:]), b.topic(c.topicB[:]); x != nil && y != nil {
		l[Topic] = max(0, float64(dot(x, y)))
	}
	if forms {
		l.forms(a, b)
	}
	c.roles(&l)
	l[Numbers], l[OtherNums] = numbers(a.numbers, b.numbers)
	l[Names], l[OtherNames] = names(a.names, b.names)
	l[Dates], l[OtherDates] = dates(a, b)
	l[Dates] *= l[Meaning]
	l[Much] = 1 - math.Exp(-min(c.nearA, c.nearB)/2)
	if a.negated != b.negated {
		l[Polarity] = 1
	}
	l[Length] = math.Abs(math.Log((c.weightA + .5) / (c.weightB + .5)))
	return l
}

// forms compares the forms of words.
func (l *Likeness) forms(a, b *Text) {
	if len(a.words) > len(b.words) || len(a.words) == len(b.words) && a.length > b.length {
		a, b = b, a
	}
	l[Runs] = runs(a.plain, b.plain)
	l[Letters] = dice(a.trigrams, b.trigrams)
	l[Plain] = jaccard(a.plain, b.plain)
}

func ratio(x, y float64) float64 {
	if y <= 0 {
		return 0
	}
	return x / y
}

// match is two texts with the likeness of their words. It can be laid anew.
type match struct {
	a, b             *Text
	sim              []float32 // len(a.words) × len(b.words)
	weightA, weightB float64
	same             float64 // weight of shared families, the mean of both sides
	nearA, nearB     float64
	wa, wb           []float64
	bestA, bestB     []float32
	topicA, topicB   [128]float32 // room for topics
}

func newMatch(a, b *Text, set *Set) *match {
	c := &match{}
	c.lay(a, b, set)
	return c
}

// lay compares the words of a and b.
func (c *match) lay(a, b *Text, set *Set) {
	c.a, c.b = a, b
	c.weightA, c.weightB, c.same, c.nearA, c.nearB = 0, 0, 0, 0, 0
	c.wa, c.wb = set.weights(a, c.wa), set.weights(b, c.wb)
	c.sim = emptied(c.sim, len(a.words)*len(b.words))
	c.bestA, c.bestB = emptied(c.bestA, len(a.words)), emptied(c.bestB, len(b.words))
	for j := range b.words {
		c.weightB += c.wb[j]
	}
	for i := range a.words {
		c.weightA += c.wa[i]
		row := c.sim[i*len(b.words) : (i+1)*len(b.words)]
		best := float32(0)
		for j := range b.words {
			s := near(&a.words[i], &b.words[j])
			row[j] = s
			best, c.bestB[j] = max(best, s), max(c.bestB[j], s)
		}
		c.bestA[i] = best
	}
	for i, s := range c.bestA {
		c.nearA += c.wa[i] * float64(s)
		if s == 1 {
			c.same += c.wa[i] / 2
		}
	}
	for j, s := range c.bestB {
		c.nearB += c.wb[j] * float64(s)
		if s == 1 {
			c.same += c.wb[j] / 2
		}
	}
}

// emptied is n zeros in the room of s, if there is enough.
func emptied(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

// near is how near two words are in meaning: 1 for one family, 0 for two names or
// two numbers that differ.
func near(a, b *word) float32 {
	switch {
	case a.key == b.key:
		return 1
	case a.number || b.number || a.vector == nil || b.vector == nil:
		return 0
	case a.name && b.name:
		return 0
	}
	s := (dot(a.vector, b.vector) - farthest) / (1 - farthest)
	return min(max(s, 0), nearest)
}

// Words of different families whose vectors are less alike than farthest have
// nothing to do with one another; at most they count as nearest.
const (
	farthest = .3
	nearest  = .9
)

func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float32
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
}

func (c *match) at(i, j int) float64 { return float64(c.sim[i*len(c.b.words)+j]) }

// phrases is how alike two phrases are, by the words of c: the mean over their
// words of the nearest in the other; ok is false where one is empty.
func (c *match) phrases(a, b []int) (like float64, ok bool) {
	if len(a) == 0 || len(b) == 0 {
		return 0, false
	}
	var sa, wa, sb, wb float64
	for _, i := range a {
		best := 0.
		for _, j := range b {
			best = max(best, c.at(i, j))
		}
		sa += c.wa[i] * best
		wa += c.wa[i]
	}
	for _, j := range b {
		best := 0.
		for _, i := range a {
			best = max(best, c.at(i, j))
		}
		sb += c.wb[j] * best
		wb += c.wb[j]
	}
	return max(ratio(sa, wa), ratio(sb, wb)), true
}

// roles compares what the predicates say.
func (c *match) roles(l *Likeness) {
	for n := range c.a.predicates {
		p := &c.a.predicates[n]
		for m := range c.b.predicates {
			q := &c.b.predicates[m]
			head := 0.
			if p.head >= 0 && q.head >= 0 {
				head = c.at(p.head, q.head)
			}
			if n == 0 && m == 0 {
				l[Act] = head
				l[Agents], _ = c.phrases(p.agent, q.agent)
				l[Patients], _ = c.phrases(p.patient, q.patient)
			}
			if head == 0 || n > 6 || m > 6 {
				continue
			}
			sum, of := 0., 0.
			for _, pair := range [3][2][]int{{p.agent, q.agent}, {p.patient, q.patient}, {p.others, q.others}} {
				if like, ok := c.phrases(pair[0], pair[1]); ok {
					sum += like
					of++
				}
			}
			tells := math.Sqrt(c.wa[p.head] * c.wb[q.head])
			l[Event] = max(l[Event], tells*head*(.3+.7*ratio(sum, max(of, 1.5))))
		}
	}
}

// runs is the Dice coefficient of the pairs of words that follow one another.
func runs(a, b []string) float64 {
	if len(a) < 2 || len(b) < 2 {
		return 0
	}
	count := make(map[[2]string]int, len(a))
	for i := 1; i < len(a); i++ {
		count[[2]string{a[i-1], a[i]}]++
	}
	same := 0
	for i := 1; i < len(b); i++ {
		if k := [2]string{b[i-1], b[i]}; count[k] > 0 {
			count[k]--
			same++
		}
	}
	return 2 * float64(same) / float64(len(a)+len(b)-2)
}

func jaccard(a, b []string) float64 {
	set := make(map[string]int8, len(a))
	for _, w := range a {
		set[w] = 1
	}
	n, same := len(set), 0
	for _, w := range b {
		switch set[w] {
		case 0:
			n++
		case 1:
			same++
		}
		set[w] = 2
	}
	return ratio(float64(same), float64(n))
}

// dice is the Dice coefficient of two sorted sets.
func dice(a, b []uint32) float64 {
	same := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			same++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return ratio(2*float64(same), float64(len(a)+len(b)))
}

// numbers returns how many of the numbers of the text with fewer the other has,
// and how many of the other's it lacks, as shares; 0 where one has none.
func numbers(a, b []quantity.Quantity) (same, other float64) {
	if len(a) == 0 || len(b) == 0 {
		return 0, 0
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for i := range a {
		for j := range b {
			if sameNumber(&a[i], &b[j]) {
				n++
				break
			}
		}
	}
	return float64(n) / float64(len(a)), 1 - float64(n)/float64(len(a))
}

// sameNumber reports whether two quantities can be one, by their values.
func sameNumber(a, b *quantity.Quantity) bool {
	if (a.Kind == quantity.Percent) != (b.Kind == quantity.Percent) || (a.Kind == quantity.Money) != (b.Kind == quantity.Money) {
		return false
	}
	if a.Vague || b.Vague {
		return false
	}
	most := max(math.Abs(a.Value), math.Abs(b.Value))
	within := 0.
	if a.Bound != quantity.Exactly || b.Bound != quantity.Exactly {
		within = .02 * most
	}
	return math.Abs(a.Value-b.Value) <= within
}

func names(a, b []string) (same, other float64) {
	if len(a) == 0 || len(b) == 0 {
		return 0, 0
	}
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	if n == 0 {
		return 0, 1
	}
	return float64(n) / float64(min(len(a), len(b))), 0
}

// dates returns whether some times of a and b can be the same, and whether both
// have times and none can.
func dates(a, b *Text) (same, other float64) {
	for _, i := range a.times {
		x := &a.doc.Times[i]
		for _, j := range b.times {
			y := &b.doc.Times[j]
			if (x.Type == when.Duration) != (y.Type == when.Duration) {
				continue
			}
			switch {
			case x.Value == y.Value && x.Value != "":
				return 1, 0
			case x.When != "" && y.When != "":
				if overlap(x.When, y.When) {
					return 1, 0
				}
				other = 1
			case x.Value != "" && y.Value != "":
				other = 1
			}
		}
	}
	return 0, other
}

func overlap(x, y edtf.Value) bool { return x.Compatible(y) }
