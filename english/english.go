// Package english reads English: tokens, parts of speech, lemmas, dependency
// trees, sentences and names, by the model en_core_web_sm 3.8.0 of spaCy, run in
// pure Go with the same decisions and several times faster.
//
//	doc := english.Default().Analyze("The minister told reporters she would resign.")
//	for _, tok := range doc.Tokens {
//		fmt.Println(doc.Text[tok.Start:tok.End], tok.Tag, tok.Lemma, tok.Dep, doc.Tokens[tok.Head].Lemma)
//	}
//
// # Words
//
// A [Doc] is a text with its tokens. Every token has a fine-grained tag of the
// Penn Treebank, a coarse part of speech and morphological features of Universal
// Dependencies, a lemma, and one arc to its head with a label of the ClearNLP
// scheme. The root of a sentence is its own head. Entities are spans of tokens
// with one of the 18 types of OntoNotes 5.
//
// The text is never changed; all positions are byte offsets into it, half-open.
// Text that is not valid UTF-8 is read as if each wrong byte were U+FFFD, and the
// offsets stay those of the text given.
//
// # Use
//
// A [Model] is immutable and safe for any number of goroutines. An [Analyzer] has
// the buffers of one goroutine and gives no garbage per token when its Doc is
// used again. Nothing in the network reaches further than four tokens and both
// transition systems are greedy, so time and memory grow with the length of the
// text and documents do not influence each other.
//
// # Exactness
//
// Decisions are those of spaCy 3.8 but for near ties of floating point, whose
// sums depend on the processor in spaCy too: on the 430,940 tokens of the parity
// test none differs. docs/english.md has the figures, and the speed beside spaCy.
package english

import (
	"fmt"
	"sync"

	"concord/english/internal/kernel"
	"concord/english/model"
)

// Model is the analysis of English: constant data, safe for concurrent use.
type Model struct {
	file      *file
	analyzers sync.Pool
	parts
}

// parts are what the steps need, one value per step.
type parts struct {
	lexicon   *lexicon
	tokenizer *tokenizer
	shared    *encoder
	tagger    *tagger
	parser    *machine
	arcs      arcClasses
	names     *encoder
	entities  *machine
	spans     spanClasses
	ruler     *ruler
	lemmas    *lemmatizer
}

var standard = sync.OnceValue(func() *Model {
	m, err := Load(model.Data)
	if err != nil {
		panic(err) // the embedded file is tested; only a broken build gets here
	}
	return m
})

// Default returns the model that is embedded in the binary. The first call costs
// some milliseconds.
func Default() *Model { return standard() }

// Load reads a model file written by tools/model/convert.py. Parts of data are
// used in place for the life of the model.
func Load(data string) (m *Model, err error) {
	f, err := openFile(data)
	if err != nil {
		return nil, err
	}
	defer func() {
		if r := recover(); r != nil {
			lost, ok := r.(missing)
			if !ok {
				panic(r)
			}
			m, err = nil, fmt.Errorf("reading the English model: %w", lost)
		}
	}()
	m = &Model{file: f}
	m.lexicon = newLexicon(f)
	m.tokenizer = newTokenizer(f)
	m.shared = newEncoder(f, "shared", 6)
	m.names = newEncoder(f, "ner", 4)
	m.tagger = newTagger(f)
	if m.parser, err = newMachine(f, "parser", 8); err != nil {
		return nil, err
	}
	if m.arcs, err = newArcClasses(m.parser.actions); err != nil {
		return nil, err
	}
	if m.entities, err = newMachine(f, "entities", 3); err != nil {
		return nil, err
	}
	if m.spans, err = newSpanClasses(m.entities.actions); err != nil {
		return nil, err
	}
	if m.ruler, err = newRuler(f); err != nil {
		return nil, err
	}
	m.lemmas = newLemmatizer(f)
	return m, nil
}

// String names the model and the arithmetic in use: "en_core_web_sm 3.8.0, avx2".
func (m *Model) String() string {
	return m.file.manifest.Name + " " + m.file.manifest.Version + ", " + kernel.Path()
}

// Analyze reads text. It is safe for concurrent use.
func (m *Model) Analyze(text string) *Doc {
	a, _ := m.analyzers.Get().(*Analyzer)
	if a == nil {
		a = m.NewAnalyzer()
	}
	doc := &Doc{}
	a.Analyze(doc, text)
	m.analyzers.Put(a)
	return doc
}

// Analyzer reads one text after another with buffers of its own. It must not be
// used by two goroutines at once.
type Analyzer struct {
	m    *Model
	part Doc
	scratch
}

// NewAnalyzer returns an analyzer for the use of one goroutine.
func (m *Model) NewAnalyzer() *Analyzer { return &Analyzer{m: m} }

// Analyze reads text into doc, whose slices are used again.
func (a *Analyzer) Analyze(doc *Doc, text string) {
	doc.reset(text)
	a.tokenize(doc)
	a.read(doc)
}

func (a *Analyzer) read(doc *Doc) {
	a.tagAndParse(doc)
	a.m.ruler.apply(a, doc)
	a.m.lemmas.apply(a, doc)
	a.findEntities(doc)
}

// Part is a stretch of a text that is read as if it stood alone, a paragraph or a
// headline. Where Sentences is not nil a sentence begins at each token that is
// the first at or after one of these offsets, which ascend, and at no other.
type Part struct {
	Start, End int // bytes in the text
	Sentences  []int
}

// AnalyzeParts reads the parts of text, which are in order and do not overlap,
// into doc. What stands between parts is read by nobody.
func (a *Analyzer) AnalyzeParts(doc *Doc, text string, parts []Part) {
	doc.reset(text)
	one := &a.part
	for _, p := range parts {
		one.reset(text[p.Start:p.End])
		a.tokenize(one)
		if p.Sentences != nil {
			one.presetStarts(p.Start, p.Sentences)
		}
		a.read(one)
		doc.add(one, p.Start)
	}
	one.Text = "" // a text must not live as long as the analyzer
}
