package quote

import (
	"strings"

	"concord/english"
)

// Attitudes: what somebody wants, expects, supports, rejects or speaks of. PARC
// counts them as attributions although nobody's words are reported, and so does the
// reader who asks where somebody stands; they are kept apart from quotations.

// frames says what a verb of attitude has for its content.
type frames uint16

const (
	clauses frames = 1 << iota // that, whether, how
	wishes                     // to go; them to go
	things                     // an object: criticised the plan
	doings                     // going
	asFor                      // an object and what it is taken for: as, for
	about                      // about, of, over
	forFor                     // for
	onOn                       // on, upon
	toTo                       // to
	against                    // against, with, at
	inIn                       // in
	seems                      // its subject and predicate are the content: is expected to
)

// attitudeTable lists verbs by what they take: the verbs of desire, judgement and
// talk of Levin (1993, classes 29 to 33 and 37) and their like, kept where at least
// about every second such object is an attribution to the annotators of PolNeAR.
var attitudeTable = []struct {
	takes  frames
	lemmas string
}{
	{clauses, "consider recognize recognise determine realize realise understand learn assume imagine discover decide remember wish guess figure anticipate envision sense surmise calculate demonstrate rule signal doubt notice dream foresee convince deduce infer presume reckon judge"},
	{clauses | things, "acknowledge admit concede fear suspect expect"},
	{wishes | seems, "expect"},
	{wishes, "want seek vow refuse decline promise plan pledge hope agree decide threaten aim intend prefer love hate offer propose vote claim lobby opt resolve consent swear volunteer wish long yearn aspire hesitate look push fight plot ask urge encourage persuade order challenge press tell warn beg implore exhort direct instruct command require invite empower permit like advise motion"},
	{things, "support endorse back oppose criticize criticise defend attack discuss mention praise question reject denounce propose blast dismiss mock tout slam highlight condemn reference recall favor favour prefer emphasize emphasise decry demand applaud fear disclose detail lament stress reiterate credit congratulate hail request chide rebut bemoan disavow outline articulate recount love advocate dispute downplay rebuke assail herald relish admire hate despise dislike foresee regret welcome encourage lambast lambaste bash savage disparage trumpet extol extoll repudiate underestimate overestimate contemplate mull ponder weigh deplore laud salute deride ridicule scorn disdain resent abhor detest cherish envision anticipate predict urge cite blame accuse nominate deny confirm note clarify announce explain declare list invoke echo repeat thank mention portray describe view portray name identify consider deem judge view address want contradict refute challenge champion commend cheer boo castigate excoriate vilify malign demonize demonise discredit flout flatter underscore summarize summarise spotlight tease reveal quote resist recommend forbid approve renounce"},
	{things | doings, "suggest mention propose support oppose consider favor favour recommend discuss advocate regret admit deny describe report contemplate"},
	{asFor, "see describe cite cast portray view identify dismiss regard paint point list characterize characterise frame bill hail brand label tout pitch denounce interpret envision peg rank perceive depict present praise criticize criticise blame thank blast attack slam mock chide assail congratulate credit laud lambast lambaste rip rebuke commend castigate scold fault condemn recognize recognise define defend introduce name mention quote nominate endorse consider compare"},
	{about, "talk speak ask write think worry brag complain tell boast open joke question muse gush wonder warn speculate rave rant fret care reminisce lie fantasize fantasise accuse assure inform learn report post say know dream"},
	{forFor, "call push vote ask apologize apologise advocate vouch hope plead cheer root press rail campaign argue pray"},
	{onOn, "call comment agree touch dwell insist expound elaborate expand weigh blame sound disagree focus press"},
	{toTo, "refer point allude liken attribute object nod plead compare contrast appeal"},
	{against, "rail warn vote agree charge disagree lash bristle marvel caution speak campaign hint balk scoff sneer concur empathize sympathize push argue side identify discuss sue protest"},
	{inIn, "believe"},
	{seems, "expect know see consider view regard criticize criticise accuse project name announce charge call declare report deem denounce rumor rumour suspect believe say think describe remember attack question reject dismiss"},
}

