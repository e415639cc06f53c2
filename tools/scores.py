#!/usr/bin/env python3
"""scores.py BENCH OUT: measures ./concord on the development sets and writes one table.

Every prediction comes from `concord eval`, every figure from the given scorers.
Beside ours stand the figures of known systems, with what they were measured on.
spaCy's are measured in the same run by the Python that CONCORD_SPACY_PYTHON
names (tools/model/requirements.txt); without it those of tools/model/spacy_scores.json
are kept, with the day they were measured on.
"""
import datetime
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

bench, out = sys.argv[1], sys.argv[2]
concord = os.path.abspath("concord")

here = os.path.dirname(os.path.abspath(__file__))
spacy_python = os.environ.get("CONCORD_SPACY_PYTHON")
spacy_kept = os.path.join(here, "model", "spacy_scores.json")

SYNTAX = [("sentences_f1", ""), ("tokens_f1", ""), ("upos_f1", ""), ("uas_f1", ""), ("las_f1", "")]
NER = [(rf"{name}_{kind}_f1", known) for name, known in (("wikigold", "capitalised runs .526"), ("wnut17", "capitalised runs .319"))
       for kind, known in (("all", ""), ("PER", ""), ("ORG", ""), ("LOC", ""), ("untyped", known))]
# What spaCy is asked where concord's task has another name.
SPACY = {"sentences": "sentences", "syntax": "syntax", "model-syntax": "syntax", "ner": "ner", "model-ner": "ner"}

