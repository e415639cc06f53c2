package quantity

import (
	"strings"

	"concord/internal/annotate/token"
)

// counted reads what a number counts and sets Kind to Count, or to Number where
// nothing is counted; Kind stays "" where the word is no number here ("one said").
func (f *finder) counted(q *Quantity, n, last number, to *int) {
	k := *to
	if b, w := f.boundAfter(k); w > 0 && b != "" && f.norm(k) != "plus" && f.norm(k) != "at" {
		if q.Bound != Between {
			q.Bound = b
		}
		k += w
		q.End = f.words[k-1].End
		*to = k
	}
	if last.suffix == 'm' || last.suffix == 'b' {
		if f.countable(k) {
			mult := map[byte]float64{'m': 1e6, 'b': 1e9}[last.suffix]
			if q.Value == q.High {
				q.Value *= mult
			}
			q.High *= mult
		} else {
			q.Kind = Number
			return
		}
	}
	// "20-point plan": a hyphen and a noun in the singular.
	if f.norm(k) == "-" && f.glued(k) && f.glued(k+1) && !n.vague && !f.words[k+1].Mark && !startsDigit(f.norm(k+1)) {
		w := f.norm(k + 1)
		if d := durationOf(w); d != "" {
			q.Kind, q.Unit = Duration, d
		} else {
			q.Kind, q.Counted, q.Head = Count, f.words[k+1].Span, singular(w)
		}
		q.End, *to = f.words[k+1].End, k+2
		return
	}
	// "half of the passengers", "five of the 12 hostages", "dozens of people"
	of := f.norm(k) == "of"
	if n.words && !n.vague && !n.scaled && n.value == 1 && n.to == n.from+1 && q.Bound != Between {
		if !f.countsOne(n, k) {
			return
		}
	}
	plural := 2.0
	if q.High == 1 && !n.fraction {
		plural = 1
	}
	if of {
		if np, head := f.nounPhrase(k+1, 2); np > k+1 && head != "" {
			q.Kind, q.Counted, q.Head = Count, f.span(k+1, np), head
			q.End, *to = f.words[np-1].End, np
			if n.fraction && q.Value < 1 {
				q.Unit = "share"
			}
			return
		}
	} else if np, head := f.nounPhrase(k, plural); np > k && head != "" {
		// A year or a code is rarely followed by a plural; "2014 elections" is.
		if n.bare && n.value >= 1900 && n.value < 2100 && plural == 2 && f.yearLike(n) {
			q.Kind = ""
			return
		}
		q.Kind, q.Counted, q.Head = Count, f.span(k, np), head
		q.End, *to = f.words[np-1].End, np
		return
	}
	q.Kind = Number
	switch {
	case f.deadBefore(n.from) || f.deadAfter(*to):
		q.Kind, q.Head = Count, "person"
	case n.vague && n.words && !of:
		if f.norm(n.from) == "several" || f.norm(n.from) == "dozens" {
			q.Kind = Count
		} else {
			q.Kind = ""
		}
	case n.fraction && n.words:
		if f.norm(n.from) == "half" && (f.norm(n.from-1) == "first" || f.norm(n.from-1) == "second" || f.norm(n.from-1) == "better") {
			q.Kind = ""
		}
	case n.bare && n.value >= 1900 && n.value < 2100:
		q.Kind = "" // a year
	}
}

// yearLike reports whether four digits stand as a year does: "the 2014 attacks",
// "in 2014 voters".
func (f *finder) yearLike(n number) bool {
	if n.from == f.start {
		return true
	}
	switch f.norm(n.from - 1) {
	case "the", "in", "since", "by", "of", "his", "her", "its", "their", "during", "until", "from", "early", "late", "mid", "a", "'s":
		return true
	}
	return false
}

