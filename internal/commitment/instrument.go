package commitment

import (
	"concord/english"
	"concord/internal/annotate/predicate"
	"concord/internal/annotate/quote"
	"concord/internal/span"
)

// instrument is one binding text that a report names, with all places that do.
type instrument struct {
	noun    string // "order"
	kind    string // "executive order"
	of      string // whose, as written: "Trump"; "" where no place tells
	issuer  who
	named   []span.Span
	heads   []int // tokens, in text order
	made    []Dated
	public  []Dated
	grounds []span.Span
}

// findInstruments reads the nouns of binding texts. Two of one noun are one text
// unless their kinds or owners differ.
func (r *reader) findInstruments() {
	for i := range r.toks {
		if p := r.toks[i].POS; p != english.PosNOUN && p != english.PosPROPN || !is(r.lemma(i), binding) {
			continue
		}
		kind, of, ok := r.bindingName(i)
		if !ok {
			continue
		}
		k := -1
		for n := len(r.instruments) - 1; n >= 0 && k < 0; n-- {
			in := &r.instruments[n]
			if in.noun == r.lemma(i) && (in.kind == kind || kind == in.noun || in.kind == in.noun) && (in.of == of || of == "" || in.of == "") {
				k = n
			}
		}
		if k < 0 {
			k = len(r.instruments)
			r.instruments = append(r.instruments, instrument{noun: r.lemma(i), kind: kind, issuer: nobody})
		}
		in := &r.instruments[k]
		if len(kind) > len(in.kind) {
			in.kind = kind
		}
		if in.of == "" {
			in.of = of
		}
		for c := range r.doc.Grammar.Children(i) { // "NATO's provision"
			if r.toks[c].Dep == english.DepPoss && r.toks[c].POS == english.PosPROPN && in.issuer.name == "" {
				if w := r.whoAt(c, r.span(c, c+1)); w.entity >= 0 {
					in.issuer = w
				}
			}
		}
		in.heads = append(in.heads, i)
		in.named = append(in.named, r.named(i, r.phrase(i)))
		r.textAt[i] = k
	}
	for i := range r.preds {
		p := &r.preds[i]
		if !is(p.Base, signing) && !is(p.Base, publishing) || p.Negated {
			continue
		}
		a, ok := p.First(predicate.Patient)
		if !ok {
			continue
		}
		k, ok := r.textAt[a.Head]
		if !ok {
			continue
		}
		in := &r.instruments[k]
		for _, t := range p.Arguments {
			if d := r.day(t); d != nil {
				if is(p.Base, publishing) {
					in.public = append(in.public, *d)
				} else {
					in.made = append(in.made, *d)
				}
			}
		}
		if g, ok := p.First(predicate.Agent); ok && is(p.Base, signing) && in.issuer.name == "" {
			in.issuer = r.who(g, true)
		}
	}
}

// bindingName is the kind and the owner of the text that the noun at token i
// names; ok is false where it is no name of a text here.
func (r *reader) bindingName(i int) (kind, of string, ok bool) {
	kind = r.lemma(i)
	common := false
	switch kind {
	case "deal", "policy", "act", "provision", "mandate", "law", "contract", "settlement", "ruling", "convention", "regulation", "constitution", "directive":
		common = true
	}
	named := false
	for c := range r.doc.Grammar.Children(i) {
		if c > i {
			break
		}
		w := r.word(c)
		switch r.toks[c].Dep {
		case english.DepAmod, english.DepCompound, english.DepNmod:
			if formal[w] && c == i-1 {
				kind, ok = w+" "+kind, true
			}
			if r.toks[c].POS == english.PosPROPN {
				named = true
				if of == "" && r.toks[i].POS == english.PosNOUN && !sturdy[r.lemma(i)] {
					of = r.word(c) // "a Mississippi law"
				}
			}
		case english.DepDet:
			if w == "the" || w == "this" || w == "that" {
				named = true
			}
			if !common {
				ok = true
			}
		case english.DepPoss:
			ok = true
			if r.toks[c].POS == english.PosPROPN {
				of = r.word(c)
			}
		}
	}
	if r.toks[i].POS == english.PosPROPN && r.toks[i].Dep != english.DepCompound {
		ok = ok || named || i > 0 && r.toks[i-1].POS == english.PosPROPN
	}
	if common && !ok && named {
		ok = kind == "law" || kind == "regulation" || kind == "directive" || kind == "mandate" || kind == "provision" || kind == "ruling" || kind == "contract"
	}
	switch r.word(i - 1) { // "in order to", "law and order", "in accord"
	case "in", "and":
		if kind == "order" || kind == "accord" || kind == "act" {
			return "", "", false
		}
	}
	if kind == "act" && r.toks[i].POS != english.PosPROPN {
		return "", "", false
	}
	return kind, of, ok
}

