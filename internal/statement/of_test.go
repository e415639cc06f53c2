package statement_test

import (
	"slices"
	"strings"
	"testing"

	"concord/internal/annotate"
	"concord/internal/intake"
	"concord/internal/report"
	"concord/internal/statement"
)

func read(text string) *annotate.Document {
	return annotate.Annotate(report.New(&intake.Page{Source: "test.txt", MediaType: "text/plain", Text: text}))
}

const filler = "The council of Harwick met in the old town hall on the river for two hours and went home afterwards without a word to anybody.\n\n"

func TestClauses(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"The bridge fell at noon; nobody was hurt.", "The bridge fell at noon | nobody was hurt."},
		{"The mayor signed the order, but the council opposed it.", "The mayor signed the order | but the council opposed it."},
		{"The mayor signed the order but later withdrew it.", "The mayor signed the order but later withdrew it."},
		{"The fire destroyed the mill, which employed forty workers.", "The fire destroyed the mill | which employed forty workers."},
		{"The mill, which employed forty workers, burned down in the night.", "The mill, which employed forty workers, burned down in the night. | which employed forty workers"},
		{"He bought apples, pears, and plums.", "He bought apples, pears, and plums."},
		// Clauses without a comma are told apart when both are long; a short one shares what follows.
		{"The river rose by two metres overnight and the mayor closed all the schools in Harwick.", "The river rose by two metres overnight | and the mayor closed all the schools in Harwick."},
		{"Ten died and four were hurt when the roof fell.", "Ten died and four were hurt when the roof fell."},
		{"Five were killed in the blast and six injured.", "Five were killed in the blast and six injured."},
		// Conditions stay with what depends on them, dates with what they date.
		{"If the bridge falls, the town will be cut off.", "If the bridge falls, the town will be cut off."},
		{"Divers reached the wreck on Thursday, three days after she sank.", "Divers reached the wreck on Thursday, three days after she sank."},
		{"Although the bridge is old, the council refused to repair it.", "Although the bridge is old | the council refused to repair it."},
		// What is said stays together with who says it.
		{"The mayor wrote that the road was closed and that the bridge was down.", "that the road was closed and that the bridge was down"},
		// Phrases that tell something inside a clause.
		{"The attack on the camp by the army shocked Harwick.", "The attack on the camp by the army shocked Harwick. | The attack on the camp by the army"},
		{"Harwick mourns Ruth Hale, the mayor of the town.", "Harwick mourns Ruth Hale, the mayor of the town. | Ruth Hale, the mayor of the town"},
		{"Police found the car that struck the bridge.", "Police found the car that struck the bridge. | the car that struck the bridge"},
		{"The latest decree of the mayor pleased nobody.", "The latest decree of the mayor pleased nobody."},
	} {
		doc := read(filler + test.text + "\n\n" + filler)
		var got []string
		for _, st := range statement.Of(doc) {
			if s := st.In(doc.Report.Text); strings.Contains(test.text, s) {
				got = append(got, s)
			}
		}
		if g := strings.Join(got, " | "); g != test.want {
			t.Errorf("clauses of %q:\n got %s\nwant %s", test.text, g, test.want)
		}
	}
}

func find(t *testing.T, text, part string) (statement.Statement, string) {
	t.Helper()
	doc := read(filler + text + "\n\n" + filler)
	for _, st := range statement.Of(doc) {
		if s := st.In(doc.Report.Text); strings.Contains(s, part) {
			return st, s
		}
	}
	t.Fatalf("no statement with %q in %q", part, text)
	return statement.Statement{}, ""
}

func TestHolder(t *testing.T) {
	st, said := find(t, `“The bridge will open in May,” said Ruth Hale, the mayor of Harwick.`, "bridge")
	if !strings.Contains(st.Holder, "Hale") || st.Quotation < 0 {
		t.Errorf("holder of %q is %q, want Ruth Hale", said, st.Holder)
	}
	if strings.Contains(said, "Hale") {
		t.Errorf("statement %q has the reporter's frame in it", said)
	}
	st, said = find(t, `The bridge opened in May.`, "bridge")
	if st.Holder != "" || st.Quotation != -1 {
		t.Errorf("holder of %q is %q, want the reporter", said, st.Holder)
	}
}

