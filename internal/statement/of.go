package statement

import (
	"slices"
	"sort"
	"strings"

	"concord/internal/annotate"
	"concord/internal/annotate/quote"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// Of cuts the sentences of doc into statements, in text order. What a source
// says is a statement held by that source; the reporter's frame around it ("a
// former official told the paper") is a statement of its own only where it tells
// more than who spoke. A sentence that cannot be cut safely stays whole.
//
// Statements may lie inside one another: a relative clause in the middle of a
// sentence is a statement beside the sentence that holds it, whose keys, times
// and quantities leave the relative clause out.
func Of(doc *annotate.Document) []Statement {
	if doc == nil || doc.Report == nil {
		return nil
	}
	c := cutter{doc: doc, text: doc.Report.Text, quotes: outer(doc.Quotations), keys: map[string]string{}}
	farthest := 0
	for _, q := range doc.Quotations {
		farthest = max(farthest, q.End)
		c.ends = append(c.ends, farthest)
	}
	var out []Statement
	for i, sent := range doc.Sentences {
		if !sent.Span.Fits(c.text) {
			continue
		}
		for _, r := range c.regions(c.afterDateline(sent.Span)) {
			cls := []clause{{Span: r.Span}}
			if !r.hole.Empty() {
				cls[0].holes = []span.Span{r.hole}
			} else {
				cls = c.clauses(r)
			}
			for _, cl := range cls {
				if st, ok := c.statement(i, r, cl); ok {
					out = append(out, st)
				}
			}
		}
	}
	sort.SliceStable(out, func(a, b int) bool {
		if out[a].Start != out[b].Start {
			return out[a].Start < out[b].Start
		}
		return out[a].End > out[b].End
	})
	return slices.Clone(slices.CompactFunc(out, func(a, b Statement) bool { return a.Span == b.Span }))
}

// afterDateline is what a sentence says behind the dateline at its head.
func (c *cutter) afterDateline(sent span.Span) span.Span {
	d := c.doc.Report.Dateline
	if d == nil || !sent.Contains(d.Span) || !d.Span.Fits(c.text) || strings.TrimSpace(c.text[sent.Start:d.Span.Start]) != "" {
		return sent
	}
	rest := strings.TrimLeft(c.text[d.Span.End:sent.End], " \t\n\u00a0-–—:")
	if rest == "" {
		return sent
	}
	return span.Span{Start: sent.End - len(rest), End: sent.End}
}

// cutter walks the slices of one document.
type cutter struct {
	doc    *annotate.Document
	text   string
	quotes []piece
	ends   []int             // the farthest end of the quotations up to each
	keys   map[string]string // of words, once asked for
}

// key is Key, which is asked for the words of a report again and again.
func (c *cutter) key(norm string) string {
	k, ok := c.keys[norm]
	if !ok {
		k = Key(norm)
		c.keys[norm] = k
	}
	return k
}

// piece is one stretch of a source's own clause.
type piece struct {
	span.Span
	quotation int
}

// region is a stretch of one sentence in one voice.
type region struct {
	span.Span
	quotation int // -1 for the reporter
	frame     bool
	hole      span.Span // the indirect quotation that a frame is shown with
}

// clause is a stretch to become a statement, without the holes that are
// statements of their own.
type clause struct {
	span.Span
	holes  []span.Span
	about  span.Span // the noun before a relative clause
	nested bool      // see Statement.Nested
}

// outer returns the pieces of direct and indirect quotations that stand in no
// other quotation, in text order and without overlap. Mixed quotations and terms
// do not cut: their words are built into the reporter's clause.
func outer(qs []quote.Quotation) []piece {
	var out []piece
	for i, q := range qs {
		if q.Term || q.Kind == quote.Mixed || q.Within >= 0 {
			continue
		}
		for _, p := range q.Content {
			if !p.Empty() {
				out = append(out, piece{p, i})
			}
		}
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].Start < out[b].Start })
	kept := out[:0]
	for _, p := range out {
		if len(kept) > 0 && p.Start < kept[len(kept)-1].End {
			continue
		}
		kept = append(kept, p)
	}
	return kept
}

