package english

import (
	"math/bits"
	"sync/atomic"

	"concord/english/internal/kernel"
)

// encoder turns tokens into vectors of 96 floats: an embedding of each token by
// hashed features, then four layers of convolution over windows of three tokens.
// (Bloom embeddings: Serrà & Karatzoglou 2017; maxout: Goodfellow et al. 2013;
// layer normalisation: Ba et al. 2016.)
type encoder struct {
	tables [][]float32 // by column of features, rows of 96 floats
	mix    layer
	convs  [depth]layer
}

const (
	width  = kernel.Width
	depth  = 4   // layers of convolution; each sees one token further
	block  = 256 // tokens encoded at a time, even: rows are convolved in pairs
	seed   = 8   // of the hash of the first column; the others follow
	hidden = kernel.Hidden
)

// layer is a maxout of three pieces with its normalisation.
type layer struct {
	m           *kernel.Matrix
	gain, shift []float32
}

func newEncoder(f *file, name string, columns int) *encoder {
	e := &encoder{}
	rows := [...]int{5000, 1000, 2500, 2500, 50, 50}
	for i := range columns {
		e.tables = append(e.tables, f.floats(numbered(name+".embed", i, ""), rows[i], width))
	}
	pieces := pieceMajor(width, kernel.Pieces)
	for i := range depth + 1 {
		k := kernel.Window * width
		if i == 0 {
			k = columns * width
		}
		w := f.floats(numbered(name+".maxout", i, ".W"), width, kernel.Pieces, k)
		b := f.floats(numbered(name+".maxout", i, ".b"), width, kernel.Pieces)
		l := layer{gain: f.floats(numbered(name+".norm", i, ".G"), width), shift: f.floats(numbered(name+".norm", i, ".b"), width)}
		if i == 0 {
			l.m = kernel.Pack(w, width*kernel.Pieces, k, b, pieces)
			e.mix = l
		} else {
			l.m = kernel.PackConvolution(w, width*kernel.Pieces, b, pieces)
			e.convs[i-1] = l
		}
	}
	return e
}

func numbered(prefix string, i int, suffix string) string {
	return prefix + "." + string(rune('0'+i)) + suffix
}

// pieceMajor returns, for outputs laid out piece after piece, the rows of
// weights laid out unit after unit.
func pieceMajor(units, pieces int) []int {
	order := make([]int, units*pieces)
	for p := range pieces {
		for o := range units {
			order[p*units+o] = o*pieces + p
		}
	}
	return order
}

// rowsOf returns the four rows of a table that hold the embedding of a feature:
// MurmurHash3 x64-128 of the value's eight bytes (Appleby), cut into four
// 32-bit keys.
func rowsOf(value uint64, seed uint32, rows int) [4]uint32 {
	const c1, c2 = 0x87c37b91114253d5, 0x4cf5ad432745937f
	h1 := bits.RotateLeft64(value*c1, 31) * c2
	h1 ^= uint64(seed) ^ 8
	h2 := uint64(seed) ^ 8
	h1 += h2
	h2 += h1
	h1, h2 = finish(h1), finish(h2)
	h1 += h2
	h2 += h1
	n := uint32(rows)
	return [4]uint32{uint32(h1) % n, uint32(h1>>32) % n, uint32(h2) % n, uint32(h2>>32) % n}
}

