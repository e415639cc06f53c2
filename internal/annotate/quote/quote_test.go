package quote

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"sort"
	"strings"
	"testing"

	"concord/english"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// annotated finds the quotations of a text whose paragraphs are its lines.
func annotated(text string) []Quotation {
	qs, _ := read(text).find()
	return qs
}

// input is what Find takes.
type input struct {
	text      string
	blocks    []span.Span
	sentences []sentence.Sentence
	words     []token.Word
	doc       *english.Doc
	entities  []entity.Entity
	mentions  []entity.Mention
	chains    []entity.Chain
}

func (in input) find() (quotations, attitudes []Quotation) {
	return Find(in.text, in.blocks, in.sentences, in.words, in.doc, in.entities, in.mentions, in.chains)
}

// read cuts a text whose paragraphs are its lines and parses it.
func read(text string) input {
	var blocks []span.Span
	var sentences []sentence.Sentence
	var words []token.Word
	var parts []english.Part
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		b := span.Span{Start: at, End: at + len(line)}.Trim(text)
		at += len(line)
		if b.Empty() {
			continue
		}
		part := english.Part{Start: b.Start, End: b.End}
		for _, s := range sentence.Split(text, b) {
			part.Sentences = append(part.Sentences, s.Start)
			sentences = append(sentences, sentence.Sentence{Span: s, Block: len(blocks)})
			words = append(words, token.Words(text, s)...)
		}
		parts = append(parts, part)
		blocks = append(blocks, b)
	}
	doc := &english.Doc{}
	english.Default().NewAnalyzer().AnalyzeParts(doc, text, parts)
	token.Join(words, doc.Tokens)
	entities, mentions := namesIn(text)
	return input{text, blocks, sentences, words, doc, entities, mentions, nil}
}

// namesIn stands in for package entity: it knows a few invented people by the
// names the cases use, so that these tests do not move with it.
func namesIn(text string) ([]entity.Entity, []entity.Mention) {
	entities := []entity.Entity{
		{Kind: entity.Person, Name: "Ada Holm"},
		{Kind: entity.Person, Name: "Piet Varga"},
		{Kind: entity.Organisation, Name: "Norden Rail"},
	}
	var mentions []entity.Mention
	for at := range text {
		for e, names := range [][]string{{"Ada Holm", "Ms Holm", "Holm"}, {"Piet Varga", "Varga"}, {"Norden Rail"}} {
			for _, n := range names {
				if strings.HasPrefix(text[at:], n) && (len(mentions) == 0 || mentions[len(mentions)-1].End <= at) {
					s := span.Span{Start: at, End: at + len(n)}
					mentions = append(mentions, entity.Mention{Span: s, Name: s, Form: entity.Name, Entity: e})
				}
			}
		}
	}
	return entities, mentions
}

// line is a quotation as the case files write it.
func line(text string, q Quotation) string {
	entities, _ := namesIn("")
	var pieces []string
	for _, c := range q.Content {
		pieces = append(pieces, c.In(text))
	}
	kind := string(q.Kind)
	if q.Term {
		kind = "term"
	}
	if q.Within >= 0 {
		kind += fmt.Sprintf(" in %d", q.Within)
	}
	if q.Through != q.Within {
		kind += fmt.Sprintf(" through %d", q.Through)
	}
	for _, c := range q.Rest {
		pieces = append(pieces, "("+c.In(text)+")")
	}
	s := fmt.Sprintf("%s | %s | %s | %s", kind, strings.Join(pieces, " ¶ "), q.Source.In(text), q.Cue.In(text))
	if q.Speaker >= 0 {
		s += " | " + entities[q.Speaker].Name
	} else if !q.Who.Empty() {
		s += " | " + q.SpeakerName(text, entities)
	}
	return strings.TrimRight(s, " ")
}

// TestCases reads testdata/*.txt: "== name", the text, "--", then every
// quotation found, one a line: kind | content | source | cue | speaker.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files: %v", err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range strings.Split("\n"+string(b), "\n== ")[1:] {
			name, rest, _ := strings.Cut(c, "\n")
			text, want, ok := strings.Cut(rest, "\n--\n")
			if !ok {
				t.Fatalf("%s: %s has no expectations", file, name)
			}
			t.Run(strings.TrimSuffix(filepath.Base(file), ".txt")+"/"+name, func(t *testing.T) {
				text = strings.TrimSpace(text)
				var got []string
				for _, q := range annotated(text) {
					got = append(got, line(text, q))
				}
				wants := strings.Split(strings.TrimSpace(want), "\n")
				if wants[0] == "nothing" {
					wants = nil
				}
				if !reflect.DeepEqual(got, wants) {
					t.Errorf("%s\n got:\n  %s\n want:\n  %s", text, strings.Join(got, "\n  "), strings.Join(wants, "\n  "))
				}
			})
		}
	}
}

