package incident

import (
	"sort"
	"strconv"
	"strings"

	"concord/english"
	"concord/internal/annotate"
	"concord/internal/annotate/entity"
	"concord/internal/span"
)

// group is one noun phrase that speaks of people.
type group struct {
	head, from, to int  // tokens
	n              int  // how many, 0 where a plural does not say
	told           bool // by a number
	definite       bool // the, this, his: people spoken of before
	other          bool // others, another, a second
	part           bool // of people counted elsewhere: "two of the", "including"
	vague          bool // several, dozens
	entity         int  // index into the document's entities, -1 without a name
	age            int  // -1 where none is told
	noun           string
	sex            byte // m, f or 0
	sentence       int
	harm           Harm
	role           Role
	self           bool // harmed by themselves
}

// reader reads one document.
type reader struct {
	doc    *annotate.Document
	g      *english.Doc
	toks   []english.Token
	text   string
	sentOf []int32 // token → sentence of the document
	groups []group
	at     []int32 // token → group that it is the head of, -1
	named  []int32 // token → person whose name it is part of, -1
	// names are those of the document's entities, in their order, "" for all but
	// persons, and then those of persons found here.
	names []string
	// accident: the report calls what happened one.
	accident bool
	// nameParts are the words of the names of persons who are named in full.
	nameParts map[string]bool
	uses      [][]use // token → predicates that it is an argument of
}

// use is one argument's place: the predicate and which of its arguments.
type use struct{ pred, arg int32 }

func newReader(doc *annotate.Document) *reader {
	r := &reader{doc: doc, g: doc.Grammar, text: doc.Report.Text}
	if r.g == nil {
		r.g = &english.Doc{}
	}
	r.toks = r.g.Tokens
	n := len(r.toks)
	r.sentOf, r.at, r.named, r.uses = make([]int32, n), make([]int32, n), make([]int32, n), make([][]use, n)
	s := 0
	for i := range r.toks {
		switch r.lemma(i) {
		case "accidental", "accidentally", "accident", "unintentional", "unintentionally":
			r.accident = true
		}
		r.at[i], r.named[i] = -1, -1
		for s+1 < len(doc.Sentences) && doc.Sentences[s].End <= r.toks[i].Start {
			s++
		}
		r.sentOf[i] = int32(s)
	}
	r.nameParts = map[string]bool{}
	for _, e := range doc.Entities {
		if e.Kind == entity.Person {
			if w := strings.Fields(strings.ToLower(e.Name)); len(w) > 1 {
				for _, w := range w {
					r.nameParts[w] = true
				}
			}
		}
	}
	t := 0
	same := onePerson(doc.Entities)
	for _, m := range doc.Mentions {
		if m.Name.Empty() || doc.Entities[m.Entity].Kind != entity.Person || initials(m.Name.In(r.text)) {
			continue
		}
		who := same[m.Entity]
		for t < n && r.toks[t].End <= m.Name.Start {
			t++
		}
		for k := t; k < n && r.toks[k].Start < m.Name.End; k++ {
			r.named[k] = int32(who)
		}
	}
	r.names = make([]string, len(doc.Entities))
	for e := range doc.Entities {
		if doc.Entities[e].Kind == entity.Person {
			r.names[e] = doc.Entities[e].Name
		}
	}
	r.moreNames()
	for p := range doc.Predicates {
		for a := range doc.Predicates[p].Arguments {
			if h := doc.Predicates[p].Arguments[a].Head; h >= 0 && h < n {
				r.uses[h] = append(r.uses[h], use{int32(p), int32(a)})
			}
		}
	}
	r.findGroups()
	return r
}

// moreNames finds persons whom nothing but their place shows to be some: capitals
// after "15-year-old" or before ", 15,", and what the model alone takes for one.
func (r *reader) moreNames() {
	known := map[string]int{}
	for e, n := range r.names {
		if n != "" {
			known[n] = e
		}
	}
	for i := 0; i < len(r.toks); i++ {
		to := r.nameRun(i)
		if to < i+2 {
			continue
		}
		aged := r.ageBefore(i) > 0 && (r.lower(i-1) == "old" || strings.HasSuffix(r.lower(i-1), "-old"))
		if !aged && r.lower(to) == "," && r.number(to+1) > 0 && r.number(to+1) < 100 && (r.lower(to+2) == "," || r.lower(to+2) == ".") {
			switch r.lower(i - 1) {
			case "in", "of", "on", "at", "from", "near", "and":
			default:
				aged = true
			}
		}
		model := true
		for k := i; k < to; k++ {
			model = model && r.toks[k].Entity == english.EntPERSON
		}
		if !aged && !model {
			i = to - 1
			continue
		}
		name := r.text[r.toks[i].Start:r.toks[to-1].End]
		e, ok := known[name]
		if !ok {
			e = len(r.names)
			known[name] = e
			r.names = append(r.names, name)
		}
		for k := i; k < to; k++ {
			r.named[k] = int32(e)
		}
		i = to - 1
	}
}

