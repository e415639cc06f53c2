package predicate

// Human reports whether a common noun, by its lemma, names a human or a body of
// humans.
func Human(noun string) bool { return thing(noun) == 'h' }
