package reconcile

import (
	"sort"
	"strings"

	"concord/internal/annotate/quantity"
	"concord/internal/annotate/quote"
	"concord/internal/annotate/token"
	"concord/internal/span"
	"concord/internal/statement"
	"concord/internal/story"
)

// Of the statements that one report alone has, so many of each report are listed,
// and so many in all: the rest is to be read in the report.
const (
	singleBound = 8
	singlesMost = 40
	// leastSubstance is the substance from which a statement is listed.
	leastSubstance = 2
)

// singles lists the body statements of substance that one report alone has, those
// with most substance first.
func (c *comparer) singles(sets [][]int, pairs []pair) []Cluster {
	if len(c.s.Members) < 2 {
		return nil
	}
	matched := make([]bool, len(c.units))
	for _, set := range sets {
		for _, i := range set {
			matched[i] = true
		}
	}
	for _, p := range pairs {
		matched[p.a], matched[p.b] = true, true
	}
	reports := c.mentions()
	type scored struct {
		unit  int
		score float64
	}
	var all []scored
	for m := range c.s.Members {
		var ss []scored
		best := map[span.Span]int{} // by what is shown: two clauses of one sentence once
		for i := c.first[m]; i < c.first[m+1]; i++ {
			u := &c.units[i]
			if matched[i] || !u.body() || !c.presentable(i, matched) {
				continue
			}
			score := c.substance(u, reports)
			if score < leastSubstance {
				continue
			}
			shown := c.alone(i).Span
			if k, ok := best[shown]; ok {
				if score > ss[k].score {
					ss[k] = scored{i, score}
				}
				continue
			}
			best[shown] = len(ss)
			ss = append(ss, scored{i, score})
		}
		sort.SliceStable(ss, func(a, b int) bool { return ss[a].score > ss[b].score })
		all = append(all, ss[:min(len(ss), singleBound)]...)
	}
	sort.SliceStable(all, func(a, b int) bool { return all[a].score > all[b].score })
	var out []Cluster
	for _, s := range all[:min(len(all), singlesMost)] {
		cl := c.record([]int{s.unit})
		cl.ID = "s-" + strings.TrimPrefix(cl.ID, "f-")
		cl.Rule = "single/substance"
		cl.Why = []Ground{{"no other report has it", "nearest statements share too few words, names, numbers or dates"}}
		out = append(out, cl)
	}
	return out
}

// presentable reports whether a unit can be shown by itself: it stands alone, or
// its sentence does and tells nothing besides that other reports have.
func (c *comparer) presentable(i int, matched []bool) bool {
	u := &c.units[i]
	if c.onlySaid(u.m, u.words) {
		return false
	}
	if c.standsAlone(i) {
		return true
	}
	if u.sentence == u.st.Span {
		return false
	}
	ws := token.Within(c.s.Members[u.m].Document.Words, u.sentence)
	if len(ws) == 0 || !c.tells(u.m, ws) {
		return false
	}
	for k := i - 1; k >= c.first[u.m] && u.sentence.Contains(c.units[k].st.Span); k-- {
		if matched[k] {
			return false
		}
	}
	for k := i + 1; k < c.first[u.m+1] && u.sentence.Contains(c.units[k].st.Span); k++ {
		if matched[k] {
			return false
		}
	}
	return c.alone(i).Span != u.st.Span
}

// onlySaid reports a clause whose finite verbs all tell that somebody spoke.
func (c *comparer) onlySaid(m int, ws []token.Word) bool {
	said := false
	for _, w := range ws {
		switch n := w.Norm; {
		case sayings[n] || n == "says" || n == "tells" || n == "wrote" || n == "tweeted":
			said = true
		case c.finite(m, w):
			return false
		}
	}
	return said
}

// mentions counts the reports that name each entity.
func (c *comparer) mentions() map[int]int {
	last, n := map[int]int{}, map[int]int{}
	for i := range c.units {
		for _, e := range c.units[i].ents {
			if m, ok := last[e]; !ok || m != c.units[i].m {
				last[e] = c.units[i].m
				n[e]++
			}
		}
	}
	return n
}

// substance counts what makes a statement worth telling: numbers, names, those
// first that no other report has, dates, words of a named source. Thanks and
// sympathy tell nothing of what happened.
func (c *comparer) substance(u *unit, reports map[int]int) float64 {
	doc := c.s.Members[u.m].Document
	score := 0.0
	for _, q := range u.st.Quantities {
		if q < len(doc.Quantities) && doc.Quantities[q].Kind != quantity.Number && doc.Quantities[q].Kind != quantity.Ordinal && !doc.Quantities[q].Vague {
			score++
		}
	}
	score = min(score, 3)
	names := 0.0
	for _, e := range u.ents {
		if names++; reports[e] == 1 {
			names += 0.5
		}
	}
	score += min(2.5, names)
	score += float64(min(1, len(u.st.Times)))
	if u.st.Quotation >= 0 && u.st.Holder != "" {
		score += 0.5
	}
	if u.st.Factuality == statement.Unspecified {
		score -= 0.5
	}
	for _, w := range u.words {
		switch w.Norm {
		case "thank", "thanks", "grateful", "sympathy", "sympathies", "condolences", "prayers", "heartbroken", "unimaginable":
			score -= 1.5
		}
	}
	if len(u.words) < 6 {
		score -= 2
	}
	return score
}

