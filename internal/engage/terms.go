package engage

import (
	"slices"
	"strings"

	"concord/internal/commitment"
	"concord/internal/edtf"
	"concord/internal/event"
	"concord/internal/place"
	"concord/internal/story"
)

// Terms is what of a commitment an event is tested against. Words are those of a
// report, or of the reference set where From says so.
type Terms struct {
	ID   string
	Name string // for people
	From string // "" reports; else where the terms come from: "reference set"

	Promisors, Promisees []string // names of states or bodies, canonical where known
	Mutual               bool     // each party is promisor and promisee
	Acts                 []event.Class
	Attackers            []string // named attackers; none: any
	Protected            []Protected
	Compared             []string // instruments and bodies that it is likened to, never its parties
	Area                 string   // where alone it holds, in plain words; "" everywhere

	Told     []story.Passage // the clauses that tell it
	Trigger  []story.Passage
	Promise  []story.Passage // who promises whom
	Since    edtf.Value      // interval, open end ".."
	SinceWhy string          // "in force", "the day it was made", "the day it was published"
	Dates    []story.Passage
}

// Protected is one object that the trigger names.
type Protected struct {
	Kind     string // of commitment.Protected
	Of       string // whose, canonical; "" the promisee's
	Passages []story.Passage
}

// Of reads the terms of every commitment.
func Of(cs []commitment.Commitment) []Terms {
	out := make([]Terms, len(cs))
	for i := range cs {
		out[i] = OfCommitment(&cs[i])
	}
	return out
}

// OfCommitment reads the terms of a commitment that reports tell.
func OfCommitment(c *commitment.Commitment) Terms {
	t := Terms{ID: c.ID, Name: c.Instrument.Kind}
	if c.Promisor != nil {
		t.Promisors = []string{canonical(c.Promisor.Name)}
		t.Promise = append(t.Promise, first(c.Promisor.Passages)...)
	}
	if c.Promisee != nil {
		t.Promisees = []string{canonical(c.Promisee.Name)}
		t.Promise = append(t.Promise, first(c.Promisee.Passages)...)
	}
	for _, v := range c.Variants {
		t.Told = append(t.Told, v.Says)
	}
	t.Mutual = c.Instrument.Form == commitment.Mutual
	if tr := c.Trigger; tr != nil {
		t.Trigger = tr.Says.Passages
		for _, a := range tr.Acts {
			t.Acts = append(t.Acts, event.Class{Type: event.Type(a.Type), Mode: event.Mode(a.Mode)})
		}
		if tr.Attacker != nil && !anybody(tr.Attacker.Value) {
			t.Attackers = []string{canonical(tr.Attacker.Value)}
		}
		for _, p := range tr.Protected {
			of := ""
			if p.Of != "" {
				of = canonical(p.Of)
			}
			t.Protected = append(t.Protected, Protected{p.Kind, of, p.Field.Passages})
		}
	}
	for _, cmp := range c.ComparedWith {
		t.Compared = append(t.Compared, cmp.To.Value)
	}
	for _, d := range []struct {
		at    *commitment.Dated
		why   string
		after bool
	}{{c.InForce, "in force", false}, {c.Made, "made", true}, {c.Published, "published", true}} {
		if d.at == nil || d.at.When == "" {
			continue
		}
		t.Since, t.SinceWhy, t.Dates = d.at.When, d.why, d.at.Passages
		if d.after && !d.at.When.IsInterval() {
			t.Since = edtf.Interval(d.at.When, "")
		} else if d.after { // made in an interval: in force at the latest from its end
			t.Since = opened(d.at.When)
		}
		break
	}
	return t
}

// opened is the interval v with an open end: made at some time in v, in force since.
func opened(v edtf.Value) edtf.Value {
	from, _, _ := strings.Cut(string(v), "/")
	return edtf.Interval(edtf.Value(from), "")
}

// Untestable says why no event can be tested against t, "" where one can.
func (t *Terms) Untestable() string {
	switch {
	case len(t.Trigger) == 0 && t.From == "" && len(t.Acts) == 0:
		return "it names no trigger"
	case len(t.Acts) == 0 && t.From != "":
		return "its trigger is none, not recorded, or no act that events are classed by"
	case len(t.Acts) == 0:
		return "its trigger is no act that events are classed by"
	case len(t.Protected) == 0 && len(t.Promisees) == 0:
		return "neither whom it protects nor what is told"
	}
	return ""
}

// tells reports whether e is nothing but what the commitment itself speaks of:
// "any armed attack on" names no event.
func (t *Terms) tells(e *event.Event) bool {
	for _, m := range e.Mentions {
		if !slices.ContainsFunc(slices.Concat(t.Told, t.Trigger), func(p story.Passage) bool { return p.Report == m.Passage.Report && p.Contains(m.Passage.Span) }) {
			return false
		}
	}
	return len(e.Mentions) > 0
}

// protects is what an act has to reach: the objects named, else the promisee's territory.
func (t *Terms) protects() []Protected {
	if len(t.Protected) > 0 {
		return t.Protected
	}
	return []Protected{{Kind: "territory"}}
}

// owners are the states or bodies whose p is.
func (t *Terms) owners(p Protected) []string {
	if p.Of != "" {
		return []string{p.Of}
	}
	return t.Promisees
}

// canonical is the state that a name stands for, else the name without its article.
func canonical(name string) string {
	if s, _ := place.StateOf(name); s != "" {
		return s
	}
	return strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(name), "the "), "The ")
}

// anybody reports whether the words name no attacker in particular.
func anybody(words string) bool {
	w := strings.ToLower(strings.TrimSpace(words))
	for _, any := range []string{"any", "foreign", "external", "outside", "another"} {
		if strings.HasPrefix(w, any) {
			return true
		}
	}
	return w == ""
}

func first(ps []story.Passage) []story.Passage {
	if len(ps) > 1 {
		return ps[:1]
	}
	return ps
}
