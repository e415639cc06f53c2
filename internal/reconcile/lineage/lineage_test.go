package lineage

import (
	"fmt"
	"math/rand"
	"regexp"
	"strings"
	"testing"

	"concord/internal/annotate"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/quote"
	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
	"concord/internal/edtf"
	"concord/internal/reconcile/collate"
	"concord/internal/report"
	"concord/internal/span"
	"concord/internal/statement"
	"concord/internal/story"
)

var (
	marks  = regexp.MustCompile(`“[^”]*”`)
	source = regexp.MustCompile(`([Tt]he (?:executive )?order|[A-Z]\w+ [A-Z]\w+) (?:said|says|reads|told)`)
)

// told is a report to be made by hand.
type told struct {
	outlet, published, agency, byline, text string
}

// storyOf makes a story by hand: a body block per line, a sentence and a
// statement per full stop, a quotation per pair of marks, with the source that
// stands before "said" or "reads" in its sentence.
func storyOf(reports ...told) *story.Story {
	s := &story.Story{}
	ids := map[string]int{}
	for n, r := range reports {
		rep := &report.Report{ID: fmt.Sprintf("r-%d-%s", len(r.text), r.outlet), Text: r.text, Outlet: report.Claim{Value: r.outlet}}
		rep.Published.When = edtf.Value(r.published)
		if r.agency != "" {
			at := strings.Index(r.text, r.agency)
			rep.Dateline = &report.Dateline{Agency: r.agency, Span: span.Span{Start: at, End: at + len(r.agency)}}
		}
		if r.byline != "" {
			rep.Byline = []string{r.byline}
		}
		doc := &annotate.Document{Report: rep}
		mem := story.Member{Siglum: siglum(n), Document: doc}
		at := 0
		for _, line := range strings.SplitAfter(r.text, "\n") {
			block := span.Span{Start: at, End: at + len(line)}.Trim(r.text)
			at += len(line)
			if block.Empty() {
				continue
			}
			rep.Blocks = append(rep.Blocks, report.Block{Span: block, Kind: report.Body})
			for _, sp := range sentence.Split(r.text, block) {
				doc.Sentences = append(doc.Sentences, sentence.Sentence{Span: sp, Block: len(rep.Blocks) - 1})
				doc.Words = append(doc.Words, token.Words(r.text, sp)...)
				st := statement.Statement{Span: sp, Sentence: len(doc.Sentences) - 1, Quotation: -1}
				src, kind, speaker := span.Span{}, quote.Unknown, -1
				if m := source.FindStringSubmatchIndex(sp.In(r.text)); m != nil {
					src = span.Span{Start: sp.Start + m[2], End: sp.Start + m[3]}
					st.Holder, kind = src.In(r.text), quote.Document
					if !strings.HasSuffix(st.Holder, "order") {
						kind, speaker = quote.Person, len(doc.Entities)
						if _, ok := ids[st.Holder]; !ok {
							ids[st.Holder] = len(s.Entities)
							s.Entities = append(s.Entities, story.Entity{Kind: entity.Person, Name: st.Holder})
						}
						doc.Entities = append(doc.Entities, entity.Entity{Kind: entity.Person, Name: st.Holder})
						mem.Entities = append(mem.Entities, ids[st.Holder])
					}
					st.Quotation = len(doc.Quotations)
				}
				qs := marks.FindAllStringIndex(sp.In(r.text), -1)
				for _, m := range qs {
					q := span.Span{Start: sp.Start + m[0], End: sp.Start + m[1]}
					doc.Quotations = append(doc.Quotations, quote.Quotation{Span: q, Content: []span.Span{q}, Kind: quote.Mixed, Source: src, SourceKind: kind, Speaker: speaker, Within: -1})
				}
				if len(qs) == 0 && st.Quotation >= 0 {
					doc.Quotations = append(doc.Quotations, quote.Quotation{Span: sp, Content: []span.Span{sp}, Kind: quote.Indirect, Source: src, SourceKind: kind, Speaker: speaker, Within: -1})
				}
				mem.Statements = append(mem.Statements, st)
			}
		}
		s.Members = append(s.Members, mem)
	}
	return s
}

// traced is the lineage of a story with its quotations collated.
func traced(s *story.Story) *Lineage { return Trace(s, collate.Collate(s)) }

