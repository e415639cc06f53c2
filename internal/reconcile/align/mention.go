package align

import (
	"math"
	"sort"
	"strings"

	eng "concord/english"
	"concord/internal/annotate"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/token"
	"concord/internal/model/senses"
	"concord/internal/span"
)

// Mention is a place in a document where an event or an entity is mentioned.
type Mention struct {
	Document int         // index into the documents given
	Pieces   []span.Span // its words, in order
	Event    bool        // else an entity
}

// MentionPart is one thing in which two mentions are alike or not.
type MentionPart int

const (
	SameHead      MentionPart = iota // heads of one family
	NearHeads                        // how near the heads are in meaning
	SameText                         // the same words
	MentionWords                     // words near in meaning, of the one that says less
	MentionWhole                     // the same, of both
	SharedName                       // names of both
	OtherName                        // both have names and none is the same
	Acronym                          // one is the initials of the other
	OtherAmount                      // numbers or times that cannot be the same
	PronounOne                       // one is a pronoun
	SameInReport                     // one entity in one report, as that report's own names and pronouns tell
	OtherInReport                    // both are known entities of one report and not the same
	SameReport                       // both stand in one report
	Around                           // how alike their sentences are
	AroundTopic                      // what their sentences mean
	Story                            // how alike their reports are
	SameStory                        // their reports tell of one thing
	HeadStory                        // SameHead in one story
	NearStory                        // NearHeads in one story
	TextStory                        // SameText in one story
	HeadAround                       // SameHead, times Around
	RareHead                         // SameHead of a word that tells much
	DoesAlike                        // agents of two events; of two entities the events that they are agents of
	DoneAlike                        // patients
	DoesOther                        // both have agents with names, and other ones
	PlaceTime                        // places and times that can be the same
	OtherPlace                       // that cannot
	Says                             // SameHead of verbs of saying, which everyone does all the time
	SameKind                         // names of one kind; verbs or nouns both
	OtherKind                        // names of different kinds
	HeadDoes                         // SameHead with DoesAlike or DoneAlike
	NearDoes                         // NearHeads with DoesAlike or DoneAlike, in one story
	Often                            // SameHead, where the story has many mentions with that head
	BothOften                        // heads that are often met in the story, both
	SynonymHeads                     // the heads can mean the same, as WordNet has it
	SynonymStory                     // that, in one story
	SynonymDoes                      // that, with DoesAlike or DoneAlike
	KindHeads                        // one head is a kind of the other, as murder of killing, in one story
	SisterHeads                      // both are kinds of one thing, in one story
	numMentionParts
)

var mentionNames = [numMentionParts]string{"same head", "near heads", "same words", "words of the shorter", "words", "name", "other name", "acronym",
	"other number", "one pronoun", "same in its report", "other in its report", "same report", "sentence", "topic of sentence", "reports",
	"same story", "same head in a story", "near heads in a story", "same words in a story", "same head and sentence", "rare head", "agent", "patient",
	"other agent", "place or time", "other place or time", "both say", "same kind", "other kind", "same head and roles", "near heads and roles",
	"often met head", "often met heads", "synonyms", "synonyms in a story", "synonyms and roles", "a kind of the other in a story", "kinds of one thing in a story"}

func (p MentionPart) String() string { return mentionNames[p] }

// MentionPartNames are the names of all parts in their order.
func MentionPartNames() []string { return mentionNames[:] }

// MentionLikeness is how alike two mentions are, part by part.
type MentionLikeness [numMentionParts]float64

// mentionWeights is what a part counts, in the order of the parts, with what is
// added: first where the heads are of one family, then where they are not, for a
// likeness of everything else tells different things there. From join on two
// clusters are one.
type mentionWeights struct {
	add   [2]float64
	times [2][numMentionParts]float64
	join  float64
}

// Score is how likely the two mentions are of one event or entity.
func (l *MentionLikeness) Score(event bool) float64 {
	w := &learnedEntities
	if event {
		w = &learnedEvents
	}
	k := 1
	if l[SameHead] == 1 {
		k = 0
	}
	sum := w.add[k]
	for p, x := range l {
		sum += w.times[k][p] * x
	}
	return 1 / (1 + math.Exp(-sum))
}

