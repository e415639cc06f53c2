package commitment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/english"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/quote"
	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/span"
	"concord/internal/story"
)

// day is the time that an argument tells, nil where it tells none.
func (r *reader) day(a predicate.Argument) *Dated {
	t := a.Time
	if a.Role != predicate.Time && a.Prep != "during" {
		return nil
	}
	if t < 0 {
		for k := range r.doc.Times {
			if a.Span.Contains(r.doc.Times[k].Span) && r.doc.Times[k].When != "" {
				t = k
				break
			}
		}
	}
	if t < 0 || t >= len(r.doc.Times) {
		return nil
	}
	x := r.doc.Times[t]
	if x.When == "" || x.Type == when.Set || strings.HasSuffix(x.Value, "_REF") {
		return nil
	}
	return &Dated{When: x.When, Passages: []story.Passage{r.s.Passage(r.m, x.Span)}, Reason: x.Reason}
}

// times fills when c was made and when it is due. A time of what is promised is
// never that of the promise.
func (r *reader) times(c *clause) {
	published := r.doc.Report.Published.When
	performative := c.act != c.head
	for _, a := range r.preds[c.head].Arguments {
		d := r.day(a)
		if d == nil {
			continue
		}
		late := a.Prep == "by" || a.Prep == "before" || a.Prep == "until" || a.Prep == "till" || a.Prep == "within" || a.Prep == "from"
		if a.Prep == "since" {
			c.made = d
			continue
		}
		if performative && !late && !c.content.Contains(a.Span) && !r.after(d, string(published)) {
			if c.made == nil {
				c.made = d
			}
		} else if c.due == nil && (!performative || late) {
			c.due = d
		}
	}
	if c.act >= 0 && performative {
		for _, a := range r.preds[c.act].Arguments {
			d := r.day(a)
			switch {
			case d != nil && a.Prep == "since" && c.made == nil:
				c.made = d
			case d != nil && a.Prep != "since" && c.due == nil:
				c.due = d
			}
		}
	}
}

// after reports whether d begins after the report was published.
func (r *reader) after(d *Dated, published string) bool {
	a, err := d.When.Bounds()
	if err != nil || published == "" {
		return false
	}
	b, err := r.doc.Report.Published.When.Bounds()
	return err == nil && !b.OpenTo && !a.OpenFrom && a.From.After(b.To)
}

var meansNouns = set(`measure means mean step action assistance response support option tool sanction`)

// measure fills the means, limits, purpose and interests of c.
func (r *reader) measure(c *clause) {
	from, to := r.tokens(c.content)
	for k := from; k < to; k++ {
		if !meansNouns[r.lemma(k)] || r.toks[k].POS != english.PosNOUN {
			continue
		}
		at, dash := k+1, false
		if w := r.word(at); w == "—" || w == "–" || w == "-" || w == "--" || w == ":" || w == "," || w == "(" {
			dash = w != ","
			at++
		}
		switch w := r.word(at); {
		case w == "including":
			c.list = Open
			at++
		case w == "such" && r.word(at+1) == "as":
			c.list = Open
			at += 2
		case dash:
			c.list = Closed
		default:
			continue
		}
		c.measures = r.items(at, to, dash)
		if len(c.measures) == 0 {
			c.list = ""
		}
		break
	}
	words := token.Within(r.doc.Words, join(c.content, c.condition))
	for i := 0; i < len(words); i++ {
		if n := match(words[i:], limiting); n > 0 {
			c.limits = append(c.limits, join(words[i].Span, words[i+n-1].Span))
			i += n - 1
		} else if n := match(words[i:], bounding); n > 0 {
			end := i + n
			for end < len(words) && words[end].Norm != "," && words[end].Norm != ";" && words[end].Norm != "—" {
				end++
			}
			c.limits = append(c.limits, join(words[i].Span, words[end-1].Span))
			i = end - 1
		}
	}
	if c.act >= 0 {
		for _, a := range r.preds[c.act].Arguments {
			aim := a.Role == predicate.Purpose || a.Role == predicate.Topic && a.Predicate >= 0 && r.preds[a.Predicate].By == predicate.Purpose_
			if aim && a.Head > r.preds[c.act].Head && a.Predicate >= 0 && r.word(a.From) == "to" && c.content.Contains(a.Span) {
				c.purpose = r.unmarked(a.Span)
				break
			}
		}
	}
	if c.purpose.Empty() { // the tree may hang it on the last of the means
		for k := from + 3; k+1 < to; k++ {
			if w := r.word(k - 1); r.word(k) == "to" && (w == "—" || w == "–" || w == "-" || w == "--" || w == "“" || w == "\"") && r.toks[k+1].Tag == english.TagVB {
				c.purpose = r.unmarked(span.Span{Start: r.toks[k].Start, End: c.content.End})
				break
			}
		}
	}
	f, t := r.tokens(c.purpose)
	for k := f; k < t; k++ {
		if r.lemma(k) == "interest" && r.toks[k].POS == english.PosNOUN {
			c.interests = append(c.interests, r.unmarked(r.phrase(k)))
		}
	}
}

