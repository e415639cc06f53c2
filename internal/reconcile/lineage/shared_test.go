package lineage

import (
	"fmt"
	"strings"
	"testing"

	"concord/internal/annotate/entity"
	"concord/internal/span"
	"concord/internal/story"
)

// speech is one quotation in five or more reports that share no wording of their
// own; %s is where they differ.
func speech(words ...string) []told {
	around := []string{"Ruth Hale said %s. Rain fell on the quay all night.\n", "In the town hall Ruth Hale said %s. Nobody clapped at the end of it.\n", "After lunch Ruth Hale said %s. Two boats left the basin at dusk.\n",
		"From the stairs Ruth Hale said %s. A choir sang before the doors were shut.\n", "Later Ruth Hale said %s. Bread has become dear in the valley this year.\n", "Ruth Hale said %s. Gulls sat on the wall as they do every spring.\n"}
	var out []told
	for i, w := range words {
		out = append(out, told{fmt.Sprintf("Paper %c", 'A'+i), fmt.Sprintf("2031-03-%02d", i+1), "", "", fmt.Sprintf(around[i], "“"+w+"”")})
	}
	return out
}

const (
	promise = "we will mend the old harbour wall before the first of May and pay for the lost boats"
	altered = "we will mend the old harbour yard before the first of May and pay for the lost boats"
	small   = "we shall mend the old harbour wall before the first of May and pay for the lost boats"
	formed  = "we will mend the old harbour wallings before the first of May and pay for the lost boats"
	short   = "we will mend the old harbour wall before the first of May"
	twice   = "we will mend the old harbour yard before the first of May and pay for sunken boats"
)

func TestSharedAlteration(t *testing.T) {
	for _, c := range []struct {
		name   string
		words  []string
		groups string
		copies int
	}{
		{"two against three", []string{promise, altered, promise, altered, promise}, "A|B D|C|E", 1},
		{"whoever comes first", []string{altered, altered, promise, promise, promise}, "A B|C|D|E", 1},
		{"two against two", []string{promise, altered, promise, altered}, "A|B|C|D", 0},
		{"two against two and a piece without the place", []string{promise, altered, promise, altered, "pay for the lost boats"}, "A|B|C|D|E", 0},
		{"a piece with the place", []string{promise, altered, promise, altered, short}, "A|B D|C|E", 1},
		{"one alone", []string{promise, promise, promise, altered, promise}, "A|B|C|D|E", 0},
		{"small words", []string{promise, small, promise, small, promise}, "A|B|C|D|E", 0},
		{"other forms", []string{promise, formed, promise, formed, promise}, "A|B|C|D|E", 0},
		{"other changes too", []string{promise, twice, promise, altered, promise}, "A|B|C|D|E", 0},
		{"three readings", []string{promise, altered, promise, altered, promise, strings.Replace(short, "wall", "tower", 1)}, "A|B|C|D|E|F", 0},
		{"three that share it", []string{promise, altered, altered, altered, promise, promise}, "A|B|C|D|E|F", 0},
	} {
		s := storyOf(speech(c.words...)...)
		l := traced(s)
		var gs []string
		for _, g := range l.Groups {
			gs = append(gs, strings.Join(g.Reports, " "))
		}
		if got := strings.Join(gs, "|"); got != c.groups || len(l.Copies) != c.copies {
			t.Errorf("%s: groups %s and %d copies, want %s and %d", c.name, got, len(l.Copies), c.groups, c.copies)
		}
		for _, cp := range l.Copies {
			if cp.Rule != ruleAltered || cp.Later.Exact != "yard" || cp.First.Exact != "yard" || len(cp.Others) != 3 || cp.Others[0].Exact != "wall" || !cp.Sure {
				t.Errorf("%s: got %+v, want “yard” against “wall”", c.name, cp)
			}
		}
		check(t, s, l)
	}
}

func TestSharedAlterationNamesTheError(t *testing.T) {
	l := traced(storyOf(speech(promise, altered, promise, altered, promise)...))
	for _, g := range l.Groups {
		if want := "B and D both have “yard” where A C E have “wall”"; len(g.Reports) == 2 && g.Why != want {
			t.Errorf("the group says %q, want %q", g.Why, want)
		}
	}
}

// The names of one document are one name in the credits.
func TestCreditsOfOneDocument(t *testing.T) {
	l := traced(storyOf(
		told{"Norra Post", "", "", "", "The order says “every ship shall be counted twice before it may leave the harbour”.\n"},
		told{"Brask Daily", "", "", "", "The executive order says “every ship shall be counted twice before it may leave the harbour”.\n"},
	))
	if len(l.Credits) != 2 || l.Credits[0].Name != "executive order" || l.Credits[1].Name != "executive order" {
		t.Errorf("got %+v, want the executive order twice", l.Credits)
	}
}

