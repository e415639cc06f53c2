package report

import (
	"strings"

	"concord/internal/span"
)

// tense is what the words around a time say of it.
type tense int

const (
	unsure tense = iota
	past
	ahead // still to come, planned, or only wished for
)

// farthestVerb bounds the search for the verb a time belongs to, in words.
const farthestVerb = 14

// tenseOf tells from the clause around words first to last, which name a time,
// whether the clause tells of it as past. The nearest verb before the time
// decides: "was opened in 1974" is past, "to unseat him in 2020", "running for
// mayor in 2016" and "set for 3 May 2024" are not. Where the time begins the
// clause, the first verb after it does: "In 2013, he told". All else is unsure.
func tenseOf(text string, ws []word, first, last int) tense {
	if first > 0 {
		switch ws[first-1].low {
		case "by", "until", "till", "before", "for", "through", "next", "every", "each", "beyond":
			return ahead
		case "since", "last":
			return past
		}
	}
	if last+1 < len(ws) && plannedEvent(ws[last+1].low) {
		return ahead
	}
	at := first - 1 // the first word before the time that is no preposition of time
	for at >= 0 && timePreposition(ws[at].low) && open(text, ws, at) {
		at--
	}
	if at < 0 || begins(text[ws[at].End:ws[at+1].Start]) && at+1 <= first {
		return verbAfter(text, ws, last)
	}
	if !open(text, ws, at) {
		return unsure
	}
	for i := at; i >= 0 && at-i < farthestVerb; i-- {
		switch ws[i].low {
		case "that", "whether", "which", "who", "whose", "when", "while", "where", "because":
			// A clause begins here: its verb is still to come.
			if i == at {
				return verbAfter(text, ws, last)
			}
			return unsure
		}
		if t, ok := verb(ws, i); ok {
			return t
		}
		if i > 0 && !open(text, ws, i-1) {
			break
		}
	}
	return unsure
}

// begins reports whether a clause or a quotation begins after gap, the marks
// between two words.
func begins(gap string) bool {
	if strings.ContainsAny(gap, ",;:—–|\n(") {
		return true
	}
	return strings.HasSuffix(gap, "\"") || strings.HasSuffix(gap, "“")
}

// verbAfter is the tense of the first verb after word last of the same clause.
func verbAfter(text string, ws []word, last int) tense {
	for i := last + 1; i < len(ws) && i-last <= farthestVerb; i++ {
		if t, ok := verb(ws, i); ok {
			return t
		}
		if !open(text, ws, i) {
			break
		}
	}
	return unsure
}

// open reports whether word i and the next stand in one clause: nothing but
// spaces, commas and apostrophes lies between.
func open(text string, ws []word, i int) bool {
	return i+1 >= len(ws) || !strings.ContainsAny(text[ws[i].End:ws[i+1].Start], ";:()[]\"“”—–|\n")
}

func timePreposition(w string) bool {
	switch w {
	case "in", "on", "at", "during", "early", "late", "mid", "around", "about", "as", "of", "back", "the", "beginning", "end", "middle", "after", "from", "dated":
		return true
	}
	return false
}

// verb tells the tense of word i; ok is false where it is no verb, as far as can be told.
func verb(ws []word, i int) (t tense, ok bool) {
	before := ""
	if i > 0 {
		before = ws[i-1].low
	}
	w := ws[i].low
	switch w {
	case "will", "would", "shall", "should", "could", "might", "must", "can", "cannot", "can't", "won't", "be", "being", "going", "set", "due",
		"scheduled", "slated", "expected", "planned", "projected", "forecast", "proposed", "aimed", "intended", "targeted", "tentatively", "hopes", "plans", "aims", "wants", "expects", "seeks":
		return ahead, true
	case "is", "are", "isn't", "aren't":
		return unsure, true
	case "may":
		return ahead, before != "in" && dayNumber(before) == 0 && !(i+1 < len(ws) && (dayNumber(ws[i+1].low) > 0 || yearNumber(ws[i+1].low) > 0))
	case "to":
		// "to unseat", and "to power", which looks the same.
		if i+1 < len(ws) && !determiner(ws[i+1].low) && number(ws[i+1].low) < 0 {
			return unsure, true
		}
		return unsure, false
	}
	if pastVerb(w) {
		switch before {
		case "be", "being", "to", "will", "would", "not", "if":
			return ahead, true
		case "is", "are":
			return unsure, true
		}
		return past, true
	}
	if len(w) > 5 && strings.HasSuffix(w, "ing") && !ingNoun(w) {
		return unsure, true
	}
	return unsure, false
}

