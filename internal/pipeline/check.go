package pipeline

import (
	"cmp"
	"errors"
	"path"
	"strings"
	"time"

	"concord/internal/account"
	"concord/internal/annotate"
	"concord/internal/check"
	"concord/internal/edtf"
	"concord/internal/intake"
	"concord/internal/report"
)

// Draft is what Check lints.
type Draft struct {
	Page *intake.Page
	Raw  string     // the file, where it is known and HTML in UTF-8: findings then stand in its lines
	Date edtf.Value // the day it is read as written on; "" for its own date, else that of the last report
	All  bool       // list what agrees too
}

// ErrNotEnglish says that a draft is in a language that is not read.
var ErrNotEnglish = errors.New("the draft is not in English")

// Check lays a draft beside the account of the reports.
func Check(d Draft, pages []*intake.Page, failed []account.Failure) (*check.Check, error) {
	acc, st := Account(pages, failed)
	source := check.Source{SHA256: d.Page.SHA256, Text: d.Page.Text, HTML: d.Raw}
	page := *d.Page
	if ext := strings.ToLower(path.Ext(page.Source)); page.MediaType == "text/plain" && (ext == ".md" || ext == ".markdown") {
		page.Text = check.Unmark(page.Text)
	}
	reps, faults := each([]*intake.Page{&page}, "reading the draft", func(p *intake.Page) string { return p.Source }, report.New)
	if len(faults) > 0 {
		return nil, errors.New(faults[0].Reason)
	}
	rep := reps[0]
	if rep.Language != "" && rep.Language != "en" {
		return nil, ErrNotEnglish
	}
	readAs, assumed := readAs(rep, d.Date, acc)
	rep.Published = report.Dating{When: readAs.When}
	rep.SHA256 = "" // a draft that is a copy of a report is still a draft
	source.Blocks = rep.Blocks
	docs, faults := each(reps, "reading the draft", func(r *report.Report) string { return r.Source }, annotate.Annotate)
	if len(faults) > 0 {
		return nil, errors.New(faults[0].Reason)
	}
	return check.New(check.Input{Draft: docs[0], Story: st, Account: acc, Source: source, ReadAs: readAs, Assumed: assumed, All: d.All}), nil
}

// readAs is the day on which the draft's relative dates are read: the one given,
// the draft's own, or the last on which a report was published, marked as
// uncertain.
func readAs(rep *report.Report, given edtf.Value, acc *account.Account) (check.Dating, bool) {
	if given != "" {
		return check.Dating{When: given, Reason: "given"}, false
	}
	own := rep.Published
	if b, err := own.When.Bounds(); err == nil && !b.OpenFrom && !b.OpenTo && b.To.Sub(b.From) <= 24*time.Hour && !strings.Contains(string(own.When), "?") {
		reason := "the draft's own date"
		if len(own.Reasons) > 0 {
			reason = cmp.Or(own.Reasons[0].Reason, reason)
		}
		return check.Dating{When: own.When, Reason: reason}, false
	}
	last := time.Time{}
	for _, r := range acc.Reports {
		if b, err := r.Published.When.Bounds(); err == nil && !b.OpenTo && b.To.After(last) {
			last = b.To
		}
	}
	if last.IsZero() {
		return check.Dating{Reason: "no report can be dated"}, true
	}
	day := last.Add(-time.Second).Format("2006-01-02")
	return check.Dating{When: edtf.Value(day + "?"), Reason: "the last day on which a report was published"}, true
}
