package lineage

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/quote"
	"concord/internal/annotate/token"
	"concord/internal/reconcile/collate"
	"concord/internal/span"
	"concord/internal/statement"
	"concord/internal/story"
)

// Shared errors show a shared origin: the rule of textual criticism (Lachmann's
// Leitfehler), and of Dong, Berti-Equille and Srivastava 2009 for data. Two
// reports that read what none of the others reads have it from one place, if the
// reading is such that two writers would hardly hit upon it. Two kinds are told:
//
//   - an altered quotation: of one utterance, printed word for word by more
//     origins, two or more have the same other word in one place and agree with
//     the rest in all others;
//   - a misspelled name: a letter of a person's full name is lost, added, another
//     consonant or in the wrong place, and more origins spell it otherwise.
//
// What many change alike is none: small words, other forms of a word, cuts, and
// in names vowels and the letters by which other scripts are spelled. Which of two
// readings is the right one is not asked: the rarer one is the one that joins.

// sharedReading is a reading that joins reports.
type sharedReading struct {
	rule   string
	words  string
	with   []at // a place in each report that has it, in order of members
	others []at // a place in each report that has the other
}

// at is a place in a member.
type at struct {
	member int
	span.Span
}

// sharedReadings finds the readings by which reports may be joined.
func (t *tracer) sharedReadings(us []collate.Utterance) []sharedReading {
	out := t.sharedNames()
	for i := range us {
		out = append(out, t.sharedWords(&us[i])...)
	}
	for i := range out {
		for _, list := range [][]at{out[i].with, out[i].others} {
			sort.Slice(list, func(x, y int) bool { return list[x].member < list[y].member })
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := &out[i], &out[j]
		if a.with[0].member != b.with[0].member {
			return a.with[0].member < b.with[0].member
		}
		return a.with[0].Start < b.with[0].Start
	})
	return out
}

// shared joins the reports that share a reading: at least two origins have it,
// and more origins have the other. Members are those of groups by other rules.
func (t *tracer) shared(us []collate.Utterance) {
	origins := func(list []at) map[int]bool {
		out := map[int]bool{}
		for _, a := range list {
			out[t.whole[a.member].member] = true
		}
		return out
	}
	for _, r := range t.sharedReadings(us) {
		have, lack := origins(r.with), origins(r.others)
		for m := range have {
			delete(lack, m) // a copy that was set right
		}
		if len(have) < 2 || len(lack) <= len(have) {
			continue
		}
		first := r.with[0]
		name := fmt.Sprintf("“%s” where %s have “%s”", r.words, t.sigla(r.others), r.others[0].In(t.pages[r.others[0].member].text))
		for _, later := range r.with[1:] {
			c := Copy{ID: id("c", t.reportID(later.member), later.Span, t.reportID(first.member), first.Span), Rule: r.rule,
				Later: t.story.Passage(later.member, later.Span), First: t.story.Passage(first.member, first.Span),
				Sure: t.sure(first.member, later.member), Words: len(strings.Fields(r.words))}
			for _, o := range r.others {
				c.Others = append(c.Others, t.story.Passage(o.member, o.Span))
			}
			t.l.Copies = append(t.l.Copies, c)
			t.join(first.member, later.member, fmt.Sprintf("%s and %s both have %s", t.story.Members[first.member].Siglum, t.story.Members[later.member].Siglum, name))
		}
	}
}

// join makes two groups one, under the earlier of their first members.
func (t *tracer) join(a, b int, why string) {
	a, b = t.whole[a].member, t.whole[b].member
	if a == b {
		return
	}
	if slices.Index(t.order, b) < slices.Index(t.order, a) {
		a, b = b, a
	}
	for m, r := range t.whole {
		if r.member == b {
			r.member = a
			t.whole[m] = r
		}
	}
	t.why[a] = append(append(t.why[a], t.why[b]...), why)
	delete(t.why, b)
}

func (t *tracer) sigla(list []at) string {
	var out []string
	for _, a := range list {
		out = append(out, t.story.Members[a.member].Siglum)
	}
	return strings.Join(out, " ")
}

// leastPrinted is how many words an utterance must have, and a print of it,
// before a change in it is a change of a quotation and not another quotation.
const leastPrinted = 8