// mentioned is a mention made ready.
type mentioned struct {
	Mention
	text     *Text // its words
	plain    string
	initials string
	head     word
	lemma    string // of the head
	says     bool
	verb     bool
	pronoun  bool
	kind     eng.EntityType
	entity   int // in its document, or -1
	sentence int // index into Mentions.sentences
	agent    *Text
	patient  *Text
	where    *Text // places and times
	above    word  // of an entity: the predicate it belongs to
	role     predicate.Role
	token    int // of its head, or -1
	place    int // its sentence in its report
	p        *predicate.Predicate
	takes    []taken
}

// taken is a mention that takes part in an event, and how.
type taken struct {
	role    predicate.Role
	mention int
}

// Mentions compares the mentions of some reports.
type Mentions struct {
	reader    *Reader
	all       []mentioned
	sentences []*Text
	set       *Set
	around    map[[2]int]Likeness
	reports   [][]float64 // how alike the reports are
	stories   []int       // of each report
	second    *Second
	often     []float64 // for each mention, which share of the reports of its story mention its head
}

// NewMentions makes the mentions of docs ready to be compared.
func NewMentions(r *Reader, docs []*annotate.Document, mentions []Mention) *Mentions {
	m := &Mentions{reader: r, around: map[[2]int]Likeness{}}
	at := map[[2]int]int{}
	for _, x := range mentions {
		doc := docs[x.Document]
		s := sentenceOf(doc, x.Pieces[0].Start)
		key := [2]int{x.Document, s}
		if _, ok := at[key]; !ok {
			at[key] = len(m.sentences)
			var sp span.Span
			if s >= 0 {
				sp = doc.Sentences[s].Span
			}
			m.sentences = append(m.sentences, r.Text(doc, sp))
		}
		m.all = append(m.all, m.read(doc, x, at[key]))
		m.all[len(m.all)-1].place = s
	}
	m.set = NewSet(m.sentences)
	whole := make([]*Text, len(docs))
	for i, d := range docs {
		whole[i] = r.Text(d, span.Span{End: len(d.Report.Text)})
	}
	m.reports = alikeReports(whole)
	m.stories = storiesOf(m.reports)
	m.countHeads()
	m.tie()
	return m
}

// tie finds the mentions that take part in each event.
func (m *Mentions) tie() {
	at := map[[2]int]int{}
	of := map[int][]int{} // of a report
	for i := range m.all {
		if x := &m.all[i]; x.token >= 0 {
			at[[2]int{x.Document, x.token}] = i
			of[x.Document] = append(of[x.Document], i)
		}
	}
	for i := range m.all {
		x := &m.all[i]
		if x.p == nil {
			continue
		}
		for k := range x.p.Arguments {
			a := &x.p.Arguments[k]
			j, ok := at[[2]int{x.Document, a.Head}]
			for n := 0; !ok && n < len(of[x.Document]); n++ {
				j = of[x.Document][n]
				ok = j != i && a.From <= m.all[j].token && m.all[j].token < a.To
			}
			if ok && j != i {
				x.takes = append(x.takes, taken{a.Role, j})
			}
		}
	}
}

// countHeads fills m.often.
func (m *Mentions) countHeads() {
	type head struct {
		story int
		event bool
		key   string
	}
	reports := map[head]map[int]bool{}
	of := func(x *mentioned) head { return head{m.stories[x.Document], x.Event, x.head.key} }
	for i := range m.all {
		h := of(&m.all[i])
		if reports[h] == nil {
			reports[h] = map[int]bool{}
		}
		reports[h][m.all[i].Document] = true
	}
	size := map[int]int{}
	for _, s := range m.stories {
		size[s]++
	}
	for i := range m.all {
		h := of(&m.all[i])
		m.often = append(m.often, float64(len(reports[h])-1)/float64(max(size[h.story]-1, 1)))
	}
}

func sentenceOf(doc *annotate.Document, at int) int {
	i := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End > at })
	if i < len(doc.Sentences) && doc.Sentences[i].Start <= at {
		return i
	}
	return -1
}

