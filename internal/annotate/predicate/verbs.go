package predicate

import "concord/english"

// auxiliaries is what the words before a verb say.
type auxiliaries struct {
	modal   string // will, would, may, … in its base form
	have    bool
	past    bool // the finite auxiliary is past
	present bool
	passive bool
	be      bool
	to      bool
	not     bool
	any     bool // there is an auxiliary other than "to"
}

// grammar reads tense, aspect, voice, modality and negation of predicate p.
func (f *finder) grammar(p int) {
	pr, lo := &f.out[p], &f.local[p]
	lo.class = classOf(pr.Base)
	if pr.Kind == Noun || pr.Kind == Apposition {
		f.nounGrammar(p)
		return
	}
	a := &lo.aux
	subject := false
	for c := range f.doc.Children(pr.Head) {
		tok := &f.toks[c]
		switch tok.Dep {
		case english.DepAux, english.DepAuxpass:
			f.auxiliary(a, c)
		case english.DepNeg:
			a.not = a.not || !f.hedged(c)
		case english.DepPrt:
			pr.Lemma += " " + f.lower(c)
			pr.Base = pr.Lemma
			if k := classOf(pr.Lemma); k != 0 {
				lo.class = k
			}
		case english.DepNsubj, english.DepNsubjpass, english.DepCsubj, english.DepCsubjpass, english.DepExpl:
			subject = true
			a.not = a.not || f.nobody(c)
		case english.DepDobj, english.DepAttr:
			a.not = a.not || f.nobody(c)
			if idioms[pr.Lemma+" "+f.lower(c)] {
				pr.Lemma += " " + f.lower(c)
				pr.Base = pr.Lemma
				lo.class = classOf(pr.Lemma)
			}
		case english.DepAdvmod:
			switch f.lower(c) {
			case "never":
				a.not = true
			case "nor", "neither":
				a.not = true
			case "possibly", "perhaps", "maybe", "allegedly", "reportedly", "apparently", "supposedly", "purportedly":
				lo.inner = Possible
			case "probably", "likely", "presumably", "seemingly":
				lo.inner = Probable
			}
		case english.DepPreconj, english.DepCc:
			if c < pr.Head && (f.lower(c) == "neither" || f.lower(c) == "nor") {
				a.not = true
			}
		}
	}
	tag := f.toks[pr.Head].Tag
	// "was arrested and charged", "will go and see": the auxiliaries of the first.
	if h := f.toks[pr.Head].Head; f.toks[pr.Head].Dep == english.DepConj && f.at[h] >= 0 && !subject && !a.any && !a.to {
		first := &f.local[f.at[h]].aux
		own := f.toks[h].Tag
		if first.any && (tag == own || base(tag) && base(own)) && !finite(tag) || first.to && base(tag) || first.modal != "" && base(tag) {
			not := a.not
			*a = *first
			a.not = not || first.not && is(f.conjunction(h, pr.Head), "or", "nor")
		}
	}
	pr.Negated = a.not
	pr.Perfect = a.have
	pr.Passive = a.passive || tag == english.TagVBN && f.toks[pr.Head].Dep == english.DepAcl
	pr.Progressive = a.be && tag == english.TagVBG && !a.passive
	lo.finite = finite(tag) || a.modal != "" || a.past || a.present
	switch {
	case a.modal == "will" || a.modal == "shall":
		pr.Tense = Future
	case a.modal != "":
		pr.Tense = Present
		if a.have {
			pr.Tense = Past
		}
	case a.past, !a.any && tag == english.TagVBD:
		pr.Tense = Past
	case a.present, finite(tag):
		pr.Tense = Present
	}
	switch a.modal {
	case "will", "shall":
		pr.Modality = Predicted
	case "would":
		pr.Modality = Would
	case "may", "might", "could":
		pr.Modality = Possible
	case "can":
		pr.Modality = Able
	case "must", "should", "ought":
		pr.Modality = Necessary
	}
	if a.modal == "could" && a.not {
		pr.Modality = Able // "could not be reached": was not
	}
	if lo.inner != "" && pr.Modality == "" {
		pr.Modality = lo.inner
	}
	if !lo.finite && tag == english.TagVBN && !a.any && !a.to && (subject || f.toks[pr.Head].Dep == english.DepROOT) {
		// "Two men arrested after raid", as headlines write; or a past form that the
		// tagger took for a participle.
		lo.finite, pr.Tense = true, Past
		pr.Passive = !subject || f.headline(pr.Head)
	}
}