// countsOne reports whether "one" at n is a number and not a pronoun: it has a
// noun after it, or a bound before it.
func (f *finder) countsOne(n number, k int) bool {
	if _, at := f.boundBefore(n.from); at < n.from {
		return true
	}
	if n.from > f.start {
		switch f.norm(n.from - 1) {
		case "no", "the", "this", "that", "any", "every", "each", "which", "another", "some":
			return false
		}
	}
	switch f.norm(k) {
	case "another", "who", "that", "to", "thing", "day", "in", "way", "can", "could", "would", "should", "might", "must", "is", "was", "has", "had":
		return false
	case "of":
		return false // "one of the largest": which, not how many
	}
	if verb(f.norm(k)) {
		return false
	}
	np, head := f.nounPhrase(k, 1)
	return np > k && head != ""
}

// deadBefore reports whether a word of loss stands before the number, so that it
// counts persons: "killed six", "the death toll rose to 12".
func (f *finder) deadBefore(i int) bool {
	_, i = f.boundBefore(i)
	if i-1 < f.start {
		return false
	}
	switch f.norm(i - 1) {
	case "killed", "killing", "kills", "injured", "injuring", "injures", "wounded", "wounding", "wounds":
		return true
	case "to", "at", "of", "is", "stands":
		for k := i - 2; k >= f.start && k > i-8; k-- {
			if f.norm(k) == "toll" {
				return true
			}
		}
	}
	return false
}

// deadAfter reports whether a word of loss follows the number: "12 dead", "six
// were killed", "three others were wounded".
func (f *finder) deadAfter(k int) bool {
	switch f.norm(k) {
	case "were", "was", "are", "have", "had", "has", "is":
		k++
		for f.norm(k) == "been" || f.norm(k) == "reported" || f.norm(k) == "reportedly" || f.norm(k) == "confirmed" || f.norm(k) == "critically" || f.norm(k) == "seriously" {
			k++
		}
	}
	switch f.norm(k) {
	case "dead", "killed", "injured", "wounded", "died", "hurt", "hospitalised", "hospitalized":
		return true
	}
	return false
}

// nounPhrase reads the noun phrase at word k that a number counts and returns
// the word after it and its head in the singular; plural is 2 where the head must
// stand in the plural, 1 where it need not. English marks the plural, so without
// a tagger the head is the first plural that no other plural follows.
func (f *finder) nounPhrase(k int, plural float64) (int, string) {
	i := k
	// After "of": "the", "his", and another number belong to the phrase.
	for i < f.end && i < k+2 {
		switch f.norm(i) {
		case "the", "its", "his", "her", "their", "our", "my", "your", "these", "those", "all", "such":
			i++
			continue
		case "them", "us":
			return i + 1, ""
		}
		break
	}
	if i > k {
		if n, ok := f.at(i); ok && !n.ordinal {
			i = n.to
		}
	}
	head, at := "", -1
	for j := i; j < f.end && j < i+8; j++ {
		w := f.norm(j)
		if f.words[j].Mark {
			if w == "-" && f.glued(j) && f.glued(j+1) || w == "," && j > i && f.adjectives(i, j) && at < 0 || (w == "\"" || w == "“" || w == "”") && at < 0 && j == i {
				continue
			}
			break
		}
		if w == "'s" {
			if at >= 0 {
				break
			}
			continue
		}
		if (w == "and" || w == "or") && at < 0 && j > i && plural == 2 && f.adjectives(i, j) {
			continue
		}
		if stops(w) || startsDigit(w) {
			break
		}
		if _, isNumber := small(w); isNumber {
			break
		}
		if verb(w) && j > i && !strings.HasSuffix(w, "ing") {
			break
		}
		if plural == 2 {
			if isPlural(w) {
				if at >= 0 && !modifierPlural(f.norm(at)) {
					break
				}
				head, at = w, j
				continue
			}
			if at >= 0 {
				if modifierPlural(f.norm(at)) && !stops(w) {
					continue
				}
				break
			}
			continue
		}
		// In the singular the head is the last word before the phrase ends.
		if at >= 0 && strings.HasSuffix(w, "ed") && (person(f.norm(at)) || isPlural(f.norm(at))) || at >= 0 && strings.HasSuffix(w, "ly") {
			break
		}
		if w == "people" || w == "police" {
			break
		}
		head, at = w, j
		if person(w) && j+1 < f.end && !person(f.norm(j+1)) {
			break
		}
	}
	if at < 0 {
		return k, ""
	}
	if plural == 1 && (strings.HasSuffix(head, "ly") || !token.Content(head)) {
		return k, ""
	}
	end := at + 1
	// "members of the group", "residents in the town": one step of "of".
	if f.norm(end) == "of" {
		if e := f.ofPhrase(end + 1); e > end+1 {
			end = e
		}
	}
	return end, singular(head)
}

