package predicate

import "concord/english"

// embed finds the predicate that holds p, and how.
func (f *finder) embed(p int) {
	pr, lo := &f.out[p], &f.local[p]
	t := pr.Head
	for range 12 { // of conjuncts the first tells
		if f.toks[t].Dep != english.DepConj {
			break
		}
		h := f.toks[t].Head
		if f.at[h] >= 0 && (f.out[f.at[h]].Kind == Noun) == (pr.Kind == Noun) {
			first := &f.out[f.at[h]]
			pr.Within, pr.By, lo.content = first.Within, first.By, f.local[f.at[h]].content
			lo.denial = f.local[f.at[h]].denial
			if pr.Modality == "" && (pr.By == Intention || pr.By == Belief) {
				pr.Modality = first.Modality
			}
			return
		}
		t = h
	}
	q, _ := f.above(t)
	if q < 0 || q == p {
		return
	}
	pr.Within = q
	g := f.toks[t].Head // the word above: a verb, the adjective of "aware that", a preposition
	lo.content = g
	by, denial := Content, false
	dep := f.toks[t].Dep
	switch {
	case pr.Kind == Apposition:
		by = Relative
	case dep == english.DepCcomp || dep == english.DepCsubj || dep == english.DepCsubjpass:
		by, denial = f.clause(pr, lo, g)
	case dep == english.DepXcomp:
		by, denial = f.infinitive(pr, lo, q, g)
	case dep == english.DepAdvcl:
		by = f.adverbial(pr, lo, t)
	case dep == english.DepRelcl:
		by = Relative
		if f.marker(pr.Head) == "when" && f.timeOf[g] < 0 && f.toks[g].Entity != english.EntDATE {
			by = When // the tree hangs "died when the roof fell" on whichever noun is near
		}
		if lo.aux.to && !lo.finite {
			by = Purpose_
		}
	case dep == english.DepAcl:
		by, denial = f.adnominal(pr, lo, g)
	case dep == english.DepPcomp || dep == english.DepPobj:
		by, denial = f.prepositional(pr, lo, g)
	case dep == english.DepDobj || dep == english.DepNsubjpass && !f.hasClause(g) || dep == english.DepDative && pr.Kind == Noun:
		by, denial = f.object(f.classAt(g), lo.definite)
		if f.at[g] >= 0 && f.local[f.at[g]].class&(carries|wants|suffers) != 0 {
			lo.light = int(f.at[g])
		}
	case dep == english.DepParataxis:
		by = None
		pr.Within = -1
	}
	pr.By, lo.denial = by, denial
	if by == Condition && pr.Within >= 0 && f.out[q].Kind != Noun {
		f.local[q].inner = conditioned(f.local[q].inner, dep)
	}
}

// ifThen stands in local.inner of a predicate that a condition depends on.
const ifThen Modality = "if-then"

func conditioned(m Modality, dep english.Dep) Modality {
	switch dep {
	case english.DepAdvcl, english.DepPobj, english.DepPcomp:
		return ifThen
	}
	return m
}

// classAt is what the word g does to what is below it: with its particle or made
// from its verb if it is a predicate.
func (f *finder) classAt(g int) class {
	if p := f.at[g]; p >= 0 {
		return f.local[p].class | classOf(f.out[p].Lemma)&doubts
	}
	return classOf(f.lemma(g))
}

// marker is the word that opens a clause: if, that, when; "" for none.
func (f *finder) marker(t int) string {
	word := ""
	for c := range f.doc.Children(t) {
		if c > t {
			break
		}
		switch f.toks[c].Dep {
		case english.DepMark:
			if w := f.lower(c); word == "" || word == "that" {
				word = w
			}
		case english.DepAdvmod:
			switch f.toks[c].Tag {
			case english.TagWRB:
				word = f.lower(c)
			}
		}
	}
	return word
}