// nameRun is the end of the run of two or three capitalised names that begins at
// token i and belongs to nobody yet, i for none.
func (r *reader) nameRun(i int) int {
	to := i
	for to < len(r.toks) && to < i+4 && r.sentOf[to] == r.sentOf[i] {
		w := r.word(to)
		if r.named[to] >= 0 || !capital(w) || r.toks[to].POS != english.PosPROPN || strings.ToUpper(w) == w && len(w) > 2 {
			break
		}
		to++
	}
	if to-i < 2 || to-i > 3 || i > 0 && capital(r.word(i-1)) && r.toks[i-1].POS == english.PosPROPN {
		return i
	}
	name := r.text[r.toks[i].Start:r.toks[to-1].End]
	if _, place := cities()[placeKey(name)]; place || stateOf(name) != "" || stateOf(r.word(to-1)) != "" {
		return i
	}
	switch r.lower(to - 1) {
	case "street", "avenue", "road", "county", "police", "hospital", "drive", "park", "department", "school", "center", "church", "news", "september", "october",
		"boulevard", "lane", "court", "highway", "university", "apartments", "today", "times", "post", "beach", "springs", "heights", "monday", "friday":
		return i
	}
	return to
}

// initials reports whether a name is one word in capitals, which is mostly a
// station or an agency.
func initials(name string) bool {
	return !strings.Contains(name, " ") && strings.ToUpper(name) == name
}

// onePerson gives each person of a report the entity that stands for all with the
// same name: one with a single name is the first person whose fuller name has it as
// first or last part, for reports of an incident name its people in full once.
func onePerson(entities []entity.Entity) []int {
	same := make([]int, len(entities))
	first := map[string]int{}
	parts := make([][]string, len(entities))
	for e := range entities {
		same[e] = e
		if entities[e].Kind != entity.Person {
			continue
		}
		parts[e], _ = entity.NameParts(entities[e].Name)
		if n := len(parts[e]); n >= 2 {
			whole := parts[e][0] + " " + parts[e][n-1]
			if o, ok := first[whole]; ok {
				same[e] = o
				continue
			}
			first[whole] = e
			for _, k := range [...]string{parts[e][n-1], parts[e][0]} {
				if _, ok := first[k]; !ok {
					first[k] = e
				}
			}
		}
	}
	for e := range entities {
		if len(parts[e]) == 1 {
			if o, ok := first[parts[e][0]]; ok {
				same[e] = o
			}
		}
	}
	return same
}

func (r *reader) word(i int) string { return r.text[r.toks[i].Start:r.toks[i].End] }

// lower is token i in lower case; "" outside the text.
func (r *reader) lower(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return strings.ToLower(r.word(i))
}

func (r *reader) lemma(i int) string { return strings.ToLower(r.toks[i].Lemma) }

func (r *reader) span(from, to int) span.Span {
	if from < 0 || to <= from || to > len(r.toks) {
		return span.Span{}
	}
	return span.Span{Start: r.toks[from].Start, End: r.toks[to-1].End}
}

// findGroups makes a group of each noun phrase that speaks of people, in order.
func (r *reader) findGroups() {
	for c := range r.g.NounChunks() {
		r.addGroup(c.From, c.To, c.To-1)
	}
	// Numbers that stand alone are no noun phrases for the model: "two dead".
	inside := make([]bool, len(r.toks))
	for i := range r.groups {
		for k := r.groups[i].from; k < r.groups[i].to; k++ {
			inside[k] = true
		}
	}
	for i := range r.toks {
		if !inside[i] && r.toks[i].POS == english.PosNUM && r.number(i) > 0 && r.bareNumber(i) {
			r.addGroup(i, i+1, i)
		}
	}
	sort.SliceStable(r.groups, func(i, j int) bool { return r.groups[i].head < r.groups[j].head })
	for i := range r.groups {
		r.at[r.groups[i].head] = int32(i)
	}
}

