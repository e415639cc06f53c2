package entity

import "strings"

// maxRun bounds the words of one run: longer stretches of capitals are no names
// but headings set inline.
const maxRun = 14

// phrase returns the end of the longest entry of the lexicon with any of the
// classes in want that begins at i and lies before end, or i. An entry counts
// only where its first word has a capital, unless lowerToo.
func (f *finder) phrase(i, end int, want class, lowerToo bool) (int, class) {
	if i >= end || f.f[i].mark && !lowerToo || !lowerToo && !f.f[i].capital {
		return i, 0
	}
	best, bestClass := i, class(0)
	c := f.f[i].cls
	if c&want != 0 {
		best, bestClass = i+1, c
	}
	if c&cPrefix == 0 {
		return best, bestClass
	}
	key := f.words[i].Norm
	for j := i + 1; j < end && j < i+7; j++ {
		if !f.f[j].adjacent && f.words[j].Norm != "'s" {
			break
		}
		key += " " + f.words[j].Norm
		c, ok := f.lex.class[key]
		if !ok {
			break
		}
		if c&want != 0 {
			best, bestClass = j+1, c
		}
		if c&cPrefix == 0 {
			break
		}
	}
	// "new york city 's" must end on a word with a capital.
	if best > i+1 && !lowerToo && !f.f[best-1].capital && f.words[best-1].Norm != "'s" {
		return i, 0
	}
	return best, bestClass
}

func (f *finder) norm(i int) string { return f.words[i].Norm }

// key joins the folded words of [from, to).
func (f *finder) key(from, to int) string {
	if to == from+1 {
		return f.words[from].Norm
	}
	var b strings.Builder
	for i := from; i < to; i++ {
		if i > from {
			b.WriteByte(' ')
		}
		b.WriteString(f.words[i].Norm)
	}
	return b.String()
}

// findRuns cuts the plain sentences into runs and then the headlines, where only
// names known from the plain sentences or the lexicon count.
func (f *finder) findRuns() {
	byFirst := func(r run) {
		n := f.norm(r.from)
		f.known[n] = append(f.known[n], r)
	}
	seen := map[string]bool{}
	for s, r := range f.ranges {
		if f.styles[s] != plain {
			continue
		}
		for i := r[0]; i < r[1]; {
			to := f.runAt(i, r[1])
			if to == i {
				i++
				continue
			}
			f.runs = append(f.runs, run{i, to})
			if k := f.key(i, to); !seen[k] && len(f.known[f.norm(i)]) < 32 {
				seen[k] = true
				byFirst(run{i, to})
			}
			i = to
		}
	}
	for s, r := range f.ranges {
		if f.styles[s] == plain {
			continue
		}
		for i := r[0]; i < r[1]; {
			to := f.headlineRunAt(i, r[1], f.styles[s])
			if to == i {
				i++
				continue
			}
			f.runs = append(f.runs, run{i, to})
			i = to
		}
	}
}

// runAt returns the end of the run of a plain sentence that begins at i, or i.
func (f *finder) runAt(i, end int) int {
	ft := f.f[i]
	if ft.digit && i+2 < end && f.norm(i+1) == "-" && f.words[i].End == f.words[i+1].Start && f.words[i+1].End == f.words[i+2].Start && f.f[i+2].capital {
		// "12-Day War"
		if to := f.runAt(i+2, end); to > i+3 {
			return to
		}
		return i
	}
	if ft.mark || !ft.capital || ft.compound {
		return i
	}
	gaz, gazClass := f.phrase(i, end, cPlace|cState|cDemonym|cKnown|cSeat, false)
	if gaz == i+1 && ft.initial && !f.evidence(i, end) {
		gaz = i
	}
	if gaz == i+1 && gazClass&cCommon != 0 && ft.upper && f.norm(i) != "us" && f.norm(i) != "who" {
		gaz = i
	}
	if gaz <= i+1 {
		switch {
		case ft.cls&cNotName != 0 && !f.monthName(i, end):
			return i
		case ft.cls&cOpener != 0 && (ft.initial || !ft.upper):
			return i
		case ft.initial && gaz == i && !f.evidence(i, end):
			return i
		}
	}
	j := max(gaz, i+1)
	for j < end && j-i < maxRun {
		next := f.extend(i, j, end)
		if next == j {
			break
		}
		j = next
	}
	return j
}

