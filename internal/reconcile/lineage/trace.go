package lineage

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
	"strings"

	"concord/internal/edtf"
	"concord/internal/reconcile/collate"
	"concord/internal/report"
	"concord/internal/span"
	"concord/internal/story"
)

// The rules that make findings of lineage.
const (
	ruleRun      = "long-shared-wording" // a run of at least longRun words
	ruleSentence = "shared-sentence"     // half the runs of four words of a sentence
	ruleDateline = "agency-dateline"
	ruleByline   = "agency-byline"
	ruleWith     = "agency-contributed"
	ruleFellow   = "outlet-byline"
	ruleTold     = "told-outlet"
	ruleReported = "outlet-reported"
	ruleDocument = "document-quoted"
	ruleAltered  = "shared-alteration"
	ruleSpelled  = "shared-misspelling"
)

// wholePage is the share of a report's own words (outside quotation marks) that
// must stand in one earlier report for the page to count as that report's: half.
// Independent reports of one event share names, titles and single phrases,
// which is a few hundredths; a rewritten agency text shares most of its sentences.
const wholePage = 0.5

// Trace works out the descent of a story's reports: what each has from an
// earlier one, whom it names as its source, and how many origins there are.
// Time is linear in the words of all reports. Earlier means published earlier;
// members of a story stand in that order, and where the dates do not tell, the
// order of sigla is taken and Sure stays unset.
//
// Utterances are the quotations of s, collated: an alteration that reports share
// joins them.
func Trace(s *story.Story, utterances []collate.Utterance) *Lineage {
	t := &tracer{story: s, l: &Lineage{Own: map[string]float64{}, Copies: []Copy{}, Credits: []Credit{}, Origins: []Origin{}, Groups: []Group{}},
		origins: map[string]int{}, whole: map[int]root{}, why: map[int][]string{}}
	t.read()
	t.fellows()
	t.copies()
	t.credits()
	t.pagesOf()
	t.shared(utterances)
	t.groups()
	t.statements()
	t.nameCredits()
	t.finish()
	return t.l
}

// tracer holds what is known while one story is traced.
type tracer struct {
	outlets     map[string]int // folded outlet to its first member
	story       *story.Story
	l           *Lineage
	order       []int  // numbers of members, earliest first
	pages       []page // by member number
	origins     map[string]int
	copied      map[int][]copied // by later member
	credit      map[int][]credited
	agency      map[int]string   // member to the agency its page is credited to
	leans       map[int]lean     // member to the report whose outlet its byline credits
	whole       map[int]root     // member to the page it goes back to
	why         map[int][]string // first member of a group to what joined it
	instruments []map[string]int // by member: nouns of the official acts it names as sources, with counts
}

// root is the origin of a member's page.
type root struct {
	member int // first member of the group
	origin string
}

// page is the words of a member that are compared: its body.
type page struct {
	text  string
	words []gram
	own   int // words outside quotation marks
}

// gram is one word of a page.
type gram struct {
	span.Span
	hash   uint64
	quoted bool
	low    bool // begins with a small letter: no name
	solid  bool // low and no function word
	next   bool // the word before it is of the same stretch of readable text
}

// read prepares the pages and the order of members.
func (t *tracer) read() {
	t.pages = make([]page, len(t.story.Members))
	for m := range t.story.Members {
		t.order = append(t.order, m)
		t.pages[m] = pageOf(&t.story.Members[m])
	}
	sort.SliceStable(t.order, func(i, j int) bool {
		a, b := t.story.Members[t.order[i]].Siglum, t.story.Members[t.order[j]].Siglum
		return len(a) < len(b) || len(a) == len(b) && a < b
	})
}

// readable are the kinds whose words are testimony and may have been copied.
func readable(k report.Kind) bool { return k == report.Body }

// sure reports whether a was certainly published before b, or is credited by b.
func (t *tracer) sure(a, b int) bool {
	if l, ok := t.leans[b]; ok && l.on == a {
		return true
	}
	x, y := t.story.Members[a].Document.Report, t.story.Members[b].Document.Report
	p, errA := x.Published.When.Bounds()
	q, errB := y.Published.When.Bounds()
	return errA == nil && errB == nil && !p.OpenTo && !q.OpenFrom && !q.From.Before(p.To) && edtf.Compare(x.Published.When, y.Published.When) < 0
}

// id makes an id of a letter and the content that identifies a finding.
func id(letter string, parts ...any) string {
	sum := sha256.Sum256([]byte(fmt.Sprintln(parts...)))
	return letter + "-" + hex.EncodeToString(sum[:])[:10]
}

