package ledger

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var idShape = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Every entry has a citation, its dates can be read, and its fields keep to the
// vocabulary.
func TestReferenceSet(t *testing.T) {
	if _, err := referenceSet(); err != nil {
		t.Fatal(err)
	}
	all, asOf := References()
	if len(all) < 30 {
		t.Fatalf("%d references, want the whole set", len(all))
	}
	if _, err := asOf.Bounds(); err != nil {
		t.Errorf("as of: %v", err)
	}
	used := map[string]map[string]bool{}
	in := func(id, field string, values ...string) {
		for _, v := range values {
			if v == "" {
				continue
			}
			if !slices.Contains(Vocabulary[field], v) {
				t.Errorf("%s: %s %q is not in the vocabulary", id, field, v)
			}
			if used[field] == nil {
				used[field] = map[string]bool{}
			}
			used[field][v] = true
		}
	}
	seen := map[string]string{}
	for i, r := range all {
		if !idShape.MatchString(r.ID) || i > 0 && all[i-1].ID >= r.ID {
			t.Errorf("%q: an ID is lower-case words, and the set is in their order", r.ID)
		}
		if r.Name == "" || r.Source.Title == "" || r.Kind == "" || len(r.Obligations) == 0 {
			t.Errorf("%s: name, citation, kind and obligations are always recorded", r.ID)
		}
		if r.Source.Signed == "" && len(r.Source.Series) == 0 {
			t.Errorf("%s: a citation has a date or a number in a series", r.ID)
		}
		for _, d := range []struct {
			field, when string
		}{{"signed", string(r.Source.Signed)}, {"in force", string(r.InForce)}} {
			if d.when == "" {
				continue
			}
			v := r.InForce
			if d.field == "signed" {
				v = r.Source.Signed
			}
			if _, err := v.Bounds(); err != nil {
				t.Errorf("%s: %s: %v", r.ID, d.field, err)
			}
		}
		if r.InForce != "" && !r.InForce.IsInterval() {
			t.Errorf("%s: in force %q is an interval, open while it lasts", r.ID, r.InForce)
		}
		if a := r.Source.Address; a != "" {
			if u, err := url.Parse(a); err != nil || u.Scheme != "https" || u.Host == "" || r.Source.Publisher == "" {
				t.Errorf("%s: %q is no official address with its publisher", r.ID, a)
			}
		}
		in(r.ID, "kind", r.Kind)
		in(r.ID, "form", r.Form)
		in(r.ID, "binding", r.Binding)
		in(r.ID, "obligations", r.Obligations...)
		in(r.ID, "acts", r.Trigger.Acts...)
		in(r.ID, "attacker", r.Trigger.Attacker)
		in(r.ID, "counts_as", r.CountsAs)
		in(r.ID, "objects", r.Scope.Objects...)
		in(r.ID, "decides", r.Decides)
		in(r.ID, "measures", r.Measures...)
		in(r.ID, "list", r.List)
		in(r.ID, "limits", r.Limits...)
		in(r.ID, "duration", r.Duration.Kind)
		if slices.Contains(r.Obligations, "none") && len(r.Obligations) > 1 {
			t.Errorf("%s: none and %v", r.ID, r.Obligations)
		}
		if (r.Duration.Years > 0) != (r.Duration.Kind == "fixed" || r.Duration.Kind == "renewed") {
			t.Errorf("%s: duration %+v: a term has years, and nothing else has", r.ID, r.Duration)
		}
		for field, words := range r.Words {
			in(r.ID, "words", field)
			if n := len(strings.Fields(words)); n == 0 || n > 9 {
				t.Errorf("%s: %s: %d words; a few at most, no text of the instrument", r.ID, field, n)
			}
		}
		if !slices.IsSorted(r.Parties) {
			t.Errorf("%s: parties in order of the alphabet: %v", r.ID, r.Parties)
		}
		if len(r.Parties) == 0 && r.PartiesNote == "" {
			t.Errorf("%s: no parties and no word on them", r.ID)
		}
		for _, name := range append([]string{r.Name}, r.Also...) {
			key := strings.Join(nameWords(name), " ")
			if other, ok := seen[key]; ok && other != r.ID {
				t.Errorf("%q names both %s and %s", name, other, r.ID)
			}
			seen[key] = r.ID
			if got, ok := Named(name); !ok || got.ID != r.ID {
				t.Errorf("%q names %v, want %s", name, got, r.ID)
			}
		}
		if got, ok := Lookup(r.ID); !ok || got.Name != r.Name {
			t.Errorf("Lookup(%q) = %v", r.ID, got)
		}
	}
	for field, words := range Vocabulary {
		for _, w := range words {
			if !used[field][w] && w != "offence" && w != "neutrality" { // types of ATOP that no entry has
				t.Errorf("%s: nothing is %q", field, w)
			}
		}
	}
}

func TestNamed(t *testing.T) {
	for words, want := range map[string]string{
		"NATO's Article 5":                                    "north-atlantic-treaty-5",
		"NATO’s bedrock Article Five":                         "north-atlantic-treaty-5",
		"the Article 5 of NATO":                               "north-atlantic-treaty-5",
		"Article 4 of the North Atlantic Treaty":              "north-atlantic-treaty-4",
		"NATO's Article 3":                                    "", // not in the set
		"Article 5":                                           "", // of what?
		"NATO":                                                "",
		"NATO-style guarantees":                               "",
		"the mutual defense treaty with South Korea":          "us-korea-3",
		"its status as a major non-NATO ally":                 "major-non-nato-ally",
		"Article 42.7 of the EU treaty":                       "eu-42-7",
		"the 1994 Budapest Memorandum on security assurances": "budapest-memorandum",
		"a pact like ANZUS":                                   "anzus-4",
		"the alliance":                                        "",
		"":                                                    "",
		"the Saudi-Pakistan defense pact":                     "saudi-pakistan-2025",
		"the Collective Security Treaty Organisation":         "csto-4",
		"what NATO's Article 5 and ANZUS promise, or the Rio Treaty": "north-atlantic-treaty-5", // most words
	} {
		got, ok := Named(words)
		id := ""
		if ok {
			id = got.ID
		}
		if id != want {
			t.Errorf("Named(%q) = %q, want %q", words, id, want)
		}
	}
}

func TestNear(t *testing.T) {
	if got := Near("north-atlantic"); len(got) != 3 || got[0] != "north-atlantic-treaty-4" {
		t.Errorf("Near(north-atlantic) = %v", got)
	}
	if got := Near("aukus"); got != nil {
		t.Errorf("Near(aukus) = %v, want none: it has no clause of defence", got)
	}
}
