package collate

import (
	"fmt"
	"math/rand"
	"regexp"
	"sort"
	"strings"
	"testing"

	"concord/internal/annotate"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/quote"
	"concord/internal/annotate/sentence"
	"concord/internal/report"
	"concord/internal/span"
	"concord/internal/story"
)

var (
	marked = regexp.MustCompile(`“([^”]*)”`)
	cue    = regexp.MustCompile(`(said|reads) ((?:[A-Z]\w+ ?)+|the order)|((?:[A-Z]\w+ ?)+|[Tt]he order) (?:said|reads|called)`)
)

// storyOf makes a story by hand: a block and a sentence per line, a quotation
// per pair of marks, a speaker where the same line says "said NAME" or "NAME
// said". A line that begins with "#" is a caption.
func storyOf(texts ...string) *story.Story {
	s := &story.Story{}
	ids := map[string]int{}
	for n, text := range texts {
		rep := &report.Report{ID: fmt.Sprintf("r-%d-%x", n, len(text)), Text: text}
		doc := &annotate.Document{Report: rep}
		mem := story.Member{Siglum: siglum(n), Document: doc}
		at, utterance := 0, 0
		for _, line := range strings.SplitAfter(text, "\n") {
			sp := span.Span{Start: at, End: at + len(line)}.Trim(text)
			at += len(line)
			if sp.Empty() {
				continue
			}
			kind := report.Body
			if strings.HasPrefix(line, "#") {
				kind = report.Caption
			}
			rep.Blocks = append(rep.Blocks, report.Block{Span: sp, Kind: kind})
			if kind != report.Body {
				continue
			}
			doc.Sentences = append(doc.Sentences, sentence.Sentence{Span: sp, Block: len(rep.Blocks) - 1})
			speaker, source := -1, span.Span{}
			unquoted := marked.ReplaceAllStringFunc(line, func(m string) string { return strings.Repeat("_", len(m)) })
			if m := cue.FindStringSubmatchIndex(unquoted); m != nil {
				g := 4
				if m[g] < 0 {
					g = 6
				}
				source = span.Span{Start: sp.Start + m[g], End: sp.Start + m[g+1]}.Trim(text)
				name := source.In(text)
				kind := entity.Person
				if strings.HasSuffix(name, "order") {
					kind = entity.Document
				}
				if _, ok := ids[name]; !ok {
					ids[name] = len(s.Entities)
					s.Entities = append(s.Entities, story.Entity{Kind: kind, Name: name})
				}
				doc.Entities = append(doc.Entities, entity.Entity{Kind: kind, Name: name})
				mem.Entities = append(mem.Entities, ids[name])
				speaker = len(doc.Entities) - 1
			}
			for _, m := range marked.FindAllStringSubmatchIndex(line, -1) {
				q := quote.Quotation{Span: span.Span{Start: sp.Start + m[0], End: sp.Start + m[1]}, Kind: quote.Direct, Speaker: speaker, Source: source,
					Content: []span.Span{{Start: sp.Start + m[2], End: sp.Start + m[3]}}, Within: -1, SourceKind: quote.Person, Stance: quote.Neutral}
				if m[0] > 0 && !strings.HasSuffix(line[m[2]:m[3]], ",") && !strings.HasSuffix(line[m[2]:m[3]], ".") {
					q.Kind = quote.Mixed
				}
				if source.Empty() {
					q.SourceKind = quote.Unknown
				} else if strings.HasSuffix(source.In(text), "order") {
					q.SourceKind = quote.Document
				}
				utterance++
				q.Utterance = utterance
				doc.Quotations = append(doc.Quotations, q)
			}
		}
		s.Members = append(s.Members, mem)
	}
	return s
}

func siglum(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return siglum(n/26-1) + string(rune('A'+n%26))
}

