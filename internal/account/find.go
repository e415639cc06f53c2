package account

import (
	"fmt"
	"iter"

	"concord/internal/commitment"
	"concord/internal/engage"
	"concord/internal/event"
	"concord/internal/reconcile"
	"concord/internal/reconcile/collate"
	"concord/internal/reconcile/lineage"
)

// Find returns the finding with the given id and true: a pointer into the
// account, of type *reconcile.Cluster, *reconcile.Difference, *collate.Utterance,
// *reconcile.Moment, *commitment.Commitment, *event.Event, *engage.Engagement, *lineage.Copy, *lineage.Credit or
// *reconcile.Question. It returns nil and false when nothing has that id.
func (a *Account) Find(id string) (any, bool) {
	for at, finding := range identified(&a.Findings) {
		if *at == id && id != "" {
			return finding, true
		}
	}
	return nil, false
}

// uniqueIDs gives a finding whose id another one before it has the same id with
// a number: two findings of one content are rare, but a link or --explain must
// lead to one of them. Findings refer to differences only, and to the first.
func uniqueIDs(f *reconcile.Findings) {
	seen := map[string]int{}
	for id := range identified(f) {
		if seen[*id]++; seen[*id] > 1 {
			*id = fmt.Sprintf("%s-%d", *id, seen[*id])
			seen[*id]++
		}
	}
}

// identified walks all findings that have an id, with the id and a pointer to the finding.
func identified(f *reconcile.Findings) iter.Seq2[*string, any] {
	return func(yield func(*string, any) bool) {
		_ = walk(f.Agreed, func(c *reconcile.Cluster) *string { return &c.ID }, yield) &&
			walk(f.Differences, func(d *reconcile.Difference) *string { return &d.ID }, yield) &&
			walk(f.Utterances, func(u *collate.Utterance) *string { return &u.ID }, yield) &&
			walk(f.Timeline, func(m *reconcile.Moment) *string { return &m.ID }, yield) &&
			walk(f.Commitments, func(c *commitment.Commitment) *string { return &c.ID }, yield) &&
			walk(f.Events, func(e *event.Event) *string { return &e.ID }, yield) &&
			tested(f.Engagements, yield) &&
			walk(f.Lineage.Copies, func(c *lineage.Copy) *string { return &c.ID }, yield) &&
			walk(f.Lineage.Credits, func(c *lineage.Credit) *string { return &c.ID }, yield) &&
			walk(f.Questions, func(q *reconcile.Question) *string { return &q.ID }, yield) &&
			walk(f.Singles, func(c *reconcile.Cluster) *string { return &c.ID }, yield)
	}
}

// tested walks the events tested against each commitment.
func tested(ladders []engage.Ladder, yield func(*string, any) bool) bool {
	for i := range ladders {
		if !walk(ladders[i].Engagements, func(e *engage.Engagement) *string { return &e.ID }, yield) {
			return false
		}
	}
	return true
}

func walk[T any](all []T, id func(*T) *string, yield func(*string, any) bool) bool {
	for i := range all {
		if !yield(id(&all[i]), &all[i]) {
			return false
		}
	}
	return true
}
