package main

import (
	"bytes"
	"fmt"
	"go/format"
	"slices"
	"strings"

	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/pass"
	"github.com/mmcloughlin/avo/printer"
	"github.com/mmcloughlin/avo/reg"
)

// simd is one width of vector of amd64.
type simd struct {
	name   string // ends the names of functions
	lanes  int    // float32 values in a vector
	rows   int    // rows of the largest block of a product
	panels int    // panels of 16 columns in a block
	single []int  // panels that one row alone takes at a time
	vector func(*build.Context) reg.VecVirtual
	zero   func(*build.Context, reg.VecVirtual)
}

var (
	avx2 = simd{"AVX2", 8, 6, 1, []int{2, 4, 6},
		func(c *build.Context) reg.VecVirtual { return c.YMM() },
		func(c *build.Context, x reg.VecVirtual) { c.VXORPS(x, x, x) }}
	avx512 = simd{"AVX512", 16, 12, 2, []int{2, 4, 6, 8},
		func(c *build.Context) reg.VecVirtual { return c.ZMM() },
		func(c *build.Context, x reg.VecVirtual) { c.VPXORD(x, x, x) }} // VXORPS needs AVX512DQ
)

// asked are the instruction sets that the package asks the processor for before
// it takes the AVX2 path; for AVX-512, AVX512F as well. CMOV is in every amd64.
var asked = []string{"AVX", "AVX2", "FMA3", "CMOV"}

// amd64 adds the assembly of amd64 and its declarations to files.
func amd64(files map[string][]byte) error {
	for name, generate := range map[string]func(*build.Context){
		"multiply_avx2":   func(c *build.Context) { products(c, avx2) },
		"multiply_avx512": func(c *build.Context) { products(c, avx512) },
		"convolve_avx2": func(c *build.Context) {
			pairs(c)
			convolutions(c, avx2)
		},
		"convolve_avx512": func(c *build.Context) { convolutions(c, avx512) },
		"layer_avx2": func(c *build.Context) {
			maxoutNorm(c, avx2)
			hidden(c)
			sumRows(c)
			addTo(c)
			largest(c)
		},
		"layer_avx512": func(c *build.Context) { maxoutNorm(c, avx512) },
		"peak":         func(c *build.Context) { peak(c, avx2, 12); peak(c, avx512, 24) },
	} {
		c := build.NewContext()
		c.ConstraintExpr("!purego")
		generate(c)
		f, err := c.Result()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := pass.Compile.Execute(f); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		for _, function := range f.Functions() {
			for _, set := range function.ISA {
				if !slices.Contains(asked, set) && !(set == "AVX512F" && strings.Contains(function.Name, "AVX512")) {
					return fmt.Errorf("%s needs %s, for which the package does not ask", function.Name, set)
				}
			}
		}
		config := printer.Config{Name: "tools/kernels", Pkg: "kernel"}
		assembly, err := printer.NewGoAsm(config).Print(f)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		stubs, err := printer.NewStubs(config).Print(f)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if stubs, err = format.Source(stubs); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		files[name+"_amd64.s"] = append(bytes.TrimRight(assembly, "\n"), '\n')
		files[name+"_amd64.go"] = stubs
	}
	return nil
}

// function begins a function that keeps none of its pointers.
func function(c *build.Context, name, signature, doc string) {
	c.Function(name)
	c.Pragma("noescape")
	c.Attributes(0x4) // NOSPLIT: no local memory, nothing called
	c.SignatureExpr(signature)
	c.Doc(doc)
}

func load(c *build.Context, name string) reg.GPVirtual {
	r := c.GP64()
	c.Load(c.Param(name), r)
	return r
}

// bytesOf turns a count of floats into bytes.
func bytesOf(c *build.Context, r reg.GPVirtual) { c.SHLQ(operand.Imm(2), r) }

func mem(base reg.Register, disp int) operand.Mem { return operand.Mem{Base: base, Disp: disp} }

// unroll writes a loop over k that does step(i) for i in 0..3 at a time and the
// rest one by one; advance moves the pointers by that many steps.
func unroll(c *build.Context, name string, k reg.GPVirtual, step func(i int), advance func(n int)) {
	const times = 4
	four, one, rest, done := name+"_four", name+"_one", name+"_rest", name+"_done"
	c.Label(four)
	c.SUBQ(operand.Imm(times), k)
	c.JLT(operand.LabelRef(rest))
	for i := range times {
		step(i)
	}
	advance(times)
	c.JMP(operand.LabelRef(four))
	c.Label(rest)
	c.ADDQ(operand.Imm(times), k)
	c.JEQ(operand.LabelRef(done))
	c.Label(one)
	step(0)
	advance(1)
	c.DECQ(k)
	c.JNE(operand.LabelRef(one))
	c.Label(done)
}

func products(c *build.Context, s simd) {
	for r := 1; r <= s.rows; r++ {
		block(c, s, r)
	}
	for _, panels := range s.single {
		single(c, s, panels)
	}
}

