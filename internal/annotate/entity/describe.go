package entity

import (
	"slices"
	"sort"
	"strings"

	"concord/english"
)

// description is a title or role that stands for a person without a name.
type description struct {
	from, to int // words, with the determiner
	form     Form
	entity   int
}

// describe finds the titles and roles that stand for persons: "the US
// president", "Majed al-Ansari, spokesman of the ministry", "Hugh Hill, a doctor".
// covered marks words that belong to names with their titles.
func (j *joiner) describe() []description {
	f := j.f
	covered := make([]bool, len(f.words))
	starts, ends := map[int]int{}, map[int]int{} // first and one past last word of a person's name → name
	for i, n := range j.names {
		if n.form == Title {
			continue
		}
		for k := n.titleFrom; k < n.to; k++ {
			if n.form != Demonym && n.kind != State || n.titleFrom < n.from {
				covered[k] = true
			}
		}
		if n.kind == Person && n.form == Name {
			starts[n.titleFrom], ends[n.to] = i, i
		}
	}
	var out []description
	// Appositions after a name come first: they teach titles.
	for i, n := range j.names {
		if n.kind != Person || n.form != Name || n.entity < 0 {
			continue
		}
		if d, ok := j.apposition(i, n, covered, starts); ok {
			for k := d.from; k < d.to; k++ {
				covered[k] = true
			}
			out = append(out, d)
		}
	}
	j.holders = map[string][]int{}
	for g, e := range j.groups {
		for k := range e.keys {
			j.holders[k] = append(j.holders[k], g)
		}
	}
	named := j.subjects()
	for _, r := range f.ranges {
		for k := r[0]; k < r[1]; k++ {
			if covered[k] || f.f[k].mark {
				continue
			}
			end, c := f.phrase(k, r[1], cOffice|cRole, true)
			if end == k {
				continue
			}
			d, key, of, ok := j.titlePhrase(k, end, r[0], covered)
			if !ok {
				k = end - 1
				continue
			}
			k = end - 1
			// "Qatar's prime minister, Sheikh Mohammed": the name after it.
			if end+1 < r[1] && f.norm(end) == "," {
				if i, ok := starts[end+1]; ok && j.names[i].entity >= 0 && !f.listAfter(j.names[i].to, r[1]) {
					d.entity = j.names[i].entity
					if e := j.groups[d.entity]; !e.keys[key] {
						j.holders[key] = append(j.holders[key], d.entity)
					}
					j.groups[d.entity].take(f.between(d.from, d.to), key, of)
					d.form = Title
					out = append(out, d)
					continue
				}
			}
			// "Ruth Hale is the mayor"
			if e := j.subjectOf(d, named); e >= 0 {
				d.entity, d.form = e, Description
				if g := j.groups[e]; !g.keys[key] {
					j.holders[key] = append(j.holders[key], e)
				}
				j.groups[e].take(f.between(d.from, d.to), key, of)
				out = append(out, d)
				continue
			}
			d.entity = j.holder(key, of, k, c, end < r[1] && f.norm(end) == "of")
			if d.entity >= 0 {
				if e := j.groups[d.entity]; e.kind == Person {
					e.take(f.between(d.from, d.to), "", "")
				}
				out = append(out, d)
			}
		}
	}
	return out
}

// subjects maps the tokens that head a person's name to the person.
func (j *joiner) subjects() map[int]int {
	out := map[int]int{}
	for _, n := range j.names {
		if n.kind == Person && n.form == Name && n.entity >= 0 {
			if h, _ := j.f.head(n.from, n.to); h >= 0 {
				out[h] = n.entity
			}
		}
	}
	return out
}

// subjectOf returns the person of whom a description is said with "is" or "was",
// or -1. Where "not" stands with it, nobody is.
func (j *joiner) subjectOf(d description, named map[int]int) int {
	g := j.f.g
	h, _ := j.f.head(d.from, d.to)
	if h < 0 || g.Tokens[h].Dep != english.DepAttr || g.Tokens[g.Tokens[h].Head].Lemma != "be" {
		return -1
	}
	found := -1
	for c := range g.Children(g.Tokens[h].Head) {
		switch g.Tokens[c].Dep {
		case english.DepNeg, english.DepAux:
			return -1
		case english.DepNsubj:
			if e, ok := named[c]; ok && c < h {
				found = e
			}
		}
	}
	return found
}

