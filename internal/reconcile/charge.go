package reconcile

import (
	"sort"
	"strings"

	"concord/internal/annotate/token"
	"concord/internal/span"
)

// What somebody is charged with and where he is held are told in law's own words,
// which outlets shorten: which offences a report names, and whose custody it is, are
// compared for one person.

// chargeWords show that a sentence tells a charge.
var chargeWords = wordSet("charged charge charges charging indicted indicts indictment arraigned counts count accused")

// offences maps the words of an offence to its name.
var offences = func() map[string]string {
	m := map[string]string{}
	for _, row := range []string{
		"murder murdering homicide homicides", "manslaughter", "assault assaulting battery", "robbery robbing", "burglary", "theft stealing larceny",
		"fraud", "conspiracy conspiring", "kidnapping abduction", "rape", "arson", "weapons weapon firearm firearms gun guns", "terrorism terrorist",
		"violence", "obstruction obstructing", "perjury", "bribery", "laundering", "trespassing trespass", "endangerment", "stalking",
		"trafficking", "treason", "espionage", "injury", "death", "evasion", "embezzlement", "extortion", "vandalism", "riot rioting",
		"manslaughter", "negligence", "harassment", "forgery", "racketeering", "cruelty", "desertion", "contempt", "misconduct",
	} {
		words := strings.Fields(row)
		for _, w := range words {
			m[w] = words[0]
		}
	}
	return m
}()

// charge is a sentence that tells what somebody is charged with.
type charge struct {
	m, sentence int
	who         []int
	at          span.Span // from the first to the last offence
	offences    []string
}

// charges finds the sentences that tell a charge.
func (c *comparer) charges() []charge {
	var out []charge
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil {
			continue
		}
		for si := range doc.Sentences {
			ws := token.Within(doc.Words, doc.Sentences[si].Span)
			ch := charge{m: m, sentence: si}
			told := -1
			for i, w := range ws {
				if chargeWords[w.Norm] && !(i > 0 && (ws[i-1].Norm == "in" || ws[i-1].Norm == "no" || ws[i-1].Norm == "without")) {
					told = i
					break
				}
			}
			if told < 0 {
				continue
			}
			found := map[string]bool{}
			// "on a murder charge" stands before the word, "charged with murder" after it.
			for i := max(0, told-4); i < len(ws); i++ {
				o := offences[ws[i].Norm]
				if o == "" || i > told+60 || (o == "injury" || o == "death") && !brought(ws, i) {
					continue
				}
				if ch.at.Empty() {
					ch.at.Start = ws[i].Start
				}
				ch.at.End = ws[i].End
				found[o] = true
			}
			// "charged" alone is a price or an attack.
			if len(found) == 0 || !lawful(ws, told) {
				continue
			}
			ch.offences, ch.who = sortedKeys(found), c.personsNear(m, si)
			out = append(out, ch)
		}
	}
	if len(out) > slotBound {
		out = out[:slotBound]
	}
	return out
}

// brought reports whether a harm is told as what an offence brought about.
func brought(ws []token.Word, i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		switch ws[k].Norm {
		case "causing", "caused", "resulting", "resulted":
			return true
		}
	}
	return false
}

// lawful reports whether the word at i is of a charge in law: "charged with", "a
// murder charge", "charges of", "three counts of", "the charges are".
func lawful(ws []token.Word, i int) bool {
	next := func(k int) string {
		if i+k < len(ws) {
			return ws[i+k].Norm
		}
		return ""
	}
	switch ws[i].Norm {
	case "charge", "charges", "indictment", "indicted", "indicts", "arraigned":
		return true
	case "count", "counts", "accused":
		return next(1) == "of"
	}
	if next(1) == "$" {
		return false
	}
	for k := 1; k < 8; k++ {
		if n := next(k); n == "with" || n == "of" || n == "for" || n == "over" || n == "in" {
			return true
		}
	}
	return false
}

