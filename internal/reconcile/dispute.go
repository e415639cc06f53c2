package reconcile

import (
	"sort"
	"strings"

	"concord/english"
	"concord/internal/annotate"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/quantity"
	"concord/internal/annotate/quote"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// side is one side of a dispute between sources.
type side struct {
	sentence  int
	passage   span.Span // the clause or sentence that tells it
	at        span.Span // what is claimed, or how it is denied
	value     string
	holder    string
	denial    bool   // at is the denial alone, with nothing set against the claim
	distanced bool   // the report keeps its distance from what is claimed
	about     string // what a disputed figure counts, in the words of its clause
}

// clash is a claim and its answer inside one report.
type clash struct {
	m             int
	claim, answer side
}

// disputes finds named sources that contradict each other inside one report: a
// claim answered in the same sentence or the next ("X has claimed …, but according
// to Y …"; "Y, however, denied this"; "Y denied that it had been told"; "Y disputed
// the figure"). Reports that tell of one dispute are put together.
func (c *comparer) disputes() []Difference {
	var all []clash
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil {
			continue
		}
		for i := range doc.Sentences {
			if d, ok := c.answered(m, i); ok {
				all = append(all, d)
			}
		}
	}
	if len(all) > slotBound {
		all = all[:slotBound]
	}
	taken := make([]bool, len(all))
	var out []Difference
	for i := range all {
		if taken[i] {
			continue
		}
		group := []clash{all[i]}
		for j := i + 1; j < len(all); j++ {
			if taken[j] || all[j].m == all[i].m {
				continue
			}
			if turned, ok := c.oneDispute(&all[i], &all[j]); ok {
				taken[j] = true
				d := all[j]
				if turned {
					d.claim, d.answer = d.answer, d.claim
				}
				group = append(group, d)
			}
		}
		out = append(out, c.disputed(group))
	}
	return out
}

// disputed makes one difference of the disputes of several reports about one thing,
// whose sides stand in the same order.
func (c *comparer) disputed(group []clash) Difference {
	told := func(sides []*side) string { // what a side says, rather than that it denies
		for _, s := range sides {
			if !s.denial {
				return s.value
			}
		}
		return sides[0].value
	}
	var claims, answers []*side
	for i := range group {
		claims, answers = append(claims, &group[i].claim), append(answers, &group[i].answer)
	}
	values := [2]string{told(claims), told(answers)}
	var marks []mark
	passages := map[int]map[span.Span]span.Span{}
	for i := range group {
		m := group[i].m
		for k, s := range [2]*side{&group[i].claim, &group[i].answer} {
			marks = append(marks, mark{m: m, unit: -1, sentence: s.sentence, at: s.at, value: values[k], holder: s.holder})
			if passages[m] == nil {
				passages[m] = map[span.Span]span.Span{}
			}
			passages[m][s.at] = s.passage
		}
	}
	subject := "disputed: " + values[0]
	if group[0].claim.denial {
		subject = "disputed: " + values[1]
	}
	if group[0].claim.about != "" {
		subject = "disputed figure: " + group[0].claim.about
	}
	rule := "polarity/disputed-in-report"
	why := []Ground{{"answer to the claim in the same report", plain(group[0].answer.passage.In(c.text(group[0].m)))}}
	if len(group) > 1 {
		rule = "polarity/disputed-in-reports"
		why = append(why, Ground{"the same dispute in another report", plain(group[1].answer.passage.In(c.text(group[1].m)))})
	}
	d := c.difference(rule, SlotPolarity, JudgeDisputed, subject, marks, why)
	for r := range d.Readings { // both may lie in one sentence: show each part
		for k, mk := range d.Readings[r].Marks {
			if m, ok := c.bySiglum[mk.Report]; ok {
				if s, ok := passages[m][mk.Span]; ok {
					d.Readings[r].Passages[k] = c.s.Passage(m, s)
				}
			}
		}
	}
	return d
}

// oneDispute reports whether two reports tell of one dispute, and whether the
// claim of one is the answer of the other: a side of each shares telling words.
func (c *comparer) oneDispute(a, b *clash) (turned, ok bool) {
	like := func(x, y *side) int {
		fs := c.strong(common(c.wordsOf(a.m, x), c.wordsOf(b.m, y)))
		words := 0
		for _, f := range fs {
			if !light[c.names[f]] && !c.nameIn(a.m, x.sentence, f) {
				words++
			}
		}
		if words == 0 || len(fs) < 2 {
			return 0
		}
		return len(fs)
	}
	pair := func(w, x, y, z *side) int {
		// One of the sources must be the same, or be named on the same side.
		if !c.speaksFor(a.m, w, b.m, x) && !c.speaksFor(a.m, y, b.m, z) {
			return 0
		}
		return like(w, x) + like(y, z)
	}
	straight := pair(&a.claim, &b.claim, &a.answer, &b.answer)
	across := pair(&a.claim, &b.answer, &a.answer, &b.claim)
	return across > straight, across > 0 || straight > 0
}

