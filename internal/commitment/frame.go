package commitment

import (
	"strings"

	"concord/internal/annotate/token"
	"concord/internal/span"
)

// frame is one way of committing found in a sentence. Indexes are into the
// words of the sentence, half-open; -1 where a part is absent.
type frame struct {
	rule       string
	illocution Illocution
	modality   Modality
	cue        [2]int
	subject    [2]int // where to look for who is bound
	object     [2]int // where to look for to whom
	content    [2]int
	is, as     [2]int // constitutive: what counts, as what
	earlier    bool   // pluperfect: a commitment older than the one told of
	ours       bool   // first person: the speaker binds himself
	carried    bool   // a second duty of whom the frame before binds: "shall house …, and, if …, shall warn"
}

var none = [2]int{-1, -1}

// frames finds the ways of committing in one sentence.
func (s *scanner) frames() []frame {
	var found []frame
	words := s.words
	for i := 0; i < len(words); i++ {
		f, ok := s.at(i)
		if !ok || len(found) > 0 && found[len(found)-1].content[0] == f.cue[0] {
			continue // "pledges to guarantee" is one commitment, not two
		}
		if n := len(found); n > 0 && strings.Contains(f.rule, "will") && found[n-1].content[0] <= f.cue[0] && f.cue[0] < found[n-1].content[1] {
			continue // so is "assured him that it will"
		}
		if n := len(found); f.carried && n > 0 {
			f.subject = found[n-1].subject
		}
		f.earlier = s.within(max(0, f.cue[0]-3), f.cue[0], "had")
		found = append(found, f)
		i = max(i, f.cue[1]-1) // one frame for one cue; a later cue may begin another
	}
	return found
}

// scanner reads the words of one sentence.
type scanner struct {
	text  string // of the report
	words []token.Word
	stems []string         // of words, for what is found in them: see stems
	under bool             // a binding text is named: "shall", "directs" may be its terms
	terms bool             // the sentence tells what a binding text says: "Under the order, X will"
	actor func(i int) bool // a name of somebody who can act ends before word i
}

func (s *scanner) norm(i int) string {
	if i < 0 || i >= len(s.words) {
		return ""
	}
	return s.words[i].Norm
}

// next is the index of the next word from i that is no quotation mark.
func (s *scanner) next(i int) int {
	for i < len(s.words) && s.words[i].Mark && strings.Trim(s.norm(i), "\"'“”‘’«»") == "" {
		i++
	}
	return i
}

// verb skips marks, adverbs in -ly and light words to the verb after a modal.
func (s *scanner) verb(i int) int {
	for n := 0; n < 4; n++ {
		i = s.next(i)
		w := s.norm(i)
		if strings.HasSuffix(w, "ly") || w == "also" || w == "now" || w == "then" || w == "further" || w == "again" || w == "no" || w == "longer" || w == "not" || w == "never" || w == "soon" {
			i++
			continue
		}
		break
	}
	return i
}

func (s *scanner) within(from, to int, norms ...string) bool {
	for i := max(from, 0); i < to && i < len(s.words); i++ {
		for _, n := range norms {
			if s.norm(i) == n {
				return true
			}
		}
	}
	return false
}

// negated reports whether a negation stands in the clause before i.
func (s *scanner) negated(i int) bool {
	for j := i - 1; j >= max(0, i-6); j-- {
		w := s.norm(j)
		if w == "," || w == ";" || w == ":" {
			return false
		}
		if negations[w] || strings.HasSuffix(w, "n't") {
			return true
		}
	}
	return false
}

// clauseStart is the index after the last clause boundary before i; an opening
// phrase such as "Under the order," does not belong to the clause.
func (s *scanner) clauseStart(i int) int {
	for j := i - 1; j >= 0; j-- {
		switch s.norm(j) {
		case ";", ":", "that", "which", "who":
			return j + 1
		case ",":
			switch s.norm(s.next(0)) {
			case "under", "according", "in", "with", "by", "as", "after", "for", "on", "at", "during", "since":
				if !s.within(0, j, ",") {
					return j + 1
				}
			}
		}
	}
	return 0
}

