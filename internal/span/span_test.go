package span

import (
	"testing"
	"testing/quick"
)

func TestTrim(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"  Rain fell.\n", "Rain fell."},
		{"\u00a0Rain\u3000", "Rain"},
		{"\ufeffRain", "Rain"},
		{"Rain\u200b", "Rain"},
		{" \t\r\n", ""},
		{"", ""},
		{"é", "é"},
	} {
		got := Span{0, len(c.text)}.Trim(c.text)
		if got.In(c.text) != c.want {
			t.Errorf("Trim(%q) covers %q, want %q", c.text, got.In(c.text), c.want)
		}
	}
}

func TestFits(t *testing.T) {
	const text = "aéb" // bytes: a, é in two, b
	for _, c := range []struct {
		s    Span
		want bool
	}{
		{Span{0, 4}, true}, {Span{1, 3}, true}, {Span{4, 4}, true}, {Span{0, 0}, true},
		{Span{2, 3}, false}, {Span{0, 2}, false}, {Span{-1, 1}, false}, {Span{0, 5}, false}, {Span{3, 1}, false},
	} {
		if got := c.s.Fits(text); got != c.want {
			t.Errorf("%v.Fits(%q) = %v, want %v", c.s, text, got, c.want)
		}
	}
}

// Contains, Overlaps and Empty agree with the bytes that spans cover.
func TestRelations(t *testing.T) {
	covers := func(s Span, i int) bool { return s.Start <= i && i < s.End }
	check := func(a, b, c, d uint8) bool {
		s, o := Span{int(a % 12), int(b % 12)}, Span{int(c % 12), int(d % 12)}
		common, inside := false, true
		for i := range 12 {
			common = common || covers(s, i) && covers(o, i)
			inside = inside && (!covers(o, i) || covers(s, i))
		}
		if s.Empty() || o.Empty() {
			return true
		}
		return s.Overlaps(o) == common && o.Overlaps(s) == common && s.Contains(o) == inside
	}
	if err := quick.Check(check, nil); err != nil {
		t.Error(err)
	}
}

func FuzzTrim(f *testing.F) {
	f.Add(" a\u00a0b ", 0, 3)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		s := Span{start, end}
		if !s.Fits(text) {
			return
		}
		got := s.Trim(text)
		if !got.Fits(text) || !s.Contains(got) && !got.Empty() {
			t.Fatalf("Trim of %v in %q is %v", s, text, got)
		}
		if again := got.Trim(text); again != got {
			t.Errorf("Trim twice gives %v, once %v", again, got)
		}
	})
}
