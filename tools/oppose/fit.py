#!/usr/bin/env python3
"""fit.py DATA FEATURES GO OUT: fits the weights of package oppose (needs numpy).

DATA is the development file of the task contradiction, FEATURES what "concord eval contradiction-parts DATA" writes, GO
the file of the package that names the features, OUT weights.go. A softmax regression for each set, with folds by claim
(or pair, both directions together) to measure: what is printed is always of folds that the weights were not fitted on.
The weights written are fitted on all. Which contradictions there are was read in half 0 of the two folds only.
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
SETS = {  # labels, name of the weights, what is added for the last label, which is rare
    "emergent": (["for", "observing", "against"], "stance", .5),
    "rte3": (["entailment", "neutral", "contradiction"], "relation", 0),
    "claimdiff": (["strengthen", "neither", "weaken"], "effect", 0),
}
# What may tell of a contradiction: the typed differences, and how much the texts share. The other features of a pair fit
# chance where contradictions are few.
TYPED = """fAntonym fAntonymFree fConverse fReverse fCovered fUncovered fOneMissing fLongA fShared fNegationAny fNegatedHigh fSharedNegation
    fNotTold fUnrealMain fNumberHigh fNumber fMovedBeside fMoved fAgreeAll fSubject fFull fArcs fLost fNotBeing fOtherDoer
    fHighNotTold fHighMoved fHighLost fHighDoer fHighBeing fUnique""".split()
CLAUSE = names.index("fAgreeAll")  # features from here on are of clauses, and headlines have hardly any
L2, ROUNDS = 0.03, 600
RIDGE = 60  # of the weights for contradictions, per standardised feature
SURE = 0.25  # how likely a contradiction must be to be called one


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


def contradictions(x, y):
    """A logistic regression on the typed features of whether a pair is a contradiction; 0 is where it is as likely as SURE."""
    at = [names.index(n) for n in TYPED]
    z = x[:, at]
    mean, dev = z.mean(0), z.std(0)
    dev = np.where(dev > 1e-9, dev, np.inf)
    z = np.c_[(z - mean) / dev, np.ones(len(z))]
    ridge = np.full(z.shape[1], float(RIDGE))
    ridge[-1] = 0
    b = np.zeros(z.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-z @ b))
        b += np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + np.diag(ridge), z.T @ ((y == 2) - p) - ridge * b)
    w = np.zeros(x.shape[1])
    w[at] = b[:-1] / dev
    w[0] += b[-1] - w[at] @ mean - np.log(SURE / (1 - SURE))
    return w


def relation(x, y):
    """Weights of entailment and neutral, and of contradiction before both."""
    w = fit(x[y < 2], y[y < 2])
    w[2] = contradictions(x, y)
    return w


def said(x, w, first):
    z = x @ w.T
    if first:  # a contradiction is one whatever else is likely
        return np.where(z[:, 2] > 0, 2, z[:, :2].argmax(1))
    return z.argmax(1)


def show(title, labels, figure):
    acc, macro, prf = figure
    print(f"{title}: accuracy {acc:.3f} macro F1 {macro:.3f} {labels[2]} P {prf[2][0]:.3f} R {prf[2][1]:.3f} F1 {prf[2][2]:.3f}")


go = ["package oppose", "", "// Written by tools/oppose/fit.py; columns are the features in their order.", ""]
for name, (labels, title, add) in SETS.items():
    these = [r for r in rows if r["set"] == name]
    x = np.array([parts[r["id"]] for r in these])
    if name != "rte3":
        x[:, CLAUSE:] = 0
    y = np.array([labels.index(r["gold"]["label"]) for r in these])

    def learn(x, y):
        w = relation(x, y) if name == "rte3" else fit(x, y)
        w[2, 0] += add
        return w

    for folds in (2, 8):
        h = np.array([fold(r, folds) for r in these])
        guess = np.zeros(len(these), int)
        for k in range(folds):
            guess[h == k] = said(x[h == k], learn(x[h != k], y[h != k]), name == "rte3")
        show(f"{name} {folds} folds", labels, figures(guess, y))
        if folds == 2:
            for k in range(2):
                show(f"    half {k}", labels, figures(guess[h == k], y[h == k]))
    if name == "rte3":  # contradictions are few: how they fall into folds moves the figure, so it is shown for many ways too
        many = []
        for seed in range(20):
            h = np.random.default_rng(seed).permutation(len(these)) % 8
            guess = np.zeros(len(these), int)
            for k in range(8):
                z = x[h == k] @ contradictions(x[h != k], y[h != k])
                guess[h == k] = np.where(z > 0, 2, 0)
            many.append(figures(guess, y)[2][2])
        print("rte3 20 times 8 folds: contradiction P {:.3f} R {:.3f} F1 {:.3f}".format(*np.mean(many, 0)))
    w = learn(x, y)
    go.append(f"var {title}Weights = [3][featureCount]float64{{")
    for k in range(3):
        go.append("\t{" + ", ".join(f"{v:.3f}" for v in w[k] + 0.0) + "},")
    go.append("}\n")
open(out, "w").write("\n".join(go).rstrip() + "\n")
