#!/usr/bin/env python3
"""Fit the weights of signs by which the words behind a cue end (internal/annotate/quote/ends.txt).

    concord eval quote-parts DATA > parts.jsonl
    fit.py DATA parts.jsonl [OUT [HALF]]

DATA is dev.jsonl of the set quotes, not gzipped. A case is one content with the ends that it may have; the right
one is that of the attribution in the gold whose cue holds the verb and whose content begins at the same place.
Conditional logit over the ends of a case, by AdaGrad with an L2 penalty. Measured by halves of documents (MD5 of the
id), fitted on one and measured on the other. With OUT the weights are written, of all data or of the documents of
HALF (0 or 1). Standard library only; the same numbers at every run.
"""
import hashlib
import json
import math
import random
import sys

RARE = 5  # signs of fewer ends are left out
SMALL = 0.03  # and weights below this
PASSES, RATE, PENALTY = 8, 0.3, 0.001


def half(doc):
    return int(hashlib.md5(doc.encode()).hexdigest(), 16) % 2


class Case:
    def __init__(self, doc, case, end):
        self.doc, self.signs, self.tree, self.start = doc, case["signs"], case["tree"], case["from"]
        self.ends, self.end, self.right = case["ends"], end, []

    def far(self, i):
        """The i-th end makes a content that shares less than half with the gold's."""
        a, b = self.ends[i] - self.start, self.end - self.start
        return min(a, b) < max(a, b) / 2

    def marked(self):
        return any(s.startswith("marks ") and s.split()[2] == "1" for s in self.signs[-1])


def cases(data, parts):
    for gold, pred in zip(open(data, encoding="utf-8"), open(parts, encoding="utf-8")):
        gold, pred = json.loads(gold), json.loads(pred)["pred"]
        raw = gold["text"].encode()

        def words(end):
            """Where the last word before end ends: marks are no words."""
            while end > 0 and raw[end - 1] < 0x80 and not chr(raw[end - 1]).isalnum() or raw[max(end - 3, 0):end] in (b"\xe2\x80\x9d", b"\xe2\x80\x99", b"\xe2\x80\x9c"):
                end -= 1 if raw[end - 1] < 0x80 else 3
            return end

        for case in pred["cases"]:
            for a in gold["gold"]["attributions"]:
                if not any(s <= case["cue"] < e for s, e in a["cue_bytes"]):
                    continue
                pieces = [p for p in a["content_bytes"] if p[1] > case["from"]]
                if not pieces or abs(pieces[0][0] - case["from"]) > 8:
                    continue
                c = Case(gold["id"], case, max(e for _, e in pieces))
                c.right = [i for i, e in enumerate(c.ends) if e == c.end] or [i for i, e in enumerate(c.ends) if words(e) == words(c.end)]
                yield c
                break


def fit(of):
    count = {}
    for c in of:
        for signs in c.signs:
            for s in signs:
                count[s] = count.get(s, 0) + 1
    names = sorted(s for s, n in count.items() if n >= RARE)
    at = {s: i for i, s in enumerate(names)}
    rows = [([[at[s] for s in signs if s in at] for signs in c.signs], set(c.right)) for c in of if c.right]
    w, seen = [0.0] * len(names), [1.0] * len(names)
    order = random.Random(7)
    for _ in range(PASSES):
        order.shuffle(rows)
        for signs, right in rows:
            z = [sum(w[i] for i in s) for s in signs]
            top = max(z)
            e = [math.exp(x - top) for x in z]
            total, good = sum(e), sum(e[i] for i in right)
            slope = {}
            for k, s in enumerate(signs):
                d = e[k] / total - (e[k] / good if k in right and good else 0.0)
                if abs(d) > 1e-4:
                    for i in s:
                        slope[i] = slope.get(i, 0.0) + d
            for i, d in slope.items():
                d += PENALTY * len(rows) / 100 * w[i]
                seen[i] += d * d
                w[i] -= RATE * d / math.sqrt(seen[i])
    return {n: x for n, x in zip(names, w) if abs(x) >= SMALL}


def choose(w, c):
    z = [sum(w.get(s, 0.0) for s in signs) for signs in c.signs]
    return max(range(len(z)), key=lambda i: (z[i], i == c.tree))


def measured(name, of, choice):
    for kind, cs in (("all", of), ("marked", [c for c in of if c.marked()])):
        picks = [(c, choice(c)) for c in cs]
        right = sum(i in c.right for c, i in picks) / len(cs)
        far = sum(c.far(i) for c, i in picks) / len(cs)
        print(f"{name:34} {kind:7} {len(cs):5} cases: end right {right:.3f}, content far off {far:.3f}")


def main(data, parts, out=None, only=None):
    of = list(cases(data, parts))
    measured("by the tree", of, lambda c: c.tree)
    for k in (0, 1):
        w = fit([c for c in of if half(c.doc) != k])
        measured(f"fitted on half {1 - k}, measured on {k}", [c for c in of if half(c.doc) == k], lambda c: choose(w, c))
    if out:
        w = fit([c for c in of if only is None or half(c.doc) == int(only)])
        with open(out, "w", encoding="utf-8") as f:
            for s in sorted(w):
                f.write(f"{s} {w[s]:.2f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
