package story

import "concord/internal/annotate"

// New puts annotated reports side by side.
func New(docs []*annotate.Document) *Story {
	s := &Story{}
	for _, doc := range docs {
		s.Members = append(s.Members, Member{Document: doc})
	}
	return s
}
