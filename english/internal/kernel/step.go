package kernel

import "fmt"

// Step is one step of a transition parser: the rows, one per slot of the state,
// are added in order, then bias; each hidden unit is the larger of its two
// pieces (row[o] and row[64+o]); scores are what u, of K = 64, makes of the
// hidden units, u.N of them. At least one row; a row inside a table t is
// (*[128]float32)(t[offset:]). Nothing is allocated and nothing is kept.
func Step(scores []float32, u *Matrix, bias []float32, rows []*[2 * Hidden]float32) {
	if u.K != Hidden || len(scores) < u.N || len(bias) < 2*Hidden || len(rows) == 0 {
		panic(fmt.Sprintf("kernel: Step: %d rows, a matrix of %d by %d, %d biases, room for %d scores", len(rows), u.K, u.N, len(bias), len(scores)))
	}
	for i, row := range rows {
		if row == nil {
			panic(fmt.Sprintf("kernel: Step: row %d is nil", i))
		}
	}
	var hid [Hidden]float32
	if !hiddenFast(&hid, (*[2 * Hidden]float32)(bias), rows) {
		hiddenPortable(&hid, (*[2 * Hidden]float32)(bias), rows)
	}
	u.Multiply(scores, u.N, hid[:], Hidden, 1)
}

// SumRows sets dst[i] to the sum of the four rows at i, added in order. table
// holds rows of width floats; width is a multiple of 8 and the length of dst.
func SumRows(dst, table []float32, width int, rows [4]uint32) {
	sumRows(dst, table, width, rows, false)
}

// AddRows adds to dst what SumRows would set it to.
func AddRows(dst, table []float32, width int, rows [4]uint32) {
	sumRows(dst, table, width, rows, true)
}

func sumRows(dst, table []float32, width int, rows [4]uint32, add bool) {
	if width <= 0 || width%8 != 0 || len(dst) < width {
		panic(fmt.Sprintf("kernel: SumRows: rows of %d into %d floats", width, len(dst)))
	}
	r0, r1 := row(table, width, rows[0]), row(table, width, rows[1])
	r2, r3 := row(table, width, rows[2]), row(table, width, rows[3])
	if !sumRowsFast(dst[:width], r0, r1, r2, r3, add) {
		sumRowsPortable(dst[:width], r0, r1, r2, r3, add)
	}
}

func row(table []float32, width int, r uint32) []float32 {
	return table[int(r)*width : int(r)*width+width]
}

// AddTo adds x to y, number by number; y must not be shorter than x.
func AddTo(y, x []float32) {
	if len(y) < len(x) {
		panic(fmt.Sprintf("kernel: AddTo: %d numbers to %d", len(x), len(y)))
	}
	if !addToFast(y[:len(x)], x) {
		addToPortable(y[:len(x)], x)
	}
}

// ArgMax returns the first index of the largest value, or 0 if x is empty.
func ArgMax(x []float32) int {
	if i, ok := argMaxFast(x); ok {
		return i
	}
	return argMaxPortable(x)
}
