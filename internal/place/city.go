package place

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"concord/internal/annotate/entity"
)

// cityTable is written by tools/places/places.js from data of GeoNames
// (geonames.org), licensed under CC BY 4.0. Its lines ascend by their bytes; the
// tool says what they hold.
//
//go:embed cities.txt
var cityTable string

// site is one place that a name of the table has.
type site struct {
	country string // state, or territory, by the names of package entity
	part    string // state of the United States
	size    int    // 1 to 4
	seat    bool   // of a national government
}

// sites are the places with the folded name key, the largest first.
func sites(key string) []site {
	lo, hi := 0, len(cityTable)
	for lo < hi {
		start := strings.LastIndexByte(cityTable[:(lo+hi)/2], '\n') + 1
		start = max(start, lo)
		end := start + strings.IndexByte(cityTable[start:], '\n')
		name, rest, _ := strings.Cut(cityTable[start:end], "|")
		switch {
		case name == key:
			var out []site
			for w := range strings.FieldsSeq(rest) {
				s := site{}
				w, s.seat = strings.CutSuffix(w, "*")
				s.size = int(w[len(w)-1] - '0')
				code, part, _ := strings.Cut(w[:len(w)-1], "-")
				s.country, s.part = countries()[code], part
				if s.country != "" {
					out = append(out, s)
				}
			}
			return out
		case name < key:
			lo = end + 1
		default:
			hi = start
		}
	}
	return nil
}

// muchLarger is how many steps of size a city stands above another of its name
// that nobody means by the name alone: Paris in Texas, Moscow in Idaho.
const muchLarger = 2

// cityOf returns the chain of the city with the folded name key: the only one, one
// that is a seat of government or by far the largest, or the one whose state is
// near. Where a state near it has another city of the name, and the state of the
// known one is not near, nobody can tell; where a report has told, it is that one.
func cityOf(key string, near []string, told bool) []Place {
	all := sites(key)
	if len(all) == 0 {
		return nil
	}
	known := -1 // whom the name means where nothing near it speaks of another
	if all[0].seat || sameState(all) || all[0].size-largestBut(all, 0) >= muchLarger {
		known = 0
	}
	at, both := -1, false
	for i, s := range all {
		if s.named(near) && (told || at < 0) {
			at = i
			break
		}
		if s.near(near) {
			if at >= 0 && all[at].country != s.country {
				both = true
				continue
			}
			if at < 0 {
				at = i
			}
		}
	}
	reason := "gazetteer"
	switch {
	case told && at >= 0, at >= 0 && !both && known < 0:
		if len(all) > 1 {
			reason = "gazetteer, chosen by the names near it"
		}
	case known >= 0 && (at < 0 || both || all[at].country == all[known].country):
		at = known
	default:
		return nil // Paris in a report of Texas
	}
	s := all[at]
	out := []Place{{Kind: City, Reason: reason}}
	if s.part != "" && (onlyIn(all, s) || s.named(near)) {
		if name := stateOfUS(s.part); name != "" {
			out = append(out, Place{Name: name, Kind: Region, Reason: reason})
		}
	}
	kind := State
	if _, form := entity.StateOf(s.country); form != entity.Name || parts[s.country] {
		kind = Region
	}
	return append(out, Place{Name: s.country, Kind: kind, Reason: reason})
}

func largestBut(all []site, k int) int {
	best := 0
	for i, s := range all {
		if i != k && s.country != all[k].country {
			best = max(best, s.size)
		}
	}
	return best
}

func sameState(all []site) bool {
	for _, s := range all[1:] {
		if s.country != all[0].country {
			return false
		}
	}
	return true
}

// onlyIn reports whether s is the only site of its name in its country.
func onlyIn(all []site, s site) bool {
	for _, o := range all {
		if o.country == s.country && o.part != s.part {
			return false
		}
	}
	return true
}

// near reports whether one of the names is that of the state or part of the state
// in which s lies.
func (s site) near(names []string) bool {
	for _, n := range names {
		n = strings.TrimSpace(n)
		if st, form := entity.StateOf(n); st == s.country && (form == entity.Name || form == entity.Demonym) && fold(n) != "georgia" {
			return true
		}
	}
	return s.named(names)
}

// named reports whether one of the names is that of the part of the United States
// in which s lies.
func (s site) named(names []string) bool {
	for _, n := range names {
		n = strings.TrimSpace(n)
		if long := own()[fold(n)]; long != nil && long.kind == Region {
			n = long.name // Calif.
		}
		if s.part != "" && (fold(n) == fold(stateOfUS(s.part)) || n == s.part) {
			return true
		}
	}
	return false
}

// countries maps ISO 3166 codes to the names of package entity.
var countries = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 256)
	for row := range strings.SplitSeq(strings.ReplaceAll(countryTable, "\n", ""), ";") {
		code, name, _ := strings.Cut(strings.TrimSpace(row), "=")
		m[code] = name
	}
	return m
})

// usStates maps the states of the United States to their codes.
var usStates = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 64)
	for row := range strings.SplitSeq(strings.ReplaceAll(stateTable, "\n", ""), ";") {
		name, code, _ := strings.Cut(strings.TrimSpace(row), "=")
		m[name] = code
	}
	return m
})

func stateOfUS(code string) string {
	names := make([]string, 0, 1)
	for name, c := range usStates() {
		if c == code {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

// shortTable has what American news writes for them.
const shortTable = `Ala.=Alabama;Ariz.=Arizona;Ark.=Arkansas;Calif.=California;Colo.=Colorado;Conn.=Connecticut;Del.=Delaware;Fla.=Florida;
Ill.=Illinois;Ind.=Indiana;Kan.=Kansas;Ky.=Kentucky;La.=Louisiana;Md.=Maryland;Mass.=Massachusetts;Mich.=Michigan;Minn.=Minnesota;
Miss.=Mississippi;Mo.=Missouri;Mont.=Montana;Neb.=Nebraska;Nev.=Nevada;N.H.=New Hampshire;N.J.=New Jersey;N.M.=New Mexico;
N.C.=North Carolina;N.D.=North Dakota;Okla.=Oklahoma;Ore.=Oregon;Pa.=Pennsylvania;R.I.=Rhode Island;S.C.=South Carolina;
S.D.=South Dakota;Tenn.=Tennessee;Tex.=Texas;Vt.=Vermont;Va.=Virginia;Wash.=Washington;W.Va.=West Virginia;Wis.=Wisconsin;
Wyo.=Wyoming;D.C.=District of Columbia`

const stateTable = `Alabama=AL;Alaska=AK;Arizona=AZ;Arkansas=AR;California=CA;Colorado=CO;Connecticut=CT;Delaware=DE;Florida=FL;
Georgia=GA;Hawaii=HI;Idaho=ID;Illinois=IL;Indiana=IN;Iowa=IA;Kansas=KS;Kentucky=KY;Louisiana=LA;Maine=ME;Maryland=MD;
Massachusetts=MA;Michigan=MI;Minnesota=MN;Mississippi=MS;Missouri=MO;Montana=MT;Nebraska=NE;Nevada=NV;New Hampshire=NH;
New Jersey=NJ;New Mexico=NM;New York=NY;North Carolina=NC;North Dakota=ND;Ohio=OH;Oklahoma=OK;Oregon=OR;Pennsylvania=PA;
Rhode Island=RI;South Carolina=SC;South Dakota=SD;Tennessee=TN;Texas=TX;Utah=UT;Vermont=VT;Virginia=VA;Washington=WA;
West Virginia=WV;Wisconsin=WI;Wyoming=WY;District of Columbia=DC`
