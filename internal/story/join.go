package story

import (
	"sort"
	"strings"

	"concord/internal/annotate/entity"
)

// place is one entity of one report.
type place struct{ member, index int }

// joiner joins the entities of all reports: persons by the parts of their names,
// all else by name and acronym. It favours precision: where two entities of the
// story could be meant, an entity stays by itself. Every choice is made over
// sorted names, so that the order of reports changes nothing.
type joiner struct {
	s      *Story
	places []place
	of     map[place]int // place → cluster
	groups []*cluster
}

// cluster is the entities of several reports taken for one.
type cluster struct {
	places []place
	full   []string // full names of persons
	suffix string
	last   string
}

func (s *Story) entityAt(p place) *entity.Entity {
	return &s.Members[p.member].Document.Entities[p.index]
}

// join fills Story.Entities and Member.Entities.
func (s *Story) join() {
	j := &joiner{s: s, of: map[place]int{}}
	for m := range s.Members {
		for i := range s.Members[m].Document.Entities {
			j.places = append(j.places, place{m, i})
		}
	}
	j.persons()
	j.surnames()
	j.things()
	j.offices()
	j.write()
}

func (j *joiner) add(p place, g int) {
	j.of[p] = g
	j.groups[g].places = append(j.groups[g].places, p)
}

func (j *joiner) group() int {
	j.groups = append(j.groups, &cluster{})
	return len(j.groups) - 1
}

// fullNames returns the names of two parts or more, the fullest first.
func fullNames(e *entity.Entity) []string {
	var out []string
	for _, n := range e.Names {
		if parts, _ := entity.NameParts(n); len(parts) >= 2 {
			out = append(out, n)
		}
	}
	sort.Slice(out, func(a, b int) bool { return fuller(out[a], out[b]) })
	return out
}

// fuller orders names by the number of their parts, then their length, then
// alphabetically, so that the order is total.
func fuller(a, b string) bool {
	pa, _ := entity.NameParts(a)
	pb, _ := entity.NameParts(b)
	switch {
	case len(pa) != len(pb):
		return len(pa) > len(pb)
	case len(a) != len(b):
		return len(a) > len(b)
	}
	return a < b
}

// persons joins persons with full names. The fullest names come first, so that
// "Mohammed Al Thani" finds the one long name it is part of, or finds two and
// stays apart.
func (j *joiner) persons() {
	type named struct {
		p    place
		full []string
	}
	var all []named
	for _, p := range j.places {
		e := j.s.entityAt(p)
		if e.Kind != entity.Person {
			continue
		}
		if full := fullNames(e); len(full) > 0 {
			all = append(all, named{p, full})
		}
	}
	sort.SliceStable(all, func(a, b int) bool {
		if all[a].full[0] != all[b].full[0] {
			return fuller(all[a].full[0], all[b].full[0])
		}
		return all[a].p.member < all[b].p.member
	})
	byLast := map[string][]int{}
	for _, n := range all {
		parts, suffix := entity.NameParts(n.full[0])
		last := parts[len(parts)-1]
		found := -1
		for _, g := range byLast[last] {
			c := j.groups[g]
			if c.suffix != suffix || !fits(c.full, n.full) || j.sameReport(c, n.p) {
				continue
			}
			if found >= 0 {
				found = -2
				break
			}
			found = g
		}
		if found < 0 {
			found = j.group()
			j.groups[found].suffix, j.groups[found].last = suffix, last
			byLast[last] = append(byLast[last], found)
		}
		c := j.groups[found]
		if len(c.full) < 24 {
			c.full = append(c.full, n.full...)
		}
		j.add(n.p, found)
	}
}

// sameReport reports whether c has another person of p's report already: what a
// report keeps apart stays apart.
func (j *joiner) sameReport(c *cluster, p place) bool {
	for _, q := range c.places {
		if q.member == p.member {
			return true
		}
	}
	return false
}

// fits reports whether every name of a can be the person of every name of b.
func fits(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x != y && !entity.SamePerson(x, y) {
				return false
			}
		}
	}
	return true
}

