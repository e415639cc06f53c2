// Package pipeline runs every stage in order. Start reading here: Compare is
// the whole program between its input and its output.
package pipeline

import (
	"runtime"
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
	st := Story(pages)
	return account.New(st, reconcile.Reconcile(st), failed), st
}

// Story reads every page as a report and puts the reports side by side.
func Story(pages []*intake.Page) *story.Story {
	reps := each(pages, report.New)
	report.DateTogether(reps) // a day without a year may be told by another report
	return story.New(each(reps, annotate.Annotate))
}

// each applies f to every element on all cores and keeps the order.
func each[In, Out any](in []In, f func(In) Out) []Out {
	out := make([]Out, len(in))
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), len(in)) {
		wg.Go(func() {
			for i := range next {
				out[i] = f(in[i])
			}
		})
	}
	for i := range in {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}
