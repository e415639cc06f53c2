// Package words holds static vectors of English words, nothing else: what a
// sentence model thinks of each word alone, so that "slain" and "killed" are
// near and "killed" and "opened" are not.
//
// The vectors are distilled from all-MiniLM-L6-v2 (Apache-2.0) by
// tools/model/vectors.py, which documents the file: each piece of its vocabulary
// is encoded alone, the vectors are reduced by principal components and kept as
// bytes. This is the method of Model2Vec (van Dongen and Tulkens, 2024). The
// pieces stand in the vocabulary in the order of their frequency, which gives
// how much each tells (Arora, Liang and Ma, "A simple but tough-to-beat
// baseline for sentence embeddings", 2017).
//
// Who imports this package carries the file in the binary. Nothing is built at
// start: pieces are found by binary search in the file.
package words

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"math"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// data is a string so that it stays in the read-only part of the binary.
//
//go:embed words.bin
var data string

//go:embed LICENSE
var licence string

// Notices returns the licence of the vectors.
func Notices() string { return licence }

// Vectors is a table of vectors. It is safe for concurrent use.
type Vectors struct {
	n, dim  int
	ends    string // n+1 offsets of the pieces, uint32
	names   string // the pieces in the order of their bytes
	ranks   string // n places in the order of frequency, uint16
	scales  string // n factors of the vectors, float32
	vectors string // n × dim int8
}

var standard = sync.OnceValue(func() *Vectors {
	v, err := load(data)
	if err != nil {
		panic(err) // the embedded file is tested; only a broken build gets here
	}
	return v
})

// Default returns the vectors that are embedded in the binary.
func Default() *Vectors { return standard() }

var errBroken = errors.New("reading the word vectors: the file is cut short or not of this format")

// load reads the file that tools/model/vectors.py writes, in place.
func load(s string) (*Vectors, error) {
	if len(s) < 12 || s[:4] != "CWV1" {
		return nil, errBroken
	}
	v := &Vectors{n: int(u32(s[4:])), dim: int(u32(s[8:]))}
	s = s[12:]
	if v.n <= 0 || v.n > 1<<16 || v.dim <= 0 || v.dim > 1<<12 {
		return nil, errBroken
	}
	cut := func(n int) (part string) {
		if n < 0 || n > len(s) {
			s = ""
			return ""
		}
		part, s = s[:n], s[n:]
		return part
	}
	v.ends = cut(4 * (v.n + 1))
	if v.ends == "" {
		return nil, errBroken
	}
	v.names = cut(int(u32(v.ends[4*v.n:])))
	v.ranks = cut(2 * v.n)
	v.scales = cut(4 * v.n)
	v.vectors = cut(v.n * v.dim)
	if v.vectors == "" || s != "" {
		return nil, errBroken
	}
	for i, last := 0, uint32(0); i <= v.n; i++ {
		end := u32(v.ends[4*i:])
		if end < last || int(end) > len(v.names) {
			return nil, errBroken
		}
		last = end
	}
	return v, nil
}

func u32(s string) uint32 {
	return binary.LittleEndian.Uint32([]byte(s[:4]))
}

// Dim is the length of a vector.
func (v *Vectors) Dim() int { return v.dim }

func (v *Vectors) name(i int) string { return v.names[u32(v.ends[4*i:]):u32(v.ends[4*i+4:])] }

// find returns the index of a piece, or -1.
func (v *Vectors) find(prefix, piece string) int {
	lo, hi := 0, v.n
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if less(v.name(mid), prefix, piece) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < v.n {
		if s := v.name(lo); len(s) == len(prefix)+len(piece) && s[:len(prefix)] == prefix && s[len(prefix):] == piece {
			return lo
		}
	}
	return -1
}

// less reports whether s comes before prefix+piece.
func less(s, prefix, piece string) bool {
	if len(s) < len(prefix) {
		return s < prefix
	}
	if s[:len(prefix)] != prefix {
		return s[:len(prefix)] < prefix
	}
	return s[len(prefix):] < piece
}

// longest bounds the bytes of a word that is looked up: longer ones are no words.
const longest = 64

// Add adds the vector of word, each of its pieces weighed by how much it tells,
// to sum, which has length Dim, and returns how much the word tells: about 0 for
// the commonest words, 1 for the rarest and for those that have to be put
// together from pieces, like most names. A word without any known piece adds
// nothing and tells 1.
//
// The word is read without regard to case and accents. Its parts between marks
// ("cease-fire") are looked up each by itself.
func (v *Vectors) Add(sum []float32, word string) (tells float32) {
	if len(word) > longest {
		return 1
	}
	word = plain(word)
	tells = -1
	pieces := 0
	for len(word) > 0 {
		n := 0
		for n < len(word) && !mark(word[n]) {
			n++
		}
		if n == 0 {
			word = word[1:]
			continue
		}
		part := word[:n]
		word = word[n:]
		prefix := ""
		for len(part) > 0 {
			i, k := -1, len(part)
			for ; k > 0 && i < 0; k-- {
				i = v.find(prefix, part[:k])
			}
			if i < 0 {
				break // no piece fits: the rest is in letters that the table lacks
			}
			pieces++
			t := v.tells(i)
			if t > tells {
				tells = t
			}
			if sum != nil {
				v.add(sum, i, t)
			}
			part, prefix = part[k+1:], "##"
		}
	}
	if pieces != 1 {
		return 1
	}
	return tells
}

// add adds the vector of piece i, times t.
func (v *Vectors) add(sum []float32, i int, t float32) {
	t *= math.Float32frombits(u32(v.scales[4*i:]))
	row := v.vectors[i*v.dim : (i+1)*v.dim]
	for d := range min(len(sum), len(row)) {
		sum[d] += t * float32(int8(row[d]))
	}
}

// common is the share of all words below which a word tells half of what it
// could (the constant of Arora and others).
const common = 1e-3

// tells weighs piece i by the share of the text that a word of its rank has, after
// Zipf.
func (v *Vectors) tells(i int) float32 {
	rank := float64(binary.LittleEndian.Uint16([]byte(v.ranks[2*i : 2*i+2])))
	share := 1 / ((rank + 2) * math.Log(float64(v.n)))
	return float32(common / (common + share))
}

func mark(b byte) bool {
	return b < 0x80 && !('a' <= b && b <= 'z' || '0' <= b && b <= '9')
}

// plain is word in lower case without accents.
func plain(word string) string {
	ascii := true
	for i := 0; i < len(word); i++ {
		if word[i] >= 0x80 || 'A' <= word[i] && word[i] <= 'Z' {
			ascii = false
			break
		}
	}
	if ascii {
		return word
	}
	out := make([]rune, 0, len(word))
	for _, r := range norm.NFD.String(word) {
		if !unicode.Is(unicode.Mn, r) {
			out = append(out, unicode.ToLower(r))
		}
	}
	return string(out)
}