// clause reads a clause that is an object or subject of the word g.
func (f *finder) clause(pr *Predicate, lo *local, g int) (Embedding, bool) {
	if f.at[g] >= 0 && f.out[f.at[g]].Kind == Copula {
		g = f.adjective(g)
	}
	k := f.classAt(g)
	mark := f.marker(pr.Head)
	if mark == "whether" || mark == "if" {
		pr.Asked = true
		if k&(reports|believes|knows) == 0 {
			return Condition, false
		}
		return Report, false
	}
	switch {
	case lo.finite && lo.aux.modal == "" && !lo.aux.any && f.toks[pr.Head].Tag == english.TagVB, f.toks[pr.Head].Tag == english.TagVB && lo.aux.modal == "" && !lo.aux.to && k&intends != 0 && k&brings == 0:
		return Intention, false // "demanded that he leave"
	case lo.finite:
		switch {
		case k&denies != 0:
			return Report, true
		case k&seems != 0:
			pr.Modality = strongest(pr.Modality, Probable)
			return Belief, is(f.lower(g), "unlikely")
		case k&believes != 0:
			return Belief, is(f.lemma(g), "doubt")
		case k&doubts != 0 && f.toks[g].POS == english.PosNOUN:
			return Condition, false
		case k&(knows|perceives) != 0:
			return Knowledge, false
		case f.toks[g].POS == english.PosADJ:
			if k&doubts != 0 || is(f.lower(g), "possible", "likely", "unlikely", "unclear", "probable") {
				pr.Modality = strongest(pr.Modality, Possible)
				return Belief, f.lower(g) == "unlikely"
			}
			return Content, false
		case k&brings != 0, k&links != 0 && f.toks[g].POS == english.PosAUX, k&reports == 0 && f.toks[g].POS == english.PosNOUN:
			return Content, false
		}
		return Report, false
	case lo.aux.to:
		switch {
		case k&brings != 0:
			return Outcome, false
		case k&prevents != 0:
			return Outcome, true
		case k&perceives != 0:
			return Perceived, false
		case k&intends != 0:
			pr.Modality = strongest(pr.Modality, Willed)
			return Intention, false
		case k&believes != 0:
			return Belief, false
		case k&reports != 0:
			return Report, false
		}
		return Content, false
	}
	switch { // bare infinitive or participle
	case k&perceives != 0:
		return Perceived, false
	case k&brings != 0:
		return Outcome, false
	case k&prevents != 0:
		return Outcome, true
	case k&denies != 0:
		return Report, true
	case k&knows != 0:
		return Knowledge, false
	case k&reports != 0:
		return Report, false
	case k&begins != 0:
		return Aspect, false
	case k&intends != 0:
		return Intention, false
	}
	return Content, false
}

// infinitive reads a clause without a subject of its own below the word g of q.
func (f *finder) infinitive(pr *Predicate, lo *local, q, g int) (Embedding, bool) {
	k, word := f.classAt(g), f.lemma(g)
	to := lo.aux.to
	switch {
	case to && word == "be" && f.toks[g].POS == english.PosAUX:
		pr.Modality = Predicted // "is to open in May"
		return Intention, false
	case to && word == "go" && f.toks[g].Tag == english.TagVBG:
		pr.Modality = Predicted
		return Intention, false
	case to && word == "have", to && word == "need", word == "require" && f.toks[g].Tag == english.TagVBN, to && word == "oblige":
		pr.Modality = Necessary
		return Intention, false
	case to && word == "use" && f.toks[g].Tag == english.TagVBD:
		pr.Tense, pr.Historical = Past, true
		return Aspect, false
	case is(word, "likely", "unlikely", "certain", "bound", "sure", "expect", "schedule", "slate", "set", "due", "poise"), f.toks[g].Tag == english.TagVBN && is(word, "project", "forecast", "predict"):
		pr.Modality = Predicted
		if word == "likely" || word == "unlikely" {
			pr.Modality = Probable
			return Belief, word == "unlikely"
		}
		return Intention, false
	case k&prevents != 0, word == "unable":
		return Outcome, true
	case k&seems != 0:
		pr.Modality = strongest(pr.Modality, Probable)
		return Belief, false
	case k&begins != 0:
		return Aspect, false
	case k&brings != 0:
		return Outcome, false
	case word == "able" || word == "unable":
		pr.Modality = Able
		return Outcome, false
	case k&denies != 0:
		return Report, true
	case k&believes != 0 && f.toks[g].Tag == english.TagVBN && f.out[q].Passive:
		pr.Modality = strongest(pr.Modality, Probable)
		return Belief, false
	case k&intends != 0, k&believes != 0:
		if to || k&intends != 0 {
			pr.Modality = strongest(pr.Modality, Willed)
			return Intention, false
		}
	case k&reports != 0:
		if f.out[q].Passive {
			pr.Modality = strongest(pr.Modality, Possible) // "is alleged to have"
		}
		return Report, false
	case k&perceives != 0:
		return Perceived, false
	case k&knows != 0:
		return Knowledge, false
	case to && k&moves != 0:
		return Purpose_, false
	case to && f.toks[g].POS == english.PosVERB:
		return Intention, false
	}
	return Content, false
}

func strongest(own, given Modality) Modality {
	if own != "" {
		return own
	}
	return given
}

// adverbial reads an adverbial clause.
func (f *finder) adverbial(pr *Predicate, lo *local, t int) Embedding {
	switch mark := f.marker(t); mark {
	case "if", "unless", "provided", "providing", "assuming", "lest", "whether":
		return Condition
	case "because":
		return Because
	case "since":
		if pr.Tense == Past {
			return When
		}
		return Because
	case "after", "before", "until", "till", "when", "while", "once", "whenever", "as":
		if mark == "while" && f.doc.LeftEdge(t) == f.sentenceStart(t) {
			return Contrast
		}
		return When
	case "although", "though", "whereas", "despite", "albeit":
		return Contrast
	case "so":
		if pr.Modality != "" {
			return Purpose_
		}
		return Content
	case "in":
		if lo.aux.to {
			return Purpose_ // in order to
		}
		return Condition // in case
	}
	switch {
	case lo.aux.to && !lo.finite:
		return Purpose_
	case lo.aux.modal == "should" && f.inverted(pr.Head):
		return Condition // "should the bridge fall"
	}
	return Content
}

func (f *finder) sentenceStart(t int) int {
	s := t
	for s > 0 && s > t-40 && !f.toks[s].SentStart {
		s--
	}
	return s
}

