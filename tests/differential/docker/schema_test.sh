#!/usr/bin/env bash
# The field tables that are checked in are those that Docker's types give today.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../../.."
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
tools/docker-schema/generate.sh "$fresh"
if ! diff -r src/docker/api/schemas "$fresh"; then
    echo "the tables in src/docker/api/schemas are stale (<: checked in, >: generated); run ./run schema"
    exit 1
fi
echo "the tables are what the daemons' types give"
