package event

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sort"
	"strings"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/when"
	"concord/internal/edtf"
	"concord/internal/place"
	"concord/internal/statement"
	"concord/internal/story"
)

// instance is the mentions of one event while they are gathered.
type instance struct {
	founds []*found
}

// most bounds the mentions of an instance that a new one is compared with, and the
// instances of one key that it is compared to: both grow with the story.
const most = 24

// join gathers mentions in instances. Those that tell most come first, so that one
// of few words finds what it may belong to, and it joins only what nothing in it
// contradicts; where it may belong to two, it joins neither. The order is that of
// content and members, which is that of publication.
func join(s *story.Story, all []*found, notices []told) []Event {
	order := make([]int, 0, len(all))
	for i, x := range all {
		if !x.sums {
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(a, b int) bool { return all[order[a]].weight() > all[order[b]].weight() })
	var instances []*instance
	index := map[string][]int{}
	at := map[*found]int{}
	put := func(x *found, n int) {
		instances[n].founds = append(instances[n].founds, x)
		at[x] = n
		for _, k := range x.keys() {
			if !slices.Contains(index[k], n) {
				index[k] = append(index[k], n)
			}
		}
	}
	var late []*found
	for _, i := range order {
		x := all[i]
		if x.vague || x.weight() == 0 {
			late = append(late, x)
			continue
		}
		best, score, tied := -1, 0, false
		seen := map[int]bool{}
		strong := []int{} // those with a time or place that nothing in x contradicts
		for _, k := range x.keys() {
			list := index[k]
			for _, n := range list[max(0, len(list)-most):] {
				if seen[n] {
					continue
				}
				seen[n] = true
				sc, ok := instances[n].score(x)
				if !ok {
					continue
				}
				if sc > 0 && instances[n].placed() && instances[n].covers(x) {
					strong = append(strong, n)
				}
				if sc > score {
					best, score, tied = n, sc, false
				} else if sc == score && best >= 0 {
					// A headline tells of what its own report tells below it.
					own, other := instances[n].in(x.mention.Member), instances[best].in(x.mention.Member)
					switch a, b := len(instances[n].founds), len(instances[best].founds); {
					case own && !other:
						best, tied = n, false
					case other && !own:
					case a > b:
						best, tied = n, false
					case a == b:
						tied = true
					}
				}
			}
		}
		switch {
		case best >= 0 && score >= enough && !tied:
		case len(strong) > 0 && largest(instances, strong) && (x.definite || instances[strong[0]].in(x.mention.Member) && !x.bare):
			best = strong[0]
		default:
			best = -1
		}
		if best < 0 && x.definite && len(x.actors) == 0 && !x.where && x.when == "" && x.mention.Class.Type == Assault && x.mention.Rule != "kill" && x.mention.Rule != "wound" {
			late = append(late, x) // "that attack targeted leaders"
			continue
		}
		if best < 0 {
			best = len(instances)
			instances = append(instances, &instance{})
		}
		put(x, best)
	}
	// "the attack": the last one told of before it in its report that nothing contradicts.
	sort.SliceStable(late, func(a, b int) bool {
		if late[a].mention.Member != late[b].mention.Member {
			return late[a].mention.Member < late[b].mention.Member
		}
		return late[a].head < late[b].head
	})
	byMember := map[int][]*found{}
	for x := range at {
		byMember[x.mention.Member] = append(byMember[x.mention.Member], x)
	}
	for m := range byMember {
		sort.Slice(byMember[m], func(a, b int) bool { return byMember[m][a].head < byMember[m][b].head })
	}
	for _, x := range late {
		if x.mention.Class.Type == Assault && (!x.definite || x.mention.Rule == "kill" || x.mention.Rule == "wound") {
			continue
		}
		last := x.likeliest
		if last != nil && at[last] == 0 && !slices.Contains(byMember[x.mention.Member], last) {
			last = nil
		}
		before := byMember[x.mention.Member]
		before = before[:sort.Search(len(before), func(i int) bool { return before[i].head >= x.head })]
		for _, y := range before[max(0, len(before)-most):] {
			if x.likeliest == nil && y.head < x.head && y.mention.Class.Type == x.mention.Class.Type && y.real == actual && y.mention.Factuality == statement.Certain &&
				(y.mention.Rule != "kill" && y.mention.Rule != "wound" || x.mention.Rule == y.mention.Rule) && !conflict(x, y, true) && (x.mention.Class.Type == Assault || y.mention.Rule == x.mention.Rule) {
				last = y
			}
		}
		if last != nil {
			x.real = last.real
			put(x, at[last])
		}
	}
	for _, x := range all {
		if !x.sums {
			continue
		}
		for i, n := range summed(instances, index, x) {
			if n >= 0 {
				one := *x // of this event one of them is the actor
				one.mention.Actors = x.actors[i : i+1]
				instances[n].founds = append(instances[n].founds, &one)
			}
		}
	}
	speakers := speakersOf(s)
	out := make([]Event, 0, len(instances))
	of := make([]int, len(instances))
	for n, in := range instances {
		of[n] = len(out)
		out = append(out, in.event(s, speakers))
	}
	relativeTimes(s, out, instances, all, at)
	for _, t := range notices {
		if t.of < 0 {
			continue
		}
		n, ok := at[all[t.of]]
		if !ok {
			continue
		}
		if instances[n].real() == imagined { // told of the plan: of what came of it
			if m := realised(instances, index, n); m >= 0 {
				n = m
			}
		}
		e := &out[of[n]]
		if t.owns {
			if len(e.Actors) == 0 || sharesState(e.Actors, t.by) {
				e.Acknowledged = addPassage(e.Acknowledged, all[t.of].mention.Clause)
			}
			continue
		}
		e.Notices = append(e.Notices, t.notice)
	}
	for i := range out {
		sortNotices(s, out[i].Notices)
	}
	sort.SliceStable(out, func(a, b int) bool {
		x, y := &out[a], &out[b]
		if p, q := rank(x), rank(y); p != q {
			return p < q
		}
		if c := edtf.Compare(x.When, y.When); c != 0 {
			return c < 0
		}
		return x.ID < y.ID
	})
	return out
}

// summed are the instances of which the mention x tells at once: for each of those who
// act, the one told of most that nothing in x contradicts, or -1.
func summed(instances []*instance, index map[string][]int, x *found) []int {
	out := make([]int, len(x.actors))
	for i := range x.actors {
		out[i] = -1
		one := *x
		one.actors = x.actors[i : i+1]
		var near []int
		for _, k := range one.keys() {
			near = append(near, index[k][max(0, len(index[k])-most):]...)
		}
		slices.Sort(near)
		for _, n := range slices.Compact(near) {
			in := instances[n]
			sc, ok := in.score(&one)
			if !ok || sc < 2 || in.real() != actual || !in.placed() || slices.Contains(out[:i], n) {
				continue
			}
			if out[i] < 0 || len(in.founds) > len(instances[out[i]].founds) {
				out[i] = n
			}
		}
	}
	return out
}

func rank(e *Event) int {
	switch {
	case e.Has(Hypothetical):
		return 3
	case e.Has(Future):
		return 2
	case e.Has(Negated):
		return 1
	}
	return 0
}

func sortNotices(s *story.Story, ns []Notice) {
	if len(ns) < 2 {
		return // most events have none, and the index below is as long as the story
	}
	at := map[string]int{}
	for i := range s.Members {
		at[s.Members[i].Siglum] = i
	}
	sort.SliceStable(ns, func(a, b int) bool {
		if p, q := at[ns[a].Passage.Report], at[ns[b].Passage.Report]; p != q {
			return p < q
		}
		return ns[a].Passage.Start < ns[b].Passage.Start
	})
}

// realised is the only instance that happened and is what the imagined instance n
// plans, -1 for none.
func realised(instances []*instance, index map[string][]int, n int) int {
	found := -1
	for _, x := range instances[n].founds[:min(most, len(instances[n].founds))] {
		y := *x
		y.real, y.when = actual, ""
		var near []int
		for _, k := range y.keys() {
			near = append(near, index[k][max(0, len(index[k])-most):]...)
		}
		for _, m := range near {
			in := instances[m]
			if in.real() != actual {
				continue
			}
			if sc, ok := in.score(&y); ok && sc >= 2 {
				if found >= 0 && found != m {
					return -1
				}
				found = m
			}
		}
	}
	return found
}

// largest puts the instance with the most mentions first in list, and reports whether
// it has more than any other.
func largest(instances []*instance, list []int) bool {
	sort.SliceStable(list, func(a, b int) bool { return len(instances[list[a]].founds) > len(instances[list[b]].founds) })
	return len(list) == 1 || len(instances[list[0]].founds) > 2*len(instances[list[1]].founds)
}

// placed reports whether a time or a place is told of the instance.
func (in *instance) placed() bool {
	for _, x := range in.founds {
		if x.where || x.when != "" {
			return true
		}
	}
	return false
}

// in reports whether the member tells of the instance already.
func (in *instance) in(member int) bool {
	for _, x := range in.founds {
		if x.mention.Member == member {
			return true
		}
	}
	return false
}

// covers reports whether x names nobody and no place that the instance lacks.
func (in *instance) covers(x *found) bool {
	var who []Participant
	for _, y := range in.founds[:min(most, len(in.founds))] {
		who = append(who, y.recipients...)
	}
	near := 0
	for _, y := range in.founds[:min(most, len(in.founds))] {
		if y.where && x.where {
			n, _ := lie(x.places, y.places)
			near = max(near, n)
		}
	}
	if n, _ := common(x.recipients, who); n == 0 && near < 2 {
		for _, p := range x.recipients {
			if p.State != "" || p.Entity >= 0 || p.Kind != "group" {
				return false
			}
		}
		if len(x.recipients) > 0 && !x.definite {
			return false
		}
	}
	return !x.where || near > 0
}

func (in *instance) real() realm {
	r := imagined
	for _, x := range in.founds {
		r = min(r, x.real)
	}
	return r
}

// event is the record of the instance.
func (in *instance) event(s *story.Story, speakers map[string]speaker) Event {
	fs := slices.Clone(in.founds)
	sort.SliceStable(fs, func(a, b int) bool {
		if fs[a].mention.Member != fs[b].mention.Member {
			return fs[a].mention.Member < fs[b].mention.Member
		}
		return fs[a].head < fs[b].head
	})
	var e Event
	lead := fs[0]
	for _, x := range fs {
		if sureness(x) > sureness(lead) || sureness(x) == sureness(lead) && x.weight() > lead.weight() {
			lead = x
		}
	}
	e.Rule, e.Class, e.Factuality = lead.mention.Rule, lead.mention.Class, lead.mention.Factuality
	e.Auxiliaries = lead.mention.Auxiliaries
	historical := true
	modes := map[string]int{}
	h := sha256.New()
	fmt.Fprintf(h, "event %s\n", e.Type)
	for _, x := range fs {
		if x.mention.Class.Mode != "" {
			modes[string(x.mention.Class.Mode)]++
		}
		historical = historical && slices.Contains(x.mention.Auxiliaries, Historical)
		fmt.Fprintf(h, "%s %d %d\n", s.Members[x.mention.Member].Document.Report.ID, x.mention.Passage.Start, x.mention.Passage.End)
		if !x.sums {
			e.Actors = gather(e.Actors, x.actors)
			e.Recipients = gather(e.Recipients, x.recipients)
			for _, t := range x.targets {
				e.Targets = addTarget(e.Targets, t)
			}
			for _, c := range x.casualties {
				e.Casualties = addCasualty(e.Casualties, c)
			}
		}
		e.Mentions = append(e.Mentions, x.mention)
	}
	if !historical {
		e.Auxiliaries = slices.DeleteFunc(slices.Clone(e.Auxiliaries), func(a Auxiliary) bool { return a == Historical })
	}
	e.Mode = ""
	for _, m := range []Mode{lead.mention.Class.Mode} {
		e.Mode = m
	}
	best := modes[string(e.Mode)]
	keys := make([]string, 0, len(modes))
	for m := range modes {
		keys = append(keys, m)
	}
	sort.Strings(keys)
	for _, m := range keys {
		if e.Mode == "" || modes[m] > best {
			e.Mode, best = Mode(m), modes[m]
		}
	}
	e.ID = "event-" + hex.EncodeToString(h.Sum(nil))[:12]
	in.places(&e, fs)
	// An attack on the United States at a base in Qatar hits no land of theirs.
	e.Targets = slices.DeleteFunc(e.Targets, func(t Target) bool {
		s, how := place.StateOf(t.Words)
		at := stateOfChain(e.Places)
		return t.Kind == "territory" && s != "" && how != "capital" && at != "" && at != s
	})
	in.times(&e, fs)
	switch e.Type {
	case Assault, Coerce, Mobilize, Sanction, Protest:
		e.Acknowledged = acknowledged(speakers, fs, e.Actors)
	}
	return e
}

// sureness orders mentions by how surely they tell that the event happened.
func sureness(x *found) int {
	n := 10 * (2 - int(x.real))
	switch x.mention.Factuality {
	case statement.Certain:
		n += 6
	case statement.Probable:
		n += 4
	case statement.Possible:
		n += 2
	}
	return n - len(x.mention.Auxiliaries)
}

// places gives e the longest chain of its mentions, with every passage that has one
// of its links.
func (in *instance) places(e *Event, fs []*found) {
	var best []Place
	bestWhere := false
	for _, x := range fs {
		if x.sums {
			continue
		}
		if x.where && !bestWhere || x.where == bestWhere && depth(x.places) > depth(best) {
			best, bestWhere = x.places, x.where
		}
	}
	e.Places = slices.Clone(best)
	for i := range e.Places {
		e.Places[i].Passages = slices.Clone(e.Places[i].Passages)
		for _, x := range fs {
			for _, p := range x.places {
				if p.Name == e.Places[i].Name {
					for _, q := range p.Passages {
						e.Places[i].Passages = addPassage(e.Places[i].Passages, q)
					}
					for _, o := range p.Owners {
						if !slices.Contains(e.Places[i].Owners, o) {
							e.Places[i].Owners = append(slices.Clone(e.Places[i].Owners), o)
						}
					}
				}
			}
		}
	}
	if len(e.Places) == 0 && e.Type == Assault {
		// Force done to a state or its land is done there.
		for _, p := range e.Recipients {
			if p.Kind == "state" && p.State != "" {
				e.Places = []Place{{Name: p.State, Kind: place.State, Reason: "it was done to this state", Passages: p.Passages}}
				break
			}
		}
	}
}

// depth is the worth of a chain: its length, and that its inner link has a kind.
func depth(c []Place) int {
	n := 2 * len(c)
	if len(c) > 0 && (c[0].Kind == place.City || c[0].Kind == place.Base) {
		n++
	}
	return n
}

// times gives e the narrowest time of its mentions, with its passages.
func (in *instance) times(e *Event, fs []*found) {
	for _, x := range fs {
		if x.sums || x.when == "" {
			continue
		}
		if e.When == "" || narrower(x.when, e.When) {
			e.When, e.WhenReason = x.when, x.whenReason
		}
	}
	for _, x := range fs {
		if x.when != "" && !x.sums {
			for _, p := range x.whenAt {
				e.WhenPassages = addPassage(e.WhenPassages, p)
			}
		}
	}
	e.Precision = precision(e.When)
}

// relativeTimes gives events that are dated by another event of the story its time,
// in both directions: "three weeks after the strike" by the date of the strike in
// another report, and "landed on 16 September, a day after leaders met" by that of the
// landing. What took place in the course of an event has its time.
func relativeTimes(s *story.Story, out []Event, instances []*instance, all []*found, at map[*found]int) {
	heads := map[[2]int]*found{}
	for _, x := range all {
		heads[[2]int{x.mention.Member, x.head}] = x
	}
	date := func(n int, w edtf.Value, from edtf.Value, p story.Passage) {
		if w != "" && out[n].When == "" {
			out[n].When, out[n].WhenReason, out[n].Precision = w, "counted from an event of "+string(from), precision(w)
			out[n].WhenPassages = []story.Passage{p}
		}
	}
	for _, x := range all {
		n, ok := at[x]
		if !ok {
			continue
		}
		d := s.Members[x.mention.Member].Document
		for _, i := range x.offsets {
			t := &d.Times[i]
			toks := d.Grammar.Tokens
			k := sort.Search(len(toks), func(k int) bool { return toks[k].End > t.Event.Start })
			y := heads[[2]int{x.mention.Member, k}]
			if y == nil {
				continue
			}
			m, ok := at[y]
			if !ok || m == n {
				continue
			}
			p := s.Passage(x.mention.Member, t.Span)
			if w := out[m].When; w != "" {
				date(n, t.Offset.From(w), w, p)
			} else if w := x.when; w != "" {
				back, negative := strings.CutPrefix(string(t.Offset), "-")
				if !negative {
					back = "-" + back
				}
				date(m, when.Offset(back).From(w), w, p)
			}
		}
	}
	for _, x := range all {
		n, ok := at[x]
		if !ok || x.during < 0 || out[n].When != "" {
			continue
		}
		y := heads[[2]int{x.mention.Member, s.Members[x.mention.Member].Document.Predicates[x.during].Head}]
		if y == nil {
			continue
		}
		if m, ok := at[y]; ok && out[m].When != "" {
			out[n].When, out[n].WhenReason, out[n].Precision, out[n].WhenPassages = out[m].When, "in the course of an event of "+string(out[m].When), out[m].Precision, out[m].WhenPassages
		}
	}
}

// acknowledged are the clauses in which an actor of the event speaks of it as having
// happened.
func acknowledged(speakers map[string]speaker, fs []*found, actors []Participant) []story.Passage {
	var out []story.Passage
	for _, x := range fs {
		if x.mention.Holder == "" || x.real != actual || x.sums {
			continue
		}
		who, ok := speakers[x.mention.Holder]
		if !ok {
			who.entity = -1
			who.state, _ = place.StateOf(x.mention.Holder)
		}
		state, ent := who.state, who.entity
		for _, a := range actors {
			if state != "" && a.State == state || ent >= 0 && a.Entity == ent {
				out = addPassage(out, x.mention.Clause)
				break
			}
		}
	}
	return out
}

// speaker is the state that a holder speaks for, and its entity.
type speaker struct {
	state  string
	entity int
}

// speakersOf maps the names of the story's entities to whom they speak for.
func speakersOf(s *story.Story) map[string]speaker {
	m := make(map[string]speaker, len(s.Entities))
	for i := range s.Entities {
		e := &s.Entities[i]
		w := speaker{entity: i}
		w.state, _ = place.StateOf(e.Name)
		if e.Kind == entity.Person || e.Kind == entity.Office {
			if st, _ := place.StateOf(e.Of); st != "" && (officeOf(e.Titles) || e.Kind == entity.Office) {
				w.state = st
			}
		}
		if _, ok := m[e.Name]; !ok {
			m[e.Name] = w
		}
	}
	return m
}

func gather(list, more []Participant) []Participant {
next:
	for _, p := range more {
		for i := range list {
			q := &list[i]
			if p.Entity >= 0 && p.Entity == q.Entity || p.Entity < 0 && q.Entity < 0 && strings.EqualFold(p.Name, q.Name) || p.Kind == "state" && q.Kind == "state" && p.State != "" && p.State == q.State {
				for _, x := range p.Passages {
					q.Passages = addPassage(q.Passages, x)
				}
				if q.State == "" {
					q.State, q.Reason = p.State, p.Reason
				}
				continue next
			}
		}
		p.Passages = slices.Clone(p.Passages) // they grow here, and are the mention's too
		list = append(list, p)
	}
	return list
}

func addPassage(list []story.Passage, p story.Passage) []story.Passage {
	// Mentions come report by report.
	for i := len(list) - 1; i >= 0 && list[i].Report == p.Report; i-- {
		if list[i].Span == p.Span {
			return list
		}
	}
	return append(list, p)
}

func addTarget(list []Target, t Target) []Target {
	for i := range list {
		if strings.EqualFold(list[i].Words, t.Words) && (list[i].Owner == t.Owner || t.Owner == "") {
			for _, p := range t.Passages {
				list[i].Passages = addPassage(list[i].Passages, p)
			}
			return list
		}
	}
	t.Passages = slices.Clone(t.Passages)
	return append(list, t)
}

func addCasualty(list []Casualty, c Casualty) []Casualty {
	for i := range list {
		if list[i].Kind == c.Kind && list[i].Number == c.Number && list[i].Bound == c.Bound && strings.EqualFold(list[i].Who, c.Who) {
			for _, p := range c.Passages {
				list[i].Passages = addPassage(list[i].Passages, p)
			}
			return list
		}
	}
	c.Passages = slices.Clone(c.Passages)
	return append(list, c)
}
