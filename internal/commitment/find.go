package commitment

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/internal/annotate"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/quote"
	"concord/internal/annotate/token"
	"concord/internal/annotate/when"
	"concord/internal/edtf"
	"concord/internal/span"
	"concord/internal/story"
)

// telling is how one report tells a commitment.
type telling struct {
	Says                                                              story.Passage
	Promisor, Promisee, Trigger, If, CountsAs, Content, Compared, Cue *story.Passage
	Limits                                                            []story.Passage
	Holder                                                            string
	Quoted                                                            bool
}

// told is one variant with what is needed to join it to others.
type told struct {
	telling
	frame      frame
	member     int
	sentence   int // in the member's document; Says lies in it
	promisor   int // entity of the story, -1 when unknown
	promisee   int
	instrument string
	made       edtf.Value
	keys       []string // stems of what is promised, sorted
}

// Find returns the commitments that the reports of s tell, one record for each
// with its variants by report, ordered by how many reports tell it and then by
// place. Every variant is read within one sentence.
func Find(s *story.Story) []Commitment {
	var all []told
	for m := range s.Members {
		all = append(all, reader{s: s, m: m, doc: s.Members[m].Document}.read()...)
	}
	groups := join(s, all)
	out := make([]Commitment, 0, len(groups))
	for _, g := range groups {
		out = append(out, record(s, g))
	}
	sort.SliceStable(out, func(i, j int) bool {
		if a, b := reports(out[i]), reports(out[j]); a != b {
			return a > b
		}
		return before(out[i].Variants[0].Says, out[j].Variants[0].Says)
	})
	return out
}

func before(a, b story.Passage) bool {
	if a.Report != b.Report {
		return len(a.Report) < len(b.Report) || len(a.Report) == len(b.Report) && a.Report < b.Report
	}
	if a.Start != b.Start {
		return a.Start < b.Start
	}
	return a.End < b.End
}

func reports(c Commitment) int {
	seen := map[string]bool{}
	for _, v := range c.Variants {
		seen[v.Says.Report] = true
	}
	return len(seen)
}

// reader reads the commitments of one report.
type reader struct {
	s   *story.Story
	m   int
	doc *annotate.Document
}

func (r reader) read() []told {
	var found []told
	last := "" // the instrument that "it" means
	for i, sent := range r.doc.Sentences {
		words := token.Within(r.doc.Words, sent.Span)
		instrument := named(words)
		under := instrument != "" || documentSpeaks(r.doc, sent.Span)
		if instrument == "" && last != "" && len(words) > 2 && refersBack(words) {
			instrument, under = last, true
		}
		s := scanner{text: r.doc.Report.Text, words: words, under: under, actor: func(w int) bool { return w > 0 && w <= len(words) && r.actorEnds(words[w-1].End) }}
		s.terms = documentSpeaks(r.doc, sent.Span) || instrument != "" && (refersBack(words) || s.within(0, 2, "under", "according"))
		frames := s.frames()
		if len(frames) > 0 {
			s.stems = stems(words)
		}
		for _, f := range frames {
			t, ok := r.variant(s, f, sent.Span)
			if !ok {
				continue
			}
			t.sentence, t.instrument = i, instrument
			if t.instrument == "" && t.frame.illocution != Commissive {
				t.instrument = last
			}
			t.made = r.made(i)
			found = append(found, t)
		}
		if instrument != "" {
			last = instrument
		}
	}
	return found
}

// actorEnds reports whether the name of a person, state, body or office ends at
// the byte end, a possessive aside.
func (r reader) actorEnds(end int) bool {
	i := sort.Search(len(r.doc.Mentions), func(i int) bool { return r.doc.Mentions[i].End >= end })
	if i == len(r.doc.Mentions) || r.doc.Mentions[i].End != end || r.doc.Mentions[i].Form == entity.Demonym {
		return false
	}
	if e := r.doc.Mentions[i].Entity; e >= 0 && e < len(r.doc.Entities) {
		switch r.doc.Entities[e].Kind {
		case entity.Person, entity.State, entity.Organisation, entity.Office:
			return true
		}
	}
	return false
}