// Three reports of one agency are one origin and outvote nobody.
func TestSharedErrorsCountOrigins(t *testing.T) {
	rs := speech(promise, altered, promise, altered, promise)
	for _, i := range []int{0, 2, 4} {
		rs[i].agency, rs[i].text = "Reuters", "NORRA (Reuters) - "+rs[i].text
	}
	l := traced(storyOf(rs...))
	if len(l.Groups) != 3 || len(l.Copies) != 0 {
		t.Errorf("got groups %+v and copies %+v, want the agency's three as one and no error", l.Groups, l.Copies)
	}
}

func TestMisspelled(t *testing.T) {
	for pair, want := range map[string]bool{
		"netanyahu netanayhu": true, "halden haldne": true, "brandt brant": true, "orsini orpini": false, "orrin orin": false, "holster hobster": true,
		"zelensky zelenskyy": false, "zelenskiy zelensky": false, "mohammed mohammad": false, "mohammed muhammad": false, "qaddafi kaddafi": false, "hosein hossein": false,
		"lind linp": false, "kharkiv kharkov": false, "graham grabam": false, "merton mertno": true, "merton merton": false, "": false, "marten marlen": true, "tymur timur": false,
		"hartmann hartman": false, "larsen larson": false, "ahmad ahmat": false,
	} {
		a, b, _ := strings.Cut(pair, " ")
		if got := misspelled(a, b); got != want || misspelled(b, a) != want {
			t.Errorf("misspelled(%q, %q) = %v, want %v either way", a, b, got, want)
		}
	}
}

func TestSharedMisspelling(t *testing.T) {
	report := func(i int, name string) told {
		return told{fmt.Sprintf("Paper %c", 'A'+i), "", "", "",
			fmt.Sprintf([]string{"%s said no to the bridge.\n", "Nobody but %s said no.\n", "%s told the town that boats come first.\n", "The wall will stand, %s said on the quay.\n", "Asked in the rain, %s said little.\n"}[i], name)}
	}
	all := func(names ...string) (out []told) {
		for i, n := range names {
			out = append(out, report(i, n))
		}
		return out
	}
	s := storyOf(all("Pavel Merton", "Pavel Mertno", "Pavel Merton", "Pavel Mertno", "Pavel Merton")...)
	nameMentions(s)
	l := traced(s)
	if len(l.Groups) != 4 || len(l.Copies) != 1 || l.Copies[0].Rule != ruleSpelled || l.Copies[0].Later.Exact != "Pavel Mertno" || len(l.Copies[0].Others) != 3 {
		t.Errorf("got groups %+v and copies %+v, want B and D joined by the name", l.Groups, l.Copies)
	}
	check(t, s, l)
	for name, names := range map[string][]string{
		"another transcription": {"Pavel Mertin", "Pavel Merton", "Pavel Mertin", "Pavel Merton", "Pavel Mertin"},
		"as many of each":       {"Pavel Merton", "Pavel Mertno", "Pavel Merton", "Pavel Mertno"},
		"one alone":             {"Pavel Merton", "Pavel Mertno", "Pavel Merton", "Pavel Merton"},
		"two people":            {"Pavel Merton", "Oleg Mertno", "Pavel Merton", "Oleg Mertno", "Pavel Merton"},
	} {
		s := storyOf(all(names...)...)
		nameMentions(s)
		if l := traced(s); len(l.Copies) != 0 {
			t.Errorf("%s: got %+v", name, l.Copies)
		}
	}
}

// nameMentions gives every report of a story made by hand a mention of the person
// it names.
func nameMentions(s *story.Story) {
	for m := range s.Members {
		doc := s.Members[m].Document
		for _, name := range []string{"Pavel Merton", "Pavel Mertno", "Pavel Mertin", "Oleg Mertno"} {
			if i := strings.Index(doc.Report.Text, name); i >= 0 {
				doc.Entities = append(doc.Entities, entity.Entity{Kind: entity.Person, Name: name})
				s.Members[m].Entities = append(s.Members[m].Entities, -1)
				sp := span.Span{Start: i, End: i + len(name)}
				doc.Mentions = append(doc.Mentions, entity.Mention{Span: sp, Name: sp, Form: entity.Name, Entity: len(doc.Entities) - 1})
			}
		}
	}
}
