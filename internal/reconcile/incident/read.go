package incident

import (
	"sort"
	"strings"

	"concord/internal/annotate"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/predicate"
	"concord/internal/report"
	"concord/internal/span"
)

// Read reads the facts of the event that doc reports. It returns empty facts for
// a report that tells of nobody harmed.
func Read(doc *annotate.Document) Facts {
	f := Facts{}
	if doc == nil || doc.Report == nil || doc.Grammar == nil {
		return f
	}
	f.Published = doc.Report.Published.When
	r := newReader(doc)
	r.readHarms()
	f.People = r.people()
	r.tolls(&f)
	r.days(&f)
	r.places(&f)
	for _, p := range f.People {
		if p.Age < 0 {
			continue
		}
		v := Value[int]{Is: p.Age, At: p.At}
		if p.Role == Victim {
			f.VictimAges = append(f.VictimAges, v)
		} else {
			f.SuspectAges = append(f.SuspectAges, v)
		}
	}
	r.agesUnnamed(&f)
	return f
}

// weight is how much a sentence counts: headlines and first sentences tell the
// event, later ones its circumstances and other events.
func (r *reader) weight(sentence int) float64 {
	if sentence < 0 || sentence >= len(r.doc.Sentences) {
		return 0
	}
	b := r.doc.Sentences[sentence].Block
	if b < len(r.doc.Report.Blocks) && r.doc.Report.Blocks[b].Kind == report.Headline {
		return 3
	}
	switch {
	case sentence < 3:
		return 3
	case sentence < 6:
		return 2
	case sentence < 14:
		return 1
	}
	return 0.5
}

// people are the persons named who are victims or suspects.
func (r *reader) people() []Person {
	type state struct {
		victim, suspect float64
		harm            Harm
		age             int
		at, aged        []span.Span
		self, speaks    bool
	}
	byEntity := map[int]*state{}
	for i := range r.groups {
		g := &r.groups[i]
		if g.entity < 0 {
			continue
		}
		s := byEntity[g.entity]
		if s == nil {
			s = &state{age: -1}
			byEntity[g.entity] = s
		}
		if g.age >= 0 && s.age < 0 {
			s.age = g.age
		}
		role := g.role
		harm := g.harm
		if role == "" && harm&(Killed|Injured|Struck) != 0 {
			role = Victim
		}
		s.harm |= harm
		s.self = s.self || g.self
		switch role {
		case Victim:
			s.victim++
		case Suspect:
			if g.self && r.accident {
				s.victim++ // who hurts themselves by accident is a victim
			} else {
				s.suspect++
			}
		default:
			s.speaks = s.speaks || r.speaks(g.head)
			if g.age >= 0 || g.harm&mourned != 0 {
				s.aged = append(s.aged, r.span(g.from, g.to))
			}
			continue
		}
		s.at = append(s.at, r.span(g.from, g.to))
	}
	// News gives the age of those it is about: who has one, does not speak and is
	// no suspect is taken for a victim.
	for _, s := range byEntity {
		if s.victim+s.suspect == 0 && (s.age >= 0 || s.harm&mourned != 0) && !s.speaks && len(s.aged) > 0 {
			s.victim, s.at = 0.5, s.aged
		}
	}
	var out []Person
	for e, name := range r.names {
		s := byEntity[e]
		if s == nil || name == "" || s.victim+s.suspect == 0 {
			continue
		}
		p := Person{Name: name, Age: s.age, Role: Victim, Harm: s.harm, At: s.at, sure: max(s.victim, s.suspect)}
		if s.suspect > s.victim || s.self && !r.accident || s.suspect == s.victim && s.harm&(Killed|Injured|Struck) == 0 {
			p.Role = Suspect
		}
		if parts, _ := entity.NameParts(p.Name); len(parts) < 2 {
			continue
		}
		out = append(out, p)
	}
	return out
}

