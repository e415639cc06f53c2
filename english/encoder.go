package english

type encoder struct{}

func newEncoder(f *file, name string, columns int) *encoder { return &encoder{} }

type tagger struct{}

func newTagger(f *file) *tagger { return &tagger{} }

type scratch struct {
	tokenizing
	parsing
	hidden []float32
}

// tagAndParse sets tags, heads, labels and sentence starts.
func (a *Analyzer) tagAndParse(doc *Doc) {
	a.parse(doc, a.hidden)
}

// findEntities sets the entities.
func (a *Analyzer) findEntities(doc *Doc) {
	a.nameEntities(doc, a.hidden)
}
