package engage

import (
	"fmt"
	"slices"
	"strings"

	"concord/internal/edtf"
	"concord/internal/event"
	"concord/internal/place"
	"concord/internal/statement"
	"concord/internal/story"
)

// test is one event beside one commitment.
type test struct {
	terms    *Terms
	event    *event.Event
	supposed bool
	reached  []string // whose territory or things the event reached, set by object
	earlier  bool     // the event is before the time in force, set by time
}

// realis: at least one report tells the event as a fact.
func (x *test) realis() Condition {
	c := Condition{Name: Realis}
	if x.supposed {
		c.Value, c.Says = Met, "supposed: no report tells it"
		return c
	}
	var told, denied, other []story.Passage
	for _, m := range x.event.Mentions {
		switch {
		case has(m.Auxiliaries, event.Negated) || m.Factuality == statement.CertainNot:
			denied = append(denied, m.Passage)
		case has(m.Auxiliaries, event.Future) || has(m.Auxiliaries, event.Hypothetical) || m.Factuality != statement.Certain:
			other = append(other, m.Passage)
		default:
			told = append(told, m.Passage)
		}
	}
	switch {
	case len(told) > 0 && len(denied) > 0:
		c.Value, c.Says, c.Passages = Disputed, "told as a fact, and denied", append(few(told, 2), few(denied, 2)...)
	case len(told) > 0:
		c.Value, c.Says, c.Passages = Met, "told as a fact by "+reports(told), few(told, 3)
	case len(other) > 0 && !x.event.Has(event.Future) && !x.event.Has(event.Hypothetical):
		c.Value, c.Says, c.Passages = Unknown, "told only as likely or possible", few(other, 3)
	case len(denied) > 0 && len(other) == 0:
		c.Value, c.Says, c.Passages = NotMet, "told only as not having happened", few(denied, 3)
	default:
		c.Value, c.Says, c.Passages = NotMet, "told only as planned, feared or supposed", few(append(other, denied...), 3)
	}
	return c
}

// unarmed are the modes of PLOVER's ASSAULT that are done without the weapons of
// an armed force.
var unarmed = []event.Mode{"abduct", "beat", "torture", "sexual", "primitive", "crowd-control"}

// act: the event's class is one that the trigger names. An assault meets "armed
// attack" only when done by a state or an organised armed force.
func (x *test) act() Condition {
	c := Condition{Name: Act, Passages: few(x.mentions(), 1)}
	c.Passages = append(c.Passages, first(x.terms.Trigger)...)
	what := strings.ToLower(string(x.event.Type))
	if x.event.Mode != "" {
		what += " (" + string(x.event.Mode) + ")"
	}
	match := slices.ContainsFunc(x.terms.Acts, func(a event.Class) bool {
		return a.Type == x.event.Type && (a.Mode == "" || x.event.Mode == "" || a.Mode == x.event.Mode)
	})
	switch {
	case !match:
		c.Value, c.Says = NotMet, what+" is no act that the trigger names"
	case x.event.Type != event.Assault:
		c.Value, c.Says = Met, what+" is what the trigger names"
	case slices.Contains(unarmed, x.event.Mode):
		c.Value, c.Says = NotMet, what+" is no attack with the weapons of an armed force"
	case len(x.event.Actors) == 0:
		c.Value, c.Says = Unknown, what+"; whether by a state or an organised armed force is not told"
	case slices.ContainsFunc(x.event.Actors, armed):
		c.Value, c.Says = Met, what+" by "+names(x.event.Actors)
	default:
		c.Value, c.Says = Unknown, what+"; whether "+names(x.event.Actors)+" is an organised armed force is not told"
	}
	return c
}

// armed reports whether a participant is a state, acts for one, or is a body that
// can bear arms as one.
func armed(p event.Participant) bool {
	return p.State != "" || p.Kind == "state" || p.Kind == "organisation"
}

