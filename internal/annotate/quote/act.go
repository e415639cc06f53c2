package quote

import (
	"sort"

	"concord/english"
)

// A said is one act of reporting in a frame: a cue, who speaks, and the items
// that are reported.
type said struct {
	verb     verb
	cue      run // with auxiliaries and adverbs
	main     int // the verb itself
	source   run // whole: with what stands in apposition
	head     run // the phrase alone
	content  []run
	before   int  // where reported words that precede the cue end; 0 for none
	inverted bool // its subject follows it
	shared   bool // its subject is that of another verb
	colon    bool // announces what follows the frame
	accord   bool // according to
	noun     bool // a noun of saying: its source is an owner
	weak     bool // a verb no list has, with a clause in marks
	thought  bool // nothing was said: wants, supports, is expected
}

// acts finds the acts of reporting in a frame, in order of their cues.
func (p phrases) acts(headline bool) []said {
	var out []said
	for i, it := range p.items {
		if it.quote >= 0 {
			continue
		}
		s, ok := said{}, false
		switch {
		case it.mark:
			s, ok = p.labelled(i, headline)
		case it.norm == "according" || it.norm == "words":
			s, ok = p.according(i)
		case isVerb(p.tok[it.token]) || p.likeVerb(i):
			if s, ok = p.report(i); !ok {
				s, ok = p.lent(i)
			}
			if !ok {
				s, ok = p.impression(i)
			}
			if !ok {
				s, ok = p.put(i)
			}
			if !ok {
				s, ok = p.disposed(i)
			}
		default:
			if s, ok = p.noun(i); !ok {
				s, ok = p.owned(i)
			}
			if !ok {
				s, ok = p.disposed(i)
			}
		}
		if ok {
			if s.source.empty() && !s.accord && !s.thought {
				p.goesOnWith(&s, out)
			}
			out = append(out, s)
		}
	}
	out = p.settle(out)
	p.endings(out)
	return out
}

// goesOnWith gives a verb behind "and" or a comma, for which the tree has no
// subject, the source of the act before it: called it “shameful” and called on them.
func (p phrases) goesOnWith(s *said, before []said) {
	k := s.cue.from - 1
	if w := p.normAt(k); w != "," && w != "and" && w != "but" {
		return
	}
	tag := p.tok[p.token(s.main)].Tag
	if tag != english.TagVBD && tag != english.TagVBZ && tag != english.TagVBG {
		return
	}
	for i := len(before) - 1; i >= 0; i-- {
		if o := before[i]; !o.source.empty() && !o.noun && !o.accord && !o.inverted {
			s.head, s.source, s.shared = o.head, o.source, true
			return
		}
	}
}

// likeVerb reports a reporting verb that the tagger took for a noun beside marked
// words: “…,” tweets Holm.
func (p phrases) likeVerb(i int) bool {
	it := p.items
	v, f, ok := lookUp(it[i].norm, english.TagXX)
	if !ok || it[i].upper || v.class&(says|tells|voices|bids) == 0 || f != past && f != third {
		return false
	}
	if t := p.token(i); p.subject[t] >= 0 && p.child(t, english.DepCcomp, english.DepXcomp) >= 0 {
		return true // the town pledges to: a verb by its place in the tree
	}
	if i > 1 && it[i-1].upper && p.closed(i-2) && i+1 == p.sentenceEnd() {
		return true // “…,” Holm answers.
	}
	if f == third && v.class&noun != 0 && (i == 0 || !it[i-1].upper) {
		return false
	}
	if f == past && (i > 1 && it[i-2].quote >= 0 && it[i-2].comma || i > 2 && it[i-3].quote >= 0 && it[i-3].comma) {
		return true // “…,” the email read.
	}
	return i+1 < len(it) && it[i+1].quote >= 0 || i > 0 && it[i-1].quote >= 0 || i+2 < len(it) && (it[i+1].norm == ":" || it[i+1].norm == ",") && it[i+2].quote >= 0
}