func siglum(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return siglum(n/26-1) + string(rune('A'+n%26))
}

const (
	harbour = "The old harbour wall gave way shortly before noon on Friday and two fishing boats were carried off by the water.\n"
	divers  = "Divers searched the basin until dark and brought up nothing except nets.\n"
	mayor   = "The town has asked for money to mend the wall, which was built three generations ago.\n"
)

func TestCopies(t *testing.T) {
	s := storyOf(
		told{"Norra Post", "2031-03-01", "", "", harbour + divers},
		told{"Brask Daily", "2031-03-02", "", "", "A short introduction stands here. " + harbour + "Nobody else was there to see it happen.\n"},
		told{"Inland Echo", "2031-03-02", "", "", "The wall gave way. Ruth Hale said “divers searched the basin until dark and brought up nothing”.\n"},
	)
	l := traced(s)
	if len(l.Copies) != 1 {
		t.Fatalf("got copies %+v, want the sentence on the harbour alone: what stands in quotation marks is no copy", l.Copies)
	}
	c := l.Copies[0]
	if c.Later.Report != "B" || c.First.Report != "A" || c.Later.Exact != strings.TrimSpace(harbour[:len(harbour)-2]) || c.Words != 21 || !c.Sure || c.Rule != ruleRun {
		t.Errorf("got %+v", c)
	}
	if l.Own["A"] != 1 || l.Own["B"] >= 0.6 || l.Own["C"] >= 0.7 {
		t.Errorf("own shares %v: A is all its own, B and C are not", l.Own)
	}
	check(t, s, l)
}

func TestNamesAreNoCopy(t *testing.T) {
	name := "Prime Minister Sheikh Olaf bin Harald bin Sigurd bin Magnus Al Norra"
	l := traced(storyOf(
		told{"Norra Post", "", "", "", name + " came by sea and left again before the feast had begun.\n"},
		told{"Brask Daily", "", "", "", "In the evening " + name + " spoke of trade.\n"}))
	if len(l.Copies) != 0 {
		t.Errorf("a long name was taken for copied wording: %+v", l.Copies)
	}
}

func TestRewrittenSentence(t *testing.T) {
	s := storyOf(
		told{"Norra Post", "", "", "", "The council voted late on Monday to close the lower bridge to heavy carts until the spring floods are over.\n"},
		told{"Brask Daily", "", "", "", "The council voted late on Tuesday to close the lower bridge to carts until the spring floods are gone.\n"},
		told{"Inland Echo", "", "", "", "On Monday the lower bridge was closed to carts by the council, and it stays so until spring.\n"})
	l := traced(s)
	if len(l.Copies) != 1 || l.Copies[0].Rule != ruleSentence || l.Copies[0].Later.Report != "B" || l.Copies[0].Sure {
		t.Errorf("got %+v, want the sentence of B as a copy of A, of unsure order, and none of C", l.Copies)
	}
	check(t, s, l)
}

func TestGroups(t *testing.T) {
	for _, c := range []struct {
		name    string
		reports []told
		want    string
	}{
		{"a page printed again", []told{{"Norra Post", "", "", "", harbour + divers}, {"Brask Daily", "", "", "", harbour + divers}, {"Inland Echo", "", "", "", mayor}}, "A B|C"},
		{"one agency, shared in part", []told{{"Norra Post", "", "Reuters", "", "NORRA (Reuters) - " + harbour}, {"Brask Daily", "", "Reuters", "", "BRASK (Reuters) - " + divers}, {"Inland Echo", "", "", "", mayor}}, "A B|C"},
		{"one agency by byline", []told{{"Norra Post", "", "", "Jane Roe, Associated Press", harbour}, {"Brask Daily", "", "", "The Associated Press", divers}}, "A B"},
		{"one outlet", []told{{"Norra Post", "", "", "", harbour}, {"The Norra Post", "", "", "", mayor}}, "A B"},
		{"nothing in common", []told{{"Norra Post", "", "", "", harbour}, {"Brask Daily", "", "", "", divers}, {"", "", "", "", mayor}, {"", "", "", "", "The sea was calm."}}, "A|B|C|D"},
		{"a copy of a copy", []told{{"Norra Post", "", "", "", harbour}, {"Brask Daily", "", "", "", harbour + divers}, {"Inland Echo", "", "", "", divers + "Rain fell."}}, "A B C"},
	} {
		s := storyOf(c.reports...)
		l := traced(s)
		var gs []string
		for _, g := range l.Groups {
			gs = append(gs, strings.Join(g.Reports, " "))
			if g.Why == "" {
				t.Errorf("%s: group %v has no reason", c.name, g.Reports)
			}
		}
		if got := strings.Join(gs, "|"); got != c.want {
			t.Errorf("%s: got %s, want %s (%+v)", c.name, got, c.want, l.Copies)
		}
		check(t, s, l)
	}
}