// sharedWords finds the altered words of one utterance: places where the prints
// have two readings. A print that differs in words elsewhere too was made from
// another hearing, or translated, and is no witness here.
func (t *tracer) sharedWords(u *collate.Utterance) []sharedReading {
	if len(u.Witnesses) < 5 || u.Base < 0 || u.Base >= len(u.Witnesses) { // two against three
		return nil
	}
	changed := make([]int, len(u.Witnesses)) // places at which a witness differs in words from the base
	for _, e := range u.Apparatus {
		for _, v := range e.Readings {
			for _, w := range v.Witnesses {
				if v.Grade == collate.Substantive && w < len(changed) {
					changed[w]++
				}
			}
		}
	}
	var out []sharedReading
	for i := range u.Apparatus {
		if r, ok := t.sharedPlace(u, &u.Apparatus[i], changed); ok {
			out = append(out, r)
		}
	}
	return out
}

// sharedPlace is the rarer reading of one place, where there are two.
func (t *tracer) sharedPlace(u *collate.Utterance, e *collate.Entry, changed []int) (sharedReading, bool) {
	lemma := t.passageWords(e.Lemma)
	var variant *collate.Variant
	for i := range e.Readings {
		if e.Readings[i].Grade != collate.Substantive {
			continue
		}
		if variant != nil {
			return sharedReading{}, false // three readings: which belong together cannot be told
		}
		variant = &e.Readings[i]
	}
	if variant == nil || len(variant.At) == 0 || len(variant.At) != len(variant.Witnesses) {
		return sharedReading{}, false
	}
	words := t.passageWords(variant.At[0])
	if len(lemma) == 0 || len(words) == 0 || !otherWords(lemma, words) {
		return sharedReading{}, false
	}
	var with, others []at // of the variant; of the lemma
	for i, w := range variant.Witnesses {
		if m, ok := t.member(u.Witnesses[w].Report); ok && changed[w] == 1 && u.Witnesses[w].Kind != quote.Indirect && t.printed(&u.Witnesses[w]) >= leastPrinted {
			with = addAt(with, at{m, variant.At[i].Span})
		}
	}
	for w := range u.Witnesses {
		if slices.Contains(variant.Witnesses, w) || changed[w] > 0 || u.Witnesses[w].Kind == quote.Indirect {
			continue
		}
		if m, ok := t.member(u.Witnesses[w].Report); ok {
			if sp, ok := t.findIn(&u.Witnesses[w], lemma); ok {
				others = addAt(others, at{m, sp})
			}
		}
	}
	if len(with) > len(others) { // the base has the rarer one
		with, others = others, with
	}
	if len(with) < 2 || both(with, others) {
		return sharedReading{}, false
	}
	return sharedReading{rule: ruleAltered, words: with[0].In(t.pages[with[0].member].text), with: with, others: others}, true
}

// otherWords reports whether two readings are other words, and not other forms of
// words or small words that two writers change alike.
func otherWords(a, b []string) bool {
	keys := func(ws []string) map[string]bool {
		out := map[string]bool{}
		for _, w := range ws {
			if k := statement.Key(w); k != "" && token.Content(w) {
				out[k] = true
			}
		}
		return out
	}
	x, y := keys(a), keys(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	for k := range x {
		if y[k] {
			return false
		}
		for l := range y {
			if n := min(len(k), len(l)); n >= 4 && k[:4] == l[:4] && k[n-1] != l[n-1] && len(k) != len(l) {
				return false // “continue” and “continuation”
			}
		}
	}
	return true
}

// printed is how many words a witness prints.
func (t *tracer) printed(w *collate.Witness) int {
	n := 0
	for _, p := range w.Content {
		n += len(t.passageWords(p))
	}
	return n
}

// findIn is the place of words in a witness, where they stand once.
func (t *tracer) findIn(w *collate.Witness, words []string) (span.Span, bool) {
	found, n := span.Span{}, 0
	for _, p := range w.Content {
		m, ok := t.member(p.Report)
		if !ok {
			continue
		}
		ws := t.wordsOf(m, p.Span)
		for i := 0; i+len(words) <= len(ws); i++ {
			same := true
			for k := range words {
				same = same && ws[i+k].Norm == words[k]
			}
			if same {
				found = span.Span{Start: ws[i].Start, End: ws[i+len(words)-1].End}
				n++
			}
		}
	}
	return found, n == 1
}

func (t *tracer) passageWords(p story.Passage) []string {
	m, ok := t.member(p.Report)
	if !ok {
		return nil
	}
	var out []string
	for _, w := range t.wordsOf(m, p.Span) {
		out = append(out, w.Norm)
	}
	return out
}

// wordsOf are the words of a member in sp, without marks.
func (t *tracer) wordsOf(m int, sp span.Span) []token.Word {
	if !t.exists(m) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(token.Within(t.story.Members[m].Document.Words, sp)), func(w token.Word) bool { return w.Mark })
}

