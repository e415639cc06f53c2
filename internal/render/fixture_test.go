package render

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"concord/internal/account"
	"concord/internal/reconcile"
	"concord/internal/reconcile/lineage"
	"concord/internal/span"
	"concord/internal/story"
)

// kellmouth is the invented story that package account lays out by hand.
func kellmouth(t testing.TB) *account.Account {
	t.Helper()
	data, err := os.ReadFile("../account/testdata/kellmouth.json")
	if err != nil {
		t.Fatal(err)
	}
	acc := new(account.Account)
	if err := json.Unmarshal(data, acc); err != nil {
		t.Fatal(err)
	}
	return acc
}

// empty is an account of nothing.
func empty() *account.Account {
	return account.New(&story.Story{}, reconcile.Findings{}, nil)
}

// hundred is a story of a hundred reports: A of Kellmouth again and again, with
// facts and copies that all of them have.
func hundred(t testing.TB) *account.Account {
	t.Helper()
	acc := kellmouth(t)
	pattern := acc.Reports[0]
	letters := "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	acc.Reports = nil
	for i := range 100 {
		r := pattern
		if r.Siglum = letters[i%26 : i%26+1]; i >= 26 {
			r.Siglum = letters[i/26-1:i/26] + r.Siglum
		}
		r.Label = fmt.Sprintf("The %s Gazette", r.Siglum)
		acc.Reports = append(acc.Reports, r)
		if i > 0 {
			// Copies that overlap in ever other ways.
			sp := span.Span{Start: 100 + i, End: 300 + 3*i}
			for !sp.Fits(r.Text) {
				sp.End++
			}
			acc.Lineage.Copies = append(acc.Lineage.Copies, lineage.Copy{ID: fmt.Sprintf("y-1%03d", i), Rule: "shared-wording", Words: 30, Sure: i%2 == 0,
				Later: story.Passage{Report: r.Siglum, Span: sp, Exact: sp.In(r.Text)}, First: story.Passage{Report: "A", Span: sp, Exact: sp.In(r.Text)}})
		}
	}
	fact := acc.Agreed[1]
	fact.Statements, fact.Reports = nil, nil
	for _, r := range acc.Reports {
		p := acc.Agreed[1].Says
		p.Report = r.Siglum
		fact.Statements, fact.Reports = append(fact.Statements, p), append(fact.Reports, r.Siglum)
	}
	acc.Agreed, acc.Coverage = nil, nil
	for i := range 60 {
		f := fact
		f.ID = fmt.Sprintf("c-2%03d", i)
		acc.Agreed = append(acc.Agreed, f)
		row := account.Row{Finding: f.ID, Label: f.Says.Exact, Origins: 3}
		for k, p := range f.Statements {
			if (i+k)%3 > 0 {
				row.Cells = append(row.Cells, account.Cell{Report: p.Report, Reads: "says", At: p.Span})
			}
		}
		acc.Coverage = append(acc.Coverage, row)
	}
	acc.Summary.Reports, acc.Summary.Agreed = 100, 60
	return acc
}
