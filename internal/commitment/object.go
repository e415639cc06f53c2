package commitment

import (
	"sort"
	"strings"

	"concord/english"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// assaults are the nouns and verbs of armed acts, after PLOVER's ASSAULT.
var assaults = set(`attack strike assault invasion aggression incursion raid bombing bombardment shelling hostility invade bomb shell intrusion war`)

// actsIn are the classes of acts that sp names. An attack in words, on a computer
// or of the heart is no armed one.
func (r *reader) actsIn(sp span.Span) []Act {
	var out []Act
	from, to := r.tokens(sp)
	for k := from; k < to; k++ {
		if !assaults[r.lemma(k)] || r.toks[k].POS != english.PosNOUN && r.toks[k].POS != english.PosVERB || r.toks[k].Dep == english.DepCompound {
			continue
		}
		a := Act{Type: "ASSAULT"}
		armed := true
		for c := range r.doc.Grammar.Children(k) {
			switch w := r.word(c); w {
			case "missile", "air", "aerial", "rocket", "airborne":
				a.Mode = "aerial"
			case "drone":
				a.Mode = "drone"
			case "verbal", "heart", "panic", "cyber", "personal", "media", "legal", "price", "trade", "asthma", "anxiety", "culture", "labour", "labor", "hunger", "political":
				armed = false
			default:
				armed = armed && !strings.HasPrefix(w, "cyber")
			}
		}
		if armed && r.word(k-1) != "-" {
			out = append(out, a)
		}
	}
	return out
}

// attackerIn is who is named as doing it: "by Russia", "external", "foreign".
func (r *reader) attackerIn(sp span.Span) span.Span {
	from, to := r.tokens(sp)
	for k := from; k < to; k++ {
		switch r.word(k) {
		case "external", "foreign", "outside":
			if h := r.toks[k].Head; h > k && h < to && assaults[r.lemma(h)] {
				return r.span(k, k+1)
			}
		case "by":
			if k > from && k+1 < to && assaults[r.lemma(r.toks[k].Head)] {
				return r.unmarked(r.span(k+1, min(to, r.doc.Grammar.RightEdge(k)+1)))
			}
		}
	}
	return span.Span{}
}

// against is the attack against which something is guaranteed: "against external
// attack", "against foreign aggression".
func (r *reader) against(sp span.Span) span.Span {
	from, to := r.tokens(sp)
	for k := from; k < to; k++ {
		if r.word(k) != "against" && r.word(k) != "from" {
			continue
		}
		end := min(to, r.doc.Grammar.RightEdge(k)+1)
		for h := k + 1; h < end; h++ {
			if assaults[r.lemma(h)] && r.toks[h].POS == english.PosNOUN {
				return r.unmarked(r.span(k, end))
			}
		}
	}
	return span.Span{}
}

// objects are the nouns of what a trigger may protect, by kind.
var objects = map[string]string{
	"territory": "territory", "soil": "territory", "land": "territory", "border": "territory", "water": "territory", "airspace": "territory", "island": "territory", "homeland": "territory",
	"sovereignty": "sovereignty", "independence": "sovereignty",
	"infrastructure": "infrastructure", "facility": "infrastructure", "installation": "infrastructure", "pipeline": "infrastructure", "grid": "infrastructure", "port": "infrastructure",
	"people": "persons", "citizen": "persons", "national": "persons", "civilian": "persons", "personnel": "persons", "diplomat": "persons",
	"force": "forces", "troop": "forces", "military": "forces", "soldier": "forces", "base": "forces",
	"ship": "ships", "vessel": "ships", "aircraft": "aircraft", "plane": "aircraft",
	"member": "object", "ally": "object", "country": "object", "state": "object",
}

// object is one thing that a trigger protects.
type object struct {
	kind, of string
	at       span.Span
}

// protectedIn are the objects that stand behind "on" or "against" in sp, or as
// the subject of "comes under attack", with the state whose they are.
func (r *reader) protectedIn(sp span.Span) []object {
	from, to := r.tokens(sp)
	begin := -1
	for k := from; k < to && begin < 0; k++ {
		switch w := r.word(k); {
		case (w == "on" || w == "against") && k > from:
			begin = k + 1
		case w == "under" && r.word(k+1) == "attack", assaults[r.lemma(k)] && r.toks[k].POS == english.PosVERB:
			begin = from
		}
	}
	if begin < 0 {
		return nil
	}
	of := ""
	i := sort.Search(len(r.doc.Mentions), func(i int) bool { return r.doc.Mentions[i].End > r.toks[begin].Start })
	for ; i < len(r.doc.Mentions) && r.doc.Mentions[i].Start < sp.End && of == ""; i++ {
		if m := r.doc.Mentions[i]; m.Entity >= 0 && r.doc.Entities[m.Entity].Kind == entity.State {
			of = r.s.Entities[r.s.Members[r.m].Entities[m.Entity]].Name
		}
	}
	var out []object
	for k := begin; k < to; k++ {
		kind, ok := objects[r.lemma(k)]
		if !ok || r.toks[k].POS != english.PosNOUN {
			continue
		}
		if e := r.entityAt(k); e >= 0 && kind == "object" && r.s.Entities[e].Kind == entity.State {
			of = r.s.Entities[e].Name // "the country"
		}
		start := k
		for start > begin && (r.toks[start-1].POS == english.PosADJ || r.toks[start-1].Dep == english.DepCompound && r.toks[start-1].Head == k) {
			start--
		}
		out = append(out, object{kind, of, r.span(start, k+1)})
	}
	if len(out) == 0 && of != "" { // "an attack on Qatar"
		for k := begin; k < to; k++ {
			if e := r.entityAt(k); e >= 0 && r.s.Entities[e].Name == of {
				return []object{{"territory", of, r.span(k, k+1)}}
			}
		}
	}
	return out
}

// helping are verbs whose object, or what is named in it, is to whom something is
// promised.
var helping = set(`protect defend guarantee secure safeguard help support assist aid violate attack strike invade launch conduct provide deliver send donate give supply compensate pay
	bomb target harm respond house`)

// affected is the first state, body or person that the content of c names, where
// what is promised is done for or against somebody.
func (r *reader) affected(c clause) (who, bool) {
	if c.kind == Treaty {
		return nobody, false
	}
	if c.act >= 0 && !helping[r.preds[c.act].Base] {
		return nobody, false
	}
	i := sort.Search(len(r.doc.Mentions), func(i int) bool { return r.doc.Mentions[i].Start >= c.content.Start })
	for ; i < len(r.doc.Mentions) && r.doc.Mentions[i].End <= c.content.End; i++ {
		m := r.doc.Mentions[i]
		if m.Entity < 0 || m.Entity >= len(r.doc.Entities) || m.Form == entity.Pronoun {
			continue
		}
		e := r.s.Members[r.m].Entities[m.Entity]
		switch r.s.Entities[e].Kind {
		case entity.State, entity.Person, entity.Organisation:
			if e != c.promisor.entity && e != c.bearer.entity {
				w := who{at: m.Span, entity: e, text: -1, known: true}
				w.set(r, e)
				return w, true
			}
		}
	}
	return nobody, false
}

// stems are the stems of the content words in sp.
func (r *reader) stems(sp span.Span) []string {
	var out []string
	for _, w := range token.Within(r.doc.Words, sp) {
		if !w.Mark && token.Content(w.Norm) {
			out = append(out, token.Stem(strings.TrimSuffix(w.Norm, "'s")))
		}
	}
	return out
}
