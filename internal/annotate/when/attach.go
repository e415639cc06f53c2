package when

import "strings"

// placed is a time of the sentence at hand with its tokens.
type placed struct {
	out, from, to int
	deictic       bool // a weekday or a word such as "yesterday": told from the day of publication
}

// attach fills Of for the times of the sentence at hand. It reads the words
// beside the time, no grammar; what they leave open stays empty.
func (s *scan) attach() {
	for _, p := range s.placed {
		t := &s.out[p.out]
		if t.Type != Date && t.Type != Clock || strings.HasSuffix(t.Value, "_REF") {
			continue
		}
		if k, ok := s.owner(p); ok && s.toks[k].kind == word {
			if sp := s.toks[k].Span; sp.Fits(s.text) && !sp.Overlaps(t.Span) {
				t.Of = sp
			}
		}
	}
}

// owner is the token the time p belongs to.
func (s *scan) owner(p placed) (int, bool) {
	if k, ok := s.described(p); ok {
		return k, true
	}
	i := p.from
	if mods[s.at(i-1).s] != "" {
		i--
	}
	prep := s.at(i - 1).s
	if prep == "of" && s.is(i-3, "the") && (partsOfDay[s.at(i-2).s] != "" || s.is(i-2, "eve")) {
		i, prep = i-3, s.at(i-4).s // on the night of Tuesday
	}
	switch {
	case (prep == "before" || prep == "after") && (s.is(i-2, "shortly") || s.is(i-2, "just") || s.is(i-2, "soon")):
		i -= 2 // gave way shortly before midnight: a time, not a limit
	case dateLimits[prep]:
		// since, until, by, before Monday: not the day of what the clause tells
		return 0, false
	case datePreps[prep]:
		i--
	default:
		prep = ""
	}
	if s.first(i) || s.is(i-1, "that") || s.is(i-1, "but") {
		return s.verbAfter(p.to)
	}
	if k, ok, done := s.before(i, prep, p); done {
		return k, ok
	}
	if s.is(p.to, ",") && i < 6 && s.first(0) && datePreps[s.at(0).s] {
		return s.verbAfter(p.to) // "In a letter on Monday, the bank said"
	}
	// "Netanyahu on Monday apologised"
	if b := s.at(i - 1); b.kind == word && !after[b.s] && !clausal[b.s] {
		k := p.to
		for adverb(s.at(k)) {
			k++
		}
		if s.finite(k) {
			return s.mainVerb(k)
		}
	}
	return 0, false
}

// datePreps stand before the time of an event, dateLimits before a time that
// bounds it.
var (
	datePreps  = set("on in at of during late early")
	dateLimits = set(`since until till by before after from to through between and or for than throughout within despite about
		ahead following beginning starting effective through into around over against toward towards as like least most`)
	clausal = set(`that which who whom whose when where while because if as although though but or than whether whereas unless
		so how why what`)
	// governing prepositions: with the first the event is when the time is,
	// whatever the verb; the time of the second may be the verb's.
	eventPreps = set("after before since following during amid amidst despite in at by of wake")
	otherPreps = set("for over about with to on against from into under behind between through regarding concerning around near towards toward without within upon")
	// verbs that put their object in time
	timing = set(`followed follows following precedes preceded caused sparked triggered marks marked marking commemorates commemorated
		survived recalled recalls predated`)
	// verbs that say little beside their object, so that the two share their time
	light = set(`held made gave launched staged conducted hosted began started opened delivered carried had took mounted
		led won ordered attended joined called ended`)
)