// listAfter reports whether the name that ends at j goes on as a list: "the
// mayor, Ruth Hale and the police".
func (f *finder) listAfter(j, end int) bool { return j < end && f.norm(j) == "and" }

// apposition reads a description after a name and a comma.
func (j *joiner) apposition(i int, n name, covered []bool, starts map[int]int) (description, bool) {
	f := j.f
	if n.to+1 >= len(f.words) || f.norm(n.to) != "," || f.f[n.to].sent != f.f[n.to-1].sent {
		return description{}, false
	}
	end := f.ranges[f.f[n.to].sent][1]
	from := n.to + 1
	// An age between: "John Smith, 39, a carpenter".
	if from+1 < end && f.f[from].digit && f.norm(from+1) == "," {
		from += 2
	}
	if from >= end {
		return description{}, false
	}
	k := from
	switch f.norm(k) {
	case "a", "an", "the", "its", "his", "her", "their", "our":
		k++
	default:
		if f.f[k].cls&(cTitle|cModifier|cDemonym|cState) == 0 && !f.f[k].capital {
			return description{}, false
		}
	}
	for limit := k + 8; k < end && k < limit; k++ {
		if f.f[k].mark && f.norm(k) != "-" || f.norm(k) == "and" || f.norm(k) == "who" {
			return description{}, false
		}
		if _, ok := starts[k]; ok {
			return description{}, false
		}
		to, c := f.phrase(k, end, cOffice|cRole, true)
		if to == k || to < end && f.f[to].cls&cTitle != 0 && f.f[to].adjacent && !f.f[to].mark {
			continue
		}
		// It must close: by a mark, or by a preposition that goes on about the role.
		if to < end && !f.f[to].mark {
			switch f.norm(to) {
			case "of", "at", "for", "with", "in", "from", "on", "who", "and", "to", "based", "'s":
			default:
				return description{}, false
			}
			if f.norm(to) == "'s" || f.norm(to) == "and" && f.norm(from) == "the" {
				return description{}, false
			}
		}
		if c&cOffice == 0 && passing(f.norm(to-1)) && f.norm(from) == "the" {
			return description{}, false
		}
		of := f.ofAfter(to)
		if of == "" {
			of = f.stateIn(from, to)
		}
		last := to
		if of != "" && to < end && f.norm(to) == "of" {
			for last < end && !f.f[last].mark && last < to+7 && f.between(last, last+1) != "" && !strings.HasSuffix(f.between(to, last), of) {
				last++
			}
			if !strings.HasSuffix(f.between(to, last), of) {
				last = to
			}
		}
		head := f.titleEnd(from, to)
		key := head.key
		if key == "" {
			key = f.key(k, to)
		}
		j.groups[n.entity].take(f.between(from, last), key, of)
		if g := titleGender(key); g != 0 && (j.groups[n.entity].gender == 0 || j.groups[n.entity].soft) {
			j.groups[n.entity].gender, j.groups[n.entity].soft = g, false
		}
		return description{from, last, Description, n.entity}, true
	}
	return description{}, false
}

// passing reports whether a role says what somebody is in one event only: "the
// gunman" after a name and a comma mostly begins a new clause.
func passing(role string) bool {
	switch role {
	case "gunman", "suspect", "defendant", "convict", "victim", "survivor", "witness", "resident", "neighbor", "neighbour", "student", "pilot", "driver", "officer", "militant":
		return true
	}
	return false
}

