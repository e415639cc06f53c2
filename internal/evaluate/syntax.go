package evaluate

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"concord/english"
	"concord/internal/annotate/sentence"
	"concord/internal/span"
)

// paragraphs are the lines of text, for the model to read one by one. With
// byRules the rules say where sentences begin, as they do when the program
// reads; else the model decides, as in spaCy.
func paragraphs(text string, byRules bool) []english.Part {
	var parts []english.Part
	at := 0
	for line := range strings.Lines(text) {
		p := english.Part{Start: at, End: at + len(strings.TrimRight(line, "\r\n"))}
		at += len(line)
		if byRules {
			p.Sentences = []int{}
			for _, s := range sentence.Split(text, span.Span{Start: p.Start, End: p.End}) {
				p.Sentences = append(p.Sentences, s.Start)
			}
		}
		parts = append(parts, p)
	}
	return parts
}

// writeSyntax writes the sentences of text as CoNLL-U
// (universaldependencies.org/format.html).
func writeSyntax(w io.Writer, text string, parts []english.Part) error {
	var doc english.Doc
	english.Default().NewAnalyzer().AnalyzeParts(&doc, text, parts)
	out := bufio.NewWriter(w)
	for s := range doc.Sentences() {
		writeSentence(out, &doc, s)
	}
	return out.Flush()
}

// writeSentence writes the tokens of s that are visible: CoNLL-U knows no white
// space, so what would hang on some hangs on the head of that.
func writeSentence(w io.Writer, doc *english.Doc, s english.Span) {
	ids := make([]int, s.To-s.From) // of the tokens of s, from 1; 0 for white space
	n := 0
	for i := range ids {
		if doc.Tokens[s.From+i].POS != english.PosSPACE {
			n++
			ids[i] = n
		}
	}
	if n == 0 {
		return
	}
	for i, id := range ids {
		if id == 0 {
			continue
		}
		t := &doc.Tokens[s.From+i]
		head, deprel := 0, "root"
		h := t.Head
		for h != doc.Tokens[h].Head && ids[h-s.From] == 0 {
			h = doc.Tokens[h].Head
		}
		if h != s.From+i && ids[h-s.From] != 0 {
			head, deprel = ids[h-s.From], t.Dep.String()
		}
		misc := ""
		if !t.Space {
			misc = "SpaceAfter=No"
		}
		fmt.Fprintln(w, strings.Join([]string{
			strconv.Itoa(id), field(doc.Word(s.From + i)), field(t.Lemma), field(t.POS.String()), field(t.Tag.String()),
			field(string(t.Morph)), strconv.Itoa(head), deprel, "_", field(misc)}, "\t"))
	}
	fmt.Fprintln(w)
}

// field is s as one field of a line.
func field(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	if s == "" {
		return "_"
	}
	return s
}
