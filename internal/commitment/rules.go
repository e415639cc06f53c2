package commitment

import "strings"

// Explain says in one plain sentence what the rule that a commitment names asks
// for; "" for a rule that is none.
func Explain(rule string) string {
	switch rule {
	case "shall":
		return "“shall”, or “must” where a binding text is named, lays a duty on whoever stands before it."
	case "will-under-instrument":
		return "The sentence tells what a binding text says, so “will” states one of its terms."
	case "regard-as":
		return "One thing is to be regarded or treated as another, in a binding text or about any act of a kind, such as an attack."
	case "designate-as":
		return "Somebody is given a status by name, which lays no duty on anybody by itself."
	case "declare-emergency":
		return "Somebody who can declares a state of emergency."
	case "commits-to":
		return "A binding text commits somebody to something."
	case "policy-to":
		return "It is called somebody's policy to do something."
	case "announced-will":
		return "A speaker says “we will”, or is reported to have said what they would do themselves."
	case "announced-plan":
		return "Somebody announces plans or efforts to do something."
	case "announced-now":
		return "A speaker is reported to say that they are now changing what they do."
	case "will-be-done":
		return "Something is to be done that governments, companies and offices set out to do."
	case "will-of-actor":
		return "A named actor or public body will do something that such bodies set out to do."
	case "will-remain":
		return "Something will stay closed, open or in force."
	case "rule-will":
		return "A rule, ban or decision will apply or take effect."
	case "may-by-authority":
		return "A court, or its ruling, says that somebody may do something."
	case "rule-says":
		return "A law or rule lays something down, or something is done as one requires."
	case "is-to":
		return "Somebody is to do something, or something is to be done."
	case "must-by-authority":
		return "Those to whom a rule applies have to do something, as a body that can say so or the report tells."
	}
	verb, of, _ := strings.Cut(rule, "-")
	switch {
	case verb == "ready":
		return "Somebody is said to be ready, willing, due or determined to do something, or not to be."
	case verb == "asks":
		return "A body, or somebody named, asks or demands something of another, who need not do it; a subpoena orders it."
	case verb == "court":
		return "A court stops, lifts or upholds something."
	case verb == "verb" && is(of, refusing):
		return "A verb of refusing stands with what is refused."
	case verb == "verb" && is(of, deciding):
		return "A named actor or public body decides, or is scheduled, to do something that such bodies set out to do."
	case verb == "verb" && is(of, threatening):
		return "A verb of threatening stands with what is threatened."
	case verb == "verb" && is(of, offering):
		return "A verb of offering stands with what is offered."
	case verb == "verb" && is(of, planning):
		return "A named actor or public body is said to plan something that such bodies set out to do."
	case verb == "verb":
		return "A verb of promising stands with what is promised."
	case verb == "passive":
		return "Something is said to have been promised or refused."
	case verb == "noun":
		return "Somebody has, gives or is given what a noun of commitment names, such as a guarantee, a plan or a ban."
	case verb == "direct":
		return "A verb of directing, permitting or forbidding stands with who is bound and to what."
	}
	return ""
}
