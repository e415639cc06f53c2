package quote

import (
	"sort"
	"strings"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// resolve says whom the phrase head names and what kind of source it is.
func (f *finder) resolve(q *Quotation, head span.Span) {
	q.Speaker, q.SourceKind = -1, Unknown
	if head.Empty() {
		return
	}
	words := token.Within(f.words, head)
	if len(words) == 0 {
		return
	}
	first := words[0].Norm
	if len(words) == 1 && (isSubjectPronoun(first) || isObjectPronoun(first) || first == "who") {
		q.SourceKind = Unknown
		switch first {
		case "he", "she", "him", "her", "i", "who":
			q.SourceKind = Person
		case "they", "we", "them":
			q.SourceKind = Collective
		}
		if m := f.mentionIn(head); m >= 0 {
			q.Speaker = m
			q.SourceKind = f.kindOf(m, q.SourceKind)
		}
		return
	}
	if f.several(words) {
		q.SourceKind = Collective // both of them: no one entity is who speaks
		return
	}
	// The core: after the last possessive, before the first preposition or mark.
	lo, hi := 0, len(words)
	// The company's CEO, Ed Stack: the name, where a description comes first.
	for i, w := range words {
		if w.Norm == "," && i > 0 && i+1 < len(words) && f.text[words[i-1].Start] >= 'a' && f.text[words[i+1].Start] >= 'A' && f.text[words[i+1].Start] <= 'Z' {
			words = words[i+1:]
			lo, hi = 0, len(words)
			break
		}
	}
	for i, w := range words {
		if w.Norm == "," && i > 0 {
			break
		}
		if w.Norm == "'s" || w.Norm == "'" {
			lo = i + 1
		}
	}
	for i := lo + 1; i < len(words); i++ {
		n := words[i].Norm
		if isPreposition(n) || n == "," || n == "(" || n == "who" {
			hi = i
			break
		}
	}
	if lo >= hi {
		lo, hi = 0, len(words)
	}
	// Ministry of Works spokesman Ada Holm: the name behind the title.
	for i := hi; i+1 < len(words) && words[i].Norm != "," && words[i].Norm != "(" && words[i].Norm != "who"; i++ {
		if c := f.text[words[i+1].Start]; isTitleNoun(words[i].Norm) && c >= 'A' && c <= 'Z' {
			lo, hi = i+1, i+2
			for hi < len(words) && !words[hi].Mark && !isPreposition(words[hi].Norm) && words[hi].Norm != "who" {
				hi++
			}
			break
		}
	}
	for hi > lo+1 && isEd(words[hi-1].Norm) && f.text[words[hi-1].Start] >= 'a' {
		hi-- // the order published by
	}
	last := words[hi-1]
	named := f.text[last.Start] >= 'A' && f.text[last.Start] <= 'Z' || last.Norm != "" && last.Norm[0] >= 0x80
	n := last.Norm
	switch {
	case isDocumentNoun(n):
		q.SourceKind = Document
	case isOfficeNoun(n):
		q.SourceKind = Office
	case isTitleNoun(n) && isPluralNoun(n):
		q.SourceKind, named = Collective, false
	case named:
		q.SourceKind = Person
	case isPluralNoun(n) || n == "people":
		q.SourceKind = Collective
	default:
		q.SourceKind = Anonymous
	}
	core := span.Span{Start: words[lo].Start, End: last.End}
	if m := f.mentionAt(core, last.Span); m >= 0 {
		// "a spokesman for the ministry" may be a mention of an entity too;
		// "a former official" names nobody.
		e := f.entities[m]
		if e.Name != "" || named {
			q.Speaker = m
			if named || q.SourceKind == Person || q.SourceKind == Anonymous {
				q.SourceKind = f.kindOf(m, q.SourceKind)
			}
		}
	}
}

func (f *finder) kindOf(e int, otherwise SourceKind) SourceKind {
	switch f.entities[e].Kind {
	case entity.Person:
		return Person
	case entity.Office, entity.State, entity.Organisation:
		return Office
	case entity.Document:
		return Document
	}
	return otherwise
}

// mentionIn is the entity of a mention that covers exactly s, else -1.
func (f *finder) mentionIn(s span.Span) int {
	i := sort.Search(len(f.mentions), func(i int) bool { return f.mentions[i].Start >= s.Start })
	for ; i < len(f.mentions) && f.mentions[i].Start == s.Start; i++ {
		if f.mentions[i].End == s.End && f.valid(i) {
			return f.mentions[i].Entity
		}
	}
	return -1
}

func (f *finder) valid(i int) bool {
	e := f.mentions[i].Entity
	return e >= 0 && e < len(f.entities)
}

// mentionAt is the entity of the mention that holds the last word of a source
// phrase and lies best over the phrase, else -1.
func (f *finder) mentionAt(core, last span.Span) int {
	best, size := -1, 0
	i := sort.Search(len(f.mentions), func(i int) bool { return f.mentions[i].End > core.Start })
	for i = max(0, i-3); i < len(f.mentions) && f.mentions[i].Start < core.End; i++ {
		m := f.mentions[i]
		if !f.valid(i) || !m.Overlaps(last) || m.Form == entity.Pronoun {
			continue
		}
		shared := min(m.End, core.End) - max(m.Start, core.Start)
		if m.Form == entity.Name {
			shared += 1000
		}
		if shared > size {
			best, size = m.Entity, shared
		}
	}
	return best
}

// speakers gives pronouns that nobody resolved the last speaker that fits, and
// relative pronouns the name before them.
func (f *finder) speakers(qs []Quotation) []Quotation {
	f.echoes(qs)
	last, body := -1, -1 // the last speakers: a person, something else
	lastAt, bodyAt := 0, 0
	kind := Unknown // of the last source that is no person
	before := -1    // the quotation before that has a source
	for i := range qs {
		q := &qs[i]
		if q.Source.Empty() || q.Within >= 0 {
			continue
		}
		w := strings.ToLower(q.Source.In(f.text))
		if w == "he" || w == "she" {
			if before >= 0 && qs[before].Source != q.Source {
				if d := qs[before].described(f.text, w == "she"); !d.Empty() && f.between(qs[before], *q) <= 1 {
					q.Speaker, q.Who, q.SourceKind = -1, d, qs[before].SourceKind
				}
			}
		}
		if i > 0 && before >= 0 && (w == "he" || w == "she") {
			if o := qs[before]; o.Speaker >= 0 && o.Source != q.Source && strings.EqualFold(o.Source.In(f.text), w) && f.between(o, *q) <= 1 && f.onlyTold(o, *q) {
				q.Speaker = o.Speaker // He said, and he said: the same, whoever is named in what he said
			}
		}
		before = i
		if !q.Who.Empty() {
			continue
		}
		if q.Speaker < 0 && (w == "he" || w == "she") {
			if e, ok := f.taken[q.Source]; ok {
				q.Speaker = e
			} else if e, at := f.leadBefore(q.Source.Start); e >= 0 && (last < 0 || at > lastAt) {
				q.Speaker = e
			} else if last >= 0 && q.Source.Start-lastAt < 2000 {
				q.Speaker = last
			}
		}
		if q.Speaker < 0 && w == "it" && body >= 0 && q.Source.Start-bodyAt < 1000 {
			q.Speaker = body
			q.SourceKind = f.kindOf(body, q.SourceKind)
		}
		if q.Speaker < 0 && w == "who" {
			q.Speaker = f.nameBefore(q.Source.Start)
		}
		if w == "it" && q.SourceKind == Unknown {
			q.SourceKind = kind
		}
		if q.SourceKind == Document || q.SourceKind == Office {
			kind = q.SourceKind
		}
		if q.Speaker < 0 {
			if q.SourceKind == Document || q.SourceKind == Office || q.SourceKind == Collective {
				body = -1 // "it" is this from here on
			}
			continue
		}
		switch f.entities[q.Speaker].Kind {
		case entity.Person:
			last, lastAt = q.Speaker, q.Source.Start
		case entity.Organisation, entity.Office, entity.Document, entity.State:
			body, bodyAt = q.Speaker, q.Source.Start
		}
	}
	return qs
}

// described is the description of the speaker of q, where the next source, a pronoun of
// the sex given, takes it up: one person whom the report does not name.
func (q Quotation) described(text string, woman bool) span.Span {
	phrase := q.Who
	if phrase.Empty() {
		phrase = q.Source
	}
	if q.Speaker >= 0 || phrase.Empty() || q.SourceKind != Anonymous && q.SourceKind != Person {
		return span.Span{}
	}
	words := strings.Fields(strings.ToLower(phrase.In(text)))
	if len(words) < 2 {
		return span.Span{} // a pronoun, or a name that nobody knows
	}
	head := ""
	for i, w := range words {
		w = strings.Trim(w, ",")
		if i > 0 && (isPreposition(w) || w == "who") {
			break
		}
		head = w
		switch {
		case strings.HasSuffix(w, "woman") || w == "mother" || w == "wife" || w == "daughter" || w == "sister" || w == "girl" || w == "aunt" || w == "queen" || w == "widow" || w == "actress" || w == "ms" || w == "mrs" || w == "she":
			if !woman {
				return span.Span{}
			}
		case strings.HasSuffix(w, "man") || w == "father" || w == "husband" || w == "son" || w == "brother" || w == "boy" || w == "uncle" || w == "king" || w == "widower" || w == "mr" || w == "he":
			if woman {
				return span.Span{}
			}
		}
	}
	if !isTitleNoun(head) && !personal(head) || isPluralNoun(head) {
		return span.Span{} // the support staff
	}
	return phrase
}

// personal reports a noun that its ending shows to be of a person.
func personal(w string) bool {
	for _, end := range [...]string{"man", "woman", "person", "boy", "girl", "er", "or", "ist", "ant", "mate", "ee"} {
		if strings.HasSuffix(w, end) && len(w) >= 3 {
			return true
		}
	}
	return false
}

// between is how many sentences further q stands than what was quoted before it.
func (f *finder) between(before, q Quotation) int {
	at := func(pos int) int {
		return sort.Search(len(f.frames), func(i int) bool { return f.frames[i].items[0].Start > pos })
	}
	return at(q.Source.Start) - at(before.Source.Start)
}

// onlyTold reports whether the one whom the source of q is taken for is named since the
// source of o nowhere but in the words of o.
func (f *finder) onlyTold(o, q Quotation) bool {
	if q.Speaker < 0 || q.Speaker == o.Speaker {
		return true
	}
	i := sort.Search(len(f.mentions), func(i int) bool { return f.mentions[i].Start >= o.Source.End })
	for ; i < len(f.mentions) && f.mentions[i].Start < q.Source.Start; i++ {
		if m := f.mentions[i]; m.Entity != q.Speaker || m.Form == entity.Pronoun || o.Clause.Contains(m.Span) || q.Clause.Contains(m.Span) || q.Span.Contains(m.Span) {
			continue
		}
		told := false
		for _, c := range o.Content {
			told = told || c.Contains(f.mentions[i].Span)
		}
		if !told {
			return false
		}
	}
	return true
}

// persons maps the phrases of chains to the persons they refer to. A mention is
// there only where that is sure; for who speaks, the likeliest is better than the
// last who spoke.
func persons(chains []entity.Chain, entities []entity.Entity) map[span.Span]int {
	m := map[span.Span]int{}
	for _, c := range chains {
		if c.Entity < 0 || c.Entity >= len(entities) || entities[c.Entity].Kind != entity.Person {
			continue
		}
		for _, p := range c.Phrases {
			m[p.Span] = c.Entity
		}
	}
	return m
}

// leadBefore is the person whose name begins one of the last sentences of the
// same paragraph before at, and where: Holm left early. “I was ill,” she said.
func (f *finder) leadBefore(at int) (entityIndex, where int) {
	from := sort.Search(len(f.frames), func(i int) bool { return f.frames[i].items[0].Start > at }) - 1
	for k := from; k >= 0 && k > from-4 && f.frames[k].block == f.frames[from].block; k-- {
		if f.frames[k].items[0].quote >= 0 {
			continue
		}
		start := f.frames[k].items[0].Start
		i := sort.Search(len(f.mentions), func(i int) bool { return f.mentions[i].Start >= start })
		if i < len(f.mentions) && f.mentions[i].Start == start && f.mentions[i].End <= at && f.valid(i) &&
			f.mentions[i].Form != entity.Pronoun && f.entities[f.mentions[i].Entity].Kind == entity.Person {
			return f.mentions[i].Entity, start
		}
	}
	return -1, 0
}

// nameBefore is the entity of the last mention that ends within a few bytes of at.
func (f *finder) nameBefore(at int) int {
	i := sort.Search(len(f.mentions), func(i int) bool { return f.mentions[i].Start >= at })
	for i--; i >= 0 && f.mentions[i].End > at-6; i-- {
		if f.valid(i) && f.mentions[i].End <= at {
			return f.mentions[i].Entity
		}
	}
	return -1
}

// echoes finds marked words at the head of a text, in headlines and teasers,
// that are cut from a longer quotation below: they are its speaker's.
func (f *finder) echoes(qs []Quotation) {
	const reach = 300 // quotations that a headline may be cut from
	if len(f.blocks) == 0 {
		return
	}
	for i := range qs {
		q := &qs[i]
		if i >= reach || !q.Source.Empty() || q.Within >= 0 || len(q.Content) != 1 || q.Content[0].Len() > 200 {
			continue
		}
		mine := folded(token.Within(f.words, q.Content[0]))
		if strings.Count(mine, " ") < 3 { // with the spaces around: two words
			continue
		}
		for j := range qs[:min(len(qs), reach)] {
			o := qs[j]
			if o.Source.Empty() || o.Kind == Indirect || o.Term && strings.Count(mine, " ") < 4 {
				continue
			}
			for _, c := range o.Content {
				theirs := folded(token.Within(f.words, c))
				if strings.Contains(theirs, mine) || strings.Count(theirs, " ") > 2 && strings.Contains(mine, theirs) {
					q.Term, q.Speaker, q.SourceKind = false, o.Speaker, o.SourceKind
					if q.Note == "" {
						q.Note = "speaker from the same words elsewhere in the text"
					}
				}
			}
			if !q.Term && q.Speaker >= 0 {
				break
			}
		}
	}
}

// folded joins the norms of words, marks left out, with a space at each end.
func folded(words []token.Word) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, w := range words {
		if !w.Mark {
			b.WriteString(w.Norm)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// nameFrom is the end of a person's name that begins at start, else 0.
func (f *finder) nameFrom(start int) int {
	i := sort.Search(len(f.mentions), func(i int) bool { return f.mentions[i].Start >= start })
	if i < len(f.mentions) && f.mentions[i].Start == start && f.valid(i) && f.mentions[i].Form != entity.Pronoun && f.entities[f.mentions[i].Entity].Kind == entity.Person {
		return f.mentions[i].End
	}
	return 0
}

// several reports a source that names two persons: Ada Holm and Piet Varga.
func (f *finder) several(words []token.Word) bool {
	first := -1
	for k, w := range words {
		if w.Norm == "," || w.Norm == "who" {
			return false
		}
		if (w.Norm == "and" || w.Norm == "&") && k > 0 && k+1 < len(words) {
			first = f.mentionAt(words[k-1].Span, words[k-1].Span)
			for _, v := range words[k+1:] {
				if isPreposition(v.Norm) || v.Norm == "," {
					return false
				}
				if m := f.mentionAt(v.Span, v.Span); m >= 0 && first >= 0 && m != first {
					return f.entities[m].Kind == entity.Person && f.entities[first].Kind == entity.Person
				}
			}
			return false
		}
	}
	return false
}