// check holds quotations to what their type promises.
func check(t *testing.T, text string, qs []Quotation) {
	t.Helper()
	for i, q := range qs {
		for _, s := range append([]span.Span{q.Span, q.Clause, q.Cue, q.Source}, q.Content...) {
			if !s.Fits(text) {
				t.Fatalf("%q: quotation %d: span %v does not fit", text, i, s)
			}
		}
		if len(q.Content) == 0 {
			t.Fatalf("%q: quotation %d has no content", text, i)
		}
		for k, c := range q.Content {
			if c.Empty() || !q.Span.Contains(c) {
				t.Fatalf("%q: quotation %d: content %v outside %v", text, i, c, q.Span)
			}
			if k > 0 && c.Start < q.Content[k-1].End {
				t.Fatalf("%q: quotation %d: pieces %v overlap", text, i, q.Content)
			}
		}
		if i > 0 && q.Start < qs[i-1].Start {
			t.Fatalf("%q: quotation %d is out of order", text, i)
		}
		if q.Within >= 0 && (q.Within >= i || !qs[q.Within].Contains(q.Span)) {
			t.Fatalf("%q: quotation %d is not within %d", text, i, q.Within)
		}
		if c := Chain(qs, i); c[0] != i || len(c) > 1 && c[len(c)-1] == i || q.Through == i || q.Through >= len(qs) {
			t.Fatalf("%q: quotation %d: comes through %v", text, i, c)
		}
		if q.Within < -1 || q.Speaker < -1 {
			t.Fatalf("%q: quotation %d: within %d, speaker %d", text, i, q.Within, q.Speaker)
		}
	}
}

func TestDeterministic(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		first := annotated(text)
		check(t, text, first)
		if !reflect.DeepEqual(first, annotated(text)) {
			t.Errorf("%s: two runs differ", file)
		}
	}
}

// An unmarked statement and the marked sentence behind it are one utterance, those of
// two speakers are not.
func TestUtteranceGoesOnInMarks(t *testing.T) {
	for _, c := range []struct {
		text string
		same bool
	}{
		{"Ada Holm said the port would close. “We have no choice at all.”", true},
		{"Ada Holm said the port would close. “We have no choice at all,” Piet Varga said.", false},
	} {
		qs := annotated(c.text)
		if len(qs) != 2 || (qs[0].Utterance == qs[1].Utterance) != c.same {
			t.Errorf("%q: %+v, want two quotations, of one utterance: %t", c.text, qs, c.same)
		}
	}
}

// A stray mark costs its own paragraph at most: the quotations of the other
// paragraphs stay as they were.
func TestStrayMarkFlipsNothing(t *testing.T) {
	paragraphs := []string{
		`"We won," Ada Holm said. "It took years."`,
		`The line is 40 kilometres long and cost less than planned.`,
		`"I doubt it," Piet Varga replied.`,
		`Norden Rail said the work was "nearly done" by June.`,
		`"They promised the same last year," he added.`,
	}
	contents := func(text string) []string {
		var out []string
		for _, q := range annotated(text) {
			if q.Kind != Indirect {
				for _, c := range q.Content {
					out = append(out, c.In(text))
				}
			}
		}
		return out
	}
	want := contents(strings.Join(paragraphs, "\n"))
	if len(want) != 5 {
		t.Fatalf("the clean text has %q", want)
	}
	for _, stray := range []string{`The line" is 40 kilometres long and cost less.`, `The "line is 40 kilometres long and cost less.`, `The line is 40 kilometres " long and cost less.`} {
		p := append([]string(nil), paragraphs...)
		p[1] = stray
		got := contents(strings.Join(p, "\n"))
		for _, w := range want {
			found := false
			for _, g := range got {
				found = found || g == w
			}
			if !found {
				t.Errorf("with %q: %q is lost: %q", stray, w, got)
			}
		}
	}
}

func TestAttributionsJoinInterruptedSpeech(t *testing.T) {
	text := `"We won," Ada Holm said. "It took years." Piet Varga called it “a good day” for all.`
	got := Attributions(annotated(text), nil)
	if len(got) != 2 || len(got[0].Content) != 2 || got[0].Source.In(text) != "Ada Holm" {
		t.Fatalf("%+v", got)
	}
	if c := got[0].Content[0].In(text); c != `"We won,"` {
		t.Errorf("the marks belong to the content: %s", c)
	}
	if c := got[1].Content[0].In(text); c != `it “a good day” for all` {
		t.Errorf("a mixed content is the clause: %s", c)
	}
}

