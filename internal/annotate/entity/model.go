package entity

import (
	"concord/english"
)

// modelName is a name that the model found, as words.
type modelName struct {
	from, to int
	kind     Kind
}

// modelKinds are the kinds for the types of the model that are names of somebody
// or somewhere. Peoples, works, dates and numbers are read by rules or elsewhere.
func modelKind(t english.EntityType) Kind {
	switch t {
	case english.EntPERSON:
		return Person
	case english.EntORG:
		return Organisation
	case english.EntGPE, english.EntLOC, english.EntFAC:
		return Place
	}
	return ""
}

// modelNames returns the names of the model as words. OntoNotes counts an
// article before a name and the genitive after it as parts of it, we do not; a
// name that begins or ends inside a word is left out.
func (f *finder) modelNames() []modelName {
	var out []modelName
	w := 0
	for _, e := range f.g.Entities {
		kind := modelKind(e.Type)
		if kind == "" {
			continue
		}
		start, end := f.g.Tokens[e.From].Start, f.g.Tokens[e.To-1].End
		for w < len(f.words) && f.words[w].Start < start {
			w++
		}
		from := w
		to := from
		for to < len(f.words) && f.words[to].End <= end {
			to++
		}
		for from < to && !f.f[from].capital && (f.norm(from) == "the" || f.norm(from) == "a" || f.norm(from) == "an" || f.f[from].mark) {
			from++
		}
		if from < to && f.norm(from) == "the" {
			from++
		}
		for to > from && (f.norm(to-1) == "'s" || f.norm(to-1) == "'" || f.norm(to-1) == "’" || f.f[to-1].mark && f.norm(to-1) != ".") {
			to--
		}
		if from >= to || f.words[from].Start < start || f.words[to-1].End > end || f.f[from].sent < 0 {
			continue
		}
		out = append(out, modelName{from, to, kind})
	}
	return out
}

// reconcile sets the names of the rules beside those of the model. Where both
// see a name in other bounds, the longer one mostly has the whole name; what the
// rules could not tell, the grammar around the name tells, and else the model.
func (f *finder) reconcile(names []name) []name {
	found := f.modelNames()
	out := names[:0]
	m := 0
	for i := 0; i < len(names); i++ {
		n := names[i]
		for m < len(found) && found[m].to <= n.from {
			m++
		}
		if n.form != Name || n.from == n.to || !n.part.Empty() {
			out = append(out, n)
			continue
		}
		kind, same := Kind(""), false
		if m < len(found) && found[m].from < n.to {
			e := found[m]
			if n.titleFrom < n.from && e.from < n.from {
				e.from = n.from // "Mrs Hale"
			}
			kind = e.kind
			last := i
			for last+1 < len(names) && names[last+1].from < e.to {
				last++
			}
			switch {
			case e.from == n.from && e.to == n.to:
				same = true
			case e.from <= n.from && e.to >= n.to && f.wholeName(e, names[i:last+1]):
				grown := f.classify(e.from, e.to)
				if e.kind == Person && !grown.sure {
					grown = f.person(e.from, e.to)
				}
				if n.titleFrom < n.from {
					n.to = e.to
				} else {
					n = grown
				}
				i = last
				same = true
			case e.kind == Person && e.to == n.to && e.from > n.from && n.titleFrom == n.from && f.namesNobody(n.from, e.from):
				// "Famer Bill Mack": the words before are what he is.
				n = f.person(e.from, e.to)
				same = true
			}
		}
		f.tell(&n, kind, same)
		out = append(out, n)
	}
	return out
}

// wholeName reports whether a name of the model holds the names of the rules
// inside it as its parts: every word of it belongs to names, and none of the
// parts is a name of the lexicon in a list or address.
func (f *finder) wholeName(e modelName, parts []name) bool {
	if e.to-e.from > maxRun || f.styles[f.f[e.from].sent] != plain {
		return false
	}
	for k := e.from; k < e.to; k++ {
		w := f.norm(k)
		switch {
		case k > e.from && f.f[k].sent != f.f[e.from].sent:
			return false
		case f.f[k].capital && (f.f[k].cls&cNotName == 0 || len(parts) > 1), f.f[k].digit && k > e.from, particle(w), w == "&":
		case w == "of", w == "and", w == "'s", w == "the" && k > e.from, w == "for":
			if e.kind == Person || k == e.to-1 {
				return false
			}
		case w == "." && k > 0 && len(f.norm(k-1)) == 1:
		case w == "\"" || w == "“" || w == "”":
			if e.kind != Person {
				return false
			}
		default:
			return false
		}
	}
	for _, p := range parts {
		if p.from < e.from || p.to > e.to || p.form != Name && p.form != Demonym {
			return false
		}
		if p.titleFrom < p.from && p.titleFrom > e.from {
			return false
		}
	}
	if f.f[e.to-1].digit {
		return false
	}
	p := parts[0]
	if p.from == e.from && p.to < e.to {
		switch f.norm(p.to) {
		case "and":
			return p.kind == Organisation && f.f[p.to+1].cls&(cCommon|cGiven|cPlace|cState) == cCommon
		case "of":
			return !(p.kind == Organisation && p.sure) || f.lex.state[f.key(p.to+1, e.to)] == "" && f.f[p.to+1].cls&cPlace == 0
		}
	}
	// A place of the lexicon at the end or the beginning is a part only of a body.
	for _, p := range parts {
		if p.sure && (p.kind == State || p.kind == Place) && e.kind == Person {
			return p.kind == Place && f.f[p.to-1].cls&cPlaceLast != 0
		}
	}
	return true
}

