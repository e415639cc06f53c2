package reconcile

import (
	"slices"
	"sync"

	"concord/internal/commitment"
	"concord/internal/engage"
	plover "concord/internal/event"
	"concord/internal/reconcile/collate"
	"concord/internal/reconcile/lineage"
	"concord/internal/story"
)

// Reconcile compares the reports of s. The members of a story are in a fixed
// order, so that the order in which the reports were given changes nothing.
func Reconcile(s *story.Story) Findings {
	var f Findings
	if s == nil {
		return f
	}
	c := newComparer(s, &f.Lineage)
	// None of these three needs another, and none changes the story.
	var wg sync.WaitGroup
	wg.Go(func() { c.aligned() })
	wg.Go(func() {
		f.Commitments = commitment.Find(s)
		f.Events = plover.Read(s)
		f.Engagements = engage.Test(engage.Of(f.Commitments), f.Events, false)
	})
	f.Utterances = collate.Collate(s)
	if lin := lineage.Trace(s, f.Utterances); lin != nil {
		f.Lineage = *lin
	}
	wg.Wait()

	c.origins()
	pairs := c.pairs()
	facts := c.facts()
	f.Agreed = c.clusters(facts)
	f.Differences = c.differences(pairs, f.Utterances)
	c.settle(f.Agreed, f.Differences)
	f.Agreed = c.byWeight(c.useful(f.Agreed))
	f.Timeline = c.timeline(unitsOf(facts))
	f.Singles = c.singles(unitsOf(facts), pairs)
	f.Questions = c.questions(f.Differences, f.Agreed)
	return f
}

// differences runs every rule and sorts what it finds. A difference found by two
// rules at the same places is kept once, in its graver form.
func (c *comparer) differences(pairs []pair, us []collate.Utterance) []Difference {
	var all []Difference
	all = append(all, c.numberDifferences()...)
	all = append(all, c.ageDifferences()...)
	all = append(all, c.numberedNames()...)
	all = append(all, c.dateDifferences(pairs)...)
	all = append(all, c.relativeDifferences()...)
	all = append(all, c.clockDifferences()...)
	all = append(all, c.placeDifferences()...)
	all = append(all, c.nameDifferences()...)
	all = append(all, c.polarityDifferences()...)
	all = append(all, c.rankDifferences()...)
	all = append(all, c.objectDifferences()...)
	all = append(all, c.amendsDifferences()...)
	all = append(all, c.wordingDifferences(us)...)
	all = append(all, c.venueDifferences(us)...)
	all = append(all, c.roleDifferences()...)
	all = append(all, c.linkedDifferences()...)
	all = append(all, c.heldOtherwise()...)
	all = append(all, c.datedNearer()...)
	all = append(all, c.loadedDifferences()...)
	all = append(all, c.chargeDifferences()...)
	all = append(all, c.allegedDifferences()...)
	all = append(all, c.termDifferences(pairs)...)
	all = append(all, c.strengthDifferences()...)
	all = append(all, c.saidAgain(us)...)
	sortDifferences(all)
	seen := map[string]bool{}
	kept := all[:0]
	for _, d := range all {
		if key := placesKey(d); !seen[key] && len(d.Readings) > 1 {
			seen[key] = true
			kept = append(kept, d)
		}
	}
	whole := slices.Clone(kept)
	return slices.DeleteFunc(kept, func(d Difference) bool { return toldGraver(&d, whole) })
}

// toldGraver reports whether a difference of precision lies in the sentences of a
// contradiction or tension of the same kind, which says it all.
func toldGraver(d *Difference, all []Difference) bool {
	if d.Judgement != JudgePrecision || d.Kind != SlotDate {
		return false
	}
	for i := range all {
		g := &all[i]
		if g.Kind != d.Kind || g.Judgement != JudgeContradiction && g.Judgement != JudgeTension {
			continue
		}
		covered := true
		for _, r := range d.Readings {
			for _, told := range r.Passages {
				covered = covered && slices.ContainsFunc(g.Readings, func(x Reading) bool {
					return slices.ContainsFunc(x.Passages, func(p story.Passage) bool { return p.Report == told.Report && p.Overlaps(told.Span) })
				})
			}
		}
		if covered {
			return true
		}
	}
	return false
}

func placesKey(d Difference) string {
	key := ""
	for _, r := range d.Readings {
		for _, p := range r.Marks {
			key += p.Report + ":" + formatNumber(float64(p.Start)) + "-" + formatNumber(float64(p.End)) + " "
		}
	}
	return key
}

// settle lets the differences decide the verdicts of the facts they touch, in the
// order of the verdict words.
func (c *comparer) settle(agreed []Cluster, ds []Difference) {
	type place struct{ d, start, end int }
	at := map[string][]place{}
	for i := range ds {
		for _, r := range ds[i].Readings {
			for _, p := range r.Marks {
				at[p.Report] = append(at[p.Report], place{i, p.Start, p.End})
			}
		}
	}
	for i := range agreed {
		cl := &agreed[i]
		met := map[int]map[string]bool{} // difference → reports in which it touches the cluster
		for _, p := range cl.Statements {
			for _, q := range at[p.Report] {
				if p.Start <= q.start && q.end <= p.End {
					if met[q.d] == nil {
						met[q.d] = map[string]bool{}
					}
					met[q.d][p.Report] = true
				}
			}
		}
		for d := range ds {
			if len(met[d]) < 2 && !(len(met[d]) == 1 && ds[d].Judgement == JudgeDisputed) {
				continue
			}
			cl.Differences = append(cl.Differences, ds[d].ID)
			switch ds[d].Judgement {
			case JudgeDisputed:
				cl.Verdict = graver(cl.Verdict, Disputed)
			case JudgeContradiction:
				cl.Verdict = graver(cl.Verdict, Contradicted)
			case JudgeUpdate:
				cl.Verdict = graver(cl.Verdict, Superseded)
			case JudgeWording:
				cl.Verdict = graver(cl.Verdict, WordingVaries)
			case JudgePrecision:
				cl.PrecisionVaries = true
			}
		}
	}
}

// graver keeps the verdict that is tested first (domain page 3.3).
func graver(a, b Verdict) Verdict {
	order := map[Verdict]int{Superseded: 0, Disputed: 1, Contradicted: 2, WordingVaries: 3, Corroborated: 4, SameSource: 5, SingleSource: 6, Unresolved: 7}
	if order[b] < order[a] {
		return b
	}
	return a
}
