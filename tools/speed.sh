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
  quotes=../shared/bench/quotes/dev.jsonl.gz stories=../shared/bench/stories/dev.jsonl.gz
  if [ -f "$quotes" ] && [ -f "$stories" ]; then
    go run ./tools/unrelated 10000 "$quotes" "$stories" "$tmp/unrelated"
    for n in 10 100 1000 10000; do
      mkdir "$tmp/some"
      for ((i = 0; i < n; i++)); do ln "$tmp/unrelated/report-$i.txt" "$tmp/some"; done
      line=$(once ./concord compare "$tmp/some" --json)
      echo "| compare, $n reports of as many events, JSON | $line |"
      echo "| – for each of them | $(awk -v n="$n" '{ printf "%.1f | %.1f | %.2f", $1 / n, $3 / n, $5 / n }' <<<"$line") |"
      if [ "$n" = 1000 ]; then
        REPORTS="$tmp/some" go test -run='^$' -bench='^BenchmarkReports$' -benchtime=1x -cpuprofile="$tmp/cpu" -o "$tmp/pipeline.test" ./internal/pipeline >/dev/null
        go tool pprof -top -cum -nodecount=1000 "$tmp/pipeline.test" "$tmp/cpu" 2>/dev/null >"$tmp/profile"
      fi
      rm -r "$tmp/some"
    done
  fi
  echo
  echo "Reports of as many events have 600 words and more. Each is an article of the development set \`quotes\` with every name, number and content word"
  echo "replaced, the same by the same throughout, by others drawn from \`quotes\` and \`stories\` as often as they stand there, so that reports share words as"
  echo "reports of different events do, and no sentence (\`tools/unrelated\`). They are timed once, start included: 10 reports carry all of it."
  echo
  echo "The many reports are put together from paragraphs of the sample story \`velden-dam\`, with every eighth word changed."
  if [ -f "$tmp/profile" ]; then
    echo
    echo "## Where the time goes"
    echo
    echo "Of 1,000 reports of as many events, processor time by stage, from Go's own profiler. Stages stand in one another where they are indented;"
    echo "what is missing is the collector of memory's help and small things."
    echo
    echo "| stage | share |"
    echo "|---|---|"
    while IFS='|' read -r stage function; do
      echo "| $stage | $(awk -v f="$function" '$6 == f { print $5; found = 1; exit } END { if (!found) print "under 0.5%" }' "$tmp/profile") |"
    done <<'T'
report: blocks, outlet, date|concord/internal/report.New
reports dated together|concord/internal/report.DateTogether
annotate, all of it|concord/internal/annotate.Annotate
– the English model|concord/internal/annotate/grammar.Read
– predicates|concord/internal/annotate/predicate.Find
– names and chains|concord/internal/annotate/entity.Find
– quotations|concord/internal/annotate/quote.Find
story: statements, entities joined|concord/internal/story.New
align: which clauses tell one fact|concord/internal/reconcile/align.Align
– texts made ready|concord/internal/reconcile/align.(*Reader).Text
– candidates|concord/internal/reconcile/align.(*texts).candidates
– words compared|concord/internal/reconcile/align.(*match).lay
collate: quotations laid side by side|concord/internal/reconcile/collate.Collate
lineage: who copied whom|concord/internal/reconcile/lineage.Trace
commitments|concord/internal/commitment.Find
events|concord/internal/event.Read
statements that are alike|concord/internal/reconcile.(*comparer).pairs
differences|concord/internal/reconcile.(*comparer).differences
account|concord/internal/account.New
collecting memory|runtime.gcBgMarkWorker
T
  fi
} >"$tmp/speed.md"
cp "$tmp/speed.md" "$out"
