package reconcile

import (
	"slices"
	"sort"
	"strings"
	"time"

	"concord/internal/annotate"
	"concord/internal/annotate/token"
	"concord/internal/reconcile/incident"
	"concord/internal/span"
)

// Nothing is said of two numbers before it was shown that they measure the same
// thing. This file holds what is shown, and what speaks against it.

// sameQuantity is the gate: what shows that two numbers measure the same thing.
func (c *comparer) sameQuantity(x, y *number, toll bool) ([]Ground, bool) {
	if x.when != "" && y.when != "" && !x.when.Compatible(y.when) {
		return nil, false
	}
	if x.slot == "count/person" && max(x.value, y.value) > 2*min(x.value, y.value) { // many are at a place where few have a part in what happens
		return nil, false
	}
	why := []Ground{{"same quantity", x.subject}}
	near := common(x.near, y.near)
	strong := c.strong(near)
	if toll {
		if c.past(x) != c.past(y) || !c.ownToll(x) || !c.ownToll(y) {
			return nil, false
		}
		if x.lead && y.lead {
			return append(why, Ground{"place in the report", "both reports lead with it"}), true
		}
		around := c.strong(common(x.context, y.context))
		if len(around) < 2 || c.elsewhere(x) || c.elsewhere(y) {
			return nil, false
		}
		return append(why, Ground{"same event", c.label(around, 5)}), true
	}
	if a, b := c.duration(x), c.duration(y); a != "" && b != "" && a != b && x.slot != "ratio/times" {
		return nil, false // so much in a day, so much in two months
	}
	if shown, ok := c.sameCounted(x, y); ok && x.rate == y.rate {
		return append(why, shown...), true
	}
	if shown, ok := c.onlyQuantity(x, y); ok {
		return append(why, shown...), true
	}
	if shown, ok := c.linkedQuantity(x, y); ok {
		return append(why, shown...), true
	}
	like := 0.0
	if x.unit >= 0 && y.unit >= 0 {
		like = c.likeness(&c.units[x.unit], &c.units[y.unit])
	}
	bare := strings.HasPrefix(x.slot, "money/") || x.slot == "percent" // no noun of its own tells what is measured
	if x.verb >= 0 && x.verb == y.verb && !bare {
		return append(why, Ground{"same verb", c.word(c.names[x.verb])}), true
	}
	if owner := c.owner(x); owner >= 0 && c.oneOwner(owner, c.owner(y)) && strings.HasPrefix(x.slot, "count/") && x.slot != "count/person" {
		return append(why, Ground{"same owner", c.s.Entities[owner].Name}), true
	}
	if x.rate != y.rate {
		return nil, false
	}
	least := 0.18
	if bare {
		if (x.several || y.several) && (x.head == "" || x.head != y.head) {
			return nil, false
		}
		least = 0.3
	}
	if len(strong) < 2 || like < least && len(strong) < 4 {
		return nil, false
	}
	return append(why, Ground{"same words around it", c.label(strong, 5)}), true
}

// owner is the entity whose things a number counts: "Dick's 700 stores", "the
// chain, which has 700 stores"; -1 where no name stands close before.
func (c *comparer) owner(n *number) int {
	doc := c.s.Members[n.m].Document
	local, text := c.s.Members[n.m].Entities, doc.Report.Text
	i := sort.Search(len(doc.Mentions), func(i int) bool { return doc.Mentions[i].Start >= n.span.Start }) - 1
	if i < 0 || doc.Mentions[i].Entity < 0 || doc.Mentions[i].Entity >= len(local) {
		return -1
	}
	between := token.Within(doc.Words, span.Span{Start: doc.Mentions[i].End, End: n.span.Start})
	for k, w := range between {
		capital := text[w.Start] >= 'A' && text[w.Start] <= 'Z' // the rest of the owner's name
		if k > 7 || !ownership[w.Norm] && !capital {
			return -1
		}
	}
	if e := local[doc.Mentions[i].Entity]; e >= 0 && e < len(c.s.Entities) {
		return e
	}
	return -1
}

// ownership are the words between an owner and the number of its things.
var ownership = wordSet("'s ' , more than at least about some nearly over which that has have had with owns operates runs employs and its")

