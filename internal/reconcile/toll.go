package reconcile

import (
	"concord/internal/annotate"
	"concord/internal/annotate/token"
	"concord/internal/span"
	"sort"
	"strings"
)

// The harm done to people is the number outlets differ in most often. It is read
// from the words beside the number, in either order: "killing five people",
// "five people were shot dead", "a death toll of 12".

// harms maps the words of each harm to its name.
var harms = harmWords(map[string]string{
	"killed":    "killed killing kills kill dead died dying die slain perished fatalities fatality deaths death dies murdered massacred",
	"injured":   "injured injuring injures injure wounded wounding wounds hurt hurting injuries injury",
	"missing":   "missing unaccounted",
	"arrested":  "arrested arresting arrests detained detaining",
	"displaced": "displaced displacing homeless evacuated evacuating",
	"rescued":   "rescued rescuing",
	"affected":  "affected affecting",
	"sickened":  "ill sick sickened sickening",
})

func harmWords(groups map[string]string) map[string]string {
	m := map[string]string{}
	for name, list := range groups {
		for _, w := range strings.Fields(list) {
			m[w] = name
		}
	}
	return m
}

// active are the forms that take the people harmed as their object.
var active = wordSet("killed killing kills kill injured injuring injures injure wounded wounding wounds hurt hurting arrested arresting detained detaining displaced displacing evacuated evacuating rescued rescuing affected affecting sickened sickening murdered massacred")

// between are words that may stand between a number of people and the harm.
var between = wordSet(`others other more were was are is have has had been being be people persons person also still now confirmed reported reportedly
	shot left taken fell fallen became become listed believed feared presumed declared pronounced critically seriously slightly so far of them`)

// harmReach is how many words after a number are read for the harm.
const harmReach = 5

// harmOf returns the harm that the number at words lo to hi counts, and whether
// the number is only a part of a larger one ("four of the five", "two others",
// "including three children").
func harmOf(sent []token.Word, lo, hi int, head string) (harm string, part bool) {
	part = partOf(sent, lo, hi)
	if h := harms[head]; h != "" && !active[head] {
		return h, part
	}
	if displaced(sent, lo, hi) {
		return "displaced", part
	}
	// After the number: the people, then what happened to them.
	for i := hi; i < len(sent) && i < hi+harmReach; i++ {
		n := sent[i].Norm
		if h, ok := harms[n]; ok {
			if active[n] && i+1 < len(sent) && i > hi && !between[sent[i-1].Norm] {
				break // "five gunmen killed twelve": the subject does the harm
			}
			if active[n] && i == hi && i+1 < len(sent) && takesObject(sent[i+1:]) {
				break
			}
			return h, part
		}
		if sent[i].Mark || !between[n] {
			break
		}
	}
	// Before it: the verb with the people as its object, or the toll.
	for i := lo - 1; i >= 0 && i >= lo-3; i-- {
		n := sent[i].Norm
		if h, ok := harms[n]; ok && active[n] {
			if i > 0 && (sent[i-1].Norm == "was" || sent[i-1].Norm == "were") {
				break
			}
			return h, part
		}
		if sent[i].Mark || !beforeNumber[n] {
			break
		}
	}
	for i := lo - 1; i >= 1 && i >= lo-8; i-- {
		if n := sent[i].Norm; n == "toll" {
			if sent[i-1].Norm == "injury" || sent[i-1].Norm == "injured" {
				return "injured", part
			}
			return "killed", part
		} else if n == "." || n == ";" {
			break
		}
	}
	if hi < len(sent) && (sent[hi].Norm == "lives") && lo > 0 && (sent[lo-1].Norm == "claimed" || sent[lo-1].Norm == "claiming") {
		return "killed", part
	}
	return "", part
}

