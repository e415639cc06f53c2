package entity

import (
	"strings"
	"unicode/utf8"

	"concord/internal/annotate/token"
	"concord/internal/span"
)

// name is one place where something is named, before mentions are joined.
type name struct {
	from, to  int // words of the name; equal when the run is a title alone
	titleFrom int // first word of the title before it; from when none
	kind      Kind
	sure      bool   // the kind was shown, not guessed
	form      Form   // Name, Demonym, Metonym or Title
	title     string // as printed
	titleKey  string // core of the title, folded: "prime minister"
	of        string // state or body of the title
	state     string // the state meant, for kind State and for seats
	gender    byte   // 'm', 'f' or 0
	soft      bool   // the gender is only that of a given name in the long list
	entity    int
	part      span.Span // a part of one word: the "US" of "US-Qatar"; empty else
}

// cut reads the names and titles of one run and appends them to names.
func (f *finder) cut(r run, names []name) []name {
	i, j := r.from, r.to
	for i < j && f.norm(i) == "the" {
		i++
	}
	if i >= j {
		return names
	}
	// A title somewhere in the run with a person after it.
	if from, core, of := f.titleIn(i, j); from < j {
		names = f.cutBefore(i, from-core.words, names, &of)
		n := f.person(from, j)
		n.titleFrom = f.titleStart(i, from, r)
		n.title, n.titleKey, n.of = f.between(n.titleFrom, from), core.key, of
		n.sure = true
		n.address(core.key)
		return append(names, n)
	}
	if f.titlesOnly(i, j) {
		return names
	}
	// A title alone: "Prime Minister", "the Prime Minister of Qatar".
	if core := f.titleEnd(i, j); core.words > 0 {
		of := ""
		names = f.cutBefore(i, j-core.words, names, &of)
		if of == "" {
			of = f.ofAfter(j)
		}
		return append(names, name{from: j, to: j, titleFrom: f.titleStart(i, j, r), form: Title, kind: Office,
			title: f.between(f.titleStart(i, j, r), j), titleKey: core.key, of: of})
	}
	// Titles in lower case before the run: "spokesman Majed al-Ansari".
	if core := f.lowerTitleBefore(i); core.words > 0 && f.personLike(i, j) {
		n := f.person(i, j)
		n.titleFrom = i - core.words
		n.title, n.titleKey, n.sure = f.between(n.titleFrom, i), core.key, true
		n.address(core.key)
		n.of = f.ofBefore(n.titleFrom)
		return append(names, n)
	}
	of := ""
	return f.cutPlain(i, j, names, &of)
}

// titlesOnly reports whether a run is nothing but titles in the plural, or a
// people: "Prime Ministers", "Arab". These name nobody.
func (f *finder) titlesOnly(i, j int) bool {
	plural := false
	if f.lex.class[f.key(i, j)]&cPeople != 0 {
		return true
	}
	for k := i; k < j; k++ {
		c := f.f[k].cls
		if c&cPeople != 0 && k == j-1 {
			return true
		}
		if stem, ok := strings.CutSuffix(f.norm(k), "s"); ok && k == j-1 && f.lex.class[stem]&cTitle != 0 && c&cTitle == 0 && c&(cSurname|cGiven|cOrg) == 0 {
			plural = true
		} else if c&(cTitle|cModifier|cPeople) == 0 {
			return false
		}
	}
	return plural
}

// core is the head of a title: how many words it has and its folded form.
type core struct {
	words int
	key   string
}

// titleIn looks for the last title inside [i, j) that has a person's name after
// it, and returns where that name begins, the title's head and the state or body
// after "of" in it; from is j when there is none.
func (f *finder) titleIn(i, j int) (int, core, string) {
	for from := j - 1; from > i; from-- {
		c := f.titleEnd(i, from)
		if c.words == 0 || !f.personLike(from, j) && !(formOfAddress(c.key) && f.f[from].capital && f.f[from].cls&cNotName == 0 && j-from <= 4) {
			continue
		}
		return from, c, f.stateIn(i, from)
	}
	return j, core{}, ""
}