func (r *reader) addGroup(from, to, head int) {
	if head >= len(r.toks) || r.at[head] >= 0 {
		return
	}
	g := group{head: head, from: from, to: to, entity: -1, age: -1, sentence: int(r.sentOf[head])}
	if e := r.named[head]; e >= 0 {
		g.entity, g.n = int(e), 1
	}
	g.noun = r.lemma(head)
	plural := r.toks[head].Tag == english.TagNNS || r.toks[head].Tag == english.TagNNPS
	numeral := 0
	det := ""
	for k := from; k < to; k++ {
		w := r.lower(k)
		switch {
		case k == head && g.entity >= 0:
		case r.toks[k].POS == english.PosNUM && r.ageAt(k) > 0:
		case r.number(k) > 0 && (r.toks[k].POS == english.PosNUM || k == head || w == "one") && !r.codeNumber(k):
			if numeral == 0 {
				numeral = r.number(k)
			}
		case w == "the" || w == "this" || w == "that" || w == "these" || w == "those" || w == "both" || w == "all" || w == "each" || w == "every":
			if k <= from+1 {
				det = "the"
			}
		case r.toks[k].Tag == english.TagPRPS:
			det = "his"
		case (w == "a" || w == "an") && k <= from+1:
			det = "a"
		case w == "other" || w == "others" || w == "another" || w == "second" || w == "third" || w == "fourth" || w == "fifth":
			g.other = true
		case w == "no" || w == "any" || w == "unborn":
			return // not people who were there to be counted
		case w == "several" || w == "many" || w == "multiple" || w == "few" || w == "dozens" || w == "some" || w == "numerous":
			g.vague = true
		}
	}
	if g.entity < 0 {
		switch {
		case peopleWords()[g.noun] || peopleWords()[r.lower(head)]:
		case g.noun == "old" && r.ageBefore(head) > 0:
			g.noun = "person"
		case r.number(head) > 0 && r.toks[head].POS == english.PosNUM && !r.codeNumber(head):
			g.noun = "person"
			plural = r.number(head) > 1
		case g.other && (r.lower(head) == "others" || r.lower(head) == "another"):
			g.noun, plural = "person", r.lower(head) == "others"
		default:
			return
		}
		switch {
		case numeral > 0:
			g.n, g.told = numeral, true
		case g.vague:
			g.n = 0
		case plural:
			g.n = 0
		case r.toks[head].POS == english.PosPRON && r.lower(head) != "another":
			return
		default:
			g.n = 1
		}
		if g.vague {
			g.n, g.told = 0, false
		}
		g.definite = det == "the" || det == "his" && g.told && g.n > 1
		if both := r.lower(from) == "both"; both {
			g.n, g.told = 2, true
		}
		switch {
		case r.lower(from) == "couple" || g.noun == "couple":
			g.n = 2
		}
	}
	if w := sexWords[g.noun]; w != 0 {
		g.sex = w
	}
	// "two of the victims", "one of them", "including two children"
	for c := range r.g.Children(head) {
		if r.toks[c].Dep == english.DepPrep && r.lower(c) == "of" && g.noun == "person" && r.toks[head].POS == english.PosNUM {
			g.part = true
		}
	}
	if r.lower(from-1) == "including" || r.lower(from-1) == "of" && g.told && r.number(from-2) > 0 || r.lower(from-1) == "among" {
		g.part = true
	}
	g.age = r.age(&g)
	r.at[head] = int32(len(r.groups))
	r.groups = append(r.groups, g)
}

// bareNumber reports whether the number i without a noun can count people: no
// time, age, address, or amount of something named.
func (r *reader) bareNumber(i int) bool {
	if r.codeNumber(i) || r.number(i) > 999 {
		return false
	}
	switch r.toks[i].Dep {
	case english.DepNummod, english.DepCompound, english.DepAmod, english.DepNmod, english.DepQuantmod, english.DepAdvmod:
		h := r.toks[i].Head
		return h >= 0 && (harmWord(r.lower(h)) != 0 || r.lower(h) == "others") && h > i && h <= i+3
	}
	return true
}