// chargeDifferences compares the offences that reports name for one person.
func (c *comparer) chargeDifferences() []Difference {
	all := c.charges()
	var out []Difference
	for e := range c.s.Entities {
		byReport := map[int]map[string]bool{}
		var marks []mark
		for i := range all {
			ch := &all[i]
			if !has(ch.who, e) {
				continue
			}
			if byReport[ch.m] == nil {
				byReport[ch.m] = map[string]bool{}
			}
			for _, o := range ch.offences {
				byReport[ch.m][o] = true
			}
			marks = append(marks, mark{m: ch.m, unit: -1, sentence: ch.sentence, at: ch.at})
		}
		if len(byReport) < 2 {
			continue
		}
		values := map[string]bool{}
		for i := range marks { // a report's charges are told over several sentences
			marks[i].value = strings.Join(sortedKeys(byReport[marks[i].m]), ", ")
			values[marks[i].value] = true
		}
		if len(values) < 2 {
			continue
		}
		list := sortedKeys(values)
		j := JudgePrecision
		for i := range list {
			for k := range list[:i] {
				if !within(list[i], list[k]) && !within(list[k], list[i]) {
					j = JudgeScope
				}
			}
		}
		out = append(out, c.difference("characterisation/charge", SlotCharacterisation, j, "charges against "+c.s.Entities[e].Name, marks,
			[]Ground{{"same person", c.s.Entities[e].Name}, {"charged", "in each report"}}))
	}
	return out
}

// within reports whether each part of one list of words with commas is in another.
func within(a, b string) bool {
	in := map[string]bool{}
	for _, p := range strings.Split(b, ", ") {
		in[p] = true
	}
	for _, p := range strings.Split(a, ", ") {
		if !in[p] {
			return false
		}
	}
	return true
}

func has(list []int, x int) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// holdings are words for where somebody is held.
var holdings = wordSet("custody jail prison detention")

// holdingVerbs say that somebody is held, taken or brought there.
var holdingVerbs = wordSet(`held holding booked placed taken jailed detained remanded remains remain transferred brought moved sent kept
	lodged incarcerated turned released`)

// custodyDifferences compares whose custody or which jail one person is in.
func (c *comparer) custodyDifferences() []Difference {
	type held struct {
		mark
		who   []int
		words []string
	}
	var all []held
	for m := range c.s.Members {
		doc := c.s.Members[m].Document
		if doc == nil || doc.Report == nil {
			continue
		}
		for si := range doc.Sentences {
			ws := token.Within(doc.Words, doc.Sentences[si].Span)
			verb := false
			for i, w := range ws {
				verb = verb || holdingVerbs[w.Norm]
				if !verb || !holdings[w.Norm] {
					continue
				}
				lo := i
				for lo > 0 && i-lo < 4 && !ws[lo-1].Mark && (custodians[ws[lo-1].Norm] || isUpper(ws[lo-1].In(doc.Report.Text))) {
					lo--
				}
				if lo == i {
					continue
				}
				h := held{who: c.personsNear(m, si)}
				for _, v := range ws[lo:i] {
					h.words = append(h.words, v.Norm)
				}
				sort.Strings(h.words)
				at := span.Span{Start: ws[lo].Start, End: w.End}
				h.mark = mark{m: m, unit: c.unitAt(m, at), sentence: si, at: at, value: strings.ToLower(plain(at.In(doc.Report.Text)))}
				all = append(all, h)
				break
			}
		}
	}
	if len(all) > slotBound {
		all = all[:slotBound]
	}
	var out []Difference
	for a := range all {
		for b := a + 1; b < len(all); b++ {
			x, y := &all[a], &all[b]
			who := sharedInt(x.who, y.who)
			if x.m == y.m || who < 0 || overlap(x.words, y.words) {
				continue
			}
			out = append(out, c.difference("place/custody", SlotPlace, JudgePrecision, "where held: "+c.s.Entities[who].Name,
				[]mark{x.mark, y.mark}, []Ground{{"same person", c.s.Entities[who].Name}, {"held", "in each report"}}))
		}
	}
	return c.joinSame(out)
}

// custodians are whose custody may be told by a common word.
var custodians = wordSet("federal state county military city local immigration juvenile army")

func isUpper(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }
