//go:build purego || !(amd64 || arm64)

package kernel

// There is no assembly for this processor, or the build asked for none.

var path = portable

func paths() []int { return []int{portable} }

func (m *Matrix) multiplyFast(dst []float32, dstStride int, a []float32, stride, rows int) bool {
	return false
}
func maxoutNormFast(dst, y, gain, shift, residual []float32, rows int) bool { return false }
func hiddenFast(hid *[Hidden]float32, bias *[2 * Hidden]float32, rows []*[2 * Hidden]float32) bool {
	return false
}
func sumRowsFast(dst, r0, r1, r2, r3 []float32, add bool) bool { return false }
func addToFast(y, x []float32) bool                            { return false }
func argMaxFast(x []float32) (int, bool)                       { return 0, false }
func peak(times int) int                                       { return 0 }
func (m *Matrix) pairsFast(y, e []float32, n int) bool         { return false }
func combineFast(e, x []float32, n int) bool                   { return false }
