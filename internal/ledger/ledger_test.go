package ledger_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"concord/internal/account"
	"concord/internal/annotate"
	"concord/internal/commitment"
	"concord/internal/edtf"
	"concord/internal/intake"
	"concord/internal/ledger"
	"concord/internal/report"
	"concord/internal/story"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const root = "../../testdata/ledger"

// told reads stories of the invented set.
func told(t testing.TB, names ...string) []ledger.Told {
	t.Helper()
	var out []ledger.Told
	for _, name := range names {
		var docs []*annotate.Document
		for page, err := range intake.Read(context.Background(), intake.Options{}, []string{filepath.Join(root, name)}) {
			if err != nil {
				t.Fatal(err)
			}
			docs = append(docs, annotate.Annotate(report.New(page)))
		}
		out = append(out, storyOf(name, docs))
	}
	return out
}

// written makes a story of texts: each a date and what follows.
func written(name string, texts ...string) ledger.Told {
	var docs []*annotate.Document
	for i, text := range texts {
		page := &intake.Page{Source: name + string(rune('a'+i)) + ".txt", MediaType: "text/plain", Text: text, SHA256: name + string(rune('a'+i))}
		docs = append(docs, annotate.Annotate(report.New(page)))
	}
	return storyOf(name, docs)
}

func storyOf(name string, docs []*annotate.Document) ledger.Told {
	st := story.New(docs)
	return ledger.Told{Name: name, Story: st, Commitments: commitment.Find(st)}
}

func all(t testing.TB) []ledger.Told {
	return told(t, "tavia-guarantee", "tavia-strike", "tavia-after", "harbour-pledge")
}

// duty is the one duty whose words begin so, with its entry.
func duty(t testing.TB, l *ledger.Ledger, words string) (*ledger.Entry, *ledger.Duty) {
	t.Helper()
	var entry *ledger.Entry
	var found *ledger.Duty
	for i := range l.Entries {
		for k := range l.Entries[i].Duties {
			if d := &l.Entries[i].Duties[k]; strings.HasPrefix(d.Duty.Content.Value, words) {
				if found != nil && found.Status == d.Status {
					continue
				}
				if found != nil {
					t.Errorf("two duties begin with %q: %s and %s", words, found.Status, d.Status)
				}
				entry, found = &l.Entries[i], d
			}
		}
	}
	if found == nil {
		t.Fatalf("no duty begins with %q", words)
	}
	return entry, found
}

