package align

import "math"

// Question is what is asked of two texts: each has weights of its own.
type Question int

const (
	// SameFact: do two clauses of different reports tell of the same fact?
	SameFact Question = iota
	// Paraphrase: do two sentences that stand alone say the same?
	Paraphrase
	// Degree: how much of what two headlines say is the same, 0 to 5?
	Degree
	numQuestions
)

// weights is what a part counts for one question, in the order of the parts, with
// what is added.
type weights struct {
	add   float64
	times [numParts]float64
}

// forms reports whether the forms of words count.
func (w *weights) forms() bool {
	return w.times[Runs] != 0 || w.times[Letters] != 0 || w.times[Plain] != 0
}

// may reports whether two texts can score at least so much, whatever Nearer and
// Nearest, which are not known yet, will be. It never says no wrongly.
func (l *Likeness) may(least float64) bool {
	w := &learned[SameFact]
	most := w.add
	for p, x := range l {
		most += w.times[p] * x
	}
	// A rival is at least rivalFloor alike, so that neither is more than this.
	far := max(l.base()-rivalFloor, 0)
	for _, p := range [...]Part{Nearer, Nearest} {
		most += max(w.times[p]*far, -w.times[p])
	}
	const rounding = 1e-9
	return 1/(1+math.Exp(-most)) >= least-rounding
}

// Score is the answer to q: for SameFact and Paraphrase how likely it is, for
// Degree 0 to 5.
func (l *Likeness) Score(q Question) float64 {
	w := &learned[q]
	sum := w.add
	for p, x := range l {
		sum += w.times[p] * x
	}
	if q == Degree {
		return min(max(sum, 0), 5)
	}
	return 1 / (1 + math.Exp(-sum))
}

// base is the likeness by which rivals are weighed.
func (l *Likeness) base() float64 {
	return (l[Meaning] + l[Contained] + l[Topic] + l[Words]) / 4
}

// Compete fills Nearer and Nearest of the likenesses between the texts of two
// reports, table[i][j] for text i of one and j of the other: a fact is told by few
// statements of a report, so that what is nearer to something else is seldom the
// same.
func Compete(table [][]Likeness) {
	if len(table) == 0 {
		return
	}
	base := make([][]float64, len(table))
	for i := range table {
		base[i] = make([]float64, len(table[i]))
		for j := range table[i] {
			base[i][j] = table[i][j].base()
		}
	}
	m := margins(base)
	for i := range table {
		for j := range table[i] {
			table[i][j][Nearer], table[i][j][Nearest] = max(m[i][j][0], m[i][j][1]), min(m[i][j][0], m[i][j][1])
		}
	}
}

// margins returns how much each value of a table is above the best of the others
// in its row, and in its column.
func margins(table [][]float64) [][][2]float64 {
	out := make([][][2]float64, len(table))
	if len(table) == 0 {
		return out
	}
	type two struct{ best, next float64 }
	put := func(t *two, x float64) {
		if x > t.best {
			t.best, t.next = x, t.best
		} else if x > t.next {
			t.next = x
		}
	}
	rows, columns := make([]two, len(table)), make([]two, len(table[0]))
	for i := range table {
		for j, x := range table[i] {
			put(&rows[i], x)
			put(&columns[j], x)
		}
	}
	margin := func(t two, x float64) float64 {
		if x == t.best {
			return x - t.next
		}
		return x - t.best
	}
	for i := range table {
		out[i] = make([][2]float64, len(table[i]))
		for j, x := range table[i] {
			out[i][j] = [2]float64{margin(rows[i], x), margin(columns[j], x)}
		}
	}
	return out
}