// report reads the verb at i as a cue: its group, its subject, what it reports.
func (p phrases) report(i int) (said, bool) {
	it := p.items
	t := p.token(i)
	v, f, ok := lookUp(it[i].norm, p.tok[t].Tag)
	s := said{verb: v, main: i, cue: run{i, i + 1}}
	if !ok || v.class == 0 {
		s.verb = verb{lemma: it[i].norm, class: voices, takes: v.takes, stance: Neutral}
		if ok {
			s.verb.lemma = v.lemma
		}
		s.weak = true
		if p.tok[t].POS == english.PosAUX || v.takes == 0 && (f == base || perceives(it[i].norm)) {
			return s, false
		}
	}
	if it[i].upper && i > 0 && !it[i-1].mark && it[i-1].quote < 0 && f != third {
		return s, false // part of a name, or a headline
	}
	d := p.tok[t].Dep
	if d == english.DepAmod || d == english.DepCompound || d == english.DepAux || d == english.DepPobj || d == english.DepDobj && f != gerund {
		return s, false // the alleged plan
	}
	negated, modal, to, aux, passive := false, false, false, false, false
	for c := range p.doc.Children(t) {
		switch k := p.at(c); p.tok[c].Dep {
		case english.DepNeg:
			negated = negated || k < i
		case english.DepAuxpass:
			passive = true
		case english.DepAgent:
			passive = true
		case english.DepAux:
			if k > 0 && it[k].upper {
				continue
			}
			aux = true
			to = to || p.tok[c].Tag == english.TagTO
			switch p.tok[c].Norm {
			case "should", "must", "can", "could", "may", "might", "would":
				modal = true
			}
		case english.DepPrt:
			if k == i+1 {
				s.cue.to = i + 2
			}
		}
	}
	for g := i; g > 0 && it[g-1].quote < 0 && !it[g-1].mark; g-- {
		h := p.tok[it[g-1].token]
		if h.Head != t || it[g-1].upper && g > 1 {
			break // “…,” Will wrote
		}
		switch h.Dep {
		case english.DepAux, english.DepAuxpass, english.DepNeg, english.DepAdvmod:
			s.cue.from = g - 1
			continue
		}
		break
	}
	if modal {
		return p.held(s, t, false) // could say, would argue: nothing was said
	}
	if v.class&phrasal != 0 && !s.weak && !particleOf(v.lemma, p.normAt(i+1)) && !takes(v.lemma, p.normAt(i+1)) {
		return s, false
	}
	if v.class&phrasal != 0 && particleOf(v.lemma, p.normAt(i+1)) {
		s.cue.to = i + 2
	}
	who := p.speaker(t)
	if f == participle && !passive && who.own < 0 && d != english.DepConj && d != english.DepROOT && d != english.DepCcomp {
		passive = true // a plan called “…” by Holm
	}
	if passive && f != gerund {
		a, ok := p.passive(s, t)
		if !ok {
			return p.held(s, t, true)
		}
		return a, ok
	}
	if p.tok[t].Tag == english.TagVB && !to && who.own < 0 && !aux && !(i > 0 && p.closed(i-1)) {
		return s, false // an order: Apologize for it
	}
	if to && !p.spoken(t) {
		return p.held(s, t, false)
	}
	if f == gerund && who.own < 0 && v.class&bids != 0 && v.class&says == 0 && s.cue.from > 0 && !it[s.cue.from-1].mark {
		return s, false // photographs of him handing over the phone and instructing him
	}
	s.shared = who.shared && (who.head >= 0 || f == gerund)
	if who.head >= 0 {
		s.head, s.source = p.sourceOf(who.head)
		s.inverted = !s.source.empty() && s.source.from > i
		if s.shared && s.source.from < i && s.source.to > s.cue.from {
			s.source.to = s.cue.from // a statement | saying
			s.head.to = min(s.head.to, s.source.to)
		}
		if s.shared {
			p.handed(&s)
		}
	}
	if k := s.cue.from - 1; s.head.empty() && f != gerund && k >= 0 && (it[k].quote >= 0 && p.closed(k) || k > 0 && it[k].norm == "," && it[k-1].quote >= 0) {
		p.behindVerb(&s)
	}
	if !s.shared && !s.inverted {
		p.introduced(&s)
		p.apposed(&s)
	}
	if q := p.quotedAs(t); q >= 0 {
		return p.asSaying(s, q)
	}
	p.contentOf(&s, t, f)
	if s.head.empty() && len(s.content) > 0 && !s.shared {
		p.besideVerb(&s)
	}
	if negated && v.lemma != "deny" {
		// "did not say whether": nothing was said; kept only for marked words.
		if len(s.content) == 0 || it[s.content[0].from].quote < 0 {
			s.content = nil
			return p.held(s, t, false)
		}
	}
	if len(s.content) == 0 && !s.colon {
		return p.held(s, t, false)
	}
	if to && !p.marked(s.content) && !p.wentOn(t) {
		s.thought = true // yet to announce, wants to say: nothing was said
	}
	if !s.head.empty() && p.nobody(s.head) {
		return s, false
	}
	if s.verb.lemma == "report" && p.shouted(s.head) {
		return s, false // the outlet speaks of itself: COAST GAZETTE reports that
	}
	return s, len(s.content) > 0 || s.colon && !s.weak
}

