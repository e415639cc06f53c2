package evaluate

import (
	"errors"
	"strings"

	"concord/english"
	"concord/internal/annotate/entity"
	"concord/internal/intake"
)

// nameTypes are the labels of the sets for what the program tells apart. An
// office such as "the Treasury" acts as a body does.
var nameTypes = map[entity.Kind]string{
	entity.Person:       "PER",
	entity.Organisation: "ORG",
	entity.Office:       "ORG",
	entity.State:        "LOC",
	entity.Place:        "LOC",
}

func predictNames(line object, _ string) (object, error) {
	doc, err := document(str(line, "text"), "")
	var unread *intake.Error
	if errors.As(err, &unread) {
		return object{"entities": []object{}}, nil // a text of marks alone
	}
	if err != nil {
		return nil, err
	}
	found := []object{}
	for _, m := range doc.Mentions {
		kind := nameTypes[doc.Entities[m.Entity].Kind]
		if kind == "" || m.Form != entity.Name || m.Name.Empty() {
			continue
		}
		found = append(found, object{"start": m.Name.Start, "end": m.Name.End, "type": kind})
	}
	return object{"unit": "bytes", "entities": found}, nil
}

// modelTypes are the labels of the sets for types of OntoNotes. Peoples and
// religions (NORP) are no names in these sets.
var modelTypes = map[english.EntityType]string{
	english.EntPERSON: "PER",
	english.EntORG:    "ORG",
	english.EntGPE:    "LOC",
	english.EntLOC:    "LOC",
	english.EntFAC:    "LOC",
}

// predictModelNames answers with the names of the model left alone. OntoNotes
// counts an article and the mark of the genitive as part of a name, the sets do
// not.
func predictModelNames(line object, _ string) (object, error) {
	doc := english.Default().Analyze(str(line, "text"))
	found := []object{}
	for _, e := range doc.Entities {
		kind := modelTypes[e.Type]
		from, to := e.From, e.To
		if strings.EqualFold(doc.Word(from), "the") {
			from++
		}
		if from < to && doc.Tokens[to-1].Tag == english.TagPOS {
			to--
		}
		if kind != "" && from < to {
			found = append(found, object{"start": doc.Tokens[from].Start, "end": doc.Tokens[to-1].End, "type": kind})
		}
	}
	return object{"unit": "bytes", "entities": found}, nil
}
