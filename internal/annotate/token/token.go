// Package token cuts text into words and folds them for comparison.
//
// What is one word:
//
//   - a run of letters, with apostrophes and hyphens between letters: don't,
//     O'Brien, al-Thani, cease-fire, F-16. A possessive or contracted 's is a
//     word of its own ("Qatar's" is Qatar + 's), so that a name compares equal
//     whether it stands in the genitive or not;
//   - a number with the separators inside it: 1,100, 243.5, 12:46, 9/11, 10th,
//     5bn. A currency sign, a percent sign or a hyphen after the digits is a mark
//     of its own: "$243.5" is $ + 243.5, "20-point" is 20 + - + point;
//   - an abbreviation with its full stops: U.S., p.m., Mr., Sept. — the last
//     full stop of a sentence then belongs to the word;
//   - an address: https://…, www.…, name@example.org, example.com.
//
// Everything else that is no white space is a mark, one rune each, but runs of
// full stops and of hyphens are one mark. Dashes between words are marks.
// Ideographs are one word each.
package token

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/english"
	"concord/internal/span"
)

// Word is one word, number or mark. Norm is for comparison only: lower case,
// typographic apostrophes, hyphens and quotation marks made plain.
type Word struct {
	span.Span
	Norm string
	Mark bool // punctuation or symbol, not a word or number
	// Token is the index of the word's first token of the model, Tokens how many it
	// has: two for "don't" and three for "cease-fire". A word that begins inside a
	// token has that one: "mid-2024" is three words of one token.
	Token, Tokens int
}

// Join gives words, which are in text order, the tokens that they are made of.
func Join(words []Word, tokens []english.Token) {
	t := 0
	for i := range words {
		w := &words[i]
		for t < len(tokens) && tokens[t].End <= w.Start {
			t++
		}
		w.Token, w.Tokens = t, 0
		for n := t; n < len(tokens) && tokens[n].Start < w.End; n++ {
			w.Tokens++
		}
	}
}

// Words returns the words of text that begin in within, in order and without
// overlap. The part of within that lies outside text is ignored.
func Words(text string, within span.Span) []Word {
	return Append(make([]Word, 0, max(within.Len(), 0)/5+1), text, within)
}

// Append is Words, appended to words.
func Append(words []Word, text string, within span.Span) []Word {
	end := min(max(within.End, 0), len(text))
	at := min(max(within.Start, 0), end)
	s := scanner{text: text[:end]}
	for {
		at = s.skipSpace(at)
		if at >= end {
			return words
		}
		var w Word
		w.Start = at
		if next := s.word(at); next > at {
			w.End = next
		} else {
			w.End, w.Mark = s.mark(at), true
		}
		if split := s.genitive(w); split > w.Start && split < w.End {
			words = append(words, Word{Span: span.Span{Start: w.Start, End: split}, Norm: Fold(text[w.Start:split])})
			w.Start = split
		}
		w.Norm = Fold(text[w.Start:w.End])
		words = append(words, w)
		at = w.End
	}
}

// Within returns the words that lie in s, as a part of words.
func Within(words []Word, s span.Span) []Word {
	from, to := IndexWithin(words, s)
	return words[from:to]
}

// IndexWithin returns the half-open range of the indexes of the words that lie
// in s. Words must be in text order.
func IndexWithin(words []Word, s span.Span) (from, to int) {
	from = sort.Search(len(words), func(i int) bool { return words[i].Start >= s.Start })
	to = from + sort.Search(len(words)-from, func(i int) bool { return words[from+i].End > s.End })
	return from, to
}

type scanner struct{ text string }

func (s scanner) rune(at int) (rune, int) {
	if at >= len(s.text) {
		return 0, 0
	}
	if c := s.text[at]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s.text[at:])
}

func (s scanner) skipSpace(at int) int {
	for at < len(s.text) {
		r, n := s.rune(at)
		if !IsSpace(r) {
			break
		}
		at += n
	}
	return at
}

// IsSpace reports whether r is white space or an invisible rune that stands
// between words as white space does.
func IsSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || '\t' <= r && r <= '\r'
	}
	return unicode.IsSpace(r) || 0x2000 <= r && r <= 0x200B || r == 0xFEFF
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r) || r == 0xAD || r == 0x200C || r == 0x2060
}

func isDigit(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9'
	}
	return unicode.IsDigit(r)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '＇' }

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

