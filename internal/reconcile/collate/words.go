package collate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"concord/internal/annotate/token"
	"concord/internal/span"
)

// Text is one witness as the core of collation takes it: stretches of one
// report's text, in order, without overlap. Between two pieces stand words that
// are not the speaker's ("he said"), so nothing is known of what was left out there.
type Text struct {
	Report string // siglum or any other name of the text
	Text   string
	Pieces []span.Span
}

// word is one word of a witness. Punctuation is no word: it stands in the gap
// between two words and is compared there, because marks are what outlets change
// first and speakers never said.
type word struct {
	span.Span
	key     string // what decides whether two words are one: see fold
	piece   int    // index of the piece it stands in
	content bool   // carries meaning: no article, preposition, auxiliary
	weight  int    // in alignment, and in shares of shared wording
	first   bool   // first of a piece or of a sentence
	last    bool   // last of a sentence, by the mark after it
	bracket bool   // inside square brackets: the outlet's own words in a quotation
	cut     bool   // an ellipsis stands between it and the word before
}

const (
	weightFunction = 2
	weightContent  = 4
)

// words cuts a witness into words. Spans that do not fit are passed over: a
// witness with a broken position is a fault upstream and must not end the run.
func (t Text) words(l lexicon) []word {
	var out []word
	for p, sp := range t.Pieces {
		if !sp.Fits(t.Text) {
			continue
		}
		out = l.appendWords(out, t.Text, sp, p)
	}
	return out
}

// lexicon remembers the keys of the words read so far: folding is the dear part
// of reading, and the texts of a story have few different words. A nil lexicon
// remembers nothing, which is best for one short text.
type lexicon map[string]lexeme

type lexeme struct {
	key     string
	content bool
}

func (l lexicon) lookUp(surface string) lexeme {
	e, ok := l[surface]
	if !ok {
		e.key = fold(surface)
		e.content = !isFunction(e.key)
		if l != nil {
			l[surface] = e
		}
	}
	return e
}

// appendWords appends the words of text[sp]. A word is a run of letters, marks
// and digits, with apostrophes between letters, full stops inside dotted
// initials ("U.S."), and points and commas between digits; "%" and "&" are words
// because outlets write them out. A hyphen parts words.
func (l lexicon) appendWords(out []word, text string, sp span.Span, piece int) []word {
	from := len(out)
	bracket := 0
	cut, ended := false, true
	dots := 0
	for i := sp.Start; i < sp.End; {
		r, n := utf8.DecodeRuneInString(text[i:sp.End])
		if !isWordRune(r) && !(r == '$' || r == '£' || r == '€') {
			switch r {
			case '[':
				bracket = 1
			case ']':
				bracket = 0
			case '…':
				cut, ended = true, false
			case '.':
				if dots++; dots == 3 {
					cut, ended = true, false
				} else if dots < 3 {
					ended = true
				}
			case '!', '?':
				ended = true
			case '%', '&':
				key := "percent"
				if r == '&' {
					key = "and"
				}
				out = append(out, word{Span: span.Span{Start: i, End: i + n}, key: key, piece: piece, weight: weightFunction, first: len(out) == from, bracket: bracket > 0})
				ended = false
			}
			if r != '.' && !unicode.IsSpace(r) {
				dots = 0
			}
			i += n
			continue
		}
		end := wordEnd(text, i, sp.End)
		if end == i { // a currency sign with no number
			i += n
			continue
		}
		surface := text[i:end]
		known := l.lookUp(surface)
		w := word{Span: span.Span{Start: i, End: end}, key: known.key, content: known.content, piece: piece, bracket: bracket > 0, cut: cut}
		w.weight = weightFunction
		if w.content {
			w.weight = weightContent
		}
		if len(out) > from && ended {
			out[len(out)-1].last = !sentenceGoesOn(text, out[len(out)-1].Span, i)
		}
		w.first = len(out) == from || out[len(out)-1].last
		out = append(out, w)
		cut, ended, dots = false, strings.HasSuffix(surface, "."), 0
		i = end
	}
	if len(out) > from && ended && out[len(out)-1].End < sp.End {
		out[len(out)-1].last = true
	}
	return out
}

