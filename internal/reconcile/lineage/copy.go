package lineage

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"concord/internal/annotate/quote"
	"concord/internal/annotate/sentence"
	"concord/internal/annotate/token"
	"concord/internal/span"
	"concord/internal/story"
)

// Who has whose words.
//
// Every run of longRun words of every report is put into an index, earliest
// report first; a run that an earlier report has is extended as far as both go
// on alike, and the place is a copy. The index keeps the earliest place of each
// run only, so that wording which a hundred reports share makes ninety-nine
// copies and not five thousand: each is compared with its source and not with
// its siblings. That makes the work linear in the number of words.
//
// Three kinds of shared words are no copies. Words inside quotation marks are
// the speaker's. Names with their titles ("Prime Minister Mohammed bin
// Abdulrahman Al Thani") may be long and are nobody's wording: a copy needs
// words in small letters, of which some must say something. Page furniture is
// not read at all.
//
// A sentence that was lightly rewritten has no long run but many short ones: it
// counts as copied when half of its runs of four words stand in one sentence
// of one earlier report (containment, Broder 1997). Four, because a sentence of
// which half the runs of five words are equal has, but for odd cases, a run of
// eight, so that the longer measure would add nothing to the first.

const (
	longRun   = 8 // words in a row that two writers do not hit upon by chance
	shortRun  = 4
	leastRuns = 8 // short runs of a sentence that is looked at: eleven words
	lowWords  = 5 // of a copy, words in small letters
	solidWord = 3 // of these, words that are no function words
)

// copied is a copy in numbers of words, before it becomes a finding.
type copied struct {
	rule         string
	later, first int // members
	at, from     span.Span
	words        int
}

// pageOf is the words of a member's body.
func pageOf(mem *story.Member) page {
	doc := mem.Document
	if doc == nil || doc.Report == nil {
		return page{}
	}
	p := page{text: doc.Report.Text}
	var quoted []span.Span
	for i := range doc.Quotations {
		if q := &doc.Quotations[i]; q.Kind != quote.Indirect {
			quoted = append(quoted, q.Span)
		}
	}
	sort.Slice(quoted, func(i, j int) bool { return quoted[i].Start < quoted[j].Start })
	q, last, lastBlock := 0, -1, -1
	block := 0
	for i := range doc.Words {
		w := &doc.Words[i]
		if w.Mark || !w.Fits(p.text) {
			continue
		}
		for block < len(doc.Report.Blocks) && doc.Report.Blocks[block].Span.End <= w.Start {
			block++
		}
		if block == len(doc.Report.Blocks) || doc.Report.Blocks[block].Span.Start > w.Start || !readable(doc.Report.Blocks[block].Kind) {
			continue
		}
		for q < len(quoted) && quoted[q].End <= w.Start {
			q++
		}
		g := gram{Span: w.Span, hash: hashWord(w.Norm), next: last >= 0 && (block == lastBlock || block == lastBlock+1)}
		g.quoted = q < len(quoted) && quoted[q].Start <= w.Start
		r, _ := utf8.DecodeRuneInString(w.In(p.text))
		g.low = unicode.IsLower(r)
		g.solid = g.low && token.Content(w.Norm)
		if !g.quoted {
			p.own++
		}
		p.words = append(p.words, g)
		last, lastBlock = i, block
	}
	return p
}

