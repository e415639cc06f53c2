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
	case "regard-as", "shall-regard", "will-under-instrument-regard":
		return "One thing is to be regarded or treated as another, in a binding text or about an act such as an attack or a breach."
	case "commits-to":
		return "A binding text commits somebody to something."
	case "policy-to":
		return "It is called somebody's policy to do something."
	case "announced-will":
		return "A speaker says “we will”, or is reported to have said what they would do themselves."
	case "will-be-done":
		return "Something is to be done that governments, companies and offices set out to do."
	case "will-of-actor":
		return "A named actor or public body will do something that such bodies set out to do."
	case "verb-refuse":
		return "A verb of refusing stands with what is refused."
	}
	switch kind, _, _ := strings.Cut(rule, "-"); kind {
	case "verb":
		return "A verb of promising stands, not denied, with what is promised."
	case "noun":
		return "Somebody gives or is given what a noun of commitment names, such as a guarantee."
	case "direct":
		return "A verb of directing, permitting or forbidding stands with who is bound and to what."
	}
	return ""
}
