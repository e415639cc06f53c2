// Package render prints an account: as text for the terminal, as Markdown, as
// one self-contained HTML page, and as JSON. Each form is made from the account
// alone and written to an io.Writer.
//
// The words of reports are hostile input: they may hold markup, control
// characters, escape sequences and bidirectional controls. JSON holds them byte
// for byte (escaped as JSON asks); every other form neutralises them by its own
// rules and otherwise prints them unchanged. See visible in clean.go.
package render

import (
	"encoding/json"
	"io"
)

// JSON writes v, an account (concord.account/1) or the reading of one report,
// indented, with a newline at the end. Equal values give the same bytes.
func JSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