// match is how many words the first of the phrases that words begin with has.
func match(words []token.Word, phrases [][]string) int {
	for _, p := range phrases {
		n := 0
		for n < len(p) && n < len(words) && words[n].Norm == p[n] {
			n++
		}
		if n == len(p) {
			return n
		}
	}
	return 0
}

var limited = set(`necessary needed possible appropriate required`)

// items are the members of a list from token at: up to the closing dash, an
// infinitive or a verb.
func (r *reader) items(at, to int, dash bool) []span.Span {
	var out []span.Span
	begin := at
	flush := func(end int) {
		for begin < end && (r.toks[begin].POS == english.PosPUNCT || r.toks[begin].POS == english.PosCCONJ || r.word(begin) == "potentially") {
			begin++
		}
		if w := r.word(begin); begin < end && end-begin <= 7 && w != "if" && w != "where" && w != "when" {
			out = append(out, r.unmarked(r.span(begin, end)))
		}
		begin = end
	}
	for k := at; k < to; k++ {
		switch w := r.word(k); {
		case w == "—" || w == "–" || w == "--" || w == ")" || dash && w == "-":
			flush(k)
			return out
		case w == "to" && r.toks[min(k+1, len(r.toks)-1)].Tag == english.TagVB, w == ";", w == ".", w == "“" && len(out) > 0:
			flush(k)
			return out
		case w == ",":
			flush(k)
			if !dash && r.word(k+1) != "and" && r.toks[min(k+1, len(r.toks)-1)].POS == english.PosADP {
				return out
			}
		case w == "and" || w == "or":
			if k > begin {
				flush(k)
			}
		case (w == "if" || w == "where" || w == "when" || w == "as") && limited[r.word(k+1)]: // bounds the member behind it
			if k > begin+1 {
				flush(k)
			}
			k++
			begin = k + 1
		case !dash && (w == "in" || w == "if" || w == "while") && k > begin:
			flush(k)
			return out
		}
	}
	flush(to)
	return out
}

// likening is somebody's comparison of a commitment with another one.
type likening struct {
	to       span.Span
	relation string
	by       string
	text     int // instrument of the reader it is likened to, -1
	subject  span.Span
}

// likenings reads the comparisons in the sentence of c. Only a name or another
// commitment is likened to: a NATO-style guarantee, no assault-style rifle.
func (r *reader) likenings(c clause, sent span.Span) []likening {
	var out []likening
	words := token.Within(r.doc.Words, sent)
	for i, w := range words {
		at := strings.TrimSuffix(w.Norm, "-style")
		if first, _ := utf8.DecodeRuneInString(r.text[w.Start:]); len(at) < len(w.Norm) && at != "" && unicode.IsUpper(first) {
			out = append(out, likening{to: span.Span{Start: w.Start, End: w.End - len("-style")}, relation: "-style", by: r.liker(w.Span), text: -1, subject: c.content})
			continue
		}
		rel := 0
		switch w.Norm {
		case "similar", "akin", "comparable", "equivalent", "identical":
			if i+1 < len(words) && words[i+1].Norm == "to" {
				rel = 2
			}
		case "modelled", "modeled", "patterned":
			if i+1 < len(words) && (words[i+1].Norm == "on" || words[i+1].Norm == "after") {
				rel = 2
			}
		}
		if rel == 0 || i+rel >= len(words) {
			continue
		}
		h := words[i+1].Token
		to := span.Span{}
		for o := range r.doc.Grammar.Children(h) {
			if r.toks[o].Dep == english.DepPobj {
				to = r.named(o, r.phrase(o))
			}
		}
		if to.Empty() || !strings.ContainsFunc(to.In(r.text), unicode.IsUpper) && !r.bindingIn(to) {
			continue
		}
		l := likening{to: to, relation: join(w.Span, words[i+1].Span).In(r.text), by: r.liker(w.Span), text: -1, subject: c.promisor.at}
		f, t := r.tokens(to)
		for k := f; k < t; k++ {
			if x, ok := r.textAt[k]; ok {
				l.text = x
			}
		}
		out = append(out, l)
	}
	return out
}

