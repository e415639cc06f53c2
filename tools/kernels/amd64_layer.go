package main

import (
	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// Sizes of the model, as in the package that is generated for.
const (
	width       = 96
	pieces      = 3
	hiddenUnits = 64
)

// maxoutNorm writes the maximum over three pieces with layer normalisation. The
// sums are those of 16 lanes, which are then added by halves; nothing is fused.
func maxoutNorm(c *build.Context, s simd) {
	name := "maxoutNorm" + s.name
	function(c, name, "func(dst, y, gain, shift, residual *float32, rows int)",
		name+" is MaxoutNorm; residual, if not nil, is added, row by row.")
	dst, y, gain, shift := load(c, "dst"), load(c, "y"), load(c, "gain"), load(c, "shift")
	residual, rows := load(c, "residual"), load(c, "rows")
	n := width / s.lanes
	at := func(base reg.Register, piece, v int) operand.Mem { return mem(base, (piece*width+v*s.lanes)*4) }

	c.Label("row")
	values := make([]reg.VecVirtual, n)
	for v := range values {
		values[v] = s.vector(c)
		c.VMOVUPS(at(y, 0, v), values[v])
		c.VMAXPS(at(y, 1, v), values[v], values[v])
		c.VMAXPS(at(y, 2, v), values[v], values[v])
	}
	mean := sumOfLanes(c, s, values, false)
	count := c.XMM()
	constant(c, 0x42c00000, count) // 96
	c.VDIVSS(count, mean, mean)
	all := s.vector(c)
	c.VBROADCASTSS(mean, all)
	for _, v := range values {
		c.VSUBPS(all, v, v)
	}
	variance := sumOfLanes(c, s, values, true)
	count, epsilon, one := c.XMM(), c.XMM(), c.XMM()
	constant(c, 0x42c00000, count)
	c.VDIVSS(count, variance, variance)
	constant(c, 0x322bcc77, epsilon) // 1e-8
	c.VADDSS(epsilon, variance, variance)
	c.VSQRTSS(variance, variance, variance)
	constant(c, 0x3f800000, one) // 1
	c.VDIVSS(variance, one, variance)
	all = s.vector(c)
	c.VBROADCASTSS(variance, all)
	for v, x := range values {
		c.VMULPS(all, x, x)
		c.VMULPS(at(gain, 0, v), x, x)
		c.VADDPS(at(shift, 0, v), x, x)
	}
	c.TESTQ(residual, residual)
	c.JEQ(operand.LabelRef("store"))
	for v, x := range values {
		c.VADDPS(at(residual, 0, v), x, x)
	}
	c.ADDQ(operand.U32(width*4), residual)
	c.Label("store")
	for v, x := range values {
		c.VMOVUPS(x, at(dst, 0, v))
	}
	c.ADDQ(operand.U32(width*4), dst)
	c.ADDQ(operand.U32(pieces*width*4), y)
	c.DECQ(rows)
	c.JNE(operand.LabelRef("row"))
	c.VZEROUPPER()
	c.RET()
}

// constant puts the float32 of the given bits into the lowest lane.
func constant(c *build.Context, bits uint32, x reg.VecVirtual) {
	r := c.GP32()
	c.MOVL(operand.U32(bits), r)
	c.VMOVD(r, x)
}

// sumOfLanes adds up 96 values, or their squares, in the order of sum in the
// package's portable path, and leaves the result in the lowest lane.
func sumOfLanes(c *build.Context, s simd, values []reg.VecVirtual, squares bool) reg.VecVirtual {
	halves := 16 / s.lanes // vectors that hold 16 lanes
	term := func(v reg.VecVirtual) reg.VecVirtual {
		if !squares {
			return v
		}
		x := s.vector(c)
		c.VMULPS(v, v, x)
		return x
	}
	pair := func(a, b reg.VecVirtual) reg.VecVirtual {
		x := s.vector(c)
		c.VADDPS(term(b), term(a), x)
		return x
	}
	var sums []reg.VecVirtual
	for h := range halves {
		at := func(i int) reg.VecVirtual { return values[i*halves+h] }
		x := pair(at(0), at(1))
		c.VADDPS(pair(at(2), at(3)), x, x)
		c.VADDPS(pair(at(4), at(5)), x, x)
		sums = append(sums, x)
	}
	var eight reg.VecVirtual
	if halves == 2 {
		eight = sums[0]
		c.VADDPS(sums[1], eight, eight)
	} else {
		upper := c.YMM()
		c.VEXTRACTF64X4(operand.Imm(1), sums[0], upper)
		eight = sums[0].AsY().(reg.VecVirtual)
		c.VADDPS(upper, eight, eight)
	}
	four, upper := eight.AsX(), c.XMM()
	c.VEXTRACTF128(operand.Imm(1), eight, upper)
	c.VADDPS(upper, four, four)
	c.VMOVHLPS(four, four, upper) // lanes 2 and 3 to 0 and 1
	c.VADDPS(upper, four, four)
	c.VMOVSHDUP(four, upper) // lane 1 to 0
	c.VADDSS(upper, four, four)
	return four.(reg.VecVirtual)
}

// hidden writes the hidden layer of a parser's step, 32 units at a time.
func hidden(c *build.Context) {
	function(c, "hiddenAVX2", "func(hid, bias *float32, rows **[128]float32, n int)",
		"hiddenAVX2 adds n rows of two pieces of 64 in order, then bias, and takes the larger of the pieces.")
	hid, bias := load(c, "hid"), load(c, "bias")
	for part := range 2 {
		name := []string{"first", "second"}[part]
		rows, n, row := load(c, "rows"), load(c, "n"), c.GP64()
		at := func(base reg.Register, i int) operand.Mem { // i in 0..7: four vectors of each piece
			return mem(base, (i/4*hiddenUnits+part*32+i%4*8)*4)
		}
		var sums [8]reg.VecVirtual
		c.MOVQ(mem(rows, 0), row)
		for i := range sums {
			sums[i] = c.YMM()
			c.VMOVUPS(at(row, i), sums[i])
		}
		c.JMP(operand.LabelRef(name + "_next"))
		c.Label(name)
		c.ADDQ(operand.Imm(8), rows)
		c.MOVQ(mem(rows, 0), row)
		for i := range sums {
			c.VADDPS(at(row, i), sums[i], sums[i])
		}
		c.Label(name + "_next")
		c.DECQ(n)
		c.JNE(operand.LabelRef(name))
		for i := range sums {
			c.VADDPS(at(bias, i), sums[i], sums[i])
		}
		for i := range 4 {
			c.VMAXPS(sums[i+4], sums[i], sums[i])
			c.VMOVUPS(sums[i], at(hid, i))
		}
	}
	c.VZEROUPPER()
	c.RET()
}

// sumRows writes the sum of four rows of an embedding table.
func sumRows(c *build.Context) {
	function(c, "sumRowsAVX2", "func(dst, r0, r1, r2, r3, add *float32, n int)",
		"sumRowsAVX2 adds four rows of n floats in order, n a multiple of 8; the sum is added to add, if that is not nil.")
	dst, add, n := load(c, "dst"), load(c, "add"), load(c, "n")
	rows := []reg.GPVirtual{load(c, "r0"), load(c, "r1"), load(c, "r2"), load(c, "r3")}
	i := c.GP64()
	c.XORQ(i, i)
	at := func(base reg.Register) operand.Mem { return operand.Mem{Base: base, Index: i, Scale: 4} }
	c.Label("loop")
	x := c.YMM()
	c.VMOVUPS(at(rows[0]), x)
	for _, row := range rows[1:] {
		c.VADDPS(at(row), x, x)
	}
	c.TESTQ(add, add)
	c.JEQ(operand.LabelRef("store"))
	c.VADDPS(at(add), x, x)
	c.Label("store")
	c.VMOVUPS(x, at(dst))
	c.ADDQ(operand.Imm(8), i)
	c.CMPQ(i, n)
	c.JLT(operand.LabelRef("loop"))
	c.VZEROUPPER()
	c.RET()
}

// addTo writes y += x.
func addTo(c *build.Context) {
	function(c, "addToAVX2", "func(y, x *float32, n int)", "addToAVX2 adds n floats of x to y.")
	y, x, n := load(c, "y"), load(c, "x"), load(c, "n")
	c.Label("eight")
	c.SUBQ(operand.Imm(8), n)
	c.JLT(operand.LabelRef("rest"))
	v := c.YMM()
	c.VMOVUPS(mem(y, 0), v)
	c.VADDPS(mem(x, 0), v, v)
	c.VMOVUPS(v, mem(y, 0))
	c.ADDQ(operand.Imm(32), y)
	c.ADDQ(operand.Imm(32), x)
	c.JMP(operand.LabelRef("eight"))
	c.Label("rest")
	c.ADDQ(operand.Imm(8), n)
	c.JEQ(operand.LabelRef("done"))
	c.Label("one")
	w := c.XMM()
	c.VMOVSS(mem(y, 0), w)
	c.VADDSS(mem(x, 0), w, w)
	c.VMOVSS(w, mem(y, 0))
	c.ADDQ(operand.Imm(4), y)
	c.ADDQ(operand.Imm(4), x)
	c.DECQ(n)
	c.JNE(operand.LabelRef("one"))
	c.Label("done")
	c.VZEROUPPER()
	c.RET()
}

// largest writes the search for the first largest value: first the value, then
// its place. The last eight values are read as such, so that no tail is left.
func largest(c *build.Context) {
	function(c, "argMaxAVX2", "func(x *float32, n int) int",
		"argMaxAVX2 returns the first index of the largest of n ≥ 8 finite floats.")
	x, n := load(c, "x"), load(c, "n")
	last, at := c.GP64(), c.GP64()
	c.LEAQ(operand.Mem{Base: x, Index: n, Scale: 4, Disp: -32}, last)
	top := c.YMM()
	c.VMOVUPS(mem(last, 0), top)
	c.MOVQ(x, at)
	c.JMP(operand.LabelRef("more"))
	c.Label("values")
	c.VMAXPS(mem(at, 0), top, top)
	c.ADDQ(operand.Imm(32), at)
	c.Label("more")
	c.CMPQ(at, last)
	c.JCS(operand.LabelRef("values"))
	half := c.XMM()
	c.VEXTRACTF128(operand.Imm(1), top, half)
	c.VMAXPS(top.AsX(), half, half)
	other := c.XMM()
	c.VMOVHLPS(half, half, other)
	c.VMAXPS(half, other, half)
	c.VMOVSHDUP(half, other)
	c.VMAXSS(half, other, half)
	c.VBROADCASTSS(half, top)
	c.MOVQ(x, at)
	bits := c.GP32()
	equal := c.YMM()
	c.JMP(operand.LabelRef("look"))
	c.Label("next")
	c.ADDQ(operand.Imm(32), at)
	c.CMPQ(at, last)
	c.CMOVQHI(last, at)
	c.Label("look")
	c.VCMPPS(operand.Imm(0), mem(at, 0), top, equal)
	c.VMOVMSKPS(equal, bits)
	c.TESTL(bits, bits)
	c.JEQ(operand.LabelRef("next"))
	c.BSFL(bits, bits)
	c.SUBQ(x, at)
	c.SHRQ(operand.Imm(2), at)
	c.ADDQ(bits.As64(), at)
	c.Store(at, c.ReturnIndex(0))
	c.VZEROUPPER()
	c.RET()
}
