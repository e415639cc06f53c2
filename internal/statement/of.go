package statement

import "concord/internal/annotate"

// Of cuts the sentences of doc into statements, in text order.
func Of(doc *annotate.Document) []Statement {
	if doc == nil || doc.Report == nil {
		return nil
	}
	return nil
}
