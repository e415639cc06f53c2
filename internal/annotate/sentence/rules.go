package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/annotate/token"
)

// afterLoud decides after ! and ?.
func (s *splitter) afterLoud(prev, next near, after, closed int) bool {
	if next.word == "" {
		return true
	}
	if closed == after {
		// "Yahoo! is", "Jeopardy! host": a name with its mark. Else a new sentence, small letter or not.
		// After a dash the sentence goes on: "and — voilà! — you have cake".
		if next.lower() && !next.opener {
			return !next.dash && (s.text[after-1] == '?' || !capitalised(prev.word))
		}
		return true
	}
	if next.lower() {
		return false
	}
	// “Why?” Trump asked.
	return !s.reporting(next.at)
}

// afterEllipsis decides after … and two or more full stops.
func (s *splitter) afterEllipsis(prev, next near, mark, closed int) bool {
	// "[…] he": left out inside a sentence.
	if mark > s.start && (s.text[mark-1] == '[' || s.text[mark-1] == '(') {
		return false
	}
	if next.word == "" {
		return true
	}
	if next.word == "I" && strings.Count(s.text[mark:closed], ".") != 4 {
		return false
	}
	return next.upper() || next.opener && !next.lower()
}

// afterStop decides after one full stop.
func (s *splitter) afterStop(from int, prev, next near, mark, after, closed int) bool {
	plain := closed == after // no closing marks
	folded := strings.ToLower(prev.word)
	if next.word == "" && next.symbol {
		return plain && token.AbbreviationOf(folded) == token.NoAbbreviation || !plain
	}
	if prev.word == "" {
		// A bracket, a symbol or a percent sign before the mark.
		return !next.lower()
	}
	// The number or letter of a list item: "1. The first".
	if prev.at == from+s.lead(from) && listMarker(prev.word) && !next.lower() && (plain || s.text[after:closed] == ")") {
		return false
	}
	if next.opener && len(next.word) == 1 && next.at+1 < s.end && s.text[next.at+1] == ')' {
		return true // (b) the next item
	}
	if next.lower() && !next.opener {
		return plain && s.smallStart(prev, next, mark)
	}
	if !plain {
		return !next.lower()
	}
	if next.lower() {
		return false
	}
	if next.dash && (dotted(prev.word) || token.AbbreviationOf(folded) != token.NoAbbreviation) {
		return false // a dateline: "MANCHESTER, N.H. - At least"
	}
	switch {
	case dotted(prev.word):
		return s.afterAcronym(folded, next)
	case len(prev.word) == 1 && unicode.IsUpper(prev.first()):
		return s.afterInitial(from, prev, next)
	case len(prev.word) == 1 && unicode.IsLower(prev.first()):
		return next.upper() && starter(next.word)
	}
	switch token.AbbreviationOf(folded) {
	case token.BeforeName:
		// "on 5th st. The": a small letter is no title.
		if lowerWord(prev.word) && (folded == "st" || folded == "ft" || folded == "mt" || folded == "dist") {
			return starter(next.word)
		}
		if lowerWord(prev.word) && (folded == "fr" || folded == "col" || folded == "hon" || folded == "pres") {
			return starter(next.word)
		}
		return lowerWord(prev.word) && (folded == "ms" || folded == "gen" || folded == "det" || folded == "mt") && starter(next.word)
	case token.BeforeNumber:
		return !next.digit() && !roman(next.word)
	case token.Inner:
		return folded == "al" && starter(next.word)
	case token.Either:
		if next.digit() {
			return word(folded)
		}
		if word(folded) && lowerWord(prev.word) {
			return true
		}
		return starter(next.word) || next.opener && !month(folded)
	}
	return true
}

// word reports whether an abbreviation is as well a word that ends sentences.
func word(folded string) bool {
	switch folded {
	case "sun", "sat", "wed", "mar", "miss", "ill", "mass", "wash", "ore", "pa", "del", "est", "ave", "ga", "ind", "may", "co":
		return folded != "co"
	}
	return false
}

