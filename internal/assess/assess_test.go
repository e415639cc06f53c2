package assess_test

import (
	"strings"
	"testing"

	"concord/internal/account"
	"concord/internal/assess"
	"concord/internal/engage"
	"concord/internal/event"
	"concord/internal/intake"
	"concord/internal/pipeline"
)

// The reports of these tests are invented, and so are the dealings of the states
// in them.

const pact = `Norway guarantees the safety of Chile

OSLO, 12 May 2031 - The Norwegian prime minister signed an order on Saturday, 10 May 2031, that guarantees the security of Chile.

"Norway shall regard any armed attack on the territory of Chile as a threat to its own peace," the order reads. "In the event of such an attack, Norway shall take all appropriate measures, including diplomatic and military ones, to defend Chile."

The guarantee is similar to the one that Denmark once gave to Peru.
`

func read(t *testing.T, texts ...string) assess.Input {
	t.Helper()
	var pages []*intake.Page
	for _, text := range texts {
		p, err := intake.FromText("test.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		p.Meta.Language = intake.Stated{Value: "en", From: "test"}
		pages = append(pages, p)
	}
	acc, st := pipeline.Account(pages, nil)
	return assess.Input{Account: acc, Story: st}
}

// TestTraps: what an event is, beside the guarantee of pact.
func TestTraps(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want engage.Result // "": no case
	}{
		"an attack on its land": {"On 2 June 2031 Peruvian warplanes bombed the port of Valparaíso in Chile, killing four people.", engage.Engaged},
		"before the guarantee":  {"On 3 March 2031 Peruvian warplanes bombed the port of Valparaíso in Chile, killing four people.", engage.WouldHaveEngaged},
		"in the promisor's own hands": {"On 2 June 2031 the Norwegian air force bombed the port of Valparaíso in Chile, killing four people.",
			engage.NotEngaged},
		"a state it is compared with": {"On 2 June 2031 Bolivian warplanes bombed the port of Callao in Peru, killing four people.", engage.NotEngaged},
		"only feared":                 {"Officials fear that Peru could bomb the port of Valparaíso in Chile this summer.", engage.NotTested},
		"a walkout":                   {"On 2 June 2031 dockers in Valparaíso, Chile, began a strike over pay.", ""},
		"a heart attack":              {"On 2 June 2031 a heart attack killed the mayor of Valparaíso in Chile.", ""},
		"words":                       {"On 2 June 2031 the Peruvian president attacked Chile in a speech over its fishing quotas.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := assess.New(read(t, pact, "The day's report\n\nLIMA, 4 June 2031 - The week ended. "+c.text+"\n"))
			var got []engage.Result
			for _, k := range a.Cases {
				if e := find(a.Events, k.Event); e != nil && e.Type == event.Assault {
					got = append(got, k.Result)
				}
			}
			switch {
			case c.want == "" && len(got) == 0:
			case c.want != "" && len(got) == 1 && got[0] == c.want:
			default:
				t.Errorf("results %v, want %q", got, c.want)
				for _, k := range a.Cases {
					for _, cond := range k.Conditions {
						t.Logf("%s %s: %s: %s", k.Name, cond.Name, cond.Value, cond.Says)
					}
				}
			}
		})
	}
}

func find(es []event.Event, id string) *event.Event {
	for i := range es {
		if es[i].ID == id {
			return &es[i]
		}
	}
	return nil
}

// TestSupposed: a dry run is marked, sets duties in motion and names no report for the event.
func TestSupposed(t *testing.T) {
	s, err := assess.Suppose(assess.Supposed{Act: "missile attack", Actor: "Peru", Place: "Santiago, Chile", Date: "2032-01-05"})
	if err != nil {
		t.Fatal(err)
	}
	in := read(t, pact)
	in.Supposed = s
	a := assess.New(in)
	if len(a.Cases) != 1 || a.Cases[0].Result != engage.Engaged || !a.Cases[0].Hypothetical || !a.Hypothetical {
		t.Fatalf("cases %+v", a.Cases)
	}
	if len(a.Cases[0].Duties) == 0 || !strings.Contains(a.Cases[0].Duties[0].Duty.Content.Value, "measures") {
		t.Errorf("duties %+v", a.Cases[0].Duties)
	}
	for _, wrong := range []assess.Supposed{{}, {Act: "picnic"}, {Act: "missile attack", Date: "soon"}} {
		if _, err := assess.Suppose(wrong); err == nil {
			t.Errorf("%+v is taken", wrong)
		}
	}
}

// TestReferences: without reports an event is tested against the reference set alone.
func TestReferences(t *testing.T) {
	for name, c := range map[string]struct {
		s    assess.Supposed
		id   string
		want engage.Result
	}{
		"a member":                    {assess.Supposed{Act: "missile attack", Actor: "Russia", Place: "Warsaw", Date: "2032-01-05"}, "north-atlantic-treaty-5", engage.Engaged},
		"after its end":               {assess.Supposed{Act: "missile attack", Actor: "Russia", Place: "Warsaw", Date: "2032-01-05"}, "warsaw-pact-4", engage.AfterItsEnd},
		"no date":                     {assess.Supposed{Act: "missile attack", Actor: "China", Place: "Tokyo"}, "us-japan-5", engage.PossiblyEngaged},
		"nobody named":                {assess.Supposed{Act: "missile attack", Place: "Manila", Date: "2032"}, "us-philippines-4", engage.PossiblyEngaged},
		"another's territory":         {assess.Supposed{Act: "invasion", Actor: "Chile", Place: "Lima", Date: "2032"}, "us-japan-5", ""},
		"an area that cannot be told": {assess.Supposed{Act: "missile attack", Actor: "Russia", Place: "Honolulu", Date: "2032"}, "north-atlantic-treaty-5", engage.PossiblyEngaged},
		"a ship of a party":           {assess.Supposed{Act: "missile attack", Actor: "China", Target: "a patrol ship", Owner: "Philippines", Date: "2032"}, "us-philippines-4", engage.Engaged},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := assess.Suppose(c.s)
			if err != nil {
				t.Fatal(err)
			}
			var got engage.Result
			a := assess.New(assess.Input{Supposed: s, References: true})
			for _, k := range a.Cases {
				if k.Commitment == c.id {
					got = k.Result
					if !k.Reference || !k.Hypothetical {
						t.Errorf("case %+v is not marked", k.Engagement)
					}
				}
			}
			if got != c.want {
				t.Errorf("%s: %q, want %q", c.id, got, c.want)
			}
		})
	}
}

func TestEmpty(t *testing.T) {
	a := assess.New(assess.Input{Account: &account.Account{}})
	if a.Cases == nil || a.Summary == nil || a.Events == nil {
		t.Error("an empty assessment holds null where a list is meant")
	}
}
