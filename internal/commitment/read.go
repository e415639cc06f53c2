package commitment

import (
	"sort"
	"strings"

	"concord/english"
	"concord/internal/annotate"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/quote"
	"concord/internal/annotate/token"
	"concord/internal/span"
	"concord/internal/story"
)

// clause is one passage of one report that tells a commitment, with its parts.
// Spans are of the report's text, empty where a part is not told.
type clause struct {
	member, sentence int
	rule             string
	kind             Kind
	illocution       Illocution
	modality         Modality
	cue              span.Span
	says             span.Span
	content          span.Span
	act              int // predicate of the content, -1
	head             int // predicate that commits, -1
	promisor         who
	promisee         who
	bearer           who // who is to do it, where that is not the promisor
	condition        span.Span
	is, as           span.Span // constitutive and designation
	instrument       int       // of the reader's instruments, -1
	quotation        int       // -1
	quoted           bool
	holder           string
	earlier          bool // told as older than what the report is about
	denied           bool
	about            bool // of a text, and no term of it: a judge lets the law stand
	made, due        *Dated
	compared         []likening
	measures, limits []span.Span
	list             List
	purpose          span.Span
	interests        []span.Span
	grounds          []span.Span
	keys             []string // stems of its content words, sorted
}

// reader reads the commitments of one report.
type reader struct {
	s           *story.Story
	m           int
	doc         *annotate.Document
	text        string
	toks        []english.Token
	preds       []predicate.Predicate
	at          map[int]int // token of a predicate's head → its index
	taken       map[int]bool
	instruments []instrument
	textAt      map[int]int // token → instrument it names
	self        int         // the instrument that the report itself is, -1
	refs        map[int]int // see referents
	actors      map[int]int // mentions of each organisation of the document, counted once asked for
}

func newReader(s *story.Story, m int) *reader {
	doc := s.Members[m].Document
	r := &reader{s: s, m: m, doc: doc, text: doc.Report.Text, preds: doc.Predicates, at: make(map[int]int, len(doc.Predicates)), taken: map[int]bool{}, textAt: map[int]int{}}
	if doc.Grammar != nil {
		r.toks = doc.Grammar.Tokens
	}
	for i, p := range doc.Predicates {
		r.at[p.Head] = i
	}
	r.findInstruments()
	r.self = -1
	if doc.Report.Primary {
		r.self = r.own()
	}
	return r
}

// read returns the clauses of the report in text order. Of two ways in which one
// predicate commits the first in this order counts; what is promised is no
// promise of its own: "pledges to guarantee" is one.
func (r *reader) read() []clause {
	var out []clause
	for i := range r.preds {
		if r.taken[i] {
			continue
		}
		for _, frame := range [...]func(int) (clause, bool){r.regard, r.policy, r.promise, r.direct, r.designate, r.given, r.modal, r.announced, r.ready, r.owns, r.asks, r.effective, r.courts, r.decrees} {
			c, ok := frame(i)
			if !ok {
				continue
			}
			if c, ok = r.finish(c); !ok {
				continue
			}
			r.taken[i] = true
			if c.act >= 0 {
				r.taken[c.act] = true
			}
			out = append(out, c)
			break
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].says.Start < out[j].says.Start })
	return out
}

// start is a clause about predicate i, with nothing told yet.
func (r *reader) start(i int, rule string, kind Kind, ill Illocution, mod Modality) clause {
	return clause{member: r.m, rule: rule, kind: kind, illocution: ill, modality: mod, cue: r.preds[i].Span, head: i, act: -1, instrument: -1, quotation: -1,
		promisor: nobody, promisee: nobody, bearer: nobody, sentence: r.sentence(r.preds[i].Start)}
}

func (r *reader) sentence(at int) int {
	return max(0, sort.Search(len(r.doc.Sentences), func(i int) bool { return r.doc.Sentences[i].Start > at })-1)
}

// finish fills what every clause has: the words, who holds it, the instrument,
// dates, limits. It is false where nothing is left to be told.
func (r *reader) finish(c clause) (clause, bool) {
	if c.content.Empty() {
		return c, false
	}
	sent := r.doc.Sentences[c.sentence].Span
	p := &r.preds[c.head]
	c.earlier = c.earlier || p.Historical
	c.quotation = quotationAt(r.doc, c.cue)
	if c.quotation < 0 || r.doc.Quotations[c.quotation].Kind == quote.Indirect {
		if q := quotationAt(r.doc, c.content); q >= 0 && c.quotation < 0 {
			c.quotation = q
		}
	}
	if c.quotation >= 0 && r.doc.Quotations[c.quotation].Cue.Overlaps(c.cue) { // "pledged to": whose words they are is who pledges
		c.quotation = -1
		if q := quotationAt(r.doc, c.cue); q >= 0 {
			c.quotation = q
		}
		c.quoted = c.quoted || strings.ContainsAny(c.content.In(r.text), "“\"")
	}
	if c.quotation >= 0 {
		q := r.doc.Quotations[c.quotation]
		c.quoted = q.Kind != quote.Indirect
		c.holder = q.SpeakerName(r.text, r.doc.Entities)
		if c.promisor.name != "" && c.holder == c.promisor.name {
			c.holder = ""
		}
	}
	if c.about {
		c.instrument = -1
	} else if c.instrument < 0 {
		c.instrument = r.under(c)
	}
	if c.instrument >= 0 {
		c.bearer = r.office(c.bearer)
	}
	for k := range r.doc.Times { // the tree may cut "10 a.m." in two
		if t := r.doc.Times[k].Span; t.Start < c.content.End && t.End > c.content.End && t.Start >= c.content.Start && t.End <= sent.End {
			c.content.End = t.End
		}
	}
	from, to := r.tokens(c.content)
	for k := from + 2; k < to; k++ {
		if w := r.word(k); r.word(k-1) == "," && (w == "according" && r.word(k+1) == "to" || w == "citing") {
			c.content.End = r.toks[k-1].Start
			break
		}
	}
	c.content = r.unmarked(c.content)
	says := join(c.cue, c.content)
	for _, w := range [...]span.Span{c.is, c.as} {
		says = join(says, w)
	}
	for _, w := range [...]who{c.promisor, c.bearer, c.promisee} {
		if sent.Contains(w.at) && !w.at.Empty() && says.Start-w.at.End < 200 {
			says = join(says, w.at)
		}
	}
	if c.condition.Empty() {
		c.condition = r.conditionOf(c, sent)
	}
	if !c.condition.Empty() {
		c.condition = r.unmarked(c.condition)
		says = join(says, c.condition)
	}
	if says.Start < sent.Start {
		says.Start = sent.Start
	}
	says.End = min(says.End, sent.End)
	c.says = r.unmarked(says)
	c.keys = r.keys(c)
	if from, to := r.tokens(c.content); len(c.keys) == 0 || c.says.Empty() || c.rule == "will-be-done" && to-from < 3 {
		return c, false
	}
	r.times(&c)
	r.measure(&c)
	c.compared = r.likenings(c, sent)
	r.without(&c)
	c.grounds = r.groundsOf(c, sent)
	return c, true
}

// join is the smallest span that holds both; an empty one holds nothing.
func join(a, b span.Span) span.Span {
	switch {
	case b.Empty():
		return a
	case a.Empty():
		return b
	}
	return span.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}

// keys are the stems of the content words of c, its cue aside, sorted.
func (r *reader) keys(c clause) []string {
	seen := map[string]bool{}
	var out []string
	for _, w := range token.Within(r.doc.Words, c.says) {
		if w.Mark || !token.Content(w.Norm) || w.Span.Overlaps(c.cue) && !c.content.Contains(w.Span) {
			continue
		}
		if k := token.Stem(strings.TrimSuffix(w.Norm, "'s")); !seen[k] {
			seen[k] = true
			out = append(out, k)
		}
	}
	sort.Strings(out)
	return out
}

