package incident

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"concord/english"
	"concord/internal/annotate/entity"
	"concord/internal/annotate/when"
	"concord/internal/report"
	"concord/internal/span"
)

// eventWords tell of the event itself, so that a time or place beside them is its.
var eventWords = set(`shoot shot shooting kill killing stab stabbing wound injure murder die happen occur unfold erupt attack gunfire gunshot
	fire homicide slaying incident rampage crash explosion respond call find pronounce strike hit report fatally dead begin open victim`)

// days finds the days that the report names for the event.
func (r *reader) days(f *Facts) {
	votes := map[string]*Value[string]{}
	event := make([]bool, len(r.doc.Sentences))
	strong := make([]bool, len(r.doc.Sentences))
	for i := range r.toks {
		s := r.sentOf[i]
		switch l := r.lemma(i); {
		case l == "shoot" || l == "shooting" || l == "kill" || l == "stab" || l == "happen" || l == "occur" || l == "stabbing":
			strong[s] = true
			event[s] = true
		case eventWords[l]:
			event[s] = true
		}
	}
	s := 0
	for _, t := range r.doc.Times {
		v := string(t.When)
		if (t.Type != when.Date && t.Type != when.Clock) || len(v) < 10 || strings.ContainsAny(v, "/?~X%") {
			continue
		}
		v = v[:10]
		for s+1 < len(r.doc.Sentences) && r.doc.Sentences[s].End <= t.Start {
			s++
		}
		if s >= len(r.doc.Sentences) {
			break
		}
		w := r.weight(s)
		if r.stamp(t.Span, s) {
			continue
		}
		switch {
		case strong[s]:
			w *= 2
		case event[s]:
		default:
			w *= 0.4
		}
		if k := r.tokenAt(t.Start); k >= 0 {
			w *= r.attachment(k)
		}
		x := votes[v]
		if x == nil {
			x = &Value[string]{Is: v}
			votes[v] = x
		}
		x.Weight += w
		x.At = append(x.At, t.Span)
	}
	f.Dates = ranked(votes)
}

// stamp reports whether a date is that of the page or a picture: "(Published
// Monday", "Updated:".
func (r *reader) stamp(t span.Span, sentence int) bool {
	before := r.text[max(r.doc.Sentences[sentence].Start, t.Start-40):t.Start]
	before = strings.ToLower(before)
	for _, w := range [...]string{"publish", "posted", "updated", "copyright", "modified", "last update", "report for", "reports for", "photo"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	sp := r.doc.Sentences[sentence].Span
	return sp.Len() <= t.Len()+8
}

// tokenAt is the token that begins at or after byte b.
func (r *reader) tokenAt(b int) int {
	k := sort.Search(len(r.toks), func(i int) bool { return r.toks[i].Start >= b })
	if k == len(r.toks) {
		return -1
	}
	return k
}

// attachment is how much the verb that the time at token k belongs to speaks for
// its being the time of the event.
func (r *reader) attachment(k int) float64 {
	steps := 0
	for a := range r.g.Ancestors(k) {
		if steps++; steps > 8 {
			break
		}
		if p := r.toks[a].POS; p != english.PosVERB && p != english.PosNOUN && p != english.PosAUX {
			continue
		}
		switch r.lemma(a) {
		case "shoot", "kill", "stab", "happen", "occur", "shooting", "stabbing", "wound", "injure", "die", "slay", "attack", "crash", "murder", "fire", "open", "unfold", "erupt", "strike", "death", "killing", "incident", "slaying":
			return 2
		case "say", "tell", "announce", "charge", "arrest", "release", "appear", "identify", "sentence", "plead", "convict", "arraign", "report", "confirm", "schedule", "hold", "court", "vigil", "funeral", "interview", "conference", "statement", "update", "bear", "remain", "file", "surrender", "book", "turn", "arrive":
			return 0.3
		case "find", "respond", "call", "dispatch", "begin", "start":
			return 1.3
		}
	}
	return 1
}

func ranked(votes map[string]*Value[string]) []Value[string] {
	var out []Value[string]
	for _, v := range votes {
		out = append(out, *v)
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Weight != out[j].Weight {
			return out[i].Weight > out[j].Weight
		}
		return out[i].Is < out[j].Is
	})
	return out
}

// longestPlace is how many words a name of the gazetteer may have.
const longestPlace = 4

