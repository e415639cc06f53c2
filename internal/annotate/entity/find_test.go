package entity_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"concord/english"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// read cuts every line of text into sentences, tokens and words, as the stages
// before do.
func read(text string) ([]sentence.Sentence, []token.Word, *english.Doc) {
	var sentences []sentence.Sentence
	var words []token.Word
	var parts []english.Part
	at := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		part := english.Part{Start: at, End: at + len(line)}
		for _, sp := range sentence.Split(text, span.Span{Start: at, End: at + len(line)}) {
			sentences = append(sentences, sentence.Sentence{Span: sp})
			words = append(words, token.Words(text, sp)...)
			part.Sentences = append(part.Sentences, sp.Start)
		}
		if part.Sentences != nil {
			parts = append(parts, part)
		}
		at += len(line)
	}
	grammar := &english.Doc{}
	english.Default().NewAnalyzer().AnalyzeParts(grammar, text, parts)
	token.Join(words, grammar.Tokens)
	return sentences, words, grammar
}

func find(text string) ([]entity.Entity, []entity.Mention) {
	s, w, g := read(text)
	es, ms, _ := entity.Find(text, s, w, g)
	return es, ms
}

// cases are read from testdata: a text, then "= " lines with the entities that
// must be found, in order, as "kind | name | title; title | of | mention; mention".
// Fields from the third on may be left out. "! name" must not be an entity.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	n := 0
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range strings.Split(string(b), "\n\n") {
			var text, want, not []string
			for line := range strings.SplitSeq(c, "\n") {
				switch {
				case strings.HasPrefix(line, "#"), line == "":
				case strings.HasPrefix(line, "= "):
					want = append(want, line[2:])
				case strings.HasPrefix(line, "! "):
					not = append(not, line[2:])
				default:
					text = append(text, line)
				}
			}
			if len(text) == 0 {
				continue
			}
			n++
			check(t, file, strings.Join(text, "\n"), want, not)
		}
	}
	if n < 20 {
		t.Errorf("only %d cases", n)
	}
}

func check(t *testing.T, file, text string, want, not []string) {
	t.Helper()
	es, ms := find(text)
	var got []string
	for i, e := range es {
		var of []string
		for _, m := range ms {
			if m.Entity == i {
				of = append(of, m.In(text))
			}
		}
		got = append(got, string(e.Kind)+" | "+e.Name+" | "+strings.Join(e.Titles, "; ")+" | "+e.Of+" | "+strings.Join(of, "; "))
	}
	for _, w := range want {
		fields := strings.Split(w, "|")
		found := false
		for _, g := range got {
			have := strings.Split(g, "|")
			same := true
			for k := range fields {
				same = same && k < len(have) && strings.TrimSpace(fields[k]) == strings.TrimSpace(have[k])
			}
			found = found || same
		}
		if !found {
			t.Errorf("%s: %q\nfound\n  %s\nwant %s", file, text, strings.Join(got, "\n  "), w)
		}
	}
	for _, w := range not {
		for _, e := range es {
			for _, name := range append(e.Names, e.Name) {
				if name == w {
					t.Errorf("%s: %q: found %q", file, text, w)
				}
			}
		}
	}
}

func TestSamePerson(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Mohammed Al Thani", "Mohammed bin Abdulrahman bin Jassim Al Thani", true},
		{"Mohammed bin Abdulrahman al-Thani", "Mohammed bin Abdulrahman bin Jassim Al Thani", true},
		{"Muhammad al-Thani", "Mohamed Al Thani", true},
		{"Hamad bin Khalifa Al Thani", "Mohammed bin Abdulrahman Al Thani", false},
		{"John Kennedy", "John F. Kennedy", true},
		{"John F. Kennedy", "John R. Kennedy", false},
		{"John Kennedy Jr.", "John Kennedy", false},
		{"J. K. Marsh", "Jane Katherine Marsh", true},
		{"Joe Marsh", "Joseph Marsh", true},
		{"Ruth Hale", "Robert Hale", false},
		{"Hale", "Ruth Hale", false},
		{"Volodymyr Zelensky", "Volodymyr Zelenskyy", true},
		{"José Peña", "Jose Pena", true},
	} {
		if got := entity.SamePerson(c.a, c.b); got != c.want {
			t.Errorf("SamePerson(%q, %q) = %v, want %v", c.a, c.b, got, c.want)
		}
		if entity.SamePerson(c.a, c.b) != entity.SamePerson(c.b, c.a) {
			t.Errorf("SamePerson(%q, %q) depends on the order", c.a, c.b)
		}
	}
}

