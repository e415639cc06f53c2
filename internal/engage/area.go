package engage

import (
	"slices"
	"strings"
)

// continental are states whose whole territory lies on one continent, so that
// which states a treaty's area holds can be told from their names. States with
// territory overseas are not here: for them it depends on the place.
var continental = map[string][]string{
	"Europe": {"Albania", "Belgium", "Bulgaria", "Croatia", "Czechia", "Estonia", "Finland", "Germany", "Greece", "Hungary", "Iceland", "Ireland", "Italy",
		"Latvia", "Lithuania", "Luxembourg", "Moldova", "Montenegro", "North Macedonia", "Poland", "Romania", "Serbia", "Slovakia", "Slovenia", "Sweden",
		"Switzerland", "Austria", "Ukraine"},
	"North America": {"Canada", "Mexico"},
	"Africa": {"Algeria", "Angola", "Benin", "Botswana", "Burkina Faso", "Burundi", "Cameroon", "Chad", "Ethiopia", "Ghana", "Guinea", "Kenya", "Liberia", "Libya",
		"Mali", "Mauritania", "Morocco", "Mozambique", "Namibia", "Niger", "Nigeria", "Rwanda", "Senegal", "Sierra Leone", "Somalia", "South Sudan", "Sudan",
		"Tanzania", "Togo", "Tunisia", "Uganda", "Zambia", "Zimbabwe"},
}

// area says whether what was reached lies where alone the commitment holds. It
// says nothing where no area is named, or where the area is the parties' territory.
func (x *test) area() (Value, string) {
	area := x.terms.Area
	if area == "" || len(x.reached) == 0 {
		return Met, ""
	}
	at := x.reached[0]
	if strings.Contains(area, at) {
		return Met, ""
	}
	for continent, states := range continental {
		if strings.Contains(area, continent) && slices.Contains(states, at) {
			return Met, ""
		}
	}
	for _, own := range []string{"territories of the parties", "territory of a member", "territory of either", "metropolitan territory of each", "the three states"} {
		if strings.Contains(area, own) {
			return Met, ""
		}
	}
	bounded := strings.ContainsAny(area, "0123456789;") || strings.Contains(area, " line") || strings.Contains(area, "region")
	for continent := range continental {
		bounded = bounded || strings.Contains(area, continent)
	}
	if named := slices.ContainsFunc(append(slices.Clone(x.terms.Promisors), x.terms.Promisees...), func(p string) bool { return strings.Contains(area, p) }); named && !bounded {
		return NotMet, "but it holds for " + area
	}
	return Unknown, "it holds for " + area + ": whether the place lies there is not told"
}
