package collate

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
	"strings"

	"concord/internal/annotate/quote"
	"concord/internal/report"
	"concord/internal/story"
)

// The rules that make an utterance.
const (
	ruleSingle   = "single"             // one print only
	ruleSame     = "same-words"         // every print has the words of another
	ruleAltered  = "same-words-altered" // prints of one sentence that differ in words
	ruleSpeakers = "same-words-other-speaker"
)

// Collate joins the quotations of a story that print one utterance and
// collates each as witnesses. Every quotation is in exactly one utterance,
// except marks around single terms, which are nobody's statement. Two
// quotations of different occasions are kept apart only where their words or
// speakers are: that a sentence was said twice is not known here.
func Collate(s *story.Story) []Utterance {
	l := lexicon{}
	c := collator{story: s, sayings: sayings(s, l), common: commonWords(s, l)}
	groups := c.groups(c.links())
	out := make([]Utterance, 0, len(groups))
	for _, g := range groups {
		out = append(out, c.utterance(g))
	}
	return out
}

// commonWords are the content words that at least half of the reports, and at
// least two, use outside quotation marks: "Qatar" in a story on Qatar. A short
// quotation that shares only such words with another shows nothing.
func commonWords(s *story.Story, l lexicon) map[string]bool {
	count := map[string]int{}
	var words []word // room
	for m := range s.Members {
		doc := s.Members[m].Document
		if doc == nil || doc.Report == nil {
			continue
		}
		seen, q := map[string]bool{}, 0
		for _, b := range doc.Report.Blocks {
			if !b.Kind.Reads() || !b.Span.Fits(doc.Report.Text) {
				continue
			}
			words = l.appendWords(words[:0], doc.Report.Text, b.Span, 0)
			for _, w := range words {
				for q < len(doc.Quotations) && (doc.Quotations[q].End <= w.Start || doc.Quotations[q].Kind == quote.Indirect) {
					q++
				}
				inside := q < len(doc.Quotations) && doc.Quotations[q].Start <= w.Start
				if w.content && !inside && !seen[w.key] {
					seen[w.key] = true
					count[w.key]++
				}
			}
		}
	}
	out := map[string]bool{}
	for k, n := range count {
		if n >= 2 && 2*n >= len(s.Members) {
			out[k] = true
		}
	}
	return out
}

// group is the sayings of one utterance with the links that joined them.
type group struct {
	sayings []int // sorted
	links   []link
}

// groups joins linked sayings, surest links first. Two groups that hold
// different named persons are joined only by a link that is strong enough to
// say that the reports differ in who spoke; so a fragment of unknown speaker
// cannot bridge two people's similar words.
func (c *collator) groups(links []link) []group {
	parent := make([]int, len(c.sayings))
	persons := make([]map[string]bool, len(c.sayings))
	for i := range parent {
		parent[i] = i
		persons[i] = map[string]bool{}
		if w := c.sayings[i].who; w.person {
			persons[i][lastName(w.name)] = true
		}
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	used := links[:0:0]
	torn := c.torn(links)
	for _, l := range links {
		if torn[l.a] && c.sayings[l.b].who.person || torn[l.b] && c.sayings[l.a].who.person {
			continue
		}
		a, b := find(l.a), find(l.b)
		if a != b {
			if l.relation != otherPersons && conflict(persons[a], persons[b]) {
				continue
			}
			if a > b {
				a, b = b, a
			}
			parent[b] = a
			for p := range persons[b] {
				persons[a][p] = true
			}
		}
		used = append(used, l)
	}
	at := map[int]int{}
	var out []group
	for i := range c.sayings {
		r := find(i)
		if _, ok := at[r]; !ok {
			at[r] = len(out)
			out = append(out, group{})
		}
		out[at[r]].sayings = append(out[at[r]].sayings, i)
	}
	for _, l := range used {
		g := &out[at[find(l.a)]]
		g.links = append(g.links, l)
	}
	return out
}

// torn are the sayings of no named person that stand equally near to the words
// of two: whose they are cannot be told, so they join neither.
func (c *collator) torn(links []link) map[int]bool {
	type best struct {
		score int
		name  string
		tie   bool
	}
	near := map[int]*best{}
	look := func(i, person int, score int) {
		if c.sayings[i].who.person || !c.sayings[person].who.person {
			return
		}
		name := lastName(c.sayings[person].who.name)
		switch b := near[i]; {
		case b == nil || score > b.score:
			near[i] = &best{score: score, name: name}
		case score == b.score && name != b.name:
			b.tie = true
		}
	}
	for _, l := range links {
		look(l.a, l.b, l.score)
		look(l.b, l.a, l.score)
	}
	out := map[int]bool{}
	for i, b := range near {
		if b.tie {
			out[i] = true
		}
	}
	return out
}

// conflict reports whether both sides name persons and no one is on both.
func conflict(a, b map[string]bool) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	for p := range a {
		if b[p] {
			return false
		}
	}
	return true
}

