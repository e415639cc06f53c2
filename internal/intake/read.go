package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// Read reads what sources name: files, folders with all below them, globs that
// no shell expanded, ZIP archives, http and https addresses, and "-" for standard
// input. Results come in the order of sources, folders and globs and archives
// sorted by name; a few are read ahead at the same time.
//
// Each result is a page or an *Error, never both, and one bad file never ends a
// batch. When ctx ends, what is not yet read comes as errors, so that nothing is
// missing from a batch without saying so.
func Read(ctx context.Context, opt Options, sources []string) iter.Seq2[*Page, error] {
	opt = opt.withDefaults()
	return func(yield func(*Page, error) bool) {
		const ahead = 16
		stop := make(chan struct{})
		defer close(stop)
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()

		r := reader{ctx: ctx, opt: opt, fetcher: newFetcher(opt)}
		results := make(chan chan outcome, ahead)
		go func() {
			defer close(results)
			local := make(chan struct{}, runtime.GOMAXPROCS(0))
			remote := make(chan struct{}, 8)
			r.emit = func(t task) bool {
				result := make(chan outcome, 1)
				select {
				case results <- result:
				case <-stop:
					return false
				}
				slots := local
				if t.remote {
					slots = remote
				}
				// Taken here and not in the goroutine, so that no more bytes are
				// read ahead than can be worked on.
				select {
				case slots <- struct{}{}:
				case <-stop:
					return false
				}
				go func() {
					defer func() { <-slots }()
					result <- t.do(ctx)
				}()
				return true
			}
			for _, source := range sources {
				if !r.expand(source) {
					return
				}
			}
		}()
		for result := range results {
			o := <-result
			if !yield(o.page, o.err) {
				return
			}
		}
	}
}

// task is one source to be read, found but not yet read.
type task struct {
	source string
	remote bool
	run    func() (*Page, error)
}

type outcome struct {
	page *Page
	err  error
}

func (t task) do(ctx context.Context) (o outcome) {
	defer func() {
		// A page that breaks a library must not end the batch it is in.
		if p := recover(); p != nil {
			o = outcome{err: &Error{Source: t.source, Kind: Failed, Err: fmt.Errorf("internal error: %v", p)}}
		}
	}()
	if ctx.Err() != nil {
		return outcome{err: &Error{Source: t.source, Kind: Failed, Err: context.Cause(ctx)}}
	}
	page, err := t.run()
	var e *Error
	if err != nil && !errors.As(err, &e) {
		err = &Error{Source: t.source, Kind: Failed, Err: err}
	}
	if err != nil {
		page = nil
	}
	return outcome{page, err}
}

// reader finds what sources name. emit is false when nobody listens any more.
type reader struct {
	ctx     context.Context
	opt     Options
	fetcher *fetcher
	emit    func(task) bool
}

func (r *reader) fail(e *Error) bool {
	return r.emit(task{source: e.Source, run: func() (*Page, error) { return nil, e }})
}

func (r *reader) expand(source string) bool {
	switch {
	case source == "-":
		return r.standardInput()
	case isWeb(source):
		return r.emit(task{source: source, remote: true, run: func() (*Page, error) { return r.fetcher.page(r.ctx, source) }})
	case strings.Contains(source, "://"):
		return r.fail(&Error{Source: source, Kind: Unsupported, Err: errors.New("only http and https addresses are read"), Hint: "save the page and name the file"})
	case source == "":
		return r.fail(&Error{Source: `""`, Kind: NotFound, Err: errors.New("the name is empty"), Hint: "name a file, a folder or an address"})
	}
	info, err := os.Stat(source)
	switch {
	case err == nil && info.IsDir():
		return r.folder(source)
	case err == nil:
		return r.file(source)
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(source, "*?["):
		return r.glob(source)
	}
	return r.fail(fileError(source, err))
}

func isWeb(source string) bool {
	scheme, _, ok := strings.Cut(source, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

func fileError(source string, err error) *Error {
	e := &Error{Source: source, Kind: Failed, Err: err}
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		e.Err = pathErr.Err // the name is in Source
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.Kind = NotFound
		host, _, _ := strings.Cut(source, "/")
		if strings.HasPrefix(source, "www.") || strings.Contains(host, ".") && strings.Contains(source, "/") && !strings.HasPrefix(host, ".") {
			e.Hint = "if this is an address, begin it with https://"
		} else {
			e.Hint = "check the name and the folder it is in"
		}
	case errors.Is(err, fs.ErrPermission):
		e.Hint = "check who may read the file"
	}
	return e
}

func (r *reader) glob(pattern string) bool {
	names, err := filepath.Glob(pattern)
	if err != nil {
		return r.fail(&Error{Source: pattern, Kind: NotFound, Err: err, Hint: `write \[ for a bracket in a name`})
	}
	if len(names) == 0 {
		return r.fail(&Error{Source: pattern, Kind: NotFound, Err: errors.New("no file matches"), Hint: "name a folder to read all that is in it"})
	}
	slices.Sort(names)
	for _, name := range names {
		info, err := os.Stat(name)
		switch {
		case err != nil:
			if !r.fail(fileError(name, err)) {
				return false
			}
		case info.IsDir():
			if !r.folder(name) {
				return false
			}
		default:
			if !r.file(name) {
				return false
			}
		}
	}
	return true
}

// folder reads all files below root that may be reports. What is passed over
// comes as one error of kind LeftOut, so that a folder with pictures does not
// drown its reports in errors.
func (r *reader) folder(root string) bool {
	var skipped leftOut
	found, listening := 0, true
	filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			found++
			listening = r.fail(fileError(name, err))
			if listening && d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case name == root:
			return nil
		case strings.HasPrefix(d.Name(), "."):
			skipped.add(name, "hidden")
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
			if page, ok := strings.CutSuffix(name, "_files"); ok && (exists(page+".html") || exists(page+".htm")) {
				skipped.add(name, "what a browser saved beside a page")
				return fs.SkipDir
			}
		case !d.Type().IsRegular() && !linkToFile(name, d):
			skipped.add(name, "no regular file")
		case noReport(name) != "":
			skipped.add(name, noReport(name))
		default:
			found++
			listening = r.file(name)
		}
		if !listening {
			return fs.SkipAll
		}
		return nil
	})
	if !listening {
		return false
	}
	if found == 0 {
		e := &Error{Source: root, Kind: Empty, Err: errors.New("no reports in this folder"), Hint: "put reports into it as plain text or HTML"}
		if skipped.n > 0 {
			e.Err = fmt.Errorf("no reports in this folder, only %s", &skipped)
		}
		return r.fail(e)
	}
	if skipped.n > 0 {
		return r.fail(&Error{Source: root, Kind: LeftOut, Err: errors.New(skipped.String()), Hint: "name a file itself to have it read"})
	}
	return true
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

