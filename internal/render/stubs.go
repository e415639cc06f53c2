package render

import (
	"errors"
	"io"

	"concord/internal/account"
)

// TextOptions say how Text writes. The zero value is right for a file.
type TextOptions struct {
	Width int  // columns to wrap at; 0 means 80
	Color bool // mark with ANSI colours
	Limit int  // findings of a kind to print before "n more"; 0 means 40, negative means all
}

var errSoon = errors.New("render: not written yet")

func Text(w io.Writer, acc *account.Account, opt TextOptions) error { return errSoon }
func Markdown(w io.Writer, acc *account.Account) error              { return errSoon }
func HTML(w io.Writer, acc *account.Account) error                  { return errSoon }
func Explain(w io.Writer, acc *account.Account, id string, rules map[string]string) error {
	return errSoon
}