// member is the number of the member with a siglum.
func (t *tracer) member(siglum string) (int, bool) {
	m := slices.IndexFunc(t.story.Members, func(m story.Member) bool { return m.Siglum == siglum })
	return m, m >= 0 && t.exists(m)
}

// addAt keeps one place for each member.
func addAt(list []at, a at) []at {
	if slices.ContainsFunc(list, func(b at) bool { return b.member == a.member }) {
		return list
	}
	return append(list, a)
}

// both reports whether a member stands in both lists.
func both(a, b []at) bool {
	return slices.ContainsFunc(a, func(x at) bool { return slices.ContainsFunc(b, func(y at) bool { return x.member == y.member }) })
}

// sharedNames finds the full names of persons of which two or more reports share
// a misspelling. Names are looked up by all of their words but one.
func (t *tracer) sharedNames() []sharedReading {
	type spelled struct {
		words []string
		at    []at
	}
	var names []*spelled
	known := map[string]*spelled{}
	for _, m := range t.order {
		if !t.exists(m) {
			continue
		}
		doc := t.story.Members[m].Document
		for i := range doc.Mentions {
			sp := doc.Mentions[i].Name
			if e := doc.Mentions[i].Entity; sp.Empty() || !sp.Fits(doc.Report.Text) || e < 0 || e >= len(doc.Entities) || doc.Entities[e].Kind != entity.Person {
				continue
			}
			var words []string
			for _, w := range t.wordsOf(m, sp) {
				words = append(words, strings.TrimSuffix(strings.TrimSuffix(w.Norm, "'s"), "’s"))
			}
			if len(words) < 2 || len(words) > 5 {
				continue
			}
			key := strings.Join(words, " ")
			if known[key] == nil {
				known[key] = &spelled{words: words}
				names = append(names, known[key])
			}
			known[key].at = addAt(known[key].at, at{m, sp})
		}
	}
	byRest := map[string][]*spelled{}
	var out []sharedReading
	for _, n := range names {
		for k := range n.words {
			rest := fmt.Sprint(k, len(n.words), " ", strings.Join(n.words[:k], " "), "|", strings.Join(n.words[k+1:], " "))
			for _, o := range byRest[rest] {
				a, b := n, o
				if len(a.at) > len(b.at) {
					a, b = b, a
				}
				if len(a.at) >= 2 && misspelled(a.words[k], b.words[k]) && !both(a.at, b.at) {
					out = append(out, sharedReading{rule: ruleSpelled, words: a.at[0].In(t.pages[a.at[0].member].text), with: slices.Clone(a.at), others: slices.Clone(b.at)})
				}
			}
			byRest[rest] = append(byRest[rest], n)
		}
	}
	return out
}

// misspelled reports whether two words of five letters or more differ by one slip:
// two letters exchanged, or one consonant lost, added or another. Letters that
// stand for one sound of other scripts, and doubled ones, are no slip.
func misspelled(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if min(len(x), len(y)) < 5 {
		return false
	}
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	const open = "aeiouyjhwvkqcgszx’'-" // vowels, and what one sound is spelled with
	slip := func(r rune) bool { return !strings.ContainsRune(open, r) && r >= 'a' && r <= 'z' }
	switch {
	case len(x) == 2 && len(y) == 2:
		return x[0] == y[1] && x[1] == y[0]
	case len(x) == 1 && len(y) == 1:
		return slip(x[0]) && slip(y[0]) && !sounds(x[0], y[0])
	case len(x)+len(y) == 1:
		r := append(x, y...)[0]
		return slip(r) && !strings.Contains(a, string([]rune{r, r})) && !strings.Contains(b, string([]rune{r, r}))
	}
	return false
}

// sounds holds for letters of one sound in transcriptions: t and d, p and b, p and f.
func sounds(a, b rune) bool {
	for _, pair := range []string{"td", "pb", "pf", "bv", "lr", "mn"} {
		if strings.ContainsRune(pair, a) && strings.ContainsRune(pair, b) {
			return true
		}
	}
	return false
}
