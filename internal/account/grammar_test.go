package account

import (
	"slices"
	"strings"
	"testing"

	"concord/internal/annotate"
	"concord/internal/intake"
	"concord/internal/reconcile"
	"concord/internal/report"
	"concord/internal/story"
)

func reading(t testing.TB, text string) *Reading {
	t.Helper()
	st := story.New([]*annotate.Document{annotate.Annotate(report.New(&intake.Page{Source: "x.txt", MediaType: "text/plain", Text: text}))})
	return NewReading(st, New(st, reconcile.Findings{}, nil))
}

func TestReadSentences(t *testing.T) {
	r := reading(t, "Harbour closed.\n\nRuth Hale of the Lowmere Port Authority told  reporters on Friday she wouldn't reopen it. Nobody was hurt.\n")
	if len(r.Sentences) != 3 {
		t.Fatalf("%d sentences, want 3: %v", len(r.Sentences), r.Sentences)
	}
	var got []string
	for i, tok := range r.Sentences[1].Tokens {
		head := "-"
		if tok.Head != i {
			head = r.Sentences[1].Tokens[tok.Head].Exact
		}
		got = append(got, strings.Join([]string{tok.Exact, tok.Lemma, tok.POS, tok.Tag, tok.Label, head, tok.Name}, " "))
	}
	for _, want := range []string{
		"Ruth Ruth PROPN NNP compound Hale B-PERSON",
		"Hale Hale PROPN NNP nsubj told I-PERSON",
		"told tell VERB VBD ROOT - ", // before two blanks, of which one is a token of the model
		"Friday Friday PROPN NNP pobj on B-DATE",
		"would would AUX MD aux reopen ",
		"n't not PART RB neg reopen ",
		"reopen reopen VERB VB ccomp told ",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is missing from\n%s", want, strings.Join(got, "\n"))
		}
	}
	if n := len(got); n != 17 {
		t.Errorf("%d tokens, want 17 without white space:\n%s", n, strings.Join(got, "\n"))
	}
}

// Every visible byte of a sentence is in one token; tokens are slices of the text
// in order, heads lead to a root, and the last sentence of a block ends with it.
func TestTokensOfSentences(t *testing.T) {
	for _, text := range []string{
		"", ".", "One.Two three!Four\n\nfive", "“A,” he said. “B.”\n\n" + strings.Repeat("word ", 900),
		"A  b\n c.\n\n\n\u00a0d\u200be \u2028 f. (g) 👩\u200d🚒", strings.Repeat("x", 5000),
	} {
		r := reading(t, text)
		for _, s := range r.Sentences {
			at, roots := s.Start, 0
			for i, tok := range s.Tokens {
				if tok.Start < at || !tok.Fits(r.Report.Text) || tok.In(r.Report.Text) != tok.Exact || strings.TrimSpace(r.Report.Text[at:tok.Start]) != "" {
					t.Errorf("%.40q: token %q at %v, the one before ends at %d", text, tok.Exact, tok.Span, at)
				}
				at = tok.End
				h, steps := i, 0
				for ; h >= 0 && h < len(s.Tokens) && s.Tokens[h].Head != h && steps <= len(s.Tokens); steps++ {
					h = s.Tokens[h].Head
				}
				if h < 0 || h >= len(s.Tokens) || steps > len(s.Tokens) {
					t.Errorf("%.40q: the heads of %q lead to no root", text, tok.Exact)
				}
				if (tok.Head == i) != (tok.Label == "ROOT") {
					t.Errorf("%.40q: %q has head %d and label %s", text, tok.Exact, tok.Head, tok.Label)
				}
				if tok.Head == i {
					roots++
				}
			}
			if roots != min(len(s.Tokens), 1) {
				t.Errorf("%.40q: %q has %d roots", text, s.Exact, roots)
			}
		}
	}
}

// A report in another language is not read.
func TestReadSentencesOfAnotherLanguage(t *testing.T) {
	r := reading(t, "Le port de Lowmere a été fermé vendredi après une tempête, selon le maire de la ville, qui a parlé à la presse dans la matinée.")
	if r.Sentences == nil || len(r.Sentences) != 0 {
		t.Errorf("sentences are %#v, want an empty list", r.Sentences)
	}
}
