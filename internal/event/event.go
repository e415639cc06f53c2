// Package event reads the political events that reports tell, in the terms of
// PLOVER: sixteen types with modes, actor and recipient (Open Event Data Alliance,
// PLOVER manual), and joins the mentions of one event in one instance across
// reports.
//
// A mention is one predicate of a report: a verb with its object ("signed an
// order"), a noun of action ("the attack on the camp"). Its type comes from the
// verb and from what its tree says of actor, object and instrument, so that a
// strike of workers, a heart attack and a struck deal are no assaults (sense.go).
// Whether it happened, did not, is planned or only imagined is the predicate's
// Factuality.
//
// An instance is one event: mentions of one type whose times may be the same,
// whose places lie in each other and whose actors are compatible; words decide
// nothing (instance.go). What a report does not say is absent, and nothing is
// guessed: an event without a time has none.
//
// Nothing here judges: no gravity, no legality, no blame. An actor is who a report
// says acted.
package event

import (
	"concord/internal/edtf"
	"concord/internal/place"
	"concord/internal/statement"
	"concord/internal/story"
)

// Type is one of the sixteen types of PLOVER.
type Type string

const (
	Agree     Type = "AGREE"     // promise, settle, sign
	Consult   Type = "CONSULT"   // meet, visit, call
	Support   Type = "SUPPORT"   // back, praise, apologise, recognise
	Concede   Type = "CONCEDE"   // ease, lift, allow, call off
	Cooperate Type = "COOPERATE" // act together: trade, exercises, shared information
	Aid       Type = "AID"       // give: money, goods, shelter, rescue
	Retreat   Type = "RETREAT"   // withdraw, release, surrender, resign, cease fire
	Request   Type = "REQUEST"   // ask, urge, demand
	Accuse    Type = "ACCUSE"    // criticise, allege, investigate, charge
	Reject    Type = "REJECT"    // refuse, deny, veto
	Threaten  Type = "THREATEN"  // warn, threaten
	Protest   Type = "PROTEST"   // demonstrate, strike, riot
	Sanction  Type = "SANCTION"  // reduce or break off relations, punish
	Mobilize  Type = "MOBILIZE"  // deploy, alert, exercise alone
	Coerce    Type = "COERCE"    // arrest, seize, ban, expel, restrict
	Assault   Type = "ASSAULT"   // attack with force
)

// Mode says how: those of PLOVER, and "" where nothing tells. Of ASSAULT: abduct,
// beat, torture, sexual, targeted, destroy, primitive, firearms, explosives,
// suicide-attack, aerial, drone, heavy-weapons, crowd-control, unconventional.
type Mode string

// Class is the type of an event with its mode.
type Class struct {
	Type Type `json:"type"`
	Mode Mode `json:"mode,omitempty"`
}

// Auxiliary says that what is told is not an event of the news: PLOVER's auxiliary
// modes.
type Auxiliary string

const (
	Historical   Auxiliary = "historical"   // before what the report is about
	Future       Auxiliary = "future"       // planned, announced, feared
	Hypothetical Auxiliary = "hypothetical" // under a condition, any, could
	Negated      Auxiliary = "negated"      // said not to have happened
)

// Participant is one who acts or is acted on.
type Participant struct {
	Name     string          `json:"name"`            // of the story's entity, else the words
	Kind     string          `json:"kind,omitempty"`  // person, state, organisation, office, group, place, "" where not known
	State    string          `json:"state,omitempty"` // it is or acts for, where told: "Israel" for "the Israeli army"
	Reason   string          `json:"reason,omitempty"`
	Entity   int             `json:"-"` // in Story.Entities, -1 for none
	Passages []story.Passage `json:"passages"`
}

// Place is one link of the chain of places of an event, innermost first.
type Place struct {
	Name     string          `json:"name"`
	Kind     place.Kind      `json:"kind,omitempty"`
	Owners   []string        `json:"owners,omitempty"`   // states whose base it is, told or known
	Reason   string          `json:"reason"`             // "the report says so", "gazetteer", …
	Passages []story.Passage `json:"passages,omitempty"` // empty where no report has it
}

