#!/usr/bin/env bash
# Builds the Go programs that know Docker's own types into the folder named: moby20, moby156, router and docker-schema.
# Status 77, with words, where there is no Go or the pinned modules cannot be had.
set -euo pipefail
out=$(mkdir -p "$1" && readlink -f "$1")
tools=$(dirname "$(dirname "$(readlink -f "$0")")")
export GOFLAGS=-mod=mod GOWORK=off

skip() {
    echo "skipped: $*" >&2
    exit 77
}

command -v go >/dev/null || skip "there is no Go toolchain"
for program in docker-types/moby20 docker-types/moby156 docker-types/router docker-schema; do
    cd "$tools/$program"
    go mod download 2>"$out/download.log" || skip "Go or a module cannot be had: $(tail -n 1 "$out/download.log")"
    go build -trimpath -o "$out/$(basename "$program")" .
done
