package quote

import "strings"

// Without marks nothing but the sentence itself tells that somebody spoke. What
// reads like an act of reporting and is none is sorted out here.

// unspoken reports an act without marked words that reports nobody's words: a
// refusal to speak, a source that cannot speak, a content that says nothing.
func (p phrases) unspoken(s said) bool {
	switch s.verb.lemma {
	case "decline", "refuse", "know":
		return true
	}
	if p.supposed(s) || p.undertaken(s) {
		return true
	}
	if !s.head.empty() && p.mute(s.head) {
		return true
	}
	for _, c := range s.content {
		if p.withheld(c) || p.wordless(c) {
			return true
		}
	}
	return false
}

// mute reports a source that cannot be one: a lone article or demonstrative, a
// time, an adjective without its noun.
func (p phrases) mute(r run) bool {
	it := p.items
	last := it[r.to-1]
	if last.quote >= 0 || last.mark {
		return false
	}
	if (!last.upper || r.to == 1) && (isTimeWord(last.norm) || last.norm == "moments" || last.norm == "time") {
		return r.to-r.from == 1 || !isDeterminer(it[r.from].norm) || last.norm != "day" && last.norm != "year"
	}
	if p.nobody(r) || !last.upper && isHappening(last.norm) {
		return true
	}
	if r.to-r.from > 1 {
		return false
	}
	if isArticle(last.norm) {
		return true
	}
	switch last.norm {
	case "this", "that", "these", "those", "such", "there", "here", "what", "which", "last", "first", "next", "then":
		return true
	}
	return false
}

// nobody reports a source that says that there is none: nobody, no official.
func (p phrases) nobody(r run) bool {
	switch w := p.items[r.from]; w.norm {
	case "nobody", "none", "neither", "nothing", "noone":
		return w.quote < 0
	case "no":
		return w.quote < 0 && r.to-r.from > 1 && !isNumber(p.normAt(r.from+1)) // No 10 speaks
	}
	return false
}

// isHappening reports nouns of what happens, which tell nobody anything although
// verbs of saying have them for subjects: his mother's death suggested that. The list
// is of the commonest heads of the kind in news.
func isHappening(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "death", "birth", "loss", "los", "crash", "crashe", "fire", "blaze", "storm", "flood", "earthquake", "hurricane", "tornado", "drought", "explosion", "blast", "attack", "shooting", "killing", "murder",
		"war", "accident", "incident", "collision", "derailment", "collapse", "arrest", "strike", "protest", "riot", "battle", "defeat", "victory", "win", "failure", "success", "succes", "absence", "silence", "delay",
		"arrival", "departure", "weather", "rain", "snow", "heat", "pandemic", "outbreak", "illness", "illnes", "disease", "injury", "injurie", "wound", "pain", "noise", "smoke", "event", "development", "turn", "move", "timing":
		return true
	}
	return false
}

// withheld reports what is asked of those who write rather than said: not to be
// named, for anonymity.
func (p phrases) withheld(r run) bool {
	for k := r.from; k < r.to && k < r.from+5; k++ {
		switch p.items[k].norm {
		case "named", "identified", "anonymity", "anonymous", "unnamed":
			return true
		case "not", "to", "be", "that", "remain", "for", "his", "her", "their", "name":
		default:
			return false
		}
	}
	return false
}

// wordless reports a content of one word that stands for another: denies it; or
// that is a clause about its own source: warned that belonged to.
func (p phrases) wordless(r run) bool {
	it := p.items
	words := 0
	for k := r.from; k < r.to; k++ {
		if it[k].quote >= 0 {
			return false
		}
		if !it[k].mark {
			words++
		}
	}
	w := it[r.from].norm
	if last := it[r.to-1].norm; words <= 5 && (isTimeWord(last) || last == "later") && (isDeterminer(w) || isNumber(w)) {
		return true // as the paper reported | a few days later
	}
	if words == 2 && (w == "that" || w == "this" || w == "it") && (isBe(it[r.from+1].norm) || it[r.from+1].norm == "'s") {
		return true // That is | according to the poll.
	}
	return words == 0 || words == 1 && (isContracted(w) || isObjectPronoun(w) || isSubjectPronoun(w) || isDeterminer(w) || w == "so")
}

// isArticle reports a word that is never a noun phrase of its own.
func isArticle(w string) bool {
	switch w {
	case "the", "a", "an", "every", "no", "its", "his", "their", "our", "my", "your":
		return true
	}
	return false
}

// supposed reports an act that a condition only supposes: if Holm said it.
func (p phrases) supposed(s said) bool {
	if s.source.empty() || s.inverted || s.source.from == 0 || s.shared {
		return false
	}
	w := p.items[s.source.from-1]
	return w.quote < 0 && (w.norm == "if" || w.norm == "unless" || w.norm == "whether")
}

// undertaken reports a relative clause without its pronoun, in which what was
// promised is the noun before it: the money | it pledged | to raise.
func (p phrases) undertaken(s said) bool {
	it := p.items
	if s.verb.class&bids == 0 || s.head.empty() || s.inverted || s.head.from == 0 || !isSubjectPronoun(it[s.head.from].norm) || len(s.content) == 0 || it[s.content[0].from].norm != "to" {
		return false
	}
	w := it[s.head.from-1]
	return w.quote < 0 && !w.mark && !isConjunction(w.norm) && !isSubordinator(w.norm) && !isAdverb(w.norm) && !isTimeWord(w.norm) && !isVerb(p.tok[p.token(s.head.from-1)]) && !isPreposition(w.norm) && w.norm != "because"
}
