#!/usr/bin/env bash
# speed.sh OUT: times ./concord as whole processes and writes docs/speed.md.
# Needs bash, python3 and GNU time; run it on an idle machine.
set -euo pipefail
out=$1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# figures CMD...: median of 5 runs after one warm-up: CPU ms, wall ms, peak MB
figures() {
  "$@" >/dev/null
  for _ in 1 2 3 4 5; do
    /usr/bin/time -a -o "$tmp/t" -f "%U %S %e %M" "$@" >/dev/null
  done
  python3 - "$tmp/t" <<'P'
import statistics, sys
rows = [list(map(float, l.split())) for l in open(sys.argv[1])]
m = lambda f: statistics.median(map(f, rows))
print(f"{1000*m(lambda r: r[0]+r[1]):.0f} | {1000*m(lambda r: r[2]):.0f} | {m(lambda r: r[3])/1024:.0f}")
P
  rm "$tmp/t"
}

# once CMD...: the same of a single run
once() {
  /usr/bin/time -o "$tmp/t" -f "%U %S %e %M" "$@" >/dev/null
  awk '{ printf "%d | %d | %d\n", 1000 * ($1 + $2), 1000 * $3, $4 / 1024 }' "$tmp/t"
  rm "$tmp/t"
}

{
  echo "# Speed"
  echo
  echo "Written by \`make speed\`: whole processes, start included, median of five runs after one warm-up, on $(nproc) cores of"
  echo "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1). Go's own benchmarks: \`make bench\`."
  echo
  echo "| command | CPU ms | wall ms | peak MB |"
  echo "|---|---|---|---|"
  echo "| concord version | $(figures ./concord version) |"
  if [ -d ../shared/stories/guarantee ]; then
    echo "| compare, the five founding reports, text | $(figures ./concord compare ../shared/stories/guarantee) |"
    echo "| compare, the five founding reports, JSON | $(figures ./concord compare ../shared/stories/guarantee --json) |"
    echo "| compare, the five founding reports, HTML page | $(figures ./concord compare ../shared/stories/guarantee --format html) |"
  fi
  for n in 10 30 100 300 1000; do
    python3 - "$n" "$tmp/$n" testdata/stories/velden-dam/*.txt <<'P'
import os, random, sys
n, folder = int(sys.argv[1]), sys.argv[2]
paragraphs = [p for f in sys.argv[3:] for p in open(f, encoding="utf-8").read().split("\n\n") if len(p) > 80]
rng = random.Random(7)
os.makedirs(folder)
for i in range(n):
    text = f"Report {i} of the Velden dam\n\nPublished: {12 + rng.randrange(5)} March 2031\n"
    for _ in range(8):
        words = rng.choice(paragraphs).split()
        for _ in range(len(words) // 8):
            words[rng.randrange(len(words))] = f"w{rng.randrange(5000)}"
        text += "\n" + " ".join(words) + "\n"
    open(f"{folder}/report-{i}.txt", "w", encoding="utf-8").write(text)
P
    echo "| compare, $n reports of one story, JSON | $(figures ./concord compare "$tmp/$n" --json) |"
  done
  stories=../shared/bench/stories/dev.jsonl.gz
  if [ -f "$stories" ]; then
    for n in 10 100 1000 10000; do
      python3 tools/unrelated.py "$n" "$stories" "$tmp/unrelated"
      echo "| compare, $n reports of as many events, JSON | $(once ./concord compare "$tmp/unrelated" --json) |"
      rm -r "$tmp/unrelated"
    done
  fi
  echo
  echo "Reports of as many events are the articles of the development set \`stories\`, one of an event (\`tools/unrelated.py\`); beyond 1,733 they are put"
  echo "together from sentences of these, so that 10,000 share their sentences with about four others each. They are timed once."
  echo
  echo "The many reports are put together from paragraphs of the sample story \`velden-dam\`, with every eighth word changed."
} >"$tmp/speed.md"
cp "$tmp/speed.md" "$out"
