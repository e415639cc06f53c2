package reconcile

import (
	"sort"
	"strings"

	"concord/internal/annotate/token"
	"concord/internal/reconcile/collate"
	"concord/internal/span"
	"concord/internal/statement"
)

// wordingDifferences makes one difference of each sentence of an utterance that
// reports print in different words. The apparatus has every place of variation;
// here it is told once that the wording varies.
func (c *comparer) wordingDifferences(us []collate.Utterance) []Difference {
	var out []Difference
	for ui := range us {
		u := &us[ui]
		if u.Base < 0 || u.Base >= len(u.Witnesses) {
			continue
		}
		type group struct {
			base  mark
			marks []mark
		}
		type place struct{ m, sentence, stretch int }
		ends, stretches := map[[2]int]int{}, map[[2]int]int{}
		groups := map[place]*group{} // by the sentence of the lemma: a lemma may stand in another witness than the base
		for _, e := range u.Apparatus {
			m, ok := c.bySiglum[e.Lemma.Report]
			if !ok {
				continue
			}
			sent := sentenceNear(c, m, e.Lemma.Span)
			// Places of variation far apart in one sentence are not marked as one.
			if key := [2]int{m, sent}; ends[key] > 0 && e.Lemma.Start > ends[key]+stretchGap {
				stretches[key]++
			}
			for _, v := range e.Readings {
				if v.Grade != collate.Substantive && v.Grade != collate.Truncation || len(v.At) == 0 || unlike(e.Lemma.Exact, v.At[0].Exact) {
					continue
				}
				for k, at := range v.At {
					if k >= len(v.Witnesses) {
						break
					}
					vm, ok := c.bySiglum[at.Report]
					if !ok || vm == m || v.Grade == collate.Truncation && !c.madeWhole(m, e.Lemma.Span, vm, at.Span) {
						continue
					}
					if !c.alike(m, sent, vm, sentenceNear(c, vm, at.Span)) {
						continue
					}
					key := [2]int{m, sent}
					ends[key] = e.Lemma.End
					at0 := place{m, sent, stretches[key]}
					g := groups[at0]
					if g == nil {
						g = &group{base: mark{m: m, unit: -1, sentence: sent, at: e.Lemma.Span, value: plain(e.Lemma.Exact), holder: u.Speaker}}
						groups[at0] = g
					} else {
						g.base = widen(g.base, e.Lemma.Span, c.text(m))
					}
					vs := sentenceNear(c, vm, at.Span)
					g.marks = addMark(g.marks, mark{m: vm, unit: -1, sentence: vs, at: at.Span, value: plain(at.Exact), holder: u.Speaker}, c.text(vm))
				}
			}
		}
		keys := make([]place, 0, len(groups))
		for k := range groups {
			keys = append(keys, k)
		}
		sort.Slice(keys, func(i, j int) bool {
			if keys[i].m != keys[j].m || keys[i].sentence != keys[j].sentence {
				return keys[i].m < keys[j].m || keys[i].m == keys[j].m && keys[i].sentence < keys[j].sentence
			}
			return keys[i].stretch < keys[j].stretch
		})
		// Of one sentence the stretch with most words changed is shown.
		size := func(k place) int {
			g := groups[k]
			n := g.base.at.Len()
			for _, mk := range g.marks {
				n += mk.at.Len()
			}
			return n
		}
		shown := keys[:0]
		for _, k := range keys {
			if n := len(shown); n > 0 && shown[n-1].m == k.m && shown[n-1].sentence == k.sentence {
				if size(k) > size(shown[n-1]) {
					shown[n-1] = k
				}
				continue
			}
			shown = append(shown, k)
		}
		keys = shown
		for _, k := range keys {
			g := groups[k]
			ms := append([]mark{g.base}, g.marks...)
			for i := range ms {
				if !ms[i].at.Empty() {
					ms[i].at = ms[i].at.Trim(c.text(ms[i].m))
				}
				if strings.TrimSpace(ms[i].value) == "" {
					ms[i].value = "(not there)"
				}
			}
			why := []Ground{{"same utterance", u.ID}}
			subject := "wording of a quotation"
			if u.Speaker != "" {
				why = append(why, Ground{"same speaker", u.Speaker})
				subject = "wording: " + small(u.Speaker)
			}
			out = append(out, c.difference("wording/utterance", SlotWording, JudgeWording, subject, ms, why))
		}
	}
	return out
}

