package english

// nameEntities sets the entities. hidden has 64 floats per token.
func (a *Analyzer) nameEntities(doc *Doc, hidden []float32) {}