// read makes one mention ready.
func (m *Mentions) read(doc *annotate.Document, x Mention, sentence int) mentioned {
	out := mentioned{Mention: x, sentence: sentence, text: m.reader.Text(doc, x.Pieces...), entity: -1, token: -1, head: word{looked: nothing}, above: word{looked: nothing}}
	out.plain = strings.Join(out.text.plain, " ")
	for _, w := range out.text.plain {
		if w != "of" && w != "the" && w != "and" && w != "for" {
			out.initials += w[:1]
		}
	}
	toks := doc.Grammar.Tokens
	inside := func(k int) bool {
		for _, p := range x.Pieces {
			if toks[k].Start < p.End && p.Start < toks[k].End {
				return true
			}
		}
		return false
	}
	head := -1
	for _, p := range x.Pieces {
		k := sort.Search(len(toks), func(k int) bool { return toks[k].End > p.Start })
		for ; k < len(toks) && toks[k].Start < p.End; k++ {
			if toks[k].POS == eng.PosPUNCT {
				continue
			}
			if head < 0 {
				head = k
			}
			if toks[k].Head == k || !inside(toks[k].Head) {
				head = k
				break
			}
		}
		if head >= 0 {
			break
		}
	}
	if head < 0 {
		return out
	}
	tok := &toks[head]
	out.token = head
	at := span.Span{Start: tok.Start, End: tok.End}
	if t := m.reader.Text(doc, at); len(t.words) > 0 {
		out.head = t.words[0]
	} else {
		out.head = word{Span: at, looked: &looked{key: strings.ToLower(tok.Lemma), tells: .1}}
	}
	out.lemma = strings.ToLower(tok.Lemma)
	for c := range doc.Grammar.Children(head) {
		if toks[c].Dep == eng.DepPrt {
			out.lemma += "_" + strings.ToLower(toks[c].Lemma) // "step down" is no step
			break
		}
	}
	out.verb = tok.POS == eng.PosVERB || tok.POS == eng.PosAUX
	out.pronoun = tok.POS == eng.PosPRON
	out.kind = tok.Entity
	for i := sort.Search(len(doc.Mentions), func(i int) bool { return doc.Mentions[i].End > tok.Start }); i < len(doc.Mentions) && doc.Mentions[i].Start <= tok.Start; i++ {
		if doc.Mentions[i].Span.Contains(at) {
			out.entity = doc.Mentions[i].Entity
		}
	}
	words := func(roles ...predicate.Role) func(p *predicate.Predicate) *Text {
		return func(p *predicate.Predicate) *Text {
			var pieces []span.Span
			for i := range p.Arguments {
				for _, r := range roles {
					if a := &p.Arguments[i]; a.Role == r && (len(pieces) == 0 || pieces[len(pieces)-1].End <= a.Start) {
						pieces = append(pieces, a.Span)
					}
				}
			}
			if len(pieces) == 0 {
				return nil
			}
			return m.reader.Text(doc, pieces...)
		}
	}
	ps := doc.Predicates
	if i := sort.Search(len(ps), func(i int) bool { return ps[i].Head >= head }); i < len(ps) && ps[i].Head == head {
		p := &ps[i]
		out.p = p
		out.says = p.Kind == predicate.Verb && token.Stem(p.Lemma) != "" && saying[p.Lemma]
		if x.Event {
			out.agent, out.patient = words(predicate.Agent)(p), words(predicate.Patient, predicate.Recipient)(p)
			out.where = words(predicate.Place, predicate.Time)(p)
		}
	}
	if !x.Event {
		// The predicate above that it is an argument of.
		for up, n := tok.Head, 0; n < 6; up, n = toks[up].Head, n+1 {
			i := sort.Search(len(ps), func(i int) bool { return ps[i].Head >= up })
			if i < len(ps) && ps[i].Head == up && up != head {
				for _, a := range ps[i].Arguments {
					if a.From <= head && head < a.To {
						out.role = a.Role
					}
				}
				h := span.Span{Start: toks[up].Start, End: toks[up].End}
				if t := m.reader.Text(doc, h); out.role != "" && len(t.words) > 0 {
					out.above = t.words[0]
				}
				break
			}
			if toks[up].Head == up {
				break
			}
		}
	}
	return out
}

var saying = map[string]bool{"say": true, "tell": true, "report": true, "announce": true, "add": true, "state": true, "claim": true, "write": true,
	"accord": true, "confirm": true, "speak": true, "talk": true, "note": true, "ask": true, "declare": true}

