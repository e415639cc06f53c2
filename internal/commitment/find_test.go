package commitment_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"concord/internal/commitment"
	"concord/internal/intake"
	"concord/internal/pipeline"
)

func find(t *testing.T, texts ...string) []commitment.Commitment {
	t.Helper()
	var pages []*intake.Page
	for _, text := range texts {
		p, err := intake.FromText("test.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		p.Meta.Language = intake.Stated{Value: "en", From: "test"}
		p.Meta.Published = intake.Stated{Value: "2025-04-10", From: "test"}
		pages = append(pages, p)
	}
	st, _ := pipeline.Story(pages)
	return commitment.Find(st)
}

// TestFrames reads testdata/frames.txt: each sentence and what it commits to.
func TestFrames(t *testing.T) {
	b, err := os.ReadFile("testdata/frames.txt")
	if err != nil {
		t.Fatal(err)
	}
	sentence := ""
	for n, line := range strings.Split(string(b), "\n") {
		switch {
		case line == "" || line[0] == '#':
		case !strings.HasPrefix(line, "=> "):
			sentence = line
		default:
			check(t, n+1, sentence, strings.TrimPrefix(line, "=> "))
		}
	}
}

// slot is what a commitment has in a slot of frames.txt, in its own words.
func slot(c commitment.Commitment, name string) string {
	party := func(p *commitment.Party) string {
		if p == nil {
			return ""
		}
		return p.Name
	}
	dated := func(d *commitment.Dated) string {
		if d == nil {
			return ""
		}
		return string(d.When)
	}
	list := func(fs []commitment.Field) string {
		var out []string
		for _, f := range fs {
			out = append(out, f.Value)
		}
		return strings.Join(out, "+")
	}
	field := func(f *commitment.Field) string {
		if f == nil {
			return ""
		}
		return f.Value
	}
	duty := commitment.Duty{}
	if len(c.Duties) > 0 {
		duty = c.Duties[0]
	}
	switch name {
	case "kind":
		return string(c.Kind)
	case "modality":
		return string(duty.Modality)
	case "instrument":
		return c.Instrument.Kind
	case "promisor":
		return party(c.Promisor)
	case "promisee":
		return party(c.Promisee)
	case "bearer":
		return party(duty.Bearer)
	case "made":
		return dated(c.Made)
	case "due":
		return dated(duty.Due)
	case "content":
		return duty.Content.Value
	case "condition":
		return field(duty.Condition)
	case "purpose":
		return field(duty.Purpose)
	case "measures":
		return list(duty.Measures)
	case "list":
		return string(duty.List)
	case "limits":
		return list(duty.Limits)
	case "interests":
		return list(c.Interests)
	case "trigger":
		if c.Trigger != nil {
			return c.Trigger.Says.Value
		}
	case "acts":
		if c.Trigger != nil && len(c.Trigger.Acts) > 0 {
			return c.Trigger.Acts[0].Type + " " + c.Trigger.Acts[0].Mode
		}
	case "protected":
		if c.Trigger != nil {
			var out []string
			for _, p := range c.Trigger.Protected {
				out = append(out, p.Kind+" of "+p.Of)
			}
			return strings.Join(out, "+")
		}
	case "if":
		if c.Constitutive != nil {
			return c.Constitutive.If.Value
		}
	case "counts_as":
		if c.Constitutive != nil {
			return c.Constitutive.CountsAs.Value
		}
	case "compared":
		if len(c.ComparedWith) > 0 {
			return c.ComparedWith[0].Relation + " " + c.ComparedWith[0].To.Value
		}
	case "vague":
		return fmt.Sprint(c.Vague)
	case "denied":
		return fmt.Sprint(c.Denied)
	case "duties":
		return fmt.Sprint(len(c.Duties))
	default:
		return "no slot is called so"
	}
	return ""
}

func check(t *testing.T, line int, sentence, want string) {
	t.Helper()
	// A sentence alone would be taken for a headline.
	got := find(t, "The report of the day\n\nThe meeting began at noon. "+sentence+"\n")
	for _, c := range got {
		if commitment.Explain(c.Rule) == "" {
			t.Errorf("frames.txt:%d: nothing explains the rule %q", line, c.Rule)
		}
	}
	if want == "none" {
		for _, c := range got {
			t.Errorf("frames.txt:%d: %q: found %s %q, want none", line, sentence, c.Rule, c.Variants[0].Says.Exact)
		}
		return
	}
	parts := strings.Split(want, "; ")
	kinds := strings.Fields(parts[0])
	i := slices.IndexFunc(got, func(c commitment.Commitment) bool {
		return slices.Contains(c.Illocutions, commitment.Illocution(kinds[0])) && string(c.Kind) == kinds[1]
	})
	if i < 0 {
		t.Errorf("frames.txt:%d: %q: want %s, found:", line, sentence, parts[0])
		for _, c := range got {
			t.Logf("%s %v %s", c.Kind, c.Illocutions, c.Rule)
		}
		return
	}
	for _, part := range parts[1:] {
		name, words, _ := strings.Cut(part, "=")
		if has := strings.TrimSpace(slot(got[i], name)); !slices.Contains(strings.Split(words, "|"), has) {
			t.Errorf("frames.txt:%d: %q: %s is %q, want %q", line, sentence, name, has, words)
		}
	}
}

// One promise in two reports is one record; two promises at two times are two.
func TestOnePromiseIsOneRecord(t *testing.T) {
	a := "Island safe, says France\n\nThe guarantee was given on Monday. “France shall regard any armed attack on the territory of the island as a threat to its own peace,” the order reads.\n"
	b := "Paris acts\n\nA new order was signed this week. The order says that France shall “regard any armed attack on the territory of the island as a threat to its own peace.” Last year, France had pledged to protect the island.\n"
	got := find(t, a, b)
	var shared, alone int
	for _, c := range got {
		seen := map[string]bool{}
		for _, v := range c.Variants {
			seen[v.Says.Report] = true
		}
		if slices.Contains(c.Illocutions, commitment.Constitutive) && len(seen) == 2 {
			shared++
		}
		if slices.Contains(c.Illocutions, commitment.Commissive) && len(seen) == 1 {
			alone++
		}
	}
	if shared != 1 || alone != 1 {
		for _, c := range got {
			for _, v := range c.Variants {
				t.Logf("%s %s %s %q", c.ID, c.Rule, v.Says.Report, v.Says.Exact)
			}
		}
		t.Errorf("%d constitutive records of both reports and %d older pledges, want 1 and 1", shared, alone)
	}
}