func determiner(w string) bool {
	switch w {
	case "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "him", "them", "it", "us", "me", "you":
		return true
	}
	return false
}

// ingNoun reports common nouns that end like participles.
func ingNoun(w string) bool {
	switch w {
	case "during", "morning", "evening", "spring", "string", "building", "meeting", "hearing", "nothing", "something", "anything", "everything", "ceiling", "funding", "training", "housing",
		"spending", "ruling", "bombing", "shooting", "killing", "hanging", "uprising", "stabbing", "wedding", "filing", "opening", "closing", "warning", "rating", "offering", "painting",
		"finding", "briefing", "gathering", "landing", "sitting", "sentencing", "according", "including", "following", "beijing":
		return true
	}
	return false
}

// pastVerb reports irregular past forms and words that end as the regular ones do.
func pastVerb(w string) bool {
	switch w {
	case "was", "were", "had", "did", "said", "told", "began", "came", "went", "took", "made", "left", "won", "lost", "met", "held", "gave", "got", "saw", "found", "became", "brought",
		"led", "wrote", "spoke", "struck", "hit", "broke", "fell", "rose", "grew", "died", "shot", "sent", "put", "ran", "let", "paid", "sought", "sworn", "been", "fought", "chose",
		"drew", "threw", "flew", "knew", "kept", "felt", "thought", "bought", "sold", "built", "sat", "stood", "quit", "understood", "withdrew", "overthrew", "burst", "sank", "spent", "swept",
		"wasn't", "weren't", "didn't", "hadn't":
		return true
	case "united", "hundred", "indeed", "armed", "unprecedented", "alleged", "speed", "exceed", "proceed", "succeed", "embed", "naked", "sacred", "wicked", "kindred", "breed", "greed", "bleed", "agreed-upon":
		return false
	}
	return len(w) > 4 && strings.HasSuffix(w, "ed")
}

// plannedEvent reports nouns of what has its year long before it comes: after
// a year they make it a name and no time that is past.
func plannedEvent(w string) bool {
	switch w {
	case "election", "elections", "race", "races", "campaign", "campaigns", "season", "budget", "budgets", "goal", "goals", "plan", "plans", "target", "targets", "presidential", "democratic", "republican",
		"primary", "primaries", "caucus", "caucuses", "nomination", "nominee", "candidate", "candidates", "field", "contest", "contenders", "midterm", "midterms", "ballot", "convention", "olympics", "olympic",
		"games", "cup", "championship", "championships", "census", "cycle", "bid", "run", "deadline", "agenda", "forecast", "fiscal", "gop", "gubernatorial", "senate", "congressional", "draft", "model", "edition":
		return true
	}
	return false
}

// suddenEvent reports nouns of what nobody plans for a year: "the 2012 mass
// shooting" is past, whatever the verb says.
func suddenEvent(w string) bool {
	switch w {
	case "shooting", "shootings", "attack", "attacks", "bombing", "bombings", "earthquake", "quake", "flood", "floods", "flooding", "crash", "hurricane", "storm", "massacre", "fire", "wildfire", "wildfires",
		"invasion", "coup", "killing", "killings", "murder", "murders", "riot", "riots", "outbreak", "disaster", "explosion", "eruption", "tsunami", "uprising", "revolution", "assassination", "collapse",
		"scandal", "ruling", "verdict", "slaying", "stabbing", "derailment", "spill", "drought", "famine", "epidemic", "pandemic", "recession", "raid":
		return true
	}
	return false
}

// pastYear reports whether the year at word i is told as past.
func pastYear(text string, ws []word, i int) bool {
	if i == 0 {
		return false
	}
	if c := ws[i].End; c < len(text) && (text[c] == '%' || c+1 < len(text) && (text[c] == ',' || text[c] == '.') && '0' <= text[c+1] && text[c+1] <= '9') {
		return false
	}
	if strings.Trim(text[ws[i-1].End:ws[i].Start], " \n,\u00a0") != "" {
		return false
	}
	switch ws[i-1].low {
	case "since":
		return true
	case "in", "during", "early", "late", "mid":
		return tenseOf(text, ws, i, i) == past
	case "the", "a", "that", "this", "deadly", "fatal":
		for j := i + 1; j < len(ws) && j <= i+4 && text[ws[j-1].End:ws[j].Start] == " "; j++ {
			if plannedEvent(ws[j].low) {
				return false
			}
			if suddenEvent(ws[j].low) {
				return true
			}
		}
	}
	return false
}

// within returns the first and last of ws that lie in sp, and whether any does.
func within(ws []word, sp span.Span) (first, last int, ok bool) {
	first = -1
	for i, w := range ws {
		if sp.Contains(w.Span) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last, first >= 0
}
