package kernel

// Convolutions with a third fewer products.
//
// Two neighbouring rows of a convolution read four rows d0 to d3 and, with the
// weights g0, g1 and g2 of the row before, the row itself and the row after,
// are
//
//	y0 = g0·d0 + g1·d1 + g2·d2
//	y1 = g0·d1 + g1·d2 + g2·d3
//
// six products of 96 by 288. They are as well
//
//	y0 = (s + d) + g0·(d0-d2)        s = (g0+g1+g2)/2 · (d1+d2)
//	y1 = (s - d) + g2·(d3-d1)        d = (g0-g1+g2)/2 · (d2-d1)
//
// which is four; the sums of weights are made once. This is F(2,3) of S.
// Winograd, Arithmetic Complexity of Computations (1980), as A. Lavin and S.
// Gray use it for images (Fast Algorithms for Convolutional Neural Networks,
// 2016). s and d, and later y0 and y1, stay in registers: the middle products
// (s, d) are summed first, then combined, then the outer ones are added on top.
// On random weights the largest error is no larger than the plain formula's,
// because the sums are shorter: TestConvolveAgainstFloat64 logs both.
//
// A last row without partner is computed as y0; what it comes to does not
// depend on d3, which is then not read.

// pairLen is the floats of one pair's combined rows, in the order d1+d2, d2-d1,
// d0-d2, d3-d1.
const pairLen = 4 * Width

// pairPanel is the floats of one panel's weights: 96 rows of 16 columns of
// (g0+g1+g2)/2 beside 16 of (g0-g1+g2)/2, then 96 rows of g0 beside g2.
const pairPanel = 4 * Width * panel

// PackConvolution is Pack for Convolve, which then needs a third fewer
// products: w has n rows (outputs) of 288 weights (for the row before, the row
// itself, the row after), and n must be 288.
func PackConvolution(w []float32, n int, bias []float32, order []int) *Matrix {
	m := Pack(w, n, Window*Width, bias, order)
	if n != Pieces*Width {
		panic("kernel: PackConvolution: a convolution has 288 outputs")
	}
	m.pairs = aligned(n / panel * pairPanel)
	for o := range n {
		from := o
		if order != nil {
			from = order[o]
		}
		g := w[from*m.K : (from+1)*m.K]
		middle := m.pairs[o/panel*pairPanel+o%panel:]
		outer := middle[pairPanel/2:]
		for i := range Width {
			g0, g1, g2 := float64(g[i]), float64(g[Width+i]), float64(g[2*Width+i])
			middle[i*2*panel] = float32((g0 + g1 + g2) / 2)
			middle[i*2*panel+panel] = float32((g0 - g1 + g2) / 2)
			outer[i*2*panel] = g[i]
			outer[i*2*panel+panel] = g[2*Width+i]
		}
	}
	return m
}

// multiplyPairs sets y to the products of rows rows; x begins with the row
// before the first. y has room for an even number of rows, e for the pairs.
func (m *Matrix) multiplyPairs(y, e, x []float32, rows int) {
	whole := rows / 2
	if whole > 0 {
		combine(e, x, whole)
	}
	if rows%2 == 1 {
		var last [4 * Width]float32
		copy(last[:3*Width], x[(rows-1)*Width:])
		combine(e[whole*pairLen:], last[:], 1)
	}
	n := (rows + 1) / 2
	if !m.pairsFast(y, e, n) {
		m.pairsPortable(y, e, n)
	}
}

func combine(e, x []float32, n int) {
	if !combineFast(e, x, n) {
		combinePortable(e, x, n)
	}
}

func combinePortable(e, x []float32, n int) {
	for p := range n {
		d := x[2*p*Width : (2*p+4)*Width]
		d0, d1, d2, d3 := d[:Width], d[Width:2*Width], d[2*Width:3*Width], d[3*Width:]
		out := e[p*pairLen : (p+1)*pairLen]
		for i := range Width {
			out[i] = d1[i] + d2[i]
			out[Width+i] = d2[i] - d1[i]
			out[2*Width+i] = d0[i] - d2[i]
			out[3*Width+i] = d3[i] - d1[i]
		}
	}
}

// pairsPortable computes one pair by four columns at a time.
func (m *Matrix) pairsPortable(y, e []float32, n int) {
	const row, step = Pieces * Width, 2 * panel
	for o := 0; o < m.N; o += 4 {
		middle := m.pairs[o/panel*pairPanel+o%panel:]
		outer := middle[pairPanel/2:]
		for p := range n {
			rows := e[p*pairLen : (p+1)*pairLen]
			sum := [4]float32(m.bias[o:])
			var difference [4]float32
			addRow(&sum, middle, step, rows[:Width])
			addRow(&difference, middle[panel:], step, rows[Width:2*Width])
			for c := range sum {
				sum[c], difference[c] = sum[c]+difference[c], sum[c]-difference[c]
			}
			addRow(&sum, outer, step, rows[2*Width:3*Width])
			addRow(&difference, outer[panel:], step, rows[3*Width:])
			*(*[4]float32)(y[2*p*row+o:]) = sum
			*(*[4]float32)(y[(2*p+1)*row+o:]) = difference
		}
	}
}