// utterance makes the witnesses and the apparatus of a group.
func (c *collator) utterance(g group) Utterance {
	u := Utterance{Rule: rule(g), Grade: Verbatim}
	base := c.base(g)
	paths := c.paths(g, base)
	var e entryList
	merged := c.merge(g, paths)
	number := map[int]int{} // saying to witness
	for n, ys := range merged {
		for _, y := range ys {
			number[y] = n
		}
	}
	silent := map[int]int{}
	for _, i := range g.sayings {
		p := paths[i]
		if p.local < 0 || !c.sayings[i].marked() {
			continue
		}
		x, y := &c.sayings[p.local], &c.sayings[i]
		col := collation{base: x.text, wit: y.text, bw: x.words, ww: y.words, pairs: p.pairs,
			whole: y.kind == quote.Direct, baseWhole: x.kind == quote.Direct,
			headline: y.block == report.Headline, keepEnds: p.carried}
		col.compare()
		place := 0
		if p.local != base {
			place = 1 + number[p.local]
		}
		e.add(&col, number[i], place)
		silent[number[i]] = max(silent[number[i]], col.silentWords)
	}
	for n, ys := range merged {
		w := c.witness(ys)
		w.Note = joinNotes(w.Note, c.note(ys, silent[n]))
		u.Witnesses = append(u.Witnesses, w)
	}
	u.Base = number[base]
	u.Apparatus = e.entries()
	u.Grade = gravest(u.Apparatus)
	u.Speaker, u.SourceKind = c.speaker(g)
	u.ID = c.id(g)
	return u
}

func rule(g group) string {
	if len(g.sayings) == 1 {
		return ruleSingle
	}
	out := ruleSame
	for _, l := range g.links {
		if l.relation == otherPersons {
			return ruleSpeakers
		}
		if !l.verbatim {
			out = ruleAltered
		}
	}
	return out
}

// base is the longest witness with marks, a direct one before a mixed one; ties by content.
func (c *collator) base(g group) int {
	best := g.sayings[0]
	for _, i := range g.sayings[1:] {
		x, y := &c.sayings[i], &c.sayings[best]
		if x.marked() != y.marked() {
			if x.marked() {
				best = i
			}
			continue
		}
		if longer(x.text, x.words, y.text, y.words) {
			best = i
		}
	}
	return best
}

// path is how a saying is laid against the base: directly, or against another
// witness (local) that is; pairs are (word of local, word of the saying).
type path struct {
	local          int  // -1 for the base itself
	carried        bool // through another witness
	pairs          []pair
	range0, range1 int // words of the base it covers; both -1 where it covers none
}

