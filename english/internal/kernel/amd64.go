//go:build amd64 && !purego

package kernel

import "golang.org/x/sys/cpu"

// path is the code in use. The cpu package has asked the processor and, for
// the wide registers, whether the operating system saves them.
var path = paths()[0]

func paths() []int {
	two := cpu.X86.HasAVX2 && cpu.X86.HasFMA
	switch {
	case two && cpu.X86.HasAVX512F:
		return []int{avx512, avx2, portable}
	case two:
		return []int{avx2, portable}
	}
	return []int{portable}
}

func (m *Matrix) multiplyFast(dst []float32, dstStride int, a []float32, stride, rows int) bool {
	switch {
	case path == portable:
		return false
	case rows == 1:
		m.single(dst, a)
	case path == avx512:
		m.panels(12, 2, dst, dstStride, a, stride, rows)
	default:
		m.panels(6, 1, dst, dstStride, a, stride, rows)
	}
	return true
}

// single multiplies one row with as many panels at a time as there are
// registers for.
func (m *Matrix) single(dst, a []float32) {
	most := 6
	if path == avx512 {
		most = 8
	}
	count := len(m.bias) / panel // a multiple of 2
	for p := 0; p < count; p += most {
		n := min(most, count-p)
		w, b := &m.weights[p*panel*m.K], &m.bias[p*panel]
		if out := dst[p*panel:]; m.N >= (p+n)*panel {
			singlePanels(n, &out[0], &a[0], w, b, m.K)
		} else {
			var wide [8 * panel]float32
			singlePanels(n, &wide[0], &a[0], w, b, m.K)
			copy(out[:m.N-p*panel], wide[:])
		}
	}
}

func singlePanels(n int, dst, a, w, b *float32, k int) {
	if path == avx512 {
		switch n {
		case 2:
			singleAVX512_2(dst, a, w, b, k)
		case 4:
			singleAVX512_4(dst, a, w, b, k)
		case 6:
			singleAVX512_6(dst, a, w, b, k)
		default:
			singleAVX512_8(dst, a, w, b, k)
		}
		return
	}
	switch n {
	case 2:
		singleAVX2_2(dst, a, w, b, k)
	case 4:
		singleAVX2_4(dst, a, w, b, k)
	default:
		singleAVX2_6(dst, a, w, b, k)
	}
}

// block multiplies n blocks of rows rows with one panel (AVX2) or two (AVX-512).
func block(rows int, dst *float32, dstStride int, a *float32, stride int, w, b *float32, k, n int) {
	if path == avx512 {
		switch rows {
		case 1:
			multiplyAVX512_1(dst, dstStride, a, stride, w, b, k, n)
		case 2:
			multiplyAVX512_2(dst, dstStride, a, stride, w, b, k, n)
		case 3:
			multiplyAVX512_3(dst, dstStride, a, stride, w, b, k, n)
		case 4:
			multiplyAVX512_4(dst, dstStride, a, stride, w, b, k, n)
		case 5:
			multiplyAVX512_5(dst, dstStride, a, stride, w, b, k, n)
		case 6:
			multiplyAVX512_6(dst, dstStride, a, stride, w, b, k, n)
		case 7:
			multiplyAVX512_7(dst, dstStride, a, stride, w, b, k, n)
		case 8:
			multiplyAVX512_8(dst, dstStride, a, stride, w, b, k, n)
		case 9:
			multiplyAVX512_9(dst, dstStride, a, stride, w, b, k, n)
		case 10:
			multiplyAVX512_10(dst, dstStride, a, stride, w, b, k, n)
		case 11:
			multiplyAVX512_11(dst, dstStride, a, stride, w, b, k, n)
		default:
			multiplyAVX512_12(dst, dstStride, a, stride, w, b, k, n)
		}
		return
	}
	switch rows {
	case 1:
		multiplyAVX2_1(dst, dstStride, a, stride, w, b, k, n)
	case 2:
		multiplyAVX2_2(dst, dstStride, a, stride, w, b, k, n)
	case 3:
		multiplyAVX2_3(dst, dstStride, a, stride, w, b, k, n)
	case 4:
		multiplyAVX2_4(dst, dstStride, a, stride, w, b, k, n)
	case 5:
		multiplyAVX2_5(dst, dstStride, a, stride, w, b, k, n)
	default:
		multiplyAVX2_6(dst, dstStride, a, stride, w, b, k, n)
	}
}

func maxoutNormFast(dst, y, gain, shift, residual []float32, rows int) bool {
	var r *float32
	if residual != nil {
		r = &residual[0]
	}
	switch path {
	case portable:
		return false
	case avx512:
		maxoutNormAVX512(&dst[0], &y[0], &gain[0], &shift[0], r, rows)
	default:
		maxoutNormAVX2(&dst[0], &y[0], &gain[0], &shift[0], r, rows)
	}
	return true
}

func hiddenFast(hid *[Hidden]float32, bias *[2 * Hidden]float32, rows []*[2 * Hidden]float32) bool {
	if path == portable {
		return false
	}
	hiddenAVX2(&hid[0], &bias[0], &rows[0], len(rows))
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
	sumRowsAVX2(&dst[0], &r0[0], &r1[0], &r2[0], &r3[0], to, len(dst))
	return true
}

func addToFast(y, x []float32) bool {
	if path == portable || len(x) == 0 {
		return path != portable
	}
	addToAVX2(&y[0], &x[0], len(x))
	return true
}

func argMaxFast(x []float32) (int, bool) {
	if path == portable || len(x) < 8 {
		return 0, false
	}
	return argMaxAVX2(&x[0], len(x)), true
}

// peak does fused multiply-adds in registers alone, and returns how many
// floating-point operations one turn of times is.
func peak(times int) int {
	switch path {
	case avx512:
		peakAVX512(times)
		return 24 * 16 * 2
	case avx2:
		peakAVX2(times)
		return 12 * 8 * 2
	}
	return 0
}

func (m *Matrix) pairsFast(y, e []float32, n int) bool {
	switch path {
	case portable:
		return false
	case avx512:
		m.pairsBy(6, 2, y, e, n)
	default:
		m.pairsBy(3, 1, y, e, n)
	}
	return true
}

// pairBlock makes the products of n blocks of pairs pairs with one panel (AVX2)
// or two (AVX-512).
func pairBlock(pairs int, y, e, w, b *float32, n int) {
	if path == avx512 {
		switch pairs {
		case 1:
			convolveAVX512_1(y, e, w, b, n)
		case 2:
			convolveAVX512_2(y, e, w, b, n)
		case 3:
			convolveAVX512_3(y, e, w, b, n)
		case 4:
			convolveAVX512_4(y, e, w, b, n)
		case 5:
			convolveAVX512_5(y, e, w, b, n)
		default:
			convolveAVX512_6(y, e, w, b, n)
		}
		return
	}
	switch pairs {
	case 1:
		convolveAVX2_1(y, e, w, b, n)
	case 2:
		convolveAVX2_2(y, e, w, b, n)
	default:
		convolveAVX2_3(y, e, w, b, n)
	}
}

func combineFast(e, x []float32, n int) bool {
	if path == portable {
		return false
	}
	pairsAVX2(&e[0], &x[0], n)
	return true
}
