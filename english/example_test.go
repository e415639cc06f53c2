package english_test

import (
	"fmt"

	"concord/english"
)

// Every token knows its lemma, its label and its head.
func Example() {
	doc := english.Default().Analyze("The minister told reporters she would resign.")
	for i, tok := range doc.Tokens {
		fmt.Println(doc.Word(i), tok.POS, tok.Lemma, tok.Dep, doc.Tokens[tok.Head].Lemma)
	}
	// Output:
	// The DET the det minister
	// minister NOUN minister nsubj tell
	// told VERB tell ROOT tell
	// reporters NOUN reporter dobj tell
	// she PRON she nsubj resign
	// would AUX would aux resign
	// resign VERB resign ccomp tell
	// . PUNCT . punct tell
}

// Names, dates and amounts are spans of tokens.
func ExampleDoc_entities() {
	text := "Anna Weber of Brightwater plc paid $4.2 million to London in March."
	doc := english.Default().Analyze(text)
	for _, e := range doc.Entities {
		fmt.Println(e.Type, text[doc.Tokens[e.From].Start:doc.Tokens[e.To-1].End])
	}
	// Output:
	// PERSON Anna Weber
	// ORG Brightwater plc
	// MONEY $4.2 million
	// GPE London
	// DATE March
}

// Who is said to have done what: the subject and object of a verb.
func ExampleDoc_Children() {
	doc := english.Default().Analyze("Two drones struck the fuel depot, the governor said.")
	for i, tok := range doc.Tokens {
		if tok.POS != english.PosVERB {
			continue
		}
		for c := range doc.Children(i) {
			switch dep := doc.Tokens[c].Dep; dep {
			case english.DepNsubj, english.DepDobj:
				s := doc.Subtree(c)
				fmt.Println(tok.Lemma, dep, doc.Text[doc.Tokens[s.From].Start:doc.Tokens[s.To-1].End])
			}
		}
	}
	// Output:
	// strike nsubj Two drones
	// strike dobj the fuel depot
	// say nsubj the governor
}

// An analyzer reads many texts without making garbage for each token.
func ExampleAnalyzer() {
	a := english.Default().NewAnalyzer()
	doc := &english.Doc{}
	for _, text := range []string{"It rained. The dam held.", "Nobody fell."} {
		a.Analyze(doc, text)
		for s := range doc.Sentences() {
			fmt.Println(s.To-s.From, "tokens, root", doc.Tokens[doc.Root(s)].Lemma)
		}
	}
	// Output:
	// 3 tokens, root rain
	// 4 tokens, root hold
	// 3 tokens, root fall
}