// clauseEnd is the index of the end of the clause that goes on at i: before a
// closing attribution (", he said", ", according to"), a semicolon or the last mark.
func (s *scanner) clauseEnd(i int) int {
	end := len(s.words)
	for end > i && s.words[end-1].Mark {
		end--
	}
	for j := i; j < end; j++ {
		switch s.norm(j) {
		case ";":
			return j
		case "—", "–", "-", ",":
			k, far := s.next(j+1), 5
			switch s.norm(k) {
			case "but", "while", "though", "although", "whereas", "meaning", "which", "who", "despite":
				return j
			}
			if s.norm(j) != "," {
				continue
			}
			if k > j+1 { // a quotation ends here: what follows may be longer
				far = 10
			}
			if s.norm(k) == "according" || s.attribution(k, far) {
				return j
			}
		}
	}
	return end
}

// attribution reports whether the words from k to the end of the sentence are
// "said Ruth Hale", "the mayor said", "it reads": a verb of
// saying within far words.
func (s *scanner) attribution(k, far int) bool {
	for j := k; j < len(s.words) && j < k+far; j++ {
		if w := s.norm(j); saying[w] || w == "reads" || w == "read" || w == "continues" {
			return true
		}
	}
	return false
}

func (s *scanner) at(i int) (frame, bool) {
	w := s.norm(i)
	switch {
	case w == "shall" || w == "must" && s.under:
		return s.modal(i, "shall")
	case (w == "will" || w == "won't") && s.terms:
		return s.modal(i, "will-under-instrument")
	case w == "will" || w == "won't" || w == "would" || w == "'ll":
		return s.announced(i)
	case regarding[w]:
		return s.constitutive(i, [2]int{i, i + 1})
	case promising[w] == "plan" && (s.norm(i-1) == "the" || s.norm(i-1) == "a" || s.norm(i-1) == "an" || s.norm(i-1) == "his" || s.norm(i-1) == "their" || s.norm(i-1) == "its" || s.norm(i-1) == "of"):
	case promising[w] != "" && s.isVerb(i):
		return s.promise(i)
	case pledges[w]:
		return s.pledge(i)
	case w == "policy":
		return s.policy(i)
	case directing[w]:
		return s.direct(i)
	}
	return frame{}, false
}

func (s *scanner) modal(i int, rule string) (frame, bool) {
	v := s.verb(i + 1)
	if regarding[s.norm(v)] || s.norm(v) == "be" && regarding[s.norm(v+1)] {
		if s.norm(v) == "be" {
			v++
		}
		if f, ok := s.constitutive(v, [2]int{i, i + 1}); ok {
			f.rule = rule + "-regard"
			return f, true
		}
	}
	if v >= len(s.words) || s.words[v].Mark {
		return frame{}, false
	}
	before, carried := s.beforeTrigger(i)
	f := frame{rule: rule, illocution: Prescriptive, modality: Obligation, cue: [2]int{i, i + 1}, carried: carried,
		subject: [2]int{s.clauseStart(before), before}, object: none, content: [2]int{s.next(i + 1), s.clauseEnd(i + 1)}, is: none, as: none}
	if s.norm(i) == "won't" || s.within(i+1, v, "not", "never", "no") {
		f.modality = Prohibition
	}
	f.object = f.content
	return f, true
}

// beforeTrigger is the index before a condition that stands between who is
// bound and the modal at i ("the company, in the event of a flood, shall"), else
// i; and whether only "and" stands before it.
func (s *scanner) beforeTrigger(i int) (before int, and bool) {
	p := i - 1
	for p > 0 && s.words[p].Mark && s.norm(p) != "," {
		p--
	}
	if p < 0 || s.norm(p) != "," {
		return i, false
	}
	for t := p - 1; t >= max(0, p-20) && s.norm(t) != ","; t-- {
		if w := s.norm(t); w != "if" && w != "unless" && !(w == "in" && (s.norm(t+1) == "the" && s.norm(t+2) == "event" || s.norm(t+1) == "case")) {
			continue
		}
		for t > 0 && s.words[t-1].Mark {
			t--
		}
		return t, t > 0 && s.norm(t-1) == "and"
	}
	return i, false
}