// speaksFor reports whether two sides have one source, or the source of one is
// named in the words of the other: the company, and its director who says what it did.
func (c *comparer) speaksFor(m int, x *side, n int, y *side) bool {
	if x.holder != "" && sameHolder(x.holder, y.holder) {
		return true
	}
	return names(token.Within(c.s.Members[n].Document.Words, y.passage), lastWord(x.holder), "") ||
		names(token.Within(c.s.Members[m].Document.Words, x.passage), lastWord(y.holder), "")
}

func (c *comparer) wordsOf(m int, s *side) []int32 {
	return c.featuresOf(token.Within(c.s.Members[m].Document.Words, s.passage))
}

// nameIn reports whether a feature is a word of a name in a sentence.
func (c *comparer) nameIn(m, sentence int, f int32) bool {
	lo, hi := c.first[m], c.first[m+1]
	lo += sort.Search(hi-lo, func(i int) bool { return c.units[lo+i].st.Sentence >= sentence })
	for i := lo; i < hi && c.units[i].st.Sentence == sentence; i++ {
		if contains(c.units[i].names, f) {
			return true
		}
	}
	return false
}

// figureReach is how many sentences back a disputed figure is looked for.
const figureReach = 3

// answered finds the dispute whose answer is in sentence i of report m, or both in it.
func (c *comparer) answered(m, i int) (clash, bool) {
	doc := c.s.Members[m].Document
	t := token.Within(doc.Words, doc.Sentences[i].Span)
	if d, ok := c.claimDenied(m, i); ok {
		return d, true
	}
	if d, ok := c.answeredBeside(m, i, t); ok {
		return d, true
	}
	if i == 0 || doc.Sentences[i].Block > doc.Sentences[i-1].Block+1 {
		return clash{}, false
	}
	before := token.Within(doc.Words, doc.Sentences[i-1].Span)
	if k, what := rebuttal(t); k > 0 {
		denier := c.denier(m, t[:k])
		answer := c.told(m, i, doc.Sentences[i].Span)
		answer.holder = denier
		if answer.denial || answer.at == doc.Sentences[i].Span.Trim(c.text(m)) || answer.at.Overlaps(t[k].Span) || answer.at.End <= t[k].Start {
			answer.at, answer.denial = span.Span{Start: t[k].Start, End: clauseEnd(t, k)}, true
			answer.value = "denied"
		}
		if what == "figure" {
			return c.figureDisputed(m, i, answer)
		}
		claim := c.told(m, i-1, doc.Sentences[i-1].Span)
		if claim.holder == "" || claim.denial || sameHolder(claim.holder, denier) || rebutted(before) {
			return clash{}, false
		}
		if what == "clause" && !names(before, lastWord(denier), claim.holder) {
			return clash{}, false
		}
		return clash{m, claim, answer}, true
	}
	return clash{}, false
}

// answeredBeside reads "X said that …, but Y disputed that claim" and "X has claimed
// that …, but according to Y …".
func (c *comparer) answeredBeside(m, i int, t []token.Word) (clash, bool) {
	for b := 3; b < len(t)-2; b++ {
		switch t[b].Norm {
		case "but", "although", "though", "while", "whereas":
		default:
			continue
		}
		claim := c.told(m, i, span.Span{Start: t[0].Start, End: t[b-1].End})
		if claim.holder == "" || claim.denial {
			continue
		}
		answer := c.told(m, i, span.Span{Start: t[b].Start, End: t[len(t)-1].End})
		if k, what := rebuttal(t[b:]); k > 0 && what == "claim" {
			answer.at, answer.value, answer.denial = span.Span{Start: t[b+k].Start, End: clauseEnd(t, b+k)}, "denied", true
			answer.holder = c.denier(m, t[b:b+k])
		} else if !claim.distanced || len(c.strong(common(c.wordsOf(m, &claim), c.wordsOf(m, &answer)))) == 0 {
			continue // or of another matter
		}
		if answer.holder != "" && !sameHolder(claim.holder, answer.holder) {
			return clash{m, claim, answer}, true
		}
	}
	return clash{}, false
}

// rebutted reports whether a sentence is itself an answer.
func rebutted(ws []token.Word) bool {
	k, _ := rebuttal(ws)
	return k > 0
}