// paths lays every saying of a group against the base. A saying linked to the
// base is aligned with it. One that is linked only to another witness, such as
// two words that the base has otherwise, is carried over word by word where
// that other witness stands against the base, so that all readings of one place
// meet in one entry. What the base lacks altogether stays against the other witness.
func (c *collator) paths(g group, base int) map[int]path {
	out := map[int]path{base: {local: -1, range0: 0, range1: len(c.sayings[base].words)}}
	direct := map[int][]pair{base: nil}
	edges := map[int][]link{}
	for _, l := range g.links {
		edges[l.a] = append(edges[l.a], l)
		edges[l.b] = append(edges[l.b], l)
	}
	queue := []int{base}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		ls := edges[at]
		sort.SliceStable(ls, func(i, j int) bool { return ls[i].score > ls[j].score })
		for _, l := range ls {
			next, ps := l.b, l.pairs
			if next == at {
				next, ps = l.a, turned(l.pairs)
			}
			if _, ok := out[next]; ok {
				continue
			}
			p := path{local: at, pairs: ps, range0: -1, range1: -1}
			if at == base {
				direct[next] = ps
				p.range0, p.range1 = reach(ps)
			} else if via, ok := direct[at]; ok {
				if over := carry(via, ps); len(over) > 0 {
					direct[next] = over
					p.local, p.pairs, p.carried = base, over, true
					p.range0, p.range1 = reach(over)
				}
			}
			out[next] = p
			queue = append(queue, next)
		}
	}
	for _, i := range g.sayings { // joined by a chain whose links were judged, so this is empty; kept so that no saying is lost
		if _, ok := out[i]; !ok {
			out[i] = path{local: -1, range0: -1, range1: -1}
		}
	}
	return out
}

// reach is the range of base words of an alignment.
func reach(ps []pair) (int, int) {
	from, to := -1, -1
	for _, p := range ps {
		if p.a >= 0 {
			if from < 0 {
				from = p.a
			}
			to = p.a + 1
		}
	}
	return from, to
}

// carry composes base–middle and middle–witness into base–witness.
func carry(bm, mw []pair) []pair {
	of := map[int]int{}
	for _, p := range bm {
		if p.b >= 0 {
			of[p.b] = p.a
		}
	}
	var out []pair
	for _, p := range mw {
		if p == parted {
			if len(out) > 0 {
				out = append(out, p)
			}
			continue
		}
		a := -1
		if p.a >= 0 {
			if k, ok := of[p.a]; ok {
				a = k
			} else {
				continue // outside what the base has
			}
		}
		if a >= 0 || p.b >= 0 {
			out = append(out, pair{a, p.b})
		}
	}
	for len(out) > 0 && (out[0].a < 0 || out[0].b < 0) {
		out = out[1:]
	}
	for len(out) > 0 && (out[len(out)-1].a < 0 || out[len(out)-1].b < 0) {
		out = out[:len(out)-1]
	}
	return fill(out)
}

// merge puts pieces of one sentence of one report together that follow each
// other in the base: "shall “regard any …” as “a threat …”" is one witness in
// two pieces. The result is in order of member and place.
func (c *collator) merge(g group, paths map[int]path) [][]int {
	var out [][]int
	for _, i := range g.sayings {
		y := &c.sayings[i]
		if n := len(out); n > 0 && y.marked() && y.where >= 0 {
			last := out[n-1][len(out[n-1])-1]
			x := &c.sayings[last]
			if x.member == y.member && x.where == y.where && x.marked() && !c.touching(last, i) &&
				relate(c.story, x.who, y.who) <= unknown && paths[last].range1 >= 0 && paths[i].range0 >= paths[last].range1 {
				out[n-1] = append(out[n-1], i)
				continue
			}
		}
		out = append(out, []int{i})
	}
	return out
}