// questions names what a reader would still ask. Only sure cases: a difference
// that nothing in the reports settles, and facts that rest on unnamed sources
// alone.
func (c *comparer) questions(ds []Difference, agreed []Cluster) []Question {
	var out []Question
	add := func(rule, asks string, ps []story.Passage) {
		out = append(out, Question{ID: c.id("q-", rule, ps), Rule: rule, Asks: asks, Passages: ps})
	}
	for i := range ds {
		d := &ds[i]
		if d.Judgement != JudgeContradiction && d.Judgement != JudgeDisputed || len(d.Readings) < 2 {
			continue
		}
		var ps []story.Passage
		var values []string
		told := map[string]bool{}
		for _, r := range d.Readings {
			ps = append(ps, r.Marks[0])
			v := strings.Join(strings.Fields(r.Marks[0].Exact), " ")
			if len(v) > longestAsked || d.Kind == SlotDate {
				v = r.Value
			} else {
				v = "“" + v + "”"
			}
			if !told[v] && len(values) < 4 {
				told[v] = true
				values = append(values, v)
			}
		}
		if d.Judgement == JudgeDisputed {
			add("question/unresolved", "The sources contradict each other here. Is there a document or a third witness?", ps)
			continue
		}
		add("question/unresolved", "The reports read "+strings.Join(values, " or ")+" ("+d.Subject+"). Is there a document or a third witness?", ps)
	}
	given := c.counted()
	for i := range agreed {
		cl := &agreed[i]
		if len(cl.Reports) < 2 {
			continue
		}
		anonymous := len(cl.Statements) > 0
		for _, p := range cl.Statements {
			anonymous = anonymous && c.anonymous(p)
		}
		if anonymous {
			add("question/unnamed-source", "Who says so? Every report rests on sources it does not name.", cl.Statements)
		}
		if ps := c.uncounted(cl, given); len(ps) > 1 {
			add("question/no-number", "How many? The reports say “"+strings.Join(strings.Fields(ps[0].Exact), " ")+"”, and none gives a number.", ps)
		}
	}
	if len(out) > 20 {
		out = out[:20]
	}
	return out
}

// longestAsked is the length in bytes up to which a reading is asked for in its
// report's own words.
const longestAsked = 60

// uncounted are the vague numbers of one noun in a fact that every report of it
// leaves vague, of a noun of which no report of the story gives a number.
func (c *comparer) uncounted(cl *Cluster, given map[string]bool) []story.Passage {
	vague := map[string][]story.Passage{}
	var nouns []string
	for _, p := range cl.Statements {
		m, ok := c.bySiglum[p.Report]
		if !ok {
			continue
		}
		doc := c.s.Members[m].Document
		i := sort.Search(len(doc.Quantities), func(i int) bool { return doc.Quantities[i].Start >= p.Start })
		for ; i < len(doc.Quantities) && doc.Quantities[i].End <= p.End; i++ {
			q := &doc.Quantities[i]
			if q.Kind != quantity.Count || q.Head == "" {
				continue
			}
			k := concept(q.Head)
			if !q.Vague || given[k] {
				continue
			}
			if vague[k] == nil {
				nouns = append(nouns, k)
			}
			vague[k] = append(vague[k], c.s.Passage(m, q.Span))
		}
	}
	for _, k := range nouns {
		if len(vague[k]) >= len(cl.Reports) {
			return vague[k]
		}
	}
	return nil
}

// counted are the nouns of which some report gives a number.
func (c *comparer) counted() map[string]bool {
	given := map[string]bool{}
	for m := range c.s.Members {
		if doc := c.s.Members[m].Document; doc != nil {
			for i := range doc.Quantities {
				if q := &doc.Quantities[i]; q.Kind == quantity.Count && !q.Vague {
					given[concept(q.Head)] = true
				}
			}
		}
	}
	return given
}

func (c *comparer) anonymous(p story.Passage) bool {
	m, ok := c.bySiglum[p.Report]
	if !ok {
		return false
	}
	i := c.unitAt(m, p.Span)
	if i < 0 || c.units[i].st.Quotation < 0 {
		return false
	}
	return c.s.Members[m].Document.Quotations[c.units[i].st.Quotation].SourceKind == quote.Anonymous
}