func linkToFile(name string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink == 0 {
		return false
	}
	info, err := os.Stat(name)
	return err != nil || info.Mode().IsRegular() // a dangling link is an error to report, not to pass over
}

// leftOut counts files passed over and names the first few.
type leftOut struct {
	n     int
	first []string
}

func (l *leftOut) add(name, why string) {
	if l.n++; len(l.first) < 8 {
		l.first = append(l.first, fmt.Sprintf("%s (%s)", name, why))
	}
}

func (l *leftOut) String() string {
	s := strings.Join(l.first, ", ")
	if more := l.n - len(l.first); more > 0 {
		s += fmt.Sprintf(" and %d more", more)
	}
	return s
}

// noReport says why a file of this name is passed over in folders and archives,
// "" when it may be a report. Formats that hold reports and are not read, such as
// PDF, are not among them: each is an error of its own.
func noReport(name string) string {
	switch ext := strings.ToLower(filepath.Ext(strings.TrimSuffix(name, ".gz"))); ext {
	case ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".yaml", ".yml", ".toml", ".ini", ".db", ".sqlite", ".parquet":
		return "data"
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".bmp", ".tif", ".tiff", ".avif", ".heic":
		return "a picture"
	case ".mp3", ".mp4", ".m4a", ".wav", ".ogg", ".webm", ".mov", ".avi", ".mkv", ".flac":
		return "a recording"
	case ".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot":
		return "part of a web page"
	case ".go", ".py", ".sh", ".exe", ".dll", ".so", ".class", ".o", ".bak", ".tmp", ".log", ".lock":
		return "no text to read"
	}
	if strings.HasSuffix(name, "~") {
		return "a copy kept by an editor"
	}
	return ""
}

func (r *reader) standardInput() bool {
	const source = "-"
	b, err := r.limited(source, r.opt.Stdin)
	if err != nil {
		var e *Error
		if !errors.As(err, &e) {
			e = &Error{Source: source, Kind: Failed, Err: err}
		}
		return r.fail(e)
	}
	if packed(b) == formZIP {
		return r.archiveBytes(source, b)
	}
	return r.emit(task{source: source, run: func() (*Page, error) { return r.unpacked(newReceived(source, "", b)) }})
}

func (r *reader) file(name string) bool {
	info, err := os.Stat(name)
	if err != nil {
		return r.fail(fileError(name, err))
	}
	switch mode := info.Mode(); {
	case mode.IsRegular():
		f, err := os.Open(name)
		if err != nil {
			return r.fail(fileError(name, err))
		}
		defer f.Close() // opened again when its turn comes: a batch may have more files than may be open
		var head [4]byte
		n, _ := f.ReadAt(head[:], 0)
		switch form := packed(head[:n]); {
		case form == formZIP:
			return r.archive(name, f, info.Size())
		case form == "" && info.Size() > r.opt.MaxBytes:
			return r.fail(r.tooLarge(name, info.Size()))
		}
	case mode&fs.ModeNamedPipe == 0: // a pipe is what <(command) of a shell gives, and is read once
		return r.fail(&Error{Source: name, Kind: Unsupported, Err: errors.New("this is a device or socket, not a file"), Hint: "give its text through a pipe: command | concord compare -"})
	}
	return r.emit(task{source: name, run: func() (*Page, error) {
		f, err := os.Open(name)
		if err != nil {
			return nil, fileError(name, err)
		}
		defer f.Close()
		b, err := r.limited(name, f)
		if err != nil {
			return nil, err
		}
		return r.unpacked(newReceived(name, name, b))
	}})
}

// limited reads all of in, or says that it is too large.
func (r *reader) limited(source string, in io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(in, r.opt.MaxBytes+1))
	if err != nil {
		return nil, &Error{Source: source, Kind: Failed, Err: err}
	}
	if int64(len(b)) > r.opt.MaxBytes {
		return nil, r.tooLarge(source, 0)
	}
	return b, nil
}

func (r *reader) tooLarge(source string, size int64) *Error {
	e := &Error{Source: source, Kind: TooLarge, Hint: "split it, one report to a file, or raise the limit (--max-bytes)"}
	if size > 0 {
		e.Err = fmt.Errorf("%s, and the limit is %s", megabytes(size), megabytes(r.opt.MaxBytes))
	} else {
		e.Err = fmt.Errorf("more than the limit of %s", megabytes(r.opt.MaxBytes))
	}
	return e
}

func megabytes(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}
