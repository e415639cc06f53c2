package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// eachPath runs a test once per path of this machine and build.
func eachPath(t *testing.T, run func(t *testing.T)) {
	best := Path()
	defer SetPath(best)
	for _, name := range Paths() {
		if !SetPath(name) {
			t.Fatalf("SetPath(%q) refused a name that Paths gave", name)
		}
		t.Run(name, run)
	}
}

func random(r *rand.Rand, n int) []float32 {
	s := make([]float32, n)
	for i := range s {
		s[i] = float32(r.NormFloat64())
	}
	return s
}

// reversed is an order that no one would get by accident.
func reversed(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = n - 1 - i
	}
	return s
}

// guard surrounds n floats with values that must not change.
type guard struct{ all, inner []float32 }

func guarded(n int) guard {
	all := make([]float32, n+128)
	for i := range all {
		all[i] = 12345.5
	}
	return guard{all, all[64 : 64+n : 64+n]}
}

func (g guard) check(t *testing.T, what string) {
	t.Helper()
	for i, v := range g.all {
		if (i < 64 || i >= len(g.all)-64) && v != 12345.5 {
			t.Fatalf("%s: float %d outside of the destination was written", what, i-64)
		}
	}
}

var shapes = []struct{ k, n int }{
	{288, 288}, {576, 288}, {384, 288}, {96, 64}, {64, 1024}, {64, 384}, {64, 106}, {64, 74}, {96, 50},
	{1, 1}, {2, 16}, {3, 17}, {5, 31}, {7, 33}, {13, 97}, {1, 128}, {4, 129}, {63, 15},
}

// errorBound is how far a float32 sum of products may be from the exact one:
// its terms' sizes times the number of roundings, in the worst order.
func errorBound(bias float32, a, w []float32) float64 {
	size := math.Abs(float64(bias))
	for i, x := range a {
		size += math.Abs(float64(x) * float64(w[i]))
	}
	return size * float64(len(a)+1) * 0x1p-24
}

func TestMultiplyAgainstFloat64(t *testing.T) {
	eachPath(t, func(t *testing.T) {
		r := rand.New(rand.NewPCG(1, 2))
		for _, s := range shapes {
			w, bias := random(r, s.n*s.k), random(r, s.n)
			for _, order := range [][]int{nil, reversed(s.n)} {
				m := Pack(w, s.n, s.k, bias, order)
				counts := []int{0, 1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 23, 25, 40}
				if testing.Short() && (order == nil || s.k > 100) {
					counts = []int{1, 7, 13}
				}
				for _, rows := range counts {
					stride, apart := s.k+r.IntN(3), s.n+r.IntN(3)
					if s.k == 288 {
						stride = 96 // a window, as convolutions read it
					}
					checkProduct(t, m, w, bias, order, rows, stride, apart, r)
				}
			}
		}
	})
}

func checkProduct(t *testing.T, m *Matrix, w, bias []float32, order []int, rows, stride, apart int, r *rand.Rand) {
	t.Helper()
	a := random(r, max(0, (rows-1)*stride+m.K))
	dst := guarded(max(0, (rows-1)*apart+m.N))
	m.Multiply(dst.inner, apart, a, stride, rows)
	what := fmt.Sprintf("k=%d n=%d rows=%d stride=%d", m.K, m.N, rows, stride)
	dst.check(t, what)
	for row := range rows {
		x := a[row*stride : row*stride+m.K]
		for o := range apart {
			if o >= m.N {
				if i := row*apart + o; i < len(dst.inner) && dst.inner[i] != 12345.5 {
					t.Fatalf("%s: row %d was written beyond its end", what, row)
				}
				continue
			}
			from := o
			if order != nil {
				from = order[o]
			}
			weights := w[from*m.K : (from+1)*m.K]
			want := float64(bias[from])
			for i, v := range x {
				want += float64(v) * float64(weights[i])
			}
			got := float64(dst.inner[row*apart+o])
			if !(math.Abs(got-want) <= errorBound(bias[from], x, weights)) {
				t.Fatalf("%s: row %d column %d is %g, want %g", what, row, o, got, want)
			}
		}
	}
}

func TestMultiplyWithoutBias(t *testing.T) {
	eachPath(t, func(t *testing.T) {
		m := Pack([]float32{1, 2, 3, 4}, 2, 2, nil, nil)
		dst := make([]float32, 4)
		m.Multiply(dst, 2, []float32{10, 1, 5, 7}, 2, 2)
		if want := []float32{12, 34, 19, 43}; !slices.Equal(dst, want) {
			t.Errorf("Multiply = %v, want %v", dst, want)
		}
	})
}

