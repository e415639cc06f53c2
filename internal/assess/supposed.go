package assess

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"concord/internal/edtf"
	"concord/internal/engage"
	"concord/internal/event"
	"concord/internal/ledger"
	"concord/internal/place"
	"concord/internal/statement"
	"concord/internal/story"
)

// Supposed is an event that the user supposes, in the user's words.
type Supposed struct {
	Act    string     `json:"act"`
	Actor  string     `json:"actor,omitempty"`
	Place  string     `json:"place,omitempty"`
	Target string     `json:"target,omitempty"`
	Owner  string     `json:"owner,omitempty"` // of the target
	Date   edtf.Value `json:"date,omitempty"`

	class event.Class
}

// SupposedID is the id of a supposed event.
const SupposedID = "supposed"

// Suppose checks what the user supposes. The error says which of it cannot be
// read and what to write instead.
func Suppose(s Supposed) (*Supposed, error) {
	if strings.TrimSpace(s.Act) == "" {
		return nil, errors.New("an event needs an act, such as “missile attack”")
	}
	s.class = event.Of(s.Act)
	if s.class.Type == "" {
		return nil, fmt.Errorf("%q names no act known here; write it as a report would, such as “missile attack”, “invasion” or “drone strike”", s.Act)
	}
	if s.Date != "" {
		if _, err := s.Date.Bounds(); err != nil {
			return nil, fmt.Errorf("%q is no date; write 2026-03-14, 2026-03 or 2026-03-01/2026-03-14", s.Date)
		}
	}
	return &s, nil
}

// Event is s as an event. It has no mentions, for no report tells it.
func (s *Supposed) Event() event.Event {
	e := event.Event{ID: SupposedID, Rule: "event/supposed", Class: s.class, When: s.Date, Factuality: statement.Unspecified,
		Auxiliaries: []event.Auxiliary{event.Hypothetical}, Mentions: []event.Mention{}}
	if s.Actor != "" {
		e.Actors = []event.Participant{participant(s.Actor)}
	}
	if s.Place != "" {
		chain := place.Within(s.Place, s.Owner)
		if len(chain) == 0 || !strings.EqualFold(chain[0].Name, s.Place) {
			e.Places = append(e.Places, event.Place{Name: s.Place, Reason: "supposed"})
		}
		for _, p := range chain {
			e.Places = append(e.Places, event.Place{Name: p.Name, Kind: p.Kind, Owners: p.Owners, Reason: p.Reason})
		}
		if len(chain) == 0 {
			if state, how := place.StateOf(s.Place); state != "" {
				e.Places = append(e.Places, event.Place{Name: state, Kind: place.State, Reason: how})
			}
		}
	}
	if s.Target != "" {
		owner := s.Owner
		if state, _ := place.StateOf(owner); state != "" {
			owner = state
		}
		e.Targets = []event.Target{{Words: s.Target, Kind: event.TargetKind(s.Target), Owner: owner, Passages: []story.Passage{}}}
	}
	return e
}

func participant(name string) event.Participant {
	p := event.Participant{Name: name, Entity: -1, Reason: "supposed", Passages: []story.Passage{}}
	if state, how := place.StateOf(name); state != "" {
		p.State, p.Kind, p.Reason = state, "state", how
	}
	return p
}

// ofReference reads the terms of an entry of the reference set.
func ofReference(r *ledger.Reference) engage.Terms {
	t := engage.Terms{ID: r.ID, Name: r.Name, From: "reference set", Mutual: r.Form == "mutual", Since: r.InForce, SinceWhy: "in force", Area: r.Scope.Area}
	t.Promisors = r.Parties
	t.Promisees = r.Parties
	if !t.Mutual {
		t.Promisees = nil
		for _, p := range append([]string{r.Promisee}, r.Parties...) {
			if p == r.Promisee && p != "" && slices.Contains(r.Parties, p) {
				t.Promisees = []string{p}
			}
		}
		t.Promisors = slices.DeleteFunc(slices.Clone(r.Parties), func(p string) bool { return p == r.Promisee })
		if t.Promisees == nil && r.Promisee != "" {
			if state, _ := place.StateOf(r.Promisee); state != "" {
				t.Promisees = []string{state}
			}
		}
	}
	for _, act := range r.Trigger.Acts {
		switch act {
		case "armed attack", "armed aggression", "aggression", "use of force":
			if len(t.Acts) == 0 {
				t.Acts = []event.Class{{Type: event.Assault}}
			}
		case "nuclear aggression":
			t.Acts = append(t.Acts, event.Class{Type: event.Assault, Mode: "unconventional"})
		}
	}
	for _, o := range r.Scope.Objects {
		kind := ""
		switch o {
		case "territory", "administered territory", "island territories", "political independence", "security":
			kind = "territory"
		case "vessels":
			kind = "ships"
		case "forces", "aircraft", "sovereignty":
			kind = o
		}
		if kind != "" && !slices.ContainsFunc(t.Protected, func(p engage.Protected) bool { return p.Kind == kind }) {
			t.Protected = append(t.Protected, engage.Protected{Kind: kind})
		}
	}
	return t
}
