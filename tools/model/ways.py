#!/usr/bin/env python3
"""ways.py CONCORD BENCH MODEL: weighs ways of seeing that two texts say the same, all on the same data and folds.

CONCORD is the built program, BENCH the folder of the development sets, MODEL the folder of all-MiniLM-L6-v2 (see
vectors.py). The ways are: what words and structure show; the same with static vectors of words; with vectors of whole
texts by MiniLM; with both. The model is run as it is published, so the figures are those that an encoder of our own would
have. Alignment is measured on folds of whole documents, events on topics that nothing was learned from and on the
development topics. Printed is a table in Markdown. Needs numpy.
"""
import gzip
import json
import os
import re
import subprocess
import sys
import unicodedata

import numpy as np

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import align  # noqa: E402
import events  # noqa: E402
from vectors import Encoder, weights  # noqa: E402

LONGEST = 128  # pieces of a text that are read


class Sentences:
    """Vectors of texts by the model, each encoded once."""

    def __init__(self, folder):
        with open(os.path.join(folder, "vocab.txt"), encoding="utf-8") as f:
            self.vocabulary = {line.rstrip("\n"): i for i, line in enumerate(f)}
        self.model = Encoder(weights(os.path.join(folder, "model.safetensors")))
        self.seen = {}

    def pieces(self, text):
        """Piece numbers with the first character that each stands for (WordPiece, uncased)."""
        out = []
        for m in re.finditer(r"\w+|[^\w\s]", text):
            word = "".join(c for c in unicodedata.normalize("NFD", m[0].lower()) if unicodedata.category(c) != "Mn")
            at, found = 0, []
            while at < len(word):
                end = next((e for e in range(len(word), at, -1) if ("##" if at else "") + word[at:e] in self.vocabulary), None)
                if end is None:
                    found = [self.vocabulary["[UNK]"]]
                    break
                found.append(self.vocabulary[("##" if at else "") + word[at:end]])
                at = end
            out += [(i, m.start()) for i in found]
        return out[:LONGEST - 2]

    def read(self, texts):
        """Keeps the last layer of all texts, those of one length together."""
        by_length = {}
        for t in dict.fromkeys(texts):
            if t not in self.seen:
                by_length.setdefault(len(self.pieces(t)), []).append(t)
        start, end = self.vocabulary["[CLS]"], self.vocabulary["[SEP]"]
        for length, these in sorted(by_length.items()):
            for k in range(0, len(these), 64):
                batch = these[k:k + 64]
                last = self.model.last(np.array([[start, *(i for i, _ in self.pieces(t)), end] for t in batch]))
                for t, rows in zip(batch, last.astype("f2")):
                    self.seen[t] = rows

    def whole(self, text):
        return unit(self.seen[text].mean(0, dtype="f4"))

    def part(self, text, spans):
        """The mean of the pieces that stand in the spans."""
        rows = [n + 1 for n, (_, at) in enumerate(self.pieces(text)) if any(a <= at < b for a, b in spans)]
        return unit(self.seen[text][rows or slice(None)].mean(0, dtype="f4"))


def unit(v):
    return v / max(float(np.linalg.norm(v)), 1e-9)


def texts_of(bench):
    """For each line of the alignment sets, the texts behind the ids of its rows; for clauses with their sentences."""
    out = {}
    for data in ("paraphrase", "align"):
        with open(f"{bench}/{data}/dev.jsonl", encoding="utf-8") as f:
            for r in map(json.loads, f):
                if data == "paraphrase":
                    left, right = {"": [r["a"]]}, {"": [r["b"]]}
                elif r["set"] == "superpal":
                    left, right = ({c["id"]: [c["text"], c["sentence_text"]] for c in r[side]} for side in ("left", "right"))
                else:
                    left, right = ({q["id"]: [q["question"] + " " + q["answer"], q["answer"], r["text_" + n]] for q in r["qas_" + n]} for n in "12")
                out[r["id"]] = left, right
    return out


def rows_of(concord, bench, task):
    """(line, a, b) of each row of each set, in the order of align.load."""
    sets = {}
    for data in ("paraphrase", "align"):
        path = f"{bench}/{data}/dev.jsonl"
        with open(path, encoding="utf-8") as f:
            kind = {r["id"]: r["set"] for r in map(json.loads, f)}
        for r in align.parts(concord, path, task):
            name = {"mrpc": "Paraphrase", "sts": "Degree", "superpal": "SameFact"}.get(kind[r["id"]], "SameArgument")
            sets.setdefault(name, []).extend((r["id"], a, b) for a, b, _ in r["pred"]["rows"])
    return sets


