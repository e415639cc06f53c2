package place

import (
	"strings"

	"concord/internal/annotate/entity"
)

// StateOf returns the state that word stands for, and how: "name", "demonym", "seat"
// (the Kremlin), "capital" (Washington, where it acts and is no place), "body" (the
// Israeli army, the Pentagon). Both are "" where it is none or cannot be told: the
// Gulf state, Georgia.
func StateOf(word string) (state, how string) {
	word = strings.TrimSpace(word)
	for range 2 {
		word = strings.TrimSuffix(strings.TrimSuffix(word, "’s"), "'s")
		word = strings.TrimPrefix(strings.TrimPrefix(word, "the "), "The ")
	}
	key := fold(word)
	if ambiguous[key] != nil && key != "washington" {
		return "", ""
	}
	if s, ok := bodies[key]; ok {
		return s, "body"
	}
	s, form := entity.StateOf(word)
	if parts[s] {
		switch s {
		case "England", "Scotland", "Wales", "Northern Ireland":
			return "United Kingdom", "name"
		case "Soviet Union", "Yugoslavia", "Czechoslovakia", "Prussia", "Ottoman Empire":
			return s, "name"
		}
		return "", ""
	}
	switch form {
	case entity.Name:
		return s, "name"
	case entity.Demonym:
		return s, "demonym"
	case entity.Title:
		return s, "seat"
	case entity.Metonym:
		return s, "capital"
	}
	// "the Israeli army", "Iran's foreign ministry", "the government of Iraq": the state
	// where the last word is an arm of one.
	words := strings.Fields(word)
	if len(words) < 2 || len(words) > 7 {
		return "", ""
	}
	last := fold(words[len(words)-1])
	if arms[last] {
		for n := min(3, len(words)-1); n > 0; n-- {
			if s, how := StateOf(strings.Join(words[:n], " ")); s != "" && (how == "demonym" || how == "name") {
				return s, "body"
			}
		}
	}
	if head, of, ok := strings.Cut(word, " of "); ok {
		h := strings.Fields(head)
		if len(h) > 0 && arms[fold(h[len(h)-1])] {
			if s, how := StateOf(of); how == "name" {
				return s, "body"
			}
		}
	}
	return "", ""
}

// arms are what a state acts through: its forces, its government, its bodies and
// those who hold its offices.
var arms = set(`army armies navy military air_force airforce forces force troops troop soldiers soldier marines guard guards government administration
	regime authorities authority officials official ministry minister ministers president premier chancellor king emir parliament cabinet
	leadership leader police jets jet warplanes warplane aircraft fighters drones drone missiles missile rockets artillery tanks warships warship
	commandos intelligence services state security embassy ambassador spokesman spokeswoman spokesperson diplomats diplomat envoy
	pilots sailors personnel servicemen command corps defense defence defenses`)

// bodies are bodies known by a name of their own that act for a state.
var bodies = map[string]string{
	"idf": "Israel", "israel defense forces": "Israel", "israel defence forces": "Israel", "mossad": "Israel", "shin bet": "Israel", "knesset": "Israel",
	"irgc": "Iran", "islamic revolutionary guard corps": "Iran", "revolutionary guards": "Iran", "revolutionary guard": "Iran", "quds force": "Iran", "islamic republic": "Iran",
	"pentagon": "United States", "cia": "United States", "centcom": "United States", "us central command": "United States", "u.s. central command": "United States",
	"fbi": "United States", "congress": "United States", "us congress": "United States", "state department": "United States", "us state department": "United States",
	"white house": "United States", "biden administration": "United States", "trump administration": "United States", "obama administration": "United States",
	"bush administration": "United States", "clinton administration": "United States", "us": "United States", "u.s": "United States", "u.s.": "United States", "usa": "United States",
	"us navy": "United States", "us marines": "United States", "department of defense": "United States", "homeland security": "United States",
	"kremlin": "Russia", "duma": "Russia", "fsb": "Russia", "gru": "Russia", "wagner": "", "red army": "Soviet Union", "ussr": "Soviet Union", "soviet": "Soviet Union",
	"mi6": "United Kingdom", "mi5": "United Kingdom", "downing street": "United Kingdom", "whitehall": "United Kingdom", "foreign office": "United Kingdom", "raf": "United Kingdom", "royal navy": "United Kingdom",
	"isi": "Pakistan", "raw": "", "bundeswehr": "Germany", "bundestag": "Germany", "people's liberation army": "China", "pla": "China", "prc": "China",
	"rok": "South Korea", "dprk": "North Korea", "uae": "United Arab Emirates", "uk": "United Kingdom", "drc": "Democratic Republic of the Congo",
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[strings.ReplaceAll(w, "_", " ")] = true
	}
	return m
}