// named is the binding text that a sentence names, in its own words: "executive order".
func named(words []token.Word) string {
	for i := range words {
		w := words[i].Norm
		if !instruments[w] || i == 0 {
			continue
		}
		p := words[i-1].Norm
		switch {
		case formal[p]:
			return p + " " + w
		case p == "the" || p == "an" || p == "a" || p == "this" || strings.HasSuffix(p, "'s") || p == "new" || p == "latest":
			if w == "deal" || w == "policy" || w == "act" || w == "provision" || w == "mandate" || w == "law" {
				continue // too common to be a text that binds somebody here
			}
			return w
		}
	}
	return ""
}

// refersBack reports whether a sentence goes on about the text named before:
// "It further commits …", "The document …".
func refersBack(words []token.Word) bool {
	i := 0
	for i < len(words) && words[i].Mark {
		i++
	}
	if i+1 >= len(words) {
		return false
	}
	switch words[i].Norm {
	case "it":
		return true
	case "the":
		return instruments[words[i+1].Norm] || words[i+1].Norm == "document" || words[i+1].Norm == "text"
	}
	return false
}

// documentSpeaks reports whether the sentence stands in a quotation of a document.
func documentSpeaks(doc *annotate.Document, at span.Span) bool {
	q := quotationAt(doc, at)
	return q >= 0 && doc.Quotations[q].SourceKind == quote.Document
}

// quotationAt is the innermost quotation one of whose contents overlaps at, -1 for none.
func quotationAt(doc *annotate.Document, at span.Span) int {
	best := -1
	from := sort.Search(len(doc.Quotations), func(i int) bool { return doc.Quotations[i].End > at.Start })
	for i := from; i < len(doc.Quotations) && doc.Quotations[i].Start < at.End; i++ {
		for _, c := range doc.Quotations[i].Content {
			if c.Overlaps(at) && (best < 0 || doc.Quotations[i].Span.Len() <= doc.Quotations[best].Span.Len()) {
				best = i
			}
		}
	}
	return best
}

func (r reader) variant(s scanner, f frame, sent span.Span) (told, bool) {
	doc, text := r.doc, r.doc.Report.Text
	field := func(sp span.Span) *story.Passage {
		if sp = unmarked(text, sp); sp.Empty() {
			return nil
		}
		p := r.s.Passage(r.m, sp)
		return &p
	}
	cue, content := s.span(f.cue), s.span(f.content)
	if content.Empty() {
		return told{}, false
	}
	t := told{frame: f, member: r.m, promisor: -1, promisee: -1}
	t.Cue = field(cue)
	t.Content = field(content)
	if f.illocution == Constitutive {
		t.If, t.CountsAs = field(s.span(f.is)), field(s.span(f.as))
	}
	q := quotationAt(doc, cue)
	if q >= 0 {
		quotation := doc.Quotations[q]
		t.Quoted = quotation.Kind != quote.Indirect
		t.Holder = quotation.SpeakerName(text, doc.Entities)
	}

	// Who is bound: in the first person the speaker, else the last one named before the cue.
	subject := s.span(f.subject)
	at := r.mention(subject, false)
	switch {
	case f.ours && q >= 0:
		if e := doc.Quotations[q].Speaker; e >= 0 {
			t.promisor = r.s.Members[r.m].Entities[e]
		}
		t.Promisor = field(doc.Quotations[q].Source)
	case at >= 0 && r.nearer(s, f.subject, doc.Mentions[at].End, field) != nil:
		t.Promisor = r.nearer(s, f.subject, doc.Mentions[at].End, field)
	case at >= 0:
		t.Promisor = field(doc.Mentions[at].Span)
		t.promisor = r.s.Members[r.m].Entities[doc.Mentions[at].Entity]
	case f.ours && t.Holder == "":
		return told{}, false // "it would" of somebody unknown
	default:
		t.Promisor = r.phrase(s, f.subject, field)
	}
	if at := r.mention(s.span(f.object), true); at >= 0 {
		if e := r.s.Members[r.m].Entities[doc.Mentions[at].Entity]; e != t.promisor {
			t.Promisee, t.promisee = field(doc.Mentions[at].Span), e
		}
	}
	t.Trigger = field(trigger(s, sent))
	for _, l := range limits(s) {
		t.Limits = append(t.Limits, *field(l))
	}
	t.Compared = field(compared(s))

	says := content
	says.Start = min(says.Start, cue.Start)
	says.End = max(says.End, cue.End)
	if t.Promisor != nil && t.Promisor.Start >= sent.Start && t.Promisor.Start < says.Start {
		says.Start = t.Promisor.Start
	}
	if t.If != nil {
		says.Start = min(says.Start, t.If.Start)
	}
	if t.Trigger != nil {
		says.Start, says.End = min(says.Start, t.Trigger.Start), max(says.End, t.Trigger.End)
	}
	says.End = min(says.End, sent.End)
	t.Says = r.s.Passage(r.m, says)
	t.keys = s.keys(says, cue)
	return t, len(t.keys) > 0
}