func finish(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// features are the columns of a token in the order of the tables.
func (l *lexeme) features(space bool) [6]uint64 {
	f := [6]uint64{l.normID, l.prefix, l.suffix, l.shape}
	if space {
		f[4] = 1
	}
	if l.isSpace {
		f[5] = 1
	}
	return f
}

// vector is the embedding of a token, which depends on the token alone.
type vector [width]float32

// embedded are the vectors of a lexeme, computed when they are first needed. Two
// goroutines may compute the same one; both get the same.
type embedded struct{ plain, spaced, names cell }

type cell = atomic.Pointer[vector]

// encoding is the memory of one analyzer for its encoders.
type encoding struct {
	x, y   []float32 // rows of a block with their margins
	concat []float32
	wide   []float32
	room   [kernel.ScratchLen]float32
	scores []float32
	hidden []float32
	absent []int
}

// slot is where a lexeme keeps the vector that e makes of it.
func (a *Analyzer) slot(e *encoder, doc *Doc, i int) *cell {
	l := doc.lexemes[i]
	if e == a.m.names {
		return &l.names
	}
	if doc.Tokens[i].Space {
		return &l.spaced
	}
	return &l.plain
}

// embed sets rows of x to the vectors of tokens from up to to. Vectors that no
// lexeme has yet are computed together and kept there.
func (a *Analyzer) embed(e *encoder, doc *Doc, x []float32, from, to int) {
	absent := a.absent[:0]
	for i := from; i < to; i++ {
		if v := a.slot(e, doc, i).Load(); v != nil {
			copy(x[(i-from)*width:], v[:])
		} else {
			absent = append(absent, i)
		}
	}
	a.absent = absent
	const most = 32 // rows mixed at a time
	columns := len(e.tables)
	for len(absent) > 0 {
		n := min(most, len(absent))
		for k, i := range absent[:n] {
			values := doc.lexemes[i].features(doc.Tokens[i].Space)
			for c, table := range e.tables {
				kernel.SumRows(a.concat[(k*columns+c)*width:][:width], table, width, rowsOf(values[c], uint32(seed+c), len(table)/width))
			}
		}
		e.mix.m.Multiply(a.wide, kernel.Pieces*width, a.concat, columns*width, n)
		kernel.MaxoutNorm(a.concat, a.wide, e.mix.gain, e.mix.shift, n, false)
		for k, i := range absent[:n] {
			row := a.concat[k*width : (k+1)*width]
			copy(x[(i-from)*width:], row)
			v := vector(row)
			a.slot(e, doc, i).Store(&v)
		}
		absent = absent[n:]
	}
}

// encode calls use with the vectors of all tokens, a block at a time: rows of 96
// floats from token from on.
//
// The convolution is padded once, with four rows of zeros at each end of the
// document, and those rows go through every layer. A block is encoded with four
// rows before and after it, which are tokens of its neighbours or that padding;
// each layer needs one row less on both sides.
func (a *Analyzer) encode(e *encoder, doc *Doc, use func(rows []float32, from int)) {
	const margin = depth
	if a.x == nil {
		a.x = make([]float32, (block+2*margin)*width)
		a.y = make([]float32, (block+2*margin)*width)
		a.concat = make([]float32, 32*6*width)
		a.wide = make([]float32, 32*kernel.Pieces*width)
	}
	n := len(doc.Tokens)
	for from := 0; from < n; from += block {
		to := min(from+block, n)
		rows := to - from + 2*margin
		first, last := max(from-margin, 0), min(to+margin, n)
		x, y := a.x[:rows*width], a.y
		clear(x[:(first-from+margin)*width])
		clear(x[(last-from+margin)*width:])
		a.embed(e, doc, x[(first-from+margin)*width:], first, last)
		for k := range e.convs {
			l := &e.convs[k]
			rows -= 2
			kernel.Convolve(y[:rows*width], x[:(rows+2)*width], l.m, l.gain, l.shift, rows, a.room[:])
			x, y = y, x
		}
		use(x[:rows*width], from)
	}
}

// tagger scores the 50 tags from the vector of a token.
type tagger struct{ m *kernel.Matrix }

func newTagger(f *file) *tagger {
	return &tagger{kernel.Pack(f.floats("tagger.W", len(tagLabels)-1, width), len(tagLabels)-1, width, f.floats("tagger.b", len(tagLabels)-1), nil)}
}

type scratch struct {
	tokenizing
	encoding
	parsing
}

// tagAndParse sets tags, heads, labels and sentence starts.
func (a *Analyzer) tagAndParse(doc *Doc) {
	tags := a.m.tagger.m
	a.grow(len(doc.Tokens))
	a.encode(a.m.shared, doc, func(x []float32, from int) {
		rows := len(x) / width
		tags.Multiply(a.scores, tags.N, x, width, rows)
		for i := range rows {
			doc.Tokens[from+i].Tag = Tag(1 + kernel.ArgMax(a.scores[i*tags.N:(i+1)*tags.N]))
		}
		a.m.parser.hidden.Multiply(a.hidden[from*hidden:], hidden, x, width, rows)
	})
	a.parse(doc, a.hidden)
}

// findEntities sets the entities.
func (a *Analyzer) findEntities(doc *Doc) {
	a.encode(a.m.names, doc, func(x []float32, from int) {
		a.m.entities.hidden.Multiply(a.hidden[from*hidden:], hidden, x, width, len(x)/width)
	})
	a.nameEntities(doc, a.hidden)
}

// grow makes room for the hidden vectors of n tokens.
func (a *Analyzer) grow(n int) {
	if len(a.scores) == 0 {
		a.scores = make([]float32, block*a.m.tagger.m.N)
	}
	if cap(a.hidden) < n*hidden {
		a.hidden = make([]float32, n*hidden)
	}
	a.hidden = a.hidden[:n*hidden]
}
