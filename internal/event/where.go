package event

import (
	"slices"
	"sort"
	"strings"

	"concord/english"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/when"
	"concord/internal/edtf"
	"concord/internal/place"
	"concord/internal/story"
)

const toldSo = "the report says so"

// where reads where p happened: its places, else what is hit, else the state to
// which force was done.
func (r *reader) where(p *predicate.Predicate, x *found) {
	best := func(chain []Place, at bool) {
		if at && !x.where && len(chain) > 0 || at == x.where && len(chain) > len(x.places) {
			x.places, x.where = chain, at
		}
	}
	for i := range p.Arguments {
		a := &p.Arguments[i]
		switch {
		case a.Role == predicate.Agent && x.mention.Rule == "war" && p.Kind == predicate.Noun && r.toks[a.Head].Dep == english.DepAmod:
			if s := r.placeState(a.Head); s != "" {
				best([]Place{{Name: s, Kind: place.State, Reason: toldSo, Passages: []story.Passage{r.passage(a.Head, a.Head+1)}}}, true)
			}
		case a.Role == predicate.Place:
			if a.Prep == "" && r.isActor(x, a.Head) {
				continue
			}
			if a.Prep == "from" || a.Prep == "to" && x.mention.Class.Type != Consult && x.mention.Class.Type != Assault {
				continue
			}
			chain := r.chain(a.Head, 0)
			if a.Prep == "near" || a.Prep == "outside" {
				chain = around(chain)
			}
			best(chain, !x.onState(a.Prep, chain))
		case x.mention.Class.Type == Assault && (a.Role == predicate.Patient || a.Role == predicate.Recipient || a.Role == predicate.Other && (a.Prep == "on" || a.Prep == "at" || a.Prep == "against" || a.Prep == "into")):
			if f, ok := r.of[a.Head]; ok && r.found[f].mention.Class.Type == Assault {
				continue
			}
			if r.classes(a.Head)&(weapon) == 0 || r.toks[a.Head].Entity != 0 {
				chain := r.chain(a.Head, 0)
				best(chain, len(chain) != 1 || chain[0].Kind != place.State)
			}
		case x.mention.Class.Type == Consult && x.mention.Rule == "visit" && (a.Role == predicate.Patient || a.Role == predicate.Recipient):
			best(r.chain(a.Head, 0), true)
		}
	}
	// "attacked the base in Qatar", where the tree has "in Qatar" of the attack: the base
	// is there.
	if o := r.object(p); x.mention.Class.Type == Assault && x.where && o >= 0 && r.toks[o].POS == english.PosNOUN && r.classes(o)&building != 0 && len(r.chain(o, 0)) == 0 {
		from, to := r.short(o)
		site := Place{Name: r.words(from, to), Kind: place.Site, Reason: toldSo, Passages: []story.Passage{r.passage(from, to)}}
		if bases[r.lemma(o)] {
			site.Kind = place.Base
			if s := r.ownerOf(o); s >= 0 {
				if s, _ := r.actsFor(s); s != "" {
					site.Owners = []string{s}
				}
			}
		}
		x.places = append([]Place{site}, x.places...)
	}
}

// around is the chain of what lies near its first place: that it lies in the rest is
// likely, and all that is told.
func around(chain []Place) []Place {
	if len(chain) < 2 {
		return nil
	}
	out := slices.Clone(chain[1:])
	out[0].Reason = "near " + chain[0].Name + ", the report says"
	out[0].Passages = chain[0].Passages
	return out
}

// onState reports whether a place is only the state to which force is done: an
// attack on a state may be on its base in another.
func (x *found) onState(prep string, chain []Place) bool {
	return x.mention.Class.Type == Assault && (prep == "on" || prep == "against") && len(chain) == 1 && chain[0].Kind == place.State
}

func (r *reader) isActor(x *found, head int) bool {
	for _, a := range x.actors {
		for _, p := range a.Passages {
			if p.Start <= r.toks[head].Start && r.toks[head].End <= p.End {
				return true
			}
		}
	}
	return false
}

