# Kreisumfrage. "make demo" shows the product, "make test" checks all of it.

# Without ST1005: our errors are German sentences, which may begin with a noun.
STATICCHECK = go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 -checks inherit,-ST1005

.PHONY: demo build test check test-formats bench soak vendor

# A fresh server with invented data; prints the address and the logins.
demo:
	go run ./cmd/kreisumfrage demo

# One static program with everything inside, which knows its version.
VERSION = $(shell git describe --always --dirty 2>/dev/null)

build:
	CGO_ENABLED=0 go build -trimpath -ldflags='-s -w -X main.version=$(VERSION)' -o kreisumfrage ./cmd/kreisumfrage

# Everything that must hold before a change is merged: style, then all tests
# on SQLite, a real PostgreSQL and a real Chromium, with the race detector
# wherever anything runs at the same time (.ci/test.go tells that apart).
test:
	@sh .ci/prepare gcc postgres chromium pdftotext
	@$(MAKE) --no-print-directory check
	go run .ci/test.go -race -vet=off -timeout 15m ./...

check:
	@wrong=$$(gofmt -l .); test -z "$$wrong" || { echo "gofmt: $$wrong"; exit 1; }
	go vet ./...
	$(STATICCHECK) ./...

# Reads the exports back with the programs people open them with.
test-formats:
	@sh .ci/prepare soffice xmllint pdftotext
	go run .ci/test.go -tags formats -run Format -count=1 -timeout 10m ./internal

# What one page view and one page save cost, on both databases.
bench:
	@sh .ci/prepare postgres
	go test -run '^$$' -bench . -benchmem -timeout 20m ./...

# Ten minutes of fuzzing, then the tests five times in random order.
soak:
	@sh .ci/prepare gcc postgres chromium pdftotext
	sh .ci/soak

# Fetches anew what is kept in this repository but made elsewhere.
vendor:
	sh static/vendor.sh
	sh internal/browsertest/testdata/vendor.sh
	sh LICENSES/collect.sh
