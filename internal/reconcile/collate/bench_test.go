package collate

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"concord/internal/story"
)

// synthetic is a story of n reports with twelve quotations each: three of them
// sentences that many reports quote, with a word changed now and then, the rest
// their own.
func synthetic(n int) *story.Story {
	r := rand.New(rand.NewSource(int64(n)))
	sentence := func(pool int) string {
		ws := make([]string, 18)
		for i := range ws {
			ws[i] = fmt.Sprintf("w%c%c%d", 'a'+r.Intn(26), 'a'+r.Intn(26), r.Intn(pool))
			if i%3 == 1 {
				ws[i] = "the"
			}
		}
		return strings.Join(ws, " ")
	}
	common := make([]string, 8)
	for i := range common {
		common[i] = sentence(9)
	}
	var texts []string
	for range n {
		var b strings.Builder
		for q := range 12 {
			s := sentence(9)
			if q < 3 {
				s = common[r.Intn(len(common))]
				if r.Intn(2) == 0 {
					s = strings.Replace(s, " the ", " that ", 1)
				}
			}
			fmt.Fprintf(&b, "“%s,” said Ruth Hale.\n", s)
		}
		texts = append(texts, b.String())
	}
	return storyOf(texts...)
}

// Many reports that quote one sentence make one utterance each sentence.
func TestCollateMany(t *testing.T) {
	s := synthetic(60)
	us := Collate(s)
	checkUtterances(t, s, us)
	witnesses, shared := 0, 0
	for _, u := range us {
		if len(u.Witnesses) > 1 {
			shared++
			witnesses += len(u.Witnesses)
		}
	}
	if shared != 8 || witnesses != 180 {
		t.Errorf("%d utterances of %d witnesses, want 8 of 180", shared, witnesses)
	}
}

func BenchmarkCollate(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		s := synthetic(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for range b.N {
				Collate(s)
			}
		})
	}
}

func BenchmarkLocate(b *testing.B) {
	s := synthetic(1000)
	given := s.Members[7].Document.Quotations[5].Content[0].In(s.Members[7].Document.Report.Text) + " and more"
	b.ResetTimer()
	for range b.N {
		Locate(s, given)
	}
}
