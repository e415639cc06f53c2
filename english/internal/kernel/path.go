package kernel

// The paths, in order of preference.
const (
	portable = iota
	neon
	avx2
	avx512
)

var pathNames = [...]string{portable: "portable", neon: "neon", avx2: "avx2", avx512: "avx512"}

// Path names the code in use: "avx512", "avx2", "neon" or "portable".
func Path() string { return pathNames[path] }

// SetPath makes the named path the one in use and reports whether this machine
// and this build have it. It is for tests and benchmarks only: it must not be
// called while anything else computes.
func SetPath(name string) bool {
	for _, p := range paths() {
		if pathNames[p] == name {
			path = p
			return true
		}
	}
	return false
}

// Paths lists the paths that this machine and this build have, best first.
func Paths() []string {
	var names []string
	for _, p := range paths() {
		names = append(names, pathNames[p])
	}
	return names
}