// joined lists the utterances with more than one witness: sigla and beginnings.
func joined(us []Utterance) []string {
	var out []string
	for _, u := range us {
		if len(u.Witnesses) < 2 {
			continue
		}
		var w []string
		for _, x := range u.Witnesses {
			var c []string
			for _, p := range x.Content {
				c = append(c, p.Exact)
			}
			w = append(w, x.Report+" "+strings.Join(c, " | "))
		}
		out = append(out, strings.Join(w, " = "))
	}
	return out
}

var collateCases = []struct {
	name  string
	texts []string
	want  []string
}{
	{"same sentence, one speaker", []string{
		"“The harbour will stay open through the winter,” said Ruth Hale.\n",
		"Ruth Hale said, “The harbour will stay open through the winter.”\n"},
		[]string{"A The harbour will stay open through the winter, = B The harbour will stay open through the winter."}},
	{"altered sentence, one speaker", []string{
		"“And we continue to examine the boiler as the cause,” said Ruth Hale.\n",
		"“We are continuing to examine the boiler room as a possible cause,” said Ruth Hale.\n"},
		[]string{"A And we continue to examine the boiler as the cause, = B We are continuing to examine the boiler room as a possible cause,"}},
	{"similar sayings of two people", []string{
		"“Today it is Norra, and tomorrow it could be your country,” said Ruth Hale.\n",
		"“Today it is Norra, tomorrow it could be another country,” said Ivan Brask.\n"}, nil},
	{"the same long words in two mouths", []string{
		"“The harbour of Norra will stay open to every ship through the winter,” said Ruth Hale.\n",
		"“The harbour of Norra will stay open to every ship through the winter,” said Ivan Brask.\n"},
		[]string{"A The harbour of Norra will stay open to every ship through the winter, = B The harbour of Norra will stay open to every ship through the winter,"}},
	{"a piece of a sentence, a document named and unnamed", []string{
		"The order reads “a firm friend in pursuit of peace and order across the sea”.\n",
		"Norra is a “firm friend” in the region.\n"},
		[]string{"A a firm friend in pursuit of peace and order across the sea = B firm friend"}},
	{"common words join nothing", []string{
		"“It is what it is and we will see what they do,” said Ruth Hale.\n",
		"They called it “what it is” again.\n"}, nil},
	{"a word that all reports use joins nothing without a speaker", []string{
		"The harbour was shut. The ministers met at the harbour.\nHe spoke of “the harbour” at length.\n",
		"The harbour was shut.\nShe spoke of “the harbour” too.\n"}, nil},
	{"one rare word of one speaker", []string{
		"Ruth Hale said they “loathed” it.\n",
		"Ruth Hale said the crew “loathed” the ship.\n"},
		[]string{"A loathed = B loathed"}},
	{"pieces in one sentence are one witness", []string{
		"The order reads “Norra shall regard any assault on the harbour as a threat to the calm of the sea.”\n",
		"The order said it would treat “any assault on the harbour” as “a threat to the calm of the sea”.\n"},
		[]string{"A Norra shall regard any assault on the harbour as a threat to the calm of the sea. = B any assault on the harbour | a threat to the calm of the sea"}},
	{"a short sibling is found by its sentence", []string{
		"The order reads “it is the policy of Norra to keep the safety and calm of the port against attack from the sea.”\nThe attack came by night. Port and attack were news.\n",
		"The order said it keeps the “safety and calm” of the port against “attack from” abroad.\nThe attack on the port was brief.\n"},
		[]string{"A it is the policy of Norra to keep the safety and calm of the port against attack from the sea. = B safety and calm | attack from"}},
	{"an unknown speaker does not bridge two persons", []string{
		"“Our boats will be rebuilt before the spring comes,” said Ruth Hale.\n",
		"A voice: “boats will be rebuilt before the spring”.\n",
		"“All boats will be rebuilt before the spring ends,” said Ivan Brask.\n"}, nil},
	{"unless it is nearer to one of them", []string{
		"“Our boats will be rebuilt before the spring comes,” said Ruth Hale.\n",
		"A voice: “Our boats will be rebuilt before the spring”.\n",
		"“All boats will be rebuilt before the spring ends,” said Ivan Brask.\n"},
		[]string{"A Our boats will be rebuilt before the spring comes, = B Our boats will be rebuilt before the spring"}},
	{"the standfirst repeats the body", []string{
		"He called it “a threat to the calm and safety of the whole sea”.\nThe order said it was “a threat to the calm and safety of the whole sea”.\n"},
		[]string{"A a threat to the calm and safety of the whole sea = A a threat to the calm and safety of the whole sea"}},
}