// A row must come to the same whichever rows are computed with it.
func TestRowsAreIndependent(t *testing.T) {
	eachPath(t, func(t *testing.T) {
		r := rand.New(rand.NewPCG(3, 4))
		for _, s := range shapes {
			m := Pack(random(r, s.n*s.k), s.n, s.k, random(r, s.n), nil)
			most := 40
			if testing.Short() {
				most = 14
			}
			a := random(r, most*s.k)
			alone := make([]float32, most*s.n)
			for row := range most {
				m.Multiply(alone[row*s.n:], s.n, a[row*s.k:], s.k, 1)
			}
			for rows := 1; rows <= most; rows++ {
				together := make([]float32, rows*s.n)
				m.Multiply(together, s.n, a, s.k, rows)
				sameBits(t, fmt.Sprintf("k=%d n=%d rows=%d", s.k, s.n, rows), together, alone[:rows*s.n])
			}
		}
	})
}

func sameBits(t *testing.T, what string, got, want []float32) {
	t.Helper()
	for i := range want {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Fatalf("%s: number %d is %x (%g), want %x (%g)", what, i, math.Float32bits(got[i]), got[i], math.Float32bits(want[i]), want[i])
		}
	}
}

// results computes everything once on the path in use: products first, then
// what must be the same on the portable path too.
func results(seed uint64) (products, rest []float32) {
	r := rand.New(rand.NewPCG(seed, 6))
	for _, s := range shapes {
		m := Pack(random(r, s.n*s.k), s.n, s.k, random(r, s.n), nil)
		for _, rows := range []int{1, 5, 30} {
			a, dst := random(r, rows*s.k), make([]float32, rows*s.n)
			m.Multiply(dst, s.n, a, s.k, rows)
			products = append(products, dst...)
		}
	}
	c := conv{r: r}.make(PackConvolution, 37)
	products = append(products, c.run(37)...)
	c = conv{r: r}.make(plainConvolution, 37)
	products = append(products, c.run(37)...)
	bias, table := random(r, 128), random(r, 8*128)
	u := Pack(random(r, 106*64), 106, 64, random(r, 106), nil)
	scores := make([]float32, 106)
	Step(scores, u, bias, slots(table))
	products = append(products, scores...)

	for _, rows := range []int{1, 2, 7} {
		for _, add := range []bool{false, true} {
			y, dst := random(r, rows*288), random(r, rows*96)
			MaxoutNorm(dst, y, random(r, 96), random(r, 96), rows, add)
			rest = append(rest, dst...)
		}
	}
	for width := 8; width <= 96; width += 8 {
		sums, table := random(r, width), random(r, 20*width)
		AddRows(sums, table, width, [4]uint32{3, 19, 0, 3})
		rest = append(rest, sums...)
		SumRows(sums, table, width, [4]uint32{7, 1, 1, 12})
		rest = append(rest, sums...)
	}
	for n := range 30 {
		y := random(r, n)
		AddTo(y, random(r, n))
		rest = append(rest, y...)
	}
	return products, rest
}

func slots(table []float32) []*[128]float32 {
	var rows []*[128]float32
	for i := 0; i < len(table); i += 128 {
		rows = append(rows, (*[128]float32)(table[i:]))
	}
	return rows
}

func TestPathsGiveTheSameBits(t *testing.T) {
	defer SetPath(Path())
	SetPath("portable")
	portableProducts, portableRest := results(5)
	var products []float32
	for _, name := range Paths() {
		if name == "portable" {
			continue
		}
		SetPath(name)
		p, rest := results(5)
		sameBits(t, name+" and portable, beside products", rest, portableRest)
		if products == nil {
			products = p
		}
		sameBits(t, name+" and "+Paths()[0], p, products)
		for i, v := range portableProducts {
			if math.Abs(float64(v-p[i])) > 1e-4*(1+math.Abs(float64(v))) {
				t.Fatalf("%s: product %d is %g, portable gives %g", name, i, p[i], v)
			}
		}
	}
}