def weigh_alignment(concord, bench, sentences):
    plain, _ = align.load(concord, bench, "plain-parts")
    static, names = align.load(concord, bench, "align-parts")
    rows, texts = rows_of(concord, bench, "align-parts"), texts_of(bench)
    sentences.read(t for sides in texts.values() for side in sides for ts in side.values() for t in ts)
    for name in static:
        cosine = np.array([[float(sentences.whole(s) @ sentences.whole(t)) for s, t in zip(texts[line][0][a], texts[line][1][b])] for line, a, b in rows[name]])
        x, y, groups = static[name]
        extra = [f"text {i}" for i in range(cosine.shape[1])]
        # Rivals are weighed by MiniLM too, as our own parts weigh them.
        for title, parts, n in (("words and structure", plain[name][0], names[name]), ("and vectors of words", x, names[name]),
                                ("and vectors of texts", np.c_[plain[name][0], cosine], names[name] + extra),
                                ("and both", np.c_[x, cosine], names[name] + extra), ("vectors of texts alone", cosine, extra)):
            print(f"| {name} | {title} | {align.report(name, n, parts, y, groups)} |", flush=True)


def mention_cosines(path, sentences):
    """For each topic a function from pairs of mention ids to two cosines: of the mentions where they stand, of their sentences."""
    with gzip.open(path, "rt", encoding="utf-8") as f:
        topics = [json.loads(line) for line in f]
    out = {}
    for topic in topics:
        place = {}
        for d in topic["docs"]:
            for m in d["mentions"]:
                if m["spans"]:
                    first = m["spans"][0][0]
                    a, b = next(((a, b) for a, b in d["sentences"] if a <= first < b), (0, len(d["text"])))
                    place[m["id"]] = d["text"][a:b], [(s - a, e - a) for s, e in m["spans"]]
        sentences.read(t for t, _ in place.values())
        out[topic["id"]] = {i: (sentences.part(*p), sentences.whole(p[0])) for i, p in place.items()}
        sentences.seen.clear()
    return out


def weigh_events(concord, bench, sentences):
    data = {}
    for part in ("train", "dev"):
        path = f"{bench}/event-coref/{part}.jsonl.gz"
        vectors = mention_cosines(path, sentences)
        for task in ("plain-event-parts", "event-parts"):
            topics, names = events.load(concord, path, task)
            data[part, task] = topics
        ids = topic_ids(concord, path)
        data[part, "vectors"] = [(np.stack([vectors[t][i][0] for i in mentions]), np.stack([vectors[t][i][1] for i in mentions])) for t, mentions in ids]
    for kind in ("event", "entity"):
        for title, task, extra in (("words and structure", "plain-event-parts", False), ("and vectors of words", "event-parts", False),
                                   ("and vectors of texts", "plain-event-parts", True), ("and both", "event-parts", True)):
            train, dev = ([with_cosines(t[kind], v) if extra else t[kind] for t, v in zip(data[p, task], data[p, "vectors"])] for p in ("train", "dev"))
            held, join, model = events.measure([{kind: t} for t in train], kind, names)
            print(f"| {kind} | {title} | held-out topics {held:.3f} development {events.apply(model, [{kind: t} for t in dev], kind, [join])[0]:.3f} |", flush=True)


def topic_ids(concord, path):
    out = subprocess.run([concord, "eval", "event-parts", path], check=True, capture_output=True, text=True).stdout
    return [(r["id"], r["pred"]["ids"]) for r in map(json.loads, out.splitlines())]


def with_cosines(topic, vectors):
    of, label, pair, x, y = topic
    return of, label, pair, np.c_[x, np.stack([(v[pair[:, 0]] * v[pair[:, 1]]).sum(1) for v in vectors], 1)], y


def main():
    concord, bench, folder = sys.argv[1:4]
    sentences = Sentences(folder)
    print("| question | way | held out |\n|---|---|---|")
    weigh_alignment(concord, bench, sentences)
    sentences.seen.clear()
    weigh_events(concord, bench, sentences)


if __name__ == "__main__":
    main()
