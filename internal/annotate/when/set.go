package when

// often are adverbs and adjectives of repetition that are times on their own.
var often = map[string]string{
	"daily": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W", "monthly": "P1M", "bimonthly": "P2M",
	"quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H", "nightly": "P1D", "biannually": "P6M",
	"biennially": "P2Y", "everyday": "P1D", "semiannually": "P6M",
}

// setRule reads repetitions: "every Monday", "each year", "daily", "twice a
// month", "Mondays", "on weekends".
func setRule(s *scan, i int) (found, bool) {
	f := found{typ: Set, reason: "repeated"}
	t := s.at(i)
	if e := s.hyphen(i + 1); e > i+1 && (t.s == "semi" || t.s == "bi") && often[t.s+s.at(e).s] != "" { // semi-annually
		f.to, f.value = e+1, often[t.s+s.at(e).s]
		return f, true
	}
	if v := often[t.s]; v != "" {
		// "quarterly dividend", "the Daily News", "the party daily Granma"
		if s.named(i) || t.s == "quarterly" && s.at(i+1).kind == word && !after[s.at(i+1).s] || t.s == "everyday" {
			return found{}, false
		}
		if n := s.at(i + 1); t.s == "daily" && n.cap && !s.titled {
			return found{}, false
		}
		if s.rate(i) == howMuch {
			return found{}, false // 20% annually: a rate, no time
		}
		f.to, f.value = i+1, v
		return f, true
	}
	switch t.s {
	case "every", "each":
		k := i + 1
		other := false
		if s.is(k, "single") || s.is(k, "other") || s.is(k, "second") {
			other = !s.is(k, "single")
			k++
		}
		if wd, to, ok := s.weekdayName(k, false); ok {
			f.to, f.value = to, "XXXX-WXX-"+two(wd)[1:]
			if code, e, ok := s.partOfDay(to); ok {
				f.to, f.part = e, code
			}
			return f, true
		}
		if m, to, ok := s.monthAfterShift(k); ok {
			f.to, f.value = to, "XXXX-"+two(m)
			return f, true
		}
		if code := seasonsOf[s.at(k).s]; code != "" {
			f.to, f.value = k+1, "XXXX-"+code
			return f, true
		}
		if code := partsOfDay[s.at(k).s]; code != "" {
			f.to, f.value = k+1, "XXXX-XX-XXT"+code
			return f, true
		}
		q, to := count{n: 1}, k
		if n, e, ok := s.cardinal(k); ok {
			q.n, to = n, e
		}
		if other {
			q.n = 2
		}
		if s.is(to, "few") {
			q, to = count{vague: true}, to+1
		}
		if u, ok := units[s.at(to).s]; ok && !s.named(to) {
			f.to, f.value = to+1, duration(q, u.unit)
			return f, true
		}
		return found{}, false
	case "weekdays", "weekends":
		if p := s.at(i - 1).s; (p == "on" || p == "during") && !t.cap {
			f.to, f.value = i+1, "XXXX-WXX-WE"
			if t.s == "weekdays" {
				f.value = "P1D"
			}
			return f, true
		}
		return found{}, false
	}
	if n := weekdays[t.s]; n > 0 && t.cap {
		if t.s[len(t.s)-1] == 's' {
			f.to, f.value = i+1, "XXXX-WXX-"+two(n)[1:]
			return f, true
		}
		if c := s.at(i + 1); c.s == "mornings" || c.s == "nights" || c.s == "evenings" || c.s == "afternoons" {
			f.to, f.value, f.part = i+2, "XXXX-WXX-"+two(n)[1:], "T"+partsOfDay[c.s]
			return f, true
		}
	}
	return found{}, false
}