// places finds the cities and states that the report names, each with how much
// speaks for its being the place of the event.
func (r *reader) places(f *Facts) {
	cityVotes, stateVotes := map[string]*Value[string]{}, map[string]*Value[string]{}
	add := func(m map[string]*Value[string], name string, w float64, from, to int) {
		v := m[name]
		if v == nil {
			v = &Value[string]{Is: name}
			m[name] = v
		}
		v.Weight += w
		v.At = append(v.At, r.span(from, to))
	}
	event := make([]bool, len(r.doc.Sentences))
	for i := range r.toks {
		if eventWords[r.lemma(i)] {
			event[r.sentOf[i]] = true
		}
	}
	quarters, sure := r.quarters(), r.sure()
	for i := 0; i < len(r.toks); i++ {
		if !capital(r.word(i)) {
			continue
		}
		c, to, ok := r.cityAt(i, sure)
		if !ok {
			c, to, ok = r.townAt(i, event)
		}
		if !ok {
			if st, to := r.stateAt(i); st != "" {
				add(stateVotes, st, r.weight(int(r.sentOf[i])), i, to)
				i = to - 1
			}
			continue
		}
		w := r.weight(int(r.sentOf[i])) * 0.5
		st, end := "", to
		if r.lower(to) == "," {
			st, end = r.stateAt(to + 1)
		}
		before, after := r.lower(i-1), r.lower(to)
		if st != "" {
			w *= 2
		}
		if n := stateOf(r.text[r.toks[i].Start:r.toks[to-1].End]); n != "" && st == "" {
			add(stateVotes, n, r.weight(int(r.sentOf[i])), i, to)
			if n != "New York" && n != "Washington" {
				i = to - 1
				continue
			}
		}
		switch after {
		case "police", "pd", "officers", "officer", "homicide", "detectives", "firefighters", "fire":
			w *= 2.5
		case "neighborhood", "neighbourhood", "section", "district":
			w *= 0.15
		case "county", "parish", "counties":
			w *= 0.05
		case "avenue", "ave", "ave.", "street", "st", "st.", "road", "rd", "rd.", "drive", "boulevard", "blvd", "lane", "court", "highway", "parkway", "place", "way", "university",
			"college", "high", "hospital", "medical", "elementary", "park", "school", "church", "apartments", "creek", "river", "lake", "general", "memorial", "regional", "times", "news", "post", "tribune", "field", "circle", "pike", "trail":
			w *= 0.1
		case "man", "woman", "teen", "boy", "girl", "home", "house", "apartment", "bar", "nightclub", "shooting", "teenager", "couple", "mother", "father", "restaurant", "residents", "resident":
			w *= 1.5
		}
		switch before {
		case "in", "at", "near", "outside":
			w *= 2
			if event[r.sentOf[i]] {
				w *= 1.5
			}
		case "of":
			switch r.lower(i - 2) {
			case "city", "town", "village", "outside", "streets", "part", "side", "neighborhood", "area", "community":
				w *= 2
			case "east", "west", "north", "south", "miles", "northeast", "southeast", "southwest", "northwest":
				w *= 0.7
			case "university", "bank", "college", "hospital", "diocese", "state":
				w *= 0.1
			default:
				w *= 0.3 // "Ruth Hale, 34, of Dallas"
			}
		case "from", "to":
			w *= 0.4
		case "east", "west", "north", "south", "downtown", "northeast", "southeast", "southwest", "northwest":
			w *= 1.5
		}
		if r.near(to-1, "hospital", 4) || r.near(i-6, "university", 5) || r.near(i-6, "hospital", 5) || r.near(i-6, "center", 5) && r.near(i-7, "medical", 6) {
			w *= 0.15 // where the injured were taken
		}
		if st == "" && to == i+1 && r.toks[i].Entity != english.EntGPE && before != "in" {
			w *= 0.4
		}
		if r.nameParts[r.lower(i)] && to == i+1 {
			w *= 0.2
		}
		if quarters[placeKey(c.name)] && st == "" {
			w *= 0.3
		}
		if r.inSuffix(i) {
			w *= 0.02
		}
		if r.dateline(i, to) && after != "county" && after != "parish" && after != "co." {
			w = max(w, 4)
		}
		add(cityVotes, c.name, w, i, to)
		if st != "" {
			add(stateVotes, st, 2*r.weight(int(r.sentOf[i])), to+1, end)
		}
		i = max(end, to) - 1
	}
	f.Cities = ranked(cityVotes)
	// A city speaks for the states that have one of its name, a large one most.
	for _, v := range f.Cities {
		n := 0
		for where, large := range cities()[placeKey(v.Is)].in {
			w := v.Weight / 2
			if !large {
				w /= float64(4 + 2*n)
			}
			if stateVotes[where] == nil {
				stateVotes[where] = &Value[string]{Is: where}
			}
			stateVotes[where].Weight += w
			stateVotes[where].At = append(stateVotes[where].At, v.At[0])
			n++
		}
	}
	f.States = ranked(stateVotes)
}