// chain is where the place that the noun i names lies, innermost first; nil where i
// names none. What the report says comes first: "the base in Qatar", "the Qatari
// capital, Doha", "Paris, Texas"; then what is known of the name.
func (r *reader) chain(i, depth int) []Place {
	if depth > 3 {
		return nil
	}
	tok := &r.toks[i]
	k := r.classes(i)
	from, to := r.short(i)
	e, named := r.entityAt(i)
	if e >= 0 && (named || tok.POS == english.PosPRON || k&location != 0) {
		switch x := &r.d.Entities[e]; x.Kind {
		case entity.State:
			if tok.POS == english.PosPRON || r.lemma(i) == "country" || r.lemma(i) == "nation" || r.lemma(i) == "state" || tok.Entity == english.EntGPE || tok.POS == english.PosPROPN {
				if s, how := place.StateOf(x.Name); s != "" && how != "capital" {
					return []Place{{Name: s, Kind: place.State, Reason: toldSo, Passages: []story.Passage{r.passage(from, to)}}}
				}
			}
		case entity.Place:
			if tok.POS == english.PosPRON {
				return r.known(x.Name, story.Passage{}, true)
			}
		}
	}
	var up []Place // told to lie around it
	var inner []Place
	for c := range r.doc.Children(i) {
		switch r.toks[c].Dep {
		case english.DepPrep:
			switch r.lower(c) {
			case "in", "at", "of", "inside", "near", "outside", "on":
				for o := range r.doc.Children(c) {
					if ok := r.toks[o].Entity; ok == english.EntGPE || ok == english.EntLOC || ok == english.EntFAC {
						ch := r.chain(o, depth+1)
						if w := r.lower(c); w == "near" || w == "outside" {
							ch = around(ch)
						}
						if len(ch) > len(up) {
							up = ch
						}
					}
				}
			}
		case english.DepAppos:
			switch r.toks[c].Entity {
			case english.EntGPE, english.EntLOC, english.EntFAC:
				if tok.Entity == english.EntGPE || tok.Entity == english.EntLOC { // "Paris, Texas"
					if ch := r.chain(c, depth+1); len(ch) > len(up) {
						up = ch
					}
				} else if c > i && (k&location != 0) {
					inner = r.chain(c, depth+1) // "the capital, Doha"
				}
			}
		case english.DepAmod, english.DepCompound, english.DepNmod, english.DepPoss:
			if k&(location|building) == 0 || r.toks[c].Entity == 0 {
				continue
			}
			if s := r.placeState(c); s != "" && len(up) == 0 && lies[r.lemma(i)] {
				up = []Place{{Name: s, Kind: place.State, Reason: toldSo, Passages: []story.Passage{r.passage(c, c+1)}}}
			}
		}
	}
	if len(inner) > 0 {
		if len(up) > 0 && !has(inner, up[0].Name) {
			inner = append(inner, up...)
		}
		return inner
	}
	isPlace := tok.Entity == english.EntGPE || tok.Entity == english.EntLOC || tok.Entity == english.EntFAC || e >= 0 && named && r.d.Entities[e].Kind == entity.Place
	if isPlace || tok.POS == english.PosPROPN && k&(building|location) != 0 {
		name := r.name(i)
		if m, ok := r.mentAt[i]; ok && !r.d.Mentions[m].Name.Empty() {
			name = r.d.Mentions[m].Name.In(r.text)
		}
		here := r.passage(from, to)
		if len(up) > 0 {
			// "Paris, Texas": the report decides which
			var near []string
			for _, u := range up {
				near = append(near, u.Name)
			}
			own := listed(place.Inside(name, near...), here)
			if len(own) > 0 && has(own, up[len(up)-1].Name) && own[0].Name != up[0].Name {
				for k := range own {
					if n := has(up, own[k].Name); n {
						own[k].Reason = toldSo
					}
				}
				return own
			}
			if len(own) == 1 && own[0].Kind == place.State {
				return own
			}
			first := Place{Name: name, Reason: toldSo, Passages: []story.Passage{here}}
			if len(own) > 0 {
				first.Kind, first.Owners = own[0].Kind, own[0].Owners
			}
			return append([]Place{first}, up...)
		}
		return r.known(name, here, isPlace)
	}
	if len(up) > 0 && (k&(location|building) != 0 || k&(personNoun|armed) != 0) {
		if k&(location|building) != 0 && !lies[r.lemma(i)] || bases[r.lemma(i)] {
			p := Place{Name: r.words(from, to), Kind: place.Site, Reason: toldSo, Passages: []story.Passage{r.passage(from, to)}}
			if bases[r.lemma(i)] {
				p.Kind = place.Base
				if o := r.ownerOf(i); o >= 0 {
					if s, _ := r.actsFor(o); s != "" {
						p.Owners = []string{s}
					}
				}
			}
			return append([]Place{p}, up...)
		}
		return up
	}
	return nil
}

// lies are nouns of a place that is the state's: "Qatari soil", "the Qatari capital".
var lies = set(`capital city town village soil territory airspace water coast coastline border province region island port district`)

// placeState is the state that the word i names or whose people it names, where it
// says of what a place is part.
func (r *reader) placeState(i int) string {
	if e, _ := r.entityAt(i); e >= 0 && r.d.Entities[e].Kind == entity.State {
		if s, _ := place.StateOf(r.d.Entities[e].Name); s != "" {
			return s
		}
	}
	s, how := place.StateOf(r.doc.Word(i))
	if how == "name" || how == "demonym" || how == "body" {
		return s
	}
	return ""
}

func has(chain []Place, name string) bool {
	for _, p := range chain {
		if p.Name == name {
			return true
		}
	}
	return false
}

// known is the chain of a name from package place; a name that is not known there
// is a place by itself if the report uses it as one.
func (r *reader) known(name string, here story.Passage, isPlace bool) []Place {
	out := listed(place.Within(name, r.near_...), here)
	if len(out) == 0 && isPlace && name != "" {
		out = []Place{{Name: name, Reason: "the report alone"}}
		if !here.Empty() {
			out[0].Passages = []story.Passage{here}
		}
	}
	return out
}

