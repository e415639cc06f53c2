package english

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"sync"
	"testing"
)

func TestHash64(t *testing.T) {
	for _, c := range []struct {
		text string
		want uint64
	}{
		{"coffee", 3197928453018144401}, {"apple", 8566208034543834098}, {"the", 7425985699627899538}, {"ROOT", 8206900633647566924}, {"xxxx", 13110060611322374290},
		{"d", 8148669997605808657}, {"café", 32833993555699147}, {"日本語", 1998301522555383300}, {"  ", 12127836336259238092},
	} {
		if got := hash64(c.text); got != c.want {
			t.Errorf("hash of %q = %d, want %d", c.text, got, c.want)
		}
		if got := hash64([]byte(c.text)); got != c.want {
			t.Errorf("hash of the bytes of %q = %d, want %d", c.text, got, c.want)
		}
	}
}

func TestLexemesAreSpaCys(t *testing.T) {
	l, n := Default().lexicon, 0
	for _, r := range tokenRecords(t) {
		switch {
		case r.Word != nil:
			n++
			lex := l.get(*r.Word, "")
			if got, want := l.fields(lex), join(r.Fields); got != want {
				t.Errorf("%q: norm, lower, prefix, suffix, shape, space\n%s\nwant\n%s", *r.Word, got, want)
			}
			if got, want := fmt.Sprint(lex.normID, lex.prefix, lex.suffix, lex.shape), strings.Join(r.IDs, " "); got != want {
				t.Errorf("%q: ids %s, want %s", *r.Word, got, want)
			}
		case r.Family == "words":
			n++
			digest, count := sha256.New(), 0
			for c := range codePoints {
				for _, word := range []string{c, "a" + c, "aΣ" + c, "aΣ" + c + "b", "A" + c + "Σ", strings.Repeat(c, 5) + "1"} {
					fmt.Fprintln(digest, l.fields(l.get(word, "")))
					count++
				}
			}
			if got := sum(digest); count != r.Texts || got != r.SHA256 {
				t.Errorf("%d words, digest %s; want %d, %s", count, got, r.Texts, r.SHA256)
			}
		}
	}
	if n < 50 {
		t.Errorf("%d words in testdata/tokens.jsonl, want 50 or more", n)
	}
}

func (l *lexicon) fields(lex *lexeme) string {
	prefix, suffix := ends(lex.text)
	space := 0
	if lex.isSpace {
		space = 1
	}
	return join([]any{lex.norm, lex.lower, prefix, suffix, string(l.appendShape(nil, lex.text)), space})
}

func join(fields []any) string {
	var s []string
	for _, f := range fields {
		s = append(s, fmt.Sprint(f))
	}
	return strings.Join(s, " ")
}

func TestNormOfAnException(t *testing.T) {
	l := Default().lexicon
	lex := l.get("ca", "can")
	if lex.text != "ca" || lex.norm != "can" || lex.normID != hash64("can") || lex.lower != "ca" {
		t.Errorf("lexeme of ca with norm can: %q %q %d %q", lex.text, lex.norm, lex.normID, lex.lower)
	}
	if plain := l.get("ca", ""); plain.norm != "ca" {
		t.Errorf("norm of ca alone = %q, want ca", plain.norm)
	}
}

func TestLexiconIsSafeForManyAndOneForEachText(t *testing.T) {
	l := newLexicon(Default().file)
	var all [4][]*lexeme
	var group sync.WaitGroup
	for i := range all {
		group.Go(func() {
			for j := range 2000 {
				all[i] = append(all[i], l.get(fmt.Sprint("w", j%500), ""))
			}
		})
	}
	group.Wait()
	for i := range all {
		for j, lex := range all[i] {
			if lex != all[0][j%500] {
				t.Fatalf("goroutine %d has another lexeme of %q", i, lex.text)
			}
		}
	}
}

func TestLowerOfManySigmas(t *testing.T) {
	// Would not end if the neighbours of each were searched anew.
	n := 1 << 20
	got := lower("A" + strings.Repeat("Σ.", n) + "B")
	if want := "a" + strings.Repeat("σ.", n) + "b"; got != want {
		t.Errorf("lower of many sigmas before a letter differs")
	}
	got = lower("A" + strings.Repeat(".", n) + strings.Repeat("Σ", 2) + strings.Repeat("'", n))
	if want := "a" + strings.Repeat(".", n) + "σς" + strings.Repeat("'", n); got != want {
		t.Errorf("lower of sigmas among points differs")
	}
}