// rebuttal finds the verb by which a sentence answers what was said before, and
// what it is aimed at: "claim" ("denied this", "rejects the accusation"), "figure"
// ("disputed the figure") or "clause" ("denied that it had been told"). -1 for none.
func rebuttal(ws []token.Word) (at int, what string) {
	for i := 1; i < len(ws) && i < 14; i++ {
		if !rebuttals[ws[i].Norm] || auxiliaries[ws[i-1].Norm] && ws[i-1].Norm != "has" && ws[i-1].Norm != "have" && ws[i-1].Norm != "had" {
			continue
		}
		k := i + 1
		for k < len(ws) && (adverbs[ws[k].Norm] || determiners[ws[k].Norm] && ws[k].Norm != "that") {
			k++
		}
		if k >= len(ws) {
			return -1, ""
		}
		n := ws[k].Norm
		next := ""
		if k+1 < len(ws) {
			next = ws[k+1].Norm
		}
		closed := k+1 >= len(ws) || ws[k+1].Mark
		switch {
		case claimNouns[n] && (next == "that" || next == "of" || next == "by"): // tells itself what is claimed
			return -1, ""
		case claimNouns[n]:
			return i, "claim"
		case figureNouns[n] && (k > i+1 || closed):
			return i, "figure"
		case (n == "this" || n == "that" || n == "it") && closed:
			return i, "claim"
		case (n == "this" || n == "that" || n == "these" || n == "those") && claimNouns[next]:
			return i, "claim"
		case (n == "this" || n == "that") && figureNouns[next]:
			return i, "figure"
		case n == "doing" && next == "so":
			return i, "claim"
		case n == "that" && pronouns[next], strings.HasPrefix(ws[i].Norm, "den") && (n == "having" || n == "being"):
			return i, "clause"
		}
		return -1, ""
	}
	return -1, ""
}

var (
	adverbs    = wordSet("strongly firmly flatly categorically repeatedly later also again immediately promptly")
	claimNouns = wordSet(`claim claims allegation allegations accusation accusations assertion assertions account charge charges
		suggestion suggestions version finding findings criticism characterization characterisation`)
	figureNouns = wordSet("figure figures number numbers toll count estimate total")
	pronouns    = wordSet("it he she they its his her their")
)

// denier names who answers: the last words between marks before the verb that are
// more than a link to the sentence before.
func (c *comparer) denier(m int, ws []token.Word) string {
	for hi := len(ws); hi > 0; {
		lo := hi
		for lo > 0 && (!ws[lo-1].Mark || ws[lo-1].Norm == ".") { // "Robert S. Lund"
			lo--
		}
		part := ws[lo:hi]
		for len(part) > 0 && (links[part[0].Norm] || adverbs[part[0].Norm]) {
			part = part[1:]
		}
		for k := range part {
			if auxiliaries[part[k].Norm] || links[part[k].Norm] || adverbs[part[k].Norm] || k > 0 && placeWords[part[k].Norm] {
				part = part[:k]
				break
			}
		}
		if len(part) > 0 {
			return plain(span.Span{Start: part[0].Start, End: part[len(part)-1].End}.In(c.text(m)))
		}
		hi = lo - 1
	}
	return ""
}

// claimDenied reads a sentence that tells both sides: "The office disputed a report by
// the Morning Post that its head had resigned", "The log contradicts her claim that she
// slept". Whose claim it is stands before the noun or after it with "by", "from", "in".
func (c *comparer) claimDenied(m, i int) (clash, bool) {
	doc, text := c.s.Members[m].Document, c.text(m)
	if doc.Grammar == nil {
		return clash{}, false
	}
	toks := doc.Grammar.Tokens
	s := doc.Sentences[i].Span
	for n := sort.Search(len(doc.Predicates), func(n int) bool { return toks[doc.Predicates[n].Head].Start >= s.Start }); n < len(doc.Predicates) && toks[doc.Predicates[n].Head].Start < s.End; n++ {
		p := &doc.Predicates[n]
		by, okBy := p.First(predicate.Agent)
		of, okOf := p.First(predicate.Patient, predicate.Topic)
		if p.Kind != predicate.Verb || !denying[p.Lemma] || p.Negated || p.Hypothetical || !okBy || !okOf || !claimed(doc.Grammar.Word(of.Head)) {
			continue
		}
		at, okAt := c.claimedAt(doc, of.Head, s)
		holder, okHolder := c.claimant(m, of.Head)
		if !okAt || !okHolder {
			continue
		}
		s = s.Trim(text)
		claim := side{sentence: i, passage: s, at: at, value: short(at.In(text)), holder: holder}
		answer := side{sentence: i, passage: s, at: span.Span{Start: p.Start, End: toks[of.Head].End}, value: "denied", denial: true,
			holder: plain(by.Span.In(text))}
		return clash{m, claim, answer}, !sameHolder(claim.holder, answer.holder)
	}
	return clash{}, false
}

