package event

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"concord/internal/annotate"
	"concord/internal/intake"
	"concord/internal/report"
	"concord/internal/story"
)

// tell makes a story of texts, each published on the day that stands before its
// first line.
func tell(t *testing.T, texts ...string) *story.Story {
	t.Helper()
	var docs []*annotate.Document
	for i, text := range texts {
		day, text, ok := strings.Cut(text, "\n")
		if !ok {
			day, text = "", day
		}
		page, err := intake.FromText(fmt.Sprintf("report-%d.txt", i), []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		page.Meta.Language = intake.Stated{Value: "en", From: "test"}
		if day != "" {
			page.Meta.Published = intake.Stated{Value: day, From: "test"}
		}
		docs = append(docs, annotate.Annotate(report.New(page)))
	}
	return story.New(docs)
}

// types are the types told of in text, with what takes them out of the news.
func types(t *testing.T, text string) []string {
	t.Helper()
	var out []string
	for _, m := range Mentions(tell(t, text)) {
		s := string(m.Class.Type)
		for _, a := range m.Auxiliaries {
			s += " " + string(a)
		}
		out = append(out, s)
	}
	return out
}

// What is no attack, whatever its words.
func TestNoAssault(t *testing.T) {
	for _, text := range []string{
		"Bus drivers in Halden went on strike on Monday over pay.",
		"A strike by teachers closed the schools of Halden for a week.",
		"The union called a general strike for Friday.",
		"The mayor died of a heart attack at her home.",
		"A heart attack killed the mayor of Sund.",
		"The army staged a mock attack on the airport.",
		"Iran attacked Israel in a statement on Monday.",
		"The teachers' strike hit schools and wounded pride.",
		"The senator launched a verbal attack on his critics.",
		"The governor attacked the plan in a speech on Tuesday.",
		"Senator Ruth Hale attacked her rival's record on taxes.",
		"The campaign paid for an attack ad against the mayor.",
		"The two parties struck a deal late on Thursday.",
		"The court struck down the law.",
		"Lightning struck the church tower and killed two people.",
		"An earthquake struck the coast and killed forty people.",
		"The film bombed at the box office.",
		"Lawmakers killed the bill in committee.",
		"The company fired its chief executive on Monday.",
		"The coach was fired after six defeats.",
		"The army held an exercise near the border.",
		"Crews took part in a fire drill at the airport.",
		"Doctors are fighting the disease with new drugs.",
		"The bank is battling inflation.",
		"The team beat its rivals 3-1 and the striker shot from the edge of the area.",
		"The crash killed three people.",
		"The painting hit a record price.",
		"He killed himself.",
		"Stocks were hit by a wave of selling.",
		"The coach attacked the referee after the game.",
		"A singer attacked the president on television.",
		"Police raided the offices of the newspaper.",
		"A price war broke out between the two airlines.",
		"The actress was shot by the famous photographer for a magazine cover.",
	} {
		for _, got := range types(t, text) {
			if strings.HasPrefix(got, string(Assault)) {
				t.Errorf("%q tells of %s", text, got)
			}
		}
	}
}

func TestTypes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Norland bombed the harbour of Sund on Monday, killing four people.", "ASSAULT"},
		{"Iraqi warplanes struck a militant camp near the border.", "ASSAULT"},
		{"A missile hit the hospital in Sund and killed nine people.", "ASSAULT"},
		{"Gunmen stormed the embassy in Kabul.", "ASSAULT"},
		{"Rebels fired rockets at the base.", "ASSAULT"},
		{"A man stabbed two women at the station.", "ASSAULT"},
		{"French troops clashed with rebels in Mali.", "ASSAULT"},
		{"Iran attacked the American base in Iraq.", "ASSAULT"},
		{"Teachers in Halden walked out over pay.", "PROTEST"},
		{"Thousands demonstrated against the tax in Halden.", "PROTEST"},
		{"Miners went on strike over wages.", "PROTEST"},
		{"Police arrested the editor of the newspaper.", "COERCE"},
		{"The government imposed a curfew in the capital.", "COERCE"},
		{"France expelled two Russian diplomats.", "SANCTION"},
		{"France imposed sanctions on Russia.", "SANCTION"},
		{"Norway suspended aid to Mali.", "SANCTION"},
		{"Poland deployed tanks along its border.", "MOBILIZE"},
		{"The president of France met the king of Jordan in Paris.", "CONSULT"},
		{"The minister visited Japan on Sunday.", "CONSULT"},
		{"Peru and Chile signed a trade agreement.", "SUPPORT"},
		{"The prime minister apologised to Qatar.", "SUPPORT"},
		{"Canada pledged to help Haiti.", "AGREE"},
		{"Japan donated rice to Nepal.", "AID"},
		{"Sudan lifted the curfew in Khartoum.", "CONCEDE"},
		{"Syria freed forty prisoners.", "RETREAT"},
		{"Russia withdrew its troops from the town.", "RETREAT"},
		{"Egypt demanded that Sudan leave the area.", "REQUEST"},
		{"Spain accused Morocco of opening the border.", "ACCUSE"},
		{"The court opened an investigation into the minister.", "ACCUSE"},
		{"Ghana rejected the proposal.", "REJECT"},
		{"North Korea threatened to leave the talks.", "THREATEN"},
	} {
		if got := types(t, c.text); !slices.ContainsFunc(got, func(s string) bool { return s == c.want || strings.HasPrefix(s, c.want+" historical") }) {
			t.Errorf("%q tells of %q, want %s", c.text, got, c.want)
		}
	}
}

