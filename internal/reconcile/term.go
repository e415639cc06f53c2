package reconcile

import (
	"sort"
	"strings"
	"sync"

	"concord/internal/annotate/quote"
	"concord/internal/annotate/token"
	"concord/internal/span"
)

// Some things have names that take a side, and a report that uses one of them, and
// never the other, has chosen. Stylebooks list them. Nothing is said of which is
// right: a difference is made where linked statements of two reports, in the
// reporters' own words, use two of them.

// terms are sets of names for one thing. A name is one to three words; "/" parts
// names of one meaning.
var terms = sync.OnceValue(func() map[string][]term { return parseTerms(termSets) })

const termSets = `
illegal immigrant/illegal immigrants/illegal alien/illegal aliens/illegals; migrant/migrants; asylum seeker/asylum seekers/asylum-seekers/asylum-seeker; undocumented immigrant/undocumented immigrants/undocumented migrants/undocumented workers; refugee/refugees
terrorist/terrorists; militant/militants; insurgent/insurgents; freedom fighter/freedom fighters; rebel/rebels; fighter/fighters; gunman/gunmen; extremist/extremists
terror attack/terrorist attack/act of terror/terrorism; mass shooting; massacre/slaughter
unborn child/unborn children/unborn baby/unborn babies/babies/baby/preborn; fetus/fetuses/foetus; embryo/embryos
pro-life; anti-abortion/antiabortion
pro-choice; abortion-rights/abortion rights; pro-abortion
late-term abortion/late-term abortions/partial-birth abortion; abortion later in pregnancy/later abortion
heartbeat bill/heartbeat law/fetal heartbeat law; abortion ban/six-week ban/six-week abortion ban/near-total ban
rioter/rioters; protester/protesters/demonstrator/demonstrators; insurrectionist/insurrectionists; mob; looter/looters
riot/riots; protest/protests/demonstration/demonstrations; insurrection; uprising; unrest
regime; government
assault weapon/assault weapons/assault rifle/assault rifles/assault-style rifles/assault-style weapons/assault-style rifle; semi-automatic rifle/semi-automatic rifles/semiautomatic rifle/semiautomatic rifles/semiautomatic weapons; modern sporting rifle/modern sporting rifles; military-style rifle/military-style rifles/military-style weapons/weapons of war
gun control; gun safety/gun reform/gun violence prevention; gun grab
climate change; global warming; climate crisis/climate emergency
death tax; estate tax/inheritance tax
obamacare; affordable care act
torture; enhanced interrogation/enhanced interrogation techniques
spying/spied; surveillance/surveilled
whistleblower/whistleblowers; leaker/leakers
hostage/hostages; prisoner/prisoners; detainee/detainees
settlement/settlements; colony/colonies
wall; fence; barrier
gender-affirming care; sex change/sex-change surgery/gender transition
religious freedom/religious liberty; anti-gay/discrimination against gay
voter fraud/election fraud; voting irregularities/irregularities
voting restrictions/voter suppression; election integrity/election security
bailout/bailouts; rescue/rescue package; stimulus/relief package
tax cut/tax cuts; tax giveaway/tax giveaways; tax reform/tax relief; tax overhaul
entitlement/entitlements; social security/safety net
amnesty; pathway to citizenship/path to citizenship; legal status
sanctuary city/sanctuary cities; welcoming city
family separation/separated families; zero tolerance/zero-tolerance policy
assassination/assassinated; targeted killing; murder/murdered
execution/executed; killing
invasion/invaded; special military operation/special operation; incursion; intervention
annexation/annexed; occupation/occupied; reunification
coup; revolution; takeover/seizure of power
civilian casualties; collateral damage
stunt/publicity stunt; initiative; ploy
racist/racist remarks/racist comments; racially charged/racially insensitive; controversial remarks/controversial comments
far-right/far right; conservative/conservatives; right-wing/rightwing; alt-right
far-left/far left; liberal/liberals; progressive/progressives; left-wing/leftist
conspiracy theory/conspiracy theories; claim/claims/allegation/allegations
lie/lied/lies; falsehood/false claim/false claims/falsely claimed; misstatement/misspoke
mandate/mandates; requirement/requirements
lockdown/lockdowns; stay-at-home order/restrictions
illegal immigration; irregular migration/migration
separation barrier; security fence; apartheid wall
`

// term is one name in the sets.
type term struct {
	set, meaning int
	words        []string
}

func parseTerms(list string) map[string][]term {
	m := map[string][]term{}
	for set, line := range strings.Split(strings.TrimSpace(list), "\n") {
		for meaning, names := range strings.Split(line, ";") {
			for _, name := range strings.Split(names, "/") {
				words := strings.Fields(name)
				m[words[0]] = append(m[words[0]], term{set, meaning, words})
			}
		}
	}
	return m
}

// use is one place where a report calls something by one of the names.
type use struct {
	unit         int
	set, meaning int
	at           span.Span
}