// The bits of the assembly paths, on any processor. If a kernel is changed on
// purpose so that they change, note the new one: it has to be the same on
// AVX2, AVX-512 and NEON.
func TestBitsAreThoseOfOtherProcessors(t *testing.T) {
	products, rest := results(7)
	const wantRest = 0x5f09fdbee260b320
	if got := digest(rest); got != wantRest {
		t.Errorf("digest beside products on %s is %#x, want %#x", Path(), got, uint64(wantRest))
	}
	if Path() == "portable" {
		return // its products may differ
	}
	const wantProducts = 0x9afbb5a273d025ce
	if got := digest(products); got != wantProducts {
		t.Errorf("digest of products on %s is %#x, want %#x", Path(), got, uint64(wantProducts))
	}
}

// digest is FNV-1a over the bits.
func digest(s []float32) uint64 {
	h := uint64(14695981039346656037)
	for _, v := range s {
		for b := math.Float32bits(v); b != 0; b >>= 8 {
			h = (h ^ uint64(b&255)) * 1099511628211
		}
		h *= 1099511628211
	}
	return h
}

func TestShortSlicesPanic(t *testing.T) {
	m := Pack(make([]float32, 20), 4, 5, nil, nil)
	u := Pack(make([]float32, 64*3), 3, 64, nil, nil)
	f := func(n int) []float32 { return make([]float32, n) }
	for name, call := range map[string]func(){
		"Multiply dst":      func() { m.Multiply(f(7), 4, f(10), 5, 2) },
		"Multiply a":        func() { m.Multiply(f(8), 4, f(9), 5, 2) },
		"Multiply apart":    func() { m.Multiply(f(8), 3, f(10), 5, 2) },
		"Multiply stride":   func() { m.Multiply(f(8), 4, f(10), -1, 2) },
		"Pack weights":      func() { Pack(f(19), 4, 5, nil, nil) },
		"Pack bias":         func() { Pack(f(20), 4, 5, f(3), nil) },
		"Pack order":        func() { Pack(f(20), 4, 5, nil, []int{1}) },
		"MaxoutNorm dst":    func() { MaxoutNorm(f(191), f(576), f(96), f(96), 2, false) },
		"MaxoutNorm y":      func() { MaxoutNorm(f(192), f(575), f(96), f(96), 2, false) },
		"MaxoutNorm gain":   func() { MaxoutNorm(f(192), f(576), f(95), f(96), 2, false) },
		"Convolve matrix":   func() { Convolve(f(96), f(288), m, f(96), f(96), 1, f(ScratchLen)) },
		"Step scores":       func() { Step(f(2), u, f(128), slots(f(128))) },
		"Step bias":         func() { Step(f(3), u, f(127), slots(f(128))) },
		"Step no rows":      func() { Step(f(3), u, f(128), nil) },
		"Step nil row":      func() { Step(f(3), u, f(128), []*[128]float32{nil}) },
		"SumRows row":       func() { SumRows(f(8), f(16), 8, [4]uint32{0, 1, 2, 0}) },
		"SumRows large row": func() { SumRows(f(8), f(16), 8, [4]uint32{0, 1, 1 << 31, 0}) },
		"SumRows width":     func() { SumRows(f(9), f(18), 9, [4]uint32{}) },
		"SumRows dst":       func() { SumRows(f(7), f(16), 8, [4]uint32{}) },
		"AddTo":             func() { AddTo(f(3), f(4)) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			call()
		}()
	}
}

func TestSetPathRefusesOthers(t *testing.T) {
	before := Path()
	if SetPath("sse2") || Path() != before {
		t.Errorf("SetPath of an unknown path changed it to %q", Path())
	}
	if !slices.Contains(Paths(), "portable") || Paths()[0] != before {
		t.Errorf("Paths() = %q, in use %q", Paths(), before)
	}
}

func FuzzMultiply(f *testing.F) {
	f.Add(uint8(3), uint8(17), uint8(5), uint8(2), uint64(1))
	f.Add(uint8(200), uint8(50), uint8(13), uint8(96), uint64(2))
	f.Fuzz(func(t *testing.T, k, n, rows, stride uint8, seed uint64) {
		if k == 0 || n == 0 {
			return
		}
		r := rand.New(rand.NewPCG(seed, 0))
		w, bias := random(r, int(n)*int(k)), random(r, int(n))
		m := Pack(w, int(n), int(k), bias, nil)
		defer SetPath(Path())
		for _, name := range Paths() {
			SetPath(name)
			checkProduct(t, m, w, bias, nil, int(rows)%41, int(stride), int(n), r)
		}
	})
}