// constitutive reads "regard X as Y" and "X is to be treated as Y" about the
// verb at v.
func (s *scanner) constitutive(v int, cue [2]int) (frame, bool) {
	end := s.clauseEnd(v + 1)
	as := -1
	for j := v + 1; j < end && j < v+40; j++ {
		if s.norm(j) == "as" && s.norm(j+1) != "well" {
			as = j
			break
		}
	}
	if as < 0 {
		return frame{}, false
	}
	f := frame{rule: "regard-as", illocution: Constitutive, modality: Assurance, cue: cue, subject: [2]int{s.clauseStart(cue[0]), cue[0]},
		object: [2]int{v + 1, end}, content: [2]int{s.next(v + 1), end}, as: [2]int{s.next(as + 1), end}, is: [2]int{s.next(v + 1), as}}
	if as == v+1 || s.next(v+1) == as { // passive: what counts stands before
		f.is = f.subject
		if f.is[1] <= f.is[0] {
			return frame{}, false
		}
		if !s.within(max(0, v-4), v, "be", "is", "are", "was", "were", "been") {
			return frame{}, false
		}
	} else if !s.under && !s.within(max(0, v-4), v, "shall", "will", "would", "must", "to") && s.norm(v) != "considers" && s.norm(v) != "regards" && s.norm(v) != "treats" {
		return frame{}, false
	}
	// Only what a promise may turn on counts: an attack, an act, a breach. "He is
	// regarded as a moderate" binds nobody.
	if !s.under && !s.act(f.is) {
		return frame{}, false
	}
	return f, true
}

// act reports whether the words name an act or event that a rule may be about.
func (s *scanner) act(r [2]int) bool {
	for i := max(r[0], 0); i < r[1] && i < len(s.words); i++ {
		switch token.Stem(s.norm(i)) {
		case "attack", "strike", "invas", "assault", "aggress", "incurs", "breach", "violat", "threat", "use", "act", "failur", "interfer", "blockad", "delay", "default":
			return true
		}
	}
	return false
}

// isVerb tells "pledged to" from "a pledge to".
func (s *scanner) isVerb(i int) bool {
	if !pledges[s.norm(i)] {
		return true
	}
	switch p := s.norm(i - 1); p {
	case "a", "an", "the", "its", "his", "her", "their", "our", "this", "that", "such", "security", "of", "and", "no", "any", "new", "public", "campaign", "strong", "sweeping":
		return false
	case "to", "will", "would", "shall", "they", "we", "i", "you", "can", "could", "also", "must", "and/or":
		return true
	}
	return s.norm(i+1) == "to" || s.norm(i+1) == "that" || strings.HasSuffix(s.norm(i), "s") && !token.Content(s.norm(i+1))
}