// titleEnd returns the head of the title that ends before end within [i, end).
func (f *finder) titleEnd(i, end int) core {
	if end <= i || end > len(f.words) {
		return core{}
	}
	if last := f.f[end-1]; last.mark && f.norm(end-1) != "." {
		return core{}
	}
	// "Secretary of State", "Minister of Foreign Affairs", "Duke of York"
	for k := end - 1; k > i && k > end-7; k-- {
		if f.norm(k) != "of" && f.norm(k) != "for" {
			continue
		}
		head := f.titleEnd(i, k)
		if head.words == 0 || !f.titleObject(k+1, end) || f.f[k-1].cls&(cOffice|cRole|cHonorific) == 0 {
			break
		}
		return core{head.words + end - k, head.key + " " + f.key(k, end)}
	}
	for n := min(4, end-i); n >= 1; n-- {
		key := f.key(end-n, end)
		c, ok := f.lex.class[key]
		if !ok || c&cTitle == 0 {
			continue
		}
		// "Stephen King", "Larry Bird": a name's last word, not a title.
		if n == 1 && end-2 >= i && f.f[end-2].cls&cGiven != 0 && f.f[end-2].cls&(cTitle|cModifier|cDemonym|cState) == 0 && c&(cSurname|cCommon) != 0 {
			return core{}
		}
		if n == 1 && end-2 >= i && f.norm(end-2) == "of" {
			return core{} // "Department of Justice"
		}
		// "Prime Minister" is one title, "minister" with a modifier keeps it.
		words := n
		for end-words-1 >= i && f.f[end-words-1].cls&cModifier != 0 && f.f[end-words-1].adjacent && words < 5 {
			if w := f.norm(end - words - 1); w == "former" || w == "acting" || w == "then" || w == "late" || w == "ex" {
				break
			}
			words++
			key = f.norm(end-words) + " " + key
		}
		return core{words, key}
	}
	return core{}
}

// titleObject reports whether [i, end) can follow "of" in a title: "State", "the
// Interior", "Foreign Affairs", "York", but not "State Marco".
func (f *finder) titleObject(i, end int) bool {
	if i < end && f.norm(i) == "the" {
		i++
	}
	if i >= end || end-i > 4 {
		return false
	}
	if to, _ := f.phrase(i, end, cState|cPlace|cKnown|cSeat, false); to == end {
		return true
	}
	for k := i; k < end; k++ {
		if n := f.norm(k); f.f[k].cls&cCommon == 0 && n != "and" {
			return end == i+1 && f.f[k].cls&(cGiven|cSurname) == 0
		}
	}
	return true
}

// formOfAddress reports whether a title always has a person after it.
func formOfAddress(key string) bool {
	switch key {
	case "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "mx", "sir", "dame", "dr", "dr.":
		return true
	}
	return false
}

// titleStart is where a title that ends before from begins: the start of the
// run, and modifiers in lower case before it ("former President").
func (f *finder) titleStart(i, from int, r run) int {
	at := i
	for at > 0 && f.f[at].adjacent && at > r.from-3 {
		switch f.norm(at - 1) {
		case "former", "acting", "then", "late", "ex", "outgoing", "incoming", "current", "longtime":
			at--
			continue
		}
		break
	}
	return at
}

// cutBefore reads the names inside a title: "Israeli Prime Minister",
// "Ferguson Police Chief", "Apple CEO". The last one found is what the title is of.
func (f *finder) cutBefore(i, j int, names []name, of *string) []name {
	for i < j {
		if f.f[i].mark || f.f[i].cls&cOpener != 0 && !f.f[i].upper {
			i++
			continue
		}
		end, c := f.phrase(i, j, cState|cDemonym|cPlace|cKnown|cSeat, false)
		if end == i {
			// A body's name up to the title: "Justice Department spokesman".
			k := i
			for k < j && !f.f[k].mark {
				k++
			}
			if k == j && k > i && f.f[k-1].cls&(cOrg|cKnown) != 0 && k-i >= 2 && f.f[i].cls&cTitle == 0 {
				return f.cutPlain(i, k, names, of)
			}
			i++
			continue
		}
		n := f.known1(i, end, c)
		if n.state != "" {
			*of = n.state
		} else if *of == "" {
			*of = n.text(f)
		}
		names = append(names, n)
		i = end
	}
	return names
}

func (n name) text(f *finder) string {
	if !n.part.Empty() {
		return n.part.In(f.text)
	}
	return f.between(n.from, n.to)
}

