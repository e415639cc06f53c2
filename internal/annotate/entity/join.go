package entity

import (
	"sort"
	"strconv"
	"strings"
)

// group is an entity while mentions are being joined.
type group struct {
	kind     Kind
	key      string     // for all but persons
	parts    [][]string // for persons: the parts of each full name, or the one part
	suffix   string
	full     bool // a name of two parts or more was met
	gender   byte
	soft     bool // the gender is only that of a given name in the long list
	titles   map[string]bool
	keys     map[string]bool // folded heads of titles
	names    map[string]bool
	longest  string
	of       string
	state    string
	shown    bool // the kind of some name of it was shown, not guessed
	last     int  // index of the last name joined
	first    int
	mentions int
}

// maxCandidates bounds the persons of one surname or title that are looked
// through, so that a text with ten thousand Smiths takes no hour. No report has
// so many.
const maxCandidates = 256

// joiner joins the names of one report, in text order.
type joiner struct {
	f       *finder
	names   []name
	groups  []*group
	surname map[string][]int // last part → groups of persons with a full name
	given   map[string][]int
	byKey   map[string]int
	short   map[string]string // first word of one body's name, which stands alone for it → key of that name
	holders map[string][]int  // title → groups that bear it; built by describe
	at      map[int][]int     // words at which each group is named; built by near
}

func (f *finder) join(names []name) *joiner {
	j := &joiner{f: f, names: names, surname: map[string][]int{}, given: map[string][]int{}, byKey: map[string]int{}}
	for i := range names {
		names[i].entity = -1
	}
	j.vote()
	j.descriptors()
	j.shortBodies()
	j.surnames()
	j.fullNames()
	j.singles()
	j.others()
	return j
}

func (j *joiner) text(i int) string { return j.names[i].text(j.f) }

func foldKey(s string) string {
	s = strings.TrimPrefix(strings.ToLower(strings.Join(strings.Fields(s), " ")), "the ")
	return plainLetters.Replace(s)
}

// vote gives the names whose kind was guessed the kind that the same words have
// most elsewhere in the report.
func (j *joiner) vote() {
	votes := map[string]map[Kind]int{}
	for i, n := range j.names {
		if n.form != Name {
			continue
		}
		k := foldKey(j.text(i))
		if votes[k] == nil {
			votes[k] = map[Kind]int{}
		}
		weight := 1
		if n.sure {
			weight = 3
		}
		if n.kind != Other {
			votes[k][n.kind] += weight
		}
	}
	for i := range j.names {
		n := &j.names[i]
		if n.form != Name || n.sure {
			continue
		}
		best, most := n.kind, 0
		v := votes[foldKey(j.text(i))]
		for _, k := range [...]Kind{Person, Organisation, Place, State, Document, Office} {
			if v[k] > most {
				best, most = k, v[k]
			}
		}
		if best == State {
			continue
		}
		n.kind = best
	}
}

// descriptors cuts from persons' names the words before them that the report leaves
// out elsewhere: "Outfielder Karl Weber" where "Karl Weber" is named as well.
func (j *joiner) descriptors() {
	whole := map[string]bool{}
	for i, n := range j.names {
		if n.kind == Person && n.form == Name && n.to-n.from == 2 {
			whole[foldKey(j.text(i))] = true
		}
	}
	if len(whole) == 0 {
		return
	}
	f := j.f
	for i := range j.names {
		n := &j.names[i]
		if n.kind != Person || n.form != Name || n.titleFrom < n.from || !n.part.Empty() || n.to-n.from < 3 || n.to-n.from > 5 {
			continue
		}
		given := false
		for k := n.from; k < n.to-2; k++ {
			given = given || f.f[k].cls&cGiven != 0
		}
		if !given && whole[foldKey(f.between(n.to-2, n.to))] {
			p := f.person(n.to-2, n.to)
			p.sure, p.entity = n.sure, n.entity
			*n = p
		}
	}
}

