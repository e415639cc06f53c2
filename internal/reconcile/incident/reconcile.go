package incident

import (
	"sort"

	"concord/internal/annotate/entity"
	"concord/internal/edtf"
	"concord/internal/span"
)

// Reconcile makes one record of what several reports tell of one event. Report of
// each is what readings refer to. The order of reports does not matter.
func Reconcile(reports []Facts) Record {
	reps := append([]Facts(nil), reports...)
	sort.SliceStable(reps, func(i, j int) bool {
		a, b := reps[i].Published, reps[j].Published
		if c := edtf.Compare(a, b); c != 0 && a != "" && b != "" {
			return c < 0
		}
		if (a == "") != (b == "") {
			return b == ""
		}
		return reps[i].Report < reps[j].Report
	})
	var rec Record
	tolls(&rec, reps)
	rec.Date = place(reps, func(f *Facts) []Value[string] { return plausible(f, reps) }, "day that most reports tie to the event")
	if !rec.Date.Known {
		for i := range reps {
			if d := string(reps[i].Published); len(d) >= 10 {
				rec.Date = Fact[string]{Value: d[:10], Known: true, Rule: "first report's own day: no report names one"}
				break
			}
		}
	}
	rec.State = place(reps, func(f *Facts) []Value[string] { return f.States }, "state that most reports name")
	rec.City = place(reps, func(f *Facts) []Value[string] { return within(f.Cities, rec.State.Value) }, "place that most reports tie to the event")
	people(&rec, reps)
	return rec
}

// tolls reconciles the dead and the injured together, for who dies of wounds is
// counted as injured by the reports before.
func tolls(rec *Record, reps []Facts) {
	killed, injured := tally{}, tally{}
	weight := func(i int, v *Value[int]) float64 {
		return min(v.Weight, 3) * (1 + 0.5*float64(i)/float64(len(reps)))
	}
	for i := range reps {
		if v := reps[i].Killed; v != nil {
			w := weight(i, v)
			if v.Is > 0 {
				w *= 1.2
			}
			killed.add(v.Is, w, span.Span{})
			rec.Killed.Readings = append(rec.Killed.Readings, Reading[int]{v.Is, reps[i].Report, v.At})
		}
	}
	dead := 0
	if best := killed.best(); best != nil {
		dead = best.Is
		rec.Killed.Value, rec.Killed.Known = dead, true
	}
	for i := range reps {
		v := reps[i].Injured
		if v == nil {
			continue
		}
		rec.Injured.Readings = append(rec.Injured.Readings, Reading[int]{v.Is, reps[i].Report, v.At})
		n, w := v.Is, weight(i, v)
		if k := reps[i].Killed; k != nil && k.Is < dead {
			n = max(0, v.Is-(dead-k.Is)) // some of them have died since
			w /= 2
		}
		injured.add(n, w, span.Span{})
	}
	if best := injured.best(); best != nil {
		rec.Injured.Value, rec.Injured.Known = best.Is, true
	}
	finish(&rec.Killed, killed, reps, func(f *Facts) *Value[int] { return f.Killed })
	finish(&rec.Injured, injured, reps, func(f *Facts) *Value[int] { return f.Injured })
}

// finish says as of when the number stands and by which rule.
func finish(fact *Fact[int], t tally, reps []Facts, of func(*Facts) *Value[int]) {
	if !fact.Known {
		return
	}
	fact.Rule = "number that all reports tell"
	if len(t) > 1 {
		fact.Rule = "number that most reports tell, later ones before earlier"
	}
	for i := range reps {
		v := of(&reps[i])
		switch {
		case v == nil:
		case v.Is == fact.Value:
			fact.AsOf = reps[i].Published
			fact.Conflict = false
		case fact.AsOf != "":
			fact.Conflict = true // a report that is no earlier tells another number
		}
	}
}

// plausible are the days of f that the event can have been on: not after any
// report that tells of it was published.
func plausible(f *Facts, reps []Facts) []Value[string] {
	first := ""
	for i := range reps {
		if d := string(reps[i].Published); len(d) >= 10 && (first == "" || d[:10] < first) {
			first = d[:10]
		}
	}
	var out []Value[string]
	for _, v := range f.Dates {
		if first != "" && v.Is > first {
			continue
		}
		out = append(out, v)
	}
	return out
}

// unlisted is the weight of a place that the gazetteer lacks: most such names are of
// quarters and counties.
const unlisted = 0.5