// block writes the product of r rows with s.panels panels, repeated for blocks
// of r rows. All sums stay in registers.
func block(c *build.Context, s simd, r int) {
	name := fmt.Sprintf("multiply%s_%d", s.name, r)
	function(c, name, "func(dst *float32, dstStride int, a *float32, stride int, weights, bias *float32, k, blocks int)",
		fmt.Sprintf("%s multiplies blocks blocks of %d rows of a with %d columns.", name, r, 16*s.panels))
	vectors := 16 * s.panels / s.lanes
	dst, dstStride := load(c, "dst"), load(c, "dstStride")
	a, stride := load(c, "a"), load(c, "stride")
	bytesOf(c, dstStride)
	bytesOf(c, stride)
	blocks := load(c, "blocks")
	var distance reg.GPVirtual // from one panel to the next
	if s.panels > 1 {
		distance = load(c, "k")
		c.SHLQ(operand.Imm(6), distance)
	}
	var stride3 reg.GPVirtual
	if r > 3 {
		stride3 = c.GP64()
		c.LEAQ(operand.Mem{Base: stride, Index: stride, Scale: 2}, stride3)
	}

	c.Label("block")
	// Four rows from each base: base, +stride, +2·stride, +3·stride.
	var bases []reg.GPVirtual
	for i := 0; i < r; i += 4 {
		base := c.GP64()
		if i == 0 {
			c.MOVQ(a, base)
		} else {
			c.LEAQ(operand.Mem{Base: bases[i/4-1], Index: stride, Scale: 4}, base)
		}
		bases = append(bases, base)
	}
	rowOf := func(i, disp int) operand.Mem {
		m := mem(bases[i/4], disp)
		switch i % 4 {
		case 1:
			m.Index, m.Scale = stride, 1
		case 2:
			m.Index, m.Scale = stride, 2
		case 3:
			m.Index, m.Scale = stride3, 1
		}
		return m
	}
	weights := load(c, "weights")
	bias := load(c, "bias")
	k := load(c, "k")
	sums := make([][]reg.VecVirtual, r)
	for i := range sums {
		for v := range vectors {
			x := s.vector(c)
			if i == 0 {
				c.VMOVUPS(mem(bias, v*s.lanes*4), x)
			} else {
				c.VMOVAPS(sums[0][v], x)
			}
			sums[i] = append(sums[i], x)
		}
	}
	unroll(c, "k", k, func(n int) {
		var w []reg.VecVirtual
		for v := range vectors {
			x := s.vector(c)
			at := mem(weights, n*64+v*s.lanes*4%64)
			if v*s.lanes >= 16 {
				at.Index, at.Scale = distance, 1
			}
			c.VMOVUPS(at, x)
			w = append(w, x)
		}
		for i := range r {
			x := s.vector(c)
			c.VBROADCASTSS(rowOf(i, n*4), x)
			for v := range vectors {
				c.VFMADD231PS(x, w[v], sums[i][v])
			}
		}
	}, func(n int) {
		c.ADDQ(operand.U32(64*n), weights)
		for _, base := range bases {
			c.ADDQ(operand.U32(4*n), base)
		}
	})
	for i := range sums {
		for v, x := range sums[i] {
			c.VMOVUPS(x, mem(dst, v*s.lanes*4))
		}
		c.ADDQ(dstStride, dst)
		c.ADDQ(stride, a)
	}
	c.DECQ(blocks)
	c.JNE(operand.LabelRef("block"))
	c.VZEROUPPER()
	c.RET()
}

// single writes the product of one row with many panels at once: one row of a
// block would wait for its few sums.
func single(c *build.Context, s simd, panels int) {
	name := fmt.Sprintf("single%s_%d", s.name, panels)
	function(c, name, "func(dst, a, weights, bias *float32, k int)",
		fmt.Sprintf("%s multiplies one row of a with %d columns.", name, 16*panels))
	dst, a, weights, bias, k := load(c, "dst"), load(c, "a"), load(c, "weights"), load(c, "bias"), load(c, "k")
	distance, distance3 := c.GP64(), c.GP64()
	c.MOVQ(k, distance)
	c.SHLQ(operand.Imm(6), distance)
	c.LEAQ(operand.Mem{Base: distance, Index: distance, Scale: 2}, distance3)
	bases := []reg.GPVirtual{weights}
	for i := 4; i < panels; i += 4 {
		base := c.GP64()
		c.LEAQ(operand.Mem{Base: bases[i/4-1], Index: distance, Scale: 4}, base)
		bases = append(bases, base)
	}
	var sums []reg.VecVirtual
	for v := range panels * 16 / s.lanes {
		x := s.vector(c)
		c.VMOVUPS(mem(bias, v*s.lanes*4), x)
		sums = append(sums, x)
	}
	unroll(c, "k", k, func(n int) {
		x := s.vector(c)
		c.VBROADCASTSS(mem(a, n*4), x)
		for v, sum := range sums {
			p := v * s.lanes / 16
			at := mem(bases[p/4], n*64+v*s.lanes*4%64)
			switch p % 4 {
			case 1:
				at.Index, at.Scale = distance, 1
			case 2:
				at.Index, at.Scale = distance, 2
			case 3:
				at.Index, at.Scale = distance3, 1
			}
			c.VFMADD231PS(at, x, sum)
		}
	}, func(n int) {
		c.ADDQ(operand.U32(4*n), a)
		for _, base := range bases {
			c.ADDQ(operand.U32(64*n), base)
		}
	})
	for v, x := range sums {
		c.VMOVUPS(x, mem(dst, v*s.lanes*4))
	}
	c.VZEROUPPER()
	c.RET()
}

// peak writes a loop of n independent fused multiply-adds and nothing else.
func peak(c *build.Context, s simd, n int) {
	name := "peak" + s.name
	function(c, name, "func(times int)",
		fmt.Sprintf("%s does times × %d fused multiply-adds of %d lanes, for benchmarks to compare with.", name, n, s.lanes))
	times := load(c, "times")
	x := s.vector(c)
	s.zero(c, x)
	var sums []reg.VecVirtual
	for range n {
		sum := s.vector(c)
		c.VMOVAPS(x, sum)
		sums = append(sums, sum)
	}
	c.Label("loop")
	for _, sum := range sums {
		c.VFMADD231PS(x, x, sum)
	}
	c.DECQ(times)
	c.JNE(operand.LabelRef("loop"))
	c.VZEROUPPER()
	c.RET()
}