// hashWord is FNV-1a.
func hashWord(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// place is a word of a member.
type place struct{ member, word int32 }

// runs calls f with the place and hash of every run of n words of a page that
// lies in one stretch of text.
func (p *page) runs(n int, f func(i int, h uint64)) {
	const base = 0x9E3779B97F4A7C15
	top := uint64(1)
	for range n - 1 {
		top *= base
	}
	h, have := uint64(0), 0
	for i := range p.words {
		if have > 0 && !p.words[i].next { // a gap in what is read: no run goes across it
			h, have = 0, 0
		}
		if have == n {
			h -= p.words[i-n].hash * top
			have--
		}
		h = h*base + p.words[i].hash
		if have++; have == n {
			f(i-n+1, h)
		}
	}
}

// copies finds the copied passages and the share of its own that each report has.
func (t *tracer) copies() {
	t.copied = map[int][]copied{}
	long, short := map[uint64]place{}, map[uint64]place{}
	for _, m := range t.order {
		p := &t.pages[m]
		if len(p.words) == 0 {
			if t.exists(m) {
				t.l.Own[t.story.Members[m].Siglum] = 1
			}
			continue
		}
		covered := make([]bool, len(p.words))
		t.longRuns(m, long, covered)
		t.sentences(m, short, covered)
		n := 0
		for _, c := range covered {
			if c {
				n++
			}
		}
		t.l.Own[t.story.Members[m].Siglum] = 1 - float64(n)/float64(len(p.words))
		add := func(index map[uint64]place) func(int, uint64) {
			return func(i int, h uint64) {
				if _, ok := index[h]; !ok {
					index[h] = place{int32(m), int32(i)}
				}
			}
		}
		p.runs(longRun, add(long))
		p.runs(shortRun, add(short))
	}
	for _, m := range t.order {
		sort.SliceStable(t.copied[m], func(i, j int) bool { return t.copied[m][i].at.Start < t.copied[m][j].at.Start })
		for _, c := range t.copied[m] {
			t.l.Copies = append(t.l.Copies, Copy{
				ID:    id("c", t.reportID(m), c.at, t.reportID(c.first), c.from),
				Rule:  c.rule,
				Later: t.story.Passage(m, c.at), First: t.story.Passage(c.first, c.from),
				Sure: t.sure(c.first, m), Words: c.words,
			})
		}
	}
}

// longRuns finds the runs of m that stand in an earlier report.
func (t *tracer) longRuns(m int, index map[uint64]place, covered []bool) {
	p := &t.pages[m]
	done := 0
	p.runs(longRun, func(i int, h uint64) {
		if i < done {
			return
		}
		at, ok := index[h]
		if !ok {
			return
		}
		o := &t.pages[at.member]
		i0, j0 := i, int(at.word)
		for k := range longRun { // the hash says they are equal; make sure
			if p.words[i+k].hash != o.words[j0+k].hash {
				return
			}
		}
		for i0 > done && j0 > 0 && p.words[i0].next && o.words[j0].next && p.words[i0-1].hash == o.words[j0-1].hash {
			i0, j0 = i0-1, j0-1
		}
		n := i - i0 + longRun
		for i0+n < len(p.words) && j0+n < len(o.words) && p.words[i0+n].next && o.words[j0+n].next && p.words[i0+n].hash == o.words[j0+n].hash {
			n++
		}
		for k := i0; k < i0+n; k++ {
			covered[k] = true
		}
		done = i0 + n
		// What stands outside quotation marks in both is the copy.
		for from := 0; from < n; {
			if p.words[i0+from].quoted || o.words[j0+from].quoted {
				from++
				continue
			}
			to := from
			for to < n && !p.words[i0+to].quoted && !o.words[j0+to].quoted {
				to++
			}
			if to-from >= longRun && telling(p.words[i0+from:i0+to]) {
				t.copied[m] = append(t.copied[m], copied{rule: ruleRun, later: m, first: int(at.member), words: to - from,
					at:   span.Span{Start: p.words[i0+from].Start, End: p.words[i0+to-1].End},
					from: span.Span{Start: o.words[j0+from].Start, End: o.words[j0+to-1].End}})
			}
			from = to
		}
	})
}

// telling reports whether a run is wording and not only names, titles and numbers.
func telling(ws []gram) bool {
	low, solid := 0, 0
	for _, w := range ws {
		if w.low {
			low++
		}
		if w.solid {
			solid++
		}
	}
	return low >= lowWords && solid >= solidWord
}

// sentences finds the sentences of m of which half the short runs stand in one
// sentence of an earlier report, and which no long run covers already.
func (t *tracer) sentences(m int, index map[uint64]place, covered []bool) {
	p := &t.pages[m]
	hashes := make([]uint64, len(p.words))
	whole := make([]bool, len(p.words))
	p.runs(shortRun, func(i int, h uint64) {
		hashes[i] = h
		whole[i] = true
		for k := i; k < i+shortRun; k++ {
			if p.words[k].quoted {
				whole[i] = false
			}
		}
	})
	doc := t.story.Members[m].Document
	w := 0
	for _, s := range doc.Sentences {
		for w < len(p.words) && p.words[w].Start < s.Start {
			w++
		}
		from := w
		for w < len(p.words) && p.words[w].End <= s.End {
			w++
		}
		runs, gone := 0, 0
		type target struct{ member, sentence int }
		votes := map[target]int{}
		for i := from; i+shortRun <= w; i++ {
			if !whole[i] {
				continue
			}
			runs++
			if covered[i] {
				gone++
			}
			if at, ok := index[hashes[i]]; ok && !t.pages[at.member].words[at.word].quoted {
				votes[target{int(at.member), t.sentenceAt(int(at.member), int(at.word))}]++
			}
		}
		if runs < leastRuns || 2*gone > runs || w <= from || !telling(p.words[from:w]) {
			continue
		}
		var best target
		most := 0
		for k, n := range votes {
			if k.sentence >= 0 && (n > most || n == most && (k.member < best.member || k.member == best.member && k.sentence < best.sentence)) {
				best, most = k, n
			}
		}
		if 2*most < runs {
			continue
		}
		at := span.Span{Start: p.words[from].Start, End: p.words[w-1].End}
		source := t.story.Members[best.member].Document.Sentences[best.sentence].Span.Trim(t.pages[best.member].text)
		// A short run already told for this sentence gives way to the sentence.
		kept := t.copied[m][:0]
		for _, c := range t.copied[m] {
			if !at.Contains(c.at) {
				kept = append(kept, c)
			}
		}
		t.copied[m] = append(kept, copied{rule: ruleSentence, later: m, first: best.member, at: at, from: source, words: shared(p.words[from:w], t.words(best.member, source))})
		for k := from; k < w; k++ {
			if whole[k] {
				if _, ok := index[hashes[k]]; ok {
					for j := k; j < k+shortRun; j++ {
						covered[j] = true
					}
				}
			}
		}
	}
}

// sentenceAt is the number of the sentence that word i of member m stands in, -1 for none.
func (t *tracer) sentenceAt(m, i int) int {
	ss := t.story.Members[m].Document.Sentences
	return sentenceOf(ss, t.pages[m].words[i].Start)
}

func sentenceOf(ss []sentence.Sentence, at int) int {
	i := sort.Search(len(ss), func(i int) bool { return ss[i].End > at })
	if i < len(ss) && ss[i].Start <= at {
		return i
	}
	return -1
}

// words are the words of member m in sp.
func (t *tracer) words(m int, sp span.Span) []gram {
	ws := t.pages[m].words
	from := sort.Search(len(ws), func(i int) bool { return ws[i].Start >= sp.Start })
	to := sort.Search(len(ws), func(i int) bool { return ws[i].Start >= sp.End })
	return ws[from:max(from, to)]
}

// shared counts the words of a that stand in b, each as often as b has it.
func shared(a, b []gram) int {
	have := map[uint64]int{}
	for _, w := range b {
		have[w.hash]++
	}
	n := 0
	for _, w := range a {
		if have[w.hash] > 0 {
			have[w.hash]--
			n++
		}
	}
	return n
}
