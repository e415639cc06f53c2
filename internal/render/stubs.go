package render

import (
	"errors"
	"io"

	"concord/internal/account"
)

func HTML(w io.Writer, acc *account.Account) error { return errors.New("render: not written yet") }
