package event

import (
	"slices"
	"strconv"
	"strings"

	"concord/internal/edtf"
	"concord/internal/place"
)

// enough is the score from which two mentions are of one event: an actor and a place,
// say.
const enough = 3

// weight is how much x tells of its event.
func (x *found) weight() int {
	w := 0
	if len(x.actors) > 0 {
		w += 2
	}
	if len(x.recipients) > 0 || len(x.targets) > 0 {
		w++
	}
	if len(x.places) > 0 {
		w += 2
	}
	if x.when != "" {
		w += 2
	}
	if w > 0 && x.real == actual {
		w++
	}
	return w
}

// keys are what x may be found by.
func (x *found) keys() []string {
	head := string(x.mention.Class.Type)
	if x.mention.Class.Type != Assault {
		head += " " + x.mention.Rule
	}
	head += " " + strconv.Itoa(int(x.real)) + " "
	var out []string
	add := func(k string) {
		if k = head + k; !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	for _, list := range [][]Participant{x.actors, x.recipients} {
		for _, p := range list {
			for _, k := range p.keys() {
				add(k)
			}
		}
	}
	for _, p := range x.places {
		add("s:" + p.Name)
	}
	if x.mention.Class.Type != Assault && x.object != "" {
		add("o:" + x.object)
	}
	return out
}

// keys are what a participant is known by: its entity, its state, else its name.
func (p *Participant) keys() []string {
	var out []string
	if p.State != "" {
		out = append(out, "s:"+p.State)
	}
	if p.Entity >= 0 {
		out = append(out, "e:"+strconv.Itoa(p.Entity))
	}
	if len(out) == 0 {
		out = append(out, "n:"+strings.ToLower(p.Name))
	}
	return out
}

// common counts the keys that both lists have; comparable is false where one has
// nothing by which it could be told from the other.
func common(a, b []Participant) (n int, comparable bool) {
	states := func(list []Participant) (st, all map[string]bool) {
		st, all = map[string]bool{}, map[string]bool{}
		for i := range list {
			for _, k := range list[i].keys() {
				all[k] = true
				if k[0] == 's' {
					st[k] = true
				}
			}
		}
		return st, all
	}
	sa, ka := states(a)
	sb, kb := states(b)
	for k := range ka {
		if kb[k] {
			n++
		}
	}
	return n, len(sa) > 0 && len(sb) > 0
}

func isState(list []Participant) map[string]bool {
	out := map[string]bool{}
	for _, p := range list {
		if p.State != "" {
			out[p.State] = true
		}
	}
	return out
}

// family groups modes that one event may be told by: a strike from the air may be one
// by missiles, but no abduction.
func family(m Mode) string {
	switch m {
	case "", "aerial", "drone", "heavy-weapons", "explosives", "firearms", "suicide-attack", "destroy", "targeted", "unconventional", "primitive":
		return ""
	}
	return string(m)
}

// lie compares two chains of places: apart, or how closely one is the other.
func lie(a, b []Place) (score int, apart bool) {
	if len(a) == 0 || len(b) == 0 {
		return 0, false
	}
	if a[0].Name == b[0].Name {
		return 2, false
	}
	if has(b, a[0].Name) || has(a, b[0].Name) {
		return 1, false
	}
	// A site named by its words ("the base in Qatar") may be what another report names.
	last := func(c []Place) string { return c[len(c)-1].Name }
	if a[0].Kind == place.Site && b[0].Kind == place.Site && len(a) > 1 && len(b) > 1 && a[1].Name == b[1].Name {
		return 0, false // a hospital, a hotel: words for one place, or not
	}
	if last(a) == last(b) && a[min(1, len(a)-1)].Name == b[min(1, len(b)-1)].Name && (a[0].Kind == place.Site || b[0].Kind == place.Site || a[0].Kind == place.Base && b[0].Kind == place.Base || a[0].Kind == "" || b[0].Kind == "") {
		return 1, false
	}
	return 0, true
}

// conflict reports whether something in x and y says that they are two events.
func conflict(x, y *found, loose bool) bool {
	a, b := &x.mention, &y.mention
	if a.Class.Type != b.Class.Type || family(a.Class.Mode) != family(b.Class.Mode) && a.Class.Type == Assault {
		return true
	}
	if !loose && x.real != y.real {
		return true
	}
	if a.Rule != b.Rule && (a.Class.Type != Assault || a.Rule == "war" || b.Rule == "war") {
		return true // a war is no attack in it
	}
	if x.when != "" && y.when != "" && !x.when.Compatible(y.when) {
		return true
	}
	if n, ok := common(x.actors, y.actors); ok && n == 0 {
		return true
	}
	if x.where && y.where {
		if _, apart := lie(x.places, y.places); apart {
			return true
		}
	}
	if a.Class.Type != Assault {
		if (!symmetric(a.Class.Type) || a.Rule == "visit") && persons(x.actors) && persons(y.actors) && !sameEntity(x.actors, y.actors) {
			return true // Rubio's visit, Trump's visit
		}
		n, ok := common(x.recipients, y.recipients)
		return ok && n == 0 && !symmetric(a.Class.Type)
	}
	// An attack on one state is none in another.
	n, ok := common(x.recipients, y.recipients)
	if ok && n == 0 {
		sx, sy := stateOfChain(x.places), stateOfChain(y.places)
		if (sx == "" || sx != sy) && !isState(x.recipients)[sy] && !isState(y.recipients)[sx] {
			return true
		}
	}
	for _, pair := range [2][2]*found{{x, y}, {y, x}} {
		s := stateOfChain(pair[0].places)
		rs := isState(pair[1].recipients)
		if s != "" && len(rs) > 0 && !rs[s] && !pair[1].where && pair[0].where && n == 0 {
			return true
		}
	}
	if !ok && n == 0 && len(x.places) == 0 && len(y.places) == 0 && len(x.recipients) > 0 && len(y.recipients) > 0 && !loose {
		return true // on one group, on another
	}
	return false
}

// persons reports whether all who act are persons with a name.
func persons(list []Participant) bool {
	for _, p := range list {
		if p.Kind != "person" || p.Entity < 0 {
			return false
		}
	}
	return len(list) > 0
}

func sameEntity(a, b []Participant) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Entity == y.Entity {
				return true
			}
		}
	}
	return false
}