// compound appends the names inside a word with hyphens: the two states of
// "US-Qatar", the body of "NATO-style".
func (f *finder) compound(i int, names []name) []name {
	w := f.words[i]
	at := w.Start
	for part := range strings.SplitSeq(strings.NewReplacer("‐", "-", "‑", "-").Replace(w.In(f.text)), "-") {
		sp := span.Span{Start: at, End: at + len(part)}
		at = sp.End
		if _, n := utf8.DecodeRuneInString(f.text[at:w.End]); n > 0 {
			at += n
		}
		if at > w.End || !sp.Fits(f.text) || sp.In(f.text) != part {
			return names
		}
		capital, upper, _ := letters(part)
		key := token.Fold(part)
		c := f.lex.class[key]
		if !capital || c&cCommon != 0 && !upper || c&cOpener != 0 {
			continue
		}
		n := name{from: i, to: i + 1, titleFrom: i, form: Name, kind: Other}
		if c&(cState|cDemonym|cKnown|cPlace) != 0 {
			n = f.known1(i, i+1, c)
			if s := f.lex.state[key]; s != "" && n.kind == State {
				n.state = s
			}
		} else if f.capital[key] == 0 {
			continue
		}
		n.part = sp
		names = append(names, n)
	}
	return names
}

// between is the text from the first to the last word of [i, j).
func (f *finder) between(i, j int) string {
	if i >= j {
		return ""
	}
	return f.text[f.words[i].Start:f.words[j-1].End]
}

// stateIn returns the last state named in [i, j).
func (f *finder) stateIn(i, j int) string {
	state := ""
	for k := i; k < j; {
		end, c := f.phrase(k, j, cState|cDemonym, false)
		if end == k {
			k++
			continue
		}
		if c&(cState|cDemonym) != 0 {
			state = f.lex.state[f.key(k, end)]
		}
		k = end
	}
	return state
}

// known1 makes a name of an entry of the lexicon.
func (f *finder) known1(i, j int, c class) name {
	n := name{from: i, to: j, titleFrom: i, form: Name, kind: Place, sure: true}
	key := f.key(i, j)
	switch {
	case c&cSeat != 0:
		n.kind, n.state = Office, ""
		n.of = f.lex.state[key]
		if strings.HasSuffix(key, "department") {
			n.kind = Organisation
		}
	case c&cState != 0:
		n.kind, n.state = State, f.lex.state[key]
	case c&cDemonym != 0:
		n.kind, n.form, n.state = State, Demonym, f.lex.state[key]
	case c&cKnown != 0:
		n.kind = Organisation
	}
	return n
}

// ofBefore reads "Qatar's" or "Qatari" or a body before a title in lower case.
func (f *finder) ofBefore(at int) string {
	for at > 0 && f.f[at].adjacent && (f.f[at-1].cls&cModifier != 0 && !f.f[at-1].capital) {
		at--
	}
	if at > 0 && f.norm(at-1) == "'s" {
		at--
	}
	if at < 1 {
		return ""
	}
	for back := 4; back >= 1; back-- {
		if at-back < 0 {
			continue
		}
		if end, c := f.phrase(at-back, at, cState|cDemonym|cKnown|cSeat, false); end == at {
			if s := f.lex.state[f.key(at-back, at)]; s != "" {
				return s
			}
			if c&(cKnown) != 0 {
				return f.between(at-back, at)
			}
		}
	}
	// A run that ends here is the body: "Foreign Ministry spokesman".
	if from, ok := f.runEnds[at]; ok && f.f[from].sent == f.f[at-1].sent {
		if s := f.stateIn(from, at); s != "" {
			return s
		}
		if at-from >= 2 {
			return f.between(from, at)
		}
	}
	return ""
}

// ofAfter reads "of Qatar" or "of the Foreign Ministry" after a title.
func (f *finder) ofAfter(j int) string {
	if j+1 >= len(f.words) || f.norm(j) != "of" && f.norm(j) != "at" && f.norm(j) != "for" {
		return ""
	}
	k := j + 1
	if f.norm(k) == "the" {
		k++
	}
	if k >= len(f.words) || !f.f[k].capital {
		return ""
	}
	end, _ := f.phrase(k, min(k+6, len(f.words)), cState|cDemonym|cPlace|cKnown|cSeat, false)
	if end > k {
		if s := f.lex.state[f.key(k, end)]; s != "" && f.f[k].cls&cCapital == 0 {
			return s
		}
		return f.between(k, end)
	}
	if f.f[k].sent >= 0 {
		if end := f.runAt(k, f.ranges[f.f[k].sent][1]); end > k {
			return f.between(k, end)
		}
	}
	return ""
}

