package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
)

// The example in the README is what its command prints.
func TestReadmeExample(t *testing.T) {
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(b), "```\n")
	example, _, closed := strings.Cut(rest, "```")
	if !ok || !closed {
		t.Fatal("the README has no example between ``` lines")
	}
	t.Setenv("COLUMNS", "100")
	t.Setenv("HOME", t.TempDir())
	var stdout, stderr bytes.Buffer
	if code := run(context.Background(), []string{"compare", "../../testdata/stories/velden-dam"}, nil, &stdout, &stderr); code != exitDone {
		t.Fatalf("exit code %d: %s", code, stderr.String())
	}
	printed := map[string]bool{}
	for _, line := range strings.Split(stdout.String(), "\n") {
		printed[line] = true
	}
	for _, line := range strings.Split(strings.TrimSuffix(example, "\n"), "\n") {
		if line != "[…]" && !printed[line] {
			t.Errorf("the README shows a line that is not printed: %q", line)
		}
	}
}
