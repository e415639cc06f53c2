package engage

import (
	"slices"
	"testing"

	"concord/internal/edtf"
	"concord/internal/event"
	"concord/internal/place"
	"concord/internal/span"
	"concord/internal/statement"
	"concord/internal/story"
)

// The texts and states' dealings of these tests are invented.

// guarantee is a promise of Norway to Chile, in force since 10 May 2031, against
// armed attacks on its territory by anybody.
func guarantee() Terms {
	return Terms{
		ID: "c-1", Promisors: []string{"Norway"}, Promisees: []string{"Chile"},
		Acts:      []event.Class{{Type: event.Assault}},
		Protected: []Protected{{Kind: "territory", Of: "Chile"}},
		Trigger:   []story.Passage{{Report: "A", Exact: "any armed attack on the territory of Chile"}},
		Since:     "2031-05-10/..", SinceWhy: "made",
	}
}

func state(name string) event.Participant {
	return event.Participant{Name: name, Kind: "state", State: name, Entity: -1, Passages: []story.Passage{{Report: "A", Exact: name}}}
}

// raid is an air raid of Peru on Valparaíso on 2 June 2031, told as a fact by two reports.
func raid() event.Event {
	peru := state("Peru")
	told := func(r string) event.Mention {
		return event.Mention{Passage: story.Passage{Report: r, Exact: "raid"}, Factuality: statement.Certain, Actors: []event.Participant{peru},
			Class: event.Class{Type: event.Assault, Mode: "aerial"}}
	}
	return event.Event{
		ID: "e-1", Class: event.Class{Type: event.Assault, Mode: "aerial"}, Factuality: statement.Certain,
		Actors: []event.Participant{peru}, Recipients: []event.Participant{state("Chile")},
		Places: []event.Place{{Name: "Valparaíso", Kind: place.City}, {Name: "Chile", Kind: place.State}},
		When:   "2031-06-02", Mentions: []event.Mention{told("A"), told("B")},
	}
}