// surnames joins persons, and names of unknown kind, of one part with the only
// person of the story who has it as a surname.
func (j *joiner) surnames() {
	byLast := map[string][]int{}
	for g, c := range j.groups {
		byLast[c.last] = append(byLast[c.last], g)
	}
	lone := map[string]int{}
	for _, p := range j.places {
		e := j.s.entityAt(p)
		if _, done := j.of[p]; done || e.Kind != entity.Person && e.Kind != entity.Other {
			continue
		}
		parts, _ := entity.NameParts(e.Name)
		if len(parts) != 1 {
			continue
		}
		var fit []int
		for _, g := range byLast[parts[0]] {
			if !j.sameReport(j.groups[g], p) {
				fit = append(fit, g)
			}
		}
		if len(fit) > 1 {
			var titled []int
			for _, g := range fit {
				if j.sharesTitle(g, e) {
					titled = append(titled, g)
				}
			}
			fit = titled
		}
		switch {
		case len(fit) == 1:
			j.add(p, fit[0])
		case e.Kind == entity.Person && len(byLast[parts[0]]) == 0:
			g, ok := lone[parts[0]]
			if !ok {
				g = j.group()
				lone[parts[0]] = g
			}
			j.add(p, g)
		}
	}
}

// sharesTitle reports whether e has an office or role that a member of g has.
func (j *joiner) sharesTitle(g int, e *entity.Entity) bool {
	mine := heads(e)
	for _, p := range j.groups[g].places {
		for h := range heads(j.s.entityAt(p)) {
			if mine[h] {
				return true
			}
		}
	}
	return false
}

// heads returns the titles of e by their last words, without forms of address.
func heads(e *entity.Entity) map[string]bool {
	out := map[string]bool{}
	for _, t := range e.Titles {
		if h, former := entity.TitleHead(t); h != "" && !former {
			out[h] = true
		}
	}
	return out
}

// things joins states, bodies, places and the rest by their names; names of
// unknown kind go with any.
func (j *joiner) things() {
	class := func(k entity.Kind) string {
		switch k {
		case entity.Office, entity.Organisation:
			return "body "
		case entity.Person:
			return ""
		}
		return string(k) + " "
	}
	// Keys of every name with a kind.
	keys := map[string]int{}
	union := func(p place, ks []string) {
		found := -1
		for _, k := range ks {
			if g, ok := keys[k]; ok {
				found = g
				break
			}
		}
		if found < 0 {
			found = j.group()
		}
		j.add(p, found)
		for _, k := range ks {
			if _, ok := keys[k]; !ok {
				keys[k] = found
			}
		}
	}
	var rest, unknown []place
	for _, p := range j.places {
		if _, done := j.of[p]; done {
			continue
		}
		switch e := j.s.entityAt(p); {
		case e.Kind == entity.Other:
			unknown = append(unknown, p)
		case e.Kind == entity.Office && len(e.Names) == 0:
			// A title without a holder; see offices.
		default:
			rest = append(rest, p)
		}
	}
	// Those with the most names first, so that an alias known to one report joins
	// the others.
	sort.SliceStable(rest, func(a, b int) bool {
		x, y := j.s.entityAt(rest[a]), j.s.entityAt(rest[b])
		if len(x.Names) != len(y.Names) {
			return len(x.Names) > len(y.Names)
		}
		return x.Name < y.Name
	})
	initials := map[string]map[string]bool{} // acronym → keys of bodies with these initials
	for _, p := range rest {
		e := j.s.entityAt(p)
		c := class(e.Kind)
		ks := []string{c + entity.Key(e.Name)}
		if e.Kind != entity.State {
			for _, n := range e.Names {
				ks = append(ks, c+entity.Key(n))
			}
		}
		if c == "body " {
			for _, n := range e.Names {
				for _, in := range entity.Initials(n) {
					if initials[in] == nil {
						initials[in] = map[string]bool{}
					}
					initials[in][entity.Key(e.Name)] = true
				}
			}
		}
		union(p, ks)
	}
	j.acronyms(keys, initials)
	for _, p := range unknown {
		k := entity.Key(j.s.entityAt(p).Name)
		found := -1
		for _, c := range [...]string{"body ", "place ", "document ", "state ", "other "} {
			if g, ok := keys[c+k]; ok {
				found = g
				break
			}
		}
		if found < 0 {
			union(p, []string{"other " + k})
			continue
		}
		j.add(p, found)
	}
}