// held reads the verb t of s as one of attitude.
func (p phrases) held(s said, t int, passive bool) (said, bool) {
	s.content, s.before, s.weak, s.colon = nil, 0, false, false
	s.head, s.source, s.inverted = run{}, run{}, false
	if passive {
		if a := p.child(t, english.DepAgent); a >= 0 {
			if o := p.object(a); o >= 0 {
				s.head, s.source = p.sourceOf(o)
			}
		}
	} else if w := p.speaker(t); w.head >= 0 {
		s.shared = w.shared
		s.head, s.source = p.sourceOf(w.head)
		if s.shared && s.source.from < s.main && s.source.to > s.cue.from {
			s.source.to = s.cue.from
			s.head.to = min(s.head.to, s.source.to)
		}
	}
	if !passive && s.source.empty() {
		return s, false
	}
	p.attitudeOf(&s, t, passive)
	if n := p.subject[t]; passive && len(s.content) == 0 && !s.source.empty() && n >= 0 && p.at(int(n)) >= 0 && p.at(int(n)) < s.main &&
		(s.verb.takes&things != 0 || s.verb.class&(says|objects) != 0) {
		s.content = []run{p.phrase(int(n))} // The plan was first reported by the Gazette.
		s.thought = true
		p.tidy(&s)
	}
	for i := range s.content {
		if !s.source.empty() && p.overlaps(s.content[i:i+1], s.source) {
			return s, false
		}
	}
	return s, len(s.content) > 0
}

// perceives reports verbs whose object others say.
func perceives(w string) bool {
	switch w {
	case "heard", "hears", "hearing", "saw", "sees", "seen", "seeing", "learned", "learns", "understood", "means", "meant", "meaning", "made", "makes", "making", "got", "gets", "getting", "took", "takes", "taking", "had", "did", "done", "gave", "gives", "giving", "let", "lets":
		return true
	}
	return false
}

func (p phrases) normAt(i int) string {
	if i < 0 || i >= len(p.items) || p.items[i].quote >= 0 {
		return ""
	}
	return p.items[i].norm
}

// marked reports a content with marked words.
func (p phrases) marked(in []run) bool {
	for _, r := range in {
		if p.quoteWithin(r.from, r.to, r.to-r.from) {
			return true
		}
	}
	return false
}

// wentOn reports an infinitive that was done: went on to say.
func (p phrases) wentOn(t int) bool {
	switch p.tok[p.tok[t].Head].Lemma {
	case "go", "continue", "proceed", "come", "use", "begin", "start":
		return p.tok[t].Dep == english.DepXcomp || p.tok[t].Dep == english.DepAdvcl
	}
	return false
}

// shouted reports a name of two or more words all in capitals, as outlets write
// their own.
func (p phrases) shouted(r run) bool {
	if r.to-r.from < 2 {
		return false
	}
	for k := r.from; k < r.to; k++ {
		if it := p.items[k]; it.mark || !it.caps {
			return false
		}
	}
	return true
}

// spoken reports whether "to say" hangs on a verb or an adjective of the
// speaker's, not on a noun: was quick to say, went on to say; not a refusal to say.
func (p phrases) spoken(t int) bool {
	switch p.tok[t].Dep {
	case english.DepXcomp, english.DepAdvcl, english.DepConj, english.DepCcomp, english.DepROOT:
	default:
		return false
	}
	h := p.tok[t].Head
	if !isVerb(p.tok[h]) {
		return p.tok[h].POS == english.PosADJ
	}
	v, _, ok := lookUp(p.tok[h].Norm, p.tok[h].Tag)
	return !ok || v.class&bids == 0
}

