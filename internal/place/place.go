// Package place says what lies in what: a base in a state, a city in a state, a
// capital, and which state a word stands for ("Qatari", "the Kremlin", "the
// Israeli army").
//
// It knows names, not reports. A name that two states share, such as Georgia or
// Birmingham, lies nowhere until the names that stand near it decide; they are
// given as near. What a report itself says of where a place lies ("the base in
// Qatar", "Paris, Texas") comes before all that is known here: see package event.
//
// Nothing is loaded before the first question, and the cities are searched where
// they lie.
package place

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"concord/internal/annotate/entity"

	"golang.org/x/text/unicode/norm"
)

// Kind is what a place is.
type Kind string

const (
	Base   Kind = "base"   // military
	Site   Kind = "site"   // a plant, a palace, a quarter
	City   Kind = "city"   // a populated place
	Region Kind = "region" // a part of a state, a sea, a territory that states dispute
	State  Kind = "state"
)

// Place is one link of a chain of places.
type Place struct {
	Name   string   `json:"name"`
	Kind   Kind     `json:"kind"`
	Owners []string `json:"owners,omitempty"` // of a base: the states whose base it is
	Reason string   `json:"reason"`           // what says so: "gazetteer", "capital", "list of bases"
}

// fold makes a name comparable: lower case, no diacritics, plain apostrophes and
// dashes, one space between words, no article.
func fold(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] < 0x80
	}
	if !plain {
		var b strings.Builder
		for _, r := range norm.NFD.String(s) {
			switch {
			case unicode.Is(unicode.Mn, r):
			case strings.ContainsRune("’‘ʻʼ`", r):
				b.WriteByte('\'')
			case strings.ContainsRune("‐‑–—", r):
				b.WriteByte('-')
			default:
				b.WriteRune(r)
			}
		}
		s = b.String()
	}
	s = strings.Join(strings.Fields(strings.ToLower(s)), " ")
	return strings.TrimPrefix(s, "the ")
}

// bases and regions are lists of our own; their comments say what a line holds.
var (
	//go:embed bases.txt
	basesText string
	//go:embed regions.txt
	regionsText string
)

// known is an entry of our own lists.
type known struct {
	name   string
	kind   Kind
	in     []string // what it lies in, innermost first; empty where nobody can say
	owners []string
}

// own maps the folded names of our lists to their entries.
var own = sync.OnceValue(func() map[string]*known {
	m := make(map[string]*known, 512)
	for line := range strings.Lines(basesText) {
		f := strings.Split(strings.TrimSpace(line), ";")
		if line[0] == '#' || len(f) != 4 {
			continue
		}
		names := strings.Split(f[0], ",")
		k := &known{name: names[0], kind: Base, owners: strings.Split(f[3], ",")}
		for _, in := range f[1:3] {
			if in != "" {
				k.in = append(k.in, in)
			}
		}
		for _, n := range names {
			m[fold(n)] = k
		}
	}
	for line := range strings.Lines(regionsText) {
		f := strings.Split(strings.TrimSpace(line), ";")
		if line[0] == '#' || len(f) != 3 {
			continue
		}
		for n := range strings.SplitSeq(f[1], ",") {
			k := &known{name: n, kind: Kind(f[0])}
			if f[2] != "-" {
				k.in = []string{f[2]}
			}
			m[fold(n)] = k
		}
	}
	for name := range usStates() {
		if m[fold(name)] == nil && name != "Georgia" && name != "New York" && name != "Washington" {
			m[fold(name)] = &known{name: name, kind: Region, in: []string{"United States"}}
		}
	}
	for row := range strings.SplitSeq(strings.ReplaceAll(shortTable, "\n", ""), ";") {
		if short, name, ok := strings.Cut(row, "="); ok && m[fold(short)] == nil {
			m[fold(short)] = &known{name: name, kind: Region, in: []string{"United States"}}
		}
	}
	return m
})

// Within returns the chain of places from name itself to its state, innermost
// first: "Al Udeid Air Base" gives it and Qatar. It is nil where the name is not
// known, and ends before a state where no state can be told. near are names of
// states and places that stand near the name; they choose among places of one name
// and choose nothing else.
func Within(name string, near ...string) []Place { return within(name, near, false) }

// Inside is Within where a report says that the name lies in one of told: "Paris,
// Texas", "Birmingham in England".
func Inside(name string, told ...string) []Place { return within(name, told, true) }