func TestTitleHead(t *testing.T) {
	for title, want := range map[string]string{"the US president": "president", "President": "president", "Israeli Prime Minister": "prime minister",
		"US Secretary of State": "secretary of state", "Mr": "", "Qatar’s prime minister": "prime minister", "spokesman": "spokesman",
		"the president of Chile": "president"} {
		if got, _ := entity.TitleHead(title); got != want {
			t.Errorf("TitleHead(%q) = %q, want %q", title, got, want)
		}
	}
	if _, former := entity.TitleHead("former President"); !former {
		t.Error(`TitleHead("former President") is not former`)
	}
}

// holds checks what is true of every result.
func holds(t *testing.T, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		find(text) // texts of reports are valid; others must only do no harm
		return
	}
	es, ms := find(text)
	es2, ms2 := find(text)
	if !reflect.DeepEqual(es, es2) || !reflect.DeepEqual(ms, ms2) {
		t.Fatalf("two readings differ: %q", text)
	}
	next := 0
	for i, m := range ms {
		if !m.Span.Fits(text) || m.Span.Empty() {
			t.Fatalf("mention %v does not fit %q", m, text)
		}
		if !m.Name.Empty() && (!m.Name.Fits(text) || !m.Span.Contains(m.Name)) {
			t.Fatalf("name of %v does not fit", m)
		}
		if i > 0 && m.Start < ms[i-1].Start {
			t.Fatalf("mentions out of order: %v after %v", m, ms[i-1])
		}
		if m.Entity < 0 || m.Entity >= len(es) || m.Entity > next {
			t.Fatalf("entity %d of %v, %d entities, %d met", m.Entity, m, len(es), next)
		}
		next = max(next, m.Entity+1)
	}
	if next != len(es) {
		t.Fatalf("%d entities, %d mentioned", len(es), next)
	}
	sentences, words, grammar := read(text)
	_, _, cs := entity.Find(text, sentences, words, grammar)
	met := map[span.Span]bool{}
	for _, c := range cs {
		if len(c.Phrases) < 2 && c.Entity < 0 || c.Entity >= len(es) {
			t.Fatalf("chain %v of %d entities", c, len(es))
		}
		for i, p := range c.Phrases {
			switch {
			case !p.Fits(text) || p.Empty() || !p.Contains(p.Head):
				t.Fatalf("phrase %v does not fit %q", p, text)
			case met[p.Span]:
				t.Fatalf("phrase %v is twice in chains", p)
			case i > 0 && p.Head.Start < c.Phrases[i-1].Head.Start:
				t.Fatalf("phrases out of order: %v", c)
			}
			met[p.Span] = true
		}
	}
	for _, e := range es {
		if e.Name == "" || e.Kind == "" {
			t.Fatalf("entity without name or kind: %+v in %q", e, text)
		}
	}
}

func TestSharedTexts(t *testing.T) {
	files, _ := filepath.Glob("../../../../shared/stories/*/*.txt")
	if len(files) == 0 {
		if os.Getenv("CI") == "true" {
			t.Fatal("shared stories are missing")
		}
		t.Skip("no shared stories")
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		holds(t, strings.ToValidUTF8(string(b), "?"))
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"", "President Ruth Hale met Mr. O'Neill, the mayor of Leeds, in St. Louis.", "US-Qatar NATO-style al-Thani’s",
		"The 12-Day War. Article V, Flight 447.", "TRUMP TELLS US: ‘NO’", "J. K. Marsh & Sons, Inc., said (WHO) she", "\xff\xfeQatar's\x00Prime Minister, Al",
		"of of of The Of And and Department of and For", "Mr Mr Mr. Sen. Sen.", "É’s Élysée—Palace-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<12 {
			return
		}
		holds(t, text)
	})
}

// A long text must take time in proportion: one name per word, all alike or all
// different, and no end of a sentence.
func TestLongText(t *testing.T) {
	var b strings.Builder
	for i := range 20000 {
		b.WriteString("Mr Karl ")
		b.WriteString(strings.Repeat("Ab", 1+i%7))
		b.WriteString("ov of the Bank of ")
	}
	holds(t, b.String()[:min(b.Len(), 400000)])
}