func stateOfChain(c []Place) string {
	if len(c) > 0 && c[len(c)-1].Kind == place.State {
		return c[len(c)-1].Name
	}
	return ""
}

// symmetric reports whether actor and recipient of such events may change places.
func symmetric(t Type) bool { return t == Consult || t == Agree || t == Cooperate }

// score is how much speaks for x being of the instance; ok is false where something
// speaks against it.
func (in *instance) score(x *found) (best int, ok bool) {
	for i, y := range in.founds {
		if i >= most {
			break
		}
		if conflict(x, y, false) {
			return 0, false
		}
		best = max(best, pairScore(x, y))
	}
	return best, true
}

func pairScore(x, y *found) int {
	sc := 0
	t := x.mention.Class.Type
	if symmetric(t) {
		a := append(slices.Clone(x.actors), x.recipients...)
		b := append(slices.Clone(y.actors), y.recipients...)
		n, _ := common(a, b)
		sc += min(n, 3)
	} else {
		if n, _ := common(x.actors, y.actors); n > 0 {
			sc += 2
		}
		if n, _ := common(x.recipients, y.recipients); n > 0 {
			sc++
		}
	}
	if n, apart := lie(x.places, y.places); !apart {
		sc += n
		if t == Assault && n > 0 && x.mention.Rule == y.mention.Rule && (x.definite || y.definite) {
			sc++
		}
	}
	if t == Assault {
		if s := stateOfChain(x.places); s != "" && len(y.places) == 0 && isState(y.recipients)[s] {
			sc++
		} else if s := stateOfChain(y.places); s != "" && len(x.places) == 0 && isState(x.recipients)[s] {
			sc++
		}
	}
	if x.when != "" && y.when != "" && short(x.when) && short(y.when) {
		sc += 2
	}
	if t != Assault && x.object != "" && x.object == y.object && (sc > 0 || x.definite || y.definite) {
		sc++
	}
	return sc
}

// short reports whether v is a month or less.
func short(v edtf.Value) bool {
	b, err := v.Bounds()
	return err == nil && !b.OpenFrom && !b.OpenTo && b.To.Sub(b.From).Hours() <= 32*24
}
