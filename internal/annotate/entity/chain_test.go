package entity_test

import (
	"slices"
	"strings"
	"testing"

	"concord/internal/annotate/entity"
)

// chains writes the chains of a text as "phrase = phrase = phrase".
func chains(text string) []string {
	s, w, g := read(text)
	_, _, cs := entity.Find(text, s, w, g)
	var out []string
	for _, c := range cs {
		var phrases []string
		for _, p := range c.Phrases {
			phrases = append(phrases, p.In(text))
		}
		out = append(out, strings.Join(phrases, " = "))
	}
	return out
}

func TestChains(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // chains that must be there
		not  []string // beginnings that must not
	}{
		{"A large dog attacked a boy on Friday. The dog was caught and it was killed.", []string{"A large dog = The dog = it"}, nil},
		{"The new bridge cost a fortune. The old bridge was cheap.", nil, []string{"The new bridge ="}},
		{"A bridge fell in Leeds. Another bridge fell in York.", nil, []string{"A bridge ="}},
		{"Brenna's mayor resigned. The mayor of Torvik did not.", nil, []string{"Brenna's mayor = The mayor"}},
		{"Workers at the plant went on strike. They want higher pay.", []string{"Workers at the plant = They"}, nil},
		{"Teskal Holdings closed its plant. The company said it had lost money.", []string{"Teskal Holdings = its = The company = it"}, nil},
		{"Ruth Hale said: “I will resign. My time is over.”", []string{"Ruth Hale = I = My"}, nil},
		{"It is clear that the plan failed. It rained.", nil, []string{"It"}},
		{"Karl Weber is the mayor of Brenna. The mayor spoke on Friday.", []string{"Karl Weber = The mayor"}, nil},
	} {
		got := chains(c.text)
		for _, w := range c.want {
			if !slices.Contains(got, w) {
				t.Errorf("%q:\ngot %q\nwant %q", c.text, got, w)
			}
		}
		for _, n := range c.not {
			for _, g := range got {
				if strings.HasPrefix(g, n) {
					t.Errorf("%q: got %q", c.text, g)
				}
			}
		}
	}
}
