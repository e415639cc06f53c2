package evaluate

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"concord/english"
	"concord/internal/annotate"
	"concord/internal/annotate/predicate"
)

// The sentences of the set commitments are prose of parties, who speak in every
// one: "A Labor Government will …", "we will …", a list of what they would do.
// Package commitment reads news, in which somebody is told to promise; so these
// sentences are judged by the signs that make a promise there (who acts, the
// tense, verbs of promising and of undertaking, what can be counted) with weights
// fitted to the set, and its context: a member of a list is what the line above it
// is. tools/commitments/fit.py fits the weights and measures them by folds.

// speech is a line of the set that is a sentence of a party.
type speech struct {
	ID       string `json:"id"`
	Set      string `json:"set"`
	Doc      string `json:"doc"`
	Sentence int    `json:"sentence"`
	Text     string `json:"text"`
}

// signs are what a sentence shows, each once, sorted.
type signs []string

//go:embed speechacts.txt
var speechTable string

// speechWeights are the weights of signs: of promising, and of being specific.
var speechWeights = sync.OnceValue(func() map[string][2]float64 {
	m := map[string][2]float64{}
	for line := range strings.Lines(speechTable) {
		f := strings.Fields(line)
		if len(f) != 3 {
			continue
		}
		a, errA := strconv.ParseFloat(f[1], 64)
		b, errB := strconv.ParseFloat(f[2], 64)
		if errA == nil && errB == nil {
			m[f[0]] = [2]float64{a, b}
		}
	}
	return m
})

// speechSigns returns the signs of all sentences of one document, in their order.
func speechSigns(lines []speech) []signs {
	own := make([]signs, len(lines))
	for i, l := range lines {
		own[i] = sentenceSigns(l)
	}
	out := make([]signs, len(lines))
	intro, wills, money := -1, 0, 0
	for i := range own {
		if slices.Contains(own[i], "will") {
			wills++
		}
		if slices.Contains(own[i], "money") {
			money++
		}
	}
	for i := range lines {
		set := map[string]bool{"bias": true, share("wills:", wills, len(lines)): true, share("monies:", money, len(lines)): true,
			"speech": strings.Contains(lines[i].Doc, "Speech"), "early": i < 3, "late": i > 2*len(lines)/3}
		for _, s := range own[i] {
			set[s] = true
		}
		carry := func(prefix string, k int) {
			if k < 0 || k >= len(lines) {
				set[prefix+"none"] = true
				return
			}
			for _, s := range own[k] {
				if carried[s] || strings.HasPrefix(s, "main:") {
					set[prefix+s] = true
				}
			}
		}
		carry("before:", i-1)
		carry("after:", i+1)
		carry("second:", i-2)
		carry("then:", i+2)
		list := slices.Contains(own[i], "list")
		if list {
			carry("intro:", intro)
			carry("lead:", intro-1)
			for _, s := range own[i] {
				if strings.HasPrefix(s, "first:") {
					set["list+"+s] = true
				}
			}
		} else {
			intro = i
		}
		for s, has := range set {
			if has {
				out[i] = append(out[i], s)
			}
		}
		slices.Sort(out[i])
	}
	return out
}

// share names a share of n in of, in fifths.
func share(name string, n, of int) string { return name + strconv.Itoa(5*n/max(1, of)) }

// carried are the signs that tell of the sentences around too.
var carried = map[string]bool{"list": true, "will": true, "pledging": true, "money": true, "rival": true, "self": true, "past": true, "colon": true, "announce": true, "act:undertaking": true,
	"scheme": true, "fresh": true, "us": true, "verbless": true, "first:VB": true, "first:VBG": true, "first:NN": true, "first:NNS": true, "first:NNP": true, "first:$": true}

