package entity

import (
	"strings"

	"concord/english"
)

// cutPlain reads a run without a title: it splits off demonyms and states before
// bodies of government, and tells the kind of what is left.
func (f *finder) cutPlain(i, j int, names []name, of *string) []name {
	for i < j && (f.f[i].mark || f.norm(i) == "'s") {
		i++
	}
	for j > i && (f.f[j-1].mark && f.norm(j-1) != "." || !f.f[j-1].capital && !f.f[j-1].digit && f.norm(j-1) != "." && f.norm(j-1) != "'s") {
		j--
	}
	if i >= j {
		return names
	}
	// All of it is in the lexicon.
	if end, c := f.phrase(i, j, cPlace|cState|cDemonym|cKnown|cSeat, false); end == j {
		n := f.known1(i, j, c)
		switch {
		case n.form == Demonym && f.language(i, j):
			return names
		case j == i+1 && c&(cPlace|cKnown) != 0 && c&(cGiven|cSurname) != 0 || j == i+1 && c&cCommon != 0 && c&cState == 0:
			n.sure = false
		}
		if n.state != "" {
			*of = n.state
		} else {
			*of = n.text(f)
		}
		return append(names, n)
	} else if end > i && (c&(cDemonym|cState|cPlace|cSeat) != 0 || end > i+1) && !f.keepsFirst(i, end, j) {
		names = f.cutPlain(i, end, names, of)
		return f.cutPlain(end, j, names, of)
	}
	// A demonym or state inside, followed by no body's word, parts the run.
	for k := i + 1; k < j; k++ {
		if f.f[k].cls&cDemonym != 0 && f.f[k].cls&(cGiven|cSurname) == 0 && f.f[k-1].capital && k+1 == j && f.f[k-1].cls&cGiven == 0 && f.f[k].cls&cCommon == 0 {
			names = f.cutPlain(i, k, names, of)
			return f.cutPlain(k, j, names, of)
		}
	}
	if j == i+1 && len(f.norm(i)) == 1 && !(f.norm(i) == "x" && i > 0 && f.norm(i-1) == "on") {
		return names
	}
	if j == i+1 && f.lone(i) {
		return names
	}
	n := f.classify(i, j)
	*of = n.text(f)
	return append(names, n)
}

// keepsFirst reports whether the state, demonym or place [i, end) belongs to the
// name [i, j): "British Airways", "Boston Police Department", but not "Qatari
// Ministry of Foreign Affairs".
func (f *finder) keepsFirst(i, end, j int) bool {
	switch f.norm(end) {
	case "ministry", "government", "embassy", "parliament", "foreign", "cabinet", "ministries", "officials", "authorities", "prime", "president", "republic":
		return f.norm(end) == "republic"
	}
	if to, c := f.phrase(end, j, cKnown|cState|cPlace, false); to == j && c&(cGiven|cSurname) == 0 {
		return false // "Wilmington, Delaware CNN"
	}
	last := f.f[j-1].cls
	for k := end; k < j; k++ {
		if f.f[k].cls&(cOrg|cOrgOf|cOther|cDocument|cPlaceLast) != 0 {
			return true
		}
	}
	// "Victoria Beckham", "Jordan Peele", "Washington Irving"
	if f.f[i].cls&(cGiven|cSurname) != 0 && end == i+1 && last&(cState|cDemonym) == 0 {
		return true
	}
	return f.f[i].cls&cDemonym == 0 || f.f[end].cls&cCommon != 0
}

// language reports whether a demonym means the language: "speaks Arabic".
func (f *finder) language(i, j int) bool {
	if j < len(f.words) && f.f[j].sent == f.f[i].sent {
		switch f.norm(j) {
		case "language", "-speaking", "translation", "subtitles", "dictionary":
			return true
		}
	}
	if i > 0 && f.f[i-1].sent == f.f[i].sent {
		switch f.norm(i - 1) {
		case "speak", "speaks", "speaking", "spoke", "fluent", "translated", "into", "learn", "learning", "taught":
			return true
		case "in":
			return j >= len(f.words) || f.f[j].mark || f.f[j].sent != f.f[i].sent || f.lex.class[f.norm(j)]&cOpener != 0
		}
	}
	return false
}

