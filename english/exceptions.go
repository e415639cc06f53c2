package english

import (
	"cmp"
	"slices"
	"strings"
	"sync/atomic"
)

// exception is a text whose tokens the model lists.
type exception struct {
	parts []exceptionPart
	made  atomic.Pointer[[]piece] // of parts, when first asked for
}

type exceptionPart struct {
	text string
	norm string // "" for the one that the text has anyway
}

func (t *tokenizer) readExceptions(f *file) {
	n := f.sections["tokenizer.exceptions"].Shape[0]
	t.exceptions = make(map[string]*exception, n)
	room, parts := make([]exception, n), make([]exceptionPart, 0, 2*n)
	for fields := range f.lines("tokenizer.exceptions") {
		if len(fields)%2 == 0 || len(fields) < 3 || len(room) == 0 {
			panic(missing("tokenizer.exceptions"))
		}
		from := len(parts)
		for i := 1; i < len(fields); i += 2 {
			parts = append(parts, exceptionPart{fields[i], fields[i+1]})
		}
		exc := &room[0]
		room = room[1:]
		exc.parts = parts[from:len(parts):len(parts)]
		t.exceptions[fields[0]] = exc
		t.longest = max(t.longest, len(fields[0]))
	}
}

func (e *exception) pieces(t *tokenizer, l *lexicon) []piece {
	if made := e.made.Load(); made != nil {
		return *made
	}
	made := make([]piece, len(e.parts))
	for i, p := range e.parts {
		made[i] = piece{l.get(p.text, p.norm), len(p.text), t.patterns.first[p.text]}
	}
	e.made.Store(&made)
	return made
}

// patterns are the exceptions that the rules cut into several tokens, or might:
// as such sequences they are looked for across chunks. They form a tree, in which
// a node is a text after those on the way to it.
type patterns struct {
	first map[string]int32 // nodes of first tokens
	nodes []patternNode    // the first is none
}

type patternNode struct {
	text  string
	end   bool  // of a pattern
	child int32 // the first, or 0
	next  int32 // the next child of the same node, or 0
}

func (t *tokenizer) makePatterns() {
	p := &t.patterns
	p.first = make(map[string]int32, 128)
	p.nodes = make([]patternNode, 1, 512)
	var c cutter
	for text := range t.exceptions {
		start, _ := t.infix(text, 0)
		if start < 0 && t.prefix(text) == 0 && t.suffix(text) == 0 && !strings.Contains(text, " ") {
			continue
		}
		node := int32(0)
		for token := range t.withoutExceptions(&c, text) {
			node = p.enter(node, token)
		}
		p.nodes[node].end = true
	}
}

// withoutExceptions yields the tokens of a text by the rules alone.
func (t *tokenizer) withoutExceptions(c *cutter, text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for i := 0; i < len(text); {
			start, skip := i, 0
			if i = endOfWord(text, i); i == start {
				i = endOfSpace(text, i)
			} else if i < len(text) && text[i] == ' ' {
				skip = 1
			}
			t.cut(c, text[start:i], false)
			for _, cut := range c.cuts {
				if !yield(text[start : start+cut.size]) {
					return
				}
				start += cut.size
			}
			i += skip
		}
	}
}

// enter returns the node for a text after a node, or of the first text after node
// 0, and makes it if there is none.
func (p *patterns) enter(node int32, text string) int32 {
	if node == 0 {
		if to := p.first[text]; to != 0 {
			return to
		}
	} else if to := p.after(node, text); to != 0 {
		return to
	}
	to := int32(len(p.nodes))
	made := patternNode{text: text}
	if node == 0 {
		p.first[text] = to
	} else {
		made.next, p.nodes[node].child = p.nodes[node].child, to
	}
	p.nodes = append(p.nodes, made)
	return to
}

func (p *patterns) after(node int32, text string) int32 {
	for to := p.nodes[node].child; to != 0; to = p.nodes[to].next {
		if p.nodes[to].text == text {
			return to
		}
	}
	return 0
}

// secondPass has the memory of one search for exceptions across chunks.
type secondPass struct {
	begins  []begin
	found   []Span
	seen    []bool    // of the tokens from the first found to the last
	tokens  []Token   // copied, empty between texts
	lexemes []*lexeme // theirs
}