// Target is what was hit or aimed at, with its owner where told.
type Target struct {
	Words    string          `json:"words"`
	Kind     string          `json:"kind,omitempty"`  // territory, sovereignty, infrastructure, persons, forces, ships, aircraft, object
	Owner    string          `json:"owner,omitempty"` // state or body it belongs to: "the US base"
	Passages []story.Passage `json:"passages"`
}

// Casualty is one number of dead or injured, as told.
type Casualty struct {
	Kind     string          `json:"kind"` // dead, injured
	Number   int             `json:"number"`
	Bound    string          `json:"bound"` // of package quantity: =, >=, …
	Vague    bool            `json:"vague,omitempty"`
	Who      string          `json:"who,omitempty"` // counted: "people", "Hamas officials"
	Passages []story.Passage `json:"passages"`
}

// Relative is when something was done, seen from an event.
type Relative string

const (
	Before Relative = "before"
	During Relative = "during"
	After  Relative = "after"
)

// Notice says that somebody was told of the event, according to whom.
type Notice struct {
	To      *Participant  `json:"to,omitempty"`
	By      *Participant  `json:"by,omitempty"`
	When    Relative      `json:"when,omitempty"`   // "" where not told
	Holder  string        `json:"holder,omitempty"` // who says so; "" is the report
	Denied  bool          `json:"denied,omitempty"` // told that it was not given
	Stance  string        `json:"stance,omitempty"` // of the holder's cue: "distancing" for claimed
	Passage story.Passage `json:"passage"`
}

// Mention is one place where a report tells of the event.
type Mention struct {
	Passage     story.Passage        `json:"passage"` // the verb or noun
	Clause      story.Passage        `json:"clause"`  // with all that depends on it
	Rule        string               `json:"rule"`
	Class       Class                `json:"class"`
	Holder      string               `json:"holder,omitempty"` // "" is the report
	Factuality  statement.Factuality `json:"factuality"`
	Auxiliaries []Auxiliary          `json:"auxiliaries,omitempty"`
	Actors      []Participant        `json:"actors,omitempty"`
	Recipients  []Participant        `json:"recipients,omitempty"`
	When        edtf.Value           `json:"when,omitempty"`
	Member      int                  `json:"-"` // in Story.Members
	Predicate   int                  `json:"-"` // in Document.Predicates, -1 for a noun that is none
}

// Event is one instance with all its mentions.
type Event struct {
	ID   string `json:"id"`   // of content
	Rule string `json:"rule"` // of the mention that decided the class
	Class
	Actors       []Participant        `json:"actors,omitempty"`
	Recipients   []Participant        `json:"recipients,omitempty"`
	Places       []Place              `json:"places,omitempty"` // innermost first
	When         edtf.Value           `json:"when,omitempty"`   // "" is unknown
	WhenReason   string               `json:"when_reason,omitempty"`
	WhenPassages []story.Passage      `json:"when_passages,omitempty"`
	Precision    string               `json:"precision,omitempty"` // day, month, year, interval
	Casualties   []Casualty           `json:"casualties,omitempty"`
	Targets      []Target             `json:"targets,omitempty"`
	Auxiliaries  []Auxiliary          `json:"auxiliaries,omitempty"` // of its surest mention; none: it is told as a fact of the news
	Factuality   statement.Factuality `json:"factuality"`            // the surest that any report gives
	Notices      []Notice             `json:"notices,omitempty"`
	Acknowledged []story.Passage      `json:"acknowledged,omitempty"` // by the actor, in its own words or as told of it
	Mentions     []Mention            `json:"mentions"`               // in order of reports and text
}

// Has reports whether a is among the auxiliaries of e.
func (e *Event) Has(a Auxiliary) bool {
	for _, x := range e.Auxiliaries {
		if x == a {
			return true
		}
	}
	return false
}

// Happened reports whether a report tells e as a fact.
func (e *Event) Happened() bool {
	return e.Factuality == statement.Certain && !e.Has(Future) && !e.Has(Hypothetical) && !e.Has(Negated)
}

// Explain says how an event came about, for the rule of its surest mention.
func Explain(rule string) string {
	return "A verb or noun of the family “" + rule + "” tells it, with an actor, object and instrument of the kind that PLOVER's type asks for in its own clause. " +
		"Mentions are one event where their types are one, their times may be the same, their places lie in each other and their actors are compatible; words decide nothing."
}
