package align

import (
	"math"

	"concord/internal/annotate/predicate"
)

// AgainPart is one thing in which two mentions are alike or not that shows only once
// all mentions of a topic have been compared: who else each is like, and whether what
// takes part in two events is the same.
type AgainPart int

const (
	Company      AgainPart = iota // how alike the mentions are that each is like
	HeadCompany                   // SameHead times that
	OneCluster                    // both stand in one cluster of the first look
	ToCluster                     // how likely each belongs to the cluster of the other, the mean
	ToClusterLow                  // the same, the lower
	HeadCluster                   // SameHead times ToCluster
	Rival                         // how likely another mention of the report of one is the other, and not the one
	Ahead                         // how much likelier than that the two are one
	HeadAhead                     // SameHead times that
	OneSentence                   // both stand in one sentence
	BothLead                      // in the first two sentences of their reports
	BothFirst                     // in the first
	OneLead                       // only one of them in the first two
	Beside                        // how likely entities named beside two events are the same, or events beside two entities
	HeadBeside                    // SameHead times that
	NoneBeside                    // one has none beside it
	DoerSame                      // how likely their agents are one; of entities, the events that they take part in
	DoerOther                     // how likely they are not
	DoneSame                      // the same of patients
	DoneOther                     //
	WhereSame                     // of places and times
	WhereOther                    //
	PartSame                      // of any that take part
	PartOther                     //
	HeadDoer                      // SameHead times DoerSame
	HeadDone                      // SameHead times DoneSame
	HeadPart                      // SameHead times PartSame
	OtherTense                    // events told in other tenses
	OtherModal                    // one may, must or will be
	OtherSurely                   // told as otherwise sure
	OtherPast                     // one is background
	OtherDenied                   // one is denied
	numAgainParts
)

var againNames = [numAgainParts]string{"company", "same head and company", "one cluster", "to cluster", "to cluster, lower", "same head and cluster",
	"rival", "ahead of rivals", "same head and ahead", "one sentence", "both lead", "both first", "one leads", "beside them", "same head and beside them",
	"none beside", "agents one", "agents not", "patients one", "patients not", "places one", "places not", "parts one", "parts not",
	"same head and agents", "same head and patients", "same head and parts", "other tense", "other modality", "other sureness", "one background", "one denied"}

// AgainPartNames are the names of all parts in their order.
func AgainPartNames() []string { return againNames[:] }

// AgainLikeness is how alike two mentions are at the second look, part by part.
type AgainLikeness [numAgainParts]float64

// againWeights is what parts count at the second look, those of the first among them,
// in the order of the parts; see mentionWeights.
type againWeights struct {
	add   [2]float64
	times [2][numMentionParts]float64
	again [2][numAgainParts]float64
	join  float64
}

// score is how likely two mentions are of one thing.
func (w *againWeights) score(l *MentionLikeness, a *AgainLikeness) float64 {
	k := 1
	if l[SameHead] == 1 {
		k = 0
	}
	sum := w.add[k]
	for p, x := range l {
		sum += w.times[k][p] * x
	}
	for p, x := range a {
		sum += w.again[k][p] * x
	}
	return 1 / (1 + math.Exp(-sum))
}

// Second looks at mentions again.
type Second struct {
	m       *Mentions
	likely  [][]float64 // that two mentions of one kind are one, as the first look has it
	company [][]float64
	cluster []int
	size    []int       // of a cluster
	to      [][]float64 // of a mention and a cluster, the sum of its members' likeliness
	reports [2]map[int][]int
	beside  map[[2]int][]int // mentions of a sentence
	within  [][]taken        // the events that an entity takes part in
}

// Likely is how likely any two mentions are of one event or one entity at first look.
func (m *Mentions) Likely() [][]float64 {
	out := make([][]float64, len(m.all))
	for i := range m.all {
		out[i] = make([]float64, len(m.all))
		out[i][i] = 1
		for j := range i {
			if m.all[i].Event == m.all[j].Event {
				l := m.Compare(i, j)
				out[i][j] = l.Score(m.all[i].Event)
				out[j][i] = out[i][j]
			}
		}
	}
	return out
}

