package account

import (
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
	"testing"

	"concord/internal/annotate"
	"concord/internal/annotate/quote"
	"concord/internal/annotate/token"
	"concord/internal/commitment"
	"concord/internal/edtf"
	"concord/internal/reconcile"
	"concord/internal/reconcile/collate"
	"concord/internal/reconcile/lineage"
	"concord/internal/report"
	"concord/internal/span"
	"concord/internal/story"
)

// The story of the Kellmouth bridge is invented: five reports with one copy, one
// credited copy, an altered quotation, a foreign-script caption and hostile
// characters. Its findings are laid out by hand, so that what is tested here is
// the account alone; the words that show each finding are looked up in the
// texts, so that a passage cannot be off.

type fixture struct {
	t *testing.T
	s *story.Story
}

func kellmouth(t *testing.T) (*story.Story, reconcile.Findings, []Failure) {
	t.Helper()
	fx := &fixture{t: t, s: &story.Story{}}
	dates := []edtf.Value{"2031-03-04", "2031-03-04", "2031-03-05", "2031-03-04/2031-03-06", "2031-03-06"}
	outlets := []string{"Kellmouth Courier", "Northern Wire", "The Valley Post", "Metro Today", ""}
	for i, siglum := range []string{"A", "B", "C", "D", "E"} {
		text, err := os.ReadFile("testdata/kellmouth/" + siglum + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		rep := &report.Report{
			ID: fmt.Sprintf("r-00000000000%d", i), Source: "kellmouth/" + siglum + ".txt",
			SHA256: fmt.Sprintf("%x", sha256.Sum256(text)), Text: string(text), Language: "en",
			Outlet:    report.Claim{Value: outlets[i], Reason: "named in the text"},
			Published: report.Dating{When: dates[i], Reasons: []report.Claim{{Value: string(dates[i]), Reason: "stated by the page"}}},
			Blocks:    blocks(string(text)),
		}
		if outlets[i] == "" {
			rep.Outlet.Reason = "nothing names the outlet"
		}
		for _, b := range rep.Blocks {
			if b.Kind == report.Headline {
				rep.Title = b.Span.In(rep.Text)
			}
		}
		fx.s.Members = append(fx.s.Members, story.Member{Siglum: siglum, Document: document(rep)})
	}
	fx.s.Members[0].Document.Report.Byline = []string{"Ada Winter", "Joss Penhale"}
	fx.s.Members[0].Document.Report.URL = "https://courier.example/bridge"
	fx.s.Members[3].Document.Report.Published.Reasons = []report.Claim{
		{Value: "2031-03-04/..", Reason: "names Monday as past"}, {Value: "../2031-03-06", Reason: "says from Thursday in the future"}}
	fx.s.Members[2].Also = []string{"kellmouth/copy of C.txt"}
	fx.s.Notes = []string{"the order of B and A, published on one day, follows their outlets' names"}
	return fx.s, fx.findings(), []Failure{
		{Source: "https://gazette.example/bridge", Kind: "unreachable", Reason: "no answer within 20 s", Hint: "save the page and name the file"},
		{Source: "kellmouth/F.txt", Kind: "empty", Reason: "file holds no text"}}
}

func blocks(text string) []report.Block {
	var out []report.Block
	at := 0
	for i, line := range strings.SplitAfter(text, "\n") {
		sp := span.Span{Start: at, End: at + len(line)}.Trim(text)
		at += len(line)
		if sp.Empty() {
			continue
		}
		b := report.Block{Span: sp, Kind: report.Body}
		switch {
		case i == 0 && len(line) < 60:
			b.Kind, b.Reason = report.Headline, "first line, short, without a full stop"
		case strings.HasPrefix(line, "Read more"):
			b.Kind, b.Reason = report.SelfReference, "link to another of its pages"
		case strings.HasPrefix(line, "2 View"):
			b.Kind, b.Reason = report.GalleryControl, "control of a picture gallery"
		case strings.HasPrefix(line, "(Photo"):
			b.Kind, b.Reason = report.Credit, "photo credit"
		case strings.HasPrefix(line, "Comments"):
			b.Kind, b.Reason = report.CommentPolicy, "rules for comments"
		case strings.ContainsRune(line, 'ה'):
			b.Kind, b.Reason = report.Debris, "line in another script than the article"
		}
		out = append(out, b)
	}
	return out
}

// document holds just what an account reads of one: words and marked quotations.
func document(rep *report.Report) *annotate.Document {
	d := &annotate.Document{Report: rep}
	for _, b := range rep.Blocks {
		if b.Kind.Reads() {
			for _, w := range strings.FieldsFunc(strings.ToLower(b.Span.In(rep.Text)), notLetter) {
				d.Words = append(d.Words, token.Word{Norm: w})
			}
		}
	}
	for at := 0; ; {
		i := strings.Index(rep.Text[at:], "“")
		if i < 0 {
			return d
		}
		n := strings.Index(rep.Text[at+i:], "”")
		if n < 0 {
			return d
		}
		sp := span.Span{Start: at + i, End: at + i + n + len("”")}
		d.Quotations = append(d.Quotations, quote.Quotation{Span: sp, Kind: quote.Direct, Within: -1, Speaker: -1,
			Content: []span.Span{{Start: sp.Start + len("“"), End: sp.End - len("”")}}})
		at = sp.End
	}
}

// at is the passage of report siglum with these words, which must stand in it once.
func (fx *fixture) at(siglum, words string) story.Passage {
	fx.t.Helper()
	for i, m := range fx.s.Members {
		if m.Siglum != siglum {
			continue
		}
		text := m.Document.Report.Text
		n := strings.Index(text, words)
		if n < 0 || strings.Count(text, words) != 1 {
			fx.t.Fatalf("%q stands %d times in %s", words, strings.Count(text, words), siglum)
		}
		return fx.s.Passage(i, span.Span{Start: n, End: n + len(words)})
	}
	fx.t.Fatalf("no report %s", siglum)
	return story.Passage{}
}

// all is several passages, given as siglum, words, siglum, words, …
func (fx *fixture) all(pairs ...string) []story.Passage {
	fx.t.Helper()
	var out []story.Passage
	for i := 0; i+1 < len(pairs); i += 2 {
		out = append(out, fx.at(pairs[i], pairs[i+1]))
	}
	return out
}

func (fx *fixture) findings() reconcile.Findings {
	fx.t.Helper()
	return reconcile.Findings{
		Lineage: fx.lineage(), Agreed: fx.agreed(), Differences: fx.differences(), Utterances: fx.utterances(),
		Timeline: fx.timeline(), Commitments: fx.commitments(), Singles: fx.singles(),
		Questions: []reconcile.Question{{ID: "q-0001", Rule: "anonymous-source", Asks: "Who says so? The source is not named.",
			Passages: fx.all("E", "a crew member who asked not to be named")},
			{ID: "q-0002", Rule: "open-date", Asks: "When does the inspection begin?", Passages: fx.all("A", "is to begin when the current slackens")}},
	}
}

const wireLead = "A gravel barge hit the second pier of the Kellmouth bridge late on Monday 3 March, and the bridge is closed to all traffic until divers have inspected it."

func (fx *fixture) lineage() lineage.Lineage {
	fx.t.Helper()
	return lineage.Lineage{
		Copies: []lineage.Copy{
			{ID: "y-0001", Rule: "shared-wording", Later: fx.at("C", wireLead), First: fx.at("B", wireLead), Sure: true, Words: 29},
			{ID: "y-0002", Rule: "shared-wording", Later: fx.at("C", "Hospital officials said six crew members were treated on Monday night. None is in danger."),
				First: fx.at("B", "Hospital officials said six crew members were treated on Monday night. None is in danger."), Sure: true, Words: 15},
			{ID: "y-0003", Rule: "shared-wording", Later: fx.at("C", "The harbour master, Ines Calder, has ordered an inspection by divers."),
				First: fx.at("B", "The harbour master, Ines Calder, has ordered an inspection by divers."), Words: 11},
		},
		Credits: []lineage.Credit{
			{ID: "k-0001", Rule: "agency-line", Kind: "agency", Name: "Northern Wire", At: fx.at("C", "(Northern Wire)")},
			{ID: "k-0002", Rule: "according-to-outlet", Kind: "outlet", Name: "Northern Wire", At: fx.at("D", "Northern Wire reported")},
		},
		Origins: []lineage.Origin{
			{ID: "o-a", Kind: "outlet", Name: "Kellmouth Courier", Why: "an outlet with text of its own"},
			{ID: "o-b", Kind: "agency", Name: "Northern Wire", Why: "C and D name it, C shares its wording"},
			{ID: "o-d", Kind: "outlet", Name: "Metro Today", Why: "an outlet with text of its own"},
			{ID: "o-e", Kind: "unstated", Name: "E.txt", Why: "a report that names no outlet"},
			{ID: "o-h", Kind: "person", Name: "Ruth Hale", Why: "attributed to the same person"},
		},
		Own: map[string]float64{"A": 1, "B": 1, "C": 0.19, "D": 0.91, "E": 1},
		Groups: []lineage.Group{
			{Origin: "o-a", Reports: []string{"A"}, Why: "no shared wording"},
			{Origin: "o-b", Reports: []string{"B", "C"}, Why: "C names Northern Wire and shares 55 of its words"},
			{Origin: "o-d", Reports: []string{"D"}, Why: "no shared wording"},
			{Origin: "o-e", Reports: []string{"E"}, Why: "no shared wording"},
		},
	}
}

func (fx *fixture) agreed() []reconcile.Cluster {
	fx.t.Helper()
	return []reconcile.Cluster{
		{ID: "c-0001", Rule: "same-event", Says: fx.at("B", "A gravel barge hit the second pier of the Kellmouth bridge late on Monday 3 March"),
			Statements: fx.all("A", "A loaded gravel barge struck the second pier of the Kellmouth bridge on Monday night",
				"B", "A gravel barge hit the second pier of the Kellmouth bridge late on Monday 3 March",
				"C", "A gravel barge hit the second pier of the Kellmouth bridge late on Monday 3 March",
				"D", "the barge hit the bridge on Monday", "E", "The barge struck the bridge's second pier on 3 March."),
			Reports: []string{"A", "B", "C", "D", "E"}, Origins: []string{"o-a", "o-b", "o-d", "o-e"}, Verdict: reconcile.Corroborated,
			PrecisionVaries: true, Relation: reconcile.Equivalence,
			Why: []reconcile.Ground{{What: "same actor", Words: "barge"}, {What: "same object", Words: "second pier, bridge"}, {What: "dates compatible", Words: "2031-03-03"}}},
		{ID: "c-0002", Rule: "same-state", Says: fx.at("A", "The bridge is closed to all traffic."),
			Statements: fx.all("A", "The bridge is closed to all traffic.", "B", "the bridge is closed to all traffic until divers have inspected it",
				"C", "the bridge is closed to all traffic until divers have inspected it", "D", "the Kellmouth bridge is closed to all traffic"),
			Reports: []string{"A", "B", "C", "D"}, Origins: []string{"o-a", "o-b", "o-d"}, Verdict: reconcile.Corroborated, Relation: reconcile.Subsumption,
			Differences: []string{"d-0003"}, Why: []reconcile.Ground{{What: "same predicate", Words: "closed to all traffic"}}},
		{ID: "c-0003", Rule: "same-event", Says: fx.at("B", "six crew members were treated on Monday night"),
			Statements: fx.all("A", "Four deckhands were taken to Lind General with cuts and a broken wrist", "B", "six crew members were treated on Monday night",
				"C", "six crew members were treated on Monday night", "D", "Six crew members were treated"),
			Holder: "hospital officials", Reports: []string{"A", "B", "C", "D"}, Origins: []string{"o-a", "o-b"}, Verdict: reconcile.Contradicted,
			Relation: reconcile.Overlap, Differences: []string{"d-0001"}, Why: []reconcile.Ground{{What: "same head noun", Words: "crew, deckhands"}}},
		{ID: "c-0004", Rule: "shared-wording", Says: fx.at("B", "The harbour master, Ines Calder, has ordered an inspection by divers."),
			Statements: fx.all("B", "The harbour master, Ines Calder, has ordered an inspection by divers.", "C", "The harbour master, Ines Calder, has ordered an inspection by divers."),
			Reports:    []string{"B", "C"}, Origins: []string{"o-b"}, Verdict: reconcile.SameSource, Relation: reconcile.Identity},
		{ID: "c-0005", Rule: "same-utterance", Says: fx.at("A", "We will rebuild the pier by the first of May"),
			Statements: fx.all("A", "We will rebuild the pier by the first of May", "B", "We will rebuild the pier by the first of May", "D", "We will rebuild the pier by May"),
			Holder:     "Ruth Hale", Reports: []string{"A", "B", "D"}, Origins: []string{"o-h"}, Verdict: reconcile.WordingVaries, Relation: reconcile.Subsumption,
			Differences: []string{"d-0004"}},
	}
}

func (fx *fixture) differences() []reconcile.Difference {
	fx.t.Helper()
	return []reconcile.Difference{
		{ID: "d-0004", Rule: "altered-quotation", Kind: reconcile.SlotWording, Judgement: reconcile.JudgeWording, Subject: "by when the pier is rebuilt, in Ruth Hale's words",
			Readings: []reconcile.Reading{
				{Value: "by the first of May", Holder: "Ruth Hale", Passages: fx.all("A", "We will rebuild the pier by the first of May", "B", "We will rebuild the pier by the first of May"),
					Marks: fx.all("A", "by the first of May", "B", "by the first of May"), Origins: []string{"o-h"}},
				{Value: "by May", Holder: "Ruth Hale", Passages: fx.all("D", "We will rebuild the pier by May"), Marks: fx.all("D", "by May"), Origins: []string{"o-h"}}}},
		{ID: "d-0001", Rule: "count-differs", Kind: reconcile.SlotNumber, Judgement: reconcile.JudgeContradiction, Subject: "how many of the crew were hurt",
			Readings: []reconcile.Reading{
				{Value: "4", Passages: fx.all("A", "injuring four deckhands", "A", "Four deckhands were taken to Lind General with cuts and a broken wrist, the hospital said."),
					Marks: fx.all("A", "four", "A", "Four"), Origins: []string{"o-a"}},
				{Value: "6", Passages: fx.all("B", "Hospital officials said six crew members were treated on Monday night.", "C", "Hospital officials said six crew members were treated on Monday night.",
					"D", "Six crew members were treated after the barge hit the bridge on Monday"), Marks: fx.all("B", "six crew", "C", "six crew", "D", "Six"), Origins: []string{"o-b"}}},
			Why: []reconcile.Ground{{What: "same head noun", Words: "deckhands, crew members"}, {What: "same event", Words: "barge struck the bridge"}, {What: "both exact", Words: "four, six"}}},
		{ID: "d-0002", Rule: "opposite-polarity", Kind: reconcile.SlotPolarity, Judgement: reconcile.JudgeDisputed, Subject: "whether the fault had been reported",
			Readings: []reconcile.Reading{
				{Value: "reported", Holder: "the company that runs the Marten", Passages: fx.all("E", "it had reported the steering fault twice in February"),
					Marks: fx.all("E", "had reported"), Origins: []string{"o-e"}},
				{Value: "not reported", Holder: "a spokeswoman for the port authority", Passages: fx.all("B", "No fault had been reported to the port before the accident"),
					Marks: fx.all("B", "No fault had been reported"), Origins: []string{"o-b"}}},
			Why: []reconcile.Ground{{What: "same predicate", Words: "report"}, {What: "same object", Words: "fault"}}},
		{ID: "d-0003", Rule: "date-includes", Kind: reconcile.SlotDate, Judgement: reconcile.JudgePrecision, Subject: "when the crossing opens",
			Readings: []reconcile.Reading{
				{Value: "2031-03-31/..", Passages: fx.all("A", "Engineers do not expect the crossing to open before the end of the month."), Marks: fx.all("A", "before the end of the month"), Origins: []string{"o-a"}},
				{Value: "2031-03-31", Passages: fx.all("D", "The crossing will open on 31 March at the earliest"), Marks: fx.all("D", "31 March"), Origins: []string{"o-d"}}},
			Why: []reconcile.Ground{{What: "same predicate", Words: "open"}}},
	}
}

func (fx *fixture) utterances() []collate.Utterance {
	fx.t.Helper()
	long := "We will rebuild the pier by the first of May, and not one household will pay a toll while we do it,"
	short := "We will rebuild the pier by May, and no one will pay a toll while we do it."
	witness := func(sig, words, cue, source string) collate.Witness {
		c, s := fx.at(sig, cue), fx.at(sig, source)
		return collate.Witness{Report: sig, Kind: quote.Direct, Content: fx.all(sig, words), Cue: &c, Source: &s, Speaker: "Ruth Hale", Stance: quote.Neutral}
	}
	said := fx.at("E", "told Radio Lind")
	who := fx.at("E", "a crew member who asked not to be named")
	hospital := fx.at("B", "Hospital officials")
	hospitalSaid := fx.at("B", "said six")
	hospitalSaid.End -= len(" six")
	hospitalSaid.Exact = "said"
	return []collate.Utterance{
		{ID: "u-0001", Rule: "same-words", Speaker: "Ruth Hale", SourceKind: quote.Person, Base: 0, Grade: collate.Substantive,
			Witnesses: []collate.Witness{witness("A", long, "said at the quay", "the mayor, Ruth Hale"), witness("B", long, "told reporters", "she"), witness("D", short, "said:", "Ruth Hale, the mayor")},
			Apparatus: []collate.Entry{
				{Lemma: fx.at("A", "the first of May"), Readings: []collate.Variant{{At: fx.all("D", "May"), Witnesses: []int{2}, Grade: collate.Truncation}}},
				{Lemma: fx.at("A", "not one household"), Readings: []collate.Variant{{At: fx.all("D", "no one"), Witnesses: []int{2}, Grade: collate.Substantive}}}}},
		{ID: "u-0002", Rule: "one-witness", Speaker: "hospital officials", SourceKind: quote.Collective, Grade: collate.Verbatim,
			Witnesses: []collate.Witness{{Report: "B", Kind: quote.Indirect, Content: fx.all("B", "six crew members were treated on Monday night"), Cue: &hospitalSaid, Source: &hospital, Speaker: "hospital officials", Stance: quote.Neutral}}},
		{ID: "u-0003", Rule: "one-witness", Speaker: "a crew member who asked not to be named", SourceKind: quote.Anonymous, Grade: collate.Verbatim,
			Witnesses: []collate.Witness{{Report: "E", Kind: quote.Direct, Content: fx.all("E", "As far as I know, nobody asked him to stop,"), Cue: &said, Source: &who, Stance: quote.Neutral}}},
		{ID: "u-0004", Rule: "one-witness", Speaker: "山田太郎", SourceKind: quote.Person, Grade: collate.Verbatim,
			Witnesses: []collate.Witness{{Report: "E", Kind: quote.Mixed, Content: fx.all("E", "more often than anyone likes to say"), Speaker: "山田太郎", Stance: quote.Neutral}}},
	}
}

func (fx *fixture) timeline() []reconcile.Moment {
	fx.t.Helper()
	moment := func(id, when, reason, sig, says, expression string) reconcile.Moment {
		return reconcile.Moment{ID: id, Rule: "stated-time", When: edtf.Value(when), Reason: reason, Says: fx.at(sig, says), Passages: fx.all(sig, expression)}
	}
	return []reconcile.Moment{
		moment("m-0005", "2031-05-01", "stated, year from publication", "A", "We will rebuild the pier by the first of May", "the first of May"),
		moment("m-0001", "1998", "stated", "B", "The barge, the Marten, was built in 1998", "1998"),
		moment("m-0002", "2029-06-12", "stated", "B", "Under the harbour cover agreement, in force since 12 June 2029", "12 June 2029"),
		moment("m-0003", "2031-02", "month before publication", "E", "it had reported the steering fault twice in February", "February"),
		moment("m-0004", "2031-03-03", "stated, year from publication", "B", wireLead, "Monday 3 March"),
		moment("m-0006", "2031-03-31/..", "“before” leaves the end open", "A", "Engineers do not expect the crossing to open before the end of the month.", "the end of the month"),
		moment("m-0007", "2031-03-06?", "Thursday after publication, which is an interval", "D", "Ferries will carry foot passengers across the Lind from Thursday", "Thursday"),
	}
}

func (fx *fixture) commitments() []commitment.Commitment {
	fx.t.Helper()
	at := func(sig, words string) *story.Passage { p := fx.at(sig, words); return &p }
	field := func(sig, words string) commitment.Field {
		return commitment.Field{Value: words, Passages: []story.Passage{fx.at(sig, words)}}
	}
	trigger := field("B", "in the event of any vessel strike that closes the bridge for more than 48 hours")
	trigger.Passages = append(trigger.Passages, fx.at("E", "when a strike closes the bridge for more than two days"))
	port := &commitment.Party{Name: "the port authority", Kind: "organisation", Passages: []story.Passage{fx.at("B", "the port authority shall")}}
	hale := &commitment.Party{Name: "Ruth Hale", Kind: "person", Passages: []story.Passage{}}
	return []commitment.Commitment{
		{ID: "p-0001", Rule: "shall", Kind: commitment.Requirement, Illocutions: []commitment.Illocution{commitment.Prescriptive}, Instrument: commitment.Instrument{Kind: "agreement"},
			Promisor: port, Made: &commitment.Dated{When: "2029-06-12", Reason: "in force since", Passages: []story.Passage{fx.at("B", "12 June 2029")}},
			Trigger: &commitment.Trigger{Says: trigger},
			Duties: []commitment.Duty{
				{ID: "p-0001-1", Illocution: commitment.Prescriptive, Modality: commitment.Obligation, Bearer: port,
					Content: field("B", "take all reasonable measures, including ferries and, if necessary, a pontoon bridge"),
					Limits:  []commitment.Field{field("B", "all reasonable"), field("B", "if necessary")}},
				{ID: "p-0001-2", Illocution: commitment.Prescriptive, Modality: commitment.Obligation, Content: field("E", "provide ferries")}},
			Variants: []commitment.Variant{
				{Says: fx.at("B", "the port authority shall take all reasonable measures, including ferries and, if necessary, a pontoon bridge, in the event of any vessel strike that closes the bridge for more than 48 hours"),
					Illocution: commitment.Prescriptive, Cue: at("B", "shall")},
				{Says: fx.at("E", "the port must provide ferries when a strike closes the bridge for more than two days"), Illocution: commitment.Prescriptive, Cue: at("E", "must")}}},
		{ID: "p-0002", Rule: "announced-will", Kind: commitment.Pledge, Illocutions: []commitment.Illocution{commitment.Commissive}, Promisor: hale,
			Duties: []commitment.Duty{{ID: "p-0002-1", Illocution: commitment.Commissive, Modality: commitment.Intention, Bearer: hale, Content: field("A", "rebuild the pier by the first of May")}},
			Variants: []commitment.Variant{
				{Says: fx.at("A", "We will rebuild the pier by the first of May, and not one household will pay a toll while we do it"), Illocution: commitment.Commissive,
					Cue: at("A", "We will"), Holder: "Ruth Hale", Quoted: true},
				{Says: fx.at("D", "We will rebuild the pier by May"), Illocution: commitment.Commissive, Cue: at("D", "We will"), Holder: "Ruth Hale", Quoted: true}}},
	}
}

func (fx *fixture) singles() []reconcile.Cluster {
	fx.t.Helper()
	one := func(id, sig, words, holder string) reconcile.Cluster {
		return reconcile.Cluster{ID: id, Rule: "no-partner", Says: fx.at(sig, words), Statements: fx.all(sig, words), Holder: holder,
			Reports: []string{sig}, Origins: []string{"o-" + strings.ToLower(sig)}, Verdict: reconcile.SingleSource}
	}
	return []reconcile.Cluster{
		one("s-0001", "E", "The pilot had been on duty for fourteen hours", "the Boatmen's Union"),
		one("s-0002", "B", "carried 900 tonnes of gravel", ""),
		one("s-0003", "C", "deliveries stopped on Tuesday", "shopkeepers on the east bank"),
		one("s-0004", "A", "The Courier's reporters watched cranes lift the wheelhouse clear on Tuesday.", ""),
		one("s-0005", "E", "The union wants an inquiry.", ""),
	}
}