// lowerTitleBefore returns the head of a title in lower case right before the
// word at i: "spokesman", "prime minister", "actress".
func (f *finder) lowerTitleBefore(i int) core {
	if i == 0 || !f.f[i].adjacent || f.f[i-1].capital || f.f[i-1].mark {
		return core{}
	}
	from := i
	for from > 0 && i-from < 5 && !f.f[from-1].mark && f.f[from-1].sent == f.f[i].sent && (from == i || f.f[from].adjacent) {
		from--
	}
	c := f.titleEnd(from, i)
	if c.words == 0 {
		return c
	}
	// Only the words in lower case; a capital before belongs to another run.
	for w := 1; w <= c.words; w++ {
		if f.f[i-w].capital {
			return core{w - 1, f.key(i-w+1, i)}
		}
	}
	return c
}

// personLike reports whether [i, j) can be a person's name.
func (f *finder) personLike(i, j int) bool {
	if j-i > 9 || i >= j || f.f[i].mark || !f.f[i].capital || f.f[i].digit {
		return false
	}
	for k := i; k < j; k++ {
		switch n := f.norm(k); {
		case n == "of" || n == "for" || n == "and" || n == "&" || n == "'s" || f.f[k].digit:
			return false
		case k > i && f.f[k].cls&cDemonym != 0 && f.f[k].cls&(cGiven|cSurname) == 0:
			return false
		}
	}
	last := f.f[j-1].cls
	first := f.f[i].cls
	if first&(cDemonym|cSeat) != 0 && first&(cGiven|cSurname) == 0 {
		return false
	}
	if end, _ := f.phrase(i, j, cPlace|cState|cKnown|cSeat, false); end == j && j-i > 1 {
		return false
	}
	if first&(cState|cPlace|cKnown) != 0 && first&(cGiven|cSurname) == 0 && j-i == 1 {
		return false
	}
	if last&(cOrg|cPlaceLast|cDocument|cOther) != 0 && last&cSurname == 0 {
		return false
	}
	if last&(cOrg|cPlaceLast) != 0 && j-i > 1 && first&cGiven == 0 && f.f[i].cls&cCommon != 0 {
		return false
	}
	if j-i == 1 && first&cCommon != 0 && first&(cGiven|cSurname) == 0 && f.capital[f.norm(i)] < 2 {
		return false
	}
	if first&(cTitle|cOrgOf) != 0 && first&(cGiven|cSurname) == 0 && j-i == 1 {
		return false
	}
	return true
}

// person makes a person's name of [i, j).
func (f *finder) person(i, j int) name {
	n := name{from: i, to: j, titleFrom: i, form: Name, kind: Person}
	switch c := f.f[i].cls; {
	case j-i == 1 && c&cSurname != 0:
	case c&cGiven == cMale:
		n.gender = 'm'
	case c&cGiven == cFemale:
		n.gender = 'f'
	}
	// A lone word may be a surname after all.
	n.soft = n.gender != 0 && (j-i == 1 || f.lex.class[f.norm(i)]&cGiven == 0)
	return n
}

// address takes the sex that a title before the name shows.
func (n *name) address(title string) {
	if g := titleGender(title); g != 0 && (n.gender == 0 || n.soft) {
		n.gender, n.soft = g, false
	}
}

// titleGender is the sex that a title shows, or 0.
func titleGender(key string) byte {
	if i := strings.IndexByte(key, ' '); i > 0 {
		key = key[strings.LastIndexByte(key, ' ')+1:]
	}
	switch key {
	case "mr", "mr.", "sir", "lord", "king", "prince", "duke", "baron", "earl", "count", "sheikh", "sheik", "emir", "sultan", "pope", "imam",
		"ayatollah", "father", "spokesman", "congressman", "chairman", "businessman", "actor", "archbishop", "cardinal", "emperor",
		"monsieur", "señor", "herr", "councilman", "assemblyman", "brother", "rabbi", "uncle", "husband", "son", "grandfather":
		return 'm'
	case "mrs", "mrs.", "ms", "ms.", "miss", "dame", "lady", "queen", "princess", "duchess", "baroness", "countess", "sheikha", "empress",
		"spokeswoman", "congresswoman", "chairwoman", "businesswoman", "actress", "madame", "señora", "frau", "councilwoman",
		"assemblywoman", "sister", "mother", "wife", "daughter", "comedienne", "widow", "grandmother", "aunt":
		return 'f'
	}
	return 0
}
