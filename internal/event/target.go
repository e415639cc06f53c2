package event

import (
	"strings"

	"concord/english"
	"concord/internal/place"
	"concord/internal/story"
)

// target is what is hit, with its kind and owner.
func (r *reader) target(i int, k noun, state string, owner int) (Target, bool) {
	from, to := r.short(i)
	t := Target{Words: r.words(from, to), Passages: []story.Passage{r.passage(from, to)}}
	lemma := r.lemma(i)
	switch {
	case r.toks[i].POS == english.PosPRON:
		return Target{}, false
	case lemma == "sovereignty":
		t.Kind = "sovereignty"
	case k&vehicle != 0 && (r.near(from, to, "ship") || ships[lemma]):
		t.Kind = "ships"
	case k&vehicle != 0 && aircraft[lemma]:
		t.Kind = "aircraft"
	case bases[lemma] || strings.HasSuffix(strings.ToLower(t.Words), "air base") || strings.HasSuffix(strings.ToLower(t.Words), "airbase") || len(place.Within(t.Words)) > 0 && place.Within(t.Words)[0].Kind == place.Base:
		t.Kind = "forces"
	case k&armed != 0 && k&weapon == 0:
		t.Kind = "forces"
	case plants[lemma]:
		t.Kind = "infrastructure"
	case k&(personNoun|captive|crowdNoun|casualtyNoun) != 0, r.toks[i].Entity == english.EntPERSON:
		t.Kind = "persons"
	case r.toks[i].Entity == english.EntGPE, r.toks[i].Entity == english.EntLOC, k&location != 0:
		t.Kind = "territory"
	case k&(building|vehicle) != 0:
		t.Kind = "object"
	default:
		return Target{}, false
	}
	if owner >= 0 && t.Kind != "territory" {
		if p, ok := r.participant(owner); ok {
			t.Owner = p.State
			if t.Owner == "" {
				t.Owner = p.Name
			}
		}
	} else if t.Kind == "forces" && state != "" {
		t.Owner = state
	}
	return t, true
}

var (
	ships    = set("ship tanker vessel boat freighter trawler warship destroyer frigate carrier submarine gunboat cruiser ferry yacht barge")
	aircraft = set("plane aircraft jet helicopter airliner drone warplane bomber")
	bases    = set("base airbase airfield barracks garrison outpost bunker")
	plants   = set(`plant refinery pipeline facility grid substation dam reactor terminal port airport bridge power_plant infrastructure oilfield cable
		network railway hospital depot`)
)
