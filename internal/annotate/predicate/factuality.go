package predicate

// judge finds how sure the holder of predicate p is of it, whose own words and
// those of the predicate above decide (the profile of De Facto: Saurí and
// Pustejovsky, Computational Linguistics 38:2, 2012, on the classes of
// classes.go).
//
// Certainty goes from 3, certain, to 0, not said to be so or not so.
func (f *finder) judge(p int) {
	pr, lo := &f.out[p], &f.local[p]
	sure, not := 3, pr.Negated
	switch pr.Modality {
	case Predicted, Would, Willed, Necessary:
		sure = 0
	case Possible:
		sure = 1
	case Probable:
		sure = 2
	}
	switch {
	case pr.Asked, lo.inner == ifThen, lo.inner == Would:
		sure = 0
	case lo.inner == Possible:
		sure = min(sure, 1)
	case lo.inner == Probable:
		sure = min(sure, 2)
	}
	told := pr.Within >= 0 && (pr.By == Report || pr.By == Belief || pr.By == Knowledge)
	if pr.Modality == Would && told && !pr.Perfect && f.out[pr.Within].Tense == Past && lo.inner != ifThen {
		pr.Future = true // what was said to be going to happen
	} else {
		pr.Hypothetical = pr.Hypothetical || pr.Modality == Would || lo.inner == ifThen
	}
	pr.Future = pr.Future || pr.Modality == Predicted || pr.Tense == Future || pr.By == Intention && !pr.Perfect
	if pr.Within >= 0 {
		sure, not = f.under(p, sure, not)
	}
	f.background(p)
	if pr.Future && pr.Tense != Past {
		sure = 0
	}
	pr.Negated = not
	pr.Factuality = value(sure, not)
}

// under is the part of what stands above p.
func (f *finder) under(p, sure int, not bool) (int, bool) {
	pr, lo := &f.out[p], &f.local[p]
	q, above := &f.out[pr.Within], &f.local[pr.Within]
	// A conjunct stands after its first in the order, all above p are judged.
	certain, denied := certainty(q.Factuality), q.Negated
	pr.Source = q.Source
	inherit := func() {
		sure = min(sure, certain)
		pr.Future = pr.Future || q.Future
		pr.Hypothetical = pr.Hypothetical || q.Hypothetical
	}
	switch pr.By {
	case Report, Belief:
		if q.Kind != Copula || pr.By == Belief {
			pr.Source = pr.Within
		}
		if denied || certain == 0 && q.Kind != Noun {
			sure = 0
		}
		if pr.By == Belief {
			sure = min(sure, 2)
			switch q.Base {
			case "hope", "wish", "wonder", "expect":
				sure = 0
			}
			if pr.Modality == Probable || pr.Modality == Possible {
				pr.Source = q.Source // "seems to", "is likely to": the writer's own
			}
		}
		if pr.By == Report && q.Passive && above.subject.Head >= 0 && pr.Kind != Noun && !lo.finite {
			sure = min(sure, 1)
		}
		if pr.By == Report && q.Kind == Noun && (q.Base == "allege" || q.Base == "accuse" || q.Base == "charge" || q.Base == "suspect") {
			sure = min(sure, 1)
		}
		if lo.denial && !denied {
			not = !not
		}
	case Knowledge:
		if above.class&reports != 0 || is(q.Base, "admit", "acknowledge", "confess", "concede", "confirm", "reveal", "disclose") {
			pr.Source = pr.Within
		}
		if (denied || certain == 0) && is(q.Base, "show", "prove", "confirm", "find", "see", "demonstrate", "establish", "verify", "discover") && pr.Kind != Noun {
			sure = 0
		}
	case Perceived:
		if denied {
			sure = 0
		} else {
			inherit()
		}
	case Intention, Purpose_:
		sure = 0
		pr.Hypothetical = pr.Hypothetical || q.Hypothetical
	case Condition:
		sure = 0
		pr.Hypothetical = true
	case Outcome:
		inherit()
		not = not != (denied != lo.denial)
	case Aspect:
		inherit()
		not = not || denied && !is(q.Lemma, "stop", "cease", "end", "quit")
	case When:
		if certain == 0 && pr.Tense != Past && !lo.definite {
			inherit()
		}
	case Content:
		switch {
		case pr.Kind == Noun && !lo.definite:
			inherit()
			not = not || denied && f.inside(p)
		case pr.Kind != Noun && !lo.finite:
			inherit()
		}
	}
	return sure, not
}

// inside reports whether the noun p is an argument of the verb that embeds it, so
// that the verb's negation is that of the noun: "there was never an attack".
func (f *finder) inside(p int) bool {
	q := f.out[p].Within
	return f.toks[f.out[p].Head].Head == f.out[q].Head && f.out[p].Head > f.out[q].Head
}

// certainty turns a value back into its degree.
func certainty(v Factuality) int {
	switch v {
	case Certain, CertainNot:
		return 3
	case Likely, LikelyNot:
		return 2
	case Maybe, MaybeNot:
		return 1
	}
	return 0
}

func value(sure int, not bool) Factuality {
	yes := [...]Factuality{Unspecified, Maybe, Likely, Certain}
	no := [...]Factuality{Unspecified, MaybeNot, LikelyNot, CertainNot}
	if not {
		return no[sure]
	}
	return yes[sure]
}

// backgroundDays is how long before publication an event is no longer the news.
const backgroundDays = 31

// background finds what lies before the news and what lies after it: by dates
// first, then by tense.
func (f *finder) background(p int) {
	pr := &f.out[p]
	dated := false
	for _, a := range pr.Arguments {
		if a.Role != Time || a.Time < 0 || f.published.IsZero() || a.Prep == "until" || a.Prep == "till" || a.Prep == "since" {
			continue
		}
		b, err := f.times[a.Time].When.Bounds()
		if err != nil || b.OpenTo || b.OpenFrom {
			continue
		}
		dated = true
		switch {
		case b.To.AddDate(0, 0, backgroundDays).Before(f.published):
			pr.Historical = true
		case b.From.After(f.published.AddDate(0, 0, 1)):
			pr.Future = true
		}
	}
	if !dated && pr.Perfect && pr.Tense == Past && pr.Modality == "" {
		if q := pr.Within; !(q >= 0 && (pr.By == Report || pr.By == Belief || pr.By == Knowledge)) {
			pr.Historical = true
		}
	}
}
