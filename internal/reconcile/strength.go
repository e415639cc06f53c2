package reconcile

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"concord/internal/annotate/predicate"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// Verbs of one act differ in strength: to ask, to urge, to demand. The classes are those
// of speech acts and of change by Searle and Vanderveken (1985) and Levin (1993), their
// grades those of common dictionaries, the weakest first. Reports that tell one act by
// two grades of a class differ in wording.

// strength is the place of a verb in the classes.
type strength struct{ class, grade int }

// graded holds a class in each line, its grades parted by "<".
const graded = `
	invite < ask request < urge press implore beg exhort call_on call_for < demand insist < order command instruct compel force
	decline < refuse reject deny < rebuff spurn snub
	plan intend propose < promise pledge agree commit < vow swear guarantee
	question doubt < criticize criticise fault < condemn denounce decry rebuke < blast slam lambaste lambast rip bash assail excoriate lash_out
	warn caution < threaten
	dip slip ease < fall drop decline decrease < tumble slide sink < plunge plummet crash collapse nosedive
	rise increase grow climb gain < jump leap < surge soar skyrocket spike rocket balloon
	die kill slay < murder massacre slaughter execute assassinate butcher
	leave depart < resign quit step_down < remove replace dismiss < oust sack force_out
	send take transport bus move bring drop_off < ship pack < dump
	limit restrict < curb curtail < ban prohibit bar outlaw
	change amend revise update < overhaul < repeal rescind revoke scrap gut dismantle axe
	beat defeat < trounce crush rout thrash
	hurt harm < damage < devastate cripple destroy ruin
	protest demonstrate march rally < riot
	use < exploit abuse
	keep withhold < hide conceal
	argue disagree < clash spar feud < fight
	search < raid
	injure wound hurt < maim
	weaken loosen ease < undermine erode gut
	say < admit acknowledge concede confess
	suggest indicate < claim allege contend assert insist
	approach < confront < attack assault ambush
	hit strike < slam smash batter
	touch < grab < seize`

var strengths = sync.OnceValue(func() map[string][]strength {
	m := map[string][]strength{}
	for class, line := range strings.Split(strings.TrimSpace(graded), "\n") {
		for grade, words := range strings.Split(line, "<") {
			for _, w := range strings.Fields(words) {
				w = strings.ReplaceAll(w, "_", " ")
				m[w] = append(m[w], strength{class, grade})
			}
		}
	}
	return m
})

// strengthOf lists the places of what a clause tells.
func strengthOf(p *predicate.Predicate) []strength {
	if p.Kind == predicate.Copula {
		return nil
	}
	if s, ok := strengths()[p.Base]; ok {
		return s
	}
	base, _, _ := strings.Cut(p.Base, " ")
	return strengths()[base]
}

// strengthDifferences finds one act that reports tell by verbs of other strength.
func (c *comparer) strengthDifferences() []Difference {
	var all []clause
	by := map[int][]int{}
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil || doc.Grammar == nil {
			continue
		}
		for i := range doc.Predicates {
			p := &doc.Predicates[i]
			places := strengthOf(p)
			if len(places) == 0 || p.Asked || c.inQuotes(m, p.Span) {
				continue
			}
			cl, _ := c.clauseOf(m, i) // what is asked is no act to clauseOf
			if cl.p == nil {
				continue
			}
			for _, s := range places {
				by[s.class] = append(by[s.class], len(all))
			}
			all = append(all, cl)
		}
	}
	classes := make([]int, 0, len(by))
	for class := range by {
		classes = append(classes, class)
	}
	sort.Ints(classes)
	var out []Difference
	for _, class := range classes {
		if d, ok := c.strengthOtherwise(all, by[class], class); ok {
			out = append(out, d)
		}
	}
	return out
}

// strengthOtherwise compares the clauses of a class by their grades, of those that share
// who does it or to whom, or with which reports begin. That a report chose the weaker
// word is told only where it never has one as strong.
func (c *comparer) strengthOtherwise(all []clause, list []int, class int) (d Difference, ok bool) {
	if len(list) > 2*actsBound {
		return d, false
	}
	begins := map[int]bool{}
	for _, t := range c.tops() {
		for _, i := range list {
			if cl := &all[i]; cl.m == t.m && slices.ContainsFunc(t.parts, func(s span.Span) bool { return s.Contains(cl.p.Span) }) {
				begins[i] = true
			}
		}
	}
	most := map[int]int{} // by report
	for _, i := range list {
		most[all[i].m] = max(most[all[i].m], gradeIn(&all[i], class))
	}
	var marks []mark
	var why []Ground
	in := map[int]bool{}
	verbs := map[string]bool{}
	for i, p := range list {
		for _, q := range list[i+1:] {
			x, y := &all[p], &all[q]
			strong, weak := x, y
			if gradeIn(x, class) < gradeIn(y, class) {
				strong, weak = y, x
			}
			if x.m == y.m || gradeIn(strong, class) <= most[weak.m] || x.p.Negated != y.p.Negated || x.p.Historical != y.p.Historical || !c.sameTime(x.unit, y.unit) {
				continue
			}
			f := c.compareClauses(x, y)
			both := c.strong(common(c.toldWith(x), c.toldWith(y)))
			if len(f.differ) > 0 || len(both) < 2 || !slices.ContainsFunc(f.roles, core) && (len(both) < leastTop || !begins[p] || !begins[q]) {
				continue
			}
			if why == nil {
				why = append(f.why, Ground{"shared words", c.label(both, 5)})
			}
			for _, i := range [...]int{p, q} {
				if cl := &all[i]; !in[i] {
					in[i] = true
					verbs[cl.p.Base] = true
					marks = append(marks, mark{m: cl.m, unit: cl.unit, sentence: cl.sentence, at: cl.p.Span, value: cl.p.Base})
				}
			}
		}
	}
	if why == nil {
		return d, false
	}
	return c.difference("wording/strength", SlotWording, JudgeWording, "how strongly it is put: "+strings.Join(sortedKeys(verbs), ", "), marks, why), true
}

// gradeIn is the grade of a clause in a class.
func gradeIn(cl *clause, class int) int {
	for _, s := range strengthOf(cl.p) {
		if s.class == class {
			return s.grade
		}
	}
	return -1
}

// toldWith are the features of the words of a clause.
func (c *comparer) toldWith(cl *clause) []int32 {
	return c.featuresOf(token.Within(c.s.Members[cl.m].Document.Words, cl.p.Clause))
}