# task, data file, [(metric, known systems)]
TASKS = [
    ("sentences", "syntax/sentences.jsonl", [
        ("all_right_golden", "pysbd .979, Pragmatic .981, Tactful .654, CoreNLP .596, Punkt .462; cut after . ! ? .471"),
        ("all_right", ""), ("all_right_other", ""), ("boundary_f1", "")]),
    ("quotes", "quotes/dev.jsonl.gz", [
        ("quoted_content_overlap_f1", "people .965; marks alone .616; ends fitted on this set: by halves .926, .915"),
        ("quoted_attribution_overlap_f1", "people .917"),
        ("content_overlap_f1", "people .801; marks alone .269"),
        ("content_exact_f1", "people .682; published CRF .286, BiLSTM-CRF .590, BERT-Cofe .729 (test part, other matching)"),
        ("source_exact_given_content", "people .785 F1"), ("source_overlap_given_content", ""),
        ("recall_direct", "people .988"), ("recall_mixed", "people .933"), ("recall_indirect", "people .747")]),
    ("times", "times/dev.jsonl.gz", [
        ("relaxed_f1", "HeidelTime .90, SUTime .90, UWTime .91 (platinum test)"),
        ("strict_f1", "HeidelTime .81, SUTime .80, UWTime .83 (platinum test)"),
        ("value_f1", "HeidelTime .78, SUTime .67, UWTime .82 (platinum test); halves .812 (read), .831"),
        ("type_f1", ""), ("calendar_value_recall", "")]),
    ("times-specs", "times-specs/dev.jsonl", [("DateTime_value_f1", "on the quarter nobody read .717"), ("Number_value_f1", "on the quarter nobody read .832"),
        ("NumberWithUnit_value_f1", "on the quarter nobody read .841"), (r".*_value_f1", ""), (r".*_relaxed_f1", ""), ("silent_when_empty", "")]),
    ("extraction", "extraction/dev.jsonl", [
        (r"\S*body_f1", "go_trafilatura .960, rs_trafilatura .970, newspaper4k .949 (the 181 kept back)"),
        ("title_exact", ""), ("date_exact", ""), ("authors_f1", "")]),
    ("dates-of-pages", "dates-of-pages/dev.jsonl", [
        ("date_exact", "htmldate .903, newspaper4k .680 (1,000 pages, many languages)"),
        ("date_within_a_day", ""), ("date_f1", "")]),
    ("incident-facts", "incident-facts/dev.jsonl.gz", [
        ("killed_correct", "most common value .493"), ("killed_correct_multi", "most common value .373"),
        ("killed_majority_baseline", ""), ("killed_majority_baseline_multi", ""), ("killed_found", ""),
        ("injured_correct", "most common value .360"), ("injured_correct_multi", "most common value .197"),
        ("injured_majority_baseline", ""), ("injured_majority_baseline_multi", ""), ("injured_found", ""),
        ("date_correct", "day of the first article .604, within a day .896"), ("date_within_1_day", ""),
        ("city_correct", ""), ("city_correct_if_in_text", ""), ("state_correct", ""),
        ("victim_names_recall_if_in_text", ""), ("victim_names_f1", ""), ("suspect_names_recall_if_in_text", ""), ("suspect_names_f1", ""),
        ("victim_ages_f1", ""), ("suspect_ages_f1", "")]),
    ("contradiction", "contradiction/dev.jsonl", [
        ("emergent_accuracy", "most common .484; Ferreira and Vlachos .73, data repository .79 (other splits); weights fitted on this set: by folds of claims .738"),
        ("emergent_macro_f1", "by folds .736"), ("emergent_against_f1", "always .271; by folds .756"),
        ("rte3_accuracy", "most common .511; by folds .698"), ("rte3_macro_f1", "by folds .607"),
        ("rte3_contradiction_p", "de Marneffe .23; by folds .578"), ("rte3_contradiction_r", "de Marneffe .19; by folds .286"),
        ("rte3_contradiction_f1", "always .204; by folds .382, on the half nobody read .235"),
        ("claimdiff_accuracy", "most common .693; by folds .690"), ("claimdiff_macro_f1", "by folds .359"), ("claimdiff_weaken_f1", "always .192; by folds 0")]),
    ("coref", "coref/dev.jsonl.gz", [
        ("ontogum_conll_f1", "equal strings .220; neural .64 over all genres, not checked at the source; weights fitted on this set: by folds .549"),
        ("ontogum_mentions_f1", "equal strings .313; by folds .71"),
        ("gap_f1", "nearer name .500; parallelism .67, with the page title, as here, .71, BERT .92, not checked at the source; by folds .756"),
        ("gap_masculine_f1", "by folds .768"), ("gap_feminine_f1", "by folds .745"), ("gap_bias_f_over_m", "")]),
    *[(task, f"syntax/dev-{name}.txt", SYNTAX) for task in ("syntax", "model-syntax") for name in ("ewt", "gum", "pud")],
    ("ner", "ner/dev.jsonl", NER), ("model-ner", "ner/dev.jsonl", NER),
    ("paraphrase", "paraphrase/dev.jsonl", [
        ("mrpc_accuracy", "word overlap .725; all-MiniLM-L6-v2 alone .722 (best threshold); best before neural networks about .80 (test part)"), ("mrpc_f1", "word overlap .817"),
        ("sts_headlines_2013_pearson", "word overlap .666; all-MiniLM-L6-v2 .815"), ("sts_headlines_2014_pearson", "word overlap .636; all-MiniLM-L6-v2 .790"),
        ("sts_headlines_weighted_pearson", "")]),
    ("align", "align/dev.jsonl", [
        ("superpal_pair_average_precision", "word overlap .399; all-MiniLM-L6-v2 alone .384; ours on topics held out of learning .631"), ("superpal_pair_f1", ""),
        ("superpal_sentence_average_precision", "word overlap .817"), ("qa-align_pair_f1", "word overlap .389; ours on pairs held out .723"),
        ("qa-align_verb_f1", "word overlap .408"), ("qa-align_pair_average_precision", "")]),
    ("event-coref", "event-coref/dev.jsonl.gz", [
        ("event_conll_f1", "same words .692; same head lemma about .76, Barhom .795, Held .856 (test part); topics held out of learning .776"), ("event_no_singletons_conll_f1", "same words .600"),
        ("entity_conll_f1", "same words .628"), ("entity_no_singletons_conll_f1", "same words .523")]),
    ("commitments", "commitments/dev.jsonl", [
        ("commissive_f1", "four keywords .606; weights fitted on this set: by folds of documents .799"), ("commissive_p", "by folds .798"), ("commissive_r", "by folds .800"),
        ("specificity_macro_f1", "by folds .723"), ("specificity_accuracy", "always specific .652, has a digit .647"),
        ("plover_accuracy", "most common .121"), ("plover_macro_f1", "")]),
]


def run(*args):
    return subprocess.run(args, check=True, capture_output=True, text=True).stdout


def measure(task, data, pred):
    """What the scorer prints on a prediction: (metric, value, low–high, n)."""
    task = task.removeprefix("model-")
    gold = os.path.join(bench, data)
    if task == "syntax":
        gold = gold.removesuffix(".txt") + ".conllu.gz"
    for line in run(sys.executable, os.path.join(bench, "score.py"), task, gold, pred).splitlines():
        m = re.match(r"(\S+)\s+(-?[\d.]+)\s+(\d+)(?:\s+\[?([\d.]+)[ ,–-]+([\d.]+)\]?)?", line)
        if m:
            name, value, n, low, high = m.groups()
            yield name, f"{float(value):.3f}", f"{float(low):.3f}–{float(high):.3f}" if low else "", n


def columns(line):
    """The name of a row of the accounts' table and its total with the interval; "" for what is no row."""
    m = re.fullmatch(r"([a-z][\w -]*?)\s{2,}(\S.*)", line)
    if not m:
        return "", ""
    fields = m[2].split()
    if re.fullmatch(r"[\d.]+–[\d.]+", fields[-1]):
        return m[1], f"{fields[-2]} ({fields[-1]})"
    return m[1], fields[-1]


