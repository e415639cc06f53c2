package quote

// noun reads a noun of saying with its owner: his claim that, Smith's call for “…”.
func (p phrases) noun(i int) (said, bool) {
	it := p.items
	st, ok := sayingNoun(it[i].norm)
	if !ok || it[i].upper || i == 0 || i+1 >= len(it) {
		return said{}, false
	}
	// The owner, before up to two adjectives: her most recent remark.
	k := i
	for k > 0 && k > i-3 && it[k-1].quote < 0 && !it[k-1].mark && it[k-1].norm != "'s" && !isPossessive(it[k-1].norm) {
		k--
	}
	if k == 0 || it[k-1].quote >= 0 {
		return said{}, false
	}
	s := said{verb: verb{lemma: it[i].norm, class: says, stance: st}, main: i, cue: run{i, i + 1}, noun: true}
	switch {
	case isPossessive(it[k-1].norm):
		s.head = run{k - 1, k}
	case it[k-1].norm == "'s" || it[k-1].norm == "'" && k > 1:
		r := p.left(k - 1)
		if r.empty() {
			return said{}, false
		}
		s.head = r
	default:
		return said{}, false
	}
	s.source = s.head
	stop := p.closing(i+1, p.sentenceEnd())
	n := it[i+1]
	switch {
	case n.quote >= 0 && !n.title:
		s.content = []run{{i + 1, p.afterQuote(i+1, stop)}}
	case n.quote < 0 && (isBe(n.norm) && n.norm != "being" || n.norm == ":") && i+2 < stop && it[i+2].quote >= 0 && !it[i+2].title:
		s.content = []run{{i + 2, p.afterQuote(i+2, stop)}}
	case n.quote < 0 && isBe(n.norm) && i+2 < stop && it[i+2].norm == "that":
		s.content = []run{{i + 2, p.commaInside(i+2, stop)}}
	case n.norm == "that" && n.quote < 0 && i+2 < stop && !isFinite(it[i+2].norm):
		s.content = []run{{i + 1, p.commaInside(i+1, stop)}}
	case (n.norm == "of" || n.norm == "for" || n.norm == "about") && p.quoteWithin(i+2, stop, 3):
		s.content = []run{{i + 1, p.labelEnd(i+1, stop)}}
	default:
		return said{}, false
	}
	return s, true
}

// sayingNoun reports a noun that stands for an act of saying.
func sayingNoun(w string) (Stance, bool) {
	switch w {
	case "claim", "claims", "allegation", "allegations", "accusation", "accusations", "contention", "insistence", "assertion", "assertions", "boast", "complaint":
		return Distancing, true
	case "admission", "acknowledgment", "acknowledgement", "confirmation", "revelation", "concession":
		return Endorsing, true
	case "remark", "remarks", "comment", "comments", "statement", "statements", "warning", "warnings", "promise", "promises", "pledge", "vow", "suggestion", "suggestions", "argument", "arguments",
		"call", "calls", "demand", "demands", "criticism", "description", "declaration", "announcement", "prediction", "predictions", "observation", "threat", "threats", "motto", "slogan", "mantra", "quip", "joke", "plea", "denunciation", "characterization", "characterisation", "belief", "view", "conclusion", "proposal", "response", "reply", "answer", "tweet", "message":
		return Neutral, true
	}
	return Neutral, false
}

func isPossessive(w string) bool {
	switch w {
	case "his", "her", "their", "its", "our", "my", "your":
		return true
	}
	return false
}