// claimed reports whether a noun is of something claimed.
func claimed(noun string) bool {
	noun = strings.ToLower(noun)
	return claimNouns[noun] || reportNouns[noun] || noun == "idea" || noun == "notion"
}

// farThat is how many tokens after the noun the "that" of what is claimed is looked for.
const farThat = 10

// claimedAt is the clause that says what is claimed, after a noun and its "that".
func (c *comparer) claimedAt(doc *annotate.Document, noun int, sentence span.Span) (span.Span, bool) {
	toks := doc.Grammar.Tokens
	for k := noun + 1; k < len(toks)-1 && k <= noun+farThat && toks[k].End < sentence.End; k++ {
		if !strings.EqualFold(doc.Grammar.Word(k), "that") {
			continue
		}
		if tellings[strings.ToLower(doc.Grammar.Word(k+1))] { // "a report that alleged …"
			k++
		}
		end := 0
		for n := sort.Search(len(doc.Predicates), func(n int) bool { return doc.Predicates[n].Head > k }); n < len(doc.Predicates) && doc.Predicates[n].Start < sentence.End; n++ {
			if q := &doc.Predicates[n]; q.Kind != predicate.Noun && q.Clause.Start <= toks[k+1].Start {
				end = max(end, min(q.Clause.End, sentence.End))
			}
		}
		at := span.Span{Start: toks[k+1].Start, End: end}
		return at, end > at.Start
	}
	return span.Span{}, false
}

// claimant is whose claim a noun is.
func (c *comparer) claimant(m, noun int) (string, bool) {
	doc := c.s.Members[m].Document
	toks := doc.Grammar.Tokens
	whose := -1
	for k := range doc.Grammar.Children(noun) {
		word := strings.ToLower(doc.Grammar.Word(k))
		switch {
		case toks[k].Dep == english.DepPoss:
			whose = k
		case word == "by" || word == "from" || word == "in" && reportNouns[strings.ToLower(doc.Grammar.Word(noun))]:
			for o := range doc.Grammar.Children(k) {
				if toks[o].Dep == english.DepPobj && whose < 0 {
					whose = o
				}
			}
		}
	}
	if whose < 0 {
		return "", false
	}
	head := span.Span{Start: toks[whose].Start, End: toks[whose].End}
	if e, _ := c.entityWith(m, head); e >= 0 && e < len(c.s.Entities) {
		return c.s.Entities[e].Name, true
	}
	name := span.Span{Start: toks[doc.Grammar.LeftEdge(whose)].Start, End: head.End}
	return plain(name.In(c.text(m))), !pronouns[strings.ToLower(head.In(c.text(m)))]
}

// denying are verbs that say of a claim that it is not so.
var denying = wordSet("deny dispute reject contradict refute rebut counter dismiss contest")

var tellings = wordSet("alleged alleges alleging claimed claims claiming said says saying suggested suggests suggesting stated states stating")

var reportNouns = wordSet("report reports story article account claim claims allegation allegations accusation accusations assertion assertions")

var (
	links      = wordSet("but however yet still though meanwhile and while who which")
	placeWords = wordSet("in at of on for from near")
)

// names reports whether a word stands in ws, and is not of the holder's own name.
func names(ws []token.Word, word, holder string) bool {
	_, ok := wordAt(ws, word)
	return ok && word != "" && !strings.Contains(strings.ToLower(holder), word)
}

// clauseEnd is where the clause of word k ends: at the next mark.
func clauseEnd(ws []token.Word, k int) int {
	for i := k + 1; i < len(ws); i++ {
		if ws[i].Mark {
			return ws[i-1].End
		}
	}
	return ws[len(ws)-1].End
}

