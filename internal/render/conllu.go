package render

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"concord/internal/account"
)

// CoNLLU writes the sentences of a reading as CoNLL-U, one word a line
// (https://universaldependencies.org/format.html). What the format leaves open:
//
//   - DEPREL holds the labels of the model, which are those of the ClearNLP
//     scheme and not of Universal Dependencies, but for "root"; a comment says so.
//     Readers that check labels must be told not to (level 2 of UD's validator);
//   - "# text" is the words with the blanks between them, line breaks and runs of
//     blanks as one blank; start_byte and end_byte in MISC lead to the bytes of the
//     report's text, which nothing has changed;
//   - ner in MISC is Stanza's attribute, with the types of OntoNotes 5 by IOB2:
//     ner=B-GPE where a name, date or amount begins, ner=I-GPE inside it;
//   - "# newpar" begins each block of the report, a headline too;
//   - characters that would act on a terminal are written as in text (see visible).
func CoNLLU(w io.Writer, r *account.Reading) error {
	var b strings.Builder
	rep := &r.Report
	fmt.Fprintf(&b, "# newdoc id = %s\n", Plain(rep.ID))
	fmt.Fprintf(&b, "# source = %s\n", Plain(rep.Source))
	fmt.Fprintf(&b, "# sha256 = %s\n", Plain(rep.SHA256))
	fmt.Fprintf(&b, "# model = en_core_web_sm 3.8.0: UPOS and FEATS of Universal Dependencies, XPOS of the Penn Treebank, DEPREL of ClearNLP\n")
	block, n, par := 0, 0, -1
	for i := range r.Sentences {
		s := &r.Sentences[i]
		if len(s.Tokens) == 0 {
			continue
		}
		n++
		for block < len(rep.Blocks) && rep.Blocks[block].End <= s.Start {
			block++
		}
		if block != par {
			par = block
			fmt.Fprintf(&b, "# newpar id = %s-p%d\n", Plain(rep.ID), par+1)
		}
		fmt.Fprintf(&b, "# sent_id = %s-s%d\n", Plain(rep.ID), n)
		conlluSentence(&b, rep.Text, s)
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
		b.Reset()
	}
	return nil
}

func conlluSentence(b *strings.Builder, text string, s *account.ReadSentence) {
	b.WriteString("# text = ")
	for i := range s.Tokens {
		b.WriteString(conlluForm(s.Tokens[i].Exact))
		if i+1 < len(s.Tokens) && s.Tokens[i].End < s.Tokens[i+1].Start {
			b.WriteByte(' ')
		}
	}
	b.WriteByte('\n')
	for i := range s.Tokens {
		t := &s.Tokens[i]
		head, label := t.Head+1, t.Label
		if t.Head == i {
			head, label = 0, "root"
		}
		for _, f := range []string{strconv.Itoa(i + 1), conlluForm(t.Exact), conlluForm(t.Lemma), orNone(t.POS), orNone(t.Tag), orNone(t.Morph), strconv.Itoa(head), orNone(label), "_"} {
			b.WriteString(f)
			b.WriteByte('\t')
		}
		if !blankAfter(text, s, i) {
			b.WriteString("SpaceAfter=No|")
		}
		fmt.Fprintf(b, "start_byte=%d|end_byte=%d", t.Start, t.End)
		if t.Name != "" {
			b.WriteString("|ner=" + t.Name)
		}
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
}

// blankAfter reports whether white space, or nothing at all, follows token i.
func blankAfter(text string, s *account.ReadSentence, i int) bool {
	end := s.Tokens[i].End
	if i+1 < len(s.Tokens) {
		return end < s.Tokens[i+1].Start
	}
	return end >= len(text) || strings.IndexFunc(text[end:min(end+4, len(text))], unicode.IsSpace) == 0
}

// conlluForm is a word fit for one field: a token holds no white space unless it
// was made by hand.
func conlluForm(s string) string {
	s = visible(s)
	if strings.ContainsFunc(s, unicode.IsSpace) {
		s = strings.Join(strings.Fields(s), " ")
	}
	return orNone(s)
}

func orNone(s string) string {
	if s == "" {
		return "_"
	}
	return s
}