// instrumentAt is the binding text that the phrase with head refers to: named, or
// as "it" and "the document" right after a sentence whose subject it was; -1.
func (r *reader) instrumentAt(head int) int {
	if k, ok := r.textAt[head]; ok {
		return k
	}
	near := 2
	switch r.word(head) {
	case "it", "which", "that":
	case "document", "text":
		near = 6
	default:
		return -1
	}
	sent := r.sentence(r.toks[head].Start)
	best, at := -1, -1
	for k := range r.instruments {
		for _, h := range r.instruments[k].heads {
			if h >= head {
				break
			}
			s := r.sentence(r.toks[h].Start)
			if sent-s > near || h <= at {
				continue
			}
			if near > 2 || (s == sent || sent-s <= 1) && (r.subject(h) || r.toks[head].Dep != english.DepNsubj && s == sent) {
				best, at = k, h
			}
		}
	}
	if best < 0 && r.word(head) == "it" { // "…,” the order reads. “…,” it continues.
		for q := len(r.doc.Quotations) - 1; q >= 0; q-- {
			x := r.doc.Quotations[q]
			if x.Start < r.toks[head].Start && x.SourceKind == quote.Document && sent-r.sentence(x.Start) <= 1 && !x.Source.Contains(span.Span{Start: r.toks[head].Start, End: r.toks[head].End}) {
				from, to := r.tokens(x.Source)
				for h := from; h < to; h++ {
					if k, ok := r.textAt[h]; ok {
						return k
					}
				}
			}
		}
	}
	return best
}

func (r *reader) subject(i int) bool {
	d := r.toks[i].Dep
	return d == english.DepNsubj || d == english.DepNsubjpass || d == english.DepAgent
}

// under is the binding text whose term c is, -1 for none: the text that promises
// or orders, that is said to say so, under or according to which it is, of which
// a relative clause tells it, or that is quoted.
func (r *reader) under(c clause) int {
	if r.self >= 0 {
		return r.self
	}
	if c.promisor.text >= 0 {
		return c.promisor.text
	}
	for n, i := 0, c.head; i >= 0 && n < 6; n, i = n+1, r.preds[i].Within {
		for _, a := range r.preds[i].Arguments {
			if a.Head < 0 || a.Head >= len(r.toks) {
				continue
			}
			switch {
			case a.Role == predicate.Agent && n > 0 || a.Role == predicate.Agent && n == 0 && !a.Shared:
				if k := r.instrumentAt(a.Head); k >= 0 {
					return k
				}
			case a.Prep == "under" || a.Prep == "according to" || a.Prep == "with" || a.Prep == "by" || a.Prep == "through" || a.Prep == "in" && c.illocution != Commissive || a.Prep == "per":
				if k, ok := r.textAt[a.Head]; ok {
					return k
				}
			}
		}
	}
	for n, h := 0, r.preds[c.head].Head; n < 8; n++ {
		up := r.toks[h].Head
		if up == h {
			break
		}
		if k, ok := r.textAt[up]; ok && (r.toks[h].Dep == english.DepAcl || r.toks[h].Dep == english.DepRelcl || r.toks[h].Dep == english.DepPrep) {
			return k
		}
		h = up
	}
	if h := r.preds[c.head].Head; r.toks[h].Tag == english.TagVBG && r.toks[h].Dep != english.DepROOT { // "signed an order this week providing …"
		for k := h - 1; k >= 0 && k > h-12 && !r.toks[k].SentStart; k-- {
			if x, ok := r.textAt[k]; ok {
				return x
			}
			if r.toks[k].POS == english.PosPUNCT || r.toks[k].POS == english.PosVERB {
				break
			}
		}
	}
	if c.quotation >= 0 {
		if k := r.quoted(c.quotation); k >= 0 {
			return k
		}
	}
	if c.rule == "policy-to" || c.illocution != Commissive && c.quotation < 0 && c.promisor.name == "" && (r.argument(c.head, predicate.Agent) == nil || r.preds[c.head].Passive) {
		far := 2
		if c.rule == "policy-to" {
			far = 4
		}
		return r.lately(c, far)
	}
	return -1
}

// quoted is the binding text that speaks in quotation q, -1.
func (r *reader) quoted(q int) int {
	x := r.doc.Quotations[q]
	for n := 0; x.Source.Empty() && n < len(r.doc.Quotations); n++ { // the other part of one utterance may name it
		if y := r.doc.Quotations[n]; y.Utterance == x.Utterance && !y.Source.Empty() {
			x = y
		}
	}
	if x.Source.Empty() {
		return -1
	}
	from, to := r.tokens(x.Source)
	for h := from; h < to; h++ {
		if k := r.instrumentAt(h); k >= 0 {
			return k
		}
	}
	return -1
}

// sturdy are the nouns of texts that are one thing each; "the law" is any law.
var sturdy = set(`order decree treaty agreement accord pact directive resolution proclamation memorandum charter statute protocol`)

// lately is the binding text named last within so many sentences before c, if no
// other text stands between.
func (r *reader) lately(c clause, far int) int {
	best, at := -1, -1
	for k := range r.instruments {
		if !sturdy[r.instruments[k].noun] {
			continue
		}
		for _, h := range r.instruments[k].heads {
			if r.toks[h].Start < c.cue.Start && h > at && c.sentence-r.sentence(r.toks[h].Start) <= far {
				best, at = k, h
			}
		}
	}
	return best
}