// monthName reports whether a month or similar word at i is a given name:
// "April Jones", "Jan Egeland", but not "April Fools".
func (f *finder) monthName(i, end int) bool {
	return f.f[i].cls&cGiven != 0 && i+1 < end && f.f[i+1].adjacent && f.f[i+1].capital &&
		f.f[i+1].cls&cNotName == 0 && !f.lex.common(f.norm(i+1))
}

// extend returns the end of the run [from, j) grown by one step, or j.
func (f *finder) extend(from, j, end int) int {
	ft := f.f[j]
	prev := f.f[j-1]
	n := f.norm(j)
	nextCap := func(k int) bool {
		return k < end && f.f[k].capital && !f.f[k].mark && f.f[k].adjacent && f.f[k].cls&cNotName == 0
	}
	switch {
	case n == "'s" && j+1 < end && f.f[j+1].adjacent && f.f[j+1].capital && genitiveName(f.norm(j-1)) && (f.f[j-1].cls&cGiven == 0 || f.f[j+1].cls&(cCommon|cGiven) == cCommon):
		// "Children's Hospital", "Lord's Resistance Army"
		return j + 2
	case n == "." && len(f.norm(j-1)) == 1 && prev.capital && f.words[j].Start == f.words[j-1].End && nextCap(j+1):
		return j + 2
	case n == "," && j+1 < end && prev.capital && f.f[j+1].capital && suffixName(f.norm(j+1)):
		return j + 2
	case n == "&" && ft.adjacent && nextCap(j+1) && prev.capital:
		return j + 2
	case !ft.adjacent || ft.mark:
		return j
	case ft.digit:
		if f.numberedName(j - 1) {
			return j + 1
		}
		return j
	case ft.compound:
		return j
	case ft.capital:
		switch {
		case ft.cls&cNotName != 0 && !suffixName(n):
			if prev.cls&cGiven != 0 && ft.cls&(cGiven|cSurname) != 0 || (n == "may" || n == "march") && prev.cls&cGiven != 0 && prev.cls&cCommon == 0 {
				return j + 1
			}
			return j
		case ft.cls&cOpener != 0 && !ft.upper:
			if len(n) == 1 && j+2 < end && f.norm(j+1) == "." && f.words[j].End == f.words[j+1].Start && nextCap(j+2) {
				return j + 2 // an initial: "John A. Marsh"
			}
			return j
		}
		if gaz, _ := f.phrase(j, end, cPlace|cState|cKnown|cSeat, false); gaz > j+1 {
			return gaz
		}
		return j + 1
	}
	switch n {
	case "of":
		k := j + 1
		if k < end && f.norm(k) == "the" {
			k++
		}
		if nextCap(k) && f.takesOf(from, j, k) {
			return k + 1
		}
	case "for", "on", "in", "to":
		k := j + 1
		if k < end && f.norm(k) == "the" {
			k++
		}
		if n == "for" && nextCap(k) && (f.takesFor(from, j) || (f.norm(j-1) == "minister" || f.norm(j-1) == "secretary") && f.f[k].cls&cCommon != 0) {
			return k + 1
		}
	case "and":
		if nextCap(j+1) && f.takesAnd(from, j, end) {
			return j + 2
		}
	default:
		if !particle(n) {
			return j
		}
		for k := j; k < end && k < j+3 && f.f[k].adjacent; k++ {
			if nextCap(k) {
				return k + 1
			}
			if !particle(f.norm(k)) {
				break
			}
		}
	}
	return j
}

// particle reports whether a word in lower case may stand inside a name.
func particle(norm string) bool {
	switch norm {
	case "bin", "ibn", "bint", "van", "von", "der", "den", "de", "da", "do", "di", "du", "del", "della", "dos", "das", "ter",
		"ten", "zu", "zur", "la", "le", "al", "el", "ul", "ur", "ud", "uz", "abu", "ben", "bat", "af", "av", "y", "san", "st", "op":
		return true
	}
	return false
}

