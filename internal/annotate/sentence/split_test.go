package sentence

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"concord/internal/intake"
	"concord/internal/report"
	"concord/internal/span"
)

func split(text string) []string {
	var out []string
	for _, s := range Split(text, span.Span{End: len(text)}) {
		out = append(out, s.In(text))
	}
	return out
}

// The cases are texts with "|" where a sentence must end and a space follows,
// and "¦" where one must end and nothing follows; "\n" is a line break.
func TestSplit(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for line := range strings.SplitSeq(string(data), "\n") {
			if line == "" || line[0] == '#' {
				continue
			}
			n++
			line = strings.ReplaceAll(line, `\n`, "\n")
			var want []string
			for part := range strings.SplitSeq(strings.ReplaceAll(line, "¦", "|"), "|") {
				want = append(want, strings.TrimSpace(part))
			}
			text := strings.ReplaceAll(strings.ReplaceAll(line, "|", " "), "¦", "")
			if got := split(text); !slices.Equal(got, want) {
				t.Errorf("%s: %q\n got %q\nwant %q", filepath.Base(file), text, got, want)
			}
		}
		if n == 0 {
			t.Errorf("%s has no cases", file)
		}
	}
}

// Find reads only the blocks that are read, and no sentence crosses one.
func TestFind(t *testing.T) {
	rep := &report.Report{Text: "Rain hits Lowmere\n\nRain fell. It stopped.\n\nAdvertisement\n\nBoats left."}
	for _, b := range []struct {
		s string
		k report.Kind
	}{{"Rain hits Lowmere", report.Headline}, {"Rain fell. It stopped.", report.Body}, {"Advertisement", report.Debris}, {"Boats left.", report.Body}} {
		i := strings.Index(rep.Text, b.s)
		rep.Blocks = append(rep.Blocks, report.Block{Span: span.Span{Start: i, End: i + len(b.s)}, Kind: b.k})
	}
	var got []string
	for _, s := range Find(rep) {
		got = append(got, s.In(rep.Text))
		if !rep.Blocks[s.Block].Span.Contains(s.Span) {
			t.Errorf("sentence %q is not in its block", s.In(rep.Text))
		}
	}
	if want := []string{"Rain hits Lowmere", "Rain fell.", "It stopped.", "Boats left."}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Sentences of a part lie in it.
func TestSplitWithin(t *testing.T) {
	const text = "One ended. Two went on. Three came."
	within := span.Span{Start: 4, End: 20}
	for _, s := range Split(text, within) {
		if !within.Contains(s) {
			t.Errorf("%v lies outside %v", s, within)
		}
	}
	if got := Split(text, span.Span{Start: 30, End: 99}); len(got) != 1 {
		t.Errorf("a span past the end gives %v", got)
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"He left. “Why?” she asked… (No.) 1. a\nb\n\nc", "a) x b) y c) z", "\u2029. ”. [1]. . . .", "1.) 2.) 3.)", "• a • b", "\"'.\"'A", "St. Mr. U.S. p.m. A"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			text = strings.ToValidUTF8(text, "\ufffd")
		}
		at := 0
		for _, s := range Split(text, span.Span{End: len(text)}) {
			if s.Empty() || !s.Fits(text) || s.Start < at || s.Trim(text) != s {
				t.Fatalf("sentence %v after %d in %q", s, at, text)
			}
			if gap := (span.Span{Start: at, End: s.Start}).Trim(text); !gap.Empty() {
				t.Fatalf("%q lies between sentences of %q", gap.In(text), text)
			}
			at = s.End
		}
		if rest := (span.Span{Start: at, End: len(text)}).Trim(text); !rest.Empty() {
			t.Fatalf("%q lies after the sentences of %q", rest.In(text), text)
		}
	})
}

// A report read from plain text keeps its paragraphs apart.
func TestFindInReport(t *testing.T) {
	rep := report.New(&intake.Page{Source: "x.txt", Text: "Harbour closes after storm\n\nThe harbour of Lowmere closed on Friday after a storm, the port authority said. Two boats sank.\nNobody was hurt, Capt. Jane Roe said.\n"})
	if got := Find(rep); len(got) != 4 {
		t.Errorf("found %d sentences, want 4: %v", len(got), got)
	}
}
