package collate

// Alignment of two witnesses.
//
// A speaker says words; marks, capitals and spacing are the outlet's. So the
// unit of alignment is the word, compared by its key (see fold), and punctuation
// is looked at afterwards, in the gaps between words that were found to be the
// same. That is the order of work of computer collation: tokenise, normalise,
// align, analyse.
//
// The alignment is the one of highest score (Needleman and Wunsch 1970) with
// affine gaps (Gotoh 1982) and with free ends, because witnesses are often
// pieces of each other: words before the first and after the last common word
// cost nothing. Scores are chosen so that
//
//   - two different words in the same place stand against each other rather
//     than side by side (a substitution costs less than two gaps);
//   - a single common word is not fetched from afar: leaving words out and
//     coming back costs more than one match brings, two content words in a row
//     are worth it;
//   - leaving out costs nothing where the witness itself says that something is
//     missing: at an ellipsis, and between two pieces of an interrupted
//     quotation. Words in square brackets are the outlet's and cost little.
//
// Time and memory are the product of the lengths. That is little for
// quotations of up to 500 words; where the product passes maxCells, the
// witnesses are first cut at runs of three words that stand once in each
// (patience diff), and what is still too long between two cuts stays unaligned.

const (
	scoreContent  = 16 // equal content words
	scoreFunction = 8  // equal function words
	scoreSimilar  = 10 // two forms of one word
	scoreOther    = -8 // different words; half for two function words, two numbers, or words in brackets
	gapOpen       = -8
	gapExtend     = -1
	maxCells      = 1 << 18
)

// pair is one step of an alignment: word a against word b, -1 for none.
type pair struct{ a, b int }

// parted stands in an alignment where nothing is compared across.
var parted = pair{-1, -1}

// align returns the alignment of a and b from the first to the last pair of
// equal or similar words, in order. Words outside are not in it. It is empty
// where nothing is common.
func align(a, b []word) []pair {
	var out []pair
	if len(a)*len(b) <= maxCells {
		out = gotoh(a, b, 0, 0, nil)
	} else {
		i, j := 0, 0
		for _, c := range append(anchors(a, b), pair{len(a), len(b)}) {
			if (c.a-i)*(c.b-j) <= maxCells {
				out = gotoh(a[i:c.a], b[j:c.b], i, j, out)
			}
			i, j = c.a, c.b
		}
		out = fill(out)
	}
	from, to := 0, len(out)
	for from < to && !akin(a, b, out[from]) {
		from++
	}
	for to > from && !akin(a, b, out[to-1]) {
		to--
	}
	return out[from:to]
}

// akin reports whether a pair is of equal or similar words.
func akin(a, b []word, p pair) bool {
	return p.a >= 0 && p.b >= 0 && (a[p.a].key == b[p.b].key || similar(a[p.a].key, b[p.b].key))
}

// fill puts in the words that stand between two aligned stretches and were not
// looked at.
func fill(ps []pair) []pair {
	var out []pair
	a, b := -1, -1
	for _, p := range ps {
		if p == parted {
			a, b = -1, -1
			out = append(out, p)
			continue
		}
		if p.a >= 0 && a >= 0 {
			for a++; a < p.a; a++ {
				out = append(out, pair{a, -1})
			}
		}
		if p.b >= 0 && b >= 0 {
			for b++; b < p.b; b++ {
				out = append(out, pair{-1, b})
			}
		}
		if p.a >= 0 {
			a = p.a
		}
		if p.b >= 0 {
			b = p.b
		}
		out = append(out, p)
	}
	return out
}

func scoreOf(a, b *word) int {
	switch {
	case a.key == b.key && a.content:
		return scoreContent
	case a.key == b.key:
		return scoreFunction
	case similar(a.key, b.key):
		return scoreSimilar
	case a.bracket || b.bracket, !a.content && !b.content, isDigit(a.key[0]) && isDigit(b.key[0]):
		return scoreOther / 2
	}
	return scoreOther
}

// gapCosts returns what it costs to begin and to go on leaving out words of one
// witness before word j of the other.
func gapCosts(other []word, j int, left *word) (opening, extending int) {
	if left.bracket {
		return -1, 0
	}
	if j > 0 && j < len(other) && (other[j].cut || other[j].piece != other[j-1].piece) {
		return -1, 0
	}
	return gapOpen, gapExtend
}

// The three states of Gotoh's recurrence: a pair, a word of a alone, a word of b alone.
const (
	inPair = iota
	inA
	inB
	start
)

