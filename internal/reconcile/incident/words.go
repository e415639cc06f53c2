package incident

import (
	"strings"
	"sync"
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// peopleWords are nouns of people, in the singular and as they are met.
var peopleWords = sync.OnceValue(func() map[string]bool {
	return set(`person people man woman boy girl child kid baby infant toddler teen teenager youth adult minor male female victim suspect gunman
	shooter attacker assailant killer robber officer policeman deputy trooper sheriff guard soldier student teacher worker employee
	clerk driver passenger bystander pedestrian resident neighbor neighbour mother father mom dad parent son daughter brother sister
	sibling wife husband spouse girlfriend boyfriend fiancee fiance ex-wife ex-husband ex-girlfriend ex-boyfriend ex cousin nephew niece uncle aunt
	grandmother grandfather grandson granddaughter stepfather stepmother stepson stepdaughter roommate friend couple relative individual
	civilian worshiper worshipper customer owner manager patron guest partygoer attendee homeowner intruder burglar inmate prisoner
	member patient doctor nurse player rapper artist musician veteran coach pastor marine firefighter paramedic passerby others men women
	boys girls children teens kids males females subject family-of-three grandparent great-grandmother grandchild half-brother stepbrother newborn
	sophomore freshman junior senior motorist biker motorcyclist cyclist tenant landlord lawyer judge detective sergeant lieutenant corporal
	dead wounded injured gunmen assailants suspects victims hostage fatality casualty rider protester demonstrator tourist co-worker coworker
	colleague classmate lover companion pregnant 2-year-old ex-con felon perpetrator accomplice housekeeper caretaker babysitter barber bouncer
	bartender vendor cashier trucker cabbie cab-driver pilot crew miner farmer fisherman fan refugee migrant fighter militant rebel`)
})

var sexWords = map[string]byte{"man": 'm', "boy": 'm', "male": 'm', "father": 'm', "dad": 'm', "son": 'm', "brother": 'm', "husband": 'm', "boyfriend": 'm',
	"nephew": 'm', "uncle": 'm', "grandfather": 'm', "grandson": 'm', "stepfather": 'm', "woman": 'f', "girl": 'f', "female": 'f', "mother": 'f',
	"mom": 'f', "daughter": 'f', "sister": 'f', "wife": 'f', "girlfriend": 'f', "niece": 'f', "aunt": 'f', "grandmother": 'f', "granddaughter": 'f', "stepmother": 'f'}

// suspectWords call somebody the one who did it.
var suspectWords = set(`suspect gunman shooter attacker assailant killer robber burglar intruder perpetrator accomplice gunmen felon defendant murderer`)

// victimWords call somebody the one it was done to.
var victimWords = set(`victim victims deceased decedent fatality casualty`)

// harmWord is what a word says of the people beside it in a headline: 0 for
// words that say nothing of it.
func harmWord(w string) Harm {
	switch w {
	case "dead", "killed", "slain", "murdered", "die", "dies", "died", "deceased", "killing", "kills", "fatally", "perished", "fatalities", "fatality", "deaths", "death":
		return Killed
	case "injured", "wounded", "hurt", "hospitalized", "hospitalised", "injuring", "injures", "wounding", "wounds", "critical", "grazed", "injuries":
		return Injured
	case "shot", "stabbed", "struck":
		return Struck
	}
	return 0
}

// background reports whether a sentence tells of more than this event: what
// happened in a year, elsewhere, or on average. lower is the sentence in lower case.
func background(lower string) bool {
	for _, w := range [...]string{"this year", "last year", "per year", "each year", "every year", "a year ago", "years ago", "so far in 20", "nationwide",
		"statistics", "annually", "in recent ", "since 19", "since 20", "since the beginning", "to date", "in the country", "nationally", "on average",
		"homicides in", "shootings in the city", "in the past ", "months ago", "unrelated", "separate", "in other ", "meanwhile", "earlier this month", "first homicide", "th homicide"} {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}
