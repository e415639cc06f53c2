package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// conv is a convolution layer with random weights of the size real ones have.
type conv struct {
	r                       *rand.Rand
	w, bias, gain, shift, x []float32
	m                       *Matrix
}

func plainConvolution(w []float32, n int, bias []float32, order []int) *Matrix {
	return Pack(w, n, 288, bias, order)
}

func (c conv) make(pack func([]float32, int, []float32, []int) *Matrix, rows int) conv {
	c.w, c.bias = random(c.r, 288*288), random(c.r, 288)
	for i := range c.w {
		c.w[i] /= 10
	}
	c.gain, c.shift, c.x = random(c.r, 96), random(c.r, 96), random(c.r, (rows+2)*96)
	c.m = pack(c.w, 288, c.bias, nil)
	return c
}

func (c conv) run(rows int) []float32 {
	dst := make([]float32, rows*96)
	Convolve(dst, c.x, c.m, c.gain, c.shift, rows, make([]float32, ScratchLen))
	return dst
}

// normOf is the layer after a product in float64: maximum, normalisation.
func normOf(y []float64, gain, shift []float32) [96]float64 {
	var v [96]float64
	mean, variance := 0.0, 0.0
	for o := range v {
		v[o] = max(y[o], y[96+o], y[192+o])
		mean += v[o] / 96
	}
	for _, x := range v {
		variance += (x - mean) * (x - mean) / 96
	}
	for o := range v {
		v[o] = (v[o]-mean)/math.Sqrt(variance+1e-8)*float64(gain[o]) + float64(shift[o])
	}
	return v
}

func TestMaxoutNormAgainstFloat64(t *testing.T) {
	eachPath(t, func(t *testing.T) {
		r := rand.New(rand.NewPCG(9, 1))
		for rows := range 41 {
			for _, add := range []bool{false, true} {
				y, gain, shift := random(r, rows*288), random(r, 96), random(r, 96)
				if rows > 3 {
					clear(y[:288]) // a row without variance
				}
				dst := guarded(rows * 96)
				copy(dst.inner, random(r, rows*96))
				before := append([]float32(nil), dst.inner...)
				MaxoutNorm(dst.inner, y, gain, shift, rows, add)
				dst.check(t, fmt.Sprint(rows, " rows"))
				wide := make([]float64, len(y))
				for i, v := range y {
					wide[i] = float64(v)
				}
				for row := range rows {
					want := normOf(wide[row*288:], gain, shift)
					for o, w := range want {
						if add {
							w += float64(before[row*96+o])
						}
						if got := float64(dst.inner[row*96+o]); !(math.Abs(got-w) <= 5e-6) {
							t.Fatalf("%d rows, add %v: row %d float %d is %g, want %g", rows, add, row, o, got, w)
						}
					}
				}
			}
		}
	})
}

func TestConvolveAgainstFloat64(t *testing.T) {
	eachPath(t, func(t *testing.T) {
		for name, pack := range map[string]func([]float32, int, []float32, []int) *Matrix{"Pack": plainConvolution, "PackConvolution": PackConvolution} {
			c := conv{r: rand.New(rand.NewPCG(9, 2))}.make(pack, 200)
			worst := 0.0
			want := c.want(200)
			for rows := range 201 {
				if rows > 60 && rows < 198 || testing.Short() && rows%7 > 1 {
					continue
				}
				dst := guarded(rows * 96)
				Convolve(dst.inner, c.x[:(rows+2)*96], c.m, c.gain, c.shift, rows, make([]float32, ScratchLen))
				dst.check(t, fmt.Sprint(rows, " rows"))
				for i, got := range dst.inner {
					far := math.Abs(float64(got) - want[i])
					worst = max(worst, far)
					if !(far <= 1e-5) {
						t.Fatalf("%s, %d rows: row %d float %d is %g, want %g", name, rows, i/96, i%96, got, want[i])
					}
				}
			}
			t.Logf("%s: largest difference from float64 %.2g", name, worst)
		}
	})
}

func (c conv) want(rows int) []float64 {
	var all []float64
	for t := range rows {
		y := make([]float64, 288)
		for o := range y {
			y[o] = float64(c.bias[o])
			for i, x := range c.x[t*96 : t*96+288] {
				y[o] += float64(x) * float64(c.w[o*288+i])
			}
		}
		for o, v := range normOf(y, c.gain, c.shift) {
			all = append(all, v+float64(c.x[(t+1)*96+o]))
		}
	}
	return all
}

// What a row comes to does not depend on how many follow it.
func TestConvolveRowsAreIndependent(t *testing.T) {
	eachPath(t, func(t *testing.T) {
		for name, pack := range map[string]func([]float32, int, []float32, []int) *Matrix{"Pack": plainConvolution, "PackConvolution": PackConvolution} {
			c := conv{r: rand.New(rand.NewPCG(9, 3))}.make(pack, 120)
			all := c.run(120)
			for rows := 1; rows < 120; rows++ {
				if testing.Short() && rows > 9 && rows%24 > 1 {
					continue
				}
				short := c
				short.x = c.x[:(rows+2)*96]
				sameBits(t, fmt.Sprintf("%s, %d rows", name, rows), short.run(rows), all[:rows*96])
			}
			shifted := c
			shifted.x = c.x[2*96:]
			sameBits(t, name+", two rows later", shifted.run(118), all[2*96:])
		}
	})
}