func (s *scanner) promise(i int) (frame, bool) {
	lemma := promising[s.norm(i)]
	if s.negated(i) || s.norm(i-1) == "if" {
		return frame{}, false // not promised, or denied: nobody is bound
	}
	if strings.HasSuffix(s.norm(i), "ing") && lemma == "promise" && s.norm(i+1) != "to" && s.norm(i+1) != "that" {
		return frame{}, false // "a promising start"
	}
	if lemma == "guarantee" && s.within(i-2, i, "is", "are", "be", "was") && strings.HasSuffix(s.norm(i), "ed") && s.norm(i+1) != "that" {
		return frame{}, false // "is guaranteed": by whom is not told
	}
	end := s.clauseEnd(i + 1)
	j := i + 1
	to := -1 // index of the to or that which begins what is promised
	for k := j; k < end && k <= i+8; k++ {
		if n := s.norm(k); n == "to" || n == "that" {
			to = k
			break
		}
		if s.words[k].Mark && s.next(k) == k {
			break
		}
	}
	switch needs[lemma] {
	case infinite:
		if s.norm(j) != "to" && !(to > 0 && strings.HasSuffix(s.norm(to-1), "self")) && !(lemma == "commit" && to > 0) {
			return frame{}, false
		}
		if lemma == "commit" && to > j && !strings.HasSuffix(s.norm(to-1), "self") && !s.under {
			return frame{}, false
		}
	case clause:
		if to != j {
			return frame{}, false
		}
	case addressee:
		if to < 0 && s.norm(j) != "him" && s.norm(j) != "her" {
			// "assured Trump Israel would not": a modal must follow
			if !s.within(j, min(end, i+8), "would", "will") {
				return frame{}, false
			}
		}
	}
	if j >= end || idle[s.norm(j)] || idle[s.norm(j+1)] {
		return frame{}, false
	}
	f := frame{rule: "verb-" + lemma, illocution: Commissive, modality: Assurance, cue: [2]int{i, i + 1}, subject: [2]int{s.clauseStart(i), i},
		object: [2]int{j, end}, content: [2]int{s.next(j), end}, is: none, as: none}
	switch {
	case lemma == "refuse":
		f.modality = Prohibition
	case lemma == "plan" && !undertaking[s.norm(s.verb(i+2))]:
		return frame{}, false
	case lemma == "offer" || lemma == "threaten" || lemma == "plan":
		f.modality = Intention
	case lemma == "commit" && to > j && s.under:
		f.rule, f.illocution, f.modality = "commits-to", Prescriptive, Obligation
		f.subject, f.content = [2]int{j, to}, [2]int{to, end}
	}
	if to >= 0 {
		from := s.next(to + 1)
		if s.norm(from) == ":" {
			return frame{}, false // "committing itself to:" and then a list, which stands elsewhere
		}
		if from < end {
			f.content = [2]int{from, end}
		}
		f.object = f.content
		for k := from; k < min(end, from+8); k++ { // who is bound stands before the modal, for whom after it
			if n := s.norm(k); n == "will" || n == "would" || n == "shall" {
				f.object = [2]int{k + 1, end}
				break
			}
		}
		if to > j { // the addressee stands between
			f.object = [2]int{j, to}
		}
	}
	return f, true
}

// pledge reads "grants Qatar a security guarantee": a noun of commitment that
// somebody gives.
func (s *scanner) pledge(i int) (frame, bool) {
	if trade[s.norm(i-1)] || s.negated(i) {
		return frame{}, false
	}
	from := max(0, i-12)
	for j := i - 1; j >= from; j-- {
		w := s.norm(j)
		if w == "." || w == ";" {
			break
		}
		if !giving[w] {
			continue
		}
		if s.negated(j) {
			return frame{}, false
		}
		if strings.HasPrefix(w, "receiv") || w == "secured" || w == "secure" { // who is given it stands first
			return frame{rule: "noun-" + strings.TrimSuffix(s.norm(i), "s"), illocution: Commissive, modality: Assurance, cue: [2]int{j, j + 1},
				subject: [2]int{i + 1, s.clauseEnd(i)}, object: [2]int{s.clauseStart(j), j}, content: [2]int{s.next(j + 1), s.nounEnd(i)}, is: none, as: none}, true
		}
		return frame{rule: "noun-" + strings.TrimSuffix(s.norm(i), "s"), illocution: Commissive, modality: Assurance, cue: [2]int{j, j + 1},
			subject: [2]int{s.clauseStart(j), j}, object: [2]int{j + 1, i}, content: [2]int{s.next(j + 1), s.nounEnd(i)}, is: none, as: none}, true
	}
	return frame{}, false
}

// nounEnd is the end of the noun phrase about the noun at i with what belongs
// to it: up to a comma or the end of the clause.
func (s *scanner) nounEnd(i int) int {
	end := s.clauseEnd(i)
	for j := i + 1; j < end; j++ {
		if s.norm(j) == "," || s.norm(j) == "—" || s.norm(j) == "–" {
			return j
		}
	}
	return end
}

