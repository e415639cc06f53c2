package evaluate

import (
	"fmt"

	"concord/internal/annotate"
	"concord/internal/intake"
	"concord/internal/reconcile/incident"
	"concord/internal/report"
)

// predictIncident reads the articles of one incident and answers with the record
// that all together make.
func predictIncident(line object, _ string) (object, error) {
	var facts []incident.Facts
	var ids []string
	articles, _ := line["articles"].([]any)
	for n, a := range articles {
		article, _ := a.(map[string]any)
		doc, err := articleDocument(article)
		if err != nil {
			return nil, fmt.Errorf("article %v: %w", article["id"], err)
		}
		f := incident.Read(doc)
		f.Report = n
		facts, ids = append(facts, f), append(ids, str(article, "id"))
	}
	rec := incident.Reconcile(facts)
	victims, victimsFound := persons(rec.Victims, ids)
	suspects, suspectsFound := persons(rec.Suspects, ids)
	victimAges, victimAgesFound := values(rec.VictimAges, ids)
	suspectAges, suspectAgesFound := values(rec.SuspectAges, ids)
	return object{"fields": object{
		"killed":        scalar(rec.Killed, ids),
		"injured":       scalar(rec.Injured, ids),
		"date":          scalar(rec.Date, ids),
		"city":          scalar(rec.City, ids),
		"state":         scalar(rec.State, ids),
		"victim_names":  object{"value": victims, "found": victimsFound},
		"suspect_names": object{"value": suspects, "found": suspectsFound},
		"victim_ages":   object{"value": victimAges, "found": victimAgesFound},
		"suspect_ages":  object{"value": suspectAges, "found": suspectAgesFound},
	}}, nil
}

// articleDocument reads an article as the program reads a page whose headline and
// date are stated.
func articleDocument(article object) (*annotate.Document, error) {
	title := str(article, "title")
	page, err := intake.FromText(str(article, "id"), []byte(title+"\n\n"+str(article, "text")))
	if err != nil {
		return nil, err
	}
	page.Meta.Title = intake.Stated{Value: title, From: "data set"}
	page.Meta.Published = intake.Stated{Value: str(article, "date"), From: "data set"}
	page.Meta.Language = intake.Stated{Value: "en", From: "data set"}
	return annotate.Annotate(report.New(page)), nil
}

func scalar[T any](f incident.Fact[T], ids []string) object {
	var value any
	if f.Known {
		value = f.Value
	}
	return object{"value": value, "found": found(f, ids)}
}

// found lists every reading of f with its article.
func found[T any](f incident.Fact[T], ids []string) [][2]any {
	out := [][2]any{}
	for _, r := range f.Readings {
		out = append(out, [2]any{r.Value, ids[r.Report]})
	}
	return out
}

func values[T any](facts []incident.Fact[T], ids []string) ([]T, [][2]any) {
	all, seen := []T{}, [][2]any{}
	for _, f := range facts {
		all = append(all, f.Value)
		seen = append(seen, found(f, ids)...)
	}
	return all, seen
}

func persons(facts []incident.Fact[incident.Person], ids []string) ([]string, [][2]any) {
	names, seen := []string{}, [][2]any{}
	for _, f := range facts {
		names = append(names, f.Value.Name)
		for _, r := range f.Readings {
			seen = append(seen, [2]any{r.Value.Name, ids[r.Report]})
		}
	}
	return names, seen
}
