package quote

import "strings"

// The closed classes of English that phrases end and begin at (Quirk and others
// 1985, chapters 6, 7 and 9). Words are folded.

func isDeterminer(w string) bool {
	switch w {
	case "the", "a", "an", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my", "your", "some",
		"many", "several", "no", "every", "each", "both", "all", "another", "any", "one", "two", "three", "four", "five",
		"most", "few", "other", "such", "half", "dozens", "hundreds", "thousands", "neither", "either", "certain", "various", "numerous", "more":
		return true
	}
	return false
}

// isSubjectPronoun reports a pronoun that can only, or usually, be a subject.
func isSubjectPronoun(w string) bool {
	switch w {
	case "he", "she", "they", "it", "we", "i", "you":
		return true
	}
	return false
}

func isObjectPronoun(w string) bool {
	switch w {
	case "him", "her", "them", "me", "us", "you", "it", "himself", "herself", "themselves", "myself":
		return true
	}
	return false
}

// isContracted reports a subject pronoun with a verb: he's, they'd.
func isContracted(w string) bool {
	i := strings.IndexByte(w, '\'')
	return i > 0 && (isSubjectPronoun(w[:i]) || w[:i] == "there" || w[:i] == "that" || w[:i] == "here" || w[:i] == "what" || w[:i] == "who")
}

func isPreposition(w string) bool {
	switch w {
	case "of", "in", "on", "at", "by", "for", "from", "with", "to", "about", "after", "before", "during", "under", "over",
		"against", "through", "between", "among", "into", "onto", "since", "until", "within", "without", "amid", "near",
		"outside", "inside", "across", "per", "via", "despite", "like", "toward", "towards", "upon", "around", "following",
		"regarding", "concerning", "alongside", "throughout", "behind", "beyond", "above", "below", "along", "beside", "besides", "except":
		return true
	}
	return false
}

func isBe(w string) bool {
	switch w {
	case "is", "are", "was", "were", "be", "been", "being", "am", "isn't", "aren't", "wasn't", "weren't", "'re", "'m", "get", "gets", "got":
		return true
	}
	return false
}

func isAdverb(w string) bool {
	switch w {
	case "also", "later", "then", "again", "once", "even", "already", "often", "never", "now", "still", "just", "too",
		"further", "always", "not", "only", "soon", "first", "instead", "twice", "sometimes", "ever", "thus", "therefore", "flatly",
		"meanwhile", "nevertheless", "nonetheless", "however", "rather", "quite", "almost", "long", "since", "aloud", "anyway", "away", "back", "out", "up", "ago", "there", "here", "so", "perhaps", "maybe", "indeed":
		return true
	}
	return strings.HasSuffix(w, "ly") && len(w) > 4 && !notAdverb(w)
}

// notAdverb lists nouns, names and adjectives in -ly.
func notAdverb(w string) bool {
	switch w {
	case "family", "italy", "july", "assembly", "ally", "rally", "daily", "weekly", "supply", "reply", "monthly", "elderly", "kelly", "sally",
		"anomaly", "monopoly", "friendly", "likely", "homily", "butterfly", "bully", "belly", "jelly", "emily", "molly", "billy", "holly", "reilly", "o'reilly", "connolly", "costly", "deadly", "only":
		return true
	}
	return false
}

// isSubordinator reports a word that begins a clause inside a sentence.
func isSubordinator(w string) bool {
	switch w {
	case "that", "which", "who", "whom", "whose", "when", "where", "while", "because", "although", "though", "if", "unless",
		"as", "whereas", "whether", "how", "why", "what", "than", "once":
		return true
	}
	return false
}

func isConjunction(w string) bool {
	switch w {
	case "and", "but", "or", "nor", "yet", "&":
		return true
	}
	return false
}

func isTimeWord(w string) bool {
	switch strings.TrimSuffix(w, ".") {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tonight", "tomorrow",
		"morning", "afternoon", "evening", "night", "noon", "midnight", "week", "month", "year", "weekend", "day", "days", "weeks", "months", "years", "hours", "minutes",
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
		"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
		"earlier", "recently", "last", "next", "late", "early", "ago", "spring", "summer", "autumn", "fall", "winter":
		return true
	}
	return false
}

func isNumber(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }

// isDash reports marks that cut a clause from another.
func isDash(w string) bool {
	switch w {
	case "–", "—", "--", "―", "---", "-":
		return true
	}
	return false
}

// isEd reports a past tense or participle in -ed.
func isEd(w string) bool {
	if len(w) < 4 || w[len(w)-2:] != "ed" {
		return false
	}
	switch w {
	case "need", "indeed", "hundred", "seed", "feed", "speed", "breed", "deed", "weed", "reed", "greed", "kindred", "sacred", "exceed", "succeed", "proceed", "biped", "shed", "sled", "ahmed", "mohammed", "mohamed", "muhammed", "hamed", "saeed", "so-called":
		return false
	}
	return true
}

