package collate

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/span"
	"concord/internal/story"
)

// longOmission is the number of words from which an omission without notice is
// a cut and no longer another reading: a clause, rather than a word or a phrase.
const longOmission = 8

// site is one place of variation between the base and one witness, in word
// numbers and in bytes.
type site struct {
	lemma, reading span.Span
	grade          Grade
}

// collation is one witness laid against the base.
type collation struct {
	base, wit   Text
	bw, ww      []word
	pairs       []pair
	whole       bool // the witness claims whole clauses (a direct quotation): ending early is a cut
	baseWhole   bool
	headline    bool // the witness stands in a headline, whose capitals are no reading
	keepEnds    bool // the ends of the alignment were found by another witness and stay
	sites       []site
	silentWords int // words of the longest omission inside without an ellipsis
}

// longer reports whether a makes the better base than b.
func longer(a Text, aw []word, b Text, bw []word) bool {
	if len(aw) != len(bw) {
		return len(aw) > len(bw)
	}
	if x, y := a.content(), b.content(); x != y {
		if len(x) != len(y) {
			return len(x) > len(y)
		}
		return x < y
	}
	return a.Report < b.Report
}

// content is the words of all pieces.
func (t Text) content() string {
	var b strings.Builder
	for _, p := range t.Pieces {
		if p.Fits(t.Text) {
			b.WriteString(p.In(t.Text))
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// compare finds the places of variation, stretch by stretch.
func (c *collation) compare() {
	all := c.pairs
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to] != parted {
			to++
		}
		c.pairs = all[from:to]
		for len(c.pairs) > 0 && !akin(c.bw, c.ww, c.pairs[0]) && !c.keepEnds {
			c.pairs = c.pairs[1:]
		}
		for n := len(c.pairs); n > 0 && !akin(c.bw, c.ww, c.pairs[n-1]) && !c.keepEnds; n = len(c.pairs) {
			c.pairs = c.pairs[:n-1]
		}
		if len(c.pairs) > 0 {
			c.stretch()
		}
		from = to + 1
	}
	c.pairs = all
}

func (c *collation) stretch() {
	c.head()
	for k := 0; k < len(c.pairs); {
		p := c.pairs[k]
		if c.same(p) {
			c.surface(p)
			if k+1 < len(c.pairs) && c.same(c.pairs[k+1]) {
				c.gap(p, c.pairs[k+1])
			}
			k++
			continue
		}
		end := k
		for end < len(c.pairs) && !c.same(c.pairs[end]) {
			end++
		}
		c.different(k, end)
		k = end
	}
	c.tail()
}

func (c *collation) same(p pair) bool {
	return p.a >= 0 && p.b >= 0 && c.bw[p.a].key == c.ww[p.b].key
}

func (c *collation) put(lemma, reading span.Span, g Grade) {
	c.sites = append(c.sites, site{lemma, reading, g})
}

// surface compares the forms of one word.
func (c *collation) surface(p pair) {
	a, b := c.bw[p.a], c.ww[p.b]
	if c.headline && strings.EqualFold(plain(a.In(c.base.Text)), plain(b.In(c.wit.Text))) {
		return
	}
	if g := gradeForms(a.In(c.base.Text), b.In(c.wit.Text), a.first || b.first); g != Verbatim {
		c.put(a.Span, b.Span, g)
	}
}

// gradeForms grades two forms of one word. first says that one of them begins
// a sentence or a quotation, where its first letter follows the sentence around it.
func gradeForms(a, b string, first bool) Grade {
	if a == b {
		return Verbatim
	}
	a, b = plain(a), plain(b)
	if a == b {
		return Typographic
	}
	if first && lowerFirst(a) == lowerFirst(b) {
		return Typographic
	}
	return HouseStyle
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

// gap compares the marks between two pairs of the same words. Where a piece of
// either witness ends, the mark belongs partly to the sentence around it: two
// different final marks are recorded, a mark against none is not.
func (c *collation) gap(p, next pair) {
	x, y := c.bw[p.a], c.ww[p.b]
	xn, yn := c.bw[next.a], c.ww[next.b]
	if next.a != p.a+1 || next.b != p.b+1 {
		return
	}
	if x.piece != xn.piece || y.piece != yn.piece {
		c.final(p)
		return
	}
	gx, gy := c.base.Text[x.End:xn.Start], c.wit.Text[y.End:yn.Start]
	if gx == gy || squeeze(gx) == squeeze(gy) {
		return
	}
	g := Typographic
	if (xn.key == "and" || xn.key == "or") && strings.Trim(gx, ", ") == "" && strings.Trim(gy, ", ") == "" {
		g = HouseStyle // the serial comma
	} else if strings.Trim(gx+gy, "- ") == "" {
		g = HouseStyle // a hyphen
		c.put(span.Span{Start: x.Start, End: xn.End}, span.Span{Start: y.Start, End: yn.End}, g)
		return
	}
	c.put(withMarks(x, xn.Start, c.base.Text), withMarks(y, yn.Start, c.wit.Text), g)
}

// final compares the marks after the words of p where a piece ends.
func (c *collation) final(p pair) {
	x, y := c.bw[p.a], c.ww[p.b]
	sx, sy := withMarks(x, pieceEnd(c.base, c.bw, p.a), c.base.Text), withMarks(y, pieceEnd(c.wit, c.ww, p.b), c.wit.Text)
	mx, my := c.base.Text[x.End:sx.End], c.wit.Text[y.End:sy.End]
	if mx != "" && my != "" && squeeze(mx) != squeeze(my) {
		c.put(sx, sy, Typographic)
	}
}

// pieceEnd is where the text of word i's piece ends, or the next word begins.
func pieceEnd(t Text, ws []word, i int) int {
	if i+1 < len(ws) && ws[i+1].piece == ws[i].piece {
		return ws[i+1].Start
	}
	return t.Pieces[ws[i].piece].End
}

// withMarks is a word with the marks that follow it before end.
func withMarks(w word, end int, text string) span.Span {
	return span.Span{Start: w.Start, End: max(w.End, span.Span{Start: w.Start, End: end}.Trim(text).End)}
}

// squeeze makes white space and the styles of quotation marks equal; both are
// layout, not a reading.
func squeeze(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || isInvisible(r):
			space = true
			continue
		case r == '’' || r == '‘' || r == '“' || r == '”' || r == '"' || r == '«' || r == '»' || r == '„':
			r = '\''
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// different records the words between two pairs of the same words.
func (c *collation) different(k, end int) {
	a0, a1, b0, b1 := -1, -1, -1, -1
	for _, p := range c.pairs[k:end] {
		if p.a >= 0 {
			if a0 < 0 {
				a0 = p.a
			}
			a1 = p.a + 1
		}
		if p.b >= 0 {
			if b0 < 0 {
				b0 = p.b
			}
			b1 = p.b + 1
		}
	}
	if a0 < 0 { // the witness adds: after the last word of the base before here
		a0 = c.before(k, func(p pair) int { return p.a }) + 1
		a1 = a0
	}
	if b0 < 0 {
		b0 = c.before(k, func(p pair) int { return p.b }) + 1
		b1 = b0
	}
	c.change(a0, a1, b0, b1)
}

func (c *collation) before(k int, of func(pair) int) int {
	for k--; k >= 0; k-- {
		if i := of(c.pairs[k]); i >= 0 {
			return i
		}
	}
	return -1
}

// change records that words a0 to a1 of the base read as words b0 to b1 of the witness.
func (c *collation) change(a0, a1, b0, b1 int) {
	a, b := c.bw[a0:a1], c.ww[b0:b1]
	lemma, reading := stretch(c.base, c.bw, a0, a1), stretch(c.wit, c.ww, b0, b1)
	switch {
	case len(b) == 0 && broken(c.ww, b0), len(a) == 0 && broken(c.bw, a0):
		// The reporter's own words interrupt the quotation here: what stood between is not told.
	case len(b) == 0 && b0 < len(c.ww) && c.ww[b0].cut, len(a) == 0 && a0 < len(c.bw) && c.bw[a0].cut:
		c.put(lemma, reading, Truncation)
	case canonical(a) == canonical(b) && len(a) > 0 && len(b) > 0, canonical(a) == canonical(b) && honorifics(a) && honorifics(b):
		c.put(lemma, reading, HouseStyle)
	case hiddenAddress(a) && strings.Contains(reading.In(c.wit.Text), "@"), hiddenAddress(b) && strings.Contains(lemma.In(c.base.Text), "@"):
		c.put(lemma, reading, Typographic) // the page hides the address from machines; nobody said so
	case len(a) == 0 && brackets(b), len(b) == 0 && brackets(a):
		c.put(lemma, reading, Typographic) // a gloss, marked as the outlet's
	case len(b) == 0 && (len(a) >= longOmission || a[0].first && a[len(a)-1].last):
		c.silentWords = max(c.silentWords, len(a))
		c.put(lemma, reading, Truncation)
	case len(a) == 0 && (len(b) >= longOmission || b[0].first && b[len(b)-1].last):
		c.put(lemma, reading, Truncation)
	default:
		c.put(lemma, reading, Substantive)
	}
}

// broken reports whether a piece ends before word i, so that nothing can be
// said of words missing there.
func broken(ws []word, i int) bool {
	return i > 0 && i < len(ws) && ws[i].piece != ws[i-1].piece
}

func honorifics(ws []word) bool {
	for _, w := range ws {
		if !isHonorific(w.key) {
			return false
		}
	}
	return true
}

func brackets(ws []word) bool {
	for _, w := range ws {
		if !w.bracket {
			return false
		}
	}
	return len(ws) > 0
}

// hiddenAddress reports whether words have the "[email protected]" that pages show
// in place of an address.
func hiddenAddress(ws []word) bool {
	for i := 0; i+1 < len(ws); i++ {
		if ws[i].key == "email" && ws[i].bracket && ws[i+1].key == "protected" {
			return true
		}
	}
	return false
}

// stretch is the span of words i to j, or an empty span before word i.
func stretch(t Text, ws []word, i, j int) span.Span {
	switch {
	case i < j:
		return span.Span{Start: ws[i].Start, End: ws[j-1].End}
	case i < len(ws):
		return span.Span{Start: ws[i].Start, End: ws[i].Start}
	case len(ws) > 0:
		return span.Span{Start: ws[len(ws)-1].End, End: ws[len(ws)-1].End}
	}
	return span.Span{}
}

// head compares what stands before the first pair, within its sentence.
func (c *collation) head() {
	p := c.pairs[0]
	if p.a < 0 || p.b < 0 {
		return
	}
	a, b := back(c.bw, p.a), back(c.ww, p.b)
	c.edge(a, p.a, b, p.b, true)
}

// tail compares what stands after the last pair, within its sentence.
func (c *collation) tail() {
	p := c.pairs[len(c.pairs)-1]
	if p.a < 0 || p.b < 0 {
		return
	}
	a, b := ahead(c.bw, p.a), ahead(c.ww, p.b)
	if p.b+1 == b && c.same(p) {
		c.final(p)
	}
	c.edge(p.a+1, a, p.b+1, b, false)
}

// back is the first word of the sentence and piece of word i.
func back(ws []word, i int) int {
	for i > 0 && !ws[i].first && ws[i].piece == ws[i-1].piece {
		i--
	}
	return i
}

// ahead is the word after the sentence and piece of word i.
func ahead(ws []word, i int) int {
	for i+1 < len(ws) && !ws[i].last && ws[i].piece == ws[i+1].piece {
		i++
	}
	return i + 1
}

// edge judges words at an end of the common stretch. Both have some: they stand
// against each other, as many as the shorter has unless both reach the end of
// their sentence. Only the base has: the witness is a fragment, which is a cut
// where it claims a whole clause. Only the witness has: it adds words where the
// base begins or ends a sentence; where the base has no more at all, the base is cut.
func (c *collation) edge(a0, a1, b0, b1 int, head bool) {
	na, nb := a1-a0, b1-b0
	switch {
	case na == 0 && nb == 0:
	case nb == 0:
		// Inside an interrupted quotation the next piece may bring the words.
		if c.whole && (head && b0 == 0 || !head && b1 == len(c.ww)) {
			c.put(stretch(c.base, c.bw, a0, a1), c.edgeOf(b0, head), Truncation)
		}
	case na == 0:
		if !c.baseWhole && (head && a0 == 0 || !head && a1 == len(c.bw)) {
			return
		}
		g := Substantive
		if nb >= longOmission || head && a0 == 0 || !head && a1 == len(c.bw) {
			g = Truncation
		} else if brackets(c.ww[b0:b1]) {
			g = Typographic
		}
		c.put(c.edgeOfBase(a0, head), stretch(c.wit, c.ww, b0, b1), g)
	default:
		if na > 2*nb+4 || !c.whole && na > nb {
			if head {
				a0 = a1 - min(na, nb)
			} else {
				a1 = a0 + min(na, nb)
			}
		}
		c.change(a0, a1, b0, b1)
	}
}

func (c *collation) edgeOf(b0 int, head bool) span.Span { return edgeSpan(c.wit, c.ww, b0, head) }

func (c *collation) edgeOfBase(a0 int, head bool) span.Span { return edgeSpan(c.base, c.bw, a0, head) }

// edgeSpan is an empty span: before word i at a head, after word i-1 at a tail.
func edgeSpan(t Text, ws []word, i int, head bool) span.Span {
	if head || i == 0 {
		return stretch(t, ws, i, i)
	}
	return span.Span{Start: ws[i-1].End, End: ws[i-1].End}
}

// entryList gathers the sites of all witnesses into entries.
type entryList struct {
	found []found
}

type found struct {
	site
	witness   int
	lemma, at story.Passage
	basePlace int // 0 for the base, higher for other witnesses that lend a lemma
}

func (e *entryList) add(c *collation, witness, place int) {
	for _, s := range c.sites {
		e.found = append(e.found, found{site: s, witness: witness, basePlace: place,
			lemma: passage(c.base, s.lemma), at: passage(c.wit, s.reading)})
	}
}

func passage(t Text, sp span.Span) story.Passage {
	return story.Passage{Report: t.Report, Span: sp, Exact: sp.In(t.Text)}
}

// entries groups the sites by lemma and, below it, by reading: witnesses that
// print the same letters stand together.
func (e *entryList) entries() []Entry {
	f := e.found
	sort.SliceStable(f, func(i, j int) bool {
		a, b := &f[i], &f[j]
		if a.basePlace != b.basePlace {
			return a.basePlace < b.basePlace
		}
		if a.lemma.Start != b.lemma.Start {
			return a.lemma.Start < b.lemma.Start
		}
		if a.lemma.End != b.lemma.End {
			return a.lemma.End < b.lemma.End
		}
		if x, y := reads(a.at), reads(b.at); x != y {
			return x < y
		}
		if a.grade != b.grade {
			return a.grade.rank() < b.grade.rank()
		}
		if a.witness != b.witness {
			return a.witness < b.witness
		}
		return a.at.Start < b.at.Start
	})
	out := []Entry{}
	for i := range f {
		x := &f[i]
		if i == 0 || f[i-1].lemma != x.lemma {
			out = append(out, Entry{Lemma: x.lemma})
		}
		en := &out[len(out)-1]
		if n := len(en.Readings); n > 0 && en.Readings[n-1].Grade == x.grade && reads(en.Readings[n-1].At[0]) == reads(x.at) {
			v := &en.Readings[n-1]
			v.At, v.Witnesses = append(v.At, x.at), append(v.Witnesses, x.witness)
			continue
		}
		en.Readings = append(en.Readings, Variant{At: []story.Passage{x.at}, Witnesses: []int{x.witness}, Grade: x.grade})
	}
	return out
}

// reads is the text of a reading as far as it decides whether two are equal.
func reads(p story.Passage) string { return squeeze(p.Exact) }

// rank orders grades from lightest to gravest.
func (g Grade) rank() int {
	switch g {
	case Verbatim:
		return 0
	case Typographic:
		return 1
	case HouseStyle:
		return 2
	case Truncation:
		return 3
	}
	return 4
}

// gravest returns the gravest grade of an apparatus.
func gravest(entries []Entry) Grade {
	worst := Verbatim
	for _, e := range entries {
		for _, v := range e.Readings {
			if v.Grade.rank() > worst.rank() {
				worst = v.Grade
			}
		}
	}
	return worst
}

// omissionNote is the note of a witness that leaves words out without saying so.
func omissionNote(words int) string {
	return fmt.Sprintf("leaves out %d words without a mark", words)
}
