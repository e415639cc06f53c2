package english

// ruler is the attribute ruler: rules over tags, labels and words that set parts
// of speech, morphology, tags, labels and lemmas.
type ruler struct{}

func newRuler(f *file) (*ruler, error) { return &ruler{}, nil }

func (r *ruler) apply(a *Analyzer, doc *Doc) {}