// madeWhole reports whether of two prints of a sentence one stops or begins where the
// other goes on, and looks whole: with a full stop, or a capital. Who quotes a part and
// lets it be seen changes nothing.
func (c *comparer) madeWhole(m int, at span.Span, n int, other span.Span) bool {
	if !other.Empty() {
		m, at, n, other = n, other, m, at
	}
	full, cut := c.text(m), c.text(n)
	if !other.Empty() || len(strings.Fields(at.In(full))) < leastCut {
		return false
	}
	before, after := strings.TrimRight(full[:at.Start], " \n"), strings.TrimLeft(full[at.End:], " ,")
	stops := strings.TrimRight(cut[:other.Start], " \n")
	if rest := cut[other.Start:]; rest != "" && strings.ContainsRune(".!?", rune(rest[0])) {
		stops += rest[:1]
	}
	if before != "" && stops != "" && ends(stops) {
		return !ends(before)
	}
	next := strings.TrimLeft(cut[other.Start:], " \n\"'“‘")
	return isUpper(next) && after != "" && after[0] >= 'a' && after[0] <= 'z' && strings.EqualFold(after[:1], next[:1])
}

// leastCut is how many words are the least that a sentence must lose to be told
// otherwise.
const leastCut = 2

// ends reports whether a text that ends here ends a sentence, quotation marks aside.
func ends(s string) bool {
	s = strings.TrimRight(s, "\"'”’")
	return s != "" && strings.ContainsRune(".!?", rune(s[len(s)-1]))
}

// stretchGap is how many bytes of equal words part two places of variation.
const stretchGap = 24

// small writes the article at the start of a description in small letters.
func small(name string) string {
	for _, a := range [...]string{"The ", "A ", "An "} {
		if strings.HasPrefix(name, a) {
			return strings.ToLower(a) + name[len(a):]
		}
	}
	return name
}

// alike reports whether two sentences share at least two fifths of their words:
// less is another sentence of the same speaker.
func (c *comparer) alike(m, s, n, t int) bool {
	a, b := c.s.Members[m].Document, c.s.Members[n].Document
	if s < 0 || t < 0 || s >= len(a.Sentences) || t >= len(b.Sentences) {
		return false
	}
	count := map[string]int{}
	x, y := token.Within(a.Words, a.Sentences[s].Span), token.Within(b.Words, b.Sentences[t].Span)
	n1, n2, same := 0, 0, 0
	for _, w := range x {
		if !w.Mark {
			count[w.Norm]++
			n1++
		}
	}
	for _, w := range y {
		if !w.Mark {
			n2++
			if count[w.Norm] > 0 {
				count[w.Norm]--
				same++
			}
		}
	}
	return 5*same >= 2*min(n1, n2)
}

// unlike reports whether two long readings have no word in common: one report
// goes on with another sentence there, which is no variant.
func unlike(a, b string) bool {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	if len(x) < 4 || len(y) < 4 {
		return false
	}
	stems := map[string]bool{}
	for _, w := range x {
		stems[stemOf(w)] = true
	}
	for _, w := range y {
		if len(w) > 3 && stems[stemOf(w)] {
			return false
		}
	}
	return true
}

// stemOf is the key of a word with its marks off, or the word where it has none:
// "household" and "households," are one.
func stemOf(w string) string {
	w = strings.Trim(w, ".,;:!?()'’‘“”\"")
	if k := statement.Key(w); k != "" {
		return k
	}
	return w
}

// widen makes a mark cover another place of the same sentence too.
func widen(m mark, at span.Span, text string) mark {
	m.at = span.Span{Start: min(m.at.Start, at.Start), End: max(m.at.End, at.End)}
	if m.at.Fits(text) {
		m.value = plain(m.at.In(text))
	}
	return m
}

// addMark adds a place, joined with one of the same sentence of the same report.
func addMark(ms []mark, n mark, text string) []mark {
	for i := range ms {
		if ms[i].m == n.m && ms[i].sentence == n.sentence {
			ms[i] = widen(ms[i], n.at, text)
			return ms
		}
	}
	return append(ms, n)
}

// plain folds a reading for use as a value.
func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

// sentenceNear is the sentence that holds a place, which may be an empty span.
func sentenceNear(c *comparer, m int, s span.Span) int {
	doc := c.s.Members[m].Document
	if i := sentenceAt(doc, s); i >= 0 {
		return i
	}
	return sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End >= s.Start })
}

// venue is where or by what means words were given.
type venue struct {
	kind string // "conference", "statement", "interview", "post"
	name string // the paper or programme, where named
	at   span.Span
}