// unmarked is sp without white space, quotation marks that have no partner in
// it, and commas and stops at its ends.
func (r *reader) unmarked(sp span.Span) span.Span {
	for {
		sp = sp.Trim(r.text)
		in := sp.In(r.text)
		switch {
		case in == "":
			return sp
		case strings.HasSuffix(in, ","), strings.HasSuffix(in, ";"), strings.HasSuffix(in, ":"):
			sp.End--
		case strings.HasSuffix(in, ".") && sp.End == r.doc.Sentences[r.sentence(sp.Start)].End:
			sp.End--
		case strings.HasPrefix(in, ","):
			sp.Start++
		case strings.HasSuffix(in, "—") || strings.HasSuffix(in, "–"):
			sp.End -= len("—")
		case strings.HasSuffix(in, "”") && strings.Count(in, "“") < strings.Count(in, "”"):
			sp.End -= len("”")
		case strings.HasPrefix(in, "“") && strings.Count(in, "”") < strings.Count(in, "“"):
			sp.Start += len("“")
		case strings.HasPrefix(in, "”"):
			sp.Start += len("”")
		case strings.HasSuffix(in, "’") && !strings.Contains(in, "‘"):
			sp.End -= len("’")
		case strings.HasPrefix(in, "‘") && strings.Count(in, "’") < strings.Count(in, "‘"):
			sp.Start += len("‘")
		case strings.HasSuffix(in, "'") && strings.Count(in, "'") == 1, strings.HasSuffix(in, "\"") && strings.Count(in, "\"") == 1:
			sp.End--
		case strings.HasPrefix(in, "'") && strings.Count(in, "'") == 1, strings.HasPrefix(in, "\"") && strings.Count(in, "\"") == 1:
			sp.Start++
		default:
			return sp
		}
	}
}

// quotationAt is the innermost quotation one of whose contents overlaps at, -1
// for none; a marked term is none.
func quotationAt(doc *annotate.Document, at span.Span) int {
	best := -1
	from := sort.Search(len(doc.Quotations), func(i int) bool { return doc.Quotations[i].End > at.Start })
	for i := from; i < len(doc.Quotations) && doc.Quotations[i].Start < at.End; i++ {
		if doc.Quotations[i].Term {
			continue
		}
		for _, c := range doc.Quotations[i].Content {
			if c.Overlaps(at) && (best < 0 || doc.Quotations[i].Span.Len() <= doc.Quotations[best].Span.Len()) {
				best = i
			}
		}
	}
	return best
}

func (r *reader) word(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return strings.ToLower(r.text[r.toks[i].Start:r.toks[i].End])
}

func (r *reader) lemma(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return strings.ToLower(r.toks[i].Lemma)
}

func (r *reader) span(from, to int) span.Span {
	if from < 0 || from >= to || to > len(r.toks) {
		return span.Span{}
	}
	return span.Span{Start: r.toks[from].Start, End: r.toks[to-1].End}
}

// phrase is the span of token i with all that depends on it.
func (r *reader) phrase(i int) span.Span {
	s := r.doc.Grammar.Subtree(i)
	return r.span(s.From, s.To)
}

// tokens returns the tokens that lie in sp, half-open.
func (r *reader) tokens(sp span.Span) (from, to int) {
	from = sort.Search(len(r.toks), func(i int) bool { return r.toks[i].Start >= sp.Start })
	to = from + sort.Search(len(r.toks)-from, func(i int) bool { return r.toks[from+i].Start >= sp.End })
	return from, to
}

// has reports whether one of the words stands in sp, whole and in any case.
func (r *reader) has(sp span.Span, words ...string) bool {
	for _, w := range token.Within(r.doc.Words, sp) {
		for _, x := range words {
			if w.Norm == x {
				return true
			}
		}
	}
	return false
}

// bare reports whether predicate i is told as such: neither hypothetical nor
// asked, nor only wished, possible, or asked of somebody.
func (r *reader) bare(i int) bool {
	p := &r.preds[i]
	if r.never(i) {
		return false
	}
	if p.By == predicate.Intention && p.Tense == predicate.Past { // "wants to go and rejected it": a finite verb is not what is wanted
		return !p.Asked
	}
	switch p.Modality {
	case predicate.Willed, predicate.Possible, predicate.Able, predicate.Necessary, predicate.Probable:
		return false
	case predicate.Would:
		if !p.Future {
			return false
		}
	}
	return !p.Hypothetical && !p.Asked && p.By != predicate.Condition && p.By != predicate.Intention && p.By != predicate.Purpose_
}

// never reports whether a phrase such as "at no time" or "in no way" stands with
// predicate i, which the tree does not count as a negation.
func (r *reader) never(i int) bool {
	for c := range r.doc.Grammar.Children(r.preds[i].Head) {
		if r.toks[c].POS == english.PosADP && c < r.preds[i].Head && r.word(c+1) == "no" {
			return true
		}
	}
	return false
}

// denied reports whether what stands above predicate i says that it is not so.
func (r *reader) denied(i int) bool {
	for n, q := 0, r.preds[i].Within; q >= 0 && n < 4; n, q = n+1, r.preds[q].Within {
		if is(r.preds[q].Base, denying) && !r.preds[q].Negated {
			return true
		}
	}
	return false
}
