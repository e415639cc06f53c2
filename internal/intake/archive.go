package intake

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
)

// Limits of one archive. A news page packs to a fifth; what packs to less than
// a two-hundredth is made to fill the disk of whoever unpacks it.
const (
	maxEntries   = 10_000
	maxRatio     = 200
	ratioMatters = 1 << 20 // below this size a high ratio does no harm
	totalFactor  = 16      // unpacked size of all entries, in sizes of one source
)

// unpacked reads r after taking off one layer of gzip.
func (r *reader) unpacked(in received) (*Page, error) {
	switch packed(in.b) {
	case formZIP:
		return nil, &Error{Source: in.source, Kind: Unsupported, Err: errors.New("this is an archive in an archive"), Hint: "unpack the outer one and name the folder"}
	case formGzip:
		z, err := gzip.NewReader(bytes.NewReader(in.b))
		if err != nil {
			return nil, &Error{Source: in.source, Kind: Failed, Err: err, Hint: "the file is damaged; get it again"}
		}
		b, err := io.ReadAll(io.LimitReader(z, r.opt.MaxBytes+1))
		switch {
		case int64(len(b)) > r.opt.MaxBytes:
			return nil, r.tooLarge(in.source, 0)
		case err != nil && len(b) == 0:
			return nil, &Error{Source: in.source, Kind: Failed, Err: err, Hint: "the file is damaged; get it again"}
		case packed(b) != "":
			return nil, &Error{Source: in.source, Kind: Unsupported, Err: errors.New("this is an archive in an archive"), Hint: "unpack it and name the folder"}
		}
		in.b = b
		in.name = strings.TrimSuffix(in.name, ".gz")
		page, pageErr := in.page()
		if page != nil && err != nil {
			page.Notes = append(page.Notes, fmt.Sprintf("the packed file is damaged (%v): what could be unpacked was read", err))
		}
		return page, pageErr
	}
	return in.page()
}

func (r *reader) archiveBytes(source string, b []byte) bool {
	return r.archive(source, bytes.NewReader(b), int64(len(b)))
}

// archive reads the entries of a ZIP archive, sorted by name. Entries are
// unpacked here, one after the other, so that the bound on all of them holds
// and falls on the same entry every time.
func (r *reader) archive(source string, at io.ReaderAt, size int64) bool {
	z, err := zip.NewReader(at, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return r.fail(&Error{Source: source, Kind: Failed, Err: err, Hint: "the archive is damaged; get it again or unpack what can be unpacked"})
	}
	if is := office(z.File); is != "" {
		return r.fail(&Error{Source: source, Kind: Unsupported, Err: errors.New("this is " + is), Hint: "save it as plain text or HTML"})
	}
	files := slices.Clone(z.File)
	slices.SortStableFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	var skipped leftOut
	if len(files) > maxEntries {
		if !r.fail(&Error{Source: source, Kind: Refused, Err: fmt.Errorf("%d entries, of which %d are read", len(files), maxEntries), Hint: "unpack it and name the folders one by one"}) {
			return false
		}
		files = files[:maxEntries]
	}
	found := 0
	left := totalFactor * r.opt.MaxBytes
	for _, f := range files {
		name := source + "!" + printable(f.Name)
		if f.FileInfo().IsDir() {
			continue
		}
		if why := unsafeName(f); why != "" {
			found++
			if !r.fail(&Error{Source: name, Kind: Refused, Err: errors.New(why), Hint: "the archive may be made to do harm; unpack it with care"}) {
				return false
			}
			continue
		}
		if base := path.Base(f.Name); strings.HasPrefix(base, ".") || strings.HasPrefix(f.Name, "__MACOSX/") || strings.Contains("/"+f.Name, "/.") {
			skipped.add(name, "hidden")
			continue
		}
		if why := noReport(f.Name); why != "" {
			skipped.add(name, why)
			continue
		}
		found++
		b, err := r.entry(name, f, left)
		if err != nil {
			if !r.fail(err) {
				return false
			}
			continue
		}
		left -= int64(len(b))
		if !r.emit(task{source: name, run: func() (*Page, error) { return r.unpacked(newReceived(name, f.Name, b)) }}) {
			return false
		}
	}
	switch {
	case found == 0 && skipped.n > 0:
		return r.fail(&Error{Source: source, Kind: Empty, Err: fmt.Errorf("no reports in this archive, only %s", &skipped), Hint: "put reports into it as plain text or HTML"})
	case found == 0:
		return r.fail(&Error{Source: source, Kind: Empty, Err: errors.New("the archive has no files"), Hint: "put reports into it as plain text or HTML"})
	case skipped.n > 0:
		return r.fail(&Error{Source: source, Kind: LeftOut, Err: errors.New(skipped.String()), Hint: "unpack it and name a file itself to have it read"})
	}
	return true
}

