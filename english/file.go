package english

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"iter"
	"strings"
	"unsafe"
)

// magic opens every model file of the one format there is.
const magic = "concord english model 1\n"

// file is a model file as tools/model/convert.py writes it: a manifest and
// sections. The data is never changed or copied where it can be read in place.
type file struct {
	payload  string
	manifest manifest
	sections map[string]section
}

type manifest struct {
	Name     string            `json:"name"`
	Version  string            `json:"version"`
	SHA256   string            `json:"payload_sha256"`
	Files    map[string]string `json:"files"`
	Sections []section         `json:"sections"`
}

type section struct {
	Name   string `json:"name"`
	Type   string `json:"type"`
	Shape  []int  `json:"shape"`
	Offset int    `json:"offset"`
	Size   int    `json:"size"`
}

func openFile(data string) (*file, error) {
	rest, ok := strings.CutPrefix(data, magic)
	if !ok || len(rest) < 4 {
		return nil, fmt.Errorf("reading the English model: not a model file of format 1")
	}
	size := int(binary.LittleEndian.Uint32([]byte(rest[:4])))
	if size > len(rest)-4 {
		return nil, fmt.Errorf("reading the English model: cut off inside the manifest")
	}
	f := &file{}
	if err := json.Unmarshal([]byte(rest[4:4+size]), &f.manifest); err != nil {
		return nil, fmt.Errorf("reading the English model: manifest: %w", err)
	}
	head := (len(magic) + 4 + size + 63) &^ 63
	if head > len(data) {
		return nil, fmt.Errorf("reading the English model: cut off before the data")
	}
	f.payload = data[head:]
	f.sections = make(map[string]section, len(f.manifest.Sections))
	for _, s := range f.manifest.Sections {
		if s.Offset < 0 || s.Size < 0 || s.Offset > len(f.payload) || s.Size > len(f.payload)-s.Offset {
			return nil, fmt.Errorf("reading the English model: section %s is cut off", s.Name)
		}
		f.sections[s.Name] = s
	}
	return f, nil
}

func (f *file) data(name, kind string) (section, string) {
	s, ok := f.sections[name]
	if !ok || s.Type != kind {
		panic(missing(name))
	}
	return s, f.payload[s.Offset : s.Offset+s.Size]
}

// missing is what Load recovers: the file has no such section.
type missing string

func (m missing) Error() string {
	return "section " + string(m) + " is missing or of another type or shape"
}

// floats returns an array of the given shape. It is the file's own memory where
// that is aligned, as it is in practice, else a copy: it must not be written to.
func (f *file) floats(name string, shape ...int) []float32 {
	s, data := f.data(name, "f32")
	return numbers[float32](s, data, shape)
}

func (f *file) ids(name string) []uint64 {
	s, data := f.data(name, "u64")
	return numbers[uint64](s, data, s.Shape)
}

// ranges returns a table of code points: pairs of first and last, ascending.
func (f *file) ranges(name string) []runeRange {
	s, data := f.data(name, "u32")
	flat := numbers[uint32](s, data, s.Shape)
	out := make([]runeRange, len(flat)/2)
	for i := range out {
		out[i] = runeRange{rune(flat[2*i]), rune(flat[2*i+1])}
	}
	return out
}

func numbers[T float32 | uint32 | uint64](s section, data string, shape []int) []T {
	n, size := 1, int(unsafe.Sizeof(*new(T)))
	if len(shape) != len(s.Shape) {
		panic(missing(s.Name))
	}
	for i, d := range shape {
		if d != s.Shape[i] || d <= 0 || d > len(data) {
			panic(missing(s.Name))
		}
		n *= d
	}
	if n*size != len(data) {
		panic(missing(s.Name))
	}
	p := unsafe.Pointer(unsafe.StringData(data))
	if littleEndian && uintptr(p)%uintptr(size) == 0 {
		return unsafe.Slice((*T)(p), n)
	}
	out := make([]T, n)
	raw := []byte(data)
	for i := range out {
		switch v := any(&out[i]).(type) {
		case *float32:
			*(*uint32)(unsafe.Pointer(v)) = binary.LittleEndian.Uint32(raw[4*i:])
		case *uint32:
			*v = binary.LittleEndian.Uint32(raw[4*i:])
		case *uint64:
			*v = binary.LittleEndian.Uint64(raw[8*i:])
		}
	}
	return out
}

var littleEndian = func() bool { one := uint16(1); return *(*byte)(unsafe.Pointer(&one)) == 1 }()

// lines yields the records of a section: fields with their escapes resolved. The
// slice is used again for the next record.
func (f *file) lines(name string) iter.Seq[[]string] {
	_, data := f.data(name, "lines")
	return func(yield func([]string) bool) {
		var fields []string
		for data != "" {
			var line string
			line, data, _ = strings.Cut(data, "\n")
			fields = fields[:0]
			for more := true; more; {
				var field string
				field, line, more = strings.Cut(line, "\t")
				if strings.IndexByte(field, '\\') >= 0 {
					field = unescape.Replace(field)
				}
				fields = append(fields, field)
			}
			if !yield(fields) {
				return
			}
		}
	}
}

var unescape = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\t`, "\t", `\r`, "\r")

func (f *file) json(name string, v any) error {
	_, data := f.data(name, "json")
	return json.Unmarshal([]byte(data), v)
}

// runeRange is a range of code points, both ends included.
type runeRange struct{ first, last rune }

// flatten returns the floats of rows as one slice.
func flatten(rows []lowerRow) []float32 {
	if len(rows) == 0 {
		return nil
	}
	return unsafe.Slice(&rows[0][0], len(rows)*len(rows[0]))
}
