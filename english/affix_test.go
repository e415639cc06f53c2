package english

import "testing"

func TestAffixes(t *testing.T) {
	x := &Default().tokenizer.affixes
	for _, c := range []struct {
		s              string
		prefix, suffix int
		start, end     int // of the first infix, -1 for none
	}{
		{"a", 0, 0, -1, -1},
		{"+1", 0, 0, -1, -1},
		{"+a", 1, 0, -1, -1},
		{"1+", 0, 1, -1, -1},
		{"...a", 3, 0, 0, 3},
		{"a...", 0, 3, 1, 4},
		{"……", 3, 6, 0, 3},
		{"US$5", 3, 0, -1, -1},
		{"5US$", 0, 3, -1, -1},
		{"5€", 0, 3, -1, -1},
		{"a€", 0, 0, -1, -1},
		{"5km²", 0, 4, -1, -1},
		{"5½km", 0, 0, -1, -1},
		{"5тб", 0, 0, -1, -1},
		{"5тбكم", 0, 8, -1, -1},
		{"a’s", 0, 4, -1, -1},
		{"U.S.", 0, 0, -1, -1},
		{"USA.", 0, 1, -1, -1},
		{"°C.", 2, 1, 0, 2},
		{"C.", 0, 0, -1, -1},
		{"a.B", 0, 0, 1, 2},
		{"A.B", 0, 0, -1, -1},
		{"1--2", 0, 0, 1, 2},
		{"a---b", 0, 0, 1, 4},
		{"a----b", 0, 0, -1, -1},
		{"a——b", 0, 0, 1, 7},
		{"1-a", 0, 0, 1, 2},
		{"\xffa", 1, 0, 0, 1}, // as U+FFFD, a symbol
	} {
		start, end := x.infix(c.s, 0)
		if p, q := x.prefix(c.s), x.suffix(c.s); p != c.prefix || q != c.suffix || start != c.start || end != c.end {
			t.Errorf("%q: prefix %d, suffix %d, infix %d %d; want %d, %d, %d %d", c.s, p, q, start, end, c.prefix, c.suffix, c.start, c.end)
		}
	}
}

func TestURL(t *testing.T) {
	x := &Default().tokenizer.affixes
	for s, want := range map[string]bool{
		"example.com": true, "example.c": false, "example.COM": false, "a.b": false, "a_b.com": true, "_a.com": false, "a..com": false, "日本.co": true, "a.𠀀𠀀": true, "𠀀.com": false,
		"http://example.com": true, "h://example.com": false, "ht+p://u:p@example.com:8080/x?y": true, "a@b@c.de": true, "@c.de": false, "u@c.de:8": false, "u@c.de:٣٣": true, "u@c.de:123456": false, "c.de#": true, "c.de\\": false,
		"8.8.8.8": true, "1.01.01.1": true, "1.1.001.1": false, "0.1.1.1": false, "224.1.1.1": false, "1.1.1.255": false, "10.1.1.1": false, "127.0.0.1": false, "169.254.1.1": false, "169.255.1.1": true, "192.168.1.1": false, "172.16.1.1": false, "172.2٣.1.1": false, "172.32.1.1": true, "172.3.1.1": true, "1.1.1": false, "1.1.1.1.1": false,
	} {
		if got := x.url(s); got != want {
			t.Errorf("url(%q) = %v, want %v", s, got, want)
		}
	}
}