// described finds the noun the time stands before: "the Sept. 9 strikes",
// "Tuesday's declaration".
func (s *scan) described(p placed) (int, bool) {
	k := p.to
	possessive := s.is(k, "'", "s") && s.at(k).glued && s.at(k+1).glued
	det, near := false, false
	if !possessive && s.is(k, ",") && s.at(k).glued && articles[s.at(p.from-1).s] && eventNouns[s.at(k+1).s] {
		return k + 1, true // "the Dec. 14, 2012, shooting"
	}
	if possessive {
		k += 2
		det, near = true, true
	} else {
		for n := p.from - 1; n >= 0 && n >= p.from-4; n-- {
			t := s.at(n)
			if t.s == "s" && s.is(n-1, "'") || articles[t.s] {
				det, near = true, n == p.from-1 || t.s == "s"
				break
			}
			if n == p.from-1 && (otherPreps[t.s] || t.s == "after" || t.s == "before" || t.s == "of" || t.s == "following" || t.s == "amid") && !p.deictic {
				det = true
				break
			}
			if t.kind != word && !(t.s == "-" && t.glued) || after[t.s] || clausal[t.s] || otherPreps[t.s] || s.verbal(n) {
				break
			}
		}
		if !det {
			return 0, false
		}
	}
	last, event := -1, -1
	n := 0
	for ; n < 8; k++ {
		t := s.at(k)
		if t.s == "-" && t.glued && s.at(k+1).glued && last == k-1 {
			continue
		}
		if t.kind != word || after[t.s] || clausal[t.s] || otherPreps[t.s] || eventPreps[t.s] || auxiliary(t.s) || s.irregular(k) || adverb(t) {
			break
		}
		if strings.HasSuffix(t.s, "ing") && len(t.s) > 4 && !eventNouns[t.s] && event >= 0 {
			break
		}
		if strings.HasSuffix(t.s, "ed") && len(t.s) > 4 && last >= 0 && !s.at(k+1).glued && (after[s.at(k+1).s] || otherPreps[s.at(k+1).s]) {
			break // "the 2019 report published in"
		}
		last = k
		if eventNouns[t.s] || writNouns[t.s] {
			event = k
		}
		n++
	}
	switch {
	case event >= 0 && (event == last || near):
		return event, true
	case near && last >= 0 && n <= 3 && (possessive || s.at(last).Len() > 3) && !strings.HasSuffix(s.at(last).s, "ed") && !isUnit(s.at(last).s) && partsOfDay[s.at(last).s] == "":
		return last, !possessive || !s.at(p.to+2).cap
	}
	return 0, false
}

// before looks to the left of the time for what it follows. done means that
// nothing else need be tried.
func (s *scan) before(i int, prep string, p placed) (k int, ok, done bool) {
	adjacent := true
	for k := i - 1; k >= 0 && k > i-16; k-- {
		t := s.at(k)
		switch {
		case t.kind == number, t.s == "-" && t.glued, t.s == "'" && t.glued, t.s == "s" && t.glued, t.s == "." && s.at(k-1).Len() < 5, t.s == "$", t.s == "%":
			continue
		case t.kind == mark:
			return 0, false, false
		case t.s == "and":
			if s.at(k-1).cap && s.at(k+1).cap {
				continue
			}
			return 0, false, true
		case clausal[t.s]:
			return 0, false, t.s == "than"
		case eventNouns[t.s] && (!t.cap || s.titled || s.first(k)) && s.head(k, i):
			k, ok := s.nounOr(k, i, prep, p)
			return k, ok, true
		case prep == "of":
			return 0, false, true // the night of Monday, the end of 2019
		case t.s == "to" && s.infinitive(k+1):
			return s.infinitiveOf(k), s.infinitiveOf(k) > 0, true
		case modal[t.s]:
			m, ok := s.mainVerb(k)
			return m, ok && m < i, true
		case auxiliary(t.s):
			if m, ok := s.mainVerb(k); ok && m < i {
				return m, true, true
			}
			return 0, false, true
		case s.irregular(k), s.past(k), participles[t.s] && !articles[s.at(k-1).s]:
			if t.cap && !s.titled {
				continue
			}
			if s.inPhrase(k) {
				return 0, false, true
			}
			return k, true, true
		case strings.HasSuffix(t.s, "ing") && len(t.s) > 5 && !t.cap && !thingNouns[t.s]:
			return k, adjacent, true
		case articles[t.s] && s.at(k-1).kind == word && !s.at(k-1).cap && !after[s.at(k-1).s] && !otherPreps[s.at(k-1).s] && !eventPreps[s.at(k-1).s] &&
			strings.HasSuffix(s.at(k-1).s, "s") && !articles[s.at(k-2).s] && !s.irregular(k-1) && !s.past(k-1):
			return 0, false, true // "he signs the order on Monday": a verb nobody can tell from a noun
		}
		adjacent = false
	}
	return 0, false, false
}

