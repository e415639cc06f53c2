package english

import "iter"

// Doc is a text with its analysis.
type Doc struct {
	Text     string
	Tokens   []Token
	Entities []Entity // in order, never overlapping

	lexemes []*lexeme // of the tokens, while they are read
}

// Token is a word, a number, a mark of punctuation, or a run of white space that
// is more than one space between words.
type Token struct {
	Start, End int    // bytes in Doc.Text
	Norm       string // normal form: "n't" has "not", "colour" has "color"
	Lemma      string
	Head       int // index of the head; the token's own for a root
	Morph      Morph
	Tag        Tag
	POS        POS
	Dep        Dep
	Entity     EntityType // of the entity that the token is part of, or zero
	Space      bool       // one space follows which is part of no token
	SentStart  bool       // first of a sentence

	preset  int8  // sentence start given by the caller: 1 yes, -1 no, 0 not said
	left    int32 // leftmost token of the subtree
	right   int32 // rightmost
	child   int32 // first of those whose head this is, or -1
	sibling int32 // next with the same head, or -1
}

// Entity is a name, date, amount and so on: tokens from, up to but not with, to.
type Entity struct {
	From, To int
	Type     EntityType
}

// Span is a run of tokens: from, up to but not with, to.
type Span struct{ From, To int }

// Sentences yields the sentences in order. Together they hold every token.
func (d *Doc) Sentences() iter.Seq[Span] {
	return func(yield func(Span) bool) {
		from := 0
		for i := 1; i <= len(d.Tokens); i++ {
			if i == len(d.Tokens) || d.Tokens[i].SentStart {
				if !yield(Span{from, i}) {
					return
				}
				from = i
			}
		}
	}
}

// Word returns the text of token i.
func (d *Doc) Word(i int) string { return d.Text[d.Tokens[i].Start:d.Tokens[i].End] }

func (d *Doc) reset(text string) {
	d.Text, d.Tokens, d.Entities, d.lexemes = text, d.Tokens[:0], d.Entities[:0], d.lexemes[:0]
}

// presetStarts makes sentences begin at the tokens that are the first at or after
// the offsets, which count from base before the text, and at no others.
func (d *Doc) presetStarts(base int, starts []int) {
	for i := range d.Tokens {
		d.Tokens[i].preset = -1
	}
	i := 0
	for _, s := range starts {
		for i < len(d.Tokens) && d.Tokens[i].Start < s-base {
			i++
		}
		if i < len(d.Tokens) {
			d.Tokens[i].preset = 1
		}
	}
}

// add appends the tokens and entities of part, whose text begins at base.
func (d *Doc) add(part *Doc, base int) {
	n := len(d.Tokens)
	shift := func(at *int32) {
		if *at >= 0 {
			*at += int32(n)
		}
	}
	for _, t := range part.Tokens {
		t.Start, t.End, t.Head = t.Start+base, t.End+base, t.Head+n
		shift(&t.left)
		shift(&t.right)
		shift(&t.child)
		shift(&t.sibling)
		d.Tokens = append(d.Tokens, t)
	}
	for _, e := range part.Entities {
		d.Entities = append(d.Entities, Entity{e.From + n, e.To + n, e.Type})
	}
}
