package story

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"concord/internal/annotate"
	"concord/internal/statement"
)

// New puts annotated reports side by side. Members are ordered by the earliest
// time at which they may have been published (unknown last), then outlet, then
// report ID; reports of the very same bytes become one member. The order of docs
// changes nothing.
func New(docs []*annotate.Document) *Story {
	s := &Story{}
	for _, doc := range sorted(docs) {
		rep := doc.Report
		if i := slices.IndexFunc(s.Members, func(m Member) bool {
			return rep.SHA256 != "" && m.Document.Report.SHA256 == rep.SHA256
		}); i >= 0 {
			s.Members[i].Also = append(s.Members[i].Also, rep.Source)
			continue
		}
		s.Members = append(s.Members, Member{Document: doc})
	}
	for i := range s.Members {
		m := &s.Members[i]
		m.Siglum = siglum(i)
		if m.Read() {
			m.Statements = statement.Of(m.Document)
		} else {
			s.Notes = append(s.Notes, fmt.Sprintf("report %s is in another language (%s) and was not read for statements", m.Siglum, m.Document.Report.Language))
		}
		sort.Strings(m.Also)
	}
	s.join()
	s.Notes = append(s.Notes, s.strangers()...)
	return s
}

// Read reports whether the report was read for what it says: it is in English, as
// far as can be told.
func (m *Member) Read() bool {
	return m.Document.Report.Language == "" || m.Document.Report.Language == "en"
}

// sorted returns the documents that have a report, in the order of a story.
func sorted(docs []*annotate.Document) []*annotate.Document {
	type keyed struct {
		doc  *annotate.Document
		rank int   // 0 a known beginning, 1 none
		from int64 // seconds
	}
	ks := make([]keyed, 0, len(docs))
	for _, doc := range docs {
		if doc == nil || doc.Report == nil {
			continue
		}
		k := keyed{doc: doc, rank: 1}
		if b, err := doc.Report.Published.When.Bounds(); err == nil && !b.OpenFrom {
			k.rank, k.from = 0, b.From.Unix()
		}
		ks = append(ks, k)
	}
	sort.SliceStable(ks, func(i, j int) bool {
		a, b := ks[i], ks[j]
		ra, rb := a.doc.Report, b.doc.Report
		switch {
		case a.rank != b.rank:
			return a.rank < b.rank
		case a.from != b.from:
			return a.from < b.from
		case ra.Outlet.Value != rb.Outlet.Value:
			return ra.Outlet.Value < rb.Outlet.Value
		case ra.ID != rb.ID:
			return ra.ID < rb.ID
		}
		return ra.Source < rb.Source
	})
	out := make([]*annotate.Document, len(ks))
	for i, k := range ks {
		out[i] = k.doc
	}
	return out
}

// siglum is A to Z, then AA, AB, … as columns of a sheet are named.
func siglum(i int) string {
	var b []byte
	for i++; i > 0; i = (i - 1) / 26 {
		b = append(b, byte('A'+(i-1)%26))
	}
	slices.Reverse(b)
	return string(b)
}

func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
