package commitment

import (
	"maps"
	"slices"
	"sort"
	"strings"

	"concord/internal/annotate/entity"
	"concord/internal/edtf"
	"concord/internal/report"
	"concord/internal/span"
	"concord/internal/story"
)

// Find returns the commitments that the reports of s tell, one record for each
// with its clauses by report, ordered by how many reports tell it and then by
// place. A report that is the primary text of an instrument goes before all.
func Find(s *story.Story) []Commitment {
	f := finder{s: s}
	for m := range s.Members {
		if s.Members[m].Document == nil || s.Members[m].Document.Grammar == nil {
			continue
		}
		r := newReader(s, m)
		found := r.read()
		f.adopt(r, found)
	}
	f.primaries()
	groups := f.group()
	groups = f.bodies(groups)
	out := make([]Commitment, 0, len(groups))
	for _, g := range groups {
		out = append(out, f.record(g))
	}
	f.liken(out, groups)
	sort.SliceStable(out, func(i, j int) bool {
		if a, b := reports(out[i]), reports(out[j]); a != b {
			return a > b
		}
		return before(out[i].Variants[0].Says, out[j].Variants[0].Says)
	})
	return out
}

func before(a, b story.Passage) bool {
	if a.Report != b.Report {
		return len(a.Report) < len(b.Report) || len(a.Report) == len(b.Report) && a.Report < b.Report
	}
	if a.Start != b.Start {
		return a.Start < b.Start
	}
	return a.End < b.End
}

func reports(c Commitment) int {
	seen := map[string]bool{}
	for _, v := range c.Variants {
		seen[v.Says.Report] = true
	}
	return len(seen)
}

// bodies leaves out what only headlines tell of somebody whose commitments the
// texts below tell: a headline sums up in other words, and shares too few with
// what it sums up to be joined to it.
func (f *finder) bodies(groups [][]told) [][]told {
	bound := map[string]bool{}
	summary := func(t told) bool {
		doc := t.reader.doc
		return doc.Report.Blocks[doc.Sentences[t.sentence].Block].Kind != report.Body
	}
	for _, g := range groups {
		for _, t := range g {
			if t.promisor.name != "" && !summary(t) {
				bound[t.promisor.name] = true
			}
		}
	}
	return slices.DeleteFunc(groups, func(g []told) bool {
		return !slices.ContainsFunc(g, func(t told) bool { return !summary(t) || !bound[t.promisor.name] })
	})
}

// finder joins the clauses of all reports.
type finder struct {
	s     *story.Story
	all   []told
	texts []text
}

// told is a clause with the text of the story whose term it is, -1.
type told struct {
	clause
	text    int
	reader  *reader
	primary bool
}

// text is one binding text as all reports name it.
type text struct {
	noun, kind, of string
	issuer         who
	named          []story.Passage
	made, public   []Dated
	grounds        []story.Passage
	primary        string // siglum
	number, title  string
}

// adopt takes the clauses of one report, and its binding texts into those of the
// story: of one noun, unless kinds, owners or issuers differ.
func (f *finder) adopt(r *reader, found []clause) {
	to := make([]int, len(r.instruments))
	for i, in := range r.instruments {
		k := -1
		for n := range f.texts {
			t := &f.texts[n]
			if t.noun == in.noun && (t.kind == in.kind || t.kind == t.noun || in.kind == in.noun) && (t.of == in.of || t.of == "" || in.of == "") && f.agree(t.issuer, in.issuer) {
				k = n
				break
			}
		}
		if k < 0 {
			k = len(f.texts)
			f.texts = append(f.texts, text{noun: in.noun, kind: in.kind, of: in.of, issuer: nobody})
		}
		t := &f.texts[k]
		if len(in.kind) > len(t.kind) {
			t.kind = in.kind
		}
		if t.of == "" {
			t.of = in.of
		}
		if t.issuer.name == "" {
			t.issuer = in.issuer
		}
		if i == r.self {
			t.primary = r.s.Members[r.m].Siglum
		}
		t.made, t.public = append(t.made, in.made...), append(t.public, in.public...)
		for n, sp := range in.named {
			if n < 3 {
				t.named = append(t.named, r.s.Passage(r.m, sp))
			}
		}
		for _, sp := range in.grounds {
			t.grounds = append(t.grounds, r.s.Passage(r.m, sp))
		}
		to[i] = k
	}
	for _, c := range found {
		t := told{clause: c, text: -1, reader: r, primary: r.doc.Report.Primary}
		if c.instrument >= 0 && c.instrument < len(to) {
			t.text = to[c.instrument]
		}
		f.all = append(f.all, t)
	}
}

