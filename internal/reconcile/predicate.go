package reconcile

import "strings"

// predicate is the features of the words with which a unit says something of its
// subject: from the first finite verb that is no verb of saying on, without names.
// A unit without such a verb is predicate as a whole.
func (c *comparer) predicate(u *unit) []int32 {
	if u.said != nil {
		return u.said
	}
	from := 0
	for i, w := range u.words {
		if c.finite(u.m, w) && !sayings[w.Norm] && w.Norm != "says" && w.Norm != "tells" {
			from = i
			break
		}
	}
	fs := c.featuresOf(u.words[from:])
	u.said = make([]int32, 0, len(fs))
	for _, f := range fs {
		if !contains(u.names, f) {
			u.said = append(u.said, f)
		}
	}
	return u.said
}

// saysAlike reports whether two units share, beside what they are about, a word of
// what each says of it, or a number. "Under the new order the firm must pay" and
// "in the new order the minister praised the firm" share a subject only.
func (c *comparer) saysAlike(a, b *unit, shared []int32) bool {
	for _, f := range shared {
		if strings.HasPrefix(c.names[f], "n:") {
			return true
		}
	}
	return len(common(c.predicate(a), shared)) > 0 && len(common(c.predicate(b), shared)) > 0
}