// acronyms moves a body known by its acronym alone to the only body of the story
// with these initials.
func (j *joiner) acronyms(keys map[string]int, initials map[string]map[string]bool) {
	acrs := make([]string, 0, len(initials))
	for a := range initials {
		acrs = append(acrs, a)
	}
	sort.Strings(acrs)
	for _, a := range acrs {
		from, ok := keys["body "+a]
		if !ok || len(a) < 3 || len(initials[a]) != 1 {
			continue
		}
		for k := range initials[a] {
			to := keys["body "+k]
			if to == from {
				continue
			}
			for _, p := range j.groups[from].places {
				j.add(p, to)
			}
			j.groups[from].places = nil
		}
	}
}

// offices joins a title without a name to the only person of the story who
// bears it for the same state or body, else to the same title elsewhere.
func (j *joiner) offices() {
	type holder struct{ title, of string }
	holders := map[holder]map[int]bool{}
	for g, c := range j.groups {
		for _, p := range c.places {
			e := j.s.entityAt(p)
			if e.Kind != entity.Person {
				continue
			}
			for h := range heads(e) {
				k := holder{h, e.Of}
				for _, k := range [...]holder{k, {h, ""}} {
					if holders[k] == nil {
						holders[k] = map[int]bool{}
					}
					holders[k][g] = true
				}
			}
		}
	}
	byTitle := map[holder]int{}
	for _, p := range j.places {
		if _, done := j.of[p]; done {
			continue
		}
		e := j.s.entityAt(p)
		k := holder{of: e.Of}
		for _, t := range e.Titles {
			if h, _ := entity.TitleHead(t); h > k.title {
				k.title = h
			}
		}
		if hs := holders[k]; e.Kind == entity.Office && k.title != "" && len(hs) == 1 {
			for g := range hs {
				j.add(p, g)
			}
			continue
		}
		if e.Kind != entity.Office || k.title == "" {
			k = holder{"\x00" + string(e.Kind) + e.Name, e.Of}
		}
		g, ok := byTitle[k]
		if !ok {
			g = j.group()
			byTitle[k] = g
		}
		j.add(p, g)
	}
}

// write turns clusters into the story's entities, in order of first mention.
func (j *joiner) write() {
	number := map[int]int{}
	for m := range j.s.Members {
		member := &j.s.Members[m]
		member.Entities = make([]int, len(member.Document.Entities))
		for i := range member.Document.Entities {
			g := j.of[place{m, i}]
			n, ok := number[g]
			if !ok {
				n = len(j.s.Entities)
				number[g] = n
				j.s.Entities = append(j.s.Entities, j.entity(j.groups[g].places))
			}
			member.Entities[i] = n
		}
	}
}

func (j *joiner) entity(places []place) Entity {
	var e Entity
	kinds, ofs := map[string]int{}, map[string]int{}
	names, titles := map[string]bool{}, map[string]bool{}
	candidates := map[string]bool{}
	for _, p := range places {
		o := j.s.entityAt(p)
		if o.Kind != entity.Other {
			weight := 2
			if o.Kind == entity.Office && len(o.Names) == 0 {
				weight = 1
			}
			kinds[string(o.Kind)] += weight
		}
		if o.Of != "" {
			ofs[o.Of]++
		}
		for _, n := range o.Names {
			names[n] = true
		}
		for _, t := range o.Titles {
			titles[t] = true
		}
		if len(o.Names) > 0 || len(places) == 1 || o.Kind == entity.State {
			candidates[o.Name] = true
		}
	}
	e.Kind = entity.Kind(most(kinds))
	if e.Kind == "" {
		e.Kind = entity.Other
	}
	e.Of = most(ofs)
	if e.Kind == entity.Person || len(candidates) > 1 {
		for n := range candidates {
			if e.Name == "" || fuller(n, e.Name) {
				e.Name = n
			}
		}
	}
	if e.Name == "" {
		for n := range candidates {
			e.Name = n
		}
	}
	if e.Name == "" && len(places) > 0 {
		e.Name = j.s.entityAt(places[0]).Name
	}
	e.Names, e.Titles = keys(names), keys(titles)
	return e
}

// most returns the key with the highest count, the first in order among equals.
func most(m map[string]int) string {
	best := ""
	for k, n := range m {
		if best == "" || n > m[best] || n == m[best] && strings.Compare(k, best) < 0 {
			best = k
		}
	}
	return best
}

func keys(m map[string]bool) []string {
	if len(m) == 0 {
		return nil
	}
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