// The lines of testdata/types.txt are a type and a sentence that tells of it.
func TestVocabulary(t *testing.T) {
	lines, err := os.ReadFile("testdata/types.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(lines)) {
		want, text, ok := strings.Cut(strings.TrimSpace(line), "|")
		if !ok {
			continue
		}
		s := tell(t, text)
		var got []string
		for _, m := range Mentions(s) {
			got = append(got, string(AsSaid(m, s.Members[0].Document.Predicates)))
		}
		if !slices.Contains(got, want) {
			t.Errorf("%q tells of %v, want %s", text, got, want)
		}
	}
}

func TestAuxiliaries(t *testing.T) {
	for _, c := range []struct {
		text string
		want Auxiliary
	}{
		{"If Iran attacked the base in Qatar, the treaty would apply.", Hypothetical},
		{"Any attack on the base would be answered.", Hypothetical},
		{"Iran will attack the base, the general said.", Future},
		{"Iran plans to bomb the base in Qatar.", Future},
		{"Iran did not attack the base in Qatar.", Negated},
		{"Iran denied that it had attacked the base in Qatar.", Negated},
	} {
		found := false
		for _, e := range Read(tell(t, c.text)) {
			if e.Type != Assault {
				continue
			}
			found = true
			if !e.Has(c.want) || e.Happened() {
				t.Errorf("%q: %v %s, want %s", c.text, e.Auxiliaries, e.Factuality, c.want)
			}
		}
		if !found {
			t.Errorf("%q tells of no attack", c.text)
		}
	}
	for _, e := range Read(tell(t, "2024-06-10\nIran attacked the American base in Iraq in 1998.")) {
		if e.Type == Assault && (!e.Has(Historical) || !e.Happened()) {
			t.Errorf("of 1998: %v, happened %v", e.Auxiliaries, e.Happened())
		}
	}
}

// reports are invented; of two attacks on two places, each told of twice.
var reports = []string{
	"2031-05-12\nIranian missiles struck the harbour of Doha on May 9, killing six people, including two sailors. " +
		"The attack set off alarm in Qatar. Iran said that the strike targeted smugglers. The United States was told of the attack beforehand, according to American officials.\n\n" +
		"In April, Israel bombed the Ali Al Salem Air Base in Kuwait. Israel denied that it would attack Bahrain.\n",
	"2031-05-13\nQatar demanded an apology after Iran attacked its capital, Doha, last week. The Iranian strike on Doha killed six people. " +
		"Qatar said it was informed of the attack in the middle of the explosions.\n\n" +
		"An Israeli air strike hit a base in Kuwait in April. If Iran attacked Bahrain, the treaty would apply.\n",
}

func assaults(es []Event) (out []Event) {
	for _, e := range es {
		if e.Type == Assault && e.Happened() {
			out = append(out, e)
		}
	}
	return out
}