// Again prepares a second look after a first one, with how likely any two mentions
// are one.
func (m *Mentions) Again(likely [][]float64) *Second {
	n := len(m.all)
	s := &Second{m: m, likely: likely, cluster: make([]int, n), beside: map[[2]int][]int{}, within: make([][]taken, n)}
	for k := range s.reports {
		s.reports[k] = map[int][]int{}
	}
	for i := range m.all {
		x := &m.all[i]
		k := s.kind(i)
		s.reports[k][x.Document] = append(s.reports[k][x.Document], i)
		s.beside[[2]int{x.Document, x.place}] = append(s.beside[[2]int{x.Document, x.place}], i)
		for _, t := range x.takes {
			s.within[t.mention] = append(s.within[t.mention], taken{t.role, i})
		}
	}
	for _, event := range []bool{true, false} {
		of, like := m.kindOf(event, func(i, j int) float64 { return likely[i][j] })
		join := learnedEntities.join
		if event {
			join = learnedEvents.join
		}
		for _, c := range joinLikest(like, join) {
			sum := make([]float64, n)
			for _, x := range c {
				s.cluster[of[x]] = len(s.size)
				for j := range n {
					sum[j] += likely[j][of[x]]
				}
			}
			s.size, s.to = append(s.size, len(c)), append(s.to, sum)
		}
	}
	s.company = cosines(likely)
	return s
}

func (s *Second) kind(i int) int {
	if s.m.all[i].Event {
		return 1
	}
	return 0
}

// cosines of the rows of a table.
func cosines(t [][]float64) [][]float64 {
	norm := make([]float64, len(t))
	for i, row := range t {
		for _, x := range row {
			norm[i] += x * x
		}
		norm[i] = math.Sqrt(norm[i])
	}
	out := make([][]float64, len(t))
	for i := range t {
		out[i] = make([]float64, len(t))
		for j := range i + 1 {
			sum := 0.
			for k, x := range t[i] {
				sum += x * t[j][k]
			}
			out[i][j] = sum / max(norm[i]*norm[j], 1e-9)
			out[j][i] = out[i][j]
		}
	}
	return out
}

// Compare looks again at mentions i and j, which are of one kind.
func (s *Second) Compare(i, j int, first *MentionLikeness) AgainLikeness {
	var l AgainLikeness
	a, b := &s.m.all[i], &s.m.all[j]
	p := s.likely[i][j]
	l[Company] = s.company[i][j]
	if s.cluster[i] == s.cluster[j] {
		l[OneCluster] = 1
	}
	x, y := s.toCluster(i, j), s.toCluster(j, i)
	l[ToCluster], l[ToClusterLow] = (x+y)/2, min(x, y)
	if a.Document != b.Document {
		l[Rival] = max(s.rival(i, j), s.rival(j, i))
	}
	l[Ahead] = p - l[Rival]
	lead := func(m *mentioned) bool { return m.place <= 1 }
	if a.Document == b.Document && a.place == b.place {
		l[OneSentence] = 1
	}
	switch {
	case lead(a) && lead(b):
		l[BothLead] = 1
	case lead(a) != lead(b):
		l[OneLead] = 1
	}
	if a.place == 0 && b.place == 0 {
		l[BothFirst] = 1
	}
	l[Beside], l[NoneBeside] = s.besides(i, j)
	if a.Event {
		l[DoerSame], l[DoerOther] = s.parts(a.takes, b.takes, predicate.Agent)
		l[DoneSame], l[DoneOther] = s.parts(a.takes, b.takes, predicate.Patient, predicate.Recipient, predicate.Attribute)
		l[WhereSame], l[WhereOther] = s.parts(a.takes, b.takes, predicate.Place, predicate.Time)
		l[PartSame], l[PartOther] = s.parts(a.takes, b.takes)
		if p, q := a.p, b.p; p != nil && q != nil {
			for part, other := range map[AgainPart]bool{OtherTense: p.Tense != q.Tense, OtherModal: p.Modality != q.Modality,
				OtherSurely: p.Factuality != q.Factuality, OtherPast: p.Historical != q.Historical, OtherDenied: p.Negated != q.Negated} {
				if other {
					l[part] = 1
				}
			}
		}
	} else {
		l[DoerSame], l[DoerOther] = s.governed(i, j)
	}
	if first[SameHead] == 1 {
		l[HeadCompany], l[HeadCluster], l[HeadAhead], l[HeadBeside] = l[Company], l[ToCluster], l[Ahead], l[Beside]
		l[HeadDoer], l[HeadDone], l[HeadPart] = l[DoerSame], l[DoneSame], l[PartSame]
	}
	return l
}