func (c *collator) witness(ys []int) Witness {
	y := &c.sayings[ys[0]]
	doc := c.story.Members[y.member].Document
	w := Witness{Report: y.text.Report, Kind: y.kind, Speaker: y.who.name}
	for _, i := range ys {
		z := &c.sayings[i]
		if z.kind == quote.Direct {
			w.Kind = quote.Direct
		}
		if w.Speaker == "" {
			w.Speaker = z.who.name
		}
		for _, p := range z.text.Pieces {
			w.Content = append(w.Content, passage(z.text, p))
		}
		for _, qi := range z.quotes {
			q := &doc.Quotations[qi]
			if w.Cue == nil && !q.Cue.Empty() && q.Cue.Fits(z.text.Text) {
				p := passage(z.text, q.Cue)
				w.Cue = &p
			}
			if w.Source == nil && !q.Source.Empty() && q.Source.Fits(z.text.Text) {
				p := passage(z.text, q.Source)
				w.Source = &p
			}
			if w.Stance == "" || w.Stance == quote.Neutral {
				w.Stance = q.Stance
			}
			w.Note = joinNotes(w.Note, q.Note)
		}
	}
	if w.Stance == "" {
		w.Stance = quote.Neutral
	}
	return w
}

func joinNotes(a, b string) string {
	switch {
	case a == "" || a == b:
		return b
	case b == "" || strings.Contains(a, b):
		return a
	}
	return a + "; " + b
}

func (c *collator) note(ys []int, silent int) string {
	y := &c.sayings[ys[0]]
	out := ""
	if y.block == report.Headline || y.block == report.Standfirst {
		out = "in the " + string(y.block)
	}
	if silent > 0 {
		out = joinNotes(out, omissionNote(silent))
	}
	return out
}

// speaker is the source most witnesses give, an entity counting twice a
// description; ties go to documents, then persons, then by name.
func (c *collator) speaker(g group) (string, quote.SourceKind) {
	type vote struct {
		name   string
		kind   quote.SourceKind
		weight int
	}
	votes := map[string]*vote{}
	for _, i := range g.sayings {
		w := c.sayings[i].who
		if w.name == "" {
			continue
		}
		k, name, n := "text "+strings.ToLower(w.name), w.name, 1
		if w.entity >= 0 {
			k, n = fmt.Sprint("entity ", w.entity), 2
			if full := c.story.Entities[w.entity].Name; full != "" {
				name = full
			}
		}
		v := votes[k]
		if v == nil {
			v = &vote{name: name, kind: w.kind}
			votes[k] = v
		}
		v.weight += n
		if len(name) > len(v.name) || len(name) == len(v.name) && name < v.name {
			v.name = name
		}
		if kindOrder(w.kind) < kindOrder(v.kind) {
			v.kind = w.kind
		}
	}
	var best *vote
	for _, v := range votes {
		if best == nil || v.weight > best.weight || v.weight == best.weight && (kindOrder(v.kind) < kindOrder(best.kind) ||
			kindOrder(v.kind) == kindOrder(best.kind) && v.name < best.name) {
			best = v
		}
	}
	if best == nil {
		kind := quote.Unknown
		for _, i := range g.sayings {
			if k := c.sayings[i].who.kind; k != "" && kindOrder(k) < kindOrder(kind) {
				kind = k
			}
		}
		return "", kind
	}
	if best.kind == "" {
		best.kind = quote.Unknown
	}
	return best.name, best.kind
}

func kindOrder(k quote.SourceKind) int {
	switch k {
	case quote.Document:
		return 0
	case quote.Person:
		return 1
	case quote.Office:
		return 2
	case quote.Collective:
		return 3
	case quote.Anonymous:
		return 4
	}
	return 5
}

// id is made of the reports and places of all witnesses.
func (c *collator) id(g group) string {
	var parts []string
	for _, i := range g.sayings {
		y := &c.sayings[i]
		id := c.story.Members[y.member].Document.Report.ID
		for _, p := range y.text.Pieces {
			parts = append(parts, fmt.Sprintf("%s:%d-%d", id, p.Start, p.End))
		}
	}
	sort.Strings(parts)
	sum := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return "u-" + hex.EncodeToString(sum[:])[:10]
}
