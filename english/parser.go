package english

type parsing struct{ scorer scorer }

// parse sets heads, labels and sentence starts. hidden has 64 floats per token.
func (a *Analyzer) parse(doc *Doc, hidden []float32) {}
