#!/usr/bin/env bash
# Runs every check and every test. Installs what they need and the machine
# lacks: Chromium (Debian's package) and axe-core (the npm package) for the page
# tests, and qemu for the kernels of arm64. Go brings the rest. CI=true turns
# every skip into a failure.
set -euo pipefail
cd "$(dirname "$0")"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
install() { # install COMMAND PACKAGE...
  command -v "$1" >/dev/null && return
  echo "test.sh: installing ${*:2}"
  command -v apt-get >/dev/null || { echo "test.sh: please install $1; this script knows only Debian's apt-get" >&2; exit 1; }
  as_root apt-get update -qq && as_root apt-get install -y -qq --no-install-recommends "${@:2}" >/dev/null
}
install chromium chromium
install qemu-aarch64 qemu-user
axe=4.14.1
if [ ! -s .cache/axe.min.js ] || [ "$(cat .cache/axe.version 2>/dev/null)" != $axe ]; then
  install npm npm
  mkdir -p .cache/axe
  (cd .cache/axe && tar xzf "$(npm pack --silent axe-core@$axe)" package/axe.min.js)
  mv .cache/axe/package/axe.min.js .cache/axe.min.js
  rm -r .cache/axe
  echo $axe >.cache/axe.version
fi

echo "test.sh: format, vet, tidy, staticcheck, generated kernels"
unformatted=$(git ls-files '*.go' | xargs gofmt -l)
[ -z "$unformatted" ] || { echo "gofmt would change: $unformatted" >&2; exit 1; }
go vet ./...
go mod tidy -diff
go -C tools/kernels run . -check
go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

race=
if command -v cc >/dev/null; then race=-race; else echo "test.sh: no C compiler, so without the race detector"; fi
echo "test.sh: tests $race"
go test $race ./... "$@"
echo "test.sh: the English model without assembly"
go test -tags purego -short ./english/...
