package quote

import (
	"strings"

	"concord/english"
)

// class says what a reporting verb takes beside it.
type class uint16

const (
	says    class = 1 << iota // a clause or somebody's words: said that, said: “…”
	tells                     // … after the one spoken to: told Axios that
	voices                    // words alone, never a clause: sighed, quipped
	labels                    // a thing, then the words for it: called the plan “…”, described it as
	thinks                    // a clause held, not spoken: believes
	bids                      // an infinitive: vowed to, urged them to
	objects                   // a noun phrase: denied the charge
	accuses                   // somebody of something
	shows                     // a clause, with a document as subject: the survey found
	clash                     // also a common verb of acting: only beside marked words
	phrasal                   // only with its particle: point out, shoot back, go on
	noun                      // its base, -s or -ing form is a common noun too: claims, reports
)

// verb is a reporting verb. Lemmas are those of the reporting-verb lists of
// grammars of English (Quirk and others 1985, 16.31; Biber and others 1999,
// 9.2) and style guides of news agencies, graded by whether the reporter backs
// the words.
type verb struct {
	lemma  string
	class  class
	takes  frames // as a verb of attitude
	stance Stance
}

// lemmas by class and stance. A verb may stand in one line only.
var lemmaTable = []struct {
	class  class
	stance Stance
	lemmas string
}{
	{says, Neutral, "say declare explain write argue conclude recall relate recount mention emphasize emphasise stress reason opine reiterate hypothesize hypothesise theorize theorise"},
	{says | noun, Neutral, "state note remark comment tweet retweet blog text email e-mail"},
	{says | clash, Neutral, "add continue read repeat respond begin observe testify speculate"},
	{says | clash | noun, Neutral, "post answer reply counter charge share"},
	{says | objects, Neutral, "announce predict disclose indicate suggest propose recommend imply"},
	{says | noun | objects, Neutral, "estimate forecast caution report signal hint"},
	{tells, Neutral, "tell inform remind assure notify advise reassure"},
	{tells | noun, Neutral, "brief"},
	{says | tells | objects, Neutral, "warn"},
	{says | tells | bids, Neutral, "ask beg"},
	{bids | tells, Neutral, "urge implore instruct exhort encourage"},
	{bids | tells | noun, Neutral, "order command"},
	{says | bids | noun, Neutral, "promise pledge vow threaten demand swear offer request"},
	{says | clash | bids, Neutral, "agree"},
	{says, Neutral, "wonder inquire enquire"},
	{says | phrasal, Endorsing, "point"},
	{says | phrasal, Neutral, "put"},
	{voices | phrasal, Neutral, "shoot fire hit cut chime weigh sum burst jump pipe go"},
	{says, Distancing, "insist maintain assert contend boast complain lament protest profess purport grouse gripe grumble"},
	{says | noun, Distancing, "claim"},
	{says | objects, Distancing, "allege deny"},
	{says | objects, Endorsing, "confirm acknowledge admit reveal concede confess"},
	{says | clash, Endorsing, "affirm reaffirm clarify verify stipulate certify"},
	{thinks, Neutral, "believe think feel hope fear suspect worry expect know"},
	{thinks | noun, Neutral, "doubt"},
	{shows | objects, Neutral, "find show"},
	{labels, Neutral, "call describe label dub term brand characterize characterise deem"},
	{labels | clash, Neutral, "express convey denounce condemn criticize criticise dismiss decry ridicule deride laud applaud thank assail portray depict liken compare urge lambaste castigate rebuke scold chide commend salute excoriate"},
	{labels | clash | noun, Neutral, "voice praise mock blast slam hail tout attack bash rip paint bill cite quote reference"},
	{labels | clash, Neutral, "defend reject oppose endorse embrace bemoan belittle disparage demean trumpet vaunt oppose lambast highlight underscore deplore welcome cheer caricature reprise"},
	{labels | clash | noun, Neutral, "question scorn champion"},
	{labels | clash, Neutral, "refer speak allude react"},
	{labels | clash | noun, Neutral, "talk push press launch object"},
	{accuses, Distancing, "accuse"},
	{labels | clash | noun, Distancing, "blame fault"},
	{voices | noun, Neutral, "sigh grumble quip joke laugh shout yell cry scream exclaim snap bark growl mutter murmur mumble whisper chuckle smile sneer scoff retort interject muse gush chant sing intone deadpan crack thunder roar groan moan sob plead bellow blurt drawl hiss utter echo elaborate summarize summarise interrupt implore chime chirp rage rant rave fume vent marvel crow gloat enthuse venture ponder proclaim pronounce prophesy preach rail"},
	{says | clash, Neutral, "proclaim posit stammer apologize apologise joke advocate"},
}

