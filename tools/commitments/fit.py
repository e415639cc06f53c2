#!/usr/bin/env python3
"""Fit the weights of signs by which sentences of parties are judged (internal/evaluate/speechacts.txt).

    concord eval commitment-parts DATA > parts.jsonl
    fit.py DATA parts.jsonl [OUT]

DATA is dev.jsonl of the set commitments. Two logistic regressions over binary signs with an L2 penalty: is the
sentence commissive, and if so is it specific. Measured by five folds of whole documents, and by halves of documents
(every second one, sorted by name: fitted on one half, measured on the other). With OUT the weights of all data are
written, the threshold in "bias". Standard library only; the same numbers at every run.
"""
import json
import math
import sys

RARE = 8  # signs of fewer sentences are left out


def logistic(rows, labels, names, penalty, steps=150):
    """Weights by gradient descent with the step of Nesterov; rows are lists of indexes."""
    n, w, prev = len(rows), [0.0] * len(names), [0.0] * len(names)
    most = max(len(r) for r in rows)
    rate = 4.0 / most
    for t in range(steps):
        mom = t / (t + 3)
        look = [a + mom * (a - b) for a, b in zip(w, prev)]
        grad = [penalty * x / n for x in look]
        for r, y in zip(rows, labels):
            z = 0.0
            for i in r:
                z += look[i]
            e = 1 / (1 + math.exp(-max(-30, min(30, z)))) - y
            if e:
                e /= n
                for i in r:
                    grad[i] += e
        prev, w = w, [a - rate * g for a, g in zip(look, grad)]
    return w


def f1(pairs):
    tp = sum(a and b for a, b in pairs)
    p, r = sum(b for _, b in pairs), sum(a for a, _ in pairs)
    return 2 * tp / (p + r) if p + r else 0.0


def macro(pairs):
    return (f1(pairs) + f1([(not a, not b) for a, b in pairs])) / 2


def best(scores, labels, measure):
    """The threshold with the highest measure, by the scores themselves."""
    order = sorted(set(scores))
    order = order[:: max(1, len(order) // 200)]
    return max(order, key=lambda t: (measure([(bool(y), s >= t) for s, y in zip(scores, labels)]), -t))


class Judge:
    def __init__(self, items, key, penalty, measure):
        items = [x for x in items if x[key] is not None]
        count = {}
        for x in items:
            for s in x["signs"]:
                count[s] = count.get(s, 0) + 1
        self.names = sorted(s for s, c in count.items() if c >= RARE)
        at = {s: i for i, s in enumerate(self.names)}
        rows = [[at[s] for s in x["signs"] if s in at] for x in items]
        labels = [int(x[key]) for x in items]
        self.w = dict(zip(self.names, logistic(rows, labels, self.names, penalty)))
        self.t = best([self.score(x) for x in items], labels, measure)

    def score(self, x):
        return sum(self.w.get(s, 0.0) for s in x["signs"])

    def says(self, x):
        return self.score(x) >= self.t


def measured(name, folds, key, penalty, measure):
    pairs = []
    for train, test in folds:
        j = Judge(train, key, penalty, measure)
        pairs += [(bool(x[key]), j.says(x)) for x in test if x[key] is not None]
    p = sum(a and b for a, b in pairs) / max(1, sum(b for _, b in pairs))
    r = sum(a and b for a, b in pairs) / max(1, sum(a for a, _ in pairs))
    print(f"{name:34} {key:11} F1 {f1(pairs):.3f}  P {p:.3f}  R {r:.3f}  macro F1 {macro(pairs):.3f}")


def main(data, parts, out=None):
    signs = {}
    for line in open(parts, encoding="utf-8"):
        x = json.loads(line)
        if "signs" in x["pred"]:
            signs[x["id"]] = x["pred"]["signs"]
    items = []
    for line in open(data, encoding="utf-8"):
        x = json.loads(line)
        if x["id"] in signs:
            items.append({"doc": x["doc"], "signs": signs[x["id"]], "commissive": x["gold"]["commissive"], "specific": x["gold"].get("specific")})
    docs = sorted({x["doc"] for x in items})
    fold = {d: i % 5 for i, d in enumerate(docs)}
    half = {d: i % 2 for i, d in enumerate(docs)}
    split = lambda of, k: ([x for x in items if of[x["doc"]] != k], [x for x in items if of[x["doc"]] == k])
    final = {}
    for key, penalty, measure in (("commissive", 12.0, f1), ("specific", 20.0, macro)):
        measured("five folds of documents", [split(fold, k) for k in range(5)], key, penalty, measure)
        measured("fitted on half B, read on half A", [split(half, 0)], key, penalty, measure)
        measured("fitted on half A, read on half B", [split(half, 1)], key, penalty, measure)
        if out:
            final[key] = Judge(items, key, penalty, measure)
    if out:
        a, b = final["commissive"], final["specific"]
        a.w["bias"] -= a.t
        b.w["bias"] -= b.t
        with open(out, "w", encoding="utf-8") as f:
            for s in sorted(set(a.w) | set(b.w)):
                f.write(f"{s} {a.w.get(s, 0):.4f} {b.w.get(s, 0):.4f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
