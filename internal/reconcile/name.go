package reconcile

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"concord/internal/annotate/entity"
	"concord/internal/span"
)

// named is one entity of one report by its fullest name.
type named struct {
	m, e  int
	kind  entity.Kind
	at    span.Span // first mention with that name
	name  string
	words []string // lower case, without full stops
	title []string
	story int // entity of the story
}

// nameDifferences finds one person or body under names that differ: spelling
// variants, transposed words, other first names with the same surname and office.
// Names that hang together by one rule are one difference.
func (c *comparer) nameDifferences() []Difference {
	all := c.namesOf()
	buckets := map[string][]int{}
	for i := range all {
		for _, k := range all[i].keys() {
			buckets[k] = append(buckets[k], i)
		}
	}
	parent := make([]int, len(all))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	worst := map[int]Judgement{} // by element; the gravest of a group wins
	ruled := map[int]string{}
	seen := map[[2]int]bool{}
	for _, k := range sortedNames(buckets) {
		list := buckets[k]
		if len(list) > slotBound {
			list = list[:slotBound]
		}
		for x, i := range list {
			for _, j := range list[x+1:] {
				a, b := &all[i], &all[j]
				if a.m == b.m || seen[[2]int{i, j}] {
					continue
				}
				seen[[2]int{i, j}] = true
				rule, judge := compareNames(a, b)
				if rule == "" || nameExplained(all, a, b) {
					continue
				}
				for _, n := range []int{i, j} {
					if worst[n] == "" || gravity[judge] < gravity[worst[n]] {
						worst[n], ruled[n] = judge, rule
					}
				}
				if ri, rj := find(i), find(j); ri != rj {
					parent[max(ri, rj)] = min(ri, rj)
				}
			}
		}
	}
	groups := map[int][]int{}
	for i := range all {
		if worst[i] != "" {
			groups[find(i)] = append(groups[find(i)], i)
		}
	}
	var out []Difference
	for root := range all {
		list := groups[root]
		if len(list) < 2 {
			continue
		}
		judge, rule := worst[list[0]], ruled[list[0]]
		names := map[string]bool{}
		var marks []mark
		for _, i := range list {
			n := &all[i]
			if gravity[worst[i]] < gravity[judge] {
				judge, rule = worst[i], ruled[i]
			}
			names[n.name] = true
			marks = append(marks, mark{m: n.m, unit: c.unitAt(n.m, n.at), sentence: sentenceAt(c.s.Members[n.m].Document, n.at), at: n.at, value: n.name})
		}
		why := []Ground{{"names alike", strings.Join(sortedKeys(names), " / ")}}
		if all[list[0]].kind == entity.Person {
			why = append(why, Ground{"same kind", "person"})
		}
		out = append(out, c.difference("name/"+rule, SlotName, judge, "name: "+shortest(names), uniqueMarks(marks), why))
	}
	return out
}

// shortest is the name with the fewest letters, which heads the difference.
func shortest(names map[string]bool) string {
	best := ""
	for _, n := range sortedKeys(names) {
		if best == "" || len(n) < len(best) {
			best = n
		}
	}
	return best
}

func uniqueMarks(ms []mark) []mark {
	sort.SliceStable(ms, func(i, j int) bool {
		return ms[i].m < ms[j].m || ms[i].m == ms[j].m && ms[i].at.Start < ms[j].at.Start
	})
	out := ms[:0]
	for i, m := range ms {
		if i == 0 || m.m != out[len(out)-1].m || m.at != out[len(out)-1].at {
			out = append(out, m)
		}
	}
	return out
}

// namesOf lists the entities with a name of two words or more.
func (c *comparer) namesOf() []named {
	var out []named
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil {
			continue
		}
		best := map[int]int{} // entity → index into out
		for _, mt := range doc.Mentions {
			if mt.Entity < 0 || mt.Entity >= len(doc.Entities) || mt.Name.Empty() || !mt.Name.Fits(doc.Report.Text) {
				continue
			}
			name := plain(mt.Name.In(doc.Report.Text))
			ws := nameWords(name)
			if len(ws) < 2 {
				continue
			}
			if i, ok := best[mt.Entity]; ok && len(out[i].words) >= len(ws) {
				continue
			} else if ok {
				out[i].at, out[i].name, out[i].words = mt.Name, name, ws
				continue
			}
			best[mt.Entity] = len(out)
			n := named{m: m, e: mt.Entity, kind: doc.Entities[mt.Entity].Kind, at: mt.Name, name: name, words: ws, title: doc.Entities[mt.Entity].Titles, story: -1}
			if local := c.s.Members[m].Entities; mt.Entity < len(local) {
				n.story = local[mt.Entity]
			}
			out = append(out, n)
		}
	}
	return out
}

func nameWords(name string) []string {
	var out []string
	for _, w := range strings.Fields(strings.ToLower(unaccented(name))) {
		w = strings.Trim(w, ".,'’‘“”\"")
		if w != "" && len(w) > 1 { // an initial more or less is no other name
			out = append(out, w)
		}
	}
	return out
}

// unaccented takes the marks off letters: "António" and "Antonio" are one name.
func unaccented(s string) string {
	out := make([]rune, 0, len(s))
	for _, r := range norm.NFD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			out = append(out, r)
		}
	}
	return string(out)
}

// keys are what brings two names together: each word of four letters or more by
// its first three letters, so that spelling variants meet.
func (n *named) keys() []string {
	var out []string
	for _, w := range n.words {
		if len(w) >= 4 {
			out = append(out, w[:runeEnd(w, 3)])
		}
	}
	sort.Strings(out)
	return compact(out)
}