// toCluster is how likely i and the other members of the cluster of j are one; where j
// is alone how likely i and j are.
func (s *Second) toCluster(i, j int) float64 {
	sum, n := s.to[s.cluster[j]][i]-s.likely[i][j], s.size[s.cluster[j]]-1
	if s.cluster[i] == s.cluster[j] {
		sum, n = sum-1, n-1
	}
	if n <= 0 {
		return s.likely[i][j]
	}
	return sum / float64(n)
}

// rival is how likely another mention of the report of i is j, and not i.
func (s *Second) rival(i, j int) float64 {
	best := 0.
	for _, q := range s.reports[s.kind(i)][s.m.all[i].Document] {
		if q != i {
			best = max(best, s.likely[q][j]*(1-s.likely[q][i]))
		}
	}
	return best
}

// besides is how likely the mentions of the other kind in the sentences of i and j are
// the same; none is 1 where one sentence has no such.
func (s *Second) besides(i, j int) (like, none float64) {
	of := func(i int) (out []int) {
		x := &s.m.all[i]
		for _, k := range s.beside[[2]int{x.Document, x.place}] {
			if s.kind(k) != s.kind(i) {
				out = append(out, k)
			}
		}
		return out
	}
	xs, ys := of(i), of(j)
	if len(xs) == 0 || len(ys) == 0 {
		return 0, 1
	}
	sum := 0.
	for _, pair := range [2][2][]int{{xs, ys}, {ys, xs}} {
		for _, x := range pair[0] {
			best := 0.
			for _, y := range pair[1] {
				best = max(best, s.likely[x][y])
			}
			sum += best
		}
	}
	return sum / float64(len(xs)+len(ys)), 0
}

// parts is how likely what fills one of the roles of two events is the same, and how
// likely not; both are 0 where one of them has nothing there. No roles are all.
func (s *Second) parts(xs, ys []taken, roles ...predicate.Role) (same, other float64) {
	has := func(r predicate.Role) bool {
		for _, x := range roles {
			if x == r {
				return true
			}
		}
		return len(roles) == 0
	}
	met := false
	for _, x := range xs {
		for _, y := range ys {
			if has(x.role) && has(y.role) {
				met = true
				same = max(same, s.likely[x.mention][y.mention])
			}
		}
	}
	if !met {
		return 0, 0
	}
	return same, 1 - same
}

// governed is how likely two entities take part in one event, which counts less where
// they do in other roles.
func (s *Second) governed(i, j int) (same, other float64) {
	const otherRole = .3
	for _, x := range s.within[i] {
		for _, y := range s.within[j] {
			p := s.likely[x.mention][y.mention]
			if x.role != y.role {
				p *= otherRole
			}
			same = max(same, p)
		}
	}
	if len(s.within[i]) == 0 || len(s.within[j]) == 0 {
		return 0, 0
	}
	return same, 1 - same
}
