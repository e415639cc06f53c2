package when

import (
	"sort"
	"strings"

	"concord/english"
)

// maxClimb bounds the way from a time up to its verb, in tokens.
const maxClimb = 10

// token returns the index of the model's token that holds the byte at, or -1.
func (s *scan) token(at int) int {
	if s.doc == nil {
		return -1
	}
	toks := s.doc.Tokens
	i := sort.Search(len(toks), func(i int) bool { return toks[i].End > at })
	if i == len(toks) || toks[i].Start > at {
		return -1
	}
	return i
}

// governor returns the verb that the expression [i, j) of s.toks hangs on in the
// tree, or -1.
func (s *scan) governor(i, j int) int {
	from, to := s.token(s.at(i).Start), s.token(s.at(j-1).Start)
	if from < 0 || to < from {
		return -1
	}
	toks := s.doc.Tokens
	t := s.doc.Root(english.Span{From: from, To: to + 1})
	for range maxClimb {
		if t < from || t > to {
			switch toks[t].Lemma {
			case "payable", "effective", "due", "upcoming", "forthcoming":
				return -1 // the words tell
			}
			switch toks[t].POS {
			case english.PosVERB, english.PosAUX:
				switch toks[t].Dep {
				case english.DepAmod, english.DepCompound, english.DepPrep, english.DepAux, english.DepAuxpass:
				default:
					return t
				}
			}
		}
		if toks[t].Head == t {
			break
		}
		t = toks[t].Head
	}
	return -1
}

// clauseTense is the side of the present on which the clause of verb v lies. Where
// v is an infinitive or participle, what governs it tells.
func (s *scan) clauseTense(v int) tense {
	toks := s.doc.Tokens
	for range maxClimb {
		var to, have, be, modal, past_, present bool
		for c := range s.doc.Children(v) {
			if d := toks[c].Dep; d != english.DepAux && d != english.DepAuxpass {
				continue
			}
			switch toks[c].Tag {
			case english.TagTO:
				to = true
			case english.TagMD:
				switch w := strings.ToLower(s.doc.Word(c)); w {
				case "will", "shall", "'ll", "’ll", "wo", "sha":
					return future
				case "could", "can", "ca":
					return unclear
				default:
					modal = true
				}
			case english.TagVBD:
				past_ = true
			case english.TagVBZ, english.TagVBP:
				present = true
			}
			have = have || toks[c].Lemma == "have"
			be = be || toks[c].Lemma == "be" && toks[c].Dep == english.DepAux
		}
		tag := toks[v].Tag
		head := toks[v].Head
		lemma := toks[v].Lemma
		switch {
		case modal && have:
			return past
		case modal:
			return future
		case plans[lemma] && tag == english.TagVBN && !have && (lemma != "set" || s.headsFor(v)):
			return future // is expected on Monday, a vote scheduled for Monday
		case arranges[lemma] && !(past_ && have):
			return future // planned a march on Saturday
		case past_:
			return past
		case have && present, have && to:
			return past
		case present && tag == english.TagVBG:
			if lemma == "go" || be && comings[lemma] {
				return future
			}
			return unclear
		case present:
			return unclear
		case to:
			if toks[v].Dep == english.DepAdvcl || toks[v].Dep == english.DepRelcl || head == v {
				v = head
				if toks[v].Head == v && toks[v].POS != english.PosVERB && toks[v].POS != english.PosAUX {
					return unclear
				}
				continue
			}
			up := toks[head].Lemma
			if plans[up] || up == "be" || up == "due" || up == "likely" || up == "agree" || up == "go" {
				if toks[head].Tag == english.TagVBD && up != "be" && !lastingPlans[up] || s.pluperfect(head) {
					return past
				}
				return future
			}
			if toks[v].Dep == english.DepAcl && eventNouns[up] || head == v {
				return unclear
			}
		case tag == english.TagVBD:
			return past
		case tag == english.TagVBZ, tag == english.TagVBP:
			return unclear
		case tag == english.TagVBN && toks[v].Dep != english.DepXcomp && toks[v].Dep != english.DepConj:
			return past
		}
		if head == v {
			return unclear
		}
		// A participle or infinitive without "to" goes with the verb above.
		for range maxClimb {
			v = toks[v].Head
			if toks[v].POS == english.PosVERB || toks[v].POS == english.PosAUX || toks[v].Head == v {
				break
			}
		}
		if toks[v].POS != english.PosVERB && toks[v].POS != english.PosAUX {
			return unclear
		}
	}
	return unclear
}

// pluperfect reports whether v has "had" before it: "had been scheduled to".
func (s *scan) pluperfect(v int) bool {
	for c := range s.doc.Children(v) {
		tok := &s.doc.Tokens[c]
		if tok.Dep == english.DepAux && tok.Tag == english.TagVBD && tok.Lemma == "have" {
			return true
		}
	}
	return false
}

// headsFor reports whether "for" or an infinitive follows the verb v: a summit set
// for April, but a record set in April.
func (s *scan) headsFor(v int) bool {
	for c := range s.doc.Children(v) {
		if d := s.doc.Tokens[c].Dep; c > v && (d == english.DepXcomp || d == english.DepPrep && strings.EqualFold(s.doc.Word(c), "for")) {
			return true
		}
	}
	return false
}

var (
	// plans are verbs whose infinitive or passive lies ahead.
	plans = set(`expect schedule plan slate set hope intend vow pledge promise threaten poise prepare want decide aim propose agree wait await
		schedule book`)
	// arranges are verbs whose object lies ahead, whatever their tense.
	arranges = set("plan schedule slate propose")
	// lastingPlans are those whose past still leaves the event ahead of the report.
	lastingPlans = set("plan intend hope vow pledge promise agree expect schedule set threaten decide propose")
	// comings are verbs whose progressive present tells of what is arranged.
	comings = set("come go meet arrive leave travel visit return hold host begin start open launch release fly head")
)
