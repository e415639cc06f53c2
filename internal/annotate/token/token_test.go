package token

import (
	"strings"
	"testing"
	"unicode/utf8"

	"concord/internal/span"
)

func all(text string) []Word { return Words(text, span.Span{End: len(text)}) }

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{ // words parted by "|"
		{"Rain fell on Lowmere.", "Rain|fell|on|Lowmere|."},
		{"the U.S. Senate", "the|U.S.|Senate"},
		{"in the U.S.", "in|the|U.S."},
		{"a U.S.-led force", "a|U.S.|-|led|force"},
		{"They don't, can’t", "They|don't|,|can’t"},
		{"Qatar’s ships", "Qatar|’s|ships"},
		{"it's the 1990's", "it|'s|the|1990|'s"},
		{"O'Brien and D’Arcy", "O'Brien|and|D’Arcy"},
		{"Majed al-Hadi", "Majed|al-Hadi"},
		{"1,100 of 243.5m", "1,100|of|243.5m"},
		{"$243.5 billion", "$|243.5|billion"},
		{"a 20-point plan", "a|20|-|point|plan"},
		{"F-16 and COVID-19", "F-16|and|COVID-19"},
		{"mid-2024", "mid|-|2024"},
		{"at 12:46 p.m. on 9/11", "at|12:46|p.m.|on|9/11"},
		{"10th, 21st", "10th|,|21st"},
		{"Mr. Roe and Sept. 9", "Mr.|Roe|and|Sept.|9"},
		{"in the gen. No. 5", "in|the|gen|.|No|.|5"},
		{"AT&T and R&D", "AT&T|and|R&D"},
		{"Wait... what?!", "Wait|...|what|?|!"},
		{"war—peace -- or", "war|—|peace|--|or"},
		{"see https://example.org/a?b=1, now", "see|https://example.org/a?b=1|,|now"},
		{"to j.doe@example.org.", "to|j.doe@example.org|."},
		{"on example.com.", "on|example.com|."},
		{"the end.Next came", "the|end|.|Next|came"},
		{"(“Yes,” he said)", "(|“|Yes|,|”|he|said|)"},
		{"5% or €3", "5|%|or|€|3"},
		{"a Ph.D. thesis", "a|Ph.D.|thesis"},
		{"東京 2024", "東|京|2024"},
		{"👩🏽‍🚒 ok", "👩🏽‍|🚒|ok"},
		{"", ""},
		{" \u00a0\n", ""},
	} {
		var got []string
		for _, w := range all(c.text) {
			got = append(got, w.In(c.text))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("Words(%q)\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Qatar", "qatar"}, {"DON’T", "don't"}, {"“", `"`}, {"«", `"`}, {"—", "-"}, {"--", "-"}, {"al‑Hadi", "al-hadi"}, {"…", "..."},
		{"U.S.", "u.s."}, {"US", "u.s."}, {"us", "us"}, {"U.K.", "uk"}, {"UK", "uk"}, {"p.m.", "pm"}, {"Sept.", "sept"}, {"Mr.", "mr"},
		{"1,100", "1,100"}, {"243.5", "243.5"}, {"so\u00adcial", "social"}, {"e\u0301t\u00e9", "\u00e9t\u00e9"}, {"ﬁre", "fire"}, {"", ""},
	} {
		if got := Fold(c.in); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestMarkAndContent(t *testing.T) {
	const text = "The 12 boats, she said, were not US-built — yes!"
	var marks, content []string
	for _, w := range all(text) {
		if w.Mark {
			marks = append(marks, w.In(text))
		}
		if Content(w.Norm) {
			content = append(content, w.In(text))
		}
	}
	if got := strings.Join(marks, " "); got != ", , — !" {
		t.Errorf("marks are %q", got)
	}
	if got := strings.Join(content, " "); got != "12 boats said not US-built yes" {
		t.Errorf("content words are %q", got)
	}
}

func TestStem(t *testing.T) {
	for _, c := range []struct{ a, b string }{{"strikes", "strike"}, {"guarantees", "guaranteed"}, {"attacked", "attacks"}} {
		if Stem(c.a) != Stem(c.b) {
			t.Errorf("Stem(%q) = %q, Stem(%q) = %q", c.a, Stem(c.a), c.b, Stem(c.b))
		}
	}
	if got := Stem("9/11"); got != "9/11" {
		t.Errorf("Stem changes a number to %q", got)
	}
}

// The index finds the same words as looking at every word.
func TestWithin(t *testing.T) {
	const text = "Rain fell on Lowmere, and the U.S. 9th crew left."
	words := all(text)
	for i := 0; i <= len(text); i++ {
		for j := i; j <= len(text); j++ {
			n := 0
			for _, w := range words {
				if i <= w.Start && w.End <= j {
					n++
				}
			}
			got := Within(words, span.Span{Start: i, End: j})
			if len(got) != n {
				t.Fatalf("Within(%d, %d) has %d words, want %d", i, j, len(got), n)
			}
		}
	}
}

// Words never begin before within nor end after it, whatever within says.
func TestWithinBounds(t *testing.T) {
	const text = "one two"
	for _, s := range []span.Span{{Start: -5, End: 3}, {Start: 4, End: 99}, {Start: 6, End: 2}, {}} {
		for _, w := range Words(text, s) {
			if w.Start < s.Start || w.End > min(s.End, len(text)) {
				t.Errorf("Words within %v has %v", s, w)
			}
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"the U.S.'s $1,100.5 — “don’t” www.a.b/c", "e\u0301 \u200d👩🏽‍🚒", "a.b.c. A.B.C..", "''' --- ...", "x@y.z@", "Ph.D Ph.D."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			text = strings.ToValidUTF8(text, "\ufffd")
		}
		at := 0
		for _, w := range all(text) {
			if w.Empty() || !w.Fits(text) || w.Start < at {
				t.Fatalf("word %v after %d in %q", w, at, text)
			}
			if strings.TrimFunc(text[at:w.Start], IsSpace) != "" {
				t.Fatalf("%q lies between words of %q", text[at:w.Start], text)
			}
			if w.Norm != Fold(w.In(text)) {
				t.Fatalf("norm of %q is %q", w.In(text), w.Norm)
			}
			at = w.End
		}
		if strings.TrimFunc(text[at:], IsSpace) != "" {
			t.Fatalf("%q lies after the words of %q", text[at:], text)
		}
	})
}
