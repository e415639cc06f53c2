// Package assess says which commitments an event engages, as reports tell both:
// condition by condition, which duties that sets in motion and for whom, which
// measures the text names, who was reportedly told when, and what has been
// reported done since.
//
// An event may be supposed instead of reported: then everything that comes of it
// is marked hypothetical. Nothing says what anybody must do.
package assess

import (
	"cmp"
	"slices"

	"concord/internal/account"
	"concord/internal/commitment"
	"concord/internal/edtf"
	"concord/internal/engage"
	"concord/internal/event"
	"concord/internal/ledger"
	"concord/internal/story"
)

// Schema names the JSON form of an assessment and its version.
const Schema = "concord.assess/1"

// Input is what is assessed. Account is nil where an event is supposed and no
// report was given.
type Input struct {
	Account    *account.Account
	Story      *story.Story // that Account was made from
	Supposed   *Supposed    // nil: the events that reports tell
	References bool         // test the reference set too
}

// Assessment is what was found. Passages are bytes of the reports' texts.
type Assessment struct {
	Schema       string                  `json:"schema"`
	Hypothetical bool                    `json:"hypothetical"` // the event is supposed: no report tells it
	Supposed     *Supposed               `json:"supposed,omitempty"`
	Summary      []ResultCount           `json:"summary"` // of the cases, in the order of results
	Cases        []Case                  `json:"cases"`   // those that come near, nearest first
	Others       []Others                `json:"others"`  // what came nowhere near, counted by commitment
	Untested     []Untested              `json:"untested"`
	Commitments  []commitment.Commitment `json:"commitments"` // of the reports, all of them
	Events       []event.Event           `json:"events"`      // that cases name
	References   []ledger.Reference      `json:"references"`  // that cases name
	AsOf         edtf.Value              `json:"references_as_of,omitempty"`
	Reports      []Report                `json:"reports"`
	Failed       []account.Failure       `json:"failed"`
}

// Report is one report that was read, without its text.
type Report struct {
	Siglum    string     `json:"siglum"`
	Source    string     `json:"source"`
	SHA256    string     `json:"sha256"`
	Label     string     `json:"label"`
	Title     string     `json:"title,omitempty"`
	Published edtf.Value `json:"published,omitempty"`
}

// ResultCount is how many cases have a result.
type ResultCount struct {
	Result engage.Result `json:"result"`
	Cases  int           `json:"cases"`
}

// Case is one event beside one commitment.
type Case struct {
	engage.Engagement
	Name      string         `json:"name"`                // of the commitment, for people
	Reference bool           `json:"reference,omitempty"` // the commitment is of the reference set, not of a report
	Duties    []Duty         `json:"duties,omitempty"`    // that the event sets in motion, where the result leaves that open or says so
	Notices   []event.Notice `json:"notices,omitempty"`   // who was reportedly told of the event
}

// Duty is one duty of the commitment in this case.
type Duty struct {
	Standing bool              `json:"standing,omitempty"` // it stands with or without the event
	Duty     commitment.Duty   `json:"duty"`
	Status   ledger.Status     `json:"status"` // as reported since
	Why      string            `json:"why"`
	Evidence []ledger.Evidence `json:"evidence"`
}

// Others are the events that came nowhere near a commitment.
type Others struct {
	Commitment string         `json:"commitment"`
	Counts     []engage.Count `json:"counts"`
}

// Untested is a commitment that no event can be tested against.
type Untested struct {
	Commitment string `json:"commitment"`
	Name       string `json:"name"`
	Why        string `json:"why"`
}

// Results are all results, those that say most first.
var Results = []engage.Result{engage.Engaged, engage.EngagementDisputed, engage.PossiblyEngaged, engage.WouldHaveEngaged, engage.AfterItsEnd,
	engage.NotEngaged, engage.NotTested, engage.Undetermined}

// New assesses in.
func New(in Input) *Assessment {
	a := &Assessment{Schema: Schema, Supposed: in.Supposed, Hypothetical: in.Supposed != nil, Summary: []ResultCount{}, Cases: []Case{}, Others: []Others{},
		Untested: []Untested{}, Commitments: []commitment.Commitment{}, Events: []event.Event{}, References: []ledger.Reference{}, Reports: []Report{},
		Failed: []account.Failure{}}
	var events []event.Event
	var terms []engage.Terms
	if acc := in.Account; acc != nil {
		a.report(acc)
		events = acc.Events
		for i := range acc.Commitments {
			t := engage.OfCommitment(&acc.Commitments[i])
			t.Name = Called(&acc.Commitments[i])
			terms = append(terms, t)
		}
	}
	if in.Supposed != nil {
		events = []event.Event{in.Supposed.Event()}
	}
	references := map[string]ledger.Reference{}
	if in.References {
		var all []ledger.Reference
		all, a.AsOf = ledger.References()
		for _, r := range all {
			references[r.ID] = r
			terms = append(terms, ofReference(&r))
		}
	}
	a.test(in, terms, events, references)
	a.follow(in)
	slices.SortStableFunc(a.Cases, func(x, y Case) int {
		return cmp.Or(cmp.Compare(slices.Index(Results, x.Result), slices.Index(Results, y.Result)), compareBool(x.Reference, y.Reference))
	})
	for _, r := range Results {
		if n := len(slices.DeleteFunc(slices.Clone(a.Cases), func(c Case) bool { return c.Result != r })); n > 0 {
			a.Summary = append(a.Summary, ResultCount{r, n})
		}
	}
	return a
}

func compareBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}

func (a *Assessment) report(acc *account.Account) {
	a.Commitments = append(a.Commitments, acc.Commitments...)
	a.Failed = append(a.Failed, acc.Failed...)
	for _, r := range acc.Reports {
		if r.Language != "" && r.Language != "en" {
			a.Failed = append(a.Failed, account.Failure{Source: r.Source, Kind: "language", Reason: "in another language (" + r.Language + "): not read for what it tells"})
		}
		a.Reports = append(a.Reports, Report{r.Siglum, r.Source, r.SHA256, r.Label, r.Title, r.Published.When})
	}
}

// test fills the cases, and names the events and references that they are of.
func (a *Assessment) test(in Input, terms []engage.Terms, events []event.Event, references map[string]ledger.Reference) {
	named := map[string]bool{}
	for i, l := range engage.Test(terms, events, in.Supposed != nil) {
		t := &terms[i]
		if l.Why != "" {
			a.Untested = append(a.Untested, Untested{t.ID, t.Name, l.Why})
		}
		if len(l.Others) > 0 {
			a.Others = append(a.Others, Others{t.ID, l.Others})
		}
		for _, g := range l.Engagements {
			c := Case{Engagement: g, Name: t.Name}
			if r, ok := references[t.ID]; ok {
				if g.Result == engage.NotEngaged { // most of the set has nothing to do with most events
					a.Others = append(a.Others, Others{t.ID, []engage.Count{{Failed: g.Failed, Events: 1}}})
					continue
				}
				c.Reference = true
				if !named[t.ID] {
					a.References = append(a.References, r)
				}
			}
			named[t.ID], named[g.Event] = true, true
			a.Cases = append(a.Cases, c)
		}
	}
	for _, e := range events {
		if named[e.ID] {
			a.Events = append(a.Events, e)
		}
	}
}

// inMotion reports whether a result leaves it open, or says, that duties fall due.
func inMotion(r engage.Result) bool {
	return r == engage.Engaged || r == engage.PossiblyEngaged || r == engage.EngagementDisputed
}

// follow fills what each case sets in motion and what has been reported of it since.
func (a *Assessment) follow(in Input) {
	events := map[string]*event.Event{}
	for i := range a.Events {
		events[a.Events[i].ID] = &a.Events[i]
	}
	var l *ledger.Ledger
	if in.Story != nil {
		told := ledger.Told{Story: in.Story, Commitments: a.Commitments}
		for _, c := range a.Cases {
			if e := events[c.Event]; e != nil && len(e.Mentions) > 0 && inMotion(c.Result) && !c.Reference {
				told.Cases = append(told.Cases, ledger.Case{Commitment: c.Commitment, Result: string(c.Result), Passage: e.Mentions[0].Clause, When: e.When})
			}
		}
		l = ledger.New([]ledger.Told{told}, ledger.Asked{})
	}
	for i := range a.Cases {
		c := &a.Cases[i]
		if e := events[c.Event]; e != nil {
			c.Notices = e.Notices
		}
		if l == nil || c.Reference || !inMotion(c.Result) {
			continue
		}
		for _, entry := range l.Entries {
			if !slices.ContainsFunc(entry.Stories, func(s ledger.In) bool { return s.ID == c.Commitment }) {
				continue
			}
			for _, d := range entry.Duties {
				if d.Duty.Illocution == commitment.Constitutive {
					continue
				}
				c.Duties = append(c.Duties, Duty{Standing: d.Duty.Condition == nil, Duty: d.Duty, Status: d.Status, Why: d.Why, Evidence: d.Evidence})
			}
		}
		slices.SortStableFunc(c.Duties, func(x, y Duty) int { return compareBool(x.Standing, y.Standing) })
	}
}

// Called is what to call a commitment in one line.
func Called(c *commitment.Commitment) string {
	what := cmp.Or(c.Instrument.Title, c.Instrument.Kind, string(c.Kind))
	switch {
	case c.Promisor != nil && c.Promisee != nil:
		return what + ", " + c.Promisor.Name + " to " + c.Promisee.Name
	case c.Promisor != nil:
		return what + ", " + c.Promisor.Name
	}
	return what
}