func TestStatementOrigins(t *testing.T) {
	s := storyOf(
		told{"Norra Post", "2031-03-01", "", "", "The order says “every ship shall be counted twice before it may leave the harbour”. Ruth Hale said the wall would stand.\n" + harbour},
		told{"Brask Daily", "2031-03-02", "", "", "The executive order says ships are counted. It adds that “every ship shall be counted twice before it may leave” the port.\n" + harbour + "Ivan Brask said no.\n"},
		told{"Inland Echo", "2031-03-02", "", "", "Two boats were lost, Reuters reported. A clerk was told nothing. The Inland Echo reported calm seas. Ruth Hale said it stands.\n"},
	)
	l := traced(s)
	name := func(m, i int) string {
		for _, o := range l.Origins {
			if o.ID == l.Statement(m, i) {
				return o.Kind + " " + o.Name
			}
		}
		return "none"
	}
	for _, c := range []struct {
		m, i int
		want string
	}{
		{0, 0, "document executive order"}, {0, 1, "person Ruth Hale"}, {0, 2, "unstated Norra Post"},
		{1, 0, "document executive order"}, {1, 1, "document executive order"}, {1, 2, "unstated Norra Post"}, {1, 3, "person Ivan Brask"},
		{2, 0, "agency Reuters"}, {2, 1, "unstated Inland Echo"}, {2, 2, "unstated Inland Echo"}, {2, 3, "person Ruth Hale"},
		{2, 9, "none"}, {-1, 0, "none"},
	} {
		if got := name(c.m, c.i); got != c.want {
			t.Errorf("statement %d of report %d: got %q, want %q", c.i, c.m, got, c.want)
		}
	}
	check(t, s, l)
}

// A document that only its report tells of keeps that report's words.
func TestADocumentOfOneReportKeepsItsWords(t *testing.T) {
	s := storyOf(
		told{"Island News", "", "", "", "Ruth Hale said no. Boats were unfit.\n"},
		told{"Marrel Times", "", "", "", "The ferry sank at dawn. Nobody knew why.\n"},
	)
	for _, c := range []struct{ source, want string }{
		{"a report seen by Island News", "a report seen by Island News"}, {"its website", "its website"}, {"the executive order", "executive order"}, {"the Kell inquiry report", "Kell inquiry report"},
	} {
		tr := &tracer{story: s, l: &Lineage{}, origins: map[string]int{}, instruments: make([]map[string]int, 2)}
		tr.documentOrigin(0, c.source)
		if got := tr.l.Origins[0].Name; got != c.want {
			t.Errorf("the origin of %q is called %q, want %q", c.source, got, c.want)
		}
	}
}

func TestOutletName(t *testing.T) {
	for words, want := range map[string]string{
		"Reuters": "agency Reuters", "the AP": "agency Associated Press", "Agence France-Presse": "agency AFP", "Axios": "outlet Axios", "the Harbour Gazette": "outlet the Harbour Gazette",
		"The New York Times": "outlet The New York Times", "Ruth Hale": " ", "Congress": " ", "Star": " ", "": " ", "CNN": "outlet CNN", "Anadolu Agency": "agency Anadolu",
	} {
		if kind, name := outletName(words); kind+" "+name != want {
			t.Errorf("outletName(%q) = %q %q, want %q", words, kind, name, want)
		}
	}
}

func TestDocumentName(t *testing.T) {
	for source, want := range map[string]string{
		"the executive order": "executive order/order", "a town hall readout of the talk": "town hall readout/readout", "the order, the town will also": "order/order",
		"the mayor": "/", "": "/", "The document": "document/document", "an order signed by the mayor": "order/order",
	} {
		name, head := documentName(source)
		if name+"/"+head != want {
			t.Errorf("documentName(%q) = %q, %q, want %s", source, name, head, want)
		}
	}
}

