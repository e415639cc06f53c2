package commitment_test

import (
	"strings"
	"testing"

	"concord/internal/commitment"
	"concord/internal/intake"
	"concord/internal/pipeline"
)

const vendOrder = `Executive Order 90001: Assuring the Security of the Isle of Vend

By the authority vested in me as President by the laws of France, it is hereby ordered:

Section 1. Policy. It is the policy of France to guarantee the security of Vend against external attack.

Sec. 2. Commitment. France shall regard any armed attack on the territory, sovereignty, or harbours of Vend as a threat to the peace of France. If such an attack happens, France shall take all lawful and suitable measures, including naval, financial, and, if necessary, military measures, to defend the reefs of Vend.

Sec. 3. Plans. The Minister of Fisheries shall publish a map of all reefs by 1 March.
`

const vendReport = `Island under shield

PARIS, 3 February 2025 - The president of France signed an executive order on Monday that gives the isle of Vend a security guarantee.

“France shall regard any armed attack on the territory, sovereignty or harbors of Vend as a threat to the peace of France,” the order reads.

The order also says that France shall “take all lawful and fitting measures” to defend Vend.
`

func vend(t *testing.T, primary bool) commitment.Commitment {
	t.Helper()
	var pages []*intake.Page
	for i, text := range []string{vendReport, vendOrder} {
		p, err := intake.FromText([]string{"report.txt", "order.txt"}[i], []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		p.Meta.Language = intake.Stated{Value: "en", From: "test"}
		p.Primary = primary && i == 1
		if i == 1 && !primary {
			continue
		}
		pages = append(pages, p)
	}
	st, _ := pipeline.Story(pages)
	for _, c := range commitment.Find(st) {
		if c.Constitutive != nil {
			return c
		}
	}
	t.Fatal("the order is not found")
	return commitment.Commitment{}
}

// A primary text fills the fields, quotations of it are graded, and what no
// outlet tells is listed.
func TestPrimaryText(t *testing.T) {
	c := vend(t, true)
	if c.Instrument.Number != "90001" || c.Instrument.Primary == "" || c.Instrument.Kind != "executive order" {
		t.Errorf("instrument is %+v", c.Instrument)
	}
	if got, want := c.Constitutive.If.Value, "any armed attack on the territory, sovereignty, or harbours of Vend"; got != want {
		t.Errorf("if is %q, want the words of the order, %q", got, want)
	}
	grades := map[commitment.Grade]string{}
	for _, v := range c.Variants {
		if v.Says.Report != c.Instrument.Primary {
			grades[v.Grade] = v.Says.Exact
		}
	}
	if !strings.Contains(grades[commitment.HouseStyle], "harbors") || !strings.Contains(grades[commitment.Altered], "fitting") {
		t.Errorf("graded %q", grades)
	}
	if len(c.Unmentioned) != 1 || !strings.Contains(c.Unmentioned[0].Exact, "map of all reefs") {
		t.Errorf("no outlet mentions %v, want the map alone", c.Unmentioned)
	}
	bearers := map[string]bool{}
	for _, d := range c.Duties {
		if d.Bearer != nil {
			bearers[d.Bearer.Name] = true
		}
		if strings.HasPrefix(d.Content.Value, "take") && (len(d.Measures) != 3 || d.List != commitment.Open) {
			t.Errorf("measures %v, list %q; want three and open", d.Measures, d.List)
		}
	}
	if !bearers["France"] || !bearers["The Minister of Fisheries"] {
		t.Errorf("bearers are %v", bearers)
	}
}

// Without it the reports are all there is, and nothing is graded.
func TestWithoutPrimaryText(t *testing.T) {
	c := vend(t, false)
	if c.Instrument.Primary != "" || c.Unmentioned != nil || len(c.Duties) == 0 {
		t.Errorf("%+v", c)
	}
	for _, v := range c.Variants {
		if v.Grade != "" {
			t.Errorf("%q is graded %s against nothing", v.Says.Exact, v.Grade)
		}
	}
}