// unmarked is sp without white space, quotation marks that have no partner in
// it, and commas at its ends.
func unmarked(text string, sp span.Span) span.Span {
	for {
		sp = sp.Trim(text)
		in := sp.In(text)
		switch {
		case in == "":
			return sp
		case strings.HasSuffix(in, ","):
			sp.End--
		case strings.HasSuffix(in, "”") && strings.Count(in, "“") < strings.Count(in, "”"):
			sp.End -= len("”")
		case strings.HasPrefix(in, "“") && strings.Count(in, "”") < strings.Count(in, "“"):
			sp.Start += len("“")
		case strings.HasSuffix(in, "'") && strings.Count(in, "'") == 1, strings.HasSuffix(in, "\"") && strings.Count(in, "\"") == 1:
			sp.End--
		case strings.HasPrefix(in, "'") && strings.Count(in, "'") == 1, strings.HasPrefix(in, "\"") && strings.Count(in, "\"") == 1:
			sp.Start++
		default:
			return sp
		}
	}
}

// stems are the stems of words, "" for what is no content word.
func stems(words []token.Word) []string {
	out := make([]string, len(words))
	for i, w := range words {
		if !w.Mark && token.Content(w.Norm) {
			out[i] = token.Stem(strings.TrimSuffix(w.Norm, "'s"))
		}
	}
	return out
}