// policy reads "it is the policy of X to V" and "makes it X policy to V".
func (s *scanner) policy(i int) (frame, bool) {
	to := -1
	for j := i + 1; j < len(s.words) && j <= i+8; j++ {
		if s.norm(j) == "to" {
			to = j
			break
		}
	}
	if to < 0 || !s.within(max(0, i-5), i, "it") {
		return frame{}, false
	}
	end := s.clauseEnd(to)
	f := frame{rule: "policy-to", illocution: Commissive, modality: Assurance, cue: [2]int{i, i + 1}, subject: [2]int{i + 1, to},
		object: [2]int{to, end}, content: [2]int{s.next(to + 1), end}, is: none, as: none}
	if to == i+1 {
		f.subject = [2]int{max(0, i-2), i}
	}
	return f, to+1 < end
}

// direct reads "directs X to V", "X is obliged to V", "bars X from V-ing".
func (s *scanner) direct(i int) (frame, bool) {
	w := s.norm(i)
	stem := token.Stem(w)
	passive := s.within(max(0, i-3), i, "is", "are", "be", "was", "were", "been")
	bans := stem == "ban" || stem == "prohibit" || stem == "forbid" || w == "forbade" || stem == "bar"
	switch {
	case s.negated(i) && !passive, !passive && s.noun(i):
		return frame{}, false
	case !passive && (stem == "allow" || stem == "permit"):
		return frame{}, false // "allowed the law to take effect" lays no duty on anybody
	case !s.under && !passive && (stem == "direct" || stem == "instruct" || stem == "task" || stem == "bind" || stem == "commit"):
		return frame{}, false // one person telling another what to do binds nobody else
	}
	link := "to"
	if bans && stem != "forbid" {
		link = "from"
	}
	end := s.clauseEnd(i + 1)
	to := -1
	for j := i + 1; j < end && j <= i+10; j++ {
		if n := s.norm(j); n == link || n == "with" && stem == "task" || n == "as" && stem == "design" {
			to = j
			break
		}
		if n := s.norm(j); n == "," || n == ";" {
			break
		}
	}
	if to < 0 || to+1 >= end || passive && to > i+1 || !s.bearer(i+1, to) {
		return frame{}, false
	}
	if link == "to" && (s.words[s.next(to+1)].Norm == "the" || s.words[s.next(to+1)].Norm[0] <= '9' || s.words[s.next(to+1)].Norm == "a") {
		return frame{}, false // "limited capacity to 15 rounds" is no infinitive
	}
	if !passive && to == i+1 { // "ordered to leave", "allowed to": the bearer stands before
		passive = true
	}
	f := frame{rule: "direct-" + stem, illocution: Prescriptive, modality: Obligation, cue: [2]int{i, i + 1},
		subject: [2]int{i + 1, to}, object: [2]int{to, end}, content: [2]int{s.next(to + 1), end}, is: none, as: none}
	if passive {
		f.subject = [2]int{s.clauseStart(i), i}
	}
	switch stem {
	case "allow", "permit", "authoris", "author":
		f.modality = Permission
	case "design":
		f.illocution, f.modality = Constitutive, Assurance
		f.is, f.as = f.subject, f.content
	}
	if bans || passive && s.negated(i) {
		f.modality = Prohibition
	}
	return f, true
}

// bearer reports whether the words between a verb of directing and its "to" may
// name who is bound: a short noun phrase without a preposition in it.
func (s *scanner) bearer(from, to int) bool {
	if to-from > 6 {
		return false
	}
	for i := from; i < to; i++ {
		switch s.norm(i) {
		case "on", "of", "in", "for", "at", "and", "that", "was", "is", "were", "as", "about":
			return false
		}
		if strings.HasSuffix(s.norm(i), "ing") {
			return false
		}
	}
	return true
}

