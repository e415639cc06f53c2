package incident

import (
	_ "embed"
	"strings"
	"sync"
)

// cityTable is written by tools/cities/cities.js from data of GeoNames
// (geonames.org), licensed under CC BY 4.0: places of the United States with a
// thousand people and of the world with a hundred thousand. A line is "name|where
// where", the largest place first; where is a state's postal code, or "." with
// the ISO code of a country; "+" marks a place of a hundred thousand or more.
//
//go:embed cities.txt
var cityTable string

// city is a name of the gazetteer.
type city struct {
	name  string
	where string
}

// cities maps folded names to what has them.
var cities = sync.OnceValue(func() map[string]city {
	m := make(map[string]city, 16000)
	for line := range strings.Lines(cityTable) {
		name, where, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "|")
		key := placeKey(name)
		if old, ok := m[key]; ok {
			where = old.where + " " + where
			name = old.name
		}
		m[key] = city{name, where}
	}
	return m
})

// placeKey folds the name of a place: "Saint Paul", "ST. PAUL" and "St. Paul" are
// one.
func placeKey(s string) string {
	s = " " + strings.ToLower(strings.ReplaceAll(s, "’", "'")) + " "
	for _, p := range [...][2]string{{" saint ", " st. "}, {" st ", " st. "}, {" fort ", " ft. "}, {" ft ", " ft. "}, {" mount ", " mt. "}, {" mt ", " mt. "}} {
		s = strings.Replace(s, p[0], p[1], 1)
	}
	return s[1 : len(s)-1]
}

// states maps the folded names and abbreviations of American states to their names.
var states = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for row := range strings.SplitSeq(stateTable, ";") {
		name, short, _ := strings.Cut(strings.TrimSpace(row), "=")
		m[strings.ToLower(name)] = name
		for w := range strings.SplitSeq(short, ",") {
			m[w] = name // postal codes in capitals, others folded without stops
		}
	}
	return m
})

const stateTable = `Alabama=AL,ala;Alaska=AK;Arizona=AZ,ariz;Arkansas=AR,ark;California=CA,calif,cal;Colorado=CO,colo;Connecticut=CT,conn;
Delaware=DE,del;Florida=FL,fla;Georgia=GA,ga;Hawaii=HI;Idaho=ID;Illinois=IL,ill;Indiana=IN,ind;Iowa=IA;Kansas=KS,kan,kans;Kentucky=KY,ky;
Louisiana=LA,la;Maine=ME;Maryland=MD,md;Massachusetts=MA,mass;Michigan=MI,mich;Minnesota=MN,minn;Mississippi=MS,miss;Missouri=MO,mo;
Montana=MT,mont;Nebraska=NE,neb,nebr;Nevada=NV,nev;New Hampshire=NH,n.h;New Jersey=NJ,n.j;New Mexico=NM,n.m;New York=NY,n.y;
North Carolina=NC,n.c;North Dakota=ND,n.d;Ohio=OH;Oklahoma=OK,okla;Oregon=OR,ore;Pennsylvania=PA,pa,penn;Rhode Island=RI,r.i;
South Carolina=SC,s.c;South Dakota=SD,s.d;Tennessee=TN,tenn;Texas=TX,tex;Utah=UT;Vermont=VT,vt;Virginia=VA,va;Washington=WA,wash;
West Virginia=WV,w.va;Wisconsin=WI,wis,wisc;Wyoming=WY,wyo;District of Columbia=DC,d.c`

// stateOf returns the state that s names or abbreviates, "" for none.
func stateOf(s string) string {
	if n := states()[s]; n != "" {
		return n
	}
	return states()[strings.TrimSuffix(strings.ToLower(s), ".")]
}

// in are the American states and the countries that have such a place, and
// whether it is a large one, the largest place first.
func (c city) in(yield func(where string, large bool) bool) {
	for w := range strings.FieldsSeq(c.where) {
		w, large := strings.CutPrefix(w, "+")
		if n := states()[w]; n != "" {
			w = n
		}
		if !yield(w, large) {
			return
		}
	}
}

// lies reports whether a place called c lies in the state, and whether a large one does.
func (c city) lies(state string) (yes, large bool) {
	for w, l := range c.in {
		if w == state {
			return true, l
		}
	}
	return false, false
}