// suffixName reports whether a word after a comma belongs to the name before it.
func suffixName(norm string) bool {
	switch norm {
	case "jr", "jr.", "sr", "sr.", "inc", "inc.", "ltd", "ltd.", "llc", "llp", "plc", "co.", "ii", "iii", "iv", "vi", "vii", "viii", "xii", "xvi":
		return true
	}
	return false
}

// genitiveName reports whether a name goes on after the genitive of the word.
func genitiveName(norm string) bool {
	switch norm {
	case "children", "women", "men", "people", "queen", "king", "lord", "veterans", "workers", "farmers", "writers", "girls", "boys",
		"mcdonald", "macy", "moody", "lowe", "kohl", "sotheby", "christie", "lloyd", "sainsbury", "levi", "domino", "reader", "poor",
		"victoria", "joe", "guy", "dick", "wendy", "arby", "denny", "kellogg", "hershey", "harrod", "bloomingdale", "carl", "chili", "applebee":
		return true
	}
	return false
}

// numberedName reports whether the word at i takes a number into its name.
func (f *finder) numberedName(i int) bool {
	if f.f[i].cls&cDocument != 0 {
		return true
	}
	switch f.norm(i) {
	case "flight", "boeing", "airbus", "route", "highway", "interstate", "channel", "apollo", "area", "district", "formula", "title", "group", "ward", "room", "gate", "runway":
		return true
	}
	return false
}

// takesOf reports whether the run [from, j) goes on over "of" with the word at k:
// "Bank of England", "University of Ohio", "Gulf of Aden", not "President of Chile".
func (f *finder) takesOf(from, j, k int) bool {
	head := f.f[j-1].cls
	if head&(cOrgOf|cPlaceOf|cDocument) != 0 {
		return head&(cOffice|cRole) == 0 || head&cOrgOf != 0
	}
	n := f.norm(j - 1)
	switch n {
	case "duke", "duchess", "prince", "princess", "earl", "archbishop", "bishop", "marquess", "countess":
		return true
	case "secretary", "minister", "ministers", "undersecretary", "chief", "director", "speaker", "chancellor", "commissioner":
		// "Secretary of State", but "President of Chile" is a title and a state.
		return f.f[k].cls&cCommon != 0 && f.f[k].cls&(cState|cPlace|cDemonym) == 0
	case "queen", "king", "mayor", "governor", "president":
		return false
	case "statue", "battle", "siege", "fall", "day", "feast", "order", "medal", "game", "lord", "master", "rights", "son", "sons", "book", "gospel", "star", "out", "king's", "isle", "heart", "gates", "garden":
		return !f.f[from].initial || j-from > 1
	}
	return f.capital[f.norm(k)] > 0 && f.f[from].cls&(cOrgOf|cOrg) != 0 && f.f[k].cls&(cState|cPlace) == 0
}

// takesFor reports whether a body's name goes on over "for".
func (f *finder) takesFor(from, j int) bool {
	switch f.norm(j - 1) {
	case "center", "centre", "centers", "centres", "institute", "campaign", "council", "office", "movement", "coalition", "committee",
		"society", "association", "fund", "foundation", "agency", "doctors", "alliance", "citizens", "organization", "organisation", "union", "americans", "forum", "network", "bureau", "mothers", "students":
		return true
	}
	return false
}

// takesAnd reports whether "and" at j stands inside a name: "Department of
// Health and Human Services", "Food and Drug Administration".
func (f *finder) takesAnd(from, j, end int) bool {
	next := f.f[j+1]
	if next.cls&(cState|cPlace|cGiven|cKnown|cDemonym|cTitle) != 0 && next.cls&(cOrg|cModifier) == 0 {
		return false
	}
	// After "X of Y" the coordinated words are common ones.
	for i := from; i < j; i++ {
		if f.norm(i) == "of" && i > from && f.f[i-1].cls&(cOrgOf|cDocument) != 0 || f.norm(i) == "for" {
			return next.cls&cCommon != 0 && f.f[j-1].cls&cCommon != 0 && f.f[j-1].cls&(cState|cPlace) == 0
		}
	}
	if f.f[j-1].cls&cCommon == 0 || next.cls&cCommon == 0 || f.f[j-1].cls&(cState|cPlace|cGiven|cSurname|cKnown|cDemonym|cTitle) != 0 {
		return false
	}
	if f.f[j-1].cls&cOrg != 0 && j-from > 1 {
		return false
	}
	// "Securities and Exchange Commission": the words after end in a body's word.
	for k := j + 2; k < end && k < j+4; k++ {
		if !f.f[k].capital || !f.f[k].adjacent {
			return false
		}
		if f.f[k].cls&(cOrg|cDocument) != 0 {
			return true
		}
	}
	return false
}