func TestResults(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Terms, *event.Event)
		want   Result
		failed Name
		open   []Name
	}{
		"all is met":    {func(*Terms, *event.Event) {}, Engaged, "", nil},
		"before it":     {func(_ *Terms, e *event.Event) { e.When = "2031-02" }, WouldHaveEngaged, InTime, nil},
		"after its end": {func(t *Terms, _ *event.Event) { t.Since = "2029-01-01/2030-12-31" }, AfterItsEnd, InTime, nil},
		"same day":      {func(_ *Terms, e *event.Event) { e.When = "2031-05-10" }, PossiblyEngaged, "", []Name{InTime}},
		"some time that year": {func(_ *Terms, e *event.Event) { e.When = "2031" },
			PossiblyEngaged, "", []Name{InTime}},
		"no date":        {func(_ *Terms, e *event.Event) { e.When = "" }, PossiblyEngaged, "", []Name{InTime}},
		"no date of it":  {func(t *Terms, _ *event.Event) { t.Since = "" }, PossiblyEngaged, "", []Name{InTime}},
		"another act":    {func(_ *Terms, e *event.Event) { e.Class = event.Class{Type: event.Sanction} }, NotEngaged, Act, nil},
		"a beating":      {func(_ *Terms, e *event.Event) { e.Mode = "beat" }, NotEngaged, Act, nil},
		"in own hands":   {func(_ *Terms, e *event.Event) { by(e, state("Norway")) }, NotEngaged, Attacker, nil},
		"by itself":      {func(_ *Terms, e *event.Event) { by(e, state("Chile")) }, NotEngaged, Attacker, nil},
		"nobody named":   {func(_ *Terms, e *event.Event) { by(e) }, PossiblyEngaged, "", []Name{Act, Attacker, Attribution}},
		"another's land": {func(_ *Terms, e *event.Event) { in(e, "Bolivia") }, NotEngaged, Object, []Name{}},
		"place untold": {func(_ *Terms, e *event.Event) { e.Places, e.Recipients = nil, nil },
			PossiblyEngaged, "", []Name{Object, OfParty}},
		"who was struck": {func(_ *Terms, e *event.Event) { e.Places = nil }, Engaged, "", nil},
		"reports name two": {func(_ *Terms, e *event.Event) {
			e.Mentions[1].Actors = []event.Participant{state("Bolivia")}
		}, EngagementDisputed, "", []Name{Attribution}},
		"acknowledged, though reports name two": {func(_ *Terms, e *event.Event) {
			e.Mentions[1].Actors = []event.Participant{state("Bolivia")}
			e.Acknowledged = []story.Passage{{Report: "A", Exact: "we struck"}}
		}, Engaged, "", nil},
		"one denies it": {func(_ *Terms, e *event.Event) { e.Mentions[1].Factuality = statement.CertainNot },
			EngagementDisputed, "", []Name{Realis}},
		"only feared": {func(_ *Terms, e *event.Event) {
			e.Auxiliaries = []event.Auxiliary{event.Hypothetical}
			for i := range e.Mentions {
				e.Mentions[i].Auxiliaries, e.Mentions[i].Factuality = e.Auxiliaries, statement.Unspecified
			}
		}, NotTested, Realis, nil},
		"only likely": {func(_ *Terms, e *event.Event) {
			for i := range e.Mentions {
				e.Mentions[i].Factuality = statement.Probable
			}
		}, PossiblyEngaged, "", []Name{Realis}},
		"a base of another on the land": {func(_ *Terms, e *event.Event) {
			e.Places = slices.Insert(e.Places, 0, event.Place{Name: "Camp Sorrel", Kind: place.Base, Owners: []string{"Norway"}})
			e.Recipients = []event.Participant{state("Norway")}
		}, EngagementDisputed, "", []Name{Object}},
		"such a base, before it": {func(_ *Terms, e *event.Event) {
			e.Places = slices.Insert(e.Places, 0, event.Place{Name: "Camp Sorrel", Kind: place.Base, Owners: []string{"Norway"}})
			e.Recipients, e.When = []event.Participant{state("Norway")}, "2031-02"
		}, WouldHaveEngaged, InTime, []Name{Object}},
		"protected but not promised to": {func(t *Terms, _ *event.Event) { t.Promisees = []string{"Bolivia"} }, NotEngaged, OfParty, nil},
		"only compared with": {func(t *Terms, _ *event.Event) {
			t.Promisees, t.Compared = []string{"Bolivia"}, []string{"the pact with Chile"}
		}, NotEngaged, OfParty, nil},
		"trigger names another attacker": {func(t *Terms, _ *event.Event) { t.Attackers = []string{"Bolivia"} }, NotEngaged, Attacker, nil},
		"trigger names this attacker":    {func(t *Terms, _ *event.Event) { t.Attackers = []string{"Peru"} }, Engaged, "", nil},
		"no act in the trigger":          {func(t *Terms, _ *event.Event) { t.Acts = nil }, Undetermined, "", nil},
		"no trigger": {func(t *Terms, _ *event.Event) { t.Acts, t.Trigger = nil, nil }, Undetermined,
			"", nil},
		"only infrastructure, of which nothing is told": {func(t *Terms, _ *event.Event) { t.Protected[0].Kind = "infrastructure" }, NotEngaged, Object, nil},
		"only infrastructure, struck": {func(t *Terms, e *event.Event) {
			t.Protected[0].Kind = "infrastructure"
			e.Targets = []event.Target{{Words: "a power station", Kind: "infrastructure"}}
		}, Engaged, "", nil},
		"ships alone": {func(t *Terms, e *event.Event) {
			t.Protected[0].Kind = "ships"
			e.Targets = []event.Target{{Words: "a patrol boat", Kind: "ships", Owner: "Chile"}}
		}, Engaged, "", nil},
		"within the area named":          {func(t *Terms, _ *event.Event) { t.Area = "the mainland of Chile" }, Engaged, "", nil},
		"outside the states of the area": {func(t *Terms, _ *event.Event) { t.Area = "the land of Norway" }, NotEngaged, Object, nil},
		"an area that cannot be told":    {func(t *Terms, _ *event.Event) { t.Area = "the Pacific north of a line" }, PossiblyEngaged, "", []Name{Object}},
		"a treaty between them, one strikes another": {func(t *Terms, e *event.Event) {
			t.Mutual, t.Promisors, t.Promisees, t.Protected = true, []string{"Norway", "Chile"}, []string{"Norway", "Chile"}, nil
			by(e, state("Norway"))
		}, Engaged, "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			terms, e := guarantee(), raid()
			c.change(&terms, &e)
			got := One(&terms, &e, false)
			if got.Result != c.want || got.Failed != c.failed || c.open != nil && !slices.Equal(got.Open, c.open) {
				t.Errorf("%s, failed %q, open %v; want %s, failed %q, open %v", got.Result, got.Failed, got.Open, c.want, c.failed, c.open)
				for _, c := range got.Conditions {
					t.Logf("%-16s %-8s %s", c.Name, c.Value, c.Says)
				}
			}
		})
	}
}