// begin is a token with which patterns begin.
type begin struct{ token, node int32 }

// applyExceptions replaces tokens that together are an exception by the tokens of
// that. Longer ones go first, of two as long the first; one that begins or ends
// in tokens of another is left out, and its own tokens count as taken all the
// same. White space between tokens does not keep them from being found, but a
// text with a space in it is mostly no exception.
func (a *Analyzer) applyExceptions(doc *Doc) {
	t, w := a.m.tokenizer, &a.second
	w.found = w.found[:0]
	for _, b := range w.begins {
		node := b.node
		for i := int(b.token) + 1; node != 0; i++ {
			if t.patterns.nodes[node].end {
				w.found = append(w.found, Span{int(b.token), i})
			}
			if i == len(doc.Tokens) || t.patterns.nodes[node].child == 0 {
				break
			}
			node = t.patterns.after(node, doc.lexemes[i].text)
		}
	}
	if len(w.found) == 0 {
		return
	}
	w.choose()
	a.replace(doc)
}

// choose leaves in w.found the spans that are accepted, in order.
func (w *secondPass) choose() {
	if len(w.found) == 1 {
		return
	}
	slices.SortFunc(w.found, func(a, b Span) int {
		return cmp.Or(cmp.Compare(b.To-b.From, a.To-a.From), cmp.Compare(a.From, b.From))
	})
	first, last := w.found[0].From, 0
	for _, s := range w.found {
		first, last = min(first, s.From), max(last, s.To)
	}
	w.seen = slices.Grow(w.seen[:0], last-first)[:last-first]
	clear(w.seen)
	accepted := w.found[:0]
	for _, s := range w.found {
		if !w.seen[s.From-first] && !w.seen[s.To-1-first] {
			accepted = append(accepted, s)
		}
		for i := s.From; i < s.To; i++ {
			w.seen[i-first] = true
		}
	}
	slices.SortFunc(accepted, func(a, b Span) int { return cmp.Compare(a.From, b.From) })
	w.found = accepted
}

// replace writes the tokens of exceptions in place of the spans found that are
// exceptions.
func (a *Analyzer) replace(doc *Doc) {
	t, l, w := a.m.tokenizer, a.m.lexicon, &a.second
	exception := func(s Span) *exception {
		return t.exceptions[doc.Text[doc.Tokens[s.From].Start:doc.Tokens[s.To-1].End]]
	}
	w.found = slices.DeleteFunc(w.found, func(s Span) bool { return exception(s) == nil })
	if len(w.found) == 0 {
		return
	}
	// Tokens move to the front as a rule, and can do so within their slice. Where
	// there are more of them than before they are read from a copy.
	more, grows := 0, false
	for _, s := range w.found {
		more += len(exception(s).parts) - (s.To - s.From)
		grows = grows || more > 0
	}
	from := w.found[0].From
	tokens, lexemes := doc.Tokens[from:], doc.lexemes[from:]
	if grows {
		w.tokens = append(w.tokens, tokens...)
		w.lexemes = append(w.lexemes, lexemes...)
		tokens, lexemes = w.tokens, w.lexemes
	}
	doc.Tokens, doc.lexemes = doc.Tokens[:from], doc.lexemes[:from]
	at := 0
	for _, s := range w.found {
		i, j := s.From-from, s.To-from
		doc.Tokens = append(doc.Tokens, tokens[at:i]...)
		doc.lexemes = append(doc.lexemes, lexemes[at:i]...)
		start, end, space := tokens[i].Start, tokens[j-1].End, tokens[j-1].Space
		for _, p := range t.exceptions[doc.Text[start:end]].pieces(t, l) {
			doc.Tokens = append(doc.Tokens, Token{Start: start, End: start + p.size, Norm: p.lex.norm})
			doc.lexemes = append(doc.lexemes, p.lex)
			start += p.size
		}
		doc.Tokens[len(doc.Tokens)-1].Space = space
		at = j
	}
	doc.Tokens = append(doc.Tokens, tokens[at:]...)
	doc.lexemes = append(doc.lexemes, lexemes[at:]...)
}
