// Package predicate reads who did what to whom from the dependency trees of a
// report: one Predicate for each event or state that is told, by a verb ("the army
// struck the camp"), a copula ("she is the mayor"), a noun of action ("the attack
// on the camp by the army", "his resignation") or an apposition ("Ruth Hale, the
// mayor").
//
// # Roles
//
// The roles of a predicate come from its own clause and from what English grammar
// shares with it: conjoined verbs share their subject, a relative pronoun stands
// for the noun before it, the subject of an infinitive is an argument of the verb
// above ("ordered the army to strike": the army strikes). Such arguments are
// marked Shared, and their span is that of the words that name them. Passives are
// turned: the agent is who did it whatever the voice. No role is taken from
// another sentence, and none is guessed: what the clause does not say is absent.
//
// # Embedding
//
// Predicates stand in one another. Within is the predicate above, and By says
// how: reported ("said that"), believed, intended, a condition, a purpose and so
// on. What embeds a predicate decides how sure it is: see Factuality.
//
// All positions are bytes of the report's text or tokens of its grammar.
package predicate

import (
	"concord/english"
	"concord/internal/span"
)

// Kind is the grammar by which a predicate tells.
type Kind string

const (
	Verb       Kind = "verb"
	Copula     Kind = "copula"     // "is the mayor", "remained closed", "were in Paris"
	Noun       Kind = "noun"       // a noun of action: "the attack", "his resignation"
	Apposition Kind = "apposition" // "Ruth Hale, the mayor"
)

// Role is what an argument is to its predicate.
type Role string

const (
	// Agent does it, or is the subject of an active clause that no list says
	// undergoes it; of a copula, who or what is said to be so.
	Agent Role = "agent"
	// Patient has it done to it, undergoes it (who dies, what collapses), or is
	// the direct object.
	Patient    Role = "patient"
	Recipient  Role = "recipient"  // to or for whom: "told reporters", "a letter to the king"; with whom: "met with the emir"
	Attribute  Role = "attribute"  // what something is said to be: "is the mayor", "was named chairman"
	Place      Role = "place"      // in, at, near, to or from which place
	Time       Role = "time"       // see Argument.Time
	Quantity   Role = "quantity"   // how much or how far: "rose 5 percent", "by 20 points"
	Manner     Role = "manner"     // how: "peacefully", "with caution"
	Instrument Role = "instrument" // by means of what: "with a knife", "drone attack"
	Topic      Role = "topic"      // what is said, thought, asked or planned: a clause, or "about the war"
	Cause      Role = "cause"      // because of what
	Purpose    Role = "purpose"    // what for: an infinitive, "for peace"
	Other      Role = "other"      // another phrase with its preposition, see Argument.Prep
)

// Argument is one phrase that belongs to a predicate.
type Argument struct {
	span.Span // the phrase without its preposition, from its first to its last word
	Role      Role
	Head      int    // token of its head word
	From, To  int    // tokens, half-open
	Prep      string // preposition in lower case, "" for none: "by", "because of"
	// Shared: the words stand elsewhere in the sentence, see the package comment.
	Shared bool
	// Time is the index of the document's time expression in the phrase of a Time
	// argument, else -1.
	Time int
	// Predicate is the index of the predicate that the argument's head is: of a
	// content clause, or of a noun of action; else -1.
	Predicate int
}

// Tense is where in time a clause puts what it tells, as seen from the writing.
type Tense string

const (
	NoTense Tense = "" // nouns, participles and infinitives that depend on nothing finite
	Past    Tense = "past"
	Present Tense = "present"
	Future  Tense = "future"
)

// Modality is what an auxiliary or a verb such as "plan to" makes of an event.
type Modality string

const (
	NoModality Modality = ""
	Able       Modality = "able"      // can, be able to
	Possible   Modality = "possible"  // may, might, could; possibly, reportedly
	Probable   Modality = "probable"  // likely, probably, seem to, is believed to
	Necessary  Modality = "necessary" // must, should, shall of a rule, have to, be required to
	Willed     Modality = "willed"    // plan, want, agree, threaten, order, ask to
	Predicted  Modality = "predicted" // will, is going to, is expected to
	Would      Modality = "would"     // the consequence of a condition, or a future seen from the past
)

// Embedding is how a predicate stands in the one above it.
type Embedding string

const (
	None      Embedding = ""          // it is the main clause, or conjoined with it
	Report    Embedding = "report"    // said that, according to
	Belief    Embedding = "belief"    // thinks that, is believed to
	Knowledge Embedding = "knowledge" // knows that, admitted, found that: taken to be so
	Perceived Embedding = "perceived" // saw him leave, heard shots
	Intention Embedding = "intention" // plans to, ordered to, threatened to
	Condition Embedding = "condition" // if, unless, whether, in the event of
	Purpose_  Embedding = "purpose"   // (in order) to
	Relative  Embedding = "relative"  // which tells something of a noun above
	Because   Embedding = "cause"     // because, since, as a result of
	When      Embedding = "time"      // after, before, when, while
	Contrast  Embedding = "contrast"  // although, while, whereas
	Aspect    Embedding = "aspect"    // began to, continued to, stopped
	Outcome   Embedding = "outcome"   // managed to, failed to, forced to
	Content   Embedding = "content"   // any other clause or event noun that is an argument
)

// Factuality is how sure the holder is of what is told (Saurí and Pustejovsky,
// FactBank, 2009).
type Factuality string

const (
	Certain     Factuality = "CT+"
	Likely      Factuality = "PR+"
	Maybe       Factuality = "PS+"
	CertainNot  Factuality = "CT-"
	LikelyNot   Factuality = "PR-"
	MaybeNot    Factuality = "PS-"
	Unspecified Factuality = "Uu" // planned, conditional, future, asked: nobody says that it is so
)

// Predicate is one event or state that a clause or noun tells.
type Predicate struct {
	span.Span           // its words from the first auxiliary or negation to the last particle
	Clause    span.Span // all that depends on it, with its arguments
	Kind      Kind
	Head      int    // its token: the verb, the form of "be", the noun
	Lemma     string // of the head, lower case, with its particle: "carry out"
	// Base is the verb that a noun of action is made of, "destroy" for
	// "destruction"; for others it is Lemma. Compare predicates by Base.
	Base string
	POS  english.POS
	// Sentence is the index of the sentence in the order of the grammar.
	Sentence  int
	Arguments []Argument // in text order

	Tense       Tense
	Perfect     bool // has, had done
	Progressive bool
	Passive     bool
	Modality    Modality

	Negated      bool // the clause says that it is not so: not, never, no, nobody, failed to, denied
	Historical   bool // background: before what the report is about (had done, "in 1998", "the previous attack")
	Future       bool // not yet: will, is to, plans to, scheduled
	Hypothetical bool // under if or unless, would, may, or what a condition brings
	Asked        bool // in a question

	Within int // index of the predicate that embeds it, -1 for none
	By     Embedding
	// Source is the index of the predicate of saying or thinking whose agent
	// answers for this one, -1 for the writer (or who is quoted, if it stands in a
	// quotation).
	Source int
	// Factuality is to the holder: the agent of Source, or the writer.
	Factuality Factuality
}

// First returns the first argument with one of the roles, and whether there is one.
func (p *Predicate) First(roles ...Role) (*Argument, bool) {
	for i := range p.Arguments {
		for _, r := range roles {
			if p.Arguments[i].Role == r {
				return &p.Arguments[i], true
			}
		}
	}
	return nil, false
}