// alikeReports is the cosine of the words of each two reports, weighed by how
// often a report has them and how few have them.
func alikeReports(texts []*Text) [][]float64 {
	set := NewSet(texts)
	vectors := make([]map[string]float64, len(texts))
	var keys [][]string
	for i, t := range texts {
		count := map[string]float64{}
		weight := map[string]float64{}
		for k := range t.words {
			w := &t.words[k]
			count[w.key]++
			weight[w.key] = set.weight(w)
			if w.name {
				weight[w.key] *= nameWeight
			}
		}
		var order []string
		for k := range count {
			order = append(order, k)
		}
		sort.Strings(order)
		v, n := map[string]float64{}, 0.
		for _, k := range order {
			v[k] = (1 + math.Log(count[k])) * weight[k]
			n += v[k] * v[k]
		}
		for k := range v {
			v[k] /= math.Sqrt(max(n, 1e-9))
		}
		vectors[i] = v
		keys = append(keys, order)
	}
	out := make([][]float64, len(texts))
	for i := range out {
		out[i] = make([]float64, len(texts))
	}
	for i := range texts {
		for j := i; j < len(texts); j++ {
			s := 0.
			for _, k := range keys[i] {
				s += vectors[i][k] * vectors[j][k]
			}
			out[i][j], out[j][i] = s, s
		}
	}
	return out
}

const (
	// oneStory is the mean likeness from which reports tell of one thing, and
	// nameWeight how many times more a name tells of that than another word. Both
	// were chosen on topics held out of learning: .05 and 3 gave .764 for events,
	// .05 and 1.5 gave .761, .08 and 3 gave .758, .15 and 1.5 gave .755.
	oneStory   = .05
	nameWeight = 3
)

// storiesOf joins reports.
func storiesOf(like [][]float64) []int {
	out := make([]int, len(like))
	for s, c := range joinLikest(like, oneStory) {
		for _, i := range c {
			out[i] = s
		}
	}
	return out
}

// Len is the number of mentions.
func (m *Mentions) Len() int { return len(m.all) }

// Compare says how alike mentions i and j are, which are of one kind.
func (m *Mentions) Compare(i, j int) MentionLikeness {
	var l MentionLikeness
	a, b := &m.all[i], &m.all[j]
	if a.head.key == b.head.key {
		l[SameHead], l[NearHeads] = 1, 1
	} else {
		l[NearHeads] = float64(near(&a.head, &b.head))
	}
	if a.plain == b.plain {
		l[SameText] = 1
	}
	c := Compare(a.text, b.text, nil)
	l[MentionWords], l[MentionWhole] = c[Contained], c[Meaning]
	l[SharedName], l[OtherName] = c[Names], c[OtherNames]
	l[OtherAmount] = max(c[OtherNums], c[OtherDates])
	if len(a.initials) > 1 && a.initials == b.plain || len(b.initials) > 1 && b.initials == a.plain {
		l[Acronym] = 1
	}
	if a.pronoun != b.pronoun || a.pronoun && b.pronoun && a.Document != b.Document {
		l[PronounOne] = 1
	}
	if a.Document == b.Document {
		l[SameReport] = 1
		if a.entity >= 0 && b.entity >= 0 && !a.Event {
			if a.entity == b.entity {
				l[SameInReport] = 1
			} else {
				l[OtherInReport] = 1
			}
		}
	}
	s := m.sentencesAlike(a.sentence, b.sentence)
	l[Around], l[AroundTopic] = s[Meaning], s[Topic]
	l[Story] = m.reports[a.Document][b.Document]
	if m.stories[a.Document] == m.stories[b.Document] {
		l[SameStory] = 1
	}
	l[HeadStory], l[NearStory], l[TextStory] = l[SameStory]*l[SameHead], l[SameStory]*l[NearHeads], l[SameStory]*l[SameText]
	l[HeadAround] = l[SameHead] * l[Around]
	l[RareHead] = l[SameHead] * min(a.head.tells, b.head.tells)
	if a.Event {
		l[DoesAlike], l[DoesOther] = m.alikeOrOther(a.agent, b.agent)
		l[DoneAlike], _ = m.alikeOrOther(a.patient, b.patient)
		l[PlaceTime], l[OtherPlace] = m.alikeOrOther(a.where, b.where)
		if a.says && b.says {
			l[Says] = l[SameHead]
		}
		if a.verb == b.verb {
			l[SameKind] = 1
		}
	} else {
		if a.above.key != "" && b.above.key != "" {
			n := float64(near(&a.above, &b.above))
			switch {
			case a.role != b.role:
			case a.role == predicate.Agent:
				l[DoesAlike] = n
			default:
				l[DoneAlike] = n
			}
		}
		if a.kind != 0 && b.kind != 0 {
			if a.kind == b.kind {
				l[SameKind] = 1
			} else {
				l[OtherKind] = 1
			}
		}
	}
	if l[SameHead] == 0 && !a.pronoun && !b.pronoun {
		switch senses.Relate(a.lemma, b.lemma) {
		case senses.Same:
			l[SynonymHeads], l[SynonymStory], l[SynonymDoes] = 1, l[SameStory], max(l[DoesAlike], l[DoneAlike])
		case senses.Wider:
			l[KindHeads] = l[SameStory]
		case senses.Sisters:
			l[SisterHeads] = l[SameStory]
		}
	}
	l[NearDoes] = l[NearStory] * max(l[DoesAlike], l[DoneAlike])
	l[Often] = l[SameHead] * math.Sqrt(min(m.often[i], m.often[j]))
	l[BothOften] = l[SameStory] * math.Sqrt(m.often[i]*m.often[j])
	l[HeadDoes] = l[SameHead] * max(l[DoesAlike], l[DoneAlike])
	return l
}

