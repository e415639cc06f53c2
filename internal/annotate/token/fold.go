package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"golang.org/x/text/unicode/norm"
)

// Fold makes s comparable: lower case, NFC, typographic apostrophes, quotation
// marks and dashes made plain, soft hyphens dropped, and abbreviations without
// their full stops ("Sept." and "Sept", "U.K." and "UK", "p.m." and "pm" are
// equal). The United States are the exception: "US" and "U.S." both give
// "u.s.", for "us" is a pronoun. Fold expects one word; of longer strings it
// folds runes only, not the abbreviations in them.
func Fold(s string) string {
	plain := true // lower-case ASCII without anything to change
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' || c == '.' || c == '`' || c == '-' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	switch s {
	case "US", "U.S.", "U.S", "u.s.", "u.s":
		return "u.s."
	case "--", "---":
		return "-"
	}
	if strings.IndexByte(s, '.') >= 0 && isAbbreviation(s) {
		s = strings.ReplaceAll(s, ".", "")
	}
	var b strings.Builder
	b.Grow(len(s))
	compose := false
	for _, r := range s {
		switch r {
		case '’', '‘', '‚', '‛', 'ʼ', '`', '´', '‹', '›', '′', '＇':
			b.WriteByte('\'')
		case '“', '”', '„', '‟', '«', '»', '″', '〝', '〞', '＂':
			b.WriteByte('"')
		case '‐', '‑', '‒', '–', '—', '―', '−':
			b.WriteByte('-')
		case '…':
			b.WriteString("...")
		case 'ﬁ':
			b.WriteString("fi")
		case 'ﬂ':
			b.WriteString("fl")
		case 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF:
		default:
			if r >= 0x300 && unicode.Is(unicode.Mn, r) {
				compose = true
			}
			b.WriteRune(unicode.ToLower(r))
		}
	}
	if compose {
		return norm.NFC.String(b.String())
	}
	return b.String()
}

// isAbbreviation reports whether s is one abbreviation written with full
// stops: "U.K.", "Sept.", "Ph.D.".
func isAbbreviation(s string) bool {
	if strings.HasSuffix(s, ".") && abbreviated(s[:len(s)-1]) {
		return true
	}
	run := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '.':
			if run == 0 || run > 2 {
				return false
			}
			run = 0
		case isLetter(rune(s[i])):
			run++
		default:
			return false
		}
	}
	return strings.Count(s, ".") >= 2 || run == 1
}

// Stem returns the stem of a folded word after Porter2 (snowball English).
// Words with digits or marks in them are their own stem.
func Stem(norm string) string {
	for i := 0; i < len(norm); i++ {
		if c := norm[i]; c < 'a' || c > 'z' {
			return norm
		}
	}
	return english.Stem(norm, true)
}

// Content reports whether a folded word says something: it is no mark and no
// function word of English.
func Content(norm string) bool {
	if norm == "" || stop[norm] {
		return false
	}
	r, _ := utf8.DecodeRuneInString(norm)
	return isLetter(r) || isDigit(r)
}

// stop is the function words of English: articles, pronouns, prepositions,
// conjunctions, auxiliaries and their contractions, and adverbs that only
// grade or connect. Negations are left out: they change what is said.
var stop = set(`
a an the this that these those such same other another each every either neither both all any some few many much more most several
own
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its
itself they them their theirs themselves one oneself who whom whose which what whoever whatever whichever someone somebody
something anyone anybody anything everyone everybody everything
about above across after against along alongside amid among amongst around as at before behind below beneath beside besides
between beyond by despite down during except for from in inside into like near of off on onto out outside over per since through
throughout till to toward towards under until unto up upon via with within
and but or nor so yet if then else because although though while whereas whether unless than once when whenever where wherever how
why
am is are was were be been being do does did doing done have has had having will would shall should can could may might must ought
let lets get gets got
i'm you're he's she's it's we're they're i've you've we've they've i'd you'd he'd she'd we'd they'd i'll you'll he'll she'll
it'll we'll they'll that's there's here's what's who's let's
also too very just only even still already again ever here there now quite rather well indeed however thus hence therefore
moreover meanwhile further furthermore
's 've 're 'll 'd 'm s
`)

func set(list string) map[string]bool {
	words := strings.Fields(list)
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