// regions cuts a sentence at the borders of quotations.
func (c *cutter) regions(sent span.Span) []region {
	first := sort.Search(len(c.quotes), func(i int) bool { return c.quotes[i].End > sent.Start })
	var out []region
	at := sent.Start
	framed := first < len(c.quotes) && c.quotes[first].Start < sent.End
	for i := first; i < len(c.quotes) && c.quotes[i].Start < sent.End; i++ {
		p := span.Span{Start: max(c.quotes[i].Start, sent.Start), End: min(c.quotes[i].End, sent.End)}
		if at < p.Start {
			frame := region{Span: span.Span{Start: at, End: p.Start}, quotation: -1, frame: true}
			if c.doc.Quotations[c.quotes[i].quotation].Kind == quote.Indirect {
				// "The paper, citing leaked letters, said that …" is shown with what was said.
				frame.End, frame.hole = p.End, p
			}
			out = append(out, frame)
		}
		out = append(out, region{Span: p, quotation: c.quotes[i].quotation})
		at = p.End
	}
	if at < sent.End {
		out = append(out, region{Span: span.Span{Start: at, End: sent.End}, quotation: -1, frame: framed})
	}
	return out
}

// words returns the words of the document that lie in s.
func (c *cutter) words(s span.Span) []token.Word {
	ws := c.doc.Words
	lo := sort.Search(len(ws), func(i int) bool { return ws[i].Start >= s.Start })
	hi := lo + sort.Search(len(ws)-lo, func(i int) bool { return ws[lo+i].End > s.End })
	return ws[lo:hi]
}

// leastFrame is the number of content words, speaker and cue aside, from which a
// frame around a quotation says something itself.
const leastFrame = 3

// statement reads one clause.
func (c *cutter) statement(sent int, r region, cl clause) (Statement, bool) {
	s := trimMarks(c.text, cl.Span)
	if s.Empty() || !s.Fits(c.text) {
		return Statement{}, false
	}
	st := Statement{Span: s, Sentence: sent, Quotation: r.quotation}
	if r.quotation < 0 && !r.frame {
		st.Quotation = c.mixed(s)
	}
	var source span.Span
	if st.Quotation >= 0 {
		q := c.doc.Quotations[st.Quotation]
		st.Holder, st.Stance, source = holder(q.SpeakerName(c.text, c.doc.Entities)), q.Stance, q.Source
		if q.Cue.Fits(c.text) {
			st.Cue = q.Cue
		}
		if st.Holder == "" && q.Kind == quote.Mixed {
			st.Quotation, st.Cue, st.Stance = -1, span.Span{}, ""
		}
	}
	skip := slices.Clone(cl.holes)
	if r.frame {
		near := sort.Search(len(c.ends), func(i int) bool { return c.ends[i] > r.Start-200 })
		for i := near; i < len(c.doc.Quotations); i++ {
			q := &c.doc.Quotations[i]
			if q.Start >= r.End+200 {
				break
			}
			if q.End > r.Start-200 {
				skip = append(skip, q.Cue, q.Source)
			}
		}
	} else if st.Quotation >= 0 {
		skip = append(skip, st.Cue, source)
	}
	ws := c.words(s)
	st.About, st.Nested = cl.about, cl.nested
	seen := map[string]bool{}
	for _, w := range append(slices.Clone(c.words(cl.about)), ws...) {
		if w.Mark || within(skip, w.Span) {
			continue
		}
		if k := c.key(w.Norm); k != "" && !seen[k] {
			seen[k] = true
			st.Keys = append(st.Keys, k)
		}
	}
	sort.Strings(st.Keys)
	if r.frame && len(st.Keys) < leastFrame {
		return Statement{}, false
	}
	st.Predicates = c.predicates(s, cl.holes)
	c.sureness(&st, ws)
	st.Entities = c.entities(s, cl.holes)
	if !cl.about.Empty() {
		for _, e := range c.entities(cl.about, nil) {
			if !slices.Contains(st.Entities, e) {
				st.Entities = append(st.Entities, e)
			}
		}
		sort.Ints(st.Entities)
	}
	st.Times = indexes(len(c.doc.Times), func(i int) span.Span { return c.doc.Times[i].Span }, s, cl.holes)
	if !cl.about.Empty() { // "the floods of 2010, which killed 2,000"
		st.Times = append(indexes(len(c.doc.Times), func(i int) span.Span { return c.doc.Times[i].Span }, cl.about, nil), st.Times...)
	}
	st.Quantities = indexes(len(c.doc.Quantities), func(i int) span.Span { return c.doc.Quantities[i].Span }, s, cl.holes)
	if len(st.Keys) == 0 && len(st.Entities) == 0 && len(st.Quantities) == 0 && len(st.Times) == 0 {
		return Statement{}, false
	}
	return st, true
}

