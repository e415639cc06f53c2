// Package pipeline runs every stage in order. Start reading here: Account is
// the whole program between its input and its output.
package pipeline

import (
	"fmt"
	"path"
	"runtime"
	"strings"
	"sync"

	"concord/internal/account"
	"concord/internal/annotate"
	"concord/internal/intake"
	"concord/internal/reconcile"
	"concord/internal/report"
	"concord/internal/story"
)

// Compare makes the account of the story that pages tell. Failed are the
// sources that gave no page; they stand in the account. The order of pages
// changes nothing.
func Compare(pages []*intake.Page, failed []account.Failure) *account.Account {
	acc, _ := Account(pages, failed)
	return acc
}

// Account is Compare, with the story that the account was made from.
func Account(pages []*intake.Page, failed []account.Failure) (*account.Account, *story.Story) {
	st, more := Story(pages)
	failed = append(failed[:len(failed):len(failed)], more...)
	return account.New(st, reconcile.Reconcile(st), failed), st
}

// Story reads every page as a report and puts the reports side by side. It
// returns the pages at which a stage itself failed: a fault of the program at
// one report must not cost the reader all the others.
func Story(pages []*intake.Page) (*story.Story, []account.Failure) {
	return tell(pages, report.New, annotate.Annotate)
}

func tell(pages []*intake.Page, read func(*intake.Page) *report.Report, annotated func(*report.Report) *annotate.Document) (*story.Story, []account.Failure) {
	reps, failed := each(pages, "reading the report", func(p *intake.Page) string { return p.Source }, read)
	report.DateTogether(reps) // a day without a year may be told by another report
	docs, more := each(reps, "annotating the report", func(r *report.Report) string { return r.Source }, annotated)
	return story.New(docs), append(failed, more...)
}

// each applies a stage to every element on all cores and keeps the order. An
// element at which the stage panics is left out and told of as a failure.
func each[In, Out any](in []In, stage string, source func(In) string, f func(In) Out) ([]Out, []account.Failure) {
	out := make([]Out, len(in))
	faults := make([]string, len(in)) // "" where there was none
	apply := func(i int) {
		defer func() {
			if fault := recover(); fault != nil {
				faults[i] = fmt.Sprintf("%s: %v%s", stage, fault, origin())
			}
		}()
		out[i] = f(in[i])
	}
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), len(in)) {
		wg.Go(func() {
			for i := range next {
				apply(i)
			}
		})
	}
	for i := range in {
		next <- i
	}
	close(next)
	wg.Wait()
	kept := out[:0]
	var failed []account.Failure
	for i := range in {
		if faults[i] == "" {
			kept = append(kept, out[i])
			continue
		}
		failed = append(failed, account.Failure{Source: source(in[i]), Kind: string(intake.Failed), Reason: faults[i],
			Hint: "this is a fault of concord itself: please report it with this line"})
	}
	return kept, failed
}

// origin says where the panic at hand began, such as " at find.go:123", for
// whoever mends it; "" where the runtime does not tell.
func origin() string {
	callers := make([]uintptr, 32)
	frames := runtime.CallersFrames(callers[:runtime.Callers(3, callers)]) // past origin and the deferred function
	for {
		frame, more := frames.Next()
		if frame.File != "" && !strings.HasPrefix(frame.Function, "runtime.") {
			return fmt.Sprintf(" at %s:%d", path.Base(frame.File), frame.Line)
		}
		if !more {
			return ""
		}
	}
}
