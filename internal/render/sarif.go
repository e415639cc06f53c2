package render

import (
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"concord/internal/check"
	"concord/internal/story"
)

// SARIF writes what was found in a draft as a log of SARIF 2.1.0 (OASIS
// Standard, 27 March 2020), which editors and code hosts show beside the text.
// version is the program's. Places are lines and columns in characters, with
// bytes of the text as read in the properties; the words of reports are related
// locations, whose bytes are of the report's text as read.
func SARIF(w io.Writer, c *check.Check, version string) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(sarifOf(c, version))
}

type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		Artifacts   []sarifArtifact   `json:"artifacts"`
		Results     []sarifResult     `json:"results"`
		ColumnKind  string            `json:"columnKind"`
		Properties  map[string]any    `json:"properties"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID    string    `json:"id"`
		Short sarifText `json:"shortDescription"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifArtifact struct {
		Location sarifURI          `json:"location"`
		Roles    []string          `json:"roles,omitempty"`
		Hashes   map[string]string `json:"hashes,omitempty"`
	}
	sarifURI struct {
		URI   string `json:"uri"`
		Index *int   `json:"index,omitempty"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Related      []sarifLocation   `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
		Properties   map[string]any    `json:"properties"`
	}
	sarifLocation struct {
		ID       *int          `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifURI       `json:"artifactLocation"`
		Region   *sarifRegion   `json:"region,omitempty"`
		Props    map[string]any `json:"properties,omitempty"`
	}
	sarifRegion struct {
		StartLine   int        `json:"startLine"`
		StartColumn int        `json:"startColumn"`
		EndLine     int        `json:"endLine"`
		EndColumn   int        `json:"endColumn"`
		Snippet     *sarifText `json:"snippet,omitempty"`
	}
)

func sarifOf(c *check.Check, version string) sarifLog {
	r := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}, Properties: map[string]any{"summary": c.Summary, "readAs": c.Draft.ReadAs}}
	r.Tool.Driver = sarifDriver{Name: "concord", Version: version, Rules: []sarifRule{}}
	r.Artifacts = []sarifArtifact{{Location: sarifURI{URI: uri(c.Draft.Source)}, Roles: []string{"analysisTarget"}, Hashes: hashes(c.Draft.SHA256)}}
	at := map[string]int{}
	for i := range c.Reports {
		rep := &c.Reports[i]
		at[rep.Siglum] = len(r.Artifacts)
		r.Artifacts = append(r.Artifacts, sarifArtifact{Location: sarifURI{URI: uri(rep.Source)}, Roles: []string{"referencedOnCommandLine"}, Hashes: hashes(rep.SHA256)})
	}
	inv := sarifInvocation{Successful: true}
	for _, f := range c.Failed {
		inv.Notifications = append(inv.Notifications, sarifNotification{"warning", sarifText{"not read: " + visible(f.Source) + ": " + visible(f.Reason)}})
	}
	r.Invocations = []sarifInvocation{inv}
	var ids []string
	for _, f := range c.Findings {
		ids = append(ids, f.Rule)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	for _, id := range ids {
		r.Tool.Driver.Rules = append(r.Tool.Driver.Rules, sarifRule{id, sarifText{check.Explain(id)}})
	}
	for i := range c.Findings {
		f := &c.Findings[i]
		k, _ := slices.BinarySearch(ids, f.Rule)
		zero := 0
		res := sarifResult{RuleID: f.Rule, RuleIndex: k, Level: string(f.Level), Message: sarifText{visible(f.Message)},
			Fingerprints: map[string]string{"concord/v1": f.ID},
			Properties:   map[string]any{"start": f.At.Start, "end": f.At.End, "why": f.Why}}
		res.Locations = []sarifLocation{{Physical: sarifPhysical{Artifact: sarifURI{r.Artifacts[0].Location.URI, &zero}, Region: &sarifRegion{
			f.At.Line, f.At.Column, f.At.EndLine, f.At.EndColumn, &sarifText{f.At.Exact}}}}}
		for _, rd := range f.Readings {
			for _, p := range rd.Words {
				res.Related = append(res.Related, related(p, rd, len(res.Related)+1, r.Artifacts, at))
			}
		}
		r.Results = append(r.Results, res)
	}
	return sarifLog{"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", "2.1.0", []sarifRun{r}}
}

func related(p story.Passage, rd check.Reading, id int, artifacts []sarifArtifact, at map[string]int) sarifLocation {
	i := at[p.Report]
	says := "differs"
	if rd.Agrees {
		says = "as the draft"
	}
	return sarifLocation{ID: &id, Message: &sarifText{p.Report + ": “" + visible(p.Exact) + "” (" + says + ")"},
		Physical: sarifPhysical{Artifact: sarifURI{artifacts[i].Location.URI, &i},
			Props: map[string]any{"report": p.Report, "start": p.Start, "end": p.End, "exact": p.Exact}}}
}

func hashes(sum string) map[string]string {
	if sum == "" {
		return nil
	}
	return map[string]string{"sha-256": sum}
}

// uri is a source as a URI reference: an address as it is, a path with what
// would not be one escaped (RFC 3986); an absolute path has the scheme "file".
func uri(source string) string {
	if strings.HasPrefix(source, "http://") || strings.HasPrefix(source, "https://") {
		return source
	}
	if source == "-" {
		return "stdin"
	}
	u := url.URL{Path: filepath.ToSlash(source)}
	if filepath.IsAbs(source) {
		u.Scheme = "file"
	}
	return u.String()
}