// holder is the name of a source without the marks around it; a determiner that
// stands alone names nobody.
func holder(name string) string {
	name = strings.Trim(name, " \t\n,;:–—-")
	switch strings.ToLower(name) {
	case "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their":
		return ""
	}
	return name
}

// mixed returns the quotation with a known source whose words are built into s.
func (c *cutter) mixed(s span.Span) int {
	qs := c.doc.Quotations
	lo := sort.Search(len(qs), func(i int) bool { return qs[i].Start >= s.Start })
	for i := lo; i < len(qs) && qs[i].Start < s.End; i++ {
		q := qs[i]
		if q.Kind == quote.Mixed && !q.Term && s.Contains(q.Span) && !q.Cue.Empty() && s.Contains(q.Cue) {
			return i
		}
	}
	for i := max(lo-2, 0); i < len(qs) && qs[i].Start <= s.Start; i++ { // a clause of what is quoted
		if q := qs[i]; q.Kind == quote.Mixed && !q.Term && within(q.Content, s) {
			return i
		}
	}
	return -1
}

func (c *cutter) entities(s span.Span, holes []span.Span) []int {
	ms := c.doc.Mentions
	var out []int
	for _, i := range indexes(len(ms), func(i int) span.Span { return ms[i].Span }, s, holes) {
		if e := ms[i].Entity; e >= 0 && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	sort.Ints(out)
	return out
}

// indexes returns the items, sorted by start, that lie in s and not in holes.
func indexes(n int, at func(int) span.Span, s span.Span, holes []span.Span) []int {
	var out []int
	for i := sort.Search(n, func(i int) bool { return at(i).Start >= s.Start }); i < n && at(i).Start < s.End; i++ {
		if !at(i).Empty() && s.Contains(at(i)) && !within(holes, at(i)) {
			out = append(out, i)
		}
	}
	return out
}

func within(list []span.Span, s span.Span) bool {
	for _, l := range list {
		if !l.Empty() && l.Contains(s) {
			return true
		}
	}
	return false
}

// trimMarks takes white space, commas, dashes and the like off both ends; a full
// stop or a quotation mark that closes the clause stays with its sentence.
func trimMarks(text string, s span.Span) span.Span {
	for {
		t := s.Trim(text)
		for !t.Empty() && (text[t.Start] == ',' || text[t.Start] == ';' || text[t.Start] == ':') {
			t.Start++
		}
		for _, q := range []string{"”", "’ ", "\" "} { // the end of a quotation before the frame
			if !t.Empty() && strings.HasPrefix(text[t.Start:t.End], q) {
				t.Start += len(q)
			}
		}
		for !t.Empty() && (text[t.End-1] == ',' || text[t.End-1] == ';' || text[t.End-1] == ':') {
			t.End--
		}
		if t == s {
			return s
		}
		s = t
	}
}