func TestCollate(t *testing.T) {
	for _, c := range collateCases {
		t.Run(c.name, func(t *testing.T) {
			s := storyOf(c.texts...)
			us := Collate(s)
			got := joined(us)
			sort.Strings(got)
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("reports:\n%s\ngot:\n  %s\nwant:\n  %s", strings.Join(c.texts, "----\n"), strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
			}
			checkUtterances(t, s, us)
		})
	}
}

// checkUtterances holds the promises of every result: each quotation once,
// passages byte-exact, witnesses in order, apparatus in range.
func checkUtterances(t *testing.T, s *story.Story, us []Utterance) {
	t.Helper()
	text := map[string]string{}
	quotes := 0
	for _, m := range s.Members {
		text[m.Siglum] = m.Document.Report.Text
		for _, q := range m.Document.Quotations {
			if !q.Term {
				quotes += len(q.Content)
			}
		}
	}
	exact := func(p story.Passage) {
		if !p.Fits(text[p.Report]) || p.In(text[p.Report]) != p.Exact {
			t.Fatalf("passage %+v is not in report %s", p, p.Report)
		}
	}
	ids := map[string]bool{}
	for _, u := range us {
		if ids[u.ID] {
			t.Errorf("id %s twice", u.ID)
		}
		ids[u.ID] = true
		for _, w := range u.Witnesses {
			for _, p := range w.Content {
				exact(p)
				quotes--
			}
			if w.Cue != nil {
				exact(*w.Cue)
			}
			if w.Source != nil {
				exact(*w.Source)
			}
		}
		if len(u.Witnesses) == 1 && (len(u.Apparatus) != 0 || u.Rule != ruleSingle && len(u.Witnesses[0].Content) == 1) {
			t.Errorf("a single witness has rule %q and apparatus %v", u.Rule, u.Apparatus)
		}
		for _, e := range u.Apparatus {
			exact(e.Lemma)
			for _, v := range e.Readings {
				for i, p := range v.At {
					exact(p)
					if w := v.Witnesses[i]; w < 0 || w >= len(u.Witnesses) || u.Witnesses[w].Report != p.Report {
						t.Errorf("reading %+v is not of witness %d", p, v.Witnesses[i])
					}
				}
			}
		}
		for _, p := range Shared(u) {
			exact(p.A)
			exact(p.B)
		}
	}
	if quotes != 0 {
		t.Errorf("%d stretches of quotations are missing or told twice", quotes)
	}
}

// Two runs are the same, and so is a story whose members come in another order
// under the same sigla.
func TestCollateOrder(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	for _, c := range collateCases {
		s := storyOf(c.texts...)
		want := digest(Collate(s))
		for range 5 {
			r.Shuffle(len(s.Members), func(i, j int) { s.Members[i], s.Members[j] = s.Members[j], s.Members[i] })
			if got := digest(Collate(s)); got != want {
				t.Errorf("%s: another order gave\n%s\nwant\n%s", c.name, got, want)
			}
		}
	}
}

