package english

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// record is a line of testdata/tokens.jsonl, which tools/model/dump_tokens.py
// writes: what spaCy says about one text, one word, or a family of texts.
type record struct {
	Text     *string  `json:"text"`
	Tokens   any      `json:"tokens"`
	Word     *string  `json:"word"`
	Fields   []any    `json:"fields"`
	IDs      []string `json:"ids"`
	Alphabet []string `json:"alphabet"`
	Family   string   `json:"family"`
	Texts    int      `json:"texts"`
	SHA256   string   `json:"sha256"`
}

func tokenRecords(t *testing.T) (out []record) {
	f, err := os.Open("testdata/tokens.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var r record
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func (a *Analyzer) tokensOf(doc *Doc, text string) *Doc {
	doc.reset(text)
	a.tokenize(doc)
	return doc
}

func writeTokens(w io.Writer, doc *Doc) {
	var line []byte
	for _, tok := range doc.Tokens {
		line = strconv.AppendInt(line[:0], int64(tok.Start), 10)
		line = strconv.AppendInt(append(line, ' '), int64(tok.End), 10)
		if tok.Space {
			line = append(line, " 1 "...)
		} else {
			line = append(line, " 0 "...)
		}
		line = append(append(line, tok.Norm...), '\n')
		w.Write(line)
	}
}

func TestTokensAreSpaCys(t *testing.T) {
	a, doc, n := Default().NewAnalyzer(), &Doc{}, 0
	for _, r := range tokenRecords(t) {
		if r.Text == nil {
			continue
		}
		n++
		a.tokensOf(doc, *r.Text)
		var got, want strings.Builder
		writeTokens(&got, doc)
		for _, tok := range r.Tokens.([]any) {
			f := tok.([]any)
			fmt.Fprintf(&want, "%v %v %v %v\n", f[0], f[1], f[2], f[3])
		}
		if got.String() != want.String() {
			t.Errorf("tokens of %q (start, end, space, norm)\n%swant\n%s", *r.Text, got.String(), want.String())
		}
	}
	if n < 400 {
		t.Errorf("%d texts in testdata/tokens.jsonl, want 400 or more", n)
	}
}

// TestFamiliesAreSpaCys makes texts by rule, the exceptions in company and every
// character in some, and compares digests.
func TestFamiliesAreSpaCys(t *testing.T) {
	m := Default()
	records := tokenRecords(t)
	i := slices.IndexFunc(records, func(r record) bool { return r.Alphabet != nil })
	if i < 0 {
		t.Fatal("no alphabet in testdata/tokens.jsonl")
	}
	families := tokenFamilies(m.tokenizer, records[i].Alphabet)
	a, doc := m.NewAnalyzer(), &Doc{}
	for _, r := range records {
		if r.Family == "" || r.Family == "words" {
			continue
		}
		texts := families[r.Family]
		if texts == nil {
			t.Errorf("family %q is not known", r.Family)
			continue
		}
		delete(families, r.Family)
		digest, count, made := sha256.New(), 0, 0
		texts(func(text string) bool {
			writeTokens(digest, a.tokensOf(doc, text))
			count += len(doc.Tokens)
			made++
			return true
		})
		if got := sum(digest); made != r.Texts || count != int(r.Tokens.(float64)) || got != r.SHA256 {
			t.Errorf("%s: %d texts, %d tokens, digest %s; want %d, %v, %s", r.Family, made, count, got, r.Texts, r.Tokens, r.SHA256)
		}
	}
	for name := range families {
		t.Errorf("family %q is not in testdata/tokens.jsonl", name)
	}
}

func sum(h hash.Hash) string { return hex.EncodeToString(h.Sum(nil)) }

func tokenFamilies(t *tokenizer, alphabet []string) map[string]func(func(string) bool) {
	var rules []string
	for s := range t.exceptions {
		rules = append(rules, s)
	}
	slices.Sort(rules)
	around := func(before, after string) func(func(string) bool) {
		return func(yield func(string) bool) {
			for _, s := range rules {
				yield(before + s + after)
			}
		}
	}
	return map[string]func(func(string) bool){
		"exceptions alone":              around("", ""),
		"exceptions in brackets":        around("(", ")"),
		"exceptions before a comma":     around("", ", a"),
		"exceptions before a full stop": around("", "."),
		"exceptions after a hyphen":     around("a-", ""),
		"exceptions glued to a word":    around("a", "b"),
		"exceptions in quotes":          around("“", "”"),
		"exceptions in pairs": func(yield func(string) bool) {
			for i := range rules[1:] {
				yield(rules[i] + rules[i+1])
			}
		},
		"exceptions in a line": func(yield func(string) bool) {
			yield(strings.Join(rules, " "))
			yield(strings.Join(rules, ""))
			yield(strings.Join(rules, "\n"))
		},
		"characters": func(yield func(string) bool) {
			for c := range codePoints {
				yield(strings.ReplaceAll("# a#b A#. 5#6 #. ##a A#B.#x", "#", c))
			}
		},
		"random": func(yield func(string) bool) {
			x := uint64(1)
			for range 60000 {
				text := ""
				for range 12 {
					x = x*6364136223846793005 + 1442695040888963407
					text += alphabet[(x>>33)%uint64(len(alphabet))]
					if x>>60 == 0 {
						break
					}
				}
				yield(text)
			}
		},
	}
}

// codePoints yields the characters of the blocks in use, but for most of Han and
// Hangul, and private use.
func codePoints(yield func(string) bool) {
	for _, block := range []runeRange{{0, 0x33FF}, {0x4E00, 0x4EFF}, {0x9F00, 0xACFF}, {0xD700, 0xD7FF}, {0xF900, 0x10FFF}, {0x1B000, 0x1B2FF}, {0x1D000, 0x1FAFF}, {0x20000, 0x200FF}, {0xE0000, 0xE01FF}, {0x10FFF0, 0x10FFFF}} {
		for r := block.first; r <= block.last; r++ {
			if !yield(string(r)) {
				return
			}
		}
	}
}

// checkTokens reports what is wrong with the tokens of any text.
func checkTokens(t *testing.T, doc *Doc) {
	t.Helper()
	at := 0
	for i, tok := range doc.Tokens {
		if tok.Start != at || tok.End <= tok.Start || tok.End > len(doc.Text) {
			t.Fatalf("token %d is [%d, %d) after %d in %d bytes", i, tok.Start, tok.End, at, len(doc.Text))
		}
		lex := doc.lexemes[i]
		if tok.Norm == "" || tok.Norm != lex.norm {
			t.Fatalf("token %d: norm %q, lexeme %q", i, tok.Norm, lex.norm)
		}
		if word := doc.Word(i); word != lex.text && string([]rune(word)) != lex.text {
			t.Fatalf("token %d: text %q, lexeme %q", i, word, lex.text)
		}
		at = tok.End
		if tok.Space {
			if at == len(doc.Text) || doc.Text[at] != ' ' {
				t.Fatalf("token %d: no space follows", i)
			}
			at++
		}
	}
	if at != len(doc.Text) || len(doc.Tokens) != len(doc.lexemes) {
		t.Fatalf("tokens end at %d of %d bytes; %d lexemes", at, len(doc.Text), len(doc.lexemes))
	}
}

func FuzzTokenize(f *testing.F) {
	for _, s := range []string{"", " a  b ", "“He can't”, she'd said: (:) a.m. 5km/h… http://u@a.bc:80/x", "\xff\xfe\x80a.\xe2\x80", "a\xed\xa0\x80.b\x00c", "\u2028\u00a0 \x1c", "(_8(|) :):) --..—", "a.\nb"} {
		f.Add(s)
	}
	m := Default()
	a, doc, other := m.NewAnalyzer(), &Doc{}, &Doc{}
	f.Fuzz(func(t *testing.T, text string) {
		checkTokens(t, a.tokensOf(doc, text))
		// Wrong bytes are read as U+FFFD each, and chunks that are remembered as new
		// ones are.
		clean := string([]rune(text))
		m.NewAnalyzer().tokensOf(other, clean)
		checkTokens(t, other)
		if len(doc.Tokens) != len(other.Tokens) {
			t.Fatalf("%d tokens of %q, %d of %q", len(doc.Tokens), text, len(other.Tokens), clean)
		}
		for i, tok := range doc.Tokens {
			if doc.lexemes[i].text != other.Word(i) || tok.Norm != other.Tokens[i].Norm || tok.Space != other.Tokens[i].Space {
				t.Fatalf("token %d is %q in %q and %q in %q", i, doc.Word(i), text, other.Word(i), clean)
			}
		}
	})
}

// TestLongChunks would not end if a part were read anew at each cut.
func TestLongChunks(t *testing.T) {
	size := 10 << 20
	if testing.Short() {
		size = 1 << 20
	}
	a, doc := Default().NewAnalyzer(), &Doc{}
	for _, unit := range []string{"a", "É", "(", ")", ".", "a.", "a-", "'s", "@a.bc", "://", "5$", "…", ":)", "\xff", "a,b", "Σ", "+", "a@", ".a:", "\u00a0", "8.8."} {
		for _, ends := range [][2]string{{"", ""}, {"(", ").com"}} {
			text := ends[0] + strings.Repeat(unit, size/len(unit)) + ends[1]
			checkTokens(t, a.tokensOf(doc, text))
			size = max(size/2, 1<<19) // the first ones are enough of the largest size
		}
	}
}

func TestDocsDoNotShareChunks(t *testing.T) {
	a := Default().NewAnalyzer()
	text := []byte("The ferry can't leave")
	doc := a.tokensOf(&Doc{}, string(text))
	want := fmt.Sprint(doc.Tokens)
	for i := range 3 * maxChunks {
		a.tokensOf(&Doc{}, "word"+strconv.Itoa(i))
	}
	if len(a.chunks) > maxChunks || len(a.m.lexicon.known) > maxKnown {
		t.Errorf("%d chunks and %d lexemes kept, want no more than %d and %d", len(a.chunks), len(a.m.lexicon.known), maxChunks, maxKnown)
	}
	if got := fmt.Sprint(a.tokensOf(&Doc{}, string(text)).Tokens); got != want {
		t.Errorf("after many other chunks the tokens are\n%s\nwant\n%s", got, want)
	}
}

func TestTokenizeLeavesNothingOfTheText(t *testing.T) {
	a := Default().NewAnalyzer()
	long := strings.Repeat("x", 2*maxKnownSize)
	for _, text := range []string{long + "-" + long + "-" + long, "ok then", long, "8am. a.m. 9pm. (:) " + long} {
		a.tokensOf(&Doc{}, text)
		for _, p := range a.chunkLong[:cap(a.chunkLong)] {
			if p.lex != nil {
				t.Errorf("after %q the lexeme %q is still there", text, p.lex.text)
			}
		}
		for _, lex := range a.second.lexemes[:cap(a.second.lexemes)] {
			if lex != nil {
				t.Errorf("after %q the lexeme %q is still there", text, lex.text)
			}
		}
	}
	a.tokensOf(&Doc{}, strings.Repeat("a-:) ", 1<<18))
	if n := cap(a.cuts) + cap(a.chunkLong) + cap(a.second.begins) + cap(a.second.found); n > 1<<16 {
		t.Errorf("room for %d elements is kept after a long text", n)
	}
}

func TestTokenizeKnownChunksWithoutGarbage(t *testing.T) {
	a, doc, text := Default().NewAnalyzer(), &Doc{}, newsText()+"They came (:) by 8am. :)"
	a.tokensOf(doc, text)
	if n := testing.AllocsPerRun(20, func() { a.tokensOf(doc, text) }); n > 0 {
		t.Errorf("%v allocations, want none", n)
	}
}

// newsText is invented: some 1,000 tokens as in a report, with names and numbers
// that differ.
func newsText() string {
	names := []string{"Ansel Brook", "Maud Fenwick", "the Harbour Board", "Lord Tamsin", "Dr. Okoro", "Penrow & Sons", "U.S. envoy Lia Marsh", "the Council's chairman"}
	var b strings.Builder
	for i := range 12 {
		fmt.Fprintf(&b, "%s said on Tuesday that %d people hadn't been able to leave the island since the ferry “Aurora” ran aground at %d p.m., ", names[i%8], 17*i+3, i%11+1)
		fmt.Fprintf(&b, "adding: “We're doing what we can, but it won't be easy.” The company, which carries %d,%03d passengers a year, lost $%d.%dm in 2023—its worst result yet. ", i+1, i*37, i, i%10)
		fmt.Fprintf(&b, "%s, a well-known critic of the government's plan, told reporters outside the court that the Minister's answer was “too little, too late”; see www.example.com/ferry-%d for more...\n\n", names[(i+3)%8], i)
	}
	return b.String()
}

func BenchmarkTokenize(b *testing.B) {
	a, doc, text := Default().NewAnalyzer(), &Doc{}, newsText()
	a.tokensOf(doc, text)
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		a.tokensOf(doc, text)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(doc.Tokens)), "ns/token")
}

// BenchmarkTokenizeCold has no chunk remembered, nor any lexeme known.
func BenchmarkTokenizeCold(b *testing.B) {
	m, doc, text := &Model{file: Default().file, parts: Default().parts}, &Doc{}, newsText()
	b.ReportAllocs()
	for b.Loop() {
		m.lexicon = newLexicon(m.file)
		m.NewAnalyzer().tokensOf(doc, text)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(doc.Tokens)), "ns/token")
}

func BenchmarkLoadTokenizer(b *testing.B) {
	f := Default().file
	b.ReportAllocs()
	for b.Loop() {
		newLexicon(f)
		newTokenizer(f)
	}
}

func TestWhiteSpace(t *testing.T) {
	count := 0
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if !isSpace(r) {
			continue
		}
		count++
		if s := string(r); endOfSpace(s, 0) != len(s) || endOfWord(s, 0) != 0 {
			t.Errorf("%U is white space but no run of it", r)
		}
	}
	if count != 29 {
		t.Errorf("%d characters of white space, want Python's 29", count)
	}
}