// titlePhrase reads the noun phrase of the title [k, end): its determiner, its
// head and whose it is. It is ok only for a definite phrase.
func (j *joiner) titlePhrase(k, end, start int, covered []bool) (description, string, string, bool) {
	f := j.f
	from := k
	for from > start && k-from < 8 && !covered[from-1] && f.f[from].adjacent && (f.f[from-1].cls&(cModifier|cOffice|cRole) != 0 || f.f[from-1].cls&(cDemonym|cState) != 0 && f.f[from-1].capital) && f.norm(from-1) != "the" {
		from--
	}
	head := f.titleEnd(from, end)
	key := head.key
	if key == "" {
		key = f.key(k, end)
	}
	if end < len(f.words) && f.norm(end) == "of" && end+1 < len(f.words) && f.f[end+1].cls&cModifier == 0 {
		if full := f.norm(end + 1); full == "state" || full == "staff" || full == "defense" || full == "defence" {
			key += " of " + full
			end += 2
		}
	}
	of := f.stateIn(from, k)
	if from > start {
		switch n := f.norm(from - 1); n {
		case "the":
			from--
			if of == "" {
				of = f.ofAfter(end)
			}
		case "its", "their", "our", "this":
			from--
		case "'s":
			of = f.ofBefore(from)
			if of == "" {
				return description{}, "", "", false
			}
			from--
			for w := 0; w < 4 && from > start; w++ {
				from--
				if !f.f[from].adjacent || !f.f[from-1].capital {
					break
				}
			}
		default:
			if of == "" || !f.f[from].initial {
				return description{}, "", "", false
			}
		}
	} else if of == "" {
		return description{}, "", "", false
	}
	// A name or noun right after makes it a title before a name, or a modifier.
	if end < len(f.words) && f.f[end].adjacent && !f.f[end].mark && f.f[end].sent == f.f[k].sent {
		if f.f[end].capital && f.f[end].cls&cNotName == 0 || f.f[end].cls&(cTitle|cOrg) != 0 || f.norm(end) == "'s" && false {
			return description{}, "", "", false
		}
	}
	return description{from: from, to: end, form: Title}, key, of, true
}

// holder returns the entity that a title without a name refers to: the one person
// of the report who bears it, or else an office; -1 where it cannot be told. ofAfter
// says that the state stands after it: "the president of Chile" is somebody new
// where "the Chilean president" may take up a president named before.
func (j *joiner) holder(key, of string, at int, c class, ofAfter bool) int {
	core := key
	if i := strings.LastIndexByte(key, ' '); i >= 0 && j.f.lex.class[key]&(cOffice|cRole) == 0 {
		core = key[i+1:]
	}
	same, open := -1, -1
	nSame, nOpen, far := 0, 0, false
	candidates := append([]int(nil), j.holders[key]...)
	if core != key {
		candidates = append(candidates, j.holders[core]...)
	}
	if len(candidates) > maxCandidates {
		return -1
	}
	slices.Sort(candidates)
	for _, g := range slices.Compact(candidates) {
		e := j.groups[g]
		if e.kind != Person || !e.bears(key, core) || j.names[e.first].titleFrom > at {
			continue
		}
		switch {
		case of != "" && e.of == of:
			same, nSame = g, nSame+1
		case of == "" || e.of == "" && !ofAfter && j.near(g, at):
			open, nOpen = g, nOpen+1
		case e.of == "":
			far = true
		}
	}
	switch {
	case nSame == 1:
		return same
	case nSame == 0 && nOpen == 1:
		if of != "" && j.groups[open].of == "" {
			j.groups[open].of = of
		}
		return open
	case nSame+nOpen > 0 || far && !ofAfter || c&cOffice == 0:
		return -1
	}
	k := "O " + key + " " + of
	g, ok := j.byKey[k]
	if !ok {
		g = j.group(Office, len(j.names))
		e := j.groups[g]
		e.of, e.longest = of, strings.TrimSpace(key)
		if of != "" {
			e.longest = key + " of " + of
		}
		j.byKey[k] = g
	}
	j.groups[g].take(key, key, "")
	return g
}

// near reports whether the person was named in the three sentences before word
// at: "President Trump … the US president".
func (j *joiner) near(g, at int) bool {
	if j.at == nil {
		j.at = map[int][]int{}
		for _, n := range j.names {
			if n.entity >= 0 {
				j.at[n.entity] = append(j.at[n.entity], n.from)
			}
		}
	}
	before := j.at[g]
	i := sort.SearchInts(before, at)
	return i > 0 && j.f.f[at].sent-j.f.f[before[i-1]].sent <= 3
}

// bears reports whether the person is called by the title now: a "former
// president" is not "the president".
func (g *group) bears(key, core string) bool {
	if !g.keys[key] && !g.keys[core] {
		return false
	}
	former, now := false, false
	for t := range g.titles {
		t = strings.ToLower(t)
		if !strings.HasSuffix(t, core) && !strings.Contains(t, core) {
			continue
		}
		if strings.Contains(t, "former") || strings.HasPrefix(t, "ex-") || strings.HasPrefix(t, "then") || strings.HasPrefix(t, "late ") {
			former = true
		} else {
			now = true
		}
	}
	return now || !former
}
