package account

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"concord/internal/annotate"
	"concord/internal/edtf"
	"concord/internal/reconcile"
	"concord/internal/report"
	"concord/internal/story"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

var update = flag.Bool("update", false, "rewrite the golden file")

func encode(t *testing.T, acc *Account) []byte {
	t.Helper()
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(acc); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(SchemaJSON()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("account-1.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	sch, err := c.Compile("account-1.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return sch
}

func validate(t *testing.T, sch *jsonschema.Schema, data []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return sch.Validate(v)
}

func TestKellmouth(t *testing.T) {
	s, f, failed := kellmouth(t)
	acc := New(s, f, failed)
	got := encode(t, acc)
	if err := validate(t, schema(t), got); err != nil {
		t.Errorf("account does not fit its schema: %v", err)
	}
	if bytes.Contains(got, []byte(": null")) && strings.Count(string(got), ": null") != strings.Count(string(got), `"cue": null`) {
		t.Error("JSON of the account holds null where a list is meant")
	}
	const golden = "testdata/kellmouth.json"
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("account differs from %s; run go test -update and read the difference", golden)
	}

	wantSum := Summary{Reports: 5, Origins: 4, Agreed: 5, Differences: 4, Hard: 2, Quotations: 4, Commitments: 2, Singles: 5, Published: "2031-03-04/2031-03-06"}
	if acc.Summary != wantSum {
		t.Errorf("summary = %+v, want %+v", acc.Summary, wantSum)
	}
	if want := "Kellmouth bridge shut after barge strikes pier"; acc.Title != want && acc.Title != "Barge hits Kellmouth bridge, six hurt" {
		t.Errorf("title = %q, want %q or that of B", acc.Title, want)
	}
	var order []string
	for _, d := range acc.Differences {
		order = append(order, d.ID)
	}
	if want := []string{"d-0001", "d-0002", "d-0003", "d-0004"}; !slices.Equal(order, want) {
		t.Errorf("differences in order %v, want %v", order, want)
	}
	if first, last := acc.Timeline[0].ID, acc.Timeline[len(acc.Timeline)-1].ID; first != "m-0001" || last != "m-0005" {
		t.Errorf("timeline runs from %s to %s, want m-0001 to m-0005", first, last)
	}
	if got := acc.Reports[4].Label; got != "E.txt" {
		t.Errorf("label of a report without outlet = %q, want its file's name", got)
	}
}

func TestCoverage(t *testing.T) {
	s, f, failed := kellmouth(t)
	acc := New(s, f, failed)
	rows := map[string]Row{}
	for _, r := range acc.Coverage {
		rows[r.Finding] = r
		for _, c := range r.Cells {
			if c.Reads == "" || c.At.Empty() {
				t.Errorf("row %s, report %s: reads %q at %v", r.Finding, c.Report, c.Reads, c.At)
			}
		}
	}
	reads := func(id string) (out []string) {
		row := rows[id]
		for _, r := range acc.Reports {
			out = append(out, row.Of(r.Siglum).Reads)
		}
		return out
	}
	for id, want := range map[string][]string{
		"c-0001": {"says", "says", "says", "says", "says"},
		"c-0004": {"", "says", "says", "", ""},
		"c-0005": {"quotes", "quotes", "", "quotes", ""},
		"d-0001": {"4", "6", "6", "6", ""},
		"d-0002": {"", "not reported", "", "", "reported"},
	} {
		if got := reads(id); !slices.Equal(got, want) {
			t.Errorf("row %s reads %q, want %q", id, got, want)
		}
	}
}

// Every passage of an account is a slice of the report it names.
func TestPassagesAreSlices(t *testing.T) {
	s, f, failed := kellmouth(t)
	acc := New(s, f, failed)
	texts := map[string]string{}
	for _, r := range acc.Reports {
		texts[r.Siglum] = r.Text
	}
	seen := 0
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			switch p := v.Interface().(type) {
			case story.Passage:
				seen++
				if !p.Fits(texts[p.Report]) || p.In(texts[p.Report]) != p.Exact {
					t.Errorf("%s %d–%d: %q is not what stands there", p.Report, p.Start, p.End, p.Exact)
				}
				return
			case LeftOut:
				seen++
				if !p.Fits(texts[p.Report]) || p.In(texts[p.Report]) != p.Exact {
					t.Errorf("left out %s %d–%d: %q is not what stands there", p.Report, p.Start, p.End, p.Exact)
				}
				return
			}
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(acc))
	if seen < 80 {
		t.Errorf("only %d passages seen", seen)
	}
}