// classify tells the kind of the name [i, j) from its words and what stands by it.
func (f *finder) classify(i, j int) name {
	n := name{from: i, to: j, titleFrom: i, form: Name, kind: Other}
	first, last := f.f[i].cls, f.f[j-1].cls
	words := 0
	org, doc, initial, part := false, false, false, false
	for k := i; k < j; k++ {
		ft := f.f[k]
		if ft.mark {
			continue
		}
		words++
		switch w := f.norm(k); {
		case w == "of" || w == "for":
			if k > i && f.f[k-1].cls&cOrgOf != 0 {
				org = true
			}
			if k > i && f.f[k-1].cls&cPlaceOf != 0 {
				n.kind, n.sure = Place, true
			}
			if k > i && f.f[k-1].cls&cDocument != 0 {
				doc = true
			}
		case w == "&" || w == "and":
			org = true
		case particle(w):
			part = true
		case ft.digit:
			doc = k > i && f.f[k-1].cls&cDocument != 0
		case k < j-1 && ft.capital && (len(w) == 1 || len(w) == 2 && w[1] == '.'):
			initial = true
		}
		if ft.mark {
			continue
		}
	}
	givenFirst := first&cGiven != 0
	single := words == 1
	switch {
	case doc:
		n.kind, n.sure = Document, true
	case !single && first&cGiven == 0 && eventWord(f.norm(i)):
		n.kind, n.sure = Other, true
	case !single && f.norm(i) == "county" && words <= 3:
		n.kind, n.sure = Place, true
	case strings.ContainsAny(f.norm(i), "0123456789"):
		n.kind, n.sure = Other, true // "AR-15"
		return n
	case first&cDocument != 0 && words == 2 && roman(f.norm(j-1)):
		n.kind, n.sure = Document, true
	case f.f[j-1].digit:
		n.kind, n.sure = Other, true
	case org:
		n.kind, n.sure = Organisation, true
	case n.kind == Place:
	case suffixName(f.norm(j-1)) && (last&cOrg != 0 || f.norm(j-1) == "co."):
		n.kind, n.sure = Organisation, true
	case !single && givenFirst && last&cSurname != 0 && words <= 3:
		n = f.person(i, j)
		n.sure = true
	case !single && last&cDocument != 0 && last&cSurname == 0:
		n.kind, n.sure = Document, true
	case !single && last&cOther != 0 && last&cSurname == 0:
		n.kind, n.sure = Other, true
	case !single && last&cOrg != 0 && !(givenFirst && last&(cSurname) != 0):
		n.kind, n.sure = Organisation, true
	case !single && last&cPlaceLast != 0 && last&cSurname == 0,
		!single && last&cPlaceLast != 0 && !givenFirst && !initial:
		n.kind, n.sure = Place, true
	case !single && givenFirst && first&cCommon == 0 && words <= 6 || initial && words <= 5 || part && words <= 9 && !single && first&cPlaceFirst == 0:
		n = f.person(i, j)
		n.sure = givenFirst
	case !single && first&cPlaceFirst != 0 && words <= 3:
		n.kind = Place
	case single && f.f[i].upper && len(f.norm(i)) >= 2 && f.styles[max(f.f[i].sent, 0)] == plain:
		n.kind = Organisation
		if len(f.norm(i)) > 6 && f.f[i].initial {
			n.kind = Other
		}
	case !single && first&(cGiven|cSurname) == 0 && last&cSurname == 0 && f.pluralNoun(j-1):
		n.kind = Organisation // "Halden Foods"
	case !single && givenFirst:
		n = f.person(i, j)
	case single && first&(cGiven|cSurname) != 0 && first&cCommon == 0:
		n = f.person(i, j)
	}
	if n.sure {
		return n
	}
	return f.context(n)
}

// pluralNoun reports whether the word at i is a common noun in the plural.
func (f *finder) pluralNoun(i int) bool {
	n := f.norm(i)
	if stem, ok := strings.CutSuffix(n, "s"); !ok || strings.HasSuffix(stem, "s") || f.lex.class[stem]&cCommon == 0 {
		return false
	}
	t := f.words[i].Token
	return t < len(f.g.Tokens) && (f.g.Tokens[t].Tag == english.TagNNPS || f.g.Tokens[t].Tag == english.TagNNS || f.g.Tokens[t].Tag == english.TagNNP)
}