// attacker: external to the protected state, and not the promisor itself.
func (x *test) attacker() Condition {
	c := Condition{Name: Attacker}
	var outside, inside, self, nobody []event.Participant
	for _, a := range x.event.Actors {
		switch state := stateOf(a); {
		case state == "" && (a.Kind == "" || a.Kind == "person" || a.Kind == "group"):
			nobody = append(nobody, a)
		case x.isPromisor(state) && !x.terms.Mutual:
			self = append(self, a)
		case x.isProtected(state):
			inside = append(inside, a)
		default:
			outside = append(outside, a)
		}
	}
	named := x.terms.Attackers
	switch {
	case len(x.event.Actors) == 0:
		c.Value, c.Says = Unknown, "no report says who did it"
	case len(self) > 0 && len(outside) == 0:
		c.Value, c.Says, c.Passages = NotMet, names(self)+", the promisor itself", few(shown(self), 2)
	case len(inside) > 0 && len(outside) == 0:
		c.Value, c.Says, c.Passages = NotMet, names(inside)+", not external to what is protected", few(shown(inside), 2)
	case len(self)+len(inside) > 0 && len(outside) > 0:
		c.Value, c.Says, c.Passages = Disputed, "named are "+names(x.event.Actors), few(shown(x.event.Actors), 3)
	case len(outside) == 0:
		c.Value, c.Says, c.Passages = Unknown, "whether "+names(nobody)+" is external is not told", few(shown(nobody), 2)
	case len(named) > 0 && !slices.ContainsFunc(outside, func(a event.Participant) bool { return slices.Contains(named, stateOf(a)) }):
		c.Value, c.Says, c.Passages = NotMet, names(outside)+" is not "+strings.Join(named, " or ")+", whom the trigger names", few(shown(outside), 2)
	default:
		c.Value, c.Says, c.Passages = Met, names(outside)+", external and not the promisor", few(shown(outside), 2)
	}
	return c
}

func (x *test) isPromisor(state string) bool {
	return state != "" && slices.Contains(x.terms.Promisors, state)
}

// isProtected reports whether a state is who is protected: of parties that protect
// each other, the one that was struck.
func (x *test) isProtected(state string) bool {
	if state == "" {
		return false
	}
	if x.terms.Mutual {
		return state == x.elsewhere() || state == x.struck()
	}
	return slices.ContainsFunc(x.terms.protects(), func(p Protected) bool { return slices.Contains(x.terms.owners(p), state) })
}

// object: the event reached something that is protected: by its place, by what was
// hit, by who was hit, or because a report says that sovereignty was violated.
func (x *test) object() Condition {
	c := Condition{Name: Object}
	var how []string
	for _, p := range x.terms.protects() {
		for _, of := range x.terms.owners(p) {
			says, at, ok := x.reaches(p, of)
			if !ok {
				continue
			}
			if !slices.Contains(x.reached, of) {
				x.reached = append(x.reached, of)
			}
			if !slices.Contains(how, says) {
				how = append(how, says)
				c.Passages = append(c.Passages, few(at, 2)...)
			}
		}
	}
	owner, shown := x.foreign()
	switch {
	case len(how) > 0 && owner != "":
		c.Value = Disputed
		c.Says = strings.Join(how, "; ") + "; but reports name " + owner + " as the one struck at"
		c.Passages = append(c.Passages, few(shown, 2)...)
	case len(how) > 0:
		c.Value, c.Says = Met, strings.Join(how, "; ")
		if within, says := x.area(); says != "" {
			c.Value, c.Says = within, c.Says+"; "+says
		}
	case x.elsewhere() != "":
		c.Value, c.Says, c.Passages = NotMet, "it was in "+x.elsewhere(), few(x.placed(), 2)
	case x.struck() != "":
		c.Value, c.Says, c.Passages = NotMet, "what is told to have been struck is "+x.struck()+"'s", few(x.mentions(), 2)
	default:
		c.Value, c.Says = Unknown, "where it was, and what it struck, is not told"
	}
	return c
}