// shortBodies finds the single words that stand for a body: "Halden" where the
// report has one "Halden Foods" and the word is no known place or person.
func (j *joiner) shortBodies() {
	first := map[string]string{}
	for i, n := range j.names {
		if n.kind != Organisation || n.form != Name || n.to-n.from < 2 || !n.part.Empty() {
			continue
		}
		w, key := j.f.norm(n.from), Key(j.text(i))
		if old, ok := first[w]; ok && old != key {
			key = "" // two bodies begin so
		}
		first[w] = key
	}
	j.short = map[string]string{}
	for i := range j.names {
		n := &j.names[i]
		if n.form != Name || n.sure || n.to != n.from+1 || n.titleFrom < n.from || !n.part.Empty() || n.kind == Document {
			continue
		}
		w := j.f.norm(n.from)
		key := first[w]
		if key == "" || j.f.f[n.from].cls&(cPlace|cState|cDemonym|cGiven|cSurname|cCommon|cOpener|cTitle) != 0 || j.f.afterPlacePreposition(n.from) && n.kind == Place {
			continue
		}
		n.kind = Organisation
		j.short[Key(j.text(i))] = key
	}
}

// surnames makes persons of the names that a person of the report bears: "Jordan"
// after "Michael Jordan" is no state, unless it stands where a place stands.
func (j *joiner) surnames() {
	type seen struct{ first, parts int }
	bearers := map[string]seen{}
	given := map[string]bool{}
	for i, n := range j.names {
		if n.kind != Person || n.form != Name {
			continue
		}
		parts, _ := NameParts(j.text(i))
		if len(parts) == 0 || len(parts) == 1 && n.titleFrom == n.from {
			continue
		}
		last := parts[len(parts)-1]
		if len(parts) > 1 {
			given[parts[0]] = true
		}
		if _, ok := bearers[last]; !ok {
			bearers[last] = seen{i, len(parts)}
		}
	}
	for i := range j.names {
		n := &j.names[i]
		if n.form != Name || n.kind == Person || n.kind == Document || n.to-n.from > 4 {
			continue
		}
		parts, _ := NameParts(j.text(i))
		if len(parts) == 0 {
			continue
		}
		b, ok := bearers[parts[len(parts)-1]]
		if !ok {
			if len(parts) == 1 && n.kind == Other && given[parts[0]] {
				n.kind = Person
			}
			continue
		}
		switch {
		case len(parts) > 1:
			if n.kind == Other && !n.sure {
				n.kind = Person
			}
		case n.kind == Other:
			n.kind = Person
		case b.first < i && !j.f.afterPlacePreposition(n.from) && !(n.sure && n.kind == Organisation):
			if n.kind == State && j.f.words[n.from].Norm != "jordan" && j.f.words[n.from].Norm != "chad" && j.f.f[n.from].cls&(cSurname|cGiven) == 0 {
				continue
			}
			n.kind, n.state = Person, ""
		}
	}
}

func (f *finder) afterPlacePreposition(i int) bool {
	for i > 0 && (f.norm(i-1) == "the" || f.norm(i-1) == "downtown" || f.norm(i-1) == "central") {
		i--
	}
	if i == 0 || f.f[i-1].sent != f.f[i].sent {
		return false
	}
	switch f.norm(i - 1) {
	case "in", "at", "near", "outside", "from", "into", "across", "around", "through", "throughout", "via", "to", "inside", "toward", "towards", "over", "leave", "left", "visit", "visited", "visiting", "of":
		return true
	}
	return false
}

func (j *joiner) add(i int, g int) {
	n := &j.names[i]
	n.entity = g
	e := j.groups[g]
	if n.to > n.from {
		t := strings.Join(strings.Fields(j.text(i)), " ")
		if n.form == Name {
			e.names[t] = true
			if longer(t, e.longest) {
				e.longest = t
			}
		}
	}
	if n.form != Demonym && n.form != Metonym {
		e.take(n.title, n.titleKey, n.of)
	}
	if e.gender == 0 || e.soft && n.gender != 0 && !n.soft {
		e.gender, e.soft = n.gender, n.soft
	}
	if i < e.first {
		e.first = i
	}
	e.shown = e.shown || n.sure && n.form == Name
	e.last = i
	e.mentions++
}