func TestInstances(t *testing.T) {
	s := tell(t, reports...)
	es := assaults(Read(s))
	if len(es) != 2 {
		for _, e := range es {
			t.Logf("%s %v %v %s %d mentions", e.Type, names(e.Actors), places(e), e.When, len(e.Mentions))
		}
		t.Fatalf("%d attacks happened, want 2", len(es))
	}
	kuwait, doha := es[0], es[1]
	if got := strings.Join(states(doha.Actors), "+"); got != "Iran" {
		t.Errorf("attacker of Doha %s", got)
	}
	if got := places(doha); !strings.HasSuffix(got, "Doha < Qatar") {
		t.Errorf("places %s", got)
	}
	if doha.When != "2031-05-09" || doha.Precision != "day" {
		t.Errorf("when %s %s", doha.When, doha.Precision)
	}
	if len(doha.Casualties) != 1 || doha.Casualties[0].Number != 6 || len(doha.Casualties[0].Passages) != 2 {
		t.Errorf("casualties %+v", doha.Casualties)
	}
	if len(doha.Acknowledged) != 1 {
		t.Errorf("acknowledged %+v", doha.Acknowledged)
	}
	if len(doha.Notices) != 2 || doha.Notices[0].When != Before || doha.Notices[0].To.State != "United States" || doha.Notices[0].Holder == "" ||
		doha.Notices[1].When != During || doha.Notices[1].To.State != "Qatar" || doha.Notices[1].Holder != "Qatar" {
		t.Errorf("notices %+v", doha.Notices)
	}
	if got := places(kuwait); got != "Ali Al Salem Air Base < Kuwait" || strings.Join(states(kuwait.Actors), "+") != "Israel" || len(kuwait.Mentions) != 2 {
		t.Errorf("%s by %v, %d mentions", got, states(kuwait.Actors), len(kuwait.Mentions))
	}
}

// The same attacker at the same place on another day is another attack, and who claims
// one that is another's has not acknowledged it.
func TestApart(t *testing.T) {
	es := assaults(Read(tell(t, "2031-06-20\nIran attacked Doha on May 9.\n", "2031-06-21\nIran attacked Doha on June 2. A militia claimed responsibility for the attack.\n")))
	if len(es) != 2 || es[0].When != "2031-05-09" || es[1].When != "2031-06-02" {
		t.Fatalf("%d attacks", len(es))
	}
	if len(es[1].Acknowledged) != 0 {
		t.Errorf("acknowledged %v", es[1].Acknowledged)
	}
	es = assaults(Read(tell(t, "2031-06-21\nHamas attacked a base in Israel on June 2. Hamas claimed responsibility for the attack.\n")))
	if len(es) != 1 || len(es[0].Acknowledged) != 1 {
		t.Errorf("%+v", es)
	}
}

// What tells of two attacks at once is a mention of each, with its own actor.
func TestSums(t *testing.T) {
	s := tell(t, "2031-05-12\nIranian missiles struck Doha in April. Israel bombed Doha on May 9. Qatar has come under attack twice, by Iran and Israel.\n")
	es := assaults(Read(s))
	if len(es) != 2 {
		t.Fatalf("%d attacks", len(es))
	}
	for _, e := range es {
		last := e.Mentions[len(e.Mentions)-1]
		if len(e.Mentions) != 2 || len(last.Actors) != 1 || last.Actors[0].State != e.Actors[0].State {
			t.Errorf("by %v: %d mentions, the last by %v", states(e.Actors), len(e.Mentions), states(last.Actors))
		}
	}
}

// The order of the reports changes nothing, and every passage is what it says.
func TestOrderAndPassages(t *testing.T) {
	a, b := Read(tell(t, reports[0], reports[1])), Read(tell(t, reports[1], reports[0]))
	if len(a) != len(b) {
		t.Fatalf("%d events, %d in the other order", len(a), len(b))
	}
	s := tell(t, reports...)
	at := map[string]string{}
	for _, m := range s.Members {
		at[m.Siglum] = m.Document.Report.Text
	}
	for i := range a {
		if a[i].Type != b[i].Type || a[i].When != b[i].When || len(a[i].Mentions) != len(b[i].Mentions) || places(a[i]) != places(b[i]) {
			t.Errorf("event %d: %s %s, in the other order %s %s", i, a[i].Type, a[i].When, b[i].Type, b[i].When)
		}
		for _, m := range a[i].Mentions {
			for _, p := range []story.Passage{m.Passage, m.Clause} {
				if !p.Fits(at[p.Report]) || p.In(at[p.Report]) != p.Exact {
					t.Errorf("%q is not in report %s at %d", p.Exact, p.Report, p.Start)
				}
			}
		}
	}
}

// Nothing that a report may hold makes Read fail.
func TestOddReports(t *testing.T) {
	for _, text := range []string{
		"Why?", "Attack", "attack attack attack attack.", "Killed. Bombed. By whom?", "the the the strike on on on",
		"It killed it. They attacked them. This was that.", "Missiles hit, hit, hit and hit and hit and hit.",
		"Der Angriff auf Doha tötete sechs Menschen.", "Rebels 💥 bombed … — “",
		strings.Repeat("Iran attacked Doha and ", 400) + "left.",
		strings.Repeat("(the attack on ", 300) + strings.Repeat(")", 300),
		strings.Repeat("Qatar was told of the attack after the strike. ", 60),
	} {
		s := tell(t, text, text)
		for _, e := range Read(s) {
			if len(e.Mentions) == 0 || e.ID == "" || e.Type == "" {
				t.Errorf("%.40q: %+v", text, e)
			}
		}
	}
	if Read(nil) != nil || len(Read(&story.Story{})) != 0 {
		t.Error("a story without reports has events")
	}
}

