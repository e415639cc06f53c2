package quantity

import "strings"

// codeGlued reads an amount with its currency's code before it in one word:
// "USD115 million".
func (f *finder) codeGlued(i int) (Quantity, int, bool) {
	w := f.norm(i)
	if len(w) < 4 || !startsDigit(w[3:]) || f.words[i].Len() != len(w) || !f.capital(i) {
		return Quantity{}, 0, false
	}
	code := isoCode(w[:3])
	v, ok := parseDigits(w[3:])
	if code == "" || !ok {
		return Quantity{}, 0, false
	}
	n := number{from: i, to: i + 1, value: v}
	f.scale(&n)
	num := f.span(i, n.to)
	num.Start += 3
	return Quantity{Span: f.span(i, n.to), Number: num, Kind: Money, Value: n.value, High: n.value, Bound: Exactly, Unit: code}, n.to, true
}

// nationality reports whether a word looks like the adjective of a state.
func nationality(w string) bool {
	for _, end := range [...]string{"ish", "ian", "ese", "can", "ean", "aeli", "aqi", "audi", "stani", "ench", "utch", "reek", "wiss", "czech", "uwaiti", "qatari"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return w == "uk" || w == "us" || w == "u.s."
}

// moneySign reads a currency sign or code before the number and moves i to the
// number.
func (f *finder) moneySign(i *int) (code string, ok bool) {
	w := f.norm(*i)
	if f.words[*i].Mark {
		if code, ok = signOf(w); !ok {
			return "", false
		}
		if *i > f.start && w == "$" && (f.glued(*i) || dollarPrefix(f.norm(*i-1)) == "USD") {
			code = dollarPrefix(f.norm(*i - 1))
		}
		k := *i + 1
		if f.norm(k) == "-" {
			k++
		}
		if _, number := f.at(k); !number {
			return "", false
		}
		*i = k
		return code, true
	}
	// "GBP 350", "US$20" where the prefix is a word of its own.
	if p := dollarPrefix(w); p != "" && f.norm(*i+1) == "$" && (f.glued(*i+1) || w != "a" && w != "s" && w != "can") {
		if _, number := f.at(*i + 2); number {
			*i += 2
			return p, true
		}
		return "", false
	}
	if c := isoCode(w); c != "" && (f.capital(*i) || plainCode(w)) {
		if n, number := f.at(*i + 1); number && !n.words {
			*i++
			return c, true
		}
	}
	// "Rs. 500 crore", "euro 5 million"
	c, parts, word := moneyWord(w)
	k := *i + 1
	if w == "rs" || w == "rs." || w == "dh" || w == "dhs" {
		word, parts = true, 1
		if f.norm(k) == "." && f.glued(k) {
			k++
		}
	}
	if n, number := f.at(k); word && parts == 1 && number && !n.words && !n.ordinal && !n.fraction && n.suffix != 'c' && n.suffix != 'u' && !f.moneyNext(n.to) && !f.countable(n.to) && f.norm(n.to) != "%" && f.norm(n.to) != "percent" {
		*i = k
		return c, true
	}
	return "", false
}

// moneySuffix reads the letter of "$10m" and "$5b".
func (f *finder) moneySuffix(q *Quantity, n number, to *int) {
	mult := 1.0
	switch n.suffix {
	case 'm':
		mult = 1e6
	case 'b':
		mult = 1e9
	case 't':
		mult = 1e12
	case 0:
		switch f.norm(*to) {
		case "m", "mn":
			mult = 1e6
		case "b":
			mult = 1e9
		case "k":
			mult = 1e3
		}
		if mult > 1 {
			*to++
		}
	}
	if q.Value == q.High {
		q.Value *= mult
	} else if q.Value < q.High {
		q.Value *= mult
	}
	q.High *= mult
}

// percent reads "%", "percent", "per cent", "percentage points" after a number.
func (f *finder) percent(q *Quantity, to *int) bool {
	k := *to
	switch f.norm(k) {
	case "%", "％", "percent", "percents", "pct":
		k++
	case "per":
		if f.norm(k+1) != "cent" {
			return false
		}
		k += 2
	case "-":
		if n := f.norm(k + 1); f.glued(k) && (n == "percent" || n == "percentage") {
			k += 2
		} else {
			return false
		}
	case "percentage":
		k++
	default:
		return false
	}
	q.Kind, q.Unit = Percent, "percent"
	if n := f.norm(k); n == "points" || n == "point" {
		k++
		q.Unit = "percentage point"
	}
	q.End = f.words[k-1].End
	*to = k
	f.population(q, to)
	return true
}

// moneyAfter reads "dollars", "US dollars", "euros", "GBP" after a number.
func (f *finder) moneyAfter(q *Quantity, n number, to *int) bool {
	k := *to
	mult := 1.0
	hyphen := false
	if f.norm(k) == "-" && f.glued(k) && f.glued(k+1) {
		k++
		hyphen = true
	}
	if n.suffix == 'm' || n.suffix == 'b' {
		mult = map[byte]float64{'m': 1e6, 'b': 1e9}[n.suffix]
	}
	if n.suffix == 'c' {
		w := strings.TrimLeft(f.norm(n.from), "0123456789.,")
		q.Kind, q.Unit = Money, isoCode(w)
		if sign, ok := signOf(w); ok {
			q.Unit = sign
		}
		q.Number.End = f.words[n.from].End - len(w)
		return true
	}
	if c, ok := signOf(f.norm(k)); ok && !hyphen && (f.words[k].Mark || f.glued(k)) && (!f.glued(k+1) || !startsDigit(f.norm(k+1))) && (f.norm(k) != "$" || !startsDigit(f.norm(k+1))) {
		q.Kind, q.Unit, *to = Money, c, k+1
	} else if code, parts, ok := moneyWord(f.norm(k)); ok || hyphen && f.moneyHead(k, &code, &parts) {
		q.Kind, q.Unit, *to = Money, code, k+1
		q.Value, q.High = q.Value/parts, q.High/parts
		if parts == 1 && f.norm(k) == "pounds" && f.weight(k) {
			q.Kind, q.Unit = Measure, "pound"
		}
		// "thirteen dollars and forty-five cents"
		j := k + 1
		if f.norm(j) == "and" {
			j++
		}
		if c, ok := f.at(j); ok && parts == 1 && c.value < 100 && !c.ordinal && (f.norm(c.to) == "cent" || f.norm(c.to) == "cents" || f.norm(c.to) == "pence") && q.Value == q.High {
			q.Value += c.value / 100
			q.High = q.Value
			*to = c.to + 1
		}
	} else if code := moneyOf(f.norm(k), f.norm(k+1)); code != "" {
		q.Kind, q.Unit, *to = Money, code, k+2
	} else if c := isoCode(f.norm(k)); c != "" && (f.capital(k) || plainCode(f.norm(k))) {
		q.Kind, q.Unit, *to = Money, c, k+1
		if v, ok := scaleWord(f.norm(k + 1)); ok && v >= 1000 && !n.scaled { // 75 USD million
			mult = v
			*to = k + 2
		}
	} else if c := f.millions(k); c != "" && !n.scaled { // 30 MSEK, of business reports
		q.Kind, q.Unit, *to = Money, c, k+1
		mult = 1e6
	} else if code := moneyOf(f.norm(k+1), f.norm(k+2)); code != "" && f.capital(k) {
		q.Kind, q.Unit, *to = Money, code, k+3
	} else if code, parts, ok := moneyWord(f.norm(k + 1)); ok && parts == 1 && nationality(f.norm(k)) {
		q.Kind, q.Unit, *to = Money, code, k+2
	} else {
		return false
	}
	q.Value *= mult
	q.High *= mult
	if q.Unit != "" || q.Kind == Money {
		f.change(q, to)
	}
	q.End = f.words[*to-1].End
	return true
}

// millions is the currency of a code with the M of millions before it, "" for none.
func (f *finder) millions(k int) string {
	w := f.norm(k)
	if len(w) != 4 || w[0] != 'm' || f.words[k].Len() != 4 || f.text[f.words[k].Start:f.words[k].End] != strings.ToUpper(w) {
		return ""
	}
	return isoCode(w[1:])
}

// change reads the smaller coins of an amount whose unit is said once: "15 dollars
// 50", "$100 and fifty". Nothing that they could count may follow.
func (f *finder) change(q *Quantity, to *int) {
	if q.Kind != Money || q.Value != q.High || q.Value != float64(int(q.Value)) || q.Value >= 1e5 || q.Value < 1 {
		return
	}
	k := *to
	and := f.norm(k) == "and"
	if and {
		k++
	}
	c, ok := f.at(k)
	if !ok || c.ordinal || c.vague || c.fraction || c.scaled || c.suffix != 0 || c.value < 10 || c.value > 99 || c.value != float64(int(c.value)) || c.bare == c.words {
		return
	}
	if next := f.norm(c.to); c.to < f.end && !(f.words[c.to].Mark && !f.glued(c.to+1)) && next != "more" && next != "each" && next != "apiece" {
		return
	}
	q.Value += c.value / 100
	q.High = q.Value
	*to = c.to
}

// moneyHead reads the unit of a compound: "12-cent-a-share".
func (f *finder) moneyHead(k int, code *string, parts *float64) bool {
	head, _, more := strings.Cut(f.norm(k), "-")
	if !more {
		return false
	}
	c, p, ok := moneyWord(head)
	if ok {
		*code, *parts = c, p
	}
	return ok
}

// ofMoney are the words after "pounds of" that leave it a sum.
var ofMoney = map[string]bool{"money": true, "cash": true, "debt": true, "debts": true, "savings": true, "taxpayer": true, "taxpayers": true,
	"public": true, "damage": true, "profit": true, "profits": true, "funding": true, "investment": true, "aid": true, "government": true,
	"tax": true, "taxes": true, "revenue": true, "sales": true, "fines": true, "compensation": true, "losses": true, "spending": true,
	"income": true, "credit": true, "assets": true, "shares": true, "the": true, "our": true, "his": true, "her": true, "their": true,
	"my": true, "your": true, "its": true, "work": true, "benefits": true, "extra": true, "new": true, "support": true, "capital": true}

// weight reports whether pounds at k are of weight: "weighs 12 pounds".
func (f *finder) weight(k int) bool {
	if f.norm(k+1) == "of" && !ofMoney[f.norm(k+2)] {
		return true // two pounds of flour
	}
	for j := max(f.start, k-6); j < min(f.end, k+4); j++ {
		switch f.norm(j) {
		case "weigh", "weighs", "weighed", "weighing", "weight", "heavy", "lost", "lose", "gained", "overweight", "lb", "drop", "dropped", "shed", "gain", "slimmed", "heavier", "lighter":
			return true
		}
	}
	return false
}
