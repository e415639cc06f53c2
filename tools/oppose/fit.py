#!/usr/bin/env python3
"""fit.py DATA FEATURES GO OUT: fits the weights of package oppose (needs numpy).

DATA is the development file of the task contradiction, FEATURES what "concord eval contradiction-parts DATA" writes, GO
the file of the package that names the features, OUT weights.go. A softmax regression for each set, with folds by claim
(or pair, both directions together) to measure: what is printed is always of folds that the weights were not fitted on.
The weights written are fitted on all, with the bias of the last label chosen on the folds.
"""
import hashlib
import json
import re
import sys

import numpy as np

data, features, source, out = sys.argv[1:]
rows = [json.loads(line) for line in open(data)]
parts = {(d := json.loads(line))["id"]: d["pred"]["features"] for line in open(features)}
names = re.findall(r"^\t(f[A-Z]\w*)", open(source).read().split("const (")[1].split("\n)")[0], re.M)
SETS = {  # labels, name of the weights, least precision asked of the last label
    "emergent": (["for", "observing", "against"], "stance", 0),
    "rte3": (["entailment", "neutral", "contradiction"], "relation", 0.5),
    "claimdiff": (["strengthen", "neither", "weaken"], "effect", 0),
}
L2, ROUNDS = 0.03, 600


def fold(row, k):
    key = row.get("claim") or row["id"].replace("_rev", "")
    return int(hashlib.md5(key.encode()).hexdigest()[8:], 16) % k


def fit(x, y):
    n, d = x.shape
    w, target = np.zeros((3, d)), np.eye(3)[y]
    m, v = np.zeros_like(w), np.zeros_like(w)
    for t in range(1, ROUNDS + 1):
        z = x @ w.T
        p = np.exp(z - z.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        decay = w.copy()
        decay[:, 0] = 0
        g = (p - target).T @ x / n + L2 * decay / n
        m, v = .9 * m + .1 * g, .999 * v + .001 * g * g
        w -= .05 * (m / (1 - .9 ** t)) / (np.sqrt(v / (1 - .999 ** t)) + 1e-8)
    return w


def figures(p, y):
    prf = []
    for k in range(3):
        tp = ((p == k) & (y == k)).sum()
        a, b = tp / max(1, (p == k).sum()), tp / max(1, (y == k).sum())
        prf.append((a, b, 2 * a * b / max(1e-9, a + b)))
    return (p == y).mean(), np.mean([f[2] for f in prf]), prf


go = ["package oppose", "", "// Written by tools/oppose/fit.py; columns are the features in their order.", ""]
for name, (labels, title, least) in SETS.items():
    these = [r for r in rows if r["set"] == name]
    x = np.array([parts[r["id"]] for r in these])
    y = np.array([labels.index(r["gold"]["label"]) for r in these])
    for folds in (2, 8):
        h = np.array([fold(r, folds) for r in these])
        scores = np.zeros((len(these), 3))
        for k in range(folds):
            scores[h == k] = x[h == k] @ fit(x[h != k], y[h != k]).T
        best = None
        for b in np.arange(-1, 2.01, .1):
            acc, macro, prf = figures((scores + np.array([0, 0, b])).argmax(1), y)
            value = (prf[2][2] if least else acc + macro) if prf[2][0] >= least else 0
            if best is None or value > best[0]:
                best = value, b
        for b in (0, best[1]):
            acc, macro, prf = figures((scores + np.array([0, 0, b])).argmax(1), y)
            print(f"{name} {folds} folds bias {b:.1f}: accuracy {acc:.3f} macro F1 {macro:.3f} {labels[2]} P {prf[2][0]:.3f} R {prf[2][1]:.3f} F1 {prf[2][2]:.3f}")
    w = fit(x, y)
    w[2, 0] += best[1]
    go.append(f"var {title}Weights = [3][featureCount]float64{{")
    for k in range(3):
        go.append("\t{" + ", ".join(f"{v:.3f}" for v in w[k]) + "},")
    go.append("}\n")
open(out, "w").write("\n".join(go).rstrip() + "\n")
