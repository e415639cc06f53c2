// Package engage tests events against commitments: whether an event is of the
// kind that a promise, an order or a treaty names as its trigger, condition by
// condition, in the words of the reports.
//
// It never says that somebody must act, how grave an attack was, or what is
// lawful. It says which conditions the reports show to be met, which they show
// not to be met, on which they differ, and on which they are silent.
package engage

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sort"

	"concord/internal/event"
	"concord/internal/story"
)

// Name is one of the conditions, in the order in which they are tested.
type Name string

const (
	Realis      Name = "realis"           // it happened: told as a fact, not supposed, planned or denied
	Act         Name = "act"              // it is an act of the kind that the trigger names
	Attacker    Name = "attacker"         // who did it is external to the protected state and not the promisor
	Object      Name = "protected object" // it reached what is protected
	OfParty     Name = "party"            // what it reached is the promisee's, not somebody's it is compared with
	InTime      Name = "time"             // it happened while the commitment was in force
	Attribution Name = "attribution"      // who did it is acknowledged or agreed on
)

// Value is how a condition stands in the reports.
type Value string

const (
	Met      Value = "met"
	NotMet   Value = "not met"
	Unknown  Value = "unknown"  // the reports do not say, or not precisely enough
	Disputed Value = "disputed" // reports or named sources differ
)

// Result is how the event as a whole stands to the commitment.
type Result string

const (
	Engaged            Result = "engaged"             // all met
	PossiblyEngaged    Result = "possibly engaged"    // none failed, some unknown
	EngagementDisputed Result = "engagement disputed" // none failed, some disputed
	WouldHaveEngaged   Result = "would have engaged"  // only time fails, the event is earlier
	AfterItsEnd        Result = "after its end"       // only time fails, the event is later
	NotEngaged         Result = "not engaged"         // another condition failed, see Failed
	NotTested          Result = "not tested"          // realis fails
	Undetermined       Result = "undetermined"        // the commitment names no trigger that an event can be tested against
)

// Condition is one condition and what shows how it stands.
type Condition struct {
	Name     Name            `json:"name"`
	Value    Value           `json:"value"`
	Says     string          `json:"says"` // one line in plain words
	Passages []story.Passage `json:"passages"`
}

// Engagement is one event tested against one commitment.
type Engagement struct {
	ID         string `json:"id"`
	Rule       string `json:"rule"`
	Commitment string `json:"commitment"` // id of a commitment, or of the reference set
	Event      string `json:"event"`      // id of an event, or "supposed"
	// Hypothetical: the event was supposed by the user, no report tells it.
	Hypothetical bool        `json:"hypothetical,omitempty"`
	Result       Result      `json:"result"`
	Failed       Name        `json:"failed,omitempty"` // the first condition not met
	Open         []Name      `json:"open,omitempty"`   // conditions unknown or disputed
	Conditions   []Condition `json:"conditions"`       // in the order of testing
}

// Ladder is one commitment with the events that were tested against it.
type Ladder struct {
	Commitment  string       `json:"commitment"`
	Engagements []Engagement `json:"engagements"` // that come near: act and realis did not fail, or all of them where asked; in the order of the events
	// Others counts, by the first condition that failed, the events that come nowhere near.
	Others []Count `json:"others,omitempty"`
	// Why says why nothing was tested, where nothing was.
	Why string `json:"why,omitempty"`
}

// Count is how many events failed first at a condition; of those that failed at
// none, nothing but the act is told.
type Count struct {
	Failed Name `json:"failed,omitempty"`
	Events int  `json:"events"`
}