// nounOr decides between the event noun k, which the time at i follows, and the
// verb before it.
func (s *scan) nounOr(k, i int, prep string, p placed) (int, bool) {
	if prep == "of" {
		return k, k == i-1 // the flood of 2019
	}
	// the noun phrase's beginning
	g := k - 1
	for ; g >= 0 && g > k-9; g-- {
		t := s.at(g)
		if t.kind == mark && !(t.glued && (t.s == "-" || t.s == "'")) || after[t.s] && !articles[t.s] || clausal[t.s] || otherPreps[t.s] || eventPreps[t.s] ||
			auxiliary(t.s) || s.irregular(g) || s.past(g) || timing[t.s] {
			break
		}
	}
	by := s.at(g)
	next := s.at(p.to)
	switch {
	case eventPreps[by.s], timing[by.s]:
		return k, true
	case s.is(p.to, "that") && s.verbSoon(p.to+1), next.s == "on" || next.s == "against":
		return k, true
	case g < 0 || by.kind == mark || clausal[by.s] || by.s == "but":
		if s.finite(p.to) {
			return k, true // "Talks on Monday failed"
		}
		_, verb := s.verbAfter(0)
		return k, g < 0 && !verb
	case otherPreps[by.s]:
		return k, !p.deictic
	case s.irregular(g), s.past(g):
		if p.deictic || light[by.s] {
			return g, true
		}
		return 0, false
	case modal[by.s], auxiliary(by.s):
		return 0, false
	}
	return 0, false
}

// head reports whether the noun k ends its noun phrase before the time at i.
func (s *scan) head(k, i int) bool {
	n := s.at(k + 1)
	return k+1 == i || after[n.s] || otherPreps[n.s] || eventPreps[n.s] || datePreps[n.s]
}

// verbAfter finds the main verb of a clause whose subject begins at k, after a
// time that opens it: "On Monday, the minister apologised".
func (s *scan) verbAfter(k int) (int, bool) {
	if s.is(k, ",") {
		k++
	}
	begin := k
	for ; k < len(s.toks) && k < begin+20; k++ {
		t := s.at(k)
		switch {
		case t.kind == number, t.s == "-", t.s == "'", t.s == "s" && t.glued, t.s == "." && s.at(k-1).Len() < 5:
			continue
		case t.kind == mark, clausal[t.s], t.s == "to":
			return 0, false
		case articles[t.s] || subjects[t.s]:
			// A second noun phrase with no preposition before it stands after a
			// verb that was not recognised.
			if b := s.at(k - 1); k > begin && !otherPreps[b.s] && !eventPreps[b.s] && b.s != "and" && !datePreps[b.s] {
				return 0, false
			}
		case modal[t.s] || auxiliary(t.s):
			return s.mainVerb(k)
		case s.irregular(k) && !t.cap:
			return k, k > begin
		case s.past(k) && !t.cap:
			if n := s.at(k + 1); otherPreps[n.s] || eventPreps[n.s] {
				for m := k + 1; m < len(s.toks) && m < k+14 && s.at(m).kind == word; m++ {
					if auxiliary(s.at(m).s) || s.irregular(m) && !s.at(m).cap {
						return 0, false // a participle: "a man accused of theft was held"
					}
				}
			}
			return k, k > begin
		}
	}
	return 0, false
}

// subjects are pronouns that begin a clause.
var subjects = set("i we he she it they you there")

// mainVerb is the verb of the auxiliary k or k itself: "had publicly pledged".
func (s *scan) mainVerb(k int) (int, bool) {
	if !auxiliary(s.at(k).s) && !modal[s.at(k).s] {
		return k, true
	}
	is := modal[s.at(k).s]
	for n := k + 1; n < k+7; n++ {
		t := s.at(n)
		switch {
		case t.kind != word || t.cap:
			return 0, false
		case adverb(t) || t.s == "not" || t.s == "also" || t.s == "been" || t.s == "be" || t.s == "being" || t.s == "have" || t.s == "never" || t.s == "now" || t.s == "since" || t.s == "just":
			if t.s == "be" || t.s == "have" {
				is = false
			}
			continue
		case s.irregular(n) || participles[t.s] || strings.HasSuffix(t.s, "ed") && len(t.s) > 4 && !notPast[t.s]:
			return n, true
		case strings.HasSuffix(t.s, "ing") && len(t.s) > 4 && !is:
			return n, true
		case is && !after[t.s] && !articles[t.s]:
			return n, true // "will meet"
		}
		if s.is(k, "was") || s.is(k, "were") {
			return k, true // "was in Paris"
		}
		return 0, false
	}
	return 0, false
}

