// Package evaluate makes predictions in the format of the labelled
// development sets, from the same pipeline that a user runs, so that the given
// scorers can measure it. It scores nothing itself.
package evaluate

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"concord/internal/annotate"
	"concord/internal/annotate/quote"
	"concord/internal/annotate/sentence"
	"concord/internal/annotate/when"
	"concord/internal/intake"
	"concord/internal/report"
	"concord/internal/span"
)

// object is one line of a data set or of a prediction.
type object = map[string]any

// tasks maps the name of a task to what predicts one line of its data. dir is
// the folder of the data file.
var tasks = map[string]func(line object, dir string) (object, error){
	"sentences":           predictSentences,
	"quotes":              predictQuotes,
	"quote-parts":         predictQuoteParts,
	"times":               predictTimes,
	"times-specs":         predictSpecs,
	"extraction":          predictExtraction,
	"dates-of-pages":      predictDate,
	"ner":                 predictNames,
	"model-ner":           predictModelNames,
	"incident-facts":      predictIncident,
	"contradiction":       predictContradiction,
	"contradiction-parts": predictContradictionParts,
	"align":               predictAlign,
	"align-parts":         predictAlignParts,
	"plain-parts":         predictPlainAlignParts,
	"paraphrase":          predictParaphrase,
	"event-coref":         predictEvents,
	"event-parts":         predictEventParts,
	"plain-event-parts":   predictPlainEventParts,
	"coref":               predictCoref,
}

// Tasks are the names Predict knows.
func Tasks() []string {
	return []string{"sentences", "quotes", "quote-parts", "times", "times-specs", "extraction", "dates-of-pages", "syntax", "model-syntax", "ner", "model-ner", "incident-facts", "contradiction", "coref", "align", "paraphrase", "event-coref", "align-parts", "plain-parts", "event-parts", "plain-event-parts", "commitments", "commitment-parts", "accounts"}
}

// Predict reads the JSONL file at path (gzipped or not), and writes one
// prediction a line. A line that cannot be predicted ends it with an error that
// names the line. For syntax the file is a text and the prediction CoNLL-U.
func Predict(task, path string, w io.Writer) error {
	if task == "syntax" || task == "model-syntax" {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return writeSyntax(w, string(text), paragraphs(string(text), task == "syntax"))
	}
	if task == "commitments" || task == "commitment-parts" {
		return predictWhole(path, w, func(lines []object) ([]object, error) { return commitmentLines(lines, task == "commitment-parts") })
	}
	predict := tasks[task]
	if predict == nil {
		return fmt.Errorf("no task is called %q; known are %s", task, strings.Join(Tasks(), ", "))
	}
	in, err := open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 1<<16), 1<<28)
	enc := json.NewEncoder(w)
	for n := 1; lines.Scan(); n++ {
		var line object
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		pred, err := predict(line, filepath.Dir(path))
		if err != nil {
			return fmt.Errorf("%s:%d: %v: %w", path, n, line["id"], err)
		}
		if err := enc.Encode(object{"id": line["id"], "pred": pred}); err != nil {
			return err
		}
	}
	return lines.Err()
}

// predictWhole is Predict for sets whose lines are the context of one another.
func predictWhole(path string, w io.Writer, predict func([]object) ([]object, error)) error {
	in, err := open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	var all []object
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 1<<16), 1<<28)
	for n := 1; lines.Scan(); n++ {
		var line object
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		all = append(all, line)
	}
	if err := lines.Err(); err != nil {
		return err
	}
	preds, err := predict(all)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	enc := json.NewEncoder(w)
	for i, line := range all {
		if err := enc.Encode(object{"id": line["id"], "pred": preds[i]}); err != nil {
			return err
		}
	}
	return nil
}

func open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil || !strings.HasSuffix(path, ".gz") {
		return f, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}

func str(line object, key string) string {
	s, _ := line[key].(string)
	return s
}

// document reads text as the program reads a text file, published at the time
// stated beside it.
func document(text, published string) (*annotate.Document, error) {
	page, err := intake.FromText("text", []byte(text))
	if err != nil {
		return nil, err
	}
	if page.Text != text {
		return nil, errors.New("intake changed the text, so offsets would not fit")
	}
	if published != "" {
		page.Meta.Published = intake.Stated{Value: published, From: "data set"}
	}
	page.Meta.Language = intake.Stated{Value: "en", From: "data set"}
	return annotate.Annotate(report.New(page)), nil
}