// duration is the length of time in the sentence of a number, "" for none.
func (c *comparer) duration(n *number) string {
	doc := c.s.Members[n.m].Document
	s := doc.Sentences[n.sentence].Span
	for i := sort.Search(len(doc.Times), func(i int) bool { return doc.Times[i].Start >= s.Start }); i < len(doc.Times) && doc.Times[i].Start < s.End; i++ {
		if v := doc.Times[i].Value; len(v) > 1 && v[0] == 'P' && v[1] >= '0' && v[1] <= '9' || strings.HasPrefix(v, "PT") {
			return v
		}
	}
	return ""
}

// ownToll reports whether a number of people killed or injured is what its report
// tells of the event, by all that it tells of it: not a part of them, nor the toll of
// another event.
func (c *comparer) ownToll(n *number) bool {
	harm := strings.SplitN(n.slot, "/", 3)[1]
	if n.vague || harm != "killed" && harm != "injured" {
		return true
	}
	if c.incidents == nil {
		c.incidents = make([]*incident.Facts, len(c.s.Members))
	}
	if c.incidents[n.m] == nil {
		f := incident.Read(c.s.Members[n.m].Document)
		c.incidents[n.m] = &f
	}
	v := c.incidents[n.m].Killed
	if harm == "injured" {
		v = c.incidents[n.m].Injured
	}
	return v == nil || float64(v.Is) == n.value
}

// elsewhere reports whether the sentence of a toll brings in an event of its own:
// "four people were hurt in a shooting in another town".
func (c *comparer) elsewhere(n *number) bool {
	if n.lead {
		return false
	}
	doc := c.s.Members[n.m].Document
	ws := token.Within(doc.Words, doc.Sentences[n.sentence].Span)
	for i := 0; i+2 < len(ws); i++ {
		switch ws[i].Norm {
		case "in", "by", "during", "after":
		default:
			continue
		}
		switch ws[i+1].Norm {
		case "a", "an", "another", "separate", "earlier", "previous":
		default:
			continue
		}
		for k := i + 2; k < len(ws) && k < i+5; k++ {
			if happenings[ws[k].Norm] {
				return true
			}
		}
	}
	return false
}

// past reports whether a number belongs to an event long before its report: its
// clause is dated more than a month before publication.
func (c *comparer) past(n *number) bool {
	if n.when == "" {
		return false
	}
	pub, err := c.published(n.m).Bounds()
	b, err2 := n.when.Bounds()
	if err2 == nil && (err != nil || pub.OpenFrom || pub.OpenTo || pub.To.Sub(pub.From) > 62*24*time.Hour) {
		return len(n.when) == len("2006") // news does not date the event of the day by its bare year
	}
	if err2 != nil || b.OpenTo {
		return false
	}
	return b.To.AddDate(0, 2, 0).Before(pub.From)
}

// explained reports whether the reports agree after all: one of them also has the
// other's number for the same slot, so that two quantities are meant, or the
// parts of one add up to the other.
func (c *comparer) explained(ns []number, a, b int, toll bool) bool {
	x, y := &ns[a], &ns[b]
	var parts float64
	for i := range ns {
		n := &ns[i]
		if n.revised || x.revised || y.revised {
			continue
		}
		if i != a && n.m == x.m && n.value == y.value && !n.vague && !y.vague {
			return true
		}
		if i != b && n.m == y.m && n.value == x.value && !n.vague && !x.vague {
			return true
		}
		if n.m == x.m && n.sentence == x.sentence {
			parts += n.value
		}
	}
	return parts > x.value && parts == y.value
}

// revised reports whether any report says that one value replaces the other.
func (c *comparer) revised(v, w float64) bool {
	if c.replaced == nil {
		c.replaced = map[[2]float64]bool{}
		for m := range c.s.Members {
			if doc := c.s.Members[m].Document; doc != nil {
				c.revisions(doc)
			}
		}
	}
	return c.replaced[[2]float64{min(v, w), max(v, w)}]
}

// revisions notes the pairs of values of each sentence that says that one thing
// replaces another.
func (c *comparer) revisions(doc *annotate.Document) {
	values := map[int][]float64{} // by sentence
	for i := range doc.Quantities {
		if s := sentenceAt(doc, doc.Quantities[i].Span); s >= 0 {
			values[s] = append(values[s], doc.Quantities[i].Value)
		}
	}
	for s, vs := range values {
		if len(vs) < 2 || !slices.ContainsFunc(token.Within(doc.Words, doc.Sentences[s].Span), func(w token.Word) bool { return revisions[w.Norm] }) {
			continue
		}
		for i, v := range vs {
			for _, w := range vs[:min(i, 64)] { // a table is no sentence
				c.replaced[[2]float64{min(v, w), max(v, w)}] = true
			}
		}
	}
}
