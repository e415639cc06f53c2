package main

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/testscript"
)

const kell = "Six people were hurt when a barge hit the Kell bridge on Monday, the harbour office said.\n\n“We will rebuild the pier by May,” said the mayor, Ruth Hale.\n"

// attack is what would act on a terminal, in a page or in a script block.
const attack = "“We will\x1b[31m rebuild\u202e the pier ]]> --></script><script>alert(1)</script><img src=x onerror=alert(1)>,” said the mayor, Ruth <b>Hale</b>.\n"

// inputs are made here and not committed: they are large, or no text.
var inputs = map[string]func() []byte{
	"blank":       func() []byte { return []byte(" \n\t\n ") },
	"binary":      func() []byte { return []byte("\x7fELF\x02\x01\x01\x00\x00\x00") },
	"utf16le":     func() []byte { return wide(binary.LittleEndian) },
	"utf16be":     func() []byte { return wide(binary.BigEndian) },
	"windows1252": func() []byte { return []byte(misdeclared) },
	"broken":      func() []byte { return []byte(kell + "The caf\xe9 \xff stays “shut” — for now.\n") },
	"hostile":     func() []byte { return []byte(kell + "\n" + attack) },
	"slow":        func() []byte { return []byte(strings.Repeat("Anna Berg said that 12 people will pay. ", 300_000)) },
	"zip-bomb":    func() []byte { return packed("bomb.txt", strings.Repeat("word ", 2_000_000)) },
	"zip-names":   func() []byte { return packed("../../up.txt", kell, "/etc/root.txt", kell) },
	"zip-cut":     func() []byte { b := packed("a.txt", kell); return b[:len(b)/2] },
	"zip-encrypted": func() []byte {
		b := packed("a.txt", kell)
		b[6] |= 1 // the flag in the entry, and in the list of entries
		b[bytes.Index(b, []byte("PK\x01\x02"))+8] |= 1
		return b
	},
}

const misdeclared = "<html><head><meta charset=utf-8><title>Bridge shut</title></head><body><article><h1>Bridge shut</h1>" +
	"<p>Six people were hurt when a barge hit the Kell bridge on Monday, the harbour office said.</p>" +
	"<p>\x93We will rebuild the pier by May,\x94 said the mayor, Ruth Hale \x96 and left.</p></article></body></html>"

func wide(order binary.AppendByteOrder) (b []byte) {
	for _, u := range utf16.Encode([]rune(kell)) {
		b = order.AppendUint16(b, u)
	}
	return b
}

func packed(namesAndTexts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(namesAndTexts); i += 2 {
		w, err := z.Create(namesAndTexts[i])
		if err == nil {
			_, err = w.Write([]byte(namesAndTexts[i+1]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// generate KIND FILE [MEMBER...] makes an input: one of inputs, a zip of members,
// or a folder of files with odd names.
func generate(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: generate KIND FILE [MEMBER...]")
	}
	kind, file := args[0], ts.MkAbs(args[1])
	switch make := inputs[kind]; {
	case make != nil:
		ts.Check(os.WriteFile(file, make(), 0o666))
	case kind == "zip":
		var members []string
		for _, m := range args[2:] {
			members = append(members, m, ts.ReadFile(m))
		}
		ts.Check(os.WriteFile(file, packed(members...), 0o666))
	case kind == "names":
		ts.Check(os.MkdirAll(file, 0o777))
		for i, name := range []string{"two words.txt", "new\nline.txt", "red\x1b[31m.txt", "byte\xff.txt", "-dash.txt", "<b>&amp;.txt"} {
			ts.Check(os.WriteFile(file+"/"+name, fmt.Appendf(nil, "%s\nThis is report %d.\n", kell, i), 0o666))
		}
		ts.Check(os.WriteFile(file+"/bad\x1b[31m\nname.txt", nil, 0o666))
	default:
		ts.Fatalf("no input is called %q", kind)
	}
}

// forForms REPORT... compares in every form and fails where anything printed
// could act on a terminal, or on a page as markup.
func forForms(ts *testscript.TestScript, _ bool, args []string) {
	for _, form := range []string{"text", "json", "md", "html"} {
		cmd := exec.Command("concord", append([]string{"compare", "--format", form}, args...)...)
		cmd.Dir = ts.MkAbs(".")
		cmd.Env = append(os.Environ(), "PATH="+ts.Getenv("PATH"), "HOME="+ts.Getenv("HOME"))
		path, err := findIn(ts.Getenv("PATH"), "concord")
		ts.Check(err)
		cmd.Path, cmd.Err = path, nil
		var out, errs bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &errs
		if err := cmd.Run(); err != nil && cmd.ProcessState.ExitCode() != exitLeftOut {
			ts.Fatalf("%s: %v: %s", form, err, errs.String())
		}
		if out.Len() == 0 {
			ts.Fatalf("%s: nothing was printed", form)
		}
		for name, s := range map[string]string{"standard output": out.String(), "standard error": errs.String()} {
			if !utf8.ValidString(s) {
				ts.Fatalf("%s: %s is not UTF-8", form, name)
			}
			for i, r := range s {
				if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || form != "json" && form != "html" && r == 0x202e {
					ts.Fatalf("%s: %s has %q at %d", form, name, r, i)
				}
			}
		}
		if page := out.String(); form == "html" && (strings.Contains(page, "<script>alert") || strings.Contains(page, "<img src=x") || strings.Contains(page, "<b>&amp;")) {
			ts.Fatalf("html: markup of a report is markup of the page")
		}
	}
}

func findIn(path, name string) (string, error) {
	for _, dir := range strings.Split(path, string(os.PathListSeparator)) {
		for _, ending := range []string{"", ".exe"} {
			if info, err := os.Stat(dir + "/" + name + ending); err == nil && !info.IsDir() {
				return dir + "/" + name + ending, nil
			}
		}
	}
	return "", fmt.Errorf("%s is not in %s", name, path)
}

// newServer is a site with the ways in which an address gives no page.
func newServer(t *testing.T) *httptest.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "User-agent: *\nDisallow: /closed/\nCrawl-delay: 0\n")
	})
	mux.HandleFunc("/story", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		fmt.Fprint(w, kell)
	})
	mux.HandleFunc("/hang", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/circle", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/circle", http.StatusFound) })
	mux.HandleFunc("/404", http.NotFound)
	mux.HandleFunc("/500", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) })
	mux.HandleFunc("/large", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, strings.Repeat("word ", 1000)) })
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server
}