// entry unpacks one entry within left bytes. The sizes in the archive are only
// claims, so the bytes that come out are counted.
func (r *reader) entry(name string, f *zip.File, left int64) ([]byte, *Error) {
	bomb := func(why string) *Error {
		return &Error{Source: name, Kind: Refused, Err: errors.New(why), Hint: "the archive may be made to fill the disk; unpack it with care"}
	}
	switch {
	case f.Flags&1 != 0:
		return nil, &Error{Source: name, Kind: Unsupported, Err: errors.New("the entry is encrypted"), Hint: "unpack it with its password and name the folder"}
	case left <= 0:
		return nil, bomb(fmt.Sprintf("the archive unpacks to more than %s in all", megabytes(totalFactor*r.opt.MaxBytes)))
	case f.UncompressedSize64 > ratioMatters && f.UncompressedSize64/maxRatio > f.CompressedSize64:
		return nil, bomb(fmt.Sprintf("%d bytes unpack to %d", f.CompressedSize64, f.UncompressedSize64))
	case f.UncompressedSize64 > uint64(r.opt.MaxBytes):
		return nil, r.tooLarge(name, int64(min(f.UncompressedSize64, 1<<62)))
	}
	in, err := f.Open()
	if err != nil {
		return nil, &Error{Source: name, Kind: Failed, Err: err, Hint: "unpack the archive and name the folder"}
	}
	defer in.Close()
	limit := min(r.opt.MaxBytes, left)
	b, err := io.ReadAll(io.LimitReader(in, limit+1))
	switch {
	case int64(len(b)) > limit && limit < r.opt.MaxBytes:
		return nil, bomb(fmt.Sprintf("the archive unpacks to more than %s in all", megabytes(totalFactor*r.opt.MaxBytes)))
	case int64(len(b)) > limit:
		return nil, r.tooLarge(name, 0)
	case err != nil:
		return nil, &Error{Source: name, Kind: Failed, Err: err, Hint: "the archive is damaged; get it again"}
	}
	return b, nil
}

// unsafeName says why an entry must not be read, "" when it may. Nothing is
// ever written, but a name that climbs out of its folder was made to deceive, and
// it would be shown as a source.
func unsafeName(f *zip.File) string {
	name := strings.ReplaceAll(f.Name, `\`, "/")
	switch {
	case name == "":
		return "the entry has no name"
	case strings.HasPrefix(name, "/"):
		return "the name is an absolute path"
	case len(name) > 1 && name[1] == ':':
		return "the name is an absolute path"
	case slices.Contains(strings.Split(name, "/"), ".."):
		return "the name leads out of the archive"
	case strings.ContainsFunc(name, unicode.IsControl):
		return "the name has control characters"
	case f.Mode()&fs.ModeSymlink != 0:
		return "the entry is a link"
	}
	return ""
}

// office says which document format is packed as this ZIP, "" for none.
func office(files []*zip.File) string {
	for _, f := range files {
		switch {
		case strings.HasPrefix(f.Name, "word/"):
			return "a Word document"
		case strings.HasPrefix(f.Name, "xl/"):
			return "an Excel workbook"
		case strings.HasPrefix(f.Name, "ppt/"):
			return "a PowerPoint presentation"
		case f.Name == "META-INF/container.xml":
			return "an e-book (EPUB)"
		case f.Name == "content.xml":
			return "an OpenDocument file"
		case f.Name == "META-INF/MANIFEST.MF":
			return "a Java archive"
		}
	}
	return ""
}

// printable makes a name from an archive safe to show.
func printable(name string) string {
	return shorten(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || !unicode.IsPrint(r) {
			return '?'
		}
		return r
	}, strings.ToValidUTF8(name, "?")), 200)
}
