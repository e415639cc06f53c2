package main

import (
	"fmt"

	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// Layout of what a convolution's products read and write, in bytes; the package
// that is generated for explains it in pair.go.
const (
	pairBytes  = 4 * width * 4      // the four combined rows of a pair
	halfBytes  = width * 2 * 16 * 4 // weights of one panel for one half of the products
	yRowBytes  = pieces * width * 4 // a row of products
	panelBytes = 2 * halfBytes      // weights of one panel
)

// pairs writes, for each pair of rows of a convolution, the four combinations
// that its products take.
func pairs(c *build.Context) {
	function(c, "pairsAVX2", "func(e, x *float32, n int)",
		"pairsAVX2 combines rows 2i to 2i+3 of x into the four of pair i, for n pairs.")
	e, x, n := load(c, "e"), load(c, "x"), load(c, "n")
	c.Label("pair")
	for v := 0; v < width; v += 8 {
		at := func(base reg.Register, row int) operand.Mem { return mem(base, (row*width+v)*4) }
		var d [4]reg.VecVirtual
		for row := range d {
			d[row] = c.YMM()
			c.VMOVUPS(at(x, row), d[row])
		}
		for i, out := range []func(reg.VecVirtual){
			func(r reg.VecVirtual) { c.VADDPS(d[2], d[1], r) }, // d1 + d2
			func(r reg.VecVirtual) { c.VSUBPS(d[1], d[2], r) }, // d2 - d1
			func(r reg.VecVirtual) { c.VSUBPS(d[2], d[0], r) }, // d0 - d2
			func(r reg.VecVirtual) { c.VSUBPS(d[1], d[3], r) }, // d3 - d1
		} {
			r := c.YMM()
			out(r)
			c.VMOVUPS(r, at(e, i))
		}
	}
	c.ADDQ(operand.U32(pairBytes), e)
	c.ADDQ(operand.U32(2*width*4), x)
	c.DECQ(n)
	c.JNE(operand.LabelRef("pair"))
	c.VZEROUPPER()
	c.RET()
}

// convolutions writes the products of pairs of rows.
func convolutions(c *build.Context, s simd) {
	for p := 1; p <= s.rows/2; p++ {
		pairBlock(c, s, p)
	}
}

// pairBlock writes the products of p pairs with s.panels panels, repeated for
// blocks of p pairs. Each pair has two sums; they are first those of the middle
// two products, then, after one addition and one subtraction, those of the rows.
func pairBlock(c *build.Context, s simd, p int) {
	name := fmt.Sprintf("convolve%s_%d", s.name, p)
	function(c, name, "func(y, e, weights, bias *float32, blocks int)",
		fmt.Sprintf("%s makes the products of blocks blocks of %d pairs of rows with %d columns.", name, p, 16*s.panels))
	vectors := 16 * s.panels / s.lanes
	y, e, blocks := load(c, "y"), load(c, "e"), load(c, "blocks")
	c.Label("block")
	weights, bias := load(c, "weights"), load(c, "bias")
	sums := make([][2][]reg.VecVirtual, p)
	for i := range sums {
		for half := range 2 {
			for v := range vectors {
				x := s.vector(c)
				switch {
				case half == 1:
					s.zero(c, x)
				case i == 0:
					c.VMOVUPS(mem(bias, v*s.lanes*4), x)
				default:
					c.VMOVAPS(sums[0][0][v], x)
				}
				sums[i][half] = append(sums[i][half], x)
			}
		}
	}
	for phase := range 2 {
		const times = 4
		label := []string{"middle", "outer"}[phase]
		k := c.GP64()
		c.MOVQ(operand.U32(width/times), k)
		c.Label(label)
		for n := range times {
			for half := range 2 {
				var w []reg.VecVirtual
				for v := range vectors {
					x := s.vector(c)
					at := v * s.lanes * 4
					c.VMOVUPS(mem(weights, n*128+half*64+at/64*panelBytes+at%64), x)
					w = append(w, x)
				}
				for i := range sums {
					x := s.vector(c)
					c.VBROADCASTSS(mem(e, i*pairBytes+half*width*4+n*4), x)
					for v := range w {
						c.VFMADD231PS(x, w[v], sums[i][half][v])
					}
				}
			}
		}
		c.ADDQ(operand.U32(128*times), weights)
		c.ADDQ(operand.U32(4*times), e)
		c.DECQ(k)
		c.JNE(operand.LabelRef(label))
		if phase == 0 {
			for i := range sums {
				for v := range vectors {
					a, b := sums[i][0][v], sums[i][1][v]
					x := s.vector(c)
					c.VADDPS(b, a, x)
					c.VSUBPS(b, a, b)
					c.VMOVAPS(x, a)
				}
			}
			c.ADDQ(operand.U32(width*4), e)
		}
	}
	for i := range sums {
		for half := range 2 {
			for v := range vectors {
				c.VMOVUPS(sums[i][half][v], mem(y, (2*i+half)*yRowBytes+v*s.lanes*4))
			}
		}
	}
	c.ADDQ(operand.U32(2*p*yRowBytes), y)
	c.ADDQ(operand.U32(p*pairBytes-3*width*4), e) // three of the first pair's rows have been passed
	c.DECQ(blocks)
	c.JNE(operand.LabelRef("block"))
	c.VZEROUPPER()
	c.RET()
}
