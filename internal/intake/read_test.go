package intake

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const story = "The council of Northport met on Tuesday. It voted to close the bridge for a year.\n"

// results reads sources and lists what came, one line each: "page name" or
// "kind name: detail".
func results(t *testing.T, opt Options, sources ...string) []string {
	t.Helper()
	var out []string
	for page, err := range Read(t.Context(), opt, sources) {
		var e *Error
		switch {
		case errors.As(err, &e):
			if page != nil {
				t.Errorf("%v comes with a page", err)
			}
			out = append(out, fmt.Sprintf("%s %s: %v", e.Kind, e.Source, e.Err))
		case err != nil:
			t.Errorf("%T %v is no *Error", err, err)
		default:
			out = append(out, "page "+page.Source)
		}
	}
	return out
}

// compare matches got and want line by line; a line of want may be a beginning.
func compare(t *testing.T, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			t.Errorf("missing: %q", want[i])
		case i >= len(want):
			t.Errorf("not wanted: %q", got[i])
		case !strings.HasPrefix(got[i], want[i]):
			t.Errorf("result %d is %q, want %q", i, got[i], want[i])
		}
	}
}

func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	return dir
}

func zipped(t *testing.T, entries ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(entries); i += 2 {
		w, err := z.Create(entries[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, entries[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gzipped(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestReadFiles(t *testing.T) {
	tree(t, map[string]string{
		"b.txt": story, "a.txt": story, "empty.txt": "", "stories/2.txt": story, "stories/1.html": "<html><body>" + paragraphs + "</body></html>",
		"stories/deep/3.md": story, "stories/.hidden": story, "stories/data.json": "{}", "stories/photo.jpg": "\xFF\xD8\xFF",
		"stories/page.html": "<html><body>" + paragraphs + "</body></html>", "stories/page_files/ad.html": "<html><body>" + paragraphs + "</body></html>",
		"stories/paper.pdf": "%PDF-1.7", "pictures/a.png": "\x89PNG", "c.txt.gz": gzipped(t, story), "[x].txt": story,
	})
	if err := os.Mkdir("void", 0o755); err != nil {
		t.Fatal(err)
	}
	compare(t, results(t, Options{}, "b.txt", "missing.txt", "a.txt", "empty.txt", "c.txt.gz", "[x].txt"), []string{
		"page b.txt", "not found missing.txt: no such file", "page a.txt", "empty empty.txt", "page c.txt.gz", "page [x].txt",
	})
	compare(t, results(t, Options{}, "stories"), []string{
		"page stories/1.html", "page stories/2.txt", "page stories/deep/3.md", "page stories/page.html",
		"unsupported stories/paper.pdf: this is a PDF",
		"left out stories: stories/.hidden (hidden), stories/data.json (data), stories/page_files (what a browser saved beside a page), stories/photo.jpg (a picture)",
	})
	compare(t, results(t, Options{}, "[ab].txt", "*.none", "pictures", "void", "ftp://example.org/a", ""), []string{
		"page a.txt", "page b.txt", "not found *.none: no file matches",
		"empty pictures: no reports in this folder, only pictures/a.png (a picture)", "empty void: no reports in this folder",
		"unsupported ftp://example.org/a: only http and https", `not found "": the name is empty`,
	})
}

func TestReadLimits(t *testing.T) {
	tree(t, map[string]string{"long.txt": strings.Repeat(story, 100), "short.txt": story, "packed.gz": gzipped(t, strings.Repeat(story, 100))})
	compare(t, results(t, Options{MaxBytes: 1000}, "long.txt", "packed.gz", "short.txt"), []string{
		"too large long.txt: 8200 bytes, and the limit is 1000 bytes", "too large packed.gz: more than the limit of 1000 bytes", "page short.txt",
	})
	compare(t, results(t, Options{MaxBytes: 1000, Stdin: strings.NewReader(strings.Repeat(story, 100))}, "-"), []string{"too large -: more than the limit"})
}

func TestReadStandardInput(t *testing.T) {
	compare(t, results(t, Options{Stdin: strings.NewReader(story)}, "-"), []string{"page -"})
	compare(t, results(t, Options{Stdin: strings.NewReader("")}, "-"), []string{"empty -"})
	compare(t, results(t, Options{Stdin: strings.NewReader(zipped(t, "b.txt", story, "a.txt", story))}, "-"), []string{"page -!a.txt", "page -!b.txt"})
	compare(t, results(t, Options{Stdin: failing{}}, "-"), []string{"failed -: the pipe broke"})
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("the pipe broke") }

func TestReadArchive(t *testing.T) {
	inner := zipped(t, "x.txt", story)
	tree(t, map[string]string{
		"a.zip": zipped(t, "b.html", "<html><body>"+paragraphs+"</body></html>", "a/c.txt", story, "../../etc/passwd", story, "/root.txt", story,
			`C:\boot.txt`, story, `..\win.txt`, story, "data.csv", "a,b", "inner.zip", inner, "__MACOSX/a.txt", story, "tab\there.txt", story, "empty.txt", ""),
		"letter.docx": zipped(t, "[Content_Types].xml", "<x/>", "word/document.xml", "<x/>"),
		"broken.zip":  inner[:len(inner)-30],
		"nothing.zip": zipped(t),
		"csv.zip":     zipped(t, "a.csv", "1,2"),
	})
	compare(t, results(t, Options{}, "a.zip", "letter.docx", "broken.zip", "nothing.zip", "csv.zip"), []string{
		"refused a.zip!../../etc/passwd: the name leads out of the archive",
		`refused a.zip!..\win.txt: the name leads out of the archive`,
		"refused a.zip!/root.txt: the name is an absolute path",
		`refused a.zip!C:\boot.txt: the name is an absolute path`,
		"page a.zip!a/c.txt", "page a.zip!b.html", "empty a.zip!empty.txt", "unsupported a.zip!inner.zip: this is an archive in an archive",
		"refused a.zip!tab?here.txt: the name has control characters",
		"left out a.zip: a.zip!__MACOSX/a.txt (hidden), a.zip!data.csv (data)",
		"unsupported letter.docx: this is a Word document", "failed broken.zip: zip:", "empty nothing.zip: the archive has no files",
		"empty csv.zip: no reports in this archive, only csv.zip!a.csv (data)",
	})
}

func TestReadArchiveBombs(t *testing.T) {
	zeros := strings.Repeat("0", 8<<20)
	var many []string
	for i := range 40 {
		many = append(many, fmt.Sprintf("%02d.txt", i), strings.Repeat(story, 11))
	}
	var entries []string
	for i := range maxEntries + 1 {
		entries = append(entries, fmt.Sprintf("%05d.csv", i), "")
	}
	tree(t, map[string]string{"ratio.zip": zipped(t, "a.txt", zeros, "b.txt", story), "total.zip": zipped(t, many...), "entries.zip": zipped(t, entries...)})
	compare(t, results(t, Options{}, "ratio.zip"), []string{"refused ratio.zip!a.txt: ", "page ratio.zip!b.txt"})
	compare(t, results(t, Options{MaxBytes: 4 << 20}, "ratio.zip"), []string{"refused ratio.zip!a.txt: ", "page ratio.zip!b.txt"})
	compare(t, results(t, Options{}, "entries.zip"), []string{"refused entries.zip: 10001 entries, of which 10000 are read", "empty entries.zip"})

	pages, refused := 0, 0
	for _, r := range results(t, Options{MaxBytes: 1000}, "total.zip") {
		switch {
		case strings.HasPrefix(r, "page "):
			pages++
		case strings.HasPrefix(r, "refused ") && strings.Contains(r, "unpacks to more than 16000 bytes in all"):
			refused++
		default:
			t.Errorf("unexpected %q", r)
		}
	}
	if pages != 17 || refused != 23 { // 902 bytes each
		t.Errorf("%d pages and %d refused, want 17 and 23", pages, refused)
	}
}

func TestReadCancelled(t *testing.T) {
	tree(t, map[string]string{"a.txt": story, "b.txt": story})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	n := 0
	for _, err := range Read(ctx, Options{}, []string{"a.txt", "b.txt"}) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%v does not say that reading was cancelled", err)
		}
		n++
	}
	if n != 2 {
		t.Errorf("%d results for 2 sources: something is missing without saying so", n)
	}
}

func TestReadStopsWhenNobodyListens(t *testing.T) {
	tree(t, map[string]string{"a.txt": story})
	for range Read(t.Context(), Options{}, slicesRepeat("a.txt", 1000)) {
		break
	}
}

func slicesRepeat(s string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = s
	}
	return out
}