// attitude adds what the verbs of attitude take to the lexicon.
func attitudes(m map[string]verb) {
	for _, row := range attitudeTable {
		for l := range strings.FieldsSeq(row.lemmas) {
			v := m[l]
			v.lemma = l
			v.takes |= row.takes
			if v.stance == "" {
				v.stance = Neutral
			}
			m[l] = v
		}
	}
}

// prepFrames is what a preposition behind a verb of attitude belongs to.
func prepFrames(w string) frames {
	switch w {
	case "as":
		return asFor
	case "about", "of", "over":
		return about
	case "for":
		return forFor | asFor
	case "on", "upon":
		return onOn
	case "to":
		return toTo
	case "against", "with", "at":
		return against
	case "in":
		return inIn
	}
	return 0
}

// attitudeOf finds the content of a verb of attitude: all that its frames name, in
// one piece; of a passive or a verb of seeming, its subject too.
func (p phrases) attitudeOf(s *said, t int, passive bool) {
	takes := s.verb.takes
	if takes == 0 {
		return
	}
	r := run{1 << 30, 0}
	grow := func(q run) {
		if !q.empty() && q.to > s.cue.to {
			r.from, r.to = min(r.from, max(q.from, s.cue.to)), max(r.to, q.to)
		}
	}
	dobj := p.child(t, english.DepDobj)
	object := dobj >= 0 && p.at(dobj) >= s.cue.to
	for k := range p.doc.Children(t) {
		i := p.at(k)
		if i < s.cue.to {
			continue
		}
		switch p.tok[k].Dep {
		case english.DepCcomp:
			if takes&clauses != 0 && !p.infinitive(k) || takes&wishes != 0 && p.infinitive(k) {
				grow(p.phrase(k))
			}
		case english.DepXcomp, english.DepAdvcl:
			inf := p.infinitive(k)
			switch {
			case inf && takes&wishes != 0 && (p.tok[k].Dep == english.DepXcomp || !object && i <= s.cue.to+1):
				grow(p.phrase(k))
				if object && includesAddressee(s.verb.lemma) {
					grow(p.phrase(dobj))
				}
			case p.tok[k].Tag == english.TagVBG && takes&doings != 0 && p.tok[k].Dep == english.DepXcomp:
				grow(p.phrase(k))
			}
		case english.DepDobj:
			if passive || p.hollow(k) {
				continue
			}
			if c := p.child(k, english.DepPrep); takes&things != 0 || takes&asFor != 0 && c >= 0 && p.tok[c].Norm == "as" {
				grow(p.phrase(k))
			}
		case english.DepOprd:
			if takes&(asFor|seems) != 0 {
				grow(p.phrase(k))
			}
		case english.DepPrep:
			f := prepFrames(p.tok[k].Norm)
			if f&takes == 0 {
				continue
			}
			q := p.phrase(k)
			switch {
			case f&takes&asFor != 0 && (object || passive):
				if object && !p.hollow(dobj) {
					grow(p.phrase(dobj))
				}
				grow(q)
			case i == s.cue.to && !object && !passive && f&takes&^asFor != 0:
				if o := p.object(k); o >= 0 && !p.hollow(o) {
					s.cue.to++
					grow(p.phrase(o))
				}
			case object && takes&things != 0 && f&takes != 0:
				grow(q)
			}
		}
	}
	if r.to == 0 {
		return
	}
	s.content = append(s.content, r)
	if passive && takes&seems != 0 {
		if n := p.subject[t]; n >= 0 && p.at(int(n)) >= 0 && p.at(int(n)) < s.main && !isRelative(p.tok[n].Norm) {
			s.content = append(s.content, p.phrase(int(n)))
		}
	}
	s.thought = true
	p.tidy(s)
	for i := range s.content {
		s.content[i] = p.ended(*s, s.content[i])
	}
}

func isRelative(w string) bool { return w == "who" || w == "which" || w == "that" || w == "what" }

// hollow reports an object that names nothing: itself, each other, it.
func (p phrases) hollow(t int) bool {
	switch p.tok[t].Norm {
	case "it", "himself", "herself", "themselves", "itself", "that", "this", "so", "what", "which", "whom", "who", "other":
		return p.doc.LeftEdge(t) == t && p.doc.RightEdge(t) == t
	}
	return false
}
