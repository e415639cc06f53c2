package kernel

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// Benchmarks report GFLOP/s (a multiplication and an addition are two) per path
// and shape; BenchmarkPeak is what the multipliers can do at most, so that
// everything else can be stated as a share of it.

func eachPathB(b *testing.B, run func(b *testing.B)) {
	best := Path()
	defer SetPath(best)
	for _, name := range Paths() {
		SetPath(name)
		b.Run(name, run)
	}
}

// measure runs f until the benchmark has enough and reports, beside the mean
// of the testing package, the best time and from it the GFLOP/s: other work on
// the machine only ever adds time.
func measure(b *testing.B, flops float64, f func()) {
	times := 1 // enough of f for the clock to be exact
	for start := time.Now(); ; start = time.Now() {
		for range times {
			f()
		}
		if time.Since(start) > 20*time.Microsecond {
			break
		}
		times *= 2
	}
	best := time.Duration(1<<63 - 1)
	for b.Loop() {
		start := time.Now()
		for range times {
			f()
		}
		best = min(best, time.Since(start))
	}
	each := float64(best) / float64(times)
	b.ReportMetric(float64(b.Elapsed())/float64(b.N*times), "ns/op")
	b.ReportMetric(each, "best-ns")
	if flops > 0 {
		b.ReportMetric(flops/each, "GFLOP/s")
	}
}

func BenchmarkPeak(b *testing.B) {
	eachPathB(b, func(b *testing.B) {
		const times = 10000
		flops := peak(1)
		if flops == 0 {
			b.Skip("no multipliers of its own")
		}
		measure(b, float64(flops)*times, func() { peak(times) })
	})
}

func BenchmarkMultiply(b *testing.B) {
	eachPathB(b, func(b *testing.B) {
		r := rand.New(rand.NewPCG(1, 1))
		for _, s := range shapes[:9] {
			m := Pack(random(r, s.n*s.k), s.n, s.k, random(r, s.n), nil)
			for _, rows := range []int{1, 2, 6, 30, 600} {
				stride := s.k
				if s.k == 288 {
					stride = 96
				}
				a, dst := random(r, rows*stride+s.k), make([]float32, rows*s.n)
				b.Run(fmt.Sprintf("%dx%d/rows=%d", s.k, s.n, rows), func(b *testing.B) {
					measure(b, 2*float64(rows*s.k*s.n), func() { m.Multiply(dst, s.n, a, stride, rows) })
				})
			}
		}
	})
}

// The figure counts the products of the plain formula, also where
// PackConvolution does with fewer.
func BenchmarkConvolve(b *testing.B) {
	eachPathB(b, func(b *testing.B) {
		for _, p := range []struct {
			name string
			pack func([]float32, int, []float32, []int) *Matrix
		}{{"plain", plainConvolution}, {"fewer", PackConvolution}} {
			for _, rows := range []int{6, 30, 600} {
				// Eight layers, as the two encoders have together, so that the
				// weights have to come from where they would.
				var layers []conv
				r := rand.New(rand.NewPCG(1, 1))
				for range 8 {
					layers = append(layers, conv{r: r}.make(p.pack, rows))
				}
				dst, scratch := make([]float32, rows*96), make([]float32, ScratchLen)
				b.Run(fmt.Sprintf("%s/rows=%d", p.name, rows), func(b *testing.B) {
					b.ReportAllocs()
					measure(b, 8*2*float64(rows*288*288), func() {
						for _, c := range layers {
							Convolve(dst, c.x, c.m, c.gain, c.shift, rows, scratch)
						}
					})
				})
			}
		}
	})
}

func BenchmarkMaxoutNorm(b *testing.B) {
	eachPathB(b, func(b *testing.B) {
		r := rand.New(rand.NewPCG(1, 1))
		const rows = 24
		y, dst, gain, shift := random(r, rows*288), make([]float32, rows*96), random(r, 96), random(r, 96)
		measure(b, 0, func() { MaxoutNorm(dst, y, gain, shift, rows, true) })
	})
}

func BenchmarkStep(b *testing.B) {
	eachPathB(b, func(b *testing.B) {
		r := rand.New(rand.NewPCG(1, 1))
		for _, s := range []struct{ slots, n int }{{8, 106}, {3, 74}} {
			u, bias, table := Pack(random(r, s.n*64), s.n, 64, random(r, s.n), nil), random(r, 128), random(r, s.slots*128)
			rows, scores := slots(table), make([]float32, s.n)
			b.Run(fmt.Sprintf("slots=%d/classes=%d", s.slots, s.n), func(b *testing.B) {
				b.ReportAllocs()
				measure(b, 0, func() { Step(scores, u, bias, rows) })
			})
		}
	})
}

func BenchmarkSumRows(b *testing.B) {
	eachPathB(b, func(b *testing.B) {
		r := rand.New(rand.NewPCG(1, 1))
		for _, width := range []int{96, 288} {
			table, dst := random(r, 5000*width), make([]float32, width)
			b.Run(fmt.Sprintf("width=%d", width), func(b *testing.B) {
				i := uint32(0)
				measure(b, 0, func() {
					i = i*1664525 + 1013904223
					SumRows(dst, table, width, [4]uint32{i % 5000, i >> 5 % 5000, i >> 10 % 5000, i >> 15 % 5000})
				})
			})
		}
	})
}

func BenchmarkArgMax(b *testing.B) {
	eachPathB(b, func(b *testing.B) {
		x := random(rand.New(rand.NewPCG(1, 1)), 106)
		measure(b, 0, func() { ArgMax(x) })
	})
}

// Packing is part of a program's start.
func BenchmarkPack(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	w, order := random(r, 288*288), reversed(288)
	b.Run("plain", func(b *testing.B) { measure(b, 0, func() { Pack(w, 288, 288, nil, order) }) })
	b.Run("convolution", func(b *testing.B) { measure(b, 0, func() { PackConvolution(w, 288, nil, order) }) })
}
