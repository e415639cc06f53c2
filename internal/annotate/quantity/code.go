package quantity

import "strings"

// code returns the word after a number that is part of a name or code, or the
// number's own end where it only names: "Article 5", "Boeing 747", "Flight 447",
// a telephone number, a score. 0 means that it may be a quantity.
func (f *finder) code(n number) int {
	if n.words && !n.bare {
		return 0
	}
	prev := ""
	if n.from > f.start {
		prev = f.norm(n.from - 1)
	}
	// A chain of digits and marks: dates, telephone numbers, versions, scores.
	if end := f.chain(n); end > 0 {
		return end
	}
	if f.glued(n.from) && n.from > f.start {
		switch prev {
		case "-", "–", "—":
			// "AR - 15" without spaces; "pre-2010": the word before is joined.
			if f.glued(n.from-1) && n.from-2 >= f.start && !f.words[n.from-2].Mark && !startsDigit(f.norm(n.from-2)) {
				return n.to
			}
		case "#", "/", "@", "_", "=":
			return n.to
		}
	}
	switch f.norm(n.to) {
	case "p.m.", "a.m.", "pm", "am", "o'clock", "p.m", "a.m":
		return n.to + 1
	}
	switch prev {
	case "article", "section", "chapter", "clause", "paragraph", "page", "pages", "room", "no", "no.", "nos", "nos.", "number", "route", "highway",
		"interstate", "flight", "boeing", "airbus", "channel", "gate", "platform", "line", "unit", "apartment", "suite", "building", "terminal",
		"runway", "exit", "junction", "level", "tier", "phase", "stage", "type", "model", "version", "windows", "iphone", "galaxy", "formula",
		"apollo", "area", "district", "ward", "precinct", "zone", "sector", "psalm", "verse", "episode", "season", "part", "volume", "issue",
		"game", "week", "day", "year", "grade", "group", "category", "magnitude", "title", "rule", "amendment", "resolution", "bill", "proposition",
		"lot", "box", "code", "zip", "ext", "tel", "phone", "fax", "isbn", "issn", "doi", "route-", "covid", "ss", "uss", "hms", "figure", "table", "appendix", "item", "item.", "act":
		if n.bare || n.value == float64(int(n.value)) && !n.scaled {
			switch prev {
			case "day", "year", "week", "number", "game", "line", "act", "part", "building", "unit", "bill", "issue", "no", "group", "phone":
				// These also stand before counts: "a year 12 people died".
				return f.end2(n, f.capital(n.from-1) || prev == "number" && n.from-2 >= f.start)
			}
			return n.to
		}
	}
	// A capital before the number and none to count after it: "Air Canada 143".
	if n.from > f.start && n.bare && f.capital(n.from-1) && !f.words[n.from-1].Mark && n.from-1 > f.start && !f.countable(n.to) && f.words[n.from-1].Len() > 1 &&
		!month(prev) && f.norm(n.to) != "%" && f.norm(n.to) != "percent" && unitOf(f.norm(n.to)) == "" && f.norm(n.to) != "-" && !f.moneyNext(n.to) {
		if _, scale := scaleWord(f.norm(n.to)); !scale && durationOf(f.norm(n.to)) == "" {
			return n.to
		}
	}
	return 0
}

func (f *finder) moneyNext(k int) bool {
	_, _, ok := moneyWord(f.norm(k))
	return ok || isoCode(f.norm(k)) != "" || moneyOf(f.norm(k), f.norm(k+1)) != "" || f.norm(k) == "-" || f.norm(k) == "to"
}

func (f *finder) end2(n number, is bool) int {
	if is {
		return n.to
	}
	return 0
}

// chain returns the end of a run of numbers joined by marks without spaces: a
// date, telephone number or score; 0 for a plain number or a range.
func (f *finder) chain(n number) int {
	k := n.to
	parts, long := 1, len(f.norm(n.from)) > 4
	zero := strings.HasPrefix(f.norm(n.from), "0") && len(f.norm(n.from)) > 1 && !strings.Contains(f.norm(n.from), ".")
	for k+1 < f.end && f.glued(k) && f.glued(k+1) && startsDigit(f.norm(k+1)) {
		switch f.norm(k) {
		case "-", "–", "/", "_", "=", "+":
		default:
			return 0
		}
		parts++
		k += 2
	}
	_ = long
	switch {
	case parts >= 3:
		return k
	case parts == 2 && f.score(n.from, k):
		return k
	case parts == 1 && zero && len(f.norm(n.from)) >= 7:
		return k
	}
	return 0
}

// score reports whether the two joined numbers [i, k) are a score or vote.
func (f *finder) score(i, k int) bool {
	a, ok1 := f.at(i)
	b, ok2 := f.at(k - 1)
	if !ok1 || !ok2 {
		return true
	}
	if a.value >= b.value {
		return true
	}
	for j := i - 1; j >= f.start && j > i-5; j-- {
		switch f.norm(j) {
		case "won", "win", "wins", "beat", "beating", "lost", "lose", "losing", "voted", "vote", "votes", "victory", "defeat", "draw", "score", "scored", "winning", "ruling", "ruled", "final", "lead", "led", "season":
			return true
		}
	}
	switch f.norm(k) {
	case "win", "victory", "defeat", "loss", "vote", "lead", "draw", "season":
		return true
	}
	return false
}

// ordinal reads an ordinal: "the third attack", "21st".
func (f *finder) ordinal(n number, q Quantity) (Quantity, int) {
	prev := ""
	if n.from > f.start {
		prev = f.norm(n.from - 1)
	}
	next := f.norm(n.to)
	switch {
	case prev == "at" || next == "of" && f.norm(n.to+1) == "all" || next == "lady" || next == "name" || next == "aid" || next == "minister" || next == "responder" || next == "responders" || next == "-" && f.norm(n.to+1) == "hand":
		return Quantity{}, n.to
	case f.norm(n.from) == "second" && (prev == "a" || prev == "per" || prev == "split" || prev == "each" || prev == "every") && (next == "" || f.words[n.to].Mark || stops(next)):
		return Quantity{}, n.to
	case month(prev) || month(next) || next == "of" && month(f.norm(n.to+1)):
		return Quantity{}, n.to
	}
	q.Kind = Ordinal
	q.Span = q.Number
	if np, head := f.nounPhrase(n.to, 1); np > n.to && head != "" && np-n.to <= 4 {
		q.Counted, q.Head = f.span(n.to, np), head
	}
	return q, n.to
}
