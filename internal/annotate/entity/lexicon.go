package entity

import (
	_ "embed"
	"strings"
	"sync"

	"concord/internal/annotate/token"
)

//go:embed data/states.txt
var statesText string

//go:embed data/places.txt
var placesText string

//go:embed data/given.txt
var givenText string

// bearersText has a given name and the sex of those who bear it a line, sorted,
// lower case: the names of the US Census of 1990 (public domain) and those of the
// package Faker 40.54 (MIT, see NOTICE) in Latin script, without the words, places
// and surnames of the other lists. A name is m or f where one sex bears it eight
// times as often as the other, else u. It is searched where it lies.
//
//go:embed data/bearers.txt
var bearersText string

//go:embed data/surnames.txt
var surnamesText string

//go:embed data/roles.txt
var rolesText string

//go:embed data/words.txt
var wordsText string

// class is what is known of a word or phrase; one may have many classes.
type class uint32

const (
	cOffice     class = 1 << iota // "prime minister"
	cRole                         // "senator"
	cHonorific                    // "Mr"
	cKin                          // "wife"
	cModifier                     // "former", before a role
	cOrg                          // last word of a body's name
	cOrgOf                        // first word of a body's name before "of"
	cPlaceLast                    // "River"
	cPlaceFirst                   // "Lake"
	cPlaceOf                      // "Gulf", before "of"
	cDocument                     // "Act"
	cOther                        // "Prize"
	cKnown                        // a body known by name
	cSeat                         // "White House"
	cNotName                      // weekday, month, "OK"
	cOpener                       // opens a sentence, never a name
	cMale                         // given name
	cFemale                       // given name
	cSurname                      // common surname
	cCommon                       // common English word
	cPlace                        // a place known by name
	cState                        // name of a state
	cDemonym                      // "Qatari"
	cCapital                      // seat of a government, may stand for the state
	cPeople                       // "Arab", "Catholic": adjectives and peoples that are no entity
	cPrefix                       // first words of a longer entry
)

const (
	cGiven = cMale | cFemale
	cTitle = cOffice | cRole | cHonorific
)

// lexicon is every list of the package in one map from folded words, joined by
// single spaces. state gives the state a name, demonym, capital or seat stands for.
type lexicon struct {
	class map[string]class
	state map[string]string
}

// lex is built on first use, so that a program that reads nothing pays nothing.
var lex = sync.OnceValue(func() *lexicon {
	l := &lexicon{class: make(map[string]class, 18000), state: make(map[string]string, 900)}
	for line := range strings.Lines(statesText) {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(strings.TrimSpace(line), ";")
		if len(f) != 4 {
			continue
		}
		l.stateNames(f[0], f[0], cState)
		l.stateNames(f[0], f[1], cState)
		l.stateNames(f[0], f[2], cDemonym)
		l.stateNames(f[0], f[3], cPlace|cCapital)
	}
	for line := range strings.Lines(placesText) {
		if line[0] == '#' {
			continue
		}
		for name := range strings.SplitSeq(strings.TrimSpace(line), ";") {
			l.add(name, cPlace)
		}
	}
	for line := range strings.Lines(givenText) {
		c := class(0)
		switch line[0] {
		case 'm':
			c = cMale
		case 'f':
			c = cFemale
		case 'u':
			c = cGiven
		default:
			continue
		}
		for name := range strings.FieldsSeq(line[2:]) {
			l.add(name, c)
		}
	}
	for line := range strings.Lines(surnamesText) {
		if line[0] != '#' {
			for name := range strings.FieldsSeq(line) {
				l.add(name, cSurname)
			}
		}
	}
	classes := map[string]class{"office": cOffice, "role": cRole, "honorific": cHonorific, "kin": cKin, "modifier": cModifier,
		"org": cOrg, "orgof": cOrgOf, "place": cPlaceLast, "placefirst": cPlaceFirst, "placeof": cPlaceOf,
		"document": cDocument, "other": cOther, "known": cKnown, "notname": cNotName, "people": cPeople, "opener": cOpener}
	for line := range strings.Lines(rolesText) {
		name, list, ok := strings.Cut(line, ":")
		if !ok || line[0] == '#' {
			continue
		}
		for w := range strings.FieldsSeq(list) {
			w = strings.ReplaceAll(w, "_", " ")
			if name == "seat" {
				seat, state, _ := strings.Cut(w, "=")
				l.state[l.add(seat, cSeat)] = state
				continue
			}
			l.add(w, classes[name])
		}
	}
	for line := range strings.Lines(wordsText) {
		if line[0] != '#' {
			l.class[strings.TrimSpace(line)] |= cCommon
		}
	}
	return l
})

