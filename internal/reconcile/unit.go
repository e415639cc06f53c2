package reconcile

import (
	"math"
	"sort"
	"strconv"
	"strings"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/quantity"
	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/edtf"
	"concord/internal/reconcile/align"
	"concord/internal/reconcile/incident"
	"concord/internal/reconcile/lineage"
	"concord/internal/report"
	"concord/internal/span"
	"concord/internal/statement"
	"concord/internal/story"
)

// unit is one statement as it is compared: what it is about as features with
// weights.
type unit struct {
	m, i     int // member, statement
	st       *statement.Statement
	sentence span.Span
	kind     report.Kind
	words    []token.Word // of the statement
	features []int32      // sorted, each once
	names    []int32      // those of them that are words of names, sorted
	weight   float64      // of all features
	ents     []int        // entities of the story, sorted
}

// comparer holds one story while it is compared.
type comparer struct {
	s            *story.Story
	lineage      *lineage.Lineage
	units        []unit
	first        []int // for each member, the index of its first unit
	names        []string
	ids          map[string]int32
	w            []float64         // weight of each feature
	count        []int             // statements that have it
	common       []bool            // whether it is frequent in all news
	keys         map[string]string // of words, once asked for
	bySiglum     map[string]int
	kinds        map[string]string                 // of origins, by id
	originOf     map[string]string                 // of reports, by siglum
	written      map[string]string                 // a word for each stem, made when one is first shown
	acts         []clause                          // what clauses returns, once it was asked for
	chained      []map[int]int                     // of each member, the start of the head of a phrase → entity of the story
	byUnits      map[[2]int][]int                  // events by the units that tell them
	align        *align.Aligned                    // what aligned returns, once it was asked for
	paired       []event                           // what events returns, once it was asked for
	linked       []link                            // what links returns, once it was asked for
	incidents    []*incident.Facts                 // of the reports that ownToll was asked of
	timed        map[[2]int]*clause                // clauses by report and the time that is theirs, once actAt was asked
	tell         []telling                         // what tellings returns, once it was asked for
	tellAt       map[[2]point]int                  // its indexes by the sentences
	descriptions *described                        // what describe returns, once it was asked for
	slotted      map[slotOfReport]map[float64]bool // values told of a slot in a report
	byHead       map[[2]int]*clause                // clauses by report and token of the predicate, once clauseAt was asked
	aparts       []apart                           // what distances returns, once it was asked for
	made         map[string]bool                   // what bothMake knows, once it was asked

	replaced map[[2]float64]bool // values of which a sentence says that one replaces the other, by size; nil before it was asked
}

// newComparer reads the statements of s. What is in lin is looked at once origins was
// called.
func newComparer(s *story.Story, lin *lineage.Lineage) *comparer {
	c := &comparer{s: s, lineage: lin, ids: map[string]int32{}, keys: map[string]string{}, bySiglum: map[string]int{}, kinds: map[string]string{}, originOf: map[string]string{}}
	for m := range s.Members {
		c.first = append(c.first, len(c.units))
		mem := &s.Members[m]
		c.bySiglum[mem.Siglum] = m
		if mem.Document == nil || mem.Document.Report == nil {
			continue
		}
		for i := range mem.Statements {
			c.add(m, i)
		}
	}
	c.first = append(c.first, len(c.units))
	c.weigh()
	return c
}

// origins notes what the lineage has: kinds of origins, and origins of reports.
func (c *comparer) origins() {
	for _, o := range c.lineage.Origins {
		c.kinds[o.ID] = o.Kind
	}
	for i := range c.lineage.Groups {
		g := &c.lineage.Groups[i]
		for _, r := range g.Reports {
			if c.originOf[r] == "" {
				c.originOf[r] = g.Origin
			}
		}
	}
}

// key is statement.Key, which is asked for the same words again and again.
func (c *comparer) key(norm string) string {
	k, ok := c.keys[norm]
	if !ok {
		k = statement.Key(norm)
		c.keys[norm] = k
	}
	return k
}

func (c *comparer) add(m, i int) {
	doc := c.s.Members[m].Document
	st := &c.s.Members[m].Statements[i]
	if !st.Span.Fits(doc.Report.Text) || st.Empty() {
		return
	}
	u := unit{m: m, i: i, st: st, sentence: st.Span, kind: report.Body}
	if st.Sentence >= 0 && st.Sentence < len(doc.Sentences) {
		sent := doc.Sentences[st.Sentence]
		u.sentence = sent.Span
		if sent.Block >= 0 && sent.Block < len(doc.Report.Blocks) {
			u.kind = doc.Report.Blocks[sent.Block].Kind
		}
	}
	u.words = token.Within(doc.Words, st.Span)
	var fs []string
	named := c.nameKeys(m, u.words)
	for _, k := range st.Keys {
		fs = append(fs, concept(k))
	}
	for i, w := range u.words {
		if w.Norm == "public" && i > 0 && (u.words[i-1].Norm == "made" || u.words[i-1].Norm == "make" || u.words[i-1].Norm == "making") {
			fs = append(fs, concept("publish")) // "made public" is "released"
		}
	}
	local := c.s.Members[m].Entities
	for _, e := range st.Entities {
		if e >= 0 && e < len(local) {
			u.ents = append(u.ents, local[e])
			fs = append(fs, "e:"+strconv.Itoa(local[e]))
		}
	}
	sort.Ints(u.ents)
	for _, q := range st.Quantities {
		if q >= 0 && q < len(doc.Quantities) {
			if n := &doc.Quantities[q]; !n.Vague && n.Kind != quantity.Duration {
				fs = append(fs, "n:"+strconv.FormatFloat(n.Value, 'g', 12, 64)+":"+string(n.Kind))
			}
		}
	}
	for _, t := range st.Times {
		if t >= 0 && t < len(doc.Times) && doc.Times[t].Type == when.Date && doc.Times[t].When != "" {
			fs = append(fs, "d:"+string(doc.Times[t].When))
		}
	}
	for _, f := range fs {
		id, ok := c.ids[f]
		if !ok {
			id = int32(len(c.names))
			c.ids[f] = id
			c.names = append(c.names, f)
			c.count = append(c.count, 0)
		}
		u.features = append(u.features, id)
	}
	u.features = sortedSet(u.features)
	for k := range named {
		if id, ok := c.ids[concept(k)]; ok {
			u.names = append(u.names, id)
		}
	}
	u.names = sortedSet(u.names)
	for _, f := range u.features {
		c.count[f]++
	}
	c.units = append(c.units, u)
}