// digest is what must not change: ids, speakers, grades, lemmas with readings.
func digest(us []Utterance) string {
	var out []string
	for _, u := range us {
		s := fmt.Sprint(u.ID, u.Rule, u.Speaker, u.Grade, u.Witnesses[u.Base].Content)
		for _, e := range u.Apparatus {
			var rs []string
			for _, v := range e.Readings {
				for _, p := range v.At {
					rs = append(rs, fmt.Sprint(p, v.Grade))
				}
			}
			sort.Strings(rs)
			s += fmt.Sprint(e.Lemma, rs)
		}
		out = append(out, s)
	}
	sort.Strings(out)
	return strings.Join(out, "\n")
}

func TestShared(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts []string
		want  []string
	}{
		{"none", []string{"“the harbour will stay open through the winter,” said Ruth Hale.\n", "“The harbour will stay open through the winter. We’ll see to it.” said Ruth Hale.\n"},
			[]string{"none: the harbour will stay open through the winter = The harbour will stay open through the winter"}},
		{"truncation", []string{"It “should serve as a warning to the builders of ships” said Ruth Hale.\n", "“This wreck should serve as a warning to the builders of ships,” said Ruth Hale.\n"},
			[]string{"truncation: should serve as a warning to the builders of ships = should serve as a warning to the builders of ships"}},
		{"typographic", []string{"“The court gave us some peace today, but Olaf and I want more,” said Ruth Hale.\n", "“The court gave us some peace today but … Olaf [her son] and I want more,” said Ruth Hale.\n"},
			[]string{"typographic: The court gave us some peace today, but Olaf and I want more = The court gave us some peace today but … Olaf [her son] and I want more"}},
		{"substantive at the end, sentence by sentence", []string{"“We mourn all of them now. They turned grief into action.” said Ruth Hale.\n", "“We mourn all of them now. They turned grief into purpose.” said Ruth Hale.\n"},
			[]string{"none: We mourn all of them now = We mourn all of them now", "substantive: They turned grief into action = They turned grief into purpose"}},
	} {
		var got []string
		for _, u := range Collate(storyOf(c.texts...)) {
			for _, p := range Shared(u) {
				got = append(got, p.Difference+": "+p.A.Exact+" = "+p.B.Exact)
			}
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: got\n  %s\nwant\n  %s", c.name, strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
		}
	}
}

func TestLocate(t *testing.T) {
	s := storyOf(
		"“We won’t sell the old yard to anyone from abroad,” said Ruth Hale.\nThe yard dates from 1870.\n# Boats lie in the old yard at dusk\n",
		"The council will sell the old yard to anyone from abroad, it was told.\nRain fell on the roofs all day.\n",
		"Nothing here is about that at all, and fishing went on as before.\n")
	for _, c := range []struct {
		given string
		want  []string
	}{
		{"sell the old yard", []string{"A exact direct Ruth Hale [sell the old yard]", "B exact body  [sell the old yard]"}},
		{"“we won't sell the old yard to anyone from abroad”", []string{"A folded direct Ruth Hale [We won’t sell the old yard to anyone from abroad] We=we won’t=won't",
			"B nearest body  [council will sell the old yard to anyone from abroad] council will=we won't OPPOSITE"}},
		{"Boats lie in the old yard", []string{"A exact caption  [Boats lie in the old yard]"}},
		{"The government must resign without delay", nil},
		{"yard", []string{"A exact direct Ruth Hale [yard]", "A exact body  [yard]", "A exact caption  [yard]", "B exact body  [yard]"}},
		{"sold", nil},
		{"", nil},
		{"“ ”", nil},
	} {
		var got []string
		for _, m := range Locate(s, c.given) {
			line := fmt.Sprintf("%s %s %s %s [%s]", m.Passage.Report, m.Found, m.Kind, m.Speaker, m.Passage.Exact)
			for _, d := range m.Differences {
				line += fmt.Sprintf(" %s=%s", d.Reads.Exact, d.Given)
			}
			if m.Opposite {
				line += " OPPOSITE"
			}
			got = append(got, line)
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("Locate(%q): got\n  %s\nwant\n  %s", c.given, strings.Join(got, "\n  "), strings.Join(c.want, "\n  "))
		}
	}
}
