package evaluate

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"concord/internal/annotate/predicate"
	"concord/internal/reconcile/align"
	"concord/internal/span"
)

// clause is a statement of the set superpal: words of a sentence, with dots where
// some are left out.
type clause struct{ ID, Doc, Sentence, Text, Sentence_text string }

func predictAlign(line object, dir string) (object, error) {
	if str(line, "set") == "superpal" {
		ls, rs, table, err := clauseLikeness(align.NewReader(), line)
		if err != nil {
			return nil, err
		}
		said := [][]any{}
		for i := range ls {
			for j := range rs {
				said = append(said, []any{ls[i].ID, rs[j].ID, table[i][j].Score(align.SameFact)})
			}
		}
		return object{"pairs": said}, nil
	}
	as, bs, table, err := slotLikeness(align.NewReader(), line)
	if err != nil {
		return nil, err
	}
	said := [][]any{}
	for i := range as {
		for j := range bs {
			said = append(said, []any{as[i], bs[j], table[i][j].Score()})
		}
	}
	return object{"pairs": said}, nil
}

// recast reads part of a line as T.
func recast[T any](part any) (out T, err error) {
	b, err := json.Marshal(part)
	if err == nil {
		err = json.Unmarshal(b, &out)
	}
	return out, err
}

// clauseLikeness compares the clauses of a summary with those of its sources.
func clauseLikeness(r *align.Reader, line object) (ls, rs []clause, table [][]align.Likeness, err error) {
	if ls, err = recast[[]clause](line["left"]); err != nil {
		return
	}
	if rs, err = recast[[]clause](line["right"]); err != nil {
		return
	}
	var texts []*align.Text
	for _, c := range append(append([]clause(nil), ls...), rs...) {
		texts = append(texts, clauseText(r, c))
	}
	set := align.NewSet(texts)
	table = make([][]align.Likeness, len(ls))
	for i := range ls {
		table[i] = make([]align.Likeness, len(rs))
		for j := range rs {
			table[i][j] = align.Compare(texts[i], texts[len(ls)+j], set)
		}
	}
	// Clauses compete within one source.
	for from := 0; from < len(rs); {
		to := from
		for to < len(rs) && rs[to].Doc == rs[from].Doc {
			to++
		}
		part := make([][]align.Likeness, len(ls))
		for i := range ls {
			part[i] = table[i][from:to]
		}
		align.Compete(part)
		from = to
	}
	return ls, rs, table, nil
}

// clauseText reads a clause within its sentence, so that its words have the trees
// they have there; alone where the sentence does not hold it.
func clauseText(r *align.Reader, c clause) *align.Text {
	var pieces []span.Span
	at := 0
	for piece := range strings.SplitSeq(c.Text, "...") {
		piece = strings.TrimSpace(piece)
		if piece == "" {
			continue
		}
		i := strings.Index(c.Sentence_text[at:], piece)
		if i < 0 {
			doc := bare(c.Text)
			return r.Text(doc, allOf(c.Text))
		}
		pieces = append(pieces, span.Span{Start: at + i, End: at + i + len(piece)})
		at += i + len(piece)
	}
	return r.Text(bare(c.Sentence_text), pieces...)
}

// asked is a question about a verb of a sentence, with the words that answer it.
type asked struct {
	ID           string
	Verb         string
	Verb_idx     int
	Question     string
	Answer       string
	Answer_range string
}

// slotLikeness compares what the questions of a line of the set qa-align ask for.
func slotLikeness(r *align.Reader, line object) (as, bs []string, table [][]align.SlotLikeness, err error) {
	a, as, err := slots(r, line, "1")
	if err != nil {
		return nil, nil, nil, err
	}
	b, bs, err := slots(r, line, "2")
	if err != nil {
		return nil, nil, nil, err
	}
	return as, bs, align.CompareSlots(a, b), nil
}

// slots reads the questions about one side of a line, those of each verb together,
// and returns their ids in the same order.
func slots(r *align.Reader, line object, side string) (out [][]*align.Slot, ids []string, err error) {
	qas, err := recast[[]asked](line["qas_"+side])
	if err != nil {
		return nil, nil, err
	}
	tokens, err := recast[[]string](line["tokens_"+side])
	if err != nil {
		return nil, nil, err
	}
	slices.SortStableFunc(qas, func(a, b asked) int { return a.Verb_idx - b.Verb_idx })
	text := str(line, "text_"+side)
	at := make([]span.Span, len(tokens))
	end := 0
	for i, t := range tokens {
		if k := strings.Index(text[end:], t); k >= 0 {
			at[i] = span.Span{Start: end + k, End: end + k + len(t)}
			end = at[i].End
		} else {
			at[i] = span.Span{Start: end, End: end}
		}
	}
	doc := bare(text)
	last := -1
	for _, q := range qas {
		var filler span.Span
		if from, to, ok := strings.Cut(q.Answer_range, ":"); ok {
			f, errF := strconv.Atoi(from)
			t, errT := strconv.Atoi(to)
			if errF == nil && errT == nil && 0 <= f && f < t && t <= len(at) {
				filler = span.Span{Start: at[f].Start, End: at[t-1].End}
			}
		}
		var verb span.Span
		if 0 <= q.Verb_idx && q.Verb_idx < len(at) {
			verb = at[q.Verb_idx]
		}
		s := r.Slot(doc, verb, filler, askedRole(q.Question))
		if len(out) == 0 || q.Verb_idx != last {
			out = append(out, nil)
			last = q.Verb_idx
		}
		out[len(out)-1] = append(out[len(out)-1], s)
		ids = append(ids, q.ID)
	}
	return out, ids, nil
}

// askedRole is the role that a question of QA-SRL asks for: "Who was killed?" asks
// whom it was done to, "Who killed someone?" who did it (FitzGerald and others
// 2018: wh, aux, subject, verb, object, preposition, second object).
func askedRole(question string) predicate.Role {
	ws := strings.Fields(strings.ToLower(strings.TrimSuffix(question, "?")))
	if len(ws) < 2 {
		return predicate.Other
	}
	switch ws[0] {
	case "where":
		return predicate.Place
	case "when":
		return predicate.Time
	case "why":
		return predicate.Cause
	case "how":
		if ws[1] == "much" || ws[1] == "many" || ws[1] == "long" {
			return predicate.Quantity
		}
		return predicate.Manner
	}
	switch ws[len(ws)-1] {
	case "about", "as", "at", "by", "for", "from", "in", "into", "of", "on", "to", "with", "against", "over", "after":
		if ws[len(ws)-1] == "by" {
			return predicate.Agent
		}
		return predicate.Other
	}
	subject := false // another is the subject
	for _, w := range ws[1:] {
		if w == "someone" || w == "something" || w == "somebody" {
			subject = true
			break
		}
		if strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") {
			break
		}
	}
	switch ws[1] {
	case "did", "does", "do":
		return predicate.Patient
	case "was", "were", "is", "are", "been", "being", "has", "had", "have", "will", "would", "could", "can", "might", "should", "may", "must":
		if subject && ws[2] != ws[len(ws)-1] {
			return predicate.Patient
		}
		for _, w := range ws[1 : len(ws)-1] {
			if w == "be" || w == "been" || w == "being" || w == "was" || w == "were" || w == "is" || w == "are" {
				if strings.HasSuffix(ws[len(ws)-1], "ing") {
					return predicate.Agent
				}
				return predicate.Patient
			}
		}
	}
	return predicate.Agent
}
