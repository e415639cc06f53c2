package main

import (
	"path/filepath"
	"testing"

	"concord/internal/intake"
	"concord/internal/pipeline"
)

// Every finding of the sample stories names a rule that --explain can put in a sentence.
func TestEveryRuleIsExplained(t *testing.T) {
	stories, err := filepath.Glob("../../testdata/stories/*")
	if err != nil || len(stories) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	for _, dir := range stories {
		var pages []*intake.Page
		for page, err := range intake.Read(t.Context(), intake.Options{}, []string{dir}) {
			if err == nil {
				pages = append(pages, page)
			}
		}
		acc := pipeline.Compare(pages, nil)
		known := rules(acc)
		check := func(id, rule string) {
			if known[rule] == "" {
				t.Errorf("%s: %s names the rule %q, which nothing explains", filepath.Base(dir), id, rule)
			}
		}
		for _, c := range append(acc.Agreed, acc.Singles...) {
			check(c.ID, c.Rule)
		}
		for _, d := range acc.Differences {
			check(d.ID, d.Rule)
		}
		for _, u := range acc.Utterances {
			check(u.ID, u.Rule)
		}
		for _, m := range acc.Timeline {
			check(m.ID, m.Rule)
		}
		for _, c := range acc.Commitments {
			check(c.ID, c.Rule)
		}
		for _, q := range acc.Questions {
			check(q.ID, q.Rule)
		}
		for _, c := range acc.Lineage.Copies {
			check(c.ID, c.Rule)
		}
		for _, c := range acc.Lineage.Credits {
			check(c.ID, c.Rule)
		}
	}
}