// reaches says by what the event reached an object p of the owner.
func (x *test) reaches(p Protected, of string) (says string, at []story.Passage, ok bool) {
	land := p.Kind == "territory" || p.Kind == "infrastructure" || p.Kind == "sovereignty" || p.Kind == "object" || p.Kind == ""
	for i, pl := range x.event.Places {
		if land && sameState(pl.Name, of) && (p.Kind != "infrastructure" || x.infrastructure() || p.Kind == "") {
			in := pl.Name
			if i > 0 {
				in = x.event.Places[0].Name + " in " + pl.Name
			}
			return "place: " + in, x.placed(), true
		}
	}
	for _, t := range x.event.Targets {
		if !sameState(t.Owner, of) {
			continue
		}
		if t.Kind == p.Kind || p.Kind == "territory" && t.Kind != "forces" && t.Kind != "ships" && t.Kind != "aircraft" && t.Kind != "persons" {
			return "what was struck: " + t.Words, t.Passages, true
		}
	}
	for _, r := range x.event.Recipients {
		if (r.Kind == "state" || r.Kind == "place") && land && p.Kind != "infrastructure" && sameState(stateOf(r), of) {
			return "who was struck: " + r.Name, r.Passages, true
		}
		if (p.Kind == "persons" || p.Kind == "forces") && r.Kind != "state" && sameState(stateOf(r), of) {
			return "who was struck: " + r.Name, r.Passages, true
		}
	}
	if p.Kind == "sovereignty" {
		for _, m := range x.event.Mentions {
			if w := strings.ToLower(m.Clause.Exact); strings.Contains(w, "sovereignty") && strings.Contains(w, "violat") {
				return "a report says that sovereignty was violated", []story.Passage{m.Clause}, true
			}
		}
	}
	return "", nil, false
}

func (x *test) infrastructure() bool {
	return slices.ContainsFunc(x.event.Targets, func(t event.Target) bool { return t.Kind == "infrastructure" })
}

// foreign is the owner, other than who is protected, of the base or forces that
// reports name as the target: they then differ in whom the act struck.
func (x *test) foreign() (owner string, at []story.Passage) {
	other := func(state string) bool { return state != "" && !slices.Contains(x.reached, state) }
	for _, t := range x.event.Targets {
		if owner := canonical(t.Owner); t.Owner != "" && other(owner) && (t.Kind == "forces" || t.Kind == "ships" || t.Kind == "aircraft" || x.onBase()) {
			return owner, t.Passages
		}
	}
	for _, pl := range x.event.Places {
		if pl.Kind != place.Base {
			continue
		}
		for _, o := range pl.Owners {
			for _, r := range x.event.Recipients {
				if state := stateOf(r); state == canonical(o) && other(state) {
					return state, r.Passages
				}
			}
		}
	}
	return "", nil
}

func (x *test) onBase() bool {
	return slices.ContainsFunc(x.event.Places, func(p event.Place) bool { return p.Kind == place.Base })
}

// elsewhere is the state in which the event is told to have been, when it is none
// that is protected.
func (x *test) elsewhere() string {
	for _, p := range x.event.Places {
		if s, _ := place.StateOf(p.Name); s != "" {
			return s
		}
	}
	return ""
}

// struck is the state told to have been struck where no place is told.
func (x *test) struck() string {
	for _, t := range x.event.Targets {
		if t.Owner != "" {
			return canonical(t.Owner)
		}
	}
	for _, r := range x.event.Recipients {
		if s := stateOf(r); s != "" {
			return s
		}
	}
	return ""
}

// party: what was reached is the promisee's, and not merely somebody's that the
// commitment is compared with.
func (x *test) party() Condition {
	c := Condition{Name: OfParty, Passages: few(x.terms.Promise, 2)}
	at := x.reached
	if len(at) == 0 {
		if s := x.elsewhere(); s != "" {
			at = []string{s}
		} else if s := x.struck(); s != "" {
			at = []string{s}
		}
	}
	switch {
	case len(x.terms.Promisees) == 0:
		c.Value, c.Says = Unknown, "to whom it is promised is not told"
	case len(at) == 0:
		c.Value, c.Says = Unknown, "whom the event struck is not told"
	case slices.ContainsFunc(at, func(s string) bool { return slices.Contains(x.terms.Promisees, s) }):
		c.Value, c.Says = Met, strings.Join(at, ", ")+" is the promisee"
	case slices.ContainsFunc(at, func(s string) bool {
		return slices.ContainsFunc(x.terms.Compared, func(cmp string) bool { return strings.Contains(cmp, s) })
	}):
		c.Value, c.Says = NotMet, strings.Join(at, ", ")+" is only what the commitment is compared with"
	default:
		c.Value, c.Says = NotMet, strings.Join(at, ", ")+" is not "+strings.Join(x.terms.Promisees, " or ")+", to whom it is promised"
	}
	return c
}

