// Command planted measures concord check: it changes one number or date of a
// real report, lays the report as a draft beside the other reports of its story,
// and counts at what level the change is found; and it counts what is found in
// the same reports unchanged.
//
//	go run ./tools/planted [-half even|odd|both] [-plants FILE] [-show] ../shared/bench/raw-stories
//
// Changed is only what concord check --all counts as agreeing, for nothing can be
// said of what no other report tells. -plants keeps the changes in a file, so that
// two versions are measured on the same ones.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"concord/internal/check"
	"concord/internal/intake"
	"concord/internal/pipeline"
	"concord/internal/span"
)

// plant is one change: bytes at Span of a draft's text become With.
type plant struct {
	Story, Draft, Kind string
	span.Span
	Was, With string
	In, Told  string // the draft's words around it, and a report's
}

const perDraft = 2 // changes of each kind

func main() {
	half := flag.String("half", "both", "even, odd or both: which stories")
	file := flag.String("plants", "", "read the changes from here, or write them where the file is not there yet")
	show := flag.Bool("show", false, "print every change that is not found and every false alarm")
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	stories := read(flag.Arg(0), *half)
	plain := make([][]*check.Check, len(stories)) // by story and draft
	each(len(stories), func(i int) {
		for k := range stories[i].pages {
			plain[i] = append(plain[i], stories[i].check(k, stories[i].pages[k]))
		}
	})
	plants := known(*file)
	if plants == nil {
		for i := range stories {
			for k, c := range plain[i] {
				plants = append(plants, stories[i].plants(k, c)...)
			}
		}
		if *file != "" {
			out, err := json.MarshalIndent(plants, "", " ")
			fail(err)
			fail(os.WriteFile(*file, out, 0o644))
		}
	}
	plants = slices.DeleteFunc(plants, func(p plant) bool {
		return !slices.ContainsFunc(stories, func(s story) bool { return s.name == p.Story })
	})

	levels := make([]string, len(plants))
	each(len(plants), func(i int) {
		p := plants[i]
		s := stories[slices.IndexFunc(stories, func(s story) bool { return s.name == p.Story })]
		k := slices.IndexFunc(s.pages, func(q *intake.Page) bool { return filepath.Base(q.Source) == p.Draft })
		page := *s.pages[k]
		page.Text = page.Text[:p.Start] + p.With + page.Text[p.End:]
		page.SHA256 = ""
		levels[i] = found(s.check(k, &page), p)
	})
	count := map[string]map[string]int{}
	for i, p := range plants {
		if count[p.Kind] == nil {
			count[p.Kind] = map[string]int{}
		}
		count[p.Kind][levels[i]]++
		count[p.Kind]["all"]++
		if *show && (levels[i] == "note" || levels[i] == "silent") {
			fmt.Printf("%s %s/%s %s %q→%q\n\t%s\n\t%s\n", levels[i], p.Story, p.Draft, p.Kind, p.Was, p.With, p.In, p.Told)
		}
	}
	for _, kind := range slices.Sorted(mapKeys(count)) {
		c := count[kind]
		fmt.Printf("%-8s %3d changed: %s error or warning (%d errors), %s note, %s silent\n", kind, c["all"],
			share(c["error"]+c["warning"], c["all"]), c["error"], share(c["note"], c["all"]), share(c["silent"], c["all"]))
	}
	drafts, alarms := 0, map[string]int{}
	for i := range plain {
		for k, c := range plain[i] {
			drafts++
			for _, f := range c.Findings {
				alarms[string(f.Level)+" "+f.Rule]++
				alarms[string(f.Level)]++
				if *show && f.Level != check.Note {
					fmt.Printf("%s %s/%s:%d %s %q: %s\n", f.Level, stories[i].name, filepath.Base(stories[i].pages[k].Source), f.At.Start, f.Rule, f.At.Exact, f.Message)
				}
			}
		}
	}
	fmt.Printf("unchanged: %d drafts, %d errors and %d warnings, %.2f a draft; %d notes\n", drafts, alarms["error"], alarms["warning"],
		float64(alarms["error"]+alarms["warning"])/float64(max(1, drafts)), alarms["note"])
	for _, rule := range slices.Sorted(mapKeys(alarms)) {
		if strings.Contains(rule, " ") && !strings.HasPrefix(rule, "note") {
			fmt.Printf("  %3d %s\n", alarms[rule], rule)
		}
	}
}

func mapKeys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// around is a place with some words on either side, on one line.
func around(text string, sp span.Span) string {
	return strings.Join(strings.Fields(text[max(0, sp.Start-120):sp.Start]+"["+sp.In(text)+"]"+text[sp.End:min(len(text), sp.End+90)]), " ")
}

func share(n, of int) string { return fmt.Sprintf("%.0f %%", 100*float64(n)/float64(max(1, of))) }

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "planted:", err)
		os.Exit(1)
	}
}

// story is the reports of one event, in order of their names.
type story struct {
	name  string
	pages []*intake.Page
}

// read reads the stories of a folder, a folder each. Halves go by the number in
// the name.
func read(dir, half string) []story {
	dirs, err := filepath.Glob(filepath.Join(dir, "story-*"))
	fail(err)
	sort.Strings(dirs)
	var out []story
	for i, d := range dirs {
		if half == "even" && i%2 == 1 || half == "odd" && i%2 == 0 {
			continue
		}
		s := story{name: filepath.Base(d)}
		for page, err := range intake.Read(context.Background(), intake.Options{}, []string{d}) {
			fail(err)
			s.pages = append(s.pages, page)
		}
		sort.Slice(s.pages, func(i, j int) bool { return s.pages[i].Source < s.pages[j].Source })
		out = append(out, s)
	}
	return out
}

