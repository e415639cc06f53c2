package entity

import "strings"

// StateOf returns the state that a name stands for by itself: its own name, what
// its people are called, a seat of its government, a city that may speak for it.
// The form says which: Name, Demonym, Title for a seat ("the Kremlin"), Metonym
// for a capital. Both are "" for all other words. The article does not matter.
func StateOf(name string) (state string, form Form) {
	key := lexKey(strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(name), "the "), "The "))
	l := lex()
	switch c := l.class[key]; {
	case c&cState != 0:
		form = Name
	case c&cDemonym != 0:
		form = Demonym
	case c&cSeat != 0:
		form = Title
	case c&cCapital != 0:
		form = Metonym
	default:
		return "", ""
	}
	return l.state[key], form
}