// idioms are verbs with a noun that is no argument.
var idioms = map[string]bool{"take place": true, "take part": true, "take effect": true, "take office": true, "take aim": true, "catch fire": true,
	"open fire": true, "set fire": true, "give birth": true, "take control": true, "take hold": true, "take refuge": true}

// headline reports whether the participle v has a subject that undergoes it.
func (f *finder) headline(v int) bool {
	object, passive := false, false
	for c := range f.doc.Children(v) {
		switch f.toks[c].Dep {
		case english.DepNsubjpass, english.DepAgent:
			passive = true
		case english.DepDobj, english.DepCcomp, english.DepXcomp:
			object = true
		}
	}
	return passive && !object
}

func base(t english.Tag) bool { return t == english.TagVB || t == english.TagVBP }

func finite(t english.Tag) bool {
	return t == english.TagVBD || t == english.TagVBZ || t == english.TagVBP || t == english.TagMD
}

// conjunction is the word that joins h and a conjunct after it.
func (f *finder) conjunction(h, conjunct int) string {
	word := ""
	for c := range f.doc.Children(h) {
		if f.toks[c].Dep == english.DepCc && c < conjunct {
			word = f.lower(c)
		}
	}
	return word
}

func (f *finder) auxiliary(a *auxiliaries, c int) {
	tok := &f.toks[c]
	if tok.Tag == english.TagTO {
		a.to = true
		return
	}
	a.any = true
	if tok.Tag == english.TagMD {
		switch w := f.lower(c); w {
		case "'ll", "’ll", "wo":
			a.modal = "will"
		case "'d", "’d":
			a.modal = "would"
		case "ca":
			a.modal = "can"
		case "sha":
			a.modal = "shall"
		default:
			a.modal = w
		}
		return
	}
	switch f.lemma(c) {
	case "have":
		a.have = true
	case "be", "get":
		a.passive = a.passive || tok.Dep == english.DepAuxpass
		a.be = a.be || tok.Dep == english.DepAux
	}
	switch tok.Tag {
	case english.TagVBD:
		a.past = true
	case english.TagVBZ, english.TagVBP:
		a.present = true
	}
}

// hedged reports whether the negation c negates no clause: "not only".
func (f *finder) hedged(c int) bool {
	return c+1 < len(f.toks) && is(f.lower(c+1), "only", "just", "least", "merely", "simply")
}

// nobody reports whether the noun phrase of c says that there is none of it.
func (f *finder) nobody(c int) bool {
	switch f.lower(c) {
	case "nobody", "none", "nothing", "neither", "noone":
		return true
	}
	for d := range f.doc.Children(c) {
		if d > c {
			break
		}
		if f.toks[d].Dep == english.DepDet && is(f.lower(d), "no", "neither") && !is(f.lemma(c), "doubt", "wonder", "matter") {
			return true
		}
	}
	return false
}

// nounGrammar reads what stands before a noun of action: "the", "no", "alleged".
func (f *finder) nounGrammar(p int) {
	pr, lo := &f.out[p], &f.local[p]
	for c := range f.doc.Children(pr.Head) {
		if c > pr.Head {
			break
		}
		switch f.toks[c].Dep {
		case english.DepDet:
			switch f.lower(c) {
			case "the", "this", "that", "these", "those":
				lo.definite = true
			case "no", "neither":
				pr.Negated = true
			case "any":
				lo.inner = Would // "any attack": none is said to be
			}
		case english.DepPoss:
			lo.definite = true
		case english.DepAmod, english.DepCompound, english.DepAdvmod:
			switch f.lemma(c) {
			case "alleged", "suspected", "apparent", "reported", "purported", "supposed", "possible", "rumored", "rumoured":
				pr.Modality = Possible
			case "potential", "hypothetical", "imminent", "further", "future", "planned", "proposed", "upcoming", "forthcoming", "expected", "attempted",
				"prospective", "pending", "failed", "foiled", "threatened", "intended", "scheduled":
				pr.Modality = Predicted
			case "likely", "probable":
				pr.Modality = Probable
			case "previous", "earlier", "former", "past", "old", "historic", "historical":
				pr.Historical = pr.Historical || f.timeOf[c] < 0
			}
		}
	}
}