func (l *lexicon) stateNames(state, names string, c class) {
	for name := range strings.SplitSeq(names, ",") {
		if name != "" {
			key := l.add(name, c)
			if _, taken := l.state[key]; !taken {
				l.state[key] = state
			}
		}
	}
}

// add files a name under its key and marks the keys it begins with.
func (l *lexicon) add(name string, c class) string {
	key := lexKey(name)
	l.class[key] |= c
	for i := 0; i < len(key); i++ {
		if key[i] == ' ' {
			l.class[key[:i]] |= cPrefix
		}
	}
	return key
}

// lexKey folds a name as token.Words would cut it: a genitive is a word.
func lexKey(name string) string {
	key := strings.ReplaceAll(strings.TrimSpace(name), "'s ", " 's ")
	if strings.HasSuffix(key, "'s") && len(key) > 3 {
		key = key[:len(key)-2] + " 's"
	}
	if strings.IndexByte(key, ' ') < 0 {
		return token.Fold(key)
	}
	words := strings.Fields(key)
	for i, w := range words {
		words[i] = token.Fold(w)
	}
	return strings.Join(words, " ")
}

// given returns the classes of a given name that stands in the long list alone.
func given(norm string) class {
	// lo and hi are beginnings of lines; norm, if it is there, lies in [lo, hi).
	lo, hi := 0, len(bearersText)
	for lo < hi {
		at := strings.LastIndexByte(bearersText[lo:(lo+hi)/2], '\n') + 1 + lo
		end := at + strings.IndexByte(bearersText[at:], '\n')
		line := bearersText[at:end]
		switch name := line[:len(line)-2]; {
		case name == norm:
			switch line[len(line)-1] {
			case 'm':
				return cMale
			case 'f':
				return cFemale
			}
			return cGiven
		case name < norm:
			lo = end + 1
		default:
			hi = at
		}
	}
	return 0
}

// common reports whether a folded word is an English word, plain or with one of
// the endings that English words take.
func (l *lexicon) common(norm string) bool {
	if l.class[norm]&cCommon != 0 {
		return true
	}
	for _, end := range [...]struct{ cut, put string }{{"ies", "y"}, {"es", ""}, {"s", ""}, {"ing", ""}, {"ing", "e"},
		{"ed", ""}, {"ed", "e"}, {"ly", ""}, {"er", ""}, {"er", "e"}, {"ness", ""}, {"less", ""}} {
		if stem, ok := strings.CutSuffix(norm, end.cut); ok && len(stem) >= 3 && l.class[stem+end.put]&cCommon != 0 {
			return true
		}
	}
	for _, start := range [...]string{"un", "re", "non", "anti", "over", "under", "pre", "post", "mis", "dis"} {
		if stem, ok := strings.CutPrefix(norm, start); ok && len(stem) >= 4 && l.class[strings.TrimPrefix(stem, "-")]&cCommon != 0 {
			return true
		}
	}
	// Compounds: "low-level", "year-old".
	if i := strings.IndexByte(norm, '-'); i > 0 {
		return l.class[norm[:i]]&(cCommon|cOpener) != 0 && l.class[norm[strings.LastIndexByte(norm, '-')+1:]]&(cCommon|cOpener) != 0
	}
	return false
}
