package english

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// lexeme is what depends on the text of a token alone, and on a normal form that
// the tokenizer's exceptions give it. But for what is embedded it is never changed
// after it is made.
type lexeme struct {
	embedded
	text    string // with U+FFFD for each byte that is not UTF-8
	norm    string // the normal form
	lower   string // Python's lower()
	isSpace bool
	normID  uint64
	prefix  uint64
	suffix  uint64
	shape   uint64
}

const (
	// maxKnown lexemes are kept; then the lexicon starts anew, which costs less
	// than deciding which ones to drop. Some 30 newspaper editions have as many.
	maxKnown = 1 << 15
	// maxKnownSize is the size in bytes of the longest text that is kept.
	maxKnownSize = 64
)

// lexicon makes lexemes and keeps those of short texts. It is shared by all
// goroutines.
type lexicon struct {
	symbols map[string]uint16
	normIDs []uint64 // ascending, of the texts that have a normal form of their own
	norms   []string // these forms
	base    map[string]string
	digits  []runeRange // str.isdigit of Python beyond category Nd

	mu    sync.RWMutex
	known map[string]*lexeme
}

func newLexicon(f *file) *lexicon {
	l := &lexicon{
		symbols: make(map[string]uint16, 456),
		normIDs: f.ids("norms.keys"),
		base:    make(map[string]string, 45),
		digits:  f.ranges("unicode.digit"),
		known:   make(map[string]*lexeme),
	}
	for fields := range f.lines("symbols") {
		l.symbols[fields[0]] = uint16(len(l.symbols) + 1)
	}
	l.norms = make([]string, 0, len(l.normIDs))
	for fields := range f.lines("norms.values") {
		l.norms = append(l.norms, fields[0])
	}
	if len(l.norms) != len(l.normIDs) {
		panic(missing("norms.values"))
	}
	for fields := range f.lines("norms.base") {
		if len(fields) != 2 {
			panic(missing("norms.base"))
		}
		l.base[fields[0]] = fields[1]
	}
	return l
}

// get returns the lexeme of a token's text. A normal form other than "" replaces
// the one that the text has; such a lexeme is not kept, its caller should.
// Nothing of a lexeme that is kept refers to the memory of text.
func (l *lexicon) get(text, norm string) *lexeme {
	if !utf8.ValidString(text) {
		text = string([]rune(text)) // one U+FFFD for each wrong byte
	}
	if norm != "" {
		return l.make(text, norm)
	}
	if len(text) > maxKnownSize {
		return l.make(text, "")
	}
	l.mu.RLock()
	lex := l.known[text]
	l.mu.RUnlock()
	if lex != nil {
		return lex
	}
	lex = l.make(strings.Clone(text), "")
	l.mu.Lock()
	defer l.mu.Unlock()
	if first := l.known[text]; first != nil {
		return first
	}
	if len(l.known) >= maxKnown {
		// Not cleared in place: the memory of so many should go back.
		l.known = make(map[string]*lexeme)
	}
	l.known[lex.text] = lex
	return lex
}

func (l *lexicon) make(text, norm string) *lexeme {
	lex := &lexeme{text: text, lower: lower(text), isSpace: text != ""}
	for _, r := range text {
		if !isSpace(r) {
			lex.isSpace = false
			break
		}
	}
	if norm == "" {
		norm = l.norm(text, lex.lower)
	}
	lex.norm = norm
	lex.normID = l.id(norm)
	prefix, suffix := ends(text)
	lex.prefix, lex.suffix = l.id(prefix), l.id(suffix)
	var room [4 * longShape]byte
	shape := l.appendShape(room[:0], text)
	if n, ok := l.symbols[string(shape)]; ok {
		lex.shape = uint64(n)
	} else {
		lex.shape = hash64(shape)
	}
	return lex
}

// norm is the normal form of a text that no exception gave one: the model's, else
// the language's, else small letters.
func (l *lexicon) norm(text, lower string) string {
	if i, ok := slices.BinarySearch(l.normIDs, l.id(text)); ok {
		return l.norms[i]
	}
	if norm, ok := l.base[text]; ok {
		return norm
	}
	return lower
}

// ends returns the first character and the last three.
func ends(text string) (prefix, suffix string) {
	_, first := utf8.DecodeRuneInString(text)
	last := len(text)
	for range 3 {
		_, size := utf8.DecodeLastRuneInString(text[:last])
		last -= size
	}
	return text[:first], text[last:]
}

// longShape is the number of characters from which on a text has no shape but
// "LONG".
const longShape = 100

// appendShape appends the shape of a text: X for capitals, x for other letters, d
// for digits, no more than four alike in a row.
func (l *lexicon) appendShape(dst []byte, text string) []byte {
	if len(text) >= longShape && utf8.RuneCountInString(text) >= longShape {
		return append(dst, "LONG"...)
	}
	last, run := rune(-1), 0
	for _, r := range text {
		switch {
		case unicode.IsLetter(r):
			if unicode.IsUpper(r) {
				r = 'X'
			} else {
				r = 'x'
			}
		case unicode.IsDigit(r) || r >= utf8.RuneSelf && inRanges(l.digits, r):
			r = 'd'
		}
		if r != last {
			last, run = r, 0
		}
		if run++; run <= 4 {
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// id is the number of a string in spaCy: 0 for none, a small one for the names of
// its own attributes and labels, else a hash.
func (l *lexicon) id(s string) uint64 {
	if s == "" {
		return 0
	}
	if n, ok := l.symbols[s]; ok {
		return uint64(n)
	}
	return hash64(s)
}

// hash64 is MurmurHash64A by Austin Appleby with seed 1.
func hash64[T string | []byte](s T) uint64 {
	const m = 0xc6a4a7935bd1e995
	h := 1 ^ uint64(len(s))*m
	i := 0
	for ; i+8 <= len(s); i += 8 {
		k := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
			uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
		k *= m
		k ^= k >> 47
		h = (h ^ k*m) * m
	}
	if i < len(s) {
		var tail uint64
		for j := len(s) - 1; j >= i; j-- {
			tail = tail<<8 | uint64(s[j])
		}
		h = (h ^ tail) * m
	}
	h ^= h >> 47
	h *= m
	return h ^ h>>47
}
