package account

import (
	"concord/internal/annotate"
	"concord/internal/annotate/quote"
	"concord/internal/commitment"
	"concord/internal/span"
	"concord/internal/statement"
	"concord/internal/story"
)

// ReadingSchema names the JSON form of one report's reading and its version.
const ReadingSchema = "concord.reading/1"

// Reading is what was read in one report, before any comparison. Positions
// are bytes of UTF-8 in Report.Text.
type Reading struct {
	Schema      string                  `json:"schema"`
	Report      Report                  `json:"report"`
	Sentences   []ReadSentence          `json:"sentences"`
	Statements  []ReadStatement         `json:"statements"`
	Quotations  []ReadQuotation         `json:"quotations"`
	Times       []ReadTime              `json:"times"`
	Quantities  []ReadQuantity          `json:"quantities"`
	Entities    []ReadEntity            `json:"entities"`
	Commitments []commitment.Commitment `json:"commitments"`
	LeftOut     []LeftOut               `json:"left_out"`
	Notes       []string                `json:"notes"`
}

// ReadStatement is one statement with its holder.
type ReadStatement struct {
	story.Passage
	Holder     string               `json:"holder,omitempty"`
	Factuality statement.Factuality `json:"factuality"`
	Negated    bool                 `json:"negated,omitempty"`
}

// ReadQuotation is one quotation with speaker and cue.
type ReadQuotation struct {
	Kind       quote.Kind       `json:"kind"`
	Content    []story.Passage  `json:"content"`
	Speaker    string           `json:"speaker,omitempty"`
	SourceKind quote.SourceKind `json:"source_kind"`
	Source     *story.Passage   `json:"source,omitempty"`
	Cue        *story.Passage   `json:"cue,omitempty"`
	Stance     quote.Stance     `json:"stance"`
	Term       bool             `json:"term,omitempty"`
	Note       string           `json:"note,omitempty"`
}

// ReadTime is one time expression.
type ReadTime struct {
	story.Passage
	Type   string `json:"type"`
	Value  string `json:"value"`
	When   string `json:"when,omitempty"`
	Anchor string `json:"anchor,omitempty"`
	Reason string `json:"reason,omitempty"`
}

// ReadQuantity is one quantity.
type ReadQuantity struct {
	story.Passage
	Kind    string  `json:"kind"`
	Value   float64 `json:"value"`
	High    float64 `json:"high,omitempty"`
	Bound   string  `json:"bound"`
	Vague   bool    `json:"vague,omitempty"`
	Unit    string  `json:"unit,omitempty"`
	Counted string  `json:"counted,omitempty"`
}

// ReadEntity is one entity with every place that mentions it.
type ReadEntity struct {
	Kind     string          `json:"kind"`
	Name     string          `json:"name"`
	Names    []string        `json:"names"`
	Titles   []string        `json:"titles"`
	Of       string          `json:"of,omitempty"`
	Mentions []story.Passage `json:"mentions"`
}

// NewReading gives the reading of the only report of st.
func NewReading(st *story.Story, acc *Account) *Reading {
	doc := st.Members[0].Document
	r := &Reading{
		Schema: ReadingSchema, Report: acc.Reports[0], Commitments: acc.Commitments, LeftOut: acc.LeftOut, Notes: acc.Notes,
		Statements: []ReadStatement{}, Quotations: []ReadQuotation{}, Times: []ReadTime{},
		Quantities: []ReadQuantity{}, Entities: make([]ReadEntity, len(doc.Entities)),
	}
	at := func(sp span.Span) story.Passage { return st.Passage(0, sp) }
	maybe := func(sp span.Span) *story.Passage {
		if sp.Empty() {
			return nil
		}
		p := at(sp)
		return &p
	}
	r.Sentences = readSentences(doc, at)
	for _, s := range st.Members[0].Statements {
		r.Statements = append(r.Statements, ReadStatement{at(s.Span), s.Holder, s.Factuality, s.Negated})
	}
	for _, q := range doc.Quotations {
		read := ReadQuotation{Kind: q.Kind, Speaker: q.SpeakerName(doc.Report.Text, doc.Entities), SourceKind: q.SourceKind,
			Source: maybe(q.Source), Cue: maybe(q.Cue), Stance: q.Stance, Term: q.Term, Note: q.Note}
		for _, c := range q.Content {
			read.Content = append(read.Content, at(c))
		}
		r.Quotations = append(r.Quotations, read)
	}
	for _, t := range doc.Times {
		r.Times = append(r.Times, ReadTime{at(t.Span), string(t.Type), t.Value, string(t.When), string(t.Anchor), t.Reason})
	}
	for _, q := range doc.Quantities {
		read := ReadQuantity{Passage: at(q.Span), Kind: string(q.Kind), Value: q.Value, Bound: string(q.Bound), Vague: q.Vague, Unit: q.Unit}
		if q.High != q.Value {
			read.High = q.High
		}
		if !q.Counted.Empty() {
			read.Counted = q.Counted.In(doc.Report.Text)
		}
		r.Quantities = append(r.Quantities, read)
	}
	r.entities(doc, at)
	return r
}

func (r *Reading) entities(doc *annotate.Document, at func(span.Span) story.Passage) {
	for i, e := range doc.Entities {
		r.Entities[i] = ReadEntity{Kind: string(e.Kind), Name: e.Name, Names: e.Names, Titles: e.Titles, Of: e.Of, Mentions: []story.Passage{}}
		if e.Titles == nil {
			r.Entities[i].Titles = []string{}
		}
	}
	for _, m := range doc.Mentions {
		if m.Entity >= 0 && m.Entity < len(r.Entities) {
			r.Entities[m.Entity].Mentions = append(r.Entities[m.Entity].Mentions, at(m.Span))
		}
	}
}
