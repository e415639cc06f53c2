package reconcile_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"concord/internal/annotate"
	"concord/internal/intake"
	"concord/internal/reconcile"
	"concord/internal/report"
	"concord/internal/story"
)

// tell makes a story of texts, each a report of its own outlet. A first line
// "published 2024-03-02" dates the report.
func tell(texts ...string) *story.Story {
	var docs []*annotate.Document
	for i, text := range texts {
		page := &intake.Page{Source: string(rune('a'+i)) + ".txt", MediaType: "text/plain", Text: text}
		if rest, ok := strings.CutPrefix(text, "published "); ok {
			page.Meta.Published.Value, page.Text, _ = strings.Cut(rest, "\n")
			page.Meta.Published.From = "test"
		}
		docs = append(docs, annotate.Annotate(report.New(page)))
	}
	return story.New(docs)
}

// about sets the scene alike in all reports of a case.
const about = "A ferry sank off the coast of Sarn on a stormy night as it carried workers home from the island of Tol.\n\n"

func TestDifferences(t *testing.T) {
	for _, test := range []struct {
		name, a, b string
		rule       string // "" is no difference at all
		judgement  reconcile.Judgement
	}{
		{"tolls exclude each other",
			"The ferry disaster killed 14 people, the coast guard of Sarn said.", "The ferry disaster killed 19 people, the harbour police of Sarn said.",
			"number/toll", reconcile.JudgeContradiction},
		{"a lower bound and a number",
			"The ferry disaster killed at least 14 people, the coast guard said.", "The ferry disaster killed 19 people, the coast guard said.",
			"number/toll", reconcile.JudgePrecision},
		{"a vague word and a number",
			"The ferry disaster killed several people, the coast guard said.", "The ferry disaster killed six people, the coast guard said.",
			"number/toll", reconcile.JudgePrecision},
		{"the same toll", "The ferry disaster killed 14 people, the coast guard said.", "Fourteen people died in the ferry disaster.", "", ""},
		{"dead and injured are two quantities", "The ferry disaster killed 14 people.", "The ferry disaster injured 30 people.", "", ""},
		{"about makes no difference", "The ferry carried 10,000 tonnes of timber when it sank.", "The ferry carried about 10,000 tonnes of timber when it sank.", "", ""},
		{"parts add up",
			"The ferry disaster killed six people.", "The ferry disaster killed five workers and one officer.", "", ""},
		{"a disaster of long ago",
			"The ferry disaster killed 14 people.", "In 1987 a ferry disaster off Norland killed 190 people.", "", ""},
		{"a number in a name",
			"The minister presented a 12-point plan for safety at sea.", "The minister unveiled her “14-point plan” for safety at sea.",
			"number/in-name", reconcile.JudgeContradiction},
		{"a length of time is no name",
			"The crew had a 12-hour shift before the voyage.", "The crew had a 14-hour shift before the voyage.", "", ""},
		{"claim and answer in one report",
			"The owner has claimed that the ferry was inspected in spring. The harbour authority, however, denied this.", "Nothing more was known by the evening.",
			"polarity/disputed-in-report", reconcile.JudgeDisputed},
		{"a figure disputed by a named source",
			"The disaster killed 14 people, the coast guard said. The hospital of Norhaven disputed the figure. It said it had received 17 bodies.", "Nothing more was known by the evening.",
			"polarity/disputed-in-report", reconcile.JudgeDisputed},
		{"a report and its denial in one sentence",
			"In a short statement, the office of the coast guard on Friday disputed a report by the Norhaven Post that the captain had been drunk.", "Nothing more was known by the evening.",
			"polarity/disputed-in-report", reconcile.JudgeDisputed},
		{"a claim and its answer in one sentence",
			"Ruth Hale told the police that the gate of the ferry was shut at noon, but the family of the captain disputed that claim.", "Nothing more was known by the evening.",
			"polarity/disputed-in-report", reconcile.JudgeDisputed},
		{"claimed, but according to another",
			"The owner has claimed that the gate of the ferry was shut at noon, but according to the harbour police, the gate stood open all day.", "Nothing more was known by the evening.",
			"polarity/disputed-in-report", reconcile.JudgeDisputed},
		{"claimed, and another claims another thing",
			"The owner insists that the gate of the ferry was shut at noon, though the harbour police say that nobody paid the crew.", "Nothing more was known by the evening.", "", ""},
		{"said, and another said more",
			"The owner said that the gate of the ferry was shut at noon, while the harbour police said the crew had gone home.", "Nothing more was known by the evening.", "", ""},
		{"what contradicts a claim that is told beside it",
			"Ruth Hale, the mayor, asked for the log of the ferry. One page of the log contradicts her claim that the captain had slept.", "Nothing more was known by the evening.",
			"polarity/disputed-in-report", reconcile.JudgeDisputed},
		{"a claim of nobody told beside its denial",
			"The ferry was built in Norland, the captain said. The union denied claims that it had called a strike.", "Nothing more was known by the evening.", "", ""},
		{"a denial of what was found",
			"The crew had been drinking, the inquiry found. The company denies it.", "Nothing more was known by the evening.",
			"polarity/disputed-in-report", reconcile.JudgeDisputed},
		{"a denial of having been told",
			"The owner had warned the harbour office of the leak, the captain said. The office denied that it had been warned.", "Nothing more was known by the evening.",
			"polarity/disputed-in-report", reconcile.JudgeDisputed},
		{"a denial of something else",
			"The ferry was built in Norland, the captain said. The union denied that it had called a strike.", "Nothing more was known by the evening.", "", ""},
		{"a refusal is no dispute",
			"The company offered money to the families, the captain said. The families rejected the offer.", "Nothing more was known by the evening.", "", ""},
		{"one dispute in two reports",
			"Tolway had reported a leak in the hull to the harbour office, its director said. The office denied that it had been told.",
			"The harbour master has said that the office knew of no damage. Tolway, however, countered this claim, saying it had reported a leak in the hull in May.",
			"polarity/disputed-in-reports", reconcile.JudgeDisputed},
		{"denied and affirmed",
			"The captain, Anna Lund, did not answer questions from the harbour police after the ferry sank.", "The captain, Anna Lund, answered questions from the harbour police after the ferry sank.",
			"polarity/negation", reconcile.JudgeContradiction},
		{"not yet, and so far",
			"The names of the dead have been released so far by Captain Anna Lund: Ole Berg of Norhaven.", "The names of the dead have not yet been released by Captain Anna Lund.",
			"polarity/negation", reconcile.JudgeUpdate},
		{"further questions are other questions",
			"The captain, Anna Lund, declined to answer further questions from the harbour police.", "The captain, Anna Lund, answered questions from the harbour police.", "", ""},
		{"denied for one reason only",
			"The ferry of Captain Anna Lund did not sink because of the storm off Sarn.", "The ferry of Captain Anna Lund sank off Sarn.", "", ""},
		{"a name spelled in two ways",
			"The captain was Johanna Petersen, a sailor for twenty years.", "The captain was Johanna Pettersen, a sailor for twenty years.",
			"name/spelling", reconcile.JudgeWording},
		{"another form of a first name in the same office",
			"Mayor Elisabeth Petersen of Norhaven came to the harbour.", "Mayor Lisabeth Petersen of Norhaven came to the harbour.",
			"name/spelling", reconcile.JudgeWording},
		{"one in so many",
			"One in seven passengers of the ferry of Tol could not swim, the union of sailors said.", "One in five passengers of the ferry of Tol could swim well, the union of sailors said.", "", ""},
		{"father and daughter",
			"The captain was Johanna Petersen, a sailor for twenty years.", "A teacher named Robert Petersen waited in the harbour.", "", ""},
		{"born in two states",
			"Captain Anna Lund was born in New Jersey and moved to Sarn.", "Captain Anna Lund, who was born in New Mexico, has lived in Sarn for years.",
			"place/once", reconcile.JudgeContradiction},
		{"apology or regret",
			"Captain Anna Lund apologised to Norland for the loss of its workers.", "Captain Anna Lund expressed “deep regret” to Norland over the loss of its workers.",
			"characterisation/apology", reconcile.JudgeTension},
		{"rank over different times",
			"It was the worst disaster at sea in more than a decade.", "It was the worst disaster at sea in the history of the country.",
			"characterisation/rank", reconcile.JudgeTension},
		{"displaced in other words",
			"The storm forced about 1,200 people from their homes, the coast guard said.", "Some 2,600 people had to leave their homes in the storm.",
			"number/toll", reconcile.JudgeContradiction},
		{"in shelters is another number",
			"The storm forced 1,200 people from their homes, the coast guard said.", "After the storm 800 people spent the night in shelters.", "", ""},
		{"brought to safety",
			"After the storm 1,200 people were brought to safety, the coast guard said.", "Some 2,600 people fled the storm.",
			"number/toll", reconcile.JudgeContradiction},
		{"taken from home is not displaced",
			"The storm forced 1,200 people from their homes, the coast guard said.", "After the storm four people were taken from their homes to hospital.", "", ""},
		{"told to leave is not yet gone",
			"The storm forced 1,200 people from their homes, the coast guard said.", "After the storm 5,000 people were told to leave their homes.", "", ""},
		{"passengers and crew add up",
			"The ferry left the island of Tol with 88 passengers and 12 crew.", "The ferry left the island of Tol with 100 people on board.", "", ""},
		{"passengers are not all aboard",
			"The ferry left the island of Tol with 88 passengers.", "The ferry left the island of Tol with 100 people on board.", "number/count", reconcile.JudgeScope},
		{"costs counted in",
			"A court in Sarn fined the ferry company of Tol 30 million crowns over the safety of its lifeboats.", "A court in Sarn ordered the ferry company of Tol to pay 34 million crowns, costs included, over the safety of its lifeboats.",
			"number/money", reconcile.JudgeScope},
		{"the whole of which a part was told",
			"The court of Sarn found the ferry company guilty on nine of 12 counts of neglect.", "The court of Sarn convicted the ferry company on 9 counts of neglect.", "", ""},
		{"asked for and fined",
			"A court in Sarn fined the ferry company of Tol 30 million crowns over the safety of its lifeboats.", "Prosecutors in Sarn had asked for 50 million crowns over the safety of the lifeboats of the ferry company of Tol.", "", ""},
		{"a hidden address is no wording",
			"“Write to [email protected] if you have seen the ferry or its boats,” said the captain, Anna Lund.", "“Write to harbour@sarn.example if you have seen the ferry or its boats,” said the captain, Anna Lund.", "", ""},
		{"an abbreviated title is no wording",
			"“We thank Gov. Brandt for the help that reached us in the night,” said the captain, Anna Lund.", "“We thank Governor Brandt for the help that reached us in the night,” said the captain, Anna Lund.", "", ""},
		{"a lost apostrophe is no wording",
			"“Im never going to sail that strait again in my life,” said the captain, Anna Lund.", "“I’m never going to sail that strait again in my life,” said the captain, Anna Lund.", "", ""},
		{"one word of a short saying",
			"“Everybody on that ferry slept,” said the captain, Anna Lund.", "“Everybody on the ferry slept,” said the captain, Anna Lund.",
			"wording/utterance", reconcile.JudgeWording},
		{"wording with another number of the noun",
			"“We will not sail again until each family of the dead has been met in person,” said the captain, Anna Lund.", "“We will not sail again before all families of the dead have been met in person,” said the captain, Anna Lund.",
			"wording/utterance", reconcile.JudgeWording},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := tell(about+test.a+"\n\nThe harbour stayed closed.", about+test.b+"\n\nThe search went on.")
			f := reconcile.Reconcile(s)
			var got []string
			for _, d := range f.Differences {
				got = append(got, d.Rule+" "+string(d.Judgement))
			}
			want := []string{}
			if test.rule != "" {
				want = []string{test.rule + " " + string(test.judgement)}
			}
			if strings.Join(got, ", ") != strings.Join(want, ", ") {
				t.Errorf("differences of\n  %s\n  %s\n got %v\nwant %v", test.a, test.b, got, want)
			}
			checkFindings(t, s, f)
		})
	}
}