// told describes what a stretch of a sentence says and who says it: the reported
// clause where there is one.
func (c *comparer) told(m, sentence int, s span.Span) side {
	text := c.text(m)
	doc := c.s.Members[m].Document
	s = s.Trim(text)
	out := side{sentence: sentence, passage: s, at: s}
	var best *quote.Quotation
	for q := sort.Search(len(doc.Quotations), func(q int) bool { return doc.Quotations[q].Start >= s.Start }); q < len(doc.Quotations) && doc.Quotations[q].Start < s.End; q++ {
		x := &doc.Quotations[q]
		if x.Source.Empty() || !s.Contains(x.Source) || !s.Contains(x.Clause) || x.Clause.Empty() {
			continue
		}
		if best == nil || x.Clause.Len() > best.Clause.Len() {
			best = x
		}
	}
	if best != nil {
		out.holder = best.SpeakerName(text, doc.Entities)
		out.at = clauseOf(best, text)
		out.distanced = best.Stance == quote.Distancing
		cue := token.Within(doc.Words, best.Cue)
		out.denial = len(cue) > 0 && rebuttals[cue[len(cue)-1].Norm]
	} else if at, holder, ok := foundBy(text, token.Within(doc.Words, s)); ok {
		out.at, out.holder = at, holder
	}
	out.value = short(out.at.In(text))
	return out
}

// clauseOf is the reported clause without "that" and quotation marks.
func clauseOf(q *quote.Quotation, text string) span.Span {
	s := q.Clause.Trim(text)
	words := s.In(text)
	if rest, ok := strings.CutPrefix(words, "that "); ok {
		s.Start += len(words) - len(rest)
	}
	trimmed := strings.TrimLeft(s.In(text), "“\"‘'")
	s.Start = s.End - len(trimmed)
	s.End = s.Start + len(strings.TrimRight(trimmed, "”\"’',. "))
	return s.Trim(text)
}

// foundBy reads "The managers knew, the court found": a finding with its source at
// the end of the sentence.
func foundBy(text string, ws []token.Word) (at span.Span, holder string, ok bool) {
	n := len(ws)
	for n > 0 && ws[n-1].Mark {
		n--
	}
	if n < 5 || !findings[ws[n-1].Norm] {
		return
	}
	for k := n - 2; k > 1 && k > n-7; k-- {
		if ws[k].Norm == "," {
			if k+1 >= n-1 {
				return
			}
			return span.Span{Start: ws[0].Start, End: ws[k-1].End}, plain(span.Span{Start: ws[k+1].Start, End: ws[n-2].End}.In(text)), true
		}
	}
	return
}

var findings = wordSet("found ruled concluded held decided determined")

// valueWords is how many words of a clause stand for it.
const valueWords = 10

// short is a clause cut to its first words.
func short(s string) string {
	f := strings.Fields(s)
	if len(f) > valueWords {
		return strings.TrimRight(strings.Join(f[:valueWords], " "), ",;:") + " …"
	}
	return strings.TrimRight(strings.Join(f, " "), ",;:.")
}

// figureDisputed finds the figure that an answer disputes: the last one before it
// that a source gave, and the one that the answer sets against it, if any.
func (c *comparer) figureDisputed(m, i int, answer side) (clash, bool) {
	doc := c.s.Members[m].Document
	text := c.text(m)
	for back := 1; back <= figureReach && i >= back; back++ {
		claim := c.told(m, i-back, doc.Sentences[i-back].Span)
		q := countIn(doc, claim.at)
		if q == nil || claim.holder == "" {
			continue
		}
		if sameHolder(claim.holder, answer.holder) {
			return clash{}, false
		}
		claim.about, claim.at, claim.value = claim.value, q.Span, formatNumber(q.Value)
		if n := countIn(doc, doc.Sentences[i].Span); n != nil && n.Start > answer.at.Start {
			answer.at, answer.value, answer.denial = n.Span, formatNumber(n.Value), false
		} else if i+1 < len(doc.Sentences) {
			next := token.Within(doc.Words, doc.Sentences[i+1].Span)
			if n := countIn(doc, doc.Sentences[i+1].Span); n != nil && len(next) > 1 && pronouns[next[0].Norm] && sayings[next[1].Norm] {
				answer.at, answer.value, answer.denial = n.Span, formatNumber(n.Value), false
				answer.sentence, answer.passage = i+1, span.Span{Start: answer.passage.Start, End: doc.Sentences[i+1].End}.Trim(text)
			}
		}
		return clash{m, claim, answer}, true
	}
	return clash{}, false
}

// countIn is the last count in a stretch, nil for none.
func countIn(doc *annotate.Document, s span.Span) *quantity.Quantity {
	var found *quantity.Quantity
	for i := sort.Search(len(doc.Quantities), func(i int) bool { return doc.Quantities[i].Start >= s.Start }); i < len(doc.Quantities) && doc.Quantities[i].Start < s.End; i++ {
		if q := &doc.Quantities[i]; s.Contains(q.Span) && counts(q) {
			found = q
		}
	}
	return found
}

var (
	rebuttals = wordSet("denied denies disputed disputes rejected rejects countered counters contradicted contradicts refuted refutes rebutted rebuts")
	sayings   = wordSet("said says told stated insisted insists stressed argued maintained")
)