func by(e *event.Event, actors ...event.Participant) {
	e.Actors = actors
	for i := range e.Mentions {
		e.Mentions[i].Actors = actors
	}
}

func in(e *event.Event, name string) {
	e.Places = []event.Place{{Name: name, Kind: place.State}}
	e.Recipients = []event.Participant{state(name)}
}

func TestSupposed(t *testing.T) {
	terms, e := guarantee(), raid()
	e.ID, e.Mentions = "supposed", nil
	got := One(&terms, &e, true)
	if got.Result != Engaged || !got.Hypothetical {
		t.Errorf("%s, hypothetical %v; want engaged, and marked", got.Result, got.Hypothetical)
	}
}

func TestLadderKeepsWhatComesNear(t *testing.T) {
	near, talk, feared := raid(), raid(), raid()
	talk.ID, talk.Class = "e-2", event.Class{Type: event.Consult}
	feared.ID = "e-3"
	feared.Auxiliaries = []event.Auxiliary{event.Hypothetical}
	for i := range feared.Mentions {
		feared.Mentions[i].Auxiliaries = feared.Auxiliaries
	}
	got := Test([]Terms{guarantee(), {ID: "c-2"}}, []event.Event{near, talk, feared}, false)
	if len(got) != 2 || len(got[0].Engagements) != 2 || len(got[0].Others) != 1 || got[0].Others[0] != (Count{Act, 1}) {
		t.Errorf("ladder: %+v", got)
	}
	if got[1].Why == "" {
		t.Error("a commitment without a trigger says nothing of why nothing was tested")
	}
}

// TestEarlierIsNeverLater: moving the event over the start changes nothing but the
// condition of time, and the order of results is one.
func TestEarlierIsNeverLater(t *testing.T) {
	rank := map[Result]int{WouldHaveEngaged: 0, PossiblyEngaged: 1, Engaged: 2}
	last := -1
	for _, day := range []edtf.Value{"2030", "2031-05-09", "2031-05", "2031-05-10", "2031-05-11", "2032"} {
		terms, e := guarantee(), raid()
		e.When = day
		got := One(&terms, &e, false)
		r, ok := rank[got.Result]
		if !ok || r < last {
			t.Errorf("%s: %s", day, got.Result)
		}
		last = r
	}
}

func TestLadderLeavesOut(t *testing.T) {
	own, bare := raid(), raid()
	own.ID, bare.ID = "e-4", "e-5"
	terms := guarantee()
	terms.Trigger = []story.Passage{{Report: "A", Span: span.Span{Start: 10, End: 60}}}
	for i := range own.Mentions {
		own.Mentions[i].Passage = story.Passage{Report: "A", Span: span.Span{Start: 14, End: 20}}
	}
	by(&bare)
	bare.Places, bare.Recipients = nil, nil
	got := Test([]Terms{terms}, []event.Event{own, bare}, false)
	if len(got[0].Engagements) != 0 || len(got[0].Others) != 1 || got[0].Others[0] != (Count{"", 1}) {
		t.Errorf("the trigger's own words and an event of which only the act is told: %+v", got[0])
	}
	if supposed := Test([]Terms{terms}, []event.Event{bare}, true); len(supposed[0].Engagements) != 1 {
		t.Error("a supposed event is left out")
	}
}
