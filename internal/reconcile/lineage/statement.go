package lineage

import (
	"slices"
	"sort"
	"strings"

	"concord/internal/annotate/entity"
	"concord/internal/annotate/quote"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// statements finds the origin of every statement, by the rules of counting in
// their order: a named document; a person, office or other speaker; a named
// outlet or agency; wording that an earlier report has; else the page it stands
// on, which is an agency's, another report's, or the outlet's own.
func (t *tracer) statements() {
	t.l.statements = make([][]string, len(t.story.Members))
	t.namesOfDocuments()
	wording := t.documentWording()
	for _, m := range t.order {
		if !t.exists(m) {
			continue
		}
		mem := &t.story.Members[m]
		t.l.statements[m] = make([]string, len(mem.Statements))
		for i := range mem.Statements {
			st := &mem.Statements[i]
			o := t.document(m, st.Quotation, st.Holder)
			if o == "" {
				o = t.wordedAs(wording, m, st.Span)
			}
			if o == "" {
				o = t.speaker(m, st.Quotation, st.Holder, st.Sentence)
			}
			if o == "" {
				o = t.named(m, st.Sentence)
			}
			if o == "" {
				o = t.copiedFrom(m, st.Span)
			}
			if o == "" {
				o = t.whole[m].origin
			}
			t.l.statements[m][i] = o
		}
	}
	t.sameWords()
}

// sameWords gives statements that print the same quoted words one origin: the
// document or person whom one of the reports names, before an office, before
// nobody; else the origin of the first of them. Two reports that name two persons
// keep theirs.
func (t *tracer) sameWords() {
	kind := map[string]string{}
	for _, o := range t.l.Origins {
		kind[o.ID] = o.Kind
	}
	rank := func(o string) int {
		return slices.Index([]string{"document", "person", "office", "outlet", "agency", "unstated"}, kind[o])
	}
	quoted := func(f func(m, i int, h uint64)) {
		for _, m := range t.order {
			if !t.exists(m) {
				continue
			}
			for i := range t.story.Members[m].Statements {
				ws := t.words(m, t.story.Members[m].Statements[i].Span)
				p := page{words: ws}
				p.runs(longRun, func(k int, h uint64) {
					if ws[k].quoted && ws[k+longRun-1].quoted {
						f(m, i, h)
					}
				})
			}
		}
	}
	of := map[uint64]string{}
	quoted(func(m, i int, h uint64) {
		o := t.l.statements[m][i]
		if known, ok := of[h]; !ok || rank(o) < rank(known) {
			of[h] = o
		}
	})
	quoted(func(m, i int, h uint64) {
		if o := t.l.statements[m][i]; rank(of[h]) < rank(o) || kind[o] == "unstated" {
			t.l.statements[m][i] = of[h]
		}
	})
}

// Statement returns the id of the origin that statement i of member m goes
// back to, by the rules of counting; "" when there is no such statement.
func (l *Lineage) Statement(m, i int) string {
	if l == nil || m < 0 || m >= len(l.statements) || i < 0 || i >= len(l.statements[m]) {
		return ""
	}
	return l.statements[m][i]
}

// namesOfDocuments gives every document that is a source its fullest name, from
// the sources themselves and from the document names of the story.
func (t *tracer) namesOfDocuments() {
	t.instruments = make([]map[string]int, len(t.story.Members))
	for _, m := range t.order {
		t.instruments[m] = map[string]int{}
		for _, c := range t.credit[m] {
			if _, head := documentName(c.name); c.kind == "document" && instrument(head) {
				t.instruments[m][head]++
			}
		}
	}
	for _, m := range t.order {
		for _, c := range t.credit[m] {
			if c.kind == "document" {
				t.documentOrigin(m, c.name)
			}
		}
	}
	for i := range t.story.Entities {
		en := &t.story.Entities[i]
		for _, n := range append([]string{en.Name}, en.Names...) {
			name, head := documentName(n)
			if en.Kind != entity.Document || !instrument(head) {
				continue
			}
			if at, ok := t.origins[id("o", "document", head)]; ok && fullness(name) > fullness(t.l.Origins[at].Name) {
				t.l.Origins[at].Name = name
			}
		}
	}
}

// documentOrigin is the origin of a document as a source names it. It keeps the
// fullest name; a document that nothing tells apart from others of its kind keeps
// the words of its one report: "a report seen by Island News".
func (t *tracer) documentOrigin(m int, source string) string {
	name, head := documentName(source)
	key := t.documentKey(m, name, head)
	if t.onlyOwn(m, key) {
		return t.origin("document", key, ownWords(source), "named by one report")
	}
	o := t.origin("document", key, name, "quoting or paraphrasing the same document")
	known := &t.l.Origins[t.origins[o]]
	if a, b := fullness(name), fullness(known.Name); a > b || a == b && name < known.Name {
		known.Name = name
	}
	return o
}

// onlyOwn reports whether the key of a document is one of this report's own.
func (t *tracer) onlyOwn(m int, key string) bool { return strings.HasPrefix(key, t.reportID(m)+" ") }

// ownWords are the words of a source, on one line and no longer than a name may be.
func ownWords(source string) string {
	out := ""
	for _, w := range strings.Fields(source) {
		if len(out)+len(w) > 80 {
			break
		}
		out += " " + w
	}
	return strings.Trim(out, " ,;:")
}

// fullness is how much the name of a document tells: what kind it is tells more
// than whose, and "document" nothing.
func fullness(name string) int {
	n := 0
	for _, w := range strings.Fields(name) {
		switch {
		case strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s"):
			n++
		case strings.ToLower(w) != "document":
			n += 2
		}
	}
	return n
}

// document is the origin of a statement that a document makes.
func (t *tracer) document(m, q int, holder string) string {
	doc := t.story.Members[m].Document
	if q >= 0 && q < len(doc.Quotations) {
		if qu := &doc.Quotations[q]; qu.SourceKind == quote.Document && qu.Source.Fits(doc.Report.Text) {
			if _, head := documentName(qu.Source.In(doc.Report.Text)); head != "" {
				return t.documentOrigin(m, qu.Source.In(doc.Report.Text))
			}
		}
	}
	_, head := documentName(holder)
	if head == "" || !instrument(head) && head != "document" {
		return "" // "a report" may be anybody's: only a source that was read as a document counts
	}
	return t.documentOrigin(m, holder)
}

// documentRun is how many words in a row of a document, as any report quotes
// it, show that a statement repeats that document.
const documentRun = 6

// documentWording is the runs of words that reports quote from documents. A
// quotation that has such a run is of that document too, whoever its report
// names: "it continues", "Washington says". That is looked for once, so that the
// parts of a document which reports quote in turn become known.
func (t *tracer) documentWording() map[uint64]string {
	index := map[uint64]string{}
	type quoted struct {
		member int
		words  []gram
	}
	var open []quoted
	note := func(ws []gram, o string) {
		p := page{words: ws}
		p.runs(documentRun, func(_ int, h uint64) {
			if _, ok := index[h]; !ok {
				index[h] = o
			}
		})
	}
	for _, m := range t.order {
		if !t.exists(m) {
			continue
		}
		doc := t.story.Members[m].Document
		for i := range doc.Quotations {
			q := &doc.Quotations[i]
			if q.Kind == quote.Indirect || q.Term || !q.Span.Fits(doc.Report.Text) {
				continue
			}
			ws := t.words(m, q.Span)
			if len(ws) < documentRun {
				continue
			}
			source := ""
			if q.Source.Fits(doc.Report.Text) {
				source = q.Source.In(doc.Report.Text)
			}
			if o := t.document(m, i, source); o != "" {
				note(ws, o)
			} else {
				open = append(open, quoted{m, ws})
			}
		}
	}
	for _, q := range open {
		if o := known(index, q.words); o != "" {
			note(q.words, o)
		}
	}
	return index
}

// known is the document of the first known run in ws, "" for none.
func known(index map[uint64]string, ws []gram) string {
	out := ""
	p := page{words: ws}
	p.runs(documentRun, func(_ int, h uint64) {
		if out == "" {
			out = index[h]
		}
	})
	return out
}

// wordedAs is the origin of a statement that has a run of a document's words,
// inside quotation marks or as half of its own.
func (t *tracer) wordedAs(index map[uint64]string, m int, sp span.Span) string {
	ws := t.words(m, sp)
	out, words, end := "", 0, 0
	p := page{words: ws}
	p.runs(documentRun, func(i int, h uint64) {
		o := index[h]
		if o == "" || out != "" && out != o {
			return
		}
		out = o
		for k := max(i, end); k < i+documentRun; k++ {
			words++
			if ws[k].quoted {
				words = len(ws)
			}
		}
		end = i + documentRun
	})
	if 2*words < len(ws) {
		return ""
	}
	return out
}

// speaker is the origin of a statement that somebody is said to have made. A
// source without a name is one with its outlet where the sentence says whom it
// told: then the outlet is the furthest that can be identified.
func (t *tracer) speaker(m, q int, holder string, sentence int) string {
	mem := &t.story.Members[m]
	doc := mem.Document
	kind := quote.Unknown
	if q >= 0 && q < len(doc.Quotations) {
		qu := &doc.Quotations[q]
		kind = qu.SourceKind
		if qu.Speaker >= 0 && qu.Speaker < len(mem.Entities) && mem.Entities[qu.Speaker] >= 0 && mem.Entities[qu.Speaker] < len(t.story.Entities) {
			en := &t.story.Entities[mem.Entities[qu.Speaker]]
			if _, name := outletName(en.Name); name != "" && en.Kind != entity.Person {
				return t.outletOrigin(name)
			}
			if en.Name != "" {
				as := "office"
				if en.Kind == entity.Person {
					as = "person"
				}
				return t.origin(as, fold(en.Name), en.Name, "attributed to the same source")
			}
		}
	}
	f := fold(holder)
	if !says(f) {
		return ""
	}
	if _, name := outletName(holder); name != "" {
		return t.outletOrigin(name)
	}
	if kind == quote.Anonymous {
		if o := t.named(m, sentence); o != "" {
			return o
		}
	}
	if kind == quote.Office || kind == quote.Collective {
		return t.origin("office", "words "+f, holder, "attributed to the same source")
	}
	return t.origin("person", "words "+f, holder, "attributed to the same source")
}

// says reports whether a folded description has a word that says who it is: no
// pronoun, no bare article.
func says(f string) bool {
	for _, w := range strings.Fields(f) {
		if token.Content(w) {
			return true
		}
	}
	return false
}

// named is the origin of a statement whose sentence credits an outlet or agency.
func (t *tracer) named(m, sentence int) string {
	if sentence < 0 {
		return ""
	}
	cs := t.credit[m]
	for i := range cs {
		if cs[i].sentence == sentence && cs[i].kind != "document" {
			return t.outletOrigin(cs[i].name)
		}
	}
	return ""
}

// outletOrigin is the origin of what another outlet or an agency reported. When
// that outlet is in the story itself, its page is the origin.
func (t *tracer) outletOrigin(name string) string {
	if a := Agency(name); a != "" {
		return t.origin("agency", a, a, "credited to the agency")
	}
	if m, ok := t.outlets[fold(name)]; ok {
		return t.whole[m].origin
	}
	return t.origin("outlet", fold(name), name, "credited to the outlet")
}

// copiedFrom is the origin of a statement of which at least half stands in an
// earlier report outside quotation marks.
func (t *tracer) copiedFrom(m int, sp span.Span) string {
	cs := t.copied[m]
	i := sort.Search(len(cs), func(i int) bool { return cs[i].at.End > sp.Start })
	for ; i < len(cs) && cs[i].at.Start < sp.End; i++ {
		common := min(cs[i].at.End, sp.End) - max(cs[i].at.Start, sp.Start)
		if 2*common >= sp.Len() {
			return t.whole[cs[i].first].origin
		}
	}
	return ""
}