func (s story) check(k int, draft *intake.Page) *check.Check {
	others := slices.Delete(slices.Clone(s.pages), k, k+1)
	c, err := pipeline.Check(pipeline.Draft{Page: draft, All: true}, others, nil)
	fail(err)
	return c
}

func known(file string) []plant {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	var out []plant
	fail(json.Unmarshal(data, &out))
	return out
}

// each calls f for every number below n, two at a time.
func each(n int, f func(int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range 2 {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

// found is the level at which a change is found: of a finding of its kind that
// stands on it.
func found(c *check.Check, p plant) string {
	at := span.Span{Start: p.Start, End: p.Start + len(p.With)}
	best := "silent"
	for _, f := range c.Findings {
		kind, _, _ := strings.Cut(f.Rule, "/")
		if !f.At.Span.Overlaps(at) || kind != "number" && kind != "date" && kind != "scope" {
			continue
		}
		if l := string(f.Level); best == "silent" || l == "error" || l == "warning" && best == "note" {
			best = l
		}
	}
	return best
}

// plants picks changes of what agrees in draft k.
func (s story) plants(k int, c *check.Check) []plant {
	h := fnv.New64a()
	fmt.Fprint(h, s.name, filepath.Base(s.pages[k].Source))
	r := rand.New(rand.NewSource(int64(h.Sum64())))
	text := s.pages[k].Text
	var all []plant
	for _, a := range c.Agreeing {
		if a.At.Exact != a.At.Span.In(text) {
			continue
		}
		p := plant{Story: s.name, Draft: filepath.Base(s.pages[k].Source), Kind: a.Kind}
		switch a.Kind {
		case "number":
			if p.Span, p.With = changeNumber(r, a.At.Exact); p.With == "" {
				continue
			}
		case "date":
			if p.Span, p.With = changeDate(r, a.At.Exact); p.With == "" {
				continue
			}
		default:
			continue
		}
		p.Start, p.End = p.Start+a.At.Start, p.End+a.At.Start
		p.Was, p.In = text[p.Start:p.End], around(text, p.Span)
		if len(a.Words) > 0 {
			for _, rep := range c.Reports {
				if rep.Siglum == a.Words[0].Report {
					p.Told = around(rep.Text, a.Words[0].Span)
				}
			}
		}
		all = append(all, p)
	}
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	n := map[string]int{}
	var out []plant
	for _, p := range all {
		if n[p.Kind]++; n[p.Kind] <= perDraft {
			out = append(out, p)
		}
	}
	return out
}

var (
	small  = strings.Fields("two three four five six seven eight nine ten eleven twelve")
	tens   = strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")
	days   = strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
	months = strings.Fields("January February March April May June July August September October November December")
)

// words are the stretches of letters and digits of s.
func words(s string) []span.Span {
	var out []span.Span
	start := -1
	for i := 0; i <= len(s); i++ {
		in := i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z')
		if in && start < 0 {
			start = i
		} else if !in && start >= 0 {
			out = append(out, span.Span{Start: start, End: i})
			start = -1
		}
	}
	return out
}

// changeNumber changes one digit, or a number word to another.
func changeNumber(r *rand.Rand, s string) (span.Span, string) {
	for _, w := range words(s) {
		if s[w.Start] >= '1' && s[w.Start] <= '9' {
			i := w.Start + r.Intn(w.Len())
			for s[i] < '0' || s[i] > '9' { // "3rd", "5m"
				i--
			}
			d := byte('1' + r.Intn(9))
			for d == s[i] {
				d = byte('1' + r.Intn(9))
			}
			return w, s[w.Start:i] + string(d) + s[i+1:w.End]
		}
		for _, list := range [][]string{small, tens} {
			if slices.Contains(list, strings.ToLower(w.In(s))) {
				return w, other(r, list, w.In(s))
			}
		}
	}
	return span.Span{}, ""
}

// changeDate changes a weekday, a month, a day or a year.
func changeDate(r *rand.Rand, s string) (span.Span, string) {
	type change struct {
		span.Span
		with string
	}
	var can []change
	for _, w := range words(s) {
		word := w.In(s)
		switch n, err := strconv.Atoi(word); {
		case slices.Contains(days, word):
			can = append(can, change{w, other(r, days, word)})
		case slices.Contains(months, word):
			can = append(can, change{w, other(r, months, word)})
		case err == nil && n > 0 && n <= 31:
			d := 1 + r.Intn(28)
			for d == n {
				d = 1 + r.Intn(28)
			}
			can = append(can, change{w, strconv.Itoa(d)})
		case err == nil && n > 1000 && n < 2100:
			can = append(can, change{w, strconv.Itoa(n - 1 - r.Intn(9))})
		default:
			for _, m := range months { // "Sept."
				if len(word) >= 3 && len(word) < len(m) && strings.HasPrefix(m, word) {
					can = append(can, change{w, other(r, months, m)[:3]})
				}
			}
		}
	}
	if len(can) == 0 {
		return span.Span{}, ""
	}
	c := can[r.Intn(len(can))]
	return c.Span, c.with
}

func other(r *rand.Rand, list []string, not string) string {
	for {
		if w := list[r.Intn(len(list))]; !strings.EqualFold(w, not) {
			return w
		}
	}
}
