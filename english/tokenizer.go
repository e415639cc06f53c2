package english

import (
	"strings"
	"unicode/utf8"
)

// tokenizer has the rules of the tokenizer.
//
// A text is cut into chunks: runs of white space and runs of other characters. A
// single space between two chunks belongs to no token. A chunk is an exception,
// or loses what can be cut off at its ends as long as there is any, and what
// remains is an exception, an address on the web, or is cut at its infixes. At
// last exceptions that consist of several tokens by these rules are looked for in
// the list of tokens (exceptions.go).
type tokenizer struct {
	affixes
	exceptions map[string]*exception
	longest    int // of the exceptions, in bytes
	patterns   patterns
}

func newTokenizer(f *file) *tokenizer {
	t := &tokenizer{affixes: newAffixes(f)}
	t.readExceptions(f)
	t.makePatterns()
	return t
}

// cut is a part of a chunk: one token, or those of an exception.
type cut struct {
	size int // in bytes
	exc  *exception
}

// cutter has the memory that cutting a chunk needs.
type cutter struct {
	cuts []cut
	tail []int // sizes of the suffixes, the last one first
}

// cut sets c.cuts to the parts of a chunk, in order. Each cut of a prefix or
// suffix looks at no more than the prefix and suffix, so that the whole is linear.
func (t *tokenizer) cut(c *cutter, s string, exceptions bool) {
	c.cuts, c.tail = c.cuts[:0], c.tail[:0]
	find := func(s string) *exception {
		if !exceptions || len(s) > t.longest {
			return nil
		}
		return t.exceptions[s]
	}
	var exc *exception
	for s != "" {
		if exc = find(s); exc != nil {
			break
		}
		p := t.prefix(s)
		if p > 0 {
			if exc = find(s[p:]); exc != nil {
				c.cuts = append(c.cuts, cut{size: p})
				s = s[p:]
				break
			}
		}
		q := t.suffix(s[p:])
		if q > 0 {
			// The prefix is still on here: spaCy tries it so.
			if exc = find(s[:len(s)-q]); exc != nil {
				c.tail = append(c.tail, q)
				s = s[:len(s)-q]
				break
			}
		}
		if p == 0 && q == 0 {
			break
		}
		if p > 0 {
			c.cuts = append(c.cuts, cut{size: p})
		}
		if q > 0 {
			c.tail = append(c.tail, q)
		}
		s = s[p : len(s)-q]
	}
	switch {
	case s == "":
	case exc != nil:
		c.cuts = append(c.cuts, cut{len(s), exc})
	case t.url(s):
		c.cuts = append(c.cuts, cut{size: len(s)})
	default:
		t.cutInfixes(c, s)
	}
	for i := len(c.tail) - 1; i >= 0; i-- {
		c.cuts = append(c.cuts, cut{size: c.tail[i]})
	}
}

// cutInfixes cuts s before and behind its infixes. One at its very beginning stays
// with what follows.
func (t *tokenizer) cutInfixes(c *cutter, s string) {
	from := 0
	for at := 0; at < len(s); {
		start, end := t.infix(s, at)
		if start < 0 {
			break
		}
		at = end
		if start == 0 {
			continue
		}
		if start > from {
			c.cuts = append(c.cuts, cut{size: start - from})
		}
		c.cuts = append(c.cuts, cut{size: end - start})
		from = end
	}
	if from < len(s) {
		c.cuts = append(c.cuts, cut{size: len(s) - from})
	}
}

// piece is a token of a chunk.
type piece struct {
	lex    *lexeme
	size   int   // bytes in the text, which are more or fewer than in lex.text if that is not UTF-8
	begins int32 // node of the patterns that its text begins, or 0
}

// maxChunks chunks are remembered by an Analyzer, of at most maxKnownSize bytes.
const maxChunks = 1 << 15

// tokenizing is the part of an Analyzer that the tokenizer uses.
type tokenizing struct {
	cutter
	chunks    map[string][]piece
	chunkRoom []piece // of which the values of chunks are cut
	chunkLong []piece // of the chunk that was cut last
	second    secondPass
}