func runeEnd(s string, n int) int {
	for n < len(s) && !utf8.RuneStart(s[n]) {
		n++
	}
	return min(n, len(s))
}

func compact(s []string) []string {
	out := s[:0]
	for i, x := range s {
		if i == 0 || x != s[i-1] {
			out = append(out, x)
		}
	}
	return out
}

// compareNames gives the rule by which two names are one name told differently.
func compareNames(a, b *named) (rule string, j Judgement) {
	x, y := a.words, b.words
	if strings.Join(x, " ") == strings.Join(y, " ") {
		return "", ""
	}
	if len(x) >= 3 && len(x) == len(y) && sameWords(x, y) {
		return "transposed", JudgeContradiction
	}
	if a.kind != entity.Person || b.kind != entity.Person {
		return "", ""
	}
	lastX, lastY := x[len(x)-1], y[len(y)-1]
	first := firstNames(x[0], y[0])
	switch {
	case lastX == lastY && first == "same":
		if len(x) != len(y) && (inside(x, y) || inside(y, x)) {
			return "fuller", JudgePrecision
		}
	case lastX == lastY && first == "short":
		return "short", JudgePrecision
	case lastX == lastY && first == "":
		if len(x) == 2 && len(y) == 2 && closeSpelling(x[0], y[0]) {
			return "spelling", JudgeWording
		}
		if t := sharedTitle(a.title, b.title); t && len(x) == 2 && len(y) == 2 {
			if nearFirstNames(x[0], y[0]) {
				return "spelling", JudgeWording
			}
			return "first-name", JudgeContradiction
		}
	case first != "" && closeSpelling(lastX, lastY):
		return "spelling", JudgeWording
	}
	return "", ""
}

// firstNames: "same", "short" for a name and its short form by beginning, else "".
func firstNames(a, b string) string {
	if a == b {
		return "same"
	}
	if len(a) >= 2 && len(b) >= 2 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)) || familiar[a] != "" && strings.Contains(familiar[a], " "+b+" ") || familiar[b] != "" && strings.Contains(familiar[b], " "+a+" ") {
		return "short"
	}
	return ""
}

// familiar are the common English short forms that are no beginnings of the name, each
// with the names it stands for.
var familiar = func() map[string]string {
	m := map[string]string{}
	for _, row := range []string{
		"andy andrew", "abby abigail", "becky rebecca", "beth elizabeth", "betty elizabeth", "bill william", "billy william", "bob robert", "bobby robert",
		"chuck charles", "charlie charles", "cathy catherine", "debbie deborah debra", "dick richard", "ed edward edwin", "eddie edward", "gerry gerald gerard",
		"hank henry", "harry henry harold", "jack john", "jake jacob", "jay jerome jason james", "jenny jennifer", "jerry gerald jerome jeremiah", "jim james", "jimmy james",
		"joe joseph", "joey joseph", "johnny john", "kathy katherine kathleen", "kate katherine kathleen", "katie katherine kathleen", "larry lawrence", "liz elizabeth", "lou louis",
		"maggie margaret", "mandy amanda", "meg margaret", "mickey michael", "mike michael", "mick michael", "molly mary", "ned edward", "nick nicholas", "patty patricia", "peggy margaret",
		"polly mary", "randy randall randolph", "rick richard", "ricky richard", "rob robert", "ron ronald", "sally sarah", "sandy sandra alexander", "sasha alexander", "steve stephen steven",
		"sue susan suzanne", "ted theodore edward", "teddy theodore edward", "terry terence teresa", "tina christina", "tom thomas", "tommy thomas", "tony anthony", "trish patricia", "vicky victoria", "will william",
	} {
		short, names, _ := strings.Cut(row, " ")
		m[short] = " " + names + " "
	}
	return m
}()

// nearFirstNames: one is the end of the other, or they differ in one letter; with
// the same office and surname that is a slip or a form of the name, no other person.
func nearFirstNames(a, b string) bool {
	if min(len(a), len(b)) < 4 {
		return false
	}
	return strings.HasSuffix(a, b) || strings.HasSuffix(b, a) || editDistance(a, b) == 1
}

// closeSpelling: one or two letters differ in names long enough for that to be
// the same name, and they begin alike.
func closeSpelling(a, b string) bool {
	if a == b || len(a) < 5 || len(b) < 5 || a[0] != b[0] {
		return false
	}
	most := 1
	if min(len(a), len(b)) >= 7 {
		most = 2
	}
	return editDistance(a, b) <= most
}

func editDistance(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(x); i++ {
		prev := row[0]
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := prev
			if x[i-1] != y[j-1] {
				cost++
			}
			prev = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(y)]
}

func sameWords(x, y []string) bool {
	a, b := append([]string(nil), x...), append([]string(nil), y...)
	sort.Strings(a)
	sort.Strings(b)
	return strings.Join(a, " ") == strings.Join(b, " ")
}

// inside: all words of x stand in y in order.
func inside(x, y []string) bool {
	i := 0
	for _, w := range y {
		if i < len(x) && x[i] == w {
			i++
		}
	}
	return i == len(x)
}

func sharedTitle(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y && len(x) > 3 && x != "former" {
				return true
			}
		}
	}
	return false
}

// nameExplained: one report has both names, so that they are two persons, or knows
// the same name in both forms.
func nameExplained(all []named, a, b *named) bool {
	has := func(m int, name string) bool {
		for i := range all {
			if all[i].m == m && strings.EqualFold(all[i].name, name) {
				return true
			}
		}
		return false
	}
	return has(a.m, b.name) || has(b.m, a.name)
}
