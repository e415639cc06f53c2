package english

// lexeme is what depends on the text of a token alone, and on a normal form that
// the tokenizer's exceptions give it.
type lexeme struct {
	embedded
	text    string
	norm    string // the normal form
	lower   string // Python's lower()
	isSpace bool
	normID  uint64
	prefix  uint64
	suffix  uint64
	shape   uint64
}
