package collate

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"concord/internal/span"
)

// whole makes a text of one piece, or of several parted by " / ".
func whole(name, s string) Text {
	t := Text{Report: name, Text: s}
	at := 0
	for _, p := range strings.Split(s, " / ") {
		t.Pieces = append(t.Pieces, span.Span{Start: at, End: at + len(p)})
		at += len(p) + len(" / ")
	}
	return t
}

// apparatus collates the witnesses of one text: the longest is the base, ties
// broken by content, and every other is aligned to it. The result is the same in
// whatever order the texts are given, apart from the numbers of the witnesses.
func apparatus(texts []Text) (base int, entries []Entry) {
	ws := make([][]word, len(texts))
	for i, t := range texts {
		ws[i] = t.words(nil)
		if i > 0 && longer(texts[i], ws[i], texts[base], ws[base]) {
			base = i
		}
	}
	var e entryList
	for i := range texts {
		if i != base {
			c := collation{base: texts[base], wit: texts[i], bw: ws[base], ww: ws[i], pairs: align(ws[base], ws[i])}
			c.compare()
			e.add(&c, i, 0)
		}
	}
	return base, e.entries()
}

// show writes an apparatus the way editors do: lemma ] reading (grade, witnesses).
func show(entries []Entry, texts []Text) []string {
	var out []string
	for _, e := range entries {
		s := e.Lemma.Exact + " ]"
		for _, v := range e.Readings {
			r := v.At[0].Exact
			if r == "" {
				r = "om."
			}
			s += " " + r + " (" + string(v.Grade)
			for _, w := range v.Witnesses {
				s += " " + texts[w].Report
			}
			s += ")"
		}
		out = append(out, s)
	}
	return out
}

func TestApparatus(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts []string
		want  []string
	}{
		{"same words", []string{"The harbour stays open all winter", "The harbour stays open all winter"}, nil},
		{"first letter, apostrophe, final mark", []string{"we won’t close the harbour.", "We won't close the harbour,"},
			[]string{"we ] We (typographic B)", "won’t ] won't (typographic B)", "harbour. ] harbour, (typographic B)"}},
		{"serial comma and capitals", []string{"the ports, docks, and yards of the State of Norra", "the ports, docks and yards of the state of Norra"},
			[]string{"docks, ] docks (house-style B)", "State ] state (house-style B)"}},
		{"initials, spelling, numbers", []string{"the U.S. will honour fifteen treaties with 21 towns", "the US will honor 15 treaties with twenty-one towns"},
			[]string{"US ] U.S. (house-style A)", "honor ] honour (house-style A)", "15 ] fifteen (house-style A)", "twenty-one ] 21 (house-style A)"}},
		{"compound and per cent", []string{"a cease-fire cut losses by 40 per cent this year", "a ceasefire cut losses by 40% this year"},
			[]string{"cease-fire ] ceasefire (house-style B)", "per cent ] % (house-style B)"}},
		{"honorific", []string{"we thank Mr. Dale for the bridge", "we thank Dale for the bridge"},
			[]string{"Mr ] om. (house-style B)"}},
		{"words left out and exchanged", []string{"a loyal partner in the search for calm, trade and order", "a loyal friend in search for calm, trade, and order"},
			[]string{"partner ] friend (substantive B)", "the ] om. (substantive B)", "trade ] trade, (house-style B)"}},
		{"negation is substantive", []string{"the council will not sell the yard to anyone", "the council will sell the yard to anyone"},
			[]string{"not ] om. (substantive B)"}},
		{"contraction keeps the negation", []string{"the council will not sell the yard", "the council won't sell the yard"},
			[]string{"will not ] won't (house-style B)"}},
		{"cut with notice", []string{"we rebuilt the pier with our own hands and without any help and it stands", "we rebuilt the pier … and it stands"},
			[]string{"with our own hands and without any help ] om. (truncation B)"}},
		{"cut without notice", []string{"we rebuilt the pier with our own hands and without one coin from the capital and it stands", "we rebuilt the pier and it stands"},
			[]string{"with our own hands and without one coin from the capital ] om. (truncation B)"}},
		{"gloss in brackets", []string{"our town and David and I stand by the bridge", "our town and David [the mayor’s brother] and I stand by the bridge"},
			[]string{"the mayor’s brother ] om. (typographic A)"}},
		{"fragment is no variant", []string{"it is our policy to keep the strait open to every ship of every nation", "keep the strait open"}, nil},
		{"interrupted", []string{"we will keep the strait open to every ship", "we will keep / open to every ship"}, nil},
		{"different last word", []string{"families who turned grief into action.", "families who turned grief into purpose,"},
			[]string{"purpose ] action (substantive A)"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var texts []Text
			for i, s := range c.texts {
				texts = append(texts, whole(string(rune('A'+i)), s))
			}
			_, entries := apparatus(texts)
			got := show(entries, texts)
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("texts %q\ngot:\n  %s\nwant:\n  %s", c.texts, strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
			}
		})
	}
}