// gotoh aligns a and b and appends the pairs to out, with i0 and j0 added.
func gotoh(a, b []word, i0, j0 int, out []pair) []pair {
	if len(a) == 0 || len(b) == 0 {
		return out
	}
	const low = -1 << 30
	w := len(b) + 1
	// back holds, for each cell, from which state each of the three states was best reached, two bits each.
	back := make([]uint8, (len(a)+1)*w)
	m, x, y := make([]int32, w), make([]int32, w), make([]int32, w)
	pm, px, py := make([]int32, w), make([]int32, w), make([]int32, w)
	for j := range m {
		pm[j], px[j], py[j] = low, low, low
	}
	best, bi, bj := int32(0), 0, 0
	for i := 1; i <= len(a); i++ {
		m[0], x[0], y[0] = low, low, low
		wa := &a[i-1]
		for j := 1; j <= len(b); j++ {
			wb := &b[j-1]
			// A pair goes on from any state of the cell before, or begins here: ends are free.
			from, v := uint8(start), int32(0)
			if pm[j-1] > v {
				from, v = inPair, pm[j-1]
			}
			if px[j-1] > v {
				from, v = inA, px[j-1]
			}
			if py[j-1] > v {
				from, v = inB, py[j-1]
			}
			m[j] = v + int32(scoreOf(wa, wb))
			bits := from
			// A word of a alone, standing before word j of b.
			opening, extending := gapCosts(b, j, wa)
			from, v = inPair, pm[j]+int32(opening)
			if px[j]+int32(extending) > v {
				from, v = inA, px[j]+int32(extending)
			}
			x[j] = max(v, low)
			bits |= from << 2
			// A word of b alone, standing before word i of a.
			opening, extending = gapCosts(a, i, wb)
			from, v = inPair, m[j-1]+int32(opening)
			if x[j-1]+int32(opening) > v {
				from, v = inA, x[j-1]+int32(opening)
			}
			if y[j-1]+int32(extending) > v {
				from, v = inB, y[j-1]+int32(extending)
			}
			y[j] = max(v, low)
			bits |= from << 4
			back[i*w+j] = bits
			if m[j] > best {
				best, bi, bj = m[j], i, j
			}
		}
		m, pm, x, px, y, py = pm, m, px, x, py, y
	}
	if best <= 0 {
		return out
	}
	at := len(out)
	for state, i, j := uint8(inPair), bi, bj; state != start && i > 0 && j > 0; {
		bits := back[i*w+j]
		switch state {
		case inPair:
			out = append(out, pair{i0 + i - 1, j0 + j - 1})
			state = bits & 3
			i, j = i-1, j-1
		case inA:
			out = append(out, pair{i0 + i - 1, -1})
			state = bits >> 2 & 3
			i--
		default:
			out = append(out, pair{-1, j0 + j - 1})
			state = bits >> 4 & 3
			j--
		}
	}
	for l, r := at, len(out)-1; l < r; l, r = l+1, r-1 {
		out[l], out[r] = out[r], out[l]
	}
	return out
}

// anchors returns the beginnings of runs of three words that stand once in a
// and once in b, in the longest order common to both.
func anchors(a, b []word) []pair {
	type place struct{ a, b, na, nb int }
	runs := map[[3]string]*place{}
	for i := 0; i+2 < len(a); i++ {
		k := [3]string{a[i].key, a[i+1].key, a[i+2].key}
		if runs[k] == nil {
			runs[k] = &place{a: i}
		}
		runs[k].na++
	}
	for j := 0; j+2 < len(b); j++ {
		if p := runs[[3]string{b[j].key, b[j+1].key, b[j+2].key}]; p != nil {
			p.b = j
			p.nb++
		}
	}
	// Longest increasing subsequence of the places in b, in order of a, by patience sorting.
	var seq []pair
	for i := 0; i+2 < len(a); i++ {
		if p := runs[[3]string{a[i].key, a[i+1].key, a[i+2].key}]; p.na == 1 && p.nb == 1 {
			seq = append(seq, pair{i, p.b})
		}
	}
	var piles []int // index into seq of the top of each pile
	prev := make([]int, len(seq))
	for n, p := range seq {
		lo, hi := 0, len(piles)
		for lo < hi {
			if mid := (lo + hi) / 2; seq[piles[mid]].b < p.b {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		prev[n] = -1
		if lo > 0 {
			prev[n] = piles[lo-1]
		}
		if lo == len(piles) {
			piles = append(piles, n)
		} else {
			piles[lo] = n
		}
	}
	if len(piles) == 0 {
		return nil
	}
	var out []pair
	for n := piles[len(piles)-1]; n >= 0; n = prev[n] {
		out = append(out, seq[n])
	}
	for l, r := 0, len(out)-1; l < r; l, r = l+1, r-1 {
		out[l], out[r] = out[r], out[l]
	}
	return out
}
