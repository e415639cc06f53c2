package evaluate

import (
	"fmt"
	"math"

	"concord/internal/annotate"
	"concord/internal/reconcile/align"
	"concord/internal/span"
)

// topic is a line of the set event-coref: reports with mentions.
type topic struct {
	Docs []struct {
		ID, Text string
		Mentions []struct {
			ID, Kind string
			Spans    [][2]int
		}
	}
}

// mentions reads a topic; the ids are those of the mentions in their order.
func mentions(r *align.Reader, line object) (m *align.Mentions, ids []string, event []bool, err error) {
	t, err := recast[topic](line)
	if err != nil {
		return nil, nil, nil, err
	}
	var docs []*annotate.Document
	var all []align.Mention
	for i, d := range t.Docs {
		docs = append(docs, bare(d.Text))
		at := byteOffsets(d.Text)
		for _, x := range d.Mentions {
			var pieces []span.Span
			for _, s := range x.Spans {
				if s[0] < s[1] && s[1] < len(at) {
					pieces = append(pieces, span.Span{Start: at[s[0]], End: at[s[1]]})
				}
			}
			if len(pieces) == 0 {
				continue
			}
			all = append(all, align.Mention{Document: i, Pieces: pieces, Event: x.Kind == "event"})
			ids, event = append(ids, x.ID), append(event, x.Kind == "event")
		}
	}
	return align.NewMentions(r, docs, all), ids, event, nil
}

// byteOffsets maps code points of s to bytes; the last is its length.
func byteOffsets(s string) []int {
	var out []int
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

func predictEvents(line object, _ string) (object, error) {
	m, ids, _, err := mentions(align.NewReader(), line)
	if err != nil {
		return nil, err
	}
	pred := object{}
	for kind, event := range map[string]bool{"event": true, "entity": false} {
		clusters := [][]string{}
		for _, c := range m.Clusters(event) {
			var of []string
			for _, i := range c {
				of = append(of, ids[i])
			}
			clusters = append(clusters, of)
		}
		pred[kind] = clusters
	}
	return pred, nil
}

// predictEventParts writes what weights are learned from: for each pair of
// mentions of a kind its likeness in thousandths, part by part; where the line says
// how likely the pairs are at first look, that of the second look as well.
func predictEventParts(line object, _ string) (object, error) {
	return eventParts(align.NewReader(), line)
}

// predictPlainEventParts does so without the meanings of words.
func predictPlainEventParts(line object, _ string) (object, error) {
	return eventParts(align.NewPlainReader(), line)
}

func eventParts(r *align.Reader, line object) (object, error) {
	m, ids, event, err := mentions(r, line)
	if err != nil {
		return nil, err
	}
	parts := align.MentionPartNames()
	var second *align.Second
	if given, ok := line["likely"].([]any); ok {
		likely, err := table(given, event)
		if err != nil {
			return nil, err
		}
		second = m.Again(likely)
		parts = append(parts[:len(parts):len(parts)], align.AgainPartNames()...)
	}
	rows := [][]int{}
	for i := range ids {
		for j := range i {
			if event[i] != event[j] {
				continue
			}
			l := m.Compare(i, j)
			row := []int{j, i}
			for _, x := range l {
				row = append(row, int(math.Round(1000*x)))
			}
			if second != nil {
				for _, x := range second.Compare(i, j, &l) {
					row = append(row, int(math.Round(1000*x)))
				}
			}
			rows = append(rows, row)
		}
	}
	return object{"ids": ids, "event": event, "rows": rows, "parts": parts}, nil
}

// table is how likely any two mentions are one, as a line gives it: for each pair of a
// kind, in the order of the rows, in millionths.
func table(given []any, event []bool) ([][]float64, error) {
	out := make([][]float64, len(event))
	n := 0
	for i := range event {
		out[i] = make([]float64, len(event))
		out[i][i] = 1
		for j := range i {
			if event[i] != event[j] {
				continue
			}
			if n >= len(given) {
				return nil, fmt.Errorf("likely has %d values, too few", len(given))
			}
			x, ok := given[n].(float64)
			if !ok {
				return nil, fmt.Errorf("likely has %v, no number", given[n])
			}
			out[i][j], out[j][i] = x/1e6, x/1e6
			n++
		}
	}
	return out, nil
}
