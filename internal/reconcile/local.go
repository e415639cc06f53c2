package reconcile

import (
	"sort"

	"concord/internal/annotate/token"
	"concord/internal/statement"
)

// Two long statements may share one short part that tells a fact ("was taken into
// custody without incident") and nothing else. Such parts are found as windows of
// few words that are much alike, whatever stands around them.

const (
	windowMost = 9    // words of a window, function words counted
	localLeast = 0.72 // Dice measure of the windows from which the part is one fact
)

// part is the likest part of two units: its likeness, how many telling words it
// has, and whether none of them is told more than about once a report.
type part struct {
	like    float64
	telling int
	rare    bool
}

// contentWord is one content word of a unit.
type contentWord struct {
	at   int // word
	f    int32
	name bool
}

// content lists the content words of a unit with their features, in order.
func (c *comparer) content(u *unit) []contentWord {
	if u.content != nil {
		return u.content
	}
	u.content = make([]contentWord, 0, len(u.words)/2)
	for i, w := range u.words {
		if w.Mark {
			continue
		}
		if k := statement.Key(w.Norm); k != "" {
			if f, ok := c.ids[concept(k)]; ok {
				u.content = append(u.content, contentWord{i, f, contains(u.names, f)})
			}
		}
	}
	return u.content
}

// window finds the stretch of at most windowMost words with the most weight of the
// features wanted, less half the weight of its others. It returns the content words
// from and to, and whether there is one.
func (c *comparer) window(ps []contentWord, wanted []int32) (from, to int, ok bool) {
	best := 0.0
	for i := range ps {
		if !contains(wanted, ps[i].f) {
			continue
		}
		score := 0.0
		for k := i; k < len(ps) && ps[k].at-ps[i].at < windowMost; k++ {
			if !contains(wanted, ps[k].f) {
				score -= c.w[ps[k].f] / 2
				continue
			}
			again := false
			for j := i; j < k; j++ {
				again = again || ps[j].f == ps[k].f
			}
			if !again {
				score += c.w[ps[k].f]
			}
			if score > best {
				best, from, to, ok = score, i, k+1, true
			}
		}
	}
	return from, to, ok
}

// local measures the likest part of two units.
func (c *comparer) local(a, b *unit) part {
	pa, pb := c.content(a), c.content(b)
	fs, _ := c.shared(a, b)
	if len(fs) < 3 || len(pa) < 3 || len(pb) < 3 {
		return part{}
	}
	i, j, ok := c.window(pa, fs)
	if !ok {
		return part{}
	}
	in := featuresIn(pa[i:j])
	k, l, ok := c.window(pb, common(fs, in))
	if !ok {
		return part{}
	}
	other := featuresIn(pb[k:l])
	both := common(in, other)
	var wa, wb, w float64
	for _, f := range in {
		wa += c.w[f]
	}
	for _, f := range other {
		wb += c.w[f]
	}
	p := part{rare: true}
	for _, f := range both {
		w += c.w[f]
		if !frequent[c.names[f]] && !contains(a.names, f) && !contains(b.names, f) {
			p.telling++
			p.rare = p.rare && c.count[f] <= len(c.s.Members)+1
		}
	}
	p.like = 2 * w / max(wa+wb, 1e-9)
	return p
}

func featuresIn(ps []contentWord) []int32 {
	fs := make([]int32, len(ps))
	for i, p := range ps {
		fs[i] = p.f
	}
	return sortedSet(fs)
}

// shareAPart says whether two statements have a part in common that tells a fact.
func (c *comparer) shareAPart(ai, bi int) (float64, bool) {
	a, b := &c.units[ai], &c.units[bi]
	if a.st.Negated != b.st.Negated || a.m == b.m || a.st.Holder != "" && b.st.Holder != "" && !sameHolder(a.st.Holder, b.st.Holder) || firstPerson(a.words) != firstPerson(b.words) {
		return 0, false // what two people say for themselves is not one fact
	}
	p := c.local(a, b)
	if p.telling < 3 || p.telling == 3 && !p.rare || p.like < localLeast || !c.sameTime(ai, bi) {
		return 0, false
	}
	if fs, _ := c.shared(a, b); !c.saysAlike(a, b, fs) {
		return 0, false
	}
	return p.like, true
}

// firstPerson reports whether a clause speaks of its own speaker.
func firstPerson(ws []token.Word) bool {
	for _, w := range ws {
		switch w.Norm {
		case "i", "my", "me", "mine", "we", "our", "us", "ours", "i'm", "i've", "i'd", "i'll", "we're", "we've", "we'll", "we'd":
			return true
		}
	}
	return false
}

// joinParts joins the statements that no other is like, but with which one shares
// a part. A set takes in a statement only if most of its members share the part.
func (c *comparer) joinParts(set []int, members [][]int, tried []pair) {
	var found []pair
	for _, p := range tried {
		if like, ok := c.shareAPart(p.a, p.b); ok {
			found = append(found, pair{p.a, p.b, like})
		}
	}
	sort.Slice(found, func(i, j int) bool {
		x, y := found[i], found[j]
		if x.like != y.like {
			return x.like > y.like
		}
		return x.a < y.a || x.a == y.a && x.b < y.b
	})
	for _, p := range found {
		x, y := set[p.a], set[p.b]
		if x == y || len(members[x]) > 1 && len(members[y]) > 1 {
			continue
		}
		n, alike := 0, 0
		for _, i := range sample(members[x]) {
			for _, j := range sample(members[y]) {
				n++
				if _, ok := c.shareAPart(i, j); ok {
					alike++
				}
			}
		}
		if 2*alike <= n {
			continue
		}
		if x > y {
			x, y = y, x
		}
		for _, i := range members[y] {
			set[i] = x
		}
		members[x] = append(members[x], members[y]...)
		members[y] = nil
	}
}
