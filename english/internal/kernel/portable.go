package kernel

import "math"

// The portable path: what the assembly does, in the same order of additions.
// Where float32(…) stands around a product, it keeps the compiler from fusing
// it with an addition, as the assembly does not fuse there either.

// multiplyPortable computes one row by four columns at a time. Larger blocks
// were measured to be slower: the compiler runs out of registers.
func (m *Matrix) multiplyPortable(dst []float32, dstStride int, a []float32, stride, rows int) {
	k := m.K
	for o := 0; o < m.N; o += 4 {
		weights := m.weights[o/panel*panel*k+o%panel : (o/panel+1)*panel*k]
		for t := range rows {
			s := [4]float32(m.bias[o:])
			addRow(&s, weights, panel, a[t*stride:t*stride+k])
			if out := dst[t*dstStride+o:]; o+4 <= m.N {
				*(*[4]float32)(out) = s
			} else {
				copy(out[:m.N-o], s[:])
			}
		}
	}
}

// addRow adds to s, four columns, the products of a row with their weights,
// which are step floats apart. It is a function of its own so that nothing else
// takes registers.
//
//go:noinline
func addRow(s *[4]float32, weights []float32, step int, a []float32) {
	s0, s1, s2, s3 := s[0], s[1], s[2], s[3]
	for i, x := range a {
		w := weights[i*step : i*step+4 : i*step+4]
		s0 += x * w[0]
		s1 += x * w[1]
		s2 += x * w[2]
		s3 += x * w[3]
	}
	*s = [4]float32{s0, s1, s2, s3}
}

func maxoutNormPortable(dst, y, gain, shift, residual []float32, rows int) {
	gain, shift = gain[:Width:Width], shift[:Width:Width]
	var v, square [Width]float32
	for t := range rows {
		pieces := y[t*Pieces*Width : (t+1)*Pieces*Width]
		p0, p1, p2 := pieces[:Width], pieces[Width:2*Width], pieces[2*Width:3*Width]
		for o := range v {
			v[o] = max(p0[o], p1[o], p2[o])
		}
		mean := sum(&v) / Width
		for o := range v {
			v[o] -= mean
			square[o] = v[o] * v[o]
		}
		scale := 1 / float32(math.Sqrt(float64(sum(&square)/Width+epsilon)))
		out := dst[t*Width : (t+1)*Width]
		for o := range v {
			r := float32(float32(v[o]*scale)*gain[o]) + shift[o]
			if residual != nil {
				r += residual[t*Width+o]
			}
			out[o] = r
		}
	}
}

// sum adds 96 numbers the way 16 lanes do: lane j takes j, j+16, …, j+80, first
// in pairs, and then the upper half of the lanes is added to the lower until
// one is left.
func sum(v *[Width]float32) float32 {
	var s [16]float32
	for j := range s {
		s[j] = ((v[j] + v[j+16]) + (v[j+32] + v[j+48])) + (v[j+64] + v[j+80])
	}
	for half := 8; half > 0; half /= 2 {
		for j := range half {
			s[j] += s[j+half]
		}
	}
	return s[0]
}

func hiddenPortable(hid *[Hidden]float32, bias *[2 * Hidden]float32, rows []*[2 * Hidden]float32) {
	total := *rows[0]
	for _, row := range rows[1:] {
		for i := range total {
			total[i] += row[i]
		}
	}
	for o := range hid {
		hid[o] = max(total[o]+bias[o], total[Hidden+o]+bias[Hidden+o])
	}
}

func sumRowsPortable(dst, r0, r1, r2, r3 []float32, add bool) {
	r0, r1, r2, r3 = r0[:len(dst)], r1[:len(dst)], r2[:len(dst)], r3[:len(dst)]
	for i := range dst {
		s := ((r0[i] + r1[i]) + r2[i]) + r3[i]
		if add {
			s = dst[i] + s
		}
		dst[i] = s
	}
}

func addToPortable(y, x []float32) {
	for i, v := range x {
		y[i] += v
	}
}

func argMaxPortable(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}