// Test tests every event against every commitment of terms; supposed as in One.
func Test(terms []Terms, events []event.Event, supposed bool) []Ladder {
	out := []Ladder{}
	for i := range terms {
		l := Ladder{Commitment: terms[i].ID, Engagements: []Engagement{}}
		if why := terms[i].Untestable(); why != "" {
			l.Why = why
			out = append(out, l)
			continue
		}
		counts := map[Name]int{}
		for j := range events {
			if terms[i].tells(&events[j]) {
				continue
			}
			if e := One(&terms[i], &events[j], supposed); e.near() {
				l.Engagements = append(l.Engagements, e)
			} else {
				counts[e.Failed]++
			}
		}
		for _, n := range order {
			if counts[n] > 0 {
				l.Others = append(l.Others, Count{n, counts[n]})
			}
		}
		out = append(out, l)
	}
	return out
}

var order = []Name{"", Realis, Act, Attacker, Object, OfParty, InTime, Attribution}

// near reports whether e is worth an analyst's look: an act of the trigger's kind
// that happened and of which more than the act is told, or one that is only
// planned or feared but reached what is protected.
func (e *Engagement) near() bool {
	switch {
	case e.value(Act) == NotMet:
		return false
	case e.value(Realis) == NotMet:
		return e.value(Object) == Met || e.value(Object) == Disputed
	}
	return e.Hypothetical || e.value(Attacker) != Unknown || e.value(Object) != Unknown
}

func (e *Engagement) value(n Name) Value {
	for _, c := range e.Conditions {
		if c.Name == n {
			return c.Value
		}
	}
	return Unknown
}

// One tests one event against one commitment. supposed says that the user
// supposes the event: realis is then taken for met and said to be supposed.
func One(t *Terms, e *event.Event, supposed bool) Engagement {
	g := Engagement{Rule: "engage/conditions", Commitment: t.ID, Event: e.ID, Hypothetical: supposed}
	if why := t.Untestable(); why != "" {
		g.Rule, g.Result, g.Conditions = "engage/undetermined", Undetermined, []Condition{}
		g.name()
		return g
	}
	x := test{terms: t, event: e, supposed: supposed}
	g.Conditions = []Condition{x.realis(), x.act(), x.attacker(), x.object(), x.party(), x.time(), x.attribution()}
	earlier := x.earlier
	for i := range g.Conditions {
		c := &g.Conditions[i]
		c.Passages = once(c.Passages)
		switch c.Value {
		case NotMet:
			if g.Failed == "" || g.Failed == InTime { // only time is a failure of its own kind
				g.Failed = c.Name
			}
		case Unknown, Disputed:
			g.Open = append(g.Open, c.Name)
		}
	}
	g.Result = result(g.Conditions, g.Failed, earlier)
	g.name()
	return g
}

// once is ps, each passage once; never nil.
func once(ps []story.Passage) []story.Passage {
	out := []story.Passage{}
	for _, p := range ps {
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// result is the one word for how the conditions stand; see Result.
func result(cs []Condition, failed Name, earlier bool) Result {
	switch {
	case failed == Realis:
		return NotTested
	case failed == InTime && earlier:
		return WouldHaveEngaged
	case failed == InTime:
		return AfterItsEnd
	case failed != "":
		return NotEngaged
	}
	r := Engaged
	for _, c := range cs {
		switch {
		case c.Value == Disputed:
			return EngagementDisputed
		case c.Value == Unknown:
			r = PossiblyEngaged
		}
	}
	return r
}

// name gives g an id of its content.
func (g *Engagement) name() {
	h := sha256.Sum256([]byte("engagement\x00" + g.Commitment + "\x00" + g.Event))
	g.ID = "g-" + hex.EncodeToString(h[:])[:10]
}

// Rules says of each rule what it does, for --explain.
var Rules = map[string]string{
	"engage/conditions": "Seven conditions are tested, each against the words of the reports: that the event is told as a fact, that it is an act of the trigger's kind, " +
		"that who did it is external and not the promisor, that it reached what is protected, that this is the promisee's, that it lies in the time in force, " +
		"and that who did it is acknowledged or agreed on. None of them says how grave or lawful anything was, or that anybody must act.",
	"engage/undetermined": "The commitment names no trigger that an event could be tested against, so that nothing is said of any event.",
}

func sorted(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for s := range set {
		out = append(out, s)
	}
	sort.Strings(out)
	return out
}
