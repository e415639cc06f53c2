package quote

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/english"
	"concord/internal/annotate/sentence"
	"concord/internal/span"
)

// An item is a token of the reporter's own, or a whole marked stretch standing in
// his sentence as one thing.
type item struct {
	span.Span
	norm  string
	upper bool // begins with a capital
	caps  bool // all in capitals, of three letters or more
	mark  bool
	quote int  // index into parts, -1 for a word
	comma bool // marked words that end in a comma, which is the sentence's too
	title bool // marked words that read as the name of a work
	token int  // first and last token
	last  int
}

// A part is the piece of an outermost pair that stands in one paragraph.
type part struct {
	span.Span
	pair  int
	index int // which piece of the pair
	inner span.Span
	words int // words inside
}

// frameLength bounds a frame: longer sentences are lists or damage, and looking
// for subjects in them would take time that grows with their square.
const frameLength = 400

// A frame is a sentence of the reporter with marked stretches as single items:
// what is said inside them, however many sentences, is one item.
type frame struct {
	items    []item
	block    int
	headline bool // first of the text
}

// partsOf lists the pieces of the outermost pairs in text order.
func partsOf(pairs []pair) []part {
	var out []part
	for i, p := range pairs {
		if p.within >= 0 {
			continue
		}
		for k := range p.pieces {
			out = append(out, part{Span: p.parts[k], inner: p.pieces[k], pair: i, index: k})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	return out
}

// framesOf cuts the tokens of the sentences into frames.
func framesOf(text string, blocks []span.Span, sentences []sentence.Sentence, g *grove, parts []part) []frame {
	var out []frame
	w, p, b := 0, 0, 0
	for i := 0; i < len(sentences); {
		start := sentences[i].Start
		for b < len(blocks)-1 && blocks[b].End <= start {
			b++
		}
		end := sentences[i].End
		i++
		// Sentences that end inside a marked stretch go on; so does one that
		// begins with the small letters of "he said" after “…!”.
		for i < len(sentences) && sentences[i].Start < blocks[b].End {
			q := sort.Search(len(parts), func(k int) bool { return parts[k].End >= end })
			inside := q < len(parts) && parts[q].Start < end && end < parts[q].End && sentences[i].Start < parts[q].End
			if !inside && !startsLower(text, sentences[i].Start) && !endsInInitial(text[start:end]) && !(text[sentences[i].Start] == '(' && endsInSuffix(text[start:end])) {
				break
			}
			end = sentences[i].End
			i++
		}
		f := frame{block: b, headline: len(out) == 0}
		for w < len(g.tok) && g.tok[w].Start < start {
			w++
		}
		for p < len(parts) && parts[p].End <= start {
			p++
		}
		for (w < len(g.tok) && g.tok[w].Start < end) || (p < len(parts) && parts[p].Start < end) {
			if len(f.items) >= frameLength {
				out = append(out, f)
				f = frame{block: b}
			}
			if p < len(parts) && (w >= len(g.tok) || parts[p].Start <= g.tok[w].Start) {
				first := w
				if w > 0 && (w == len(g.tok) || g.tok[w].Start >= parts[p].End) {
					first-- // inside one token with what stands before: 12"a"
				}
				for w < len(g.tok) && g.tok[w].Start < parts[p].End {
					if g.tok[w].POS != english.PosPUNCT && g.tok[w].POS != english.PosSPACE {
						parts[p].words++
					}
					w++
				}
				f.items = append(f.items, item{Span: parts[p].Span, quote: p, comma: strings.HasSuffix(parts[p].inner.In(text), ","),
					title: titleCase(parts[p].inner.In(text)) && parts[p].inner.Len() < 60, token: first, last: max(first, w-1)})
				if w > 0 && g.tok[w-1].Start < parts[p].End && g.tok[w-1].End > parts[p].End && w-1 > first && (p+1 == len(parts) || parts[p+1].Start >= g.tok[w-1].End) {
					// “We will,”Holm said: the space is missing
					s := span.Span{Start: parts[p].End, End: g.tok[w-1].End}
					f.items[len(f.items)-1].last = w - 2
					f.items = append(f.items, item{Span: s, norm: strings.ToLower(s.In(text)), upper: startsUpper(s.In(text)), mark: isDash(s.In(text)), quote: -1, token: w - 1, last: w - 1})
				}
				p++
				continue
			}
			if w >= len(g.tok) || g.tok[w].Start >= end {
				break
			}
			if t := g.tok[w]; t.POS != english.PosSPACE {
				s := span.Span{Start: t.Start, End: t.End}
				if p < len(parts) {
					s.End = min(s.End, parts[p].Start) // said,“We: the space is missing
				}
				f.items = append(f.items, item{Span: s, norm: t.Norm, upper: startsUpper(s.In(text)), caps: allCaps(s.In(text)), mark: isMark(t, s.In(text)), quote: -1, token: w, last: w})
			}
			w++
		}
		if k := datelineEnd(f.items); k > 0 && (len(out) == 0 || out[len(out)-1].block != b) {
			out = append(out, frame{items: f.items[:k:k], block: b})
			f = frame{items: f.items[k:], block: b}
		}
		if len(f.items) > 0 {
			out = append(out, f)
		}
	}
	for i := range out {
		g.place(out[i].items, i)
	}
	g.subjects()
	out = joinAsked(text, parts, g, out)
	for i := range out {
		g.place(out[i].items, i)
	}
	return out
}

// place notes where the tokens of a frame's items stand.
func (g *grove) place(items []item, frame int) {
	for k, it := range items {
		for t := it.token; t <= it.last && t < len(g.tok); t++ {
			g.item[t], g.frame[t], g.part[t] = int32(k), int32(frame), int32(it.quote)
		}
	}
}

// isMark reports punctuation and symbols, which are no words. A dash that the tagger
// does not know is one too.
func isMark(t english.Token, word string) bool {
	switch t.POS {
	case english.PosPUNCT, english.PosSYM:
		return true
	}
	return t.Tag == english.TagHYPH || isDash(word)
}

// endsInInitial reports a sentence that was cut after a middle initial: Harry M.
func endsInInitial(s string) bool {
	n := len(s)
	return n > 4 && s[n-1] == '.' && s[n-2] >= 'A' && s[n-2] <= 'Z' && s[n-3] == ' ' && s[n-4] >= 'a' && s[n-4] <= 'z' && func() bool {
		w := strings.LastIndexByte(s[:n-3], ' ')
		return w+1 < n && s[w+1] >= 'A' && s[w+1] <= 'Z'
	}()
}

// endsInSuffix reports a sentence that was cut after what follows a name, with
// a party or a place in brackets to come: Robert Holm Jr. | (D-Pa.).
func endsInSuffix(s string) bool {
	for _, suffix := range [...]string{" Jr.", " Sr.", " Inc.", " Corp.", " Co.", " Ltd."} {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

func allCaps(s string) bool { return len(s) > 2 && s == strings.ToUpper(s) && s != strings.ToLower(s) }

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func startsLower(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.IsLower(r)
}

// joinAsked joins “Will you go?” | John asked. into one frame.
func joinAsked(text string, parts []part, g *grove, frames []frame) []frame {
	out := frames[:0]
	for _, f := range frames {
		if n := len(out); n > 0 && out[n-1].block == f.block {
			last := out[n-1].items[len(out[n-1].items)-1]
			if last.quote >= 0 {
				inner := parts[last.quote].inner.In(text)
				if strings.HasSuffix(inner, "?") || strings.HasSuffix(inner, "!") || strings.HasSuffix(inner, "…") || strings.HasSuffix(inner, "—") || strings.HasSuffix(inner, ",") {
					g.place(f.items, n)
					if _, ok := (phrases{grove: g, items: f.items, index: n}).tag(); ok {
						out[n-1].items = append(out[n-1].items[:len(out[n-1].items):len(out[n-1].items)], f.items...)
						continue
					}
				}
			}
		}
		out = append(out, f)
	}
	return out
}

// tag finds the verb of a frame that is a bare "John asked." or "said John.", with
// nothing said in it.
func (p phrases) tag() (int, bool) {
	root := -1
	for k, it := range p.items {
		behind := root >= 0 && k > root+3
		if it.quote >= 0 && !behind || it.mark && (it.norm == ":" || it.norm == ";") || root < 0 && k > 24 {
			return 0, false
		}
		if root < 0 && p.tok[it.token].Head == it.token {
			root = k
		}
	}
	if root < 0 || p.items[root].upper && root > 0 {
		return 0, false
	}
	t := p.token(root)
	v, f, ok := lookUp(p.items[root].norm, p.tok[t].Tag)
	if !(ok && (f == past || f == third) && v.class&(says|tells|voices|bids) != 0 && v.lemma != "go") &&
		!(p.tok[t].Tag == english.TagVBD && len(p.items) <= 6 && root+2 == len(p.items)) {
		return 0, false
	}
	s := int(p.subject[t])
	if s < 0 || p.child(t, english.DepCcomp, english.DepXcomp, english.DepMark) >= 0 {
		return 0, false
	}
	whole := p.phrase(s)
	return root, whole.from == 0 || root == 0 && whole.from == 1
}

// datelineEnd is where the words after a dateline begin, 0 where there is none:
// PORT HOLM, March 12 (Northern Wire) — | A gate.
func datelineEnd(items []item) int {
	shout, agency, year := false, false, false
	for k := 0; k < len(items) && k < 16; k++ {
		it := items[k]
		if it.quote >= 0 {
			return 0
		}
		switch {
		case isDash(it.norm):
			if k == 0 || glued(items, k) || k+1 >= len(items) || !(shout || agency && year) {
				if glued(items, k) {
					continue // PORT-HOLM
				}
				return 0
			}
			return k + 1
		case it.norm == "(":
			agency = true
		case it.mark && (it.norm == "," || it.norm == "." || it.norm == ")" || it.norm == "/" || it.norm == "'"):
		case it.mark:
			return 0
		case isNumber(it.norm):
			year = true
		case it.upper || it.norm == "of" || it.norm == "de" || it.norm == "and":
			if k == 0 {
				shout = it.caps
			}
			year = year || agency
		default:
			return 0
		}
	}
	return 0
}

// glued reports whether a mark stands without space on either side: the hyphen of
// "20-point", the ampersand of AT&T.
func glued(it []item, i int) bool {
	return it[i].mark && i > 0 && i+1 < len(it) && it[i-1].End == it[i].Start && it[i].End == it[i+1].Start && it[i].norm != "," && it[i].norm != "—" && it[i].norm != "–" && it[i].norm != "--"
}
