package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"concord/internal/render"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// output is where and in what form a command prints.
type output struct {
	path   string
	format string
	json   bool
	color  string
	forms  []string // the formats the command knows, the default first
}

func (o *output) flags(cmd *cobra.Command, forms ...string) {
	o.forms = forms
	cmd.Flags().StringVarP(&o.path, "output", "o", "-", "file to write, - for standard output")
	cmd.Flags().StringVar(&o.format, "format", "", "one of "+strings.Join(forms, ", ")+" (default: by the ending of -o, else "+forms[0]+")")
	cmd.Flags().BoolVar(&o.json, "json", false, "same as --format json")
	cmd.Flags().StringVar(&o.color, "color", "auto", "auto, always or never")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(forms, cobra.ShellCompDirectiveNoFileComp))
}

var endings = map[string]string{".json": "json", ".html": "html", ".htm": "html", ".md": "md", ".txt": "text", ".conllu": "conllu", ".sarif": "sarif", ".csv": "csv"}

// form is the format to print in.
func (o *output) form() (string, error) {
	form := o.format
	switch {
	case o.json && form != "" && form != "json":
		return "", usage("", "--json and --format %s exclude each other", form)
	case o.json:
		form = "json"
	case form == "":
		ending := filepath.Ext(o.path)
		form = endings[strings.ToLower(ending)]
		if form == "" && len(ending) > 1 && !strings.ContainsAny(ending, `/\`) && o.path != "-" {
			return "", usage("give a format with --format: "+strings.Join(o.forms, ", "), "the ending of %s stands for no format", o.path)
		}
	}
	if !slices.Contains([]string{"auto", "always", "never"}, o.color) {
		return "", usage("auto, always or never", "--color %s is unknown", o.color)
	}
	if err := o.writable(); err != nil {
		return "", err
	}
	if form == "" {
		form = o.forms[0]
	}
	if slices.Contains(o.forms, form) {
		return form, nil
	}
	return "", usage("one of "+strings.Join(o.forms, ", "), "no format is called %q here", form)
}

// writable finds out before the work, not after it, that the file cannot be written.
func (o *output) writable() error {
	if o.path == "-" || o.path == "" {
		return nil
	}
	if info, err := os.Stat(o.path); err == nil && info.IsDir() {
		return failed("name a file in it, such as "+filepath.Join(o.path, "account.html"), "writing %s: it is a folder", o.path)
	}
	if dir := filepath.Dir(o.path); !isDir(dir) {
		return failed("make the folder first, or write to another", "writing %s: there is no folder %s", o.path, dir)
	}
	return nil
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// terminal returns whether to print in colour and how wide.
func (o *output) terminal(w io.Writer) render.TextOptions {
	color, width := false, 100
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		width = n
	}
	f, ok := w.(*os.File)
	tty := ok && o.path == "-" && term.IsTerminal(int(f.Fd()))
	if tty {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
			width = n
		}
	}
	switch o.color {
	case "always":
		color = true
	case "auto":
		color = tty && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	return render.TextOptions{Width: min(max(width, 40), 160), Color: color}
}

// print writes v as JSON, or as text for people in the colour and width of the terminal.
func (o *output) print(e *env, form string, v any, text func(io.Writer, render.TextOptions) error) error {
	return o.write(e, func(w io.Writer) error {
		if form == "json" {
			return render.JSON(w, v)
		}
		return text(w, o.terminal(e.stdout))
	})
}

// write calls print with the place to write to. A file is replaced only when
// everything was written: on any error the old one stays as it was.
func (o *output) write(e *env, print func(io.Writer) error) error {
	if o.path == "-" || o.path == "" {
		w := bufio.NewWriterSize(e.stdout, 1<<16)
		err := print(w)
		if err == nil {
			err = w.Flush()
		}
		if err != nil {
			return failed("", "writing standard output: %v", cause(err))
		}
		return nil
	}
	e.writing.Lock()
	defer e.writing.Unlock()
	err := replace(o.path, func(w io.Writer) error { return print(stoppable{e.ctx, w}) })
	if err != nil && e.ctx.Err() != nil {
		return e.ctx.Err()
	}
	if err != nil {
		return failed("check the folder, its rights and the free space; the old file, if any, is unchanged", "writing %s: %v", o.path, cause(err))
	}
	return nil
}

// cause is err without the name of the file at hand, which is a passing one.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// stoppable is a writer that fails once the user stops the program.
type stoppable struct {
	ctx context.Context
	w   io.Writer
}

func (s stoppable) Write(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.w.Write(b)
}

func replace(path string, print func(io.Writer) error) (err error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0) // a pipe or device is written in place
		if err != nil {
			return err
		}
		return errors.Join(print(f), f.Close())
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".concord-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	w := bufio.NewWriterSize(f, 1<<16)
	if err := print(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	mode := os.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	if err := os.Chmod(f.Name(), mode); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