// quarters are the names that the report itself calls a quarter of a city: "the South
// Side Chatham neighborhood", "East Germantown section".
func (r *reader) quarters() map[string]bool {
	out := map[string]bool{}
	for k := range r.toks {
		switch r.lower(k) {
		case "neighborhood", "neighbourhood", "neighborhoods", "section", "district":
			for n := 1; n <= longestPlace && n <= k && capital(r.word(k-n)); n++ {
				out[placeKey(r.text[r.toks[k-n].Start:r.toks[k-1].End])] = true
			}
		}
	}
	return out
}

// credited reports whether an agency or station in brackets stands at token i, as it
// does behind the place of a dateline: "Sarn (AP)", "SARN, Ill. (WXYZ)".
func (r *reader) credited(i int) bool {
	if i < 0 || i+2 >= len(r.toks) {
		return false
	}
	w := r.word(i + 1)
	if r.word(i) != "(" || r.word(i+2) != ")" || len(w) < 2 || strings.ToUpper(w) != w {
		return false
	}
	return w == "AP" || w == "CNN" || w == "UPI" || w == "AFP" || len(w) <= 6 && (w[0] == 'W' || w[0] == 'K')
}

// inSuffix reports whether token i stands in the part of a headline that names
// the outlet: "… - KXYZ News, Weather" or "… | The Springfield Post".
func (r *reader) inSuffix(i int) bool {
	s := r.doc.Sentences[r.sentOf[i]]
	if b := s.Block; b >= len(r.doc.Report.Blocks) || r.doc.Report.Blocks[b].Kind != report.Headline {
		return false
	}
	before := r.text[r.doc.Report.Blocks[s.Block].Span.Start:r.toks[i].Start]
	return strings.Contains(before, " - ") || strings.Contains(before, "|") || strings.Contains(before, " – ")
}

// dateline reports whether tokens from to i stand in the dateline of the report.
func (r *reader) dateline(from, to int) bool {
	d := r.doc.Report.Dateline
	return d != nil && d.Span.Contains(r.span(from, to))
}

func capital(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}

// cityAt is the longest name of the gazetteer that begins at token i, if it is no
// part of a person's or a longer name.
func (r *reader) cityAt(i int, sure map[string]bool) (c city, to int, ok bool) {
	if r.named[i] >= 0 {
		return r.cityNamedLikeSomebody(i)
	}
	if i > 0 && (r.named[i-1] >= 0 && r.lower(i-1) != "") && r.toks[i-1].End+1 == r.toks[i].Start && capital(r.word(i-1)) {
		return city{}, 0, false
	}
	limit := min(i+longestPlace, len(r.toks))
	end := i
	for end < limit && r.sentOf[end] == r.sentOf[i] && (capital(r.word(end)) || end > i && (r.lower(end) == "-" || r.lower(end) == "of" || r.lower(end) == "du" || r.lower(end) == "la")) {
		end++
	}
	for k := end; k > i; k-- {
		key := placeKey(r.text[r.toks[i].Start:r.toks[k-1].End])
		if found, yes := cities()[key]; yes && (!noCity[key] || sure[key]) {
			if k < len(r.toks) && r.named[k] >= 0 || k == i+1 && len(key) < 3 {
				return city{}, 0, false
			}
			if k < end && r.toks[k].POS == english.PosPROPN && r.toks[k].Entity == r.toks[i].Entity && r.toks[i].Entity == english.EntPERSON {
				return city{}, 0, false
			}
			return found, k, true
		}
	}
	return city{}, 0, false
}

// sure are the names that English mostly uses for something else and that this report
// uses for a place.
func (r *reader) sure() map[string]bool {
	out := map[string]bool{}
	for i := range r.toks {
		if !capital(r.word(i)) {
			continue
		}
		for to := i + 1; to <= min(i+2, len(r.toks)); to++ {
			if key := placeKey(r.text[r.toks[i].Start:r.toks[to-1].End]); noCity[key] && r.surely(i, to) {
				out[key] = true
			}
		}
	}
	return out
}

// surely reports whether what stands beside tokens from i to to says that they are a
// place, whatever else the name is used for: a dateline, "Orange, Calif.", "the city of
// Orange".
func (r *reader) surely(i, to int) bool {
	if r.dateline(i, to) || r.credited(to) || r.lower(to) == "police" && r.toks[i].Entity == english.EntGPE {
		return true
	}
	if w := r.lower(i - 2); r.lower(i-1) == "of" && (w == "city" || w == "town" || w == "township" || w == "village") {
		return true
	}
	st := ""
	if r.lower(to) == "," {
		st, _ = r.stateAt(to + 1)
	}
	return st != "" && r.sentOf[i] == r.sentOf[to]
}

