//go:build linux

package kernel

import (
	"fmt"
	"math/rand/v2"
	"syscall"
	"testing"
	"unsafe"
)

// fenced returns copies of slices that end where memory ends: reading or
// writing one float further is a fault that ends the test.
func fenced(t *testing.T, slices ...*[]float32) {
	t.Helper()
	page := syscall.Getpagesize()
	for _, s := range slices {
		pages := (len(*s)*4 + page - 1) / page * page
		memory, err := syscall.Mmap(-1, 0, pages+page, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { syscall.Munmap(memory) })
		if err := syscall.Mprotect(memory[pages:], syscall.PROT_NONE); err != nil {
			t.Fatal(err)
		}
		if len(*s) == 0 {
			continue
		}
		moved := unsafe.Slice((*float32)(unsafe.Pointer(&memory[pages-len(*s)*4])), len(*s))
		copy(moved, *s)
		*s = moved
	}
}

func TestNothingOutsideIsTouched(t *testing.T) {
	eachPath(t, func(t *testing.T) {
		r := rand.New(rand.NewPCG(13, 1))
		for _, s := range shapes {
			m := Pack(random(r, s.n*s.k), s.n, s.k, random(r, s.n), nil)
			fenced(t, &m.weights, &m.bias)
			for _, rows := range []int{1, 2, 3, 5, 6, 7, 12, 13, 24} {
				a, dst := random(r, rows*s.k), make([]float32, rows*s.n)
				fenced(t, &a, &dst)
				m.Multiply(dst, s.n, a, s.k, rows)
			}
		}
		for _, pack := range []func([]float32, int, []float32, []int) *Matrix{plainConvolution, PackConvolution} {
			for _, rows := range []int{1, 2, 3, 4, 11, 12, 13, 24, 25, 49} {
				c := conv{r: r}.make(pack, rows)
				dst, scratch := make([]float32, rows*96), make([]float32, ScratchLen)
				fenced(t, &c.x, &c.gain, &c.shift, &dst, &scratch, &c.m.bias, &c.m.weights)
				if c.m.pairs != nil {
					fenced(t, &c.m.pairs)
				}
				Convolve(dst, c.x, c.m, c.gain, c.shift, rows, scratch)
			}
		}
		u := Pack(random(r, 106*64), 106, 64, nil, nil)
		for count := 1; count < 9; count++ {
			table, bias, scores := random(r, count*128), random(r, 128), make([]float32, 106)
			fenced(t, &table, &bias, &scores)
			Step(scores, u, bias, slots(table))
		}
		for n := range 40 {
			x, y := random(r, n), random(r, n)
			fenced(t, &x, &y)
			AddTo(y, x)
			if at := ArgMax(x); n > 0 && at >= n {
				t.Error(fmt.Sprint("ArgMax of ", n, " is ", at))
			}
		}
		table, dst := random(r, 5*24), make([]float32, 24)
		fenced(t, &table, &dst)
		SumRows(dst, table, 24, [4]uint32{4, 4, 0, 4})
		AddRows(dst, table, 24, [4]uint32{1, 4, 0, 4})
	})
}
