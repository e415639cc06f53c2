package words

import (
	"math"
	"testing"
)

func cosine(t *testing.T, a, b string) float64 {
	t.Helper()
	v := Default()
	x, y := make([]float32, v.Dim()), make([]float32, v.Dim())
	v.Add(x, a)
	v.Add(y, b)
	var xy, xx, yy float64
	for i := range x {
		xy += float64(x[i]) * float64(y[i])
		xx += float64(x[i]) * float64(x[i])
		yy += float64(y[i]) * float64(y[i])
	}
	return xy / math.Sqrt(xx*yy)
}

func TestNearWordsAreNearerThanOthers(t *testing.T) {
	for _, c := range []struct{ word, near, far string }{
		{"lawyer", "attorney", "bridge"}, {"jail", "prison", "river"}, {"push", "shove", "vote"},
		{"quake", "earthquake", "election"}, {"Car", "vehicle", "sentence"}, {"unresolved", "unsolved", "ferry"},
	} {
		if n, f := cosine(t, c.word, c.near), cosine(t, c.word, c.far); n < f+.3 {
			t.Errorf("%s is %.2f like %s and %.2f like %s", c.word, n, c.near, f, c.far)
		}
	}
}

func TestCommonWordsTellLess(t *testing.T) {
	v := Default()
	last := float32(-1)
	for _, w := range []string{"the", "said", "minister", "ferry", "Kellmouth"} {
		tells := v.Add(nil, w)
		if tells <= last || tells > 1 {
			t.Errorf("%s tells %v, the word before %v", w, tells, last)
		}
		last = tells
	}
}

func TestCaseAccentsAndStrangeWords(t *testing.T) {
	if c := cosine(t, "café", "Cafe"); c < .999 {
		t.Errorf("café and Cafe are %v alike", c)
	}
	v := Default()
	sum := make([]float32, v.Dim())
	for _, w := range []string{"", "–", "日本", "\xff\xfe", "'''", string(make([]byte, 100))} {
		v.Add(sum, w)
	}
	for _, x := range sum {
		if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
			t.Fatal("a word that is none made the vector useless")
		}
	}
}

func TestBrokenFiles(t *testing.T) {
	for _, n := range []int{0, 3, 11, 12, 100, len(data) / 2, len(data) - 1} {
		if _, err := load(data[:n]); err == nil {
			t.Errorf("a file cut after %d bytes was read", n)
		}
	}
	if _, err := load(data + "x"); err == nil {
		t.Error("a file with something behind it was read")
	}
}

func FuzzAdd(f *testing.F) {
	for _, w := range []string{"ceasefire", "cease-fire", "Zürich", "U.S.", "16th", "ﬁre"} {
		f.Add(w)
	}
	v := Default()
	f.Fuzz(func(t *testing.T, w string) {
		if tells := v.Add(make([]float32, v.Dim()), w); !(tells >= 0 && tells <= 1) {
			t.Errorf("%q tells %v", w, tells)
		}
	})
}

func BenchmarkAdd(b *testing.B) {
	v := Default()
	sum := make([]float32, v.Dim())
	b.ReportAllocs()
	for b.Loop() {
		v.Add(sum, "ceasefire")
	}
}
