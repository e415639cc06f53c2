package intake

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// shared names a folder of the development data, which lies beside the
// repository and not in it.
func shared(t *testing.T, name string) string {
	t.Helper()
	dir := filepath.Join("..", "..", "..", "shared", name)
	if _, err := os.Stat(dir); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("the development data is not here")
	}
	return dir
}

// TestRobustness reads files made to break readers: feeds and web archives in
// every state. None is a report, and each must say so at once.
func TestRobustness(t *testing.T) {
	var files []string
	filepath.WalkDir(shared(t, "bench/robustness"), func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && filepath.Ext(name) != ".md" {
			files = append(files, name)
		}
		return err
	})
	if len(files) < 100 {
		t.Fatalf("only %d files", len(files))
	}
	start, n, read := time.Now(), 0, 0
	for page, err := range Read(t.Context(), Options{}, files) {
		n++
		var e *Error
		switch {
		case errors.As(err, &e) && e.Hint == "" && e.Kind != Empty:
			t.Errorf("%v has no hint", err)
		case err != nil && e == nil:
			t.Errorf("%T is no *Error", err)
		case err == nil:
			read++ // a few are neither feed nor JSON any more, only text
			t.Logf("read as text: %s, %d bytes", page.Source, len(page.Text))
		}
	}
	if n != len(files) || read > 5 {
		t.Errorf("%d results for %d files, %d of them pages", n, len(files), read)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %s", took)
	}
}

func TestFoundingStory(t *testing.T) {
	n := 0
	for page, err := range Read(t.Context(), Options{}, []string{shared(t, "stories/guarantee")}) {
		if err != nil {
			t.Error(err)
			continue
		}
		b, _ := os.ReadFile(page.Source)
		if page.Text != string(b) {
			t.Errorf("%s: the text is not the file byte for byte", page.Source)
		}
		n++
	}
	if n != 5 {
		t.Errorf("%d reports, want 5", n)
	}
}

// TestStartIsCheap: the tables of go-dateparser cost 118 ms at every start of
// the program; third_party/go-dateparser stands in for it.
func TestStartIsCheap(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Skip("no go command: ", err)
	}
	for dep := range strings.Lines(string(out)) {
		if strings.HasPrefix(dep, "github.com/markusmobius/go-dateparser/") {
			t.Fatalf("%s is linked: the replace line in go.mod is gone", strings.TrimSpace(dep))
		}
	}
}