// quotedAs finds the verb of "was quoted as saying" above the verb t.
func (p phrases) quotedAs(t int) int {
	if p.tok[t].Tag != english.TagVBG {
		return -1
	}
	for h, n := p.tok[t].Head, 0; n < 2; h, n = p.tok[h].Head, n+1 {
		switch p.tok[h].Norm {
		case "quoted", "cited", "quoting", "quotes", "quote":
			return h
		}
	}
	return -1
}

// asSaying reads "X was quoted as saying" and "quoted X as saying".
func (p phrases) asSaying(s said, q int) (said, bool) {
	at := p.at(q)
	if at < 0 {
		return s, false
	}
	who := -1
	if o := p.child(q, english.DepDobj); o >= 0 {
		who = o
	} else if n := p.subject[q]; n >= 0 {
		who = int(n)
	}
	if who < 0 {
		return s, false
	}
	s.shared = false
	s.head, s.source = p.sourceOf(who)
	if s.source.to <= at {
		s.cue.from = at
		for s.cue.from > s.source.to && p.tok[p.items[s.cue.from-1].token].Head == q && !p.items[s.cue.from-1].mark {
			s.cue.from--
		}
	}
	p.contentOf(&s, p.token(s.main), gerund)
	return s, len(s.content) > 0
}

// passive reads "was told by X that", "called “…” by X".
func (p phrases) passive(s said, t int) (said, bool) {
	a := p.child(t, english.DepAgent)
	if a < 0 {
		// Holm was asked: “…?” Nobody is named who asked.
		if k := s.cue.to; s.verb.class&tells != 0 && k+1 < len(p.items) && p.items[k].mark && p.items[k+1].quote >= 0 && p.closed(k+1) && !p.items[k+1].title {
			s.content = []run{{k + 1, k + 2}}
			s.shared = true
			return s, true
		}
		return s, false
	}
	o := p.object(a)
	if o < 0 {
		return s, false
	}
	s.head, s.source = p.sourceOf(o)
	if s.source.empty() {
		return s, false
	}
	s.inverted = true
	it := p.items
	for c := range p.doc.Children(t) {
		if c == a {
			continue
		}
		r := p.phrase(c)
		if r.empty() || r.from < s.cue.to {
			continue
		}
		switch d := p.tok[c].Dep; d {
		case english.DepCcomp, english.DepXcomp:
			if s.verb.class&(says|tells|bids|thinks) != 0 || p.quoteWithin(r.from, r.to, 4) {
				s.content = append(s.content, p.without(r, s.source)...)
			}
		case english.DepOprd, english.DepPrep, english.DepDobj, english.DepAttr:
			if p.tok[c].Norm == "as" && r.from+1 < r.to {
				r.from++
			}
			if s.verb.class&labels != 0 && p.quoteWithin(r.from, r.to, 3) {
				s.content = append(s.content, p.without(r, s.source)...)
			}
		}
	}
	if len(s.content) == 0 && s.verb.class&labels != 0 {
		q := s.cue.to
		if q < len(it) && it[q].quote < 0 && it[q].norm == "as" {
			q++
		}
		if q < len(it) && it[q].quote >= 0 {
			s.content = []run{{q, q + 1}}
		}
	}
	p.tidy(&s)
	return s, len(s.content) > 0
}

// without is a run without another that it holds.
func (p phrases) without(r, out run) []run {
	if out.empty() || out.to <= r.from || r.to <= out.from {
		return []run{r}
	}
	var rs []run
	if r.from < out.from {
		rs = append(rs, run{r.from, out.from})
	}
	if out.to < r.to {
		rs = append(rs, run{out.to, r.to})
	}
	return rs
}

// tidy trims the pieces of a content, puts them in order and joins those that meet.
func (p phrases) tidy(s *said) {
	in := s.content
	sort.Slice(in, func(a, b int) bool { return in[a].from < in[b].from })
	out := in[:0]
	for _, c := range in {
		c = p.trimmed(c)
		if c.empty() {
			continue
		}
		if n := len(out); n > 0 && c.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, c.to)
			continue
		}
		out = append(out, c)
	}
	s.content = out
}