// keys are the stems of the content words within says, the cue aside, sorted.
func (s *scanner) keys(says, cue span.Span) []string {
	var out []string
	for i, w := range s.words {
		if s.stems[i] != "" && says.Contains(w.Span) && !w.Span.Overlaps(cue) {
			out = append(out, s.stems[i])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// mention is the index of the last mention in at (the first when first is set), -1 for none.
// Demonyms and pronouns that name nobody do not count.
func (r reader) mention(at span.Span, first bool) int {
	best := -1
	from := sort.Search(len(r.doc.Mentions), func(i int) bool { return r.doc.Mentions[i].Start >= at.Start })
	for i := from; i < len(r.doc.Mentions) && r.doc.Mentions[i].Start < at.End; i++ {
		m := r.doc.Mentions[i]
		if m.End > at.End || m.Form == entity.Demonym || m.Entity < 0 || m.Entity >= len(r.doc.Entities) || r.doc.Entities[m.Entity].Kind == entity.Document {
			continue
		}
		best = i
		if first {
			break
		}
	}
	return best
}

// phrase is the noun phrase at the end of the words of r, where no entity is
// known there: "the operator" before "shall".
func (r reader) phrase(s scanner, at [2]int, field func(span.Span) *story.Passage) *story.Passage {
	to := min(at[1], len(s.words))
	for to > at[0] && (s.words[to-1].Mark || strings.HasSuffix(s.norm(to-1), "ly") || negations[s.norm(to-1)] || isBe(s.norm(to-1))) {
		to--
	}
	from := to
	for from > max(at[0], 0) && to-from < 6 && !s.words[from-1].Mark {
		from--
		if w := s.norm(from); w == "the" || w == "a" || w == "an" || w == "its" || w == "his" || w == "their" || w == "every" || w == "all" {
			break
		}
		if w := s.norm(from); saying[w] || w == "that" || w == "and" || w == "but" {
			from++
			break
		}
	}
	// Only what looks like one noun phrase: it begins with an article or the like, or is a bare plural.
	if from >= to {
		return nil
	}
	switch w := s.norm(from); {
	case w == "the" || w == "a" || w == "an" || w == "its" || w == "his" || w == "their" || w == "every" || w == "all":
	case strings.HasSuffix(s.norm(to-1), "s") && to-from <= 3 && !strings.HasSuffix(w, "ing"):
	default:
		return nil
	}
	for i := from; i < to; i++ {
		switch s.norm(i) {
		case "he", "she", "it", "they", "we", "i", "who", "how", "what", "when", "if", "of", "in", "to", "for", "with":
			return nil
		}
	}
	return field(s.span([2]int{from, to}))
}

// nearer is the noun phrase at the end of the words of at when it begins behind
// the last name, which is then part of something else: "Mr Hale's order says the
// operator shall".
func (r reader) nearer(s scanner, at [2]int, name int, field func(span.Span) *story.Passage) *story.Passage {
	if p := r.phrase(s, at, field); p != nil && p.Start >= name {
		return p
	}
	return nil
}

func isBe(w string) bool {
	switch w {
	case "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "could", "can", "may", "might", "should", "shall", "must", "to", "now", "also",
		"already", "soon", "then", "again", "still", "not", "all", "both", "did", "does", "do":
		return true
	}
	return false
}

// trigger is the condition under which the commitment falls due.
func trigger(s scanner, sent span.Span) span.Span {
	for i := range s.words {
		w := s.norm(i)
		start := -1
		switch {
		case w == "in" && (s.norm(i+1) == "the" && s.norm(i+2) == "event" || s.norm(i+1) == "case" && s.norm(i+2) == "of"):
			start = i
		case w == "if" && s.norm(i+1) != "necessary" && s.norm(i+1) != "needed" && s.norm(i+1) != "possible" && s.norm(i+1) != "appropriate":
			start = i
		case w == "unless":
			start = i
		case w == "should" && (i == 0 || s.words[i-1].Mark) && i+2 < len(s.words):
			start = i
		}
		if start < 0 {
			continue
		}
		end := start + 1
		for end < len(s.words) && s.norm(end) != "," && s.norm(end) != ";" && s.norm(end) != "." {
			end++
		}
		return s.span([2]int{start, end})
	}
	return span.Span{}
}

// limiting are the phrases that leave a commitment open or bound it.
var limiting = [][]string{{"all", "lawful", "and", "appropriate"}, {"lawful", "and", "appropriate"}, {"if", "necessary"}, {"if", "needed"}, {"where", "possible"},
	{"as", "appropriate"}, {"where", "appropriate"}, {"as", "long", "as", "necessary"}, {"for", "as", "long", "as", "it", "takes"}, {"subject", "to"},
	{"in", "accordance", "with"}, {"to", "the", "extent"}, {"at", "its", "own", "cost"}, {"including"}, {"all", "reasonable"}, {"as", "far", "as", "possible"}}

func limits(s scanner) []span.Span {
	var out []span.Span
	for i := 0; i < len(s.words); i++ {
		for _, l := range limiting {
			n := 0
			for n < len(l) && s.norm(i+n) == l[n] {
				n++
			}
			if n == len(l) {
				out = append(out, s.span([2]int{i, i + n}))
				i += n - 1
				break
			}
		}
	}
	return out
}

// compared is the report's own likening of a commitment to another one.
func compared(s scanner) span.Span {
	for i := range s.words {
		w := s.norm(i)
		// Only a name is likened to: a NATO-style guarantee, not an assault-style rifle.
		if r, _ := utf8.DecodeRuneInString(s.text[s.words[i].Start:]); strings.HasSuffix(w, "-style") && unicode.IsUpper(r) {
			return s.span([2]int{i, i + 1})
		}
		if (w == "similar" || w == "akin" || w == "comparable") && s.norm(i+1) == "to" || w == "modelled" || w == "modeled" {
			end := i + 2
			for end < len(s.words) && end < i+8 && !s.words[end].Mark {
				end++
			}
			return s.span([2]int{i, end})
		}
	}
	return span.Span{}
}

// made is the day that the sentence says the commitment was signed, issued or
// given, where a verb of making stands near the time.
func (r reader) made(i int) edtf.Value {
	sent := r.doc.Sentences[i].Span
	first := sort.Search(len(r.doc.Times), func(i int) bool { return r.doc.Times[i].Start >= sent.Start })
	for _, t := range r.doc.Times[first:] {
		if t.Start >= sent.End {
			break
		}
		if t.Type != when.Date || len(t.When) < 10 {
			continue
		}
		from, to := token.IndexWithin(r.doc.Words, span.Span{Start: sent.Start, End: t.Start})
		for j := max(from, to-6); j < to; j++ {
			switch r.doc.Words[j].Norm {
			case "signed", "issued", "pledged", "promised", "announced", "vowed", "made", "decreed":
				return t.When
			}
		}
	}
	return ""
}

// join puts the variants of one commitment together. Variants are taken in an
// order that depends on their content alone, longest first, and each goes to
// the group whose first variant it shares most with; so the order of the
// reports changes nothing. Groups are found through an index of stems.
func join(s *story.Story, all []told) [][]told {
	slices.SortStableFunc(all, func(a, b told) int {
		if len(a.keys) != len(b.keys) {
			return len(b.keys) - len(a.keys)
		}
		if c := strings.Compare(a.Says.Exact, b.Says.Exact); c != 0 {
			return c
		}
		return strings.Compare(s.Members[a.member].Document.Report.ID, s.Members[b.member].Document.Report.ID)
	})
	var groups [][]told
	index := map[string][]int{}
	type place struct{ group, member, sentence int }
	beside := map[place][]span.Span{} // what the group has of the sentence already
	for _, t := range all {
		shared := map[int]int{}
		if len(t.keys) >= 3 || len(t.keys) == 2 && t.promisee >= 0 { // others share too little, by the rule below
			for _, k := range t.keys {
				for _, g := range index[k] {
					shared[g]++
				}
			}
		}
		best, most := -1, 0.0
		for _, g := range slices.Sorted(maps.Keys(shared)) { // in order, so that ties go to the first group
			n := shared[g]
			share := float64(n) / float64(min(len(t.keys), len(groups[g][0].keys)))
			if n >= 2 && share > most && (share >= 0.6 && n >= 3 || share >= 0.99 && t.promisee >= 0) &&
				compatible(s, groups[g][0], t) && !crosses(beside[place{g, t.member, t.sentence}], t.Says.Span) {
				best, most = g, share
			}
		}
		if best < 0 {
			best = len(groups)
			groups = append(groups, nil)
			for _, k := range t.keys {
				index[k] = append(index[k], best)
			}
		}
		groups[best] = append(groups[best], t)
		at := place{best, t.member, t.sentence}
		beside[at] = append(beside[at], t.Says.Span)
	}
	return groups
}

// crosses reports whether one of the spans overlaps sp and neither holds the
// other: two commitments told in one breath of one report are two.
func crosses(spans []span.Span, sp span.Span) bool {
	return slices.ContainsFunc(spans, func(o span.Span) bool { return o.Overlaps(sp) && !o.Contains(sp) && !sp.Contains(o) })
}

// compatible reports whether two variants may tell of one commitment: not of
// two times, two kinds of act, or two promisors.
func compatible(s *story.Story, a, b told) bool {
	if a.frame.earlier != b.frame.earlier || (a.frame.illocution == Constitutive) != (b.frame.illocution == Constitutive) {
		return false
	}
	if (a.frame.modality == Prohibition) != (b.frame.modality == Prohibition) {
		return false
	}
	if a.made != "" && b.made != "" && !a.made.Compatible(b.made) {
		return false
	}
	if a.promisor < 0 || b.promisor < 0 || a.promisor == b.promisor {
		return true
	}
	// A state and the person or office that speaks for it may both be named as promisor.
	ka, kb := s.Entities[a.promisor].Kind, s.Entities[b.promisor].Kind
	return ka != kb && (ka == entity.Person || kb == entity.Person || ka == entity.Office || kb == entity.Office)
}

func record(s *story.Story, group []told) Commitment {
	slices.SortStableFunc(group, func(a, b told) int {
		if a.Says.Report == b.Says.Report && a.Says.Start == b.Says.Start {
			return b.Says.End - a.Says.End // the longer one first
		}
		if before(a.Says, b.Says) {
			return -1
		}
		return 1
	})
	group = slices.CompactFunc(group, func(a, b told) bool { // a longer clause of the same place says it already
		return a.member == b.member && a.Says.Contains(b.Says.Span)
	})
	best := group[0]
	for _, t := range group[1:] { // the words of the instrument itself tell best
		if weight(t) > weight(best) {
			best = t
		}
	}
	c := Commitment{Rule: best.frame.rule, Kind: kindOf(best), Instrument: Instrument{Kind: best.instrument}}
	h := sha256.New()
	var made edtf.Value
	says := func(t told) Field { return Field{Value: t.Says.Exact, Passages: []story.Passage{t.Says}} }
	d := Duty{Illocution: best.frame.illocution, Modality: best.frame.modality, Content: says(best)}
	for _, t := range group {
		c.Variants = append(c.Variants, Variant{Says: t.Says, Illocution: t.frame.illocution, Cue: t.Cue, Holder: t.Holder, Quoted: t.Quoted})
		fmt.Fprintf(h, "%s %d %d\n", s.Members[t.member].Document.Report.ID, t.Says.Start, t.Says.End)
		if c.Instrument.Kind == "" {
			c.Instrument.Kind = t.instrument
		}
		if made == "" || t.made != "" && made != t.made && made.Contains(t.made) {
			made = t.made // the most precise of the compatible times
		}
		if !slices.Contains(c.Illocutions, t.frame.illocution) {
			c.Illocutions = append(c.Illocutions, t.frame.illocution)
		}
		if t.Trigger != nil && c.Trigger == nil {
			c.Trigger = &Trigger{Says: Field{Value: t.Trigger.Exact, Passages: []story.Passage{*t.Trigger}}}
		}
		if t.If != nil && t.CountsAs != nil && c.Constitutive == nil {
			c.Constitutive = &Regard{If: Field{t.If.Exact, []story.Passage{*t.If}}, CountsAs: Field{t.CountsAs.Exact, []story.Passage{*t.CountsAs}}}
		}
		if t.Compared != nil {
			c.ComparedWith = append(c.ComparedWith, Comparison{To: Field{t.Compared.Exact, []story.Passage{*t.Compared}}, By: t.Holder})
		}
		if len(d.Limits) == 0 {
			for _, l := range t.Limits {
				d.Limits = append(d.Limits, Field{l.Exact, []story.Passage{l}})
			}
		}
	}
	if made != "" {
		c.Made = &Dated{When: made}
	}
	c.ID = "c-" + hex.EncodeToString(h.Sum(nil))[:10]
	d.ID = c.ID + "-1"
	c.Promisor = party(s, group, func(t told) (int, *story.Passage) { return t.promisor, t.Promisor })
	c.Promisee = party(s, group, func(t told) (int, *story.Passage) { return t.promisee, t.Promisee })
	d.Bearer = c.Promisor
	if best.Content != nil {
		d.Content = Field{Value: best.Content.Exact, Passages: []story.Passage{*best.Content}}
	}
	if d.Illocution != Constitutive {
		c.Duties = []Duty{d}
	}
	return c
}

func kindOf(t told) Kind {
	switch {
	case t.frame.rule == "verb-refuse":
		return Refusal
	case t.frame.rule == "verb-guarantee" || t.frame.rule == "noun-guarantee":
		return Guarantee
	case t.frame.illocution == Prescriptive && t.instrument == "":
		return Policy
	case t.frame.illocution == Prescriptive:
		return Order
	}
	return Pledge
}

func weight(t told) int {
	n := len(t.keys)
	if t.Quoted {
		n += 100
	}
	if t.frame.illocution != Commissive {
		n += 50
	}
	return n
}

// party is the name most variants give, the words of the first one where none names an entity.
func party(s *story.Story, group []told, of func(told) (int, *story.Passage)) *Party {
	count := map[int]int{}
	best, words := -1, ""
	p := &Party{}
	for _, t := range group {
		e, f := of(t)
		if f != nil {
			p.Passages = append(p.Passages, *f)
		}
		if e >= 0 {
			count[e]++
			if best < 0 || count[e] > count[best] {
				best = e
			}
		} else if f != nil && words == "" {
			words = f.Exact
		}
	}
	p.Name = words
	if best >= 0 {
		p.Name, p.Kind = s.Entities[best].Name, string(s.Entities[best].Kind)
	}
	if p.Name == "" {
		return nil
	}
	return p
}
