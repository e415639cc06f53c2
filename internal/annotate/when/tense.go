package when

import "strings"

// tense is what a clause says about the side of the present its time lies on.
type tense int8

const (
	unclear tense = iota
	past
	future
	either // a limit in a clause of the past: the nearer side
)

// reach bounds the search for a verb, in tokens.
const reach = 24

// tense is that of the verb that governs the expression [i, j): the one the tree
// hangs it on, or, where the tree leaves it open or sets no verb above it, what the
// words beside it say. Limits ("until Friday") are the words' affair.
func (s *scan) tense(i, j int) tense {
	if s.doc != nil && !s.until(i) {
		if v := s.governor(i, j); v >= 0 {
			if t := s.clauseTense(v); t != unclear {
				return t
			}
		}
	}
	return s.wordTense(i, j)
}

// wordTense tells it from the words alone: the nearest sign to the left, then the
// nearest to the right. It reads forms, not grammar: an infinitive says nothing,
// what governs it does ("planned to leave on Monday").
func (s *scan) wordTense(i, j int) tense {
	for k := i - 1; k >= 0 && k > i-reach; k-- {
		if s.breaks(k) {
			break
		}
		if v, ok := s.sign(k, false); ok {
			return v
		}
	}
	// What opens the sentence belongs to the verb of reporting after it ("On
	// Monday, X said"); elsewhere ", X said" only tells who says it.
	return s.right(j, i > 1)
}

// tenseAfter looks to the right of token j only.
func (s *scan) tenseAfter(j int) tense { return s.right(j, false) }

// right looks for a sign from token j on. With attributed, verbs of reporting
// after a comma are passed over.
func (s *scan) right(j int, attributed bool) tense {
	comma := false
	for k := j; k < len(s.toks) && k < j+reach; k++ {
		if s.breaks(k) {
			break
		}
		comma = comma || s.is(k, ",")
		if attributed && comma && reporting[s.at(k).s] {
			continue
		}
		if v, ok := s.sign(k, true); ok {
			return v
		}
	}
	return unclear
}

var reporting = set("said told says added announced reported wrote tweeted posted explained noted")

// breaks reports whether a clause ends at token k: a semicolon, or a full stop
// that is none of an abbreviation.
func (s *scan) breaks(k int) bool {
	t := s.at(k)
	if t.s == ";" {
		return true
	}
	if t.s != "." || s.at(k+1).glued || !s.at(k+1).cap {
		return false
	}
	b := s.at(k - 1)
	return b.kind == number || b.Len() > 5 || !b.cap && b.Len() > 1
}

// until reports whether the word before token i sets a limit, which lies ahead
// of the clause's own time whatever its tense.
func (s *scan) until(i int) bool {
	if s.limit {
		return true
	}
	for i > 0 && (s.is(i-1, "-") || s.is(i-1, "the") || s.is(i-1, "of") || mods[s.at(i-1).s] != "" || s.is(i-1, "end") || s.is(i-1, "beginning")) {
		i--
	}
	switch s.at(i - 1).s {
	case "until", "till", "by", "through", "effective":
		return true
	case "and":
		return s.is(i-2, "now") // between now and 10 February
	case "as":
		return s.is(i-3, "as", "soon") || s.is(i-3, "as", "early") || s.is(i-3, "as", "late")
	case "to":
		switch s.at(i - 2).s {
		case "extended", "postponed", "delayed", "adjourned", "moved", "offer", "bid", "deadline", "now":
			return true
		}
	}
	return false
}

// sign is what the word k alone says.
func (s *scan) sign(k int, right bool) (tense, bool) {
	t := s.at(k)
	if t.kind != word {
		return unclear, false
	}
	if v, ok := signs[t.s]; ok {
		if v == past && s.passive(k) {
			return unclear, false
		}
		switch t.s {
		case "to":
			// "is to resume", "are to meet"
			if s.is(k+1, "be") && !reported[s.at(k-1).s] {
				return future, true // guidelines to be published
			}
			switch s.at(k - 1).s {
			case "is", "are", "was", "were", "due", "set":
				if n := s.at(k + 1); n.kind == word && !n.cap && !articles[n.s] {
					return future, true
				}
			}
			return unclear, false
		case "could":
			return unclear, false // could not be reached, could begin
		case "would", "might", "may", "should", "must":
			if t.s == "may" && t.cap && !s.first(k) {
				return unclear, false
			}
			for n := k + 1; n <= k+2; n++ {
				if s.at(n).s == "have" {
					return past, true
				}
			}
		case "is", "are":
			// "is expected", "are scheduled": the participle tells, it was passed
			// on the way left; to the right it comes next.
			for n := k + 1; n <= k+3; n++ {
				if signs[s.at(n).s] == future && s.at(n).s != "to" {
					return future, true
				}
				if s.is(n, "to") {
					return future, true
				}
			}
		case "set", "due", "scheduled", "expected", "planned", "slated":
			if s.is(k-2, "had", "been") {
				return past, true
			}
			switch n := s.at(k + 1).s; {
			case t.s == "set" && n != "to" && n != "for",
				t.s == "due" && n != "to" && n != "for" && n != "on" && n != "in":
				return unclear, false
			}
			if right {
				// "the government planned a ceremony": the verb itself is past
				switch s.at(k - 1).s {
				case "is", "are", "be", "was", "were":
				default:
					return past, true
				}
			}
		case "plan", "plans", "likely":
			if !s.is(k+1, "to") {
				return unclear, false
			}
		}
		return v, true
	}
	if len(t.s) > 4 && strings.HasSuffix(t.s, "ed") && !t.cap && !notPast[t.s] && !s.passive(k) && !s.adjective(k) {
		return past, true
	}
	return unclear, false
}

