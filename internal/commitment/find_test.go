package commitment_test

import (
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
	if len(got) == 0 {
		t.Errorf("frames.txt:%d: %q: found none", line, sentence)
		return
	}
	parts := strings.Split(want, "; ")
	kinds := strings.Fields(parts[0])
	i := slices.IndexFunc(got, func(c commitment.Commitment) bool {
		return slices.Contains(c.Illocutions, commitment.Illocution(kinds[0])) &&
			(c.Constitutive != nil || len(c.Duties) > 0 && string(c.Duties[0].Modality) == kinds[1])
	})
	if i < 0 {
		t.Errorf("frames.txt:%d: %q: found %s, want %s", line, sentence, got[0].Rule, parts[0])
		return
	}
	c := got[i]
	for _, part := range parts[1:] {
		slot, words, _ := strings.Cut(part, "=")
		has := ""
		switch slot {
		case "content":
			has = c.Duties[0].Content.Value
		case "promisor":
			if c.Promisor != nil {
				has = c.Promisor.Passages[0].Exact
			}
		case "trigger":
			if c.Trigger != nil {
				has = c.Trigger.Says.Value
			}
		case "if":
			has = c.Constitutive.If.Value
		case "counts_as":
			has = c.Constitutive.CountsAs.Value
		case "compared":
			if len(c.ComparedWith) > 0 {
				has = c.ComparedWith[0].To.Value
			}
		case "limits":
			if l := c.Duties[0].Limits; len(l) > 0 {
				has = l[0].Value
			}
		default:
			t.Fatalf("frames.txt:%d: no slot is called %q", line, slot)
		}
		if !slices.Contains(strings.Split(words, "|"), has) {
			t.Errorf("frames.txt:%d: %q: %s is %q, want %q", line, sentence, slot, has, words)
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