// ofPhrase returns the end of the short noun phrase at k after "of".
func (f *finder) ofPhrase(k int) int {
	j := k
	for j < f.end && j < k+6 {
		w := f.norm(j)
		if f.words[j].Mark && !(w == "-" && f.glued(j) && f.glued(j+1)) || w == "'s" {
			break
		}
		switch w {
		case "the", "its", "his", "her", "their", "a", "an", "this", "that", "these", "those":
			if j == k {
				j++
				continue
			}
		}
		if stops(w) || j > k && verb(w) {
			break
		}
		j++
		if isPlural(w) && !f.capital(j-1) {
			break
		}
	}
	if j == k+1 && stops(f.norm(k)) {
		return k
	}
	return j
}

// adjectives reports whether [i, j) has no plural yet, so that a comma or "and"
// may stand between adjectives.
func (f *finder) adjectives(i, j int) bool {
	for k := i; k < j; k++ {
		if isPlural(f.norm(k)) {
			return false
		}
	}
	return j-i <= 2
}

// countable reports whether a noun in the plural follows at k.
func (f *finder) countable(k int) bool {
	np, head := f.nounPhrase(k, 2)
	return np > k && head != ""
}

// stops reports whether a word ends a noun phrase: a function word or auxiliary.
func stops(w string) bool {
	switch w {
	case "the", "a", "an", "this", "that", "these", "those", "and", "or", "but", "nor", "if", "of", "in", "on", "at", "to", "for", "from", "by",
		"with", "without", "within", "into", "onto", "over", "under", "after", "before", "during", "since", "until", "between", "among", "against",
		"as", "than", "then", "when", "while", "where", "who", "whom", "whose", "which", "what", "why", "how", "because", "although", "though",
		"is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "do", "does", "did", "will", "would", "shall", "should",
		"can", "could", "may", "might", "must", "not", "n't", "no", "i", "he", "she", "it", "we", "they", "you", "him", "her", "them", "us", "me",
		"his", "its", "their", "our", "my", "your", "there", "here", "about", "around", "across", "along", "through", "per", "each", "every",
		"both", "either", "neither", "so", "yet", "also", "ago", "later", "earlier", "away", "up", "down", "out", "off", "back", "near", "outside",
		"inside", "including", "according", "despite", "still", "already", "now", "today", "yesterday", "tomorrow", "only", "just", "even",
		"ever", "never", "too", "very", "apiece", "respectively", "overnight", "alone", "together", "instead", "amid", "upon", "via", "versus", "vs":
		return true
	}
	return false
}

// verb reports whether a word is a finite verb that often follows a counted noun.
func verb(w string) bool {
	switch w {
	case "killed", "injured", "wounded", "died", "dead", "said", "say", "says", "took", "take", "went", "came", "come", "made", "make", "got", "get",
		"gave", "give", "left", "held", "told", "saw", "found", "lost", "won", "fell", "rose", "grew", "became", "began", "broke", "brought",
		"caught", "fled", "flew", "fought", "hit", "hurt", "kept", "knew", "led", "met", "paid", "put", "ran", "sat", "sent", "set", "shot", "spent",
		"stood", "struck", "thought", "voted", "wore", "wrote", "live", "lived", "remain", "remained", "need", "needed", "want", "wanted", "arrived",
		"survived", "suffered", "gathered", "attended", "escaped", "reported", "showed", "signed", "worked", "trapped", "missing",
		"arrested", "detained", "charged", "stranded", "displaced", "rescued", "evacuated", "believed", "expected", "required", "involved", "based",
		"belonging", "living", "working", "seeking", "facing", "waiting", "accused", "convicted", "affected", "used", "ranging", "aimed", "aboard":
		return true
	}
	return false
}