// sentenceGoesOn reports whether the mark after w ends no sentence: w is an
// abbreviation or initials, or the next word is in small letters.
func sentenceGoesOn(text string, w span.Span, next int) bool {
	surface := w.In(text)
	r, _ := utf8.DecodeRuneInString(text[next:])
	if strings.HasSuffix(surface, ".") || unicode.IsLower(r) {
		return true
	}
	if strings.HasPrefix(text[w.End:], ".") && !strings.HasPrefix(text[w.End:], "..") {
		switch token.AbbreviationOf(strings.ToLower(surface)) {
		case token.BeforeName, token.Inner:
			return true
		case token.BeforeNumber:
			return unicode.IsDigit(r)
		case token.Either:
			return unicode.IsDigit(r)
		}
		return utf8.RuneCountInString(surface) == 1 && surface != "I"
	}
	return false
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r))
}

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' || r == '´' || r == '`'
}

// wordEnd returns the end of the word that begins at i.
func wordEnd(text string, i, limit int) int {
	start := i
	if r, n := utf8.DecodeRuneInString(text[i:limit]); !isWordRune(r) { // a currency sign belongs to its number
		i += n
		if i >= limit || text[i] < '0' || text[i] > '9' {
			return start
		}
	}
	for i < limit {
		r, n := utf8.DecodeRuneInString(text[i:limit])
		switch {
		case isWordRune(r) || isInvisible(r):
			i += n
		case isApostrophe(r) && i > start && nextIs(text, i+n, limit, unicode.IsLetter):
			i += n
		case (r == '.' || r == ',') && i > start && isDigit(text[i-1]) && i+n < limit && isDigit(text[i+n]):
			i += n
		case r == '.' && isInitial(text, start, i):
			if nextIs(text, i+1, limit, unicode.IsLetter) && initialFollows(text, i+1, limit) {
				i++
				continue
			}
			if strings.IndexByte(text[start:i], '.') >= 0 {
				return i + 1 // the last full stop of dotted initials
			}
			return i
		default:
			return i
		}
	}
	return i
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isInvisible holds for soft hyphens and zero-width joiners, which word
// processors leave inside words.
func isInvisible(r rune) bool { return r == 0xAD || r == 0x200C || r == 0x200D || r == 0x2060 }

func nextIs(text string, i, limit int, is func(rune) bool) bool {
	if i >= limit {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:limit])
	return is(r)
}

// isInitial reports whether one letter stands between the full stop at i and
// the start of the word or the full stop before; that what stands before is
// initials too was seen when that full stop was passed.
func isInitial(text string, start, i int) bool {
	r, n := utf8.DecodeLastRuneInString(text[start:i])
	return unicode.IsLetter(r) && (i-n == start || text[i-n-1] == '.')
}

// initialFollows reports whether a single letter and a full stop follow at i.
func initialFollows(text string, i, limit int) bool {
	_, n := utf8.DecodeRuneInString(text[i:limit])
	return i+n < limit && text[i+n] == '.'
}

// plain makes typographic variants of one word equal and keeps letter case.
func plain(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || s[i] == '`' {
			ascii = false
			break
		}
	}
	if ascii {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFKC.String(s) {
		switch {
		case isApostrophe(r):
			b.WriteByte('\'')
		case isInvisible(r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// fold is the key of a word: small letters without accents, without the full
// stops of initials, in American spelling, single number words as digits. Words
// with one key are one word in the mouth of a speaker; what their forms differ
// in is typography or house style.
func fold(s string) string {
	p := plain(s)
	lower := strings.ToLower(p)
	for i := 0; i < len(lower); i++ {
		if lower[i] >= utf8.RuneSelf {
			lower = unaccent(lower)
			break
		}
	}
	if strings.IndexByte(lower, '.') >= 0 || strings.IndexByte(lower, ',') >= 0 {
		lower = foldStops(lower)
	}
	if lower == "" { // nothing but accents and joiners
		return s
	}
	if n, ok := numberWord(lower); ok {
		return n
	}
	return americanise(lower)
}

// foldStops drops full stops after letters and commas between digits.
func foldStops(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == ',' || s[i] == '.' && (i == 0 || !isDigit(s[i-1])) {
			continue
		}
		b = append(b, s[i])
	}
	return string(b)
}

func unaccent(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch r {
		case 'ı':
			r = 'i'
		case 'ł':
			r = 'l'
		case 'ø':
			r = 'o'
		case 'đ':
			r = 'd'
		}
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// similar reports whether two keys are likely forms of one word, such as
// "continue" and "continuing": a common beginning of four letters or more that
// is two thirds of the shorter word.
func similar(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 4 && 3*n >= 2*min(len(a), len(b)) && !isDigit(a[0])
}