// A later report with the larger toll is a later state, not a contradiction.
func TestUpdate(t *testing.T) {
	s := tell("published 2024-03-01\n"+about+"The ferry disaster killed 14 people, the coast guard said.", "published 2024-03-03\n"+about+"The ferry disaster killed 19 people, the coast guard said.")
	f := reconcile.Reconcile(s)
	if len(f.Differences) != 1 || f.Differences[0].Judgement != reconcile.JudgeUpdate {
		t.Errorf("differences %+v, want one update", f.Differences)
	}
}

// The missing become fewer from day to day.
func TestMissingFalls(t *testing.T) {
	s := tell("published 2024-03-01\n"+about+"Thirty people are missing after the ferry disaster, the coast guard said.", "published 2024-03-02\n"+about+"Twelve people are missing after the ferry disaster.",
		"published 2024-03-04\n"+about+"Nine people are still missing after the ferry disaster.")
	f := reconcile.Reconcile(s)
	if len(f.Differences) != 1 || f.Differences[0].Judgement != reconcile.JudgeUpdate || len(f.Differences[0].Readings) != 3 {
		t.Errorf("differences %+v, want one update of three values", f.Differences)
	}
}

// Only the one who apologised is compared, and once; origins are never sigla.
func TestApologyIsItsSpeakers(t *testing.T) {
	s := tell(about+"Captain Anna Lund apologised to Minister Oskar Brandt of Norland for the loss of its workers.",
		about+"Captain Anna Lund expressed “deep regret” to Minister Oskar Brandt of Norland over the loss of its workers.")
	f := reconcile.Reconcile(s)
	if len(f.Differences) != 1 || !strings.Contains(f.Differences[0].Subject, "Lund") {
		t.Fatalf("differences %+v, want one, about Lund", f.Differences)
	}
	for _, r := range f.Differences[0].Readings {
		for _, o := range r.Origins {
			if !strings.HasPrefix(o, "o-") {
				t.Errorf("reading %q has origin %q, want an id of the lineage", r.Value, o)
			}
		}
	}
}

