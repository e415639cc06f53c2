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
	"bytes"
	"encoding/json"
	"io"

	"concord/internal/account"
)

// JSON writes v, an account (concord.account/1) or the reading of one report,
// indented, with a newline at the end; of a reading every token is one line.
// Equal values give the same bytes.
func JSON(w io.Writer, v any) error {
	var buf bytes.Buffer
	to := w
	_, reading := v.(*account.Reading)
	if reading {
		to = &buf
	}
	enc := json.NewEncoder(to)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	if reading && err == nil {
		_, err = w.Write(tokensOnLines(buf.Bytes()))
	}
	return err
}

// tokensOnLines puts each token of indented JSON on one line, a third of the size
// and a text to search by line. No string of JSON has a line break, so that a
// line says what it is by how it begins.
func tokensOnLines(data []byte) []byte {
	const list, end, token, tokenEnd = `      "tokens": [`, `      ]`, `        {`, `        }`
	out := make([]byte, 0, len(data))
	inside, within := false, false // a list of tokens; a token
	for line := range bytes.Lines(data) {
		bare := string(bytes.TrimRight(line, ",\n"))
		switch {
		case bare == list:
			inside = true
		case bare == end:
			inside = false
		case inside && bare == token:
			within = true
			out = append(out, token...)
			continue
		case inside && bare == tokenEnd:
			within = false
			out = append(out, line[len(tokenEnd)-1:]...)
			continue
		case within:
			line = bytes.TrimSpace(line)
			out = append(out, line...)
			if line[len(line)-1] == ',' {
				out = append(out, ' ')
			}
			continue
		}
		out = append(out, line...)
	}
	return out
}
