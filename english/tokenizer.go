package english

type lexicon struct{}

func newLexicon(f *file) *lexicon { return &lexicon{} }

type tokenizer struct{}

func newTokenizer(f *file) *tokenizer { return &tokenizer{} }

type tokenizing struct{}

func (a *Analyzer) tokenize(doc *Doc) {}