// speaks reports whether token h is the subject of a verb of saying.
func (r *reader) speaks(h int) bool {
	for _, u := range r.uses[h] {
		p := &r.doc.Predicates[u.pred]
		if p.Arguments[u.arg].Role == predicate.Agent && sayVerbs[p.Base] {
			return true
		}
	}
	return false
}

var sayVerbs = set("say tell add recall describe explain hear see witness live ask know think remember write post declare report")

// agesUnnamed adds the ages of victims and suspects who are not named.
func (r *reader) agesUnnamed(f *Facts) {
	have := map[[2]int]bool{}
	for _, v := range f.VictimAges {
		have[[2]int{0, v.Is}] = true
	}
	for _, v := range f.SuspectAges {
		have[[2]int{1, v.Is}] = true
	}
	for i := range r.groups {
		g := &r.groups[i]
		if g.entity >= 0 || g.age < 0 {
			continue
		}
		role := g.role
		if role == "" && g.harm&(Killed|Injured|Struck) != 0 {
			role = Victim
		}
		k := 0
		if role == Suspect {
			k = 1
		} else if role == "" {
			continue
		}
		if have[[2]int{0, g.age}] || have[[2]int{1, g.age}] {
			continue
		}
		have[[2]int{k, g.age}] = true
		v := Value[int]{Is: g.age, At: []span.Span{r.span(g.from, g.to)}}
		if k == 0 {
			f.VictimAges = append(f.VictimAges, v)
		} else {
			f.SuspectAges = append(f.SuspectAges, v)
		}
	}
}

// tally adds up the votes for numbers.
type tally map[int]*Value[int]

func (t tally) add(n int, w float64, at span.Span) {
	v := t[n]
	if v == nil {
		v = &Value[int]{Is: n}
		t[n] = v
	}
	v.Weight += w
	v.At = append(v.At, at)
}

