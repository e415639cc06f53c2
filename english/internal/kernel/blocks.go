//go:build (amd64 || arm64) && !purego

package kernel

// panels multiplies rows with all columns, by blocks of at most most rows and
// wide panels. The rows are dealt out evenly, 13 as 7 and 6 and not as 12 and 1,
// because small blocks have too few sums to keep the multipliers busy. The
// panels are the outer loop: they stay in the first-level cache while the rows
// go past.
func (m *Matrix) panels(most, wide int, dst []float32, dstStride int, a []float32, stride, rows int) {
	count := (rows + most - 1) / most
	size, larger := rows/count, rows%count // larger blocks have one row more
	k, columns := m.K, wide*panel
	for o := 0; o < m.N; o += columns {
		w, b := &m.weights[o*k], &m.bias[o]
		if o+columns > m.N {
			m.lastPanels(size, larger, count, dst[o:], dstStride, a, stride, w, b, m.N-o)
			return
		}
		if larger > 0 {
			block(size+1, &dst[o], dstStride, &a[0], stride, w, b, k, larger)
		}
		if t := larger * (size + 1); larger < count {
			block(size, &dst[t*dstStride+o], dstStride, &a[t*stride], stride, w, b, k, count-larger)
		}
	}
}

// lastPanels is the same for panels of which only some columns exist: blocks
// are written in full beside dst, and copied.
func (m *Matrix) lastPanels(size, larger, count int, dst []float32, dstStride int, a []float32, stride int, w, b *float32, columns int) {
	var full [12 * group]float32
	t := 0
	for i := range count {
		n := size
		if i < larger {
			n++
		}
		block(n, &full[0], group, &a[t*stride], stride, w, b, m.K, 1)
		for r := range n {
			copy(dst[(t+r)*dstStride:(t+r)*dstStride+columns], full[r*group:])
		}
		t += n
	}
}

// pairsBy makes the products of n pairs of rows of a convolution, by blocks of
// at most most pairs and wide panels, dealt out as rows are.
func (m *Matrix) pairsBy(most, wide int, y, e []float32, n int) {
	count := (n + most - 1) / most
	size, larger := n/count, n%count
	t := larger * (size + 1)
	for o := 0; o < m.N; o += wide * panel {
		w, b := &m.pairs[o/panel*pairPanel], &m.bias[o]
		if larger > 0 {
			pairBlock(size+1, &y[o], &e[0], w, b, larger)
		}
		if larger < count {
			pairBlock(size, &y[2*t*Pieces*Width+o], &e[t*pairLen], w, b, count-larger)
		}
	}
}