// Of a sentence that varies in two places far apart only the words of one are marked.
func TestWordingMarksTheWordsThatDiffer(t *testing.T) {
	s := tell(about+"“We shall go on looking along the whole coast of the island for everybody who may have reached the land,” said the captain, Anna Lund.",
		about+"“And we will go on looking along the whole coast of the island for all people who may have reached the land,” said the captain, Anna Lund.")
	f := reconcile.Reconcile(s)
	if len(f.Differences) != 1 || f.Differences[0].Rule != "wording/utterance" {
		t.Fatalf("differences %+v, want one of wording", f.Differences)
	}
	for _, r := range f.Differences[0].Readings {
		if n := len(strings.Fields(r.Marks[0].Exact)); n > 4 {
			t.Errorf("%q is marked, want the words that differ only", r.Marks[0].Exact)
		}
	}
}

// What both reports tell is one fact of two origins.
func TestAgreed(t *testing.T) {
	s := tell(about+"Divers from Norland found the wreck of the ferry near the lighthouse of Sarn.", about+"The wreck of the ferry was found by Norland divers, near the Sarn lighthouse.\n\nThe minister of transport resigned over the affair in Norhaven.")
	f := reconcile.Reconcile(s)
	var facts []string
	for _, cl := range f.Agreed {
		facts = append(facts, cl.Says.Exact)
		if strings.Contains(cl.Says.Exact, "wreck") && (len(cl.Reports) != 2 || len(cl.Why) == 0) {
			t.Errorf("fact %q has reports %v and grounds %v", cl.Says.Exact, cl.Reports, cl.Why)
		}
	}
	if !slices.ContainsFunc(facts, func(s string) bool { return strings.Contains(s, "wreck") }) {
		t.Errorf("agreed facts are %q, want the wreck among them", facts)
	}
	if slices.ContainsFunc(facts, func(s string) bool { return strings.Contains(s, "resigned") }) {
		t.Errorf("the resignation stands in one report alone, but is agreed: %q", facts)
	}
}