// isPlural reports whether a word looks like a noun in the plural.
func isPlural(w string) bool {
	switch w {
	case "people", "men", "women", "children", "police", "feet", "teeth", "mice", "geese", "oxen", "lives", "wives", "knives", "aircraft",
		"sheep", "fish", "deer", "cattle", "troops", "personnel", "staff", "crew", "policemen", "policewomen", "firemen", "servicemen",
		"servicewomen", "congressmen", "lawmen", "gunmen", "fishermen", "businessmen", "spacecraft", "warships", "media", "data", "criteria",
		"phenomena", "alumni", "bacteria", "civilians", "dead", "wounded", "injured", "others", "percent", "servicemembers", "kilos":
		return w != "dead" && w != "wounded" && w != "injured" && w != "percent"
	}
	if len(w) < 3 || w[len(w)-1] != 's' {
		return false
	}
	if strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is") || strings.HasSuffix(w, "'s") {
		return w == "buses" || w == "menus"
	}
	switch w {
	case "his", "its", "this", "was", "has", "does", "says", "yes", "as", "thus", "less", "plus", "gas", "always", "perhaps", "towards", "besides",
		"sometimes", "afterwards", "across", "u.s.", "news", "lens", "texas", "paris", "overseas", "james", "charles", "hamas", "dallas", "angeles", "las":
		return false
	}
	return true
}

// modifierPlural reports whether a plural often stands before another noun.
func modifierPlural(w string) bool {
	switch w {
	case "arms", "sports", "women", "human", "men", "children", "weapons", "sales", "savings", "systems", "services", "rights", "police", "drugs",
		"customs", "defense", "armed", "communications", "operations", "forces", "security", "media", "data", "crew", "staff", "states", "united", "fish", "aircraft", "troops":
		return true
	}
	return false
}

// person reports whether a singular noun names a person, after which a noun
// phrase rarely goes on.
func person(w string) bool {
	switch w {
	case "person", "man", "woman", "child", "boy", "girl", "officer", "official", "soldier", "civilian", "policeman", "passenger", "student",
		"resident", "victim", "worker", "citizen", "national", "member", "suspect", "gunman", "firefighter", "journalist", "teacher", "teenager",
		"militant", "fighter", "survivor", "hostage", "protester", "demonstrator", "driver", "pilot", "doctor", "nurse", "guard", "agent", "deputy":
		return true
	}
	return false
}

// singular returns a noun in the singular.
func singular(w string) string {
	switch w {
	case "people", "persons":
		return "person"
	case "men":
		return "man"
	case "women":
		return "woman"
	case "children":
		return "child"
	case "feet":
		return "foot"
	case "teeth":
		return "tooth"
	case "mice":
		return "mouse"
	case "lives":
		return "life"
	case "wives":
		return "wife"
	case "knives":
		return "knife"
	case "police", "cattle", "sheep", "fish", "deer", "aircraft", "personnel", "staff", "crew", "media", "data", "spacecraft", "species", "series", "news":
		return w
	case "buses":
		return "bus"
	case "gases":
		return "gas"
	}
	if stem, ok := strings.CutSuffix(w, "men"); ok && len(stem) > 2 {
		return stem + "man"
	}
	if stem, ok := strings.CutSuffix(w, "women"); ok && len(stem) > 2 {
		return stem + "woman"
	}
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "zzes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"), len(w) < 3:
		return w
	case strings.HasSuffix(w, "s"):
		return w[:len(w)-1]
	}
	return w
}