// time: the event's interval lies in the time in force.
func (x *test) time() Condition {
	c := Condition{Name: InTime, Passages: append(few(x.event.WhenPassages, 2), few(x.terms.Dates, 2)...)}
	when, since := x.event.When, x.terms.Since
	span := fmt.Sprintf("event %s; %s %s", when, x.terms.SinceWhy, since)
	if from, open := strings.CutSuffix(string(since), "/.."); open {
		span = fmt.Sprintf("event %s; %s since %s", when, x.terms.SinceWhy, from)
	}
	switch {
	case when == "" && x.supposed:
		c.Value, c.Says = Unknown, "no date was supposed"
	case when == "":
		c.Value, c.Says = Unknown, "when it happened is not told"
	case since == "":
		c.Value, c.Says = Unknown, "since when the commitment holds is not told"
	case !when.Compatible(since):
		c.Value = NotMet
		x.earlier = edtf.Compare(when, since) < 0
		c.Says = span + ": earlier"
		if !x.earlier {
			c.Says = span + ": later"
		}
	case inside(when, since):
		c.Value, c.Says = Met, span
	default:
		c.Value, c.Says = Unknown, span+": they overlap, so that before or after cannot be told"
	}
	return c
}

// inside reports whether when lies wholly in since but not on its first day: what
// happened on the day of the signing may have come before it.
func inside(when, since edtf.Value) bool {
	if !since.Contains(when) {
		return false
	}
	from, _, _ := strings.Cut(string(since), "/")
	return from == ".." || !edtf.Value(from).Compatible(when)
}

// attribution: who did it is acknowledged by them, or named alike by all reports
// that name anybody.
func (x *test) attribution() Condition {
	c := Condition{Name: Attribution}
	if x.supposed {
		c.Value, c.Says = Met, "supposed"
		if len(x.event.Actors) == 0 {
			c.Value, c.Says = Unknown, "nobody was supposed to have done it"
		}
		return c
	}
	by := map[string][]story.Passage{}
	var told = map[string]bool{}
	for _, m := range x.event.Mentions {
		for _, a := range m.Actors {
			n := stateOf(a)
			if n == "" {
				n = a.Name
			}
			told[n] = true
			by[n] = append(by[n], m.Passage)
		}
	}
	all := sorted(told)
	var at []story.Passage
	for _, n := range all {
		at = append(at, few(by[n], 1)...)
	}
	switch {
	case len(x.event.Acknowledged) > 0:
		c.Value, c.Says, c.Passages = Met, "acknowledged by the actor", few(x.event.Acknowledged, 2)
	case len(all) == 0:
		c.Value, c.Says = Unknown, "no report says who did it"
	case len(all) == 1:
		c.Value, c.Says, c.Passages = Met, all[0]+" is named by "+reports(by[all[0]])+" and nobody else is", few(by[all[0]], 2)
	default:
		c.Value, c.Says, c.Passages = Disputed, "reports name "+strings.Join(all, " and "), few(at, 4)
	}
	return c
}

func (x *test) mentions() []story.Passage {
	var out []story.Passage
	for _, m := range x.event.Mentions {
		out = append(out, m.Passage)
	}
	return out
}

func (x *test) placed() []story.Passage {
	var out []story.Passage
	for _, p := range x.event.Places {
		out = append(out, p.Passages...)
	}
	return out
}

// stateOf is the state that a participant is or acts for, else its name where it
// is a body, "" where only a person or group is named.
func stateOf(p event.Participant) string {
	switch {
	case p.State != "":
		return canonical(p.State)
	case p.Kind == "state" || p.Kind == "place":
		return canonical(p.Name)
	case p.Kind == "organisation":
		return p.Name
	}
	return ""
}

func sameState(a, b string) bool {
	return a != "" && b != "" && canonical(a) == canonical(b)
}

func names(ps []event.Participant) string {
	var out []string
	for _, p := range ps {
		if !slices.Contains(out, p.Name) {
			out = append(out, p.Name)
		}
	}
	return strings.Join(out, ", ")
}

func shown(ps []event.Participant) []story.Passage {
	var out []story.Passage
	for _, p := range ps {
		out = append(out, few(p.Passages, 1)...)
	}
	return out
}

// reports says which reports passages are of.
func reports(ps []story.Passage) string {
	set := map[string]bool{}
	for _, p := range ps {
		set[p.Report] = true
	}
	return strings.Join(sorted(set), ", ")
}

func few(ps []story.Passage, n int) []story.Passage {
	return slices.Clone(ps[:min(n, len(ps))])
}

func has(as []event.Auxiliary, a event.Auxiliary) bool { return slices.Contains(as, a) }