// evidence reports whether the word at i, which has a capital because of its
// place, is a name: it stands in mid-sentence with a capital elsewhere, or it is
// a known name and no common word, or no English word at all.
func (f *finder) evidence(i, end int) bool {
	ft, n := f.f[i], f.norm(i)
	if ft.cls&cOpener != 0 {
		return false
	}
	if f.numberedName(i) && i+1 < end && f.f[i+1].adjacent && (f.f[i+1].digit || roman(f.norm(i+1))) {
		return true
	}
	caps, lows := f.capital[n], f.lower[n]
	nextCap := i+1 < end && f.f[i+1].adjacent && f.f[i+1].capital && f.f[i+1].cls&(cNotName|cOpener) == 0
	if ft.cls&(cState|cDemonym|cPlace|cKnown|cGiven) != 0 && ft.cls&cCommon == 0 {
		return true
	}
	if ft.upper && len(n) > 1 && (ft.cls&cCommon == 0 || n == "us") {
		return true
	}
	if caps > 0 && caps >= lows {
		// Words such as "House" that stand inside longer names prove nothing alone.
		return ft.cls&cCommon == 0 || nextCap || ft.cls&(cGiven|cSurname|cKnown|cState|cPlace) != 0
	}
	if nextCap && (ft.cls&(cGiven|cTitle|cPlaceFirst|cModifier|cOrgOf) != 0) {
		return true
	}
	if nextCap && f.lex.common(n) {
		// "Justice Department said": a compound of common words with a body's,
		// place's or document's word. "Critics Trump" stays apart.
		next := f.f[i+1].cls
		if next&(cOrg|cPlaceLast|cDocument|cOther) != 0 {
			return true
		}
		return next&cCommon != 0 && next&(cGiven|cState|cPlace|cDemonym|cTitle) == 0
	}
	if f.f[i].cls&cOrgOf != 0 && i+2 < end && f.norm(i+1) == "of" && f.f[i+2].capital {
		return true
	}
	if lows > 0 || f.lex.common(n) {
		return false
	}
	return true
}

// headlineRunAt is runAt where every word may have a capital.
func (f *finder) headlineRunAt(i, end int, s style) int {
	ft := f.f[i]
	if ft.mark || !ft.capital {
		return i
	}
	best := i
	for _, r := range f.known[f.norm(i)] {
		n := r.to - r.from
		if i+n <= end && i+n > best && f.key(i, i+n) == f.key(r.from, r.to) && f.f[i+n-1].capital {
			if n == 1 && ft.cls&cCommon != 0 && ft.cls&(cGiven|cSurname|cState|cKnown) == 0 {
				continue
			}
			best = i + n
		}
	}
	gaz, c := f.phrase(i, end, cPlace|cState|cDemonym|cKnown|cSeat, false)
	if gaz > best && (gaz > i+1 || c&cCommon == 0 || s != allCaps && f.norm(i) == "us" && ft.upper) {
		best = gaz
	}
	if best > i {
		return best
	}
	name := func(k int) bool {
		t := f.f[k]
		return t.capital && !t.mark && t.cls&(cNotName|cOpener) == 0 && !f.lex.common(f.norm(k)) && f.lower[f.norm(k)] == 0
	}
	if !name(i) && !(ft.cls&(cTitle|cGiven) != 0 && i+1 < end && f.f[i+1].adjacent && name(i+1) && f.f[i+1].cls&(cDemonym|cState|cPlace) == 0) {
		return i
	}
	j := i + 1
	for j < end && j-i < 6 && f.f[j].adjacent && (name(j) || f.f[j-1].cls&cGiven != 0 && f.f[j].cls&cSurname != 0 && f.f[j].capital) &&
		f.f[j].cls&(cDemonym|cState) == 0 {
		j++
	}
	return j
}