func (g *group) take(title, key, of string) {
	if rest, ok := strings.CutPrefix(title, "The "); ok {
		title = "the " + rest
	}
	if title != "" {
		g.titles[strings.Join(strings.Fields(title), " ")] = true
	}
	if key != "" {
		g.keys[key] = true
	}
	if g.of == "" && of != "" && g.kind == Person {
		g.of = of
	}
}

// longer reports whether a is a fuller name than b: more words, then more
// letters, then first in order.
func longer(a, b string) bool {
	wa, wb := strings.Count(a, " "), strings.Count(b, " ")
	switch {
	case wa != wb:
		return wa > wb
	case len(a) != len(b):
		return len(a) > len(b)
	}
	return a < b
}

func (j *joiner) group(kind Kind, i int) int {
	j.groups = append(j.groups, &group{kind: kind, titles: map[string]bool{}, keys: map[string]bool{}, names: map[string]bool{}, first: i})
	return len(j.groups) - 1
}

// fullNames joins persons named with two parts or more.
func (j *joiner) fullNames() {
	for i := range j.names {
		n := &j.names[i]
		if n.kind != Person || n.form != Name {
			continue
		}
		parts, suffix := NameParts(j.text(i))
		if len(parts) < 2 {
			continue
		}
		found := -1
		same := j.surname[parts[len(parts)-1]]
		for _, g := range same[max(0, len(same)-maxCandidates):] {
			e := j.groups[g]
			if e.suffix != suffix || e.gender != 0 && n.gender != 0 && e.gender != n.gender && !e.soft && !n.soft {
				continue
			}
			for _, p := range e.parts {
				if sameParts(p, parts) {
					found = g
				}
			}
		}
		if found < 0 {
			found = j.group(Person, i)
			last := parts[len(parts)-1]
			j.surname[last] = append(j.surname[last], found)
			j.given[parts[0]] = append(j.given[parts[0]], found)
			j.groups[found].suffix = suffix
			j.groups[found].full = true
		}
		e := j.groups[found]
		if len(e.parts) < 16 {
			e.parts = append(e.parts, parts)
		}
		j.add(i, found)
	}
}

// singles joins persons named with one part: a surname goes to the person who
// bears it, and where several do, to the one named last before, by sex where a
// title tells it; a given name goes to the only person who bears it.
func (j *joiner) singles() {
	lone := map[string]int{}
	// The groups' last mention must follow the text, so mentions are walked in order.
	last := make([]int, len(j.groups))
	for g := range last {
		last[g] = -1
	}
	for i := range j.names {
		n := &j.names[i]
		if n.kind != Person || n.form != Name {
			continue
		}
		if n.entity >= 0 {
			last[n.entity] = i
			continue
		}
		parts, _ := NameParts(j.text(i))
		if len(parts) == 0 {
			n.kind = Other
			continue
		}
		found := j.choose(j.surname[parts[0]], last, n)
		if found < 0 {
			if cs := j.given[parts[0]]; len(cs) == 1 && (n.titleFrom == n.from || !strings.HasPrefix(n.titleKey, "m")) {
				found = cs[0]
			}
		}
		if found < 0 {
			var ok bool
			if found, ok = lone[parts[0]]; !ok {
				found = j.group(Person, i)
				last = append(last, -1)
				lone[parts[0]] = found
				j.groups[found].parts = append(j.groups[found].parts, parts)
			}
		}
		last[found] = i
		j.add(i, found)
	}
}

func (j *joiner) choose(candidates []int, last []int, n *name) int {
	best, tied := -1, false
	for _, g := range candidates[max(0, len(candidates)-maxCandidates):] {
		e := j.groups[g]
		if n.gender != 0 && e.gender != 0 && n.gender != e.gender && !e.soft && !n.soft {
			continue
		}
		if n.titleKey != "" && len(e.keys) > 0 && len(candidates) > 1 && e.keys[n.titleKey] {
			return g
		}
		switch {
		case best < 0:
			best = g
		case last[g] == last[best]:
			// Neither was named before, as in a headline: the one named first below.
			if e.first < j.groups[best].first {
				best = g
			}
			tied = e.first == j.groups[best].first && best != g
		case last[g] > last[best]:
			best, tied = g, false
		}
	}
	if tied {
		return -1
	}
	return best
}