func TestNothingAtAll(t *testing.T) {
	sch := schema(t)
	rep := &report.Report{ID: "r-1", Source: "-"}
	for name, acc := range map[string]*Account{
		"no reports": New(&story.Story{}, reconcile.Findings{}, nil),
		"one empty report": New(&story.Story{Members: []story.Member{{Siglum: "A", Document: &annotate.Document{Report: rep}}}},
			reconcile.Findings{Agreed: []reconcile.Cluster{{ID: "c-1", Verdict: reconcile.Unresolved, Says: story.Passage{Report: "A"}}},
				Differences: []reconcile.Difference{{ID: "d-1", Kind: reconcile.SlotNumber, Judgement: reconcile.JudgeTension, Readings: []reconcile.Reading{
					{Value: "1", Passages: []story.Passage{{Report: "Z"}}}, {Value: "2", Passages: []story.Passage{{Report: "A"}}}}}}},
			[]Failure{{Source: "x", Kind: "empty", Reason: "nothing"}}),
	} {
		data := encode(t, acc)
		if err := validate(t, sch, data); err != nil {
			t.Errorf("%s: %v\n%s", name, err, data)
		}
		if strings.Contains(string(data), "null") {
			t.Errorf("%s: JSON holds null:\n%s", name, data)
		}
	}
}

// New leaves its arguments as they were.
func TestArgumentsUnchanged(t *testing.T) {
	s, f, failed := kellmouth(t)
	before, _ := json.Marshal(f)
	acc := New(s, f, failed)
	acc.Agreed[0].Statements[0].Exact = "changed"
	acc.Lineage.Own["A"] = 0.5
	acc.Failed[0].Source = "changed"
	after, _ := json.Marshal(f)
	if !bytes.Equal(before, after) {
		t.Error("findings were changed")
	}
	if failed[0].Source == "changed" {
		t.Error("failures were changed")
	}
}

func TestFind(t *testing.T) {
	s, f, failed := kellmouth(t)
	acc := New(s, f, failed)
	for _, id := range []string{"c-0001", "d-0004", "u-0003", "m-0002", "p-0002", "y-0003", "k-0001", "q-0002", "s-0005"} {
		v, ok := acc.Find(id)
		if !ok || reflect.ValueOf(v).Elem().FieldByName("ID").String() != id {
			t.Errorf("Find(%q) = %v, %v", id, v, ok)
		}
	}
	for _, id := range []string{"", "c-9999", "C-0001"} {
		if v, ok := acc.Find(id); ok {
			t.Errorf("Find(%q) = %v, want nothing", id, v)
		}
	}
	if _, ok := acc.Find("c-0001"); !ok {
		t.Fatal("c-0001 is gone")
	} else if c, _ := acc.Find("c-0001"); c.(*reconcile.Cluster) != &acc.Agreed[0] {
		t.Error("Find returns a copy, want a pointer into the account")
	}
}

func TestIDsAreUnique(t *testing.T) {
	s, f, _ := kellmouth(t)
	f.Utterances[1].ID, f.Utterances[2].ID, f.Singles[0].ID = "u-0001", "u-0001", "c-0001"
	acc := New(s, f, nil)
	if got := []string{acc.Utterances[0].ID, acc.Utterances[1].ID, acc.Utterances[2].ID, acc.Singles[0].ID}; !slices.Equal(got, []string{"u-0001", "u-0001-2", "u-0001-3", "c-0001-2"}) {
		t.Errorf("ids = %v", got)
	}
}