// tokenize appends the tokens and lexemes of doc.Text to doc.
func (a *Analyzer) tokenize(doc *Doc) {
	a.second.begins = a.second.begins[:0]
	text := doc.Text
	for i := 0; i < len(text); {
		start := i
		i = endOfWord(text, i)
		if i > start {
			a.chunk(doc, start, i)
			if i < len(text) && text[i] == ' ' {
				doc.Tokens[len(doc.Tokens)-1].Space = true
				i++
			}
		}
		start = i
		i = endOfSpace(text, i)
		if i > start {
			a.chunk(doc, start, i)
		}
	}
	if len(a.second.begins) > 0 {
		a.applyExceptions(doc)
	}
	a.release()
}

// release lets go of what refers to the text, and of memory that only a text out
// of the ordinary needed.
func (w *tokenizing) release() {
	const ordinary = 1 << 14
	w.chunkLong = emptied(w.chunkLong, ordinary)
	w.second.tokens = emptied(w.second.tokens, ordinary)
	w.second.lexemes = emptied(w.second.lexemes, ordinary)
	if cap(w.cuts) > ordinary || cap(w.tail) > ordinary {
		w.cutter = cutter{}
	}
	if cap(w.second.begins) > ordinary || cap(w.second.found) > ordinary || cap(w.second.seen) > 8*ordinary {
		w.second = secondPass{}
	}
}

// emptied returns s without elements, and without memory if it has room for more
// than most. Nothing may lie beyond the length of s.
func emptied[T any](s []T, most int) []T {
	if cap(s) > most {
		return nil
	}
	clear(s)
	return s[:0]
}

// chunk appends the tokens of a chunk.
func (a *Analyzer) chunk(doc *Doc, start, end int) {
	s := doc.Text[start:end]
	pieces, ok := a.chunks[s]
	if !ok {
		pieces = a.newChunk(s)
	}
	for _, p := range pieces {
		if p.begins != 0 {
			a.second.begins = append(a.second.begins, begin{int32(len(doc.Tokens)), p.begins})
		}
		end := start + p.size
		doc.Tokens = append(doc.Tokens, Token{Start: start, End: end, Norm: p.lex.norm})
		doc.lexemes = append(doc.lexemes, p.lex)
		start = end
	}
}

// newChunk cuts a chunk that is not among those remembered and remembers it if it
// is short.
func (a *Analyzer) newChunk(s string) []piece {
	t, l := a.m.tokenizer, a.m.lexicon
	t.cut(&a.cutter, s, true)
	clear(a.chunkLong) // else a longer chunk would stay alive behind this one
	a.chunkLong = a.chunkLong[:0]
	at := 0
	for _, c := range a.cuts {
		if c.exc != nil {
			a.chunkLong = append(a.chunkLong, c.exc.pieces(t, l)...)
		} else {
			lex := l.get(s[at:at+c.size], "")
			a.chunkLong = append(a.chunkLong, piece{lex, c.size, t.patterns.first[lex.text]})
		}
		at += c.size
	}
	if len(s) > maxKnownSize {
		return a.chunkLong
	}
	if len(a.chunks) >= maxChunks {
		clear(a.chunks)
		a.chunkRoom = nil
	}
	if a.chunks == nil {
		a.chunks = make(map[string][]piece)
	}
	n := len(a.chunkLong)
	if len(a.chunkRoom) < n {
		a.chunkRoom = make([]piece, 512)
	}
	kept := a.chunkRoom[:n:n]
	a.chunkRoom = a.chunkRoom[n:]
	copy(kept, a.chunkLong)
	// The lexeme of a chunk that is one token has a copy of its text already.
	key := kept[0].lex.text
	if key != s {
		key = strings.Clone(s)
	}
	a.chunks[key] = kept
	return kept
}

// endOfWord returns the end of the run of characters other than white space that
// begins at i, endOfSpace that of white space.
func endOfWord(s string, i int) int {
	for ; i < len(s); i++ {
		if kind := byteKinds[s[i]]; kind != 0 {
			if kind == byteSpace {
				break
			}
			if r, _ := utf8.DecodeRuneInString(s[i:]); isSpace(r) {
				break
			}
		}
	}
	return i
}

func endOfSpace(s string, i int) int {
	for i < len(s) {
		kind := byteKinds[s[i]]
		if kind == 0 {
			break
		}
		size := 1
		if kind == byteMaybe {
			var r rune
			if r, size = utf8.DecodeRuneInString(s[i:]); !isSpace(r) {
				break
			}
		}
		i += size
	}
	return i
}