def measure_spacy(tmp):
    """spaCy's figures by task, data and metric, with what was measured and when."""
    script = os.path.join(here, "model", "spacy_scores.py")
    figures = {}
    for task, data in sorted({(SPACY[task], data) for task, data, _ in TASKS if task in SPACY}):
        pred = os.path.join(tmp, "spacy")
        run(spacy_python, script, task, os.path.join(bench, data), pred)
        figures[f"{task} {data}"] = {name: value for name, value, _, _ in measure(task, data, pred)}
    return {"what": run(spacy_python, script, "--version").strip(), "day": datetime.date.today().isoformat(), "figures": figures}


rows = []
with tempfile.TemporaryDirectory() as tmp:
    if spacy_python:
        spacy = measure_spacy(tmp)
        with open(spacy_kept, "w", encoding="utf-8") as f:
            json.dump(spacy, f, indent=1)
            f.write("\n")
    else:
        with open(spacy_kept, encoding="utf-8") as f:
            spacy = json.load(f)
    for task, data, metrics in TASKS:
        pred = os.path.join(tmp, task)
        run(concord, "eval", task, os.path.join(bench, data), "-o", pred)
        beside = spacy["figures"].get(f"{SPACY.get(task)} {data}", {})
        part = " " + re.search(r"dev-(\w+)", data)[1] if "syntax" in task else ""
        for name, value, interval, n in measure(task, data, pred):
            known = next((k for pattern, k in metrics if re.fullmatch(pattern, name)), None)
            if known is not None:
                rows.append((task + part, name, value, interval, n, beside.get(name, ""), known))
    files = sorted(p for p in glob.glob(os.path.join(bench, "robustness", "**"), recursive=True) if os.path.isfile(p) and not p.endswith("README.md"))
    sound = 0
    for path in files:
        try:
            done = subprocess.run([concord, "read", path], capture_output=True, timeout=10)
            sound += done.returncode in (0, 1, 3) and b"goroutine" not in done.stderr
        except subprocess.TimeoutExpired:
            pass
    rows.append(("robustness", "neither crash nor hang", f"{sound / len(files):.3f}", "", str(len(files)), "", ""))
    tables = {}
    for part in ("given", "dev", "held"):
        gold = os.path.join(bench, "accounts")
        if part != "given":
            gold = os.path.join(tmp, "gold-" + part)
            run(sys.executable, "tools/accounts/unpack.py", os.path.join("testdata/accounts", part), os.path.join(bench, "raw-stories"), gold)
        pred = os.path.join(tmp, "accounts-" + part)
        run(concord, "eval", "accounts", gold, "-o", pred)
        tables[part] = run(sys.executable, os.path.join(bench, "score_accounts.py"), gold, pred)

with open(out, "w", encoding="utf-8") as f:
    f.write("# Scores\n\nWritten by `make scores`: predictions of `concord eval` on the development sets beside this repository, measured by their own\n"
            "scorers. `low–high` is the scorer's 95 % bootstrap interval, `n` what it counted. Known systems' figures are from the\n"
            "literature, on the data named; they are there to compare with, not measured here. The column spaCy is measured, by the same\n"
            f"scorers on the same files: {spacy['what']}, {spacy['day']}. `model-` tasks are our engine alone, which decides as spaCy\n"
            "does; `syntax` and `ner` are what the program reads with: the same model, with our rules around it. UAS and LAS are low for both: the\n"
            "model's arcs follow ClearNLP, the sets' Universal Dependencies.\n\n")
    f.write("| task | metric | concord | low–high | n | spaCy | known |\n|---|---|---|---|---|---|---|\n")
    for r in rows:
        f.write("| " + " | ".join(r) + " |\n")
    f.write("\n## Accounts of six stories, hand-made gold\n\n`wrong` counts differences that the gold does not have, `hard negatives` those among them that look like contradictions and\n"
            "are not, `too harsh` gentle ones called contradictions.\n\n```\n" + tables["given"] + "```\n")
    f.write("\n## Accounts of 28 more stories\n\nOur own gold (`testdata/accounts`), in which quotations are not annotated. The stories of `dev` may be read by who writes rules, those\n"
            "of `held` are read by the scorer alone: theirs are the figures to expect of a story nobody has seen.\n\n")
    held = [columns(line) for line in tables["held"].splitlines()]
    totals = {name: last for name, last in held if name}
    f.write("| | dev | held |\n|---|---|---|\n")
    for line in tables["dev"].splitlines():
        name, last = columns(line)
        if name and not name.startswith(("quotation", "speaker", "not quotations")):
            f.write(f"| {name} | {last} | {totals.get(name, '')} |\n")

print(f"{out}: {len(rows)} figures")