func (t *tracer) reportID(m int) string {
	if doc := t.story.Members[m].Document; doc != nil && doc.Report != nil {
		return doc.Report.ID
	}
	return ""
}

func (t *tracer) exists(m int) bool {
	doc := t.story.Members[m].Document
	return doc != nil && doc.Report != nil
}

// origin returns the id of an origin, adding it when it is new.
func (t *tracer) origin(kind, key, name, why string) string {
	o := id("o", kind, key)
	if i, ok := t.origins[o]; ok {
		if known := &t.l.Origins[i]; len(name) > len(known.Name) && kind != "unstated" {
			known.Name = name
		}
		return o
	}
	t.origins[o] = len(t.l.Origins)
	t.l.Origins = append(t.l.Origins, Origin{ID: o, Kind: kind, Name: name, Why: why})
	return o
}

// pagesOf finds the page that each page goes back to as a whole.
func (t *tracer) pagesOf() {
	byOutlet, byAgency := map[string]int{}, map[string]int{}
	t.outlets = byOutlet
	for _, m := range t.order {
		if !t.exists(m) {
			continue
		}
		of, reason := m, ""
		if first, share := t.mostFrom(m); share >= wholePage {
			of, reason = t.whole[first].member, fmt.Sprintf("%d of 100 words of %s stand in %s", int(share*100), t.story.Members[m].Siglum, t.story.Members[first].Siglum)
		} else if a := t.agency[m]; a != "" {
			if first, ok := byAgency[a]; ok {
				of, reason = t.whole[first].member, "both are credited to "+a
			}
		}
		if of == m {
			if o := fold(t.outlet(m)); o != "" {
				if first, ok := byOutlet[o]; ok {
					of, reason = t.whole[first].member, "same outlet, "+t.outlet(m)
				}
			}
		}
		if a := t.agency[m]; a != "" {
			if _, ok := byAgency[a]; !ok {
				byAgency[a] = m
			}
		}
		if o := fold(t.outlet(m)); o != "" {
			if _, ok := byOutlet[o]; !ok {
				byOutlet[o] = m
			}
		}
		t.whole[m] = root{member: of}
		if reason != "" {
			t.why[of] = append(t.why[of], reason)
		}
	}
}

// groups tells which pages go back to one origin.
func (t *tracer) groups() {
	members := map[int][]int{}
	for _, m := range t.order {
		if r, ok := t.whole[m]; ok {
			members[r.member] = append(members[r.member], m)
		}
	}
	for _, m := range t.order {
		if len(members[m]) == 0 {
			continue
		}
		agency := ""
		for _, n := range members[m] {
			if a := t.agency[n]; a != "" && (agency == "" || n == m) {
				agency = a
			}
		}
		g := Group{Why: strings.Join(t.why[m], "; ")}
		switch outlet := t.outlet(m); {
		case agency != "":
			g.Origin = t.origin("agency", agency, agency, "the page is credited to the agency")
			if g.Why == "" {
				g.Why = "credited to " + agency
			}
		case outlet != "":
			g.Origin = t.origin("unstated", "outlet "+fold(outlet), outlet, "the outlet names no source")
		default:
			g.Origin = t.origin("unstated", "report "+t.reportID(m), "report "+t.story.Members[m].Siglum, "the report names no source and no outlet")
		}
		if g.Why == "" {
			g.Why = "shares no long wording with an earlier report"
		}
		for _, n := range members[m] {
			g.Reports = append(g.Reports, t.story.Members[n].Siglum)
			r := t.whole[n]
			r.origin = g.Origin
			t.whole[n] = r
		}
		t.l.Groups = append(t.l.Groups, g)
	}
}

func (t *tracer) outlet(m int) string {
	if !t.exists(m) {
		return ""
	}
	return t.story.Members[m].Document.Report.Outlet.Value
}

// mostFrom is the earlier report that has most of m's words outside quotation
// marks, and the share.
func (t *tracer) mostFrom(m int) (int, float64) {
	if t.pages[m].own == 0 {
		return m, 0
	}
	words := map[int]int{}
	for _, c := range t.copied[m] {
		words[c.first] += c.words
	}
	best, n := m, 0
	for _, o := range t.order {
		if words[o] > n {
			best, n = o, words[o]
		}
	}
	return best, min(1, float64(n)/float64(t.pages[m].own))
}

// finish puts the findings in order.
func (t *tracer) finish() {
	sort.SliceStable(t.l.Origins, func(i, j int) bool {
		a, b := t.l.Origins[i], t.l.Origins[j]
		if a.Kind != b.Kind {
			return a.Kind < b.Kind
		}
		if a.Name != b.Name {
			return a.Name < b.Name
		}
		return a.ID < b.ID
	})
}