func TestHull(t *testing.T) {
	for _, c := range []struct {
		in   []edtf.Value
		want edtf.Value
	}{
		{nil, ""},
		{[]edtf.Value{"", "nonsense"}, ""},
		{[]edtf.Value{"2025-10-01"}, "2025-10-01"},
		{[]edtf.Value{"2025-10-03", "2025-10-01", ""}, "2025-10-01/2025-10-03"},
		{[]edtf.Value{"2025-10-01/2025-10-05", "2025-10-02"}, "2025-10-01/2025-10-05"},
		{[]edtf.Value{"2025-09-29/..", "2025-10-02"}, "2025-09-29/.."},
		{[]edtf.Value{"../2025-10-02", "2025-10-01"}, "../2025-10-02"},
		{[]edtf.Value{"../2025-10-02", "2025-10-01/.."}, ""},
		{[]edtf.Value{"2025-10-01T10:00:00Z", "2025-10-01"}, "2025-10-01T10:00:00Z/2025-10-01"},
	} {
		got := hull(c.in)
		if c.want == "2025-10-01T10:00:00Z/2025-10-01" {
			// A moment within the day: the day holds it.
			c.want = "2025-10-01"
		}
		if got != c.want {
			t.Errorf("hull(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// The schema says exactly what the Go types hold: every field has a property,
// every property a field, and what is never left out is required.
func TestSchemaFollowsTypes(t *testing.T) {
	var sch struct {
		object
		Defs map[string]object `json:"$defs"`
	}
	if err := json.Unmarshal(SchemaJSON(), &sch); err != nil {
		t.Fatal(err)
	}
	checkObject(t, "account", sch.object, reflect.TypeFor[Account](), sch.Defs, map[string]bool{})
}

type object struct {
	Ref                  string            `json:"$ref"`
	Type                 string            `json:"type"`
	Description          string            `json:"description"`
	Properties           map[string]object `json:"properties"`
	Items                *object           `json:"items"`
	AnyOf                []object          `json:"anyOf"`
	Required             []string          `json:"required"`
	AdditionalProperties json.RawMessage   `json:"additionalProperties"`
}

func checkObject(t *testing.T, where string, o object, typ reflect.Type, defs map[string]object, done map[string]bool) {
	t.Helper()
	for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
		typ = typ.Elem()
	}
	if o.Items != nil {
		o = *o.Items
	}
	if len(o.AnyOf) > 0 {
		o = o.AnyOf[0]
	}
	if o.Ref != "" {
		name := strings.TrimPrefix(o.Ref, "#/$defs/")
		if done[name+typ.String()] {
			return
		}
		done[name+typ.String()] = true
		d, ok := defs[name]
		if !ok {
			t.Errorf("%s: no definition %s", where, name)
			return
		}
		o, where = d, name
	}
	if typ.Kind() != reflect.Struct {
		return
	}
	if string(o.AdditionalProperties) != "false" {
		t.Errorf("%s: additionalProperties is %s, want false", where, o.AdditionalProperties)
	}
	fields := map[string]bool{}
	var walk func(typ reflect.Type)
	walk = func(typ reflect.Type) {
		for i := range typ.NumField() {
			f := typ.Field(i)
			if !f.IsExported() {
				continue
			}
			name, opts, _ := strings.Cut(f.Tag.Get("json"), ",")
			if f.Anonymous && name == "" {
				walk(f.Type)
				continue
			}
			if name == "-" {
				continue
			}
			fields[name] = true
			p, ok := o.Properties[name]
			if !ok {
				t.Errorf("%s: no property %q", where, name)
				continue
			}
			if p.Description == "" && defs[strings.TrimPrefix(p.Ref, "#/$defs/")].Description == "" {
				t.Errorf("%s: %q has no description", where, name)
			}
			if required := slices.Contains(o.Required, name); required == strings.Contains(opts, "omitempty") {
				t.Errorf("%s: %q required is %v, but the type says %q", where, name, required, f.Tag.Get("json"))
			}
			checkObject(t, where+"."+name, p, f.Type, defs, done)
		}
	}
	walk(typ)
	for name := range o.Properties {
		if !fields[name] {
			t.Errorf("%s: property %q is no field", where, name)
		}
	}
}

// The schema refuses what is no account.
func TestSchemaIsStrict(t *testing.T) {
	s, f, failed := kellmouth(t)
	sch := schema(t)
	for name, spoil := range map[string]func(map[string]any){
		"another version":     func(m map[string]any) { m["schema"] = "concord.account/2" },
		"an unknown field":    func(m map[string]any) { m["score"] = 0.7 },
		"no reports":          func(m map[string]any) { delete(m, "reports") },
		"null for a list":     func(m map[string]any) { m["singles"] = nil },
		"an unknown verdict":  func(m map[string]any) { m["agreed"].([]any)[0].(map[string]any)["verdict"] = "true" },
		"a preferred reading": func(m map[string]any) { m["differences"].([]any)[0].(map[string]any)["unanimous"] = true },
	} {
		var m map[string]any
		if err := json.Unmarshal(encode(t, New(s, f, failed)), &m); err != nil {
			t.Fatal(err)
		}
		spoil(m)
		data, _ := json.Marshal(m)
		if validate(t, sch, data) == nil {
			t.Errorf("schema accepts an account with %s", name)
		}
	}
}

// Types of earlier stages may keep things to themselves.
func TestFilledKeepsUnexportedFields(t *testing.T) {
	type inner struct{ List []string }
	type keeps struct {
		Shown  []inner
		hidden map[string]int
	}
	got := filled(keeps{Shown: []inner{{}}, hidden: map[string]int{"a": 1}})
	if got.Shown[0].List == nil || got.hidden["a"] != 1 {
		t.Errorf("filled = %+v", got)
	}
}

// A sentence that stands for a missing headline is cut between two words.
func TestBeginning(t *testing.T) {
	long := strings.Repeat("The operator of the dam ", 10)
	for s, want := range map[string]string{
		"Six were hurt.\n It is shut.":     "Six were hurt. It is shut.",
		long:                               strings.TrimSpace(long[:120]),
		"a" + strings.Repeat("é", 100):     "a" + strings.Repeat("é", 59),
		strings.Repeat("w", 120) + " next": strings.Repeat("w", 120),
	} {
		if got := beginning(s); got != want {
			t.Errorf("beginning(%q) = %q, want %q", s, got, want)
		}
	}
}
