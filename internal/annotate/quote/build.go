package quote

import (
	"sort"
	"strings"

	"concord/english"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// quotations turns pairs and acts of reporting into quotations and attitudes.
func (f *finder) quotations() (out, held []Quotation) {
	var key, within []int
	first := make(map[int]int, len(f.pairs)) // pair → its first part
	used := make([]map[int]bool, len(f.frames))
	for i := range f.parts {
		if _, ok := first[f.parts[i].pair]; !ok {
			first[f.parts[i].pair] = i
		}
		if s := f.speech[i]; s.known && s.frame >= 0 {
			if used[s.frame] == nil {
				used[s.frame] = map[int]bool{}
			}
			used[s.frame][s.said] = true
		}
	}
	byPair := make([]int, len(f.pairs)) // place in out
	for k := range f.pairs {
		byPair[k] = -1
	}
	for k, p := range f.pairs {
		if len(p.pieces) == 0 {
			continue
		}
		q := Quotation{Span: p.Span, Content: p.pieces, Kind: Direct, Clause: p.Span, Speaker: -1, SourceKind: Unknown, Stance: Neutral, Within: -1}
		switch {
		case p.mended:
			q.Note = "opened and closed with marks of two kinds"
		case p.unclosed:
			q.Note = "no closing mark; ended with the paragraph"
		case p.runOn:
			q.Note = "runs over paragraphs without marks at their heads"
		}
		if p.within >= 0 {
			f.nested(&q, k, out, byPair)
		} else if i, ok := first[k]; ok {
			f.outer(&q, i)
		}
		byPair[k] = len(out)
		out = append(out, q)
		key, within = append(key, k), append(within, p.within)
	}
	marked := map[int][]span.Span{} // utterance → what is reported in it, marked words and all
	for _, q := range out {
		if q.Within < 0 && !q.Term && !q.Cue.Empty() {
			marked[q.Utterance] = append(append(marked[q.Utterance], q.Clause), q.Rest...)
		}
	}
	for fi := range f.frames {
		for si, s := range f.saids[fi] {
			if used[fi][si] || len(s.content) == 0 || s.weak || !s.accord && f.again(fi, s, marked) {
				continue
			}
			if !s.thought && (s.source.empty() && !s.accord ||
				s.verb.class&voices != 0 && s.verb.class&(says|tells) == 0 || s.verb.class&labels != 0 && s.verb.lemma != "call" && s.verb.lemma != "describe" ||
				f.phrases(fi).unspoken(s)) {
				if s.verb.takes == 0 || s.source.empty() {
					continue
				}
				s.thought = true
			}
			q := Quotation{Kind: Indirect, Speaker: -1, SourceKind: Unknown, Stance: s.verb.stance, Within: -1, Through: -1}
			if u, ok := f.goesOn[saidAt{fi, si}]; ok && !s.thought {
				q.Utterance = u
			} else {
				q.Utterance = f.next
				f.next++
			}
			for _, r := range s.content {
				q.Content = append(q.Content, f.spanOf(fi, r))
			}
			sort.Slice(q.Content, func(i, j int) bool { return q.Content[i].Start < q.Content[j].Start })
			q.Span = span.Span{Start: q.Content[0].Start, End: q.Content[len(q.Content)-1].End}
			q.Clause = q.Span
			q.Cue, q.Source = f.spanOf(fi, s.cue), f.spanOf(fi, s.source)
			f.resolve(&q, f.spanOf(fi, s.head))
			if s.thought {
				held = append(held, q)
				continue
			}
			out = append(out, q)
			key, within = append(key, -1), append(within, -1)
		}
	}
	return passedThrough(f.speakers(order(out, key, within))), held
}

// again reports an act whose words are, for the greater part, marked words that another
// act reports: He went on by saying: “…”. They are reported once. An act that stands in
// what s reports is no second one: it is nested.
func (f *finder) again(frame int, s said, marked map[int][]span.Span) bool {
	own := 0
	for _, c := range s.content {
		own += f.spanOf(frame, c).Len()
	}
	seen := -1
	for _, r := range s.content {
		for k := r.from; k < r.to; k++ {
			i := f.frames[frame].items[k].quote
			if i < 0 || !f.speech[i].known || f.speech[i].utterance == seen {
				continue
			}
			o := f.speech[i]
			seen = o.utterance
			if o.frame == frame && f.within(frame, s, o.said) {
				continue
			}
			both, other := 0, 0
			for _, m := range merged(marked[seen]) {
				other += m.Len()
				for _, c := range s.content {
					if c := f.spanOf(frame, c); c.Overlaps(m) {
						both += min(c.End, m.End) - max(c.Start, m.Start)
					}
				}
			}
			if 2*both >= own+other-both {
				return true
			}
		}
	}
	return false
}

// within reports whether the act other of a frame, its source and all, stands in what s
// reports.
func (f *finder) within(frame int, s said, other int) bool {
	o := f.saids[frame][other]
	p := f.phrases(frame)
	return p.covers(s.content, o.main) && (o.source.empty() || p.covers(s.content, o.source.from))
}

// passedThrough notes through whose words each quotation comes: the shortest other one
// in whose reported words its source and cue stand.
func passedThrough(qs []Quotation) []Quotation {
	const window = 24 // neighbours in text order that can hold it
	for i := range qs {
		q := &qs[i]
		q.Through = q.Within
		if q.Source.Empty() && q.Cue.Empty() {
			continue
		}
		least := 0
		for j := max(0, i-window); j < min(len(qs), i+window); j++ {
			o := &qs[j]
			if j == i || o.Source.Empty() || o.Term {
				continue
			}
			said := o.Content
			if o.Kind == Mixed {
				said = []span.Span{o.Clause}
			}
			for _, c := range said {
				if c.Contains(q.Source) && c.Contains(q.Cue) && !q.Clause.Contains(o.Cue) && (least == 0 || c.Len() < least) {
					q.Through, least = j, c.Len()
				}
			}
		}
	}
	return qs
}

// outer fills in a quotation from the speech of its parts.
func (f *finder) outer(q *Quotation, i int) {
	s := f.speech[i]
	pl := f.at[i]
	if pl.frame < 0 {
		return
	}
	if s.term {
		q.Term = true
		q.Kind = Mixed
		q.Utterance = f.next
		f.next++
		return
	}
	items := f.frames[pl.frame].items
	q.Kind = Mixed
	if f.standsAlone(pl) {
		q.Kind = Direct
	}
	if !s.known {
		q.Utterance = f.next
		f.next++
		return
	}
	q.Utterance = s.utterance
	q.Source = s.source
	if !s.object.Empty() {
		q.Clause = s.object
	}
	if s.run == wholeFrame {
		q.Clause = f.spanOf(pl.frame, run{0, f.phrases(pl.frame).sentenceEnd()})
	}
	if s.frame >= 0 {
		act := f.saids[s.frame][s.said]
		q.Cue = f.spanOf(s.frame, act.cue)
		q.Stance = act.verb.stance
		if s.frame == pl.frame && s.run >= 0 {
			r := act.content[s.run]
			q.Clause = f.spanOf(s.frame, r)
			own := 0
			for k := r.from; k < r.to; k++ {
				if items[k].quote < 0 && !items[k].mark {
					own++
				}
			}
			if own == 0 && (act.verb.class&labels == 0 || act.before > 0) {
				q.Kind = Direct
			}
			if q.Clause.End < q.End {
				q.Clause.End = q.End
			}
			for k, c := range act.content {
				if k != s.run && f.phrases(s.frame).cutOff(act, r, c) {
					q.Rest = append(q.Rest, f.spanOf(s.frame, c))
				}
			}
			if f.titled(i, act) {
				q.Term = true
			}
		} else if s.run < 0 && pl.item == 0 && s.frame != pl.frame {
			q.Kind = Direct
		}
	}
	f.resolve(q, s.head)
}

// cutOff reports whether the unmarked run c of what act reports is a part of the clause
// of its run r, from which the tag cuts it.
func (p phrases) cutOff(act said, r, c run) bool {
	if p.quoteWithin(c.from, c.to, c.to-c.from) || act.thought {
		return false
	}
	if c.from >= act.cue.to { // “Only you,” she said, | would do it
		t := p.tok[p.token(c.from)]
		return t.Tag == english.TagMD || t.POS == english.PosAUX || p.normAt(c.from) == "that"
	}
	// The strike, | she said, | was “a mistake”: the verb is behind the tag.
	if p.normAt(c.to) != "," || r.from < act.cue.to || p.items[r.from].quote >= 0 {
		return false
	}
	t := p.tok[p.token(r.from)]
	return p.finite[p.token(r.from)] && (isVerb(t) || t.Tag == english.TagMD)
}

// titled reports marks around the name of a work within what is reported: on
// “Good Morning America”.
func (f *finder) titled(i int, act said) bool {
	p, pl := f.parts[i], f.at[i]
	if p.words == 0 || p.words > 8 || !titleCase(p.inner.In(f.text)) || act.verb.class&labels != 0 {
		return false
	}
	if pl.item > 0 {
		b := f.frames[pl.frame].items[pl.item-1]
		if b.quote < 0 && !b.mark && (isPreposition(b.norm) || b.norm == "'s" || b.norm == "the" || b.upper) && act.cue.to != pl.item {
			return true
		}
	}
	r := act.content[f.speech[i].run]
	return r.to-r.from > 1
}

// nested fills in a quotation inside another: who speaks may stand in the
// words of the outer one.
func (f *finder) nested(q *Quotation, k int, out []Quotation, byPair []int) {
	p := f.pairs[k]
	q.Utterance = f.next
	f.next++
	host := f.pairs[p.within]
	piece := -1
	for i, s := range host.pieces {
		if s.Contains(p.Span) {
			piece = i
		}
	}
	q.Kind = Direct
	if piece < 0 {
		return
	}
	// The sentence of the outer piece, with these marks as one item.
	items, at := f.around(host.pieces[piece], p)
	if at < 0 {
		q.Term = true
		return
	}
	for _, act := range f.actsWithin(items, p) {
		for _, r := range act.content {
			if r.from <= at && at < r.to {
				q.Cue = span.Span{Start: items[act.cue.from].Start, End: items[act.cue.to-1].End}
				q.Stance = act.verb.stance
				if !act.source.empty() {
					q.Source = span.Span{Start: items[act.source.from].Start, End: items[act.source.to-1].End}
					q.Kind = Direct
					f.resolve(q, span.Span{Start: items[act.head.from].Start, End: items[act.head.to-1].End})
					if w := items[act.head.from].norm; w == "i" || w == "we" {
						if o := byPair[p.within]; o >= 0 {
							q.Speaker, q.SourceKind = out[o].Speaker, out[o].SourceKind
						}
					}
				}
				return
			}
		}
	}
	words := 0
	for _, w := range token.Within(f.words, p.Span) {
		if !w.Mark {
			words++
		}
	}
	q.Term = words <= 2 || titleCase(p.pieces[0].In(f.text))
}

// around is the sentence of a marked piece in which the inner marks stand, these
// as one item, and the place of that item, -1 where there is none.
func (f *finder) around(piece span.Span, inner pair) (items []item, at int) {
	const before, after = 40, 60 // tokens looked at
	tok := f.grove.tok
	first := sort.Search(len(tok), func(i int) bool { return tok[i].Start >= inner.Start })
	from := first
	for from > 0 && first-from < before && tok[from-1].Start >= piece.Start && (from == len(tok) || !tok[from].SentStart) {
		from--
	}
	at = -1
	for t := from; t < len(tok) && t < first+after && tok[t].Start < piece.End; t++ {
		k := tok[t]
		switch {
		case k.POS == english.PosSPACE:
		case k.Start >= inner.Start && k.Start < inner.End:
			if at < 0 {
				at = len(items)
				items = append(items, item{Span: inner.Span, quote: 0, token: t, comma: strings.HasSuffix(inner.pieces[0].In(f.text), ",")})
			}
			items[at].last = t
			first = t // a long one does not hide what follows
		case at >= 0 && k.SentStart:
			return items, at
		default:
			c := f.text[k.Start]
			items = append(items, item{Span: span.Span{Start: k.Start, End: k.End}, norm: k.Norm, mark: isMark(k, f.text[k.Start:k.End]), upper: c >= 'A' && c <= 'Z', quote: -1, token: t, last: t})
		}
	}
	return items, at
}

// actsWithin finds the acts of reporting in a sentence inside marks.
func (f *finder) actsWithin(items []item, inner pair) []said {
	const aside = 1 << 30 // no frame's number
	g := f.grove
	lo, hi := items[0].token, items[len(items)-1].last+1
	kept := append(append([]int32(nil), g.item[lo:hi]...), g.frame[lo:hi]...)
	g.place(items, aside)
	p := phrases{grove: g, items: items, index: aside, ends: []bool{endsClause(inner.pieces[0].In(f.text))}}
	acts := p.acts(false)
	copy(g.item[lo:hi], kept[:hi-lo])
	copy(g.frame[lo:hi], kept[hi-lo:])
	return acts
}