// namesNobody reports whether the words [i, j) are ordinary ones or a people.
func (f *finder) namesNobody(i, j int) bool {
	for k := i; k < j; k++ {
		if f.f[k].cls&(cGiven|cSurname) != 0 || f.f[k].cls&(cCommon|cDemonym|cTitle) == 0 && !f.lex.common(f.norm(k)) {
			return false
		}
	}
	return true
}

// tell settles the kind of a name that its own words left open: first by the
// grammar around it, then by the model. same says that the model found the very
// same name.
func (f *finder) tell(n *name, kind Kind, same bool) {
	if n.sure || n.kind == State || n.kind == Document {
		return
	}
	shown := f.shown(n.from, n.to, kind)
	switch {
	case shown != "":
		f.turn(n, shown)
		n.sure = true
	case n.kind == Other && same:
		f.turn(n, kind)
	case n.kind == Organisation && kind == "" && n.to == n.from+1 && f.lex.class[f.norm(n.from)] == 0 && !f.properNoun(n.from):
		n.kind = Other // "LOL"
	}
}

func (f *finder) turn(n *name, kind Kind) {
	if kind == n.kind {
		return
	}
	if kind == Person {
		p := f.person(n.from, n.to)
		n.gender, n.soft = p.gender, p.soft
	}
	n.kind = kind
}

// properNoun reports whether the model takes the word at i for a name.
func (f *finder) properNoun(i int) bool {
	t := f.words[i].Token
	if t >= len(f.g.Tokens) {
		return false
	}
	tag := f.g.Tokens[t].Tag
	return tag == english.TagNNP || tag == english.TagNNPS
}

// head returns the token that stands highest in the words [i, j), and the token
// after them.
func (f *finder) head(i, j int) (root, end int) {
	from := f.words[i].Token
	last := f.words[j-1]
	end = min(last.Token+max(last.Tokens, 1), len(f.g.Tokens))
	if from >= end {
		return -1, end
	}
	return f.g.Root(english.Span{From: from, To: end}), end
}

// shown returns the kind that the grammar around the name [i, j) shows, or "".
// model is the kind that the model gives it, if any: bodies speak as persons do.
func (f *finder) shown(i, j int, model Kind) Kind {
	h, end := f.head(i, j)
	if h < 0 {
		return ""
	}
	tok := f.g.Tokens[h]
	up := f.g.Tokens[tok.Head]
	// "Aisby, a village in …", "the band Killing Joke", "Aisby is a village"
	for c := range f.g.Children(h) {
		if f.g.Tokens[c].Dep == english.DepAppos && c >= end {
			if k := nounKind(f.g.Tokens[c].Lemma); k != "" {
				return k
			}
		}
		if d := f.g.Tokens[c].Dep; (d == english.DepCompound || d == english.DepNmod || d == english.DepAppos) && c < h && !f.inWords(c, i, j) && f.g.Tokens[c].Tag == english.TagNN {
			if k := nounKind(f.g.Tokens[c].Lemma); k != "" {
				return k
			}
		}
	}
	switch tok.Dep {
	case english.DepAppos:
		if tok.Head < h {
			if k := nounKind(up.Lemma); k != "" && up.Tag == english.TagNN {
				return k
			}
		}
	case english.DepNsubj, english.DepNsubjpass:
		if up.Lemma == "be" {
			for c := range f.g.Children(tok.Head) {
				if f.g.Tokens[c].Dep == english.DepAttr && c > h {
					if k := nounKind(f.g.Tokens[c].Lemma); k != "" {
						return k
					}
				}
			}
		}
		if tok.Tag != english.TagNNPS && (personVerbLemma(up.Lemma) || model != Organisation && speechVerb(up.Lemma)) {
			return Person
		}
	case english.DepPoss:
		if kin(up.Lemma) {
			return Person
		}
	case english.DepPobj:
		if up.Lemma == "of" && f.g.Tokens[up.Head].Dep != english.DepROOT {
			switch f.g.Tokens[up.Head].Lemma {
			case "town", "city", "village", "district", "province", "county", "suburb", "island", "port", "parish", "region", "municipality":
				return Place
			}
		}
		if up.Lemma == "by" && f.g.Tokens[up.Head].Lemma == "bear" {
			return Person
		}
		if tok.Tag != english.TagNNPS && f.words[i].Start == f.g.Tokens[h].Start {
			switch up.Lemma {
			case "in", "near":
				switch g := f.g.Tokens[up.Head].Lemma; g {
				case "confidence", "faith", "trust", "interest", "believe", "belief", "hope", "pride", "result", "succeed", "confide":
				default:
					return Place
				}
			}
		}
	}
	return ""
}