// best is the number with the most votes, the larger of equals; nil without votes.
func (t tally) best() *Value[int] {
	var list []*Value[int]
	for _, v := range t {
		list = append(list, v)
	}
	sort.Slice(list, func(i, j int) bool {
		if list[i].Weight != list[j].Weight {
			return list[i].Weight > list[j].Weight
		}
		return list[i].Is > list[j].Is
	})
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

const anyHarm = Killed | Injured | Struck

// tolls finds how many the report says were killed and injured.
func (r *reader) tolls(f *Facts) {
	votes := map[Harm]tally{Killed: {}, Injured: {}, Struck: {}}
	single := map[Harm]*singles{Killed: newSingles(), Injured: newSingles(), Struck: newSingles(), anyHarm: newSingles()}
	for i := 0; i < len(r.groups); {
		j := i
		for j < len(r.groups) && r.groups[j].sentence == r.groups[i].sentence {
			j++
		}
		if !background(strings.ToLower(r.doc.Sentences[r.groups[i].sentence].In(r.text))) {
			r.sentenceTolls(f, r.groups[i:j], votes, single)
		}
		i = j
	}
	people := func(h Harm) int { return single[h].count() }
	killed, injured, struck := votes[Killed].best(), votes[Injured].best(), votes[Struck].best()
	atLeast := func(v *Value[int], h Harm) *Value[int] {
		n := people(h)
		if n > 0 && (v == nil || v.Is < n) {
			return &Value[int]{Is: n, At: single[h].at, Weight: 2}
		}
		return v
	}
	killed = atLeast(killed, Killed)
	k := 0
	if killed != nil {
		k = killed.Is
	}
	told := injured
	if any := single[anyHarm]; told == nil && any.count() > 0 {
		// Told of one by one: who is not among the dead was injured. Of one death
		// the wounds may be told before it.
		n := max(0, any.count()-k)
		if k >= 2 {
			n = max(n, single[Injured].without(single[Killed]))
		}
		injured = &Value[int]{Is: n, At: any.at, Weight: 2}
	}
	if told == nil && struck != nil && (injured == nil || struck.Is-k > injured.Is) {
		injured = &Value[int]{Is: max(0, struck.Is-k), At: struck.At, Weight: struck.Weight}
	}
	if injured == nil && killed != nil {
		injured = &Value[int]{Is: 0, Weight: killed.Weight / 2}
	}
	if killed == nil && injured != nil {
		killed = &Value[int]{Is: 0, Weight: injured.Weight / 2}
	}
	f.Killed, f.Injured = killed, injured
}

// singles counts people who are told of one by one.
type singles struct {
	entities map[int]bool
	ages     map[int]bool
	most     int // the most unnamed ones in one sentence
	at       []span.Span
}

func newSingles() *singles { return &singles{entities: map[int]bool{}, ages: map[int]bool{}} }

// count is how many they are at least: as many as have names, as have ages, as
// stand in one sentence.
func (s *singles) count() int { return max(len(s.entities), len(s.ages), s.most) }

// without is how many of s are not among the others.
func (s *singles) without(others *singles) int {
	named, aged := 0, 0
	for e := range s.entities {
		if !others.entities[e] {
			named++
		}
	}
	for a := range s.ages {
		if !others.ages[a] {
			aged++
		}
	}
	n := max(named, aged)
	if n == 0 && len(s.entities) == 0 && len(s.ages) == 0 {
		n = s.most
	}
	return n
}

// sentenceTolls reads the groups of one sentence.
func (r *reader) sentenceTolls(f *Facts, groups []group, votes map[Harm]tally, single map[Harm]*singles) {
	for _, h := range [...]Harm{Killed, Injured, Struck, anyHarm} {
		sum, told, n := 0, false, 0
		var at span.Span
		inSentence := 0
		whole := false
		for i := range groups {
			whole = whole || !groups[i].part && groups[i].harm&Killed != 0
		}
		seen := map[int]bool{}
		for i := range groups {
			g := &groups[i]
			if !isOutcome(g, h) {
				continue
			}
			sp := r.span(g.from, g.to)
			if h == Killed && g.n == 1 && !g.told && !g.other && r.weight(g.sentence) < 1 {
				continue
			}
			if g.n == 1 && !g.told && !g.other {
				// one person
				if g.entity >= 0 {
					if seen[g.entity] {
						continue
					}
					seen[g.entity] = true
					single[h].entities[g.entity] = true
				}
				if g.age >= 0 {
					single[h].ages[g.age] = true
				}
				if !g.part {
					inSentence++
					single[h].at = append(single[h].at, sp)
					if !g.definite {
						sum++
						n++
					}
				}
				at = cover(at, sp)
				continue
			}
			if g.n == 0 || h == anyHarm {
				continue
			}
			f.Figures = append(f.Figures, Figure{Span: sp, Harm: h, Value: g.n, Sentence: g.sentence})
			if g.part && (h != Killed || whole) {
				continue // but "four were shot, one of them fatally" tells of one dead
			}
			told = true
			sum += g.n
			n++
			at = cover(at, sp)
		}
		single[h].most = max(single[h].most, min(inSentence, 6))
		if h == anyHarm || n == 0 || sum == 0 || !told && sum < 2 {
			continue
		}
		w := r.weight(groups[0].sentence)
		votes[h].add(sum, w, at)
		if !told {
			f.Figures = append(f.Figures, Figure{Span: at, Harm: h, Value: sum, Counted: true, Sentence: groups[0].sentence})
		}
	}
}

// isOutcome reports whether the people of g count under h.
func isOutcome(g *group, h Harm) bool {
	switch h {
	case anyHarm:
		return g.harm&anyHarm != 0
	case Killed:
		return g.harm&Killed != 0
	case Injured:
		return g.harm&Killed == 0 && (g.harm&Injured != 0 || g.harm&Struck != 0 && g.other)
	}
	return g.harm&Struck != 0 && !g.other
}

func cover(a, b span.Span) span.Span {
	if a.Empty() {
		return b
	}
	return span.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}