// Key folds the name of anything but a person for comparison: "Justice Department" and "Department of
// Justice" are one.
func Key(s string) string {
	k := foldKey(s)
	// "Article V" and "Article 5"
	if first, last, ok := strings.Cut(k, " "); ok && roman(last) && lex().class[first]&cDocument != 0 {
		return first + " " + arabic(last)
	}
	for _, head := range [...]string{"department", "ministry"} {
		if rest, ok := strings.CutPrefix(k, head+" of "); ok {
			rest = strings.TrimPrefix(rest, "the ")
			if head == "ministry" {
				rest = strings.TrimSuffix(rest, " affairs")
			}
			return rest + " " + head
		}
	}
	return k
}

// arabic writes a Roman numeral of i, v, x and l in digits.
func arabic(roman string) string {
	value := map[byte]int{'i': 1, 'v': 5, 'x': 10, 'l': 50}
	n := 0
	for i := 0; i < len(roman); i++ {
		v := value[roman[i]]
		if i+1 < len(roman) && v < value[roman[i+1]] {
			v = -v
		}
		n += v
	}
	return strconv.Itoa(n)
}

// others joins everything that is no person, by its name.
func (j *joiner) others() {
	for i := range j.names {
		n := &j.names[i]
		if n.entity >= 0 || n.form == Title {
			continue
		}
		key := string(n.kind[:1]) + " " + Key(j.text(i))
		if n.kind == State {
			key = "s " + n.state
		} else if full := j.short[Key(j.text(i))]; full != "" && n.kind == Organisation {
			key = "o " + full
		} else if g, ok := j.byKey["o "+Key(j.text(i))]; ok && n.kind == Other {
			key = j.groups[g].key
		}
		g, ok := j.byKey[key]
		if !ok {
			g = j.group(n.kind, i)
			j.groups[g].key = key
			j.groups[g].state = n.state
			if n.kind == Office || n.kind == Organisation {
				j.groups[g].of = n.of
			}
			j.byKey[key] = g
		}
		j.add(i, g)
	}
	j.acronyms()
}

// acronyms joins a body with its acronym: "World Health Organization (WHO)", and
// without brackets when exactly one body of the report has these initials.
func (j *joiner) acronyms() {
	initials := map[string][]int{}
	for g, e := range j.groups {
		if e.kind == Person || e.kind == State {
			continue
		}
		for _, name := range sortedKeys(e.names) {
			for _, in := range Initials(name) {
				if len(in) >= 2 && (len(initials[in]) == 0 || initials[in][len(initials[in])-1] != g) {
					initials[in] = append(initials[in], g)
				}
			}
		}
	}
	merged := map[int]int{}
	for i := range j.names {
		n := j.names[i]
		if n.to != n.from+1 || n.form != Name || !j.f.f[n.from].upper || n.kind == State {
			continue
		}
		acr := strings.ReplaceAll(strings.ToLower(j.text(i)), ".", "")
		gs := initials[acr]
		if len(gs) != 1 || gs[0] == n.entity {
			continue
		}
		bracketed := n.from > 0 && j.f.norm(n.from-1) == "("
		if len(acr) >= 3 || bracketed {
			merged[n.entity] = gs[0]
		}
	}
	if len(merged) == 0 {
		return
	}
	for i := range j.names {
		if to, ok := merged[j.names[i].entity]; ok && to != j.names[i].entity {
			if _, chain := merged[to]; chain {
				continue
			}
			j.add(i, to)
		}
	}
}

// Initials returns the initials of the words of a name with capitals, and of
// all its words.
func Initials(name string) []string {
	var caps, all []byte
	for w := range strings.FieldsSeq(name) {
		for part := range strings.SplitSeq(w, "-") {
			if part == "" || part[0] >= 0x80 {
				continue
			}
			c := part[0] | 0x20
			all = append(all, c)
			if part[0] >= 'A' && part[0] <= 'Z' {
				caps = append(caps, c)
			}
		}
	}
	if len(caps) < 2 {
		return nil
	}
	return []string{string(caps), string(all)}
}

func sortedKeys(m map[string]bool) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
