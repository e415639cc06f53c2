package reconcile

import (
	"strings"

	"concord/internal/statement"
)

// concept maps the key of a word to one name for all near-synonyms that
// reporters use for one another. Words that are not listed stay themselves.
func concept(key string) string {
	if c, ok := concepts[key]; ok {
		return c
	}
	return key
}

// concepts are sets of words that outlets exchange when they tell the same event.
// They are near-synonyms of news English (verbs of harm, crime, law, politics,
// trade and travel; persons by role; places of business), not of one story. The
// first word names the set.
var concepts = stems(`kill slay murder dead death die fatal fatality toll
	injure wound hurt injury casualty
	shooting gunfire
	shooter gunman attacker assailant suspect
	weapon gun firearm
	bomb explosive
	explosion blast
	attack strike raid assault
	arrest detain custody
	police officer cop constable deputy
	company firm corporation
	store shop outlet
	child kid youngster
	student pupil
	teacher educator
	family relative
	father dad
	mother mom mum
	lawyer attorney
	court judge
	lawsuit suit sue litigation
	settlement settle
	maker manufacturer
	flood flooding deluge inundate
	storm hurricane cyclone typhoon
	rain rainfall downpour
	quake earthquake
	fire blaze
	crash collision collide
	plane aircraft jet airliner
	car vehicle
	ship vessel boat
	home house
	city town
	country nation
	plan proposal
	talk negotiation
	deal agreement accord pact agree
	meeting summit
	vote ballot poll
	election
	lawmaker legislator
	leader chief head
	worker employee staff
	buy purchase
	sell sale
	begin start commence
	end stop halt cease quit
	ban prohibit bar
	aid assistance relief
	money fund funding
	rise increase grow climb
	fall drop decline decrease
	release publish
	announce announcement unveil

	hospital
	doctor physician
	soldier troop
	airport
	journalist reporter
	statement
	apology apologize apologise
	pledge promise vow
	guarantee
	protest demonstration
	protester demonstrator
	refugee migrant
	border frontier
	vaccine vaccinate vaccination
	treat treatment
	terrorism terrorist terror
	flee escape
	evacuate evacuation
	destroy destruction
	damage
	estimate
	investigate investigation probe
	identify identification
	visit trip
	return
	close closure shut
	open reopen`)

func stems(table string) map[string]string {
	m := map[string]string{}
	for _, row := range strings.Split(table, "\n") {
		ws := strings.Fields(row)
		if len(ws) < 2 {
			continue
		}
		for _, w := range ws {
			if k := statement.Key(w); k != "" {
				if _, seen := m[k]; !seen {
					m[k] = "~" + ws[0]
				}
			}
		}
	}
	return m
}

// frequent are stems too common in all news to tell one event from another
// (the most frequent content words of English news, function words aside).
var frequent = frequentStems(`people person year time day week month man woman make take give go come get see know think want need
	use work call try ask become leave put mean keep let seem show turn play run move live believe hold bring happen
	provide include continue lead report official statement country government president state new first last
	two three four five good big great large small high long old young part place group case point number way thing
	area world public former early late according issue news plan support help find look expect set back house home
	national member local city major million billion percent today yesterday tomorrow monday tuesday wednesday thursday
	friday saturday sunday january february march april june july august september october november december`)

func frequentStems(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		if k := statement.Key(w); k != "" {
			m[k] = true
			m[concept(k)] = true
		}
	}
	return m
}