// displaced reports whether the number at words lo to hi counts people who had to
// leave where they live, in whatever words: "forcing 300 people from their homes",
// "300 had to leave their homes", "300 were moved to safety", "300 fled".
func displaced(sent []token.Word, lo, hi int) bool {
	// The verb may stand before the people, who are its object, or after them.
	moved, brought := false, false
	for i := lo - 1; i >= 0 && i >= lo-harmReach && !sent[i].Mark; i-- {
		if n := sent[i].Norm; moves[n] || brings[n] {
			moved, brought = moves[n], brings[n]
			break
		}
		if !beforeNumber[sent[i].Norm] {
			break
		}
	}
	asked := false
	for i := hi; i < len(sent) && i < hi+displacedReach && !sent[i].Mark; i++ {
		switch n := sent[i].Norm; {
		case n == "shelter" || n == "shelters":
			return false // who is in a shelter is another number
		case asks[n]:
			asked = true // who is told to leave has not left yet
		case leaves[n]:
			return !asked
		case moves[n]:
			moved = true
		case brings[n]:
			brought = true
		case n == "home" || n == "homes" || n == "house" || n == "houses":
			return moved && !asked && i > 0 && (owners[sent[i-1].Norm] || sent[i-1].Norm == "from")
		case n == "safety":
			return (moved || brought) && !asked
		case !between[n] && !owners[n] && !toLeave[n]:
			return false
		}
	}
	return false
}

const displacedReach = 9

var (
	// moves need the home or the safety after them, leaves do not.
	moves = wordSet(`force forced forces forcing drive drove driven drives driving compelled compelling chased chasing
		move moved moves moving leave left leaves leaving abandon abandoned abandoning vacate vacated vacating lose lost losing`)
	// brings may end in safety; who is taken from home may be under arrest or ill.
	brings = wordSet("take took taken takes taking bring brought brings bringing lead led leads leading rescued rescuing")
	leaves = wordSet(`fled flee fleeing flees evacuated evacuate displaced rehoused rehomed uprooted homeless resettled`)
	asks   = wordSet("ordered told asked urged advised warned instructed may might could would should can will")
	owners = wordSet("their his her the its our your")
	// toLeave are the other words of such a phrase.
	toLeave = wordSet("had have has to from out of into in away forced driven families residents villagers inhabitants households townspeople who that")
)

// takesObject reports whether a verb form just read is active here: an object
// follows ("12 soldiers killed a man") and no "in", "by", "when" or the end.
func takesObject(rest []token.Word) bool {
	switch rest[0].Norm {
	case "a", "an", "the", "his", "her", "their", "its", "him", "them", "himself", "herself", "themselves":
		return true
	}
	return false
}

var beforeNumber = wordSet("at least about some nearly almost more than over up to around an estimated as many another a total of roughly approximately only just")

// partOf reports whether a number counts only some of those meant elsewhere.
func partOf(sent []token.Word, lo, hi int) bool {
	for i := lo - 1; i >= 0 && i >= lo-3; i-- {
		switch sent[i].Norm {
		case "including", "among", "another", "additional", "other", "included", "except", "besides", "whom", "remaining":
			return true
		}
	}
	for i := lo; i < len(sent) && i < hi+2; i++ {
		n := sent[i].Norm
		if n == "of" && i+1 < len(sent) {
			switch sent[i+1].Norm {
			case "the", "them", "those", "these", "his", "her", "their", "its", "whom", "our":
				return true
			}
		}
		if i >= lo && (n == "more" && i > lo && !(i+1 < len(sent) && sent[i+1].Norm == "than")) {
			return true
		}
		if (n == "others" || n == "other") && i <= hi {
			// "killing five and injuring eight others": others than the dead, all the injured.
			return !(lo > 0 && active[sent[lo-1].Norm] && harms[sent[lo-1].Norm] != "killed")
		}
	}
	return false
}

// people returns "" for the words that mean any people, else the word itself.
func people(head string) string {
	switch head {
	case "", "person", "people", "victim", "individual", "man", "human", "life", "dead", "death", "fatality", "injury", "casualty", "injured", "wounded", "arrest", "citizen", "resident", "other":
		return ""
	}
	if harms[head] != "" {
		return ""
	}
	return head
}

// sentenceAt returns the sentence that contains s, -1 for none.
func sentenceAt(doc *annotate.Document, s span.Span) int {
	i := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End >= s.End })
	if i < len(doc.Sentences) && doc.Sentences[i].Contains(s) {
		return i
	}
	return -1
}