func ideograph(r rune) bool {
	return r >= 0x3040 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// word returns the end of the word that begins at at, or at where none does.
func (s scanner) word(at int) int {
	r, n := s.rune(at)
	if !isLetter(r) && !isDigit(r) || unicode.Is(unicode.Mn, r) {
		return at
	}
	if ideograph(r) {
		return at + n
	}
	if end := s.address(at); end > at {
		return end
	}
	if end := s.acronym(at); end > at {
		return end
	}
	i := at
	var prev rune // last letter or digit
	for i < len(s.text) {
		r, n := s.rune(i)
		if (isLetter(r) || isDigit(r)) && !ideograph(r) {
			prev = r
			i += n
			continue
		}
		next, _ := s.rune(i + n)
		joins := false
		switch {
		case isApostrophe(r):
			joins = isLetter(next) && (isLetter(prev) || (next == 's' || next == 'S') && isDigit(prev))
		case isHyphen(r):
			joins = isLetter(prev) && (isLetter(next) || isDigit(next) && shortCode(s.text[at:i]))
		case r == '.' || r == ',' || r == ':' || r == '/':
			joins = isDigit(prev) && isDigit(next)
			if r == '.' && isLetter(prev) && unicode.IsLower(next) {
				joins = s.domain(at, i)
			}
		case r == '&':
			joins = unicode.IsUpper(prev) && unicode.IsUpper(next)
		case r == '@':
			joins = next != 0 && (isLetter(next) || isDigit(next))
		}
		if !joins {
			break
		}
		i += n
	}
	if i < len(s.text) && s.text[i] == '.' && abbreviated(s.text[at:i]) && !strings.HasPrefix(s.text[i:], "..") {
		i++
	}
	return i
}

// shortCode reports whether s may be the first part of a designation such as
// F-16 or COVID-19: capitals only. "mid-2024" and "pre-1990" stay apart.
func shortCode(s string) bool {
	if len(s) > 6 {
		return false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

// longestAcronym bounds the letters of a dotted acronym.
const longestAcronym = 10

// acronym returns the end of a dotted acronym at at: letters with a full stop
// after each, two at least, such as U.S., a.m. and Ph.D.
func (s scanner) acronym(at int) int {
	i, letters := at, 0
	for i < len(s.text) && letters < longestAcronym {
		r, n := s.rune(i)
		if r < utf8.RuneSelf && isLetter(r) && s.at(i+n) == '.' {
			letters++
			i += n + 1
			continue
		}
		if letters == 0 && (strings.HasPrefix(s.text[i:], "Ph.D") || strings.HasPrefix(s.text[i:], "PhD.")) {
			i += len("Ph.D")
			if s.at(i) == '.' {
				i++
			}
			return s.unlessLetter(at, i)
		}
		break
	}
	if letters < 2 && !(letters == 1 && s.isSingle(i)) {
		return at
	}
	// U.S.A without its last full stop.
	if letters >= 1 && s.isSingle(i) {
		_, n := s.rune(i)
		i += n
	}
	return s.unlessLetter(at, i)
}

func (s scanner) unlessLetter(at, end int) int {
	if r, _ := s.rune(end); isLetter(r) || isDigit(r) {
		return at
	}
	return end
}

// isSingle reports whether a capital stands alone at i.
func (s scanner) isSingle(i int) bool {
	r, n := s.rune(i)
	next, _ := s.rune(i + n)
	return r < utf8.RuneSelf && unicode.IsUpper(r) && !isLetter(next) && !isDigit(next)
}

func (s scanner) at(i int) byte {
	if i < len(s.text) {
		return s.text[i]
	}
	return 0
}

// address returns the end of a web address at at.
func (s scanner) address(at int) int {
	rest := s.text[at:]
	if len(rest) < 5 || !(rest[0] == 'h' || rest[0] == 'w' || rest[0] == 'H' || rest[0] == 'W') {
		return at
	}
	head := strings.ToLower(rest[:min(len(rest), 8)])
	if !strings.HasPrefix(head, "http://") && !strings.HasPrefix(head, "https://") && !strings.HasPrefix(head, "www.") {
		return at
	}
	i := at
	for i < len(s.text) {
		r, n := s.rune(i)
		if IsSpace(r) || strings.ContainsRune("\"“”«»<>‘’", r) {
			break
		}
		i += n
	}
	for i > at && strings.IndexByte(".,;:!?)]'", s.text[i-1]) >= 0 {
		i--
	}
	return i
}

// domain reports whether the full stop at i joins the parts of a domain or file
// name: "example.com" and "list.txt", not a missing space.
func (s scanner) domain(at, i int) bool {
	j := i + 1
	for j < len(s.text) && j-i <= 12 {
		if r, _ := s.rune(j); !isLetter(r) && !isDigit(r) {
			break
		}
		j++
	}
	return j-i-1 >= 2 && j-i <= 6 || s.at(j) == '.' || s.at(j) == '/'
}

// genitive returns the place before the 's that ends w, or 0.
func (s scanner) genitive(w Word) int {
	if w.Mark || w.End-w.Start < 3 {
		return 0
	}
	last := s.text[w.End-1]
	if last != 's' && last != 'S' {
		return 0
	}
	r, n := utf8.DecodeLastRuneInString(s.text[w.Start : w.End-1])
	if !isApostrophe(r) {
		return 0
	}
	return w.End - 1 - n
}

// mark returns the end of the mark at at.
func (s scanner) mark(at int) int {
	r, n := s.rune(at)
	i := at + n
	if r == '.' || r == '-' {
		for s.at(i) == byte(r) {
			i++
		}
		return i
	}
	// A rune is kept with what modifies it: joiners, variation selectors, skin tones.
	for i < len(s.text) && s.text[i] >= utf8.RuneSelf {
		r, n := s.rune(i)
		if !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Me, r) && !(0x1F3FB <= r && r <= 0x1F3FF) && r != 0x200D {
			break
		}
		i += n
	}
	return i
}
