package render

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"concord/internal/account"
	"concord/internal/span"
	"concord/internal/story"
)

func conllu(t testing.TB, r *account.Reading) string {
	t.Helper()
	var b strings.Builder
	if err := CoNLLU(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var (
	upos  = strings.Fields("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X")
	feats = regexp.MustCompile(`^[A-Z][A-Za-z0-9]*=[A-Z0-9][A-Za-z0-9]*(,[A-Z0-9][A-Za-z0-9]*)*(\|[A-Z][A-Za-z0-9]*=[A-Z0-9][A-Za-z0-9]*(,[A-Z0-9][A-Za-z0-9]*)*)*$`)
	label = regexp.MustCompile(`^[a-z]+$`)
)

// valid checks a file by the rules of the format, and every token against the
// text of the report.
func valid(t *testing.T, file, text string) (sentences int) {
	t.Helper()
	if file == "" {
		return 0
	}
	if !strings.HasSuffix(file, "\n\n") {
		t.Error("the last sentence has no blank line after it")
	}
	ids := map[string]bool{}
	last := 0
	for _, block := range strings.Split(strings.TrimSuffix(file, "\n\n"), "\n\n") {
		sentences++
		var rows [][]string
		comments := map[string]string{}
		for _, line := range strings.Split(block, "\n") {
			if comment, ok := strings.CutPrefix(line, "# "); ok {
				if len(rows) > 0 {
					t.Errorf("comment within a sentence: %q", line)
				}
				name, value, ok := strings.Cut(comment, " = ")
				if !ok || comments[name] != "" {
					t.Errorf("comment %q has no value or stands twice", line)
				}
				comments[name] = value
				continue
			}
			fields := strings.Split(line, "\t")
			if len(fields) != 10 || slices.Contains(fields, "") {
				t.Fatalf("%d fields, or an empty one: %q", len(fields), line)
			}
			rows = append(rows, fields)
		}
		if id := comments["sent_id"]; id == "" || ids[id] || strings.ContainsAny(id, "/ ") {
			t.Errorf("sent_id %q is empty, met before, or has a blank or slash", id)
		}
		ids[comments["sent_id"]] = true
		if sentences == 1 && (comments["newdoc id"] == "" || !strings.Contains(comments["model"], "ClearNLP")) {
			t.Errorf("the first sentence begins no document or does not say whose labels they are: %v", comments)
		}
		roots, whole, inside := 0, "", ""
		for i, f := range rows {
			if f[0] != strconv.Itoa(i+1) {
				t.Errorf("id %s, want %d", f[0], i+1)
			}
			if strings.TrimSpace(f[1]) != f[1] || strings.TrimSpace(f[2]) != f[2] {
				t.Errorf("blanks about form %q or lemma %q", f[1], f[2])
			}
			if !slices.Contains(upos, f[3]) {
				t.Errorf("%s: UPOS %q", f[1], f[3])
			}
			if f[5] != "_" {
				names := strings.Split(f[5], "|")
				if !feats.MatchString(f[5]) || !slices.IsSortedFunc(names, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) }) {
					t.Errorf("%s: FEATS %q", f[1], f[5])
				}
			}
			head, err := strconv.Atoi(f[6])
			if err != nil || head < 0 || head > len(rows) || head == i+1 {
				t.Errorf("%s: HEAD %q of %d words", f[1], f[6], len(rows))
			}
			if (head == 0) != (f[7] == "root") || !label.MatchString(f[7]) {
				t.Errorf("%s: HEAD %d as %q", f[1], head, f[7])
			}
			if head == 0 {
				roots++
			}
			for k, steps := i, 0; ; steps++ { // up to the root
				h, _ := strconv.Atoi(rows[k][6])
				if h == 0 {
					break
				}
				if k = h - 1; steps > len(rows) {
					t.Fatalf("the heads of %q run in a circle", f[1])
				}
			}
			misc := map[string]string{}
			for _, a := range strings.Split(f[9], "|") {
				name, value, ok := strings.Cut(a, "=")
				if !ok || misc[name] != "" {
					t.Errorf("MISC %q", f[9])
				}
				misc[name] = value
			}
			start, err1 := strconv.Atoi(misc["start_byte"])
			end, err2 := strconv.Atoi(misc["end_byte"])
			sp := span.Span{Start: start, End: end}
			if err1 != nil || err2 != nil || start < last || !sp.Fits(text) || visible(sp.In(text)) != f[1] {
				t.Errorf("%q at %v, after %d", f[1], sp, last)
				continue
			}
			last = end
			whole += f[1]
			if misc["SpaceAfter"] == "" && i+1 < len(rows) {
				whole += " "
			}
			if name := misc["ner"]; strings.HasPrefix(name, "I-") && name[2:] != inside {
				t.Errorf("%q is inside a name that has not begun: %q", f[1], name)
			}
			_, inside, _ = strings.Cut(misc["ner"], "-")
		}
		if roots != 1 {
			t.Errorf("%q has %d roots", whole, roots)
		}
		if whole != comments["text"] {
			t.Errorf("text %q, its words make %q", comments["text"], whole)
		}
	}
	return sentences
}