func month(folded string) bool {
	switch folded {
	case "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return true
	}
	return false
}

// afterAcronym decides after U.S., a.m., Ph.D. and the like, where the next
// word does not begin with a small letter.
func (s *splitter) afterAcronym(folded string, next near) bool {
	switch strings.ReplaceAll(folded, ".", "") {
	case "am", "pm":
		return !timeWord(next.word) && !next.digit()
	case "eg", "ie", "cf":
		return false
	}
	if next.opener {
		return !next.digit()
	}
	return starter(next.word)
}

// timeWord reports whether w may follow a time of day: a weekday, a month, a zone.
func timeWord(w string) bool {
	switch w {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
		"Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays",
		"Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun",
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
		"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
		"Eastern", "Central", "Mountain", "Pacific", "Greenwich", "Christmas", "Easter", "New", "EST", "EDT", "ET", "CST", "CDT", "CT",
		"MST", "MDT", "MT", "PST", "PDT", "PT", "GMT", "BST", "CET", "CEST", "UTC", "IST", "JST", "AEST", "Mr", "Mrs":
		return true
	}
	return false
}

// afterInitial decides after one capital letter: "John F. Kennedy" against
// "plan B. He left".
func (s *splitter) afterInitial(from int, prev, next near) bool {
	if prev.word == "I" {
		return next.upper() && (starter(next.word) || !next.opener && false)
	}
	if !starter(next.word) {
		return false
	}
	before := s.prev(from, from+len(strings.TrimRight(s.text[from:prev.at], " ")))
	return !capitalised(before.word) || len(next.word) > 1
}

// smallStart decides whether a sentence may begin with a small letter: only
// after a word that is plainly no abbreviation.
func (s *splitter) smallStart(prev, next near, mark int) bool {
	folded := strings.ToLower(prev.word)
	if len(prev.word) < 2 || !lowerWord(folded) || next.dash || token.AbbreviationOf(folded) != token.NoAbbreviation {
		return false
	}
	if len(next.word) > 1 && 'A' <= next.word[1] && next.word[1] <= 'Z' {
		return true // "eBay" counts as a capital
	}
	return len(prev.word) >= 5 || lowerWord(prev.word) && startWord(next.word)
}

// reporting reports whether a name and a reporting verb with nothing of its
// own after it begin at at: "Trump asked." but not "Trump said he".
func (s *splitter) reporting(at int) bool {
	i := at
	for n := 0; n < 6 && i < s.end; n++ {
		end := s.wordEnd(i)
		if end == i {
			return false
		}
		w := s.text[i:end]
		if n == 0 && starter(w) && w != "The" {
			return false
		}
		r, _ := utf8.DecodeRuneInString(s.text[end:s.end])
		if n > 0 && speech(w) {
			j := end
			for j < s.end && s.text[j] == ' ' {
				j++
			}
			tail := s.text[j:s.wordEnd(j)]
			return r == '.' || r == ',' || r == ':' || tail == "in" || tail == "on" || tail == "at" || tail == "as" || tail == "to" || tail == "after" || tail == "when" || tail == "during"
		}
		if r != ' ' && r != '.' {
			return false
		}
		i = end + 1
		if r == '.' {
			i++
		}
	}
	return false
}

func speech(w string) bool {
	switch w {
	case "said", "says", "asked", "asks", "wrote", "writes", "tweeted", "added", "adds", "told", "replied", "shouted", "yelled", "cried", "screamed",
		"exclaimed", "wondered", "posted", "joked", "quipped", "responded", "answered", "continued", "recalled", "demanded", "declared", "chanted":
		return true
	}
	return false
}

