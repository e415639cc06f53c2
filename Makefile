# make check    everything CI runs      make golden   rewrite expectations; read the diff
# make test     the same                make scores   measure on the development sets → docs/scores.md
# make build    ./concord               make bench    Go benchmarks
# make speed    time whole commands → docs/speed.md      make english   package english beside spaCy → docs/english.md
.PHONY: build check test golden scores bench speed english

build:
	CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o concord ./cmd/concord

check test:
	./test.sh

golden:
	go test ./internal/render ./internal/account ./internal/pipeline -update

scores: build
	python3 tools/scores.py ../shared/bench docs/scores.md

speed: build
	tools/speed.sh docs/speed.md

english:
	python3 tools/english.py ../shared docs/english.md

bench:
	go test -run='^$$' -bench=. -benchmem ./...