func checkFindings(t *testing.T, s *story.Story, f reconcile.Findings) {
	t.Helper()
	texts := map[string]string{}
	for _, m := range s.Members {
		texts[m.Siglum] = m.Document.Report.Text
	}
	passage := func(p story.Passage) {
		text, ok := texts[p.Report]
		if !ok || !p.Span.Fits(text) || p.In(text) != p.Exact {
			t.Errorf("passage %+v is no slice of its report", p)
		}
	}
	rules := func(rule, id string) {
		if reconcile.Rules[rule] == "" {
			t.Errorf("%s has rule %q, which nothing explains", id, rule)
		}
		if !idShape.MatchString(id) {
			t.Errorf("id %q has not the shape of an id", id)
		}
	}
	ids := map[string]bool{}
	for _, cl := range append(slices.Clone(f.Agreed), f.Singles...) {
		rules(cl.Rule, cl.ID)
		passage(cl.Says)
		for _, p := range cl.Statements {
			passage(p)
		}
		if len(cl.Statements) == 0 || len(cl.Reports) == 0 || len(cl.Origins) == 0 {
			t.Errorf("fact %q has no statement, report or origin", cl.Says.Exact)
		}
	}
	for _, d := range f.Differences {
		rules(d.Rule, d.ID)
		if ids[d.ID] {
			t.Errorf("two differences have the id %s", d.ID)
		}
		ids[d.ID] = true
		if len(d.Readings) < 2 || len(d.Why) == 0 || d.Unanimous {
			t.Errorf("difference %s has %d readings and %d grounds", d.ID, len(d.Readings), len(d.Why))
		}
		for _, r := range d.Readings {
			if len(r.Passages) == 0 || len(r.Passages) != len(r.Marks) || len(r.Origins) == 0 {
				t.Errorf("reading %+v lacks passages, marks or origins", r)
			}
			for i := range r.Marks {
				passage(r.Marks[i])
				passage(r.Passages[i])
			}
		}
	}
	for _, m := range f.Timeline {
		rules(m.Rule, m.ID)
		passage(m.Says)
		if _, err := m.When.Bounds(); (err != nil) != (m.Rule == "timeline/undated") {
			t.Errorf("moment %q: %v", m.Says.Exact, err)
		}
	}
	for _, q := range f.Questions {
		rules(q.Rule, q.ID)
	}
}