func encode(t testing.TB, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestStatuses(t *testing.T) {
	l := ledger.New(all(t), ledger.Asked{})
	for _, c := range []struct {
		words  string
		status ledger.Status
		search ledger.SearchState
		signs  string
	}{
		{"deploy two air-defence batteries", ledger.Fulfilled, ledger.Found, "done"},
		{"take all lawful and appropriate measures", ledger.Standing, ledger.NoneFound, ""},
		{"reopen the Kessin bridge", ledger.Breached, ledger.Found, "breach breach"},
		{"deliver 40 generators", ledger.Partly, ledger.Found, "done in part"},
		{"rebuild the northern lighthouse", ledger.Unsearched, ledger.NotSearched, ""},
	} {
		e, d := duty(t, l, c.words)
		var signs []string
		for _, ev := range d.Evidence {
			if ev.Sign != ledger.Due {
				signs = append(signs, string(ev.Sign))
			}
		}
		if got := strings.Join(signs, " "); d.Status != c.status || d.Search.State != c.search || got != c.signs {
			t.Errorf("%q: %s (%s), %s, signs %q; want %s, %s, %q", c.words, d.Status, d.Why, d.Search.State, got, c.status, c.search, c.signs)
		}
		if d.Search.State == ledger.NotSearched != (d.Search.Reports == 0) {
			t.Errorf("%q: %s with %d reports", c.words, d.Search.State, d.Search.Reports)
		}
		if e.Since == "" {
			t.Errorf("%q: since when is not told", c.words)
		}
	}
	e, d := duty(t, l, "deploy two")
	if len(e.Cases) == 0 || e.Cases[0].Story != "tavia-strike" {
		t.Errorf("cases %v: the attack of April is not among them", e.Cases)
	}
	if len(e.Stories) != 1 || !slices.Equal(e.References, []string{"north-atlantic-treaty-5"}) && e.References != nil {
		t.Errorf("told in %v, compared with %v", e.Stories, e.References)
	}
	if d.Since != "2031-05-04" {
		t.Errorf("deployed since %q, want the Sunday before the report", d.Since)
	}
}

// Every passage is words of the report that it names, later than the commitment.
func TestEvidenceIsLaterWords(t *testing.T) {
	set := all(t)
	at := map[string]*story.Story{}
	for _, s := range set {
		at[s.Name] = s.Story
	}
	n := 0
	for _, e := range ledger.New(set, ledger.Asked{}).Entries {
		since, err := e.Since.Bounds()
		if err != nil {
			t.Fatalf("%s: %v", e.Key, err)
		}
		evidence := slices.Clone(e.Cases)
		for _, d := range e.Duties {
			evidence = append(evidence, d.Evidence...)
		}
		for _, ev := range evidence {
			n++
			for _, p := range []story.Passage{ev.Says, ev.Cue} {
				for _, m := range at[ev.Story].Members {
					if m.Siglum == p.Report && p.In(m.Document.Report.Text) != p.Exact {
						t.Errorf("%s: %q is not at %d–%d of %s", e.Key, p.Exact, p.Start, p.End, p.Report)
					}
				}
			}
			if when, err := ev.When.Bounds(); err != nil || when.From.Before(since.To) {
				t.Errorf("%s of %s: evidence of %s is not later", e.Key, e.Since, ev.When)
			}
			if ledger.Rules[ev.Rule] == "" {
				t.Errorf("rule %q has no sentence", ev.Rule)
			}
		}
	}
	if n < 6 {
		t.Errorf("%d passages, want those of the five duties", n)
	}
}

// The order of stories and of reports changes nothing, and keys outlast reports
// that come or go.
func TestOrderAndKeys(t *testing.T) {
	set := all(t)
	want := encode(t, ledger.New(set, ledger.Asked{}))
	slices.Reverse(set)
	if got := encode(t, ledger.New(set, ledger.Asked{})); !bytes.Equal(got, want) {
		t.Error("another order of stories gives another ledger")
	}
	_, alone := duty(t, ledger.New(told(t, "tavia-guarantee"), ledger.Asked{}), "deploy two")
	_, among := duty(t, ledger.New(set, ledger.Asked{}), "deploy two")
	if alone.Key != among.Key {
		t.Errorf("key %s alone, %s among other stories", alone.Key, among.Key)
	}
	if alone.Status != ledger.NotYetDue && alone.Status != ledger.Unsearched {
		t.Errorf("without the later stories: %s", alone.Status)
	}
}

func TestAskedPeriod(t *testing.T) {
	_, d := duty(t, ledger.New(all(t), ledger.Asked{From: "2031-07-01"}), "deploy two")
	if d.Status != ledger.Unsearched || d.Search.State != ledger.NotSearched || len(d.Evidence) > 0 || !strings.Contains(d.Why, "period asked for") {
		t.Errorf("after all reports: %s, %s, %q, %v", d.Status, d.Search.State, d.Why, d.Evidence)
	}
	_, d = duty(t, ledger.New(all(t), ledger.Asked{To: "2031-04-30"}), "deploy two")
	if d.Status != ledger.Standing || d.Search.State != ledger.NoneFound {
		t.Errorf("before it was done: %s, %s (%s)", d.Status, d.Search.State, d.Why)
	}
}

// One commitment told in two stories is one entry; another one of the same party
// is another.
func TestOneEntryForTwoStories(t *testing.T) {
	first := written("one", "Bridge\n\nBRENNA, 3 March 2031 — The council met.\n\nNordkraft promised on Monday to reopen the Kessin bridge over the Tern by 1 May 2031.\n")
	second := written("two", "Bridge again\n\nKESSIN, 10 March 2031 — It rained again.\n\nNordkraft promised on 3 March to reopen the Kessin bridge over the Tern by 1 May 2031, the mayor said.\n")
	other := written("three", "Dam\n\nKESSIN, 11 March 2031 — It rained again.\n\nNordkraft promised on Tuesday to repair the Velden dam within two years.\n")
	l := ledger.New([]ledger.Told{first, second, other}, ledger.Asked{})
	var names []string
	for _, e := range l.Entries {
		for _, in := range e.Stories {
			names = append(names, in.Story)
		}
		names = append(names, ";")
	}
	if got, want := strings.Join(names, " "), "one two ; three ;"; got != want {
		t.Errorf("entries by story: %s, want %s", got, want)
	}
}

// What later reports say of a pledge, and what says nothing of it.
func TestSigns(t *testing.T) {
	const pledge = "Bridge\n\nBRENNA, 3 March 2031 — The council met.\n\nNordkraft promised on Monday to reopen the Kessin bridge by 1 May 2031.\n"
	for _, c := range []struct {
		later string
		want  ledger.Status
	}{
		{"Nordkraft reopened the Kessin bridge on Thursday.", ledger.Fulfilled},
		{"The Kessin bridge was reopened on Thursday, Nordkraft said.", ledger.Fulfilled},
		{"Nordkraft kept its promise to reopen the Kessin bridge, the mayor said.", ledger.Fulfilled},
		{"Nordkraft has begun to reopen the Kessin bridge.", ledger.Works},
		{"Nordkraft failed to reopen the Kessin bridge.", ledger.Breached},
		{"Nordkraft has broken its promise to reopen the Kessin bridge, drivers said.", ledger.Breached},
		{"Nordkraft has withdrawn its promise to reopen the Kessin bridge.", ledger.Superseded},
		// Nothing of the pledge:
		{"Nordkraft will reopen the Kessin bridge in June.", ledger.Standing},
		{"Nordkraft may have reopened the Kessin bridge.", ledger.Standing},
		{"If Nordkraft reopened the Kessin bridge, drivers would save an hour.", ledger.Standing},
		{"Westkraft reopened the Lowmere bridge on Thursday.", ledger.Standing},
		{"Nordkraft reopened the Lowmere tunnel near Kessin on Thursday.", ledger.Standing},
		{"Did Nordkraft reopen the Kessin bridge?", ledger.Standing},
		{"Nordkraft closed the Kessin bridge again on Thursday.", ledger.Standing},
		{"Nordkraft reopened the Kessin bridge on 2 March 2031.", ledger.Standing}, // before it was promised
		{"A rival broke its promise to paint the Lowmere school, Nordkraft said.", ledger.Standing},
	} {
		l := ledger.New([]ledger.Told{written("then", pledge), written("later", "News\n\nKESSIN, 9 May 2031 — The council met.\n\n"+c.later+"\n")}, ledger.Asked{})
		var got []string
		for _, e := range l.Entries {
			for _, d := range e.Duties {
				if e.Story == "then" {
					got = append(got, string(d.Status))
					if c.want != d.Status {
						t.Logf("%q: %+v", c.later, d.Evidence)
					}
				}
			}
		}
		if len(got) != 1 || got[0] != string(c.want) {
			t.Errorf("%q: %q, want %q", c.later, got, c.want)
		}
	}
}

// What is ruled out, refused, contradicted, over, or falls due in a case.
func TestOtherSigns(t *testing.T) {
	const bridge = "Nordkraft promised on Monday to reopen the Kessin bridge by 1 May 2031."
	const soldiers = "Orlan promised on Monday not to station soldiers in Tavia."
	const case1 = "If the Velden dam bursts, Nordkraft shall house the residents of Kessin, an order said."
	for _, c := range []struct {
		name, then string
		later      []string
		change     func(*ledger.Told)
		want       ledger.Status
	}{
		{"ban broken", soldiers, []string{"Orlan stationed 200 soldiers in Tavia on Thursday."}, nil, ledger.Breached},
		{"ban kept", soldiers, []string{"Orlan stationed 200 soldiers in Velden on Thursday."}, nil, ledger.Standing},
		{"contradiction", bridge, []string{"Nordkraft reopened the Kessin bridge, the mayor said.", "Nordkraft failed to reopen the Kessin bridge, drivers said."}, nil, ledger.Disputed},
		{"denied", bridge, []string{"Nordkraft broke its promise to reopen the Kessin bridge, drivers said. Nordkraft has not broken its promise to reopen the Kessin bridge, its chief said."}, nil, ledger.Disputed},
		{"over", bridge, []string{"It rained."}, func(told *ledger.Told) {
			told.Commitments[0].InForce = &commitment.Dated{When: "2031-03-03/2031-04-01"}
		}, ledger.Lapsed},
		{"no case", case1, []string{"It rained."}, nil, ledger.NotYetDue},
		{"case told in its words", case1, []string{"The Velden dam burst on Thursday. Nordkraft was silent."}, nil, ledger.Standing},
		{"case of another", case1, []string{"The Lowmere dam burst on Thursday. Nordkraft was silent."}, nil, ledger.NotYetDue},
		{"case reported to be possible", case1, []string{"The Velden dam may burst, Nordkraft said."}, nil, ledger.NotYetDue},
	} {
		first := written("then", "News\n\nBRENNA, 3 March 2031 — The council met.\n\n"+c.then+"\n")
		if len(first.Commitments) != 1 {
			t.Errorf("%s: %d commitments were read", c.name, len(first.Commitments))
			continue
		}
		if c.change != nil {
			c.change(&first)
		}
		var texts []string
		for _, l := range c.later {
			texts = append(texts, "News\n\nKESSIN, 9 May 2031 — The council met.\n\n"+l+"\n")
		}
		l := ledger.New([]ledger.Told{first, written("later", texts...)}, ledger.Asked{})
		for _, e := range l.Entries {
			if e.Story != "then" {
				continue
			}
			if len(e.Duties) != 1 || e.Duties[0].Status != c.want {
				t.Errorf("%s: %+v, want %s", c.name, e.Duties, c.want)
			}
		}
	}
}

// An event that was tested against the trigger sets the duty in motion; one whose
// time is not known to be later does not.
func TestTestedCases(t *testing.T) {
	first := written("then", "News\n\nBRENNA, 3 March 2031 — The council met.\n\nIf the Velden dam bursts, Nordkraft shall house the residents of Kessin, an order said.\n")
	later := written("later", "News\n\nKESSIN, 9 May 2031 — A wall of water came down the valley, and Nordkraft was silent.\n")
	at := later.Story.Passage(0, later.Story.Members[0].Document.Sentences[0].Span)
	for _, c := range []struct {
		result string
		when   edtf.Value
		cases  int
		want   ledger.Status
		why    string
	}{
		{"engaged", "2031-05-08", 1, ledger.Standing, "is reported to have happened"},
		{"possibly engaged", "2031-05-08", 1, ledger.Standing, "may be the case"},
		{"engaged", "2031-02-01", 0, ledger.NotYetDue, "not reported"},
		{"engaged", "", 0, ledger.NotYetDue, "not reported"},
	} {
		told := first
		told.Cases = []ledger.Case{{Commitment: first.Commitments[0].ID, In: "later", Result: c.result, Passage: at, When: c.when}}
		l := ledger.New([]ledger.Told{told, later}, ledger.Asked{})
		e, d := duty(t, l, "house")
		if len(e.Cases) != c.cases || d.Status != c.want || !strings.Contains(d.Why, c.why) {
			t.Errorf("%s of %q: %d cases, %s (%s); want %d, %s (%s)", c.result, c.when, len(e.Cases), d.Status, d.Why, c.cases, c.want, c.why)
		}
	}
}

// Another person with the same surname, in a story of something else, is another.
func TestSurnameOfAnother(t *testing.T) {
	l := ledger.New([]ledger.Told{
		written("then", "Pledge\n\nBRENNA, 3 March 2031 — Mayor Jonas Reed promised on Monday to open a clinic in Kessin.\n"),
		written("later", "Reed opens clinic\n\nMARREL, 9 May 2031 — Anna Reed opened a clinic in Marrel on Thursday. Ms Reed has run hospitals for ten years.\n"),
	}, ledger.Asked{})
	if _, d := duty(t, l, "open a clinic"); d.Status != ledger.Standing {
		t.Errorf("%s: %+v", d.Status, d.Evidence)
	}
}

func TestSchema(t *testing.T) {
	c := jsonschema.NewCompiler()
	for id, data := range map[string][]byte{"urn:concord:account:1": account.SchemaJSON(), "urn:concord:ledger:1": ledger.SchemaJSON()} {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.AddResource(id, doc); err != nil {
			t.Fatal(err)
		}
	}
	sch, err := c.Compile("urn:concord:ledger:1")
	if err != nil {
		t.Fatal(err)
	}
	l := ledger.New(all(t), ledger.Asked{From: "2031"})
	_, d := duty(t, l, "deploy two")
	l.Replay(d.Key+" | reported fulfilled | Ruth Hale | 2031-06-01 | saw them\nd-0000000000 | stalled | Ruth Hale | 2031-06-01\n", "mine.txt")
	l.Failed = append(l.Failed, ledger.Failure{Source: "x", Kind: "failed", Reason: "gone"})
	for _, l := range []*ledger.Ledger{l, ledger.New(nil, ledger.Asked{})} {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(encode(t, l)))
		if err != nil {
			t.Fatal(err)
		}
		if err := sch.Validate(v); err != nil {
			t.Error(err)
		}
	}
	// The schema is closed: what it does not know does not pass.
	v, _ := jsonschema.UnmarshalJSON(strings.NewReader(strings.Replace(string(encode(t, l)), `"why":`, `"because":`, 1)))
	if err := sch.Validate(v); err == nil {
		t.Error("a field of another name passes")
	}
	for _, s := range ledger.Statuses {
		if !bytes.Contains(ledger.SchemaJSON(), []byte(`"`+string(s)+`"`)) {
			t.Errorf("the schema lacks the status %q", s)
		}
	}
}