var (
	incumbents = set(`coalition turnbull liberal liberals abbott nationals lnp morrison joyce government minister`)
	challenger = set(`labor labors shorten alp bowen plibersek butler`)
	selves     = set(`we i our us my`)
	pledgings  = set(`commit commitment pledge promise guarantee vow`)
	schemes    = set(`plan package program programme project funding fund policy investment initiative scheme hub centre center strategy reform measure upgrade
		taskforce budget announcement commission grant position service trial review commissioner network partnership support`)
	undertakes = set(`provide deliver invest fund establish build create introduce implement expand extend increase restore reduce cut work support develop allocate
		upgrade match appoint require abolish scrap reverse protect launch begin commence continue contribute construct offer give make ban stop end set double
		legislate review convene negotiate train employ redirect phase amend repeal strengthen undertake commission improve boost help`)
	brings = set(`ensure help enable allow mean create bring deliver improve boost give support lead result let see make provide benefit generate drive`)
	minds  = set(`be have know believe think understand want need say see continue remain deserve recognise recognize understand show mean hope feel`)
	recent = set(`already last previous recent recently since yesterday ago past former currently`)
	fresh  = set(`new additional extra further more next future`)
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// sentenceSigns are the signs of a sentence alone.
func sentenceSigns(l speech) signs {
	text := l.Text
	found := map[string]bool{}
	note := func(s string, when bool) {
		if when {
			found[s] = true
		}
	}
	note("list", strings.Contains(text, "<li>"))
	note("opens", strings.Contains(text, "<LIST>"))
	for _, tag := range [...]string{"<li>", "</li>", "<LIST>", "</LIST>", "\u200b"} {
		text = strings.ReplaceAll(text, tag, " ")
	}
	text = strings.Join(strings.Fields(text), " ")
	note("colon", strings.HasSuffix(text, ":"))
	note("question", strings.HasSuffix(text, "?"))
	note("quoted", strings.ContainsAny(text, "“”\""))
	note("money", strings.Contains(text, "$"))
	note("percent", strings.Contains(text, "per cent") || strings.Contains(text, "%"))
	doc := bare(text)
	g := doc.Grammar
	own, rival := incumbents, challenger
	if strings.HasPrefix(l.Doc, "Labor") {
		own, rival = challenger, incumbents
	}
	n := 0
	for i, t := range g.Tokens {
		w, lemma := strings.ToLower(g.Word(i)), strings.ToLower(t.Lemma)
		if t.POS == english.PosPUNCT || t.POS == english.PosSPACE {
			continue
		}
		n++
		if n == 1 {
			note("first:"+t.Tag.String(), true)
		}
		note("us", selves[w])
		note("self", own[w] && w != "government" && w != "minister")
		note("rival", rival[w] && w != "government" && w != "minister")
		note("pledging", pledgings[lemma])
		note("scheme", schemes[lemma])
		note("recent", recent[w])
		note("fresh", fresh[w])
		note("announce", lemma == "announce" || lemma == "announcement")
		note("only", w == "only")
		note("if", w == "if" || w == "when")
		note("number", t.POS == english.PosNUM)
		note("name", t.POS == english.PosPROPN && n > 1 && !own[w] && !rival[w])
		note("will", w == "will" || w == "'ll" || w == "’ll" || w == "wo")
		note("would", w == "would")
		note("can", w == "can" || w == "could" || w == "may" || w == "might" || w == "should" || w == "must")
		note("not", t.Dep == english.DepNeg)
		note("past", t.Tag == english.TagVBD)
		note("re-elected", w == "re" || w == "elected" || w == "re-elected")
		if len(w) == 4 && w >= "2016" && w <= "2059" && t.POS == english.PosNUM {
			note("year", true)
		}
	}
	switch {
	case n < 7:
		note("short", true)
	case n > 30:
		note("long", true)
	}
	for i := range doc.Predicates {
		p := &doc.Predicates[i]
		if p.Kind == predicate.Noun || p.Kind == predicate.Apposition {
			continue
		}
		who := subjectOf(doc, p, own, rival)
		when := tenseOf(p)
		main := g.Tokens[p.Head].Head == p.Head
		kind := "other"
		switch {
		case minds[p.Base]:
			kind = "mind"
		case pledgings[p.Base]:
			kind = "pledge"
		case undertakes[p.Base]:
			kind = "undertaking"
		case brings[p.Base]:
			kind = "bringing"
		}
		note("any:"+who+"+"+when, true)
		note("act:"+kind, when == "future")
		note("any:"+who+"+"+when+"+"+kind, when == "future" || when == "present")
		if main {
			note("main:"+when, true)
			note("main:"+who, true)
			note("main:"+who+"+"+when, true)
			note("main:"+kind+"+"+when, true)
			note("passive", p.Passive)
		}
	}
	note("verbless", len(doc.Predicates) == 0)
	out := make(signs, 0, len(found))
	for s := range found {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

func tenseOf(p *predicate.Predicate) string {
	switch {
	case p.Modality == predicate.Predicted:
		return "future"
	case p.Modality == predicate.Would:
		return "would"
	case p.Modality != "":
		return "modal"
	case p.Perfect:
		return "perfect"
	case p.Tense == predicate.Past:
		return "past"
	case p.Progressive:
		return "progressive"
	case p.Tense == predicate.Present:
		return "present"
	}
	return "bare"
}

// subjectOf is what kind of thing acts: the speakers, their rivals, a scheme.
func subjectOf(doc *annotate.Document, p *predicate.Predicate, own, rival map[string]bool) string {
	a, ok := p.First(predicate.Agent)
	if !ok || p.Passive {
		if b, has := p.First(predicate.Patient); has && p.Passive {
			a, ok = b, true
		}
	}
	if !ok || a.Head < 0 || a.Head >= len(doc.Grammar.Tokens) {
		return "nobody"
	}
	g := doc.Grammar
	for k := a.From; k < a.To && k < len(g.Tokens); k++ {
		w := strings.ToLower(g.Word(k))
		poss := g.Tokens[k].Dep == english.DepPoss && g.Tokens[k].Head != k
		switch {
		case poss && (selves[w] || own[w]):
			return "ours"
		case poss && rival[w]:
			return "theirs"
		case selves[w] || w == "we":
			return "we"
		case own[w] && w != "government" && w != "minister":
			return "self"
		case rival[w] && w != "government" && w != "minister":
			return "rival"
		}
	}
	w, lemma := strings.ToLower(g.Word(a.Head)), strings.ToLower(g.Tokens[a.Head].Lemma)
	switch {
	case w == "government" || w == "minister":
		if own["turnbull"] {
			return "self"
		}
		return "rival"
	case schemes[lemma]:
		return "scheme"
	case w == "this" || w == "these" || w == "it" || w == "that" || w == "which":
		return "it"
	case g.Tokens[a.Head].POS == english.PosPROPN:
		return "name"
	case g.Tokens[a.Head].POS == english.PosPRON:
		return "pronoun"
	}
	return "thing"
}

// commitmentLines predicts the lines of the set commitments, which are
// sentences of parties and coded events; parts gives the signs instead.
func commitmentLines(lines []object, parts bool) ([]object, error) {
	out := make([]object, len(lines))
	for i := 0; i < len(lines); {
		if str(lines[i], "set") != "speech-acts" {
			pred, err := predictPlover(lines[i], "")
			if err != nil {
				return nil, err
			}
			out[i] = pred
			i++
			continue
		}
		var same []speech
		for k := i; k < len(lines) && str(lines[k], "doc") == str(lines[i], "doc") && str(lines[k], "set") == "speech-acts"; k++ {
			l, err := recast[speech](lines[k])
			if err != nil {
				return nil, err
			}
			same = append(same, l)
		}
		for k, s := range speechSigns(same) {
			if parts {
				out[i+k] = object{"signs": s}
				continue
			}
			var sum [2]float64
			for _, x := range s {
				w := speechWeights()[x]
				sum[0] += w[0]
				sum[1] += w[1]
			}
			out[i+k] = object{"commissive": sum[0] > 0, "specific": sum[1] > 0}
		}
		i += len(same)
	}
	return out, nil
}
