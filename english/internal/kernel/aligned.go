package kernel

import "unsafe"

// aligned returns n zeros that begin on a cache line, so that no load of a
// panel's row touches two lines. Nothing but speed depends on it.
func aligned(n int) []float32 {
	const line = 64
	s := make([]float32, n+line/4)
	skip := (line - int(uintptr(unsafe.Pointer(&s[0]))%line)) % line / 4
	return s[skip : skip+n : skip+n]
}
