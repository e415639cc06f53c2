package predicate_test

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"concord/english"
	"concord/internal/annotate/predicate"
)

// check fails where what was found does not hold together.
func check(t *testing.T, text string) {
	t.Helper()
	doc := english.Default().Analyze(text)
	ps := predicate.Find(text, doc, times(text, doc), published)
	for i, p := range ps {
		if !p.Span.Fits(text) || p.Span.Empty() || !p.Clause.Contains(p.Span) && p.Kind != predicate.Verb && p.Kind != predicate.Copula {
			t.Fatalf("predicate %d at %v, clause %v, does not fit in %q", i, p.Span, p.Clause, text)
		}
		if i > 0 && ps[i-1].Head >= p.Head {
			t.Fatalf("predicates out of order in %q", text)
		}
		if p.Within >= len(ps) || p.Within == i || p.Source >= len(ps) || p.Within < 0 && p.By != predicate.None {
			t.Fatalf("predicate %q: within %d by %q, source %d", p.Lemma, p.Within, p.By, p.Source)
		}
		if p.Within >= 0 && ps[p.Within].Sentence != p.Sentence {
			t.Fatalf("predicate %q reaches into another sentence", p.Lemma)
		}
		steps := 0
		for q := i; ps[q].Within >= 0; q = ps[q].Within {
			if steps++; steps > len(ps) {
				t.Fatalf("predicate %q embeds itself in %q", p.Lemma, text)
			}
		}
		if p.Negated != strings.HasSuffix(string(p.Factuality), "-") && p.Factuality != predicate.Unspecified {
			t.Fatalf("predicate %q is negated %v and %s", p.Lemma, p.Negated, p.Factuality)
		}
		start := 0
		for _, a := range p.Arguments {
			if !a.Span.Fits(text) || a.Span.Empty() || a.From > a.Head || a.Head >= a.To || a.Start < start {
				t.Fatalf("argument %v of %q does not fit in %q", a, p.Lemma, text)
			}
			if doc.Tokens[a.From].Start != a.Start || doc.Tokens[a.To-1].End != a.End {
				t.Fatalf("argument %q of %q: tokens and bytes differ", a.In(text), p.Lemma)
			}
			if a.Predicate >= 0 && ps[a.Predicate].Head != a.Head {
				t.Fatalf("argument %q of %q is not predicate %d", a.In(text), p.Lemma, a.Predicate)
			}
			start = a.Start
		}
	}
	if again := predicate.Find(text, doc, times(text, doc), published); !reflect.DeepEqual(ps, again) {
		t.Fatalf("two readings of %q differ", text)
	}
}

func TestInvariants(t *testing.T) {
	for _, text := range []string{"", " ", "?", "not", "to be", "who which that", "“ ”", strings.Repeat("and go ", 300), strings.Repeat("the man who saw ", 300), strings.Repeat("said that ", 300),
		strings.Repeat("attack of the ", 300), strings.Repeat("(", 200), "The attack, not on 9 May?"} {
		check(t, text)
	}
	for _, file := range []string{"testdata/clauses.txt", "testdata/nouns.txt", "testdata/sureness.txt"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			check(t, line)
		}
		check(t, string(data))
	}
}

// TestPassiveIsTurned: who does what to whom does not depend on the voice.
func TestPassiveIsTurned(t *testing.T) {
	for _, test := range [][2]string{
		{"The army struck the camp.", "The camp was struck by the army."},
		{"A judge freed the officers.", "The officers were freed by a judge."},
		{"Floods have destroyed the mill.", "The mill has been destroyed by floods."},
	} {
		var roles [2]map[predicate.Role]string
		for k, text := range test {
			roles[k] = map[predicate.Role]string{}
			for _, p := range find(text) {
				if p.Kind == predicate.Verb {
					for _, a := range p.Arguments {
						roles[k][a.Role] = strings.ToLower(a.In(text))
					}
				}
			}
		}
		if len(roles[0]) != 2 || !reflect.DeepEqual(roles[0], roles[1]) {
			t.Errorf("%q %v\n%q %v", test[0], roles[0], test[1], roles[1])
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("The army, which had attacked the camp, denied on Monday that it planned to leave; nobody believed it.")
	f.Add("“Did he go?” she asked, and was told: no attack, if any, would be forgiven.")
	f.Add("the the of of \xff\u2028 who that to be been was the attack of the attack on attack")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 3000 {
			check(t, strings.ToValidUTF8(text, "?")) // as texts of reports are
		}
	})
}

// BenchmarkFind reads 600 words.
func BenchmarkFind(b *testing.B) {
	var text strings.Builder
	for text.Len() < 3600 {
		text.WriteString("The army, which had attacked the camp on Monday, denied that it planned to leave the town. The mayor, Ruth Hale, told reporters that " +
			"six people were killed in the attack by the army and that talks with the union would resume after the vote. ")
	}
	doc := english.Default().Analyze(text.String())
	found := times(text.String(), doc)
	b.ReportAllocs()
	for b.Loop() {
		predicate.Find(text.String(), doc, found, published)
	}
}

// BenchmarkHostile reads text whose trees are as deep and as wide as they come.
func BenchmarkHostile(b *testing.B) {
	for _, text := range []string{"and go ", "the man who saw ", "said that ", "attack of the ", "a, "} {
		for _, n := range []int{1000, 10000} {
			long := strings.Repeat(text, n)
			doc := english.Default().Analyze(long)
			b.Run(strings.ReplaceAll(text, " ", "_")+map[int]string{1000: "1k", 10000: "10k"}[n], func(b *testing.B) {
				for b.Loop() {
					predicate.Find(long, doc, nil, "")
				}
			})
		}
	}
}