// inverted reports whether an auxiliary stands before the subject of v.
func (f *finder) inverted(v int) bool {
	aux := -1
	for c := range f.doc.Children(v) {
		switch f.toks[c].Dep {
		case english.DepAux, english.DepAuxpass:
			if aux < 0 {
				aux = c
			}
		case english.DepNsubj, english.DepNsubjpass:
			return aux >= 0 && aux < c
		}
	}
	return false
}

// adnominal reads a clause below the noun g: "the plan to …", "the claim that …",
// "the man accused of …".
func (f *finder) adnominal(pr *Predicate, lo *local, g int) (Embedding, bool) {
	k := f.classAt(g)
	switch {
	case lo.aux.to && !lo.finite:
		switch {
		case k&prevents != 0:
			return Outcome, true
		case k&(intends|doubts) != 0:
			return Intention, false
		}
		for c := range f.doc.Children(g) {
			if c < g && is(f.lower(c), "first", "last", "only", "latest", "second") {
				return Relative, false // "the first woman to win"
			}
		}
		return Purpose_, false
	case lo.finite:
		switch {
		case k&denies != 0:
			return Report, true
		case k&doubts != 0:
			return Condition, false
		case k&knows != 0:
			return Knowledge, false
		case k&believes != 0:
			return Belief, false
		case k&(reports|intends) != 0:
			return Report, false
		}
		return Content, false
	}
	return Relative, false
}

// prepositional reads a gerund or noun of action after the preposition g.
func (f *finder) prepositional(pr *Predicate, lo *local, g int) (Embedding, bool) {
	prep, over := f.lower(g), f.toks[g].Head
	for range 3 { // "because of", "in the wake of", "due to"
		if d := f.toks[g].Dep; d != english.DepPcomp && d != english.DepPrep || f.toks[over].POS != english.PosADP && f.toks[over].POS != english.PosSCONJ {
			break
		}
		g, over = over, f.toks[over].Head
		prep = f.lower(g)
	}
	k := f.classAt(over)
	switch prep {
	case "after", "before", "during", "since", "following", "until", "till", "upon", "amid", "amidst", "while", "when":
		return When, false
	case "because", "due", "thanks", "owing":
		return Because, false
	case "despite", "notwithstanding":
		return Contrast, false
	case "without":
		pr.Negated = true
		return Content, false
	case "whether", "if":
		return Condition, false
	case "of", "for", "to", "on", "in", "at", "from", "against", "about", "with", "over", "into":
	default:
		return Content, false
	}
	switch {
	case is(f.lemma(over), "event", "case") && prep == "of":
		return Condition, false
	case k&doubts != 0 && f.toks[over].POS == english.PosNOUN && (prep == "of" || prep == "about" || prep == "for"):
		return Condition, false
	case prep == "from" && k&prevents != 0, prep == "of" && k&prevents != 0, prep == "in" && f.lemma(over) == "fail":
		return Outcome, true
	case prep == "of" && k&denies != 0:
		return Report, true
	case prep == "for" && (k&intends != 0 || is(f.lemma(over), "call")), prep == "against" && k&(intends|reports) != 0, prep == "to" && k&intends != 0:
		return Intention, false
	case prep == "of" && is(f.lemma(over), "accuse", "accusation", "suspect", "allegation", "claim", "charge", "suspicion", "report", "rumor", "warn", "warning"):
		pr.Modality = strongest(pr.Modality, "")
		return Report, false
	case prep == "with" && f.lemma(over) == "charge", prep == "in" && f.lemma(over) == "suspect":
		return Report, false
	case prep == "for" && pr.Kind != Noun:
		return Because, false
	case prep == "of" && k&(intends&^begins) != 0 && pr.Kind != Noun:
		return Intention, false
	case prep == "of" && f.toks[over].POS == english.PosNOUN && k&intends != 0 && !lo.definite:
		return Intention, false
	}
	return Content, false
}

// object reads a noun of action that is the object of a word of class k.
func (f *finder) object(k class, definite bool) (Embedding, bool) {
	switch {
	case k&denies != 0:
		return Report, true
	case k&prevents != 0:
		return Outcome, true
	case k&wants != 0 && !definite:
		return Intention, false
	case k&carries != 0:
		return Outcome, false
	case k&begins != 0:
		return Aspect, false
	case k&(knows|perceives) != 0:
		return Knowledge, false
	case k&believes != 0:
		return Belief, false
	case k&reports != 0:
		return Report, false
	case k&brings != 0:
		return Outcome, false
	}
	return Content, false
}

// hasClause reports whether a clause is an argument of the verb g.
func (f *finder) hasClause(g int) bool {
	for c := range f.doc.Children(g) {
		switch f.toks[c].Dep {
		case english.DepXcomp, english.DepCcomp:
			return true
		}
	}
	return false
}

// adjective is the adjective that the form of "be" g links to its subject, else g.
func (f *finder) adjective(g int) int {
	for c := range f.doc.Children(g) {
		if f.toks[c].Dep == english.DepAcomp {
			return c
		}
	}
	return g
}
