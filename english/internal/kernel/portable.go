package kernel

import "math"

// The portable path: what the assembly does, in the same order of additions.
// Where float32(…) stands around a product, it keeps the compiler from fusing
// it with an addition, as the assembly does not fuse there either.

// multiplyPortable computes blocks of two rows by four columns, the largest
// that the compiler keeps in registers.
func (m *Matrix) multiplyPortable(dst []float32, dstStride int, a []float32, stride, rows int) {
	k := m.K
	for o := 0; o < m.N; o += 4 {
		weights := m.weights[o/panel*panel*k+o%panel : (o/panel+1)*panel*k]
		bias := m.bias[o : o+4 : o+4]
		width := min(4, m.N-o)
		t := 0
		for ; t+2 <= rows; t += 2 {
			x0 := a[t*stride : t*stride+k]
			x1 := a[(t+1)*stride : (t+1)*stride+k]
			s00, s01, s02, s03 := bias[0], bias[1], bias[2], bias[3]
			s10, s11, s12, s13 := s00, s01, s02, s03
			for i, p := range x0 {
				w := weights[i*panel : i*panel+4 : i*panel+4]
				q := x1[i]
				s00 += p * w[0]
				s01 += p * w[1]
				s02 += p * w[2]
				s03 += p * w[3]
				s10 += q * w[0]
				s11 += q * w[1]
				s12 += q * w[2]
				s13 += q * w[3]
			}
			store(dst[t*dstStride+o:], width, s00, s01, s02, s03)
			store(dst[(t+1)*dstStride+o:], width, s10, s11, s12, s13)
		}
		if t < rows {
			s0, s1, s2, s3 := bias[0], bias[1], bias[2], bias[3]
			for i, p := range a[t*stride : t*stride+k] {
				w := weights[i*panel : i*panel+4 : i*panel+4]
				s0 += p * w[0]
				s1 += p * w[1]
				s2 += p * w[2]
				s3 += p * w[3]
			}
			store(dst[t*dstStride+o:], width, s0, s1, s2, s3)
		}
	}
}

func store(dst []float32, width int, s0, s1, s2, s3 float32) {
	if width == 4 {
		dst = dst[:4]
		dst[0], dst[1], dst[2], dst[3] = s0, s1, s2, s3
		return
	}
	s := [4]float32{s0, s1, s2, s3}
	copy(dst, s[:width])
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
