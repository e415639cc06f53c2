package predicate

import (
	_ "embed"
	"strings"
	"sync"
)

// nounTable and thingTable are written by tools/nouns/nouns.py from WordNet 3.1
// (see NOTICE): nouns of action with their verb, and what other nouns are.
// Their lines ascend.
var (
	//go:embed nouns.txt
	nounTable string
	//go:embed things.txt
	thingTable string
)

// lookUp returns what stands after word in its line of a table, "" without one.
func lookUp(table, word string) string {
	lo, hi := 0, len(table)
	for lo < hi {
		mid := (lo + hi) / 2
		start := lo + strings.LastIndexByte(table[lo:mid], '\n') + 1
		end := start + strings.IndexByte(table[start:], '\n')
		line := table[start:end]
		key, rest, _ := strings.Cut(line, " ")
		switch {
		case key == word:
			return rest
		case key < word:
			lo = end + 1
		default:
			hi = start
		}
	}
	return ""
}

// action returns the verb that the noun of action is made of, itself where there
// is none, and what object the verb takes: 'p' a person or thing, 't' a thing, 0
// none; ok is false for other nouns.
func action(noun string) (verb string, object byte, ok bool) {
	line := lookUp(nounTable, noun)
	if line == "" {
		return "", 0, false
	}
	verb, kind, _ := strings.Cut(line, " ")
	if verb == "-" {
		verb = noun
	}
	if kind == "p" || kind == "t" {
		object = kind[0]
	}
	return verb, object, true
}

// class is what a word does to the clause below it.
type class uint32

const (
	reports class = 1 << iota
	believes
	knows
	perceives
	intends
	brings    // it came about: managed to, forced to
	prevents  // it did not: failed to, prevented
	denies    // its object or clause is said not to be so
	begins    // goes on with it
	undergoes // its subject suffers it
	carries   // says little beside its object: make, launch, carry out
	suffers   // its subject undergoes its object: suffer, undergo
	tells     // its object is who is told
	links     // copula
	seems     // probably
	moves     // to and from are places
	changes   // its object may be an amount
	doubts    // possibility, risk of
	wants     // its object is planned, sought, feared
)

func classOf(lemma string) class { return classes()[lemma] }

var classes = sync.OnceValue(func() map[string]class {
	m := make(map[string]class, 512)
	for _, row := range classTable {
		for w := range strings.FieldsSeq(row.words) {
			m[strings.ReplaceAll(w, "_", " ")] |= row.class
		}
	}
	return m
})

// classTable holds verbs, and adjectives with the same grammar, by what they do to
// the clause or noun of action that is their argument: the signatures of factive,
// implicative and attitude verbs (Karttunen 1971; Saurí 2008), from memory of the
// general vocabulary, each once for all its nouns too (a threat threatens).
// Verbs that take a that-clause and are not here report it.
var classTable = []struct {
	class
	words string
}{
	{reports, `say ask tell state announce claim allege report write add note insist argue declare explain warn testify accuse suggest
		describe charge contend maintain assert affirm remark comment complain mention speak talk tweet post quote cite rumor rumour
		predict forecast reply respond answer stress emphasize emphasise blame suspect_of statement`},
	{believes, `believe think suspect assume suppose expect hope fear doubt feel imagine consider reckon guess estimate wonder bet
		presume worry deem perceive concerned afraid convinced confident sure certain hopeful worried optimistic doubtful skeptical
		sceptical anticipate project`},
	{knows, `know realise realize learn discover find see notice remember recall forget regret admit acknowledge confess concede confirm
		reveal recognise recognize understand show prove demonstrate establish aware unaware glad sorry happy proud surprised shocked
		fact celebrate mourn condemn praise denounce deplore lament resent ignore survive witness commemorate criticise criticize
		acknowledgement disclose verify welcome justify investigate probe mark`},
	{perceives, `see watch hear feel observe notice witness film spot`},
	{intends, `want plan intend hope aim seek try attempt agree offer promise pledge vow threaten decide order demand ask urge request call
		require recommend propose direct instruct command advise encourage invite expect schedule prepare wish need allow permit authorize
		authorise enable authorise beg appeal press push lobby campaign swear undertake commit resolve choose elect determine opt mean
		ready set due scheduled slated poised willing eager likely unlikely able unable free entitled obliged required set supposed
		bound determined prepared reluctant sure consider contemplate discuss plot conspire struggle fight strive move arrange ensure
		call_for await seek propose threat want dare desire long favor favour oppose support back approve tell warn persuade convince
		remind tempt train teach task use_to design intend desperate keen anxious ambition bid effort chance right opportunity
		ability duty obligation power license licence permission decision order mission attempt proposal need possible impossible`},
	{brings, `manage force make cause lead let help get succeed prompt compel happen have trigger spark provoke bring produce
		result inspire rush hasten bother carry_out conduct drive oblige induce lead_to move_to come live`},
	{prevents, `fail refuse decline neglect avoid prevent stop_from keep_from forget block avert foil thwart cancel scrap call_off abandon
		postpone delay ban prohibit forbid bar halt rule_out forgo resist lack refrain abstain reject disrupt failure refusal
		inability lack absence`},
	{denies, `deny dispute reject refute disprove rebut contradict disavow dismiss denial debunk`},
	{begins, `begin start continue resume keep go_on remain stop cease end finish complete quit proceed restart halt suspend`},
	{wants, `plan want intend aim seek attempt offer promise pledge vow threaten order demand urge request recommend propose consider
		contemplate prepare schedule expect await plot call_for push_for hope_for favor favour`},
	{undergoes, `die perish collapse fall occur happen erupt disappear drown vanish emerge arise burn explode sink crash end begin start
		suffer survive starve bleed faint freeze melt break shatter take_place succumb take_place wait`},
	{carries, `make launch conduct carry_out stage give hold mount deliver commit undertake perform take have issue begin open
		lead host execute pay do offer file sign reach win impose enact wage orchestrate plot stop`},
	{suffers, `suffer undergo receive sustain face survive withstand experience get`},
	{tells, `tell inform assure warn remind notify brief ask persuade convince advise urge order instruct teach show promise command
		direct invite beg encourage allow permit request`},
	{links, `be become remain seem appear look feel sound stay prove turn keep grow go stand lie smell taste`},
	{seems, `seem appear tend likely thought believe believed presume think suppose probable`},
	{moves, `go come travel fly drive walk march run move arrive return head flee escape sail ride enter leave depart send bring take carry
		transport deliver deploy evacuate deport extradite transfer rush lead withdraw retreat pull drop fall jump throw fire launch
		cross land reach rise move migrate relocate bus drag pour flow spread drift climb commute get march airlift ship`},
	{changes, `rise fall drop increase decrease grow gain lose decline jump climb slip cost weigh measure total reach exceed surge plunge
		shrink soar tumble last add spend pay number run`},
	{doubts, `possibility risk danger fear chance prospect potential likelihood threat hope suspicion speculation doubt rumor rumour
		probability concern worry prospect case event scenario`},
}

// is reports whether word stands in list, which is short.
func is(word string, list ...string) bool {
	for _, w := range list {
		if w == word {
			return true
		}
	}
	return false
}

// thing is what a common noun is: 'h' a human or a body of humans, 'l' a place,
// 'i' an instrument, 0 where not known.
func thing(noun string) byte {
	if s := lookUp(thingTable, noun); s != "" {
		return s[0]
	}
	return 0
}
