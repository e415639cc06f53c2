package quantity

// bounds reads the words that limit a quantity, before and after it, and widens
// its span over them. from is its first word, to the word after it.
func (f *finder) bounds(q *Quantity, from int, to *int) {
	b, k := f.boundBefore(from)
	if q.Bound == Between {
		// A range keeps its bound; words that limit it widen the span.
		if k < from && b != "" {
			q.Start = f.words[k].Start
			if b, wider := f.boundBefore(k); b != "" && wider < k {
				q.Start = f.words[wider].Start
			}
		}
		return
	}
	if k < from && b != "" && b != Between {
		if !(q.Vague && (b == About || b == Exactly)) && !((b == About || b == Exactly) && q.Bound != Exactly) {
			q.Bound = b
		}
		q.Start = f.words[k].Start
	}
	// "12 or more people" is read with the count; here it stands after the phrase.
	if f.norm(*to) == "or" && f.norm(*to+1) == "equal" && (q.Bound == MoreThan || q.Bound == LessThan) {
		// "less than 5000 or equal"
		n := 2
		if f.norm(*to+2) == "to" {
			n++
		}
		if _, number := f.at(*to + n); !number {
			q.Bound = map[Bound]Bound{MoreThan: AtLeast, LessThan: AtMost}[q.Bound]
			*to += n
			q.End = f.words[*to-1].End
		}
	}
	if after, n := f.boundAfter(*to); n > 0 && (q.Bound == Exactly || q.Bound == About && after != About) {
		q.Bound = after
		q.End = f.words[*to+n-1].End
		*to += n
	}
}

// boundBefore returns the bound that ends before word i and where it begins.
func (f *finder) boundBefore(i int) (Bound, int) {
	w := func(back int) string {
		if i-back < f.start {
			return ""
		}
		return f.norm(i - back)
	}
	at := func(b Bound, back int) (Bound, int) { return b, i - back }
	one, two, three := w(1), w(2), w(3)
	switch one {
	case "least":
		if two == "at" {
			return at(AtLeast, 2)
		}
	case "most":
		if two == "at" {
			return at(AtMost, 2)
		}
	case "than":
		if b := orEqual(two, three, w(4)); b != "" {
			return at(b, 4)
		}
		if (w(5) == "equal" || w(5) == "equals") && w(4) == "to" && three == "or" {
			switch two { // equal to or less than
			case "less", "lower", "smaller", "fewer":
				return at(AtMost, 5)
			case "more", "greater", "higher", "larger", "bigger":
				return at(AtLeast, 5)
			}
		}
		switch two {
		case "more", "greater", "higher", "larger", "bigger", "longer", "older":
			if three == "no" || three == "not" {
				return at(AtMost, 3)
			}
			return at(MoreThan, 2)
		case "less", "fewer", "lower", "smaller", "younger":
			if three == "no" || three == "not" {
				return at(AtLeast, 3)
			}
			return at(LessThan, 2)
		}
	case "to":
		if b := orEqual(two, three, w(4)); b != "" {
			return at(b, 4)
		}
		switch two {
		case "up":
			return at(AtMost, 2)
		case "close":
			return at(About, 2)
		case "equal", "equals", "equaling", "equalling":
			switch {
			case w(3) == "or" && w(4) == "least" && w(5) == "at":
				return at(AtLeast, 5)
			case w(3) == "or" && w(4) == "most" && w(5) == "at":
				return at(AtMost, 5)
			case w(3) != "or":
				return at(Exactly, 2)
			case w(3) == "or" && w(5) == "more" || w(3) == "or" && w(5) == "greater":
				return at(AtLeast, 5)
			case w(3) == "or" && w(5) == "less":
				return at(AtMost, 5)
			}
		}
	case "as":
		switch two {
		case "many", "much", "high":
			if three == "as" {
				return at(AtMost, 3)
			}
		case "few", "little", "low":
			if three == "as" {
				return at(AtLeast, 3)
			}
		}
	case "of":
		switch two {
		case "minimum":
			return at(AtLeast, 2+b2i(three == "a"))
		case "maximum":
			return at(AtMost, 2+b2i(three == "a"))
		case "excess":
			if three == "in" {
				return at(MoreThan, 3)
			}
		case "upwards", "upward", "north":
			return at(MoreThan, 2)
		case "estimate":
		}
	case "over":
		if two == "just" || two == "well" {
			return at(MoreThan, 2)
		}
		return at(MoreThan, 1)
	case "above", "exceed", "exceeding", "exceeds", "exceeded", "topping", "surpassing", "beyond":
		return at(MoreThan, 1)
	case "under", "below":
		if two == "just" || two == "well" {
			return at(LessThan, 2)
		}
		return at(LessThan, 1)
	case "about", "around", "approximately", "roughly", "nearly", "almost", "some", "circa", "approx", "approx.", "~", "perhaps", "estimated":
		if one == "estimated" {
			return at(About, 1+b2i(two == "an"))
		}
		return at(About, 1)
	case "between":
		return at(Between, 1)
	case "from":
		return at(Between, 1)
	case "=":
		switch two {
		case ">":
			return at(AtLeast, 2)
		case "<":
			return at(AtMost, 2)
		}
	case ">":
		return at(MoreThan, 1)
	case "<":
		return at(LessThan, 1)
	case "≥":
		return at(AtLeast, 1)
	case "≤":
		return at(AtMost, 1)
	case "only", "exactly", "just":
		return at(Exactly, 1)
	}
	return "", i
}

// orEqual is the bound of "greater or equal", "lower or equal".
func orEqual(equal, or, more string) Bound {
	if equal != "equal" || or != "or" {
		return ""
	}
	switch more {
	case "greater", "higher", "bigger", "larger", "more":
		return AtLeast
	case "less", "lower", "smaller", "fewer":
		return AtMost
	}
	return ""
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// boundAfter returns the bound that begins at word i and how many words it has:
// "or more", "or so", "+".
func (f *finder) boundAfter(i int) (Bound, int) {
	switch f.norm(i) {
	case "and":
		switch f.norm(i + 1) {
		case "more", "above", "up", "over":
			if next := f.norm(i + 2); next == "" || f.words[i+2].Mark || next == "in" || next == "of" {
				return AtLeast, 2
			}
		}
	case "or":
		if f.norm(i+2) == "than" {
			if _, number := f.at(i + 3); number {
				return "", 0 // 200 or greater than 190
			}
			switch f.norm(i + 1) {
			case "more", "greater", "higher", "larger":
				return AtLeast, 3
			case "less", "fewer", "lower", "smaller":
				return AtMost, 3
			}
			return "", 0
		}
		switch f.norm(i + 1) {
		case "more", "above", "over", "greater", "higher", "older":
			return AtLeast, 2
		case "less", "fewer", "under", "below", "lower", "younger":
			return AtMost, 2
		case "so":
			return About, 2
		}
	case "+":
		if f.glued(i) {
			return AtLeast, 1
		}
	case "plus":
		return AtLeast, 1
	case "-":
		if f.glued(i) && f.glued(i+1) && f.norm(i+1) == "plus" {
			return AtLeast, 2
		}
	case "at":
		if f.norm(i+1) == "least" {
			return AtLeast, 2
		}
		if f.norm(i+1) == "most" {
			return AtMost, 2
		}
	}
	return "", 0
}