func predictSentences(line object, _ string) (object, error) {
	text := str(line, "text")
	found := []string{}
	for _, s := range sentence.Split(text, span.Span{End: len(text)}) {
		found = append(found, s.In(text))
	}
	return object{"sentences": found}, nil
}

// pairs writes the spans that are not empty as lists of [start, end).
func pairs(spans []span.Span) [][]int {
	out := [][]int{}
	for _, s := range spans {
		if !s.Empty() {
			out = append(out, []int{s.Start, s.End})
		}
	}
	return out
}

func predictQuotes(line object, _ string) (object, error) {
	doc, err := document(str(line, "text"), str(line, "date"))
	if err != nil {
		return nil, err
	}
	found := []object{}
	for _, a := range quote.Attributions(doc.Quotations, doc.Attitudes) {
		found = append(found, object{"content": pairs(a.Content), "source": pairs([]span.Span{a.Source}), "cue": pairs([]span.Span{a.Cue})})
	}
	return object{"unit": "bytes", "attributions": found}, nil
}

// predictQuoteParts writes what weights are learned from: each content behind a cue
// with the ends that it may have and their signs.
func predictQuoteParts(line object, _ string) (object, error) {
	doc, err := document(str(line, "text"), str(line, "date"))
	if err != nil {
		return nil, err
	}
	var blocks []span.Span
	for _, b := range doc.Report.Blocks {
		if b.Kind.Reads() {
			blocks = append(blocks, b.Span)
		}
	}
	cases := []object{}
	for _, c := range quote.EndCases(doc.Report.Text, blocks, doc.Sentences, doc.Grammar) {
		cases = append(cases, object{"cue": c.Cue, "from": c.From, "ends": c.Ends, "tree": c.Tree, "signs": c.Signs})
	}
	return object{"cases": cases}, nil
}

func predictTimes(line object, _ string) (object, error) {
	doc, err := document(str(line, "text"), str(line, "created"))
	if err != nil {
		return nil, err
	}
	found := []object{}
	for _, t := range doc.Times {
		found = append(found, object{"start": t.Start, "end": t.End, "type": t.Type, "value": timexValue(doc.Report.Text, t)})
	}
	return object{"unit": "bytes", "timexes": found}, nil
}

// timexValue is the value of t as the annotators of TempEval-3 write it: of a night or
// morning named with its weekday they give the day more often (15 of 28) than the part
// (9), though TIMEX3 has a code for it.
func timexValue(text string, t when.Time) string {
	day, part, ok := strings.Cut(t.Value, "T")
	if (part == "NI" || part == "MO") && ok && strings.Contains(strings.ToLower(t.In(text)), "day ") {
		return day
	}
	return t.Value
}

// page reads the saved page that line names.
func page(line object, dir string) (*intake.Page, error) {
	f, err := open(filepath.Join(dir, filepath.FromSlash(str(line, "file"))))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	url := str(line, "url")
	return intake.FromHTML(str(line, "file"), url, b)
}

func predictExtraction(line object, dir string) (object, error) {
	p, err := page(line, dir)
	var unread *intake.Error
	if errors.As(err, &unread) {
		return object{"title": "", "date": nil, "authors": []string{}, "body": ""}, nil // counted as nothing found
	}
	if err != nil {
		return nil, err
	}
	rep := report.New(p)
	var body []string
	for _, b := range rep.Blocks {
		if b.Kind == report.Body || b.Kind == report.SelfReference || b.Kind == report.Standfirst {
			body = append(body, b.Span.In(rep.Text))
		}
	}
	authors := rep.Byline
	if authors == nil {
		authors = []string{}
	}
	return object{"title": rep.Title, "date": day(rep), "authors": authors, "body": strings.Join(body, "\n")}, nil
}

// day is the day on which rep says it was published, nil where only an
// interval or nothing is known.
func day(rep *report.Report) any {
	v := string(rep.Published.When)
	if len(v) < 10 || strings.ContainsAny(v[:10], "/?~X.") || rep.Published.When.IsInterval() {
		return nil
	}
	return v[:10]
}

func predictDate(line object, dir string) (object, error) {
	p, err := page(line, dir)
	var unread *intake.Error
	if errors.As(err, &unread) {
		return object{"date": nil}, nil
	}
	if err != nil {
		return nil, err
	}
	return object{"date": day(report.New(p))}, nil
}

// pages reads the text files of one story of the accounts.
func pages(dir string, files []string) ([]*intake.Page, error) {
	var out []*intake.Page
	for _, name := range files {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		p, err := intake.FromText(name, b)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}