func (f *finder) agree(a, b who) bool {
	return a.name == "" || b.name == "" || f.compatibleParties(a, b)
}

// compatibleParties reports whether two may be one: a state and the person or
// office that speaks for it may both be named.
func (f *finder) compatibleParties(a, b who) bool {
	if a.entity < 0 || b.entity < 0 || sameParty(a, b) {
		return true
	}
	ka, kb := f.s.Entities[a.entity].Kind, f.s.Entities[b.entity].Kind
	return ka != kb && (ka == entity.Person || kb == entity.Person || ka == entity.Office || kb == entity.Office)
}

// maxAnchors is how many clauses of one binding text others are compared with:
// its longest, since they come first. maxShared is how many records may have a
// stem before it tells none of them from another. Both keep the cost of a clause
// from growing with the number of reports.
const maxAnchors, maxShared = 64, 1000

// group puts the clauses of one commitment together: first those that are terms
// of one binding text, then by what they share. Clauses are taken in an order
// that depends on their content alone, longest first, so that the order of the
// reports changes nothing; candidates come from an index of stems.

func (f *finder) group() [][]told {
	slices.SortStableFunc(f.all, func(a, b told) int {
		if len(a.keys) != len(b.keys) {
			return len(b.keys) - len(a.keys)
		}
		if c := strings.Compare(a.says.In(a.reader.text), b.says.In(b.reader.text)); c != 0 {
			return c
		}
		if c := strings.Compare(a.reader.doc.Report.ID, b.reader.doc.Report.ID); c != 0 {
			return c
		}
		return a.says.Start - b.says.Start
	})
	var groups [][]told
	type anchor struct{ group, at int }
	index := map[string][]anchor{}
	anchors := map[int]int{}
	note := func(g int) {
		if anchors[g]++; anchors[g] > maxAnchors {
			return
		}
		t := groups[g][len(groups[g])-1]
		for _, k := range t.keys {
			index[k] = append(index[k], anchor{g, len(groups[g]) - 1})
		}
	}
	ofText := map[int]int{}
	var rest []told
	for _, t := range f.all {
		if t.text < 0 || t.earlier || t.denied {
			rest = append(rest, t)
			continue
		}
		g, ok := ofText[t.text]
		if !ok {
			g = len(groups)
			ofText[t.text] = g
			groups = append(groups, nil)
		}
		groups[g] = append(groups[g], t)
		note(g)
	}
	type place struct{ group, member, sentence int }
	beside := map[place][]span.Span{} // what the group has of the sentence already
	for _, t := range rest {
		shared := map[anchor]int{}
		for _, k := range t.keys {
			if len(index[k]) > maxShared {
				continue
			}
			for _, a := range index[k] {
				shared[a]++
			}
		}
		best, most := -1, 0.0
		for _, a := range slices.SortedFunc(maps.Keys(shared), func(x, y anchor) int { return (x.group-y.group)*1_000_000 + x.at - y.at }) { // ties go to the first
			n, other := shared[a], groups[a.group][a.at]
			share := float64(n) / float64(min(len(t.keys), len(other.keys)))
			same := len(t.keys) == len(other.keys) && n == len(t.keys) && t.rule == other.rule && sameParty(t.promisor, other.promisor)
			enough := same || unrepeated(other, t) || n >= 3 && share >= 0.6 || n >= 2 && share >= 0.99 && t.promisee.entity >= 0 || share >= 0.99 && sameAct(other, t)
			if enough && share > most && f.compatible(other, t) && !crosses(beside[place{a.group, t.member, t.sentence}], t.says) {
				best, most = a.group, share
			}
		}
		if best < 0 {
			best = len(groups)
			groups = append(groups, nil)
			groups[best] = append(groups[best], t)
			note(best)
		} else {
			groups[best] = append(groups[best], t)
		}
		at := place{best, t.member, t.sentence}
		beside[at] = append(beside[at], t.says)
	}
	return groups
}

// sameAct reports whether one party promises one act in both.
func sameAct(a, b told) bool {
	return a.promisor.name != "" && a.act >= 0 && b.act >= 0 && a.reader.preds[a.act].Base == b.reader.preds[b.act].Base && sameParty(a.promisor, b.promisor)
}

// unrepeated reports whether one party promises in both that somebody will not do
// again what was done.
func unrepeated(a, b told) bool {
	never := func(t told) bool {
		return t.modality == Prohibition && t.bearer.name != "" && t.reader.has(t.content, "again", "further", "repeat", "repeated")
	}
	return never(a) && never(b) && a.promisor.name != "" && sameParty(a.promisor, b.promisor) && sameParty(a.bearer, b.bearer)
}

