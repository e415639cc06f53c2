package kernel

import "fmt"

// Sizes of the model that the kernels are written for.
const (
	Width  = 96 // floats of a token's vector
	Pieces = 3  // linear pieces of a maxout layer of the encoder
	Window = 3  // rows that a convolution sees: the one before, the row, the one after
	Hidden = 64 // units of a parser's hidden layer, of two pieces each
)

// epsilon is added to the variance in layer normalisation.
const epsilon = 1e-8

// MaxoutNorm takes rows rows of y, each of three pieces of 96 floats, piece
// after piece: v[o] is the largest of y[t*288+o], y[t*288+96+o] and
// y[t*288+192+o]. It normalises v over the 96 (less its mean, divided by the
// root of the population variance + 1e-8, times gain, plus shift) and sets
// dst[t*96+o] to that, or adds that to it if add is true. dst must not overlap y.
func MaxoutNorm(dst, y, gain, shift []float32, rows int, add bool) {
	if rows <= 0 {
		return
	}
	if len(dst) < rows*Width || len(y) < rows*Pieces*Width || len(gain) < Width || len(shift) < Width {
		panic(fmt.Sprintf("kernel: MaxoutNorm: %d rows, but %d, %d, %d and %d floats", rows, len(dst), len(y), len(gain), len(shift)))
	}
	if add {
		maxoutNorm(dst, y, gain, shift, dst, rows)
	} else {
		maxoutNorm(dst, y, gain, shift, nil, rows)
	}
}

// maxoutNorm adds residual, row by row, if it is not nil.
func maxoutNorm(dst, y, gain, shift, residual []float32, rows int) {
	if !maxoutNormFast(dst, y, gain, shift, residual, rows) {
		maxoutNormPortable(dst, y, gain, shift, residual, rows)
	}
}

// ScratchLen is how many floats Convolve needs for itself.
const ScratchLen = convolveRows*Pieces*Width + convolveRows/2*pairLen

// convolveRows, an even number, is how many rows Convolve takes at a time: their 288-wide
// products, with the rows themselves, stay in the first-level cache.
const convolveRows = 24

// Convolve sets, for t in 0..rows-1,
//
//	dst row t = x row t + LayerNorm(Maxout(x rows t-1, t, t+1))
//
// where rows have 96 floats and x begins with row -1 and ends with row rows:
// x[0:96] is row -1. m, made by Pack or PackConvolution, has K = 288 and N =
// 288, pieces one after the other. dst must not overlap x; scratch has
// ScratchLen floats of which nothing is kept.
func Convolve(dst, x []float32, m *Matrix, gain, shift []float32, rows int, scratch []float32) {
	if rows <= 0 {
		return
	}
	if m.K != Window*Width || m.N != Pieces*Width {
		panic(fmt.Sprintf("kernel: Convolve: a matrix of %d by %d", m.K, m.N))
	}
	if len(dst) < rows*Width || len(x) < (rows+2)*Width || len(scratch) < ScratchLen || len(gain) < Width || len(shift) < Width {
		panic(fmt.Sprintf("kernel: Convolve: %d rows, but %d, %d, %d, %d and %d floats", rows, len(dst), len(x), len(gain), len(shift), len(scratch)))
	}
	for t := 0; t < rows; t += convolveRows {
		n := min(convolveRows, rows-t)
		if m.pairs != nil {
			m.multiplyPairs(scratch, scratch[convolveRows*Pieces*Width:], x[t*Width:(t+n+2)*Width], n)
		} else {
			m.Multiply(scratch, Pieces*Width, x[t*Width:], Width, n)
		}
		maxoutNorm(dst[t*Width:], scratch, gain, shift, x[(t+1)*Width:], n)
	}
}