// descriptor nouns: what speaks when no name does. The list is of heads, in the
// singular.
func isTitleNoun(w string) bool {
	w = strings.TrimSuffix(w, "s")
	switch w {
	case "official", "spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen", "president", "minister", "ambassador", "director", "chief", "chairman",
		"chairwoman", "chair", "secretary", "senator", "governor", "mayor", "general", "leader", "officer", "analyst", "expert", "source", "aide", "adviser",
		"advisor", "lawyer", "attorney", "professor", "author", "founder", "editor", "strategist", "representative", "manager", "owner", "ceo", "executive",
		"head", "member", "researcher", "scientist", "economist", "historian", "critic", "prosecutor", "judge", "sheriff", "detective", "captain", "colonel", "lieutenant", "sergeant", "major",
		"resident", "neighbor", "neighbour", "witness", "victim", "student", "teacher", "doctor", "nurse", "farmer", "worker", "driver", "commander", "candidate", "congressman", "congresswoman", "lawmaker", "pollster",
		"co-founder", "fellow", "vice", "deputy", "assistant", "coordinator", "organizer", "organiser", "activist", "consultant", "specialist", "reporter", "columnist", "correspondent", "host", "pastor", "bishop", "archbishop", "pope", "king", "queen", "prince", "princess",
		"brother", "sister", "mother", "father", "wife", "husband", "son", "daughter", "uncle", "aunt", "cousin", "friend", "partner", "colleague", "scholar", "commissioner", "superintendent", "principal", "administrator", "diplomat", "envoy", "negotiator", "veteran", "man", "woman":
		return true
	}
	return false
}

// isDocumentNoun reports things that say by being read.
func isDocumentNoun(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "order", "report", "statement", "lawsuit", "complaint", "indictment", "memo", "memorandum", "letter", "document", "study", "survey", "poll", "article", "email",
		"e-mail", "filing", "affidavit", "bill", "law", "treaty", "agreement", "resolution", "text", "note", "post", "tweet", "message", "book", "paper", "brief", "petition",
		"ruling", "opinion", "verdict", "communique", "communiqué", "declaration", "constitution", "clause", "provision", "amendment", "press release", "release", "readout", "transcript", "editorial",
		"headline", "sign", "banner", "placard", "poster", "advisory", "bulletin", "notice", "suit", "warrant", "summary", "account", "audit", "review", "draft", "contract", "website", "page", "entry", "caption", "ad", "advertisement", "slogan", "motto", "policy", "guideline", "rule", "analysis", "record", "script", "slide", "plaque", "inscription", "charter", "pact", "accord", "deal", "plan", "directive", "decree", "edict", "act", "code", "studie", "analyse", "survey data", "data", "figure", "statistic", "research", "finding", "story", "storie", "op-ed", "column", "publication", "pamphlet", "flyer", "leaflet", "manual", "testimony", "deposition", "proposal", "platform":
		return true
	}
	return false
}

// isOfficeNoun reports bodies that speak through somebody unnamed.
func isOfficeNoun(w string) bool {
	switch w {
	case "ministry", "ministries", "department", "departments", "government", "governments", "administration", "office", "agency", "agencies", "committee", "commission", "council", "court", "courts", "police", "army", "military", "campaign", "company",
		"companies", "bank", "union", "party", "parliament", "congress", "senate", "house", "bureau", "embassy", "consulate", "church", "university", "hospital", "school", "district", "board", "authority", "authorities", "service", "force", "forces", "navy", "coalition", "alliance", "group", "groups", "organization", "organisation", "association", "institute", "foundation", "federation", "league", "center", "centre", "firm", "corporation", "newspaper", "magazine", "network", "channel", "outlet", "outlets", "media", "press", "white house", "kremlin", "pentagon", "cabinet", "team", "club", "charity", "airline", "retailer", "regulator", "watchdog", "tribunal", "jury", "embassies":
		return true
	}
	return false
}

// isPluralNoun guesses a bare plural that may be a subject: officials, people.
func isPluralNoun(w string) bool {
	switch w {
	case "people", "police", "men", "women", "children", "media", "others", "some", "many", "most", "both", "few", "several", "all", "spokespeople", "data", "none", "those", "millions", "half":
		return true
	}
	return strings.HasSuffix(w, "s") && len(w) > 3 && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") && w != "this" && w != "thus" && w != "always" && w != "perhaps" && w != "besides" && w != "towards" && w != "across"
}