// finite reports whether a finite verb stands at k.
func (s *scan) finite(k int) bool {
	t := s.at(k)
	if t.kind != word || t.cap && !s.titled {
		return false
	}
	return auxiliary(t.s) || modal[t.s] || s.irregular(k) || s.past(k)
}

// inPhrase reports whether the form in -ed at k may describe a noun within a
// noun phrase: "the previous concealed carry law".
func (s *scan) inPhrase(k int) bool {
	n := s.at(k + 1)
	if !strings.HasSuffix(s.at(k).s, "ed") || n.kind != word || n.cap || after[n.s] || articles[n.s] || otherPreps[n.s] || eventPreps[n.s] || datePreps[n.s] || adverb(n) || n.s == "to" {
		return false
	}
	for b := k - 1; b >= k-3; b-- {
		t := s.at(b)
		switch {
		case articles[t.s], t.s == "s" && s.is(b-1, "'"):
			return true
		case t.kind != word, t.cap, after[t.s], otherPreps[t.s], auxiliary(t.s):
			return false
		}
	}
	return false
}

// verbSoon reports whether a finite verb comes within a few words of k.
func (s *scan) verbSoon(k int) bool {
	for n := k; n < k+5; n++ {
		if s.finite(n) {
			return true
		}
	}
	return false
}

// verbal reports whether the word k looks like a verb.
func (s *scan) verbal(k int) bool {
	t := s.at(k)
	return auxiliary(t.s) || modal[t.s] || s.irregular(k) || !t.cap && timing[t.s] || s.past(k) && !articles[s.at(k-1).s]
}

func (s *scan) irregular(k int) bool {
	t := s.at(k)
	if t.kind != word || articles[s.at(k-1).s] || s.is(k-2, "'", "s") {
		return false
	}
	return signs[t.s] == past && !auxiliary(t.s) || morePast[t.s]
}

// past reports whether the word k is a regular past form or participle that
// describes no noun after it.
func (s *scan) past(k int) bool {
	t := s.at(k)
	if t.kind != word || len(t.s) < 5 || !strings.HasSuffix(t.s, "ed") || notPast[t.s] || s.at(k-1).s == "-" && s.at(k-1).glued {
		return false
	}
	return !s.adjective(k)
}

// infinitive reports whether the word k after "to" is likely a verb.
func (s *scan) infinitive(k int) bool {
	t := s.at(k)
	switch t.s {
	case "him", "her", "them", "us", "me", "it", "you":
		return false
	case "hospital", "school", "court", "jail", "prison", "church", "town", "college", "university", "parliament", "congress",
		"custody", "power", "safety", "death", "term", "victory":
		return false // nouns that go without an article
	}
	return t.kind == word && !t.cap && !articles[t.s] && !after[t.s] && !strings.HasSuffix(t.s, "s") && ones[t.s] == 0 && tens[t.s] == 0
}

// infinitiveOf is the verb after the "to" at k where a word of planning governs
// it ("is due to meet Monday"), 0 where the time may belong to either.
func (s *scan) infinitiveOf(k int) int {
	if signs[s.at(k-1).s] == future || s.is(k-1, "agreed") || s.is(k-1, "going") || s.is(k-1, "is") || s.is(k-1, "are") {
		if s.is(k+1, "be") {
			if s.past(k+2) || s.irregular(k+2) || participles[s.at(k+2).s] {
				return k + 2
			}
			return 0
		}
		return k + 1
	}
	return 0
}

func adverb(t tok) bool {
	return t.kind == word && len(t.s) > 4 && strings.HasSuffix(t.s, "ly") && t.s != "family" && t.s != "assembly" && t.s != "supply" && t.s != "reply"
}

var modal = set("will would may might could should must can shall")

func auxiliary(w string) bool {
	switch w {
	case "was", "were", "is", "are", "am", "has", "have", "had", "been", "be", "being", "did", "does", "do":
		return true
	}
	return false
}