// alikeOrOther compares what fills a role; other is 1 where both have names and
// none is the same, or times that cannot be.
func (m *Mentions) alikeOrOther(a, b *Text) (like, other float64) {
	if a == nil || b == nil {
		return 0, 0
	}
	c := Compare(a, b, nil)
	return c[Contained], max(c[OtherNames], c[OtherDates])
}

func (m *Mentions) sentencesAlike(i, j int) Likeness {
	if i > j {
		i, j = j, i
	}
	k := [2]int{i, j}
	l, ok := m.around[k]
	if !ok {
		l = Compare(m.sentences[i], m.sentences[j], m.set)
		m.around[k] = l
	}
	return l
}

// Clusters returns the mentions that are of one event or entity, as lists of their
// numbers, events and entities apart. Alone mentions are clusters too.
func (m *Mentions) Clusters(event bool) [][]int {
	if m.second == nil {
		m.second = m.Again(m.Likely())
	}
	w := &entitiesAgain
	if event {
		w = &eventsAgain
	}
	of, like := m.kindOf(event, func(i, j int) float64 {
		l := m.Compare(i, j)
		a := m.second.Compare(i, j, &l)
		return w.score(&l, &a)
	})
	out := joinLikest(like, w.join)
	for _, c := range out {
		for k := range c {
			c[k] = of[c[k]]
		}
	}
	return out
}

// kindOf returns the mentions of a kind and a table of how alike each two of them are.
func (m *Mentions) kindOf(event bool, alike func(i, j int) float64) (of []int, like [][]float64) {
	for i := range m.all {
		if m.all[i].Event == event {
			of = append(of, i)
		}
	}
	like = make([][]float64, len(of))
	for x := range of {
		like[x] = make([]float64, len(of))
		for y := range x {
			like[x][y] = alike(of[x], of[y])
			like[y][x] = like[x][y]
		}
	}
	return of, like
}

// joinLikest joins the likest two clusters, by the mean of their members'
// likeness, as long as that is at least join (average linkage). Of clusters that
// are equally alike the first is taken; the result is in the order of the first
// members.
func joinLikest(like [][]float64, join float64) [][]int {
	n := len(like)
	sum := make([][]float64, n)
	members := make([][]int, n)
	best := make([]int, n) // of each cluster the likest after it, or -1
	for i := range like {
		sum[i] = append([]float64(nil), like[i]...)
		members[i] = []int{i}
	}
	mean := func(i, j int) float64 { return sum[i][j] / float64(len(members[i])*len(members[j])) }
	find := func(i int) {
		best[i] = -1
		for j := i + 1; j < n; j++ {
			if members[j] != nil && (best[i] < 0 || mean(i, j) > mean(i, best[i])) {
				best[i] = j
			}
		}
	}
	for i := range best {
		find(i)
	}
	for {
		x := -1
		for i := range best {
			if members[i] != nil && best[i] >= 0 && (x < 0 || mean(i, best[i]) > mean(x, best[x])) {
				x = i
			}
		}
		if x < 0 || mean(x, best[x]) < join {
			break
		}
		y := best[x]
		for k := range n {
			if members[k] != nil && k != x && k != y {
				sum[x][k] += sum[y][k]
				sum[k][x] = sum[x][k]
			}
		}
		members[x] = append(members[x], members[y]...)
		members[y] = nil
		find(x)
		for i := range best {
			if members[i] == nil || i == x {
				continue
			}
			switch {
			case best[i] == x || best[i] == y:
				find(i)
			case i < x && mean(i, x) > mean(i, best[i]):
				best[i] = x
			}
		}
	}
	var out [][]int
	for _, c := range members {
		if c != nil {
			sort.Ints(c)
			out = append(out, c)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i][0] < out[j][0] })
	return out
}