func TestSureness(t *testing.T) {
	for _, test := range []struct {
		text, part string
		not        bool
		want       statement.Factuality
	}{
		{"The bridge opened in May.", "bridge", false, statement.Certain},
		{"The bridge did not open in May.", "bridge", true, statement.CertainNot},
		{"The bridge never opened.", "bridge", true, statement.CertainNot},
		{"The firm failed to repair the bridge.", "firm", true, statement.CertainNot},
		{"The bridge was not only old but rusty.", "bridge", false, statement.Certain},
		{"The bridge carried no fewer than 400 cars.", "bridge", false, statement.Certain},
		{"The bridge will open in May.", "bridge", false, statement.Unspecified},
		{"The bridge is expected to open in May.", "bridge", false, statement.Unspecified},
		{"The bridge may open this year.", "bridge", false, statement.Possible},
		{"The bridge reportedly opened last week.", "bridge", false, statement.Possible},
		{"The bridge probably opened last week.", "bridge", false, statement.Probable},
		{"If the bridge opened, nobody noticed.", "bridge", true, statement.Unspecified},
		{"The bridge, which was never painted, opened in May.", "opened", false, statement.Certain},
		{"The firm plans to repair the bridge.", "firm", false, statement.Unspecified},
		{"The firm managed to repair the bridge.", "firm", false, statement.Certain},
		{"The firm refused to repair the bridge.", "firm", true, statement.CertainNot},
		{"The bridge could not be repaired.", "bridge", true, statement.CertainNot},
		{"The bridge may not have been repaired.", "bridge", true, statement.PossibleNot},
		{"The bridge seems to have fallen.", "bridge", false, statement.Probable},
	} {
		st, _ := find(t, test.text, test.part)
		if st.Negated != test.not || st.Factuality != test.want {
			t.Errorf("%q: negated %v, %s; want %v, %s", test.text, st.Negated, st.Factuality, test.not, test.want)
		}
	}
}

// TestAbout: a relative clause knows the noun that it tells of.
func TestAbout(t *testing.T) {
	text := "The army bombed the mill in Harwick, which employed forty workers."
	doc := read(filler + text + "\n\n" + filler)
	for _, st := range statement.Of(doc) {
		if st.In(doc.Report.Text) != "which employed forty workers." {
			continue
		}
		if got := st.About.In(doc.Report.Text); got != "the mill in Harwick" {
			t.Errorf("the clause tells of %q, want the mill", got)
		}
		if !slices.Contains(st.Keys, "mill") || slices.Contains(st.Keys, "bomb") {
			t.Errorf("keys %v", st.Keys)
		}
		if len(st.Predicates) == 0 || doc.Predicates[st.Predicates[0]].Lemma != "employ" {
			t.Errorf("predicates %v", st.Predicates)
		}
		return
	}
	t.Fatal("no statement of the relative clause")
}

func TestKey(t *testing.T) {
	for _, test := range []struct{ word, want string }{
		{"the", ""}, {"said", ""}, {"12", ""}, {"'s", ""}, {"children", "child"}, {"shot", "shoot"}, {"began", "begin"}, {"wounded", "wound"}, {"wound", "wound"}, {"attacks", "attack"},
	} {
		if got := statement.Key(test.word); got != test.want {
			t.Errorf("Key(%q) = %q, want %q", test.word, got, test.want)
		}
	}
}

func check(t *testing.T, text string) {
	doc := read(text)
	sts := statement.Of(doc)
	for i, st := range sts {
		if !st.Span.Fits(doc.Report.Text) || st.Empty() {
			t.Fatalf("statement %d at %v does not fit", i, st.Span)
		}
		if st.Sentence < 0 || st.Sentence >= len(doc.Sentences) || !doc.Sentences[st.Sentence].Contains(st.Span) {
			t.Fatalf("statement %q is not in its sentence", st.In(doc.Report.Text))
		}
		if i > 0 && st.Start < sts[i-1].Start {
			t.Fatal("statements are out of order")
		}
		for _, q := range st.Quantities {
			if !st.Contains(doc.Quantities[q].Span) {
				t.Fatalf("quantity outside of statement %q", st.In(doc.Report.Text))
			}
		}
	}
}

func TestInvariants(t *testing.T) {
	for _, text := range []string{"", ";", ", but ", filler, "“", "a, which was, which is, who has, b; c", filler + "He said, “Go; he went, but she stayed,” and left."} {
		check(t, text)
	}
}

func FuzzOf(f *testing.F) {
	f.Add(filler)
	f.Add("The mill, which employed forty, burned; “nobody was hurt,” he said, but she denied it.\n\nNext: \xff")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 4000 {
			check(t, strings.ToValidUTF8(text, "?"))
		}
	})
}