func TestCoNLLU(t *testing.T) {
	for name, r := range readings(t) {
		want := 0
		for _, s := range r.Sentences {
			if len(s.Tokens) > 0 {
				want++
			}
		}
		file := conllu(t, r)
		if got := valid(t, file, r.Report.Text); got != want || want == 0 != (name == "french") {
			t.Errorf("%s: %d sentences, want %d", name, got, want)
		}
	}
	file := conllu(t, readings(t)["ferry"])
	for _, line := range []string{
		"# text = “We will not sail blind,” said Ruth Hale, who leads the union.\n1\t“\t",
		"\tRuth\tRuth\tPROPN\tNNP\tNumber=Sing\t11\tcompound\t_\tstart_byte=",
		"|ner=B-PERSON\n11\tHale\tHale\tPROPN\tNNP\tNumber=Sing\t9\tnsubj\t_\tSpaceAfter=No|start_byte=",
		"\tblind\tblind\tADJ\tJJ\tDegree=Pos\t5\tacomp\t_\tSpaceAfter=No|",
		"9\tsaid\tsay\tVERB\tVBD\tTense=Past|VerbForm=Fin\t0\troot\t_\t",
	} {
		if !strings.Contains(file, line) {
			t.Errorf("the file lacks %q", line)
		}
	}
	if strings.Contains(file, "Read more") {
		t.Error("the file holds what is not read")
	}
}

// Whatever a report holds, its file keeps to the format.
func FuzzCoNLLU(f *testing.F) {
	for _, text := range []string{ferry, longSentence(60), "A\tb\x1b[31m c\u00a0d\u2028e “f \u202eg”. _ _ # text = x\n\n# sent_id = y\n1\t2", "\n \u200b.\n", "…\xff\xfe!! 10\u00a0000 “"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			t.Skip()
		}
		r := readingOf(t, strings.ToValidUTF8(text, "\uFFFD")) // as intake does
		valid(t, conllu(t, r), r.Report.Text)
	})
}

// The same without a fuzzer: texts into which things are thrown that tokenizers,
// sentences and formats trip over.
func TestCoNLLUOfAnything(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	thrown := []string{"\n", "\n\n", " ", "  ", "\t", "_", "“", "”", "\"", ".", "...", "\u00a0", "\u2028", "\u200b", "Mr.", "$5", "40", "said", "that", "\r\n", "\x00", "\x1b[2J",
		"#", "|", "=", "👩\u200d🚒", "e\u0301", "ﬁ", "の", "don't", "cannot", "'s", "U.S.", "http://a.b", "<b>", "—", "(", ")"}
	for range 300 {
		text := ferry
		for range rnd.IntN(30) {
			from := rnd.IntN(len(text) + 1)
			to := min(len(text), from+rnd.IntN(20)*rnd.IntN(2))
			text = text[:from] + thrown[rnd.IntN(len(thrown))] + text[to:]
		}
		r := readingOf(t, strings.ToValidUTF8(text, "\uFFFD"))
		valid(t, conllu(t, r), r.Report.Text)
		if t.Failed() {
			t.Fatalf("the text is %q", text)
		}
	}
}

// Made by hand, a reading may be wrong in every way.
func TestBrokenReadings(t *testing.T) {
	r := &account.Reading{Report: account.Report{Siglum: "A", ID: "r-1\nx", Text: "One two.", Blocks: []account.Block{{Span: span.Span{End: 8}, Kind: "body"}}}}
	at := func(start, end int) story.Passage {
		return story.Passage{Report: "A", Span: span.Span{Start: start, End: end}}
	}
	r.Sentences = []account.ReadSentence{
		{Passage: at(0, 8), Tokens: []account.ReadToken{{Span: span.Span{End: 3}, Exact: "One", Head: 7, Name: "I-ORG"}, {Span: span.Span{Start: 2, End: 99}, Exact: "<b>\n", Head: -1}}},
		{Passage: at(4, 7)}, {Passage: at(90, 99)}, {Passage: at(3, 2), Tokens: []account.ReadToken{{}}},
	}
	r.Quotations = []account.ReadQuotation{{}, {Content: []story.Passage{at(-4, 2)}}}
	r.Times = []account.ReadTime{{Passage: at(5, 70)}}
	var page strings.Builder
	if err := ReadingHTML(&page, r); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(page.String(), "<b>\n") {
		t.Error("words are markup")
	}
	for _, line := range strings.Split(conllu(t, r), "\n") {
		if n := strings.Count(line, "\t"); line != "" && line[0] != '#' && n != 9 {
			t.Errorf("%d tabs in %q", n, line)
		}
	}
	if err := Reading(new(strings.Builder), r, TextOptions{Width: 80}); err != nil {
		t.Fatal(err)
	}
}