// The order in which witnesses are given changes nothing but their numbers.
func TestApparatusOrder(t *testing.T) {
	texts := []Text{
		whole("A", "a firm friend in the pursuit of peace, order, and plenty for the whole region"),
		whole("B", "a firm ally in pursuit of peace, order and plenty"),
		whole("C", "firm ally"),
		whole("D", "“the pursuit of peace, order and plenty for the whole Region”"),
		whole("E", "a firm friend in the pursuit of peace … for the whole region"),
	}
	base, entries := apparatus(texts)
	want := fmt.Sprint(texts[base].Report, show(entries, texts))
	r := rand.New(rand.NewSource(1))
	for range 50 {
		r.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
		base, entries := apparatus(texts)
		got := show(entries, texts)
		for i := range got {
			got[i] = sortWitnesses(got[i])
		}
		if s := fmt.Sprint(texts[base].Report, got); s != fmt.Sprint(sortAll(want)) && s != want {
			t.Fatalf("another order gave\n%s\nwant\n%s", s, want)
		}
	}
}

// Witness letters within one pair of brackets are sorted before comparing.
func sortWitnesses(s string) string { return sortAll(s) }

func sortAll(s string) string {
	parts := strings.Split(s, "(")
	for i, p := range parts[1:] {
		inner, rest, _ := strings.Cut(p, ")")
		f := strings.Fields(inner)
		if len(f) > 2 {
			for a := 1; a < len(f); a++ {
				for b := a + 1; b < len(f); b++ {
					if f[b] < f[a] {
						f[a], f[b] = f[b], f[a]
					}
				}
			}
		}
		parts[i+1] = strings.Join(f, " ") + ")" + rest
	}
	return strings.Join(parts, "(")
}

// Past maxCells the texts are cut at anchors; the result must still find one
// changed word.
func TestAlignLong(t *testing.T) {
	var a, b strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&a, "ship%d sails to port%d. ", i, i*7)
		if i == 2500 {
			fmt.Fprintf(&b, "ship%d rows to port%d. ", i, i*7)
		} else {
			fmt.Fprintf(&b, "ship%d sails to port%d. ", i, i*7)
		}
	}
	texts := []Text{whole("A", a.String()), whole("B", b.String())}
	_, entries := apparatus(texts)
	if got := show(entries, texts); len(got) != 1 || got[0] != "rows ] sails (substantive A)" && got[0] != "sails ] rows (substantive B)" {
		t.Errorf("got %q, want the one changed word", got)
	}
}

// Whatever is aligned: every passage is a slice of its text, readings lie in
// order, pairs rise in both texts, and nothing panics.
func FuzzAlign(f *testing.F) {
	f.Add("the ports, docks, and yards", "the ports, docks and yards")
	f.Add("“We won’t go,” / “not ever.”", "We will not go … not ever!")
	f.Add("U.S. 10,000 [sic] …", "US 10 000 \xff\xfe")
	f.Add("", "a")
	f.Add("a a a a a a", "a a a")
	f.Add("$5 … . . . 'n' %", "& ’s’ é É ı")
	f.Fuzz(func(t *testing.T, x, y string) {
		if len(x) > 2000 || len(y) > 2000 {
			return
		}
		texts := []Text{whole("A", x), whole("B", y), whole("C", y+" "+x)}
		for _, p := range [][2]int{{0, 1}, {1, 2}, {2, 0}} {
			a, b := texts[p[0]].words(nil), texts[p[1]].words(nil)
			la, lb := -1, -1
			for _, q := range align(a, b) {
				if q.a >= 0 && q.a <= la || q.b >= 0 && q.b <= lb || q.a < 0 && q.b < 0 {
					t.Fatalf("pairs do not rise: %v in %q, %q", align(a, b), x, y)
				}
				la, lb = max(la, q.a), max(lb, q.b)
			}
		}
		_, entries := apparatus(texts)
		check := func(sp span.Span, name, exact string) {
			text := texts[name[0]-'A'].Text
			if !sp.Fits(text) && sp.Start >= 0 && sp.End <= len(text) && strings.ToValidUTF8(text, "") == text {
				t.Fatalf("span %v cuts a rune of %q", sp, text)
			}
			if sp.In(text) != exact {
				t.Fatalf("passage %q is not %q", exact, sp.In(text))
			}
		}
		for _, e := range entries {
			check(e.Lemma.Span, e.Lemma.Report, e.Lemma.Exact)
			if len(e.Readings) == 0 {
				t.Fatalf("entry without readings at %q", e.Lemma.Exact)
			}
			for _, v := range e.Readings {
				if v.Grade == Verbatim || len(v.At) != len(v.Witnesses) {
					t.Fatalf("bad variant %+v", v)
				}
				for _, p := range v.At {
					check(p.Span, p.Report, p.Exact)
				}
			}
		}
	})
}
