//go:build arm64 && !purego

package kernel

// Every 64-bit Arm processor that Go runs on has NEON.
var path = neon

func paths() []int { return []int{neon, portable} }

func (m *Matrix) multiplyFast(dst []float32, dstStride int, a []float32, stride, rows int) bool {
	if path == portable {
		return false
	}
	m.panels(6, 1, dst, dstStride, a, stride, rows)
	return true
}

func block(rows int, dst *float32, dstStride int, a *float32, stride int, w, b *float32, k, n int) {
	switch rows {
	case 1:
		multiplyNEON_1(dst, dstStride, a, stride, w, b, k, n)
	case 2:
		multiplyNEON_2(dst, dstStride, a, stride, w, b, k, n)
	case 3:
		multiplyNEON_3(dst, dstStride, a, stride, w, b, k, n)
	case 4:
		multiplyNEON_4(dst, dstStride, a, stride, w, b, k, n)
	case 5:
		multiplyNEON_5(dst, dstStride, a, stride, w, b, k, n)
	default:
		multiplyNEON_6(dst, dstStride, a, stride, w, b, k, n)
	}
}

func maxoutNormFast(dst, y, gain, shift, residual []float32, rows int) bool {
	if path == portable {
		return false
	}
	var r *float32
	if residual != nil {
		r = &residual[0]
	}
	maxoutNormNEON(&dst[0], &y[0], &gain[0], &shift[0], r, rows)
	return true
}

func hiddenFast(hid *[Hidden]float32, bias *[2 * Hidden]float32, rows []*[2 * Hidden]float32) bool {
	if path == portable {
		return false
	}
	hiddenNEON(&hid[0], &bias[0], &rows[0], len(rows))
	return true
}

func sumRowsFast(dst, r0, r1, r2, r3 []float32, add bool) bool {
	if path == portable {
		return false
	}
	var to *float32
	if add {
		to = &dst[0]
	}
	sumRowsNEON(&dst[0], &r0[0], &r1[0], &r2[0], &r3[0], to, len(dst))
	return true
}

func addToFast(y, x []float32) bool { return false }

func argMaxFast(x []float32) (int, bool) { return 0, false }

// peak does fused multiply-adds in registers alone, and returns how many
// floating-point operations one turn of times is.
func peak(times int) int {
	if path == portable {
		return 0
	}
	peakNEON(times)
	return 24 * 4 * 2
}

func (m *Matrix) pairsFast(y, e []float32, n int) bool {
	if path == portable {
		return false
	}
	m.pairsBy(3, 1, y, e, n)
	return true
}

func pairBlock(pairs int, y, e, w, b *float32, n int) {
	switch pairs {
	case 1:
		convolveNEON_1(y, e, w, b, n)
	case 2:
		convolveNEON_2(y, e, w, b, n)
	default:
		convolveNEON_3(y, e, w, b, n)
	}
}

func combineFast(e, x []float32, n int) bool {
	if path == portable {
		return false
	}
	pairsNEON(&e[0], &x[0], n)
	return true
}