// within weighs cities by whether the state has them: a quarter is often called
// like a city elsewhere.
func within(list []Value[string], state string) []Value[string] {
	out := append([]Value[string](nil), list...)
	if state == "" {
		return out
	}
	for i := range out {
		c, known := cities()[placeKey(out[i].Is)]
		switch yes, large := c.lies(state); {
		case !known:
			out[i].Weight *= unlisted
		case !yes:
			out[i].Weight *= 0.15
		case large:
			out[i].Weight *= 1.3
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Weight > out[j].Weight })
	return out
}

// doubt is added to the weight of all values of a report before they share its vote, so
// that a report that names a place once in passing has less than one that tells of it
// ("… Adams County deputies said" beside a dateline). Chosen on one half of the
// incidents, where .5 to 4 gave the same; it weighs as much as one mention.
const doubt = 1

// place picks the value with the largest share of the reports' weight.
func place(reps []Facts, of func(*Facts) []Value[string], rule string) Fact[string] {
	shares := map[string]*Value[string]{}
	var fact Fact[string]
	for i := range reps {
		values := of(&reps[i])
		total := 0.0
		for _, v := range values {
			total += v.Weight
		}
		for _, v := range values {
			x := shares[v.Is]
			if x == nil {
				x = &Value[string]{Is: v.Is}
				shares[v.Is] = x
			}
			x.Weight += v.Weight / (total + doubt)
		}
		if len(values) > 0 {
			fact.Readings = append(fact.Readings, Reading[string]{values[0].Is, reps[i].Report, values[0].At})
		}
	}
	list := ranked(shares)
	if len(list) == 0 {
		return fact
	}
	fact.Value, fact.Known, fact.Rule = list[0].Is, true, rule
	for _, r := range fact.Readings {
		fact.Conflict = fact.Conflict || r.Value != fact.Value
	}
	return fact
}

// people joins the persons of the reports by name.
func people(rec *Record, reps []Facts) {
	type joined struct {
		fact            Fact[Person]
		victim, suspect float64
		ages            tally
		told            bool // somebody tells that they are a victim, beside giving an age
	}
	var all []*joined
	for i := range reps {
		for _, p := range reps[i].People {
			var j *joined
			for _, o := range all {
				if o.fact.Value.Name == p.Name || entity.SamePerson(o.fact.Value.Name, p.Name) {
					j = o
					break
				}
			}
			if j == nil {
				j = &joined{ages: tally{}}
				j.fact.Value, j.fact.Known = p, true
				j.fact.Rule = "role that most reports give"
				all = append(all, j)
			}
			if p.Role == Victim {
				j.victim += min(p.sure, 1)
				j.told = j.told || p.sure >= 1
			} else {
				j.suspect += min(p.sure, 1)
			}
			if p.Age >= 0 {
				j.ages.add(p.Age, 1, span.Span{})
			}
			j.fact.Value.Harm |= p.Harm
			j.fact.Readings = append(j.fact.Readings, Reading[Person]{p, reps[i].Report, p.At})
		}
	}
	for _, j := range all {
		j.fact.Value.Role = Victim
		if j.suspect > j.victim || j.suspect > 0 && j.victim <= j.suspect+0.5 && !j.told {
			j.fact.Value.Role = Suspect
		}
		j.fact.Conflict = j.suspect > 0 && j.told
		if a := j.ages.best(); a != nil {
			j.fact.Value.Age = a.Is
		}
		if j.fact.Value.Role == Victim {
			rec.Victims = append(rec.Victims, j.fact)
		} else {
			rec.Suspects = append(rec.Suspects, j.fact)
		}
	}
	rec.VictimAges = ages(reps, rec.Suspects, func(f *Facts) []Value[int] { return f.VictimAges })
	rec.SuspectAges = ages(reps, rec.Victims, func(f *Facts) []Value[int] { return f.SuspectAges })
}

// ages are the ages of all reports, as often as one report tells each; those of
// people who are something else are left out.
func ages(reps []Facts, others []Fact[Person], of func(*Facts) []Value[int]) []Fact[int] {
	not := map[int]bool{}
	for _, p := range others {
		not[p.Value.Age] = true
	}
	most := map[int]int{}
	readings := map[int][]Reading[int]{}
	for i := range reps {
		here := map[int]int{}
		for _, v := range of(&reps[i]) {
			if not[v.Is] {
				continue
			}
			here[v.Is]++
			most[v.Is] = max(most[v.Is], here[v.Is])
			readings[v.Is] = append(readings[v.Is], Reading[int]{v.Is, reps[i].Report, v.At})
		}
	}
	var keys []int
	for k := range most {
		keys = append(keys, k)
	}
	sort.Ints(keys)
	var out []Fact[int]
	for _, k := range keys {
		for range most[k] {
			out = append(out, Fact[int]{Value: k, Known: true, Rule: "age told", Readings: readings[k]})
		}
	}
	return out
}