// Real reports keep what the type promises, too.
func TestRealTexts(t *testing.T) {
	var files []string
	for _, dir := range []string{"stories/guarantee/*.txt", "bench/accounts/*/*.txt"} {
		found, err := filepath.Glob("../../../../shared/" + dir)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		if os.Getenv("CI") == "true" {
			t.Fatal("the shared texts are missing")
		}
		t.Skip("no shared texts beside the repository")
	}
	marked := 0
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		qs := annotated(string(b))
		check(t, string(b), qs)
		for _, q := range qs {
			if q.Kind != Indirect {
				marked++
			}
		}
	}
	if marked < 5*len(files) {
		t.Errorf("%d marked quotations in %d reports", marked, len(files))
	}
}

func TestNothing(t *testing.T) {
	if got, _ := Find("", nil, nil, nil, nil, nil, nil, nil); got != nil {
		t.Errorf("%v", got)
	}
	if got, _ := Find("“", []span.Span{{Start: 0, End: 3}}, nil, nil, &english.Doc{}, nil, nil, nil); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

// Time grows with the length of the text, not with its square: marks only, one
// sentence without end, names without end.
func TestLongTexts(t *testing.T) {
	for _, unit := range []string{`" `, `“`, `said that he `, `Ada Holm, who said, `, `'s “x” and `, `Smith said. `, `he said, `, `according to Holm, `, `called it “x” and `} {
		text := strings.Repeat(unit, 60_000/len(unit))
		check(t, text[:0], annotated(text)[:0])
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		`“A,” he said. “B.”`, `‘steadfast ally” and "more`, "``Yes,'' said Ada Holm.", `„So“, sagte »sie« « oui »`,
		`5'10" and 12" records from the '90s`, "“One.\n“Two.\n“Three,” Holm said.", `"He said, 'No "way"', then left"`,
		`""President X has said “`, "said Holm, according to, he wants", "“A” by B, she said, “c” and called it “d”, saying: “e", "the non-", "(D-Pa.), who “said", "\xff\xfe“\xc3(”", `“‘’”''""`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 5000 {
			return
		}
		qs, held := read(text).find()
		check(t, text, qs)
		sort.SliceStable(held, func(i, j int) bool { return held[i].Start < held[j].Start })
		check(t, text, held)
	})
}

// A report of some 600 words, half of it quotations.
func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Ada Holm, the head of Norden Rail, said on Monday that the line “will be closed until May” and that nobody was hurt.\n"+
		"“We are sorry,” said Piet Varga, her spokesman. “It took too long.” He declined to say who would pay for the repairs, according to the Coast Gazette.\n", 12)
	in := read(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		in.find()
	}
}

// Attitudes are found apart: nobody's words, but somebody's stand.
func TestAttitudes(t *testing.T) {
	for _, c := range []struct{ text, content, source, cue string }{
		{"Ada Holm criticised the plan for its cost.", "the plan for its cost", "Ada Holm", "criticised"},
		{"Piet Varga wants the town to pay.", "the town to pay", "Piet Varga", "wants"},
		{"Norden Rail declined to comment on the crash.", "to comment on the crash", "Norden Rail", "declined"},
		{"The port is expected to close in May.", "The port|to close in May", "", "is expected"},
		{"Ada Holm talked about the price of coal.", "the price of coal", "Ada Holm", "talked about"},
		{"Drivers see the order as a threat.", "the order as a threat", "Drivers", "see"},
	} {
		quotations, got := read(c.text).find()
		if len(got) != 1 || len(quotations) != 0 {
			t.Errorf("%s: %d attitudes, %d quotations", c.text, len(got), len(quotations))
			continue
		}
		check(t, c.text, got)
		var pieces []string
		for _, s := range got[0].Content {
			pieces = append(pieces, s.In(c.text))
		}
		a := got[0]
		if content := strings.Join(pieces, "|"); content != c.content || a.Source.In(c.text) != c.source || a.Cue.In(c.text) != c.cue || a.Kind != Indirect {
			t.Errorf("%s: %s | %s | %s | %s", c.text, a.Kind, content, a.Source.In(c.text), a.Cue.In(c.text))
		}
	}
	if _, got := read("The train left the port at noon.").find(); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

func TestWordsAreReportedOnce(t *testing.T) {
	for _, c := range []struct {
		text string
		cues string
	}{
		{"Ada Holm answered on Monday to one of the messages by saying, “We just want it to stop.”", "saying"},
		{"Ada Holm, who sees both as one, said in her formal statement: “I am trying to save the port and its people.”", "said"},
		{"Ada Holm said that the mayor had called the port “a place of ruin and of shame.”", "said had called"},
	} {
		qs := annotated(c.text)
		var cues []string
		for _, q := range qs {
			cues = append(cues, q.Cue.In(c.text))
		}
		if got := strings.Join(cues, " "); got != c.cues {
			t.Errorf("%s\ncues %q, want %q", c.text, got, c.cues)
		}
	}
}
