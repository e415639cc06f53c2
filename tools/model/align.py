#!/usr/bin/env python3
"""align.py CONCORD BENCH [OUT]: learns what the parts of a likeness count (internal/reconcile/align/weights.go).

CONCORD is the built program, BENCH the folder of the development sets. `concord eval align-parts` says how alike each pair
is, part by part; the weights are those of a logistic regression, for degrees of a ridge regression. Each figure printed is
measured on parts of the data that the weights were not learned from: five folds, of whole documents. Those written to OUT
are learned from all of it. Only numpy is needed.
"""
import json
import subprocess
import sys

import numpy as np

STRENGTH = 1.0  # of the ridge, per standardised part
FOLDS = 5


def parts(concord, data, task="align-parts"):
    out = subprocess.run([concord, "eval", task, data], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in out.splitlines()]


class Model:
    """Weights of standardised parts. Where signs are given, a part that would speak against its own sense (more shared
    words, less alike) gets 0: such weights fit chance where the data are few, and nobody could be told why."""

    def __init__(self, x, y, kind, signs, strength=STRENGTH, weigh=1.0):
        used = (x.std(0) > 1e-9) & ~np.isnan(signs)
        signs = np.nan_to_num(signs)
        for _ in range(x.shape[1]):
            self.fit(x, y, kind, strength, used, weigh)
            wrong = np.where(used, self.times * signs * x.std(0), 0)  # signs of 0 are free
            if wrong.min() >= 0:
                break
            used = used & (wrong > min(0, wrong.min() * .5))

    def fit(self, x, y, kind, strength, used, weigh):
        self.mean, self.dev = x.mean(0), x.std(0)
        self.dev = np.where(used, self.dev, 1)
        z = np.c_[(x - self.mean) / self.dev, np.ones(len(x))]
        ridge = np.full(z.shape[1], strength)
        ridge[-1] = 0
        ridge[:-1][~used] = 1e9
        w = np.zeros(z.shape[1])
        if kind == "degree":
            w = np.linalg.solve(z.T @ z + np.diag(ridge), z.T @ y)
            w[:-1][~used] = 0
        else:
            for _ in range(60):  # Newton's method
                p = 1 / (1 + np.exp(-(z @ w).clip(-30, 30)))
                step = np.linalg.solve((z * (weigh * p * (1 - p))[:, None]).T @ z + np.diag(ridge), z.T @ (weigh * (y - p)) - ridge * w)
                w += step
                if np.abs(step).max() < 1e-8:
                    break
        self.times = np.where(used, w[:-1] / self.dev, 0)
        self.add = w[-1] - (self.times * self.mean).sum()

    def __call__(self, x):
        return x @ self.times + self.add


# Parts that a reader could not follow are left out of what is shown to one; on held-out data that costs .003.
LEFT_OUT = ("letters", "all words", "word order")
AGAINST = ("other number", "other name", "other time", "polarity", "length", "one pronoun", "other topic")


def signs_of(name, names):
    """Only what a reader is shown must make sense part by part; the pairs of the other sets were picked by their words,
    and there more shared words can speak against."""
    if name != "SameFact":
        return np.zeros(len(names))
    return np.array([np.nan if n in LEFT_OUT else -1 if n in AGAINST else 1 for n in names])


def folds(groups):
    """For each row its fold; a group (a document) is in one."""
    names = sorted(set(groups))
    at = {g: i % FOLDS for i, g in enumerate(names)}
    return np.array([at[g] for g in groups])


def held_out(x, y, groups, kind, signs):
    f = folds(groups)
    out = np.zeros(len(y))
    for k in range(FOLDS):
        if (f == k).any():
            out[f == k] = Model(x[f != k], y[f != k], kind, signs)(x[f == k])
    return out


def average_precision(s, g):
    g = g[np.argsort(-s, kind="stable")]
    return float((np.cumsum(g) / np.arange(1, len(g) + 1))[g > 0].mean())


def f1(said, g):
    return float(2 * (said & (g > 0)).sum() / max(1, said.sum() + g.sum()))


def load(concord, bench, task="align-parts"):
    sets = {}

    def put(name, x, y, group):
        s = sets.setdefault(name, ([], [], []))
        s[0].append(x), s[1].append(y), s[2].append(group)

    names = {}
    for data in ("paraphrase", "align"):
        path = f"{bench}/{data}/dev.jsonl"
        with open(path, encoding="utf-8") as f:
            gold = {r["id"]: r for r in map(json.loads, f)}
        for r in parts(concord, path, task):
            g = gold[r["id"]]
            pairs = {tuple(p) for p in g["gold"].get("pairs", [])}
            name = {"mrpc": "Paraphrase", "sts": "Degree", "superpal": "SameFact"}.get(g["set"], "SameArgument")
            names[name] = r["pred"]["parts"]
            for a, b, x in r["pred"]["rows"]:
                put(name, x, float((a, b) in pairs) if pairs or name.startswith("Same") else g["gold"].get("label", g["gold"].get("score")), r["id"])
    return {k: (np.array(x, float), np.array(y, float), g) for k, (x, y, g) in sets.items()}, names


def report(name, names, x, y, groups):
    kind = "degree" if name == "Degree" else "choice"
    s = held_out(x, y, groups, kind, signs_of(name, names))
    if name == "Degree":
        return f"r {np.corrcoef(s, y)[0, 1]:.3f}"
    if name == "Paraphrase":
        return f"accuracy {((s > 0) == (y > 0)).mean():.3f}"
    return f"average precision {average_precision(s, y):.3f} F1 {f1(s > 0, y):.3f} best F1 {max(f1(s > t, y) for t in np.arange(-4, 2, .1)):.3f}"


def table(model):
    """The weights as Go."""
    return "{add: %.4g, times: [...]float64{%s}}" % (model.add, ", ".join("%.4g" % w for w in model.times + 0.0))


def main():
    concord, bench = sys.argv[1], sys.argv[2]
    plain, _ = load(concord, bench, "plain-parts")
    sets, names = load(concord, bench)
    learned = {}
    for name, (x, y, groups) in sets.items():
        n = names[name]
        print(f"{name}, {len(y)} pairs: by forms alone {report(name, n, *plain[name])}; with vectors {report(name, n, x, y, groups)}")
        kind = "degree" if name == "Degree" else "choice"
        m = learned[name] = Model(x, y, kind, signs_of(name, n))
        if name.startswith("Same"):  # say yes where F1 is best on data that was held out
            s = held_out(x, y, groups, kind, signs_of(name, n))
            m.add -= max(np.arange(-3, 1, .05), key=lambda t: f1(s > t, y))
        for part, w, dev in zip(n, m.times, x.std(0)):
            print(f"    {part:24s} {w:7.3f}  times its deviation {w * dev:6.3f}")
    if len(sys.argv) > 3:
        with open(sys.argv[3], "w", encoding="utf-8") as f:
            f.write("// Written by tools/model/align.py; do not edit.\n\npackage align\n\n"
                    "// learned has a weight for each part in its order: parts that were of no use have 0.\n"
                    "var learned = [numQuestions]weights{\n")
            for name in ("SameFact", "Paraphrase", "Degree"):
                f.write(f"\t{name}: {table(learned[name]).replace('[...]', '[numParts]')},\n")
            f.write("}\n\nvar learnedSlots = slotWeights" + table(learned["SameArgument"]).replace("[...]", "[numSlotParts]") + "\n")


if __name__ == "__main__":
    main()
