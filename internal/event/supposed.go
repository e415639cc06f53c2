package event

import "concord/internal/place"

// TargetKind is the kind of a target named by a few words, as a user gives it:
// "power station", "patrol boat", "army barracks"; "object" where nothing tells.
func TargetKind(words string) string {
	if in := place.Within(words); len(in) > 0 {
		switch in[0].Kind {
		case place.Base:
			return "forces"
		case place.City, place.Region, place.State:
			return "territory"
		}
	}
	ws := fields(words)
	for i := len(ws) - 1; i >= 0; i-- { // the head of an English noun phrase is last
		switch w := singular(ws[i]); {
		case ships[w]:
			return "ships"
		case aircraft[w]:
			return "aircraft"
		case bases[w], w == "troop", w == "soldier", w == "force", w == "army":
			return "forces"
		case plants[w], w == "station" && i > 0 && (ws[i-1] == "power" || ws[i-1] == "railway" || ws[i-1] == "pumping"):
			return "infrastructure"
		case w == "people", w == "civilian", w == "citizen":
			return "persons"
		}
	}
	return "object"
}
