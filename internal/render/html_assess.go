package render

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"concord/internal/account"
	"concord/internal/assess"
	"concord/internal/engage"
)

//go:embed page/assess.html
var assessHTML string

var assessTemplate = sync.OnceValue(func() *template.Template {
	return parse("assess", assessHTML, textsOf(pageHTML), findingsHTML, commitmentsHTML, factsHTML)
})

// textsOf is the definitions of a template's text, from the first on.
func textsOf(text string) string { return text[strings.Index(text, `{{define "texts"}}`):] }

// AssessmentHTML writes an assessment as one self-contained page, as HTML does.
// acc is the account of the reports that passages lead to; nil where none was given.
func AssessmentHTML(w io.Writer, a *assess.Assessment, acc *account.Account) error {
	if acc == nil {
		acc = &account.Account{}
	}
	b := newBuilder(acc)
	p := b.assessment(a)
	css := strings.TrimSpace(pageCSS) + "\n" + strings.TrimSpace(commitmentsCSS)
	for i := range p.Texts {
		css += p.Texts[i].css
	}
	p.CSS, p.CSP = styled(css)
	return writePage(w, assessTemplate(), p)
}

// assessPage is what the template is given; all words in it are made visible.
type assessPage struct {
	CSP                       template.HTMLAttr
	CSS                       template.CSS
	Title, Standfirst, Schema string
	AsOf                      string
	Hypothetical              bool
	Counts, Sections          []count
	Groups                    []caseGroup
	Untested, Others          []whyView
	Failed                    []account.Failure
	Texts                     []textView
}

type whyView struct{ Name, Why string }

// caseGroup is the cases of one result.
type caseGroup struct {
	ID, Name, Help string
	Cases          []caseView
}

type caseView struct {
	ID, Finding, Rule, Name string
	Reference               bool
	Tested                  testedView
	Duties                  []motionView
	Terms                   []namedView
}

// motionView is one duty in the case.
type motionView struct {
	Bearer, Force, Measures, Limits, Since string
	Said, Evidence                         []saidView
}

type namedView struct{ Name, Value string }

var resultHelp = map[engage.Result]string{
	engage.Engaged:            "Every condition is met in the reports.",
	engage.EngagementDisputed: "No condition failed; reports or named sources differ on one.",
	engage.PossiblyEngaged:    "No condition failed; one is not told.",
	engage.WouldHaveEngaged:   "Only the time fails: the event is earlier.",
	engage.AfterItsEnd:        "Only the time fails: the event is later.",
	engage.NotEngaged:         "A condition failed.",
	engage.NotTested:          "Told only as planned, feared, supposed or denied.",
}

func (b *builder) assessment(a *assess.Assessment) *assessPage {
	p := &assessPage{Schema: a.Schema, Hypothetical: a.Hypothetical, AsOf: dateWords(a.AsOf), Failed: failures(a.Failed)}
	p.Title = "Events and commitments"
	if a.Hypothetical {
		p.Title = "If so: " + supposedWords(a.Supposed)
	}
	var parts []string
	for _, s := range a.Summary {
		parts = append(parts, fmt.Sprintf("%d %s", s.Cases, s.Result))
	}
	p.Standfirst = "No event comes near a commitment that events can be tested against."
	if len(parts) > 0 {
		p.Standfirst = counted(len(a.Cases), "case") + " of one event beside one commitment: " + strings.Join(parts, ", ") + "."
	}
	text := newAssessor(a, nil)
	for i := range a.Cases {
		b.names[a.Cases[i].ID] = fmt.Sprintf("Case %d", i+1)
		c := b.caseView(text, &a.Cases[i])
		result := a.Cases[i].Result
		if n := len(p.Groups); n == 0 || p.Groups[n-1].ID != resultID(result) {
			p.Groups = append(p.Groups, caseGroup{ID: resultID(result), Name: capital(string(result)), Help: resultHelp[result]})
		}
		g := &p.Groups[len(p.Groups)-1]
		g.Cases = append(g.Cases, c)
	}
	for _, g := range p.Groups {
		p.Counts = append(p.Counts, count{len(g.Cases), strings.ToLower(g.Name), "#" + g.ID})
	}
	for _, u := range a.Untested {
		p.Untested = append(p.Untested, whyView{Plain(u.Name), u.Why})
	}
	p.Others = text.others()
	p.Texts = b.texts()
	p.Sections = append(p.Sections, p.Counts...)
	for i := range p.Sections {
		p.Sections[i].Name = capital(p.Sections[i].Name)
	}
	for _, c := range []count{{len(p.Untested), "Not testable", "#untested"}, {len(p.Others), "Not near", "#others"}, {len(p.Failed), "Failed", "#failed"}, {len(p.Texts), "Full texts", "#texts"}} {
		if c.N > 0 {
			p.Sections = append(p.Sections, c)
		}
	}
	return p
}

func resultID(r engage.Result) string { return "r-" + strings.ReplaceAll(string(r), " ", "-") }

func (b *builder) caseView(t *assessor, c *assess.Case) caseView {
	v := caseView{ID: findingID(c.ID), Finding: Plain(c.ID), Rule: Plain(c.Rule), Name: capital(Plain(c.Name)), Reference: c.Reference}
	v.Tested = b.ladder(engage.Ladder{Commitment: c.Commitment, Engagements: []engage.Engagement{c.Engagement}}, t.events).Rungs[0]
	for _, d := range c.Duties {
		m := motionView{Bearer: "bearer not told", Force: string(d.Duty.Modality), Since: Plain(string(d.Status) + " · " + d.Why)}
		if d.Duty.Bearer != nil {
			m.Bearer = Plain(d.Duty.Bearer.Name)
		}
		if d.Standing {
			m.Force += ", with or without the event"
		}
		if len(d.Duty.Content.Passages) > 0 {
			m.Said = b.saidAll(d.Duty.Content.Passages[:1], c.ID)
		}
		m.Measures, m.Limits = measureWords(&d.Duty), limitWords(&d.Duty)
		for _, e := range d.Evidence {
			m.Evidence = append(m.Evidence, b.alone(e.Says, c.ID))
		}
		v.Duties = append(v.Duties, m)
	}
	if r := t.reference(c.Commitment); c.Reference && r != nil {
		for _, n := range referenceTerms(r) {
			v.Terms = append(v.Terms, namedView{n[0], Plain(n[1])})
		}
	}
	return v
}