// sameParty reports whether two are one: one entity, one name, or a name whose
// last words are the other: "Trump", "Donald Trump".
func sameParty(a, b who) bool {
	if a.entity >= 0 && a.entity == b.entity || a.name == b.name {
		return true
	}
	return a.kind == b.kind && a.kind == string(entity.Person) && (strings.HasSuffix(a.name, " "+b.name) || strings.HasSuffix(b.name, " "+a.name))
}

// crosses reports whether one of the spans overlaps sp and neither holds the
// other: two commitments told in one breath of one report are two.
func crosses(spans []span.Span, sp span.Span) bool {
	return slices.ContainsFunc(spans, func(o span.Span) bool { return o.Overlaps(sp) && !o.Contains(sp) && !sp.Contains(o) })
}

// compatible reports whether two clauses may tell of one commitment: not of two
// times, two kinds of act, or two promisors.
func (f *finder) compatible(a, b told) bool {
	if a.earlier != b.earlier || a.denied != b.denied || a.about != b.about || (a.illocution == Constitutive) != (b.illocution == Constitutive) {
		return false
	}
	if (a.text >= 0) != (b.text >= 0) && a.illocution != b.illocution {
		return false
	}
	if (a.modality == Prohibition) != (b.modality == Prohibition) || (a.kind == Refusal) != (b.kind == Refusal) || (a.kind == Designation) != (b.kind == Designation) {
		return false
	}
	if a.made != nil && b.made != nil && !a.made.When.Compatible(b.made.When) {
		return false
	}
	if x, y := a.promisor.entity, b.promisor.entity; x >= 0 && y >= 0 && !sameParty(a.promisor, b.promisor) && (a.act < 0 || b.act < 0 || a.reader.preds[a.act].Base != b.reader.preds[b.act].Base) {
		return false // a state and who speaks for it do the same
	}
	return f.compatibleParties(a.promisor, b.promisor)
}

// liken gives a record the comparisons that a clause of another one makes with
// its text: "similar to the order, the treaty requires …".
func (f *finder) liken(out []Commitment, groups [][]told) {
	of := map[int]int{}
	for i, g := range groups {
		for _, t := range g {
			if t.text >= 0 && !t.earlier {
				of[t.text] = i
			}
		}
	}
	for i, g := range groups {
		for _, t := range g {
			for _, l := range t.compared {
				if l.text < 0 || l.subject.Empty() {
					continue
				}
				if k, ok := of[f.textOf(t, l.text)]; ok && k != i {
					out[k].ComparedWith = addComparison(out[k].ComparedWith, Comparison{To: f.field(f.passage(t, l.subject)), By: l.by, Relation: l.relation})
				}
			}
		}
	}
}

// textOf is the story's text that instrument k of the reader of t is.
func (f *finder) textOf(t told, k int) int {
	in := t.reader.instruments[k]
	for n, x := range f.texts {
		if x.noun == in.noun && (x.kind == in.kind || in.kind == in.noun || x.kind == x.noun) && (x.of == in.of || in.of == "" || x.of == "") {
			return n
		}
	}
	return -1
}

func addComparison(all []Comparison, c Comparison) []Comparison {
	for i := range all {
		if all[i].By == c.By && all[i].Relation == c.Relation && strings.EqualFold(all[i].To.Value, c.To.Value) {
			for _, p := range c.To.Passages {
				if !slices.Contains(all[i].To.Passages, p) {
					all[i].To.Passages = append(all[i].To.Passages, p)
				}
			}
			return all
		}
	}
	return append(all, c)
}

func (f *finder) passage(t told, sp span.Span) story.Passage { return f.s.Passage(t.member, sp) }

// precise is the most precise of times that can all be one, with all passages
// that tell it; nil where there are none.
func precise(all []Dated) *Dated {
	var out *Dated
	for _, d := range all {
		switch {
		case out == nil:
			c := d
			c.Passages = slices.Clone(d.Passages)
			out = &c
		case out.When == d.When || d.When.Compatible(out.When) && d.When.Contains(out.When):
			out.Passages = append(out.Passages, d.Passages...)
		case out.When.Contains(d.When):
			out.When, out.Reason = d.When, d.Reason
			out.Passages = append(slices.Clone(d.Passages), out.Passages...)
		}
	}
	return out
}

func since(d *Dated) *Dated {
	if d == nil {
		return nil
	}
	return &Dated{When: edtf.Interval(d.When, ".."), Passages: []story.Passage{}, Reason: "from the day it was made; no end is told"}
}