// listed is a chain of package place with the passage of its first link.
func listed(chain []place.Place, here story.Passage) []Place {
	var out []Place
	for i, p := range chain {
		q := Place{Name: p.Name, Kind: p.Kind, Owners: p.Owners, Reason: p.Reason}
		if i == 0 && !here.Empty() {
			q.Passages = []story.Passage{here}
		}
		out = append(out, q)
	}
	return out
}

// time reads when p happened: a time argument of its clause, or a time that package
// when ties to its word.
func (r *reader) time(p *predicate.Predicate, x *found) {
	best := -1
	take := func(t int) {
		if t < 0 || t >= len(r.d.Times) {
			return
		}
		tm := &r.d.Times[t]
		if !tm.Event.Empty() && tm.Offset != "" && !slices.Contains(x.offsets, t) {
			x.offsets = append(x.offsets, t)
		}
		if tm.Type != when.Date && tm.Type != when.Clock || strings.HasSuffix(tm.Value, "_REF") {
			return
		}
		if best < 0 || r.d.Times[best].When == "" && tm.When != "" || tm.When != "" && narrower(tm.When, r.d.Times[best].When) {
			best = t
		}
	}
	for i := range p.Arguments {
		a := &p.Arguments[i]
		if a.Role != predicate.Time || a.Time < 0 {
			continue
		}
		switch a.Prep {
		case "since", "until", "till", "by", "before", "after", "from", "within":
			continue
		}
		if of := r.d.Times[a.Time].Of; !of.Empty() && !of.Overlaps(p.Span) && r.tells(of.Start) && !(p.Within >= 0 && p.Within < len(r.preds) && of.Overlaps(r.preds[p.Within].Span)) {
			continue
		}
		take(a.Time)
	}
	for _, t := range r.timesOf[p.Head] {
		take(t)
	}
	first := sort.Search(len(r.d.Times), func(t int) bool { return r.d.Times[t].Start >= p.Clause.Start })
	for t := first; t < len(r.d.Times) && r.d.Times[t].Start < p.Clause.End; t++ {
		tm := &r.d.Times[t]
		if !tm.Of.Empty() && r.tells(tm.Of.Start) {
			continue
		}
		if p.Clause.Contains(tm.Span) && r.nearest(tm.Start) == p.Head && !r.behind(tm.Start) {
			take(t)
		}
	}
	if best < 0 && x.during >= 0 {
		for i := range r.preds[x.during].Arguments {
			if a := &r.preds[x.during].Arguments[i]; a.Role == predicate.Time && a.Time >= 0 && (a.Prep == "on" || a.Prep == "") {
				take(a.Time)
			}
		}
	}
	if best < 0 {
		return
	}
	tm := &r.d.Times[best]
	x.whenTime = best
	if tm.When != "" {
		x.when, x.whenReason = tm.When, tm.Reason
		x.whenAt = []story.Passage{r.s.Passage(r.m, tm.Span)}
	}
}

// tells reports whether the word at a byte is the head of a predicate.
func (r *reader) tells(at int) bool {
	t := r.token(at)
	_, ok := r.at[t]
	return t >= 0 && ok
}

// nearest is the head of the predicate that the word at a byte hangs on.
func (r *reader) nearest(at int) int {
	t := r.token(at)
	for n := 0; t >= 0 && n < 8; n++ {
		h := r.toks[t].Head
		if h == t {
			return -1
		}
		if _, ok := r.at[h]; ok {
			return h
		}
		t = h
	}
	return -1
}

// behind reports whether the time at a byte stands behind a word that makes it a
// limit: since, until, before.
func (r *reader) behind(at int) bool {
	t := r.token(at)
	for n := 0; t > 0 && n < 4; n++ {
		switch r.lower(t - 1) {
		case "since", "until", "till", "before", "after", "by", "from", "within":
			return true
		}
		t--
	}
	return false
}

// narrower reports whether a says less time than b.
func narrower(a, b edtf.Value) bool {
	x, err1 := a.Bounds()
	y, err2 := b.Bounds()
	if err1 != nil || err2 != nil || x.OpenFrom || x.OpenTo {
		return false
	}
	if y.OpenFrom || y.OpenTo {
		return true
	}
	return x.To.Sub(x.From) < y.To.Sub(y.From)
}

// precision says how exactly v is known.
func precision(v edtf.Value) string {
	b, err := v.Bounds()
	if v == "" || err != nil {
		return ""
	}
	if v.IsInterval() || b.OpenFrom || b.OpenTo {
		return "interval"
	}
	switch d := b.To.Sub(b.From).Hours() / 24; {
	case d < 1:
		return "time"
	case d < 2:
		return "day"
	case d < 32:
		return "month"
	case d < 200:
		return "season"
	case d < 367:
		return "year"
	}
	return "interval"
}