// noun reports whether the word at i, which may be a verb of directing, is a
// noun here: "the order appears to", "an executive order pledging to".
func (s *scanner) noun(i int) bool {
	switch s.norm(i) {
	case "order", "orders", "mandate", "mandates", "permit", "permits", "task", "tasks", "bar", "bars", "ban", "bans":
	default:
		return false
	}
	switch p := s.norm(i - 1); {
	case p == "a" || p == "an" || p == "the" || p == "its" || p == "his" || p == "her" || p == "their" || p == "our" || p == "this" || p == "that" ||
		p == "new" || p == "latest" || p == "of" || p == "in" || p == "under" || p == "u.s." || formal[p] || strings.HasSuffix(p, "'s"):
		return true
	}
	switch n := s.norm(i + 1); {
	case n == "to" || n == "of" || n == "that" || n == "for" || n == "in" || n == "on" || n == "is" || n == "was" || n == "has" || n == "could" || n == "would" ||
		n == "appears" || n == "seems" || n == "makes" || n == "by" || n == "and" || saying[n]:
		return true
	}
	return false
}

// announced reads what a speaker says he will do: "said it would pay", and in
// the first person "we will pay". The speaker must be the one who acts.
func (s *scanner) announced(i int) (frame, bool) {
	v := s.verb(i + 1)
	if v >= len(s.words) || s.words[v].Mark || passive[s.norm(v)] && s.norm(v) != "be" {
		return frame{}, false
	}
	f := frame{rule: "announced-will", illocution: Commissive, modality: Intention, cue: [2]int{i, i + 1}, subject: [2]int{s.clauseStart(i), i},
		content: [2]int{s.next(i + 1), s.clauseEnd(i + 1)}, is: none, as: none}
	f.object = f.content
	if s.within(i+1, v, "not", "never", "no") || s.norm(i) == "won't" {
		f.modality = Prohibition
	}
	p := i - 1
	for p > 0 && (s.norm(p) == "also" || s.norm(p) == "now" || s.norm(p) == "all") {
		p--
	}
	switch s.norm(p) {
	case "we", "i":
		f.ours = true
		return f, s.norm(i) != "would" && s.norm(p-1) != "if" && !passive[s.norm(v)]
	case "it", "he", "she", "they":
		if passive[s.norm(v)] {
			return frame{}, false
		}
		j := p - 1
		if s.norm(j) == "that" {
			j--
		}
		if who := s.norm(j - 1); saying[s.norm(j)] && !(s.norm(p) == "it" && strings.HasSuffix(who, "s") && !strings.HasSuffix(who, "ss") && !strings.Contains(who, ".")) {
			f.ours = true // "forecasters said it would rain" speaks of no forecaster
			return f, true
		}
	}
	if s.norm(i) == "would" {
		return frame{}, false
	}
	n := v
	if s.norm(v) == "be" {
		n = s.verb(v + 1)
		if !undertaking[base(s.norm(n))] && !directing[s.norm(n)] || s.norm(n) == "bound" {
			return frame{}, false
		}
		f.rule = "will-be-done"
		return f, true
	}
	f.rule = "will-of-actor"
	return f, undertaking[s.norm(v)] && (bodies[s.norm(p)] || s.actor != nil && s.actor(p+1))
}

// base is the plain form of a regular past participle, such as "lift" of "lifted".
func base(w string) string {
	for _, cut := range []string{"ed", "d"} {
		if b, ok := strings.CutSuffix(w, cut); ok && undertaking[b] {
			return b
		}
	}
	if b, ok := strings.CutSuffix(w, "ed"); ok && len(b) > 2 && b[len(b)-1] == b[len(b)-2] {
		return b[:len(b)-1]
	}
	return w
}

// span is the stretch of text that the words of r cover.
func (s *scanner) span(r [2]int) span.Span {
	from, to := max(r[0], 0), min(r[1], len(s.words))
	if r[0] < 0 || from >= to {
		return span.Span{}
	}
	return span.Span{Start: s.words[from].Start, End: s.words[to-1].End}
}