func capitalised(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// dotted reports whether w has a full stop between letters, each part short:
// U.S, a.m, Ph.D.
func dotted(w string) bool {
	run, dots := 0, 0
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case c == '.':
			if run == 0 || run > 2 {
				return false
			}
			run = 0
			dots++
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			run++
		case c == '-' || c == '&':
		default:
			return false
		}
	}
	return dots > 0 && run <= 2
}

// listMarker reports whether w can number a list item: up to three digits, one
// letter, or a small roman number.
func listMarker(w string) bool {
	if len(w) == 0 || len(w) > 4 {
		return false
	}
	digits := true
	for i := 0; i < len(w); i++ {
		digits = digits && '0' <= w[i] && w[i] <= '9'
	}
	return digits && len(w) <= 3 || len(w) == 1 && w[0] >= 'A' && w[0] <= 'z' && w != "I" || roman(w) && lowerWord(w)
}

func roman(w string) bool {
	return w != "" && strings.Trim(strings.ToUpper(w), "IVXLC") == "" && len(w) <= 6 && w != "I"
}

// starter reports whether w is a word that in the middle of a sentence is
// written small, with a capital: the beginning of a new sentence.
func starter(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(r) {
		return false
	}
	if len(w) > n && strings.ToUpper(w) == w && len(w) > 2 {
		return false
	}
	if w == "I" {
		return true
	}
	if i := strings.IndexAny(w, "'’"); i > 0 {
		if starter(w[:i]) {
			return true
		}
		w = strings.ReplaceAll(w, "’", "'")
	}
	return startWord(strings.ToLower(w))
}

// startWord is the closed classes of English words that begin sentences and
// are seldom part of a name: pronouns, determiners, conjunctions, question
// words, prepositions, auxiliaries, connecting adverbs.
func startWord(lower string) bool {
	switch lower {
	case "a", "about", "above", "according", "across", "additionally", "after", "afterwards", "again", "against", "all",
		"along", "also", "although", "amid", "among", "an", "and", "another", "any", "are", "aren't", "around", "as", "asked",
		"at", "be", "because", "been", "before", "behind", "beneath", "beside", "besides", "between", "beyond", "both", "but",
		"by", "can", "can't", "could", "couldn't", "currently", "despite", "did", "didn't", "do", "does", "doesn't", "don't",
		"during", "each", "earlier", "either", "even", "eventually", "every", "everybody", "everyone", "few", "finally", "for",
		"from", "furthermore", "given", "had", "has", "have", "he", "he'd", "he's", "hence", "her", "here", "him", "his",
		"how", "however", "i", "i'll", "i'm", "i've", "if", "in", "indeed", "instead", "into", "is", "isn't", "it", "it's",
		"its", "just", "later", "let", "let's", "like", "many", "maybe", "me", "meanwhile", "might", "more", "moreover",
		"most", "much", "must", "my", "neither", "never", "nevertheless", "no", "nobody", "none", "nonetheless", "nor", "not",
		"nothing", "now", "of", "off", "on", "once", "one", "only", "onto", "or", "other", "others", "otherwise", "our",
		"over", "per", "perhaps", "please", "previously", "rather", "recently", "several", "shall", "she", "she'd", "she's",
		"should", "since", "so", "some", "somebody", "someone", "something", "soon", "still", "such", "that", "that's", "the",
		"their", "them", "then", "there", "there's", "therefore", "these", "they", "they'd", "they're", "they've", "this",
		"those", "though", "three", "through", "throughout", "thus", "to", "today", "tomorrow", "toward", "towards", "two",
		"under", "unless", "unlike", "until", "upon", "us", "via", "was", "wasn't", "we", "we'll", "we're", "we've", "were",
		"weren't", "what", "what's", "when", "whenever", "where", "whereas", "wherever", "whether", "which", "while", "who",
		"whom", "whose", "why", "with", "within", "without", "won't", "would", "wouldn't", "yes", "yesterday", "yet", "you",
		"you're", "your":
		return true
	}
	return false
}
