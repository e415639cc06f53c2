// Package model holds the English model, nothing else: spaCy's en_core_web_sm
// 3.8.0 (MIT, Explosion) as the flat file that tools/model/convert.py writes and
// documents. Who imports this package carries 14 MB in the binary.
//
// Its lemma tables derive from WordNet 3.0; LICENSE and LICENSES_SOURCES in this
// folder must travel with the data, and [Notices] has their text for programs to
// print.
package model

import _ "embed"

// Data is the file. It is a string so that it stays in the read-only part of the
// binary, where pages are loaded only when they are touched.
//
//go:embed en_core_web_sm-3.8.0.bin
var Data string

//go:embed LICENSE
var licence string

//go:embed LICENSES_SOURCES
var sources string

// Notices returns the licence of the model and those of its sources.
func Notices() string { return licence + "\n" + sources }