func TestOf(t *testing.T) {
	for _, c := range []struct {
		act  string
		want Class
	}{
		{"missile attack", Class{Assault, "heavy-weapons"}},
		{"drone strikes", Class{Assault, "drone"}},
		{"invasion", Class{Assault, "heavy-weapons"}},
		{"air raid", Class{Assault, "aerial"}},
		{"cyber attack", Class{Coerce, "cyber"}},
		{"general strike", Class{Protest, "strike"}},
		{"naval blockade", Class{Assault, ""}},
		{"sanctions", Class{Sanction, ""}},
		{"picnic", Class{}},
		{"", Class{}},
	} {
		if got := Of(c.act); got != c.want {
			t.Errorf("Of(%q) = %v, want %v", c.act, got, c.want)
		}
	}
}

func names(ps []Participant) (out []string) {
	for _, p := range ps {
		out = append(out, p.Name)
	}
	return out
}

func states(ps []Participant) (out []string) {
	for _, p := range ps {
		if p.State != "" && !slices.Contains(out, p.State) {
			out = append(out, p.State)
		}
	}
	return out
}

func places(e Event) string {
	var out []string
	for _, p := range e.Places {
		out = append(out, p.Name)
	}
	return strings.Join(out, " < ")
}

// Who acts and who undergoes it, where grammar hides it.
func TestWho(t *testing.T) {
	for _, c := range []struct{ text, actors, recipients, where string }{
		{"Qatar got attacked by Israel.", "Israel", "Qatar", "Qatar"},
		{"Iran attacked a base in Iraq in retaliation for the US bombing of its nuclear plants.", "United States", "Iran", "Iran"},
		{"Pyongyang shelled a South Korean island.", "North Korea", "South Korea", "South Korea"},
		{"The Israeli army struck a camp near Beirut.", "Israel", "", "camp < Lebanon"},
		{"Argentina attacked the UK’s airfield in Chile in retaliation for the UK bombing of its naval bases.", "United Kingdom", "Argentina", "Argentina"},
		{"Gunmen opened fire near Beirut.", "", "", "Lebanon"},
		{"Russian missiles hit a hospital in Kharkiv, killing four people.", "Russia", "", "hospital < Kharkiv < Ukraine"},
		{"Gunmen stormed a hotel in Paris, Texas.", "", "", "hotel < Paris < Texas < United States"},
		{"Militants attacked the US base in Qatar.", "", "United States", "US base < Qatar"},
		{"Israel struck Georgia on Monday.", "Israel", "", ""},
	} {
		found := false
		for _, e := range Read(tell(t, c.text)) {
			if e.Type != Assault || c.actors != "" && !slices.Contains(states(e.Actors), c.actors) {
				continue
			}
			found = true
			if got := strings.Join(states(e.Actors), "+"); got != c.actors {
				t.Errorf("%q: actors %s, want %s", c.text, got, c.actors)
			}
			if got := strings.Join(states(e.Recipients), "+"); got != c.recipients {
				t.Errorf("%q: recipients %s, want %s", c.text, got, c.recipients)
			}
			if got := places(e); got != c.where && !(c.where == "" && got == "Georgia") {
				t.Errorf("%q: in %s, want %s", c.text, got, c.where)
			}
		}
		if !found {
			t.Errorf("%q tells of no attack by %q", c.text, c.actors)
		}
	}
}

// A time told by its distance from an event is counted from the other report's date.
func TestRelativeTimes(t *testing.T) {
	s := tell(t, "2031-05-20\nIran attacked Doha on May 9.\n", "2031-05-21\nIran attacked Doha this month. Two days after the attack, Israel bombed Manama.\n")
	for _, e := range assaults(Read(s)) {
		if strings.Join(states(e.Actors), "") == "Israel" && e.When != "2031-05-11" {
			t.Errorf("bombed on %q (%s)", e.When, e.WhenReason)
		}
	}
}

// What is missing is not guessed.
func TestUnknown(t *testing.T) {
	es := assaults(Read(tell(t, "A bomb attack on a market killed nine people.")))
	if len(es) != 1 || es[0].When != "" || len(es[0].Actors) != 0 || len(es[0].Places) != 0 || len(es[0].Notices) != 0 || len(es[0].Acknowledged) != 0 {
		t.Errorf("%+v", es)
	}
}
