package ledger

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"concord/internal/edtf"
)

// Reference is a well-known security commitment as concord's reference set has
// it: our own description of an official text, by fields with closed
// vocabularies (reference_words.go), and where that text is published. No text of
// an instrument is in it but phrases of a few words, where these words decide.
//
// An empty field is "not recorded": nobody may take it for "none". What is known
// to be absent is written "none".
type Reference struct {
	ID     string   `json:"id"` // "north-atlantic-treaty-5"
	Name   string   `json:"name"`
	Also   []string `json:"also,omitempty"` // what reports call it
	Source Source   `json:"source"`

	Kind    string `json:"kind"`              // of the instrument
	Form    string `json:"form,omitempty"`    // mutual: each side binds itself; unilateral: one side does
	Binding string `json:"binding,omitempty"` // by treaty, by domestic law, politically

	Parties     []string `json:"parties,omitempty"`
	PartiesNote string   `json:"parties_note,omitempty"`
	Promisor    string   `json:"promisor,omitempty"`
	Promisee    string   `json:"promisee,omitempty"`

	// Obligations are types of the Alliance Treaty Obligations and Provisions
	// project (Leeds and others, ATOP 5.1): defence, offence, neutrality,
	// non-aggression, consultation; or "none" of them.
	Obligations []string          `json:"obligations"`
	Trigger     ReferenceTrigger  `json:"trigger,omitzero"`
	CountsAs    string            `json:"counts_as,omitempty"`
	Scope       Scope             `json:"scope,omitzero"`
	Decides     string            `json:"decides,omitempty"` // who decides what is done, or that the case has arisen
	Measures    []string          `json:"measures,omitempty"`
	List        string            `json:"list,omitempty"` // open: other measures may be taken as well
	Limits      []string          `json:"limits,omitempty"`
	Duration    Duration          `json:"duration,omitzero"`
	InForce     edtf.Value        `json:"in_force,omitempty"` // interval, open while it lasts
	Words       map[string]string `json:"words,omitempty"`    // by field: the few words of the text that decide
	Notes       string            `json:"notes,omitempty"`
}

// Source is where the official text stands.
type Source struct {
	Title     string     `json:"title"`
	Article   string     `json:"article,omitempty"`
	Place     string     `json:"place,omitempty"`
	Signed    edtf.Value `json:"signed,omitempty"`
	Series    []string   `json:"series,omitempty"` // "34 UNTS 243", "TIAS 1964"
	Publisher string     `json:"publisher,omitempty"`
	Address   string     `json:"address,omitempty"`
}

// ReferenceTrigger is the case in which a commitment falls due.
type ReferenceTrigger struct {
	Acts     []string `json:"acts,omitempty"`
	Attacker string   `json:"attacker,omitempty"`
}

// Scope is what is protected, and where.
type Scope struct {
	Objects []string `json:"objects,omitempty"`
	Area    string   `json:"area,omitempty"`
}

// Duration is how long a commitment holds.
type Duration struct {
	Kind         string `json:"kind,omitempty"`
	Years        int    `json:"years,omitempty"`         // of a fixed or renewed term
	NoticeMonths int    `json:"notice_months,omitempty"` // from notice to end
}

//go:embed reference.json
var referenceJSON []byte

// referenceSet is the file, read when first asked for.
var referenceSet = sync.OnceValues(func() (set struct {
	AsOf       edtf.Value  `json:"as_of"`
	References []Reference `json:"references"`
}, err error) {
	err = json.Unmarshal(referenceJSON, &set)
	return set, err
})

// References returns the reference set, ordered by ID, and the time as of which
// it was written. The caller changes nothing in it.
func References() ([]Reference, edtf.Value) {
	set, err := referenceSet()
	if err != nil {
		return nil, "" // a test reads the file: it cannot be broken in a binary that was built
	}
	return set.References, set.AsOf
}

