package english

import (
	"slices"
	"strings"
	"unicode"
)

// lemmatizer finds base forms by endings, a list of exceptions and a list of known
// base forms for each of some parts of speech (the method of WordNet's Morphy).
type lemmatizer struct {
	tables [len(posLabels)]*lemmaTable // nil for a part of speech that has none
}

// lemmaTable is what is known of one part of speech.
type lemmaTable struct {
	endings    [][2]string // old and new; later ones are preferred
	exceptions []lemmaException
	known      []uint64 // ids of base forms: open addressing, place = id & (len-1), 0 is empty
}

// lemmaException gives the lemmas of a form; later ones are preferred. A table has
// them in the order of forms.
type lemmaException struct {
	form   string
	lemmas []string
}

// lemmaKey is a cache entry's key. Of inflected words only: base forms need none.
type lemmaKey struct {
	lower string
	pos   POS
}

// lemmaCache is how many lemmas an Analyzer keeps at most.
const lemmaCache = 1 << 14

func newLemmatizer(f *file) *lemmatizer {
	l := &lemmatizer{}
	table := func(name string) *lemmaTable {
		pos := labelOf[POS](posLabels[:], strings.ToUpper(name))
		if pos == 0 {
			panic(missing("lemma tables for " + name))
		}
		if l.tables[pos] == nil {
			l.tables[pos] = &lemmaTable{}
			if s := "lemma.index." + name; f.sections[s].Size > 0 {
				l.tables[pos].known = f.ids(s)
			}
		}
		return l.tables[pos]
	}
	for fields := range f.lines("lemma.rules") {
		if len(fields) != 3 {
			panic(missing("lemma.rules"))
		}
		t := table(fields[0])
		t.endings = append(t.endings, [2]string{fields[1], fields[2]})
	}
	var all []string // one array for the lemmas of all
	for fields := range f.lines("lemma.exceptions") {
		if len(fields) < 3 {
			panic(missing("lemma.exceptions"))
		}
		t := table(fields[0])
		from := len(all)
		all = append(all, fields[2:]...)
		t.exceptions = append(t.exceptions, lemmaException{fields[1], all[from:len(all):len(all)]})
	}
	for _, t := range l.tables {
		if t != nil && !slices.IsSortedFunc(t.exceptions, func(a, b lemmaException) int { return strings.Compare(a.form, b.form) }) {
			panic(missing("lemma.exceptions in order"))
		}
	}
	return l
}

// apply sets the lemmas that the ruler has not set.
func (l *lemmatizer) apply(a *Analyzer, doc *Doc) {
	for i := range doc.Tokens {
		if tok := &doc.Tokens[i]; tok.Lemma == "" {
			tok.Lemma = l.lemma(a, doc.lexemes[i], tok.POS, tok.Morph)
		}
	}
}

func (l *lemmatizer) lemma(a *Analyzer, lex *lexeme, pos POS, morph Morph) string {
	if pos == 0 || pos == PosSPACE || isBaseForm(pos, morph) {
		return lex.lower
	}
	t := l.tables[pos]
	if t == nil {
		if pos == PosPROPN {
			return lex.text
		}
		return lex.lower
	}
	key := lemmaKey{lex.lower, pos}
	lemma, ok := a.lemmas[key]
	if !ok {
		key.lower = strings.Clone(key.lower) // not to hold on to a whole text
		lemma = t.lemma(key.lower)
		if a.lemmas == nil {
			a.lemmas = map[lemmaKey]string{}
		} else if len(a.lemmas) >= lemmaCache {
			clear(a.lemmas)
		}
		a.lemmas[key] = lemma
	}
	if lemma == "" {
		return lex.text
	}
	return lemma
}

// isBaseForm reports whether a word with these features is its own lemma.
func isBaseForm(pos POS, morph Morph) bool {
	if morph == "" {
		return false
	}
	form := morph.Get("VerbForm")
	switch {
	case form == "Inf", form == "None":
		return true
	case pos == PosNOUN && morph.Get("Number") == "Sing":
		return true
	case pos == PosVERB && form == "Fin" && morph.Get("Tense") == "Pres" && morph.Get("Number") == "":
		return true
	}
	return morph.Get("Degree") == "Pos"
}

// lemma returns the lemma of a form in lower case, or "" if nothing is known of it.
func (t *lemmaTable) lemma(lower string) string {
	var forms, strange []string
	for _, ending := range t.endings {
		stem, ok := strings.CutSuffix(lower, ending[0])
		if !ok {
			continue
		}
		switch form := stem + ending[1]; {
		case form == "":
		case t.knows(form):
			forms = slices.Insert(forms, 0, form)
		case !allLetters(form):
			forms = append(forms, form)
		default:
			strange = append(strange, form)
		}
	}
	// An exception goes to the front unless an ending gave the same form.
	k, ok := slices.BinarySearchFunc(t.exceptions, lower, func(e lemmaException, form string) int { return strings.Compare(e.form, form) })
	if ok {
		for _, form := range t.exceptions[k].lemmas {
			if !slices.Contains(forms, form) {
				forms = slices.Insert(forms, 0, form)
			}
		}
	}
	switch {
	case len(forms) > 0:
		return forms[0]
	case len(strange) > 0:
		return strange[0]
	}
	return ""
}

// knows reports whether form is a known base form.
func (t *lemmaTable) knows(form string) bool {
	if len(t.known) == 0 {
		return false
	}
	id := hash64(form)
	mask := uint64(len(t.known) - 1)
	for at := id & mask; t.known[at] != 0; at = (at + 1) & mask {
		if t.known[at] == id {
			return true
		}
	}
	return false
}

func allLetters(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return s != ""
}
