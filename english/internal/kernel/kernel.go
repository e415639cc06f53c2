// Package kernel holds the arithmetic of the English model: products of
// float32 matrices with constant weights, the layer that follows them, and the
// small sums of a transition parser's step. Everything is row-major.
//
// # Calls
//
//	Pack(w, n, k, bias, order) *Matrix                         weights laid out once
//	PackConvolution(w, n, bias, order) *Matrix                 the same for Convolve, which then needs a third fewer products
//	(*Matrix).Multiply(dst, dstStride, a, stride, rows)        dst = bias + a·w
//	MaxoutNorm(dst, y, gain, shift, rows, add)                 largest of three pieces, layer normalisation
//	Convolve(dst, x, m, gain, shift, rows, scratch)            both, with the residual; scratch has ScratchLen floats
//	Step(scores, u, bias, rows []*[128]float32)                one step of a transition parser
//	SumRows(dst, table, width, rows [4]uint32)                 four rows of an embedding table
//	AddRows(dst, table, width, rows [4]uint32)                 the same, added to dst
//	AddTo(y, x)                                                y += x
//	ArgMax(x) int                                              first index of the largest value
//
// # Paths
//
// [Path] names the code in use: "avx512" or "avx2" on amd64, "neon" on arm64,
// "portable" elsewhere, on older processors, and with the build tag purego.
//
// # Same bits
//
// Every output is one sum in the order bias, k = 0, 1, 2, … (after
// PackConvolution in the order that pair.go gives). The assembly paths fuse each
// multiplication with its addition and so give the same bits as each other. The
// portable path keeps the order but leaves fusing to the compiler, which does
// not on plain amd64 and does on arm64: its products may differ in the last
// bits. Everything but products is the same on all paths, bit for bit.
// What a row comes to does not depend on how many rows are computed with it;
// after PackConvolution it does depend on whether its number is even.
//
// Values are taken to be finite: where a NaN ends up differs between paths.
//
// # Concurrency
//
// A Matrix is never written after Pack; all functions may be called by many
// goroutines at once as long as their destinations and scratch do not overlap.
// Arguments whose slices are too short are mistakes of the program and panic
// before anything is read or written.
package kernel

//go:generate go -C ../../../tools/kernels run .

import "fmt"

// panel is how many columns of weights lie side by side: one 64-byte cache
// line, which is one register of AVX-512, two of AVX2 and four of NEON.
const panel = 16

// group is what the number of columns is padded to: the widest block of any path.
const group = 2 * panel

// Matrix is a constant weight matrix packed for the kernels: it multiplies rows
// of K floats into rows of N floats.
type Matrix struct {
	K, N    int
	weights []float32 // panels of K rows by 16 columns, one panel after the other
	bias    []float32 // padded with zeros to a multiple of group
	pairs   []float32 // weights of a convolution for two rows at a time, or nil
}

// Pack lays out w, given as n rows of k weights: row o holds the weights of
// output o, and bias[o], if bias is not nil, is what its sum starts from. order,
// if not nil, gives for each output column the row of w (and bias) it takes.
func Pack(w []float32, n, k int, bias []float32, order []int) *Matrix {
	if n < 1 || k < 1 || len(w) != n*k {
		panic(fmt.Sprintf("kernel: Pack: %d weights for %d rows of %d", len(w), n, k))
	}
	if bias != nil && len(bias) != n {
		panic(fmt.Sprintf("kernel: Pack: %d biases for %d outputs", len(bias), n))
	}
	if order != nil && len(order) != n {
		panic(fmt.Sprintf("kernel: Pack: an order of %d for %d outputs", len(order), n))
	}
	padded := (n + group - 1) / group * group
	m := &Matrix{K: k, N: n, weights: aligned(padded * k), bias: aligned(padded)}
	for o := range n {
		from := o
		if order != nil {
			from = order[o]
		}
		if bias != nil {
			m.bias[o] = bias[from]
		}
		column := m.weights[o/panel*panel*k+o%panel:]
		for i, v := range w[from*k : (from+1)*k] {
			column[i*panel] = v
		}
	}
	return m
}

// Multiply sets dst[t*dstStride+o] = bias[o] + Σ_i a[t*stride+i]·w[o][i] for
// t in 0..rows-1 and o in 0..N-1. stride may be smaller than K: rows then
// overlap, and a window of a convolution is read in place. dst must not overlap a.
func (m *Matrix) Multiply(dst []float32, dstStride int, a []float32, stride, rows int) {
	if rows <= 0 {
		return
	}
	if dstStride < m.N && rows > 1 || len(dst) < (rows-1)*dstStride+m.N {
		panic(fmt.Sprintf("kernel: Multiply: %d floats cannot take %d rows of %d, %d apart", len(dst), rows, m.N, dstStride))
	}
	if stride < 0 || len(a) < (rows-1)*stride+m.K {
		panic(fmt.Sprintf("kernel: Multiply: %d floats do not hold %d rows of %d, %d apart", len(a), rows, m.K, stride))
	}
	if !m.multiplyFast(dst, dstStride, a, stride, rows) {
		m.multiplyPortable(dst, dstStride, a, stride, rows)
	}
}