func TestReplay(t *testing.T) {
	l := ledger.New(all(t), ledger.Asked{})
	e, d := duty(t, l, "deploy two")
	before := d.Status
	file := "\ufeff# mine\r\n\r\n" +
		d.Key + " | Reported Breached | Ruth Hale | 2031-06-01 | one battery only | not two\r\n" +
		e.Key + " | - | Ruth Hale | 2031-06-02 | see the order itself\n" +
		d.Key + "|disputed|Jan Orsini|2031-06-03\n" +
		"d-0000000000 | stalled | Ruth Hale | 2031-06-01 | nobody has it\n" +
		d.Key + " | kept | Ruth Hale | 2031-06-01\n" +
		d.Key + " | stalled | Ruth Hale | some day\n" +
		d.Key + " | stalled |  | 2031-06-01\n" +
		d.Key + " | - | Ruth Hale | 2031-06-01\n" +
		e.Key + " | stalled | Ruth Hale | 2031-06-01\n" +
		"no fields"
	l.Replay(file, "mine.txt")
	if len(d.Notes) != 2 || d.Notes[0].Status != ledger.Breached || d.Notes[0].Text != "one battery only | not two" || d.Notes[0].Line != 3 || d.Notes[1].By != "Jan Orsini" {
		t.Errorf("notes of the duty: %+v", d.Notes)
	}
	if len(e.Notes) != 1 || e.Notes[0].Status != "" {
		t.Errorf("notes of the commitment: %+v", e.Notes)
	}
	if d.Status != before {
		t.Errorf("a note changed the reported status to %s", d.Status)
	}
	if l.Person.Lines != 10 || l.Person.Applied != 3 || len(l.Person.Unknown) != 7 {
		t.Errorf("%+v, want 3 of 10 lines applied and 7 kept", l.Person)
	}
	for i, want := range []string{"nothing here has the key", "is no status", "is no date", "name of who says so", "neither a status nor a note", "is a commitment", "fields"} {
		if u := l.Person.Unknown[i]; !strings.Contains(u.Reason, want) || !strings.Contains(file, u.Words) || u.Line != 6+i {
			t.Errorf("line %d: %q, want %q", u.Line, u.Reason, want)
		}
	}
	l.Replay(file, "mine.txt") // again: the same, not twice
	if len(d.Notes) != 2 || l.Person.Applied != 3 {
		t.Errorf("replayed twice: %d notes", len(d.Notes))
	}
}

func TestEmptyAndHostile(t *testing.T) {
	for _, text := range []string{"", "x", strings.Repeat("promised ", 5000), "\x00\xff| | | |\n||||||"} {
		l := ledger.New([]ledger.Told{written("a", text)}, ledger.Asked{From: "nonsense"})
		l.Replay(text, "x")
	}
	if _, err := os.Stat(root); err != nil {
		t.Fatal(err)
	}
}

// The document names every status and every rule, in the sentence that the
// program has for it.
func TestDocument(t *testing.T) {
	data, err := os.ReadFile("../../docs/ledger.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range ledger.Statuses {
		if !strings.Contains(string(data), "| "+string(s)+" |") {
			t.Errorf("docs/ledger.md does not say when a duty is %q", s)
		}
	}
	for rule, sentence := range ledger.Rules {
		if !strings.Contains(string(data), "| "+rule+" | "+sentence+" |") {
			t.Errorf("docs/ledger.md does not have the rule %s: %s", rule, sentence)
		}
	}
}