var idShape = regexp.MustCompile(`^[fdtsq]-[0-9a-f]{10}$`)

// realStories are folders of texts: invented ones that are always there, and real
// ones that lie beside the repository.
func realStories(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	for _, pattern := range []string{"../../testdata/stories/*/*.txt", "../../../shared/stories/*/*.txt", "../../../shared/bench/accounts/*/*.txt"} {
		files, _ := filepath.Glob(pattern)
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			out[filepath.Dir(f)] = append(out[filepath.Dir(f)], string(b))
		}
	}
	if len(out) == 0 {
		t.Fatal("no story to read")
	}
	return out
}

func TestOrderChangesNothing(t *testing.T) {
	for dir, texts := range realStories(t) {
		want := findings(t, texts)
		for seed := range uint64(2) {
			shuffled := slices.Clone(texts)
			rand.New(rand.NewPCG(seed, 1)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
			if got := findings(t, shuffled); !bytes.Equal(got, want) {
				t.Errorf("%s: another order of the reports gives other findings", dir)
			}
		}
	}
}

func findings(t *testing.T, texts []string) []byte {
	t.Helper()
	var docs []*annotate.Document
	for _, text := range texts {
		docs = append(docs, annotate.Annotate(report.New(&intake.Page{Source: "x.txt", MediaType: "text/plain", Text: text})))
	}
	s := story.New(docs)
	f := reconcile.Reconcile(s)
	checkFindings(t, s, f)
	b, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Rules name every rule in the source and no other.
func TestRulesAreComplete(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") || f == "rules.go" {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(b)
	}
	for _, m := range regexp.MustCompile(`"([a-z]+/[a-z-]+)"`).FindAllStringSubmatch(source.String(), -1) {
		if prefix, _, _ := strings.Cut(m[1], "/"); ruleKinds[prefix] && reconcile.Rules[m[1]] == "" {
			t.Errorf("rule %q is not explained", m[1])
		}
	}
}

var ruleKinds = map[string]bool{"cluster": true, "single": true, "date": true, "place": true, "name": true, "polarity": true,
	"characterisation": true, "scope": true, "wording": true, "attribution": true, "timeline": true, "question": true}

func TestEmpty(t *testing.T) {
	for _, s := range []*story.Story{nil, {}, tell(), tell(""), tell("", about), tell(about)} {
		f := reconcile.Reconcile(s)
		if len(f.Agreed) != 0 || len(f.Differences) != 0 {
			t.Errorf("findings of nothing: %+v", f)
		}
	}
}
