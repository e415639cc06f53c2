package story_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"concord/internal/annotate"
	"concord/internal/annotate/entity"
	"concord/internal/edtf"
	"concord/internal/report"
	"concord/internal/span"
	"concord/internal/story"
)

// doc annotates one report of a single block.
func doc(id, outlet, published, text string) *annotate.Document {
	return annotate.Annotate(&report.Report{ID: "r-" + id, Source: id + ".txt", SHA256: "sha-" + text, Outlet: report.Claim{Value: outlet}, Language: "en",
		Published: report.Dating{When: edtf.Value(published)}, Text: text,
		Blocks: []report.Block{{Span: span.Span{Start: 0, End: len(text)}, Kind: report.Body}}})
}

func reports() []*annotate.Document {
	return []*annotate.Document{
		doc("1", "Harbour Post", "2024-05-02", "President Donald Marsh met Sheikh Hamad bin Nasser bin Ali Al Amiri in Oslo. The World Health Organization (WHO) was told. Ruth Hale, a doctor, was there."),
		doc("2", "Evening Bell", "2024-05-01", "Mr Marsh spoke to Hamad Al Amiri, and the WHO agreed. John Hale and Ruth Hale listened."),
		doc("3", "Daily Oar", "", "Marsh met Hamad bin Nasser al-Amiri in Oslo. Hale was not heard. Norwegian officials smiled."),
		doc("4", "Coast Mail", "2024-05-01/2024-05-04", "The Norwegian prime minister, Sigrid Dahl, greeted Donald Marsh in Oslo. Norway's prime minister was late."),
	}
}

func entityNamed(t *testing.T, s *story.Story, name string) int {
	t.Helper()
	found := -1
	for i, e := range s.Entities {
		if e.Name == name {
			if found >= 0 {
				t.Fatalf("%q is two entities", name)
			}
			found = i
		}
	}
	if found < 0 {
		t.Fatalf("no entity %q in %+v", name, s.Entities)
	}
	return found
}

func in(s *story.Story, e int) string {
	var at []string
	for _, m := range s.Members {
		for _, g := range m.Entities {
			if g == e {
				at = append(at, m.Siglum)
			}
		}
	}
	return strings.Join(at, "")
}

func TestMembers(t *testing.T) {
	s := story.New(reports())
	var got []string
	for _, m := range s.Members {
		got = append(got, m.Siglum+" "+m.Document.Report.Outlet.Value)
	}
	want := []string{"A Coast Mail", "B Evening Bell", "C Harbour Post", "D Daily Oar"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("members are %q, want %q", got, want)
	}
	for _, m := range s.Members {
		if len(m.Statements) == 0 || len(m.Entities) != len(m.Document.Entities) {
			t.Errorf("%s: %d statements, %d of %d entities", m.Siglum, len(m.Statements), len(m.Entities), len(m.Document.Entities))
		}
	}
}

func TestEntitiesAcrossReports(t *testing.T) {
	s := story.New(reports())
	for name, want := range map[string]string{
		"Donald Marsh":                      "ABCD",
		"Hamad bin Nasser bin Ali Al Amiri": "BCD",
		"World Health Organization":         "BC",
		"Ruth Hale":                         "BC", // D's Hale may be Ruth or John
		"John Hale":                         "B",
		"Sigrid Dahl":                       "A",
		"Norway":                            "AD",
		"Oslo":                              "ACD",
	} {
		if got := in(s, entityNamed(t, s, name)); got != want {
			t.Errorf("%s is in %q, want %q", name, got, want)
		}
	}
	e := s.Entities[entityNamed(t, s, "Donald Marsh")]
	if e.Kind != entity.Person || !reflect.DeepEqual(e.Names, []string{"Donald Marsh", "Marsh"}) || !reflect.DeepEqual(e.Titles, []string{"Mr", "President"}) {
		t.Errorf("Donald Marsh is %+v", e)
	}
}

func TestSameBytes(t *testing.T) {
	docs := reports()
	again := *docs[0].Report
	again.ID, again.Source = "r-9", "copy.txt"
	s := story.New(append(docs, annotate.Annotate(&again)))
	if len(s.Members) != 4 {
		t.Fatalf("%d members", len(s.Members))
	}
	also := 0
	for _, m := range s.Members {
		also += len(m.Also)
		if len(m.Also) > 0 && (m.Also[0] != "copy.txt" || m.Document.Report.Source != "1.txt") {
			t.Errorf("%s is also %q", m.Document.Report.Source, m.Also)
		}
	}
	if also != 1 {
		t.Errorf("%d other sources", also)
	}
}