// eventWord reports whether a first word makes what follows an event's name.
func eventWord(norm string) bool {
	switch norm {
	case "hurricane", "storm", "typhoon", "cyclone", "operation", "project", "tropical":
		return true
	}
	return false
}

// lone reports whether the single word at i is a common word with a capital that
// the report does not use as a name: "the Court", "Building 12".
func (f *finder) lone(i int) bool {
	ft, n := f.f[i], f.norm(i)
	if ft.upper || ft.cls&cCommon == 0 && !f.lex.common(n) || ft.cls&(cGiven|cSurname) != 0 && ft.cls&(cOrg|cPlaceLast) == 0 {
		return false
	}
	return f.capital[n] < 2 || f.lower[n] > 0
}

func roman(norm string) bool {
	for i := 0; i < len(norm); i++ {
		if strings.IndexByte("ivxl", norm[i]) < 0 {
			return false
		}
	}
	return true
}

// context tells the kind of a name that its own words leave open.
func (f *finder) context(n name) name {
	i, j := n.from, n.to
	sent := f.f[i].sent
	prev, next := "", ""
	if i > 0 && f.f[i-1].sent == sent {
		prev = f.norm(i - 1)
	}
	if j < len(f.words) && f.f[j].sent == sent {
		next = f.norm(j)
	}
	// "Ferguson, Missouri", "Leeds, England"
	if next == "," && j+1 < len(f.words) && f.f[j+1].sent == sent && f.f[j+1].cls&(cState|cPlace) != 0 && f.f[j+1].cls&cGiven == 0 && n.kind != Person && (prev == "in" || prev == "of" || prev == "from" || prev == "near" || prev == "at" || f.f[j+1].cls&cState == 0) {
		n.kind, n.sure = Place, true
		return n
	}
	caps := 0
	allOdd := true // no common word in the name
	for k := i; k < j; k++ {
		if f.f[k].capital {
			caps++
			if f.f[k].cls&(cCommon|cDemonym|cOrg|cKnown) != 0 && f.f[k].cls&cSurname == 0 {
				allOdd = false
			}
		}
	}
	switch {
	case personVerb(next) && n.kind == Other:
		n.kind = Person
		if caps > 1 && !allOdd {
			n.kind = Organisation
		}
	case n.kind == Other && f.afterPersonCue(i):
		n.kind = Person
	case n.kind == Other && (prev == "in" || prev == "near" || prev == "outside" || prev == "across" || prev == "throughout") && caps <= 3:
		n.kind = Place
	case n.kind == Other && caps >= 2 && caps <= 3 && allOdd && prev != "the" && j-i == caps:
		n.kind = Person
	case n.kind == Other && prev == "the" && caps >= 2:
		n.kind = Organisation
	}
	if n.kind == Person {
		p := f.person(i, j)
		p.sure = n.sure
		return p
	}
	return n
}

// afterPersonCue reports whether the words before i announce a person: "told",
// "by his wife", an age after a comma is read elsewhere.
func (f *finder) afterPersonCue(i int) bool {
	if i == 0 || f.f[i-1].sent != f.f[i].sent {
		return false
	}
	switch f.norm(i - 1) {
	case "said", "says", "named", "born":
		return true
	}
	return f.f[i-1].cls&(cKin|cHonorific) != 0 && !f.f[i-1].capital
}

// personVerb reports whether a verb after a name mostly has a person as its
// subject.
func personVerb(norm string) bool {
	switch norm {
	case "said", "says", "told", "tells", "tweeted", "wrote", "writes", "born", "married", "died", "testified", "pleaded", "resigned",
		"recalled", "recalls", "laughed", "smiled", "explained", "explains", "admitted", "replied", "joked", "himself", "herself",
		"graduated", "retired", "quipped", "insisted", "added", "argued", "who", "whose", "grew", "studied", "starred", "sang":
		return true
	}
	return false
}
