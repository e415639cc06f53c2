package evaluate

import "concord/internal/reconcile/align"

// predictAlignParts writes what weights are learned from: for each pair its
// likeness, part by part.
func predictAlignParts(line object, _ string) (object, error) {
	return alignParts(align.NewReader(), line)
}

// predictPlainAlignParts does so without the meanings of words.
func predictPlainAlignParts(line object, _ string) (object, error) {
	return alignParts(align.NewPlainReader(), line)
}

func alignParts(r *align.Reader, line object) (object, error) {
	rows, parts := [][]any{}, align.PartNames()
	add := func(a, b string, l any) {
		rows = append(rows, []any{a, b, l})
	}
	switch str(line, "set") {
	case "mrpc", "sts":
		add("", "", sentenceLikeness(r, line))
	case "superpal":
		ls, rs, table, err := clauseLikeness(r, line)
		if err != nil {
			return nil, err
		}
		for i := range ls {
			for j := range rs {
				add(ls[i].ID, rs[j].ID, table[i][j])
			}
		}
	case "qa-align":
		as, bs, table, err := slotLikeness(r, line)
		if err != nil {
			return nil, err
		}
		for i := range as {
			for j := range bs {
				add(as[i], bs[j], table[i][j])
			}
		}
		parts = align.SlotPartNames()
	}
	return object{"rows": rows, "parts": parts}, nil
}