// bindingIn reports whether sp has a noun of a binding text or of commitment.
func (r *reader) bindingIn(sp span.Span) bool {
	from, to := r.tokens(sp)
	for k := from; k < to; k++ {
		if is(r.lemma(k), binding|pledging) {
			return true
		}
	}
	return false
}

// liker is who compares at sp: the speaker of a marked quotation, else the report.
func (r *reader) liker(sp span.Span) string {
	if q := quotationAt(r.doc, sp); q >= 0 && r.doc.Quotations[q].Kind != quote.Indirect {
		return r.doc.Quotations[q].SpeakerName(r.text, r.doc.Entities)
	}
	return ""
}

// without ends or begins the content before and after a comparison, which is the
// report's and no term.
func (r *reader) without(c *clause) {
	for _, l := range c.compared {
		switch {
		case l.relation == "-style" && c.content.Contains(l.to):
			if _, k := r.tokens(span.Span{Start: l.to.Start, End: l.to.End + len("-style")}); k < len(r.toks) && r.toks[k].Start < c.content.End {
				c.content.Start = r.toks[k].Start
			}
		case c.content.Contains(l.to):
			at := strings.LastIndex(r.text[c.content.Start:l.to.Start], l.relation)
			if at > 0 {
				c.content.End = c.content.Start + at
				if from, to := r.tokens(c.content); to-from > 2 && r.word(to-1) == "conditions" && r.word(to-2) == "with" {
					c.content.End = r.toks[to-2].Start
				}
			}
		}
		c.content = r.unmarked(c.content)
	}
}

var ground = [][]string{{"in", "recognition", "of"}, {"in", "light", "of"}, {"in", "view", "of"}, {"in", "response", "to"}, {"because", "of"}, {"in", "gratitude", "for"}}

// groundsOf are the reasons that a binding text gives for itself in the sentence.
func (r *reader) groundsOf(c clause, sent span.Span) []span.Span {
	if c.instrument < 0 {
		return nil
	}
	var out []span.Span
	words := token.Within(r.doc.Words, sent)
	for i := 0; i < len(words); i++ {
		n := match(words[i:], ground)
		if n == 0 || words[i].Token >= len(r.toks) {
			continue
		}
		end := i + n
		for end < len(words) && words[end].Norm != "," && words[end].Norm != ";" {
			end++
		}
		out = append(out, r.unmarked(join(words[i].Span, words[end-1].Span)))
		i = end - 1
	}
	return out
}

// conditionOf is the case in which c falls due, as its sentence tells it.
func (r *reader) conditionOf(c clause, sent span.Span) span.Span {
	words := token.Within(r.doc.Words, sent)
	norm := func(i int) string {
		if i < 0 || i >= len(words) {
			return ""
		}
		return words[i].Norm
	}
	for i := range words {
		begins := false
		switch norm(i) {
		case "in":
			begins = norm(i+1) == "the" && norm(i+2) == "event" || norm(i+1) == "case" && norm(i+2) == "of"
		case "if":
			switch norm(i + 1) {
			case "necessary", "needed", "possible", "appropriate", "any", "not", "anything", "only", "so":
			default:
				begins = norm(i-1) != "or" && norm(i-1) != "as" && norm(i-1) != "even" && norm(i-1) != "what" && norm(i-1) != "see"
			}
		case "unless", "provided":
			begins = norm(i) == "unless" || norm(i+1) == "that"
		case "should":
			begins = (i == 0 || words[i-1].Mark) && i+2 < len(words)
		case "as":
			begins = norm(i+1) == "long" && norm(i+2) == "as" && norm(i+3) != "necessary" && norm(i+3) != "it"
		}
		if !begins {
			continue
		}
		end := i + 1
		for end < len(words) && norm(end) != "," && norm(end) != ";" && norm(end) != "—" && !(words[end].Mark && end == len(words)-1) {
			end++
		}
		sp := join(words[i].Span, words[end-1].Span)
		if sp.Overlaps(c.content) && !c.content.Contains(sp) {
			sp.End = min(sp.End, c.content.End)
		}
		near := sp.Overlaps(join(c.cue, c.content)) || sp.Start >= c.content.End && sp.Start-c.content.End < 60 || sp.End <= c.cue.Start && c.cue.Start-sp.End < 120
		if near && !c.cue.Overlaps(sp) {
			return sp
		}
	}
	return span.Span{}
}
