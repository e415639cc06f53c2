package ledger

import "strings"

// What reports say of a promise as such, by the lemma of the verb: closed classes
// of general English (domain words for fulfilment and breach; WordNet 3.1's
// synsets of "honor", "violate", "revoke" and "stall" were read for them).
var (
	keeps = set("keep honour honor fulfil fulfill meet implement execute discharge uphold complete deliver respect observe", "carry out", "live up", "make good", "follow through")
	// breaks are said of a promise; of other things most of them say nothing.
	breaks  = set("break violate breach renege betray flout defy contravene", "go back", "walk away", "back out")
	ends    = set("revoke rescind repeal annul replace supersede terminate scrap renounce denounce cancel withdraw", "pull out")
	stalls  = set("stall halt suspend delay postpone shelve freeze pause stop", "hold up", "put off")
	starts  = set("begin start commence resume proceed continue launch", "get under way", "get underway", "kick off")
	refuses = set("fail refuse neglect decline")
	partial = set("partly partially incompletely")
	shares  = set("part some half most third quarter few") // of it
	// promises are the nouns by which reports speak of a commitment.
	promises = set("promise pledge commitment guarantee vow undertaking assurance obligation duty order agreement deal treaty pact accord directive word ceasefire truce",
		"promises", "pledges", "commitments", "guarantees", "vows", "undertakings", "assurances", "obligations", "duties", "orders", "terms")
	// works are the nouns by which reports speak of doing something that takes time.
	works = set("work works construction building rebuilding repair repairs deployment delivery deliveries payment payments preparation preparations reconstruction withdrawal")
	// light are verbs that say little by themselves: what they are said of must be the same.
	light = set("be have do make take give get go come act ensure continue work use support help provide keep put set bring hold show remain become see seek try allow let stay stand leave run move turn sit")
)

func set(words string, phrases ...string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	for _, p := range phrases {
		out[p] = true
	}
	return out
}

// Rules are the rules by which a later passage is taken to tell of a duty, with a
// sentence for each.
var Rules = map[string]string{
	"duty-done":         "Who is bound is said to have done, as a fact, what the duty asks, to the same object.",
	"duty-done-passive": "What the duty asks is said to have been done to the same object; by whom is not said.",
	"duty-part":         "One of several things that the duty asks is said to be done.",
	"duty-less":         "Less than the duty asks is said to be done: a smaller number of the same, or in part.",
	"duty-begun":        "Who is bound is said to be doing, or to have begun, what the duty asks.",
	"work-begun":        "Work on the object of the duty is said to have begun.",
	"work-stalled":      "Work on the object of the duty, or the doing itself, is said to have stopped or to be put off.",
	"duty-failed":       "Who is bound is said to have failed or refused to do what the duty asks.",
	"duty-undone":       "Who is bound is said not to have done what the duty asks, after its day or beside reports that it was done.",
	"ban-broken":        "Who is bound is said to have done, as a fact, what the commitment rules out.",
	"refusal-ended":     "Who refused is said to have done, as a fact, what was refused.",
	"promise-kept":      "A promise is said to be kept, by who is bound, in words that share its object.",
	"promise-broken":    "A promise is said to be broken, by who is bound, in words that share its object.",
	"promise-denied":    "That a promise was broken is denied, in words that share its object.",
	"promise-ended":     "The instrument is said to be revoked or replaced, by who is bound.",
	"case-test":         "An event was tested against the trigger, condition by condition.",
	"case-words":        "What the trigger names is said to have happened, in its own words.",
}