func within(name string, near []string, told bool) []Place {
	key := fold(name)
	if key == "" {
		return nil
	}
	if first, rest, ok := strings.Cut(name, ","); ok { // "Paris, Texas"
		if chain := Inside(first, rest); len(chain) > 0 {
			if up := Within(rest); len(up) == 0 || chain[len(chain)-1].Name == up[len(up)-1].Name {
				return chain
			}
		}
		return nil
	}
	if ambiguous[key] != nil {
		return choose(name, ambiguous[key], near)
	}
	if s, form := entity.StateOf(name); form == entity.Name && !parts[s] {
		return []Place{{Name: s, Kind: State, Reason: "name of a state"}}
	}
	if k := own()[key]; k != nil {
		return k.chain()
	}
	if c := cityOf(key, near, told); len(c) > 0 {
		c[0].Name = strings.TrimSpace(name)
		return c
	}
	for _, cut := range [...]string{"city of ", "town of ", "village of ", "province of ", "region of ", "port of ", "island of ", "northern ", "southern ", "eastern ",
		"western ", "central ", "downtown ", "southwestern ", "northwestern ", "southeastern ", "northeastern ", "outside ", "near "} {
		if rest, ok := strings.CutPrefix(key, cut); ok {
			return within(rest, near, told)
		}
	}
	for _, cut := range [...]string{"'s", " city", " province", " region", " district", " oblast", " governorate", " airport", " international airport"} {
		if rest, ok := strings.CutSuffix(key, cut); ok {
			return within(rest, near, told)
		}
	}
	return nil
}

// chain returns the places from k up.
func (k *known) chain() []Place {
	out := []Place{{Name: k.name, Kind: k.kind, Owners: k.owners, Reason: "list of places"}}
	if k.kind == Base {
		out[0].Reason = "list of bases"
	}
	for _, in := range k.in {
		if _, form := entity.StateOf(in); form == entity.Name && !parts[in] {
			out = append(out, Place{Name: in, Kind: State, Reason: out[0].Reason})
			continue
		}
		if up := own()[fold(in)]; up != nil && up != k {
			return append(out, up.chain()...)
		}
		out = append(out, Place{Name: in, Kind: City, Reason: out[0].Reason})
	}
	return out
}

// parts are entries of the list of states that lie in a state, or are none today.
var parts = map[string]bool{"England": true, "Scotland": true, "Wales": true, "Northern Ireland": true, "Puerto Rico": true, "Greenland": true,
	"Hong Kong": true, "Soviet Union": true, "Yugoslavia": true, "Czechoslovakia": true, "Prussia": true, "Ottoman Empire": true}

// ambiguous are names that are a state's or a city's with equal right.
var ambiguous = map[string][]option{
	"georgia": {
		{[]Place{{Name: "Georgia", Kind: State}}, "tbilisi batumi sukhumi gori russia russian abkhazia ossetia georgian caucasus armenia azerbaijan"},
		{[]Place{{Name: "Georgia", Kind: Region}, {Name: "United States", Kind: State}}, "atlanta savannah augusta macon athens florida alabama tennessee carolina u.s. united_states american washington kemp"},
	},
	"new york": {
		{[]Place{{Name: "New York", Kind: City}, {Name: "United States", Kind: State}}, ""},
	},
	"washington": {
		{[]Place{{Name: "Washington", Kind: City}, {Name: "United States", Kind: State}}, ""},
	},
	"congo": {
		{[]Place{{Name: "Democratic Republic of the Congo", Kind: State}}, "kinshasa goma bukavu kivu ituri beni bunia lubumbashi rwanda m23 drc tshisekedi"},
		{[]Place{{Name: "Republic of the Congo", Kind: State}}, "brazzaville pointe-noire"},
	},
	"punjab": {
		{[]Place{{Name: "Punjab", Kind: Region}, {Name: "Pakistan", Kind: State}}, "lahore pakistan pakistani islamabad rawalpindi multan faisalabad"},
		{[]Place{{Name: "Punjab", Kind: Region}, {Name: "India", Kind: State}}, "amritsar chandigarh ludhiana india indian delhi modi"},
	},
}

// option is one reading of an ambiguous name with the words that speak for it;
// one alone needs none.
type option struct {
	chain []Place
	words string
}

func choose(name string, options []option, near []string) []Place {
	found := -1
	for i, o := range options {
		if o.words == "" {
			found = i
			break
		}
		words := strings.Fields(o.words)
		for _, n := range near {
			n = strings.ReplaceAll(fold(n), " ", "_")
			if slices.Contains(words, n) {
				if found >= 0 && found != i {
					return nil // the report names both
				}
				found = i
			}
		}
	}
	if found < 0 {
		return nil
	}
	out := slices.Clone(options[found].chain)
	for i := range out {
		out[i].Reason = "gazetteer"
		if len(options) > 1 {
			out[i].Reason = "gazetteer, chosen by the names near it"
		}
	}
	return out
}