// reported are verbs before "to be" that tell of the present or the past.
var reported = set("said believed thought known reported found appeared appears appear seemed seems seem proved used need needs alleged presumed considered")

// adjective reports whether the word k in -ed describes a noun: "of preferred
// shares", "a still unspecified date".
func (s *scan) adjective(k int) bool {
	t, p := s.at(k), s.at(k-1)
	if strings.HasPrefix(t.s, "un") && t.s != "unveiled" && t.s != "unleashed" {
		return true
	}
	n := s.at(k + 1)
	if n.kind != word || n.cap || after[n.s] {
		return false
	}
	switch p.s {
	case "of", "in", "for", "with", "from", "on", "million", "billion", "thousand":
		return true
	}
	return p.kind == number || articles[p.s]
}

// passive reports whether the participle k belongs to a present form of be:
// "when the case is heard in May".
func (s *scan) passive(k int) bool {
	for n := k - 1; n >= k-2; n-- {
		switch s.at(n).s {
		case "is", "are", "be", "being", "am":
			return true
		}
	}
	return false
}

var articles = set("the a an his her its their our your my this that these those some any")

// notPast end in -ed and are no past forms.
var notPast = set("indeed exceed proceed succeed need speed breed embed united hundred sacred naked wicked rugged red preferred alleged armed")

// signs are auxiliaries, irregular past forms and words of planning.
var signs = func() map[string]tense {
	m := make(map[string]tense, 260)
	for w := range set(`was were had did has have been said told met went came took gave got made began became held left
		felt found fell flew fled fought forgot froze grew heard hid hit kept knew laid led lent lost meant paid ran
		rang rose sank sat saw sent shook shot shrank shut slept slid spoke spent sprang stole stood stuck struck
		swam swore taught thought threw tore understood voted woke won wore wrote brought bought built broke
		caught chose drew drank drove ate bore bet bled blew bred burst cast clung dealt dug fed forbade dove lit
		sold sought swept swung withdrew overcame undertook underwent upheld drove lay died lied tied denied`) {
		m[w] = past
	}
	for w := range set(`will shall ll wo would may might could should must expected scheduled due planned plans planning
		slated payable effective hopes hoping intends intended likely upcoming forthcoming plan intend vows pledges
		promises expects expect awaits await set to poised`) {
		m[w] = future
	}
	for w := range set("is are am") {
		m[w] = unclear
	}
	return m
}()

// timetable are present forms that English uses for what is fixed to happen:
// "the talks resume Monday". Verbs whose present tells of the past in headlines
// ("police arrest two") are no part of it.
var timetable = set(`begins begin starts start opens open reopens reopen resumes resume expires expire ends convenes convene
	takes kicks meets meet airs premieres departs depart closes reconvenes returns return`)

// timetabled reports whether one of them stands shortly before the weekday i.
func (s *scan) timetabled(i int) bool {
	if s.titled {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		t := s.at(k)
		switch {
		case t.kind == mark && t.s != "(":
			return false
		case timetable[t.s] && !t.cap:
			p := s.at(k - 1)
			switch t.s {
			case "meet":
				if p.cap && !s.first(k-1) {
					return true // X and Y meet
				}
				fallthrough
			case "start", "return", "open", "close", "begin", "resume", "expire", "depart", "convene", "reopen":
				// a noun after an article, an infinitive after "to"
				return p.kind == word && !articles[p.s] && !after[p.s] && !otherPreps[p.s] && len(p.s) > 3 && p.s[len(p.s)-1] == 's'
			case "takes":
				return s.is(k+1, "effect") || s.is(k+1, "place") || s.is(k+1, "office")
			case "kicks":
				return s.is(k+1, "off")
			}
			return true
		}
	}
	return false
}