func TestOtherLanguages(t *testing.T) {
	docs := reports()
	rep := *docs[1].Report
	rep.ID, rep.SHA256, rep.Language, rep.Text = "r-7", "sha-7", "de", "Der Präsident sprach in Oslo mit der Presse."
	rep.Blocks = []report.Block{{Span: span.Span{Start: 0, End: len(rep.Text)}, Kind: report.Body}}
	s := story.New(append(docs, annotate.Annotate(&rep)))
	if len(s.Members) != 5 {
		t.Fatalf("%d members", len(s.Members))
	}
	if !strings.Contains(fmt.Sprint(s.Notes), "another language (de)") {
		t.Errorf("notes are %q", s.Notes)
	}
	for _, m := range s.Members {
		if m.Document.Report.Language == "de" && len(m.Statements) > 0 {
			t.Error("statements of a report in German")
		}
	}
}

func TestNothing(t *testing.T) {
	if s := story.New(nil); len(s.Members) != 0 || len(s.Entities) != 0 || len(s.Notes) != 0 {
		t.Errorf("story of nothing: %+v", s)
	}
	if s := story.New([]*annotate.Document{nil, {}, reports()[0]}); len(s.Members) != 1 {
		t.Errorf("%d members", len(s.Members))
	}
}

func TestSigla(t *testing.T) {
	var docs []*annotate.Document
	for i := range 30 {
		docs = append(docs, doc(fmt.Sprintf("%02d", i), "", "", fmt.Sprintf("Bell %d rang.", i)))
	}
	s := story.New(docs)
	if got := s.Members[25].Siglum + s.Members[26].Siglum + s.Members[29].Siglum; got != "ZAAAD" {
		t.Errorf("sigla are %q", got)
	}
}

// summary is everything of a story but its documents' addresses.
func summary(s *story.Story) string {
	var b strings.Builder
	for _, m := range s.Members {
		fmt.Fprintln(&b, m.Siglum, m.Document.Report.ID, m.Document.Report.Source, m.Entities, m.Also, len(m.Statements))
	}
	fmt.Fprintf(&b, "%+v\n%q", s.Entities, s.Notes)
	return b.String()
}

func TestOrderChangesNothing(t *testing.T) {
	sets := [][]*annotate.Document{reports()}
	files, _ := filepath.Glob("../../../shared/stories/*/*.txt")
	if len(files) == 0 && os.Getenv("CI") == "true" {
		t.Fatal("shared stories are missing")
	}
	var real []*annotate.Document
	for i, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		real = append(real, doc(fmt.Sprint(i), "", "", strings.ToValidUTF8(string(b), "?")))
	}
	if real != nil {
		sets = append(sets, real)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for _, docs := range sets {
		want := summary(story.New(docs))
		for range 6 {
			rng.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
			if got := summary(story.New(docs)); got != want {
				t.Fatalf("another order gives\n%s\nnot\n%s", got, want)
			}
		}
	}
}

// Reports long enough to be judged, of one event and of another.
const (
	flood1 = "The river Exe burst its banks on Monday and flooded the old town of Bexham. Police said four people drowned when the bridge collapsed. Mayor Ruth Hale told residents to leave their houses and go to the school on the hill. Rescue boats carried families from rooftops through the night while heavy rain fell on the valley. The water is expected to fall by Thursday, the Environment Agency said. Hale promised to rebuild the bridge before winter."
	flood2 = "Four people are dead after a bridge collapsed in Bexham, where the Exe flooded the old town. Rescue boats brought families from rooftops to the school. The mayor, Ruth Hale, asked residents to leave their houses as heavy rain went on. The Environment Agency expects the water to fall later this week. Police are looking for two men who were on the bridge when the river carried it away during the night."
	other  = "Shares of the carmaker Veltro fell by nine percent in Milan after its chief executive Carlo Bini resigned over a dispute about electric engines. Analysts warned that the company lacks cash for its new factory in Turin. The board named the finance director as interim head and promised investors a plan within weeks. Unions called for talks about jobs. Veltro sold fewer cars last year than its rivals in Germany and France."
)

func TestStrangers(t *testing.T) {
	s := story.New([]*annotate.Document{doc("1", "A", "2024-01-01", flood1), doc("2", "B", "2024-01-02", flood2), doc("3", "C", "2024-01-03", other)})
	if len(s.Notes) != 1 || !strings.HasPrefix(s.Notes[0], "report C ") {
		t.Errorf("notes are %q", s.Notes)
	}
	s = story.New([]*annotate.Document{doc("1", "A", "2024-01-01", flood1), doc("2", "B", "2024-01-02", flood2)})
	if len(s.Notes) != 0 {
		t.Errorf("notes are %q", s.Notes)
	}
	// Too short to judge.
	s = story.New([]*annotate.Document{doc("1", "A", "2024-01-01", flood1), doc("2", "B", "2024-01-02", "Shares fell in Milan.")})
	if len(s.Notes) != 0 {
		t.Errorf("notes are %q", s.Notes)
	}
}
