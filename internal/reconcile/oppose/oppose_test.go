package oppose

import (
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"concord/english"
)

func rows(t testing.TB, name string) [][3]string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out [][3]string
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSpace(line), " | ")
		if len(f) != 3 {
			t.Fatalf("%s: %q has %d fields, want 3", name, line, len(f))
		}
		out = append(out, [3]string(f))
	}
	return out
}

func compare(a, b string) Comparison {
	m := english.Default()
	return Compare(m.Analyze(a), m.Analyze(b))
}

func TestStances(t *testing.T) {
	for _, r := range rows(t, "stances.txt") {
		c := compare(r[1], r[2])
		if got := c.Stance(); string(got) != r[0] {
			t.Errorf("stance of %q on %q = %s, want %s (%v)", r[1], r[2], got, r[0], c.Reasons)
		}
	}
}

func TestRelations(t *testing.T) {
	for _, r := range rows(t, "relations.txt") {
		c := compare(r[1], r[2])
		if got := c.Relation(); string(got) != r[0] {
			t.Errorf("relation of %q to %q = %s, want %s (%v)", r[1], r[2], got, r[0], c.Reasons)
		}
	}
}

func TestReasons(t *testing.T) {
	for _, r := range rows(t, "reasons.txt") {
		c := compare(r[1], r[2])
		kind, not := strings.CutPrefix(r[0], "-")
		found := false
		for _, reason := range c.Reasons {
			found = found || string(reason.Kind) == kind
		}
		if found == not {
			t.Errorf("%q against %q: %s found is %v (%v)", r[1], r[2], kind, found, c.Reasons)
		}
	}
}

func TestNothingSharedIsNoContradiction(t *testing.T) {
	for _, r := range [][2]string{{"", ""}, {"", "The mayor resigned."}, {"The mayor resigned.", ""}, {"Rain is expected on Friday.", "The mayor sold the bridge."}} {
		c := compare(r[0], r[1])
		if got := c.Relation(); got == Contradiction {
			t.Errorf("relation of %q to %q = %s", r[0], r[1], got)
		}
	}
}

func FuzzCompare(f *testing.F) {
	for _, r := range rows(f, "reasons.txt") {
		f.Add(r[1], r[2])
	}
	f.Add("not n't no 19 19 $ %", "19 not")
	f.Fuzz(func(t *testing.T, a, b string) {
		if !utf8.ValidString(a) || !utf8.ValidString(b) {
			return // texts of reports are valid
		}
		x, y := compare(a, b), compare(a, b)
		if !reflect.DeepEqual(x, y) {
			t.Errorf("two runs differ on %q and %q", a, b)
		}
		if x.Shared < 0 || x.Shared > 1 || x.Names < 0 || x.Names > 1 {
			t.Errorf("shared %v, names %v of %q and %q", x.Shared, x.Names, a, b)
		}
		for _, r := range x.Reasons {
			if !r.A.Fits(a) || !r.B.Fits(b) {
				t.Errorf("reason %+v does not fit %q and %q", r, a, b)
			}
		}
	})
}

func BenchmarkCompare(b *testing.B) {
	m := english.Default()
	x, y := m.Analyze("The council accepted the offer from the brewery on Monday, the mayor said."), m.Analyze("The council rejected the offer.")
	b.ReportAllocs()
	for b.Loop() {
		Compare(x, y)
	}
}