// check holds the promises of every lineage.
func check(t *testing.T, s *story.Story, l *Lineage) {
	t.Helper()
	text, origins := map[string]string{}, map[string]bool{}
	for _, m := range s.Members {
		text[m.Siglum] = m.Document.Report.Text
		if own, ok := l.Own[m.Siglum]; !ok || own < 0 || own > 1 {
			t.Errorf("own share of %s is %v", m.Siglum, own)
		}
	}
	exact := func(p story.Passage) {
		if !p.Fits(text[p.Report]) || p.In(text[p.Report]) != p.Exact {
			t.Errorf("passage %+v is not in its report", p)
		}
	}
	for _, c := range l.Copies {
		exact(c.Later)
		exact(c.First)
		if c.Later.Report == c.First.Report || c.Words < longRun && len(c.Others) == 0 {
			t.Errorf("bad copy %+v", c)
		}
	}
	for _, c := range l.Credits {
		exact(c.At)
	}
	for _, o := range l.Origins {
		if origins[o.ID] {
			t.Errorf("origin %+v twice", o)
		}
		origins[o.ID] = true
	}
	grouped := 0
	for _, g := range l.Groups {
		grouped += len(g.Reports)
		if !origins[g.Origin] {
			t.Errorf("group of unknown origin %+v", g)
		}
	}
	if grouped != len(s.Members) {
		t.Errorf("%d reports in groups, want each of %d once", grouped, len(s.Members))
	}
	for m := range s.Members {
		for i := range s.Members[m].Statements {
			if !origins[l.Statement(m, i)] {
				t.Errorf("statement %d of %d has unknown origin %q", i, m, l.Statement(m, i))
			}
		}
	}
}

// synthetic is a story of n reports of about 300 words: every third copies two
// sentences of the first, all share a closing line, the rest is its own.
func synthetic(n int) *story.Story {
	r := rand.New(rand.NewSource(int64(n)))
	word := func() string {
		b := make([]byte, 3+r.Intn(6))
		for i := range b {
			b[i] = byte('a' + r.Intn(26))
		}
		return string(b)
	}
	sentenceOf := func() string {
		ws := make([]string, 15)
		for i := range ws {
			ws[i] = word()
			if i%3 == 1 {
				ws[i] = "the"
			}
		}
		return strings.ToUpper(ws[0][:1]) + ws[0][1:] + " " + strings.Join(ws[1:], " ") + ". "
	}
	common := []string{sentenceOf(), sentenceOf()}
	closing := "This report was written by the staff of the paper and will be brought up to date as more is known.\n"
	var reports []told
	for i := range n {
		text := ""
		for range 18 {
			text += sentenceOf()
		}
		if i%3 == 0 {
			text += common[0] + common[1]
		}
		reports = append(reports, told{outlet: fmt.Sprintf("Paper %d", i), text: text + "\n" + closing})
	}
	return storyOf(reports...)
}

func TestOrderOfMembers(t *testing.T) {
	s := synthetic(12)
	want := fmt.Sprintf("%+v", traced(s).Copies) + fmt.Sprintf("%+v", traced(s).Groups) + fmt.Sprintf("%+v", traced(s).Origins)
	check(t, s, traced(s))
	r := rand.New(rand.NewSource(7))
	for range 5 {
		r.Shuffle(len(s.Members), func(i, j int) { s.Members[i], s.Members[j] = s.Members[j], s.Members[i] })
		l := traced(s)
		if got := fmt.Sprintf("%+v", l.Copies) + fmt.Sprintf("%+v", l.Groups) + fmt.Sprintf("%+v", l.Origins); got != want {
			t.Fatal("another order of the members gave another lineage")
		}
	}
}

// Wording that all reports share makes one copy each and not all pairs.
func TestNoExplosion(t *testing.T) {
	l := traced(synthetic(60))
	if n := len(l.Copies); n < 59 || n > 3*60 {
		t.Errorf("%d copies among 60 reports with one common line", n)
	}
}

func BenchmarkTrace(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		s := synthetic(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for range b.N {
				traced(s)
			}
		})
	}
}
