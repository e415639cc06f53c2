package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/english"
	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
)

// feature is what the letters of one word and its place tell.
type feature struct {
	cls      class
	mark     bool
	capital  bool // begins a name as far as letters tell: "Qatar", "al-Thani", "iPhone"
	upper    bool // two or more letters, all capital: "NATO", "U.S."
	initial  bool // stands where any word has a capital
	adjacent bool // only white space parts it from the word before in its sentence
	digit    bool
	compound bool // a name with other words joined by hyphens: "US-Qatar", "NATO-style"
	sent     int32
}

// style is how a sentence uses capitals.
type style uint8

const (
	plain     style = iota
	titleCase       // most words have a capital: a capital proves nothing
	allCaps
)

type finder struct {
	text  string
	words []token.Word
	f     []feature
	lex   *lexicon
	g     *english.Doc
	// style per sentence, and the half-open range of its words.
	styles []style
	ranges [][2]int
	// how often a word stands in lower case, and with a capital that means something
	lower, capital map[string]int
	// runs found in plain sentences, by their first folded word, for headlines
	known   map[string][]run
	runs    []run
	runEnds map[int]int // end of each run → its beginning
}

// run is a stretch of words that may hold names and titles.
type run struct{ from, to int }

func newFinder(text string, sentences []sentence.Sentence, words []token.Word, grammar *english.Doc) *finder {
	f := &finder{text: text, words: words, g: grammar, lex: lex(), f: make([]feature, len(words)),
		styles: make([]style, len(sentences)), ranges: make([][2]int, len(sentences)),
		lower: map[string]int{}, capital: map[string]int{}, known: map[string][]run{}}
	at := 0
	for s, sen := range sentences {
		for at < len(words) && words[at].Start < sen.Start {
			f.f[at].sent = -1
			at++
		}
		from := at
		for at < len(words) && words[at].End <= sen.End {
			f.f[at] = f.feature(at, from)
			f.f[at].sent = int32(s)
			at++
		}
		f.ranges[s] = [2]int{from, at}
		f.styles[s] = f.style(from, at)
	}
	for ; at < len(words); at++ {
		f.f[at].sent = -1
	}
	for i := range f.f {
		ft := &f.f[i]
		if ft.mark || ft.sent < 0 || ft.digit {
			continue
		}
		switch {
		case !ft.capital:
			f.lower[words[i].Norm]++
		case !ft.initial && f.styles[ft.sent] == plain:
			f.capital[words[i].Norm]++
		}
	}
	return f
}

func (f *finder) feature(i, from int) feature {
	w := f.words[i]
	ft := feature{mark: w.Mark, cls: f.lex.class[w.Norm]}
	s := w.Span.In(f.text)
	if at := strings.IndexByte(w.Norm, '\''); at > 0 && ft.cls == 0 && f.lex.class[w.Norm[:at]]&cOpener != 0 {
		ft.cls |= cOpener // "We're"
	}
	if !w.Mark {
		ft.capital, ft.upper, ft.digit = letters(s)
	}
	if ft.capital && !ft.upper && ft.cls == 0 {
		ft.cls = given(w.Norm)
	}
	if len(s) == 2 && s[1] == '.' && ft.capital {
		ft.cls &^= cOpener | cNotName | cCommon // the initial of "John A. Marsh"
	}
	if ft.capital && ft.cls == 0 {
		ft.compound = f.isCompound(w.Norm)
	}
	if i == from {
		ft.initial = true
		return ft
	}
	prev := f.words[i-1]
	ft.adjacent = true
	for _, r := range f.text[prev.End:w.Start] {
		if r == '\n' || !token.IsSpace(r) {
			ft.adjacent = false
		}
	}
	ft.initial = f.f[i-1].mark && opensSentence(prev.Norm) || f.f[i-1].initial && f.f[i-1].mark
	return ft
}

// isCompound reports whether a word with hyphens, itself in no list, is made of a
// known name and something else: "US-Qatar", "Iran-backed", "non-NATO".
func (f *finder) isCompound(norm string) bool {
	if strings.IndexByte(norm, '-') < 0 {
		return false
	}
	known, common, n := 0, 0, 0
	for part := range strings.SplitSeq(norm, "-") {
		n++
		switch c := f.lex.class[part]; {
		case c&(cState|cDemonym|cKnown) != 0 || part == "us" || part == "u.s.":
			known++
		case c&(cCommon|cOpener) != 0 && c&(cGiven|cSurname|cPlace) == 0 || part == "non" || part == "anti" || part == "pro" || part == "ex" || part == "era":
			common++
		}
	}
	return known == n || known+common == n && known > 0 || common > 0 && common == n-1
}

// opensSentence reports whether a capital after the mark may be that of a
// sentence: after quotation marks, colons, dashes, bullets and full stops.
func opensSentence(mark string) bool {
	switch mark {
	case "\"", "'", "“", "”", "‘", "’", ":", "«", "»", ".", "..", "...", "…", "!", "?", "•", "*", "|", ";", "·":
		return true
	}
	return false
}

// letters reads the shape of a word. Prefixes of Arabic and Romance names in
// lower case do not hide the capital behind them.
func letters(s string) (capital, upper, digit bool) {
	first, _ := utf8.DecodeRuneInString(s)
	digit = unicode.IsDigit(first)
	n, up, inner := 0, 0, false
	for i, r := range s {
		if unicode.IsLetter(r) {
			n++
			if unicode.IsUpper(r) {
				up++
				if i > 0 {
					inner = true
				}
			}
		}
	}
	capital = unicode.IsUpper(first) || inner && !digit && len(s) < 24
	return capital, n >= 2 && up == n, digit
}

// style reads how a stretch of words uses capitals. Small words are left out:
// headline style keeps them in lower case.
func (f *finder) style(from, to int) style {
	long, caps, upper, any := 0, 0, 0, 0
	for i := from; i < to; i++ {
		ft := f.f[i]
		if ft.mark || ft.digit {
			continue
		}
		any++
		if ft.upper {
			upper++
		}
		if f.words[i].Len() < 4 || i == from || ft.cls&cOpener != 0 {
			continue
		}
		long++
		if ft.capital {
			caps++
		}
	}
	switch {
	case any >= 3 && upper*10 >= any*7:
		return allCaps
	case long >= 3 && (caps == long || caps == long-1 && long >= 8) && f.norm(to-1) != "." && f.commonCapitals(from, to) >= 2:
		return titleCase
	}
	return plain
}

// commonCapitals counts words with a capital that are ordinary verbs, adverbs or
// adjectives of English and no part of names by themselves: their capitals show
// headline style. A list of names alone has none.
func (f *finder) commonCapitals(from, to int) int {
	n := 0
	for i := from + 1; i < to; i++ {
		ft := f.f[i]
		if ft.capital && ft.cls&cCommon != 0 &&
			ft.cls&(cOrg|cPlaceLast|cGiven|cSurname|cTitle|cModifier|cKnown|cPlace|cState|cDemonym|cDocument|cOther|cNotName|cOrgOf|cPlaceFirst|cPrefix) == 0 {
			n++
		}
	}
	return n
}