// Lookup returns the reference with an ID.
func Lookup(id string) (*Reference, bool) {
	all, _ := References()
	i, ok := slices.BinarySearchFunc(all, id, func(r Reference, id string) int { return strings.Compare(r.ID, id) })
	if !ok {
		return nil, false
	}
	return &all[i], true
}

// Near returns IDs that begin as id does or hold it, for a hint; at most three.
func Near(id string) []string {
	all, _ := References()
	var out []string
	id = strings.ToLower(strings.TrimSpace(id))
	for _, r := range all {
		if len(out) < 3 && id != "" && (strings.Contains(r.ID, id) || strings.Contains(strings.ToLower(r.Name), id)) {
			out = append(out, r.ID)
		}
	}
	return out
}

// Named returns the one reference that words name, such as "NATO's bedrock
// Article 5": every word of one of its names stands among them, no other number
// of an article does, and no other reference is named by as many words. Words
// that name none, or two alike, name nothing.
func Named(words string) (*Reference, bool) {
	given := nameWords(words)
	if len(given) > 24 {
		given = given[:24] // a clause, not a name
	}
	all, _ := References()
	best, most, tied := -1, 0, false
	for i := range all {
		n := 0
		for _, name := range append([]string{all[i].Name}, all[i].Also...) {
			n = max(n, names(nameWords(name), given))
		}
		switch {
		case n > most:
			best, most, tied = i, n, false
		case n == most && n > 0:
			tied = true
		}
	}
	if best < 0 || tied {
		return nil, false
	}
	return &all[best], true
}

// names is the number of words of a name if all stand among the given words,
// else 0. An article that the words tell must be the name's.
func names(name, given []string) int {
	for _, w := range name {
		if !slices.Contains(given, w) {
			return 0
		}
	}
	for i := 1; i < len(given); i++ {
		if given[i-1] == "article" && !slices.Contains(name, given[i]) {
			return 0
		}
	}
	return len(name)
}

// nameWords are the words of a name that tell, one spelling for each.
func nameWords(s string) []string {
	same := map[string]string{"defense": "defence", "organization": "organisation", "cooperation": "co-operation", "communique": "communiqué", "us": "united-states", "u.s": "united-states",
		"uk": "united-kingdom", "u.k": "united-kingdom", "art": "article", "v": "5", "iv": "4", "iii": "3", "five": "5", "four": "4", "six": "6", "42.7": "42(7"}
	s = strings.NewReplacer("’", "'", "‑", "-", "–", "-", "United States", "united-states", "United Kingdom", "united-kingdom").Replace(s)
	var out []string
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:\"“”/", r) }) {
		w := strings.TrimSuffix(strings.ToLower(strings.Trim(f, ".()[]'‘")), "'s")
		if to, ok := same[w]; ok {
			w = to
		}
		parts := []string{w}
		if head, tail, ok := strings.Cut(w, "-"); ok && w != "united-states" && w != "united-kingdom" && w != "co-operation" {
			parts = []string{head, tail} // "US-Japan"
			for i := range parts {
				if to, ok := same[parts[i]]; ok {
					parts[i] = to
				}
			}
		}
		for _, p := range parts {
			switch p {
			case "", "the", "of", "and", "on", "in", "with", "to", "a", "an", "for", "status":
			default:
				out = append(out, p)
			}
		}
	}
	return out
}

// Cited is the citation of a source on one line.
func (s *Source) Cited() string {
	parts := []string{s.Title}
	for _, p := range []string{s.Article, strings.TrimSpace(s.Place + " " + string(s.Signed))} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	parts = append(parts, s.Series...)
	for _, p := range []string{s.Publisher, s.Address} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ", ")
}

func (d Duration) String() string {
	out := d.Kind
	switch {
	case d.Kind == "renewed" && d.Years > 0:
		out = fmt.Sprintf("renewed every %d years", d.Years)
	case d.Years > 0:
		out += fmt.Sprintf(", %d years", d.Years)
	}
	if d.NoticeMonths > 0 {
		out += fmt.Sprintf("; ends %d months after notice", d.NoticeMonths)
	}
	return strings.TrimPrefix(out, "; ")
}
