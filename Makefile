# `make test` is everything a change must pass. It needs Go, a C compiler for
# the race detector, Node and Chromium for the page, the Go module proxy and the
# npm registry; it says so if something is missing.

DGRAPH = $(shell .ci/dgraph)

.PHONY: build test check vet fmt lint ui race bench tck generate

build:                          ## the program, static, in bin/
	CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o bin/claimgraph ./cmd/claimgraph

test: check race                ## all checks, then all tests under the race detector

check: fmt vet lint ui

fmt:
	@bad=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$bad" ]; then echo "gofmt would change:"; echo "$$bad"; exit 1; fi

vet:
	go vet ./...

lint:                           ## staticcheck; the layers are guarded by a test in cmd/claimgraph
	go tool staticcheck ./...

ui:                             ## the page's sources are sound, and dist is what they give
	@.ci/packages
	@.ci/ui

race:                           ## the real Dgraph server is built once, outside the repository
	@.ci/packages
	CLAIMGRAPH_DGRAPH=$(DGRAPH) CGO_ENABLED=1 go test -race -timeout 30m ./... ./testdata/gold

bench:                          ## speed, as ratios to a peer in the same run; ICEWS=FILE adds that data
	go test -run "^$$" -bench . -benchmem ./extract/... ./graph/...
	go run ./graph/graphtest/bench -claims 500000,3400000 -icews "$(ICEWS)"

tck:                            ## the openCypher TCK; FEATURES=DIR is its folder "features"
	go run ./graph/cypher/tck --features "$(FEATURES)" --misses graph/cypher/tck/MISSES.md

generate:                       ## remake what is generated: the gazetteer's compiled form, schemas
	go generate ./...