// uses lists the names in the reporters' own words by unit, and which meanings of
// each set each report uses.
func (c *comparer) uses() (byUnit map[int][]use, in map[[3]int]bool) {
	byUnit, in = map[int][]use{}, map[[3]int]bool{}
	for ui := range c.units {
		u := &c.units[ui]
		if u.st.Nested {
			continue
		}
		for i := 0; i < len(u.words); i++ {
			best := term{set: -1}
			for _, t := range terms()[u.words[i].Norm] {
				if len(t.words) > len(best.words) && follows(u.words[i:], t.words) {
					best = t
				}
			}
			if best.set < 0 {
				continue
			}
			at := span.Span{Start: u.words[i].Start, End: u.words[i+len(best.words)-1].End}
			if !c.inQuotes(u.m, at) {
				in[[3]int{u.m, best.set, best.meaning}] = true
				byUnit[ui] = append(byUnit[ui], use{ui, best.set, best.meaning, at})
			}
			i += len(best.words) - 1
		}
	}
	return byUnit, in
}

func follows(ws []token.Word, words []string) bool {
	if len(ws) < len(words) {
		return false
	}
	for i, w := range words {
		if ws[i].Norm != w {
			return false
		}
	}
	return true
}

// inQuotes reports whether a place lies in words that a report marks as another's.
func (c *comparer) inQuotes(m int, at span.Span) bool {
	doc := c.s.Members[m].Document
	for i := range doc.Quotations {
		if doc.Quotations[i].Kind == quote.Indirect { // in the report's own words
			continue
		}
		for _, s := range doc.Quotations[i].Content {
			if s.Overlaps(at) {
				return true
			}
		}
	}
	return false
}

// usesShown is how many places of one report are shown beside those that are linked.
const usesShown = 3

// termDifferences finds linked statements that call something by two names of a set,
// of which neither report uses the other's.
func (c *comparer) termDifferences(pairs []pair) []Difference {
	byUnit, in := c.uses()
	found := map[int][]use{}  // set → uses
	told := map[[3]int]bool{} // member, set and meaning of those uses
	why := map[int][]Ground{}
	compare := func(a, b int, shown func() []Ground) {
		for _, x := range byUnit[a] {
			for _, y := range byUnit[b] {
				if x.set != y.set || x.meaning == y.meaning || in[[3]int{c.units[a].m, y.set, y.meaning}] || in[[3]int{c.units[b].m, x.set, x.meaning}] {
					continue
				}
				found[x.set] = append(found[x.set], x, y)
				told[[3]int{c.units[a].m, x.set, x.meaning}] = true
				told[[3]int{c.units[b].m, y.set, y.meaning}] = true
				if why[x.set] == nil {
					why[x.set] = shown()
				}
			}
		}
	}
	ls := c.links()
	for i := range ls {
		compare(ls[i].a, ls[i].b, func() []Ground { return c.shows(&ls[i]) })
	}
	for _, p := range pairs {
		compare(p.a, p.b, func() []Ground {
			fs, _ := c.shared(&c.units[p.a], &c.units[p.b])
			return []Ground{{"shared words", c.label(c.strong(fs), 5)}}
		})
	}
	ts := c.tops()
	for i := range ts {
		for k := range ts[i+1:] {
			both := ts[i].begin(&ts[i+1+k])
			if both == nil {
				continue
			}
			for _, a := range c.unitsIn(&ts[i]) {
				for _, b := range c.unitsIn(&ts[i+1+k]) {
					compare(a, b, func() []Ground { return []Ground{{"shared words", c.label(both, 5)}} })
				}
			}
		}
	}
	sets := make([]int, 0, len(found))
	for s := range found {
		sets = append(sets, s)
	}
	sort.Ints(sets)
	// The first other places of the same reports show that it is their word.
	units := make([]int, 0, len(byUnit))
	for u := range byUnit {
		units = append(units, u)
	}
	sort.Ints(units)
	shown := map[[3]int]int{}
	for _, u := range units {
		for _, x := range byUnit[u] {
			if k := [3]int{c.units[u].m, x.set, x.meaning}; told[k] && shown[k] < usesShown {
				shown[k]++
				found[x.set] = append(found[x.set], x)
			}
		}
	}
	var out []Difference
	for _, s := range sets {
		var marks []mark
		seen := map[span.Span]map[int]bool{}
		for _, x := range found[s] {
			if m := c.units[x.unit].m; !seen[x.at][m] {
				if seen[x.at] == nil {
					seen[x.at] = map[int]bool{}
				}
				seen[x.at][m] = true
				marks = append(marks, c.markOf(x.unit, x.at, strings.ToLower(plain(x.at.In(c.text(m))))))
			}
		}
		out = append(out, c.difference("characterisation/term", SlotCharacterisation, JudgeWording, "what it is called", marks, why[s]))
	}
	return out
}