func (f *finder) inWords(t, i, j int) bool {
	return f.g.Tokens[t].Start >= f.words[i].Start && f.g.Tokens[t].End <= f.words[j-1].End
}

// nounKind is the kind of what a common noun describes: "village", "band",
// "singer"; "" where it does not tell.
func nounKind(lemma string) Kind {
	switch lemma {
	case "town", "city", "village", "hamlet", "suburb", "province", "county", "district", "island", "river", "lake", "mountain", "municipality", "borough",
		"neighborhood", "neighbourhood", "country", "region", "settlement", "commune", "peninsula", "valley", "port", "parish", "township", "canyon", "creek", "street",
		"road", "highway", "square", "park", "stadium", "airport", "station", "capital", "state", "nation", "bay", "beach", "desert", "archipelago", "strait":
		return Place
	case "band", "company", "firm", "party", "club", "team", "group", "organization", "organisation", "agency", "newspaper", "magazine", "university", "college", "school",
		"charity", "corporation", "bank", "airline", "retailer", "manufacturer", "maker", "label", "brand", "network", "broadcaster", "publisher", "union", "association",
		"institute", "institution", "foundation", "startup", "start-up", "chain", "militia", "cartel", "gang", "consortium", "subsidiary", "brewery", "franchise", "orchestra",
		"developer", "supplier", "contractor", "operator", "carrier", "watchdog", "regulator", "ministry", "committee", "commission", "council", "coalition", "website", "platform", "insurer", "lender", "automaker", "carmaker", "drugmaker", "outlet", "publication", "nonprofit":
		return Organisation
	case "man", "woman", "boy", "girl", "singer", "actor", "actress", "writer", "author", "poet", "politician", "player", "footballer", "guitarist", "drummer", "bassist",
		"musician", "composer", "painter", "artist", "director", "lawyer", "teacher", "professor", "student", "scientist", "engineer", "journalist", "reporter", "activist",
		"farmer", "resident", "driver", "soldier", "officer", "doctor", "nurse", "victim", "suspect", "gunman", "wife", "husband", "son", "daughter", "brother", "sister",
		"father", "mother", "friend", "historian", "philosopher", "mathematician", "physicist", "economist", "analyst", "attorney", "judge", "priest", "monk", "nun", "rapper",
		"boxer", "swimmer", "cyclist", "athlete", "coach", "manager", "goalkeeper", "striker", "pitcher", "quarterback", "novelist", "producer", "filmmaker", "businessman",
		"businesswoman", "entrepreneur", "founder", "co-founder", "cousin", "uncle", "aunt", "nephew", "niece", "widow", "classmate", "colleague", "spokesman", "spokeswoman", "spokesperson":
		return Person
	}
	return ""
}

// kin reports whether what belongs to somebody shows that it is a person.
func kin(lemma string) bool {
	switch lemma {
	case "wife", "husband", "son", "daughter", "father", "mother", "brother", "sister", "parent", "family", "child", "death", "birth", "life", "career", "lawyer", "attorney",
		"friend", "girlfriend", "boyfriend", "body", "hand", "head", "face", "eye", "uncle", "aunt", "cousin", "marriage", "mind", "heart", "childhood", "widow", "grave", "murder", "arrest", "novel", "poem":
		return true
	}
	return false
}

// personVerbLemma reports whether the subject of a verb is mostly a person.
func personVerbLemma(lemma string) bool {
	switch lemma {
	case "marry", "die", "testify", "resign", "recall", "laugh", "smile", "joke", "graduate", "retire", "quip", "study", "star", "sing", "bear", "think", "know", "remember",
		"attend", "teach", "sleep", "cry", "wake", "walk", "sit", "talk", "love", "hate", "divorce", "inherit", "befriend", "notice", "enlist", "marvel", "shout", "whisper", "nod", "grin", "sigh", "recover", "weep":
		return true
	}
	return false
}

// speechVerb reports whether a verb is what persons and bodies say with.
func speechVerb(lemma string) bool {
	switch lemma {
	case "say", "tell", "tweet", "write", "explain", "admit", "reply", "insist", "argue", "ask", "add":
		return true
	}
	return false
}
