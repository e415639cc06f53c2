package align_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"concord/internal/annotate"
	"concord/internal/reconcile/align"
	"concord/internal/span"
)

var told = []string{
	"Ruth Hale, the mayor of Sarn, resigned on Monday after the harbour fire.",
	"The resignation of Ruth Hale came on Monday. A fire in the harbour of Sarn had killed four.",
	"A bank in Lind was robbed on Friday. Its director was unhurt.",
}

// marked finds mentions by their words; kind is "e" for events.
func marked(docs []*annotate.Document, order []int) (out []align.Mention, names []string) {
	for at, i := range order {
		for _, m := range [][]string{
			{"en:Ruth Hale", "e:resigned", "e:fire", "en:Sarn"},
			{"e:resignation", "en:Ruth Hale", "e:fire", "en:Sarn", "e:killed"},
			{"en:bank", "en:Lind", "e:robbed", "en:director"},
		}[i] {
			kind, words, _ := strings.Cut(m, ":")
			k := strings.Index(told[i], words)
			out = append(out, align.Mention{Document: at, Pieces: []span.Span{{Start: k, End: k + len(words)}}, Event: kind == "e"})
			names = append(names, fmt.Sprintf("%d %s", i, words))
		}
	}
	return out, names
}

func TestMentionsOfOneEventAndOneEntity(t *testing.T) {
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 2, 0}} {
		var docs []*annotate.Document
		for _, i := range order {
			docs = append(docs, bare(told[i]))
		}
		all, names := marked(docs, order)
		m := align.NewMentions(align.NewReader(), docs, all)
		for event, want := range map[bool]string{
			true:  "0 fire+1 fire; 0 resigned+1 resignation; 1 killed; 2 robbed",
			false: "0 Ruth Hale+1 Ruth Hale; 0 Sarn+1 Sarn; 2 Lind; 2 bank; 2 director",
		} {
			var got []string
			for _, c := range m.Clusters(event) {
				var of []string
				for _, i := range c {
					of = append(of, names[i])
				}
				slices.Sort(of)
				got = append(got, strings.Join(of, "+"))
			}
			slices.Sort(got)
			if s := strings.Join(got, "; "); s != want {
				t.Errorf("order %v: %s, want %s", order, s, want)
			}
		}
		for i := range m.Len() {
			for j := range i {
				if all[i].Event == all[j].Event && m.Compare(i, j) != m.Compare(j, i) {
					t.Errorf("%s and %s are not as alike the other way round", names[i], names[j])
				}
			}
		}
	}
}

func TestNoMentions(t *testing.T) {
	if c := align.NewMentions(align.NewReader(), nil, nil).Clusters(true); len(c) != 0 {
		t.Errorf("clusters of nothing: %v", c)
	}
	m := align.NewMentions(align.NewReader(), []*annotate.Document{bare("— … —")}, []align.Mention{{Pieces: []span.Span{{Start: 0, End: 3}}}})
	if c := m.Clusters(false); len(c) != 1 {
		t.Errorf("clusters of a mark: %v", c)
	}
}

// Heads that share a sense in WordNet are seen, verbs with their particle as one.
func TestSynonymsOfHeads(t *testing.T) {
	for _, c := range []struct {
		a, headA, b, headB string
		part               align.MentionPart
		want               float64
	}{
		{"The mayor was fired on Monday.", "fired", "The council sacked the mayor.", "sacked", align.SynonymHeads, 1},
		{"The council called off the vote.", "called off", "The vote was canceled.", "canceled", align.SynonymHeads, 1},
		{"The council called a vote.", "called", "The vote was canceled.", "canceled", align.SynonymHeads, 0},
		{"The mayor was fired on Monday.", "fired", "The mayor was elected.", "elected", align.SynonymHeads, 0},
		{"The mayor was murdered.", "murdered", "The mayor was killed.", "killed", align.KindHeads, 1},
	} {
		docs := []*annotate.Document{bare(c.a), bare(c.b)}
		at := func(text, words string, doc int) align.Mention {
			k := strings.Index(text, words)
			return align.Mention{Document: doc, Pieces: []span.Span{{Start: k, End: k + len(words)}}, Event: true}
		}
		m := align.NewMentions(align.NewReader(), docs, []align.Mention{at(c.a, c.headA, 0), at(c.b, c.headB, 1)})
		l := m.Compare(0, 1)
		if got := l[c.part]; got != c.want {
			t.Errorf("%s of %q and %q is %v, want %v", c.part, c.headA, c.headB, got, c.want)
		}
	}
}

// The second look knows what takes part in events and what else stands in their
// reports, the same both ways.
func TestSecondLook(t *testing.T) {
	docs := []*annotate.Document{
		bare("Rain fell. Fog came. Ruth Hale resigned on Monday."),
		bare("Ruth Hale quit. Jon Berg quit."),
	}
	all := []align.Mention{}
	for _, x := range []struct {
		doc         int
		words       string
		from, event int
	}{{0, "Ruth Hale", 0, 0}, {0, "resigned", 0, 1}, {1, "Ruth Hale", 0, 0}, {1, "quit", 0, 1}, {1, "Jon Berg", 0, 0}, {1, "quit", 15, 1}} {
		k := x.from + strings.Index(docs[x.doc].Report.Text[x.from:], x.words)
		all = append(all, align.Mention{Document: x.doc, Pieces: []span.Span{{Start: k, End: k + len(x.words)}}, Event: x.event == 1})
	}
	m := align.NewMentions(align.NewReader(), docs, all)
	likely := m.Likely()
	likely[0][2], likely[2][0], likely[0][4], likely[4][0] = .9, .9, .1, .1
	likely[1][3], likely[3][1], likely[1][5], likely[5][1], likely[3][5], likely[5][3] = .6, .6, .5, .5, .2, .2
	s := m.Again(likely)
	look := func(i, j int) align.AgainLikeness {
		l := m.Compare(i, j)
		a, b := s.Compare(i, j, &l), s.Compare(j, i, &l)
		if a != b {
			t.Errorf("mentions %d and %d are not as alike the other way round: %v %v", i, j, a, b)
		}
		return a
	}
	hers, his, other := look(1, 3), look(1, 5), look(0, 2)
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"her agent", hers[align.DoerSame], .9}, {"his agent", his[align.DoerSame], .1}, {"his agent is another", his[align.DoerOther], .9},
		{"the rival of hers", hers[align.Rival], .5 * .8}, {"the rival of his", his[align.Rival], .6 * .8}, {"ahead of it", hers[align.Ahead], .6 - .5*.8},
		{"one leads", hers[align.OneLead], 1}, {"both lead", look(3, 5)[align.BothLead], 1}, {"beside her", hers[align.Beside], .9},
		{"her events", other[align.DoerSame], .6},
	} {
		if d := c.got - c.want; d > 1e-9 || d < -1e-9 {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
}