var verbs = func() map[string]verb {
	m := make(map[string]verb, 512)
	for _, row := range lemmaTable {
		for l := range strings.FieldsSeq(row.lemmas) {
			v := m[l]
			v.lemma, v.class = l, v.class|row.class
			if v.stance == "" {
				v.stance = row.stance
			}
			m[l] = v
		}
	}
	attitudes(m)
	return m
}()

// particleOf reports whether w is the particle that makes lemma a reporting verb.
func particleOf(lemma, w string) bool {
	switch lemma {
	case "point", "burst":
		return w == "out"
	case "shoot", "fire", "hit":
		return w == "back"
	case "cut", "chime", "weigh", "jump", "pipe":
		return w == "in" || w == "up" && lemma == "pipe"
	case "sum":
		return w == "up"
	case "put":
		return w == "it" // as Holm put it
	case "go":
		return w == "on"
	}
	return false
}

// form is the inflection of a verb.
type form byte

const (
	base form = iota
	third
	past // past tense or past participle, which most verbs do not tell apart
	participle
	gerund
)

// irregular forms of the verbs above.
func irregular(w string) (string, form) {
	switch w {
	case "said":
		return "say", past
	case "told":
		return "tell", past
	case "wrote":
		return "write", past
	case "written":
		return "write", participle
	case "thought":
		return "think", past
	case "felt":
		return "feel", past
	case "knew":
		return "know", past
	case "known":
		return "know", participle
	case "found":
		return "find", past
	case "shown":
		return "show", participle
	case "swore":
		return "swear", past
	case "sworn":
		return "swear", participle
	case "sang":
		return "sing", past
	case "began":
		return "begin", past
	case "begun":
		return "begin", participle
	case "forecast":
		return "forecast", past
	case "read":
		return "read", past
	case "put":
		return "put", past
	case "shot":
		return "shoot", past
	case "hit":
		return "hit", past
	case "cut":
		return "cut", past
	case "burst":
		return "burst", past
	case "went":
		return "go", past
	case "goes":
		return "go", third
	case "gone":
		return "go", participle
	}
	return "", base
}

// lookUp finds the reporting verb of a folded word; the tag, if it is a verb's,
// says what form it is.
func lookUp(w string, tag english.Tag) (verb, form, bool) {
	v, f, ok := lemmaOf(w)
	switch tag {
	case english.TagVBD:
		f = past
	case english.TagVBN:
		f = participle
	case english.TagVBG:
		f = gerund
	case english.TagVBZ:
		f = third
	case english.TagVB, english.TagVBP:
		f = base
	}
	return v, f, ok
}

// lemmaOf finds the reporting verb of a folded word by its ending.
func lemmaOf(w string) (verb, form, bool) {
	if len(w) < 2 {
		return verb{}, base, false
	}
	if l, f := irregular(w); l != "" {
		v, ok := verbs[l]
		return v, f, ok
	}
	if v, ok := verbs[w]; ok {
		return v, base, true
	}
	try := func(stem string, f form) (verb, form, bool) {
		v, ok := verbs[stem]
		return v, f, ok
	}
	endings := func(stem string, f form) (verb, form, bool) {
		if v, f, ok := try(stem, f); ok {
			return v, f, true
		}
		if v, f, ok := try(stem+"e", f); ok {
			return v, f, true
		}
		if n := len(stem); n > 2 && stem[n-1] == stem[n-2] {
			return try(stem[:n-1], f)
		}
		return verb{}, base, false
	}
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return try(w[:len(w)-3]+"y", third)
	case strings.HasSuffix(w, "ied") && len(w) > 4:
		return try(w[:len(w)-3]+"y", past)
	case strings.HasSuffix(w, "ing") && len(w) > 4:
		return endings(w[:len(w)-3], gerund)
	case strings.HasSuffix(w, "ed") && len(w) > 3:
		return endings(w[:len(w)-2], past)
	case strings.HasSuffix(w, "es") && len(w) > 3:
		if v, f, ok := try(w[:len(w)-1], third); ok {
			return v, f, true
		}
		return try(w[:len(w)-2], third)
	case strings.HasSuffix(w, "s"):
		return try(w[:len(w)-1], third)
	}
	return verb{}, base, false
}

// takes reports whether the verb, with the preposition w, has as its object the
// words of its subject: talked about “…”, pressed for a “…”. Without marks such
// an object is a matter, not what was said of it.
func takes(lemma, w string) bool {
	switch lemma {
	case "refer", "point", "allude", "object":
		return w == "to"
	case "talk", "speak", "joke", "boast", "complain", "rant", "tweet", "warn":
		return w == "about" || w == "of"
	case "push", "press", "argue", "advocate", "plead":
		return w == "for" || w == "against" && lemma == "argue"
	case "respond", "react", "reply", "counter", "begin":
		return w == "with"
	case "rail", "protest":
		return w == "against"
	case "launch":
		return w == "into"
	case "insist":
		return w == "on"
	}
	return false
}
