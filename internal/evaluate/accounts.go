package evaluate

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"concord/internal/account"
	"concord/internal/annotate/quote"
	"concord/internal/commitment"
	"concord/internal/intake"
	"concord/internal/pipeline"
	"concord/internal/reconcile/collate"
	"concord/internal/story"
)

// Accounts compares the reports of every story below gold and writes
// out/<story>.json in the form of the gold. Only what a user of the program
// would have is read of gold.json: the reports' files, outlets and addresses.
func Accounts(gold, out string) error {
	stories, err := filepath.Glob(filepath.Join(gold, "*", "gold.json"))
	if err != nil || len(stories) == 0 {
		return fmt.Errorf("no story with a gold.json below %s", gold)
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for _, path := range stories {
		pred, err := accountOf(path)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		b, err := json.MarshalIndent(pred, "", " ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, filepath.Base(filepath.Dir(path))+".json"), b, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func accountOf(path string) (object, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var given struct {
		Reports []struct{ ID, File, Outlet, URL string } `json:"reports"`
	}
	if err := json.Unmarshal(b, &given); err != nil {
		return nil, err
	}
	var files []string
	ids := map[string]string{}
	for _, r := range given.Reports {
		files = append(files, r.File)
		ids[r.File] = r.ID
	}
	ps, err := pages(filepath.Dir(path), files)
	if err != nil {
		return nil, err
	}
	for i, r := range given.Reports {
		ps[i].URL = r.URL
		ps[i].Meta.Outlet = intake.Stated{Value: r.Outlet, From: "data set"}
	}
	acc := pipeline.Compare(ps, nil)
	if len(acc.Failed) > 0 { // a score without that report would hide the fault
		return nil, fmt.Errorf("%s: %s", acc.Failed[0].Source, acc.Failed[0].Reason)
	}
	return prediction(acc, ids), nil
}

// prediction says acc in the terms of the hand-made accounts, with offsets in
// code points. ids maps a report's source to its id there.
func prediction(acc *account.Account, ids map[string]string) object {
	id, text := map[string]string{}, map[string]string{}
	for _, r := range acc.Reports {
		id[r.Siglum], text[r.Siglum] = ids[r.Source], r.Text
	}
	point := func(p story.Passage) object {
		t := text[p.Report]
		return object{"report": id[p.Report], "start": utf8.RuneCountInString(t[:p.Start]), "end": utf8.RuneCountInString(t[:p.End])}
	}
	points := func(ps []story.Passage) []object {
		out := []object{}
		for _, p := range ps {
			out = append(out, point(p))
		}
		return out
	}
	discrepancies, shared, quotations, same, timeline, commitments := []object{}, []object{}, []object{}, []object{}, []object{}, []object{}
	for _, d := range acc.Differences {
		readings := []object{}
		for _, r := range d.Readings {
			for _, p := range r.Passages {
				o := point(p)
				o["value"] = r.Value
				readings = append(readings, o)
			}
		}
		judgement := string(d.Judgement)
		if judgement == "disputed" {
			judgement = "disputed-inside-one-report"
		}
		discrepancies = append(discrepancies, object{"kind": d.Kind, "judgement": judgement, "readings": readings})
	}
	for _, c := range acc.Agreed {
		shared = append(shared, object{"readings": points(c.Statements)})
	}
	for _, u := range acc.Utterances {
		for _, w := range u.Witnesses {
			if w.Kind == quote.Indirect {
				continue
			}
			for _, c := range merged(w.Content, text[w.Report]) {
				o := point(c)
				o["speaker"] = w.Speaker
				quotations = append(quotations, o)
			}
		}
		for _, p := range collate.Shared(u) {
			same = append(same, object{"readings": points([]story.Passage{p.A, p.B}), "difference": p.Difference})
		}
	}
	for _, m := range acc.Timeline {
		if _, err := m.When.Bounds(); err != nil {
			continue // a day without its year or week is no date
		}
		timeline = append(timeline, object{"date": string(m.When), "readings": points(append(m.Passages, m.Says))})
	}
	for _, c := range acc.Commitments {
		for _, v := range c.Variants {
			commitments = append(commitments, object{"promisor": named(c.Promisor), "promisee": named(c.Promisee), "modality": modality(c),
				"readings": points([]story.Passage{v.Says})})
		}
	}
	return object{"discrepancies": discrepancies, "shared": shared, "quotations": quotations, "same_quotes": same,
		"timeline": timeline, "commitments": commitments}
}

func named(p *commitment.Party) string {
	if p == nil {
		return ""
	}
	return p.Name
}

// modality says a commitment's force in the words of the hand-made accounts.
func modality(c commitment.Commitment) string {
	switch c.Kind {
	case commitment.Refusal, commitment.Guarantee, commitment.Policy, commitment.Order:
		return string(c.Kind)
	case commitment.Demand:
		return string(commitment.Order)
	case commitment.Requirement, commitment.Ban:
		if c.Instrument.Kind == "" {
			return string(commitment.Policy)
		}
		return string(commitment.Order)
	}
	return "promise"
}

// merged joins the pieces of a quotation that runs on over paragraphs: the
// hand-made accounts count it once.
func merged(pieces []story.Passage, text string) []story.Passage {
	var out []story.Passage
	for _, p := range pieces {
		if n := len(out); n > 0 && out[n-1].End <= p.Start && strings.Trim(text[out[n-1].End:p.Start], " \n\t“”\"'‘’") == "" {
			out[n-1].End = p.End
			out[n-1].Exact = text[out[n-1].Start:p.End]
			continue
		}
		out = append(out, p)
	}
	return out
}
