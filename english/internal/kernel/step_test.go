package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestStepAgainstFloat64(t *testing.T) {
	eachPath(t, func(t *testing.T) {
		r := rand.New(rand.NewPCG(11, 1))
		for _, n := range []int{106, 74, 1, 16, 33, 200} {
			w, bias, hidBias := random(r, n*64), random(r, n), random(r, 128)
			u := Pack(w, n, 64, bias, nil)
			for count := 1; count <= 13; count++ {
				table := random(r, count*128)
				dst := guarded(n)
				Step(dst.inner, u, hidBias, slots(table))
				dst.check(t, "Step")
				var hid [64]float64
				for o := range hid {
					a, b := float64(hidBias[o]), float64(hidBias[64+o])
					for s := range count {
						a += float64(table[s*128+o])
						b += float64(table[s*128+64+o])
					}
					hid[o] = max(a, b)
				}
				for o, got := range dst.inner {
					want := float64(bias[o])
					for i, h := range hid {
						want += h * float64(w[o*64+i])
					}
					if !(math.Abs(float64(got)-want) <= 1e-4) {
						t.Fatalf("%d slots, score %d of %d is %g, want %g", count, o, n, got, want)
					}
				}
			}
		}
	})
}

func TestSumRowsAgainstFloat64(t *testing.T) {
	eachPath(t, func(t *testing.T) {
		r := rand.New(rand.NewPCG(11, 2))
		for _, width := range []int{8, 16, 96, 288} {
			table := random(r, 50*width)
			for range 20 {
				at := [4]uint32{r.Uint32N(50), r.Uint32N(50), r.Uint32N(50), 49}
				dst := guarded(width)
				SumRows(dst.inner, table, width, at)
				dst.check(t, "SumRows")
				AddRows(dst.inner, table, width, at)
				dst.check(t, "AddRows")
				for i, got := range dst.inner {
					want := 0.0
					for _, row := range at {
						want += 2 * float64(table[int(row)*width+i])
					}
					if !(math.Abs(float64(got)-want) <= 1e-5) {
						t.Fatalf("width %d, float %d is %g, want %g", width, i, got, want)
					}
				}
			}
		}
	})
}

func TestAddTo(t *testing.T) {
	eachPath(t, func(t *testing.T) {
		r := rand.New(rand.NewPCG(11, 3))
		for n := range 70 {
			x, dst := random(r, n), guarded(n)
			AddTo(dst.inner, x)
			dst.check(t, "AddTo")
			for i, got := range dst.inner {
				if want := 12345.5 + x[i]; got != want {
					t.Fatalf("%d of %d is %g, want %g", i, n, got, want)
				}
			}
		}
	})
}

func TestArgMaxIsTheFirstLargest(t *testing.T) {
	eachPath(t, func(t *testing.T) {
		if got := ArgMax(nil); got != 0 {
			t.Errorf("ArgMax(nil) = %d", got)
		}
		r := rand.New(rand.NewPCG(11, 4))
		for n := 1; n < 140; n++ {
			for range 20 {
				x := make([]float32, n)
				for i := range x {
					x[i] = float32(r.IntN(12)) - 20 // many ties
				}
				if r.IntN(4) == 0 {
					for i := range x {
						x[i] = float32(math.Inf(-1))
					}
				}
				want := 0
				for i, v := range x {
					if v > x[want] {
						want = i
					}
				}
				if got := ArgMax(x); got != want {
					t.Fatalf("ArgMax of %v = %d, want %d", x, got, want)
				}
			}
		}
	})
}