// codeNumber reports whether the number at i is part of a date, time, age, code
// or sum.
func (r *reader) codeNumber(i int) bool {
	switch r.toks[i].Entity {
	case english.EntDATE, english.EntTIME, english.EntMONEY, english.EntPERCENT, english.EntFAC:
		return true
	}
	if i > 0 && (r.lower(i-1) == "$" || r.lower(i-1) == "#" || r.lower(i-1) == "no.") {
		return true
	}
	switch r.lower(i + 1) {
	case "-", "/", "%", "percent", "a.m.", "p.m.", "am", "pm", "years", "year", "months", "days", "hours", "minutes", "miles", "block", "st", "nd", "rd", "th":
		return true
	}
	return r.ageAt(i) > 0
}

// number is the number that token i writes, 0 for none or one too large for a toll.
func (r *reader) number(i int) int {
	if i < 0 || i >= len(r.toks) {
		return 0
	}
	w := r.lower(i)
	if n, ok := smallNumbers[w]; ok {
		if t := smallNumbers[r.lower(i-2)]; n < 10 && t >= 20 && r.lower(i-1) == "-" { // "twenty-five" is three tokens
			n += t
		}
		return n
	}
	if len(w) > 5 || w == "" || w[0] < '0' || w[0] > '9' {
		return 0
	}
	n, err := strconv.Atoi(strings.ReplaceAll(w, ",", ""))
	if err != nil || n > 9999 {
		return 0
	}
	return n
}

var smallNumbers = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
	"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"double": 2, "triple": 3, "quadruple": 4}

// ageAt is the age that token i writes as part of "34-year-old", "34 years old",
// "aged 34", or 0.
func (r *reader) ageAt(i int) int {
	n := r.number(i)
	if n == 0 || n > 110 {
		if w := r.lower(i); strings.HasSuffix(w, "-year-old") {
			if n, err := strconv.Atoi(strings.TrimSuffix(w, "-year-old")); err == nil && n <= 110 {
				return n
			}
		}
		return 0
	}
	k := i + 1
	if r.lower(k) == "-" {
		k++
	}
	if w := r.lower(k); w == "year" || w == "years" || w == "yr" || w == "yo" {
		k++
		if r.lower(k) == "-" {
			k++
		}
		if r.lower(k) == "old" || r.lower(k) == "olds" {
			return n
		}
	}
	if w := r.lower(i - 1); w == "aged" || w == "age" {
		return n
	}
	return 0
}

// ageBefore is the age of "34-year-old" whose last token is i, or 0.
func (r *reader) ageBefore(i int) int {
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		if n := r.ageAt(k); n > 0 {
			return n
		}
	}
	return 0
}

// age is how old the one person of g is said to be, -1 without.
func (r *reader) age(g *group) int {
	if g.n > 1 {
		return -1
	}
	for k := g.from; k < g.to; k++ {
		if n := r.ageAt(k); n > 0 {
			return n
		}
	}
	// "Ruth Hale, 34," and "Ruth Hale (34)", "Ruth Hale, age 34", "a man, 34,"
	k := g.to
	if w := r.lower(k); g.entity >= 0 && (w == "was" || w == "is" || w == "," && r.lower(k+1) == "who" && r.lower(k+2) == "was") && r.lower(k+2) == "years" {
		if n := r.number(k + 1); n > 0 && n <= 110 {
			return n
		}
	}
	if w := r.lower(k); w == "jr." || w == "sr." || w == "jr" || w == "iii" || w == "ii" {
		k++
	}
	if w := r.lower(k); w == "," || w == "(" {
		k++
		if w := r.lower(k); w == "age" || w == "aged" || w == "who" || w == "a" || w == "an" || w == "then" {
			if w == "a" || w == "an" {
				if n := r.ageAt(k + 1); n > 0 && g.entity >= 0 {
					return n
				}
				return -1
			}
			k++
			if r.lower(k) == "is" || r.lower(k) == "was" {
				k++
			}
		}
		n := r.number(k)
		if n > 0 && n <= 110 && r.word(k)[0] >= '0' && r.word(k)[0] <= '9' {
			switch w := r.lower(k + 1); w {
			case ",", ")", ".", "of", "and", ";", "was", "were", "years", "year", "is", "died", "to", "", "in", "on", "both", "with", "from", "-", "—", "–", "who", "have", "has":
				return n
			}
			if k+1 < len(r.toks) && r.toks[k+1].SentStart {
				return n
			}
		}
	}
	return -1
}
