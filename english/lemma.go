package english

type lemmatizer struct{}

func newLemmatizer(f *file) *lemmatizer { return &lemmatizer{} }

func (l *lemmatizer) apply(a *Analyzer, doc *Doc) {}