// cityNamedLikeSomebody is the city at token i where the words were taken for a
// person and what stands beside them says that they are a place: "Troy police", "in
// Holly Hill".
func (r *reader) cityNamedLikeSomebody(i int) (c city, to int, ok bool) {
	if i > 0 && r.named[i-1] == r.named[i] {
		return city{}, 0, false
	}
	to = i
	for to < len(r.toks) && r.named[to] == r.named[i] {
		to++
	}
	c, ok = cities()[placeKey(r.text[r.toks[i].Start:r.toks[to-1].End])]
	if !ok {
		return city{}, 0, false
	}
	switch r.lower(i - 1) {
	case "in", "near", "outside", "around":
		return c, to, true
	}
	switch r.lower(to) {
	case "police", "officers", "home", "residents", "resident", "shooting":
		return c, to, true
	}
	return city{}, 0, false
}

// townAt is a place too small for the gazetteer: a name that the model takes for a
// place, with its state behind it, in a dateline, or as where the event was; event
// tells of each sentence whether it tells of one.
func (r *reader) townAt(i int, event []bool) (c city, to int, ok bool) {
	if r.toks[i].Entity != english.EntGPE || r.named[i] >= 0 || i > 0 && r.toks[i-1].Entity == english.EntGPE && capital(r.word(i-1)) {
		return city{}, 0, false
	}
	to = i
	for to < len(r.toks) && to < i+3 && r.toks[to].Entity == english.EntGPE && capital(r.word(to)) {
		to++
	}
	name := r.text[r.toks[i].Start:r.toks[to-1].End]
	if stateOf(name) != "" || len(name) < 4 || strings.ContainsAny(name, ".0123456789") || strings.ToUpper(name) == name && !r.dateline(i, to) {
		return city{}, 0, false
	}
	first, rest, _ := strings.Cut(name, " ")
	if compass[strings.ToLower(first)] {
		if c, ok := cities()[placeKey(rest)]; ok { // "South Los Angeles" lies in Los Angeles
			return c, to, true
		}
	}
	last := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
	if last == "county" || last == "parish" || last == "counties" || last == "co" || compass[last] || stateOf(rest) != "" {
		return city{}, 0, false
	}
	if st, _ := r.stateAt(to + 1); r.lower(to) == "," && st != "" || r.dateline(i, to) {
		return city{name: name}, to, true
	}
	if w := r.lower(to); w == "county" || w == "parish" || w == "co" || w == "co." || to < len(r.toks) && capital(r.word(to)) || state(name) {
		return city{}, 0, false
	}
	if strings.Contains(r.text, name+" County") || strings.Contains(r.text, name+" Parish") {
		return city{}, 0, false // "in Pinellas"
	}
	switch r.lower(i - 1) {
	case "in", "near", "outside":
		return city{name: name}, to, event[r.sentOf[i]]
	case "of":
		w := r.lower(i - 2)
		return city{name: name}, to, w == "town" || w == "township" || w == "village"
	}
	return city{}, 0, false
}

// state reports whether name is a state of the world or its people.
func state(name string) bool {
	s, _ := entity.StateOf(name)
	return s != ""
}

var compass = set(`north south east west northern southern eastern western northeast northwest southeast southwest central upper lower downtown`)

// noCity are names of places that English news mostly uses for something else.
var noCity = set(`police university normal mobile-home independence liberty union commerce justice college bishop central police man of orange
	enterprise imperial defiance industry eagle university-park media young bay green white black brown marshall church tuesday friday
	march may august reading price street christian christmas fox abc nbc cbs clay lacey page early rush speed van parks wood winter summer
	sunset holiday university-city ball rice cook mason parker taylor jackson-5 tyler-perry hunter carter spencer gordon graham wells
	palmer metro center post west east north south grill greater downtown metropolitan warren-county pierce hope faith grace charlotte-mecklenburg madison-avenue harris johnson thomas`)

// stateAt is the American state named at token i, with the token after it.
func (r *reader) stateAt(i int) (string, int) {
	if i >= len(r.toks) || !capital(r.word(i)) {
		return "", i
	}
	if i+1 < len(r.toks) && r.sentOf[i] == r.sentOf[i+1] {
		two := r.text[r.toks[i].Start:r.toks[i+1].End]
		if n := stateOf(two); n != "" && len(two) > 4 {
			return n, i + 2
		}
	}
	w := r.word(i)
	switch w {
	case "IN", "OR", "ME", "OK", "HI", "Miss.", "Miss", "Mass", "PA", "Wash", "Cal", "Ore", "Ill", "Penn", "Mo", "La", "Md", "Va", "Pa", "Ga", "Ind", "Del", "Conn", "Ark", "Ala", "Ark.":
		if r.lower(i-1) != "," {
			return "", i
		}
	}
	if n := stateOf(w); n != "" && r.named[i] < 0 {
		return n, i + 1
	}
	return "", i
}
