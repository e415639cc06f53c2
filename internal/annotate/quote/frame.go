package quote

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// An item is a word of the reporter's own, or a whole marked stretch standing
// in his sentence as one thing.
type item struct {
	span.Span
	norm  string
	upper bool // begins with a capital
	caps  bool // all in capitals, of three letters or more
	mark  bool
	quote int  // index into parts, -1 for a word
	comma bool // marked words that end in a comma, which is the sentence's too
	title bool // marked words that read as the name of a work
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

// framesOf cuts the words into frames. blockOf gives the block of a position.
func framesOf(text string, blocks []span.Span, sentences []sentence.Sentence, words []token.Word, parts []part) []frame {
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
		for w < len(words) && words[w].Start < start {
			w++
		}
		for p < len(parts) && parts[p].End <= start {
			p++
		}
		for (w < len(words) && words[w].Start < end) || (p < len(parts) && parts[p].Start < end) {
			if len(f.items) >= frameLength {
				out = append(out, f)
				f = frame{block: b}
			}
			if p < len(parts) && (w >= len(words) || parts[p].Start <= words[w].Start) {
				f.items = append(f.items, item{Span: parts[p].Span, quote: p, comma: strings.HasSuffix(parts[p].inner.In(text), ","),
					title: titleCase(parts[p].inner.In(text)) && parts[p].inner.Len() < 60})
				for w < len(words) && words[w].Start < parts[p].End {
					if !words[w].Mark {
						parts[p].words++
					}
					w++
				}
				p++
				continue
			}
			if w >= len(words) || words[w].Start >= end {
				break
			}
			r, _ := utf8.DecodeRuneInString(text[words[w].Start:])
			f.items = append(f.items, item{Span: words[w].Span, norm: words[w].Norm, upper: unicode.IsUpper(r), caps: allCaps(words[w].In(text)), mark: words[w].Mark, quote: -1})
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
	return joinAsked(text, parts, out)
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

func startsLower(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.IsLower(r)
}

// joinAsked joins “Will you go?” | John asked. into one frame.
func joinAsked(text string, parts []part, frames []frame) []frame {
	out := frames[:0]
	for _, f := range frames {
		if n := len(out); n > 0 && out[n-1].block == f.block && isTag(f.items) {
			last := out[n-1].items[len(out[n-1].items)-1]
			if last.quote >= 0 {
				inner := parts[last.quote].inner.In(text)
				if strings.HasSuffix(inner, "?") || strings.HasSuffix(inner, "!") || strings.HasSuffix(inner, "…") || strings.HasSuffix(inner, "—") || strings.HasSuffix(inner, ",") {
					out[n-1].items = append(out[n-1].items[:len(out[n-1].items):len(out[n-1].items)], f.items...)
					continue
				}
			}
		}
		out = append(out, f)
	}
	return out
}

// isTag reports whether a frame is a bare "John asked.", with nothing said in
// it: what follows the verb is its end, a mark, a preposition or a time.
func isTag(items []item) bool {
	_, ok := tagOf(items)
	return ok
}

// tagOf finds the verb of a bare "John asked." or "said John.".
func tagOf(items []item) (int, bool) {
	p := phrases{items}
	for i, it := range items {
		if i > 25 || it.quote >= 0 || it.mark && (it.norm == ":" || it.norm == ";") {
			return 0, false
		}
		if it.mark || it.upper {
			continue
		}
		v, f, ok := lookUp(it.norm)
		ok = ok && (f == past || f == third) && v.class&(says|tells|voices|bids) != 0 && it.norm != "went"
		if !ok && (i == 0 || i > 4 || !(strings.HasSuffix(it.norm, "ed") && i+1 < len(items) && items[i+1].mark && items[i+1].norm == ".")) {
			if isFinite(it.norm) && i > 0 && !items[i-1].mark && !isSubordinator(items[0].norm) {
				if s, _ := p.subjectBefore(i); s.from == 0 && !s.empty() {
					return 0, false // another verb of the same subject
				}
			}
			continue
		}
		if i == 0 {
			h, _ := p.right(1)
			return 0, !h.empty() && p.speakable(h)
		}
		g := i
		for g > 0 && items[g-1].quote < 0 && !items[g-1].mark && isAdverb(items[g-1].norm) {
			g--
		}
		s, _ := p.subjectBefore(g)
		if s.empty() || s.from != 0 || !p.speakable(s) {
			return 0, false
		}
		if i+1 >= len(items) {
			return i, true
		}
		n := items[i+1]
		return i, n.quote < 0 && (n.mark && n.norm != ":" || isPreposition(n.norm) || isTimeWord(n.norm) || isAdverb(n.norm) ||
			v.class&tells != 0 && (n.upper || n.norm == "reporters" || isObjectPronoun(n.norm))) && !p.clauseAfter(i+1)
	}
	return 0, false
}

// clauseAfter reports a "that" or a new subject in what follows a tag's verb.
func (p phrases) clauseAfter(i int) bool {
	for k := i; k < len(p.items); k++ {
		it := p.items[k]
		if it.quote >= 0 || it.mark && it.norm == ":" {
			return true
		}
		if it.norm == "that" || k > i && isSubjectPronoun(it.norm) && !p.items[k-1].mark {
			return k < i+12
		}
	}
	return false
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
			if k == 0 || (phrases{items}).glued(k) || k+1 >= len(items) || !(shout || agency && year) {
				if (phrases{items}).glued(k) {
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