// nameKeys are the keys of words that stand in the unit only inside names. Where it is counted how much two statements have in common, a
// name counts once, as the entity it names.
func (c *comparer) nameKeys(m int, ws []token.Word) map[string]bool {
	if len(ws) == 0 {
		return nil
	}
	doc := c.s.Members[m].Document
	ms := doc.Mentions
	i := sort.Search(len(ms), func(i int) bool { return ms[i].Start >= ws[0].Start })
	in, out := map[string]bool{}, map[string]bool{}
	for _, w := range ws {
		if w.Mark {
			continue
		}
		for i < len(ms) && ms[i].End <= w.Start {
			i++
		}
		k := c.key(w.Norm)
		if i < len(ms) && ms[i].Entity >= 0 && (ms[i].Name.Contains(w.Span) || ms[i].Form == entity.Demonym && ms[i].Contains(w.Span)) {
			in[k] = true
		} else {
			out[k] = true
		}
	}
	for k := range out {
		delete(in, k)
	}
	return in
}

// weigh gives each feature its weight: rarer in the story weighs more, words
// frequent in all news weigh half, numbers and dates weigh a little more than
// words, since they tell events of one kind apart.
func (c *comparer) weigh() {
	c.w, c.common = make([]float64, len(c.names)), make([]bool, len(c.names))
	n := float64(len(c.units)) + 1
	reports := float64(len(c.s.Members))
	for f, name := range c.names {
		// A word that each report uses once is as rare as can be in a story.
		df := math.Max(1, float64(c.count[f])/math.Max(1, reports/3))
		w := math.Log(1 + n/math.Max(1, reports/3)/df)
		switch {
		case strings.HasPrefix(name, "n:"), strings.HasPrefix(name, "d:"):
			w *= 1.2
		case strings.HasPrefix(name, "e:"):
		case frequent[name]:
			w *= 0.5
		}
		c.w[f], c.common[f] = w, frequent[name]
	}
	for i := range c.units {
		for _, f := range c.units[i].features {
			c.units[i].weight += c.w[f]
		}
	}
}

// shared returns the features that two units share, with their weight.
func (c *comparer) shared(a, b *unit) (fs []int32, weight float64) {
	for i, j := 0, 0; i < len(a.features) && j < len(b.features); {
		switch x, y := a.features[i], b.features[j]; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			fs = append(fs, x)
			weight += c.w[x]
			i++
			j++
		}
	}
	return fs, weight
}

// likeness is how alike two units are, 0 to 1: mostly the Dice measure over
// weights, partly how far the smaller lies in the larger. small shared weight
// counts for nothing, however short the clauses.
func (c *comparer) likeness(a, b *unit) float64 {
	var weight float64
	n, telling := 0, 0
	for i, j := 0, 0; i < len(a.features) && j < len(b.features); {
		switch x, y := a.features[i], b.features[j]; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			weight += c.w[x]
			n++
			if !c.common[x] {
				telling++
			}
			i++
			j++
		}
	}
	if n < 2 || a.weight == 0 || b.weight == 0 {
		return 0
	}
	dice := 2 * weight / (a.weight + b.weight)
	in := weight / math.Min(a.weight, b.weight)
	if telling < 3 { // two words alone are found together by chance
		in *= 0.5
		dice *= 0.8
	}
	return 0.65*dice + 0.35*in
}

// sharedNames names the shared entities.
func (c *comparer) sharedNames(a, b *unit) []string {
	var out []string
	for _, e := range a.ents {
		k := sort.SearchInts(b.ents, e)
		if k < len(b.ents) && b.ents[k] == e && e >= 0 && e < len(c.s.Entities) {
			out = append(out, c.s.Entities[e].Name)
		}
	}
	return out
}

func (c *comparer) text(m int) string           { return c.s.Members[m].Document.Report.Text }
func (c *comparer) report(m int) *report.Report { return c.s.Members[m].Document.Report }

func (c *comparer) published(m int) edtf.Value { return c.report(m).Published.When }

// origin is the origin of a unit, or of its report where the lineage has none.
func (c *comparer) origin(u *unit) string {
	if o := c.lineage.Statement(u.m, u.i); o != "" {
		return o
	}
	return c.s.Members[u.m].Siglum
}

func sortedSet(xs []int32) []int32 {
	sort.Slice(xs, func(i, j int) bool { return xs[i] < xs[j] })
	out := xs[:0]
	for i, x := range xs {
		if i == 0 || x != xs[i-1] {
			out = append(out, x)
		}
	}
	return out
}
