package english

import (
	"slices"
	"strings"
	"testing"
)

func TestRulesUnknownToTheMatcherAreRefused(t *testing.T) {
	one := func(spec map[string]any) []ruleData {
		return []ruleData{{Patterns: [][]map[string]any{{spec}}, Attrs: map[string]string{"POS": "X"}}}
	}
	for _, c := range []struct {
		rules []ruleData
		want  string
	}{
		{one(map[string]any{"ORTH": "a"}), "ORTH: unknown attribute"},
		{one(map[string]any{"LOWER": "a", "OP": "+"}), "OP: unknown attribute"},
		{one(map[string]any{"LOWER": map[string]any{"FUZZY": "a"}}), "unknown operator FUZZY"},
		{one(map[string]any{"TAG": map[string]any{"REGEX": "N.*"}}), "unknown operator REGEX"},
		{one(map[string]any{"TAG": map[string]any{"IN": []any{"NN"}, "NOT_IN": []any{"NN"}}}), "two operators"},
		{one(map[string]any{"TAG": map[string]any{"IN": []any{1.0}}}), "1 is not a string"},
		{one(map[string]any{"IS_SPACE": "yes"}), "IS_SPACE: yes is not a truth value"},
		{one(map[string]any{"LOWER": 3.0}), "unknown condition 3"},
		{one(map[string]any{"LOWER": map[string]any{"REGEX": "ing$"}}), "not anchored"},
		{one(map[string]any{"LOWER": map[string]any{"REGEX": "^a|b$"}}), "not anchored"},
		{one(map[string]any{"LOWER": map[string]any{"REGEX": "^a+$"}}), "too many strings"},
		{one(map[string]any{"LOWER": map[string]any{"REGEX": "^[^a]$"}}), "too many strings"},
		{one(map[string]any{"LOWER": map[string]any{"REGEX": "^(?i)a$"}}), "too many strings"},
		{one(map[string]any{"LOWER": map[string]any{"REGEX": "^(a$"}}), "missing closing"},
		{[]ruleData{{Patterns: [][]map[string]any{{{"LOWER": "a"}}}, Attrs: map[string]string{"NORM": "b"}}}, "cannot set NORM"},
		{[]ruleData{{Patterns: [][]map[string]any{{{"LOWER": "a"}}}, Attrs: map[string]string{"POS": "THING"}}}, `cannot set POS to "THING"`},
		{[]ruleData{{Patterns: [][]map[string]any{{{"LOWER": "a"}}}, Index: 1}}, "no token 1"},
		{[]ruleData{{Patterns: [][]map[string]any{{{"LOWER": "a"}}}, Index: -2}}, "no token -2"},
		{[]ruleData{{Patterns: [][]map[string]any{nil}}}, "no token 0"},
	} {
		if _, err := compileRules(c.rules); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: error %v, want %q", c.rules, err, c.want)
		}
	}
}

func TestLanguageOfAnExpression(t *testing.T) {
	for _, c := range []struct{ expression, want string }{
		{"^n'?t$", "n't nt"},
		{"^n[ou]thin'$", "nothin' nuthin'"},
		{"^y'?$", "y y'"},
		{"^(?:no|ye)s?[pt]$", "nop nosp nost not yep yesp yest yet"},
	} {
		got, err := language(c.expression)
		var plain []string
		for _, w := range got {
			if s, ok := strings.CutSuffix(w, "\n"); ok && slices.Contains(got, s) {
				continue
			}
			plain = append(plain, w)
		}
		slices.Sort(plain)
		if s := strings.Join(plain, " "); s != c.want || len(got) != 2*len(plain) || err != nil {
			t.Errorf("%s: %q, error %v, want %q, each with and without line feed", c.expression, got, err, c.want)
		}
	}
}

// All rules see the tokens as they were; the later rule wins, attribute by
// attribute, wherever its match began.
func TestLaterRulesWin(t *testing.T) {
	r, err := compileRules([]ruleData{
		{Patterns: [][]map[string]any{{{"TAG": "NN"}}}, Attrs: map[string]string{"POS": "NOUN", "MORPH": "Number=Sing|Case=B,A"}},
		{Patterns: [][]map[string]any{{{"LOWER": "a"}, {"LOWER": "b"}}, {{"LOWER": "c"}, {}}}, Attrs: map[string]string{"POS": "ADV", "TAG": "RB"}, Index: -1},
		{Patterns: [][]map[string]any{{{"LOWER": "b"}}}, Attrs: map[string]string{"POS": "X"}},
		{Patterns: [][]map[string]any{{{"TAG": "RB"}}}, Attrs: map[string]string{"LEMMA": "never"}},
		{Patterns: [][]map[string]any{{{"LOWER": "x"}, {"LOWER": "b", "TAG": map[string]any{"NOT_IN": []any{"JJ", ""}}}}}, Attrs: map[string]string{"POS": "VERB", "LEMMA": "bee"}, Index: 1},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ words, want string }{
		{"a b", "NOUN:NN: X:RB:"},
		{"a z", "NOUN:NN: NOUN:NN:"},
		{"c z", "NOUN:NN: ADV:RB:"},
		{"c", "NOUN:NN:"},
		{"x b", "NOUN:NN: VERB:NN:bee"},
		{"a b b", "NOUN:NN: X:RB: X:NN:"},
	} {
		doc := &Doc{}
		for w := range strings.FieldsSeq(c.words) {
			doc.Tokens = append(doc.Tokens, Token{Tag: TagNN})
			doc.lexemes = append(doc.lexemes, &lexeme{text: w, lower: w})
		}
		r.apply(&Analyzer{}, doc)
		var got []string
		for _, tok := range doc.Tokens {
			got = append(got, tok.POS.String()+":"+tok.Tag.String()+":"+tok.Lemma)
			if tok.Morph != "Case=A,B|Number=Sing" {
				t.Errorf("%s: morphology %s", c.words, tok.Morph)
			}
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s: %s, want %s", c.words, g, c.want)
		}
	}
}

func BenchmarkRulerAndLemmas(b *testing.B) {
	a := Default().NewAnalyzer()
	doc := &Doc{}
	a.Analyze(doc, strings.Repeat("Officials in Orsa said the banks' best customers weren't going to lose any money, and that nothing had changed. ", 40))
	tags := make([]Tag, len(doc.Tokens))
	for i := range tags {
		tags[i] = doc.Tokens[i].Tag
	}
	b.ReportAllocs()
	for b.Loop() {
		for i := range tags {
			doc.Tokens[i].Tag = tags[i]
		}
		a.m.ruler.apply(a, doc)
		a.m.lemmas.apply(a, doc)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(tags)), "ns/token")
}
