// Command kernels writes the assembly of english/internal/kernel: AVX2 and
// AVX-512 with avo, NEON as text.
//
//	go run .           write the files
//	go run . -check    compare them with what would be written, and fail if they differ
//
// It is a module of its own so that avo stays out of the module of concord.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
)

func main() {
	check := flag.Bool("check", false, "write nothing; fail if a file is not what would be written")
	dir := flag.String("dir", "../../english/internal/kernel", "where the files are")
	flag.Parse()

	files := map[string][]byte{}
	for _, generate := range []func(map[string][]byte) error{amd64, arm64} {
		if err := generate(files); err != nil {
			fmt.Fprintln(os.Stderr, "kernels:", err)
			os.Exit(1)
		}
	}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names)
	stale := false
	for _, name := range names {
		path := filepath.Join(*dir, name)
		if *check {
			if have, err := os.ReadFile(path); err != nil || !bytes.Equal(have, files[name]) {
				fmt.Fprintf(os.Stderr, "kernels: %s is stale: run go generate ./english/internal/kernel\n", path)
				stale = true
			}
			continue
		}
		if err := os.WriteFile(path, files[name], 0o644); err != nil {
			fmt.Fprintln(os.Stderr, "kernels:", err)
			os.Exit(1)
		}
	}
	if stale {
		os.Exit(1)
	}
}