// venueDifferences compares where the same utterance is said to have been made.
func (c *comparer) venueDifferences(us []collate.Utterance) []Difference {
	var out []Difference
	for ui := range us {
		var ms []mark
		seen := map[string]venue{}
		var order []string
		for wi := range us[ui].Witnesses {
			w := &us[ui].Witnesses[wi]
			m, ok := c.bySiglum[w.Report]
			if !ok || w.Cue == nil {
				continue
			}
			sent := sentenceNear(c, m, w.Cue.Span)
			doc := c.s.Members[m].Document
			if sent < 0 || sent >= len(doc.Sentences) {
				continue
			}
			v, ok := venueIn(c.text(m), token.Within(doc.Words, doc.Sentences[sent].Span), w.Cue.Span)
			for back := 1; !ok && back <= 3 && sent >= back; back++ { // "she added": the venue stands with her name
				if earlier := token.Within(doc.Words, doc.Sentences[sent-back].Span); speaks(earlier, us[ui].Speaker) {
					v, ok = venueIn(c.text(m), earlier, doc.Sentences[sent-back].Span)
					break
				}
			}
			if !ok || seen[w.Report].kind != "" {
				continue
			}
			seen[w.Report] = v
			order = append(order, w.Report)
			value := v.kind
			if v.name != "" {
				value += ": " + v.name
			}
			ms = append(ms, mark{m: m, unit: -1, sentence: sentenceNear(c, m, v.at), at: v.at, value: value, holder: us[ui].Speaker})
		}
		clash := false
		for i, a := range order {
			for _, b := range order[i+1:] {
				clash = clash || seen[a].clashes(seen[b])
			}
		}
		if clash {
			why := []Ground{{"same utterance", us[ui].ID}}
			subject := "where the words were spoken"
			if us[ui].Speaker != "" {
				subject += ": " + small(us[ui].Speaker)
			}
			out = append(out, c.difference("attribution/venue", SlotAttribution, JudgeTension, subject, ms, why))
		}
	}
	return out
}

// speaks reports whether the last word of a speaker's name is in ws.
func speaks(ws []token.Word, speaker string) bool {
	last := lastWord(speaker)
	_, ok := wordAt(ws, last)
	return ok && last != ""
}

// clashes reports whether two venues are hardly one. A post or a statement may
// be read out anywhere, and "told reporters" is any conference or call.
func (v venue) clashes(o venue) bool {
	if v.kind == o.kind {
		return v.kind == "interview" && v.name != "" && o.name != "" && !strings.Contains(strings.ToLower(v.name), strings.ToLower(o.name)) && !strings.Contains(strings.ToLower(o.name), strings.ToLower(v.name))
	}
	hard := func(k string) bool { return k == "interview" || k == "conference" }
	return hard(v.kind) && hard(o.kind) || hard(v.kind) && o.kind == "statement" || hard(o.kind) && v.kind == "statement"
}

// venueIn finds the venue in the sentence of a cue.
func venueIn(text string, ws []token.Word, cue span.Span) (venue, bool) {
	for i, w := range ws {
		next := func(k int) string {
			if i+k < len(ws) {
				return ws[i+k].Norm
			}
			return ""
		}
		switch n := w.Norm; {
		case (n == "conference" || n == "briefing") && i > 0 && (n == "briefing" || ws[i-1].Norm == "press" || ws[i-1].Norm == "news"):
			return venue{kind: "conference", at: w.Span}, true
		case n == "statement" && i >= 2 && (ws[i-1].Norm == "a" || ws[i-1].Norm == "written") && (ws[i-2].Norm == "in" || ws[i-2].Norm == "a"):
			return venue{kind: "statement", at: w.Span}, true
		case n == "told" && cue.Contains(w.Span):
			if next(1) == "reporters" || next(1) == "journalists" {
				return venue{kind: "conference", at: ws[i+1].Span}, true
			}
			if s := capitals(text, ws, i+1); !s.Empty() {
				return venue{kind: "interview", name: plain(s.In(text)), at: s}, true
			}
		case n == "interview" && next(1) == "with":
			if s := capitals(text, ws, i+2); !s.Empty() {
				return venue{kind: "interview", name: plain(s.In(text)), at: s}, true
			}
		case n == "tweeted" || n == "tweet" || n == "post" && next(1) == "on":
			return venue{kind: "post", at: w.Span}, true
		}
	}
	return venue{}, false
}

// outlets are the words that show a capitalised addressee to be an outlet and no person.
var outlets = wordSet(`times post news herald tribune journal guardian telegraph mail sun star globe press agency reuters ap afp bbc cnn
	nbc abc cbs fox npr axios politico bloomberg gazette chronicle observer independent today radio television tv channel magazine
	newspaper network broadcaster daily weekly mirror express standard review record courier dispatch inquirer examiner`)

// capitals returns the run of capitalised words at i when it names an outlet.
func capitals(text string, ws []token.Word, i int) span.Span {
	var s span.Span
	known := false
	for k := i; k < len(ws) && k < i+6; k++ {
		w := ws[k]
		exact := w.In(text)
		if w.Mark || exact == "" || !(exact[0] >= 'A' && exact[0] <= 'Z') && !(w.Norm == "the" && k == i) {
			break
		}
		if isWeekday(w.Norm) {
			break
		}
		if s.Empty() {
			s.Start = w.Start
		}
		s.End = w.End
		known = known || outlets[w.Norm]
	}
	if !known {
		return span.Span{}
	}
	return s
}

func isWeekday(n string) bool {
	switch n {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

func isUpper(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }
