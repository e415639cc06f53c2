package account

import (
	"sort"

	"concord/english"
	"concord/internal/annotate"
	"concord/internal/annotate/sentence"
	"concord/internal/span"
	"concord/internal/story"
)

// ReadSentence is one sentence with its words and their tree. It is as the rules
// for sentences cut it; Tokens may be empty, of a line of blanks for example.
type ReadSentence struct {
	story.Passage
	Tokens []ReadToken `json:"tokens"`
}

// ReadToken is a word, a number or a mark of a sentence as the English model
// (package english) reads it. White space is no token here: what hung on some
// hangs on the head of that.
type ReadToken struct {
	span.Span        // in Report.Text
	Exact     string `json:"exact"`
	Lemma     string `json:"lemma"`
	POS       string `json:"pos"`             // coarse part of speech, Universal Dependencies: "NOUN"
	Tag       string `json:"tag"`             // fine part of speech, Penn Treebank: "NNS"
	Morph     string `json:"morph,omitempty"` // features, Universal Dependencies: "Number=Plur"
	Head      int    `json:"head"`            // index in Tokens of the sentence; its own of a root
	Label     string `json:"label"`           // of the arc from Head, ClearNLP scheme: "nsubj"; "ROOT" of a root
	Name      string `json:"name,omitempty"`  // "B-" where a name, date or amount begins, "I-" inside it, and its OntoNotes type: "B-GPE"
}

// readSentences gives the sentences of doc with their tokens. A token belongs to
// the sentence in which it begins; the last may reach beyond the end of it, where
// the model takes two words without a blank between them for one.
func readSentences(doc *annotate.Document, at func(span.Span) story.Passage) []ReadSentence {
	out := make([]ReadSentence, len(doc.Sentences))
	names := make(map[int]string)
	if doc.Grammar != nil {
		for _, e := range doc.Grammar.Entities {
			prefix := "B-"
			for i := e.From; i < e.To; i++ {
				if doc.Grammar.Tokens[i].POS != english.PosSPACE {
					names[i] = prefix + e.Type.String()
					prefix = "I-"
				}
			}
		}
	}
	for i, s := range doc.Sentences {
		out[i] = ReadSentence{Passage: at(s.Span), Tokens: []ReadToken{}}
		if doc.Grammar != nil {
			out[i].Tokens = readTokens(doc.Grammar, tokensOf(doc, i, s), names)
		}
	}
	return out
}

// tokensOf is the range of the tokens that begin in sentence i of doc.
func tokensOf(doc *annotate.Document, i int, s sentence.Sentence) english.Span {
	from := func(at int) int {
		all := doc.Grammar.Tokens
		return sort.Search(len(all), func(k int) bool { return all[k].Start >= at })
	}
	end := doc.Report.Blocks[s.Block].Span.End
	if i+1 < len(doc.Sentences) && doc.Sentences[i+1].Block == s.Block {
		end = doc.Sentences[i+1].Start
	}
	return english.Span{From: from(s.Start), To: from(end)}
}

func readTokens(doc *english.Doc, s english.Span, names map[int]string) []ReadToken {
	out := make([]ReadToken, 0, s.To-s.From)
	index := make([]int, s.To-s.From) // in out, -1 for white space
	for i := range index {
		index[i] = -1
		if doc.Tokens[s.From+i].POS == english.PosSPACE {
			continue
		}
		index[i] = len(out)
		t := &doc.Tokens[s.From+i]
		out = append(out, ReadToken{Span: span.Span{Start: t.Start, End: t.End}, Exact: doc.Word(s.From + i), Lemma: t.Lemma, POS: t.POS.String(),
			Tag: t.Tag.String(), Morph: string(t.Morph), Name: names[s.From+i]})
	}
	for i, at := range index {
		if at < 0 {
			continue
		}
		out[at].Head, out[at].Label = at, english.DepROOT.String()
		h := doc.Tokens[s.From+i].Head
		for h >= s.From && h < s.To && index[h-s.From] < 0 && doc.Tokens[h].Head != h {
			h = doc.Tokens[h].Head
		}
		if h >= s.From && h < s.To && h != s.From+i && index[h-s.From] >= 0 {
			out[at].Head, out[at].Label = index[h-s.From], doc.Tokens[s.From+i].Dep.String()
		}
	}
	// A dateline is read apart from its sentence (package grammar): one tree for both.
	root := -1
	for at := len(out) - 1; at >= 0; at-- {
		if out[at].Head != at {
			continue
		}
		if root < 0 {
			root = at
		} else {
			out[at].Head, out[at].Label = root, english.DepDep.String()
		}
	}
	return out
}
