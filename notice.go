// Package concord holds what must travel with the program.
package concord

import _ "embed"

// Notice names the parts of the program with their licences.
//
//go:embed NOTICE
var Notice string
